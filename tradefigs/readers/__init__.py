"""What a format holds: one small module for each, which turns bytes into documents."""

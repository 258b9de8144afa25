"""What German is written in: text and its layout, words, verbs, dates, and the patterns that find them."""

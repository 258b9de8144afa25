"""What becomes of claims: who says the same, who differs, what was hoped for and what came of it."""

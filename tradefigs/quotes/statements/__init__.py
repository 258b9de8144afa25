"""What is said: how far in its sentence goes what a cue attributes to somebody.

Begin with `statements`, which asks one way after the other. Below it stands `complements` (clauses behind a
cue, and words that point back to what was said), beside it `unspoken` (sentences without a cue).
"""

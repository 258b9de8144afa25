"""What is said: how far in its sentence goes what a cue attributes to somebody.

Begin with `statements`, which asks one way after the other. Below it stands `complements` (clauses behind a
cue, and words that point back to what was said). Of sentences without a cue, `freeindirect` tells where they
go on reporting, `unspoken` who is quoted in them.
"""

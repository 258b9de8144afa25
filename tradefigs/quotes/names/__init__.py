"""Whom a noun phrase names: a person, an office, an institution, a source.

Begin with `mentions`, which makes a `Mention` of each head of a phrase. The others build upon each other in
this order: `offices` (what a single noun says of a speaker), `runs` (where a run of capitalised words ends),
`phrases` (the whole noun phrase), `names` (what a `Mention` is, and which words are names) and `heads` (one
head with its attributes).
"""

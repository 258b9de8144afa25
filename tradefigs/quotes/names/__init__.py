"""Whom a noun phrase names: a person, an office, an institution, a source.

Begin with `mentions`, which makes a `Mention` of each head of a phrase. The others build upon each other in
this order: `propernames` (which words are first names and places), `offices` (what a common noun says of a
speaker), `surnames` (names that the text itself shows to be some), `runs` (where a run of capitalised words
ends), `phrases` (the whole noun phrase), `names` (what a `Mention` is) and `heads` (one head with its
attributes).
"""

"""Whom a text names anywhere, and who of them is meant at one place: `der Diplomat`, `Sorokin`, `er`.

Begin with `voices`, which gives who speaks a name and an office. It asks `persons`, where a `Cast` resolves a
mention to the full name; this builds on `roster` (everybody whom a text names) and `somebody` (one of them,
and whether a description fits).
"""

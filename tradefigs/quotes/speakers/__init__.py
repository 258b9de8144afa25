"""Whom a text names anywhere, and who of them is meant at one place: `der Diplomat`, `Sorokin`, `er`.

Begin with `persons`: a `Cast` resolves a mention to the full name, and `Voices` makes a speaker of it. Below
stands `roster`: everybody whom a text names, with all that it says of them.
"""

"""Who exports to whom: the roles that parties play in trade, read off one passage of a text.

Begin with `roles`: which roles there are, and what reporter and partner they make. `prepositions` gives a
party its role by what stands before it (`nach Peru`), then `adjectives` by the noun that it describes
(`peruanische Kunden`); `passages` adds cases and verbs, and reads all parties of a passage.
"""

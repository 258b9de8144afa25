"""One text under reading: who and what is named in it, its figures, and what was read of them so far.

Begin with `scene`: a `Scene` is what the rooms above read, a `Place` where one of its figures stands, a
`Draft` what came of that. It is built of `asides` (parties that don't trade), `topic` (between whom a text
trades), `cast` (all parties) and `items` (the items of news in a text), in this order. Two modules read
its sentences: `subclauses` those with parties of their own, `listings` those that put each figure to a
party.
"""

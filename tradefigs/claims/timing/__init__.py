"""When: which of the times that a text names is that of a figure.

Begin with `timing`, which asks one way after the other. The others build upon each other in this order:
`times` (the times of a text, one figure whose time is looked for), `surroundings` (what stands around it),
`days` (which days of a time count), `sentence` (a time of its own sentence), `goals` (that of the same
goal beside), `lookback` (whether a sentence only looks back), `carried` (the time of the sentences before)
and `undated` (a past without a year).
"""

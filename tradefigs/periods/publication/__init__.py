"""On which day a text was published.

Begin with `dates`, which asks one evidence after the other: `datelines` (dates on lines of their own) and
`addresses` (the day in an address or in the name of a file).
"""

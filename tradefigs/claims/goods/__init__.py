"""Which goods a value of trade is restricted to: `Käseexporte`, `Export von Lebensmitteln`.

Begin with `products`, which asks one way after the other. `phrases` knows where noun phrases for goods
stand, and what in them names goods. Upon it build `slots` (goods that fill a place in the clause),
`byname` (goods that the lexicon knows) and `before` (goods that the text goes on with), and `products`
upon these.
"""

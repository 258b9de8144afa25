"""Whether a figure is a value of trade, by which word, and what it measures.

Begin with `governors`: which word a figure belongs to, of trade or of other money. It builds upon what
words mean where they stand: `movements` (goods on their way), `credibility` (words that mean trade in its
company alone), `evidence` (what else speaks for trade), `contracts` (sales that are no trade of a
country); and upon what a sentence goes on with: `antecedents` (a word taken up), then `continuation`.
`measures` comes last: whether it is exports, imports or the balance of both.
"""

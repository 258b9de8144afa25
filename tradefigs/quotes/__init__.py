"""Who speaks: quotations and reported speech, from where to where, and whose they are.

Begin with `finder`, the way from a text to its quotes. The rooms build upon each other in this order:

- `names`: whom a noun phrase names
- `sentences`: one sentence under reading
- `cues`: which words of it say who speaks
- `statements` and `speakers`: what is said; who of all whom the text names is meant
- `reading`: cues, statements and speakers become quotes

`marks` finds quotations by their marks alone. `attribution` tells what a `Quote` is, and whose word a passage
is.
"""

from tradefigs.quotes.attribution import Attribution, Quote, attribution_of
from tradefigs.quotes.finder import find_quotes, quotes_at

__all__ = ["Attribution", "Quote", "attribution_of", "find_quotes", "quotes_at"]

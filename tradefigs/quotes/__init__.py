"""Who speaks: quotations and reported speech, from where to where, and whose they are."""

from tradefigs.quotes.attribution import Attribution, Quote, attribution_of
from tradefigs.quotes.finder import find_quotes, quotes_at

__all__ = ["Attribution", "Quote", "attribution_of", "find_quotes", "quotes_at"]

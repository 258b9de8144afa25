"""Who speaks: quotations and reported speech, from where to where, and whose they are."""

from tradefigs.quotes.finder import (
    Attribution,
    Quote,
    attribution_of,
    find_quotes,
    quotes_at,
)

__all__ = ["Attribution", "Quote", "attribution_of", "find_quotes", "quotes_at"]

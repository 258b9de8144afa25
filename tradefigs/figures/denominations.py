"""In which currency an amount is: its own, told apart by adjective, text and date, or its neighbour's."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from tradefigs.figures.amounts import Amount
from tradefigs.figures.currencies import Currency, code_at, currencies
from tradefigs.figures.tokens import Tokens
from tradefigs.language.layout import Layout
from tradefigs.language.patterns import late
from tradefigs.language.text import Span


def codes_of(source: Tokens, amounts: list[Amount], layout: Layout, published: date | None) -> list[str]:
    """Return the ISO 4217 code of each amount, empty where no amount of the text has a currency."""
    names = _Names(source, layout, published)
    own = {amount.first: code_at(names.code_of(amount), published) for amount in amounts if amount.currency}
    if len(own) == len(amounts):
        return list(own.values())
    known = [first for first in own if not _CONVERTED.match(source.kinds, max(0, first - 4), first)]
    known = known or list(own)
    nearest = (_nearest(source, amount, known, layout) for amount in amounts)
    return [
        own.get(amount.first) or own.get(other, "") for amount, other in zip(amounts, nearest, strict=True)
    ]


# 10 Mrd. Yuan (etwa [1,4 Mrd. Dollar]): no one's neighbour
_CONVERTED = late(r"(?r)[ScC$F]\([xQ]?")


def _nearest(source: Tokens, amount: Amount, known: list[int], layout: Layout) -> int:
    """Return the one of ``known`` (first tokens) that is nearest: in the sentence, before, behind."""
    place = source.start(amount.first)
    sentence = layout.sentence_at(place)
    index = bisect_left(known, amount.first)

    def distance(other: int) -> tuple[bool, bool, int]:
        outside = source.start(other) not in sentence
        return outside, outside and other > amount.first, abs(source.start(other) - place)

    return min(known[max(0, index - 1) : index + 1], key=distance, default=-1)


class _Names:
    """What the currency names that several countries share mean in one text."""

    def __init__(self, source: Tokens, layout: Layout, published: date | None) -> None:
        self.source = source
        self.layout = layout
        self.published = published
        self._known: dict[tuple[str, Span], str] = {}
        self._last: dict[str, str] = {}  # what each name last meant by its sentence

    def code_of(self, amount: Amount) -> str:
        """Return the code of an amount with a currency."""
        currency = currencies()[amount.currency]
        if not currency.countries:
            return currency.code
        by_adjective = map(currency.code_by_adjective, reversed(amount.adjectives))
        return next(filter(None, by_adjective), "") or self._by_text(amount, currency) or currency.code

    def _by_text(self, amount: Amount, currency: Currency) -> str:
        """Ask the sentence, then what stands before, then the whole text, which country is meant."""
        whole = Span(0, len(self.source.text))
        if currency.by_text:
            by_sentence = self._asked(
                amount, currency, self.layout.sentence_at(self.source.start(amount.first))
            )
            if by_sentence:
                self._last[amount.currency] = by_sentence
                return by_sentence
        return self._last.get(amount.currency, "") or self._asked(amount, currency, whole)

    def _asked(self, amount: Amount, currency: Currency, part: Span) -> str:
        """Ask a part of the text, only once for each name."""
        key = amount.currency, part
        if key not in self._known:
            text = self.source.text[part.start : part.end]
            is_whole = len(text) == len(self.source.text)
            self._known[key] = currency.code_by_text(text, self.published, whole=is_whole)
        return self._known[key]

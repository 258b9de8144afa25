"""The words of trade, of other money and of companies in a text, each sentence read once."""

from __future__ import annotations

from functools import cached_property

from tradefigs.claims.mentions import find_mentions
from tradefigs.claims.trade import COMPANY, OTHER, Mention
from tradefigs.claims.tradeplaces import TradePlaces
from tradefigs.language.layout import Layout
from tradefigs.language.text import Span


class Words:
    """What the sentences of one text say of trade."""

    def __init__(self, text: str, layout: Layout) -> None:
        self._text, self._layout = text, layout
        self._mentions: dict[Span, list[Mention]] = {}
        self._of_trade: dict[int, list[Mention]] = {}

    @cached_property
    def places(self) -> TradePlaces:
        """Where trade may be spoken of."""
        return TradePlaces(self._text)

    @cached_property
    def speak_of_trade(self) -> bool:
        """Whether a strong word of trade may stand anywhere in the text."""
        return self.places.may_surely_stand_in(Span(0, len(self._text)))

    def of(self, number: int) -> list[Mention]:
        """Return the mentions of measures, other money and companies in sentence ``number``."""
        return self.within(self._layout.sentences[number])

    def within(self, sentence: Span) -> list[Mention]:
        """Return the same of ``sentence``, whose number need not be known."""
        if sentence not in self._mentions:
            self._mentions[sentence] = find_mentions(self._text, sentence)
        return self._mentions[sentence]

    def of_trade(self, number: int) -> list[Mention]:
        """Return the mentions of measures in sentence ``number``."""
        if number not in self._of_trade:
            found = [m for m in self.of(number) if m.measure not in (OTHER, COMPANY)]
            self._of_trade[number] = found
        return self._of_trade[number]

    @cached_property
    def tell_of_company(self) -> bool:
        """Whether the headline or the first sentence names a company: its figures are its own."""
        layout = self._layout
        numbers = {layout.sentence_index(headline.start) for headline in layout.headlines}
        body = layout.headlines[-1].end if layout.headlines else 0
        numbers.add(min(layout.sentence_index(body) + 1, len(layout.sentences) - 1) if body else 0)
        return any(mention.measure == COMPANY for number in numbers for mention in self.of(number))

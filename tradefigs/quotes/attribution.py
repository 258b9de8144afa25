"""Whose word a passage is: quotes, and what they say of a place in the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tradefigs.language.layout import Layout
from tradefigs.quotes.marks import MOST_PARAGRAPHS
from tradefigs.quotes.names.offices import is_relay

DIRECT, INDIRECT, NONE = "direct", "indirect", "none"


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of speech: character offsets, ``end`` exclusive.

    ``speaker`` is the full name that the text gives anywhere, empty for unnamed sources; ``mention_start``
    and ``mention_end`` are where the speaker is named next to the quotation, None when nowhere.
    ``attribution`` is ``direct`` (quotation marks, dashes) or ``indirect`` (reported speech).
    """

    start: int
    end: int
    speaker: str
    speaker_role: str
    mention_start: int | None
    mention_end: int | None
    attribution: str

    @property
    def length(self) -> int:
        """Number of characters."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose word a passage is. ``attribution``: ``direct``, ``indirect`` or ``none`` (the reporter's own)."""

    speaker: str
    speaker_role: str
    attribution: str


REPORTER = Attribution("", "", NONE)


def attribution_of(start: int, end: int, quotes: Sequence[Quote], layout: Layout) -> Attribution:
    """Return whose word the passage from ``start`` to ``end`` is; ``quotes`` as `find_quotes` returns them.

    Inside quotation marks it is direct, inside reported speech indirect; so is a sentence between two
    statements of one speaker in one paragraph. A headline is only asked for itself: that it repeats a claim
    of the body is for others to see.
    """
    near = _near(start, quotes, layout)
    # The point of `3 Mrd. Fr.` may be that of the sentence, too.
    holding = [quote for quote in near if quote.start <= start and end <= quote.end + 1]
    direct = [quote for quote in holding if quote.attribution == DIRECT]
    if not holding:
        return _between_statements(start, near, layout)
    sentence = layout.sentence_at(start)

    def weight(quote: Quote) -> tuple[bool, bool, bool, int]:
        # A named speaker before none, sources before agencies, the sentence's own cue before the paragraph's,
        # the outer first.
        own = quote.start >= sentence.start and quote.end <= sentence.end
        own = own and (quote.mention_start is None or quote.mention_start in sentence)
        return bool(quote.speaker), not is_relay(quote.speaker, quote.speaker_role), own, quote.length

    quote = max(direct or holding, key=weight)
    return Attribution(quote.speaker, quote.speaker_role, quote.attribution)


def _near(place: int, quotes: Sequence[Quote], layout: Layout) -> Sequence[Quote]:
    """Return the quotes of the paragraph at ``place`` and of those from which a quotation may reach in."""
    index = max(0, bisect_right(layout.paragraphs, place, key=lambda paragraph: paragraph.start) - 1)
    first, last = layout.paragraphs[max(0, index - MOST_PARAGRAPHS)].start, layout.paragraphs[index].end
    return quotes[bisect_left(quotes, first, key=_start) : bisect_left(quotes, last, key=_start)]


def _start(quote: Quote) -> int:
    return quote.start


def _between_statements(place: int, quotes: Sequence[Quote], layout: Layout) -> Attribution:
    """Return the speaker of the statements before and behind in the same paragraph, where it is one."""
    paragraph, sentence = layout.paragraph_at(place), layout.sentence_at(place)
    inside = [quote for quote in quotes if quote.start in paragraph and quote.start not in sentence]
    before = max((quote for quote in inside if quote.end <= place), key=lambda quote: quote.end, default=None)
    after = min((quote for quote in inside if quote.start > place), key=_start, default=None)
    if before is None or after is None or not before.speaker or before.speaker != after.speaker:
        return REPORTER
    return Attribution(before.speaker, before.speaker_role or after.speaker_role, INDIRECT)

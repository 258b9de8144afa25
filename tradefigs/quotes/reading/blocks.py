"""Blocks of a text: its sentences with their cues and statements."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from tradefigs.language.layout import Layout
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.language.words import tokens_of
from tradefigs.quotes.cues.cues import Cue
from tradefigs.quotes.cues.finder import find_cues
from tradefigs.quotes.sentences.sentences import Sentence
from tradefigs.quotes.statements.statements import Statement, find_statements

# Longer texts are read in blocks of so many characters, longer sentences in parts of so many tokens: reading
# takes time in proportion to the length. News articles stay far below.
LONGEST_BLOCK, LONGEST_SENTENCE = 50_000, 250


class Parsed(NamedTuple):
    """A sentence with its cues and what they attribute."""

    span: Span
    sentence: Sentence
    cues: list[Cue]
    statements: list[Statement]


# `RIGA, 3. Mai (LETA) –`, `Berlin (dpa) -`, `SOFIA, 12. Juni. /tass/.`, `Wien, 2023-12-07 –`,
# `Bern (sda) - 03.04.2025, 15:22 -`, `BERLIN dpa ■`, `BERLIN taz |`
_DATELINE = late(
    r"""(?=[\p{L}.\s-]*+(?:[/(■|]|,\s*\d))  # most sentences have nothing of the kind
    \p{Lu}[\p{L}./-]{1,40}?(?:\s[\p{L}./-]+){0,3}?
    (?P<day>,\s*(?:\d{4}-\d\d-\d\d|\d{1,2}\.\s*(?:\p{L}+\.?|\d{1,2}\.)(?:\s*\d{4})?))?
    \s*(?:\([^()\n]{2,40}\)\s*[-–—]|/\s?\w+/|■|(?<=\p{Lu}{3}\s\p{Ll}{2,5}\s)\||(?(day)[-–—]\s|(?!)))[-–—.\s]*
    (?:\d{1,2}\.\d{1,2}\.\d{4}(?:,?\s*\d\d:\d\d(?:\s*Uhr)?)?\s*[-–—]\s*)?""",
    regex.VERBOSE,
)


class Block:
    """A stretch of paragraphs that is read in one go; each of its paragraphs is parsed once."""

    def __init__(
        self, layout: Layout, spans: list[list[Span]], quotations: Sequence[tuple[int, int]]
    ) -> None:
        self.text = layout.text
        self.layout = layout
        self.spans = spans
        self.quotations = quotations
        self._parsed: dict[int, list[Parsed]] = {}

    @property
    def size(self) -> int:
        """Number of paragraphs."""
        return len(self.spans)

    def paragraph(self, number: int) -> list[Parsed]:
        """Return the sentences of a paragraph of the block, each parsed once."""
        if number not in self._parsed:
            self._parsed[number] = [part for span in self.spans[number] for part in self._parse(span)]
        return self._parsed[number]

    def _parse(self, span: Span) -> Iterator[Parsed]:
        """Yield a sentence without its dateline, in parts where it is endless."""
        dateline = _DATELINE.match(self.text, span.start, span.end)
        if dateline is not None and dateline.end() < span.end:
            span = Span(dateline.end(), span.end)
        first = bisect_left(self.quotations, (span.start, 0))
        last = bisect_left(self.quotations, (span.end, 0))
        tokens = tokens_of(self.text, span.start, span.end, self.quotations[first:last])
        for place in range(0, len(tokens), LONGEST_SENTENCE):
            part = tokens[place : place + LONGEST_SENTENCE]
            sentence = Sentence(self.text, part)
            cues = find_cues(sentence)
            yield Parsed(Span(part[0].start, part[-1].end), sentence, cues, find_statements(sentence, cues))

    def number_at(self, place: int) -> int:
        """Return which paragraph of the block a place is in."""
        return max(0, bisect_right(self.spans, place, key=lambda sentences: sentences[0].start) - 1)

    def is_headline(self, paragraph: Sequence[Parsed]) -> bool:
        """Tell whether a paragraph is a headline."""
        return bool(paragraph) and self.layout.in_headline(paragraph[0].span.start)

    def inside(self, places: Sequence[int]) -> Sequence[int]:
        """Return those of sorted ``places`` that lie in the block."""
        first, last = self.spans[0][0].start, self.spans[-1][-1].end
        return places[bisect_left(places, first) : bisect_left(places, last)]


def blocks_of(layout: Layout, quotations: Sequence[tuple[int, int]]) -> Iterator[Block]:
    """Yield the blocks of a text; no quotation is cut."""
    spans: list[list[Span]] = []
    for sentences in _paragraphs(layout, quotations):
        if spans and sentences[-1].end - spans[0][0].start > LONGEST_BLOCK:
            yield Block(layout, spans, quotations)
            spans = []
        spans.append(sentences)
    if spans:
        yield Block(layout, spans, quotations)


def _paragraphs(layout: Layout, quotations: Sequence[tuple[int, int]]) -> Iterator[list[Span]]:
    """Yield the sentences of each paragraph; a quotation joins sentences, and paragraphs too."""
    current: list[Span] = []
    paragraph: Span | None = None
    place = 0
    for sentence in layout.sentences:
        while place < len(quotations) and quotations[place][1] <= sentence.start:
            place += 1
        if current and place < len(quotations) and quotations[place][0] < current[-1].end:
            current[-1] = Span(current[-1].start, sentence.end)
            continue
        if current and layout.paragraph_at(sentence.start) != paragraph:
            yield current
            current = []
        paragraph = paragraph if current else layout.paragraph_at(sentence.start)
        current.append(sentence)
    if current:
        yield current

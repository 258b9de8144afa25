"""Where in a block surely nobody is quoted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container

from tradefigs.language.text import Span
from tradefigs.quotes.reading.blocks import Block, Parsed
from tradefigs.quotes.statements.complements import points_back
from tradefigs.quotes.statements.freeindirect import free_start

MOST_HEADLINES = 20  # between a statement and the `Das sagte X` behind it


class Silence:
    """Tells of the places of one block where surely nobody is quoted."""

    def __init__(self, block: Block, answers: Container[int]) -> None:
        self.block = block
        self.answers = answers  # where answers of an interview begin
        self._quoting: dict[int, tuple[list[Span], int]] = {}

    def may_quote(self, place: int) -> bool:
        """Tell whether a quote may hold ``place``, or stand before and another behind it in its paragraph."""
        number = self.block.number_at(place)
        if self.block.spans[number][0].start in self.answers:
            return True
        quoting, last_pointing = self._quoting_in(number)
        index = bisect_right(quoting, place, key=lambda span: span.start)
        if last_pointing > place or (index and place in quoting[index - 1]):
            return True
        before = index > 0 or self._begins_inside(number)
        behind = index < len(quoting) or self._begins_inside(number + 1)
        return (before and behind) or self._is_headline_of(number) or self._is_given_back(number)

    def _quoting_in(self, number: int) -> tuple[list[Span], int]:
        """Return a paragraph's sentences that may hold quotes, and where its last `Das sagte X` begins."""
        if number not in self._quoting:
            quoting, last_pointing, reported = [], -1, False
            for parsed in self.block.paragraph(number):
                reported = _may_speak(parsed, reported=reported)
                if reported:
                    quoting.append(parsed.span)
                if any(points_back(parsed.sentence, cue) for cue in parsed.cues):
                    last_pointing = parsed.span.start
            self._quoting[number] = quoting, last_pointing
        return self._quoting[number]

    def _begins_inside(self, number: int) -> bool:
        """Tell whether a quotation over several paragraphs ends in this one: only its rest is left."""
        start = self.block.spans[number][0].start if number < self.block.size else 0
        return self.block.layout.paragraph_at(start).start < start

    def _is_headline_of(self, number: int) -> bool:
        """Tell whether a paragraph is a headline that may say who speaks: `Ministerium: Exporte steigen`."""
        paragraph = self.block.paragraph(number)
        if not paragraph or not self.block.layout.in_headline(paragraph[0].span.start):
            return False
        return not paragraph[0].sentence.vocabulary.isdisjoint((":", "–", "—", "-"))

    def _is_given_back(self, number: int) -> bool:
        """Tell whether the paragraph behind, headlines skipped, may begin with `Das sagte X`."""
        last = min(number + MOST_HEADLINES, self.block.size - 1)
        for following in map(self.block.paragraph, range(number + 1, last + 1)):
            if not following:
                continue
            if any(points_back(following[0].sentence, cue) for cue in following[0].cues):
                return True
            if not self.block.layout.in_headline(following[0].span.start):
                return False
        return False


def _may_speak(parsed: Parsed, *, reported: bool) -> bool:
    """Tell whether anybody may be quoted in a sentence; ``reported``: so in the one before."""
    sentence = parsed.sentence
    if parsed.cues or sentence.quotes or sentence.in_first_person:
        return True
    starts = (free_start(sentence, *part, reported=reported, named=True) for part in sentence.segments)
    return any(start is not None for start in starts)

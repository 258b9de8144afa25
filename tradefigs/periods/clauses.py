"""Whether the clause around a time announces, reports or looks further back than the text tells."""

from __future__ import annotations

import regex

from tradefigs.language.text import Layout, Span, ending
from tradefigs.periods.pieces import Piece
from tradefigs.periods.relations import LOOK_BACK, relation_word
from tradefigs.periods.tense import (
    announces,
    guesses_back,
    looks_further_back,
    may_look_further_back,
    outlook,
)

FARTHEST_VERB = 300  # characters on each side in which verbs are looked for
_PARTICIPLE = regex.compile(r"\s+(?!geplant|erwartet|vorgesehen)\p{Ll}{3,}(?:t|en)e[mnrs]?\s+\p{Lu}")
# `seit Anfang Mai`, `im vergangenen Mai`; `im kommenden Mai`
_LAST = ending(r"\b(?:[Ss]eit\s+(?:Anfang\s+|Mitte\s+|Ende\s+)?|(?:vergangen|vorig|letzt)e[mnrs]\s+)")
_COMING = ending(r"\b(?:kommend|nächst)e[mnrs]\s+")
_CLAUSE_MARK = r"[;()–]|[,:](?!\d)|\s-\s"  # not in `6,3`
_CLAUSE_AFTER = regex.compile(_CLAUSE_MARK)
_CLAUSE_BEFORE = ending(_CLAUSE_MARK)


class Clauses:
    """The clauses of one text, asked for the time that they speak of."""

    def __init__(self, text: str, layout: Layout) -> None:
        self.text, self.layout = text, layout
        self._nearby: dict[tuple[int, int], Span] = {}

    def looks_back(self, piece: Piece) -> bool:
        """Tell whether the clause of a piece looks further back than the text tells."""
        if not may_look_further_back(self.text, *self.nearby(piece)):
            return False
        return looks_further_back(self.text, *self.clause(piece, self.around(piece)))

    def is_announced(self, piece: Piece) -> bool:
        """Tell whether the clause of a piece, else its sentence, announces."""
        near = max(0, piece.start - LOOK_BACK)
        may_be = (
            announces(self.text, *self.nearby(piece))
            or _COMING.match(self.text, near, piece.start)
            or relation_word("ahead").match(self.text, near, piece.start)
        )
        return bool(may_be) and self.outlook(piece) == "ahead"

    def outlook(self, piece: Piece) -> str:
        """Tell whether the clause, else the sentence, announces (`ahead`) or reports (`behind`)."""
        around = self.around(piece)
        if _PARTICIPLE.match(self.text, piece.end) or _LAST.match(self.text, around.start, piece.start):
            return "behind"
        if _COMING.match(self.text, around.start, piece.start):
            return "ahead"
        for place in (self.clause(piece, around), around):
            if guesses_back(self.text, place.start, place.end) or self.was_announced(place):
                return "behind"
            if told := outlook(self.text, place.start, place.end):
                return told
        low = max(around.start, piece.start - LOOK_BACK)
        return "ahead" if relation_word("ahead").match(self.text, low, piece.start) else ""

    def was_announced(self, place: Span) -> bool:
        """`Fachleute hatten … erwartet`"""
        return announces(self.text, place.start, place.end) and looks_further_back(
            self.text, place.start, place.end
        )

    def nearby(self, piece: Piece) -> Span:
        """Return a stretch that surely holds what is around a piece; to find that would cost more."""
        place = piece.start, piece.end
        if place not in self._nearby:
            start, end = self.layout.passage_round(*place)
            start, end = max(start, piece.start - FARTHEST_VERB), min(end, piece.end + FARTHEST_VERB)
            self._nearby[place] = Span(start, end)
        return self._nearby[place]

    def clause(self, piece: Piece, sentence: Span) -> Span:
        """Return the clause of a piece."""
        before = _CLAUSE_BEFORE.search(self.text, sentence.start, piece.start)
        after = _CLAUSE_AFTER.search(self.text, piece.end, sentence.end)
        return Span(
            before.start() if before else sentence.start,
            after.start() if after else sentence.end,
        )

    def around(self, piece: Piece) -> Span:
        """Return the sentence of a piece; of a sentence without end the part around it."""
        sentence = self.layout.sentence_at(piece.start)
        return Span(
            max(sentence.start, piece.start - FARTHEST_VERB), min(sentence.end, piece.end + FARTHEST_VERB)
        )

"""Whether the clause around a time announces, reports or looks further back than the text tells."""

from __future__ import annotations

from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.language.layout import Layout
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.language.words import tokens_of
from tradefigs.periods.clauses.relations import LOOK_BACK, relation_word
from tradefigs.periods.clauses.tense import (
    announces,
    guesses_back,
    looks_further_back,
    may_look_further_back,
    outlook,
)
from tradefigs.periods.expressions.pieces import Piece

FARTHEST_VERB = 300  # characters on each side in which verbs are looked for
# `im Mai` (in Bonn) gegründete Firma; `im Mai` (in Bonn) beginnende, geplante Messe
_PLACE = r"\s+(?:(?:[ai][mn]|bei|von|aus|auf|zu[mr]?|für|nach)\s+(?:de[mnr]\s+)?\p{Lu}[\p{L}-]+\s+)?"
_PARTICIPLE = late(
    lambda: (
        rf"{_PLACE}(?:(?P<upcoming>{lexicon.any_of('time', 'relations.upcoming')}e[mnrs]?\s)"
        r"|\p{Ll}{3,}(?:t|en)e(?P<case>[mnrs]?)\s+(?:\p{Ll}+e(?P=case)\s+)?\p{Lu})"
    )
)
# `im vergangenen Mai`, `seit Anfang Mai`, `die Zahlen vom Mai`; `im kommenden Mai`, `läuft noch bis Mai`
_PLACED = ending(
    r"\b(?:(?P<behind>vergangen|vorig|letzt)|(?P<ahead>kommend|nächst)|(?P<now>dies|heurig))e[mnrs]\s+"
)
_SINCE = ending(r"\b[Ss]eit\s+(?:Anfang\s+|Mitte\s+|Ende\s+)?")
_OF = ending(r"(?<!\b[Ww]oche\s)\b[Vv]om\s+")
_FOR = ending(r"\b(?:[Ff]ür\s+(?:de[nm]\s+|die\s+)?|den\s+)")  # `den 1. Mai festgelegt`
_PROMISED = late(lambda: rf"\b{lexicon.any_of('time', 'relations.promised')}\b")  # `für Mai versprochen`
_STILL_UNTIL = ending(r"\bnoch\s+bis\s+(?:zum\s+)?")
_WHEN = regex.compile(r"\W*(?:[Ww]enn|[Ss]obald)\s")  # `Wenn er im Mai geöffnet hat, soll …`
_CLAUSE_MARK = r"[;()–]|[,:](?!\d)|\s-\s"  # not in `6,3`
# Likewise before a second predicate: `habe im ersten Halbjahr 3 Mrd. erreicht | und solle steigen`
_CLAUSE_AFTER = late(
    lambda: (
        rf"{_CLAUSE_MARK}"
        rf"|\s(?=(?:und|aber|doch)\s+{lexicon.alternatives(lexicon.words('trade', 'status.second'))}\b)"
    )
)
_CLAUSE_BEFORE = ending(_CLAUSE_MARK)
_ALREADY = regex.compile(r"\b(?:schon|bereits)\s+(?:jetzt|heute|nun)\b")
_WANTED = regex.compile(r"\b(?:muss|müsse|müssen|müssten?|kann|könne|können)\b")
# `noch Tee`, `erst 3 Mrd.`; not `nur noch`, `erst im Vorjahr`
_NO_LONGER = regex.compile(r"(?<!\b(?:nur|immer)\s)\bnoch\b(?!\s+(?:ein)?mal|\s+nie)|\berst\b(?!\s+im\b)")
_AMOUNT = late(r"(?!(?:19|20)\d\d\s)\d[\d.,]*\s+\p{Lu}\p{L}*\.?(?:\s+(?:US-)?\p{Lu}\p{L}*)?")
# `2017 waren es 3 Mrd. gewesen, 2015` sogar 4 Mrd.: the verb of the clause before it is meant
_ONLY_AMOUNT = late(
    r",?\s+(?:\p{Ll}+\s+){0,2}\d[\d.,]*(?:\s+\p{Lu}\p{L}*\.?){1,2}(?:\s+\p{Lu}\p{L}*)?\s*(?=[,;.)]|$)"
)


@cache
def _no_news() -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the last parts of nouns that name no other goods or partner than those told of, and whole ones.

    They are words of trade, what it is measured by, and who tells of it: `Ausfuhren`, `Warenwert`, `Zoll`.
    """
    trade = lexicon.load("trade")
    sections = (trade["nouns"], trade["weak_nouns"], trade["value_nouns"])
    ends = {noun.replace("|", "") for section in sections for nouns in section.values() for noun in nouns}
    for name in ("benchmarks.standards", "benchmarks.no_news", "year_words.last"):
        ends.update(lexicon.words("time", name))
    return tuple(map(_stem, ends)), frozenset(map(_stem, lexicon.words("trade", "whole.goods")))


def _stem(noun: str) -> str:
    """Return a noun without what its cases differ in: `Exporte`, `Exports`."""
    return noun.lower().rstrip("ens")


def _things(text: str, start: int, end: int) -> set[str]:
    """Return the nouns that say what is told of."""
    ends, wares = _no_news()
    stems = {
        _stem(token.low)
        for token in tokens_of(_AMOUNT.sub(" ", text[start:end]), 0, end - start)
        if token.capital and not (token.function or token.time)
    }
    return {stem for stem in stems - wares if not stem.endswith(ends)}


class Clauses:
    """The clauses of one text, asked for the time that they speak of."""

    def __init__(self, text: str, layout: Layout) -> None:
        self.text, self.layout = text, layout
        self._nearby: dict[tuple[int, int], Span] = {}

    def looks_back(self, piece: Piece) -> bool:
        """Tell whether the clause of a piece looks further back than the text tells."""
        if not may_look_further_back(self.text, *self.nearby(piece)):
            return False
        sentence = self.around(piece)
        if looks_further_back(self.text, *self.clause(piece, sentence)):
            return True
        elliptic = _ONLY_AMOUNT.match(self.text, piece.end, sentence.end) is not None
        return elliptic and looks_further_back(self.text, sentence.start, piece.start)

    def has_been(self, piece: Piece) -> bool:
        """`Im Vorjahr verkaufte man noch Tee`, `im Vorjahr waren es erst 3`: it is no longer so."""
        clause = self.clause(piece, self.around(piece))
        return _NO_LONGER.search(self.text, clause.start, clause.end) is not None

    def tells_news(self, piece: Piece, since: int) -> bool:
        """Tell whether what is told of a time, up to the end of its clause, names what wasn't ``since``."""
        sentence = self.around(piece)
        clause = self.clause(piece, sentence)
        start = clause.start if since >= sentence.start else sentence.start
        before = max(self.layout.sentence_at(since).start, since - FARTHEST_VERB)
        known = _things(self.text, before, start)
        return bool(_things(self.text, start, clause.end) - known)

    def is_announced(self, piece: Piece) -> bool:
        """Tell whether the clause of a piece, else its sentence, announces."""
        near = max(0, piece.start - LOOK_BACK)
        may_be = (
            announces(self.text, *self.nearby(piece))
            or self.placed(piece) == "ahead"
            or relation_word("ahead").match(self.text, near, piece.start)
        )
        return bool(may_be) and self.outlook(piece) == "ahead"

    def outlook(self, piece: Piece) -> str:
        """Tell whether the clause, else the sentence, announces (`ahead`) or reports (`behind`)."""
        around = self.around(piece)
        if told := self.outlook_of_clause(piece, around) or self._outlook_of(around):
            return told
        low = max(around.start, piece.start - LOOK_BACK)
        return "ahead" if relation_word("ahead").match(self.text, low, piece.start) else ""

    def outlook_of_clause(self, piece: Piece, around: Span | None = None) -> str:
        """Tell the same of the clause alone."""
        placed = self.placed(piece)
        if placed in ("ahead", "behind"):
            return placed
        around = around or self.around(piece)
        if participle := _PARTICIPLE.match(self.text, piece.end):
            return "ahead" if participle["upcoming"] else "behind"
        if _SINCE.match(self.text, around.start, piece.start):
            return "behind"
        if piece.kind in ("day", "month") and _OF.match(self.text, around.start, piece.start):
            return "" if self.text.startswith(" an", piece.end) else "behind"
        clause = self.clause(piece, around)
        if _FOR.match(self.text, clause.start, piece.start) and _PROMISED.search(self.text, *clause):
            return "ahead"
        told = self._outlook_of(clause, guesses=piece.kind != "day")
        if told == "behind" and _WHEN.match(self.text, clause.start) and announces(self.text, *around):
            return "ahead"
        return told or ("ahead" if _STILL_UNTIL.match(self.text, clause.start, piece.start) else "")

    def placed(self, piece: Piece) -> str:
        """Tell where an adjective puts a time: `behind`, `ahead`, or `now` (`in diesem Winter`)."""
        low = max(0, piece.start - LOOK_BACK)
        adjective = _PLACED.match(self.text, low, piece.start)
        return adjective.lastgroup or "" if adjective else ""

    def is_so_already(self, piece: Piece) -> bool:
        """`hat schon jetzt die Ziele für das gesamte Jahr erfüllt`: before that is over."""
        clause = self.clause(piece, self.around(piece))
        return _ALREADY.search(self.text, clause.start, clause.end) is not None

    def is_wanted(self, piece: Piece) -> bool:
        """Tell whether the clause says what must or can be."""
        clause = self.clause(piece, self.around(piece))
        return _WANTED.search(self.text, clause.start, clause.end) is not None

    def _outlook_of(self, place: Span, guesses: bool = True) -> str:
        if (guesses and guesses_back(self.text, *place)) or self.was_announced(place):
            return "behind"
        return outlook(self.text, place.start, place.end)

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

    def at_most(self, piece: Piece) -> Span:
        """Return a stretch that surely holds the clause of a piece; to find its sentence would cost more."""
        near = Span(max(0, piece.start - FARTHEST_VERB), min(len(self.text), piece.end + FARTHEST_VERB))
        return self.clause(piece, near)

    def around(self, piece: Piece) -> Span:
        """Return the sentence of a piece; of a sentence without end the part around it."""
        sentence = self.layout.sentence_at(piece.start)
        return Span(
            max(sentence.start, piece.start - FARTHEST_VERB), min(sentence.end, piece.end + FARTHEST_VERB)
        )

"""The time that a passage speaks of, as far as it has been read."""

from __future__ import annotations

from datetime import date

import regex

from tradefigs import lexicon
from tradefigs.language.layout import Layout
from tradefigs.language.patterns import late
from tradefigs.language.sentences import sure_start
from tradefigs.language.text import Span, ending
from tradefigs.periods.calendar.period import Period, begins_late, months_in
from tradefigs.periods.clauses.clauses import Clauses
from tradefigs.periods.expressions.pieces import PARTS_OF_YEAR, Piece

NEAR = 400  # characters before a time in which sure beginnings of sentences are looked for
REPORT_SENTENCES = 6  # so far back `ein Jahr zuvor` looks for what was reported
MAY_END_SENTENCE = regex.compile(r"[.!?…\n\r\u2028\u2029]")

_TAKES_PLACE = late(lambda: rf"\b{lexicon.any_of('time', 'relations.taking_place')}\b")
# A value of which a sentence tells, in digits: a sign of what is reported, no reading of it
FIGURE = regex.compile(r"\d\s*(?:%|Prozent|M(?:rd|io|illiard|illion))")
_OF_PASSAGE = PARTS_OF_YEAR - {"day"} | {"year", "years", "until"}


class Told:
    """What is remembered while the times of a text are read, one after the other.

    ``passage`` is the last time that the text named, comparisons and days apart; ``main`` the last of them
    that isn't named in a look further back (`hatte … betragen`) or as a goal (`bis 2030 soll …`); ``part``
    the last part of a year, ``day`` the last day, ``fiscal`` the last year of another calendar;
    ``place`` where the time being read begins, ``sentence`` its sentence. Most times need neither
    ``sentence`` nor ``main``, which cost most: they are found when first asked for.
    """

    def __init__(self, text: str, layout: Layout, clauses: Clauses, published: date | None) -> None:
        self.text, self.layout, self.clauses, self.published = text, layout, clauses, published
        self.passage: Period | None = None
        self.part: Period | None = None
        self.day: Period | None = None
        self.fiscal: Period | None = None
        self.since: Period | None = None
        self.so_far: Period | None = None  # `seit Jahresbeginn`, `seit Mai`, whichever year it names
        self.place = 0
        self._sentence = Span(0, 0)
        self._main: Period | None = None
        self._after_main: list[tuple[Piece, Period]] = []  # named since, not known to look further back

    @property
    def sentence(self) -> Span:
        """Return the sentence of the time being read."""
        if self.place >= self._sentence.end:
            self._sentence = self.layout.sentence_at(self.place)
        return self._sentence

    @property
    def main(self) -> Period | None:
        """Return the last time named that is no look further back and no goal: `bis 2030 soll …`."""
        while self._after_main:
            piece, period = self._after_main.pop()
            is_goal = period.kind == "until" and self.clauses.is_announced(piece)
            if not is_goal and not self.clauses.looks_back(piece):
                self._main = period
                self._after_main.clear()
        return self._main

    def add(self, piece: Piece, period: Period) -> None:
        """Take in the time just read."""
        if period.kind == "day" and period.first_day and not period.comparison:
            self.day = period
        if period.kind == "since" and not period.comparison:
            self.so_far = period
        if period.kind == "since" and period.year_said and not period.comparison:
            self.since = period
        if not period.first_day or period.comparison or period.kind not in _OF_PASSAGE:
            return
        if self._is_event_to_come(period):
            return
        if self.passage is not None and self.text.startswith(_UNITS_BEFORE, piece.start):
            return  # `im Vormonat`, and again `im Vormonat`: both of the same month
        self.passage = period
        if self.is_fiscal_year(period, REPORT_SENTENCES):
            self.fiscal = period
        leaves = self.part and self._is_left_again(piece, period, self.part)
        # `im März …, im gleichen Zeitraum 2023 waren es …`: the report goes on with its own time, too
        if not (self._is_year_before(piece) or self._is_part_of_year_before(period)) and not leaves:
            self._after_main.append((piece, period))
        self.part = period if period.kind in PARTS_OF_YEAR and not leaves else self.part

    def _is_event_to_come(self, period: Period) -> bool:
        """`Die Messe findet im Herbst statt`: a time of no value, of which no later value tells, either."""
        if period.kind not in PARTS_OF_YEAR or not (period.last_day and self.published):
            return False
        if period.last_day < self.published or FIGURE.search(self.text, *self.sentence) is not None:
            return False
        return _TAKES_PLACE.search(self.text, *self.sentence) is not None

    def _is_year_before(self, piece: Piece) -> bool:
        """`im März …, vor Jahresfrist waren es …`: the report goes on with the time it is about."""
        return (piece.base == "reported" and piece.year < 0) or self.text.startswith(
            "vor Jahresfrist", piece.start
        )

    def _is_part_of_year_before(self, period: Period) -> bool:
        """`im November …. Im November des Vorjahres waren es …`: the same part, only compared with."""
        first, part = period.first_day, self.part
        if "Vorjahr" not in period.text or part is None or first is None or part.first_day is None:
            return False
        return part.kind == period.kind and (first.year + 1, first.month) == part.first_day.timetuple()[:2]

    def _is_left_again(self, piece: Piece, period: Period, part: Period) -> bool:
        """`allein im März`, `im gleichen Zeitraum des Vorjahres`: the text returns to what was told."""
        earlier = bool(period.last_day and part.first_day and period.last_day < part.first_day)
        return (piece.kind == "same" and earlier) or is_singled_out(self.text, piece.start, piece.end)

    def is_fiscal_year(self, period: Period | None, sentences: int) -> bool:
        """Tell whether a time just named is a year of another calendar: `im Finanzjahr … im Jahr davor`.

        One whose days no one tells counts as the two years that it is called by: `2022/23`.
        """
        if period is not None and period.kind == "years" and period.text[-3:-2] == "/":
            return self.is_near(period, sentences)
        if period is None or not (period.kind in ("days", "months") or begins_late(period)):
            return False
        return months_in(period) in (12, 13) and self.is_near(period, sentences)

    def passage_year(self) -> int | None:
        """Return the year of the passage, if it was named nearby.

        A sentence that only looked back leaves the text at the time that it is about: `Von Januar bis Mai ….
        Ein Jahr zuvor hatten sie 3 Mrd. betragen. In den ersten fünf Monaten kamen …`
        """
        passage = self.passage
        if passage is None or not self.is_near(passage, 1):
            return None
        is_left = passage is not self.main and self.main is not None and not self.in_sentence(passage)
        return self.reported_year() if is_left else _last_year(passage)

    def since_year(self) -> int | None:
        """Return the year since when something is so, if it was named last: `seit 2003, ein Jahr später`."""
        since, passage = self.since, self.passage
        if since is None or not since.first_day or (passage and passage.start > since.start):
            return None
        return since.first_day.year if self.is_near(since, 1) else None

    def reported_year(self) -> int | None:
        """Return the year that the sentences before report on."""
        return _last_year(self.main) if self.main and self.is_near(self.main, REPORT_SENTENCES) else None

    def year_of_near(self, period: Period | None) -> int | None:
        """Return the year of a time, if it stands in this sentence or the one before."""
        near = period if period and self.is_near(period, 1) else None
        return near.first_day.year if near and near.first_day else None

    def in_sentence(self, period: Period) -> bool:
        """Tell whether a time stands in this sentence."""
        return self.is_near(period, 0)

    def is_near(self, period: Period, sentences: int) -> bool:
        """Tell whether a time stands in this sentence or one of so many before it."""
        start = self.place + 2
        for _ in range(sentences + 1):
            place = start - 2
            start = sure_start(self.text, max(period.start, place - NEAR), place)
            if not start:
                break
        else:  # so many begin behind it; to find any sentence is not needed
            return False
        if self.place - period.start < NEAR and not MAY_END_SENTENCE.search(
            self.text, period.start, self.place
        ):
            return True
        first = self.sentence.start
        for _ in range(sentences):
            if period.start >= first or first == 0:
                break
            first = self.layout.sentence_at(first - 1).start
        return period.start >= first


def _last_year(period: Period) -> int | None:
    """Return the year of a time; of several years that are said the last, of `drei Jahren` none."""
    if period.kind != "years" or not period.last_day:
        return period.first_day.year if period.first_day else None
    return period.last_day.year if period.text[-2:].isdecimal() else None


_UNITS_BEFORE = ("Vormonat", "Vorquartal", "Vorhalbjahr")
_ALONE_BEFORE = ending(r"\b[Aa]llein(?:e|ig)?\s+(?:(?:im|in|am|zum)\s+)?(?:de[mnr]\s+)?")
_ALONE_BEHIND = late(r"\s+alleine?\b")


def is_singled_out(text: str, start: int, end: int) -> bool:
    """Tell whether a time is one of those reported, told apart: `allein im März`, `im März allein`."""
    before = _ALONE_BEFORE.match(text, max(0, start - 30), start)
    return before is not None or _ALONE_BEHIND.match(text, end) is not None

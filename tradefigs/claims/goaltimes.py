"""The time of goals and forecasts that have none of their own: that of the same goal in a sentence beside.

What a sentence reports on is read here too: a goal beside it is no part of that.
"""

from __future__ import annotations

from abc import ABC

from tradefigs.claims.modality import FORECAST, FUTURE, TARGET
from tradefigs.claims.sentencetimes import THAT_TIME, SentenceTimer, Timing, whole_year
from tradefigs.claims.surroundings import MOST_BEFORE
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.periods import Period
from tradefigs.periods.tense import announces

_BY_THEN = late(r"\b(?:dann|bis\s+dahin)\b")
_OUTLOOK = late(r"[\s„“\"»«]*Für\s+(?:\p{Ll}+\s+){0,2}(?:Jahr\s+)?")
_THAT_GOAL = late(r"\b(?i:es|das|dies|diese[smr]?)\b.{0,80}\bzu\s+(?:erreichen|schaffen)\b")
_NO_DATA = late(
    r"\bkeine\s+(?:\p{Ll}+\s+)*(?:Zahlen|Angaben|Daten|Werte|Ergebnisse|Statistik(?:en)?)\b"
    r"|\b(?:Zahlen|Angaben|Daten|Werte|Ergebnisse)\b[^;]*\b(?:noch|bisher|bislang)\s+nicht\b"
)


class GoalTimer(SentenceTimer, ABC):
    """Reads the times of goals by the sentences beside them."""

    def _is_goal(self, index: int) -> bool:
        """Tell whether a figure is hoped for or expected, and was not so long ago: `man hatte … erwartet`."""
        return self._status(index) in (TARGET, FORECAST, FUTURE) and not self._was_expected(index)

    def _mains(self, sentence: Span) -> list[Period]:
        """Return the times that a sentence reports on."""
        return [
            period
            for period in self.times.periods_in(sentence.start, sentence.end)[-MOST_BEFORE:]
            if not (period.part or self._is_compared(period) or period.kind in ("day", "now"))
            and not THAT_TIME.fullmatch(period.text)
            and self._is_past(period)
            and not self._lacks_data(period)
        ]

    def _lacks_data(self, period: Period) -> bool:
        """`Für Mai liegen noch keine Zahlen vor.`: a time of which nothing is told."""
        clause = self._clause_at(period.start, self.times.around(period.start, period.end))
        return _NO_DATA.search(self.text, clause.start, clause.end) is not None

    def _of_goal(self, index: int) -> Timing | None:
        """A goal without a date takes that of the sentence before it, after it, or of a headline."""
        here, own = self.layout.sentence_index(self.figures[index].start), self._sentence(index)
        sentences = self.layout.sentences
        before, after = sentences[max(0, here - 1) : here], sentences[here + 1 : here + 2]
        for sentence in before:
            by_then = _BY_THEN.search(self.text, own.start, own.end)
            dates = self._ahead(sentence) if by_then else self._outlook_of(sentence)
            for period in reversed(dates or self._goal_dates(sentence)):
                return self._days(index, period, "goal")
            for main in self._mains(sentence) if self.status == FORECAST else ():
                if main.first_day and main.kind in (
                    "months",
                    "quarter",
                    "half",
                ):  # the rest of its year is open
                    return whole_year(main.first_day.year, "goal")
        rest = Span(self._phrase(index).end, own.end)
        for place in [rest, *after, *self.layout.headlines]:
            if not self._has_other_goal(index, place):
                for period in self._goal_dates(place):
                    return self._days(index, period, "goal")
        return None

    def _has_other_goal(self, index: int, place: Span) -> bool:
        """`Das Ziel sind 5 Mrd. Der Export soll 2030 auf 3 Mrd. steigen`: the date is that of the other."""
        figure = self.figures[index]
        for other in range(self.times.figure_before(place.end), -1, -1):
            found = self.figures[other]
            if found.start < place.start:
                return False
            if (found.low, found.high) != (figure.low, figure.high) and self._is_goal(other):
                return True
        return False

    def _outlook_of(self, sentence: Span) -> list[Period]:
        """`Für 2024 ist die Branche zuversichtlich`: the time ahead that opens a sentence."""
        opens = _OUTLOOK.match(self.text, sentence.start, sentence.end)
        return [period for period in self._ahead(sentence)[:1] if opens and period.start <= opens.end()]

    def _goal_dates(self, sentence: Span) -> list[Period]:
        """Return the times by which a sentence says that something shall be."""
        start, end = sentence.start, sentence.end
        is_goal = announces(self.text, start, end) or _THAT_GOAL.search(self.text, start, end)
        return self._ahead(sentence) if is_goal else []

    def _ahead(self, sentence: Span) -> list[Period]:
        """Return the times of a sentence that aren't over at the publication."""
        return [
            period
            for period in self.times.periods_in(sentence.start, sentence.end)[:MOST_BEFORE]
            if period.last_day
            and not (period.comparison or period.part or period.kind in ("day", "now"))
            and (self.published is None or self._lies_ahead(period))
        ]

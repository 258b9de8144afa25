"""What the own sentence of a figure says about its period.

A time right beside the figure wins over one elsewhere in the sentence. What is only compared with (`gegenüber
800 Mio. im Vorjahr`) dates the compared figure alone.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date

from tradefigs.claims.modality import ACTUAL, is_to_be_done
from tradefigs.claims.surroundings import HEDGES, RIGHT_AFTER, RIGHT_BEFORE, Places, Surroundings
from tradefigs.claims.syntax import separation
from tradefigs.language.patterns import late
from tradefigs.language.text import ending
from tradefigs.lexicon import any_of
from tradefigs.periods import Period, moved, number_of
from tradefigs.periods.tense import guesses_back, looks_further_back, reports, tells_of_speech


@dataclass(frozen=True, slots=True)
class Timing:
    """The days that a figure covers, inclusive; both None where the text leaves them open.

    ``doubt`` marks a period that the publication date makes unlikely: `LATER` or `LONG_BEFORE`. ``why`` names
    the rule that decided.
    """

    first_day: date | None
    last_day: date | None
    doubt: str = ""
    why: str = ""


# What the words between a figure and a time that follows it may cost (`syntax.separation`); the same where
# the figure opens its sentence and is its only one.
FARTHEST_AFTER, FARTHEST_OF_OPENING = 3.0, 6.0

_NAMED_KINDS = {"year", "half", "quarter", "month", "months", "days", "years", "until", "since", "season"}
_COLON = late(r"\s*:")
# Between a time and its figure: `(2022: minus 614 Mio.)`, `bis Dezember (10,3 Mrd.)`.
_INTO_BRACKET = late(rf"\s*[:(]\s*(?:minus\s+|plus\s+)?{HEDGES}")
# Between a time compared with and its figure: `als im Vorjahr mit 1,5 Mrd.`, `als 2020, in dem 3 Mrd.`,
# `unter dem Juni-Wert von 3 Mrd.`
_COMPARED_WITH = late(
    r"(?:-\p{L}+)?\s*(?:[(:]|[^,;.()]{0,30},\s+(?:in\s+de[nmr]|als|da|wo)\s|(?:mit|von|bei)\s)[^,;.()]{0,80}"
)
# `von 16,7 auf 16,4 Mrd. revidiert`: two readings of one value
_REVISED = late(
    r"\b(?:[Rr]evi[ds]|[Kk]orri?g|[Kk]orrekt|[Bb]erichtig)\p{Ll}+|\b(?:richtiggestellt|nachgebessert)\b"
)
# `um 18,6 Mrd. Euro auf rund`, `um 30 Prozent auf`
_BY_TO = ending(rf"\b[Uu]m\s+{HEDGES}\d[\d.,]*[^,;()]{{0,30}}\s+auf\s+{HEDGES}")
_NEXT_CLAUSE = late(
    r";|,\s+(?:und|aber|doch|während|wobei|wohingegen|nachdem|obwohl|obgleich|bevor|ehe|weil|wogegen)\s"
)
# `36 Mio. Dollar: So viel brachte der Export 2019 ein.`
_TAKEN_UP = late(
    r"[“”\"»«]?(?:\s*:|,|\s[–—-])\s+(?:auf\s+|Auf\s+)?[Ss]o\s+(?:viel|hoch|groß|gross|stark|wenig)\b"
)
_AS_OF = ending(r"\b[Pp]er\s+")  # `per Ende Mai`: what trade has come to since the beginning of the year


def _hoped() -> str:
    return any_of("trade", "status.hoped")


# `geplant waren 3 Mrd.`, `verfehlte das Ziel von 3 Mrd.`, `hätten es werden sollen`: of the time that is told
_WAS_A_GOAL = late(
    lambda: (
        rf"(?i:\b{_hoped()}\s+(?:war(?:en)?|gewesen|worden)\b|\bwar(?:en)?\b[^;.]*\b{_hoped()}\b)"
        rf"|\b(?i:statt|anstelle|anstatt|gegenüber|als|unter)\s+(?:der|den|dem)\s+{_hoped()}en\b"
        r"|\bverfehl\p{Ll}+|\bhätten?\b[^;.]*\b\p{Ll}+en\s+(?:sollen|müssen)\b|\bohne\s+dass\b[^;.]*\bZiel\b"
        r"|\b(?:lag|sah)\b[^;.]*\b(?:Soll|Plan)\b|\b(?:Soll|Plan)\b[^;.]*\b(?:lag|sah)\b"
    )
)
_TOOK = late(
    r"\b(?:[Ii]nnerhalb|[Bb]innen|[Ii]n)\s+(?:von\s+)?(?:\p{Ll}+\s+)?"
    r"(?:(?P<n>\w+)\s+Jahren|(?P<decade>(?:eine[smr]|zehn)\s+(?:Jahrzehnte?s?|Dekade)))\b"
)
_SO_FAR = late(r"\b(?:[Bb]ereits|[Ss]chon|[Bb]islang|[Bb]isher)\b")
THAT_TIME = late(r"[Dd]amal(?:s|igen?)")


class SentenceTimer(Surroundings, ABC):
    """Reads the period of figures of one text, all of one status and kind, by their own sentences."""

    def __init__(self, times: Places, status: str, kind: str) -> None:
        super().__init__(times)
        self.status, self.kind, self.published = status, kind, times.published
        self._told: dict[int, Timing | None] = {}

    @abstractmethod
    def _reporting(self) -> SentenceTimer:
        """Return what reads the levels that are reported."""

    @abstractmethod
    def _taken_over(self, index: int) -> Timing | None:
        """Return what other sentences say."""

    def _own(self, index: int) -> Timing | None:
        """Return what the figure's own sentence says, or None where it says nothing."""
        if index not in self._told:
            self._told[index] = self._read_own(index)
        return self._told[index]

    def _read_own(self, index: int) -> Timing | None:
        beside = self._beside(index)
        if beside:
            return self._days(index, beside, "beside")
        if self._is_converted(index) and not self._is_converted(index - 1):
            return self._own(index - 1)
        to = self._to_value(index)
        if to is not None:
            return self._from(index, to)
        if index and self._to_value(index - 1) == index:
            ends = self._ends_of_span(index - 1)
            if ends:
                return self._days(index, ends[-1], "from … to")
        period = self._in_step(index) or self._in_sentence(index)
        if period and self._is_reached(index, period):
            period = self._parts_of(period)[-1]
        return self._days(index, period, "sentence") if period else None

    def _is_reached(self, index: int, period: Period) -> bool:
        """`sank zwischen 2015 und 2020 um 18 Mrd. auf 32 Mrd.`: what is reached is of the last year."""
        if period.kind != "years" or self.kind != "level" or len(self._parts_of(period)) != 2:
            return False
        phrase, sentence = self._phrase(index), self._sentence(index)
        return _BY_TO.match(self.text, max(sentence.start, phrase.start - 80), phrase.start) is not None

    def _beside(self, index: int) -> Period | None:
        """Return the time that stands right after the figure or right before it."""
        after, phrase = self._after(index), self._phrase(index)
        before = self._before(index, with_compared=True)
        is_now = before and before[-1].kind == "now"
        touches_now = is_now and RIGHT_BEFORE.fullmatch(self.text, before[-1].end, phrase.start)
        if touches_now and self._to_value(index) is not None:  # `von derzeit 7,3 bis 2030 auf 10`
            return before[-1]
        if (
            after
            and after[0].kind in _NAMED_KINDS
            and RIGHT_AFTER.fullmatch(self.text, phrase.end, after[0].start)
            and not (
                after[0].comparison and _COLON.match(self.text, after[0].end)
            )  # `(im Vorjahr: 18,9 Mrd.)`
            and not self._is_of_other(index, after[0])
        ):
            return self._narrowest([*after[1:2], after[0]])
        if before and before[-1].kind in ("now", "open") and not THAT_TIME.fullmatch(before[-1].text):
            touches = RIGHT_BEFORE.fullmatch(self.text, before[-1].end, phrase.start)
            return before[-1] if touches else None
        named = next((period for period in reversed(before) if period.kind in _NAMED_KINDS), None)
        if named is None or (index and self.figures[index - 1].end > named.end):
            return None
        if _INTO_BRACKET.fullmatch(self.text, named.end, phrase.start):
            return self._end_of(named)
        compared = named.comparison and _COMPARED_WITH.fullmatch(self.text, named.end, phrase.start)
        return named if compared else None

    def _is_of_other(self, index: int, period: Period) -> bool:
        """`3 Mrd. (im selben Zeitraum 2021 – 2 Mrd.)`, `von 3 bis 2028 auf 5 Mrd.`: of the next figure."""
        if period.kind in ("until", "since") and self._to_value(index) == index + 1:
            return True
        phrase = self._phrase(index)
        if index + 1 == len(self.figures) or "(" not in self.text[phrase.end : period.start]:
            return False
        following = self.figures[index + 1].start
        return period.end < following <= self.text.find(")", period.end, self._sentence(index).end)

    def _in_sentence(self, index: int) -> Period | None:
        """Return the last fitting time before the figure, else one close behind it."""
        before = [period for period in self._before(index) if self._fits(index, period)]
        closing = self._closing(index) if before and not self._shares_clause(index, before[-1]) else None
        if closing:
            return closing
        if before:
            dated = [period for period in before if period.kind != "open"]
            open_in_clause = before[-1].kind == "open" and not (
                dated and self._shares_clause(index, dated[-1])
            )
            return before[-1] if open_in_clause else self._narrowest(dated or before)
        close = self._close_behind(index)
        return self._narrowest(close[1::-1]) if close else None

    def _close_behind(self, index: int) -> list[Period]:
        """Return the fitting times that stand close behind the figure."""
        phrase = self._phrase(index)
        taken_up = _TAKEN_UP.match(self.text, phrase.end)
        farthest = FARTHEST_OF_OPENING if self._opens_sentence(index) else FARTHEST_AFTER
        return [
            period
            for period in self._after(index)
            if not self._is_compared(period)
            and self._fits(index, period)
            and (taken_up or separation(self.text, phrase, period) < farthest)
            and not _NEXT_CLAUSE.search(self.text, phrase.end, period.start)
            and not self._is_of_next(index, period)
        ]

    def _closing(self, index: int) -> Period | None:
        """`2022 stieg er; das Hoch von 3 Mrd. stammt aus dem Jahr 2019`: its clause ends with its time."""
        behind = [p for p in self._close_behind(index) if self._shares_clause(index, p) and p.kind != "now"]
        following = self.figures[index + 1].start if index + 1 < len(self.figures) else -1
        alone = [period for period in behind if not self._phrase(index).end < following < period.start]
        return alone[0] if alone else None

    def _fits(self, index: int, period: Period) -> bool:
        """Tell whether a time of the sentence can be that of the figure, by its kind."""
        if period.kind == "day" or self._is_aside(index, period):
            return False
        if period.kind == "now":  # `Kakao spielt nach wie vor mit: Bohnen für 3 Mio. gingen …`
            apart = ":" in self.text[period.end : self._phrase(index).start]
            apart = apart or self._is_bracketed(index)
            return self.status == ACTUAL and not (apart or self._is_day_of_speech(period))
        if period.kind == "open":
            return not THAT_TIME.fullmatch(period.text) and self._shares_clause(index, period)
        if self.status == ACTUAL:
            return (
                self._is_past(period)
                or period.kind not in ("years", "until")
                or self._foretells(index, period)
            )
        if self._lies_ahead(period) or self._shares_clause(index, period):
            return True
        return self._was_expected(index) and self._is_past(period)

    def _foretells(self, index: int, period: Period) -> bool:
        """`Wenn der Export bis 2040 um 3 Mrd. zunimmt`: a clause that tells nothing of the past."""
        clause = self._clause(index)
        return (
            period.kind == "until"
            and period.start in clause
            and not reports(self.text, clause.start, clause.end)
        )

    def _is_day_of_speech(self, period: Period) -> bool:
        """`sagte er heute`"""
        if not period.text.lower().startswith("heute"):
            return False
        clause = self._clause_at(period.start, self.times.around(period.start, period.end))
        return tells_of_speech(self.text, clause.start, clause.end)

    # ------------------------------------------------ from … to

    def _from(self, index: int, to: int) -> Timing:
        """The from-value is that of the time compared with, else of the year before the to-value."""
        ends = self._ends_of_span(index)
        if ends:
            return self._days(index, ends[0], "from … to")
        for period in reversed(self._before(index, with_compared=True)):
            if period.comparison and period.first_day:
                return self._days(index, period, "compared")
            if period.kind == "since":  # `seit 2015 von 3 auf 5 Mrd. gestiegen`
                return self._days(index, self._end_of(period), "from")
        reported = self._reporting()
        reached = reported._own(to)
        sentence = self._sentence(index)
        if _REVISED.search(self.text, sentence.start, sentence.end):
            return reached or reported._taken_over(to) or Timing(None, None, why="revised")
        still_ahead = reached and reached.first_day and self.published and reached.first_day > self.published
        if still_ahead or self._status(to) != ACTUAL or is_to_be_done(self.text, self._phrase(to).end):
            return self._this_year("from")
        reached = reached or reported._taken_over(to)
        if reached is None or reached.first_day is None or reached.last_day is None:
            return Timing(None, None, why="from")
        if reached.first_day.year != reached.last_day.year:
            return whole_year(reached.first_day.year, "from")
        if years := self._years_it_took(index):
            return Timing(moved(reached.first_day, -years), moved(reached.last_day, -years), why="from")
        return Timing(moved(reached.first_day, -1), moved(reached.last_day, -1), why="from")

    def _years_it_took(self, index: int) -> int:
        """`wuchs innerhalb von fünf Jahren von 3 auf 5 Mrd. im Jahr 2023`: five years; 0 if not told."""
        took = _TOOK.search(self.text, self._sentence(index).start, self._phrase(index).start)
        if took is None:
            return 0
        return 10 if took["decade"] else number_of(took["n"])

    def _status(self, index: int) -> str:
        return self.times.status(index)

    # ------------------------------------------------ days

    def _days(self, index: int, period: Period, why: str) -> Timing:
        """Return the days of ``period`` as they count for the figure."""
        if period.kind == "now":
            return self._this_year(why)
        if self.kind == "change":
            period = self._later_of_two(index, period)
        if self.status != ACTUAL and period.kind == "until":
            period = self._month_named(period)
        first, last = period.first_day, period.last_day
        if first is None or last is None:
            return Timing(None, None, why=why)
        is_over = period.year_said or self._was_expected(index)
        if self.status != ACTUAL and not is_over and self.published and last < self.published:
            return Timing(moved(first, 1), moved(last, 1), why=why)
        if period.kind == "until" and last.month == 12 and self._follows_month(index, period):
            return Timing(date(last.year, 12, 1), last, why=why)
        if self.published and self._is_so_far(index, period):
            return Timing(first, self.published, why=why)
        if period.kind == "month" and _AS_OF.match(self.text, max(0, period.start - 8), period.start):
            return Timing(first.replace(month=1), last, why=why)
        return Timing(first, last, why=why)

    def _month_named(self, period: Period) -> Period:
        """`Bis Oktober soll er 3 Mrd. erreichen`: in that month, as `bis 2030` means that year."""
        end = self._end_of(period)
        return end if end.kind in ("month", "quarter", "half") and self._lies_ahead(end) else period

    def _later_of_two(self, index: int, period: Period) -> Period:
        """`2008 um 18 Milliarden höher als 2016`: a change is dated to the later time."""
        for other in self._after(index)[:2]:
            if other.comparison and other.first_day and period.last_day and other.first_day > period.last_day:
                return other
        return period

    def _follows_month(self, index: int, period: Period) -> bool:
        """`4 Mrd. im März, bis Jahresende 2 Mrd.`: values of single months."""
        before = self.times.periods_in(self._sentence(index).start, period.start)
        at_end = "ende" in period.text.lower()  # not `bis 2020`
        return at_end and any(other.kind == "month" and not other.part for other in before)

    def _is_so_far(self, index: int, period: Period) -> bool:
        """`bereits 20 Mrd. in diesem Jahr`: up to the publication."""
        if self.status != ACTUAL or period.kind != "year" or period.text[-4:].isdigit():
            return False
        this_year = period.first_day and self.published and period.first_day.year == self.published.year
        clause = self._clause(index)
        return bool(this_year and _SO_FAR.search(self.text, clause.start, clause.end))

    def _was_expected(self, index: int) -> bool:
        """`Fachleute hatten mit 3 Mrd. gerechnet`: what was expected of the time that is told."""
        sentence = self._sentence(index)
        start, end = sentence.start, sentence.end
        if self.status != ACTUAL and _WAS_A_GOAL.search(self.text, start, end):
            return True
        return looks_further_back(self.text, start, end) or guesses_back(self.text, start, end)

    def _this_year(self, why: str) -> Timing:
        return whole_year(self.published.year, why) if self.published else Timing(None, None, why=why)

    def _is_past(self, period: Period) -> bool:
        return not (period.first_day and self.published and period.first_day > self.published)

    def _lies_ahead(self, period: Period) -> bool:
        """Tell whether a time isn't over at the publication."""
        return self.published is None or (period.last_day is not None and period.last_day >= self.published)

    # ------------------------------------------------ places


def whole_year(year: int, why: str) -> Timing:
    """Return the days of a calendar year."""
    return Timing(date(year, 1, 1), date(year, 12, 31), why=why)

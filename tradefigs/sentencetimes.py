"""What the own sentence of a figure says about its period.

A time right beside the figure wins over one elsewhere in the sentence. What is only compared with (`gegenüber
800 Mio. im Vorjahr`) dates the compared figure alone.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import regex

from tradefigs.figures import Figure
from tradefigs.modality import ACTUAL, is_to_be_done, status_of
from tradefigs.patterns import late
from tradefigs.periods import Period, moved
from tradefigs.syntax import clause_index, clauses, separation
from tradefigs.tense import guesses_back, looks_further_back, reports, tells_of_speech
from tradefigs.text import Layout, Span, ending


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


class Places:
    """The figures and times of one text, and where they stand.

    Parameters
    ----------
    figures, periods
        All figures and all time expressions of the text, in order.
    """

    def __init__(
        self,
        figures: Sequence[Figure],
        periods: Sequence[Period],
        layout: Layout,
        published: date | None,
    ) -> None:
        self.figures, self.periods, self.layout, self.published = figures, periods, layout, published
        self._figure_starts = [figure.start for figure in figures]
        self._period_starts = [period.start for period in periods]
        self.phrases = [_phrase(figure) for figure in figures]
        self._sentences: dict[int, Span] = {}
        self._statuses: dict[int, str] = {}

    def sentence(self, index: int) -> Span:
        """Return the sentence of figure ``index``."""
        if index not in self._sentences:
            self._sentences[index] = self.around(self.figures[index].start, self.figures[index].end)
        return self._sentences[index]

    def status(self, index: int) -> str:
        """Return the status of figure ``index`` as its sentence tells it."""
        if index not in self._statuses:
            self._statuses[index] = status_of(self.layout.text, self.sentence(index), self.phrases[index])
        return self._statuses[index]

    def around(self, start: int, end: int) -> Span:
        """Return the sentence of a place; of a sentence without end the part around the place."""
        sentence = self.layout.sentence_at(start)
        return Span(max(sentence.start, start - FARTHEST), min(sentence.end, end + FARTHEST))

    def figure_before(self, offset: int) -> int:
        """Return the index of the last figure that begins before ``offset``, -1 for none."""
        return bisect_left(self._figure_starts, offset) - 1

    def periods_in(self, start: int, end: int) -> Sequence[Period]:
        """Return the times that begin in ``[start, end)``."""
        low = bisect_left(self._period_starts, start)
        return self.periods[low : bisect_left(self._period_starts, end, lo=low)] if start < end else ()


def _phrase(figure: Figure) -> Span:
    start = figure.phrase_start if figure.phrase_start >= 0 else figure.start
    return Span(start, max(figure.end, figure.phrase_end))


# How far a figure looks for its time.
FARTHEST = 1000  # characters of its sentence on each side
MOST_BEFORE, MOST_AFTER = 12, 6  # times in its sentence on each side
FARTHEST_OF_OPENING = 6.0  # the same where the figure opens its sentence and is its only one
FARTHEST_AFTER = 3.0  # cost of the words between the figure and a time that follows it (`syntax.separation`)

_NAMED_KINDS = {"year", "half", "quarter", "month", "months", "days", "years", "until", "since", "season"}
_HEDGES = r"(?:(?:rund|etwa|ca\.|fast|knapp|gut|über|mehr\s+als|nur|noch|schon|umgerechnet)\s+)*"
# Between a figure and the time that belongs to it: `800 Mio. im Vorjahr`, `(Jänner bis Mai)`.
_RIGHT_AFTER = late(
    r"""\s*\(?\s*(?:(?:noch|erst|allein)\s+)?(?:(?:im|in|für|während|aus|vo[nm])\s+)?
    (?:(?:de[nmrs]|das|die)\s+)?""",
    regex.VERBOSE,
)
_COLON = late(r"\s*:")
# Between a time and its figure: `(2022: minus 614 Mio.)`, `bis Dezember (10,3 Mrd.)`; `derzeit rund 5 Mrd.`
_INTO_BRACKET = late(rf"\s*[:(]\s*(?:minus\s+|plus\s+)?{_HEDGES}")
_RIGHT_BEFORE = late(rf"\s+(?:bei\s+)?{_HEDGES}")
# Between a time compared with and its figure: `als im Vorjahr mit 1,5 Mrd.`, `als 2020, in dem 3 Mrd.`,
# `unter dem Juni-Wert von 3 Mrd.`
_COMPARED_WITH = late(
    r"(?:-\p{L}+)?\s*(?:[(:]|[^,;.()]{0,30},\s+(?:in\s+de[nmr]|als|da|wo)\s|(?:mit|von|bei)\s)[^,;.()]{0,80}"
)
# Before a figure that is compared with: `gegenüber rund 800 Mio.`, `nach 4 Mrd.`
_COMPARING = ending(
    rf"""(?<!\w)(?i:gegenüber|nach|statt|verglichen\s+mit|im\s+Vergleich\s+zu|als|anstelle\s+von|aus)\s+
    (?:den\s+)?{_HEDGES}"""
)
# `von derzeit 7,3 auf rund 4,2`
_FROM = ending(rf"\b[Vv]on\s+(?:(?:derzeit|aktuell|zuletzt|jetzt|heute|bisher|damals)\s+)?{_HEDGES}")
_TO = ending(rf"\b(?:auf|bis|zu)\s+{_HEDGES}")
# `von 16,7 auf 16,4 Mrd. revidiert`: two readings of one value
_REVISED = late(
    r"\b(?:[Rr]evi[ds]|[Kk]orri?g|[Kk]orrekt|[Bb]erichtig)\p{Ll}+|\b(?:richtiggestellt|nachgebessert)\b"
)
# `um 18,6 Mrd. Euro auf rund`, `um 30 Prozent auf`
_BY_TO = ending(rf"\b[Uu]m\s+{_HEDGES}\d[\d.,]*[^,;()]{{0,30}}\s+auf\s+{_HEDGES}")
# Between the members of a list: `2021, 2022 und 2023`, `5 Mrd. beziehungsweise 6 Mrd.`
_LISTED = late(
    r"""\s*(?:,|\b(?:und|sowie|bzw\.|beziehungsweise|respektive))\s*
    (?:(?:auf|für|bei|im|in)\s+)?(?:(?:de[mnr]|rund|etwa|über|fast|knapp)\s+)?""",
    regex.VERBOSE,
)
LONGEST_LIST = 12
_PARTING = late(r"[,;:()]|\s[-–—]\s")
LONGEST_FROM_TO, LONGEST_TO_FROM = 80, 20  # characters between the two figures
_NEXT_CLAUSE = late(
    r";|,\s+(?:und|aber|doch|während|wobei|wohingegen|nachdem|obwohl|obgleich|bevor|ehe|weil|wogegen)\s"
)
# `bei 3 Mrd., 2016 war er`: the time opens the next clause.
_OPENS_CLAUSE = ending(
    r",\s+(?:(?:noch|erst|schon|allein)\s+)?(?:(?:im|in|am|für)\s+)?(?:(?:Jahr|de[mn])\s+)?"
)
# `10 Mrd. Yuan (etwa 1,4 Mrd. Dollar)`: one amount in two currencies.
_CONVERTED = late(rf"\s*\(\s*(?:das\s+sind\s+|oder\s+)?{_HEDGES}")
# `36 Mio. Dollar: So viel brachte der Export 2019 ein.`
_TAKEN_UP = late(
    r"[“”\"»«]?(?:\s*:|,|\s[–—-])\s+(?:auf\s+|Auf\s+)?[Ss]o\s+(?:viel|hoch|groß|gross|stark|wenig)\b"
)
# How a clause that hangs on another begins and ends, what goes on with it behind a comma, and how it looks
# back: `das 2010 kaum Waren kaufte`, `die man vor drei Jahren mied`.
_HANGING = late(
    r"""\s*(?:(?:(?:in|an|auf|mit|bei|von|aus|zu)\s+)?(?:de[rmn]|die|das|dessen|de[nr]en|wo|welche[rsmn]?)
    |[Nn]achdem|[Ww]ährend|[Oo]bwohl|[Oo]bgleich)\s""",
    regex.VERBOSE,
)
_ENDS_IN_VERB = ending(r"\s\p{Ll}{3,}\s*")
_GOES_ON = late(r"\s*(?:und|oder|sowie|nämlich|also|darunter|davon)\s")
_ONCE = late(r"\b(?:noch|kaum|erst|einst|nie|vor\s+(?:\p{Ll}+\s+)?\p{Ll}+\s+Jahren)\b")
_SO_FAR = late(r"\b(?:[Bb]ereits|[Ss]chon|[Bb]islang|[Bb]isher)\b")
THAT_TIME = late(r"[Dd]amal(?:s|igen?)")


class SentenceTimer(ABC):
    """Reads the period of figures of one text, all of one status and kind, by their own sentences."""

    def __init__(self, times: Places, status: str, kind: str) -> None:
        self.times, self.status, self.kind = times, status, kind
        self.figures, self.layout, self.published = times.figures, times.layout, times.published
        self.text = times.layout.text
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
        if index and self.kind == "level" and self._to_value(index - 1) == index:
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

    def _in_step(self, index: int) -> Period | None:
        """`2022 und 2023 5 Mrd. beziehungsweise 6 Mrd.`: the times and the figures of two lists in step."""
        first = last = index
        lowest, highest = max(0, index - LONGEST_LIST), min(len(self.figures), index + LONGEST_LIST) - 1
        while first > lowest and self._is_listed(self._phrase(first - 1), self._phrase(first)):
            first -= 1
        while last < highest and self._is_listed(self._phrase(last), self._phrase(last + 1)):
            last += 1
        count = last - first + 1
        times = self._before(first)[-count:] if count > 1 else []
        if times and times[-1].kind == "months":  # `im ersten und zweiten Quartal`
            times = self._parts_of(times[-1])[-count:]
        if len(times) < count or any(not self._is_listed(*pair) for pair in pairwise(times)):
            return None
        return times[index - first]

    def _is_listed(self, one: Span | Period, next_one: Span | Period) -> bool:
        return _LISTED.fullmatch(self.text, one.end, next_one.start) is not None

    def _beside(self, index: int) -> Period | None:
        """Return the time that stands right after the figure or right before it."""
        after, phrase = self._after(index), self._phrase(index)
        before = self._before(index, with_compared=True)
        is_now = before and before[-1].kind == "now"
        touches_now = is_now and _RIGHT_BEFORE.fullmatch(self.text, before[-1].end, phrase.start)
        if touches_now and self._to_value(index) is not None:  # `von derzeit 7,3 bis 2030 auf 10`
            return before[-1]
        if (
            after
            and after[0].kind in _NAMED_KINDS
            and _RIGHT_AFTER.fullmatch(self.text, phrase.end, after[0].start)
            and not (
                after[0].comparison and _COLON.match(self.text, after[0].end)
            )  # `(im Vorjahr: 18,9 Mrd.)`
        ):
            return self._narrowest([*after[1:2], after[0]])
        if before and before[-1].kind in ("now", "open") and not THAT_TIME.fullmatch(before[-1].text):
            touches = _RIGHT_BEFORE.fullmatch(self.text, before[-1].end, phrase.start)
            return before[-1] if touches else None
        named = next((period for period in reversed(before) if period.kind in _NAMED_KINDS), None)
        if named is None or (index and self.figures[index - 1].end > named.end):
            return None
        if _INTO_BRACKET.fullmatch(self.text, named.end, phrase.start):
            return self._end_of(named)
        compared = named.comparison and _COMPARED_WITH.fullmatch(self.text, named.end, phrase.start)
        return named if compared else None

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

    def _opens_sentence(self, index: int) -> bool:
        """`Auf 3 Mrd. Euro bezifferte die Botschafterin, Ana Roth, den Handel im Jahr 2019.`"""
        phrase, sentence = self._phrase(index), self._sentence(index)
        ahead = self.text[sentence.start : phrase.start].split()
        alone = index + 1 == len(self.figures) or self.figures[index + 1].start >= sentence.end
        return alone and len(ahead) <= 1

    def _closing(self, index: int) -> Period | None:
        """`2022 stieg er; das Hoch von 3 Mrd. stammt aus dem Jahr 2019`: its clause ends with its time."""
        behind = [p for p in self._close_behind(index) if self._shares_clause(index, p) and p.kind != "now"]
        following = self.figures[index + 1].start if index + 1 < len(self.figures) else -1
        alone = [period for period in behind if not self._phrase(index).end < following < period.start]
        return alone[0] if alone else None

    def _is_of_next(self, index: int, period: Period) -> bool:
        """`Er lag bei 3 Mrd., 2016 war er bei 2 Mrd.`: the time opens the clause of the next figure."""
        following = self.figures[index + 1].start if index + 1 < len(self.figures) else -1
        if not period.end <= following < self._sentence(index).end:
            return False
        return _OPENS_CLAUSE.match(self.text, max(0, period.start - 30), period.start) is not None

    def _narrowest(self, periods: Sequence[Period]) -> Period:
        """Return the last of ``periods``, or one close by inside it: `in den ersten sechs Monaten heuer`."""
        last = periods[-1]
        inner = (p for p in reversed(periods[:-1]) if within(p, last) and separation(self.text, p, last) < 1)
        return next(inner, last)

    def _end_of(self, period: Period) -> Period:
        """`bis Dezember (10,3 Mrd.)`: the time that is named, not the way to it."""
        return next(iter(self._parts_of(period)), period) if period.kind == "until" else period

    def _parts_of(self, period: Period) -> list[Period]:
        """Return the times that stand inside a longer one."""
        return [part for part in self.times.periods_in(period.start, period.end) if part.part]

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
        return self._lies_ahead(period) or self._shares_clause(index, period)

    def _is_aside(self, index: int, period: Period) -> bool:
        """`Der Handel, der 2022 noch bei 3 Mrd. lag, erreichte 5 Mrd.`: a clause before that looks back."""
        sentence, place = self._sentence(index), self.figures[index].start
        if not sentence.start < period.start < place:
            return False
        aside, own = self._clause_at(period.start, sentence), self._clause_at(place, sentence)
        start, end = aside.start, aside.end
        is_whole = _ENDS_IN_VERB.match(self.text, start, end) and not _GOES_ON.match(self.text, own.start)
        if aside == own or not is_whole or not _HANGING.match(self.text, start, end):
            return False
        looks_back = period.kind == "since" or _ONCE.search(self.text, start, end)
        return bool(looks_back) or looks_further_back(self.text, start, end)

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

    def _is_bracketed(self, index: int) -> bool:
        """`liegt inzwischen vor Brasilien (1,6 Mrd. Euro)`"""
        phrase = self._phrase(index)
        return self.text[phrase.start - 1 : phrase.start] == "(" and self.text.startswith(")", phrase.end)

    def _shares_clause(self, index: int, period: Period) -> bool:
        return period.start in self._clause(index)

    def _is_converted(self, index: int) -> bool:
        if index == 0 or self._sentence(index).start > self.figures[index - 1].start:
            return False
        doubly = _CONVERTED.fullmatch(self.text, self.figures[index - 1].end, self._phrase(index).start)
        return doubly is not None and self.figures[index - 1].currency != self.figures[index].currency

    # ------------------------------------------------ from … to

    def _to_value(self, index: int) -> int | None:
        """Return the figure that this one leads to: `4,2` in `von 7,3 auf 4,2` and in `auf 4,2 von 7,3`."""
        phrase, sentence = self._phrase(index), self._sentence(index)
        if not _FROM.match(self.text, max(sentence.start, phrase.start - 40), phrase.start):
            return None
        if index + 1 < len(self.figures) and self.figures[index + 1].start < sentence.end:
            gap = Span(phrase.end, self._phrase(index + 1).start)
            if (
                gap.end - gap.start <= LONGEST_FROM_TO
                and not _PARTING.search(self.text, gap.start, gap.end)
                and _TO.match(self.text, gap.start, gap.end)
            ):
                return index + 1
        if index and self.figures[index - 1].start >= sentence.start:
            before = self._phrase(index - 1)
            close = phrase.start - before.end <= LONGEST_TO_FROM
            if close and _TO.match(self.text, max(sentence.start, before.start - 40), before.start):
                return index - 1
        return None

    def _from(self, index: int, to: int) -> Timing:
        """The from-value is that of the time compared with, else of the year before the to-value."""
        ends = self._ends_of_span(index)
        if ends:
            return self._days(index, ends[0], "from … to")
        for period in reversed(self._before(index, with_compared=True)):
            if period.comparison and period.first_day:
                return self._days(index, period, "compared")
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
        return Timing(moved(reached.first_day, -1), moved(reached.last_day, -1), why="from")

    def _ends_of_span(self, index: int) -> Sequence[Period]:
        """`zwischen 2008 und 2011 von 3 auf 1 Mrd.`: the two years that the two figures belong to."""
        before = self._before(index)
        if not before or before[-1].kind != "years":
            return ()
        ends = [part for part in self._parts_of(before[-1]) if part.kind == "year"]
        return ends if len(ends) == 2 else ()

    def _status(self, index: int) -> str:
        return self.times.status(index)

    # ------------------------------------------------ days

    def _days(self, index: int, period: Period, why: str) -> Timing:
        """Return the days of ``period`` as they count for the figure."""
        if period.kind == "now":
            return self._this_year(why)
        if self.kind == "change":
            period = self._later_of_two(index, period)
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
        return Timing(first, last, why=why)

    def _later_of_two(self, index: int, period: Period) -> Period:
        """`2008 um 18 Milliarden höher als 2016`: a change is dated to the later time."""
        for other in self._after(index)[:2]:
            if other.comparison and other.first_day and period.last_day and other.first_day > period.last_day:
                return other
        return period

    def _follows_month(self, index: int, period: Period) -> bool:
        """`4 Mrd. im März, bis Jahresende 2 Mrd.`: values of single months."""
        before = self.times.periods_in(self._sentence(index).start, period.start)
        return any(other.kind == "month" and not other.part for other in before)

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
        return looks_further_back(self.text, start, end) or guesses_back(self.text, start, end)

    def _this_year(self, why: str) -> Timing:
        return whole_year(self.published.year, why) if self.published else Timing(None, None, why=why)

    def _is_past(self, period: Period) -> bool:
        return not (period.first_day and self.published and period.first_day > self.published)

    def _lies_ahead(self, period: Period) -> bool:
        """Tell whether a time isn't over at the publication."""
        return self.published is None or (period.last_day is not None and period.last_day >= self.published)

    # ------------------------------------------------ places

    def _phrase(self, index: int) -> Span:
        return self.times.phrases[index]

    def _sentence(self, index: int) -> Span:
        return self.times.sentence(index)

    def _clause(self, index: int) -> Span:
        return self._clause_at(self.figures[index].start, self._sentence(index))

    def _clause_at(self, offset: int, sentence: Span) -> Span:
        pieces = clauses(self.text, sentence)
        return pieces[clause_index(pieces, offset)]

    def _before(self, index: int, with_compared: bool = False) -> list[Period]:
        """Return the times in the sentence before the figure, in order."""
        found = self.times.periods_in(self._sentence(index).start, self._phrase(index).start)[-MOST_BEFORE:]
        return [p for p in found if not p.part and (with_compared or not self._is_compared(p))]

    def _after(self, index: int) -> list[Period]:
        """Return the times in the sentence after the figure, in order."""
        found = self.times.periods_in(self._phrase(index).end, self._sentence(index).end)[:MOST_AFTER]
        return [period for period in found if not period.part]

    def _is_compared(self, period: Period) -> bool:
        """Tell whether a time only dates what is compared with, or a from-value: `von 9 Mrd. im Vorjahr`."""
        if period.comparison:
            return True
        last = self.times.figure_before(period.start)
        if period.kind == "now" and last + 1 < len(self.figures):  # `von derzeit 3 Mrd. auf`
            following = self._phrase(last + 1).start
            touches = following >= period.end and _RIGHT_BEFORE.fullmatch(self.text, period.end, following)
            return bool(touches) and self._to_value(last + 1) is not None
        if last < 0:
            return False
        phrase = self._phrase(last)
        if not _RIGHT_AFTER.fullmatch(self.text, phrase.end, period.start):
            return False
        is_compared = _COMPARING.match(self.text, max(0, phrase.start - 60), phrase.start)
        return is_compared is not None or self._to_value(last) is not None


def within(inner: Period, outer: Period) -> bool:
    """Tell whether the days of one time lie in those of another."""
    if not (inner.first_day and inner.last_day and outer.first_day and outer.last_day):
        return False
    return outer.first_day <= inner.first_day and inner.last_day <= outer.last_day


def whole_year(year: int, why: str) -> Timing:
    """Return the days of a calendar year."""
    return Timing(date(year, 1, 1), date(year, 12, 31), why=why)

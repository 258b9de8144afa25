"""Which period belongs to which figure.

The nearest evidence wins: a time right beside the figure, in its clause, in its sentence, then what goes on from the
sentence before. What is only compared with (`gegenüber 800 Mio. im Vorjahr`) dates the compared figure alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import regex

from tradefigs.figures import Figure
from tradefigs.modality import status_of
from tradefigs.periods import Period
from tradefigs.syntax import clause_index, clauses, separation
from tradefigs.tense import announces, is_present, reports, tells_of_speech
from tradefigs.text import Layout, Span
from tradefigs.trade import find_mentions

LATER, LONG_BEFORE = "later than published", "long before published"


@dataclass(frozen=True, slots=True)
class Timing:
    """The days that a figure covers, inclusive; both None where the text leaves them open.

    ``doubt`` marks a period that the publication date makes unlikely (`later than published`, `long before
    published`). ``why`` names the rule that decided.
    """

    first_day: date | None
    last_day: date | None
    doubt: str = ""
    why: str = ""


def period_of(
    index: int,
    figures: Sequence[Figure],
    periods: Sequence[Period],
    layout: Layout,
    published: date | None,
    status: str,
    kind: str,
) -> Timing:
    """Return the period of figure ``index``.

    Parameters
    ----------
    figures, periods
        All figures and all time expressions of the text, in order.
    status, kind
        `actual`, `target` or `forecast`; `level` or `change`.
    """
    return _Timer(figures, periods, layout, published, status, kind).timing(index)


MOST_BEFORE, MOST_AFTER = 12, 6  # time expressions looked at on each side of a figure
FARTHEST_AFTER = 3.0  # cost of the words between a figure and a time that follows it
FARTHEST = 1000  # characters of a sentence looked at on each side of a figure
MOST_FIGURES = 200  # figures among which the same amount is looked for
MOST_SENTENCES_BACK = 15
MOST_OTHER_SENTENCES = 3  # sentences in between that don't speak of trade


class _Timer:
    """Reads the period of figures of one text, all of one status and kind."""

    def __init__(
        self,
        figures: Sequence[Figure],
        periods: Sequence[Period],
        layout: Layout,
        published: date | None,
        status: str,
        kind: str,
    ) -> None:
        self.figures, self.periods, self.layout, self.published = figures, periods, layout, published
        self.text, self.status, self.kind = layout.text, status, kind

    def timing(self, index: int) -> Timing:
        found = self._own(index) or self._repeated(index) or self._taken_over(index)
        return found and self._checked(index, found) or Timing(None, None)

    # ------------------------------------------------ in the sentence

    def _own(self, index: int) -> Timing | None:
        """Return what the figure's own sentence says, or None where it says nothing."""
        beside = self._beside(index)
        if beside:
            return self._days(index, beside, "beside")
        if index and _CONVERTED.fullmatch(self.text, self.figures[index - 1].end, self._phrase(index).start):
            return self._own(index - 1) or self._taken_over(index - 1)
        if self._is_from(index):
            return self._from(index)
        period = self._in_sentence(index)
        return self._days(index, period, "sentence") if period else None

    def _beside(self, index: int) -> Period | None:
        """`800 Mio. im Vorjahr`, `(2022: 614 Mio.)`, `als im Vorjahresmonat mit 1,5 Mrd.`"""
        phrase = self._phrase(index)
        for period in self._after(index)[:1]:
            if period.comparison and _COLON.match(self.text, period.end):
                break  # `19,6 Mrd. (im Vorjahr: 18,9 Mrd.)`: that of the next figure
            if period.kind in _DATED and _RIGHT_AFTER.fullmatch(self.text, phrase.end, period.start):
                return self._narrowest([*self._after(index)[1:2], period])
        everything = self._before(index, with_comparisons=True)
        if (
            everything
            and everything[-1].kind in ("now", "open")
            and everything[-1].text.lower() not in _ANAPHORS
            and _RIGHT_BEFORE.fullmatch(self.text, everything[-1].end, phrase.start)
        ):
            return everything[-1]
        dated = [period for period in everything if period.kind in _DATED]
        before = dated[-1] if dated else None
        if before is None:
            return None
        if index and self.figures[index - 1].end > before.end:
            return None
        if _IN_BRACKET.fullmatch(self.text, before.end, phrase.start):
            return self._named(before)
        compared = before.comparison and _COMPARED.fullmatch(self.text, before.end, phrase.start)
        return before if compared else None

    def _named(self, period: Period) -> Period:
        """`bis Dezember (10,3 Mrd.)`: the time that is named, not the way to it."""
        if period.kind != "until":
            return period
        low, high = self._between(period.start, period.end)
        return next((part for part in self.periods[low:high] if part.part), period)

    def _in_sentence(self, index: int) -> Period | None:
        before = [period for period in self._before(index) if self._fits(index, period)]
        if before:
            return self._narrowest(before)
        phrase = self._phrase(index)
        after = [
            period
            for period in self._after(index)
            if not (period.comparison or self._belongs_to_compared(period)) and self._fits(index, period)
        ]
        near = [period for period in after if separation(self.text, phrase, period) < FARTHEST_AFTER]
        return self._narrowest(near[1::-1]) if near else None

    def _narrowest(self, periods: list[Period]) -> Period:
        """Return the last of ``periods``, or one beside it that it holds: `in den ersten sechs Monaten heuer`."""
        last = periods[-1]
        for other in reversed(periods[:-1]):
            if _within(other, last) and separation(self.text, other, last) < 1:
                return other
        return last

    def _fits(self, index: int, period: Period) -> bool:
        """Tell whether a time of the sentence can be that of the figure by its kind."""
        if period.kind in ("day", "season") and not (period.kind == "season" and period.first_day):
            return False
        if period.kind == "now":
            return not self._is_speech_day(period)
        if period.kind == "open":
            return period.text.lower() not in _ANAPHORS and self._in_clause(index, period)
        ahead = (
            period.first_day is not None and self.published is not None and period.first_day > self.published
        )
        if self.status == "actual":
            return not (ahead and period.kind in ("years", "until"))
        return ahead or self._in_clause(index, period) or self._reaches_publication(period)

    def _reaches_publication(self, period: Period) -> bool:
        return self.published is None or (period.last_day is not None and period.last_day >= self.published)

    def _in_clause(self, index: int, period: Period) -> bool:
        pieces = clauses(self.text, self._sentence(index))
        return clause_index(pieces, self.figures[index].start) == clause_index(pieces, period.start)

    def _is_speech_day(self, period: Period) -> bool:
        """`sagte er heute`: the day of the speech."""
        if not period.text.lower().startswith("heute"):
            return False
        sentence = self.layout.sentence_at(period.start)
        pieces = clauses(self.text, sentence)
        clause = pieces[clause_index(pieces, period.start)]
        return tells_of_speech(self.text, clause.start, clause.end)

    # ------------------------------------------------ from … to

    def _is_from(self, index: int) -> bool:
        """Tell whether the figure is the first of `von 8,4 auf 4,9` or the second of `auf 4,9 von 8,4`."""
        phrase, sentence = self._phrase(index), self._sentence(index)
        if not _FROM.search(self.text, max(sentence.start, phrase.start - 30), phrase.start):
            return False
        after, before = index + 1, index - 1
        if after < len(self.figures) and self.figures[after].start < sentence.end:
            following = self._phrase(after)
            gap = self.text[phrase.end : following.start]
            if len(gap) < 80 and not _PARTING.search(gap) and _TO.search(gap):
                return True
        if before >= 0 and self.figures[before].start >= sentence.start:
            preceding = self._phrase(before)
            near = phrase.start - preceding.end < 20
            return bool(
                near and _TO.search(self.text, max(sentence.start, preceding.start - 20), preceding.start)
            )
        return False

    def _status(self, index: int) -> str:
        return status_of(self.text, self._sentence(index), self._phrase(index))

    def _from(self, index: int) -> Timing:
        """The from-value is that of the time compared with, else of the year before the to-value."""
        compared = [p for p in self._before(index, with_comparisons=True) if p.comparison and p.first_day]
        if compared:
            return self._days(index, compared[-1], "compared")
        to = (
            index + 1
            if index + 1 < len(self.figures) and self.figures[index + 1].start < self._sentence(index).end
            else index - 1
        )
        reached = _Timer(self.figures, self.periods, self.layout, self.published, "actual", "level")
        own = reached._own(to)
        ahead = own is not None and own.first_day and self.published and own.first_day > self.published
        if ahead or self._status(to) != "actual" or _TO_BE_DONE.match(self.text, self._phrase(to).end):
            return self._this_year("from") or Timing(None, None, why="from")
        timing = own or reached._taken_over(to)
        if timing is None or timing.first_day is None or timing.last_day is None:
            return Timing(None, None, why="from")
        if timing.first_day.year != timing.last_day.year:
            return _year(timing.first_day.year, "from")
        return Timing(_year_before(timing.first_day), _year_before(timing.last_day), why="from")

    # ------------------------------------------------ from elsewhere

    def _repeated(self, index: int) -> Timing | None:
        """A headline takes the time of the same amount below, else of the lead; a goal that of the same goal."""
        figure = self.figures[index]
        headline = self.layout.in_headline(figure.start)
        if not headline and self.status == "actual":
            return None
        for other, same in enumerate(self.figures[:MOST_FIGURES]):
            if other != index and (same.low, same.high, same.currency) == (
                figure.low,
                figure.high,
                figure.currency,
            ):
                found = self._own(other) if self._status(other) == self.status or headline else None
                if found and found.first_day:
                    return replace(found, why="repeated")
        return self._of_lead(index) if headline and self.status == "actual" else None

    def _of_lead(self, index: int) -> Timing | None:
        body = next(
            (place for place in self.layout.sentences if not self.layout.in_headline(place.start)), None
        )
        lead = self._main(body) if body else None
        return self._days(index, lead, "lead") if lead else None

    def _taken_over(self, index: int) -> Timing | None:
        """Return what a figure without a time takes from the sentences around it, or the present."""
        if self.status != "actual":
            return self._of_goal(index)
        carried = self._carried(index)
        present = self._is_present(index)
        if carried is not None and (not present or carried.first_day is not None):
            return carried
        return self._this_year("present") if present else None

    def _carried(self, index: int) -> Timing | None:
        """Return the period of the sentences before, as long as they speak of trade.

        A time that other sentences name in between ends the passage, unless the period lies in it. Of a year and a part
        of it (`neu hinzu kam 2021 …` in a report on eleven months) the part holds.
        """
        here = self.layout.sentence_index(self.figures[index].start)
        others, named, found = 0, None, None
        for sentence in reversed(self.layout.sentences[max(0, here - MOST_SENTENCES_BACK) : here]):
            speaks_of_trade = self._speaks_of_trade(sentence)
            others = 0 if speaks_of_trade else others + 1
            if others > MOST_OTHER_SENTENCES:
                break
            main = self._main(sentence)
            if main is None:
                continue
            if named is not None and not _within(main, named):
                break
            named = main
            if speaks_of_trade:
                found = main
            if speaks_of_trade and main.kind != "year":
                break
        return self._days(index, found, "carried") if found else None

    def _main(self, sentence: Span) -> Period | None:
        """Return the time that a sentence is about: that of its last figure, else the last one it names."""
        last = bisect_left(self.figures, sentence.end, key=lambda figure: figure.start) - 1
        for index in range(last, max(-1, last - MOST_BEFORE), -1):
            if self.figures[index].start < sentence.start:
                break
            if self._is_from(index):
                continue
            period = self._beside(index) or self._in_sentence(index)
            if period and not period.comparison and self._is_past(period):
                return period
        mains = self._mains(sentence)
        return mains[-1] if mains else None

    def _is_past(self, period: Period) -> bool:
        return not (period.first_day and self.published and period.first_day > self.published)

    def _mains(self, sentence: Span) -> list[Period]:
        """Return the times that a sentence itself is about."""
        low, high = self._between(sentence.start, sentence.end)
        return [
            period
            for period in self.periods[max(low, high - MOST_BEFORE) : high]
            if not (period.comparison or period.part)
            and period.kind not in ("day", "now")
            and period.text.lower() not in _ANAPHORS
            and self._is_past(period)
            and not self._belongs_to_compared(period)
        ]

    def _speaks_of_trade(self, sentence: Span) -> bool:
        first = bisect_left(self.figures, sentence.start, key=lambda figure: figure.start)
        if first < len(self.figures) and self.figures[first].start < sentence.end:
            return True
        return bool(_PERCENT.search(self.text, sentence.start, sentence.end)) or any(
            mention.measure != "other" for mention in find_mentions(self.text, sentence)
        )

    def _of_goal(self, index: int) -> Timing | None:
        """A goal without a date takes that of the sentence before it, after it, or of the headline."""
        here = self.layout.sentence_index(self.figures[index].start)
        sentences = self.layout.sentences
        for before in sentences[max(0, here - 1) : here]:
            if _THEN.search(self.text, *self._ends(index)):
                for period in reversed(self._ahead(before)):
                    return self._days(index, period, "goal")
            for period in reversed(self._goal_dates(before)):
                return self._days(index, period, "goal")
            for main in self._mains(before) if self.status == "forecast" else []:
                if main.first_day and main.kind in ("months", "quarter", "half"):
                    return _year(main.first_day.year, "goal")
        for sentence in [*sentences[here + 1 : here + 2], *self.layout.headlines]:
            for period in self._goal_dates(sentence):
                return self._days(index, period, "goal")
        return None

    def _goal_dates(self, sentence: Span) -> list[Period]:
        """Return the times in a sentence by which it says that something shall be."""
        speaks_of_goal = announces(self.text, sentence.start, sentence.end) or _THIS_GOAL.search(
            self.text, sentence.start, sentence.end
        )
        return self._ahead(sentence) if speaks_of_goal else []

    def _ahead(self, sentence: Span) -> list[Period]:
        """Return the times of a sentence that aren't over at the publication."""
        low, high = self._between(sentence.start, sentence.end)
        return [
            period
            for period in self.periods[low : min(high, low + MOST_BEFORE)]
            if not (period.comparison or period.part)
            and period.kind not in ("day", "now")
            and period.last_day
            and (self.published is None or period.last_day >= self.published)
        ]

    def _is_present(self, index: int) -> bool:
        start, end = self._ends(index)
        pieces = clauses(self.text, Span(start, end))
        clause = pieces[clause_index(pieces, self.figures[index].start)]
        for span in (clause, Span(start, end)):
            if reports(self.text, span.start, span.end):
                return False
            if is_present(self.text, span.start, span.end):
                return True
        return False

    # ------------------------------------------------ days

    def _days(self, index: int, period: Period, why: str) -> Timing:
        first, last = period.first_day, period.last_day
        if first is None or last is None:
            return Timing(None, None, why=why)
        if self.kind == "change":
            first, last = self._later_of_two(index, first, last)
        if period.kind == "now":
            return self._this_year(why) or Timing(None, None, why=why)
        if self.status != "actual" and not period.year_said and self.published and last < self.published:
            first, last = _moved(first, 1), _moved(last, 1)
        if period.kind == "until" and last.month == 12 and self._after_month(index, period):
            first = date(last.year, 12, 1)
        if self._is_so_far(index, period) and self.published:
            last = self.published
        return Timing(first, last, why=why)

    def _later_of_two(self, index: int, first: date, last: date) -> tuple[date, date]:
        """`2008 um 18 Milliarden höher als 2016`: a change from the earlier to the later, dated to the later."""
        for other in self._after(index)[:2]:
            if other.comparison and other.first_day and other.last_day and other.first_day > last:
                return other.first_day, other.last_day
        return first, last

    def _after_month(self, index: int, period: Period) -> bool:
        """`4 Mrd. im März, bis Jahresende 2 Mrd.`: values of single months."""
        low, high = self._between(self._sentence(index).start, period.start)
        return any(other.kind == "month" and not other.part for other in self.periods[low:high])

    def _is_so_far(self, index: int, period: Period) -> bool:
        """`bereits 20 Mrd. in diesem Jahr`: up to the publication."""
        if self.status != "actual" or period.kind != "year" or not self.published or not period.first_day:
            return False
        if period.first_day.year != self.published.year or period.text[-4:].isdigit():
            return False
        start, end = self._ends(index)
        pieces = clauses(self.text, Span(start, end))
        clause = pieces[clause_index(pieces, self.figures[index].start)]
        return _SO_FAR.search(self.text, clause.start, clause.end) is not None

    def _this_year(self, why: str) -> Timing | None:
        return _year(self.published.year, why) if self.published else None

    def _checked(self, index: int, timing: Timing) -> Timing:
        if timing.first_day is None or self.published is None or self.status != "actual":
            return timing
        if timing.first_day > self.published:
            return replace(timing, doubt=LATER)
        if timing.first_day.year < self.published.year - 10 and any(
            period.kind == "open" and _LATELY.search(period.text) for period in self._before(index)
        ):
            return replace(timing, doubt=LONG_BEFORE)
        return timing

    # ------------------------------------------------ places

    def _phrase(self, index: int) -> Span:
        figure = self.figures[index]
        start = figure.phrase_start if figure.phrase_start >= 0 else figure.start
        return Span(start, max(figure.end, figure.phrase_end))

    def _sentence(self, index: int) -> Span:
        """Return the figure's sentence; of a sentence without end the part around the figure."""
        figure = self.figures[index]
        sentence = self.layout.sentence_at(figure.start)
        return Span(max(sentence.start, figure.start - FARTHEST), min(sentence.end, figure.end + FARTHEST))

    def _ends(self, index: int) -> tuple[int, int]:
        sentence = self._sentence(index)
        return sentence.start, sentence.end

    def _between(self, start: int, end: int) -> tuple[int, int]:
        """Return the slice of ``periods`` that begin in ``start`` to ``end``."""
        return (
            bisect_left(self.periods, start, key=lambda period: period.start),
            bisect_left(self.periods, end, key=lambda period: period.start),
        )

    def _before(self, index: int, with_comparisons: bool = False) -> list[Period]:
        """Return the times in the sentence before the figure, in order."""
        low, high = self._between(self._sentence(index).start, self._phrase(index).start)
        return [
            period
            for period in self.periods[max(low, high - MOST_BEFORE) : high]
            if not period.part
            and (with_comparisons or not (period.comparison or self._belongs_to_compared(period)))
        ]

    def _after(self, index: int) -> list[Period]:
        """Return the times in the sentence after the figure, in order."""
        low, high = self._between(self._phrase(index).end, self._sentence(index).end)
        return [period for period in self.periods[low : min(high, low + MOST_AFTER)] if not period.part]

    def _belongs_to_compared(self, period: Period) -> bool:
        """`gegenüber 800 Mio. im Vorjahr`, `von 9,0 Milliarden im Vorjahreszeitraum`: the time of that figure alone."""
        last = bisect_left(self.figures, period.start, key=lambda figure: figure.start) - 1
        following = last + 1
        if period.kind == "now" and following < len(self.figures) and self._is_from(following):
            gap = self._phrase(following).start
            return gap >= period.end and _RIGHT_BEFORE.fullmatch(self.text, period.end, gap) is not None
        if last < 0:
            return False
        phrase = self._phrase(last)
        if not _RIGHT_AFTER.fullmatch(self.text, phrase.end, period.start):
            return False
        return bool(_COMPARING.search(self.text, max(0, phrase.start - 40), phrase.start)) or self._is_from(
            last
        )


_DATED = ("year", "half", "quarter", "month", "months", "days", "years", "until", "since", "season")
_RIGHT_BEFORE = regex.compile(r"\s+(?:(?:bei|noch|rund|etwa)\s+)?")
# `10 Mrd. Yuan (etwa 1,4 Mrd. Dollar)`: one amount twice.
_CONVERTED = regex.compile(r"\s*\(\s*(?:(?:etwa|rund|ca\.|umgerechnet|das\s+sind|oder|knapp|gut|fast)\s+)*")
_THEN = regex.compile(r"\b(?:dann|bis\s+dahin|dort)\b")
_THIS_GOAL = regex.compile(r"\b(?:es|das|dies|diese[smr]?)\b.{0,80}\bzu\s+(?:erreichen|schaffen)\b")
# `auf 60 Milliarden zu bringen`
_TO_BE_DONE = regex.compile(r"\s+(?:\p{Ll}+\s+){0,2}zu\s+\p{Ll}+(?:en|ern|eln)\b")
_COLON = regex.compile(r"\s*:")
_PARTING = regex.compile(r"[,;:()]|\s[-–—]\s")
_RIGHT_AFTER = regex.compile(
    r"\s*\(?\s*(?:(?:noch|erst|allein)\s+)?(?:(?:im|in|für|während|aus|von|vom)\s+)?(?:(?:de[nmrs]|das|die)\s+)?"
)
_IN_BRACKET = regex.compile(r"\s*[:(]\s*(?:(?:minus|plus|rund|etwa|noch)\s+)*")
_COMPARED = regex.compile(
    r"\s*(?:[(:]|(?:,\s+)?(?:in\s+de[nmr]|als|da|wo)\s[^,;.]*|(?:mit|von|bei)\s)[^,;.()]{0,60}|\s*[(:]\s*"
)
_FROM = regex.compile(
    r"\b[Vv]on\s+(?:(?:rund|etwa|fast|knapp|gut|über|mehr\s+als|derzeit|aktuell|zuletzt|jetzt|heute|bisher|damals|noch)\s+)*\Z"
)
_TO = regex.compile(
    r"\b(?:auf|bis|zu)\s+(?:(?:rund|etwa|fast|knapp|gut|über|mehr\s+als|nur|noch|schon|umgerechnet)\s+)*\Z"
)
_COMPARING = regex.compile(
    r"(?<!\w)(?:gegenüber|nach|statt|verglichen\s+mit|im\s+Vergleich\s+zu|als|anstelle\s+von|aus)\s+(?:(?:noch|den|rund|etwa|fast|knapp)\s+)*\Z"
)
_PERCENT = regex.compile(r"\d\s*%|\d\s+Prozent|(?:[Ee]x|[Ii]m)port|[Hh]andels|[Aa]usfuhr|[Ee]infuhr|[Uu]msatz")
_SO_FAR = regex.compile(r"\b(?:[Bb]ereits|[Ss]chon|[Bb]islang|[Bb]isher)\b")
_LATELY = regex.compile(r"(?:letzten|vergangenen)\s+Jahren")
_VAGUE = regex.compile(r"(?:Anfang|Beginn|Mitte)\b")
_ANAPHORS = ("damals", "damalige", "damaligen")


def _is_vague(period: Period) -> bool:
    return bool(_VAGUE.match(period.text))


def _within(inner: Period, outer: Period) -> bool:
    if not (inner.first_day and inner.last_day and outer.first_day and outer.last_day):
        return False
    return outer.first_day <= inner.first_day and inner.last_day <= outer.last_day


def _year(year: int, why: str) -> Timing:
    return Timing(date(year, 1, 1), date(year, 12, 31), why=why)


def _moved(day: date, years: int) -> date:
    """Return ``day`` in another year; the 29th of February stays the end of its month."""
    if (day.month, day.day) in ((2, 28), (2, 29)):
        following = date(day.year + years, 3, 1)
        return following.fromordinal(following.toordinal() - 1)
    return day.replace(year=day.year + years)


def _year_before(day: date) -> date:
    return _moved(day, -1)

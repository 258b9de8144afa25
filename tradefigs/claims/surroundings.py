"""What stands around the figures of a text: sentences and clauses, times before and behind, other figures.

Where a time stands, not what it means, is read here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import regex

from tradefigs.claims.modality import status_of
from tradefigs.claims.syntax import clause_index, clauses, separation
from tradefigs.figures import Figure
from tradefigs.language.patterns import late
from tradefigs.language.text import Layout, Span, ending
from tradefigs.periods import Period
from tradefigs.periods.tense import announces, is_present, looks_further_back, reports

# How far a figure looks for its time.
FARTHEST = 1000  # characters of its sentence on each side
MOST_BEFORE, MOST_AFTER = 12, 6  # times in its sentence on each side
HEDGES = r"(?:(?:rund|etwa|ca\.|fast|knapp|gut|über|mehr\s+als|nur|noch|schon|umgerechnet)\s+)*"
# Between a figure and the time that belongs to it: `800 Mio. im Vorjahr`, `(Jänner bis Mai)`.
RIGHT_AFTER = late(
    r"""\s*\(?\s*(?:(?:noch|erst|allein)\s+)?(?:(?:im|in|für|während|aus|vo[nm])\s+)?
    (?:(?:de[nmrs]|das|die)\s+)?""",
    regex.VERBOSE,
)
# `derzeit rund 5 Mrd.`
RIGHT_BEFORE = late(rf"\s+(?:bei\s+)?{HEDGES}")
# Before a figure that is compared with: `gegenüber rund 800 Mio.`, `nach 4 Mrd.`
_COMPARING = ending(
    rf"""(?<!\w)(?i:gegenüber|nach|statt|verglichen\s+mit|im\s+Vergleich\s+zu|als|anstelle\s+von|aus)\s+
    (?:den\s+)?{HEDGES}"""
)
# `von derzeit 7,3 auf rund 4,2`
_FROM = ending(rf"\b[Vv]on\s+(?:(?:derzeit|aktuell|zuletzt|jetzt|heute|bisher|damals)\s+)?{HEDGES}")
_TO = ending(rf"\b(?:auf|bis|zu)\s+{HEDGES}")
# Between the members of a list: `2021, 2022 und 2023`, `5 Mrd. beziehungsweise 6 Mrd.`
_LISTED = late(
    r"""\s*(?:,|\b(?:und|sowie|als\s+auch|wie\s+auch|bzw\.|beziehungsweise|respektive))\s*
    (?:(?:auf|für|bei|im|in)\s+)?(?:(?:de[mnr]|rund|etwa|über|fast|knapp)\s+)?""",
    regex.VERBOSE,
)
LONGEST_LIST = 12
_PARTING = late(r"[,;:()]|\s[-–—]\s")
LONGEST_FROM_TO, LONGEST_TO_FROM = 80, 20  # characters between the two figures
# `bei 3 Mrd., 2016 war er`: the time opens the next clause.
_OPENS_CLAUSE = ending(
    r",\s+(?:(?:noch|erst|schon|allein)\s+)?(?:(?:im|in|am|für)\s+)?(?:(?:Jahr|de[mn])\s+)?"
)
# `10 Mrd. Yuan (etwa 1,4 Mrd. Dollar)`: one amount in two currencies.
_CONVERTED = late(rf"\s*\(\s*(?:das\s+sind\s+|oder\s+)?{HEDGES}")
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


class Surroundings:
    """Finds what stands around the figures of one text."""

    def __init__(self, times: Places) -> None:
        self.times, self.figures, self.layout = times, times.figures, times.layout
        self.text = times.layout.text

    # ------------------------------------------------ sentence and clause

    def _phrase(self, index: int) -> Span:
        return self.times.phrases[index]

    def _sentence(self, index: int) -> Span:
        return self.times.sentence(index)

    def _clause(self, index: int) -> Span:
        return self._clause_at(self.figures[index].start, self._sentence(index))

    def _clause_at(self, offset: int, sentence: Span) -> Span:
        pieces = clauses(self.text, sentence)
        return pieces[clause_index(pieces, offset)]

    def _shares_clause(self, index: int, period: Period) -> bool:
        return period.start in self._clause(index)

    def _opens_sentence(self, index: int) -> bool:
        """`Auf 3 Mrd. Euro bezifferte die Botschafterin, Ana Roth, den Handel im Jahr 2019.`"""
        phrase, sentence = self._phrase(index), self._sentence(index)
        ahead = self.text[sentence.start : phrase.start].split()
        alone = index + 1 == len(self.figures) or self.figures[index + 1].start >= sentence.end
        return alone and len(ahead) <= 1

    def _is_bracketed(self, index: int) -> bool:
        """`liegt inzwischen vor Brasilien (1,6 Mrd. Euro)`"""
        phrase = self._phrase(index)
        return self.text[phrase.start - 1 : phrase.start] == "(" and self.text.startswith(")", phrase.end)

    def _is_aside(self, index: int, period: Period) -> bool:
        """`Der Handel, der 2022 noch bei 3 Mrd. lag, erreichte 5 Mrd.`: a clause before that looks back."""
        sentence, place = self._sentence(index), self.figures[index].start
        if not sentence.start < period.start < place:
            return False
        aside, own = self._clause_at(period.start, sentence), self._clause_at(place, sentence)
        start, end = aside.start, aside.end
        if aside != own and self._is_apposed(aside):
            return True
        is_whole = _ENDS_IN_VERB.match(self.text, start, end) and not _GOES_ON.match(self.text, own.start)
        if aside == own or not is_whole or not _HANGING.match(self.text, start, end):
            return False
        looks_back = period.kind == "since" or _ONCE.search(self.text, start, end)
        return bool(looks_back) or looks_further_back(self.text, start, end)

    def _is_apposed(self, clause: Span) -> bool:
        """`im Vorjahr noch die Nummer eins`: between commas, no verb and no amount in it, a look back."""
        start, end = clause.start, clause.end
        if not _ONCE.search(self.text, start, end) or self.times.figure_before(
            end
        ) != self.times.figure_before(start):
            return False
        return not any(has_verb(self.text, start, end) for has_verb in (reports, is_present, announces))

    # ------------------------------------------------ times

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
            touches = following >= period.end and RIGHT_BEFORE.fullmatch(self.text, period.end, following)
            return bool(touches) and self._to_value(last + 1) is not None
        if last < 0:
            return False
        phrase = self._phrase(last)
        if not RIGHT_AFTER.fullmatch(self.text, phrase.end, period.start):
            return False
        is_compared = _COMPARING.match(self.text, max(0, phrase.start - 60), phrase.start)
        goes_on = period.kind in ("until", "since")  # `von 3 Mrd. bis 2028 auf 5 Mrd.`
        return is_compared is not None or (self._to_value(last) is not None and not goes_on)

    def _parts_of(self, period: Period) -> list[Period]:
        """Return the times that stand inside a longer one."""
        return [part for part in self.times.periods_in(period.start, period.end) if part.part]

    def _end_of(self, period: Period) -> Period:
        """`bis Dezember (10,3 Mrd.)`, `Seit 2023 … Da waren es`: the time that is named, not the way."""
        return next(iter(self._parts_of(period)), period) if period.kind in ("until", "since") else period

    def _narrowest(self, periods: Sequence[Period]) -> Period:
        """Return the last of ``periods``, or one close by inside it: `in den ersten sechs Monaten heuer`."""
        last = periods[-1]
        inner = (p for p in reversed(periods[:-1]) if within(p, last) and separation(self.text, p, last) < 1)
        return next(inner, last)

    def _is_of_next(self, index: int, period: Period) -> bool:
        """`Er lag bei 3 Mrd., 2016 war er bei 2 Mrd.`: the time opens the clause of the next figure."""
        following = self.figures[index + 1].start if index + 1 < len(self.figures) else -1
        if not period.end <= following < self._sentence(index).end:
            return False
        return _OPENS_CLAUSE.match(self.text, max(0, period.start - 30), period.start) is not None

    # ------------------------------------------------ other figures

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
        if times and times[-1].kind in ("months", "years"):  # `im ersten und zweiten Quartal`
            times = self._parts_of(times[-1])[-count:]
        if len(times) < count or any(not self._is_listed(*pair) for pair in pairwise(times)):
            return None
        return times[index - first]

    def _is_listed(self, one: Span | Period, next_one: Span | Period) -> bool:
        return _LISTED.fullmatch(self.text, one.end, next_one.start) is not None

    def _is_converted(self, index: int) -> bool:
        if index == 0 or self._sentence(index).start > self.figures[index - 1].start:
            return False
        doubly = _CONVERTED.fullmatch(self.text, self.figures[index - 1].end, self._phrase(index).start)
        return doubly is not None and self.figures[index - 1].currency != self.figures[index].currency

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

    def _ends_of_span(self, index: int) -> Sequence[Period]:
        """`zwischen 2008 und 2011 von 3 auf 1 Mrd.`: the two years that the two figures belong to."""
        before = self._before(index)
        if not before or before[-1].kind != "years":
            return ()
        ends = [part for part in self._parts_of(before[-1]) if part.kind == "year"]
        return ends if len(ends) == 2 else ()


def within(inner: Period, outer: Period) -> bool:
    """Tell whether the days of one time lie in those of another."""
    if not (inner.first_day and inner.last_day and outer.first_day and outer.last_day):
        return False
    return outer.first_day <= inner.first_day and inner.last_day <= outer.last_day

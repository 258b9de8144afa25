"""The times of one text beside its figures, and one figure whose time is looked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tradefigs.claims.clauses.modality import ACTUAL, status_of
from tradefigs.claims.clauses.syntax import clause_index, clauses
from tradefigs.claims.scene.scene import Draft, Place, Reason, Scene
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.lexicon import any_of
from tradefigs.periods import Period
from tradefigs.periods.clauses.tense import reports

FARTHEST = 1000  # characters of its sentence on each side in which a figure looks for its time
MOST_OF_LEAD = 3  # sentences of the first paragraph


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


class Times:
    """The figures and times of one text, and where they stand.

    Parameters
    ----------
    scene
        The text with its figures.
    periods
        All time expressions of the text, in order.
    """

    def __init__(self, scene: Scene, periods: Sequence[Period], published: date | None) -> None:
        self.scene, self.periods, self.published = scene, periods, published
        self.text, self.layout, self.figures = scene.text, scene.layout, scene.figures
        self.own: dict[Sought, Timing | None] = {}  # what the sentence of a figure says of its time
        self._figure_starts = [figure.start for figure in scene.figures]
        self._period_starts = [period.start for period in periods]
        self._sought: dict[tuple[int, str, str], Sought] = {}
        self._statuses: dict[int, str] = {}
        self._about_trade: dict[int, bool] = {}
        self._reports: dict[int, bool] = {}

    def at(self, index: int, status: str, kind: str) -> Sought:
        """Return figure ``index``, its time to be found as that of a status and kind."""
        key = index, status, kind
        if key not in self._sought:
            self._sought[key] = Sought(self, self.scene.places[index], status, kind)
        return self._sought[key]

    def status(self, place: Place) -> str:
        """Return the status of a figure as it was read, or as its sentence tells it."""
        draft = place.reading
        if isinstance(draft, Draft):
            return draft.status
        if place.index not in self._statuses:
            sentence = self.around(place.figure.start, place.figure.end)
            self._statuses[place.index] = status_of(self.text, sentence, place.phrase)
        return self._statuses[place.index]

    def around(self, start: int, end: int) -> Span:
        """Return the sentence of a place; of a sentence without end the part around the place."""
        sentence = self.layout.sentence_at(start)
        return Span(max(sentence.start, start - FARTHEST), min(sentence.end, end + FARTHEST))

    def clause_of(self, period: Period) -> Span:
        """Return the clause that a time stands in."""
        return self.clause_at(period.start, self.around(period.start, period.end))

    def reports(self, period: Period) -> bool:
        """Whether the clause of a time tells what was; it is asked for each figure behind."""
        if period.start not in self._reports:
            self._reports[period.start] = reports(self.text, *self.clause_of(period))
        return self._reports[period.start]

    def clause_at(self, offset: int, sentence: Span) -> Span:
        """Return the clause of ``sentence`` at ``offset``."""
        pieces = clauses(self.text, sentence)
        return pieces[clause_index(pieces, offset)]

    def figure_before(self, offset: int) -> int:
        """Return the index of the last figure that begins before ``offset``, -1 for none."""
        return bisect_left(self._figure_starts, offset) - 1

    def between(self, start: int, end: int) -> Sequence[Period]:
        """Return the times that begin in ``[start, end)``."""
        low = bisect_left(self._period_starts, start)
        return self.periods[low : bisect_left(self._period_starts, end, lo=low)] if start < end else ()

    def parts_of(self, period: Period) -> list[Period]:
        """Return the times that stand inside a longer one."""
        return [part for part in self.between(period.start, period.end) if part.part]

    def end_of(self, period: Period) -> Period:
        """`bis Dezember (10,3 Mrd.)`, `Seit 2023 … Da waren es`: the time that is named, not the way."""
        return next(iter(self.parts_of(period)), period) if period.kind in ("until", "since") else period

    @cached_property
    def lead(self) -> Sequence[Span]:
        """The first sentences of the paragraph below the headlines."""
        above = self.layout.headlines[-1].end if self.layout.headlines else 0
        paragraph = next((place for place in self.layout.paragraphs if place.start >= above), None)
        if paragraph is None:
            return ()
        first = self.layout.sentence_index(paragraph.start)
        sentences = self.layout.sentences[first : first + MOST_OF_LEAD]
        return [sentence for sentence in sentences if sentence.start < paragraph.end]

    def speaks_of_trade(self, number: int) -> bool:
        """Tell whether sentence ``number`` holds a figure of trade, or a word of it."""
        if number not in self._about_trade:
            sentence = self.layout.sentences[number]
            holds_figure = self._tells_value(sentence)
            named = holds_figure or _TRADE.search(self.text, sentence.start, sentence.end) is not None
            words = self.scene.words.of_trade(number)
            of_else = not holds_figure and all(m.verb for m in words) and self._is_of_else(sentence)
            self._about_trade[number] = not of_else and (named or bool(words))
        return self._about_trade[number]

    def _tells_value(self, sentence: Span) -> bool:
        """Whether a figure in ``sentence`` may be one of trade; not `2018 gewährte Peru 3 Mio. Kredit`."""
        index = self.figure_before(sentence.end)
        while index >= 0 and self.figures[index].start >= sentence.start:
            if not isinstance(self.scene.places[index].reading, Reason):
                return True
            index -= 1
        return False

    def _is_of_else(self, sentence: Span) -> bool:
        """`Das BIP stieg um 3 Prozent.`, `Es kamen 2 Millionen Touristen.`: another subject than trade."""
        if _TRADE_NAMED.search(self.text, sentence.start, sentence.end):
            return False
        return _ELSE.search(self.text, sentence.start, sentence.end) is not None


class Sought:
    """One figure whose time is looked for, read as one of a status and kind.

    ``status`` is `actual`, `target` or `forecast`, ``kind`` `level` or `change`.
    """

    def __init__(self, times: Times, place: Place, status: str, kind: str) -> None:
        self.times, self.place, self.status, self.kind = times, place, status, kind
        self.text, self.layout, self.published = times.text, times.layout, times.published
        self.figure, self.phrase = place.figure, place.phrase

    @cached_property
    def sentence(self) -> Span:
        """Its sentence; of one without end the part around it."""
        return self.times.around(self.figure.start, self.figure.end)

    @cached_property
    def clause(self) -> Span:
        """Its clause."""
        return self.times.clause_at(self.figure.start, self.sentence)

    @property
    def told_status(self) -> str:
        """The status that its sentence tells."""
        return self.times.status(self.place)

    def like(self, index: int) -> Sought:
        """Return another figure, read in the same way."""
        return self.times.at(index, self.status, self.kind)

    @property
    def previous(self) -> Sought | None:
        """The figure before, None for the first."""
        return self.like(self.place.index - 1) if self.place.index else None

    @property
    def next(self) -> Sought | None:
        """The figure behind, None for the last."""
        index = self.place.index + 1
        return self.like(index) if index < len(self.times.figures) else None

    @property
    def reported(self) -> Sought:
        """The same figure, read as a level that is reported."""
        return self.times.at(self.place.index, ACTUAL, "level")


_TRADE = late(
    r"\d\s*%|\d\s+Prozent|(?:[Ee]x|[Ii]m)port|[Hh]andels|[Aa]usfuhr|[Ee]infuhr|[Uu]msatz|Rekord|Bestmarke"
)
_TRADE_NAMED = late(r"(?:[Ee]x|[Ii]m)port|[Hh]andel|[Aa]usfuhr|[Ee]infuhr|[Uu]msatz|[Uu]msätz")
_ELSE = late(lambda: rf"\b{any_of('claims', 'elsewhere')}\b")

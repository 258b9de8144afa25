"""Time expressions of German running text, and the days they mean.

A year that is said counts as said; every other counts from the publication date or from the time that the
passage speaks of, and with the tense of its clause. Which words name which part of a year is read in
`expressions`, the year and the days of a time in `calendar`; here it is seen what turns them: `seit`, `bis`,
a comparison.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date

from tradefigs.language.layout import Layout
from tradefigs.language.patterns import late
from tradefigs.periods.calendar import undated
from tradefigs.periods.calendar.calendardays import day_of
from tradefigs.periods.calendar.days import Days
from tradefigs.periods.calendar.period import Period
from tradefigs.periods.calendar.told import MAY_END_SENTENCE, REPORT_SENTENCES, Told
from tradefigs.periods.calendar.years import Years
from tradefigs.periods.clauses.clauses import Clauses
from tradefigs.periods.clauses.relations import (
    BEST_SINCE,
    COMPARED_AMOUNT,
    FROM_YEAR,
    LOOK_BACK,
    MULTIPLE,
    NEVER_SO,
    NOT_SINCE,
    ON_TO_MONTH,
    ON_TO_YEAR,
    SIGNS_OF_BEST,
    STANDARD,
    SURPASSED,
    comparison,
    from_then_on,
    in_bracket,
    is_after_event,
    is_compared_by_verb,
    is_so_far,
    is_year_measured_by,
    may_be_in_relation,
    relation_word,
    since_event,
)
from tradefigs.periods.expressions.pieces import END_OF_YEAR, FIRST_OF_YEAR, KIND_OF, PARTS_OF_YEAR, Piece
from tradefigs.periods.expressions.timewords import find_pieces, worded_as_running_text

BEYOND_CALENDAR = ValueError, OverflowError
MIDDLE_OF_YEAR = (6, 0)
# `zwölf Monaten (von) Juli 2018 bis Juni 2019`, `neun Monaten ((Januar bis September))`
_NAMED_NEXT = late(r",?\s+(?:(?:von|vom|zwischen)\s+)?(?:Anfang\s+)?|\s+\((?:von\s+)?")
_BEGINS = {"middle": (7, 1), "end": END_OF_YEAR}  # from when on something is that is so since then


def find_periods(text: str, published: date | None = None, layout: Layout | None = None) -> list[Period]:
    """Return the time expressions of ``text`` in order; the parts of an expression follow it.

    Parameters
    ----------
    text
        A German text of any length.
    published
        The day from which relative times count; without it they count from the year that the text makes
        plain, else their days are None.
    layout
        Its sentences and paragraphs, when the caller has them already.

    Examples
    --------
    >>> for period in find_periods("Von Januar bis Mai wuchs er stärker als im Vorjahr.", date(2025, 7, 1)):
    ...     print(period.first_day, period.last_day, period.text, period.part)
    2025-01-01 2025-05-31 Januar bis Mai False
    2025-01-01 2025-01-31 Januar True
    2025-05-01 2025-05-31 Mai True
    2024-01-01 2024-12-31 Vorjahr False
    """
    worded = worded_as_running_text(text)
    periods = list(_Dating(worded, published, layout or Layout(text)).periods())
    if worded is text:
        return periods
    return [replace(period, text=text[period.start : period.end]) for period in periods]


def year_told(text: str) -> int | None:
    """Return the year of publication that the wording tells: `in diesem Jahr 2024`, `im Vorjahr 2023`."""
    pieces = find_pieces(worded_as_running_text(text))
    return next((piece.tells for piece in pieces if piece.tells), None)


def last_report(text: str, layout: Layout) -> date | None:
    """Return the last day of the latest time that a text names with its year and doesn't announce."""
    text = worded_as_running_text(text)
    return undated.last_report(find_pieces(text), Clauses(text, layout))


def next_announced(text: str, layout: Layout) -> date | None:
    """Return the first day or month that a text announces with its year: `am 3. Mai 2025 beginnt …`."""
    text = worded_as_running_text(text)
    return undated.next_announced(find_pieces(text), Clauses(text, layout))


class _Dating:
    """Gives the times of a text their days, one after the other."""

    def __init__(self, text: str, published: date | None, layout: Layout) -> None:
        self.text, self.published, self.pieces = text, published, find_pieces(text)
        self.clauses = Clauses(text, layout)
        self.told = Told(text, layout, self.clauses, published)
        self.years = Years(self.pieces, self.told, self.clauses, published)
        self.days = Days(self.years, self.told, self.clauses, published)

    def periods(self) -> Iterator[Period]:
        for index, piece in enumerate(self.pieces):
            if piece.kind in ("now", "open"):
                yield self._undated(piece)
                continue
            if self._is_counted(piece, index):
                continue
            self.told.place = piece.start
            spelled_out = self._next_part(piece) if piece.kind == "next" else piece
            if spelled_out is None:
                continue
            period = self._period(spelled_out, index)
            yield period
            if piece.parts or period.kind in ("since", "until"):
                yield from self._parts(spelled_out, period)
            self.told.add(piece, period)

    def _is_counted(self, piece: Piece, index: int) -> bool:
        """`in den zwölf Monaten | von Juli 2018 bis Juni 2019`: how many they are, before they are named."""
        following = self.pieces[index + 1] if index + 1 < len(self.pieces) else None
        if following is None or piece.kind != "months" or piece.parts or not following.parts:
            return False
        return following.kind in PARTS_OF_YEAR and bool(
            _NAMED_NEXT.fullmatch(self.text, piece.end, following.start)
        )

    def _period(self, piece: Piece, index: int) -> Period:
        """Return the period of a piece; without days where they lie beyond the calendar."""
        try:
            return self._in_relation(piece, index)
        except BEYOND_CALENDAR:
            text = self.text[piece.start : piece.end]
            return Period(piece.start, piece.end, text, None, None, "open")

    def _undated(self, piece: Piece) -> Period:
        """Return what no calendar is needed for: `heute`, `damals`."""
        text, day = self.text[piece.start : piece.end], self.published if piece.kind == "now" else None
        said, compares = piece.base == "published", piece.kind == "open" and self._is_measure(piece)
        return Period(piece.start, piece.end, text, day, day, piece.kind, compares, year_said=said)

    def _is_measure(self, piece: Piece) -> bool:
        """`der höchste Wert seit Jahren`: says since when nothing was higher, not when that was."""
        low = max(0, piece.start - LOOK_BACK)
        before = self.text[low : piece.start]
        if not any(sign in before for sign in SIGNS_OF_BEST):
            return False
        since = relation_word("since").match(self.text, low, piece.start)
        return BEST_SINCE.match(self.text, low, since.start() if since else piece.start) is not None

    def _in_relation(self, piece: Piece, index: int) -> Period:
        """Return the period of a piece, with what stands before it: `seit`, `bis`, `gegenüber`."""
        if piece.edge == "now":
            return self._since(piece, self.days.named(piece))
        if not may_be_in_relation(self.text, piece):
            return self.days.named(piece)
        low = max(0, piece.start - LOOK_BACK)
        if MAY_END_SENTENCE.search(self.text, low, piece.start):
            low = max(low, self.told.sentence.start)
        free = max(low, self.pieces[index - 1].end) if index else low  # `seit Anfang Jahr Januar`: two times
        since = relation_word("since").match(self.text, free, piece.start) or since_event(
            self.text, free, piece.start
        )
        until = None if since else relation_word("until").match(self.text, free, piece.start)
        relation = since or until
        since_then = None if relation else from_then_on(self.text, piece, free)
        start = relation.start() if relation else piece.start
        compares = self._compares(piece, index, low, start, bool(since))
        if compares:
            piece = self._counterpart(piece, index)
        period = self.days.named(piece, comparison=compares)
        if since_then and not compares:
            return self._since(piece, replace(period, end=since_then.end), since_then.start)
        if relation is None and not compares and self._is_so_far(piece, low):
            return self._since(piece, period)
        if relation is None or piece.parts:
            return period
        return self._since(piece, period, start) if since else self._until(piece, period, start)

    def _is_so_far(self, piece: Piece, low: int) -> bool:
        """`bislang in diesem Jahr`; `in diesem Jahr bereits`, where it is told what was."""
        if is_so_far(self.text, piece, low):
            return True
        if not self.published or not is_so_far(self.text, piece, low, "already"):
            return False
        return not self.clauses.is_wanted(piece) and self.clauses.outlook(piece) == "behind"

    def _compares(self, piece: Piece, index: int, low: int, start: int, since: bool) -> bool:
        """Tell whether a time, which with its `seit` begins at ``start``, only dates what is compared."""
        if piece.compares or in_bracket(self.text, piece) or COMPARED_AMOUNT.match(self.text, low, start):
            return True
        if is_year_measured_by(self.text, piece, low):
            return True
        if is_compared_by_verb(self.text, piece, self.told.sentence):
            return True
        if piece.kind != "day" and is_after_event(self.text, low, start):
            return True
        if piece.kind != "day" and not piece.edge and comparison().match(self.text, low, start):
            return NEVER_SO.match(self.text, self.told.sentence.start, start) is None
        goes_on = piece.kind == "year" and ON_TO_YEAR.match(self.text, piece.end)
        goes_on = goes_on or (piece.kind == "month" and ON_TO_MONTH.match(self.text, piece.end))
        if goes_on and FROM_YEAR.match(self.text, low, start):
            return True
        if since and (BEST_SINCE.match(self.text, low, start) or NOT_SINCE.match(self.text, piece.end)):
            return True
        if MULTIPLE.match(self.text, low, start):
            return True
        if not STANDARD.match(self.text, low, start):
            return False
        if SURPASSED.search(self.text, piece.end, self.told.sentence.end):
            return True  # haben das Niveau von 2019 übertroffen
        if self.told.passage is not None and self.told.in_sentence(self.told.passage):
            return True
        ahead = self._main_ahead(index)
        return ahead is not None and ahead.kind == "year" and ahead.text[-4:].isdecimal()

    def _counterpart(self, piece: Piece, index: int) -> Piece:
        """Return a compared time as it counts from the time that it is compared with.

        `2022 … als im Vorjahr` is 2021; `(im Vorjahr: …)` beside a part of a year is that part of the year
        before.
        """
        passage, bracketed = self.told.passage, in_bracket(self.text, piece)
        measured = bracketed or COMPARED_AMOUNT.match(self.text, max(0, piece.start - LOOK_BACK), piece.start)
        beside = passage is not None and self.told.in_sentence(passage)
        main = passage if beside else self._main_ahead(index)
        reported = self.told.main if main is None and measured else None
        if reported and self.told.is_near(reported, REPORT_SENTENCES):
            # Exporte im ersten Quartal: … nach Kuba 3 Mio. (im Vorjahr: 2 Mio.), nach Peru 4 Mio. nach 3 Mio.
            main = reported
        if main is None or main.first_day is None:
            return piece
        if self.published and main.first_day > self.published:  # bis 2030 auf 5 Mrd., nach 3 Mrd. im Vorjahr
            return piece
        if piece.kind == "same" and main.kind in PARTS_OF_YEAR:
            self.told.part = main
        if piece.kind != "year" or piece.base != "published" or piece.year != -1:
            return piece
        if bracketed and main.kind in PARTS_OF_YEAR:
            return piece._replace(kind="same", base="passage")
        return piece._replace(base="said", year=main.first_day.year - 1)

    def _main_ahead(self, index: int) -> Period | None:
        """Return the first time after a comparison in its sentence: `Gegenüber dem Vorjahr stieg 2019 …`."""
        for piece in self.pieces[index + 1 : index + 4]:
            if piece.start < self.told.sentence.end and piece.kind in PARTS_OF_YEAR | {"year"}:
                return self.days.named(piece)
        return None

    def _since(self, piece: Piece, period: Period, start: int = -1) -> Period:
        """Return ``period`` up to the publication; a time that is still to come stays as it is."""
        first, last = period.first_day, self.published
        if first is None or last is None:
            return self._turned(period, start, "since", None, None)
        if piece.kind == "year" and piece.edge in _BEGINS:  # seit Mitte 2023
            first = day_of(first.year, _BEGINS[piece.edge])
        if first > last:
            return self._turned(period, start, period.kind, period.first_day, period.last_day)
        return self._turned(period, start, "since", first, last)

    def _until(self, piece: Piece, period: Period, start: int) -> Period:
        """Return ``period`` from the beginning of its year; what was `bis Mitte 2023` ended there."""
        first, last = period.first_day and day_of(period.first_day.year, FIRST_OF_YEAR), period.last_day
        middle = piece.edge == "middle" and piece.kind == "year"
        if first and middle and self.clauses.outlook(piece) == "behind":
            last = day_of(first.year, MIDDLE_OF_YEAR)
        return self._turned(period, start, "until", first, last)

    def _turned(self, period: Period, start: int, kind: str, first: date | None, last: date | None) -> Period:
        """Return ``period`` with other days, and with its `seit` or `bis` if that begins at a ``start``."""
        start = period.start if start < 0 else start
        text, flags = self.text[start : period.end], (period.comparison, period.part, period.year_said)
        return Period(start, period.end, text, first, last, kind, *flags)

    def _parts(self, piece: Piece, period: Period) -> Iterator[Period]:
        """Yield what a span lists besides itself: its ends, or the time that `seit` and `bis` name."""
        named = piece.parts
        alone = period.kind == "since" or (period.kind == "until" and piece.kind != "year")
        if not named and alone and piece.unit != 12:  # `seit drei Jahren` names no year
            named = (piece,)
        for part in named:
            end = period.last_day if part is not named[0] else period.first_day  # Oktober bis | März
            if not part.base and end:
                part = part._replace(base="said", year=end.year)
            with suppress(*BEYOND_CALENDAR):
                inner = self.days.named(part, comparison=period.comparison, part=True)
                if inner.first_day:
                    yield inner

    def _next_part(self, piece: Piece) -> Piece | None:
        """`im ersten Quartal 5 Mrd., im zweiten 4 Mrd.`: the unit is that of the part just named."""
        told = self.told.part
        if told is None or told.first_day is None or told.kind not in ("quarter", "half"):
            return None
        unit = next(months for months, kind in KIND_OF.items() if kind == told.kind)
        if piece.run * unit > 12 or not self.told.is_near(told, 1):
            return None
        first, last = (unit * (piece.run - 1) + 1, 1), (unit * piece.run, 0)
        return piece._replace(kind=told.kind, first=first, last=last, base="said", year=told.first_day.year)

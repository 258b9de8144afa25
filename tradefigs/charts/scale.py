"""Where values and years lie on the page."""

from __future__ import annotations

import math
from calendar import isleap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tradefigs.charts.marks import Mark
from tradefigs.charts.page import TICK, Page, Point
from tradefigs.charts.placing import Box
from tradefigs.table import STATUSES
from tradefigs.wording import Wording


@dataclass(frozen=True, slots=True)
class Column:
    """The place at the right of the years for what has no date: one a status."""

    status: str
    left: float
    right: float


class Scale:
    """Where values and years lie on the page."""

    def __init__(
        self,
        page: Page,
        marks: Sequence[Mark],
        room: Box,
        size: float,
        unit: float,
        label_widths: Mapping[str, float],
        official: Mapping[int, float],
    ) -> None:
        years = [day.year for mark in marks for day in (mark.first, mark.last) if day]
        years += official
        self.first_year, self.last_year = (min(years), max(years)) if years else (0, 0)
        self._pad = 2.2 * size + 4
        self._set_values(marks, official, room.top - room.bottom)
        widest = max(page.size(f"{tick / unit:g}", TICK)[0] for tick in self.ticks)
        self.box = Box(room.left + widest + 8, room.bottom, room.right, room.top)
        self._set_columns([mark.status for mark in marks if mark.first is None], label_widths, bool(years))
        self._year_width = (self._right - self.box.left) / (self.last_year - self.first_year + 1)
        self.axes = page.axes(self.box, "values")
        width = (self.box.right - self.box.left) / self._year_width
        self.axes.set_xlim(self.first_year, self.first_year + width if years else 1.0)
        self.axes.set_ylim(self._base, self._value(self.box.top))

    def _set_values(self, marks: Sequence[Mark], official: Mapping[int, float], height: float) -> None:
        """Find out where the axis of values begins and ends, and its ticks."""
        low = min([*(mark.low for mark in marks), *official.values()])
        high = max([*(mark.high for mark in marks), *official.values()])
        begin = base(low, high)
        self._top_value = high if high > begin else begin + 1.0
        end = begin + (self._top_value - begin) * (1 + self._pad / height)
        self.ticks = ticks(begin, end, height / 34)
        self._base = self.ticks[0]

    def _set_columns(
        self, undated: Sequence[str], label_widths: Mapping[str, float], with_years: bool
    ) -> None:
        """Lay a column right of the years for each status of what has no date."""
        statuses = [name for name in STATUSES if name in undated]
        width = self.box.right - self.box.left
        most = width * (0.26 if len(statuses) < 3 else 0.2) if with_years else width / max(1, len(statuses))
        widths = [min(most, max(64.0, label_widths[name] + 40)) if with_years else most for name in statuses]
        self._right = right = self.box.right - sum(widths)
        edges = [right, *(right + sum(widths[:number]) for number in range(1, len(widths) + 1))]
        self.columns = [
            Column(name, left + 3, end) for name, left, end in zip(statuses, edges, edges[1:], strict=False)
        ]
        # Few marks leave the room beside them to their labels.
        self._undated_at = 0.5 if len(undated) > 4 * len(statuses) else 0.16

    def y(self, value: float) -> float:
        """Return the height of a value on the page."""
        room = self.box.top - self._pad - self.box.bottom
        return self.box.bottom + room * (value - self._base) / (self._top_value - self._base)

    def _value(self, y: float) -> float:
        room = self.box.top - self._pad - self.box.bottom
        return self._base + (self._top_value - self._base) * (y - self.box.bottom) / room

    def year(self, year: float) -> float:
        """Return where a moment lies, in years and parts of them: 2024.5 is the middle of 2024."""
        return self.box.left + (year - self.first_year) * self._year_width

    def span(self, mark: Mark) -> tuple[float, float]:
        """Return the ends of a mark's period."""
        if mark.first is None or mark.last is None:
            column = next(column for column in self.columns if column.status == mark.status)
            return column.left, column.right
        return self.year(moment(mark.first)), self.year(moment(mark.last) + 1 / 365)

    def x(self, mark: Mark) -> float:
        """Return the middle of a mark's period; what has no date leaves room for labels at its right."""
        left, right = self.span(mark)
        return left + (right - left) * (0.5 if mark.first else self._undated_at)

    def home(self, mark: Mark) -> Box:
        """Return where the label of a mark should be: in its column, or with the years."""
        left, right = (self.box.left, self._right) if mark.first else self.span(mark)
        return Box(left, self.box.bottom + 2, right, self.box.top)

    def slot(self, mark: Mark) -> float:
        """Return the width that the marks of one period may fill."""
        if mark.first is not None:
            return self._year_width
        left, right = self.span(mark)
        return (right - left) * 2 * self._undated_at

    def years_named(self, width: Callable[[str], float]) -> list[tuple[int, str]]:
        """Return the years that are named, as ``year_texts`` does."""
        if not self.first_year:
            return []
        return year_texts(self.first_year, self.last_year, self._year_width, width)

    def at(self, x: float, y: float) -> Point:
        """Return a point of the page as data of the axes."""
        return self.first_year + (x - self.box.left) / self._year_width, self._value(y)


def year_texts(first: int, last: int, slot: float, width: Callable[[str], float]) -> list[tuple[int, str]]:
    """Return the years that are named: all, if need be in short (2008, 09, 10), or only round ones.

    ``slot`` is the room of a year, ``width`` measures a text, both in points.
    """
    years = range(first, last + 1)
    if width("2000") + 7 <= slot:
        return [(year, str(year)) for year in years]
    if width("2000") / 2 + width("00") / 2 + 5 <= slot:
        full = {first, *(year for year in years[3:] if year % 10 == 0)}
        return [(year, str(year) if year in full else f"{year % 100:02}") for year in years]
    steps = (2, 5, 10, 20, 25, 50, 100, 1000)
    step = next(step for step in steps if step * slot >= width("2000") + 8 or step == steps[-1])
    return [(year, str(year)) for year in years if year % step == 0]


def month_texts(
    first: float, last: float, room: float, wording: Wording, width: Callable[[str], float]
) -> list[tuple[float, str]]:
    """Return the months or years between two moments that are named, and where they begin."""
    for step in (1, 3, 6, 12, 24, 60, 120, 240, 1200):
        texts = []
        for month in range(math.ceil(first * 12 - 1e-6), math.floor(last * 12 + 1e-6) + 1):
            if month % step == 0:
                day = date(month // 12, month % 12 + 1, 1)
                text = str(day.year) if step >= 12 else wording.month(day)
                texts.append((month / 12, text))
        widest = max((width(text) for _, text in texts), default=0.0)
        if (widest + 10) * (last - first) * 12 <= room * step:
            return texts
    return []


def moment(day: date) -> float:
    """Return a day in years and parts of them: the middle of 2023 is 2023.5."""
    start = date(day.year, 1, 1)
    return day.year + (day - start).days / (366 if isleap(day.year) else 365)


def base(low: float, high: float) -> float:
    """Return where the axis begins: at zero, unless that would press all values into its upper third."""
    if low <= high * 2 / 3 or low == high:
        return 0.0
    return max(0.0, low - (high - low) * 0.5)


def ticks(low: float, high: float, most: float) -> list[float]:
    """Return round values from at most ``low`` to at most ``high``, no more than ``most``."""
    rough = (high - low) / max(2.0, most)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)
    first = math.floor(low / step + 1e-9)
    return [number * step for number in range(first, math.floor(high / step + 1e-9) + 1)]


def gaps(left: float, right: float, y: float, boxes: Sequence[Box]) -> list[tuple[float, float]]:
    """Return the parts of a level line that lie outside ``boxes``."""
    parts = []
    for box in sorted(boxes, key=lambda box: box.left):
        if box.bottom - 1 < y < box.top + 1 and box.right + 2 > left:
            if box.left - 2 > left:
                parts.append((left, box.left - 2))
            left = max(left, box.right + 2)
    return [*parts, (left, right)] if left < right else parts

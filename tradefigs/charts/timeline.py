"""The timeline: each stated value at its period, with who stated it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

import pandas as pd

from tradefigs.charts.frame import Frame, legend_end, legend_of, not_shown, sources, years_title
from tradefigs.charts.labels import Label, Lines, width_of, write_labels
from tradefigs.charts.marks import Mark, binned, chosen, marks_of, stated
from tradefigs.charts.official import draw_official, official_note, official_of
from tradefigs.charts.page import NAME, TICK, VALUE, Glyph, Page, same
from tradefigs.charts.placing import Box
from tradefigs.charts.scale import Scale, gaps
from tradefigs.comparisons.selection import Selection
from tradefigs.table import STATUSES
from tradefigs.wording import Wording

NAME_WIDTHS = (118.0, 76.0)
"""How wide the names in a label may be, in points: on one line, or wrapped."""

FEW, SOME = 40, 120
"""Up to how many marks a chart is drawn large, and middling."""


def draw_timeline(
    page: Page,
    wording: Wording,
    claims: pd.DataFrame,
    shown: Selection,
    title: str | None,
    reference: pd.DataFrame | None = None,
) -> None:
    """Draw the claims of ``shown``, from a table that ``normalise`` has seen, over the years.

    Official values, as ``comparisons.reference.as_reference`` takes them, become a line behind them.
    """
    _Timeline(page, wording, claims, shown, reference).draw(title)


@dataclass(frozen=True)
class _Drawn:
    """A mark with its place on the page: the middle of its glyph and the ends of its value, in points."""

    mark: Mark
    glyph: Glyph
    x: float
    low: float
    high: float

    @property
    def band(self) -> Box:
        """What a bin fills."""
        half = self.glyph.size * 1.3
        return Box(self.x - half, self.low, self.x + half, self.high)

    @cached_property
    def box(self) -> Box:
        """What the mark covers."""
        if self.mark.median is not None:
            return self.band.grown(1.0)
        return self.glyph.box(self.x, self.low, self.high)


class _Timeline:
    """One chart being drawn."""

    def __init__(
        self,
        page: Page,
        wording: Wording,
        claims: pd.DataFrame,
        shown: Selection,
        reference: pd.DataFrame | None,
    ) -> None:
        self.page, self.wording, self.shown = page, wording, shown
        self.official = official_of(reference, shown)
        self.frame = Frame(page, wording)
        self.claims = chosen(claims, shown)
        self.marks = marks_of(self.claims)
        self.left_out = not_shown(wording, claims, shown)
        self.size = 7.5 if len(self.marks) <= FEW else 6.0 if len(self.marks) <= SOME else 4.5
        self.value_size = VALUE if len(self.marks) <= FEW else NAME
        highest = max([*(mark.high for mark in self.marks), *self.official.values.values()])
        self.unit = wording.unit(highest, shown.currency)

    def draw(self, title: str | None) -> None:
        """Draw headline, legend, scale, marks, labels and footnote."""
        top = self.frame.head(title or self._title(), self._subtitle())
        for bins in (False, True):  # bins need a place in the legend, which leaves less room for the scale
            legend = self.frame.legend_rows([*legend_of(self.marks, bins), *self._official_entry()])
            room = self._room(legend_end(top, legend))
            scale = Scale(
                self.page,
                self.marks,
                room,
                self.size,
                self.unit.factor,
                self._column_widths(),
                self.official.values,
            )
            drawn = self._arranged(scale)
            if bins or all(one.mark.median is None for one in drawn):
                break
        self.frame.legend(top, legend)
        self._draw_years(scale)
        draw_official(self.page, scale.axes, scale.at, self._official_points(scale))
        self._draw_marks(scale, drawn)
        labels = self._draw_labels(scale, drawn)
        self._draw_values(scale, labels)
        self.frame.foot(self._notes(scale.ticks[0] > 0, len(drawn) - len(labels)))

    def _title(self) -> str:
        title = self.wording.title(self.shown.measure, self.shown.reporter, self.shown.partner)
        return years_title(
            self.wording, title, [day for mark in self.marks for day in (mark.first, mark.last)]
        )

    def _subtitle(self) -> str:
        return self.wording.text(
            "subtitle_product" if self.shown.product else "subtitle",
            measure=self.wording.measure(self.shown.measure),
            product=self.shown.product,
            unit=self.wording.axis_unit(self.unit),
        )

    def _room(self, top: float) -> Box:
        """Return the room of the scale: above the tick labels, below the name of the unit."""
        height = self.page.size("Ág", TICK)[1]
        notes = self._notes(True, len(self.marks) if len(self.marks) > FEW else 0)
        lines = 2 if any(mark.first is None for mark in self.marks) else 1
        return self.frame.room(top, notes, above=height + 12, below=lines * height + 6)

    def _draw_values(self, scale: Scale, labels: Sequence[Box]) -> None:
        """Draw the grid of values, which leaves out the labels, and its numbers."""
        page, palette, box = self.page, self.page.palette, scale.box
        height = page.size("0", TICK)[1]
        numbers = self.wording.scale([tick / self.unit.factor for tick in scale.ticks])
        for tick, number in zip(scale.ticks, numbers, strict=True):
            y = scale.y(tick)
            color, width = (palette.quiet, 1.0) if tick == 0 else (palette.grid, 0.7)
            for left, right in gaps(box.left, box.right, y, labels):
                ends = [(left, y), (right, y)]
                page.line(scale.axes, scale.at, ends, color=color, linewidth=width, zorder=1, clip_on=False)
            page.write(box.left - 5, y - height / 2, number, TICK, palette.quiet, align="right")
        page.write(self.frame.left, box.top + 4, self.wording.axis_unit(self.unit), TICK, palette.quiet)

    def _draw_years(self, scale: Scale) -> None:
        """Draw the years and the columns of what has no date."""
        page, palette, box = self.page, self.page.palette, scale.box
        top = box.bottom - 6
        height = page.size("Ág", TICK)[1]
        for year, text in scale.years_named(lambda text: page.size(text, TICK)[0]):
            x = scale.year(year + 0.5)
            page.line(
                page.sheet, same, [(x, box.bottom - 3), (x, box.bottom)], color=palette.grid, linewidth=0.8
            )
            page.write(x, top - height, text, TICK, palette.quiet, align="center")
        for column in scale.columns:
            shade = Box(column.left, box.bottom, column.right, box.top)
            page.rectangle(scale.axes, scale.at, shade, facecolor=palette.shade, edgecolor="none", zorder=0)
            name = self.wording.text(f"undated_{column.status}")
            lines = page.wrapped(name, TICK, column.right - column.left, most=2)
            for number, line in enumerate(lines, start=1):
                middle = (column.left + column.right) / 2
                page.write(
                    middle, top - number * height, line, TICK, palette.of(column.status), align="center"
                )

    def _column_widths(self) -> dict[str, float]:
        """Return how wide the labels are that stand beside marks without a date, by status."""
        widths = dict.fromkeys(STATUSES, 0.0)
        for mark in self.marks:
            if mark.first is None:
                wording = self._wordings(mark)[0 if len(self.marks) <= FEW else -1]
                widths[mark.status] = max(widths[mark.status], width_of(self.page, wording, self.value_size))
        return widths

    # ------------------------------------------------------------------------------------ marks

    def _arranged(self, scale: Scale) -> list[_Drawn]:
        """Find a place for each mark, side by side where they would cover each other.

        Where a year has more values than have room side by side, one bin stands for them.
        """
        drawn: list[_Drawn] = []
        crowded: set[tuple[object, ...]] = set()
        for mark in self.marks:
            one = self._beside(scale, mark, drawn)
            if one is None:
                crowded.add(_slot(mark))
            else:
                drawn.append(one)
        groups: dict[tuple[object, ...], list[Mark]] = defaultdict(list)
        for mark in self.marks:
            if _slot(mark) in crowded:
                groups[_slot(mark)].append(mark)
        drawn = [one for one in drawn if _slot(one.mark) not in crowded]
        for group in groups.values():
            mark = binned(group) if len(group) > 1 else group[0]
            drawn.append(self._beside(scale, mark, drawn, spread=0.8) or self._at(scale, mark, 0.0))
        return drawn

    def _beside(
        self, scale: Scale, mark: Mark, drawn: Sequence[_Drawn], spread: float = 0.44
    ) -> _Drawn | None:
        """Return a mark beside those that are ``drawn``, at most ``spread`` of a year away, or None."""
        step = self.size + 1.6
        for steps in range(int(scale.slot(mark) * spread // step) + 1):
            for sign in (1, -1) if steps else (1,):
                one = self._at(scale, mark, sign * steps * step)
                box = one.box.grown(-0.4)
                if not any(box.overlaps(other.box) for other in drawn):
                    return one
        return None

    def _at(self, scale: Scale, mark: Mark, shift: float) -> _Drawn:
        size = self.size if mark.median is None else min(self.size, scale.slot(mark) / 2.8)
        glyph = Glyph(mark.status, mark.qualifier, size)
        return _Drawn(mark, glyph, scale.x(mark) + shift, scale.y(mark.low), scale.y(mark.high))

    def _draw_marks(self, scale: Scale, drawn: Sequence[_Drawn]) -> None:
        for one in drawn:
            if one.mark.median is not None:
                self._draw_bin(scale, one)
                continue
            if not one.mark.whole_year:
                left, right = scale.span(one.mark)
                y = (one.low + one.high) / 2
                self.page.line(
                    scale.axes,
                    scale.at,
                    [(left, y), (right, y)],
                    color=self.page.palette.of(one.mark.status),
                    linewidth=0.9,
                    zorder=2,
                )
            self.page.draw(scale.axes, scale.at, one.x, one.low, one.high, one.glyph)

    def _draw_bin(self, scale: Scale, one: _Drawn) -> None:
        page, band = self.page, one.band
        color = page.palette.of(one.mark.status)
        hollow = one.mark.status != "actual"
        fill = {"facecolor": "none", "edgecolor": color} if hollow else {"facecolor": color, "alpha": 0.28}
        page.rectangle(scale.axes, scale.at, band, linewidth=0.8, zorder=3, **fill)
        y = scale.y(one.mark.median or 0.0)
        median = [(band.left, y), (band.right, y)]
        page.line(scale.axes, scale.at, median, color=color, linewidth=2.2, zorder=4)

    # ------------------------------------------------------------------------------------ labels

    def _official_entry(self) -> list[str]:
        return ["official"] if self.official.values else []

    def _official_points(self, scale: Scale) -> list[tuple[float, float]]:
        return [(scale.year(year + 0.5), scale.y(value)) for year, value in self.official.values.items()]

    def _draw_labels(self, scale: Scale, drawn: Sequence[_Drawn]) -> list[Box]:
        """Write the labels for which there is room, the most telling first; return where."""
        labels = []
        for index in _telling(drawn)[:FEW]:
            one = drawn[index]
            wordings = self._wordings(one.mark)
            color = self.page.palette.of(one.mark.status)
            labels.append(Label(one.box, wordings, max(1, len(wordings) - 1), color, scale.home(one.mark)))
        taken = [one.box for one in drawn]
        for one in drawn:
            if not one.mark.whole_year:
                left, right = scale.span(one.mark)
                middle = (one.low + one.high) / 2
                taken.append(Box(left, middle - 0.5, right, middle + 0.5))
        for (left, y), (right, other) in pairwise(self._official_points(scale)):
            taken += _along(left, y, right, other)
        reach = 150.0 if len(drawn) <= FEW / 3 else 70.0 if len(drawn) <= FEW else 30.0
        room = Box(scale.box.left + 1, scale.box.bottom + 2, scale.box.right, scale.box.top)
        return write_labels(self.page, labels, taken, room, reach, self.value_size)

    def _wordings(self, mark: Mark) -> list[Lines]:
        """Return the label of a mark as lines (text, bold), in ever shorter wordings."""
        value = stated(self.wording, mark, self.shown.currency)
        if mark.median is not None:
            return [
                [(value, True), (self.wording.count("statement", mark.statements), False)],
                [(value, True)],
            ]
        details = [self.wording.names(mark.speakers)] if mark.speakers else []
        if not mark.whole_year and mark.first and mark.last:
            details.append(self.wording.period(mark.first, mark.last))
        wordings = []
        for width in NAME_WIDTHS:
            lines = [line for text in details for line in self.page.wrapped(text, NAME, width, most=3)]
            if (wording := [(value, True), *((line, False) for line in lines)]) not in wordings:
                wordings.append(wording)
        return [*wordings, [(value, True)]] if details else wordings

    def _notes(self, axis_cut: bool, left_out: int) -> list[str]:
        """Return the sentences of the footnote."""
        notes = [sources(self.wording, self.claims)]
        if not all(mark.speakers for mark in self.marks):
            notes.append(self.wording.text("unnamed"))
        if left_out:
            notes.append(self.wording.text("unlabelled", count=left_out))
        if axis_cut:
            notes.append(self.wording.text("axis_cut"))
        return [*notes, *official_note(self.wording, [self.official]), *self.left_out]


def _along(left: float, y: float, right: float, other: float) -> list[Box]:
    """Return small boxes that cover a slanting line."""
    steps = max(1, int(max(right - left, abs(other - y)) / 6))
    boxes = []
    for step in range(steps):
        x, up = left + (right - left) * step / steps, y + (other - y) * step / steps
        far, over = left + (right - left) * (step + 1) / steps, y + (other - y) * (step + 1) / steps
        boxes.append(Box(x, min(up, over) - 0.5, far, max(up, over) + 0.5))
    return boxes


def _slot(mark: Mark) -> tuple[object, ...]:
    return mark.status, mark.first, mark.last


def _telling(drawn: Sequence[_Drawn]) -> list[int]:
    """Return the indices of marks, the most telling first.

    First the latest reported value, the greatest and the least, the earliest, then forecasts and targets,
    then what was said most often, then from the latest to the earliest.
    """

    def when(one: _Drawn) -> date:
        return one.mark.last or date.max

    actual = [index for index, one in enumerate(drawn) if one.mark.status == "actual" and one.mark.last]
    first: list[int] = []
    if actual:
        first += [max(actual, key=lambda index: (when(drawn[index]), drawn[index].mark.documents))]
        first += [max(actual, key=lambda index: drawn[index].mark.high)]
        first += [min(actual, key=lambda index: drawn[index].mark.low)]
        first += [min(actual, key=lambda index: when(drawn[index]))]
    rest = sorted(
        range(len(drawn)),
        key=lambda index: (
            drawn[index].mark.status == "actual",
            -drawn[index].mark.documents,
            -when(drawn[index]).toordinal(),
            -drawn[index].mark.high,
        ),
    )
    return list(dict.fromkeys([*first, *rest]))

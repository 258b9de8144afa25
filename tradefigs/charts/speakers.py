"""The speakers: one row each, along the time when they spoke."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from tradefigs.charts.frame import Frame, legend_of, not_shown, sources
from tradefigs.charts.labels import Label, write_labels
from tradefigs.charts.marks import Mark, chosen, marks_of, stated
from tradefigs.charts.page import NAME, TICK, Glyph, Page, same
from tradefigs.charts.placing import Box
from tradefigs.charts.scale import moment, month_texts
from tradefigs.comparisons.selection import Selection
from tradefigs.wording import Wording

LEAST_ROW, MOST_ROW = 24.0, 64.0
"""How high a row must and may be, in points."""

LARGE, SMALL = 6.5, 4.2
FEW = 60
"""Sizes of markers, in points, and up to how many of them are drawn large."""

UNDATED = 96.0
"""Width of the column for what was published on an unknown day."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A value with the day on which it was published."""

    mark: Mark
    day: date | None


def draw_speakers(
    page: Page, wording: Wording, claims: pd.DataFrame, shown: Selection, title: str | None
) -> None:
    """Draw who put the trade of ``shown`` at how much, and when."""
    _Speakers(page, wording, claims, shown).draw(title)


class _Speakers:
    def __init__(self, page: Page, wording: Wording, claims: pd.DataFrame, shown: Selection) -> None:
        self.page, self.wording, self.shown = page, wording, shown
        self.frame = Frame(page, wording)
        self.claims = chosen(claims, shown)
        self.left_out = not_shown(wording, claims, shown)
        self.rows = _rows(self.claims)
        self.marks = [said.mark for row in self.rows.values() for said in row]
        self.days = [said.day for row in self.rows.values() for said in row]
        self.size = LARGE if len(self.marks) <= FEW else SMALL

    def draw(self, title: str | None) -> None:
        """Draw headline, legend, one row a speaker, the time scale and the footnote."""
        top = self.frame.head(title or self._title(), self._subtitle())
        legend = self.frame.legend_rows(legend_of(self.marks, spans=False))
        notes = self._notes(len(self.rows), len(self.marks))
        height = self.page.size("Ág", TICK)[1]
        room = self.frame.room(self.frame.legend(top, legend), notes, above=8, below=height + 6)
        room = self.frame.lowered(room, MOST_ROW * len(self.rows))
        names = list(self.rows)[: max(1, int((room.top - room.bottom) / LEAST_ROW))]
        box = replace(room, left=room.left + self._names_width(names) + 14)
        self._scale(box)
        step = (box.top - box.bottom) / len(names)
        labelled = 0
        for number, name in enumerate(names):
            row = Box(box.left, box.top - (number + 1) * step, box.right, box.top - number * step)
            self._name(name, row)
            labelled += self._row(self.rows[name], row)
        drawn = sum(len(self.rows[name]) for name in names)
        self.frame.foot(self._notes(len(self.rows) - len(names), drawn - labelled))

    def _title(self) -> str:
        title = self.wording.title(self.shown.measure, self.shown.reporter, self.shown.partner)
        return self.wording.text("speakers_title", title=title)

    def _subtitle(self) -> str:
        unit = self.wording.unit(max(mark.high for mark in self.marks), self.shown.currency)
        return self.wording.text("speakers_subtitle", unit=self.wording.axis_unit(unit))

    def _notes(self, more: int, unlabelled: int) -> list[str]:
        notes = [sources(self.wording, self.claims)]
        if more:
            notes.append(self.wording.text("more_speakers", count=more))
        if unlabelled:
            notes.append(self.wording.text("unlabelled", count=unlabelled))
        return [*notes, *self.left_out]

    def _names_width(self, names: Sequence[str]) -> float:
        most = self.page.width * 0.26
        return min(most, max(self.page.size(name or self._unnamed, TICK)[0] for name in names) + 2)

    @property
    def _unnamed(self) -> str:
        return self.wording.text("nobody")

    def _name(self, name: str, row: Box) -> None:
        page = self.page
        width = row.left - self.frame.left - 10
        height = page.size("Ág", TICK)[1]
        room = max(1, int((row.top - row.bottom) / height))
        lines = page.wrapped(name or self._unnamed, TICK, width, most=room)
        y = (row.top + row.bottom) / 2 + len(lines) * height / 2
        for line in lines:
            y -= height
            page.write(self.frame.left, y, line, TICK, page.palette.ink)

    # ------------------------------------------------------------------------------------ time

    def _scale(self, box: Box) -> None:
        """Set the time scale, and draw it."""
        days = sorted({moment(day) for day in self.days if day})
        self._undated = box.right - UNDATED if None in self.days and days else box.left
        right = self._undated if None in self.days and days else box.right
        pad = self.size * 2
        first, last = (days[0], days[-1]) if days else (0.0, 1.0)
        if last - first < 1 / 6:  # a few weeks fill no chart: show some months
            first, last = first - 1 / 6, last + 1 / 6
        self._first, self._last = first, last
        self._left, self._width = box.left + pad, right - box.left - 2 * pad
        page, palette = self.page, self.page.palette
        height = page.size("Ág", TICK)[1]
        if None in self.days:
            left = self._undated if days else box.left
            shade = Box(left + 3, box.bottom, box.right, box.top)
            page.rectangle(page.sheet, same, shade, facecolor=palette.shade, edgecolor="none", zorder=-3)
            text = page.cut(self.wording.text("unpublished"), TICK, shade.right - shade.left)
            middle = (shade.left + shade.right) / 2
            page.write(middle, box.bottom - 6 - height, text, TICK, palette.quiet, align="center")
        if not days:
            return
        for at, text in month_texts(first, last, self._width, self.wording, lambda s: page.size(s, TICK)[0]):
            x, half = self._x(at), page.size(text, TICK)[0] / 2
            if box.left <= x - half and x + half <= right:  # no line without its name
                ends = [(x, box.bottom - 3), (x, box.top)]
                page.line(page.sheet, same, ends, color=palette.grid, linewidth=0.7, zorder=-2)
                page.write(x, box.bottom - 6 - height, text, TICK, palette.quiet, align="center")

    def _x(self, at: float) -> float:
        return self._left + (at - self._first) / (self._last - self._first) * self._width

    # ------------------------------------------------------------------------------------ rows

    def _row(self, said: Sequence[_Said], row: Box) -> int:
        """Draw what one speaker said; return how many of the labels had room."""
        page = self.page
        y = (row.top + row.bottom) / 2
        line = [(row.left, y), (row.right, y)]
        page.line(page.sheet, same, line, color=page.palette.grid, linewidth=0.7, zorder=-2)
        taken: list[Box] = []
        labels = []
        for one in said:
            x = self._x(moment(one.day)) if one.day else self._undated + 12
            glyph = Glyph(one.mark.status, one.mark.qualifier, self.size)
            half = self.size * 0.55 if one.mark.low != one.mark.high else 0.0
            x, middle = self._free(glyph, x, y, half, row, taken)
            place = glyph.box(x, middle - half, middle + half)
            page.draw(page.sheet, same, x, middle - half, middle + half, glyph)
            taken.append(place)
            labels.append(self._label(one, place))
        room = Box(row.left, row.bottom + 1, row.right, row.top - 1)
        boxes = write_labels(page, labels, taken, room, reach=30.0, value_size=NAME)
        for box in boxes:  # no line runs through a label
            undated = None in self.days and box.left > self._undated
            color = page.palette.shade if undated else page.palette.paper
            page.rectangle(page.sheet, same, box, facecolor=color, edgecolor="none", zorder=-1)
        return len(boxes)

    def _free(
        self, glyph: Glyph, x: float, y: float, half: float, row: Box, taken: Sequence[Box]
    ) -> tuple[float, float]:
        """Return where a mark covers no other: above or below in its row, or else farther right."""
        step = self.size + 2
        levels = int((row.top - row.bottom) / 2 / step)
        shifts = [0.0, *(sign * level * step for level in range(1, levels + 1) for sign in (1, -1))]
        for aside in range(3):
            for shift in shifts:
                place = glyph.box(x + aside * step, y + shift - half, y + shift + half)
                inside = row.bottom <= place.bottom and place.top <= row.top and place.right <= row.right
                if (inside or not (shift or aside)) and not any(place.overlaps(other) for other in taken):
                    return x + aside * step, y + shift
        return x, y

    def _label(self, one: _Said, place: Box) -> Label:
        mark = one.mark
        value = stated(self.wording, mark, self.shown.currency)
        wordings = [[(value, True)]]
        if mark.first and mark.last:
            period = self.wording.period(mark.first, mark.last)
            wordings = [[(value, True), (period, False)], [(f"{value} ({period})", True)], *wordings]
        return Label(place, wordings, max(1, len(wordings) - 1), self.page.palette.of(mark.status))


def _rows(claims: pd.DataFrame) -> dict[str, list[_Said]]:
    """Return what each speaker said, in order of time; who said most comes first, the unnamed last."""
    rows: dict[str, list[_Said]] = {}
    claims = claims.sort_values("published", kind="stable")
    claims = claims.drop_duplicates(["statement_id", "low", "high", "speaker"])
    for published, group in claims.groupby("published", sort=True):
        day = date.fromisoformat(str(published)) if published else None
        for mark in marks_of(group):
            for name in mark.speakers or ("",):
                rows.setdefault(name, []).append(_Said(replace(mark, speakers=(name,)), day))
    order = sorted(rows, key=lambda name: (not name, -len(rows[name]), name))
    return {name: rows[name] for name in order}

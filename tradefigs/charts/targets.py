"""The targets: what was promised, and how near the reported values came."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import pandas as pd

from tradefigs.charts.frame import Frame, sources
from tradefigs.charts.marks import chosen
from tradefigs.charts.page import NAME, TICK, VALUE, Glyph, Page, same
from tradefigs.charts.placing import Box
from tradefigs.charts.scale import ticks
from tradefigs.comparisons.selection import Selection
from tradefigs.comparisons.targets import targets
from tradefigs.wording import Wording

LEAST_ROW, MOST_ROW = 30.0, 64.0
"""How high a row must and may be, in points."""

SIZE = 7.5


def draw_targets(
    page: Page, wording: Wording, claims: pd.DataFrame, shown: Selection, title: str | None
) -> None:
    """Draw the targets for the trade of ``shown`` and what came of them."""
    _Targets(page, wording, claims, shown).draw(title)


class _Targets:
    def __init__(self, page: Page, wording: Wording, claims: pd.DataFrame, shown: Selection) -> None:
        self.page, self.wording, self.shown = page, wording, shown
        self.frame = Frame(page, wording)
        self.claims = chosen(claims, shown)
        today = max(claims["published"], default="")
        self.targets: list[Any] = list(targets(self.claims, today=today).itertuples(index=False))
        self.targets.sort(key=lambda row: (row.set_on or "9999", row.period_end or "9999", row.low))

    def draw(self, title: str | None) -> None:
        """Draw headline, legend, one row a target, the scale of values and the footnote."""
        page = self.page
        top = self.frame.head(title or self._title(), self._subtitle())
        reported = any(not math.isnan(row.reported_low) for row in self.targets)
        legend = self.frame.legend_rows(["target", *(["point"] if reported else [])])
        height = page.size("Ág", TICK)[1]
        room = self.frame.room(
            self.frame.legend(top, legend), self._notes(len(self.targets)), above=10, below=height + 6
        )
        room = self.frame.lowered(room, MOST_ROW * len(self.targets))
        rows = self.targets[: max(1, int((room.top - room.bottom) / LEAST_ROW))]
        names = [self._name(row) for row in rows]
        results = [self._result(row) for row in rows]
        left = self._width(names, page.width * 0.3)
        right = self._width(results, page.width * 0.24)
        box = Box(room.left + left + 14, room.bottom, room.right - right - 18, room.top)
        self._scale(box, rows)
        step = (box.top - box.bottom) / len(rows)
        for number, row in enumerate(rows):
            y = box.top - (number + 0.5) * step
            page.line(
                page.sheet,
                same,
                [(room.left, y - step / 2), (room.right, y - step / 2)],
                color=page.palette.grid,
                linewidth=0.7,
                zorder=-3,
            )
            self._row(row, y)
            self._lines(names[number], room.left, y, left + 4, page.palette.target)
            color = page.palette.actual if row.result == "met" else page.palette.ink
            self._lines(results[number], box.right + 18, y, right + 2, color)
        self.frame.foot(self._notes(len(self.targets) - len(rows)))

    def _title(self) -> str:
        title = self.wording.title(self.shown.measure, self.shown.reporter, self.shown.partner)
        return self.wording.text("targets_title", title=title)

    def _subtitle(self) -> str:
        unit = self.wording.unit(max(row.high for row in self.targets), self.shown.currency)
        return self.wording.text("targets_subtitle", unit=self.wording.axis_unit(unit))

    def _notes(self, more: int) -> list[str]:
        notes = [sources(self.wording, self.claims)]
        if more:
            notes.append(self.wording.text("more_targets", count=more))
        return notes

    def _name(self, row: Any) -> tuple[str, str]:
        """Return a target in two lines: value and period, who set it when."""
        value = self.wording.amount(row.low, row.high, self.shown.currency, row.qualifier)
        first, last = _day(row.period_start), _day(row.period_end)
        if first and last:
            value = self.wording.text("target_for", value=value, period=self.wording.period(first, last))
        speakers = [name for name in row.speaker.split("; ") if name]
        day = _day(row.set_on)
        details = [self.wording.day(day) if day else "", self.wording.names(speakers)]
        return value, ", ".join(detail for detail in details if detail)

    def _result(self, row: Any) -> tuple[str, str]:
        """Return what came of a target in two lines: the result, and the value that tells."""
        result = self.wording.text(f"result_{row.result.replace(' ', '_')}")
        if math.isnan(row.reported_low):
            return result, ""
        amount = (row.reported_low, row.reported_high, self.shown.currency, row.reported_qualifier)
        value = self.wording.amount(*amount)
        first, last = _day(row.reported_start), _day(row.reported_end)
        if first and last:
            value = self.wording.text("reported_in", value=value, period=self.wording.period(first, last))
        return result, value

    def _width(self, texts: list[tuple[str, str]], most: float) -> float:
        """Return how wide the lines are: the first is cut at half as much again as ``most``."""
        values = max(self.page.size(bold, VALUE, bold=True)[0] for bold, _ in texts)
        details = max(self.page.size(plain, NAME)[0] if plain else 0.0 for _, plain in texts)
        return max(min(1.5 * most, values), min(most, details))

    def _lines(self, texts: tuple[str, str], x: float, y: float, width: float, color: str) -> None:
        page = self.page
        bold, plain = page.cut(texts[0], VALUE, width, bold=True), page.cut(texts[1], NAME, width)
        height = page.size("Ág", VALUE, bold=True)[1]
        if plain:
            page.write(x, y, bold, VALUE, color, bold=True)
            page.write(x, y - page.size("Ág", NAME)[1], plain, NAME, page.palette.quiet)
        else:
            page.write(x, y - height / 2, bold, VALUE, color, bold=True)

    def _scale(self, box: Box, rows: list[Any]) -> None:
        page, palette = self.page, self.page.palette
        ends = [value for row in rows for value in (row.high, row.reported_high) if not math.isnan(value)]
        high = max(ends) or 1.0
        unit = self.wording.unit(high, self.shown.currency)
        self._box, self._high = box, high * 1.04
        height = page.size("Ág", TICK)[1]
        widest = page.size("0,00", TICK)[0]
        steps = ticks(0.0, self._high, (box.right - box.left) / (widest * 2))
        for tick, number in zip(
            steps, self.wording.scale([tick / unit.factor for tick in steps]), strict=True
        ):
            x = self._x(tick)
            color = palette.quiet if tick == 0 else palette.grid
            page.line(
                page.sheet, same, [(x, box.bottom), (x, box.top)], color=color, linewidth=0.8, zorder=-2
            )
            page.write(x, box.bottom - 5 - height, number, TICK, palette.quiet, align="center")

    def _x(self, value: float) -> float:
        return self._box.left + (self._box.right - self._box.left) * min(value, self._high) / self._high

    def _row(self, row: Any, y: float) -> None:
        page = self.page
        target = self._x((row.low + row.high) / 2)
        if not math.isnan(row.reported_low):
            reported = self._x((row.reported_low + row.reported_high) / 2)
            ends = [(reported, y), (target, y)]
            page.line(page.sheet, same, ends, color=page.palette.quiet, linewidth=1.2, zorder=1)
        page.draw(page.sheet, same, target, y, y, Glyph("target", "exact", SIZE + 4))
        if not math.isnan(row.reported_low):
            page.draw(page.sheet, same, reported, y, y, Glyph("actual", "exact", SIZE - 1))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None

"""The pairs: a small timeline for each of those that most was said about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from tradefigs.charts.frame import Frame, legend_of, sources, years_title
from tradefigs.charts.labels import Label, write_labels
from tradefigs.charts.marks import Mark, marks_of, stated, values_of
from tradefigs.charts.official import Official, draw_official, official_note, official_of
from tradefigs.charts.page import NAME, VALUE, Glyph, Page, same
from tradefigs.charts.placing import Box
from tradefigs.charts.scale import moment, year_texts
from tradefigs.comparisons.selection import Selection
from tradefigs.comparisons.statements import statement_ids
from tradefigs.wording import Wording

PANEL = (150.0, 78.0)
"""The least width and height of a panel, in points."""

GAP = 16.0
MOST = 12
"""How many pairs a chart shows at most."""

SIZE = 5.0
NAME_SIZES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
"""How much smaller the name of a pair may be set before it is cut."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """One panel: the parties and what was said of them, with a date."""

    name: str
    marks: list[Mark]
    official: Official


def draw_pairs(
    page: Page,
    wording: Wording,
    claims: pd.DataFrame,
    shown: Selection,
    title: str | None,
    reference: pd.DataFrame | None = None,
) -> None:
    """Draw the pairs with most dated statements in the measure, product and currency of ``shown``.

    Official values of the years in which a pair has statements become lines behind them.
    """
    _Pairs(page, wording, claims, shown, reference).draw(title)


class _Pairs:
    def __init__(
        self,
        page: Page,
        wording: Wording,
        claims: pd.DataFrame,
        shown: Selection,
        reference: pd.DataFrame | None,
    ) -> None:
        self.page, self.wording, self.shown, self.reference = page, wording, shown, reference
        self.frame = Frame(page, wording)
        mine = values_of(claims, shown, "measure", "product", "currency")
        undated = mine["period_start"] == ""
        self.undated = int(undated.sum())
        self.claims = mine[~undated]
        self.claims = self.claims.assign(statement_id=statement_ids(self.claims))
        self.pairs = self._most()
        self.marks = [mark for pair in self.pairs for mark in pair.marks]
        years = [day.year for mark in self.marks for day in (mark.first, mark.last) if day]
        self.first, self.last = min(years, default=2000), max(years, default=2000)

    def _most(self) -> list[_Pair]:
        keys = ["reporter", "partner"]
        counts = (
            self.claims.groupby(keys, sort=True)["statement_id"]
            .nunique()
            .sort_values(ascending=False, kind="stable")
        )
        pairs = []
        for reporter, partner in counts.index[:MOST]:
            own = (self.claims["reporter"] == reporter) & (self.claims["partner"] == partner)
            sign = {"exports": "→", "imports": "←"}.get(self.shown.measure, "–")
            name = f"{self.wording.party(reporter)} {sign} {self.wording.party(partner)}"
            marks = marks_of(self.claims[own])
            trade = replace(self.shown, reporter=reporter, partner=partner)
            years = [day.year for mark in marks for day in (mark.first, mark.last) if day]
            pairs.append(_Pair(name, marks, official_of(self.reference, trade, years)))
        self.more = len(counts) - len(pairs)
        return pairs

    def draw(self, title: str | None) -> None:
        """Draw headline, legend, the panels and the footnote."""
        top = self.frame.head(title or self._title(), self._subtitle())
        lines = any(pair.official.values for pair in self.pairs)
        entries = [*legend_of(self.marks, spans=False), *(["official"] if lines else [])]
        legend = self.frame.legend_rows(entries)
        notes = self._notes(1, 1, self.pairs)
        room = self.frame.room(self.frame.legend(top, legend), notes, above=12, below=0)
        across = max(1, min(int((room.right - room.left + GAP) / (PANEL[0] + GAP)), len(self.pairs)))
        down = max(1, int((room.top - room.bottom + GAP) / (PANEL[1] + GAP)))
        shown = self.pairs[: across * down]
        down = -(-len(shown) // across)
        width = (room.right - room.left - GAP * (across - 1)) / across
        height = min((room.top - room.bottom - GAP * (down - 1)) / down, width * 0.9)
        unlabelled = 0
        for number, pair in enumerate(shown):
            left = room.left + number % across * (width + GAP)
            upper = room.top - number // across * (height + GAP)
            unlabelled += self._panel(pair, Box(left, upper - height, left + width, upper))
        self.frame.foot(self._notes(self.more + len(self.pairs) - len(shown), unlabelled, shown))

    def _title(self) -> str:
        days = [day for mark in self.marks for day in (mark.first, mark.last)]
        title = self.wording.text("pairs_title", measure=self.wording.measure(self.shown.measure))
        return years_title(self.wording, title, days)

    def _subtitle(self) -> str:
        return self.wording.text("pairs_subtitle", currency=self.wording.sign(self.shown.currency))

    def _notes(self, more: int, unlabelled: int, shown: Sequence[_Pair]) -> list[str]:
        notes = [sources(self.wording, self.claims)]
        if more:
            notes.append(self.wording.text("more_pairs", count=more))
        if unlabelled:
            notes.append(self.wording.text("unlabelled", count=unlabelled))
        if self.undated:
            notes.append(self.wording.text("undated_left_out", count=self.undated))
        return [*notes, *official_note(self.wording, [pair.official for pair in shown])]

    def _panel(self, pair: _Pair, box: Box) -> int:
        """Draw one pair; return how many marks have no label."""
        page, palette = self.page, self.page.palette
        width = box.right - box.left
        sizes = [VALUE * share for share in NAME_SIZES]
        size = next((size for size in sizes if page.size(pair.name, size, bold=True)[0] <= width), sizes[-1])
        y = box.top - page.size("Ág", VALUE, bold=True)[1]
        page.write(box.left, y, page.cut(pair.name, size, width, bold=True), size, palette.ink, bold=True)
        height = page.size("Ág", NAME)[1]
        inner = replace(box, top=y - 5, bottom=box.bottom + height + 9)
        page.line(
            page.sheet,
            same,
            [(inner.left, inner.bottom), (inner.right, inner.bottom)],
            color=palette.quiet,
            linewidth=0.8,
        )
        slot = (inner.right - inner.left) / (self.last - self.first + 1)
        for year, text in year_texts(self.first, self.last, slot, lambda s: page.size(s, NAME)[0]):
            x = inner.left + (year - self.first + 0.5) * slot
            width = page.size(text, NAME)[0]
            if inner.left <= x - width / 2 + 4 and x + width / 2 <= inner.right + 4:
                page.write(x, box.bottom, text, NAME, palette.quiet, align="center")
        return self._marks(pair, inner, slot)

    def _marks(self, pair: _Pair, inner: Box, slot: float) -> int:
        page, marks = self.page, pair.marks
        high = max([*(mark.high for mark in marks), *pair.official.values.values()]) or 1.0
        points = (inner.top - inner.bottom - page.size("Ág", NAME)[1] - SIZE) / high
        official = [
            (inner.left + (year + 0.5 - self.first) * slot, inner.bottom + value * points)
            for year, value in pair.official.values.items()
        ]
        draw_official(page, page.sheet, same, official)
        taken, labels = [], []
        for mark in marks:
            assert mark.first is not None
            assert mark.last is not None
            middle = (moment(mark.first) + moment(mark.last)) / 2
            x = inner.left + (middle - self.first) * slot
            low, top = inner.bottom + mark.low * points, inner.bottom + mark.high * points
            glyph = Glyph(mark.status, mark.qualifier, SIZE)
            page.draw(page.sheet, same, x, low, top, glyph)
            taken.append(glyph.box(x, low, top))
            value = stated(self.wording, mark, self.shown.currency)
            labels.append(Label(taken[-1], [[(value, True)]], 1, page.palette.of(mark.status)))
        order = sorted(
            range(len(marks)), key=lambda index: (marks[index].last, marks[index].high), reverse=True
        )
        order.insert(0, max(range(len(marks)), key=lambda index: marks[index].high))
        chosen = [labels[index] for index in dict.fromkeys(order)]
        room = replace(inner, bottom=inner.bottom + 1)
        return len(marks) - len(write_labels(page, chosen, taken, room, reach=8.0, value_size=NAME))

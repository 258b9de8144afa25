"""The balance: exports above, imports below, year by year."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from tradefigs.charts.frame import Frame, sources
from tradefigs.charts.marks import values_of
from tradefigs.charts.official import draw_official, official_note, official_of
from tradefigs.charts.page import NAME, TICK, Page, same
from tradefigs.charts.placing import Box
from tradefigs.charts.scale import ticks, year_texts
from tradefigs.comparisons.selection import Selection, SelectionError
from tradefigs.comparisons.statements import statement_ids
from tradefigs.comparisons.timeline import MIRRORS
from tradefigs.wording import Wording

FLOWS = ("exports", "imports")


@dataclass(frozen=True, slots=True)
class _Year:
    """What was reported on one flow in one year, in currency units."""

    low: float
    high: float
    median: float


def draw_balance(
    page: Page,
    wording: Wording,
    claims: pd.DataFrame,
    shown: Selection,
    title: str | None,
    reference: pd.DataFrame | None = None,
) -> None:
    """Draw the exports and imports of ``shown.reporter`` in its trade with ``shown.partner``.

    Official values for the same years become lines behind them.
    """
    _Balance(page, wording, claims, shown, reference).draw(title)


class _Balance:
    def __init__(
        self,
        page: Page,
        wording: Wording,
        claims: pd.DataFrame,
        shown: Selection,
        reference: pd.DataFrame | None,
    ) -> None:
        self.page, self.wording, self.shown = page, wording, shown
        self.frame = Frame(page, wording)
        mine = _flows(claims, shown)
        whole = mine["period_start"].str.endswith("-01-01") & mine["period_end"].str.endswith("-12-31")
        self.claims = mine[whole & mine["year"].notna()]
        self.left_out = len(mine) - len(self.claims)
        if self.claims.empty:
            raise SelectionError(
                f"no exports or imports {shown.reporter}-{shown.partner} reported for whole years"
            )
        self.years = {flow: _years(self.claims[self.claims["flow"] == flow]) for flow in FLOWS}
        every = [year for flow in FLOWS for year in self.years[flow]]
        self.first, self.last = min(every), max(every)
        self.official = {flow: official_of(reference, replace(shown, measure=flow), every) for flow in FLOWS}
        self.highest = {
            flow: max(*(year.high for year in self.years[flow].values()), *official.values.values(), 0.0, 0.0)
            for flow, official in self.official.items()
        }
        self.high = max(self.highest.values()) or 1.0
        self.unit = wording.unit(self.high, shown.currency)

    def draw(self, title: str | None) -> None:
        """Draw headline, legend, the two halves with their labels, and the footnote."""
        page = self.page
        top = self.frame.head(title or self._title(), self._subtitle())
        both = any(year in self.years["imports"] for year in self.years["exports"])
        ranges = any(one.low < one.high for flow in FLOWS for one in self.years[flow].values())
        used = [*(flow for flow in FLOWS if self.years[flow]), *(["whisker"] if ranges else [])]
        lines = any(self.official[flow].values for flow in FLOWS)
        legend = self.frame.legend_rows([*used, *(["net"] if both else []), *(["official"] if lines else [])])
        height = page.size("Ág", TICK)[1]
        room = self.frame.room(
            self.frame.legend(top, legend), self._notes(len(self.claims)), above=height + 12, below=height + 6
        )
        self._scale(room)
        unlabelled = 0
        for flow, sign in (("exports", 1), ("imports", -1)):
            values = self.official[flow].values.items()
            points = [(self._x(year), self._y(sign * value)) for year, value in values]
            draw_official(page, page.sheet, same, points)
        for flow, sign in (("exports", 1), ("imports", -1)):
            end = math.inf  # from the right, so that the latest year has its label
            for year, told in sorted(self.years[flow].items(), reverse=True):
                bar = self._bar(flow, sign, year, told)
                value = self.wording.number(told.median / self.unit.factor)
                x, (width, height) = self._x(year), page.size(value, NAME, bold=True)
                if x + width / 2 + 2 > end:
                    unlabelled += 1
                    continue
                end = x - width / 2
                y = bar.top + 3 if sign > 0 else bar.bottom - 3 - height
                free = Box(x - width / 2 - 1, y, x + width / 2 + 1, y + height)
                page.rectangle(
                    page.sheet, same, free, facecolor=page.palette.paper, edgecolor="none", zorder=-1
                )
                page.write(x, y, value, NAME, _color(page, flow), bold=True, align="center")
        self._net()
        self.frame.foot(self._notes(unlabelled))

    def _title(self) -> str:
        parties = (self.wording.party(party) for party in (self.shown.reporter, self.shown.partner))
        title = self.wording.text("balance_title", parties=" – ".join(parties))
        if self.first == self.last:
            return f"{title}, {self.first}"
        return f"{title}, {self.wording.text('years', first=self.first, last=self.last)}"

    def _subtitle(self) -> str:
        flows = (self.wording.title(flow, self.shown.reporter, self.shown.partner) for flow in FLOWS)
        above, below = flows
        return self.wording.text(
            "balance_subtitle", above=above, below=below, unit=self.wording.axis_unit(self.unit)
        )

    def _notes(self, unlabelled: int) -> list[str]:
        notes = [sources(self.wording, self.claims)]
        if (self.claims["measure"] != self.claims["flow"]).any():
            notes.append(self.wording.text("mirrored"))
        if unlabelled:
            notes.append(self.wording.text("unlabelled", count=unlabelled))
        if self.left_out:
            notes.append(self.wording.text("parts_left_out", count=self.left_out))
        return [*notes, *official_note(self.wording, self.official.values())]

    def _scale(self, room: Box) -> None:
        """Set the scales of years and values, and draw them."""
        page, palette = self.page, self.page.palette
        height = page.size("Ág", TICK)[1]
        upper, lower = (self.highest[flow] for flow in FLOWS)
        pad = page.size("Ág", NAME)[1] + 6
        steps = [tick for tick in ticks(0.0, self.high, (room.top - room.bottom) / 68) if tick > 0]
        zero, *numbers = self.wording.scale([tick / self.unit.factor for tick in [0.0, *steps]])
        box = replace(
            room, left=room.left + max(page.size(number, TICK)[0] for number in [zero, *numbers]) + 8
        )
        self.box = box
        self._points = (box.top - box.bottom - 2 * pad) / (upper + lower)
        self._zero = box.bottom + pad + lower * self._points
        self._slot = (box.right - box.left) / (self.last - self.first + 1)
        for sign, most in ((1, upper), (-1, lower)):
            for tick, number in zip(steps, numbers, strict=True):
                if tick <= most * 1.001:
                    self._grid(sign * tick, number)
        self._grid(0.0, zero)
        page.write(self.frame.left, box.top + 4, self.wording.axis_unit(self.unit), TICK, palette.quiet)
        for year, text in year_texts(self.first, self.last, self._slot, lambda s: page.size(s, TICK)[0]):
            page.write(self._x(year), box.bottom - 6 - height, text, TICK, palette.quiet, align="center")

    def _grid(self, value: float, number: str) -> None:
        page, palette, y = self.page, self.page.palette, self._y(value)
        color = palette.quiet if value == 0 else palette.grid
        ends = [(self.box.left, y), (self.box.right, y)]
        page.line(page.sheet, same, ends, color=color, linewidth=0.8, zorder=-2 if value else 2)
        height = page.size("0", TICK)[1]
        page.write(self.box.left - 5, y - height / 2, number, TICK, palette.quiet, align="right")

    def _x(self, year: int) -> float:
        return self.box.left + (year - self.first + 0.5) * self._slot

    def _y(self, value: float) -> float:
        return self._zero + value * self._points

    def _bar(self, flow: str, sign: int, year: int, told: _Year) -> Box:
        """Draw one bar with its whisker; return what it covers."""
        page, x = self.page, self._x(year)
        half = min(11.0, self._slot * 0.3)
        color = _color(page, flow)
        low, high = sorted((self._y(0.0), self._y(sign * told.median)))
        box = Box(x - half, low, x + half, high)
        for face, alpha in ((page.palette.paper, 1.0), (color, 0.55)):  # no line of the scale shows through
            page.rectangle(page.sheet, same, box, facecolor=face, edgecolor="none", alpha=alpha)
        ends = sorted((self._y(sign * told.low), self._y(sign * told.high)))
        if told.low != told.high:
            whisker = [(x, ends[0]), (x, ends[1])]
            page.line(page.sheet, same, whisker, color=page.palette.ink, linewidth=1.1, zorder=3)
        return Box(x - half, min(low, *ends), x + half, max(high, *ends))

    def _net(self) -> None:
        """Draw what remains of exports after imports, for the years that have both."""
        for year, exports in self.years["exports"].items():
            if imports := self.years["imports"].get(year):
                y, half = self._y(exports.median - imports.median), min(13.0, self._slot * 0.36)
                ends = [(self._x(year) - half, y), (self._x(year) + half, y)]
                self.page.line(
                    self.page.sheet, same, ends, color=self.page.palette.ink, linewidth=2.2, zorder=4
                )


def _color(page: Page, flow: str) -> str:
    return page.palette.actual if flow == "exports" else page.palette.target


def _flows(claims: pd.DataFrame, shown: Selection) -> pd.DataFrame:
    """Return the reported exports and imports of two parties, with ``flow`` as the first of them sees it."""
    claims = values_of(claims, shown, "product", "currency")
    claims = claims[(claims["status"] == "actual") & claims["measure"].isin(FLOWS)]
    own = (claims["reporter"] == shown.reporter) & (claims["partner"] == shown.partner)
    other = (
        (claims["reporter"] == shown.partner) & (claims["partner"] == shown.reporter) & (shown.partner != "")
    )
    flow = claims["measure"].where(own, claims["measure"].map(MIRRORS))
    claims = claims.assign(flow=flow)[own | other]
    return claims.assign(statement_id=statement_ids(claims))


def _years(claims: pd.DataFrame) -> Mapping[int, _Year]:
    years = {}
    for year, group in claims.groupby("year"):
        once = group.drop_duplicates(["statement_id", "low", "high"])
        middle = float(((once["low"] + once["high"]) / 2).median())
        years[int(str(year))] = _Year(float(once["low"].min()), float(once["high"].max()), middle)
    return years

"""The chart: who put the trade of two parties at how much, over the years."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import cached_property

import pandas as pd
from matplotlib.figure import Figure

from tradefigs.chart_marks import Mark, binned, marks_of
from tradefigs.labels import Box, Place, Wish, place
from tradefigs.page import PALETTES, Glyph, Page, Point, own_settings, same
from tradefigs.selection import STATUSES, Selection, normalise, select
from tradefigs.statements import statement_ids
from tradefigs.wording import Wording

MARGIN = 16.0
TITLE, SUBTITLE, VALUE, NAME, TICK, LEGEND, NOTE = 15.0, 9.5, 8.5, 7.5, 8.5, 8.0, 7.5
"""Sizes of type, in points."""

NAME_WIDTHS = (118.0, 76.0)
"""How wide the names in a label may be, in points: on one line, or wrapped."""

LEAST_WIDTH, LEAST_HEIGHT = 240.0, 80.0
"""How large the scale must be, in points, for its type to have room."""

FEW, SOME = 40, 120
"""Up to how many marks a chart is drawn large, and middling."""


def plot(
    frame: pd.DataFrame,
    pair: str | None = None,
    measure: str | None = "turnover",
    currency: str | None = None,
    lang: str = "de",
    title: str | None = None,
    width: int = 1600,
    height: int | None = None,
    dpi: float | None = None,
    product: str = "",
    style: str = "light",
) -> Figure:
    """Draw what was said about the trade of two parties over the years.

    Parameters
    ----------
    frame
        A table of claims, as ``to_frame`` returns it.
    pair
        Two parties, ``BY-KZ`` (reporter first, but for turnover), or one, ``BY``, for its trade with the
        world; by default the pair with most claims.
    measure
        ``turnover``, ``exports``, ``imports``, ``surplus``, ``deficit``; None: the one with most claims.
    currency
        ISO 4217 code; by default the one with most claims. The footnote names the others.
    lang
        ``de`` or ``en``.
    title
        A headline in place of the one that says what is shown.
    width, height
        Size in pixels; by default the height is 0.6 of the width.
    dpi
        Pixels an inch, which sets the size of type; by default what suits the width.
    product
        Goods as written in the table; empty for trade as a whole.
    style
        ``light``, ``dark`` or ``print``.

    Returns
    -------
    matplotlib.figure.Figure
        Its ``savefig`` writes PNG, SVG and PDF.

    Raises
    ------
    SelectionError
        The table holds nothing of what was asked for; the message names what it holds.
    """
    if style not in PALETTES:
        raise ValueError(f"no style {style!r}; there are {', '.join(PALETTES)}")
    claims = normalise(frame)
    shown = select(claims, pair, measure, currency, product)
    with own_settings():
        height = height or round(width * 0.6)
        page = Page(width, height, dpi or suitable_dpi(width, height), PALETTES[style])
        _Timeline(page, Wording(lang), claims, shown).draw(title)
    return page.figure


def suitable_dpi(width: int, height: int) -> float:
    """Return the resolution for a size in pixels: type grows with the picture, though not as fast."""
    return 100.0 * math.pow(min(width, height / 0.6) / 800.0, 0.75)


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

    def __init__(self, page: Page, wording: Wording, claims: pd.DataFrame, shown: Selection) -> None:
        self.page, self.wording, self.shown = page, wording, shown
        self.all_claims = claims
        self.claims = _of(claims, shown)
        self.claims = self.claims.assign(statement_id=statement_ids(self.claims))
        self.marks = marks_of(self.claims)
        self.size = 7.5 if len(self.marks) <= FEW else 6.0 if len(self.marks) <= SOME else 4.5
        self.value_size = VALUE if len(self.marks) <= FEW else NAME
        self.unit = wording.unit(max(mark.high for mark in self.marks), shown.currency)

    def draw(self, title: str | None) -> None:
        """Draw headline, legend, scale, marks, labels and footnote."""
        top = self._head(title)
        for bins in (False, True):  # bins need a line in the legend, which leaves less room for the scale
            rows = self._legend_rows(bins)
            under_legend = top - 8 - len(rows) * LEGEND * 1.7
            room = self._room(under_legend)
            scale = Scale(self.page, self.marks, room, self.size, self.unit.factor, self._column_widths())
            drawn = self._arranged(scale)
            if bins or all(one.mark.median is None for one in drawn):
                break
        self._draw_legend(top - 8, rows)
        self._draw_years(scale)
        self._draw_marks(scale, drawn)
        labels = self._draw_labels(scale, drawn)
        self._draw_values(scale, labels)
        self._draw_footnote(self._notes(scale, len(drawn) - len(labels)))

    # ------------------------------------------------------------------------------------ frame

    def _head(self, title: str | None) -> float:
        page, wording, shown = self.page, self.wording, self.shown
        width = page.width - 2 * MARGIN
        title = title or self._title()
        top = page.paragraph(MARGIN, page.height - MARGIN, title, TITLE, page.palette.ink, width, bold=True)
        subtitle = wording.text(
            "subtitle_product" if shown.product else "subtitle",
            measure=wording.measure(shown.measure),
            product=shown.product,
            unit=wording.axis_unit(self.unit),
        )
        return page.paragraph(MARGIN, top - 3, subtitle, SUBTITLE, page.palette.quiet, width)

    def _title(self) -> str:
        shown = self.shown
        title = self.wording.title(shown.measure, shown.reporter, shown.partner)
        years = sorted({day.year for mark in self.marks for day in (mark.first, mark.last) if day})
        if not years:
            return title
        span = str(years[0])
        if years[0] != years[-1]:
            span = self.wording.text("years", first=years[0], last=years[-1])
        return f"{title}, {span}"

    def _room(self, top: float) -> Box:
        """Return the room of the scale: above the tick labels, below the name of the unit."""
        page = self.page
        left_out = len(self.marks) if len(self.marks) > FEW else 0
        notes = page.wrapped(" ".join(self._notes(None, left_out)), NOTE, page.width - 2 * MARGIN)
        foot = MARGIN * 0.8 + len(notes) * page.size("Ág", NOTE)[1] * 1.04
        ticks = (2 if any(mark.first is None for mark in self.marks) else 1) * page.size("Ág", TICK)[1] + 16
        room = Box(MARGIN, foot + ticks, page.width - MARGIN, top - page.size("Ág", TICK)[1] - 12)
        if room.right - room.left < LEAST_WIDTH or room.top - room.bottom < LEAST_HEIGHT:
            size = " by ".join(f"{side / 72 * page.dpi:.0f}" for side in (page.width, page.height))
            raise ValueError(
                f"{size} pixels at {page.dpi:.0f} dpi leave a chart no room: enlarge it, or lower dpi"
            )
        return room

    def _draw_values(self, scale: Scale, labels: Sequence[Box]) -> None:
        """Draw the grid of values, which leaves out the labels, and its numbers."""
        page, palette, box = self.page, self.page.palette, scale.box
        height = page.size("0", TICK)[1]
        for tick in scale.ticks:
            y = scale.y(tick)
            color, width = (palette.quiet, 1.0) if tick == 0 else (palette.grid, 0.7)
            for left, right in _gaps(box.left, box.right, y, labels):
                ends = [(left, y), (right, y)]
                page.line(scale.axes, scale.at, ends, color=color, linewidth=width, zorder=1, clip_on=False)
            number = self.wording.number(tick / self.unit.factor)
            page.write(box.left - 5, y - height / 2, number, TICK, palette.quiet, align="right")
        page.write(MARGIN, box.top + 4, self.wording.axis_unit(self.unit), TICK, palette.quiet)

    def _draw_years(self, scale: Scale) -> None:
        """Draw the years and the columns of what has no date."""
        page, palette, box = self.page, self.page.palette, scale.box
        top = box.bottom - 6
        height = page.size("Ág", TICK)[1]
        for year, text in scale.year_texts(lambda text: page.size(text, TICK)[0]):
            x = scale.year(year + 0.5)
            page.line(
                page.sheet, same, [(x, box.bottom - 3), (x, box.bottom)], color=palette.grid, linewidth=0.8
            )
            page.write(x, top - height, text, TICK, palette.quiet, align="center")
        for column in scale.columns:
            shade = Box(column.left, box.bottom, column.right, box.top)
            page.rectangle(scale.axes, scale.at, shade, facecolor=palette.shade, edgecolor="none", zorder=0)
            name = self.wording.text(f"undated_{column.status}")
            for number, line in enumerate(page.wrapped(name, TICK, column.right - column.left)[:2], start=1):
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
                widths[mark.status] = max(widths[mark.status], self._extent(wording)[0])
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

    def _draw_labels(self, scale: Scale, drawn: Sequence[_Drawn]) -> list[Box]:
        """Write the labels for which there is room, the most telling first; return where."""
        order = _telling(drawn)[:FEW]
        wordings = [self._wordings(drawn[index].mark) for index in order]
        wishes = [
            Wish(
                drawn[index].box,
                tuple(self._extent(lines) for lines in wording),
                max(1, len(wording) - 1),
                scale.home(drawn[index].mark),
            )
            for index, wording in zip(order, wordings, strict=True)
        ]
        reach = 150.0 if len(drawn) <= FEW / 3 else 70.0 if len(drawn) <= FEW else 30.0
        room = Box(scale.box.left + 1, scale.box.bottom + 2, scale.box.right, scale.box.top)
        taken = [one.box for one in drawn]
        for one in drawn:
            if not one.mark.whole_year:
                left, right = scale.span(one.mark)
                middle = (one.low + one.high) / 2
                taken.append(Box(left, middle - 0.5, right, middle + 0.5))
        places = place(wishes, taken, room, reach)
        for index, wording, found in zip(order, wordings, places, strict=True):
            if found is not None:
                self._write_label(drawn[index], wording[found.wording], found)
        return [found.box for found in places if found is not None]

    def _wordings(self, mark: Mark) -> list[list[tuple[str, bool]]]:
        """Return the label of a mark as lines (text, bold), in ever shorter wordings."""
        value = self.wording.amount(mark.low, mark.high, self.shown.currency, mark.qualifier)
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
            lines = [line for text in details for line in self.page.wrapped(text, NAME, width)[:3]]
            if (wording := [(value, True), *((line, False) for line in lines)]) not in wordings:
                wordings.append(wording)
        return [*wordings, [(value, True)]] if details else wordings

    def _extent(self, lines: Sequence[tuple[str, bool]]) -> tuple[float, float]:
        sizes = [self.page.size(text, self.value_size if bold else NAME, bold) for text, bold in lines]
        return max(width for width, _ in sizes), sum(height for _, height in sizes)

    def _write_label(self, one: _Drawn, lines: Sequence[tuple[str, bool]], found: Place) -> None:
        page, palette = self.page, self.page.palette
        if found.leader is not None:
            start, end = found.leader[:2], found.leader[2:]
            page.line(page.sheet, same, [start, end], color=palette.quiet, linewidth=0.6, zorder=1)
        align = "left"
        x, y = found.box.left, found.box.top
        if found.box.right <= one.box.left:
            align, x = "right", found.box.right
        for text, bold in lines:
            size = self.value_size if bold else NAME
            y -= page.size(text, size, bold)[1]
            color = palette.of(one.mark.status) if bold else palette.quiet
            page.write(x, y, text, size, color, bold, align)

    # ------------------------------------------------------------------------------------ legend

    def _legend_rows(self, bins: bool) -> list[list[tuple[str, float]]]:
        """Return the names of the legend's entries and where each begins, in rows."""
        marks = self.marks
        actual = [mark for mark in marks if mark.status == "actual"]
        qualifiers = {mark.qualifier for mark in marks}
        entries = {
            "point": any(mark.low == mark.high for mark in actual),
            "bar": any(mark.low != mark.high and mark.qualifier != "vague" for mark in actual),
            "forecast": any(mark.status == "forecast" for mark in marks),
            "target": any(mark.status == "target" for mark in marks),
            "more": bool(qualifiers & {"over", "at_least"}),
            "less": bool(qualifiers & {"under", "up_to"}),
            "about": "about" in qualifiers,
            "almost": "almost" in qualifiers,
            "vague": "vague" in qualifiers,
            "span": not all(mark.whole_year for mark in marks),
            "bin": bins,
        }
        rows: list[list[tuple[str, float]]] = [[]]
        x = MARGIN
        for name in (name for name, used in entries.items() if used):
            width = 18 + self.page.size(self.wording.text(name), LEGEND)[0]
            if rows[-1] and x + width > self.page.width - MARGIN:
                rows.append([])
                x = MARGIN
            rows[-1].append((name, x))
            x += width + 16
        return rows

    def _draw_legend(self, top: float, rows: Sequence[Sequence[tuple[str, float]]]) -> None:
        page = self.page
        for number, row in enumerate(rows):
            y = top - (number + 0.5) * LEGEND * 1.7
            for name, x in row:
                self._draw_sample(name, x + 6, y)
                height = page.size("Ág", LEGEND)[1]
                page.write(x + 18, y - height / 2, self.wording.text(name), LEGEND, page.palette.quiet)

    def _draw_sample(self, name: str, x: float, y: float) -> None:
        page, sheet = self.page, self.page.sheet
        size = 6.5
        color = page.palette.actual
        if name == "span":
            page.line(sheet, same, [(x - 7, y), (x + 7, y)], color=color, linewidth=0.9)
        elif name == "bin":
            box = Box(x - 4, y - 5, x + 4, y + 5)
            page.rectangle(sheet, same, box, facecolor=color, alpha=0.28, edgecolor="none")
            page.line(sheet, same, [(x - 4, y), (x + 4, y)], color=color, linewidth=2)
            return
        status = name if name in STATUSES else "actual"
        qualifier = {"more": "over", "less": "under", "almost": "almost", "about": "about", "vague": "vague"}
        glyph = Glyph(status, qualifier.get(name, "exact"), size if name not in ("more", "less") else 5.0)
        shift = {"more": -2.5, "less": 2.5, "almost": 1.5}.get(name, 0.0)
        half = 5.0 if name in ("bar", "vague") else 0.0
        page.draw(sheet, same, x, y + shift - half, y + shift + half, glyph)

    # ------------------------------------------------------------------------------------ footnote

    def _notes(self, scale: Scale | None, left_out: int) -> list[str]:
        """Return the sentences of the footnote; without a scale all that it could need."""
        wording = self.wording
        counts = [
            wording.count("statement", self.claims["statement_id"].nunique()),
            wording.count("document", int(self.claims["doc_id"].nunique())),
        ]
        notes = [f"{' '.join(counts)}, {self._published()}."]
        if not all(mark.speakers for mark in self.marks):
            notes.append(wording.text("unnamed"))
        if left_out:
            notes.append(wording.text("unlabelled", count=left_out))
        if scale is None or scale.ticks[0] > 0:
            notes.append(wording.text("axis_cut"))
        if others := self._not_shown():
            notes.append(wording.text("not_shown", what=", ".join(others)))
        return notes

    def _published(self) -> str:
        days = sorted({date.fromisoformat(day) for day in self.claims["published"] if day})
        if not days:
            return self.wording.text("published_unknown")
        if len(days) <= 4:
            dates = self.wording.listed([self.wording.day(day) for day in days])
            text = self.wording.text("published_on", dates=dates)
        else:
            first, last = self.wording.day(days[0]), self.wording.day(days[-1])
            text = self.wording.text("published_from_to", first=first, last=last)
        if (self.claims["published"] == "").any():
            text = f"{text} ({self.wording.text('published_partly')})"
        return text

    def _not_shown(self) -> list[str]:
        """Tell what the table holds on the same trade that has no place in the chart."""
        claims, shown = self.all_claims, self.shown
        same_trade = claims[
            (claims["reporter"] == shown.reporter)
            & (claims["partner"] == shown.partner)
            & (claims["measure"] == shown.measure)
        ]
        levels = same_trade[same_trade["kind"] == "level"]
        whole = levels[levels["product"] == shown.product]
        others = whole[whole["currency"] != shown.currency]["currency"].value_counts().sort_index()
        texts = [self.wording.text("in_currency", count=n, currency=name) for name, n in others.items()]
        products = int((levels["product"] != shown.product).sum())
        changes = int((same_trade["kind"] == "change").sum())
        if products:
            texts.append(self.wording.text("of_products", count=products))
        if changes:
            texts.append(self.wording.text("changes", count=changes))
        return texts

    def _draw_footnote(self, notes: Sequence[str]) -> None:
        page = self.page
        lines = len(page.wrapped(" ".join(notes), NOTE, page.width - 2 * MARGIN))
        top = MARGIN * 0.8 + lines * page.size("Ág", NOTE)[1] * 1.04
        page.paragraph(MARGIN, top, " ".join(notes), NOTE, page.palette.quiet, page.width - 2 * MARGIN)


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
    ) -> None:
        undated = [mark.status for mark in marks if mark.first is None]
        statuses = [name for name in STATUSES if name in undated]
        years = [day.year for mark in marks for day in (mark.first, mark.last) if day]
        self.first_year, self.last_year = (min(years), max(years)) if years else (0, 0)
        low, high = min(mark.low for mark in marks), max(mark.high for mark in marks)
        self._pad = 2.2 * size + 4
        self._base = _base(low, high)
        self._top_value = high
        height = room.top - room.bottom
        self.ticks = _ticks(
            self._base, self._base + (high - self._base) * (1 + self._pad / height), height / 34
        )
        self._base = self.ticks[0]
        widest = max(page.size(f"{tick / unit:g}", TICK)[0] for tick in self.ticks)
        self.box = Box(room.left + widest + 8, room.bottom, room.right, room.top)
        width = self.box.right - self.box.left
        most = width * (0.26 if len(statuses) < 3 else 0.2) if years else width / max(1, len(statuses))
        widths = [min(most, max(64.0, label_widths[name] + 40)) if years else most for name in statuses]
        right = self.box.right - sum(widths)
        edges = [right, *(right + sum(widths[:number]) for number in range(1, len(widths) + 1))]
        self.columns = [
            Column(name, left + 3, end) for name, left, end in zip(statuses, edges, edges[1:], strict=False)
        ]
        self._right = right
        # Few marks leave the room beside them to their labels.
        self._undated_at = 0.5 if len(undated) > 4 * len(statuses) else 0.16
        self._years = self.last_year - self.first_year + 1
        self._year_width = (right - self.box.left) / self._years
        self.axes = page.axes(self.box, "values")
        self.axes.set_xlim(self.first_year, self.first_year + width / self._year_width if years else 1.0)
        self.axes.set_ylim(self._base, self._value(self.box.top))

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
        return self.year(_moment(mark.first)), self.year(_moment(mark.last + timedelta(days=1)))

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

    def at(self, x: float, y: float) -> Point:
        """Return a point of the page as data of the axes."""
        return self.first_year + (x - self.box.left) / self._year_width, self._value(y)

    def year_texts(self, width: Callable[[str], float]) -> list[tuple[int, str]]:
        """Return the years that are named: all, if need be in short (2008, 09, 10), or only round ones."""
        if not self.first_year:
            return []
        years = range(self.first_year, self.last_year + 1)
        if width("2000") + 7 <= self._year_width:
            return [(year, str(year)) for year in years]
        if width("2000") / 2 + width("00") / 2 + 5 <= self._year_width:
            full = {self.first_year, *(year for year in years[3:] if year % 10 == 0)}
            return [(year, str(year) if year in full else f"{year % 100:02}") for year in years]
        steps = (2, 5, 10, 20, 25, 50, 100, 1000)
        step = next(
            step for step in steps if step * self._year_width >= width("2000") + 8 or step == steps[-1]
        )
        return [(year, str(year)) for year in years if year % step == 0]


def _gaps(left: float, right: float, y: float, boxes: Sequence[Box]) -> list[tuple[float, float]]:
    """Return the parts of a level line that lie outside ``boxes``."""
    parts = []
    for box in sorted(boxes, key=lambda box: box.left):
        if box.bottom - 1 < y < box.top + 1 and box.right + 2 > left:
            if box.left - 2 > left:
                parts.append((left, box.left - 2))
            left = max(left, box.right + 2)
    return [*parts, (left, right)] if left < right else parts


def _of(claims: pd.DataFrame, shown: Selection) -> pd.DataFrame:
    mine = claims["kind"] == "level"
    for field in fields(shown):
        mine &= claims[field.name] == getattr(shown, field.name)
    return claims[mine]


def _slot(mark: Mark) -> tuple[object, ...]:
    return mark.status, mark.first, mark.last


def _moment(day: date) -> float:
    start = date(day.year, 1, 1)
    return day.year + (day - start).days / (date(day.year + 1, 1, 1) - start).days


def _base(low: float, high: float) -> float:
    """Return where the axis begins: at zero, unless that would press all values into its upper third."""
    if low <= high * 2 / 3 or low == high:
        return 0.0
    return max(0.0, low - (high - low) * 0.5)


def _ticks(low: float, high: float, most: float) -> list[float]:
    """Return round values from at most ``low`` to at most ``high``, no more than ``most``."""
    rough = (high - low) / max(2.0, most)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)
    first = math.floor(low / step + 1e-9)
    return [number * step for number in range(first, math.floor(high / step + 1e-9) + 1)]


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

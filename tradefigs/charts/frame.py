"""What stands round a chart of any kind: headline, legend of the marks, footnote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from tradefigs.charts.marks import Mark
from tradefigs.charts.official import OFFICIAL_LINE
from tradefigs.charts.page import LEGEND, MARGIN, NOTE, SUBTITLE, TITLE, Glyph, Page, same
from tradefigs.charts.placing import Box
from tradefigs.comparisons.selection import Selection
from tradefigs.table import STATUSES
from tradefigs.wording import Wording

LEAST_WIDTH, LEAST_HEIGHT = 240.0, 80.0
"""How large what is inside the frame must be, in points, for its type to have room."""

Rows = list[list[tuple[str, float]]]
"""A legend: the names of its entries and where each begins, row by row."""


class Frame:
    """A page with headline, legend and footnote, written from the outside inwards."""

    def __init__(self, page: Page, wording: Wording) -> None:
        self.page, self.wording = page, wording
        self.left, self.right = MARGIN, page.width - MARGIN

    def head(self, title: str, subtitle: str) -> float:
        """Write headline and subtitle; return where they end."""
        page, width = self.page, self.right - self.left
        top = page.paragraph(
            self.left, page.height - MARGIN, title, TITLE, page.palette.ink, width, bold=True
        )
        return page.paragraph(self.left, top - 3, subtitle, SUBTITLE, page.palette.quiet, width)

    def room(self, top: float, notes: Sequence[str], above: float, below: float) -> Box:
        """Return what is left between ``top`` and the footnote.

        ``above`` and ``below`` are kept free for the names of scales.

        Raises
        ------
        ValueError
            Nothing much is left.
        """
        page = self.page
        lines = len(page.wrapped(" ".join(notes), NOTE, self.right - self.left))
        room = Box(self.left, self._foot(lines) + 10 + below, self.right, top - above)
        if room.right - room.left < LEAST_WIDTH or room.top - room.bottom < LEAST_HEIGHT:
            size = " by ".join(f"{side / 72 * page.dpi:.0f}" for side in (page.width, page.height))
            raise ValueError(
                f"{size} pixels at {page.dpi:.0f} dpi leave a chart no room: enlarge it, or lower dpi"
            )
        return room

    def lowered(self, room: Box, most: float) -> Box:
        """Return the upper part of ``room`` that is ``most`` high, and let the page know what it spares."""
        self.page.spare = max(0.0, room.top - room.bottom - max(most, LEAST_HEIGHT))
        return replace(room, bottom=room.bottom + self.page.spare)

    def _foot(self, lines: int) -> float:
        return MARGIN * 0.8 + lines * self.page.size("Ág", NOTE)[1] * 1.04

    def foot(self, notes: Sequence[str]) -> None:
        """Write the footnote."""
        page, text, width = self.page, " ".join(notes), self.right - self.left
        lines = len(page.wrapped(text, NOTE, width))
        page.paragraph(self.left, self._foot(lines), text, NOTE, page.palette.quiet, width)

    # ------------------------------------------------------------------------------------ legend

    def legend_rows(self, names: Iterable[str]) -> Rows:
        """Return where the entries of a legend go."""
        rows: Rows = [[]]
        x = self.left
        for name in names:
            width = 18 + self.page.size(self.wording.text(name), LEGEND)[0]
            if rows[-1] and x + width > self.right:
                rows.append([])
                x = self.left
            rows[-1].append((name, x))
            x += width + 16
        return rows

    def legend(self, top: float, rows: Rows) -> float:
        """Draw the legend; return where it ends."""
        page = self.page
        for number, row in enumerate(rows):
            y = top - 8 - (number + 0.5) * LEGEND * 1.7
            for name, x in row:
                self._sample(name, x + 6, y)
                height = page.size("Ág", LEGEND)[1]
                page.write(x + 18, y - height / 2, self.wording.text(name), LEGEND, page.palette.quiet)
        return legend_end(top, rows)

    def _sample(self, name: str, x: float, y: float) -> None:
        page, sheet = self.page, self.page.sheet
        color = page.palette.actual
        if name in ("exports", "imports"):
            face = page.palette.actual if name == "exports" else page.palette.target
            box = Box(x - 4, y - 5, x + 4, y + 5)
            page.rectangle(sheet, same, box, facecolor=face, alpha=0.55, edgecolor="none")
            return
        if name in ("whisker", "net"):
            ends = [(x, y - 5), (x, y + 5)] if name == "whisker" else [(x - 6, y), (x + 6, y)]
            width = 1.1 if name == "whisker" else 2.2
            page.line(sheet, same, ends, color=page.palette.ink, linewidth=width)
            return
        if name == "official":
            ends = [(x - 6, y), (x + 5, y)]
            page.line(sheet, same, ends, color=page.palette.quiet, **OFFICIAL_LINE)
            return
        if name == "span":
            page.line(sheet, same, [(x - 7, y), (x + 7, y)], color=color, linewidth=0.9)
        elif name == "bin":
            box = Box(x - 4, y - 5, x + 4, y + 5)
            page.rectangle(sheet, same, box, facecolor=color, alpha=0.28, edgecolor="none")
            page.line(sheet, same, [(x - 4, y), (x + 4, y)], color=color, linewidth=2)
            return
        status = name if name in STATUSES else "actual"
        qualifier = {"more": "over", "less": "under", "almost": "almost", "about": "about", "vague": "vague"}
        # Smaller where ends stick out, so that no row of the legend reaches into the next.
        size = {"more": 5.0, "less": 5.0, "about": 4.6, "almost": 5.2}.get(name, 6.5)
        glyph = Glyph(status, qualifier.get(name, "exact"), size)
        shift = {"more": -2.5, "less": 2.5, "almost": 1.5}.get(name, 0.0)
        half = 5.0 if name in ("bar", "vague") else 0.0
        page.draw(sheet, same, x, y + shift - half, y + shift + half, glyph)


def legend_end(top: float, rows: Rows) -> float:
    """Return where a legend ends that begins at ``top``."""
    return top - 8 - len(rows) * LEGEND * 1.7


def legend_of(marks: Sequence[Mark], bins: bool = False, spans: bool = True) -> list[str]:
    """Return the names of the marks that are used."""
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
        "span": spans and not all(mark.whole_year for mark in marks),
        "bin": bins,
    }
    return [name for name, used in entries.items() if used]


# ---------------------------------------------------------------------------------------- headline


def years_title(wording: Wording, title: str, days: Sequence[date | None]) -> str:
    """Return a headline with the years from the first to the last of ``days``."""
    years = sorted({day.year for day in days if day})
    if not years:
        return title
    span = str(years[0])
    if years[0] != years[-1]:
        span = wording.text("years", first=years[0], last=years[-1])
    return f"{title}, {span}"


# ---------------------------------------------------------------------------------------- footnote


def sources(wording: Wording, claims: pd.DataFrame) -> str:
    """Tell how many statements and documents ``claims`` are, and when they were published."""
    counts = [
        wording.count("statement", claims["statement_id"].nunique()),
        wording.count("document", int(claims["doc_id"].nunique())),
    ]
    text = f"{' '.join(counts)}, {_published(wording, claims)}."
    if converted := int((claims["converted_from"] != "").sum()):
        text = f"{text} {wording.text('conversion', count=converted)}"
    return text


def _published(wording: Wording, claims: pd.DataFrame) -> str:
    days = sorted({date.fromisoformat(day) for day in claims["published"] if day})
    if not days:
        return wording.text("published_unknown")
    if len(days) <= 4:
        dates = wording.listed([wording.day(day) for day in days])
        text = wording.text("published_on", dates=dates)
    else:
        first, last = wording.day(days[0]), wording.day(days[-1])
        text = wording.text("published_from_to", first=first, last=last)
    if (claims["published"] == "").any():
        text = f"{text} ({wording.text('published_partly')})"
    return text


def not_shown(wording: Wording, claims: pd.DataFrame, shown: Selection) -> list[str]:
    """Tell what a table holds on the same trade that a chart of ``shown`` leaves out."""
    same_trade = claims[
        (claims["reporter"] == shown.reporter)
        & (claims["partner"] == shown.partner)
        & (claims["measure"] == shown.measure)
    ]
    levels = same_trade[same_trade["kind"] == "level"]
    whole = levels[levels["product"] == shown.product]
    others = whole[whole["currency"] != shown.currency]["currency"].value_counts().sort_index()
    texts = [wording.text("in_currency", count=n, currency=name) for name, n in others.items()]
    products = int((levels["product"] != shown.product).sum())
    changes = int((same_trade["kind"] == "change").sum())
    if products:
        texts.append(wording.text("of_products", count=products))
    if changes:
        texts.append(wording.text("changes", count=changes))
    return [wording.text("not_shown", what=", ".join(texts))] if texts else []

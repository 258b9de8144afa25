"""A page to draw charts on: type that is measured, text that is wrapped, marks for stated values.

Drawn with matplotlib's ``Figure`` and the Agg canvas alone: nothing of ``pyplot``, no global state. All
lengths are points from the lower left corner.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from tradefigs.charts.placing import Box

MOST_CHARACTERS = 1000  # in a line; what is longer is cut unmeasured
FONT = "DejaVu Sans"
"""Ships with matplotlib and has the letters of all European languages."""

POINTS_PER_INCH = 72.0

MARGIN = 16.0
TITLE, SUBTITLE, VALUE, NAME, TICK, LEGEND, NOTE = 15.0, 9.5, 8.5, 7.5, 8.5, 8.0, 7.5
"""Sizes of type, in points."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a style; those of the statuses are told apart by colour-blind readers too."""

    paper: str
    ink: str
    quiet: str
    grid: str
    shade: str
    actual: str
    forecast: str
    target: str

    def of(self, status: str) -> str:
        """Return the colour of a status."""
        return {"forecast": self.forecast, "target": self.target}.get(status, self.actual)


# After Okabe and Ito's colour-blind-safe set: blue, bluish green, vermilion, dark enough for small type.
PALETTES = {
    "light": Palette("#ffffff", "#1a1a1a", "#595959", "#dddddd", "#f3f3f0", "#0b5fa5", "#00755a", "#bf4d00"),
    "dark": Palette("#16191d", "#f0f0f0", "#b4b8bd", "#3a3f45", "#20252a", "#6cb6f5", "#3fd0a4", "#ff9b54"),
    "print": Palette("#ffffff", "#000000", "#404040", "#cccccc", "#f2f2f2", "#000000", "#5c5c5c", "#333333"),
}

SHAPES = {"actual": "o", "forecast": "s", "target": "D"}
"""Markers of the statuses; those of forecasts and targets are hollow."""

Point = tuple[float, float]


class Chart(Figure):
    """A figure whose files are the same, byte for byte, whenever and wherever they are saved."""

    def savefig(self, fname: Any, **options: Any) -> None:
        """Save as matplotlib does, in the figure's own resolution and colours and without the date."""
        file_format = str(options.get("format") or str(fname).rpartition(".")[2]).lower()
        dates = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(file_format, {})
        options["metadata"] = {**dates, **(options.get("metadata") or {})}
        options.setdefault("dpi", "figure")
        with own_settings():
            super().savefig(fname, **options)


@contextmanager
def own_settings() -> Iterator[None]:
    """Matplotlib's own defaults, whatever the user's are."""
    defaults: dict[str, Any] = {
        name: value for name, value in mpl.rcParamsDefault.items() if not name.startswith("backend")
    }
    ours: dict[str, Any] = {
        "font.family": [FONT],
        "svg.hashsalt": "tradefigs",
        "svg.fonttype": "path",
        "pdf.fonttype": 42,
    }
    with mpl.rc_context(cast(Any, {**defaults, **ours})):  # the names of settings are typed as literals
        yield


@dataclass(frozen=True, slots=True)
class Glyph:
    """How a stated value looks: its status, how to read it, and the size of its marker."""

    status: str
    qualifier: str
    size: float

    @property
    def above(self) -> float:
        """How far the glyph reaches above the value."""
        return self.size * {"over": 1.9, "at_least": 1.9, "about": 1.5}.get(self.qualifier, 0.5)

    @property
    def below(self) -> float:
        """How far the glyph reaches below the value."""
        reach = {"under": 1.9, "up_to": 1.9, "about": 1.5, "almost": 1.5}
        return self.size * reach.get(self.qualifier, 0.5)

    def box(self, x: float, low: float, high: float) -> Box:
        """Return what the glyph covers."""
        half = self.size / 2 + 0.8
        return Box(x - half, low - self.below - 0.8, x + half, high + self.above + 0.8)


class Page:
    """A figure with its measures, and what is needed to write and draw on it."""

    def __init__(self, width: int, height: int, dpi: float, palette: Palette) -> None:
        self.palette = palette
        # A hundredth of a pixel more, so that no pixel is lost to rounding.
        self.figure = Chart(figsize=((width + 0.01) / dpi, (height + 0.01) / dpi), dpi=dpi)
        self.figure.set_facecolor(palette.paper)
        canvas: Any = FigureCanvasAgg(self.figure)  # matplotlib leaves get_renderer untyped
        self._renderer = canvas.get_renderer()
        self.dpi = dpi
        self.width, self.height = width / dpi * POINTS_PER_INCH, height / dpi * POINTS_PER_INCH
        self._points = Affine2D().scale(1 / POINTS_PER_INCH) + self.figure.dpi_scale_trans
        self._sizes: dict[tuple[str, float, bool], tuple[float, float]] = {}
        self.spare = 0.0  # points of the height that a chart of few rows leaves blank
        self.sheet = self._sheet()

    def _sheet(self) -> Axes:
        """Lay axes over the whole page, one unit a point, for what belongs to no scale."""
        sheet = self.figure.add_axes((0, 0, 1, 1), zorder=3, label="sheet")
        sheet.set(xlim=(0, self.width), ylim=(0, self.height))
        sheet.set_axis_off()
        return sheet

    def axes(self, box: Box, label: str) -> Axes:
        """Add axes that fill ``box``, without spines and ticks."""
        axes = self.figure.add_axes(
            (
                box.left / self.width,
                box.bottom / self.height,
                (box.right - box.left) / self.width,
                (box.top - box.bottom) / self.height,
            ),
            label=label,
        )
        axes.set_facecolor("none")
        axes.spines[:].set_visible(False)
        axes.tick_params(length=0, labelbottom=False, labelleft=False)
        return axes

    # ------------------------------------------------------------------------------------ text

    def size(self, text: str, size: float, bold: bool = False) -> tuple[float, float]:
        """Return width and height of one line of text."""
        key = (text, size, bold)
        if key not in self._sizes:
            artist = self._text(0, 0, text, size, "k", bold)
            extent = artist.get_window_extent(self._renderer)
            artist.remove()
            scale = POINTS_PER_INCH / self.dpi
            self._sizes[key] = (extent.width * scale, extent.height * scale)
        return self._sizes[key]

    def write(
        self, x: float, y: float, text: str, size: float, color: str, bold: bool = False, align: str = "left"
    ) -> Text:
        """Write one line whose lower edge is at ``y``."""
        if align != "left":
            x -= self.size(text, size, bold)[0] * {"center": 0.5, "right": 1.0}[align]
        return self._text(x, y, text, size, color, bold)

    def _text(self, x: float, y: float, text: str, size: float, color: str, bold: bool) -> Text:
        return self.figure.text(
            x,
            y,
            text,
            fontfamily=FONT,
            fontsize=size,
            fontweight="bold" if bold else "normal",
            color=color,
            transform=self._points,
            va="bottom",
            ha="left",
            parse_math=False,
        )

    def paragraph(
        self, x: float, top: float, text: str, size: float, color: str, width: float, bold: bool = False
    ) -> float:
        """Write wrapped text downwards from ``top``; return where it ends."""
        for line in self.wrapped(text, size, width, bold):
            top -= self.size("Ág", size, bold)[1] * 1.04
            self.write(x, top, line, size, color, bold)
        return top

    def wrapped(
        self, text: str, size: float, width: float, bold: bool = False, most: int | None = None
    ) -> list[str]:
        """Break text into lines no wider than ``width``, ``most`` at most; what is too long is cut."""
        lines: list[str] = []
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and self.size(longer, size, bold)[0] > width:
                lines.append(line)
                line = word
            else:
                line = longer
            line = self.cut(line, size, width, bold)
        lines = [*lines, line] if line else lines
        if most is not None and len(lines) > most:
            lines = [*lines[: most - 1], self.cut(" ".join(lines[most - 1 :]), size, width, bold)]
        return lines

    def cut(self, text: str, size: float, width: float, bold: bool = False) -> str:
        """Return the text, shortened to ``width`` if it must be."""
        if len(text) <= MOST_CHARACTERS and self.size(text, size, bold)[0] <= width:
            return text
        lengths = range(1, min(len(text), MOST_CHARACTERS))
        fitting = bisect_right(
            lengths, width, key=lambda length: self.size(f"{text[:length]}…", size, bold)[0]
        )
        return f"{text[:fitting].rstrip()}…"

    # ------------------------------------------------------------------------------------ marks

    def draw(
        self, axes: Axes, at: Callable[[float, float], Point], x: float, low: float, high: float, glyph: Glyph
    ) -> None:
        """Draw a stated value; ``at`` turns points into data of ``axes``."""
        color = self.palette.of(glyph.status)
        face = color if glyph.status == "actual" else self.palette.paper
        edge = max(1.0, glyph.size * 0.18)
        self._open_ends(axes, at, x, low, high, glyph, color)
        if high - low < 0.5:
            axes.add_line(
                Line2D(
                    *zip(at(x, (low + high) / 2), strict=True),
                    marker=SHAPES.get(glyph.status, "o"),
                    markersize=glyph.size * (0.8 if glyph.status == "target" else 0.95),
                    markerfacecolor=face,
                    markeredgecolor=color,
                    markeredgewidth=edge,
                    linestyle="none",
                    zorder=4,
                )
            )
            return
        vague = glyph.qualifier == "vague"
        left, right = x - glyph.size * 0.42, x + glyph.size * 0.42
        self.rectangle(
            axes,
            at,
            Box(left, low, right, high),
            facecolor=self.palette.paper if vague else face,
            edgecolor=color,
            linewidth=edge,
            linestyle=(0, (1.5, 1)) if vague else "-",
            zorder=4,
        )

    def _open_ends(
        self,
        axes: Axes,
        at: Callable[[float, float], Point],
        x: float,
        low: float,
        high: float,
        glyph: Glyph,
        color: str,
    ) -> None:
        """Arrows for `over` and `under`, dotted ends for `about` and `almost`."""
        width = max(0.9, glyph.size * 0.16)
        tip = glyph.size * 0.5
        for end, sign, reach, arrows in (
            (high, 1, glyph.above, ("over", "at_least")),
            (low, -1, glyph.below, ("under", "up_to")),
        ):
            if reach <= glyph.size * 0.5:
                continue
            top = end + sign * reach
            if glyph.qualifier in arrows:
                self.line(axes, at, [(x, end), (x, top)], color=color, linewidth=width, zorder=3)
                head = [(x - tip * 0.8, top - sign * tip), (x, top), (x + tip * 0.8, top - sign * tip)]
                self.line(axes, at, head, color=color, linewidth=width, zorder=3)
            else:
                dots = [(x, top), (x, end + sign * glyph.size * 0.55)]
                self.line(
                    axes, at, dots, color=color, linewidth=width * 1.6, linestyle=(0, (0.9, 0.8)), zorder=3
                )

    @staticmethod
    def line(axes: Axes, at: Callable[[float, float], Point], points: Sequence[Point], **style: Any) -> None:
        """Draw a line through points of the page."""
        style = {"solid_capstyle": "butt", "solid_joinstyle": "miter", "dash_capstyle": "butt", **style}
        axes.add_line(Line2D(*zip(*(at(*point) for point in points), strict=True), **style))

    @staticmethod
    def rectangle(axes: Axes, at: Callable[[float, float], Point], box: Box, **style: Any) -> None:
        """Draw a rectangle."""
        (left, bottom), (right, top) = at(box.left, box.bottom), at(box.right, box.top)
        axes.add_patch(Rectangle((left, bottom), right - left, top - bottom, **style))


def same(x: float, y: float) -> Point:
    """Points of the page as data of ``Page.sheet``."""
    return x, y

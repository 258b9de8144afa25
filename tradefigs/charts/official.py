"""Official values behind what was said: a line through the years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from tradefigs.charts.page import Page, Point
from tradefigs.comparisons.reference import official_values
from tradefigs.comparisons.selection import Selection
from tradefigs.wording import Wording

OFFICIAL_LINE: dict[str, Any] = {"alpha": 0.55, "linewidth": 1.8, "marker": "o", "markersize": 3.2}
"""How a line of official values looks, also in the legend."""


@dataclass(frozen=True, slots=True)
class Official:
    """The official values of one trade, in currency units by year, and whose they are."""

    values: Mapping[int, float] = field(default_factory=dict)
    sources: tuple[str, ...] = ()


def official_of(
    reference: pd.DataFrame | None, shown: Selection, years: Iterable[int] | None = None
) -> Official:
    """Return the official values of ``shown``, of all years or of those between ``years``."""
    if reference is None:
        return Official()
    found = official_values(reference, shown)
    if years is not None:
        among = list(years)
        found = found[found["year"].between(min(among), max(among))]
    sources = tuple(_without_address(str(source)) for source in found["source"])
    return Official(dict(zip(found["year"], found["value"], strict=True)), sources)


def draw_official(
    page: Page, axes: Axes, at: Callable[[float, float], Point], points: Sequence[Point]
) -> None:
    """Draw official values, which lie at ``points`` of the page, as a line behind the marks."""
    if points:
        page.line(
            axes,
            at,
            points,
            color=page.palette.quiet,
            zorder=2,
            gid="reference",
            **OFFICIAL_LINE,
        )


def official_note(wording: Wording, official: Iterable[Official]) -> list[str]:
    """Name the sources of what was drawn, for the footnote."""
    sources = sorted({source for one in official for source in one.sources})
    return [wording.text("official_sources", sources="; ".join(sources))] if sources else []


def _without_address(source: str) -> str:
    """Return the name of a source, up to where its address begins."""
    return source.partition("http")[0].strip(" ,;:(") or source

"""Labels on a page: worded, measured, placed and written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tradefigs.charts.page import NAME, VALUE, Page, same
from tradefigs.charts.placing import Box, Place, Wish, place

Lines = list[tuple[str, bool]]
"""A label: its lines, each with whether it is bold."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label that wants a place beside ``mark``.

    ``wordings`` grow shorter; the first ``full`` of them say everything. ``home`` is where it had better lie.
    """

    mark: Box
    wordings: list[Lines]
    full: int
    color: str
    home: Box | None = None


def write_labels(
    page: Page,
    labels: Sequence[Label],
    taken: Sequence[Box],
    room: Box,
    reach: float,
    value_size: float = VALUE,
) -> list[Box]:
    """Write the labels for which there is room, the first of them first; return the boxes that they fill."""
    wishes = [
        Wish(
            label.mark,
            tuple(_extent(page, lines, value_size) for lines in label.wordings),
            label.full,
            label.home,
        )
        for label in labels
    ]
    places = place(wishes, taken, room, reach)
    for label, found in zip(labels, places, strict=True):
        if found is not None:
            _write(page, label, found, value_size)
    return [found.box for found in places if found is not None]


def width_of(page: Page, lines: Lines, value_size: float = VALUE) -> float:
    """Return how wide a label is."""
    return _extent(page, lines, value_size)[0]


def _extent(page: Page, lines: Lines, value_size: float) -> tuple[float, float]:
    sizes = [page.size(text, value_size if bold else NAME, bold) for text, bold in lines]
    return max(width for width, _ in sizes), sum(height for _, height in sizes)


def _write(page: Page, label: Label, found: Place, value_size: float) -> None:
    quiet = page.palette.quiet
    if found.leader is not None:
        ends = [found.leader[:2], found.leader[2:]]
        page.line(page.sheet, same, ends, color=quiet, linewidth=0.6, zorder=1)
    align, x, y = "left", found.box.left, found.box.top
    if found.box.right <= label.mark.left:
        align, x = "right", found.box.right
    for text, bold in label.wordings[found.wording]:
        size = value_size if bold else NAME
        y -= page.size(text, size, bold)[1]
        page.write(x, y, text, size, label.color if bold else quiet, bold, align)

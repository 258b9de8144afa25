"""Which period belongs to which figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tradefigs.periods import Period
from tradefigs.text import Layout

if TYPE_CHECKING:
    from tradefigs.figures import Figure


@dataclass(frozen=True, slots=True)
class Timing:
    """The days that a figure covers, inclusive; both None where the text leaves them open.

    ``doubt`` marks a period that the publication date makes unlikely (`later than published`, `long before published`), else
    empty. ``why`` names the rule that decided, for explanations.
    """

    first_day: date | None
    last_day: date | None
    doubt: str = ""
    why: str = ""


def period_of(
    index: int,
    figures: Sequence[Figure],
    periods: Sequence[Period],
    layout: Layout,
    published: date | None,
    status: str,
    kind: str,
) -> Timing:
    """Return the period of figure ``index`` of ``figures``, which are all figures of the text in order."""
    figure = figures[index]
    sentence = layout.sentence_at(figure.start)
    own = [
        period
        for period in periods
        if sentence.start <= period.start < sentence.end and not period.comparison and not period.part
    ]
    if not own:
        return Timing(None, None)
    nearest = min(own, key=lambda period: max(period.start - figure.end, figure.start - period.end))
    return Timing(nearest.first_day, nearest.last_day, "", "sentence")

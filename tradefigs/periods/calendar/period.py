"""A time expression of a text, with the days that it means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tradefigs.periods.expressions.pieces import FIRST_OF_YEAR


@dataclass(frozen=True, slots=True)
class Period:
    """A time expression of the text.

    Attributes
    ----------
    start, end, text : the expression and its character offsets.
    first_day, last_day : inclusive; both None where the text leaves the days open or nothing tells the year.
    kind : what is named: ``year half quarter month months day days years season``; or how: ``since`` (from
        the named time to the publication), ``until`` (from the beginning of its year to the end of the named
        time), ``now`` (the day of publication), ``open`` (a time that can't be dated: `damals`, `in den
        kommenden Jahren`).
    comparison : it dates only what is compared with (`gegenüber 2022`, `als im Vorjahr`).
    part : it stands inside a longer expression that is listed too (both years of `2019 bis 2021`).
    year_said : the text names the year or tells it by a word such as `Vorjahr`; else it was inferred.
    """

    start: int
    end: int
    text: str
    first_day: date | None
    last_day: date | None
    kind: str
    comparison: bool = False
    part: bool = False
    year_said: bool = True


def begins_late(year: Period) -> bool:
    """Tell whether a year does not begin with the calendar's: `im selben Jahr`, said of such a one."""
    first = year.first_day
    return year.kind == "year" and first is not None and (first.month, first.day) != FIRST_OF_YEAR


def months_in(period: Period) -> int:
    """Return over how many months a time goes."""
    first, last = period.first_day, period.last_day
    return (last.year - first.year) * 12 + last.month - first.month + 1 if first and last else 0


def months_long(period: Period) -> int:
    """Return how many months a time lasts, on whichever day it begins: 21 March to 22 October are seven."""
    first, last = period.first_day, period.last_day
    return round((last - first).days / 30.44) if first and last else 0

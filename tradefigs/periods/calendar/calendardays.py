"""Days of the calendar: the last of a month, the same day of another year."""

from __future__ import annotations

import calendar
from datetime import date
from functools import lru_cache


@lru_cache(1 << 12)
def day_of(year: int, month_and_day: tuple[int, int]) -> date:
    """Return a day of ``year``; day 0 is the last of the month."""
    month, day = month_and_day
    if not 1 <= day <= 28:
        last = calendar.monthrange(year, month)[1]
        day = min(day or last, last)
    return date(year, month, day)


def moved(day: date, years: int) -> date:
    """Return ``day`` in another year; the last day of a month stays its last."""
    at_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return day_of(day.year + years, (day.month, 0 if at_end else day.day))


def month_days(number: int) -> tuple[date, date]:
    """Return the first and the last day of a month, counted from the year 0."""
    year, month = number // 12, number % 12 + 1
    return day_of(year, (month, 1)), day_of(year, (month, 0))

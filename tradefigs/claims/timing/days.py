"""Which days of a time count for a figure: `bis Dezember` is that month for a goal."""

from __future__ import annotations

from datetime import date

from tradefigs.claims.clauses.modality import ACTUAL
from tradefigs.claims.timing.surroundings import times_after
from tradefigs.claims.timing.times import Sought, Timing
from tradefigs.language.patterns import late
from tradefigs.lexicon import any_of
from tradefigs.periods import Period, moved
from tradefigs.periods.calendar.days import AS_OF
from tradefigs.periods.clauses.tense import guesses_back, looks_further_back


def _hoped() -> str:
    return any_of("trade", "status.hoped")


# `geplant waren 3 Mrd.`, `verfehlte das Ziel von 3 Mrd.`, `statt der erhofften`: of the time that is told
_WAS_A_GOAL = late(
    lambda: (
        rf"(?i:\b{_hoped()}\s+(?:war(?:en)?|worden)\b|\bwar(?:en)?\b[^;.]*\b{_hoped()}\b)|\bverfehl\p{{Ll}}+"
        rf"|\b(?i:statt|gegenüber|als|unter)\s+(?:der|den|dem)\s+{_hoped()}en\b"
    )
)
_YEAR_BEFORE = late(r"Vorjahr|\b(?:zuvor|davor|früher)\b")
_SO_FAR = late(r"\b(?:[Bb]ereits|[Ss]chon|[Bb]islang|[Bb]isher)\b")


def days_of(at: Sought, period: Period, why: str) -> Timing:
    """Return the days of ``period`` as they count for the figure."""
    if period.kind == "now":
        return present_year(at, why)
    if at.kind == "change":
        period = _later_of_two(at, period)
    if at.status != ACTUAL and period.kind == "until":
        period = _month_named(at, period)
    first, last = period.first_day, period.last_day
    if first is None or last is None:
        return Timing(None, None, why=why)
    is_over = period.year_said or was_expected(at)
    if at.status != ACTUAL and not is_over and at.published and last < at.published:
        return Timing(moved(first, 1), moved(last, 1), why=why)
    if period.kind == "until" and last.month == 12 and _follows_month(at, period):
        return Timing(date(last.year, 12, 1), last, why=why)
    if at.published and _is_so_far(at, period):
        return Timing(first, at.published, why=why)
    if period.kind == "month" and AS_OF.match(at.text, max(0, period.start - 8), period.start):
        return Timing(first.replace(month=1), last, why=why)
    return Timing(first, last, why=why)


def _month_named(at: Sought, period: Period) -> Period:
    """`Bis Oktober soll er 3 Mrd. erreichen`: in that month, as `bis 2030` means that year."""
    end = at.times.end_of(period)
    return end if end.kind in ("month", "quarter", "half") and lies_ahead(at, end) else period


def _later_of_two(at: Sought, period: Period) -> Period:
    """`2008 um 18 Milliarden höher als 2016`: a change is dated to the later time.

    The year before is never that, from whatever year it counts: `ein Plus gegenüber dem Vorjahr`.
    """
    for other in times_after(at)[:2]:
        if not other.comparison or _YEAR_BEFORE.search(other.text):
            continue
        if other.first_day and period.last_day and other.first_day > period.last_day:
            return other
    return period


def _follows_month(at: Sought, period: Period) -> bool:
    """`4 Mrd. im März, bis Jahresende 2 Mrd.`: values of single months."""
    before = at.times.between(at.sentence.start, period.start)
    at_end = "ende" in period.text.lower()  # not `bis 2020`
    return at_end and any(other.kind == "month" and not other.part for other in before)


def _is_so_far(at: Sought, period: Period) -> bool:
    """`bereits 20 Mrd. in diesem Jahr`: up to the publication."""
    if at.status != ACTUAL or period.kind != "year" or period.text[-4:].isdigit():
        return False
    this_year = period.first_day and at.published and period.first_day.year == at.published.year
    clause = at.clause
    return bool(this_year and _SO_FAR.search(at.text, clause.start, clause.end))


def was_expected(at: Sought) -> bool:
    """`Fachleute hatten mit 3 Mrd. gerechnet`: what was expected of the time that is told."""
    sentence = at.sentence
    start, end = sentence.start, sentence.end
    if at.status != ACTUAL and _WAS_A_GOAL.search(at.text, start, end):
        return True
    return looks_further_back(at.text, start, end) or guesses_back(at.text, start, end)


def present_year(at: Sought, why: str) -> Timing:
    """Return the year of the publication."""
    return whole_year(at.published.year, why) if at.published else Timing(None, None, why=why)


def is_past(at: Sought, period: Period) -> bool:
    """Tell whether a time has begun at the publication."""
    return not (period.first_day and at.published and period.first_day > at.published)


def lies_ahead(at: Sought, period: Period) -> bool:
    """Tell whether a time isn't over at the publication."""
    return at.published is None or (period.last_day is not None and period.last_day >= at.published)


def whole_year(year: int, why: str) -> Timing:
    """Return the days of a calendar year."""
    return Timing(date(year, 1, 1), date(year, 12, 31), why=why)

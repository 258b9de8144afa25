"""What was promised, and what came of it."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from tradefigs.comparisons.agreement import reading
from tradefigs.comparisons.conflicts import one_a_statement
from tradefigs.comparisons.normal import levels, normalise
from tradefigs.comparisons.timeline import KEYS, in_order

Row = Any
"""A named tuple with the columns of a table of statements."""


def targets(frame: pd.DataFrame, today: str | None = None) -> pd.DataFrame:
    """Return each target with what later reported figures say about it.

    A target is held against the values that were published after it was set: those for its own period and for
    whole years after it was set and before its own; without a date, those for all years that end after it was
    set. A part of a year that reaches it will do. A target for a deficit, or for imports with `under` or
    `up_to`, is a limit that a whole period must keep.

    Parameters
    ----------
    frame
        A table of claims, as ``to_frame`` returns it.
    today
        ISO date up to which the table can know anything; by default the last day of publication in it.

    Returns
    -------
    pandas.DataFrame
        The columns that a timeline begins with, for the target: ``low``, ``high``, ``qualifier``,
        ``speaker``, ``set_on`` (first published), ``documents``, ``sentence``, ``statement_id``; ``result``:

        - ``met``: a reported value reaches it;
        - ``missed``: what was reported for its period, after that was over, falls short;
        - ``open``: its period is not over, or it has none and nothing reached it so far;
        - ``no data``: nothing was reported that could tell.

        ``reported_low``, ``reported_high``, ``reported_qualifier``, ``reported_start``, ``reported_end``,
        ``reported_by`` tell of the value that decided (for ``met`` the first that reached it), or else of the
        latest; ``share`` is its middle over that of the target. ``converted_from`` and
        ``reported_converted_from`` are the currencies that the amounts had.
    """
    claims = levels(normalise(frame))
    said = one_a_statement(claims)
    today = today or max(claims["published"], default="")
    actual = said[(said["status"] == "actual") & (said["period_end"] != "")]
    actual = actual.sort_values(["period_end", "period_start", "published"], kind="stable")
    groups: dict[tuple[str, ...], list[Row]] = {}
    for report, trade in zip(actual.itertuples(index=False), _trades(actual), strict=True):
        groups.setdefault(trade, []).append(report)
    reported = {trade: _Reports(rows) for trade, rows in groups.items()}
    wanted = said[said["status"] == "target"]
    rows = []
    for target, trade in zip(wanted.itertuples(index=False), _trades(wanted), strict=True):
        result, evidence = _outcome(target, reported.get(trade), today)
        rows.append((*(getattr(target, name) for name in (*KEYS, *_TOLD)), result, *_told(target, evidence)))
    told = [{"published": "set_on"}.get(name, name) for name in _TOLD]
    return in_order(pd.DataFrame(rows, columns=[*KEYS, *told, "result", *_REPORTED]))


_TOLD = (
    *("low", "high", "converted_from", "qualifier", "speaker", "published", "documents", "sentence"),
    "statement_id",
)
_REPORTED = (
    *("reported_low", "reported_high", "reported_converted_from", "reported_qualifier"),
    *("reported_start", "reported_end", "reported_by", "share"),
)


def _trades(claims: pd.DataFrame) -> list[tuple[str, ...]]:
    """Return of each claim whose trade it is on, in what."""
    columns = [claims[name] for name in ("reporter", "partner", "measure", "currency")]
    return list(zip(*columns, claims["product"].str.casefold(), strict=True))


class _Reports:
    """The values reported on one trade, in order of time; days count from year one, 0 is none.

    What is asked of them is asked of their periods first, of which there are few, and of the reports only for
    periods that can hold the answer.
    """

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.published = np.array([_number(row.published) for row in rows])
        self.middle = np.array([_middle(row) for row in rows])
        self.below = np.array([row.qualifier in ("almost", "under", "up_to") for row in rows])
        self.above = np.array([row.qualifier in ("over", "at_least") for row in rows])
        self.over = np.array([row.qualifier == "over" for row in rows])
        # From here on one entry a period.
        spans = [(row.period_start, row.period_end) for row in rows]
        self.first = np.array([n for n, span in enumerate(spans) if not n or span != spans[n - 1]])
        self.count = np.diff(self.first, append=len(rows))
        self.start = np.array([_number(rows[n].period_start) for n in self.first])
        self.end = np.array([_number(rows[n].period_end) for n in self.first])
        self.whole_year = np.array([_is_whole_year(rows[n]) for n in self.first])
        self.least = np.minimum.reduceat(self.middle, self.first)
        self.most = np.maximum.reduceat(self.middle, self.first)

    def last(self, periods: npt.NDArray[np.bool_], *, over: bool = False) -> int | None:
        """Return the place of the last report on some periods; ``over``: of those that came out after them.

        In a period those without a day of publication come first, then the others by day.
        """
        for period in np.flatnonzero(periods)[::-1]:
            first, stop = self.first[period], self.first[period] + self.count[period]
            if not over or self.published[stop - 1] > self.end[period]:
                return int(stop) - 1
            undated = np.searchsorted(self.published[first:stop], 0, "right")
            if undated:
                return int(first + undated) - 1
        return None

    def reaching(
        self, periods: npt.NDArray[np.bool_], after: npt.NDArray[np.int_], target: Row
    ) -> Row | None:
        """Return the first report on some periods that reaches a target and came out ``after`` a day."""
        able = self.least <= target.high if _is_limit(target) else self.most >= _threshold(target)
        places = np.flatnonzero(periods & able)
        size = 1
        while len(places):
            # One period will mostly do; all of them together cost no more than twice one look at everything.
            some, places, size = places[:size], places[size:], 2 * size
            these = slice(some[0], some[-1] + 1)
            part = slice(self.first[some[0]], self.first[some[-1]] + self.count[some[-1]])
            asked, days = (np.repeat(each[these], self.count[these]) for each in (periods, after))
            known = (self.published[part] == 0) | (self.published[part] > days)
            found = np.flatnonzero(asked & known & _reaching(self, part, target))
            if len(found):
                return self.rows[part.start + found[0]]
        return None


def _is_whole_year(row: Row) -> bool:
    start, end = row.period_start, row.period_end
    return bool(start[:4] == end[:4] and start.endswith("-01-01") and end.endswith("-12-31"))


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal() if day else 0


def _told(target: Row, report: Row | None) -> tuple[object, ...]:
    if report is None:
        return math.nan, math.nan, "", "", "", "", "", math.nan
    share = _middle(report) / _middle(target) if _middle(target) else math.nan
    period = (report.period_start, report.period_end)
    amount = (report.low, report.high, report.converted_from, report.qualifier)
    return *amount, *period, report.speaker, share


def _outcome(target: Row, reports: _Reports | None, today: str) -> tuple[str, Row | None]:
    """Return what came of a target and the report that tells."""
    not_over = "open" if target.period_end and target.period_end >= today else "no data"
    if reports is None:
        return not_over, None
    start, end, set_on = (_number(day) for day in (target.period_start, target.period_end, target.published))
    after_it = (reports.end > set_on) & (set_on > 0)
    after = np.full(len(reports.end), set_on)
    if end:
        own = (reports.start == start) & (reports.end == end)
        parts = (reports.start >= start) & (reports.end <= end) & ~own
        before = after_it & (reports.end < start) & reports.whole_year
        final = reports.last(own, over=True)
        latest = next((n for n in (final, reports.last(own), reports.last(before)) if n is not None), None)
        unmet = not_over if final is None else "missed"
        deciding = before | own
        if _is_limit(target):  # only a period that is over has kept it
            after = np.where(own, np.maximum(after, reports.end), after)
        else:
            deciding = deciding | parts
    else:
        whole = after_it & reports.whole_year
        latest = reports.last(whole)
        unmet = "no data" if latest is None else "open"
        deciding = whole if _is_limit(target) else after_it
    met = reports.reaching(deciding, after, target)
    if met is not None:
        return "met", met
    return unmet, None if latest is None else reports.rows[latest]


def _is_limit(target: Row) -> bool:
    """Tell whether the aim is to stay below the target."""
    below = target.measure == "imports" and target.qualifier in ("under", "up_to")
    return bool(target.measure == "deficit" or below)


def _threshold(target: Row) -> float:
    least, _ = reading(target.qualifier)
    return float(target.low * (least or 1.0))  # what is aimed at as `up to` so much is reached there


def _reaching(reports: _Reports, part: slice, target: Row) -> npt.NDArray[np.bool_]:
    """Tell which of some reported values fulfil a target, read with both qualifiers."""
    value = reports.middle[part]
    if _is_limit(target):
        at_it = (value == target.high) & ~reports.above[part] & (target.qualifier != "under")
        return np.asarray((value < target.high) | at_it)
    strict = reports.below[part] | (~reports.over[part] & (target.qualifier == "over"))
    return np.asarray(np.where(strict, value > _threshold(target), value >= _threshold(target)))


def _middle(claim: Row) -> float:
    return float(claim.low + claim.high) / 2

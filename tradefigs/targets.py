"""What was promised, and what came of it."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from tradefigs.conflicts import one_a_statement
from tradefigs.selection import levels, normalise
from tradefigs.timeline import KEYS, in_order

RESULTS = ("met", "missed", "open", "no data")


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

        ``reported_low``, ``reported_high``, ``reported_start``, ``reported_end``, ``reported_by`` tell of the
        value that decided (for ``met`` the first that reached it), or else of the latest; ``share`` is its
        middle over that of the target. ``converted_from`` and ``reported_converted_from`` are the currencies
        that the amounts had.
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
    *("reported_low", "reported_high", "reported_converted_from", "reported_start", "reported_end"),
    *("reported_by", "share"),
)


def _trades(claims: pd.DataFrame) -> list[tuple[str, ...]]:
    """Return of each claim whose trade it is on, in what."""
    columns = [claims[name] for name in ("reporter", "partner", "measure", "currency")]
    return list(zip(*columns, claims["product"].str.casefold(), strict=True))


class _Reports:
    """The values reported on one trade, in order of time, as arrays; days count from year one, 0 is none."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.start = np.array([_number(row.period_start) for row in rows])
        self.end = np.array([_number(row.period_end) for row in rows])
        self.published = np.array([_number(row.published) for row in rows])
        self.whole_year = np.array([_is_whole_year(row) for row in rows])
        self.middle = np.array([_middle(row) for row in rows])
        self.below = np.array([row.qualifier in ("almost", "under", "up_to") for row in rows])
        self.above = np.array([row.qualifier in ("over", "at_least") for row in rows])
        self.over = np.array([row.qualifier == "over" for row in rows])


def _is_whole_year(row: Row) -> bool:
    start, end = row.period_start, row.period_end
    return bool(start[:4] == end[:4] and start.endswith("-01-01") and end.endswith("-12-31"))


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal() if day else 0


def _told(target: Row, report: Row | None) -> tuple[object, ...]:
    if report is None:
        return math.nan, math.nan, "", "", "", "", math.nan
    share = _middle(report) / _middle(target) if _middle(target) else math.nan
    period = (report.period_start, report.period_end)
    return report.low, report.high, report.converted_from, *period, report.speaker, share


def _outcome(target: Row, reports: _Reports | None, today: str) -> tuple[str, Row | None]:
    """Return what came of a target and the report that tells."""
    not_over = "open" if target.period_end and target.period_end >= today else "no data"
    if reports is None:
        return not_over, None
    start, end, set_on = (_number(day) for day in (target.period_start, target.period_end, target.published))
    known = set_on > 0
    if end:
        own = (reports.start == start) & (reports.end == end)
        final = own & ((reports.published == 0) | (reports.published > reports.end))
        parts = (reports.start >= start) & (reports.end <= end) & ~own
        before = known & (reports.end > set_on) & (reports.end < start) & reports.whole_year
        deciding = before | final if _is_limit(target) else before | parts | own
        latest = [*np.flatnonzero(before)[-1:], *np.flatnonzero(own)[-1:], *np.flatnonzero(final)[-1:]]
        unmet = "missed" if final.any() else not_over
    else:
        later = known & (reports.end > set_on)
        whole = later & reports.whole_year
        deciding = whole if _is_limit(target) else later
        latest = [*np.flatnonzero(whole)[-1:]]
        unmet = "open" if latest else "no data"
    published = (reports.published == 0) | (reports.published > set_on)
    met = np.flatnonzero(deciding & published & _reaching(reports, target))
    if len(met):
        return "met", reports.rows[met[0]]
    return unmet, reports.rows[latest[-1]] if latest else None


def _is_limit(target: Row) -> bool:
    """Tell whether the aim is to stay below the target."""
    below = target.measure == "imports" and target.qualifier in ("under", "up_to")
    return bool(target.measure == "deficit" or below)


def _reaching(reports: _Reports, target: Row) -> npt.NDArray[np.bool_]:
    """Tell which reported values fulfil a target, read with both qualifiers."""
    value = reports.middle
    if _is_limit(target):
        at_it = (value == target.high) & ~reports.above & (target.qualifier != "under")
        return np.asarray((value < target.high) | at_it)
    threshold = target.low * {"about": 0.95, "almost": 0.9}.get(target.qualifier, 1.0)
    strict = reports.below | (~reports.over & (target.qualifier == "over"))
    return np.asarray(np.where(strict, value > threshold, value >= threshold))


def _middle(claim: Row) -> float:
    return float(claim.low + claim.high) / 2

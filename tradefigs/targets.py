"""What was promised, and what came of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

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
        middle over that of the target.
    """
    claims = levels(normalise(frame))
    said = one_a_statement(claims)
    today = today or max(claims["published"], default="")
    actual = said[(said["status"] == "actual") & (said["period_end"] != "")]
    actual = actual.sort_values(["period_end", "period_start", "published"], kind="stable")
    reported: dict[tuple[str, ...], list[Row]] = {}
    for report in actual.itertuples(index=False):
        reported.setdefault(_trade(report), []).append(report)
    rows = []
    for target in said[said["status"] == "target"].itertuples(index=False):
        result, evidence = _outcome(target, reported.get(_trade(target), []), today)
        rows.append((*(getattr(target, name) for name in (*KEYS, *_TOLD)), result, *_told(target, evidence)))
    told = [{"published": "set_on"}.get(name, name) for name in _TOLD]
    return in_order(pd.DataFrame(rows, columns=[*KEYS, *told, "result", *_REPORTED]))


_TOLD = ("low", "high", "qualifier", "speaker", "published", "documents", "sentence", "statement_id")
_REPORTED = ("reported_low", "reported_high", "reported_start", "reported_end", "reported_by", "share")


def _trade(claim: Row) -> tuple[str, ...]:
    return claim.reporter, claim.partner, claim.measure, claim.product.casefold(), claim.currency


def _told(target: Row, report: Row | None) -> tuple[object, ...]:
    if report is None:
        return math.nan, math.nan, "", "", "", math.nan
    share = _middle(report) / _middle(target) if _middle(target) else math.nan
    return report.low, report.high, report.period_start, report.period_end, report.speaker, share


def _outcome(target: Row, known: Sequence[Row], today: str) -> tuple[str, Row | None]:
    """Return what came of a target and the report that tells."""
    if target.period_end:
        own = [report for report in known if _same_period(report, target)]
        final = [report for report in own if not report.published or report.published > report.period_end]
        parts = [report for report in known if _within(report, target) and report not in own]
        before = [
            report
            for report in known
            if target.published
            and target.published < report.period_end < target.period_start
            and _whole_year(report)
        ]
        told = [*before, *parts, *own]
        whole = [*before, *final]
        unmet = "missed" if final else "open" if target.period_end >= today else "no data"
        latest = [*own[-1:], *final[-1:]][-1:] or before[-1:]
    else:
        told = [report for report in known if target.published and report.period_end > target.published]
        whole = [report for report in told if _whole_year(report)]
        unmet = "open" if whole else "no data"
        latest = whole[-1:]
    for report in whole if _is_limit(target) else told:
        later = not report.published or report.published > target.published
        if later and _reaches(report, target):
            return "met", report
    return unmet, latest[0] if latest else None


def _same_period(report: Row, target: Row) -> bool:
    return bool((report.period_start, report.period_end) == (target.period_start, target.period_end))


def _within(report: Row, target: Row) -> bool:
    return bool(target.period_start <= report.period_start and report.period_end <= target.period_end)


def _whole_year(report: Row) -> bool:
    start, end = report.period_start, report.period_end
    return bool(start[:4] == end[:4] and start.endswith("-01-01") and end.endswith("-12-31"))


def _is_limit(target: Row) -> bool:
    """Tell whether the aim is to stay below the target."""
    below = target.measure == "imports" and target.qualifier in ("under", "up_to")
    return bool(target.measure == "deficit" or below)


def _reaches(report: Row, target: Row) -> bool:
    """Tell whether a reported value fulfils a target, read with both qualifiers."""
    value = _middle(report)
    if _is_limit(target):
        open_above = report.qualifier in ("over", "at_least")
        return bool(
            value < target.high or (value == target.high and target.qualifier != "under" and not open_above)
        )
    threshold = target.low * {"about": 0.95, "almost": 0.9}.get(target.qualifier, 1.0)
    if report.qualifier in ("almost", "under", "up_to") or (
        target.qualifier == "over" and report.qualifier != "over"
    ):
        return bool(value > threshold)
    return bool(value >= threshold)


def _middle(claim: Row) -> float:
    return float(claim.low + claim.high) / 2

"""From claims to a timeline: what was said about one trade value, put side by side.

Works on the table of claims that ``tradefigs.table.to_frame`` returns or ``tradefigs export`` wrote. Only the
value itself (kind ``level``) has a place on a timeline; amounts of change stay out.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from tradefigs.selection import MEASURES, STATUSES, normalise

KEYS = [
    "pair",
    "reporter",
    "partner",
    "measure",
    "product",
    "period_start",
    "period_end",
    "year",
    "status",
    "currency",
]
"""What one row of a timeline stands for."""


def timeline(frame: pd.DataFrame) -> pd.DataFrame:
    """Put the claims about one value side by side.

    Parameters
    ----------
    frame
        A table of claims, as ``to_frame`` returns it. Changes (``kind`` ``change``) are left out.

    Returns
    -------
    pandas.DataFrame
        One row for each pair, measure, product, period, status and currency: ``pair`` (order-free),
        ``reporter`` and ``partner`` (for turnover in the order of ``pair``), ``measure``, ``product``,
        ``period_start``, ``period_end``, ``year``, ``status``, ``currency``; ``low`` and ``high``, the lowest
        and the highest amount in currency units; ``median`` of the middles of the stated ranges;
        ``statements``, ``documents``, ``speakers``: how many; ``speaker_names``, joined by ``; ``. Sorted by
        pair, measure, parties, product, period (undated last), status and currency.
    """
    claims = normalise(frame)
    claims = claims[claims["kind"] == "level"]
    claims = claims.assign(middle=(claims["low"] + claims["high"]) / 2)
    groups = claims.groupby(KEYS, sort=False, dropna=False)
    rows = groups.agg(
        low=("low", "min"),
        high=("high", "max"),
        median=("middle", "median"),
        statements=("low", "size"),
        documents=("doc_id", "nunique"),
        speaker_names=("speaker", _joined_names),
    ).reset_index()
    rows["speakers"] = [len(names.split("; ")) if names else 0 for names in rows["speaker_names"]]
    columns = [*KEYS, "low", "high", "median", "statements", "documents", "speakers", "speaker_names"]
    return in_order(rows)[columns]


def in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Sort rows that hold the key columns as a reader looks for them; what has no date comes last."""
    ranks = {name: place for place, name in enumerate((*MEASURES, *STATUSES))}
    order = pd.DataFrame(
        {
            "pair": rows["pair"],
            "measure": rows["measure"].map(lambda name: ranks.get(name, len(ranks))),
            "reporter": rows["reporter"],
            "partner": rows["partner"],
            "product": rows["product"],
            "start": rows["period_start"].replace("", "9999"),
            "end": rows["period_end"].replace("", "9999"),
            "status": rows["status"].map(lambda name: ranks.get(name, len(ranks))),
            "currency": rows["currency"],
        }
    )
    return rows.loc[order.sort_values(list(order.columns), kind="stable").index].reset_index(drop=True)


def speakers_of(names: Iterable[str]) -> list[str]:
    """Return the distinct speakers in ``names``, sorted; ``; `` joins several in a claim."""
    return sorted({part.strip() for name in set(names) for part in name.split(";") if part.strip()})


def _joined_names(names: pd.Series[str]) -> str:
    return "; ".join(speakers_of(names))

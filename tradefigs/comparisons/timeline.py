"""From claims to a timeline: what was said about one trade value, put side by side.

Works on the table of claims that ``tradefigs.table.to_frame`` returns or ``tradefigs export`` wrote. Only the
value itself (kind ``level``) has a place on a timeline; amounts of change stay out.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from tradefigs.comparisons.agreement import agreement, bounds
from tradefigs.comparisons.normal import levels, normalise
from tradefigs.comparisons.statements import statement_ids
from tradefigs.table import MEASURES, STATUSES

KEYS = [
    "pair",
    "measure",
    "reporter",
    "partner",
    "product",
    "period_start",
    "period_end",
    "year",
    "status",
    "currency",
]
"""What one row of a timeline stands for."""

MIRRORS = {"exports": "imports", "imports": "exports", "surplus": "deficit", "deficit": "surplus"}
"""The other side's name for the same flow: exports of A to B are imports of B from A."""


def timeline(frame: pd.DataFrame) -> pd.DataFrame:
    """Put the claims about one value side by side.

    Parameters
    ----------
    frame
        A table of claims, as ``to_frame`` returns it. Changes (``kind`` ``change``) are left out.

    Returns
    -------
    pandas.DataFrame
        One row for each pair, measure, product, period, status and currency. Its columns:

        ``pair``, order-free; ``measure``; ``reporter`` and ``partner`` (for turnover in the order of
        ``pair``); ``product``; ``period_start``, ``period_end``, ``year``; ``status``; ``currency``;

        ``low`` and ``high``, the lowest and the highest stated amount in currency units; ``median`` of the
        middles of the stated ranges, each statement counted once;

        ``converted_from``, the currencies from which amounts were converted, joined by ``; ``;

        ``statements`` (what several reports give of one is one), ``documents`` and ``speakers``: how many;
        ``speaker_names``, joined by ``; ``; ``first_published`` and ``last_published``;

        ``agreement``: ``single``, ``agree``, ``differ`` (apart by less than a tenth) or ``conflict``, with
        regard to qualifiers;

        ``mirror``, the median of the same flow as the other side names it (exports of A to B, imports of B
        from A), and ``mirror_gap``, the mirror less the median as a share of the median.

        Sorted by pair and flow (mirror rows together), product, period (undated last), status and currency.

    Examples
    --------
    >>> from tradefigs import extract, to_frame
    >>> text = "Polens Exporte nach Litauen lagen 2023 bei 5 Mrd. Euro. 2022 waren es 4 Mrd. Euro."
    >>> timeline(to_frame(extract(text)))[["pair", "year", "low", "statements", "agreement"]]
        pair  year           low  statements agreement
    0  LT-PL  2022  4.000000e+09           1    single
    1  LT-PL  2023  5.000000e+09           1    single
    """
    claims = levels(normalise(frame))
    claims = claims.assign(
        statement=statement_ids(claims),
        middle=(claims["low"] + claims["high"]) / 2,
    )
    claims["lower"], claims["upper"] = bounds(claims)
    groups = claims.groupby(KEYS, sort=False, dropna=False)
    rows = groups.agg(
        low=("low", "min"),
        high=("high", "max"),
        statements=("statement", "nunique"),
        documents=("doc_id", "nunique"),
        speaker_names=("speaker", _joined_names),
        converted_from=("converted_from", _joined_names),
        first_published=("published", _first_day),
        last_published=("published", "max"),
        lower=("lower", "max"),
        upper=("upper", "min"),
    )
    once = claims.drop_duplicates([*KEYS, "statement", "low", "high"])
    rows["median"] = once.groupby(KEYS, sort=False, dropna=False)["middle"].median()
    rows = rows.reset_index()
    rows["speakers"] = [len(names.split("; ")) if names else 0 for names in rows["speaker_names"]]
    rows["agreement"] = agreement(rows["statements"], rows["lower"], rows["upper"])
    rows["mirror"] = mirrored(rows)
    rows["mirror_gap"] = rows["mirror"] / rows["median"].where(rows["median"] > 0) - 1
    return in_order(rows)[
        [
            *KEYS,
            *("low", "high", "median", "converted_from"),
            *("statements", "documents", "speakers", "speaker_names"),
            *("first_published", "last_published", "agreement", "mirror", "mirror_gap"),
        ]
    ]


def mirrored(rows: pd.DataFrame) -> list[float]:
    """Return for each row the median of its mirror row, NaN where there is none."""
    names = ["measure", "reporter", "partner", "product", "period_start", "period_end", "status", "currency"]
    medians = {key[:-1]: key[-1] for key in rows[[*names, "median"]].itertuples(index=False, name=None)}
    return [
        medians.get((MIRRORS[measure], partner, reporter, *rest), np.nan) if measure in MIRRORS else np.nan
        for measure, reporter, partner, *rest in rows[names].itertuples(index=False, name=None)
    ]


def in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Sort rows that hold the key columns as a reader looks for them; what has no date comes last."""
    ranks = {name: place for place, name in enumerate((*MEASURES, *STATUSES))}
    # Imports are sorted as the exports, deficits as the surplus, that they mirror.
    back = rows["measure"].isin(["imports", "deficit"]) & (rows["partner"] != "")
    order = pd.DataFrame(
        {
            "pair": rows["pair"],
            "group": rows["measure"].map({"turnover": 0, "exports": 1, "imports": 1}).fillna(2),
            "from": rows["reporter"].where(~back, rows["partner"]),
            "to": rows["partner"].where(~back, rows["reporter"]),
            "product": rows["product"],
            "start": rows["period_start"].replace("", "9999"),
            "end": rows["period_end"].replace("", "9999"),
            "status": rows["status"].map(ranks).fillna(len(ranks)),
            "currency": rows["currency"],
            "measure": rows["measure"].map(ranks).fillna(len(ranks)),
        }
    )
    return rows.loc[order.sort_values(list(order.columns), kind="stable").index].reset_index(drop=True)


def speakers_of(names: Iterable[str]) -> list[str]:
    """Return the distinct speakers in ``names``, sorted; ``; `` joins several in a claim."""
    return sorted({part.strip() for name in set(names) for part in name.split(";") if part.strip()})


def _joined_names(names: pd.Series[str]) -> str:
    return "; ".join(speakers_of(names))


def _first_day(days: pd.Series[str]) -> str:
    return min((day for day in days if day), default="")

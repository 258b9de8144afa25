"""Statements about one thing that exclude each other."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

import numpy as np
import pandas as pd

from tradefigs.agreement import SLACK, bounds, gap
from tradefigs.selection import levels, normalise
from tradefigs.statements import statement_ids
from tradefigs.timeline import KEYS, in_order, speakers_of

SIDE = ("low", "high", "qualifier", "speaker", "published", "documents", "sentence", "statement_id")
"""What is told of each of the two statements; the lesser value is ``one``, the greater ``other``."""


def conflicts(frame: pd.DataFrame, most: int = 1000) -> pd.DataFrame:
    """Return the pairs of statements about one thing that exclude each other.

    One thing is what makes one row of a timeline. Two statements exclude each other when no value fits both
    as they are qualified and they are a tenth or more apart. Targets are wishes and exclude nothing; values
    without a date may be of different times and stay out as well.

    Parameters
    ----------
    frame
        A table of claims, as ``to_frame`` returns it.
    most
        How many pairs are given for one thing, the farthest apart first.

    Returns
    -------
    pandas.DataFrame
        The columns that a timeline begins with, ``gap`` (how far the lesser stays below the greater, as a
        share of the greater) and for both sides, ``one_`` and ``other_``: ``low``, ``high``, ``qualifier``,
        ``speaker``, ``published`` (first), ``documents`` (joined by ``; ``), ``sentence``, ``statement_id``.
    """
    claims = levels(normalise(frame))
    claims = claims[claims["status"].isin(["actual", "forecast"]) & (claims["period_start"] != "")]
    said = one_a_statement(claims)
    found: list[tuple[Any, float, int, int]] = []
    for key, group in said.groupby(KEYS, sort=False, dropna=False):
        if len(group) > 1:
            found += [(key, *pair) for pair in _excluding(group)[:most]]
    columns = [*KEYS, "gap", *(f"{side}_{name}" for side in ("one", "other") for name in SIDE)]
    told = dict(zip(said.index, said[list(SIDE)].itertuples(index=False, name=None), strict=True))
    rows = [(*key, apart, *told[one], *told[other]) for key, apart, one, other in found]
    return in_order(pd.DataFrame(rows, columns=columns))


def one_a_statement(claims: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each statement in each row of a timeline: its first report, with all documents.

    Adds ``statement_id``, ``documents``, and ``lower`` and ``upper``, what the qualifier allows.
    """
    claims = claims.assign(statement_id=statement_ids(claims))
    keys = [*KEYS, "statement_id", "low", "high"]
    claims = claims.sort_values(["published", "doc_id", "start"], kind="stable")
    groups = claims.groupby(keys, sort=False, dropna=False)
    claims = claims.assign(
        documents=groups["doc_id"].transform(lambda names: "; ".join(dict.fromkeys(names))),
        speaker=groups["speaker"].transform(lambda names: "; ".join(speakers_of(names))),
    )
    first = claims.drop_duplicates(keys).copy()
    first["lower"], first["upper"] = bounds(first)
    return first


def _excluding(group: pd.DataFrame) -> list[tuple[float, int, int]]:
    """Return the pairs that exclude each other: how far apart they are and their labels, the lesser first."""
    by_upper = group.sort_values("upper", kind="stable")
    uppers = by_upper["upper"].to_list()
    labels = by_upper.index.to_list()
    pairs: list[tuple[float, int, int]] = []
    for label, lower in zip(group.index.to_list(), group["lower"].to_list(), strict=True):
        for place in range(bisect_right(uppers, lower * (1 - SLACK))):
            apart = float(gap(np.float64(lower), np.float64(uppers[place])))
            if apart >= SLACK:
                pairs.append((apart, labels[place], label))
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1:]))

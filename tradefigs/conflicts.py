"""Statements about one thing that exclude each other."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import Any, NamedTuple

import pandas as pd

from tradefigs.agreement import SLACK, bounds
from tradefigs.selection import levels, normalise
from tradefigs.statements import statement_ids
from tradefigs.timeline import KEYS, in_order, speakers_of

SIDE = (
    *("low", "high", "converted_from", "qualifier", "speaker", "published", "documents", "sentence"),
    "statement_id",
)
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
        ``speaker``, ``published`` (first), ``documents`` (joined by ``; ``), ``sentence``, ``statement_id``,
        ``converted_from`` (the currency that the amount had).
    """
    claims = levels(normalise(frame))
    claims = claims[claims["status"].isin(["actual", "forecast"]) & (claims["period_start"] != "")]
    said = one_a_statement(claims)
    groups: dict[tuple[Any, ...], list[_Bounds]] = {}
    keys = said[KEYS].itertuples(index=False, name=None)
    for key, *limits in zip(keys, said["lower"], said["upper"], range(len(said)), strict=True):
        groups.setdefault(key, []).append(_Bounds(*limits))
    told = list(said[list(SIDE)].itertuples(index=False, name=None))
    rows = [
        (*key, apart, *told[one], *told[other])
        for key, group in groups.items()
        for apart, one, other in _excluding(group, most)
    ]
    columns = [*KEYS, "gap", *(f"{side}_{name}" for side in ("one", "other") for name in SIDE)]
    return in_order(pd.DataFrame(rows, columns=columns))


def one_a_statement(claims: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each statement in each row of a timeline: its first report, with all documents.

    Adds ``statement_id``, ``documents``, and ``lower`` and ``upper``, what the qualifier allows.
    """
    claims = claims.assign(statement_id=statement_ids(claims))
    claims = claims.sort_values(["published", "doc_id", "start"], kind="stable")
    keys = list(zip(claims["statement_id"], *(claims[name] for name in KEYS), strict=True))
    documents: dict[tuple[object, ...], dict[str, None]] = {}
    speakers: dict[tuple[object, ...], set[str]] = {}
    for key, document, speaker in zip(keys, claims["doc_id"], claims["speaker"], strict=True):
        documents.setdefault(key, {})[document] = None
        speakers.setdefault(key, set()).add(speaker)
    first = claims.assign(
        documents=["; ".join(documents[key]) for key in keys],
        speaker=["; ".join(speakers_of(speakers[key])) for key in keys],
    )[~pd.Series(keys, index=claims.index).duplicated()]
    lower, upper = bounds(first)
    return first.assign(lower=lower, upper=upper)


class _Bounds(NamedTuple):
    """What a statement allows, and its place in the table."""

    lower: float
    upper: float
    place: int


def _excluding(group: list[_Bounds], most: int) -> list[tuple[float, int, int]]:
    """Return the pairs that exclude each other: how far apart they are and their places, the lesser first.

    The farthest apart come first, ``most`` of them at most; not all pairs are looked at for that.
    """
    by_upper = sorted(group, key=lambda one: (one.upper, one.place))
    # For each statement the one that is farthest below it, which makes way for the next when it is taken.
    heap = [(-_gap(one.lower, by_upper[0].upper), 0, one) for one in group]
    heapify(heap)
    pairs: list[tuple[float, int, int]] = []
    while heap and len(pairs) < most:
        apart, rank, one = heappop(heap)
        if -apart < SLACK:
            break
        pairs.append((-apart, by_upper[rank].place, one.place))
        if rank + 1 < len(by_upper):
            heappush(heap, (-_gap(one.lower, by_upper[rank + 1].upper), rank + 1, one))
    return pairs


def _gap(lower: float, upper: float) -> float:
    """Return how far one value stays below another, as ``tradefigs.agreement.gap`` does."""
    return (lower - upper) / lower if upper < lower else 0.0

"""Statements about one thing that exclude each other."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import NamedTuple

import numpy as np
import pandas as pd

from tradefigs.comparisons.agreement import SLACK, bounds
from tradefigs.comparisons.normal import levels, normalise
from tradefigs.comparisons.statements import statement_ids
from tradefigs.comparisons.timeline import KEYS, in_order, speakers_of

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
    said = one_a_statement(claims).reset_index(drop=True).infer_objects()
    thing = said.groupby(KEYS, sort=False, dropna=False).ngroup()
    groups: list[list[_Bounds]] = [[] for _ in range(thing.nunique())]
    for number, *limits in zip(thing, said["lower"], said["upper"], range(len(said)), strict=True):
        groups[number].append(_Bounds(*limits))
    # What is one thing in its place, and not each of its pairs: there may be many.
    things = in_order(said[KEYS].assign(number=thing).drop_duplicates("number"))["number"]
    pairs = [pair for number in things for pair in _excluding(groups[number], most)]
    gaps, lesser, greater = zip(*pairs, strict=True) if pairs else ((), (), ())
    sides = [
        said[list(SIDE)].take(list(places)).reset_index(drop=True).add_prefix(side)
        for side, places in (("one_", lesser), ("other_", greater))
    ]
    trade = said[KEYS].take(list(lesser)).reset_index(drop=True)
    return pd.concat([trade.assign(gap=np.array(gaps, float)), *sides], axis=1)


def one_a_statement(claims: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each statement in each row of a timeline: its first report, with all documents.

    Adds ``statement_id``, ``documents``, and ``lower`` and ``upper``, what the qualifier allows.
    """
    claims = claims.assign(statement_id=statement_ids(claims))
    claims = claims.sort_values(["published", "doc_id", "start"], kind="stable")
    # Numbers from 0 on, in the order in which the statements first appear.
    numbers = claims.groupby(["statement_id", *KEYS], sort=False, dropna=False).ngroup()
    first = claims[~numbers.duplicated()]
    documents: list[dict[str, None]] = [{} for _ in range(len(first))]
    speakers: list[set[str]] = [set() for _ in range(len(first))]
    for number, document, speaker in zip(numbers, claims["doc_id"], claims["speaker"], strict=True):
        documents[number][document] = None
        speakers[number].add(speaker)
    lower, upper = bounds(first)
    return first.assign(
        documents=["; ".join(names) for names in documents],
        speaker=["; ".join(speakers_of(names)) for names in speakers],
        lower=lower,
        upper=upper,
    )


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
    """Return how far one value stays below another, as ``tradefigs.comparisons.agreement.gap`` does."""
    return (lower - upper) / lower if upper < lower else 0.0

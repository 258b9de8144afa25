"""From claims to a timeline: what was said about one trade value, put side by side.

Works on the table of claims that ``tradefigs.table.to_frame`` returns or ``tradefigs export`` wrote. Only the
value itself (kind ``level``) has a place on a timeline; amounts of change stay out.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

MEASURES = ("turnover", "exports", "imports", "surplus", "deficit")
STATUSES = ("actual", "forecast", "target")

REQUIRED = ("low", "high", "currency", "measure", "reporter", "partner")
"""Columns that a table of claims can't do without."""

_TEXTS = {
    "doc_id": "",
    "published": "",
    "text": "",
    "qualifier": "exact",
    "currency": "",
    "kind": "level",
    "direction": "",
    "measure": "",
    "product": "",
    "reporter": "",
    "partner": "",
    "status": "actual",
    "period_start": "",
    "period_end": "",
    "speaker": "",
    "speaker_role": "",
    "attribution": "",
    "sentence": "",
}
_DATES = ("published", "period_start", "period_end")

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


class SelectionError(ValueError):
    """What was asked for is not in the table; the message names what is."""


def ordered(reporter: str, partner: str) -> tuple[str, str]:
    """Return the two parties in the order in which a pair names them: codes before names, the world last."""
    first, second = sorted((reporter, partner), key=lambda party: (not party, not party.isupper(), party))
    return first, second


def pair_name(reporter: str, partner: str) -> str:
    """Return the name of a pair, the same for both orders: ``BY-KZ``, ``RU-Bayern``; ``BY`` for the world."""
    return "-".join(party for party in ordered(reporter, partner) if party)


def normalise(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the table of claims in one form, whatever it was read from.

    Texts are ``str`` without missing values, dates ISO strings (empty when unknown), ``low`` and ``high``
    floats in currency units, ``year`` a nullable integer. A period that only its year tells gets its days.
    Turnover, whose order says nothing, names its parties in the order of ``pair``, a column that is added.

    Raises
    ------
    ValueError
        A column is missing without which a claim says nothing.
    """
    missing = [name for name in REQUIRED if name not in frame.columns]
    if missing:
        raise ValueError(f"no table of claims: column {', '.join(missing)} missing")
    claims = frame.reset_index(drop=True)
    for name, default in _TEXTS.items():
        claims[name] = _texts(claims, name, default)
    claims["mentions"] = _numbers(claims, "mentions").fillna(1).astype("int64")
    claims["low"], claims["high"] = _numbers(claims, "low"), _numbers(claims, "high")
    year = _numbers(claims, "year").astype("Int64")
    for name, days in (("period_start", "-01-01"), ("period_end", "-12-31")):
        known = year.notna() & (claims[name] == "")
        claims.loc[known, name] = year[known].astype(str) + days
    start, end = claims["period_start"].str[:4], claims["period_end"].str[:4]
    inside = (start == end) & (start != "")
    claims["year"] = pd.to_numeric(start.where(inside), errors="coerce").astype("Int64")

    sides = {key: ordered(*key) for key in _distinct(claims, ["reporter", "partner"])}
    keys = list(zip(claims["reporter"], claims["partner"], strict=True))
    claims["pair"] = pd.Series([pair_name(*key) for key in keys], index=claims.index, dtype="object")
    turnover = claims["measure"] == "turnover"
    for place, name in enumerate(("reporter", "partner")):
        side = pd.Series([sides[key][place] for key in keys], index=claims.index, dtype="object")
        claims[name] = claims[name].where(~turnover, side)
    return claims


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


def _texts(frame: pd.DataFrame, name: str, default: str) -> pd.Series[str]:
    if name not in frame.columns:
        return pd.Series([default] * len(frame), index=frame.index, dtype="object")
    column = frame[name]
    if pd.api.types.is_datetime64_any_dtype(column):
        column = column.dt.strftime("%Y-%m-%d")
    column = column.astype("object").where(column.notna(), default)
    texts = column.map(lambda value: str(value).strip())
    if name in _DATES:
        texts = texts.str.slice(0, 10)
    return texts.astype("object")


def _numbers(frame: pd.DataFrame, name: str) -> pd.Series[float]:
    if name not in frame.columns:
        return pd.Series([float("nan")] * len(frame), index=frame.index)
    return pd.to_numeric(frame[name], errors="coerce").astype("float64")


def _distinct(frame: pd.DataFrame, names: list[str]) -> Iterable[tuple[str, str]]:
    return frame[names].drop_duplicates().itertuples(index=False, name=None)

"""The table of claims in the one form that all comparisons use, and the names of its pairs."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from tradefigs.table import REQUIRED

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
    "converted_from": "",
    "statement_id": "",
}
_DATES = ("published", "period_start", "period_end")


def ordered(reporter: str, partner: str) -> tuple[str, str]:
    """Return the two parties in the order in which a pair names them: codes before names, the world last."""
    first, second = sorted((reporter, partner), key=lambda party: (not party, not party.isupper(), party))
    return first, second


def pair_name(reporter: str, partner: str) -> str:
    """Return the name of a pair, the same for both orders: ``BY-KZ``, ``RU-Bayern``; ``BY`` for the world."""
    return "-".join(party for party in ordered(reporter, partner) if party)


def directed(reporter: str, partner: str) -> str:
    """Return the name of a flow, reporter first: ``BY-KZ``; ``BY`` for trade with the world."""
    return "-".join(party for party in (reporter, partner) if party)


def normalise(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the table of claims in one form, whatever it was read from.

    Texts are ``str`` without missing values, dates ISO strings (empty when unknown), ``low`` and ``high``
    floats in currency units, ``year`` a nullable integer, ``start`` and ``end`` integers (-1 when unknown). A
    period that only its year tells gets its days.
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
    claims["mentions"] = numbers(claims, "mentions").fillna(1).astype("int64")
    low, high = numbers(claims, "low"), numbers(claims, "high")
    claims["low"], claims["high"] = low.fillna(high), high.fillna(low)
    claims["start"], claims["end"] = (
        numbers(claims, name).fillna(-1).astype("int64") for name in ("start", "end")
    )
    year = numbers(claims, "year").astype("Int64")
    for name, days in (("period_start", "-01-01"), ("period_end", "-12-31")):
        known = year.notna() & (claims[name] == "")
        claims.loc[known, name] = year[known].astype(str) + days
    start, end = claims["period_start"].str[:4], claims["period_end"].str[:4]
    inside = (start == end) & (start != "")
    claims["year"] = pd.to_numeric(start.where(inside), errors="coerce").astype("Int64")

    sides = {key: ordered(*key) for key in distinct(claims, ["reporter", "partner"])}
    keys = list(zip(claims["reporter"], claims["partner"], strict=True))
    claims["pair"] = pd.Series([pair_name(*key) for key in keys], index=claims.index, dtype="object")
    turnover = claims["measure"] == "turnover"
    for place, name in enumerate(("reporter", "partner")):
        side = pd.Series([sides[key][place] for key in keys], index=claims.index, dtype="object")
        claims[name] = claims[name].where(~turnover, side)
    return claims


def levels(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims on the value itself, not on its change."""
    return claims[(claims["kind"] == "level") & claims["low"].notna()]


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
        known = pd.to_datetime(texts, format="%Y-%m-%d", errors="coerce").notna()
        texts = texts.where(known, "")
    return texts.astype("object")


def numbers(frame: pd.DataFrame, name: str) -> pd.Series[float]:
    """Return a column of numbers, all of them unknown where there is none of this name."""
    if name not in frame.columns:
        return pd.Series([float("nan")] * len(frame), index=frame.index)
    return pd.to_numeric(frame[name], errors="coerce").astype("float64")


def distinct(frame: pd.DataFrame, names: list[str]) -> Iterable[tuple[str, ...]]:
    """Return what stands together in some columns, each once."""
    return frame[names].drop_duplicates().itertuples(index=False, name=None)

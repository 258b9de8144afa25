"""The table of claims in one form, and the part of it that a reader asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd
import regex

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
_DAY = regex.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


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
    claims["mentions"] = _numbers(claims, "mentions").fillna(1).astype("int64")
    low, high = _numbers(claims, "low"), _numbers(claims, "high")
    claims["low"], claims["high"] = low.fillna(high), high.fillna(low)
    claims["start"], claims["end"] = (
        _numbers(claims, name).fillna(-1).astype("int64") for name in ("start", "end")
    )
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


def levels(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims on the value itself, not on its change."""
    return claims[(claims["kind"] == "level") & claims["low"].notna()]


def filtered(
    frame: pd.DataFrame,
    pair: str | None = None,
    measure: str | None = None,
    speaker: str | None = None,
    since: str | None = None,
    until: str | None = None,
    status: str | None = None,
    min_confidence: float | None = None,
) -> pd.DataFrame:
    """Return the claims of a table that fit, as they are.

    Parameters
    ----------
    frame
        A table of claims, as ``to_frame`` returns it.
    pair
        Two parties in any order, ``BY-KZ``, or one, ``BY``, for its trade with the world.
    measure
        One of ``MEASURES``.
    speaker
        A name or part of it, in capitals or not.
    since, until
        Days of publication, both included: ``2024-05-17``, ``2024-05`` or ``2024``. What was published on an
        unknown day fits neither.
    status
        One of ``STATUSES``.
    min_confidence
        Least ``confidence``, from 0 to 1.

    Raises
    ------
    SelectionError
        The table has no such pair, measure, speaker or status; the message names what there is.
    ValueError
        A day is none.
    """
    claims = normalise(frame)
    fits = pd.Series(True, index=claims.index)
    if pair is not None:
        flows = _same_pair(pair.strip(), claims)
        fits &= _known(claims, "pair", pair, lambda row: directed(*row) in flows, ["reporter", "partner"])
    if measure is not None:
        fits &= _known(claims, "measure", measure, lambda row: row == (measure,))
    if status is not None:
        fits &= _known(claims, "status", status, lambda row: row == (status,))
    if speaker is not None:
        part = speaker.strip().casefold()
        fits &= _known(claims, "speaker", speaker, lambda row: part in row[0].casefold())
    for day, is_first in ((since, True), (until, False)):
        if day is not None:
            if not _DAY.fullmatch(day):
                raise ValueError(f"{day} is no day such as 2024-05-17, 2024-05 or 2024")
            days = claims["published"].str.slice(0, len(day))
            fits &= (days != "") & ((days >= day) if is_first else (days <= day))
    if min_confidence is not None:
        if "confidence" not in frame.columns:
            raise SelectionError("the table has no column confidence")
        fits &= _numbers(claims, "confidence").ge(min_confidence)
    return frame[fits.to_numpy()]


def _known(
    claims: pd.DataFrame,
    name: str,
    value: str,
    fits: Callable[[tuple[str, ...]], bool],
    columns: list[str] | None = None,
) -> pd.Series[bool]:
    """Return which claims fit; the columns that decide are those named, or ``name`` itself."""
    columns = columns or [name]
    verdicts = {row: fits(row) for row in _distinct(claims, columns)}
    if not any(verdicts.values()):
        there = claims[name][claims[name] != ""]
        raise SelectionError(f"no {name} {value}" + (f"; there is {_listed(there)}" if len(there) else ""))
    rows = claims[columns].itertuples(index=False, name=None)
    return pd.Series([verdicts[row] for row in rows], index=claims.index, dtype=bool)


@dataclass(frozen=True, slots=True)
class Selection:
    """What a chart shows: the trade of two parties, or of one with the world, in one measure and currency."""

    reporter: str
    partner: str
    measure: str
    product: str
    currency: str


def select(
    claims: pd.DataFrame,
    pair: str | None = None,
    measure: str | None = None,
    currency: str | None = None,
    product: str = "",
) -> Selection:
    """Find out what is asked for in a table that ``normalise`` has seen.

    Parameters
    ----------
    claims
        The table of claims; changes don't count.
    pair
        Two parties, ``BY-KZ``, or one, ``BY``, for its trade with the world. The order counts but for
        turnover. None is the pair with most claims.
    measure
        One of ``MEASURES``, None for the one with most claims.
    currency
        ISO 4217 code, None for the one with most claims.
    product
        As written in the table; empty for trade as a whole.

    Raises
    ------
    SelectionError
        Nothing in the table is what was asked for; the message names what there is.
    """
    found = _levels_there(claims)
    of_pair = ""
    if pair is not None:
        pair = pair.strip()
        found = _of_pair(found, pair)
        of_pair = f" of {pair}"
    found = _narrowed(found, "measure", measure, of_pair)
    found = _narrowed(found, "product", product, f"{of_pair} in {found['measure'].iloc[0]}")
    if pair is None:
        found = _narrowed(found, "flow", None, "")
    elif found["measure"].iloc[0] != "turnover":
        asked = next((name for name in set(found["flow"]) if name.casefold() == pair.casefold()), pair)
        found = _narrowed(found, "flow", asked, f" of {found['measure'].iloc[0]}")
    found = _narrowed(found, "currency", currency and currency.upper(), of_pair)
    first = found.iloc[0]
    return Selection(
        *(str(first[name]) for name in ("reporter", "partner", "measure", "product", "currency"))
    )


def select_pair(
    claims: pd.DataFrame, pair: str | None = None, currency: str | None = None, product: str = ""
) -> Selection:
    """Find out which two parties are asked for, whatever the measure, as ``select`` does.

    The first of the two is the reporter. By default they are the pair with most claims, in its usual order.

    Raises
    ------
    SelectionError
        Nothing in the table is what was asked for; the message names what there is.
    """
    found = _narrowed(_levels_there(claims), "product", product, "")
    found = _narrowed(found, "pair", None, "") if pair is None else _of_pair(found, pair)
    sides = ordered(*next(iter(_distinct(found, ["reporter", "partner"]))))
    if pair is not None and directed(*sides).casefold() != pair.strip().casefold():
        sides = sides[::-1]
    found = _narrowed(found, "currency", currency and currency.upper(), f" of {directed(*sides)}")
    return Selection(*sides, "exports", product, str(found["currency"].iloc[0]))


def _levels_there(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims on values, with a column ``flow``; raises SelectionError where there are none."""
    found = levels(claims)
    if found.empty:
        raise SelectionError("no values of trade in the table")
    flows = [directed(*key) for key in zip(found["reporter"], found["partner"], strict=True)]
    return found.assign(flow=pd.Series(flows, index=found.index, dtype="object"))


def _of_pair(found: pd.DataFrame, pair: str) -> pd.DataFrame:
    """Return the claims between the parties of ``pair``, in both orders."""
    names = _same_pair(pair.strip(), found)
    if not names:
        raise SelectionError(f"no pair {pair.strip()}; there is {_listed(found['pair'])}")
    return found[found["flow"].isin(names)]


def directed(reporter: str, partner: str) -> str:
    """Return the name of a flow, reporter first: ``BY-KZ``; ``BY`` for trade with the world."""
    return "-".join(party for party in (reporter, partner) if party)


def _same_pair(asked: str, claims: pd.DataFrame) -> set[str]:
    """Return the flows between the parties of ``asked``, in both orders."""
    wanted = asked.casefold()
    return {
        name
        for reporter, partner in _distinct(claims, ["reporter", "partner"])
        for name in (directed(reporter, partner),)
        if wanted in (name.casefold(), directed(partner, reporter).casefold())
    }


def _narrowed(claims: pd.DataFrame, column: str, value: str | None, context: str) -> pd.DataFrame:
    """Return the claims with ``value``, or, where that is None, with the value that most of them have."""
    if value is None:
        value = str(_counts(claims[column]).index[0])
    found = claims[claims[column] == value]
    if found.empty:
        what = f"{column} {value}" if value else "trade as a whole"
        raise SelectionError(f"no {what}{context}; there is {_listed(claims[column])}")
    return found


def _counts(column: pd.Series[str]) -> pd.Series[int]:
    """Count the values, the most frequent first, equals in alphabetical order."""
    counts = column.value_counts().sort_index()
    return counts.sort_values(ascending=False, kind="stable")


def _listed(column: pd.Series[str], most: int = 12) -> str:
    counts = _counts(column)
    texts = [f"{value or 'trade as a whole'} ({number})" for value, number in counts.head(most).items()]
    more = f" and {len(counts) - most} more" if len(counts) > most else ""
    return ", ".join(texts) + more


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


def _numbers(frame: pd.DataFrame, name: str) -> pd.Series[float]:
    if name not in frame.columns:
        return pd.Series([float("nan")] * len(frame), index=frame.index)
    return pd.to_numeric(frame[name], errors="coerce").astype("float64")


def _distinct(frame: pd.DataFrame, names: list[str]) -> Iterable[tuple[str, ...]]:
    return frame[names].drop_duplicates().itertuples(index=False, name=None)

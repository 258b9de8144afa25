"""The part of a table of claims that a reader asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd
import regex

from tradefigs.comparisons.normal import directed, distinct, levels, normalise, numbers, ordered

_DAY = regex.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


class SelectionError(ValueError):
    """What was asked for is not in the table; the message names what is."""


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
            if not _is_day(day):
                raise ValueError(f"{day} is no day such as 2024-05-17, 2024-05 or 2024")
            days = claims["published"].str.slice(0, len(day))
            fits &= (days != "") & ((days >= day) if is_first else (days <= day))
    if min_confidence is not None:
        if "confidence" not in frame.columns:
            raise SelectionError("the table has no column confidence")
        fits &= numbers(claims, "confidence").ge(min_confidence)
    return frame[fits.to_numpy()]


def _is_day(day: str) -> bool:
    try:
        date.fromisoformat(f"{day}-01-01"[:10])
    except ValueError:
        return False
    return _DAY.fullmatch(day) is not None


def _known(
    claims: pd.DataFrame,
    name: str,
    value: str,
    fits: Callable[[tuple[str, ...]], bool],
    columns: list[str] | None = None,
) -> pd.Series[bool]:
    """Return which claims fit; the columns that decide are those named, or ``name`` itself."""
    columns = columns or [name]
    verdicts = {row: fits(row) for row in distinct(claims, columns)}
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
    sides = ordered(*next(iter(distinct(found, ["reporter", "partner"]))))
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


def _same_pair(asked: str, claims: pd.DataFrame) -> set[str]:
    """Return the flows between the parties of ``asked``, in both orders."""
    wanted = asked.casefold()
    return {
        name
        for reporter, partner in distinct(claims, ["reporter", "partner"])
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

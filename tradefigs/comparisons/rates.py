"""Amounts in another currency, at the official rates of their time.

The rates are the European Central Bank's reference rates since 1999, as the package CurrencyConverter ships
them, and the irrevocable rates of the currencies that became the euro.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import pandas as pd

from tradefigs import lexicon
from tradefigs.comparisons.normal import normalise
from tradefigs.comparisons.selection import SelectionError
from tradefigs.comparisons.statements import statement_ids

STALE_DAYS = 10
"""A rate older than this says nothing of a day: the series ends before it."""


@dataclass(frozen=True, slots=True)
class Converted:
    """The claims of a table in one currency, and those that have no rate, as they were."""

    claims: pd.DataFrame
    left_out: pd.DataFrame


def converted(frame: pd.DataFrame, to: str) -> Converted:
    """Convert the claims of a table to one currency.

    An amount is converted at the mean rate of its period, as far as that was over when it was published; one
    that has no period or lies ahead, at the rate of the day of publication. An exact amount becomes one that
    is ``about``. What is said in ``to`` as well, beside it in the text, is not converted once more.

    Parameters
    ----------
    frame
        A table of claims, as ``to_frame`` returns it.
    to
        ISO 4217 code.

    Returns
    -------
    Converted
        Claims in the form of ``normalise``; ``converted_from`` is the currency that an amount had, empty
        where it had this one already.

    Raises
    ------
    SelectionError
        There are no rates for ``to``.
    """
    to = to.strip().upper()
    if to != "EUR" and to not in _euro() and to not in _bank().currencies:
        raise SelectionError(f"no rates for {to}; there are some for {', '.join(sorted(_bank().currencies))}")
    original = normalise(frame)
    claims = original.copy()
    claims["converted_from"] = claims["currency"].where(claims["currency"] != to, "")
    statements = statement_ids(claims)
    told = set(statements[claims["currency"] == to])
    needs = claims["currency"] != to
    rates = {key: rate(key[0], to, *key[1:]) for key in _distinct(claims[needs & ~statements.isin(told)])}
    factors = pd.Series(1.0, index=claims.index)
    for index, key in zip(claims.index[needs], _keys(claims[needs]), strict=True):
        found = rates.get(key)
        factors[index] = float("nan") if found is None else found
    for name in ("low", "high"):
        claims[name] = (claims[name] * factors).round(2)
    claims.loc[needs & (claims["qualifier"] == "exact"), "qualifier"] = "about"
    claims["currency"] = to
    repeated = needs & statements.isin(told)
    kept = claims[factors.notna() & ~repeated].reset_index(drop=True)
    return Converted(kept, original[factors.isna() & ~repeated].reset_index(drop=True))


def in_currency(frame: pd.DataFrame, to: str) -> pd.DataFrame:
    """Return the claims of a table in one currency; what has no rate comes last, as it was."""
    conversion = converted(frame, to)
    return pd.concat([conversion.claims, conversion.left_out], ignore_index=True)


def _keys(claims: pd.DataFrame) -> list[tuple[str, str, str, str]]:
    names = ["currency", "period_start", "period_end", "published"]
    return list(claims[names].itertuples(index=False, name=None))


def _distinct(claims: pd.DataFrame) -> list[tuple[str, str, str, str]]:
    return list(dict.fromkeys(_keys(claims)))


@cache
def rate(currency: str, to: str, start: str, end: str, published: str) -> float | None:
    """Return how many units of ``to`` one of ``currency`` was in a period, on the mean.

    The days are ISO dates, empty when unknown. None where there is no rate for all of the period.
    """
    if start and end and (not published or start <= published):
        first, last = date.fromisoformat(start), date.fromisoformat(min(end, published or end))
        found = _mean(currency, to, first, last)
    elif published:
        found = _latest(currency, to, date.fromisoformat(published))
    else:
        found = None
    return found or _euro_factor(currency, to)


def _mean(currency: str, to: str, first: date, last: date) -> float | None:
    days, values = _days(currency, to)
    known = values[bisect_left(days, first) : bisect_right(days, last)]
    margin = timedelta(days=STALE_DAYS)
    newest = min(last, _bank().bounds["USD"].last_date)  # a year that is not over counts as far as it goes
    if not known or days[0] > first + margin or days[bisect_right(days, last) - 1] < newest - margin:
        return None
    return sum(known) / len(known)


def _latest(currency: str, to: str, day: date) -> float | None:
    days, values = _days(currency, to)
    place = bisect_right(days, day) - 1
    if place < 0 or days[place] < day - timedelta(days=STALE_DAYS):
        return None
    return values[place]


def _euro_factor(currency: str, to: str) -> float | None:
    """Return the fixed factor between two currencies that are the euro or became it, or None."""
    units = {"EUR": 1.0, **_euro()}
    if currency in units and to in units:
        return units[to] / units[currency]
    return None


@cache
def _days(currency: str, to: str) -> tuple[list[date], list[float]]:
    """Return the days that have a rate, the oldest first, and their rates."""
    one, other = _series(currency), _series(to)
    rates = {day: other[day] / value for day, value in one.items() if day in other}
    return list(rates), list(rates.values())


@cache
def _series(currency: str) -> dict[date, float]:
    """Return the units of a currency for one euro, day by day, the oldest first."""
    bank = _bank()
    if currency == "EUR" or currency not in bank.currencies:
        # A currency without a series of its own is the euro, in other units, since 1999.
        units = {"EUR": 1.0, **_euro()}.get(currency)
        return {} if units is None else dict.fromkeys(_series("USD"), units)
    day, last = bank.bounds[currency]
    series = {}
    while day <= last:
        if (value := _on(currency, day)) is not None:
            series[day] = value
        day += timedelta(days=1)
    return series


def _on(currency: str, day: date) -> float | None:
    from currency_converter import RateNotFoundError  # type: ignore[import-untyped]  # it ships no types

    try:
        return float(_bank().convert(1, "EUR", currency, date=day))
    except RateNotFoundError:
        return None


@cache
def _bank() -> Any:
    """Return the converter with the European Central Bank's rates (untyped)."""
    from currency_converter import CurrencyConverter

    return CurrencyConverter()


@cache
def _euro() -> dict[str, float]:
    return {name: float(units) for name, units in lexicon.load("euro").items()}

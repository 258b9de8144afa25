"""Official values beside what was said: how far a claim is from them, and whether they bear it out."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR
from decimal import Decimal

import numpy as np
import pandas as pd

from tradefigs.comparisons.agreement import SLACK, Numbers, bounds, gap
from tradefigs.comparisons.normal import normalise, ordered
from tradefigs.comparisons.selection import Selection
from tradefigs.table import MEASURES, TOO_MUCH

COLUMNS = ("reporter", "partner", "measure", "year", "value", "currency", "source")

MOST_ROUNDING = 0.025
"""A value may be rounded by half a unit of its last digit, and by no more than this share of it."""

_KEY = ["reporter", "partner", "measure", "year", "currency"]


class ReferenceTableError(ValueError):
    """A table of official values is not as it should be; the message says what is wrong."""


def read_reference(path: str) -> pd.DataFrame:
    """Read official values from a CSV file with the columns of ``COLUMNS``; see ``as_reference``."""
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise ReferenceTableError(
            f"{path}: no table of official values ({error})".replace("\n", " ")
        ) from error
    try:
        return as_reference(frame)
    except ReferenceTableError as error:
        raise ReferenceTableError(f"{path}: {error}") from None


def as_reference(frame: pd.DataFrame) -> pd.DataFrame:
    """Return official values in one form, with the turnover that follows from them.

    Parameters
    ----------
    frame
        One row a value: ``reporter`` and ``partner`` (codes as in a table of claims; no partner is the
        world), ``measure``, ``year``, ``value`` in currency units, ``currency`` (ISO 4217) and ``source``.

    Returns
    -------
    pandas.DataFrame
        The same columns; turnover, whose order says nothing, with its parties in the usual order. Where a
        source has exports and imports but no turnover, their sum is added. Of several values for one thing
        the first stays.

    Raises
    ------
    ReferenceTableError
        A column is missing, or a row has no such measure, year or value.
    """
    if missing := [name for name in COLUMNS if name not in frame.columns]:
        raise ReferenceTableError(f"column {', '.join(missing)} missing; there must be {', '.join(COLUMNS)}")
    table = frame[list(COLUMNS)].reset_index(drop=True)
    for name in ("reporter", "partner", "measure", "currency", "source"):
        table[name] = table[name].astype("object").where(table[name].notna(), "").map(str).str.strip()
    for name in ("year", "value"):
        table[name] = pd.to_numeric(table[name], errors="coerce")
    sound = table["year"].between(MINYEAR, MAXYEAR) & (table["value"].abs() < TOO_MUCH)
    wrong = ~(table["measure"].isin(MEASURES) & sound & (table["year"] % 1 == 0))
    if wrong.any():
        row = int(wrong.to_numpy().argmax())
        told = ", ".join(str(value) for value in frame.iloc[row][["measure", "year", "value"]])
        raise ReferenceTableError(f"row {row + 1}: measure, year and value are {told}")
    table["year"] = table["year"].astype("int64")
    table = pd.concat([table, _sums(table)], ignore_index=True)
    turnover = table["measure"] == "turnover"
    sides = [
        ordered(*pair) if swaps else pair
        for *pair, swaps in zip(table["reporter"], table["partner"], turnover, strict=True)
    ]
    table["reporter"], table["partner"] = [side[0] for side in sides], [side[1] for side in sides]
    return table.drop_duplicates(_KEY).sort_values(_KEY, kind="stable").reset_index(drop=True)


def _sums(table: pd.DataFrame) -> pd.DataFrame:
    """Return the turnover of each source that has exports and imports."""
    keys = ["reporter", "partner", "year", "currency", "source"]
    flows = [table[table["measure"] == name].drop_duplicates(keys) for name in ("exports", "imports")]
    both = flows[0].merge(flows[1], on=keys, suffixes=("", "_other"))
    both["value"] = both["value"] + both["value_other"]
    return both.assign(measure="turnover")[list(COLUMNS)]


def compared(frame: pd.DataFrame, reference: pd.DataFrame) -> pd.DataFrame:
    """Return the claims of a table with what official values say of them.

    Parameters
    ----------
    frame
        A table of claims, as ``to_frame`` returns it.
    reference
        Official values, as ``read_reference`` or ``as_reference`` returns them.

    Returns
    -------
    pandas.DataFrame
        The claims as they are, with four columns more. ``reference``: the official value for the same
        parties, measure, currency and calendar year, NaN where there is none; only reported values of trade
        as a whole have one. ``reference_source``. ``deviation``: the middle of the claim less the official
        value, as a share of that. ``verdict``: ``agree`` when the claim, as it is qualified and rounded,
        allows the official value; ``differ`` when that is less than a tenth away; else ``conflict``; empty
        without an official value.
    """
    claims = normalise(frame)
    official = {
        (row.reporter, row.partner, row.measure, row.year, row.currency): (row.value, row.source)
        for row in as_reference(reference).itertuples(index=False)
    }
    whole = claims["period_start"].str.endswith("-01-01") & claims["period_end"].str.endswith("-12-31")
    fits = whole & (claims["kind"] == "level") & (claims["status"] == "actual") & (claims["product"] == "")
    keys = claims[_KEY].astype({"year": "object"}).itertuples(index=False, name=None)
    found = [official.get(key) if fit else None for key, fit in zip(keys, fits, strict=True)]
    value = np.array([np.nan if one is None else float(one[0]) for one in found])  # type: ignore[arg-type]
    middle = (claims["low"].to_numpy(float) + claims["high"].to_numpy(float)) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        deviation = np.where(value > 0, middle / value - 1, np.nan)
    return frame.assign(
        reference=value,
        reference_source=["" if one is None else str(one[1]) for one in found],
        deviation=deviation,
        verdict=_verdicts(claims, value),
    )


def official_values(reference: pd.DataFrame, shown: Selection) -> pd.DataFrame:
    """Return the official values, year by year, of the trade that a chart shows."""
    table = as_reference(reference)
    if shown.product:
        return table.iloc[:0]
    mine = pd.Series(True, index=table.index)
    for name in ("reporter", "partner", "measure", "currency"):
        mine &= table[name] == getattr(shown, name)
    return table[mine].sort_values("year")


def _verdicts(claims: pd.DataFrame, value: Numbers) -> list[str]:
    lower, upper = bounds(claims)
    slack = np.array([rounding(number) for number in claims["high"]])
    exact = claims["qualifier"].isin(["exact", "about", "almost", "vague"]).to_numpy()
    lower = np.minimum(lower, claims["low"].to_numpy(float) - np.where(exact, slack, 0.0))
    upper = np.maximum(upper, claims["high"].to_numpy(float) + np.where(exact, slack, 0.0))
    apart = np.maximum(gap(lower, value), gap(value, upper))
    words = np.where(apart <= 0, "agree", np.where(apart < SLACK, "differ", "conflict"))
    return [str(word) for word in np.where(np.isnan(value), "", words)]


def rounding(amount: float) -> float:
    """Return by how much a stated amount may have been rounded: 1.1e9 by 0.0275e9, 1.145e9 by 0.0005e9."""
    if not np.isfinite(amount) or amount <= 0:
        return 0.0
    exponent = int(Decimal(repr(float(amount))).normalize().as_tuple().exponent)
    return min(0.5 * 10.0**exponent, MOST_ROUNDING * amount)

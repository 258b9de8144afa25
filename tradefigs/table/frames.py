"""Records as pandas frames, each column in its dtype, and their cells as plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import regex

from tradefigs.table.columns import (
    AMOUNT,
    CLAIMS,
    DAY,
    DTYPES,
    MOST,
    TEXT,
    TOO_MUCH,
    WHOLE,
    WHOLE_OR_NONE,
)

if TYPE_CHECKING:
    import pandas as pd


def to_frame(records: Iterable[object], columns: dict[str, str] = CLAIMS) -> pd.DataFrame:
    """Return a pandas frame with one row for each record, in their order.

    Parameters
    ----------
    records
        Claims, or objects with an attribute for each of ``columns``.
    columns
        Column names and their dtypes: ``CLAIMS`` (default), ``FIGURES`` or ``QUOTES``.

    Returns
    -------
    pandas.DataFrame
        Texts are ``string`` and never missing, amounts ``float64`` in currency units, days ``datetime64``
        (``NaT`` when unknown), ``year`` a nullable integer.

    Examples
    --------
    >>> from tradefigs import extract
    >>> to_frame(extract("Polens Exporte nach Litauen lagen 2023 bei 5 Mrd. Euro."))[["year", "low"]]
       year           low
    0  2023  5.000000e+09
    """
    records = list(records)
    return framed({name: [getattr(record, name) for record in records] for name in columns}, columns)


def typed(frame: pd.DataFrame, dtypes: Mapping[str, str] = DTYPES) -> pd.DataFrame:
    """Return ``frame`` with each column that ``dtypes`` knows in its dtype."""
    names = [name for name in frame.columns if name in dtypes]
    return frame.assign(**framed(values_of(frame[names]), dtypes))


def values_of(frame: pd.DataFrame) -> dict[str, Iterable[object]]:
    """Return the columns with None where a value is missing."""
    return {name: frame[name].astype(object).where(frame[name].notna(), None) for name in frame.columns}


def framed(values: Mapping[str, Iterable[object]], dtypes: Mapping[str, str]) -> pd.DataFrame:
    """Return a frame of these columns; raises ValueError or TypeError for what fits no column."""
    import pandas as pd

    columns = {}
    for name, column in values.items():
        dtype = dtypes.get(name, TEXT)
        columns[name] = pd.Series([_TYPED[dtype](value) for value in column], dtype=dtype)
    return pd.DataFrame(columns)


def plain(value: Any, known: bool) -> str | int | float | None:
    """Return a cell as JSON has it: days as ISO texts, whole amounts as integers, None if not ``known``."""
    if not known:
        return None
    if isinstance(value, str):
        return value
    if hasattr(value, "isoformat"):
        return str(value.isoformat())[: len("2025-02-17")]
    return int(value) if value == int(value) else float(value)


# ---------------------------------------------------------------- cells


def _text(value: Any) -> str:
    # Half a surrogate pair, as it comes from broken JSON, cannot be stored in any of the formats.
    return "" if value is None else str(value).encode("utf-8", "replace").decode("utf-8")


def _whole(value: Any) -> int | None:
    if isinstance(value, str):
        value = value.removesuffix(".0")  # what pandas writes of a column that has gaps
    if value is None or value == "":
        return None
    number = int(value)
    if not -MOST <= number <= MOST:
        raise ValueError(f"{value} is no number of such a column")
    return number


def _amount(value: Any) -> float:
    amount = float("nan") if value is None or value == "" else float(value)
    return amount if abs(amount) < TOO_MUCH else float("nan")


_ISO_DAY = regex.compile(r"\d{4}-\d\d-\d\d(?:[T ].*)?")
_GERMAN_DAY = regex.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def _day(value: Any) -> Any:
    """Return a day as pandas reads it right: 3.2.2025, as a German Excel writes it, it takes for 2 March."""
    if isinstance(value, str) and (german := _GERMAN_DAY.fullmatch(value)):
        day, month, year = german.groups()
        return f"{year}-{month:0>2}-{day:0>2}"
    if isinstance(value, (int, float)) or (
        isinstance(value, str) and value and not _ISO_DAY.fullmatch(value)
    ):
        raise ValueError(f"{str(value)[:20]!r} is no day; 2025-02-17 is")
    return None if value == "" else value


_TYPED: dict[str, Callable[[Any], Any]] = {
    TEXT: _text,
    WHOLE: _whole,
    WHOLE_OR_NONE: _whole,
    AMOUNT: _amount,
    DAY: _day,
}

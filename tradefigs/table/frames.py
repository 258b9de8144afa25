"""Records as tables: pandas frames, and CSV, JSON lines or Parquet files that read back to the same frame."""

from __future__ import annotations

import codecs
import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import regex

from tradefigs.documents import InputError
from tradefigs.table.outputs import STDOUT, OutputError, open_whole

if TYPE_CHECKING:
    import pandas as pd

# What a column holds, as the pandas dtype that it gets.
TEXT = "string"  # never missing: the empty text instead
WHOLE = "int64"
MOST = 2**63 - 1  # what such a column holds
WHOLE_OR_NONE = "Int64"
AMOUNT = "float64"  # currency units
DAY = "datetime64[us]"

CLAIMS = {
    "doc_id": TEXT,
    "published": DAY,
    "published_by": TEXT,
    "start": WHOLE,
    "end": WHOLE,
    "text": TEXT,
    "low": AMOUNT,
    "high": AMOUNT,
    "qualifier": TEXT,
    "currency": TEXT,
    "kind": TEXT,
    "direction": TEXT,
    "measure": TEXT,
    "product": TEXT,
    "reporter": TEXT,
    "partner": TEXT,
    "status": TEXT,
    "period_start": DAY,
    "period_end": DAY,
    "year": WHOLE_OR_NONE,
    "speaker": TEXT,
    "speaker_role": TEXT,
    "attribution": TEXT,
    "sentence": TEXT,
    "mentions": WHOLE,
    "doubt": TEXT,
    "confidence": AMOUNT,
}
FIGURES = {
    "doc_id": TEXT,
    "start": WHOLE,
    "end": WHOLE,
    "text": TEXT,
    "low": AMOUNT,
    "high": AMOUNT,
    "currency": TEXT,
    "qualifier": TEXT,
    "sentence": TEXT,
}
QUOTES = {
    "doc_id": TEXT,
    "start": WHOLE,
    "end": WHOLE,
    "text": TEXT,
    "speaker": TEXT,
    "speaker_role": TEXT,
    "mention_start": WHOLE_OR_NONE,
    "mention_end": WHOLE_OR_NONE,
    "attribution": TEXT,
}
COLUMNS = tuple(CLAIMS)
TOO_MUCH = 1e100  # numbers of hundreds of digits are no amounts, and their sums would have no value
FORMATS = ("csv", "jsonl", "parquet")

# One name holds the same in every table, also in the timeline, but for what TARGETS says.
KINDS = {
    **CLAIMS,
    **FIGURES,
    **QUOTES,
    "median": AMOUNT,
    "statements": WHOLE,
    "documents": WHOLE,
    "speakers": WHOLE,
    "first_published": DAY,
    "last_published": DAY,
    "mirror": AMOUNT,
    "mirror_gap": AMOUNT,
    "gap": AMOUNT,
    **{
        f"{side}_{name}": kind
        for side in ("one", "other")
        for name, kind in (("low", AMOUNT), ("high", AMOUNT), ("published", DAY))
    },
    "set_on": DAY,
    "reported_low": AMOUNT,
    "reported_high": AMOUNT,
    "reported_start": DAY,
    "reported_end": DAY,
    "share": AMOUNT,
    "reference": AMOUNT,
    "deviation": AMOUNT,
}
TARGETS = {**KINDS, "documents": TEXT}  # their names, as in the sides of a conflict


# ---------------------------------------------------------------- frames


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
    return _frame({name: [getattr(record, name) for record in records] for name in columns}, columns)


def typed(frame: pd.DataFrame, kinds: Mapping[str, str] = KINDS) -> pd.DataFrame:
    """Return ``frame`` with each column that ``kinds`` knows in its dtype."""
    known = [name for name in frame.columns if name in kinds]
    return frame.assign(**_frame(_known(frame[known]), kinds))


def _known(frame: pd.DataFrame) -> dict[str, Iterable[object]]:
    """Return the columns with None where a value is missing."""
    return {name: frame[name].astype(object).where(frame[name].notna(), None) for name in frame.columns}


def _frame(values: Mapping[str, Iterable[object]], kinds: Mapping[str, str]) -> pd.DataFrame:
    import pandas as pd

    columns = {}
    for name, column in values.items():
        kind = kinds.get(name, TEXT)
        columns[name] = pd.Series([_TYPED[kind](value) for value in column], dtype=kind)
    return pd.DataFrame(columns)


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


# ---------------------------------------------------------------- writing


def write(
    frame: pd.DataFrame,
    path: str,
    kind: str | None = None,
    kinds: Mapping[str, str] = KINDS,
    *,
    excel: bool = False,
    raw: bool = False,
) -> None:
    """Write ``frame`` to ``path`` (``-``: standard output) as ``csv``, ``jsonl`` or ``parquet``.

    Without ``kind`` the name of ``path`` decides, and standard output gets CSV. The file appears whole or not
    at all. Amounts are written as plain numbers, days as ISO dates, missing values as empty cells or
    ``null``.

    A CSV cell whose text a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``, ``@``, a
    tab or a line break) gets ``'`` before it, which ``load`` takes away again. With ``excel``, CSV is such as
    a German Excel opens right: semicolons, decimal commas and a byte order mark. With ``raw`` no cell of CSV
    is changed; ``load`` then takes the ``'`` from a cell that had it from the beginning.

    Raises
    ------
    OutputError
        ``path`` cannot be written, or neither its name nor ``kind`` tells a format.
    """
    kind = format_of(path, kind)
    with open_whole(path) as file:
        typed_frame = typed(frame, kinds)
        if kind == "csv":
            _write_csv(typed_frame, file, excel=excel, raw=raw)
        else:
            _WRITERS[kind](typed_frame, file)


def format_of(path: str, kind: str | None = None) -> str:
    """Return ``kind``, or the format that the name of ``path`` tells."""
    kind = kind or ("csv" if path == STDOUT else suffix(path))
    if kind not in FORMATS:
        names = ", ".join(f".{name}" for name in FORMATS)
        raise OutputError(f"{path}: its name tells no format; let it end in one of {names}, or give --format")
    return kind


def suffix(path: str) -> str:
    """Return what the name of ``path`` ends in, lower case, without the point."""
    return Path(path).suffix.lower().removeprefix(".")


def _write_csv(frame: pd.DataFrame, file: BinaryIO, *, excel: bool, raw: bool) -> None:
    if excel:
        file.write(codecs.BOM_UTF8)
    writer = csv.writer(_Encoder(file), delimiter=";" if excel else ",")
    writer.writerow(frame.columns)
    cell_of = _unchanged if raw else _excel_cell if excel else _guarded
    for row in _rows(frame):
        writer.writerow(map(cell_of, row))


def _unchanged(cell: object) -> object:
    return cell


def _excel_cell(cell: object) -> object:
    return _with_comma(cell) if isinstance(cell, float) else _guarded(cell)


def _with_comma(number: float) -> str:
    return str(number).replace(".", ",")


def _write_jsonl(frame: pd.DataFrame, file: BinaryIO) -> None:
    for row in _rows(frame):
        record = dict(zip(frame.columns, row, strict=True))
        file.write(json.dumps(record, ensure_ascii=False).encode("utf-8") + b"\n")


def _write_parquet(frame: pd.DataFrame, file: BinaryIO) -> None:
    frame.to_parquet(file, index=False)


_WRITERS = {"jsonl": _write_jsonl, "parquet": _write_parquet}


class _Encoder:
    """What ``csv.writer`` writes to: encodes each row."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, row: str) -> None:
        self._file.write(row.encode("utf-8"))


def _rows(frame: pd.DataFrame) -> Iterator[tuple[str | int | float | None, ...]]:
    """Yield the rows as plain values: texts, numbers, None; days as ISO texts, whole amounts as integers."""
    columns = (map(_plain, frame[name], frame[name].notna()) for name in frame.columns)
    return zip(*columns, strict=True)


def _plain(value: Any, known: bool) -> str | int | float | None:
    if not known or isinstance(value, str):
        return value if known else None
    if hasattr(value, "isoformat"):
        return str(value.isoformat())[: len("2025-02-17")]
    return int(value) if value == int(value) else float(value)


# A spreadsheet takes a cell that begins with one of these for a formula.
_FORMULA = regex.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def _guarded(cell: object) -> object:
    """Return a text that a spreadsheet would take for a formula with ``'`` before it."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


# ---------------------------------------------------------------- reading back

MEASURES = ("turnover", "exports", "imports", "surplus", "deficit")
STATUSES = ("actual", "forecast", "target")

# Without these columns a claim says nothing.
_NEEDED = ("low", "high", "currency", "measure", "reporter", "partner")
_KNOWN_WORDS = {
    "measure": frozenset(MEASURES),
    "status": frozenset(STATUSES),
    "kind": frozenset({"level", "change"}),
}


def load(path: str) -> pd.DataFrame:
    """Return the table of claims that ``write`` wrote to ``path``.

    Raises
    ------
    InputError
        ``path`` cannot be read or holds no table of claims.
    """
    try:
        frame = _frame(_READERS[format_of(path)](path), KINDS)
    except FileNotFoundError:
        raise InputError(path, "no such file or folder; check the path") from None
    except UnicodeDecodeError:
        raise InputError(path, "not in UTF-8; let a spreadsheet save it as “CSV UTF-8”") from None
    except (OSError, TypeError, ValueError, IndexError, csv.Error) as error:
        reason = str(error).splitlines()[0]
        raise InputError(path, f"not a table that tradefigs wrote ({reason}); export it anew") from error
    missing = [name for name in _NEEDED if name not in frame.columns]
    if missing:
        raise InputError(path, f"no table of claims (no column {', '.join(missing)}); write one with export")
    for name, known in _KNOWN_WORDS.items():
        odd = set(frame.get(name, ())) - known
        if odd:
            raise InputError(path, f"no table of claims ({name} {min(odd)[:40]!r}); write one with export")
    if (frame[["low", "high"]] < 0).any(axis=None):
        raise InputError(path, "no table of claims (an amount below 0); write one with export")
    return frame


def _read_csv(path: str) -> Mapping[str, Iterable[object]]:
    csv.field_size_limit(2**31 - 1)  # a sentence may be longer than the usual 131,072 characters
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        file.seek(0)
        excel = first.count(";") > first.count(",")
        header, *rows = csv.reader(file, delimiter=";" if excel else ",")
    cells = {name: [_unguarded(row[place]) for row in rows] for place, name in enumerate(header)}
    if excel:
        for name in cells.keys() & {name for name, kind in KINDS.items() if kind == AMOUNT}:
            cells[name] = [cell.replace(",", ".") for cell in cells[name]]
    return cells


def _read_jsonl(path: str) -> Mapping[str, Iterable[object]]:
    with Path(path).open(encoding="utf-8") as file:
        records = [json.loads(line) for line in file if line.strip()]
    if not all(isinstance(record, dict) for record in records):
        raise ValueError("a line is no JSON object")
    names = dict.fromkeys(name for record in records for name in record) or COLUMNS  # no line: no claim
    return {name: [record.get(name) for record in records] for name in names}


def _read_parquet(path: str) -> Mapping[str, Iterable[object]]:
    import pandas as pd

    return _known(pd.read_parquet(path))


_READERS = dict(zip(FORMATS, (_read_csv, _read_jsonl, _read_parquet), strict=True))

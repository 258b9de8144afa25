"""Tables as files, CSV, JSON lines or Parquet, that read back to the same frame."""

from __future__ import annotations

import codecs
import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import regex

from tradefigs.documents import InputError
from tradefigs.table.columns import AMOUNT, COLUMNS, DTYPES, KINDS, MEASURES, REQUIRED, STATUSES
from tradefigs.table.frames import framed, plain, typed, values_of
from tradefigs.table.outputs import STDOUT, OutputError, open_whole

if TYPE_CHECKING:
    import pandas as pd

FORMATS = ("csv", "jsonl", "parquet")

# ---------------------------------------------------------------- writing


def write(
    frame: pd.DataFrame,
    path: str,
    file_format: str | None = None,
    dtypes: Mapping[str, str] = DTYPES,
    *,
    excel: bool = False,
    raw: bool = False,
) -> None:
    """Write ``frame`` to ``path`` (``-``: standard output) as ``csv``, ``jsonl`` or ``parquet``.

    Without ``file_format`` the name of ``path`` decides, and standard output gets CSV. The file appears whole
    or not at all. Amounts are written as plain numbers, days as ISO dates, missing values as empty cells or
    ``null``.

    A CSV cell whose text a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``, ``@``, a
    tab or a line break) gets ``'`` before it, which ``load`` takes away again. With ``excel``, CSV is such as
    a German Excel opens right: semicolons, decimal commas and a byte order mark. With ``raw`` no cell of CSV
    is changed; ``load`` then takes the ``'`` from a cell that had it from the beginning.

    Raises
    ------
    OutputError
        ``path`` cannot be written, or neither its name nor ``file_format`` tells a format.
    """
    file_format = format_of(path, file_format)
    with open_whole(path) as file:
        typed_frame = typed(frame, dtypes)
        if file_format == "csv":
            _write_csv(typed_frame, file, excel=excel, raw=raw)
        else:
            _WRITERS[file_format](typed_frame, file)


def format_of(path: str, file_format: str | None = None) -> str:
    """Return ``file_format``, or the format that the name of ``path`` tells."""
    file_format = file_format or ("csv" if path == STDOUT else suffix(path))
    if file_format not in FORMATS:
        names = ", ".join(f".{name}" for name in FORMATS)
        raise OutputError(f"{path}: its name tells no format; let it end in one of {names}, or give --format")
    return file_format


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
    columns = (map(plain, frame[name], frame[name].notna()) for name in frame.columns)
    return zip(*columns, strict=True)


# A spreadsheet takes a cell that begins with one of these for a formula.
_FORMULA = regex.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def _guarded(cell: object) -> object:
    """Return a text that a spreadsheet would take for a formula with ``'`` before it."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


# ---------------------------------------------------------------- reading back

_KNOWN_WORDS = {
    "measure": frozenset(MEASURES),
    "status": frozenset(STATUSES),
    "kind": frozenset(KINDS),
}


def load(path: str) -> pd.DataFrame:
    """Return the table of claims that ``write`` wrote to ``path``.

    Raises
    ------
    InputError
        ``path`` cannot be read or holds no table of claims.
    """
    try:
        frame = framed(_READERS[format_of(path)](path), DTYPES)
    except FileNotFoundError:
        raise InputError(path, "no such file or folder; check the path") from None
    except UnicodeDecodeError:
        raise InputError(path, "not in UTF-8; let a spreadsheet save it as “CSV UTF-8”") from None
    except (OSError, TypeError, ValueError, IndexError, csv.Error) as error:
        reason = str(error).splitlines()[0]
        raise InputError(path, f"not a table that tradefigs wrote ({reason}); export it anew") from error
    missing = [name for name in REQUIRED if name not in frame.columns]
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
        for name in cells.keys() & {name for name, dtype in DTYPES.items() if dtype == AMOUNT}:
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

    return values_of(pd.read_parquet(path))


_READERS = dict(zip(FORMATS, (_read_csv, _read_jsonl, _read_parquet), strict=True))

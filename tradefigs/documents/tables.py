"""Tables of articles, a row each: CSV, TSV and Parquet.

The id of a row is ``path#line``, the line of the file at which it begins; in Parquet ``path#row``, from 1.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from os import SEEK_END
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from tradefigs.documents.base import Found, InputError, Options, Source, one_line
from tradefigs.documents.encoding import decode
from tradefigs.documents.records import fields_of
from tradefigs.documents.streams import FAULTS, MOST_RATIO, UNSUSPECTED, DamagedError, to_line_end, too_large

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

PART = 4 * 1024 * 1024  # bytes
DELIMITERS = ",;\t|"
BATCH = 64  # rows of a Parquet file in memory at once
EMPTY = "the table is empty; leave it out or export it again"

# ---------------------------------------------------------------- CSV and TSV


def split_csv(path: str, file: IO[bytes], options: Options) -> Iterator[Source]:
    """Yield parts of ``file``, each from the beginning of a row to the end of one."""
    rows = _Rows(file, options.max_size)
    start, first = 0, 1
    for _ in rows:
        if rows.offset - start >= PART:
            yield Source(path, start, rows.offset, first)
            start, first = rows.offset, rows.end + 1
    if rows.offset > start:
        yield Source(path, start, rows.offset, first)


def csv_columns(file: IO[bytes], limit: int) -> list[str]:
    """Return the names in the first row of ``file``."""
    return next(_Rows(file, limit), [])


def read_csv(file: IO[bytes], name: str, options: Options, part: Source | None = None) -> Found:
    """Yield the documents of the rows of ``file``, which stands at its beginning.

    Parameters
    ----------
    part
        The rows to read, of a file that can seek; None reads all.

    Raises
    ------
    NoArticlesError
        No column holds the text.
    """
    rows = _Rows(file, options.max_size)
    header = next(rows, None)
    if header is None:
        yield InputError(name, EMPTY)
        return
    numbered = options.text_field.isdigit()  # columns without names
    names = [str(place) for place in range(1, len(header) + 1)] if numbered else header
    fields = fields_of(names, name, options)
    row: list[str] | None = header
    if part and part.start:
        rows.go_to(part.start, part.first)
        row = next(rows, None)
    while row is not None:
        at = f"{name}#{rows.start}"
        if rows.too_large:
            yield too_large(at, options.max_size)
        elif rows.fault:
            yield InputError(at, f"no row of a table ({rows.fault}); mend it")
        elif any(row) and (rows.start > 1 or numbered):
            yield fields.document(dict(zip(names, row, strict=False)), at)
        row = next(rows, None) if part is None or part.stop is None or rows.offset < part.stop else None


class _TooLargeError(Exception):
    """A row is longer than it may be."""


class _Rows:
    """The rows of a CSV file, each a list of cells.

    The separator is the one that its first line has most of. Cells are quoted by ``"``, or by ``'`` where
    only that stands beside separators.

    Attributes
    ----------
    start, end
        Number of the first and last line of the row.
    offset
        Bytes of the file up to its end.
    fault, too_large
        Why the row is not whole.
    """

    def __init__(self, file: IO[bytes], limit: int) -> None:
        self._file = file
        self._limit = limit
        self._ahead = [line for line in (file.readline(limit + 1), file.readline(limit + 1)) if line]
        sample = [_decoded(line) for line in self._ahead] or [""]
        delimiter = max(DELIMITERS, key=sample[0].count)
        double, single = (max(line.count(delimiter + mark) for line in sample) for mark in "\"'")
        self._style: Any = {"delimiter": delimiter, "quotechar": "'" if single and not double else '"'}
        csv.field_size_limit(2**31 - 1)  # rows as a whole are kept within bounds
        self._begin(0, 1)

    def go_to(self, offset: int, line: int) -> None:
        """Go on at ``offset``, where a row begins in line ``line``."""
        self._file.seek(offset)
        self._ahead = []
        self._begin(offset, line)

    def _begin(self, offset: int, line: int) -> None:
        self.offset = self._before = offset
        self.start, self.end = line, line - 1
        self.fault, self.too_large = "", False
        self._rows = csv.reader(self._lines(), **self._style)

    def __iter__(self) -> _Rows:
        return self

    def __next__(self) -> list[str]:
        self.start = self.end + 1
        self._before = self.offset
        self.fault, self.too_large = "", False
        try:
            return next(self._rows)
        except csv.Error as error:
            self.fault = str(error)
        except _TooLargeError:
            self.too_large = True
            self._rows = csv.reader(self._lines(), **self._style)
        return []

    def _lines(self) -> Iterator[str]:
        while line := self._ahead.pop(0) if self._ahead else self._file.readline(self._limit + 1):
            self.end += 1
            self.offset += len(line)
            if self.offset - self._before > self._limit:
                self.offset += to_line_end(self._file, line)
                raise _TooLargeError
            yield _decoded(line)


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig" if line.startswith(codecs.BOM_UTF8) else "utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return decode(line)
    except UnicodeDecodeError:
        return line.decode("utf-8", "replace")


# ---------------------------------------------------------------- Parquet


def split_parquet(path: str, file: BinaryIO) -> Iterator[Source]:
    """Yield the row groups of ``file``, each a part; what makes it no table is left to ``read_parquet``."""
    try:
        table = _parquet(file)
    except FAULTS:
        yield Source(path)
        return
    first = 1
    for group in range(table.num_row_groups):
        yield Source(path, group, group + 1, first)
        first += table.metadata.row_group(group).num_rows
    if not table.num_row_groups:
        yield Source(path)


def parquet_columns(file: BinaryIO) -> list[str]:
    """Return the names of the columns of ``file``.

    Raises
    ------
    DamagedError
    """
    return list(_parquet(file).schema_arrow.names)


def read_parquet(file: BinaryIO, name: str, options: Options, part: Source | None = None) -> Found:
    """Yield the documents of the rows of ``file``, which can seek; ``part`` counts row groups.

    Raises
    ------
    DamagedError
    NoArticlesError
        No column holds the text.
    """
    packed = file.seek(0, SEEK_END)
    table = _parquet(file)
    fields = fields_of(table.schema_arrow.names, name, options)
    columns = [column for column in (fields.text, fields.date, fields.url, fields.title) if column]
    stop = part.stop if part and part.stop is not None else table.num_row_groups
    number = part.first if part else 1
    for group in range(part.start if part else 0, stop):
        _check(table, group, packed)
        for record in _records(table, group, columns):
            at = f"{name}#{number}"
            number += 1
            text = record[fields.text]
            if isinstance(text, str) and len(text) > options.max_size:
                yield too_large(at, options.max_size)
            else:
                yield fields.document(record, at)


def _parquet(file: BinaryIO) -> ParquetFile:
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        return ParquetFile(file)
    except (ArrowException, OSError, ValueError) as error:
        raise DamagedError(one_line(error)) from error


def _records(table: ParquetFile, group: int, columns: list[str]) -> Iterator[dict[str, object]]:
    from pyarrow import ArrowException

    try:
        for batch in table.iter_batches(BATCH, row_groups=[group], columns=columns):
            yield from batch.to_pylist()
    except (ArrowException, ArithmeticError, OSError, ValueError) as error:  # a date that no calendar has
        raise DamagedError(one_line(error)) from error


def _check(table: ParquetFile, group: int, packed: int) -> None:
    """Refuse a row group that would unpack to far more than the ``packed`` bytes of the whole file.

    The sizes of its columns would tell more, but to ask for them ends the process where they are damaged.
    """
    if table.metadata.row_group(group).total_byte_size > max(UNSUSPECTED, MOST_RATIO * packed):
        raise DamagedError(f"unpacks to more than {MOST_RATIO} times its size, like a bomb; unpack it first")

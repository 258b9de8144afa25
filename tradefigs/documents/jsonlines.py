"""JSON lines: an object a line, its id ``path#line``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from tradefigs.documents.base import Found, InputError, Options, Source
from tradefigs.documents.encoding import decode
from tradefigs.documents.records import Fields, NoArticlesError, fields_of
from tradefigs.documents.streams import lines, to_line_end, too_large

MOST_SHAPES = 1000
PART = 4 * 1024 * 1024  # bytes; large enough to be worth a process, small enough to share out evenly


def split(path: str, file: IO[bytes]) -> Iterator[Source]:
    """Yield parts of ``file``, each from the beginning of a line to the end of one."""
    start, first = 0, 1
    while data := file.read(PART):
        stop = start + len(data) + to_line_end(file, data)
        yield Source(path, start, stop, first)
        start, first = stop, first + data.count(b"\n") + (not data.endswith(b"\n"))


def read(file: IO[bytes], name: str, options: Options, first: int = 1, length: int | None = None) -> Found:
    """Yield the documents of the lines of ``file``.

    Parameters
    ----------
    first
        Number of the line at which ``file`` stands.
    length
        Bytes to read; None reads to the end.
    """
    known: dict[tuple[str, ...], Fields] = {}  # by the keys of the objects, which are mostly the same
    for number, line in enumerate(lines(file, options.max_size, length), first):
        at = f"{name}#{number}"
        if line is None:
            yield too_large(at, options.max_size)
            continue
        if not line.strip():
            continue
        record = _record(line)
        if record is None:
            yield InputError(at, "no JSON object; write one object a line")
            continue
        keys = tuple(record)
        try:
            fields = known[keys] if keys in known else fields_of(keys, name if not known else at, options)
        except NoArticlesError as error:
            yield error
            if not known:
                return
            continue
        if len(known) < MOST_SHAPES:
            known[keys] = fields
        yield fields.document(record, at)


def keys(file: IO[bytes], limit: int) -> list[str]:
    """Return the keys of the first object in ``file``."""
    line = next((line for line in lines(file, limit) if line and line.strip()), b"")
    return list(_record(line) or {})


def _record(line: bytes) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except UnicodeDecodeError:
        record = _decoded(line)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _decoded(line: bytes) -> Any:
    try:
        return json.loads(decode(line))
    except (ValueError, RecursionError):
        return None

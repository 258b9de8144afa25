"""WARC, the format of web archives such as Common Crawl's: pages, plain texts, and WET files with texts only.

The id of a page is ``address#offset``, the byte of the archive at which its record begins, for an archive may
hold a page twice (``#offset+inner`` where many records are packed as one). The day on which a page was
fetched is not the day of its article and is left out.

FastWARC parses the records. Packed records are unpacked here, one at a time, so that reading can begin in the
middle of an archive and go on behind a damaged record.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from math import inf
from typing import IO, Any, cast

import regex

from tradefigs.documents.base import Document, Found, InputError, Options, Source, one_line
from tradefigs.documents.encoding import decode_page
from tradefigs.documents.names import shown
from tradefigs.documents.streams import (
    BUFFER,
    FAULTS,
    MOST_RATIO,
    UNSUSPECTED,
    DamagedError,
    MissingExtraError,
    too_large,
)
from tradefigs.documents.web import page

PART = 4 * 1024 * 1024  # bytes, packed or not
PAGES = ("text/html", "application/xhtml+xml")
TEXTS = ("text/plain",)
OK = 200
HEAD = 64 * 1024  # bytes of a record that hold its headers

_PACKED = b"\x1f\x8b"
_MEMBER = regex.compile(rb"\x1f\x8b\x08")
# A record stands behind two line ends; in a page that quotes one, its next line is no header.
_RECORD = regex.compile(rb"(?i)\r\n\r\nWARC/1\.\d\r?\n(?=WARC-|Content-)")
_LONGEST_MARK = 32


def split(path: str, file: IO[bytes]) -> Iterator[Source]:
    """Yield parts of ``file`` by their bytes; ``read`` finds the first record of each."""
    size = file.seek(0, io.SEEK_END)
    for start in range(0, size or 1, PART):
        yield Source(path, start, start + PART if start + PART < size else None)


def read(file: IO[bytes], name: str, options: Options, part: Source | None = None) -> Found:
    """Yield the documents of ``file``, which can seek or is plain.

    Parameters
    ----------
    part
        The bytes in which the records begin, of a file that can seek; None reads all.

    Raises
    ------
    MissingExtraError
        FastWARC or trafilatura is not installed.
    """
    try:
        import fastwarc  # noqa: F401
    except ImportError:
        raise MissingExtraError("archives") from None

    archive = _archive(file)
    at = archive.record_from(part.start if part else 0)
    told = -1
    while at is not None:
        archive.begin(at, part.stop if part else None)
        last = None
        try:
            for record, offset in _records(archive):
                last = archive.offset
                found = _document(record, f"#{offset}", name, options)
                if found is not None:
                    yield found
            return
        except FAULTS as error:
            if archive.offset != told:
                yield InputError(
                    f"{name}#{archive.offset}", f"damaged record ({one_line(error)}); fetch the archive again"
                )
            told = archive.offset
        if not file.seekable():
            return
        at = archive.record_from((at if last is None else last) + 1)
        if at is not None and part and part.stop is not None and at >= part.stop:
            return


def _records(archive: _Archive) -> Iterator[tuple[Any, str]]:
    """Yield the records that may hold a text, each with its place in the archive."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    for record in ArchiveIterator(cast(Any, archive), kinds, parse_http=False, stream_detect=False):
        yield record, archive.place(record.stream_pos)


def _document(record: Any, place: str, name: str, options: Options) -> Document | InputError | None:
    """Return the document that a record holds, None where it holds neither page nor text.

    Raises
    ------
    DamagedError
        The record ends too early.
    """
    size = record.content_length
    whole = size <= options.max_size
    block = _up_to(record.reader, size if whole else HEAD)
    rest = sum(map(len, iter(partial(record.reader.read, BUFFER), b"")))
    if len(block) + rest < size:
        raise DamagedError("it ends too early")
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if record.is_http:
        record.set_bytes_content(block)
        record.parse_http(auto_decode="all")
        if record.http_headers.status_code != OK:
            return None
        content_type, charset = record.http_content_type or "", record.http_charset or ""
        block = _up_to(record.reader, options.max_size + 1)
    else:
        declared = record.headers.get("Content-Type") or ""
        content_type, charset = declared.partition(";")[0].strip().lower(), ""
    if content_type not in (*PAGES, *TEXTS):
        return None
    at = (shown(url) or name) + place
    if not whole or len(block) > options.max_size:
        return too_large(at, options.max_size)
    if content_type in PAGES:
        return page(block, at, options, url, charset)
    text = decode_page(block, charset)
    return Document(at, text, url=url) if text.strip() else None


def _up_to(stream: Any, size: int) -> bytes:
    parts = []
    while size > 0 and (data := stream.read(size)):
        parts.append(data)
        size -= len(data)
    return b"".join(parts)


# ---------------------------------------------------------------- where records begin


def _archive(file: IO[bytes]) -> _Archive:
    if not file.seekable():
        return _Stream(file)
    head = file.read(len(_PACKED))
    file.seek(0)
    return _Packed(file) if head == _PACKED else _Plain(file)


class _Archive:
    """The bytes of the records from ``begin`` on, unpacked, as FastWARC reads them.

    Attributes
    ----------
    offset
        Byte of the file at which the last record begins, or what cannot be read.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.offset = 0
        self._count = 0

    def record_from(self, start: int) -> int | None:
        """Return where the first record begins that begins at ``start`` or behind it."""
        raise NotImplementedError

    def begin(self, start: int, stop: int | None) -> None:
        """Go to ``start``, where a record begins, and end before the first one at or behind ``stop``."""
        raise NotImplementedError

    def read(self, size: int = -1) -> bytes:
        """Return some of the bytes that come next."""
        raise NotImplementedError

    def place(self, position: int) -> str:
        """Return the place in the file of the record at ``position`` of what was read."""
        self.offset = position
        return str(position)

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._count


class _Stream(_Archive):
    """Plain records in a file that cannot seek."""

    def record_from(self, start: int) -> int | None:
        return start

    def begin(self, start: int, stop: int | None) -> None:
        pass

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(BUFFER if size < 0 else size)
        self._count += len(data)
        return data


class _Plain(_Archive):
    """Plain records in a file that can seek."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(file)
        self._start = 0
        self._stop: float = inf

    def record_from(self, start: int) -> int | None:
        if start == 0:
            return 0
        places = _places(self._file, _RECORD, max(0, start - len(b"\r\n\r\n")))
        return next((place + len(b"\r\n\r\n") for place in places), None)

    def begin(self, start: int, stop: int | None) -> None:
        behind = None if stop is None else self.record_from(stop)
        self._start, self._stop, self._count = start, inf if behind is None else behind, 0
        self._file.seek(start)
        self.offset = start

    def read(self, size: int = -1) -> bytes:
        left = self._stop - self._start - self._count
        data = self._file.read(int(min(left, BUFFER if size < 0 else size)))
        self._count += len(data)
        return data

    def place(self, position: int) -> str:
        return super().place(self._start + position)


class _Packed(_Archive):
    """Records packed by gzip, each for itself, or all of them as one.

    ``read`` never gives bytes of two members at once, so that FastWARC does not know of the next record
    before it is done with this one.
    """

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(file)
        self._stop: float = inf
        self._raw = b""
        self._unpacker: Any = None
        self._member = 0  # bytes read when the member began
        self._taken = 0  # packed bytes of the member

    def record_from(self, start: int) -> int | None:
        if start == 0:
            return 0
        for place in _places(self._file, _MEMBER, start):
            self._file.seek(place)
            with suppress(zlib.error):
                if zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(self._file.read(HEAD), 5) == b"WARC/":
                    return place
        return None

    def begin(self, start: int, stop: int | None) -> None:
        self._file.seek(start)
        self._stop, self._raw, self._unpacker = inf if stop is None else stop, b"", None
        self._count = 0
        self.offset = start

    def read(self, size: int = -1) -> bytes:
        while True:
            if not self._raw:
                self._raw = self._file.read(BUFFER)
            if not self._raw:
                if self._unpacker is not None:
                    raise DamagedError("the archive ends within it")
                return b""
            if self._unpacker is None:
                place = self._file.tell() - len(self._raw)
                if place >= self._stop:
                    return b""
                self.offset, self._member, self._taken = place, self._count, 0
                self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
            data = self._unpack(BUFFER if size < 0 else size)
            if data:
                self._count += len(data)
                return data

    def _unpack(self, size: int) -> bytes:
        before = len(self._raw)
        data: bytes = self._unpacker.decompress(self._raw, size)
        done = self._unpacker.eof
        self._raw = self._unpacker.unused_data if done else self._unpacker.unconsumed_tail
        self._taken += before - len(self._raw)
        if self._count + len(data) - self._member > max(UNSUSPECTED, MOST_RATIO * self._taken):
            raise DamagedError(f"it unpacks to more than {MOST_RATIO} times its size, like a bomb")
        if done:
            self._unpacker = None
        return data

    def place(self, position: int) -> str:
        behind = position - self._member
        return f"{self.offset}+{behind}" if behind else str(self.offset)


def _places(file: IO[bytes], mark: regex.Pattern[bytes], start: int) -> Iterator[int]:
    """Yield where ``mark`` stands in ``file`` at ``start`` or behind."""
    while True:
        file.seek(start)
        data = file.read(BUFFER)
        ends = len(data) < BUFFER
        for match in mark.finditer(data):
            if ends or match.start() < BUFFER - _LONGEST_MARK:
                yield start + match.start()
        if ends:
            return
        start += BUFFER - _LONGEST_MARK

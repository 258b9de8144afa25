"""Bytes of a file, unpacked as they are read."""

from __future__ import annotations

import io
import lzma
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from typing import IO, Any, BinaryIO, cast

from tradefigs.documents.base import MEGABYTE, InputError

BUFFER = 256 * 1024
MOST_LAYERS = 3  # packed again and again: nobody does, but those who mean harm
# Text packs to a tenth or less, the most repetitive logs to a hundredth; a bomb to a thousandth.
MOST_RATIO = 200
UNSUSPECTED = 50 * MEGABYTE  # so much may come out of anything


class DamagedError(Exception):
    """The bytes end too early, do not unpack, or unpack to far too much; the message says which."""


class SuspiciousError(DamagedError):
    """The bytes unpack to far too much; the message says what to do."""


class MissingExtraError(Exception):
    """A library that an input needs is not installed; the message says how to install it."""

    def __init__(self, extra: str) -> None:
        super().__init__(f"needs an extra part; install it with pip install 'tradefigs[{extra}]'")


# What unpacking raises when the bytes are not what they should be.
FAULTS: tuple[type[Exception], ...] = (
    OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, DamagedError,
)  # fmt: skip

_MAGIC: dict[bytes, str] = {
    b"\x1f\x8b": "gzip",
    b"BZh": "bz2",
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
}


def unpacked(stream: BinaryIO) -> io.BufferedReader:
    """Return ``stream`` without its compression, whatever the file is called, buffered.

    Raises
    ------
    DamagedError, MissingExtraError
    """
    plain = io.BufferedReader(cast(Any, stream), BUFFER) if not hasattr(stream, "peek") else stream
    for _ in range(MOST_LAYERS):
        packing = packing_of(plain)
        if not packing:
            return cast(io.BufferedReader, plain)
        counted = _Counted(plain)
        plain = io.BufferedReader(_Unpacked(_OPENERS[packing](cast(BinaryIO, counted)), counted), BUFFER)
    raise SuspiciousError(f"packed more than {MOST_LAYERS} times; unpack it first")


def packing_of(stream: Any) -> str:
    """Return how ``stream``, which can peek, is compressed: a key of the openers, or the empty string."""
    head = stream.peek(6)[:6]
    return next((name for magic, name in _MAGIC.items() if head.startswith(magic)), "")


def _open_gzip(stream: BinaryIO) -> BinaryIO:
    import gzip

    return cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb"))


def _open_bz2(stream: BinaryIO) -> BinaryIO:
    import bz2

    return cast(BinaryIO, bz2.BZ2File(stream))


def _open_xz(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, lzma.LZMAFile(stream))


def _open_zstd(stream: BinaryIO) -> BinaryIO:
    # Unlike zstandard it tells a truncated file from a whole one, and it is there for Parquet already.
    import pyarrow

    return cast(BinaryIO, pyarrow.CompressedInputStream(pyarrow.PythonFile(stream, mode="r"), "zstd"))


_OPENERS: dict[str, Callable[[BinaryIO], BinaryIO]] = {
    "gzip": _open_gzip,
    "bz2": _open_bz2,
    "xz": _open_xz,
    "zstd": _open_zstd,
}


class _Counted:
    """Counts the bytes read from ``stream``."""

    closed = False

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data = cast(bytes, self._stream.read(size))
        self.count += len(data)
        return data

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def close(self) -> None:
        """Leave ``stream`` open; who opened it closes it."""


class _Unpacked(io.RawIOBase):
    """What comes out of ``stream``, as long as it stays in proportion to what goes in."""

    def __init__(self, stream: BinaryIO, packed: _Counted) -> None:
        self._stream = stream
        self._packed = packed
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._count += len(data)
        if self._count > max(UNSUSPECTED, MOST_RATIO * self._packed.count):
            raise SuspiciousError(
                f"unpacks to more than {MOST_RATIO} times its size, like a bomb; unpack it first"
            )
        return len(data)


def guarded(stream: BinaryIO, packed: int) -> io.BufferedReader:
    """Return ``stream``, of which an archive holds ``packed`` bytes, as long as it stays in proportion.

    Its ``read`` raises DamagedError.
    """
    size = _Counted(stream)
    size.count = packed
    return io.BufferedReader(_Unpacked(stream, size), BUFFER)


# ---------------------------------------------------------------- all of it, within bounds


def read_all(stream: IO[bytes], name: str, limit: int) -> bytes:
    """Return all that ``stream`` holds.

    Raises
    ------
    InputError
        It holds more than ``limit`` bytes.
    """
    data = stream.read(min(BUFFER, limit + 1))  # asking for the whole limit would set aside as much memory
    parts, size = [data], len(data)
    while size <= limit and (data := stream.read(min(size or BUFFER, limit + 1 - size))):
        parts.append(data)
        size += len(data)
    if size > limit:
        raise too_large(name, limit)
    return b"".join(parts)


def too_large(name: str, limit: int) -> InputError:
    """Return the error for a document of more than ``limit`` bytes."""
    return InputError(name, f"more than {limit / MEGABYTE:g} MB in one document; raise --max-size to read it")


def lines(stream: IO[bytes], limit: int, length: int | None = None) -> Iterator[bytes | None]:
    """Yield the lines of ``stream`` with their ends; None stands for one of more than ``limit`` bytes.

    With ``length`` no line that begins behind so many bytes is read.
    """
    left = inf if length is None else length
    while left > 0 and (line := stream.readline(limit + 1)):
        left -= len(line)
        if len(line) <= limit:
            yield line
            continue
        left -= to_line_end(stream, line)
        yield None


def to_line_end(stream: IO[bytes], line: bytes) -> int:
    """Pass over what is left of the line that begins with ``line``; return how many bytes that was."""
    size = 0
    while line and not line.endswith(b"\n"):
        line = stream.readline(BUFFER)
        size += len(line)
    return size


@contextmanager
def seekable(stream: BinaryIO, name: str, limit: int) -> Iterator[BinaryIO]:
    """Give ``stream`` as a file in which one can go back; what is packed is laid down on disk first.

    Raises
    ------
    InputError
        More than ``limit`` bytes would have to be laid down.
    """
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=8 * MEGABYTE) as copy:
        size = 0
        while data := stream.read(BUFFER):
            size += len(data)
            if size > limit:
                raise InputError(name, f"more than {limit / MEGABYTE:g} MB, and packed; unpack it first")
            copy.write(data)
        copy.seek(0)
        yield cast(BinaryIO, copy)

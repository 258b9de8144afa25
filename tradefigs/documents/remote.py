"""Files at addresses such as ``s3://bucket/news/*.jsonl`` or ``https://…``, by fsspec."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, cast

from tradefigs.documents.base import one_line
from tradefigs.documents.streams import MissingExtraError

_NO_LISTS = ("http://", "https://")  # their servers do not list folders, and `?` belongs to the address


def is_remote(path: str) -> bool:
    """Tell whether ``path`` is an address."""
    return "://" in path


def files(path: str) -> Iterator[str]:
    """Yield the addresses of the files that ``path`` leads to: itself, those that match, those in the folder.

    Raises
    ------
    MissingExtraError, OSError
    """
    if path.startswith(_NO_LISTS):
        yield path
        return
    system, inner = _system(path)
    try:
        if any(mark in inner for mark in "*?["):
            found = sorted(system.glob(inner))
        elif system.isdir(inner):
            found = sorted(system.find(inner))
        else:
            yield path
            return
    except Exception as error:  # each kind of store has its own
        raise OSError(one_line(error)) from error
    yield from (cast(str, system.unstrip_protocol(name)) for name in found)


def open_remote(path: str) -> BinaryIO:
    """Open ``path`` for reading.

    Raises
    ------
    MissingExtraError, OSError
    """
    system, inner = _system(path)
    try:
        return cast(BinaryIO, _File(system.open(inner, "rb")))
    except FileNotFoundError:
        raise
    except Exception as error:
        raise OSError(one_line(error)) from error


def _system(path: str) -> tuple[Any, str]:
    try:
        import fsspec
    except ImportError:
        raise MissingExtraError("remote") from None
    try:
        system, inner = fsspec.core.url_to_fs(path)
    except ImportError:
        raise MissingExtraError("remote") from None
    except ValueError as error:
        raise OSError(one_line(error)) from error
    return system, inner


class _File(io.RawIOBase):
    """A file of fsspec whose faults are OSErrors, whatever its store raises."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._file.seekable())

    def readinto(self, buffer: Any) -> int:
        data = self._told(self._file.read, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return int(self._told(self._file.seek, offset, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def close(self) -> None:
        self._file.close()
        super().close()

    @staticmethod
    def _told(call: Callable[..., Any], *arguments: int) -> Any:
        try:
            return call(*arguments)
        except Exception as error:
            raise OSError(one_line(error)) from error

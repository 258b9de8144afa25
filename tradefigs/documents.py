"""Where texts come from: files, folders, glob patterns and standard input; each text becomes a Document."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from glob import glob
from pathlib import Path

STDIN = "-"
TEXT_SUFFIX = ".txt"


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    Attributes
    ----------
    id
        Path or address; ``stdin`` for standard input.
    text
        The text as it stands in the source, line ends included, without a byte order mark: every offset that
        tradefigs gives counts characters of it.
    published
        Publication date given with the text (metadata); None leaves it to the text itself.
    title, url
        Given with the text, else empty.
    published_by
        Where ``published`` comes from, such as ``metadata``; empty when it is None.
    """

    id: str
    text: str
    published: date | None = None
    title: str = ""
    url: str = ""
    published_by: str = ""


class InputError(Exception):
    """An input cannot be read. The message is one line that names the input and says what to do."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source, reason)
        self.source = source
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"


def read(
    *paths: str | os.PathLike[str], on_error: Callable[[InputError], object] | None = None
) -> Iterator[Document]:
    """Yield the documents of ``paths`` one by one, in the order given, each file once.

    Parameters
    ----------
    *paths
        Files of any name, folders (searched for ``.txt`` at any depth, in alphabetical order), glob patterns
        (``news/**/*.txt``), ``-`` for standard input.
    on_error
        Called with the InputError of each input that cannot be read; reading goes on with the next one.

    Raises
    ------
    InputError
        An input cannot be read and no ``on_error`` is given.

    Examples
    --------
    >>> failed = []
    >>> [document.id for document in read("seeds/001*.txt", "lost.txt", on_error=failed.append)]
    ['seeds/001_2a136b975889b815.txt']
    >>> print(failed[0])
    lost.txt: no such file or folder; check the path
    """
    seen: set[str] = set()
    for path in paths:
        for result in _read(os.fspath(path), seen):
            if isinstance(result, Document):
                yield result
            elif on_error is None:
                raise result
            else:
                on_error(result)


def _read(path: str, seen: set[str]) -> Iterator[Document | InputError]:
    """Yield what ``path`` leads to, but for the files already ``seen``."""
    for file in _files(path):
        if isinstance(file, InputError):
            yield file
        elif file not in seen:
            seen.add(file)
            try:
                yield _document(file)
            except InputError as error:
                yield error


def _files(path: str) -> Iterator[str | InputError]:
    if path == STDIN or os.path.lexists(path) or not any(mark in path for mark in "*?["):
        yield from _files_at(path)
        return
    matches = sorted(glob(path, recursive=True))  # noqa: PTH207 (keeps the path as it was given)
    if not matches:
        yield InputError(_printable(path), "no file matches this pattern; check it")
    for match in matches:
        yield from _files_at(match)


def _files_at(path: str) -> Iterator[str | InputError]:
    if not Path(path).is_dir():
        yield path
        return
    empty = True
    unreadable: list[OSError] = []
    for folder, subfolders, names in os.walk(path, onerror=unreadable.append):
        subfolders.sort()
        for name in sorted(names):
            if name.lower().endswith(TEXT_SUFFIX):
                empty = False
                yield os.path.join(folder, name)  # noqa: PTH118 (keeps the path as it was given)
    for error in unreadable:
        yield _unreadable(_printable(error.filename), error)
    if empty and not unreadable:
        yield InputError(_printable(path), f"no {TEXT_SUFFIX} file in this folder; name the files themselves")


def _document(path: str) -> Document:
    name = "stdin" if path == STDIN else _printable(path)
    try:
        data = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
    except FileNotFoundError:
        raise InputError(name, "no such file or folder; check the path") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise _unreadable(name, error) from None
    try:
        text = decode(data)
    except UnicodeDecodeError:
        raise InputError(name, "not a text file; save it as plain text in UTF-8 first") from None
    if not text.strip():
        raise InputError(name, "the file is empty; leave it out or save the article again")
    return Document(name, text)


def _unreadable(name: str, error: OSError | ValueError) -> InputError:
    reason = getattr(error, "strerror", None) or error
    return InputError(name, f"cannot be read ({reason}); check the file and its permissions")


def decode(data: bytes) -> str:
    """Return the text of ``data``.

    German texts come in few encodings, so no statistics are needed (which take short texts in Windows-1252
    for Mac Roman): a byte order mark decides; else it is UTF-8, also with some broken bytes (each becomes
    U+FFFD); else Windows-1252, which has all letters of ISO 8859-1.

    Raises
    ------
    UnicodeDecodeError
        None of these fits, or the text holds NUL: not a text.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16")
    else:
        text = _decode_bytewise(data)
    if "\0" in text:
        raise UnicodeDecodeError("text", data, 0, len(data), "holds NUL")
    return text


def _decode_bytewise(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        repaired = data.decode("utf-8-sig", "replace")
    broken = repaired.count("\ufffd")
    intact = len(repaired) - len(repaired.encode("ascii", "ignore")) - broken
    return repaired if intact > broken else data.decode("cp1252")


def _printable(path: str) -> str:
    """Return ``path`` with bytes that are no UTF-8 and control characters replaced."""
    decoded = os.fsencode(path).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in decoded)

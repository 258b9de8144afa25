"""Where texts come from: files, folders, glob patterns and standard input; each text becomes a Document."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from glob import glob
from pathlib import Path

from tradefigs.readers.base import Document, ForeignTextError, Found, InputError, Options, Source

__all__ = [
    "Document",
    "ForeignTextError",
    "InputError",
    "Options",
    "Source",
    "decode",
    "open_source",
    "read",
    "sources",
]

STDIN = "-"
TEXT_SUFFIX = ".txt"


def read(
    *paths: str | os.PathLike[str],
    on_error: Callable[[InputError], object] | None = None,
    on_foreign: Callable[[ForeignTextError], object] | None = None,
    options: Options | None = None,
) -> Iterator[Document]:
    """Yield the documents of ``paths`` one by one, in the order given, each file once.

    Parameters
    ----------
    *paths
        Files of any name, folders (searched for ``.txt`` at any depth, in alphabetical order), glob patterns
        (``news/**/*.txt``), ``-`` for standard input.
    on_error
        Called with the InputError of each input that cannot be read; reading goes on with the next one.
    on_foreign
        Called for each text that is passed over because it is not German.
    options
        Names of columns and limits.

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
    for found in _found([os.fspath(path) for path in paths], options or Options()):
        if isinstance(found, Document):
            yield found
        elif isinstance(found, ForeignTextError):
            if on_foreign is not None:
                on_foreign(found)
        elif on_error is None:
            raise found
        else:
            on_error(found)


def _found(paths: Iterable[str], options: Options) -> Found:
    for source in sources(paths, options):
        if isinstance(source, InputError):
            yield source
        else:
            yield from open_source(source, options)


def sources(paths: Iterable[str], options: Options | None = None) -> Iterator[Source | InputError]:
    """Yield what ``paths`` lead to in pieces for ``open_source``, lazily, each file once.

    An InputError stands in place of what is not there. The pieces come in the order of their documents, and
    the same inputs give the same pieces.
    """
    seen: set[str] = set()
    for path in paths:
        for file in _files(path):
            if isinstance(file, InputError):
                yield file
            elif file not in seen:
                seen.add(file)
                yield Source(file)


def open_source(source: Source, options: Options | None = None) -> Found:
    """Yield the documents of one piece, lazily, in the order in which they stand there.

    An InputError stands in place of each that cannot be read, a ForeignTextError (which is one too) of each
    that is not German. Nothing is raised.
    """
    try:
        yield _document(source.path)
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

"""Where texts come from: files, folders, addresses, standard input; each text becomes a Document."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from glob import glob
from pathlib import Path
from typing import Any, BinaryIO, cast

from tradefigs.documents.base import Document, ForeignTextError, Found, InputError, Options, Source
from tradefigs.documents.names import shown
from tradefigs.documents.records import ERRORS, MANIFEST, is_ours
from tradefigs.documents.remote import files as remote_files
from tradefigs.documents.remote import is_remote, open_remote
from tradefigs.documents.streams import BUFFER, MissingExtraError

STDIN = "-"
LARGE = 8 * 1024 * 1024  # bytes; smaller files are read at once


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
        Files of any name, folders (searched for all that can be read, at any depth, in alphabetical order),
        glob patterns (``news/**/*.html``), addresses (``s3://news/*.jsonl.gz``), ``-`` for standard input.
        A file may hold one text (plain, HTML, PDF) or many (JSON lines, CSV, Parquet, WARC, zip, tar), packed
        or not.
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


# ---------------------------------------------------------------- pieces of the inputs


def sources(paths: Iterable[str], options: Options | None = None) -> Iterator[Source | InputError]:
    """Yield what ``paths`` lead to in pieces for ``open_source``, lazily, each file once.

    An InputError stands in place of what is not there. The pieces come in the order of their documents, and
    the same inputs give the same pieces.
    """
    seen: set[str] = set()
    for path in paths:
        for file in files(path):
            if isinstance(file, InputError):
                yield file
            elif (place := _place(file)) not in seen:
                seen.add(place)
                yield from _pieces(file, options or Options())


def _place(path: str) -> str:
    """Return what all names of one file have in common."""
    if path == STDIN or is_remote(path):
        return path
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):  # told when it is read
        return path


def _pieces(path: str, options: Options) -> Iterator[Source]:
    """Yield the parts of a large file, of others the file itself."""
    from tradefigs.documents import formats

    if path == STDIN or is_remote(path) or not _is_large(path):
        yield Source(path)
        return
    try:
        with _local(path) as file:
            yield from formats.split(file, path, options)
    except OSError:  # told when it is read
        yield Source(path)


def _is_large(path: str) -> bool:
    try:
        return Path(path).stat().st_size > LARGE
    except (OSError, ValueError):
        return False


def open_source(source: Source, options: Options | None = None) -> Found:
    """Yield the documents of one piece, lazily, in the order in which they stand there.

    An InputError stands in place of each that cannot be read, a ForeignTextError (which is one too) of each
    that is not German. Nothing is raised.
    """
    from tradefigs.documents import formats

    name = "stdin" if source.path == STDIN else shown(source.path)
    try:
        file = _open(source.path)
    except InputError as error:
        yield error
    except MissingExtraError as error:
        yield InputError(name, str(error))
    except FileNotFoundError:
        yield InputError(name, _NOTHING_THERE if is_remote(source.path) else _NO_FILE)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield _unreadable(name, error)
    else:
        part = None if source.start == 0 and source.stop is None else source
        try:
            yield from formats.documents(file, name, source.path, options or Options(), part)
        finally:
            if source.path != STDIN:
                file.close()


_NO_FILE = "no such file or folder; check the path"
_NOTHING_THERE = "nothing is there, or its server does not answer; check the address"


def _open(path: str) -> io.BufferedReader:
    if path == STDIN:
        if sys.stdin is None:
            raise InputError("stdin", "cannot be read (standard input is closed); pipe a text in")
        stream: BinaryIO = sys.stdin.buffer
    elif is_remote(path):
        stream = open_remote(path)
    else:
        return _local(path)
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(Any, stream), BUFFER)


def _local(path: str) -> io.BufferedReader:
    return cast(io.BufferedReader, Path(path).open("rb", BUFFER))


# ---------------------------------------------------------------- what the paths lead to


def files(path: str) -> Iterator[str | InputError]:
    """Yield the files that ``path`` leads to; an InputError stands in place of what is not there."""
    if is_remote(path):
        yield from _remote_files(path)
        return
    if path == STDIN or os.path.lexists(path) or not any(mark in path for mark in "*?["):
        yield from _files_at(path)
        return
    matches = sorted(glob(path, recursive=True))  # noqa: PTH207 (keeps the path as it was given)
    if not matches:
        yield InputError(shown(path), "no file matches this pattern; check it")
    for match in matches:
        if _would_wait(match):
            yield _unasked(match)
        else:
            yield from _files_at(match)


def _remote_files(path: str) -> Iterator[str | InputError]:
    try:
        found = list(remote_files(path))
    except MissingExtraError as error:
        yield InputError(shown(path), str(error))
        return
    except OSError as error:
        yield _unreadable(shown(path), error)
        return
    if not found:
        yield InputError(shown(path), "nothing is there; check the address")
    yield from found


def _files_at(path: str) -> Iterator[str | InputError]:
    from tradefigs.documents import formats

    if not os.path.isdir(path):  # noqa: PTH112 (raises nothing: told when it is read)
        yield path
        return
    empty = True
    unreadable: list[OSError] = []
    for folder, subfolders, names in os.walk(path, onerror=unreadable.append):
        subfolders.sort()
        if {MANIFEST, ERRORS} <= set(names):  # what export wrote
            continue
        for name in sorted(names):
            if formats.format_named(name):
                empty = False
                file = os.path.join(folder, name)  # noqa: PTH118 (keeps the path as it was given)
                if _would_wait(file):
                    yield _unasked(file)
                elif not is_ours(columns(file)):
                    yield file
    for error in unreadable:
        yield _unreadable(shown(error.filename), error)
    if empty and not unreadable:
        yield InputError(shown(path), "no file in this folder that can be read; name the files themselves")


def _would_wait(path: str) -> bool:
    """Tell whether ``path`` is a pipe or a device, which may never end: only who names it wants it."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):  # told when it is read
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _unasked(path: str) -> InputError:
    return InputError(shown(path), "no regular file, so it is passed over; name it itself to read it")


def columns(path: str) -> list[str]:
    """Return the names of the columns of a table, or the keys of the first line of JSON lines.

    There is none where ``path`` is no table, or cannot be read.
    """
    from tradefigs.documents import formats

    file_format = formats.format_named(path)
    if path == STDIN or file_format not in formats.TABLES or is_remote(path):
        return []
    try:
        if not Path(path).is_file():
            return []
        with _local(path) as file:
            return formats.columns(file, file_format)
    except (OSError, ValueError):
        return []


def _unreadable(name: str, error: OSError | ValueError) -> InputError:
    reason = getattr(error, "strerror", None) or error
    return InputError(name, f"cannot be read ({reason}); check the file and its permissions")

"""Outputs that appear whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO

STDOUT = "-"


class OutputError(Exception):
    """An output cannot be written. The message is one line that names it and says what to do."""


@contextmanager
def open_whole(path: str, before_naming: Callable[[], object] = lambda: None) -> Iterator[BinaryIO]:
    """Open ``path`` for writing bytes; ``-`` is standard output.

    The bytes go to a temporary file beside ``path``, which takes its place when the block ends; after an
    error ``path`` is as it was before. What is no regular file (``/dev/null``, a pipe) is written directly.
    ``before_naming`` is called when all bytes are on the disk, just before the file gets its name.

    Raises
    ------
    OutputError
        The output cannot be written.
    """
    if path == STDOUT:
        with _standard_output() as file:
            yield file
        return
    try:
        check_writable(path)
        target = Path(path).resolve()  # a link stays a link
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                yield file
        else:
            with _replacing(target, before_naming) as file:
                yield file
    except OSError as error:
        raise _refusal(path, error.strerror or str(error)) from error


def check_writable(path: str) -> None:
    """Raise OutputError when ``path`` surely cannot be written, so that no work is done in vain."""
    if path != STDOUT:
        try:
            _check(path)
        except (OSError, ValueError) as error:  # no name that this system takes
            raise _refusal(path, getattr(error, "strerror", None) or str(error)) from error


def _check(path: str) -> None:
    target = Path(path).resolve()
    folder = target.parent
    if target.is_dir():
        raise OutputError(f"{path}: cannot be written (it is a folder); name a file in it")
    if not folder.is_dir():
        raise OutputError(f"{path}: cannot be written (no folder {folder}); create the folder first")
    if not os.access(target if target.exists() else folder, os.W_OK):
        raise _refusal(path, "no permission")


@contextmanager
def _standard_output() -> Iterator[BinaryIO]:
    if sys.stdout is None:
        raise OutputError("standard output: it is closed; name a file with -o")
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except OSError as error:
        raise lost_standard_output(error) from error


def lost_standard_output(error: OSError) -> OutputError:
    """Return what ``error`` means, which came of writing to standard output; no more is written there."""
    sys.stdout = None  # else Python tries to write the rest at its end
    if isinstance(error, BrokenPipeError):  # as in `| head`
        return OutputError("standard output: closed by its reader; the rest is not written")
    return OutputError(f"standard output: cannot be written ({error.strerror})")


@contextmanager
def _replacing(target: Path, before_naming: Callable[[], object]) -> Iterator[BinaryIO]:
    descriptor, name = mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(descriptor)
        temporary.chmod(_mode(target))
        before_naming()
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """Return the permissions of ``target``, or those a new file would get."""
    with suppress(OSError):
        return target.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _refusal(path: str, reason: str) -> OutputError:
    return OutputError(f"{path}: cannot be written ({reason}); name another output")

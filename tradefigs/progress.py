"""What a run has done so far, on standard error when that is a terminal; nothing otherwise."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, Protocol


class Piece(Protocol):
    """What came of a piece of the inputs."""

    records: list[Any]
    documents: int
    characters: int
    errors: list[Any]
    sources: list[Any]


@contextmanager
def progress(what: str, pieces: Callable[[], int | None]) -> Iterator[Callable[[Piece], None]]:
    """Yield what is to be called with each piece that is done.

    Parameters
    ----------
    what
        What a record is, such as ``trade claim``.
    pieces
        Counts the pieces of the inputs, for the bar; None when no one can know. Called on a terminal alone.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich import progress as bars
    from rich.console import Console

    columns = (
        bars.BarColumn(),
        bars.TaskProgressColumn(),
        bars.TextColumn("{task.description}"),
        bars.TimeElapsedColumn(),
        bars.TimeRemainingColumn(),
    )
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        counts = _Counts(what)
        bar = shown.add_task(counts.line(), total=pieces())

        def count(piece: Piece) -> None:
            counts.add(piece)
            shown.update(bar, advance=len(piece.sources), description=counts.line())

        yield count


class _Counts:
    def __init__(self, what: str) -> None:
        self._what = what
        self._begin = monotonic()
        self._documents = self._characters = self._records = self._errors = 0

    def add(self, piece: Piece) -> None:
        self._documents += piece.documents
        self._characters += piece.characters
        self._records += len(piece.records)
        self._errors += len(piece.errors)

    def line(self) -> str:
        """Return all counts; of a text a character is a byte, near enough."""
        speed = self._characters / 1e6 / max(monotonic() - self._begin, 0.1)
        counts = (f"{self._documents:,} documents", f"{speed:.1f} MB/s", f"{self._records:,} {self._what}s")
        return ", ".join([*counts, f"{self._errors:,} errors"])

"""What a run has done so far, on standard error when that is a terminal; nothing otherwise."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import accumulate
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tradefigs.batch.results import Result
    from tradefigs.documents import Source


@contextmanager
def progress(what: str, sizes: Callable[[], Mapping[str, int]]) -> Iterator[Callable[[Result[Any]], None]]:
    """Yield what is to be called with each piece that is done.

    Parameters
    ----------
    what
        What a record is, such as ``trade claim``.
    sizes
        Tells the bytes of each file, in the order of the inputs. Called on a terminal alone.
    """
    if sys.stderr is None or not sys.stderr.isatty():
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
        places = _Places(sizes())
        bar = shown.add_task(counts.line(), total=places.total)

        def count(piece: Result[Any]) -> None:
            counts.add(piece)
            for source in piece.sources:
                shown.update(bar, completed=places.end(source))
            shown.update(bar, description=counts.line())

        yield count


class _Places:
    """Where the files stand among all bytes of the inputs."""

    def __init__(self, sizes: Mapping[str, int]) -> None:
        ends = list(accumulate(sizes.values()))
        self.total = ends[-1] if ends else None
        self._places = {
            path: (end - size, size) for (path, size), end in zip(sizes.items(), ends, strict=True)
        }

    def end(self, source: Source) -> int | None:
        """Return how many bytes lie before the end of ``source``, as far as it counts in bytes."""
        if source.path not in self._places:
            return None
        before, size = self._places[source.path]
        return before + (size if source.stop is None else min(source.stop, size))


class _Counts:
    def __init__(self, what: str) -> None:
        self._what = what
        self._begin = monotonic()
        self._documents = self._characters = self._records = self._errors = 0

    def add(self, piece: Result[Any]) -> None:
        self._documents += piece.documents
        self._characters += piece.characters
        self._records += len(piece.records)
        self._errors += len(piece.errors)

    def line(self) -> str:
        """Return all counts; of a text a character is a byte, near enough."""
        speed = self._characters / 1e6 / max(monotonic() - self._begin, 0.1)
        counts = (f"{self._documents:,} documents", f"{speed:.1f} MB/s", f"{self._records:,} {self._what}s")
        return ", ".join([*counts, f"{self._errors:,} errors"])

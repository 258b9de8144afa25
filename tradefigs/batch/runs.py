"""Many documents in, their records out."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeAlias

from tradefigs.batch.executors import LostTask, Pool, alone, cores, in_order, pool
from tradefigs.batch.records import figure_rows
from tradefigs.batch.results import Record, Result
from tradefigs.claims import extract
from tradefigs.claims.sieve import may_claim_in_page
from tradefigs.documents import Document, ForeignTextError, InputError, Options, Source, open_source, sources
from tradefigs.documents.base import fault, in_time
from tradefigs.figures.triggers import may_hold_figures

TASK_BYTES = 256_000
TASK_FILES = 64
"""Small files go to a worker together, until they reach one of these."""

CHUNK_CHARACTERS = 256_000
"""What only this process can read goes to the workers in pieces of about so many."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run is done; none of it changes a record.

    Attributes
    ----------
    jobs
        Number of processes; None: one for each core, but only this one when the inputs are small.
    cluster
        Address of a Dask scheduler, or ``local`` for one that is started for the run.
    strict
        Whether the first input that fails is raised.
    options
        How inputs are read.
    """

    jobs: int | None = None
    cluster: str = ""
    strict: bool = False
    options: Options = field(default_factory=Options)


def gather(
    paths: Iterable[str],
    records_of: Callable[[Document], Iterable[Record]],
    on_progress: Callable[[Result[Record]], object] | None = None,
    settings: Settings | None = None,
) -> Result[Record]:
    """Return the records of all documents that ``paths`` lead to.

    Parameters
    ----------
    paths
        As for ``tradefigs.read``.
    records_of
        Finds the records of one document, such as ``tradefigs.extract``; where other processes do the work
        they import it by its name.
    on_progress
        Called now and then with what came since the last call.
    settings
        Who does the work.

    Raises
    ------
    InputError
        With ``strict``, for the first input that fails.
    ClusterError
        The cluster cannot be used.

    Notes
    -----
    An input that cannot be read, or in which ``records_of`` fails, is listed in ``errors``; the others go on.
    """
    result: Result[Record] = Result()
    for piece in run(paths, records_of, settings or Settings()):
        result.add(piece)
        if on_progress is not None:
            on_progress(piece)
    return result


def run(
    paths: Iterable[str],
    records_of: Callable[[Document], Iterable[Record]],
    settings: Settings,
    skipped: Container[Source] = (),
) -> Iterator[Result[Record]]:
    """Yield what comes of each piece of the inputs, in their order; see ``gather``.

    The pieces in ``skipped`` are left out. Memory does not grow with the inputs.
    """
    jobs = settings.jobs or cores()
    options = replace(settings.options, sought=_SIEVES.get(records_of))
    tasks = _tasks(paths, options, jobs == 1 and not settings.cluster, skipped)
    if settings.jobs is None and not settings.cluster:
        first = list(islice(tasks, 2))
        jobs = jobs if len(first) > 1 else 1
        tasks = chain(first, tasks)
    work = partial(_work, records_of, options)
    with pool(jobs, settings.cluster) as workers:
        for task, done in in_order(workers, work, tasks):
            for result in _rescued(workers, work, task) if isinstance(done, LostTask) else done:
                if settings.strict and result.errors:
                    raise result.errors[0]
                yield result


# What tells of a web page that it holds no record, before its article is looked for in it.
_SIEVES: dict[Callable[[Document], Iterable[Any]], Callable[[str], bool]] = {
    extract: may_claim_in_page,
    figure_rows: may_hold_figures,
}


# ---------------------------------------------------------------- tasks


@dataclass(frozen=True, slots=True)
class Chunk:
    """Documents that were read here, for a worker that cannot; ``completes`` is the piece that ends here."""

    found: tuple[Document | InputError, ...]
    completes: Source | None


Task: TypeAlias = tuple[Source | Chunk | InputError, ...]


def _tasks(paths: Iterable[str], options: Options, here: bool, skipped: Container[Source]) -> Iterator[Task]:
    """Yield the work in the order of the inputs; with ``here`` they are read in this process."""
    task: list[Source | Chunk | InputError] = []
    size = 0
    for item in sources(paths, options):
        if isinstance(item, Source):
            if item in skipped:
                continue
            if here or item.here:
                if task:
                    yield tuple(task)
                task, size = [], 0
                yield from ((chunk,) for chunk in _chunks(item, options))
                continue
            size += _size(item)
        task.append(item)
        if size >= TASK_BYTES or len(task) >= TASK_FILES:
            yield tuple(task)
            task, size = [], 0
    if task:
        yield tuple(task)


def _size(source: Source) -> int:
    """Return the bytes of a small file; a part of a large one, or what is far away, is a task of its own."""
    if source.data is not None:
        return len(source.data)
    if source.start or source.stop is not None:
        return TASK_BYTES
    try:
        return Path(source.path).stat().st_size
    except (OSError, ValueError):
        return TASK_BYTES


def _chunks(source: Source, options: Options) -> Iterator[Chunk]:
    found: list[Document | InputError] = []
    size = 0
    for item in _found(source, options):
        if size >= CHUNK_CHARACTERS:
            yield Chunk(tuple(found), None)
            found, size = [], 0
        found.append(item)
        size += len(item.text) if isinstance(item, Document) else 0
    yield Chunk(tuple(found), source)


def _found(source: Source, options: Options) -> Iterator[Document | InputError]:
    try:
        yield from open_source(source, options)
    except Exception as error:  # one input must not cost all the others
        yield fault(source.path, error)


def _work(
    records_of: Callable[[Document], Iterable[Record]], options: Options, task: Task
) -> list[Result[Record]]:
    """Do a task, in whatever process."""
    return [_done(records_of, options, item) for item in task]


def _done(
    records_of: Callable[[Document], Iterable[Record]], options: Options, item: Source | Chunk | InputError
) -> Result[Record]:
    if isinstance(item, InputError):
        return Result(errors=[item])
    result: Result[Record]
    if isinstance(item, Chunk):
        result = Result(sources=[item.completes] if item.completes else [])
        found: Iterable[Document | InputError] = item.found
    else:
        result = Result(sources=[item])
        found = _found(item, options)
    for document in found:
        if isinstance(document, ForeignTextError):
            result.foreign += 1
        elif isinstance(document, InputError):
            result.errors.append(document)
        else:
            _read(document, records_of, result, options.timeout)
    return result


def _read(
    document: Document,
    records_of: Callable[[Document], Iterable[Record]],
    result: Result[Record],
    timeout: float,
) -> None:
    try:
        records = in_time(timeout, document.id, lambda: list(records_of(document)))
    except Exception as error:  # one document must not cost all the others
        records = fault(document.id, error)
    if isinstance(records, InputError):
        result.errors.append(records)
        return
    result.records += records
    result.documents += 1
    result.characters += len(document.text)


def _rescued(
    workers: Pool, work: Callable[[Task], list[Result[Record]]], task: Task
) -> Iterator[Result[Record]]:
    """Do what can be done of a task that killed its worker: each item alone, but for the one at fault."""
    for item in task:
        results = alone(workers, work, (item,)) if len(task) > 1 else LostTask()
        yield from [_lost(item)] if isinstance(results, LostTask) else results


def _lost(item: Source | Chunk | InputError) -> Result[Any]:
    if isinstance(item, InputError):
        return Result(errors=[item])
    source = item.completes if isinstance(item, Chunk) else item
    name = source.path if source else "a piece of an input"
    reason = "the process that read it was killed, perhaps for want of memory; try it alone or with --jobs 1"
    return Result(errors=[InputError(name, reason)], sources=[source] if source else [])

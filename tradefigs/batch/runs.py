"""Many documents in, their records out."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from tradefigs import table
from tradefigs.batch import parts
from tradefigs.batch.executors import LostTask, Pool, alone, cores, in_order, pool
from tradefigs.claims import dated, extract
from tradefigs.deadline import TimeUp, limited
from tradefigs.deadline import reason as overdue
from tradefigs.documents import (
    Document,
    ForeignTextError,
    InputError,
    Options,
    Source,
    columns,
    files,
    open_source,
    sources,
)
from tradefigs.documents.base import fault
from tradefigs.documents.records import holds_articles
from tradefigs.figures import find_figures
from tradefigs.figures.currencies import depends_on_day
from tradefigs.language.text import Layout, fold_space
from tradefigs.quotes import find_quotes

if TYPE_CHECKING:
    import pandas as pd

# ---------------------------------------------------------------- the records of one document


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A money figure, trade claim or not, with the sentence that holds it."""

    doc_id: str
    start: int
    end: int
    text: str
    low: Decimal
    high: Decimal
    currency: str
    qualifier: str
    sentence: str


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quotation with its words and its speaker."""

    doc_id: str
    start: int
    end: int
    text: str
    speaker: str
    speaker_role: str
    mention_start: int | None
    mention_end: int | None
    attribution: str


def figure_rows(document: Document) -> list[FigureRow]:
    """Return the money figures of ``document``, in order of place."""
    layout = Layout(document.text)
    figures = find_figures(document.text, layout, document.published)
    if any(depends_on_day(figure.currency) for figure in figures):  # which `Rubel`, which `Kronen`
        figures = find_figures(document.text, layout, dated(document, layout).published)
    rows = []
    for figure in figures:
        sentence = layout.sentence_at(figure.start)
        rows.append(
            FigureRow(
                doc_id=document.id,
                start=figure.start,
                end=figure.end,
                text=figure.text,
                low=figure.low,
                high=figure.high,
                currency=figure.currency,
                qualifier=figure.qualifier,
                sentence=fold_space(document.text[sentence.start : sentence.end]),
            )
        )
    return rows


def quote_rows(document: Document) -> list[QuoteRow]:
    """Return the quotations of ``document``, in order of place."""
    text = document.text
    return [
        QuoteRow(document.id, text=fold_space(text[quote.start : quote.end]), **asdict(quote))
        for quote in find_quotes(text)
    ]


# ---------------------------------------------------------------- of many

Record = TypeVar("Record")

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


@dataclass(slots=True)
class Result(Generic[Record]):
    """What came of a run, or of a part of it.

    ``records`` in the order of the inputs, of how many documents with how many characters, ``errors`` for
    what failed, and the number of texts in a ``foreign`` language, which were passed over. ``sources`` are
    the pieces of the inputs that are complete with it.
    """

    records: list[Record] = field(default_factory=list)
    documents: int = 0
    characters: int = 0
    errors: list[InputError] = field(default_factory=list)
    foreign: int = 0
    sources: list[Source] = field(default_factory=list)

    @property
    def all_failed(self) -> bool:
        """Whether there were inputs, and none could be read; one without a text in it could."""
        return bool(self.errors) and not self.documents and not self.foreign

    def add(self, other: Result[Record]) -> None:
        """Append what came after this."""
        self.records += other.records
        self.documents += other.documents
        self.characters += other.characters
        self.errors += other.errors
        self.foreign += other.foreign
        self.sources += other.sources


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
    tasks = _tasks(paths, settings.options, jobs == 1 and not settings.cluster, skipped)
    if settings.jobs is None and not settings.cluster:
        first = list(islice(tasks, 2))
        jobs = jobs if len(first) > 1 else 1
        tasks = chain(first, tasks)
    work = partial(_work, records_of, settings.options)
    with pool(jobs, settings.cluster) as workers:
        for task, done in in_order(workers, work, tasks):
            for result in _rescued(workers, work, task) if isinstance(done, LostTask) else done:
                if settings.strict and result.errors:
                    raise result.errors[0]
                yield result


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
        with limited(timeout):
            records = list(records_of(document))
        result.records += records
        result.documents += 1
        result.characters += len(document.text)
    except TimeUp:
        result.errors.append(InputError(document.id, overdue(timeout)))
    except Exception as error:  # one document must not cost all the others
        result.errors.append(fault(document.id, error))


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


# ---------------------------------------------------------------- claims of documents and tables


def sizes(inputs: Iterable[str], options: Options | None = None) -> dict[str, int]:
    """Return the bytes of the files that the documents of ``inputs`` are in; what is far away is left out."""
    documents = [path for path in inputs if not _is_table(path, options)]
    found = {}
    for file in (file for path in documents for file in files(path)):
        if isinstance(file, str):
            with suppress(OSError, ValueError):
                found[file] = Path(file).stat().st_size
    return found


def _is_table(path: str, options: Options | None) -> bool:
    """Tell whether ``path`` holds claims: a run, or a table that tradefigs wrote or that has no texts."""
    if parts.is_run(path):
        return True
    names = columns(path) if table.suffix(path) in table.FORMATS else []
    return bool(names) and not holds_articles(names, options or Options())


def claims_table(
    inputs: Iterable[str],
    on_progress: Callable[[Result[Any]], object] | None = None,
    options: Options | None = None,
) -> tuple[pd.DataFrame | None, list[InputError]]:
    """Return the claims of ``inputs``, documents or tables and folders of claims, and the inputs that failed.

    Articles come as texts or in tables, as ``options`` say. Which claims are one statement is found out for
    all of them together; a single table is believed. The claims are None when all inputs failed.
    """
    import pandas as pd

    from tradefigs.comparisons.statements import with_statements

    inputs = list(inputs)
    tables = [path for path in inputs if _is_table(path, options)]
    documents = [path for path in inputs if path not in tables]
    result = gather(documents, extract, on_progress, Settings(options=options or Options()))
    frames = [table.to_frame(result.records)] if documents and not result.all_failed else []
    for path in tables:
        try:
            frames.append(parts.load(path) if parts.is_run(path) else table.load(path))
            if parts.is_run(path) and not parts.is_complete(path):
                raise InputError(
                    path, "the run was cut short, more claims are to come; go on with it by --resume"
                )
        except InputError as error:
            result.errors.append(error)
    if not frames:
        return None, result.errors
    claims = pd.concat(frames, ignore_index=True)
    if len(frames) > 1 or "statement_id" not in claims.columns:
        claims = with_statements(claims)
    return claims, result.errors

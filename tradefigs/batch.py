"""Many documents in, their records out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from tradefigs import table
from tradefigs.claims import extract
from tradefigs.documents import Document, InputError, read

if TYPE_CHECKING:
    import pandas as pd

Record = TypeVar("Record")


@dataclass(slots=True)
class Result(Generic[Record]):
    """What came of a run: the records in the order of the inputs, and the inputs that failed."""

    records: list[Record] = field(default_factory=list)
    errors: list[InputError] = field(default_factory=list)
    documents: int = 0


def gather(
    paths: Iterable[str],
    records_of: Callable[[Document], Iterable[Record]],
    on_document: Callable[[Result[Record]], object] | None = None,
) -> Result[Record]:
    """Return the records of all documents that ``paths`` lead to.

    Parameters
    ----------
    paths
        As for ``tradefigs.read``.
    records_of
        Finds the records of one document, such as ``tradefigs.extract``.
    on_document
        Called after each document with the result so far, to show progress.

    Notes
    -----
    An input that cannot be read, or in which ``records_of`` fails, is listed in ``errors``; the others go on.
    """
    result: Result[Record] = Result()
    for document in read(*paths, on_error=result.errors.append):
        result.documents += 1
        try:
            result.records += records_of(document)
        except Exception as error:  # one document must not cost all the others
            reason = f"failed by a fault of tradefigs ({type(error).__name__}: {error}); please report it"
            result.errors.append(InputError(document.id, " ".join(reason.split())))
        if on_document is not None:
            on_document(result)
    return result


def claims_table(
    inputs: Iterable[str], on_document: Callable[[Result[Any]], object] | None = None
) -> tuple[pd.DataFrame, list[InputError]]:
    """Return the claims of ``inputs``, documents or tables of claims, and the inputs that failed."""
    import pandas as pd

    inputs = list(inputs)
    tables = [path for path in inputs if table.suffix(path) in table.FORMATS]
    result = gather([path for path in inputs if path not in tables], extract, on_document)
    frames = [table.to_frame(result.records)]
    for path in tables:
        try:
            frames.append(table.load(path))
        except InputError as error:
            result.errors.append(error)
    return pd.concat(frames, ignore_index=True), result.errors

"""Many documents in, their records out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from tradefigs import table
from tradefigs.claims import extract
from tradefigs.documents import Document, InputError, read
from tradefigs.figures import find_figures
from tradefigs.quotes import find_quotes
from tradefigs.text import Layout, fold_space

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
    rows = []
    for figure in find_figures(document.text, layout, document.published):
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


@dataclass(slots=True)
class Result(Generic[Record]):
    """What came of a run: the records in the order of the inputs, of how many documents, and what failed."""

    records: list[Record] = field(default_factory=list)
    documents: int = 0
    errors: list[InputError] = field(default_factory=list)


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
        try:
            result.records += records_of(document)
            result.documents += 1
        except Exception as error:  # one document must not cost all the others
            reason = f"failed by a fault of tradefigs ({type(error).__name__}: {error}); please report it"
            result.errors.append(InputError(document.id, " ".join(reason.split())))
        if on_document is not None:
            on_document(result)
    return result


def claims_table(
    inputs: Iterable[str], on_document: Callable[[Result[Any]], object] | None = None
) -> tuple[pd.DataFrame | None, list[InputError]]:
    """Return the claims of ``inputs``, documents or tables of claims, and the inputs that failed.

    Which claims are one statement is found out for all of them together; a single table is believed. The
    claims are None when all inputs failed.
    """
    import pandas as pd

    from tradefigs.statements import with_statements

    inputs = list(inputs)
    tables = [path for path in inputs if table.suffix(path) in table.FORMATS]
    result = gather([path for path in inputs if path not in tables], extract, on_document)
    frames = [table.to_frame(result.records)] if result.documents else []
    for path in tables:
        try:
            frames.append(table.load(path))
        except InputError as error:
            result.errors.append(error)
    if not frames:
        return None, result.errors
    claims = pd.concat(frames, ignore_index=True)
    if len(frames) > 1 or "statement_id" not in claims.columns:
        claims = with_statements(claims)
    return claims, result.errors

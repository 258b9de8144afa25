"""The records of one document besides its claims: its figures, its quotations."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from decimal import Decimal

from tradefigs.claims import with_figures
from tradefigs.documents import Document
from tradefigs.language.layout import Layout
from tradefigs.language.text import fold_space
from tradefigs.quotes import find_quotes


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
    document, figures = with_figures(document, layout)
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

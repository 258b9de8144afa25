"""The day of a document, and its figures: on another day a name of money may mean another currency."""

from __future__ import annotations

from dataclasses import replace

from tradefigs.documents import Document
from tradefigs.figures import Figure, find_figures
from tradefigs.figures.currencies import depends_on_day
from tradefigs.language.layout import Layout
from tradefigs.periods.dates import date_document


def dated(document: Document, layout: Layout) -> Document:
    """Date the document by its text, unless the caller gave the date."""
    if document.published is not None:
        return replace(document, published_by=document.published_by or "given")
    # The name of a table or web archive tells when it was made; what stands behind `#` is a number.
    name = "" if "#" in document.id else document.id
    dating = date_document(document.text, layout, url=document.url, name=name)
    return replace(document, published=dating.day, published_by=dating.by)


def with_figures(document: Document, layout: Layout) -> tuple[Document, list[Figure]]:
    """Return the figures of ``document``, and the document: dated, where it takes that to tell a currency."""
    figures = find_figures(document.text, layout, document.published)
    if document.published is None and any(depends_on_day(figure.currency) for figure in figures):
        document = dated(document, layout)  # which `Rubel`, which `Kronen`
        figures = find_figures(document.text, layout, document.published)
    return document, figures

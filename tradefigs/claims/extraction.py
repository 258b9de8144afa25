"""The heart: which figures of a document are trade claims, and what each of them claims.

A figure is drafted in the light of those before it (`drafts`); when and by whom it is said is found last, in
texts with claims alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from tradefigs.claims.claim import Claim, FigureReading, Reading
from tradefigs.claims.clauses.modality import ACTUAL, FORECAST, FUTURE
from tradefigs.claims.confidence import confidence_of
from tradefigs.claims.drafts import draft_of
from tradefigs.claims.scene.scene import Draft, Reason, Scene
from tradefigs.claims.sieve import may_claim
from tradefigs.claims.timing.times import Times, Timing
from tradefigs.claims.timing.timing import timings_of
from tradefigs.documents import Document
from tradefigs.figures import Figure, find_figures
from tradefigs.figures.currencies import depends_on_day
from tradefigs.figures.numerals import in_digits
from tradefigs.language.layout import Layout
from tradefigs.language.text import fold_space
from tradefigs.language.visible import Visible, is_visible
from tradefigs.parties import Party
from tradefigs.periods import Period, find_periods
from tradefigs.periods.publication.dates import date_document
from tradefigs.quotes import Attribution, Quote, attribution_of, find_quotes, quotes_at


def extract(document: Document | str, published: date | None = None) -> list[Claim]:
    """Return the trade claims of a document, in order of place.

    Parameters
    ----------
    document
        A `Document`, or a text; its offsets are those of the claims.
    published
        Publication date, from which relative periods count; it wins over what the text tells.

    Examples
    --------
    >>> text = "Polens Exporte nach Litauen stiegen im Vorjahr auf 5 Mrd. Euro."
    >>> for claim in extract(text, date(2024, 3, 3)):
    ...     print(claim.measure, claim.reporter, claim.partner, claim.year, claim.low, claim.currency)
    exports PL LT 2023 5000000000 EUR
    """
    if isinstance(document, str):
        document = Document(id="", text=document)
    if published is not None:
        document = replace(document, published=published, published_by="given")
    written, (document, seen) = document.text, _as_seen(document)
    layout = Layout(document.text)
    if not may_claim(document.text, layout):
        return []
    document, layout, scene = _drafted(document, layout)
    claimed = [draft.at.figure.start for draft in scene.told.all]
    if not claimed:
        return []
    claims = _finished(scene, document, layout, quotes_at(claimed, layout)).claims
    return [_as_written(claim, written, seen) for claim in claims]


def read_document(document: Document) -> Reading:
    """Read each figure of ``document``: as a claim, or with the reason why it is none.

    Unlike `extract` it finds the periods, parties and quotations of the whole text.
    """
    written, (document, seen) = document.text, _as_seen(document)
    document, layout, scene = _drafted(document, Layout(document.text))
    reading = _finished(scene, document, layout, find_quotes(layout.text, layout))
    return Reading(
        replace(reading.document, text=written),
        Layout(written),
        tuple(
            FigureReading(
                _as_written(found.figure, written, seen),
                tuple(_as_written(claim, written, seen) for claim in found.claims),
                found.reason,
            )
            for found in reading.figures
        ),
        tuple(_as_written(period, written, seen) for period in reading.periods),
        tuple(_as_written(party, written, seen) for party in reading.parties),
        tuple(_quote_as_written(quote, seen) for quote in reading.quotes),
    )


def _drafted(document: Document, layout: Layout) -> tuple[Document, Layout, Scene]:
    """Read the figures one after the other: what was told by one is known to the next.

    The scene is without captions and the like, which only tell whose names are whose: who speaks is asked
    of the layout.
    """
    layout = layout.unwrapped()
    document = replace(document, text=layout.text)
    document, figures = with_figures(document, layout)
    text = _in_digits(document.text, figures)
    layout = layout if text is document.text else layout.worded_as(text)
    article = layout.article([figure.start for figure in figures])
    scene = Scene(article.text, article, figures)
    for at in scene.places:
        scene.begin(at)
        scene.told.record(draft_of(at))
    return document, layout, scene


def _finished(scene: Scene, document: Document, layout: Layout, quotes: Sequence[Quote]) -> Reading:
    """Tell when each figure was, and who says so."""
    document = _dated(document, layout)
    # The day of a picture may tell the year of an article, but dates none of its figures.
    told = find_periods(layout.text, document.published, layout)
    periods = [period for period in told if not scene.text[period.start : period.end].isspace()]
    times = Times(scene, periods, document.published)
    readings = tuple(
        FigureReading(at.figure, (), draft.text)
        if isinstance(draft, Reason)
        else FigureReading(at.figure, _claims(draft, document, times, quotes), "")
        for at, draft in zip(scene.places, scene.told.readings, strict=True)
    )
    return Reading(document, layout, readings, tuple(periods), tuple(scene.cast.all), tuple(quotes))


def _in_digits(text: str, figures: Sequence[Figure]) -> str:
    """Return ``text`` with its figures in digits: what is true of `3 Mrd.` is of `drei Milliarden`."""
    pieces, done = list[str](), 0
    for figure in figures:
        if not figure.text[0].isdigit():
            pieces += (text[done : figure.start], in_digits(figure.text))
            done = figure.end
    return "".join((*pieces, text[done:])) if pieces else text


# ---------------------------------------------------------------- the text as it is seen and as it is written

_Found = TypeVar("_Found", Claim, Figure, Period, Party)


def _as_seen(document: Document) -> tuple[Document, Visible | None]:
    """Return ``document`` with what is seen of its text, and the places of that where it differs."""
    if is_visible(document.text):
        return document, None
    seen = Visible(document.text)
    return replace(document, text=seen.text), seen


def _as_written(found: _Found, written: str, seen: Visible | None) -> _Found:
    """Return what was found with its place in the text as ``written``, and its words there."""
    start, end = found.start, found.end
    if seen is not None:
        start, end = seen.start(start), seen.end(end)
    return replace(found, start=start, end=end, text=written[start:end])


def _quote_as_written(quote: Quote, seen: Visible | None) -> Quote:
    if seen is None:
        return quote
    first, last = quote.mention_start, quote.mention_end
    return replace(
        quote,
        start=seen.start(quote.start),
        end=seen.end(quote.end),
        mention_start=None if first is None else seen.start(first),
        mention_end=None if last is None else seen.end(last),
    )


# ---------------------------------------------------------------- the day of a document, and its figures


def with_figures(document: Document, layout: Layout) -> tuple[Document, list[Figure]]:
    """Return the figures of ``document``, and the document: dated, where it takes that to tell a currency."""
    figures = find_figures(document.text, layout, document.published)
    if document.published is None and any(depends_on_day(figure.currency) for figure in figures):
        document = _dated(document, layout)  # which `Rubel`, which `Kronen`
        figures = find_figures(document.text, layout, document.published)
    return document, figures


def _dated(document: Document, layout: Layout) -> Document:
    """Date the document by its text, unless the caller gave the date."""
    if document.published is not None:
        return replace(document, published_by=document.published_by or "given")
    # The name of a table or web archive tells when it was made; what stands behind `#` is a number.
    name = "" if "#" in document.id else document.id
    dating = date_document(document.text, layout, url=document.url, name=name)
    return replace(document, published=dating.day, published_by=dating.by)


# ---------------------------------------------------------------- from draft to claim


def _claims(draft: Draft, document: Document, times: Times, quotes: Sequence[Quote]) -> tuple[Claim, ...]:
    """Return what a figure claims: one claim, or several for `jeweils`."""
    figure = draft.at.figure
    expected = FORECAST if draft.status == FUTURE else draft.status
    timing, *later = timings_of(times.at(draft.at.index, expected, draft.kind))
    draft = replace(draft, status=_by_time(draft.status, timing, document.published))
    said = attribution_of(figure.start, figure.end, quotes, draft.at.scene.layout)
    claim = _claim(draft, timing, said, document)
    others = (replace(claim, measure=m, reporter=r, partner=p) for m, r, p in draft.others)
    each = (_claim(draft, other, said, document) for other in later)
    return claim, *others, *each


def _by_time(status: str, timing: Timing, published: date | None) -> str:
    """Let time decide: what lies ahead is at least a forecast, the future of a time gone by is a report."""
    first, last = timing.first_day, timing.last_day
    if status == ACTUAL and published and first and first > published:
        return FORECAST
    if status == FUTURE:
        over = bool(published and last and last < published.replace(month=1, day=1))
        return ACTUAL if over else FORECAST
    return status


def _claim(draft: Draft, timing: Timing, said: Attribution, document: Document) -> Claim:
    figure, sentence = draft.at.figure, draft.at.sentence
    first, last = timing.first_day, timing.last_day
    return Claim(
        doc_id=document.id,
        published=document.published,
        published_by=document.published_by,
        start=figure.start,
        end=figure.end,
        text=figure.text,
        low=figure.low,
        high=figure.high,
        qualifier=figure.qualifier,
        currency=figure.currency,
        kind=draft.kind,
        direction=draft.direction,
        measure=draft.measure,
        product=draft.product,
        reporter=draft.reporter,
        partner=draft.partner,
        status=draft.status,
        period_start=first,
        period_end=last,
        year=_calendar_year(first, last),
        speaker=said.speaker,
        speaker_role=said.speaker_role,
        attribution=said.attribution,
        sentence=fold_space(document.text[sentence.start : sentence.end]),
        doubt=timing.doubt,
        confidence=confidence_of(draft, timing, said),
    )


def _calendar_year(first: date | None, last: date | None) -> int | None:
    """Return the year that a period lies in, None for one that lies in several: a fiscal, an Iranian year."""
    return first.year if first and last and first.year == last.year else None

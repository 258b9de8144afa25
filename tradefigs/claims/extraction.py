"""The heart: which figures of a document are trade claims, and what each of them claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import regex

from tradefigs.claims.change import LEVEL, kind_of
from tradefigs.claims.confidence import confidence_of
from tradefigs.claims.governors import governing, speaks_of_economy
from tradefigs.claims.measures import REVERSE, compared, measure_of
from tradefigs.claims.modality import ACTUAL, FORECAST, FUTURE, status_of
from tradefigs.claims.products import product_of
from tradefigs.claims.scene import OF_COMPANY, Draft, Scene
from tradefigs.claims.sentencetimes import Timing
from tradefigs.claims.sides import sides_of
from tradefigs.claims.sieve import may_claim
from tradefigs.claims.syntax import separation
from tradefigs.claims.timing import Times
from tradefigs.documents import Document
from tradefigs.figures import Figure, find_figures
from tradefigs.figures.currencies import depends_on_day
from tradefigs.language.patterns import late
from tradefigs.language.text import Layout, fold_space
from tradefigs.parties import Party
from tradefigs.periods import Period, find_periods
from tradefigs.periods.dates import date_document
from tradefigs.quotes import Attribution, Quote, attribution_of, find_quotes, quotes_at


@dataclass(frozen=True, slots=True)
class Claim:
    """One money figure read as the value of trade; the fields are those of the exported table.

    ``start`` and ``end`` are character offsets into the document, ``low`` and ``high`` currency units,
    ``period_start`` and ``period_end`` inclusive days.
    """

    doc_id: str
    published: date | None
    published_by: str
    start: int
    end: int
    text: str
    low: Decimal
    high: Decimal
    qualifier: str
    currency: str
    kind: str
    direction: str
    measure: str
    product: str
    reporter: str
    partner: str
    status: str
    period_start: date | None
    period_end: date | None
    year: int | None
    speaker: str
    speaker_role: str
    attribution: str
    sentence: str
    mentions: int = 1
    doubt: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class FigureReading:
    """How one figure was read: its claims (two for `jeweils`), or the reason why it is none."""

    figure: Figure
    claims: tuple[Claim, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one document."""

    document: Document
    layout: Layout
    figures: tuple[FigureReading, ...]
    periods: tuple[Period, ...]
    parties: tuple[Party, ...]
    quotes: tuple[Quote, ...]

    @property
    def claims(self) -> list[Claim]:
        """One record per claim, in order of place; what stands several times is merged."""
        return merge(self)


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
    layout = Layout(document.text)
    return _read(document, layout, claims_only=True).claims if may_claim(document.text, layout) else []


# ---------------------------------------------------------------- reading


def read_document(document: Document, *, everything: bool = False) -> Reading:
    """Read each figure of ``document``: as a claim, or with the reason why it is none.

    Periods, parties and quotations are looked for where there are claims, or everywhere with ``everything``.
    """
    return _read(document, Layout(document.text), everything=everything)


def _read(
    document: Document, layout: Layout, *, everything: bool = False, claims_only: bool = False
) -> Reading:
    """Read a document; with ``claims_only`` it may lack the quotations that no claim is in."""
    text = document.text
    figures = find_figures(text, layout, document.published)
    scene = Scene(text, layout, figures)
    for index in range(len(figures)):
        scene.begin(index)
        scene.record(_draft(scene, index))
    if not everything and not scene.all_told:
        reasons = zip(figures, map(str, scene.drafts), strict=True)
        return Reading(document, layout, tuple(FigureReading(f, (), why) for f, why in reasons), (), (), ())
    document = dated(document, layout)
    if any(depends_on_day(figure.currency) for figure in figures):  # which `Rubel`, which `Kronen`
        figures = scene.figures = find_figures(text, layout, document.published)
    periods = find_periods(text, document.published, layout)
    claimed = [f.start for f, d in zip(figures, scene.drafts, strict=True) if isinstance(d, Draft)]
    quotes = quotes_at(claimed, layout) if claims_only else find_quotes(text, layout)
    times = Times(figures, periods, layout, document.published, scene.mentions, scene.changes_subject)
    readings = tuple(_finish(scene, index, document, times, quotes) for index in range(len(figures)))
    return Reading(document, layout, readings, tuple(periods), tuple(scene.parties), tuple(quotes))


def dated(document: Document, layout: Layout) -> Document:
    """Date the document by its text, unless the caller gave the date."""
    if document.published is not None:
        return replace(document, published_by=document.published_by or "given")
    # The name of a table or web archive tells when it was made; what stands behind `#` is a number.
    name = "" if "#" in document.id else document.id
    dating = date_document(document.text, layout, url=document.url, name=name)
    return replace(document, published=dating.day, published_by=dating.by)


def _draft(scene: Scene, index: int) -> Draft | str:
    """Read one figure in the light of those before it; a string is the reason why it is no claim."""
    converted = _converted(scene, index)
    if converted is not None:
        return converted
    mention = governing(scene, index)
    if isinstance(mention, str):
        return mention
    text, figure, phrase, number = scene.text, scene.figures[index], scene.phrase(index), scene.number(index)
    sentence = scene.sentence(number)
    kind, direction = kind_of(text, sentence, figure, phrase, mention)
    measure = measure_of(scene, index, mention)
    if measure != mention.measure == "turnover":
        kind, direction = LEVEL, ""
    balance = compared(scene, index)
    if balance:
        measure, kind, direction = balance, LEVEL, ""
    reporter, partner, roles, told = sides_of(scene, index, mention, measure)
    if not reporter and not partner:
        return NO_PARTY
    of_country = (
        measure in ("surplus", "deficit")
        or scene.last_draft() is not None
        or speaks_of_economy(scene, number)
    )
    named = told and scene.parties_in(sentence)
    if not named and scene.is_of_company and not of_country:
        return OF_COMPANY
    draft = Draft(
        index, number, mention, measure, reporter, partner, kind=kind, direction=direction, roles=roles
    )
    draft.carried, draft.sides = mention.start < sentence.start, told
    draft.status = status_of(text, sentence, phrase)
    draft.product = product_of(scene, draft)
    draft.others = _others(scene, draft)
    if draft.others and measure == "turnover" and draft.others[0][0] in REVERSE:
        draft.measure = "exports"
    return draft


NO_PARTY = "trade of no country, bloc or region"


def _converted(scene: Scene, index: int) -> Draft | str | None:
    """`10 Mrd. Yuan (etwa 1,4 Mrd. Dollar)`: the second amount says what the first one says."""
    if index == 0:
        return None
    figure, before = scene.figures[index], scene.figures[index - 1]
    if figure.currency == before.currency or not _CONVERSION.fullmatch(
        scene.text, before.end, figure.phrase_start
    ):
        return None
    first = scene.drafts[index - 1]
    return first if isinstance(first, str) else replace(first, index=index)


def _others(scene: Scene, draft: Draft) -> tuple[tuple[str, str, str], ...]:
    """`Exporte und Importe lagen bei jeweils 2 Mrd.`: the values besides that one figure stands for."""
    text, phrase, mention = scene.text, scene.phrase(draft.index), draft.mention
    if not _EACH.search(text, max(0, phrase.start - 40), phrase.start) and not _EACH.match(text, phrase.end):
        return ()
    if draft.roles.also:
        pair = (
            (draft.roles.also, draft.partner)
            if draft.reporter in draft.roles.also
            else (draft.reporter, draft.roles.also)
        )
        return ((draft.measure, *pair),)
    if _BOTH_WAYS.match(mention.text):
        return (("imports", draft.reporter, draft.partner),)
    for other in scene.mentions(draft.sentence):
        if {mention.measure, other.measure} == set(REVERSE) and separation(text, mention, other) < 3:
            return ((other.measure, draft.reporter, draft.partner),)
    return ()


_CONVERSION = late(
    r"\s*(?:\(|,?\s*(?:oder|also|das\s+sind|umgerechnet|bzw\.)\s+)\s*(?:das\s+(?:sind|entspricht)\s+)?"
    r"(?:umgerechnet\s+|entspricht\s+|=\s*|≈\s*)*",
    regex.IGNORECASE,
)
_EACH = late(r"(?i)\s*\b(?:jeweils|je|beide)\b")
_BOTH_WAYS = late(r"(?i)\p{L}+-\s+(?:und|oder)\s")


# ---------------------------------------------------------------- from draft to claim


def _finish(
    scene: Scene, index: int, document: Document, times: Times, quotes: Sequence[Quote]
) -> FigureReading:
    draft, figure = scene.drafts[index], scene.figures[index]
    if isinstance(draft, str):
        return FigureReading(figure, (), draft)
    expected = FORECAST if draft.status == FUTURE else draft.status
    timing, *later = times.each(index, expected, draft.kind)
    draft.status = _by_time(draft.status, timing, document.published)
    said = attribution_of(figure.start, figure.end, quotes, scene.layout)
    claim = _claim(scene, draft, figure, timing, said, document)
    others = (replace(claim, measure=m, reporter=r, partner=p) for m, r, p in draft.others)
    each = (_claim(scene, draft, figure, other, said, document) for other in later)
    return FigureReading(figure, (claim, *others, *each), "")


def _by_time(status: str, timing: Timing, published: date | None) -> str:
    """Let time decide: what lies ahead is at least a forecast, the future of a time gone by is a report."""
    first, last = timing.first_day, timing.last_day
    if status == ACTUAL and published and first and first > published:
        return FORECAST
    if status == FUTURE:
        over = bool(published and last and last < published.replace(month=1, day=1))
        return ACTUAL if over else FORECAST
    return status


def _claim(
    scene: Scene, draft: Draft, figure: Figure, timing: Timing, said: Attribution, document: Document
) -> Claim:
    first, last = timing.first_day, timing.last_day
    sentence = scene.sentence(draft.sentence)
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
        year=_calendar_year(first, last, document.published),
        speaker=said.speaker,
        speaker_role=said.speaker_role,
        attribution=said.attribution,
        sentence=fold_space(scene.text[sentence.start : sentence.end]),
        doubt=timing.doubt,
        confidence=confidence_of(scene, draft, timing, said),
    )


LONGEST_OF_DAYS = 45  # days of a time that is told by its days: `vom 3. bis 20. Mai`


def _calendar_year(first: date | None, last: date | None, published: date | None) -> int | None:
    """Return the year that a period lies in; months of another calendar (from 21 March on) lie in none."""
    if not first or not last or first.year != last.year:
        return None
    inside = first.day > 1 and (last + timedelta(1)).day > 1 and last != published
    return None if inside and (last - first).days > LONGEST_OF_DAYS else first.year


# ---------------------------------------------------------------- one claim, one record


def merge(reading: Reading) -> list[Claim]:
    """Return one record per claim, at its first place below the headline, with the number of its mentions."""
    claims = [claim for figure in reading.figures for claim in figure.claims]
    body = [claim for claim in claims if not reading.layout.in_headline(claim.start)]
    merged: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        if reading.layout.in_headline(claim.start):
            claim = _as_in_body(claim, body)
        key = _identity(claim)
        known = merged.get(key)
        merged[key] = claim if known is None else _join(known, claim)
    return sorted(merged.values(), key=lambda claim: (claim.start, claim.end, claim.measure))


def _as_in_body(claim: Claim, body: list[Claim]) -> Claim:
    """Read a headline's figure as the body does, which says in full what the headline says in short."""
    same = [
        other
        for other in body
        if (other.low, other.high, other.currency, other.kind)
        == (claim.low, claim.high, claim.currency, claim.kind)
        and claim.measure in (other.measure, "turnover")
    ]
    best = next((other for other in same if other.status == claim.status), same[0] if same else None)
    return best or claim


def _identity(claim: Claim) -> tuple[object, ...]:
    parties: tuple[str, ...] = (claim.reporter, claim.partner)
    if claim.measure == "turnover":
        parties = tuple(sorted(parties))
    return (
        claim.low, claim.high, claim.currency, claim.kind, claim.direction, claim.measure,
        bool(claim.product), parties, claim.status, claim.period_start, claim.period_end, claim.speaker,
    )  # fmt: skip


def _join(known: Claim, other: Claim) -> Claim:
    attribution = "direct" if "direct" in (known.attribution, other.attribution) else known.attribution
    return replace(known, mentions=known.mentions + other.mentions, attribution=attribution)

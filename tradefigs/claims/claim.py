"""A claim: one figure read as the value of trade. And all that was found in one document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tradefigs.documents import Document
from tradefigs.figures import Figure
from tradefigs.language.layout import Layout
from tradefigs.parties import Party
from tradefigs.periods import Period
from tradefigs.quotes import Quote


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


# ---------------------------------------------------------------- one claim, one record


def merge(reading: Reading) -> list[Claim]:
    """Return one record per claim, at its first place below the headline, with the number of its mentions."""
    claims = [claim for figure in reading.figures for claim in figure.claims]
    layout = reading.layout
    beside = {
        claim.start
        for claim in claims
        if layout.in_headline(claim.start) or layout.is_boilerplate(claim.start)
    }
    body = [claim for claim in claims if claim.start not in beside]
    merged: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        below = layout.below_title(claim.start)
        if claim.start in beside:
            claim = _as_in_body(claim, body)
        elif below is not None:
            claim = _as_in_body(claim, [other for other in body if other.start in below])
        key = _identity(claim)
        known = merged.get(key)
        if known is not None and known.sentence == claim.sentence and known.product != claim.product:
            key = (*key, claim.product)  # `Öl (3 Mrd. Euro), Gas (3 Mrd. Euro)`
            known = merged.get(key)
        merged[key] = claim if known is None else _join(known, claim)
    return sorted(merged.values(), key=lambda claim: (claim.start, claim.end, claim.measure))


def _as_in_body(claim: Claim, body: list[Claim]) -> Claim:
    """Read the figure of a headline or caption as the body does, which says it in full."""
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

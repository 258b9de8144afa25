"""A text with everything that was found in it marked, and for each figure how it was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tradefigs.claims import Claim, Reading, read_document
from tradefigs.documents import Document
from tradefigs.figures import Figure
from tradefigs.language.text import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

STYLES = {
    "trade claim": "bold black on green",
    "other figure": "bold black on yellow",
    "period": "cyan",
    "party": "magenta",
    "speaker": "bold blue",
    "quotation": "italic",
}
# How the two parties of a measure are told.
_SIDES = {
    "turnover": ("between", "and"),
    "exports": ("of", "to"),
    "imports": ("of", "from"),
    "surplus": ("of", "with"),
    "deficit": ("of", "with"),
}


def show(document: Document, console: Console | None = None) -> None:
    """Print ``document`` with all that was found in it marked, and how each figure was read.

    Colours appear when standard output is a terminal. Control characters of the text are shown as U+FFFD, so
    that no text can steer the terminal.
    """
    from rich.console import Console
    from rich.text import Text

    console = console or Console(highlight=False)
    reading = read_document(document)
    for part in (
        Text(printable(document.id), style="bold underline"),
        Text(" · ").join(Text(name, style=style) for name, style in STYLES.items()),
        Text(),
        marked(reading),
        Text(),
        *map(Text, explanations(reading)),
    ):
        console.print(part, soft_wrap=not console.is_terminal)


def marked(reading: Reading) -> Text:
    """Return the text with everything that was found marked, and the number of each figure behind it."""
    from rich.text import Text

    text = Text(printable(reading.document.text))
    for name, start, end in _marks(reading):
        text.stylize(STYLES[name], start, end)
    pieces = text.divide(found.figure.end for found in reading.figures)
    labels = [Text(f"[{number}]", style="bold") for number in range(1, len(pieces))]
    return Text.assemble(*(part for pair in zip(pieces, [*labels, Text()], strict=True) for part in pair))


def _marks(reading: Reading) -> Iterator[tuple[str, int, int]]:
    """Yield the name of a style and where it goes; where two overlap, the later one shows."""
    for quote in reading.quotes:
        yield "quotation", quote.start, quote.end
    for party in reading.parties:
        yield "party", party.start, party.end
    for period in reading.periods:
        yield "period", period.start, period.end
    for quote in reading.quotes:
        if quote.mention_start is not None and quote.mention_end is not None:
            yield "speaker", quote.mention_start, quote.mention_end
    for found in reading.figures:
        yield "trade claim" if found.claims else "other figure", found.figure.start, found.figure.end


def explanations(reading: Reading) -> Iterator[str]:
    """Yield the lines that say how each figure was read, or why it is no claim."""
    if not reading.figures:
        yield "no money figure"
    for number, found in enumerate(reading.figures, start=1):
        yield printable(f"[{number}] {_value(found.figure)}")
        for claim in found.claims:
            yield printable(f"    {describe(claim)}")
        if not found.claims:
            yield printable(f"    no claim: {found.reason}")


def _value(figure: Figure) -> str:
    """Return a figure as written and as read: `rund 3 Mio. Euro = about 3,000,000 EUR`."""
    qualifier = "" if figure.qualifier == "exact" else figure.qualifier.replace("_", " ")
    amount = " to ".join(f"{value:,f}" for value in dict.fromkeys((figure.low, figure.high)))
    return " ".join([*figure.text.split(), "=", *filter(None, (qualifier, amount, figure.currency))])


def describe(claim: Claim) -> str:
    """Return what ``claim`` says, in one line."""
    of, with_ = _SIDES[claim.measure]
    partner = f"{with_} {claim.partner}" if claim.partner else "with the world"
    role = f" ({claim.speaker_role})" if claim.speaker_role else ""
    parts = (
        f"{claim.measure} {of} {claim.reporter or '?'} {partner}",
        claim.product,
        f"{claim.kind} {claim.direction}".strip(),
        claim.status,
        _period(claim),
        f"said by {claim.speaker or 'someone'}{role}, {claim.attribution}"
        if claim.attribution != "none"
        else "",
        f"doubt: {claim.doubt}" if claim.doubt else "",
        f"confidence {claim.confidence}",
    )
    return ", ".join(filter(None, parts))


def _period(claim: Claim) -> str:
    first, last = claim.period_start, claim.period_end
    if first is None or last is None:
        return "undated"
    is_year = claim.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return str(claim.year) if is_year else f"{first} to {last}"

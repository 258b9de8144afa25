"""A text with everything that was found in it marked, and for each figure how it was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tradefigs.claims import Claim, FigureReading, Reading, read_document
from tradefigs.documents import Document

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

CLAIM, FIGURE, PERIOD, PARTY, SPEAKER, QUOTE = (
    "bold black on green",
    "bold black on yellow",
    "cyan",
    "magenta",
    "bold blue",
    "italic",
)
LEGEND = {
    "trade claim": CLAIM,
    "other figure": FIGURE,
    "period": PERIOD,
    "party": PARTY,
    "speaker": SPEAKER,
    "quotation": QUOTE,
}
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
    wrap = console.is_terminal
    for part in (
        Text(printable(document.id), style="bold underline"),
        Text(" · ").join(Text(name, style=style) for name, style in LEGEND.items()),
        Text(),
        marked(reading),
        Text(),
        *map(Text, explanations(reading)),
    ):
        console.print(part, soft_wrap=not wrap)


def marked(reading: Reading) -> Text:
    """Return the text with everything that was found marked, and the number of each figure behind it."""
    from rich.text import Text

    text = Text(printable(reading.document.text))
    for quote in reading.quotes:
        text.stylize(QUOTE, quote.start, quote.end)
    for party in reading.parties:
        text.stylize(PARTY, party.start, party.end)
    for period in reading.periods:
        text.stylize(PERIOD, period.start, period.end)
    for quote in reading.quotes:
        if quote.mention_start is not None and quote.mention_end is not None:
            text.stylize(SPEAKER, quote.mention_start, quote.mention_end)
    for found in reading.figures:
        text.stylize(CLAIM if found.claims else FIGURE, found.figure.start, found.figure.end)
    pieces = text.divide(found.figure.end for found in reading.figures)
    labels = [Text(f"[{number}]", style="bold") for number in range(1, len(pieces))]
    return Text.assemble(*(part for pair in zip(pieces, [*labels, Text()], strict=True) for part in pair))


def explanations(reading: Reading) -> Iterator[str]:
    """Yield the lines that say how each figure was read, or why it is no claim."""
    if not reading.figures:
        yield "no money figure"
    for number, found in enumerate(reading.figures, start=1):
        yield f"[{number}] {printable(_amount(found))}"
        if not found.claims:
            yield f"    no claim: {printable(found.reason)}"
        for claim in found.claims:
            yield f"    {printable(describe(claim))}"


def describe(claim: Claim) -> str:
    """Return what ``claim`` says, in one line."""
    before, between = _SIDES[claim.measure]
    what = [claim.measure, before, claim.reporter or "?"]
    what += [between, claim.partner] if claim.partner else ["with the world"]
    days = [day.isoformat() for day in (claim.period_start, claim.period_end) if day is not None]
    who = " ".join(filter(None, (claim.speaker_role, claim.speaker)))
    return ", ".join(
        filter(
            None,
            (
                " ".join(what),
                claim.product,
                f"{claim.kind} {claim.direction}".strip(),
                claim.status,
                " to ".join(days) or "undated",
                f"said by {who} ({claim.attribution})" if who else f"no speaker ({claim.attribution})",
                f"doubt: {claim.doubt}" if claim.doubt else "",
            ),
        )
    )


# Invisible, but harmless: soft hyphen, zero-width blank and joiners, byte order mark.
_HARMLESS = "\n\t\u00ad\u200b\u200c\u200d\u2060\ufeff"


def printable(text: str) -> str:
    """Return ``text`` at the same length without characters that steer a terminal or turn its direction."""
    return "".join(
        character
        if character.isprintable() or character in _HARMLESS
        else " "
        if character.isspace()
        else "\ufffd"
        for character in text
    )


def _amount(found: FigureReading) -> str:
    figure = found.figure
    values = " to ".join(f"{value:,f}" for value in dict.fromkeys((figure.low, figure.high)))
    return (
        f"{' '.join(figure.text.split())} = {figure.qualifier.replace('_', ' ')} {values} {figure.currency}"
    )

"""Who says what: quotations, direct and indirect, and their speakers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from tradefigs.text import Layout


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of speech: character offsets, ``end`` exclusive.

    ``speaker`` is the full name that the text gives anywhere, empty for unnamed sources; ``mention_start`` and
    ``mention_end`` are where the speaker is named next to the quotation, None when nowhere. ``attribution`` is
    ``direct`` (quotation marks, dashes) or ``indirect`` (reported speech).
    """

    start: int
    end: int
    speaker: str
    speaker_role: str
    mention_start: int | None
    mention_end: int | None
    attribution: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose word a passage is. ``attribution``: ``direct``, ``indirect`` or ``none`` (the reporter's own)."""

    speaker: str
    speaker_role: str
    attribution: str


REPORTER = Attribution("", "", "none")


@cache
def _patterns() -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    name = r"\p{Lu}[\p{L}-]+(?:\s+(?:von|der|van|de|al)){0,2}(?:\s+\p{Lu}[\p{L}-]+){1,2}"
    verb = r"(?:sagte|erklärte|betonte|so|antwortete|erzählte|berichtete|meinte|teilte|sagt|erklärt|betont)"
    return (
        regex.compile(r"[„\"»“][^„“”\"«»\n]{3,3000}[“”\"«]"),
        regex.compile(rf"{verb}\b[^.„\"]{{0,120}}?(?P<name>{name})"),
        regex.compile(rf"(?P<name>{name})[^.„\"]{{0,60}}?\b{verb}\b"),
    )


def find_quotes(text: str, layout: Layout | None = None) -> list[Quote]:
    """Return the direct and indirect quotations of ``text``, sorted by start."""
    layout = layout or Layout(text)
    marked, after, before = _patterns()
    found: list[Quote] = []
    for match in marked.finditer(text):
        if len(match[0].split()) < 4:
            continue
        cue = after.search(text, match.end(), min(len(text), match.end() + 200)) or before.search(
            text, max(0, match.start() - 200), match.start()
        )
        name, span = (cue["name"], cue.span("name")) if cue else ("", (None, None))
        found.append(Quote(match.start(), match.end(), name, "", *span, "direct"))
    return found


def attribution_of(start: int, end: int, quotes: Sequence[Quote], layout: Layout) -> Attribution:
    """Return whose word the passage from ``start`` to ``end`` is, after the rules for speakers of claims."""
    for quote in quotes:
        if quote.start <= start and end <= quote.end:
            return Attribution(quote.speaker, quote.speaker_role, quote.attribution)
    return REPORTER

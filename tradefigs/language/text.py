"""A stretch of text, what stands before it, and how it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import regex

from tradefigs.language.patterns import late

OPENING_MARKS = "„“\"»«‚‘'›‹("
CLOSING_MARKS = "“”\"«»‘’'‹›)]"


class Span(NamedTuple):
    """A stretch of text: character offsets, ``end`` exclusive."""

    start: int
    end: int

    def __contains__(self, offset: int) -> bool:  # type: ignore[override]  # a span holds offsets only
        return self.start <= offset < self.end


def ending(pattern: str | Callable[[], str]) -> regex.Pattern[str]:
    """Compile a verbose pattern for what stands right before a place.

    Read backwards, ``ending(p).match(text, low, place)`` matches what ends at ``place``, and costs no search.
    """
    return late(pattern, regex.VERBOSE | regex.REVERSE)


def fold_space(text: str) -> str:
    """Return ``text`` with soft hyphens dropped and every run of white space as one blank."""
    return " ".join(text.replace("\u00ad", "").split())


# Invisible, but harmless: soft hyphen, zero-width blank and joiners, byte order mark.
_HARMLESS = "\n\t\u00ad\u200b\u200c\u200d\u2060\ufeff"


def printable(text: str) -> str:
    """Return ``text`` at the same length without characters that steer a terminal or turn its direction."""
    if text.isprintable():
        return text
    return "".join(map(_printable, text))


def _printable(character: str) -> str:
    if character.isprintable() or character in _HARMLESS:
        return character
    return " " if character.isspace() else "\ufffd"

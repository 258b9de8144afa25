"""What a number without a unit is said of: ``der Index stieg auf 52,3``, ``die Zahl der Gäste auf 2.500``."""

from __future__ import annotations

from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.language.patterns import late

MONEY, COUNT, RATE = "money", "count", "rate"


def subject(text: str, start: int, place: int) -> str:
    """Return what the noun nearest before ``place`` says that a number is, nothing where none does.

    >>> subject("Die Zahl der Kunden stieg auf 2.500", 0, 30)
    'count'
    """
    kind = ""
    for noun in _nouns().finditer(text, start, place):
        if _IN_PERCENT.match(text, start, noun.end()) or _ranked().match(text, start, noun.start()):
            continue
        if not kind or not _ATTRIBUTE.match(text, start, noun.start()):
            kind = str(noun.lastgroup)
    return kind


# um 3,2 [Prozent]: by how much something rose, which may be money
_IN_PERCENT = late(r"(?r)\bum\s+(?:\p{Ll}+\s+)?\d[\d.,]*\s+Prozent")
# die Zahl der [Kunden]: what is counted, not the subject
_ATTRIBUTE = late(r"(?r)\b\p{Lu}\p{L}+\s+(?:de[rs]|von)\s+(?:\p{Ll}+\s+)?")


@cache
def _ranked() -> regex.Pattern[str]:
    """Die wichtigsten [Kunden] are named, not counted."""
    return regex.compile(rf"(?r)\b(?i:{lexicon.any_of('roles', 'ranking.superlatives')})e[rnms]?\s+")


@cache
def _nouns() -> regex.Pattern[str]:
    kinds = (
        (COUNT, "subjects.counts"),
        (RATE, "subjects.rates"),
        (MONEY, "money.nouns"),
    )
    groups = "|".join(
        rf"(?P<{kind}>(?:{'|'.join(lexicon.words('figures', words))})(?:e[nrs]?|ern|n|s)?\b)"
        for kind, words in kinds
    )
    return regex.compile(rf"\b(?=\p{{Lu}})(?i:\p{{L}}*?(?:{groups}))")


@cache
def sale() -> regex.Pattern[str]:
    """Return the pattern of a word that tells of a sale: ``für 2,5 Milliarden`` [geliefert]."""
    return regex.compile(rf"\b(?i:{lexicon.any_of('figures', 'money.sold')})\b")

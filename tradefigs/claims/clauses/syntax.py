"""How far apart two places of a sentence are, and where its clauses begin and end.

No parser: German news puts what belongs together into one clause, and commas, brackets, dashes and
conjunctions show where clauses part.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import Protocol

import regex

from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.lexicon import any_of


class Spanned(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """Offset of the first character."""

    @property
    def end(self) -> int:
        """Offset after the last character."""


# What the gap between two places costs. A comma parts more than a conjunction, a semicolon more than a comma.
WORD, CONJUNCTION, COMMA, DASH, BRACKET, COLON, SEMICOLON, CONTRAST = 0.15, 1.2, 2.0, 2.0, 1.5, 2.5, 4.0, 2.5
# The second of two commas only closes what the first one opened: `die Exporte, verglichen mit 2020, auf`.
CLOSING_COMMA = 0.5

_BALANCED = late(r"\([^()]{0,300}\)")
# `die Exporte – vor allem Tee – erreichten`
_DASHED = late(r"\s([–—-])\s[^–—;:.]{1,150}?\s\1\s")
# `der Export, vor allem Tee, erreichte`, `der Umsatz, zu dem die Importe wenig beitragen, belief sich`,
# `der Umsatz, so der Minister, belief sich`: what is inserted parts nothing.
_INSERTION = late(
    lambda: (
        rf",\s(?:{any_of('claims', 'mostly')}|darunter)\s(?:[^,;]|(?<=\d),(?=\d)){{1,100}},(?=\s)|"
        r",\s(?:(?:(?:zu|in|an|auf|mit|bei|von|aus|für)\s)?(?:de[rmn]|die|das|dessen|deren|welche[rsmn]?)"
        r"|so(?=\s(?:de[rs]|die|das|\p{Lu}))|wie|laut|also)\s(?:[^,;]|(?<=\d),(?=\d)){0,150},(?=\s)"
    )
)
# `der Umsatz zwischen Peru und Chile belief sich`: their `und` parts nothing
_PAIR = late(r"\b[Zz]wischen\s+(?:(?:de[rmn]|die|das)\s+)?\p{Lu}[\p{L}-]*+\s+und\s")
_MARKS = late(
    r"""(?P<semicolon>;)
      | (?P<colon>:(?=\s))
      | (?P<comma>,(?=\s))
      | (?P<dash>\s[-–—]\s)
      | (?P<bracket>[()])
      | (?P<contrast>\b(?:während|wohingegen|wogegen|wobei|indes)\b)
      | (?P<conjunction>(?<!-\s)\b(?:und|sowie|oder|aber|sondern|doch|dagegen|hingegen)\b)
      | (?P<word>\w+)""",
    regex.VERBOSE,
)
_COST = {
    "semicolon": SEMICOLON,
    "colon": COLON,
    "comma": COMMA,
    "dash": DASH,
    "bracket": BRACKET,
    "contrast": CONTRAST,
    "conjunction": CONJUNCTION,
    "word": WORD,
}
FARTHEST = 600  # characters; what is farther apart is not measured word by word


_NAME = (
    r"(?:(?:nach|aus|in|mit|von|an)\s+(?:(?:die|den|das|de[mr])\s+)?|die\s+(?=\p{Lu}{2}))?\p{Lu}[\p{L}.-]*+"
)
# `Polen, Ungarn und Malta`, `von Orangen, Erdbeeren und Kartoffeln`
_ENUMERATION = late(rf"\p{{Lu}}[\p{{L}}-]*+(?:,\s+{_NAME}){{1,12}}+,?\s+(?:und|sowie|oder)\s+{_NAME}")


def enumerations(text: str, start: int, end: int) -> list[Span]:
    """Return the lists of three names or more between ``start`` and ``end``: their commas part nothing."""
    return [Span(*match.span()) for match in _ENUMERATION.finditer(text, start, end)]


def separation(text: str, a: Spanned, b: Spanned) -> float:
    """Return how far ``a`` and ``b`` are apart: 0 side by side, about 2 for a comma between them."""
    first, second = (a, b) if a.start <= b.start else (b, a)
    if second.start <= first.end:
        return 0.0
    if second.start - first.end > FARTHEST:
        return float(FARTHEST)
    gap = text[first.end : second.start]
    gap = _BALANCED.sub(" ", gap) if "(" in gap else gap
    gap = _DASHED.sub(" ", gap)
    gap = _INSERTION.sub(" ", _ENUMERATION.sub("X", gap)) if "," in gap else gap
    gap = _PAIR.sub(" ", gap) if "wischen " in gap else gap
    cost, commas = 0.0, 0
    for mark in _MARKS.finditer(gap):
        group = mark.lastgroup or "word"
        commas += group == "comma"
        cost += CLOSING_COMMA if group == "comma" and commas % 2 == 0 else _COST[group]
    return cost


# What opens a clause that tells when or why another is so
CONDITIONAL = r"(?:wenn|falls|sofern|sobald|solange|weil|obwohl|bevor|nachdem|vorausgesetzt,?)"
# `, wenn die Projekte kommen,`, without a figure
_CONDITION = late(rf",\s{CONDITIONAL}\s[^,;:\d]{{1,80}},(?=\s)")


@lru_cache(maxsize=16)  # of each figure of a sentence it is asked
def conditions(text: str, sentence: Span) -> list[Span]:
    """Return the clauses put into ``sentence`` that tell when or why it is so: none of its own words."""
    return [Span(*match.span()) for match in _CONDITION.finditer(text, *sentence)]


# Not the short name in `rechnet das Bundesamt für Zoll (BAZG) mit 3 Mrd.`
_SHORT_NAME = r"\p{Lu}[\p{L}-]{1,14}"
_CLAUSE_MARK = late(
    rf",(?=\s)|;|\((?!{_SHORT_NAME}\))|(?<!\({_SHORT_NAME})\)|:(?=\s)|\s[-–—]\s|[“”„»«\"](?=[,\s])"
)


@lru_cache(maxsize=256)  # of each figure of a sentence several things are asked
def clauses(text: str, sentence: Span) -> list[Span]:
    """Cut ``sentence`` at commas, semicolons, colons, dashes and brackets; empty pieces are left out."""
    found: list[Span] = []
    start = sentence.start
    for mark in _CLAUSE_MARK.finditer(text, sentence.start, sentence.end):
        if text[start : mark.start()].strip():
            found.append(Span(start, mark.start()))
        start = mark.end()
    if text[start : sentence.end].strip():
        found.append(Span(start, sentence.end))
    return found or [sentence]


def clause_index(pieces: list[Span], offset: int) -> int:
    """Return the index of the piece that holds ``offset``, or of the last one before it."""
    return max(0, bisect_right(pieces, offset, key=lambda piece: piece.start) - 1)

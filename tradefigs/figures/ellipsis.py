"""Numbers whose unit another of the sentence has: ``nach Peru für 3,9 Mrd., nach Chile für 2,6``.

What is read here is far from its unit; what stands right beside it `borrowing` reads.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import replace
from decimal import Decimal
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.figures import qualifiers
from tradefigs.figures.figure import Figure
from tradefigs.figures.numerals import digits, plain
from tradefigs.language.text import CLOSING_MARKS, Layout, Span

_UNITS = frozenset(Decimal(10) ** power for power in (3, 6, 9, 12))
FARTHEST_APART = 50  # how many times as large as the one the other may be
_NUMBER = regex.compile(
    r"(?<![\p{L}\d.,'’/–-])[0-9]\d{0,2}(?:,\d{1,2})?(?![\p{L}\d%°]|[.,'’:/–-]\d|\s?[%‰–-])"
)
_ANY_NUMBER = regex.compile(r"\d[\d.,'’]*")
_YEAR = regex.compile(r"(?:1[89]|20)\d\d")


def with_elliptical(text: str, figures: list[Figure], layout: Layout) -> list[Figure]:
    """Add the numbers of the figures' sentences that are short for money."""
    starts = [figure.start for figure in figures]
    large = (figure.start for figure in figures if figure.high >= min(_UNITS))
    sentences = dict.fromkeys(map(layout.sentence_at, large))
    found = [
        short
        for sentence in sentences
        for number in _NUMBER.finditer(text, sentence.start, sentence.end)
        if (short := _short_for(text, sentence, number, figures, bisect(starts, number.start())))
    ]
    return sorted([*figures, *found], key=lambda figure: figure.start) if found else figures


def unit_of(figure: Figure) -> Decimal:
    """Return the unit of the number of ``figure``: 1e6 in ``5 Mio. Euro``; 0 where it has several or none."""
    numbers = _ANY_NUMBER.findall(figure.text)
    value = digits(numbers[0].rstrip(".,")) if len(numbers) == 1 else None
    unit = figure.high / value if value else Decimal(0)
    return unit if unit in _UNITS else Decimal(0)


def _short_for(
    text: str, sentence: Span, number: regex.Match[str], figures: list[Figure], place: int
) -> Figure | None:
    """Return what ``number`` is short for, which stands before the figure at ``place`` of all."""
    before = [f for f in figures[max(0, place - 1) : place] if f.start >= sentence.start]
    behind = [f for f in figures[place : place + 1] if f.start < sentence.end]
    if before and number.start() < before[0].end:  # a part of it
        return None
    words = qualifiers.before(text, number.start())
    lender = _lender(text, sentence, number, words.place, before, behind)
    value = digits(number[0])
    if lender is None or not value:
        return None
    amount = plain(value * unit_of(lender))
    if max(amount, lender.low) > FARTHEST_APART * min(amount, lender.low):
        return None
    return replace(
        lender,
        start=number.start(),
        end=number.end(),
        text=number[0],
        low=amount,
        high=amount,
        qualifier=words.qualifier,
        phrase_start=words.place,
        phrase_end=number.end(),
        negative=False,
    )


def _lender(
    text: str,
    sentence: Span,
    number: regex.Match[str],
    place: int,
    before: list[Figure],
    behind: list[Figure],
) -> Figure | None:
    """Return the figure that lends ``number``, whose words begin at ``place``, its unit."""
    lead = _LEAD.match(text, sentence.start, place)
    if lead is None or lead["word"].casefold() not in _words("money.price_leads"):
        return None  # behind other words it may be a mark, a rate, a time of day
    if not _counts_nothing(text, sentence, number.end()):
        return None
    first = before[0].end if before else sentence.start
    last = behind[0].start if behind else sentence.end
    if _counts_other(text, first, number.start()) or _counts_other(text, number.end(), last):
        return None
    lending = [figure for figure in (*behind, *before) if unit_of(figure)]
    return min(lending, key=lambda f: max(f.start - number.end(), number.start() - f.end), default=None)


def _counts_nothing(text: str, sentence: Span, place: int) -> bool:
    """Tell whether no noun follows that the number counts: the clause ends, or another phrase begins."""
    end = sentence.end
    while end > place and (text[end - 1].isspace() or text[end - 1] in ".!?…" + CLOSING_MARKS):
        end -= 1
    if place >= end:
        return True
    match = _BEHIND.match(text, place, end)
    if match is None:
        return False
    word = match["word"]
    return not word or word in _words("money.behind_values") or match.end() >= end or bool(match["closed"])


def _counts_other(text: str, start: int, end: int) -> bool:
    """Tell whether between two places a number counts something: ``14 Prozent``, ``3 Länder``."""
    return any(not _YEAR.fullmatch(number[1]) for number in _COUNTED.finditer(text, start, end))


_LEAD = regex.compile(r"(?r)\b(?P<word>\p{L}+)\s+")
_BEHIND = regex.compile(r"\s*(?:[;:),“”\"»]|\s(?P<word>\p{Ll}+)\b(?P<closed>\s*[,;)“”\"»])?)")
_COUNTED = regex.compile(r"(?<![\d.,])(\d[\d.,]*)\s?(?:%|\p{Lu}\p{Ll})")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("figures", name))

"""Numbers whose unit another of the sentence has: ``nach Peru für 3,9 Mrd., nach Chile für 2,6``.

What is read here is far from its unit; what stands right beside it `borrowing` reads.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.figures import qualifiers
from tradefigs.figures.figure import Figure
from tradefigs.figures.numerals import digits
from tradefigs.language.text import Layout, Span

LEAST_UNIT = 1000  # what a number is short for: thousands, millions
FARTHEST_APART = 50  # how many times as large as the one the other may be
_NUMBER = regex.compile(r"(?<![\p{L}\d.,'’/–-])\d{1,3}(?:[.,]\d{1,2})?(?![\p{L}\d%°]|[.,'’:/–-]\d|\s?[%‰–-])")
_ANY_NUMBER = regex.compile(r"\d[\d.,'’]*")
_YEAR = regex.compile(r"(?:1[89]|20)\d\d")


def with_elliptical(text: str, figures: list[Figure], layout: Layout) -> list[Figure]:
    """Add the numbers of the figures' sentences that are short for money."""
    lenders = [figure for figure in figures if unit_of(figure)]
    sentences = dict.fromkeys(layout.sentence_at(figure.start) for figure in lenders)
    found = [short for sentence in sentences for short in _in_sentence(text, sentence, figures)]
    return sorted([*figures, *found], key=lambda figure: figure.start) if found else figures


def unit_of(figure: Figure) -> Decimal:
    """Return the unit of the number of ``figure``: 1e6 in ``5 Mio. Euro``; 0 where it has several or none."""
    numbers = _ANY_NUMBER.findall(figure.text)
    value = digits(numbers[0].rstrip(".,")) if len(numbers) == 1 else None
    unit = figure.high / value if value else Decimal(0)
    return unit if unit >= LEAST_UNIT else Decimal(0)


def _in_sentence(text: str, sentence: Span, figures: list[Figure]) -> Iterator[Figure]:
    """Yield what the bare numbers of a sentence are short for."""
    starts = [figure.start for figure in figures]
    for match in _NUMBER.finditer(text, sentence.start, sentence.end):
        behind = bisect(starts, match.start())
        if behind and match.start() < figures[behind - 1].end:
            continue
        words = qualifiers.before(text, match.start())
        if not (_leads(text, sentence, match, words.place) and _counts_nothing(text, sentence, match.end())):
            continue
        lender = _lender(text, sentence, match, figures[max(0, behind - 1) : behind + 1])
        value = digits(match[0], point_is_decimal=True)
        if lender is not None and value:
            low = value * unit_of(lender)
            if max(low, lender.low) <= FARTHEST_APART * min(low, lender.low):
                yield replace(
                    lender,
                    start=match.start(),
                    end=match.end(),
                    text=match[0],
                    low=low,
                    high=low,
                    qualifier=words.qualifier,
                    phrase_start=words.place,
                    phrase_end=match.end(),
                    negative=False,
                )


def _leads(text: str, sentence: Span, match: regex.Match[str], place: int) -> bool:
    """Tell whether the word before a number is one of values; a whole number may count much else."""
    lead = _LEAD.match(text, sentence.start, place)
    if lead is None:
        return False
    is_whole = match[0].isdecimal()
    return lead["word"].casefold() in _words("money.value_leads" if not is_whole else "money.price_leads")


def _counts_nothing(text: str, sentence: Span, place: int) -> bool:
    """Tell whether no noun follows that the number counts: the clause ends, or another phrase begins."""
    end = sentence.end
    while end > place and (text[end - 1].isspace() or text[end - 1] in ".!?"):
        end -= 1
    if place >= end:
        return True
    match = _BEHIND.match(text, place, end)
    if match is None:
        return False
    word = match["word"]
    return not word or word in _words("money.behind_values") or match.end() >= end or bool(match["closed"])


def _lender(text: str, sentence: Span, match: regex.Match[str], beside: list[Figure]) -> Figure | None:
    """Return the figure beside a number that lends it its unit; None beside other quantities."""
    before = [f for f in beside if sentence.start <= f.start < match.start()]
    behind = [f for f in beside if match.end() <= f.start < sentence.end]
    first = before[-1].end if before else sentence.start
    last = behind[0].start if behind else sentence.end
    if _counts_other(text, first, match.start()) or _counts_other(text, match.end(), last):
        return None
    lending = [figure for figure in (*behind, *before) if unit_of(figure)]
    return min(
        lending, key=lambda f: min(abs(f.start - match.end()), abs(match.start() - f.end)), default=None
    )


def _counts_other(text: str, start: int, end: int) -> bool:
    """Tell whether between two places a number counts something: ``14 Prozent``, ``3 Länder``."""
    return any(not _YEAR.fullmatch(number[1]) for number in _COUNTED.finditer(text, start, end))


_LEAD = regex.compile(r"(?r)\b(?P<word>\p{L}+)\s+")
_BEHIND = regex.compile(r"\s*(?:[;:),“”\"»]|\s(?P<word>\p{Ll}+)\b(?P<closed>\s*[,;)“”\"»])?)")
_COUNTED = regex.compile(r"(?<![\d.,])(\d[\d.,]*)\s?(?:%|\p{Lu}\p{Ll})")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("figures", name))

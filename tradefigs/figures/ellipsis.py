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
from tradefigs.language.layout import Layout
from tradefigs.language.patterns import late
from tradefigs.language.text import CLOSING_MARKS, Span

_UNITS = frozenset(Decimal(10) ** power for power in (3, 6, 9, 12))
FARTHEST_APART = 50  # how many times as large as the one the other may be
_NUMBER = r"(?P<number>[0-9]\d{0,2}(?:,\d{1,2})?)(?![\p{L}\d%°]|[.,'’:/–-]\d|\s?[%‰–-])"
_ANY_NUMBER = late(r"\d[\d.,'’]*")
_YEAR = late(r"(?:1[89]|20)\d\d")


def with_elliptical(text: str, figures: list[Figure], layout: Layout) -> list[Figure]:
    """Add the numbers of the figures' sentences that are short for money."""
    if not any(figure.high >= min(_UNITS) for figure in figures):
        return figures
    starts = [figure.start for figure in figures]
    found = [
        short
        for number in _led_numbers().finditer(text)
        if (short := _short_for(text, layout, number, figures, bisect(starts, number.start("number"))))
    ]
    return sorted([*figures, *found], key=lambda figure: figure.start) if found else figures


def unit_of(figure: Figure) -> Decimal:
    """Return the unit of the number of ``figure``: 1e6 in ``5 Mio. Euro``; 0 where it has several or none."""
    numbers = _ANY_NUMBER.findall(figure.text)
    value = digits(numbers[0].rstrip(".,")) if len(numbers) == 1 else None
    unit = figure.high / value if value else Decimal(0)
    return unit if unit in _UNITS else Decimal(0)


def _short_for(
    text: str, layout: Layout, led: regex.Match[str], figures: list[Figure], place: int
) -> Figure | None:
    """Return what a number is short for, which stands before the figure at ``place`` of all."""
    start, end = led.span("number")
    if place and start < figures[place - 1].end:  # a part of it
        return None
    words = qualifiers.before(text, start)
    if words.place > led.start("words"):  # other words it may count, or be counted by
        return None
    beside = figures[max(0, place - 1) : place + 1]
    lender = _lender(text, layout.sentence_at(start), Span(start, end), beside)
    value = digits(led["number"])
    if lender is None or not value:
        return None
    amount = plain(value * unit_of(lender))
    if max(amount, lender.low) > FARTHEST_APART * min(amount, lender.low):
        return None
    return replace(
        lender,
        start=start,
        end=end,
        text=led["number"],
        low=amount,
        high=amount,
        qualifier=words.qualifier,
        phrase_start=words.place,
        phrase_end=end,
        negative=False,
    )


def _lender(text: str, sentence: Span, number: Span, beside: list[Figure]) -> Figure | None:
    """Return the figure of those ``beside`` a number that lends it its unit."""
    beside = [figure for figure in beside if figure.start in sentence]
    if not any(map(unit_of, beside)) or not _counts_nothing(text, sentence, number.end):
        return None
    first = max((f.end for f in beside if f.end <= number.start), default=sentence.start)
    last = min((f.start for f in beside if f.start >= number.end), default=sentence.end)
    if _counts_other(text, first, number.start) or _counts_other(text, number.end, last):
        return None
    lending = [figure for figure in reversed(beside) if unit_of(figure)]
    return min(lending, key=lambda f: max(f.start - number.end, number.start - f.end))


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


_BEHIND = late(r"\s*(?:[;:),“”\"»]|\s(?P<word>\p{Ll}+)\b(?P<closed>\s*[,;)“”\"»])?)")
_COUNTED = late(r"(?<![\d.,])(\d[\d.,]*)\s?(?:%|\p{Lu}\p{Ll})")


@cache
def _led_numbers() -> regex.Pattern[str]:
    """Numbers behind a preposition of prices; behind other words they may be marks, rates, times of day."""
    leads = lexicon.any_case_of("figures", "money.price_leads")
    words = r"(?P<words>(?:(?:\p{L}++\.?|[~≈±<>≤≥=]++)\s*+){0,8}?)(?<![\p{L}.])"
    return regex.compile(rf"\b{leads}\s+{words}{_NUMBER}")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("figures", name))

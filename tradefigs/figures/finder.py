"""Money figures of a German text: amounts and ranges with value, currency and qualifier.

``find_figures`` is the way of a text through this room: the stretches that may hold money (``triggers``),
their tokens (``tokens``), the amounts that they make (``amounts``), what a bare number takes from its
neighbour (``borrowing``), what of it is money (``money``), in which currency (``denominations``), and how its
words and its verb say that it is to be read (``qualifiers``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import localcontext
from functools import cache

import regex

from tradefigs.figures import qualifiers, tokens
from tradefigs.figures.amounts import Amount, amounts_of
from tradefigs.figures.borrowing import with_borrowed
from tradefigs.figures.denominations import codes_of
from tradefigs.figures.ellipsis import with_elliptical
from tradefigs.figures.figure import Figure
from tradefigs.figures.money import money_of
from tradefigs.figures.numerals import EXACT, plain
from tradefigs.figures.subjects import COUNT, subject
from tradefigs.figures.tokens import Tokens
from tradefigs.figures.triggers import stretches_of
from tradefigs.language.layout import Layout
from tradefigs.language.patterns import late
from tradefigs.language.visible import Visible, is_visible


def find_figures(text: str, layout: Layout | None = None, published: date | None = None) -> list[Figure]:
    """Return the money figures of ``text`` in order, none overlapping another.

    Parameters
    ----------
    text
        A German text of any length.
    layout
        Its sentences and paragraphs, when the caller has them already.
    published
        Its date: decides between a currency and the one that it replaced (BYN, before it BYR).

    Examples
    --------
    >>> for figure in find_figures("Die Ausfuhr stieg von 800 Mio. auf gut 1,1 Mrd. Dollar."):
    ...     print(figure.start, figure.end, figure.text, figure.qualifier, figure.low, figure.currency)
    22 30 800 Mio. exact 800000000 USD
    39 54 1,1 Mrd. Dollar over 1100000000 USD
    """
    if is_visible(text):
        return _figures(text, layout, published)
    seen = Visible(text)
    return [
        replace(
            figure,
            start=seen.start(figure.start),
            end=seen.end(figure.end),
            text=text[seen.start(figure.start) : seen.end(figure.end)],
            phrase_start=seen.start(figure.phrase_start),
            phrase_end=seen.end(figure.phrase_end),
        )
        for figure in _figures(seen.text, None, published)
    ]


def _figures(text: str, layout: Layout | None, published: date | None) -> list[Figure]:
    """Return the figures of a text in which every character is seen."""
    stretches = stretches_of(text)
    if not stretches:
        return []
    layout = layout or Layout(text)
    with localcontext(EXACT):
        source = tokens.read(text, stretches)
        amounts = list(with_borrowed(source, list(amounts_of(source)), layout))
        amounts = money_of(source, amounts, layout)
        codes = codes_of(source, amounts, layout, published)
        figures = [_figure(source, amount, code) for amount, code in zip(amounts, codes, strict=True)]
        figures = [figure for figure in figures if not _is_share(text, figure)]
        figures = _with_repeated_numbers(text, with_elliptical(text, figures, layout), layout)
        return _with_verbs(text, list(_with_comparisons(text, figures)), layout)


# ---------------------------------------------------------------- words round an amount


def _figure(source: Tokens, amount: Amount, code: str) -> Figure:
    """Make an amount a figure, with the qualifiers that words before, inside and behind it give."""
    text, start, end = source.text, source.start(amount.first), source.end(amount.last - 1)
    sign = source.kinds[amount.first - 1] if amount.first else ""
    place = source.start(amount.first - 1) if sign in ("n", "p") else start
    before, after = qualifiers.before(text, place), qualifiers.after(text, end)
    if amount.is_range and before.qualifier == "exact":  # rund zwischen 2 und 3
        before = qualifiers.before(text, _before_range_word(text, place))
    stated = [before.qualifier, after.qualifier]
    kinds = source.kinds[amount.first : amount.last]
    if "s" in kinds or "Q" in kinds:
        written = source.tokens[amount.first : amount.last]
        stated += [qualifiers.of_word(token.written) for token in written if token.kind in "sQ"]
    return Figure(
        start,
        end,
        text[start:end],
        plain(amount.low),
        plain(amount.high),
        code,
        "vague" if amount.vague else qualifiers.strongest(stated),
        _before_range_word(text, before.place) if amount.is_range else before.place,
        after.place,
        negative=sign == "n",
    )


def _is_share(text: str, figure: Figure) -> bool:
    """``Drei von vier Euro``: how large a part, and no amount."""
    if figure.high > MOST_OF_SHARE:
        return False
    return _share().match(text, max(0, figure.start - qualifiers.WORDS_REACH), figure.start) is not None


@cache
def _share() -> regex.Pattern[str]:
    return regex.compile(
        r"(?r)\b(?i:zwei|drei|vier|fünf|sechs|sieben|acht|neun|\d)\s+von\s+(?:(?:je|jeweils)\s+)?"
    )


def _before_range_word(text: str, place: int) -> int:
    match = _range_word().match(text, max(0, place - qualifiers.WORDS_REACH), place)
    return match.start() if match else place


@cache
def _range_word() -> regex.Pattern[str]:
    return regex.compile(r"(?r)\b(?:[Zz]wischen|[Vv]on)\s+")


def _with_comparisons(text: str, figures: list[Figure]) -> Iterator[Figure]:
    """``2 Mrd. Euro mehr als die [1,5 Mrd.] des Vorjahres``: 1.5 billion, not more.

    Likewise ``lag mit 2 Mrd. Euro über den [1,5 Mrd.] des Vorjahres``.
    """
    end = -2  # no figure ends right before the text
    for figure in figures:
        compares = figure.phrase_start - end == 1 and _COMPARED.match(text, figure.phrase_start)
        compares = compares or (
            figure.qualifier in ("over", "under")
            and _BESIDE_THE.match(text, figure.phrase_start, figure.start)
            and _EARLIER.match(text, figure.end)
        )
        end = figure.end
        yield replace(figure, qualifier="exact", phrase_start=figure.start) if compares else figure


# über den [1,5 Mrd.] des Vorjahres
_BESIDE_THE = late(r"(?:über|unter|oberhalb|unterhalb)\s+de[nr]\s")
_EARLIER = late(
    r"\s+(?:de[sr]|vom|von|aus|aus\s+dem|im)\s+(?:Jahr(?:es?)?\s+)?(?:\p{L}*[Vv]or(?:jahr|monat|quartal)|(?:19|20)\d\d)"
)
_COMPARED = late(r"\p{Ll}+er\s+als\b|mehr\s+als\b|weniger\s+als\b")


# ---------------------------------------------------------------- verbs

# Of so many at most one says how many are meant: `neun von zehn Euro`.
MOST_OF_SHARE = 100
# How far from a figure its verb may be.
VERB_REACH = 300


def _with_verbs(text: str, figures: list[Figure], layout: Layout) -> list[Figure]:
    """Give qualifiers by the verb; a conversion in brackets has that of the figure before it."""
    done: list[Figure] = []
    for index, figure in enumerate(figures):
        before = done[-1] if done else None
        if figure.qualifier == "exact":
            following = figures[index + 1].start if index + 1 < len(figures) else len(text)
            qualifier = _by_verb(text, figure, before.end if before else 0, following, layout)
            if qualifier == "exact" and before and _converts(text, figure, before):
                qualifier = before.qualifier
            figure = replace(figure, qualifier=qualifier) if qualifier != "exact" else figure
        done.append(figure)
    return done


def _by_verb(text: str, figure: Figure, start: int, end: int, layout: Layout) -> str:
    """Look for the verb between the figures round this one, inside its paragraph."""
    if _opened().fullmatch(text, figure.end, end):  # 5 Mrd. Yuan (0,7 Mrd. Dollar) übersteigen
        end = len(text)
    start, end = max(start, figure.start - VERB_REACH), min(end, figure.end + VERB_REACH)
    if "\n" in text[start:end]:
        paragraph = layout.paragraph_at(figure.start)
        start, end = max(start, paragraph.start), min(end, paragraph.end)
    return qualifiers.of_verb(text, start, figure.phrase_start, figure.end, end)


def _converts(text: str, figure: Figure, before: Figure) -> bool:
    """``mehr als 5 Mrd. Yuan (0,7 Mrd. Dollar)``: more than, too."""
    opened = _opened().fullmatch(text, before.end, figure.start)
    return bool(opened) and before.currency != figure.currency and before.qualifier != "vague"


@cache
def _opened() -> regex.Pattern[str]:
    return regex.compile(r"\s*\(\s*(?:umgerechnet\s+)?")


# ---------------------------------------------------------------- numbers said again


def _with_repeated_numbers(text: str, figures: list[Figure], layout: Layout) -> list[Figure]:
    """Add the numbers, of a thousand at least, that stand alone but elsewhere have their currency."""
    named = {match[0]: figure for figure in figures if (match := _large_number().search(figure.text))}
    if not named:
        return figures
    ends = {figure.end for figure in figures}
    again = [
        replace(
            named[match[0]],
            start=match.start(),
            end=match.end(),
            text=match[0],
            qualifier="exact",
            phrase_start=match.start(),
            phrase_end=match.end(),
            negative=False,
        )
        for match in lone_numbers(text)
        if match[0] in named and match.end() not in ends and not _is_count(text, match.start(), layout)
    ]
    return sorted(figures + again, key=lambda figure: figure.start) if again else figures


def _is_count(text: str, place: int, layout: Layout) -> bool:
    """``Die Zahl der Kunden stieg auf [2.500].``"""
    return subject(text, layout.sentence_at(place).start, place) == COUNT


def lone_numbers(text: str) -> Iterator[regex.Match[str]]:
    """Find the numbers of a thousand at least, without a word of money, that may be money said again."""
    return _lone_number().finditer(text)


@cache
def _large_number() -> regex.Pattern[str]:
    """12'200, with neither scale nor range."""
    return regex.compile(r"(?<![\d.,'’-])\d{1,3}(?:['’.]\d{3})+(?![\d.,'’-]|\s*(?:[TM]|bis))")


@cache
def _lone_number() -> regex.Pattern[str]:
    """A number alone behind a preposition: auf [12'200]."""
    return regex.compile(
        r"(?<=\b(?:auf|von|um|als|für|mit|bei)\s)\d{1,3}(?:['’.]\d{3})+(?=[;:!?)]|[.,](?!\d))"
    )

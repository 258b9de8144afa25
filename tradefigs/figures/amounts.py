"""Amounts as they are written: the grammar over tokens, and the values that it gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import regex

from tradefigs.figures.currencies import currencies
from tradefigs.figures.lexemes import NONE
from tradefigs.figures.tokens import Token, Tokens, looks_like_year
from tradefigs.language.patterns import late

# ---------------------------------------------------------------- grammar over the kinds of tokens

# zwei | zwei hundert | hundert tausend | zwei-hundert-fünfzig
WORDS = r"(?:(?:[wHT]|e(?=[HT](?!-)|-[HT]))(?:-?[wHT]){0,5}|e)"
# 1,1 | 2 komma 5 | ein Viertel (von) einer | eine gute halbe | zwei (und) eine halbe | drei viertel | zwei
NUMBER = rf"(?:[dew]-?k-?[dew]{{1,3}}|[ew]hm?e(?=S)|dH?|es{{1,2}}h?|(?:[dwe]u|w-?)?eh(?!-)H?|wh|{WORDS}|h)"
# mehrere, ein paar, mehrere hundert | Hunderte, Hunderte von | ein halbes Dutzend, zwei Dutzend
VAGUE = r"(?:e?vv?s?[HDTw]?|VH|Vm?|e?h?D|[wd]D)"
# Milliarden, -Milliarden | 5 T€ | $5 Bio.
SCALE = r"(?:-?[ST]|-?l(?=-?(?:a-?|[xu]-){0,3}[cC$])|(?<=[$F]d)l)"
# 1,1 Mrd. | mehrere Milliarden | 2 weitere Milliarden | dreistelliger Millionenbetrag, Euro-Millionenbetrag
QUANTITY = rf"(?>(?:{VAGUE}|{NUMBER}s?){SCALE}{{0,2}}|g(?:[c$]-)?B|gS(?=-[cC$]))"
# 1 Milliarde [100 Millionen] | drei Milliarden [und zweihundert Millionen]
REST = rf"(?:(?<=S)u?{NUMBER}-?[STH])"
# eine Million [zweihunderttausend] Euro | 1 Million [200 000] Euro
UNITS = rf"(?:(?<=S)(?:u?{WORDS}|d)(?=(?:a-?)?[cC$]))"
# Euro | US-Dollar, US - Dollar, Neue Taiwan-Dollar | Sri-Lanka-Rupie | Euro-Cent | Pfund Sterling
CURRENCY = r"-?(?:a[-t~]?|[xu]-){0,3}(?:c-)?[cC$]r?"
# 15 Euro [50] | 15 Dollar [und 15 Cent]
CENTS = r"(?:(?<=[cC$])(?:[dw](?![-a$cCSTHlDBh])|u?[dw]C))"
# $1,1 Mrd. | 5 $ Mio. | TEUR 12 | Euro 3,5 Mio. | 15 Euro 50; not the 1,0850 of EUR/USD 1,0850
AMOUNT = rf"""
    (?P<front>(?<!\$/)S?[$F]-?|c(?=dS))?
    (?P<sum>{QUANTITY}{REST}{{0,3}}{UNITS}?)
    (?P<back>{CURRENCY}[ST]?)?
    (?P<cents>{CENTS})?"""
# What joins the ends of a range: 800 [bis] 900 | 5[- bis] 6- | zwischen 1 [und] 1,2 | 1 [bis fast] 2
# zwei[,] drei
LINK = r"(?P<parted>t?)(?P<link>by?|~|-|/|o|(?<=z[xQ]{0,2}[^xuz]{1,10})u|(?<=[we]),(?=w))(?:-|n|Q{1,2})?"


@cache
def _amount() -> regex.Pattern[str]:
    return regex.compile(AMOUNT, regex.VERBOSE)


@cache
def _single() -> regex.Pattern[str]:
    """One number with its scale: what is left where the parts of a compound don't add up."""
    return regex.compile(rf"(?P<front>S?[$F])?(?P<sum>{QUANTITY})(?P<back>{CURRENCY})?(?P<cents>(?!))?")


@cache
def _link() -> regex.Pattern[str]:
    return regex.compile(LINK)


# ---------------------------------------------------------------- amounts


@dataclass(slots=True)
class Amount:
    """An amount or range as it is written.

    ``first`` and ``last`` are indices of tokens, ``last`` exclusive. ``number`` is what is written, before
    the unit of the currency; ``low`` and ``high`` include the scale and that unit. ``scale`` is None and
    ``currency`` empty where none is written; ``adjectives`` are the words that tell it apart. ``closed``:
    the currency stands behind the number, so that no scale can follow.
    """

    first: int
    last: int
    low: Decimal
    high: Decimal
    number: Decimal
    scale: Decimal | None = None
    currency: str = ""
    adjectives: tuple[str, ...] = ()
    closed: bool = False
    vague: bool = False
    is_range: bool = False

    @property
    def bare(self) -> bool:
        """A number with neither scale nor currency."""
        return self.scale is None and not self.currency


def amounts_of(source: Tokens) -> Iterator[Amount]:
    """Yield the amounts and ranges of ``source`` in order, bare numbers among them."""
    kinds, place, search = source.kinds, 0, _amount().search
    while match := search(kinds, place):
        amount = _read(source, match)
        if amount is None:  # 5 Millionen und 3 Milliarden
            single = _single().match(kinds, match.start())
            amount = _read(source, single) if single else None
        if amount:
            amount = _with_end(source, amount) or amount
            yield amount
        place = _behind_word(source, amount.last) if amount else match.start() + 1


def _behind_word(source: Tokens, place: int) -> int:
    """Return ``place``, or the next where the two tokens of a word are parted: ``12 TEUR45 TEUR``."""
    parted = 0 < place < len(source.tokens) and source.start(place) == source.start(place - 1)
    return place + parted


def _with_end(source: Tokens, low: Amount) -> Amount | None:
    """Return the range that begins with ``low``, if it begins one."""
    link = _link().match(source.kinds, low.last)
    match = link and _amount().match(source.kinds, link.end())
    high = _read(source, match) if match else None
    if link is None or high is None:
        return None
    if link["link"] == "," and source.tokens[high.first].value != low.number + 1:  # zwei, drei is one
        return None
    if link["link"] == "o" and low.closed and high.closed:  # 2 Mrd. Euro oder gar 3 Mrd. Euro
        return None
    is_part = low.bare and low.number < 1 <= high.number and source.begins_with_capital(low.last - 1)
    if link["link"] == "o" and is_part:  # um ein Drittel oder 2 Mrd. Euro
        return None
    thousands = _shared_thousands(source.tokens[high.first])
    if low.bare and low.number < 1000 and (link["parted"] or _is_near(low.number, high.number / thousands)):
        low = replace(low, low=low.low * thousands)
    return _range(low, high, link["link"], source.tokens)


def _read(source: Tokens, match: regex.Match[str]) -> Amount | None:
    """Evaluate one amount, None where its parts don't add up."""
    first, last = match.start(), match.start("cents") if match["cents"] else match.end()
    written = source.tokens[first:last]
    if len(written) == 1 and written[0].kind in "dew":  # a number alone, most are
        value = written[0].value
        return Amount(first, last, value, value, value)
    total = _add_up(written)
    if total is None:
        return None
    currency = next((token.written for token in reversed(written) if token.kind in "$FcC"), "")
    unit = currencies()[currency].unit if currency else Decimal(1)
    if written[-1].kind == "B" and not currency:
        currency = _named_behind(source, last)
    amount = Amount(
        first,
        last,
        total.low * unit,
        total.high * unit,
        total.value,
        total.scale,
        currency,
        tuple(token.written for token in written if token.kind in "acC"),
        closed=match["back"] is not None,
        vague=total.low != total.high,
    )
    if match["cents"]:
        _add_cents(source, amount, match.end())
    return amount


def _named_behind(source: Tokens, place: int) -> str:
    """Return the currency that is told of an amount: ``Millionenbetrag in Euro``, ``(Euro)``."""
    match = _NAMED_BEHIND.match(source.kinds, place)
    if match is None or (match["word"] and source.between(place, place + 1).strip() != "in"):
        return ""
    return source.tokens[match.start("name")].written


_NAMED_BEHIND = late(r"(?P<word>x)(?:a-?)?(?P<name>c)|\((?:a-?)?(?P<name>[c$])\)")


def _add_cents(source: Tokens, amount: Amount, last: int) -> None:
    """Add the cents of ``15 Euro 50`` and ``15 Dollar und 15 Cent``; ``5 Euro 15 Minuten`` has none."""
    cents = next(token.value for token in source.tokens[amount.last : last] if token.kind in "dw")
    named = source.kinds[last - 1] == "C"
    unit = currencies()[source.tokens[last - 1].written].unit if named else Decimal("0.01")
    fits = (1 if named else 10) <= cents < 100 and not cents % 1 and amount.scale is None and not amount.vague
    if fits and (named or not source.begins_with_capital(last)):
        amount.low = amount.high = amount.low + cents * unit
        amount.last = last


# ---------------------------------------------------------------- sums


class _Total(NamedTuple):
    """The sum of number and scale words; ``scale`` is the last one."""

    value: Decimal
    scale: Decimal | None
    low: Decimal
    high: Decimal


def _add_up(tokens: list[Token]) -> _Total | None:
    """Add up number and scale words; None where a later part isn't smaller than the scale before it."""
    tokens = [token for token in tokens if token[0] not in "$FcCar-"]
    if len(tokens) == 2 and tokens[0][0] in "dw" and tokens[1][0] in "STl":  # 5 Mio., most are
        value = tokens[0].value * tokens[1].value
        return _Total(value, tokens[1].value, value, value)
    if tokens[0].kind == "S":  # TEUR 12
        tokens = [*tokens[1:], tokens[0]]
    kinds = "".join(token.kind for token in tokens)
    total = thousands = piece = NONE  # of 2 Mrd. 350 Tausend 12: 2 Mrd., 350 Tausend, 12
    scale = None
    decimals = 0
    counted = False  # a number stands before the next scale
    for index, (kind, _, _, value, written) in enumerate(tokens):
        counted = counted or kind in "dw"
        if kind == "k":
            decimals = 1
        elif kind in "dewV" and decimals:  # zwei Komma sieben fünf
            decimals *= 10 ** (len(written) if kind == "d" else 1)
            piece += value / decimals
        elif kind == "e" and kinds[index - 1 : index] in ("h", "m"):  # ein Viertel (von) einer
            continue
        elif kind in "dewV":
            piece += value
        elif kind == "h":  # eine halbe, zwei und eine halbe | drei viertel
            piece = piece - 1 + value if kinds[index - 1 : index] in ("e", "s") else (piece or 1) * value
        elif kind == "v":  # ein paar
            piece = NONE
        elif kind in "HD":
            piece = (piece or 1) * value
        elif kind == "T" and index + 1 < len(tokens):
            thousands, piece = thousands + (piece or 1) * value, NONE
        elif kind in "STl":
            part = (thousands + piece or (0 if counted else 1)) * value  # 0 Mrd. is none
            if scale is not None and part >= scale:
                return None
            total, thousands, piece, scale = total + part, NONE, NONE, value
    rest = thousands + piece
    if scale is not None and rest >= scale:
        return None
    total += rest
    if "g" in kinds:  # dreistelliger Millionenbetrag: 100 to 999 million
        places, scale = int(tokens[0].value), tokens[1].value
        return _Total(total, scale, scale * 10 ** (places - 1), scale * (10**places - 1))
    if "v" in kinds or "V" in kinds:  # mehrere Milliarden: two to nine
        total = total or Decimal(1)
        return _Total(total, scale, 2 * total, 9 * total)
    return _Total(total, scale, total, total)


# ---------------------------------------------------------------- ranges

# 1,1/1,2 Mrd. is a range, 2,5/50 Mrd. is not; 2000 bis 2500 Euro is one, 2024 bis 10.000 Euro is not.
WIDEST_DOUBTFUL_RANGE = 3


def _range(low: Amount, high: Amount, link: str, tokens: list[Token]) -> Amount | None:
    """Join two ends: the scale and the currency of one serve the other. None where they are no range."""
    if high.bare and (low.closed or not low.currency or looks_like_year(tokens[high.first])):
        return None  # 5 Mio. Euro bis 2030
    if low.currency and high.currency and currencies()[low.currency].code != currencies()[high.currency].code:
        return None
    if low.bare and looks_like_year(tokens[low.first]) and not _is_range_of_years(low, high, link):
        return None
    bottom, top = low.low, high.high
    if high.currency and not low.currency:  # 50 bis 60 Cent
        bottom *= currencies()[high.currency].unit
    bottom *= _shared_end(low, high, tokens)
    if low.scale is None and high.scale and not low.closed:
        # 1 bis 1,1 Mrd. | 800 bis 1,1 Mrd. | 1000 bis 1 Mio.
        scales = (high.scale, high.scale / 1000) if bottom >= 100 else (high.scale,)
        bottom *= next((scale for scale in scales if bottom * scale <= top), Decimal(1))
        if bottom < 100 and high.scale > 1000:  # 9 bis 3 Mrd.: no range
            return None
    elif high.scale is None and low.scale and not high.closed:
        top *= low.scale
    if link == "u" and bottom > top:
        bottom, top = top, bottom
    if bottom > top or (link == "/" and top > WIDEST_DOUBTFUL_RANGE * bottom):
        return None
    return Amount(
        low.first,
        high.last,
        bottom,
        top,
        high.number,
        high.scale or low.scale,
        high.currency or low.currency,
        high.adjectives if high.currency else low.adjectives,
        high.closed,
        low.vague or high.vague,
        is_range=True,
    )


def _is_near(low: Decimal, high: Decimal) -> bool:
    """Tell of 70 and 80 that they are ends of one range, of 3 and 400, 100 and 1 that they are not."""
    return low < high < 10 * low and not low % 1


def _shared_thousands(number: Token) -> Decimal:
    """Return what a number in groups makes of the one before it: 300- bis 400.000, 70 bis 80.000."""
    groups = _GROUPS_OF_NOUGHTS.search(number.written) if number.kind == "d" else None
    return Decimal(1000 ** groups[0].count("000") if groups else 1)


_GROUPS_OF_NOUGHTS = late(r"(?:[^\d,]000)+$")


def _shared_end(low: Amount, high: Amount, tokens: list[Token]) -> Decimal:
    """Return what the end of the high number makes of the low one: 100 in ``sechs- bis siebenhundert``."""
    first, second = tokens[high.first], tokens[min(high.first + 1, high.last - 1)]
    if not low.bare or low.last - low.first > 1 or first.kind not in "wd":
        return Decimal(1)
    if second.kind in "HD":  # sechs bis sieben hundert, ein bis zwei Dutzend
        return second.value if low.number < first.value < 100 else Decimal(1)
    if first.kind == "d":
        return Decimal(1)
    ends = (end for end in _SHARED_ENDS if not first.value % end and low.number < first.value / end < 100)
    return next(ends, Decimal(1))


_SHARED_ENDS = (Decimal(100_000), Decimal(1000), Decimal(100))  # zwei- bis dreihunderttausend


def _is_range_of_years(low: Amount, high: Amount, link: str) -> bool:
    """Tell whether a low end that looks like a year is money all the same: ``1900 bis 2100 Euro``."""
    near = high.number <= WIDEST_DOUBTFUL_RANGE * low.number
    return link not in ("~", "by") and high.scale is None and high.closed and near


def share(bare: Amount, amount: Amount) -> Amount:
    """Return the bare number with scale and currency of ``amount``: the 7,3 of ``von 7,3 auf 4,2 Mrd.``.

    A number of thousands has a scale of its own: ``360.000 bzw. 1 Mio. Euro``.
    """
    scale = amount.scale if amount.scale and bare.number < 1000 else Decimal(1)
    unit = scale * (currencies()[amount.currency].unit if amount.currency else 1)
    return replace(
        bare,
        low=bare.low * unit,
        high=bare.high * unit,
        scale=amount.scale,
        currency=amount.currency,
        adjectives=amount.adjectives,
    )

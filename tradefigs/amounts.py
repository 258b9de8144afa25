"""Amounts as they are written: tokens, the grammar over them, and the sum that they make.

A stretch of text becomes tokens (``tokens_of``), each of a kind that one letter names (``KINDS``). The grammar is a
pattern over these letters: ``$1,1 bis $1,2 Milliarden`` is ``$db$dS``. It knows nothing of the text around.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from tradefigs import lexicon, qualifiers
from tradefigs.currencies import Currency, adjective_stems, currencies
from tradefigs.numerals import SPACES, digits, fold, number_word, unbroken, words

# ---------------------------------------------------------------- tokens

KINDS = """
d  a number in digits                     1.100,5   ½
w  a number word                          zwei, zweihundertfünfzig
e  the article as number one              eine
h  a part of one                          halbe, Viertel, anderthalb
H  hundert           T  tausend           S  a larger scale word    l  a scale only beside money: T€
v  a vague quantifier                     mehrere        V  a vague plural    Hunderte
D  Dutzend           g  dreistellig       B  Millionenbetrag
$  a currency that may stand in front     €, USD         c  one that may not  Euro
F  a currency that belongs to the number behind it: 2024 $5
C  a hundredth of one                     Cent           r  Sterling
a  an adjective or name before it         kanadische, Hongkong
s  an adjective of size                   eine *gute* Milliarde
Q  a qualifier of one word                rund
b  bis   y  zu   u  und   o  oder   j  bzw.   k  Komma   z  zwischen   m  von   f  auf   q  um
-  a hyphen inside a word                 t  a hyphen at the end of a word: 5- bis 6-Milliarden
~  a dash between spaces                  n  a minus sign                     p  a plus sign
i  a number with a percentage             x  any other word, or a number that is none
|  a blank line                           . , : / ( ) and other marks are themselves
"""
NUMBER_KINDS = "dewhHTvVDg"
_FUNCTION_WORDS = {
    "bis": "b", "zu": "y", "und": "u", "oder": "o", "bzw": "j", "beziehungsweise": "j", "sowie": "j", "komma": "k",
    "zwischen": "z", "von": "m", "auf": "f", "um": "q", "hundert": "H", "dutzend": "D", "sterling": "r",
    "minus": "n", "plus": "p",
}  # fmt: skip
_WORD_VALUES = {"H": Decimal(100), "D": Decimal(12)}
SIGNS = "$€£¥₽₸₴₺₹₩₪₫₦₱₡₲₵₭₮₼₾֏৳฿៛؋﷼₣₤₧₯₠"
DASHES = "-–—−‐‑"
NONE = Decimal(0)


class Token(NamedTuple):
    """A word, number or mark: its kind, its place in the text, its value, and what is written."""

    kind: str
    start: int
    end: int
    value: Decimal = NONE
    written: str = ""


_TOKEN = regex.compile(
    rf"""
    (?P<word>   \p{{L}}++ (?![{SIGNS}\u00ad'’-]|\.S\.)                                # most words
              | U\.S\.                                                                # U.S. Dollar
              | \p{{L}}[\p{{L}}\u00ad]*+ (?!-?[{SIGNS}])
                (?:['’]\p{{Ll}}[\p{{L}}\u00ad]*)? (?:-[ ]*\n[ ]*\p{{Ll}}[\p{{L}}\u00ad]*)? )  # Mil-/liarden
  | (?P<number> (?: (?:\d{{1,3}}[{SPACES}]*)? [½¼¾⅓⅔⅕⅛]                                 # 1 ½
                  | (?:\d{{1,3}}[{SPACES}])? (?<![\d/.,])(?:1/[2-8]|[23]/[34])(?![\d/.,])  # 1 1/2
                  | \d{{1,3}}(?:[{SPACES}]\d{{3}}){{1,5}}(?!\d)(?:,\d+)?               # 1 100 000,5
                  | (?:(?<![\p{{L}}\d.,)]),)?\d+(?:[.,'’:]\d+)* )                      # 1.100,5   ,5   3:2
                (?:[.,][-–—]{{1,2}}(?!\d))? )                                           # 5,-   5.–
  | (?P<sign>   (?:U\.S\.\s?|\p{{L}}{{1,3}}-?)?[{SIGNS}](?:US(?!\p{{L}}))? )            # €  US$  T€
  | (?P<blank>  \s*\n[ \t]*\n\s* )
  | (?P<mark>   [^\s\u00ad] )
    """,
    regex.VERBOSE,
)


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of ``text[start:end]``. White space is none, but a blank line is."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        group, (start, end) = match.lastgroup, match.span()
        if group == "word":
            kinds = _classified(match[0])
            if kinds[0][0] == "x" and not (found and found[-1].kind == "d"):
                found.append(Token("x", start, end))
            else:
                _add_word(found, text, start, end, kinds)
        elif group == "number":
            value = None if _is_glued(found, start) else digits(_DASHED.sub("", match[0]))
            if value is not None:
                _bind_currency(found, start)
            found.append(Token("x" if value is None else "d", start, end, value or NONE, match[0]))
        elif group == "sign":
            found += _sign_tokens(match)
        elif group == "blank":
            found.append(Token("|", start, end))
        elif match[0] in DASHES:
            found.append(Token(_dash_kind(text, start, end), start, end))
        elif not (match[0] == "." and found and found[-1].end == end):  # the point of an abbreviation
            if match[0] in "%‰" and found and found[-1].kind == "d":
                found[-1] = found[-1]._replace(kind="i")
            found.append(Token("p" if match[0] == "+" else match[0], start, end))
    return found


_DASHED = regex.compile(r"[.,][-–—]+$")


_Classified = tuple[tuple[str, Decimal, str], ...]


def _add_word(found: list[Token], text: str, start: int, end: int, kinds: _Classified) -> None:
    """Add the one or two tokens of a word; the point of an abbreviation belongs to it."""
    if found and found[-1].kind == "d":
        if kinds[0][0] == "%":  # 5 Prozent
            found[-1] = found[-1]._replace(kind="i")
        elif found[-1].end == start and kinds[0][0] not in "STl$cCa":  # 5G
            found[-1] = found[-1]._replace(kind="x")
    if text.startswith(".", end):
        word = text[start:end]
        if word + "." in currencies():
            kinds, end = _classified(word + "."), end + 1
        elif kinds[-1][0] in "STl" and fold(word) in _abbreviations():
            end += 1
    for kind, value, written in kinds:
        found.append(Token(kind, start, end, value, written))


def kind_of(word: str) -> str:
    """Return the kind of the (first) token that ``word`` is."""
    return "d" if word in "½¼¾" else _classified(word)[0][0]


def _is_glued(found: list[Token], start: int) -> bool:
    """Tell whether a number is part of a name: ``A380``, but not ``EUR500``."""
    return bool(found) and found[-1].end == start and found[-1].kind in "xwehvVDgasbyuojkzmfqci"


def _bind_currency(found: list[Token], start: int) -> None:
    """Bind a currency to the number behind it where it touches that one, or comes after a year: ``2024 EUR 5``."""
    if not found or found[-1].kind != "$":
        return
    before = found[-2] if len(found) > 1 else None
    touches_behind = found[-1].end == start
    touches_before = before is not None and before.end == found[-1].start
    if (touches_behind and not touches_before) or (before is not None and before.kind == "d" and looks_like_year(before)):
        found[-1] = found[-1]._replace(kind="F")


def looks_like_year(number: Token) -> bool:
    """Tell whether a number is of four digits and 1800 to 2099."""
    return number.written.isdecimal() and 1800 <= number.value < 2100


def _dash_kind(text: str, start: int, end: int) -> str:
    spaced_before = start == 0 or text[start - 1].isspace() or text[start - 1] in "(["
    spaced_after = end == len(text) or text[end].isspace()
    if spaced_before:
        return "~" if spaced_after else "n"
    return "t" if spaced_after else "-"


def _sign_tokens(match: regex.Match[str]) -> list[Token]:
    """One token for ``US$``, two for ``T€``."""
    written = match[0]
    prefix = written.rstrip("US").rstrip(SIGNS)
    sign = written[len(prefix) :]
    for name in (written, prefix + sign[0], prefix.rstrip() + "-" + sign):
        if name in currencies():
            return [Token("$", *match.span(), written=name)]
    split = match.end() - len(sign)
    tokens = [
        Token(
            "S" if prefix in _scale_prefixes() else kind,
            match.start(),
            split,
            _scale_prefixes().get(prefix, value),
        )
        for kind, value, _ in (_classified(prefix) if prefix else ())
    ]
    return [*tokens, Token("$", split, match.end(), written=sign if sign in currencies() else sign[0])]


@lru_cache(1 << 16)
def _classified(word: str) -> tuple[tuple[str, Decimal, str], ...]:
    """Return kind, value and spelling of the token that a word is; ``TEUR`` and ``Viertelmilliarde`` are two."""
    word = unbroken(word)
    if currency := currencies().get(word):
        return (("$" if currency.before_number else "C" if currency.unit < 1 else "c", NONE, word),)
    folded = fold(word)
    if kind := _kinds_of_words().get(folded):
        return ((*kind, word.lower() if kind[0] in "sQ" else folded),)
    if (number := number_word(folded)) is not None:
        return (("w", number, folded),)
    if compound := _compound(word, folded):
        return compound
    if (word.isupper() or folded in _lower_case_names()) and word.capitalize() in currencies():
        return _classified(word.capitalize())  # EURO, euro
    if folded.endswith(("ische", "ischen", "ischer")) or f"{folded}.".startswith(adjective_stems()):
        return (("a", NONE, folded),)
    return (("%" if folded.startswith("prozent") else "x", NONE, folded),)


@cache
def _kinds_of_words() -> dict[str, tuple[str, Decimal]]:
    """Return kind and value of the words that the lexicon lists, folded."""
    kinds = {word: (kind, _WORD_VALUES.get(kind, NONE)) for word, kind in _FUNCTION_WORDS.items()}
    kinds |= {fold(word): ("Q", NONE) for word in qualifiers.single_words() if fold(word) not in kinds}
    kinds |= {fold(word): ("s", NONE) for word in lexicon.words("figures", "size.words")}
    for section, kind in (("articles", "e"), ("fractions", "h"), ("vague", "v"), ("vague_plurals", "V")):
        kinds |= {word: (kind, value) for word, value in words(section).items()}
    kinds |= {word: ("l", Decimal(10 ** int(power))) for word, power in words("scales_beside_money").items()}
    return kinds | {
        word: ("T" if power == 3 else "S", Decimal(10 ** int(power)))
        for word, power in words("scales").items()
    }


_SCALE_COMPOUND = regex.compile(r"(?P<number>\w+?)(?P<scale>million|millionen|milliarden?|billion|billionen)")
_PLACES = regex.compile(r"(?P<number>\w+?)stellige[nmrs]?")
_SUM = regex.compile(
    r"(?P<scale>millionen|milliarden|billionen)(?:betrag|betrages|betraege|betraegen|hoehe|summen?|bereich)"
)


def _compound(word: str, folded: str) -> tuple[tuple[str, Decimal, str], ...]:
    """``TEUR``, ``Viertelmilliarde``, ``dreistelliger``, ``Millionenbetrag``."""
    for prefix, power in _scale_prefixes().items() if word[-1].isupper() else ():
        rest = word.removeprefix(prefix)
        if rest != word and rest in currencies():
            return (("S", power, prefix), ("$", NONE, rest))
    if "illi" not in folded and "stellig" not in folded:
        return ()
    for pattern in (_SCALE_COMPOUND, _PLACES):
        match = pattern.fullmatch(folded)
        number = match and number_word(match["number"])
        if match and number:
            kind = "h" if number % 1 else "w"
            return (
                ((kind, number, ""), _scale(match["scale"]))
                if pattern is _SCALE_COMPOUND
                else (("g", number, ""),)
            )
    match = _SUM.fullmatch(folded)
    return (("B", *_scale(match["scale"])[1:]),) if match else ()


def _scale(word: str) -> tuple[str, Decimal, str]:
    return (*_kinds_of_words()[word], word)


@cache
def _lower_case_names() -> frozenset[str]:
    return frozenset(lexicon.load("currencies")["lower_case"].split())


@cache
def _scale_prefixes() -> dict[str, Decimal]:
    entries = lexicon.load("numbers")["scale_prefixes"]
    return {prefix: Decimal(10 ** int(power)) for power, forms in entries.items() for prefix in forms.split()}


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(lexicon.load("numbers")["abbreviated"]["scales"].split())


# ---------------------------------------------------------------- grammar over the kinds of tokens

# zwei | zwei hundert | hundert tausend | zwei-hundert-fünfzig
WORDS = r"(?:(?:[wHT]|e(?=[HT](?!-)))(?:-?[wHT]){0,5}|e)"
# 1,1 | 2 komma 5 | eine halbe, eine gute halbe, eine gute | drei viertel, zwei und eine halbe | zwei | anderthalb
NUMBER = rf"(?:[dew]k[dew]{{1,3}}|dH?|es{{1,2}}h?|(?:[dw]u)?eh|wh|{WORDS}|h)"
# mehrere, ein paar, mehrere hundert, einige Dutzend | Hunderte, Hunderte von | ein halbes Dutzend, zwei Dutzend
VAGUE = r"(?:e?vv?s?[HDTw]?|Vm?|e?h?D|wD)"
# Milliarden, -Milliarden | 5 T€, $5 Bio.
SCALE = r"(?:-?[ST]|-?l(?=-?(?:a-?){0,2}[cC$])|(?<=[$F]d)l)"
# 1,1 Mrd. | mehrere Milliarden | 2 weitere Milliarden | dreistelliger Millionenbetrag, dreistelliger Millionen-Euro-
QUANTITY = rf"(?>(?:{VAGUE}|{NUMBER}s?){SCALE}{{0,2}}|gB|gS(?=-[cC$]))"
# 1 Milliarde 100 Millionen | drei Milliarden und zweihundert Millionen | 1 Million 200 000 Euro
COMPOUND = rf"(?:{NUMBER}-?S(?:u?{NUMBER}-?[STH]){{1,3}}|{NUMBER}S(?:{WORDS}|d)(?=a?[cC$]))"
# Euro | US-Dollar, Neue Taiwan-Dollar | Euro-Cent | Pfund Sterling
CURRENCY = r"-?(?:a-?){0,2}(?:c-)?[cC$]r?"
# 15 Euro 50 | 15 Dollar und 15 Cent
CENTS = r"(?:[dw](?![-a$cCSTHlDBh])|u?[dw]C)"


def _amount(name: str, quantity: str = rf"{COMPOUND}|{QUANTITY}") -> str:
    """``$1,1 Mrd.`` | ``5 $ Mio.`` | ``TEUR 12`` | ``Euro 3,5 Mio.`` | ``15 Euro 50``: a pattern with named parts."""
    return rf"""(?:(?P<{name}front>(?<!\$/)S?[$F]-?|c(?=dS))?
                   (?P<{name}sum>{quantity})
                   (?P<{name}back>{CURRENCY}(?P<{name}after>[ST])?)?
                   (?P<{name}cents>(?<=[cC$]){CENTS})?)"""


# 800 bis 900 Mio. Euro | 5- bis 6-Milliarden | zwischen 1 und 1,2 Mrd. | 1 bis fast 2 Mrd.
LINK = r"t?(?P<link>by?|~|-|/|o|(?<=z.{1,12})u)(?:-|n|Q{1,2})?"
RANGE = rf"(?P<range>{_amount('a')}{LINK}{_amount('b')})"


@cache
def _figure_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"{RANGE}|{_amount('c')}", regex.VERBOSE)


@cache
def _single_pattern() -> regex.Pattern[str]:
    """An amount without compounds: what is left where the parts of a compound don't add up."""
    return regex.compile(_amount("c", QUANTITY), regex.VERBOSE)


# ---------------------------------------------------------------- amounts


@dataclass(slots=True)
class Amount:
    """An amount or range as it is written.

    ``first`` and ``last`` are indices of tokens, ``last`` exclusive. ``number`` is the (last) number without its
    scale; ``low`` and ``high`` include scale and the unit of the currency. ``scale`` is None and ``currency`` is
    empty where none is written. ``closed`` tells that the currency stands behind the number: it takes no scale from
    elsewhere.
    """

    first: int
    last: int
    low: Decimal
    high: Decimal
    number: Decimal
    scale: Decimal | None
    currency: str = ""
    closed: bool = False
    adjectives: tuple[str, ...] = ()
    vague: bool = False
    is_range: bool = False

    @property
    def bare(self) -> bool:
        """A number with neither scale nor currency."""
        return self.scale is None and not self.currency


def amounts_of(tokens: list[Token], kinds: str) -> Iterator[Amount]:
    """Yield the amounts and ranges of ``tokens`` in order, bare numbers among them. ``kinds`` are their letters."""
    place = 0
    while match := _figure_pattern().search(kinds, place):
        names = "ab" if match["range"] else "c"
        read = [amount for name in names if (amount := _read(tokens, match, name))]
        if len(read) < len(names):
            read = list(_singly(tokens, kinds, match))
        elif len(read) == 2 and (joined := _range(read[0], read[1], match["link"], tokens)):
            read = [joined]
        yield from read
        place = max([match.start() + 1, *(amount.last for amount in read)])


def _singly(tokens: list[Token], kinds: str, match: regex.Match[str]) -> Iterator[Amount]:
    for part in _single_pattern().finditer(kinds, match.start(), match.end()):
        if amount := _read(tokens, part, "c"):
            yield amount


def _read(tokens: list[Token], match: regex.Match[str], name: str) -> Amount | None:
    """Evaluate one amount of a match, None where its parts don't add up."""
    (first, last), front, back = (
        match.span(name + "sum"),
        match.span(name + "front"),
        match.span(name + "back"),
    )
    if front[0] >= 0:
        first = front[0]
    if back[0] >= 0:
        last = back[1]
    written = tokens[first:last]
    total = _add_up(written)
    if total is None:
        return None
    currency = next((token.written for token in reversed(written) if token.kind in "$FcC"), "")
    amount = Amount(
        first, last, total.low, total.high, total.value / total.scale if total.scale else total.value, total.scale,
        currency, closed=back[0] >= 0, vague=total.low != total.high,
        adjectives=tuple(token.written for token in written if token.kind in "acC") if back[0] >= 0 else (),
    )  # fmt: skip
    _apply_unit(amount)
    if match[name + "cents"]:
        _add_cents(amount, tokens[slice(*match.span(name + "cents"))])
    return amount


def _apply_unit(amount: Amount) -> None:
    unit = currencies()[amount.currency].unit if amount.currency else 1
    if unit != 1:
        amount.low, amount.high = amount.low * unit, amount.high * unit


def _add_cents(amount: Amount, tokens: list[Token]) -> None:
    """Add the cents of ``15 Euro 50`` and ``15 Dollar und 15 Cent``."""
    number = next(token for token in tokens if token.kind in "dw")
    smallest = 1 if tokens[-1].kind == "C" else 10
    if amount.scale or amount.vague or number.value % 1 or not smallest <= number.value < 100:
        return
    amount.low = amount.high = amount.low + number.value / 100
    amount.last += len(tokens)


class _Total(NamedTuple):
    """The sum of number and scale words; ``scale`` is the last one."""

    value: Decimal
    scale: Decimal | None
    low: Decimal
    high: Decimal


def _add_up(tokens: list[Token]) -> _Total | None:
    """Add up number and scale words; None where a later part isn't smaller than the scale before it."""
    tokens = [token for token in tokens if token.kind not in "$FcCar-"]
    if tokens[0].kind == "d" and len(tokens) < 3:  # 1100, 1,1 Mrd.: most amounts
        scale = tokens[-1].value if len(tokens) == 2 and tokens[-1].kind in "STl" else None
        if len(tokens) == 1 or scale:
            value = tokens[0].value * (scale or 1)
            return _Total(value, scale, value, value)
    if tokens[0].kind == "S":  # TEUR 12
        tokens = [*tokens[1:], tokens[0]]
    total = thousands = piece = NONE
    scale = None
    decimals = 0
    for position, (kind, _, _, value, written) in enumerate(tokens):
        if kind == "k":
            decimals = 1
        elif kind in "dewV":
            if decimals:  # zwei Komma sieben fünf
                length = len(written) if kind == "d" else 1
                decimals *= 10**length
                piece += value / decimals
            else:
                piece += value
        elif kind == "h":  # eine halbe | drei viertel | zwei und eine halbe
            piece = (
                piece - 1 + value if position and tokens[position - 1].kind in "es" else (piece or 1) * value
            )
        elif kind == "v":  # ein paar, mehrere
            piece = NONE
        elif kind in "HD":
            piece = (piece or 1) * value
        elif kind == "T" and position + 1 < len(tokens) and tokens[position + 1].kind in "ewHTSd":
            thousands += (piece or 1) * 1000
            piece = NONE
        elif kind in "STl":
            part = (thousands + piece or 1) * value
            if scale is not None and part >= scale:
                return None
            total, scale = total + part, value
            thousands = piece = NONE
    rest = thousands + piece
    if scale is not None and rest >= scale:
        return None
    total += rest
    low, high = total, total
    kinds = {token.kind for token in tokens}
    if "g" in kinds:  # dreistelliger Millionenbetrag: 100 to 999 million
        places = int(next(token.value for token in tokens if token.kind == "g"))
        scale = next(token.value for token in tokens if token.kind in "BS")
        low, high = scale * 10 ** (places - 1), scale * (10**places - 1)
    elif kinds & {"v", "V"}:  # mehrere Milliarden: two to nine
        total = total or Decimal(1)
        low, high = 2 * total, 9 * total
    return _Total(total, scale, low, high)


# ---------------------------------------------------------------- ranges

# 1,1/1,2 Mrd. is a range, 2,5/50 Mrd. is not; 2000 bis 2500 Euro is one, 2024 bis 10.000 Euro is not.
WIDEST_DOUBTFUL_RANGE = 3


def _range(low: Amount, high: Amount, link: str, tokens: list[Token]) -> Amount | None:
    """Join two ends: the scale and the currency of one serve the other. None where they are no range."""
    if low.bare and high.bare:
        return None
    if high.bare and (low.closed or not low.currency or is_year(tokens, high)):  # 5 Mio. Euro bis 2030
        return None
    if low.currency and high.currency and _code(low) != _code(high):
        return None
    if low.bare and is_year(tokens, low) and (
        link == "~" or high.scale or not high.closed or high.number > WIDEST_DOUBTFUL_RANGE * low.number
    ):
        return None
    bottom, top = low.low, high.high
    if (
        low.scale is None and high.scale and not low.closed
    ):  # 1 bis 1,1 Mrd.  800 bis 1,1 Mrd.  1000 bis 1 Mio.
        fitting = (scale for scale in (high.scale, high.scale / 1000) if bottom * scale <= top)
        bottom *= next(fitting, Decimal(1))
    elif high.scale is None and low.scale and not high.closed:
        top *= low.scale
    if not low.currency and high.currency and low.bare:
        bottom *= currencies()[high.currency].unit
    if link == "u" and bottom > top:
        bottom, top = top, bottom
    if bottom > top or (link == "/" and top > WIDEST_DOUBTFUL_RANGE * bottom):
        return None
    named = high if high.currency else low
    return Amount(
        low.first, high.last, bottom, top, high.number, high.scale or low.scale, named.currency,
        high.closed, named.adjectives, low.vague or high.vague, is_range=True,
    )  # fmt: skip


def _code(amount: Amount) -> str:
    currency: Currency = currencies()[amount.currency]
    return currency.code


def share(bare: Amount, amount: Amount) -> Amount:
    """Return the bare number with the scale and the currency of ``amount``: the 8,4 of ``von 8,4 auf 4,9 Mrd.``.

    A number of thousands has a scale of its own: ``360.000 bzw. 1 Mio. Euro``.
    """
    scale = amount.scale if amount.scale and bare.number < 1000 else 1
    shared = replace(
        bare, low=bare.low * scale, high=bare.high * scale, scale=amount.scale, currency=amount.currency,
        adjectives=amount.adjectives,
    )  # fmt: skip
    _apply_unit(shared)
    return shared


def is_year(tokens: list[Token], amount: Amount) -> bool:
    """Tell whether a bare number looks like a year."""
    return tokens[amount.first].kind == "d" and looks_like_year(tokens[amount.first])

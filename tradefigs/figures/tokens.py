"""Words, numbers and marks of a text as tokens, each of a kind that one letter names.

The grammar of amounts is a pattern over these letters: ``$1,1 bis $1,2 Milliarden`` is ``FdbFdS``::

    d  a number in digits                     1.100,5   ½
    w  a number word                          zwei, zweihundertfünfzig
    e  the article as number one              eine
    h  a part of one                          halbe, Viertel, anderthalb
    H  hundert           T  tausend           S  a larger scale word    l  a scale only beside money: T€
    v  a vague quantifier                     mehrere        V  a vague plural    Hunderte
    D  Dutzend           g  dreistellig       B  Millionenbetrag        X  Multimillionen
    $  a currency that may stand in front     €, USD         F  one that belongs to the number behind: 2024 $5
    c  one that may not                       Euro           C  a hundredth of one     Cent
    a  an adjective or name before it         kanadische, Hongkong          r  Sterling
    s  an adjective of size                   eine *gute* Milliarde         Q  a qualifier of one word    rund
    b  bis   y  zu   u  und   o  oder   j  bzw.   k  Komma   z  zwischen   m  von   f  auf   q  um
    -  a hyphen inside a word                 t  a hyphen at the end of a word: 5- bis 6-Milliarden
    ~  a dash between spaces                  n  a minus sign, minus        p  a plus sign, plus
    i  a number with a percentage             x  any other word, or a number that is none
    |  a blank line                           . , : / ( ) and other marks are themselves
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from tradefigs.figures.currencies import currencies
from tradefigs.figures.lexemes import (
    NONE,
    OTHER,
    Part,
    abbreviated_adjectives,
    abbreviations,
    listed,
    parts_of,
    scale_prefixes,
)
from tradefigs.figures.numerals import APOSTROPHES, SPACES, VULGAR, digits, fold
from tradefigs.language.patterns import late

# The kinds that a number may begin with.
NUMBERS = "dewhHTvVDg"
# Those of scales and currencies.
MONEY = "TSlB$FcC"
SIGNS = "$€£¥₽₸₴₺₹₩₪₫₦₱₡₲₵₭₮₼₾֏৳฿៛؋﷼₣₤₧₯₠"
_SIGNS = frozenset(SIGNS)
DASHES = "-–—−‐‑"


class Token(NamedTuple):
    """A word, number or mark: its kind, its place in the text, its value, and what is written."""

    kind: str
    start: int
    end: int
    value: Decimal = NONE
    written: str = ""


@dataclass(slots=True)
class Tokens:
    """The tokens of a text, or of stretches of it, and the letters of their kinds."""

    text: str
    tokens: list[Token]
    kinds: str

    def start(self, index: int) -> int:
        """Return where the token ``index`` begins in the text."""
        return self.tokens[index].start

    def end(self, index: int) -> int:
        """Return where the token ``index`` ends in the text."""
        return self.tokens[index].end

    def begins_with_capital(self, index: int) -> bool:
        """Tell whether the token ``index`` is a word with a capital."""
        return index < len(self.tokens) and self.text[self.start(index) : self.start(index) + 1].isupper()

    def between(self, first: int, last: int) -> str:
        """Return the text from token ``first`` to the beginning of token ``last``."""
        return self.text[self.tokens[first].start : self.tokens[last].start]


def read(text: str, stretches: list[tuple[int, int]]) -> Tokens:
    """Return the tokens of some stretches of ``text``; between two stretches stands a ``|``."""
    tokens: list[Token] = []
    for start, end in stretches:
        tokens += [*tokens_of(text, start, end), Token("|", end, end)]
    source = Tokens(text, tokens, "".join([token[0] for token in tokens]))
    _settle_points(source)
    return source


def _settle_points(source: Tokens) -> None:
    """Read ``1.234 Mrd.`` as 1 and 234 thousandths in a text that writes decimal points."""
    scaled = (match.start() for match in _SCALED_NUMBER.finditer(source.kinds))
    doubtful = [index for index in scaled if "." in source.tokens[index].written]
    if doubtful and _writes_decimal_points(source.text):
        for index in doubtful:
            token = source.tokens[index]
            value = digits(token.written, point_is_decimal=True)
            source.tokens[index] = token._replace(value=value or token.value)


_SCALED_NUMBER = regex.compile("dS")


def _writes_decimal_points(text: str) -> bool:
    """Tell whether the numbers of a text have decimal points more often than commas."""
    points = regex.findall(r"(?<![\d.,])\d+\.(?:\d\d?|\d{4,})(?![\d.]|,\d|\s*Uhr)", text)
    return len(points) > len(regex.findall(r"\d,\d", text))


@cache
def _pieces() -> regex.Pattern[str]:
    """Return the pattern that cuts text into pieces, each a token with the space before it."""
    dashes = regex.escape(DASHES)
    return regex.compile(
        rf"""[ ]?(?:  # one search for a word and the space before it, not two
              \p{{L}}++ (?![{SIGNS}'’-]|\.S\.)                                        # most words
            | U\.S\.                                                                  # U.S. Dollar
            | \p{{L}}++ (?!-?[{SIGNS}]) (?:['’]\p{{Ll}}+)? (?:-[ ]*\r?\n[ ]*\p{{Ll}}+)?  # So'm   Mil-/liarden
            | (?=[\d,{VULGAR}])
              (?: (?:\d{{1,3}}[{SPACES}]*)? [{VULGAR}]                                # 1 ½
                | (?:\d{{1,3}}[{SPACES}])? (?<![\d/.,])(?:1/[2-8]|[23]/[34])(?![\d/.,])  # 1 1/2
                | \d+/0+(?![\d.,/])                                                   # 1/0 is none
                | \d{{1,3}}(?:[{SPACES}]{{1,2}}\d{{3}}){{1,8}}(?!\d)(?:,\d+)?           # 1 100 000,5
                | (?:(?<![\p{{L}}\d.,)]),)?\d+(?:[.,{APOSTROPHES}:]\d+)* )             # 1.100,5   ,5   3:2
              (?:[.,][{dashes}]{{1,2}}(?!\d))?                                        # 5,-   5.–
            | \p{{L}}{{4,}}+(?=-[{SIGNS}])                                             # Hongkong-$
            | (?:U\.S\.\s?|\p{{L}}{{1,3}}-?)?[{SIGNS}](?:US(?!\p{{L}}))?              # €   US$   T€   $US
            | \p{{L}}+?(?=\p{{L}}{{1,3}}-?[{SIGNS}])                         # the E of Euro€
            | \s*\n[ \t]*\n\s*                                                        # a blank line
            | \S                                                                     # a mark
            | \s++ )                                                                 # no token
        """,
        regex.VERBOSE,
    )


WORD, NUMBER, SIGN, MARK, BLANK_LINE, NOTHING = "word", "number", "sign", "mark", "blank line", "nothing"
_OTHER_WORD = (WORD, OTHER)
_BLANK_LINE = late(r"\n[ \t]*\n")


@lru_cache(1 << 16)
def _read_piece(piece: str) -> tuple[str, tuple[Part, ...]]:
    """Return what a piece of text is, and the parts of a word or number: most were read before."""
    written = piece[piece[0] == " " :]
    if not written or written.isspace():
        return BLANK_LINE if _BLANK_LINE.search(piece) else NOTHING, ()
    if not _SIGNS.isdisjoint(written):
        return SIGN, ()
    if written[0].isalpha():
        parts = parts_of(written)
        return _OTHER_WORD if parts is OTHER else (WORD, parts)
    if len(written) == 1 and not written.isdecimal() and written not in VULGAR:
        return MARK, ()
    value = digits(written.rstrip(DASHES).rstrip(".,"))
    return NUMBER, (Part("x" if value is None else "d", value or NONE, written),)


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of ``text[start:end]``. White space is none, but a blank line is."""
    found: list[Token] = []
    make = tuple.__new__  # what `Token` itself calls, which takes time to sort its arguments first
    last = start
    behind_number = False
    for piece in _pieces().findall(text, start, end):
        first, last = last + (piece[0] == " "), last + len(piece)
        reading = _read_piece(piece)
        if reading is _OTHER_WORD and not behind_number:  # most words
            found.append(make(Token, ("x", first, last, NONE, "")))
            continue
        kind, parts = reading
        if kind is WORD:
            part = parts[0]
            if behind_number or part[0] == "w" or len(parts) > 1 or text.startswith(".", last):
                _add_word(found, text, first, last, parts)
            else:
                found.append(make(Token, (part[0], first, last, part[1], part[2])))
            behind_number = False
        elif kind is NUMBER:
            _add_number(found, text, first, last, parts[0])
            behind_number = found[-1][0] == "d"
        elif kind is not NOTHING:
            behind_number = False
            if kind is MARK:
                _add_mark(found, text, first, last)
            elif kind is SIGN:
                found += _sign(text[first:last], first, last)
            else:
                found.append(Token("|", first, last))
    return found


def kind_of(word: str) -> str:
    """Return the kind of the (first) token that ``word`` is."""
    return "d" if word in VULGAR else parts_of(word)[0].kind


def looks_like_year(number: Token) -> bool:
    """Tell whether a number is of four digits and 1800 to 2099."""
    return number.kind == "d" and number.written.isdecimal() and 1800 <= number.value < 2100


# ---------------------------------------------------------------- one token after another


def _add_word(found: list[Token], text: str, start: int, end: int, parts: tuple[Part, ...]) -> None:
    """Add the tokens of a word; the point of an abbreviation belongs to it."""
    if found and found[-1].kind == "d" and found[-1].end == start and parts[0].kind not in "STl$cCa":  # 5G
        found[-1] = found[-1]._replace(kind="x")
    if text.startswith(".", end):
        parts, end = _with_point(text, start, end, parts)
    if parts[0].kind == "w" and parts[0].value in _TENS and _begins_tens(found):  # ein und zwanzig
        first = next(index for index in range(-1, -6, -1) if found[index].kind in "we")
        start, value = found[first].start, found[first].value + parts[0].value
        parts = (parts[0]._replace(value=value), *parts[1:])
        del found[first:]
    for kind, value, written in parts:
        found.append(Token(kind, start, end, value, written))


def _with_point(text: str, start: int, end: int, parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], int]:
    """Take the point behind a word where it is an abbreviation: ``Mrd.``, ``Rbl.``, ``poln. Zloty``."""
    word = text[start:end]
    if word + "." in currencies():
        return parts_of(word + "."), end + 1
    if parts[-1].kind in "STl" and fold(word) in abbreviations():
        return parts, end + 1
    if word[0].isupper() and (pointed := listed().get(f"{fold(word)}.")):  # Bill.
        return (Part(*pointed, word),), end + 1
    if len(parts) == 1 and parts[0].kind in "ax" and _BEFORE_NOUN.match(text, end):
        if parts[0].kind == "a":
            return parts, end + 1
        if fold(word) in abbreviated_adjectives():
            return (Part("a", NONE, fold(word)),), end + 1
    return parts, end


_BEFORE_NOUN = late(r"\.\s?\p{Lu}")
_TENS = frozenset(map(Decimal, range(20, 100, 10)))


def _begins_tens(found: list[Token]) -> bool:
    """Tell whether tens follow that are written apart: ``ein und zwanzig``, but not ``zwischen ein und``."""
    kinds = "".join([token.kind for token in found[-5:]])
    match = _ONES_AND.search(kinds)
    if match is None:
        return False
    ones = found[match.start() - len(kinds)]
    return 0 < ones.value < 10 and ones.value % 1 == 0


# ein und | fünf-und-
_ONES_AND = late(r"(?<!z|zQ)[we](?:u|-u-)$")


def _add_number(found: list[Token], text: str, start: int, end: int, number: Part) -> None:
    """Add a number, or what is none: a date, a part of a word."""
    kind, value, written = number
    before = found[-1] if found else None
    if _is_tied(found, text, start):
        kind, value = "x", NONE
    elif kind == "d" and before is not None and before.kind in "$v":
        if before.kind == "v":
            counted = _is_round(value) and text[end : end + 1] not in _DASHES
            found.append(Token("w" if counted else kind, start, end, value, written))  # mehrere 100 Millionen
            return
        year_before = len(found) > 1 and looks_like_year(found[-2])
        touches_before = len(found) > 1 and found[-2].end == before.start
        begins_it = before.end == start and not touches_before
        if year_before or begins_it or _ends_range(found):  # 2024 EUR 5, 2024 $5, $4-$5
            found[-1] = before._replace(kind="F")
    found.append(Token(kind, start, end, value, written))


def _is_tied(found: list[Token], text: str, start: int) -> bool:
    """Tell whether the number at ``start`` is a part of a word: ``A380``, ``COVID-19``; not ``EUR500``."""
    if not found or found[-1].end != start:
        return False
    if found[-1].kind != "-":
        return found[-1].kind.isalpha() and found[-1].kind not in "$FcCSTlnpt"
    word = found[-2] if len(found) > 1 and text[start - 1] in "-‐‑" else None
    return word is not None and word.kind in "xa" and word.end == start - 1


def _ends_range(found: list[Token]) -> bool:
    """Tell whether the sign that is the last token opens the upper end: ``$4-$``, ``EUR 4 Mio.-EUR``."""
    if len(found) < 4 or found[-2].kind != "-":
        return False
    return _LOW_END.search("".join([token.kind for token in found[-7:]])) is not None


_LOW_END = late(r"[$F]d[STl]?-\$$")
_DASHES = frozenset(DASHES)


def _is_round(value: Decimal) -> bool:
    """Tell whether a number is 10, 100 and so on: it may be a unit that is counted."""
    return value >= 10 and str(value).strip("0") == "1"


def _sign(written: str, start: int, end: int) -> list[Token]:
    """One token for ``US$``, two for ``T€``."""
    prefix = written.rstrip("US").rstrip(SIGNS)
    sign = written[len(prefix) :]
    for name in (written, prefix + sign[0], f"{prefix.rstrip()}-{sign}"):
        if name in currencies():
            return [Token("$", start, end, written=name)]
    split = end - len(sign)
    currency = Token("$", split, end, written=sign[0])
    if prefix in scale_prefixes():
        return [Token("S", start, split, scale_prefixes()[prefix], prefix), currency]
    word = prefix.removesuffix("-")
    hyphen = [Token("-", split - 1, split)] if word != prefix else []  # Mrd-€
    parts = parts_of(word) if word else ()
    end = split - len(hyphen)
    return [*(Token(kind, start, end, value, name) for kind, value, name in parts), *hyphen, currency]


def _add_mark(found: list[Token], text: str, start: int, end: int) -> None:
    """Add a mark; a percent sign makes the number before it none of money."""
    mark = text[start]
    if mark in DASHES:
        found.append(Token(_kind_of_dash(text, start, end), start, end))
    elif not (mark == "." and found and found[-1].end == end):  # else the point of an abbreviation
        if mark in "%‰" and found and found[-1].kind == "d":
            found[-1] = found[-1]._replace(kind="i")
        found.append(Token("p" if mark == "+" else mark, start, end))


def _kind_of_dash(text: str, start: int, end: int) -> str:
    spaced_before = start == 0 or text[start - 1].isspace() or text[start - 1] in "(["
    spaced_after = end == len(text) or text[end].isspace()
    if spaced_before:
        return "~" if spaced_after else "n"
    goes_on = spaced_after and "\n" in text[end : end + 3] and _GOES_ON.match(text, end)
    return "t" if spaced_after and not goes_on else "-"


# US-/Dollar, but 5-/bis 6
_GOES_ON = late(r"[ ]*\r?\n[ \t]*(?![ \t]|\p{Ll}|[^\w\p{Sc}])")

"""Money figures of a German text: amounts and ranges with value, currency and qualifier.

The way of a text through this module:

1. ``_tokens``: words, numbers and marks become tokens, each of a kind that one letter names.
2. The grammar (``AMOUNT``, ``RANGE`` …) is a pattern over these letters: ``$1,1 bis $1,2 Milliarden`` is ``$db$dS``.
3. ``_shared``: a number takes scale and currency from its neighbour (``von 8,4 auf 4,9 Mrd.``).
4. ``_is_money``, ``_currency_of``: what is money, and which.
5. ``_qualifier``: words before, after, and verbs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from tradefigs import lexicon
from tradefigs.numerals import SPACES, digits, fold, number_word, words
from tradefigs.text import Layout


@dataclass(frozen=True, slots=True)
class Figure:
    """A money figure of a text.

    ``start``, ``end`` and ``text`` hold the amount itself; ``phrase_start`` and ``phrase_end`` include qualifier
    words, the ``zwischen`` or ``von`` of a range and a sign. ``low`` and ``high`` are in units of ``currency``
    (ISO 4217, empty where the text names none), equal unless a range or a vague amount is stated; ``negative``
    tells that a minus stands before them. ``qualifier`` is one of ``exact about almost over at_least under up_to
    vague``.
    """

    start: int
    end: int
    text: str
    low: Decimal
    high: Decimal
    currency: str
    qualifier: str = "exact"
    phrase_start: int = -1
    phrase_end: int = -1
    negative: bool = False


# ---------------------------------------------------------------- tokens


class Token(NamedTuple):
    """A word, number or mark: its kind (see ``KINDS``), place, number value, and currency name or code."""

    kind: str
    start: int
    end: int
    value: Fraction = Fraction(0)
    name: str = ""


KINDS = """
d  a number in digits                     1.100,5   ½
w  a number word                          zwei, zweihundertfünfzig
e  the article as number one              eine
H  hundert           T  tausend           S  a larger scale word    l  a scale only beside money: T€
h  a part of one                          halbe, Viertel
v  a vague quantifier                     mehrere        V  a vague plural    Hunderte
D  Dutzend           g  dreistellig       B  Millionenbetrag
$  a currency sign or code                €, USD
c  a currency name                        Euro           a  an adjective or name that tells it apart: kanadische
s  an adjective of size                   eine *gute* Milliarde
b  bis   y  zu   u  und   o  oder   j  bzw.   k  Komma   z  zwischen   m  von   f  auf   q  um
-  a hyphen inside a compound             t  a hyphen at the end of a word: 5- bis 6-
~  a dash between spaces                  n  a minus sign   p  a plus sign
x  any other word    .,:/()%  themselves  |  a blank line
"""
_FUNCTION_WORDS = {
    "bis": "b", "zu": "y", "und": "u", "oder": "o", "bzw": "j", "beziehungsweise": "j", "sowie": "j", "komma": "k",
    "zwischen": "z", "von": "m", "auf": "f", "um": "q", "dutzend": "D", "hundert": "H", "sterling": "r",
}  # fmt: skip
_SIZE_WORDS = frozenset(
    "gute guten guter gutes knappe knappen knapper knappes runde runden runder volle vollen voller ganze ganzen ganzer"
    " weitere weiteren weiterer weiteres zusätzliche zusätzlichen satte satten stolze stolzen reichliche glatte glatten"
    " gutes schlappe schlappen zweite zweiten dritte dritten gewaltige einzige".split()
)
_LOWER_CASE_NAMES = frozenset(
    ("euro", "euros", "dollar", "dollars", "cent", "franken", "rubel", "yen", "yuan")
)
SIGNS = "$€£¥₽₸₴₺₹₩₪₫₦₱₡₲₵₭₮₼₾֏৳฿៛؋﷼₣₤₧₯₠"
DASHES = "-–—−‐‑"

_TOKEN = regex.compile(
    rf"""
    (?P<number> (?:\d{{1,3}}[{SPACES}]*)? (?:[½¼¾⅓⅔⅕⅛] | (?<=\d\s)(?:1/[2-8]|2/3|3/4)(?![\d/.,]))  # 1 ½   1 1/2
              | (?:1/[2-8]|2/3|3/4)(?![\d/.,])                                                       # 3/4
              | (?: \d{{1,3}}(?:[{SPACES}]\d{{3}}){{1,5}}(?!\d)(?:,\d+)?                              # 1 100 000,5
                  | (?<![\p{{L}}\d.,]),?\d+(?:[.,'’]\d+)*                                            # 1.100,5   ,5
                  | \d+(?:[.,'’]\d+)* )
                (?:[.,][-–—]{{1,2}}(?!\d))?                                                          # 5,-   5.–
    )
  | (?P<sign> (?P<prefix>U\.S\.\s?|\p{{L}}{{1,3}}-?)?[{SIGNS}](?:US(?!\p{{L}}))?)                    # €  US$  T€
  | (?P<word> (?:U\.S\.|\p{{L}}[\p{{L}}\u00ad]*(?:['’](?=\p{{Ll}})\p{{L}}+)?(?:-[ ]*\n[ ]*\p{{Ll}}[\p{{L}}\u00ad]*)?)) (?P<point>\.)?
  | (?P<space> \s+)
  | (?P<mark> .)
    """,
    regex.VERBOSE | regex.DOTALL,
)


def _tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of ``text[start:end]``; white space is none, but a blank line is."""
    end = len(text) if end is None else end
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        group = match.lastgroup
        if group == "space":
            if match[0].count("\n") > 1:
                found.append(Token("|", match.start(), match.end()))
        elif match["word"]:
            found += _word_tokens(text, match.start(), match.end("word"))
            if match["point"] and found[-1].end < match.end():
                found.append(Token(".", match.end() - 1, match.end()))
        elif group == "number":
            found.append(_number_token(text, match))
        elif match["sign"]:
            found += _sign_tokens(match)
        elif match[0] != "\u00ad":
            kind = _dash_kind(text, match.start(), match.end()) if match[0] in DASHES else match[0]
            found.append(Token("p" if kind == "+" else kind, match.start(), match.end()))
    return found


def _number_token(text: str, match: regex.Match[str]) -> Token:
    written = regex.sub(r"[.,][-–—]+$", "", match[0])
    value = digits(written)
    before = text[match.start() - 1] if match.start() else ""
    glued = before.isalpha() and not _ends_in_currency(text, match.start())
    after = regex.compile(r"\p{L}+\.?").match(text, match.end())
    glued_after = after and not any(
        token.kind in "STl$c" for token in _word_tokens(text, after.start(), after.end())
    )
    if value is None or glued or glued_after or _PERCENT.match(text, match.end()):
        return Token("x", match.start(), match.end())
    return Token("d", match.start(), match.end(), value, written)


_PERCENT = regex.compile(r"\s*-?(?:%|‰|Prozent|v\.\s?H\.)")
_TIME_WORDS = regex.compile(
    r"(?:[\s.,()]|\d{4}|im|in|des|dem|der|ersten|Jahres?|Vor\w+|Halbjahr|Quartal|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|vergangenen|letzten|noch|zuvor)*"
)


def _ends_in_currency(text: str, place: int) -> bool:
    match = regex.compile(r"(?r)\p{L}+").match(text, 0, place)
    return bool(match) and _classify(match[0])[0][0] in "$cS"


def _dash_kind(text: str, start: int, end: int) -> str:
    spaced_before = start == 0 or text[start - 1].isspace() or text[start - 1] in "(["
    spaced_after = end == len(text) or text[end].isspace()
    if spaced_before:
        return "~" if spaced_after else "n"
    return "t" if spaced_after else "-"


def _sign_tokens(match: regex.Match[str]) -> list[Token]:
    """One token for ``US$``, two for ``T€``."""
    signs = _names()
    if match[0] in signs:
        return [Token("$", match.start(), match.end(), name=match[0])]
    prefix, sign = match["prefix"] or "", match[0][len(match["prefix"] or "") :]
    if prefix + sign[0] in signs:
        return [Token("$", match.start(), match.end(), name=prefix + sign[0])]
    if prefix.startswith("U.S"):
        return [Token("$", match.start(), match.end(), name="US$")]
    split = match.start() + len(prefix)
    tokens = _word_tokens(match.string, match.start(), split) if prefix else []
    if prefix in _scale_prefixes():
        tokens = [Token("S", match.start(), split, _scale_prefixes()[prefix])]
    return [*tokens, Token("$", split, match.end(), name=sign if sign in signs else sign[0])]


def _word_tokens(text: str, start: int, end: int) -> list[Token]:
    """One token for a word; two for ``TEUR`` and ``Viertelmilliarde``. The point of an abbreviation belongs to it."""
    word = text[start:end]
    if text[end : end + 1] == "." and (word + "." in _names() or fold(word) in _abbreviations()):
        end += 1
        if word + "." in _names():
            word += "."
    return [Token(kind, start, end, value, name) for kind, value, name in _classify(word)]


@lru_cache(1 << 16)
def _classify(word: str) -> tuple[tuple[str, Fraction, str], ...]:
    """Return kind, value and currency name of the tokens that a word makes."""
    names = _names()
    if word in names:
        return ((names[word], Fraction(0), word),)
    folded = fold(word)
    if kind := _FUNCTION_WORDS.get(folded):
        return ((kind, Fraction(100 if kind == "H" else 12), ""),)
    if folded in _scales():
        power = _scales()[folded]
        return (("T" if power == 1000 else "S", power, ""),)
    for section, kind in (("articles", "e"), ("fractions", "h"), ("vague", "v"), ("vague_plurals", "V")):
        if folded in words(section):
            return ((kind, words(section)[folded], ""),)
    if (number := number_word(word)) is not None:
        return (("w", number, ""),)
    if word.casefold() in _SIZE_WORDS:
        return (("s", Fraction(0), word.casefold()),)
    if folded in _beside_money():
        return (("l", _beside_money()[folded], ""),)
    if compound := _compound(word, folded):
        return compound
    if name := _name_in_other_case(word, folded):
        return ((names[name], Fraction(0), name),)
    if _is_adjective(folded):
        return (("a", Fraction(0), folded),)
    return (("x", Fraction(0), word),)


def _compound(word: str, folded: str) -> tuple[tuple[str, Fraction, str], ...]:
    """``TEUR``, ``Viertelmilliarde``, ``dreistelliger``, ``Millionenbetrag``."""
    none = Fraction(0)
    for prefix, power in _scale_prefixes().items():
        rest = word[len(prefix) :]
        if word.startswith(prefix) and _names().get(rest) in ("$", "c"):
            return (("S", power, ""), ("$", none, rest))
    match = regex.compile(r"(?P<rest>\w+?)-?(?P<scale>million(?:en)?|milliarden?|billion(?:en)?)").fullmatch(
        folded
    )
    if match and (number := number_word(match["rest"])) is not None:
        return (("w", number, ""), ("S", _scales()[match["scale"]], ""))
    match = regex.compile(r"(?P<places>\w+?)stellige[nmrs]?").fullmatch(folded)
    if match and (number := number_word(match["places"])) is not None:
        return (("g", number, ""),)
    match = regex.compile(
        r"(?P<scale>millionen|milliarden|billionen)(?:betrag|betrages|betraege|betraegen|hoehe|summe|summen|bereich)"
    ).fullmatch(folded)
    if match:
        return (("B", _scales()[match["scale"]], ""),)
    return ()


def _name_in_other_case(word: str, folded: str) -> str:
    """Find ``EURO`` and ``euro`` under ``Euro``."""
    if word.isupper() and len(word) > 3:
        return word.capitalize() if word.capitalize() in _names() else ""
    if word.islower() and folded in _LOWER_CASE_NAMES:
        return word.capitalize()
    return ""


@cache
def _scales() -> dict[str, Fraction]:
    return {word: Fraction(10) ** int(power) for word, power in words("scales").items()}


@cache
def _beside_money() -> dict[str, Fraction]:
    return {word: Fraction(10) ** int(power) for word, power in words("scales_beside_money").items()}


@cache
def _scale_prefixes() -> dict[str, Fraction]:
    entries = lexicon.load("numbers")["scale_prefixes"]
    return {word: Fraction(10) ** int(power) for power, forms in entries.items() for word in forms.split()}


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(lexicon.load("numbers")["abbreviated"]["scales"].split())


# ---------------------------------------------------------------- currencies


@dataclass(frozen=True, slots=True)
class Currency:
    """What a currency name or sign means: a code, or several told apart by the country."""

    code: str
    by_country: dict[str, str]  # the beginning of a word -> code
    by_text: bool = False
    unit: Fraction = Fraction(1)  # Cent: 1/100


@cache
def _currencies() -> dict[str, Currency]:
    """Every sign, code and name, in all its forms."""
    entries = lexicon.load("currencies")
    found = {code: Currency(code, {}) for code in entries["codes"].split()}
    for section in ("signs", "after"):
        found |= {sign: Currency(code, {}) for sign, code in entries[section].items()}
    for code, forms in entries["names"].items():
        found |= {form: Currency(code, {}) for form in forms.split()}
    for entry in entries["shared"].values():
        unit = Fraction(1, 100) if entry.get("hundredth") else Fraction(entry.get("times", 1))
        by_country = {
            fold(stem): code for code, stems in entry.get("of", {}).items() for stem in stems.split()
        }
        currency = Currency(entry["alone"], by_country, entry.get("by_text", False), unit)
        found |= {form: currency for form in entry["forms"].split()}
    return found


@cache
def _names() -> dict[str, str]:
    """The kind, ``$`` or ``c``, of every currency sign, code and name."""
    entries = lexicon.load("currencies")
    before = set(entries["codes"].split()) | set(entries["signs"])
    return {name: "$" if name in before else "c" for name in _currencies()}


@cache
def _wordlike() -> frozenset[str]:
    return frozenset(lexicon.load("currencies")["wordlike"].split())


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(lexicon.words("currencies", "doubtful.names"))


@cache
def _country_stems() -> tuple[str, ...]:
    stems = {stem for currency in _currencies().values() for stem in currency.by_country}
    neutral = lexicon.load("currencies")["neutral"]["before"]
    return (*stems, *map(fold, neutral))


def _is_adjective(folded: str) -> bool:
    return folded.endswith(("ische", "ischen", "ischer", "isch")) or folded.startswith(_country_stems())


# ---------------------------------------------------------------- grammar over the kinds of tokens

# hundert, zwei, zweihundert Tausend, zwei-hundert
WORDS = r"(?:[ewHT](?:-?[wHT]){0,5})"
# 1,1 | 2 komma 5 | eine halbe, eine gute halbe | drei viertel | zwei und eine halbe | anderthalb
NUMBER = rf"(?:[dew]k[dew]|d|es{{1,2}}h?|(?:[dw]u)?eh|wh|{WORDS}|h)"
# mehrere, ein paar, ein paar gute | mehrere hundert, einige Dutzend | Hunderte, Hunderte von | ein Dutzend
VAGUE = r"(?:e?v{1,2}s?(?:H|D|T|w)?|Vm?|e?h?D|wD)"
SCALE = r"(?:-?[STH]|-?l(?=-?a?[c$]))"
QUANTITY = rf"(?:(?:{NUMBER}s?|{VAGUE})(?:{SCALE}){{0,2}}|gs?B|gS(?=-c))"
# 1 Milliarde 100 Millionen | drei Milliarden und zweihundert Millionen | eine Million zweihunderttausend
COMPOUND = rf"(?:{NUMBER}(?:-?S)(?:u?{NUMBER}(?:-?[STH]){{1,2}}){{1,3}}(?:{NUMBER}(?=a?[c$]))?|{NUMBER}S{WORDS}(?=a?[c$]))"
CURRENCY = r"(?:-?(?:a-?){0,2}[c$]r?)"


def _amount(name: str) -> str:
    """An amount: $1,1 Mrd. | 1 Milliarde 100 Millionen Dollar | 15 Euro 50 | 15 Dollar und 15 Cent."""
    return rf"(?:(?P<{name}front>[$]-?|c(?={NUMBER}S))?(?P<{name}sum>{COMPOUND}|{QUANTITY})(?P<{name}back>{CURRENCY})?)"


RANGE = rf"""(?:{_amount("a")}t?-?(?P<link>by?|~|-|/|o|(?<=z.{{1,9}})u)-?{_amount("b")})"""
FIGURE = rf"(?P<range>{RANGE})|{_amount('c')}"


@cache
def _figure_pattern() -> regex.Pattern[str]:
    return regex.compile(FIGURE)


@dataclass(slots=True)
class _Amount:
    """An amount as read: value without and with its scale, and what it still lacks."""

    first: int  # token indices
    last: int
    number: Fraction
    low: Fraction
    high: Fraction
    scale: Fraction | None
    currency: str  # code; empty where none is written
    tokens: list[Token]
    vague: bool = False
    name: str = ""
    shared: bool = False


def _evaluate(tokens: list[Token]) -> tuple[Fraction, Fraction | None, bool]:
    """Return the value of number and scale tokens, the last scale (None: none), and whether the sum is sound."""
    total = thousands = piece = Fraction(0)
    last_scale: Fraction | None = None
    smallest: Fraction | None = None
    sound = True
    before = ""
    for position, token in enumerate(tokens):
        kind = token.kind
        if kind in "dewV":
            if before == "k":
                written = token.name or str(token.value)
                piece += token.value / 10 ** len(written)
            else:
                piece += token.value
        elif kind == "h":
            piece = piece - 1 + token.value if before == "e" else (piece or 1) * token.value
        elif kind in "HD":
            piece = (piece or 1) * token.value
        elif kind == "T" and position + 1 < len(tokens):
            thousands += (piece or 1) * 1000
            piece = Fraction(0)
        elif kind in "STlB":
            part = (thousands + piece or 1) * token.value
            if smallest is not None and part >= smallest:
                sound = False
            total += part
            smallest = last_scale = token.value
            thousands = piece = Fraction(0)
        if kind not in "s-u" or kind == "":
            before = kind
    rest = thousands + piece
    if smallest is not None and rest >= smallest:
        sound = False
    if smallest is None and any(token.kind == "T" for token in tokens):
        last_scale = Fraction(1000)
    return total + rest, last_scale, sound


def _read(match: regex.Match[str], name: str, tokens: list[Token]) -> _Amount | None:
    first, last = match.span(name + "sum")
    span = tokens[first:last]
    value, scale, sound = _evaluate(span)
    if not sound:
        return None
    low = high = value
    kinds = "".join(token.kind for token in span)
    vague = "v" in kinds or "V" in kinds
    if vague:
        low, high = 2 * value, 9 * value
    elif "g" in kinds:
        vague = True
        places = int(next(token.value for token in span if token.kind == "g"))
        scale = next(token.value for token in span if token.kind in "BS")
        low, high = scale * 10 ** (places - 1), scale * (10**places - 1)
    number = value / scale if scale else value
    front, back = match.span(name + "front"), match.span(name + "back")
    first = front[0] if front[0] >= 0 else first
    last = back[1] if back[0] >= 0 else last
    amount = _Amount(first, last, number, low, high, scale, "", tokens[first:last], vague)
    marks = (
        [token for token in tokens[slice(*front)] + tokens[slice(*back)] if token.kind in "$c"]
        if True
        else []
    )
    if marks:
        amount.name = marks[-1].name
        unit = _currencies()[amount.name].unit
        amount.low, amount.high = amount.low * unit, amount.high * unit
    return amount


# ---------------------------------------------------------------- find


def find_figures(text: str, layout: Layout | None = None, published: date | None = None) -> list[Figure]:
    """Return the money figures of ``text`` in order, none overlapping another.

    Parameters
    ----------
    text
        A German text of any length.
    layout
        Its sentences and paragraphs, when the caller has them already.
    published
        Its date: decides between a currency and the one that replaced it (BYR, BYN).
    """
    if not _TRIGGER.search(text):
        return []
    return _Finder(text, layout or Layout(text), published).figures()


_TRIGGER = regex.compile(rf"\d|illi|[{SIGNS}]|Euro|Dollar|Rubel|Franken|hundert|tausend")


class _Finder:
    """One text on its way to its figures."""

    def __init__(self, text: str, layout: Layout, published: date | None) -> None:
        self.text = text
        self.layout = layout
        self.published = published
        self.tokens = _tokens(text)
        self.kinds = "".join(token.kind for token in self.tokens)

    def figures(self) -> list[Figure]:
        amounts = sorted(self._shared(list(self._amounts())), key=lambda amount: amount.first)
        amounts = [amount for amount in amounts if self._is_money(amount, amounts)]
        for amount in amounts:
            if amount.name:
                amount.currency = self._own_currency(amount)
        known = [amount for amount in amounts if amount.currency]
        figures = []
        for amount in amounts:
            currency = amount.currency or self._nearest_currency(amount, known)
            figures.append(self._figure(amount, currency))
        return self._with_verbs(figures)

    # ---- amounts

    def _amounts(self) -> Iterable[_Amount]:
        place = 0
        while match := _figure_pattern().search(self.kinds, place):
            place = match.end()
            if match["range"] is None:
                amount = _read(match, "c", self.tokens)
                if amount is None:  # 5 Millionen und 3 Milliarden: no sum
                    yield from self._split(match)
                else:
                    yield amount
                continue
            a, b = _read(match, "a", self.tokens), _read(match, "b", self.tokens)
            if a is None or b is None:
                yield from self._split(match)
            elif both := self._range(a, b, match["link"]):
                yield both
            else:
                yield from (a, b)

    def _split(self, match: regex.Match[str]) -> Iterable[_Amount]:
        simple = regex.compile(_amount("c").replace(COMPOUND + "|", ""))
        place = match.start()
        while place < match.end() and (part := simple.search(self.kinds, place, match.end())):
            place = part.end()
            amount = _read(part, "c", self.tokens)
            if amount:
                yield amount

    def _range(self, a: _Amount, b: _Amount, link: str) -> _Amount | None:
        """Join the ends of a range, or return None where they are none."""
        if not (a.scale or b.scale or a.name or b.name):
            return None
        if a.name and b.name and _currencies()[a.name].code != _currencies()[b.name].code:
            return None
        if all(end.scale is None and not end.name and _is_year(end) for end in (a,)) and link in "-/~":
            return None
        low, high = a.low, b.high
        if (
            a.scale is None
            and b.scale is not None
            and not a.name
            or (a.scale is None and b.scale and a.number <= b.number)
        ):
            low = a.low * b.scale
            if low > high:
                low /= 1000
        elif b.scale is None and a.scale is not None and not b.name:
            high = b.high * a.scale
        if link == "u" and low > high:
            low, high = high, low
        if (
            low > high
            or (link == "/" and high > 3 * low)
            or (link in "-~" and not (a.first < b.first and low))
        ):
            return None
        joined = _Amount(
            a.first, b.last, b.number, low, high, b.scale or a.scale, "", a.tokens + b.tokens, a.vague or b.vague,
            b.name or a.name,
        )  # fmt: skip
        return joined

    def _shared(self, amounts: list[_Amount]) -> list[_Amount]:
        """Give a bare number the scale and the currency of its neighbour."""
        by_first = {amount.first: amount for amount in amounts}
        by_last = {amount.last: amount for amount in amounts}
        for amount in reversed(amounts):
            if amount.scale is None and not amount.name:
                continue
            before = self.kinds[max(0, amount.first - 12) : amount.first]
            offset = amount.first - len(before)
            if match := regex.compile(
                r"(?r)(?:(?<lst>(?:d,)*d)[uj]|[mq](?<von>d)(?:[xd.]{0,5}|\([xd.]{1,5}\))f)"
            ).match(before):
                for name in ("lst", "von"):
                    if name not in match.re.groupindex or match.start(name) < 0:
                        continue
                    for index in range(offset + match.start(name), offset + match.end(name)):
                        bare = by_first.get(index)
                        between = self.text[self.tokens[index].end : self.tokens[amount.first].start]
                        if name == "von" and not _TIME_WORDS.fullmatch(
                            between.removesuffix(" ").removesuffix("auf")
                        ):
                            continue
                        if (
                            bare
                            and bare.last == index + 1
                            and not bare.name
                            and bare.scale is None
                            and not _is_year(bare)
                        ):
                            self._share(bare, amount)
            after = regex.compile(r"\([xd.,:n]{1,6}?:?(d)\)").match(self.kinds, amount.last)
            if after:
                bare = by_first.get(after.start(1))
                inside = self.text[self.tokens[amount.last].end : self.tokens[after.start(1)].start]
                if (
                    bare
                    and bare.scale is None
                    and not bare.name
                    and not _is_year(bare)
                    and regex.search(r":|V(?:or)?j|Vorjahr|nach|zuvor|davor", inside)
                ):
                    self._share(bare, amount)
        del by_last
        return [amount for amount in amounts if amount.scale is not None or amount.name or amount.shared]

    @staticmethod
    def _share(bare: _Amount, amount: _Amount) -> None:
        unit = amount.scale or Fraction(1)
        bare.low, bare.high, bare.scale = bare.low * unit, bare.high * unit, amount.scale
        if amount.name:
            bare.name = amount.name
            bare.low, bare.high = (
                bare.low * _currencies()[amount.name].unit,
                bare.high * _currencies()[amount.name].unit,
            )
        bare.shared = True

    # ---- what is money

    def _is_money(self, amount: _Amount, amounts: list[_Amount]) -> bool:
        following = self.kinds[amount.last : amount.last + 2]
        if amount.name:
            name = amount.name
            if name in _wordlike() and not amount.scale:
                return False
            if (
                amount.tokens[-1].kind in "c"
                and not amount.scale
                and following.startswith("-")
                and amount.tokens[-2].kind != "-"
            ):
                return False
            if name in ("S",) and not amount.scale:
                return False
            if name in _doubtful() and amount.scale is None and not amount.shared:
                return (
                    any(token.kind == "a" for token in amount.tokens)
                    or amount.low >= 1000
                    or amount.low.denominator > 1
                )
            return not (
                len(amount.tokens) == 2 and amount.tokens[0].kind == "e" and following.startswith("-")
            )
        if amount.scale is None:
            return amount.shared
        if amount.scale < 1000 or (
            amount.tokens[0].kind in "THSwe" and amount.low == amount.scale and amount.scale == 1000
        ):
            return False
        return self._counts_money(amount, amounts)

    def _counts_money(self, amount: _Amount, amounts: list[_Amount]) -> bool:
        """Decide for a number with a scale word and no currency."""
        end = self._end(amount)
        noun = _counted_noun(self.text, end)
        if noun is not None:
            return _has_money_noun(noun) or noun.startswith("-") and _has_money_noun(self._sentence(amount))
        sentence = self.layout.sentence_at(self._start(amount))
        if any(other.name and sentence.start <= self._start(other) < sentence.end for other in amounts):
            return True
        return any(other.name for other in amounts) and _has_money_noun(self._sentence(amount))

    def _sentence(self, amount: _Amount) -> str:
        sentence = self.layout.sentence_at(self._start(amount))
        return self.text[sentence.start : sentence.end]

    def _start(self, amount: _Amount) -> int:
        return self.tokens[amount.first].start

    def _end(self, amount: _Amount) -> int:
        return self.tokens[amount.last - 1].end

    # ---- currency

    def _own_currency(self, amount: _Amount) -> str:
        currency = _currencies()[amount.name]
        adjectives = [token.name for token in amount.tokens if token.kind == "a"]
        for adjective in reversed(adjectives):
            for stem, code in currency.by_country.items():
                if adjective.startswith(stem):
                    return code
        if amount.name in ("Rubel", "Rubels", "Rubeln"):
            return self._rubel()
        if currency.by_text:
            return self._by_text(amount, currency)
        return currency.code

    def _rubel(self) -> str:
        if regex.search(r"\(BelTA\)|(?i:^\s*Minsk\b)", self.text, regex.MULTILINE):
            return "BYR" if self.published and self.published < date(2016, 7, 1) else "BYN"
        return "RUB"

    def _by_text(self, amount: _Amount, currency: Currency) -> str:
        """Ask the sentence, then the whole text, which of the countries it names."""
        pattern = regex.compile(r"\b" + lexicon.alternatives(currency.by_country))
        for part in (self._sentence(amount), self.text):
            counts: dict[str, int] = {}
            for match in pattern.finditer(fold(part)):
                code = currency.by_country[match[0]]
                counts[code] = counts.get(code, 0) + 1
            if counts:
                return max(counts, key=lambda code: counts[code])
        return currency.code

    def _nearest_currency(self, amount: _Amount, known: list[_Amount]) -> str:
        """The figure of the same sentence that is nearest, else the nearest before, else after."""
        start = self._start(amount)
        sentence = self.layout.sentence_at(start)

        def rank(other: _Amount) -> tuple[bool, bool, int]:
            place = self._start(other)
            inside = sentence.start <= place < sentence.end
            return (not inside, not inside and place > start, abs(place - start))

        best = min(known, key=rank, default=None)
        return best.currency if best else ""

    # ---- qualifiers

    def _figure(self, amount: _Amount, currency: str) -> Figure:
        start, end = self._start(amount), self._end(amount)
        qualifier, phrase_start, negative = self._before(amount)
        if amount.vague:
            qualifier = "vague"
        after = _AFTER.match(self.text, end)
        phrase_end = after.end() if after else end
        if after and qualifier in ("exact", "about"):
            qualifier = "at_least"
        if qualifier == "exact":
            for token in amount.tokens:
                if token.kind == "s":
                    qualifier = _size_qualifier(token.name) or qualifier
        return Figure(
            start, end, self.text[start:end], _decimal(amount.low), _decimal(amount.high), currency, qualifier,
            phrase_start, phrase_end, negative,
        )  # fmt: skip

    def _before(self, amount: _Amount) -> tuple[str, int, bool]:
        """Return the qualifier that words before the amount give, where they begin, and whether it is negative."""
        start = self._start(amount)
        place = start
        negative = False
        if amount.first and self.kinds[amount.first - 1] in "np":
            negative = self.kinds[amount.first - 1] == "n"
            place = self.tokens[amount.first - 1].start
        elif match := _SIGN_WORD.match(self.text, 0, place):
            negative = match["minus"] is not None
            place = match.start()
        if amount.low != amount.high and (match := _RANGE_WORD.match(self.text, 0, place)):
            place = match.start()
        chain = _chain_pattern().match(self.text, max(0, place - 120), place)
        if not chain:
            return "exact", place, negative
        found = [name for name in PRIORITY if chain.captures(name)]
        if not found:
            return "exact", place, negative
        qualifier = found[0]
        first = min(start for name in found for start in chain.starts(name))
        nearest = max((chain.starts(name)[0], name) for name in found)[1]
        if "over" in found and nearest == "about":
            qualifier = "over"
        if qualifier == "over" and self._names_the_sum(first):
            return "exact", first, negative
        return qualifier, first, negative

    def _names_the_sum(self, place: int) -> bool:
        """``ein Vertrag über 5 Mio.``, ``verfügt über 5 Mio.``: of, not more than."""
        if not self.text.startswith(("über", "Über"), place):
            return False
        before = self.text[max(0, place - 60) : place]
        nouns, verbs = _sum_words()
        word = regex.search(r"(\p{L}+)\s*$", before)
        if word and word[1].endswith(nouns):
            return True
        return bool(regex.search(rf"\b(?:{verbs})\p{{Ll}}*\b[^.;:]*$", before))

    def _with_verbs(self, figures: list[Figure]) -> list[Figure]:
        result: list[Figure] = []
        for index, figure in enumerate(figures):
            if figure.qualifier == "exact":
                before = result[-1] if result else None
                following = figures[index + 1] if index + 1 < len(figures) else None
                qualifier = self._verb(figure, before, following)
                if qualifier == "exact" and before and self._converted(before, figure):
                    qualifier = before.qualifier if before.qualifier != "vague" else "exact"
                if qualifier != "exact":
                    figure = _requalified(figure, qualifier)
            result.append(figure)
        return result

    def _converted(self, before: Figure, figure: Figure) -> bool:
        gap = self.text[before.end : figure.start]
        return (
            bool(regex.fullmatch(r"\s*\(\s*(?:umgerechnet\s*)?", gap)) and before.currency != figure.currency
        )

    def _verb(self, figure: Figure, before: Figure | None, following: Figure | None) -> str:
        """What the verb says whose object the figure is."""
        sentence = self.layout.sentence_at(figure.start)
        left = max(sentence.start, before.end if before else 0, figure.phrase_start - 160)
        right = min(sentence.end, figure.end + 200)
        if following and following.start < right:
            gap = self.text[figure.end : following.start]
            right = right if regex.fullmatch(r"\s*\(\s*(?:\p{L}+\.?\s*)?", gap) else following.start
        left_text = self.text[left : figure.phrase_start]
        right_text = self.text[figure.end : right]
        object_pattern, clause_left, clause_right = _verb_patterns()
        if not object_pattern.search(left_text):
            return "exact"
        left_match = clause_left.search(left_text)
        right_match = clause_right.match(right_text)
        for match in (left_match, right_match):
            if match is None:
                continue
            negated = bool(regex.search(r"\bnicht\b", match[0])) or bool(
                match is left_match and regex.match(r"[^.,;:]{0,40}?\bnicht\b", right_text)
            )
            name = next(key for key in ("over", "under", "almost", "reach") if match[key])
            if name == "reach":
                if negated:
                    return "under"
                if regex.search(r"\b(?:fast|beinahe|nahezu|annähernd)\b", match[0]):
                    return "almost"
                continue
            if negated:
                return {"over": "up_to", "under": "at_least", "almost": "exact"}[name]
            return name
        return "exact"


# ---------------------------------------------------------------- words around a figure

PRIORITY = ("up_to", "at_least", "under", "over", "almost", "about")
_SIGN_WORD = regex.compile(r"(?r)\b(?:(?P<minus>[Mm]inus)|[Pp]lus)\s*")
_RANGE_WORD = regex.compile(r"(?r)\b(?:[Zz]wischen|[Vv]on)\s+")
_AFTER = regex.compile(r"\s+(?:(?:und|oder)\s+(?:noch\s+)?mehr\b|plus\b|aufwärts\b)")


@cache
def _chain_pattern() -> regex.Pattern[str]:
    """Qualifier words in any number before a figure, read backwards from it."""
    groups = "|".join(
        f"(?P<{name}>{_phrases(lexicon.words('figures', f'before.{name}'))})" for name in PRIORITY
    )
    fillers = _phrases(lexicon.words("figures", "fillers.words"))
    thresholds = lexicon.alternatives(lexicon.words("figures", "fillers.thresholds"))
    marke = rf"(?:de[rnm]|die|das|eine[rn]?|einem)?\s*{thresholds}\s+(?:von|in\s+Höhe\s+von)\s+"
    return regex.compile(
        rf"(?r)(?:(?:{groups}|{fillers})\s*|(?<=(?:[Üü]ber|[Uu]nter|Nähe|jenseits|oberhalb|unterhalb|an)\s+){marke}|(?:von|auf|die|der|den|einer?|einem|einen)\s+){{0,7}}"
    )


def _phrases(entries: Iterable[str]) -> str:
    parts = []
    for entry in sorted(set(entries), key=lambda entry: (-len(entry), entry)):
        pattern = r"\s+".join(map(regex.escape, entry.split()))
        if entry[0].isalpha():
            pattern = rf"\b(?i:{pattern[0]}){pattern[1:]}"
        parts.append(pattern + (r"\b" if entry[-1].isalpha() else ""))
    return "(?:" + "|".join(parts) + ")"


def _size_qualifier(word: str) -> str:
    for name in PRIORITY:
        if word in lexicon.words("figures", f"before.{name}"):
            return name
    return ""


@cache
def _sum_words() -> tuple[tuple[str, ...], str]:
    nouns = lexicon.words("figures", "sum_of.nouns")
    return (*nouns, *(noun.lower() for noun in nouns)), "|".join(lexicon.words("figures", "sum_of.verbs"))


@cache
def _verb_patterns() -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    verbs = "|".join(
        rf"(?P<{name}>(?:{'|'.join(lexicon.words('figures', f'verbs.{name}'))})\p{{Ll}}*)"
        for name in ("over", "under", "almost", "reach")
    )
    thresholds = lexicon.alternatives(lexicon.words("figures", "fillers.thresholds"))
    # the figure is an object: no preposition before it but `die Marke von`, `das Ziel von`
    is_object = rf"(?:\p{{L}}*(?i:{thresholds})\s+(?:von|in\s+Höhe\s+von)\s*|(?<!\b(?:auf|um|von|mit|bei|für|nach|zu|in|aus|gegenüber|als|per|vor|gegen)\s+)(?:\b(?:die|der|den|das|dem)\s+)?)$"
    clause = r"[^.,;:()„“”\"]"
    left = rf"(?i:\b(?:{verbs})\b){clause}{{0,150}}$"
    right = rf"(?:-\p{{L}}+)?(?:\s*\([^()]{{0,80}}\))?(?:(?!\bund\b|\boder\b|\bals\b){clause}){{0,150}}?(?i:\b(?:{verbs})\b)"
    return regex.compile(is_object), regex.compile(left), regex.compile(right)


@cache
def _money_noun_pattern() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)(?:" + "|".join(map(regex.escape, lexicon.words("figures", "money.nouns"))) + ")"
    )


def _has_money_noun(text: str) -> bool:
    return bool(_money_noun_pattern().search(text))


_COUNTED = regex.compile(
    r"(?P<hyphen>-)?\s*(?:(?P<lower>\p{Ll}+)\s+)?(?:(?P<lower2>\p{Ll}+)\s+)?(?P<noun>\p{Lu}\p{L}+|%|°)"
)
_UNIT = regex.compile(r"\s*(?P<unit>\p{L}+|%|°)")


def _counted_noun(text: str, place: int) -> str | None:
    """Return the noun or unit that the number before ``place`` counts, None where none follows."""
    unit = _UNIT.match(text, place)
    if unit and unit["unit"].lower() in lexicon.words("figures", "counted.units"):
        return unit["unit"]
    match = _COUNTED.match(text, place)
    if not match:
        return None
    for name in ("lower", "lower2"):
        word = match[name]
        if word and not regex.fullmatch(r"\p{Ll}{3,}(?:e|en|er|es|em)", word):
            return None
    if match["lower"] in (
        "unter",
        "über",
        "neben",
        "wegen",
        "gegen",
        "zwischen",
        "beziehungsweise",
        "oder",
        "einer",
        "eine",
        "im",
        "seine",
        "ihre",
    ):
        return None
    return ("-" if match["hyphen"] else "") + match["noun"]


# ---------------------------------------------------------------- values


def _is_year(amount: _Amount) -> bool:
    token = amount.tokens[0]
    return (
        len(amount.tokens) == 1
        and token.name.isdecimal()
        and len(token.name) == 4
        and 1800 <= token.value < 2100
    )


_EXACT = Context(prec=60)


def _decimal(value: Fraction) -> Decimal:
    """Return an exact decimal; thirds are rounded to the hundredth."""
    if value.denominator == 1:
        return Decimal(value.numerator)
    quotient = _EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
    return quotient if len(quotient.as_tuple().digits) < 60 else round(quotient, 2)


def _requalified(figure: Figure, qualifier: str) -> Figure:
    return Figure(
        figure.start, figure.end, figure.text, figure.low, figure.high, figure.currency, qualifier,
        figure.phrase_start, figure.phrase_end, figure.negative,
    )  # fmt: skip

"""German numbers in digits and in words, as exact decimals.

``digits("1.100,5")`` and ``number_word("zweihundertfünfzig")`` give a ``Decimal``, or None for no number.
The word lists are in ``lexicon/numbers.toml``.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal
from functools import cache, lru_cache

import regex

from tradefigs import lexicon
from tradefigs.language.patterns import late

# Enough digits that money is exact, whatever context the caller computes in.
EXACT = Context(prec=60)

_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LINE_HYPHEN = late(r"-?[^\S\n]*\n\s*")


def unbroken(word: str) -> str:
    """Return ``word`` without the hyphen of a line end inside it."""
    return _LINE_HYPHEN.sub("", word) if "\n" in word else word


@lru_cache(1 << 14)
def fold(word: str) -> str:
    """Return ``word`` in small ASCII letters: unbroken, ``ü`` as ``ue``."""
    return unbroken(word).lower().translate(_ASCII)


# ---------------------------------------------------------------- digits

SPACES = " \u00a0\u2000-\u200a\u202f"  # for a set of a pattern
APOSTROPHES = "'’`′"
_VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅛": (1, 8)}
VULGAR = "".join(_VULGAR)

# 1 100 | 1.100 | 1'100,50 | 1,100,000.5: groups of three, all with one mark, then perhaps decimals
_GROUPED = regex.compile(
    r"""(?P<whole>\d{1,3}(?P<mark>[ .,'])\d{3}(?:(?P=mark)\d{3})*)
         (?:[.,](?P<decimals>\d+))?""",
    regex.VERBOSE,
)
# 1100 | 1,1 | 1.1 | ,5
_PLAIN = regex.compile(r"(?P<whole>\d*)(?:[.,](?P<decimals>\d+))?")
# 1/2 | 1 1/2 | 1½
_FRACTION = regex.compile(rf"(?:(?P<whole>\d+)[ ]?)?(?:(?P<over>\d)/(?P<under>[1-9])|(?P<sign>[{VULGAR}]))")


_ONE_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_SPACE = regex.compile(rf"[{SPACES}]+")
MOST_DIGITS = 27  # what has more counts nothing; so many any context multiplies exactly


def digits(text: str, point_is_decimal: bool = False) -> Decimal | None:
    """Return the value of a number in digits, None when it is none (a date, a version, a score).

    ``1.100`` is a thousand and a hundred unless ``point_is_decimal``; ``1,100`` is one and a tenth.
    """
    if len(text) > MOST_DIGITS and sum(map(str.isdecimal, text)) > MOST_DIGITS:
        return None
    if text.isdecimal():
        return Decimal(text)
    text = _SPACE.sub(" ", text.translate(_ONE_APOSTROPHE))
    if fraction := _FRACTION.fullmatch(text):
        over, under = _VULGAR.get(fraction["sign"]) or (int(fraction["over"]), int(fraction["under"]))
        return quotient(int(fraction["whole"] or 0) * under + over, under)
    number = _GROUPED.fullmatch(text)
    if number is None or _parts_decimals(number, point_is_decimal):
        number = _PLAIN.fullmatch(text)
    if number is None or not (number["whole"] or number["decimals"]):
        return None
    whole = "".join(filter(str.isdecimal, number["whole"]))
    return Decimal(f"{whole}.{number['decimals']}" if number["decimals"] else whole)


def _parts_decimals(number: regex.Match[str], point_is_decimal: bool) -> bool:
    """Tell whether the one mark of ``1,100`` or ``1.100`` parts decimals, not thousands."""
    if number["decimals"] or number["whole"].count(number["mark"]) > 1:
        return False
    return (
        number["mark"] == ","
        or number["whole"].startswith("0")
        or (number["mark"] == "." and point_is_decimal)
    )


def quotient(over: int, under: int) -> Decimal:
    """Return ``over`` / ``under``, exact but for thirds and the like."""
    return EXACT.divide(Decimal(over), Decimal(under))


# ---------------------------------------------------------------- words


@cache
def words(section: str) -> dict[str, Decimal]:
    """Return the folded words of a section of the lexicon and the values that they stand for."""
    values: dict[str, Decimal] = {}
    for value, forms in lexicon.load("numbers")[section].items():
        over, _, under = value.partition("/")
        values |= {fold(word): quotient(int(over), int(under or 1)) for word in forms.split()}
    return values


@lru_cache(4096)
def number_word(word: str) -> Decimal | None:
    """Return the value of a number written as one word: ``zweihundertfünfzig``, ``zweieinhalb``."""
    word = fold(word)
    for section in ("fractions", "alone"):
        if word in words(section):
            return words(section)[word]
    ending = _MIXED_ENDING.search(word)
    if ending:  # zweieinhalb, zweiundeinhalb
        whole = _below_million(word[: ending.start()])
        return None if whole is None else EXACT.add(whole, words("fractions")[ending["part"]])
    part = next((part for part in _PARTS if word.endswith(part)), "")
    if part and (times := words("digits").get(word.removesuffix(part))):  # zweidrittel
        return EXACT.multiply(times, words("fractions")[part])  # in whichever context it is first asked
    before, komma, decimals = word.partition("komma")
    if komma:  # einskommafünf
        return _with_decimals(before, decimals)
    number = _below_million(word)
    return None if number is None else Decimal(number)


_PARTS = ("drittel", "viertel", "achtel", "zehntel")
_MIXED_ENDING = late(
    r"(?:und)?(?:ein(?P<part>halb|drittel|viertel|achtel)(?:e[nrs]?)?|(?P<part>dreiviertel))$"
)


def _with_decimals(whole: str, decimals: str) -> Decimal | None:
    before = 0 if whole == "null" else _below_million(whole)
    zeros = len(decimals)
    decimals = decimals.removeprefix("null")
    behind = _below_million(decimals)
    if before is None or behind is None:
        return None
    return Decimal(f"{before}.{'0' if zeros > len(decimals) else ''}{behind}")


def in_digits(text: str) -> str:
    """Return ``text`` with digits for the number words in it: `zwölf Mio.` as `11111 Mio.`

    The number is as long as the word, whatever the value: it only shows that one stands there, and no year.
    """
    return _SPELLED.sub(_as_digits, text)


def _as_digits(word: regex.Match[str]) -> str:
    if number_word(word[0]) is None:
        return word[0]
    return "1,11" if len(word[0]) == len("2019") else "1" * len(word[0])


_SPELLED = late(r"\p{L}+")


@cache
def scales() -> dict[str, Decimal]:
    """Return the scale words, those written with one slip among them, and their powers of ten."""
    known = words("scales")
    slips = {slip: known[word] for word in _OFTEN_MISSPELT for slip in _slips(word)}
    return slips | known


_OFTEN_MISSPELT = ("million", "millionen", "milliarde", "milliarden")


def _slips(word: str) -> set[str]:
    """Return how ``word`` looks with a letter left out, one of its own too many, or two changed.

    Its first two letters stay: fewer slips are made there, and more other words would look like it.
    """
    found: set[str] = set()
    for place in range(2, len(word)):
        found.add(word[:place] + word[place + 1 :])
        found.add(word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :])
        found |= {word[:place] + letter + word[place:] for letter in set(word)}
    return found


def _below_million(word: str) -> int | None:
    """``dreitausendvierhundert``: what stands before and behind ``tausend``."""
    return _parted(word, "tausend", 1000, _below_thousand)


def _below_thousand(word: str) -> int | None:
    """``fünfzehnhundert``, ``hundertundeins``: what stands before and behind ``hundert``."""
    return _parted(word, "hundert", 100, _below_hundred().get)


def _parted(word: str, unit: str, value: int, part: Callable[[str], int | None]) -> int | None:
    before, found, behind = word.partition(unit)
    if not found:
        return part(word)
    times = part(before) if before else 1
    rest = part(behind.removeprefix("und")) if behind else 0
    return None if times is None or rest is None else times * value + rest


@cache
def _below_hundred() -> dict[str, int]:
    """Return every word for 1 to 99."""
    digit, teen, ten = (
        {word: int(value) for word, value in words(section).items()}
        for section in ("digits", "teens", "tens")
    )
    joined = {f"{one}und{tens}": digit[one] + ten[tens] for one in digit for tens in ten}
    return digit | teen | ten | joined


def plain(value: Decimal) -> Decimal:
    """Return ``value`` without idle zeros; thirds are rounded to the hundredth."""
    if value == value.to_integral_value():
        return Decimal(int(value))
    return value.normalize() if len(value.as_tuple().digits) < EXACT.prec else round(value, 2)

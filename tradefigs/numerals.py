"""German numbers in digits and in words, as exact fractions.

``digits("1.100,5")``, ``number_word("zweihundertfünfzig")``, ``scale("Mrd")``: each gives a ``Fraction`` (or a
power of ten) or None. The word lists are in ``lexicon/numbers.toml``.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache, lru_cache

import regex

from tradefigs import lexicon

SPACES = " \u00a0\u2007\u2009\u202f"
VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅛": (1, 8)}
_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LINE_HYPHEN = regex.compile(r"-[^\S\n]*\n\s*")


def unbroken(word: str) -> str:
    """Return ``word`` without soft hyphens and without the hyphen of a line end inside it."""
    word = word.replace("\u00ad", "")
    return _LINE_HYPHEN.sub("", word) if "\n" in word else word


def fold(word: str) -> str:
    """Return ``word`` in small ASCII letters: unbroken, ``ü`` as ``ue``."""
    return unbroken(word).lower().translate(_ASCII)


# ---------------------------------------------------------------- digits

# 1 100 · 1.100 · 1'100,50 · 1,100,000.5: groups of three, all with one separator, then perhaps decimals.
_GROUPED = regex.compile(
    rf"(?P<whole>\d{{1,3}}(?:(?P<mark>[{SPACES}.,'’])\d{{3}})(?:(?P=mark)\d{{3}})*)(?:[.,](?P<decimals>\d+))?"
)
_PLAIN = regex.compile(r"(?P<whole>\d*)(?:[.,](?P<decimals>\d+))?")
_FRACTION = regex.compile(
    rf"(?:(?P<whole>\d+)[{SPACES}]*)?(?:(?P<over>\d)/(?P<under>\d)|(?P<sign>[½¼¾⅓⅔⅕⅛]))"
)


def digits(text: str, point_is_decimal: bool = False) -> Fraction | None:
    """Return the value of a number in digits, None when it is none (a date, a version, a score).

    ``1.100`` is a thousand and a hundred unless ``point_is_decimal``; ``1,100`` is one and a tenth.
    """
    if text.isdecimal():
        return Fraction(int(text))
    if fraction := _FRACTION.fullmatch(text):
        over, under = (
            VULGAR[fraction["sign"]] if fraction["sign"] else (int(fraction["over"]), int(fraction["under"]))
        )
        return int(fraction["whole"] or 0) + Fraction(over, under) if under else None
    grouped = _GROUPED.fullmatch(text)
    if grouped and not _is_decimal(grouped, point_is_decimal):
        return _decimal("".join(filter(str.isdecimal, grouped["whole"])), grouped["decimals"])
    plain = _PLAIN.fullmatch(text)
    if plain and (plain["whole"] or plain["decimals"]):
        return _decimal(plain["whole"], plain["decimals"])
    return None


def _is_decimal(number: regex.Match[str], point_is_decimal: bool) -> bool:
    """Tell whether the one mark of ``1,100`` or ``1.100`` parts decimals, not thousands."""
    if number["decimals"] or number["whole"].count(number["mark"]) > 1:
        return False
    return (
        number["mark"] == ","
        or number["whole"].startswith("0")
        or (number["mark"] == "." and point_is_decimal)
    )


def _decimal(whole: str, decimals: str | None) -> Fraction:
    if not decimals:
        return Fraction(int(whole or 0))
    return Fraction(int((whole or "0") + decimals), 10 ** len(decimals))


# ---------------------------------------------------------------- words


@cache
def words(section: str) -> dict[str, Fraction]:
    """Return the folded words of a section of the lexicon and the values that they stand for."""
    return {
        fold(word): Fraction(value)
        for value, forms in lexicon.load("numbers")[section].items()
        for word in forms.split()
    }


@cache
def _word_pattern() -> regex.Pattern[str]:
    digit, teen, ten = (lexicon.alternatives(words(section)) for section in ("digits", "teens", "tens"))

    def below_hundred(name: str) -> str:  # elf, zwei, zwanzig, einundzwanzig
        return rf"(?:(?P<{name}teen>{teen})|(?:(?P<{name}one>{digit})(?:und)?)?(?P<{name}ten>{ten})|(?P<{name}digit>{digit}))"

    def below_thousand(name: str) -> str:  # hundert, fünfzehnhundert, zweihundertfünfzig, hundertundeins
        return rf"(?:(?P<{name}hundreds>(?:{below_hundred(name + 'h')})?hundert)(?:und)?)?(?:{below_hundred(name)})?"

    half = r"(?:(?:und)?ein(?P<part>halb|drittel|viertel|achtel)(?:e[nrs]?)?)?"  # zweieinhalb
    return regex.compile(
        rf"(?:(?P<thousands>{below_thousand('t')}tausend)(?:und)?)?{below_thousand('u')}{half}"
    )


@lru_cache(4096)
def number_word(word: str) -> Fraction | None:
    """Return the value of a number written as one word: ``zweihundertfünfzig``, ``zweieinhalb``, ``zwoelf``."""
    word = fold(word)
    for section in ("fractions", "alone"):
        if word in words(section):
            return words(section)[word]
    match = _word_pattern().fullmatch(word)
    if match is None or not word:
        return None
    value = _below_thousand(match, "u")
    if match["thousands"]:
        value += 1000 * (_below_thousand(match, "t") or 1)
    if match["part"]:
        value += words("fractions")[match["part"]]
    return value


def _below_thousand(match: regex.Match[str], name: str) -> Fraction:
    hundreds = 100 * (_below_hundred(match, name + "h") or 1) if match[name + "hundreds"] else 0
    return hundreds + _below_hundred(match, name)


def _below_hundred(match: regex.Match[str], name: str) -> Fraction:
    parts = (("teens", "teen"), ("digits", "one"), ("tens", "ten"), ("digits", "digit"))
    return sum(
        (words(section)[match[name + part]] for section, part in parts if match[name + part]), Fraction(0)
    )

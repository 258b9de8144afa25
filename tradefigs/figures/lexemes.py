"""What a word is as a token, or as two: ``TEUR`` a scale and a currency, ``Viertelmilliarde`` two numbers.

The letters of the kinds are those of ``tokens``; the words are in ``lexicon/numbers.toml``,
``currencies.toml`` and ``figures.toml``.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from tradefigs import lexicon
from tradefigs.figures import qualifiers
from tradefigs.figures.currencies import adjective_stems, currencies
from tradefigs.figures.numerals import fold, number_word, scales, unbroken, words
from tradefigs.language.patterns import late

NONE = Decimal(0)
_FUNCTION_WORDS = {
    "b": "bis", "y": "zu", "u": "und", "o": "oder", "j": "bzw beziehungsweise sowie", "k": "komma",
    "z": "zwischen", "m": "von", "f": "auf", "q": "um", "H": "hundert", "D": "dutzend", "r": "sterling",
    "n": "minus", "p": "plus",
}  # fmt: skip


class Part(NamedTuple):
    """What a word, or a part of it, is as a token."""

    kind: str
    value: Decimal
    written: str


OTHER = (Part("x", NONE, ""),)


@lru_cache(1 << 16)
def parts_of(word: str) -> tuple[Part, ...]:
    """Return the one part of a word, or the two of ``TEUR`` and ``Viertelmilliarde``."""
    word = unbroken(word)
    if currency := currencies().get(word):
        kind = "$" if currency.before_number else "C" if currency.unit < 1 else "c"
        return (Part(kind, NONE, word),)
    folded = fold(word)
    if entry := listed().get(folded):
        return (Part(*entry, word.lower()),)
    if (number := number_word(folded)) is not None:
        return (Part("w", number, folded),)
    if folded.startswith("ein") and (part := words("fractions").get(folded[3:])):  # zwei einhalb
        return (Part("e", Decimal(1), "ein"), Part("h", part, folded[3:]))
    if compound := _compound(word, folded):
        return compound
    if (word.isupper() or folded in _lower_case_names()) and word.capitalize() in currencies():
        return parts_of(word.capitalize())  # EURO, euro
    if folded.endswith(("ische", "ischen", "ischer")) or f"{folded}.".startswith(adjective_stems()):
        return _joined(folded) or (Part("a", NONE, folded),)
    if f"{word}." in currencies() or folded in abbreviated_adjectives():
        return (Part("x", NONE, folded),)  # something else with a point behind it
    return OTHER


@cache
def listed() -> dict[str, tuple[str, Decimal]]:
    """Return kind and value of the words that the lexicon lists, folded."""
    kinds = {
        fold(word): ("Q", NONE)
        for word in (*qualifiers.single_words(), *lexicon.words("figures", "fillers.inside"))
    }
    kinds |= {fold(word): ("s", NONE) for word in lexicon.words("figures", "size.words")}
    values = {"H": Decimal(100), "D": Decimal(12)}
    kinds |= {
        word: (kind, values.get(kind, NONE))
        for kind, forms in _FUNCTION_WORDS.items()
        for word in forms.split()
    }
    for section, kind in (("articles", "e"), ("fractions", "h"), ("vague", "v"), ("vague_plurals", "V")):
        kinds |= {word: (kind, value) for word, value in words(section).items()}
    kinds |= {word: ("l", _power(power)) for word, power in words("scales_beside_money").items()}
    return kinds | {word: ("T" if power == 3 else "S", _power(power)) for word, power in scales().items()}


def _power(of_ten: Decimal) -> Decimal:
    return Decimal(10 ** int(of_ten))


@cache
def _compounds() -> regex.Pattern[str]:
    scale = r"million(?:en)?|milliarden?|billion(?:en)?"
    return regex.compile(
        rf"""(?P<number>\w+)(?P<scale>{scale})              # viertelmilliarde
           | (?P<places>\w+)stellige[nmrs]?                 # dreistelliger
           | (?P<scale>{scale})(?:betrag(?:e?s)?|betraege?n?|hoehe|summen?|bereich)   # millionenbetrag""",
        regex.VERBOSE,
    )


_INNER_CAPITAL = late(r"(?<=\p{Ll})\p{Lu}")


def _compound(word: str, folded: str) -> tuple[Part, ...]:
    """``TEUR``, ``Viertelmilliarde``, ``dreistelliger``, ``Millionenbetrag``."""
    for prefix, power in scale_prefixes().items() if word[-1].isupper() else ():
        rest = word.removeprefix(prefix)
        if rest != word and rest in currencies():
            return (Part("S", power, prefix), Part("$", NONE, rest))
    if (capital := _INNER_CAPITAL.search(word)) and word[capital.start() :] in currencies():  # MillionenEuro
        scale = listed().get(fold(word[: capital.start()]))
        if scale and scale[0] in "STl":
            return (Part(*scale, word[: capital.start()]), *parts_of(word[capital.start() :]))
    match = _compounds().fullmatch(folded) if "illi" in folded or "stellig" in folded else None
    if match is None:
        return ()
    number = number_word(match["number"] or match["places"]) if match["number"] or match["places"] else None
    if match["places"]:
        return (Part("g", number, folded),) if number else ()
    value = listed()[match["scale"]][1]
    if not match["number"]:
        return (Part("B", value, folded),)
    if not number:
        return (Part("X", NONE, folded),)
    return (Part("h" if number % 1 else "w", number, folded), Part("S", value, folded))


def _joined(folded: str) -> tuple[Part, ...]:
    """``Schwedenkronen``: the country and what is told apart by it."""
    for name in _joined_names():
        country = folded.removesuffix(name)
        if country and country != folded and currencies()[name.capitalize()].code_by_adjective(country):
            return (Part("a", NONE, country), Part("c", NONE, name.capitalize()))
    return ()


@cache
def _joined_names() -> tuple[str, ...]:
    return tuple(lexicon.load("currencies")["joined"].split())


@cache
def abbreviated_adjectives() -> frozenset[str]:
    """Return the adjectives that a point cuts short: ``poln.``."""
    return frozenset(map(fold, lexicon.load("currencies")["abbreviated"].split()))


@cache
def scale_prefixes() -> dict[str, Decimal]:
    """Return the scales that are written together with a currency: the T of ``TEUR``."""
    entries = lexicon.load("numbers")["scale_prefixes"]
    return {prefix: Decimal(10 ** int(power)) for power, forms in entries.items() for prefix in forms.split()}


@cache
def abbreviations() -> frozenset[str]:
    """Return the scale words whose point belongs to them: ``Mrd.``."""
    return frozenset(lexicon.load("numbers")["abbreviated"]["scales"].split())


@cache
def _lower_case_names() -> frozenset[str]:
    return frozenset(lexicon.load("currencies")["lower_case"].split())

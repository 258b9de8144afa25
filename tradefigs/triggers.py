"""Where a text may hold money: the stretches round numbers with a scale or currency word.

This is what text without money costs, so it looks for few things; the grammar decides what they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.currencies import currencies
from tradefigs.numerals import VULGAR
from tradefigs.tokens import DASHES, NUMBERS, SIGNS, kind_of

# A text shorter than this is read as a whole.
SHORT = 300
# How far before and behind its trigger a figure and its neighbours may reach.
REACH_BEFORE, REACH_BEHIND = 40, 40
LONGEST_WORD = 80


def stretches_of(text: str) -> list[tuple[int, int]]:
    """Return the stretches of ``text`` that may hold figures, in order: those round its triggers."""
    if len(text) < SHORT:
        return [(0, len(text))]
    found: list[tuple[int, int]] = []
    for place in sorted({*_digits(text), *_number_words(text)}):
        start, end = _whole_words(text, place - REACH_BEFORE, place + REACH_BEHIND)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch so that it cuts no word or number of usual length."""
    start, end = max(0, start), min(len(text), end)
    before = text.rfind(" ", max(0, start - LONGEST_WORD), start)
    behind = text.find(" ", end, end + LONGEST_WORD)
    return (before + 1 if before >= 0 else start), (behind if behind >= 0 else end)


def _digits(text: str) -> Iterator[int]:
    """Yield where a digit stands beside a sign, or before a word that begins like a scale or a currency."""
    return (match.start() for match in _digit_and_money().finditer(text))


@cache
def _digit_and_money() -> regex.Pattern[str]:
    rests: dict[str, set[str]] = {}
    for word in _money_words():
        if word[0].isupper():
            rests.setdefault(word[0], set()).add(regex.escape(word[1:4]) + (r"\b" if len(word) < 5 else ""))
    beginnings = "|".join(f"{letter}(?:{'|'.join(sorted(rest))})" for letter, rest in sorted(rests.items()))
    name = rf"(?=\p{{Lu}})(?:{beginnings})"
    return regex.compile(
        rf"""\d(?: (?:[.,][{DASHES}]{{1,2}}|(?![\d.,])) [\s\u00ad)-]{{0,3}}                # 5   5.–   5-
                   (?: \p{{L}}{{0,3}}-?\s?[{SIGNS}] | Mi[lo]|Bil | {name}                  # $   Mio.   Euro
                     | [A-Z]{{3}}|DM|FF|US|S\b|k[A-Z]{{3}}                                 # EUR   TEUR
                     | tsd|taus|hund|mi[loa]|mrd|mln|bi[lo]|euro|doll|fran|rub|yen
                     | \p{{L}}+\.?[\s-]{{1,2}}{name} )                               # belarussische Rubel
               | (?<=(?:[{SIGNS}]|[A-Z]{{3}})\s?\d) )                                      # $5   EUR500""",
        regex.VERBOSE,
    )


def _number_words(text: str) -> Iterator[int]:
    """Yield where a number word stands before a scale or currency word, or such a word before a number."""
    for pattern, behind in ((_MILLION, 1), (_HYPHENATED, 0)):
        for match in pattern.finditer(text):
            place = match.start() - behind
            if _ends_with_number(text, place) or text[place - 2 : place] == ") ":  # 7,5 (-10 %) Milliarden
                yield place
    for word in _money_tokens().intersection(text.split()):
        place = text.find(word)
        while place >= 0:
            end = place + len(word)
            if _ends_with_number(text, place) or text[end : end + 2].strip()[:1].isdecimal():
                yield place
            place = text.find(word, end)


_MILLION = regex.compile(r"illi(?=[oa])")  # one literal: much faster than more
_HYPHENATED = regex.compile(r"-(?=(?:Mi[ol]|Mrd|Mia|Tsd|Tau|Euro|Doll|Fran|Rub|Cent|Pfund|Kron))")


def _ends_with_number(text: str, place: int) -> bool:
    """Tell whether a number word stands before ``place``, or before an adjective: ``zwei kanadische``."""
    for _ in range(3):
        before = _word_before().match(text, max(0, place - 90), place)
        kind = kind_of(before["word"]) if before else "x"
        if kind in NUMBERS:
            return True
        if before is None or kind not in "asm":
            return False
        place = before.start()
    return False


@cache
def _word_before() -> regex.Pattern[str]:
    return regex.compile(rf"(?r)(?P<word>(?:\p{{L}}+-[ ]*\n[ ]*)?[\p{{L}}\u00ad{VULGAR}]+)[\s-]*")


@cache
def _money_words() -> frozenset[str]:
    """Currency names and scale words of two letters at least."""
    sections = (lexicon.load("numbers")[section] for section in ("scales", "scales_beside_money"))
    scales = {
        word.capitalize() for section in sections for forms in section.values() for word in forms.split()
    }
    return frozenset(word for word in {*currencies(), *scales} if word[0].isalpha() and len(word) > 1)


@cache
def _money_tokens() -> frozenset[str]:
    """The money words as they stand between white space: with a mark behind, in capitals."""
    words = {word for word in _money_words() if "illi" not in word}  # _MILLION finds these
    spelled = words | {word.upper() for word in _money_words()}
    return frozenset(
        word + mark for word in spelled for mark in ("", ".", ",", ")", ";", ":", "!", "?", "“", '"')
    )

"""Where a text may hold money: the stretches round scale and currency words with a number beside them.

This is what text without money costs. One automaton finds all the words in one pass, at any number of words;
what stands round each is looked at, the grammar decides what it is.
"""

from __future__ import annotations

from functools import cache, lru_cache

import regex
from ahocorasick_rs import AhoCorasick, Implementation

from tradefigs import lexicon
from tradefigs.figures.currencies import currencies
from tradefigs.figures.lexemes import scale_prefixes
from tradefigs.figures.numerals import VULGAR, scales
from tradefigs.figures.tokens import DASHES, MONEY, NUMBERS, kind_of
from tradefigs.language.patterns import find_words, late
from tradefigs.language.text import CLOSING_MARKS
from tradefigs.language.visible import Visible, is_visible

# A text shorter than this is read as a whole.
SHORT = 300
# How far before and behind its trigger a figure and its neighbours may reach; and a figure whose number is in
# digits, where no other number is as near as that.
REACH_BEFORE, REACH_BEHIND = 72, 40
ALONE_BEFORE, ALONE_BEHIND = 28, 20
LONGEST_WORD = 80


def stretches_of(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a visible text that may hold figures, in order: those round its triggers."""
    if len(text) < SHORT:
        return [(0, len(text))]
    found: list[tuple[int, int]] = []
    for first, last in _triggers(text):
        if found and last + REACH_BEHIND <= found[-1][1]:
            continue
        start, end = _whole_words(text, first - _reach_before(text, first), last + _reach_behind(text, last))
        if found and start <= found[-1][1]:
            found[-1] = (min(start, found[-1][0]), max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _reach_before(text: str, first: int) -> int:
    """Return how far before ``first`` to read: not far where there is a digit, and none of another number."""
    is_alone = text[first].isdecimal() and not _OTHER_NUMBER.search(text, max(0, first - REACH_BEFORE), first)
    return ALONE_BEFORE if is_alone else REACH_BEFORE


def _reach_behind(text: str, last: int) -> int:
    if not _DIGIT.search(text, last, last + REACH_BEHIND):
        return ALONE_BEHIND
    further = (pattern.match(text, last) for pattern in (_LISTED, _WERE))
    return max([REACH_BEHIND, *(match.end() - last for match in further if match)])


_DIGIT = late(rf"[\d{VULGAR}]")
# `(2,2 Mrd. Euro), gefolgt von Polen (1,5) und Estland (1,4)`
_LISTED = late(r"[^()\n]{0,60}+\(\d+,\d+\)(?:(?:,|\s+und|\s+sowie)[^().;\n]{1,40}\(\d+,\d+\))*+")
# `2,2 Mrd. Euro – in den gleichen Monaten des Jahres 2021 waren es nur 57`
_WERE = late(r"[^.;()\n]{0,60}?\b(?:waren|seien|sind)\s+es\s+[^.;,()\n]{0,30}?\d[\d,]*")
_OTHER_NUMBER = late(rf"[\d{VULGAR}]\D*\p{{L}}")


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch so that it cuts no word or number of usual length."""
    start, end = max(0, start), min(len(text), end)
    first, last = max(0, start - LONGEST_WORD), min(len(text), end + LONGEST_WORD)
    before, behind = text.rfind(" ", first, start), text.find(" ", end, last)
    if before < 0 < first:
        before = start - 1
    if behind < 0:
        behind = last if last == len(text) else end
    return before + 1, behind


def triggers_of(text: str) -> list[tuple[int, int]]:
    """Return, in order, the places where a word of money has a number beside it, with that number."""
    if is_visible(text):
        return _triggers(text)
    seen = Visible(text)
    return [(seen.start(start), seen.end(end)) for start, end in _triggers(seen.text)]


def may_hold_figures(text: str) -> bool:
    """Tell whether a text may hold a figure at all."""
    return len(text) < SHORT or bool(triggers_of(text))


@lru_cache(maxsize=2)  # the sieve asks for them, then who finds figures
def _triggers(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in _words_of_money(text):
        if text[start - 1 : start] in _GAPS and text[start - 2 : start - 1].isdecimal():  # 5 Mio., most are
            found.append((start - 2, end))
            continue
        number = _NUMBER_BEFORE.match(text, max(0, start - LONGEST_WORD), start)
        if number:
            found.append((number.start(), end))
        elif _precedes_number(text, end) or _follows_number_word(text, start):
            found.append((start, end))
    return found


def _words_of_money(text: str) -> list[tuple[int, int]]:
    """Return the places of all words that may be scales or currencies, or end in one, in order."""
    automaton, begun, whole, closed = _automaton()
    found = [
        (start, end)
        for index, start, end in find_words(automaton, f"{text} " if text[-1:].isalpha() else text)
        if (index >= whole or not text[end : end + 1].isalpha() or not text[end - 1].isalpha())  # no Eurozone
        and (begun <= index < closed or not text[max(0, start - 1) : start].isalpha())  # no Abenteuer
    ]
    broken = _broken_words(text) if "\n" in text else []
    return sorted({*found, *broken}) if broken else found


def _broken_words(text: str) -> list[tuple[int, int]]:
    """Return the places of the words of money that a line end breaks: ``Mil-/liarden``."""
    found = []
    for match in _LINE_END.finditer(text):
        before = _LETTERS_BEFORE.match(text, max(0, match.start() - LONGEST_WORD), match.start())
        if before and kind_of(text[before.start() : match.end()]) in MONEY:
            found.append((before.start(), match.end()))
    return found


_LINE_END = late(r"-[ ]*\r?\n[ ]*\p{L}+")
_LETTERS_BEFORE = late(r"(?r)\p{L}+")

_GAPS = (" ", "\u00a0", "-")
# 5 Mio.   5.– Euro   5 belarussische Rubel   7,5 (-10 %) Milliarden   100-Millionen-
_NUMBER_BEFORE = late(
    rf"""(?r)(?:[\d{VULGAR}](?:[.,]?[{DASHES}]{{1,2}})?|\))[\s)-]{{0,3}}
         (?:\p{{L}}++\.?[\s-]{{0,3}}){{0,2}}""",
    regex.VERBOSE,
)
# $5   Euro 3,5   US-$ -5
_NUMBER_BEHIND = late(rf"[.\s{DASHES}+]{{0,3}}(?:[\d,{VULGAR}]|(\p{{L}}+))")


def _precedes_number(text: str, place: int) -> bool:
    """Tell whether a number stands behind ``place``; in words only behind a sign or code: ``$ zwei``."""
    match = _NUMBER_BEHIND.match(text, place, place + LONGEST_WORD)
    if match is None or match[1] is None:
        return match is not None
    return not text[place - 1].islower() and kind_of(match[1]) in NUMBERS


def _follows_number_word(text: str, place: int) -> bool:
    """Tell whether a number word stands before ``place``, or before an adjective: ``zwei kanadische``."""
    for _ in range(3):
        before = _WORD_BEFORE.match(text, max(0, place - LONGEST_WORD), place)
        kind = kind_of(before["word"]) if before else "x"
        if kind in NUMBERS:
            return True
        if before is None or not (kind in "asm" or text.startswith("-", before.end("word"))):
            return False  # zwei kanadische Dollar, zwei-Sri-Lanka-Rupien
        place = before.start()
    return False


_WORD_BEFORE = late(rf"(?r)(?P<word>(?:\p{{L}}+-[ ]*\r?\n[ ]*)?[\p{{L}}{VULGAR}]+)[\s-]*")


@cache
def _automaton() -> tuple[AhoCorasick, int, int, int]:
    """Return what finds the words of money, and at which indices which of them begin.

    Whole words come first, then those that may end a word (``TEUR``), those that may be inside of one
    (``Viertelmilliarden``), and those with the mark that ends them.
    """
    money = _whole_words_of_money()
    joined = lexicon.load("currencies")["joined"].split()
    long = sorted((word for word in money if not _is_short(word)), key=lambda word: not _begins(word, joined))
    begun = sum(_begins(word, joined) for word in long)
    short = [word + mark for word in money if _is_short(word) for mark in MARKS]
    words = [*long, *_scales()]
    automaton = AhoCorasick([*words, *short], implementation=Implementation.DFA)
    return automaton, begun, len(long), len(words)


def _begins(word: str, joined: list[str]) -> bool:
    """Tell whether a word of money is never the end of another one: ``euro``, but not ``dollar``, ``EUR``."""
    return word.islower() and word not in joined


# A scale word of more letters may be a part of a word, and be spelled in other ways from there on.
LETTERS_OF_SCALE = 6
# What may stand behind a word so short that many others begin with it.
MARKS = f" \u00a0\u202f\n\r\t.,;:!?…/{CLOSING_MARKS}{DASHES}-"


def _scales() -> list[str]:
    """Return how the scale words begin that may be a part of a word: ``Viertelmilliarde``."""
    return sorted({form[:LETTERS_OF_SCALE] for form in _scale_words() if len(form) > LETTERS_OF_SCALE})


def _whole_words_of_money() -> list[str]:
    """Return names, codes and signs of currencies and the other scale words, as a token may be written."""
    lists = lexicon.load("currencies")
    names = {*currencies(), *lists["lower_case"].split(), *lists["joined"].split()}
    names |= {name.upper() for name in names if name[0].isupper()}
    names |= {form for form in _scale_words() if len(form) < LETTERS_OF_SCALE}
    names |= {prefix + name for prefix in scale_prefixes() for name in names if len(name) == 1}  # TS
    return sorted(names)


def _scale_words() -> set[str]:
    return {form for word in scales() for form in (word, word.capitalize(), word.upper())}


def _is_short(word: str) -> bool:
    """Tell whether many other words begin like this one: ``Fr``, ``S``, ``mn``."""
    return word.isalpha() and word.isascii() and len(word) < 3 and (len(word) == 1 or not word.isupper())

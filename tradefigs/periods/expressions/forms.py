"""What the rules of time are made of: a form of words, the place at which it is looked for, its reader.

The lists of `lexicon/time.toml` come here as words in all their forms, and as the numbers that they mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.periods.expressions.pieces import LONGEST_SPAN, Piece

Match = regex.Match[str]
Reader = Callable[[Match], Piece | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One form: the words at which it is looked for, its pattern from there on, and what reads it.

    Among the words stands ``ORDINAL`` for any number of one or two digits with a point, ``FOUR`` for any
    number of four digits, ``SHORT_YEAR`` for one of two digits behind an apostrophe.
    What belongs to the form but stands before the word is the group ``lead``; ``leads``: there is one.
    ``before`` and ``after`` spare the pattern most places: the last three letters of the words of which one
    must stand before, the first three of those of which one must follow, with the blank of a word of two;
    empty where none must.
    ``point``: the kind of a time that is its word alone, unless `nicht`, `als` or a year stands beside it.
    """

    words: frozenset[str]
    pattern: regex.Pattern[str]
    read: Reader
    leads: bool
    before: frozenset[str]
    after: frozenset[str]
    point: str = ""


ORDINAL, FOUR, SHORT_YEAR = "0.", "0000", "'00"
APOSTROPHES = "'’‘"

# The first word of a form is one of its rule's words: its pattern needn't list them again.
ANY = r"\w++"
POINT = r"(?:\.(?<!\w{5}\.)(?=\s*[\p{Ll}\d,;:/(–-]))?"  # that of `Okt.`, not that of a sentence
BIS_OR_MARK = ("bis",)  # what a span goes on with; a mark always may follow


def rule(
    words: Iterable[str],
    pattern: str,
    read: Reader,
    before: Iterable[str] = (),
    after: Iterable[str] = (),
) -> Rule:
    """Return a rule; of the words ``before`` and ``after``, if any are given, one must stand beside."""
    return Rule(
        frozenset(words),
        late(rf"(?:{pattern})(?!\w)", regex.VERBOSE),
        read,
        "(?P<lead>" in pattern,
        frozenset(word[-3:].rjust(3) for word in before),
        frozenset(word[:3].ljust(3) for word in after),
    )


def phrase_rules(
    phrases: Iterable[str], read: Reader, not_after: str = "", not_before: str = "", point: str = ""
) -> Iterator[Rule]:
    """Yield rules for ``phrases``; each is looked for at its longest word, which is the rarest.

    Where that is common, at it and the next: `nach wie vor`.
    """
    by_word: dict[str, list[tuple[list[str], list[str]]]] = {}
    for phrase in lexicon.both_cases(phrases):
        words = phrase.split()
        place = max(range(len(words)), key=lambda index: (len(words[index]), index))
        is_common = len(words[place]) <= LONGEST_COMMON and words[place + 2 :]
        sign = " ".join(words[place : place + 2]) if is_common else words[place].rstrip(".")
        by_word.setdefault(sign, []).append((words[:place], words[place:]))
    for sign, forms in by_word.items():
        pattern = "|".join(_phrase(before, rest, not_after) for before, rest in forms)
        before = _one_of(before[-1:] for before, _ in forms)
        signs, length = {sign, sign.replace(" ", "\n")}, sign.count(" ") + 1
        after = _one_of(rest[length : length + 1] for _, rest in forms)
        found = rule(signs, rf"(?:{pattern}){not_before}", read, before, after)
        is_alone = all(words == ([], [sign]) for words in forms)
        yield replace(found, point=point) if is_alone else found


LONGEST_COMMON = 4  # letters of a word that alone would be found too often: `nach` of `nach wie vor`


def _phrase(before: list[str], rest: list[str], not_after: str) -> str:
    lead, words = (r"\s+".join(map(regex.escape, part)) for part in (before, rest))
    return (rf"(?<=(?P<lead>{not_after}\b{lead}\s+))" if before else not_after) + words


def _one_of(words: Iterable[list[str]]) -> list[str]:
    """Return the one word of each list; none at all if a list is empty, since there nothing need stand."""
    words = list(words)
    return [word for (word,) in words] if all(words) else []


# ---------------------------------------------------------------- words


def time_words(section: str) -> tuple[str, ...]:
    """Return a list of `lexicon/time.toml`."""
    return lexicon.words("time", section)


def either_case(words: Iterable[str]) -> str:
    """Return a pattern for words, with a capital or without."""
    return lexicon.alternatives(lexicon.both_cases(words))


def inflected(stems: Iterable[str]) -> list[str]:
    """Return adjectives in all their forms: `letzte`, `letzten` …"""
    return [stem + ending for stem in stems for ending in ("e", "en", "em", "er", "es")]


def uncapitalised(word: str) -> str:
    """Return a word without its capital."""
    return word[0].lower() + word[1:]


@cache
def ordinal_words() -> dict[str, int]:
    """Return what the ordinals mean, in all their forms: `ersten` is 1."""
    return {
        word: number
        for stem, number in lexicon.numbered("time", "ordinals").items()
        for word in inflected([stem])
    }


@cache
def counting_words() -> frozenset[str]:
    """Return the words for a number that stand before a unit, those for an open one among them."""
    words = [*lexicon.numbered("time", "counts"), *time_words("counts_open")]
    return frozenset(lexicon.both_cases(words))


ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def number_of(word: str) -> int:
    """Return the value of a counting word or of digits; 0 for any other word."""
    return int(word) if word.isdecimal() else lexicon.numbered("time", "counts").get(uncapitalised(word), 0)


def rank_of(word: str) -> int:
    """Return the value of an ordinal word, of digits or Roman digits; 0 for any other word."""
    return int(word) if word.isdecimal() else ROMAN.get(word) or ordinal_words().get(uncapitalised(word), 0)


FIRST_OF_CENTURY = 70  # two digits from here on are of the century before


def full_year(digits: str) -> int:
    """Return the year that two digits mean: `24` is 2024, `98` is 1998."""
    return int(digits) + (1900 if int(digits) >= FIRST_OF_CENTURY else 2000)


@cache
def short_months() -> frozenset[str]:
    """Return the names of months that are the beginning of another: `Jan`, `Sept`."""
    names = lexicon.numbered("time", "months")
    return frozenset(name for name in names if sum(other.startswith(name) for other in names) > 1)


# ---------------------------------------------------------------- readers


def told_by(match: Match, name: str) -> str | None:
    """Return a group of a match; None too where the pattern has no such group."""
    return match[name] if name in match.re.groupindex else None


def point_reader(kind: str) -> Reader:
    """Return a reader for a time that names no part of a year: ``open`` or ``now``."""
    return lambda match: Piece(match.start(), match.end(), kind)


def year_piece(match: Match, base: str, year: int) -> Piece:
    """Return the piece of a match: a whole year."""
    return Piece(match.start(), match.end(), "year", base=base, year=year)


def year_reader(base: str, year: int, edge: str = "", whole: bool = False) -> Reader:
    """Return a reader for a whole year, or an ``edge`` of it."""
    return lambda match: year_piece(match, base, year)._replace(edge=edge, whole=whole)


def stretch_before(match: Match, length: int) -> tuple[str, int, int]:
    """Return the arguments that let an `ending` read what stands before a match."""
    return match.string, max(0, match.start() - length), match.start()


_NOUN = regex.compile(r"\s+\p{Lu}\p{Ll}")


def stands_before_noun(match: Match) -> bool:
    """Tell whether a noun follows: `2000 Stellen`, `August Müller`."""
    text, end = match.string, match.end()
    return not text[end + 1 : end + 2].islower() and _NOUN.match(text, end) is not None


def read_year_off(match: Match, base: str, sign: int) -> Piece | None:
    """Read `vor fünf Jahren`, `zwei Jahre später`; `vor einigen Jahren` is open."""
    number = number_of(match["n"]) * (10 if told_by(match, "decades") else 1)
    if match["n"] in time_words("counts_open"):
        return Piece(match.start(), match.end(), "open")
    return year_piece(match, base, sign * number) if 0 < number < LONGEST_SPAN else None

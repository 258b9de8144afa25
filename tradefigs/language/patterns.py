"""Patterns that are compiled when they are first used, and searched only where they can match.

Compiling costs more than most texts take to be read, and a text needs few of all the patterns.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, cast

import regex
from ahocorasick_rs import AhoCorasick

# As far as a match at a place reaches, in characters.
LONGEST_MATCH = 1000


class _Late:
    """Stands for a pattern; its first use compiles it, later ones call the compiled pattern directly."""

    def __init__(self, source: str | Callable[[], str], flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        source = self._source if isinstance(self._source, str) else self._source()
        value = getattr(regex.compile(source, self._flags), name)
        if name == "match" and not self._flags & regex.REVERSE:
            value = _near(value)
        self.__dict__[name] = value
        return value


def _near(match: Callable[..., regex.Match[str] | None]) -> Callable[..., regex.Match[str] | None]:
    """Let ``match`` look no farther than a match reaches.

    The engine looks for a string that the pattern needs before it tries to match: up to the end of the text.
    """

    def match_near(text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        return match(text, start, start + LONGEST_MATCH if end is None else end)

    return match_near


class _Rare:
    """Stands for a pattern that few sentences match: the signs of a match are looked for first."""

    def __init__(self, pattern: regex.Pattern[str], signs: str | Callable[[], Iterable[str]]) -> None:
        self.pattern, self._source = pattern, signs

    @cached_property
    def signs(self) -> tuple[str, ...]:
        return tuple(self._source.split() if isinstance(self._source, str) else self._source())

    def may_match(self, text: str, start: int, end: int) -> bool:
        """Tell whether a sign stands there. A loop, as this is asked more often than anything else."""
        stretch = text[start:end]
        for sign in self.signs:  # noqa: SIM110
            if sign in stretch:
                return True
        return False

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> regex.Match[str] | None:
        return self.pattern.search(text, start, end) if self.may_match(text, start, end) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> regex.Match[str] | None:
        return self.pattern.match(text, start, min(end, start + LONGEST_MATCH))

    def sub(self, replacement: str, text: str) -> str:
        return self.pattern.sub(replacement, text) if self.may_match(text, 0, len(text)) else text

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[regex.Match[str]]:
        return self.pattern.finditer(text, start, end) if self.may_match(text, start, end) else iter(())


def late(
    source: str | Callable[[], str], flags: int = 0, *, signs: str | Callable[[], Iterable[str]] = ""
) -> regex.Pattern[str]:
    """Return the pattern that ``regex.compile`` makes of ``source``, without compiling it yet.

    ``source``: the pattern, or what returns it where lexicons are to be read for it.
    ``signs``: words, or parts of words, of which every match holds one, or what returns them. To look for
    them takes far less time than to look for the pattern, and tells of most sentences that it isn't there.
    """
    pattern = cast("regex.Pattern[str]", _Late(source, flags))
    return cast("regex.Pattern[str]", _Rare(pattern, signs)) if signs else pattern


class Several:
    """Patterns, most of them rare, that are looked for together.

    One pass for the signs of all tells which of them may match.
    """

    def __init__(self, *patterns: regex.Pattern[str]) -> None:
        self._patterns = cast("tuple[_Late | _Rare, ...]", patterns)

    @cached_property
    def _signs(self) -> tuple[AhoCorasick, list[int], frozenset[int]]:
        """What finds the signs, the number of the pattern of each, and of the patterns that have none."""
        signs = [
            (sign, number)
            for number, pattern in enumerate(self._patterns)
            if isinstance(pattern, _Rare)
            for sign in dict.fromkeys(pattern.signs)
        ]
        numbers = [number for _, number in signs]
        common = frozenset(range(len(self._patterns))).difference(numbers)
        return AhoCorasick([sign for sign, _ in signs]), numbers, common

    def _that_may_match(self, text: str, start: int, end: int) -> frozenset[int]:
        automaton, numbers, common = self._signs
        return common.union(numbers[index] for index, _, _ in find_words(automaton, text[start:end]))

    def may_match(self, text: str, start: int, end: int) -> bool:
        """Tell whether any of the patterns may match."""
        return bool(self._that_may_match(text, start, end))

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[regex.Match[str]]:
        """Yield the matches of each pattern, in the order of the patterns."""
        for number in sorted(self._that_may_match(text, start, end)):
            pattern = self._patterns[number]
            known = pattern.pattern if isinstance(pattern, _Rare) else pattern  # a sign of it stands there
            yield from known.finditer(text, start, end)


# Half a surrogate pair, as it comes from broken JSON; AhoCorasick is given no text that is no UTF-8.
_HALF_PAIR = regex.compile(r"[\ud800-\udfff]")


def whole_characters(text: str) -> str:
    """Return ``text`` with U+FFFD in place of each half of a character, which no encoding has.

    >>> whole_characters("a" + chr(0xD800)) == "a" + chr(0xFFFD)
    True
    """
    return _HALF_PAIR.sub("\ufffd", text)


def find_words(automaton: AhoCorasick, text: str) -> list[tuple[int, int, int]]:
    """Return index, start and end of all words in ``text`` that ``automaton`` knows; they may overlap."""
    try:
        return automaton.find_matches_as_indexes(text, overlapping=True)
    except UnicodeEncodeError:
        return automaton.find_matches_as_indexes(whole_characters(text), overlapping=True)

"""Patterns that are compiled when they are first used, and searched for only where they can be found.

Compiling costs more than most texts take to be read, and a text needs few of all the patterns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from sys import maxsize
from typing import Any, cast

import regex

# As far as a match at a place reaches, in characters.
LONGEST_MATCH = 1000


class _Late:
    """Stands for a pattern; its first use compiles it, later ones call the compiled pattern directly."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(regex.compile(self._source, self._flags), name)
        self.__dict__[name] = value = _near(value) if name == "match" else value
        return value


def _near(match: Callable[..., regex.Match[str] | None]) -> Callable[..., regex.Match[str] | None]:
    """Let ``match`` look no farther than a match reaches.

    The engine looks for a string that the pattern needs before it tries to match: up to the end of the text.
    """

    def match_near(text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        return match(text, start, start + LONGEST_MATCH if end is None else end)

    return match_near


def late(source: str, flags: int = 0) -> regex.Pattern[str]:
    """Return the pattern that ``regex.compile`` makes of ``source``, without compiling it yet."""
    return cast("regex.Pattern[str]", _Late(source, flags))


class Guarded:
    """A pattern that matches nothing without one of ``needs``, plain strings that are found much faster."""

    def __init__(self, source: str, needs: tuple[str, ...], flags: int = 0) -> None:
        self.pattern, self.needs = late(source, flags), needs

    def search(self, text: str, start: int = 0, end: int = maxsize) -> regex.Match[str] | None:
        """Return the first match in ``text[start:end]``, as a compiled pattern does."""
        return self.pattern.search(text, start, end) if self._may_match(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[regex.Match[str]]:
        """Yield the matches in ``text[start:end]``, as a compiled pattern does."""
        return self.pattern.finditer(text, start, end) if self._may_match(text, start, end) else iter(())

    def _may_match(self, text: str, start: int, end: int) -> bool:
        for word in self.needs:  # noqa: SIM110 - a generator costs more, and each sentence asks this
            if text.find(word, start, end) >= 0:
                return True
        return False

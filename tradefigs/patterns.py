"""Patterns that are compiled when they are first used.

Compiling costs more than most texts take to be read, and a text needs few of all the patterns.
"""

from __future__ import annotations

from typing import Any, cast

import regex


class _Late:
    """Stands for a pattern; its first use compiles it, later ones call the compiled pattern directly."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(regex.compile(self._source, self._flags), name)
        self.__dict__[name] = value
        return value


def late(source: str, flags: int = 0) -> regex.Pattern[str]:
    """Return the pattern that ``regex.compile`` makes of ``source``, without compiling it yet."""
    return cast("regex.Pattern[str]", _Late(source, flags))

"""A text as a reader sees it: without soft hyphens and characters of no width, which may stand in a word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

import regex

# Soft hyphen, zero-width space, non-joiner, joiner, word joiner, byte order mark.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# The line break behind a soft hyphen is none of the text either.
_UNSEEN = regex.compile(rf"\u00ad[ ]*\r?\n[ ]*(?=\p{{Ll}})|[{INVISIBLE}]+")


def is_visible(text: str) -> bool:
    """Tell whether every character of ``text`` is seen."""
    for character in INVISIBLE:  # noqa: SIM110 (a generator takes longer than the search)
        if character in text:
            return False
    return True


class Visible:
    """The visible ``text`` of another, and the places there.

    >>> seen = Visible("1\u200b,2 Mrd.\u200b Euro")
    >>> seen.text, seen.start(0), seen.end(8)
    ('1,2 Mrd. Euro', 0, 9)
    """

    def __init__(self, written: str) -> None:
        cuts = [match.span() for match in _UNSEEN.finditer(written)]
        self.text = _UNSEEN.sub("", written)
        self._removed = [0, *accumulate(end - start for start, end in cuts)]
        self._cuts = [start - before for (start, _), before in zip(cuts, self._removed, strict=False)]

    def start(self, place: int) -> int:
        """Return where in the text as written the character at ``place`` stands."""
        return place + self._removed[bisect_right(self._cuts, place)]

    def end(self, place: int) -> int:
        """Return the place behind the character that ends at ``place``."""
        return place + self._removed[bisect_left(self._cuts, place)]

"""A text as a reader sees it, and the places where that is written.

Soft hyphens and characters of no width may stand in a word, and a letter may be written as two characters,
`a` and the dots above it. A line may end inside a word of two parts.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate

from tradefigs.language.patterns import late

# Soft hyphen, zero-width space, non-joiner, joiner, word joiner, byte order mark.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# The line break behind a soft hyphen is none of the text either.
_UNSEEN = rf"\u00ad[ ]*\r?\n[ ]*(?=\p{{Ll}})|[{INVISIBLE}]+"
# `US-`, below it `Dollar`: one word; not `Im-`, below it `und Export`.
_IN_WORD = r"(?<=\p{L}-)\r?\n(?=\p{Lu})"
# A letter of several characters, which one character may stand for
_COMPOSED = r"\p{L}\p{Mn}+"
_OTHERWISE_SEEN = late(rf"(?P<letter>{_COMPOSED})|{_UNSEEN}|{_IN_WORD}")
_BREAKS_WORD = late(_IN_WORD)


@lru_cache(maxsize=2)  # each finder asks it of the same text
def is_visible(text: str) -> bool:
    """Tell whether each letter of ``text`` is one character, each character is seen and each word whole."""
    for character in INVISIBLE:
        if character in text:
            return False
    if "\n" in text and ("-\n" in text or "-\r" in text) and _BREAKS_WORD.search(text):
        return False
    return unicodedata.is_normalized("NFC", text)


class Visible:
    """The visible ``text`` of another, and the places there.

    >>> seen = Visible("1\u200b,2 Mrd.\u200b Euro")
    >>> seen.text, seen.start(0), seen.end(8)
    ('1,2 Mrd. Euro', 0, 9)
    """

    def __init__(self, written: str) -> None:
        parts: list[str] = []
        cuts: list[float] = []  # where in the visible text something is left out
        sizes: list[int] = []
        last = length = 0
        for match in _OTHERWISE_SEEN.finditer(written):
            letter = unicodedata.normalize("NFC", match["letter"]) if match["letter"] else ""
            parts += written[last : match.start()], letter
            length += match.start() - last + len(letter)
            last = match.end()
            # What a letter leaves out stands inside of it, neither before it nor behind it.
            cuts.append(length - 0.5 if letter else length)
            sizes.append(len(match[0]) - len(letter))
        self.text = "".join([*parts, written[last:]])
        self._cuts, self._removed = cuts, [0, *accumulate(sizes)]

    def start(self, place: int) -> int:
        """Return where in the text as written the character at ``place`` stands."""
        return place + self._removed[bisect_right(self._cuts, place)]

    def end(self, place: int) -> int:
        """Return the place behind the character that ends at ``place``."""
        return place + self._removed[bisect_left(self._cuts, place)]

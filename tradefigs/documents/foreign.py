"""Whether a text is German, told by its small words.

A text is passed over only when it surely is none. The models of a language detector (160 MB for lingua) would
cost more than reading the text.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import regex

from tradefigs import lexicon

# So many different small words that no other language has, among the first so many characters, are German.
PLENTY = ((4, 300), (8, 1500))
SAMPLE = 1000  # characters that tell of most other texts what they are
SURE = 8  # small words of another language; a German text may quote a sentence of it
# Letters that no German text consists of: Cyrillic, Greek, Arabic, Hebrew, Chinese and the like.
_OTHER_SCRIPT = regex.compile(r"[\p{L}--\p{Latin}]", regex.V1)
_LETTER = regex.compile(r"\p{L}")
_WORD = regex.compile(r"\p{L}{2,}")


def is_foreign(text: str) -> bool:
    """Tell whether ``text`` is surely in another language than German.

    Examples
    --------
    >>> is_foreign("Turnover was 3 billion dollars in 2023, as the minister said on the day of his visit to "
    ...            "Poland. It is more than in the year before.")
    True
    >>> is_foreign("Außenhandel 2023: 3 Mrd. Dollar")
    False
    """
    if any(len(_german_alone().intersection(text[:size].split())) >= count for count, size in PLENTY):
        return False
    return _foreign(text[:SAMPLE]) and (len(text) <= SAMPLE or _foreign(text))


def _foreign(text: str) -> bool:
    counts: Counter[str] = Counter()
    for word in _WORD.findall(text.lower()):
        counts.update(_languages().get(word, ()))
    german = counts.pop("German", 0)
    other = max(counts.values(), default=0)
    if other >= SURE and other > 2 * german:
        return True
    strange = len(_OTHER_SCRIPT.findall(text))
    return strange >= 10 * SURE and 2 * strange > len(_LETTER.findall(text))


@cache
def _german_alone() -> frozenset[str]:
    return frozenset(word for word, languages in _languages().items() if languages == ("German",))


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Return for each small word the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for language, words in lexicon.load("languages")["words"].items():
        for word in words:
            found[word] = (*found.get(word, ()), language)
    return found

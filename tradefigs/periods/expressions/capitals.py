"""Text all in capitals, as headlines are set: `HANDEL IM JANUAR 2024`, with the capitals of running text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import regex

from tradefigs import lexicon

# Two words or more in capitals, or one that is known to be a month.
_WORD = r"\p{Lu}{2,}+"
_RUN = regex.compile(rf"(?<![\p{{L}}\d-]){_WORD}(?:[^\p{{L}}\n]{{1,12}}{_WORD})*+(?![\p{{L}}-])")
_WORDS = regex.compile(_WORD)
_FUNCTION_WORDS = ("articles", "determiners", "prepositions", "conjunctions", "subordinators")


def in_running_case(text: str, words: Iterable[str]) -> str:
    """Return ``text`` with the capitals of running text where it is set in capitals; no place in it moves.

    ``words`` are those of time, with their capitals; a word that is not known is taken for a noun.
    """
    if not _RUN.search(text):
        return text
    return _RUN.sub(lambda run: _recased(run[0], frozenset(words)), text)


def _recased(run: str, words: frozenset[str]) -> str:
    alone = _WORDS.fullmatch(run) is not None
    if alone and run.capitalize() not in lexicon.numbered("time", "months"):
        return run
    return _WORDS.sub(lambda word: _in_text(word[0], words), run)


def _in_text(word: str, words: frozenset[str]) -> str:
    lower = word.lower()
    if len(lower) != len(word) or lower.startswith("jahr"):
        return word.capitalize()
    known = lower in words or lower in _lower_case()
    return lower if known else word.capitalize()


def signs_of_capitals() -> list[str]:
    """Return words of which one stands in capitals where a time does; to find them costs less than a run."""
    months = [name.upper() for name in lexicon.numbered("time", "months") if len(name) > 2]
    return [*months, "JAHR", "MONAT", "QUARTAL", "HEUER", "SEIT ", "BIS "]


@cache
def _lower_case() -> frozenset[str]:
    """Return the words of the lexicons that have no capital in running text."""
    entries = [*_entries(lexicon.load("time"))]
    entries += [word for name in _FUNCTION_WORDS for word in lexicon.words("grammar", name)]
    return frozenset(word for entry in entries for word in entry.split() if word[:1].islower())


def _entries(section: object) -> Iterator[str]:
    if isinstance(section, dict):
        for value in section.values():
            yield from _entries(value)
    elif isinstance(section, list):
        yield from (entry for entry in section if isinstance(entry, str))

"""The ground floor: word lists as data.

Each ``NAME.toml`` in this folder is one lexicon. Its comments say what a line means, so that a person who
knows German and no Python can add one. A lexicon is read once a process, when the first caller asks for it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import regex


class LexiconError(ValueError):
    """A lexicon file is missing or malformed; the message names the file and the entry."""


@cache
def load(name: str) -> dict[str, Any]:
    """Return lexicon ``name`` (the file name without ``.toml``) as nested dictionaries.

    Callers turn what they need into typed values at once and must not change what they are given.

    Raises
    ------
    LexiconError
        The file is missing or is not TOML.
    """
    try:
        entries = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))
    except (FileNotFoundError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"lexicon/{name}.toml: {error}") from error
    return with_transcriptions(entries) if entries.pop("transcribed", False) else entries


_TRANSCRIPTIONS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def with_transcriptions(section: Any) -> Any:
    """Add to each word its form without umlauts: `Jaenner` to `Jänner`."""
    if isinstance(section, dict):
        whole = {key: with_transcriptions(value) for key, value in section.items()}
        plain = {key.translate(_TRANSCRIPTIONS): value for key, value in whole.items()}
        return whole | {key: value for key, value in plain.items() if key not in whole}
    if isinstance(section, list) and all(isinstance(word, str) for word in section):
        return list(dict.fromkeys([*section, *(word.translate(_TRANSCRIPTIONS) for word in section)]))
    return section


@cache
def words(name: str, section: str) -> tuple[str, ...]:
    """Return the list of words under ``section`` (dotted for nested tables) of lexicon ``name``."""
    value: Any = load(name)
    for key in section.split("."):
        if not isinstance(value, dict) or key not in value:
            raise LexiconError(f"lexicon/{name}.toml: no section {section}")
        value = value[key]
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise LexiconError(f"lexicon/{name}.toml: {section} is not a list of words")
    return tuple(value)


@cache
def numbered(name: str, section: str) -> dict[str, int]:
    """Return the words of a section that maps numbers to lists of words, each with its number."""
    return {word: int(number) for number, words in load(name)[section].items() for word in words}


def both_cases(words: Iterable[str]) -> list[str]:
    """Return ``words`` and each with a capital, as at the beginning of a sentence."""
    words = list(words)
    return words + [word[0].upper() + word[1:] for word in words]


def alternatives(entries: Iterable[str]) -> str:
    """Return a pattern that matches any of ``entries``, longest first; a space stands for any white space."""
    longest_first = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(r"\s+".join(map(regex.escape, entry.split(" "))) for entry in longest_first) + ")"


def any_of(name: str, section: str) -> str:
    """Return a pattern that matches any of the words under ``section``; a trailing ``*`` is any ending."""
    return alternatives(words(name, section)).replace(r"\*", r"\p{L}*")


def any_case_of(name: str, section: str) -> str:
    """Return the same pattern for the words as they stand and with a capital."""
    return alternatives(both_cases(words(name, section))).replace(r"\*", r"\p{L}*")

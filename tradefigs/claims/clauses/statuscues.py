"""The words that tell whether a clause reports, hopes or expects: the lists of `lexicon/trade.toml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.periods.clauses.tense import plan_compared

ACTUAL, TARGET, FORECAST = "actual", "target", "forecast"
FUTURE = "future"  # told by the tense alone: a forecast, unless its time has gone by


# The lists of cues, and whether a capital that begins the clause may stand for a small letter.
_MAY_OPEN = {
    TARGET: True,
    FORECAST: True,
    "guess": True,
    "future": True,
    "reported": False,
    "reached": False,
    "managed": False,
    "sometime": True,
}
# The head of a compound tells what it is: `Handels-Ziel` is a goal, `Ziel-1-Gebiet` is none.
_WORD = late(r"(?:\w+-)*(\w+)")
_LIST_OF_NOUNS = late(r"\s*\p{Lu}\w+(?:\s*,|\s+(?:und|sowie|oder))\s+\p{Lu}")  # `Wolle und Holz`, no verb


@dataclass(frozen=True, slots=True)
class _Cues:
    """The cues of one status: words, beginnings of words, and phrases by pattern (None: there are none)."""

    words: frozenset[str]
    stems: tuple[str, ...]
    openers: frozenset[str]  # the first words of the phrases
    phrases: regex.Pattern[str] | None


@cache
def _cues() -> dict[str, _Cues]:
    return {name: _read_cues(lexicon.words("trade", f"status.{name}")) for name in _MAY_OPEN}


def _read_cues(entries: Sequence[str]) -> _Cues:
    phrases = [entry for entry in entries if " " in entry]
    single = [entry for entry in entries if " " not in entry]
    forms = "|".join(
        entry.rstrip("*").replace(" ", r"\s+") + ("" if entry.endswith("*") else r"\b") for entry in phrases
    )
    return _Cues(
        frozenset(entry for entry in single if not entry.endswith("*")),
        tuple(entry.rstrip("*") for entry in single if entry.endswith("*")),
        frozenset(entry.split(" ")[0].lower() for entry in phrases),
        regex.compile(rf"\b(?:{forms})", regex.IGNORECASE) if phrases else None,
    )


_Lists = tuple[frozenset[str], frozenset[str]]


@lru_cache(maxsize=50_000)
def _lists_of(word: str) -> _Lists | None:
    """Return the lists that hold a word, and those that hold a phrase which begins with it; None for most."""
    return _read_lists(word, opens=False)


@lru_cache(maxsize=10_000)
def _lists_of_first(word: str) -> _Lists | None:
    """Return the same of a word that begins a clause."""
    return _read_lists(word, opens=True)


def _read_lists(word: str, *, opens: bool) -> _Lists | None:
    """A noun is no verb: `Wolle`, `Planen` in the middle of a clause; ``opens``: the word begins it."""
    holding, opening = set(), set()
    for name, cues in _cues().items():
        forms = (word, word.lower()) if opens and _MAY_OPEN[name] else (word,)
        if any(form in cues.words or form.startswith(cues.stems) for form in forms):
            holding.add(name)
        if word.lower() in cues.openers:
            opening.add(name)
    return (frozenset(holding), frozenset(opening)) if holding or opening else None


# What only compares with a plan, or names a hope beside what is told: `wie geplant`, `entgegen den
# Prognosen`, `mit der Hoffnung auf Frieden`; and what is a destination: `das wichtigste Ziel der Exporte`.
_ASIDE = late(
    lambda: (
        rf"""{plan_compared()}
    |\b(?:[Ee]ntgegen|[Ww]ider|[Tt]rotz|[Uu]ngeachtet)\s+(?:\p{{L}}+\s+){{0,2}}(?:Erwart\p{{Ll}}+|Prognosen?|Pl[aä]n\p{{Ll}}*|Vorhersagen?|Hoffnung(?:en)?)\b
    |\b(?:[Dd]ank|[Mm]it|[Dd]urch|[Ww]egen|[Ii]n|[Aa]us|[Nn]ach|[Uu]nter|[Bb]ei|[Aa]ngesichts|[Ii]nfolge)\s+(?:\p{{Ll}}+\s+){{0,2}}
    (?:Perspektiven?|Hoffnung(?:en)?|Chancen?|Potenzials?|Potentials?|Strategien?|Roadmap|Vorhaben|Wunsch|Wünschen?)\b
    |\b\p{{Ll}}*(?:[Ww]ichtigst|[Gg]rößt|[Bb]edeutendst)\p{{Ll}}*\s+(?:Export|Absatz|Ausfuhr)?[Zz]iel(?:e[ns]?|s)?\b"""
    ),
    regex.VERBOSE,
    signs=lambda: (
        *lexicon.words("time", "relations.expected"),
        *["Erwart", "Prognose", "Plan", "Plän", "Vorhersage", "Hoffnung", "Perspektive", "Chance", "Poten"],
        *["Strategie", "Roadmap", "Vorhaben", "Wunsch", "Wünsch", "Ziel", "ziel"],
    ),
)


@lru_cache(maxsize=64)  # several questions are asked of a clause, and several figures stand in it
def cues_in(clause: str) -> frozenset[str]:
    """Return the lists of which a cue stands in ``clause``."""
    found: set[str] = set()
    begun: set[str] = set()
    is_list = _LIST_OF_NOUNS.match(clause) is not None
    clause = _ASIDE.sub(" ", clause)
    words = _WORD.findall(clause)
    first, rest = ([], words) if is_list else (words[:1], words[1:])
    for lists in (*map(_lists_of_first, first), *map(_lists_of, rest)):
        if lists is not None:
            found |= lists[0]
            begun |= lists[1]
    for name in begun - found:
        phrases = _cues()[name].phrases
        if phrases is not None and phrases.search(clause):
            found.add(name)
    return frozenset(found)


@cache
def future_tense() -> regex.Pattern[str]:
    """`wird … ankommen`, `austauschen werden`: an infinitive with or without a particle; not `Aufkommen`."""
    table = lexicon.load("trade")["status"]
    infinitive = f"{lexicon.alternatives(table['particles'])}?{lexicon.alternatives(table['infinitives'])}"
    future = f"(?i:{lexicon.alternatives(table['future'])})"
    return regex.compile(
        rf"\b{future}\b[^;]*?\b{infinitive}\b|(?:\b{infinitive}|^\W*(?i:{infinitive}))\s+{future}\b"
        # `2025 werden es 3 Mrd.`, `dass es 3 Mrd. Euro werden`
        r"|\bw[eü]rden\s+es\b|\bes\b[^;]*\b(?:\p{Lu}\p{L}+|\p{Sc})\s+w[eü]rden\b"
    )

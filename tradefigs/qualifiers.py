"""How an amount is to be read: the words before and after it, and the verb whose object it is.

The word lists are in ``lexicon/figures.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import regex

from tradefigs import lexicon

# The strongest first: `bis zu rund 5` is up_to, `knapp über 5` over.
STRENGTH = ("up_to", "at_least", "under", "over", "almost", "about")
# How far before an amount its qualifier words, and its verb, may begin; how far behind it its verb.
WORDS_REACH, VERB_REACH = 120, 160


class Words(NamedTuple):
    """A qualifier and the place where its words begin (or end, for words behind the amount)."""

    qualifier: str
    place: int


# ---------------------------------------------------------------- words before and after


def before(text: str, place: int) -> Words:
    """Return the qualifier that the words before ``place`` give: ``bis zu rund``, ``über die Marke von``."""
    nearest = _LAST_WORD.match(text, max(0, place - WORDS_REACH), place)
    if nearest and nearest[0].strip().lower() not in _last_words():  # most amounts have no qualifier
        return Words("exact", place)
    chain = _chain().match(text, max(0, place - WORDS_REACH), place)
    found = [
        Words(name, start)
        for name in STRENGTH
        for start in (chain.starts(name) if chain else ())
        if not (name == "over" and _names_the_sum(text, start))
    ]
    if not found:
        return Words("exact", place)
    return Words(found[0].qualifier, min(words.place for words in found))


# rund 5 | ca.5 | >5
_LAST_WORD = regex.compile(r"(?r)(?:\p{L}+\.?|[^\s\p{L}]+)\s*")


@cache
def _last_words() -> frozenset[str]:
    """The last words of all phrases, in small letters, and the fillers."""
    phrases = [phrase for name in STRENGTH for phrase in lexicon.words("figures", f"before.{name}")]
    phrases += lexicon.words("figures", "fillers.words")
    return frozenset(form for phrase in phrases for form in (phrase.split()[-1], _ascii(phrase.split()[-1])))


def after(text: str, place: int) -> Words:
    """Return the qualifier that the words at ``place`` give: ``und mehr``."""
    match = _behind().match(text, place)
    return Words("at_least", match.end()) if match else Words("exact", place)


def single_words() -> set[str]:
    """Return the qualifiers that are one word: ``rund``, ``fast``."""
    phrases = (phrase for name in STRENGTH for phrase in lexicon.words("figures", f"before.{name}"))
    return {phrase for phrase in phrases if phrase.isalpha()}


def of_word(word: str) -> str:
    """Return the qualifier of a word inside the amount: ``eine gute Milliarde``, ``1 bis fast 2 Milliarden``."""
    return next((name for name in STRENGTH if word in lexicon.words("figures", f"before.{name}")), "")


@cache
def _chain() -> regex.Pattern[str]:
    """Any number of qualifier words, fillers and ``die Marke von``, read backwards from the amount."""
    qualifiers = "|".join(
        f"(?P<{name}>{_phrases(lexicon.words('figures', f'before.{name}'))})" for name in STRENGTH
    )
    fillers = _phrases(lexicon.words("figures", "fillers.words"))
    return regex.compile(rf"(?r)(?:(?:{_threshold()}|{qualifiers}|{fillers})\s*){{0,8}}")


@cache
def _threshold() -> str:
    """``die Marke von``, ``der Rekordwert von``."""
    nouns = "|".join(lexicon.words("figures", "fillers.thresholds"))
    return rf"\b(?:\p{{L}}*(?i:{nouns})\s+(?:von|in\s+Höhe\s+von))\b"


@cache
def _behind() -> regex.Pattern[str]:
    return regex.compile(r"\s+" + _phrases(lexicon.words("figures", "behind.at_least")))


def _phrases(entries: Iterable[str]) -> str:
    """A pattern for any of these phrases, capital or small, with umlauts or without them."""
    spelled = {spelling for entry in entries for spelling in (entry, _ascii(entry))}
    parts = []
    for entry in sorted(spelled, key=lambda entry: (-len(entry), entry)):
        pattern = r"\s+".join(map(regex.escape, entry.split()))
        edges = (r"\b" if entry[0].isalpha() else "", r"\b" if entry[-1].isalpha() else "")
        parts.append(edges[0] + pattern + edges[1])
    return "(?i:" + "|".join(parts) + ")"


def _ascii(word: str) -> str:
    for letter, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        word = word.replace(letter, letters)
    return word


def _names_the_sum(text: str, place: int) -> bool:
    """Tell whether ``über`` only names the sum: ``ein Vertrag über 5 Mio.``, ``verfügt über 5 Mio.``"""
    if not text.startswith(("über", "ueber"), place):
        return False
    return bool(_sum_words().search(text, max(0, place - WORDS_REACH), place))


@cache
def _sum_words() -> regex.Pattern[str]:
    nouns, verbs = ("|".join(lexicon.words("figures", f"sum_of.{part}")) for part in ("nouns", "verbs"))
    return regex.compile(rf"(?i)(?:{nouns})\s+$|\b(?:{verbs})\p{{Ll}}*\b[^.;:]*$")


# ---------------------------------------------------------------- verbs


def of_verb(text: str, clause_start: int, start: int, end: int, clause_end: int) -> str:
    """Return the qualifier that the verb gives whose object is the amount at ``start`` to ``end``.

    The verb is looked for from ``clause_start`` and up to ``clause_end``: ``überschritt die Marke von …``,
    ``… wird … übersteigen``. A negation turns it round: ``übersteigt … nicht`` is up_to.
    """
    left = text[max(clause_start, start - VERB_REACH) : start]
    right = text[end : min(clause_end, end + 2 * VERB_REACH)]
    around = (left + right).lower()
    if not any(core in around for core in _verb_cores()) or not _object().match(left):
        return "exact"
    ahead, behind = _verb_before().search(left), _verb_behind().match(right)
    if ahead and (qualifier := _of_verb(ahead, ahead[0] + _clause().match(right)[0])) != "exact":
        return qualifier
    return _of_verb(behind, behind[0]) if behind else "exact"


def _of_verb(verb: regex.Match[str], clause: str) -> str:
    kind = next(name for name in _VERBS if verb[name])
    if _NOT.search(clause):
        return _NEGATED[kind]
    return "almost" if kind == "reach" and _ALMOST.search(clause) else _VERBS[kind]


_VERBS = {"over": "over", "under": "under", "almost": "almost", "reach": "exact"}
_NEGATED = {"over": "up_to", "under": "at_least", "almost": "exact", "reach": "under"}
_NOT = regex.compile(r"\bnicht\b(?!\s+nur)")
_ALMOST = regex.compile(r"\b(?:fast|beinahe|nahezu|annähernd)\b")
# Anything inside one clause; a point only as part of a number or an abbreviation.
_CLAUSE = r"(?:[^.,;:()„“”\"]|(?<=\b\d\d?)\.|\.(?=\s?\p{Ll}|\d))"


@cache
def _verb_cores() -> tuple[str, ...]:
    """What every verb form of the lexicon contains, to sort out quickly the amounts that have none of them."""
    return tuple({stem[-4:] for name in _VERBS for stem in lexicon.words("figures", f"verbs.{name}")})


@cache
def _clause() -> regex.Pattern[str]:
    return regex.compile(rf"{_CLAUSE}{{0,{VERB_REACH}}}")


@cache
def _verb() -> str:
    groups = (
        f"(?P<{name}>(?:{'|'.join(s for stem in lexicon.words('figures', f'verbs.{name}') for s in {stem, _ascii(stem)})})\\p{{Ll}}*)"
        for name in _VERBS
    )
    return rf"(?i:\b(?:{'|'.join(groups)})\b)"


@cache
def _verb_before() -> regex.Pattern[str]:
    """A verb in the clause before the amount, with no further verb after ``und``."""
    further = r"(?:und|oder|sowie)\s+(?!\d|di|de|da|auch)\p{Ll}"
    return regex.compile(rf"{_verb()}(?:(?!\b{further}){_CLAUSE}){{0,{VERB_REACH}}}$")


@cache
def _verb_behind() -> regex.Pattern[str]:
    """A verb behind the amount, its compound (``-Marke``) and a bracket; no new clause between."""
    return regex.compile(
        rf"(?:-\p{{L}}+)?(?:\s*\([^()]{{0,80}}\))?(?:(?!\b(?:und|oder|als)\b){_CLAUSE}){{0,{VERB_REACH}}}?{_verb()}"
    )


@cache
def _object() -> regex.Pattern[str]:
    """What may stand right before an object: no preposition but the ``von`` of ``die Marke von``."""
    prepositions = "|".join(lexicon.words("figures", "verbs.prepositions"))
    article = r"(?:\b(?:die|der|den|das|dem)\s+)?"
    return regex.compile(rf"(?r)(?:{_threshold()}\s*|(?<!\b(?i:{prepositions})\s+){article})")

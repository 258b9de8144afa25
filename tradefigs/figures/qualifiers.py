"""How an amount is to be read: the words before and after it, and the verb whose object it is.

The word lists are in ``lexicon/figures.toml``.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import NamedTuple

import regex
from ahocorasick_rs import AhoCorasick

from tradefigs import lexicon
from tradefigs.figures.numerals import fold
from tradefigs.language.patterns import find_words

# The strongest first: `bis zu rund 5` is up_to, `knapp über 5` over.
STRENGTH = ("up_to", "at_least", "under", "over", "almost", "about")
# How many characters before an amount its qualifier words and its verb may begin; how many words to look at.
WORDS_REACH, VERB_REACH = 120, 160
MOST_WORDS = 8


class Words(NamedTuple):
    """A qualifier and the place where its words begin (or end, for words behind the amount)."""

    qualifier: str
    place: int


def strongest(names: list[str]) -> str:
    """Return the strongest of some qualifiers, ``exact`` where there is none."""
    return next((name for name in STRENGTH if name in names), "exact")


# ---------------------------------------------------------------- words before, inside, behind


def before(text: str, place: int) -> Words:
    """Return the qualifier that the words before ``place`` give: ``bis zu rund``, ``über die Marke von``."""
    words = _known_words_before(text, place)
    if not words:  # behind most words
        return Words("exact", place)
    phrases, longest, _ = _phrases()
    found: list[Words] = []
    phrase, to_threshold = "", False
    while words:
        if phrase in ("von", "in hoehe von") and _is_threshold(words[-1][1]) and not _is_record(words):
            phrase, to_threshold = words.pop()[1], True  # die Marke von
            continue
        behind = phrase
        for length in range(min(longest, len(words)), 0, -1):
            phrase = " ".join(word for _, word in words[-length:])
            if phrase in phrases:
                break
        else:
            break
        if behind == "von" and phrases[phrase] == "almost":  # verdoppelte sich fast von 3 auf 6 Mrd.
            break
        start = words[-length][0]
        # freut sich über einen Umsatz von …: no threshold, which would be known (über die Marke von)
        names_it = phrase == "ueber" and (behind in ("einen", "eine") or _names_the_sum(text, start))
        names_it = names_it or (not to_threshold and _opens_with(text, start, phrase, behind, place))
        if phrases[phrase] and not names_it:
            found.append(Words(phrases[phrase], start))
        del words[-length:]
    if not found:
        return Words("exact", place)
    return Words(strongest([words.qualifier for words in found]), found[-1].place)


def _known_words_before(text: str, place: int) -> list[tuple[int, str]]:
    """Return place and folded form of the words right before ``place`` that phrases consist of, in order."""
    _, _, known = _phrases()
    low = max(0, place - WORDS_REACH)
    words: list[tuple[int, str]] = []
    while len(words) < MOST_WORDS and (match := _WORD_BEFORE.match(text, low, place)):
        place, word = match.start(), fold(match[1])
        if word not in known and not (words and _is_threshold(word)):
            break
        words.append((place, word))
    return words[::-1]


_WORD_BEFORE = regex.compile(r"(?r)(\p{L}+\.?|[~≈±<>≤≥=]+)\s*")


@cache
def _phrases() -> tuple[dict[str, str], int, frozenset[str]]:
    """Return the folded phrases with their qualifiers (fillers: none), the longest's length, their words."""
    phrases = dict.fromkeys(map(fold, lexicon.words("figures", "fillers.words")), "")
    for name in STRENGTH:
        phrases |= dict.fromkeys(map(fold, lexicon.words("figures", f"before.{name}")), name)
    words = [phrase.split() for phrase in phrases]
    return phrases, max(map(len, words)), frozenset(chain.from_iterable(words))


@cache
def _thresholds() -> tuple[str, ...]:
    return tuple(map(fold, lexicon.words("figures", "fillers.thresholds")))


def _is_threshold(word: str) -> bool:
    """Tell whether a folded word is one of `über die Marke von`; not of `über dem Vorjahreswert von`."""
    return word.endswith(_thresholds()) and not word.startswith(_compared())


def _is_record(words: list[tuple[int, str]]) -> bool:
    """`unter der Rekordmarke von 5 Mrd.`: it was reached once; not `über die Rekordmarke`."""
    *_, article, noun = ["", *(word for _, word in words)]
    return noun.startswith("rekord") and article in ("der", "dem")


@cache
def _compared() -> tuple[str, ...]:
    return tuple(map(fold, lexicon.words("figures", "fillers.compared")))


def single_words() -> set[str]:
    """Return the qualifiers that are one word: ``rund``, ``fast``."""
    return {phrase for phrase, name in _phrases()[0].items() if name and phrase.isalpha()}


def of_word(word: str) -> str:
    """Return the qualifier of a word inside the amount (``eine gute Milliarde``), or nothing."""
    return _phrases()[0].get(fold(word), "")


def after(text: str, place: int) -> Words:
    """Return the qualifier that the words at ``place`` give: ``und mehr``."""
    match = _behind().match(text, place)
    if match is None:
        return Words("exact", place)
    return Words(next(name for name in STRENGTH if name in match.re.groupindex and match[name]), match.end())


@cache
def _behind() -> regex.Pattern[str]:
    kinds = (("behind", "", r"\b"), ("behind_alone", ",?", r"(?=\s*(?:[.,;:!?)–]|$))"))
    groups = [
        rf"{comma}\s+(?P<{name}>{lexicon.alternatives(forms)}{end})"
        for section, comma, end in kinds
        for name, forms in lexicon.load("figures")[section].items()
    ]
    return regex.compile("|".join(groups))


def _names_the_sum(text: str, place: int) -> bool:
    """Tell whether ``über`` only names the sum: ``ein Vertrag über 5 Mio.``, ``verfügt über 5 Mio.``"""
    return bool(_sum_words().match(text, max(0, place - WORDS_REACH), place))


@cache
def _sum_words() -> regex.Pattern[str]:
    nouns, verbs = ("|".join(lexicon.words("figures", f"sum_of.{part}")) for part in ("nouns", "verbs"))
    return regex.compile(rf"(?ri)(?:{nouns})\s+|\b(?:{verbs})\p{{Ll}}*\b[^.;:]*")


def _opens_with(text: str, start: int, phrase: str, article: str, place: int) -> bool:
    """Tell whether a sentence only says what it is about: ``Über die 2 Mrd. Euro wurde gestritten``."""
    return (
        (phrase, article) in (("ueber", "die"), ("unter", "den"))
        and text[start : start + 2].istitle()
        and not _to_threshold().match(text, place)  # Über die 2-Milliarden-Marke
    )


@cache
def _to_threshold() -> regex.Pattern[str]:
    thresholds = "|".join(lexicon.words("figures", "fillers.thresholds"))
    return regex.compile(rf"[^\n]{{0,40}}?-\p{{L}}*?(?i:{thresholds})\b")


# ---------------------------------------------------------------- verbs


def of_verb(text: str, clause_start: int, start: int, end: int, clause_end: int) -> str:
    """Return the qualifier that the verb gives whose object is the amount at ``start`` to ``end``.

    The verb is looked for from ``clause_start`` and up to ``clause_end``: ``überschritt die Marke von …``,
    ``… wird … übersteigen``. A negation turns it round: ``übersteigt … nicht`` is up_to. What was in the
    year before is known: ``übertraf die 3 Mrd. des Vorjahrs``.
    """
    left = text[max(clause_start, start - VERB_REACH) : start]
    right = text[end : min(clause_end, end + 2 * VERB_REACH)]
    around = (left + right).lower()
    if not find_words(_verb_stems(), around) or not _object().match(left):
        return "exact"
    if _of_last_year().match(text, end, clause_end):
        return "exact"
    ahead, behind = _verb_before().search(left), _verb_behind().match(right)
    # die Grenze überschreiten und [2 Mrd.] erreichen: each verb has its object
    if ahead and not (behind and " und " in ahead[0]) and (qualifier := _of_verb(ahead, right)) != "exact":
        return qualifier
    # `die Marke von 5 Mrd. erreichte der Export nicht`
    return _of_verb(behind, right[behind.end() :]) if behind else "exact"


@cache
def _of_last_year() -> regex.Pattern[str]:
    return regex.compile(r"\s+(?:aus\s+dem|des|vom)\s+(?:Vorjahr|Vormonat|Vorquartal)\p{Ll}*\b")


_VERBS = {"over": "over", "under": "under", "almost": "almost", "reach": "exact"}
_NEGATED = {"over": "up_to", "under": "at_least", "almost": "exact", "reach": "under"}


def _of_verb(verb: regex.Match[str], rest: str) -> str:
    """Return what a verb says with the words up to it, and with the ``rest`` of its clause."""
    kind = next(name for name in _VERBS if verb[name])
    goes_on = _clause().match(rest)
    clause = verb[0] + (goes_on[0] if goes_on else "")
    words = clause.lower().split()
    if "nicht ganz" in clause:
        return "almost"
    if "kaum" in words or ("nicht" in words and not {"nur", "zuletzt"} & set(words)):
        return _NEGATED[kind]
    return "almost" if kind == "reach" and any(of_word(word) == "almost" for word in words) else _VERBS[kind]


# Anything inside one clause; a point only as part of a number or an abbreviation.
_CLAUSE = r"(?:[^.,;:()„“”\"]|(?<=\b\d\d?)\.|\.(?=\s?\p{Ll}|\d))"


@cache
def _stems(name: str) -> tuple[str, ...]:
    """Return how the verbs of a list begin, with umlauts and without."""
    stems = lexicon.words("figures", f"verbs.{name}")
    return (*stems, *map(fold, stems))


@cache
def _verb_stems() -> AhoCorasick:
    """Return what finds how all the verbs begin, to sort out quickly the amounts that have none of them."""
    return AhoCorasick({stem.lower() for name in _VERBS for stem in _stems(name)})


def _verb() -> str:
    groups = "|".join(rf"(?P<{name}>(?:{'|'.join(_stems(name))})\p{{Ll}}*)" for name in _VERBS)
    return rf"(?i:\b(?:{groups})\b)"


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
def _clause() -> regex.Pattern[str]:
    return regex.compile(rf"{_CLAUSE}{{0,{VERB_REACH}}}")


@cache
def _object() -> regex.Pattern[str]:
    """What may stand right before an object: no preposition but the one of ``die Marke von``."""
    thresholds = "|".join(lexicon.words("figures", "fillers.thresholds"))
    prepositions = "|".join(lexicon.words("figures", "verbs.prepositions"))
    in_all = "|".join(lexicon.words("figures", "verbs.in_all"))
    return regex.compile(
        rf"""(?r)(?: (?i:{thresholds})\s+(?:von|in\s+Höhe\s+von)\s*
                   | (?<!\b(?i:{prepositions})\s+(?:(?:{in_all})\s+)?)(?:\b(?:die|der|den|das|dem)\s+)? )""",
        regex.VERBOSE,
    )

"""The preposition before a party, and the role that it gives."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from tradefigs import lexicon
from tradefigs.claims.roles.roles import AGENT, BETWEEN, DESTINATION, OWNER, PLACE, SOURCE, WITH
from tradefigs.claims.vocabulary.trade import BALANCES, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import ending
from tradefigs.lexicon import alternatives, any_case_of, any_of
from tradefigs.parties import Party

# Besides the roles themselves, what a preposition gives.
OF, FOR, ON, INSIDE, BESIDE = "of", "for", "on", "inside", "beside"
# Characters between a noun of trade and what stands right behind it, without and with an article.
WHITE_SPACE, ONE_ARTICLE = 2, 5


class Cue(NamedTuple):
    """The preposition before a party: what it says of its role, and how far before the party it stands."""

    role: str
    distance: int


@lru_cache(maxsize=64)  # of a party several things are asked
def cue_before(before: str, case: str = "") -> Cue:
    """Return the preposition at the end of what stands before a party in a ``case``.

    It governs `in das Beitrittsland Serbien`, but not the genitive of `unter den Lieferländern Serbiens`.
    """
    match = _PREPOSITION.match(before)
    if match is None or (match["called"] and case == "genitive") or _is_conjunction(before, match):
        return Cue("", 0)
    return Cue(_by_preposition()[match["word"].lower()], len(before) - match.start())


def _is_conjunction(before: str, match: regex.Match[str]) -> bool:
    """`2019, als (Tirol) Holz lieferte`, `Als (Tirol)`: when; not `mehr, als`."""
    if match["word"].lower() != "als":
        return False
    return match["word"] == "Als" or _WHEN.match(before, 0, match.start()) is not None


@cache
def _by_preposition() -> dict[str, str]:
    """Return the role that each preposition gives."""
    table = lexicon.load("roles")["prepositions"]
    return {word: role for role, words in table.items() for word in words}


@cache
def prepositions() -> frozenset[str]:
    """Return all prepositions in small letters."""
    return frozenset(lexicon.words("grammar", "prepositions"))


def role_by_preposition(before: str, cue: Cue, trade_words: Sequence[Mention], party: Party) -> str:
    """`nach Polen` is whither, `aus Polen` whence; `von` and `für` depend on what else stands there."""
    if cue.role != BETWEEN and _FIRM_OF.match(before):
        return AGENT
    area = _AREA_OF.match(before)
    if area is not None:
        return SOURCE if area["out"] else DESTINATION
    if cue.role == OF:
        if _PASSIVE.search(before) and any(word.measure == "imports" for word in trade_words):
            return AGENT  # `wurden von Luxemburg aus der Schweiz bezogen`
        place = party.start - cue.distance
        is_owner = follows_noun(place, trade_words) and not _is_bought_from(before, place, trade_words, party)
        return OWNER if is_owner else SOURCE
    if cue.role == FOR and party.case == "genitive" and any(_buys(word) for word in trade_words):
        return SOURCE  # `Für Perus Kupfer zahlte China`
    if cue.role == FOR:
        return DESTINATION if _GOODS_FOR.match(before) else OWNER
    if cue.role == INSIDE:
        return WITH if any(word.measure in BALANCES for word in trade_words) else PLACE
    into = _INTO.match(before) if cue.role in ("", PLACE) else None
    if into is not None and not (into["called"] and party.case == "genitive"):
        return PLACE if _IN_THE.match(before) and is_plural(party) else DESTINATION
    if cue.role == PLACE and party.case == "genitive":
        return ""
    if cue.role == ON:
        return PLACE if _ON_THE.match(before) else WITH
    return cue.role


def _is_bought_from(before: str, place: int, trade_words: Sequence[Mention], party: Party) -> bool:
    """`Maltas Importe von den USA`, `die Importe von den ghanaischen Nachbarn`: whose they are is told."""
    noun = next((word for word in trade_words if not word.verb and 0 < place - word.end <= WHITE_SPACE), None)
    if noun is None or noun.measure != "imports":
        return False
    start = noun.start - (party.start - len(before))
    return "achbar" in party.text or _POSSESSED.match(before, 0, max(0, start)) is not None


def _buys(word: Mention) -> bool:
    return word.verb and word.measure == "imports"


def is_plural(party: Party) -> bool:
    """Tell whether a name is a plural: `die USA`, `die GUS-Staaten`."""
    return party.code in lexicon.words("partynames", "plural")


def follows_noun(place: int, trade_words: Sequence[Mention], gap: int = WHITE_SPACE) -> bool:
    """Whether a noun of trade ends no more than ``gap`` characters before ``place``."""
    return any(not word.verb and 0 < place - word.end <= gap for word in trade_words)


def names_trade(place: int, trade_words: Sequence[Mention]) -> bool:
    """Tell whether a word of trade stands at ``place``."""
    return any(word.start <= place < word.end for word in trade_words)


# ---------------------------------------------------------------- patterns

DETERMINER = r"(?:(?:de[rmns]|die|das|eine?[mnrs]?|ihre[mnrs]?|unsere[mnrs]?|beiden?|allen?|ganz)\s+)?"
# not `Alles in allem führte Kärnten`
ADJECTIVES = (
    r"(?:(?!(?:de[rmns]|die|das|eine[mnr]?|allem|hinter|unter|über|neben|gegen|außer|ausser|zwischen)\s)"
    r"\p{Ll}[\p{L}-]+(?:e[nmrs]?)\s+|\d{1,2}\s+){0,3}"
)
# `in das [von Unruhen geplagte] Kenia`, `aus dem [auf Platz zwei liegenden] Iran`, `in das [seit 1991
# unabhängige] Slowenien`, `in das [eben erst selbständig gewordene] Slowenien`
_PARTICIPLE = (
    r"(?:(?:(?:von|vom|durch|unter|seit|mit|im|in|am|an|auf|zum|zur)\s+(?:(?:de[rmn]|die|eine[mr]?)\s+)?(?:[\p{L}\d]+\s+){1,3}"
    r"|(?:(?!(?:de[rmns]|die|das|eine[mnr]?|von|vom|mit|nach|aus|in|im|an|am|auf|zu[mr]?|bei|für|über|gegenüber|und|als)\s)\p{Ll}+\s+){1,4})"
    r"\p{Ll}+(?:te|ne|de|ige|iche)[nmrs]?\s+)?"
)


# Behind an article or an adjective, but not `gegenüber Finnland`
_NOT_BARE = (
    r"(?<=\b(?:\p{Ll}+e[nmrs]?|die|das|ins|im|vom|zu[mr]|\d+)\s+)"
    r"(?<!\b(?:gegenüber|gegen|neben|hinter|unter|über|zwischen)\s+)"
)


def titles() -> str:
    """Return the pattern of what may stand before a name: `Republik`, `in das Beitrittsland Serbien`.

    A compound has an article or an adjective before it: `nach Finnland Polen` are two.
    """
    apposed = rf"(?P<called>{_NOT_BARE}(?=\p{{Lu}})[\p{{L}}-]*{any_case_of('roles', 'nouns.apposed')})"
    return rf"(?:(?:{any_of('roles', 'nouns.titles')}|{apposed})\s+)?"


# A preposition up to the name of a party: `für die benachbarte Republik`.
_PREPOSITION = ending(
    lambda: (
        rf"(?<!\b{any_of('roles', 'nouns.sayings')}\s)\b(?P<word>(?i:{alternatives(_by_preposition())}))\s+"
        + rf"(?:(?:de[rmn]|die|das)\s+{_PARTICIPLE}|{DETERMINER})" + ADJECTIVES + titles() + r"[„\"»(]?"
    )
)  # fmt: skip
_WHEN = ending(r"(?<!\b(?:mehr|weniger|\p{Ll}{3,}er)\b[^.;:]{0,60}),\s+")
_INTO = ending(
    lambda: (
        r"\b(?:[Ii]n\s+(?:die|das|den|\p{Ll}+e)|[Ii]ns)\s+" + _PARTICIPLE + ADJECTIVES + titles() + r"[„\"]?"
    )
)
# `ins Gebiet der EU`, `aus dem Raum der GUS`: as without the noun; not `auf dem Gebiet der EU`
_AREA_OF = ending(
    lambda: (
        r"\b(?:[Ii]ns|(?:[Ii]n|[Aa]uf)\s+(?:das|den)|(?P<out>[Aa]us\s+dem))\s+(?:\p{Ll}+en\s+)?"
        rf"\p{{L}}*{any_case_of('roles', 'nouns.areas')}\s+de[rs]\s+"
    )
)
# `unsere`, `Maltas neue`, `die maltesischen` Importe
_POSSESSED = ending(
    r"\b(?:(?i:unsere|ihre|seine)[nr]?|deren|dessen|\p{Lu}[\p{L}-]+[sß’']|\p{Ll}+sche[nr]?)\s+(?:\p{Ll}+e[nr]?\s+)?"
)
# `auf der Insel`: where; `auf Malta (entfielen)`: with whom
_ON_THE = ending(r"\b[Aa]uf\s+de[rm]\s+" + ADJECTIVES)
# `in den USA`: where; `in den Irak`: whither
_IN_THE = ending(r"\b[Ii]n\s+den\s+" + ADJECTIVES)
# `Exportgüter für Japan`, but `ein Überschuss für Japan`
_GOODS_FOR = ending(
    lambda: rf"\b\p{{L}}*{any_case_of('roles', 'nouns.goods_meant_for')}\s+für\s+" + DETERMINER
)
# `Firmen in Chile`, `im Burgenland`, `Importeure aus Peru` act; in `polnische Firmen in Chile` Poland does.
_FIRM_OF = ending(
    lambda: (
        r"(?<!\p{L}(?:sche[nrs]?|er)\s+)(?<!\b\p{Lu}\p{L}{3,}s\s+)\b\p{L}*"
        rf"{any_case_of('roles', 'nouns.firms_in')}\s+"
        rf"(?:(?:aus|in|von)\s+{DETERMINER}|(?:im|vom)\s+){titles()}"
    )
)
_PASSIVE = late(r"\bwurden?\b")

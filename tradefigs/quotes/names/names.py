"""Who may be named: the record of a mention, and where in a sentence one may stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tradefigs.language.words import MARK, NUMBER, Token, is_acronym, word_class
from tradefigs.quotes.names.offices import institution_of, is_source_noun, office_of, words_of
from tradefigs.quotes.names.phrases import Phrase
from tradefigs.quotes.names.propernames import is_first_name

PERSON, INSTITUTION, OFFICE, PRONOUN = "person", "institution", "office", "pronoun"
SOURCE, OTHER = "source", "other"


class Mention(NamedTuple):
    """One who is named at a place: ``start``, ``end`` are character offsets of the whole phrase.

    ``name`` is as written there (an institution's in the nominative), ``role`` the office beside it.
    ``kind``: `person`, `institution`, `office` (`der Diplomat`), `pronoun`, `source` (`Angaben`), `other`.
    ``definite``: not `ein Sprecher`. ``head``: the noun or pronoun itself. ``both``: `beide`, `die beiden
    Minister`, the two named before. ``owned``: an office that another's is, `sein Gast`.
    """

    start: int
    end: int
    name: str
    role: str
    kind: str
    gender: str = ""
    definite: bool = True
    plural: bool = False
    head: str = ""
    both: bool = False
    opens: bool = False
    owned: bool = False

    @property
    def can_speak(self) -> bool:
        """A person, an office, an institution or a pronoun, not just any noun."""
        return self.kind in (PERSON, OFFICE, INSTITUTION, PRONOUN)


def may_name(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Tell whether a phrase may name a person or an institution; most only speak of things."""
    if any(_is_telling(token.text) for token in tokens[phrase.first : phrase.last]):
        return True
    heads = [phrase.parts[number] for number in phrase.heads]
    return any(head.last - head.core > 1 for head in heads)  # Anna Weber


def last_sign(tokens: Sequence[Token]) -> int:
    """Return the last place at which `may_name` may find a name, -1 where nothing in a sentence may be one.

    A telling word, a name in marks, or a noun that another follows, as in `Anna Weber`, `Weber & Partner`,
    `Chinas neuer Premier`; not `3 Mrd. Euro`, where a phrase can only begin before the number.
    """
    followed = False  # by a noun, at most with such words between as names have inside
    for place in range(len(tokens) - 1, -1, -1):
        token = tokens[place]
        if _is_telling(token.text) or token.kind == MARK:
            return place
        if token.capital:
            counted = place > 0 and tokens[place - 1].kind == NUMBER and not is_source_noun(token.text)
            if followed and not counted:
                return place
            followed = True
        elif followed and token.low in ("und", "oder"):  # Außerordentliche und Bevollmächtigte
            followed = place > 0 and (tokens[place - 1].adjective or tokens[place - 1].text.endswith("-"))
        elif followed:
            followed = token.adjective or token.low in _inside_names()
    return -1


@cache
def _inside_names() -> frozenset[str]:
    """Return what may stand inside a name beside nouns and adjectives."""
    return word_class("particles") | {"&", "+", "/", "h.", "c."}


@lru_cache(maxsize=50_000)
def _is_telling(word: str) -> bool:
    """Tell whether a word by itself shows that somebody is named."""
    named = is_first_name(word) or is_acronym(word) or word in words_of("titles")
    return named or office_of(word) is not None or institution_of(word) is not None


def pronoun(token: Token) -> Mention:
    """Return the mention of `er`, `ihm`, `seinen`."""
    low = token.low
    gender = ""
    if low in ("er", "ihm", "ihn", "der", "dieser", "letzterer") or low.startswith("sein"):
        gender = "male"
    elif low == "es":
        gender = "neuter"
    elif low == "letztere" or (low.startswith(("sie", "ihr")) and low != "ihnen"):
        gender = "female"
    both = low.startswith("beide")
    opens = token.text[0].isupper()
    return Mention(
        token.start, token.end, "", "", PRONOUN, gender, plural=both, head=low, both=both, opens=opens
    )


def genitive_name(token: Token) -> Mention:
    """Return the mention of a name in the genitive: `Webers` of `Webers Angaben`."""
    bare = token.text.rstrip("'’")
    name = bare if bare != token.text else bare.removesuffix("s")
    return Mention(token.start, token.end, name, "", OTHER, head=name)

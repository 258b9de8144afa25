"""Which words beside a name make it one, or another thing; see ``partynames.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tradefigs import lexicon
from tradefigs.parties.gazetteer import spellings


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands round a name."""

    currencies: frozenset[str]
    members: frozenset[str]
    compounds: tuple[str, ...]
    no_party_with: tuple[str, ...]
    no_regions: tuple[str, ...]
    goods: frozenset[str]
    listed_titles: frozenset[str]
    dropped_titles: frozenset[str]
    before_open_nouns: frozenset[str]
    outside: tuple[str, ...]


@cache
def surroundings() -> Surroundings:
    """Return the words that the lexicon lists."""
    before = [spelling for word in lexicon.words("blocs", "open.before") for spelling in spellings(word)]
    return Surroundings(
        _currencies(),
        frozenset(lexicon.words("partynames", "members")),
        lexicon.words("partynames", "compounds"),
        lexicon.words("partynames", "no_party_with"),
        lexicon.words("partynames", "no_regions"),
        frozenset((*lexicon.words("trade", "whole.goods"), *lexicon.words("trade", "movement.goods"))),
        frozenset(lexicon.words("partynames", "listed_titles")),
        frozenset(lexicon.words("partynames", "dropped_titles")),
        frozenset(before),
        tuple(lexicon.both_cases(lexicon.words("blocs", "open.outside"))),
    )


def _currencies() -> frozenset[str]:
    """Return the names of currencies: after an adjective or a hyphen they make it one of money."""
    listed = lexicon.load("currencies")
    forms = [*listed["names"].values(), *(shared["forms"] for shared in listed["shared"].values())]
    return frozenset(" ".join(forms).split()) | frozenset(lexicon.words("partynames", "money"))

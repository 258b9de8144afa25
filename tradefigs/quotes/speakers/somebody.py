"""Somebody whom a text names, person or institution, and whether a description fits."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

import regex

from tradefigs.language.patterns import late
from tradefigs.language.words import is_acronym
from tradefigs.quotes.names.names import INSTITUTION
from tradefigs.quotes.names.offices import institution_of
from tradefigs.quotes.names.propernames import nations_in


@dataclass(slots=True, eq=False)
class Somebody:
    """A person or institution of the text: full ``name``, the offices it is named with, where it stands.

    ``groups`` are its offices' lines in ``lexicon/offices.toml``, ``houses`` what it was called the head of.
    Character offsets: ``places`` of all mentions, ``subjects`` where it is the subject, ``spoken`` where it
    spoke last (-1: nowhere yet).
    """

    name: str
    kind: str
    gender: str = ""
    roles: list[str] = field(default_factory=list)
    groups: set[int] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    spellings: Counter[str] = field(default_factory=Counter)
    short_forms: set[str] = field(default_factory=set)
    houses: set[str] = field(default_factory=set)
    spoken: int = -1
    speaks: bool = False

    @property
    def role(self) -> str:
        """The fullest office that the text gives."""
        return max(self.roles, key=len, default="")

    @property
    def is_clear(self) -> bool:
        """Whether an office, a first name or what it does shows that it is somebody, not just two nouns."""
        shown = self.roles or self.gender or self.speaks or self.subjects
        return bool(shown) or self.spoken >= 0 or len(self.places) > 1

    def weight(self, spelling: str) -> tuple[bool, int, int]:
        """Weigh a spelling of the name: in full, as most often written, the longest."""
        return spelling[1:2] != ".", self.spellings[spelling], len(spelling)

    def named_before(self, place: int) -> int:
        """Return where the one is named last before ``place``, -1 where nowhere."""
        return _last_before(self.places, place)

    def active_before(self, place: int) -> int:
        """Return where the one spoke or was the subject last before ``place``, -1 where nowhere."""
        return max(self.spoken, _last_before(self.subjects, place))


def _last_before(places: Sequence[int], place: int) -> int:
    index = bisect_left(places, place)
    return places[index - 1] if index else -1


def named_last(people: Iterable[Somebody], place: int) -> Somebody | None:
    """Return the one named last before ``place``."""
    before = [somebody for somebody in people if somebody.named_before(place) >= 0]
    return max(before, key=lambda somebody: somebody.named_before(place), default=None)


def named_next(people: Iterable[Somebody], place: int, group: int) -> Somebody | None:
    """Return the one who is named only after ``place``, first of all who speaks and holds such an office."""
    after = [somebody for somebody in people if somebody.places and somebody.places[0] > place]
    return min(after, key=lambda s: (not s.speaks, group not in s.groups, s.places[0]), default=None)


def is_spelling(one: str, other: str) -> bool:
    """Tell whether two sets of first names are spellings of one: `Alexej`, `Alexei`, `A.`."""
    if one[0] == other[0] and (one.endswith(".") or other.endswith(".")):
        return True
    if f" {other}".lower().endswith(f" {one}".lower()):  # Eva von der Aue, Von der Aue
        return True
    return one in other.split() or other in one.split() or SequenceMatcher(None, one, other).ratio() >= 0.7


def agreement(role: str, somebody: Somebody) -> int:
    """Count the words that two offices share: `der chinesische Präsident`, `Präsident Chinas`."""
    own = {_stem(word) for word in role.split()}
    return len(own & {_stem(word) for one in somebody.roles for word in one.split()}) if own else 0


def is_of_other_nation(role: str, somebody: Somebody) -> bool:
    """Tell whether an office is that of another state than all of somebody: `der armenische Präsident`."""
    nations = nations_in(role)
    theirs = {nation for one in somebody.roles for nation in nations_in(one)} if nations else set()
    return bool(theirs) and nations.isdisjoint(theirs)


def house_agreement(head: str, somebody: Somebody) -> int:
    """Tell whether a compound names the house of somebody, 1, or another, -1: `der WKO-Chef`.

    0 where it names none, or nothing tells of theirs.
    """
    house = house_of(head)
    if not house:
        return 0
    theirs = {*somebody.houses, *(word for role in somebody.roles for word in _HOUSES.findall(role))}
    if not theirs:
        return 0
    return 1 if any(word.startswith(house) or house.startswith(word) for word in theirs) else -1


def house_of(head: str) -> str:
    """Return the house that the first part of a compound names: `WKO` of `WKO-Chef`, "" for none."""
    house, hyphen, _ = head.rpartition("-")
    named = bool(hyphen) and (is_acronym(house) or "-" in house or institution_of(house) is not None)
    return house if named else ""


# `Leiter der | IHK | Linz`, `| WKO-|Präsident`
_HOUSES = late(r"\b(?:\p{Lu}{2,}[\p{L}\d]*|\p{Lu}\p{L}+-\p{Lu}\p{L}+(?=-))")


def _stem(word: str) -> str:
    return word.lower()[:4]


def folded(name: str) -> str:
    """Return a name folded for comparison: `Ost-Ausschuss`, `Ostausschuss`."""
    return name.lower().replace("-", "").replace(" ", "")


def gender_of_noun(somebody: Somebody) -> str:
    """Return by which pronoun an institution is meant: `male` for `er`, `female` `sie`, `neuter` `es`."""
    names = (somebody.name, *somebody.roles) if somebody.kind == INSTITUTION else ()  # der Verband Coltiva
    noun = next((found for name in names if (found := institution_of(head_noun(name)))), None)
    return {"masculine": "male", "feminine": "female", "neuter": "neuter"}.get(noun[0] if noun else "", "")


def head_noun(name: str) -> str:
    """Return the noun of an institution's name."""
    return next((word for word in name.split() if institution_of(word)), name)


def genitive_of(name: str) -> str:
    """Return an institution's name in the genitive with its article: `des Ministeriums für Handel`."""
    words = name.split(" ")
    place = next((place for place, word in enumerate(words) if institution_of(word)), 0)
    gender, _ = institution_of(words[place]) or ("neuter", "")
    words[:place] = [regex.sub(r"(?:er|es|e)$", "en", word) for word in words[:place]]
    if gender in ("feminine", "plural"):
        return " ".join(["der", *words])
    words[place] += "" if words[place].endswith(("s", "ß")) else "s"
    return " ".join(["des", *words])

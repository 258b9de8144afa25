"""Cues: the words in a sentence that say who speaks (`sagte X`, `wie X mitteilte`, `laut X`, `so X`).

A cue knows whom it names and which tokens it takes up; where the statement lies, the room `statements`
decides. Places are token indexes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tradefigs.language.words import is_acronym
from tradefigs.quotes.names.names import INSTITUTION, OTHER, PERSON, Mention
from tradefigs.quotes.names.offices import is_relay
from tradefigs.quotes.names.surnames import surnames_in
from tradefigs.quotes.sentences.sentences import Sentence

# Frames: what kind of cue it is, and so where the statement stands. The first five are those of
# lexicon/speech.toml.
SAY, ASK, STATE, SHOW, CALL = "say", "ask", "state", "show", "call"
AS = "as"  # wie X mitteilte
SO = "so"  # so X
SOURCE_NAMED = "source"  # laut X, X zufolge, demnach
HEARD = "heard"  # heißt es
GAPPED = "gapped"  # A erwartet 3 Mrd., | B | sogar 4 Mrd.
INVOKED = "invoked"  # unter Berufung auf X
NOUN = "noun"  # die Forderung von X, …
CERTAIN = "certain"  # the name of a cue: Für X steht fest, …


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """One cue: ``first`` to ``last`` are its tokens, ``verb`` its finite verb or the word that stands for it.

    ``speakers``: whom it names. ``start``, ``end``: character offsets of that mention, None where nobody is
    named. ``reported``: the verb is itself in the subjunctive, part of what another says. ``name``: the
    verb's infinitive. ``states``: its own clause is what is said where none is behind it, `sagte ein Plus
    voraus`.
    """

    frame: str
    first: int
    verb: int
    last: int
    speakers: tuple[Mention, ...] = ()
    start: int | None = None
    end: int | None = None
    passive: bool = False
    reported: bool = False
    name: str = ""
    states: bool = False

    @property
    def is_spoken(self) -> bool:
        """Whether it names somebody who can speak."""
        return any(mention.can_speak for mention in self.speakers)

    def holds(self, other: Cue) -> bool:
        """Tell whether another cue lies inside this one."""
        return other is not self and self.first <= other.first and other.last <= self.last


def names_teller(source: Cue) -> bool:
    """Tell whether a cue names who tells what another thinks; an agency only passes it on."""
    told = source.frame in (SOURCE_NAMED, SO, AS, SAY) and not source.reported
    return told and any(one.can_speak and not is_relay(one.name, one.role) for one in source.speakers)


def is_town(mention: Mention) -> bool:
    """Tell whether a name may be that of a town: one bare word that is no institution."""
    return (
        mention.kind == OTHER and mention.end - mention.start == len(mention.name) and " " not in mention.name
    )


def as_person(sentence: Sentence, mention: Mention) -> Mention:
    """Return a bare surname as a person, where the text names somebody so in full."""
    bare = mention.kind == OTHER and sentence.text.startswith(mention.name, mention.start)
    return mention._replace(kind=PERSON) if bare and mention.name in surnames_in(sentence.text) else mention


def may_speak(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Tell whether one of those who are named can speak, by a surname of the text, too."""
    return any(as_person(sentence, mention).can_speak for mention in mentions)


def as_many(mention: Mention) -> Mention:
    """Return a noun without article beside a plural verb as many, who have no name: `klagten | Winzer`."""
    bare = mention.kind in (OTHER, INSTITUTION) and " " not in mention.name and not is_acronym(mention.name)
    alone = bare and mention.end - mention.start - len(mention.name) in (0, 1, 2)
    return mention._replace(kind=OTHER, plural=True) if alone else mention

"""Cues: the words in a sentence that say who speaks (`sagte X`, `wie X mitteilte`, `laut X`, `so X`).

A cue knows whom it names and which tokens it takes up; where the statement lies, `utterances` decides. Places
are token indexes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tradefigs.language.words import is_acronym
from tradefigs.quotes.mentions import surnames_in
from tradefigs.quotes.names import INSTITUTION, OTHER, PERSON, SOURCE, Mention
from tradefigs.quotes.offices import document_nouns, is_relay, is_source_noun
from tradefigs.quotes.phrases import Phrase
from tradefigs.quotes.sentences import Sentence
from tradefigs.quotes.sources import publisher_in, speakers_of
from tradefigs.quotes.subjects import subject_after

# Frames: what kind of cue it is, and so where the statement stands. The first five are those of
# lexicon/speech.toml.
SAY, ASK, STATE, SHOW, CALL = "say", "ask", "state", "show", "call"
AS = "as"  # wie X mitteilte
SO = "so"  # so X
SOURCE_NAMED = "source"  # laut X, X zufolge, demnach
HEARD = "heard"  # heißt es
INVOKED = "invoked"  # unter Berufung auf X
GAPPED = "gapped"  # A erwartet 3 Mrd., | B | sogar 4 Mrd.
NOUN = "noun"  # die Forderung von X, …


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

    def holds(self, other: Cue) -> bool:
        """Tell whether another cue lies inside this one."""
        return other is not self and self.first <= other.first and other.last <= self.last


def names_teller(source: Cue) -> bool:
    """Tell whether a cue names who tells what another thinks; an agency only passes it on."""
    told = source.frame in (SOURCE_NAMED, SO, AS, SAY) and not source.reported
    return told and any(one.can_speak and not is_relay(one.name, one.role) for one in source.speakers)


def names_paper_only(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a cue names a paper, and not whose it is: `hieß es | in einer Mitteilung`."""
    if cue.start is None or not all(is_paper(one) and " " not in one.name for one in cue.speakers):
        return False
    named = (token for token in sentence.tokens if cue.start <= token.start < (cue.end or 0))
    return any(is_source_noun(token.text) or token.low.endswith(document_nouns()) for token in named)


def is_paper(mention: Mention) -> bool:
    """Tell whether a source or a document is meant, nobody who speaks."""
    return mention.kind == SOURCE or (
        mention.kind == OTHER and mention.head.lower().endswith(document_nouns())
    )


def is_town(mention: Mention) -> bool:
    """Tell whether a name may be that of a town: one bare word that is no institution."""
    return (
        mention.kind == OTHER and mention.end - mention.start == len(mention.name) and " " not in mention.name
    )


def as_person(sentence: Sentence, mention: Mention) -> Mention:
    """Return a bare surname as a person, where the text names somebody so in full."""
    bare = mention.kind == OTHER and sentence.text.startswith(mention.name, mention.start)
    return mention._replace(kind=PERSON) if bare and mention.name in surnames_in(sentence.text) else mention


def as_many(mention: Mention) -> Mention:
    """Return a noun without article beside a verb in the plural as many, who have no name: `klagten | Winzer`."""
    bare = mention.kind in (OTHER, INSTITUTION) and " " not in mention.name and not is_acronym(mention.name)
    alone = bare and mention.end - mention.start - len(mention.name) in (0, 1, 2)
    return mention._replace(kind=OTHER, plural=True) if alone else mention


def with_speaker(sentence: Sentence, cue: Cue, phrase: Phrase | None) -> Cue:
    """Return a cue with those whom a phrase names, nobody for None."""
    if phrase is None:
        return cue
    start, end = sentence.span(phrase)
    first, last = min(cue.first, phrase.first), max(cue.last, phrase.last)
    return replace(cue, first=first, last=last, speakers=speakers_of(sentence, phrase), start=start, end=end)


def source_cue(sentence: Sentence, first: int, verb: int, phrase: Phrase, frame: str = SOURCE_NAMED) -> Cue:
    """Return the cue of a source: `laut | dem Ministerium`, with ``verb`` at the word that names it so."""
    start, end = sentence.span(phrase)
    bare = first < phrase.first and publisher_in(sentence, first, phrase)  # nach vom Zoll vorgelegten | Daten
    speakers = bare or speakers_of(sentence, phrase, content=frame in (NOUN, SO))
    return with_publisher(sentence, Cue(frame, first, verb, max(verb + 1, phrase.last), speakers, start, end))


def with_publisher(sentence: Sentence, cue: Cue) -> Cue:
    """Return the cue with who made the source known: `Zahlen, die | das Amt | vorlegte`."""
    if cue.start is None or not all(is_paper(mention) for mention in cue.speakers):
        return cue
    behind = next((place for place, token in enumerate(sentence.tokens) if token.start >= (cue.end or 0)), 0)
    for comma in (behind, cue.last):
        if sentence.low(comma) != "," or not sentence.is_in(comma + 1, "relatives"):
            continue
        end = sentence.clause_end(comma + 1)
        subject = subject_after(sentence, comma + 1)
        if subject is None or subject.last >= end or not sentence.can_speak(subject):
            continue
        if sentence.low(end - 1) in ("vorliegt", "vorliegen", "vorlag", "vorlagen"):  # das der dpa vorliegt
            continue
        start, last = sentence.span(subject)
        speakers = sentence.mentions(subject)
        return replace(cue, speakers=speakers, start=start, end=last, last=max(cue.last, end))
    return cue

"""All cues of a sentence: those of verbs, of sources and of nouns, without one inside another's clause."""

from __future__ import annotations

from tradefigs.language.words import QUOTE
from tradefigs.quotes.cues.cues import ASK, INVOKED, SAY, SOURCE_NAMED, Cue, names_teller
from tradefigs.quotes.cues.nouncues import noun_cues
from tradefigs.quotes.cues.sourcecues import source_cues
from tradefigs.quotes.cues.verbcues import verb_cues
from tradefigs.quotes.sentences.sentences import Sentence


def find_cues(sentence: Sentence) -> list[Cue]:
    """Return all cues of a sentence in order, without a source inside a reporting clause.

    In `„…“, sagte X laut der Agentur` X speaks.
    """
    verbs = verb_cues(sentence)
    sources = [
        cue for cue in source_cues(sentence) if not any(_reports(sentence, verb, cue) for verb in verbs)
    ]
    told = [cue for cue in sources if cue.frame != INVOKED]  # stützt sich auf Aussagen, wonach …
    nouns = [cue for cue in noun_cues(sentence) if not any(s.first <= cue.first < s.last for s in told)]
    return sorted([*verbs, *sources, *nouns], key=lambda cue: (cue.first, cue.last))


_POINTERS = frozenset(["das", "dies", "so", "dazu"])


def _reports(sentence: Sentence, verb: Cue, source: Cue) -> bool:
    """Tell whether a source stands inside the clause of a verb of speech that has a subject."""
    end = max(sentence.clause_end(verb.verb), verb.last)
    inside = verb.verb < source.first < end
    if verb.states and names_teller(source):
        return False  # Der Kreml erwartet nach den Worten von X, dass …
    parted = any(token.kind == QUOTE or token.text in (",", ":", ";") for token in sentence.tokens)
    if not parted and sentence.low(0) not in _POINTERS:
        return False  # Ausgeführt hat das Land nach Angaben des Amtes …: nothing is said but the sentence
    return inside and source.frame == SOURCE_NAMED and verb.frame in (SAY, ASK) and verb.start is not None

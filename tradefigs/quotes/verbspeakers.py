"""Who speaks by a verb of speech: its subject, in a passive clause its agent, of `zitieren` its object."""

from __future__ import annotations

from tradefigs.quotes.cues import STATE, as_person
from tradefigs.quotes.names import INSTITUTION
from tradefigs.quotes.phrases import Part, Phrase
from tradefigs.quotes.predicates import Predicate
from tradefigs.quotes.sentences import Sentence
from tradefigs.quotes.sources import is_document
from tradefigs.quotes.subjects import first_subject, subject_after, subject_before, subject_of


def speaker_phrase(sentence: Sentence, predicate: Predicate) -> Phrase | None:
    """Return who says what a verb of speech reports."""
    if predicate.form.verb == "zitieren":
        return _cited(sentence, predicate)
    if predicate.passive:
        return _agent(sentence, predicate)
    if predicate.controlled:
        subject = first_subject(sentence)
        return subject if subject is not None and subject.last <= predicate.finite else None
    subject = subject_of(sentence, predicate.finite)
    start = sentence.clause_start(predicate.finite)
    pointing = sentence.low(start) in ("diese", "dieses", "diesen") and predicate.finite == start + 2
    inserted = sentence.is_pause(predicate.finite - 1)  # Der Wert, der steige, könne sinken, sagte | X
    if predicate.form.frame == STATE or predicate.states or pointing or inserted:  # Diese Zahl nannte | X
        subject = _stating(sentence, subject, predicate.finite)
    impersonal = subject is not None and sentence.low(subject.first) == "man"
    return (_place_of(sentence, predicate) or subject) if impersonal else subject


def _stating(sentence: Sentence, subject: Phrase | None, verb: int) -> Phrase | None:
    """Return who states an amount whose trade stands first: `Das Defizit bezifferte | X | auf 3 Mrd.`."""
    if subject is None or sentence.can_speak(subject) or subject.last > verb:
        return subject
    behind = subject_after(sentence, verb)
    spoken = behind is not None and any(
        as_person(sentence, one).can_speak for one in sentence.mentions(behind)
    )
    return behind if spoken else subject


def _place_of(sentence: Sentence, predicate: Predicate) -> Phrase | None:
    """Return the institution where people say it: `Beim Verband | rechnet man mit …`."""
    clause = range(sentence.clause_start(predicate.first), sentence.clause_end(predicate.last))
    place = sentence.find(clause, "beim", "bei", "im")
    phrase = None if place is None else sentence.noun_phrase_at(place + 1, appositions=False)
    named = phrase is not None and all(m.kind == INSTITUTION for m in sentence.mentions(phrase))
    return phrase if named else None


def _cited(sentence: Sentence, predicate: Predicate) -> Phrase | None:
    """Return whom somebody quotes: `Die Zeitung zitiert | einen Augenzeugen | mit den Worten`."""
    subject = subject_before(sentence, predicate.finite) or subject_after(sentence, predicate.finite)
    if predicate.passive or subject is None or predicate.final:
        return subject
    if sentence.low(predicate.finite + 1) == "ihn":  # zitiert | ihn | die Agentur
        place = predicate.finite + 1
        return Phrase(place, place + 1, (Part(place, place, place + 1, None),), pronoun=True)
    for place in range(max(subject.last, predicate.finite + 1), sentence.clause_end(predicate.finite + 1)):
        phrase = sentence.phrase_at(place)
        if phrase is not None and not sentence.is_in(place - 1, "prepositions"):
            return phrase
    return subject


_DATIVES = frozenset(["ihm", "ihnen"])


def _agent(sentence: Sentence, predicate: Predicate) -> Phrase | None:
    """Return who does it in a passive clause.

    `wurde | von Kritikern | bemängelt`, `wird | in dem Brief | gefordert`.
    """
    for place in range(sentence.clause_start(predicate.first), predicate.last):
        if sentence.low(place) == "von" and sentence.low(place + 1) in _DATIVES:
            return Phrase(place + 1, place + 2, (Part(place + 1, place + 1, place + 2, None),), pronoun=True)
        behind = place + 1 + (sentence.low(place) == "von" and sentence.low(place + 1) == "seiten")
        phrase = sentence.noun_phrase_at(behind)
        if phrase is None:
            continue
        if sentence.low(place) in ("von", "vom", "durch", "seitens", "vonseiten"):
            return phrase
        if sentence.low(place) in ("in", "im") and is_document(sentence, phrase):
            return phrase
    fronted = sentence.noun_phrase_at(1, appositions=False) if sentence.low(0) in ("in", "im") else None
    if fronted is None or not sentence.low(fronted.last) == sentence.low(predicate.finite - 1) == ",":
        return None
    return fronted if is_document(sentence, fronted) else None  # In dem Papier, das …, wird beziffert

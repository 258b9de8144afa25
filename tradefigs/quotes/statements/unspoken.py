"""Who is quoted in a sentence without a cue, and who makes figures known in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tradefigs.language.verbs import auxiliaries, speech_words
from tradefigs.language.words import Token
from tradefigs.quotes.cues.cues import HEARD, SHOW, Cue, may_speak
from tradefigs.quotes.cues.sources import (
    Source,
    is_document,
    is_source,
    phrase_round,
    quoted_through,
    speakers_of,
)
from tradefigs.quotes.names.names import OFFICE, PERSON
from tradefigs.quotes.names.offices import document_nouns, is_source_noun
from tradefigs.quotes.names.phrases import Phrase
from tradefigs.quotes.sentences.sentences import Sentence
from tradefigs.quotes.sentences.subjects import speaking_subject, subject_after


def headline_parts(sentence: Sentence) -> tuple[Phrase, Sequence[Token]] | None:
    """Return who speaks in a headline, and what: `Amt: Exporte steigen`, `Exporte steigen – Amt`."""
    phrase = sentence.phrase_at(0)
    if phrase is not None and sentence.low(phrase.last) == ":":
        return phrase, sentence.tokens[phrase.last + 1 :]
    dashes = (place for place in range(sentence.size - 1, 0, -1) if sentence.low(place) in ("–", "—", "-"))
    dash = next(dashes, sentence.size)
    phrase = sentence.phrase_at(dash + 1)
    return None if phrase is None or phrase.last < sentence.size else (phrase, sentence.tokens[:dash])


def words_given_back(sentence: Sentence) -> Source | None:
    """Return whose the words before are: `Diese Worte | des Ministers |`."""
    place = sentence.find(range(min(sentence.size, 4)), "diese", "dieser", "dieses", "diesen", "diesem")
    phrase = None if place is None else sentence.noun_phrase_at(place, appositions=False)
    if place is None or phrase is None or not is_source(sentence, place + 1, content=True):
        return None
    owned = len(phrase.parts) > 1
    return (speakers_of(sentence, phrase, content=True), sentence.span(phrase)) if owned else None


def source_beside(sentence: Sentence) -> Source | None:
    """Return who is quoted, and where that stands, in a sentence without a cue.

    `In dem Bericht | der Kammer | ist von „…“ die Rede`, `Für | Eva Huber | ist das „…“`.
    """
    phrase, first = sentence.noun_phrase_at(1), sentence.low(0)
    if phrase is not None and first == "für" and sentence.low(phrase.last) in auxiliaries("be"):
        return sentence.named(phrase) if sentence.can_speak(phrase) else None
    document = phrase is not None and first in ("in", "im") and is_document(sentence, phrase)
    return quoted_through(sentence, phrase) if phrase is not None and document else None


def subject_beside(sentence: Sentence, place: int) -> Phrase | None:
    """Return the subject of a verb next to a quotation: `„…“, freut sich X`, `X ist zufrieden: „…“`."""
    verb = place + 2
    if sentence.low(place + 1) == ":":  # „…“: Minister Kos im Interview
        return sentence.noun_phrase_at(place + 2)
    if sentence.low(place + 1) in (",", "–", "-") and verb < sentence.size and not sentence.is_capital(verb):
        return None if sentence.tokens[verb].function else subject_after(sentence, verb)
    if sentence.low(place - 1) != ":":
        return None
    start = sentence.after_focus(0)
    front = sentence.phrase_at(start)
    behind = subject_after(sentence, sentence.clause_start(place - 1))  # Wenn es kälter wird, bleibt X ruhig
    spoken = behind is not None and may_speak(sentence, sentence.mentions(behind))
    if spoken and (front is None or not sentence.can_speak(front)):
        return behind
    return front or subject_after(sentence, start)


def published_in(sentence: Sentence) -> Source | None:
    """Return who makes figures known in a sentence: `Am Montag legte | das Amt | die Zahlen vor`.

    None where nobody does; no mention where it isn't said who.
    """
    publishing = speech_words("sources.publishing").intersection(sentence.vocabulary)
    if not publishing or (publishing == {"vor"} and not _closes_clause(sentence, "vor")):
        return None
    papers = (
        place
        for place, token in enumerate(sentence.tokens)
        if token.capital and (is_source_noun(token.text) or token.low.endswith(document_nouns()))
    )
    paper = next(papers, None)
    if paper is None:
        return None
    subject = None if sentence.is_passive else speaking_subject(sentence)
    if subject is not None:
        return sentence.named(subject)
    phrase = phrase_round(sentence, paper)
    return ((), (None, None)) if phrase is None else (speakers_of(sentence, phrase), sentence.span(phrase))


def _closes_clause(sentence: Sentence, word: str) -> bool:
    """Tell whether a word is the prefix that closes a clause: `legte Zahlen | vor |`, not `nach wie vor`."""
    closed = (place for place in sentence.places_of(word) if sentence.is_pause(place + 1))
    return any(sentence.low(place - 1) != "wie" for place in closed)


def person_asked(sentence: Sentence) -> Phrase | None:
    """Return whom somebody asks, which tells whose the answers are: `Radio Riga interviewte | Jan Kos |`."""
    asking = speech_words("interviews.asking")
    verb = next((place for place, token in enumerate(sentence.tokens) if token.text in asking), None)
    if verb is None or sentence.is_passive:
        return None
    helper = sentence.find(range(verb), "hat", "haben", "hatte", "hatten")
    phrases = (
        sentence.noun_phrase_at(place)
        for place in range(1 + (verb if helper is None else helper), sentence.size)
    )
    people = (
        one for one in phrases if one is not None and sentence.mentions(one)[0].kind in (PERSON, OFFICE)
    )
    return next(people, None)


def makes_known(cue: Cue) -> bool:
    """Tell whether a cue says from where figures are known: `Das zeigen | Daten des Amtes`."""
    return cue.start is not None and (cue.frame == SHOW or cue.name == "hervorgehen")


def unnamed_in(sentence: Sentence, cues: Sequence[Cue]) -> Iterator[int]:
    """Yield where quotations begin that a cue right behind gives to nobody: `„…“, hieß es`."""
    for place in sentence.quotes:
        behind = (cue for cue in cues if place < cue.verb <= place + 3)
        if any(cue.start is None and (cue.frame == HEARD or cue.passive) for cue in behind):
            yield sentence.tokens[place].start


def source_owned(sentence: Sentence) -> Source | None:
    """Return whose figures a sentence speaks of: `Anlass waren | die Daten des Zollamts |`."""
    for place, token in enumerate(sentence.tokens):
        phrase = phrase_round(sentence, place) if token.capital and is_source_noun(token.text) else None
        owners = speakers_of(sentence, phrase) if phrase is not None else ()
        if phrase is not None and len(phrase.parts) > 1 and any(owner.can_speak for owner in owners):
            return owners, sentence.span(phrase)
    return None

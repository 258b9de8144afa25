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


def free_start(sentence: Sentence, first: int, last: int, *, reported: bool, named: bool) -> int | None:
    """Return where a part of a sentence without a cue goes on reporting, by its mood; None where it doesn't.

    ``reported``: the sentence before was reported speech, so that subjunctive II is, too. ``named``: a
    speaker is known.
    """
    place = sentence.mood_place(first, last, certain=not reported)
    if place is None:
        place = _unsure_behind_colon(sentence, first, last)
    if place is None:
        report = _is_hearsay(sentence, first, last) or (named and _is_reported_perfect(sentence, first, last))
        return first if report else None
    colons = (index for index in range(place, first - 1, -1) if sentence.low(index) == ":")
    colon = next((index for index in colons if not sentence.in_bracket(index)), None)
    if colon is not None:  # `Die Kammer reagierte: Der Minister solle …`
        return colon + 1
    start = max(first, sentence.clause_start(place))
    subordinate = any(sentence.is_in(index, "subordinators") for index in range(first, start))
    own_clause = first < start == place - 1 and sentence.is_in(start, "adverbs") and not subordinate
    if own_clause and not (named and _is_reported_perfect(sentence, first, start)):
        return start  # `A kam hinzu, ferner seien B wichtig`; not `A hätten zugelegt, doch seien B wichtig`
    embedded = sentence.is_in(start, "subordinators") or _is_relative_clause(sentence, start, place)
    reason = start > first and sentence.low(start - 1) == "," and embedded
    if reason and not sentence.is_in(first, "subordinators") and not sentence.has_mood(first, start):
        return start  # `A wies den Vorwurf zurück, da er jeder Grundlage entbehre`: the reason only
    return first


def _unsure_behind_colon(sentence: Sentence, first: int, last: int) -> int | None:
    """Return where somebody's words stand behind a colon, by subjunctive II or by the first person.

    `Kos blieb ruhig: Er | würde sinken`, `Kos blieb ruhig: | Wir | warten`.
    """
    colon = sentence.find(range(first, last), ":")
    if colon is None or sentence.first_person_in(first, colon) is not None:
        return None
    place = sentence.first_person_in(colon, last)
    if place is None and not any("unreal" in token.classes for token in sentence.tokens[colon:last]):
        place = sentence.mood_place(colon, last, certain=False)
    if place is None:
        return None
    subject = speaking_subject(sentence)
    return place if subject is not None and subject.last <= colon else None


def _is_relative_clause(sentence: Sentence, start: int, verb: int) -> bool:
    """Tell whether a relative clause ends in ``verb``: `Zölle, durch die Holz teurer geworden | sei`."""
    opener = start + sentence.is_in(start, "prepositions")
    return sentence.is_in(opener, "relatives") and verb > opener + 1 and sentence.is_pause(verb + 1)


def _is_reported_perfect(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether `hätten … erreicht` reports, as it does where nothing in the sentence is unreal."""
    place = sentence.find(range(first, last), "hätten")
    if place is None or any("unreal" in token.classes for token in sentence.words_in(first, last)):
        return False
    clauses = (sentence.words_in(place, end) for end in (sentence.clause_end(place), last))
    closing = (words[-1] for words in clauses if words)
    return any(word.low.endswith(("t", "en")) and not word.capital for word in closing)


def _is_hearsay(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether the sentence passes on a rumour: `soll … getötet haben`, `sollen verletzt worden sein`."""
    modal = sentence.find(range(first, last), "soll", "sollen")
    if modal is None:
        return False
    for place in range(modal + 2, last):
        participle = sentence.tokens[place - 1]
        closing = sentence.low(place) in ("haben", "sein") and sentence.is_pause(place + 1)
        if closing and not participle.capital and participle.low.endswith(("t", "en")):
            return True
    return False

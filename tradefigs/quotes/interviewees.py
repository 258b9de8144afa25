"""Who answers in an interview: whom the lead, a question or an office names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.quotes.blocks import Parsed
from tradefigs.quotes.interviews import is_conversation
from tradefigs.quotes.names import OFFICE, PERSON
from tradefigs.quotes.offices import office_of
from tradefigs.quotes.phrases import Phrase
from tradefigs.quotes.sentences import Sentence
from tradefigs.quotes.voices import Voice, Voices


def interviewee(sentences: Sequence[Parsed], first: int, voices: Voices) -> Voice:
    """Return who gives the answers, the first of which stands at ``first``.

    Whom the lead or a question names, else the only person named before.
    """
    lead = [parsed.sentence for parsed in sentences if parsed.span.start < first]
    named = [(sentence, _conversed_with(sentence)) for sentence in lead]
    named += [(parsed.sentence, _addressed(parsed.sentence)) for parsed in sentences]
    for sentence, phrase in named:
        voice = Voice() if phrase is None else voices.of_phrase(sentence, phrase, speaks=True)
        if voice.speaker:
            return voice
    persons = voices.cast.persons_before(first)
    if len(persons) == 1:
        return Voice(persons[0].name, persons[0].role)
    return Voice(*_office_holder(voices.text, first))


def _office_holder(text: str, end: int) -> tuple[str, str]:
    """`Seit einem Jahr amtiert Bat Sur als Botschafter`: return name and office, "" for nobody."""
    for match in _AS_OFFICE.finditer(text, 0, end):
        office = next((word for word in match["words"].split() if office_of(word)), "")
        if office:
            return match["name"], office
    return "", ""


_AS_OFFICE = late(
    r"\b(?P<name>\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+){1,2})\s+(?:(?:sein|ihr|das|die)\s+\p{Lu}\p{L}+\s+)?"
    r"als\s+(?P<words>(?:\p{L}+\s+){0,4}\p{L}+)",
    signs="als",
)


def _conversed_with(sentence: Sentence) -> Phrase | None:
    """Return with whom one speaks: `Interview der Agentur mit | Botschafter Jan Kos`."""
    nouns = (place for place, t in enumerate(sentence.tokens) if t.capital and is_conversation(t.text))
    noun = next(nouns, None)
    joint = None if noun is None else sentence.find(range(noun + 1, sentence.size), "mit")
    phrase = None if joint is None else sentence.noun_phrase_at(joint + 1)
    somebody = phrase is not None and sentence.mentions(phrase)[0].kind in (PERSON, OFFICE)
    return phrase if somebody else None  # not `Interview mit der Agentur`


def _addressed(sentence: Sentence) -> Phrase | None:
    """Return who is asked: `Herr | Botschafter |, was liefern Sie?`, `Frau | Huber |, der Export sinkt.`"""
    asks = sentence.low(sentence.size - 1) == "?"
    places = (place for place, token in enumerate(sentence.tokens) if token.text in _forms_of_address())
    place = next(places, None)
    phrase = None if place is None else sentence.noun_phrase_at(place + 1, appositions=False)
    if phrase is None or asks:
        return phrase
    behind_label = place == phrase.first - 1 and sentence.low(phrase.first - 2) == ":"  # Kos: Frau Huber, …
    opens = phrase.first <= 2 or behind_label
    return phrase if opens and sentence.low(phrase.last) == "," else None


@cache
def _forms_of_address() -> frozenset[str]:
    return frozenset(lexicon.words("speech", "interviews.address"))

"""Cues of nouns that carry a statement: `die Forderung der Gewerkschaft, …`, `Sein Fazit: …`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from tradefigs import lexicon
from tradefigs.quotes.cues import NOUN, Cue, as_person, source_cue
from tradefigs.quotes.names import PRONOUN, Mention, genitive_name, pronoun
from tradefigs.quotes.phrases import Phrase
from tradefigs.quotes.sentences import Sentence
from tradefigs.quotes.sources import concluding_nouns, content_nouns, is_source, noun_start, owners_of
from tradefigs.quotes.subjects import first_subject


def noun_cues(sentence: Sentence) -> list[Cue]:
    """Return the cues of nouns that carry a statement: `die Forderung der Gewerkschaft, …`."""
    found = [*_conclusions(sentence), *_accordances(sentence)]
    nouns = content_nouns()
    if nouns.isdisjoint(sentence.vocabulary):
        return found
    for place, token in enumerate(sentence.tokens):
        if token.capital and token.low in nouns:
            phrase = sentence.noun_phrase_at(noun_start(sentence, place)) or sentence.noun_phrase_at(place)
            cue = None if phrase is None else _noun_cue(sentence, phrase)
            if cue is not None and (cue.speakers or token.low not in _resolving_nouns()):
                found.append(cue)
    return found


@cache
def _resolving_nouns() -> frozenset[str]:
    return frozenset(noun.lower() for noun in lexicon.words("speech", "nouns.resolving"))


def _conclusions(sentence: Sentence) -> Iterator[Cue]:
    """Yield `Sein Fazit: …`, `Ihre Prognose lautet: …`, `Das Fazit des Ministers: …`."""
    place = next((index for index in range(4) if sentence.low(index) in concluding_nouns()), None)
    phrase = None if place is None else sentence.noun_phrase_at(0, appositions=False)
    if place is None or phrase is None or place >= phrase.last:
        return
    colon = phrase.last + (sentence.low(phrase.last) in lexicon.words("speech", "nouns.equating"))
    if sentence.low(colon) != ":":
        return
    owner = sentence.tokens[0]
    if owner.low.startswith(("sein", "ihr")) and "determiners" in owner.classes:
        yield Cue(NOUN, 0, place, colon, (pronoun(owner),), owner.start, owner.end)
    elif owners := _concluding(sentence, phrase, place):
        yield Cue(NOUN, 0, place, colon, owners, *sentence.span(phrase))


def _concluding(sentence: Sentence, phrase: Phrase, noun: int) -> tuple[Mention, ...]:
    """Return whose a conclusion is: `das Fazit | des Ministers |`, `| Hubers | Fazit`."""
    if len(phrase.parts) > 1:
        return owners_of(sentence, phrase)
    if noun == 1 and sentence.low(0).endswith(("s", "’", "'")) and sentence.is_capital(0):
        return (as_person(sentence, genitive_name(sentence.tokens[0])),)
    return ()


def concludes(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether what is said stands behind the colon of a noun: `Sein Fazit: …`."""
    opened = cue.frame == NOUN and sentence.low(cue.last) == ":"
    return opened and sentence.low(cue.verb) in concluding_nouns()


def _accordances(sentence: Sentence) -> Iterator[Cue]:
    """Yield what a clause has from: `Das Amt legte | Zahlen | vor, wonach`, `die | Studie |, laut der`."""
    for comma in sentence.commas:
        if not opens_accordance(sentence, comma + 1):
            continue
        start = sentence.clause_start(comma)
        nouns = (place for place in range(comma - 1, start - 1, -1) if is_source(sentence, place))
        noun = next(nouns, None)
        if noun is None or sentence.low(noun) in content_nouns():
            continue
        phrase = sentence.noun_phrase_at(noun_start(sentence, noun)) or sentence.noun_phrase_at(noun)
        cue = None if phrase is None else _noun_cue(sentence, phrase)
        if cue is not None and cue.speakers:  # not: Die Zahlen, wonach …, sind alt
            yield replace(cue, last=comma)


def opens_accordance(sentence: Sentence, place: int) -> bool:
    """Tell whether a clause opens that says what a noun before it does: `wonach`, `nach denen`."""
    if sentence.low(place) == "wonach":
        return True
    related = sentence.low(place) in ("nach", "laut", "gemäß") and sentence.is_relative(place + 1)
    return related or (sentence.is_relative(place) and sentence.low(place + 1) == "zufolge")


def _noun_cue(sentence: Sentence, noun: Phrase) -> Cue:
    """Return the cue of a noun; without attribute the subject speaks: `X machte die Vorgabe, dass …`."""
    cue = source_cue(sentence, noun.first, noun.first, noun, NOUN)
    if len(noun.parts) > 1 or (cue.speakers and cue.speakers[0].kind == PRONOUN):
        return cue
    subject = first_subject(sentence)
    if subject is None or noun.first <= subject.first < noun.last or not sentence.can_speak(subject):
        return replace(cue, speakers=())
    start, end = sentence.span(subject)
    return replace(cue, speakers=sentence.mentions(subject), start=start, end=end)

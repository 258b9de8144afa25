"""Cues of nouns and names before what is said: `die Bitte von X, …`, `Zahlen, wonach …`, `Sein Fazit: …`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tradefigs import lexicon
from tradefigs.language.verbs import speech_nouns
from tradefigs.quotes.cues.cues import AS, CERTAIN, NOUN, Cue, as_person
from tradefigs.quotes.cues.sources import content_nouns, is_source, owners_of, phrase_round, source_cue
from tradefigs.quotes.names.names import OFFICE, PERSON, PRONOUN, Mention, genitive_name, pronoun
from tradefigs.quotes.names.phrases import Phrase
from tradefigs.quotes.names.propernames import is_place
from tradefigs.quotes.names.surnames import surnames_in
from tradefigs.quotes.sentences.sentences import Sentence
from tradefigs.quotes.sentences.subjects import first_subject

LONGEST_NAME = 16  # tokens of a name and an office before a colon


def noun_cues(sentence: Sentence) -> list[Cue]:
    """Return the cues of nouns that carry a statement: `die Forderung der Gewerkschaft, …`."""
    found = [*_conclusions(sentence), *_accordances(sentence), *_named_before_colon(sentence)]
    nouns = content_nouns()
    if nouns.isdisjoint(sentence.vocabulary):
        return found
    for place, token in enumerate(sentence.tokens):
        if token.capital and token.low in nouns:
            phrase = phrase_round(sentence, place)
            cue = None if phrase is None else _noun_cue(sentence, phrase)
            if cue is not None and (cue.speakers or token.low not in speech_nouns("nouns.resolving")):
                found.append(cue)
    return found


def _conclusions(sentence: Sentence) -> Iterator[Cue]:
    """Yield `Sein Fazit: …`, `Ihre Prognose lautet: …`, `Das Fazit des Ministers: …`."""
    place = next(
        (index for index in range(4) if sentence.low(index) in speech_nouns("nouns.concluding")), None
    )
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


def _named_before_colon(sentence: Sentence) -> Iterator[Cue]:
    """Yield who is named before what is said without marks: `Direktor Jan Kos: Wir liefern mehr.`"""
    colon = sentence.find(range(1, LONGEST_NAME), ":")
    start = int(sentence.low(0) == "dazu")
    phrase = None if colon is None or sentence.is_quote(colon + 1) else sentence.noun_phrase_at(start)
    if phrase is None or phrase.last != colon:
        return
    mention = as_person(sentence, sentence.mentions(phrase)[0])
    surname = mention.name in surnames_in(sentence.text)
    known = mention.kind == PERSON and (mention.role or mention.gender or surname)
    known = known and not is_place(mention.name)  # Der Nachbar Polen: …
    if known or (mention.kind == OFFICE and sentence.tokens[start].article and not mention.plural):
        yield Cue(NOUN, 0, 0, phrase.last, (mention,), *sentence.span(phrase))


def _concluding(sentence: Sentence, phrase: Phrase, noun: int) -> tuple[Mention, ...]:
    """Return whose a conclusion is: `das Fazit | des Ministers |`, `| Hubers | Fazit`."""
    if len(phrase.parts) > 1:
        return owners_of(sentence, phrase)
    if noun == 1 and sentence.low(0).endswith(("s", "’", "'")) and sentence.is_capital(0):
        return (as_person(sentence, genitive_name(sentence.tokens[0])),)
    return ()


def concludes(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether what is said stands behind the colon of a noun or a name: `Sein Fazit: …`, `Kos: …`."""
    opened = cue.frame == NOUN and sentence.low(cue.last) == ":"
    named = is_before_colon(cue) or cue.name == CERTAIN
    return opened and (named or sentence.low(cue.verb) in speech_nouns("nouns.concluding"))


def is_before_colon(cue: Cue) -> bool:
    """Tell whether a cue is only somebody's name before a colon: `Kos: …`."""
    named = cue.frame == NOUN and cue.first == cue.verb == 0
    return named and [one.kind for one in cue.speakers] in ([PERSON], [OFFICE])


def is_told_of(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether one who speaks only tells of what another says.

    `Es gebe | die Forderung, …`, `Er habe geschwiegen, | weil er nicht zugeben wollte |, dass …`.
    """
    embedded = cue.frame != AS and sentence.is_in(cue.first, "subordinators")
    start = 0 if embedded else sentence.clause_start(cue.first)
    return (embedded or cue.frame == NOUN) and sentence.has_mood(start, cue.first, certain=True)


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
        phrase = phrase_round(sentence, noun)
        cue = None if phrase is None else _noun_cue(sentence, phrase)
        carrying = sentence.low(noun).endswith(lexicon.words("speech", "nouns.compound"))
        if cue is not None and (cue.speakers or carrying):  # not: Die Zahlen, wonach …, sind alt
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
    own = subject is not None and sentence.is_in(subject.first, "first_person")
    if subject is None or own or noun.first <= subject.first < noun.last or not sentence.can_speak(subject):
        return replace(cue, speakers=())
    speakers, (start, end) = sentence.named(subject)
    return replace(cue, speakers=speakers, start=start, end=end)

"""Cues of verbs: `sagte X`, `wie X mitteilte`, `geht aus Zahlen des X hervor`, `X erwartet 3 Mrd.`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from tradefigs import lexicon
from tradefigs.language.verbs import FINITE, feeling_forms, speech_words
from tradefigs.language.words import WORD, word_class
from tradefigs.quotes.cues.cues import (
    AS,
    GAPPED,
    SAY,
    SHOW,
    STATE,
    Cue,
    as_many,
    as_person,
    is_town,
    may_speak,
)
from tradefigs.quotes.cues.predicates import Predicate, find_predicates
from tradefigs.quotes.cues.sources import is_document, owners_of, quoted_through, with_publisher, with_speaker
from tradefigs.quotes.names.names import INSTITUTION, Mention
from tradefigs.quotes.names.offices import is_common, is_source_noun
from tradefigs.quotes.names.phrases import Phrase, plain_phrase
from tradefigs.quotes.names.propernames import is_place, is_state
from tradefigs.quotes.names.surnames import surnames_in, unions_in
from tradefigs.quotes.sentences.sentences import Sentence, is_scaled
from tradefigs.quotes.sentences.subjects import (
    after_prepositional,
    antecedent_of,
    first_subject,
    is_nominative,
    opener_of,
    subject_after,
    subject_before,
    subject_of,
)


def verb_cues(sentence: Sentence) -> list[Cue]:
    """Return a cue for every verb of the sentence that reports speech."""
    cues = [_verb_cue(sentence, predicate) for predicate in find_predicates(sentence)]
    known = {cue.verb for cue in cues}
    cues += [cue for cue in _unlisted_verbs(sentence) if cue.verb not in known]
    fit = [cue for cue in cues if _is_fit(sentence, cue)]
    fit += _gapped(sentence, fit)
    return [
        with_publisher(sentence, cue) if cue.frame == SHOW or cue.name == "hervorgehen" else cue
        for cue in fit
    ]


def _gapped(sentence: Sentence, cues: Sequence[Cue]) -> Iterator[Cue]:
    """Yield those who state an amount by the verb of another: `A erwartet 3 Mrd., | die Bank | nur 2 Mrd.`"""
    stated = (cue for cue in cues if cue.frame == STATE or cue.states)
    cue = next((one for one in stated if one.start is not None and not one.passive), None)
    if cue is None or not sentence.has_amount:
        return
    for place in range(sentence.clause_end(cue.verb), sentence.size - 1):
        if sentence.low(place) not in (",", "und"):
            continue
        phrase = sentence.noun_phrase_at(place + 1, appositions=False)
        if phrase is None or not is_nominative(sentence, phrase):
            continue
        if sentence.can_speak(phrase) and _only_amount(sentence, phrase.last):
            yield with_speaker(
                sentence, Cue(GAPPED, phrase.first, phrase.first, phrase.last, name=cue.name), phrase
            )


def _only_amount(sentence: Sentence, place: int) -> bool:
    """Tell whether an amount without a verb stands from ``place`` to the next comma or joint."""
    end = sentence.clause_end(place)
    joint = sentence.find(range(place, end), "und")
    tokens = sentence.tokens[place : end if joint is None else joint]
    small = (token for token in tokens if token.kind == WORD and not token.capital)
    others = (token for token in small if not (token.function or token.adjective))
    return is_scaled(tokens) and all("adverbs" in token.classes for token in others)


def _unlisted_verbs(sentence: Sentence) -> Iterator[Cue]:
    """Yield verbs that no list holds, behind what is said: `Das sei falsch, findet X`, `…, freut sich X`.

    By the first person, too: `Wir warten, schnaubte X`.
    """
    for verb in (comma + 1 for comma in sentence.commas):
        felt = sentence.low(verb) in feeling_forms() and sentence.low(verb + 1) == "sich"
        unknown = not felt and sentence.low(verb).endswith("t") and sentence.opens_verb(verb)
        reported = unknown and sentence.has_mood(sentence.clause_start(verb - 1), verb - 1, certain=True)
        past = unknown or (not felt and sentence.low(verb).endswith("te"))
        reported = reported or (past and sentence.first_person_in(0, verb) is not None)
        subject = sentence.noun_phrase_at(verb + 1 + felt) if felt or reported else None
        if subject is not None and sentence.can_speak(subject) and is_nominative(sentence, subject):
            yield with_speaker(sentence, Cue(SAY, verb, verb, verb + 1 + felt), subject)


def _is_fit(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether the subject suits the verb: documents show, who can speak expects, nobody says `ich`."""
    beside = [place for place in (cue.verb - 1, cue.verb + 1) if 0 <= place < sentence.size]
    addressed = any(place > 0 and sentence.tokens[place].text == "Sie" for place in beside)
    own = any(mention.head in word_class("first_person") for mention in cue.speakers)
    if addressed or own or any(sentence.low(place) in ("ich", "wir") for place in beside):
        return False  # Was erwarten Sie?
    if cue.frame == AS and cue.start is None and not cue.passive:
        return False  # wie berichtet: the paper itself, which says no more by that than with the rest
    if cue.name in speech_words("verbs.not_reflexive") and "sich" in map(sentence.low, beside):
        return False
    if any(_is_governed(sentence, cue, preposition) for preposition in _not_with().get(cue.name, ())):
        return False
    if cue.name in speech_words("verbs.personal") and not cue.is_spoken:
        return False
    if cue.name in speech_words("verbs.carrying") and _carries(sentence, cue):
        return False
    if cue.name == "erklären" and _declares(sentence, cue):
        return False
    if cue.name in speech_words("verbs.planning") and all(is_state(mention.name) for mention in cue.speakers):
        return False  # Bolivien plant, … zu exportieren
    if cue.name in speech_words("verbs.agreeing") and not (cue.passive or cue.frame == AS):
        return False  # Horak und Kos vereinbarten, …
    if cue.name == "erfahren" and not (cue.states or cue.frame == AS):  # who learns something says nothing
        return False
    if cue.frame == STATE and cue.name in speech_words("verbs.counting"):
        return _is_counted(sentence, cue)
    if cue.frame == SHOW and cue.name != "hervorgehen":
        return _names_source(sentence, cue)
    return cue.frame != STATE or cue.is_spoken or _is_bare_name(sentence, cue)


def _names_source(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether what a cue names is a source: `| Daten des Amtes | zeigen`."""
    return any(map(is_source_noun, _nouns_named(sentence, cue)))


def _nouns_named(sentence: Sentence, cue: Cue) -> list[str]:
    start, end = cue.start or 0, cue.end or 0
    return [token.text for token in sentence.tokens if start <= token.start < end and token.capital]


def _is_counted(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether an amount is what a house counted: `Das Zollamt | kam auf | 3 Mrd.`; not `Peru`.

    A balance is what is counted: `Die Handelsbilanz wies ein Minus aus`.
    """
    if cue.passive:
        return False
    counting = cue.speakers and all(_counts_trade(sentence, one) for one in cue.speakers)
    balance = any(word.lower().endswith("bilanz") for word in _nouns_named(sentence, cue))
    return bool(counting) or (_names_source(sentence, cue) and not balance)


def _counts_trade(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether somebody is a house that counts trade and does none: `Zollamt`, `das INE`, not `EU`."""
    houses = lexicon.words("offices", "counting")
    named = sentence.text[mention.start : mention.end].lower()
    short = mention.head in unions_in(sentence.text) and named.startswith(("das ", "der "))
    return mention.kind == INSTITUTION and (short or mention.head.lower().endswith(houses))


def _is_bare_name(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a single noun that expects something must be a name: `Spectaris | rechnet mit 3 Mrd.`

    Common nouns have an article in the singular; places mean their state.
    """
    if len(cue.speakers) != 1 or cue.speakers[0].plural or not is_town(cue.speakers[0]):
        return False
    name = cue.speakers[0].name
    common = is_place(name) or is_source_noun(name) or is_common(name)
    return not common and sentence.has_amount and not cue.reported


@cache
def _not_with() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in lexicon.words("speech", "verbs.not_with"):
        verb, _, preposition = entry.partition(" ")
        found.setdefault(verb, []).append(preposition)
    return found


def _is_governed(sentence: Sentence, cue: Cue, preposition: str) -> bool:
    """Tell whether a preposition, not of time, belongs to a verb: `hielt | am Ziel | fest`."""
    clause = range(sentence.clause_start(cue.verb), sentence.clause_end(cue.last - 1))
    for place in (sentence.segment_start(cue.verb), *clause):
        if sentence.low(place) == preposition and place + 1 < sentence.size:
            return not sentence.tokens[place + 1].time
    return False


def _carries(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether goods are moved: `führte Chile Kupfer aus`, `…, wohin es Kupfer ausführte`."""
    opener = opener_of(sentence, cue.verb) if cue.last == cue.verb + 1 else None
    if cue.start is None:  # wohin es Waren, vor allem Tee, | ausführte
        return True
    if opener is not None and cue.frame != AS:
        return not (sentence.is_in(cue.last + 1, "that") or sentence.low(cue.last) == ":")
    return _has_object(sentence, cue)


def _declares(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether something is made something: `hat die Pflicht | für nichtig | erklärt`."""
    for place in range(sentence.clause_start(cue.verb), sentence.clause_end(cue.last - 1)):
        if sentence.low(place) == "für" and place + 2 < sentence.size:
            named = sentence.tokens[place + 1]
            alone = sentence.is_pause(place + 2) or place + 2 == cue.last - 1
            return alone and named.kind == WORD and not (named.capital or named.article)
    return False


def _has_object(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether goods stand between a verb and its prefix: `führte Chile | Kupfer | nach Peru aus`."""
    wares, inside = lexicon.words("trade", "whole.goods"), sentence.tokens[cue.verb + 1 : cue.last - 1]
    if any(token.text in wares for token in inside):
        return True  # führten Firmen in der ersten Jahreshälfte | Güter | für 3 Mrd. aus
    place = cue.verb + 1
    while place < cue.last - 1:
        phrase = sentence.phrase_at(place, appositions=False)
        if sentence.is_in(place, "prepositions"):
            place = after_prepositional(sentence, place)
        elif phrase is None or phrase.last > cue.last:
            place += 1
        else:  # goods, or `sie` in `führen sie an`
            opening = sentence.tokens[phrase.first]
            own = cue.start is not None and opening.start == cue.start
            # führte der Minister am Rande | des Gipfels | aus
            oblique = opening.article and opening.low in ("des", "der", "dem")
            if not (own or oblique or opening.time):
                return True
            place = phrase.last
    return False


_AUXILIARY_SUBJUNCTIVES = frozenset(["habe", "hätten", "sei", "seien", "wären", "werde", "würden"])


def _verb_cue(sentence: Sentence, predicate: Predicate) -> Cue:
    form, finite = predicate.form, predicate.finite
    mood = (form.subjunctive and form.kind == FINITE) or sentence.low(finite) in _AUXILIARY_SUBJUNCTIVES
    cue = Cue(form.frame, predicate.first, finite, predicate.last, name=form.verb)
    cue = replace(cue, passive=predicate.passive, reported=mood, states=predicate.states)
    if predicate.final and not predicate.passive:
        cue = _subordinate_cue(sentence, cue, predicate)
    else:
        cue = with_speaker(sentence, cue, _speaker_phrase(sentence, predicate))
        opener = opener_of(sentence, max(predicate.places)) if predicate.final else None
        if opener is not None and sentence.low(opener) == "wie":  # wie vom Amt betont wurde
            cue = replace(cue, first=opener, frame=AS)
    if [mention.head for mention in cue.speakers] == ["sie"] and sentence.low(finite).endswith("n"):
        cue = replace(cue, speakers=(cue.speakers[0]._replace(gender="", plural=True, both=True),))
    if form.plural and not predicate.passive and len(cue.speakers) == 1:
        cue = replace(cue, speakers=(as_many(cue.speakers[0]),))
    if predicate.states:
        cue = replace(cue, speakers=tuple(as_person(sentence, mention) for mention in cue.speakers))
    if form.verb in speech_words("verbs.originating") and (
        form.verb != "ergeben" or sentence.low(finite + 1) == "sich"
    ):
        cue = _with_origin(sentence, cue)
    return cue


def _subordinate_cue(sentence: Sentence, cue: Cue, predicate: Predicate) -> Cue:
    """Read `wie X mitteilte`, `nachdem X erklärt hatte`, `X, der gestern sagte`."""
    opener = opener_of(sentence, max(predicate.places))
    if opener is None:
        return cue
    cue = replace(cue, first=opener, frame=AS if sentence.low(opener) == "wie" else cue.frame)
    subject = subject_after(sentence, opener)
    if (
        subject is not None
        and sentence.low(opener) in ("dessen", "deren")
        and not sentence.can_speak(subject)
    ):
        subject = subject_after(sentence, subject.last - 1) or subject  # dessen Anteil | er | bezifferte
    verb = min(predicate.finite, max(predicate.places))
    governed = sentence.is_in(opener - 1, "prepositions")  # ein Treffen, bei der gesagt wurde
    relative = sentence.low(opener) in ("der", "die", "das") and not governed
    if subject is not None and subject.last <= verb and not (relative and not sentence.can_speak(subject)):
        return with_speaker(sentence, cue, subject)
    if not relative:
        return cue
    token, antecedent = sentence.tokens[opener], antecedent_of(sentence, opener)
    if antecedent is None:
        return replace(cue, start=token.start, end=token.end)
    speakers, (start, end) = quoted_through(sentence, antecedent)
    if start is None or sentence.can_speak(antecedent):
        start, end = token.start, token.end  # else whose the words are: die Rede | des Ministers |, die
    return replace(cue, speakers=speakers, start=start, end=end)


_FROM = ("aus", "seitens", "vonseiten")


def _with_origin(sentence: Sentence, cue: Cue) -> Cue:
    """Read from where it comes: `geht | aus einer Liste des Amtes | hervor`, `aus Kreisen verlautete`.

    What comes from there may be the subject: `Aus den Zahlen des Amtes | ergibt sich ein Plus`.
    """
    prepositions = lexicon.words("speech", "verbs.from") if cue.name == "erfahren" else _FROM
    clause = range(sentence.clause_start(cue.first), sentence.clause_end(cue.last))
    place = sentence.find(clause, *prepositions)
    if place is None and sentence.low(cue.verb - 1) == ",":  # Aus Zahlen, die …, geht hervor
        place = 0 if sentence.low(0) == "aus" else None
    origin = None if place is None else sentence.phrase_at(place + 1)
    if origin is None:
        return cue
    found = with_speaker(sentence, cue, origin)
    spoken = sentence.can_speak(origin) or found.is_spoken
    if not spoken and len(origin.parts) > 1:
        found = replace(found, speakers=owners_of(sentence, origin))
        spoken = found.is_spoken
    if cue.start is None:
        found = replace(found, states=cue.frame != AS)  # Der Export von 3 Mrd. geht aus Zahlen hervor
        return replace(found, speakers=()) if all(is_town(one) for one in found.speakers) else found
    return replace(found, states=cue.frame != AS) if spoken else cue


def _speaker_phrase(sentence: Sentence, predicate: Predicate) -> Phrase | None:
    """Return who says what a verb of speech reports."""
    if predicate.form.verb == "zitieren":
        return _cited(sentence, predicate)
    if predicate.passive:
        return _agent(sentence, predicate)
    if predicate.is_fronted:  # Mitgeteilt hat das | X |
        behind = predicate.finite + 1 + sentence.is_in(predicate.finite + 1, "pointers")
        return sentence.noun_phrase_at(behind) or subject_after(sentence, predicate.finite)
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
    name = sentence.tokens[subject.last - 1].text
    if subject.last - subject.first == 1 and name in surnames_in(sentence.text):
        return subject  # Minister Jan Kos …: | Kos | rechnet für Peru mit Exporten polnischer Firmen
    behind = subject_after(sentence, verb)
    spoken = behind is not None and may_speak(sentence, sentence.mentions(behind))
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
    for place in range(max(subject.last, predicate.finite + 1), sentence.clause_end(predicate.finite + 1)):
        phrase = sentence.phrase_at(place)
        if phrase is not None and not sentence.is_in(place - 1, "prepositions"):
            return phrase
    return subject


_DATIVES = frozenset(["ihm", "ihnen"])


def _agent(sentence: Sentence, predicate: Predicate) -> Phrase | None:
    """Return who does it in the passive: `wurde | von Kos | bemängelt`, `wird | im Brief | gefordert`."""
    last = sentence.clause_end(predicate.last) if predicate.is_fronted else predicate.last
    for place in range(sentence.clause_start(predicate.first), last):
        if sentence.low(place) == "von" and sentence.low(place + 1) in _DATIVES:
            return plain_phrase(place + 1, place + 2, pronoun=True)
        sides = sentence.low(place) == "von" and sentence.low(place + 1) == "seiten"
        phrase = sentence.noun_phrase_at(place + 1 + sides)
        if phrase is None or is_scaled(sentence.tokens[phrase.first : phrase.last]):
            continue  # wurden Waren im Wert von 3 Mio. ausgeführt
        if sentence.low(place) in ("von", "vom", "durch", "seitens", "vonseiten"):
            return phrase
        if sentence.low(place) in ("in", "im") and is_document(sentence, phrase):
            return phrase
        told = sentence.low(place) in ("im", "beim") and predicate.form.verb == "mitteilen"
        if told and sentence.mentions(phrase)[0].kind == INSTITUTION:
            return phrase  # Das wurde der BelTA | im Ministerium | mitgeteilt
    fronted = sentence.noun_phrase_at(1, appositions=False) if sentence.low(0) in ("in", "im") else None
    if fronted is None or not sentence.low(fronted.last) == sentence.low(predicate.finite - 1) == ",":
        return None
    return fronted if is_document(sentence, fronted) else None  # In dem Papier, das …, wird beziffert

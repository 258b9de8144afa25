"""Cues: the words in a sentence that say who speaks (`sagte X`, `wie X mitteilte`, `laut X`, `so X`).

A cue knows whom it names and which tokens it takes up; where the statement lies, `utterances` decides. Places
are token indexes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from tradefigs import lexicon
from tradefigs.language.verbs import FINITE, feeling_forms
from tradefigs.language.words import NUMBER, QUOTE, WORD, word_class
from tradefigs.quotes.clauses import (
    Sentence,
    after_extension,
    after_prepositional,
    antecedent_of,
    first_subject,
    is_nominative,
    is_scaled,
    name_with_particle,
    opener_of,
    speaking_subject,
    subject_after,
    subject_before,
    subject_of,
)
from tradefigs.quotes.mentions import (
    INSTITUTION,
    OTHER,
    PERSON,
    PRONOUN,
    SOURCE,
    Mention,
    genitive_name,
    pronoun,
    surnames_in,
)
from tradefigs.quotes.offices import document_nouns, is_relay, is_source_noun, is_state
from tradefigs.quotes.phrases import Part, Phrase
from tradefigs.quotes.predicates import Predicate, find_predicates
from tradefigs.quotes.sources import (
    Source,
    concluding_nouns,
    content_nouns,
    is_document,
    is_source,
    names_source,
    noun_start,
    owners_of,
    owners_of_noun,
    publisher_in,
    quoted_through,
    speakers_of,
)

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


def find_cues(sentence: Sentence) -> list[Cue]:
    """Return all cues of a sentence in order, without a source inside a reporting clause.

    In `„…“, sagte X laut der Agentur` X speaks.
    """
    verbs = verb_cues(sentence)
    sources = [
        cue for cue in source_cues(sentence) if not any(_reports(sentence, verb, cue) for verb in verbs)
    ]
    nouns = [cue for cue in noun_cues(sentence) if not any(s.first <= cue.first < s.last for s in sources)]
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


def names_teller(source: Cue) -> bool:
    """Tell whether a cue names who tells what another thinks; an agency only passes it on."""
    told = source.frame in (SOURCE_NAMED, SO, AS, SAY) and not source.reported
    return told and any(one.can_speak and not is_relay(one.name, one.role) for one in source.speakers)


# ---------------------------------------------------------------- verbs


def verb_cues(sentence: Sentence) -> list[Cue]:
    """Return a cue for every verb of the sentence that reports speech."""
    cues = [_verb_cue(sentence, predicate) for predicate in find_predicates(sentence)]
    known = {cue.verb for cue in cues}
    cues += [cue for cue in _unlisted_verbs(sentence) if cue.verb not in known]
    fit = [cue for cue in cues if _is_fit(sentence, cue)]
    fit = _in_chorus(sentence, fit)
    fit += _gapped(sentence, fit)
    return [
        _published(sentence, cue) if cue.frame == SHOW or cue.name == "hervorgehen" else cue for cue in fit
    ]


def _in_chorus(sentence: Sentence, cues: list[Cue]) -> list[Cue]:
    """Return cues with all who say the same: `Kos | sagte und Horak bestätigte |, dass …`."""
    for before, cue in pairwise(sorted(cues, key=lambda cue: cue.verb)):
        active = not before.passive and not cue.passive and None not in (before.start, cue.start)
        said = active and before.frame in (SAY, ASK, STATE) and cue.frame in (SAY, ASK)
        joined = sentence.low(before.last) in ("und", "sowie") and before.last + 1 == cue.first
        if said and joined and sentence.clause_end(before.verb) == sentence.clause_end(cue.verb):
            speakers = (*before.speakers, *cue.speakers)
            both = replace(cue, first=before.first, speakers=speakers, start=before.start)
            return _in_chorus(sentence, [*(one for one in cues if one not in (before, cue)), both])
    return cues


def _gapped(sentence: Sentence, cues: Sequence[Cue]) -> Iterator[Cue]:
    """Yield those who state an amount by the verb of another: `A erwartet 3 Mrd., | die Bank | nur 2 Mrd.`"""
    stated = (cue for cue in cues if cue.frame == STATE or cue.states)
    cue = next((one for one in stated if one.start is not None and not one.passive), None)
    if cue is None or not sentence.has_amount:
        return
    numbers = (place for place in range(cue.verb, sentence.size) if sentence.tokens[place].kind == NUMBER)
    for place in range(next(numbers, sentence.size), sentence.size - 1):
        if sentence.low(place) not in (",", "und", "während"):
            continue
        phrase = sentence.noun_phrase_at(place + 1, appositions=False)
        if phrase is None or not is_nominative(sentence, phrase):
            continue
        speakers = tuple(as_person(sentence, mention) for mention in sentence.mentions(phrase))
        if any(one.can_speak for one in speakers) and _only_amount(sentence, phrase.last):
            start, end = sentence.span(phrase)
            yield Cue(GAPPED, phrase.first, phrase.first, phrase.last, speakers, start, end, name=cue.name)


def _only_amount(sentence: Sentence, place: int) -> bool:
    """Tell whether an amount without a verb stands from ``place`` to the next comma or joint."""
    end = sentence.clause_end(place)
    joint = sentence.find(range(place, end), "und")
    tokens = sentence.tokens[place : end if joint is None else joint]
    small = (token for token in tokens if token.kind == WORD and not token.capital)
    others = (token for token in small if not (token.function or token.adjective))
    amount = any(token.kind == NUMBER for token in tokens) and is_scaled(tokens)
    return amount and all("adverbs" in token.classes for token in others)


def _unlisted_verbs(sentence: Sentence) -> Iterator[Cue]:
    """Yield the verbs that no list holds, behind what is reported: `Das sei falsch, findet X.`"""
    yield from _feelings(sentence)
    verbs = [comma + 1 for comma in sentence.commas if sentence.low(comma + 1).endswith("t")]
    mood = sentence.mood_place(0, sentence.size, certain=True) if verbs else None
    for verb in verbs:
        if mood is None or verb < mood + 2 or not sentence.opens_verb(verb):
            continue
        subject = sentence.noun_phrase_at(verb + 1)
        if subject is None or not sentence.can_speak(subject) or not is_nominative(sentence, subject):
            continue
        if sentence.has_mood(sentence.clause_start(verb - 1), verb - 1):
            yield _with_speaker(sentence, Cue(SAY, verb, verb, verb + 1), subject)


def _is_paper(mention: Mention) -> bool:
    """Tell whether a source or a document is meant, nobody who speaks."""
    return mention.kind == SOURCE or (
        mention.kind == OTHER and mention.head.lower().endswith(document_nouns())
    )


def _is_fit(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether the subject suits the verb: documents show, who can speak expects, nobody says `ich`."""
    beside = [place for place in (cue.verb - 1, cue.verb + 1) if 0 <= place < sentence.size]
    if any(sentence.low(place) in ("ich", "wir") for place in beside):
        return False
    if any(place > 0 and sentence.tokens[place].text == "Sie" for place in beside):  # Was erwarten Sie?
        return False
    if cue.name in _carrying() and _has_object(sentence, cue):
        return False
    if cue.name in _planning() and all(is_state(mention.name) for mention in cue.speakers):
        return False  # Bolivien plant, … zu exportieren
    if cue.name in _agreeing() and not (cue.passive or cue.frame == AS):
        return False  # Horak und Kos vereinbarten, …
    if cue.name == "erfahren" and not (cue.states or cue.frame == AS):  # who learns something says nothing
        return False
    if cue.frame == SHOW and cue.name != "hervorgehen":
        start, end = cue.start or 0, cue.end or 0
        return any(is_source_noun(t.text) for t in sentence.tokens if start <= t.start < end and t.capital)
    return cue.frame != STATE or any(mention.can_speak for mention in cue.speakers)


def _feelings(sentence: Sentence) -> Iterator[Cue]:
    """Yield `…, freut sich X`."""
    for comma in sentence.commas:
        verb = comma + 1
        if sentence.low(verb + 1) != "sich" or sentence.low(verb) not in feeling_forms():
            continue
        subject = sentence.noun_phrase_at(verb + 2)
        if subject is not None and sentence.can_speak(subject) and is_nominative(sentence, subject):
            yield _with_speaker(sentence, Cue(SAY, verb, verb, verb + 2), subject)


@cache
def _planning() -> frozenset[str]:
    return frozenset(lexicon.words("speech", "verbs.planning"))


@cache
def _agreeing() -> frozenset[str]:
    return frozenset(lexicon.words("speech", "verbs.agreeing"))


@cache
def _carrying() -> frozenset[str]:
    return frozenset(lexicon.words("speech", "verbs.carrying"))


def _has_object(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether goods stand between a verb and its prefix: `führte Chile | Kupfer | nach Peru aus`."""
    place = cue.verb + 1
    while place < cue.last - 1:
        phrase = sentence.phrase_at(place, appositions=False)
        if sentence.is_in(place, "prepositions"):
            place = after_prepositional(sentence, place)
        elif phrase is None or phrase.last > cue.last:
            place += 1
        else:  # goods, or `sie` in `führen sie an`
            own = cue.start is not None and sentence.tokens[phrase.first].start == cue.start
            if not own and not sentence.tokens[phrase.first].time:
                return True
            place = phrase.last
    return False


def names_paper_only(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a cue names a paper, and not whose it is: `hieß es | in einer Mitteilung`."""
    if cue.start is None or not all(_is_paper(one) and " " not in one.name for one in cue.speakers):
        return False
    named = (token for token in sentence.tokens if cue.start <= token.start < (cue.end or 0))
    return any(is_source_noun(token.text) or token.low.endswith(document_nouns()) for token in named)


def as_person(sentence: Sentence, mention: Mention) -> Mention:
    """Return a bare surname as a person, where the text names somebody so in full."""
    bare = mention.kind == OTHER and sentence.text.startswith(mention.name, mention.start)
    return mention._replace(kind=PERSON) if bare and mention.name in surnames_in(sentence.text) else mention


_AUXILIARY_SUBJUNCTIVES = frozenset(["habe", "sei", "seien", "werde"])


def _verb_cue(sentence: Sentence, predicate: Predicate) -> Cue:
    form, finite = predicate.form, predicate.finite
    mood = (form.subjunctive and form.kind == FINITE) or sentence.low(finite) in _AUXILIARY_SUBJUNCTIVES
    cue = Cue(form.frame, predicate.first, finite, predicate.last, name=form.verb)
    cue = replace(cue, passive=predicate.passive, reported=mood, states=predicate.states)
    if predicate.final and not predicate.passive and form.verb != "zitieren":
        cue = _subordinate_cue(sentence, cue, predicate)
    else:
        cue = _with_speaker(sentence, cue, _speaker_phrase(sentence, predicate))
        opener = opener_of(sentence, max(predicate.places)) if predicate.final else None
        if opener is not None and sentence.low(opener) == "wie":  # wie vom Amt betont wurde
            cue = replace(cue, first=opener, frame=AS)
    if [mention.head for mention in cue.speakers] == ["sie"] and sentence.low(finite).endswith("n"):
        cue = replace(cue, speakers=(cue.speakers[0]._replace(gender="", plural=True, both=True),))
    if predicate.states or form.frame == STATE:
        cue = replace(cue, speakers=tuple(as_person(sentence, mention) for mention in cue.speakers))
    if form.verb in _originating() and (form.verb != "ergeben" or sentence.low(finite + 1) == "sich"):
        cue = _with_origin(sentence, cue)
    return cue


@cache
def _originating() -> frozenset[str]:
    return frozenset(lexicon.words("speech", "verbs.originating"))


def _with_speaker(sentence: Sentence, cue: Cue, phrase: Phrase | None) -> Cue:
    if phrase is None:
        return cue
    start, end = sentence.span(phrase)
    first, last = min(cue.first, phrase.first), max(cue.last, phrase.last)
    return replace(cue, first=first, last=last, speakers=speakers_of(sentence, phrase), start=start, end=end)


def _speaker_phrase(sentence: Sentence, predicate: Predicate) -> Phrase | None:
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


def _subordinate_cue(sentence: Sentence, cue: Cue, predicate: Predicate) -> Cue:
    """Read `wie X mitteilte`, `nachdem X erklärt hatte`, `X, der gestern sagte`."""
    opener = opener_of(sentence, max(predicate.places))
    if opener is None:
        return cue
    cue = replace(cue, first=opener, frame=AS if sentence.low(opener) == "wie" else cue.frame)
    subject = subject_after(sentence, opener)
    verb = min(predicate.finite, max(predicate.places))
    relative = sentence.low(opener) in ("der", "die", "das")
    if subject is not None and subject.last <= verb and not (relative and not sentence.can_speak(subject)):
        return _with_speaker(sentence, cue, subject)
    if not relative:
        return cue
    token, antecedent = sentence.tokens[opener], antecedent_of(sentence, opener)
    if antecedent is None:
        return replace(cue, start=token.start, end=token.end)
    speakers, (start, end) = quoted_through(sentence, antecedent)
    if start is None or sentence.can_speak(antecedent):
        start, end = token.start, token.end  # else whose the words are: die Rede | des Ministers |, die
    return replace(cue, speakers=speakers, start=start, end=end)


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
    found = _with_speaker(sentence, cue, origin)
    spoken = sentence.can_speak(origin) or any(mention.can_speak for mention in found.speakers)
    if not spoken and len(origin.parts) > 1:
        found = replace(found, speakers=owners_of(sentence, origin))
        spoken = any(mention.can_speak for mention in found.speakers)
    if cue.start is None:
        found = replace(found, states=cue.frame != AS)  # Der Export von 3 Mrd. geht aus Zahlen hervor
        return replace(found, speakers=()) if all(_is_town(one) for one in found.speakers) else found
    return replace(found, states=cue.frame != AS) if spoken else cue


def _published(sentence: Sentence, cue: Cue) -> Cue:
    """Return the cue with who made the source known: `Zahlen, die | das Amt | vorlegte`."""
    if cue.start is None or not all(_is_paper(mention) for mention in cue.speakers):
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


# ---------------------------------------------------------------- who is quoted without a verb of speech


def words_given_back(sentence: Sentence) -> Source | None:
    """Return whose the words before are: `Diese Worte | des Ministers |`, `Mit diesen Worten ging | er`."""
    place = sentence.find(range(min(sentence.size, 4)), "diese", "dieser", "dieses", "diesen", "diesem")
    phrase = None if place is None else sentence.noun_phrase_at(place, appositions=False)
    if place is None or phrase is None or not is_source(sentence, place + 1, content=True):
        return None
    if len(phrase.parts) > 1:
        return speakers_of(sentence, phrase, content=True), sentence.span(phrase)
    subject = subject_after(sentence, phrase.last) if sentence.low(place - 1) == "mit" else None
    if subject is None or not sentence.can_speak(subject):
        return None
    return sentence.mentions(subject), sentence.span(subject)


def source_beside(sentence: Sentence, quotation: int) -> Source | None:
    """Return who is quoted at ``quotation``, and where that stands, in a sentence without a cue.

    `In dem Bericht | der Kammer | ist von „…“ die Rede`, `ein Brief | des Amtes |, der „…“ verspricht`,
    `Für | Eva Huber | ist das „…“`; None where nothing of the kind shows it.
    """
    clause = sentence.clause_start(quotation - 1)
    if clause > 0 and sentence.low(clause - 1) == ",":
        governed = sentence.is_in(clause, "prepositions")
        if sentence.is_relative(clause + governed):
            antecedent = antecedent_of(sentence, clause)
            return None if antecedent is None else quoted_through(sentence, antecedent)
    agent = sentence.find(range(quotation), "von", "vom")
    phrase = None if agent is None else sentence.noun_phrase_at(agent + 1, appositions=False)
    if phrase is not None and sentence.is_passive and sentence.can_speak(phrase):
        return sentence.mentions(phrase), sentence.span(phrase)  # wurde von | X | als „…“ gefeiert
    phrase = sentence.noun_phrase_at(1)
    if phrase is None:
        return None
    first, behind = sentence.low(0), sentence.low(phrase.last)
    if first in ("für", "nach") and sentence.can_speak(phrase) and behind in _COPULAS:
        return sentence.mentions(phrase), sentence.span(phrase)
    return (
        quoted_through(sentence, phrase)
        if first in ("in", "im", "laut") and is_document(sentence, phrase)
        else None
    )


_COPULAS = frozenset(["ist", "sind", "war", "waren", "bleibt", "bleiben", "wäre", "wären"])


# ---------------------------------------------------------------- sources

# Tokens to look through.
LONGEST_SOURCE = 16  # of a noun phrase before `zufolge`, `nach`
LONGEST_TIME = 6  # of the time behind it: `vom 3. Mai 2021`
FARTHEST_ES = 9  # from `hieß` to its `es`: `wie es gestern aus dem Ministerium hieß`
BEFORE_VERB, BEHIND_VERB = 12, 5  # from `beruft` to its `sich` and `auf`

_Finder = Callable[[Sentence, int], Cue | None]


def source_cues(sentence: Sentence) -> list[Cue]:
    """Return the cues without a verb of speech: `laut X`, `X zufolge`, `so X`, `heißt es`, `demnach`."""
    finders = _finders()
    found: list[Cue] = []
    if finders.keys().isdisjoint(sentence.vocabulary):
        return found
    for place, token in enumerate(sentence.tokens):
        finder = finders.get(token.low) if token.kind == WORD else None
        cue = finder(sentence, place) if finder is not None else None
        if cue is not None and not _is_inside_phrase(sentence, cue):
            found.append(cue)
    return found


def _is_inside_phrase(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a source backs a noun's attribute only: `die | nach eigenen Angaben | größte Reederei`."""
    after = sentence.tokens[cue.last] if cue.last < sentence.size else None
    attribute = after is not None and not after.capital and after.adjective
    relative = cue.first >= 2 and sentence.low(cue.first - 2) == ","
    return attribute and not relative and cue.first > 0 and sentence.is_in(cue.first - 1, "articles")


@cache
def _finders() -> dict[str, _Finder]:
    """Which word may open or close which cue."""
    finders: dict[str, _Finder] = {"nach": _nach, "so": _so, "sicht": _sicht}
    lists = {
        "before": _laut,
        "after": _zufolge,
        "pointing": _demnach,
        "invoking": _berufung,
        "relying": _beruft,
        "hearing": _heisst,
    }
    for name, finder in lists.items():
        for word in lexicon.words("speech", f"sources.{name}"):
            finders[word.lower()] = finder
    return finders


def _source(sentence: Sentence, first: int, verb: int, phrase: Phrase, frame: str = SOURCE_NAMED) -> Cue:
    start, end = sentence.span(phrase)
    bare = first < phrase.first and publisher_in(sentence, first, phrase)  # nach vom Zoll vorgelegten | Daten
    speakers = bare or speakers_of(sentence, phrase, content=frame in (NOUN, SO))
    return _published(sentence, Cue(frame, first, verb, max(verb + 1, phrase.last), speakers, start, end))


def _source_start(sentence: Sentence, place: int) -> int:
    """Return where a source begins behind words that say when and by whom it was published.

    `nach | bisher unbestätigten Angaben`, `laut | am Montag | veröffentlichten Daten`.
    """
    first = place
    while sentence.is_in(place, "adverbs") and not sentence.is_capital(place):
        place += 1
    if place > first and sentence.phrase_at(place) is None and sentence.is_capital(place + 1):
        return place + 1  # nicht bestätigten | Angaben
    return after_extension(sentence, place)


def _laut(sentence: Sentence, place: int) -> Cue | None:
    """Read `laut dem Ministerium`; `gemäß` counts only with somebody who can speak."""
    start = _source_start(sentence, place + 1)
    phrase = sentence.noun_phrase_at(start)
    if phrase is None:
        return None
    fit = sentence.low(place) == "laut" or sentence.can_speak(phrase) or names_source(sentence, phrase)
    return _source(sentence, place, place, phrase) if fit else None


def _zufolge(sentence: Sentence, place: int) -> Cue | None:
    """Read `dem Ministerium zufolge`, `ihm zufolge`."""
    before = sentence.tokens[place - 1] if place else None
    if before is not None and before.low in ("ihm", "ihr", "ihnen"):
        return Cue(SOURCE_NAMED, place - 1, place, place + 1, (pronoun(before),), before.start, before.end)
    phrase = _phrase_ending(sentence, place) or name_with_particle(sentence, place)
    return None if phrase is None else _source(sentence, phrase.first, place, phrase)


def _phrase_ending(sentence: Sentence, end: int) -> Phrase | None:
    """Return the longest noun phrase that ends before ``end`` and that no preposition governs."""
    end = _time_before(sentence, end)
    for first in range(max(sentence.clause_start(end), end - LONGEST_SOURCE), end):
        phrase = sentence.phrase_at(first, appositions=False)
        if phrase is not None and phrase.last == end:
            return None if sentence.is_in(first - 1, "prepositions") else phrase
    return None


def _time_before(sentence: Sentence, end: int) -> int:
    """Return where the time begins that ends at ``end``: `dem Bericht | vom 3. Mai zufolge`; else ``end``."""
    for place in range(end - 1, max(-1, end - LONGEST_TIME), -1):
        if sentence.low(place) in ("vom", "von", "am", "aus"):
            return place if place < end - 1 else end
        token = sentence.tokens[place]
        if not (token.kind == NUMBER or token.time or "adverbs" in token.classes):
            return end
    return end


def _nach(sentence: Sentence, place: int) -> Cue | None:
    """Read `nach Angaben des Amtes`, `seinen Worten nach`; not `nach meiner Meinung`."""
    behind = sentence.phrase_at(_source_start(sentence, place + 1))
    own = behind is not None and sentence.is_in(behind.first, "determiners")
    if behind is not None and own and sentence.low(behind.first).startswith(("mein", "unser")):
        return None
    if behind is not None and not behind.pronoun and names_source(sentence, behind):
        return _source(sentence, place, place, behind)
    if behind is not None and (owners := owners_of_noun(sentence, behind)):
        return Cue(SOURCE_NAMED, place, place, behind.last, owners, *sentence.span(behind))
    before = _phrase_ending(sentence, place)
    named = before is not None and names_source(sentence, before)
    return _source(sentence, before.first, place, before) if before is not None and named else None


def _so(sentence: Sentence, place: int) -> Cue | None:
    """Read `…, so der Minister`, and what points back: `So jedenfalls der Minister.`"""
    start = place + 1
    while place == 0 and sentence.is_in(start, "hedges"):  # So jedenfalls | der Minister
        start += 1
    phrase = sentence.phrase_at(start)
    if phrase is None or sentence.is_in(phrase.first, "oblique"):
        return None
    opened = sentence.is_capital(phrase.first) or sentence.is_in(phrase.first, "articles")
    pointing = place == 0 and opened and sentence.can_speak(phrase)
    behind = place > 0 and sentence.is_pause(place - 1)
    return _so_said(sentence, place, phrase) if pointing or behind else None


def _so_said(sentence: Sentence, place: int, phrase: Phrase) -> Cue | None:
    """Return the cue of `so` and who speaks; with a verb behind them it is left to the verb."""
    after = phrase.last
    while sentence.low(after) in word_class("after_so"):
        after += 1
    paused = sentence.is_pause(after) or sentence.low(after) in ("(", ")")
    closed = paused or sentence.is_in(after, "prepositions")
    return _source(sentence, place, place, phrase, SO) if closed else None


def _heisst(sentence: Sentence, place: int) -> Cue | None:
    """Read `heißt es in dem Bericht`, `wie es aus dem Ministerium hieß`, `hieß es`."""
    clause = sentence.clause_start(place)
    subject = sentence.find(range(place - 1, max(-1, place - FARTHEST_ES), -1), "es")
    if sentence.low(place + 1) == "es":
        first, last = place, place + 2
    elif subject is not None and (sentence.is_pause(place + 1) or subject == place - 1):
        first, last = subject, place + 1
    else:
        return None
    for start in (last, clause, first + 1):
        start += sentence.low(start) == "so"
        if not sentence.is_in(start, "places"):
            continue
        phrase = sentence.noun_phrase_at(start + 1, appositions=start >= last)
        if phrase is not None:
            cue = _source(sentence, min(first, start), place, phrase, HEARD)
            if sentence.low(start) in ("in", "aus") and all(_is_town(mention) for mention in cue.speakers):
                cue = replace(cue, speakers=())  # in Bern
            return replace(cue, last=max(last, phrase.last))
    return Cue(HEARD, clause if sentence.low(clause) == "wie" else first, place, last)


def _is_town(mention: Mention) -> bool:
    """Tell whether a name may be that of a town: one bare word that is no institution."""
    return (
        mention.kind == OTHER and mention.end - mention.start == len(mention.name) and " " not in mention.name
    )


def _demnach(sentence: Sentence, place: int) -> Cue | None:
    """Read `demnach`: the source named before."""
    token = sentence.tokens[place]
    if is_doubtful(token.low) and (place > 0 or not sentence.tokens[1:2] or sentence.is_capital(1)):
        return None
    mention = Mention(token.start, token.end, "", "", SOURCE, head=token.low)
    return Cue(SOURCE_NAMED, place, place, place + 1, (mention,), token.start, token.end, name=token.low)


def is_doubtful(word: str) -> bool:
    """Tell whether a word points back to a source only where one was made known: `Danach sank der Export`."""
    return word in lexicon.words("speech", "sources.doubtful")


def published_in(sentence: Sentence) -> Source | None:
    """Return who makes figures known in a sentence: `Am Montag legte | das Amt | die Zahlen vor`.

    None where nobody does; no mention where it isn't said who.
    """
    if _publishing().isdisjoint(sentence.vocabulary):
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
        return sentence.mentions(subject), sentence.span(subject)
    phrase = sentence.noun_phrase_at(noun_start(sentence, paper)) or sentence.noun_phrase_at(paper)
    if phrase is None:
        return (), (None, None)
    return speakers_of(sentence, phrase), sentence.span(phrase)


@cache
def _publishing() -> frozenset[str]:
    return frozenset(lexicon.words("speech", "sources.publishing"))


def _berufung(sentence: Sentence, place: int) -> Cue | None:
    """Read `unter Berufung auf das Ministerium`, `auf der Grundlage von Daten des Amtes`."""
    opened = sentence.low(place - 1) in ("unter", "mit", "der") and sentence.low(place + 1) in ("auf", "von")
    phrase = sentence.noun_phrase_at(place + 2) if opened else None
    return None if phrase is None else _source(sentence, place - 1, place, phrase, INVOKED)


def _beruft(sentence: Sentence, place: int) -> Cue | None:
    """Read `die sich auf das Ministerium beruft`, `und beruft sich dabei auf das Ministerium`."""
    near = range(max(0, place - BEFORE_VERB), min(sentence.size, place + BEHIND_VERB))
    if sentence.find(near, "sich") is None:
        return None
    for index in near:
        if sentence.low(index) != "auf":
            continue
        phrase = sentence.noun_phrase_at(index + 1, appositions=False)
        if phrase is not None and (index > place or phrase.last == place):
            return _source(sentence, min(index, place), place, phrase, INVOKED)
    return None


def _sicht(sentence: Sentence, place: int) -> Cue | None:
    """Read `aus Sicht des Verbandes`; not `aus Sicht deutscher Firmen`."""
    by = sentence.low(place + 1) in ("von", "vom")
    phrase = sentence.noun_phrase_at(place + 1 + by) if sentence.low(place - 1) == "aus" else None
    if phrase is None or (phrase.parts[0].article is None and not by):
        return None
    return _source(sentence, place - 1, place, phrase)


# ---------------------------------------------------------------- nouns


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
    cue = _source(sentence, noun.first, noun.first, noun, NOUN)
    if len(noun.parts) > 1 or (cue.speakers and cue.speakers[0].kind == PRONOUN):
        return cue
    subject = first_subject(sentence)
    if subject is None or noun.first <= subject.first < noun.last or not sentence.can_speak(subject):
        return replace(cue, speakers=())
    start, end = sentence.span(subject)
    return replace(cue, speakers=sentence.mentions(subject), start=start, end=end)

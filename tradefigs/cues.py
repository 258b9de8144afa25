"""Cues: the words in a sentence that say who speaks (`sagte X`, `wie X mitteilte`, `laut X`, `so X`).

A cue knows its speaker's mention and which tokens it takes up; where the statement itself lies, `quotes` decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from tradefigs import lexicon
from tradefigs.offices import document_nouns, institution_of, is_source_noun, office_of
from tradefigs.persons import INSTITUTION, OFFICE, OTHER, PERSON, PRONOUN, SOURCE, Mention, mentions_in
from tradefigs.phrases import (
    MARK,
    POINT,
    QUOTE,
    WORD,
    Part,
    Phrase,
    Token,
    is_adjective,
    is_time,
    read_phrase,
    word_class,
)
from tradefigs.verbs import FINITE, INFINITIVE, PARTICIPLE, Form, verb_forms

# How far behind its verb a separated prefix or a participle may stand, in tokens.
LONGEST_BRACKET = 40


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue of a sentence; ``first``, ``last``: its tokens, ``verb``: its finite verb (or the word that stands for it).

    ``frame``: `say`, `ask` (demands and promises), `state` (its own clause is the statement), `show` (documents),
    `source` (`laut X`), `so`, `wie` (`wie X mitteilte`), `hear` (`heißt es`), `noun` (`die Forderung, …`).
    ``speakers``: the mentions named; ``start``, ``end``: character offsets of the speaker's mention, None when unnamed.
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
    verb_name: str = ""


# ---------------------------------------------------------------- the sentence


class Sentence:
    """The tokens of one sentence, quotations taken as one token each, with what the cue finders ask about them."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens

    def low(self, place: int) -> str:
        """Return the word at ``place`` in lower case, an empty text outside the sentence."""
        return self.tokens[place].low if 0 <= place < len(self.tokens) else ""

    def is_in(self, place: int, name: str) -> bool:
        """Tell whether the word at ``place`` is one of a list of small words."""
        return 0 <= place < len(self.tokens) and name in self.tokens[place].classes

    def is_break(self, place: int) -> bool:
        """Tell whether the sentence pauses at ``place``: its end, a comma, a quotation, a colon."""
        if not 0 <= place < len(self.tokens):
            return True
        token = self.tokens[place]
        return token.kind == QUOTE or (token.kind == POINT and token.text in ",;:–—-.!?…")

    def clause_start(self, place: int) -> int:
        """Return where the part between two pauses begins in which ``place`` lies."""
        while place > 0 and not self.is_break(place - 1):
            place -= 1
        return place

    def clause_end(self, place: int) -> int:
        """Return the pause after ``place``."""
        while not self.is_break(place):
            place += 1
        return place

    def phrase_at(self, place: int, *, appositions: bool = True) -> Phrase | None:
        """Return the noun phrase at ``place``."""
        return read_phrase(self.tokens, place, appositions=appositions) if place < len(self.tokens) else None

    def mentions(self, phrase: Phrase) -> tuple[Mention, ...]:
        """Return whom a phrase names."""
        return tuple(mentions_in(self.text, self.tokens, phrase))

    def find_before(self, place: int, words: frozenset[str], farthest: int) -> int | None:
        """Return the nearest place before ``place`` where one of ``words`` stands, at most ``farthest`` tokens away."""
        for index in range(place - 1, max(-1, place - 1 - farthest), -1):
            if self.low(index) in words:
                return index
        return None


# ---------------------------------------------------------------- subjects


def subject_after(sentence: Sentence, verb: int) -> Phrase | None:
    """Return the subject behind a verb: `sagte am Montag | der Minister`."""
    place = verb + 1
    skipped_comma = False
    while place < len(sentence.tokens):
        token = sentence.tokens[place]
        if token.kind == QUOTE or (token.kind == POINT and token.text in ".:;!?–—"):
            return None
        if token.text == ",":
            closing = _parenthesis_end(sentence, place)
            if closing is None or skipped_comma:
                return None
            place, skipped_comma = closing, True
            continue
        if sentence.is_in(place, "prepositions") and not _may_be_subject(sentence, place):
            place = _after_prepositional(sentence, place)
            continue
        phrase = sentence.phrase_at(place)
        if phrase is not None and _may_be_nominative(sentence, phrase):
            return phrase
        if phrase is not None and not phrase.pronoun:
            phrase = sentence.phrase_at(place, appositions=False)
            place = phrase.last if phrase is not None else place + 1
            continue
        if sentence.is_in(place, "subordinators") and not sentence.is_in(place, "objects"):
            return None
        place += 1
    return None


def _may_be_subject(sentence: Sentence, place: int) -> bool:
    return False


def _parenthesis_end(sentence: Sentence, comma: int) -> int | None:
    """Return the token after the comma that closes `, wie die Agentur meldet,` or `, so …,`."""
    if sentence.low(comma + 1) not in ("wie", "so", "laut", "nach", "einem", "gegenüber"):
        return None
    for place in range(comma + 2, min(len(sentence.tokens), comma + 16)):
        if sentence.tokens[place].text == ",":
            return place + 1
    return None


def _after_prepositional(sentence: Sentence, place: int) -> int:
    """Return the token behind preposition and noun phrase."""
    phrase = sentence.phrase_at(place + 1, appositions=False)
    if phrase is None or phrase.pronoun:
        return place + 1 + (phrase is not None)
    if phrase.parts[0].article is None and is_time(sentence.tokens[phrase.first]):
        return phrase.first + 1
    first = phrase.parts[0]
    # `in Paris Patrick Brandmaier`: town and speaker side by side.
    if first.article is None and first.core == phrase.first and first.last - first.core >= 3:
        return first.core + 1
    if (
        first.article is None
        and first.core == phrase.first
        and first.last - first.core == 2
        and sentence.tokens[place].low in ("in", "aus")
        and len(phrase.parts) == 1
    ):
        return first.last
    return phrase.parts[0].last if len(phrase.parts) == 1 else phrase.last


_FEMININE = (
    "ung",
    "heit",
    "keit",
    "schaft",
    "ion",
    "tät",
    "ik",
    "ie",
    "enz",
    "anz",
    "in",
    "ei",
    "presse",
    "zeitung",
    "welle",
    "nachrichtenagentur",
    "agentur",
    "schau",
    "press",
    "times",
    "post",
)


def _may_be_nominative(sentence: Sentence, phrase: Phrase) -> bool:
    """Tell whether a phrase behind the verb can be its subject; `dem Sender`, `der Zeitung`, `Journalisten` can't."""
    if phrase.pronoun:
        return sentence.low(phrase.first) not in ("es",)
    first = phrase.parts[0]
    if sentence.is_in(phrase.first, "oblique"):
        return False
    words = [token for token in sentence.tokens[first.core : first.last] if token.capital]
    if not words:
        return sentence.tokens[first.core].kind == MARK
    if sentence.low(phrase.first) in ("der", "einer", "dieser", "seiner", "ihrer"):
        head = next(
            (word.text for word in words if office_of(word.text) or institution_of(word.text)), words[0].text
        )
        held, institution = office_of(head), institution_of(head)
        if held is not None:
            return not held.female
        if institution is not None:
            return institution[0] != "feminine"
        return not head.lower().endswith(_FEMININE)
    if first.article is None and first.core == phrase.first:
        return words[0].text not in _listeners() and not is_time(words[0])
    return not is_time(words[0])


@cache
def _listeners() -> frozenset[str]:
    return frozenset(lexicon.words("speech", "listeners.nouns"))


def subject_before(sentence: Sentence, verb: int) -> Phrase | None:
    """Return the subject in front of a verb: `| Der Minister (CDU) | sagte`, `| X, der gestern ankam, | sagte`."""
    for start in _fronts(sentence, verb):
        place = start
        while sentence.is_in(place, "focus") or sentence.low(place) in ("und", "aber", "doch", "denn"):
            place += 1
        phrase = sentence.phrase_at(place)
        if phrase is None or phrase.last > verb or not _may_be_front(sentence, phrase):
            continue
        if _reaches(sentence, phrase.last, verb):
            return phrase
    return None


def _fronts(sentence: Sentence, verb: int) -> Iterator[int]:
    """Yield where the part in front of ``verb`` may begin: its own clause, then the main clause before an insertion."""
    place = sentence.clause_start(verb)
    if place < verb:
        yield place
    while place > 0:
        before = sentence.tokens[place - 1]
        if before.kind == QUOTE or before.text in ":;":
            break
        place = sentence.clause_start(place - 1)
        if sentence.low(place) in ("und", "aber", "doch"):
            yield place
    if place < sentence.clause_start(verb):
        yield place


def _may_be_front(sentence: Sentence, phrase: Phrase) -> bool:
    if phrase.pronoun:
        return sentence.low(phrase.first) not in ("es",)
    return _may_be_nominative(sentence, phrase)


def _reaches(sentence: Sentence, place: int, verb: int) -> bool:
    """Tell whether nothing but adverbs, or an insertion between commas, stands from ``place`` to the verb."""
    if place == verb:
        return True
    if sentence.low(place) == "," and sentence.low(verb - 1) == ",":
        return not any(sentence.tokens[index].kind == QUOTE for index in range(place, verb))
    while sentence.is_in(place, "prepositions") and place < verb:
        place = _after_prepositional(sentence, place)
    if place == verb or (sentence.low(place) == "," and sentence.low(verb - 1) == ","):
        return True
    between = sentence.tokens[place:verb]
    return (
        place < verb
        and len(between) <= 4
        and all(token.kind == WORD and not token.capital and "adverbs" in token.classes for token in between)
    )


def relative_antecedent(sentence: Sentence, pronoun: int) -> Phrase | None:
    """Return the noun phrase before the comma that a relative pronoun refers to."""
    best = None
    for start in range(max(0, pronoun - 14), pronoun - 1):
        phrase = sentence.phrase_at(start)
        if phrase is not None and not phrase.pronoun and phrase.last == pronoun - 1:
            if best is None or phrase.first < best.first:
                return phrase
    return best


# ---------------------------------------------------------------- verbs


@dataclass(slots=True)
class _Verb:
    """A speech verb found in a sentence: its finite part, its last part, the reading."""

    form: Form
    finite: int
    end: int
    passive: bool = False
    final: bool = False
    controlled: bool = False
    used: set[int] = field(default_factory=set)


def find_verbs(sentence: Sentence) -> list[_Verb]:
    """Return the speech verbs of a sentence, each once, with the best of its readings."""
    found: list[_Verb] = []
    forms = verb_forms()
    taken: set[int] = set()
    for place, token in enumerate(sentence.tokens):
        if token.kind != WORD or place in taken or token.low not in forms:
            continue
        if token.capital or _is_attribute(sentence, place):
            continue
        verb = _best_reading(sentence, place, forms[token.low])
        if verb is not None:
            found.append(verb)
            taken |= verb.used | {verb.finite, verb.end}
    return found


def _is_attribute(sentence: Sentence, place: int) -> bool:
    """Tell whether the form stands as an adjective: `der bekannten Sängerin`, `das erklärte Ziel`."""
    if (
        not sentence.is_in(place - 1, "articles")
        or place + 1 >= len(sentence.tokens)
        or not sentence.tokens[place + 1].capital
    ):
        return False
    phrase = sentence.phrase_at(place + 1)
    return not (sentence.low(place - 1) == "das" and phrase is not None and is_animate(sentence, phrase))


def _best_reading(sentence: Sentence, place: int, readings: Sequence[Form]) -> _Verb | None:
    """Return the reading whose parts are all there; the one with the longest fixed part wins."""
    best: _Verb | None = None
    for form in readings:
        verb = _read_verb(sentence, place, form)
        if verb is None:
            continue
        if best is None or _weight(verb) > _weight(best):
            best = verb
    return best


def _weight(verb: _Verb) -> tuple[int, bool]:
    """A reading with more fixed words is better, then one with an auxiliary: `hat … erklärt`."""
    return len(verb.form.particle.split()), verb.form.kind != FINITE


def _read_verb(sentence: Sentence, place: int, form: Form) -> _Verb | None:
    if form.kind == FINITE:
        return _read_finite(sentence, place, form)
    if (
        form.kind == INFINITIVE
        and (sentence.low(place - 1) == "zu" or "zu" in sentence.low(place)[2:-4])
        and not form.particle
    ):
        return _read_controlled(sentence, place, form)
    return _read_compound(sentence, place, form)


def _read_controlled(sentence: Sentence, place: int, form: Form) -> _Verb | None:
    """Read an infinitive with `zu` that says what its subject says: `beeilte sich zu erklären, …`."""
    if sentence.low(place + 1) not in (",", ":") or form.frame != "say":
        return None
    start = sentence.clause_start(place)
    if sentence.low(start) in ("um", "ohne", "statt", "anstatt"):
        return None
    return _Verb(form, place, place, controlled=True)


def _read_finite(sentence: Sentence, place: int, form: Form) -> _Verb | None:
    if form.plural and form.verb.endswith(sentence.low(place)) and _is_infinitive_here(sentence, place):
        return None
    if form.verb == "sein" or (form.particle and form.verb.endswith("sein") and not form.particle):
        return None
    used: set[int] = set()
    end = place
    if form.particle:
        parts = _particle_places(sentence, place, form.particle.split())
        if parts is None:
            return None
        used, end = set(parts), max([place, *parts])
    return _Verb(form, place, end, final=_is_final(sentence, place), used=used)


def _is_infinitive_here(sentence: Sentence, place: int) -> bool:
    """Tell whether a form like `fordern` is the infinitive: behind `zu` or a modal verb, at the end of its clause."""
    if sentence.low(place - 1) == "zu":
        return True
    start = sentence.clause_start(place)
    governed = any(sentence.low(index) in _modals() | _passives() for index in range(start, place))
    at_end = sentence.is_break(place + 1) and place > start
    return governed and (at_end or sentence.low(place + 1) in ("und", "oder"))


def _is_final(sentence: Sentence, place: int) -> bool:
    """Tell whether the verb stands at the end of a clause that a subordinator or relative pronoun opens."""
    following = place + 1
    while sentence.low(following) in _haves() | _passives() | _modals() | _bes():
        following += 1
    if not (sentence.is_break(following) or sentence.low(following) in ("und", "oder")):
        return False
    return _opener(sentence, place) is not None


def _opener(sentence: Sentence, verb: int) -> int | None:
    """Return the word that opens the subordinate clause in which ``verb`` stands last."""
    place = verb
    if sentence.clause_start(verb) == verb:
        return _opener_before_apposition(sentence, verb)
    for _ in range(4):
        start = sentence.clause_start(place)
        if start < verb and sentence.is_in(start, "subordinators"):
            return start
        if start < verb and sentence.low(start - 1) == "," and sentence.is_in(start, "relatives"):
            phrase = sentence.phrase_at(start)  # `, der Minister sagte,` is no relative clause
            return None if phrase is not None and not phrase.pronoun and phrase.last == verb else start
        if (
            start < verb
            and sentence.low(start) in ("und", "oder")
            and sentence.is_in(start + 1, "subordinators")
        ):
            return start + 1
        if (
            start < verb - 1
            and start > 0
            and sentence.is_in(start, "prepositions")
            and sentence.is_in(start + 1, "relatives")
            and sentence.low(start - 1) == ","
        ):
            return start + 1
        if start == 0 or sentence.low(start - 1) != ",":
            return None
        place = start - 1
    return None


def _opener_before_apposition(sentence: Sentence, verb: int) -> int | None:
    """Return the `wie` of `wie der Direktor, Jan Meier, | mitteilte`."""
    place = verb
    for _ in range(4):
        place = sentence.clause_start(place - 1) if place > 0 else 0
        if sentence.is_in(place, "subordinators"):
            phrase = sentence.phrase_at(place + 1)
            return place if phrase is not None and phrase.last == verb - 1 else None
        if place == 0:
            return None
    return None


def _particle_places(sentence: Sentence, verb: int, words: Sequence[str]) -> list[int] | None:
    """Return where the words of a separated prefix stand: the last one closes the verb's clause."""
    lows = [word.lower() for word in words]
    if lows[0].startswith("("):  # rechnet mit
        preposition = lows[0].strip("()")
        clause = range(sentence.clause_start(verb), sentence.clause_end(verb + 1))
        return [verb] if any(sentence.low(place) == preposition for place in clause) else None
    limit = min(len(sentence.tokens), verb + LONGEST_BRACKET)
    last = None
    for place in range(verb + 1, limit):
        low = sentence.low(place)
        if sentence.tokens[place].kind == QUOTE or sentence.tokens[place].text in ":;":
            break
        if low in ("dass", "daß", "ob"):
            break
        if low == lows[-1] and (
            sentence.is_break(place + 1)
            or sentence.low(place + 1) in ("und", "oder", "sowie", "als", "wie", "")
        ):
            last = place
            break
    if last is None and len(lows) > 1 and verb > 0:  # `Davon geht X aus` and verb-final clauses
        last = next(
            (place for place in range(max(0, verb - 8), verb) if sentence.low(place) == lows[-1]), None
        )
    if (
        last is None
        and lows[-1] not in ("an", "auf", "aus", "mit", "zu", "ein", "vor", "vorher", "voraus")
        and _is_final(sentence, verb)
    ):
        last = next(
            (place for place in range(verb - 1, max(-1, verb - 4), -1) if sentence.low(place) == lows[-1]),
            None,
        )
    if last is None:
        return None
    places = [last]
    for word in reversed(lows[:-1]):
        farthest = max(-1, verb - 6) if word in _LOOSE else max(-1, places[-1] - 2)
        near = next(
            (
                place
                for place in range(places[-1] - 1, farthest, -1)
                if place != verb and sentence.low(place) == word
            ),
            None,
        )
        if near is None:
            return None
        places.append(near)
    return places


# Words of a fixed expression that may stand apart from the rest: `sagte sich gestern bereit`, `geht davon nicht aus`.
_LOOSE = frozenset(["von", "sich", "davon", "dazu", "darauf", "damit", "davor", "daraus", "dafür"])


def _read_compound(sentence: Sentence, place: int, form: Form) -> _Verb | None:
    """Read participle or infinitive with its auxiliary: `hat … erklärt`, `erklärt hatte`, `musste … betonen`."""
    moves = form.verb.endswith(("gehen", "fahren", "kommen"))
    helpers = (
        (_haves() | _passives() | (_bes() if moves else frozenset()))
        if form.kind == PARTICIPLE
        else _modals()
    )
    after = place + 1
    passive = form.kind == PARTICIPLE and sentence.low(after) in ("worden", "werden")
    if passive:
        after += 1
    finite: int | None = None
    if sentence.low(after) in helpers and sentence.low(after) not in ("worden",):
        finite = after
        passive = passive or sentence.low(after) in _passives()
    elif sentence.is_break(after) or sentence.low(after) in ("und", "oder", "sowie"):
        finite = _helper_before(sentence, place, helpers)
        if finite is not None:
            passive = passive or sentence.low(finite) in _passives()
    if finite is None:
        return None
    used: set[int] = {place}
    if form.particle:
        words = form.particle.lower().split()
        places = []
        for word in words:
            farthest = place - 32 if word in _LOOSE else place - 9
            near = next(
                (index for index in range(place - 1, max(-1, farthest), -1) if sentence.low(index) == word),
                None,
            )
            if near is None:
                return None
            places.append(near)
        used |= set(places)
    return _Verb(
        form,
        finite,
        max(place, after - 1, finite if finite > place else 0),
        passive=passive,
        final=finite > place and _is_final(sentence, place),
        used=used,
    )


def _helper_before(sentence: Sentence, place: int, helpers: frozenset[str]) -> int | None:
    """Return the finite auxiliary before a participle, past insertions but not past another clause."""
    for index in range(place - 1, max(-1, place - LONGEST_BRACKET), -1):
        token = sentence.tokens[index]
        if token.kind == QUOTE or token.text in ":;" or token.low in ("dass", "daß", "ob"):
            return None
        if token.low in helpers and token.low != "worden":
            return index
    return None


@cache
def _haves() -> frozenset[str]:
    return frozenset(lexicon.words("speech", "auxiliaries.have"))


@cache
def _bes() -> frozenset[str]:
    return frozenset(lexicon.words("speech", "auxiliaries.be"))


@cache
def _passives() -> frozenset[str]:
    return frozenset(lexicon.words("speech", "auxiliaries.passive"))


@cache
def _modals() -> frozenset[str]:
    return frozenset(lexicon.words("speech", "auxiliaries.modal"))


# ---------------------------------------------------------------- cues of verbs


def verb_cues(sentence: Sentence) -> list[Cue]:
    """Return a cue for every speech verb of the sentence."""
    cues = (
        _verb_cue(sentence, verb) for verb in find_verbs(sentence) if not _is_first_person(sentence, verb)
    )
    return [cue for cue in cues if _is_fit(sentence, cue)]


def _is_fit(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether the subject suits the verb: documents show, somebody who can speak expects."""
    if cue.frame == "show":
        return _is_document(sentence, cue)
    if cue.frame == "state":
        return any(mention.kind in (PERSON, OFFICE, INSTITUTION, PRONOUN) for mention in cue.speakers)
    return True


def _is_reported(verb: _Verb, sentence: Sentence) -> bool:
    """Tell whether the verb itself is in the subjunctive, so that its clause is what another says."""
    return (verb.form.subjunctive and verb.form.kind == FINITE) or sentence.low(verb.finite) in (
        "habe",
        "sei",
        "seien",
        "werde",
    )


def _is_first_person(sentence: Sentence, verb: _Verb) -> bool:
    return any(sentence.low(place) in ("ich", "wir") for place in (verb.finite - 1, verb.finite + 1))


def _is_document(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether what `shows` something is a document or figures: `Daten des Ministeriums`."""
    if cue.start is None or cue.end is None:
        return False
    return any(
        is_source_noun(token.text)
        for token in sentence.tokens
        if cue.start <= token.start < cue.end and token.capital
    )


def _verb_cue(sentence: Sentence, verb: _Verb) -> Cue:
    first = min(verb.finite, verb.end, *verb.used) if verb.used else min(verb.finite, verb.end)
    last = max(verb.finite, verb.end) + 1
    frame = verb.form.frame
    opener = _opener(sentence, verb.finite if verb.finite > verb.end else verb.end) if verb.final else None
    phrase: Phrase | None = None
    speakers: tuple[Mention, ...] = ()
    span: tuple[int | None, int | None] = (None, None)
    if verb.form.verb == "zitieren":
        phrase = _cited(sentence, verb)
    elif verb.passive:
        phrase = _agent(sentence, verb)
    elif verb.controlled:
        phrase = main_subject(sentence, verb.finite)
    elif opener is not None:
        first = opener
        frame = "wie" if sentence.low(opener) == "wie" else frame
        phrase = subject_after(sentence, opener)
        if phrase is not None and phrase.last > min(verb.finite, verb.end):
            phrase = None
        if phrase is None and sentence.low(opener) in ("der", "die", "das"):
            span = (sentence.tokens[opener].start, sentence.tokens[opener].end)
            antecedent = relative_antecedent(sentence, opener)
            speakers = sentence.mentions(antecedent) if antecedent is not None else ()
    else:
        phrase = _subject(sentence, verb)
    if phrase is None and verb.form.verb in ("hervorgehen", "verlauten"):
        phrase = _origin(sentence, verb)
    if phrase is not None:
        speakers = speakers_of_source(sentence, phrase)
        span = (sentence.tokens[phrase.first].start, sentence.tokens[phrase.last - 1].end)
        first, last = min(first, phrase.first), max(last, phrase.last)
    return Cue(
        frame,
        first,
        verb.finite,
        last,
        speakers,
        *span,
        passive=verb.passive,
        reported=_is_reported(verb, sentence),
        verb_name=verb.form.verb,
    )


def _cited(sentence: Sentence, verb: _Verb) -> Phrase | None:
    """Return whom somebody quotes: `Die Zeitung zitiert | einen Augenzeugen | mit den Worten`."""
    subject = subject_before(sentence, verb.finite) or subject_after(sentence, verb.finite)
    if verb.passive or subject is None or verb.final:
        return subject
    place = max(subject.last, verb.finite + 1)
    while not sentence.is_break(place):
        phrase = sentence.phrase_at(place)
        if phrase is not None and not sentence.is_in(place - 1, "prepositions"):
            return phrase
        place += 1
    return subject


def _subject(sentence: Sentence, verb: _Verb) -> Phrase | None:
    """Return the subject of a main clause: before the verb, or behind it where something else stands in front."""
    shared = _shared_subject(sentence, verb)
    if shared is not None:
        return shared
    before = subject_before(sentence, verb.finite)
    if before is not None and (is_animate(sentence, before) or not sentence.is_break(verb.finite - 1)):
        return before
    after = subject_after(sentence, verb.finite)
    if after is not None and (before is None or is_animate(sentence, after)):
        return after
    if before is not None or after is not None:
        return before or after
    return _name_with_particle(sentence, verb)


def is_animate(sentence: Sentence, phrase: Phrase) -> bool:
    """Tell whether a phrase names somebody who can speak: a person, an office, an institution."""
    return phrase.pronoun or any(
        mention.kind in (PERSON, OFFICE, INSTITUTION) for mention in sentence.mentions(phrase)
    )


def _shared_subject(sentence: Sentence, verb: _Verb) -> Phrase | None:
    """Return the subject that two verbs share: `X begrüßte dies und | sagte`."""
    if sentence.low(verb.finite - 1) not in ("und", "sowie", "aber", "oder", "doch"):
        return None
    return main_subject(sentence, verb.finite)


def main_subject(sentence: Sentence, end: int) -> Phrase | None:
    """Return the subject of the sentence's first clause, where it stands before token ``end``."""
    start = 0
    while sentence.is_in(start, "focus"):
        start += 1
    phrase = sentence.phrase_at(start)
    if phrase is None or not _may_be_nominative(sentence, phrase):
        phrase = subject_after(sentence, start)
    return phrase if phrase is not None and phrase.last <= end else None


def _name_with_particle(sentence: Sentence, verb: _Verb) -> Phrase | None:
    """Return a name that begins the sentence with `Von der …`."""
    if verb.finite not in (2, 3) or sentence.low(0) not in ("von", "van", "de", "al"):
        return None
    if (
        not all(sentence.is_in(place, "articles") for place in range(1, verb.finite - 1))
        or not sentence.tokens[verb.finite - 1].capital
    ):
        return None
    return Phrase(0, verb.finite, (Part(0, 0, verb.finite, None),), (0,))


def _origin(sentence: Sentence, verb: _Verb) -> Phrase | None:
    """Return from where it comes: `geht | aus einem Bericht | hervor`, `aus Kreisen verlautete`."""
    for place in range(sentence.clause_start(verb.finite), sentence.clause_end(verb.end)):
        if sentence.low(place) == "aus":
            return sentence.phrase_at(place + 1, appositions=False)
    return None


def _agent(sentence: Sentence, verb: _Verb) -> Phrase | None:
    """Return who does it in a passive clause: `wurde | von Kritikern | bemängelt`."""
    start, end = sorted((verb.finite, verb.end))
    for place in range(sentence.clause_start(start), end):
        if sentence.low(place) in ("von", "vom", "durch"):
            phrase = sentence.phrase_at(place + 1, appositions=False)
            if phrase is not None and not phrase.pronoun:
                return phrase
        if sentence.low(place) in ("in", "im"):
            phrase = sentence.phrase_at(place + 1, appositions=False)
            if phrase is not None and any(
                sentence.low(index).endswith(document_nouns())
                for index in range(phrase.parts[0].core, phrase.parts[0].last)
            ):
                return phrase
    return None


# ---------------------------------------------------------------- cues without a verb


def source_cues(sentence: Sentence) -> list[Cue]:
    """Return the cues that name a source without a verb of speech: `laut X`, `X zufolge`, `so X`, `heißt es`, `demnach`."""
    found: list[Cue] = []
    for place, token in enumerate(sentence.tokens):
        if token.kind != WORD:
            continue
        finder = _finders().get(token.low)
        cue = finder(sentence, place) if finder is not None else None
        if cue is not None:
            found.append(cue)
    return found


@cache
def _finders() -> dict[str, _Finder]:
    finders: dict[str, _Finder] = dict.fromkeys(
        (word.lower() for word in lexicon.words("speech", "sources.before")), _laut
    )
    finders |= dict.fromkeys(lexicon.words("speech", "sources.after"), _zufolge)
    finders |= dict.fromkeys(lexicon.words("speech", "sources.pointing"), _pointing)
    finders |= dict.fromkeys(
        (word.lower() for word in lexicon.words("speech", "sources.invoking")), _invoking
    )
    finders |= dict.fromkeys(("beruft", "berufen", "berief", "beriefen", "stützt", "stützen"), _relying)
    return finders | {
        "nach": _nach,
        "so": _so,
        "heißt": _hear,
        "hieß": _hear,
        "heisst": _hear,
        "sicht": _view,
    }


_Finder = Callable[[Sentence, int], Cue | None]


def _source_cue(sentence: Sentence, first: int, verb: int, phrase: Phrase, frame: str = "source") -> Cue:
    last = max(verb + 1, phrase.last)
    start, end = sentence.tokens[phrase.first].start, sentence.tokens[phrase.last - 1].end
    return Cue(
        frame, first, verb, last, speakers_of_source(sentence, phrase, content=frame == "noun"), start, end
    )


def speakers_of_source(sentence: Sentence, phrase: Phrase, *, content: bool = False) -> tuple[Mention, ...]:
    """Return who speaks through a source: `Angaben | des Amtes`, `seinen Worten`, `Celebis Angaben`, `Treier`."""
    head = phrase.parts[0]
    words = [index for index in range(head.core, head.last) if sentence.tokens[index].capital]
    noun = next(
        (
            index
            for index in words
            if is_source_noun(sentence.tokens[index].text)
            or (content and sentence.low(index) in _content_nouns())
        ),
        None,
    )
    if noun is None:
        return sentence.mentions(phrase)
    owner = sentence.tokens[phrase.first]
    if owner.low.startswith(("sein", "ihr")) and phrase.first < noun:
        return (
            Mention(
                owner.start,
                owner.end,
                "",
                "",
                PRONOUN,
                "male" if owner.low.startswith("sein") else "female",
                head=owner.low,
            ),
        )
    if (
        noun > head.core
        and sentence.tokens[noun - 1].capital
        and sentence.tokens[noun - 1].text.endswith(("s", "'", "’"))
    ):
        return (_genitive_name(sentence.tokens[noun - 1]),)
    if (
        noun + 1 < head.last
        and sentence.tokens[noun + 1].capital
        and sentence.tokens[noun + 1].text.endswith(("s", "'", "’"))
    ):
        return (_genitive_name(sentence.tokens[noun + 1]),)
    if noun + 1 < head.last and sentence.tokens[noun + 1].capital:  # Statistik Austria
        start, end = sentence.tokens[noun].start, sentence.tokens[head.last - 1].end
        return (
            Mention(start, end, sentence.text[start:end], "", INSTITUTION, head=sentence.tokens[noun].text),
        )
    if len(phrase.parts) > 1 and sentence.low(phrase.parts[1].first - 1) in (
        "bei",
        "beim",
        "in",
        "im",
        "an",
        "am",
        "auf",
        "aus",
        "für",
        "gegen",
        "unter",
        "zur",
        "zum",
    ):
        return ()
    if len(phrase.parts) == 1:
        definite = sentence.low(phrase.first) in (
            "der",
            "die",
            "das",
            "dem",
            "den",
            "dieser",
            "diese",
            "diesen",
            "diesem",
        )
        token = sentence.tokens[noun]
        return (Mention(token.start, token.end, "", "", SOURCE, head=token.low),) if definite else ()
    parts = phrase.parts[1:]
    heads = tuple(sorted({0, *(place - 1 for place in phrase.heads if place > 1)}))
    return sentence.mentions(Phrase(parts[0].first, phrase.last, parts, heads))


def _genitive_name(token: Token) -> Mention:
    name = (
        token.text.rstrip("'’").removesuffix("s")
        if not token.text.endswith(("'", "’"))
        else token.text.rstrip("'’")
    )
    return Mention(token.start, token.end, name, "", OTHER, head=name)


def _laut(sentence: Sentence, place: int) -> Cue | None:
    """Read `laut dem Ministerium`; `gemäß` counts only with somebody who can speak."""
    start = place + 1
    while sentence.is_in(start, "adverbs") and not sentence.tokens[start].capital:
        start += 1
    phrase = sentence.phrase_at(start)
    if phrase is None or phrase.pronoun:
        return None
    if sentence.low(place) != "laut" and not (is_animate(sentence, phrase) or _is_source(sentence, phrase)):
        return None
    return _source_cue(sentence, place, place, phrase)


def _phrase_ending(sentence: Sentence, end: int) -> Phrase | None:
    """Return the longest noun phrase that ends before token ``end``."""
    start = max(sentence.clause_start(end), end - 16)
    for first in range(start, end):
        if first > start and sentence.is_in(first - 1, "prepositions") and first - 1 == start:
            continue
        phrase = sentence.phrase_at(first, appositions=False)
        if phrase is not None and phrase.last == end:
            return phrase
    return None


def _zufolge(sentence: Sentence, place: int) -> Cue | None:
    pronoun = sentence.low(place - 1)
    if pronoun in ("ihm", "ihr", "ihnen"):
        token = sentence.tokens[place - 1]
        gender = {"ihm": "male", "ihr": "female"}.get(pronoun, "")
        mention = Mention(token.start, token.end, "", "", PRONOUN, gender, head=pronoun)
        return Cue("source", place - 1, place, place + 1, (mention,), token.start, token.end)
    phrase = _phrase_ending(sentence, place)
    return None if phrase is None else _source_cue(sentence, phrase.first, place, phrase)


def _nach(sentence: Sentence, place: int) -> Cue | None:
    phrase = sentence.phrase_at(place + 1)
    if phrase is not None and sentence.low(phrase.first).startswith(("mein", "unser")):
        return None
    if phrase is not None and not phrase.pronoun and _is_source(sentence, phrase):
        return _source_cue(sentence, place, place, phrase)
    before = _phrase_ending(sentence, place)
    if before is not None and _is_source(sentence, before):
        return _source_cue(sentence, before.first, place, before)
    return None


def _is_source(sentence: Sentence, phrase: Phrase) -> bool:
    head = phrase.parts[0]
    return any(is_source_noun(sentence.tokens[index].text) for index in range(head.core, head.last))


def _so(sentence: Sentence, place: int) -> Cue | None:
    """Read `…, so der Minister`; `so` with a verb behind it is left to the verb."""
    if not sentence.is_break(place - 1):
        return None
    phrase = sentence.phrase_at(place + 1)
    if phrase is None or sentence.is_in(phrase.first, "oblique"):
        return None
    after = phrase.last
    while sentence.low(after) in (
        "weiter",
        "wörtlich",
        "heute",
        "gestern",
        "abschließend",
        "zusammenfassend",
        "dazu",
        "zuletzt",
    ):
        after += 1
    if place == 0 and not (phrase.pronoun and False):
        return None
    if not (
        sentence.is_break(after)
        or sentence.is_in(after, "prepositions")
        or sentence.tokens[after].text in ")("
    ):
        return None
    return _source_cue(sentence, place, place, phrase, "so")


def _hear(sentence: Sentence, place: int) -> Cue | None:
    """Read `heißt es in dem Bericht`, `wie es aus dem Ministerium hieß`, `hieß es`."""
    if sentence.low(place + 1) == "es":
        first, last = place, place + 2
    elif (
        "es" in (sentence.low(index) for index in range(max(0, place - 8), place))
        and sentence.is_break(place + 1)
        or sentence.low(place - 1) == "es"
    ):
        first = next(index for index in range(place - 1, -1, -1) if sentence.low(index) == "es")
        last = place + 1
    else:
        return None
    for start in (last, sentence.clause_start(place), first + 1):
        if sentence.low(start) == "so":
            start += 1
        if sentence.low(start) in ("in", "im", "bei", "beim", "aus", "von", "seitens", "auf"):
            phrase = sentence.phrase_at(start + 1, appositions=start >= last)
            if phrase is not None and not phrase.pronoun:
                cue = _source_cue(sentence, min(first, start), place, phrase, "hear")
                return replace(cue, last=max(last, phrase.last))
    clause = sentence.clause_start(place)
    first = clause if sentence.low(clause) == "wie" else first
    return Cue("hear", first, place, last)


def _pointing(sentence: Sentence, place: int) -> Cue | None:
    """Read `demnach`: the source named before."""
    if sentence.low(place) in ("danach", "wonach"):
        return None
    token = sentence.tokens[place]
    mention = Mention(token.start, token.end, "", "", SOURCE, head=token.low)
    return Cue("source", place, place, place + 1, (mention,), token.start, token.end)


def _invoking(sentence: Sentence, place: int) -> Cue | None:
    """Read `unter Berufung auf das Ministerium`, `auf der Grundlage von Daten des Amtes`."""
    if sentence.low(place - 1) not in ("unter", "mit", "der") or sentence.low(place + 1) not in (
        "auf",
        "von",
    ):
        return None
    phrase = sentence.phrase_at(place + 2)
    if phrase is None or phrase.pronoun:
        return None
    return _source_cue(sentence, place - 1, place, phrase, "invoke")


def _relying(sentence: Sentence, place: int) -> Cue | None:
    """Read `die sich auf das Ministerium beruft`, `und beruft sich dabei auf das Ministerium`."""
    near = range(max(0, place - 12), min(len(sentence.tokens), place + 5))
    if not any(sentence.low(index) == "sich" for index in near):
        return None
    for index in near:
        if sentence.low(index) == "auf":
            phrase = sentence.phrase_at(index + 1, appositions=False)
            if phrase is not None and not phrase.pronoun and (index > place or phrase.last == place):
                return _source_cue(sentence, min(index, place), place, phrase, "invoke")
    return None


def _view(sentence: Sentence, place: int) -> Cue | None:
    """Read `aus Sicht des Verbandes`."""
    owner = place + 2 if sentence.low(place + 1) in ("von", "vom") else place + 1
    phrase = sentence.phrase_at(owner)
    if sentence.low(place - 1) != "aus" or phrase is None or phrase.pronoun:
        return None
    if phrase.parts[0].article is None and owner == place + 1:  # aus Sicht deutscher Firmen
        return None
    return _source_cue(sentence, place - 1, place, phrase)


def noun_cues(sentence: Sentence) -> list[Cue]:
    """Return the cues of nouns that carry a statement: `die Forderung der Gewerkschaft, …`."""
    found = []
    nouns = _content_nouns()
    for place, token in enumerate(sentence.tokens):
        if token.low not in nouns or not token.capital:
            continue
        first = place
        while first > 0 and not sentence.is_break(first - 1) and _opens_noun(sentence, first - 1):
            first -= 1
        phrase = sentence.phrase_at(first) or sentence.phrase_at(place)
        if phrase is None or phrase.pronoun:
            continue
        cue = _source_cue(sentence, phrase.first, phrase.first, phrase, "noun")
        if len(phrase.parts) == 1 and not (cue.speakers and cue.speakers[0].kind == PRONOUN):
            cue = _with_subject(sentence, cue, phrase)
        found.append(cue)
    return found


def _with_subject(sentence: Sentence, cue: Cue, noun: Phrase) -> Cue:
    """Return the cue of a noun without attribute with the subject as speaker: `X machte die Vorgabe, dass …`."""
    subject = main_subject(sentence, len(sentence.tokens))
    if subject is None or noun.first <= subject.first < noun.last or not is_animate(sentence, subject):
        return replace(cue, speakers=())
    start, end = sentence.tokens[subject.first].start, sentence.tokens[subject.last - 1].end
    return replace(cue, speakers=sentence.mentions(subject), start=start, end=end)


def _opens_noun(sentence: Sentence, place: int) -> bool:
    token = sentence.tokens[place]
    return (
        sentence.is_in(place, "articles")
        or sentence.is_in(place, "determiners")
        or (not token.capital and is_adjective(token))
    )


@cache
def _content_nouns() -> frozenset[str]:
    return frozenset(noun.lower() for noun in lexicon.words("speech", "nouns.content"))


def find_cues(sentence: Sentence) -> list[Cue]:
    """Return all cues of a sentence in order, without a source that is put into a reporting clause.

    In `„…“, sagte X laut der Agentur` X speaks.
    """
    verbs = verb_cues(sentence)
    sources = [cue for cue in source_cues(sentence) if not any(_holds(sentence, verb, cue) for verb in verbs)]
    taken = [(cue.first, cue.last) for cue in sources]
    nouns = [
        cue for cue in noun_cues(sentence) if not any(first <= cue.first < last for first, last in taken)
    ]
    return sorted([*verbs, *sources, *nouns], key=lambda cue: (cue.first, cue.last))


def _holds(sentence: Sentence, verb: Cue, source: Cue) -> bool:
    return (
        source.frame == "source"
        and verb.frame in ("say", "ask")
        and verb.verb < source.first < max(sentence.clause_end(verb.verb), verb.last)
        and verb.start is not None
    )

"""The verbs of a sentence that report speech, with all their parts: `teilte … mit`, `hat … erklärt`.

Places are token indexes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tradefigs.language.verbs import (
    FINITE,
    INFINITIVE,
    INSEPARABLE,
    PARTICIPLE,
    Form,
    auxiliaries,
    speech_words,
    verb_forms,
)
from tradefigs.language.words import NUMBER, WORD, word_class
from tradefigs.quotes.names.surnames import surnames_in
from tradefigs.quotes.sentences.sentences import Sentence
from tradefigs.quotes.sentences.subjects import after_prepositional, opener_of, subject_after

# How far from its verb a separated prefix or a participle may stand.
LONGEST_BRACKET = 40
# How far apart the words of a fixed expression may stand: loose ones like `sich`, the others.
FAR, NEAR = 32, 9


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb that reports speech: ``finite`` its finite part, ``places`` all its parts.

    ``final``: it closes a subordinate clause. ``controlled``: an infinitive with `zu` whose subject is
    another verb's. ``states``: a noun may stand for what is said, `sagte ein Plus voraus`.
    """

    form: Form
    finite: int
    places: tuple[int, ...]
    passive: bool = False
    final: bool = False
    controlled: bool = False
    states: bool = False

    @property
    def first(self) -> int:
        """The first of its places."""
        return min(self.places)

    @property
    def last(self) -> int:
        """The place behind its last part."""
        return max(self.places) + 1

    @property
    def is_fronted(self) -> bool:
        """Whether a participle opens the sentence: `Mitgeteilt hat das X`."""
        return self.finite == 1 and self.places[0] == 0


def find_predicates(sentence: Sentence) -> list[Predicate]:
    """Return the verbs of a sentence that report speech, each once, in the best of its readings."""
    found: list[Predicate] = []
    taken: set[int] = set()
    forms, vocabulary = verb_forms(), sentence.vocabulary
    if forms.keys().isdisjoint(vocabulary):
        return found
    for place, token in enumerate(sentence.tokens):
        small = not token.capital or _is_fronted(sentence, place)
        readings = forms.get(token.low) if token.kind == WORD and small else None
        if readings is None or place in taken:
            continue
        if _is_attribute(sentence, place) or _is_compared(sentence, place):
            continue
        predicate = _best(_read(sentence, place, form) for form in readings if form.needed <= vocabulary)
        if predicate is not None:
            found.append(predicate)
            taken.update(predicate.places)
    return found


def _is_fronted(sentence: Sentence, place: int) -> bool:
    """Tell whether a participle opens the sentence: `Mitgeteilt | hat das X`, `Verkündet wurde das von X`."""
    return place == 0 and sentence.low(1) in auxiliaries("have", "passive")


def _best(readings: Iterable[Predicate | None]) -> Predicate | None:
    """Return the reading with the most fixed words (`zu bedenken geben`), then one with an auxiliary."""
    complete = [reading for reading in readings if reading is not None]

    def weight(reading: Predicate) -> tuple[int, bool]:
        fixed = sum(not word.startswith("(") for word in reading.form.fixed)
        return fixed, reading.form.kind != FINITE

    best = max(complete, key=weight, default=None)
    states = any(reading.form.frame == "state" for reading in complete)
    return replace(best, states=True) if best is not None and states else best


_POSSESSIVES = ("sein", "ihr", "mein", "unser")


def _is_attribute(sentence: Sentence, place: int) -> bool:
    """Tell whether the form stands as an adjective: `der bekannten Sängerin`, `das erklärte Ziel`."""
    if _is_extended_attribute(sentence, place) or _is_possessive(sentence, place):
        return True
    owned = sentence.low(place - 1).startswith(_POSSESSIVES) and sentence.is_in(place - 1, "determiners")
    if not (owned or sentence.is_in(place - 1, "articles")) or not sentence.is_capital(place + 1):
        return False
    if sentence.low(place - 1) != "das":
        return True
    phrase = sentence.phrase_at(place + 1)  # `das erklärte der Minister`, `das zeigen Zahlen`
    spoken = phrase is not None and sentence.can_speak(phrase)
    spoken = spoken or sentence.tokens[place + 1].text in surnames_in(sentence.text)
    word = sentence.low(place)  # `sagte` is no attribute: that would be `gesagte`
    return not spoken and word.endswith("e") and (word.startswith(INSEPARABLE) or "ier" in word)


def _is_possessive(sentence: Sentence, place: int) -> bool:
    """Tell whether `meine` is no verb: `war | meine | beste Partie`, `für | meine | Partei`."""
    if sentence.low(place) not in ("meine", "meinen"):
        return False
    before, following = sentence.low(place - 1), sentence.tokens[min(place + 1, sentence.size - 1)]
    phrase = sentence.phrase_at(place + 1) if following.capital else None
    if phrase is not None and following.text not in surnames_in(sentence.text):
        return not sentence.can_speak(phrase)
    described = following.adjective and not following.article
    return described or before in auxiliaries() or sentence.is_in(place - 1, "prepositions")


def _is_extended_attribute(sentence: Sentence, place: int) -> bool:
    """Tell whether the form belongs to a noun with all before it: `Der für 2020 | erwartete | Wert`."""
    start = sentence.clause_start(place)
    if not (sentence.is_in(start, "articles") and sentence.is_in(start + 1, "prepositions")):
        return False
    return sentence.is_capital(place + 1) and after_prepositional(sentence, start + 1) == place


FARTHEST_AS = 6  # tokens from a participle back to its `als`


def _is_compared(sentence: Sentence, place: int) -> bool:
    """Tell whether a form only says what something is compared with: `höher als vom Amt | erwartet`."""
    near = range(place - 1, max(-1, place - FARTHEST_AS), -1)
    compared = sentence.find(near, "als")
    if compared is None or compared == place - 1:
        return compared is not None
    agent = sentence.low(compared + 1) in ("von", "vom")
    return agent and after_prepositional(sentence, compared + 1) == place


def _read(sentence: Sentence, place: int, form: Form) -> Predicate | None:
    if form.frame == "state" and form.verb in speech_words("verbs.with_amount"):
        opener = opener_of(sentence, place) if _is_final(sentence, place) else None
        states = sentence.has_amount and (opener is None or sentence.low(opener) in word_class("contrasts"))
        if not states or (form.verb == "nennen" and not _names_amount(sentence, place)):
            return None
    if form.kind == FINITE:
        return _read_finite(sentence, place, form)
    with_zu = sentence.low(place - 1) == "zu" or "zu" in sentence.low(place)[2:-4]
    if form.kind == INFINITIVE and with_zu and not form.particle:
        return _read_controlled(sentence, place, form)
    return _read_compound(sentence, place, form)


def _names_amount(sentence: Sentence, verb: int) -> bool:
    """Tell `nannte einen Export von 3 Mrd. Euro` from `nannte den Export von 3 Mrd. Euro einen Erfolg`."""
    numbers = (place for place in range(verb, sentence.size) if sentence.tokens[place].kind == NUMBER)
    subject = sentence.phrase_at(verb + 1)  # nennt | die Bank | 3 Mrd. Euro
    spoken = subject is not None and sentence.can_speak(subject)
    behind = subject.last if subject is not None and spoken else verb + 1
    known = sentence.find(range(behind, next(numbers, sentence.size)), "den", "die", "das", "dies")
    return known is None and not sentence.quotes


# ---------------------------------------------------------------- finite verbs


def _read_finite(sentence: Sentence, place: int, form: Form) -> Predicate | None:
    if form.plural and form.verb.endswith(sentence.low(place)) and _is_infinitive(sentence, place):
        return None
    if sentence.low(place + 1) == "worden" or (form.plural and _is_participle(sentence, place)):
        return None
    final = _is_final(sentence, place)
    parts = _particle_places(sentence, place, form.fixed, final=final)
    if not form.fixed and not final and _has_prefix(sentence, place):
        return None
    return None if parts is None else Predicate(form, place, (place, *parts), final=final)


def _is_infinitive(sentence: Sentence, place: int) -> bool:
    """Tell whether a form like `fordern` is the infinitive: behind `zu` or a modal verb."""
    if sentence.low(place - 1) == "zu":
        return True
    start = sentence.clause_start(place)
    closed = sentence.is_pause(place + 1) or sentence.low(place + 1) in ("und", "oder")
    governing = auxiliaries("modal", "passive") | _MANY_MUST
    return closed and any(sentence.low(index) in governing for index in range(start, place))


_MANY_MUST = frozenset(["müssen", "dürfen", "sollen"])


def _is_participle(sentence: Sentence, place: int) -> bool:
    """Tell whether a past form like `gestanden` is a participle: `Dort seien Schiffe | gestanden |.`"""
    if not any(form.kind == PARTICIPLE for form in verb_forms()[sentence.low(place)]):
        return False
    before = range(sentence.clause_start(place), place)
    return sentence.is_pause(place + 1) and any(sentence.low(index) in auxiliaries() for index in before)


def _has_prefix(sentence: Sentence, verb: int) -> bool:
    """Tell whether a prefix makes another verb of one: `Die Lage | sieht | anders | aus |: …`.

    Behind what is said it is one of speech, too: `…, rief er ihnen zu`.
    """
    last = sentence.clause_end(verb) - 1
    return last > verb and sentence.low(last) in _PREFIXES and not sentence.is_pause(verb - 1)


def _is_final(sentence: Sentence, place: int) -> bool:
    """Tell whether the verb stands at the end of a clause that a subordinator or relative pronoun opens.

    Not the verb right behind a comma and `und`: `sagte, der Export steige, und | betonte, …`.
    """
    if sentence.low(place - 1) in ("und", "aber", "doch") and sentence.low(place - 2) == ",":
        return False
    following = place + 1
    while sentence.low(following) in auxiliaries():
        following += 1
    closed = sentence.is_pause(following) or sentence.low(following) in ("und", "oder")
    return closed and opener_of(sentence, place) is not None


def _particle_places(sentence: Sentence, verb: int, words: Sequence[str], *, final: bool) -> list[int] | None:
    """Return where the fixed words of a verb stand, None where one is missing."""
    if not words:
        return []
    if words[0].startswith("("):  # rechnet (mit), gibt (mit) … an
        clause = range(sentence.clause_start(verb), _clause_end(sentence, verb))
        if sentence.find(clause, words[0].strip("()")) is None:
            return None
        return _particle_places(sentence, verb, words[1:], final=final)
    last = None if final else _bracket_end(sentence, verb, words[-1])  # Wie X sagte, machte er 3 Mio. aus
    if last is None and len(words) > 1:  # `Davon geht X aus`, `dass er darauf hinwies`
        last = sentence.find(range(max(0, verb - NEAR + 1), verb), words[-1])
    if last is None and words[-1] in _LOOSE and sentence.low(verb - 1) == words[-1]:  # Damit rechnet X
        last = verb - 1
    if last is None and sentence.low(verb - 1) == words[-1] and sentence.low(verb - 2) in _THESE:
        last = verb - 1  # Diese Prognose wagt X
    if last is None and final and len(words[-1]) > 3:  # wie er bekannt gab
        last = sentence.find(range(verb - 1, max(-1, verb - 4), -1), words[-1])
    return None if last is None else _words_before(sentence, verb, last, words)


def _clause_end(sentence: Sentence, verb: int) -> int:
    """Return where a verb's clause ends; its subject may be named twice: `rechnet der Chef, Kos, mit |`."""
    end = sentence.clause_end(verb + 1)
    subject = subject_after(sentence, verb) if sentence.low(end) == "," else None
    if subject is None or subject.last <= end or sentence.low(subject.last) != ",":
        return end
    return sentence.clause_end(subject.last + 1)


def _bracket_end(sentence: Sentence, verb: int, word: str) -> int | None:
    """Return where the prefix stands that closes the verb's clause: `teilte der Minister am Montag | mit`."""
    for place in range(verb + 1, min(sentence.size, verb + LONGEST_BRACKET)):
        low = sentence.low(place)
        if sentence.is_quote(place) or low in (":", ";") or sentence.is_in(place, "that"):
            return None
        if low in _MARKS_OF_INSERTION and _goes_on_behind(sentence, verb, place):
            return None
        end = place + 1 + sentence.is_in(place + 1, "pointers")  # zeigte sich zufrieden | darüber, dass
        closes = sentence.is_pause(end) or sentence.low(place + 1) in _AFTER_BRACKET
        if closes and (low == word or low in _PREFIXES):  # `wies ein Minus auf, das kleiner fiel | aus`
            return place if low == word else None
    return None


def _goes_on_behind(sentence: Sentence, verb: int, comma: int) -> bool:
    """Tell whether a clause goes on behind one put into it: `Der Export machte, sagte Kos |, 3 Mrd. aus`."""
    following = sentence.tokens[comma + 1] if comma + 1 < sentence.size else None
    opened = sentence.is_pause(verb - 1) or sentence.low(verb - 1) in _MARKS_OF_INSERTION
    inserted = verb > 0 and opened and following is not None
    return inserted and following is not None and (following.kind == NUMBER or following.low in _AMOUNTS)


_MARKS_OF_INSERTION = frozenset([",", "–", "—", "-"])
# What stands before an amount.
_AMOUNTS = frozenset(["auf", "um", "bei", "rund", "etwa", "über", "mehr", "fast", "knapp", "gut", "$", "€"])
_THESE = frozenset(["diese", "dieses", "diesen", "dieser"])
# What closes the clause of some verb whenever a pause follows.
_PREFIXES = frozenset(["ab", "an", "auf", "aus", "ein", "vor", "zu", "zurück"])
_AFTER_BRACKET = frozenset(["und", "oder", "sowie", "als", "wie", "("])
# Words of a fixed expression that may stand apart from the rest: `erklärte sich gestern bereit`, `geht davon
# nicht aus`.
_LOOSE = frozenset(["von", "sich", "davon", "dazu", "darauf", "damit", "davor", "daraus", "dafür"])


def _words_before(sentence: Sentence, verb: int, last: int, words: Sequence[str]) -> list[int] | None:
    places = [last]
    for word in reversed(words[:-1]):
        loose = word in _LOOSE  # Dafür sprach | sich X aus
        farthest, first = (verb - 6, max(places)) if loose else (places[-1] - 2, places[-1])
        near = (place for place in range(first - 1, max(-1, farthest), -1) if place not in (verb, *places))
        found = next((place for place in near if sentence.low(place) == word), None)
        if found is None and sentence.low(verb - 1) == word and sentence.low(verb - 2) in _THESE:
            found = verb - 1  # Diese | Prognose | gab X ab
        if found is None:
            return None
        places.append(found)
    return places


# ---------------------------------------------------------------- participles and infinitives


def _read_controlled(sentence: Sentence, place: int, form: Form) -> Predicate | None:
    """Read an infinitive with `zu` that says what its subject says: `beeilte sich zu erklären, …`."""
    clause = range(sentence.clause_start(place), place)
    purpose = sentence.find(clause, "um", "ohne", "statt", "anstatt") is not None
    if sentence.low(place + 1) not in (",", ":") or form.frame != "say" or purpose:
        return None
    return Predicate(form, place, (place,), controlled=True)


def _read_compound(sentence: Sentence, place: int, form: Form) -> Predicate | None:
    """Read a participle or infinitive with its auxiliary: `hat … erklärt`, `musste … betonen`."""
    passive = form.kind == PARTICIPLE and sentence.low(place + 1) in ("worden", "werden")
    helpers = _helpers(form) | (auxiliaries("be") if passive else frozenset())
    after = place + 1 + passive
    finite = after if sentence.low(after) in helpers else None
    closed = sentence.is_pause(after) or sentence.low(after) in ("und", "oder", "sowie")
    if finite is None and (closed or _governs_infinitive(sentence, after)):
        finite = _helper_before(sentence, place, helpers)
    parts = _compound_parts(sentence, place, form.fixed)
    if form.kind == INFINITIVE and form.particle.startswith("("):  # muss (mit) Zöllen rechnen
        return None
    if finite is None or parts is None:
        return None
    passive = passive or sentence.low(finite) in auxiliaries("passive")
    final = finite > place and _is_final(sentence, place)
    return Predicate(form, finite, (place, after - 1, finite, *parts), passive=passive, final=final)


def _governs_infinitive(sentence: Sentence, place: int) -> bool:
    """Tell whether an infinitive without a comma follows: `hat angekündigt | den Handel zu steigern`."""
    opened = sentence.is_in(place, "articles") or sentence.is_in(place, "prepositions")
    end = sentence.clause_end(place)
    return opened and sentence.has_infinitive(max(place, end - 2), end)


def _helpers(form: Form) -> frozenset[str]:
    """Return the auxiliaries that a participle or infinitive can have; `sein` only where it means motion."""
    if form.kind == INFINITIVE:
        return auxiliaries("modal")
    moves = form.verb.endswith(("gehen", "fahren", "kommen"))
    return (auxiliaries("have", "passive", "be") if moves else auxiliaries("have", "passive")) - {"worden"}


def _helper_before(sentence: Sentence, place: int, helpers: frozenset[str]) -> int | None:
    """Return the finite auxiliary before a participle, past insertions but not past another clause."""
    clause = sentence.clause_start(place)
    if clause > 0 and sentence.low(clause - 1) == "," and sentence.low(clause) == "wie":
        return None  # hat exportiert, wie die Kammer | berichtet
    for index in range(place - 1, max(-1, place - LONGEST_BRACKET), -1):
        embedded = sentence.low(index - 1).isalpha()  # wird als „…“ bezeichnet
        apart = sentence.is_quote(index) and not embedded
        if apart or sentence.low(index) in (":", ";") or sentence.is_in(index, "that"):
            return None
        if sentence.low(index) in helpers:
            return index
    return None


def _compound_parts(sentence: Sentence, place: int, words: Sequence[str]) -> list[int] | None:
    parts = []
    for word in words:
        farthest = place - (FAR if word in _LOOSE else NEAR)
        before = range(place - 1, max(sentence.segment_start(place) - 1, farthest), -1)
        found = sentence.find(before, word.strip("()"))
        if found is None:
            return None
        parts.append(found)
    return parts

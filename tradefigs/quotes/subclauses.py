"""Subordinate clauses: what opens them, and what a relative pronoun refers to."""

from __future__ import annotations

from tradefigs.quotes.clauses import Clauses
from tradefigs.quotes.phrases import Phrase
from tradefigs.quotes.subjects import after_prepositional

# A relative pronoun's noun phrase begins so many tokens before it at most.
LONGEST_ANTECEDENT = 14


def antecedent_of(sentence: Clauses, relative: int) -> Phrase | None:
    """Return the noun phrase before the comma that a relative pronoun refers to."""
    for start in range(max(0, relative - LONGEST_ANTECEDENT), relative - 1):
        phrase = sentence.noun_phrase_at(start)
        if phrase is not None and phrase.last == relative - 1:
            return phrase
    return None


def opener_of(sentence: Clauses, verb: int) -> int | None:
    """Return the word that opens the subordinate clause in which ``verb`` stands last.

    `wie`, `dass`, `der`.
    """
    place = verb
    if sentence.is_quote(verb - 1) and sentence.low(verb - 2).isalpha():  # die vor „…“ | warnte
        place = verb - 1
    elif sentence.clause_start(verb) == verb:
        return _opener_before_apposition(sentence, verb)
    for _ in range(4):
        start = sentence.clause_start(place)
        after_comma = sentence.low(start - 1) == ","
        if sentence.is_in(start, "subordinators"):
            return start
        if after_comma and sentence.is_in(start, "relatives"):
            phrase = sentence.noun_phrase_at(start)  # `, der Minister sagte,` is no relative clause
            return None if phrase is not None and phrase.last == verb else start
        if sentence.low(start) in ("und", "oder"):
            if sentence.is_in(start + 1, "subordinators"):
                return start + 1
            phrase = sentence.noun_phrase_at(start + 1)
            if phrase is not None and phrase.last == verb:
                return None  # sagte, der Preis sinke, und die Kammer | betonte
        governed = sentence.is_in(start, "prepositions") and sentence.is_in(start + 1, "relatives")
        adverbial = governed and after_prepositional(sentence, start) == verb  # wie X, Y, | bei dem Treffen |
        if after_comma and governed and start < verb - 1 and not adverbial:  # , mit denen
            return start + 1
        if not after_comma:
            return None
        place = start - 1
    return None


def _opener_before_apposition(sentence: Clauses, verb: int) -> int | None:
    """Return the `wie` of `wie der Direktor, Jan Meier, | mitteilte`, `wie Jan Meier, der …, | mitteilte`."""
    place = verb
    for _ in range(4):
        place = sentence.clause_start(place - 1)
        if sentence.is_in(place, "subordinators"):
            governed, phrase = sentence.is_in(place + 1, "prepositions"), sentence.phrase_at(place + 1)
            behind = after_prepositional(sentence, place + 1) if governed else phrase.last if phrase else 0
            if sentence.low(behind) == "," and sentence.is_in(behind + 1, "relatives"):
                behind = sentence.clause_end(behind + 1)
            return place if behind == verb - 1 else None
        if place == 0:
            return None
    return None

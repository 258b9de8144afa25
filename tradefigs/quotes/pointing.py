"""Which cues are about what was said before: `Das sagte X`, `So heißt es im Bericht`, `Diese Zahl nannte X`.

Places are token indexes.
"""

from __future__ import annotations

from tradefigs.language.verbs import speech_nouns, speech_words
from tradefigs.quotes.complements import complement_of
from tradefigs.quotes.cues import CALL, HEARD, SAY, SHOW, SO, SOURCE_NAMED, STATE, Cue
from tradefigs.quotes.offices import is_state
from tradefigs.quotes.sentences import Sentence


def points_back(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether the cue is about what was said before: `Das sagte X`, `In Brünn bestätigte dies X`."""
    pointer = sentence.low(cue.verb - 1)
    if _points_by_noun(sentence, cue) or (cue.frame == SO and cue.first == 0):
        return ":" not in sentence.vocabulary and not sentence.quotes
    if sentence.low(0) == "so" and sentence.low(2) == "es" and cue.frame in (HEARD, SOURCE_NAMED):
        alone = ":" not in sentence.vocabulary and not sentence.quotes
        return alone and cue.verb <= 3 and cue.start is not None  # So heißt es im Bericht des Amtes
    evaluates = pointer == "so" and cue.verb == 1 and cue.name in speech_words("verbs.pointed_by_so")
    speaks = evaluates or cue.name == "sprechen" or cue.frame in (SAY, SHOW) or _is_pointed_by_das(cue)
    if cue.passive and not any(mention.can_speak for mention in cue.speakers):  # Das wurde | von X | gesagt
        return False
    if not speaks or cue.reported or complement_of(sentence, cue) is not None:
        return False
    if points_behind_verb(sentence, cue):
        return True
    if pointer == "so":
        return evaluates
    return sentence.is_in(cue.verb - 1, "pointers") and sentence.clause_start(cue.verb) == cue.verb - 1


def _is_pointed_by_das(cue: Cue) -> bool:
    """Tell whether somebody demands, promises or expects what `das` points back to: `Das schlug X vor`."""
    spoken = any(mention.can_speak and not is_state(mention.name) for mention in cue.speakers)
    return spoken and cue.name in speech_words("verbs.pointed_by_das")


def _points_by_noun(sentence: Sentence, cue: Cue) -> bool:
    """`Diese Meinung vertrat X`, `Diese Zahlen nannte X`"""
    first = sentence.clause_start(cue.verb)
    named = cue.verb == first + 2 and sentence.low(first) in ("diese", "dieses", "diesen")
    fit = cue.frame in (SAY, CALL, STATE) and not (cue.passive or cue.reported) and cue.start is not None
    return named and fit and sentence.is_capital(first + 1) and _is_spoken(sentence.low(first + 1))


def _is_spoken(noun: str) -> bool:
    """Tell whether a noun, in lower case, can stand for what was said before."""
    return noun in speech_nouns("nouns.content", "nouns.pointed")


def points_behind_verb(sentence: Sentence, cue: Cue) -> bool:
    """Tell `In Brünn bestätigte dies X` from `X bestätigte dies mit …`."""
    place = cue.verb + 1
    pointing = sentence.low(place) in ("das", "dies") and sentence.phrase_at(place) is None
    return pointing and cue.start is not None and cue.start > sentence.tokens[place].start

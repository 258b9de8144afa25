"""Where a sentence without a cue goes on reporting, by its mood."""

from __future__ import annotations

from tradefigs.quotes.sentences import Sentence
from tradefigs.quotes.subjects import speaking_subject


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
    colon = next((index for index in range(place, first - 1, -1) if sentence.low(index) == ":"), None)
    if colon is not None:  # `Die Kammer reagierte: Der Minister solle …`
        return colon + 1
    start = max(first, sentence.clause_start(place))
    subordinate = any(sentence.is_in(index, "subordinators") for index in range(first, start))
    if first < start == place - 1 and sentence.is_in(start, "adverbs") and not subordinate:
        return start  # `A kam hinzu, ferner seien B wichtig`: a main clause of its own
    embedded = sentence.is_in(start, "subordinators") or _is_relative_clause(sentence, start, place)
    reason = start > first and sentence.low(start - 1) == "," and embedded
    if reason and not sentence.is_in(first, "subordinators") and not sentence.has_mood(first, start):
        return start  # `A wies den Vorwurf zurück, da er jeder Grundlage entbehre`: the reason only
    return first


def _unsure_behind_colon(sentence: Sentence, first: int, last: int) -> int | None:
    """Return where subjunctive II stands behind somebody's colon: `Kos blieb ruhig: Er | würde sinken`."""
    colon = sentence.find(range(first, last), ":")
    place = None if colon is None else sentence.mood_place(colon, last, certain=False)
    if (
        colon is None
        or place is None
        or any("unreal" in token.classes for token in sentence.tokens[colon:last])
    ):
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

"""Free indirect speech: a sentence without a cue goes on reporting, as its mood shows.

`Der Export sinke, sagte Eva Huber. | Die Häfen seien leer. |`
"""

from __future__ import annotations

from tradefigs.language.verbs import shall_be_done
from tradefigs.quotes.sentences.sentences import Sentence
from tradefigs.quotes.sentences.subjects import speaking_subject


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
    colons = (index for index in range(place, first - 1, -1) if sentence.low(index) == ":")
    colon = next((index for index in colons if not sentence.in_bracket(index)), None)
    if colon is not None:  # `Die Kammer reagierte: Der Minister solle …`
        return colon + 1
    start = max(first, sentence.clause_start(place))
    subordinate = any(sentence.is_in(index, "subordinators") for index in range(first, start))
    own_clause = first < start == place - 1 and sentence.is_in(start, "adverbs") and not subordinate
    if own_clause and not (named and _is_reported_perfect(sentence, first, start)):
        return start  # `A kam hinzu, ferner seien B wichtig`; not `A hätten zugelegt, doch seien B wichtig`
    embedded = sentence.is_in(start, "subordinators") or _is_relative_clause(sentence, start, place)
    reason = start > first and sentence.low(start - 1) == "," and embedded
    if reason and _subjunctive_follows(sentence, start, last):
        return first  # `Von den Waren, | die man liefere, seien viele teuer`
    if reason and not sentence.is_in(first, "subordinators") and not sentence.has_mood(first, start):
        return start  # `A wies den Vorwurf zurück, da er jeder Grundlage entbehre`: the reason only
    return first


def _subjunctive_follows(sentence: Sentence, start: int, last: int) -> bool:
    """Tell whether a subjunctive stands first behind the clause that begins at ``start``."""
    behind = sentence.clause_end(start) + 1
    return behind < last and sentence.mood_place(behind, behind + 1, certain=True) is not None


def _unsure_behind_colon(sentence: Sentence, first: int, last: int) -> int | None:
    """Return where somebody's words stand behind a colon, by subjunctive II or by the first person.

    `Kos blieb ruhig: Er | würde sinken`, `Kos blieb ruhig: | Wir | warten`.
    """
    colon = sentence.find(range(first, last), ":")
    if colon is None or sentence.first_person_in(first, colon) is not None:
        return None
    place = sentence.first_person_in(colon, last)
    if place is None and not any("unreal" in token.classes for token in sentence.tokens[colon:last]):
        place = sentence.mood_place(colon, last, certain=False)
    if place is None:
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
    """Tell whether the sentence passes on a rumour: `soll … getötet haben`, `sollen verletzt worden sein`.

    Not so a goal: `Bis 2030 soll es erreicht sein`.
    """
    modal = sentence.find(range(first, last), "soll", "sollen")
    if modal is None or shall_be_done(
        sentence.text, sentence.tokens[first].start, sentence.tokens[last - 1].end
    ):
        return False
    for place in range(modal + 2, last):
        participle = sentence.tokens[place - 1]
        closing = sentence.low(place) in ("haben", "sein") and sentence.is_pause(place + 1)
        if closing and not participle.capital and participle.low.endswith(("t", "en")):
            return True
    return False

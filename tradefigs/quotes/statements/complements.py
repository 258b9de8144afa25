"""Where what is said stands: behind a cue (`, dass …`, `, … zu tun`, `: …`) or before it (`Das sagte X`).

Places are token indexes.
"""

from __future__ import annotations

from collections.abc import Sequence

from tradefigs.language.verbs import auxiliaries, speech_nouns, speech_words
from tradefigs.language.words import MARK, NUMBER, WORD
from tradefigs.quotes.cues.cues import ASK, CALL, HEARD, SAY, SHOW, SO, SOURCE_NAMED, STATE, Cue, may_speak
from tradefigs.quotes.cues.nouncues import concludes, opens_accordance
from tradefigs.quotes.names.propernames import is_state
from tradefigs.quotes.sentences.sentences import Sentence
from tradefigs.quotes.sentences.subjects import after_prepositional, is_joined, is_nominative

# A clause that says what is said begins at one of so many commas behind its cue.
MOST_COMMAS = 6


def complement_of(sentence: Sentence, cue: Cue) -> int | None:
    """Return where begins what is said: `, dass …`, `, die Lage sei …`, `, … zu tun`, `: …`."""
    place = cue.last
    for _ in range(MOST_COMMAS):
        pause = sentence.clause_end(place)
        if pause >= sentence.size - 1 or sentence.is_quote(pause):
            return None
        place = pause + 1
        if sentence.low(pause) == ":" and sentence.in_bracket(pause):
            continue  # `wies ein Plus von 3 Mrd. aus (September: 2 Mrd.)`: nothing is said behind it
        if sentence.low(pause) == ":" and not _is_in_marks(sentence, pause):
            return None if sentence.is_quote(place) else place
        if sentence.low(pause) != ",":
            continue
        place += sentence.low(place) in ("und", "sondern", "aber")
        if cue.name in speech_words("verbs.inquiring") and sentence.low(place) == "ob":
            return None
        question = cue.name in speech_words("verbs.asking") and sentence.is_in(place, "questions")
        question = question and not _has_pointer(sentence, cue)  # Dies erklärte X, | wie die Agentur meldet
        if question or _opens_statement(sentence, place):
            return place
        if pause == sentence.clause_end(cue.last) and _is_told_plainly(sentence, cue, place):
            return place
    return None


def infinitive_behind(sentence: Sentence, cue: Cue) -> int | None:
    """Return where an infinitive without a comma begins behind a verb: `hat angekündigt | … zu steigern`.

    Without a comma nobody threatens or promises: `Der Export droht | zu sinken`.
    """
    if cue.name in ("drohen", "versprechen"):
        return None
    end = sentence.clause_end(cue.last)
    named = may_speak(sentence, cue.speakers) and not cue.reported
    closed = sentence.has_infinitive(max(cue.last, end - 2), end)
    return cue.last if named and closed and not cue.passive and end - cue.last > 3 else None


def _has_pointer(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether what is said is pointed back to: `Dies | erklärte X`."""
    before = cue.verb - 1
    return sentence.is_in(before, "pointers") and sentence.clause_start(cue.verb) == before


def _is_told_plainly(sentence: Sentence, cue: Cue, place: int) -> bool:
    """Tell whether a main clause in the indicative is what is said: `sagte, | die Exporte stiegen im Mai`.

    Not `sagte der Minister, der Bauer war`, nor `Wie er sagte, stieg der Export`.
    """
    spoken = cue.is_spoken and not cue.passive and not cue.reported
    subordinate = sentence.is_in(sentence.clause_start(cue.verb), "subordinators")
    # forderte Haft, doch verhängte …; sagte X, deren Söhne vermisst werden
    subordinate = subordinate or sentence.low(place) in ("doch", "deren", "dessen")
    if not spoken or subordinate or not _has_no_object(sentence, cue, place):
        return False
    if cue.states and any(token.kind == NUMBER for token in sentence.tokens[cue.verb : place]):
        return False  # sagte 3 Mrd. Euro voraus, die Kammer hofft auf 4 Mrd. Euro
    verb = second_place(sentence, place)
    end = sentence.clause_end(verb)
    return place < verb < end - 1 and is_verb(sentence, verb)


def _has_no_object(sentence: Sentence, cue: Cue, end: int) -> bool:
    """Tell whether only where, when and to whom it is said stands behind a cue: `sagte X | in Riga`."""
    place = cue.last
    while place < end - 1:
        phrase = sentence.noun_phrase_at(place)
        if sentence.is_in(place, "prepositions"):
            place = after_prepositional(sentence, place)
        elif sentence.is_in(place, "adverbs") and not sentence.is_capital(place):
            place += 1
        elif phrase is not None and not is_nominative(sentence, phrase):  # der Zeitung, Journalisten
            place = phrase.last
        else:
            return False
    return True


def second_place(sentence: Sentence, place: int) -> int:
    """Return the place behind what stands before the verb of a main clause that begins at ``place``."""
    place = sentence.after_focus(place)
    phrase = sentence.phrase_at(place, appositions=False)
    if phrase is not None:
        return phrase.last
    if sentence.is_in(place, "prepositions"):
        place = after_prepositional(sentence, place)
        return place + (place < sentence.size and sentence.tokens[place].kind == NUMBER)
    return place + sentence.is_in(place, "adverbs")


def _is_in_marks(sentence: Sentence, place: int) -> bool:
    """Tell whether a name in quotation marks goes on at ``place``."""
    return sum(token.kind == MARK for token in sentence.tokens[:place]) % 2 == 1


def _opens_statement(sentence: Sentence, place: int) -> bool:
    """Tell whether the clause that begins behind a comma can be what is said."""
    end = sentence.size
    if sentence.is_in(place, "that"):
        return True
    if sentence.opens_verb(place) or sentence.is_relative(place):  # `, griff der Minister zu …`
        return False
    clause = sentence.clause_end(place)
    governs = sentence.low(place) in ("bis", "seit") and sentence.has_infinitive(place, clause)
    if sentence.is_in(place, "conditions") and not governs:  # not: kündigte an, bis Mai zu liefern
        return sentence.has_mood(clause, end) or sentence.has_mood(place, clause, certain=True)
    purpose = sentence.low(place) in ("ohne", "statt", "anstatt")
    if sentence.has_mood(place, end) or (not purpose and sentence.has_infinitive(place, end)):
        return True
    return sentence.has_quote(place, end)


def complement_end(sentence: Sentence, start: int, later: Sequence[Cue]) -> int:
    """Return where a statement ends: before a second cue that `, und` joins, else with the sentence."""
    for cue in later:
        first = cue.first if cue.first > start else cue.verb  # the subject shared may stand far before
        joined = sentence.low(first - 1) in ("und", "sowie") and sentence.low(first - 2) == ","
        contrasted = sentence.low(first - 1) == "," and is_joined(sentence, cue.verb)
        if (joined or contrasted) and cue.frame in (SAY, ASK) and first > start + 1:
            return first - 1
    return sentence.size


def after_colon(sentence: Sentence, place: int) -> tuple[int, int] | None:
    """Return what stands behind the colon that follows ``place``, None where none does."""
    for index in range(place, sentence.size - 1):
        if sentence.is_quote(index):
            return None
        if sentence.low(index) == ":":
            return index + 1, sentence.size
    return None


def noun_complement(sentence: Sentence, cue: Cue) -> tuple[int, int] | None:
    """Return the clause behind a noun that carries a statement; only a word or two may part them."""
    pause = sentence.clause_end(cue.last)
    start = pause + 1
    if pause == cue.last and sentence.low(pause) == ":":
        return (start, sentence.size) if cue.is_spoken and concludes(sentence, cue) else None
    if pause > cue.last + 3 or sentence.low(pause) != ",":
        return None
    opens = opens_accordance(sentence, start) or _opens_statement(sentence, start)
    return (start, sentence.size) if opens else None


def is_verb(sentence: Sentence, place: int) -> bool:
    """Tell whether a verb may open a main clause at ``place``."""
    token = sentence.tokens[place] if place < sentence.size else None
    if token is None or token.kind != WORD or token.capital:
        return False
    return token.low in auxiliaries() or not (token.function or "relatives" in token.classes)


# ---------------------------------------------------------------- before it


def points_back(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether the cue is about what was said before: `Das sagte X`, `In Brünn bestätigte dies X`."""
    pointer = sentence.low(cue.verb - 1)
    alone = ":" not in sentence.vocabulary and not sentence.quotes
    if _points_by_noun(sentence, cue) or (cue.frame == SO and cue.first == 0):
        return alone
    if sentence.low(0) == "so" and sentence.low(2) == "es" and cue.frame in (HEARD, SOURCE_NAMED):
        return alone and cue.start is not None  # So heißt es im Bericht des Amtes
    # So jedenfalls sieht X es
    hedged = sentence.low(0) == "so" and cue.verb == 2 and sentence.is_in(1, "hedges")
    evaluates = (hedged or (pointer == "so" and cue.verb == 1)) and _evaluates(sentence, cue)
    speaks = evaluates or cue.name == "sprechen" or cue.frame in (SAY, SHOW) or _is_pointed_by_das(cue)
    if cue.passive and not cue.is_spoken:  # Das wurde | von X | gesagt
        return False
    if not speaks or cue.reported or complement_of(sentence, cue) is not None:
        return False
    if points_behind_verb(sentence, cue):
        return True
    if pointer == "so" or hedged:
        return evaluates
    first = sentence.clause_start(cue.verb)
    if sentence.low(first) == "zu" and sentence.low(first + 1) == "diesem":  # Zu diesem Schluss kommt X
        return cue.verb == first + 3
    return _has_pointer(sentence, cue)


def _evaluates(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether `so` points back to what one thinks: `So bewertet X die Lage`, `So sieht | es | X`."""
    seen = cue.name != "sehen" or sentence.find(range(cue.verb + 1, sentence.size), "es", "das", "dies")
    return bool(seen) and cue.name in speech_words("verbs.pointed_by_so")


def _is_pointed_by_das(cue: Cue) -> bool:
    """Tell whether somebody demands, promises or expects what `das` points back to: `Das schlug X vor`."""
    spoken = any(mention.can_speak and not is_state(mention.name) for mention in cue.speakers)
    return spoken and cue.name in speech_words("verbs.pointed_by_das")


def _points_by_noun(sentence: Sentence, cue: Cue) -> bool:
    """`Diese Meinung vertrat X`, `Diese Zahlen nannte X`"""
    first = sentence.clause_start(cue.verb)
    named = cue.verb == first + 2 and sentence.low(first) in _THESE
    fit = cue.frame in (SAY, CALL, STATE) and not (cue.passive or cue.reported) and cue.start is not None
    if not fit or not named:
        return fit and _makes_known(sentence, cue)
    return sentence.low(first + 1) in speech_nouns("nouns.content", "nouns.pointed")


_THESE = frozenset(["diese", "dieses", "diesen"])


def _makes_known(sentence: Sentence, cue: Cue) -> bool:
    """`X nannte diese Zahl in Riga`, `X gab diese Werte bekannt`, not `X nannte diese Zahl ein Zeichen`."""
    place = cue.verb + 1
    pointing = sentence.low(place) in _THESE and cue.name in speech_words("verbs.making_known")
    if not pointing or sentence.low(place + 1) not in speech_nouns("nouns.pointed") or sentence.has_amount:
        return False
    behind = place + 2
    return sentence.is_pause(behind) or sentence.is_in(behind, "prepositions") or behind == cue.last - 1


def points_behind_verb(sentence: Sentence, cue: Cue) -> bool:
    """Tell `In Brünn bestätigte dies X` from `X bestätigte dies mit …`."""
    place = cue.verb + 1
    pointing = sentence.low(place) in ("das", "dies") and sentence.phrase_at(place) is None
    return pointing and cue.start is not None and cue.start > sentence.tokens[place].start

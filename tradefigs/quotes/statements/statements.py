"""What a cue attributes: the clause after `dass`, what stands round `laut X` or before `Das sagte X`.

Places are token indexes; a statement's `last` is exclusive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from tradefigs.language.patterns import late
from tradefigs.language.verbs import auxiliaries, speech_words
from tradefigs.language.words import WORD
from tradefigs.quotes.cues.cues import (
    AS,
    ASK,
    CALL,
    GAPPED,
    HEARD,
    INVOKED,
    NOUN,
    SAY,
    SO,
    SOURCE_NAMED,
    STATE,
    Cue,
    may_speak,
    names_teller,
)
from tradefigs.quotes.sentences.sentences import Sentence
from tradefigs.quotes.sentences.subjects import is_joined
from tradefigs.quotes.statements.complements import (
    after_colon,
    complement_end,
    complement_of,
    infinitive_behind,
    is_verb,
    noun_complement,
    points_back,
    second_place,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a cue attributes inside its own sentence."""

    first: int
    last: int
    cue: Cue

    def holds(self, cue: Cue) -> bool:
        """Tell whether another cue lies inside the statement."""
        return cue is not self.cue and self.first <= cue.first and cue.last <= self.last


def find_statements(sentence: Sentence, cues: Sequence[Cue]) -> list[Statement]:
    """Return what the cues of a sentence attribute inside it, in the order of the cues."""
    pointing = any(points_back(sentence, cue) for cue in cues)
    found = []
    for number, cue in enumerate(cues):
        if points_back(sentence, cue) or (pointing and cue.frame == AS):
            continue
        extent = _extent(sentence, cue, cues, cues[number + 1 :])
        told = cue.frame == STATE and any(_tells(sentence, cue, other) for other in cues)
        if extent is not None and _has_words(sentence, *extent, cue) and not told:
            found.append(Statement(*extent, cue))
    found = [one for one in found if not any(_replaces(other, one) for other in found)]
    found = [_without_teller(one, found) for one in found]
    return [part for one in found for part in _parted(sentence, _clipped(sentence, one, found))]


def _parted(sentence: Sentence, statement: Statement) -> list[Statement]:
    """Return what is said before a cue and behind its colon apart: `Das sei gut, | sagte X: | Es hilft.`"""
    cue, colon = statement.cue, sentence.clause_end(statement.cue.last)
    around = statement.first < cue.first and colon + 1 < statement.last
    if cue.frame not in (SAY, ASK) or not around or sentence.low(colon) != ":":
        return [statement]
    return [replace(statement, last=cue.first), replace(statement, first=colon + 1)]


def _without_teller(statement: Statement, others: Sequence[Statement]) -> Statement:
    """Return what one thinks without who tells so behind it: `Kos meine, der Export sinke |, so Huber`."""
    cue = statement.cue
    if cue.frame not in (SAY, ASK):
        return statement
    tellers = (
        other.cue.first
        for other in others
        if other.first <= cue.first < cue.last < other.cue.first < statement.last
        and other.cue.frame in (SO, SAY)
    )
    return replace(statement, last=min(tellers, default=statement.last))


def _replaces(statement: Statement, other: Statement) -> bool:
    """Tell whether of two cues that attribute the same one says whose it is.

    The verb, `begründete | die Entscheidung damit, dass …`, but the noun where somebody refuses what another
    said: `lehnte | den Vorschlag des Ministers | ab, …`.
    """
    if statement.first != other.first or (statement.cue.frame == NOUN) == (other.cue.frame == NOUN):
        return False
    verb = other if statement.cue.frame == NOUN else statement
    return (verb.cue.name in speech_words("verbs.refusing")) == (statement.cue.frame == NOUN)


def _tells(sentence: Sentence, cue: Cue, teller: Cue) -> bool:
    """Tell whether another tells what a verb states: `Der Kreml erwartet | nach Worten von X | ein Plus`."""
    inside = sentence.clause_start(cue.verb) <= teller.first < sentence.clause_end(cue.verb)
    behind = cue.last < teller.first <= sentence.segment_end(cue.last)  # Der Kreml erwartet …, | sagte X
    return names_teller(teller) and (inside if teller.frame == SOURCE_NAMED else behind)


def _clipped(sentence: Sentence, statement: Statement, others: Sequence[Statement]) -> Statement:
    """Return what a verb states without the clause before: `A meldet, | dass B ein Plus erwartet`."""
    cue, first = statement.cue, statement.first
    starts = _stating_starts(sentence, [other.cue for other in others])
    if cue.frame == SOURCE_NAMED:
        return replace(statement, last=_before_next(cue, starts, statement.last))
    if not _is_stated(cue):
        return statement
    first = max([first, *(other.first for other in others if other.holds(cue))])
    subordinate = sentence.is_in(cue.first, "subordinators") or sentence.is_in(cue.first, "relatives")
    if subordinate and sentence.low(cue.first - 1) == ",":
        first = max(first, cue.first)
    if sentence.is_in(first, "background") and _follows_clause(sentence, cue.verb):
        first = max(first, min(cue.verb, cue.first))  # Nachdem der Export sank, | erwartet X ein Plus
    if _opens_main(sentence, cue):
        first = max(first, cue.first)
    first = max([first, *(start for start in starts if start <= cue.first)])
    last = _before_next(cue, starts, statement.last)
    return replace(statement, first=first, last=_background_start(sentence, cue, last))


def _opens_main(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a main clause stands before that of the cue: `Der Export stieg, | Fachleute hatten …`."""
    if cue.start is None or cue.first >= cue.verb or sentence.low(cue.first - 1) != ",":
        return False
    second = second_place(sentence, sentence.segment_start(cue.first))
    return second < cue.first - 1 and is_verb(sentence, second)


def _stating_starts(sentence: Sentence, cues: Sequence[Cue]) -> list[int]:
    """Return where one after the other states an amount: `A erwartet 3 Mrd., | B (nur) 2 Mrd.`"""
    starts = []
    naming = [c for c in cues if c.start is not None and (c.frame in _BESIDE_OTHERS or _is_stated(c))]
    for cue in naming:
        joined = sentence.low(cue.first - 1) in (",", "und")
        start = cue.first if joined else sentence.clause_start(cue.verb)
        contrasted = sentence.is_in(start, "contrasts")
        opened = sentence.is_in(start, "subordinators") or sentence.is_relative(start)
        opened = opened and not contrasted
        inserted = cue.frame != GAPPED and start == cue.verb and not _follows_clause(sentence, start)
        second = any(other.last <= start for other in naming) and sentence.low(start - 1) in (",", "und")
        states = cue.frame == GAPPED or _is_stated(cue)
        if second and states and not (opened or inserted):
            starts.append(start)
    return starts


_BESIDE_OTHERS = (SOURCE_NAMED, GAPPED)


def _before_next(cue: Cue, starts: Sequence[int], last: int) -> int:
    """Return where the next one states an amount: `A erwartet 3 Mrd. |, B rechnet mit 2 Mrd.`"""
    return min([last, *(start - 1 for start in starts if start >= cue.last)])


def _background_start(sentence: Sentence, cue: Cue, last: int) -> int:
    """Return where a clause begins that tells what was before: `X erwartet ein Plus |, nachdem … sank`."""
    for comma in sentence.commas:
        if cue.last <= comma < last and sentence.is_in(comma + 1, "background"):
            end = sentence.clause_end(comma + 1)
            if end >= last - 1 and not sentence.has_mood(comma, end):
                return comma
    return last


def _is_stated(cue: Cue) -> bool:
    """Tell whether the clause of the verb itself is what is said."""
    return cue.frame == STATE or cue.states


def _has_words(sentence: Sentence, first: int, last: int, cue: Cue) -> bool:
    """Tell whether something besides quotations and the cue itself is said."""
    own = _is_stated(cue)
    places = (place for place in range(first, last) if own or not cue.first <= place < cue.last)
    words = list(islice((place for place in places if sentence.tokens[place].kind == WORD), 2))
    if len(words) == 1:  # dass „…“, „…“, sagte X, sei „…“
        reported = sentence.is_in(words[0], "that") or sentence.has_mood(words[0], words[0] + 1, certain=True)
        return reported and sentence.has_quote(first, last)
    return bool(words)


def _extent(
    sentence: Sentence, cue: Cue, cues: Sequence[Cue], later: Sequence[Cue]
) -> tuple[int, int] | None:
    if cue.frame == INVOKED or (cue.frame == STATE and cue.reported):
        return None
    if cue.frame == GAPPED:
        return cue.first, _before_next(cue, _stating_starts(sentence, cues), sentence.segment_end(cue.last))
    # …, zitiert die LETA den Minister
    cited = cue.name == "zitieren" and (sentence.has_mood(0, sentence.size) or sentence.in_first_person)
    if cue.frame == CALL and not cited:
        behind = after_colon(sentence, cue.last)
        if behind is not None and any(_is_told_by(other, behind[0]) for other in later):
            return None  # Riga wies dies zurück: …, sagte ein Sprecher
        return behind
    if cue.frame == NOUN:
        return noun_complement(sentence, cue)
    if cue.frame in (SOURCE_NAMED, SO, AS, STATE) or sentence.low(cue.first) == "wie":
        return _round(sentence, cue, cues)
    complement = complement_of(sentence, cue) or infinitive_behind(sentence, cue)
    if complement is not None and any(
        other is not cue and _opens(sentence, other, complement) for other in cues
    ):
        complement = None
    behind_remark = any(other.frame == AS and other.last == cue.first - 1 for other in cues)
    if not behind_remark and _is_inserted(sentence, cue):
        end = _inserted_end(sentence, cue, cues) if complement is None else sentence.size
        return sentence.segment_start(cue.first), end
    if complement is None:
        return _own_clause(sentence, cue, cues)
    return complement, complement_end(sentence, complement, later)


def _is_told_by(cue: Cue, place: int) -> bool:
    """Tell whether a cue names who says what begins at ``place``."""
    return cue.frame in (SAY, SO) and cue.first > place and cue.start is not None and not cue.reported


def _opens(sentence: Sentence, cue: Cue, place: int) -> bool:
    """Tell whether a second cue begins at ``place``: `betonte dies, | berichtet B`, `…, und | B sagte`."""
    joined = sentence.low(place - 1) in ("und", "sondern", "aber")
    told = sentence.low(place - 1) == ":" and cue.last == place - 1
    own = told and cue.frame == SAY and _joins(sentence, cue)
    verb = cue.frame != NOUN and cue.verb == place  # not: kündigte an, | einen Bericht | anzufordern
    return own or verb or (joined and cue.first == place)


def _joins(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a cue is a second main clause of its own: `meinte A, und | B ergänzte |: …`."""
    return sentence.low(cue.first - 1) in ("und", "während", "doch") and sentence.low(cue.first - 2) == ","


def _own_clause(sentence: Sentence, cue: Cue, cues: Sequence[Cue]) -> tuple[int, int] | None:
    """Return the sentence round a verb whose noun says what is said: `sagte | ein Plus | voraus`."""
    spoken = cue.is_spoken and not cue.reported
    return _round(sentence, cue, cues) if cue.states and spoken else None


def _round(sentence: Sentence, cue: Cue, cues: Sequence[Cue]) -> tuple[int, int]:
    """Return the sentence round a cue, without the cue where it opens or closes it."""
    start, end = _part_round(sentence, cue, cues)
    if cue.frame == SOURCE_NAMED:
        start, end = _among_sources(sentence, cue, cues, start, end)
    clause = sentence.clause_start(cue.first)
    if cue.frame == SOURCE_NAMED and start < clause == cue.first - 1 and sentence.low(clause) in _REASONS:
        # Der Hafen wachse, denn | laut dem Amt | steigt der Zoll, sagte X
        tellers = (one.first for one in cues if one.frame in (HEARD, SAY, SO) and one.first > cue.last)
        return cue.last, next(tellers, end)
    relative = sentence.is_in(clause, "relatives") and not is_verb(sentence, clause + 1)  # das sind laut X
    if cue.frame == SOURCE_NAMED and start < clause and cue.first - 3 <= clause < cue.first and relative:
        return clause, sentence.clause_end(cue.last)  # `die Zone, die laut X die Luft verbessert`
    before = (other for other in cues if other.last <= cue.first and other.first <= start + 1)
    opening = [other.last for other in before if other.frame in (AS, SOURCE_NAMED)]
    if opening and cue.frame != AS:
        start = max(start, *opening)
    elif not _is_stated(cue) and cue.first <= start + 1:
        start = cue.last
    elif not _is_stated(cue) and (cue.last >= end - 1 or _only_relative(sentence, cue.last, end)):
        end = cue.first
    return start, end


_REASONS = frozenset(["denn", "weil", "obwohl"])


def _among_sources(
    sentence: Sentence, cue: Cue, cues: Sequence[Cue], start: int, end: int
) -> tuple[int, int]:
    """Return the part that one of several sources tells: `Laut A sind es 3, | laut B 4 Mrd.`."""
    opening = [
        other.first
        for other in cues
        if other.frame == SOURCE_NAMED and other.speakers and sentence.low(other.first - 1) in (",", "und")
    ]
    if cue.first in opening and any(other.frame == SOURCE_NAMED and other.last < cue.first for other in cues):
        start = max(start, cue.first)
    return start, min([end, *(first - 1 for first in opening if first >= cue.last)])


def _part_round(sentence: Sentence, cue: Cue, cues: Sequence[Cue]) -> tuple[int, int]:
    """Return the part between semicolons that holds a cue; a source alone goes on to the sentence's end."""
    alone = cue.frame in (SOURCE_NAMED, AS) and len(cues) == 1
    end = sentence.size if alone else sentence.segment_end(cue.last)
    return sentence.segment_start(cue.first), end


def _only_relative(sentence: Sentence, place: int, end: int) -> bool:
    """Tell whether a relative clause fills the sentence from ``place``: `wie aus … hervorgeht, der …`."""
    relative = sentence.low(place) == "," and _opens_relative(sentence, place + 1)
    return relative and sentence.clause_end(place + 1) >= end - 1


def _is_inserted(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether the cue is a main clause put into or behind what is said: `…, sagte X`."""
    start = _before_so(sentence, cue)
    if _follows_clause(sentence, start) or is_joined(sentence, cue.verb):
        return False
    # not: …, wurde der Agentur vom Ministerium mitgeteilt
    long_passive = cue.passive and cue.last - cue.first > 3 and cue.name not in ("mitteilen", "zitieren")
    if start == 0 or cue.reported or cue.verb != cue.first or long_passive:
        return False
    if cue.frame == ASK and not _can_ask(sentence, cue, start):
        return False
    dashes = sum(token.text in "–—-" for token in sentence.tokens[:start])
    after_dash = sentence.low(start - 1) in _DASHES and dashes == 1
    return sentence.is_quote(start - 1) or sentence.low(start - 1) == "," or after_dash


def _can_ask(sentence: Sentence, cue: Cue, start: int) -> bool:
    """Tell whether somebody may demand what stands before, no thing a thing: `Malta, dem Zwerg, | droht`."""
    asked = may_speak(sentence, cue.speakers)
    described = any(token.start == cue.start and token.article for token in sentence.tokens)
    before = range(sentence.segment_start(start), start)
    told = any(sentence.opens_verb(place) or sentence.low(place) in auxiliaries() for place in before)
    return asked or told or not described


_DASHES = frozenset("–—-")


def _follows_clause(sentence: Sentence, verb: int) -> bool:
    """Tell whether the verb is that of the main clause behind another: `Nachdem der Zoll sank, | warnte X`.

    Not `Wenn der Zoll sinke, sagte X`, nor `Weil der Zoll sank, wuchs der Export, sagte X`, nor `Seit Mai
    wachse der Export, sagte X`, nor `Damit sank der Export, sagte X`.
    """
    first = sentence.segment_start(verb)
    opened = sentence.is_in(first, "subordinators") and not sentence.is_in(first, "that")
    if opened and sentence.is_in(first, "also_adverbs") and _has_verb_second(sentence, first):
        return False
    if not opened or sentence.is_in(first, "questions") or sentence.has_mood(first, verb):
        return False
    if sentence.is_in(first, "prepositions"):
        place = second_place(sentence, first)
        if is_verb(sentence, place) and not sentence.is_pause(place + 1):
            return False
    return not any(is_verb(sentence, comma + 1) for comma in sentence.commas if first < comma < verb - 1)


def _has_verb_second(sentence: Sentence, first: int) -> bool:
    """`Damit sank der Export`; not `Damit deutsche Firmen liefern`, `Damit es so bleibt`."""
    return is_verb(sentence, first + 1) and not _ATTRIBUTE.fullmatch(sentence.low(first + 1))


# `deutsche`, `gewerbliche`
_ATTRIBUTE = late(r"\p{L}+(?:sch|lich|bar|sam|iv|ell)e[nrms]?")


def _before_so(sentence: Sentence, cue: Cue) -> int:
    """Return where a cue begins with the `so` before it: `…, so betonte X`."""
    return cue.first - (sentence.low(cue.first - 1) == "so")


def _inserted_end(sentence: Sentence, cue: Cue, cues: Sequence[Cue]) -> int:
    """Return where a statement ends round an inserted cue: before it, or behind it where it goes on."""
    start, pause = _before_so(sentence, cue), sentence.clause_end(cue.last)
    behind = pause + 1
    if sentence.low(pause) == ";" and len(cues) == 1 and sentence.has_mood(pause, sentence.size):
        return sentence.size  # Der Export sinke, sagte X; bis Mai dürfte er wieder steigen
    dashed = sentence.low(start - 1) in _DASHES and sentence.low(pause) in _DASHES  # – sagte X – um 3 Mrd.
    if (sentence.low(pause) != "," and not dashed) or sentence.is_in(behind, "subordinators"):
        return start
    if any(other.verb == behind or (other.first == behind + 1 and _joins(sentence, other)) for other in cues):
        return start  # …, sagte X, berichtet die Agentur; …, sagte A, und B ergänzte
    only_quoted = not sentence.words_in(sentence.segment_start(start), start)
    if only_quoted and not sentence.has_mood(pause, sentence.size):
        return start  # `„…“, sagte X, Leiter des Amtes, der Zeitung`
    return start if _opens_relative(sentence, behind) else sentence.segment_end(pause)


def _opens_relative(sentence: Sentence, place: int) -> bool:
    """Tell whether a relative clause begins at ``place``, not `…, sagte X, das seien 3 Mrd. Euro`."""
    main = sentence.low(place + 1) in auxiliaries() or sentence.has_mood(place + 1, place + 2)
    return sentence.is_relative(place) and not main

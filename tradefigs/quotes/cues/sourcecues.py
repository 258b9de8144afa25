"""Cues without a verb of speech: `laut X`, `X zufolge`, `so X`, `heißt es`, `demnach`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from tradefigs import lexicon
from tradefigs.language.verbs import speech_words
from tradefigs.language.words import NUMBER, WORD, word_class
from tradefigs.quotes.cues.cues import (
    CERTAIN,
    HEARD,
    INVOKED,
    NOUN,
    SO,
    SOURCE_NAMED,
    Cue,
    is_town,
    may_speak,
)
from tradefigs.quotes.cues.sources import is_document, names_source, owned_cue, owners_of_noun, source_cue
from tradefigs.quotes.names.names import SOURCE, Mention, pronoun
from tradefigs.quotes.names.phrases import Phrase, plain_phrase
from tradefigs.quotes.sentences.sentences import Sentence
from tradefigs.quotes.sentences.subjects import after_extension

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
    finders: dict[str, _Finder] = {"nach": _nach, "so": _so, "sicht": _sicht, "für": _fuer}
    finders |= dict.fromkeys(lexicon.words("speech", "nouns.equating"), _ist)
    finders |= dict.fromkeys(("in", "im", "aus"), _written)
    lists = {
        "before": _laut,
        "after": _zufolge,
        "pointing": _demnach,
        "invoking": _berufung,
        "relying": _beruft,
        "hearing": _heisst,
        "taking": _entnehmen,
    }
    for name, finder in lists.items():
        for word in lexicon.words("speech", f"sources.{name}"):
            finders[word.lower()] = finder
    return finders


def _source_start(sentence: Sentence, place: int) -> int:
    """Return where a source begins behind how it was made known: `laut | am Montag | vorgelegten Daten`."""
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
    fit = (
        sentence.low(place) in ("laut", "ausweislich")
        or sentence.can_speak(phrase)
        or names_source(sentence, phrase)
    )
    return source_cue(sentence, place, place, phrase) if fit else owned_cue(sentence, place, phrase)


def _zufolge(sentence: Sentence, place: int) -> Cue | None:
    """Read `dem Ministerium zufolge`, `ihm zufolge`."""
    before = sentence.tokens[place - 1] if place else None
    if before is not None and before.low in ("ihm", "ihr", "ihnen"):
        return Cue(SOURCE_NAMED, place - 1, place, place + 1, (pronoun(before),), before.start, before.end)
    explained = before is not None and before.low == ","
    phrase = _explained_before(sentence, place - 1) if explained else _phrase_ending(sentence, place)
    return None if phrase is None else source_cue(sentence, phrase.first, place, phrase)


def _explained_before(sentence: Sentence, comma: int) -> Phrase | None:
    """Return the source that is explained up to ``comma``: `dem Zoll, einer Behörde in Riga|, zufolge`.

    Likewise `dem Zoll, der die Zahlen vorlegte|, zufolge`.
    """
    for first in range(max(0, comma - LONGEST_SOURCE), comma):
        if sentence.low(first) not in ("dem", "der", "den") or sentence.is_in(first - 1, "prepositions"):
            continue
        phrase = sentence.noun_phrase_at(first)
        if phrase is None:
            continue
        clause = phrase.last + 1
        relative = sentence.low(phrase.last) == "," and sentence.is_in(clause, "relatives")
        if phrase.last in (comma, comma + 1) or (relative and sentence.clause_end(clause) == comma):
            return phrase
    return None


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
    wished = sentence.low(place - 1) == "es" and sentence.low(place - 2) in ("geht", "ginge")
    if behind is not None and wished and may_speak(sentence, sentence.mentions(behind)):
        return source_cue(sentence, place - 2, place, behind)  # Geht es nach | dem Minister
    if behind is not None and not behind.pronoun and names_source(sentence, behind):
        return source_cue(sentence, place, place, behind)
    if behind is not None and (owned := owned_cue(sentence, place, behind)) is not None:
        return owned
    before = None if _is_prefix(sentence, place) else _phrase_ending(sentence, place)
    told = sentence.tokens[place - 1].text in speech_words("sources.hearsay")
    named = before is not None and (told or names_source(sentence, before))
    return source_cue(sentence, before.first, place, before) if before is not None and named else None


def _is_prefix(sentence: Sentence, place: int) -> bool:
    """Tell whether `nach` closes the clause of its verb: `Man | gehe | jedem Hinweis | nach`."""
    start = sentence.clause_start(place)
    return sentence.is_pause(place + 1) and sentence.find(range(start, place), *_FOLLOWING) is not None


_FOLLOWING = ("gehe", "gehen", "geht", "ging", "gingen", "kommen", "kommt", "kam")


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
    if place == 0 and opened and not pointing and len(phrase.parts) > 1 and sentence.is_pause(phrase.last):
        return _owned_source(sentence, phrase)  # So die Prognose des Amtes.
    return _so_said(sentence, place, phrase) if pointing or behind else None


def _fuer(sentence: Sentence, place: int) -> Cue | None:
    """Read `Für Minister Kos steht fest: …`, `…, dass …`."""
    meant = sentence.low(1) in ("sie", "ihn")
    phrase = plain_phrase(1, 2, pronoun=True) if meant else sentence.noun_phrase_at(1)
    if place > 0 or phrase is None or not sentence.can_speak(phrase):
        return None
    last = sentence.clause_end(phrase.last)
    if sentence.low(last - 1) not in speech_words("sources.certain"):
        return None
    return Cue(NOUN, 0, 0, last, sentence.mentions(phrase), *sentence.span(phrase), name=CERTAIN)


def _so_said(sentence: Sentence, place: int, phrase: Phrase) -> Cue | None:
    """Return the cue of `so` and who speaks; with a verb behind them it is left to the verb."""
    after = phrase.last
    while sentence.low(after) in word_class("after_so"):
        after += 1
    closed = sentence.is_pause(after) or sentence.is_in(after, "prepositions")
    return source_cue(sentence, place, place, phrase, SO) if closed else None


def _ist(sentence: Sentence, place: int) -> Cue | None:
    """Read `So lautet die Prognose des Amtes.`, `Das ist das Ergebnis einer Studie des Amtes.`"""
    pointing = sentence.low(0) == ("so" if sentence.low(1).startswith("laut") else "das") and place == 1
    phrase = sentence.noun_phrase_at(2, appositions=False) if pointing else None
    if phrase is None or len(phrase.parts) == 1 or not sentence.is_pause(phrase.last):
        return None
    return _owned_source(sentence, phrase)


def _owned_source(sentence: Sentence, phrase: Phrase) -> Cue | None:
    """Return the cue of a source that is what stands before, and whose: `So | die Prognose des Amtes |`."""
    cue = source_cue(sentence, 0, 0, phrase, SO) if names_source(sentence, phrase) else None
    if cue is not None and cue.is_spoken:
        return cue
    owners = owners_of_noun(sentence, phrase)
    return Cue(SO, 0, 0, phrase.last, owners, *sentence.span(phrase)) if owners else None


def _written(sentence: Sentence, place: int) -> Cue | None:
    """Read `steht im Bericht des Amtes`, `ist im Bericht des Amtes zu lesen`, `… von 3 Mrd. die Rede`."""
    if speech_words("sources.holding").isdisjoint(sentence.vocabulary):
        return None
    clause = range(sentence.clause_start(place), sentence.clause_end(place + 1))
    phrase = sentence.noun_phrase_at(place + 1, appositions=False)
    held = any(sentence.low(index) in speech_words("sources.holding") for index in clause)
    if phrase is None or not held or len(phrase.parts) == 1:
        return None
    if not (is_document(sentence, phrase) or names_source(sentence, phrase)):
        return None
    cue = source_cue(sentence, place, place, phrase)
    return cue if cue.is_spoken else None


def _entnehmen(sentence: Sentence, place: int) -> Cue | None:
    """Read `Dem Bericht des Amtes ist zu entnehmen, dass`, `…, wie den Zahlen des Amtes zu entnehmen ist`."""
    if sentence.low(place - 1) != "zu":
        return None
    for first in range(sentence.clause_start(place), place - 1):
        if not sentence.is_in(first, "articles"):
            continue
        phrase = sentence.noun_phrase_at(first, appositions=False)
        if phrase is None or phrase.last >= place:
            continue
        named = is_document(sentence, phrase) or names_source(sentence, phrase)
        return source_cue(sentence, first, place, phrase) if named and len(phrase.parts) > 1 else None
    return None


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
    for start in (last, clause, first + 1, _before_relative(sentence, clause)):
        start += sentence.low(start) == "so"
        if not sentence.is_in(start, "places"):
            continue
        phrase = sentence.noun_phrase_at(start + 1, appositions=start >= last)
        if phrase is not None:
            opened = sentence.low(clause) == "wie" and clause < first  # wie es aus dem Amt hieß
            cue = source_cue(sentence, clause if opened else min(first, start), place, phrase, HEARD)
            owned = len(phrase.parts) > 1 and is_document(sentence, phrase)  # im Brief von Kos
            placed = sentence.low(start) in ("in", "aus") and not owned
            if placed and all(is_town(mention) for mention in cue.speakers):
                cue = replace(cue, speakers=())  # in Bern
            return replace(cue, last=max(last, phrase.last))
    return Cue(HEARD, clause if sentence.low(clause) == "wie" else first, place, last)


def _before_relative(sentence: Sentence, clause: int) -> int:
    """Return where what opens the sentence begins, if a relative clause parts it from ``clause``.

    `In einem Brief, der gestern einging, | hieß es`
    """
    front = sentence.segment_start(clause)
    pause = sentence.clause_end(front)
    parted = sentence.is_relative(pause + 1) and sentence.clause_end(pause + 1) == clause - 1
    return front if parted else clause


def _demnach(sentence: Sentence, place: int) -> Cue | None:
    """Read `demnach`: the source named before."""
    token = sentence.tokens[place]
    if is_doubtful(token.low) and place > 0:
        return None
    mention = Mention(token.start, token.end, "", "", SOURCE, head=token.low)
    return Cue(SOURCE_NAMED, place, place, place + 1, (mention,), token.start, token.end, name=token.low)


def is_doubtful(word: str) -> bool:
    """Tell whether a word points back to a source only where one was made known: `Danach sank der Export`."""
    return word in lexicon.words("speech", "sources.doubtful")


def _berufung(sentence: Sentence, place: int) -> Cue | None:
    """Read `unter Berufung auf das Ministerium`, `auf der Grundlage von Daten des Amtes`."""
    opened = sentence.low(place - 1) in ("unter", "mit", "der") and sentence.low(place + 1) in ("auf", "von")
    phrase = sentence.noun_phrase_at(place + 2) if opened else None
    return None if phrase is None else source_cue(sentence, place - 1, place, phrase, INVOKED)


def _beruft(sentence: Sentence, place: int) -> Cue | None:
    """Read `die sich auf das Ministerium beruft`, `und beruft sich dabei auf das Ministerium`."""
    near = range(max(0, place - BEFORE_VERB), min(sentence.size, place + BEHIND_VERB))
    for index in near:
        if sentence.low(index) != "auf":
            continue
        phrase = sentence.noun_phrase_at(index + 1, appositions=False)
        if phrase is not None and (index > place or phrase.last == place):
            return source_cue(sentence, min(index, place), place, phrase, INVOKED)
    return None


def _sicht(sentence: Sentence, place: int) -> Cue | None:
    """Read `aus Sicht des Verbandes`; not `aus Sicht deutscher Firmen`."""
    by = sentence.low(place + 1) in ("von", "vom")
    phrase = sentence.noun_phrase_at(place + 1 + by) if sentence.low(place - 1) == "aus" else None
    if phrase is None or (phrase.parts[0].article is None and not by):
        return None
    return source_cue(sentence, place - 1, place, phrase)

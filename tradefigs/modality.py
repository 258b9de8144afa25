"""Is a figure reported, hoped for, or expected? The status of a claim: actual, target or forecast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from tradefigs import lexicon
from tradefigs.patterns import late
from tradefigs.syntax import clause_index, clauses
from tradefigs.text import Span

ACTUAL, TARGET, FORECAST = "actual", "target", "forecast"
FUTURE = "future"  # told by the tense alone: a forecast, unless its time has gone by


# The lists of cues, and whether capitals count.
_CASED = {TARGET: False, FORECAST: False, "future": False, "reported": True, "reached": True}
_WORD = late(r"\w+")


@dataclass(frozen=True, slots=True)
class _Cues:
    """The cues of one status: words, beginnings of words, and phrases by pattern (None: there are none)."""

    words: frozenset[str]
    stems: tuple[str, ...]
    openers: frozenset[str]  # the first words of the phrases
    phrases: regex.Pattern[str] | None


@cache
def _cues() -> dict[str, _Cues]:
    return {name: _read_cues(lexicon.words("trade", f"status.{name}"), cased=_CASED[name]) for name in _CASED}


def _read_cues(entries: Sequence[str], *, cased: bool) -> _Cues:
    entries = entries if cased else [entry.lower() for entry in entries]
    phrases = [entry for entry in entries if " " in entry]
    single = [entry for entry in entries if " " not in entry]
    forms = "|".join(
        entry.rstrip("*").replace(" ", r"\s+") + ("" if entry.endswith("*") else r"\b") for entry in phrases
    )
    return _Cues(
        frozenset(entry for entry in single if not entry.endswith("*")),
        tuple(entry.rstrip("*") for entry in single if entry.endswith("*")),
        frozenset(entry.split(" ")[0] for entry in phrases),
        regex.compile(rf"\b(?:{forms})", 0 if cased else regex.IGNORECASE) if phrases else None,
    )


@lru_cache(maxsize=50_000)
def _lists_of(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the lists that hold a word, and those that hold a phrase which begins with it."""
    holding, opening = set(), set()
    for name, cues in _cues().items():
        form = word if _CASED[name] else word.lower()
        if form in cues.words or form.startswith(cues.stems):
            holding.add(name)
        if form in cues.openers:
            opening.add(name)
    return frozenset(holding), frozenset(opening)


def _cues_in(clause: str) -> set[str]:
    """Return the lists of which a cue stands in ``clause``."""
    found: set[str] = set()
    begun: set[str] = set()
    for word in _WORD.findall(clause):
        holding, opening = _lists_of(word)
        found |= holding
        begun |= opening
    for name in begun - found:
        phrases = _cues()[name].phrases
        if phrases is not None and phrases.search(clause):
            found.add(name)
    return found


@cache
def _future_tense() -> regex.Pattern[str]:
    table = lexicon.load("trade")["status"]
    infinitives = "|".join(map(regex.escape, table["infinitives"]))
    return regex.compile(
        rf"\b{lexicon.alternatives(table['future'])}\b[^;]*?\b(?:{infinitives})\b"
        rf"|\b(?:{infinitives})\s+{lexicon.alternatives(table['future'])}\b",
        regex.IGNORECASE,
    )


_INFINITIVE = late(r"\bzu\s+\p{Ll}+(?:en|ern|eln)\b|\b\p{Ll}{2,6}zu\p{Ll}{3,}n\b")
# `imstande, den Handel auf 3 Mrd. zu bringen`
_CHANGE_TO = late(
    r"\b(?:auf|um|über)\s+[^,;]*\b(?:zu\s+(?:bringen|steigern|erhöhen|heben|verdoppeln|verdreifachen|vervielfachen|vergrößern"
    r"|senken|verringern|reduzieren|drücken|treiben)|(?:anzu|auszu|abzu)\p{Ll}+)\b"
)
_CONDITION = late(r"[\s„“\"»«]*(?:[Ww]enn|[Ff]alls|[Ss]ofern)\s+(?:alles|nichts|es\s+(?:so|gut|nach))\b")
_SUCCESS = late(
    r"\b(?:gel(?:ang|ungen|ingt)|geschafft|schaffte[nr]?|vermoch|half|geholfen|beigetragen|ermöglich|erlaub)"
)
_SUBORDINATE = late(r"\s*(?:dass|daß|damit|ob|als\s+ob|wenn|um|zu)\b")
_VERB_FIRST = late(
    r"[\s„“\"»«]*(?:Kommt|Erreicht|Steigt|Wächst|Gelingt|Klettert|Stiege|Erreichte\s+(?:man|er|es))\b[^?]*,\s+(?:dann|so|wäre|würde)"
)
_FROM = late(
    r"\b[Vv]on\s+(?:(?:rund|etwa|fast|knapp|gut|über|derzeit|aktuell|zuletzt|jetzt|heute|bisher)\s+)*$"
)
_TO = late(
    r"\b(?:auf|über\s+die|an\s+die)\s+(?:\p{Ll}+\s+){0,2}?(?:[$€£¥\d]|(?:\p{L}+\s+)?(?:Million|Milliarde|Billion))"
)
_GIVEN = late(r"\b(?:die|der|den|jene|derzeitigen?|jetzigen?|bisherigen?|heutigen?|aktuellen?)\s+$")
_NOUN_NEXT = late(r"\s+(?:\p{Lu}\p{L}+)")


# `wohin Belarus derzeit Waren für 3 Mio. verkaufe`
_RELATIVE_NOW = late(
    r"\s*(?:wohin|woher|wo|de[rmn]|die|das|denen)\s.*\b(?:derzeit|heute|bereits|schon|jetzt|zurzeit|aktuell|gegenwärtig)\b"
)
# `3 Mrd. Dollar – das ist eine Zahl, auf die wir kommen müssen`
_NAMED_AHEAD = late(r"[^;.]{0,60}?(?:,|\s[–—-])\s(?:das|dies)\s+(?:ist|sind|wäre|wären|muss|sei)\b")
# `rechnet mit`, `gehen von 260 Mio. aus`, but not `rechnet vor`
_COUNTS_ON = late(
    r"\brechn\p{Ll}*\b[^;]*\b(?:da)?mit\b|\b(?:da)?mit\b[^;]*\b(?:zu\s+)?(?:ge)?rechn\p{Ll}*"
    r"|\bgeh(?:t|en|e)\b[^;]*\bvon\b[^;]*\baus\b"
    r"|\bseh(?:en|e)\s+(?:wir|sie|ich)\b[^;]*\bbei\b|\bsieht\b[^;]*\bbei\b",
    signs="rechn geh seh sieht",
)
_ESTIMATE = late(
    r"\b(?:[Nn]ach|[Ll]aut)\b[^,;]{0,60}\b(?:Einschätzung|Schätzung|Berechnung|Prognose|Erwartung|Vorhersage)(?:en)?\b"
    r"|\b(?:Einschätzung|Schätzung|Prognose|Erwartung)(?:en)?\s+zufolge\b",
    signs="schätzung Schätzung Berechnung Prognose Erwartung Vorhersage",
)
# `hat ein Defizit hinnehmen müssen`: it happened.
_HAD_TO = late(
    r"\b(?:hat|haben|habe|hatte|hatten|hätte|hätten)\b.*\b\p{Ll}+en\s+(?:müssen|können|wollen|sollen)\b"
    r"|\b(?:hat|haben|habe|hatte|hatten|wurde|wurden|ist|sei)\b.*\b(?:erreicht|überschritten|übertroffen|geknackt)\b",
    signs="müssen können wollen sollen erreicht überschritten übertroffen geknackt",
)


def status_of(text: str, sentence: Span, phrase: Span) -> str:
    """Return ``actual``, ``target``, ``forecast`` or ``future`` for the figure whose phrase is given.

    The clause of the figure decides; a clause without a finite verb of its own (`…, den Handel auf 5 Mrd. zu
    steigern`) or one that hangs on another (`dass`, `wenn`) takes the status of the clause it hangs on.
    """
    pieces = clauses(text, sentence)
    own = clause_index(pieces, phrase.start)
    before = text[max(sentence.start, phrase.start - 60) : phrase.start]
    if _FROM.search(before) and _TO.search(text, phrase.end, sentence.end):
        return ACTUAL
    if (
        _GIVEN.search(before)
        and _NOUN_NEXT.match(text, phrase.end)
        and _TO.search(text, phrase.end, sentence.end)
    ):
        return ACTUAL
    if _VERB_FIRST.match(text, sentence.start, sentence.end):
        return TARGET
    clause = text[_behind_colon(text, pieces[own], phrase) : pieces[own].end]
    if own > 0 and (turned := _turned(text, pieces[own - 1], clause)):
        return turned
    found = _status_in(clause)
    if found == FUTURE and own > 0 and _hangs(text, pieces[own]):
        above = _status_in(text[pieces[own - 1].start : pieces[own - 1].end])
        return above if above in (TARGET, FORECAST) else FUTURE
    if found:
        return found
    if _RELATIVE_NOW.match(clause):
        return ACTUAL
    if (
        _NAMED_AHEAD.match(text, phrase.end, sentence.end)
        and text[pieces[own].start : phrase.start].strip(" \n„“”\"»«›‹'") == ""
    ):
        ahead = text[pieces[own].end : sentence.end]
        return _status_in(ahead) or ACTUAL
    if _is_reported(clause) and not _hangs(text, pieces[own]):
        return ACTUAL
    return _status_around(text, pieces, own)


def _behind_colon(text: str, piece: Span, phrase: Span) -> int:
    """Return where the clause begins: behind a colon if that part reports: `Er will: Der Export sank`."""
    colon = text.rfind(": ", piece.start, phrase.start)
    return colon + 1 if colon >= 0 and _is_reported(text[colon : piece.end]) else piece.start


def _status_around(text: str, pieces: list[Span], own: int) -> str:
    """Look at the clause before; behind an infinitive (`… zu steigern, ist das Ziel`) at the one after."""
    clause = text[pieces[own].start : pieces[own].end]
    open_clause = bool(_INFINITIVE.search(clause)) or _hangs(text, pieces[own]) or not _is_reported(clause)
    if not open_clause:
        return ACTUAL
    for other in range(own - 1, max(-1, own - 3), -1):
        above = text[pieces[other].start : pieces[other].end]
        found = _status_in(above)
        if found:
            return found
        if _is_reported(above):
            break
    if _INFINITIVE.search(clause) and own + 1 < len(pieces):
        found = _status_in(text[pieces[own + 1].start : pieces[own + 1].end])
        if found:
            return found
    return TARGET if own > 0 and _CHANGE_TO.search(clause) else ACTUAL


def _turned(text: str, above: Span, clause: str) -> str:
    """`Wenn alles klappt, liefern wir …` is a forecast, `Es ist gelungen, … zu steigern` a fact."""
    if _CONDITION.match(text, above.start, above.end):
        return FORECAST
    return ACTUAL if _INFINITIVE.search(clause) and _SUCCESS.search(text, above.start, above.end) else ""


def _status_in(clause: str) -> str:
    cues = _cues_in(clause)
    if "reached" in cues or _HAD_TO.search(clause):
        return ""
    if FORECAST in cues or _COUNTS_ON.search(clause):
        return FORECAST
    if TARGET in cues:  # `soll nach seiner Einschätzung 3 Mrd. erreichen`
        return FORECAST if _ESTIMATE.search(clause) else TARGET
    return FUTURE if "future" in cues and _future_tense().search(clause) else ""


def _is_reported(clause: str) -> bool:
    return "reported" in _cues_in(clause)


def _hangs(text: str, piece: Span) -> bool:
    return bool(_SUBORDINATE.match(text, piece.start, piece.end))

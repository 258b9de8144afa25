"""Is a figure reported, hoped for, or expected? The status of a claim: actual, target or forecast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import regex

from tradefigs import lexicon
from tradefigs.claims.syntax import clause_index, clauses
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.periods.benchmarks import STANDARD
from tradefigs.periods.tense import in_past_tense, reports

ACTUAL, TARGET, FORECAST = "actual", "target", "forecast"
FUTURE = "future"  # told by the tense alone: a forecast, unless its time has gone by


# The lists of cues, and whether a capital that begins the clause may stand for a small letter.
_MAY_OPEN = {
    TARGET: True,
    FORECAST: True,
    "guess": True,
    "future": True,
    "reported": False,
    "reached": False,
    "managed": False,
}
# The head of a compound tells what it is: `Handels-Ziel` is a goal, `Ziel-1-Gebiet` is none.
_WORD = late(r"(?:\w+-)*(\w+)")
_LIST_OF_NOUNS = late(r"\s*\p{Lu}\w+(?:\s*,|\s+(?:und|sowie|oder))\s+\p{Lu}")  # `Wolle und Holz`, no verb


@dataclass(frozen=True, slots=True)
class _Cues:
    """The cues of one status: words, beginnings of words, and phrases by pattern (None: there are none)."""

    words: frozenset[str]
    stems: tuple[str, ...]
    openers: frozenset[str]  # the first words of the phrases
    phrases: regex.Pattern[str] | None


@cache
def _cues() -> dict[str, _Cues]:
    return {name: _read_cues(lexicon.words("trade", f"status.{name}")) for name in _MAY_OPEN}


def _read_cues(entries: Sequence[str]) -> _Cues:
    phrases = [entry for entry in entries if " " in entry]
    single = [entry for entry in entries if " " not in entry]
    forms = "|".join(
        entry.rstrip("*").replace(" ", r"\s+") + ("" if entry.endswith("*") else r"\b") for entry in phrases
    )
    return _Cues(
        frozenset(entry for entry in single if not entry.endswith("*")),
        tuple(entry.rstrip("*") for entry in single if entry.endswith("*")),
        frozenset(entry.split(" ")[0].lower() for entry in phrases),
        regex.compile(rf"\b(?:{forms})", regex.IGNORECASE) if phrases else None,
    )


@lru_cache(maxsize=50_000)
def _lists_of(word: str, *, opens: bool) -> tuple[frozenset[str], frozenset[str]]:
    """Return the lists that hold a word, and those that hold a phrase which begins with it.

    A noun is no verb: `Wolle`, `Planen` in the middle of a clause. ``opens``: the word begins the clause.
    """
    holding, opening = set(), set()
    for name, cues in _cues().items():
        forms = (word, word.lower()) if opens and _MAY_OPEN[name] else (word,)
        if any(form in cues.words or form.startswith(cues.stems) for form in forms):
            holding.add(name)
        if word.lower() in cues.openers:
            opening.add(name)
    return frozenset(holding), frozenset(opening)


# What only compares with a plan, or names a hope beside what is told: `wie geplant`, `entgegen den
# Prognosen`, `mit der Hoffnung auf Frieden`; and what is a destination: `das wichtigste Ziel der Exporte`.
_ASIDE = late(
    r"""\b(?:[Ww]ie|als)\s+(?:\p{Ll}+\s+){0,2}(?:erwartet|geplant|prognostiziert|vorhergesagt|vorgesehen|gehofft|angenommen|befürchtet)\b
    |\b(?:[Ee]ntgegen|[Ww]ider|[Tt]rotz|[Uu]ngeachtet)\s+(?:\p{L}+\s+){0,2}(?:Erwart\p{Ll}+|Prognosen?|Pl[aä]n\p{Ll}*|Vorhersagen?|Hoffnung(?:en)?)\b
    |\b(?:[Dd]ank|[Mm]it|[Dd]urch|[Ww]egen|[Ii]n|[Aa]us|[Nn]ach|[Uu]nter|[Bb]ei|[Aa]ngesichts|[Ii]nfolge)\s+(?:\p{Ll}+\s+){0,2}
    (?:Perspektiven?|Hoffnung(?:en)?|Chancen?|Potenzials?|Potentials?|Strategien?|Roadmap|Vorhaben|Wunsch|Wünschen?)\b
    |\b\p{Ll}*(?:[Ww]ichtigst|[Gg]rößt|[Bb]edeutendst)\p{Ll}*\s+(?:Export|Absatz|Ausfuhr)?[Zz]iel(?:e[ns]?|s)?\b""",
    regex.VERBOSE,
)


@lru_cache(maxsize=64)  # several questions are asked of a clause, and several figures stand in it
def _cues_in(clause: str) -> frozenset[str]:
    """Return the lists of which a cue stands in ``clause``."""
    found: set[str] = set()
    begun: set[str] = set()
    is_list = _LIST_OF_NOUNS.match(clause) is not None
    clause = _ASIDE.sub(" ", clause)
    for number, word in enumerate(_WORD.findall(clause)):
        holding, opening = _lists_of(word, opens=number == 0 and not is_list)
        found |= holding
        begun |= opening
    for name in begun - found:
        phrases = _cues()[name].phrases
        if phrases is not None and phrases.search(clause):
            found.add(name)
    return frozenset(found)


@cache
def _future_tense() -> regex.Pattern[str]:
    """`wird … ankommen`, `austauschen werden`: an infinitive with or without a particle; not `Aufkommen`."""
    table = lexicon.load("trade")["status"]
    infinitive = f"{lexicon.alternatives(table['particles'])}?{lexicon.alternatives(table['infinitives'])}"
    future = f"(?i:{lexicon.alternatives(table['future'])})"
    return regex.compile(
        rf"\b{future}\b[^;]*?\b{infinitive}\b|(?:\b{infinitive}|^\W*(?i:{infinitive}))\s+{future}\b"
    )


@cache
def _second_predicate() -> regex.Pattern[str]:
    """`… eingeführt und wolle`; where the verb stands last, `eingeführt habe und`."""
    verbs = lexicon.alternatives(lexicon.words("trade", "status.second"))
    return regex.compile(rf"\b(?:und|aber|doch)\s+{verbs}\b|(?<=\b(?:hat|habe|hatten?)\s)und\b")


_INFINITIVE = late(r"\bzu\s+\p{Ll}+(?:en|ern|eln)\b|\b\p{Ll}{2,6}zu\p{Ll}{3,}n\b")
_SUBORDINATE = late(r"\s*(?:dass|daß|damit|ob|als\s+ob|wenn|um|zu)\b")
_VERB_FIRST = late(
    r"[\s„“\"»«]*(?:Kommt|Erreicht|Steigt|Wächst|Gelingt|Klettert|Stiege|Erreichte\s+(?:man|er|es))\b[^?]*,\s+(?:dann|so|wäre|würde)"
)
_HEDGED = r"(?:(?:rund|etwa|fast|knapp|gut|über|derzeit|aktuell|zuletzt|jetzt|heute|bisher)\s+)*"
_FROM = late(rf"\b[Vv]on\s+{_HEDGED}$")
_TO = late(
    r"\b(?:auf|über\s+die|an\s+die)\s+(?:\p{Ll}+\s+){0,2}?(?:[$€£¥\d]|(?:\p{L}+\s+)?(?:Million|Milliarde|Billion))"
)
_GIVEN = late(r"\b(?:die|der|den|jene|derzeitigen?|jetzigen?|bisherigen?|heutigen?|aktuellen?)\s+$")
_NOUN_NEXT = late(r"\s+(?:\p{Lu}\p{L}+)")

# `…, wie er sagte, …`, `…, so der Minister, …`, `…, die 2 Mrd. erreichten, …`, `…, wenn nichts geschieht, …`,
# `…, glaubt der Minister, …`
_INSERTED = late(
    lambda: (
        r"\s*(?:wie|so|sagte|(?:in|an|auf|mit|bei|von|aus|zu)?\s*(?:de[rmn]|die|das|dessen|de[nr]en)"
        rf"|\p{{Ll}}{{3,}}te?n?\s+(?:er|sie|es|man|de[rnm]|die|das|ein|eine|\p{{Lu}}\p{{L}}+)"
        rf"|{lexicon.any_of('grammar', 'subordinators')})\s"
    )
)
# `„Dann rechne ich“, sagte sie, „mit 3 Mrd.“`: behind a small letter the sentence of the speech goes on
_SPEECH_GOES_ON = late(r"\s*[„“\"»«]\s*[\p{Ll}\d]")
_SPEECH_BREAKS_OFF = late(r"[“”\"«»]\s*,")
_OPENS = late(
    lambda: (
        rf"\s*(?:{lexicon.any_of('grammar', 'subordinators')}|{lexicon.any_of('grammar', 'conjunctions')})\s"
    )
)
_CLOSES = late(r"\b\p{Ll}+n[\s“”\"»«.!]*$")
# `wohin Belarus derzeit Waren für 3 Mio. verkaufe`
_RELATIVE_NOW = late(
    r"\s*(?:wohin|woher|wo|de[rmn]|die|das|denen)\s.*\b(?:derzeit|heute|bereits|schon|jetzt|zurzeit|aktuell|gegenwärtig)\b"
)
# `liegt heute vermutlich bei 3 Mrd.`
_NOW = late(lambda: rf"(?i)\b{lexicon.alternatives(lexicon.words('time', 'points.now'))}\b")
# `3 Mrd. Dollar – das ist eine Zahl, auf die wir kommen müssen`
_NAMED_AHEAD = late(
    r"[^;.]{0,60}?(?:,|\s[–—-])\s(?:(?:das|dies)\s+(?:ist|sind|wäre|wären|muss|sei)|darauf|dahin|so\s+lautet)\b"
)
# `rechnet mit`, `gehen von 260 Mio. aus`, but not `rechnet vor`
_COUNTS_ON = late(
    r"\b[Rr]echn(?!ung)\p{Ll}*\b[^;]*\b(?:da)?mit\b|\b(?:da)?mit\b[^;]*\b(?:zu\s+)?(?:ge)?rechn\p{Ll}*"
    r"|\bGerechnet\b[^;]*\bmit\b"
    r"|\bgeh(?:t|en|e)\b[^;]*\bvon\b[^;]*\baus\b"
    r"|\bseh(?:en|e)\s+(?:wir|sie|ich)\b[^;]*\bbei\b|\bsieht\b[^;]*\bbei\b",
    signs="rechn Rechn geh seh sieht",
)
_YEAR_IN_BRACKET = ending(r"(?:19|20)\d\d\s*\(\s*")
# `auf 60 Mrd. zu bringen`, `auf 60 Mrd. auszubauen`
_TO_BE_DONE = late(r"\s+(?:\p{Ll}+\s+){0,2}(?:zu\s+\p{Ll}+n|\p{Ll}{2,6}zu\p{Ll}{3,}n)\b")
# `Wenn alles klappt, …`, `Bleibt es dabei, …`; not `Wenn man alles mitrechnet, …`
_CONDITION = late(
    r"""[\s„“\"»«]*(?:(?:Wenn|Falls|Sofern)\s(?![^,]*\bman\b)
    |(?:Bleib(?:t|en)|H[aä]lt(?:en)?|L[aä]uf(?:t|en)|Geh(?:t|en)|Klappt|Setzt|Entwickel[nt]|Verläuft|Gelingt)\s)
    [^?,]{3,120},\s*""",
    regex.VERBOSE,
)
# `nach 3 Mrd. im Vorjahr`: what is compared with has been.
_COMPARED_WITH = late(rf"\b(?:nach|gegenüber|statt)\s+{_HEDGED}$")
_PRESENT_FIRST = late(r"\s*(?:(?:dann|so)\s+)?\p{Ll}+(?:t|(?<!t)en|[lr]n)\s")
_AHEAD = late(
    r"\b(?:heuer|(?:diese[ms]|laufenden|kommenden|nächsten)\s+Jahre?s?|Jahresende|bis\s+(?:Ende|zum|20\d\d)|20\d\d)\b"
)
# `sollen es nach Einschätzung der Kammer 3 Mrd. werden`
_ESTIMATED = late(
    lambda: (
        rf"\b[Ss]oll(?:en)?\b.*\b{lexicon.any_of('trade', 'status.estimates')}\b"
        rf"|\b{lexicon.any_of('trade', 'status.estimates')}\b.*\bsoll(?:en)?\b"
    )
)
# `sollen voriges Jahr 3 Mrd. betragen haben`: a rumour of what was.
_HEARSAY = late(r"\bsoll(?:en)?\b.*\b\p{Ll}+(?:t|en)\s+(?:haben|sein)[\s.!“”\"»]*$")
# `hat ein Defizit hinnehmen müssen`: it happened.
_HAD_TO = late(
    r"\b(?:hat|haben|habe|hatte|hatten|hätte|hätten)\b.*\b\p{Ll}+en\s+(?:müssen|können|wollen|sollen|lassen)\b"
    r"|\b(?:hat|haben|habe|hatte|hatten|wurde|wurden|ist|sei)\b.*\b(?:erreicht|überschritten|übertroffen|geknackt)\b",
    signs="müssen können wollen sollen lassen erreicht überschritten übertroffen geknackt",
)


# `nicht wie geplant auf 3 Mrd. gestiegen, sondern gesunken`
_NOT_AS = late(
    r"""\bnicht\s+wie\s+(?:\p{Ll}+\s+){0,2}
    (?:(?P<goal>geplant|vorgesehen|vereinbart|angestrebt|beabsichtigt|erhofft|gehofft|gewünscht|angekündigt|versprochen)
    |erwartet|prognostiziert|vorhergesagt|vorausgesagt|angenommen|befürchtet)\b""",
    regex.VERBOSE,
    signs="nicht",
)
_WISHED = late(r"\bwürden?\b[^;]*\b(?:gerne?|lieber|am\s+liebsten)\b")  # `würde gern für 3 Mio. liefern`
# `veranschlagt die Exporte für 2024 auf 3 Mrd.`: of what is over a report, of what isn't a forecast
_CALCULATED = late(
    r"\b(?:veranschlagt?|schätz(?:t|e|en)|taxier(?:t|e|en)|kalkulier(?:t|e|en))\b",
    signs="veranschlag schätz taxier kalkulier",
)
# `dass sich der Handel verdoppeln lasse`, `lässt der Handel sich verdoppeln`: it can be done.
_CAN_BE = late(
    r"\bsich\b[^;]*\b\p{Ll}{3,}(?:en|ern|eln)\s+(?:lässt|lasse|lassen|ließen?)\b"
    r"|\b(?:lässt|lasse|lassen|ließen?)\b[^;]*\bsich\b[^;]*\b\p{Ll}{3,}(?:en|ern|eln)\b(?!\s+(?:hat|habe|haben)\b)",
    signs="lässt lasse ließ",
)
# `kann uns nicht freuen`, `kann sich sehen lassen`: a judgement on what is.
_JUDGES = late(
    lambda: (
        rf"\b(?:kann|können|könne|könnten?)\b[^;]*\b{lexicon.any_of('trade', 'status.judgements')}"
        rf"|\b{lexicon.any_of('trade', 'status.judgements')}\s+(?:kann|können|könne|könnten?)\b"
    ),
    signs="kann könn",
)


def status_of(text: str, sentence: Span, phrase: Span) -> str:
    """Return ``actual``, ``target``, ``forecast`` or ``future`` for the figure whose phrase is given.

    The clause of the figure decides; a clause without a finite verb of its own (`…, den Handel auf 5 Mrd. zu
    steigern`) or one that hangs on another (`dass`, `wenn`) takes the status of the clause it hangs on.
    """
    pieces = _predicates(text, clauses(text, sentence), phrase)
    own = clause_index(pieces, phrase.start)
    low = max(sentence.start, phrase.start - 60)
    before = text[low : phrase.start]
    if _COMPARED_WITH.search(before) or _is_standard(text, low, phrase.start):
        return ACTUAL
    if _FROM.search(before) and _TO.search(text, phrase.end, sentence.end):
        return ACTUAL
    if (
        _GIVEN.search(before)
        and _NOUN_NEXT.match(text, phrase.end)
        and _TO.search(text, phrase.end, sentence.end)
    ):
        return ACTUAL
    if missed := _NOT_AS.search(text, pieces[own].start, phrase.start):
        return TARGET if missed["goal"] else FORECAST
    if _VERB_FIRST.match(text, sentence.start, sentence.end):
        return TARGET
    clause = _whole_clause(text, pieces, own)
    if _is_managed(text, pieces, own, phrase):
        return ACTUAL
    if _CONDITION.match(text, sentence.start, pieces[own].start) and _is_ahead(text, pieces[own]):
        return FORECAST
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
    return _status_around(text, pieces, own, phrase)


def _is_standard(text: str, low: int, place: int) -> bool:
    """`das Niveau von 2013 (158 Mio.)`: what has been reached before."""
    year = _YEAR_IN_BRACKET.match(text, low, place)
    return year is not None and STANDARD.match(text, low, year.start()) is not None


def _whole_clause(text: str, pieces: list[Span], own: int) -> str:
    """Return the whole clause of a figure: `Man könne, | wie er sagte, | auf 3 Mrd. kommen`."""
    clause = text[pieces[own].start : pieces[own].end]
    if own < 2:
        return clause
    if speech := _speech_begun(text, pieces, own):
        return text[speech.start : speech.end] + clause
    if not _CLOSES.search(clause) or _OPENS.match(clause) or _parted(text, pieces[own - 1], pieces[own]):
        return clause
    inserted = text[pieces[own - 1].start : pieces[own - 1].end]
    begun = text[pieces[own - 2].start : pieces[own - 2].end]
    if not _INSERTED.match(inserted) or _cues_in(begun).isdisjoint((TARGET, FORECAST, "future")):
        return clause
    return begun + clause


def _speech_begun(text: str, pieces: list[Span], own: int) -> Span | None:
    """Return the clause of a quotation that is interrupted by who speaks, and goes on with the figure's."""
    if not _SPEECH_GOES_ON.match(text, pieces[own].start, pieces[own].end):
        return None
    ends = (pieces[other] for other in range(own - 1, max(-1, own - 4), -1))
    return next((end for end in ends if _SPEECH_BREAKS_OFF.match(text, end.end)), None)


def _parted(text: str, before: Span, piece: Span) -> bool:
    """Tell whether a semicolon parts two clauses, which then are two sentences."""
    return ";" in text[before.end : piece.start]


def _predicates(text: str, pieces: list[Span], phrase: Span) -> list[Span]:
    """Part the clause of a figure between its verbs: `hat für 3 Mio. gekauft | und will mehr kaufen`."""
    own = clause_index(pieces, phrase.start)
    piece = pieces[own]
    ends = [joint.start() for joint in _second_predicate().finditer(text, piece.start, piece.end)]
    parts = [Span(start, end) for start, end in pairwise((piece.start, *ends, piece.end))]
    return [*pieces[:own], *parts, *pieces[own + 1 :]]


def _status_around(text: str, pieces: list[Span], own: int, phrase: Span) -> str:
    """Look at the clause before; behind an infinitive (`… zu steigern, ist das Ziel`) at the one after."""
    clause = text[pieces[own].start : pieces[own].end]
    open_clause = bool(_INFINITIVE.search(clause)) or _hangs(text, pieces[own]) or not _is_reported(clause)
    if not open_clause:
        return ACTUAL
    for other in range(own - 1, max(-1, own - 3), -1):
        if _parted(text, pieces[other], pieces[other + 1]) and not _INFINITIVE.search(clause):
            break
        above = text[pieces[other].start : pieces[other].end]
        found = _status_in(above)
        if found:
            return found
        is_inserted = 0 < other < own and _INSERTED.match(above) and not _is_reported(clause)
        if (_is_reported(above) and not is_inserted) or _is_introduced(text, pieces[other + 1]):
            break
    if _INFINITIVE.search(clause) and own + 1 < len(pieces):
        found = _status_in(text[pieces[own + 1].start : pieces[own + 1].end])
        if found:
            return found
    return TARGET if is_to_be_done(text, phrase.end, pieces[own].end) else ACTUAL


def is_to_be_done(text: str, start: int, end: int | None = None) -> bool:
    """Tell whether an infinitive follows the figure that ends at ``start``: `auf 60 Mrd. zu bringen`."""
    return _TO_BE_DONE.match(text, start, end) is not None


def _is_managed(text: str, pieces: list[Span], own: int, phrase: Span) -> bool:
    """`Es gelang ihnen, den Handel auf 3 Mrd. zu verdoppeln`: what was to be done has been done."""
    if own == 0 or not is_to_be_done(text, phrase.end, pieces[own].end):
        return False
    cues = _cues_in(text[pieces[own - 1].start : pieces[own - 1].end])
    return "managed" in cues and cues.isdisjoint((TARGET, FORECAST, "future"))


def _is_ahead(text: str, piece: Span) -> bool:
    """Tell whether a clause that begins with a verb in the present tense names a time that may lie ahead."""
    present = _PRESENT_FIRST.match(text, piece.start, piece.end)
    return present is not None and _AHEAD.search(text, piece.start, piece.end) is not None


def _is_introduced(text: str, piece: Span) -> bool:
    """`Die Preise sollen sinken: Im Mai fielen die Exporte`: behind a colon a sentence of its own begins."""
    before = text[max(0, piece.start - 2) : piece.start].rstrip()
    return before.endswith(":") and text[piece.start : piece.end].lstrip()[:1].isupper()


def _status_in(clause: str) -> str:
    cues = _cues_in(clause)
    if "reached" in cues or any(told.search(clause) for told in (_HAD_TO, _HEARSAY, _JUDGES)):
        return ""
    if "guess" in cues and not _is_settled(clause):
        return FORECAST
    if FORECAST in cues or _COUNTS_ON.search(clause) or _ESTIMATED.search(clause):
        return FORECAST
    if _AHEAD.search(clause) and _CALCULATED.search(clause):
        return FUTURE
    if TARGET in cues or _WISHED.search(clause) or _CAN_BE.search(clause):
        return TARGET
    return FUTURE if "future" in cues and _future_tense().search(clause) else ""


def _is_settled(clause: str) -> bool:
    """`lag vermutlich bei 3 Mrd.`, `liegt heute vermutlich bei 3 Mrd.`: guessed of what was or is."""
    return _NOW.search(clause) is not None or reports(clause, 0, len(clause))


def _is_reported(clause: str) -> bool:
    return "reported" in _cues_in(clause) or in_past_tense(clause, 0, len(clause))


def _hangs(text: str, piece: Span) -> bool:
    return bool(_SUBORDINATE.match(text, piece.start, piece.end))

"""Does a stretch of German announce, report, or speak of the present?

One automaton finds the words that tell it. A pattern that spans words is only tried where its verb stands.
"""

from __future__ import annotations

from functools import cache, lru_cache

import regex
from ahocorasick_rs import AhoCorasick, Implementation

from tradefigs import lexicon
from tradefigs.language.patterns import find_words, late
from tradefigs.language.verbs import past_forms, speech_words, verb_forms

# `ist … geklettert`, `die … eingeführt habe`: the perfect tense of a verb that no list holds.
_HAVE_OR_BE = ("ist", "sind", "hat", "haben", "habe", "sei", "seien")
_PARTICIPLE = (
    r"(?!gefolgt\s+von\b)\p{Ll}{0,8}ge\p{Ll}{2,}(?:t|en) | (?:ver|be|er|ent|über)\p{Ll}{3,}t | \p{Ll}+iert"
)
_PERFECT = late(
    lambda: (
        rf"""\b(?: (?P<verb>{"|".join(_HAVE_OR_BE)})
             | (?P<whole>(?:{_PARTICIPLE})\s+(?:hat|haben|habe))
             | (?P<participle>{_PARTICIPLE}
                 | (?<!\bzu\s){lexicon.any_of("time", "tense.participles")}) )\b | ;"""
    ),
    regex.VERBOSE,
)
# `hatte … betragen`, `waren … gestiegen`, `waren es noch`, at the end of a clause `…, gewesen waren`: a past
# before the one that is told. `Gefragt waren …` is none.
# not the adjective of `im vergangenen Jahr`
_STRONG_OR_WEAK = rf"{_PARTICIPLE} | (?:ver|be|er|ent|über)\p{{Ll}}{{3,}}(?<!en)en"
_PLUPERFECT = late(
    rf"""\b(?: (?P<whole>(?:war|waren|lag|lagen)\s+(?:es|er|sie)\s+noch | worden\s+war(?:en)?
                        | (?:{_STRONG_OR_WEAK})\s+(?:hatten?|war(?:en)?)(?=\s*(?:[,.;:)–]|$|und\b)))
             | (?P<verb>hatten?|waren?)
             | (?P<participle>{_STRONG_OR_WEAK}) )\b | ;""",
    regex.VERBOSE,
)
_VERB_OF_PLUPERFECT = late(r"\b(?:hatten?|war(?:en?)?|lag(?:en)?)\b", signs="hatte war lag")
# `dürfte … gestiegen sein`: a guess at what was
_GUESS = late(
    rf"\b(?:dürften?|sollen?|wird|werden|könnten?)\b[^;]*\b(?:{_PARTICIPLE}|betragen|gestiegen|gesunken)\s+(?:haben|sein)\b",
    regex.VERBOSE,
)
# `werden … ausgeführt`; `werden … betragen` is the future
_PASSIVE = late(
    rf"""\b(?: (?P<verb>wird|werden|werde)
             | (?P<participle>{_STRONG_OR_WEAK})(?!\s+(?:haben|sein)) )\b | ;""",
    regex.VERBOSE,
)
# `exportierte`, `rutschten`: what may be the past tense of a weak verb, and the word before it
_WEAK_PAST = late(
    r"(?:(?<![\w-])(?P<before>\p{L}\p{Ll}*)\s+)?(?<![\w-])(?P<verb>\p{Ll}{3,}ten?)(?![\w-])",
)
# `schwächelte`: what ends like one, whichever verb it is; not the adjectives `dauerhafte`, `relevante`, nor,
# in the plural, infinitives: `starten`
_LIKE_PAST = late(
    r"""(?!ge(?!lang|hör|währ|nehmig|wann))
    (?: (?: \p{Ll}{2,}(?: ier | el | er | ig | [dt]e | [dfghk]ne | [dt]me | [iltnr]z | sch )
          | \p{Ll}+[aeiuü]ss | \p{Ll}*(?: (?:su|brau|tau|rei)ch | (?:[rk]ei|lö)s ) )ten?
      | (?: \p{Ll}{2,}(?: [cmnprs]k | [bfglmnpr](?<!haf|(?<!pl)an|(?<!i)en) | [aeiouöü]h )
          | \p{Ll}*(?: (?:ma|la|ko|wa|li)ch | (?:[brth]a|[rt]e)u ) )te )""",
    regex.VERBOSE,
)


def plan_compared() -> str:
    """Return a pattern of what only compares with a plan: `stärker als (vom Amt) erwartet`, `wie geplant`."""
    return (
        r"\b(?:(?:[Ww]ie|als)\s+(?:\p{Ll}+\s+){0,2}|als\s+vo[nm]\s+(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+\s+)"
        rf"{lexicon.any_of('time', 'relations.expected')}\b"
    )


_PLAN_COMPARED = late(plan_compared)
# `konnten Waren verkauft werden`, `die verkauft werden mussten`: it was done
_WAS_DONE = late(
    r"\bwerden\s+(?:konnte|musste|mußte|durfte)n?\b|\b(?:konnte|musste|mußte|durfte)n?\b[^;:]*?\swerden\b"
)
_WERE_DONE = ("konnte", "musste", "mußte", "durfte")  # one of them stands in each match
FARTHEST_PARTICIPLE = 300  # characters behind its verb


@cache
def _automaton() -> tuple[AhoCorasick, list[tuple[frozenset[str], frozenset[str], bool]]]:
    """Return what finds the words, and for each what it is a sign of and what may be one word with it.

    And whether it may make something else of others: `wie geplant`, `konnten verkauft werden`.
    """
    lists = {name: set(lexicon.words("time", f"tense.{name}")) for name in lexicon.load("time")["tense"]}
    lists["perfect"] = set(_HAVE_OR_BE)
    strong = _strong_pasts()
    lists["reporting"] |= strong.keys()
    turning = {*_WERE_DONE, *lexicon.words("time", "relations.expected")}
    words = sorted({word for words in lists.values() for word in words} | turning)
    signs = [frozenset(name for name, words in lists.items() if word in words) for word in words]
    known = [
        (sign, strong.get(word, frozenset()), word in turning)
        for sign, word in zip(signs, words, strict=True)
    ]
    return AhoCorasick(words, implementation=Implementation.DFA), known


@cache
def _strong_pasts() -> dict[str, frozenset[str]]:
    """Return the past tense of strong verbs, each with its particles and prefixes: `stieg`, an|`stiegen`."""
    particles = frozenset(
        (*lexicon.load("trade")["status"]["particles"], *lexicon.words("time", "strong_past.particles"))
    )
    either = particles | frozenset(lexicon.words("time", "strong_past.prefixes"))
    pasts: dict[str, frozenset[str]] = {}
    for name, before_plural in (("verbs", either), ("like_participles", particles)):
        for past in lexicon.words("time", f"strong_past.{name}"):
            pasts[past] = either
            pasts[past + ("n" if past.endswith("e") else "en")] = before_plural
    return pasts


@lru_cache(maxsize=64)
def _signs(text: str, start: int, end: int) -> frozenset[str]:
    """Return what the words of a stretch are signs of: ``announcing``, ``perfect`` and so on."""
    told = text[start:end]
    found, may_turn = _signs_of_words(told)
    if not may_turn:
        return found
    plan = _PLAN_COMPARED.search(text, start, end)
    told = told if plan is None else text[start : plan.start()] + text[plan.end() : end]
    done = _WAS_DONE.search(told)
    if done is None:
        return found if plan is None else _signs_of_words(told)[0]
    told = told[: done.start()] + done[0].replace("werden", "") + told[done.end() :]
    return _signs_of_words(told)[0] | {"reporting"}


def _signs_of_words(text: str) -> tuple[frozenset[str], bool]:
    """Return what the words of ``text`` are signs of, and whether some may make something else of others."""
    automaton, known = _automaton()
    closed = f"{text} "  # what stands before its first character is the last one
    found = set[str]()
    may_turn = False
    for index, first, last in find_words(automaton, closed):
        signs, parts, turns = known[index]
        may_turn = may_turn or turns
        if signs and not closed[last].isalnum() and _begins_word(closed, first, parts):
            found |= signs
    return frozenset(found), may_turn


def _begins_word(text: str, start: int, parts: frozenset[str]) -> bool:
    """Tell whether a word begins there, or at one of the ``parts`` before: an|`stieg`."""
    first = start
    while text[first - 1].isalnum() and parts:
        first -= 1
    return text[first:start] in parts if first < start else not text[start - 1].isalnum()


def outlook(text: str, start: int, end: int) -> str:
    """Tell whether it announces (`ahead`) or, if it doesn't, reports (`behind`); else return nothing."""
    signs = _signs(text, start, end)
    if "announcing" in signs:
        return "ahead"
    return "behind" if _is_report(signs, text, start, end) else ""


def announces(text: str, start: int, end: int) -> bool:
    """Tell whether it speaks of what is to come: `wird`, `soll`, `geplant`."""
    return "announcing" in _signs(text, start, end)


def reports(text: str, start: int, end: int) -> bool:
    """Tell whether it speaks of the past: `stieg`, `waren`, `ist gewachsen`."""
    return _is_report(_signs(text, start, end), text, start, end)


def may_look_further_back(text: str, start: int, end: int) -> bool:
    """Tell whether it holds a verb of a time before the one that the text tells of: `hatte`, `waren`."""
    return _VERB_OF_PLUPERFECT.search(text, start, end) is not None


def looks_further_back(text: str, start: int, end: int) -> bool:
    """Tell whether it speaks of a time before the one that the text tells of: `hatte … betragen`."""
    verb = _VERB_OF_PLUPERFECT.search(text, start, end)
    if verb is None:
        return False
    before = len(text[start : verb.start()].rstrip())  # the word before it may be its participle
    return _is_told(_PLUPERFECT, text, max(start, text.rfind(" ", start, start + before)), end)


def guesses_back(text: str, start: int, end: int) -> bool:
    """Tell whether it guesses at what was: `dürfte … gestiegen sein`."""
    may_be = text.find(" sein", start, end) >= 0 or text.find(" haben", start, end) >= 0
    return may_be and _GUESS.search(text, start, end) is not None


def is_present(text: str, start: int, end: int) -> bool:
    """Tell whether it states what is: `beträgt`, `liegt bei`, `werden … ausgeführt`."""
    signs = _signs(text, start, end)
    told = "present" in signs or ("passive" in signs and _is_told(_PASSIVE, text, start, end))
    return told and not _is_report(signs, text, start, end)


def tells_of_speech(text: str, start: int, end: int) -> bool:
    """Tell whether it says that someone spoke: `sagte`, `teilte … mit`."""
    may_be = find_words(_words_of_speech(), text[start:end])  # of all signs few are of speech
    return bool(may_be) and "speech" in _signs(text, start, end)


@cache
def _words_of_speech() -> AhoCorasick:
    return AhoCorasick(lexicon.words("time", "tense.speech"))


def _is_report(signs: frozenset[str], text: str, start: int, end: int) -> bool:
    if "reporting" in signs or ("past_or_participle" in signs and "passive" not in signs):
        return True
    if "perfect" in signs and _is_told(_PERFECT, text, start, end):
        return True
    return in_past_tense(text, start, end)


@lru_cache(maxsize=64)  # of a clause it is asked for each of its times and figures
def in_past_tense(text: str, start: int, end: int) -> bool:
    """Tell whether a weak verb in the past tense stands there, whichever it is: `exportierte`, `schwächelte`.

    Behind an article or a preposition such a word is an adjective: `die exportierten Waren`.
    """
    no_verbs, adjectives_follow = _no_verbs()
    return any(
        (found["verb"] in _weak_pasts() or _LIKE_PAST.fullmatch(found["verb"]))
        and found["verb"] not in no_verbs
        and (found["before"] or "").lower() not in adjectives_follow
        for found in _WEAK_PAST.finditer(text, start, end)
    )


@cache
def _weak_pasts() -> frozenset[str]:
    """Return the past tense of weak verbs of trade, with a particle or without: `setzten`, `absetzten`."""
    status = lexicon.load("trade")["status"]
    verbs = lexicon.with_transcriptions(status["infinitives"])
    pasts = [form for verb in verbs for form in past_forms(verb) if " " not in verb]
    return frozenset(particle + form for particle in ("", *status["particles"]) for form in pasts)


@cache
def _no_verbs() -> tuple[frozenset[str], frozenset[str]]:
    """Return what only looks like the past tense of a verb, and the words behind which all of it does."""
    before = (lexicon.words("grammar", name) for name in ("articles", "determiners", "prepositions"))
    # `sagte` tells of speech only, but `das Land verzeichnete`
    counting = [verb for verb in speech_words("verbs.counting") if " " not in verb]
    no_verbs = {*lexicon.words("time", "tense.no_past"), *verb_forms()}.difference(*map(past_forms, counting))
    return frozenset(no_verbs), frozenset(word for words in before for word in words)


@lru_cache(maxsize=256)  # of each figure of a passage it is asked
def _is_told(tense: regex.Pattern[str], text: str, start: int, end: int) -> bool:
    """Tell whether a participle stands behind its verb, no semicolon between, or right before it."""
    verb = -FARTHEST_PARTICIPLE - 1
    for part in tense.finditer(text, start, end):
        if part.lastgroup == "verb":
            verb = part.end()
        elif part.lastgroup is None:
            verb = -FARTHEST_PARTICIPLE - 1
        elif part.lastgroup == "whole" or part.start() - verb <= FARTHEST_PARTICIPLE:
            return True
    return False

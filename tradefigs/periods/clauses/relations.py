"""What stands beside a time and turns it: `seit`, `bis`, `gegenüber`, `nach dem Einbruch von`."""

from __future__ import annotations

from functools import cache

import regex
from ahocorasick_rs import AhoCorasick

from tradefigs import lexicon
from tradefigs.language.patterns import find_words, late
from tradefigs.language.text import Span, ending
from tradefigs.periods.clauses.tense import is_present, reports
from tradefigs.periods.expressions.pieces import Piece

LOOK_BACK = 60  # characters before a time in which words such as `gegenüber` are looked for
# Between a word of relation and its time: `gegenüber dem Wert von`, `seit Ende des Jahres`.
_LINKS = frozenset([
    "dem", "den", "der", "des", "die", "das", "im", "in", "am", "zum", "zur", "von", "vom", "einem", "ein",
    "zwischen", "während", "für", "mindestens", "wenigstens", "noch", "erst", "schon",
    "jene", "jenem", "jenen", "jener", "jenes", "gleichen", "selben", "entsprechenden",
    "Jahr", "Jahre", "Jahres", "Wert", "Werte", "Wertes", "Werten", "Stand", "Niveau", "Ergebnis",
    "Ende", "Anfang", "Mitte",
])  # fmt: skip
_SPANS = r"\p{L}[\p{L}-]*(?:[Jj]ahr(?:es?|s)?|monats?|quartals?)"  # `gegenüber dem Krisenjahr`
# `gegenüber dem von der Pandemie geprägten Halbjahr`
_PARTICIPLE = (
    r"(?:(?:von|vom|durch)\s+(?:(?:de[rmn]|die|das)\s+)?\p{Lu}[\p{L}-]+\s+"
    r"(?:\p{Ll}+\s+)?\p{Ll}{3,}e[nrs]\s+)?"
)
_ADJECTIVES = r"(?:\p{Ll}{3,}e[mnrs]\s+){0,2}"  # `als im schwachen zweiten Corona-Jahr`
_LINK = rf"(?:(?:{lexicon.alternatives(_LINKS)}|{_ADJECTIVES}{_SPANS})\s+)*{_PARTICIPLE}{_ADJECTIVES}"


def _either(section: str) -> str:
    return lexicon.alternatives(lexicon.both_cases(lexicon.words("time", section)))


@cache
def relation_word(name: str) -> regex.Pattern[str]:
    """Return a pattern for `seit`, `bis`, `ab` and the like, right before a time."""
    return ending(rf"(?<!\w){_either(f'relations.{name}')}\s+{_LINK}")


@cache
def _so_far_after(words: str) -> regex.Pattern[str]:
    """Return a pattern for `bisher`, `bislang`, right behind a time."""
    return regex.compile(rf"\s+{_either(f'relations.{words}')}(?!\w)")


@cache
def comparison() -> regex.Pattern[str]:
    """`gegenüber dem`, `mehr als im`, `kräftiger gestiegen als`, `der höchste nach jenem`, before a time."""
    comparative = r"(?:mehr|weniger|anders|\p{Ll}+er(?:e[mnrs]?)?)(?:\s+[^\s,;.]+){0,4}?\s+als"
    words = _either("relations.comparison")
    ranked = (
        r"\p{L}+[sß]te[nrms]?(?:\s+[^\s,;.]+){0,3}?\s+nach\s+(?:jene[mnr]|de[mnr])(?=\s+(?:im|in|vom|von)\s)"
    )
    return ending(rf"(?<!\w)(?:{words}|{comparative}|{ranked})\s+{_LINK}")


# `den Handel bis 2027 auf 3 Mrd. zu bringen`: a goal, no report
GOAL = ending(r"\b[Bb]is\s+(?:zum\s+)?(?:(?:Jahr|Ende|Anfang|Mitte)\s+(?:des\s+Jahres\s+)?)?")


@cache
def _events() -> frozenset[str]:
    """Return the words for what happened to trade, in all their forms: `Einbruch`, `Einbruchs`."""
    words = lexicon.words("time", "relations.events")
    return frozenset(word + form for word in words for form in ("", "s", "es", "e", "en", "n"))


def before_event() -> str:
    """Return a pattern for `vor dem EU-Beitritt`, `vor der weltweiten Krise`, `vor Kriegsbeginn`."""
    event = rf"[\p{{L}}\d-]*{lexicon.any_case_of('time', 'undated.events')}(?:e?s|e?n)?"
    return rf"\b[Vv]or\s+(?:(?:de[mnr]|ihre[mnr]|seine[mnr])\s+)?(?:\p{{Ll}}+e[mnr]\s+)?{event}\b"


# `seit dem Beitritt 2004`, `seit Beginn der Blockade im Juni 2017`, `seit Beginn amtlicher Daten 1979`,
# `seit das Land 2004 beitrat`
_SINCE_EVENT = ending(
    r"""\b[Ss]eit\s+(?:(?:de[mr]|das|die|ihre[mr]|seine[mr])\s+)?(?:\p{Ll}+e[nrms]?\s+)?
    (?!Jahr|Monat|Quartal|Woche|Tag|Ende|Mitte|Anfang\s+de[rs]\s+Jahr)\p{Lu}[\p{L}-]+\s+
    (?:(?:de[rs]\s+(?:\p{Ll}+e[nrms]\s+)?|\p{Ll}{3,}er\s+)\p{Lu}[\p{L}-]+\s+)?(?:(?:im|in|am)\s+)?(?:Jahre?\s+)?"""
)
# `nach dem Einbruch des Vorjahres`, `aus dem Überschuss von 2022 wurde`,
# `trotz eines Minus von 3 Prozent im Jahr 2020`: what came before; `vor dem EU-Beitritt im Jahr 2004`
_AFTER_EVENT = ending(
    lambda: (
        rf"""(?:\b(?:[Nn]ach|[Tt]rotz|[Vv]or|[Aa]us)\s+(?:de[mnrs]\s+|eine[mnrs]\s+)?(?:\p{{Ll}}+\s+)?
    {lexicon.alternatives(_events())}|{before_event()})\s+
    (?:[^,;()]{{0,30}}\s)?(?:(?:de[rs]|vo[mn]|im|in|aus(?:\s+dem)?)\s+)?(?:Jahr(?:es)?\s+)?"""
    )
)
_OPENS_EVENT = regex.compile(r"(?:[Nn]ach|rotz|[Vv]or|[Aa]us)\s")


@cache
def _signs_of_event() -> AhoCorasick:
    """Return what finds a part of each event; before most times stands none."""
    undated = lexicon.both_cases(lexicon.words("time", "undated.events"))
    return AhoCorasick([*lexicon.words("time", "relations.events"), *undated])


# `der Lücke von`
_VALUE_OF = r"(?:(?:de[mr]|eine[mr])\s+(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+\s+(?:von|in\s+Höhe\s+von)\s+)?"
_AMOUNT_IN = _VALUE_OF + r"(?:\p{Ll}+\s+){0,2}\p{Sc}?\d[\d.,]*[^,;()]{0,30}\s(?:im|in)\s+"
# `gegenüber 800 Mio. Euro im Vorjahr`
COMPARED_AMOUNT = ending(
    rf"\b(?:gegenüber|gegen|statt|nach|verglichen\s+mit|im\s+Vergleich\s+zu)\s+{_AMOUNT_IN}"
)
# `Nach 800 Mio. Euro im Vorjahr stieg er auf 900`; not `Nach 3 Mrd. im Jahr 2021 und 4 Mrd. im Jahr darauf`
_AFTER_AMOUNT = ending(rf"\bNach\s+{_AMOUNT_IN}")

# What other values are measured by stands before the time it is of: `das Niveau | von 2013`.
_OF = r"(?:vo[mn]|aus|de[mrs])\s+(?:de[mrs]\s+)?(?:Jahr(?:es)?\s+)?"


def _of(section: str, verb: str = "") -> str:
    return rf"\b\p{{L}}*{lexicon.any_case_of('time', f'benchmarks.{section}')}(?:e?s|en?)?\s+{verb}{_OF}"


# `das Ergebnis von 2018`, `das Doppelte des Vorjahres`
STANDARD = ending(lambda: _of("standards"))
# `nur noch ein Achtel des Überschusses von 2021`, `das Dreifache der Exporte von 2019`; not `ein Drittel der
# Exporte von 2021`, which is of that year
MULTIPLE = ending(
    lambda: (
        rf"""\b(?:noch\s+(?:\p{{L}}+\s+){{0,2}}{lexicon.any_of("time", "benchmarks.shares")}
        | {lexicon.any_of("time", "benchmarks.multiples")}n?)
        \s+de[rs]\s+(?:\p{{Ll}}+\s+)?\p{{Lu}}[\p{{L}}-]+\s+{_OF}"""
    )
)
# `der bisherige Höchstwert aus dem Jahr 2018`, `der Rekord stammt von 2018`
RECORD = ending(lambda: _of("records", r"(?:(?:stammte?|datierte?)\s+)?"))
# `übertraf das Vorjahr um 3 Mrd.`: no time in which something was, but what it is measured by
_AS_OBJECT = ending(r"(?<!\b(?:[Ff]ür|[Aa]uf|[Üü]ber|[Ii]n)\s+)\bdas\s+")
SURPASSED = regex.compile(r"\b(?:übertroffen|überboten|überschritten|verfehlt|unterboten|überstiegen)\b")
# `Noch nie lief es so gut wie` 2016: the year of which it is told; not `so viel wie nie und mehr als` 2015
NEVER_SO = ending(
    r"(?<!\bwie\s)(?<!\bwie\snoch\s)\b(?:[Nn]och\s+nie|[Nn]ie(?:mals)?(?:\s+zuvor)?)\b[^.;:]{1,160}\b(?:wie|als)\s+(?:(?:im|in)\s+)?(?:(?:Jahr|de[mnr])\s+)?"
)
# `so viel wie seit 2014 nicht mehr`, `der beste Wert seit 2015`, `zum ersten Mal, seit das Land 2004 beitrat`
BEST_SINCE = ending(
    r"(?:\b(?:[Ee]rstmals,?|wie(?:\s+(?:in|an|zu))?\s+keine[mnrs]?\s+\p{Lu}\p{L}+|wie)|[sß]te[mnrs]?\s+(?:Mal,|\p{L}+)|\b(?:das|de[mnr]|die)\s+\p{Ll}+[sß]te[nr]?)\s+"
)
SIGNS_OF_BEST = ("rstmals", "wie", "ste", "ßte")  # one of them stands in each match
# `exportierte es diesmal`: in the time that the text reports on
THIS_TIME = late(r"\b(?:diesmal|dieses\s+Mal)\b", signs="diesmal dieses")
NOT_SINCE = late(r"\s+(?:nicht|kein)")
# `von 2019 auf 2020`
FROM_YEAR = ending(r"\b[Vv]o[mn]\s+")
# `von 2019 an wuchs`, `vom Frühjahr an`; not `von März an die Ukraine geliefert`
_ON = late(r"\s+an(?!\w|\s+(?:de[nmr]|die|das|ein\p{Ll}*|\p{Lu}\p{L}*)\b)")
# `von Dezember auf Januar`
ON_TO_MONTH = late(
    lambda: rf"\s+auf\s+(?:den\s+)?{lexicon.alternatives(lexicon.numbered('time', 'months'))}\b"
)
ON_TO_YEAR = late(r"\s+auf\s+(?:das\s+Jahr\s+)?(?:19|20)\d\d(?![\d.,])")
# `(im Vorjahr: 1,2 Mrd.)`, `(2022: 614 Mio.)`
_BRACKET = ending(r"\(\s*(?:[Ii]m\s+)?")
_AMOUNT = regex.compile(r"\s*:?\s*(?:\p{Ll}+\s+)?[+–-]?[\p{Sc}\d]")


@cache
def _known_by() -> frozenset[str]:
    """Return the words by which a relation is known: its last that is no link, `über` of `über dem`."""
    sections = ("since", "until", "so_far", "already", "comparison")
    relations = [words.split() for name in sections for words in lexicon.words("time", f"relations.{name}")]
    known = {next((word for word in reversed(words) if word not in _LINKS), words[-1]) for words in relations}
    return frozenset(lexicon.both_cases([*sorted(known), "als", "nach"]))


# What other than a relation may turn a time, by the word before it; by none for `(2022: …)`.
_TURNS_BEHIND = {
    "": (_BRACKET,),
    "im": (_BRACKET, COMPARED_AMOUNT, _AFTER_AMOUNT),
    "Im": (_BRACKET,),
    "in": (COMPARED_AMOUNT,),
    **dict.fromkeys(("von", "vom", "Von", "Vom"), (FROM_YEAR, MULTIPLE)),
    "das": (_AS_OBJECT,),
    **dict.fromkeys(("aus", "dem", "der", "des", "Jahr", "Jahres"), (STANDARD, MULTIPLE)),
}
# `vergleicht man 2020 | mit dem Jahr | 2019`
_WITH = ending(rf"\bmit\s+{_LINK}")
_COMPARE = regex.compile(r"\b[Vv]ergl(?:eich(?!b)|ich)\p{Ll}+")
_BY = ending(r"\b(?:von|vom|durch)\s+(?:(?:de[rmn]|die|das)\s+)?")
_WORD_BEFORE = regex.compile(r"(?r)([\w-]++)\s++")
_UNITS = ("ahr", "ahres", "ahrs", "monat", "monats", "quartal", "quartals")
_ENDS_OF_LINKS = (*_UNITS, "em", "en", "er", "es")  # units and adjectives


def may_be_in_relation(text: str, piece: Piece) -> bool:
    """Tell whether any word stands beside a time that could turn it; beside most there is none."""
    if piece.compares:
        return True
    low = max(0, piece.start - LOOK_BACK)
    first = before = _WORD_BEFORE.match(text, low, piece.start)
    known_by = _known_by()
    while before:
        word = before[1]
        if word in known_by:
            return True
        is_link = word in _LINKS or word.endswith(_ENDS_OF_LINKS)
        if not is_link and not (word[0].isupper() and _BY.match(text, low, before.start())):
            break  # else von | Corona | geprägten
        before = _WORD_BEFORE.match(text, low, before.start())
    for other in _TURNS_BEHIND.get(first[1] if first else "", ()):
        if other.match(text, low, piece.start):
            return True
    if piece.kind != "day" and is_after_event(text, low, piece.start):
        return True
    if since_event(text, low, piece.start):
        return True
    if _WITH.match(text, low, piece.start):
        return True
    if piece.kind != "year" or piece.base != "published" or piece.year:
        return False
    return is_so_far(text, piece, low) or is_so_far(text, piece, low, "already")


def since_event(text: str, low: int, start: int) -> regex.Match[str] | None:
    """Return `seit dem Beitritt`, right before a time."""
    if text.find("eit ", low, start) < 0:
        return None
    return _SINCE_EVENT.match(text, low, start)


def is_after_event(text: str, low: int, start: int) -> bool:
    """Tell whether a time dates what came before: `nach dem Einbruch des Vorjahres`."""
    if not (find_words(_signs_of_event(), text[low:start]) and _OPENS_EVENT.search(text, low, start)):
        return False
    event = _AFTER_EVENT.match(text, low, start)
    if event is None:
        return False
    between = event.start(), start  # `Trotz der Krise ist der Oktober gut verlaufen.`
    return not (reports(text, *between) or is_present(text, *between))


def is_compared_by_verb(text: str, piece: Piece, sentence: Span) -> bool:
    """`Vergleicht man 2020 mit 2019`, `wenn wir das Quartal mit dem des Vorjahres vergleichen`."""
    if text.find("ergl", *sentence) < 0:
        return False
    low = max(sentence.start, piece.start - LOOK_BACK)
    return _WITH.match(text, low, piece.start) is not None and _COMPARE.search(text, *sentence) is not None


def is_so_far(text: str, piece: Piece, low: int, words: str = "so_far") -> bool:
    """`bislang in diesem Jahr`, `im laufenden Jahr bisher`: up to the publication."""
    if piece.kind != "year" or piece.base != "published" or piece.year:
        return False
    before = relation_word(words).match(text, low, piece.start)
    return before is not None or _so_far_after(words).match(text, piece.end) is not None


def from_then_on(text: str, piece: Piece, low: int) -> Span | None:
    """Return the place of `von 2021 an`, which goes as long as `seit 2021`."""
    if piece.parts or not text.startswith(" an", piece.end):
        return None
    before, behind = FROM_YEAR.match(text, low, piece.start), _ON.match(text, piece.end)
    return Span(before.start(), behind.end()) if before and behind else None


def is_year_measured_by(text: str, piece: Piece, low: int) -> bool:
    """`übertraf das Vorjahr`, `Nach 3 Mrd. im Vorjahr stieg er auf 4`: the year before only compares."""
    if not text.startswith("Vorjahr", piece.start):
        return False
    return any(before.match(text, low, piece.start) for before in (_AS_OBJECT, _AFTER_AMOUNT))


def in_bracket(text: str, piece: Piece) -> bool:
    """Tell whether a time opens a bracket that holds an amount: `(im Vorjahr: 1,2 Mrd.)`."""
    opens = _BRACKET.match(text, max(0, piece.start - 8), piece.start)
    return opens is not None and _AMOUNT.match(text, piece.end) is not None

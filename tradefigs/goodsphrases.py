"""Noun phrases for goods: where they stand in a text, and which of their words name goods.

`Kfz-Teile und Zubehör`, `frische und gefrorene Fische`, `Käse` of `Käseexporte`; no party, no word of trade,
no goods of every kind.
"""

from __future__ import annotations

from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.goods import is_goods
from tradefigs.mentions import surnames_in
from tradefigs.offices import institution_of
from tradefigs.patterns import late
from tradefigs.scene import Draft, Scene
from tradefigs.syntax import Spanned
from tradefigs.text import Span
from tradefigs.trade import VERB_ENDINGS, Mention
from tradefigs.words import word_class

SERVICES = "Dienstleistungen"
LONGEST_NAME = 100  # characters of a party's name

# ---------------------------------------------------------------- patterns of a phrase

_ADJECTIVES = r"(?:(?<!\p{L})\p{Ll}[\p{Ll}-]{2,}e[nrsm]?\s+)"
NOUN = r"\p{Lu}[\p{L}-]+"
# `Kfz-Teile und Zubehör`, `frische und gefrorene Fische`
PHRASE = (
    rf"(?<!\p{{L}})(?:\p{{Lu}}\p{{Ll}}+e[nrsm]?\s+(?=\p{{Lu}}))?{_ADJECTIVES}{{0,3}}{NOUN}"
    rf"(?:(?:,\s+|\s+(?:und|sowie)\s+){_ADJECTIVES}{{0,2}}{NOUN}){{0,4}}"
)
# `Holz im Wert von`, `Schuhe für`, `Stahl mit`, `Zucker (`, `Schuhe (für`
PUTS = (
    r"\s+(?:(?:im\s+(?:Wert|Umfang|Ausmaß|Volumen|Gesamtwert)\s+von|in\s+Höhe\s+von|für|um|mit)"
    r"\s+(?:(?:insgesamt|zusammen|umgerechnet|jährlich)\s+)?|\((?:für\s+|im\s+Wert\s+von\s+|mit\s+)?)"
)
# `Export von Lebensmitteln`, `Handel mit Dienstleistungen`
OF_GOODS = late(
    rf"(?:\s+\p{{Lu}}\p{{L}}+s)?\s+(?:(?:von|mit|bei)\s+(?:den\s+|der\s+|dem\s+)?|an\s+)(?P<product>{PHRASE})"
)
# No product begins with one of these.
LEADS = frozenset(lexicon.words("trade", "whole.leads"))
WITHOUT = late(
    r"\b(?:[Oo]hne|[Ee]xkl(?:usive|\.)|[Aa]bgesehen\s+von)\s+"
    r"(?P<goods>(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+(?:(?:,|\s+und)\s+\p{Lu}[\p{L}-]+)*)"
    r"|\b(?:[Ss]ieht\s+man\s+vo[nm]\s+(?P<goods>(?:[\p{L}-]+\s+){1,5})ab"
    r"|(?:[Ll]ässt|[Kk]lammert|[Rr]echnet|[Nn]immt)\s+man\s+(?P<goods>(?:[\p{L}-]+\s+){1,4})(?:beiseite|außer\s+Acht|aus|heraus|weg))\b"
    r"|(?<![\p{L}-])(?P<excepted>\p{Lu}[\p{L}-]{1,60}+\s+(?:nicht\s+(?:ein|mit)gerechnet|ausgenommen))",
    signs="hne xkl bgesehen gerechnet ausgenommen man",
)
# What parts of trade are called by: `ohne den Energiesektor`, `ohne Re-Exporte`
SECTOR = late(
    r"(?i)(?:sektor|bereich|branche|industrie|handel|export|import|ausfuhr|einfuhr|lieferung)e?[ns]?$"
)
UNITS = ("Tonnen", "Flaschen", "Liter", "Kilogramm", "Fass", "Stück", "Kubikmeter")
WORD = late(r"[\p{L}-]+")
# `4200 Tonnen Spargel`
QUANTITY = late(rf"\b(?:{'|'.join(UNITS)})\s+(?P<product>{PHRASE})")
# Goods, a whole list of them
GOODS = late(rf"(?P<product>{PHRASE})")

# ---------------------------------------------------------------- which of its words name goods


def goods_of(scene: Scene, draft: Draft, match: regex.Match[str] | None) -> str:
    """Return the goods of a match: no party, no word of trade, no goods as a whole, no other noun."""
    if match is None:
        return ""
    phrase = scene.phrase(draft.index)
    group = next(name for name, words in match.groupdict().items() if name != "lead" and words)
    if phrase.start <= match.start(group) < phrase.end:
        return ""
    if _CIRCUMSTANCE.match(scene.text, 0, match.start(group)):
        return ""
    opening = _OPENING_VERB.match(scene.text, match.start(group))
    if opening is not None and not is_goods(opening[0]):
        return ""
    kept, listed = _words_of_goods(scene, draft, Span(*match.span(group)))
    _trim(kept)
    if not _name_goods(scene, kept):
        return ""
    words = [f"{', ' if word in listed and kept[0] != word else ' '}{_nominative(word)}" for word in kept]
    return "".join(words).strip()


def _words_of_goods(scene: Scene, draft: Draft, span: Span) -> tuple[list[str], set[str]]:
    """Return the words of ``span`` that name no party and no trade; with it, which stand behind a comma."""
    verbs = verbs_of_trade()
    near = scene.parties_in(Span(span.start - LONGEST_NAME, span.end))
    named: list[Spanned] = [*near, *(m for m in scene.mentions(draft.sentence) if not m.verb)]
    kept: list[str] = []
    listed: set[str] = set()
    for word in WORD.finditer(scene.text, span.start, span.end):
        if word[0] in verbs:
            kept = []
        elif not any(word.start() < other.end and other.start < word.end() for other in named):
            kept.append(word[0])
            listed |= {word[0]} if scene.text[word.start() - 2 : word.start()] == ", " else set()
    return kept, listed


def _trim(kept: list[str]) -> None:
    """Drop what stands round goods and is none: `Tonnen Reis`, `im Jahr Reis und`."""
    no_goods = _no_goods()
    while kept and (
        kept[0] in no_goods
        or kept[-1].islower()
        or kept[0].lower() in LEADS
        or kept[0] in (*UNITS, "und", "sowie")
    ):
        kept.pop(-1 if kept[-1].islower() else 0)


def _name_goods(scene: Scene, kept: list[str]) -> bool:
    """Tell whether the words name goods that restrict trade, and nothing else."""
    goods, no_goods = _wares(), _no_goods()
    if len(kept) == 2 and kept[1] in goods and kept[0].istitle() and not kept[0].endswith(_ADJECTIVE_ENDINGS):
        return False  # `verkauften die Betriebe Waren`
    nouns = [word for word in kept if word[0].isupper()]
    if any(noun in no_goods or _NO_GOODS.search(noun) for noun in nouns):
        return False
    if any(noun.lower().endswith(lexicon.words("trade", "change.nouns")) for noun in nouns):
        return False  # `Zunahme um 3 Mio.`
    nouns = [noun for noun in nouns if noun in goods or noun.lower() not in _small_words()]
    if not nouns or any(_is_somebody(scene, noun) for noun in nouns):  # Früher wurden für 3 Mio. …
        return False
    has_adjective = any(word[0].islower() and _is_adjective(word) for word in kept)
    whole = all(noun in goods or noun == SERVICES for noun in nouns) and nouns != [SERVICES]
    return has_adjective or not whole


@cache
def _small_words() -> frozenset[str]:
    """Return words that open a sentence with a capital and are no noun: `Früher wurden für 3 Mio.`, `Ins`."""
    return (
        word_class("adverbs")
        | word_class("prepositions")
        | word_class("conjunctions")
        | word_class("subordinators")
    )


def _is_adjective(word: str) -> bool:
    is_adverb = word in word_class("adverbs") or word.endswith("einander")
    return word not in ("und", "sowie") and not is_adverb


def _is_somebody(scene: Scene, noun: str) -> bool:
    """Tell whether a noun names a person or an institution, as in `laut Zollamt mit 3 Mrd.`."""
    if is_goods(noun):
        return False
    house = institution_of(noun)
    is_like_house = noun.lower().endswith(lexicon.words("trade", "whole.like_houses"))
    is_house = house is not None and house[1] == noun and not is_like_house
    return is_house or noun in surnames_in(scene.text)


def _nominative(word: str) -> str:
    """Turn the dative plural of `von Lebensmitteln` into `Lebensmittel`."""
    keeps_n = word.lower().endswith(lexicon.words("trade", "whole.ends_in_n"))
    return _DATIVE.sub("", word) if word[0].isupper() and not keeps_n else word


def names_goods(match: regex.Match[str]) -> bool:
    """Tell whether goods of the lexicon are named, or products of some kind: `mechanische Produkte`."""
    words = WORD.findall(match["product"])
    of_kind = words[-1] in _wares() and words[0].islower() and words[0] not in LEADS
    return of_kind or any(map(is_goods, words))


@cache
def _whole_parts() -> frozenset[str]:
    """Return first parts that leave trade whole: `Waren-`, `Gesamt-`."""
    return frozenset(_unlinked(prefix) for prefix in lexicon.words("trade", "whole.prefixes"))


@cache
def _wares() -> frozenset[str]:
    """Return goods of every kind: `Waren`, `Güter`."""
    return frozenset(lexicon.words("trade", "whole.goods"))


@cache
def _no_goods() -> frozenset[str]:
    """Return nouns that stand where goods could stand."""
    return (
        frozenset((*lexicon.words("trade", "whole.no_goods"), *lexicon.words("text", "openers"))) - _wares()
    )


@cache
def verbs_of_trade() -> frozenset[str]:
    """Return verb forms of trade and of values."""
    table = lexicon.load("trade")
    forms = {
        form
        for section in ("verbs", "weak_verbs")
        for measure, forms in table[section].items()
        if measure != "split"
        for form in forms
    }
    lists = ("movement.exports", "movement.imports", "status.reported", "whole.copulas")
    stems = {verb.split()[0] for verbs in table["weak_verbs"]["split"].values() for verb in verbs}
    forms |= {stem + ending for stem in stems for ending in VERB_ENDINGS}  # setzten … ab
    return frozenset(forms | {word for name in lists for word in lexicon.words("trade", name)})


# `Chemische Erzeugnisse`, `Sonstige Waren`
_ADJECTIVE_ENDINGS = tuple(
    ending + case
    for ending in ("isch", "lich", "ell", "ig", "ar", "brig", "nder", "eiter")
    for case in ("e", "en")
)
_NO_GOODS = late(
    r"(?:vergleich|frist|jahres?|monats?|zeitraums?|quartals?|stand|niveau|wert|marke|tagen?|prozent)s?$"
)
# `wegen der Krise um 3 Mio.`, `unter diesen Umständen`
_CIRCUMSTANCE = late(
    r"(?r)\b(?i:wegen|dank|trotz|aufgrund|infolge|angesichts|ungeachtet|unter|mangels)\s+(?:(?:de[rmns]|die|das|diese[rmn]?)\s+)?(?:\p{Ll}+\s+)?"
)
# `Gerettet hat die Bilanz das Gold`: a participle that opens a sentence is no noun.
_OPENING_VERB = late(
    r"(?<=(?:^|[.!?:][“”\"»«]?|\n)\s*[„“\"»«]?)(?:\p{Lu}\p{Ll}{1,3})?(?i:ge|be|ver|er|ent|zer)\p{Ll}{2,}(?:t|en)\b"
)
_DATIVE = late(r"(?<=\p{L}{3}(?:el|er)|(?i:produkt|erzeugniss|stoff|gerät|getränk|zeug|metall|schiff)e)n$")

# ---------------------------------------------------------------- goods in a word of trade, and all trade


def first_part(scene: Scene, mention: Mention) -> str:
    """Return the goods that are the first part of a word of trade: `Käse-exporte`."""
    prefix = mention.prefix
    is_linked = len(prefix) > 4 and not prefix.lower().endswith(
        ("ss", *lexicon.words("trade", "whole.ends_in_s"))
    )
    stem = prefix.removesuffix("s") if is_linked else prefix
    whole = _whole_parts()
    if (
        (len(stem) < 3 and stem not in lexicon.words("trade", "whole.short_goods"))
        or _unlinked(prefix) in whole
        or _unlinked(stem) in whole
    ):
        return ""
    if scene.parties_in(Span(mention.start, mention.end)):
        return ""
    if stem.endswith(("ung", "ion")):
        stem += "en"
    return stem.rstrip("-")


def _unlinked(prefix: str) -> str:
    """Return a first part without the s that links its parts, which many leave out: `Handel(s)bilanz-`."""
    return prefix.lower().replace("handels", "handel")


def is_of_all_trade(scene: Scene, draft: Draft) -> bool:
    """`das Handelsdefizit`, `in der Handelsbilanz`: that of a country, whatever goods were spoken of."""
    if draft.measure not in ("surplus", "deficit") or draft.carried:
        return False
    sentence = scene.sentence(draft.sentence)
    of_trade = _OF_TRADE.match(draft.mention.text)
    return bool(of_trade or _BALANCE_OF_TRADE.search(scene.text, sentence.start, sentence.end))


_BALANCE_OF_TRADE = late(r"\b(?:Außen|Aussen)?[Hh]andelsbilanz\b", signs="andelsbilanz")
_OF_TRADE = late(r"(?:Außen|Aussen)?[Hh]andels")
WHOLE = late(
    r"(?i)\b(?:insgesamt|gesamt\p{L}*|alle[rn]?|sämtliche[rn]?|übrige[rn]?"
    r"|waren(?:handel|verkehr|export|import|umsatz|umsätze|ausfuhr|einfuhr|austausch)\p{L}*)\b"
)

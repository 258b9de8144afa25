"""Noun phrases for goods: where they stand in a text, and which of their words name goods.

`Kfz-Teile und Zubehör`, `frische und gefrorene Fische`, `Käse` of `Käseexporte`; no party, no word of trade,
no goods of every kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from tradefigs import lexicon
from tradefigs.claims.clauses.syntax import Spanned
from tradefigs.claims.scene.scene import Scene, Value
from tradefigs.claims.vocabulary.goods import ADJECTIVE_ENDINGS, are_wares_of_kind, is_basic_form, is_goods
from tradefigs.claims.vocabulary.trade import BALANCES, FLOWS, VERB_ENDINGS, Mention, nouns
from tradefigs.figures.currencies import currencies
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.language.words import is_acronym, word_class
from tradefigs.quotes.names.offices import institution_of, office_of
from tradefigs.quotes.names.surnames import surnames_in, unions_in

SERVICES = "Dienstleistungen"
LONGEST_NAME = 100  # characters of a party's name
SHORTEST_LINKED = 4  # letters of `Gas-`, whose s links nothing, and one more

# ---------------------------------------------------------------- patterns of a phrase

# `rote`, but not `(vor) allem`, `(dem Minister) zufolge`, `darunter`
_ADJECTIVES = (
    r"(?:(?<!\p{L})(?!(?:allem|zufolge|denen|darunter|außer|unter|über)\s)\p{Ll}[\p{Ll}-]{2,}e[nrsm]?\s+)"
)
# `mess- und regelungstechnische` Geräte
_FIRST_PARTS = r"(?:\p{Ll}{3,}-\s+und\s+(?=\p{Ll}))?"
# `Güter der Agrar- und Ernährungswirtschaft`, `Güter des täglichen Bedarfs`
_WARES_OF_BRANCH = (
    r"\p{Lu}\p{L}*(?<=(?i:waren|gütern?|produkten?|erzeugnissen?))\s+de[rs]\s+"
    r"(?:\p{Ll}+en\s+|\p{Lu}\p{L}+-(?:,|\s+und)\s+){0,2}\p{Lu}\p{L}*(?<=(?i:wirtschaft|industrie|branche|gewerbes|baus|bedarfs))\b"
)
NOUN = rf"(?:{_WARES_OF_BRANCH}|\p{{Lu}}[\p{{L}}-]+)"
# `, Gas und grüne Kohle`, `und -teile`
AND_MORE = rf"(?:(?:,\s+|\s+(?:und|sowie|samt|nebst)\s+)(?:{_ADJECTIVES}{{0,2}}{NOUN}|-\p{{Ll}}+)){{0,4}}"
# `Kfz-Teile und Zubehör`, `frische und gefrorene Fische`
PHRASE = (
    r"(?<!\p{L})(?:(?<!\p{L}\s)\p{Lu}[\p{Ll}-]+e[nrsm]?\s+(?=\p{Lu}))?"
    rf"{_FIRST_PARTS}{_ADJECTIVES}{{0,3}}{NOUN}{AND_MORE}"
)
# `Holz im Wert von`, `Schuhe für`, `Stahl mit`, `Zucker (`, `Schuhe (für`
PUTS = (
    r"\s+(?:(?:(?:im|mit\s+einem)\s+(?:Wert|Umfang|Ausmaß|Volumen|Gesamtwert|Gegenwert)\s+von|in\s+Höhe\s+von|für|um|mit)"
    r"\s+(?:(?:insgesamt|zusammen|umgerechnet|jährlich|immerhin|lediglich|bereits|schon|gerade\s+noch"
    r"|nur\s+(?:noch|mehr)|nur|noch|erst)\s+)?|\((?:für\s+|im\s+Wert\s+von\s+|mit\s+)?)"
)
# `Käse (ohne Quark) für`: what is left out of the goods belongs to them
LEFT_OUT = r"\s+\((?:ohne|außer|ausgenommen)\s[^()\d]{1,60}\)"
# `Export von Lebensmitteln`, `Handel mit Dienstleistungen`, `Export lettischer Firmen von Holz`
OF_GOODS = late(
    rf"(?:\s+\p{{Lu}}\p{{L}}+s|\s+\p{{Ll}}+er\s+{NOUN}(?=\s+von\s))?\s+(?:(?:von|mit|bei)\s+(?:den\s+|der\s+|dem\s+)?|an\s+)(?P<product>{PHRASE})"
)
# `Abwärts ging es für den Kaffee`, `Anders sieht es bei Möbeln aus`, `Besser ist die Lage bei Tee`
OPENS_TOPIC = (
    r"\p{Lu}[^.;:,]{0,40}\b(?:geht|ging|läuft|lief|sieht|sah|steht|stand|ist|war)\s+(?:es|die\s+Lage|das\s+Bild)\s"
    rf"[^.;:]{{0,40}}?\b(?:für|bei|beim|mit|um)\s+(?:de[nmr]\s+|die\s+|das\s+)?(?P<product>{PHRASE})"
)
# No product begins with one of these.
LEADS = frozenset(lexicon.words("trade", "whole.leads"))
# What parts of trade are called by: `ohne den Energiesektor`, `ohne Re-Exporte`
SECTOR = late(lambda: rf"(?i){lexicon.any_of('trade', 'whole.sectors')}e?[ns]?$")
WORD = late(r"[\p{L}-]+")
# `Der Maschinenbau`, `Die irischen Molkereien`, `die Tech-Industrie`; `Italiens Möbelhersteller`;
# `die deutschen Hersteller von Traktoren`
BRANCH_ACTS = late(
    lambda: (
        r"(?<!(?i:verband|verbands|verbandes|verein|vereins|kammer|vereinigung|union|rat|ministerium|ministeriums)\s)"
        r"\b(?:(?:[Dd]er|[Dd]ie|[Ff]ür\s+den)\s+(?:(?:\p{Ll}+en?|\p{Lu}\p{Ll}+er)\s+)?"
        rf"(?P<product>\p{{Lu}}[\p{{L}}-]+(?i:{lexicon.any_of('trade', 'branches.heads')})"
        rf"|{lexicon.any_of('trade', 'branches.names')})"
        r"|\p{Lu}\p{L}+s\s+(?P<product>\p{Lu}[\p{L}-]+(?:hersteller|verarbeiter|produzenten))"
        rf"|(?:[Dd]ie|\p{{Ll}}{{3,}}en?|\p{{Lu}}\p{{Ll}}+er)\s+{lexicon.any_of('trade', 'branches.makers')}"
        r"\s+von\s+(?P<product>(?:\p{Ll}+en\s+)?\p{Lu}[\p{L}-]+(?:\s+und\s+\p{Lu}[\p{L}-]+)?))"
        r"\b(?!\s+(?:de[rs]|in|mit))"
    ),
    signs=lambda: (
        *lexicon.both_cases(lexicon.words("trade", "branches.heads")),
        *lexicon.words("trade", "branches.names"),
        *lexicon.words("trade", "branches.makers"),
    ),
)
# Goods, a whole list of them
_GOODS = late(rf"(?P<product>{PHRASE})")

# ---------------------------------------------------------------- which of its words name goods


def goods_of(value: Value, match: regex.Match[str] | None) -> str:
    """Return the goods of a match: no party, no word of trade, no goods as a whole, no other noun."""
    if match is None:
        return ""
    span = next(Span(*match.span(group)) for group, words in match.groupdict().items() if words)
    return goods_in(value, span)


def goods_in(value: Value, span: Span) -> str:
    """Return the goods of ``span``: no party, no word of trade, no goods as a whole, no other noun."""
    at = value.at
    near = at.scene.figures_in(Span(span.start - LONGEST_NAME, span.end))
    if any(span.start in figure for figure in near):  # the currency of a figure
        return ""
    if _is_no_subject(at.text, span.start) or at.scene.cast.is_aside(span.start):
        return ""
    words = _trimmed(_words_of_goods(value, span))
    return _as_list(at.text, words) if _name_goods(at.scene, [word[0] for word in words]) else ""


def names_papers(product: str) -> bool:
    """Tell whether what is sold is money or papers, no goods: `Devisen`, `Staatsanleihen`, `Dollar`."""
    last = product.rpartition(" ")[2].lower()
    alone = product.lower() in lexicon.words("trade", "names.papers_alone")
    return alone or (bool(last) and last.endswith(_papers()))


@cache
def _papers() -> tuple[str, ...]:
    return lexicon.words("trade", "names.papers_sold")


def is_ware(noun: str) -> bool:
    """Tell whether a noun means goods of every kind: `Waren`."""
    return noun in _wares()


def _is_no_subject(text: str, start: int) -> bool:
    """`wegen der Krise um 3 Mio.`: nouns of a circumstance."""
    return _CIRCUMSTANCE.match(text, 0, start) is not None


def _words_of_goods(value: Value, span: Span) -> list[regex.Match[str]]:
    """Return the words of ``span`` that name no party and no trade, behind the last verb of trade."""
    at = value.at
    verbs, second = verbs_of_trade(), _SECOND.match(at.text, at.sentence.start)
    near = at.scene.cast.within(Span(span.start - LONGEST_NAME, span.end))
    named: list[Spanned] = [*near, *(m for m in at.mentions if not m.verb)]
    kept: list[regex.Match[str]] = []
    for word in WORD.finditer(at.text, span.start, span.end):
        if word[0] in verbs or (second is not None and word.end() == second.end()):
            kept = []
        elif not any(word.start() < other.end and other.start < word.end() for other in named):
            kept.append(word)
        elif kept and kept[-1].end() + 1 == word.start() and kept[-1][0].islower():
            is_name = any(party.form == "name" and party.start == word.start() for party in near)
            is_party = any(party.start <= word.start() < party.end for party in near)
            if is_name:
                kept = []  # `plante Peru, Tee für`: no adjective
            elif not is_party and kept[-1][0] not in ("und", "sowie", "oder"):
                kept = kept[:-1]  # `wegen hoher Ölpreise, Tee für`: that of what is no goods
    return kept


def _trimmed(words: list[regex.Match[str]]) -> list[regex.Match[str]]:
    """Drop what stands round goods and is none: `Tonnen Reis`, `im Jahr Reis und`."""
    start, end = 0, len(words)
    while end and words[end - 1][0][0].islower():
        end -= 1
    while start < end and _is_lead(words[start][0]):
        start += 1
    return words[start:end]


def _is_lead(word: str) -> bool:
    units = lexicon.words("trade", "whole.units")
    is_small = word in word_class("adverbs") or word in _no_adjectives()  # `gingen dagegen Möbel`
    is_small = is_small or word in _no_goods() or word.lower() in LEADS
    return is_small or word in (*units, "und", "sowie")


@cache
def _no_adjectives() -> frozenset[str]:
    """Return words that look like adjectives: `möchte | Getreide für 3 Mio. verkaufen`."""
    return frozenset(lexicon.words("grammar", "no_adjectives")) - {"ohne"}  # `ohne Erdöl`


def _as_list(text: str, words: list[regex.Match[str]]) -> str:
    """Return words in the nominative, with the commas that stand between them: `Öl, Gas und Kohle`."""
    marks = [", " if text[word.start() - 2 : word.start()] == ", " else " " for word in words]
    case = _OBLIQUE.match(text, 0, words[0].start())
    branch = next((place for place, word in enumerate(words) if word[0] in _OF_BRANCH), len(words))
    forms = [
        _nominative(word[0], case, _noun_behind(words, place)) for place, word in enumerate(words[:branch])
    ]
    forms += [word[0] for word in words[branch:]]
    return "".join(mark + form for mark, form in zip(marks, forms, strict=True)).lstrip(", ")


def _name_goods(scene: Scene, words: list[str]) -> bool:
    """Tell whether the words name goods that restrict trade, and nothing else."""
    wares = _wares()
    if _are_owner_and_wares(words) or " ".join(words) in lexicon.words("trade", "whole.no_goods_turns"):
        return False
    nouns = [word for word in words if word[0].isupper()]
    if any(map(_is_no_ware, nouns)):
        return False
    nouns = [noun for noun in nouns if noun in wares or noun.lower() not in _small_words()]
    if not nouns or any(_is_somebody(scene, noun) for noun in nouns):
        return False
    is_whole = all(noun in wares or noun == SERVICES for noun in nouns) and nouns != [SERVICES]
    return not is_whole or any(word[0].islower() and _is_adjective(word) for word in words)


def _are_owner_and_wares(words: list[str]) -> bool:
    """`verkauften die Betriebe Waren`: two nouns, none of which says of which kind the other is."""
    if len(words) != 2 or words[1] not in _wares():
        return False
    return words[0].istitle() and not words[0].endswith(ADJECTIVE_ENDINGS)


def _is_no_ware(noun: str) -> bool:
    """Tell whether a noun stands where goods could stand: `im Vorjahr für 3 Mio.`, `Zunahme um 3 Mio.`"""
    is_change = noun.lower().endswith(lexicon.words("trade", "change.nouns"))
    head = nouns().get(noun.lower())
    is_flow = head is not None and head.measure in FLOWS and head.strong  # `schwächer bei den Importen`
    is_named = noun in _no_goods() or (noun.isupper() and noun in currencies())  # `680 Mrd. Yuan RMB`
    return is_change or is_flow or is_named or _NO_GOODS.search(noun) is not None


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
    return word not in ("und", "sowie") and not is_adverb and not word.startswith(_of_origin())


def _of_origin() -> tuple[str, ...]:
    """Return adjectives that only say whose wares they are: `inländische Waren`."""
    return lexicon.words("trade", "whole.of_origin")


def _is_somebody(scene: Scene, noun: str) -> bool:
    """Tell whether a noun names a person or an institution, as in `laut Zollamt mit 3 Mrd.`."""
    if is_goods(noun):
        return False
    house = institution_of(noun)
    is_like_house = noun.lower().endswith(lexicon.words("trade", "whole.like_houses"))
    is_house = house is not None and house[1] == noun and not is_like_house
    if noun in lexicon.words("offices", "foreign_ends"):  # laut Statistik Austria mit 3 Mrd.
        return True
    # rechnet der ZVEI mit 3 Mrd.
    is_union = is_acronym(noun) and noun in unions_in(scene.text)
    return is_house or is_union or noun in surnames_in(scene.text) or office_of(noun) is not None


def _noun_behind(words: list[regex.Match[str]], place: int) -> str:
    return next((word[0] for word in words[place:] if word[0][0].isupper()), "")


def _nominative(word: str, case: regex.Match[str] | None, noun: str) -> str:
    """Turn `von frischen Lebensmitteln` into `frische Lebensmittel`, `des Erdgases` into `Erdgas`.

    Likewise `von frischem Obst` into `frisches Obst`; ``noun`` is what an adjective belongs to.
    """
    if case is None or (case["dative"] is None and not word[0].isupper()):
        return word
    if word[0].islower():
        return word if case["article"] is not None else _strong(word, noun)
    if case["dative"] is None:
        stems = (word.removesuffix("es"), word.removesuffix("s"))
        return next((stem for stem in stems if stem != word and is_basic_form(stem)), word)
    if word.endswith("n") and not is_basic_form(word) and is_basic_form(word[:-1]):
        return word[:-1]  # also Halb|leitern, which are no ladders
    keeps_n = word.lower().endswith(lexicon.words("trade", "whole.ends_in_n")) or is_basic_form(word)
    return word if keeps_n else _DATIVE.sub("", word)


_OF_BRANCH = frozenset(("der", "des"))  # Erzeugnisse `der` chemischen Industrie


def _strong(adjective: str, noun: str) -> str:
    """Turn an adjective without an article into the nominative: `frischem` Obst, `roher` Milch."""
    if adjective.endswith("em"):
        is_neuter = noun.lower().endswith(lexicon.words("goods", "neuter_ends"))
        return adjective[:-2] + ("es" if is_neuter else "er")
    return adjective[:-1] if adjective.endswith(("en", "er")) else adjective


# `von`, `bei den`, `des`: no nominative stands behind them
_OBLIQUE = late(
    r"(?r)\b(?:(?P<dative>(?i:von|mit|bei|an|aus|zu|nach|in|auf|unter|außer|vor))\s+(?:(?:den|(?P<article>de[rm]))\s+)?"
    r"|(?P<dative>(?i:beim|vom|zum|zur|im|am))\s+(?P<article>)|(?P<dative>den)\s+|(?i:des|seines|ihres|unseres)\s+)"
    r"(?:\p{Lu}[\p{L}-]+\s+\([^()]{1,40}\)(?:,|\s+und)\s+){0,3}"  # `von Nüssen (3 Mio. Euro) und` Äpfeln
    r"(?:\p{Lu}?\p{Ll}+e[nmrs]\s+){0,2}"
)


def names_goods(match: regex.Match[str]) -> bool:
    """Tell whether goods of the lexicon are named, or products of some kind: `mechanische Produkte`."""
    words = WORD.findall(next(filter(None, match.groupdict().values())))
    of_kind = words[-1] in _wares() and words[0].islower() and words[0] not in LEADS
    of_kind = of_kind or not _OF_BRANCH.isdisjoint(words)
    return of_kind or are_wares_of_kind(words) or any(map(is_goods, words))


def goods_named(text: str, start: int, end: int) -> Iterator[regex.Match[str]]:
    """Yield the noun phrases that name goods, in order of place."""
    if any(map(_may_name_goods, WORD.findall(text, start, end))):
        yield from filter(names_goods, _GOODS.finditer(text, start, end))


@lru_cache(maxsize=50_000)
def _may_name_goods(word: str) -> bool:
    """Tell whether a word, or what stands in it behind a hyphen, may be the one that names goods."""
    parts = word.split("-")
    ends = ["-".join(parts[number:]) for number in range(len(parts))]
    return word.lower().endswith(lexicon.words("claims", "goods.heads")) or any(
        end in _wares() or is_goods(end) for end in ends
    )


def gaining(text: str, start: int, end: int) -> regex.Match[str] | None:
    """`die Pharmasparte mit einem Plus von | 3 Mio.`: match the goods, or the branch, of a rise or fall."""
    match = _WITH_GAIN.search(text, start, end) if _BY.match(text, start, end) else None
    is_told = match is not None and (names_goods(match) or SECTOR.search(match["product"]))
    return match if is_told else None


# `die Pharmasparte mit einem satten Plus von` 3 Mio., `Uhren legten um`
_WITH_GAIN = late(
    lambda: (
        rf"(?P<product>{PHRASE})\s+(?:mit\s+eine[mr]\s+(?:\p{{Ll}}+e[nr]\s+)?\p{{L}}*"
        rf"{lexicon.any_case_of('trade', 'change.nouns')}\s+(?:von|um)|\p{{Ll}}+(?:en|te?|e)\s+um)"
        r"\s+(?:\p{Ll}+\s+){0,2}$"
    )
)
_BY = ending(r"\b(?:von|um)\s+(?:\p{Ll}+\s+){0,2}")


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
    lists = ("movement.exports", "movement.imports", "status.reported", "whole.copulas", "shares.verbs")
    stems = {verb.split()[0] for verbs in table["weak_verbs"]["split"].values() for verb in verbs}
    forms |= {stem + ending for stem in stems for ending in VERB_ENDINGS}  # setzten … ab
    return frozenset(forms | {word for name in lists for word in lexicon.words("trade", name)})


# `Dazu gehörten` Holz und Glas: the verb behind what opens a sentence
_SECOND = late(
    r"[\s„“\"»«]*(?:Dazu|Darunter|Davon|Dahinter|Danach|Daneben|Hinzu|Hier|Dort|Dabei|Es)\s+\p{Ll}+(?:en|t|te)\b"
)
# `Vergleichswert`, `Monatsende`
_NO_GOODS = late(lambda: rf"{lexicon.any_of('trade', 'whole.no_goods_ends')}s?$")
# `wegen der Krise um 3 Mio.`, `unter diesen Umständen`, `trotz der Krise bei` Stahl,
# `dank der guten Nachfrage nach` Tee; not `unter den Käufern von` Tee, `dank der Ausfuhr von` Tee
_CIRCUMSTANCE = late(
    lambda: (
        rf"(?r)\b(?:(?i:{lexicon.any_of('trade', 'whole.circumstances')})\s+{_OF_NOUN}"
        rf"|(?!(?i:unter)\b)(?i:{lexicon.any_of('trade', 'whole.circumstances')})\s+{_OF_NOUN}"
        rf"(?!(?i:{lexicon.any_of('claims', 'goods.flows')}|ausfuhr|einfuhr|export|import)\b)"
        rf"\p{{Lu}}[\p{{L}}-]+\s+(?:bei|beim|an|nach|von|für|mit|im|in|de[rs])\s+{_OF_NOUN})"
    )
)
# `der hohen`, of a noun behind it
_OF_NOUN = r"(?:(?:de[rmns]|die|das|diese[rmn]?)\s+)?(?:\p{Ll}+\s+)?"
_DATIVE = late(r"(?<=\p{L}{3}(?:el|er)|(?i:produkt|erzeugniss|stoff|gerät|getränk|zeug|metall|schiff)e)n$")

# ---------------------------------------------------------------- goods in a word of trade, and all trade


def first_part(scene: Scene, mention: Mention) -> str:
    """Return the goods that are the first part of a word of trade: `Käse-exporte`."""
    prefix = _with_wares(mention)
    stem = prefix.removesuffix("s") if _is_linked(prefix) else prefix
    is_too_short = len(stem) < 3 and stem not in lexicon.words("trade", "whole.short_goods")
    if is_too_short or not _whole_parts().isdisjoint((_unlinked(prefix), _unlinked(stem))):
        return ""
    named = scene.cast.within(Span(mention.start - LONGEST_NAME, mention.end))
    if any(party.end > mention.start for party in named):  # `China-Exporte`, `Sri Lanka-Exporte`
        return ""
    is_many = stem.endswith(("ung", "ion")) and is_basic_form(f"{stem}en")  # no `Rüstungen`
    return f"{stem}en" if is_many else stem.rstrip("-")


def _with_wares(mention: Mention) -> str:
    """Return the first part of a compound, `Spielwaren` of `Spielwarenexporte`."""
    wares = (
        _WARES_NEXT.match(mention.text, len(mention.prefix)) if is_goods(f"{mention.prefix}waren") else None
    )
    return mention.prefix + wares[0] if wares and mention.prefix else mention.prefix


# `Spiel|warenexporte`
_WARES_NEXT = late(r"(?:waren|güter)(?=\p{Ll})")


def _is_linked(prefix: str) -> bool:
    """Tell whether an s links a first part to what follows, as in `Ausrüstungs-exporte`."""
    own = ("ss", *lexicon.words("trade", "whole.ends_in_s"))
    return len(prefix) > SHORTEST_LINKED and not prefix.lower().endswith(own)


def _unlinked(prefix: str) -> str:
    """Return a first part without the s that links its parts, which many leave out: `Handel(s)bilanz-`."""
    return prefix.lower().replace("handels", "handel")


def is_of_all_trade(value: Value) -> bool:
    """`das Handelsdefizit`, `in der Handelsbilanz`: that of a country, whatever goods were spoken of."""
    if value.measure not in BALANCES or value.carried:
        return False
    sentence = value.at.sentence
    word = value.mention
    of_trade = _OF_TRADE.match(word.text) and not _OF_FARMING.match(value.at.text, 0, word.start)
    return bool(of_trade or _BALANCE_OF_TRADE.search(value.at.text, sentence.start, sentence.end))


# `die agrarische` Handelsbilanz
_OF_FARMING = late(r"(?r)\b(?i:agrarisch|landwirtschaftlich)e[nrs]?\s+")
# `in der Handelsbilanz`; not `in der agrarischen Handelsbilanz`
_BALANCE_OF_TRADE = late(
    r"(?<!\b(?:agrarisch|landwirtschaftlich)\p{Ll}{1,2}\s)\b(?:Außen|Aussen)?[Hh]andelsbilanz\b",
    signs="andelsbilanz",
)
# `Handelsdefizit`
_OF_TRADE = late(r"(?:Außen|Aussen)?[Hh]andels")
# `insgesamt`, `Alles in allem`, `Warenexport`: nothing restricts it
WHOLE = late(
    lambda: (
        rf"(?i)\b(?:{lexicon.any_of('roles', 'world.in_all')}|"
        r"(?<!\b(?:von|für|mit|auf|bei|um)\s)insgesamt|gesamt(?!wert|summe|betrag|jahr|zeitraum)\p{L}*"
        r"|(?:alle[rn]?|sämtliche[rn]?|übrige[rn]?)"
        r"(?!\s+(?:Länder|Staaten|Märkte|Welt|Kontinente|Richtungen|Regionen))"
        rf"|waren{lexicon.any_of('trade', 'whole.flows')}\p{{L}}*)\b"
    )
)

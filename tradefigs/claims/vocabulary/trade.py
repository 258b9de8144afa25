"""The words of trade: which measure a text speaks of, and which other money.

Single nouns, compounds and verbs are read against ``lexicon/trade.toml``. Which figure belongs to which
mention, and who trades with whom, is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.parties import find_parties

MEASURES = ("turnover", "exports", "imports", "surplus", "deficit")
# Besides the measures a mention may name a balance whose sign is still open, other money, or a company.
BALANCE, OTHER, COMPANY = "balance", "other", "company"
TRADE = (*MEASURES, BALANCE)
FLOWS, BALANCES = ("exports", "imports"), ("surplus", "deficit")
ANY_BALANCE = (BALANCE, *BALANCES)

# What may stand between two words of one sentence: `davon (kamen 3,5 Mrd. aus Peru) hinzu`
IN_SENTENCE = r"(?:[^.;]|(?<=M(?:io|rd|ill))\.|(?<=\d)\.(?=\d))*"
# `Den zweiten Platz belegte Polen mit`, `in der Rangliste`
RANK = late(
    r"\b(?:(?i:(?P<next>folg(?:t|te|ten|en)|danach|dahinter|gefolgt)|(?:rang|domin)ier(?:t|te|ten|en))"
    r"|(?:Erst|Zweit|Dritt|Viert|Fünft)er?(?=\s+(?:ist|sind|war|waren|wurden?|bleib\p{Ll}+|blieb\p{Ll}*)\s)"
    r"|[Vv]orne?|[Gg]anz\s+oben|Platz|Rang|Plätzen?|Rängen?|Stelle|Spitze|Rangliste|Spitzenreiter(?:in)?|Löwenanteil"
    r"|\p{Ll}{3,}(?:st|nd)en?\s+Rolle|Hauptrolle"
    r"|Nummer\s+(?:eins|zwei|drei|vier|fünf|\d+))\b"
)
# `Tirol lag mit 3 Mio. im Plus`, `rutschte mit 3 Mio. ins Minus`
IN_BALANCE = late(r"\s+(?:klar\s+|deutlich\s+|leicht\s+)?i(?:m|ns)\s+(?P<sign>Plus|Minus)\b")
# `entfielen 3 Mio. auf`: a part that falls to goods or partners
FALLS = r"entf(?:ielen|iel|allen|ällt)"
FELL = late(rf"\b{FALLS}\b", signs="entf")
# `der größte (Sojaexporteur)`, said of a country
CALLS_TRADER = late(r"\p{L}*(?i:port|fuhr)(?:eur(?:s|en?)?|nation(?:en)?|land|ländern?)")
# `davon 3 Mrd.`; not `er geht davon aus, dass`
OF_IT = late(r"\b(?:davon(?!\s+aus,)|darunter)\b", signs="davon darunter")
# `Das teilte das Amt mit.`, `Das geht aus Zahlen des Amts hervor.`
SAYS_WHO_TELLS = late(
    r"[\s„“\"»«]*(?:Das|Dies)\s+(?:\p{Ll}+te\b[^,;:.]{1,120}|(?:geht|ging)\s+aus\b[^,;:.]{1,120}\bhervor)[.\s]*$",
    signs="Das Dies",
)
# `Hauptgrund waren`, `Das lag an`, `Dazu trugen … bei`
GIVES_REASON = late(
    lambda: (
        rf"\b(?:\p{{L}}*{lexicon.any_case_of('claims', 'continuing.reasons')}\s+(?:\p{{Ll}}+\s+)?"
        r"(?:ist|sind|war|waren|sei|seien|dafür)|[Dd]as\s+l(?:ag|iegt|iege)\s[^.;:]{0,40}?\ba[nm]\b"
        r"|[Vv]erantwortlich\s+dafür|[Dd]azu\s+tr(?:ug|ugen|ägt|agen)\s)"
    ),
    signs=lambda: (
        *(word[1:] for word in lexicon.words("claims", "continuing.reasons")),
        "as l",
        "erantw",
        "azu tr",
    ),
)
# `Man lieferte Holz. Der Warenwert betrug`, `Der Wert dieser Bezüge`, `Deren Wert`; not `Der Wert der Firma`
VALUE_OF_IT = late(
    lambda: (
        r"\b(?:(?:[Dd]essen|[Dd]eren|[Ii]hr)\s+(?:Gesamt)?[Ww]ert\b|[Dd]er\s+(?:Waren|Liefer)wert\b"
        r"|[Dd]er\s+(?:Gesamt)?[Ww]ert\s+(?:(?:der|dieser)\s+(?:\p{Ll}+\s+)?"
        rf"(?:{lexicon.any_of('claims', 'goods.words')}"
        rf"|\p{{L}}*{lexicon.any_case_of('claims', 'goods.flows')})\b"
        r"|(?!de[rs]\b|von\b)\p{Ll}))"
    ),
    signs="ert",
)
# `Man exportiert Tee. Damit nahm man 3 Mio. ein`, `Das brachte 3 Mio. ein`, `Dafür gab es 3 Mio.`,
# not `Dafür erhielt es von der Weltbank 3 Mio.`
EARNS_BY_IT = late(
    lambda: (
        r"\b(?:[Dd]afür|[Dd]amit|[Dd]as|[Dd]ies|[Ff]ür\s+(?:diese|die)\s+\p{Lu}[\p{L}-]+)\s+(?:[^\s.;:]+\s+){0,2}?"
        rf"(?:{lexicon.any_of('claims', 'payment.earned')}\b"
        r"(?![^;:\n]{0,60}\b(?:von|aus)\s+(?:de[rm]|eine[rm])\s+\p{L}*(?i:bank|fonds|kommission|haushalt)\b)"
        r"|(?:nahm(?:en)?|nimmt|nehmen|brachten?|bringt|bringen)\b[^;:\n]{0,90}\bein\b"
        r"|(?:hat|haben|wurden?)\b[^;:\n]{0,90}\b(?:eingenommen|eingebracht|erlöst|verdient|kassiert)\b)"
        # `bringt ihm der Kaffee … ein`, `Der Kaffee brachte dem Land …`
        r"|\b(?:brachten?|bringt|bringen)\s+(?:ihm|ihr|ihnen|dem\s+(?:Land|Staat))\s+(?:der|die|das)\s+\p{Lu}"
        r"|\b(?:[Dd](?:er|ie|as)\s+\p{Lu}\p{L}+|Er|Sie|Es)\s+(?:brachten?|bringt|bringen)\s+(?:ihm|ihr|ihnen|dem\s+(?:Land|Staat))\b"
    ),
    signs=lambda: (
        *lexicon.words("claims", "payment.earned"),
        *["nahm", "nimm", "nehm", "brach", "bring", "eingenommen", "erlöst", "verdient", "kassiert"],
    ),
)

VERB_ENDINGS = ("t", "te", "ten", "en", "e", "")
_ENDINGS = ("", "e", "s", "es", "n", "en", "er", "ern", "se", "ses", "sen", "nen")


class Mention(NamedTuple):
    """One word that names a measure of trade, or other money.

    Attributes
    ----------
    measure : one of `MEASURES`, ``balance``, ``other`` or ``company``.
    strong : the word means trade by itself; a weak one (`Lieferungen`, `Überschuss`) only in its company.
    counterpart : a noun that names the other side (`Abnehmer`, `Lieferant`).
    value : a noun of value (`Umsatz`, `Volumen`): turnover, unless the sentence says more.
    verb : a verb form; a split verb (`führte … ein`) stands at its particle.
    prefix : first part of a compound as written (`Käse` of `Käseexporte`), "" for none.
    movement : goods on their way (`Waren … gingen nach`).
    """

    start: int
    end: int
    text: str
    measure: str
    strong: bool = True
    verb: bool = False
    prefix: str = ""
    movement: bool = False
    value: bool = False
    counterpart: bool = False


@dataclass(frozen=True, slots=True)
class _Head:
    measure: str
    strong: bool
    verb: bool = False
    value: bool = False
    counterpart: bool = False
    goods: int = 0  # so many letters, the first ones, name goods


@cache
def nouns() -> dict[str, _Head]:
    """Every noun form in lower case; strong words win over weak ones, other money over both."""
    table = lexicon.load("trade")
    heads: dict[str, _Head] = {}
    for stem in table["value_nouns"]["turnover"]:
        for ending in _ENDINGS:
            heads[(stem + ending).lower()] = _Head("turnover", strong=False, value=True)
    for measure, stems in table["counterpart_nouns"].items():
        for stem in stems:
            for ending in _ENDINGS:
                heads[(stem + ending).lower()] = _Head(
                    measure, strong=False, value=measure == "turnover", counterpart=True
                )
    groups = [
        *((measure, False, stems) for measure, stems in table["weak_nouns"].items()),
        *((measure, True, stems) for measure, stems in table["nouns"].items()),
        (OTHER, True, table["other"]["nouns"]),
    ]
    for measure, strong, stems in groups:
        for written in stems:
            stem, goods = written.replace("|", ""), max(0, written.find("|"))
            for ending in _ENDINGS:
                heads[(stem + ending).lower()] = _Head(measure, strong, goods=goods)
                if "handels" in stem.lower():  # many leave out the s: Handel-volumen
                    heads[(stem + ending).lower().replace("handels", "handel")] = _Head(measure, strong)
    return heads


@cache
def verbs() -> dict[str, _Head]:
    """Every verb form; strong words win over weak ones, other money over both."""
    table = lexicon.load("trade")
    heads: dict[str, _Head] = {}
    for section, strong in (("weak_verbs", False), ("verbs", True)):
        for measure, forms in table[section].items():
            if measure != "split":
                heads.update((form, _Head(measure, strong, verb=True)) for form in forms)
    heads.update((form, _Head(OTHER, strong=True, verb=True)) for form in table["other"]["verbs"])
    return heads


@cache
def _alone() -> frozenset[str]:
    return frozenset(lexicon.words("trade", "other.alone"))


@cache
def _only_alike() -> frozenset[str]:
    return frozenset(lexicon.words("trade", "other.but"))


@cache
def _companies() -> frozenset[str]:
    return frozenset(lexicon.words("trade", "other.companies"))


@cache
def _company_heads() -> tuple[str, ...]:
    """Return the last parts of compounds that name a company: `Stahl-konzern`, `Traktoren-werk`."""
    return tuple(word.lower() for word in lexicon.words("trade", "other.company_heads"))


@cache
def _no_companies() -> frozenset[str]:
    """Return the forms of `Triebwerk` and the like."""
    words = lexicon.words("trade", "other.no_company")
    return frozenset(word + ending for word in words for ending in ("", "s", "es"))


@cache
def _short_goods() -> frozenset[str]:
    return frozenset(word.lower() for word in lexicon.words("trade", "whole.short_goods"))


@cache
def _shortest_head() -> int:
    return min(map(len, nouns()))


LONGEST_WORD = 100  # characters; what is longer is no word


@dataclass(frozen=True, slots=True)
class _Word:
    """What a word says wherever it stands, as mentions at offset 0.

    ``company``: where one firm is meant; ``moving``: a verb of goods on their way, beside what else it says.
    """

    mention: Mention | None
    company: Mention | None = None
    moving: Mention | None = None


@lru_cache(maxsize=50_000)
def read_word(word: str) -> _Word | None:
    """Read a word by itself; most words say nothing, and most were read before."""
    company = Mention(0, len(word), word, COMPANY)
    if word in _companies() or (word.lower().endswith(_company_heads()) and word not in _no_companies()):
        return _Word(company)
    mention, measure = _read_alone(word), movements().get(word.lower(), "")
    length = len(word)
    moving = Mention(0, length, word, measure, strong=False, verb=True, movement=True) if measure else None
    is_firm = word[0].isupper() and word.lower().endswith(_firms())
    if mention is None and moving is None and not is_firm:
        return None
    return _Word(mention, company if is_firm else None, moving)


_ON_SIDE = "seitig"  # an adverb: `importseitig waren es 3 Mrd.`


@cache
def movements() -> dict[str, str]:
    """Return the verbs of goods on their way, each with its measure."""
    table = lexicon.load("trade")["movement"]
    return {word.lower(): measure for measure in FLOWS for word in table[measure]}


def _read_alone(word: str) -> Mention | None:
    if word in _alone():
        return Mention(0, len(word), word, OTHER)
    verb = verbs().get(word.lower())
    if verb is not None and (word[0].islower() or (verb.measure != OTHER and word.lower() not in nouns())):
        return Mention(0, len(word), word, verb.measure, verb.strong, verb=True)
    if word in _only_alike() or (not word[0].isupper() and "-" not in word and not word.endswith(_ON_SIDE)):
        return None
    return _read_noun(word)


@cache
def _firms() -> tuple[str, ...]:
    """Return the last parts of words that name a company where one is meant: `Auto-bauer`."""
    return tuple(lexicon.words("trade", "other.firms"))


def _read_noun(word: str) -> Mention | None:
    """Find the longest known noun at the end of the word, or of a part before a hyphen (`Ausfuhr-Plus`)."""
    if len(word) > LONGEST_WORD:
        return None
    lowered = word.lower()
    heads = nouns()
    joined = heads.get(lowered.replace("-", "")) if "-" in lowered else None
    if joined is not None and joined.strong and not joined.goods:  # `Handelsbilanz-Überschuss`
        return Mention(0, len(word), word, joined.measure)
    parts = lowered.split("-")
    for last in range(len(parts), 0, -1):
        whole = "-".join(parts[:last])
        for cut in range(max(0, len(whole) - _shortest_head() + 1)):
            head = heads.get(whole[cut:])
            if head is None or not _is_seam(whole, cut, head):
                continue
            prefix = word[: cut + head.goods].rstrip("-")
            of_trade = _first_of_two(prefix, head) if prefix else None
            if of_trade is not None:  # `Warenaustausch-volumen`
                return of_trade._replace(end=len(word), text=word)
            return Mention(
                0,
                len(word),
                word,
                OTHER if prefix and _is_other(prefix, whole[cut:]) else head.measure,
                head.strong
                and not (prefix and head.measure == "turnover" and _is_home_trade(prefix, whole[cut:])),
                prefix="" if head.counterpart else prefix,
                value=head.value,
                counterpart=head.counterpart,
            )
    return None


def _first_of_two(prefix: str, head: _Head) -> Mention | None:
    """Return the noun of trade that a noun of value or of goods on their way is put to.

    `Warenaustausch-volumen` is a Warenaustausch, `Import-lieferungen` are imports.
    """
    if head.strong or head.counterpart or not (head.value or head.measure in FLOWS):
        return None
    first = _read_noun(prefix) or _read_noun(prefix.removesuffix("s"))
    if first is None or first.counterpart or first.measure not in (MEASURES if head.value else FLOWS):
        return None
    return first


def _is_seam(word: str, cut: int, head: _Head) -> bool:
    """Tell whether the part before a noun is a plausible word (not `Pass-age`, `Ver-lust`)."""
    if cut == 0 or word[cut - 1] == "-":
        return True
    return (cut >= 3 or word[:cut] in _short_goods()) and len(word) - cut >= 4


def _is_home_trade(prefix: str, head: str) -> bool:
    """`Welpen-handel`, `Holz-handel`: a business at home, unless parties trade in it."""
    whole = lexicon.load("trade")["whole"]["prefixes"]
    if not head.startswith("handel") or prefix.removesuffix("s") in whole or prefix in whole:
        return False
    return not find_parties(prefix)  # `China-Handel`


def _is_other(prefix: str, head: str) -> bool:
    """`Leistungsbilanz-überschuss`, `Großhandels-umsatz`: the first part makes it other money."""
    first = prefix.lower().rpartition("-")[2]
    candidates = [first, first.removesuffix("s")]
    if head.startswith("handel"):
        candidates.append(f"{first}handel")
    return any(word in nouns() and nouns()[word].measure == OTHER for word in candidates)

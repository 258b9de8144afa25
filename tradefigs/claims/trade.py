"""The words of trade: which measure a text speaks of, and which other money.

`find_mentions` reads nouns, compounds and verbs against ``lexicon/trade.toml``. Which figure belongs to which
mention, and who trades with whom, is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

import regex
from ahocorasick_rs import AhoCorasick, Implementation

from tradefigs import lexicon
from tradefigs.claims.goods import is_goods
from tradefigs.language.patterns import find_words, late
from tradefigs.language.text import Span
from tradefigs.lexicon import any_case_of, any_of
from tradefigs.parties import find_parties

MEASURES = ("turnover", "exports", "imports", "surplus", "deficit")
# Besides the measures a mention may name a balance whose sign is still open, other money, or a company.
BALANCE, OTHER, COMPANY = "balance", "other", "company"
TRADE = (*MEASURES, BALANCE)
FLOWS, BALANCES = ("exports", "imports"), ("surplus", "deficit")

# `entfielen 3 Mio. auf`: a part that falls to goods or partners
FALLS = r"entf(?:ielen|iel|allen|ällt)"
FELL = late(rf"\b{FALLS}\b", signs="entf")
OF_IT = late(r"\b(?:davon|darunter)\b", signs="davon darunter")

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
_WORD = late(r"\p{L}[\p{L}\p{M}\u00ad]*(?:-\p{L}[\p{L}\p{M}\u00ad]*|-(?=\s))*")
# `Im- und Exporte`, `Aus- und Einfuhren`: both ways, that is turnover.
_BOTH_WAYS = late(
    r"(?:\b(?:Waren|Güter)?(?:Im|Ex)-\s*(?:und|oder)\s+-?(?:Ex|Im)port\w*"
    r"|\b(?:Waren|Güter)?(?:Ein|Aus)-\s*(?:und|oder)\s+-?(?:Aus|Ein)fuhr\w*"
    r"|\bgehandelte[nr]?\s+(?:Waren|Güter)\p{L}*"
    r"|\b[ie](?:m|x)-\s*und\s+[ie](?:x|m)portier\w*|\b(?:Export|Import|Ausfuhr|Einfuhr)-\s*(?:und\s+)?(?:Import|Export|Einfuhr|Ausfuhr)-?\p{L}*(?:volumen|werte?)\w*"
    r"|\b\p{L}*(?:ein|aus)-\s*(?:und|oder)\s+-?(?:aus|ein)fuhr\w*)",
    regex.IGNORECASE,
    signs="- handelte HANDELTE",
)
_ONE = late(
    r"\p{Ll}(?:st|ßt)er\s+$|\b(?:[Dd](?:er|em|en(?!\s+(?:\p{Ll}+\s+){0,2}Unternehmen)|as)|[Ee]in(?:em|en)?)\s+(?:\p{Ll}+\s+){0,2}$"
)
_HAD = late(
    r"\b[Bb]ei(?:\s+den)?\s+(?:Dienstleistungen|Diensten|Waren|Gütern)\s[^;.]{0,80}?\bein\s+(?:(?P<surplus>Plus)|(?P<deficit>Minus))\s+von\b|"
    r"\bgegenüber\s+(?:de[rmn]\s+)?\p{Lu}[^;]{0,60}?\bbetr(?:ug|ägt)\s+(?:das|ihr|sein)\s+(?:(?P<surplus>Plus)|(?P<deficit>Minus))\b|"
    r"\b(?:hat|haben|hatten?|verbuch\p{Ll}+|bleibt|blieb|(?:erziel|erwirtschaft)\p{Ll}+|(?:ergibt|ergab|errechnet)\s+sich|ent(?:steht|stand))\s+(?:[\p{L}\d]+\s+){0,4}ein\s+(?:(?P<surplus>Plus)|(?P<deficit>Minus))\s+von\b",
    signs="Plus Minus",
)
# `die Lieferungen der Maschinenbauer`
_GENITIVE_PLURAL = late(r"\p{Lu}\p{L}+\s+der\s+(?:\p{Ll}+\s+){0,2}$")
# `Dieses Minus`, `das Minus gegenüber China`, but not `gegenüber dem Vorjahr`
_AGAINST = late(
    r"\b[Dd]ieses\s+(?:(?P<surplus>Plus)|(?P<deficit>Minus))\b"
    r"|\b(?:(?P<surplus>Plus)|(?P<deficit>Minus))\s+(?:\p{L}+\s+){0,2}gegenüber\s+(?:de[mnr]\s+)?(?:\p{Ll}+\s+)?"
    r"(?!Vor|Jahr|Monat|Quartal|Halbjahr|Zeitraum|Januar|Februar|März|April|Mai|Ju[nl]i|August|\p{L}+ber\b)\p{Lu}",
    signs="Plus Minus",
)
# `Bohnen brachten im Ausland 3 Mio.`, `es wechselten Waren für 3 Mio. über die Grenze`
_ABROAD = late(
    r"\b(?P<verb>bracht(?:e|en)|verdien(?:t|te|ten|en)|erlös(?:t|te|ten|en)|(?P<changed>wechsel(?:t|te|ten|n)))\b[^;]{0,80}?\b(?(changed)(?:Grenze|Besitzer|Eigentümer)|im\s+Ausland)\b"
    r"|\bim\s+Ausland\b[^;,]{0,80}?\b(?P<verb>verdien(?:t|te|ten|en)|erlös(?:t|te|ten|en)|eingenommen)\b",
    signs="Ausland wechsel",
)
# `Auf dem irischen Markt haben sie 3 Mio. eingenommen`
_ON_MARKET = late(
    r"\bauf\s+de[mn]\s+(?:\p{Ll}+\s+)?(?:Markt|Märkten)\b[^;]{0,120}?\b(?P<verb>eingenommen|ein(?=\s*[,.;]|\s*$))"
    r"|\b(?P<verb>nahm(?:en)?)\b[^;]{0,80}?\bauf\s+de[mn]\s+(?:\p{Ll}+\s+)?(?:Markt|Märkten)\b[^;]{0,80}?\bein\b",
    signs="eingenommen nahm",
    flags=regex.IGNORECASE,
)
# `Für Reis aus Chile gab Peru 3 Mio. aus`, `zahlte Peru für Reis aus Chile`: imports
_GOODS_FROM = (
    r"\b[Ff]ür\s+(?:(?:\p{Ll}+\s+)?(?P<goods>\p{Lu}[\p{L}-]+)\s+aus\s+(?:de[rmn]\s+)?\p{Lu}"
    r"|\p{Ll}+ische[nrs]?\s+(?P<goods>\p{Lu}[\p{L}-]+)"
    r"|(?P<goods>\p{Lu}[\p{L}-]+)(?=\s[^;]{1,200}\bim\s+Ausland\b))"
)
_PAYS = r"(?P<verb>(?:[Bb]e)?[Zz]ahlte?n?|[Gg]ab(?:en)?(?=[^;]*\baus\b))"
_PAID_FOR = late(
    rf"{_GOODS_FROM}[^;]{{0,80}}?\b(?:{_PAYS}|(?P<verb>(?:be|ge)zahlt|ausgegeben))\b"
    rf"|\b{_PAYS}\b[^;]{{0,60}}?{_GOODS_FROM}",
    signs="ahl gab Gab gegeben",
)
# `dass die Produktion auf 3 Mrd. sinkt`, but not `aus eigener Produktion`
_PRODUCTION = late(
    r"\b(?:[Dd]ie|[Ii]hre|[Ss]eine)\s+(?:\p{Ll}+\s+)?(?P<other>\p{L}*[Pp]roduktion)\b",
    signs="roduktion",
)
# `setzte im In- und Ausland 3 Mrd. um`: all that is sold
_AT_HOME_TOO = late(r"\bIn-\s+und\s+Ausland\b", signs="In-")
# `Unter dem Strich blieb ein Plus`
_BOTTOM_LINE = late(
    r"\b(?:[Uu]nter\s+dem\s+Strich|[Pp]er\s+[Ss]aldo|[Ii]m\s+Saldo)\b[^.;:]{0,60}?\b(?:(?P<surplus>Plus)|(?P<deficit>Minus))\b",
    signs="Plus Minus",
)
# `auf Kosten der Umwelt` is no money.
_IDIOMS = late(
    lambda: (
        r"\bhandel[nt]\p{Ll}*\s+(?:es\s+)?sich\b|\bsich\s+(?:\p{Ll}+\s+)*um\b[^;.]*\bhandel[nt]\p{Ll}*"
        rf"|\bHandel\s+und\s+{any_of('trade', 'names.branches')}\b"
        rf"|\b{any_of('trade', 'names.branches')}\s+und\s+Handel\b"
        r"|\b(?:machte|erzielte|erwirtschaftete|macht|erzielt|erwirtschaftet)\s+der\s+(?:\p{Ll}+\s+)?Handel\b(?=[^;]*\bUmsatz\b)"
        r"|\b(?:zog|zogen|zieht|ziehen)\b[^.;,]{0,80}?\bBilanz\b|\bBilanz\s+(?:ge|zu\s)?z[io][eg]*en\b"
        r"|\b(?:[Ll]aut|[Nn]ach)\s+(?:der|einer|seiner|ihrer)\s[^.,;]{0,60}?\bBilanz\b"
        rf"|\b\p{{L}}*[Hh]andels?\s+mit\s+(?:\p{{Ll}}+\s+)?\p{{L}}*{any_case_of('trade', 'names.papers')}\b"
        # `nach Angaben des Zolls`, `der Zoll zählte`: an office
        r"|\b(?:[Aa]ngaben|Daten|Zahlen|Statistik|Statistiken|Auskunft|Mitteilung|Bericht)\s+(?:des|vom)\s+(?:\p{Ll}+\s+)?Zolls?\b"
        r"|\b[Dd]er\s+(?:\p{Ll}+\s+)?Zoll\s+(?:meldete?|zählte?|registrierte?|verzeichnete?|teilte?|bezifferte?|berichtete?|gab|weist|wies)\b"
        r"|\b(?:so|laut|meldete?|zählte?|beim)\s+(?:der\s+|dem\s+)?Zoll\b"
        r"|\b[Aa]uf\s+Kosten\b|\bzugunsten\b|\bImport\s+(?:and|&)\s+Export\b|\bExport\s+(?:Corporation|Bank)\b"
    ),
    signs="Zoll sich Kosten zugunsten andel Import Corporation Bank Bilanz",
)
# `das Ministerium für Industrie und Handel`: a name.
_AUTHORITY = late(
    lambda: (
        rf"\b\p{{L}}*{any_case_of('trade', 'names.authorities')}s?"
        r"\s+für\s+(?:(?:de[nr]|die|das)\s+)?(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+"
        r"(?:(?:,|\s+und)\s+(?:(?:de[nr]|die|das)\s+)?\p{Lu}[\p{L}-]+){0,4}"
    ),
    signs="für",
)


def find_mentions(text: str, span: Span) -> list[Mention]:
    """Return the mentions of measures and of other money within ``span``, in order of place."""
    found: list[Mention] = []
    both_ways = [Span(m.start(), m.end()) for m in _BOTH_WAYS.finditer(text, span.start, span.end)]
    names = (m for pattern in (_IDIOMS, _AUTHORITY) for m in pattern.finditer(text, span.start, span.end))
    read = [*both_ways, *(Span(m.start(), m.end()) for m in names)]
    found += [Mention(s.start, s.end, text[s.start : s.end], "turnover") for s in both_ways]
    moving: list[Mention] = []
    for match in _WORD.finditer(text, span.start, span.end):
        word = _read_word(match[0])
        if word is None:
            continue
        if word.moving is not None:
            moving.append(word.moving._replace(start=match.start(), end=match.end()))
        if any(match.start() in s for s in read):
            continue
        mention = word.company if word.company is not None and _is_one_firm(match) else word.mention
        if mention is not None:
            found.append(mention._replace(start=match.start(), end=match.end()))
    found += _left_over(text, span, of_what_was_named=any(m.strong and m.measure != COMPANY for m in found))
    traded = {(m.start, m.end) for m in found if m.measure in TRADE}
    found = [m for m in found if m.measure in TRADE or (m.start, m.end) not in traded]  # im Ausland verdient
    found += _split_verbs(text, span)
    return sorted([*found, *moving], key=lambda mention: (mention.start, mention.end))


@dataclass(frozen=True, slots=True)
class _Word:
    """What a word says wherever it stands, as mentions at offset 0.

    ``company``: where one firm is meant; ``moving``: a verb of goods on their way, beside what else it says.
    """

    mention: Mention | None
    company: Mention | None = None
    moving: Mention | None = None


@lru_cache(maxsize=50_000)
def _read_word(written: str) -> _Word | None:
    """Read a word by itself; most words say nothing, and most were read before."""
    word = written.replace("\u00ad", "")
    company = Mention(0, len(written), written, COMPANY)
    if word in _companies() or (word.lower().endswith(_company_heads()) and word not in _no_companies()):
        return _Word(company)
    mention, measure = _read_alone(written, word), _movements().get(written.lower(), "")
    length = len(written)
    moving = Mention(0, length, written, measure, strong=False, verb=True, movement=True) if measure else None
    if mention is None and moving is None and word not in _firms():
        return None
    return _Word(mention, company if word in _firms() else None, moving)


@cache
def _movements() -> dict[str, str]:
    """Return the verbs of goods on their way, each with its measure."""
    table = lexicon.load("trade")["movement"]
    return {word.lower(): measure for measure in FLOWS for word in table[measure]}


def _read_alone(written: str, word: str) -> Mention | None:
    if word in _alone():
        return Mention(0, len(written), written, OTHER)
    verb = verbs().get(word.lower())
    if verb is not None and (word[0].islower() or (verb.measure != OTHER and written.lower() not in nouns())):
        return Mention(0, len(written), written, verb.measure, verb.strong, verb=True)
    if word in _only_alike() or (not word[0].isupper() and "-" not in word):
        return None
    return _read_noun(written, word)


def _left_over(text: str, span: Span, *, of_what_was_named: bool) -> Iterator[Mention]:
    """Find `Unter dem Strich blieb ein Plus`, and `wir hatten ein Minus` where nothing else is named."""
    for match in _PRODUCTION.finditer(text, span.start, span.end):
        yield Mention(match.start("other"), match.end("other"), match["other"], OTHER)
    for match in _AT_HOME_TOO.finditer(text, span.start, span.end):
        yield Mention(*match.span(), match[0], OTHER)
    for match in _ABROAD.finditer(text, span.start, span.end):
        measure = "turnover" if match["changed"] else "exports"
        yield Mention(match.start("verb"), match.end("verb"), match["verb"], measure, strong=False, verb=True)
    for match in _PAID_FOR.finditer(text, span.start, span.end):
        if is_goods(match["goods"]):
            yield Mention(*match.span("verb"), match["verb"], "imports", strong=False, verb=True)
    for match in _ON_MARKET.finditer(text, span.start, span.end):
        start, end = match.span("verb")
        yield Mention(start, end, text[start:end], "exports", strong=False, verb=True)
    always = (_BOTTOM_LINE, _AGAINST)
    for pattern in always if of_what_was_named else (*always, _HAD):
        for match in pattern.finditer(text, span.start, span.end):
            measure = "surplus" if match["surplus"] else "deficit"
            yield Mention(match.start(measure), match.end(measure), match[measure], measure, strong=False)


@cache
def _firms() -> frozenset[str]:
    return frozenset(lexicon.words("trade", "other.firms"))


def _is_one_firm(match: regex.Match[str]) -> bool:
    """`der Autobauer` is a company, `die deutschen Autobauer` are a country's industry."""
    one = _ONE.search(match.string, max(0, match.start() - 60), match.start())
    return one is not None and not _GENITIVE_PLURAL.search(match.string, max(0, one.start() - 40), one.end())


def _read_noun(written: str, word: str) -> Mention | None:
    """Find the longest known noun at the end of the word, or of a part before a hyphen (`Ausfuhr-Plus`)."""
    if len(word) > LONGEST_WORD:
        return None
    lowered = word.lower()
    heads = nouns()
    parts = lowered.split("-")
    for last in range(len(parts), 0, -1):
        whole = "-".join(parts[:last])
        for cut in range(max(0, len(whole) - _shortest_head() + 1)):
            head = heads.get(whole[cut:])
            if head is None or not _is_seam(whole, cut, head):
                continue
            prefix = word[: cut + head.goods].rstrip("-")
            return Mention(
                0,
                len(written),
                written,
                OTHER if prefix and _is_other(prefix, whole[cut:]) else head.measure,
                head.strong
                and not (prefix and head.measure == "turnover" and _is_home_trade(prefix, whole[cut:])),
                prefix="" if head.counterpart else prefix,
                value=head.value,
                counterpart=head.counterpart,
            )
    return None


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
    first = prefix.lower()
    candidates = [first, first.removesuffix("s")]
    if head.startswith("handel"):
        candidates.append(f"{first}handel")
    return any(word in nouns() and nouns()[word].measure == OTHER for word in candidates)


# ---------------------------------------------------------------- verbs in two parts


@cache
def _split_verb_patterns() -> list[tuple[str, str, regex.Pattern[str]]]:
    """Return measure, stem and pattern of each verb in two parts."""
    patterns = []
    for measure, verbs in lexicon.load("trade")["weak_verbs"]["split"].items():
        for stem, particle in map(str.split, verbs):
            at_end = rf"\b{particle}(?=\s*[,.;:()–!?“”\"»«]|\s+(?:und|als|oder)\b|\s*$)"
            pattern = rf"\b{stem}(?:{'|'.join(VERB_ENDINGS)})\b[^;]{{0,300}}?(?P<particle>{at_end})"
            patterns.append((measure, stem, regex.compile(pattern)))
    return patterns


# `nahmen um 2 Prozent auf 84 Mrd. ab`: became less.
_TO_LESS_OR_MORE = late(
    r"\bum\s+(?:\p{Ll}+\s+){0,2}[\d.,]+\s?(?:%|Prozent)"
    r"|\b(?:auf|(?<!\b\p{Lu}\p{L}+\s)um)\s+(?:\p{Ll}+\s+){0,2}[$€£¥]?\d(?:[^;,]|(?<=\d),(?=\d))*\bab$"
)


# `„…“, | führte er aus`, `führte sie aus, dass …`: says
_SPEAKS_BEFORE = late(r"(?r)[“”\"»«],?\s+")
_SPEAKS_BEHIND = late(r"\s*(?:,\s+(?:dass|warum)\b|:\s*[„“\"»«])")


def _split_verbs(text: str, span: Span) -> Iterator[Mention]:
    """Find `führte … ein`; it stands where its particle stands, which says which way the goods go."""
    sentence = text[span.start : span.end]
    for measure, stem, pattern in _split_verb_patterns():
        for match in pattern.finditer(sentence) if stem in sentence else ():
            start, end = (span.start + place for place in match.span("particle"))
            speaks = _SPEAKS_BEFORE.match(sentence, 0, match.start()) or _SPEAKS_BEHIND.match(text, end)
            if not speaks and not _TO_LESS_OR_MORE.search(match[0]):
                yield Mention(start, end, text[start:end], measure, strong=False, verb=True)


# ---------------------------------------------------------------- may trade be spoken of at all?


class TradeWords:
    """Where a text may name trade: the stretches of it in which `find_mentions` may find a word of it.

    Of most texts little has to be looked at, so each stretch is when it is asked for.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._kinds: dict[Span, _Kinds] = {}

    def may_stand_in(self, span: Span) -> bool:
        """Tell whether a word of trade may stand in ``span``, which cuts none."""
        return any(self._in(span))

    def may_move_in(self, span: Span) -> bool:
        """Tell whether a verb of goods on their way may stand in ``span``: `gingen`."""
        return self._in(span).moving

    def may_measure_in(self, span: Span) -> bool:
        """Tell whether another word of trade may stand in ``span``."""
        kinds = self._in(span)
        return kinds.strong or kinds.weak

    def may_surely_stand_in(self, span: Span) -> bool:
        """Tell whether a strong word of trade may stand in ``span``."""
        return self._in(span).strong

    def _in(self, span: Span) -> _Kinds:
        kinds = self._kinds.get(span)
        if kinds is None:
            kinds = self._kinds[span] = _kinds_of_words(self._text[span.start : span.end])
        return kinds


class _Kinds(NamedTuple):
    """Which kinds of words of trade may stand in a stretch."""

    strong: bool
    weak: bool
    moving: bool


def _kinds_of_words(stretch: str) -> _Kinds:
    if "\u00ad" in stretch:
        return _Kinds(strong=True, weak=True, moving=True)
    automaton, strong, parts, moving = _words_of_trade()
    low = f" {stretch.lower()} "
    found = [
        index
        for index, start, end in find_words(automaton, low)
        if index < parts or not (low[start - 1].isalpha() or low[end].isalpha())
    ]
    return _Kinds(
        strong=any(index < strong for index in found),
        weak=any(strong <= index < moving for index in found),
        moving=any(index >= moving for index in found),
    )


@cache
def _words_of_trade() -> tuple[AhoCorasick, int, int, int]:
    """Return what finds the words of trade in small letters.

    With it, how many of them, the first ones, are strong; behind which one the others are whole words, and
    behind which one verbs of goods on their way.
    """
    heads = [(form, head) for form, head in (*nouns().items(), *verbs().items()) if head.measure != OTHER]
    strong = {form for form, head in heads if head.strong}
    strong |= {"exportier", "importier", "gehandelte"}  # Im- und exportierend, gehandelte Waren
    parts = {form for form, head in heads if not head.strong and not head.verb}
    whole = {form for form, head in heads if not head.strong and head.verb}
    table = lexicon.load("trade")
    for verb in chain.from_iterable(table["weak_verbs"]["split"].values()):
        stem, _ = verb.split()
        whole |= {stem + ending for ending in VERB_ENDINGS}
    whole |= {"plus", "minus"}
    whole |= {"brachte", "brachten", "wechselt", "wechselte", "wechselten", "wechseln"}  # as in _ABROAD
    whole |= {
        "zahlte",
        "zahlten",
        "bezahlte",
        "bezahlten",
        "gezahlt",
        "bezahlt",
        "ausgegeben",
        "gab",
        "gaben",
    }
    whole |= {"verdient", "verdiente", "verdienten", "verdienen"}
    whole |= {"nahm", "nahmen", "eingenommen"}  # as in _ON_MARKET
    automaton = AhoCorasick([*strong, *parts, *whole, *_movements()], implementation=Implementation.DFA)
    parts_end = len(strong) + len(parts)
    return automaton, len(strong), parts_end, parts_end + len(whole)

"""The words of trade, of other money and of companies in a text, each sentence read once.

Single words, verbs in two parts, turns of phrase.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from itertools import chain

import regex

from tradefigs import lexicon
from tradefigs.claims.vocabulary.goods import is_goods, is_ware
from tradefigs.claims.vocabulary.signs import signed_balances
from tradefigs.claims.vocabulary.trade import COMPANY, OTHER, VERB_ENDINGS, Mention, read_word
from tradefigs.claims.vocabulary.tradeplaces import TradePlaces
from tradefigs.language.layout import Layout
from tradefigs.language.patterns import Several, late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_case_of, any_of, both_cases
from tradefigs.parties import find_parties
from tradefigs.parties.gazetteer import alliances

LONGEST_CLAUSE = 150  # characters from an amount to its verb
LONGEST_BEFORE = 40  # characters of a preposition, an article and adjectives before a word


class Words:
    """What the sentences of one text say of trade."""

    def __init__(self, text: str, layout: Layout) -> None:
        self._text, self._layout = text, layout
        self._mentions: dict[Span, list[Mention]] = {}
        self._of_trade: dict[int, list[Mention]] = {}

    @cached_property
    def places(self) -> TradePlaces:
        """Where trade may be spoken of."""
        return TradePlaces(self._text)

    @cached_property
    def speak_of_trade(self) -> bool:
        """Whether a strong word of trade may stand anywhere in the text."""
        return self.places.may_surely_stand_in(Span(0, len(self._text)))

    def of(self, number: int) -> list[Mention]:
        """Return the mentions of measures, other money and companies in sentence ``number``."""
        return self.within(self._layout.sentences[number])

    def within(self, sentence: Span) -> list[Mention]:
        """Return the same of ``sentence``, whose number need not be known."""
        if sentence not in self._mentions:
            self._mentions[sentence] = find_mentions(self._text, sentence)
        return self._mentions[sentence]

    def of_trade(self, number: int) -> list[Mention]:
        """Return the mentions of measures in sentence ``number``."""
        if number not in self._of_trade:
            found = [m for m in self.of(number) if m.measure not in (OTHER, COMPANY)]
            self._of_trade[number] = found
        return self._of_trade[number]

    @cached_property
    def tell_of_company(self) -> bool:
        """Whether the headline or the first sentence names a company: its figures are its own."""
        layout = self._layout
        numbers = {layout.sentence_index(headline.start) for headline in layout.headlines}
        body = layout.headlines[-1].end if layout.headlines else 0
        numbers.add(min(layout.sentence_index(body) + 1, len(layout.sentences) - 1) if body else 0)
        return any(mention.measure == COMPANY for number in numbers for mention in self.of(number))


@lru_cache(maxsize=64)  # the sieve asks for those of some sentences, then who drafts claims
def find_mentions(text: str, span: Span) -> list[Mention]:
    """Return the mentions of measures and of other money within ``span``, in order of place."""
    found: list[Mention] = []
    both_ways = [Span(*m.span()) for m in _BOTH_WAYS.finditer(text, *span)]
    read = [*both_ways, *(Span(*m.span()) for m in _NO_TRADE.finditer(text, *span))]
    found += [Mention(s.start, s.end, text[s.start : s.end], "turnover") for s in both_ways]
    has_turns = _TURNS.may_match(text, *span)
    paid = _paid_or_earned(text, span) if has_turns else []
    read += [Span(m.start, m.end) for m in paid]
    found += paid
    moving: list[Mention] = []
    for match in _WORD.finditer(text, span.start, span.end):
        word = read_word(match[0])
        if word is None:
            if text.startswith("-", match.start() - 1):
                found += _second_part(match, found)
            continue
        if word.moving is not None:
            moving.append(word.moving._replace(start=match.start(), end=match.end()))
        if any(match.start() in s for s in read) or _became_less(text, span, match):
            continue
        if _is_fought_over(text, span, match):
            continue
        mention = word.company if word.company is not None and _is_one_firm(match) else word.mention
        if mention is not None and not (
            mention.measure == COMPANY and _THROUGH.match(text, 0, match.start())
        ):
            found.append(mention._replace(start=match.start(), end=match.end()))
    found += _left_over(text, span) if has_turns else ()
    found += _split_verbs(text, span)
    if any(m.verb and m.measure not in (OTHER, COMPANY) for m in found):  # `erlösten auf den Auslandsmärkten`
        abroad = [Span(*match.span()) for match in ABROAD.finditer(text, *span)]
        found = [m for m in found if not (m.counterpart and any(m.start in place for place in abroad))]
    found += _lands_ranked(text, span) if has_turns else ()
    # `Im Handel mit Peru lag ein Minus`: says where that is so
    told = [m for m in found if not (m.measure == "turnover" and is_domain(text, m))]
    found += signed_balances(text, span, told)
    return sorted([*found, *moving], key=lambda mention: (mention.start, mention.end))


def is_domain(text: str, mention: Mention) -> bool:
    """`im Handel mit China`, `beim Export`: says where, not what is measured."""
    return not mention.verb and bool(
        _DOMAIN.search(text, max(0, mention.start - LONGEST_BEFORE), mention.start)
    )


def _second_part(match: regex.Match[str], found: list[Mention]) -> Iterator[Mention]:
    """`die Weinexporte und | -importe`: a noun whose first part is that of the one before."""
    start = match.start() - 1
    if start < 1 or not match.string[start - 1].isspace():
        return
    word = read_word(match[0].capitalize())
    if found and word is not None and word.mention is not None and not word.mention.verb:
        prefix = next((mention.prefix for mention in reversed(found) if mention.prefix), "")
        yield word.mention._replace(start=start + 1, end=match.end(), text=match[0], prefix=prefix)


def _is_one_firm(match: regex.Match[str]) -> bool:
    """`der Autobauer` is a company, `die deutschen Autobauer`, `Exporte der Autobauer` are an industry."""
    one = _ONE.search(match.string, max(0, match.start() - 60), match.start())
    if _is_land(match):
        return False
    return one is not None and not _OF_MANY.search(match.string, max(0, one.start() - 40), match.start())


def _is_land(match: regex.Match[str]) -> bool:
    """`Brasilien ist der größte Kaffeeexporteur der Welt`: so a land is called."""
    called = _CALLED.search(match.string, max(0, match.start() - LONGEST_CALL), match.start())
    return called is not None and any(p.form == "name" for p in find_parties(called["who"]))


def _left_over(text: str, span: Span) -> Iterator[Mention]:
    """Find other money that no single word tells: `die Produktion sinkt`, `stützt den Export mit 3 Mio.`"""
    for pattern in (_PRODUCTION, _OTHER_PHRASES, _GIVES_WITH, _GIVEN, _SIGNED, _TURNS_OVER):
        for match in pattern.finditer(text, span.start, span.end):
            yield Mention(*match.span("other"), match["other"], OTHER)


def _paid_or_earned(text: str, span: Span) -> list[Mention]:
    """Find who pays for goods from abroad, and who earns by goods sold there."""
    finders = (_paid_abroad, _costing_buyers, _lands_that_trade, _earned_by_exporters)
    return [mention for find in finders for mention in find(text, span)]


def _paid_abroad(text: str, span: Span) -> Iterator[Mention]:
    """Find `Für Erz aus Peru zahlte China 3 Mrd.` and `Mit Tee verdiente das Land (im Ausland) 3 Mrd.`"""
    for match in _BUYERS_PAY.finditer(text, *span):
        if find_parties(match["whose"]):
            yield Mention(*match.span("verb"), match["verb"], "imports", strong=False, verb=True)
            return
    for match in chain.from_iterable(
        p.finditer(text, *span) for p in (_LET_COST, _WHAT_IS_SPENT, _FOR_WHICH)
    ):
        if find_parties(match["who"]) and (not match["goods"] or is_goods(match["goods"])):
            yield Mention(*match.span("verb"), match["verb"], "imports", strong=False, verb=True)
            return
    pays, earns = _PAYS.search(text, *span), _EARNS.search(text, *span)
    is_abroad = ABROAD.search(text, *span) is not None
    if pays and not is_abroad:
        is_abroad = _names_buyers(text, span) or _names_sellers(text, span)
        # not `gab Chile in Peru für Fisch 3 Mio. aus`, which may be spent there on anything
        is_abroad = is_abroad or (not pays[0].startswith("gab") and deals_in_land(text, span))
    for match in _PRICED_GOODS.finditer(text, *span) if pays or earns else ():
        verb, measure = (pays, "imports") if match["for"] else (earns, "exports")
        from_there = match["for"] and (match["there"] or find_parties(match[0]))
        if verb and is_ware(match["goods"]) and (is_abroad or from_there or measure == "exports"):
            yield Mention(*verb.span(), verb[0], measure, strong=False, verb=True)
            return
    if earns is None or _BY_WORK.search(text, *span):
        return
    if (is_abroad and _tells_who_earns(text, span)) or _earns_there(text, span):
        yield Mention(*earns.span(), earns[0], "exports", strong=False, verb=True)


def deals_in_land(text: str, span: Span) -> bool:
    """`In Peru legten die Polen für Kupfer 3 Mrd. hin`, `aus Peru, wo …`: one land in another."""
    parties = [p for p in find_parties(text[slice(*span)]) if p.form in ("name", "demonym") and not p.case]
    there = {
        p.code
        for p in parties
        if _IN_LAND.match(text, 0, span.start + p.start) or text.startswith(", wo ", span.start + p.end)
    }
    acting = (p for p in parties if not _BEHIND_PREPOSITION.match(text, 0, span.start + p.start))
    return bool(there) and any(p.code not in there for p in acting)


def _tells_who_earns(text: str, span: Span) -> bool:
    """`Mit ihnen nahm das Land im Ausland 3 Mrd. ein`, `Im Ausland verdienten Perus Betriebe 3 Mrd.`"""
    return _WITH_THEM.search(text, *span) is not None or bool(find_parties(text[slice(*span)]))


def _earns_there(text: str, span: Span) -> bool:
    """`3 Mio. hat Kenia dort verdient`, `Kenia verdiente dort 3 Mio.`: one land in another."""
    return any(find_parties(match["who"] or match["first"]) for match in _EARNS_THERE.finditer(text, *span))


def _earned_by_exporters(text: str, span: Span) -> Iterator[Mention]:
    """Find `Die Erlöse unserer Weinexporteure wuchsen auf 3 Mio.`, `Die Weinexporteure nahmen 3 Mio. ein`."""
    patterns = (_EARNED_BY, _EXPORTERS) if _EARN.search(text, *span) else (_EARNED_BY,)
    for match in chain.from_iterable(pattern.finditer(text, *span) for pattern in patterns):
        yield Mention(*match.span("who"), match["who"], "exports", prefix=match["goods"].rstrip("-"))


def _costing_buyers(text: str, span: Span) -> Iterator[Mention]:
    """Find `Kupfer aus Peru kostete die Importeure 3 Mrd.`"""
    for match in _COSTS.finditer(text, *span):
        if is_goods(match["goods"]) or find_parties(match["whence"] or ""):
            yield Mention(*match.span("verb"), match["verb"], "imports", strong=False, verb=True)


def _names_buyers(text: str, span: Span) -> bool:
    """`Für Tee zahlten chinesische Abnehmer 3 Mrd.`: whose country is told pays for goods from abroad.

    Mere `Käufer` may buy at home; so another country has to be told of.
    """
    buyers = [match for match in _BUYERS.finditer(text, *span) if find_parties(match["whose"])]
    if all(match["anybody"] for match in buyers):
        return bool(buyers) and len({party.code for party in find_parties(text[slice(*span)])}) > 1
    return True


def _names_sellers(text: str, span: Span) -> bool:
    """`Für Tee zahlten die Chinesen 3 Mrd. an kenianische Pflanzer`: whose country is told, too."""
    return any(find_parties(match["whose"]) for match in _SELLERS.finditer(text, *span))


def _lands_ranked(text: str, span: Span) -> Iterator[Mention]:
    """Find `Die wichtigsten Exportländer Perus waren`: those that it exports to, not those that export.

    Likewise `Größter Markt war Peru`.

    The largest ones of a bloc, of the world or for certain goods export themselves.
    """
    for match in _RANKED_LANDS.finditer(text, *span):
        whose = find_parties(match["whose"] or "")
        is_one = match["whose"] is not None and any(party.code not in alliances() for party in whose)
        if is_one or match["market"] or (match["key"] and (match["own"] or not match["whose"])):
            measure = "exports" if match["out"] else "imports"
            yield Mention(*match.span("land"), match["land"], measure, strong=False, counterpart=True)
    for match in _RANKED_AIMS.finditer(text, *span):
        measure = "exports" if match["out"] else "imports"
        yield Mention(*match.span("aim"), match["aim"], measure, strong=False, counterpart=True)


def _lands_that_trade(text: str, span: Span) -> Iterator[Mention]:
    """Find `Größter Sojaexporteur ist Peru mit 3 Mrd.`: a country, not a firm, is said to export."""
    match = _RANKED_TRADERS.search(text, *span)
    if (
        match is None
        or any(_lands_ranked(text, span))
        or not _IS.search(text, *span)
        or not _PUT_TO.search(text, *span)
    ):
        return
    named = (p for p in find_parties(text[slice(*span)]) if p.form == "name" and not p.case)
    if any(not _FROM_OR_IN.match(text, 0, span.start + party.start) for party in named):
        measure = "exports" if match["out"] else "imports"
        yield Mention(*match.span("trader"), match["trader"], measure, prefix=match["goods"].rstrip("-"))


# ---------------------------------------------------------------- verbs in two parts


@cache
def _split_verb_patterns() -> list[tuple[str, str, regex.Pattern[str]]]:
    """Return measure, stem and pattern of each verb in two parts."""
    patterns = []
    for measure, verbs in lexicon.load("trade")["weak_verbs"]["split"].items():
        for stem, particle in map(str.split, verbs):
            at_end = rf"\b{particle}(?=\s*[,.;:()–!?“”\"»«]|\s+-\s|\s+(?:und|als|oder)\b|\s*$)"
            pattern = rf"\b{stem}(?:{'|'.join(VERB_ENDINGS)})\b[^;]{{0,300}}?(?P<particle>{at_end})"
            patterns.append((measure, stem, regex.compile(pattern)))
    return patterns


# `nahmen um 2 Prozent auf 84 Mrd. ab`, `hat auf 84 Mrd. abgenommen`: became less.
_TO_LESS_OR_MORE = late(
    r"\bum\s+(?:\p{Ll}+\s+){0,2}[\d.,]+\s?(?:%|Prozent)"
    r"|\b(?:auf|(?<!\b\p{Lu}\p{L}+\s)um)\s+(?:\p{Ll}+\s+){0,2}\p{Sc}?\d(?:[^;,]|(?<=\d),(?=\d))*\bab(?:(?:ge|zu)?n[aeo]\p{Ll}+)?$"
)


# `trotz der Pandemie um 3 Mrd. abgenommen`
_BY = late(
    r"(?:\b(?P<goods>\p{Lu}\p{L}+)\s+)?\bum\s+(?:\p{Ll}+\s+){0,2}[$€£¥]?\d(?:[^;,]|(?<=\d),(?=\d))*\bab\p{Ll}+$"
)
# `nimmt deshalb weiter ab`: with nothing that is bought
_GETS_LESS = late(r"n[aei]hm\p{Ll}*(?:\s+\p{Ll}+)*\s+ab|nimmt?(?:\s+\p{Ll}+)*\s+ab")
# `„…“, | führte er aus`: says
_SPEAKS_BEFORE = late(r"(?r)[“”\"»«],?\s+")


def _is_fought_over(text: str, span: Span, word: regex.Match[str]) -> bool:
    """`liefert sich einen Streit um 3 Mrd.`, `handelten ein Abkommen über 3 Mrd. | aus`: no goods."""
    if word[0].startswith("liefer"):
        return _THEMSELVES.match(text, word.end(), span.end) is not None
    if not word[0].startswith("handel"):
        return False
    return _NEGOTIATES.match(text, word.end(), span.end) is not None


# `liefern (sich)`, `lieferte (es sich)`
_THEMSELVES = late(r"\s+(?:\p{Lu}[\p{L}-]+\s+|es\s+|dabei\s+)?sich\b")
# `handelten` ein Abkommen `aus`; not `handelten mit Waren aus Peru`
_NEGOTIATES = late(r"\b(?:[^,;:.]|(?<=M(?:rd|io))\.){1,150}\baus(?=\s*[.,;!?“”\"»«]|\s+und\b|\s*$)")


def _became_less(text: str, span: Span, word: regex.Match[str]) -> bool:
    """`dass die Ausfuhr auf 84 Mrd. | abnahm`: nothing is bought."""
    start = max(span.start, word.start() - LONGEST_CLAUSE)
    if not word[0].startswith(("abn", "abgen", "abzun")):
        return False
    by = _BY.search(text, start, word.end())
    goods = (by["goods"] or "") if by else ""  # `Waren um 3 Mrd.`: Austrian for `für`
    return (by is not None and not is_ware(goods)) or _TO_LESS_OR_MORE.search(
        text, start, word.end()
    ) is not None


def _split_verbs(text: str, span: Span) -> Iterator[Mention]:
    """Find `führte … ein`; it stands where its particle stands, which says which way the goods go."""
    sentence = text[span.start : span.end]
    for measure, stem, pattern in _split_verb_patterns():
        for match in pattern.finditer(sentence) if stem in sentence else ():
            start, end = (span.start + place for place in match.span("particle"))
            is_less = _TO_LESS_OR_MORE.search(match[0]) or _GETS_LESS.fullmatch(match[0])
            if not _SPEAKS_BEFORE.match(sentence, 0, match.start()) and not is_less:
                yield Mention(start, end, text[start:end], measure, strong=False, verb=True)


# ---------------------------------------------------------------- patterns

# `im` Handel mit China, `beim` Export
_DOMAIN = late(
    r"\b(?:[Ii]m|[Bb]eim|[Aa]m|[Ii]n\s+(?:\p{Lu}[\p{L}-]+s|(?:sein|ihr|unser|dies)e[mnr]))\s+(?:\p{Ll}+\s+){0,2}$"
)
_WORD = late(r"\p{L}[\p{L}\p{M}]*(?:-\p{L}[\p{L}\p{M}]*|-(?=\s))*")
# `Im- und Exporte`, `Aus- und Einfuhren`: both ways, that is turnover.
_BOTH_WAYS = late(
    r"(?:\b(?:Waren|Güter)?(?:Im|Ex)-\s*(?:und|oder)\s+-?(?:Ex|Im)port\w*"
    r"|\bSumme\s+(?:aus|von|der)\s+(?:(?:Ex|Im)porten?|(?:Aus|Ein)fuhren)\s+und\s+(?:(?:Ex|Im)porten?|(?:Aus|Ein)fuhren)\b"
    r"|\b(?:Waren|Güter)?(?:Ein|Aus)-\s*(?:und|oder)\s+-?(?:Aus|Ein)fuhr\w*"
    r"|\bgehandelte[nr]?\s+(?:Waren|Güter)\p{L}*"
    r"|\b[ie](?:m|x)-\s*und\s+[ie](?:x|m)portier\w*|\b(?:Export|Import|Ausfuhr|Einfuhr)-\s*(?:und\s+)?(?:Import|Export|Einfuhr|Ausfuhr)-?\p{L}*(?:volumen|werte?)\w*"
    r"|\b\p{L}*(?:ein|aus)-\s*(?:und|oder)\s+-?(?:aus|ein)(?:fuhr|geführ|zuführ|führ)\w*)",
    regex.IGNORECASE,
    signs="- handelte HANDELTE Summe",
)
# `über die` Börse: where goods are sold, not who sells
_THROUGH = ending(r"\b(?i:über)\s+(?:die|den|eine[nr]?)\s+(?:\p{Ll}+\s+)?")
# `größter`, `der`, `einen deutschen` before `Autobauer`: one firm
_ONE = late(
    r"\p{Ll}(?:st|ßt)er\s+$|\b(?:[Dd](?:er|em|en(?!\s+(?:\p{Ll}+\s+){0,2}Unternehmen)|as)|[Ee]in(?:em|en)?)\s+(?:\p{Ll}+\s+){0,2}$"
)
LONGEST_CALL = 120  # characters of `Die Republik Kasachstan ist inzwischen der weltweit größte`
# `Brasilien ist mit Abstand der größte` Kaffeeexporteur
_CALLED = late(
    r"(?P<who>\p{Lu}[^.;:]{2,60})\s(?:ist|war|bleibt|blieb|sei|gilt\s+als|zählt\s+als)\s(?:[\p{Ll}\d]+\s+|mit\s+Abstand\s+){0,3}"
    r"(?:der|ein)\s+(?:\p{Ll}+\s+)?\p{L}*(?:größ|grösst|wichtigs|bedeutends|führend)\p{Ll}*\s+(?:\p{Ll}+\s+)?$",
    signs="größ grösst wichtigs bedeutends führend",
)
# `die Lieferungen der (deutschen) Maschinenbauer`
_OF_MANY = late(r"(?:\p{Lu}\p{L}+\s+der\s+(?:\p{Ll}+\s+){0,2}|\b[Dd]er\s+(?:\p{Ll}+\s+)?\p{Ll}+en\s+)$")
# `für russisches Gas`, `für Perus Gas`, `für Erz und Wein aus Peru`, `für Erz aus dem Land`, `mit Tee`
_PRICED_GOODS = late(
    r"\b(?:(?P<for>[Ff]ür)|[Mm]it)\s+(?:\p{Lu}[\p{L}-]+s\s+(?!(?:in|aus|nach|an|auf|und|sowie)\s))?"
    r"(?:\p{Ll}+\s+)?(?P<goods>\p{Lu}[\p{L}-]+)"
    r"(?:(?:,|\s+(?:und|sowie))\s+\p{Lu}[\p{L}-]+){0,4}"
    r"(?:\s+(?P<there>aus\s+(?:dem\s+(?:Nachbar)?[Ll]ande?|der\s+Republik)\b|von\s+dort\b)"
    r"|\s+aus\s+(?:de[rmn]\s+)?\p{Lu}[\p{L}-]+)?"
)


def _signs_of(verbs: str) -> list[str]:
    """Return a word of which each of ``verbs`` holds one."""
    apart = lexicon.words("trade", f"abroad.{verbs}_split")
    return [*lexicon.words("trade", f"abroad.{verbs}"), *(verb.split()[0] for verb in apart)]


def _whole_or_apart(verbs: str) -> str:
    """Return a pattern of ``verbs``, also of those whose particle stands apart: `legte 3 Mrd. hin`."""
    split = (verb.split() for verb in lexicon.words("trade", f"abroad.{verbs}_split"))
    apart = (rf"{verb}(?=\s(?:[^,;]|,\d)*\b{particle}(?:$|[\s,.;!?]))" for verb, particle in split)
    return rf"\b(?:{'|'.join((any_of('trade', f'abroad.{verbs}'), *apart))})\b"


# `Peruanische Importeure bezahlten 3 Mio. dafür`
_BUYERS_PAY = late(
    r"\b(?P<whose>\p{L}+(?:sche|er))\s+(?:Importeure|Einkäufer|Käufer|Abnehmer|Kunden)\s+(?P<verb>(?:be)?zahlt?en)\b",
    signs="zahl",
)
# `im Ausland`, `auf fremden Märkten`, `jenseits der Grenzen`
ABROAD = late(
    r"\b(?:(?:im|aus\s+dem|ans|an\s+das)\s+Ausland|jenseits\s+der\s+(?:Landes)?grenzen?"
    r"|auf\s+(?:(?:den|ihren|seinen|unseren|allen)\s+)?"
    r"(?:(?:ausländischen|fremden|internationalen|auswärtigen)\s+|Auslands|Export|Übersee)m(?:ä|Ä)rkten)\b",
    regex.IGNORECASE,
    signs="Ausland jenseits arkten ärkten",
)
# `60.000 Togoer arbeiten im Ausland, wo sie 3 Mio. verdienen`
_BY_WORK = late(
    r"(?i)\b(?:arbeite(?:n|t|te|ten)\b|(?:gast|wander|saison)?arbeiter|arbeitskr[aä]ft|beschäftigte)",
    signs="rbeit eschäftigt",
)
# `in` Peru, `bei den` Polen
_IN_LAND = ending(r"\b(?i:in|bei|im)\s+(?:de[rmn]\s+)?")
_BEHIND_PREPOSITION = ending(
    lambda: rf"\b(?i:{any_of('claims', 'evidence.prepositions')})\s+(?:de[rmn]\s+|die\s+|das\s+)?"
)
# `hat Kenia dort`, `verdiente Kenia dort`, `Kenia nahm dort`
_EARNS_THERE = late(
    r"\b(?:hat|habe|hatte|\p{Ll}+te|nahm|nimmt)\s+(?P<who>(?:die\s+)?\p{Lu}[\p{L}-]+)\s+dort\b"
    r"|(?P<first>\p{Lu}[\p{L}-]+)\s+(?:hat|habe|hatte|\p{Ll}+te|nahm|nimmt)\s+dort\b",
    signs=" dort",
)
_PAYS = late(lambda: _whole_or_apart("paying"), signs=lambda: _signs_of("paying"))
_COSTS = late(
    r"\b(?P<goods>\p{Lu}[\p{L}-]+)\s+(?P<whence>aus\s+(?:de[rmn]\s+)?\p{Lu}[\p{L}-]+\s+)?(?P<verb>koste(?:n|t|te|ten))\s+"
    r"(?:[^,;.:\d]{1,30}\s)?(?:Importeure|Einkäufer|Abnehmer)n?\b",
    signs="koste",
)
_BUYERS = late(
    r"\b(?P<whose>\p{Ll}+(?:sche|er)n?|\p{Lu}\p{L}+er)\s+(?:Abnehmer|(?P<anybody>Käufer)|Einkäufer|Importeure)n?\b",
    signs="Abnehmer äufer Importeure",
)
# `an kenianische Pflanzer`, `an Lieferanten in Kenia`
_SELLERS = late(
    lambda: (
        r"\ban\s+(?:(?P<whose>\p{Ll}+sche|\p{Lu}\p{L}+er)\s+(?:\p{Ll}+e\s+)?"
        rf"\p{{L}}*{any_case_of('roles', 'nouns.firms')}"
        rf"|\p{{L}}*{any_case_of('roles', 'nouns.firms')}\s+(?:in|aus)\s+(?:der\s+)?"
        r"(?P<whose>\p{Lu}[\p{L}-]+))\b"
    ),
    signs="an ",
)
# `Die Polen ließen sich litauischen Käse 3 Mio. kosten`
_LET_COST = late(
    r"(?P<who>\p{Lu}[\p{L}-]+)\s+(?:lie(?:ß|ss)(?:en)?|lässt|lassen)\s+sich\s+(?:[^\s,;:]+\s+){0,4}?"
    r"(?P<goods>\p{Lu}[\p{L}-]+)\s[^;:]{1,120}?\b(?P<verb>kosten)\b",
    signs="kosten",
)
# `Was Peru bei uns ausgibt`, `Was die Polen in Litauen ausgeben`
_WHAT_IS_SPENT = late(
    r"\b[Ww]as\s+(?:(?:die|das|der)\s+)?(?P<who>\p{Lu}[\p{L}-]+)(?P<goods>)\s+(?:[\p{Ll}\d]+\s+){0,3}?"
    r"(?:bei\s+(?:uns|ihnen)|dort|hier|(?:in|bei)\s+(?:(?:der|den)\s+)?\p{Lu}[\p{L}-]+)\s+(?P<verb>aus(?:gibt|geben|gab|gaben|gegeben))\b",
    signs="ausg",
)
# `das Erdgas, für das die deutschen Versorger 3 Mrd. überwiesen`
_FOR_WHICH = late(
    r"(?P<goods>\p{Lu}[\p{L}-]+),\s+für\s+(?:das|den|die)\s+(?:(?:die|das|der)\s+)?(?P<who>(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+)\s"
    r"(?:[^,;:]|(?<=\d),(?=\d)){1,80}?\b(?P<verb>(?:be)?zahlt(?:e|en)?|überwies(?:en)?|hinblättert(?:e|en)?|hinlegt(?:e|en)?|ausgab(?:en)?)\b",
    signs="zahl überwies hinblättert hinlegt ausgab",
)
_EARNS = late(lambda: _whole_or_apart("earning"), signs=lambda: _signs_of("earning"))
# `Mit ihnen nahm das Land im Ausland 3 Mrd. ein`
_WITH_THEM = late(r"\b[Mm]it\s+(?:ihnen|ihm|ihr|diesen|dieser|diesem)\s+\p{Ll}", signs="ihnen ihm ihr diese")
# `die Erlöse unserer Weinexporteure`, `der Umsatz der Exporteure`
_EARNED_BY = late(
    r"\b(?:[Ee]rlöse?|[Ee]innahmen|[Uu]ms(?:atz|ätze)|[Aa]bsatz)\s+(?:der|unserer|ihrer|seiner)\s+(?:\p{Ll}+n\s+)?"
    r"(?P<who>(?P<goods>(?:\p{Lu}\p{L}+?-?)?)(?i:export)eure)\b",
    signs="xporteure",
)
# `Die Weinexporteure`, `Spaniens Exporteure`; not `den Exporteuren`, nor one of them
_EXPORTERS = late(r"\b(?P<who>(?P<goods>(?:\p{Lu}\p{L}+?-?)?)(?i:export)eure)\b", signs="xporteure")
_EARN = late(
    r"\b(?:kassier|erlös|verdien|erwirtschaft|eingenommen|einn[ae]hm)\p{Ll}*"
    r"|\b(?:nahmen|nehmen)\b[^;:\n]{0,120}?\bein\b|\blösten\b",
    signs="kassier erlös verdien erwirtschaft eingenommen einn nahmen nehmen lösten",
)
# `dass die Produktion auf 3 Mrd. sinkt`, but not `aus eigener Produktion`
_PRODUCTION = late(
    r"\b(?:[Dd]ie|[Ii]hre|[Ss]eine)\s+(?:\p{Ll}+\s+)?(?P<other>\p{L}*[Pp]roduktion)\b",
    signs="roduktion",
)
# `steht mit 3 Mrd. in der Kreide`
_OTHER_PHRASES = late(
    lambda: rf"\b(?P<other>{any_of('trade', 'other.phrases')})\b",
    signs=lambda: lexicon.words("trade", "other.phrases"),
)
_NEXT_AMOUNT = r"(?=\s+(?:\p{Ll}+\s+){0,3}\p{Sc}?\d)"
# `stützt den Export | mit | 3 Mio.`, `Gefördert | mit | 3 Mio.`; not `stützt sich auf den Export mit 3 Mio.`
_GIVES_WITH = late(
    lambda: (
        rf"(?:\b{any_of('trade', 'other.giving')}(?:t|te|ten|en|e)\b(?!\s+sich\b)[^.;:,]{{1,100}}?\b"
        rf"|\b(?i:{any_of('trade', 'other.given')})\s+)(?P<other>mit){_NEXT_AMOUNT}"
    ),
    signs=lambda: lexicon.words("trade", "other.giving"),
)
# `wird | mit | 3 Mio. im Jahr gestützt`, `| Mit | 3 Mio. stützt der Bund`; not `mit 3 Mio., gestützt auf`
_GIVEN = late(
    lambda: (
        rf"\b(?P<other>[Mm]it){_NEXT_AMOUNT}[^;:]{{1,60}}?\b(?:{any_of('trade', 'other.given')}"
        rf"|{any_of('trade', 'other.giving')}(?:t|te|ten|en|e))\b"
        rf"(?!\s+(?:auf|sich|(?:die|ihre|unsere)\s+\p{{L}}*{any_case_of('claims', 'goods.flows')})\b)"
    ),
    signs=lambda: lexicon.words("trade", "other.giving"),
)
# `Der Hafen schlug Güter für 3 Mrd. | um |`
_TURNS_OVER = late(
    r"\bschl(?:ug|ugen|ägt|agen)\b[^;:]{1,150}?\b(?P<other>um)(?=\s*[,.;!?“”\"»«]|\s*$|\s+und\b)",
    signs="schlug schlagen schlägt",
)
# `30 | Dokumente | wurden unterzeichnet, ihr Gesamtwert: 3 Mrd.`
_SIGNED = late(
    r"\b(?P<other>Dokumenten?|Papieren?|Abkommen|Memoranden|Abmachungen|Abschlüssen?)\b[^.;:]{0,200}"
    r"\b(?:unterzeichnet|unterschrieben|geschlossen)\b(?=[^.;]{0,200}(?i:wert|volumen|umfang|summe)\b)",
    signs="unterzeichnet unterschrieben geschlossen",
)
# `die wichtigsten Exportländer Perus`, `wichtigste peruanische Exportländer`, `größtes Importland Perus`
_RANKED_LANDS = late(
    r"(?:\b(?:(?i:zwei|drit|vier|fünf|sechs|sieb|ach|neun|zehn)t)?(?i:(?P<key>wichtig|bedeutend)|größ|stärk)s?te[nrs]?\s+(?P<whose>(?:\p{Ll}+schen?|\p{Lu}\p{Ll}+er)\s+)?"
    r"|\b(?P<key>Haupt))"
    r"(?P<land>(?:(?P<out>(?i:Export|Ausfuhr))|(?i:Import|Einfuhr))(?:land(?:e?s)?|ländern?|staat(?:s|en)?)"
    r"|(?P<out>(?P<market>(?:Einzelm|M)(?:arkt|ärkten?))))\b"
    r"(?!\s+(?:von|aus|der\s+(?:Welt|Erde)|weltweit)\b|\s+(?:in|auf)\s+der\s+(?:Welt|Erde)\b)"
    r"(?P<own>\s+(?:des|unseres)\s+(?:\p{L}*[Ll]ande?s|Freistaate?s|Kantons)\b)?"
    r"(?P<whose>\s+(?:de[rs]\s+(?:\p{L}+\s+)?|für\s+(?:die\s+)?(?:\p{Ll}+\s+)?)?(?<=\s)\p{Lu}[\p{L}-]+)?",
    signs="xportl xports mportl mports sfuhrl sfuhrs nfuhrl nfuhrs Markt Märkte Einzelm",
)
# `die wichtigsten Ziele dieser Exporte`, `das größte Ziel unserer Waren`, `die wichtigste Quelle der Importe`
_RANKED_AIMS = late(
    lambda: (
        r"\b(?:erste|beste|wichtigste|größte)\s+(?P<aim>(?P<out>Adresse))\b(?!\s+für)"
        rf"|(?i:{any_of('roles', 'ranking.superlatives')})e[nrs]?\s+(?:\p{{Ll}}+e[nrs]?\s+)?"
        r"(?:(?P<aim>(?P<out>Ziele?n?))\s+(?:für\s+(?:die\s+|\p{Lu}\p{L}+s\s+)?)?(?:\p{L}+(?:er|s)\s+){0,2}"
        r"\p{L}*(?i:exporte?|ausfuhr(?:en)?|lieferungen|waren|güter|produkte|erzeugnisse)"
        r"|(?P<aim>Quellen?)\s+(?:für\s+(?:die\s+|\p{Lu}\p{L}+s\s+)?)?(?:\p{L}+(?:er|s)\s+){0,2}\p{L}*(?i:importe?|einfuhr(?:en)?|bezüge))\b"
    ),
    signs="Ziel Quelle Adresse",
)
# `Sojaexport`, of an exporter
_PORT = r"(?P<goods>(?:\p{Lu}\p{L}+?-?)?)(?:(?P<out>(?i:export))|(?i:import))"
# `der weltgrößte Sojaexporteur`, `wichtigster Importeur`, `unter den Exporteuren`
_RANKED_TRADERS = late(
    lambda: (
        rf"\b\p{{L}}*(?:{any_case_of('roles', 'ranking.superlatives')}|führend)e[nrs]?\s+"
        rf"(?:\p{{Ll}}+e[nrs]?\s+){{0,2}}(?P<trader>{_PORT}(?:eur|nation|land|länder(?=\s+der\s+Welt)))\b"
        rf"|\b[Uu]nter\s+den\s+(?P<trader>{_PORT}(?:euren|nationen|ländern))\b"
    ),
    signs="xporteur mporteur xportnation mportnation xportl mportl",
)
_IS = late(r"\b(?:ist|sind|sei|seien|war|waren|bleibt|bleiben|blieb|blieben|wurde|wurden)\b")
_PUT_TO = late(r"\b[Mm]it\s[^,;()]*\d|\([^()]*\d")
_FROM_OR_IN = late(r"(?r)\b(?:aus|in|nach|für|von|bei|mit)\s+(?:de[rmn]\s+|die\s+|das\s+)?")
# Turns of phrase and names in which a word of trade is none.
# `es handelt sich um`
_IS_ABOUT = late(
    r"\bhandel[nt]\p{Ll}*\s+(?:es\s+)?sich\b|\bsich\s+(?:\p{Ll}+\s+)*um\b[^;.]*\bhandel[nt]\p{Ll}*",
    signs="sich",
)
# `Handel und Gewerbe`
_AS_BRANCH = late(
    lambda: (
        rf"\bHandel\s+und\s+{any_of('trade', 'names.branches')}\b"
        rf"|\b{any_of('trade', 'names.branches')}\s+und\s+Handel\b"
    ),
    signs=lambda: lexicon.words("trade", "names.branches"),
)
# `2022 machte der Handel 3 Mrd. Umsatz`
_SHOPS_MAKE = late(
    r"\b(?:machte|erzielte|erwirtschaftete|macht|erzielt|erwirtschaftet)\s+der\s+(?:\p{Ll}+\s+)?Handel\b(?=[^;]*\bUmsatz\b)",
    signs="macht erzielt erwirtschaftet",
)
# `zog Bilanz`, `laut der jüngsten Bilanz`
_SUMMING_UP = late(
    r"\b(?:zog|zogen|zieht|ziehen)\b[^.;,]{0,80}?\bBilanz\b|\bBilanz\s+(?:ge|zu\s)?z[io][eg]*en\b"
    r"|\b(?:[Ll]aut|[Nn]ach)\s+(?:der|einer|seiner|ihrer)\s[^.,;]{0,60}?\bBilanz\b",
    signs="Bilanz",
)
# `der Handel mit Aktien`
_OF_PAPERS = late(
    lambda: (
        rf"\b\p{{L}}*[Hh]andels?\s+mit\s+(?:\p{{Ll}}+\s+)?\p{{L}}*{any_case_of('trade', 'names.papers')}\b"
    ),
    signs=lambda: both_cases(lexicon.words("trade", "names.papers")),
)
# `nach Angaben des Zolls`, `der Zoll zählte`: an office
_CUSTOMS = late(
    r"\b(?:[Aa]ngaben|Daten|Zahlen|Statistik|Statistiken|Auskunft|Mitteilung|Bericht|Büchern?|Registern?|Tabellen?|Datenbank|Unterlagen|Aufzeichnungen)\s+(?:des|vom)\s+(?:\p{Ll}+\s+)?Zolls?\b"
    r"|\bvom\s+(?:\p{Ll}+\s+)?Zoll\b(?=[^.;:]*(?:export|import|geführt|registrier|erfasst))"
    r"|\b[Dd]er\s+(?:\p{Ll}+\s+)?Zoll\s+(?:meldete?|zählte?|nennt|nannte|registrierte?|verzeichnete?|teilte?|bezifferte?|berichtete?|gab|weist|wies)\b"
    r"|\b(?:so|laut|meldete?|zählte?|nennt|nannte|bezifferte?|verzeichnete?|registrierte?|beim)\s+(?:der\s+|dem\s+)?"
    r"(?:\p{Ll}+e[mnr]?\s+)?Zoll\b"
    r"|\b(?i:wie)\s+der\s+(?:\p{Ll}+\s+)?Zoll\b(?=[^,;:.]*\b(?:mit)?(?:teil|meld|bericht|erklär|bekannt)\p{Ll}*)"
    r"|\bZoll(?=\s+(?:\p{L}+s\s+)?zufolge\b)",
    signs="Zoll",
)
# `in laufenden Preisen`: how statistics measure
_PRICES = late(
    r"\b(?:[Ii]n|[Zz]u)\s+(?:jeweiligen|laufenden|konstanten|aktuellen|vergleichbaren|festen)\s+Preisen\b",
    signs="Preisen",
)
# `den Ausbau auf 3 Mrd.`: of what trade is worth
_GROWTH_TO = late(r"\bAusbau(?=\s+(?:de[rs]\s+\p{L}+\s+)?auf\s+[^,;.]{0,20}\d)", signs="Ausbau")
# `Busse und Uhren`, `Busse im Wert von 3 Mio.`: cars; `eine Busse von 3 Mio.` is a fine
_BUSES = late(
    r"\bBusse(?=,\s+\p{Lu}|\s+(?:und|sowie)\s+\p{Lu}|\s+(?:für|im\s+Wert\s+von)\s+(?:\p{Ll}+\s+)?[\p{Sc}\d])"
    r"|(?<=\p{Ll}(?:,|\sund|\ssowie)\s)Busse\b",
    signs="Busse",
)
# `auf Kosten der Umwelt`
_OTHER_IDIOMS = late(
    r"\b[Aa]uf\s+Kosten\b|\bzugunsten\b|\bImport\s+(?:and|&)\s+Export\b|\bExport\s+(?:Corporation|Bank)\b",
    signs="Kosten zugunsten Import Corporation Bank",
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
_NO_TRADE = Several(
    _IS_ABOUT,
    _AS_BRANCH,
    _SHOPS_MAKE,
    _SUMMING_UP,
    _OF_PAPERS,
    _CUSTOMS,
    _PRICES,
    _GROWTH_TO,
    _BUSES,
    _OTHER_IDIOMS,
    _AUTHORITY,
)
# Of which each mention holds one that is neither a word nor a verb in two parts.
_TURNS = Several(
    _BUYERS_PAY,
    _LET_COST,
    _WHAT_IS_SPENT,
    _FOR_WHICH,
    _PAYS,
    _EARNS,
    _COSTS,
    _RANKED_TRADERS,
    _EARNED_BY,
    _EARN,
    _PRODUCTION,
    _OTHER_PHRASES,
    _GIVES_WITH,
    _GIVEN,
    _SIGNED,
    _TURNS_OVER,
    _RANKED_LANDS,
    _RANKED_AIMS,
)

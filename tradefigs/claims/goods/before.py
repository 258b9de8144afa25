"""Goods that a text goes on with: those of a pointer, of the figure before, of the whole text.

`Man bietet Reis an. Diese Lieferungen brachten 3 Mio.`, `Die Weinexporte wuchsen. Nach Polen waren es 3 Mio.`
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

import regex

from tradefigs import lexicon
from tradefigs.claims.clauses.change import CHANGE, LEVEL
from tradefigs.claims.goods.phrases import (
    BRANCH_ACTS,
    LONGEST_NAME,
    NOUN,
    OF_GOODS,
    OPENS_TOPIC,
    PHRASE,
    PUTS,
    WHOLE,
    first_part,
    goods_named,
    goods_of,
    is_of_all_trade,
    names_goods,
)
from tradefigs.claims.scene.scene import Draft, Place, Scene, Value
from tradefigs.claims.vocabulary.trade import (
    BALANCES,
    EARNS_BY_IT,
    FELL,
    FLOWS,
    GIVES_REASON,
    SAYS_WHO_TELLS,
    VALUE_OF_IT,
    Mention,
)
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending

LONGEST_PUT = 80  # characters of `Waren im Gesamtwert von insgesamt`
MOST_BEFORE = 1500  # characters in which a text names its goods
LONGEST_SUBJECT = 60  # characters in which a branch that is the subject stands
MOST_SENTENCES = 6  # of a text, in which it names its goods
MOST_WORDS = 60  # of trade in these; no list without an end is looked through for each figure
MOST_GROWTH = 2  # times what it was, of which a figure still is one later
MOST_BACK = 4  # sentences back to a whole that is told before its parts
MOST_CHANGE = 3  # times more or less than it was or will be, by which a figure is still one of the same goods
MOST_PARTS = 8  # of the figures before, of which one may be the whole that they are parts of
MOST_TO_PARTNER = 2  # sentences after which a partner is still one in the goods of a figure


def goods_before(value: Value) -> str:
    """Return the goods that the text goes on with at the figure of ``value``; "" where it names others."""
    at = value.at
    before = at.previous_end
    since = max(at.sentence.start, before)
    if _ALL_WARES.search(at.text, since, at.phrase.start) or _is_of_land(value):
        return ""
    finders = (
        goods_of_branch,
        _pointed_to,
        _of_flow_beside,
        goods_out_of_it,
        _taken_up,
        _of_verb_before,
        goods_of_quantity,
        _of_proceeds,
        _of_branch_before,
        _of_figure_before,
        _of_text,
    )
    return next((product for find in finders if (product := find(value))), "")


# ---------------------------------------------------------------- those that a word points to


def _pointed_to(value: Value) -> str:
    """`das wichtigste Gut ist Kaffee. Er brachte 3 Mio.`, `die Gruppe „Tiere“. In dieser Gruppe`."""
    at = value.at
    if at.number == 0:
        return ""
    last = at.scene.told.last
    if last is not None and last.product and _is_of_these(value):
        return last.product
    sentence, phrase = at.sentence, at.phrase
    before = at.scene.sentence(at.number - 1)
    for pointing, named in _POINTING:
        pointer = pointing.search(at.text, sentence.start, phrase.start)
        if pointer is None and pointing is _IT:  # `Für 3 Mio. ging er ins Ausland`
            pointer = _IT_GOES.match(at.text, phrase.end)
        if pointer is not None and not _named_in(at.text, Span(sentence.start, pointer.start())):
            product = goods_of(value, named.search(at.text, before.start, before.end))
            if product:
                return product
    return ""


def _named_in(text: str, span: Span) -> list[regex.Match[str]]:
    """Return the noun phrases for goods in ``span``."""
    return list(goods_named(text, *span))


def _branch_ends() -> tuple[str, ...]:
    return (*lexicon.words("trade", "branches.heads"), *lexicon.words("trade", "branches.of_country"))


def _is_of_these(value: Value) -> bool:
    """`Die Einfuhren dieser Waren`, `Größter Abnehmer war auch hier Peru`: in the goods just told."""
    at = value.at
    if _OF_THESE.match(at.text, value.mention.end) or _AT_THESE.search(at.text, *_clause_of(at)):
        return True
    return (
        value.mention.counterpart
        and _HERE_TOO.search(at.text, at.sentence.start, at.phrase.start) is not None
    )


def goods_of_branch(value: Value) -> str:
    """`Die Weinexporte wuchsen auf 9 Mio. Bis 2030 will die Branche Exporte von 12 Mio. erreichen`: of wine.

    Also `Insgesamt führte die Branche Waren für 9 Mio. aus`, `Der Verband rechnet mit Ausfuhren von 9 Mio.`
    """
    at = value.at
    if value.measure not in (*FLOWS, *BALANCES) or not _THE_BRANCH.search(at.text, *_clause_of(at)):
        return ""
    told = [draft.product for draft in reversed(at.scene.told.lately) if draft.product]
    # `Die Möbelindustrie führte … aus. Nach Peru gingen Tische. Die Importe der Branche`
    branches = (product for product in told if product.lower().endswith(_branch_ends()))
    return next(chain(branches, told, filter(None, _branches_before(at))), "")


def _clause_of(at: Place) -> Span:
    """Return the part of the sentence that holds the figure and no other one."""
    end = at.next.phrase.start if at.next is not None else at.sentence.end
    return Span(max(at.sentence.start, at.previous_end), min(end, at.sentence.end))


def _of_flow_beside(value: Value) -> str:
    """`Das meiste der Weinexporte geht in die EU, wobei Malta mit 3 Mio. der größte Kunde ist`: of wine."""
    at, mention = value.at, value.mention
    if not mention.counterpart:
        return ""
    flows = (w for w in at.trade_words if w.start < mention.start and w.measure == value.measure and w.strong)
    return next((part for word in flows if (part := first_part(at.scene, word))), "")


def goods_out_of_it(value: Value) -> str:
    """`Käse für 7 Mio., davon 3 Mio. aus Chile`, `Davon hat das Land für 3 Mio. verkauft`."""
    at = value.at
    last = at.just_told
    if last is None or not _OF_IT.search(at.text, at.sentence.start, at.phrase.start):
        return ""
    return last.product


def _taken_up(value: Value) -> str:
    """`Man bietet Reis an. Diese Lieferungen brachten 3 Mio.`, `… Der Warenwert betrug 3 Mio.`"""
    at = value.at
    text, sentence, word = at.text, at.sentence, value.mention
    start = at.scene.sentence(max(0, at.number - 1)).start
    end = max(at.phrase.start, word.end)
    pointer = _POINTER.search(text, sentence.start, end)
    if pointer is None:
        worth = VALUE_OF_IT.search(text, sentence.start, end)
        # not `Der Import wuchs; der Wert lag bei`
        is_own = word.start in sentence and not word.verb and worth and word.start not in Span(*worth.span())
        pointer = None if is_own else worth
    pointer = pointer or _paid_for(value)
    if pointer is None or _is_of_party(at.scene, pointer.start()):
        return ""
    if _WHOLE_VALUE.match(text, pointer.start()):
        return ""
    if pointer[0] in _PRONOUNS and not word.verb and sentence.start <= word.start < pointer.start():
        start = sentence.start  # `Der Export ist klein: Er lag bei 3 Mio.`
    if pointer[0] == "ihn" and value.carried and not word.verb:
        return ""  # `Der Handel wuchs. Peru hat Zölle auf Stahl. Man will ihn auf 3 Mio. bringen`: the trade
    if value.measure in BALANCES and pointer[0].lower() == "daraus":
        return ""  # `für 3 Mio., vor allem Tee. Daraus ergab sich ein Defizit`: of both ways
    named = _named_in(text, Span(start, pointer.start()))
    if not named and not at.scene.figures_between(start, pointer.start()):
        flows = (word for word in at.scene.words.of_trade(at.number - 1) if word.measure == value.measure)
        return next((part for word in flows if (part := first_part(at.scene, word))), "")
    is_apart = bool(named) and at.scene.figures_between(named[-1].end(), pointer.start()) > 0
    if not named or (is_apart and not _TAKEN_BACK.search(text, pointer.start(), pointer.end())):
        return ""
    return goods_of(value, named[-1])


def _of_verb_before(value: Value) -> str:
    """`Mali exportiert mehr Reis: Die Ausfuhr in die EU stieg auf 3 Mio.`: what it exports, and no more.

    Likewise `Mali exportiert mehr Reis. Wertmäßig waren es 3 Mio.`; not what it exports `in erster Linie`.
    """
    at, word = value.at, value.mention
    colon = at.text.rfind(":", at.sentence.start, word.start)
    if value.carried and word.verb and at.scene.told.by(word) is None:
        zone = at.scene.layout.sentence_at(word.start)
    elif colon >= 0 and not word.verb:
        zone = Span(max(at.sentence.start, at.previous_end), colon)
    else:
        return ""
    number = at.scene.layout.sentence_index(zone.start)
    verbs = {w.measure for w in at.scene.words.of_trade(number) if w.verb and w.start in zone}
    if verbs != {value.measure} or _is_of_wares(value) or WHOLE.search(at.text, zone.end, at.phrase.start):
        return ""
    named = _named_in(at.text, zone)
    if len(named) != 1 or _SET_APART.match(at.text, 0, named[0].start()):
        return ""
    is_theirs = value.carried or _is_so_much(named[0])  # not `exportiert Reis: Die …`
    return goods_of(value, named[0]) if is_theirs else ""


def goods_of_quantity(value: Value) -> str:
    """`Mali verkaufte so viel Tee wie nie. Exportiert wurde Ware für 3 Mio.`: of what there was so much."""
    at = value.at
    if not at.number or WHOLE.search(at.text, at.sentence.start, at.phrase.start):
        return ""
    before = at.scene.sentence(at.number - 1)
    is_beside = at.sentence.start in at.scene.layout.paragraph_at(before.start)
    flows = (word.measure for word in at.scene.words.of_trade(at.number - 1))
    if not is_beside or at.scene.figures_between(*before) or not any(flow in FLOWS for flow in flows):
        return ""
    named = _named_in(at.text, before)
    return goods_of(value, named[0]) if len(named) == 1 and _is_so_much(named[0]) else ""


def _is_so_much(goods: regex.Match[str]) -> bool:
    """`immer mehr` Reis, `so viel` Tee"""
    text = goods.string
    return _SO_MUCH.match(text, 0, goods.start()) is not None or _MORE.match(text, goods.start()) is not None


def _paid_for(value: Value) -> regex.Match[str] | None:
    """`Man kauft Öl. Dafür zahlt man 3 Mio.`, `Man verkauft Öl. Das bringt 3 Mio. ein`"""
    at = value.at
    pays = "zahl" in value.mention.text  # `Peruanische Importeure bezahlten 3 Mio. dafür`
    traded = [word for word in at.scene.words.of_trade(at.number - 1) if not word.movement]
    if not (value.carried or pays) or len(traded) > 1:  # `verkauft Öl und kauft Gas`
        return None
    return EARNS_BY_IT.search(at.text, *at.sentence) or _FOR_IT.search(at.text, *at.sentence)


def _of_proceeds(value: Value) -> str:
    """`Der Export von Wein sank. Die Erlöse gingen auf 3 Mio. zurück`: what that wine brought in."""
    at, mention = value.at, value.mention
    if at.number == 0 or not _PROCEEDS.fullmatch(mention.text):
        return ""
    for word in at.scene.words.of_trade(at.number - 1):
        if word.measure == value.measure and not word.verb:
            of_goods = OF_GOODS.match(at.text, word.end, at.sentence.start)
            return first_part(at.scene, word) or goods_of(value, of_goods)
    return ""


_PROCEEDS = late(r"(?:Gesamt)?[Ee]rlöse?")
_PRONOUNS = ("Er", "Sie", "Es")


def _of_branch_before(value: Value) -> str:
    """`Die Schweizer Uhrenindustrie klagt. Die Exporte sanken auf 3 Mrd.`: what the branch makes."""
    at = value.at
    if value.measure != "exports" or value.mention.text.lower().startswith("gesamt"):
        return ""
    if _OF_LAND.match(at.text, value.mention.end):
        return ""
    if (
        at.number == 0
        or value.mention.verb
        or not _ARTICLE.match(at.text, at.sentence.start, value.mention.start)
    ):
        return ""
    end = value.mention.end
    if value.mention.start < at.sentence.start or at.scene.cast.within(Span(end, end + len(" P"))):
        return ""  # `Die Exporte Perus`
    before = at.scene.sentence(at.number - 1)
    acting = BRANCH_ACTS.search(at.text, before.start, before.start + LONGEST_SUBJECT)
    if acting is None or _OF_ALL_TRADE.match(acting["product"]):
        return ""
    return "" if _ALONE.match(at.text, 0, acting.start("product")) else acting["product"]


# `Allein die` Fischbranche
_ALONE = ending(r"\b[Aa]llein(?:e|ig)?\s+(?:die|der|das)\s+(?:\p{Ll}+\s+)?")
# Exporte `des Landes`, `aus der Schweiz`, `insgesamt`
_OF_LAND = late(r"\s+(?:de[rs](?!\s+(?:Branche|Sparte))|aus|insgesamt)\b")
_OF_ALL_TRADE = late(
    r"(?:Export|Import|Ausfuhr|Außen|Aussen|Volks|Welt|Privat|Finanz|Tourismus|Bau(?=indu|wirt|bran))"
)


def _is_of_party(scene: Scene, place: int) -> bool:
    """`mehr als die Chilenen, | deren Ausfuhren`: it points to the party right before it."""
    before = scene.cast.within(Span(place - LONGEST_NAME, place))
    return bool(before) and scene.text[before[-1].end : place].strip() == ","


# `Man liefert Tee; der Wert der Ausfuhren dorthin`: of all that goes there, not `der Wert dieser Ausfuhren`
_WHOLE_VALUE = late(
    lambda: (
        r"[Dd]er\s+(?:Gesamt)?[Ww]ert\s+der\s+(?:\p{Ll}+\s+)?"
        rf"\p{{L}}*{lexicon.any_case_of('claims', 'goods.flows')}\s+"
        r"(?:dorthin|nach|von\s+dort|aus|in\s+(?:die|den))\b"
    )
)
_FOR_IT = late(r"\b[Dd]afür\b", signs="afür")
# `Die Einfuhren | dieser Warengruppe`
_OF_THESE = late(
    lambda: (
        r"\s+(?:(?:von|an)\s+)?(?:diese|solche)[rn]\s+(?:\p{L}*(?i:gruppe|kategorie)n?"
        rf"|{lexicon.any_of('claims', 'goods.words')})\b"
    )
)
# `Bei diesem Gut sind 3 Mio. möglich`
_AT_THESE = late(
    lambda: rf"\b[Bb]ei\s+diese[rmn]\s+{lexicon.any_of('claims', 'goods.words')}\b", signs="ei diese"
)
_QUANTITY = r"\b(?:[Mm]ehr|[Ww]eniger|[Vv]iel|[Ww]enig|[Kk]aum)\s+"
_SO_MUCH = ending(rf"{_QUANTITY}(?:\p{{Ll}}+\s+)?")
_MORE = late(rf"(?:immer\s+|(?:eben|genau)?so\s+)?{_QUANTITY}")
# `in erster Linie` Schrott, `mit` Reis
_SET_APART = ending(lambda: rf"\b(?i:{lexicon.any_of('claims', 'goods.set_apart')}|mit|an)\s+")
# `Die` Exporte, `2019 lagen ihre` Lieferungen
_ARTICLE = ending(r"\b(?i:die|der|ihre|ihr|deren)\s+")
# `will die Branche`, `rechnet der Verband`, `Exporte der Sparte`
_THE_BRANCH = late(
    r"\b(?:[Dd](?:ie|er)|[Dd]iese[r]?)\s+(?:Branche|Sparte|Zunft)\b|\b[Dd](?:er|es)\s+(?:Branchenverband(?:e?s)?|Verband(?:e?s)?)\b(?!\s+der\b)",
    signs="Branche Sparte Zunft Verband",
)
_HERE_TOO = late(r"\b[Aa]uch\s+(?:hier|dabei)\b", signs="hier dabei")
# `die Gruppe „Lebende Tiere“. | In dieser Gruppe`
_IN_THIS_GROUP = late(
    r"\b[Ii]n\s+dieser\s+(?:Gruppe|Kategorie|Warengruppe|Sparte|Branche|Industrie)\b", signs="dieser"
)
# `Erzeugnisse der Chemie- und Pharmabranche. | In dieser Gruppe`
_BRANCH_NAMED = late(
    r"\b(?P<product>(?:\p{Lu}\p{L}+-\s+und\s+)?\p{Lu}\p{L}{2,}(?:branche|industrie))\b",
    signs="branche industrie",
)
GROUP = late(
    rf"\b(?:(?:(?:Waren|Produkt|Güter)g|G)ruppe|Kategorie|Sparte|Position)n?\s+(?:der\s+)?[„“\"»«]?(?P<product>{PHRASE})",
    signs="ruppe Kategorie Sparte Position",
)
# `Möbel, die einst aus Polen kamen, …. In dieser Gruppe`
_FIRST_NAMED = late(rf"\G[\s„“\"»«]*(?P<product>{PHRASE})(?:\s+\p{{Ll}}|,\s+(?:die|der|das)\s)")
# `das wichtigste Gut ist Kaffee. | Er brachte 3 Mio.`; not the `es` of `waren es`
_IT = late(
    r"\b(?:[Ee]r|[Ss]ie)\b|(?<!\b(?:sind|waren|werden|wird|war|wurden)\s)\b[Ee]s\b(?!\s+(?:sind|waren|werden|war))"
)
_IT_GOES = late(r"\s+\p{Ll}+\s+(?:er|sie|es)\b")
_IS_LAST = late(
    rf"\b(?:ist|sind|war|waren|bleib(?:t|en)|blieb(?:en)?|spiel(?:en|t|ten|te))\s+(?:\p{{Ll}}+\s+){{0,2}}[„“\"»«]?(?P<product>{PHRASE})[“”\"»«]?(?:\s+mit\s[^.:;,]{{1,60}})?[.:]\s*$"
)
# `Das ist dem Gold zu danken. | Es brachte 3 Mio. ein`, `, was an den Avocados lag. | Sie brachten`
_CAUSED = late(
    rf"\b(?:dem|der|den)\s+(?P<product>{PHRASE})\s+zu\s+(?:ver)?danken[.:]\s*$"
    rf"|\b(?:am|an\s+de[nmr])\s+(?P<product>{PHRASE})\s+(?:lag|liegt|liege)[.:]\s*$",
    signs="danken lag lieg",
)
# `Abwärts ging es für den Kaffee. | Er brachte 3 Mio.`
_OPENED = late(rf"\G[\s„“\"»«]*{OPENS_TOPIC}")
# `Exportschlager Nummer eins ist der Apfel. | 2016 brachte er`, `Tee ist Kenias wichtigstes Exportgut. | Er`
_TOP_GOODS = r"\b(?:Export|Ausfuhr|Import|Einfuhr)(?:schlager|hit|gut|artikel|produkt|ware)s?\b"
_IS_TOP = late(
    rf"{_TOP_GOODS}[^.;:]{{0,40}}?\b(?:ist|sind|war|waren|bleibt|blieb)\s+(?:de[rn]\s+|die\s+|das\s+)?(?P<product>{PHRASE})"
    rf"|(?P<first>{PHRASE})\s+(?:ist|sind|war|waren|bleibt|blieb|gilt)\b[^.;:]{{0,60}}?{_TOP_GOODS}",
    signs="schlager hit gut artikel produkt ware",
)
# `Es wächst der Austausch von Tee. | Hier exportierte man für 3 Mio.`
_HERE = late(
    r"[\s„“\"»«]*\b(?:Hier|Hierbei|Auf\s+diesem\s+(?:Feld|Gebiet)|In\s+diesem\s+(?:Bereich|Segment|Sektor))\b",
    signs="Hier diesem",
)
_OF_EXCHANGE = late(
    rf"\b\p{{L}}*(?:[Aa]ustausch|[Hh]andel|[Gg]eschäft)s?\s+(?:von|mit|an)\s+(?P<product>{PHRASE})[^,;:]{{0,40}}[.:]\s*$"
)
# `Geliefert wurden hauptsächlich Busse und Reifen. | Hier gab es ein Plus auf 3 Mio.`
_MOSTLY_NAMED = late(
    lambda: (
        rf"\b{lexicon.any_of('claims', 'mostly')}\s+(?P<product>{PHRASE})"
        r"(?:\s+\p{Ll}[^,;:]{0,40})?[.:]\s*$"
    ),
    signs=lambda: lexicon.words("claims", "mostly"),
)
# `Maschinen und elektrischer Strom. | Letzterer brachte 3 Mio. ein`
_LATTER = late(r"\bLetztere[rsmn]?\b", signs="Letztere")
_LAST_OF_LIST = late(rf"\bund\s+(?P<product>(?:\p{{Ll}}+e[rs]?\s+)?{NOUN})[.:]\s*$")
# `Gewachsen ist die Chemie- und Pharmaindustrie. | Sie führte Produkte für 3 Mio. aus`
_SHE = late(r"\G[\s„“\"»«]*(?:Sie|Diese)\s+\p{Ll}+(?:te|t)\b")
_BRANCH_LAST = late(
    r"\b(?P<product>(?:\p{Lu}\p{L}+-\s+und\s+)?\p{Lu}\p{L}{2,}(?:branche|industrie))[.:]\s*$",
    signs="branche industrie",
)
_POINTING = (
    (_IN_THIS_GROUP, GROUP),
    (_IN_THIS_GROUP, _BRANCH_NAMED),
    (_IN_THIS_GROUP, _FIRST_NAMED),
    (_HERE, _OF_EXCHANGE),
    (_HERE, _MOSTLY_NAMED),
    (_LATTER, _LAST_OF_LIST),
    (_IT, _IS_LAST),
    (_IT, _OPENED),
    (_IT, _CAUSED),
    (_SHE, _BRANCH_LAST),
    (_IT, _IS_TOP),
)
# `Davon hat es für 3 Mio. verkauft`
_OUT_OF_IT = r"\b(?:[Dd]avon(?!\s+(?:aus|überzeugt))|[Dd]araus|[Dd](?:essen|eren)\s+Wert)\b"
_OF_IT = late(_OUT_OF_IT, signs="avon araus Wert")
# `Ausfuhren`, also behind a first part
_FLOW = r"(?i:export|import|ausfuhr|einfuhr|lieferung|verkauf|verkäufe)\p{Ll}*"
# `Tee für 7 Mio.; | importiert wurde er | für 3`
_BACK = r"\b\p{L}*(?:portier|liefer|führ|kauf)\p{Ll}*t\s+(?:wurden?|sind|ist)\s+(?:er|sie|es)\b"
_TAKEN_BACK = late(_BACK)
# `diese Lieferungen`, `Abnehmer dieser Waren`, `damit wurden 3 Mio. erlöst`, `Kuwait liefert Öl. Dessen Wert`
_POINTER = late(
    lambda: (
        rf"\b[Dd]iese[rsnm]?\s+(?:{lexicon.any_of('claims', 'goods.words')}|\p{{L}}*{_FLOW})\b"
        r"|\b[Dd]ie\s+Lieferungen\s+(?!(?:von|an|aus|nach|in|der|des)\b)\p{Ll}"
        r"|\b[Aa]uf\s+(?:sie|diese)\s+entf|\bihn\b|(?<=:\s)(?:Sie|Er|Es)\b(?!\s+\p{Ll}+\s+es\b)"
        r"|\b(?:(?:ist|sind|sei|seien|wurden?)\s+(?:er|sie|es)|(?:[Ee]r|[Ss]ie|[Ee]s)\s+(?:ist|sind|sei|seien|wurden?))\b(?=[^,;]*(?:port|liefer|führ|kauf)\p{Ll}*t\b)"
        rf"|{_BACK}"
        r"|\b[Dd]amit\b(?=[^,;]*\b(?:erlös|verdien|erziel|einnahm|einnehm|einnimm|umsetz|umgesetz))"
        r"|\b[Mm]it\s+(?:ihnen|ihm|ihr)\b(?=[^,;]*\b(?:nahm|verdien|erlös|erziel))"
        rf"|\b[Dd](?:eren|essen)\s+{_FLOW}|{_OUT_OF_IT}"
    ),
    signs="iese ieferungen entf ihn ihm ihr Sie Er Es ist sind sei wurde amit eren essen avon araus Wert",
)

# ---------------------------------------------------------------- those of the figure before, and of the text


def _of_figure_before(value: Value) -> str:
    """`Die Käseexporte stiegen auf 8 Mio. Davon gingen 3 Mio. nach Polen`: goods of the figure before."""
    at = value.at
    before = at.scene.told.last
    if before is None or not before.product or _is_of_wares(value):
        return ""
    if _is_too_much(value, before):
        return _product_of_greater(value)
    if _is_turned(value, before):
        return ""
    if _is_of_same_trade(value, before) or _is_difference_in(value):
        return before.product
    sentence = at.sentence
    if WHOLE.search(at.text, sentence.start, sentence.end):
        return ""
    goes_on = _goes_on(value, before) or _is_of_goods_only(value, before.product)
    return before.product if goes_on else ""


def _is_turned(value: Value, before: Draft) -> bool:
    """`Togo lieferte Mali Tee für 9 Mio., umgekehrt waren es 3 Mio.`: of what Mali sells, not of tea.

    Not so `Die Teeexporte lagen bei 9 Mio., die Importe bei 3`, where the trade is named by its goods.
    """
    by_goods = _names_goods_itself(value.at.text, before.mention)
    if by_goods or not {value.measure, before.measure} <= set(FLOWS):
        return False
    pair, told = (value.reporter, value.partner), (before.reporter, before.partner)
    if value.measure == before.measure:
        return all(pair) and pair == told[::-1]
    return all(pair) and pair == told and before.mention.verb  # not `Exporte von Diensten …, beim Import …`


def _is_of_land(value: Value) -> bool:
    """`Man lieferte Tee für 3 Mio. Die Exporte des Landes lagen bei 90 Mio.`: all that it exports."""
    mention = value.mention
    return mention.strong and not mention.verb and _OF_THE_LAND.match(value.at.text, mention.end) is not None


def _is_too_much(value: Value, before: Draft) -> bool:
    """`Fisch für 9 Mio., davon Hering für 1 Mio. Größter Kunde war Polen mit 3 Mio.`: of all the fish.

    Likewise `… 2030 sollen es 20 Mio. sein`, which is more than herring may grow to.
    """
    is_alike = before.measure == value.measure and before.kind == value.kind
    is_alike = is_alike and before.at.figure.currency == value.at.figure.currency
    is_grown = value.carried and value.at.figure.low > MOST_GROWTH * before.at.figure.high
    of_whole = value.mention.counterpart or is_grown
    return of_whole and is_alike and not before.partner and _is_more(value, before)


def _is_more(value: Value, before: Draft) -> bool:
    return value.at.figure.low > before.at.figure.high


def _product_of_greater(value: Value) -> str:
    """Return the goods of the greatest figure not far before, of which ``value`` is a part, or which grew."""
    own = (value.measure, value.kind, value.reporter)
    is_part = value.mention.counterpart
    near = (d for d in value.at.scene.told.lately if value.at.number - d.at.number <= MOST_BACK)
    alike = (d for d in near if (d.measure, d.kind, d.reporter) == own and not d.partner)
    wholes = [draft for draft in alike if not (is_part and _is_more(value, draft))]
    return max(wholes, key=lambda draft: draft.at.figure.high).product if wholes else ""


def _is_of_same_trade(value: Value, before: Draft) -> bool:
    """Tell whether one word governs both figures, or the figure is the balance, or a way, of those goods."""
    if before.mention == value.mention:
        return True
    of_it = value.mention.movement  # `Reis für 7 Mio.; nach Japan gingen 2`
    of_it = of_it or (value.measure in BALANCES and _is_balance_in(value, before))
    is_sale = _is_sale(value.mention) and before.measure == value.measure  # `Öl für 7 Mio., die Verkäufe …`
    of_it = of_it or (is_sale and not _WHOLE_BEFORE.match(value.at.text, 0, value.mention.start))
    between = Span(before.at.figure.end, value.at.phrase.start)
    of_it = of_it or (value.mention.verb and _WHITHER.search(value.at.text, *between) is not None)
    both_ways = before.measure in FLOWS and value.measure in FLOWS
    of_it = of_it or (both_ways and _names_goods_itself(value.at.text, before.mention))
    of_it = of_it or (value.measure in FLOWS and _is_joined(value, before))
    return of_it and before.at.number == value.at.number


def _is_balance_in(value: Value, before: Draft) -> bool:
    """`Die Reisexporte erreichten 7 Mio., das Plus 2`; not `man lieferte Reis für 7 Mio., ein Plus von 2`."""
    by_goods = _names_goods_itself(value.at.text, before.mention)
    return by_goods or before.measure in BALANCES or _told_both_ways(value.at.scene)


def _is_joined(value: Value, before: Draft) -> bool:
    """`Auf Reis entfielen Exporte von 7 Mio. und Importe von 5`, `bei Reis ein Minus von 2: Exporte von`."""
    joint = _JOINT.fullmatch(value.at.text, before.at.phrase.end, value.at.phrase.start)
    return joint is not None and (before.measure in FLOWS or bool(joint["colon"]))


def _names_goods_itself(text: str, mention: Mention) -> bool:
    """`Die Reisexporte …, die Importe …`, `Die Exporte von Reis …, die Importe …`."""
    of_goods = None if mention.verb else OF_GOODS.match(text, mention.end)
    return bool(mention.prefix) or (of_goods is not None and names_goods(of_goods))


def _is_sale(mention: Mention) -> bool:
    """`die Lieferungen`, `der Absatz`, `die Bezüge`: of what was just spoken of."""
    return mention.measure in FLOWS and not (mention.strong or mention.verb or mention.counterpart)


def _goes_on(value: Value, before: Draft) -> bool:
    """`Davon gingen 3 Mio. nach Polen`, `Die Lieferungen nach China`, `Größter Abnehmer war Polen`."""
    at = value.at
    sentence, mention = at.sentence, value.mention
    nearest, farthest = (0, MOST_TO_PARTNER) if mention.counterpart else (1, 1)
    farthest += _silent_between(at, before)
    if not nearest <= at.number - before.at.number <= farthest:
        return False
    if value.measure in BALANCES and _told_both_ways(at.scene):
        return True
    if "zahl" in mention.text and _FOR_IT.search(at.text, *sentence):
        return True  # `Tee für 9 Mio. Peruanische Importeure bezahlten 3 Mio. dafür`
    if before.measure == "turnover" and FELL.search(at.text, *sentence):
        return True  # `Der Diensthandel stieg auf 7 Mio. Auf die Exporte entfielen 3`
    ways = (before.measure, value.measure)
    is_bought = value.partner == before.reporter and at.figure.low <= before.at.figure.high
    if mention.verb and ways == ("exports", "imports") and is_bought:
        return True  # `Togo exportierte Tee für 9 Mio. Malta kaufte für 3 Mio.`: that tea
    back = before.reporter == value.reporter and {before.measure, value.measure} == set(FLOWS)
    if back and not before.mention.prefix:  # `kauft Gas in Peru. Der Export dorthin ist klein`
        return _WERE.search(at.text, sentence.start, at.phrase.end) is not None
    is_flow = mention.measure in FLOWS and not (mention.verb or mention.counterpart or value.carried)
    if is_flow and _was_example(before):
        return False
    is_part = _is_sale(mention) and not (back or _is_far_greater(value, before))
    # `Gut lief das Geschäft mit Peru`, after exports
    is_business = mention.text.startswith("Geschäft") and value.measure in FLOWS
    is_part = is_part or ((mention.counterpart or is_business) and before.measure == value.measure)
    is_part = is_part or _is_part_abroad(value, before) or _is_same_later(value, before)
    if is_part and not _began_with_all(value):
        return True
    if _GOES_ON.search(at.text, sentence.start, at.phrase.end + len(" davon")):
        return True
    is_named = mention.strong and not (mention.verb or value.carried)
    return not is_named and _YEAR_BEFORE.search(at.text, sentence.start, at.phrase.end) is not None


def _is_far_greater(value: Value, before: Draft) -> bool:
    """`verkaufte Tee für 3 Mio. nach Mali. Die Lieferungen dorthin erreichten 90 Mio.`: not of tea alone."""
    whole = _whole_in_goods(value, before) if before.partner else None
    figure, earlier = value.at.figure, (whole or before).at.figure
    alike = figure.currency == earlier.currency and value.kind == before.kind == LEVEL
    return bool(value.told) and alike and figure.low > MOST_GROWTH * earlier.high


def _was_example(before: Draft) -> bool:
    """`Allein die Chemiebranche verkaufte für 9 Mio. mehr. Die Lieferungen nach Peru`: of the whole again."""
    text, sentence = before.at.text, before.at.sentence
    named = text.find(before.product, *sentence)
    return named >= 0 and _ALONE.match(text, 0, named) is not None


def _silent_between(at: Place, before: Draft) -> int:
    """Return how many sentences tell of no trade: `Das teilte das Amt mit.`, `Grund war die Ernte.`"""
    return sum(_is_silent(at.scene, number) for number in range(before.at.number + 1, at.number))


def _is_silent(scene: Scene, number: int) -> bool:
    sentence = scene.sentence(number)
    if any(pattern.search(scene.text, *sentence) for pattern in (SAYS_WHO_TELLS, GIVES_REASON)):
        return True
    if scene.figures_between(*sentence) or scene.words.of(number) or scene.cast.within(sentence):
        return False
    return not _named_in(scene.text, sentence)


def _is_part_abroad(value: Value, before: Draft) -> bool:
    """`Perus Weinexporte erreichten 9 Mio. Die Exporte nach China stiegen auf 3 Mio.`: a part of those.

    Also behind other parts: `… Vorn lag China (3 Mio.). Auf Chile entfielen Exporte von 2 Mio.`
    """
    whole = _whole_in_goods(value, before) if before.partner or before.kind == CHANGE else before
    if whole is None or not value.partner or value.partner == before.partner:
        return False
    same = (whole.measure, whole.reporter) == (value.measure, value.reporter)
    return _is_bare(value) and same and value.at.figure.high < whole.at.figure.high


def _whole_in_goods(value: Value, part: Draft) -> Draft | None:
    """Return the value of these goods with all the world, of which ``part`` is a partner's or the rise."""
    own = (part.measure, part.reporter, "", part.product, LEVEL)
    told = islice(reversed(value.at.scene.told.lately), MOST_PARTS)
    return next((d for d in told if (d.measure, d.reporter, d.partner, d.product, d.kind) == own), None)


def _is_bare(value: Value) -> bool:
    """`die Exporte`, `Ausfuhren von 3 Mio.`, of nobody and nothing that is told."""
    return value.mention.strong and not value.mention.verb and not value.roles.owner


def _is_same_later(value: Value, before: Draft) -> bool:
    """`Die Weinexporte erreichten 9 Mio. Damit wuchsen die Exporte um 2 Mio.`: what became of the same.

    Likewise what was before, `Ein Jahr zuvor hatten die Exporte 8 Mio. betragen`, or may come, `Für 2027
    rechnet man mit Exporten von 9 Mio.`
    """
    own = (value.measure, value.reporter, value.partner, before.product)
    told = islice(reversed(value.at.scene.told.lately), MOST_PARTS)
    levels = (d for d in told if d.kind == LEVEL)
    same = next((d for d in levels if (d.measure, d.reporter, d.partner, d.product) == own), None)
    if not _is_bare(value) or same is None:
        return False
    figure, last = value.at.figure, same.at.figure
    if value.kind == CHANGE:
        is_small = same is before and figure.high < last.high
        return is_small and _WITH_THAT.search(value.at.text, *value.at.sentence) is not None
    is_alike = last.low <= MOST_CHANGE * figure.low and figure.high <= MOST_CHANGE * last.high
    return is_alike and _is_at_other_time(value, same)


def _is_at_other_time(value: Value, before: Draft) -> bool:
    """`Ein Jahr zuvor`, `rechnet mit`; `2019`, where the value before is of another year."""
    here = Span(value.at.sentence.start, value.at.phrase.start)
    if _OTHER_TIME.search(value.at.text, *here):
        return True
    year = _YEAR.search(value.at.text, *here)
    return year is not None and year[0] not in _YEAR.findall(value.at.text, *before.at.sentence)


def _told_both_ways(scene: Scene) -> bool:
    """`Die Reisexporte lagen bei 4 Mio., die Importe bei 5`: the balance of just these goods."""
    last = scene.told.here[-2:]
    ways = {draft.measure for draft in last}
    return ways == set(FLOWS) and len({draft.product for draft in last}) == 1


def _is_difference_in(value: Value) -> bool:
    """`Die Reisexporte lagen bei 7 Mio., die Importe bei 5. Insgesamt blieb ein Plus von 2 Mio.`: in rice."""
    is_told = value.measure in BALANCES and _told_both_ways(value.at.scene)
    return is_told and value.at.scene.told.difference(value.at.figure) is not None


def _began_with_all(value: Value) -> bool:
    """Tell whether a text has told this trade as a whole, in which goods are an example only."""
    whole = (value.measure, value.reporter, "")
    return any((d.measure, d.reporter, d.product) == whole for d in value.at.scene.told.lately)


def _is_of_goods_only(value: Value, product: str) -> bool:
    """Whether the text has spoken of the trade in these goods alone, and named them more than once."""
    told = value.at.scene.told.lately
    if value.measure == "turnover" or not all(earlier.product for earlier in told):
        return False
    if value.measure in FLOWS and value.partner:  # `Togos Teeexporte … Die Importe aus Mali`
        sellers = {_seller(d.measure, d.reporter, d.partner) for d in told if d.measure in FLOWS}
        whole = (value.measure, value.reporter, "")  # `führte Tee für 3 Mio. ein. Die Einfuhr aus Mali …`
        is_part = any((d.measure, d.reporter, d.partner) == whole for d in told)
        # `Auf der Einfuhrseite`, and what is told of that side after it: the other side of the same trade
        is_part = is_part or _OTHER_SIDE.search(value.at.text, *value.at.sentence) is not None
        is_part = is_part or any((d.measure, d.reporter) == (value.measure, value.reporter) for d in told)
        if sellers and not is_part and _seller(value.measure, value.reporter, value.partner) not in sellers:
            return False
    stem = product.split()[-1][:4].lower()
    end = value.at.phrase.start
    named = value.at.text[max(0, end - MOST_BEFORE) : end].lower().count(stem)
    return named > 1 or (named == 1 and _is_headed_by(value, stem))


def _is_headed_by(value: Value, stem: str) -> bool:
    """`Weinexporte auf Rekordhoch ⏎ … Der Wert der Ausfuhren stieg auf 3 Mio.`: what a headline calls them.

    Not so trade that a sentence gives an owner, `Ghanas Exporte`, nor where the headline speaks of the
    whole, too, `Weinexporte treiben Ghanas Handel an`.
    """
    if value.roles.owner or value.measure not in FLOWS:
        return False
    scene = value.at.scene
    heads = (line for line in scene.layout.headlines if stem in scene.text[line.start : line.end].lower())
    told = [scene.words.of_trade(scene.layout.sentence_index(line.start)) for line in heads]
    return any(told) and all(word.measure in FLOWS for words in told for word in words)


def _seller(measure: str, reporter: str, partner: str) -> str:
    return reporter if measure == "exports" else partner


def _of_text(value: Value) -> str:
    """`Die Weinexporte wuchsen. … Nach Polen wurden 3 Mio. Liter für 9 Mio. verkauft`: goods of the text."""
    at = value.at
    sentence = at.sentence
    if _is_of_wares(value):
        return ""
    if WHOLE.search(at.text, sentence.start, sentence.end):
        return ""
    words = (
        word for number in range(min(at.number, MOST_SENTENCES)) for word in at.scene.words.of_trade(number)
    )
    parts = (first_part(at.scene, word) for word in islice(words, MOST_WORDS))
    products = chain(parts, _branches_before(at), _of_headline(value))
    return next((product for product in products if product and _is_of_goods_only(value, product)), "")


def _branches_before(at: Place) -> Iterator[str]:
    """`Die Käsehersteller haben mehr exportiert. Der Exportwert stieg auf 3 Mio.`: who traded so far."""
    words = at.scene.words
    for number in range(min(at.number, MOST_SENTENCES)):
        if any(word.measure in FLOWS for n in (number, number + 1) for word in words.of_trade(n)):
            yield from _branches_in(at.text, at.scene.sentence(number))


@lru_cache(maxsize=MOST_SENTENCES)  # asked for each figure of a text
def _branches_in(text: str, sentence: Span) -> list[str]:
    """`Die Käsehersteller exportieren mehr`, `Irlands Käsebranche exportiert mehr`: what they make."""
    found = (pattern.search(text, *sentence) for pattern in (BRANCH_ACTS, _BRANCH_OF))
    return [acting["product"] for acting in found if acting]


def _of_headline(value: Value) -> Iterator[str]:
    """`Ghanas Ananas ist gefragt ⏎ … Belgien kaufte für 3 Mio.`: what a verb without an object is said of."""
    if not value.mention.verb or value.mention.movement or value.carried:
        return
    headlines = value.at.scene.layout.headlines
    above = bisect_left(headlines, value.at.sentence)
    if above:
        named = _named_in(value.at.text, headlines[above - 1])
        if len(named) == 1:
            yield goods_of(value, named[0])


def _is_of_wares(value: Value) -> bool:
    """`das Handelsdefizit`, `Güter im Wert von 3 Mio.`: of all trade, where no word points back."""
    start = value.at.phrase.start
    put = _WARES.search(value.at.text, max(0, start - LONGEST_PUT), start)
    return put is not None or is_of_all_trade(value)


# `Noch nie hat Portugals Kork-|industrie im Ausland so viel erlöst`
_BRANCH_OF = late(
    lambda: (
        r"\b\p{Lu}\p{L}+s\s+(?P<product>\p{Lu}\p{L}+?)-?"
        rf"{lexicon.any_of('trade', 'branches.of_country')}\b"
    ),
    signs=lambda: lexicon.words("trade", "branches.of_country"),
)
# ` und Einfuhren von`, ` standen Einfuhren in Höhe von`, `: Ausfuhren von`
_JOINT = late(
    r"(?:(?P<colon>:)|\s+(?:und|st[ae]nden?|stehen|steht))\s+(?:(?:die|eine[nm]?|\p{Ll}+e)\s+)?\p{Lu}\p{L}+\s+"
    r"(?:von|für|in\s+Höhe\s+von|im\s+Wert\s+von)\s+"
)
# Exporte ` des Landes`, ` der Insel`
_OF_THE_LAND = late(
    lambda: (
        r"\s+(?:de[rs]|unseres|ihres|seines)\s+(?:\p{Ll}+\s+)?"
        rf"(?:\p{{L}}*[Ll]ande?s|{lexicon.any_of('claims', 'who.regions')})\b"
    )
)
_WHOLE_BEFORE = ending(r"\b(?i:gesamt|sämtlich|übrig)\p{Ll}+\s+")
# `Hauptkunden waren Peru mit 3 Mio. und Mali, wohin` man für 2 Mio. lieferte
_WHITHER = late(
    r",\s+(?:wohin|woher|wo|von\s+wo|(?:in|an|aus|nach)\s+(?:das|die|den|de[mr]|denen))\s",
    signs="wo aus in an nach",
)
# `Auf der Einfuhrseite`
_OTHER_SIDE = late(r"\b[Aa]uf\s+(?:der\s+)?(?:Einfuhr|Ausfuhr|Import|Export)seite\b", signs="seite")
# `Bei Diensten betrug das Plus 3 Mio., | im Warenhandel 2 Mio.`
_ALL_WARES = late(
    lambda: rf"(?i)\b(?:waren|güter){lexicon.any_of('trade', 'whole.flows')}\p{{L}}*", signs="aren üter"
)
# `kaufte Dienste. Beim Export waren es 3 Mio.`
_WERE = late(r"\bwaren\s+es\b", signs="waren")
# The text goes on with the goods of the figure before.
_GOES_ON = late(
    r"\b(?:noch\s+(?:bei|auf)|[Dd]avon(?!\s+aus)|darunter|[Dd]ahinter|gefolgt|[Dd]orthin|waren\s+es"
    r"|(?:dieser|derselben)\s+(?:Gruppe|Kategorie)|die(?:se)?\s+(?:Branche|Sparte))\b"
)
# `Damit sanken die Exporte um`, `gaben damit um 3 Mio. nach`
_WITH_THAT = late(r"\b[Dd]amit\b|\b[Ii]m\s+Vergleich\b|\b[Gg]egenüber\b")
# `Im Jahr davor hatten`, `2019 lagen`, `dürften die Exporte`, `rechnet mit Exporten von`
_OTHER_TIME = late(
    r"\b(?:zuvor|davor|Zum\s+Vergleich|noch|erst|hatten?|dürften?|erwarte[nt]|rechne[nt]|werden?|sollen?)\b"
)
_YEAR = late(r"\b(?:19|20)\d\d\b")
# `Im Vorjahr hatte man für 3 Mio. verkauft`; not `Die Exporte lagen im Vorjahr bei 3 Mio.`
_YEAR_BEFORE = late(r"\b[Vv]orjahr\b", signs="orjahr")
# `Waren im Wert von`; not `diese Waren`
_WARES = late(
    r"(?<!\b(?i:diese|solche|derartige|deren|dessen|ihre|seine)[rsnm]?\s)"
    rf"\b(?:Waren|Güter|Produkte|Erzeugnisse)(?:{PUTS})$"
)

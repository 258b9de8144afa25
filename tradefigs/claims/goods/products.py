"""Which goods restrict a trade value: `Käseexporte`, `Export von Lebensmitteln`, `Pkw (60 Mio. Euro)`.

What is built like that tells goods whatever they are called. Where no such words do, goods that the lexicon
knows are looked for by name, and after them those that the text goes on with.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex

from tradefigs import lexicon
from tradefigs.claims.clauses.change import CHANGE
from tradefigs.claims.goods.before import (
    GROUP,
    goods_before,
    goods_of_branch,
    goods_of_quantity,
    goods_out_of_it,
)
from tradefigs.claims.goods.byname import named_goods
from tradefigs.claims.goods.phrases import (
    AND_MORE,
    BRANCH_ACTS,
    LEFT_OUT,
    LONGEST_NAME,
    NOUN,
    OF_GOODS,
    OPENS_TOPIC,
    PHRASE,
    PUTS,
    SECTOR,
    SERVICES,
    WHOLE,
    WORD,
    first_part,
    gaining,
    goods_of,
    names_goods,
)
from tradefigs.claims.goods.slots import goods_in_slot
from tradefigs.claims.scene.scene import Value
from tradefigs.claims.vocabulary.goods import is_goods
from tradefigs.claims.vocabulary.mentions import is_domain
from tradefigs.claims.vocabulary.trade import BALANCE, BALANCES, FALLS, FELL, FLOWS
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.language.words import word_class
from tradefigs.lexicon import any_case_of, any_of

LONGEST_PUT = 160  # characters of goods and what puts them to their figure
LONGEST_FIRST_PART = 40  # characters of `Fleisch- und`
LONGEST_CIRCUMSTANCE = 20  # characters of `trotz einer`


def product_of(value: Value) -> str:
    """Return the goods that restrict the figure of ``value``, as written; "" for trade as a whole.

    What stands nearest to the figure counts first; where nothing does, the text may go on with the goods of
    the figure before.
    """
    before = value.at.before
    if before is not None and _SUCH.match(value.at.text, 0, value.at.phrase.start):
        return before.product
    if _is_divided(value) or _is_all_together(value):
        return _first_of((_compound, _of_word), value)
    is_whole = _is_whole_of_next(value)
    # `Perus Agrarexporte … Wein brachte 3 Mio. ein`: what is told here before what the word taken up tells
    of_word = () if value.carried else (_compound,)
    behind_word = () if is_whole or value.carried else (_of_word,)
    beside = (_put_to_figure, _in_same_bracket, *behind_word, _fell_to, _gaining)
    product = _first_of((_next_topic, _put_to_part, *of_word, *beside), value)
    if product:
        return product
    if _SHARE_OF_IT.fullmatch(value.at.text, _start_of_free(value), value.at.phrase.start):
        return goods_out_of_it(value)
    slot = goods_in_slot(value)
    product = slot or _first_of((_topic, _group, _branch, _without, _services, _in_sector), value)
    if product:
        return product
    if slot is not None:
        return _first_of((goods_of_branch, goods_out_of_it, goods_of_quantity), value)
    if is_whole:
        return named_goods(value)
    # `Der Export von Tee stieg auf 9 Mio. Kaffee brachte 3 Mio.`: that of this sentence first
    return _first_of((named_goods, _in_same_clause, _compound, _of_word, _before_colon, goods_before), value)


def _is_divided(value: Value) -> bool:
    """`Erz stellte den Großteil der Ausfuhren nach Polen von 3 Mrd.`: of ore is the share, not the whole."""
    at, word = value.at, value.mention
    if word.verb or value.carried or word.end > at.phrase.start:
        return False
    is_put = _WHOLE_PUT.fullmatch(at.text, word.end, at.phrase.start) is not None
    return is_put and _SHARE_OF.match(at.text, at.sentence.start, word.start) is not None


def _is_all_together(value: Value) -> bool:
    """`Einschließlich Gold waren es 3 Mrd.`: all of it, not gold; not so `Metalle einschließlich Gold`."""
    at = value.at
    start = _start_of_free(value)
    including = _INCLUDING.search(at.text, start, at.phrase.start)
    if including is None or not names_goods(including):
        return False
    beside = _BESIDE.search(at.text, start, including.start() + 1)
    return beside is None or not names_goods(beside)


def _is_whole_of_next(value: Value) -> bool:
    """`Die Exporte Perus lagen bei 9 Mio., jene von Tee bei 3. ⏎ Chile kam auf 8 Mio.`: all that it exports.

    So it is where of the one before the whole was told, too.
    """
    at, last = value.at, value.at.scene.told.last
    if not value.carried or last is None:
        return False
    if value.reporter in (last.reporter, last.partner):  # `legte um 1 Mio. auf | 8 Mio. zu`
        return last.at.number == at.number and last.mention == value.mention and not last.product
    begins = last.at.sentence.start not in at.scene.layout.paragraph_at(at.sentence.start)
    whole = (value.measure, last.reporter, "")
    is_told = any((d.measure, d.reporter, d.product) == whole for d in at.scene.told.lately)
    return begins and bool(last.product) and is_told


def _first_of(finders: Sequence[Callable[[Value], str]], value: Value) -> str:
    return next((product for find in finders if (product := find(value))), "")


# ---------------------------------------------------------------- with the word of trade


def _compound(value: Value) -> str:
    """`Käse-exporte`, also `haben unsere Käse-exporte 3 Mio. eingebracht`."""
    at = value.at
    mention = value.mention
    if mention.verb:
        start = _start_of_own(value)
        nouns = (m for m in at.trade_words if m.prefix and m.measure == value.measure)
        mention = next((m for m in nouns if start <= m.start and m.end <= at.phrase.start), mention)
    stem = first_part(at.scene, mention) or _of_domain(value)
    before = max(0, mention.start - LONGEST_FIRST_PART)
    joined = _JOINED_FIRST.search(at.text, before, mention.start) if stem else None
    if joined is None:
        return stem
    is_whole = stem == SERVICES and _ALL_WARES.fullmatch(joined["first"])
    return "" if is_whole else f"{joined['first']} und {stem}"


def _start_of_own(value: Value) -> int:
    """Return where the figure before ends that another word of trade governs: before that nothing counts."""
    before = value.at.before
    return 0 if before is None or before.mention == value.mention else before.at.figure.end


def _of_domain(value: Value) -> str:
    """`Im Agrarhandel mit Kanada blieb ein Überschuss von 3 Mio.`: the goods that the balance is one of.

    Likewise `Der Agrarhandel schloss mit einem Plus`, `Die Agrarhandelsbilanz wies ein Plus von 3 Mio. aus`.
    """
    at = value.at
    if value.measure not in BALANCES or value.carried:
        return ""
    balanced = (BALANCE, "turnover")  # `Der Agrarhandel warf einen Überschuss von 3 Mio. ab`
    domains = (m for m in at.trade_words if m.prefix and (m.measure in balanced or is_domain(at.text, m)))
    return next((first_part(at.scene, m) for m in domains), "")


def _of_word(value: Value) -> str:
    """`Export von Lebensmitteln`, also `im Handel mit Agrarprodukten setzten beide 3 Mrd. um`."""
    at = value.at
    word = value.mention
    if word.verb:
        nouns = [m for m in at.trade_words if not m.verb and m.measure == value.measure]
        if not nouns:
            return ""
        word = nouns[0]
    end = at.scene.sentence(at.scene.layout.sentence_index(word.start)).end
    of_goods = OF_GOODS.match(at.text, word.end, end)
    return goods_of(value, of_goods or _GENITIVE.match(at.text, word.end, end))


_NO_QUALITY = (
    r"(?!(?:außer|über|unser)\b"
    r"|beider|aller|dieser|solcher|mancher|unserer|ihrer|seiner|mehrerer|vieler|einer|jener)"
)
# `Export georgischer Dudelsäcke`: whatever they are called
_GENITIVE = late(
    rf"\s+(?:der\s+)?(?P<product>(?:{_NO_QUALITY}\p{{Ll}}[\p{{L}}-]+er\s+(?:und\s+)?){{1,3}}{NOUN}{AND_MORE})"
)
# `Fleisch- und Käseexporte`
_JOINED_FIRST = late(r"(?P<first>\p{Lu}[\p{L}]+-)\s+und\s+$")
_ALL_WARES = late(r"(?:Waren|Güter)-")  # `Waren- und Dienstleistungs`exporte are all exports

# ---------------------------------------------------------------- with the figure


def _put_to_figure(value: Value) -> str:
    """`exportierte Holz im Wert von 3 Mio.`, `Schuhe (4 Mio.)`."""
    at = value.at
    start = at.phrase.start
    first = max(_start_of_free(value), start - LONGEST_PUT)
    if _NOUN_BEFORE.match(at.text, first, start):
        beside = _BESIDE.search(at.text, first, start)
        return goods_of(value, beside) if beside is not None and names_goods(beside) else ""
    is_put = _PUT_BEFORE.match(at.text, first, start) is not None
    put = _PUT_TO.search(at.text, first, start) if is_put else None
    if put is None:
        return ""
    goods = put.start("product")
    if value.kind == CHANGE or put["product"].split()[-1] in lexicon.words("trade", "branches.names"):
        return ""  # `wohin auch polnische Bauern für 3 Mio. lieferten`
    before = Span(max(0, put.start() - LONGEST_CIRCUMSTANCE), goods)
    is_circumstance = _SINCE.search(at.text, *before) or (
        _ACCORDING.search(at.text, *before) and not names_goods(put)
    )
    product = "" if is_circumstance else goods_of(value, put)
    return product + (put["left_out"] or "") if product else ""


def _put_to_part(value: Value) -> str:
    """`Die Holzexporte lagen bei 9 Mio., davon Bretter für 3 Mio.`: of a part its own goods."""
    before = value.at.before
    if before is None or before.mention != value.mention:
        return ""
    start, end = _start_of_free(value), value.at.phrase.start
    put = _PUT_TO.search(value.at.text, start, end) if _PUT_BEFORE.match(value.at.text, start, end) else None
    if put is None or put["left_out"] or not names_goods(put):
        return ""
    return goods_of(value, put)


def _in_same_bracket(value: Value) -> str:
    """`Fisch (3 Mio., 2022: | 2 Mio.)`: what the figure before in the bracket is of."""
    at = value.at
    last = at.scene.told.last
    if last is None or last.at.number != at.number:
        return ""
    start, end = last.at.phrase
    opened = at.text.rfind("(", max(at.sentence.start, start - LONGEST_CIRCUMSTANCE), start)
    if opened < 0 or ")" in at.text[opened : at.phrase.start]:
        return ""
    return last.product if _ONCE.fullmatch(at.text, end, at.phrase.start) else ""


def _next_topic(value: Value) -> str:
    """`Bei Tee lag der Export bei 3 Mrd., | bei Kaffee waren es 2`: what opens a later figure's clause."""
    at = value.at
    if at.before is None:
        return ""
    start = at.previous_end
    end = at.phrase.start
    match = _AT_GOODS.search(at.text, start, end) or _THAT_OF.search(at.text, start, end)
    if match is None:
        match = _NEXT_GOODS.search(at.text, start, end)
        match = match if match is not None and names_goods(match) else None
    return goods_of(value, match)


def _fell_to(value: Value) -> str:
    """`Auf Holz entfielen 3 Mio.`, `3 Mio. entfielen auf Holz`, `wovon 3 Mio. auf Holz entfielen`."""
    at = value.at
    text, phrase, sentence = at.text, at.phrase, at.sentence
    if _CAME.search(text, sentence.start, phrase.start):
        match = _FELL_TO.match(text, phrase.end, sentence.end)
        return goods_of(value, match) if match is not None and names_goods(match) else ""
    if FELL.search(text, sentence.start, phrase.start):
        match = _FELL_TO_FIRST.search(text, _start_of_free(value), phrase.start)
        match = match or _FELL_TO.match(text, phrase.end, sentence.end)
    else:
        match = _FELL_BEHIND.match(text, phrase.end, sentence.end)
        match = match or _FELL_AT_END.match(text, phrase.end, sentence.end)
    return goods_of(value, match)


def _gaining(value: Value) -> str:
    """`Treiber war die Pharmasparte mit einem Plus von 3 Mio.`: the branch or the goods that grew."""
    if value.kind != CHANGE:
        return ""
    return goods_of(value, gaining(value.at.text, _start_of_free(value), value.at.phrase.start))


def _start_of_free(value: Value) -> int:
    """Return where words begin that may belong to the figure: behind the one before it."""
    return max(value.at.sentence.start, value.at.previous_end)


# `für 9 Mio. ins Ausland|, davon ein Drittel (|3 Mio.) nach Peru`
_SHARE_OF_IT = late(
    lambda: rf"[^.;\d]{{0,40}}\bdavon\s+(?:[\p{{Ll}}\d,]+\s+){{0,3}}{any_of('roles', 'ranking.shares')}\s*\("
)
# `Malta kaufte Tee für 9 Mio. und verkaufte solchen für` 3 Mio.
_SUCH = ending(r"\bsolche[nrs]?\s+(?:für|um|im\s+Werte?\s+von|in\s+Höhe\s+von)\s+")
# `den Großteil der ukrainischen` Ausfuhren ` nach Polen von` 3 Mrd.
_SHARE_OF = ending(
    lambda: (
        rf"(?:{any_of('roles', 'ranking.shares')}|{any_of('claims', 'shares')})\s+"
        r"(?:der|des|aller|ihrer|seiner|unserer)\s+(?:\p{Ll}+\s+){0,2}"
    )
)
_WHOLE_PUT = late(
    r"(?:\s+(?:nach|aus|in|an|mit|de[rs])?\s*(?:die\s+|den\s+|der\s+)?\p{Lu}[\p{L}-]+){0,2}\s+(?:von|in\s+Höhe\s+von|im\s+Werte?\s+von)\s+(?:\p{Ll}+\s+){0,2}"
)
_PUT_BEFORE = ending(PUTS)
# `Tee 3 Mio., Kaffee 2 Mio.`, `Tee – 3 Mio., Kaffee – 2 Mio.`, `Tee: 3 Mio.`
_NOUN_BEFORE = ending(r"(?:\p{Lu}[\p{L}-]*|-\p{Ll}*)\p{Ll}(?:\s+[–—-]|:)?\s+")
_BESIDE = late(rf"(?P<product>{PHRASE})(?:\s+[–—-]|:)?\s+$")
# `Tee aus Peru für`, `Tee mit einem Anteil von 9,5 Prozent (`
_SHARE = (
    r"(?:\s+(?:in\s+Höhe\s+von|mit(?:\s+einem\s+Anteil\s+von)?)\s+(?:\p{Ll}+\s+)?"
    r"[\d.,]+\s?(?:%|Prozent)(?=\s+\())"
)
_PUT_TO = late(
    rf"(?P<product>{PHRASE})(?P<left_out>{LEFT_OUT})?(?:,\s+(?!und\b)\p{{Ll}}[^,;:.\d]{{1,60}},)?(?:\s+aus\s+(?:de[mnr]\s+)?\p{{Lu}}[\p{{L}}-]+)?{_SHARE}?{PUTS}$"
)
# `, 2022: rund`, `, im Vorjahr noch`
_ONCE = late(r"[,;/]\s*(?:\p{Ll}+\s+){0,3}(?:Vorjahr|(?:Jahr\s+)?(?:19|20)\d\d)\s*:?\s*(?:\p{Ll}+\s+){0,2}")
# `vor dem Krieg im Wert von 3 Mio.`
_SINCE = late(r"\b(?:[Vv]or|[Ss]eit|[Ww]ährend|[Bb]is\s+zu|[Tt]rotz)\s+(?:de[mrs]|einem|einer)\s+$")
# `nach vorläufigen Berechnungen mit 3 Mio. angegeben`, `unterm Strich mit 3 Mio.`
_ACCORDING = late(r"\b(?i:nach|laut|gemäß|unterm?|im|zum|am)\s+(?:dem\s+|den\s+)?$")
# `, bei Kaffee waren es 2`, `, bei Kaffee gab es ein Minus von 2`
_AT_GOODS = late(
    lambda: (
        rf"[,;]\s+beim?\s+(?P<product>{PHRASE})\s+(?:\p{{Ll}}+\s+){{0,2}}"
        r"(?:(?:ein(?:e[nm]?)?|das|der|die)\s+(?:\p{Ll}+\s+)?"
        rf"\p{{L}}*{any_case_of('trade', 'change.nouns')}\s+"
        r"(?:(?:von|um)\s+)?(?:\p{Ll}+\s+)?)?$"
    ),
    signs="bei",
)
# `Holz kam auf 3 Mio., | Milch auf 2`
_NEXT_GOODS = late(
    rf"(?:[,:]|\bund)\s+(?P<product>{PHRASE})\s+(?:(?:kam(?:en)?\s+)?auf"
    r"|(?:(?:st[ae]nden?|stehen|steht|lag(?:en)?|liegen|liegt|schl[uä]g\p{Ll}*|folg\p{Ll}+|rangier\p{Ll}+)\s+)?mit"
    r"|machten?|brachten?|erreichten?)\s+(?:\p{Ll}+\s+){0,2}$"
)
# `der Export von Holz lag bei 3 Mio., | der von Milch bei 2`
_THAT_OF = late(
    rf"\b(?:jene[mrns]?|de[rmn]|die|das)\s+(?:von|an)\s+(?P<product>{PHRASE})\s+(?:\p{{Ll}}+\s+){{0,3}}$"
)
# `den Reexport von`, `die`
_THE = (
    r"(?:(?:die|den)\s+\p{L}*(?i:export|import|ausfuhr|einfuhr|lieferung)(?:en)?\s+(?:von|an)\s+"
    r"|(?:die|den|das)\s+)?"
)
# `Auf Holz entfielen beim Export 3 Mio.`, `entfallen auf Holz derzeit 3 Mio.`
_FELL_TO_FIRST = late(
    rf"\b[Aa]uf\s+{_THE}(?P<product>{PHRASE})\s+(?:alleine?\s+)?{FALLS}\s+(?:[^\s,;]+\s+){{0,8}}$"
    rf"|\b{FALLS}\s+(?:\p{{Ll}}+\s+)?auf\s+{_THE}(?P<product>{PHRASE})\s+(?:[^\s,;]+\s+){{0,4}}$",
    signs="entf",
)
# `Davon kamen 3 Mio. auf Holz`
_CAME = late(r"\b(?:[Dd]avon|[Dd]arunter|[Ww]ovon)\s+kam(?:en)?\s", signs="avon arunter ovon")
# `Es entfielen 3 Mio. auf Holz`
_FELL_TO = late(rf"\s*(?:auf|für)\s+{_THE}(?P<product>{PHRASE})")
# `3 Mio. entfielen auf Holz`
_FELL_BEHIND = late(rf"[,\s]*{FALLS}\s+(?:(?:19|20)\d\d\s+)?(?:allein\s+)?auf\s+{_THE}(?P<product>{PHRASE})")
# `, wovon 3 Mio. auf Holz entfielen`
_FELL_AT_END = late(
    rf"(?:\s+(?:im\s+Jahr\s+)?(?:19|20)\d\d)?(?:\s+allein)?\s+auf\s+{_THE}(?P<product>{PHRASE})\s+{FALLS}\b"
)

# ---------------------------------------------------------------- what the sentence is about


def _topic(value: Value) -> str:
    """`Bei chemischen Produkten kamen 3 Mio. zusammen`, `die Industrie, deren Ausfuhren 3 Mio. brachten`."""
    at = value.at
    sentence, phrase = at.sentence, at.phrase
    start, end = _sentence_before(value).start, value.mention.start
    if _WHOSE_BEFORE.match(at.text, start, end):
        whose = _WHOSE.search(at.text, start, end)
        is_subject = whose is not None and (whose["these"] or whose.start() == start)
        return goods_of(value, whose) if whose is not None and (is_subject or _tells_goods(whose)) else ""
    here = _HERE.search(at.text, _start_of_free(value), phrase.start)
    if here is not None and names_goods(here):
        return goods_of(value, here)
    worth = _WORTH.search(at.text, _start_of_free(value), phrase.start)
    if worth is not None and names_goods(worth):
        return goods_of(value, worth)
    led = _LED.search(at.text, _start_of_free(value), phrase.start)
    if led is not None and names_goods(led):
        return goods_of(value, led)
    told = goods_of(value, _TOPIC.match(at.text, sentence.start, phrase.start))
    return told or _pointed_at(value)


def _pointed_at(value: Value) -> str:
    """`Bei den Diensten kehrt sich das Bild um. Dort blieb ein Plus von 3 Mrd.`: in these."""
    at = value.at
    there = _THERE.search(at.text, at.sentence.start, at.phrase.start)
    if there is None:
        return ""
    is_first = there.start() == at.sentence.start
    begin = _sentence_before(value).start if is_first else at.sentence.start
    topic = _TOPIC.match(at.text, begin, at.sentence.start if is_first else there.start())
    return goods_of(value, topic) if topic is not None and names_goods(topic) else ""


def _tells_goods(match: regex.Match[str]) -> bool:
    """Tell whether goods are named, or a branch; no `manche Kolonialmacht`."""
    return names_goods(match) or any(SECTOR.search(word) for word in WORD.findall(match[0]))


def _group(value: Value) -> str:
    """`Im Export lag die Gruppe Eisen und Stahl mit 3 Mio. vorn`: goods that the lexicon knows."""
    group = GROUP.search(value.at.text, _start_of_free(value), value.at.phrase.start)
    return goods_of(value, group) if group is not None and names_goods(group) else ""


def _branch(value: Value) -> str:
    """`Der Maschinenbau erzielte einen Exportüberschuss`: a branch trades in its goods."""
    at = value.at
    text, sentence, end = at.text, at.sentence, at.phrase.start
    if value.carried or at.before is not None:
        return ""
    clause = max(sentence.start, *(text.rfind(mark, sentence.start, end) for mark in (", ", ": ")))
    return goods_of(value, BRANCH_ACTS.search(text, clause, end))


def _in_same_clause(value: Value) -> str:
    """`Die Käseexporte wuchsen. Quark verlor mit 9 Mio. Euro | 3 Mio.`: what its sentence just told."""
    before = value.at.before
    is_same = before is not None and value.carried and before.mention == value.mention
    return before.product if before is not None and is_same else ""


def _before_colon(value: Value) -> str:
    """`Das Land ist bei Käse stark: 2023 lagen die Ausfuhren bei 3 Mio.`: goods that the clause is on."""
    at = value.at
    colon = at.text.rfind(": ", at.sentence.start, at.phrase.start)
    if colon < 0 or at.scene.figures_between(at.sentence.start, colon):
        return ""
    if WHOLE.search(at.text, colon, at.phrase.start) or _MORE_THAN_THAT.search(
        at.text, at.sentence.start, colon
    ):
        return ""
    match = _SUBJECT_OF_CLAUSE.match(at.text, at.sentence.start, colon)
    return goods_of(value, match) if match is not None and (match["branch"] or names_goods(match)) else ""


def _without(value: Value) -> str:
    """`Ohne Gold lagen die Exporte bei 3 Mio.`: as written, with the word for it."""
    at = value.at
    sentence = at.sentence
    match = _WITHOUT.search(at.text, sentence.start, sentence.end)
    if match is None or ":" in at.text[match.end() : at.phrase.start] or _tells_of_others(value, match):
        return ""  # `Ohne Importe geht es nicht: 3 Mrd. …`
    before = at.before
    if before is not None:  # `Ohne Gold lagen die Exporte bei 3 Mio., die Importe bei 2 Mio.`
        both_ways = {before.measure, value.measure} == set(FLOWS) and before.product == match[0]
        both_ways = both_ways and not WHOLE.search(at.text, before.at.phrase.end, at.phrase.start)
        return match[0] if both_ways and not value.mention.prefix else ""
    group = "goods" if match["goods"] else "excepted"
    place = match.start(group)
    near = at.scene.cast.within(Span(place - LONGEST_NAME, place + 1))
    is_party = any(place < party.end for party in near)
    left_out = [word for word in WORD.findall(match[group]) if not word.startswith("Dienst")]
    if "Dienst" in match[group] and not any(map(is_goods, left_out)):
        return ""  # what is left are all wares
    return match[0] if _names_a_branch(match[group]) and not is_party else ""


def _tells_of_others(value: Value, match: regex.Match[str]) -> bool:
    """`Firmen außerhalb der Ölbranche`: no words of trade, which alone would be less without it."""
    at = value.at
    noun = _NOUN_AT_END.match(at.text, at.sentence.start, match.start())
    if noun is None or noun.start("noun") == at.sentence.start or is_goods(noun["noun"]):
        return False
    place = Span(*noun.span("noun"))
    is_party = any(
        party.start < place.end and place.start < party.end for party in at.scene.cast.within(place)
    )
    is_time = noun["noun"].lower() in word_class("times") or noun["noun"][-1].isdigit()
    return not (is_party or is_time) and all(word.start not in place for word in at.mentions)


def _in_sector(value: Value) -> str:
    """`Im Agrarbereich könne der Handel auf 3 Mio. wachsen`."""
    match = _IN_SECTOR.search(value.at.text, _start_of_free(value), value.at.phrase.start)
    return "" if match is None else match["product"]


def _names_a_branch(words: str) -> bool:
    """Tell whether what is left out can be left out of trade: no `ohne Weiteres`, `ohne Zwischenhändler`."""
    return any(is_goods(word) or SECTOR.search(word) for word in WORD.findall(words))


def _services(value: Value) -> str:
    """`Im Dienstleistungsverkehr blieben 3 Mio.`, `die Dienstleistungen. Dort betrug es 3 Mio.`."""
    at = value.at
    sentence, phrase = at.sentence, at.phrase
    start = max(at.text.rfind(mark, sentence.start, phrase.start) for mark in (", ", "; ", " – ", " - "))
    if _PRONOUN.match(at.text, start + 1, phrase.start):  # im Reiseverkehr gab es ein Plus, es betrug
        start = at.text.rfind(", ", sentence.start, start)
    if _SERVICES.search(at.text, max(start, sentence.start), phrase.start):
        return SERVICES
    return ""


def _sentence_before(value: Value) -> Span:
    """Return the sentence before that of the figure, or its own where it is the first."""
    return value.at.scene.sentence(max(0, value.at.number - 1))


_BUT = r"auch\s+wenn|obwohl|obgleich|wenngleich|wobei|doch|aber|und"
# `die Industrie, deren`, `Möbel sind gefragt. Ihr`, `Möbel, bei denen die`
_WHOSE = late(
    rf"(?P<product>{PHRASE})(?:,\s+deren|(?:\s+\p{{Ll}}+){{0,2}}[.:]\s+(?:Deren|Ihre?))\s+$"
    rf"|(?P<product>{PHRASE}),\s+(?:{_BUT})\s+(?:ihre?|sein|dessen|deren)\s+$"
    rf"|(?P<these>{PHRASE}),\s+bei\s+denen\s+(?:die\s+)?$"
)
_WHOSE_BEFORE = ending(
    rf"(?:,\s+deren|,\s+(?:{_BUT})\s+(?:ihre?|sein|dessen|deren)|[.:]\s+(?:Deren|Ihre?)"
    r"|,\s+bei\s+denen(?:\s+die)?)\s+"
)
_NOUN_AT_END = ending(r"\b(?P<noun>\p{Lu}\p{L}+)\s+")
# `Einschließlich Gold`, `inklusive der Gewürze`
_INCLUDING = late(
    rf"\b(?i:einschließlich|einschliesslich|inklusive|inkl\.|mitsamt)\s+(?:de[rs]\s+)?(?P<product>{PHRASE})",
    signs="chließlich chliesslich nkl itsamt",
)
# `Bei chemischen Produkten kamen`, `Allein bei Textilien, die gefragt sind, gab`
_TOPIC = late(
    r"[\s„“\"»]*(?:(?:Allein|Auch|Nur|Vor\s+allem)\s+bei|Bei|Unter)\s+(?:den\s+)?"
    rf"(?P<product>(?:\p{{Ll}}+en\s+){{0,3}}{NOUN}n)(?:,\s+(?:der|die|das|dem|den|etwa|wie|darunter|vor\s+allem)\s[^,;]{{0,60}},)?\s+\p{{Ll}}"
)
# `Dort erzielte`, `: Hier entstand`
_THERE = late(r"(?:\G[\s„“\"»«]*|:\s+)(?:Dort|Hier|Da|Dabei)\s+\p{Ll}", signs="Dort Hier Da")
# `Die Rangliste wird von den Maschinen angeführt mit 3 Mio.`
_LED = late(
    rf"\bvon\s+(?:de[nmr]\s+)?(?P<product>{PHRASE})\s+(?:angeführt|dominiert)\b[^,;:]{{0,20}}$",
    signs="angeführt dominiert",
)
# `Der Wert der gelieferten Traktoren lag bei`
_WORTH = late(
    r"\b(?:Gesamt)?[Ww]ert\s+de[rs]\s+(?:\p{Ll}*(?:ge|be|ver|port|führ)\p{Ll}*(?:ten|enen)\s+)?"
    rf"(?P<product>{PHRASE})\s+[^,;:]*$",
    signs="ert de",
)
# `Auch Tee läuft gut, hier lag der Export bei 3 Mio.`
_HERE = late(rf"(?P<product>{PHRASE})(?:\s+\p{{Ll}}+){{0,5}}[,;]\s+(?:hier|da)\s[^,;:]*$", signs="hier da")
# `Käse ist gefragt`, `Das Land ist bei Käse stark`, `Anders sieht es für Käse aus`,
# `Irlands Käsebranche jubelt`
_SUBJECT_OF_CLAUSE = late(
    lambda: (
        rf"[\s„“\"»]*(?:{OPENS_TOPIC}"
        rf"|(?:[^,;:]*?\b[Bb]eim?\s+(?:den\s+)?)?(?P<product>{PHRASE})(?:,\s+(?!de[rmn]\b|die\b|das\b)[^,;:\d]{{1,60}},)?"
        r"(?:\s+\p{Ll}|\s+\p{Lu}\p{L}+$)"
        r"|(?:\p{Lu}[\p{L}-]+s|Die(?:\s+\p{Ll}+en?)?)\s+"
        rf"(?P<branch>\p{{Lu}}\p{{L}}+{any_of('trade', 'branches.heads')})\s+\p{{Ll}})"
    )
)
# `exportiert nicht nur Reis`
_MORE_THAN_THAT = late(r"\bnicht\s+(?:nur|allein|bloß)\b", signs="nicht")
# `ohne Gold`, `sieht man vom Ölhandel ab`, `Erdöl nicht mitgerechnet`
_WITHOUT = late(
    r"\b(?:[Oo]hne|[Aa]u(?:ß|ss)er|[Ee]xkl(?:usive|\.)|[Aa]bgesehen\s+von|(?:[Aa]u(?:ß|ss)erhalb|[Jj]enseits)\s+(?:des|der|von))\s+"
    r"(?P<goods>(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+(?:(?:,|\s+und)\s+\p{Lu}[\p{L}-]+)*)"
    r"|\b(?:[Ss]ieht\s+man\s+vo[nm]\s+(?P<goods>(?:[\p{L}-]+\s+){1,5})ab"
    r"|(?:[Ll]ässt|[Kk]lammert|[Rr]echnet|[Nn]immt)\s+man\s+(?P<goods>(?:[\p{L}-]+\s+){1,4})(?:beiseite|außer\s+Acht|aus|heraus|weg))\b"
    r"|(?<![\p{L}-])(?P<excepted>\p{Lu}[\p{L}-]{1,60}+\s+(?:nicht\s+(?:ein|mit)gerechnet|ausgenommen))",
    signs="hne ußer usser xkl bgesehen erhalb enseits gerechnet ausgenommen man",
)
# `allein im Agrarbereich`, `im Bereich Chemie`
_IN_SECTOR = late(
    r"\b[Ii]m\s+(?:Bereich|Sektor|Segment)\s+(?:der\s+)?(?P<product>\p{Lu}[\p{L}-]+(?:\s+und\s+\p{Lu}[\p{L}-]+)?)"
    r"|\b[Ii]m\s+(?:\p{Ll}+en\s+)?(?P<product>(?!Wirtschaft|Handel|Export|Import|Außen|Aussen|Privat|Waren|Güter|Zoll)"
    r"\p{Lu}\p{L}{2,}(?:bereich|sektor|segment))s?\b",
    signs="ereich ektor egment",
)
# `im Dienstleistungshandel`; `Waren und Dienstleistungen` are all trade
_SERVICES = late(
    r"(?<!Waren und )(?<!Waren- und )(?<!Gütern und )(?<!Güter und )"
    r"\bDienstleistungen\b(?!\s+und\s+(?:Waren|Güter))"
    r"|(?<!(?:Waren|Güter)- und )\bDienstleistungs(?:verkehr|handel|bereich|sektor|geschäft|bilanz)s?\b",
    signs="Dienstleistungs Dienstleistungen",
)
# `, es betrug`
_PRONOUN = late(r"[\s–-]+(?:und\s+)?(?:es|er|sie|das|dies|dieser|diese|dieses|hier|dort|da)\b")

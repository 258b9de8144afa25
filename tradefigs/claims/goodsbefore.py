"""Goods that a text goes on with: those of a pointer, of the figure before, of the whole text.

`Man bietet Reis an. Diese Lieferungen brachten 3 Mio.`, `Die Weinexporte wuchsen. Nach Polen waren es 3 Mio.`
"""

from __future__ import annotations

from tradefigs import lexicon
from tradefigs.claims.goodsphrases import (
    GOODS,
    LONGEST_NAME,
    NOUN,
    OF_GOODS,
    PHRASE,
    PUTS,
    WHOLE,
    first_part,
    goods_of,
    is_of_all_trade,
    names_goods,
)
from tradefigs.claims.scene import Draft, Place, Scene, Value
from tradefigs.claims.trade import BALANCES, FELL, FLOWS
from tradefigs.language.patterns import late
from tradefigs.language.text import Span

LONGEST_PUT = 80  # characters of `Waren im Gesamtwert von insgesamt`
MOST_BEFORE = 1500  # characters in which a text names its goods
MOST_SENTENCES = 6  # of a text, in which it names its goods
MOST_TO_PARTNER = 2  # sentences after which a partner is still one in the goods of a figure


def goods_before(value: Value) -> str:
    """Return the goods that the text goes on with at the figure of ``value``; "" where it names others."""
    at = value.at
    before = at.previous_end
    since = max(at.sentence.start, before)
    if _ALL_WARES.search(at.text, since, at.phrase.start):
        return ""
    finders = (_pointed_to, _as_object, _out_of_it, _taken_up, _of_figure_before, _of_text)
    return next((product for find in finders if (product := find(value))), "")


# ---------------------------------------------------------------- those that a word points to


def goods_pointed_to(value: Value) -> str:
    """`Gefragt sind „Maschinen“: Hier wurden Waren für 3 Mio. exportiert`: goods where wares stand."""
    return _here(value) or _out_of_it(value)


def _here(value: Value) -> str:
    """`Wichtigste Gruppe waren „Maschinen“: Hier stieg es auf 3 Mio.`"""
    before, start = _before_pointer(value.at)
    if not _HERE.match(value.at.text, start, value.at.phrase.start):
        return ""
    return goods_of(value, _IS_LAST.search(value.at.text, before.start, before.end))


def _before_pointer(at: Place) -> tuple[Span, int]:
    """Return what a pointer may mean, up to a colon or the sentence before, and where words go on."""
    colon = at.text.rfind(": ", at.sentence.start, at.phrase.start) + 1
    if colon > 0:
        return Span(at.sentence.start, colon), colon
    return at.scene.sentence(max(0, at.number - 1)), at.sentence.start


def _pointed_to(value: Value) -> str:
    """`das wichtigste Gut ist Kaffee. Er brachte 3 Mio.`, `bei den Brennstoffen. Hier stieg es auf`."""
    at = value.at
    if at.number == 0:
        return ""
    sentence, phrase = at.sentence, at.phrase
    before = at.scene.sentence(at.number - 1)
    for pointing, named in ((_IN_THIS_GROUP, _GROUP), (_IN_THIS_GROUP, _FIRST_NAMED), (_IT, _IS_LAST)):
        if pointing.search(at.text, sentence.start, phrase.start):
            product = goods_of(value, named.search(at.text, before.start, before.end))
            if product:
                return product
    return goods_of(value, _SPOKEN_OF.search(at.text, before.start, phrase.start))


def _out_of_it(value: Value) -> str:
    """`Abgaben auf Kohle. Davon hat das Land für 3 Mio. verkauft`: what the words before name."""
    at = value.at
    sentence, phrase = at.sentence, at.phrase
    if not _OF_IT.search(at.text, sentence.start, phrase.start):
        return ""
    last = at.before
    if last is not None:  # `Waren für 7 Mio., davon 3 Mio. aus Chile`
        return last.product
    last = at.scene.told.last
    if last is not None and last.product and at.number - last.at.number <= 1:
        return last.product
    return _named_last(value)


def _named_last(value: Value) -> str:
    """`Der Export von Reis wächst.`, `Es gibt Abgaben auf Kohle.`: a sentence without figures before."""
    at = value.at
    before, start = _before_pointer(at)
    if before.start == start or at.scene.figures_between(before.start, before.end):
        return ""
    number = at.scene.layout.sentence_index(before.start)
    for word in reversed([word for word in at.scene.words.of_trade(number) if word.start in before]):
        product = goods_of(value, OF_GOODS.match(at.text, word.end, before.end))
        if product:
            return product
    last = _LAST.search(at.text, before.start, before.end)
    return goods_of(value, last) if last is not None and names_goods(last) else ""


def _as_object(value: Value) -> str:
    """`Gefragt sind Zimbeln. Für 3 Mio. hat Malta sie verkauft`: a pronoun beside who sells."""
    at = value.at
    sentence = at.sentence
    if not at.number or not value.mention.verb or value.mention.start < sentence.start:
        return ""
    zone = Span(sentence.start, max(value.mention.end, at.phrase.end))
    if not _THEM.search(at.text, *zone):
        return ""
    if not _WE.search(at.text, *zone) and not at.scene.roles(zone, at.number, value.mention).agent:
        return ""
    before = at.scene.sentence(at.number - 1)
    named = [goods for goods in GOODS.finditer(at.text, before.start, before.end) if names_goods(goods)]
    return goods_of(value, named[-1] if named else _IS_LAST.search(at.text, *before))


def _taken_up(value: Value) -> str:
    """`Man bietet Reis an. Diese Lieferungen brachten 3 Mio.`, `Reis ist gefragt: Seine Ausfuhr …`."""
    at = value.at
    text, sentence, word = at.text, at.sentence, value.mention
    start = at.scene.sentence(max(0, at.number - 1)).start
    pointer = _POINTER.search(text, sentence.start, max(at.phrase.start, word.end))
    if pointer is None or _is_of_party(at.scene, pointer.start()):
        return ""
    named = [goods for goods in GOODS.finditer(text, start, pointer.start()) if names_goods(goods)]
    if pointer["its"]:  # `Reis ist gefragt: seine Ausfuhr`: who has it is what the sentence is about
        named = [goods for goods in named if _OPENS_CLAUSE.match(text, 0, goods.start())]
    return goods_of(value, named[-1]) if named else ""


def _is_of_party(scene: Scene, place: int) -> bool:
    """`mehr als die Chilenen, | deren Ausfuhren`: it points to the party right before it."""
    before = scene.cast.within(Span(place - LONGEST_NAME, place))
    return bool(before) and scene.text[before[-1].end : place].strip() == ","


# `die Gruppe „Lebende Tiere“. | In dieser Gruppe`
_IN_THIS_GROUP = late(r"\b[Ii]n\s+dieser\s+(?:Gruppe|Kategorie|Warengruppe|Sparte)\b", signs="dieser")
_GROUP = late(
    rf"\b(?:Gruppe|Kategorie|Warengruppe|Sparte|Position)n?\s+(?:der\s+)?[„“\"»«]?(?P<product>{PHRASE})"
)
# `Möbel, die einst aus Polen kamen, …. In dieser Gruppe`
_FIRST_NAMED = late(rf"\G[\s„“\"»«]*(?P<product>{PHRASE})(?:\s+\p{{Ll}}|,\s+(?:die|der|das)\s)")
# `das wichtigste Gut ist Kaffee. | Er brachte 3 Mio.`; not the `es` of `waren es`
_IT = late(
    r"\b(?:[Ee]r|[Ss]ie)\b|(?<!\b(?:sind|waren|werden|wird|war|wurden)\s)\b[Ee]s\b(?!\s+(?:sind|waren|werden|war))"
)
_IS_LAST = late(
    rf"\b(?:ist|sind|war|waren|bleib(?:t|en)|blieb(?:en)?|spiel(?:en|t|ten|te))\s+(?:\p{{Ll}}+\s+){{0,2}}[„“\"»«]?(?P<product>{PHRASE})[“”\"»«]?[.:]\s*$"
)
_HERE = late(r"[\s„“\"»«]*(?:Hier|Da|Dort|Darin|Hierbei)\b")
# `bei den Brennstoffen. Hier stieg`
_SPOKEN_OF = late(
    r"\b(?:bei|(?:Geschäft|[Hh]andel|Umsatz)s?\s+mit)\s+(?:de[nrm]\s+)?"
    rf"(?P<product>{PHRASE}(?:\s+und\s+de[rnm]\s+{NOUN})?)[.:]\s+(?:Hier|Da|Dort)\b"
)
# `Davon hat es für 3 Mio. verkauft`
_OF_IT = late(
    r"\b(?:[Dd]avon(?!\s+(?:aus|überzeugt))|[Dd]araus|[Dd]essen\s+Wert|[Dd]eren\s+Wert)\b",
    signs="avon araus Wert",
)
# `hat Malta sie verkauft`
_WE = late(r"\b[Ww]ir\b")
_THEM = late(r"\b(?:sie|diese|ihn)\b(?!\s+\p{Lu})")
# `die Abgaben auf Kohle.`
_LAST = late(rf"(?P<product>{PHRASE})\s*[.!:]+[“”\"»«]*\s*$")
# `Ausfuhren`, also behind a first part
_FLOW = r"(?i:export|import|ausfuhr|einfuhr|lieferung|verkauf|verkäufe)\p{Ll}*"
# `diese Lieferungen`, `Abnehmer dieser Waren`, `welche für`, `damit wurden 3 Mio. erlöst`, `ihre Ausfuhr`
_POINTER = late(
    lambda: (
        rf"\b[Dd]iese[rsnm]?\s+(?:{lexicon.any_of('claims', 'goods.words')}|\p{{L}}*{_FLOW})\b"
        r"|\b(?:welche|solche)[nsrm]?\s+(?:für|um|mit|im\s+(?:Wert|Umfang|Gesamtwert)\s+von|in\s+Höhe\s+von)\b|\bWare\b|\bihn\b"
        r"|\b(?:(?:ist|sind|sei|seien|wurden?)\s+(?:er|sie|es)|(?:[Ee]r|[Ss]ie|[Ee]s)\s+(?:ist|sind|sei|seien|wurden?))\b(?=[^,;]*(?:port|liefer|führ|kauf)\p{Ll}*t\b)"
        r"|\b[Dd]amit\b(?=[^,;]*\b(?:erlös|verdien|erziel|einnahm|einnehm|einnimm|umsetz|umgesetz))"
        rf"|\b[Dd](?:eren|essen)\s+{_FLOW}"
        rf"|\b(?P<its>[Ii]hre|[Ss]eine)[rnm]?\s+{_FLOW}\b"
    ),
    signs="ies welche solche amit hre eine Ware ihn er sie es deren dessen Deren Dessen",
)
# `. Die`, right before goods
_OPENS_CLAUSE = late(r"(?r)(?:^|[.:;!?,\n])[\s„“\"»«–-]*(?:(?:[Dd]er|[Dd]ie|[Dd]as|[Aa]uch)\s+)?")

# ---------------------------------------------------------------- those of the figure before, and of the text


def _of_figure_before(value: Value) -> str:
    """`Die Käseexporte stiegen auf 8 Mio. Davon gingen 3 Mio. nach Polen`: goods of the figure before."""
    at = value.at
    before = at.scene.told.last
    if before is None or not before.product or _is_of_wares(value):
        return ""
    if _is_of_same_trade(value, before):
        return before.product
    sentence = at.sentence
    if WHOLE.search(at.text, sentence.start, sentence.end):
        return ""
    goes_on = (
        _THIS_BRANCH.search(at.text, sentence.start, at.phrase.start)
        or _goes_on(value, before)
        or _is_of_goods_only(value, before.product)
    )
    return before.product if goes_on else ""


def _is_of_same_trade(value: Value, before: Draft) -> bool:
    """Tell whether one word governs both figures, or the figure is the balance, or a way, of those goods."""
    if before.mention == value.mention:
        return True
    of_it = value.measure in BALANCES or value.mention.movement  # `Reis für 7 Mio.; nach Japan gingen 2`
    both_ways = before.measure in FLOWS and value.measure in FLOWS
    of_it = of_it or (both_ways and bool(before.mention.prefix))  # `Die Reisexporte …, die Importe …`
    return of_it and before.at.number == value.at.number


def _goes_on(value: Value, before: Draft) -> bool:
    """`Davon gingen 3 Mio. nach Polen`, `Die Lieferungen nach China`, `Größter Abnehmer war Polen`."""
    at = value.at
    sentence, mention = at.sentence, value.mention
    reach = MOST_TO_PARTNER if mention.counterpart else 1
    if not 0 < at.number - before.at.number <= reach:
        return False
    if value.measure in BALANCES and _told_both_ways(at.scene):
        return True
    if before.measure == "turnover" and FELL.search(at.text, *sentence):
        return True  # `Der Diensthandel stieg auf 7 Mio. Auf die Exporte entfielen 3`
    if mention.counterpart and before.measure == value.measure and not _began_with_all(value):
        return True
    end = at.phrase.end + len(" davon")
    return bool(_GOES_ON.search(at.text, sentence.start, end)) or _is_of_deliveries(value)


def _told_both_ways(scene: Scene) -> bool:
    """`Die Reisexporte lagen bei 4 Mio., die Importe bei 5`: the balance of just these goods."""
    last = scene.told.here[-2:]
    ways = {draft.measure for draft in last}
    return ways == set(FLOWS) and len({draft.product for draft in last}) == 1


def _is_of_deliveries(value: Value) -> bool:
    """`Die Lieferungen nach China`, `diese Ausfuhren`: of the goods spoken of, unless all trade was."""
    at = value.at
    if _DELIVERIES.match(value.mention.text) and not _began_with_all(value):
        return True
    sentence = at.sentence
    return _THESE_FLOWS.search(at.text, sentence.start, at.phrase.start) is not None


def _began_with_all(value: Value) -> bool:
    """Tell whether a text has told this trade as a whole, in which goods are an example only."""
    whole = (value.measure, value.reporter, "")
    return any((d.measure, d.reporter, d.product) == whole for d in value.at.scene.told.lately)


def _is_of_goods_only(value: Value, product: str) -> bool:
    """Whether the text, from its headline on, has spoken of the trade in these goods alone."""
    if value.measure == "turnover" or not all(earlier.product for earlier in value.at.scene.told.lately):
        return False
    return _is_subject(value, product)


def _is_subject(value: Value, product: str) -> bool:
    """Tell whether a text is about goods: it has named them more than once."""
    stem = product.split()[-1][:4].lower()
    end = value.at.phrase.start
    return value.at.text[max(0, end - MOST_BEFORE) : end].lower().count(stem) > 1


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
    products = (first_part(at.scene, word) for word in words)
    return next((product for product in products if product and _is_of_goods_only(value, product)), "")


def _is_of_wares(value: Value) -> bool:
    """Tell whether a figure is of all trade, or of goods of every kind, where no word points back."""
    return is_of_all_trade(value) or _is_put_to_wares(value)


def _is_put_to_wares(value: Value) -> bool:
    """`Güter im Wert von 3 Mio.`: goods of every kind, where no word points back."""
    start = value.at.phrase.start
    return _WARES.search(value.at.text, max(0, start - LONGEST_PUT), start) is not None


# `Bei Diensten betrug das Plus 3 Mio., | im Warenhandel 2 Mio.`
_ALL_WARES = late(
    lambda: rf"(?i)\b(?:waren|güter){lexicon.any_of('trade', 'whole.flows')}\p{{L}}*", signs="aren üter"
)
# The text goes on with the goods of the figure before.
_GOES_ON = late(
    r"\b(?:noch\s+(?:bei|auf)|[Dd]avon(?!\s+aus)|darunter|[Dd]ahinter|[Ee]s\s+folg\p{Ll}+|gefolgt|[Dd]araus|[Dd]orthin|zuvor"
    r"|dieser\s+(?:Gruppe|Kategorie|Warengruppe)|derselben\s+(?:Gruppe|Kategorie)|[Vv]orjahr|waren\s+es|wertmäßig)\b"
)
# `Für das ganze Jahr peilt die Branche 3 Mrd. an`
_THIS_BRANCH = late(
    r"\b(?:die(?:se)?|der|unsere|ihre)\s+(?:Branche|Sparte|Industriezweig|Wirtschaftszweig|Sektor|Zweig)\b"
)
# `Die Lieferungen nach China`
_DELIVERIES = late(r"Lieferung")
# `diese Käseausfuhren`
_THESE_FLOWS = late(rf"\b[Dd]iese[rsnm]?\s+\p{{L}}*{_FLOW}", signs="iese")
# `Waren im Wert von`; not `diese Waren`
_WARES = late(
    r"(?<!\b(?i:diese|solche|derartige|deren|dessen|ihre|seine)[rsnm]?\s)"
    rf"\b(?:Waren|Güter|Produkte|Erzeugnisse)(?:{PUTS})$"
)

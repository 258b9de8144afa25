"""Goods that a text goes on with: those of a pointer, of the figure before, of the whole text.

`Man bietet Reis an. Diese Lieferungen brachten 3 Mio.`, `Die Weinexporte wuchsen. Nach Polen waren es 3 Mio.`
"""

from __future__ import annotations

from tradefigs import lexicon
from tradefigs.goodsphrases import (
    GOODS,
    NOUN,
    OF_GOODS,
    PHRASE,
    PUTS,
    WHOLE,
    WITHOUT,
    first_part,
    goods_of,
    is_of_all_trade,
    names_goods,
)
from tradefigs.patterns import late
from tradefigs.scene import Draft, Scene


def goods_before(scene: Scene, draft: Draft) -> str:
    """Return the goods that the text goes on with at the figure of ``draft``; "" where it names others."""
    finders = (_pointed_to, _out_of_it, _taken_up, _of_figure_before, _of_text)
    return next((product for find in finders if (product := find(scene, draft))), "")


def _taken_up(scene: Scene, draft: Draft) -> str:
    """`Man bietet Reis an. Diese Lieferungen brachten 3 Mio.`, `Reis ist gefragt: Seine Ausfuhr …`."""
    text, sentence, word = scene.text, scene.sentence(draft.sentence), draft.mention
    start = scene.sentence(max(0, draft.sentence - 1)).start
    pointer = _POINTER.search(text, sentence.start, max(scene.phrase(draft.index).start, word.end))
    if pointer is None:
        return ""
    named = [goods for goods in GOODS.finditer(text, start, pointer.start()) if names_goods(goods)]
    if pointer["its"]:  # `Reis ist gefragt: seine Ausfuhr`: who has it is what the sentence is about
        named = [goods for goods in named if _OPENS_CLAUSE.match(text, 0, goods.start())]
    return goods_of(scene, draft, named[-1]) if named else ""


def _pointed_to(scene: Scene, draft: Draft) -> str:
    """`das wichtigste Gut ist Kaffee. Er brachte 3 Mio.`, `bei den Brennstoffen. Hier stieg es auf`."""
    if draft.sentence == 0:
        return ""
    sentence, phrase = scene.sentence(draft.sentence), scene.phrase(draft.index)
    before = scene.sentence(draft.sentence - 1)
    for pointing, named in (
        (_IN_THIS_GROUP, _GROUP), (_IN_THIS_GROUP, _FIRST_NAMED), (_IT, _IS_LAST),
    ):  # fmt: skip
        if pointing.search(scene.text, sentence.start, phrase.start):
            product = goods_of(scene, draft, named.search(scene.text, before.start, before.end))
            if product:
                return product
    spoken_of = _SPOKEN_OF.search(scene.text, before.start, phrase.start)
    return goods_of(scene, draft, spoken_of)


def _out_of_it(scene: Scene, draft: Draft) -> str:
    """`Abgaben auf Kohle. Davon hat das Land für 3 Mio. verkauft`: what the sentence before names."""
    sentence, phrase = scene.sentence(draft.sentence), scene.phrase(draft.index)
    if draft.measure not in ("exports", "imports"):
        return ""
    if not _OF_IT.search(scene.text, sentence.start, phrase.start):
        return ""
    last = scene.last_draft()
    if last is not None and last.product and draft.sentence - last.sentence <= 1:
        return last.product
    if draft.sentence == 0:
        return ""
    before = scene.sentence(draft.sentence - 1)
    if scene.figures_between(before.start, before.end):
        return ""
    for word in reversed(scene.trade_words(draft.sentence - 1)):
        product = goods_of(scene, draft, OF_GOODS.match(scene.text, word.end, before.end))
        if product:
            return product
    return goods_of(scene, draft, _LAST.search(scene.text, before.start, before.end))


def _of_figure_before(scene: Scene, draft: Draft) -> str:
    """Return the goods of the figure before, where the text goes on with them."""
    before = scene.last_draft()
    if (
        before is None
        or not before.product
        or is_of_all_trade(scene, draft)
        or _is_put_to_wares(scene, draft)
    ):
        return ""
    text, start = scene.text, scene.phrase(draft.index).start
    if before.mention == draft.mention:
        return before.product
    if before.sentence == draft.sentence and draft.measure in ("surplus", "deficit"):
        return before.product
    sentence = scene.sentence(draft.sentence)
    near = 0 < draft.sentence - before.sentence <= (2 if draft.mention.counterpart else 1)
    same_paragraph = scene.figures[before.index].start in scene.layout.paragraph_at(sentence.start)
    if WHOLE.search(text, sentence.start, sentence.end):
        return ""
    counts_on = (
        draft.mention.counterpart
        and before.measure == draft.measure
        and not _speaks_of_all_first(scene, draft)
    )
    end = scene.phrase(draft.index).end + len(" davon")
    if _THIS_BRANCH.search(text, sentence.start, start):
        return before.product
    goes_on = counts_on or _GOES_ON.search(text, sentence.start, end) or _is_of_deliveries(scene, draft)
    if goes_on and near and same_paragraph:
        return before.product
    return before.product if _is_of_goods_only(scene, draft, before.product) else ""


def _is_put_to_wares(scene: Scene, draft: Draft) -> bool:
    """`Güter im Wert von 3 Mio.`: goods of every kind, where no word points back."""
    start = scene.phrase(draft.index).start
    return _WARES.search(scene.text, max(0, start - 80), start) is not None


def _is_of_deliveries(scene: Scene, draft: Draft) -> bool:
    """`Die Lieferungen nach China`, `diese Ausfuhren`: of the goods spoken of, unless all trade was."""
    if _DELIVERIES.match(draft.mention.text) and not _speaks_of_all_first(scene, draft):
        return True
    sentence = scene.sentence(draft.sentence)
    return _THESE_FLOWS.search(scene.text, sentence.start, scene.phrase(draft.index).start) is not None


def _speaks_of_all_first(scene: Scene, draft: Draft) -> bool:
    """Tell whether a text began with this trade as a whole, in which goods are an example only."""
    first = next(earlier for earlier in scene.drafts if isinstance(earlier, Draft))
    return not first.product and (first.measure, first.reporter) == (draft.measure, draft.reporter)


def _is_of_goods_only(scene: Scene, draft: Draft, product: str) -> bool:
    """Whether the text, from its headline on, has spoken of the trade in these goods alone."""
    drafts = [earlier for earlier in scene.drafts if isinstance(earlier, Draft)]
    if draft.measure == "turnover" or not all(earlier.product for earlier in drafts):
        return False
    return _is_subject(scene, draft, product)


def _is_subject(scene: Scene, draft: Draft, product: str) -> bool:
    """Tell whether a text is about goods: a headline names them, or it has named them more than once."""
    if WITHOUT.match(product):  # ohne Gold
        return False
    stem = product.split()[-1][:4].lower()
    if any(stem in scene.text[line.start : line.end].lower() for line in scene.layout.headlines):
        return True
    end = scene.phrase(draft.index).start
    return scene.text[max(0, end - MOST_BEFORE) : end].lower().count(stem) > 1


def _of_text(scene: Scene, draft: Draft) -> str:
    """`Die Weinexporte wuchsen. … Nach Polen wurden 3 Mio. Liter für 9 Mio. verkauft`: goods of the text."""
    earlier = [draft for draft in scene.drafts if isinstance(draft, Draft)]
    sentence = scene.sentence(draft.sentence)
    if draft.measure == "turnover" or not all(one.product for one in earlier):
        return ""
    if is_of_all_trade(scene, draft) or _is_put_to_wares(scene, draft):
        return ""
    if draft.mention.prefix or WHOLE.search(scene.text, sentence.start, sentence.end):
        return ""
    for number in range(min(draft.sentence, MOST_SENTENCES)):
        for word in scene.trade_words(number):
            product = first_part(scene, word)
            if product and _is_subject(scene, draft, product):
                return product
    return ""


# ---------------------------------------------------------------- patterns

# `bei den Brennstoffen. Hier stieg`, `20 Tonnen Spargel. Der Wert dieser Importe`
_SPOKEN_OF = late(
    rf"\b(?:bei|(?:Geschäft|[Hh]andel|Umsatz)s?\s+mit)\s+(?:den\s+|der\s+|dem\s+)?(?P<product>{PHRASE}(?:\s+und\s+(?:der|den|dem)\s+{NOUN})?)[.:]\s+(?:Hier|Da|Dort)\b"
)
# `die Gruppe „Lebende Tiere“. In dieser Gruppe`, `das wichtigste Gut ist Kaffee. Er brachte 3 Mio.`
_IN_THIS_GROUP = late(r"\b[Ii]n\s+dieser\s+(?:Gruppe|Kategorie|Warengruppe|Sparte)\b", signs="dieser")
_GROUP = late(
    rf"\b(?:Gruppe|Kategorie|Warengruppe|Sparte|Position)n?\s+(?:der\s+)?[„“\"»«]?(?P<product>{PHRASE})"
)
# `Möbel, die einst aus Polen kamen, …. In dieser Gruppe`
_FIRST_NAMED = late(rf"\G[\s„“\"»«]*(?P<product>{PHRASE})(?:\s+\p{{Ll}}|,\s+(?:die|der|das)\s)")
_IT = late(
    r"\b(?:[Ee]r|[Ss]ie)\b|(?<!\b(?:sind|waren|werden|wird|war|wurden)\s)\b[Ee]s\b(?!\s+(?:sind|waren|werden|war))"
)
_IS_LAST = late(
    rf"\b(?:ist|sind|war|waren|bleib(?:t|en)|blieb(?:en)?)\s+(?:\p{{Ll}}+\s+){{0,2}}(?P<product>{PHRASE})[.]\s*$"
)
# The text goes on with the goods of the figure before.
_GOES_ON = late(
    r"\b(?:noch\s+(?:bei|auf)|[Dd]avon(?!\s+aus)|darunter|[Dd]ahinter|[Ee]s\s+folg\p{Ll}+|gefolgt|[Dd]araus|[Dd]orthin|zuvor"
    r"|dieser\s+(?:Gruppe|Kategorie|Warengruppe)|derselben\s+(?:Gruppe|Kategorie)|[Vv]orjahr|waren\s+es|wertmäßig)\b"
)
_OF_IT = late(
    r"\b(?:[Dd]avon(?!\s+(?:aus|überzeugt))|[Dd]araus|[Dd]essen\s+Wert|[Dd]eren\s+Wert)\b",
    signs="avon araus Wert",
)
# `seine Durian-Früchte.`, `die Abgaben auf Kohle.`
_LAST = late(rf"(?P<product>{PHRASE})\s*[.!]+[“”\"»«]*\s*$")
_FLOW = r"(?i:export|import|ausfuhr|einfuhr|lieferung|verkauf|verkäufe)\p{Ll}*"
# `diese Lieferungen`, `Abnehmer dieser Waren`, `welche für`, `damit wurden 3 Mio. erlöst`, `ihre Ausfuhr`
_POINTER = late(
    lambda: (
        rf"\b[Dd]iese[rsnm]?\s+(?:{lexicon.any_of('claims', 'goods.words')}|\p{{L}}*{_FLOW})\b"
        r"|\bwelche\s+für\b|\bWare\b|\bihn\b"
        r"|\b(?:(?:ist|sind|sei|seien|wurden?)\s+(?:er|sie|es)|(?:[Ee]r|[Ss]ie|[Ee]s)\s+(?:ist|sind|sei|seien|wurden?))\b(?=[^,;]*(?:port|liefer|führ|kauf)\p{Ll}*t\b)"
        r"|\b[Dd]amit\b(?=[^,;]*\b(?:erlös|verdien|erziel|einnahm|einnehm|einnimm|umsetz|umgesetz))"
        rf"|\b[Dd](?:eren|essen)\s+{_FLOW}"
        rf"|\b(?P<its>[Ii]hre|[Ss]eine)[rnm]?\s+{_FLOW}\b"
    ),
    signs="ies welche amit hre eine Ware ihn er sie es deren dessen Deren Dessen",
)
_OPENS_CLAUSE = late(r"(?r)(?:^|[.:;!?,\n])[\s„“\"»«–-]*(?:(?:[Dd]er|[Dd]ie|[Dd]as|[Aa]uch)\s+)?")
# `Für das ganze Jahr peilt die Branche 3 Mrd. an`
_THIS_BRANCH = late(
    r"\b(?:die(?:se)?|der|unsere|ihre)\s+(?:Branche|Sparte|Industriezweig|Wirtschaftszweig|Sektor|Zweig)\b"
)
_WARES = late(rf"(?<!\b\p{{Ll}}{{2,}}e[rsnm]?\s)\b(?:Waren|Güter|Produkte|Erzeugnisse)(?:{PUTS})$")
# `Die Lieferungen nach China`: of what was spoken of
_THESE_FLOWS = late(rf"\b[Dd]iese[rsnm]?\s+\p{{L}}*{_FLOW}", signs="iese")
_DELIVERIES = late(r"Lieferung")
MOST_BEFORE = 1500  # characters in which a text names its goods
MOST_SENTENCES = 6  # in which a text names its goods

"""Which goods restrict a trade value: `Käseexporte`, `Export von Lebensmitteln`, `Pkw (60 Mio. Euro)`."""

from __future__ import annotations

import regex

from tradefigs import lexicon
from tradefigs.goods import is_goods
from tradefigs.goodsbefore import asked_for, goods_before, of_text, out_of_it, pointed_to, taken_up
from tradefigs.goodsbyname import FELL, named_goods
from tradefigs.goodsphrases import (
    LONGEST_NAME,
    NOUN,
    OF_GOODS,
    PHRASE,
    PUTS,
    QUANTITY,
    SECTOR,
    SERVICES,
    WITHOUT,
    WORD,
    first_part,
    goods_of,
)
from tradefigs.governors import is_domain
from tradefigs.patterns import late
from tradefigs.scene import Draft, Scene
from tradefigs.text import Span, ending


def product_of(scene: Scene, draft: Draft) -> str:
    """Return the goods that restrict the figure of ``draft``, as written; "" for trade as a whole.

    What stands nearest to the figure counts first; where nothing does, the text may go on with the goods of
    the figure before.
    """
    finders = (
        _compound, _put_to_figure, _next_topic, _of_word, _behind_figure, _without, _topic, _services,
        _earner, _quantity, pointed_to, out_of_it, asked_for, _branch, named_goods, taken_up, goods_before,
        of_text,
    )  # fmt: skip
    return next((product for find in finders if (product := find(scene, draft))), "")


def _compound(scene: Scene, draft: Draft) -> str:
    """`Käse-exporte`, also `haben unsere Käse-exporte 3 Mio. eingebracht`."""
    mention = draft.mention
    if mention.verb:
        start = _start_of_own(scene, draft)
        nouns = (m for m in scene.trade_words(draft.sentence) if m.prefix and m.measure == draft.measure)
        mention = next(
            (m for m in nouns if start <= m.start and m.end <= scene.phrase(draft.index).start), mention
        )
    stem = first_part(scene, mention) or _of_domain(scene, draft)
    joined = _JOINED_FIRST.search(scene.text, max(0, mention.start - 40), mention.start) if stem else None
    return f"{joined['first']} und {stem}" if joined else stem


def _start_of_own(scene: Scene, draft: Draft) -> int:
    """Return where the figure before ends that another word of trade governs: before that nothing counts."""
    before = scene.draft_before(draft.index)
    return 0 if before is None or before.mention == draft.mention else scene.figures[before.index].end


def _of_domain(scene: Scene, draft: Draft) -> str:
    """`Im Agrarhandel mit Kanada blieb ein Überschuss von 3 Mio.`: the goods that the balance is one of."""
    if draft.measure not in ("surplus", "deficit") or draft.carried:
        return ""
    domains = (m for m in scene.trade_words(draft.sentence) if m.measure == "turnover" and m.prefix)
    return next((first_part(scene, m) for m in domains if is_domain(scene, m)), "")


def _put_to_figure(scene: Scene, draft: Draft) -> str:
    start = scene.phrase(draft.index).start
    before = scene.figures[draft.index - 1].end if draft.index else 0
    first = max(scene.sentence(draft.sentence).start, before, start - 160)
    if _PUT_BEFORE.match(scene.text, first, start):
        put = _PUT_TO.search(scene.text, first, start)
        if put is not None and _SINCE.search(scene.text, max(0, put.start() - 20), put.start("product")):
            return ""
        return goods_of(scene, draft, put)
    return ""


def _next_topic(scene: Scene, draft: Draft) -> str:
    """`Bei Tee lag der Export bei 3 Mrd., | bei Kaffee waren es 2`: what opens a later figure's clause."""
    if scene.draft_before(draft.index) is None:
        return ""
    start = scene.figures[draft.index - 1].end
    end = scene.phrase(draft.index).start
    match = _AT_GOODS.search(scene.text, start, end) or _THAT_OF.search(scene.text, start, end)
    return goods_of(scene, draft, match)


def _of_word(scene: Scene, draft: Draft) -> str:
    word = draft.mention
    if word.verb:  # `im Handel mit Agrarprodukten setzten beide 3 Mrd. um`
        nouns = [m for m in scene.trade_words(draft.sentence) if not m.verb and m.measure == draft.measure]
        if not nouns:
            return ""
        word = nouns[0]
    end = scene.sentence(scene.layout.sentence_index(word.start)).end
    for pattern in (OF_GOODS, _GENITIVE):
        product = goods_of(scene, draft, pattern.match(scene.text, word.end, end))
        if product:
            return product
    return ""


def _behind_figure(scene: Scene, draft: Draft) -> str:
    text, phrase, sentence = scene.text, scene.phrase(draft.index), scene.sentence(draft.sentence)
    if FELL.search(text, sentence.start, phrase.start):
        first = _FELL_TO_FIRST.search(text, sentence.start, phrase.start)
        return goods_of(scene, draft, first or _FELL_TO.match(text, phrase.end, sentence.end))
    behind = _FELL_BEHIND.match(text, phrase.end, sentence.end)
    behind = behind or _ON_ACCOUNT.match(text, phrase.end, sentence.end)
    product = goods_of(scene, draft, behind)
    if product:
        return product
    if not draft.mention.verb and "(" not in text[max(0, phrase.start - 40) : phrase.start]:
        return ""
    return goods_of(scene, draft, _AFTER.match(text, phrase.end, sentence.end))


def _without(scene: Scene, draft: Draft) -> str:
    sentence = scene.sentence(draft.sentence)
    match = WITHOUT.search(scene.text, sentence.start, sentence.end)
    if match is None or scene.draft_before(draft.index) is not None:
        return ""
    if not _names_a_branch(match["goods"] or match["excepted"]):
        return ""
    place = match.start("goods") if match["goods"] else match.start("excepted")
    near = scene.parties_in(Span(place - LONGEST_NAME, place + 1))
    return "" if any(place < party.end for party in near) else match[0]


def _names_a_branch(words: str) -> bool:
    """Tell whether what is left out can be left out of trade: no `ohne Weiteres`, `ohne Zwischenhändler`."""
    return any(is_goods(word) or SECTOR.search(word) for word in WORD.findall(words))


def _topic(scene: Scene, draft: Draft) -> str:
    sentence, phrase = scene.sentence(draft.sentence), scene.phrase(draft.index)
    before = scene.sentence(max(0, draft.sentence - 1)).start
    start = draft.mention.start
    owned = _WHOSE_BEFORE.match(scene.text, before, start)
    whose = goods_of(scene, draft, _WHOSE.search(scene.text, before, start)) if owned else ""
    if whose:
        return whose
    return goods_of(scene, draft, _TOPIC.match(scene.text, sentence.start, phrase.start))


def _services(scene: Scene, draft: Draft) -> str:
    sentence, phrase = scene.sentence(draft.sentence), scene.phrase(draft.index)
    start = max(scene.text.rfind(mark, sentence.start, phrase.start) for mark in (", ", "; ", " – ", " - "))
    if _PRONOUN.match(scene.text, start + 1, phrase.start):  # im Reiseverkehr gab es ein Plus, es betrug
        start = scene.text.rfind(", ", sentence.start, start)
    if _SERVICES.search(scene.text, max(start, sentence.start), phrase.start):
        return SERVICES
    before = scene.sentence(max(0, draft.sentence - 1))
    there = _THERE.match(scene.text, sentence.start)
    return SERVICES if there and _SERVICES.search(scene.text, before.start, before.end) else ""


def _earner(scene: Scene, draft: Draft) -> str:
    """`Gold brachte 3 Mrd. ein`."""
    if draft.measure not in ("exports", "imports"):
        return ""
    sentence, phrase = scene.sentence(draft.sentence), scene.phrase(draft.index)
    return goods_of(scene, draft, _BROUGHT.search(scene.text, sentence.start, phrase.start))


def _quantity(scene: Scene, draft: Draft) -> str:
    """`4200 Tonnen Spargel, die 19 Mio. einbrachten`."""
    sentence, end = scene.sentence(draft.sentence), scene.phrase(draft.index).start
    start = scene.figures[draft.index - 1].end if draft.index else 0
    return goods_of(scene, draft, QUANTITY.search(scene.text, max(start, sentence.start), end))


def _branch(scene: Scene, draft: Draft) -> str:
    """`Der Maschinenbau erzielte einen Exportüberschuss`: a branch trades in its goods."""
    sentence, end = scene.sentence(draft.sentence), scene.phrase(draft.index).start
    which = goods_of(scene, draft, _BRANCH_WHICH.search(scene.text, sentence.start, end))
    before = scene.sentence(max(0, draft.sentence - 1))
    which = which or goods_of(scene, draft, _THE_BRANCH.search(scene.text, before.start, end))
    if which or draft.carried or scene.draft_before(draft.index) is not None:
        return which
    match = _BRANCH_ACTS.search(scene.text, max(sentence.start, scene.text.rfind(", ", 0, end)), end)
    return "" if match is None or _ECONOMY.fullmatch(match["product"]) else goods_of(scene, draft, match)


# ---------------------------------------------------------------- patterns

_PUT_BEFORE = ending(PUTS)
_PUT_TO = late(rf"(?P<product>{PHRASE}){PUTS}$")
# `vor dem Krieg im Wert von 3 Mio.`
_SINCE = late(r"\b(?:[Vv]or|[Ss]eit|[Ww]ährend|[Bb]is\s+zu|[Tt]rotz)\s+(?:de[mrs]|einem|einer)\s+$")
# `Export belarussischer Lebensmittel`
_NO_QUALITY = r"(?!beider|aller|dieser|unserer|ihrer|seiner|mehrerer|vieler|einer|jener)"
_GENITIVE = late(
    rf"\s+(?:der\s+)?(?P<product>(?:{_NO_QUALITY}\p{{Ll}}[\p{{L}}-]+er\s+){{1,3}}{NOUN})"
    rf"|\s+der\s+(?P<these>\p{{Ll}}+en\s+{NOUN})"
)
# `20 Mio. Euro Reis`, `2 Mrd. Dollar auf Kupfer`
_AFTER = late(r"\s+(?P<product>\p{Lu}\p{Ll}[\p{L}-]+)")
_FELL_TO = late(rf"\s*(?:auf|für)\s+(?:die\s+|den\s+|das\s+)?(?P<product>{PHRASE})")
_FELL_TO_FIRST = late(
    rf"\b[Aa]uf\s+(?:die\s+|den\s+|das\s+)?(?P<product>{PHRASE})\s+entf(?:ielen|iel|allen|ällt)\s+(?:[^\s,;]+\s+){{0,3}}$"
)
_FELL_BEHIND = late(
    rf"[,\s]*entf(?:ielen|iel|allen|ällt)\s+(?:allein\s+)?auf\s+(?:die\s+|den\s+|das\s+)?(?P<product>{PHRASE})"
)
# `1,8 Mrd., ging auf das Konto von Zellstoff`, `gingen auf Holz zurück`
_ON_ACCOUNT = late(
    rf",?\s+(?:ging(?:en)?|geht|gehen)\s+auf\s+(?:(?:das\s+Konto|die\s+Rechnung)\s+(?:von|der|des)\s+(?P<product>{PHRASE})"
    rf"|(?P<product>{PHRASE})\s+zurück\b)"
)
# `Bei chemischen Produkten kamen`, `bei Textilien ein Überschuss`, `im Export von Holzwaren`
_TOPIC = late(
    rf"[\s„“\"»]*(?:(?:Allein|Auch|Nur|Vor\s+allem)\s+bei|Bei|Unter)\s+(?:den\s+)?(?P<product>(?:\p{{Ll}}+en\s+){{0,3}}{NOUN}n)"
    r"(?:,\s+(?:der|die|das|dem|den)\s[^,;]{0,40},)?\s+\p{Ll}"
)
# `der Export von Holz lag bei 3 Mio., | der von Milch bei 2`
_THAT_OF = late(
    rf"\b(?:jene[mrns]?|de[rmn]|die|das)\s+(?:von|an)\s+(?P<product>{PHRASE})\s+(?:\p{{Ll}}+\s+){{0,3}}$"
)
_AT_GOODS = late(rf",\s+beim?\s+(?P<product>{PHRASE})\s+(?:\p{{Ll}}+\s+){{0,2}}$", signs="bei")
_SERVICES = late(
    r"(?<!Waren und )(?<!Waren- und )(?<!Gütern und )(?<!Güter und )"
    r"\bDienstleistungen\b(?!\s+und\s+(?:Waren|Güter))"
    r"|\bDienstleistungs(?:verkehr|handel|bereich|sektor|geschäft|bilanz)s?\b",
    signs="Dienstleistungs Dienstleistungen",
)
_PRONOUN = late(r"[\s–-]+(?:und\s+)?(?:es|er|sie|das|dies|dieser|diese|dieses|hier|dort|da)\b")
_JOINED_FIRST = late(r"(?P<first>\p{Lu}[\p{L}]+-)\s+und\s+$")
# `Gold brachte 3 Mrd. ein`, `allein die Sojabohnen machten 3 Mrd. aus`, `Spargel schlug mit 3 Mio. zu Buche`
_BROUGHT = late(
    rf"""(?:\G[\s„“\"»]*|[,;]\s+)(?:(?:[Aa]llein|[Aa]uch)\s+)?(?:(?:[Dd]er|[Dd]ie|[Dd]as)\s+)?(?P<product>{PHRASE})
    (?:,[^,;]{{0,60}},)?\s+(?:er)?(?:brachten?|bringen|bringt|lösten?|machten?|macht|steuerten?|steuert|spülten?|schlug(?:en)?\s+mit)\b[^,;]*$""",
    regex.VERBOSE,
    signs="bracht bring löst mach steuert spült schlug",
)
# `gefragt ist Holz: Die Branche`
_THE_BRANCH = late(
    rf"(?P<product>{PHRASE})\s*[.:]\s+Die(?:se)?\s+(?:Branche|Sparte|Industrie)\b",
    signs="Branche Sparte Industrie",
)
# `die Industrie, deren Ausfuhren`
_WHOSE = late(
    rf"(?P<product>{PHRASE})(?:,\s+deren|(?:\s+\p{{Ll}}+){{0,2}}[.:]\s+(?:Deren|Ihre?))\s+$|(?P<these>{PHRASE}),\s+bei\s+denen\s+(?:die\s+)?$"
)
_WHOSE_BEFORE = ending(r"(?: ,\s+deren | [.:]\s+(?:Deren|Ihre?) | ,\s+bei\s+denen(?:\s+die)? ) \s+")
_THERE = late(r"[\s„“\"»«]*(?:Dort|Hier|Da)\b")  # `die Dienstleistungen. Dort erzielten sie ein Plus`
# `Der Maschinenbau erzielte einen Exportüberschuss`
_BRANCH_ACTS = late(
    lambda: (
        r"\b(?:[Dd]er|[Dd]ie)\s+(?:(?:\p{Ll}+en?|\p{Lu}\p{Ll}+er)\s+)?"
        rf"(?P<product>\p{{Lu}}\p{{L}}+{lexicon.any_of('trade', 'branches.heads')}"
        rf"|{lexicon.any_of('trade', 'branches.names')})\b(?!\s+(?:de[rs]|in|mit))"
    ),
)
# `die Autoindustrie, die mit 3 Mrd. an der Spitze stand`
_BRANCH_WHICH = late(
    r"\b(?P<product>\p{Lu}[\p{L}-]+(?i:bau|industrie|branche))(?:\s+\p{Ll}+)?,\s+(?:der|die|deren)\s[^,;]*$",
    signs="bau industrie branche Industrie Branche",
)
_ECONOMY = late(r"(?:Volks|Außen|Aussen|Welt|Gesamt|Privat)wirtschaft")

"""Goods that the lexicon knows, wherever the clause of a figure has them.

`Sonnenblumenöl machte mit 3 Mio. den größten Teil aus`: what stands nearest to the figure restricts it,
unless its words make it an example (`vor allem`), a circumstance (`dank`) or another noun's attribute.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from tradefigs.goodsphrases import (
    GOODS,
    LONGEST_NAME,
    SECTOR,
    WHOLE,
    WORD,
    goods_of,
    is_of_all_trade,
    names_goods,
    verbs_of_trade,
)
from tradefigs.patterns import late
from tradefigs.scene import Draft, Scene
from tradefigs.syntax import clause_index, clauses
from tradefigs.text import Span
from tradefigs.trade import FLOWS
from tradefigs.words import word_class


def named_goods(scene: Scene, draft: Draft) -> str:
    """`Sonnenblumenöl machte mit 3 Mio. den größten Teil aus`: goods by name, nearest to the figure."""
    zone, phrase = _zone_of(scene, draft), scene.phrase(draft.index)
    whole = is_of_all_trade(scene, draft) or _is_bound(scene, draft)
    found = [
        goods
        for goods in _named(scene, scene.sentence(draft.sentence).start, phrase, zone.end)
        if goods.end() > zone.start and _is_traded(scene, draft, goods, whole=whole)
    ]
    found.sort(key=lambda goods: max(goods.start() - phrase.end, phrase.start - goods.end()))
    return next((product for goods in found if (product := goods_of(scene, draft, goods))), "")


def _named(scene: Scene, start: int, phrase: Span, end: int) -> Iterator[regex.Match[str]]:
    """Yield the noun phrases before and behind the figure, none of which takes in its currency."""
    yield from GOODS.finditer(scene.text, start, min(phrase.start, end))
    yield from GOODS.finditer(scene.text, phrase.end, end)


def _zone_of(scene: Scene, draft: Draft) -> Span:
    """Return the clauses of the figure and of its word of trade, up to the figures before and behind."""
    sentence, phrase, word = scene.sentence(draft.sentence), scene.phrase(draft.index), draft.mention
    pieces = clauses(scene.text, sentence)
    places = [clause_index(pieces, place) for place in (phrase.start, word.start) if place in sentence]
    before = scene.phrase(draft.index - 1).end if draft.index else 0
    behind = scene.phrase(draft.index + 1).start if draft.index + 1 < len(scene.figures) else sentence.end
    own = min(places)
    if _NAMELY.match(scene.text, pieces[clause_index(pieces, phrase.start)].start):
        own = 0
    elif own and not _has_verb(scene, pieces[own]) and not _ASIDE.match(scene.text, pieces[own - 1].start):
        own -= 1  # `Flachs ist gefragt, 3 Mio. Export`
    first, last = pieces[own], _with_predicate(scene, pieces, max(places), phrase)
    if _RELATIVE.match(scene.text, first.start):  # `Mehl, | das es für 3 Mio. bezog`
        first = Span(max(sentence.start, first.start - LONGEST_ANTECEDENT), first.end)
    return Span(max(first.start, before), min(last.end, behind))


def _with_predicate(scene: Scene, pieces: list[Span], place: int, phrase: Span) -> Span:
    """`die Hälfte der Exporte, 3 Mrd., | waren Milchprodukte`: an apposition goes with what follows it."""
    own = pieces[place]
    is_alone = not WORD.search(scene.text, own.start, phrase.start) and not WORD.search(
        scene.text, phrase.end, own.end
    )
    return pieces[place + 1] if is_alone and place + 1 < len(pieces) else own


def _has_verb(scene: Scene, clause: Span) -> bool:
    return not verbs_of_trade().isdisjoint(WORD.findall(scene.text, clause.start, clause.end))


def _is_traded(scene: Scene, draft: Draft, match: regex.Match[str], *, whole: bool) -> bool:
    """Tell whether goods are what was traded: no example, no circumstance, no attribute of another noun."""
    if not names_goods(match):
        return False
    before = _BEFORE_GOODS.match(scene.text, 0, match.start())
    if before is not None and before["in"] and SECTOR.search(match["product"]):
        return True
    if before is None or _WHICH.match(scene.text, match.end()):
        return draft.measure in FLOWS and not whole
    if _TRADED.match(match["product"]):  # `die Rechnung für importiertes Gas`
        return True
    if before["noun"] is None or before["at"] or _owns_nothing(scene, draft, before):
        return bool(before["preposition"] or before["at"]) or _fell_to(scene, draft, before)
    return any(
        before.start("noun") in Span(word.start, word.end) for word in scene.trade_words(draft.sentence)
    )


def _is_bound(scene: Scene, draft: Draft) -> bool:
    """`am gesamten Warenexport von 3 Mrd.`: what else is named restricts nothing."""
    text, word, start = scene.text, draft.mention, scene.phrase(draft.index).start
    all_of_it = WHOLE.search(text, max(0, word.start - 20), word.end)
    return bool(all_of_it) and word.end < start and _OF_FIGURE.fullmatch(text, word.end, start) is not None


def _owns_nothing(scene: Scene, draft: Draft, before: regex.Match[str]) -> bool:
    """`in diesem Jahr mit Reis`, `hat Chile mit Reis`: goods are no attribute of times and parties."""
    start, end = before.span("noun")
    if start in scene.phrase(draft.index):  # `zahlte 3 Mio. Dollar für Reis`
        return True
    is_party = any(
        start < party.end and party.start < end for party in scene.parties_in(Span(start - LONGEST_NAME, end))
    )
    small = word_class("times") | word_class("adverbs") | word_class("focus")  # `Allein für Reis`
    return is_party or before["noun"].lower() in small


def _fell_to(scene: Scene, draft: Draft, before: regex.Match[str]) -> bool:
    """`auf Holz entfielen beim Export 3 Mio.`"""
    sentence = scene.sentence(draft.sentence)
    return before["on"] is not None and bool(FELL.search(scene.text, sentence.start, sentence.end))


# ---------------------------------------------------------------- patterns

FELL = late(r"\bentf(?:ielen|iel|allen|ällt)\b", signs="entf")
# What before goods makes them an example, a circumstance or an attribute: `vor allem`, `die Nachfrage nach`
_BEFORE_GOODS = late(
    r"""(?r)(?:\b(?P<noun>\p{Lu}\p{L}+)\s+)?\b(?:(?P<at>[Bb]eim?)|(?P<preposition>(?i:mit|an|am|für|aus))|(?P<on>[Aa]uf)
    |(?i:zum\s+(?:größten|grössten|großen|guten)\s+Teil|meist|zumeist|größtenteils|in\s+erster\s+Linie|fast\s+ausschließlich
    |allen\s+voran|vor\s+allem|insbesondere|besonders|hauptsächlich|überwiegend|vorwiegend|wie|etwa|darunter|dank|wegen|trotz|durch|nach
    |(?P<in>im)|ohne|gegen|als|statt|neben|von|in|über|unter|um|zu|zur|zum|vom|seit))\s+(?:(?:de[rmn]|die|das)\s+)?(?:\p{Ll}+\s+)?
    |\b(?P<noun>\p{Lu}\p{L}+)\s+de[rs]\s+""",
    regex.VERBOSE,
)
# `Mehl, | das es`
_TRADED = late(r"(?:im|ex)portiert|(?:ein|aus)geführt|gehandelt")
_WHICH = late(r",\s+(?:(?:von|mit|aus|für)\s+)?(?:das|die|der|den|deren|denen|dem|welche[rsnm]?)\s")
_RELATIVE = late(r"\s*(?:(?:von|mit|aus|für)\s+)?(?:das|die|der|den|dessen|deren|denen|dem|welche[rsnm]?)\b")
_OF_FIGURE = late(r"\s+(?:von|in\s+Höhe\s+von|im\s+(?:Wert|Umfang)\s+von)\s+")
_ASIDE = late(r"\s*(?:wo|wohin|woher|die|der|das|den|dem|deren|dessen|weil|da|während|obwohl)\b")
# `…, | nämlich 3 Mio.`
_NAMELY = late(r"\s*(?:nämlich|und\s+zwar|also|insgesamt)\b")
LONGEST_ANTECEDENT = 60  # characters: `Kfz-Teile und landwirtschaftliche Maschinen`

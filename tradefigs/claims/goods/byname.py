"""Goods that the lexicon knows, wherever the clause of a figure has them.

`Sonnenblumenöl machte mit 3 Mio. den größten Teil aus`: what stands nearest to the figure restricts it,
unless its words make it an example (`vor allem`), a circumstance (`dank`) or another noun's attribute.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from tradefigs.claims.clauses.syntax import clause_index, clauses
from tradefigs.claims.goods.phrases import (
    LONGEST_NAME,
    SECTOR,
    WHOLE,
    WORD,
    goods_named,
    goods_of,
    is_of_all_trade,
    verbs_of_trade,
)
from tradefigs.claims.scene.scene import Scene, Value
from tradefigs.claims.vocabulary.trade import FLOWS
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.language.words import word_class
from tradefigs.lexicon import any_of, words

LONGEST_ANTECEDENT = 60  # characters: `Kfz-Teile und landwirtschaftliche Maschinen`
LONGEST_LIST = 300  # characters of goods of which the last ones stand in the clause of the figure
LONGEST_OF_ALL = 20  # characters of `am gesamten`


def named_goods(value: Value) -> str:
    """`Sonnenblumenöl machte mit 3 Mio. den größten Teil aus`: goods by name, nearest to the figure."""
    at = value.at
    zone, phrase = _zone_of(value), at.phrase
    whole = is_of_all_trade(value) or _is_bound(value)
    first = max(at.sentence.start, zone.start - LONGEST_LIST)
    found = [
        goods
        for goods in _named(at.scene, first, phrase, zone.end)
        if goods.end() > zone.start and _is_traded(value, goods, whole=whole)
    ]
    found.sort(key=lambda goods: max(goods.start() - phrase.end, phrase.start - goods.end()))
    return next((product for goods in found if (product := goods_of(value, goods))), "")


def _named(scene: Scene, start: int, phrase: Span, end: int) -> Iterator[regex.Match[str]]:
    """Yield the goods named before and behind the figure, none of which takes in its currency."""
    yield from goods_named(scene.text, start, min(phrase.start, end))
    yield from goods_named(scene.text, phrase.end, end)


def _zone_of(value: Value) -> Span:
    """Return the clauses of the figure and of its word of trade, up to the figures before and behind."""
    at = value.at
    sentence, phrase = at.sentence, at.phrase
    pieces = clauses(at.text, sentence)
    in_sentence = max(phrase.start, sentence.start)  # `rund` may stand on a line before
    places = [in_sentence, *([value.mention.start] if value.mention.start in sentence else [])]
    own = [clause_index(pieces, place) for place in places]
    start = _start_of_zone(at.scene, sentence, pieces, min(own), clause_index(pieces, phrase.start))
    end = _with_predicate(at.scene, pieces, max(own), phrase).end
    before = at.previous.phrase.end if at.previous else 0
    behind = at.next.phrase.start if at.next else sentence.end
    part = _PART.search(at.text, phrase.end, min(end, behind))
    return Span(max(start, before), min(end, behind) if part is None else part.start())


def _start_of_zone(scene: Scene, sentence: Span, pieces: list[Span], first: int, of_figure: int) -> int:
    """Return where goods may stand: in a clause before, too, if the ``first`` is no sentence by itself."""
    text = scene.text
    if _NAMELY.match(text, pieces[of_figure].start):
        first = 0
    elif _goes_on_behind_insertion(text, pieces, first):
        first -= 2
    elif (
        first
        and not _has_verb(scene, pieces[first])
        and not _opens_relative(text, pieces[first - 1].start)
        and not _opens_clause(text, pieces[first].start)
        and not _PARTS.search(text, pieces[first - 1].end, pieces[first].start + 2)
    ):
        first -= 1  # `Flachs ist gefragt, 3 Mio. Export`
    start = pieces[first].start
    if _opens_relative(text, start):  # `Mehl, | das es für 3 Mio. bezog`
        return max(sentence.start, start - LONGEST_ANTECEDENT)
    return start


def _goes_on_behind_insertion(text: str, pieces: list[Span], place: int) -> bool:
    """`Milch, für die das Land bekannt ist, | brachte 3 Mio. ein`: with the verb of what stands before it."""
    verb = _FIRST_WORD.match(text, *pieces[place]) if place > 1 else None
    if verb is None or verb["word"] not in _finite():
        return False
    inserted = text[pieces[place - 2].end : pieces[place].start]
    return inserted.count(",") == 2 and _finite().isdisjoint(WORD.findall(text, *pieces[place - 2]))


def _opens_clause(text: str, place: int) -> bool:
    """`, während die Lieferungen …`: what was told before is not told of it."""
    return _WHILE.match(text, place) is not None


def _opens_relative(text: str, place: int) -> bool:
    return text[place - 1 : place] == "," and _RELATIVE.match(text, place) is not None


def _with_predicate(scene: Scene, pieces: list[Span], place: int, phrase: Span) -> Span:
    """`die Hälfte der Exporte, 3 Mrd., | waren Milchprodukte`: an apposition goes with what follows it."""
    own = pieces[place]
    is_alone = not WORD.search(scene.text, own.start, phrase.start) and not WORD.search(
        scene.text, phrase.end, own.end
    )
    return pieces[place + 1] if is_alone and place + 1 < len(pieces) else own


def _has_verb(scene: Scene, clause: Span) -> bool:
    return not verbs_of_trade().isdisjoint(WORD.findall(scene.text, clause.start, clause.end))


def _is_traded(value: Value, match: regex.Match[str], *, whole: bool) -> bool:
    """Tell whether goods are what was traded: no example, no circumstance, no attribute of another noun."""
    at = value.at
    if _is_apposed(value, match):
        return False
    before = _BEFORE_GOODS.match(at.text, 0, match.start())
    if before is not None and before["in"] and SECTOR.search(match["product"]):
        return True
    if before is None or _opens_relative(at.text, match.end() + 1):
        makes_up = value.measure in FLOWS or _MAKES_UP.search(at.text, *at.sentence) is not None
        return makes_up and not whole
    if _TRADED.match(match["product"]):  # `die Rechnung für importiertes Gas`
        return True
    if before["noun"] is None or before["at"] or _owns_nothing(value, before):
        return bool(before["preposition"] or before["at"])
    if _SHARE.fullmatch(before["noun"]):  # `Der Anteil von Milch machte 3 Mio. aus`
        return value.measure in FLOWS and _SHARE_IN.match(at.text, match.end()) is None
    return any(before.start("noun") in Span(word.start, word.end) for word in at.trade_words)


def _is_apposed(value: Value, goods: regex.Match[str]) -> bool:
    """`Die Exporte nach Mali, fast nur | Tee |, stiegen auf 3 Mio.`, `Die Exporte (Tee, Öl) stiegen auf`.

    What they mostly are restricts nothing.
    """
    at, word = value.at, value.mention
    if word.verb or word.counterpart or not at.sentence.start <= word.start < goods.start() < at.phrase.start:
        return False
    opening = _APPOSES.search(at.text, word.end, goods.start())
    if opening is None or at.scene.figures_between(word.end, goods.start()):
        return False
    if not _finite().isdisjoint(WORD.findall(at.text, word.end, goods.start())):
        return False
    if opening["comma"]:
        closing = _CLOSES.search(at.text, goods.end(), at.phrase.start)
        return closing is not None and closing["word"] in _finite()
    return at.text.find(_CLOSING[opening["mark"]], goods.end(), at.phrase.start) >= 0


@cache
def _finite() -> frozenset[str]:
    return frozenset(words("trade", "status.reported")) | frozenset(words("trade", "status.modal"))


def _is_bound(value: Value) -> bool:
    """`am gesamten Warenexport von 3 Mrd.`: what else is named restricts nothing."""
    text, word, start = value.at.text, value.mention, value.at.phrase.start
    all_of_it = WHOLE.search(text, max(0, word.start - LONGEST_OF_ALL), word.end)
    return bool(all_of_it) and word.end < start and _OF_FIGURE.fullmatch(text, word.end, start) is not None


def _owns_nothing(value: Value, before: regex.Match[str]) -> bool:
    """`in diesem Jahr mit Reis`, `hat Chile mit Reis`: goods are no attribute of times and parties."""
    start, end = before.span("noun")
    if start in value.at.phrase:  # `zahlte 3 Mio. Dollar für Reis`
        return True
    named = value.at.scene.cast.within(Span(start - LONGEST_NAME, end))
    is_party = any(start < party.end and party.start < end for party in named)
    small = word_class("times") | word_class("adverbs") | word_class("focus")  # `Allein für Reis`
    return is_party or before["noun"].lower() in small


# ---------------------------------------------------------------- patterns

# What before goods makes them an example, a circumstance or an attribute: `vor allem`, `die Nachfrage nach`
_BEFORE_GOODS = late(
    lambda: (
        r"(?r)(?:\b(?P<noun>\p{Lu}\p{L}+)\s+)?\b(?:(?P<at>[Bb]eim?)|(?P<preposition>(?i:mit|an|am|für|aus))"
        rf"|[Aa]uf|(?P<in>(?i:im))|(?i:{any_of('claims', 'goods.set_apart')}))"
        r"\s+(?:(?:de[rmn]|die|das)\s+)?(?:\p{Ll}+\s+)?"
        r"|\b(?P<noun>\p{Lu}\p{L}+)\s+de[rs]\s+"
    )
)
# `Arzneimittel trugen zum Defizit 3 Mio. bei`: so they do with a balance, too
_MAKES_UP = late(
    r"\b(?:trug(?:en)?|trag(?:en|e)|trägt|steuer(?:t|n|te|ten))\b[^;:]*\bbei\b|\b(?:beigetragen|beigesteuert)\b"
    r"|\bverursach(?:t|en|te|ten)\b|\bschl(?:ug|ugen|ägt|agen)\b[^;:]*\bzu\s+Buche\b"
    r"|\bmach(?:t|en|te|ten)\b[^;:]*\baus\b",
    signs="bei verursach Buche aus",
)
# ` nach Mali, fast nur`, ` (`; the list may have begun before the goods
_APPOSES = late(r"(?P<comma>,\s+(?=\p{Ll}))|(?P<mark>\(|\s[–—-]\s)")
_CLOSES = late(r",\s+(?P<word>\p{Ll}+)")
_CLOSING = {"(": ")", " – ": " – ", " — ": " — ", " - ": " - "}
_SHARE = late(r"\p{L}*[Aa]nteils?|Großteil|Grossteil|Gros|Teil|Rest")
_SHARE_IN = late(r"\s+an\s")  # `Der Anteil von Milch an den Exporten von 9 Mio.`
# `importiertes Gas`
_PART = late(r",\s+(?:davon|darunter)\b", signs="davon darunter")  # `3 Mrd., davon fast alles Gold`
_TRADED = late(r"(?:im|ex)portiert|(?:ein|aus)geführt|gehandelt")
# `| das es für 3 Mio. bezog`
_RELATIVE = late(
    r"\s*(?:(?:von|mit|aus|für)\s+)?(?:das|die|der|den|dessen|deren|denen|dem|welche[rsnm]?|wo)\b"
)
# `Warenexport | von 3 Mrd.`
_OF_FIGURE = late(r"\s+(?:von|in\s+Höhe\s+von|im\s+(?:Wert|Umfang)\s+von)\s+")
_FIRST_WORD = late(r"\s*(?P<word>\p{Ll}+)\s")
_WHILE = late(r"\s*(?:während|wohingegen|wogegen|wobei|so\s?dass)\s")
_PARTS = late(r";|:\s+[„“\"»«]")
# `…, | nämlich 3 Mio.`
_NAMELY = late(r"\s*(?:nämlich|und\s+zwar)\b")

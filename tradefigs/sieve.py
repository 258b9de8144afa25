"""Which texts hold no claim for sure: near their money nothing can mean trade.

This is what extraction costs where nothing is to be extracted. The first claim of a text needs a word of
trade that `governors.governing` finds credible; all further claims lean on the first.
"""

from __future__ import annotations

import regex

from tradefigs.figures import lone_numbers
from tradefigs.governors import FOR_IT, GOODS_SOLD, TRADE, is_credible, may_go_on
from tradefigs.scene import Scene
from tradefigs.text import Layout, Span
from tradefigs.trade import find_mentions, may_name_trade
from tradefigs.triggers import REACH_BEFORE, REACH_BEHIND, SHORT, triggers_of


def may_claim(text: str) -> bool:
    """Tell whether ``text`` may hold a claim: where it may hold a figure, trade is spoken of."""
    if len(text) < SHORT:
        return True
    scene = Scene(text, Layout(text), ())
    sentences = _sentences_with_money(scene)
    return bool(sentences) and (
        any(_may_govern(scene, sentence) or _may_go_on(scene, sentence) for sentence in sentences)
        or any(_names_trade_surely(text, headline) for headline in scene.layout.headlines)
    )


# ---------------------------------------------------------------- sentences with money

_DIGIT, _DIGIT_BEFORE = regex.compile(r"\d"), regex.compile(r"(?r)\d")
_LARGE_NUMBER = regex.compile(r"\d{1,3}(?:['’.]\d{3})+")


def _sentences_with_money(scene: Scene) -> list[Span]:
    """Return the sentences in which figures may stand: those of the triggers and of the numbers near."""
    text, sentence_at = scene.text, scene.layout.sentence_at
    found: dict[Span, None] = {}
    for start, end in triggers_of(text):
        before = _DIGIT.search(text, max(0, start - REACH_BEFORE), start)
        behind = _DIGIT_BEFORE.search(text, end, end + REACH_BEHIND)
        found[sentence_at(before.start() if before else start)] = None
        found[sentence_at(behind.start() if behind else start)] = None
    # What is money once is money wherever it stands: `um 12.200`
    numbers = {match[0] for place in found for match in _LARGE_NUMBER.finditer(text, place.start, place.end)}
    again = (match.start() for match in lone_numbers(text) if match[0] in numbers) if numbers else ()
    return list(found | {sentence_at(place): None for place in again})


# ---------------------------------------------------------------- words of trade


def _may_govern(scene: Scene, sentence: Span) -> bool:
    """Tell whether a word in ``sentence`` may be the one that governs the first figure of trade."""
    if not may_name_trade(scene.text, sentence):
        return False
    mentions = [m for m in find_mentions(scene.text, sentence) if m.measure in TRADE]
    if any(mention.movement for mention in mentions) and _has_goods(scene.text, sentence):
        return True
    mentions = [mention for mention in mentions if not mention.movement]
    number = scene.layout.sentence_index(sentence.start) if mentions else 0
    return any(is_credible(scene, mention, number) for mention in mentions)


def _has_goods(text: str, sentence: Span) -> bool:
    return GOODS_SOLD.search(text, sentence.start, sentence.end) is not None


def _may_go_on(scene: Scene, sentence: Span) -> bool:
    """Tell whether ``sentence`` may go on with trade that the sentences before it speak of."""
    if sentence.start == 0:
        return False
    before = scene.layout.sentence_at(sentence.start - 1)
    if (
        _names_trade_surely(scene.text, before)
        or FOR_IT.search(scene.text, sentence.start, sentence.end)
        or _follows_question(scene, before)
    ):
        return may_go_on(scene, scene.layout.sentence_index(sentence.start))
    return False


def _follows_question(scene: Scene, before: Span) -> bool:
    """Tell whether the sentence ``before``, or the one before that, asks something."""
    mark = scene.text.rfind("?", 0, before.end)
    if mark < before.start and mark >= 0 and before.start > 0:
        before = scene.layout.sentence_at(before.start - 1)
    return mark >= before.start


def _names_trade_surely(text: str, sentence: Span) -> bool:
    return may_name_trade(text, sentence, surely=True) and any(
        mention.strong and mention.measure in TRADE for mention in find_mentions(text, sentence)
    )

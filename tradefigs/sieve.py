"""Which texts hold no claim for sure: near their money nothing can mean trade.

This is what extraction costs where nothing is to be extracted. The first claim of a text needs a word of
trade that `governors.governing` finds credible; all further claims lean on the first.
"""

from __future__ import annotations

from functools import cache
from itertools import chain

import regex
from ahocorasick_rs import AhoCorasick, Implementation

from tradefigs import lexicon
from tradefigs.governors import GOODS_SOLD, TRADE, is_credible
from tradefigs.scene import Scene
from tradefigs.text import Layout, Span
from tradefigs.trade import OTHER, find_mentions, nouns, verbs
from tradefigs.triggers import REACH_BEFORE, REACH_BEHIND, SHORT, triggers_of


def may_claim(text: str) -> bool:
    """Tell whether ``text`` may hold a claim: where it may hold a figure, trade is spoken of."""
    if len(text) < SHORT:
        return True
    scene = Scene(text, Layout(text), ())
    sentences = _sentences_with_money(scene)
    return bool(sentences) and (
        any(_may_govern(scene, sentence) or _goes_on(scene, sentence) for sentence in sentences)
        or any(_names_trade_surely(text, headline) for headline in scene.layout.headlines)
        or _has_number_again(text, sentences)
    )


# ---------------------------------------------------------------- sentences with money

_DIGIT, _DIGIT_BEFORE = regex.compile(r"\d"), regex.compile(r"(?r)\d")
# A number that is money once is money wherever it stands: 12.200
_LARGE_NUMBER = regex.compile(r"\d{1,3}(?:['’.]\d{3})+")


def _sentences_with_money(scene: Scene) -> list[Span]:
    """Return the sentences in which figures may stand: those of the triggers and of the numbers near."""
    found: dict[Span, None] = {}
    for start, end in triggers_of(scene.text):
        before = _DIGIT.search(scene.text, max(0, start - REACH_BEFORE), start)
        behind = _DIGIT_BEFORE.search(scene.text, end, end + REACH_BEHIND)
        found[scene.layout.sentence_at(before.start() if before else start)] = None
        found[scene.layout.sentence_at(behind.start() if behind else start)] = None
    return list(found)


def _has_number_again(text: str, sentences: list[Span]) -> bool:
    numbers = (
        match[0] for place in sentences for match in _LARGE_NUMBER.finditer(text, place.start, place.end)
    )
    return any(text.count(number) > 1 for number in numbers)


# ---------------------------------------------------------------- words of trade


def _may_govern(scene: Scene, sentence: Span) -> bool:
    """Tell whether a word in ``sentence`` may be the one that governs the first figure of trade."""
    if not _may_name_trade(scene.text, sentence):
        return False
    mentions = [m for m in find_mentions(scene.text, sentence) if m.measure in TRADE]
    if any(mention.movement for mention in mentions) and _has_goods(scene.text, sentence):
        return True
    mentions = [mention for mention in mentions if not mention.movement]
    number = scene.layout.sentence_index(sentence.start) if mentions else 0
    return any(is_credible(scene, mention, number) for mention in mentions)


def _has_goods(text: str, sentence: Span) -> bool:
    return GOODS_SOLD.search(text, sentence.start, sentence.end) is not None


def _goes_on(scene: Scene, sentence: Span) -> bool:
    """Tell whether ``sentence`` may go on with trade that the sentence before it speaks of."""
    if sentence.start == 0:
        return False
    return _names_trade_surely(scene.text, scene.layout.sentence_at(sentence.start - 1))


def _names_trade_surely(text: str, sentence: Span) -> bool:
    return _may_name_trade(text, sentence, surely=True) and any(
        mention.strong and mention.measure in TRADE for mention in find_mentions(text, sentence)
    )


def _may_name_trade(text: str, span: Span, *, surely: bool = False) -> bool:
    """Tell whether `find_mentions` may find a word of trade; of most sentences this is told much faster."""
    automaton, strong, parts = _automaton()
    words = text[span.start : span.end].replace("\u00ad", "").lower().split()
    sentence = f" {' '.join(words)} "
    return any(
        index < strong or (not surely and (index < parts or _is_whole_word(sentence, start, end)))
        for index, start, end in automaton.find_matches_as_indexes(sentence, overlapping=True)
    )


def _is_whole_word(text: str, start: int, end: int) -> bool:
    return not (text[start - 1].isalpha() or text[end].isalpha())


@cache
def _automaton() -> tuple[AhoCorasick, int, int]:
    """Return what finds the words of trade in small letters.

    With it, how many of them, the first ones, are strong; how many more may be parts of words.
    """
    heads = [(form, head) for form, head in (*nouns().items(), *verbs().items()) if head.measure != OTHER]
    strong = {form for form, head in heads if head.strong}
    strong |= {"exportier", "importier", "gehandelte"}  # Im- und exportierend, gehandelte Waren
    parts = {form for form, head in heads if not head.strong and not head.verb}
    whole = {form for form, head in heads if not head.strong and head.verb}
    table = lexicon.load("trade")
    whole |= {word.lower() for measure in ("exports", "imports") for word in table["movement"][measure]}
    for verb in chain.from_iterable(table["weak_verbs"]["split"].values()):
        stem, _ = verb.split()
        whole |= {stem + ending for ending in ("", "t", "te", "ten", "en", "e")}
    whole |= {"unter dem strich", "ein plus von", "ein minus von"}
    automaton = AhoCorasick([*strong, *parts, *whole], implementation=Implementation.ContiguousNFA)
    return automaton, len(strong), len(strong) + len(parts)

"""Where a text may name trade at all: most texts are dismissed by this."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from tradefigs import lexicon
from tradefigs.claims.vocabulary.trade import OTHER, VERB_ENDINGS, movements, nouns, verbs
from tradefigs.language.patterns import find_words
from tradefigs.language.text import Span


class TradePlaces:
    """Where a text may name trade: the stretches of it in which `find_mentions` may find a word of it.

    Of most texts little has to be looked at, so each stretch is when it is asked for.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._kinds: dict[Span, _Kinds] = {}

    def may_stand_in(self, span: Span) -> bool:
        """Tell whether a word of trade may stand in ``span``, which cuts none."""
        return any(self._in(span))

    def may_move_in(self, span: Span) -> bool:
        """Tell whether a verb of goods on their way may stand in ``span``: `gingen`."""
        return self._in(span).moving

    def may_measure_in(self, span: Span) -> bool:
        """Tell whether another word of trade may stand in ``span``."""
        kinds = self._in(span)
        return kinds.strong or kinds.weak

    def may_surely_stand_in(self, span: Span) -> bool:
        """Tell whether a strong word of trade may stand in ``span``."""
        return self._in(span).strong

    def _in(self, span: Span) -> _Kinds:
        kinds = self._kinds.get(span)
        if kinds is None:
            kinds = self._kinds[span] = _kinds_of_words(self._text[span.start : span.end])
        return kinds


class _Kinds(NamedTuple):
    """Which kinds of words of trade may stand in a stretch."""

    strong: bool
    weak: bool
    moving: bool


def _kinds_of_words(stretch: str) -> _Kinds:
    automaton, strong, parts, moving = _words_of_trade()
    low = f" {stretch.lower()} "
    found = [
        index
        for index, start, end in find_words(automaton, low)
        if index < parts or not (low[start - 1].isalpha() or low[end].isalpha())
    ]
    return _Kinds(
        strong=any(index < strong for index in found),
        weak=any(strong <= index < moving for index in found),
        moving=any(index >= moving for index in found),
    )


@cache
def _words_of_trade() -> tuple[AhoCorasick, int, int, int]:
    """Return what finds the words of trade in small letters.

    With it, how many of them, the first ones, are strong; behind which one the others are whole words, and
    behind which one verbs of goods on their way.
    """
    heads = [(form, head) for form, head in (*nouns().items(), *verbs().items()) if head.measure != OTHER]
    strong = {form for form, head in heads if head.strong}
    strong |= {"exportier", "importier", "gehandelte"}  # Im- und exportierend, gehandelte Waren
    parts = {form for form, head in heads if not head.strong and not head.verb}
    whole = {form for form, head in heads if not head.strong and head.verb}
    table = lexicon.load("trade")
    for verb in chain.from_iterable(table["weak_verbs"]["split"].values()):
        stem, _ = verb.split()
        whole |= {stem + ending for ending in VERB_ENDINGS}
    whole |= {word.split()[0] for word in chain.from_iterable(table["abroad"].values())}  # `legte hin`
    whole |= {"plus", "minus", "ausgibt", "ausgab"}  # not what is also a noun, `Ausgaben`
    # `ließen sich Käse 3 Mio. kosten`
    let = ("ließ", "ließen", "liess", "liessen", "lässt", "lassen")
    whole |= {f"{form}{gap}sich" for form in let for gap in (" ", "\u00a0", "\n")}
    automaton = AhoCorasick([*strong, *parts, *whole, *movements()], implementation=Implementation.DFA)
    parts_end = len(strong) + len(parts)
    return automaton, len(strong), parts_end, parts_end + len(whole)

"""Which texts hold no claim for sure: near their money nothing can mean trade.

This is what extraction costs where nothing is to be extracted. The first claim of a text needs a word of
trade that `credibility.is_credible` accepts; all further claims lean on the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import regex

from tradefigs.claims.measure.continuation import heads_list, may_go_on, points_back
from tradefigs.claims.measure.credibility import is_credible
from tradefigs.claims.measure.movements import moves_goods
from tradefigs.claims.scene.cast import Cast
from tradefigs.claims.scene.scene import Scene
from tradefigs.claims.vocabulary.trade import TRADE
from tradefigs.claims.vocabulary.tradeplaces import TradePlaces
from tradefigs.figures import lone_numbers
from tradefigs.figures.numerals import in_digits
from tradefigs.figures.triggers import LONGEST_WORD, REACH_BEFORE, REACH_BEHIND, SHORT, triggers_of
from tradefigs.language.layout import Layout, may_be_title
from tradefigs.language.text import Span
from tradefigs.language.visible import Visible, is_visible
from tradefigs.parties import Party, parties_of_passage

NEAR = 600  # characters: as far from its word of trade as a sentence may put a figure


def may_claim(text: str, layout: Layout | None = None) -> bool:
    """Tell whether ``text`` may hold a claim: where it may hold a figure, trade is spoken of.

    ``layout``: its sentences and paragraphs, when the caller has them already.
    """
    if len(text) < SHORT:
        return True
    layout = layout or Layout(text)
    scene = Scene(text, layout, (), _Glimpse(text, layout))
    places = _places_of_money(scene)
    worded = _in_digits(text, places)
    if worded is not text:
        layout = layout.worded_as(worded)
        scene = Scene(worded, layout, (), _Glimpse(worded, layout))
    return bool(places) and (
        any(_may_govern(scene, sentence) or _may_go_on(scene, sentence) for sentence in _read(scene, places))
    )


def _in_digits(text: str, places: list[tuple[int, int, int]]) -> str:
    """Return ``text`` with the words for numbers before its money in digits: `drei` Milliarden."""
    pieces, done = list[str](), 0
    for _, trigger, _ in sorted(places):
        word = _WORD_BEFORE.match(text, max(done, trigger - LONGEST_WORD), trigger)
        number = in_digits(word[1]) if word is not None else ""
        if word is not None and number != word[1]:
            pieces += (text[done : word.start(1)], number)
            done = word.end(1)
    return "".join((*pieces, text[done:])) if pieces else text


def may_claim_in_page(words: str) -> bool:
    """Tell whether the article of a web page may hold a claim, by all the ``words`` of the page.

    What stands beside the article may part its sentences or its headline from it, so that trade may also be
    spoken of near the money, or in any line that may be a headline.
    """
    if not is_visible(words):
        words = Visible(words).text
    places = TradePlaces(words)
    found = triggers_of(words)
    if any(places.may_surely_stand_in(Span(max(0, start - NEAR), end + NEAR)) for start, end in found):
        return True
    return (
        may_claim(words)
        or any(_may_be_listed(words, places, start) for start, _ in found)
        or (bool(found) and _may_be_titled(words, places))
    )


def _may_be_listed(words: str, places: TradePlaces, start: int) -> bool:
    """`Die größten Abnehmer:`, a picture, `1. Peru 3 Mrd.`: what opens a list stands near its items."""
    near = Span(max(0, start - NEAR), start)
    return ":\n" in words[near.start : near.end] and places.may_measure_in(near)


def _may_be_titled(words: str, places: TradePlaces) -> bool:
    """Tell whether a line that may be a headline speaks of trade."""
    if not places.may_surely_stand_in(Span(0, len(words))):
        return False
    lines = {line.strip() for line in words.splitlines()}
    return any(
        TradePlaces(line).may_surely_stand_in(Span(0, len(line))) for line in lines if may_be_title(line)
    )


class _Glimpse(Cast):
    """The parties of a text, read in a passage only, where a word may mean trade."""

    def __init__(self, text: str, layout: Layout) -> None:
        super().__init__(text, layout)
        self._passages: dict[Span, list[Party]] = {}

    def near(self, span: Span) -> list[Party]:
        """Return the parties of the sentences of ``span``; some may go by other names in the whole text."""
        passage = self._layout.passage_round(span.start, span.end)
        if passage not in self._passages:
            self._passages[passage] = self._read(passage)
        return self._passages[passage]

    def _read(self, passage: Span) -> list[Party]:
        start = max(0, passage.start - 1)  # with the space: the passage is not the top of the text
        found = parties_of_passage(self._text[start : passage.end])
        if found is None:
            return self.all
        return [replace(party, start=party.start + start, end=party.end + start) for party in found]


# ---------------------------------------------------------------- sentences with money

# As far from a trigger as a figure that it belongs to may reach
REACH = REACH_BEFORE + LONGEST_WORD
# `drei ` Milliarden
_WORD_BEFORE = regex.compile(r"(?r)\b(\p{L}+)\s+")
_DIGIT, _DIGIT_BEFORE = regex.compile(r"\d"), regex.compile(r"(?r)\d")
_LARGE_NUMBER = regex.compile(r"\d{1,3}(?:['’.]\d{3})+")


def _places_of_money(scene: Scene) -> list[tuple[int, int, int]]:
    """Return where figures may stand: the first number near a trigger, the trigger, the last number."""
    text = scene.text
    found: list[tuple[int, int, int]] = []
    for start, end in triggers_of(text):
        before = _DIGIT.search(text, max(0, start - REACH_BEFORE), start)
        behind = _DIGIT_BEFORE.search(text, end, end + REACH_BEHIND)
        found.append((before.start() if before else start, start, behind.start() if behind else start))
    # What is money once is money wherever it stands: `um 12.200`
    around = (text[max(0, first - REACH) : last + REACH] for first, _, last in found)
    numbers = {number for stretch in around for number in _LARGE_NUMBER.findall(stretch)}
    if not any(text.count(number) > 1 for number in numbers):
        return found
    again = [match.start() for match in lone_numbers(text) if match[0] in numbers]
    return [*found, *zip(again, again, again, strict=True)]


def _read(scene: Scene, places: list[tuple[int, int, int]]) -> Iterator[Span]:
    """Yield the sentences of ``places`` each once, those left out round which nothing can mean trade."""
    read: set[Span] = set()
    passage, means_trade = Span(0, 0), False
    for place in places:
        if not (place[0] in passage and place[-1] in passage):
            passage = scene.layout.passage_round(place[0], place[-1])
            means_trade = _may_mean_trade(scene, passage)
        if means_trade:
            for sentence in map(scene.layout.sentence_at, place):
                if sentence not in read:
                    read.add(sentence)
                    yield sentence


def _may_mean_trade(scene: Scene, passage: Span) -> bool:
    """Tell whether trade may be spoken of in ``passage``, or so before it that it may go on with that."""
    text, start = scene.text, passage.start
    if scene.words.places.may_stand_in(passage):
        return True
    if start == 0:
        return False
    before = scene.layout.passage_round(start - 2, start)  # - 2: before the full stop
    if scene.words.places.may_surely_stand_in(before) or _may_point_back(scene, passage, before):
        return True
    if text.rfind("?", 0, passage.end) < 0:
        return False
    earlier = scene.layout.passage_round(max(0, before.start - 2), passage.end)
    return "?" in text[earlier.start : passage.end]


# ---------------------------------------------------------------- words of trade


def _may_govern(scene: Scene, sentence: Span) -> bool:
    """Tell whether a word in ``sentence`` may be the one that governs the first figure of trade."""
    if scene.words.places.may_move_in(sentence) and moves_goods(scene, sentence):
        return True
    if not scene.words.places.may_measure_in(sentence):
        return False
    mentions = [m for m in scene.words.within(sentence) if m.measure in TRADE and not m.movement]
    number = scene.layout.sentence_index(sentence.start) if mentions else 0
    return any(is_credible(scene, mention, number) for mention in mentions)


def _may_go_on(scene: Scene, sentence: Span) -> bool:
    """Tell whether ``sentence`` may go on with trade that the sentences before it speak of."""
    before = scene.layout.sentence_at(max(0, sentence.start - 1))
    if (
        _names_trade_surely(scene, before)
        or heads_list(scene.text, before)
        or _may_point_back(scene, sentence, before)
        or _follows_question(scene, before)
        or _is_titled(scene)
    ):
        return may_go_on(scene, scene.layout.sentence_index(sentence.start))
    return False


@lru_cache(maxsize=1)  # asked for each sentence
def _is_titled(scene: Scene) -> bool:
    """Tell whether a headline surely speaks of trade."""
    may_stand_in = scene.words.places.may_surely_stand_in
    return may_stand_in(Span(0, len(scene.text))) and any(
        _names_trade_surely(scene, headline) for headline in scene.layout.headlines
    )


def _may_point_back(scene: Scene, sentence: Span, before: Span) -> bool:
    """Tell whether ``sentence`` may point to trade that the one ``before`` or a headline speaks of."""
    return points_back(scene.text, sentence) and (
        scene.words.places.may_stand_in(before) or scene.words.speak_of_trade
    )


def _follows_question(scene: Scene, before: Span) -> bool:
    """Tell whether the sentence ``before``, or the one before that, asks something."""
    mark = scene.text.rfind("?", 0, before.end)
    if mark < before.start and mark >= 0 and before.start > 0:
        before = scene.layout.sentence_at(before.start - 1)
    return mark >= before.start


def _names_trade_surely(scene: Scene, sentence: Span) -> bool:
    return scene.words.places.may_surely_stand_in(sentence) and any(
        mention.strong and mention.measure in TRADE for mention in scene.words.within(sentence)
    )

"""Goods on their way: `Waren für 3 Mrd. gingen nach Japan`, exports where no better word is near."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from tradefigs.claims.clauses.syntax import clause_index, clauses
from tradefigs.claims.scene.scene import NO_PARTY, Reason, Scene
from tradefigs.claims.vocabulary.trade import OTHER, TRADE, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_of

LONGEST_FIGURE = 80  # characters of a figure with its qualifiers


def is_trade_movement(scene: Scene, mention: Mention, number: int) -> bool:
    """`Waren für 3 Mrd. gingen nach Japan`: goods, a place, and no better word in the clause."""
    text, sentence = scene.text, scene.sentence(number)
    figure = _figure_before(scene, mention)
    if figure is not None and (_FLOWS.fullmatch(mention.text) or _UP_TO.match(text, 0, figure.start)):
        return False
    if _REACHES.match(text, mention.end):
        return False
    clause = max(sentence.start, *(text.rfind(mark, sentence.start, mention.start) for mark in ":;"))
    for other in scene.words.of(number):
        better = other.measure == OTHER or other.verb or other.start < mention.start
        if other.movement or not better or other.start < clause:
            continue
        if not _is_another_clause(scene, mention, other):
            return False
    return moves_goods(scene, sentence) or _goes_in_relative(scene, mention)


def _goes_in_relative(scene: Scene, mention: Mention) -> bool:
    """`Größter Partner ist Peru, in das Tee für 3 Mrd. ging`: a clause that tells whither by its pronoun."""
    pieces = clauses(scene.text, scene.layout.sentence_at(mention.start))
    clause = pieces[clause_index(pieces, mention.start)]
    if not _WHERE_TO.match(scene.text, *clause):
        return False
    return bool(scene.figures_in(clause)) and bool(_goods_sold(scene.text, clause))


def _figure_before(scene: Scene, mention: Mention) -> Span | None:
    """`3 Mio. flossen nach Chile`: what flows is the money; `will auf 3 Mio. kommen`: what is reached."""
    before = scene.figures_in(Span(mention.start - LONGEST_FIGURE, mention.start))
    is_right_before = bool(before) and not scene.text[before[-1].end : mention.start].strip()
    return before[-1] if is_right_before else None


def moves_goods(scene: Scene, sentence: Span) -> bool:
    """Tell whether ``sentence`` names goods and where they go or come from."""
    if not any(
        goods is None or not _is_of_other_money(scene, goods) for goods in _goods_sold(scene.text, sentence)
    ):
        return False
    roles = scene.roles(sentence)
    return bool(roles.source or roles.destination or THITHER.search(scene.text, sentence.start, sentence.end))


@lru_cache(maxsize=8)  # of a sentence it is asked for each of its verbs and figures
def _goods_sold(text: str, sentence: Span) -> tuple[int | None, ...]:
    """Return one of the goods of ``sentence`` each: None, or where a `davon` stands for them."""
    found = GOODS_SOLD.finditer(text, sentence.start, sentence.end)
    return tuple({match.start() if match[0].lower() == "davon" else None: True for match in found})


def _is_of_other_money(scene: Scene, place: int) -> bool:
    """`Die Investitionen lagen bei 9 Mrd., | davon | kamen 4 Mrd. aus Peru`: no goods."""
    number = scene.layout.sentence_index(place)
    start = scene.sentence(max(0, number - 1)).start
    last = bisect_left(scene.figures, place, key=lambda figure: figure.start) - 1
    last = min(last, len(scene.told.readings) - 1)  # `4 Mrd. davon`: not that one
    if last >= 0 and scene.figures[last].start >= start:
        reading = scene.told.readings[last]
        return isinstance(reading, Reason) and reading != NO_PARTY
    measures = {word.measure for word in scene.words.of(number - 1)} if number else set()
    return OTHER in measures and measures.isdisjoint(TRADE)


def _is_another_clause(scene: Scene, mention: Mention, other: Mention) -> bool:
    """`Nach China gingen Waren für 3 Mrd., von dort kamen …`: a mark, or a figure and a comma, between."""
    if other.end <= mention.start:
        return _has_own_goods(scene, other, mention)
    if _PART.search(scene.text, mention.end, other.start):
        return True
    ends = (
        figure.end for figure in scene.figures if mention.end <= figure.start and figure.end <= other.start
    )
    if other.verb and any("," in scene.text[end : other.start] for end in ends):
        return True
    # `Für 3 Mio. ging Wein nach Peru, kein anderes Land zahlt mehr`
    pieces = clauses(scene.text, scene.layout.sentence_at(mention.start))
    own, its = clause_index(pieces, mention.start), clause_index(pieces, other.start)
    return other.verb and own < its and scene.figures_between(*pieces[own]) > 0


def _has_own_goods(scene: Scene, other: Mention, mention: Mention) -> bool:
    """`Die Exporte lagen bei 3 Mrd., aus Peru kamen Waren für 2 Mrd.`: a clause of its own says all of it.

    Likewise behind `Waren für 3 Mrd. wurden exportiert`.
    """
    pieces = clauses(scene.text, scene.layout.sentence_at(mention.start))
    clause, before = (pieces[clause_index(pieces, word.start)] for word in (mention, other))
    if other.counterpart and _goes_in_relative(scene, mention):
        return True
    has_figure = scene.figures_between(before.start, clause.start) > 0
    return clause != before and has_figure and moves_goods(scene, clause)


# `Waren`, `Molkereiprodukte`, `Kupfer für 3 Mrd.`
GOODS_SOLD = late(
    lambda: (
        rf"\b(?:{any_of('claims', 'goods.words')}|\p{{L}}*{any_of('claims', 'goods.heads')}|[Dd]avon)\b"
        r"|\b(?:[Ff]ür|Um(?=\s[^;]{1,160}\b(?:verkauft|geliefert|gekauft|bezogen|abgesetzt)\b)|im\s+(?:Wert|Gesamtwert|Umfang|Volumen|Gegenwert)\s+von|\p{Lu}\p{L}+\s+um)\s+(?:\p{L}+\s+){0,2}[\p{Sc}\d]|\((?:für\s+)?[\p{Sc}\d]"
    )
)
# `dorthin`, `aus der Region`: goods go to a place, or come from one, that the text has named before.
THITHER = late(
    lambda: (
        r"(?i)\s*\b(?:umgekehrt|im\s+Gegenzug|dorthin|zurück(?=\s+\p{Ll})|wohin|von\s+wo|von\s+dort|dorther|daher|(?-i:Ihnen)|euch"
        r"|über\s+(?:die|unsere|ihre|seine)\s+(?:\p{Ll}+\s+)?Grenzen?|über\s+den\s+(?:Atlantik|Pazifik|Ärmelkanal|Kanal)|außer\s+Landes|in\s+alle\s+(?:Welt|Länder)|in\s+die\s+(?:ganze|weite)\s+Welt|verl(?:ieß|iess|ass|äss)(?:en|t)?\b[^;]{0,80}\b(?:das|ihr|sein|unser)\s+Land|das\s+Land\s+verl(?:ieß|iess|ass)en"
        r"|(?:in|auf)\s+(?:dies|jen)en\s+(?:\p{Ll}+\s+)?(?:Ziel|Absatz|Export)?markt"
        r"|in\s+(?:dies|jen)e\s+(?:\p{Ll}+\s+)?(?:Länder|Staaten)|aus\s+(?:dies|jen)en\s+(?:\p{Ll}+\s+)?(?:Ländern|Staaten)"
        r"|(?:ins|in\s+das)\s+(?:Land|Nachbarland|Ausland|Gebiet)|aus\s+dem\s+(?:Land|Nachbarland|Ausland)"
        rf"|(?:in|aus)\s+(?:die|der)\s+{any_of('claims', 'who.regions_of_goods')})\b"
    )
)
_PART = late(r";|:\s")
# `, in die` Waren für 3 Mrd. gingen, `, aus dem`
_WHERE_TO = late(
    r"[\s,]*(?:(?:in|nach|an|aus|von)\s+(?:die|das|den|dem|der|denen|welche[nmrs]?)|wohin|woher|von\s+wo)\s"
)
# `Das Saarland kam auf` 3 Mrd.
_REACHES = late(r"\s+(?:\p{Ll}+\s+)?auf\s+(?:\p{Ll}+\s+){0,2}\p{Sc}?\d")
_UP_TO = ending(r"\b[Aa]uf\s+")
# `flossen`
_FLOWS = late(r"floss(?:en)?|fließen|geflossen")

"""Goods that fill a place in the clause: what a verb of trade has as its object, who makes up exports.

`Für 3 Mio. exportierte Malta Zimbeln`, `Bei den Exporten kamen Zimbeln auf 3 Mio.`: what stands there without
an article and a preposition, and is no party, time or person, is what is traded, whatever it is called.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tradefigs import lexicon
from tradefigs.claims.clauses.nounphrases import NounPhrase, Sentence, read_sentence
from tradefigs.claims.goods.phrases import PUTS, SERVICES, goods_in, is_ware, verbs_of_trade
from tradefigs.claims.scene.scene import Value
from tradefigs.claims.vocabulary.goods import is_goods
from tradefigs.claims.vocabulary.trade import FALLS, FLOWS
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.language.words import word_class
from tradefigs.quotes.names.offices import office_of


def goods_in_slot(value: Value) -> str | None:
    """Return what fills the place of what is traded: "" for goods of every kind, None where nothing does."""
    sentence = value.at.sentence
    if value.measure not in FLOWS or value.mention.start not in sentence or value.mention.counterpart:
        return None
    read = _read(value)
    slots = _objects(value, read) if value.mention.verb else _subjects(value, read)
    own = value.mention.start
    return _best(value, [phrase for phrase in slots if not phrase.start <= own < phrase.end])


def _read(value: Value) -> Sentence:
    at = value.at
    sentence = at.sentence
    parties = (party for party in at.scene.cast.within(sentence) if party.form != "adjective")
    names = [Span(party.start, min(party.end, sentence.end)) for party in parties]
    return read_sentence(at.text, sentence, tuple(_apart(sorted([*at.scene.figures_in(sentence), *names]))))


def _apart(spans: list[Span]) -> Iterator[Span]:
    """Yield the spans none of which begins in one before it."""
    end = 0
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


# ---------------------------------------------------------------- who fills a place


def _objects(value: Value, read: Sentence) -> Iterator[NounPhrase]:
    """Yield what a verb of trade may have as its object, or as its subject in the passive."""
    places = _places(value, read)
    for phrase in read.phrases:
        fits = phrase.is_bare or _is_object(value, phrase) or _is_topic(phrase) or _is_opening(read, phrase)
        if phrase.segment in places and fits:
            yield phrase


def _subjects(value: Value, read: Sentence) -> Iterator[NounPhrase]:
    """Yield what may make up a part of the exports that a noun names: `X kam im Export auf`."""
    mention = value.mention
    of = next((phrase for phrase in read.phrases if phrase.start <= mention.start < phrase.end), None)
    places = _places(value, read)
    yield from (phrase for phrase in read.phrases if phrase.segment in places and _is_topic(phrase))
    if of is not None and of.article.startswith("ein"):  # `Zimbeln erzielten einen Exportwert von 3 Mio.`
        yield from _earners(read, of, places)
    is_goods_itself = mention.text.lower().endswith(lexicon.words("trade", "shares.goods"))
    if of is None or not (of.preposition or of.is_genitive or is_goods_itself):
        return
    verbs = [word for place in places for word in read.words_of(place)]
    falls = any(_FALLS.fullmatch(word) for word in verbs)
    if not falls and _verbs_of_share().isdisjoint(verbs):
        return
    for phrase in read.phrases:
        is_subject = phrase.is_bare or phrase.article in _ALL
        if phrase.segment in places and (phrase.preposition == "auf" if falls else is_subject):
            yield phrase


def _earners(read: Sentence, value: NounPhrase, places: set[int]) -> Iterator[NounPhrase]:
    """Yield what opens the sentence and has the export ``value`` as its object."""
    verbs = lexicon.words("trade", "shares.reached")
    if any(word in verbs for place in places for word in read.words_of(place)):
        opening = read.phrases[0]
        is_seller = opening.nouns[-1].lower().endswith(lexicon.words("trade", "branches.sellers"))
        if opening.is_bare and opening.end < value.start and opening.segment in places and not is_seller:
            yield opening


def _is_object(value: Value, phrase: NounPhrase) -> bool:
    """`An Teppichen führte man für 3 Mio. aus`, `Mit Teppichen erlöste man 3 Mio.`"""
    if phrase.article:
        return False
    earns = value.mention.text.lower().startswith(lexicon.words("trade", "shares.earning"))
    return phrase.preposition == "an" or (earns and phrase.preposition == "mit")


def _is_opening(read: Sentence, phrase: NounPhrase) -> bool:
    """`Von Teppichen verkaufte man für 3 Mio.`"""
    if phrase.preposition != "von" or not any(map(is_goods, phrase.nouns)):
        return False
    return all(token.function for token in read.tokens if token.start < phrase.start)


def _is_topic(phrase: NounPhrase) -> bool:
    """`Bei Textilien stieg der Export auf 3 Mio.`"""
    return phrase.preposition in ("bei", "beim") and any(map(is_goods, phrase.nouns))


def _places(value: Value, read: Sentence) -> set[int]:
    """Return the segments in which goods may stand: those of the figure, of its word, and what opens both."""
    place = read.segment_at(value.at.phrase.start)
    own = {place} if _is_apart(read, place) else {place, read.segment_at(value.mention.start)}
    first = min(own)
    if first > 1 and _opens(read) and not read.has_verb(first - 1, _verbs()):
        own.add(0)  # `An Teppichen, | einst ihr Stolz, | führte`
    return own


def _opens(read: Sentence) -> bool:
    """Tell whether goods open the sentence: `An Teppichen, …`, `Alle Teppiche zusammen, …`."""
    opening = next(iter(read.phrases), None)
    if opening is None or opening.preposition:
        return opening is not None and read.is_fronted(0)
    return any(map(is_goods, opening.nouns)) and not read.has_verb(0, _verbs())


def _is_apart(read: Sentence, place: int) -> bool:
    """Whether the segment of a figure is a clause of its own: `, wobei Tee 3 Mio. einbrachte`."""
    words = read.words_of(place)
    openers = word_class("subordinators") | word_class("relatives")
    return (bool(words) and words[0] in openers) or read.has_verb(place, _verbs())


# ---------------------------------------------------------------- which of them are goods

KNOWN, WARES, UNKNOWN = range(3)


def _best(value: Value, slots: list[NounPhrase]) -> str | None:
    """Return the goods of the slots, those first that are the figure's own; "" for wares of any kind."""
    ranked = [(_rank(value, phrase), _kind(phrase), phrase.start, phrase) for phrase in slots]
    for rank, kind, _, phrase in sorted(ranked, key=lambda entry: entry[:3]):
        if rank == FOREIGN or (kind == UNKNOWN and not _may_be_goods(phrase)):
            continue
        if kind == WARES and any(other.preposition in ("an", "von") for other in slots):
            continue  # `An Kupfer führte Peru Ware für 3 Mio. aus`
        if kind == WARES:
            return None if phrase.is_closer_described else ""
        product = goods_in(value, Span(phrase.start, phrase.end))
        if product:
            return product
    return None


# How near a phrase is to its figure: right beside it, between it and the figures next to it, farther off; or
# right beside another figure.
COUNTED, NEAR, FAR, FOREIGN = range(4)


def _rank(value: Value, phrase: NounPhrase) -> int:
    """`für 3 Mio. Dollar Holz und für 2 Mio. Wein`: what stands beside a figure is its own.

    Likewise what is put to it, `Waren im Wert von 3 Mio. und Dienste im Wert von 2 Mio.`
    """
    at = value.at
    own, text = at.phrase, at.text
    for figure in at.scene.figures_in(at.sentence):
        behind = figure.end <= phrase.start
        gap = text[figure.end : phrase.start] if behind else text[phrase.end : figure.start]
        is_put = not behind and _PUTS.fullmatch(gap) and not _AND.fullmatch(text, figure.end, own.start)
        if not gap.strip() or is_put:
            return COUNTED if figure == own else FOREIGN
    following = _NEXT_VERB.search(text, own.end, max(own.end, phrase.start))
    if following is not None and following["verb"] in verbs_of_trade():
        return FOREIGN  # `exportierte Güter für 3 Mio. und nahm Peru Holz ab`
    first, last = min(phrase.end, own.end), max(phrase.start, own.start)
    return FAR if at.scene.figures_between(first, last) else NEAR


def _kind(phrase: NounPhrase) -> int:
    if len(phrase.nouns) > 1 and all(is_ware(noun) or noun == SERVICES for noun in phrase.nouns):
        return WARES  # `Waren und Dienstleistungen`
    if any(map(is_goods, phrase.nouns)):
        return KNOWN
    return WARES if all(map(is_ware, phrase.nouns)) and not phrase.has_adjective else UNKNOWN


def _may_be_goods(phrase: NounPhrase) -> bool:
    """Tell whether a noun phrase that the lexicon lacks may name goods: no time, person or idea."""
    return not phrase.is_name and not any(_is_no_thing(noun) for noun in phrase.nouns)


def _is_no_thing(noun: str) -> bool:
    low = noun.lower()
    return (
        low in word_class("times")
        or (low in _verbs() and not is_ware(noun))
        or low.endswith(lexicon.words("grammar", "abstract_endings"))
        or noun in lexicon.words("trade", "branches.names")
        or low.endswith(
            (*lexicon.words("trade", "branches.heads"), *lexicon.words("grammar", "adverb_endings"))
        )
        or office_of(noun) is not None
    )


@cache
def _verbs_of_share() -> frozenset[str]:
    return frozenset(lexicon.words("trade", "shares.verbs"))


@cache
def _verbs() -> frozenset[str]:
    """Return finite verbs of trade and of values."""
    return frozenset(lexicon.words("trade", "status.reported")) | _verbs_of_share()


_NEXT_VERB = late(r"\b(?:und|sowie|aber)\s+(?P<verb>\p{Ll}+)")
_FALLS = late(FALLS)
_ALL = ("alle", "sämtliche")  # `Alle Lebensmittel zusammen kamen auf Ausfuhren von 3 Mio.`
_PUTS = late(PUTS)
_AND = late(r"\s+(?:bzw\.|beziehungsweise|und|oder)\s+")  # Fleisch und Obst für 7 `bzw.` 2 Mio.

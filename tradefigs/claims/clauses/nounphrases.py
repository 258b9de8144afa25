"""The noun phrases of a sentence, each with its preposition and article, and the segments that commas cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tradefigs.language.text import Span
from tradefigs.language.words import POINT, QUOTE, WORD, Token, tokens_of, word_class

_JOINS = ("und", "sowie", "oder")
_LIKE_PREPOSITIONS = ("als", "wie")
_POLITE = ("sie", "ihr", "ihnen", "ihre", "ihren", "ihrem", "ihrer", "ihres")
_CUTS = frozenset(",;:()[]–—-")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Nouns with their adjectives, a whole list of them: `Teppiche, frische Nüsse und Schmuck`.

    ``start`` and ``end`` leave out preposition and article, which are "" where there is none. ``segment`` is
    the place among the pieces into which marks cut the sentence. ``is_name``: two nouns follow each other, as
    in names of persons. ``is_genitive``: the attribute of a noun before it. ``is_closer_described``: what
    follows says of which kind they are (`Waren der Landwirtschaft`).
    """

    start: int
    end: int
    nouns: tuple[str, ...]
    preposition: str
    article: str
    segment: int
    has_adjective: bool
    is_name: bool
    is_genitive: bool
    is_closer_described: bool

    @property
    def is_bare(self) -> bool:
        """Whether neither preposition nor article stands before it."""
        return not self.preposition and not self.article and not self.is_genitive


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence taken apart: its tokens (a figure or a party is one), their segments, its noun phrases."""

    tokens: tuple[Token, ...]
    segments: tuple[int, ...]
    phrases: tuple[NounPhrase, ...]

    def segment_at(self, offset: int) -> int:
        """Return the segment that holds ``offset``."""
        return max(
            (
                segment
                for token, segment in zip(self.tokens, self.segments, strict=True)
                if token.start <= offset
            ),
            default=0,
        )

    def words_of(self, segment: int) -> list[str]:
        """Return the words of a segment in small letters."""
        return [token.low for token in self._tokens_of(segment) if token.kind == WORD]

    def is_fronted(self, segment: int) -> bool:
        """Whether a segment is one noun phrase with its preposition, before the verb: `An Teppichen, …`."""
        inside = [phrase for phrase in self.phrases if phrase.segment == segment]
        if len(inside) != 1:
            return False
        phrase, own = inside[0], self._tokens_of(segment)
        opens = all(token.function or token.kind == POINT for token in own if token.start < phrase.start)
        return opens and not any(token.start >= phrase.end and token.kind == WORD for token in own)

    def has_verb(self, segment: int, verbs: frozenset[str]) -> bool:
        """Whether one of ``verbs`` stands in a segment."""
        return not verbs.isdisjoint(self.words_of(segment))

    def _tokens_of(self, segment: int) -> list[Token]:
        pairs = zip(self.tokens, self.segments, strict=True)
        return [token for token, place in pairs if place == segment and token.text not in _CUTS]


@lru_cache(maxsize=16)  # of each figure of a sentence it is asked
def read_sentence(text: str, sentence: Span, wholes: tuple[Span, ...]) -> Sentence:
    """Take a sentence apart; each of ``wholes``, figures and names of parties, counts as one token."""
    tokens = tokens_of(text, sentence.start, sentence.end, wholes)
    segments: list[int] = []
    phrases: list[NounPhrase] = []
    segment = place = 0
    preposition = ""
    while place < len(tokens):
        token = tokens[place]
        phrase, behind = _phrase_at(tokens, place, preposition, segment, phrases)
        if phrase is not None:
            phrases.append(phrase)
            preposition = ""
        else:
            behind = place + 1
            segment += token.text in _CUTS
            if token.low in word_class("prepositions") or token.low in _LIKE_PREPOSITIONS:
                preposition = token.low
            elif token.low == "allem" and preposition == "vor":  # `Vor allem Zimbeln gingen`
                preposition = ""
            elif token.kind != QUOTE or not token.text.endswith(("s", "’", "'")):  # von Chiles Zimbeln
                preposition = preposition if token.function else ""
        segments += [segment] * (behind - place)
        place = behind
    return Sentence(tuple(tokens), tuple(segments), tuple(phrases))


def _phrase_at(
    tokens: Sequence[Token], first: int, preposition: str, segment: int, before: Sequence[NounPhrase]
) -> tuple[NounPhrase | None, int]:
    """Read the noun phrase that begins at token ``first``, if one does; return it and the token behind it."""
    article = tokens[first].low if tokens[first].article else ""
    start = first + bool(article)
    nouns, end, has_adjective = _nouns_from(tokens, start)
    if not nouns:
        return None, first
    is_name = len(nouns) > 1
    for more, place, described in _listed(tokens, end):
        nouns, end, has_adjective = [*nouns, *more], place, has_adjective or described
        is_name = is_name or len(more) > 1
    follows_noun = bool(before) and first > 0 and before[-1].end == tokens[first - 1].end
    return NounPhrase(
        tokens[start].start,
        tokens[end - 1].end,
        tuple(nouns),
        preposition,
        article,
        segment,
        has_adjective,
        is_name,
        follows_noun and article in word_class("genitive"),
        end < len(tokens) and tokens[end].low in word_class("genitive"),
    ), end


def _nouns_from(tokens: Sequence[Token], start: int) -> tuple[list[str], int, bool]:
    """Return the nouns that begin at ``start``, behind adjectives, the token behind them, and if any are."""
    place = start
    while place < len(tokens) and _is_adjective(tokens, place):
        place += 1
    first = place
    while place < len(tokens) and _is_noun(tokens, place):
        place += 1
        if tokens[place - 1].time:  # `im vorigen Jahr | Zimbeln`
            break
    return [token.text for token in tokens[first:place]], place, first > start and place > first


def _listed(tokens: Sequence[Token], end: int) -> Iterator[tuple[list[str], int, bool]]:
    """Yield what goes on with a list of nouns behind ``end``: `, frische Nüsse und Schmuck`."""
    found: list[tuple[list[str], int, bool]] = []
    place = end
    while place < len(tokens) and (tokens[place].text == "," or tokens[place].low in _JOINS):
        joins = tokens[place].low in _JOINS
        nouns, behind, has_adjective = _nouns_from(tokens, place + 1)
        if not nouns:
            return
        found.append((nouns, behind, has_adjective))
        place = behind
        if joins:  # a list ends with its `und`
            yield from found
            found = []


def _is_adjective(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.kind != WORD or not token.adjective or token.function:
        return False
    return not token.capital or (place == 0 and len(tokens) > 1 and _is_noun(tokens, 1))


def _is_noun(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a token is a noun: no small word that opens the sentence, but `Waren für 3 Mio.`"""
    token = tokens[place]
    if token.kind != WORD or not token.capital or token.low in _POLITE:
        return False
    if not token.function or (place and tokens[place - 1].kind == WORD):
        return True
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    follows = behind is not None and (behind.low in word_class("prepositions") or behind.low in _JOINS)
    return token.text == "Waren" and follows

"""Sentences without a parser: tokens, clauses between pauses, noun phrases.

Places are token indexes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property

from tradefigs import lexicon
from tradefigs.language.words import POINT, QUOTE, WORD, Token
from tradefigs.quotes.names.mentions import mentions_in
from tradefigs.quotes.names.names import Mention
from tradefigs.quotes.names.phrases import Phrase, plain_phrase, read_phrase
from tradefigs.quotes.names.surnames import particled_surnames

# So many words a surname with particles may hold: `da Silva Neto`, `von der Aue Fink`.
LONGEST_SURNAME = 4
_PAUSES = frozenset(",;:–—-.!?…")


@cache
def _abbreviated() -> frozenset[str]:
    return frozenset(lexicon.load("numbers")["abbreviated"]["scales"].split())


def first_in(places: Sequence[int], first: int, last: int) -> int | None:
    """Return the first of sorted ``places`` from ``first`` on and before ``last``."""
    index = bisect_left(places, first)
    return places[index] if index < len(places) and places[index] < last else None


class Clauses:
    """The tokens of a sentence, its clauses, and the noun phrases in it."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.size = len(tokens)
        self._lows = [token.low for token in tokens]
        # Its words in lower case: what isn't among them needs no search.
        self.vocabulary = frozenset(self._lows)
        # Where a quotation stands, where a comma.
        self.quotes = [place for place, token in enumerate(tokens) if token.kind == QUOTE]
        self.commas = self.places_of(",")
        self._phrases: dict[tuple[int, bool], Phrase | None] = {}
        self._mentions: dict[tuple[int, int, tuple[int, ...]], tuple[Mention, ...]] = {}

    def low(self, place: int) -> str:
        """Return the word at ``place`` in lower case, an empty text outside the sentence."""
        return self._lows[place] if 0 <= place < self.size else ""

    def is_in(self, place: int, name: str) -> bool:
        """Tell whether the word at ``place`` is in a list of ``lexicon/grammar.toml``."""
        return 0 <= place < self.size and name in self.tokens[place].classes

    def is_quote(self, place: int) -> bool:
        """Tell whether a quotation stands at ``place``."""
        return 0 <= place < self.size and self.tokens[place].kind == QUOTE

    def is_capital(self, place: int) -> bool:
        """Tell whether the word at ``place`` is written like a noun."""
        return 0 <= place < self.size and self.tokens[place].capital

    def find(self, places: range, *words: str) -> int | None:
        """Return the first of ``places`` where one of ``words`` stands."""
        if self.vocabulary.isdisjoint(words):
            return None
        return next((place for place in places if self.low(place) in words), None)

    def words_in(self, first: int, last: int) -> list[Token]:
        """Return the words between two places, without quotations, numbers, points."""
        return [token for token in self.tokens[first:last] if token.kind == WORD]

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        """For each place where its clause begins, and the pause after it."""
        starts, ends = [0] * (self.size + 1), [self.size] * (self.size + 1)
        for place in range(1, self.size + 1):
            starts[place] = place if self.is_pause(place - 1) else starts[place - 1]
        for place in range(self.size - 1, -1, -1):
            ends[place] = place if self.is_pause(place) else ends[place + 1]
        return starts, ends

    def is_pause(self, place: int) -> bool:
        """Tell whether the sentence pauses at ``place``: its end, a comma, a quotation, a colon."""
        if not 0 <= place < self.size:
            return True
        token = self.tokens[place]
        if token.text == "." and place + 1 < self.size and self._lows[place - 1] in _abbreviated():
            return False  # 3 Mrd. Euro
        return token.kind == QUOTE or (token.kind == POINT and token.text in _PAUSES)

    def clause_start(self, place: int) -> int:
        """Return where the part between two pauses begins that ends at ``place`` or holds it."""
        return self._bounds[0][min(max(place, 0), self.size)]

    def clause_end(self, place: int) -> int:
        """Return the first pause from ``place`` on."""
        return self._bounds[1][min(place, self.size)]

    @cached_property
    def _semicolons(self) -> list[int]:
        """The semicolons that part the sentence: `(2020: 3 Mio.; 2019: 2 Mio.)` is no new part."""
        return [place for place in self.places_of(";") if not self.in_bracket(place)]

    @cached_property
    def _brackets(self) -> tuple[list[int], list[int]]:
        return self.places_of("("), self.places_of(")")

    def in_bracket(self, place: int) -> bool:
        """Tell whether a bracket was opened before ``place`` and is closed behind it."""
        opened, closed = self._brackets
        before = bisect_left(closed, place)
        return bisect_left(opened, place) > before < len(closed)

    def places_of(self, word: str) -> list[int]:
        """Return where a word in lower case, or a point, stands."""
        if word not in self.vocabulary:
            return []
        return [place for place, low in enumerate(self._lows) if low == word]

    @cached_property
    def segments(self) -> list[tuple[int, int]]:
        """The parts of the sentence between semicolons."""
        starts = [0, *(stop + 1 for stop in self._semicolons)]
        return list(zip(starts, [*self._semicolons, self.size], strict=True))

    def segment_start(self, place: int) -> int:
        """Return where the part between semicolons begins that holds ``place``."""
        return next((stop + 1 for stop in reversed(self._semicolons) if stop < place), 0)

    def segment_end(self, place: int) -> int:
        """Return where the part between semicolons ends that holds ``place``."""
        return next((stop for stop in self._semicolons if stop >= place), self.size)

    def phrase_at(self, place: int, *, appositions: bool = True) -> Phrase | None:
        """Return the noun phrase at ``place``."""
        if place >= self.size:
            return None
        key = (place, appositions)
        if key not in self._phrases:
            name = self.surname_at(place)
            phrase = read_phrase(self.tokens, place, appositions=appositions)
            self._phrases[key] = phrase if name is None or phrase is not None else name
        return self._phrases[key]

    def surname_at(self, place: int) -> Phrase | None:
        """Return a surname with particles that the text gives with a first name: `sagte | von der Aue`."""
        if not 0 <= place < self.size or not (surnames := particled_surnames(self.text)):
            return None
        if self.tokens[place].capital and place > 0:
            return None
        for last in range(min(place + LONGEST_SURNAME, self.size), place + 1, -1):
            written = self.tokens[place].low + self.text[self.tokens[place].end : self.tokens[last - 1].end]
            if written in surnames:
                return plain_phrase(place, last)
        return None

    def noun_phrase_at(self, place: int, *, appositions: bool = True) -> Phrase | None:
        """Return the noun phrase at ``place``, None for a pronoun."""
        phrase = self.phrase_at(place, appositions=appositions)
        return None if phrase is None or phrase.pronoun else phrase

    def mentions(self, phrase: Phrase) -> tuple[Mention, ...]:
        """Return whom a phrase names."""
        key = (phrase.first, phrase.last, phrase.heads)
        if key not in self._mentions:
            self._mentions[key] = mentions_in(self.text, self.tokens, phrase)
        return self._mentions[key]

    def span(self, phrase: Phrase) -> tuple[int, int]:
        """Return the character offsets of a phrase."""
        return self.tokens[phrase.first].start, self.tokens[phrase.last - 1].end

    def named(self, phrase: Phrase) -> tuple[tuple[Mention, ...], tuple[int, int]]:
        """Return whom a phrase names, and between which character offsets."""
        return self.mentions(phrase), self.span(phrase)

    def can_speak(self, phrase: Phrase) -> bool:
        """Tell whether a phrase names somebody who can speak: a person, an office, an institution."""
        return any(mention.can_speak for mention in self.mentions(phrase))

    def after_focus(self, place: int) -> int:
        """Return the place behind words like `auch`, `selbst`, `und` in front of a noun phrase."""
        while self.is_in(place, "focus") and (self.low(place) != "vor" or self.low(place + 1) == "allem"):
            place += 1
        owned = self.low(place) in ("dessen", "deren") and self.is_capital(place + 1)
        return place + owned  # Dessen | Chef Jan Kos

    def is_relative(self, place: int) -> bool:
        """Tell whether a relative pronoun stands at ``place``, not the article of a noun."""
        if self.low(place) in ("deren", "dessen"):
            return self.low(place - 1) == ","
        return self.is_in(place, "relatives") and self.noun_phrase_at(place, appositions=False) is None

    def has_quote(self, first: int, last: int) -> bool:
        """Tell whether there is a quotation between two places."""
        return first_in(self.quotes, first, last) is not None

    def opens_verb(self, place: int) -> bool:
        """Tell whether a word can only be a verb: small, no adjective, no function word."""
        if not 0 <= place < self.size:
            return False
        token = self.tokens[place]
        small = token.kind == WORD and not token.capital
        return small and not token.function and not token.adjective

"""Where in a sentence somebody may be named, and under which short form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tradefigs.language.words import NUMBER, WORD, Token, is_acronym
from tradefigs.quotes.offices import institution_of, is_state
from tradefigs.quotes.phrases import Phrase
from tradefigs.quotes.sentences import Sentence, is_scaled


def is_field(sentence: Sentence, phrase: Phrase, number: int) -> bool:
    """Tell whether a part says what an institution is for: `das Amt für | Zoll und Grenze`."""
    return number > 0 and sentence.low(phrase.parts[number].first - 1) == "für"


def next_head(phrase: Phrase, number: int) -> int:
    """Return the number of the part behind one at which another head begins: `des Amtes |, Jan Kos`."""
    return next((head for head in phrase.heads if head > number), len(phrase.parts))


def is_short_form(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a bracket holds a short form: `(DIHK)`, `(Destatis)`, not `(am Montag)`."""
    word, closed = tokens[place].text, place + 1 < len(tokens) and tokens[place + 1].text == ")"
    if is_acronym(tokens[place - 2].text):
        return False  # Statistikamt der EU (Eurostat)
    return is_acronym(word) or (closed and tokens[place].capital and not is_state(word))


def bracket_behind(sentence: Sentence, phrase: Phrase, number: int) -> int:
    """Return where the bracket may stand that shortens a name: `der Verband der Händler | (VDH)`."""
    last = phrase.parts[number].last
    for part in phrase.parts[number + 1 : next_head(phrase, number)]:
        named = any(institution_of(token.text) for token in sentence.tokens[part.core : part.last])
        named = named and sentence.low(part.first - 1) != "für"
        if sentence.low(last) == "(" or named:
            break
        last = part.last
    return last


def openings(sentence: Sentence) -> Iterator[int]:
    """Yield the places where a noun phrase may begin; what is counted is nobody."""
    before = ""
    for place, token in enumerate(sentence.tokens):
        if (token.capital or token.article) and before != NUMBER:
            yield place
        counting = before == NUMBER and (token.text == "." or is_scaled([token]))  # 3 Mrd. Euro
        before = NUMBER if counting else token.kind


def may_act(sentence: Sentence, end: int) -> bool:
    """Tell whether the phrase that ends at ``end`` may be a subject, no headline or dateline: `Riga –`."""
    if end >= sentence.size:
        return False
    following = sentence.tokens[end]
    return (following.kind == WORD and not following.capital) or following.text == ","

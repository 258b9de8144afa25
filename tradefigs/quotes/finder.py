"""Who says what: quotations, direct and indirect, and their speakers.

A text is read sentence by sentence, quotations in marks (`marks`) taken as one word. Cues say who speaks
(`cues`) and what is said (`statements`); `reading` joins both to quotes, finds the speaker of each quotation
in marks (`speakers`), and lets the last one go on where a sentence in the subjunctive has no cue.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from tradefigs.language.layout import Layout
from tradefigs.quotes.attribution import Quote
from tradefigs.quotes.marks import find_quotations, is_speech
from tradefigs.quotes.reading.blocks import blocks_of
from tradefigs.quotes.reading.interviews import Turn, find_answers
from tradefigs.quotes.reading.reader import Reader


def find_quotes(text: str, layout: Layout | None = None) -> list[Quote]:
    """Return the direct and indirect quotations of ``text``, sorted by start.

    Quotation marks belong to it. Indirect quotations may hold direct ones, and one another (`laut dpa sagte
    X, …`).

    Parameters
    ----------
    text
        A German text of any length.
    layout
        Its sentences and paragraphs, when the caller has them already.

    Examples
    --------
    >>> text = "„Das genügt nicht“, sagte Ministerin Eva Huber. Ihr zufolge wächst der Export."
    >>> for quote in find_quotes(text):
    ...     print(quote.attribution, text[quote.start : quote.end], quote.speaker, sep=" | ")
    direct | „Das genügt nicht“ | Eva Huber
    indirect | wächst der Export | Eva Huber
    """
    return _in_order(quote for reader in _readers(layout or Layout(text)) for quote in reader.read())


def quotes_at(places: Sequence[int], layout: Layout) -> list[Quote]:
    """Return the quotes by which `attribution_of` tells whose word it is what stands at ``places`` (sorted).

    None where surely nobody is quoted at these places; else all up to the last of them, and those behind it
    that may tell whose word that is. To find a speaker's name takes the whole text, though.
    """
    found: list[Quote] = []
    for reader in _readers(layout):
        quoted = [place for place in reader.block.inside(places) if reader.silence.may_quote(place)]
        if quoted:
            found += reader.read(quoted[-1])
    return _in_order(found)


def _in_order(quotes: Iterable[Quote]) -> list[Quote]:
    return sorted(quotes, key=lambda quote: (quote.start, -quote.end))


def _readers(layout: Layout) -> Iterator[Reader]:
    """Yield a reader for each block of the text."""
    quotations = [
        (quotation.start, quotation.end)
        for quotation in find_quotations(layout.text, layout.paragraphs)
        if is_speech(layout.text, quotation)
    ]
    starts = {start for start, _ in quotations}  # an answer in marks needs no help
    answers = [one for one in find_answers(layout.text, layout.paragraphs) if one.start not in starts]
    if answers:
        quotations = _joined(quotations, [answer for answer in answers if not answer.label])
    return (Reader(block, answers) for block in blocks_of(layout, quotations))


def _joined(quotations: Sequence[tuple[int, int]], answers: Sequence[Turn]) -> list[tuple[int, int]]:
    """Return the answers of an interview and the quotations that are not inside them, in order."""
    starts = [answer.start for answer in answers]

    def is_inside(place: int) -> bool:
        number = bisect_right(starts, place) - 1
        return number >= 0 and place < answers[number].end

    others = (one for one in quotations if not (is_inside(one[0]) or is_inside(one[1] - 1)))
    return sorted([*((answer.start, answer.end) for answer in answers), *others])

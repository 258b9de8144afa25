"""Speech without marks goes on in the first person: no reporter says `wir` beside what somebody says.

`Der Hafen ist voll, sagte Eva Huber. | Wir warten auf Schiffe. |`
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from tradefigs.quotes.attribution import Quote
from tradefigs.quotes.cues.cues import CALL, SAY, SOURCE_NAMED
from tradefigs.quotes.names.names import OFFICE
from tradefigs.quotes.reading.blocks import Parsed
from tradefigs.quotes.sentences.subjects import speaking_subject

# So many sentences that don't say `ich` or `wir` may part one that does from the rest of what is said.
FARTHEST = 1


class Run(NamedTuple):
    """Sentences ``first`` to ``last`` (exclusive) that are said by who speaks in the one ``beside`` them."""

    first: int
    last: int
    beside: int


def find_runs(sentences: Sequence[Parsed], quotes: Sequence[Quote], closing: Container[int]) -> Iterator[Run]:
    """Yield the runs of a paragraph's sentences in the first person that stand beside speech.

    ``quotes``: those of the paragraph; ``closing``: which sentences name at their end who said all before.
    """
    places = range(len(sentences))
    quoted = _quoted(sentences, quotes)
    spoken = [_speaks(parsed, quoted=place in quoted) for place, parsed in enumerate(sentences)]
    told = [spoken[place] or _tells(sentences[place]) for place in places]
    for is_told, group in groupby(places, key=told.__getitem__):
        gap = list(group)
        own = [place for place in gap if sentences[place].sentence.in_first_person]
        if not is_told and own:
            opens = gap[0] > 0 and spoken[gap[0] - 1]
            yield from _runs_in(gap, own, opens=opens, closes=gap[-1] + 1 in closing)


def _runs_in(gap: Sequence[int], own: Sequence[int], *, opens: bool, closes: bool) -> Iterator[Run]:
    """Yield what the one quoted before the gap says in it, and the one quoted behind it.

    The one behind has what doesn't stand right behind the one before.
    """
    first, last = gap[0], gap[-1] + 1
    start, end = last, first
    for place in reversed(own if closes else ()):
        start = place if place + FARTHEST + 1 >= start else start
    for place in own if opens else ():
        end = place + 1 if place == end or end + FARTHEST >= place < start else end
    if first < end:
        yield Run(first, end, first - 1)
    if max(start, end) < last:
        yield Run(max(start, end), last, last)


def _quoted(sentences: Sequence[Parsed], quotes: Sequence[Quote]) -> set[int]:
    """Return in which sentences something is quoted."""
    starts = [parsed.span.start for parsed in sentences]
    return {
        place
        for quote in quotes
        for place in range(bisect_right(starts, quote.start) - 1, bisect_left(starts, quote.end))
    }


def _speaks(parsed: Parsed, *, quoted: bool) -> bool:
    """Tell whether somebody speaks in a sentence, though nothing may be said in it: `Kos lobte den Hafen.`

    Papers don't, `laut dem Amt`, nor nouns: `Es war die Meinung aller, dass …`.
    """
    if quoted and not parsed.cues:
        return True
    cues = [cue for cue in parsed.cues if cue.speakers and cue.speakers[0].head != "man"]
    if quoted:
        return any(cue.frame != SOURCE_NAMED for cue in cues)
    return any(cue.is_spoken and cue.frame in (SAY, CALL) and not cue.reported for cue in cues)


def _tells(parsed: Parsed) -> bool:
    """Tell whether a sentence tells of somebody: `Der Minister will …`, `Horak blieb ruhig: Wir …`."""
    sentence = parsed.sentence
    if any(cue.frame == SOURCE_NAMED for cue in parsed.cues):
        return True
    colon = sentence.find(range(sentence.size), ":")
    if sentence.in_first_person:
        return colon is not None and sentence.first_person_in(0, colon) is None
    subject = speaking_subject(sentence)
    return subject is not None and sentence.mentions(subject)[0].kind == OFFICE

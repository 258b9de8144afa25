"""Where paragraphs, sentences and headlines of a German text begin and end.

Every span holds character offsets into the text that was given: nothing is normalised, so nothing has to be
mapped back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from copy import copy
from functools import cached_property
from itertools import accumulate, pairwise
from math import inf

import regex

from tradefigs.language.boilerplate import boilerplate_of
from tradefigs.language.patterns import late
from tradefigs.language.sentences import (
    FARTHEST_STOPS,
    before_stop,
    behind_stop,
    goes_on_below,
    sentence_round,
    sentences_of,
    sure_start,
)
from tradefigs.language.text import CLOSING_MARKS, Span


class Layout:
    """The paragraphs, sentences and headlines of one text, each found once, when first asked for."""

    def __init__(self, text: str, paragraphs: list[Span] | None = None) -> None:
        self.text = text
        self._latest = Span(0, 0)
        if paragraphs is not None:  # known already
            self.__dict__["paragraphs"] = paragraphs

    def worded_as(self, text: str) -> Layout:
        """Return the same spans over a text that only words something otherwise, as long as this one."""
        other = copy(self)
        other.text = text
        return other

    @cached_property
    def paragraphs(self) -> list[Span]:
        """Lines, the hard-wrapped lines of one paragraph joined; blank lines separate."""
        return _paragraphs(self.text)

    @cached_property
    def sentences(self) -> list[Span]:
        """Sentences in order; none crosses a paragraph."""
        return [sentence for paragraph in self.paragraphs for sentence in sentences_of(self.text, paragraph)]

    @cached_property
    def headlines(self) -> list[Span]:
        """Title-like paragraphs above the body: headline, kicker, subtitle, in order."""
        return _headlines(self.text, self.paragraphs)

    @cached_property
    def boilerplate(self) -> list[Span]:
        """Paragraphs that are no part of the article: captions, pointers to other articles."""
        return boilerplate_of(self.text, self.paragraphs)

    def is_boilerplate(self, offset: int) -> bool:
        """Tell whether ``offset`` lies in a paragraph that is no part of the article."""
        return _lies_in(self.boilerplate, offset)

    def article(self, kept: Sequence[int]) -> Layout:
        """Return the layout with blanks for boilerplate that the text leans on in no word.

        Left as they are: what opens the text, and paragraphs in which a place of ``kept`` (sorted) lies.
        """
        left_out = [one for one in self.boilerplate if one is not self.paragraphs[0]]
        left_out = [one for one in left_out if bisect_left(kept, one.start) == bisect_left(kept, one.end)]
        left_out = self._foreign(left_out) if left_out else []
        if not left_out:
            return self
        pieces, done = list[str](), 0
        for start, end in left_out:
            pieces += self.text[done:start], " " * (end - start)
            done = end
        text = "".join((*pieces, self.text[done:]))
        starts = {one.start for one in left_out}
        return Layout(text, [paragraph for paragraph in self.paragraphs if paragraph.start not in starts])

    def _foreign(self, captions: Sequence[Span]) -> list[Span]:
        """Return those captions that share no name or noun with the text round them."""
        everywhere = Counter(_NOUN.findall(self.text))
        inside = [(one, Counter(_NOUN.findall(self.text, *one))) for one in captions]
        return [one for one, nouns in inside if all(everywhere[noun] == nouns[noun] for noun in nouns)]

    def unwrapped(self) -> Layout:
        """Return the layout of the text with blanks for the line ends inside its paragraphs."""
        text = self.text
        if not _LINE_END.search(text):
            return self
        parts: list[str] = []
        last = 0
        for start, end in self.paragraphs:
            parts += text[last:start], _LINE_END.sub(" ", text[start:end])
            last = end
        joined = "".join([*parts, text[last:]])
        return self if joined == text else Layout(joined, self.paragraphs)

    def sentence_index(self, offset: int) -> int:
        """Return the index in ``sentences`` of the one that holds ``offset``, or the last one before it."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence that holds ``offset``, or the last one that begins before it."""
        if offset not in self._latest:
            self._latest = self._one_sentence(offset) or self.sentences[self.sentence_index(offset)]
        return self._latest

    def passage_round(self, first: int, last: int) -> Span:
        """Return a passage that surely holds the sentences of two places; to find them would cost more."""
        return Span(behind_stop(self.text, first), before_stop(self.text, last))

    def _one_sentence(self, offset: int) -> Span | None:
        """Return one sentence, which costs less than all, where the full stops near tell it."""
        if "sentences" in self.__dict__:
            return None
        paragraph = self.paragraph_at(offset)
        offset = min(offset, paragraph.end - 1)  # between two paragraphs: the last sentence of the first
        near, far = FARTHEST_STOPS
        return sentence_round(self.text, paragraph, offset, near) or sentence_round(
            self.text, paragraph, offset, far
        )

    def paragraph_at(self, offset: int) -> Span:
        """Return the paragraph that holds ``offset``, or the last one that begins before it."""
        return self.paragraphs[max(0, bisect_right(self._paragraph_starts, offset) - 1)]

    def in_headline(self, offset: int) -> bool:
        """Tell whether ``offset`` lies in one of the headlines."""
        return _lies_in(self.headlines, offset)

    def below_title(self, offset: int) -> Span | None:
        """Return the paragraph below a title between two paragraphs that holds ``offset``, None elsewhere."""
        number = max(0, bisect_right(self._paragraph_starts, offset) - 1)
        if not 0 < number < len(self.paragraphs) - 1:
            return None
        title, below = self.paragraphs[number : number + 2]
        start, end = title
        is_title = end - start < SHORTEST_BODY and not _ENDS_BODY_LINE.search(self.text, start, end)
        is_body = _ENDS_BODY_LINE.search(self.text, *below) is not None
        return below if is_title and is_body else None

    def heading_of(self, offset: int) -> Span | None:
        """Return the heading inside the text below which ``offset`` lies: a line that is no sentence."""
        number = bisect_right(self._paragraph_starts, offset) - 1
        above = reversed(self.paragraphs[max(0, number - LONGEST_SECTION) : max(0, number)])
        heading = next((p for p in above if _may_head(self.text[p.start : p.end])), None)
        return None if heading is None or self.in_headline(heading.start) else heading

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]


def _lies_in(spans: Sequence[Span], offset: int) -> bool:
    """Tell whether ``offset`` lies in one of ``spans``, which are sorted."""
    place = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return place >= 0 and offset in spans[place]


# ---------------------------------------------------------------- paragraphs

# A line shorter than this, or a block with a longer one, isn't hard-wrapped text.
WRAP_SHORTEST, WRAP_LONGEST = 35, 110
WRAP_PROSE = 55  # a line so long that holds a full stop is no title
WRAP_OPEN_ENDS = 2  # lines that go on in small letters show that a text is hard-wrapped as a whole
WRAP_FULL = 0.7  # of the longest line
LONGEST_LEFT_OPEN = 20  # characters
# No title or sentence ends in one of these: the line goes on in the next.
_LEFT_OPEN = late(
    r"\b(?:der|die|das|dem|den|des|eine?[mnrs]?|im|am|beim|vo[mn]|zu[mr]|für|und|oder|sowie|zwischen|gegen|dass"
    r"|ersten|zweiten|dritten|letzten|vergangenen|laufenden),?$"
)


def _paragraphs(text: str) -> list[Span]:
    if not any(mark in text for mark in _LINE_ENDS):
        words = text.strip()
        start = len(text) - len(text.lstrip())
        return [Span(start, start + len(words))] if words else []
    blocks: list[list[Span]] = [[]]
    for first, last in _lines(text):
        line = text[first:last]
        stripped = line.strip()
        if not stripped:
            blocks.append([])
            continue
        start = first + len(line) - len(line.lstrip())
        if blocks[-1] and _has_blank_line(text, blocks[-1][-1].end, start):
            blocks.append([])
        blocks[-1].append(Span(start, start + len(stripped)))
    margin = _margin(text, blocks)
    return [paragraph for block in blocks for paragraph in _unwrap(text, block, margin)]


def _margin(text: str, blocks: list[list[Span]]) -> int:
    """Return how wide the lines of a text are that is hard-wrapped as a whole, 0 if it isn't."""
    pairs = [pair for block in blocks for pair in pairwise(block)]
    widest = max((line.end - line.start for pair in pairs for line in pair), default=0)
    if not pairs or widest > WRAP_LONGEST:
        return 0
    open_ends = sum(
        text[line.start].islower() and _is_too_wide(text, last, line, widest) for last, line in pairs
    )
    return widest if open_ends >= WRAP_OPEN_ENDS else 0


def _is_too_wide(text: str, last: Span, line: Span, margin: int) -> bool:
    """Tell whether the first word of ``line`` had no room on the line before it."""
    word = text[line.start : line.end].split(maxsplit=1)[0]
    return last.end - last.start + 1 + len(word) > margin


_LINE_ENDS = "\n\r\u2028\u2029"
_LINE = late(rf"[^{_LINE_ENDS}]+")


def _lines(text: str) -> list[tuple[int, int]]:
    if any(mark in text for mark in _LINE_ENDS[1:]):
        return [line.span() for line in _LINE.finditer(text)]
    lines = text.split("\n")
    ends = accumulate(len(line) + 1 for line in lines)
    return [(end - 1 - len(line), end - 1) for line, end in zip(lines, ends, strict=True) if line]


def _has_blank_line(text: str, start: int, end: int) -> bool:
    if end - start == 1:
        return False
    gap = text[start:end].replace("\r\n", "\n")
    return gap.count("\n") + gap.count("\r") + gap.count("\u2029") > 1


def _unwrap(text: str, lines: list[Span], margin: int) -> list[Span]:
    """Join the lines of a block where one goes on in the next.

    ``margin``: the width of a text that is hard-wrapped as a whole.
    """
    joined: list[Span] = []
    widest = max((line.end - line.start for line in lines), default=0)
    wrapped = len(lines) > 2 and widest <= WRAP_LONGEST
    for line, last in zip(lines, [None, *lines], strict=False):
        full = WRAP_FULL * widest if wrapped else inf
        if last and (
            (margin and _is_too_wide(text, last, line, margin) and not _BULLET.match(text, line.start))
            or _goes_on(text, joined[-1].start, last, line, full)
        ):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _goes_on(text: str, start: int, last: Span, line: Span, full: float) -> bool:
    """Tell whether the paragraph from ``start`` to the end of ``last`` goes on in ``line``.

    A line of ``full`` width or more is taken for broken off by the margin.
    """
    width = last.end - last.start
    if _BULLET.match(text, line.start) or _DATE_LINE.fullmatch(text, *line):
        return False
    if text[line.start].islower():
        return width >= WRAP_SHORTEST
    if text[last.end - 1] in ".!?…:" + CLOSING_MARKS:
        return width >= WRAP_SHORTEST and goes_on_below(text, start, last.end - 1)
    if _LEFT_OPEN.search(text, max(start, last.end - LONGEST_LEFT_OPEN), last.end):
        return True
    if width >= WRAP_PROSE and sure_start(text, last.start, last.end):
        return True  # a sentence that begins inside the line does not end with it
    return width >= max(WRAP_SHORTEST, full)


# A name or noun that tells what a caption is about
_NOUN = late(r"\p{Lu}[\p{L}-]{3,}")
# A line end; behind a hyphen it may break a word.
_LINE_END = late(r"(?<!-[ \r]*)[\n\r\u2028\u2029]")
# `Mai 04, 2024 14:20 Europe/Berlin`, `14.1.2025, 13:18 Uhr`
_DATE_LINE = late(
    r"[^\d\n]{0,20}\d{1,2}[ .,/-][^\n]{0,14}\b(?:19|20)\d\d,?\s[^\d\n]{0,4}"
    r"\d{1,2}[:.]\d\d(?::\d\d)?\b[^\d.\n]{0,20}"
)
_BULLET = late(r"[-•*·▪▲▼►▶■●◆‣]\s+\p{Lu}")  # a line of a list

# ---------------------------------------------------------------- headlines

_ENDS_BODY_LINE = late(rf"[.!?…][{regex.escape(CLOSING_MARKS)}]*$")
_NO_HEADLINE = late(
    r"(?:Fotos?|Bild|Quelle|Von|Stand|Veröffentlicht|Abonnieren)\b|[©•]"
    r"|.*\b\d{1,2}[:.]\d{2}\b(?!\s*(?:M(?:io|rd|illi)|Bi[ol]|%|Prozent))"  # a time or date in digits
    r"|(?:(?i:flag|am)\s+)?(?:\p{Lu}\p{Ll}+(?:tag|woch),?\s+)?\d{1,2}\.?\s+\p{Lu}\p{Ll}+\.?\s+\d{4}$"
    r"|[^\p{L}]*$"
)
SHORTEST_HEADLINE_WORDS = 3
SHORTEST_BODY, LONGEST_HEADLINE = 80, 220  # characters
LONGEST_SECTION = 8  # paragraphs that one heading may stand above


def _headlines(text: str, paragraphs: list[Span]) -> list[Span]:
    found: list[Span] = []
    for paragraph in paragraphs:
        content = text[paragraph.start : paragraph.end]
        if not may_be_title(content):
            return found
        if len(content.split()) >= SHORTEST_HEADLINE_WORDS and not _NO_HEADLINE.match(content):
            found.append(paragraph)
    return found


def _may_head(paragraph: str) -> bool:
    return (
        len(paragraph) < SHORTEST_BODY
        and not _ENDS_BODY_LINE.search(paragraph)
        and not _NO_HEADLINE.match(paragraph)
    )


def may_be_title(paragraph: str) -> bool:
    """Tell whether a paragraph is short enough for a title, and doesn't end like a sentence of the body."""
    if len(paragraph) < SHORTEST_BODY:
        return True
    return len(paragraph) <= LONGEST_HEADLINE and not _ENDS_BODY_LINE.search(paragraph)

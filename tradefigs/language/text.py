"""Where paragraphs, sentences and headlines of a German text begin and end.

Every span holds character offsets into the text that was given: nothing is normalised, so nothing has to be
mapped back.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from math import inf
from typing import NamedTuple

import regex

from tradefigs import lexicon
from tradefigs.language.patterns import late

OPENING_MARKS = "„“\"»«‚‘'›‹("
CLOSING_MARKS = "“”\"«»‘’'‹›)]"


class Span(NamedTuple):
    """A stretch of text: character offsets, ``end`` exclusive."""

    start: int
    end: int

    def __contains__(self, offset: int) -> bool:  # type: ignore[override]  # a span holds offsets only
        return self.start <= offset < self.end


class Layout:
    """The paragraphs, sentences and headlines of one text, each found once, when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._latest = Span(0, 0)

    @cached_property
    def paragraphs(self) -> list[Span]:
        """Lines, the hard-wrapped lines of one paragraph joined; blank lines separate."""
        return _paragraphs(self.text)

    @cached_property
    def sentences(self) -> list[Span]:
        """Sentences in order; none crosses a paragraph."""
        return [sentence for paragraph in self.paragraphs for sentence in _sentences(self.text, paragraph)]

    @cached_property
    def headlines(self) -> list[Span]:
        """Title-like paragraphs above the body: headline, kicker, subtitle, in order."""
        return _headlines(self.text, self.paragraphs)

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
        return Span(_behind_stop(self.text, first), _before_stop(self.text, last))

    def _one_sentence(self, offset: int) -> Span | None:
        """Return one sentence, which costs less than all, where the full stops near tell it."""
        if "sentences" in self.__dict__:
            return None
        paragraph = self.paragraph_at(offset)
        offset = min(offset, paragraph.end - 1)  # between two paragraphs: the last sentence of the first
        near, far = FARTHEST_STOPS
        return _sentence_round(self.text, paragraph, offset, near) or _sentence_round(
            self.text, paragraph, offset, far
        )

    def paragraph_at(self, offset: int) -> Span:
        """Return the paragraph that holds ``offset``, or the last one that begins before it."""
        return self.paragraphs[max(0, bisect_right(self._paragraph_starts, offset) - 1)]

    def in_headline(self, offset: int) -> bool:
        """Tell whether ``offset`` lies in one of the headlines."""
        place = bisect_right(self._headline_starts, offset) - 1
        return place >= 0 and offset in self.headlines[place]

    @cached_property
    def _headline_starts(self) -> list[int]:
        return [headline.start for headline in self.headlines]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]


def ending(pattern: str | Callable[[], str]) -> regex.Pattern[str]:
    """Compile a verbose pattern for what stands right before a place.

    Read backwards, ``ending(p).match(text, low, place)`` matches what ends at ``place``, and costs no search.
    """
    return late(pattern, regex.VERBOSE | regex.REVERSE)


def fold_space(text: str) -> str:
    """Return ``text`` with soft hyphens dropped and every run of white space as one blank."""
    return " ".join(text.replace("\u00ad", "").split())


# Invisible, but harmless: soft hyphen, zero-width blank and joiners, byte order mark.
_HARMLESS = "\n\t\u00ad\u200b\u200c\u200d\u2060\ufeff"


def printable(text: str) -> str:
    """Return ``text`` at the same length without characters that steer a terminal or turn its direction."""
    if text.isprintable():
        return text
    return "".join(map(_printable, text))


def _printable(character: str) -> str:
    if character.isprintable() or character in _HARMLESS:
        return character
    return " " if character.isspace() else "\ufffd"


# ---------------------------------------------------------------- paragraphs

# A line shorter than this, or a block with a longer one, isn't hard-wrapped text.
WRAP_SHORTEST, WRAP_LONGEST = 35, 110
WRAP_FULL = 0.7  # of the longest line
LONGEST_LEFT_OPEN = 20  # characters
# No title or sentence ends in one of these: the line goes on in the next.
_LEFT_OPEN = regex.compile(
    r"\b(?:der|die|das|dem|den|des|eine?[mnrs]?|im|am|beim|vo[mn]|zu[mr]|für|und|oder|sowie|zwischen|gegen|dass"
    r"|ersten|zweiten|dritten|letzten|vergangenen|laufenden),?$"
)


def _paragraphs(text: str) -> list[Span]:
    found: list[Span] = []
    block: list[Span] = []
    for first, last in _lines(text):
        line = text[first:last]
        stripped = line.strip()
        if not stripped:
            found += _unwrap(text, block)
            block = []
            continue
        start = first + len(line) - len(line.lstrip())
        if block and _has_blank_line(text, block[-1].end, start):
            found += _unwrap(text, block)
            block = []
        block.append(Span(start, start + len(stripped)))
    return found + _unwrap(text, block)


_LINE = regex.compile(r"[^\n\r\u2028\u2029]+")


def _lines(text: str) -> list[tuple[int, int]]:
    if len(text.splitlines()) <= 1:  # told much faster
        return [(0, len(text))]
    if any(mark in text for mark in "\r\u2028\u2029"):
        return [line.span() for line in _LINE.finditer(text)]
    lines = text.split("\n")
    ends = accumulate(len(line) + 1 for line in lines)
    return [(end - 1 - len(line), end - 1) for line, end in zip(lines, ends, strict=True) if line]


def _has_blank_line(text: str, start: int, end: int) -> bool:
    if end - start == 1:
        return False
    gap = text[start:end].replace("\r\n", "\n")
    return gap.count("\n") + gap.count("\r") + gap.count("\u2029") > 1


def _unwrap(text: str, lines: list[Span]) -> list[Span]:
    """Join the lines of a block where one goes on in the next."""
    joined: list[Span] = []
    widest = max((line.end - line.start for line in lines), default=0)
    wrapped = len(lines) > 2 and widest <= WRAP_LONGEST
    for line, last in zip(lines, [None, *lines], strict=False):
        if last and _goes_on(text, joined[-1].start, last, line, WRAP_FULL * widest if wrapped else inf):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _goes_on(text: str, start: int, last: Span, line: Span, full: float) -> bool:
    """Tell whether the paragraph from ``start`` to the end of ``last`` goes on in ``line``.

    A line of ``full`` width or more is taken for broken off by the margin.
    """
    width = last.end - last.start
    if _BULLET.match(text, line.start):
        return False
    if text[line.start].islower():
        return width >= WRAP_SHORTEST
    if text[last.end - 1] in ".!?…:" + CLOSING_MARKS:
        return False
    if _LEFT_OPEN.search(text, max(start, last.end - LONGEST_LEFT_OPEN), last.end):
        return True
    return width >= max(WRAP_SHORTEST, full)


_BULLET = regex.compile(r"[-•*·▪]\s+\p{Lu}")  # a line of a list

# ---------------------------------------------------------------- sentences

_STOP = regex.compile(
    rf"""(?<![.!?…])([.!?…]++)                  # a full stop, or several
         ([{regex.escape(CLOSING_MARKS)}]*+)   # Das ist alles.“
         \s++
         (?=[-–—]?\s*+[{regex.escape(OPENING_MARKS)}\[]*+\s?[\p{{Lu}}\d$€£¥])""",
    regex.VERBOSE,
)
_CLOSING = 2  # its group; by name it costs much more
LONGEST_SENTENCE = 3000  # characters
FARTHEST_STOPS = 200, 800  # characters before a place in which most sentences begin, and nearly all
_WORD_BEFORE = regex.compile(r"(?r)[\p{L}\d]+")
# `auf über 1 Milliarde USD. Zu erhöhen`: a capital by mistake, no new sentence.
_STRAY_INFINITIVE = late(r"(?:Zu\s+)?\p{L}\p{Ll}+e?n\s*[.!?“”\"«»,]")
_STRAY_START = late(r"Zu\s|(?:Über|Unter|Er|Be|Ver|An|Aus|Auf|Zu)\p{Ll}+e?n\b")
# `Mrd. Bezogen wurden`, `Mrd. Belarus exportierte`: a finite verb in the second place opens a sentence.
_OPENS = late(
    r"\p{Lu}\p{Ll}\p{L}*\s+(?:wurden?|war(?:en)?|ist|sind|hat|haben|hatten?|wird|werden|kam(?:en)?|ging(?:en)?|lag(?:en)?|liegt"
    r"|stieg(?:en)?|betr(?:ug|ugen|ägt)|macht(?:en?)?|erreichten?|export\p{Ll}+te|import\p{Ll}+te|lieferten?|bezog(?:en)?|wuchs(?:en)?|sank(?:en)?|nahm(?:en)?"
    r"|rechn(?:en|et|eten?)|erwart(?:en|et|eten?)|schätz(?:en|t|ten?)|sehen|sieht|sag(?:en|t|te|ten)|erklärten?|betonten?"
    r"|will|wollen|soll(?:en)?|kann|können|dürften?|plan(?:t|en|ten?)|führten?|kauften?|verkauften?)\b"
)
# `18 Mrd. € nach Polen`, `1 Mrd. 105 Mio. Dollar`, `1 Mrd. 22,5 Mio.`
_GOES_ON_BEHIND = late(r"\(|[$€£¥](?!\s?\d)|\d{1,3}(?:,\d+)?\s(?:Mio|Mill|Tsd|[Tt]ausend)")
_AMOUNT_BEFORE = regex.compile(
    r"(?:\d|\b(?:Mio|Mill|Mrd|Mia|Bio|Tsd)\.?|(?:Million|Milliarde|Billion)(?:en)?|[Tt]ausend)\s*$"
)
_NEXT_WORD = regex.compile(r"[\p{L}]+")
_ROMAN = regex.compile(r"[IVX]+")


@cache
def _lists() -> tuple[frozenset[str], ...]:
    return (
        frozenset(lexicon.words("text", "abbreviations")),
        frozenset(lexicon.words("text", "units")),
        frozenset(lexicon.words("text", "currencies")),
        frozenset(lexicon.words("text", "openers")),
    )


def _sentences(text: str, paragraph: Span) -> list[Span]:
    found: list[Span] = []
    start = paragraph.start
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        if not _ends_sentence(text, paragraph.start, stop):
            continue
        found += _parts(text, start, stop.end(_CLOSING))
        start = stop.end()
    return [*found, *_parts(text, start, paragraph.end)]


def _sentence_round(text: str, paragraph: Span, offset: int, reach: int) -> Span | None:
    """Return the sentence round ``offset`` by the full stops up to ``reach`` before, None without any."""
    low, high = paragraph.start, min(paragraph.end, offset + LONGEST_SENTENCE)
    start, end = low, paragraph.end if high == paragraph.end else -1
    if sure := sure_start(text, max(low, offset - reach), offset):
        low = start = sure
    elif offset - low > reach:
        low, start = text.find(" ", offset - reach, offset) + 1, -1
        if not low:
            return None
    if not paragraph.start <= offset < paragraph.end:
        return None
    for stop in _STOP.finditer(text, low, high):
        if _ends_sentence(text, paragraph.start, stop):
            if stop.end() > offset:
                end = stop.end(_CLOSING)
                break
            start = stop.end()
    return Span(start, end) if start >= 0 and 0 < end - start <= LONGEST_SENTENCE else None


def _parts(text: str, start: int, end: int) -> list[Span]:
    """Return the sentence; what is longer than any is a list or no text, and is read in parts."""
    parts: list[Span] = []
    while end - start > LONGEST_SENTENCE:
        space = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = space if space > start else start + LONGEST_SENTENCE
        parts.append(Span(start, cut))
        start = cut + (cut == space)
    return [*parts, Span(start, end)] if start < end else parts


def _ends_sentence(text: str, low: int, stop: regex.Match[str]) -> bool:
    """Decide whether the point at ``stop`` is a full stop; nothing before ``low`` counts."""
    place = stop.start()
    if text[place] != "." or stop.end(_CLOSING) > place + 1:
        return True
    if _is_plain_word(text[text.rfind(" ", max(low, place - 40), place) + 1 : place]):
        return True
    match = _WORD_BEFORE.match(text, max(low, place - 40), place)
    if match is None:
        return True
    word = match[0]
    abbreviations, units, currencies, openers = _lists()
    following = _NEXT_WORD.match(text, stop.end())
    opens = following is None or following[0] in openers
    if word in currencies and _AMOUNT_BEFORE.search(text, max(low, match.start() - 12), match.start()):
        return not _is_stray_infinitive(text, stop.end())
    if word in units:  # `5,9 Mrd. (Im Vorjahr: 7,1 Mrd.)` goes on
        goes_on = bool(_GOES_ON_BEHIND.match(text, stop.end())) or _is_stray_infinitive(text, stop.end())
        return not goes_on and (opens or _opens_with_verb(text, stop.end()))
    if len(word) == 1 and word.isalpha():
        return False
    if word in abbreviations or word.lower() in abbreviations:
        return False
    grouped = text[match.start() - 1 : match.start()] in (".", ",", ":")  # `nur 5.000.`, `0:4.`: no ordinals
    if (word.isdigit() and len(word) <= 3 and not grouped) or _ROMAN.fullmatch(word):
        return opens
    return True


MOST_STOPS = 20  # points that are looked at for one that surely ends a sentence


def _behind_stop(text: str, place: int) -> int:
    """Return where the last sure full stop before ``place`` is over; no sentence is longer than that."""
    low = max(0, place - LONGEST_SENTENCE)
    return sure_start(text, low, place) or low


def sure_start(text: str, low: int, place: int) -> int:
    """Return where the last sentence that surely begins before ``place`` does so, 0 if none is found."""
    stop = place
    for _ in range(MOST_STOPS):
        stop = text.rfind(". ", low, stop)
        if stop < 0:
            return 0
        if _surely_ends_sentence(text, stop):
            return stop + 2
    return 0


def _before_stop(text: str, place: int) -> int:
    stop, high = place, min(len(text), place + LONGEST_SENTENCE)
    while (stop := text.find(". ", stop, high)) >= 0:
        if _surely_ends_sentence(text, stop):
            return stop + 1
        stop += 1
    return high


def _surely_ends_sentence(text: str, stop: int) -> bool:
    word = text[text.rfind(" ", max(0, stop - 40), stop) + 1 : stop]
    return "A" <= text[stop + 2 : stop + 3] <= "Z" and _is_plain_word(word)


@lru_cache(1 << 14)
def _is_plain_word(word: str) -> bool:
    """Tell whether a point behind ``word`` is a full stop wherever it stands, as behind most words."""
    abbreviations, units, currencies, _ = _lists()
    doubtful = {word, word.lower()} & (abbreviations | units | currencies)
    return 1 < len(word) < 40 and word.isalpha() and not doubtful and not _ROMAN.fullmatch(word)


@cache
def _currency_names() -> frozenset[str]:
    lists = lexicon.load("currencies")
    names = [*(name for names in lists["names"].values() for name in names.split()), *lists["shared"]]
    return frozenset(name + ending for name in names for ending in ("", "s", "n", "en"))


def _opens_with_verb(text: str, place: int) -> bool:
    """`Mrd. Belarus exportierte`; not `Mrd. Dollar kam`."""
    match = _OPENS.match(text, place)
    return match is not None and match[0].split()[0] not in _currency_names()


def _is_stray_infinitive(text: str, place: int) -> bool:
    return bool(_STRAY_START.match(text, place) and _STRAY_INFINITIVE.match(text, place))


# ---------------------------------------------------------------- headlines

_ENDS_BODY_LINE = regex.compile(rf"[.!?…][{regex.escape(CLOSING_MARKS)}]*$")
_NO_HEADLINE = regex.compile(
    r"(?:Fotos?|Bild|Quelle|Von|Stand|Veröffentlicht|Abonnieren)\b|[©•]"
    r"|.*\b\d{1,2}[:.]\d{2}\b(?!\s*(?:M(?:io|rd|illi)|Bi[ol]|%|Prozent))"  # a time or date in digits
    r"|(?:(?i:flag|am)\s+)?(?:\p{Lu}\p{Ll}+(?:tag|woch),?\s+)?\d{1,2}\.?\s+\p{Lu}\p{Ll}+\.?\s+\d{4}$"
    r"|[^\p{L}]*$"
)
SHORTEST_HEADLINE_WORDS = 3
SHORTEST_BODY = 80


def _headlines(text: str, paragraphs: list[Span]) -> list[Span]:
    found: list[Span] = []
    for paragraph in paragraphs:
        content = text[paragraph.start : paragraph.end]
        if _is_body(content):
            return found
        if len(content.split()) >= SHORTEST_HEADLINE_WORDS and not _NO_HEADLINE.match(content):
            found.append(paragraph)
    return found


def _is_body(content: str) -> bool:
    """A paragraph that ends like a sentence, or is too long for a title, is the body."""
    return len(content) >= SHORTEST_BODY and (bool(_ENDS_BODY_LINE.search(content)) or len(content) > 220)

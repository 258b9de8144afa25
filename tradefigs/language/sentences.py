"""Where the sentences of a German paragraph begin and end."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.language.text import CLOSING_MARKS, OPENING_MARKS, Span

_STOP = late(
    rf"""(?<![.!?…])([.!?…]++)                  # a full stop, or several
         ([{regex.escape(CLOSING_MARKS)}]*+)   # Das ist alles.“
         (?:\s++|(?<=\p{{Ll}}{{2}}\.)(?=\p{{Lu}}\p{{Ll}}++\s))  # also `Dollar.Bei den`, without a space
         (?=[-–—]?\s*+[{regex.escape(OPENING_MARKS)}\[]*+\s?[\p{{Lu}}\d\p{{Sc}}])""",
    regex.VERBOSE,
)
_CLOSING = 2  # its group; by name it costs much more
LONGEST_SENTENCE = 1500  # characters
FARTHEST_STOPS = 200, 800  # characters before a place in which most sentences begin, and nearly all
_WORD_BEFORE = late(r"(?r)[\p{L}\d]+")
# `auf über 1 Milliarde USD. Zu erhöhen`: a capital by mistake, no new sentence.
_STRAY_INFINITIVE = late(r"(?:Zu\s+)?\p{L}\p{Ll}+e?n\s*[.!?“”\"«»,]")
_STRAY_START = late(r"Zu\s|(?:Über|Unter|Er|Be|Ver|An|Aus|Auf|Zu)\p{Ll}+e?n\b")
# `Mrd. Bezogen wurden`, `Mrd. Belarus exportierte`, `Mrd. Öl und Gas machten`: a finite verb in the second
# place opens a sentence; so does `Mrd. Grund dafür`.
_OPENS = late(
    r"(?P<noun>\p{Lu}\p{Ll}\p{L}*)(?:(?:,|\s+und|\s+sowie)\s+\p{Lu}\p{Ll}\p{L}*){0,2}\s+(?:wurden?|war(?:en)?|ist|sind|hat|haben|hatten?|wird|werden|kam(?:en)?|ging(?:en)?|lag(?:en)?|liegt"
    r"|stieg(?:en)?|betr(?:ug|ugen|ägt)|macht(?:en?)?|erreichten?|export\p{Ll}+te|import\p{Ll}+te|lieferten?|bezog(?:en)?|wuchs(?:en)?|sank(?:en)?|nahm(?:en)?"
    r"|rechn(?:en|et|eten?)|erwart(?:en|et|eten?)|schätz(?:en|t|ten?)|sehen|sieht|sag(?:en|t|te|ten)|erklärten?|betonten?"
    r"|will|wollen|soll(?:en)?|kann|können|dürften?|plan(?:t|en|ten?)|führten?|kauften?|verkauften?|sei(?:en)?|dafür)\b"
)
# `18 Mrd. € nach Polen`, `1 Mrd. 105 Mio. Dollar`, `1 Mrd. 22,5 Mio.`
_GOES_ON_BEHIND = late(r"\(|\p{Sc}(?!\s?\d)|\d{1,3}(?:,\d+)?\s(?:Mio|Mill|Tsd|[Tt]ausend)")
_AMOUNT_BEFORE = late(
    r"(?:\d|(?:Mio|Mill|Mrd|Mia|Bio|Tsd)\.?|(?:Million|Milliarde|Billion)(?:en)?|[Tt]ausend)\s*$"
)
_NEXT_WORD = late(r"[\p{L}]+")
_ROMAN = late(r"[IVX]+")


@cache
def _lists() -> tuple[frozenset[str], ...]:
    return (
        frozenset(lexicon.words("text", "abbreviations")),
        frozenset(lexicon.words("text", "units")),
        frozenset(lexicon.words("text", "currencies")),
        frozenset(lexicon.words("text", "openers")),
    )


def sentences_of(text: str, paragraph: Span) -> list[Span]:
    """Return the sentences of a paragraph, in order."""
    found: list[Span] = []
    start = paragraph.start
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        if not _ends_sentence(text, paragraph.start, stop):
            continue
        found += _parts(text, start, stop.end(_CLOSING))
        start = stop.end()
    return [*found, *_parts(text, start, paragraph.end)]


def sentence_round(text: str, paragraph: Span, offset: int, reach: int) -> Span | None:
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
        last = start + LONGEST_SENTENCE
        mark = max(text.rfind("; ", start + LONGEST_SENTENCE // 2, last), 0)
        space = text.find(" ", mark) if mark else text.rfind(" ", start + 1, last)
        cut = space if space > start else last
        parts.append(Span(start, cut))
        start = cut + (cut == space)
    return [*parts, Span(start, end)]


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


def goes_on_below(text: str, low: int, place: int) -> bool:
    """Tell whether the point at ``place``, the end of a line, is no full stop: `3 Mrd.`, below it `Euro`."""
    stop = _STOP.match(text, place)
    if stop is None or _ends_sentence(text, low, stop):
        return False
    word, following = (
        _WORD_BEFORE.match(text, max(low, place - 40), place),
        _NEXT_WORD.match(text, stop.end()),
    )
    if word is None or word[0] not in _lists()[1]:
        return True
    return following is not None and following[0] in _currency_names()


MOST_STOPS = 20  # points that are looked at for one that surely ends a sentence


def behind_stop(text: str, place: int) -> int:
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


def before_stop(text: str, place: int) -> int:
    """Return where the first sure full stop behind ``place`` is; no sentence ends later."""
    stop, high = place, min(len(text), place + LONGEST_SENTENCE)
    for _ in range(MOST_STOPS):
        stop = text.find(". ", stop, high)
        if stop < 0:
            return high
        stop += 1
        if _surely_ends_sentence(text, stop - 1):
            return stop
    return high


def _surely_ends_sentence(text: str, stop: int) -> bool:
    if not "A" <= text[stop + 2 : stop + 3] <= "Z":
        return False
    return _is_plain_word(text[text.rfind(" ", max(0, stop - 40), stop) + 1 : stop])


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


@cache
def _counted_things() -> tuple[str, ...]:
    return lexicon.words("figures", "money.things")


def _opens_with_verb(text: str, place: int) -> bool:
    """`Mrd. Belarus exportierte`; not `Mrd. Dollar kam`, `Mit 38 Mio. Einwohnern ist`."""
    match = _OPENS.match(text, place)
    if match is None:
        return False
    noun = match["noun"]
    return noun not in _currency_names() and not noun.startswith(_counted_things())


def _is_stray_infinitive(text: str, place: int) -> bool:
    return bool(_STRAY_START.match(text, place) and _STRAY_INFINITIVE.match(text, place))

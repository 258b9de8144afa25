"""Does a stretch of German announce, report, or speak of the present?"""

from __future__ import annotations

from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.patterns import late

_PARTICIPLE = r"\p{Ll}{0,8}ge\p{Ll}{2,}(?:t|en) | (?:ver|be|er|ent|über)\p{Ll}{3,}t | \p{Ll}+iert"
# `ist … geklettert`, `die … eingeführt habe`: the perfect tense of a verb that no list holds.
_PERFECT = late(
    rf"""\b(?:ist|sind|hat|haben|habe|sei|seien)\b [^;]{{0,300}}?\b(?:{_PARTICIPLE})\b
    | \b(?:{_PARTICIPLE})\s+(?:hat|haben|habe)\b""",
    regex.VERBOSE,
)


# `hatte … betragen`, `war … gestiegen`: a past before the one that is told.
_PLUPERFECT = late(
    r"""\b(?:hatten?|waren?)\b [^;]{0,300}?
    \b(?:\p{Ll}{0,8}ge\p{Ll}{2,}(?:t|en) | (?:ver|be|er|ent|über)\p{Ll}{3,}(?:t|en) | \p{Ll}+iert)\b""",
    regex.VERBOSE,
)


_WORD = late(r"\w+")


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(lexicon.words("time", f"tense.{section}"))


def _holds(section: str, text: str, start: int, end: int) -> bool:
    return not _words(section).isdisjoint(_WORD.findall(text, start, end))


def announces(text: str, start: int, end: int) -> bool:
    """Tell whether it speaks of what is to come: `wird`, `soll`, `geplant`."""
    return _holds("announcing", text, start, end)


def reports(text: str, start: int, end: int) -> bool:
    """Tell whether it speaks of the past: `stieg`, `waren`, `ist gewachsen`."""
    return _holds("reporting", text, start, end) or _PERFECT.search(text, start, end) is not None


def looks_further_back(text: str, start: int, end: int) -> bool:
    """Tell whether it speaks of a time before the one that the text tells of: `hatte … betragen`."""
    return _PLUPERFECT.search(text, start, end) is not None


def is_present(text: str, start: int, end: int) -> bool:
    """Tell whether it states what is: `beträgt`, `liegt bei`."""
    return not reports(text, start, end) and _holds("present", text, start, end)


def tells_of_speech(text: str, start: int, end: int) -> bool:
    """Tell whether it says that someone spoke: `sagte`, `teilte … mit`."""
    return _holds("speech", text, start, end)

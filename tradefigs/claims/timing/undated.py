"""A past without a year: `Vor dem EU-Beitritt waren es 500 Mio.`, `In besseren Zeiten lag er bei 3 Mrd.`

What is told of it has no time, neither that of another clause nor that of the sentences before.
"""

from __future__ import annotations

import regex

from tradefigs.claims.clauses.modality import ACTUAL
from tradefigs.claims.timing.surroundings import HEDGES, clause_with_verb
from tradefigs.claims.timing.times import Sought
from tradefigs.language.patterns import late
from tradefigs.language.text import ending
from tradefigs.lexicon import any_case_of, any_of, both_cases, words
from tradefigs.periods.clauses.relations import before_event
from tradefigs.periods.clauses.tense import looks_further_back


def is_of_undated_past(at: Sought) -> bool:
    """Tell whether the clause of a figure is of a past that no calendar tells.

    Not where it names a time (`2008, vor der Krise, …` does in another), nor where it tells how trade moved:
    `Vor dem Inkrafttreten der Zölle stiegen die Importe auf 3 Mrd.`
    """
    if at.status != ACTUAL or at.kind != "level" or not _MAY_BE.search(at.text, *at.sentence):
        return False
    start, end = clause_with_verb(at, at.phrase.start, at.sentence)
    told = _PAST.search(at.text, start, end) or _EARLIER.match(at.text, start, end)
    told = told or _BEFORE.match(at.text, at.sentence.start, start)
    if told is None or _is_compared(at, told):
        return False
    if any(period.kind != "open" and not period.comparison for period in at.times.between(start, end)):
        return False
    if _WAS.search(at.text, start, end) or looks_further_back(at.text, start, end):
        return True
    if _OPENS.fullmatch(at.text, start, told.start()) is None:
        return False
    return told.lastgroup != "event" or not _REACHED.match(at.text, start, at.phrase.start)


def _is_compared(at: Sought, told: regex.Match[str]) -> bool:
    """`mehr als vor der Krise`, `auf dem Niveau vor der Krise`"""
    return _COMPARED.match(at.text, at.clause.start, told.start()) is not None


# A word of any of those below, which most sentences have none of
_MAY_BE = late(
    lambda: (
        rf"\b(?:[Vv]or|[Bb]evor|[Ee]he)\s|\b{any_case_of('time', 'undated.times')}\b"
        rf"|\b{any_case_of('time', 'undated.earlier')}\s"
    ),
    signs=lambda: (
        *["vor", "Vor", "ehe", "Ehe"],
        *both_cases(time.split(" ")[-1] for time in words("time", "undated.times")),
        *both_cases(time.split(" ")[-1] for time in words("time", "undated.earlier")),
    ),
)
_PAST = late(
    lambda: rf"(?P<event>{before_event()})|\b{any_case_of('time', 'undated.times')}\b",
    signs=lambda: ("or ", *(time.split(" ")[-1] for time in words("time", "undated.times"))),
)
# `Zuvor hatte er`, `Bis dahin waren es`: only as the first words, of what had been
_EARLIER = late(lambda: rf"[\s„“\"»«–-]*(?:[Dd]och\s+)?{any_case_of('time', 'undated.earlier')}\s")
# `Bevor der Krieg begann, | waren es`
_BEFORE = late(r"[\s„“\"»«–-]*(?:[Nn]och\s+)?(?:[Bb]evor|[Ee]he)\s[^,;:]+,$")
# Before it where it opens a clause: `Noch`, `Kurz`, `die`, `In der Zeit`, `Im letzten Jahr`, `Zwei Jahre`
_OPENS = late(lambda: rf"(?i)[\s„“\"»«–-]*(?:{any_of('time', 'undated.before')}\s+)*")
_COMPARED = ending(
    lambda: rf"\b(?:als|wie|\p{{L}}*{any_case_of('time', 'benchmarks.standards')}s?|Werte?n?|Zahlen)\s+"
)
_WAS = late(r"\b(?:war(?:en)?|lag(?:en)?|betrug(?:en)?|belief(?:en)?|kam(?:en)?|seien|noch|erst)\b")
_REACHED = ending(rf"\bauf\s+{HEDGES}")

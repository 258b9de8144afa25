"""Fiscal years: the days that the text tells for one hold for its others."""

from __future__ import annotations

import calendar

import regex

from tradefigs.periods.expressions.joining import OF, merged
from tradefigs.periods.expressions.pieces import FIRST_OF_YEAR, Piece

# Between a fiscal year and its end: `, das am 31. März endete`, `bis Ende März`; `(April bis März)`
_THAT_ENDS = regex.compile(r",?\s+(?:das|welches)\s+(?:\p{Ll}+\s+){0,3}")
_ENDED = regex.compile(
    r"\s+(?:\p{Ll}+\s+)?(?:ende[nt]\w*|zu\s+Ende|ablief|abgelaufen|auslief|schloss|abschloss)\b"
)
_TO_END = regex.compile(r"\s*\(?\s*bis\s+(?:(?:einschließlich|zum)\s+)?|\s+(?:endet|endete|schloss)\s+am\s+")
_IN_BRACKET = regex.compile(r"\s*\(\s*(?:von\s+)?")
# `, das am 1. April begann`, `ab April`, `, das von April bis März läuft`
_BEGAN = regex.compile(
    r"\s+(?:\p{Ll}+\s+)?(?:beginn[et]\w*|begann|begonnen|anf[aä]ng\w*|angefangen|anfing|angelaufen|starte\w*)\b"
)
_CALLED = regex.compile(r"jahr(?:e?s)?\s+(?P<y>(?:19|20)\d\d)(?![\d/–-])")
_FROM_BEGINNING = regex.compile(
    r"\s*\(?\s*ab\s+(?:dem\s+)?|\s+(?:beginnt|begann|startete?)\s+(?:jeweils\s+)?(?:am|im)\s+"
)
_LASTS = regex.compile(r"\s+(?:\p{Ll}+\s+)?(?:läuft|lief|dauert|dauerte|reicht|reichte|geht|ging)\b")
_LASTING = regex.compile(
    r"\s+(?:läuft|lief|dauert|dauerte|reicht|reichte|geht|ging)\s+(?:\p{Ll}+\s+)?vo[nm]\s+"
)
# Between its end or its beginning and a fiscal year: `am 31. März abgelaufenen`, `am 1. April begonnenen`
_ENDING = regex.compile(
    r"\s+(?:(?:zu\s+Ende\s+)?gegangene|(?:be|ge)?ende(?:te|nde)|abgelaufene|abgeschlossene|ausgelaufene)[mnrs]?\s+"
)
_BEGINNING = regex.compile(r"\s+(?:begonnene|beginnende|angelaufene|gestartete|anlaufende)[mnrs]?\s+")
_HAS_BEGUN = regex.compile(r"\s(?:begonnen|angelaufen|gestartet)e")


def with_fiscal_years(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give fiscal years the days that the text tells; those without days are as long as they are called."""
    for merge in (_called, _ending_fiscal, _beginning_fiscal):
        pieces = merged(text, pieces, merge)
    told = next((piece for piece in pieces if piece.kind == "days" and _is_fiscal(piece)), None)
    later = _later_than_called(text, told) if told else None
    pieces = [_as_told(piece, told, later) if piece.kind == "fiscal" and told else piece for piece in pieces]
    for join in (_part_of_fiscal, _listed_months):
        pieces = merged(text, pieces, join)
    return [
        piece._replace(kind="years" if piece.years else "year") if piece.kind == "fiscal" else piece
        for piece in pieces
        if piece.kind != "fiscal" or piece.base
    ]


def _part_of_fiscal(text: str, part: Piece, fiscal: Piece) -> list[Piece] | None:
    """Join `ersten acht Monaten` + `Finanzjahrs`: open in one of two years of which no one says the days."""
    of_fiscal = fiscal.kind == "fiscal" or (fiscal.kind == "days" and _is_fiscal(fiscal))
    if not of_fiscal or part.kind not in ("months", "quarter", "half") or part.base:
        return None
    if not OF.fullmatch(text, part.end, fiscal.start):
        return None
    if fiscal.kind == "fiscal":
        kind = "open" if fiscal.years else part.kind
        part = part._replace(end=fiscal.end, kind=kind, base=fiscal.base, year=fiscal.year)
        return [part._replace(unit=part.last[0] - part.first[0] + 1)]
    late = fiscal.first[0] - 1  # months by which that year is later than the calendar's
    first, last = (month - 1 + late for month in (part.first[0], part.last[0]))
    part = part._replace(end=fiscal.end, base=fiscal.base, year=fiscal.year + first // 12)
    return [part._replace(first=(first % 12 + 1, 1), last=(last % 12 + 1, 0))]


def _listed_months(text: str, part: Piece, months: Piece) -> list[Piece] | None:
    """Join `ersten acht Monaten des Finanzjahrs` + `Juli bis Februar`."""
    if part.kind not in ("open", "months") or not part.unit or months.kind != "months" or months.base:
        return None
    length = (months.last[0] - months.first[0]) % 12 + 1
    if length != part.unit or not _IN_BRACKET.fullmatch(text, part.end, months.start):
        return None
    base, year = ("said", part.year) if part.base == "said" else ("", 0)
    return [months._replace(start=part.start, base=base, year=year)]


def _is_fiscal(days: Piece) -> bool:
    """Tell whether days are a year that two calendar years share: `1. Juli 2022 bis 30. Juni 2023`."""
    month, day = days.last
    at_end = day == 0 or day >= calendar.monthrange(2001, month)[1]
    after = (month % 12 + 1, 1) if at_end else (month, day + 1)
    return days.first == after and (days.years == 1 or (days.years == 0 and days.first > days.last))


def _later_than_called(text: str, told: Piece) -> int | None:
    """Return by how many years a year that is told begins later than it is called: `Fiskaljahr 2022`."""
    called = _CALLED.search(text, told.start, told.end)
    return told.year - int(called["y"]) if called and told.base == "said" else None


def _as_told(fiscal: Piece, told: Piece, later: int | None) -> Piece:
    """Return a fiscal year with the days of one that is told: `2023/24`, `2023`, `diesem Finanzjahr`."""
    if fiscal.base == "said" and not fiscal.years and later is not None:
        years = int(told.first > FIRST_OF_YEAR and told.years > 0)
        return fiscal._replace(
            kind="days", first=told.first, last=told.last, year=fiscal.year + later, years=years
        )
    if fiscal.years == 1:
        return fiscal._replace(kind="days", first=told.first, last=told.last)
    if fiscal.base in ("published", "passage"):
        turns = int(told.first > FIRST_OF_YEAR)
        return fiscal._replace(kind="days", first=told.first, last=told.last, years=turns)
    return fiscal


def _called(text: str, fiscal: Piece, year: Piece) -> list[Piece] | None:
    """Join `Finanzjahr` + `2023/24`."""
    if fiscal.kind != "fiscal" or year.kind not in ("year", "years") or year.base != "said":
        return None
    together = text[fiscal.end : year.start].isspace()
    return [year._replace(start=fiscal.start, kind="fiscal", parts=())] if together else None


def _ending_fiscal(text: str, one: Piece, other: Piece) -> list[Piece] | None:
    """Join `Finanzjahr 2023/24` and the time at which it ends, on whichever side."""
    # `am 31. März vergangenen`, `abgelaufenen Finanzjahr 2023/24`
    closed = text[one.end : other.start].isspace()
    if other.kind == "fiscal" and (closed or _ENDING.fullmatch(text, one.end, other.start)):
        fiscal, end = other, one
    elif one.kind == "fiscal" and _tells_end(text, one, other):
        fiscal, end = one, other
    else:
        return None
    if end.kind == "months" and not _is_whole_year(end):
        return None
    if end.kind not in ("day", "month", "months") and not (end.kind == "days" and _is_fiscal(end)):
        return None
    month, day = end.last
    at_end_of_month = day in (0, calendar.monthrange(2001, month)[1])
    beginning = (month % 12 + 1, 1) if at_end_of_month else (month, day + 1)
    base, year = (end.base, end.year + end.years) if end.base else ("", 0)
    if not base and fiscal.base == "said":
        base, year = "said", fiscal.year + fiscal.years
    start, stop = min(one.start, other.start), max(one.end, other.end)
    return [Piece(start, stop, "days", beginning, end.last, base, year - (beginning > FIRST_OF_YEAR))]


def _beginning_fiscal(text: str, one: Piece, other: Piece) -> list[Piece] | None:
    """Join `Finanzjahr 2023/24` and the day or month with which it begins, on whichever side."""
    if other.kind == "fiscal" and _BEGINNING.fullmatch(text, one.end, other.start):
        fiscal, beginning = other, one
    elif one.kind == "fiscal" and _tells_beginning(text, one, other):
        fiscal, beginning = one, other
    else:
        return None
    if beginning.kind not in ("day", "month"):
        return None
    month, day = beginning.first
    last = (month, day - 1) if day > 1 else ((month - 2) % 12 + 1, 0)
    named = beginning if beginning.base else fiscal
    start, stop = min(one.start, other.start), max(one.end, other.end)
    turns = int(beginning.first > FIRST_OF_YEAR)
    base = named.base or ("published" if _HAS_BEGUN.search(text, start, stop) else "")
    return [Piece(start, stop, "days", beginning.first, last, base, named.year, years=turns)]


def _tells_beginning(text: str, fiscal: Piece, beginning: Piece) -> bool:
    if _THAT_ENDS.fullmatch(text, fiscal.end, beginning.start):
        return _BEGAN.match(text, beginning.end) is not None
    return _FROM_BEGINNING.fullmatch(text, fiscal.end, beginning.start) is not None


def _tells_end(text: str, fiscal: Piece, end: Piece) -> bool:
    if _THAT_ENDS.fullmatch(text, fiscal.end, end.start):
        if end.kind in ("days", "months"):
            return _LASTS.match(text, end.end) is not None
        return _ENDED.match(text, end.end) is not None
    if end.kind in ("days", "months"):
        between = fiscal.end, end.start
        return bool(_IN_BRACKET.fullmatch(text, *between) or _LASTING.fullmatch(text, *between))
    return _TO_END.fullmatch(text, fiscal.end, end.start) is not None


def _is_whole_year(span: Piece) -> bool:
    return (span.last[0] - span.first[0] + 1) % 12 == 0

"""Years of the Iranian calendar: from the first day of spring, twelve months of 31 or 30 days."""

from __future__ import annotations

from datetime import date, timedelta

import regex

from tradefigs.language.text import ending
from tradefigs.periods.expressions.forms import Match
from tradefigs.periods.expressions.pieces import Piece

IRANIAN_FORMS = (
    "iranischen",
    "iranischem",
    "iranisches",
    "iranische",
    "persischen",
    "persischem",
    "persisches",
)
IRANIAN_ADJECTIVE = "(?:iranisch|persisch)e[mnrs]?"
_IRANIAN = ending(r"(?:iranisch|persisch)e[nmrs]?\s+(?:\p{Lu}\p{Ll}+)?[Jj]ahr(?:e?s)?\s+")


def is_iranian(match: Match) -> bool:
    """Tell whether a number is a year of that calendar.

    It is called so, here or before: `im iranischen Jahr 1402 … die Ausfuhren des Jahres 1402`.
    """
    text, end = match.string, match.start()
    if _IRANIAN.match(text, max(0, end - 30), end):
        return True
    places = regex.finditer(rf"\b{match['y']}\b", text, endpos=end)
    return any(_IRANIAN.match(text, max(0, place.start() - 30), place.start()) for place in places)


def iranian_year(match: Match, year: int) -> Piece | None:
    """`im iranischen Jahr 1402`: from the first day of spring, which is the 20th of March in leap years."""
    if not 1300 <= year < 1500:
        return None
    year += 621
    first, following = (20 if any_year % 4 == 0 else 21 for any_year in (year, year + 1))
    return Piece(*match.span(), "days", (3, first), (3, following - 1), "said", year, years=1)


def iranian_shifted(year: Piece) -> Piece:
    """`im laufenden iranischen Jahr`: from the 21st of March, as in most years."""
    return year._replace(kind="days", first=(3, 21), last=(3, 20), years=1, whole=True)


AN_ORDINARY_YEAR = 2001
_OF_IRANIAN = regex.compile(rf"\s+(?:des|im|vom)\s+(?:{IRANIAN_ADJECTIVE}\s+)?")


def part_of_iranian(text: str, part: Piece, year: Piece) -> list[Piece] | None:
    """Join `zehn Monaten` + `iranischen Jahres 1402`: six months have 31 days, the last ends the year."""
    if part.kind not in ("months", "quarter", "half") or part.base or year.kind != "days":
        return None
    if year.base != "said" and not year.whole:
        return None
    if not _OF_IRANIAN.fullmatch(text, part.end, year.start):
        return None
    is_said = year.base == "said"
    new_year = date(year.year if is_said else AN_ORDINARY_YEAR, *year.first)
    first, last = (
        new_year + timedelta(31 * months - max(0, months - 6)) for months in (part.first[0] - 1, part.last[0])
    )
    last = date(new_year.year + 1, *year.last) if part.last[0] == 12 else last - timedelta(1)
    ends = (first.month, first.day), (last.month, last.day)
    counted = first.year if is_said else first.year - new_year.year + year.year
    days = Piece(part.start, year.end, "days", *ends, year.base, counted, years=last.year - first.year)
    return [days._replace(whole=year.whole)]

"""The year in which a text without a date was plainly written, and the last time that it reports on."""

from __future__ import annotations

from datetime import date
from itertools import groupby

import regex

from tradefigs.language.text import ending
from tradefigs.periods.calendar.calendardays import day_of
from tradefigs.periods.clauses.clauses import Clauses
from tradefigs.periods.clauses.relations import COMPARED_AMOUNT, GOAL, LOOK_BACK, comparison
from tradefigs.periods.clauses.tense import looks_further_back, may_look_further_back, tells_of_speech
from tradefigs.periods.expressions.pieces import END_OF_YEAR, PARTS_OF_YEAR, Piece

# `2030 können wir 3 Mrd. erreichen`: what can or must be, and is not yet
_CAN = regex.compile(r"\b(?:kann|könn(?:en|e)|muss|müss(?:en|e))\b")
# `der Haushalt, der für (2025) Ausgaben vorsieht`, `der Etat für das Jahr`
_PLAN_FOR = ending(
    r"\b\p{L}*(?:[Hh]aushalt|[Ee]tat|[Bb]udget|[Pp]lan)\p{Ll}{0,8}(?:,\s+(?:der|die|das))?\s+für\s+(?:das\s+)?(?:Jahr\s+)?"
)
_AMOUNT = regex.compile(r"\b(?:Mio|Mrd|Mill|Bill|Prozent|Euro|Dollar)")


def plain_year(pieces: list[Piece], clauses: Clauses) -> int | None:
    """Return the year in which an undated text was plainly written, or None.

    `In diesem Jahr 2024` tells it at once. Else the last year that the text reports on is this year where
    a part of it is named (`Januar bis Mai 2024`), and last year where the text speaks of `vergangenes
    Jahr`.
    """
    told = next((piece.tells for piece in pieces if piece.tells), None) or _year_of_speech(pieces, clauses)
    told = told or _year_after_compared(pieces, clauses)
    report = None if told else last_report(pieces, clauses)
    if report is None:
        return told
    if report.month < 12:
        return report.year
    speaks_of_last = any(
        piece.base == "published" and piece.year == -1 and piece.kind in PARTS_OF_YEAR | {"year"}
        for piece in pieces
    )
    return report.year + 1 if speaks_of_last else None


def _year_after_compared(pieces: list[Piece], clauses: Clauses) -> int | None:
    """`Im vergangenen Jahr exportierte man mehr als 2006`: written in 2008."""
    last = [
        piece for piece in pieces if piece.base == "published" and (piece.kind, piece.year) == ("year", -1)
    ]
    for piece in pieces if last else ():
        if (piece.base, piece.kind) != ("said", "year"):
            continue
        if not comparison().match(clauses.text, max(0, piece.start - LOOK_BACK), piece.start):
            continue
        near = clauses.layout.passage_round(max(0, clauses.around(piece).start - 2), piece.end)
        if any(other.start in near for other in last) and not any(
            other.base == "said" and other.year > piece.year and not _is_to_come(other, clauses)
            for other in pieces
        ):
            return piece.year + 2
    return None


def _year_of_speech(pieces: list[Piece], clauses: Clauses) -> int | None:
    """`Das teilte das Amt 2008 mit.`: a text that speaks of `vergangenes Jahr` was written in that one."""
    for piece in pieces:
        if piece.base == "said" and piece.kind == "year":
            if not tells_of_speech(clauses.text, *clauses.at_most(piece)):
                continue
            clause = clauses.clause(piece, clauses.around(piece))
            words = clauses.text[clause.start : clause.end]
            if tells_of_speech(clauses.text, clause.start, clause.end) and not _AMOUNT.search(words):
                return piece.year
    return None


def last_report(pieces: list[Piece], clauses: Clauses) -> date | None:
    """Return the end of the latest part of the last year that the text reports on, else of that year."""
    said = [
        _as_reported(piece, clauses) for piece in pieces if piece.base == "said" and piece.kind != "years"
    ]
    said.sort(key=_last_year, reverse=True)
    looked_back_to = 0
    for year, in_it in groupby(said, _last_year):
        for piece in sorted(in_it, key=_part_and_day, reverse=True):
            if _is_to_come(piece, clauses):
                continue
            if not _is_looked_back_to(piece, clauses):
                if year < looked_back_to:  # 2010 hatte er 3 Mrd. betragen, 2006 waren es 2 Mrd.
                    return day_of(looked_back_to, END_OF_YEAR)
                return _day_reported(piece)
            if piece.kind == "year":
                looked_back_to = looked_back_to or year
            elif _is_told_of_again(piece, pieces):
                return _day_reported(piece._replace(year=year + 1))
    return None


def _is_told_of_again(piece: Piece, pieces: list[Piece]) -> bool:
    """`Bis Mai wuchs er. … In den fünf Monaten 2023 hatte er 3 Mrd. betragen`: the same part of this year."""
    return piece.kind in PARTS_OF_YEAR and any(
        (other.first, other.last) == (piece.first, piece.last)
        for other in pieces
        if not other.base or (other.base, other.year) == ("published", 0)
    )


def next_announced(pieces: list[Piece], clauses: Clauses) -> date | None:
    """Return the end of the first day or month that is said with its year and announced."""
    said = [piece for piece in pieces if piece.base == "said" and piece.kind in ("day", "month")]
    days = [day_of(piece.year, piece.last) for piece in said if clauses.is_announced(piece)]
    return min(days, default=None)


def _as_reported(piece: Piece, clauses: Clauses) -> Piece:
    """Turn a month compared with (`gegenüber dem Mai 2023`, `nach 3 Mrd. im Mai 2023`) into the next."""
    if piece.kind != "year" and (
        any(
            compared.match(clauses.text, max(0, piece.start - LOOK_BACK), piece.start)
            for compared in (COMPARED_AMOUNT, comparison())
        )
    ):
        edge = "beginning" if piece.kind == "same" else piece.edge  # it isn't said how much of the year
        return piece._replace(year=piece.year + 1, edge=edge)
    return piece


def _is_to_come(piece: Piece, clauses: Clauses) -> bool:
    if clauses.is_announced(piece):
        return True
    if piece.kind != "year":
        return False
    if GOAL.match(clauses.text, max(0, piece.start - LOOK_BACK), piece.start):
        return True
    if _PLAN_FOR.match(clauses.text, max(0, piece.start - LOOK_BACK), piece.start):
        return True
    clause = clauses.clause(piece, clauses.around(piece))  # `2030 können wir 3 Mrd. erreichen`
    return _CAN.search(clauses.text, clause.start, clause.end) is not None and not clauses.outlook(piece)


def _is_looked_back_to(piece: Piece, clauses: Clauses) -> bool:
    if not may_look_further_back(clauses.text, *clauses.nearby(piece)):
        return False
    return looks_further_back(clauses.text, *clauses.around(piece))


def _last_year(piece: Piece) -> int:
    return piece.year + piece.years


def _part_and_day(piece: Piece) -> tuple[bool, date]:
    """Return what puts the parts of a year before the whole of it, the latest last."""
    return piece.kind != "year" or piece.edge == "beginning", _day_reported(piece)


def _day_reported(piece: Piece) -> date:
    return day_of(_last_year(piece), (1, 0) if piece.edge == "beginning" else piece.last)

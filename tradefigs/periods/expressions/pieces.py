"""A time as German says it: some part of some year, not yet dated."""

from __future__ import annotations

from typing import NamedTuple

FIRST_OF_YEAR, END_OF_YEAR = (1, 1), (12, 0)
# Kinds of pieces that are some part of a year.
PARTS_OF_YEAR = frozenset({"day", "days", "month", "months", "quarter", "half", "season"})
MONTHS_OF = {"Monat": 1, "Quartal": 3, "Vierteljahr": 3, "Halbjahr": 6, "Semester": 6}
KIND_OF = {1: "month", 3: "quarter", 6: "half"}
LONGEST_SPAN = 150  # years


class Piece(NamedTuple):
    """A time as said: some part of some year. A tuple, as thousands are made and most are changed once.

    Attributes
    ----------
    start, end : character offsets.
    kind : ``day days month months quarter half year years season open now``; ``same`` (the days of the year
        that the passage spoke of), ``next`` (`im zweiten`, after `im ersten Quartal`), ``run`` (whole units
        beside the publication: `in den letzten drei Monaten`), ``within`` (`in zwei Jahren`).
    first, last : (month, day) within the year; of a run of one month the days in it. Day 0 is the last.
    base : from where ``year`` counts: ``said`` (a calendar year), ``published`` or ``passage`` (so many years
        after that of the publication or of the passage), ``turned`` (that of the publication until summer,
        then the next), ``reported`` (after what was last reported, its part of a year included), ``named``
        (the last year named), empty where no year is told.
    years : so many more years follow the first.
    unit, run : months in the unit of a run, and number of units.
    whole : the year is told as one (`im gesamten Jahr`), or all that is reported (`im Berichtszeitraum`).
    tells : the year of publication that the wording tells (`in diesem Jahr 2024`), else 0.
    compares : by its own wording it only dates what is compared with.
    edge : ``beginning``, ``middle`` or ``end`` of what is named; ``now``: from then on (`Mai bis heute`).
    parts : the ends of a span.
    """

    start: int
    end: int
    kind: str
    first: tuple[int, int] = FIRST_OF_YEAR
    last: tuple[int, int] = END_OF_YEAR
    base: str = ""
    year: int = 0
    years: int = 0
    unit: int = 0
    run: int = 1
    whole: bool = False
    tells: int = 0
    compares: bool = False
    edge: str = ""
    parts: tuple[Piece, ...] = ()

"""From claims to the marks of a chart: what is drawn once, however often it was said."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

import pandas as pd

from tradefigs.comparisons.normal import levels
from tradefigs.comparisons.selection import Selection
from tradefigs.comparisons.statements import statement_ids
from tradefigs.comparisons.timeline import speakers_of
from tradefigs.wording import Wording


@dataclass(frozen=True, slots=True)
class Mark:
    """One stated value of one period, with all who stated it.

    ``low`` and ``high`` are currency units; ``first`` and ``last`` the days of the period, None without a
    date; ``statements`` and ``documents`` say how often it was stated and where. A bin stands for several
    values: then ``median`` is that of their middles, otherwise None. ``converted_from`` is the currency that
    was stated, where it was another.
    """

    first: date | None
    last: date | None
    low: float
    high: float
    qualifier: str
    status: str
    speakers: tuple[str, ...]
    statements: int
    documents: int
    median: float | None = None
    converted_from: str = ""

    @property
    def middle(self) -> float:
        """The middle of the range, in currency units."""
        return (self.low + self.high) / 2

    @property
    def whole_year(self) -> bool:
        """Whether the period is one calendar year, or unknown."""
        if self.first is None or self.last is None:
            return True
        return (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31) and (
            self.first.year == self.last.year
        )


def values_of(claims: pd.DataFrame, shown: Selection, *names: str) -> pd.DataFrame:
    """Return the claims on values that are what ``shown`` says in the columns ``names``."""
    claims = levels(claims)
    for name in names:
        claims = claims[claims[name] == getattr(shown, name)]
    return claims


def chosen(claims: pd.DataFrame, shown: Selection) -> pd.DataFrame:
    """Return the claims that a selection stands for, with a column ``statement_id``."""
    claims = values_of(claims, shown, *(field.name for field in fields(shown)))
    return claims.assign(statement_id=statement_ids(claims))


def marks_of(claims: pd.DataFrame) -> list[Mark]:
    """Return the marks for claims of one pair, measure, product and currency, in order of time and value.

    The claims need a column ``statement_id``.
    """
    columns = ["period_start", "period_end", "status", "low", "high", "qualifier"]
    columns += ["converted_from", "speaker", "statement_id", "doc_id"]
    sources: dict[tuple[str, str, str, float, float, str, str], list[tuple[str, str, str]]] = {}
    for *key, speaker, statement, document in claims[columns].itertuples(index=False, name=None):
        sources.setdefault(tuple(key), []).append((speaker, statement, document))
    return [
        Mark(
            first=_day(start),
            last=_day(end),
            low=low,
            high=high,
            qualifier=qualifier,
            status=status,
            speakers=tuple(speakers_of(speaker for speaker, *_ in found)),
            statements=len({statement for _, statement, _ in found}),
            documents=len({document for *_, document in found}),
            converted_from=converted_from,
        )
        for (start, end, status, low, high, qualifier, converted_from), found in sorted(sources.items())
    ]


def binned(marks: list[Mark]) -> Mark:
    """Return one mark for several of one period and status."""
    middles = pd.Series([mark.middle for mark in marks for _ in range(mark.statements)])
    return Mark(
        marks[0].first,
        marks[0].last,
        min(mark.low for mark in marks),
        max(mark.high for mark in marks),
        "exact",
        marks[0].status,
        tuple(speakers_of(name for mark in marks for name in mark.speakers)),
        sum(mark.statements for mark in marks),
        sum(mark.documents for mark in marks),
        float(middles.median()),
        "; ".join(sorted({mark.converted_from for mark in marks} - {""})),
    )


def stated(wording: Wording, mark: Mark, currency: str) -> str:
    """Return the value of a mark in words, with the currency that it was converted from."""
    value = wording.amount(mark.low, mark.high, currency, mark.qualifier)
    if mark.converted_from:
        value = wording.text("converted", value=value, currency=mark.converted_from.replace(";", ","))
    return value


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

"""Which claims are one statement: said once, printed in several reports.

The same value for the same trade by the same speaker, published within a week, is one statement, and so is a
near copy of its sentence that leaves the speaker out. Said again later it is a new one. A value and the same
in another currency beside it are one too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

import pandas as pd
from rapidfuzz import fuzz

from tradefigs.comparisons.normal import normalise

WITHIN_DAYS = 7
"""Reports of one statement appear within so many days of the first."""

ALIKE_NAMES = 80.0
ALIKE_SENTENCES = 80.0
"""From these ratios (0 to 100, Indel similarity) on, words of a name and sentences are taken for the same."""

LEAST_SENTENCE = 40
"""Shorter sentences are alike by chance."""

_CONVERSION_GAP = 60
"""How many characters may lie between a value and the same in another currency."""

_LOOK_BACK = 64
"""How many statements of one value are compared, which keeps the cost linear."""


def with_statements(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table of claims with a column ``statement_id``, equal for claims that are one statement.

    The name of a statement comes from the claim that was published first, so that it is the same in every
    table that holds that claim, whatever the order of its rows.
    """
    return frame.assign(statement_id=_found(normalise(frame)).to_numpy())


def statement_ids(claims: pd.DataFrame) -> pd.Series[str]:
    """Return the statement of each claim of a table that ``normalise`` has seen.

    A table that tells it for every claim is believed: it may be a part of the one in which they were found.
    """
    told = claims["statement_id"]
    return told if (told != "").all() else _found(claims)


def _found(claims: pd.DataFrame) -> pd.Series[str]:
    rows = [_Row(*values) for values in claims[list(_Row._fields)].itertuples(index=False, name=None)]
    groups = _Groups(len(rows))
    for block in _blocks(rows, _same_place):
        _join_conversions(rows, block, groups)
    for block in _blocks(rows, _same_value):
        _join_reports(rows, block, groups)
    names: dict[int, str] = {}
    for members in groups.members():
        name = _name(min((rows[index] for index in members), key=_order))
        names |= dict.fromkeys(members, name)
    return pd.Series([names[index] for index in range(len(rows))], index=claims.index, dtype="object")


class _Row(NamedTuple):
    """What is compared of a claim."""

    doc_id: str
    published: str
    start: int
    end: int
    sentence: str
    speaker: str
    low: float
    high: float
    currency: str
    kind: str
    direction: str
    measure: str
    product: str
    reporter: str
    partner: str
    status: str
    period_start: str
    period_end: str

    @property
    def trade(self) -> tuple[str, ...]:
        """Whose trade, in what, when."""
        return (
            self.reporter,
            self.partner,
            self.measure,
            self.product.casefold(),
            self.period_start,
            self.period_end,
            self.status,
            self.kind,
            self.direction,
        )


def _publication(row: _Row) -> tuple[object, ...]:
    """Return the order in which claims came out; what has no date comes last."""
    return (row.published or "9999", row.doc_id, row.start, row.low, row.high, row.currency)


def _order(row: _Row) -> tuple[object, ...]:
    """Return the order of publication, in which the rest of a row decides where that says nothing."""
    return (_publication(row), row)


def _name(first: _Row) -> str:
    """Return the name of a statement, from the claim that was the first."""
    told = repr((_publication(first), first.trade, first.speaker))
    # The letter keeps a spreadsheet from reading 12e345678901 as a number.
    return f"s{blake2b(told.encode(), digest_size=6).hexdigest()}"


def _same_place(row: _Row) -> tuple[object, ...]:
    return (row.doc_id, row.sentence, row.speaker, *row.trade)


def _same_value(row: _Row) -> tuple[object, ...]:
    return (row.low, row.high, row.currency, *row.trade)


def _blocks(rows: Sequence[_Row], key: Callable[[_Row], tuple[object, ...]]) -> Iterable[list[int]]:
    """Yield the indices of rows that share a key, two or more."""
    blocks: dict[tuple[object, ...], list[int]] = {}
    for index, row in enumerate(rows):
        blocks.setdefault(key(row), []).append(index)
    return (block for block in blocks.values() if len(block) > 1)


def _join_conversions(rows: Sequence[_Row], block: Sequence[int], groups: _Groups) -> None:
    """Join `10 Mrd. Yuan (etwa 1,4 Mrd. Dollar)`: neighbours in one sentence in different currencies."""
    in_order = sorted(block, key=lambda index: (rows[index].start, rows[index].end, rows[index].currency))
    for index, following in pairwise(in_order):
        one, other = rows[index], rows[following]
        near = one.end < 0 or other.start - one.end <= _CONVERSION_GAP
        if one.sentence and one.currency != other.currency and near:
            groups.join(index, following)


@dataclass(slots=True)
class _Statement:
    """What is known of a statement while its reports are gathered."""

    index: int
    first_day: date | None
    speakers: set[str]
    documents: set[str]
    sentences: list[str] = field(default_factory=list)


def _join_reports(rows: Sequence[_Row], block: Sequence[int], groups: _Groups) -> None:
    """Join the claims of one value that report one statement."""
    known: list[_Statement] = []
    for index in sorted(block, key=lambda index: _order(rows[index])):
        row = rows[index]
        day = date.fromisoformat(row.published) if row.published else None
        speakers = _people(row.speaker)
        for statement in known[: -_LOOK_BACK - 1 : -1]:
            if _is_report(row, day, speakers, statement):
                groups.join(index, statement.index)
                statement.speakers |= speakers
                statement.documents.add(row.doc_id)
                statement.sentences = [*statement.sentences[-2:], row.sentence]
                break
        else:
            known.append(_Statement(index, day, speakers, {row.doc_id}, [row.sentence]))


def _is_report(row: _Row, day: date | None, speakers: set[str], statement: _Statement) -> bool:
    same_day = day is not None and statement.first_day is not None
    if same_day and abs((day or date.min) - (statement.first_day or date.min)).days > WITHIN_DAYS:
        return False
    if _same_people(speakers, statement.speakers) and (same_day or row.doc_id in statement.documents):
        return True
    if speakers and statement.speakers and not _same_people(speakers, statement.speakers):
        return False
    return any(_near_copy(row.sentence, sentence) for sentence in statement.sentences)


def _people(speaker: str) -> set[str]:
    return {name.strip().casefold() for name in speaker.split(";") if name.strip()}


def _same_people(one: set[str], other: set[str]) -> bool:
    """Tell whether two sets name a person in common, or both name no one."""
    if not one or not other:
        return one == other
    return bool(one & other) or any(_same_person(name, another) for name in one for another in other)


def _same_person(name: str, other: str) -> bool:
    """Tell whether two names are one: `Lukaschenko`, `Alexander Lukaschenko`, `Aleksander Lukaschenko`."""
    short, long = sorted((name.split(), other.split()), key=len)
    if len(short) < len(long):
        return long[-len(short) :] == short
    return all(fuzz.ratio(*words) >= ALIKE_NAMES for words in zip(short, long, strict=True))


def _near_copy(one: str, other: str) -> bool:
    if min(len(one), len(other)) < LEAST_SENTENCE:
        return False
    return fuzz.ratio(one, other, score_cutoff=ALIKE_SENTENCES) > 0


class _Groups:
    """Disjoint sets of indices."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def top(self, index: int) -> int:
        while self._above[index] != index:
            self._above[index] = index = self._above[self._above[index]]
        return index

    def join(self, index: int, other: int) -> None:
        one, another = sorted((self.top(index), self.top(other)))
        self._above[another] = one

    def members(self) -> Iterable[list[int]]:
        groups: dict[int, list[int]] = {}
        for index in range(len(self._above)):
            groups.setdefault(self.top(index), []).append(index)
        return groups.values()

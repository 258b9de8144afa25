"""From a table of claims to what the page is given: plain lists, texts and numbers that JSON can hold."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pandas as pd
import regex

from tradefigs import lexicon
from tradefigs.comparisons.conflicts import conflicts
from tradefigs.comparisons.normal import normalise
from tradefigs.comparisons.selection import filtered
from tradefigs.comparisons.statements import statement_ids
from tradefigs.comparisons.targets import targets
from tradefigs.comparisons.timeline import speakers_of
from tradefigs.table import CLAIMS, MEASURES, STATUSES, plain
from tradefigs.wording import Wording

Plain = dict[str, Any]
"""What JSON calls an object."""

Row = Any
"""A named tuple with the columns of a table."""

_ADDRESS = regex.compile(r"https?://[^\s/]\S*", regex.IGNORECASE)


def page_data(frame: pd.DataFrame, wording: Wording, folder: str | Path, filters: Mapping[str, Any]) -> Plain:
    """Return what the page shows.

    Parameters
    ----------
    frame
        A table of claims, as ``to_frame`` returns it.
    wording
        The language of amounts, periods and names.
    folder
        Where the page will lie; links to documents on this machine start there.
    filters
        As for ``tradefigs.comparisons.selection.filtered``.

    Returns
    -------
    dict
        ``claims``, a list of objects: ``row``, the values of ``columns``; the same in words (``value``,
        ``flow``, ``period``, ``published``), ``said``, the sentence before, in and after the figure, ``link``
        to the document. Claims with ``extra`` are only there as evidence for ``conflicts`` and ``targets``,
        whose rows name their claims by index.
    """
    known = normalise(frame)
    known["statement_id"] = statement_ids(known)
    chosen = filtered(known, **filters)
    names = [*(name for name in CLAIMS if name in frame.columns), "pair", "statement_id"]
    if (known["converted_from"] != "").any():
        names.append("converted_from")

    rows = list(known.itertuples())
    told = _Told(rows)
    shown = {int(label): place for place, label in enumerate(chosen.index)}
    statements = set(chosen["statement_id"])
    disputed = [
        (conflict, one, other)
        for conflict in conflicts(known).itertuples(index=False)
        for one, other in [(told.first(conflict, "one_"), told.first(conflict, "other_"))]
        if {conflict.one_statement_id, conflict.other_statement_id} & statements
    ]
    wanted = [
        (target, told.first(target))
        for target in targets(known).itertuples(index=False)
        if target.statement_id in statements
    ]
    for label in (label for found in (disputed, wanted) for _, *labels in found for label in labels):
        shown.setdefault(label, len(shown))

    marks = _marks(rows)
    writer = _Writer(wording, folder)
    return {
        "lang": wording.lang,
        "columns": names,
        "claims": [
            writer.claim(rows[label], names, marks[label], extra=place >= len(chosen))
            for label, place in shown.items()
        ],
        "conflicts": [
            {**writer.conflict(conflict), "one": shown[one], "other": shown[other]}
            for conflict, one, other in disputed
        ],
        "targets": [{**writer.target(target), "claim": shown[label]} for target, label in wanted],
        "pairs": {
            pair: name_of_pair(wording, reporter, partner)
            for pair, reporter, partner in known[["pair", "reporter", "partner"]]
            .drop_duplicates("pair")
            .itertuples(index=False, name=None)
        },
        "measures": {name: wording.measure(name) for name in MEASURES},
        "statuses": {name: lexicon.load("report")[wording.lang][name] for name in STATUSES},
        "units": _units(wording),
    }


def name_of_pair(wording: Wording, reporter: str, partner: str) -> str:
    """Return the names of two parties: ``Belarus – Kasachstan``."""
    return f"{wording.party(reporter)} – {wording.party(partner)}"


class _Told:
    """Finds the claim that first made a statement."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._first: dict[tuple[object, ...], int] = {}
        for row in sorted(rows, key=lambda row: (row.published, row.doc_id, row.start)):
            if row.kind == "level":
                key = (row.statement_id, row.low, row.high, row.currency)
                self._first.setdefault(key, row.Index)

    def first(self, statement: Row, side: str = "") -> int:
        """Return the place of the claim for a row of conflicts (a ``side`` of it: ``one_``) or targets."""
        identity = (getattr(statement, f"{side}{name}") for name in ("statement_id", "low", "high"))
        return self._first[(*identity, statement.currency)]


class _Writer:
    """Puts claims, conflicts and targets into words."""

    def __init__(self, wording: Wording, folder: str | Path) -> None:
        self._wording = wording
        self._folder = folder
        self._links: dict[str, str] = {}

    def claim(self, row: Row, names: Sequence[str], said: tuple[str, str, str], *, extra: bool) -> Plain:
        words = self._wording
        told: Plain = {
            "row": [plain(value, pd.notna(value)) for value in (getattr(row, name) for name in names)],
            "value": self._amount(row.low, row.high, row),
            "flow": words.title(row.measure, row.reporter, row.partner),
            "period": self._period(row.period_start, row.period_end),
            "published": self._day(row.published),
            "speakers": speakers_of([row.speaker]),
            "said": said,
            "link": self._link(row.doc_id),
        }
        return {**told, "extra": True} if extra else told

    def conflict(self, row: Row) -> Plain:
        return {"gap": round(row.gap, 4)}

    def target(self, row: Row) -> Plain:
        reported = {}
        if not math.isnan(row.reported_low):
            reported = {
                "value": self._wording.amount(
                    row.reported_low, row.reported_high, row.currency, row.reported_qualifier
                ),
                "period": self._period(row.reported_start, row.reported_end),
                "by": row.reported_by,
                "row": [
                    *(row.reported_low, row.reported_high, row.reported_qualifier),
                    *(row.reported_start, row.reported_end),
                ],
            }
        return {"result": row.result, "reported": reported}

    def _amount(self, low: float, high: float, row: Row) -> str:
        if math.isnan(low):
            return ""
        return self._wording.amount(low, high, row.currency, row.qualifier)

    def _period(self, first: str, last: str) -> str:
        if not first or not last:
            return ""
        return self._wording.period(date.fromisoformat(first), date.fromisoformat(last))

    def _day(self, day: str) -> str:
        return self._wording.day(date.fromisoformat(day)) if day else ""

    def _link(self, doc_id: str) -> str:
        if doc_id not in self._links:
            self._links[doc_id] = link_to(doc_id, self._folder)
        return self._links[doc_id]


def link_to(doc_id: str, folder: str | Path) -> str:
    """Return a link from ``folder`` to a document: its address, or the way to its file; empty if neither.

    >>> link_to("https://example.org/a", ".")
    'https://example.org/a'
    >>> link_to("javascript:alert(1)", ".")
    ''
    """
    if _ADDRESS.fullmatch(doc_id):
        return doc_id
    try:
        if not Path(doc_id).is_file():
            return ""
        way = Path(os.path.relpath(doc_id, folder)).as_posix()
    except (OSError, ValueError):  # no name of a file, or one on another drive
        return ""
    return quote(way if way.startswith("../") else f"./{way}", errors="surrogateescape")


def _marks(rows: Iterable[Row]) -> dict[int, tuple[str, str, str]]:
    """Return for each claim its sentence in three parts, the second of which is the figure.

    Where the same words stand several times in a sentence, the claims take them in the order of their places.
    """
    places: dict[tuple[str, str, str], list[int]] = {}
    for row in rows:
        places.setdefault((row.doc_id, row.sentence, row.text), []).append(row.start)
    parts = {}
    for row in rows:
        starts = sorted(set(places[row.doc_id, row.sentence, row.text]))
        parts[row.Index] = split_at(row.sentence, row.text, starts.index(row.start))
    return parts


def split_at(sentence: str, figure: str, number: int = 0) -> tuple[str, str, str]:
    """Return what stands before, in and after a figure; the whole sentence first when it isn't there.

    >>> split_at("Es waren 3 Euro, dann 3 Euro.", "3  Euro", 1)
    ('Es waren 3 Euro, dann ', '3 Euro', '.')
    """
    figure = " ".join(figure.split())
    place = -1
    for _ in range(number + 1 if figure else 0):
        following = sentence.find(figure, place + 1)
        if following < 0:
            break
        place = following
    if place < 0:
        return sentence, "", ""
    return sentence[:place], figure, sentence[place + len(figure) :]


def _units(wording: Wording) -> Plain:
    """Return what the axis needs: names of scales with their factors, signs, marks in numbers, months."""
    words = lexicon.load("wording")
    own = words[wording.lang]
    return {
        "scales": [[factor, name] for factor, name in own["scales"]],
        "signs": words["signs"],
        "separators": own["decimal"] + own["thousands"],
        "axis": {"de": "{scale} {sign}", "en": "{sign} {scale}"}[wording.lang],
        "months": own["months"],
    }

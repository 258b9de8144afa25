"""The part of a table that a reader asks for."""

from __future__ import annotations

import pandas as pd
import pytest
from made_up import claim, frame

from tradefigs.comparisons.selection import SelectionError, filtered

TABLE = frame(
    claim(doc_id="a", published="2024-01-15", speaker="Anna Beispiel", confidence=0.9),
    claim(doc_id="b", published="2024-05-17", measure="exports", speaker="Jürgen Muster; Anna Beispiel"),
    claim(doc_id="c", published="2024-12-31", status="target", reporter="KZ", partner="BY", confidence=0.5),
    claim(doc_id="d", published="2025-03-01", reporter="DE", partner="", measure="imports", confidence=0.2),
    claim(doc_id="e", published="", reporter="RU", partner="Bayern", kind="change", speaker="JÜRGEN"),
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "abcde"),
        ({"pair": "BY-KZ"}, "abc"),
        ({"pair": "kz-by"}, "abc"),
        ({"pair": "DE"}, "d"),
        ({"pair": "Bayern-RU"}, "e"),
        ({"measure": "exports"}, "b"),
        ({"status": "target"}, "c"),
        ({"speaker": "Beispiel"}, "ab"),
        ({"speaker": "jürgen"}, "be"),
        ({"since": "2024-05-17"}, "bcd"),
        ({"since": "2024-05-18"}, "cd"),
        ({"until": "2024-05-17"}, "ab"),
        ({"since": "2024", "until": "2024"}, "abc"),
        ({"since": "2024-05", "until": "2024-05"}, "b"),
        ({"min_confidence": 0.5}, "ac"),
        ({"pair": "BY-KZ", "speaker": "Anna", "until": "2024-03"}, "a"),
        ({"pair": "BY-KZ", "since": "2026"}, ""),
    ],
)
def test_filters(asked: dict[str, object], found: str) -> None:
    assert "".join(filtered(TABLE, **asked)["doc_id"]) == found


def test_what_stays_is_as_it_was() -> None:
    rows = filtered(TABLE, pair="BY-KZ")
    pd.testing.assert_frame_equal(rows, TABLE.iloc[:3])


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"pair": "BY-DE"}, r"no pair BY-DE; there is BY-KZ \(3\), DE \(1\), RU-Bayern \(1\)"),
        (
            {"measure": "surplus"},
            r"no measure surplus; there is turnover \(3\), exports \(1\), imports \(1\)",
        ),
        ({"status": "planned"}, r"no status planned; there is actual \(4\), target \(1\)"),
        ({"speaker": "Nemo"}, r"no speaker Nemo; there is Anna Beispiel \(1\)"),
    ],
)
def test_what_there_is_not(asked: dict[str, str], message: str) -> None:
    with pytest.raises(SelectionError, match=message):
        filtered(TABLE, **asked)


def test_no_day() -> None:
    with pytest.raises(ValueError, match=r"17\.5\.2024 is no day such as 2024-05-17"):
        filtered(TABLE, since="17.5.2024")
    for day in ("2024-13", "2024-02-30", "2024-05-1", "20240517"):
        with pytest.raises(ValueError, match=f"{day} is no day"):
            filtered(TABLE, until=day)


def test_no_confidence() -> None:
    with pytest.raises(SelectionError, match="no column confidence"):
        filtered(frame(claim()), min_confidence=0.5)

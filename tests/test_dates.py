"""Runs every example of ``tables/dates.txt``, and what must hold for any text."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import rows

from tradefigs.language.layout import Layout
from tradefigs.periods.publication.dates import Dating, date_document

# A bar parts the cells of a table; in a date line it is written with a gap.
EXAMPLES = [[cell.replace("¦", "|") for cell in row] for row in rows("dates")]


def dated(text: str, given: str = "") -> Dating:
    return date_document(text, Layout(text), **dict([given.split("=", 1)] if given else []))


def test_the_table_is_large() -> None:
    assert len(EXAMPLES) >= 60
    assert sum(row[2] == "-" for row in EXAMPLES) >= 15


@pytest.mark.parametrize(("text", "given", "day", "by"), EXAMPLES)
def test_example(text: str, given: str, day: str, by: str) -> None:
    assert dated(text, given) == Dating(None if day == "-" else date.fromisoformat(day), by)


def test_a_date_given_as_a_date_wins() -> None:
    text = "14 Januar 2025, 13:18\nDer Export legte zu."
    assert date_document(text, Layout(text), metadata=date(2025, 2, 3)) == Dating(
        date(2025, 2, 3), "metadata"
    )


LINES = st.sampled_from(
    ["14. Januar 2025", "flag Mittwoch, 15 Januar 2025", "Alle Nachrichten", "Im Jahr 2023 stieg er.",
     "MINSK, 3. Mai (BelTA) – Der Export stieg.", "Stand: 1.2.2024", "Foto: dpa, 3.3.2020", "31.02.2025",
     "12.–13. Mai 2016", "99.99.9999"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(LINES, max_size=6).map("\n".join))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_the_evidence_is_named_exactly_where_there_is_a_day(text: str) -> None:
    dating = dated(text)
    assert (dating.day is None) == (dating.by == "")
    assert dating.by in ("", "dateline", "agency line", "url", "inferred")


SAMPLE = "OSCH, 6. Juni (KABAR) – In vier Monaten 2023 stieg der Umsatz."
PRINT_DATING = f"""
from tradefigs.periods.publication.dates import date_document
from tradefigs.language.layout import Layout
print(date_document({SAMPLE!r}, Layout({SAMPLE!r})))
print(date_document("", Layout(""), metadata="14. Jänner 2025"))
"""


@pytest.mark.parametrize(
    "surroundings", [{"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"}, {"TZ": "America/Los_Angeles"}]
)
def test_neither_clock_nor_locale_nor_time_zone_matters(surroundings: dict[str, str]) -> None:
    env = os.environ | {"PYTHONIOENCODING": "utf-8"} | surroundings
    said = subprocess.run(
        [sys.executable, "-c", PRINT_DATING], env=env, capture_output=True, encoding="utf-8", check=True
    )
    expected = Dating(date(2023, 6, 6), "inferred"), Dating(date(2025, 1, 14), "metadata")
    assert said.stdout.splitlines() == [repr(dating) for dating in expected]


def test_long_input_is_read_in_time_that_grows_with_its_length() -> None:
    text = "Dienstag, 14. Mai\n" * 3000 + "Wien, " * 20000
    assert dated(text).day is None

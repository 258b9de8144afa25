"""Runs every example of ``tables/periods.txt``, and what must hold for any text."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import date
from itertools import pairwise

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import rows

from tradefigs.language.layout import Layout
from tradefigs.periods.calendar.period import Period
from tradefigs.periods.expressions.timewords import words_of_time
from tradefigs.periods.finder import find_periods, last_report, year_told

EXAMPLES = rows("periods")


def marked(text: str) -> tuple[str, int, int]:
    """Return the text without its square brackets, and the ends of what they mark, or of all of it."""
    start, end = text.find("["), text.find("]")
    if start < 0:
        return text, 0, len(text)
    return text[:start] + text[start + 1 : end] + text[end + 1 :], start, end - 1


def whole(periods: list[Period], start: int, end: int) -> list[Period]:
    return [p for p in periods if not p.part and p.start < end and start < p.end]


def day(cell: str) -> date | None:
    return None if cell == "-" else date.fromisoformat(cell)


def test_the_table_is_large() -> None:
    assert len(EXAMPLES) >= 300


@pytest.mark.parametrize(("text", "published", "first", "last", "kind"), EXAMPLES)
def test_example(text: str, published: str, first: str, last: str, kind: str) -> None:
    text, start, end = marked(text)
    found = whole(find_periods(text, date.fromisoformat(published) if published else None), start, end)
    if first == "none":
        assert not found
        return
    assert found, "no time expression found"
    assert len(found) == 1 or "[" in text, found
    period = found[-1]
    assert (period.first_day, period.last_day) == (day(first), day(last))
    assert kind == ("comparison" if period.comparison else period.kind)
    assert period.text == text[period.start : period.end]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Bis Mai 2023 stieg er.", ["Mai 2023"]),
        ("Bis 2023 stieg er.", []),
        ("Seit 2023 stieg er.", ["2023"]),
        ("Seit drei Jahren stieg er.", []),
        ("Von Januar bis Mai 2023 stieg er.", ["Januar", "Mai 2023"]),
    ],
)
def test_a_span_also_names_its_ends(text: str, parts: list[str]) -> None:
    assert [period.text for period in find_periods(text, date(2024, 6, 5)) if period.part] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Gegenüber Januar bis Mai 2023 stieg er.", [("2023-01-01", True), ("2023-05-01", True)]),
        ("Von Januar bis Mai stieg er.", [("2024-01-01", False), ("2024-05-01", False)]),
        ("Von Oktober bis März stieg er.", [("2023-10-01", False), ("2024-03-01", False)]),
        ("Von Oktober 2021 bis März stieg er.", [("2021-10-01", False), ("2022-03-01", False)]),
        ("Seit Mai 2023 stieg er.", [("2023-05-01", False)]),
        ("Bis Mai 2023 stieg er.", [("2023-05-01", False)]),
    ],
)
def test_the_ends_of_a_span_compare_as_it_does(text: str, parts: list[tuple[str, bool]]) -> None:
    found = [period for period in find_periods(text, date(2024, 6, 5)) if period.part]
    assert [(str(period.first_day), period.comparison) for period in found] == parts


@pytest.mark.parametrize(
    "words", ["Seit Mai 2023", "seit 2023", "ab Mai 2022", "bis Mai 2023", "bis 2023", "von 2021 an"]
)
def test_what_turns_a_time_belongs_to_it(words: str) -> None:
    found = find_periods(f"Das gilt {words} für alle.", date(2024, 6, 5))
    assert [period.text for period in found if not period.part] == [words]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Im Mai 2023 stieg er.", [True]),
        ("Im Vorjahr stieg er.", [True]),
        ("Im neuen Jahr steigt er.", [True]),
        ("Im Mai stieg er.", [False]),
        ("Von Januar bis Mai stieg er.", [False]),
        ("2022 sank er. Im gleichen Zeitraum stieg der Import.", [True, True]),
    ],
)
def test_whether_the_text_tells_the_year(text: str, said: list[bool]) -> None:
    found = find_periods(text, date(2024, 6, 5))
    assert [period.year_said for period in found if not period.part] == said


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("In diesem Jahr 2024 stieg er.", 2024),
        ("Im Vorjahr 2023 sank er.", 2024),
        ("Er stieg. 2024 sank er.", None),
    ],
)
def test_the_year_of_publication_that_the_wording_tells(text: str, year: int | None) -> None:
    assert year_told(text) == year


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Im Mai 2023 stieg er. Bis 2030 soll er steigen.", date(2023, 5, 31)),
        ("2023 stieg er. Das Ziel, ihn bis 2027 zu verdoppeln, bleibt.", date(2023, 12, 31)),
        ("2022 sank er. Auf 5 Mrd. Euro kam er gegenüber 3 Mrd. Euro im April 2023.", date(2024, 4, 30)),
        ("2022 sank er. Bis Mai 2023 stieg er.", date(2023, 5, 31)),
        ("Im Mai 2023 stieg er. Im Jahr 2030 soll er steigen.", date(2023, 5, 31)),
        (
            "2023 stieg er. Es gelang, ihn bis 2027 auf 3 Mrd. Euro zu bringen.",
            date(2023, 12, 31),
        ),
        ("2021 sank er. Von Oktober 2021 bis März 2022 stieg er.", date(2022, 3, 31)),
        ("2022 sank er. Zu Beginn des Jahres 2024 stieg er.", date(2024, 1, 31)),
        ("Im Mai 2022 stieg er. Im Juni 2023 hatte er 5 Mrd. Euro betragen.", date(2022, 5, 31)),
        ("2024 sank er, im Mai 2024 stieg er, im März 2024 nicht.", date(2024, 5, 31)),
        ("Von 2019 bis 2021 stieg er.", None),
        ("Der Umsatz 2023: 3 Mrd. Euro. Wir können mehr erreichen.", date(2023, 12, 31)),
        ("Wir können mehr erreichen. Der Umsatz 2023: 3 Mrd. Euro.", date(2023, 12, 31)),
        ("Im Mai stieg er.", None),
    ],
)
def test_the_last_time_that_a_text_reports_on(text: str, last: date | None) -> None:
    assert last_report(text, Layout(text)) == last


# ---------------------------------------------------------------- what holds for any text

WORDS = st.sampled_from(
    """Januar Mai Dezember Jan. 2024 2023 1999 '24 2023/24 Jahr Jahres Jahren Vorjahr Quartal 1. ersten
    Halbjahr H1 Q3 neun Monaten Monat bis von zwischen und im in den des seit ab gegenüber als mehr letzten
    nächsten drei Ende Anfang Jahresende gleichen Zeitraum Vorjahreszeitraum ( ) : , . - – / vor heute derzeit
    damals Sommer 29. Februar 31.12.2024 wird stieg 5 Mrd. Euro zweiten iranischen 1402""".split()  # noqa: SIM905
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=16).map(" ".join))
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(TEXTS, DAYS)
@settings(max_examples=300, deadline=None)
def test_every_period_is_in_order(text: str, published: date | None) -> None:
    found = find_periods(text, published)
    starts = [period.start for period in found if not period.part]
    assert starts == sorted(starts)
    for period in found:
        assert period.text == text[period.start : period.end] != ""
        assert (period.first_day is None) == (period.last_day is None)
        assert period.first_day is None or period.last_day is None or period.first_day <= period.last_day


@given(st.one_of(TEXTS, st.lists(WORDS, max_size=16).map("".join)))
def test_no_word_of_time_is_passed_over(text: str) -> None:
    places = {start for start, _, _ in words_of_time(text)}
    words = [word for word in regex.finditer(r"\w+", text) if words_of_time(word[0])]
    assert {word.start() for word in words} <= places


@given(TEXTS, DAYS)
@settings(max_examples=50, deadline=None)
def test_found_whole_times_do_not_overlap(text: str, published: date | None) -> None:
    found = [period for period in find_periods(text, published) if not period.part]
    assert all(before.end <= after.start for before, after in pairwise(found))


SAMPLE = (
    "Im Mai stieg er, heuer um 5 Prozent; in den letzten drei Jahren, seit Jahresbeginn und bis Jahresende."
)
PRINT_PERIODS = f"""
from datetime import date
from tradefigs.periods import find_periods
print(find_periods({SAMPLE!r}, date(2024, 2, 29)))
"""


@pytest.mark.parametrize(
    "surroundings", [{"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"}, {"TZ": "America/Los_Angeles"}]
)
def test_neither_clock_nor_locale_nor_time_zone_matters(surroundings: dict[str, str]) -> None:
    env = os.environ | {"PYTHONIOENCODING": "utf-8"} | surroundings
    said = subprocess.run(
        [sys.executable, "-c", PRINT_PERIODS], env=env, capture_output=True, encoding="utf-8", check=True
    )
    assert said.stdout.strip() == repr(find_periods(SAMPLE, date(2024, 2, 29)))


@pytest.mark.parametrize(
    "pattern",
    [
        "im Mai ",
        "2023 bis ",
        "in den letzten ",
        "gegenüber dem Vorjahr ",
        "1. ",
        "von Januar bis ",
        "im Jahr ",
        "ist im Mai ",
        "hatte im Mai ",
        "im ersten Quartal, im zweiten ",
    ],
)
def test_long_input_costs_no_more_than_its_length(pattern: str) -> None:
    def seconds(repeats: int) -> float:
        begin = time.process_time()
        find_periods(pattern * repeats, date(2024, 2, 29))
        return time.process_time() - begin

    seconds(1600)  # what is compiled at the first use is no part of it
    assert seconds(1600) < 12 * seconds(400) + 0.1


def test_a_day_at_the_edge_of_the_calendar_breaks_nothing() -> None:
    text = "Zwischen Januar und Mai verkaufte Norwegen Fisch für 4 Mrd. Euro."
    found = find_periods(text, date(1, 1, 1))
    assert (found[0].text, found[0].first_day) == ("Januar und Mai", None)

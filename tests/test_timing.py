"""Runs every example of ``tables/timing.txt``, and what must hold for any text."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import rows

from tradefigs.claims.scene.scene import Scene
from tradefigs.claims.timing.times import Times, Timing
from tradefigs.claims.timing.timing import LATER, timing_of
from tradefigs.figures import find_figures
from tradefigs.language.layout import Layout
from tradefigs.periods import find_periods


def timings(
    text: str, published: date | None, status: str = "actual", kind: str = "level"
) -> dict[int, Timing]:
    """Return the period of every figure, by the figure's start."""
    layout = Layout(text)
    figures, periods = find_figures(text, layout, published), find_periods(text, published, layout)
    times = Times(Scene(text, layout, figures), periods, published)
    return {figure.start: timing_of(times.at(index, status, kind)) for index, figure in enumerate(figures)}


def day(cell: str) -> date | None:
    return None if cell == "-" else date.fromisoformat(cell)


@pytest.mark.parametrize(("text", "published", "status", "kind", "first", "last", "doubt"), rows("timing"))
def test_example(
    text: str, published: str, status: str, kind: str, first: str, last: str, doubt: str
) -> None:
    start = text.index("[")
    plain = text.replace("[", "").replace("]", "")
    found = timings(
        plain, date.fromisoformat(published) if published else None, status or "actual", kind or "level"
    )
    assert start in found, "no figure there"
    timing = found[start]
    assert (timing.first_day, timing.last_day) == (day(first), day(last)), timing.why
    assert timing.doubt == doubt


@pytest.mark.parametrize(
    ("text", "status", "why"),
    [
        ("Perus Export lag bei [3 Mrd. Dollar] im Jahr 2019.", "actual", "beside"),
        ("2019 lag Perus Export bei [3 Mrd. Dollar].", "actual", "sentence"),
        ("Perus Export liegt bei [3 Mrd. Dollar].", "actual", "present"),
        ("Perus Export liegt heuer bei [3 Mrd. Dollar] im Jahr.", "actual", "sentence"),
        ("2019 stieg Perus Export. Auf Kupfer entfielen [3 Mrd. Dollar].", "actual", "carried"),
        ("Kupfer für [3 Mrd. Dollar]\n\nPeru exportierte 2019 davon 3 Mrd. Dollar.", "actual", "repeated"),
        (
            "Perus Export steigt auf [3 Mrd. Dollar]\n\n"
            "Peru liegt in Südamerika. 2019 exportierte es mehr als je zuvor. 2020 war es weniger.",
            "actual",
            "lead",
        ),
        ("2024 soll viel gelingen. Das Ziel sind [3 Mrd. Dollar].", "target", "goal"),
        ("2019 stieg Perus Export von [3 Mrd. Dollar] auf 4 Mrd. Dollar.", "actual", "from"),
        ("Zwischen 2018 und 2020 stieg er von [3 Mrd. Dollar] auf 4 Mrd. Dollar.", "actual", "from … to"),
        ("Gegenüber 2018 stieg er von [3 Mrd. Dollar] auf 4 Mrd. Dollar.", "actual", "compared"),
        ("Perus Export lag bei [3 Mrd. Dollar].", "actual", ""),
    ],
)
def test_the_rule_that_decided_is_told(text: str, status: str, why: str) -> None:
    found = timings(text.replace("[", "").replace("]", ""), date(2021, 5, 5), status)
    assert found[text.index("[")].why == why


WORDS = st.sampled_from(
    ["Im", "Jahr", "2024", "2030", "stieg", "der", "Export", "von", "7,3", "auf", "4,2", "Mrd.", "Euro",
     "gegenüber", "im", "Vorjahr", "(", ")", ":", ",", ". Die", "soll", "bis", "derzeit", "Mai", "Januar",
     "heute", "sagte", "er", "in", "den", "letzten", "drei", "Jahren", "5 Mio. Dollar", "seit", "\n\n"]
)  # fmt: skip
DAYS = st.none() | st.dates(date(1995, 1, 1), date(2040, 12, 31))


@given(st.lists(WORDS, max_size=40).map(" ".join), DAYS, st.sampled_from(["actual", "target", "forecast"]))
@settings(max_examples=200, deadline=None)
def test_first_day_is_never_after_the_last(text: str, published: date | None, status: str) -> None:
    for timing in timings(text, published, status).values():
        assert (timing.first_day is None) == (timing.last_day is None)
        if timing.first_day and timing.last_day:
            assert timing.first_day <= timing.last_day
            assert timing.doubt != LATER or (published is not None and timing.first_day > published)


@pytest.mark.parametrize("pattern", ["im Mai 5 Mrd. Euro, ", "von 7,3 auf 4,2 Mrd. Euro ", "2 Mrd. Euro. "])
def test_long_input_costs_no_more_than_its_length(pattern: str) -> None:
    def seconds(repeats: int) -> float:
        text = pattern * repeats
        layout = Layout(text)
        figures, periods = find_figures(text, layout), find_periods(text, date(2024, 2, 29), layout)
        begin = time.process_time()
        times = Times(Scene(text, layout, figures), periods, date(2024, 2, 29))
        for index in range(len(figures)):
            timing_of(times.at(index, "actual", "level"))
        return time.process_time() - begin

    seconds(5)
    assert seconds(400) < 12 * seconds(100) + 0.2

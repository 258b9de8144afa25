"""Claims beside official values."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd
import pytest
from made_up import claim, frame, many, seeds
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from tables import rows
from test_chart import collisions, texts

from tradefigs.charts import plot
from tradefigs.comparisons.reference import (
    ReferenceTableError,
    as_reference,
    compared,
    read_reference,
    rounding,
)

OFFICIAL = Path(__file__).parent / "official.csv"


def official(*values: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        values, columns=["reporter", "partner", "measure", "year", "value", "currency", "source"]
    )


@pytest.mark.parametrize(("stated", "value", "expected"), rows("reference"))
def test_verdict(stated: str, value: str, expected: str) -> None:
    *qualifier, amount = stated.split()
    low, _, high = amount.partition("-")
    table = frame(
        claim(low=float(low), high=float(high or low), qualifier="".join(qualifier) or "exact", year=2018)
    )
    reference = official(("BY", "KZ", "turnover", 2018, value, "USD", "made up"))
    (row,) = compared(table, reference).to_dict("records")
    verdict, deviation = expected.split()
    assert row["verdict"] == verdict
    assert row["deviation"] * 100 == pytest.approx(float(deviation), abs=0.01)
    assert (row["reference"], row["reference_source"]) == (float(value), "made up")


@pytest.mark.parametrize(
    "other",
    [
        {"year": 2017},
        {"year": None},
        {"period_start": "2018-01-01", "period_end": "2018-06-30"},
        {"measure": "exports"},
        {"product": "Milch"},
        {"currency": "EUR"},
        {"status": "target"},
        {"kind": "change"},
        {"partner": "RU"},
    ],
)
def test_no_official_value(other: dict[str, object]) -> None:
    table = frame(claim(**{"year": 2018, **other}))
    (row,) = compared(table, official(("BY", "KZ", "turnover", 2018, 1e9, "USD", "a"))).to_dict("records")
    assert math.isnan(row["reference"])
    assert math.isnan(row["deviation"])
    assert (row["verdict"], row["reference_source"]) == ("", "")


def test_published_values() -> None:
    reference = read_reference(str(OFFICIAL))
    turnover = reference[reference["measure"] == "turnover"]
    assert dict(zip(turnover["year"], turnover["value"], strict=True)) == {
        2013: 952.8e6,
        2017: 604.1e6,
        2018: 896e6,  # exports and imports
    }
    assert all(source.count("http") == 1 for source in reference["source"])
    table = frame(
        claim(year=2018, low=890e6, qualifier="over"),
        claim(year=2013, low=950e6, qualifier="about"),
        claim(year=2018, measure="exports", low=600e6),
        claim(year=2017, measure="exports", low=5e8),
    )
    assert list(compared(table, reference)["verdict"]) == ["agree", "agree", "conflict", ""]


def test_the_order_of_the_parties_counts_but_for_turnover() -> None:
    reference = official(
        ("KZ", "BY", "turnover", 2018, 9e8, "USD", "a"), ("KZ", "BY", "exports", 2018, 1e8, "USD", "a")
    )
    table = frame(claim(year=2018, low=9e8), claim(year=2018, measure="exports", low=1e8))
    assert list(compared(table, reference)["verdict"]) == ["agree", ""]


def test_sums_are_of_one_source() -> None:
    values = [("BY", "KZ", "exports", 2018, 7e8, "USD", "a"), ("BY", "KZ", "imports", 2018, 1e8, "USD", "b")]
    assert "turnover" not in set(as_reference(official(*values))["measure"])
    values.append(("BY", "KZ", "imports", 2018, 2e8, "USD", "a"))
    table = as_reference(official(*values))
    assert list(table[table["measure"] == "turnover"]["value"]) == [9e8]


def test_a_given_turnover_comes_before_the_sum() -> None:
    values = [
        ("BY", "KZ", "exports", 2018, 7e8, "USD", "a"),
        ("BY", "KZ", "imports", 2018, 1e8, "USD", "a"),
        ("BY", "KZ", "turnover", 2018, 8.1e8, "USD", "b"),
    ]
    table = as_reference(official(*values))
    assert list(table[table["measure"] == "turnover"]["value"]) == [8.1e8]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("reporter,partner\nBY,KZ\n", "column measure, year, value, currency, source missing"),
        (
            "reporter,partner,measure,year,value,currency,source\nBY,KZ,turnover,2018,viel,USD,a\n",
            "row 1: measure, year and value are turnover, 2018, viel",
        ),
        (
            "reporter,partner,measure,year,value,currency,source\nBY,KZ,Handel,2018,1,USD,a\n",
            "row 1: measure, year and value are Handel, 2018, 1",
        ),
        (
            f"reporter,partner,measure,year,value,currency,source\nBY,KZ,turnover,{'9' * 23},1,USD,a\n",
            f"row 1: measure, year and value are turnover, {'9' * 23}, 1",
        ),
        (
            "reporter,partner,measure,year,value,currency,source\nBY,KZ,turnover,2018,1e400,USD,a\n",
            "row 1: measure, year and value are turnover, 2018, 1e400",
        ),
        ("", "no table of official values"),
    ],
)
def test_no_table(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "official.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(ReferenceTableError, match=f"{path}: {message}"):
        read_reference(str(path))


@pytest.mark.parametrize(
    ("amount", "expected"),
    [(1.1e9, 2.75e7), (1.145e9, 5e5), (896e6, 5e5), (1e9, 2.5e7), (1.1453e9, 5e4), (0.0, 0.0)],
)
def test_rounding(amount: float, expected: float) -> None:
    assert rounding(amount) == pytest.approx(expected)


def test_the_line_lies_behind_the_claims() -> None:
    figure = plot(seeds(), reference=read_reference(str(OFFICIAL)))
    scale = next(axes for axes in figure.axes if axes.get_label() == "values")
    (line,) = [line for line in scale.findobj(Line2D) if line.get_gid() == "reference"]
    assert list(line.get_xdata()) == pytest.approx([2013.5, 2017.5, 2018.5])
    assert list(line.get_ydata()) == pytest.approx([952.8e6, 604.1e6, 896e6])
    points = [mark for mark in scale.lines if mark.get_marker() == "o" and mark is not line]
    assert line.get_zorder() < min(point.get_zorder() for point in points)
    said = " ".join(texts(figure))
    assert "amtlicher Wert" in said
    assert "Amtliche Werte: Belarus; Belstat; Kazakhstan." in said


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("width", [800, 2000])
def test_no_text_covers_another(width: int, lang: str) -> None:
    reference = read_reference(str(OFFICIAL))
    assert collisions(plot(seeds(), reference=reference, width=width, lang=lang)) == []
    made = official(
        *(("PL", "UA", "turnover", year, 1e9 + year * 1e5, "USD", "a") for year in range(2005, 2031))
    )
    assert collisions(plot(many(300), reference=made, width=width, lang=lang)) == []


def test_no_line_without_values() -> None:
    reference = official(("DE", "FR", "turnover", 2018, 1e9, "USD", "a"))
    assert "amtlicher Wert" not in texts(plot(seeds(), reference=reference))


def lines(figure: Figure) -> list[list[float]]:
    """The heights of the official lines on the page."""
    drawn = [list(line.get_ydata()) for line in figure.findobj(Line2D) if line.get_gid() == "reference"]
    return [[float(y) for y in line] for line in drawn]


def test_official_values_behind_a_balance() -> None:
    flows = [
        claim(measure=measure, low=low, year=year)
        for measure, low in (("exports", 8e8), ("imports", 2e8))
        for year in (2017, 2018)
    ]
    reference = official(
        ("BY", "KZ", "exports", 2017, 9e8, "USD", "Belstat, https://x"),
        ("BY", "KZ", "exports", 2018, 7e8, "USD", "Belstat, https://x"),
        ("BY", "KZ", "exports", 2005, 5e9, "USD", "not shown"),
        ("BY", "KZ", "imports", 2018, 1e8, "USD", "Belstat, https://x"),
    )
    figure = plot(frame(*flows), kind="balance", reference=reference)
    exports, imports = lines(figure)
    assert len(exports) == 2
    assert exports[0] > exports[1] > imports[0]
    said = " ".join(texts(figure))
    assert "amtlicher Wert" in said
    assert "Amtliche Werte: Belstat." in said
    assert collisions(figure) == []


def test_official_values_behind_each_pair() -> None:
    claims = [claim(year=2018), claim(year=2020), claim(reporter="DE", partner="TR", low=4e10, year=2018)]
    reference = official(
        ("BY", "KZ", "turnover", 2018, 9e8, "USD", "A"),
        ("BY", "KZ", "turnover", 2019, 1e9, "USD", "A"),
        ("DE", "TR", "turnover", 2018, 3.8e10, "USD", "B"),
        ("DE", "FR", "turnover", 2018, 1e11, "USD", "C"),
    )
    figure = plot(frame(*claims), kind="pairs", reference=reference)
    assert [len(line) for line in lines(figure)] == [2, 1]
    assert "Amtliche Werte: A; B." in " ".join(texts(figure))
    assert collisions(figure) == []


def test_kinds_without_official_values() -> None:
    reference = official(("BY", "KZ", "turnover", 2018, 9e8, "USD", "A"))
    with pytest.raises(ValueError, match="a chart of speakers shows no official values"):
        plot(seeds(), kind="speakers", reference=reference)

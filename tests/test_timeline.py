"""Claims put side by side: hand-made tables with the rows that they must give."""

from __future__ import annotations

import pandas as pd
import pytest
from made_up import claim, frame
from tables import rows

from tradefigs.comparisons.normal import normalise, pair_name
from tradefigs.comparisons.timeline import timeline


def period(cell: str) -> dict[str, object]:
    if cell == "-":
        return {"period_start": "", "period_end": "", "year": None}
    start, _, end = cell.partition("..")
    if not end:
        return {"period_start": f"{cell}-01-01", "period_end": f"{cell}-12-31", "year": int(cell)}
    return {
        "period_start": start,
        "period_end": end,
        "year": int(start[:4]) if start[:4] == end[:4] else None,
    }


def written(head: str, cell: str) -> pd.DataFrame:
    """The claims that a line of the table stands for."""
    reporter, partner, measure, product, when, status, currency = head.split()
    shared = {
        "reporter": reporter,
        "partner": partner.replace("-", ""),
        "measure": measure,
        "product": product.replace("-", ""),
        "status": status,
        "currency": currency,
        **period(when),
    }
    claims = []
    for part in cell.split(", "):
        value, _, source = part.partition("@")
        low, _, high = value.partition("-")
        document, _, speaker = source.partition(":")
        claims.append(
            claim(
                low=float(low),
                high=float(high or low),
                doc_id=document,
                speaker=speaker.replace("+", "; "),
                **shared,
            )
        )
    return frame(*claims)


@pytest.mark.parametrize(("head", "claims", "expected"), rows("timeline"))
def test_row(head: str, claims: str, expected: str) -> None:
    low, high, median, counts, *names = expected.split(maxsplit=4)
    table = timeline(written(head, claims))
    assert len(table) == 1
    row = table.iloc[0]
    assert (row["low"], row["high"], row["median"]) == (float(low), float(high), float(median))
    assert f"{row['statements']}/{row['documents']}/{row['speakers']}" == counts
    assert row["speaker_names"] == "".join(names)


def test_turnover_has_no_direction() -> None:
    table = timeline(frame(claim(), claim(reporter="KZ", partner="BY", low=1.2e9)))
    assert list(table["pair"]) == ["BY-KZ"]
    assert (table["reporter"][0], table["partner"][0], table["statements"][0]) == ("BY", "KZ", 2)


def test_exports_have_a_direction() -> None:
    table = timeline(
        frame(claim(measure="exports"), claim(measure="exports", reporter="KZ", partner="BY", low=2e8))
    )
    assert list(zip(table["pair"], table["reporter"], table["partner"], strict=True)) == [
        ("BY-KZ", "BY", "KZ"),
        ("BY-KZ", "KZ", "BY"),
    ]


def test_what_differs_stands_apart_and_in_order() -> None:
    claims = [
        claim(),
        claim(currency="EUR"),
        claim(status="target"),
        claim(status="forecast"),
        claim(product="Milch"),
        claim(period_start="", period_end="", year=None),
        claim(period_start="2024-01-01", period_end="2024-06-30"),
        claim(measure="exports"),
        claim(reporter="AT", partner="BY"),
    ]
    expected = [
        ("AT-BY", "turnover", "", "2024-12-31", "actual", "USD"),
        ("BY-KZ", "turnover", "", "2024-06-30", "actual", "USD"),
        ("BY-KZ", "turnover", "", "2024-12-31", "actual", "EUR"),
        ("BY-KZ", "turnover", "", "2024-12-31", "actual", "USD"),
        ("BY-KZ", "turnover", "", "2024-12-31", "forecast", "USD"),
        ("BY-KZ", "turnover", "", "2024-12-31", "target", "USD"),
        ("BY-KZ", "turnover", "", "", "actual", "USD"),
        ("BY-KZ", "turnover", "Milch", "2024-12-31", "actual", "USD"),
        ("BY-KZ", "exports", "", "2024-12-31", "actual", "USD"),
    ]
    columns = ["pair", "measure", "product", "period_end", "status", "currency"]
    for order in (claims, claims[::-1]):
        table = timeline(frame(*order))
        assert [tuple(row) for row in table[columns].to_numpy()] == expected


def test_changes_stay_out() -> None:
    table = timeline(frame(claim(), claim(kind="change", direction="up", low=3e8)))
    assert list(table["low"]) == [1e9]
    assert timeline(frame(claim(kind="change"))).empty


def test_an_empty_table_has_the_columns() -> None:
    table = timeline(frame(claim()).iloc[:0])
    assert table.empty
    assert list(table.columns) == list(timeline(frame(claim())).columns)


def test_any_form_of_the_table_will_do() -> None:
    """Dates as dates or texts, missing values as None, NaN or empty, years as floats: all the same."""
    plain = frame(claim(speaker="X"), claim(period_start="", period_end="", year=None))
    expected = timeline(plain)
    dates = plain.assign(
        published=pd.to_datetime(plain["published"]),
        period_start=pd.to_datetime(plain["period_start"].replace("", None)),
        period_end=pd.to_datetime(plain["period_end"].replace("", None)),
        speaker=["X", float("nan")],
        product=[None, float("nan")],
        year=[2024.0, float("nan")],
    )
    pd.testing.assert_frame_equal(timeline(dates), expected)
    strings = plain.astype("string")
    pd.testing.assert_frame_equal(timeline(strings), expected)


def test_the_given_table_stays_as_it_was() -> None:
    given = frame(claim(reporter="KZ", partner="BY", speaker=None))
    before = given.copy(deep=True)
    timeline(given)
    pd.testing.assert_frame_equal(given, before)


def test_a_year_alone_is_a_period() -> None:
    given = frame(claim(), claim()).drop(columns=["period_start", "period_end"])
    table = timeline(given)
    assert list(table["period_start"]) == ["2024-01-01"]
    assert list(table["period_end"]) == ["2024-12-31"]


def test_no_table_of_claims() -> None:
    with pytest.raises(ValueError, match="currency, measure"):
        normalise(pd.DataFrame({"low": [1.0], "high": [1.0]}))


@pytest.mark.parametrize(
    ("reporter", "partner", "name"),
    [
        ("KZ", "BY", "BY-KZ"),
        ("BY", "KZ", "BY-KZ"),
        ("Bayern", "RU", "RU-Bayern"),
        ("BY", "", "BY"),
        ("", "BY", "BY"),
        ("CIS", "CIS", "CIS-CIS"),
    ],
)
def test_pair_names(reporter: str, partner: str, name: str) -> None:
    assert pair_name(reporter, partner) == name

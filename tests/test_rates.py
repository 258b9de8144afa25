"""Amounts in another currency: rates that anyone can look up, and what is made of a table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made_up import claim, frame
from program import run
from tables import rows
from test_chart import texts

from tradefigs.charts import plot
from tradefigs.comparisons.rates import converted, rate
from tradefigs.comparisons.selection import SelectionError
from tradefigs.comparisons.timeline import timeline
from tradefigs.table import write


@pytest.mark.parametrize(("currency", "to", "start", "end", "published", "expected"), rows("rates"))
def test_rate(currency: str, to: str, start: str, end: str, published: str, expected: str) -> None:
    days = ("" if day == "-" else day for day in (start, end, published))
    found = rate(currency, to, *days)
    if expected == "-":
        assert found is None
    else:
        assert found == pytest.approx(float(expected), rel=2e-3)


def test_there_and_back() -> None:
    """The mean of the quotients is not the quotient of the means, but near."""
    days = ("2021-01-01", "2021-12-31", "")
    there, back = rate("EUR", "USD", *days), rate("USD", "EUR", *days)
    assert there is not None
    assert back is not None
    assert there * back == pytest.approx(1, rel=2e-3)


def test_a_year_that_is_not_over_counts_up_to_the_day_of_publication() -> None:
    half = rate("EUR", "USD", "2022-01-01", "2022-06-30", "")
    assert rate("EUR", "USD", "2022-01-01", "2022-12-31", "2022-06-30") == half


@pytest.mark.parametrize("start", ["", "2030-01-01"])
def test_what_lies_ahead_or_has_no_date_takes_the_day_of_publication(start: str) -> None:
    end = start and "2030-12-31"
    friday = rate("EUR", "USD", "2024-05-03", "2024-05-03", "")
    assert rate("EUR", "USD", start, end, "2024-05-05") == friday  # a Sunday


def test_a_table_in_one_currency() -> None:
    table = frame(
        claim(currency="EUR", low=1e9, high=2e9, year=2022, published="2023-02-01"),
        claim(currency="USD", low=1e9, year=2022),
        claim(currency="BYN", low=1e9, year=2022),
        claim(currency="EUR", low=1e9, qualifier="over", year=2022, published="2023-02-01"),
    )
    found = converted(table, "usd")
    assert list(found.claims["currency"]) == ["USD", "USD", "USD"]
    assert list(found.claims["converted_from"]) == ["EUR", "", "EUR"]
    assert list(found.claims["qualifier"]) == ["about", "exact", "over"]
    assert list(found.claims["low"]) == pytest.approx([1.053e9, 1e9, 1.053e9], rel=2e-3)
    assert found.claims["high"][0] == pytest.approx(2.106e9, rel=2e-3)
    assert list(found.left_out["currency"]) == ["BYN"]
    assert list(table["currency"]) == ["EUR", "USD", "BYN", "EUR"]


def test_what_is_said_in_both_currencies_is_not_converted() -> None:
    sentence = "Der Handel wuchs auf 10 Mrd. Yuan (etwa 1,4 Mrd. Dollar)."
    yuan = claim(currency="CNY", low=1e10, sentence=sentence, start=20, end=32)
    dollars = claim(currency="USD", low=1.4e9, qualifier="about", sentence=sentence, start=40, end=54)
    found = converted(frame(yuan, dollars), "USD")
    assert list(found.claims["low"]) == [1.4e9]
    assert found.left_out.empty


def test_a_timeline_tells_what_was_converted() -> None:
    table = frame(
        claim(currency="EUR", year=2022, published="2023-02-01"), claim(year=2022, doc_id="b", low=1.1e9)
    )
    (row,) = timeline(converted(table, "USD").claims).to_dict("records")
    assert (row["currency"], row["converted_from"], row["statements"]) == ("USD", "EUR", 2)
    assert row["agreement"] == "agree"
    assert set(timeline(table)["converted_from"]) == {""}


def test_a_chart_tells_what_was_converted() -> None:
    table = frame(
        claim(currency="EUR", year=2022, published="2023-02-01"),
        claim(low=2e9),
        claim(currency="BYN", low=2e9),
    )
    said = texts(plot(table, to="USD"))
    assert "rund 1,053 Mrd. $ (aus EUR)" in said
    footnote = " ".join(said)
    assert "Umgerechnet: 1, zum mittleren Referenzkurs der EZB im Zeitraum." in footnote
    assert "Nicht gezeigt: 1 in BYN." in footnote


def test_no_rates() -> None:
    with pytest.raises(SelectionError, match="no rates for XXX; there are some for AUD"):
        converted(frame(claim()), "XXX")


# ---------------------------------------------------------------- every command that takes --to

TOLD = frame(
    claim(doc_id="a", speaker="Anna", low=1e9, currency="EUR", year=2020),
    claim(doc_id="b", speaker="Bert", low=2e9, currency="USD", year=2020),  # 1.75 bn euros
    claim(
        doc_id="c",
        speaker="Anna",
        low=1.5e9,
        currency="USD",
        year=2020,
        status="target",
        published="2019-02-01",
    ),
    claim(doc_id="d", speaker="Bert", low=3e9, currency="KZT", year=2020),  # has no rate
)


def lines(tmp_path: Path, command: str, *options: str) -> list[dict[str, object]]:
    write(TOLD, f"{tmp_path}/told.parquet")
    arguments = [command, f"{tmp_path}/told.parquet", *options, "--format", "jsonl"]
    done = run(*arguments)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_values_contradict_each_other_once_they_are_in_one_currency(tmp_path: Path) -> None:
    assert lines(tmp_path, "conflicts") == []
    (row,) = lines(tmp_path, "conflicts", "--to", "EUR")
    assert (row["currency"], row["one_low"], row["one_converted_from"]) == ("EUR", 1e9, "")
    assert row["other_low"] == pytest.approx(1.75e9, rel=0.01)
    assert (row["other_converted_from"], row["other_qualifier"]) == ("USD", "about")


def test_a_target_is_held_against_values_in_its_currency(tmp_path: Path) -> None:
    (row,) = lines(tmp_path, "targets", "--to", "EUR")
    assert (row["currency"], row["converted_from"], row["result"]) == ("EUR", "USD", "met")
    assert (row["reported_converted_from"], row["reported_by"]) == ("USD", "Bert")


def test_claims_are_compared_in_the_currency_of_the_official_value(tmp_path: Path) -> None:
    path = tmp_path / "official.csv"
    path.write_text(
        "reporter,partner,measure,year,value,currency,source\nBY,KZ,turnover,2020,1000000000,EUR,made up\n"
    )
    plain = lines(tmp_path, "compare", "--reference", str(path))
    assert [row["verdict"] for row in plain] == ["agree", "", "", ""]
    rows = lines(tmp_path, "compare", "--reference", str(path), "--to", "EUR")
    assert [(row["verdict"], row["converted_from"], row["currency"]) for row in rows] == [
        ("agree", "", "EUR"),
        ("conflict", "USD", "EUR"),
        ("", "USD", "EUR"),
        ("", "", "KZT"),
    ]
    assert list(rows[0])[: len(plain[0]) - 4] == list(plain[0])[:-4]  # the columns keep their order


def test_the_report_names_what_was_converted(tmp_path: Path) -> None:
    write(TOLD, f"{tmp_path}/told.parquet")
    arguments = ["report", f"{tmp_path}/told.parquet", "--to", "EUR", "-o", f"{tmp_path}/r.html"]
    assert run(*arguments).exit_code == 0
    text = (tmp_path / "r.html").read_text("utf-8")
    data = json.loads(text.partition('id="data">')[2].partition("</script>")[0])
    place = data["columns"].index("converted_from")
    assert sorted(found["row"][place] for found in data["claims"]) == ["", "", "USD", "USD"]

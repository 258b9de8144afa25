"""How charts word amounts, periods, dates and parties."""

from __future__ import annotations

from datetime import date

import pytest
from tables import rows

from tradefigs import lexicon
from tradefigs.table import MEASURES, STATUSES
from tradefigs.wording import LANGUAGES, Wording


@pytest.mark.parametrize(("lang", "low", "high", "currency", "qualifier", "expected"), rows("wording"))
def test_amount(lang: str, low: str, high: str, currency: str, qualifier: str, expected: str) -> None:
    assert Wording(lang).amount(float(low), float(high), currency, qualifier) == expected


@pytest.mark.parametrize(("first", "last", "german", "english"), rows("periods_worded"))
def test_period(first: str, last: str, german: str, english: str) -> None:
    days = date.fromisoformat(first), date.fromisoformat(last)
    assert Wording("de").period(*days) == german
    assert Wording("en").period(*days) == english


def test_axis_unit() -> None:
    for lang, expected in (("de", "Mrd. $"), ("en", "$ bn")):
        wording = Wording(lang)
        assert wording.axis_unit(wording.unit(1.2e9, "USD")) == expected


@pytest.mark.parametrize(
    ("code", "german", "english"),
    [
        ("KZ", "Kasachstan", "Kazakhstan"),
        ("US", "USA", "United States"),
        ("EAEU", "EAWU", "EAEU"),
        ("Gebiet Kemerowo", "Gebiet Kemerowo", "Gebiet Kemerowo"),
        ("", "Welt", "world"),
    ],
)
def test_party(code: str, german: str, english: str) -> None:
    assert Wording("de").party(code) == german
    assert Wording("en").party(code) == english


def test_lists() -> None:
    wording = Wording("de")
    assert [wording.listed(list("abc"[:n])) for n in range(4)] == ["", "a", "a und b", "a, b und c"]
    assert wording.names(["A", "B", "C"]) == "A, B u. a."
    assert wording.count("statement", 1) == "1 Angabe"
    assert wording.count("document", 2) == "aus 2 Dokumenten"


def test_both_languages_say_the_same_things() -> None:
    german, english = (lexicon.load("wording")[lang] for lang in LANGUAGES)
    assert german.keys() == english.keys()
    for section in ("qualifiers", "titles", "measures", "chart"):
        assert german[section].keys() == english[section].keys()
    assert set(german["titles"]) == set(german["measures"]) == set(MEASURES)
    assert {f"undated_{status}" for status in STATUSES} <= german["chart"].keys()


def test_no_other_language() -> None:
    with pytest.raises(ValueError, match="'fr'; there are de, en"):
        Wording("fr")


@pytest.mark.parametrize(
    ("values", "german"),
    [
        ([0.0, 0.5, 1.0], ["0", "0,5", "1,0"]),
        ([0.9, 1.0, 1.1], ["0,9", "1,0", "1,1"]),
        ([0.0, 2.5, 5.0, 7.5, 10.0], ["0", "2,5", "5,0", "7,5", "10,0"]),
        ([0.0, 500.0, 1000.0], ["0", "500", "1.000"]),
        ([3 * 0.1, 4 * 0.1], ["0,3", "0,4"]),
        ([0.0], ["0"]),
        ([], []),
    ],
)
def test_the_numbers_of_an_axis_have_as_many_decimals(values: list[float], german: list[str]) -> None:
    assert Wording("de").scale(values) == german

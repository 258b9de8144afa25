"""What must hold of every extraction, whatever the text says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sound
from hypothesis import given, settings
from hypothesis import strategies as st

from tradefigs import Document, extract
from tradefigs.claims import read_document

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))
TEXTS = {path.stem: path.read_text("utf-8") for path in ARTICLES}

# Pieces of German that meet in any order.
PIECES = (
    "Der Handelsumsatz von Belarus und Polen betrug 2023 rund 3 Mrd. Euro.",
    "Die Exporte dorthin stiegen um 300 Mio. auf 1,1 Mrd. Dollar,",
    "während die Importe bei $1,1 bis $1,2 Milliarden lagen",
    "„Bis 2030 wollen wir 5 Milliarden erreichen“, sagte Minister Jan Weiß.",
    "Beide Länder tauschten Waren für jeweils 2 Mrd. aus",
    "(im Vorjahr: minus 7,1 Mrd.)",
    "Investitionen von 40 Mio. Euro",
    "Der Überschuss",
    "gegenüber dem Vorjahr um 24 % oder 1,6 Mrd.",
    "– China: 7,6 Mrd. Dollar",
    "in umgekehrter Richtung",
    "\n\n",
    " und ",
    ", ",
    '"',
    "(",
)


@pytest.mark.parametrize("name", TEXTS)
def test_records_of_articles_are_sound(name: str) -> None:
    sound.claims(TEXTS[name])


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_records_of_anything_are_sound(pieces: list[str]) -> None:
    sound.claims(" ".join(pieces))


@settings(max_examples=5)
@given(st.permutations(list(TEXTS)[:4]))
def test_one_document_does_not_change_the_next(names: list[str]) -> None:
    together = {name: extract(TEXTS[name]) for name in names}
    assert together == {name: extract(TEXTS[name]) for name in sorted(names)}


def test_a_paragraph_printed_twice_makes_one_record() -> None:
    text = "Der Handel zwischen Japan und Chile betrug 2019 rund 7 Mrd. Dollar.\n\n"
    (once,), (twice,) = extract(text), extract(text + text)
    assert twice == replace(once, mentions=2)


def test_the_date_given_by_the_caller_wins() -> None:
    text = "14.01.2025\n\nDer Handel zwischen Japan und Chile betrug im vergangenen Jahr 7 Mrd. Dollar."
    assert [claim.year for claim in extract(text)] == [2024]
    (claim,) = extract(text, published=date(2019, 3, 1))
    assert (claim.year, claim.published, claim.published_by) == (2018, date(2019, 3, 1), "given")


def test_the_name_of_a_file_dates_a_text_but_that_of_a_table_does_not() -> None:
    text = "Der Handel zwischen Japan und Chile betrug im vergangenen Jahr 7 Mrd. Dollar."
    years = [
        claim.year
        for name in ("2019-03-01-handel.txt", "2019-03-01-handel.csv#4")
        for claim in extract(Document(name, text))
    ]
    assert years == [2018, None]


def test_a_headline_is_read_as_its_body() -> None:
    headline = "Japans Handel mit Chile erreicht 7 Mrd. Dollar"
    body = "Japans Exporte nach Chile betrugen 2019 rund 7 Mrd. Dollar. Das teilte das Amt am Montag mit."
    (claim,) = extract(f"{headline}\n\n{body}")
    assert (claim.measure, claim.year, claim.mentions) == ("exports", 2019, 2)


def test_text_without_trade_costs_no_search_for_speakers() -> None:
    reading = read_document(Document(id="", text="„Das kostet 40 Mio. Euro“, sagte Minister Jan Weiß."))
    assert reading.figures
    assert not reading.quotes


def test_what_is_inferred_lowers_the_confidence() -> None:
    (said,) = extract("Der Handel zwischen Japan und Chile betrug 2019 rund 7 Mrd. Dollar.")
    _, inferred = extract(
        "Der Handel zwischen Japan und Chile betrug 2019 rund 7 Mrd. Dollar. 2020 waren es 6 Mrd. Dollar."
    )
    assert inferred.confidence < said.confidence


@pytest.mark.parametrize(
    "period",
    ["in den nächsten 9999 Jahren", "in den letzten 5000 Monaten", "vom 31.02.0000 bis 40.13.9999"],
)
@pytest.mark.parametrize("published", [date.min, date.max])
def test_times_beyond_the_calendar_are_none(period: str, published: date) -> None:
    text = f"Der Handel zwischen China und Russland soll {period} 9 Mrd. Dollar betragen."
    (claim,) = extract(Document("x", text, published=published))
    assert claim.text == "9 Mrd. Dollar"


@pytest.mark.parametrize("flood", ["a-" * 20_000, "A" * 20_000, "EU-" * 10_000, "$1 " * 300, "Abc\n" * 5000])
def test_a_flood_hides_no_claim(flood: str) -> None:
    """Text that is none costs time in step with its length, and what stands beside it is read."""
    told = "Der Handel zwischen China und Russland betrug 2020 rund 100 Mrd. Dollar."
    found = [claim.text for claim in extract(f"{told}\n\n{flood}\n\n{told}")]
    assert "100 Mrd. Dollar" in found


def test_a_very_long_sentence_is_read_to_its_end() -> None:
    text = "Die Exporte Chinas betrugen 2020 " + ", ".join(
        f"nach Polen {i},5 Mrd. Dollar" for i in range(1, 400)
    )
    assert {claim.text for claim in extract(text)} >= {"1,5 Mrd. Dollar", "399,5 Mrd. Dollar"}

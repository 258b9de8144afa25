"""What must hold of every extraction, whatever the text says."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import sound
from hypothesis import given, settings
from hypothesis import strategies as st

from tradefigs import Document, extract
from tradefigs.claims import Claim, read_document

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


def hyphenated(text: str) -> str:
    """Put a soft hyphen into every longer word."""
    return re.sub(r"\b(\w{3})(?=[a-zäöüß]{3})", "\\1\u00ad", text)


def wrapped(text: str) -> str:
    """Break the lines as a mail or a printed page does."""
    return "\n\n".join(textwrap.fill(line, 80) for line in text.split("\n"))


def decomposed(text: str) -> str:
    """Write `ä` as two characters, as file names and some PDFs have it."""
    return unicodedata.normalize("NFD", text)


WAYS = (hyphenated, wrapped, decomposed)
# Broken lines that are still read otherwise. Each has to fail, so that its name goes once it is read alike.
READ_OTHERWISE = {
    (name, wrapped) for name in ("agency32-tj-cn", "press24-cn-br", "varied10-ch-q3", "varied24-ls-us")
}


def settings_of_texts() -> Iterator[Any]:
    cases = {*product(list(TEXTS)[::7], WAYS), *READ_OTHERWISE}
    for case in sorted(cases, key=lambda case: (case[0], case[1].__name__)):
        marks = [pytest.mark.xfail(strict=True)] if case in READ_OTHERWISE else []
        yield pytest.param(*case, marks=marks)


@pytest.mark.parametrize(("name", "way"), list(settings_of_texts()))
def test_how_a_text_is_set_changes_nothing(name: str, way: Callable[[str], str]) -> None:
    def told(text: str) -> list[Claim]:
        claims = extract(text, published=date(2024, 5, 2))
        assert all(claim.text == text[claim.start : claim.end] for claim in claims)
        places = {"start": 0, "end": 0, "text": "", "sentence": ""}
        return [replace(claim, **places, confidence=0) for claim in claims]

    assert told(way(TEXTS[name])) == told(TEXTS[name])


def test_marks_stand_where_it_is_written() -> None:
    text = hyphenated("„Polens Exporte nach Österreich lagen 2023 bei 5 Milliarden Euro“, sagte Eva Lang.")
    reading = read_document(Document("x", decomposed(text)))
    written = reading.document.text
    found = [*(figure.figure for figure in reading.figures), *reading.periods, *reading.parties]
    assert all(piece.text == written[piece.start : piece.end] for piece in found)
    assert {unicodedata.normalize("NFC", piece.text.replace("\u00ad", "")) for piece in found} == {
        "5 Milliarden Euro", "2023", "Polens", "Österreich",
    }  # fmt: skip
    (quote,) = reading.quotes
    assert written[quote.start :].startswith("„Pol")
    assert written[quote.mention_start : quote.mention_end].endswith("Lang")


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


PRICE = "Im Mai 2019 kostete das Haus „Elbe“ in Chile laut Eva Huber 40 Mio. Euro."


def test_a_reading_without_claims_tells_why_and_what_else_was_found() -> None:
    reading = read_document(Document("a.txt", PRICE))
    assert [(reading.figures[0].figure.text, bool(reading.figures[0].reason))] == [("40 Mio. Euro", True)]
    assert not reading.claims
    assert reading.layout.text == PRICE
    assert (reading.document.id, reading.document.text) == ("a.txt", PRICE)
    assert [period.text for period in reading.periods] == ["Mai 2019"]
    assert [party.code for party in reading.parties] == ["CL"]
    assert [quote.speaker for quote in reading.quotes] == ["Eva Huber"]


def test_a_reading_with_a_claim_holds_all_that_was_found() -> None:
    text = "Der Handel zwischen Japan und Chile betrug 2019 laut Eva Huber 7 Mrd. Dollar."
    reading = read_document(Document("a.txt", text, published=date(2020, 2, 3)))
    assert reading.layout.text == text
    assert (reading.document.id, reading.document.published) == ("a.txt", date(2020, 2, 3))
    assert [figure.reason for figure in reading.figures] == [""]
    assert [period.text for period in reading.periods] == ["2019"]
    assert [party.code for party in reading.parties] == ["JP", "CL"]
    assert [quote.speaker for quote in reading.quotes] == ["Eva Huber"]
    (claim,) = reading.claims
    assert (claim.doc_id, claim.published, claim.published_by) == ("a.txt", date(2020, 2, 3), "given")
    assert (claim.low, claim.high, claim.currency) == (7_000_000_000, 7_000_000_000, "USD")
    assert (text[claim.start : claim.end], claim.sentence) == ("7 Mrd. Dollar", text)


def test_what_tells_the_date_is_told() -> None:
    text = "Der Handel zwischen Japan und Chile betrug im vergangenen Jahr 7 Mrd. Dollar."
    documents = [
        Document("", text, url="https://example.org/2019/03/01/handel"),
        Document("", text, published=date(2020, 3, 1), published_by="metadata"),
        Document("", text, published=date(2021, 3, 1)),
        Document("", text),
    ]
    found = [(claim.year, claim.published_by) for document in documents for claim in extract(document)]
    assert found == [(2018, "url"), (2019, "metadata"), (2020, "given"), (None, "")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Der Handelsumsatz betrug 2019 rund 5 Mrd. Euro.", "trade of no country, bloc or region"),
        ("Der Konzern exportierte Waren für 5 Mrd. Euro.", "sales of a company or an exchange"),
        ("Der Kredit für Chile betrug 5 Mrd. Euro.", "money of another kind: Kredit"),
        ("Der Kredit für Chile betrug 9 Mrd. Yuan (5 Mrd. Euro).", "money of another kind: Kredit"),
    ],
)
def test_a_figure_that_is_no_claim_says_why(text: str, reason: str) -> None:
    assert read_document(Document("", text)).figures[-1].reason == reason


@pytest.mark.parametrize(("day", "currency"), [("5. Mai 2016", "BYR"), ("5. Mai 2017", "BYN")])
def test_the_day_of_the_text_tells_which_rubel(day: str, currency: str) -> None:
    text = f"MINSK, {day} (BelTA) - Der Handel von Belarus und Russland betrug im April 3 Mrd. Rubel."
    assert [claim.currency for claim in extract(text)] == [currency]


BODY = "Japans Exporte nach Chile betrugen 2019 rund 7 Mrd. Dollar. Das teilte das Amt am Montag mit."


@pytest.mark.parametrize(
    ("headline", "measures"),
    [
        ("Japans Handel mit Chile erreicht 7 Mrd. Dollar", ["exports"]),
        ("Japans Exporte nach Chile erreichen 7 Mrd. Dollar", ["exports"]),
        ("Japans Importe aus Chile erreichen 7 Mrd. Dollar", ["imports", "exports"]),
        ("Japans Handel mit Chile erreicht 8 Mrd. Dollar", ["turnover", "exports"]),
        ("Japans Handel mit Chile erreicht 7 Mrd. Euro", ["turnover", "exports"]),
        ("Japans Handel mit Chile steigt um 7 Mrd. Dollar", ["turnover", "exports"]),
    ],
)
def test_only_the_same_figure_of_the_body_is_the_headlines(headline: str, measures: list[str]) -> None:
    assert [claim.measure for claim in extract(f"{headline}\n\n{BODY}")] == measures


def test_a_headline_takes_the_statement_of_its_status() -> None:
    headline = "Handel mit Chile: Japan will 7 Mrd. Dollar erreichen"
    body = (
        "Der Handel zwischen Japan und Chile betrug 2019 insgesamt 7 Mrd. Dollar, teilte das Amt mit. "
        "Bis 2030 will Japan den Handel mit Chile wieder auf 7 Mrd. Dollar bringen."
    )
    found = [(claim.status, claim.mentions) for claim in extract(f"{headline}\n\n{body}", date(2024, 3, 3))]
    assert found == [("actual", 1), ("target", 2)]


def test_turnover_is_the_same_from_both_sides_and_exports_are_not() -> None:
    both = "Der Handel von {} und {} betrug 2019 insgesamt 7 Mrd. Dollar."
    one = "Die Exporte von {} nach {} betrugen 2019 insgesamt 7 Mrd. Dollar."
    counts = [
        [claim.mentions for claim in extract(" ".join(way.format(*pair) for pair in (pair, pair[::-1])))]
        for way in (both, one)
        for pair in [("Japan", "Chile")]
    ]
    assert counts == [[2], [1, 1]]


@pytest.mark.parametrize("direct_first", [True, False])
def test_of_a_repeated_statement_the_quotation_in_marks_wins(direct_first: bool) -> None:
    ways = [
        "„Japans Exporte nach Chile betrugen 2019 rund 7 Mrd. Dollar“, sagte Eva Huber.",
        "Laut Eva Huber betrugen Japans Exporte nach Chile 2019 rund 7 Mrd. Dollar.",
    ]
    (claim,) = extract(" ".join(ways if direct_first else ways[::-1]))
    assert (claim.attribution, claim.speaker, claim.mentions) == ("direct", "Eva Huber", 2)


def test_claims_with_and_without_a_product_are_two() -> None:
    text = "Japans Exporte nach Chile betrugen 2019 {} 7 Mrd. Dollar."
    found = extract(text.format("insgesamt") + " Japans Weinexporte nach Chile betrugen 2019 7 Mrd. Dollar.")
    assert [(claim.product, claim.mentions) for claim in found] == [("", 1), ("Wein", 1)]


def test_the_words_of_a_figure_may_begin_on_a_line_before() -> None:
    claims = extract(
        "Albaniens Import aus Italien betrug 1,4 Mrd. Euro.\n\nDer Umsatz betrug rund\n1,1 Mrd. Dollar."
    )
    assert (claims[0].text, claims[0].reporter, claims[0].partner) == ("1,4 Mrd. Euro", "AL", "IT")
    assert all(claim.qualifier == "about" for claim in claims[1:])

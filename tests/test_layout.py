"""Sentences: found one by one or all at once, they are the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import rows

from tradefigs.language.layout import Layout

ARTICLES = sorted(Path(__file__).with_name("articles").glob("*.txt"))
PIECES = """5 Mio. Mrd. Euro. Er kam. Nr. 7 am 3. Mai „So.“ (Nein!) Was? … bzw. USD. Zu erhöhen wort"""
GAPS = st.sampled_from([" ", " ", " ", "  ", "\n", "\n\n"])


def assert_same_sentences(text: str) -> None:
    every = Layout(text)
    if not every.sentences:
        return
    for offset in range(len(text)):
        sentence = every.sentence_at(offset)
        assert Layout(text).sentence_at(offset) == sentence
        passage = Layout(text).passage_round(offset, offset)
        assert offset not in sentence or (passage.start <= sentence.start and sentence.end <= passage.end)


@pytest.mark.parametrize("path", ARTICLES[::8], ids=lambda path: path.stem)
def test_one_sentence_of_an_article(path: Path) -> None:
    text = path.read_text("utf-8")
    assert_same_sentences(" ".join(text.split("\n\n")[-1].split()) * 3)


@given(st.lists(st.tuples(st.sampled_from(PIECES.split()), GAPS).map("".join), max_size=40).map("".join))
def test_one_sentence_of_any_text(text: str) -> None:
    assert_same_sentences(text)


@pytest.mark.parametrize("row", rows("sentences"), ids=lambda row: row[0])
def test_where_sentences_end(row: list[str]) -> None:
    text = row[0].replace("¦", "")
    sentences = [text[sentence.start : sentence.end] for sentence in Layout(text).sentences]
    assert sentences == [part.strip() for part in row[0].split("¦")]
    assert_same_sentences(text)


@pytest.mark.parametrize("row", rows("boilerplate"), ids=lambda row: row[1])
def test_what_is_no_part_of_the_article(row: list[str]) -> None:
    expected, line = row
    text = f"Neue Zölle bremsen Peru\n\n{line}\n\nDer Handel stockt seit Wochen."
    assert [text[start:end] for start, end in Layout(text).boilerplate] == [line] * (expected == "+")


def test_a_long_paragraph_is_part_of_the_article() -> None:
    assert not Layout("Der Handel mit Peru stockt seit Wochen. " * 10 + "Foto: AFP").boilerplate


def test_a_sentence_of_a_text_without_end() -> None:
    text = "Die Ausfuhr von Holz " * 1000
    assert all(text[sentence.start - 1] == " " for sentence in Layout(text).sentences[1:])
    assert Layout(text).sentence_at(15_000) == next(s for s in Layout(text).sentences if 15_000 in s)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Der Handel zwischen Chile und Peru erreichte rund 3 Mrd.", "Dollar, im Jahr davor war es weniger."),
        ("Chiles Handel mit Peru wuchs bis zum Ende des Jahres am 31.", "Dezember auf 3 Mrd. Dollar."),
        ("Die Messe ist vorbei. Gekommen waren die Aussteller aus", "Chile, Peru und Bolivien."),
        ("Die Messe ist vorbei. Die meisten der Aussteller kamen erst", "2023 mit leeren Händen."),
    ],
)
def test_a_sentence_goes_on_below(first: str, second: str) -> None:
    layout = Layout(f"{first}\n{second}")
    assert len(layout.paragraphs) == 1
    assert layout.unwrapped().text == f"{first} {second}"
    assert layout.unwrapped().sentences == layout.sentences


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Chiles Ausfuhren nach Peru im vergangenen Jahr: 3 Mrd.", "Perus Ausfuhren nach Chile: 2 Mrd."),
        ("Chile verkauft mehr Wein und Kupfer nach Peru", "Lima. Der Handel wächst weiter."),
        ("Die Messe ist vorbei. Die meisten waren zufrieden.", "Der Handel wächst weiter."),
    ],
)
def test_a_line_is_a_paragraph(first: str, second: str) -> None:
    layout = Layout(f"{first}\n{second}")
    assert len(layout.paragraphs) == 2
    assert layout.unwrapped() is layout


BODY = "Der Handel mit Peru ist im vergangenen Jahr stark gewachsen, wie das Amt am Montag mitteilte."
PAGE = f"""Handel mit Peru wächst weiter
Foto: dpa Lima
14. Januar 2025
Wein
Ausfuhr von Wein legt zu

{BODY}

Mehr Wein für Chile

{BODY}

Wer verkauft was?

{BODY}"""


def test_headlines() -> None:
    layout = Layout(PAGE)
    headlines = ["Handel mit Peru wächst weiter", "Ausfuhr von Wein legt zu"]
    assert [PAGE[headline.start : headline.end] for headline in layout.headlines] == headlines
    inside = [layout.in_headline(PAGE.find(line)) for line in (*headlines, "Foto", "Wein\n", "Mehr")]
    assert inside == [True, True, False, False, False]
    assert not layout.in_headline(len(headlines[0]))


@pytest.mark.parametrize("body", [BODY, "Der Handel wächst.", "„Der Handel wächst weiter.“ " * 4, BODY * 3])
def test_a_body_has_no_headline(body: str) -> None:
    assert Layout(f"{BODY}\n\n{body}\n\nMehr Wein für Chile").headlines == []


def test_headings_inside_a_text() -> None:
    layout = Layout(PAGE)
    heading, title = PAGE.find("Mehr Wein"), PAGE.find("Ausfuhr")
    first, second, third = (place for place in range(len(PAGE)) if PAGE.startswith(BODY, place))
    below = [layout.heading_of(place) for place in (first, second, third)]
    assert [found and found.start for found in below] == [None, heading, heading]
    titled = [layout.below_title(place) for place in (title, first, heading, second)]
    assert [found and found.start for found in titled] == [first, None, second, None]


def test_a_heading_stands_above_so_many_paragraphs() -> None:
    text = "\n\n".join([BODY, "Mehr Wein für Chile", *[BODY] * 9])
    paragraphs = Layout(text).paragraphs
    assert Layout(text).heading_of(paragraphs[9].start) == paragraphs[1]
    assert Layout(text).heading_of(paragraphs[10].start) is None


WRAPPED = """Der Handel mit Peru ist im Jahr stark gewachsen. Das teilte
das Amt in Lima mit. Peru hat mehr Tee gekauft und mehr Wein
an die anderen verkauft, aus denen es viele Maschinen erhält."""
BY_MARGIN = "Der Handel mit Chile macht seit dem Jahr mehr als die Hälfte\nPerus aus."


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Eins.\nZwei.", ["Eins.", "Zwei."]),
        ("Eins.\r\nZwei.\r\n\r\nDrei.", ["Eins.", "Zwei.", "Drei."]),
        ("Eins.\u2028Zwei.\u2029Drei.", ["Eins.", "Zwei.", "Drei."]),
        ("  Eins. \n\n\n  Zwei. \n", ["Eins.", "Zwei."]),
        (WRAPPED, [WRAPPED]),
        (f"{WRAPPED}\n\n{BY_MARGIN}\n\nPeru\nChile", [WRAPPED, BY_MARGIN, "Peru", "Chile"]),
        (BY_MARGIN, BY_MARGIN.split("\n")),
        (
            "Das Land verkauft:\n- Wein aus Chile\n- Salz",
            ["Das Land verkauft:", "- Wein aus Chile", "- Salz"],
        ),
    ],
)
def test_paragraphs(text: str, paragraphs: list[str]) -> None:
    assert [text[paragraph.start : paragraph.end] for paragraph in Layout(text).paragraphs] == paragraphs

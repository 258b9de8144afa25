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

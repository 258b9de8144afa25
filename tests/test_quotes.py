"""Quotations, their speakers, and what is no speech."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import rows

from tradefigs.language.layout import Layout
from tradefigs.quotes import Quote, attribution_of, find_quotes, quotes_at


@pytest.mark.parametrize(("text", "quotation", "speaker", "role", "attribution"), rows("quotes"))
def test_quotation(text: str, quotation: str, speaker: str, role: str, attribution: str) -> None:
    found = [(text[q.start : q.end], q.speaker, q.speaker_role, q.attribution) for q in find_quotes(text)]
    assert (quotation, speaker, role, attribution) in found


def written(text: str, quote: Quote) -> str:
    """Write a quotation in the notation of the table of voices."""
    who = quote.speaker + (f" [{quote.speaker_role}]" if quote.speaker_role else "")
    at = "" if quote.mention_start is None else f" @ {text[quote.mention_start : quote.mention_end]}"
    named = f" = {who}{at}".replace("=  ", "= ") if who or at else ""
    return f"{quote.attribution}: {text[quote.start : quote.end]}{named}"


@pytest.mark.parametrize("row", rows("voices"), ids=lambda row: row[0])
def test_voices(row: list[str]) -> None:
    text, *voices = row
    assert [written(text, quote) for quote in find_quotes(text)] == [cell for cell in voices if cell != "-"]


@pytest.mark.parametrize("row", rows("no_speech"))
def test_no_direct_speech(row: list[str]) -> None:
    text = row[0]
    assert [text[q.start : q.end] for q in find_quotes(text) if q.attribution == "direct"] == []


@pytest.mark.parametrize("row", rows("attributions"), ids=lambda row: row[0])
def test_attribution(row: list[str]) -> None:
    text, figure, speaker, attribution, *role = row
    start = text.index(figure)
    layout = Layout(text)
    found = attribution_of(start, start + len(figure), find_quotes(text, layout), layout)
    assert (found.speaker, found.attribution) == (speaker, attribution)
    assert role in ([], [found.speaker_role])


def test_mention_stands_next_to_the_quotation() -> None:
    text = "Minister Milan Horak kam. „Der Export steigt kräftig“, sagte der Minister."
    (quote,) = [quote for quote in find_quotes(text) if quote.attribution == "direct"]
    assert quote.mention_start is not None
    assert text[quote.mention_start : quote.mention_end] == "der Minister"
    assert quote.speaker == "Milan Horak"


def test_a_very_long_text_is_read_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["Milan Horak", "Eva Kos", "Jan Huber", "Igor Melnik"]
    text = "\n\n".join(f"Der Export stieg. „Wir wachsen in allen Märkten“, sagte {name}." for name in names)
    whole = find_quotes(text)
    monkeypatch.setattr("tradefigs.quotes.reading.blocks.LONGEST_BLOCK", 100)
    assert [quote.speaker for quote in whole if quote.attribution == "direct"] == names
    assert find_quotes(text) == whole


def words_of_the_reporter(text: str) -> list[str]:
    """Return the words for which no quotes are read; that changes nothing, is checked of every word."""
    layout = Layout(text)
    whole = find_quotes(text, layout)
    found = []
    for word in re.finditer(r"\w+", text):
        quotes = quotes_at([word.start()], layout)
        assert attribution_of(*word.span(), quotes, layout) == attribution_of(*word.span(), whole, layout)
        found += [] if quotes else [word[0]]
    return found


@pytest.mark.parametrize("table", ["quotes", "attributions", "no_speech"])
def test_no_quote_is_missing_where_it_is_asked_for(table: str) -> None:
    for row in rows(table):
        words_of_the_reporter(row[0])


def test_where_the_reporter_speaks_no_quotes_are_read() -> None:
    text = "Der Export sank. Der Import stieg.\n\n„Wir wachsen in allen Märkten“, sagte Eva Kos. Sie ging."
    assert words_of_the_reporter(text) == ["Der", "Export", "sank", "Der", "Import", "stieg", "Sie", "ging"]
    pointed_at = "Der Export sank. Der Import stieg.\n\nDas sagte Eva Kos.\n\nDer Winter kam."
    assert words_of_the_reporter(pointed_at) == ["Der", "Winter", "kam"]


def test_a_quotation_over_two_paragraphs_parts_the_second_one() -> None:
    long = (
        "„Wir wachsen in allen Märkten.\n\nDer Export steigt auch“, sagte Eva Kos; laut Jan Huber sinkt er."
    )
    assert words_of_the_reporter(f"{long} Der Umsatz betrug 3 Mrd. Laut Jan Huber steigt er.") == []


# ---------------------------------------------------------------- properties

PIECES = [
    *["„", "“", '"', "»", "«", "‚", "‘", "'", "–", "-", ":", ";", ",", ".", "(", ")", "\n", "\n\n", " "],
    *["sagte", "so", "laut", "zufolge", "wie", "mitteilte", "dass", "sei", "habe", "Das", "Der", "er", "ihm"],
    *["Minister", "Milan", "Horak", "von", "der", "Aue", "des", "Statistischen", "Bundesamtes", "und"],
    *["nach", "Angaben", "heißt", "es", "teilte", "mit"],
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60), st.booleans())
def test_offsets_lie_in_the_text(pieces: list[str], spaced: bool) -> None:
    text = (" " if spaced else "").join(pieces)
    layout = Layout(text)
    quotes = find_quotes(text, layout)
    for quote in quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert (quote.mention_start is None) == (quote.mention_end is None)
        if quote.mention_start is not None and quote.mention_end is not None:
            assert 0 <= quote.mention_start < quote.mention_end <= len(text)
        assert quote.attribution in ("direct", "indirect")
        assert attribution_of(quote.start, quote.end, quotes, layout).attribution != "none"
    assert quotes == sorted(quotes, key=lambda quote: (quote.start, -quote.end))
    direct = [quote for quote in quotes if quote.attribution == "direct"]
    assert all(a.end <= b.start for a, b in pairwise(direct))
    words_of_the_reporter(text)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    find_quotes(text)


ADVERSARIAL = {
    "no closing marks": "„Der Export steigt, ",
    "nested marks": "„a ",
    "closing marks only": "steigt“ ",
    "straight marks": '"',
    "marks and stops": "„A.“ ",
    "cues only": "sagte er, ",
    "one clause": "der Minister des Amtes ",
    "names": "Milan Horak, Minister von Tschechien, ",
    "subordinate clauses": "wie er sagte, ",
    "dashes": "„a“, so Horak. - B",
    "sources": "nach Angaben ",
    "subjunctives": "sei ",
    "brackets": "Minister (",
    "paragraphs": "„A sei gut.\n\n",
    "both": "Milan Horak traf Eva Huber. Beide sagten, ",
    "questions": "„Wo?“ „Hier“, ",
    "words given back": "„A gut.“ Diese Worte ",
    "published sources": "Zahlen, die das Amt ",
    "relative quotations": ", die „a b c d“ ",
    "mood by form": "Die Lage trübe sich ",
}


@pytest.mark.parametrize("piece", ADVERSARIAL.values(), ids=ADVERSARIAL)
def test_time_grows_with_the_length(piece: str) -> None:
    find_quotes("warm up: „Ja“, sagte er.")

    def seconds(repeats: int) -> float:
        start = time.process_time()
        find_quotes(piece * repeats)
        return time.process_time() - start

    small, large = (min(seconds(repeats) for _ in range(3)) for repeats in (250, 1000))
    assert large < 12 * small + 0.2


def test_a_lost_mark_spoils_one_paragraph() -> None:
    good = "Der Export stieg. „Wir wachsen in allen Märkten“, sagte Milan Horak."
    text = f"{good}\n\n„Hier fehlt ein Zeichen. Der Rest ist Bericht.\n\n{good}\n\n{good}"
    direct = [text[q.start : q.end] for q in find_quotes(text) if q.attribution == "direct"]
    assert direct.count("„Wir wachsen in allen Märkten“") == 3

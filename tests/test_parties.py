"""Which parties a text names: the table in tables/parties.txt, and what holds for every text."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import rows

from tradefigs.parties import Party, find_parties
from tradefigs.parties.gazetteer import gazetteer

TABLE = rows("parties")
PARTY = re.compile(
    r'(?P<text>.+?) = (?P<code>"[^"]+"|\S+) (?P<form>\w+)(?P<case> genitive)?'
    r"(?: in (?P<country>[A-Z]{2}))?(?: \+(?P<tail>.+))?",
    re.DOTALL,
)


def expected(cell: str) -> list[tuple[str, ...]]:
    if cell == "-":
        return []
    parties = []
    for part in cell.split(" ; "):
        match = PARTY.fullmatch(part)
        assert match, part
        code = match["code"].strip('"').replace("*", "")
        case = (match["case"] or "").strip()
        parties.append(
            (match["text"], code, match["form"], case, match["country"] or "", match["tail"] or "")
        )
    return parties


def shown(party: Party) -> tuple[str, ...]:
    return party.text, party.code, party.form, party.case, party.country, party.tail


@pytest.mark.parametrize(("text", "cell"), TABLE)
def test_table(text: str, cell: str) -> None:
    assert [shown(party) for party in find_parties(text)] == expected(cell)


def test_table_covers_the_world() -> None:
    parties = [party for _, cell in TABLE for party in expected(cell)]
    states = {code for _, code, *_ in parties if re.fullmatch("[A-Z]{2}", code)}
    assert len(parties) >= 250
    assert len(states) >= 120
    assert sum(cell == "-" for _, cell in TABLE) >= 50
    assert {form for _, _, form, *_ in parties} == {
        "name", "compound", "adjective", "pair", "demonym", "capital", "government", "open",
    }  # fmt: skip


# ---------------------------------------------------------------- what holds for every text

FORMS = sorted(gazetteer().forms)
PIECES = st.one_of(
    st.sampled_from(FORMS),
    st.sampled_from(
        ["-", " ", ", ", " und ", "\n", ". ", "'", "’ ", "\u00ad", "27 Länder", "Gebiet", "$", "s", "(", "–"]
    ),
    st.text(max_size=6),
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_mentions_are_sorted_and_apart(text: str) -> None:
    parties = find_parties(text)
    assert all(text[party.start : party.end] == party.text for party in parties)
    assert all(before.end <= after.start for before, after in pairwise(parties))
    assert all(bool(party.code) != (party.form == "open") for party in parties)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FORMS), st.sampled_from([" ", "\n", "\u00a0"]))
def test_white_space_inside_a_name_does_not_matter(form: str, gap: str) -> None:
    spread = form.replace(" ", gap)
    assert [party.code for party in find_parties(spread)] == [party.code for party in find_parties(form)]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([form for form, entry in gazetteer().forms.items() if entry.form == "name"]))
def test_every_name_is_found_in_a_sentence(form: str) -> None:
    entry = gazetteer().forms[form]
    text = f"Der Handel mit {form.replace('.', '. ')} wuchs."
    assert entry.code in [party.code for party in find_parties(text)]


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.text(alphabet="abc .\n", max_size=20))
def test_text_before_moves_the_offsets_only(text: str, before: str) -> None:
    moved = find_parties(before + "\n\n" + text)
    offset = len(before) + 2
    assert [(party.start - offset, party.code) for party in moved] == [
        (party.start, party.code) for party in find_parties(text)
    ]


@pytest.mark.parametrize(
    "piece", ["US-", "deutsch-", "Gebiet Region ", "Gebiete Minsk, ", "Land 27 ", "EU-Abc-", "isch"]
)
def test_time_grows_with_the_text_only(piece: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        find_parties(piece * times)
        return time.process_time() - start

    seconds(10)
    assert min(seconds(4000) for _ in range(3)) < 40 * max(min(seconds(400) for _ in range(3)), 1e-3)

"""Texts spliced of the examples of all tables: what is found is sound; so is what is read of damaged files.

``fuzz.py`` searches for longer.
"""

from __future__ import annotations

import fuzz
import pytest
import sound
from hypothesis import given, settings
from hypothesis import strategies as st

LINES = [line for text in fuzz.seeds() for line in text.splitlines() if line]


@st.composite
def spliced(draw: st.DrawFn) -> str:
    """Cuts of examples, one after another, with marks of the lexicons between them."""
    cuts = draw(
        st.lists(st.tuples(st.sampled_from(LINES), st.integers(0, 60), st.integers(1, 160)), max_size=8)
    )
    between = draw(st.lists(st.sampled_from(BLOCKS), min_size=len(cuts), max_size=len(cuts)))
    return "".join(
        line[start : start + length] + mark for (line, start, length), mark in zip(cuts, between, strict=True)
    )


BLOCKS = [*fuzz.blocks(), " ", "\n\n", ". "]


@pytest.mark.parametrize("name", sound.CHECKS)
def test_whatever_is_found_is_sound(name: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(spliced())
    def check(text: str) -> None:
        sound.CHECKS[name](text)

    check()


@pytest.mark.parametrize("name", sound.CHECKS)
@pytest.mark.parametrize("odd", ["\ud800", "\0", "\ufeff", "İ", "\u0308", "\u00ad", " \u00ad "])
def test_odd_characters_break_nothing(name: str, odd: str) -> None:
    for line in ("", "3 Mrd. Euro", "Polens Exporte nach Litauen lagen im Mai 2023 bei rund 3 Mrd. Euro."):
        for place in range(0, len(line) + 1, 3):
            sound.CHECKS[name](line[:place] + odd + line[place:])


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """A file in which some stretches are cut out, doubled or overwritten."""
    data = whole
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        data = (
            data[:start]
            + draw(st.sampled_from([b"", data[start:end] * 2]))
            + draw(st.binary(max_size=8))
            + data[end:]
        )
    return data


@pytest.mark.parametrize("name", sound.READERS)
def test_whatever_is_read_is_sound(name: str) -> None:
    @settings(max_examples=40, deadline=None)
    @given(damaged(sound.FILES[name]))
    def check(data: bytes) -> None:
        sound.READERS[name](data)

    check()

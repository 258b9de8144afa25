"""Texts spliced of the examples of all tables: what is found is sound. ``fuzz.py`` searches for longer."""

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

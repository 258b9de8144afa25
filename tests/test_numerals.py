"""Numbers in digits and in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import rows

from tradefigs.figures.numerals import digits, number_word

UNITS = """
null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn
siebzehn achtzehn neunzehn
"""
TENS = "- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"


def in_words(number: int) -> str:
    """Write a whole number below a million as a German writes it."""
    if number >= 1000:
        return in_words(number // 1000) + "tausend" + (in_words(number % 1000) if number % 1000 else "")
    if number >= 100:
        return UNITS.split()[number // 100] + "hundert" + (in_words(number % 100) if number % 100 else "")
    if number < 20:
        return UNITS.split()[number]
    return (UNITS.split()[number % 10] + "und" if number % 10 else "") + TENS.split()[number // 10]


@pytest.mark.parametrize("row", rows("numerals"), ids=lambda row: row[0])
def test_examples(row: list[str]) -> None:
    written, value = row
    read = number_word(written) if written[0].isalpha() else digits(written)
    assert read == (None if value == "-" else Decimal(value))


@given(st.integers(0, 999_999))
def test_every_number_in_words(number: int) -> None:
    assert number_word(in_words(number)) == number


@given(st.integers(0, 10**15), st.sampled_from([".", " ", "'", "\u00a0"]))
def test_groups_of_three(number: int, mark: str) -> None:
    assert digits(f"{number:,}".replace(",", mark)) == number


@given(st.decimals(0, 10**9, places=2))
def test_decimals(number: Decimal) -> None:
    assert digits(f"{number:.2f}".replace(".", ",")) == number
    assert digits(f"{number:,.2f}".replace(",", "'")) == number


def test_a_point_may_part_decimals() -> None:
    assert digits("3.012", point_is_decimal=True) == Decimal("3.012")
    assert digits("3.012.500", point_is_decimal=True) == 3012500


def test_thirds() -> None:
    assert [
        round(value * 3, 9) for value in (digits("⅓"), digits("2⅔"), number_word("drittel")) if value
    ] == [1, 8, 1]

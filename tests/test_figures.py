"""Money figures: the tables of examples."""

from __future__ import annotations

from decimal import Decimal

import pytest
import regex
from tables import rows

from tradefigs.figures import Figure, find_figures


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return ``text`` without its brackets and the spans that they marked."""
    plain, spans = "", []
    for part in regex.split(r"(\[[^\]]*\])", text):
        if part.startswith("["):
            spans.append((len(plain), len(plain) + len(part) - 2))
            part = part[1:-1]
        plain += part
    return plain, spans


def expected(cell: str) -> tuple[Decimal, Decimal, str, str]:
    """Read ``800e6..900e6 USD about``."""
    amount, currency, *qualifier = cell.split()
    low, _, high = amount.partition("..")
    return Decimal(low), Decimal(high or low), currency, qualifier[0] if qualifier else "exact"


def values(figure: Figure) -> tuple[Decimal, Decimal, str, str]:
    return figure.low, figure.high, figure.currency, figure.qualifier


@pytest.mark.parametrize("row", rows("figures"), ids=lambda row: row[0])
def test_examples(row: list[str]) -> None:
    text, spans = marked(row[0])
    figures = find_figures(text)
    assert [values(figure) for figure in figures] == [expected(cell) for cell in row[1:]]
    assert [(figure.start, figure.end) for figure in figures] == spans
    assert [figure.text for figure in figures] == [text[start:end] for start, end in spans]


@pytest.mark.parametrize("row", rows("figures_none"), ids=lambda row: row[0])
def test_no_money(row: list[str]) -> None:
    assert find_figures(row[0]) == []

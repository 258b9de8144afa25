"""The figures of single phrases, for a look at once: an aligned table or JSON lines.

Nothing heavy is imported here, so that the command starts at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from tradefigs.figures import find_figures
from tradefigs.language.text import fold_space, printable


class Row(NamedTuple):
    """A figure with the phrase that holds it; amounts in units of ``currency``."""

    phrase: str
    text: str
    low: Decimal
    high: Decimal
    currency: str
    qualifier: str


NUMBERS = {"low", "high"}
LONGEST_PHRASE = 40  # characters of it that a table shows


def rows(phrases: Iterable[str]) -> list[Row]:
    """Return the figures of ``phrases``, each read as a text of its own."""
    return [
        Row(phrase, figure.text, figure.low, figure.high, figure.currency, figure.qualifier)
        for phrase in phrases
        for figure in find_figures(phrase)
    ]


def json_line(row: Row) -> str:
    """Return ``row`` as one line of JSON; whole amounts as integers.

    >>> print(json_line(rows(["etwa 2,5 Mio. Euro"])[0]))
    {"phrase": "etwa 2,5 Mio. Euro", "text": "2,5 Mio. Euro", "low": 2500000, "high": 2500000, "currency": \
"EUR", "qualifier": "about"}
    """
    amounts = {name: _number(getattr(row, name)) for name in NUMBERS}
    line = json.dumps(row._asdict() | amounts, ensure_ascii=False)
    # What could steer the terminal is escaped.
    return "".join(each if each.isprintable() else json.dumps(each)[1:-1] for each in line)


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == int(amount) else float(amount)


def lines(found: Sequence[Row], with_phrase: bool) -> Iterator[str]:
    """Yield a header and a line for each row, in columns; numbers stand at the right."""
    names = [name for name in Row._fields if with_phrase or name != "phrase"]
    table = [names, *([_cell(name, getattr(row, name)) for name in names] for row in found)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for cells in table:
        columns = zip(names, cells, widths, strict=True)
        aligned = (
            cell.rjust(width) if name in NUMBERS else cell.ljust(width) for name, cell, width in columns
        )
        yield "  ".join(aligned).rstrip()


def _cell(name: str, value: str | Decimal) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    folded = printable(fold_space(value))
    return f"{folded[: LONGEST_PHRASE - 1]}…" if name == "phrase" and len(folded) > LONGEST_PHRASE else folded

"""Reads the tables of examples in this folder.

A table is plain text. A line ``# …`` is a heading or a comment and names the German that the examples
below it show. Any other line is one example: cells separated by ``|``, white space round a cell ignored.
In a cell ``\\n`` stands for a line break and ``\\u00a0`` (any ``\\uXXXX``) for that character.
"""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent


def unescape(cell: str) -> str:
    cell = cell.replace("\\n", "\n")
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), cell)


def rows(name: str) -> list[list[str]]:
    """Return the examples of table ``name`` (``NAME.txt``), each a list of cells."""
    lines = (HERE / f"{name}.txt").read_text("utf-8").splitlines()
    return [
        [unescape(cell.strip()) for cell in line.split("|")]
        for line in lines
        if line.strip() and not line.startswith("#")
    ]

"""Claims as a table: its columns, its files, and its frame."""

from tradefigs.table.columns import (
    CLAIMS,
    COLUMNS,
    DTYPES,
    FIGURES,
    MEASURES,
    QUOTES,
    REQUIRED,
    STATUSES,
    TARGETS,
    TOO_MUCH,
)
from tradefigs.table.files import FORMATS, format_of, load, suffix, write
from tradefigs.table.frames import plain, to_frame

__all__ = [
    "CLAIMS",
    "COLUMNS",
    "DTYPES",
    "FIGURES",
    "FORMATS",
    "MEASURES",
    "QUOTES",
    "REQUIRED",
    "STATUSES",
    "TARGETS",
    "TOO_MUCH",
    "format_of",
    "load",
    "plain",
    "suffix",
    "to_frame",
    "write",
]

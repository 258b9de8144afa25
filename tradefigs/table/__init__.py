"""Claims as a table: its columns, its files, and its frame."""

from tradefigs.table.frames import (
    CLAIMS,
    FIGURES,
    KINDS,
    MEASURES,
    QUOTES,
    STATUSES,
    TARGETS,
    TOO_MUCH,
    format_of,
    to_frame,
    write,
)

__all__ = [
    "CLAIMS",
    "FIGURES",
    "KINDS",
    "MEASURES",
    "QUOTES",
    "STATUSES",
    "TARGETS",
    "TOO_MUCH",
    "format_of",
    "to_frame",
    "write",
]

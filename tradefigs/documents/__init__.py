"""Where texts come from, and how each format is read: one small module for each."""

from tradefigs.documents.base import Document, ForeignTextError, InputError, Options, Source
from tradefigs.documents.inputs import columns, files, open_source, read, sources

__all__ = [
    "Document",
    "ForeignTextError",
    "InputError",
    "Options",
    "Source",
    "columns",
    "files",
    "open_source",
    "read",
    "sources",
]

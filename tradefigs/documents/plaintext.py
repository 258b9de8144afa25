"""Plain text: a file is an article."""

from __future__ import annotations

from typing import BinaryIO

from tradefigs.documents.base import Document, Found, InputError, Options
from tradefigs.documents.encoding import decode
from tradefigs.documents.streams import read_all

EMPTY = "the file is empty; leave it out or save the article again"


def read(stream: BinaryIO, name: str, options: Options) -> Found:
    """Yield the document."""
    data = read_all(stream, name, options.max_size)
    try:
        text = decode(data)
    except UnicodeDecodeError:
        yield InputError(name, "not a text file; save it as plain text in UTF-8 first")
        return
    if text.strip():
        yield Document(name, text)
    else:
        yield InputError(name, EMPTY)

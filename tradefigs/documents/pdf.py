"""PDF: the text of its pages, by pypdf, which is pure Python: a hostile file cannot bring the process down.

The day in a PDF file tells when the file was made, often long after the article, so it is left out.
"""

from __future__ import annotations

import io
import logging
from typing import Any, BinaryIO

import regex

from tradefigs.documents.base import Document, Found, InputError, Options, in_time, told
from tradefigs.documents.streams import MissingExtraError, read_all

# `Handels-` at the end of a line, `umsatz` at the beginning of the next; not `Agrar-`, `und Milchexporte`.
_HYPHEN = regex.compile(r"(?<=\p{Ll})-[ ]?\n(?=\p{Ll})(?!(?:und|oder|bzw|sowie)\b)")
FULL_LINE = 0.7  # of the longest line: what is shorter ends a paragraph
MOST_PAGES = 5000


def read(stream: BinaryIO, name: str, options: Options) -> Found:
    """Yield the document."""
    try:
        import pypdf  # noqa: F401
    except ImportError:
        raise MissingExtraError("pdf") from None

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every small fault
    data = read_all(stream, name, options.max_size)
    yield in_time(options.timeout, name, lambda: _document(data, name, options))


def _document(data: bytes, name: str, options: Options) -> Document | InputError:
    from pypdf import PdfReader

    try:
        file: Any = PdfReader(io.BytesIO(data))
        if file.is_encrypted and not file.decrypt(""):
            return InputError(name, "the PDF file asks for a password; save it without one")
        text, title = _text(file, name, options.max_size), (file.metadata or {}).get("/Title", "")
    except InputError as error:
        return error
    except Exception as error:  # one file must not cost all the others
        return InputError(name, f"the PDF file cannot be read ({told(error)}); save its text as plain text")
    if text.strip():
        return Document(name, text, title=str(title))
    return InputError(name, "no text in this PDF file, only pictures; run a text recognition over it first")


def _text(file: Any, name: str, limit: int) -> str:
    pages: list[str] = []
    size = 0
    for number, page in enumerate(file.pages):
        text = _paragraphs(page.extract_text())
        size += len(text)
        if size > limit or number >= MOST_PAGES:
            raise InputError(name, "too long a PDF file; cut it into parts first")
        pages.append(text)
    return "\n\n".join(pages)


def _paragraphs(text: str) -> str:
    """Join the lines of a typeset page; a line that is not full ends its paragraph."""
    text = _HYPHEN.sub("", text)
    lines = [line.strip() for line in text.splitlines()]
    full = FULL_LINE * max(map(len, lines), default=0)
    ends = [" " if len(line) >= full else "\n\n" for line in lines]
    return "".join(line + end for line, end in zip(lines, ends, strict=True) if line).strip()

"""Which reader takes a file: told by its name, and by its first bytes where the name says nothing."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from tradefigs.documents import archives, jsonlines, pdf, plaintext, tables, warc, web
from tradefigs.documents.base import (
    Document,
    ForeignTextError,
    Found,
    InputError,
    Options,
    Source,
    fault,
    one_line,
)
from tradefigs.documents.foreign import is_foreign
from tradefigs.documents.streams import (
    FAULTS,
    MissingExtraError,
    SuspiciousError,
    packing_of,
    seekable,
    unpacked,
)

FORMATS = {
    "txt": "text",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "csv": "csv",
    "tsv": "csv",
    "parquet": "parquet",
    "warc": "warc",
    "wet": "warc",
    "pdf": "pdf",
    "zip": "zip",
    "tar": "tar",
    "tgz": "tar",
    "tzst": "tar",
    "tbz2": "tar",
    "txz": "tar",
}
PACKINGS = {"gz", "zst", "bz2", "xz"}
TABLES = ("jsonl", "csv", "parquet")
DEEPEST = 2  # archives in archives
NESTED = 200_000_000  # bytes of an archive in an archive

# How a file begins that is no plain text, whatever its name.
_HEADS = {
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
    b"%PDF-": "pdf",
    b"PAR1": "parquet",
    b"WARC/1.": "warc",
    b"{\\rtf": "office",
}
# They are zip archives too.
_OFFICE = {"docx", "xlsx", "pptx", "odt", "ods", "odp", "epub"}
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TAR_MARK = slice(257, 262)
_PAGE_MARKS = (b"<!doctype html", b"<html")


def format_named(name: str) -> str:
    """Return what a file of this name holds, without its compression; empty where the name does not say.

    Examples
    --------
    >>> format_named("a.jsonl.gz"), format_named("b.tgz"), format_named("README")
    ('jsonl', 'tar', '')
    """
    stem, _, suffix = name.lower().rpartition(".")
    if suffix in PACKINGS:
        suffix = stem.rpartition(".")[2]
    return FORMATS.get(suffix, "")


def _format_of(head: bytes, named: str, name: str) -> str:
    """Return what a file holds that begins with ``head``; what is ``named`` a text may be none."""
    marked = next((file_format for mark, file_format in _HEADS.items() if head.startswith(mark)), "")
    if marked == "zip" and name.lower().rpartition(".")[2] in _OFFICE:
        return "office"
    if named in ("", "text"):
        return marked or named or _format_in(head)
    return named


def _format_in(head: bytes) -> str:
    """Return what a file that begins with ``head`` holds: plain text unless it says otherwise."""
    if head[_TAR_MARK] == b"ustar":
        return "tar"
    start = head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_PAGE_MARKS):
        return "html"
    return "jsonl" if start.startswith(b'{"') else "text"


def split(file: io.BufferedReader, path: str, options: Options) -> Iterator[Source]:
    """Yield the parts in which a large file is read, or the file itself where it can be read only at once."""
    file_format = format_named(path)
    packing = packing_of(file)
    if file_format == "warc" and packing in ("", "gzip"):
        yield from warc.split(path, file)
    elif packing or file_format not in ("jsonl", "csv", "parquet", "zip"):
        yield Source(path)
    elif file_format == "jsonl":
        yield from jsonlines.split(path, file)
    elif file_format == "csv":
        yield from tables.split_csv(path, file, options)
    else:
        yield from (tables.split_parquet if file_format == "parquet" else archives.split_zip)(path, file)


def columns(file: io.BufferedReader, file_format: str) -> list[str]:
    """Return the names of the columns of a table of this format; none where it cannot be read."""
    try:
        if file_format == "parquet":
            return tables.parquet_columns(file)
        plain = unpacked(file)
        if file_format == "csv":
            return tables.csv_columns(plain, Options().max_size)
        return jsonlines.keys(plain, Options().max_size)
    except MissingExtraError:
        return []
    except FAULTS:
        return []


def documents(
    stream: io.BufferedReader, name: str, file_name: str, options: Options, part: Source | None = None
) -> Found:
    """Yield the documents of one file.

    Parameters
    ----------
    stream
        Its bytes, as they stand in the file.
    name
        Id of the file, from which those of its documents are made.
    file_name
        Its name, which tells its format.
    part
        The part of the file to read; None reads all.
    """
    for found in _safely(stream, name, file_name, options, part, depth=0):
        if isinstance(found, Document) and not options.foreign and is_foreign(found.text):
            yield ForeignTextError(found.id, "not German; passed over")
        elif isinstance(found, Document) and options.published:
            yield replace(found, published=options.published, published_by="given")
        else:
            yield found


def _safely(
    stream: Any, name: str, file_name: str, options: Options, part: Source | None, depth: int
) -> Found:
    """Yield the documents of one file; what it raises stands for what cannot be read of it."""
    try:
        yield from _documents(stream, name, file_name, options, part, depth)
    except InputError as error:
        yield error
    except (MissingExtraError, SuspiciousError) as error:
        yield InputError(name, str(error))
    except FAULTS as error:
        yield InputError(name, f"damaged or cut off ({one_line(error)}); fetch it again")
    except Exception as error:  # one input must not cost all the others
        yield fault(name, error)


def _documents(
    stream: Any, name: str, file_name: str, options: Options, part: Source | None, depth: int
) -> Found:
    raw = stream if hasattr(stream, "peek") else io.BufferedReader(stream)
    file_format = format_named(file_name)
    if file_format == "warc" and raw.seekable() and packing_of(raw) in ("", "gzip"):
        yield from warc.read(raw, name, options, part)
        return
    plain = unpacked(raw)
    file_format = _format_of(plain.peek(1024), file_format, file_name)
    if file_format == "office":
        raise InputError(name, "a document of an office program; save it as plain text (.txt) first")
    if file_format in ("csv", "jsonl") and plain.peek(2).startswith(_UTF_16):
        raise InputError(name, "in UTF-16; save it in UTF-8 first")

    def inner(member: BinaryIO, identity: str, member_name: str) -> Found:
        if format_named(member_name) or "." not in member_name.rpartition("/")[2]:
            return _safely(member, identity, member_name, options, None, depth + 1)
        return iter(())

    if file_format in ("zip", "tar") and depth >= DEEPEST:
        raise InputError(name, f"an archive more than {DEEPEST} archives deep; unpack it first")
    if file_format == "text":
        yield from plaintext.read(plain, name, options)
    elif file_format == "html":
        yield from web.read(plain, name, options)
    elif file_format == "pdf":
        yield from pdf.read(plain, name, options)
    elif file_format == "jsonl":
        if part and part.start:
            plain.seek(part.start)
        length = part.stop - part.start if part and part.stop is not None else None
        yield from jsonlines.read(plain, name, options, part.first if part else 1, length)
    elif file_format == "csv":
        yield from tables.read_csv(plain, name, options, part)
    elif file_format == "tar":
        yield from archives.read_tar(plain, name, inner)
    elif file_format == "warc":
        yield from warc.read(plain, name, options, part)
    else:
        with seekable(plain, name, NESTED) as file:
            if file_format == "zip":
                yield from archives.read_zip(file, name, inner, part)
            else:
                yield from tables.read_parquet(file, name, options, part)

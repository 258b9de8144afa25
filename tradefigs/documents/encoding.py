"""Bytes into text."""

from __future__ import annotations

import codecs

import regex

# German texts from before Windows, and those that lost their byte order mark.
_RARE = ["cp850", "utf_16_le", "utf_16_be"]
_ENOUGH = 40  # bytes from which statistics tell a rare encoding

# <meta charset="windows-1252">, <meta … content="text/html; charset=iso-8859-1">, <?xml … encoding="utf-8"?>
_DECLARED = regex.compile(
    rb"""(?i)<(?:meta\b|\?xml\b)[^>]{0,300}?\b(?:charset|encoding)\s*=\s*["']?([\w.:-]{1,40})"""
)
_HEAD = 4096  # bytes in which a page declares its encoding

# Web pages that declare one of these use the letters of Windows-1252 too, as browsers do.
_LATIN = {"ascii", "iso8859-1", "cp1252"}


def decode(data: bytes) -> str:
    """Return the text of ``data``.

    German texts come in few encodings, so statistics decide last (they take short texts in Windows-1252 for
    Mac Roman): a byte order mark decides; else it is UTF-8, also with some broken bytes (each becomes
    U+FFFD); else Windows-1252, which has all letters of ISO 8859-1; where that does not fit either,
    charset-normalizer chooses among the code page of DOS and UTF-16 without a byte order mark.

    Raises
    ------
    UnicodeDecodeError
        None of these fits, or the text holds NUL: not a text.
    """
    try:
        text = _by_rule(data)
    except UnicodeDecodeError:
        text = _by_statistics(data)
    if "\0" in text:
        text = _by_statistics(data)
    return text


def _by_rule(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        repaired = data.decode("utf-8-sig", "replace")
    broken = repaired.count("\ufffd")
    intact = len(repaired) - len(repaired.encode("ascii", "ignore")) - broken
    return repaired if intact > broken else data.decode("cp1252")


def _by_statistics(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_RARE).best() if len(data) >= _ENOUGH else None
    text = str(best) if best else ""
    if not text or "\0" in text:
        raise UnicodeDecodeError("text", data, 0, len(data), "no encoding fits")
    return text


def decode_page(data: bytes, declared: str = "") -> str:
    """Return the text of a web page: as ``declared`` by its server, else by itself, else as ``decode`` finds.

    A declaration that does not fit is passed over. One of Windows-1252 or ISO 8859-1 gives way to UTF-8 where
    all bytes are valid UTF-8, for pages are often converted without their declaration.
    """
    in_page = _DECLARED.search(data, 0, _HEAD)
    for name in (declared, in_page[1].decode("ascii") if in_page else ""):
        text = _as_declared(data, name)
        if text is not None:
            return text
    return decode(data)


def _as_declared(data: bytes, name: str) -> str | None:
    if not name or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    try:
        codec = codecs.lookup(name).name
        if codec.startswith("utf-16"):
            return None  # who could read the declaration cannot be reading UTF-16
        return None if codec in _LATIN else data.decode(codec)
    except (LookupError, ValueError):
        return None

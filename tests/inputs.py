"""Makes small files of every kind that tradefigs reads, and hostile ones."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping

GERMAN = (
    "Der Handel zwischen Polen und Litauen ist im Jahr 2023 auf 8,2 Mrd. Euro gestiegen, sagte die "
    "Ministerin. "
    "Das war mehr als im Jahr zuvor, und für das nächste Jahr rechnet sie mit „größeren“ Zuwächsen."
)
ENGLISH = (
    "Trade between Poland and Lithuania was 8.2 billion euros in 2023, the minister said. That is "
    "more than in the "
    "year before, and for the next year she is counting on a larger growth of the exports to the region."
)
PAIRS = ["Polen und Litauen", "Belarus und Kasachstan", "Ungarn und Serbien", "Japan und Chile"]
PAGE = """<!doctype html><html lang="de"><head><title>Handel wächst</title>{head}</head><body>
<nav><a href="/">Start</a> <a href="/wirtschaft">Wirtschaft</a></nav>
<article><h1>Handel wächst</h1><p>{text}</p><p>{text}</p></article>
<footer>Impressum, alle Rechte vorbehalten, 1. Januar 2019</footer></body></html>"""


def article(number: int) -> str:
    """Return a text with two claims that differ from one number to the next."""
    pair = PAIRS[number % len(PAIRS)]
    value = f"{number % 90 + 1},{number % 10}"
    return (
        f"3. März 2024. Der Handelsumsatz zwischen {pair} belief sich im Jahr 2023 auf {value} Mrd. Euro, "
        f"sagte Ministerin Ewa Zielona. „Im Jahr 2030 werden es {number + 100} Mrd. Euro sein“, erklärte sie."
    )


def page(text: str = GERMAN, head: str = "", encoding: str = "utf-8") -> bytes:
    return PAGE.format(text=text, head=head).encode(encoding)


def json_lines(*records: object) -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def record(
    body: bytes, url: str, content_type: str = "text/html", kind: str = "response", status: int = 200
) -> bytes:
    """Return a WARC record with an answer of a server, or with a text alone (``conversion``)."""
    if kind == "response":
        head = f"HTTP/1.1 {status} OK\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
        body = head.encode() + body
        content_type = "application/http; msgtype=response"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2025-01-15T10:20:30Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(body):012}>\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def records(count: int) -> list[bytes]:
    """Return ``count`` records of pages whose addresses end in their numbers."""
    return [
        record(page(f"{GERMAN} Seite {place}."), f"https://example.org/{place}") for place in range(count)
    ]


def packed_records(count: int) -> list[bytes]:
    return [gzip.compress(each) for each in records(count)]


def zip_file(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tar_file(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def pdf_file(*lines: str) -> bytes:
    """Return a PDF file of one page with these lines."""
    shown = b"".join(b"(" + line.encode("cp1252") + b") Tj T*\n" for line in lines)
    content = b"BT /F1 11 Tf 50 780 Td 14 TL\n" + shown + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (Handel) /CreationDate (D:20250303101500Z) >>",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(out),
    )
    return out + head + table + tail

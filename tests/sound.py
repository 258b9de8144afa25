"""What must hold of everything that is found in a text, whatever the text is.

Each function reads a text with one finder and fails with AssertionError where a record is unsound. The
readers are given bytes under the name of a file: they give texts, or say what is wrong with them.
"""

from __future__ import annotations

import gzip
import io
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

import inputs
import pandas as pd

from tradefigs import Claim, Document, find_figures, find_periods, find_quotes, read
from tradefigs.claims import read_document
from tradefigs.claims.vocabulary.trade import MEASURES
from tradefigs.documents import InputError, Options
from tradefigs.parties import find_parties

PUBLISHED = date(2024, 6, 1)
QUALIFIERS = {"exact", "about", "almost", "over", "at_least", "under", "up_to", "vague"}


def figures(text: str) -> None:
    end = 0
    for figure in find_figures(text):
        assert end <= figure.start < figure.end <= len(text)
        assert figure.phrase_start <= figure.start
        assert figure.end <= figure.phrase_end <= len(text)
        assert figure.text == text[figure.start : figure.end]
        assert 0 <= figure.low <= figure.high
        assert figure.high.is_finite()
        assert figure.qualifier in QUALIFIERS
        end = figure.end


def periods(text: str) -> None:
    for published in (PUBLISHED, None):
        found = find_periods(text, published)
        for period in found:
            assert period.text == text[period.start : period.end] != ""
            assert (period.first_day is None) == (period.last_day is None)
            assert period.first_day is None or period.last_day is None or period.first_day <= period.last_day
        whole = [period for period in found if not period.part]
        assert all(before.end <= after.start for before, after in pairwise(whole))


def parties(text: str) -> None:
    found = find_parties(text)
    for party in found:
        assert party.text == text[party.start : party.end] != ""
        assert party.code or party.form == "open"
    assert all(before.end <= after.start for before, after in pairwise(found))


def quotes(text: str) -> None:
    found = find_quotes(text)
    for quote in found:
        assert 0 <= quote.start < quote.end <= len(text)
        assert quote.attribution in ("direct", "indirect")
        assert (quote.mention_start is None) == (quote.mention_end is None)
        if quote.mention_start is not None and quote.mention_end is not None:
            assert 0 <= quote.mention_start < quote.mention_end <= len(text)
    direct = [quote for quote in found if quote.attribution == "direct"]
    assert all(before.end <= after.start for before, after in pairwise(direct))


def claims(text: str) -> None:
    for published in (PUBLISHED, None):
        reading = read_document(Document(id="text", text=text, published=published))
        for figure in reading.figures:
            assert bool(figure.claims) != bool(figure.reason), "a claim, or a reason why it is none"
        for claim in reading.claims:
            claim_of(claim, text)


def claim_of(claim: Claim, text: str) -> None:
    """Check one claim of ``text``."""
    assert text[claim.start : claim.end] == claim.text
    assert 0 <= claim.low <= claim.high
    assert claim.qualifier in QUALIFIERS
    assert claim.measure in MEASURES
    assert (claim.kind, claim.direction) in {("level", ""), ("change", "up"), ("change", "down")}
    assert claim.status in {"actual", "target", "forecast"}
    assert claim.reporter or claim.partner
    assert (claim.period_start is None) == (claim.period_end is None)
    if claim.period_start is not None and claim.period_end is not None:
        assert claim.period_start <= claim.period_end
        assert claim.year in years(claim.period_start, claim.period_end)
    assert claim.attribution != "none" or not claim.speaker
    assert 0 < claim.confidence <= 1
    assert claim.mentions >= 1


def years(first: date, last: date) -> set[int | None]:
    """Return the years that a period may have: none where it spans two, or its months are no calendar's."""
    if first.year != last.year:
        return {None}
    of_other_calendar = first.day > 1 and (last == date.max or (last + timedelta(1)).day > 1)
    return {first.year, None} if of_other_calendar else {first.year}


# Short texts are read whole; long ones only where they may hold something.
FILLING = "Die Gespräche gehen weiter, sagte der Sprecher. " * 8


def alone_and_in_a_long_text(check: Callable[[str], None]) -> Callable[[str], None]:
    def both(text: str) -> None:
        check(text)
        check(f"{FILLING}{text} {FILLING}")

    return both


CHECKS = {
    check.__name__: alone_and_in_a_long_text(check) for check in (figures, periods, parties, quotes, claims)
}


def reader(name: str, data: bytes) -> None:
    """Check what is read of a file of this name that holds ``data``."""
    failed: list[InputError] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        documents = list(read(path, on_error=failed.append, options=Options(foreign=True, max_size=10**6)))
    for document in documents:
        assert document.text == document.text.encode("utf-8").decode("utf-8")
        assert document.id
        assert len(document.id.splitlines()) == 1
        assert document.published is None or isinstance(document.published, date)
    for error in failed:
        assert "fault of tradefigs" not in str(error)
        assert len(str(error).splitlines()) == 1


def parquet() -> bytes:
    file = io.BytesIO()
    pd.DataFrame(
        {"text": [inputs.GERMAN], "date": [date(2024, 5, 6)], "url": ["https://example.org"]}
    ).to_parquet(file)
    return file.getvalue()


ROW = {"text": inputs.GERMAN, "date": "2024-05-06", "url": "https://example.org/1", "title": "Handel"}
# A sound file for each reader, which the search begins with.
FILES = {
    "a.txt": inputs.GERMAN.encode(),
    "a.html": inputs.page(),
    "a.jsonl": inputs.json_lines(ROW, ROW),
    "a.csv": pd.DataFrame([ROW, ROW]).to_csv(index=False).encode(),
    "a.parquet": parquet(),
    "a.warc": b"".join(inputs.records(2)),
    "a.pdf": inputs.pdf_file(inputs.GERMAN[:80], "Handel"),
    "a.zip": inputs.zip_file({"b.txt": inputs.GERMAN.encode(), "c.csv": b"text\nHandel\n"}),
    "a.tar": inputs.tar_file({"b.txt": inputs.GERMAN.encode()}),
    "a.txt.gz": gzip.compress(inputs.GERMAN.encode()),
}
READERS: dict[str, Callable[[bytes], None]] = {name: partial(reader, name) for name in FILES}

"""Runs every example of ``tables/claims.txt``; the head of that table explains its notation."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from tables import HERE, rows

import tradefigs

DEFAULTS = {"product": "", "speaker": "", "attribution": "none", "qualifier": "exact", "change": ""}
STATUSES = ("target", "forecast")
MEASURES = ("turnover", "exports", "imports", "surplus", "deficit")

# The words of one claim: names with spaces stand in quotation marks.
WORD = re.compile(r'(?:"[^"]*"|[^\s"])+')


def day(written: str, *, last: bool) -> date:
    """Return the first or last day of a year, a month or a day (``2018``, ``2018-03``, ``2018-03-07``)."""
    numbers = [int(number) for number in written.split("-")]
    month = numbers[1] if len(numbers) > 1 else (12 if last else 1)
    days = calendar.monthrange(numbers[0], month)[1]
    return date(numbers[0], month, numbers[2] if len(numbers) > 2 else (days if last else 1))


def period(written: str) -> tuple[str, str]:
    """Return the ISO dates that a period of the table stands for; both empty for ``-``."""
    if written == "-":
        return "", ""
    first, _, last = written.partition("..")
    return day(first, last=False).isoformat(), day(last or first, last=True).isoformat()


def year_of(start: str, end: str) -> str:
    return start[:4] if start[:4] == end[:4] else ""


def stated(claim: str) -> dict[str, str]:
    """Read one claim of the table into the fields of the data contract."""
    figure, _, rest = claim.partition(" = ")
    measure, pair, *words = (word.replace('"', "") for word in WORD.findall(rest))
    reporter, _, partner = pair.replace("<>", ">").partition(">")
    status = words.pop(0) if words[0] in STATUSES else "actual"
    start, end = period(words.pop(0))
    extras = DEFAULTS | dict(word.split(":", 1) for word in words)
    year = extras.pop("year", year_of(start, end)).strip("-")
    assert measure in MEASURES, f"no measure: {measure}"
    assert ("<>" in pair) == (measure == "turnover"), f"a pair is written A<>B, a direction A>B: {claim}"
    assert set(extras) == set(DEFAULTS), f"no such extra: {set(extras) - set(DEFAULTS)}"
    return extras | {
        "text": figure.strip(),
        "measure": measure,
        "reporter": reporter.strip("*"),
        "partner": partner.strip("*"),
        "status": status,
        "period_start": start,
        "period_end": end,
        "year": year,
    }


def said(claim: Any) -> dict[str, str]:
    """Return the fields of an extracted claim as the table would hold them."""
    fields = {
        name: "" if (value := getattr(claim, name)) is None else str(value)
        for name in (
            *("text", "measure", "reporter", "partner", "status", "period_start", "period_end", "year"),
            *("product", "speaker", "attribution", "qualifier"),
        )
    }
    fields["change"] = claim.direction if claim.kind == "change" else ""
    return fields


def written(fields: dict[str, str]) -> str:
    """Write the fields in the notation of the table, periods as days, so that two claims can be compared."""
    pair = [fields["reporter"] or "*", fields["partner"] or "*"]
    if fields["measure"] == "turnover":
        pair.sort()
    start, end = fields["period_start"], fields["period_end"]
    words = [
        f"{fields['text']} = {fields['measure']}",
        ("<>" if fields["measure"] == "turnover" else ">").join(pair),
        fields["status"],
        f"{start}..{end}" if start or end else "-",
        *(f'{name}:"{fields[name]}"' for name in DEFAULTS if fields[name] != DEFAULTS[name]),
    ]
    if fields["year"] != year_of(start, end):
        words.append(f"year:{fields['year']}")
    return " ".join(words)


def expected(cell: str) -> list[dict[str, str]]:
    return [] if cell == "-" else [stated(claim) for claim in re.split(r"\s+;\s+", cell)]


OPEN = "? "  # marks an example that is not read yet; see the head of the table
LINES = [
    number
    for number, line in enumerate((HERE / "claims.txt").read_text("utf-8").splitlines(), start=1)
    if line.strip() and not line.startswith("#")
]
EXAMPLES = [(text.removeprefix(OPEN), published, claims) for text, published, claims in rows("claims")]


def cases() -> Iterator[Any]:
    """Yield every example; an open one has to fail, so that it is unmarked once it is read."""
    for line, (text, *_), example in zip(LINES, rows("claims"), EXAMPLES, strict=True):
        marks = [pytest.mark.xfail(reason="not read yet", strict=True)] if text.startswith(OPEN) else []
        yield pytest.param(*example, id=f"line {line}", marks=marks)


@pytest.mark.parametrize(("text", "published", "claims"), list(cases()))
def test_example(text: str, published: str, claims: str) -> None:
    found = tradefigs.extract(text, published=date.fromisoformat(published) if published else None)
    assert sorted(written(said(claim)) for claim in found) == sorted(
        written(fields) for fields in expected(claims)
    ), text


def test_table_is_sound() -> None:
    """Each claim's figure stands in its text; the table is as broad as the language it shows."""
    countries: set[str] = set()
    empty = 0
    for text, published, cell in EXAMPLES:
        assert not published or date.fromisoformat(published), text
        claims = expected(cell)
        empty += not claims
        for fields in claims:
            assert fields["text"], text
            assert fields["text"] in text, f"{fields['text']!r} is not in {text!r}"
            countries |= {fields["reporter"], fields["partner"]}
    assert len(EXAMPLES) >= 450
    assert empty >= 140
    assert len({code for code in countries if re.fullmatch("[A-Z]{2}", code) and code != "EU"}) >= 70

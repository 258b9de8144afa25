"""Rows of tables and JSON objects as documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

import regex

from tradefigs.documents.base import Document, InputError, Options
from tradefigs.language.patterns import whole_characters
from tradefigs.language.writtendates import written_day

# The usual names of columns, the likeliest first. `timestamp` and the like are not among the dates: they
# mostly tell when a page was fetched.
TEXTS = (
    "text",
    "body",
    "content",
    "maintext",
    "main_text",
    "article",
    "fulltext",
    "full_text",
    "plain_text",
    "raw_text",
)
DATES = (
    "date", "published", "published_at", "publication_date", "date_publish", "publish_date", "pubdate",
    "datepublished", "date_published", "datum",
)  # fmt: skip
URLS = ("url", "link", "address", "href", "uri", "source_url")
TITLES = ("title", "headline", "titel", "heading")

# `2024-05-17`, `2024-05-17T22:30:00Z`, `20240517`, `2024/5/17`
_YEAR_FIRST = regex.compile(r"\s*((?:1[89]|20)\d\d)([-/.]?)([01]?\d)\2([0-3]?\d)(?!\d)")
# `17.05.2024`, `17.5.2024, 10:30 Uhr`
_DAY_FIRST = regex.compile(r"\s*([0-3]?\d)\.\s?([01]?\d)\.\s?((?:1[89]|20)\d\d)(?!\d)")
LONGEST_NAME = 40  # of a column, in a message
_MILLISECONDS = 100_000_000_000  # more than that are no seconds since 1970


class NoArticlesError(InputError):
    """A table or a file of JSON lines holds no articles at all, so that the rest of it need not be read."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Names of the columns that hold what a document consists of; empty where there is none."""

    text: str
    date: str
    url: str
    title: str

    def document(self, record: Mapping[str, object], name: str) -> Document | InputError:
        """Return the document that ``record`` holds."""
        text = record.get(self.text)
        if not isinstance(text, str) or not text.strip():
            return InputError(name, f"no text in {self.text}; leave the record out")
        published = day_of(record.get(self.date))
        return Document(
            name,
            whole_characters(text),
            published,
            _word(record.get(self.title)),
            _word(record.get(self.url)),
            "metadata" if published else "",
        )


def fields_of(columns: Iterable[str], name: str, options: Options) -> Fields:
    """Return the columns of a table that hold text, date, address and title.

    Parameters
    ----------
    columns
        Those that the table has.

    Raises
    ------
    NoArticlesError
        There is no text among them, or none of the name that the user gave.
    """
    present = {
        column.strip().lower(): column for column in reversed(list(columns)) if isinstance(column, str)
    }

    def column(given: str, usual: tuple[str, ...], option: str) -> str:
        if given:
            if given.lower() not in present:
                raise NoArticlesError(
                    name, f"no column {given}; give --{option}-field another ({_some(present)})"
                )
            return present[given.lower()]
        return next((present[each] for each in usual if each in present), "")

    if not options.text_field and is_ours(present):
        raise NoArticlesError(
            name, "a table that tradefigs wrote, no articles; give it to timeline, chart or report"
        )
    text = column(options.text_field, TEXTS, "text")
    if not text:
        raise NoArticlesError(
            name, f"no column {', '.join(TEXTS[:3])}; name it with --text-field ({_some(present)})"
        )
    return Fields(
        text,
        column(options.date_field, DATES, "date"),
        column(options.url_field, URLS, "url"),
        column(options.title_field, TITLES, "title"),
    )


def holds_articles(columns: Iterable[str], options: Options) -> bool:
    """Tell whether a table with these columns is one of articles."""
    try:
        return bool(fields_of(columns, "", options))
    except NoArticlesError:
        return False


MANIFEST, ERRORS = "manifest.jsonl", "errors.csv"
"""What lies beside the parts of a table that a run wrote to a folder."""


def is_ours(columns: Iterable[str]) -> bool:
    """Tell whether a table with these columns is one of claims, figures, quotations or a timeline."""
    present = set(columns)
    return {"low", "high"} <= present or {"doc_id", "start", "end"} <= present


def _some(present: Mapping[str, str]) -> str:
    names = sorted(
        name if len(name) < LONGEST_NAME else f"{name[:LONGEST_NAME]}…" for name in present.values()
    )
    return "there is " + ", ".join(names[:8]) + (" …" if len(names) > 8 else "") if names else "there is none"


def _word(value: object) -> str:
    return whole_characters(value.strip()) if isinstance(value, str) else ""


def day_of(value: object) -> date | None:
    """Return the day that a date of metadata means, None when it means none.

    Examples
    --------
    >>> [str(day_of(said)) for said in ("2024-05-17T22:30:00Z", "17.5.2024, 10:30 Uhr", 1715941800)]
    ['2024-05-17', '2024-05-17', '2024-05-17']
    >>> day_of("Fri, 17 May 2024 10:30:00 +0200"), day_of("17. Mai 2024"), day_of("gestern")
    (datetime.date(2024, 5, 17), datetime.date(2024, 5, 17), None)
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _since_1970(value)
    return _said(value) if isinstance(value, str) and len(value) <= 100 else None


def _since_1970(seconds: float) -> date | None:
    """Return the day of a Unix time, in seconds or milliseconds; a small number is none."""
    if abs(seconds) > _MILLISECONDS:
        seconds /= 1000
    try:
        return datetime.fromtimestamp(seconds, UTC).date() if seconds > 86400 * 365 else None
    except (ValueError, OverflowError, OSError):
        return None


@lru_cache(maxsize=4096)
def _said(value: str) -> date | None:
    for pattern, order in ((_YEAR_FIRST, (1, 3, 4)), (_DAY_FIRST, (3, 2, 1))):
        match = pattern.match(value)
        if match:
            try:
                return date(*(int(match[group]) for group in order))
            except ValueError:
                return None
    number = value.strip()
    if number.isdecimal():
        return _since_1970(int(number))
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, IndexError):
        return _in_words(value)


def _in_words(value: str) -> date | None:
    if not any(character.isdigit() for character in value):
        return None
    return written_day(value)

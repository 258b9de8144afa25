"""On which day a text was published, and what tells it.

The best evidence wins: metadata given with the document, the article's own date line, the agency's date line,
the address or file name. The weekday in a page's header is the day on which the page was fetched: only an
upper bound. Where there is nothing of the kind, the day on which somebody spoke stands for it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.language.layout import Layout
from tradefigs.language.writtendates import written_day
from tradefigs.periods.clauses.tense import outlook, tells_of_speech
from tradefigs.periods.finder import last_report, next_announced, year_told
from tradefigs.periods.publication.addresses import day_in_address, day_of_seconds, year_in_address
from tradefigs.periods.publication.datelines import (
    Line,
    agency_line,
    date_lines,
    date_pattern,
    day_or_none,
    read_date,
)


@dataclass(frozen=True, slots=True)
class Dating:
    """The publication date of a text and its evidence.

    ``by`` is `metadata`, `dateline`, `agency line`, `url`, or `inferred`: the line names no year, the rest of
    the text tells it, or only the day of a statement is told. It is empty where ``day`` is None.
    """

    day: date | None
    by: str


def date_document(
    text: str, layout: Layout, url: str = "", name: str = "", metadata: date | str | None = None
) -> Dating:
    """Find the publication date of ``text``.

    Parameters
    ----------
    text, layout
        The text and its layout.
    url, name
        Address of the page and name of the file; they may bear the date (`/2025/01/14/`,
        `2025-01-14-export.txt`).
    metadata
        A date given with the document: a date, or one in words and figures, German or English.
    """
    given = _given(metadata)
    if given:
        return Dating(given, "metadata")
    agency = agency_line(text, layout)
    lines = [_as_header(line, agency, text) for line in date_lines(text)]
    for role in ("published", "plain", "changed"):
        for line in lines:
            if line.role == role and line.day:
                return Dating(line.day, "dateline")
    if agency and agency.day:
        return Dating(agency.day, "agency line")
    in_address = day_in_address(url) or day_in_address(name)
    if in_address:
        return Dating(in_address, "url")
    fetched = max((line.day for line in lines if line.role == "page" and line.day), default=None)
    without_year = [line for line in lines if line.role != "page"][:1] + ([agency] if agency else [])
    begun = max((line.end for line in lines if line.role == "page"), default=0)
    for line in without_year:
        head, rest = text[begun : line.end], text[line.end :]
        year = year_in_address(url) or _year_beside(line, rest) or _year_in_head(head, rest)
        day = _in_fitting_year(line, rest, fetched, year)
        if day:
            return Dating(day, "inferred")
    told = _day_of_speech(text, fetched) or _day_called_today(text)
    return Dating(told, "inferred" if told else "")


def _as_header(line: Line, agency: Line | None, text: str) -> Line:
    """Take a day on top (`Mittwoch, 15 Januar 2025`) for the page's, above `MINSK, 14. Januar`.

    Likewise any day above it that lies in a later year than the one that the text makes plain.
    """
    if not agency or line.role != "plain" or line.end > agency.end:
        return line
    if (line.month, line.day_of_month) == (agency.month, agency.day_of_month):
        return line
    is_of_page = line.weekday and line.on_top
    if not is_of_page and line.year and not agency.year:
        is_of_page = 0 < (year_told(text[line.end :]) or 0) < line.year
    return replace(line, role="page") if is_of_page else line


MOST_BEFORE_SPEECH = 1500  # characters


def _day_of_speech(text: str, fetched: date | None) -> date | None:
    """Return the day on which somebody spoke: `wie das Amt am Mittwoch (15. Februar 2023) mitteilte`.

    The year may be left out there too.
    """
    for opened in _weekday_in_text().finditer(text, 0, MOST_BEFORE_SPEECH):
        match = date_pattern().match(text, opened.end()) if opened["dated"] else None
        line = read_date(match) if match else None
        if line is None or not _is_of_speech(text, opened.start(), line.end):
            continue
        line = replace(line, weekday=lexicon.numbered("dates", "weekdays")[opened["weekday"]])
        if line.day is None and (day := _in_fitting_year(line, text, fetched)):
            return day
        if line.day and line.day.isoweekday() == line.weekday:
            return line.day
    return None


def _day_called_today(text: str) -> date | None:
    """Return the day that the text itself calls its own: `wenn ich heute, am 4. Dezember 2015, …`."""
    for today in _TODAY.finditer(text, 0, MOST_BEFORE_SPEECH):
        match = date_pattern().match(text, today.end())
        line = read_date(match) if match else None
        if line and line.day:
            return line.day
    return None


_TODAY = regex.compile(r"\b[Hh]eute,?\s+(?:am\s+|de[mn]\s+)?(?=\d|\p{Lu})|\bam\s+heutigen\s+(?=\d|\p{Lu})")


def _is_of_speech(text: str, place: int, behind: int) -> bool:
    """Tell whether the sentence of a day says that somebody spoke."""
    return tells_of_speech(text, *_sentence_around(text, place, behind))


def _sentence_around(text: str, place: int, behind: int) -> tuple[int, int]:
    end = _END_OF_SENTENCE.search(text, behind)
    start = max((end.end() for end in _END_OF_SENTENCE.finditer(text, 0, place)), default=0)
    return start, end.start() if end else len(text)


_END_OF_SENTENCE = regex.compile(r"[.!?][“”\"»«]*\s+(?=[\p{Lu}„“\"»«])|\n")


@cache
def _weekday_in_text() -> regex.Pattern[str]:
    weekday = lexicon.alternatives(lexicon.numbered("dates", "weekdays"))
    return regex.compile(rf"\bam\s+(?P<weekday>{weekday})\b(?P<dated>\s*\(|,\s+de[mn]\s+)?")


def _given(metadata: date | str | None) -> date | None:
    if not metadata:
        return None
    if isinstance(metadata, date):
        return date(metadata.year, metadata.month, metadata.day)
    return day_of_seconds(metadata) or day_in_address(metadata) or written_day(metadata)


# ---------------------------------------------------------------- the year that a date line leaves out

LONGEST_DELAY = 31  # days between an undated line and the visit that gives it its year
OLDEST_VISIT = 7  # years between a line with a weekday and the visit
FEWEST_YEARS = 5  # that are celebrated


def _in_fitting_year(line: Line, rest: str, fetched: date | None, told: int = 0) -> date | None:
    """Return the day of ``line`` in the year that is told, or that fits text and visit, or None."""
    for year in [told] if told else _candidates(line, rest, fetched):
        day = day_or_none(year, line.month, line.day_of_month)
        if day is None or (fetched and day > fetched):
            continue
        if not line.weekday or day.isoweekday() == line.weekday:
            return day
    return None


def _year_beside(line: Line, rest: str) -> int:
    """`MINSK, 9. Januar – …, sagte er der Zeitung vom 9. Januar 2025`: the year of the same day, or 0."""
    dates = (read_date(match) for match in date_pattern().finditer(rest, 0, MOST_BEFORE_SPEECH))
    same = (one for one in dates if one and (one.month, one.day_of_month) == (line.month, line.day_of_month))
    return next((one.year for one in same if one.year), 0)


def _year_in_head(head: str, rest: str) -> int:
    """`Handel 2024 auf Rekord ⏎ MINSK, 5. Dezember – In diesem Jahr …`: the headlines' only year, or 0."""
    years = {int(match["year"]) for match in _YEAR_OF_HEAD.finditer(head)}
    this_year = _THIS_YEAR.search(rest, 0, MOST_OF_LEAD) if len(years) == 1 else None
    return years.pop() if this_year is not None else 0


# Not the year of a goal or of a comparison: `bis 2030`, `seit 2010`
_YEAR_OF_HEAD = regex.compile(
    r"(?<!\b(?:bis|ab|seit|von|vor|gegenüber|nach|zu|Ende|Anfang|Mitte)\s(?:zum\s)?)"
    r"\b(?P<year>(?:19|20)\d\d)\b(?!\s*[-–/]|\.\d)"
)
_THIS_YEAR = regex.compile(
    r"\b(?:(?:in\s+)?diese[ms]\s+Jahre?s?|im\s+laufenden\s+Jahr|heuer)\b", regex.IGNORECASE
)


def _candidates(line: Line, rest: str, fetched: date | None) -> list[int]:
    """Return the years that the line may mean, the likeliest first."""
    told = _anniversary_year(rest) or year_told(rest)
    if told:
        return [told]
    reported = last_report(rest, Layout(rest))
    if reported:
        own = day_or_none(reported.year, line.month, line.day_of_month)
        year = reported.year if own and own > reported else reported.year + 1
        if line.weekday:
            return [year, year - 1, year + 1]
        return [_by_weekday(line, year, rest)] if reported.month == 12 else [year]
    announced = next_announced(rest, Layout(rest))
    if announced:
        own = day_or_none(announced.year, line.month, line.day_of_month)
        return [announced.year if own and own <= announced else announced.year - 1]
    if fetched is None:
        return []
    if line.weekday:
        return [fetched.year - back for back in range(OLDEST_VISIT)]
    years = (day_or_none(fetched.year - back, line.month, line.day_of_month) for back in range(OLDEST_VISIT))
    days = [day for day in years if day and day <= fetched]
    spoken_on = _weekday_of_speech(rest)
    recent = [day.year for day in days if (fetched - day).days <= LONGEST_DELAY]
    return recent or [day.year for day in days if day.isoweekday() == spoken_on]


MOST_OF_LEAD = 600  # characters


def _by_weekday(line: Line, year: int, rest: str) -> int:
    """Return ``year``, or the one before if a whole year that is named isn't over yet: `im Haushalt 2018`.

    The first weekday of the lead on which something happened tells it; else the year is over.
    """
    for opened in _weekday_in_text().finditer(rest, 0, MOST_OF_LEAD):
        start, end = _sentence_around(rest, opened.start(), opened.end())
        if opened["dated"] or outlook(rest, start, end) != "behind":
            continue
        weekday = lexicon.numbered("dates", "weekdays")[opened["weekday"]]
        days = [day_or_none(one, line.month, line.day_of_month) for one in (year, year - 1)]
        return next((day.year for day in days if day and day.isoweekday() == weekday), year)
    return year


def _weekday_of_speech(text: str) -> int:
    """`teilte das Amt am Montag mit`: the first day on which somebody spoke is that of the agency's line."""
    for match in _weekday_in_text().finditer(text, 0, MOST_BEFORE_SPEECH):
        if _is_of_speech(text, match.start(), match.end()):
            return lexicon.numbered("dates", "weekdays")[match["weekday"]]
    return 0


@cache
def _anniversary() -> regex.Pattern[str]:
    events = lexicon.alternatives(lexicon.numbered("dates", "anniversaries"))
    return regex.compile(
        rf"""(?P<count>\d{{1,3}})\.\s+(?:Jahrestag|Jubiläum)\p{{Ll}}*\s+(?:de[rs]\s+|vo[mn]\s+)?
        (?P<event>{events})""",
        regex.VERBOSE,
    )


# `den 30. Jahrestag der 1992 aufgenommenen Beziehungen`, and the year before its day
_COUNTED = regex.compile(r"(?P<count>\d{1,3})\.\s+(?:Jahrestag|Jubiläum)")
_ITS_YEAR = regex.compile(r"[^.!?\n]{0,80}?\b(?P<year>(?:19|20)\d\d)\b(?!\s*[-–/]|\.\d)")
_YEAR_AHEAD = regex.compile(r"(?r)\b(?P<year>(?:19|20)\d\d)\b[^.!?\n]{0,80}?")


def _anniversary_year(text: str) -> int | None:
    """`80. Jahrestag des Großen Sieges`: 1945 + 80; `30. Jahrestag der 1992 aufgenommenen …`: 1992 + 30."""
    match = _anniversary().search(text)
    if match:
        events = lexicon.numbered("dates", "anniversaries")
        return events[" ".join(match["event"].split())] + int(match["count"])
    for match in _COUNTED.finditer(text):
        began = _ITS_YEAR.match(text, match.end()) or _YEAR_AHEAD.match(
            text, max(0, match.start() - 100), match.start()
        )
        if began and int(match["count"]) >= FEWEST_YEARS:
            return int(began["year"]) + int(match["count"])
    return None

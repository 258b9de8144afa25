"""On which day a text was published, and what tells it.

The best evidence wins: metadata given with the document, the article's own date line, the agency's date line,
the address or file name. The weekday in a page's header is the day on which the page was fetched: only an
upper bound. Where there is nothing of the kind, the day on which somebody spoke stands for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.language.layout import Layout
from tradefigs.language.writtendates import written_day
from tradefigs.periods.addresses import day_in_address, day_of_seconds, year_in_address
from tradefigs.periods.finder import last_report, next_announced, year_told
from tradefigs.periods.tense import outlook, tells_of_speech


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
    agency = _agency_line(text, layout)
    lines = [_as_header(line, agency) for line in _date_lines(text)]
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
    for line in without_year:
        day = _in_fitting_year(line, text[line.end :], fetched, year_in_address(url))
        if day:
            return Dating(day, "inferred")
    told = _day_of_speech(text, fetched)
    return Dating(told, "inferred" if told else "")


def _as_header(line: _Line, agency: _Line | None) -> _Line:
    """Take a day on top (`Mittwoch, 15 Januar 2025`) for the page's, above `MINSK, 14. Januar`."""
    if not (agency and line.role == "plain" and line.weekday and line.on_top):
        return line
    is_same = (line.month, line.day_of_month) == (agency.month, agency.day_of_month)
    return line if is_same else replace(line, role="page")


MOST_BEFORE_SPEECH = 1500  # characters


def _day_of_speech(text: str, fetched: date | None) -> date | None:
    """Return the day on which somebody spoke: `wie das Amt am Mittwoch (15. Februar 2023) mitteilte`.

    The year may be left out there too.
    """
    for opened in _weekday_in_text().finditer(text, 0, MOST_BEFORE_SPEECH):
        match = _date_pattern().match(text, opened.end()) if opened["dated"] else None
        line = _read(match) if match else None
        if line is None or not _is_of_speech(text, opened.start(), line.end):
            continue
        line = replace(line, weekday=lexicon.numbered("dates", "weekdays")[opened["weekday"]])
        if line.day is None and (day := _in_fitting_year(line, text, fetched)):
            return day
        if line.day and line.day.isoweekday() == line.weekday:
            return line.day
    return None


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


# ---------------------------------------------------------------- dates in words and figures


@dataclass(frozen=True, slots=True)
class _Line:
    """A date on a line: ``year`` 0 where it names none, ``weekday`` 1 to 7 or 0, ``end`` of the date.

    ``role``: `published`, `changed` (the line says so), `plain`, `page` (it belongs to the page around the
    article). ``on_top``: it is the first of the text, and no time of day stands beside it.
    """

    day_of_month: int
    month: int
    year: int
    weekday: int
    end: int
    role: str = "plain"
    on_top: bool = False

    @property
    def day(self) -> date | None:
        return _date(self.year, self.month, self.day_of_month) if self.year else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    months = lexicon.numbered("dates", "english_months") | lexicon.numbered("time", "months")
    return months | {name.upper(): number for name, number in months.items()}


@cache
def _date_pattern() -> regex.Pattern[str]:
    month = lexicon.alternatives(_months()) + r"(?!\p{L})\.?"
    weekday = lexicon.alternatives(lexicon.numbered("dates", "weekdays"))
    year = r"(?:19|20)\d\d"
    return regex.compile(
        rf"""(?<![\d.,])(?:(?P<weekday>{weekday})(?!\p{{L}})\.?,?\s+(?:de[nmr]\s+)?)?
        (?:
            (?P<y>{year})[-/.](?P<m>[01]?\d)[-/.](?P<d>[0-3]?\d)(?!\d)            # 2025-01-14
          | (?P<d>[0-3]?\d)\.?[\s-]*(?P<name>{month})                            # 14. Januar (2025)
            (?:[\s,-]*(?P<y>{year})|(?:\s*['’]|(?<=\.))(?P<y>\d\d)(?![:.]\d))?(?!\d)   # 14.Jan.25
          | (?P<d>[0-3]?\d)(?P<sep>[-./])\s?(?P<m>[01]?\d)                       # 14.01.2025, 14.01.
            (?:(?P=sep)\s?(?P<y>{year}|\d\d(?!\d))|\.(?!\d))
          | (?P<name>{month})\s+(?P<d>[0-3]?\d),?\s+(?P<y>{year})(?!\d)           # Jan 14, 2025
        )""",
        regex.VERBOSE,
    )


def _read(match: regex.Match[str]) -> _Line | None:
    month = _months()[match["name"].rstrip(".")] if match["name"] else int(match["m"])
    said_year = match["y"] or "0"
    year = int(said_year)
    if len(said_year) == 2:
        year += 2000 if year < 70 else 1900
    if _date(year or 2000, month, int(match["d"])) is None:
        return None
    weekday = lexicon.numbered("dates", "weekdays")[match["weekday"]] if match["weekday"] else 0
    return _Line(int(match["d"]), month, year, weekday, match.end())


# ---------------------------------------------------------------- date lines

HEAD_LINES = 40
LONGEST_LINE = 110
MOST_OTHER_WORDS = 5
_LINE = regex.compile(r"[^\n\r\u2028\u2029]*\S[^\n\r\u2028\u2029]*")
_TIME = regex.compile(r"\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*Uhr)?|\bUhr\b|T\d\d:\d\d\S*")
_WORD = regex.compile(r"\p{L}{2,}")
# Before the date of an event: `am 3. Mai`, `12. bis 13. Mai`, `12.–13. Mai`, `Messe in Berlin, 3. Mai`.
_EVENT = regex.compile(
    r"""(?:\b(?:[Aa]m|vom|bis|zum|ab|seit|der|den|und)|\d\.?\s*[-–])\s*\Z
    |\b(?:in|im|auf|bei|über|mit|zum|zur|für)\s""",
    regex.VERBOSE,
)
# `Von Ines Probst, Graz, 12. Mai 2016`, `Von unserer Korrespondentin in Riga, 12.5.2016`
_AUTHOR = regex.compile(r"\s*[Vv]on\s+(?:unser(?:e[mnr])?\s+(?:\p{Ll}+\s+)?)?\p{Lu}")
# Before the date of a letter or a release: `Wien, am 3. Mai 2024`
_PLACE = regex.compile(r"\s*\p{Lu}[\p{L}.-]+(?:[ /]\p{Lu}[\p{L}.-]+)?,\s+(?:am|den)\s+")
_ON_DAY = regex.compile(r"\s*(?:[Aa]m|[Vv]om|[Dd]en)\s+")
_SPAN = regex.compile(r"\d\.?\s*(?:bis|[-–/])\s*\Z")  # before the last day of an event
_SET_OFF = regex.compile(r"[|¦•·]\s*\Z")  # `Handel in Afrika, Teil 4 | 12.5.2016`
# Between the dates of one line: `Aktualisiert: 5.5.2024 ¦ Veröffentlicht: 4.5.2024`
_PARTS = regex.compile(r"\s*[|¦•·;]\s*|,\s+(?=(?:erst)?(?:veröffentlicht|publiziert|erstellt|erschienen)\b)")


@cache
def _labels(section: str) -> regex.Pattern[str]:
    words = lexicon.alternatives(lexicon.words("dates", f"lines.{section}"))
    return regex.compile(rf"(?<!\p{{L}}){words}(?!\p{{L}})", regex.IGNORECASE)


@cache
def _overview() -> regex.Pattern[str]:
    """`Rohstoffe am`, `Konjunktur kompakt: Handelszahlen vom`, before the day that an overview tells of."""
    words = lexicon.alternatives(lexicon.words("dates", "lines.overviews"))
    return regex.compile(
        rf"(?:.*[\s:|–-])?(?:\p{{L}}*-)?(?:\p{{Lu}}\p{{L}}*)?(?i:{words})(?:\s+\p{{Ll}}+)?\s+(?:am|vom|zum|für\s+den)\s+"
    )


def _date_lines(text: str) -> Iterator[_Line]:
    """Yield the dates on lines that hold little else: in the head, elsewhere after `Stand` and the like."""
    places = list(_LINE.finditer(text))
    lines = [match[0].strip() for match in places]
    for number, content in enumerate(lines):
        content, role = _said_on(content) if len(content) <= LONGEST_LINE else (content, "")
        if not role or (number >= HEAD_LINES and role == "plain"):
            continue
        line = _date_on(content, role)
        if line and role == "plain" and line.weekday and _shows_today(lines, number):
            role = "page"
        if line:
            on_top = number == 0 and not _TIME.search(content)
            yield replace(line, role=role, end=places[number].end(), on_top=on_top)


def _said_on(line: str) -> tuple[str, str]:
    """Return a line and its role; of one with several dates the part that tells the publication."""
    for part in _PARTS.split(line)[1:]:
        if _role(part) == "published" and _date_pattern().search(part):
            return part, "published"
    return line, _role(line)


def _role(line: str) -> str:
    if _labels("other").search(line):
        return ""
    for role in ("published", "changed"):
        if _labels(role).match(line.lstrip("( ")):
            return role
    return "plain"


def _date_on(line: str, role: str) -> _Line | None:
    """Return the date of a line that holds hardly more than it."""
    match = _date_pattern().search(line)
    if match is None:
        return None
    before, after = line[: match.start()], line[match.end() :]
    if _SPAN.search(before):
        return None
    is_alone = _ON_DAY.fullmatch(before) and not _WORD.search(after)  # `am 14. Januar 2025`
    set_off = is_alone or any(
        found is not None
        for found in (
            _AUTHOR.match(before),
            _PLACE.fullmatch(before),
            _SET_OFF.search(before),
            _overview().fullmatch(before),
        )
    )
    if role == "plain" and _EVENT.search(before) and not set_off:
        return None
    others = _WORD.findall(_TIME.sub(" ", f"{before} {after}"))
    return _read(match) if len(others) <= MOST_OTHER_WORDS else None


def _shows_today(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line with a weekday belongs to the page's header, which shows the day of the visit.

    `flag Mittwoch, 15 Januar 2025`; `Freitag, 10 Juli 2020` above the weather or above the article's own date
    line.
    """
    if _labels("page").search(lines[number]):
        return True
    if any(_labels("page").search(line) for line in lines[number + 1 : number + 3]):
        return True
    shown = _date_on(lines[number], "plain")
    for content in lines[number + 1 : HEAD_LINES]:
        own = _date_on(content, _role(content)) if len(content) <= LONGEST_LINE and _role(content) else None
        if own and own.day and shown and shown.day and not _TIME.search(lines[number]):
            return own.day < shown.day
    return False


# ---------------------------------------------------------------- agency lines

LONGEST_AGENCY_LINE = 160


@cache
def _agency_start() -> regex.Pattern[str]:
    link = r"(?:\s(?:am|an\s+der|im|ob\s+der|bei|vor\s+der|de|del))?"  # Frankfurt am Main
    place = rf"\p{{Lu}}[\p{{L}}.’'-]+(?:{link}[ /-]{{1,3}}\p{{Lu}}[\p{{L}}.’'-]+){{0,3}}"
    agency = r"(?:\(\s*[^()\n:]{2,40}\)|/\s*[\p{L}. -]{2,20}/)"
    named = r"\p{Lu}{3,}\b|\p{Lu}\p{L}{2,19}(?=\s+[-–—])"  # KABAR, BelTA –
    return regex.compile(
        rf"""\W*
        (?:\((?:\p{{L}}+\.|(?P<agency>\p{{L}}[\p{{L}}/-]{{1,20}}))\)\s+)?   # (Red.) Bern, 14.01.2025
        (?:(?P<place>{place})\s*(?:[,.–—-]\s*|\((?=\d)|(?P<agency>{agency})[\s,–—-]*    # Bern (14.01.2025) –
            |\(\s*(?P<agency>\p{{L}}[\p{{L}}-]{{1,20}}),\s*)                 # Wien (APA, 14.01.2025) –
          | (?<=\()(?P<agency>\p{{L}}[\p{{L}}-]{{1,20}}),\s+)?              # (dpa, 14.01.2025)
        (?:(?:am|de[nm])\s+)?
        {_date_pattern().pattern}
        (?P<stop>\s*[.,)])?\s*
        (?:(?P<agency>{agency}|{named})|(?<=,\s){place}\s*(?P<agency>{agency}))?  # 14. Januar, Bern (sda)
        \s*(?P<stop>[-–—:])?""",
        regex.VERBOSE,
    )


def _agency_line(text: str, layout: Layout) -> _Line | None:
    """Return the date at the beginning of a paragraph.

    It stands beside an agency (`MINSK, 14. Januar (BelTA)`, `Berlin (dpa) - 14.01.`), or with its year or
    behind a place it is set off from what follows (`3. März 2024. Der …`, `Wien, 3. März – Der …`).
    """
    for paragraph in layout.paragraphs:
        end = min(paragraph.end, paragraph.start + LONGEST_AGENCY_LINE)
        match = _agency_start().match(text, paragraph.start, end)
        line = _read(match) if match else None
        if match is None or line is None:
            continue
        set_off = match["stop"] or (match["name"] or "").endswith(".")
        if match["agency"] or (set_off and (line.year or match["place"])):
            return line
    return None


# ---------------------------------------------------------------- the year that a date line leaves out

LONGEST_DELAY = 31  # days between an undated line and the visit that gives it its year
OLDEST_VISIT = 7  # years between a line with a weekday and the visit
FEWEST_YEARS = 5  # that are celebrated


def _in_fitting_year(line: _Line, rest: str, fetched: date | None, in_address: int = 0) -> date | None:
    """Return the day of ``line`` in the year that fits address, text and visit, or None."""
    for year in [in_address] if in_address else _candidates(line, rest, fetched):
        day = _date(year, line.month, line.day_of_month)
        if day is None or (fetched and day > fetched):
            continue
        if not line.weekday or day.isoweekday() == line.weekday:
            return day
    return None


def _candidates(line: _Line, rest: str, fetched: date | None) -> list[int]:
    """Return the years that the line may mean, the likeliest first."""
    told = _anniversary_year(rest) or year_told(rest)
    if told:
        return [told]
    reported = last_report(rest, Layout(rest))
    if reported:
        own = _date(reported.year, line.month, line.day_of_month)
        year = reported.year if own and own > reported else reported.year + 1
        if line.weekday:
            return [year, year - 1, year + 1]
        return [_by_weekday(line, year, rest)] if reported.month == 12 else [year]
    announced = next_announced(rest, Layout(rest))
    if announced:
        own = _date(announced.year, line.month, line.day_of_month)
        return [announced.year if own and own <= announced else announced.year - 1]
    if fetched is None:
        return []
    if line.weekday:
        return [fetched.year - back for back in range(OLDEST_VISIT)]
    years = (_date(fetched.year - back, line.month, line.day_of_month) for back in range(OLDEST_VISIT))
    days = [day for day in years if day and day <= fetched]
    spoken_on = _weekday_of_speech(rest)
    recent = [day.year for day in days if (fetched - day).days <= LONGEST_DELAY]
    return recent or [day.year for day in days if day.isoweekday() == spoken_on]


MOST_OF_LEAD = 600  # characters


def _by_weekday(line: _Line, year: int, rest: str) -> int:
    """Return ``year``, or the one before if a whole year that is named isn't over yet: `im Haushalt 2018`.

    The first weekday of the lead on which something happened tells it; else the year is over.
    """
    for opened in _weekday_in_text().finditer(rest, 0, MOST_OF_LEAD):
        start, end = _sentence_around(rest, opened.start(), opened.end())
        if opened["dated"] or outlook(rest, start, end) != "behind":
            continue
        weekday = lexicon.numbered("dates", "weekdays")[opened["weekday"]]
        days = [_date(one, line.month, line.day_of_month) for one in (year, year - 1)]
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

"""On which day a text was published, and what tells it.

The best evidence wins: metadata given with the document, the article's own date line, the agency's date line, the
address or file name. The weekday in a page's header is the day on which the page was fetched: only an upper bound.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.text import Layout


@dataclass(frozen=True, slots=True)
class Dating:
    """The publication date of a text and its evidence.

    ``by`` is one of `metadata`, `dateline`, `agency line`, `url`, `inferred` (the line names no year, the text tells
    it), or empty where ``day`` is None.
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
        Address of the page, name of the file: dates in them are read (`/2025/01/14/`, `2025-01-14-export.txt`).
    metadata
        A date given with the document, as a date or in any usual notation, German or English.
    """
    given = _given(metadata)
    if given:
        return Dating(given, "metadata")
    lines = list(_date_lines(text, layout))
    agency = _agency_line(text, layout)
    bound = max((line.day for line in lines if line.day and line.role == "page"), default=None)
    for role in ("published", "plain", "changed"):
        for line in lines:
            if line.role == role and line.day:
                return Dating(line.day, "dateline")
    if agency and agency.year:
        return Dating(agency.day, "agency line")
    in_address = _in_address(url) or _in_address(name)
    if in_address:
        return Dating(in_address, "url")
    for line in [line for line in lines if line.role != "page"] + ([agency] if agency else []):
        day = _with_year(line, text, bound)
        if day:
            return Dating(day, "inferred")
    return Dating(None, "")


def _given(metadata: date | str | None) -> date | None:
    if not metadata:
        return None
    if isinstance(metadata, date):
        return date(metadata.year, metadata.month, metadata.day)
    return _in_address(metadata) or _parsed(metadata)


def _parsed(said: str) -> date | None:
    """Return the day that ``said`` names, a date in whatever notation; None unless day, month and year are there."""
    import dateparser

    settings = {"DATE_ORDER": "DMY", "STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]}
    parsed = dateparser.parse(said, languages=["de", "en"], settings=settings)  # type: ignore[arg-type]
    return parsed.date() if parsed else None


# ---------------------------------------------------------------- dates in words and figures


@dataclass(frozen=True, slots=True)
class _Line:
    """A date on a line of its own: ``year`` 0 where it names none, ``weekday`` 1 to 7 or 0."""

    number: int
    start: int
    day_of_month: int
    month: int
    year: int
    weekday: int
    role: str

    @property
    def day(self) -> date | None:
        return _date(self.year, self.month, self.day_of_month) if self.year else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _numbered(book: str, section: str) -> dict[str, int]:
    return {word: int(number) for number, words in lexicon.load(book)[section].items() for word in words}


@cache
def _months() -> dict[str, int]:
    return _numbered("dates", "english_months") | _numbered("time", "months")


@cache
def _date_pattern() -> regex.Pattern[str]:
    month = lexicon.alternatives(_months()) + r"(?!\p{L})\.?"
    weekday = lexicon.alternatives(_numbered("dates", "weekdays"))
    year = r"(?:19|20)\d\d"
    return regex.compile(
        rf"""(?<![\d.])(?:(?P<weekday>{weekday})\b\.?,?\s+(?:de[nmr]\s+)?)?
        (?:
            (?P<y_iso>{year})-(?P<m_iso>[01]\d)-(?P<d_iso>[0-3]\d)(?!\d)              # 2025-01-14
          | (?P<d>[0-3]?\d)\.?\s*(?P<month>{month})(?:\s*,?\s*(?P<y>{year}))?(?!\d)   # 14. Januar 2025, 14 Januar
          | (?P<d_num>[0-3]?\d)[./-]\s?(?P<m_num>[01]?\d)[./-](?:\s?(?P<y_num>{year}|\d\d(?!\d)))?  # 14.01.2025
          | (?P<month_en>{month})\s+(?P<d_en>[0-3]?\d),?\s+(?P<y_en>{year})(?!\d)     # Jan 14, 2025
        )""",
        regex.VERBOSE,
    )


def _read(match: regex.Match[str]) -> tuple[int, int, int, int] | None:
    """Return day, month, year (0: none) and weekday (0: none) of a date that the pattern found."""
    name = match["month"] or match["month_en"]
    month = _months()[name.rstrip(".")] if name else int(match["m_iso"] or match["m_num"])
    day = int(match["d_iso"] or match["d"] or match["d_num"] or match["d_en"])
    said_year = match["y_iso"] or match["y"] or match["y_num"] or match["y_en"] or "0"
    year = int(said_year)
    if len(said_year) == 2:
        year += 2000 if year < 70 else 1900
    if _date(year or 2000, month, day) is None:
        return None
    weekday = _numbered("dates", "weekdays")[match["weekday"]] if match["weekday"] else 0
    return day, month, year, weekday


# ---------------------------------------------------------------- date lines

HEAD_LINES = 40
LONGEST_LINE = 110
MOST_OTHER_WORDS = 5
_TIME = regex.compile(r"\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*Uhr)?|\bUhr\b|T\d\d:\d\d\S*")
_EVENT = regex.compile(r"\b(?:am|vom|bis|zum|ab|seit|der|den|im|und)\s*\Z", regex.IGNORECASE)
_WORD = regex.compile(r"\p{L}{2,}")


@cache
def _labels(section: str) -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<!\p{{L}})(?:{lexicon.alternatives(lexicon.words('dates', f'lines.{section}'))})(?!\p{{L}})",
        regex.IGNORECASE,
    )


def _date_lines(text: str, layout: Layout) -> Iterator[_Line]:
    """Yield the lines of the head, and those below that say `veröffentlicht`, which hold little but a date."""
    lines = [match for match in regex.finditer(r"[^\n\r\u2028\u2029]*\S[^\n\r\u2028\u2029]*", text)]
    contents = [match[0].strip() for match in lines]
    for number, (match, content) in enumerate(zip(lines, contents, strict=True)):
        if len(content) > LONGEST_LINE:
            continue
        role = _role(content)
        if number > HEAD_LINES and role not in ("published", "changed"):
            continue
        found = _date_on(content) if role else None
        if found is None:
            continue
        day, month, year, weekday = found
        if role == "plain" and _of_page(contents, number, weekday):
            role = "page"
        yield _Line(number, match.start(), day, month, year, weekday, role)


def _role(line: str) -> str:
    if _labels("other").search(line):
        return ""
    for role in ("published", "changed"):
        if _labels(role).match(line.lstrip("( ")):
            return role
    return "plain"


def _date_on(line: str) -> tuple[int, int, int, int] | None:
    """Return the date of a line that holds hardly more than it."""
    match = _date_pattern().search(line)
    if match is None:
        return None
    before, after = line[: match.start()], line[match.end() :]
    labelled = any(_labels(section).match(before.lstrip("( ")) for section in ("published", "changed"))
    if not labelled and _EVENT.search(before):
        return None
    others = _WORD.findall(_TIME.sub(" ", before + " " + after))
    return _read(match) if len(others) <= MOST_OTHER_WORDS else None


def _of_page(lines: list[str], number: int, weekday: int) -> bool:
    """Tell whether a line with a date belongs to the page around the article: its header shows today's weekday."""
    if not weekday:
        return False
    if _labels("page").search(lines[number]):
        return True
    return any("°C" in line or _labels("page").search(line) for line in lines[number + 1 : number + 3])


# ---------------------------------------------------------------- agency lines

_AGENCY = r"(?:\(\s*[^()\n]{2,40}\)|/\s*[\p{L}. -]{2,20}/)"


@cache
def _agency_start() -> regex.Pattern[str]:
    place = r"\p{Lu}[\p{L}.’'-]+(?:[ /-]{1,3}\p{Lu}[\p{L}.’'-]+){0,3}"
    return regex.compile(
        rf"""\W*(?:{place})\s*(?:,|[-–—]|(?P<before>{_AGENCY})\s*[-–—,]*)\s*
        (?P<date>{_date_pattern().pattern})
        \s*[.,]?\s*(?P<after>{_AGENCY}|\p{{Lu}}{{3,}})?""",
        regex.VERBOSE,
    )


def _agency_line(text: str, layout: Layout) -> _Line | None:
    """Return the date at the beginning of a paragraph, after a place and beside an agency: `MINSK, 14. Januar (BelTA)`."""
    for number, paragraph in enumerate(layout.paragraphs):
        match = _agency_start().match(text, paragraph.start, min(paragraph.end, paragraph.start + 160))
        if match is None or not (match["before"] or match["after"]):
            continue
        found = _read(match)
        if found:
            return _Line(number, paragraph.start, *found, role="agency")
    return None


# ---------------------------------------------------------------- addresses

_IN_ADDRESS = regex.compile(
    r"""(?<!\d)(?:
        (?P<y>(?:19|20)\d\d)(?P<sep>[-/._]?)(?P<m>[01]\d|(?<=\D)\d(?!\d))(?P=sep)(?P<d>[0-3]\d|(?<=\D)\d)   # 2025-01-14, 20250114
      | (?P<d_2>[0-3]\d)(?P<sep_2>[-/._])(?P<m_2>[01]\d)(?P=sep_2)(?P<y_2>(?:19|20)\d\d)                     # 14.01.2025
    )(?!\d)""",
    regex.VERBOSE,
)


def _in_address(address: str) -> date | None:
    for match in _IN_ADDRESS.finditer(address):
        day = _date(
            int(match["y"] or match["y_2"]), int(match["m"] or match["m_2"]), int(match["d"] or match["d_2"])
        )
        if day:
            return day
    return None


# ---------------------------------------------------------------- the year that a date line leaves out


def _with_year(line: _Line, text: str, bound: date | None) -> date | None:
    """Return the day of ``line``, in the year that fits the rest of the text, or None."""
    if line.year:
        return line.day
    year = _anniversary_year(text) or _year_after_reports(line, text)
    candidates = [year, year - 1, year + 1] if year else []
    if bound is not None and not candidates and (line.weekday or _is_shortly_before(line, bound)):
        candidates = [bound.year - back for back in range(7 if line.weekday else 2)]
    for candidate in candidates[: None if line.weekday or bound else 1]:
        day = _date(candidate, line.month, line.day_of_month)
        if day is None or (bound and day > bound) or (line.weekday and day.isoweekday() != line.weekday):
            continue
        return day
    return None


def _is_shortly_before(line: _Line, bound: date) -> bool:
    days = [_date(bound.year - back, line.month, line.day_of_month) for back in (0, 1)]
    return any(day is not None and 0 <= (bound - day).days <= 31 for day in days)


@cache
def _anniversary() -> regex.Pattern[str]:
    events = {name: year for name, year in _numbered("dates", "anniversaries").items()}
    return regex.compile(
        rf"(?P<count>\d{{1,3}})\.\s+(?:Jahrestag\p{{Ll}}*|Jubiläum\p{{Ll}}*|Geburtstag\p{{Ll}}*)\s+(?:de[rs]\s+|vom\s+|von\s+)?(?P<event>{lexicon.alternatives(events)})"
    )


def _anniversary_year(text: str) -> int:
    """`80. Jahrestag des Großen Sieges`: 1945 + 80."""
    match = _anniversary().search(text)
    if match is None:
        return 0
    event = " ".join(match["event"].split())
    return _numbered("dates", "anniversaries")[event] + int(match["count"])


_ANNOUNCED = regex.compile(
    r"\b(?:bis|ab|für|[Ss]trategie|[Zz]iel\p{Ll}*|Agenda|Vision|Plan)\b(?:\s+(?:zum|zu|das|Ende|Jahr))*\s*\Z"
)
_WILL = regex.compile(
    r"\b(?:wird|werden|werde|soll|sollen|solle|dürfte|dürften|will|wollen|plant|planen|geplant)\b"
)


@cache
def _named_year() -> regex.Pattern[str]:
    month = lexicon.alternatives(_numbered("time", "months")) + r"(?!\p{L})\.?"
    part = rf"(?:(?P<month>{month})|(?P<months>\d{{1,2}}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf)\s+Monaten?|(?P<quarter>[1-4]|erste[nmrs]?|zweite[nmrs]?|dritte[nmrs]?|vierte[nmrs]?)\.?\s+Quartals?|(?P<half>1\.|2\.|erste[nmrs]?|zweite[nmrs]?)\s+(?:Halbjahre?s?|Jahreshälfte))"
    return regex.compile(
        rf"(?:{part}\s+(?:(?:des|im|in)\s+)?)?(?:Jahr(?:es)?\s+)?(?<![\d.,])\b(?P<year>(?:19|20)\d\d)\b(?![.,]\d|\s*%)"
    )


_NUMBERS = {
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
    "zehn": 10,
    "elf": 11,
}
_ORDER = {"erst": 1, "zwei": 2, "drit": 3, "vier": 4, "1": 1, "2": 2, "3": 3, "4": 4, "1.": 1, "2.": 2}


def _year_after_reports(line: _Line, text: str) -> int:
    """Return the first year in which the line's day comes after all that the text reports on; 0 without years named."""
    latest = (0, 0)
    for match in _named_year().finditer(text):
        year = int(match["year"])
        before = text[max(0, match.start() - 40) : match.start()]
        around = text[max(0, match.start() - 80) : match.end() + 60]
        if _ANNOUNCED.search(before) or _WILL.search(around):
            continue
        latest = max(latest, (year, _last_month(match)))
    if not latest[0]:
        return 0
    return latest[0] if line.month > latest[1] else latest[0] + 1


def _last_month(match: regex.Match[str]) -> int:
    if match["month"]:
        return _numbered("time", "months")[match["month"].rstrip(".")] - 1
    if match["months"]:
        return int(_NUMBERS.get(match["months"], match["months"])) - 1
    if match["quarter"]:
        return 3 * _ORDER[match["quarter"][:4]]
    if match["half"]:
        return 6 * _ORDER[match["half"][:4]]
    return 12

"""The dates that stand on lines of their own: the article's, the agency's, that of the page around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.language.layout import Layout
from tradefigs.periods.expressions.forms import full_year


@dataclass(frozen=True, slots=True)
class Line:
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
        """The day, None where the year is left out or the calendar has no such day."""
        return day_or_none(self.year, self.month, self.day_of_month) if self.year else None


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return a day, None where the calendar has no such one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    months = lexicon.numbered("dates", "english_months") | lexicon.numbered("time", "months")
    return months | {name.upper(): number for name, number in months.items()}


@cache
def date_pattern() -> regex.Pattern[str]:
    """Return a pattern for a date, with its weekday before it; the year may be left out."""
    month = lexicon.alternatives(_months()) + r"(?!\p{L})\.?"
    weekday = lexicon.alternatives(lexicon.numbered("dates", "weekdays"))
    year = r"(?:19|20)\d\d"
    first = "".join(sorted({word[0] for word in (*_months(), *lexicon.numbered("dates", "weekdays"))}))
    return regex.compile(
        rf"""(?<![\d.,])(?=[\d{first}])(?:(?P<weekday>{weekday})(?!\p{{L}})\.?,?\s+(?:de[nmr]\s+)?)?
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


def read_date(match: regex.Match[str]) -> Line | None:
    """Read what `date_pattern` matched; None for what is no date."""
    month = _months()[match["name"].rstrip(".")] if match["name"] else int(match["m"])
    said_year = match["y"] or "0"
    year = full_year(said_year) if len(said_year) == 2 else int(said_year)
    if day_or_none(year or 2000, month, int(match["d"])) is None:
        return None
    weekday = lexicon.numbered("dates", "weekdays")[match["weekday"]] if match["weekday"] else 0
    return Line(int(match["d"]), month, year, weekday, match.end())


# ---------------------------------------------------------------- date lines

HEAD_LINES = 40
LONGEST_LINE = 110
MOST_OTHER_WORDS, MOST_OF_AUTHORS = 5, 8
_LINE = regex.compile(r"[^\n\r\u2028\u2029]*\S[^\n\r\u2028\u2029]*")
_DIGIT = regex.compile(r"\d")
_TIME = regex.compile(r"\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*Uhr)?|\bUhr\b|T\d\d:\d\d\S*")
_WORD = regex.compile(r"\p{L}{2,}")
# Before the date of an event: `am 3. Mai`, `12. bis 13. Mai`, `12.–13. Mai`, `Messe in Berlin, 3. Mai`.
_EVENT = regex.compile(
    r"""(?:\b(?:[Aa]m|vom|bis|zum|ab|seit|der|den|und)|\d\.?\s*[-–])\s*\Z
    |\b(?:in|im|auf|bei|über|mit|zum|zur|für)\s""",
    regex.VERBOSE,
)
# `Von Ines Probst, Graz, 12. Mai 2016`, `Von unserer Korrespondentin in Riga, 12.5.2016`,
# `Mit Ines Probst sprach Jan Kos, 12.5.2016`
_AUTHOR = regex.compile(
    r"\s*(?:[Vv]on\s+(?:unser(?:e[mnr])?\s+(?:\p{Ll}+\s+)?)?\p{Lu}|Mit\s+\p{Lu}[^,]{2,60}\ssprach(?:en)?\s)"
)
# `Ines Probst am 12. Mai 2016 um 8:00`, `Handelsbote vom 12.5.2016, Seite 9`
_BYLINE = regex.compile(r"\s*(?:\p{Lu}[\p{L}.’'-]*\s+){1,4}(?:am|vom)\s+")
_BEHIND_BYLINE = regex.compile(r",?\s+(?:um\s+\d{1,2}[:.]\d{2}|\d{1,2}[:.]\d{2}|(?:Seite|S\.)\s*\d)")
# Before the date of a letter or a release: `Wien, am 3. Mai 2024`
_PLACE = regex.compile(r"\s*\p{Lu}[\p{L}.-]+(?:[ /]\p{Lu}[\p{L}.-]+)?,\s+(?:am|den)\s+")
_ON_DAY = regex.compile(r"\s*(?:[Aa]m|[Vv]om|[Dd]en)\s+")
_HOUSE = regex.compile(r"\(\p{L}[\p{L}.-]+\)\s+")  # `(nachrichten.example) Freitag, 25. August 2023`
_SPAN = regex.compile(r"\d\.?\s*(?:bis|[-–/])\s*\Z")  # before the last day of an event
_SET_OFF = regex.compile(r"[|¦•·]\s*\Z")  # `Handel in Afrika, Teil 4 | 12.5.2016`
_DOT = regex.compile(r"\s*[|¦•·■]")
# Between the dates of one line: `Aktualisiert: 5.5.2024 ¦ Veröffentlicht: 4.5.2024`
_PARTS = regex.compile(
    r"\s*[|¦•·;]\s*|(?:,\s+|\()(?=(?:zuerst\s+|erst)?(?:veröffentlicht|publiziert|erstellt|erschienen)\b)"
)
# `Von Ines Probst  Zuerst veröffentlicht am` 12/05/2016
_PUBLISHED_IN_LINE = regex.compile(
    r"(?<=\S\s+)(?:(?:[Zz]uerst|[Ee]rstmals)\s+)?(?:[Vv]eröffentlicht|[Pp]ubliziert|[Ee]rschienen)\s+am\s+"
)
# Before the day of one of a series, on top of the text: `Pressedienst Nr. 216 vom`, `Kolumne „Ost“ vom`
_OF_SERIES = regex.compile(r"[^.!?:]*(?:\bNr\.\s*\d|(?<!\p{L})\d|\b(?:Kolumne|Rede)\b)[^!?]*\bvom\s+")


@cache
def _signed() -> regex.Pattern[str]:
    """Return a pattern for a bracket of an agency and a date."""
    return regex.compile(rf"\(\p{{L}}[\p{{L}}/ .-]{{1,20}}[,/]\s*{date_pattern().pattern}\)", regex.VERBOSE)


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


def date_lines(text: str) -> Iterator[Line]:
    """Yield the dates on lines that hold little else: in the head, elsewhere after `Stand` and the like."""
    places = list(_LINE.finditer(text))
    lines = [match[0].strip() for match in places]
    for number, content in enumerate(lines):
        is_short = len(content) <= LONGEST_LINE or content.endswith(")")
        if not is_short or not _DIGIT.search(content):
            continue  # as most lines
        bracket = _in_bracket(content)
        content, role = bracket if bracket[1] or len(content) > LONGEST_LINE else _said_on(content)
        if not role or (number >= HEAD_LINES and role == "plain"):
            continue
        if number == 0 and role == "plain" and _opens_series(content):
            role = "published"
        line = _date_on(content, role)
        is_of_house = _HOUSE.match(content) is not None
        if line and role == "plain" and line.weekday and not is_of_house and _shows_today(lines, number):
            role = "page"
        if line:
            on_top = number == 0 and not _TIME.search(content)
            yield replace(line, role=role, end=places[number].end(), on_top=on_top)


def _said_on(line: str) -> tuple[str, str]:
    """Return a line and its role; of one with several dates the part that tells the publication."""
    told = _PUBLISHED_IN_LINE.search(line)
    if told is not None and date_pattern().match(line, told.end()):
        return line[told.start() :], "published"
    for part in _PARTS.split(line)[1:]:
        if _role(part) == "published" and date_pattern().search(part):
            return part, "published"
    return line, _role(line)


def _in_bracket(line: str) -> tuple[str, str]:
    """Return what a long line ends in, and its role, or none.

    `(erschienen am 14. September 2021)`, `(APA, 14. 9. 2021)`
    """
    bracket = line[line.rfind("(", -LONGEST_LINE) :] if line.endswith(")") else ""
    is_signed = _signed().fullmatch(bracket) is not None
    return bracket, "published" if is_signed or _role(bracket) == "published" else ""


def _opens_series(line: str) -> bool:
    """Tell whether the first line is the head of one text of many: `Pressedienst Nr. 216 vom 4.6.2024`."""
    match = date_pattern().search(line)
    return match is not None and _OF_SERIES.fullmatch(line, 0, match.start()) is not None


def _role(line: str) -> str:
    day = date_pattern().match(line)
    is_edition = day is not None and day["y"] and line.startswith("©", day.end() + 1)  # `14.1.2025 © Bote`
    if _labels("other").search(line) and not is_edition:
        return ""
    for role in ("published", "changed"):
        if _labels(role).match(line.lstrip("( ")):
            return role
    return "plain"


def _date_on(line: str, role: str) -> Line | None:
    """Return the date of a line that holds hardly more than it."""
    match = date_pattern().search(line)
    if match is None:
        return None
    before, after = line[: match.start()], line[match.end() :]
    if not before.strip() and _DOT.match(after):  # `14.1.2025 • Handel mit Afrika • Ines Probst`
        after = ""
    if _SPAN.search(before):
        return None
    is_alone = _ON_DAY.fullmatch(before) and not _WORD.search(after)  # `am 14. Januar 2025`
    set_off = is_alone or _AUTHOR.match(before) or _PLACE.fullmatch(before)
    set_off = set_off or _SET_OFF.search(before) or _overview().fullmatch(before)
    set_off = set_off or (_BYLINE.fullmatch(before) and _BEHIND_BYLINE.match(after))
    if role == "plain" and _EVENT.search(before) and not set_off:
        return None
    others = _WORD.findall(_TIME.sub(" ", f"{before} {after}"))
    most = MOST_OF_AUTHORS if _AUTHOR.match(before) else MOST_OTHER_WORDS
    return read_date(match) if len(others) <= most else None


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
    agency = r"(?:\(\s*[^()\n:]{2,40}\)|/\s*[\p{L}. -]{2,20}/|/\p{Ll}{2,6}\b\.?)"
    named = r"\p{Lu}{3,}\b|\p{Lu}\p{L}{2,19}(?=\s+[-–—])"  # KABAR, BelTA –
    weekday = rf"{lexicon.alternatives(lexicon.numbered('dates', 'weekdays'))}(?!\p{{L}})"
    return regex.compile(
        rf"""\W*
        (?:\((?:\p{{L}}+\.|(?P<agency>\p{{L}}[\p{{L}}/.-]{{1,20}}))\)\s*[-–—]?\s*   # (Red.) Bern, 14.01.2025
          | (?P<agency>\p{{Ll}}{{2,5}}(?:[/-]\p{{Ll}}{{2,5}})?)\.?\s+(?=\p{{Lu}})(?!{weekday}) # dpa-afx Bern
          | (?P<agency>\p{{Lu}}{{2,6}})\s+(?=\d))?                              # LPA 14.01.2025 –
        (?:(?P<place>{place})\s*(?:[,./–—-]\s*|\((?=\d)                # Bern (14.01.2025) –
            |(?<=\s)(?P<agency>\p{{Ll}}{{2,6}})[,.]\s+                  # Bern sda, 14.01.2025
            |(?P<agency>{agency})[\s.,|–—-]*                        # Bern (SDA) – 14.01.2025
            |\(\s*(?P<agency>\p{{L}}[\p{{L}}-]{{1,20}})[,/]\s*)              # Wien (APA, 14.01.2025) –
          | (?<=\()(?P<agency>\p{{L}}[\p{{L}}-]{{1,20}})[,/]\s*)?           # (dpa, 14.01.2025)
        (?:(?:am|de[nm])\s+)?
        {date_pattern().pattern}
        (?P<stop>\s*[.,)\]])?\s*
        (?:(?P<agency>{agency}|{named})|(?<=,\s){place}\s*(?P<agency>{agency}))?  # 14. Januar, Bern (sda)
        \s*(?P<stop>[-–—:■•|])?""",
        regex.VERBOSE,
    )


def agency_line(text: str, layout: Layout) -> Line | None:
    """Return the date at the beginning of a paragraph.

    It stands beside an agency (`MINSK, 14. Januar (BelTA)`, `Berlin (dpa) - 14.01.`), or with its year or
    behind a place it is set off from what follows (`3. März 2024. Der …`, `Wien, 3. März – Der …`). The only
    paragraph that opens with a day in digits does it likewise: `06.02.2015 Der …`.
    """
    bare: list[Line] = []
    for paragraph in layout.paragraphs:
        end = min(paragraph.end, paragraph.start + LONGEST_AGENCY_LINE)
        may_tell = _DIGIT.search(text, paragraph.start, end)
        match = _agency_start().match(text, paragraph.start, end) if may_tell else None
        line = read_date(match) if match else None
        if match is None or line is None:
            continue
        set_off = match["stop"] or (match["name"] or "").endswith(".")
        if match["agency"] or (set_off and (line.year or match["place"])):
            return line
        if match["m"] and line.year and _SENTENCE.match(text, match.end(), end):
            bare.append(line)
    return bare[0] if len(bare) == 1 else None


_SENTENCE = regex.compile(r"\p{Lu}\p{L}*\s+\p{L}+\s+\p{L}")

"""Days and years that are said in digits: `14. Januar`, `2024`, `2021 bis 2023`, `'24`."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.language.text import ending
from tradefigs.periods.expressions.forms import (
    APOSTROPHES,
    BIS_OR_MARK,
    FOUR,
    ORDINAL,
    POINT,
    SHORT_YEAR,
    Match,
    Rule,
    either_case,
    full_year,
    point_reader,
    rule,
    short_months,
    stands_before_noun,
    stretch_before,
    time_words,
    told_by,
    year_piece,
)
from tradefigs.periods.expressions.iranianyears import iranian_year, is_iranian
from tradefigs.periods.expressions.pieces import LONGEST_SPAN, Piece


def day_rules() -> Iterator[Rule]:
    """Days: `14. Januar`, `3. bis 20. Mai`, `14.1.2025`."""
    # 2025-01-14, 2025-01-14T08:30:00+01:00
    clock = r"T\d\d:\d\d(?::\d\d(?:\.\d++)?)?(?:Z|[+-]\d\d:?\d\d)?"
    iso = rf"(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?:{clock})?"
    yield rule([FOUR], iso, _read_day, after=BIS_OR_MARK)
    # 14. Januar; 3. bis 20. Mai; 14.1.2025; 14.01.25; 14.01.
    yield rule(
        [ORDINAL],
        rf"""(?<![\d.,])(?P<d>[0-3]?\d)\.\s*
        (?: (?:(?:bis(?:\s+zum)?|[-–])\s?(?P<to>[0-3]?\d)\.\s*)?(?P<month>\p{{Lu}}\w+){POINT}
          | (?P<m>[01]?\d)\.(?:\s?(?P<y>(?:19|20)\d\d)|(?P<yy>\d\d)(?!\d))? )""",
        _read_day,
        after=[*BIS_OR_MARK, *lexicon.numbered("time", "months")],
    )


def year_rules() -> Iterator[Rule]:
    """Years, decades and spans of years: `2024`, `'24`, `1990er Jahre`, `2021 bis 2023`."""
    digits = r"(?:1\d|20|21)\d\d"
    no_decimal = r"(?![.,:]\d|\s*%)"
    year = rf"(?<![\d.,\p{{Sc}}+]|§\s){digits}(?!\d){no_decimal}"
    # 1990er Jahre, achtziger Jahren, 1970er- und, Ende der 1990er, in den 90ern, Achtzigerjahre
    tens = [f"{century}{ten}0er" for century in ("", "19", "20") for ten in range(10)]
    names = time_words("points.decades")
    plurals = [name[0].upper() + name[1:] + ending for name in names for ending in ("n", "jahre", "jahren")]
    decade = r"\w+[\s-]+[Jj]ahren?|\w+er(?:n|jahren?)"
    decade += r"|(?:19|20)\d0er(?=-\s)|(?<=\bder\s)(?:19|20)?\d0er(?!\s+\p{Lu})"
    words = [*tens, *(number + "n" for number in tens), *lexicon.both_cases(names), *plurals]
    yield rule(words, decade, point_reader("open"))
    # 2023/24, 2021-2023, 2021 bis 2023
    no_day = rf"(?!\.\s*(?:\d|{lexicon.alternatives(lexicon.numbered('time', 'months'))}))"
    yield rule(
        [FOUR],
        rf"""(?P<first>{year})
        (?: \s*[-–—/]\s*(?:(?P<last>{digits})|(?P<short>\d\d){no_day})
          | \s+bis\s+(?:zum\s+Jahre?\s+|Ende\s+|einschließlich\s+)?(?P<last>{digits}) )
        (?!\d){no_decimal}""",
        _read_years,
        after=BIS_OR_MARK,
    )
    # 05/2024
    yield rule(
        [FOUR],
        r"(?<=(?<![\d/.-])(?<!Nr\.\s|Heft\s|Ausgabe\s|Az\.\s)(?P<lead>(?P<m>0[1-9]|1[0-2])/))(?P<y>20\d\d)(?![\d/.,-]\d)",
        _read_numbered_month,
        before=["05"],  # no word
    )
    # 2024, 2024er; not `Anleihe 6/2024`
    single = rf"(?P<y>{year})(?:er(?!-))?(?![\s-]Jahr)"
    yield rule([FOUR, *(f"{number}er" for number in range(1900, 2100))], single, _read_year)
    # '24, im Jahr '98; not `'24 Stunden'`
    short = rf"(?<=(?<!\w)(?P<lead>[{APOSTROPHES}]))(?P<yy>\d\d)(?![\d{APOSTROPHES}]){no_decimal}"
    yield rule([SHORT_YEAR], short, _read_short_year)


# ---------------------------------------------------------------- readers


def _read_day(match: Match) -> Piece | None:
    name, short = told_by(match, "month"), told_by(match, "yy")
    month = lexicon.numbered("time", "months").get(name, 0) if name else int(match["m"])
    year = full_year(short) if short else int(told_by(match, "y") or 0)
    day = int(match["d"])
    if name in short_months() and match[0].endswith(name) and stands_before_noun(match):
        return None  # 1. Jan Müller
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year or 2000, month)[1]:
        return None
    last = int(told_by(match, "to") or day)
    if not day <= last <= calendar.monthrange(2000, month)[1]:
        return None
    kind, ends = "days" if last > day else "day", ((month, day), (month, last))
    return Piece(match.start(), match.end(), kind, *ends, "said" if year else "", year)


def _read_years(match: Match) -> Piece | None:
    first = int(match["first"])
    last = int(match["last"]) if match["last"] else first - first % 100 + int(match["short"])
    if not first < last <= first + LONGEST_SPAN or _is_quantity(match):
        return None
    if "bis" in match[0] and _MONTH.match(*stretch_before(match, 12)):  # `April` 2021 bis Ende 2023
        return None
    ends = (("first", first), ("last", last)) if match["last"] else ()
    parts = tuple(Piece(*match.span(group), "year", base="said", year=year) for group, year in ends)
    return Piece(*match.span(), "years", base="said", year=first, years=last - first, parts=parts)


def _read_numbered_month(match: Match) -> Piece:
    month = int(match["m"])
    return Piece(*match.span(), "month", (month, 1), (month, 0), "said", int(match["y"]))


EARLIEST_BARE_YEAR = 1800
_MONTH = ending(lambda: rf"\b{lexicon.alternatives(lexicon.numbered('time', 'months'))}\.?\s+")
_UNIT = regex.compile(r"(?:\s*(?:bis|[-–])\s*\d[\d.]{3,})?[\s-](?P<unit>\w+)")
# Behind things: `für 3 Mio.`, `und Maschinen im Wert von rund 3 Mio.`, `(3 Mio.)`
_PRICED = regex.compile(
    r"[^.;:()\d]{0,60}(?:\s(?:für|um|im\s+(?:Wert|Umfang|Volumen)\s+von)\s+(?:\p{Ll}+\s+){0,2}\p{Sc}?\d"
    r"|\((?:\p{Ll}+\s+){0,2}(?:\p{Sc}\d|\d[\d.,]{0,9}\s*(?:M(?:io|rd|ill)|Euro|Dollar)))"
)
_IN_YEAR = ending(r"[Jj]ahr(?:e[sn]?|s)?\s+")
_SERIAL = ending(r"(?<![\d/.-])\d{1,3}/")  # Anleihe 6/[2019]
_ENGLISH_DAY = ending(r"\p{Lu}\p{Ll}{2,8}\.?\s+\d{1,2},\s+")  # Mar 12, [2019]


@cache
def _units(kind: str) -> frozenset[str]:
    return frozenset(time_words(f"quantities.{kind}"))


def _is_quantity(match: Match) -> bool:
    """`2014 Euro`, `2000 bis 3000 Grad`, `2014 Firmen`; not `lieferte 2014 Fahrzeuge für 3 Mio. Euro`."""
    unit = _UNIT.match(match.string, match.end())
    if unit is None:
        return False
    if unit["unit"] in _units("things"):
        return _PRICED.match(match.string, unit.end()) is None
    return unit["unit"] in _units("after")


@cache
def _before_number(kind: str) -> regex.Pattern[str]:
    """Return a pattern for the words of a list, right before a number that is no year."""
    return ending(rf"(?<!\w){either_case(time_words(f'quantities.{kind}'))}\s+")


def _is_numbered(match: Match) -> bool:
    """`Nr. 2010`"""
    text, start = match.string, match.start()
    may_be = text[max(0, start - 3) : max(0, start - 1)] in _ends_of_numbered()
    return may_be and _before_number("numbered").match(*stretch_before(match, 30)) is not None


@cache
def _ends_of_numbered() -> frozenset[str]:
    return frozenset(word[-2:] for word in time_words("quantities.numbered"))


def _read_year(match: Match) -> Piece | None:
    """`2024`; not `rund 2014 Firmen`, `2000 Stellen`, `Nr. 2010`."""
    year, year_at, before = int(match["y"]), match.start(), stretch_before(match, 30)
    if year < EARLIEST_BARE_YEAR:
        if is_iranian(match):
            return iranian_year(match, year)
        return year_piece(match, "said", year) if _IN_YEAR.match(*before) or _MONTH.match(*before) else None
    if (
        _is_quantity(match)
        or _is_numbered(match)
        or (match.string.startswith(",", year_at - 2) and _ENGLISH_DAY.match(*before))
        or (match.string.startswith("/", year_at - 1) and _SERIAL.match(*before))
    ):
        return None
    if stands_before_noun(match) and not _IN_YEAR.match(*before):
        counts = year % 100 == 0 or _before_number("before").match(*before)
        return None if counts else year_piece(match, "said", year)
    return year_piece(match, "said", year)


def _read_short_year(match: Match) -> Piece | None:
    """`'24`; not `'24 Stunden`, `'24 km`."""
    noun_follows = stands_before_noun(match)
    lead = match.start("lead")
    in_year = _IN_YEAR.match(match.string, max(0, lead - 10), lead)
    if _is_quantity(match) or (noun_follows and not in_year):
        return None
    return year_piece(match, "said", full_year(match["yy"]))

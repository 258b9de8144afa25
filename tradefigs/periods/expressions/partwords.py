"""Parts of a year: `ersten Quartal`, `zweite Jahreshälfte`, `neun Monaten`, `Mai`, `Sommer`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.language.text import ending
from tradefigs.periods.expressions.forms import (
    ANY,
    APOSTROPHES,
    BIS_OR_MARK,
    ORDINAL,
    POINT,
    ROMAN,
    Match,
    Reader,
    Rule,
    counting_words,
    full_year,
    inflected,
    number_of,
    ordinal_words,
    rank_of,
    rule,
    short_months,
    stands_before_noun,
    stretch_before,
    time_words,
    told_by,
)
from tradefigs.periods.expressions.pieces import MONTHS_OF, Piece


def part_rules() -> Iterator[Rule]:
    """Quarters, halves, months, seasons: by number, by count, by name."""
    yield from _quarter_rules()
    yield from _third_and_half_rules()
    yield from _span_rules()
    yield from _several_part_rules()
    yield from _month_rules()
    yield from _part_of_month_rules()
    yield from _season_rules()
    # im zweiten, after `im ersten Quartal`
    elliptic = rf"(?<=\b(?:[Ii]m|[Ii]n\s+der)\s)(?P<n>{ANY})(?=\s+[\p{{Ll}}\d])"
    yield rule(_numbered(), elliptic, _read_next, before=["im", "Im", "der"])


_BY_NUMBER = rf"(?P<n>{ANY})\.?"
_SHORT_YEAR = rf"(?:\s?[/{APOSTROPHES}]{{1,2}}(?P<yy>\d\d)(?![\d.,]))?"
_OF_A_YEAR = r"(?=\s+(?:de[rs]\s+)?(?:\p{Ll}+[ns]\s+)?(?:(?:J|\p{Lu}\p{Ll}+j)ahr(?:e?s)?\b|20|19))"


def _numbered() -> list[str]:
    return lexicon.both_cases(ordinal_words())


def _ordinals() -> list[str]:
    return [ORDINAL, *(f"{digits}." for digits in ROMAN), *_numbered()]


def _half_year() -> str:
    return rf"(?:{lexicon.alternatives(time_words('units.half'))}|H(?:ä|ae)lfte{_OF_A_YEAR})"


def _months() -> list[str]:
    return list(lexicon.numbered("time", "months"))


def _quarter_rules() -> Iterator[Rule]:
    # 1. Quartal, I. Quartal, drittes Vierteljahr; Q1, Q1/24; Schlussquartal
    quarters = time_words("units.quarter")
    quarter = lexicon.alternatives(quarters)
    yield rule(_ordinals(), rf"{_BY_NUMBER}\s+{quarter}", _read_part(3, "quarter"), after=quarters)
    codes = [f"Q{number}" for number in range(1, 5)]
    yield rule(codes, rf"Q(?P<n>[1-4]){_SHORT_YEAR}", _read_part(3, "quarter"))
    named = lexicon.numbered("time", "quarter_words")
    yield rule(
        [name + ending for name in named for ending in ("", "s")],
        rf"(?P<name>{lexicon.alternatives(named)})s?",
        _read_named_quarter,
    )


def _third_and_half_rules() -> Iterator[Rule]:
    # ersten Jahresdrittel, ersten Drittel des Jahres
    thirds = time_words("units.third")
    third = rf"(?:{lexicon.alternatives(thirds)}|Drittel{_OF_A_YEAR})"
    yield rule(_ordinals(), rf"{_BY_NUMBER}\s+{third}", _read_part(4, "months"), after=["Drittel", *thirds])
    # ersten Halbjahr, zweite Jahreshälfte, ersten Hälfte des Jahres; H1
    halves = time_words("units.half")
    yield rule(
        _ordinals(),
        rf"{_BY_NUMBER}\s+{_half_year()}",
        _read_part(6, "half"),
        after=["Hälfte", "Haelfte", *halves],
    )
    # zum Halbjahr, zum Halbjahresende: so far
    yield rule(
        ["Halbjahr", "Halbjahresende", "Halbjahresschluss"],
        rf"(?<=\b[Zz]um\s){ANY}",
        lambda match: Piece(*match.span(), "half", (1, 1), (6, 0), edge="middle"),  # nothing compared
        before=["zum", "Zum"],
    )
    yield rule(["H1", "H2"], rf"H(?P<n>[12]){_SHORT_YEAR}", _read_part(6, "half"))
    # 3Q 2024, 3Q24; 1H 2024
    years = ["", *(f"{year:02}" for year in range(100))]
    for letter, most, months, kind in (("Q", 4, 3, "quarter"), ("H", 2, 6, "half")):
        codes = [f"{number}{letter}{year}" for number in range(1, most + 1) for year in years]
        yield rule(codes, rf"(?P<n>\d){letter}(?P<yy>\d\d)?", _read_part(months, kind))


def _span_rules() -> Iterator[Rule]:
    # Neunmonatszeitraum
    counts = {word.capitalize(): n for word, n in lexicon.numbered("time", "counts").items() if 1 < n < 12}
    spans = time_words("units.counted")
    yield rule(
        [f"{count}monats{span}" for count in counts for span in spans],
        rf"(?P<n>{lexicon.alternatives(counts)})monats\p{{Ll}}+",
        lambda match: Piece(*match.span(), "months", (1, 1), (counts[match["n"]], 0)),
    )
    # Jahreswende 2023/24, Jahreswechsel; not `bis zum Jahreswechsel`
    yield rule(
        time_words("turn.words"),
        rf"(?<!\b(?:[Bb]is|[Ss]eit)\s+(?:zu[mr]\s+|de[mr]\s+)?){ANY}(?:\s+(?P<y>(?:19|20)\d\d)\s?[/–-]\s?(?:\d\d){{1,2}}(?!\d))?",
        _read_turn,
    )
    # gesamten Halbjahr
    yield rule(
        ["gesamte", "gesamten", "ganze", "ganzen"],
        rf"{ANY}\s+(?P<unit>Halbjahr|Quartal)(?:e?s)?",
        lambda match: Piece(*match.span(), "run", base="passage", unit=MONTHS_OF[match["unit"]]),
        after=["Halbjahr", "Quartal"],
    )


def _several_part_rules() -> Iterator[Rule]:
    """Parts that one word tells of: `ersten und zweiten Quartal`, `ersten neun Monaten`."""
    # ersten, in `ersten und zweiten Quartal`, `ersten bis dritten Quartal`, `ersten und im zweiten Halbjahr`
    quarter = lexicon.alternatives(time_words("units.quarter"))
    shared = rf"{_BY_NUMBER}(?=\s*(?:und|bis|[-–/])\s*(?:(?:zu[mr]|im|(?:in\s+)?der)\s+)?{ANY}\.?\s+"
    for unit, months, kind in ((quarter, 3, "quarter"), (_half_year(), 6, "half")):
        yield rule(_ordinals(), rf"{shared}{unit})", _read_part(months, kind), after=["und", *BIS_OR_MARK])
    # ersten drei Quartalen
    yield rule(
        ["Quartale", "Quartalen"],
        rf"(?<=(?P<lead>\b[Ee]rsten\s+(?P<n>{ANY})\s+))Quartalen?",
        _read_quarters,
    )
    # ersten neun Monaten, neun ersten Monaten, 9 Monaten
    yield rule(
        ["Monat", "Monate", "Monaten"],
        rf"(?<=(?P<lead>\b(?P<sure>[Ee]rsten\s+)?(?P<n>{ANY})\s+(?P<sure>ersten\s+)?))Monate?n?",
        _read_count,
        before=["ersten", *counting_words()],
    )


def _month_rules() -> Iterator[Rule]:
    # dritten Monats des Jahres; not `im dritten Monat in Folge`, `ab dem dritten Monat kostenlos`
    month_by_number = rf"(?P<n>{ANY})(?<=en)\s+Monat(?:e?s|{_OF_A_YEAR})"
    yield rule(_numbered(), month_by_number, _read_part(1, "month"), after=["Monat", "Monats", "Monates"])
    # Mai, Jan.; Mai 24
    names = _months()
    no_number = r"(?!\d|[.,:–-]\s?\d|\.\s*\p{Lu}\p{Ll}+\s\d|\s*[%\p{Sc}°(]|\s+(?:\p{Lu}|bis\b|und\b|oder\b))"
    short = rf"(?:\s+(?P<yy>[0-3]\d){no_number})?"
    yield rule(names, rf"(?P<month>{ANY}){POINT}{short}", _read_month)
    # Januarwert, Maidefizits
    values = [value + ending for value in time_words("units.values") for ending in ("", "s", "es", "e", "en")]
    full = [name for name in names if name not in short_months()]  # no `Aprexport`
    of_month = [name + value for name in full for value in values]
    yield rule(of_month, rf"(?P<month>{lexicon.alternatives(names)})\p{{Ll}}++", _read_month)


def _part_of_month_rules() -> Iterator[Rule]:
    names = _months()
    # ersten zehn Maitagen, ersten 20 Tagen im Mai, ersten 20 Tagen des Monats Mai, dieses Monats
    first_days = rf"(?<=(?P<lead>\b[Ee]rsten\s+(?P<n>{ANY})\s+))"
    month = f"(?P<month>{lexicon.alternatives(names)})"
    placed = lexicon.alternatives(_months_placed())
    which_month = rf"\s+(?:(?:des|im)\s+)?(?:(?:Monats?\s+)?{month}s?|(?:(?P<placed>{placed})\s+)?Monats?)"
    yield rule(
        ["Tage", "Tagen", *(name + "tage" + plural for name in names for plural in ("", "n"))],
        rf"{first_days}(?:{month}tagen?|Tagen?{which_month})",
        _read_first_days,
    )
    # 1. bis 20. dieses Monats
    yield rule(
        [ORDINAL],
        rf"""(?P<d>[0-3]?\d)\.\s*(?:bis(?:\s+zum)?|[-–])\s*(?P<to>[0-3]?\d)\.\s+(?:des\s+)?
        (?P<placed>{placed})\s+Monats""",
        _read_days_of_placed,
        after=BIS_OR_MARK,
    )
    # ersten Maihälfte, zweiten Hälfte des Mai, dieses Monats; ersten Monatshälfte
    yield rule(
        ["Hälfte", "Haelfte", *(name + "hälfte" for name in [*names, "Monats"])],
        rf"(?<=(?P<lead>\b(?P<n>{ANY})\s+))(?:(?:{month}|Monats)hälfte|H(?:ä|ae)lfte{which_month})",
        _read_half_of_month,
    )


def _season_rules() -> Iterator[Rule]:
    # Sommer, Sommers, Sommermonaten
    seasons = lexicon.load("time")["seasons"]
    forms = [season + ending for season in seasons for ending in ("", "s", "monate", "monaten")]
    yield rule(forms, rf"(?P<season>{lexicon.alternatives(seasons)})(?:s|monaten?)?", _read_season)


# ---------------------------------------------------------------- readers


def _read_part(months: int, kind: str) -> Reader:
    """Return a reader for halves (six ``months``), quarters (three) or months by number."""

    def read(match: Match) -> Piece | None:
        number = rank_of(match["n"])
        if not 1 <= number <= 12 // months:
            return None
        short = told_by(match, "yy")
        base, year = ("said", full_year(short)) if short else ("", 0)
        return Piece(*match.span(), kind, (months * (number - 1) + 1, 1), (months * number, 0), base, year)

    return read


def _read_named_quarter(match: Match) -> Piece:
    """`Schlussquartal`"""
    number = lexicon.numbered("time", "quarter_words")[match["name"]]
    return Piece(*match.span(), "quarter", (3 * number - 2, 1), (3 * number, 0))


def _read_quarters(match: Match) -> Piece | None:
    """`ersten drei Quartalen`"""
    number = number_of(match["n"])
    return Piece(*match.span(), "months", (1, 1), (3 * number, 0)) if 1 <= number <= 4 else None


def _read_next(match: Match) -> Piece | None:
    number = rank_of(match["n"])
    return Piece(*match.span(), "next", run=number) if 1 <= number <= 4 else None


_BEFORE_COUNT = ending(
    r"""(?<!\w)(?:[Ii]n(?:\s+den)?|[Ii]nnerhalb(?:\s+von|\s+der)?|[Ii]m\s+(?:Lauf|Verlauf)e?\s+von|[Nn]ach
    |[Bb]innen|[Ff]ür\s+die|[Dd]ie|[Dd]e[rn]|(?<!\b[Bb]is\s)[Zz]u)\s+"""
)
# `Für neun Monate (weist die Statistik)` and so on, not `Für neun Monate wurde er gesperrt`
_FOR_COUNT = ending(r"(?<!\w)(?:[Ff]ür|[Üü]ber)\s+")
_IS_TOLD = regex.compile(
    r"\s+(?:weis|wies|meld|nenn|nannt|verzeichn|ergib|ergab|ergeb|zeig|beziffer|bel[aä]uf|belief|betr[aäu]g|l[aäi]e?g|k[aoä]m"
    r"|veröffentlich|errechne|steh|stand)\p{Ll}*\b"
)
_LASTS = regex.compile(
    r",\s+(?:die|in\s+denen)\b|\s+(?:alt|lang|bedingt|unbedingt|\p{Lu}\p{Ll}*(?:[Hh]aft|strafe|[Aa]rrest)|Gefängnis)\b"
)
_OF_YEAR = regex.compile(r"\s+(?:(?:im|de[rs])\s+)?(?:\p{Ll}+en\s+)?(?:Jahr|Vorjahr|dieses|(?:19|20)\d\d)")


def _read_count(match: Match) -> Piece | None:
    """`in neun Monaten`: the first nine months of a year; not `vor neun Monaten`, `alle drei Monate`."""
    number = number_of(match["n"])
    sure = match["sure"] or _OF_YEAR.match(match.string, match.end())
    place = match.start("lead")
    low = max(0, place - 20)
    in_them = number > 1 and (
        _BEFORE_COUNT.match(match.string, low, place)
        or (_FOR_COUNT.match(match.string, low, place) and _IS_TOLD.match(match.string, match.end()))
    )
    if not 1 <= number <= 12 or not (sure or in_them) or _LASTS.match(match.string, match.end()):
        return None
    return Piece(*match.span(), "months", (1, 1), (number, 0))


_BEFORE_MONTH = ending(
    r"""(?: \b(?:[Ii][mn]|[Aa]b|[Ss]eit|[Bb]is|[Vv]o[mn]|[Ff]ür|[Gg]egenüber|[Uu]nd|[Dd]e[nrs]|[Zz]um
              |Ende|Anfang|Mitte|Monats?)
          | [-–/(\d] )\s*"""
)


def _read_month(match: Match) -> Piece | None:
    """`im Mai`; not the names `August Müller`, `Jan Novak`."""
    if stands_before_noun(match) and (
        match[0] == "Jan" or not _BEFORE_MONTH.match(*stretch_before(match, 10))
    ):
        return None  # `nach den Worten von | Jan | Novak`
    month = lexicon.numbered("time", "months")[match["month"]]
    short = told_by(match, "yy")
    base, year = ("said", full_year(short)) if short else ("", 0)
    return Piece(*match.span(), "month", (month, 1), (month, 0), base, year)


def _read_turn(match: Match) -> Piece:
    """`Jahreswende 2023/24`: December and January."""
    base, year = ("said", int(match["y"])) if match["y"] else ("", 0)
    return Piece(*match.span(), "months", (12, 1), (1, 0), base, year, edge="middle")


@cache
def _months_placed() -> dict[str, int]:
    """Return the adjectives that place a month beside that of the publication: `laufenden` is 0."""
    shifts = {"last": -1, "this": 0}
    return {form: n for name, n in shifts.items() for form in inflected(time_words(f"adjectives.{name}"))}


def _read_first_days(match: Match) -> Piece | None:
    last = number_of(match["n"])
    return _days_of_month(match, 1, last) if 1 < last <= 28 else None


def _read_days_of_placed(match: Match) -> Piece | None:
    first, last = int(match["d"]), int(match["to"])
    return _days_of_month(match, first, last) if 1 <= first < last <= 31 else None


def _read_half_of_month(match: Match) -> Piece | None:
    half = rank_of(match["n"])
    if half not in (1, 2):
        return None
    return _days_of_month(match, 1, 15) if half == 1 else _days_of_month(match, 16, 0)


def _days_of_month(match: Match, first: int, last: int) -> Piece:
    """Return days of a month that is named, or placed beside that of the publication."""
    if told_by(match, "month"):
        month = lexicon.numbered("time", "months")[match["month"]]
        return Piece(*match.span(), "days", (month, first), (month, last))
    shift = _months_placed()[match["placed"]] if match["placed"] else 0
    return Piece(*match.span(), "run", (1, first), (1, last), "published", shift, unit=1)


_BEFORE_SEASON = ending(
    r"\b(?:[IiAa]m|[Dd]e[mnrs]|[Vv]om|[Zz]um|[Bb]is|[Ss]eit|[Aa]b|\p{Ll}{4,}(?:en|er|em)|Anfang|Mitte|Ende)\s+"
)
_YEAR_NEXT = regex.compile(r"\s+(?:19|20)\d\d")


def _read_season(match: Match) -> Piece | None:
    """`im Herbst`, `Herbst 2023`; not the name `Hanna Herbst`."""
    if not (_BEFORE_SEASON.match(*stretch_before(match, 20)) or _YEAR_NEXT.match(match.string, match.end())):
        return None
    seasons = {name: (month, day) for name, (month, day) in lexicon.load("time")["seasons"].items()}
    beginnings = sorted(set(seasons.values()))
    first = seasons[match["season"]]
    month, day = beginnings[(beginnings.index(first) + 1) % len(beginnings)]
    return Piece(*match.span(), "season", first, (month, day - 1))

"""Time expressions of German running text, and the days they mean.

The way goes in three steps. *Pieces* are found by one pattern each (a month, a year, `ersten Halbjahr`, `Vorjahr`).
Neighbouring pieces are *joined* (`Januar` + `Mai` + `2024` is one span). Each joined piece is then *dated*: years that
are said count as said, all others from the publication date or from the time the passage speaks of.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.text import Layout, Span


@dataclass(frozen=True, slots=True)
class Period:
    """A time expression of the text.

    ``start`` and ``end`` are character offsets, ``first_day`` and ``last_day`` inclusive; both are None where the
    text leaves the days open or nothing tells the year.

    ``kind`` is one of `year half quarter month months day days years season` (what is named), `since` (from the
    named time to the publication), `until` (up to the end of the named time), `now` (the day of publication itself),
    `open` (a time that can't be dated: `damals`, `in den kommenden Jahren`).

    ``comparison``: only what is compared with is dated (`gegenüber 2022`, `als im Vorjahr`).
    ``part``: it stands inside a longer expression that is listed too (both years of `2019 bis 2021`).
    ``year_said``: the text names the year or tells it by a word such as `Vorjahr`; otherwise it was inferred.
    """

    start: int
    end: int
    text: str
    first_day: date | None
    last_day: date | None
    kind: str
    comparison: bool = False
    part: bool = False
    year_said: bool = True


def find_periods(text: str, published: date | None = None, layout: Layout | None = None) -> list[Period]:
    """Find the time expressions of ``text``, in order of their start; a part follows the expression that holds it.

    Examples
    --------
    >>> [period.last_day.isoformat() for period in find_periods("in den ersten neun Monaten 2024")]
    ['2024-09-30']
    """
    layout = layout or Layout(text)
    return _Dating(text, published, layout).periods(_join(text, list(_pieces(text))))


# ---------------------------------------------------------------- pieces


@dataclass(slots=True)
class _Piece:
    """A time as said: which part of which year.

    ``first`` and ``last`` are (month, day) within the year; day 0 stands for the end of the month. ``base`` says from
    where ``year`` counts: `said` (a calendar year), `published` or `passage` (so many years after it), `` (not told).
    """

    start: int
    end: int
    kind: str
    first: tuple[int, int] = (1, 1)
    last: tuple[int, int] = (12, 0)
    base: str = ""
    year: int = 0
    span: int = 0  # years that a span of years goes on after the first; months of a run of months
    copies: bool = False  # the months are those of the period that the passage speaks of
    edge: str = ""  # beginning, middle, end
    compared: bool = False  # by its own wording only a comparison
    parts: list[_Piece] = field(default_factory=list)


def _words(section: str) -> str:
    """Return a pattern for the words of ``section``, with or without a capital at the beginning."""
    return _either(lexicon.words("time", section))


def _either(entries: Iterable[str]) -> str:
    entries = list(entries)
    return lexicon.alternatives(entries + [entry[0].upper() + entry[1:] for entry in entries])


def _adjective(section: str) -> str:
    """Return a pattern for the adjectives of ``section`` in any ending."""
    return _words(f"adjectives.{section}") + "e[mnrs]?"


@cache
def _numbered(section: str) -> dict[str, int]:
    """Return the words of a section that maps numbers to lists of words, each with its number."""
    return {word: int(number) for number, words in lexicon.load("time")[section].items() for word in words}


@cache
def _grammar() -> regex.Pattern[str]:
    month = lexicon.alternatives(_numbered("months")) + r"\b\.?"
    count = rf"(?:\d{{1,2}}|{_either(_numbered('counts'))})"
    ordinal = rf"(?:\d{{1,2}}\.|I{{1,3}}\.?|IV\.?|{_either(_numbered('ordinals'))}e[nmrs]?)"
    edge = r"(?:(?P<edge>Anfang|Beginn|Mitte|Ende|Ausklang)\s+(?:(?:de[rs]|vom|von)\s+)?(?:Monats\s+)?)?"
    quantity = _words("quantities.after")
    # A year in four digits that is no quantity: not `2014 Euro`, `2.015`, `2014,5`.
    year = rf"(?<![\d.,$€£+])(?:1\d|20|21)\d\d(?!\d|[.,]\d|\s*%|[\s-]{quantity}\b)"
    adjective = "|".join(
        rf"(?P<{name}>{_adjective(section)})"
        for name, section in [
            ("a_m2", "before_last"),
            ("a_m1", "last"),
            ("a_p2", "after_next"),
            ("a_p1", "next"),
            ("a_0", "this"),
        ]
    )
    pieces = {
        # 2025-01-14
        "iso": r"(?P<iso_date>(?:19|20)\d\d-[01]\d-[0-3]\d)",
        # 14. Januar, 14.1.2025, 14.01.
        "day": rf"(?<![\d.,])(?P<d>[0-3]?\d)\.\s?(?:(?P<d_month>{month})|(?P<d_digits>[01]?\d)\.(?P<d_year>\s?(?:19|20)\d\d|\d\d(?!\d))?)(?!\d)",
        # 2023/24, 2021-2023, 2021 bis 2023
        "years": rf"(?P<y_fiscal>\p{{Lu}}\p{{Ll}}*jahre?n?s?\s+|[Ss]aison\s+)?(?P<y_1>{year})(?:\s*[-–—/]\s*|\s+bis\s+(?:zum\s+Jahr\s+|Ende\s+|einschließlich\s+)?)(?P<y_2>(?:1\d|20|21)\d\d|\d\d)(?!\d|[.,]\d|\s*%)",
        # 2024, Jahr 2024, 2024er
        "year": rf"{edge}(?P<y_word>(?:Kalender|Gesamt|Rekord|Krisen)?(?:[Jj]ahr(?:e?s|en?)?)\s+)?(?P<y>{year})(?:er)?",
        # vergangenen Jahr, dieses Jahres, laufenden Monat, letzten drei Jahren, nächsten zwei bis drei Jahren
        "relative": rf"{edge}(?:{adjective})\s+(?:(?P<r_low>{count})(?:\s+bis\s+(?P<r_high>{count}))?\s+|(?P<r_some>paar|wenigen|mehreren|Handvoll)\s+)?(?P<r_unit>Jahr|Monat|Quartal|Halbjahr)(?P<r_ending>e?s|en?|n)?\b",
        # Vorjahr, heuer, diesjährig
        "year_word": rf"{edge}(?:(?P<w_m2>{_words('year_words.before_last')})|(?P<w_m1>{_words('year_words.last')}|{_words('year_words.last_adjectives')}e[nmrs]?)|(?P<w_0>{_words('year_words.this')}|{_words('year_words.this_adjectives')}e[nmrs]?)|(?P<w_p1>{_words('year_words.next_adjectives')}e[nmrs]?))(?!\w)",
        # 1. Quartal, Q1, drittes Vierteljahr
        "quarter": rf"{edge}(?:(?P<q_ordinal>{ordinal})\s+(?:Quartals?|Vierteljahr(?:e?s)?|Trimesters?|Jahresviertels?)|Q(?P<q>[1-4]))\b",
        # ersten Halbjahr, zweite Jahreshälfte, H1
        "half": rf"{edge}(?:(?P<h_ordinal>{ordinal})\s+(?:Halbjahr(?:e?s)?|Jahreshälfte|Hälfte(?=\s+(?:de[rs]|\d)))|H(?P<h>[12]))\b",
        # ersten neun Monaten, 9 Monaten, drei ersten Monate
        "count": rf"(?:{_either(['erst'])}en\s+)?(?P<c>{count})\s+(?:ersten\s+)?Monat(?:en?|s)?\b",
        # Mai, Ende Mai
        "month": rf"{edge}(?P<m>{month})(?!\w)",
        # vor fünf Jahren
        "ago": rf"[Vv]or\s+(?P<g>{count})\s+Jahr(?:en?)?\b(?!\s+(?:alt|lang))",
        # gleichen Zeitraum
        "same": rf"(?P<s_same>{_either(['der', 'dem', 'den', 'des'])}?{_adjective('same')})\s+(?P<s_unit>{_words('spans.words')})\b|(?P<s_named>{_words('spans.named')})\b|(?P<s_before>{_words('spans.year_before')})\b",
        # Jahresende, seit Jahresbeginn
        "edge_of_year": rf"(?:(?P<e_end>{_words('edges.end')})|(?P<e_beginning>{_words('edges.beginning')})|(?P<e_middle>{_words('edges.middle')}))\b",
        # Jahr davor, Folgejahr, Jahr
        "beside": rf"(?:(?P<b_before>{_words('year_words.preceding')})|(?P<b_after>{_words('year_words.following')})|(?P<b_same>{_either(['der', 'dem', 'den', 'des'])}?{_adjective('same')}\s+Jahr(?:e?s)?)|(?<=\b[Dd]es\s)(?P<b_of>Jahres)|(?P<b_whole>{_words('year_words.whole')}))\b",
        # Vormonat
        "month_word": r"(?P<v>Vormonat)(?:e?s)?\b",
        # 1990er Jahre
        "decade": r"(?:(?:19|20)?\d0er|(?:acht|neun|sieb|sech|fünf|vier|drei|zwan)\p{Ll}+ger)[\s-]+Jahren?\b",
        "season": rf"(?P<season_name>{_either(lexicon.load('time')['seasons'])})(?:s|monaten?|saison)?\b",
        "open": rf"(?:{_words('points.open')})\b",
        "now": rf"(?:{_words('points.now')})(?:e[nmrs]?)?\b",
    }
    return regex.compile(
        "(?<![\\w-])(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in pieces.items()) + ")"
    )


def _pieces(text: str) -> Iterator[_Piece]:
    readers = _readers()
    for match in _grammar().finditer(text):
        name = next(name for name in readers if match.group(name) is not None)
        piece = readers[name](match)
        if piece is not None:
            yield piece


def _month(name: str) -> int:
    return _numbered("months")[name.rstrip(".")]


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _numbered("counts")[word[0].lower() + word[1:]]


def _ordinal(word: str) -> int:
    word = word.rstrip(".")
    if word.isdigit():
        return int(word)
    if set(word) <= set("IV"):
        return ["", "I", "II", "III", "IV"].index(word) if word != "" else 0
    word = word.lower()
    return next(
        number for stem, number in _numbered("ordinals").items() if regex.fullmatch(rf"{stem}e[nmrs]?", word)
    )


_EDGES = {
    "Anfang": "beginning",
    "Beginn": "beginning",
    "Mitte": "middle",
    "Ende": "end",
    "Ausklang": "end",
    None: "",
}


def _read_iso(match: regex.Match[str]) -> _Piece | None:
    try:
        day = date.fromisoformat(match["iso_date"])
    except ValueError:
        return None
    return _day(match, day.day, day.month, day.year)


def _day(match: regex.Match[str], day: int, month: int, year: int | None) -> _Piece | None:
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year or 2000, month)[1]:
        return None
    return _Piece(
        match.start(), match.end(), "day", (month, day), (month, day), "said" if year else "", year or 0
    )


def _read_day(match: regex.Match[str]) -> _Piece | None:
    month = _month(match["d_month"]) if match["d_month"] else int(match["d_digits"])
    year = int(match["d_year"]) if match["d_year"] else None
    if year is not None and year < 100:
        year += 2000 if year < 70 else 1900
    return _day(match, int(match["d"]), month, year)


def _read_years(match: regex.Match[str]) -> _Piece | None:
    first, second = int(match["y_1"]), int(match["y_2"])
    if second < 100:
        second += first - first % 100
    if not first < second <= first + 150 or (first < 1700 and second > 1700):
        return None
    if match["y_fiscal"] or (len(match["y_2"]) == 2 and second == first + 1):
        return _Piece(match.start(), match.end(), "years", base="said", year=first, span=second - first)
    ends = [
        _Piece(match.start(group), match.end(group), "year", base="said", year=year)
        for group, year in [("y_1", first), ("y_2", second)]
    ]
    return _Piece(
        match.start(), match.end(), "years", base="said", year=first, span=second - first, parts=ends
    )


def _read_year(match: regex.Match[str]) -> _Piece | None:
    year = int(match["y"])
    if year < 1800 and not match["y_word"]:
        return None
    edge = _EDGES[match["edge"]]
    return _Piece(match.start(), match.end(), "year", base="said", year=year, edge=edge)


_SHIFTS = {"m2": -2, "m1": -1, "0": 0, "p1": 1, "p2": 2}


def _shift(match: regex.Match[str], prefix: str) -> int:
    return next(shift for name, shift in _SHIFTS.items() if match.group(f"{prefix}_{name}") is not None)


def _read_relative(match: regex.Match[str]) -> _Piece | None:
    shift, unit = _shift(match, "a"), match["r_unit"]
    number = _count(match["r_high"] or match["r_low"]) if match["r_low"] else 1
    plural = match["r_ending"] in ("en", "n") and not match["r_low"] and unit != "Monat"
    plural = (
        plural
        or bool(match["r_some"])
        or (unit == "Monat" and match["r_ending"] == "en" and not match["r_low"])
    )
    piece = _Piece(
        match.start(), match.end(), "year", base="published", year=shift, edge=_EDGES[match["edge"]]
    )
    if plural or (number > 1 and shift == 0):
        return replace(piece, kind="open")
    if unit == "Jahr":
        if number > 1:
            first = -number if shift < 0 else 1
            return replace(piece, kind="years", year=first, span=number - 1)
        return piece
    return replace(piece, kind=f"last {unit}", year=shift, span=number)


def _read_year_word(match: regex.Match[str]) -> _Piece:
    edge = _EDGES[match["edge"]]
    return _Piece(match.start(), match.end(), "year", base="published", year=_shift(match, "w"), edge=edge)


def _read_quarter(match: regex.Match[str]) -> _Piece | None:
    number = int(match["q"]) if match["q"] else _ordinal(match["q_ordinal"])
    if not 1 <= number <= 4:
        return None
    edge = _EDGES[match["edge"]]
    return _Piece(match.start(), match.end(), "quarter", (3 * number - 2, 1), (3 * number, 0), edge=edge)


def _read_half(match: regex.Match[str]) -> _Piece | None:
    number = int(match["h"]) if match["h"] else _ordinal(match["h_ordinal"])
    if number not in (1, 2):
        return None
    edge = _EDGES[match["edge"]]
    return _Piece(match.start(), match.end(), "half", (6 * number - 5, 1), (6 * number, 0), edge=edge)


_BEFORE_COUNT = regex.compile(
    r"\b(?:[Ii]n(?:\s+den)?|[Ii]nnerhalb(?:\s+von|\s+der)?|[Nn]ach|[Bb]innen|[Ff]ür(?:\s+die)?|[Dd]ie|[Dd]er|[Dd]en|[Zz]u)\s+$"
)


_BEFORE_YEAR = regex.compile(
    r"\s+(?:(?:des|im|de[rs])\s+)?(?:(?:laufenden|vergangenen|vorigen|letzten)\s+)?(?:Jahr|Vorjahr|dieses|(?:19|20)\d\d)"
)


def _read_count(match: regex.Match[str]) -> _Piece | None:
    number = _count(match["c"])
    before = match.string[max(0, match.start() - 20) : match.start()]
    said_first = "rst" in match[0]
    of_year = _BEFORE_YEAR.match(match.string, match.end()) is not None
    if not 1 <= number <= 12 or not (said_first or of_year or (number > 1 and _BEFORE_COUNT.search(before))):
        return None
    return _Piece(match.start(), match.end(), "months", (1, 1), (number, 0))


def _read_month(match: regex.Match[str]) -> _Piece:
    month = _month(match["m"])
    return _Piece(match.start(), match.end(), "month", (month, 1), (month, 0), edge=_EDGES[match["edge"]])


def _read_ago(match: regex.Match[str]) -> _Piece:
    return _Piece(match.start(), match.end(), "year", base="published", year=-_count(match["g"]))


_PLACES = regex.compile(r"\b(?:[Ii]m|[Ii]n|[Ii]n de[rmn]|[Ww]ährend|[Ff]ür|[Aa]us)\s+$")


def _read_same(match: regex.Match[str]) -> _Piece:
    before = match.string[max(0, match.start() - 20) : match.start()]
    year_before = match["s_before"] is not None
    return _Piece(
        match.start(),
        match.end(),
        "months",
        base="passage",
        year=-1 if year_before else 0,
        copies=True,
        compared=year_before and not _PLACES.search(before),
    )


def _read_edge(match: regex.Match[str]) -> _Piece:
    edge = "end" if match["e_end"] else "beginning" if match["e_beginning"] else "middle"
    return _Piece(match.start(), match.end(), "year", base="passage", edge=edge)


def _read_beside(match: regex.Match[str]) -> _Piece:
    year = -1 if match["b_before"] else 1 if match["b_after"] else 0
    return _Piece(match.start(), match.end(), "year", base="passage", year=year)


def _read_month_word(match: regex.Match[str]) -> _Piece:
    return _Piece(match.start(), match.end(), "last Monat", base="published", year=-1, span=1)


def _read_season(match: regex.Match[str]) -> _Piece:
    seasons = lexicon.load("time")["seasons"]
    starts = sorted({tuple(start) for start in seasons.values()})
    first = tuple(seasons[match["season_name"]])
    following = starts[(starts.index(first) + 1) % len(starts)]
    last = (following[0], following[1] - 1)
    return _Piece(match.start(), match.end(), "season", first, last)


def _read_open(match: regex.Match[str]) -> _Piece:
    return _Piece(match.start(), match.end(), "open")


def _read_now(match: regex.Match[str]) -> _Piece:
    return _Piece(match.start(), match.end(), "now")


@cache
def _readers() -> dict[str, Callable[[regex.Match[str]], _Piece | None]]:
    return {
        "iso": _read_iso,
        "day": _read_day,
        "years": _read_years,
        "year": _read_year,
        "relative": _read_relative,
        "year_word": _read_year_word,
        "quarter": _read_quarter,
        "half": _read_half,
        "count": _read_count,
        "month": _read_month,
        "ago": _read_ago,
        "same": _read_same,
        "edge_of_year": _read_edge,
        "beside": _read_beside,
        "month_word": _read_month_word,
        "decade": _read_open,
        "season": _read_season,
        "open": _read_open,
        "now": _read_now,
    }


# ---------------------------------------------------------------- joining

# Between a part of a year and its year: `Mai 2024`, `Mai des Jahres 2024`, `März vergangenen Jahres`, `Q1/2024`.
_OF = regex.compile(r"\s*[/'’-]\s*|,?\s+(?:(?:des|im|in|vom|von|de[mr]|seit)\s+)?")
# Between the ends of a span: `Januar bis einschließlich Mai`, `Januar-Mai`, `Jan.–Okt.`.
_TO = regex.compile(
    r"\s*[-–—/]\s*|\s+bis\s+(?:(?:einschließlich|inklusive|mit|zum|zur|in|den|das|dem|Ende|Anfang|Mitte|des)\s+)*"
)
_AND = regex.compile(r"\s*(?:,|und|sowie|oder|&)\s*(?:(?:im|in|den|dem|der)\s+)?")
_BETWEEN = regex.compile(r"\b[Zz]wischen\s+(?:(?:dem|den|Anfang|Ende|Mitte)\s+)?$")
_FROM = regex.compile(r"\b[Vv]om?\s+(?:(?:Anfang|Ende|Mitte)\s+)?$")
_PARTS = ("day", "month", "months", "quarter", "half", "season")
_SPANNABLE = ("day", "month", "quarter", "half", "year")


def _join(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """Return ``pieces`` with parts joined to their years and ends joined to spans."""
    return _with_spans(text, _with_years(text, pieces))


def _with_years(text: str, pieces: list[_Piece]) -> list[_Piece]:
    joined: list[_Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        takes_year = before is not None and (before.kind in _PARTS) and (before.base == "" or before.copies)
        is_year = piece.kind == "year" and piece.base != "" and not piece.edge
        if before is not None and takes_year and is_year and _OF.fullmatch(text, before.end, piece.start):
            if piece.base == "passage" and before.copies:
                continue
            year = piece.year
            base = piece.base
            if before.copies and base == "published" and year == -1:
                base = "passage"  # `im gleichen Zeitraum des Vorjahres` counts from the passage
            joined[-1] = replace(before, end=piece.end, base=base, year=year)
        else:
            joined.append(piece)
    return joined


def _with_spans(text: str, pieces: list[_Piece]) -> list[_Piece]:
    joined: list[_Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.kind in _SPANNABLE
            and piece.kind == before.kind
            and not before.parts
        ):
            if _TO.fullmatch(text, before.end, piece.start) or (
                _AND.fullmatch(text, before.end, piece.start)
                and _BETWEEN.search(text, max(0, before.start - 20), before.start)
            ):
                joined[-1] = _span(before, piece)
                continue
            if (
                before.base == ""
                and piece.base
                and before.kind != "year"
                and _AND.fullmatch(text, before.end, piece.start)
            ):
                joined[-1] = replace(before, base=piece.base, year=piece.year)
        joined.append(piece)
    return joined


def _span(first: _Piece, last: _Piece) -> _Piece:
    """Return the span from ``first`` to ``last``; a year missing on one side is that of the other."""
    if first.base == "" and last.base:
        over = 1 if first.first > last.last[:1] + (31,) else 0
        first = replace(first, base=last.base, year=last.year - over)
    elif last.base == "" and first.base:
        last = replace(last, base=first.base, year=first.year)
    kind = {"day": "days", "year": "years"}.get(first.kind, "months")
    span = last.year - first.year if first.base == last.base else 0
    if span < 0 or span > 150:
        span = 0
    return _Piece(
        first.start, last.end, kind, first.first, last.last, first.base, first.year, span, parts=[first, last]
    )


# ---------------------------------------------------------------- dating

_ARTICLES = r"(?:(?:de[mnrs]|die|das|im|in|am|zum|jene[mnrs]?|Wert|Werte|Stand|Niveau|noch|Ende|Anfang|Mitte|Jahr(?:es?)?)\s+)*"


@cache
def _since() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w){_words('relations.since')}\s+{_ARTICLES}$")


@cache
def _until() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w){_words('relations.until')}\s+{_ARTICLES}$")


@cache
def _comparison() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<!\w)(?:{_words('relations.comparison')}|(?:mehr|weniger|\p{{Ll}}+er|anders)(?:\s+[^\s,;.]+){{0,4}}?,?\s+als)\s+{_ARTICLES}$"
    )


@cache
def _ahead() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w){_words('relations.ahead')}\s+{_ARTICLES}$")


@cache
def _tense(section: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w){_words(f'tense.{section}')}(?!\w)")


class _Dating:
    """Gives joined pieces their days, one after the other."""

    def __init__(self, text: str, published: date | None, layout: Layout) -> None:
        self.text, self.published, self.layout = text, published, layout
        self.passage: Period | None = None
        self.sentence = Span(0, 0)

    def periods(self, pieces: list[_Piece]) -> list[Period]:
        found: list[Period] = []
        for piece in pieces:
            sentence = self.layout.sentence_at(piece.start)
            self.sentence = sentence
            period = self._period(piece)
            found.append(period)
            found += [self._part(part, period) for part in piece.parts]
            if period.kind == "since" and not piece.parts and piece.kind != "now":
                inner = self._plain(piece)
                if inner.first_day:
                    found.append(replace(inner, part=True, comparison=period.comparison))
            if (
                not period.comparison
                and period.first_day
                and period.kind not in ("now", "open", "day", "since")
            ):
                self.passage = period
        return found

    def _part(self, part: _Piece, whole: Period) -> Period:
        if not part.base and whole.first_day:
            part = replace(part, base="said", year=whole.first_day.year)
        return replace(self._plain(part), part=True, comparison=whole.comparison)

    def _period(self, piece: _Piece) -> Period:
        low = max(self.sentence.start, piece.start - 60)
        start = piece.start
        since = _since().search(self.text, low, piece.start)
        until = None if since else _until().search(self.text, low, piece.start)
        relation = since or until
        if relation and piece.kind not in ("now", "open"):
            start = relation.start()
        compared = piece.compared or (
            piece.kind not in ("day", "now", "open")
            and not piece.edge
            and _comparison().search(self.text, low, start) is not None
        )
        period = replace(self._plain(piece), comparison=compared)
        if relation is None or piece.kind in ("now", "open", "years", "days") or piece.parts:
            return period
        text = self.text[start : piece.end]
        if since is not None:
            return self._since(replace(period, start=start, text=text), piece)
        return self._until(replace(period, start=start, text=text), piece)

    def _since(self, period: Period, piece: _Piece) -> Period:
        if period.first_day is None or self.published is None:
            return replace(period, first_day=None, last_day=None, kind="since")
        if period.first_day > self.published:
            return period
        return replace(period, last_day=self.published, kind="since")

    def _until(self, period: Period, piece: _Piece) -> Period:
        if period.first_day is None:
            return replace(period, kind="until")
        return replace(period, first_day=date(period.first_day.year, 1, 1), kind="until")

    def _plain(self, piece: _Piece) -> Period:
        """Return the period of ``piece`` as such, without what stands before it."""
        first, last = self._days(piece)
        kind = {"last Monat": "month", "last Quartal": "quarter", "last Halbjahr": "half"}.get(
            piece.kind, piece.kind
        )
        if kind == "month" and piece.span > 1:
            kind = "months"
        if piece.kind == "now":
            first = last = self.published
        said = piece.base in ("said", "published")
        return Period(
            piece.start, piece.end, self.text[piece.start : piece.end], first, last, kind, year_said=said
        )

    def _days(self, piece: _Piece) -> tuple[date | None, date | None]:
        if piece.kind in ("open", "now"):
            return None, None
        if piece.kind.startswith("last "):
            return self._run_of_months(piece)
        if piece.copies:
            return self._copied(piece)
        year = self._year(piece)
        if year is None or not 1 <= year <= 9990:
            return None, None
        last_year = year + (piece.span if piece.kind in ("years", "days", "months") else 0)
        first, last = _day_of(year, piece.first), _day_of(last_year, piece.last)
        if first > last:
            last = _day_of(last_year + 1, piece.last)
        if piece.edge == "end" and piece.kind in ("quarter", "half"):
            first = date(year, 1, 1)
        return first, last

    def _year(self, piece: _Piece) -> int | None:
        if piece.base == "said":
            return piece.year
        if piece.base == "published":
            return self.published.year + piece.year if self.published else None
        around = (
            self.passage.first_day.year
            if self._passage_holds() and self.passage and self.passage.first_day
            else None
        )
        if around is None and self.published:
            around = self.published.year
        if piece.base == "passage":
            return None if around is None else around + piece.year
        return self._nearest_year(piece)

    def _passage_holds(self) -> bool:
        """Tell whether the last period named stands in this sentence or the one before."""
        if self.passage is None:
            return False
        here = self.layout.sentence_index(self.sentence.start)
        return here - self.layout.sentence_index(self.passage.start) <= 1

    def _nearest_year(self, piece: _Piece) -> int | None:
        """Return the year of a part of a year that names none."""
        passage = self.passage
        if (
            passage
            and passage.first_day
            and self._passage_holds()
            and passage.start >= self.sentence.start
            and passage.year_said
        ):
            return passage.first_day.year
        if self.published is None:
            return passage.first_day.year if passage and passage.first_day else None
        this_year = self.published.year
        ended = _day_of(this_year, piece.last) < self.published
        begun = _day_of(this_year, piece.first) <= self.published
        outlook = self._outlook(piece) or ("" if piece.kind == "month" else "past")
        if outlook == "ahead":
            return this_year + 1 if ended else this_year
        if (
            passage
            and passage.first_day
            and passage.year_said
            and self._passage_holds()
            and passage.kind in ("month", "quarter", "half", "months")
        ):
            return passage.first_day.year
        in_it = begun and piece.kind in ("month", "day")
        past_year = this_year if ended or in_it else this_year - 1
        if outlook == "past":
            return past_year
        distance = self.published - _day_of(past_year, piece.last)
        return past_year if distance < timedelta(days=92) else this_year

    def _outlook(self, piece: _Piece) -> str:
        """Tell whether the sentence announces (`ahead`), reports (`past`) or leaves it open (``)."""
        start, end = self.sentence.start, self.sentence.end
        if _ahead().search(self.text, max(start, piece.start - 30), piece.start):
            return "ahead"
        if _tense("announcing").search(self.text, start, end):
            return "ahead"
        return "past" if _tense("reporting").search(self.text, start, end) else ""

    def _copied(self, piece: _Piece) -> tuple[date | None, date | None]:
        model = self.passage
        if model is None or model.first_day is None or model.last_day is None:
            return None, None
        if piece.base == "said":
            move = piece.year - model.first_day.year
        elif piece.base == "published" and self.published:
            move = self.published.year + piece.year - model.first_day.year
        else:
            move = piece.year
        return _moved(model.first_day, move), _moved(model.last_day, move)

    def _run_of_months(self, piece: _Piece) -> tuple[date | None, date | None]:
        """`im vergangenen Monat`, `in den letzten drei Quartalen`: whole units before or after the published one."""
        if self.published is None:
            return None, None
        months = {"Monat": 1, "Quartal": 3, "Halbjahr": 6}[piece.kind.removeprefix("last ")]
        unit = (self.published.year * 12 + self.published.month - 1) // months
        first = unit + piece.year if piece.span <= 1 else unit - piece.span if piece.year < 0 else unit + 1
        last = first + max(1, piece.span) - 1
        return _first_of(first * months), _last_of((last + 1) * months - 1)


def _day_of(year: int, month_and_day: tuple[int, int]) -> date:
    month, day = month_and_day
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day, last) if day else last)


def _moved(day: date, years: int) -> date:
    last = calendar.monthrange(day.year, day.month)[1]
    return _day_of(day.year + years, (day.month, 0 if day.day == last else day.day))


def _first_of(month_number: int) -> date:
    return date(month_number // 12, month_number % 12 + 1, 1)


def _last_of(month_number: int) -> date:
    return _day_of(month_number // 12, (month_number % 12 + 1, 0))

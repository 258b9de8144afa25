"""Time expressions of German running text, and the days they mean.

Three steps. *Pieces* are found where a word of time stands: a month, a year, `ersten Halbjahr`, `Vorjahr`; one rule a
form. Neighbouring pieces are *joined*: `Januar` + `Mai` + `2024` is one span. Each joined piece is *dated*: a year that
is said counts as said, every other from the publication date or from the time that the passage speaks of.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.tense import announces, looks_further_back, reports
from tradefigs.text import Layout, Span


@dataclass(frozen=True, slots=True)
class Period:
    """A time expression of the text.

    ``start`` and ``end`` are character offsets; ``first_day`` and ``last_day`` are inclusive, both None where the text
    leaves the days open or nothing tells the year.

    ``kind`` says what is named: `year half quarter month months day days years season`; or how: `since` (from the named
    time to the publication), `until` (a year's beginning to the end of the named time), `now` (the day of publication),
    `open` (a time that can't be dated: `damals`, `in den kommenden Jahren`).

    ``comparison``: it dates only what is compared with (`gegenüber 2022`, `als im Vorjahr`).
    ``part``: it stands inside a longer expression that is listed too (both years of `2019 bis 2021`).
    ``year_said``: the text names the year or tells it by a word such as `Vorjahr`; else it was inferred.
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
    """Find the time expressions of ``text`` in order; the parts of an expression follow it.

    Relative times count from ``published``; without it from the year that the text makes plain, else they stay empty.

    Examples
    --------
    >>> [period.last_day.isoformat() for period in find_periods("in den ersten neun Monaten 2024")]
    ['2024-09-30']
    """
    pieces = _joined(text, list(_pieces(text)))
    return _Dating(text, published, layout or Layout(text), pieces).periods()


def year_told(text: str) -> int | None:
    """Return the year of publication that the wording of a text tells: `in diesem Jahr 2024`, `im Vorjahr 2023`."""
    return next((piece.tells for piece in _joined(text, list(_pieces(text))) if piece.tells), None)


def last_report(text: str, layout: Layout) -> date | None:
    """Return the last day of the latest time that a text names in full and doesn't announce, or None."""
    return _Dating(text, None, layout, _joined(text, list(_pieces(text)))).last_report()


# ---------------------------------------------------------------- pieces

_FIRST_OF_YEAR, _END_OF_YEAR = (1, 1), (12, 0)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A time as said: some part of some year.

    ``first`` and ``last`` are (month, day) in the year; day 0 is the last of the month. ``base`` says from where ``year``
    counts: `said` (a calendar year), `published` or `passage` (years after that of the publication or the passage), empty
    (not told). ``years`` more years follow the first. ``run``: whole units of ``unit`` months before (-1), at (0) or after
    (1) the publication. ``copies``: the same days of the year as the period before it. ``compares``: by its own wording
    a comparison. ``parts`` are the ends of a span.
    """

    start: int
    end: int
    kind: str
    first: tuple[int, int] = _FIRST_OF_YEAR
    last: tuple[int, int] = _END_OF_YEAR
    base: str = ""
    year: int = 0
    years: int = 0
    unit: int = 0
    run: int = 1
    copies: bool = False
    whole: bool = False
    tells: int = 0
    compares: bool = False
    edge: str = ""
    parts: tuple[_Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rule:
    """One form of expression: the words it can begin with (`0`: any number), its pattern, the piece it stands for."""

    openers: frozenset[str]
    pattern: regex.Pattern[str]
    read: Callable[[regex.Match[str]], _Piece | None]


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield the pieces of ``text``: at each word that can open one, the first rule that fits."""
    rules = _rules()
    end = -1
    for word in _WORD.finditer(text):
        start = word.start()
        found = rules.get(word[0]) or (rules["0"] if word[0][0].isdecimal() else ())
        if not found or start < end or (text[start - 1 : start] == "-" and start - 1 != end):
            continue
        for rule in found:
            match = rule.pattern.match(text, start)
            piece = rule.read(match) if match else None
            if piece:
                piece = _with_lead(text, piece, max(0, end))
                end = piece.end
                yield piece
                break


_WORD = regex.compile(r"\w+")


def _with_lead(text: str, piece: _Piece, low: int) -> _Piece:
    """Take in what stands before a piece and belongs to it: `Ende` Mai, `Anfang des Jahres` 2024."""
    if piece.kind in ("open", "now") or piece.edge:
        return piece
    lead = _LEAD.search(text, max(low, piece.start - 30), piece.start)
    if lead is None or (lead["year"] and piece.base != "said"):
        return piece
    return replace(piece, start=lead.start(), edge=_EDGES.get(lead["edge"], ""))


_LEAD = regex.compile(
    r"""(?<!\w)(?:(?P<edge>Anfang|Beginn|Mitte|Ende|Ausklang)\s+(?:(?:de[rs]|vo[mn])\s+)?)?
    (?:(?P<year>(?:Kalender|Gesamt)?[Jj]ahr(?:e[sn]?|s)?)\s+|Monats\s+)?\Z(?<=\s)""",
    regex.VERBOSE,
)
_EDGES = {"Anfang": "beginning", "Beginn": "beginning", "Mitte": "middle", "Ende": "end", "Ausklang": "end"}


# ---------------------------------------------------------------- the words of the rules


def _both_cases(words: Iterable[str]) -> list[str]:
    """Return ``words`` and each with a capital, as at the beginning of a sentence."""
    words = list(words)
    return words + [word[0].upper() + word[1:] for word in words]


def _either(words: Iterable[str]) -> str:
    return lexicon.alternatives(_both_cases(words))


def _openers(words: Iterable[str]) -> list[str]:
    return _both_cases(regex.match(r"\w+", word)[0] for word in words)  # type: ignore[index]


_ENDINGS = ("e", "en", "em", "er", "es")


def _inflected(stems: Iterable[str]) -> list[str]:
    return [stem + ending for stem in stems for ending in _ENDINGS]


@cache
def _numbered(section: str) -> dict[str, int]:
    """Return the words of a section that maps numbers to lists of words, each with its number."""
    return {word: int(number) for number, words in lexicon.load("time")[section].items() for word in words}


@cache
def _ordinals() -> dict[str, int]:
    return {word: number for stem, number in _numbered("ordinals").items() for word in _inflected([stem])}


def _number(word: str) -> int:
    """Return the value of a counting word, an ordinal word, digits or Roman digits."""
    word = word.rstrip(".")
    if word.isdecimal():
        return int(word)
    if word in _ROMAN:
        return _ROMAN[word]
    word = word[0].lower() + word[1:]
    return _numbered("counts").get(word) or _ordinals()[word]


_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def _words(section: str) -> tuple[str, ...]:
    return lexicon.words("time", section)


@cache
def _rules() -> dict[str, tuple[_Rule, ...]]:
    """Return the rules that each opening word has, in order."""
    by_opener: dict[str, list[_Rule]] = {}
    for rule in _all_rules():
        for opener in rule.openers:
            by_opener.setdefault(opener, []).append(rule)
    return {opener: tuple(rules) for opener, rules in by_opener.items()}


def _rule(openers: Iterable[str], pattern: str, read: Callable[[regex.Match[str]], _Piece | None]) -> _Rule:
    return _Rule(frozenset(openers), regex.compile(pattern + r"(?!\w)", regex.VERBOSE), read)


def _all_rules() -> Iterator[_Rule]:
    month_names = list(_numbered("months"))
    month = lexicon.alternatives(month_names)
    count = rf"(?:\d{{1,2}}|{_either(_numbered('counts'))})"
    counts = ["0", *_both_cases(_numbered("counts"))]
    ordinal = rf"(?:\d{{1,2}}\.|I{{1,3}}\.?|IV\.?|{_either(_ordinals())})"
    ordinals = ["0", *_ROMAN, *_both_cases(_ordinals())]
    quantity = lexicon.alternatives(_words("quantities.after"))
    # Not a year: `2014,5`, `2014 %`, `2014 Euro`, `2000 bis 3000 Grad`.
    no_quantity = rf"(?![.,:]\d|\s*%|[\s-]{quantity}(?!\w)|\s*(?:bis|[-–])\s*\d[\d.]*\s{quantity}(?!\w))"
    any_year = r"(?:1\d|20|21)\d\d"
    year = rf"(?<![\d.,$€£+]|§\s){any_year}(?!\d){no_quantity}"

    # 2025-01-14
    yield _rule(["0"], r"(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)", _read_day)
    # 14. Januar; 14.1.2025; 14.01.
    yield _rule(
        ["0"],
        rf"""(?<![\d.,])(?P<d>[0-3]?\d)\.\s?
        (?:(?P<month>{month})(?!\w)\.?|(?P<m>[01]?\d)\.(?:\s?(?P<y>(?:19|20)\d\d)|(?P<yy>\d\d)(?!\d))?)""",
        _read_day,
    )
    # 1990er Jahre, achtziger Jahren
    decades = [f"{tens}0er" for century in ("", "19", "20") for tens in [f"{century}{n}" for n in range(10)]]
    yield _rule(
        [*decades, *_both_cases(_words("points.decades"))],
        rf"(?:(?:19|20)?\d0er|{_either(_words('points.decades'))})[\s-]+[Jj]ahren?",
        _read_open,
    )
    # 2023/24, 2021-2023, 2021 bis 2023
    yield _rule(
        ["0"],
        rf"(?P<first>{year})(?:\s*[-–—/]\s*(?:(?P<last>{any_year})|(?P<short>\d\d)(?!\.))"
        rf"|\s+bis\s+(?:zum\s+Jahre?\s+|Ende\s+|einschließlich\s+)?(?P<last>{any_year}))(?!\d){no_quantity}",
        _read_years,
    )
    # 2024, 2024er
    yield _rule(["0"], rf"(?P<y>{year})(?:er)?(?![\s-]Jahr)", _read_year)
    yield _rule([f"{n}er" for n in range(1900, 2100)], rf"(?P<y>{year})er(?![\s-]Jahr)", _read_year)
    # vergangenen Jahr, dieses Jahres, letzten drei Jahren, nächsten zwei bis drei Jahren
    shifts = {"before_last": -2, "last": -1, "this": 0, "next": 1, "after_next": 2}
    adjectives = {
        form: shift for name, shift in shifts.items() for form in _inflected(_words(f"adjectives.{name}"))
    }
    yield _rule(
        _both_cases(adjectives),
        rf"""(?P<adjective>{_either(adjectives)})\s+(?:ganzen?\s+)?
        (?:(?P<low>{count})(?:\s*(?:bis|oder|,|-|–)\s*(?P<count>{count}))?\s+|(?P<some>{_either(_words("counts_open"))})\s+)?
        (?:Kalender)?(?P<unit>[Jj]ahr|Monat|Quartal|Halbjahr)(?P<ending>e?s|en?)?""",
        lambda match: _read_relative(match, adjectives),
    )
    # Vorjahr, heuer, diesjährigen
    words = {word: shift for name, shift in shifts.items() for word in _words(f"year_words.{name}")}
    words |= {
        form: shift
        for name, shift in shifts.items()
        for form in _inflected(_words(f"year_adjectives.{name}"))
    }
    yield _rule(
        _openers(words),
        rf"(?P<word>{_either(words)})",
        lambda match: _year_piece(
            match,
            "published",
            words[match["word"]]
            if match["word"] in words
            else words[match["word"][0].lower() + match["word"][1:]],
        ),
    )
    # 1. Quartal, I. Quartal, drittes Vierteljahr; Q1
    yield _rule(
        ordinals,
        rf"(?P<n>{ordinal})\s+{lexicon.alternatives(_words('units.quarter'))}",
        _read_part(3, "quarter"),
    )
    yield _rule([f"Q{n}" for n in range(1, 5)], r"Q(?P<n>[1-4])", _read_part(3, "quarter"))
    # ersten Halbjahr, zweite Jahreshälfte, ersten Hälfte des Jahres; H1
    half = rf"(?:{lexicon.alternatives(_words('units.half'))}|Hälfte(?=\s+(?:de[rs]\s+)?(?:\p{{Ll}}+\s+)?(?:Jahr|Vorjahr|20|19)))"
    yield _rule(ordinals, rf"(?P<n>{ordinal})\s+{half}", _read_part(6, "half"))
    yield _rule(["H1", "H2"], r"H(?P<n>[12])", _read_part(6, "half"))
    # ersten neun Monaten, neun ersten Monaten, 9 Monaten
    yield _rule(
        [*counts, "ersten", "Ersten"],
        rf"(?P<first>[Ee]rsten\s+)?(?P<n>{count})\s+(?P<first>ersten\s+)?Monate?n?",
        _read_count,
    )
    # dritten Monats
    yield _rule(
        _both_cases(_ordinals()),
        rf"(?P<n>{_either(_ordinals())})(?<=en)\s+Monat(?:e?s)?(?!\s+(?:in\s+Folge|nacheinander|hintereinander))",
        _read_part(1, "month"),
    )
    # Mai, Jan.
    yield _rule(month_names, rf"(?P<month>{month})(?!\w)\.?", _read_month)
    # vor fünf Jahren
    yield _rule(["vor", "Vor"], rf"[Vv]or\s+(?P<n>{count})\s+Jahre?n?(?!\s+(?:alt|lang))", _read_ago)
    # gleichen Zeitraum, derselben Zeit; Berichtszeitraum; Vorjahreszeitraum
    same = [
        article + form
        for article in ("", *_words("spans.articles"))
        for form in _inflected(_words("adjectives.same"))
    ]
    yield _rule(
        _both_cases(same), rf"{_either(same)}\s+{lexicon.alternatives(_words('spans.words'))}", _read_same(0)
    )
    yield _rule(_words("spans.named"), lexicon.alternatives(_words("spans.named")), _read_same(0))
    yield _rule(
        _words("spans.year_before"), lexicon.alternatives(_words("spans.year_before")), _read_same(-1)
    )
    # Vormonat
    yield _rule(["Vormonat", "Vormonats", "Vormonates"], "Vormonat(?:e?s)?", _read_month_before)
    # Jahresende, Jahresbeginn
    for edge in ("beginning", "middle", "end"):
        names = _words(f"edges.{edge}")
        yield _rule(_openers(names), rf"{_either(names)}(?!\s+(?:19|20)\d\d)", _read_edge(edge))
    # Jahr davor, Folgejahr, selben Jahr; Laufe des Jahres, das Jahr
    for name, shift in {"preceding": -1, "following": 1, "whole": 0}.items():
        entries = _words(f"beside.{name}")
        yield _rule(
            _openers(entries),
            rf"{_either(entries)}(?!\s+(?:19|20)\d\d)",
            _read_beside(shift, name == "whole"),
        )
    yield _rule(_both_cases(same), rf"{_either(same)}\s+Jahr(?:e?s)?", _read_beside(0))
    # zwei Jahre später, drei Jahre zuvor
    yield _rule(
        _both_cases(_numbered("counts")),
        rf"(?P<n>{count})\s+Jahre?\s+(?:(?P<later>später|danach|darauf)|zuvor|davor|früher|vorher)",
        lambda match: _year_piece(match, "passage", _number(match["n"]) * (1 if match["later"] else -1)),
    )
    yield _rule(["Jahres"], r"(?<=\bdes\s)Jahres(?!\s+(?:19|20)\d\d)", _read_of_year)
    # Sommer
    seasons = lexicon.load("time")["seasons"]
    yield _rule(seasons, rf"(?P<season>{lexicon.alternatives(seasons)})(?:s|monaten?)?", _read_season)
    # damals; derzeit
    yield _rule(_openers(_words("points.open")), _either(_words("points.open")), _read_open)
    yield _rule(_openers(_words("points.now")), _either(_words("points.now")), _read_now)


# ---------------------------------------------------------------- what the rules read


def _read_day(match: regex.Match[str]) -> _Piece | None:
    groups = match.groupdict()
    name, short_year = groups.get("month"), groups.get("yy")
    month = _numbered("months")[name] if name else int(groups["m"])
    year = int(groups.get("y") or 0) or (2000 + int(short_year) if short_year else 0)
    day = int(groups["d"])
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year or 2000, month)[1]:
        return None
    return _Piece(match.start(), match.end(), "day", (month, day), (month, day), "said" if year else "", year)


def _read_years(match: regex.Match[str]) -> _Piece | None:
    first = int(match["first"])
    last = int(match["last"] or match["short"]) + (first - first % 100 if match["short"] else 0)
    if not first < last <= first + 150:
        return None
    parts: tuple[_Piece, ...] = ()
    if match["last"]:
        parts = tuple(
            _Piece(match.start(group), match.end(group), "year", base="said", year=year)
            for group, year in (("first", first), ("last", last))
        )
    return _Piece(
        match.start(), match.end(), "years", base="said", year=first, years=last - first, parts=parts
    )


@cache
def _before_number(kind: str) -> regex.Pattern[str]:
    """Return a pattern for the words of a list that stand right before a number which is no year."""
    return regex.compile(rf"(?<!\w){_either(_words(f'quantities.{kind}'))}\s+\Z")


_NOUN = regex.compile(r"\s+\p{Lu}\p{Ll}")
_IN_YEAR = regex.compile(r"[Jj]ahr(?:e[sn]?|s)?\s+\Z")
EARLIEST_BARE_YEAR = 1800


def _read_year(match: regex.Match[str]) -> _Piece | None:
    year, text = int(match["y"]), match.string
    before = max(0, match.start() - 30)
    if _IRANIAN.search(text, before, match.start()):
        return _iranian_year(match, year)
    if not _IN_YEAR.search(text, before, match.start()):
        counts = _before_number("before").search(text, before, match.start()) and _NOUN.match(
            text, match.end()
        )
        if (
            year < EARLIEST_BARE_YEAR
            or counts
            or _before_number("numbered").search(text, before, match.start())
        ):
            return None  # `rund 2000 Firmen`, `Nr. 2010`
    return _Piece(match.start(), match.end(), "year", base="said", year=year)


_IRANIAN = regex.compile(r"(?:iranisch|persisch)e[nmrs]?\s+(?:\p{Lu}\p{Ll}+)?[Jj]ahr(?:e?s)?\s+\Z")


def _iranian_year(match: regex.Match[str], year: int) -> _Piece | None:
    """`im iranischen Jahr 1402`: from the first day of spring, which is the 20th of March in leap years."""
    if not 1300 <= year < 1500:
        return None
    year += 621
    first, following = (20 if year % 4 == 0 else 21), (20 if (year + 1) % 4 == 0 else 21)
    return _Piece(match.start(), match.end(), "days", (3, first), (3, following - 1), "said", year, years=1)


def _year_piece(match: regex.Match[str], base: str, year: int) -> _Piece:
    return _Piece(match.start(), match.end(), "year", base=base, year=year)


_SINGULAR = regex.compile(r"\b(?:[Ii]m|de[ms]|[Zz]um|[Vv]om|[Aa]m|das)\s+\Z")
_UNIT_MONTHS = {"Monat": 1, "Quartal": 3, "Halbjahr": 6}
_UNIT_KINDS = {1: "month", 3: "quarter", 6: "half"}


def _read_relative(match: regex.Match[str], adjectives: dict[str, int]) -> _Piece | None:
    """`im vergangenen Jahr`, `in den letzten drei Jahren`, `Ende vergangenen Monats`; `in den letzten Jahren` is open."""
    adjective = match["adjective"]
    shift = adjectives[adjective if adjective in adjectives else adjective[0].lower() + adjective[1:]]
    number = _number(match["count"] or match["low"]) if match["low"] else 1
    ending = match["ending"] or ""
    plural = ending == "en" or (
        ending == "e" and not _SINGULAR.search(match.string, max(0, match.start() - 8), match.start())
    )
    year = _year_piece(match, "published", shift)
    if match["some"] or (plural and not match["low"]) or (number > 1 and shift == 0):
        return replace(year, kind="open")
    if match["unit"] not in _UNIT_MONTHS:
        years = replace(year, kind="years", year=-number if shift < 0 else 1, years=number - 1)
        return years if number > 1 else year
    return replace(year, kind="run", unit=_UNIT_MONTHS[match["unit"]], run=number)


def _read_part(months: int, kind: str) -> Callable[[regex.Match[str]], _Piece | None]:
    """Return a reader for quarters (three ``months``) or halves (six) by number."""

    def read(match: regex.Match[str]) -> _Piece | None:
        number = _number(match["n"])
        if not 1 <= number <= 12 // months:
            return None
        return _Piece(match.start(), match.end(), kind, (months * (number - 1) + 1, 1), (months * number, 0))

    return read


_BEFORE_COUNT = regex.compile(
    r"(?<!\w)(?:[Ii]n(?:\s+den)?|[Ii]nnerhalb(?:\s+von|\s+der)?|[Nn]ach|[Bb]innen|[Ff]ür(?:\s+die)?|[Dd]ie|[Dd]er|[Dd]en|[Zz]u)\s+\Z"
)
_OF_YEAR = regex.compile(
    r"\s+(?:(?:des|im|de[rs])\s+)?(?:\p{Ll}+en\s+)?(?:Jahr|Vorjahr|dieses|(?:19|20)\d\d)"
)


def _read_count(match: regex.Match[str]) -> _Piece | None:
    """`in neun Monaten`: the first nine months of a year; not `vor neun Monaten`, `alle drei Monate`."""
    number, text = _number(match["n"]), match.string
    sure = match["first"] or _OF_YEAR.match(text, match.end())
    in_them = number > 1 and _BEFORE_COUNT.search(text, max(0, match.start() - 16), match.start())
    if not 1 <= number <= 12 or not (sure or in_them):
        return None
    return _Piece(match.start(), match.end(), "months", (1, 1), (number, 0))


_BEFORE_MONTH = regex.compile(
    r"(?:\b(?:[Ii]m|[Aa]b|[Ss]eit|[Bb]is|[Ii]n|[Vv]om?n?|[Ff]ür|Ende|Anfang|Mitte|Monats?|[Uu]nd|[Dd]es|[Dd]en|[Zz]um|[Dd]er)|[-–/(\d])\s*\Z"
)


def _read_month(match: regex.Match[str]) -> _Piece | None:
    text, month = match.string, _numbered("months")[match["month"]]
    # `August Müller`, `Jan Novak`: a name.
    in_time = _BEFORE_MONTH.search(text, max(0, match.start() - 10), match.start())
    if not in_time and _NOUN.match(text, match.end()):
        return None
    return _Piece(match.start(), match.end(), "month", (month, 1), (month, 0))


def _read_ago(match: regex.Match[str]) -> _Piece:
    return _year_piece(match, "published", -_number(match["n"]))


_PLACED = regex.compile(r"\b(?:[Ii]m|[Ii]n|[Ii]n de[rmn]|[Ww]ährend|[Ff]ür|[Aa]us)\s+\Z")


def _read_same(year: int) -> Callable[[regex.Match[str]], _Piece]:
    """Return a reader for the days just spoken of, ``year`` years later; `auf dem Stand desselben Zeitraums` compares."""

    def read(match: regex.Match[str]) -> _Piece:
        before = match.string[max(0, match.start() - 10) : match.start()]
        compares = not _PLACED.search(before) and (
            year < 0 or match[0].lower().startswith("des") or before.endswith("des ")
        )
        return _Piece(
            match.start(), match.end(), "months", base="passage", year=year, copies=True, compares=compares
        )

    return read


def _read_month_before(match: regex.Match[str]) -> _Piece:
    return _Piece(match.start(), match.end(), "run", base="passage", year=-1, unit=1)


def _read_edge(edge: str) -> Callable[[regex.Match[str]], _Piece]:
    return lambda match: replace(_year_piece(match, "passage", 0), edge=edge)


def _read_beside(shift: int, whole: bool = False) -> Callable[[regex.Match[str]], _Piece]:
    return lambda match: replace(_year_piece(match, "passage", shift), whole=whole)


@cache
def _within() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{lexicon.alternatives(_words('beside.within'))})\s+des\s+\Z")


def _read_of_year(match: regex.Match[str]) -> _Piece | None:
    """`im Laufe des Jahres`, `in den ersten beiden Monaten des Jahres`; not `Sportler des Jahres`."""
    if not _within().search(match.string, max(0, match.start() - 25), match.start()):
        return None
    return _year_piece(match, "passage", 0)


def _read_season(match: regex.Match[str]) -> _Piece:
    seasons = {name: (month, day) for name, (month, day) in lexicon.load("time")["seasons"].items()}
    begins = sorted(set(seasons.values()))
    first = seasons[match["season"]]
    month, day = begins[(begins.index(first) + 1) % len(begins)]
    return _Piece(match.start(), match.end(), "season", first, (month, day - 1))


def _read_open(match: regex.Match[str]) -> _Piece:
    return _Piece(match.start(), match.end(), "open")


def _read_now(match: regex.Match[str]) -> _Piece:
    return _Piece(match.start(), match.end(), "now")


# ---------------------------------------------------------------- joining

# Between a part of a year and its year: `Mai 2024`, `Mai des Jahres 2024`, `März vergangenen Jahres`, `Q1/2024`, `Mai (2024)`.
_OF = regex.compile(r"\s*[/'’-]\s*|,?\s+(?:(?:des|im|in|vom|von|de[mr]|seit)\s+)?|\s*\(")
# Between the ends of a span: `Januar bis einschließlich Mai`, `Januar-Mai`, `Jan.–Okt.`.
_TO = regex.compile(
    r"\s*[-–—/]\s*|\s+bis\s+(?:(?:einschließlich|inklusive|mit|zu[mr]|in|de[nms]|das|Ende|Anfang|Mitte)\s+)*"
)
_AND = regex.compile(r"\s*(?:,|und|sowie|oder|&)\s*(?:(?:im|in|de[nmr])\s+)?")
_BETWEEN = regex.compile(r"\b[Zz]wischen\s+(?:de[mnr]\s+)?\Z")
_PARTS = frozenset({"day", "month", "months", "quarter", "half", "season", "days"})
_ENDS = frozenset({"day", "month", "quarter", "half", "year"})


def _joined(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """Return ``pieces`` with parts of a year joined to their year and the ends of a span to the span."""
    with_years = _merged(text, pieces, _with_year)
    return _merged(text, _merged(text, with_years, _span), _with_year)


def _merged(
    text: str, pieces: list[_Piece], merge: Callable[[str, _Piece, _Piece], tuple[_Piece, ...] | None]
) -> list[_Piece]:
    merged: list[_Piece] = []
    for piece in pieces:
        both = merge(text, merged[-1], piece) if merged else None
        merged[-1:] = both if both else [*merged[-1:], piece]
    return merged


def _with_year(text: str, part: _Piece, year: _Piece) -> tuple[_Piece, ...] | None:
    """Join `Mai` + `2024`, `gleichen Zeitraum` + `Vorjahres`, `vergangenen Jahr` + `2024`, `letzten Quartal` + `2024`."""
    if year.kind != "year" or year.edge or not _OF.fullmatch(text, part.end, year.start):
        return None
    if (
        part.kind == "year"
        and part.base == "published"
        and year.base == "said"
        and year.end - year.start == 4
    ):
        return (replace(part, end=year.end, base="said", year=year.year, tells=year.year - part.year),)
    if part.kind == "run" and part.unit > 1 and part.year == -1 and year.base:
        last_part = replace(part, kind=_UNIT_KINDS[part.unit], first=(13 - part.unit, 1), unit=0)
        return (replace(last_part, end=year.end, base=year.base, year=year.year),)
    if part.copies:
        from_passage = year.base == "published" and year.year == -1
        base, number = ("passage", -1) if from_passage else (year.base, year.year)
        return (replace(part, end=year.end, base=base, year=number),)
    if part.kind in _PARTS and not part.base:
        return (replace(part, end=year.end, base=year.base, year=year.year),)
    return None


def _reaches(text: str, first: _Piece, last: _Piece) -> bool:
    """Tell whether two times are the ends of a span: `2008 bis 2010`, `zwischen Mai und Juli`, `im Mai und Juni`."""
    if _TO.fullmatch(text, first.end, last.start):
        return True
    if not _AND.fullmatch(text, first.end, last.start):
        return False
    if _BETWEEN.search(text, max(0, first.start - 16), first.start):
        return True
    if first.kind == "year":
        return last.year - first.year == 1 and text.startswith("Jahren", first.start)
    return first.kind == "month" and not first.base and last.first[0] - first.first[0] == 1


def _span(text: str, first: _Piece, last: _Piece) -> tuple[_Piece, ...] | None:
    """Join `Januar` + `Mai 2024` to a span; in `Januar und Mai 2024` only the year is shared."""
    if first.kind not in _ENDS or first.kind != last.kind or first.parts or last.parts:
        return None
    if not _reaches(text, first, last):
        shares_year = (
            first.kind != "year"
            and not first.base
            and last.base
            and _AND.fullmatch(text, first.end, last.start)
        )
        return (replace(first, base=last.base, year=last.year), last) if shares_year else None
    if last.base and not first.base:
        over = first.first > last.last[:1] + (31,)  # `November bis Januar 2024`
        first = replace(first, base=last.base, year=last.year - over)
    elif first.base and not last.base:
        last = replace(last, base=first.base, year=first.year)
    years = last.year - first.year if first.base == last.base else 0
    if years < 0 or years > 150 or (years == 0 and first.kind == "year"):
        return None
    kind = {"day": "days", "year": "years"}.get(first.kind, "months")
    return (
        _Piece(
            first.start,
            last.end,
            kind,
            first.first,
            last.last,
            first.base,
            first.year,
            years,
            parts=(first, last),
        ),
    )


# ---------------------------------------------------------------- dating

# Between a word of relation and its time: `gegenüber dem Wert von`, `seit Ende des Jahres`.
_LINK = r"(?:(?:de[mnrs]|die|das|im|in|am|zum|vo[mn]|jene[mnrs]?|einem|ein|noch|erst|schon|Wert(?:e|s|en)?|Stand|Niveau|Ergebnis|Ende|Anfang|Mitte|Jahr(?:es?)?)\s+)*"
LOOK_BACK = 60
FARTHEST_VERB = 300  # so far on each side verbs are looked for
SPAN_SENTENCES = 6  # so far back `im gleichen Zeitraum` looks for a part of a year


@cache
def _relation(name: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w){_either(_words(f'relations.{name}'))}\s+{_LINK}\Z")


@cache
def _comparison() -> regex.Pattern[str]:
    words = _either(_words("relations.comparison"))
    comparative = r"(?:mehr|weniger|anders|\p{Ll}+er(?:e[mnrs]?)?)(?:\s+[^\s,;.]+){0,4}?\s+als"
    return regex.compile(rf"(?<!\w)(?:{words}|{comparative})\s+{_LINK}\Z")


# `so hoch wie seit 2019 nicht mehr`, `der beste Wert seit 2015`: no time of the figure.
_BEST_SINCE = regex.compile(r"(?:\b(?:erstmals|wie)|st(?:e[mnrs]?)\s+\p{L}+)\s+\Z")
# `gegenüber 800 Mio. Euro im Vorjahr`
_COMPARED_AMOUNT = regex.compile(
    r"\b(?:gegenüber|statt|nach|verglichen\s+mit|im\s+Vergleich\s+zu)\s+(?:\p{Ll}+\s+){0,2}[$€£¥]?\d[\d.,]*[^,;()]{0,30}\s(?:im|in)\s+\Z"
)
_BENCHMARK = regex.compile(
    r"""\b(?:\p{L}*(?:[Ee]rgebnis|[Ww]ert|[Nn]iveau|[Ss]tand|[Mm]arke|[Rr]ekord|[Vv]olumen|[Hh]öhe|fache|Doppelte|Hälfte)(?:s|es|e|en)?)
    \s+(?:vo[mn]|aus|des|de[mr])\s+(?:Jahr(?:es)?\s+)?\Z""",
    regex.VERBOSE,
)
_NOT_SINCE = regex.compile(r"\s+(?:nicht|kein)")


# `im Juni mitgeteilte Betrag`: a participle tells what was.
_PARTICIPLE = regex.compile(r"\s+(?!geplant|erwartet|vorgesehen)\p{Ll}{3,}(?:t|en)e[mnrs]?\s+\p{Lu}")
_CLAUSE = regex.compile(r"[,;:()–]|\s-\s")
_COLON = regex.compile(r"\s*:?\s*(?:\p{Ll}+\s+)?[$€£¥\d]")
_BRACKET = regex.compile(r"\(\s*(?:[Ii]m\s+)?\Z")
_RECENT = timedelta(days=92)
_DATED = frozenset({"year", "half", "quarter", "month", "months", "days", "years", "until"})


class _Dating:
    """Gives joined pieces their days, one after the other; remembers the period that the passage speaks of."""

    def __init__(self, text: str, published: date | None, layout: Layout, pieces: list[_Piece]) -> None:
        self.text, self.published, self.layout, self.pieces = text, published, layout, pieces
        self.passage: Period | None = None
        self.part: Period | None = None
        self.sentence = Span(0, 0)
        self.this_year = published.year if published else self._plain_year()

    def _plain_year(self) -> int | None:
        """Return the year in which an undated text was plainly written, or None.

        `In diesem Jahr 2024` tells it at once. Else the last year that the text reports on is this year where only a
        part of it is named (`Januar bis Mai 2024`), and last year where the text speaks of `vergangenes Jahr`.
        """
        told = next((piece.tells for piece in self.pieces if piece.tells), None)
        report = self.last_report()
        if told or report is None:
            return told
        if report.month < 12:
            return report.year
        speaks_of_last = any(
            piece.base == "published" and piece.year == -1 and piece.kind in _PARTS | {"year"}
            for piece in self.pieces
        )
        return report.year + 1 if speaks_of_last else None

    def last_report(self) -> date | None:
        """Return the end of the latest part of the last year that the text reports on, else of that year."""
        reported = [
            replace(piece, kind="part", last=(1, 0)) if piece.edge == "beginning" else piece
            for piece in self.pieces
            if piece.base == "said" and piece.kind != "years" and self._is_news(piece)
        ]
        latest = max((piece.year + piece.years for piece in reported), default=None)
        if latest is None:
            return None
        in_it = [piece for piece in reported if piece.year + piece.years == latest]
        parts = [piece for piece in in_it if piece.kind != "year"]
        return max(_day_of(latest, piece.last) for piece in parts or in_it)

    def _is_news(self, piece: _Piece) -> bool:
        around = self._around(piece)
        return self._outlook(piece) != "ahead" and not looks_further_back(self.text, around.start, around.end)

    def _around(self, piece: _Piece) -> Span:
        """Return the sentence of a piece; of a sentence without end the part around it."""
        sentence = self.layout.sentence_at(piece.start)
        return Span(
            max(sentence.start, piece.start - FARTHEST_VERB), min(sentence.end, piece.end + FARTHEST_VERB)
        )

    def periods(self) -> list[Period]:
        found: list[Period] = []
        for index, piece in enumerate(self.pieces):
            if piece.start >= self.sentence.end:
                self.sentence = self.layout.sentence_at(piece.start)
            period = self._period(piece, index)
            found += [period, *self._parts(piece, period)]
            if period.first_day and not period.comparison and period.kind in _DATED:
                self.passage = period
                self.part = period if period.kind in _PARTS else self.part
        return found

    def _parts(self, piece: _Piece, period: Period) -> Iterator[Period]:
        """Yield what a span lists besides itself: its ends, or the time that `seit` and `bis` name."""
        ends = piece.parts
        if not ends and (period.kind == "since" or (period.kind == "until" and piece.kind != "year")):
            ends = (piece,)
        for end in ends:
            if not end.base and period.first_day:
                end = replace(end, base="said", year=period.first_day.year)
            named = self._named(end)
            if named.first_day:
                yield replace(named, part=True, comparison=period.comparison)

    def _period(self, piece: _Piece, index: int) -> Period:
        """Return the period of a piece, with what stands before it: `seit`, `bis`, `gegenüber`."""
        if piece.kind in ("open", "now"):
            return self._named(piece)
        low = max(self.sentence.start, piece.start - LOOK_BACK)
        since = _relation("since").search(self.text, low, piece.start)
        until = None if since else _relation("until").search(self.text, low, piece.start)
        start = (since or until).start() if since or until else piece.start  # type: ignore[union-attr]
        compares = self._compares(piece, low, start, bool(since))
        if piece.copies and compares and not (self.passage and self._in_sentence(self.passage)):
            self.part = self._main_ahead(index) or self.part
        period = replace(self._named(self._counterpart(piece, index, compares)), comparison=compares)
        if piece.parts or not (since or until):
            return period
        return self._reaching(replace(period, start=start, text=self.text[start : piece.end]), bool(since))

    def _compares(self, piece: _Piece, low: int, start: int, since: bool) -> bool:
        """Tell whether a time, with what stands before it from ``start``, only dates what is compared with."""
        if piece.compares or self._opens_bracket(piece):
            return True
        if piece.kind != "day" and not piece.edge and _comparison().search(self.text, low, start):
            return True
        if _COMPARED_AMOUNT.search(self.text, low, start):
            return True
        if since and (_BEST_SINCE.search(self.text, low, start) or _NOT_SINCE.match(self.text, piece.end)):
            return True
        # `übertrafen 2019 das Ergebnis von 2018`, `im ersten Quartal das Doppelte des Vorjahres`
        beside_main = self.passage is not None and self._in_sentence(self.passage)
        return beside_main and _BENCHMARK.search(self.text, low, start) is not None

    def _reaching(self, period: Period, since: bool) -> Period:
        """Return ``period`` stretched to the publication (`seit`) or from the beginning of its year (`bis`)."""
        first, last = period.first_day, period.last_day
        if not since:
            return replace(period, kind="until", first_day=date(first.year, 1, 1) if first else None)
        if first and self.published and first > self.published:
            return period
        if first is None or self.published is None:
            first = last = None
        else:
            last = self.published
        return replace(period, kind="since", first_day=first, last_day=last)

    def _counterpart(self, piece: _Piece, index: int, compares: bool) -> _Piece:
        """Return ``piece`` as the counterpart of the time it is compared with.

        `2022 … als im Vorjahr` is 2021; `(im Vorjahr: …)` beside a part of a year is that part of the year before.
        """
        main = self.passage if self.passage and self._in_sentence(self.passage) else None
        if main is None and compares:
            main = self._main_ahead(index)
        if main is None or piece.base != "published" or piece.year != -1 or piece.kind != "year":
            return piece
        if self._opens_bracket(piece) and main.kind in _PARTS:
            return replace(piece, kind="months", base="passage", copies=True)
        if compares and main.year_said and main.first_day:
            return replace(piece, base="said", year=main.first_day.year - 1)
        return piece

    def _main_ahead(self, index: int) -> Period | None:
        """Return the first time after a comparison in its sentence: `Gegenüber dem Vorjahr stiegen 2019 …`."""
        for piece in self.pieces[index + 1 : index + 4]:
            if piece.start >= self.sentence.end:
                break
            if piece.kind in _PARTS | {"year"} and not piece.copies and not piece.compares:
                return self._named(piece)
        return None

    def _opens_bracket(self, piece: _Piece) -> bool:
        """`(im Vorjahr: 1,2 Mrd.)`, `(2022: 614 Mio.)`"""
        before = max(0, piece.start - 8)
        return bool(_BRACKET.search(self.text, before, piece.start) and _COLON.match(self.text, piece.end))

    def _in_sentence(self, period: Period) -> bool:
        return period.start >= self.sentence.start

    def _named(self, piece: _Piece) -> Period:
        """Return the period that a piece names, without what stands before it."""
        first, last = self._days(piece)
        kind = piece.kind
        if kind == "run":
            kind = _UNIT_KINDS[piece.unit] if piece.run <= 1 else "months"
        return Period(
            piece.start,
            piece.end,
            self.text[piece.start : piece.end],
            first,
            last,
            kind,
            year_said=piece.base in ("said", "published"),
        )

    def _days(self, piece: _Piece) -> tuple[date | None, date | None]:
        if piece.kind == "now":
            return self.published, self.published
        if piece.kind == "open":
            return None, None
        if piece.kind == "run":
            return self._run(piece)
        if piece.copies:
            return self._copied(piece)
        year = self._year(piece)
        if year is None or not 1 <= year <= 9000:
            return None, None
        first, last = _day_of(year, piece.first), _day_of(year + piece.years, piece.last)
        if first > last:  # `November bis Januar`, winter
            last = _day_of(year + piece.years + 1, piece.last)
        if piece.edge == "end" and piece.kind in ("quarter", "half"):
            first = _day_of(year, _FIRST_OF_YEAR)  # `zum Ende des dritten Quartals`
        return first, last

    def _year(self, piece: _Piece) -> int | None:
        if piece.base == "said":
            return piece.year
        if piece.base == "published":
            return None if self.this_year is None else self.this_year + piece.year
        if piece.base == "passage":
            if piece.whole and self.published and self._outlook(piece) == "behind":
                return min(self._passage_year() or self.published.year, self.published.year - 1)
            around = self._passage_year() or self.this_year
            return None if around is None else around + piece.year
        return self._nearest_year(piece)

    def _passage_year(self) -> int | None:
        """Return the year of the last period named, if it stands in this sentence or the one before."""
        period = self.passage
        if period is None or period.first_day is None or not self._is_near(period, 1):
            return None
        return period.first_day.year

    def _is_near(self, period: Period, sentences: int) -> bool:
        here = self.layout.sentence_index(self.sentence.start)
        return here - self.layout.sentence_index(period.start) <= sentences

    def _nearest_year(self, piece: _Piece) -> int | None:
        """Return the year of a part of a year that names none.

        That of its sentence; else the year that is nearest behind or, where the sentence announces, ahead.
        """
        passage, passage_year = self.passage, self._passage_year()
        if passage and passage.year_said and passage_year and self._in_sentence(passage):
            return passage_year
        if self.published is None:
            return passage.first_day.year if passage and passage.first_day else self.this_year
        year = self.published.year
        over = _day_of(year, piece.last) < self.published
        ahead = year + 1 if over else year
        outlook = self._outlook(piece)
        if outlook == "ahead":
            return ahead
        if passage and passage.year_said and passage_year and passage.kind in _PARTS:
            return passage_year
        short = piece.kind in ("day", "season") or 0 <= piece.last[0] - piece.first[0] <= 1
        begun = short and _day_of(year, piece.first) <= self.published
        behind = year if over or begun else year - 1
        if outlook == "behind" or not short:
            return behind
        return behind if self.published - _day_of(behind, piece.last) < _RECENT else ahead

    def _outlook(self, piece: _Piece) -> str:
        """Tell whether the clause, else the sentence, announces (`ahead`) or reports (`behind`)."""
        around = self._around(piece)
        start, end = around.start, around.end
        if _PARTICIPLE.match(self.text, piece.end):
            return "behind"
        cuts = [cut.start() for cut in _CLAUSE.finditer(self.text, start, end)]
        clause_start = max((cut for cut in cuts if cut < piece.start), default=start)
        clause_end = min((cut for cut in cuts if cut >= piece.end), default=end)
        for low, high in ((clause_start, clause_end), (start, end)):
            if announces(self.text, low, high):
                return "ahead"
            if reports(self.text, low, high):
                return "behind"
        ahead = _relation("ahead").search(self.text, max(start, piece.start - 30), piece.start)
        return "ahead" if ahead else ""

    def _copied(self, piece: _Piece) -> tuple[date | None, date | None]:
        """`im gleichen Zeitraum des Vorjahres`: the days of the passage's period, in another year."""
        model = self.part if self.part and self._is_near(self.part, SPAN_SENTENCES) else self.passage
        if model is None or model.first_day is None or model.last_day is None:
            return None, None
        year = self._year(
            replace(piece, base="said", year=model.first_day.year + piece.year)
            if piece.base == "passage"
            else piece
        )
        if year is None:
            return None, None
        move = year - model.first_day.year
        return _moved(model.first_day, move), _moved(model.last_day, move)

    def _run(self, piece: _Piece) -> tuple[date | None, date | None]:
        """`im vergangenen Monat`, `in den letzten drei Quartalen`: whole units before or after the publication."""
        near = self.published
        if piece.base == "passage" and self.passage and self.passage.kind == "month":
            near = self.passage.first_day
        if near is None:
            return None, None
        unit = (near.year * 12 + near.month - 1) // piece.unit
        first = unit + piece.year
        if piece.run > 1:
            first = unit - piece.run if piece.year < 0 else unit + 1
        return _first_of(first * piece.unit), _last_of((first + piece.run) * piece.unit - 1)


def _day_of(year: int, month_and_day: tuple[int, int]) -> date:
    """Return a day of ``year``; day 0 is the last of the month."""
    month, day = month_and_day
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day or last, last))


def _moved(day: date, years: int) -> date:
    at_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return _day_of(day.year + years, (day.month, 0 if at_end else day.day))


def _first_of(month_number: int) -> date:
    return date(month_number // 12, month_number % 12 + 1, 1)


def _last_of(month_number: int) -> date:
    return _day_of(month_number // 12, (month_number % 12 + 1, 0))

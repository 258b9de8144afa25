"""The words of time: which part of which year a German expression names.

Pieces are found where a word of time stands (a month, a year, `ersten Halbjahr`, `Vorjahr`), one rule a form;
neighbouring pieces are joined: `Januar` + `Mai` + `2024` is one span. Which days a piece means is decided
elsewhere.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

import regex
from ahocorasick_rs import AhoCorasick, Implementation

from tradefigs import lexicon
from tradefigs.language.patterns import find_words, late
from tradefigs.language.text import ending

FIRST_OF_YEAR, END_OF_YEAR = (1, 1), (12, 0)
# Kinds of pieces that are some part of a year.
PARTS_OF_YEAR = frozenset({"day", "days", "month", "months", "quarter", "half", "season"})


class Piece(NamedTuple):
    """A time as said: some part of some year. A tuple, as thousands are made and most are changed once.

    Attributes
    ----------
    start, end : character offsets.
    kind : ``day days month months quarter half year years season open now``; ``same`` (the days of the year
        that the passage spoke of), ``next`` (`im zweiten`, after `im ersten Quartal`), ``run`` (whole units
        beside the publication: `in den letzten drei Monaten`), ``within`` (`in zwei Jahren`).
    first, last : (month, day) within the year; day 0 is the last of its month.
    base : from where ``year`` counts: ``said`` (a calendar year), ``published`` or ``passage`` (so many years
        after that of the publication or of the passage), ``reported`` (after what was last reported, its part
        of a year included), ``named`` (the last year named), empty where no year is told.
    years : so many more years follow the first.
    unit, run : months in the unit of a run, and number of units.
    whole : the year is told as one (`im gesamten Jahr`), or all that is reported (`im Berichtszeitraum`).
    tells : the year of publication that the wording tells (`in diesem Jahr 2024`), else 0.
    compares : by its own wording it only dates what is compared with.
    edge : ``beginning``, ``middle`` or ``end`` of what is named; ``now``: from then on (`Mai bis heute`).
    parts : the ends of a span.
    """

    start: int
    end: int
    kind: str
    first: tuple[int, int] = FIRST_OF_YEAR
    last: tuple[int, int] = END_OF_YEAR
    base: str = ""
    year: int = 0
    years: int = 0
    unit: int = 0
    run: int = 1
    whole: bool = False
    tells: int = 0
    compares: bool = False
    edge: str = ""
    parts: tuple[Piece, ...] = ()


def find_pieces(text: str) -> list[Piece]:
    """Find the pieces of ``text`` in order; parts of a year are joined to it, and the ends of a span."""
    pieces = list(_single_pieces(text))
    for merge in (_with_year, _span, _with_year, _part_of_iranian):
        pieces = _merged(text, pieces, merge)
    if any(piece.kind == "fiscal" for piece in pieces):
        pieces = _with_fiscal_years(text, pieces)
    return pieces


Match = regex.Match[str]
Reader = Callable[[Match], Piece | None]


@dataclass(frozen=True, slots=True)
class _Rule:
    """One form: the words at which it is looked for, its pattern from there on, and what reads it.

    Among the words stands ``ORDINAL`` for any number of one or two digits with a point, ``FOUR`` for any
    number of four digits, ``SHORT_YEAR`` for one of two digits behind an apostrophe.
    What belongs to the form but stands before the word is the group ``lead``; ``leads``: there is one.
    ``before`` and ``after`` spare the pattern most places: the last two letters of the words of which one
    must stand before, the first two of those of which one must follow; empty where none must.
    """

    words: frozenset[str]
    pattern: regex.Pattern[str]
    read: Reader
    leads: bool
    before: frozenset[str]
    after: frozenset[str]


ORDINAL, FOUR, SHORT_YEAR = "0.", "0000", "'00"
APOSTROPHES = "'’‘"


def _single_pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of ``text``: at each word of time, by the first rule that fits."""
    rules_of = _rules()
    closed = f"{BLANKS}{text}{BLANKS}"
    low = 0
    for start, end, name in words_of_time(text):
        if start < low or (text[start - 1 : start] == "-" and start - 1 != low):  # in a piece, in a compound
            continue
        before, after = closed[start : start + 2], closed[end + 4 : end + 6]
        any_before = not before.isalpha()
        any_after = not (after.isalpha() and closed[end + 3].isspace())
        for rule in rules_of[name]:
            if rule.after and after not in rule.after and not any_after:
                continue
            if rule.before and before not in rule.before and not any_before:
                continue
            match = rule.pattern.match(text, start)
            piece = rule.read(match) if match else None
            if match and piece:
                lead = match.start("lead") if rule.leads else start
                piece = piece._replace(start=lead) if low <= lead < start else piece
                yield _with_lead(text, piece, low)
                low = piece.end
                break


BLANKS = "   "  # as many as the two letters of a word beside, and the blank between


# 2024   15.   '24   not 3.500, 19.30
_NUMBER = regex.compile(
    rf"""[0-9](?<!\w[0-9])
    (?: [0-9]{{3}} | [0-9]?(?=\.(?![0-9]++(?!\.))) | (?<=[{APOSTROPHES}][0-9])[0-9] )(?!\w)""",
    regex.VERBOSE,
)


def words_of_time(text: str) -> list[tuple[int, int, str]]:
    """Return the places of the words that have rules, in order, each with the name of its rules."""
    automaton, names = _automaton()
    closed = f"{text} "  # what stands before its first character is the last one
    found = [
        (start, end, names[index])
        for index, start, end in find_words(automaton, text)
        if not (_is_in_word(closed[end]) or _is_in_word(closed[start - 1]))
    ]
    for number in _NUMBER.finditer(text):
        start, end = number.span()
        if end - start == 4:
            found.append((start, end, FOUR))
        elif end - start == 2 and closed[start - 1] in APOSTROPHES:
            found.append((start, end, SHORT_YEAR))
        else:
            found.append((start, end + 1, ORDINAL))
    found.sort()
    return found


@cache
def _is_in_word(character: str) -> bool:
    """Tell whether the patterns take a character for one of a word; accents that stand alone are, too."""
    return regex.match(r"\w", character) is not None


@cache
def _automaton() -> tuple[AhoCorasick, list[str]]:
    names = [name for name in _rules() if name not in (ORDINAL, FOUR, SHORT_YEAR)]
    return AhoCorasick(names, implementation=Implementation.DFA), names


_EDGES = {
    "Anfang": "beginning", "Beginn": "beginning", "Mitte": "middle", "Ende": "end", "Ausklang": "end",
    "Jahresanfang": "beginning", "Jahresbeginn": "beginning", "Jahresmitte": "middle", "Jahresende": "end",
}  # fmt: skip
_LEAD = ending(
    r"""(?<!\w)(?:
      (?P<edge>(?:Jahres)?(?:[Aa]nfang|[Bb]eginn|[Mm]itte|[Ee]nde)|Ausklang)\s+(?:(?:de[rs]|vo[mn])\s+)?
        (?:(?P<year>(?:Kalender|Gesamt)?[Jj]ahr(?:e[sn]?|s)?)\s+|Monats\s+)?
    | (?P<year>(?:Kalender|Gesamt)?[Jj]ahr(?:e[sn]?|s)?)\s+ | Monats\s+ )"""
)


# The last two letters of what it may end in, of `Anfang`, `Mitte`, `der`, `von`, `Jahr`, `Jahre`, `Monats`.
_ENDS_OF_LEADS = frozenset(["ng", "nn", "te", "de", "er", "es", "om", "on", "hr", "re", "en", "rs", "ts"])


def _with_lead(text: str, piece: Piece, low: int) -> Piece:
    """Take in what stands before a piece and belongs to it: `Ende` Mai, `Anfang des Jahres` 2024."""
    if piece.kind in ("open", "now") or piece.edge:
        return piece
    before = text[max(0, piece.start - 3) : max(0, piece.start - 1)]
    if before not in _ENDS_OF_LEADS and before.isalpha():
        return piece
    lead = _LEAD.match(text, max(low, piece.start - 30), piece.start)
    if lead is None or (lead["year"] and piece.base != "said"):
        return piece
    return piece._replace(start=lead.start(), edge=_EDGES.get(lead["edge"], ""))


# ---------------------------------------------------------------- words


def _words(section: str) -> tuple[str, ...]:
    return lexicon.words("time", section)


def _either(words: Iterable[str]) -> str:
    return lexicon.alternatives(lexicon.both_cases(words))


def _inflected(stems: Iterable[str]) -> list[str]:
    return [stem + ending for stem in stems for ending in ("e", "en", "em", "er", "es")]


def _uncapitalised(word: str) -> str:
    return word[0].lower() + word[1:]


@cache
def _ordinals() -> dict[str, int]:
    return {
        word: number
        for stem, number in lexicon.numbered("time", "ordinals").items()
        for word in _inflected([stem])
    }


@cache
def _counts() -> frozenset[str]:
    """Return the words for a number that stand before a unit, those for an open one among them."""
    words = [*lexicon.numbered("time", "counts"), *_words("counts_open")]
    return frozenset(lexicon.both_cases(words))


_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def _count(word: str) -> int:
    """Return the value of a counting word or of digits; 0 for any other word."""
    return int(word) if word.isdecimal() else lexicon.numbered("time", "counts").get(_uncapitalised(word), 0)


def _ordinal(word: str) -> int:
    """Return the value of an ordinal word, of digits or Roman digits; 0 for any other word."""
    return int(word) if word.isdecimal() else _ROMAN.get(word) or _ordinals().get(_uncapitalised(word), 0)


# ---------------------------------------------------------------- rules


@cache
def _rules() -> dict[str, tuple[_Rule, ...]]:
    """Return the rules of each word, in order."""
    by_word: dict[str, list[_Rule]] = {}
    for rules in (_calendar_dates, _years, _parts_of_year, _relative_times, _times_beside, _points):
        for rule in rules():
            for word in rule.words:
                by_word.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in by_word.items()}


def _rule(
    words: Iterable[str],
    pattern: str,
    read: Reader,
    before: Iterable[str] = (),
    after: Iterable[str] = (),
) -> _Rule:
    """Return a rule; of the words ``before`` and ``after``, if any are given, one must stand beside."""
    return _Rule(
        frozenset(words),
        late(rf"(?:{pattern})(?!\w)", regex.VERBOSE),
        read,
        "(?P<lead>" in pattern,
        frozenset(word[-2:] for word in before),
        frozenset(word[:2] for word in after),
    )


def _phrases(
    phrases: Iterable[str], read: Reader, not_after: str = "", not_before: str = ""
) -> Iterator[_Rule]:
    """Yield rules for ``phrases``; each is looked for at its longest word, which is the rarest."""
    by_word: dict[str, list[tuple[list[str], list[str]]]] = {}
    for phrase in lexicon.both_cases(phrases):
        words = phrase.split()
        place = max(range(len(words)), key=lambda index: (len(words[index]), index))
        by_word.setdefault(words[place].rstrip("."), []).append((words[:place], words[place:]))
    for word, forms in by_word.items():
        pattern = "|".join(_phrase(before, rest, not_after) for before, rest in forms)
        before = _one_of(before[-1:] for before, _ in forms)
        after = _one_of(rest[1:2] for _, rest in forms)
        yield _rule([word], rf"(?:{pattern}){not_before}", read, before, after)


def _phrase(before: list[str], rest: list[str], not_after: str) -> str:
    lead, words = (r"\s+".join(map(regex.escape, part)) for part in (before, rest))
    return (rf"(?<=(?P<lead>{not_after}\b{lead}\s+))" if before else not_after) + words


def _one_of(words: Iterable[list[str]]) -> list[str]:
    """Return the one word of each list; none at all if a list is empty, since there nothing need stand."""
    words = list(words)
    return [word for (word,) in words] if all(words) else []


_BIS_OR_MARK = ("bis",)  # what a span goes on with; a mark always may follow

# The first word of a form is one of its rule's words: its pattern needn't list them again.
_ANY = r"\w++"


def _calendar_dates() -> Iterator[_Rule]:
    # 2025-01-14
    iso = r"(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)"
    yield _rule([FOUR], iso, _read_day, after=_BIS_OR_MARK)
    # 14. Januar; 3. bis 20. Mai; 14.1.2025; 14.01.25; 14.01.
    yield _rule(
        [ORDINAL],
        r"""(?<![\d.,])(?P<d>[0-3]?\d)\.\s?
        (?: (?:(?:bis(?:\s+zum)?|[-–])\s?(?P<to>[0-3]?\d)\.\s?)?(?P<month>\p{Lu}\w+)\.?
          | (?P<m>[01]?\d)\.(?:\s?(?P<y>(?:19|20)\d\d)|(?P<yy>\d\d)(?!\d))? )""",
        _read_day,
    )


def _years() -> Iterator[_Rule]:
    digits = r"(?:1\d|20|21)\d\d"
    no_decimal = r"(?![.,:]\d|\s*%)"
    year = rf"(?<![\d.,$€£+]|§\s){digits}(?!\d){no_decimal}"
    # 1990er Jahre, achtziger Jahren, 1970er- und, Ende der 1990er, in den 90ern, Achtzigerjahre
    tens = [f"{century}{ten}0er" for century in ("", "19", "20") for ten in range(10)]
    names = _words("points.decades")
    plurals = [name[0].upper() + name[1:] + ending for name in names for ending in ("n", "jahre", "jahren")]
    decade = r"\w+[\s-]+[Jj]ahren?|\w+er(?:n|jahren?)"
    decade += r"|(?:19|20)\d0er(?=-\s)|(?<=\bder\s)(?:19|20)?\d0er(?!\s+\p{Lu})"
    words = [*tens, *(number + "n" for number in tens), *lexicon.both_cases(names), *plurals]
    yield _rule(words, decade, _reader("open"))
    # 2023/24, 2021-2023, 2021 bis 2023
    no_day = rf"(?!\.\s*(?:\d|{lexicon.alternatives(lexicon.numbered('time', 'months'))}))"
    yield _rule(
        [FOUR],
        rf"""(?P<first>{year})
        (?: \s*[-–—/]\s*(?:(?P<last>{digits})|(?P<short>\d\d){no_day})
          | \s+bis\s+(?:zum\s+Jahre?\s+|Ende\s+|einschließlich\s+)?(?P<last>{digits}) )
        (?!\d){no_decimal}""",
        _read_years,
        after=_BIS_OR_MARK,
    )
    # 2024, 2024er
    single = rf"(?P<y>{year})(?:er(?!-))?(?![\s-]Jahr)"
    yield _rule([FOUR, *(f"{number}er" for number in range(1900, 2100))], single, _read_year)
    # '24, im Jahr '98; not `'24 Stunden'`
    short = rf"(?<=(?<!\w)(?P<lead>[{APOSTROPHES}]))(?P<yy>\d\d)(?![\d{APOSTROPHES}]){no_decimal}"
    yield _rule([SHORT_YEAR], short, _read_short_year)


def _parts_of_year() -> Iterator[_Rule]:
    ordinal = rf"(?P<n>{_ANY})\.?"
    ordinals = [ORDINAL, *_ROMAN, *lexicon.both_cases(_ordinals())]
    short_year = rf"(?:\s?[/{APOSTROPHES}]{{1,2}}(?P<yy>\d\d)(?![\d.,]))?"
    # 1. Quartal, I. Quartal, drittes Vierteljahr; Q1, Q1/24; Schlussquartal
    quarters = _words("units.quarter")
    quarter = lexicon.alternatives(quarters)
    yield _rule(ordinals, rf"{ordinal}\s+{quarter}", _read_part(3, "quarter"), after=quarters)
    codes = [f"Q{number}" for number in range(1, 5)]
    yield _rule(codes, rf"Q(?P<n>[1-4]){short_year}", _read_part(3, "quarter"))
    named = lexicon.numbered("time", "quarter_words")
    yield _rule(
        [name + ending for name in named for ending in ("", "s")],
        rf"(?P<name>{lexicon.alternatives(named)})s?",
        _read_named_quarter,
    )
    # ersten Jahresdrittel
    thirds = _words("units.third")
    third = lexicon.alternatives(thirds)
    yield _rule(ordinals, rf"{ordinal}\s+{third}", _read_part(4, "months"), after=thirds)
    # ersten Halbjahr, zweite Jahreshälfte, ersten Hälfte des Jahres; H1
    half_of_year = r"Hälfte(?=\s+(?:de[rs]\s+)?(?:\p{Ll}+\s+)?(?:Jahr|Vorjahr|20|19))"
    halves = _words("units.half")
    half_year = rf"(?:{lexicon.alternatives(halves)}|{half_of_year})"
    yield _rule(ordinals, rf"{ordinal}\s+{half_year}", _read_part(6, "half"), after=["Hälfte", *halves])
    yield _rule(["H1", "H2"], rf"H(?P<n>[12]){short_year}", _read_part(6, "half"))
    # gesamten Halbjahr
    yield _rule(
        ["gesamte", "gesamten", "ganze", "ganzen"],
        rf"{_ANY}\s+(?P<unit>Halbjahr|Quartal)(?:e?s)?",
        lambda match: Piece(*match.span(), "run", base="passage", unit=MONTHS_OF[match["unit"]]),
        after=["Halbjahr", "Quartal"],
    )
    # ersten, in `ersten und zweiten Quartal`, `ersten bis dritten Quartal`, `ersten und im zweiten Halbjahr`
    shared = rf"{ordinal}(?=\s*(?:und|bis|[-–/])\s*(?:(?:zu[mr]|im|(?:in\s+)?der)\s+)?{_ANY}\.?\s+"
    for unit, months, kind in ((quarter, 3, "quarter"), (half_year, 6, "half")):
        yield _rule(ordinals, rf"{shared}{unit})", _read_part(months, kind), after=["und", *_BIS_OR_MARK])
    # ersten drei Quartalen
    yield _rule(
        ["Quartale", "Quartalen"],
        rf"(?<=(?P<lead>\b[Ee]rsten\s+(?P<n>{_ANY})\s+))Quartalen?",
        _read_quarters,
    )
    # ersten neun Monaten, neun ersten Monaten, 9 Monaten
    yield _rule(
        ["Monat", "Monate", "Monaten"],
        rf"(?<=(?P<lead>\b(?P<sure>[Ee]rsten\s+)?(?P<n>{_ANY})\s+(?P<sure>ersten\s+)?))Monate?n?",
        _read_count,
        before=["ersten", *_counts()],
    )
    # dritten Monats; not `im dritten Monat in Folge`
    in_a_row = r"\s+(?:in\s+Folge|nacheinander|hintereinander)"
    month_by_number = rf"(?P<n>{_ANY})(?<=en)\s+Monat(?:e?s)?(?!{in_a_row})"
    numbered = lexicon.both_cases(_ordinals())
    yield _rule(numbered, month_by_number, _read_part(1, "month"), after=["Monat", "Monats", "Monates"])
    # Mai, Jan.
    names = list(lexicon.numbered("time", "months"))
    yield _rule(names, rf"(?P<month>{_ANY})\.?", _read_month)
    # Januarwert, Maidefizits
    values = [value + ending for value in _words("units.values") for ending in ("", "s", "es", "e", "en")]
    of_month = [name + value for name in names if len(name) > 2 and "." not in name for value in values]
    yield _rule(of_month, rf"(?P<month>{lexicon.alternatives(names)})\p{{Ll}}++", _read_month)
    # ersten zehn Maitagen, ersten 20 Tagen im Mai
    first_days = rf"(?<=(?P<lead>\b[Ee]rsten\s+(?P<n>{_ANY})\s+))"
    month = f"(?P<month>{lexicon.alternatives(names)})"
    yield _rule(
        ["Tagen", *(name + "tagen" for name in names)],
        rf"{first_days}(?:{month}tagen|Tagen\s+(?:des|im)\s+{month})",
        _read_first_days,
    )
    # Sommer, Sommers, Sommermonaten
    seasons = lexicon.load("time")["seasons"]
    forms = [season + ending for season in seasons for ending in ("", "s", "monate", "monaten")]
    yield _rule(forms, rf"(?P<season>{lexicon.alternatives(seasons)})(?:s|monaten?)?", _read_season)
    # im zweiten, after `im ersten Quartal`
    elliptic = rf"(?<=\b(?:[Ii]m|[Ii]n\s+der)\s)(?P<n>{_ANY})(?=\s+[\p{{Ll}}\d])"
    yield _rule(numbered, elliptic, _read_next, before=["im", "Im", "der"])


_IRANIAN_FORMS = (
    "iranischen",
    "iranischem",
    "iranisches",
    "iranische",
    "persischen",
    "persischem",
    "persisches",
)
_IRANIAN_ADJECTIVE = "(?:iranisch|persisch)e[mnrs]?"
_SHIFTS = {"before_last": -2, "last": -1, "this": 0, "next": 1, "after_next": 2}


def _relative_times() -> Iterator[_Rule]:
    # vergangenen Jahr, dieses Jahres, letzten drei Jahren, nächsten zwei bis drei Jahren, vorigen Monats
    adjectives = {
        form: shift for name, shift in _SHIFTS.items() for form in _inflected(_words(f"adjectives.{name}"))
    }
    fiscal = lexicon.alternatives(_words("units.fiscal"))
    yield _rule(
        lexicon.both_cases(adjectives),
        rf"""(?P<adjective>{_ANY})\s+(?:ganzen?\s+|(?P<half>halben?\s+))?
        (?:(?P<iranian>{_IRANIAN_ADJECTIVE})\s+|(?P<count>{_ANY})(?:\s*(?:bis|oder|,|-|–)\s*(?P<count>{_ANY}))?\s+)?
        (?:Kalender|(?P<fiscal>{fiscal}))?(?P<unit>[Jj]ahr(?:zehnt)?|Monat|Quartal|Halbjahr)(?P<ending>e?s|en?)?""",
        lambda match: _read_relative(match, adjectives[_uncapitalised(match["adjective"])]),
        after=[
            *_units_of_calendar(),
            *_counts(),
            "anderthalb",
            "ganze",
            "ganzen",
            "halbe",
            "halben",
            *_IRANIAN_FORMS,
        ],
    )
    # iranischen Kalenderjahres; not `iranischen Jahr 1402`, `iranischen Jahres (21. März bis 22. Juli)`
    yield _rule(
        _IRANIAN_FORMS,
        rf"{_ANY}\s+(?:Kalenderj|J)ahr(?:e?s)?(?!\s*(?:\(|1[34]\d\d))",
        lambda match: _iranian_shifted(_year(match, "published", 0)),
    )
    # Vorjahr, heuer; diesjährigen
    for name, shift in _SHIFTS.items():
        words = [*_words(f"year_words.{name}"), *_inflected(_words(f"year_adjectives.{name}"))]
        yield from _phrases(words, _year_reader("published", shift))
    # Finanzjahr; Finanzjahr davor, neue Finanzjahr
    years = [name + form for name in _words("units.fiscal") for form in ("jahr", "jahres", "jahrs")]
    yield _rule(
        years,
        rf"(?:(?<=\b(?P<lead>(?P<later>neue[nms]?)\s+)))?{_ANY}(?:\s+(?:(?P<later>darauf|danach)|davor|zuvor))?",
        _read_fiscal,
    )
    # vor fünf Jahren, vor rund zehn Jahren; vor einigen Jahren
    some = rf"(?:{_either(_words('quantities.before'))}\s+)?(?:ein\s+)?(?P<n>{_ANY})\s+"
    no_age = r"(?!\s+(?:alt|lang|Haft|Gefängnis))"
    yield _rule(
        ["Jahr", "Jahre", "Jahren"],
        rf"(?<=(?P<lead>\b[Vv]or\s+{some}))Jahre?n?{no_age}",
        lambda match: _year_off(match, "published", -1),
        before=_counts(),
    )
    # seit drei Jahren
    yield _rule(
        ["Jahr", "Jahren"],
        rf"(?<=\b[Ss]eit\s+(?P<lead>{some}))Jahre?n?{no_age}",
        _read_years_since,
        before=_counts(),
    )
    # in zwei Jahren, binnen zehn Jahren, innerhalb von fünf Jahren
    within = r"(?:[Ii]n|(?P<within>[Bb]innen|[Ii]nnerhalb\s+von))"
    yield _rule(
        ["Jahren"], rf"(?<=(?P<lead>\b{within}\s+{some}))Jahren{no_age}", _read_within, before=_counts()
    )
    # laufenden Jahres in short: Mai d. J., Mai v. J.
    after_part = r"(?:Monat(?:e|en|s)?|Quartals?|Halbjahre?s?|" + lexicon.alternatives(
        lexicon.numbered("time", "months")
    )
    yield _rule(
        ["J"],
        rf"(?<={after_part})\s+(?P<lead>(?P<which>[dlv])\.\s?))J\.?",
        lambda match: _year(match, "published", -1 if match["which"] == "v" else 0),
    )


def _units_of_calendar() -> Iterator[str]:
    """Yield the units that `letzten` and the like stand before: `Jahr`, `Geschäftsjahres`, `Monaten`."""
    for kind in ("", "Kalender", *_words("units.fiscal")):
        for unit in ("Jahr", "jahr", "Jahrzehnt", "jahrzehnt", "Monat", "Quartal", "Halbjahr"):
            yield from (kind + unit + ending for ending in ("", "s", "es", "e", "en"))


def _times_beside() -> Iterator[_Rule]:
    """Times that count from the one just spoken of."""
    # gleichen Zeitraum, derselben Zeit, denselben sechs Monaten; Berichtszeitraum; Vorjahreszeitraum
    articles = ("", *_words("spans.articles"))
    same = [article + form for article in articles for form in _inflected(_words("adjectives.same"))]
    spans = _words("spans.words")
    span = lexicon.alternatives(spans)
    counted = rf"(?:{lexicon.alternatives(_counts())}\s+)?"
    yield _rule(
        lexicon.both_cases(same), rf"{_ANY}\s+{counted}{span}", _read_same(0), after=[*spans, *_counts()]
    )
    yield _rule(_words("spans.named"), _ANY, _read_same(0, whole=True))
    yield _rule(_words("spans.year_before"), _ANY, _read_same(-1))
    # Vormonat, Vorquartal
    yield _rule(lexicon.numbered("time", "units_before"), _ANY, _read_unit_before)
    # Quartal davor, Monat zuvor
    yield _rule(
        MONTHS_OF,
        rf"(?P<unit>{_ANY})\s+(?:davor|zuvor|vorher)",
        lambda match: Piece(*match.span(), "run", base="passage", year=-1, unit=MONTHS_OF[match["unit"]]),
        after=["davor", "zuvor", "vorher"],
    )
    # Jahresende, Anfang des Jahres; not `Ende des Jahres 2024`
    no_year = r"(?!\s+(?:19|20)\d\d)"
    for edge in ("beginning", "middle", "end"):
        words = _words(f"edges.{edge}")
        yield from _phrases(words, _year_reader("passage", 0, edge=edge), not_before=no_year)
    # Jahr davor, Folgejahr; gesamten Jahr; Berichtsjahr, selben Jahr
    for name, shift in {"preceding": -1, "following": 1, "whole": 0}.items():
        words = _words(f"beside.{name}")
        reader = _year_reader("passage", shift, whole=name == "whole")
        yield from _phrases(words, reader, not_before=no_year)
    yield from _phrases(_words("beside.year_ago"), _year_reader("published", -1))
    yield from _phrases(_words("beside.reported"), _year_reader("named", 0), not_before=no_year)
    years = ["Jahr", "Jahrs", "Jahres"]
    yield _rule(lexicon.both_cases(same), rf"{_ANY}\s+Jahr(?:e?s)?", _year_reader("named", 0), after=years)
    # zwei Jahre später, drei Jahre zuvor
    yield _rule(
        ["Jahr", "Jahre"],
        rf"""(?<=(?P<lead>\b(?P<n>{_ANY})\s+))
        Jahre?\s+(?:(?P<later>später|danach|darauf)|zuvor|davor|früher|vorher)""",
        lambda match: _year_off(match, "reported", 1 if match["later"] else -1),
        before=_counts(),
    )
    # im Laufe des Jahres; not `Sportler des Jahres`
    yield _rule(["Jahres"], r"(?<=\bdes\s)Jahres" + no_year, _read_of_year, before=["des"])


def _points() -> Iterator[_Rule]:
    # damals, in Zukunft; derzeit
    for kind in ("open", "now"):
        words = _words(f"points.{kind}")
        no_year = (
            r"(?!\s+als\b|\s+(?:im\s+(?:Jahre?\s+)?)?(?:19|20)\d\d\b)" if kind == "open" else r"(?!\s+als\b)"
        )
        yield from _phrases(words, _reader(kind), not_after=r"(?<!\b[Nn]icht\s)", not_before=no_year)


# ---------------------------------------------------------------- readers


def _reader(kind: str) -> Reader:
    return lambda match: Piece(match.start(), match.end(), kind)


def _year(match: Match, base: str, year: int) -> Piece:
    return Piece(match.start(), match.end(), "year", base=base, year=year)


def _year_reader(base: str, year: int, edge: str = "", whole: bool = False) -> Reader:
    return lambda match: _year(match, base, year)._replace(edge=edge, whole=whole)


def _before(match: Match, length: int) -> tuple[str, int, int]:
    """Return the arguments that let an `ending` read what stands before a match."""
    return match.string, max(0, match.start() - length), match.start()


def _year_off(match: Match, base: str, sign: int) -> Piece | None:
    """Read `vor fünf Jahren`, `zwei Jahre später`; `vor einigen Jahren` is open."""
    number = _count(match["n"])
    if match["n"] in _words("counts_open"):
        return Piece(match.start(), match.end(), "open")
    return _year(match, base, sign * number) if 0 < number < LONGEST_SPAN else None


def _read_fiscal(match: Match) -> Piece:
    """Read `Finanzjahr`; `das neue Finanzjahr`, `im Finanzjahr davor` count from the one that is told."""
    piece = Piece(match.start(), match.end(), "fiscal")
    if match["later"]:
        return piece._replace(base="passage", year=1)
    return piece._replace(base="passage", year=-1) if match[0].endswith("vor") else piece


def _read_years_since(match: Match) -> Piece | None:
    """Read `seit drei Jahren`: from that year on, which isn't named itself."""
    piece = _year_off(match, "published", -1)
    return piece and piece._replace(unit=12)


def _read_within(match: Match) -> Piece | None:
    """Read `in zwei Jahren`: by the tense of its clause these years or the one after them."""
    number = _count(match["n"])
    if not 0 < number < LONGEST_SPAN:
        return None
    return _year(match, "published", 0)._replace(kind="within", run=number, whole=bool(match["within"]))


def _read_day(match: Match) -> Piece | None:
    groups = match.groupdict()
    name = groups.get("month")
    month = lexicon.numbered("time", "months").get(name, 0) if name else int(groups["m"])
    short = groups.get("yy")
    year = _full_year(short) if short else int(groups.get("y") or 0)
    day = int(groups["d"])
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year or 2000, month)[1]:
        return None
    last = int(groups.get("to") or day)
    if not day <= last <= calendar.monthrange(2000, month)[1]:
        return None
    kind, ends = "days" if last > day else "day", ((month, day), (month, last))
    return Piece(match.start(), match.end(), kind, *ends, "said" if year else "", year)


LONGEST_SPAN = 150  # years
FIRST_OF_CENTURY = 70  # two digits from here on are of the century before


def _full_year(digits: str) -> int:
    """Return the year that two digits mean: `24` is 2024, `98` is 1998."""
    return int(digits) + (1900 if int(digits) >= FIRST_OF_CENTURY else 2000)


def _read_years(match: Match) -> Piece | None:
    first = int(match["first"])
    last = int(match["last"]) if match["last"] else first - first % 100 + int(match["short"])
    if not first < last <= first + LONGEST_SPAN or _is_quantity(match):
        return None
    ends = (("first", first), ("last", last)) if match["last"] else ()
    parts = tuple(Piece(*match.span(group), "year", base="said", year=year) for group, year in ends)
    return Piece(*match.span(), "years", base="said", year=first, years=last - first, parts=parts)


EARLIEST_BARE_YEAR = 1800
_NOUN = regex.compile(r"\s+\p{Lu}\p{Ll}")


def _noun_follows(match: Match) -> bool:
    text, end = match.string, match.end()
    return not text[end + 1 : end + 2].islower() and _NOUN.match(text, end) is not None


_UNIT = regex.compile(r"(?:\s*(?:bis|[-–])\s*\d[\d.]{3,})?[\s-](?P<unit>\w+)")
_IN_YEAR = ending(r"[Jj]ahr(?:e[sn]?|s)?\s+")
_ENGLISH_DAY = ending(r"\p{Lu}\p{Ll}{2,8}\.?\s+\d{1,2},\s+")  # Mar 12, [2019]
_IRANIAN = ending(r"(?:iranisch|persisch)e[nmrs]?\s+(?:\p{Lu}\p{Ll}+)?[Jj]ahr(?:e?s)?\s+")


def _is_iranian(match: Match) -> bool:
    """`im iranischen Jahr 1402 … die Ausfuhren des Jahres 1402`: named before with its calendar."""
    text, places = match.string, regex.finditer(rf"\b{match['y']}\b", match.string, endpos=match.start())
    return any(_IRANIAN.match(text, max(0, place.start() - 30), place.start()) for place in places)


@cache
def _units() -> frozenset[str]:
    return frozenset(_words("quantities.after"))


def _is_quantity(match: Match) -> bool:
    """`2014 Euro`, `2000 bis 3000 Grad`"""
    unit = _UNIT.match(match.string, match.end())
    return unit is not None and unit["unit"] in _units()


@cache
def _before_number(kind: str) -> regex.Pattern[str]:
    """Return a pattern for the words of a list, right before a number that is no year."""
    return ending(rf"(?<!\w){_either(_words(f'quantities.{kind}'))}\s+")


def _is_numbered(match: Match) -> bool:
    """`Nr. 2010`"""
    text, start = match.string, match.start()
    may_be = text[max(0, start - 3) : max(0, start - 1)] in _ends_of_numbered()
    return may_be and _before_number("numbered").match(*_before(match, 30)) is not None


@cache
def _ends_of_numbered() -> frozenset[str]:
    return frozenset(word[-2:] for word in _words("quantities.numbered"))


def _read_year(match: Match) -> Piece | None:
    """`2024`; not `rund 2014 Firmen`, `2000 Stellen`, `Nr. 2010`."""
    year, before = int(match["y"]), _before(match, 30)
    if year < EARLIEST_BARE_YEAR:
        if _IRANIAN.match(*before) or _is_iranian(match):
            return _iranian_year(match, year)
        return _year(match, "said", year) if _IN_YEAR.match(*before) else None
    if _is_quantity(match) or _is_numbered(match) or _ENGLISH_DAY.match(*before):
        return None
    if _noun_follows(match) and not _IN_YEAR.match(*before):
        counts = year % 100 == 0 or _before_number("before").match(*before)
        return None if counts else _year(match, "said", year)
    return _year(match, "said", year)


def _read_short_year(match: Match) -> Piece | None:
    """`'24`; not `'24 Stunden`, `'24 km`."""
    noun_follows = _noun_follows(match)
    lead = match.start("lead")
    in_year = _IN_YEAR.match(match.string, max(0, lead - 10), lead)
    if _is_quantity(match) or (noun_follows and not in_year):
        return None
    return _year(match, "said", _full_year(match["yy"]))


def _iranian_year(match: Match, year: int) -> Piece | None:
    """`im iranischen Jahr 1402`: from the first day of spring, which is the 20th of March in leap years."""
    if not 1300 <= year < 1500:
        return None
    year += 621
    first, following = (20 if any_year % 4 == 0 else 21 for any_year in (year, year + 1))
    return Piece(*match.span(), "days", (3, first), (3, following - 1), "said", year, years=1)


def _iranian_shifted(year: Piece) -> Piece:
    """`im laufenden iranischen Jahr`: from the 21st of March, as in most years."""
    return year._replace(kind="days", first=(3, 21), last=(3, 20), years=1, whole=True)


def _read_part(months: int, kind: str) -> Reader:
    """Return a reader for halves (six ``months``), quarters (three) or months by number."""

    def read(match: Match) -> Piece | None:
        number = _ordinal(match["n"])
        if not 1 <= number <= 12 // months:
            return None
        short = match.groupdict().get("yy")
        base, year = ("said", _full_year(short)) if short else ("", 0)
        return Piece(*match.span(), kind, (months * (number - 1) + 1, 1), (months * number, 0), base, year)

    return read


def _read_named_quarter(match: Match) -> Piece:
    """`Schlussquartal`"""
    number = lexicon.numbered("time", "quarter_words")[match["name"]]
    return Piece(*match.span(), "quarter", (3 * number - 2, 1), (3 * number, 0))


def _read_quarters(match: Match) -> Piece | None:
    """`ersten drei Quartalen`"""
    number = _count(match["n"])
    return Piece(*match.span(), "months", (1, 1), (3 * number, 0)) if 1 <= number <= 4 else None


def _read_next(match: Match) -> Piece | None:
    number = _ordinal(match["n"])
    return Piece(*match.span(), "next", run=number) if 1 <= number <= 4 else None


_BEFORE_COUNT = ending(
    r"""(?<!\w)(?:[Ii]n(?:\s+den)?|[Ii]nnerhalb(?:\s+von|\s+der)?|[Nn]ach|[Bb]innen|[Ff]ür(?:\s+die)?
    |[Dd]ie|[Dd]e[rn]|[Zz]u)\s+"""
)
_OF_YEAR = regex.compile(r"\s+(?:(?:im|de[rs])\s+)?(?:\p{Ll}+en\s+)?(?:Jahr|Vorjahr|dieses|(?:19|20)\d\d)")


def _read_count(match: Match) -> Piece | None:
    """`in neun Monaten`: the first nine months of a year; not `vor neun Monaten`, `alle drei Monate`."""
    number = _count(match["n"])
    sure = match["sure"] or _OF_YEAR.match(match.string, match.end())
    place = match.start("lead")
    in_them = number > 1 and _BEFORE_COUNT.match(match.string, max(0, place - 16), place)
    if not 1 <= number <= 12 or not (sure or in_them):
        return None
    return Piece(*match.span(), "months", (1, 1), (number, 0))


_BEFORE_MONTH = ending(
    r"""(?: \b(?:[Ii][mn]|[Aa]b|[Ss]eit|[Bb]is|[Vv]o[mn]|[Ff]ür|[Uu]nd|[Dd]e[nrs]|[Zz]um
              |Ende|Anfang|Mitte|Monats?)
          | [-–/(\d] )\s*"""
)


def _read_month(match: Match) -> Piece | None:
    """`im Mai`; not the names `August Müller`, `Jan Novak`."""
    if _noun_follows(match) and not _BEFORE_MONTH.match(*_before(match, 10)):
        return None
    month = lexicon.numbered("time", "months")[match["month"]]
    return Piece(*match.span(), "month", (month, 1), (month, 0))


def _read_first_days(match: Match) -> Piece | None:
    month, last = lexicon.numbered("time", "months")[match["month"]], _count(match["n"])
    return Piece(*match.span(), "days", (month, 1), (month, last)) if 1 < last <= 28 else None


_BEFORE_SEASON = ending(
    r"\b(?:[IiAa]m|[Dd]e[mnrs]|[Vv]om|[Zz]um|[Bb]is|[Ss]eit|[Aa]b|\p{Ll}{4,}(?:en|er|em)|Anfang|Mitte|Ende)\s+"
)
_YEAR_NEXT = regex.compile(r"\s+(?:19|20)\d\d")


def _read_season(match: Match) -> Piece | None:
    """`im Herbst`, `Herbst 2023`; not the name `Hanna Herbst`."""
    if not (_BEFORE_SEASON.match(*_before(match, 20)) or _YEAR_NEXT.match(match.string, match.end())):
        return None
    seasons = {name: (month, day) for name, (month, day) in lexicon.load("time")["seasons"].items()}
    beginnings = sorted(set(seasons.values()))
    first = seasons[match["season"]]
    month, day = beginnings[(beginnings.index(first) + 1) % len(beginnings)]
    return Piece(*match.span(), "season", first, (month, day - 1))


MONTHS_OF = {"Monat": 1, "Quartal": 3, "Halbjahr": 6}
KIND_OF = {1: "month", 3: "quarter", 6: "half"}
_SINGULAR = ending(r"\b(?:[IiAa]m|de[ms]|[Zz]um|[Vv]om|das)\s+")


_BEFORE_EVENT = regex.compile(
    r"\s+vor\s+(?:de[mnr]|Ausbruch|Beginn|Inkrafttreten)\b"
)  # `im letzten Jahr vor der Krise`


def _read_relative(match: Match, shift: int) -> Piece | None:
    """`im letzten Jahr`, `in den letzten drei Jahren`, `vorigen Monats`; `in den letzten Jahren` is open."""
    count = _count(match["count"]) if match["count"] else 1
    some = match["count"] is not None and match["count"] in _words("counts_open")
    if not count and not some:
        return None
    if (
        count > 1
        and shift == 0
        and _uncapitalised(match["adjective"]) in _inflected(_words("adjectives.same"))
    ):
        return _read_same(0)(match)  # in diesen drei Monaten
    plural = match["ending"] == "en" or (match["ending"] == "e" and not _SINGULAR.match(*_before(match, 8)))
    if shift == -1 and _BEFORE_EVENT.match(match.string, match.end()):
        return None
    piece = _year(match, "published", shift)
    if match["iranian"]:
        return _iranian_shifted(piece) if match["unit"] == "Jahr" and count == 1 else None
    if match["fiscal"] and not count > 1:
        return piece._replace(kind="fiscal")
    if match["unit"] == "Jahrzehnt":
        count = 10 * count if match["count"] else 0
        return _run_of_years(piece, count) if count and shift else piece._replace(kind="open")
    if some or (plural and not match["count"]) or (count > 1 and shift == 0):
        return piece._replace(kind="open")
    if match["half"]:  # `im letzten halben Jahr`
        return piece._replace(kind="run", unit=1, run=6)
    if match["unit"] in MONTHS_OF:
        return piece._replace(kind="run", unit=MONTHS_OF[match["unit"]], run=count)
    return _run_of_years(piece, count) if count > 1 else piece


def _run_of_years(piece: Piece, count: int) -> Piece:
    """Return ``count`` years before or after the year of publication."""
    return piece._replace(kind="years", year=-count if piece.year < 0 else 1, years=count - 1)


_PLACED = ending(
    r"\b(?:[Ii]m|[Ii]n|[Ii]n\ de[rmn]|[Ww]ährend|[Ff]ür|[Aa]us)\s+(?:(?:gleich|selb|entsprechend)en\s+)?"
)


def _read_same(year: int, whole: bool = False) -> Reader:
    """Return a reader for the days just spoken of, ``year`` years later.

    `Auf dem Stand desselben Zeitraums`, `des Vorjahreszeitraums` only compare.
    """

    def read(match: Match) -> Piece:
        genitive = match[0].lower().startswith("des") or match.string.endswith("des ", 0, match.start())
        compares = (year < 0 or genitive) and not _PLACED.match(*_before(match, 25))
        return Piece(*match.span(), "same", base="passage", year=year, whole=whole, compares=compares)

    return read


def _read_unit_before(match: Match) -> Piece:
    return Piece(
        *match.span(), "run", base="passage", year=-1, unit=lexicon.numbered("time", "units_before")[match[0]]
    )


@cache
def _within() -> regex.Pattern[str]:
    return ending(rf"{lexicon.alternatives(_words('beside.within'))}\s+des\s+")


def _read_of_year(match: Match) -> Piece | None:
    return _year(match, "passage", 0) if _within().match(*_before(match, 25)) else None


# ---------------------------------------------------------------- joining

# Between a part of a year and its year: `Mai 2024`, `Mai des Jahres 2024`, `Q1/2024`, `in diesem Jahr (2024`.
_OF = regex.compile(r"\s*[/'’-]\s*|,?\s+(?:(?:des|im|in|vom|von|de[mr]|seit)\s+)?|\s*\(")
# Between the ends of a span: `Januar bis einschließlich Mai`, `Januar-Mai`, `Jan.–Okt.`.
_TO = regex.compile(
    r"""\s*[-–—/]\s*
    | \s+bis\s+(?:(?:einschließlich|inklusive|mit|zu[mr]|in|de[nms]|das|Ende|Anfang|Mitte)\s+)*""",
    regex.VERBOSE,
)
_BIS = regex.compile(r"\s+bis\s+(?:(?:einschließlich|zum)\s+)?")
_AND = regex.compile(r"\s*(?:,|und|sowie|oder|&)\s*(?:(?:im|in(?:\s+der)?|de[nmr])\s+)?")
_APART = regex.compile(r"\b(?:im|in)\b")  # `im Mai und im Juni`: two times
_BETWEEN = ending(r"\b[Zz]wischen\s+(?:de[mnr]\s+)?")
_ENDS = frozenset({"day", "month", "quarter", "half", "year"})


LONGEST_GAP = 40  # characters between two pieces that are read together


def _merged(
    text: str, pieces: list[Piece], merge: Callable[[str, Piece, Piece], list[Piece] | None]
) -> list[Piece]:
    """Return ``pieces``, each two neighbours that ``merge`` can read together as it reads them."""
    merged = pieces[:1]
    for piece in pieces[1:]:
        near = piece.start - merged[-1].end <= LONGEST_GAP
        together = merge(text, merged[-1], piece) if near else None
        if together:
            merged[-1:] = together
        else:
            merged.append(piece)
    return merged


def _with_year(text: str, part: Piece, year: Piece) -> list[Piece] | None:
    """Join `Mai` + `2024`, `gleichen Zeitraum` + `Vorjahres`, `letzten Quartal` + `2024`."""
    if year.kind != "year" or year.edge or not _OF.fullmatch(text, part.end, year.start):
        return None
    of_year = part._replace(end=year.end, base=year.base, year=year.year)
    if part.kind == "year":
        bare = text[year.start : year.end - 4] in ("", "Jahr ")
        apposed = part.base == "published" and year.base == "said" and bare
        return [of_year._replace(tells=year.year - part.year)] if apposed else None
    if part.kind == "run":
        length = part.unit * part.run
        if part.base != "published" or part.year != -1 or length > 12 or "," in text[part.end : year.start]:
            return None
        kind = "months" if part.run > 1 else KIND_OF[part.unit]
        return [of_year._replace(kind=kind, first=(13 - length, 1), unit=0, run=1)]
    if part.kind == "same":
        from_passage = year.base == "published" and year.year == -1
        return [of_year._replace(base="passage") if from_passage else of_year]
    return [of_year] if part.kind in PARTS_OF_YEAR and not part.base else None


def _span(text: str, first: Piece, last: Piece) -> list[Piece] | None:
    """Join `Januar` + `Mai 2024` to a span; in `Januar und Mai 2024` only the year is shared."""
    up_to = _up_to(text, first, last)
    if up_to:
        return [up_to]
    if last.kind == "now" and first.kind in _ENDS and _BIS.fullmatch(text, first.end, last.start):
        return [first._replace(end=last.end, edge="now")]
    if first.kind not in _ENDS or first.kind != last.kind or first.parts or last.parts:
        return None
    if not _reach(text, first, last):
        in_a_list = first.kind != "year" and _AND.fullmatch(text, first.end, last.start)
        shares_year = in_a_list and last.base and not first.base
        return [first._replace(base=last.base, year=last.year), last] if shares_year else None
    turn = first.first > (last.last[0], 31)  # `November bis Januar`
    if last.base and not first.base:
        first = first._replace(base=last.base, year=last.year - turn)
    elif first.base and not last.base:
        last = last._replace(base=first.base, year=first.year + turn)
    years = last.year - first.year if first.base == last.base else 0
    if not 0 <= years <= LONGEST_SPAN or (years == 0 and first.kind == "year"):
        return None
    kind = {"day": "days", "year": "years"}.get(first.kind, "months")
    whole = first._replace(end=last.end, kind=kind, last=last.last, years=years, edge="", parts=(first, last))
    return [whole]


def _up_to(text: str, first: Piece, last: Piece) -> Piece | None:
    """Join `drei Monaten bis Ende` + `September`, `Jahresanfang bis` + `August`, `Mai, Juni und` + `Juli`."""
    if last.kind != "month":
        return None
    month = last.first[0]
    if first.parts and first.kind == "months" and not first.base:
        follows = month - first.last[0] == 1 and _AND.fullmatch(text, first.end, last.start)
        return last._replace(start=first.start, kind="months", first=first.first) if follows else None
    if not _BIS.fullmatch(text, first.end, last.start):
        return None
    if first.kind == "year" and first.edge == "beginning" and first.base == "passage":
        return last._replace(start=first.start, kind="months", first=FIRST_OF_YEAR, edge="")
    if first.kind != "months" or first.base or first.parts or first.first != FIRST_OF_YEAR:
        return None
    begin = month - first.last[0] + 1
    turn = begin < 1  # `in den drei Monaten bis Januar`
    beginning = (begin + 12 * turn, 1)
    return last._replace(start=first.start, kind="months", first=beginning, year=last.year - turn, edge="")


def _reach(text: str, first: Piece, last: Piece) -> bool:
    """Tell whether two times are the ends of a span: `2008 bis 2010`, `zwischen Mai und Juli`."""
    if _TO.fullmatch(text, first.end, last.start):
        return True
    if not _AND.fullmatch(text, first.end, last.start):
        return False
    if _BETWEEN.match(text, max(0, first.start - 16), first.start):
        return True
    if first.kind == "year":
        return last.year - first.year == 1 and text.startswith("Jahren", first.start)
    step = {"month": 1, "quarter": 3, "half": 6}.get(first.kind)
    if _APART.search(text, first.end, last.start):
        return False
    return not first.base and last.first[0] - first.first[0] == step


# ---------------------------------------------------------------- fiscal years

# Between a fiscal year and its end: `, das am 31. März endete`, `bis Ende März`; `(April bis März)`
_THAT_ENDS = regex.compile(r",?\s+(?:das|welches)\s+(?:\p{Ll}+\s+){0,3}")
_ENDED = regex.compile(
    r"\s+(?:\p{Ll}+\s+)?(?:ende[nt]\w*|zu\s+Ende|ablief|abgelaufen|auslief|schloss|abschloss)\b"
)
_TO_END = regex.compile(r"\s*\(?\s*bis\s+(?:(?:einschließlich|zum)\s+)?|\s+(?:endet|endete|schloss)\s+am\s+")
_IN_BRACKET = regex.compile(r"\s*\(\s*(?:von\s+)?")
# Between its end and a fiscal year: `am 31. März abgelaufenen`
_ENDING = regex.compile(
    r"\s+(?:(?:zu\s+Ende\s+)?gegangene|(?:be|ge)?ende(?:te|nde)|abgelaufene|abgeschlossene|ausgelaufene)[mnrs]?\s+"
)


def _with_fiscal_years(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give fiscal years the days that the text tells; those without days are as long as they are called."""
    for merge in (_called, _ending_fiscal):
        pieces = _merged(text, pieces, merge)
    told = next((piece for piece in pieces if piece.kind == "days" and _is_fiscal(piece)), None)
    pieces = [_as_told(piece, told) if piece.kind == "fiscal" and told else piece for piece in pieces]
    for join in (_part_of_fiscal, _listed_months):
        pieces = _merged(text, pieces, join)
    return [
        piece._replace(kind="years" if piece.years else "year") if piece.kind == "fiscal" else piece
        for piece in pieces
        if piece.kind != "fiscal" or piece.base
    ]


def _part_of_fiscal(text: str, part: Piece, fiscal: Piece) -> list[Piece] | None:
    """Join `ersten acht Monaten` + `Finanzjahrs`: open in one of two years of which no one says the days."""
    of_fiscal = fiscal.kind == "fiscal" or (fiscal.kind == "days" and _is_fiscal(fiscal))
    if not of_fiscal or part.kind not in ("months", "quarter", "half") or part.base:
        return None
    if not _OF.fullmatch(text, part.end, fiscal.start):
        return None
    if fiscal.kind == "fiscal":
        kind = "open" if fiscal.years else part.kind
        part = part._replace(end=fiscal.end, kind=kind, base=fiscal.base, year=fiscal.year)
        return [part._replace(unit=part.last[0] - part.first[0] + 1)]
    late = fiscal.first[0] - 1  # months by which that year is later than the calendar's
    first, last = (month - 1 + late for month in (part.first[0], part.last[0]))
    part = part._replace(end=fiscal.end, base=fiscal.base, year=fiscal.year + first // 12)
    return [part._replace(first=(first % 12 + 1, 1), last=(last % 12 + 1, 0))]


def _listed_months(text: str, part: Piece, months: Piece) -> list[Piece] | None:
    """Join `ersten acht Monaten des Finanzjahrs` + `Juli bis Februar`."""
    if part.kind not in ("open", "months") or not part.unit or months.kind != "months" or months.base:
        return None
    length = (months.last[0] - months.first[0]) % 12 + 1
    if length != part.unit or not _IN_BRACKET.fullmatch(text, part.end, months.start):
        return None
    base, year = ("said", part.year) if part.base == "said" else ("", 0)
    return [months._replace(start=part.start, base=base, year=year)]


AN_ORDINARY_YEAR = 2001
_OF_IRANIAN = regex.compile(rf"\s+(?:des|im|vom)\s+(?:{_IRANIAN_ADJECTIVE}\s+)?")


def _part_of_iranian(text: str, part: Piece, year: Piece) -> list[Piece] | None:
    """Join `zehn Monaten` + `iranischen Jahres 1402`: of its months six have 31 days, the others 30."""
    if part.kind not in ("months", "quarter", "half") or part.base or year.kind != "days":
        return None
    if year.base != "said" and not year.whole:
        return None
    if not _OF_IRANIAN.fullmatch(text, part.end, year.start):
        return None
    is_said = year.base == "said"
    new_year = date(year.year if is_said else AN_ORDINARY_YEAR, *year.first)
    first, last = (
        new_year + timedelta(31 * months - max(0, months - 6)) for months in (part.first[0] - 1, part.last[0])
    )
    last -= timedelta(1)
    ends = (first.month, first.day), (last.month, last.day)
    counted = first.year if is_said else first.year - new_year.year + year.year
    days = Piece(part.start, year.end, "days", *ends, year.base, counted, years=last.year - first.year)
    return [days._replace(whole=year.whole)]


def _is_fiscal(days: Piece) -> bool:
    """Tell whether days are a year that two calendar years share: `1. Juli 2022 bis 30. Juni 2023`."""
    month, day = days.last
    at_end = day == 0 or day >= calendar.monthrange(2001, month)[1]
    after = (month % 12 + 1, 1) if at_end else (month, day + 1)
    return days.first == after and (days.years == 1 or (days.years == 0 and days.first > days.last))


def _as_told(fiscal: Piece, told: Piece) -> Piece:
    """Return a fiscal year with the days of one that is told: `2023/24`, `diesem Finanzjahr`."""
    if fiscal.years == 1:
        return fiscal._replace(kind="days", first=told.first, last=told.last)
    if fiscal.base in ("published", "passage"):
        turns = int(told.first > FIRST_OF_YEAR)
        return fiscal._replace(kind="days", first=told.first, last=told.last, years=turns)
    return fiscal


def _called(text: str, fiscal: Piece, year: Piece) -> list[Piece] | None:
    """Join `Finanzjahr` + `2023/24`."""
    if fiscal.kind != "fiscal" or year.kind not in ("year", "years") or year.base != "said":
        return None
    together = text[fiscal.end : year.start].isspace()
    return [year._replace(start=fiscal.start, kind="fiscal", parts=())] if together else None


def _ending_fiscal(text: str, one: Piece, other: Piece) -> list[Piece] | None:
    """Join `Finanzjahr 2023/24` and the time at which it ends, on whichever side."""
    closed = text[
        one.end : other.start
    ].isspace()  # `am 31. März vergangenen`, `abgelaufenen Finanzjahr 2023/24`
    if other.kind == "fiscal" and (closed or _ENDING.fullmatch(text, one.end, other.start)):
        fiscal, end = other, one
    elif one.kind == "fiscal" and _tells_end(text, one, other):
        fiscal, end = one, other
    else:
        return None
    if end.kind not in ("day", "month", "months") or (end.kind == "months" and not _is_whole_year(end)):
        return None
    month, day = end.last
    at_end_of_month = day in (0, calendar.monthrange(2001, month)[1])
    beginning = (month % 12 + 1, 1) if at_end_of_month else (month, day + 1)
    base, year = (end.base, end.year + end.years) if end.base else ("", 0)
    if not base and fiscal.base == "said":
        base, year = "said", fiscal.year + fiscal.years
    start, stop = min(one.start, other.start), max(one.end, other.end)
    return [Piece(start, stop, "days", beginning, end.last, base, year - (beginning > FIRST_OF_YEAR))]


def _tells_end(text: str, fiscal: Piece, end: Piece) -> bool:
    if _THAT_ENDS.fullmatch(text, fiscal.end, end.start):
        return _ENDED.match(text, end.end) is not None
    if end.kind == "months":
        return _IN_BRACKET.fullmatch(text, fiscal.end, end.start) is not None
    return _TO_END.fullmatch(text, fiscal.end, end.start) is not None


def _is_whole_year(span: Piece) -> bool:
    return (span.last[0] - span.first[0] + 1) % 12 == 0

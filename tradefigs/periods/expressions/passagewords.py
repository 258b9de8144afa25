"""Times that count from the one that the passage speaks of: `gleichen Zeitraum`, `Vormonat`, `Jahr davor`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.language.text import ending
from tradefigs.periods.expressions.forms import (
    ANY,
    Match,
    Reader,
    Rule,
    counting_words,
    inflected,
    ordinal_words,
    phrase_rules,
    read_year_off,
    rule,
    stretch_before,
    time_words,
    year_piece,
    year_reader,
)
from tradefigs.periods.expressions.pieces import MONTHS_OF, Piece

_NO_YEAR = r"(?!\s+(?:19|20)\d\d)"  # not `Ende des Jahres | 2024`


def passage_rules() -> Iterator[Rule]:
    """Times that count from the one just spoken of."""
    yield from _same_rules()
    yield from _unit_rules()
    yield from _year_rules()
    # Monatsende, Anfang des Monats; not `Ende des Monats Mai`
    no_month = rf"(?!\s+{lexicon.alternatives(lexicon.numbered('time', 'months'))})"
    for edge in ("beginning", "middle", "end"):
        words = time_words(f"edges_of_month.{edge}")
        yield from phrase_rules(words, _read_edge_of_month(edge), not_before=no_month)
    # im Laufe des Jahres, letzten Rennen des Jahres; not `Sportler des Jahres`
    yield rule(["Jahres"], r"(?<=\bdes\s)Jahres" + _NO_YEAR, _read_of_year, before=["des"])


def _same() -> list[str]:
    """Return `gleichen`, `derselben`, `im selben` in all their forms."""
    articles = ("", *time_words("spans.articles"))
    same = [article + form for article in articles for form in inflected(time_words("adjectives.same"))]
    return lexicon.both_cases(same)


def _same_rules() -> Iterator[Rule]:
    # gleichen Zeitraum, derselben Zeit, denselben sechs Monaten; Berichtszeitraum; Vorjahreszeitraum
    spans = time_words("spans.words")
    counted = rf"(?:{lexicon.alternatives(counting_words())}\s+)?"
    yield rule(
        _same(),
        rf"{ANY}\s+{counted}{lexicon.alternatives(spans)}",
        read_same(0),
        after=[*spans, *counting_words()],
    )
    yield rule(time_words("spans.named"), ANY, read_same(0, whole=True))
    yield rule(time_words("spans.year_before"), ANY, read_same(-1))


def _unit_rules() -> Iterator[Rule]:
    # Vormonat, Folgequartal
    for name, step in (("before", -1), ("after", 1)):
        yield rule(lexicon.numbered("time", f"units_{name}"), ANY, _read_unit_beside(name, step))
        # vorangegangenen Jahr, folgenden Quartal; not `vorangegangenen Jahr 2019`
        yield rule(
            lexicon.both_cases(inflected(time_words(f"beside.{name}"))),
            rf"{ANY}\s+(?P<unit>Jahr|{lexicon.alternatives(MONTHS_OF)})(?:e?s)?{_NO_YEAR}",
            _read_beside(step),
            after=["Jahr", *MONTHS_OF],
        )
    # Quartal davor, Monat darauf
    yield rule(
        MONTHS_OF,
        rf"(?P<unit>{ANY})\s+(?:(?P<later>darauf|danach|später)|davor|zuvor|vorher)",
        lambda match: _unit_beside(match, MONTHS_OF[match["unit"]], 1 if match["later"] else -1),
        after=["davor", "zuvor", "vorher", "darauf", "danach", "später"],
    )


def _year_rules() -> Iterator[Rule]:
    # Jahresende, Anfang des Jahres; not `Ende des Jahres 2024`
    for edge in ("beginning", "middle", "end"):
        words = time_words(f"edges.{edge}")
        yield from phrase_rules(words, year_reader("passage", 0, edge=edge), not_before=_NO_YEAR)
    # Jahr davor, Folgejahr; gesamten Jahr; Berichtsjahr, selben Jahr
    for name, shift in {"preceding": -1, "following": 1, "whole": 0}.items():
        words = time_words(f"beside.{name}")
        reader = year_reader("passage", shift, whole=name == "whole")
        yield from phrase_rules(words, reader, not_before=_NO_YEAR)
    yield from phrase_rules(time_words("beside.year_ago"), year_reader("published", -1))
    yield from phrase_rules(time_words("beside.reported"), year_reader("named", 0), not_before=_NO_YEAR)
    years = ["Jahr", "Jahrs", "Jahres"]
    yield rule(_same(), rf"{ANY}\s+Jahr(?:e?s)?", year_reader("named", 0), after=years)
    # zwei Jahre später, drei Jahre zuvor, ein Jahrzehnt davor
    yield rule(
        ["Jahr", "Jahre", "Jahrzehnt", "Jahrzehnte"],
        rf"""(?<=(?P<lead>\b(?P<n>{ANY})\s+))
        Jahr(?P<decades>zehnt)?e?\s+(?:(?P<later>später|danach|darauf)|zuvor|davor|früher|vorher)""",
        lambda match: read_year_off(match, "reported", 1 if match["later"] else -1),
        before=counting_words(),
    )


# ---------------------------------------------------------------- readers


_PLACED = ending(
    r"\b(?:[Ii]m|[Ii]n|[Ii]n\ de[rmn]|[Ww]ährend|[Ff]ür|[Aa]us)\s+(?:(?:gleich|selb|entsprechend)en\s+)?"
)
_THAT_TIME = regex.compile(r"(?:[Dd]ies|[Jj]en|[Bb]esagt)\w+\s+Zeit(?:punkts?)?")  # told of, or pointed at


def read_same(year: int, whole: bool = False) -> Reader:
    """Return a reader for the days just spoken of, ``year`` years later.

    `Auf dem Stand desselben Zeitraums`, `des Vorjahreszeitraums` only compare.
    """

    def read(match: Match) -> Piece:
        genitive = match[0].lower().startswith("des") or match.string.endswith("des ", 0, match.start())
        is_placed = _PLACED.match(*stretch_before(match, 25))
        if _THAT_TIME.fullmatch(match[0]) and not is_placed:
            return Piece(*match.span(), "open")
        compares = (year < 0 or genitive) and not is_placed
        return Piece(*match.span(), "same", base="passage", year=year, whole=whole, compares=compares)

    return read


def _unit_beside(match: Match, unit: int, step: int) -> Piece:
    """Return a unit of so many months before or after the one spoken of."""
    return Piece(*match.span(), "run", base="passage", year=step, unit=unit)


def _read_beside(step: int) -> Reader:
    """Return a reader for `vorangegangenen Quartal`, `folgenden Jahr`."""

    def read(match: Match) -> Piece:
        if match["unit"] == "Jahr":
            return year_piece(match, "passage", step)
        return _unit_beside(match, MONTHS_OF[match["unit"]], step)

    return read


def _read_unit_beside(name: str, step: int) -> Reader:
    """Return a reader for `Vormonat`, `Folgequartal`."""
    return lambda match: _unit_beside(match, lexicon.numbered("time", f"units_{name}")[match[0]], step)


def _read_edge_of_month(edge: str) -> Reader:
    """Return a reader for `Monatsende`: of the month of the publication, or of the one just told."""
    return lambda match: Piece(*match.span(), "run", base="published", unit=1, edge=edge)


@cache
def _within() -> regex.Pattern[str]:
    ranked = (
        rf"(?:{lexicon.alternatives(ordinal_words())}|\p{{Ll}}+(?:st|ßt|tzt)e[nrms]?)\s+\p{{Lu}}[\p{{L}}-]+"
    )
    return ending(rf"\b(?:{lexicon.alternatives(time_words('beside.within'))}|{ranked})\s+des\s+")


def _read_of_year(match: Match) -> Piece | None:
    return year_piece(match, "passage", 0) if _within().match(*stretch_before(match, 50)) else None

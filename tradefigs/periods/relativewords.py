"""Times that count from another: from the publication (`Vorjahr`) or from one just named (`Jahr davor`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.language.text import ending
from tradefigs.periods.forms import (
    ANY,
    Match,
    Reader,
    Rule,
    counting_words,
    either_case,
    inflected,
    number_of,
    ordinal_words,
    phrase_rules,
    point_reader,
    rule,
    stretch_before,
    time_words,
    told_by,
    uncapitalised,
    year_piece,
    year_reader,
)
from tradefigs.periods.iranianyears import IRANIAN_ADJECTIVE, IRANIAN_FORMS, iranian_shifted
from tradefigs.periods.pieces import LONGEST_SPAN, MONTHS_OF, Piece

_SHIFTS = {"before_last": -2, "last": -1, "this": 0, "next": 1, "after_next": 2}


def relative_rules() -> Iterator[Rule]:
    """Times that count from the publication: `im vergangenen Jahr`, `vor fünf Jahren`, `in zwei Jahren`."""
    # vergangenen Jahr, dieses Jahres, letzten drei Jahren, nächsten zwei bis drei Jahren, vorigen Monats
    adjectives = {
        form: shift for name, shift in _SHIFTS.items() for form in inflected(time_words(f"adjectives.{name}"))
    }
    fiscal = lexicon.alternatives(time_words("units.fiscal"))
    yield rule(
        lexicon.both_cases(adjectives),
        rf"""(?P<adjective>{ANY})\s+(?:ganzen?\s+|(?P<half>halben?\s+))?
        (?:(?P<iranian>{IRANIAN_ADJECTIVE})\s+|(?P<count>{ANY})(?:\s*(?:bis|oder|,|-|–)\s*(?P<count>{ANY}))?\s+)?
        (?:Kalender|(?P<fiscal>{fiscal}))?
        (?P<unit>[Jj]ahr(?:zehnt)?|Monat|Quartal|Vierteljahr|Halbjahr|Semester)(?P<ending>e?s|en?)?""",
        lambda match: _read_relative(match, adjectives[uncapitalised(match["adjective"])]),
        after=[
            *_units_of_calendar(),
            *counting_words(),
            "anderthalb",
            "ganze",
            "ganzen",
            "halbe",
            "halben",
            *IRANIAN_FORMS,
        ],
    )
    # im laufenden, after `im vergangenen Jahr`; für das laufende
    elliptic = {"en": (r"[Ii]m\s", ["im", "Im"]), "e": (r"[Ff]ür\s+das\s", ["das"])}
    for ending_of, (lead, before) in elliptic.items():
        yield rule(
            lexicon.both_cases(form for form in adjectives if form.endswith(ending_of)),
            rf"(?<=\b{lead}){ANY}(?=\s+(?:[\p{{Sc}}\d]|{either_case(time_words('ellipsis.after'))}\b))",
            lambda match: _read_elliptic(match, adjectives[uncapitalised(match[0])]),
            before=before,
        )
    # iranischen Kalenderjahres; not `iranischen Jahr 1402`, `iranischen Jahres (21. März bis 22. Juli)`
    yield rule(
        IRANIAN_FORMS,
        rf"{ANY}\s+(?:Kalenderj|J)ahr(?:e?s)?(?!\s*(?:\(|1[34]\d\d))",
        lambda match: iranian_shifted(year_piece(match, "published", 0)),
    )
    # bisherigen Jahr, bisherigen Jahresverlauf, bisherigen Verlauf des Jahres 2024
    year = r"Jahr(?:e?s)?(?:\s+(?P<y>20\d\d))?"
    yield rule(
        lexicon.both_cases(inflected(["bisherig"])),
        rf"{ANY}\s+(?:{year}|Jahresverlauf(?:e?s)?|Verlauf(?:e?s)?\s+(?:des|dieses)\s+(?:laufenden\s+)?{year})",
        _read_so_far,
        after=["Jahr", "Verlauf"],
    )
    # im neuen Jahr
    yield rule(
        lexicon.both_cases(["neuen"]),
        rf"(?<=\b(?:[Ii]m|[Ff]ürs)\s+){ANY}\s+Jahr(?:e?s)?(?!\s+(?:19|20)\d\d)",
        year_reader("turned", 0),
        before=["im", "Im", "fürs", "Fürs"],
        after=["Jahr"],
    )
    # Vorjahr, heuer; diesjährigen
    for name, shift in _SHIFTS.items():
        words = [*time_words(f"year_words.{name}"), *inflected(time_words(f"year_adjectives.{name}"))]
        yield from phrase_rules(words, year_reader("published", shift))
    # Finanzjahr; Finanzjahr davor, neue Finanzjahr
    years = [name + form for name in time_words("units.fiscal") for form in ("jahr", "jahres", "jahrs")]
    yield rule(
        years,
        rf"(?:(?<=\b(?P<lead>(?P<later>neue[nms]?)\s+)))?{ANY}(?:\s+(?:(?P<later>darauf|danach)|davor|zuvor))?",
        _read_fiscal,
    )
    # vor fünf Jahren, vor rund zehn Jahren; vor einigen Jahren
    some = rf"(?:{either_case(time_words('quantities.before'))}\s+)?(?:ein\s+)?(?P<n>{ANY})\s+"
    no_age = r"(?!\s+(?:alt|lang|Haft|Gefängnis))"
    yield rule(
        ["Jahr", "Jahre", "Jahren"],
        rf"(?<=(?P<lead>\b[Vv]or\s+{some}))Jahre?n?{no_age}",
        lambda match: _year_off(match, "published", -1),
        before=counting_words(),
    )
    # vor drei Monaten
    yield rule(
        [unit + ending for unit in MONTHS_OF for ending in ("", "en")],
        rf"(?<=(?P<lead>\b[Vv]or\s+{some}))(?P<unit>{lexicon.alternatives(MONTHS_OF)})(?:en)?\b{no_age}",
        _read_units_ago,
        before=counting_words(),
    )
    # seit drei Jahren
    yield rule(
        ["Jahr", "Jahren"],
        rf"(?<=\b[Ss]eit\s+(?P<lead>{some}))Jahre?n?{no_age}",
        _read_years_since,
        before=counting_words(),
    )
    # in zwei Jahren, in drei bis fünf Jahren, binnen zehn Jahren, innerhalb von fünf Jahren
    within = r"(?:[Ii]n|(?P<within>[Bb]innen|[Ii]nnert|[Ii]nnerhalb(?:\s+von)?))"
    yield rule(
        ["Jahre", "Jahren"],
        rf"(?<=(?P<lead>\b{within}\s+(?:(?P<from>{ANY})\s*(?:bis|oder|-|–)\s*)?{some}))Jahren?{no_age}",
        _read_within,
        before=counting_words(),
    )
    # laufenden Jahres in short: Mai d. J., Mai v. J.
    after_part = r"(?:Monat(?:e|en|s)?|Quartals?|Halbjahre?s?|" + lexicon.alternatives(
        lexicon.numbered("time", "months")
    )
    yield rule(
        [f"{which}.{blank}J" for which in "dlv" for blank in ("", " ", "\u00a0", "\n")],
        rf"(?<={after_part})\s+)(?P<which>[dlv])\.\s?J\.?",
        lambda match: year_piece(match, "published", -1 if match["which"] == "v" else 0),
    )


def _units_of_calendar() -> Iterator[str]:
    """Yield the units that `letzten` and the like stand before: `Jahr`, `Geschäftsjahres`, `Monaten`."""
    for kind in ("", "Kalender", *time_words("units.fiscal")):
        for unit in ("Jahr", "jahr", "Jahrzehnt", "jahrzehnt", *MONTHS_OF):
            yield from (kind + unit + ending for ending in ("", "s", "es", "e", "en"))


def beside_rules() -> Iterator[Rule]:
    """Times that count from the one just spoken of."""
    # gleichen Zeitraum, derselben Zeit, denselben sechs Monaten; Berichtszeitraum; Vorjahreszeitraum
    articles = ("", *time_words("spans.articles"))
    same = [article + form for article in articles for form in inflected(time_words("adjectives.same"))]
    spans = time_words("spans.words")
    span = lexicon.alternatives(spans)
    counted = rf"(?:{lexicon.alternatives(counting_words())}\s+)?"
    yield rule(
        lexicon.both_cases(same),
        rf"{ANY}\s+{counted}{span}",
        _read_same(0),
        after=[*spans, *counting_words()],
    )
    yield rule(time_words("spans.named"), ANY, _read_same(0, whole=True))
    yield rule(time_words("spans.year_before"), ANY, _read_same(-1))
    # Vormonat, Folgequartal
    for name, step in (("before", -1), ("after", 1)):
        yield rule(lexicon.numbered("time", f"units_{name}"), ANY, _read_unit_beside(name, step))
        # vorangegangenen Jahr, folgenden Quartal; not `vorangegangenen Jahr 2019`
        yield rule(
            lexicon.both_cases(inflected(time_words(f"beside.{name}"))),
            rf"{ANY}\s+(?P<unit>Jahr|{lexicon.alternatives(MONTHS_OF)})(?:e?s)?(?!\s+(?:19|20)\d\d)",
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
    # Jahresende, Anfang des Jahres; not `Ende des Jahres 2024`
    no_year = r"(?!\s+(?:19|20)\d\d)"
    for edge in ("beginning", "middle", "end"):
        words = time_words(f"edges.{edge}")
        yield from phrase_rules(words, year_reader("passage", 0, edge=edge), not_before=no_year)
    # Jahr davor, Folgejahr; gesamten Jahr; Berichtsjahr, selben Jahr
    for name, shift in {"preceding": -1, "following": 1, "whole": 0}.items():
        words = time_words(f"beside.{name}")
        reader = year_reader("passage", shift, whole=name == "whole")
        yield from phrase_rules(words, reader, not_before=no_year)
    yield from phrase_rules(time_words("beside.year_ago"), year_reader("published", -1))
    yield from phrase_rules(time_words("beside.reported"), year_reader("named", 0), not_before=no_year)
    years = ["Jahr", "Jahrs", "Jahres"]
    yield rule(lexicon.both_cases(same), rf"{ANY}\s+Jahr(?:e?s)?", year_reader("named", 0), after=years)
    # zwei Jahre später, drei Jahre zuvor, ein Jahrzehnt davor
    yield rule(
        ["Jahr", "Jahre", "Jahrzehnt", "Jahrzehnte"],
        rf"""(?<=(?P<lead>\b(?P<n>{ANY})\s+))
        Jahr(?P<decades>zehnt)?e?\s+(?:(?P<later>später|danach|darauf)|zuvor|davor|früher|vorher)""",
        lambda match: _year_off(match, "reported", 1 if match["later"] else -1),
        before=counting_words(),
    )
    # Monatsende, Anfang des Monats; not `Ende des Monats Mai`
    no_month = rf"(?!\s+{lexicon.alternatives(lexicon.numbered('time', 'months'))})"
    for edge in ("beginning", "middle", "end"):
        words = time_words(f"edges_of_month.{edge}")
        yield from phrase_rules(words, _read_edge_of_month(edge), not_before=no_month)
    # im Laufe des Jahres, letzten Rennen des Jahres; not `Sportler des Jahres`
    yield rule(["Jahres"], r"(?<=\bdes\s)Jahres" + no_year, _read_of_year, before=["des"])


def point_rules() -> Iterator[Rule]:
    """Times without days, and the present: `damals`, `derzeit`."""
    # damals, in Zukunft; derzeit
    for kind in ("open", "now"):
        words = time_words(f"points.{kind}")
        # not as a line of its own, the head of a summary: `In Kürze`
        no_year = (
            r"(?!(?<=(?:^|\n)In\s\p{L}+):?[^\S\n]*(?:\n|$))"
            r"(?!\s+als\b|\s+(?:im\s+(?:Jahre?\s+)?)?(?:19|20)\d\d\b)"
            if kind == "open"
            else r"(?!\s+als\b)"
        )
        yield from phrase_rules(words, point_reader(kind), r"(?<!\b[Nn]icht\s)", no_year, point=kind)


# ---------------------------------------------------------------- readers


def _year_off(match: Match, base: str, sign: int) -> Piece | None:
    """Read `vor fünf Jahren`, `zwei Jahre später`; `vor einigen Jahren` is open."""
    number = number_of(match["n"]) * (10 if told_by(match, "decades") else 1)
    if match["n"] in time_words("counts_open"):
        return Piece(match.start(), match.end(), "open")
    return year_piece(match, base, sign * number) if 0 < number < LONGEST_SPAN else None


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
    number = number_of(match["n"])
    if not 0 < number < LONGEST_SPAN:
        return None
    more = number - number_of(match["from"]) if match["from"] else 0
    piece = year_piece(match, "published", 0)._replace(kind="within", run=number, whole=bool(match["within"]))
    return piece._replace(run=number - more, years=more) if 0 < more < number else piece


def _read_so_far(match: Match) -> Piece:
    """Read `im bisherigen Jahr`: up to the publication."""
    base, year = ("said", int(match["y"])) if match["y"] else ("published", 0)
    return year_piece(match, base, year)._replace(edge="now")


def _read_units_ago(match: Match) -> Piece | None:
    """Read `vor drei Monaten`; `vor einigen Monaten` is open."""
    number = number_of(match["n"])
    if match["n"] in time_words("counts_open"):
        return Piece(match.start(), match.end(), "open")
    if not 0 < number < 24:
        return None
    return Piece(*match.span(), "run", base="published", year=-number, unit=MONTHS_OF[match["unit"]])


_SINGULAR = ending(r"\b(?:[IiAa]m|de[ms]|[Zz]um|[Vv]om|das)\s+")


_YEAR_BEFORE = regex.compile(r"\b(?:Vorj|J|j)ahr(?:e?s)?\b")


def _read_elliptic(match: Match, shift: int) -> Piece | None:
    """`im vergangenen Jahr 3 Mrd., im laufenden werden es 4`: the word `Jahr` stands shortly before."""
    text, start = match.string, match.start()
    return (
        year_piece(match, "published", shift)
        if _YEAR_BEFORE.search(text, max(0, start - 150), start)
        else None
    )


_BEFORE_EVENT = regex.compile(
    r"\s+vor\s+(?:de[mnr]|Ausbruch|Beginn|Inkrafttreten)\b"
)  # `im letzten Jahr vor der Krise`


def _read_relative(match: Match, shift: int) -> Piece | None:
    """`im letzten Jahr`, `in den letzten drei Jahren`, `vorigen Monats`; `in den letzten Jahren` is open."""
    count = number_of(match["count"]) if match["count"] else 1
    some = match["count"] is not None and match["count"] in time_words("counts_open")
    if not count and not some:
        return None
    if (
        (count > 1 or (match["unit"] == "Monat" and match["ending"] == "en"))  # `in diesen (drei) Monaten`
        and shift == 0
        and uncapitalised(match["adjective"]) in inflected(time_words("adjectives.same"))
    ):
        return _read_same(0)(match)  # in diesen drei Monaten
    plural = match["ending"] == "en" or (
        match["ending"] == "e" and not _SINGULAR.match(*stretch_before(match, 8))
    )
    if shift == -1 and _BEFORE_EVENT.match(match.string, match.end()):
        return None
    piece = year_piece(match, "published", shift)
    if match["iranian"]:
        return iranian_shifted(piece) if match["unit"] == "Jahr" and count == 1 else None
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


_THAT_TIME = regex.compile(r"(?:[Dd]ies|[Jj]en|[Bb]esagt)\w+\s+Zeit(?:punkts?)?")  # told of, or pointed at


def _read_same(year: int, whole: bool = False) -> Reader:
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

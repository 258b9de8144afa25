"""Times that count from the publication, `Vorjahr`, `vor fünf Jahren`, and those without days, `damals`."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.language.text import ending
from tradefigs.periods.expressions.forms import (
    ANY,
    Match,
    Rule,
    counting_words,
    either_case,
    inflected,
    number_of,
    phrase_rules,
    point_reader,
    read_year_off,
    rule,
    stretch_before,
    time_words,
    uncapitalised,
    year_piece,
    year_reader,
)
from tradefigs.periods.expressions.iranianyears import IRANIAN_ADJECTIVE, IRANIAN_FORMS, iranian_shifted
from tradefigs.periods.expressions.passagewords import read_same
from tradefigs.periods.expressions.pieces import LONGEST_SPAN, MONTHS_OF, Piece

_SHIFTS = {"before_last": -2, "last": -1, "this": 0, "next": 1, "after_next": 2}


def relative_rules() -> Iterator[Rule]:
    """Times that count from the publication: `im vergangenen Jahr`, `vor fünf Jahren`, `in zwei Jahren`."""
    yield from _adjective_rules()
    yield from _present_rules()
    yield from _word_rules()
    yield from _counted_rules()
    # laufenden Jahres in short: Mai d. J., Mai v. J.
    months = lexicon.alternatives(lexicon.numbered("time", "months"))
    yield rule(
        [f"{which}.{blank}J" for which in "dlv" for blank in ("", " ", "\u00a0", "\n")],
        rf"(?<=(?:Monat(?:e|en|s)?|Quartals?|Halbjahre?s?|{months})\s+)(?P<which>[dlv])\.\s?J\.?",
        lambda match: year_piece(match, "published", -1 if match["which"] == "v" else 0),
    )


def _adjective_rules() -> Iterator[Rule]:
    # vergangenen Jahr, dieses Jahres, letzten drei Jahren, nächsten zwei bis drei Jahren, vorigen Monats
    adjectives = {
        form: shift for name, shift in _SHIFTS.items() for form in inflected(time_words(f"adjectives.{name}"))
    }
    fiscal = lexicon.alternatives(time_words("units.fiscal"))
    quantities = ["anderthalb", "ganze", "ganzen", "halbe", "halben"]
    yield rule(
        lexicon.both_cases(adjectives),
        rf"""(?P<adjective>{ANY})\s+(?:ganzen?\s+|(?P<half>halben?\s+))?
        (?:(?P<iranian>{IRANIAN_ADJECTIVE})\s+|(?P<count>{ANY})(?:\s*(?:bis|oder|,|-|–)\s*(?P<count>{ANY}))?\s+)?
        (?:Kalender|(?P<fiscal>{fiscal}))?
        (?P<unit>[Jj]ahr(?:zehnt)?|Monat|Quartal|Vierteljahr|Halbjahr|Semester)(?P<ending>e?s|en?)?""",
        lambda match: _read_relative(match, adjectives[uncapitalised(match["adjective"])]),
        after=[*_units_of_calendar(), *counting_words(), *quantities, *IRANIAN_FORMS],
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


def _present_rules() -> Iterator[Rule]:
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


def _word_rules() -> Iterator[Rule]:
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


def _counted_rules() -> Iterator[Rule]:
    # vor fünf Jahren, vor rund zehn Jahren; vor einigen Jahren
    some = rf"(?:{either_case(time_words('quantities.before'))}\s+)?(?:ein\s+)?(?P<n>{ANY})\s+"
    no_age = r"(?!\s+(?:alt|lang|Haft|Gefängnis))"
    yield rule(
        ["Jahr", "Jahre", "Jahren"],
        rf"(?<=(?P<lead>\b[Vv]or\s+{some}))Jahre?n?{no_age}",
        lambda match: read_year_off(match, "published", -1),
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


def _units_of_calendar() -> Iterator[str]:
    """Yield the units that `letzten` and the like stand before: `Jahr`, `Geschäftsjahres`, `Monaten`."""
    for kind in ("", "Kalender", *time_words("units.fiscal")):
        for unit in ("Jahr", "jahr", "Jahrzehnt", "jahrzehnt", *MONTHS_OF):
            yield from (kind + unit + ending for ending in ("", "s", "es", "e", "en"))


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


def _read_fiscal(match: Match) -> Piece:
    """Read `Finanzjahr`; `das neue Finanzjahr`, `im Finanzjahr davor` count from the one that is told."""
    piece = Piece(match.start(), match.end(), "fiscal")
    if match["later"]:
        return piece._replace(base="passage", year=1)
    return piece._replace(base="passage", year=-1) if match[0].endswith("vor") else piece


def _read_years_since(match: Match) -> Piece | None:
    """Read `seit drei Jahren`: from that year on, which isn't named itself."""
    piece = read_year_off(match, "published", -1)
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
    told = _YEAR_BEFORE.search(text, max(0, start - 150), start)
    return year_piece(match, "published", shift) if told else None


# `im letzten Jahr vor der Krise`
_BEFORE_EVENT = late(r"\s+vor\s+(?:de[mnr]|Ausbruch|Beginn|Inkrafttreten)\b")


def _read_relative(match: Match, shift: int) -> Piece | None:
    """`im letzten Jahr`, `in den letzten drei Jahren`, `vorigen Monats`; `in den letzten Jahren` is open."""
    count = number_of(match["count"]) if match["count"] else 1
    some = match["count"] is not None and match["count"] in time_words("counts_open")
    if not count and not some:
        return None
    many = count > 1 or (match["unit"] == "Monat" and match["ending"] == "en")
    if many and shift == 0 and uncapitalised(match["adjective"]) in inflected(time_words("adjectives.same")):
        return read_same(0)(match)  # in diesen drei Monaten, in diesen Monaten
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

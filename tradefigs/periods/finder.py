"""Time expressions of German running text, and the days they mean.

A year that is said counts as said; every other counts from the publication date or from the time that the
passage speaks of, and with the tense of its clause. Which words name which part of a year is read in
`timewords`.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from itertools import groupby

import regex

from tradefigs import lexicon
from tradefigs.language.text import Layout, Span, ending, sure_start
from tradefigs.periods.benchmarks import STANDARD
from tradefigs.periods.tense import announces, guesses_back, is_present, looks_further_back, outlook, reports
from tradefigs.periods.timewords import (
    END_OF_YEAR,
    FIRST_OF_YEAR,
    KIND_OF,
    PARTS_OF_YEAR,
    Piece,
    find_pieces,
)


@dataclass(frozen=True, slots=True)
class Period:
    """A time expression of the text.

    Attributes
    ----------
    start, end, text : the expression and its character offsets.
    first_day, last_day : inclusive; both None where the text leaves the days open or nothing tells the year.
    kind : what is named: ``year half quarter month months day days years season``; or how: ``since`` (from
        the named time to the publication), ``until`` (from the beginning of its year to the end of the named
        time), ``now`` (the day of publication), ``open`` (a time that can't be dated: `damals`, `in den
        kommenden Jahren`).
    comparison : it dates only what is compared with (`gegenüber 2022`, `als im Vorjahr`).
    part : it stands inside a longer expression that is listed too (both years of `2019 bis 2021`).
    year_said : the text names the year or tells it by a word such as `Vorjahr`; else it was inferred.
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
    """Return the time expressions of ``text`` in order; the parts of an expression follow it.

    Parameters
    ----------
    text
        A German text of any length.
    published
        The day from which relative times count; without it they count from the year that the text makes
        plain, else their days are None.
    layout
        Its sentences and paragraphs, when the caller has them already.

    Examples
    --------
    >>> for period in find_periods("Von Januar bis Mai wuchs er stärker als im Vorjahr.", date(2025, 7, 1)):
    ...     print(period.first_day, period.last_day, period.text, period.part)
    2025-01-01 2025-05-31 Januar bis Mai False
    2025-01-01 2025-01-31 Januar True
    2025-05-01 2025-05-31 Mai True
    2024-01-01 2024-12-31 Vorjahr False
    """
    return list(_Dating(text, published, layout or Layout(text), find_pieces(text)).periods())


def year_told(text: str) -> int | None:
    """Return the year of publication that the wording tells: `in diesem Jahr 2024`, `im Vorjahr 2023`."""
    return next((piece.tells for piece in find_pieces(text) if piece.tells), None)


def last_report(text: str, layout: Layout) -> date | None:
    """Return the last day of the latest time that a text names with its year and doesn't announce."""
    return _Dating(text, None, layout, find_pieces(text)).last_report()


def next_announced(text: str, layout: Layout) -> date | None:
    """Return the first day or month that a text announces with its year: `am 3. Mai 2025 beginnt …`."""
    return _Dating(text, None, layout, find_pieces(text)).next_announced()


# ---------------------------------------------------------------- what stands around a time

MIDDLE_OF_YEAR = (6, 0)
LOOK_BACK = 60  # characters before a time in which words such as `gegenüber` are looked for
FARTHEST_VERB = 300  # characters on each side in which verbs are looked for
NEAR = 400  # characters before a time in which sure beginnings of sentences are looked for
SAME_SPAN_SENTENCES = 6  # so far back `im gleichen Zeitraum` looks for a part of a year
REPORT_SENTENCES = 6  # so far back `ein Jahr zuvor` looks for what was reported
NEXT_MONTHS = timedelta(days=93)  # a month so soon after the one just reported goes on with it
RECENT = timedelta(days=92)  # a month that ended no longer ago is meant by a bare present tense
# Between a word of relation and its time: `gegenüber dem Wert von`, `seit Ende des Jahres`.
_LINKS = frozenset(
    (
        *(
            "dem",
            "den",
            "der",
            "des",
            "die",
            "das",
            "im",
            "in",
            "am",
            "zum",
            "zur",
            "von",
            "vom",
            "einem",
            "ein",
        ),
        *("zwischen", "während"),
        *("jene", "jenem", "jenen", "jener", "jenes", "noch", "erst", "schon", "Jahr", "Jahre", "Jahres"),
        *("gleichen", "selben", "entsprechenden"),
        *("Wert", "Werte", "Wertes", "Werten", "Stand", "Niveau", "Ergebnis", "Ende", "Anfang", "Mitte"),
    )
)
_SPANS = r"\p{L}+(?:jahr(?:es?|s)?|monats?|quartals?|halbjahr(?:e?s)?)"  # `gegenüber dem Krisenjahr`
_LINK = rf"(?:(?:{lexicon.alternatives(_LINKS)}|{_SPANS})\s+)*"


def _either(section: str) -> str:
    return lexicon.alternatives(lexicon.both_cases(lexicon.words("time", section)))


@cache
def _relation(name: str) -> regex.Pattern[str]:
    """Return a pattern for `seit`, `bis`, `ab` and the like, right before a time."""
    return ending(rf"(?<!\w){_either(f'relations.{name}')}\s+{_LINK}")


@cache
def _so_far_after() -> regex.Pattern[str]:
    return regex.compile(rf"\s+{_either('relations.so_far')}(?!\w)")


@cache
def _comparison() -> regex.Pattern[str]:
    """`gegenüber dem`, `mehr als im`, `kräftiger gestiegen als`, right before a time."""
    comparative = r"(?:mehr|weniger|anders|\p{Ll}+er(?:e[mnrs]?)?)(?:\s+[^\s,;.]+){0,4}?\s+als"
    words = _either("relations.comparison")
    return ending(rf"(?<!\w)(?:{words}|{comparative})\s+{_LINK}")


# `den Handel bis 2027 auf 3 Mrd. zu bringen`: a goal, no report
_GOAL = ending(r"\b[Bb]is\s+(?:zum\s+)?(?:(?:Jahr|Ende|Anfang|Mitte)\s+(?:des\s+Jahres\s+)?)?")


@cache
def _events() -> frozenset[str]:
    """Return the words for what happened to trade, in all their forms: `Einbruch`, `Einbruchs`."""
    words = lexicon.words("time", "relations.events")
    return frozenset(word + form for word in words for form in ("", "s", "es", "e", "en", "n"))


# `seit dem Beitritt 2004`, `seit Beginn der Blockade im Juni 2017`
_SINCE_EVENT = ending(
    r"""\b[Ss]eit\s+(?:(?:de[mr]|ihre[mr]|seine[mr])\s+)?(?:\p{Ll}+e[nrms]\s+)?
    (?!Jahr|Monat|Quartal|Woche|Tag|Ende|Mitte|Anfang\s+de[rs]\s+Jahr)\p{Lu}[\p{L}-]+\s+
    (?:de[rs]\s+(?:\p{Ll}+e[nrms]\s+)?\p{Lu}[\p{L}-]+\s+)?(?:(?:im|in|am)\s+)?(?:Jahre?\s+)?"""
)
# `nach dem Einbruch des Vorjahres`, `aus dem Überschuss von 2022 wurde`,
# `trotz eines Minus von 3 Prozent im Jahr 2020`: what came before
_AFTER_EVENT = ending(
    lambda: (
        rf"""\b(?:[Nn]ach|[Tt]rotz|[Vv]or|[Aa]us)\s+(?:de[mnrs]\s+|eine[mnrs]\s+)?(?:\p{{Ll}}+\s+)?
    {lexicon.alternatives(_events())}\s+
    (?:[^,;()]{{0,30}}\s)?(?:(?:de[rs]|vo[mn]|im|in|aus(?:\s+dem)?)\s+)?(?:Jahr(?:es)?\s+)?"""
    )
)
_OPENS_EVENT = ("Nach ", "nach ", "rotz ", "vor ", "Vor ", "aus ", "Aus ")
# `gegenüber 800 Mio. Euro im Vorjahr`
_COMPARED_AMOUNT = ending(
    r"""\b(?:gegenüber|statt|nach|verglichen\s+mit|im\s+Vergleich\s+zu)\s+(?:\p{Ll}+\s+){0,2}
    [$€£¥]?\d[\d.,]*[^,;()]{0,30}\s(?:im|in)\s+"""
)
_SURPASSED = regex.compile(r"\b(?:übertroffen|überboten|überschritten|verfehlt|unterboten|überstiegen)\b")
# `so viel wie seit 2014 nicht mehr`, `der beste Wert seit 2015`
_BEST_SINCE = ending(
    r"(?:\b(?:[Ee]rstmals|wie)|ste[mnrs]?\s+\p{L}+|\b(?:das|de[mnr]|die)\s+\p{Ll}+ste[nr]?)\s+"
)
_NOT_SINCE = regex.compile(r"\s+(?:nicht|kein)")
# `von 2019 auf 2020`
_FROM_YEAR = ending(r"\b[Vv]o[mn]\s+")
_ON_TO_YEAR = regex.compile(r"\s+auf\s+(?:das\s+Jahr\s+)?(?:19|20)\d\d(?![\d.,])")
# `(im Vorjahr: 1,2 Mrd.)`, `(2022: 614 Mio.)`
_BRACKET = ending(r"\(\s*(?:[Ii]m\s+)?")
_AMOUNT = regex.compile(r"\s*:?\s*(?:\p{Ll}+\s+)?[$€£¥\d]")
# `im Juni mitgeteilte Betrag`: a participle tells what was.
_PARTICIPLE = regex.compile(r"\s+(?!geplant|erwartet|vorgesehen)\p{Ll}{3,}(?:t|en)e[mnrs]?\s+\p{Lu}")
# `seit Anfang Mai`, `im vergangenen Mai`; `im kommenden Mai`
_LAST = ending(r"\b(?:[Ss]eit\s+(?:Anfang\s+|Mitte\s+|Ende\s+)?|(?:vergangen|vorig|letzt)e[mnrs]\s+)")
_COMING = ending(r"\b(?:kommend|nächst)e[mnrs]\s+")
_THESE = ending(r"\bden\s+")
_FIGURE = regex.compile(r"\d\s*(?:%|Prozent|M(?:rd|io|illiard|illion))")
_TO_BE_DONE = regex.compile(r"\bzu\s+\p{Ll}{3,}(?:en|ern|eln)\b")  # `binnen fünf Jahren zu verdoppeln`
_CLAUSE_MARK = r"[;()–]|[,:](?!\d)|\s-\s"  # not in `6,3`
_CLAUSE_AFTER = regex.compile(_CLAUSE_MARK)
_CLAUSE_BEFORE = ending(_CLAUSE_MARK)


@cache
def _known_by() -> frozenset[str]:
    """Return the words by which a relation is known: its last that is no link, `über` of `über dem`."""
    sections = ("since", "until", "so_far", "comparison")
    relations = [words.split() for name in sections for words in lexicon.words("time", f"relations.{name}")]
    known = {next((word for word in reversed(words) if word not in _LINKS), words[-1]) for words in relations}
    return frozenset(lexicon.both_cases([*sorted(known), "als"]))


# What other than a relation may turn a time, by the word before it; by none for `(2022: …)`.
_TURNS_BEHIND = {
    "": (_BRACKET,),
    "im": (_BRACKET, _COMPARED_AMOUNT),
    "Im": (_BRACKET,),
    "in": (_COMPARED_AMOUNT,),
    **dict.fromkeys(("von", "vom", "Von", "Vom"), (_FROM_YEAR,)),
    **dict.fromkeys(("aus", "dem", "der", "des", "Jahr", "Jahres"), (STANDARD,)),
}
_WORD_BEFORE = regex.compile(r"(?r)(\w++)\s++")
_UNITS = ("jahr", "monat", "quartal")
_MAY_END_SENTENCE = regex.compile(r"[.!?…\n\r\u2028\u2029]")

_OF_PASSAGE = PARTS_OF_YEAR - {"day"} | {"year", "years", "until"}


class _Dating:
    """Gives pieces their days, one after the other; remembers the time that the passage speaks of.

    ``passage`` is the last time that the text named, comparisons and days apart; ``main`` the last of them
    that isn't named in a look further back (`hatte … betragen`); ``part`` the last part of a year;
    ``sentence`` that of the time being read. Most times need neither ``sentence`` nor ``main``, which cost
    most: they are found when first asked for.
    """

    def __init__(self, text: str, published: date | None, layout: Layout, pieces: list[Piece]) -> None:
        self.text, self.published, self.layout, self.pieces = text, published, layout, pieces
        self.passage: Period | None = None
        self.part: Period | None = None
        self._place = 0
        self._sentence = Span(0, 0)
        self._main: Period | None = None
        self._after_main: list[tuple[Piece, Period]] = []  # named since, not known to look further back

    @cached_property
    def this_year(self) -> int | None:
        """The year of publication, or the one that an undated text makes plain."""
        return self.published.year if self.published else self._plain_year()

    @property
    def sentence(self) -> Span:
        if self._place >= self._sentence.end:
            self._sentence = self.layout.sentence_at(self._place)
        return self._sentence

    @property
    def main(self) -> Period | None:
        while self._after_main:
            piece, period = self._after_main.pop()
            if not self._looks_back(piece):
                self._main = period
                self._after_main.clear()
        return self._main

    def periods(self) -> Iterator[Period]:
        for index, piece in enumerate(self.pieces):
            if piece.kind in ("now", "open"):
                yield self._undated(piece)
                continue
            self._place = piece.start
            spelled_out = self._next_part(piece) if piece.kind == "next" else piece
            if spelled_out is None:
                continue
            period = self._period(spelled_out, index)
            yield period
            if piece.parts or period.kind in ("since", "until"):
                yield from self._parts(spelled_out, period)
            if period.first_day and not period.comparison and period.kind in _OF_PASSAGE:
                self.passage = period
                self._after_main.append((piece, period))
                leaves = self.part and self._is_left_again(piece, period, self.part)
                self.part = period if period.kind in PARTS_OF_YEAR and not leaves else self.part

    def _is_left_again(self, piece: Piece, period: Period, part: Period) -> bool:
        """`allein im März`, `im gleichen Zeitraum des Vorjahres`: the text returns to what was told."""
        earlier = bool(period.last_day and part.first_day and period.last_day < part.first_day)
        return (piece.kind == "same" and earlier) or is_singled_out(self.text, piece.start, piece.end)

    # ------------------------------------------------ one expression

    def _period(self, piece: Piece, index: int) -> Period:
        """Return the period of a piece; without days where they lie beyond the calendar."""
        try:
            return self._in_relation(piece, index)
        except (ValueError, OverflowError):
            text = self.text[piece.start : piece.end]
            return Period(piece.start, piece.end, text, None, None, "open")

    def _undated(self, piece: Piece) -> Period:
        """Return what no calendar is needed for: `heute`, `damals`."""
        text, day = self.text[piece.start : piece.end], self.published if piece.kind == "now" else None
        said = piece.base == "published"
        return Period(piece.start, piece.end, text, day, day, piece.kind, year_said=said)

    def _in_relation(self, piece: Piece, index: int) -> Period:
        """Return the period of a piece, with what stands before it: `seit`, `bis`, `gegenüber`."""
        if piece.edge == "now":
            return self._since(self._named(piece))
        if not self._may_be_in_relation(piece):
            return self._named(piece)
        low = max(0, piece.start - LOOK_BACK)
        if _MAY_END_SENTENCE.search(self.text, low, piece.start):
            low = max(low, self.sentence.start)
        free = max(low, self.pieces[index - 1].end) if index else low  # `seit Anfang Jahr Januar`: two times
        since = _relation("since").match(self.text, free, piece.start) or self._since_event(free, piece.start)
        until = None if since else _relation("until").match(self.text, free, piece.start)
        relation = since or until
        start = relation.start() if relation else piece.start
        compares = self._compares(piece, index, low, start, bool(since))
        if compares:
            piece = self._counterpart(piece, index)
        period = self._named(piece, comparison=compares)
        if relation is None and not compares and self._is_so_far(piece, low):
            return self._since(period)
        if relation is None or piece.parts:
            return period
        return self._since(period, start) if since else self._until(piece, period, start)

    def _may_be_in_relation(self, piece: Piece) -> bool:
        """Tell whether any word stands beside a time that could turn it; beside most there is none."""
        if piece.compares:
            return True
        text, low = self.text, max(0, piece.start - LOOK_BACK)
        first = before = _WORD_BEFORE.match(text, low, piece.start)
        while before:
            if before[1] in _known_by():
                return True
            if before[1] not in _LINKS and not before[1].endswith(_UNITS):  # gegenüber dem Krisenjahr
                break
            before = _WORD_BEFORE.match(text, low, before.start())
        word = first[1] if first else ""
        if any(other.match(text, low, piece.start) for other in _TURNS_BEHIND.get(word, ())):
            return True
        if piece.kind != "day" and self._is_after_event(low, piece.start):
            return True
        if self._since_event(low, piece.start):
            return True
        return piece.kind == "year" and self._is_so_far(piece, low)

    def _since_event(self, low: int, start: int) -> regex.Match[str] | None:
        if self.text.find("eit ", low, start) < 0:
            return None
        return _SINCE_EVENT.match(self.text, low, start)

    def _is_after_event(self, low: int, start: int) -> bool:
        if all(self.text.find(word, low, start) < 0 for word in _OPENS_EVENT):
            return False
        event = _AFTER_EVENT.match(self.text, low, start)
        if event is None:
            return False
        between = event.start(), start  # `Trotz der Krise ist der Oktober gut verlaufen.`
        return not (reports(self.text, *between) or is_present(self.text, *between))

    def _is_so_far(self, piece: Piece, low: int) -> bool:
        """`bislang in diesem Jahr`, `im laufenden Jahr bisher`: up to the publication."""
        if piece.kind != "year" or piece.base != "published" or piece.year:
            return False
        before = _relation("so_far").match(self.text, low, piece.start)
        return before is not None or _so_far_after().match(self.text, piece.end) is not None

    def _compares(self, piece: Piece, index: int, low: int, start: int, since: bool) -> bool:
        """Tell whether a time, which with its `seit` begins at ``start``, only dates what is compared."""
        if piece.compares or self._in_bracket(piece) or _COMPARED_AMOUNT.match(self.text, low, start):
            return True
        if piece.kind != "day" and self._is_after_event(low, start):
            return True
        if piece.kind != "day" and not piece.edge and _comparison().match(self.text, low, start):
            return True
        goes_on = piece.kind == "year" and _ON_TO_YEAR.match(self.text, piece.end)
        if goes_on and _FROM_YEAR.match(self.text, low, start):
            return True
        if since and (_BEST_SINCE.match(self.text, low, start) or _NOT_SINCE.match(self.text, piece.end)):
            return True
        if not STANDARD.match(self.text, low, start):
            return False
        if _SURPASSED.search(
            self.text, piece.end, self.sentence.end
        ):  # haben das Niveau von 2019 übertroffen
            return True
        if self.passage is not None and self._in_sentence(self.passage):
            return True
        ahead = self._main_ahead(index)
        return ahead is not None and ahead.kind == "year" and ahead.text[-4:].isdecimal()

    def _counterpart(self, piece: Piece, index: int) -> Piece:
        """Return a compared time as it counts from the time that it is compared with.

        `2022 … als im Vorjahr` is 2021; `(im Vorjahr: …)` beside a part of a year is that part of the year
        before.
        """
        main = self.passage if self.passage and self._in_sentence(self.passage) else self._main_ahead(index)
        if (
            main is None
            and self._in_bracket(piece)
            and self.main
            and self._is_near(self.main, REPORT_SENTENCES)
        ):
            main = self.main  # Exporte im ersten Quartal: … nach Kuba 3 Mio. (im Vorjahr: 2 Mio.)
        if main is None or main.first_day is None:
            return piece
        if self.published and main.first_day > self.published:  # bis 2030 auf 5 Mrd., nach 3 Mrd. im Vorjahr
            return piece
        if piece.kind == "same" and main.kind in PARTS_OF_YEAR:
            self.part = main
        if piece.kind != "year" or piece.base != "published" or piece.year != -1:
            return piece
        if self._in_bracket(piece) and main.kind in PARTS_OF_YEAR:
            return piece._replace(kind="same", base="passage")
        return piece._replace(base="said", year=main.first_day.year - 1)

    def _main_ahead(self, index: int) -> Period | None:
        """Return the first time after a comparison in its sentence: `Gegenüber dem Vorjahr stieg 2019 …`."""
        for piece in self.pieces[index + 1 : index + 4]:
            if piece.start < self.sentence.end and piece.kind in PARTS_OF_YEAR | {"year"}:
                return self._named(piece)
        return None

    def _in_bracket(self, piece: Piece) -> bool:
        opens = _BRACKET.match(self.text, max(0, piece.start - 8), piece.start)
        return opens is not None and _AMOUNT.match(self.text, piece.end) is not None

    def _since(self, period: Period, start: int = -1) -> Period:
        """Return ``period`` up to the publication; a time that is still to come stays as it is."""
        first, last = period.first_day, self.published
        if first is None or last is None:
            return self._turned(period, start, "since", None, None)
        if first > last:
            return self._turned(period, start, period.kind, first, period.last_day)
        return self._turned(period, start, "since", first, last)

    def _until(self, piece: Piece, period: Period, start: int) -> Period:
        """Return ``period`` from the beginning of its year; what was `bis Mitte 2023` ended there."""
        first, last = period.first_day and _day_of(period.first_day.year, FIRST_OF_YEAR), period.last_day
        if first and piece.edge == "middle" and piece.kind == "year" and self._outlook(piece) == "behind":
            last = _day_of(first.year, MIDDLE_OF_YEAR)
        return self._turned(period, start, "until", first, last)

    def _turned(self, period: Period, start: int, kind: str, first: date | None, last: date | None) -> Period:
        """Return ``period`` with other days, and with its `seit` or `bis` if that begins at a ``start``."""
        start = period.start if start < 0 else start
        text = self.text[start : period.end]
        return replace(period, start=start, text=text, kind=kind, first_day=first, last_day=last)

    def _parts(self, piece: Piece, period: Period) -> Iterator[Period]:
        """Yield what a span lists besides itself: its ends, or the time that `seit` and `bis` name."""
        named = piece.parts
        if (
            not named
            and piece.unit != 12  # `seit drei Jahren` names no year
            and (period.kind == "since" or (period.kind == "until" and piece.kind != "year"))
        ):
            named = (piece,)
        for part in named:
            end = period.last_day if part is not named[0] else period.first_day  # Oktober bis | März
            if not part.base and end:
                part = part._replace(base="said", year=end.year)
            inner = self._named(part, comparison=period.comparison, part=True)
            if inner.first_day:
                yield inner

    def _next_part(self, piece: Piece) -> Piece | None:
        """`im ersten Quartal 5 Mrd., im zweiten 4 Mrd.`: the unit is that of the part just named."""
        unit = next((months for months, kind in KIND_OF.items() if self.part and self.part.kind == kind), 0)
        if not self.part or not self.part.first_day or unit < 3 or not self._is_near(self.part, 1):
            return None
        if piece.run * unit > 12:
            return None
        first, last = (unit * (piece.run - 1) + 1, 1), (unit * piece.run, 0)
        return piece._replace(
            kind=KIND_OF[unit], first=first, last=last, base="said", year=self.part.first_day.year
        )

    # ------------------------------------------------ days

    def _named(self, piece: Piece, comparison: bool = False, part: bool = False) -> Period:
        """Return the period that a piece names, without what stands before it."""
        first, last = self._days(piece)
        kind = "months" if piece.kind == "same" else piece.kind
        if kind == "run":
            kind = "months" if piece.run > 1 else KIND_OF[piece.unit]
        if self._counts_from_report(piece) and self.main and self._part_reported(piece):
            kind = self.main.kind
        if kind == "within":
            kind = "year" if first and last and first.year == last.year else "years" if first else "open"
        said = piece.base in ("said", "published") or piece.kind == "same"
        text = self.text[piece.start : piece.end]
        return Period(piece.start, piece.end, text, first, last, kind, comparison, part, said)

    def _days(self, piece: Piece) -> tuple[date | None, date | None]:
        if piece.kind == "run":
            return self._run(piece)
        if piece.kind == "same":
            spans = (self.part, self.main) if piece.whole else (self.main, self.part)
            parts = (span for span in spans if span and span.kind in PARTS_OF_YEAR)
            near = next((span for span in parts if self._is_near(span, SAME_SPAN_SENTENCES)), None)
            near = near or self.main or self.passage
            return self._same(piece, near)
        if piece.kind == "within":
            return self._within(piece)
        if self._counts_from_report(piece) and self._part_reported(piece):
            return self._same(piece, self.main)
        if piece.kind == "months" and (days := self._counted_again(piece)):
            return days
        if piece.base == "passage" and piece.year and self._is_fiscal_year(self.passage, 1):
            return self._same(piece, self.passage)
        if piece.base == "named" and self._is_fiscal_year(self.passage, SAME_SPAN_SENTENCES):
            return self._same(piece._replace(base="passage"), self.passage)
        year = self._year(piece)
        if year is None or not 1 <= year <= 9000:
            return None, None
        first, last = _day_of(year, piece.first), _day_of(year + piece.years, piece.last)
        if first > last:  # `November bis Januar`, winter
            last = _day_of(year + piece.years + 1, piece.last)
        if piece.edge == "end" and piece.kind in ("quarter", "half"):  # `zum Ende des dritten Quartals`
            first = _day_of(year, FIRST_OF_YEAR)
        return first, last

    def _is_fiscal_year(self, period: Period | None, sentences: int) -> bool:
        """Tell whether a time just named is a year of another calendar: `im Finanzjahr … im Jahr davor`."""
        if period is None or not (period.kind in ("days", "months") or _begins_late(period)):
            return False
        return _months_in(period) in (12, 13) and self._is_near(period, sentences)

    def _counted_again(self, piece: Piece) -> tuple[date, date] | None:
        """`im zweiten Quartal … in den drei Monaten`: the months that the passage speaks of."""
        part, months = self.part, piece.last[0]
        if piece.base or not _THESE.match(self.text, max(0, piece.start - 8), piece.start):
            return None
        if part is None or not part.first_day or not part.last_day:
            return None
        is_near = months in (_months_in(part), _months_long(part)) and self._is_near(
            part, SAME_SPAN_SENTENCES
        )
        return (part.first_day, part.last_day) if is_near else None

    def _same(self, piece: Piece, model: Period | None) -> tuple[date | None, date | None]:
        """`im gleichen Zeitraum des Vorjahres`: the days that the passage speaks of, in another year."""
        if model is None or model.first_day is None or model.last_day is None:
            return None, None
        in_year = self.passage if piece.base == "passage" and not piece.year else None
        if in_year and in_year is not model and in_year.kind == "year" and self._in_sentence(in_year):
            piece = piece._replace(base="said", year=in_year.first_day.year if in_year.first_day else 0)
        year = model.first_day.year + piece.year if piece.base == "passage" else self._year(piece)
        if year is None:
            return None, None
        move = year - model.first_day.year
        return moved(model.first_day, move), moved(model.last_day, move)

    def _counts_from_report(self, piece: Piece) -> bool:
        """`ein Jahr zuvor`; `vor einem Jahr` too, where what is reported has just been."""
        if piece.base == "reported":
            return True
        a_year_ago = piece.base == "published" and piece.year == -1 and piece.kind == "year"
        if not (a_year_ago and self.text.startswith(("vor ", "Vor "), piece.start)):
            return False
        last = self.main.last_day if self.main else None
        return bool(last and self.published and self.published - last < timedelta(days=366))

    def _part_reported(self, piece: Piece) -> bool:
        """Tell whether `ein Jahr zuvor` looks back from the figures of a part of a year."""
        reported = self.main
        if piece.year >= 0 or reported is None or reported.kind not in PARTS_OF_YEAR - {"season"}:
            return False
        sentence = self.layout.sentence_at(reported.start)
        has_figure = _FIGURE.search(self.text, sentence.start, sentence.end) is not None
        return has_figure and self._is_near(reported, REPORT_SENTENCES)

    def _within(self, piece: Piece) -> tuple[date | None, date | None]:
        """`in zwei Jahren`: the year after them where the clause announces, else these years."""
        year, outlook = self.this_year, self._outlook(piece)
        clause = self._clause(piece, self._around(piece))
        if _TO_BE_DONE.search(self.text, clause.start, clause.end):
            outlook = "ahead"
        if year is None or not (outlook or piece.whole):
            return None, None
        if outlook != "ahead":
            return _day_of(year - piece.run, FIRST_OF_YEAR), _day_of(year - 1, END_OF_YEAR)
        last = _day_of(year + piece.run, END_OF_YEAR)
        return (_day_of(year + 1, FIRST_OF_YEAR) if piece.whole else _day_of(last.year, FIRST_OF_YEAR)), last

    def _run(self, piece: Piece) -> tuple[date | None, date | None]:
        """`im vergangenen Monat`, `in den letzten drei Quartalen`: whole units beside the publication."""
        beside = self.published
        length = _months_in(self.passage) if self.passage else 0
        whole = piece.base == "passage" and not piece.year  # im ersten Quartal …, im gesamten Halbjahr
        if self.passage and piece.base == "passage" and (length == piece.unit or (whole and length < 12)):
            beside = self.passage.first_day
        elif whole:
            piece = piece._replace(year=-1)
        if beside is None:
            return None, None
        unit = (beside.year * 12 + beside.month - 1) // piece.unit
        first = unit + piece.year
        if piece.run > 1:
            first = unit - piece.run if piece.year < 0 else unit + 1
        return _month(first * piece.unit)[0], _month((first + piece.run) * piece.unit - 1)[1]

    # ------------------------------------------------ years

    def _year(self, piece: Piece) -> int | None:
        if piece.base == "said":
            return piece.year
        if piece.base == "published":
            before_passage = self._year_before_passage(piece)
            this_year = self._this_year_of(piece)
            return before_passage or (None if this_year is None else this_year + piece.year)
        if piece.base == "passage":
            around = (
                self._year_just_over(piece)
                or self._passage_year()
                or (not piece.whole and self._reported_year())
                or self.this_year
            )
            around = self._as_told(piece, around)
            return None if around is None else around + piece.year
        if piece.base == "named":  # im selben Jahr
            return self.passage.first_day.year if self.passage and self.passage.first_day else self.this_year
        if piece.base == "reported":
            year = self._reported_year() or (
                self.passage and self.passage.first_day and self.passage.first_day.year
            )
            year = year or self.this_year
            return None if year is None else year + piece.year
        return self._nearest_year(piece)

    def _year_just_over(self, piece: Piece) -> int | None:
        """`2017 waren es 3 Mrd. … in den ersten zehn Monaten des Jahres`, told in November 2018: of 2018."""
        passage = self.passage
        if (
            not self.published
            or piece.kind != "months"
            or piece.year
            or not passage
            or passage.kind != "year"
        ):
            return None
        over = _day_of(self.published.year, piece.last)
        just_over = timedelta() < self.published - over < RECENT
        return self.published.year if just_over and not self._in_sentence(passage) else None

    def _this_year_of(self, piece: Piece) -> int | None:
        """Return the year in which the present one began: `diesem Finanzjahr`, in spring, of last year."""
        day = self.published
        if (
            day
            and piece.kind == "days"
            and (piece.years or piece.whole)
            and _day_of(day.year, piece.first) > day
        ):
            return day.year - 1
        return self.this_year

    def _as_told(self, piece: Piece, year: int | None) -> int | None:
        """Return ``year``, or the nearest one that fits the tense of what is told of a whole year or its end.

        What is told of the whole year is over; what is announced is not: `Bis zum Jahresende könnten …`.
        """
        if piece.year or not (piece.whole or piece.edge == "end") or self.this_year is None:
            return year
        outlook = self._outlook(piece)
        if piece.whole and self.published and outlook == "behind":
            return min(year or self.this_year, self.this_year - 1)
        return max(year or self.this_year, self.this_year) if outlook == "ahead" else year

    def _year_before_passage(self, piece: Piece) -> int | None:
        """`2008 waren es 9 Mrd. Im Vorjahr 8 Mrd.`, `… Der Rekord aus dem Vorjahr`: before the one named."""
        if not self.text.startswith("Vorjahr", piece.start):
            return None
        passage = self.passage
        record = STANDARD.match(self.text, max(0, piece.start - LOOK_BACK), piece.start)
        if (
            not passage
            or not passage.first_day
            or not self._is_near(passage, REPORT_SENTENCES if record else 1)
        ):
            return None
        year = passage.first_day.year
        if self.this_year != year + 1:
            return None
        in_title = self.layout.in_headline(passage.start) and not self.layout.in_headline(piece.start)
        named = passage.kind == "year" and passage.text[-4:].isdecimal() and not in_title
        return year - 1 if named else None

    def _nearest_year(self, piece: Piece) -> int | None:
        """Return the year of a part of a year that names none.

        It is that of its sentence; else the nearest one behind or, where the clause announces, ahead.
        """
        passage = self.passage
        looks_back = passage is not None and self._looks_back(piece)
        if passage is not None and not looks_back and not self._in_sentence(passage):
            passage = self.main
        if self.published and passage and not self._in_sentence(passage) and self._goes_on(piece):
            passage = None
        passage_year = self._year_of_near(passage)
        named = passage is not None and passage.year_said and passage_year is not None
        if passage and passage.first_day and named and looks_back and piece.kind == passage.kind == "month":
            passage_year = passage.first_day.year
            earlier = piece.first < (passage.first_day.month, 1)
            return passage_year if earlier else passage_year - 1
        if passage and named and self._in_sentence(passage):
            return passage_year
        if self.published is None:
            return passage.first_day.year if passage and passage.first_day else self.this_year
        year = self.published.year
        turns = piece.first > piece.last and piece.kind in ("months", "days")  # `von Oktober bis März`
        over = _day_of(year + turns, piece.last) < self.published
        ahead = year + 1 if over else year
        if self._is_announced(piece):
            return ahead
        if passage and named and passage_year and passage.kind in PARTS_OF_YEAR:
            return passage_year + self._turns_year(passage, piece)
        short = piece.kind in ("day", "season") or 0 <= piece.last[0] - piece.first[0] <= 1
        begun = short and _day_of(year, piece.first) <= self.published
        behind = year if over or begun else year - 1
        behind -= turns and _day_of(year, piece.last) >= self.published
        recent = self.published - _day_of(behind, piece.last) < RECENT
        return behind if not short or recent or self._outlook(piece) == "behind" else ahead

    def _goes_on(self, piece: Piece) -> bool:
        """`Seit Januar sinkt er`: up to the publication, whatever year the sentence before speaks of."""
        low = max(0, piece.start - LOOK_BACK)
        return _relation("since").match(self.text, low, piece.start) is not None

    def _turns_year(self, passage: Period, piece: Piece) -> bool:
        """`Im Dezember 2022 sank er. Im Januar stieg er`: the report goes on in the next year."""
        if passage.kind != "month" or piece.kind != "month" or not passage.first_day or not self.published:
            return False
        first = date(passage.first_day.year + 1, *piece.first)
        return timedelta() < first - passage.first_day <= NEXT_MONTHS and first <= self.published

    def _passage_year(self) -> int | None:
        return self._year_of_near(self.passage)

    def _reported_year(self) -> int | None:
        """Return the year that the sentences before report on."""
        reported = self.main if self.main and self._is_near(self.main, REPORT_SENTENCES) else None
        return reported.first_day.year if reported and reported.first_day else None

    def _year_of_near(self, period: Period | None) -> int | None:
        """Return the year of a time, if it stands in this sentence or the one before."""
        near = period if period and self._is_near(period, 1) else None
        return near.first_day.year if near and near.first_day else None

    def _looks_back(self, piece: Piece) -> bool:
        """Tell whether the clause of a piece looks further back than the text tells."""
        low, high = max(0, piece.start - FARTHEST_VERB), piece.end + FARTHEST_VERB
        if not looks_further_back(self.text, low, high):
            return False
        clause = self._clause(piece, self._around(piece))
        return looks_further_back(self.text, clause.start, clause.end)

    def _in_sentence(self, period: Period) -> bool:
        return self._is_near(period, 0)

    def _is_near(self, period: Period, sentences: int) -> bool:
        """Tell whether a time stands in this sentence or one of so many before it."""
        start = self._place + 2
        for _ in range(sentences + 1):
            place = start - 2
            start = sure_start(self.text, max(period.start, place - NEAR), place)
            if not start:
                break
        else:  # so many begin behind it; to find any sentence is not needed
            return False
        if self._place - period.start < NEAR and not _MAY_END_SENTENCE.search(
            self.text, period.start, self._place
        ):
            return True
        first = self.sentence.start
        for _ in range(sentences):
            if period.start >= first or first == 0:
                break
            first = self.layout.sentence_at(first - 1).start
        return period.start >= first

    def _is_announced(self, piece: Piece) -> bool:
        low, high = max(0, piece.start - FARTHEST_VERB), piece.end + FARTHEST_VERB
        near = max(0, piece.start - LOOK_BACK)
        may_be = (
            announces(self.text, low, high)
            or _COMING.match(self.text, low, piece.start)
            or _relation("ahead").match(self.text, near, piece.start)
        )
        return bool(may_be) and self._outlook(piece) == "ahead"

    def _outlook(self, piece: Piece) -> str:
        """Tell whether the clause, else the sentence, announces (`ahead`) or reports (`behind`)."""
        around = self._around(piece)
        if _PARTICIPLE.match(self.text, piece.end) or _LAST.match(self.text, around.start, piece.start):
            return "behind"
        if _COMING.match(self.text, around.start, piece.start):
            return "ahead"
        for place in (self._clause(piece, around), around):
            if guesses_back(self.text, place.start, place.end) or self._was_announced(place):
                return "behind"
            if told := outlook(self.text, place.start, place.end):
                return told
        low = max(around.start, piece.start - LOOK_BACK)
        return "ahead" if _relation("ahead").match(self.text, low, piece.start) else ""

    def _was_announced(self, place: Span) -> bool:
        """`Fachleute hatten … erwartet`"""
        return announces(self.text, place.start, place.end) and looks_further_back(
            self.text, place.start, place.end
        )

    def _clause(self, piece: Piece, sentence: Span) -> Span:
        before = _CLAUSE_BEFORE.search(self.text, sentence.start, piece.start)
        after = _CLAUSE_AFTER.search(self.text, piece.end, sentence.end)
        return Span(
            before.start() if before else sentence.start,
            after.start() if after else sentence.end,
        )

    def _around(self, piece: Piece) -> Span:
        """Return the sentence of a piece; of a sentence without end the part around it."""
        sentence = self.layout.sentence_at(piece.start)
        return Span(
            max(sentence.start, piece.start - FARTHEST_VERB), min(sentence.end, piece.end + FARTHEST_VERB)
        )

    # ------------------------------------------------ texts without a publication date

    def _plain_year(self) -> int | None:
        """Return the year in which an undated text was plainly written, or None.

        `In diesem Jahr 2024` tells it at once. Else the last year that the text reports on is this year where
        a part of it is named (`Januar bis Mai 2024`), and last year where the text speaks of `vergangenes
        Jahr`.
        """
        told = next((piece.tells for piece in self.pieces if piece.tells), None)
        report = None if told else self.last_report()
        if report is None:
            return told
        if report.month < 12:
            return report.year
        speaks_of_last = any(
            piece.base == "published" and piece.year == -1 and piece.kind in PARTS_OF_YEAR | {"year"}
            for piece in self.pieces
        )
        return report.year + 1 if speaks_of_last else None

    def last_report(self) -> date | None:
        """Return the end of the latest part of the last year that the text reports on, else of that year."""
        named = map(self._as_reported, self.pieces)
        said = [piece for piece in named if piece.base == "said" and piece.kind != "years"]
        said.sort(key=_last_year, reverse=True)
        looked_back_to = 0
        for year, in_it in groupby(said, _last_year):
            told = [piece for piece in in_it if not self._is_to_come(piece)]
            if reported := [piece for piece in told if not self._is_looked_back_to(piece)]:
                if year < looked_back_to:  # 2010 hatte er 3 Mrd. betragen, 2006 waren es 2 Mrd.
                    return _day_of(looked_back_to, END_OF_YEAR)
                parts = [piece for piece in reported if piece.kind != "year" or piece.edge == "beginning"]
                return max(map(_day_reported, parts)) if parts else _day_of(year, END_OF_YEAR)
            if any(piece.kind == "year" for piece in told):
                looked_back_to = looked_back_to or year
        return None

    def next_announced(self) -> date | None:
        """Return the end of the first day or month that is said with its year and announced."""
        said = [piece for piece in self.pieces if piece.base == "said" and piece.kind in ("day", "month")]
        days = [_day_of(piece.year, piece.last) for piece in said if self._is_announced(piece)]
        return min(days, default=None)

    def _as_reported(self, piece: Piece) -> Piece:
        """Turn a month compared with (`gegenüber dem Mai 2023`, `nach 3 Mrd. im Mai 2023`) into the next."""
        if (
            piece.base == "said"
            and piece.kind != "year"
            and any(
                compared.match(self.text, max(0, piece.start - LOOK_BACK), piece.start)
                for compared in (_COMPARED_AMOUNT, _comparison())
            )
        ):
            edge = "beginning" if piece.kind == "same" else piece.edge  # it isn't said how much of the year
            return piece._replace(year=piece.year + 1, edge=edge)
        return piece

    def _is_to_come(self, piece: Piece) -> bool:
        goal = piece.kind == "year" and _GOAL.match(self.text, max(0, piece.start - LOOK_BACK), piece.start)
        return bool(goal) or self._is_announced(piece)

    def _is_looked_back_to(self, piece: Piece) -> bool:
        low, high = max(0, piece.start - FARTHEST_VERB), piece.end + FARTHEST_VERB
        if not looks_further_back(self.text, low, high):
            return False
        around = self._around(piece)
        return looks_further_back(self.text, around.start, around.end)


_ALONE_BEFORE = ending(r"\b[Aa]llein(?:e|ig)?\s+(?:(?:im|in|am|zum)\s+)?(?:de[mnr]\s+)?")
_ALONE_BEHIND = regex.compile(r"\s+alleine?\b")


def is_singled_out(text: str, start: int, end: int) -> bool:
    """Tell whether a time is one of those reported, told apart: `allein im März`, `im März allein`."""
    before = _ALONE_BEFORE.match(text, max(0, start - 30), start)
    return before is not None or _ALONE_BEHIND.match(text, end) is not None


def _begins_late(year: Period) -> bool:
    """Tell whether a year does not begin with the calendar's: `im selben Jahr`, said of such a one."""
    first = year.first_day
    return year.kind == "year" and first is not None and (first.month, first.day) != FIRST_OF_YEAR


def _months_in(period: Period) -> int:
    """Return over how many months a time goes."""
    first, last = period.first_day, period.last_day
    return (last.year - first.year) * 12 + last.month - first.month + 1 if first and last else 0


def _months_long(period: Period) -> int:
    """Return how many months a time lasts, on whichever day it begins: 21 March to 22 October are seven."""
    first, last = period.first_day, period.last_day
    return round((last - first).days / 30.44) if first and last else 0


def _last_year(piece: Piece) -> int:
    return piece.year + piece.years


def _day_reported(piece: Piece) -> date:
    return _day_of(_last_year(piece), (1, 0) if piece.edge == "beginning" else piece.last)


@lru_cache(1 << 12)
def _day_of(year: int, month_and_day: tuple[int, int]) -> date:
    """Return a day of ``year``; day 0 is the last of the month."""
    month, day = month_and_day
    if not 1 <= day <= 28:
        last = calendar.monthrange(year, month)[1]
        day = min(day or last, last)
    return date(year, month, day)


def moved(day: date, years: int) -> date:
    """Return ``day`` in another year; the last day of a month stays its last."""
    at_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return _day_of(day.year + years, (day.month, 0 if at_end else day.day))


def _month(number: int) -> tuple[date, date]:
    """Return the first and the last day of a month, counted from the year 0."""
    year, month = number // 12, number % 12 + 1
    return _day_of(year, (month, 1)), _day_of(year, (month, 0))

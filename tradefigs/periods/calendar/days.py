"""The days that a time means: of its year, of the part of a year just named, or beside the publication."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import regex

from tradefigs.language.text import ending
from tradefigs.periods.calendar.calendardays import day_of, month_days, moved
from tradefigs.periods.calendar.period import Period, months_in, months_long
from tradefigs.periods.calendar.told import FIGURE, REPORT_SENTENCES, Told
from tradefigs.periods.calendar.years import Years
from tradefigs.periods.clauses.clauses import Clauses
from tradefigs.periods.clauses.tense import is_present
from tradefigs.periods.expressions.pieces import END_OF_YEAR, FIRST_OF_YEAR, KIND_OF, PARTS_OF_YEAR, Piece

SAME_SPAN_SENTENCES = 6  # so far back `im gleichen Zeitraum` looks for a part of a year
_THESE = ending(r"\bden\s+")
_SO_FAR = regex.compile(r"[^.;]{0,40}?\b(?:bisher|bislang|bis\s+(?:jetzt|heute))\b")
# `dieses Mal im (gleichen Zeitraum)`
_THIS_TIME_BEFORE = ending(r"\b(?:[Dd]iesmal|[Dd]ieses\s+Mal)\s+(?:im\s+)?")
# `das Ergebnis von 2019, als (in denselben Monaten)`
_WHEN = ending(r"\b(?P<year>(?:19|20)\d\d),\s+(?:als|da)\s+(?:in\s+|im\s+)?")
_THIS_YEAR = regex.compile(r"[Dd]iese[ms]\s+(?:Haushalts|Finanz|Fiskal|Wirtschafts|Rechnungs|Steuer)jahr")
AS_OF = ending(r"\b[Pp]er\s+")  # `per Ende Mai`: what there was since the beginning of the year
_COUNTED = regex.compile(r"\w+\s+Monaten?")  # not `ersten neun Monaten`
# `zum zweiten Mal binnen`, `der dritte Rekord in`, `das schwächste Ergebnis innerhalb von`
_FOR_THE_THIRD_TIME = ending(
    r"(?:\b(?:zwei|drit|vier|fünf|sechs|sieb(?:en)?|ach|neun|zehn)te[nrs]?|\p{Ll}{3,}ste[nrs]?)\s+\p{Lu}[\p{L}-]+\s+"
    r"(?:binnen|in(?:nert|nerhalb(?:\s+von)?|\s+den)?)\s+"
)
LONGEST_RANK = 60  # characters
# `binnen fünf Jahren zu verdoppeln`, `in zwei Jahren sollten es 3 Mio. sein`
_TO_BE_DONE = regex.compile(r"\bzu\s+\p{Ll}{3,}(?:en|ern|eln)\b|\b(?:soll|müss|könn)(?:en|ten?)?\b")


class Days:
    """Tells the days of the pieces of one text, from what it has told before them."""

    def __init__(self, years: Years, told: Told, clauses: Clauses, published: date | None) -> None:
        self.text, self.years, self.told, self.clauses = clauses.text, years, told, clauses
        self.published = published

    def named(self, piece: Piece, comparison: bool = False, part: bool = False) -> Period:
        """Return the period that a piece names, without what stands before it."""
        reported = self._part_reported(piece) if self._counts_from_report(piece) else None
        first, last = self._same(piece, reported) if reported else self._days(piece, comparison)
        kind = "months" if piece.kind == "same" else piece.kind
        if kind == "run":
            kind = "months" if piece.run > 1 else KIND_OF[piece.unit] if _is_whole(piece) else "days"
        if reported:
            kind = "months" if reported.kind == "until" else reported.kind
        if kind == "within":
            kind = "year" if first and last and first.year == last.year else "years" if first else "open"
        said = piece.base in ("said", "published", "turned") or piece.kind == "same"
        text = self.text[piece.start : piece.end]
        return Period(piece.start, piece.end, text, first, last, kind, comparison, part, said)

    def _days(self, piece: Piece, comparison: bool) -> tuple[date | None, date | None]:
        if piece.kind == "run":
            return self._run(piece, comparison)
        if piece.kind == "same":
            of_part_first = piece.whole and not self._is_looked_back_to(self.told.part)
            spans = (self.told.part, self.told.main) if of_part_first else (self.told.main, self.told.part)
            parts = (span for span in spans if span and span.kind in PARTS_OF_YEAR)
            near = next((span for span in parts if self.told.is_near(span, SAME_SPAN_SENTENCES)), None)
            so_far = self._so_far_this_year(piece.start)
            if so_far and (near is None or so_far.start > near.start):
                return self._same(piece, so_far)
            if near is None and (month := self._month_of_day(piece)):
                return month
            return self._same(piece, near or self.told.main or self.told.passage)
        if piece.kind == "within":
            return self._within(piece)
        if piece.kind == "months" and not piece.base:
            if days := self._counted_again(piece):
                return days
            if self._is_duration(piece):
                return None, None
        if self._is_fiscal_year_told(piece):
            return self._same(piece._replace(base="passage"), self.told.fiscal)
        if piece.base == "passage" and piece.year and self.told.is_fiscal_year(self.told.passage, 1):
            return self._same(piece, self.told.passage)
        if piece.base == "named" and self.told.is_fiscal_year(self.told.passage, SAME_SPAN_SENTENCES):
            return self._same(piece._replace(base="passage"), self.told.passage)
        year = self.years.of(piece)
        if year is None or not 1 <= year <= 9000:
            return None, None
        first, last = day_of(year, piece.first), day_of(year + piece.years, piece.last)
        if first > last:  # `November bis Januar`, winter
            last = day_of(year + piece.years + 1, piece.last)
        if piece.edge == "end" and piece.kind in ("quarter", "half"):  # `zum Ende des dritten Quartals`
            first = day_of(year, FIRST_OF_YEAR)
        return first, last

    def _so_far_this_year(self, place: int) -> Period | None:
        """`Seit Jahresbeginn waren es 6 Mrd., im gleichen Zeitraum des Vorjahres`: up to the same day."""
        since = self.told.so_far
        if since is None or not (since.first_day and since.last_day and self.told.is_near(since, 1)):
            return None
        sentence = self.told.layout.sentence_at(since.start)
        end = min(sentence.end, place)
        tells_amount = FIGURE.search(self.text, since.start, end)  # not `Kos, der seit Mai im Amt ist`
        return since if tells_amount and since.first_day.year == since.last_day.year else None

    def _month_of_day(self, piece: Piece) -> tuple[date, date] | None:
        """`am 1. Juli … im selben Monat`: the month of a day just named."""
        day = self.told.day
        if day is None or not day.first_day or piece.year or piece.base != "passage":
            return None
        if not self.text[piece.start : piece.end].endswith(("Monat", "Monats")) or not self.told.is_near(
            day, 1
        ):
            return None
        return month_days(day.first_day.year * 12 + day.first_day.month - 1)

    def _counted_again(self, piece: Piece) -> tuple[date, date] | None:
        """`im zweiten Quartal … in den drei Monaten`: the months that the passage speaks of."""
        part, months = self.told.part, piece.last[0]
        if not _THESE.match(self.text, max(0, piece.start - 8), piece.start):
            return None
        main = self.told.main  # `Von Januar bis Mai …. Ein Jahr zuvor hatten …. In den ersten fünf Monaten …`
        if main is not None and part is not None and main.kind in PARTS_OF_YEAR:
            part = main if months_in(main) == months_in(part) else part
        if part is None or not part.first_day or not part.last_day:
            return None
        is_near = months in (months_in(part), months_long(part)) and self.told.is_near(
            part, SAME_SPAN_SENTENCES
        )
        return (part.first_day, part.last_day) if is_near else None

    def _is_duration(self, piece: Piece) -> bool:
        """`wird nach drei Monaten fällig`: so long from then on, no months of a year.

        Nor are those in which it was so: `der dritte Rekord binnen vier Monaten`.
        """
        if not _COUNTED.fullmatch(self.text, piece.start, piece.end):
            return False
        if _FOR_THE_THIRD_TIME.match(self.text, max(0, piece.start - LONGEST_RANK), piece.start):
            return True
        return self.clauses.outlook_of_clause(piece) == "ahead" or self.clauses.is_wanted(piece)

    def _is_looked_back_to(self, part: Period | None) -> bool:
        """`Von Januar bis März …, im Auftaktquartal 2015 hatte er noch …`: not what is reported on."""
        main = self.told.main
        if part is None or main is None or not (part.last_day and main.first_day):
            return False
        return main.kind in PARTS_OF_YEAR and part.last_day < main.first_day

    def _same(self, piece: Piece, model: Period | None) -> tuple[date | None, date | None]:
        """`im gleichen Zeitraum des Vorjahres`: the days that the passage speaks of, in another year."""
        if model is None or model.first_day is None or model.last_day is None:
            return None, None
        when = _WHEN.match(self.text, max(0, piece.start - 20), piece.start)
        if when is not None and piece.base == "passage" and not piece.year:
            piece = piece._replace(base="said", year=int(when["year"]))
        again = _THIS_TIME_BEFORE.match(self.text, max(0, piece.start - 30), piece.start)
        if again is not None and piece.base == "passage" and not piece.year:
            piece = piece._replace(year=1)  # a year after the one told of before
        in_year = self.told.passage if piece.base == "passage" and not piece.year else None
        is_another = in_year and in_year is not model and self.told.in_sentence(in_year)
        if in_year and is_another and (in_year.kind == "year" or months_in(in_year) == months_in(model)):
            piece = piece._replace(base="said", year=in_year.first_day.year if in_year.first_day else 0)
        is_beside = piece.base == "passage" or (piece.base == "reported" and model.kind == "years")
        year = model.first_day.year + piece.year if is_beside else self.years.of(piece)
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
        last = self.told.main.last_day if self.told.main else None
        return bool(last and self.published and self.published - last < timedelta(days=366))

    def _part_reported(self, piece: Piece) -> Period | None:
        """Return the part of a year from whose figures `ein Jahr zuvor`, `ein Jahr später` counts."""
        reported = self.told.main
        if not piece.year or reported is None:
            return None
        is_part = reported.kind in PARTS_OF_YEAR - {"season"} or _is_begun(reported)
        if not (is_part or self.told.is_fiscal_year(reported, REPORT_SENTENCES)):
            return None
        sentence = self.told.layout.sentence_at(reported.start)
        # `Kunde war von Januar bis Juni Peru. Dorthin gingen Waren für 3 Mrd. …; ein Jahr zuvor`
        end = max(sentence.end, self.told.sentence.start)
        has_figure = FIGURE.search(self.text, sentence.start, end) is not None
        sentences = REPORT_SENTENCES if piece.year < 0 else 0  # `Im Mai 3 Mrd., ein Jahr später 4 Mrd. Euro`
        if not (has_figure and self.told.is_near(reported, sentences)):
            return None
        if reported.first_day and AS_OF.match(self.text, max(0, reported.start - 8), reported.start):
            return replace(reported, kind="months", first_day=day_of(reported.first_day.year, FIRST_OF_YEAR))
        return reported

    def _within(self, piece: Piece) -> tuple[date | None, date | None]:
        """`in zwei Jahren`: the year after them where the clause announces, else these years."""
        year, outlook = self.years.this_year, self.clauses.outlook(piece)
        clause = self.clauses.clause(piece, self.clauses.around(piece))
        is_now = not outlook and is_present(self.text, clause.start, clause.end)
        if is_now or _TO_BE_DONE.search(self.text, clause.start, clause.end):
            outlook = "ahead"  # `in zwei Jahren schaffen wir`
        if year is None or not (outlook or piece.whole):
            return None, None
        if piece.years:  # `in drei bis fünf Jahren`
            if outlook != "ahead":
                return None, None
            first = year + piece.run
            return day_of(first, FIRST_OF_YEAR), day_of(first + piece.years, END_OF_YEAR)
        if outlook != "ahead":
            return day_of(year - piece.run, FIRST_OF_YEAR), day_of(year - 1, END_OF_YEAR)
        last = day_of(year + piece.run, END_OF_YEAR)
        return (day_of(year + 1, FIRST_OF_YEAR) if piece.whole else day_of(last.year, FIRST_OF_YEAR)), last

    def _just_told(self, piece: Piece) -> date | None:
        """`Im Oktober waren es … In diesem Monat stiegen …`: what is told of that month, which is over."""
        part, points = self.told.part, self.text[piece.start : piece.start + 4].lower() == "dies"
        if not (points or piece.edge) or piece.base != "published":
            return None
        if not part or part.kind != KIND_OF[piece.unit]:
            return None
        is_near = self.told.is_near(part, 1) and self.clauses.outlook(piece) == "behind"
        is_near = is_near and not _SO_FAR.match(self.text, piece.end)
        return part.first_day if is_near else None

    def _is_fiscal_year_told(self, piece: Piece) -> bool:
        """`im Finanzjahr 2022/23 … Polen kaufte in diesem Finanzjahr`: that year, which is over."""
        if piece.kind not in ("days", "year") or piece.base != "published" or piece.year:
            return False
        told = self.told.fiscal
        if not (_THIS_YEAR.match(self.text, piece.start) and told and told.last_day and self.published):
            return False
        over = told.last_day < self.published and self.clauses.outlook(piece) == "behind"
        return over and self.told.is_near(told, SAME_SPAN_SENTENCES)

    def _run(self, piece: Piece, comparison: bool) -> tuple[date | None, date | None]:
        """`im vergangenen Monat`, `in den letzten drei Quartalen`: whole units beside the publication.

        `gegenüber dem Vormonat`, where no month is told: the last month, which is over, is compared with it.
        """
        beside = self.published
        length = months_in(self.told.passage) if self.told.passage else 0
        whole = piece.base == "passage" and not piece.year  # im ersten Quartal …, im gesamten Halbjahr
        fits = length == piece.unit or (whole and length < 12)
        if self.told.passage and piece.base == "passage" and fits:
            beside = self.told.passage.first_day
        elif whole:
            piece = piece._replace(year=-1)
        elif piece.base == "passage" and piece.year > 0:  # im Folgemonat, of no month that is told
            return None, None
        elif piece.base == "passage" and comparison:
            piece = piece._replace(year=-2)
        elif this := self._just_told(piece):
            beside = this
        if beside is None:
            return None, None
        unit = (beside.year * 12 + beside.month - 1) // piece.unit
        first = unit + piece.year
        if piece.run > 1:
            first = unit - piece.run if piece.year < 0 else unit + 1
        first_day, _ = month_days(first * piece.unit)
        _, last_day = month_days((first + piece.run) * piece.unit - 1)
        if _is_whole(piece):
            return first_day, last_day
        year, month = first_day.year, first_day.month  # in den ersten zehn Tagen dieses Monats
        return day_of(year, (month, piece.first[1])), day_of(year, (month, piece.last[1]))


def _is_begun(period: Period) -> bool:
    """`bis Ende Mai`: the months of a year up to one of them."""
    return period.kind == "until" and period.last_day is not None and period.last_day.month < 12


def _is_whole(piece: Piece) -> bool:
    """Tell whether a piece has no days of its own inside the unit that it names."""
    return (piece.first, piece.last) == (FIRST_OF_YEAR, END_OF_YEAR)

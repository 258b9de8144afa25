"""The year that a time means: said, counted from another, or the nearest that fits its clause."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.language.text import ending
from tradefigs.periods.calendar.calendardays import day_of
from tradefigs.periods.calendar.period import Period
from tradefigs.periods.calendar.told import FIGURE, REPORT_SENTENCES, Told
from tradefigs.periods.calendar.undated import plain_year
from tradefigs.periods.clauses.clauses import Clauses
from tradefigs.periods.clauses.relations import (
    COMPARED_AMOUNT,
    LOOK_BACK,
    STANDARD,
    THIS_TIME,
    comparison,
    relation_word,
)
from tradefigs.periods.expressions.pieces import PARTS_OF_YEAR, Piece

NEXT_MONTHS = timedelta(days=93)  # a month so soon after the one just reported goes on with it
SPRING_ENDS = 6  # up to this month the new year is the present one
SOON = timedelta(days=31)  # a day or season that comes no later is meant, not that of last year
RECENT = timedelta(days=92)  # a month that ended no longer ago is meant by a bare present tense
AUTUMN_BEGINS = 9  # up to this month an end of the year that is told of is the last one
_IN = ending(r"\b[Ii]m\s+")
_AMOUNT_NEXT = late(
    r"\s*:?\s*(?:rund\s+|etwa\s+|knapp\s+)?\p{Sc}?\d[\d.,]*\s?(?:Mio|Mrd|Bio|Mill|Bill|\p{Sc})"
)
# `jetzt, nach (sieben Monaten)`
_NOW_AFTER = ending(
    r"\b(?:jetzt|nun|heute|heuer|inzwischen|mittlerweile|derzeit|aktuell),?\s+(?:(?:schon|bereits)\s+)?"
    r"(?:nach|in)\s+(?:den\s+(?:ersten\s+)?)?"
)
_WEEKDAY = ending(
    lambda: (
        rf"\b(?P<weekday>{lexicon.alternatives(lexicon.numbered('dates', 'weekdays'))})s?"
        r"(?:,\s+(?:de[mnr]\s+)?|\s+|\s*\()"
    )
)
_UNTIL = ending(r"\b[Bb]is\s+(?:zum\s+)?")
FARTHEST_MARK = 400  # characters back in which a quotation that goes on is opened
_MARKS = '„“”"»«'
_THEREBY = late(r"\b(?:[Dd]amit|[Ss]omit|[Dd]araus|[Dd]adurch)\b[^.!?]*$", signs="amit omit araus adurch")


_VERB = late(r"\b\p{Ll}+(?:t|en)\b(?<!\b(?:zwei|ers|drit|vier)ten)")
_THIS_YEAR = late(r"\b(?:diese[sm]|laufenden)\s+Jahre?s?\b|\bJahresbeginn\b")


class Years:
    """Tells the years of the pieces of one text, from what it has told before them."""

    def __init__(self, pieces: list[Piece], told: Told, clauses: Clauses, published: date | None) -> None:
        self.text, self.pieces, self.told, self.clauses = clauses.text, pieces, told, clauses
        self.published = published
        self._begins_with_last = False  # the text reports on the year before its own as `im Vorjahr`

    @cached_property
    def this_year(self) -> int | None:
        """The year of publication, or the one that an undated text makes plain."""
        return self.published.year if self.published else plain_year(self.pieces, self.clauses)

    def of(self, piece: Piece) -> int | None:
        """Return the year of a piece; None where nothing tells it."""
        match piece.base:
            case "said":
                return piece.year
            case "published":
                return self._counted_from_publication(piece)
            case "turned":  # im neuen Jahr
                late = self.published is not None and self.published.month > SPRING_ENDS
                return None if self.this_year is None else self.this_year + late
            case "passage":
                year = self._as_told(piece, self._year_of_passage(piece))
                return None if year is None else year + piece.year
            case "named":  # im selben Jahr
                return self._year_named_last(piece)
            case "reported":
                year = self._year_reported(piece)
                return None if year is None else year + piece.year
            case _:
                return self.nearest(piece)

    def _counted_from_publication(self, piece: Piece) -> int | None:
        """Return the year of `diesem Jahr`, `Vorjahr`, `vor fünf Jahren`."""
        if before_passage := self._year_before_passage(piece):
            return before_passage
        this_year = self._this_year_of(piece)
        if self.told.passage is None and self.text.startswith("Vorjahr", piece.start):
            self._begins_with_last = True
        return None if this_year is None else this_year + piece.year

    def _year_of_passage(self, piece: Piece) -> int | None:
        """Return the year that the passage speaks of, from which `Jahr davor` counts."""
        return (
            self._year_so_far(piece)
            or self._year_just_over(piece)
            or self.told.passage_year()
            or (not piece.whole and self.told.reported_year())
            or self.this_year
        )

    def _year_named_last(self, piece: Piece) -> int | None:
        """Return the year of `selben Jahr`: that of the last time named."""
        if since := self.told.since_year():
            return since
        told = self.told.passage
        if told and told.kind == "until" and self.clauses.outlook(piece) == "behind":
            told = self.told.main or told  # `Bis 2030 soll … Im selben Jahr kaufte man`
        main, around = self.told.main, self.told.layout.sentence_at
        if told and main and around(told.start) == around(main.start):
            told = main  # `2019 stieg er, nachdem er 2018 gesunken war. Im selben Jahr …`
        return told.first_day.year if told and told.first_day else self.this_year

    def _year_reported(self, piece: Piece) -> int | None:
        """Return the year that was last reported, from which `zwei Jahre später` counts."""
        since = self.told.since_year() if piece.year > 0 else None
        if year := since or self.told.reported_year():
            return year
        passage = self.told.passage
        return passage.first_day.year if passage and passage.first_day else self.this_year

    def _year_so_far(self, piece: Piece) -> int | None:
        """`2017 waren es 3 Mrd. Seit Jahresbeginn sind es 4 Mrd.`: of the present year, told by itself."""
        passage = self.told.passage
        if piece.edge != "beginning" or piece.year or not self.published or not self._goes_on(piece):
            return None
        return None if passage and self.told.in_sentence(passage) else self.published.year

    def _year_just_over(self, piece: Piece) -> int | None:
        """`2017 waren es 3 Mrd. … in den ersten zehn Monaten des Jahres`, told in November 2018: of 2018."""
        passage = self.told.passage
        if not self.published or piece.kind != "months" or piece.year:
            return None
        if not passage or passage.kind != "year":
            return None
        over = day_of(self.published.year, piece.last)
        just_over = timedelta() < self.published - over < RECENT
        return self.published.year if just_over and not self.told.in_sentence(passage) else None

    def _this_year_of(self, piece: Piece) -> int | None:
        """Return the year in which the present one began: `diesem Finanzjahr`, in spring, of last year."""
        day, turns = self.published, piece.kind == "days" and (piece.years or piece.whole)
        begun_last = day and turns and day_of(day.year, piece.first) > day
        return day.year - 1 if day and begun_last else self.this_year

    def _as_told(self, piece: Piece, year: int | None) -> int | None:
        """Return ``year``, or the nearest one that fits the tense of what is told of a whole year or its end.

        What is told of the whole year is over; what is announced is not: `Bis zum Jahresende könnten …`.
        """
        if piece.year or not (piece.whole or piece.edge == "end") or self.this_year is None:
            return year
        outlook = self.clauses.outlook(piece)
        over = outlook == "behind" or (not outlook and self.published and self.published.month < SPRING_ENDS)
        if piece.whole and self.published and over and not self.clauses.is_so_already(piece):
            return min(year or self.this_year, self.this_year - 1)
        at_end = piece.edge == "end" and not _UNTIL.match(self.text, max(0, piece.start - 12), piece.start)
        if at_end and year == self.this_year and self.published and self.published.month <= AUTUMN_BEGINS:
            return year - 1 if outlook == "behind" else year  # `Zum Jahresende lag er bei …`
        return max(year or self.this_year, self.this_year) if outlook == "ahead" else year

    def _year_before_passage(self, piece: Piece) -> int | None:
        """`2008 waren es 9 Mrd. Im Vorjahr 8 Mrd.`, `… Der Rekord aus dem Vorjahr`: before the one named."""
        passage = self.told.passage
        if not passage or not passage.first_day or not self.text.startswith("Vorjahr", piece.start):
            return None
        year = passage.first_day.year
        if self._is_before_what_was(piece, passage) or self._is_before_this_time(piece, passage):
            return year - 1
        if self.this_year != year + 1 or passage.kind != "year" or not passage.text[-4:].isdecimal():
            return None
        low = max(0, piece.start - LOOK_BACK)
        record = STANDARD.match(self.text, low, piece.start)
        compared = COMPARED_AMOUNT.match(self.text, low, piece.start)  # `nach 3 Mrd. im Vorjahr`
        if not self.told.is_near(passage, REPORT_SENTENCES if record or compared else 1):
            return None
        in_headline = self.told.layout.in_headline
        if in_headline(passage.start) and not in_headline(piece.start):
            return None
        return year - 1 if record or self._is_beside(piece, passage) else None

    def _is_before_this_time(self, piece: Piece, passage: Period) -> bool:
        """`2008 …. Hatten sie im Vorjahr noch 8 Mrd. betragen, so waren es diesmal 9 Mrd.`: of 2007."""
        near = passage is self.told.main and self.told.is_near(passage, REPORT_SENTENCES)
        return near and THIS_TIME.search(self.text, piece.end, self.told.sentence.end) is not None

    def _is_before_what_was(self, piece: Piece, passage: Period) -> bool:
        """`2008 waren es 9 Mrd. Im Vorjahr hatten sie 8 Mrd. betragen`, told in 2025: of 2007."""
        if not passage.text[-4:].isdecimal() or passage.kind not in PARTS_OF_YEAR | {"year"}:
            return False
        is_over = passage.last_day and self.published and passage.last_day < self.published
        is_near = is_over and passage is self.told.main and self.told.is_near(passage, 1)
        return bool(is_near) and self.clauses.looks_back(piece)

    def _is_beside(self, piece: Piece, passage: Period) -> bool:
        """Tell whether it is told of beside the passage: `als im Vorjahr`, `waren es im Vorjahr`.

        `Nach Peru verkaufte man im Vorjahr Tee` is told by itself, and compared with nothing. So is all in
        a text that began with `im Vorjahr`, before it named the year.
        """
        low = max(0, piece.start - LOOK_BACK)
        if not _IN.match(self.text, low, piece.start) or COMPARED_AMOUNT.match(self.text, low, piece.start):
            return True
        if comparison().match(self.text, low, piece.start) or self.clauses.looks_back(piece):
            return True
        if self.clauses.has_been(piece):
            return True
        if self._is_said_now(piece, passage):
            return False
        return not (self._begins_with_last or self.clauses.tells_news(piece, passage.start))

    def _is_said_now(self, piece: Piece, passage: Period) -> bool:
        """`1997 lag er bei 3 Mrd. „Wir haben damit im Vorjahr …“`: who speaks counts from today.

        So does what follows from it: `Damit wurde im Vorjahr ein Plus erzielt`.
        """
        low = max(passage.end, piece.start - FARTHEST_MARK)
        marks = sum(self.text.count(mark, low, piece.start) for mark in _MARKS)
        return marks % 2 == 1 or _THEREBY.search(self.text, low, piece.start) is not None

    def nearest(self, piece: Piece) -> int | None:
        """Return the year of a part of a year that names none.

        It is that of its sentence; else the nearest one behind or, where the clause announces, ahead.
        """
        if self.published and (year := self._year_from_today(piece, self.published)):
            return year
        passage, looks_back = self._passage_of(piece)
        said = passage if passage and passage.year_said and self.told.year_of_near(passage) else None
        if said and said.first_day:
            year = _year_within(said, piece) or said.first_day.year
            if looks_back and piece.kind == said.kind == "month":
                return year if piece.first < (said.first_day.month, 1) else year - 1
            if self.told.in_sentence(said):
                return year
        if self.published is None:
            if self._speaks_of_this_year():
                return self.this_year
            if passage and passage.first_day:
                return _year_within(passage, piece) or passage.first_day.year
            return self.this_year
        return self._nearest_to(self.published, piece, said)

    def _passage_of(self, piece: Piece) -> tuple[Period | None, bool]:
        """Return the time named before that may tell the year of a part of one.

        And whether the clause of that part looks further back than the text tells.
        """
        passage = self.told.passage
        if passage and self.published and not self.told.is_near(passage, 1):
            passage = None
        looks_back = False
        if passage is not None:
            in_sentence = self.told.in_sentence(passage)
            both_months = piece.kind == passage.kind == "month"
            looks_back = (both_months or not in_sentence) and self.clauses.looks_back(piece)
            if not looks_back and not in_sentence:
                passage = self.told.main
        if self.published and passage and not self.told.in_sentence(passage) and self._goes_on(piece):
            passage = None
        if passage and self._is_told_after_outlook(piece, passage):
            passage = None
        return passage, looks_back

    def _nearest_to(self, today: date, piece: Piece, said: Period | None) -> int:
        """Return the year nearest to the publication; ``said``: a time just named with its year."""
        year = today.year
        # `von Oktober bis März`, `im Winter`
        turns = piece.first > piece.last and piece.kind in ("months", "days", "season")
        over = day_of(year + turns, piece.last) < today
        ahead = year + 1 if over else year
        if self.clauses.is_announced(piece):
            return ahead
        if said and said.first_day and said.kind in PARTS_OF_YEAR:
            return said.first_day.year + self._turns_year(said, piece)
        short = piece.kind in ("day", "season") or 0 <= piece.last[0] - piece.first[0] <= 1
        begun = short and day_of(year, piece.first) <= today
        behind = year if over or begun else year - 1
        behind -= turns and piece.kind != "season" and day_of(year, piece.last) >= today
        if piece.kind in ("half", "quarter") and not over and day_of(year, piece.first) <= today:
            return year if self._lies_ahead(piece) else behind  # begun, and not over
        recent = today - day_of(behind + turns, piece.last) < RECENT
        if not short or recent:
            return behind
        if (outlook := self.clauses.outlook(piece)) == "behind":
            # not `Am 1. Juli trat das Abkommen in Kraft`
            soon = piece.kind in ("day", "season") and self.clauses.outlook_of_clause(piece) != "behind"
            soon = soon and day_of(ahead, piece.first) - today < SOON
            return ahead if soon else behind
        tells_amount = not outlook and _AMOUNT_NEXT.match(self.text, piece.end)  # `Januar: 3 Mio.`
        return behind if tells_amount else ahead

    def _lies_ahead(self, piece: Piece) -> bool:
        """`Im zweiten Halbjahr läuft es besser`, told in August: announced, or no value is told of it."""
        outlook = self.clauses.outlook(piece)
        if outlook or FIGURE.search(self.text, *self.told.sentence):
            return outlook == "ahead"
        return _VERB.search(self.text, *self.clauses.clause(piece, self.clauses.around(piece))) is not None

    def _speaks_of_this_year(self) -> bool:
        """`Seit Beginn dieses Jahres wächst er. In neun Monaten waren es 3 Mio.`: this year in both."""
        near, since = self.told.passage, self.told.since
        if since is not None and self.told.is_near(since, 1):
            return _THIS_YEAR.search(since.text) is not None
        if near is None or near.first_day is None or not self.told.is_near(near, 1):
            return False
        return near.first_day.year == self.this_year

    def _year_from_today(self, piece: Piece, today: date) -> int | None:
        """`im vergangenen Mai`, `am Dienstag, dem 12. Mai`: what stands before it tells its year.

        Likewise `voriges Jahr waren es 3 Mrd., jetzt, nach sieben Monaten, 2 Mrd.`
        """
        if piece.kind == "months" and _NOW_AFTER.match(
            self.text, max(0, piece.start - LOOK_BACK), piece.start
        ):
            return today.year - (day_of(today.year, piece.last) >= today)
        if piece.kind == "day":
            weekday = _WEEKDAY.match(self.text, max(0, piece.start - LOOK_BACK), piece.start)
            number = weekday and lexicon.numbered("dates", "weekdays")[weekday["weekday"]]
            years = (today.year, today.year + 1, today.year - 1)
            return next((y for y in years if day_of(y, piece.first).isoweekday() == number), None)
        placed = self.clauses.placed(piece) if piece.kind in ("month", "season") else ""
        turns = piece.kind == "season" and piece.first > piece.last
        if placed == "behind":
            return today.year - turns - (day_of(today.year, piece.last) >= today)
        if placed == "ahead":
            return today.year + (day_of(today.year, piece.first) <= today)
        return today.year - (turns and today.month <= SPRING_ENDS) if placed else None

    def _is_told_after_outlook(self, piece: Piece, passage: Period) -> bool:
        """`Im Mai 2026 öffnet das Werk. … Von Januar bis März lieferte man`: what is told has been."""
        if not self.published or not passage.first_day or passage.first_day <= self.published:
            return False
        return not self.told.in_sentence(passage) and self.clauses.outlook(piece) == "behind"

    def _goes_on(self, piece: Piece) -> bool:
        """`Seit Januar sinkt er`: up to the publication, whatever year the sentence before speaks of."""
        low = max(0, piece.start - LOOK_BACK)
        return relation_word("since").match(self.text, low, piece.start) is not None

    def _turns_year(self, passage: Period, piece: Piece) -> bool:
        """`Im Dezember 2022 sank er. Im Januar stieg er`: the report goes on in the next year."""
        if passage.kind != "month" or piece.kind != "month" or not passage.first_day or not self.published:
            return False
        first = date(passage.first_day.year + 1, *piece.first)
        return timedelta() < first - passage.first_day <= NEXT_MONTHS and first <= self.published


def _year_within(span: Period, piece: Piece) -> int | None:
    """`von Juli 2018 bis Juni 2019 …, im März 3 Mrd.`: of a month, the year in which it lies in that span."""
    first, last = span.first_day, span.last_day
    if first is None or last is None or span.kind != "months" or piece.kind not in ("month", "months"):
        return None
    return last.year if last.year == first.year + 1 and piece.first < (first.month, 1) else None

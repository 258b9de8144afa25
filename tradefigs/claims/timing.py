"""Which period belongs to which figure.

The nearest evidence wins: what its own sentence says, then what goes on from the sentences before; a headline
has the time of the text below it, a goal that of its like.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from tradefigs.claims.goaltimes import GoalTimer
from tradefigs.claims.modality import ACTUAL
from tradefigs.claims.sentencetimes import THAT_TIME, Timing
from tradefigs.claims.surroundings import MOST_BEFORE, Places, within
from tradefigs.claims.syntax import clause_index, clauses
from tradefigs.claims.trade import COMPANY, OTHER, Mention, find_mentions
from tradefigs.figures import Figure
from tradefigs.language.patterns import late
from tradefigs.language.text import Layout, Span, ending
from tradefigs.lexicon import any_of
from tradefigs.periods import Period, is_singled_out
from tradefigs.periods.benchmarks import RECORD
from tradefigs.periods.tense import announces, is_present, looks_further_back, reports

LATER, LONG_BEFORE = "later than published", "long before published"


class Times(Places):
    """The figures and times of one text, and where they stand; tells the period of each figure.

    Parameters
    ----------
    figures, periods
        All figures and all time expressions of the text, in order.
    mentions
        Returns the words of trade in the sentence of a number, as `find_mentions` finds them.
    changes_subject
        Tells of a figure whether its sentence turns to another trade than those before.
    """

    def __init__(
        self,
        figures: Sequence[Figure],
        periods: Sequence[Period],
        layout: Layout,
        published: date | None,
        mentions: Callable[[int], Sequence[Mention]] | None = None,
        changes_subject: Callable[[int], bool] = lambda _: False,
    ) -> None:
        super().__init__(figures, periods, layout, published)
        self.changes_subject = changes_subject
        self._mentions = mentions or (lambda number: find_mentions(layout.text, layout.sentences[number]))
        self._about_trade: dict[int, bool] = {}
        self._timers: dict[tuple[str, str], _Timer] = {}

    def of(self, index: int, status: str, kind: str) -> Timing:
        """Return the period of figure ``index``.

        ``status`` is `actual`, `target` or `forecast`, ``kind`` `level` or `change`.
        """
        return self.timer(status, kind).timing(index)

    def each(self, index: int, status: str, kind: str) -> list[Timing]:
        """Return the periods of figure ``index``: several for `2021 und 2022 jeweils`."""
        timer = self.timer(status, kind)
        return timer.of_each(index) or [timer.timing(index)]

    def timer(self, status: str, kind: str) -> _Timer:
        """Return what reads figures of one status and kind; it reads each sentence once."""
        if (status, kind) not in self._timers:
            self._timers[status, kind] = _Timer(self, status, kind)
        return self._timers[status, kind]

    @cached_property
    def lead(self) -> Sequence[Span]:
        """The first sentences of the paragraph below the headlines."""
        above = self.layout.headlines[-1].end if self.layout.headlines else 0
        paragraph = next((place for place in self.layout.paragraphs if place.start >= above), None)
        if paragraph is None:
            return ()
        first = self.layout.sentence_index(paragraph.start)
        sentences = self.layout.sentences[first : first + MOST_OF_LEAD]
        return [sentence for sentence in sentences if sentence.start < paragraph.end]

    def speaks_of_trade(self, number: int) -> bool:
        """Tell whether sentence ``number`` holds a figure or a word of trade."""
        if number not in self._about_trade:
            sentence = self.layout.sentences[number]
            last = self.figure_before(sentence.end)
            holds_figure = last >= 0 and self.figures[last].start >= sentence.start
            named = holds_figure or _TRADE.search(self.layout.text, sentence.start, sentence.end) is not None
            words = [m for m in self._mentions(number) if m.measure not in (OTHER, COMPANY)]
            of_else = not holds_figure and all(m.verb for m in words) and self._is_of_else(sentence)
            self._about_trade[number] = not of_else and (named or bool(words))
        return self._about_trade[number]

    def _is_of_else(self, sentence: Span) -> bool:
        """`Das BIP stieg um 3 Prozent.`, `Es kamen 2 Millionen Touristen.`: another subject than trade."""
        text = self.layout.text
        if _TRADE_NAMED.search(text, sentence.start, sentence.end):
            return False
        return _ELSE.search(text, sentence.start, sentence.end) is not None


# How far a figure looks for its time in other sentences.
MOST_FIGURES = 200  # figures among which the same amount is looked for
MOST_SENTENCES_BACK = 15
MOST_OF_LEAD = 3  # sentences of the first paragraph
MOST_OTHER_SENTENCES = 3  # of these in a row that don't speak of trade
LONG_AGO = 10  # years

_TRADE = late(
    r"\d\s*%|\d\s+Prozent|(?:[Ee]x|[Ii]m)port|[Hh]andels|[Aa]usfuhr|[Ee]infuhr|[Uu]msatz|Rekord|Bestmarke"
)
_TRADE_NAMED = late(r"(?:[Ee]x|[Ii]m)port|[Hh]andel|[Aa]usfuhr|[Ee]infuhr|[Uu]msatz|[Uu]msätz")
_ELSE = late(lambda: rf"\b{any_of('claims', 'elsewhere')}\b")
_LATELY = late(r"(?:letzten|vergangenen)\s+Jahren")
# `2021 waren es noch 3 Mrd.`, `im Juni war er bei 3 Mrd. gelegen`
_LOOKS_BACK = late(
    r"\b[Nn]achdem\b|\b(?:hatten?|war(?:en)?)\b[^.;]*\bnoch\b|\b(?:war(?:en)?|seien?)\s+(?:es|er|sie|(?:das|die)(?!\s+(?:\p{Ll}+\s+){0,2}\p{Lu}))\b"
    r"|\b(?:es|er|sie)\s+(?:war(?:en)?|seien?)\b"
)
_A_YEAR_BEFORE = late(
    r"Vergleich|Vorjahres|vor\s+(?:Jahresfrist|einem\s+Jahr)|(?:ein\s+)?Jahr\s+(?:zuvor|davor|früher|vorher)|vorangegangen"
)
# `Der Oktober ist gut verlaufen`, `Das schwache zweite Quartal`
_PARTS = ("month", "months", "quarter", "half")
_SUBJECT = ending(r"\b(?:[Dd]er|[Dd]as|[Ee]in)\s+(?:\p{Ll}+\s+)?")
# `2020 war ein gutes Jahr`
_EACH = late(r"\b(?:jeweils|je)\b")
_BOTH = ending(r"\b[Ss]owohl\s+(?:(?:im|in)\s+)?")
_WAS_A_YEAR = late(r"\s+(?:war|wurde|gilt|galt|ist)\s+[^,;.]*\bJahr\b")
_A_YEAR = late(r"\s+im\s+Jahr\b(?!\s+\d)")  # `beträgt 800 Mrd. im Jahr`
_YEARLY = late(lambda: rf"(?i)\b{any_of('time', 'yearly.words')}\b")
# `Da hat er …`; not `Da die Preise sinken, …`
_AT_THAT_TIME = late(
    r"[\s„“\"»«]*Da\s+(?:\p{Ll}+ten?|hat|haben|war(?:en)?|wurden?|lag(?:en)?|kam(?:en)?|stieg(?:en)?)\s"
)
_SINCE_THEN = late(r"\b[Ss]eit(?:her|dem|\s+damals|\s+dieser\s+Zeit)\b")


class _Timer(GoalTimer):
    """Reads the period of figures of one status and kind, by their own sentence and by others."""

    times: Times

    def _reporting(self) -> _Timer:
        return self.times.timer(ACTUAL, "level")

    def timing(self, index: int) -> Timing:
        found = self._own(index) or self._repeated(index) or self._taken_over(index)
        return self._checked(index, found) if found else Timing(None, None)

    def of_each(self, index: int) -> list[Timing]:
        """`2021 und 2022 jeweils 3 Mrd.`, `sowohl 2021 als auch 2022 3 Mrd.`; else nothing."""
        phrase, before = self._phrase(index), self._before(index)
        if not before or self._after(index):
            return []
        listed = self._parts_of(before[-1]) if before[-1].kind == "years" else [before[-1]]
        for one, next_one in pairwise(reversed(before)):
            if not self._is_listed(next_one, one):
                break
            listed.insert(0, next_one)
        each = _EACH.search(self.text, max(before[-1].end, phrase.start - 40), phrase.start)
        both = _BOTH.match(self.text, max(0, before[0].start - 20), before[0].start)
        if len(listed) < 2 or not (each or both):
            return []
        return [self._checked(index, self._days(index, period, "each")) for period in listed]

    def _repeated(self, index: int) -> Timing | None:
        """A headline takes the time of the same amount below, else of the lead; a goal that of its like."""
        figure = self.figures[index]
        in_headline = self.layout.in_headline(figure.start)
        if not in_headline and self.status == ACTUAL:
            return None
        amount = (figure.low, figure.high, figure.currency)
        for other, same in enumerate(self.figures[:MOST_FIGURES]):
            if other == index or (same.low, same.high, same.currency) != amount:
                continue
            found = self._own(other) if in_headline or self._status(other) == self.status else None
            if found and found.first_day:
                return replace(found, why="repeated")
        return self._of_lead(index) if in_headline and self.status == ACTUAL else None

    def _of_lead(self, index: int) -> Timing | None:
        """Return the time of the first paragraph below the headlines: that of its first sentence with one."""
        mains = (self._main(sentence) for sentence in self.times.lead)
        main = next(filter(None, mains), None)
        return self._days(index, main, "lead") if main else None

    def _taken_over(self, index: int) -> Timing | None:
        """Return what a figure without a time takes from the sentences around it, else the present."""
        if self.status != ACTUAL:
            told = self._carried(index) if self._was_expected(index) else None
            return told or self._of_goal(index)
        if since := self._since_then(index):
            return since
        carried = None if self.times.changes_subject(index) else self._carried(index)
        present = self._is_present(index)
        if present and self._is_yearly(index):
            return self._this_year("present")
        if carried and (carried.first_day or not present):
            return carried
        return self._this_year("present") if present else None

    def _is_yearly(self, index: int) -> bool:
        """`beträgt jährlich 800 Mrd.`, `beträgt 800 Mrd. im Jahr`: now, whatever else is told."""
        clause = self._clause(index)
        told = _YEARLY.search(self.text, clause.start, clause.end)
        return told is not None or _A_YEAR.match(self.text, self._phrase(index).end) is not None

    def _carried(self, index: int) -> Timing | None:
        """Return the time of the sentences before, as long as they speak of trade.

        A time that other sentences name in between ends the passage, unless the older one lies in it. Of a
        year and a part of it (`neu hinzu kam 2021 …` in a report on eleven months) the part holds; not a
        single month of a year that is over. A sentence that only looks back (`Im Juni hatte das Defizit noch
        bei 55 Mrd. gelegen`) hands on its time last.
        """
        here = self.layout.sentence_index(self.figures[index].start)
        own = self._sentence(index)
        refers_back = self._refers_back(own)
        paragraph = self.layout.paragraph_at(own.start)
        others, named, found, looked_back, opening, singled_out = 0, None, None, None, None, None
        for number in range(here - 1, max(-1, here - 1 - MOST_SENTENCES_BACK), -1):
            sentence = self.layout.sentences[number]
            is_about_it = refers_back or self.times.speaks_of_trade(number)
            refers_back = False
            others = 0 if is_about_it else others + 1
            main = self._main(sentence)
            if main and self._is_heading(main, sentence, paragraph):
                return self._days(index, main, "heading")
            if others > MOST_OTHER_SENTENCES or (main and named and not within(main, named)):
                break
            if main and self._looks_back(main):
                looked_back = looked_back or (main if is_about_it else None)
                continue
            if main and self._is_singled_out(index, main, paragraph):
                singled_out = singled_out or main
                continue
            if main and main.kind == "since" and number == here - 1 and self._refers_back(own):
                return self._days(index, self._end_of(main), "carried")
            if main and main.kind == "since" and not is_about_it:
                continue  # `Seit Mai läuft es schlechter`
            named = main or named
            if main and self._opens(main, sentence, paragraph):
                opening = main
            if main and is_about_it and found and main.kind == "month" and self._is_past_year(found):
                break
            if main and is_about_it:
                found = main
                so_far = main.kind in ("since", "until") and sentence.start < paragraph.start
                if main.kind != "year" and not so_far:
                    break
        if found is None or (looked_back and _is_earlier(found, looked_back)):
            found = looked_back  # `2021 waren es 4 Mrd.` after what was in 2020
        if singled_out and not (found and within(singled_out, found)):
            found = singled_out
        found = found or opening
        return self._days(index, found, "carried") if found else None

    def _is_past_year(self, period: Period) -> bool:
        over = period.last_day and self.published and period.last_day < self.published
        return period.kind == "year" and bool(over)

    def _refers_back(self, sentence: Span) -> bool:
        """`Damals waren es …`, `Da erreichte er …`: of the time just named."""
        start, end = sentence.start, sentence.end
        return bool(THAT_TIME.search(self.text, start, end) or _AT_THAT_TIME.match(self.text, start, end))

    def _since_then(self, index: int) -> Timing | None:
        """`2015 betrug er 3 Mrd. Seither ist er um 2 Mrd. gewachsen.`"""
        own, here = self._sentence(index), self.layout.sentence_index(self.figures[index].start)
        if not here or not self.published or not _SINCE_THEN.search(self.text, own.start, own.end):
            return None
        main = self._main(self.layout.sentences[here - 1])
        if main is None or not main.first_day or main.kind == "now":
            return None
        return Timing(main.first_day, self.published, why="since then")

    def _is_singled_out(self, index: int, main: Period, paragraph: Span) -> bool:
        """`Allein im März wurden 7 Mrd. exportiert.`: a part of what is told, which the text leaves again.

        It does in another paragraph, and where a greater amount is no part of that one.
        """
        if not is_singled_out(self.text, main.start, main.end):
            return False
        last = self.times.figure_before(self.times.around(main.start, main.end).end)
        if main.start < paragraph.start or last < 0:
            return True
        part, figure = self.figures[last], self.figures[index]
        return part.start > main.start and part.currency == figure.currency and part.high < figure.low

    def _opens(self, main: Period, sentence: Span, paragraph: Span) -> bool:
        """`Das Jahr 2020 war schwierig. … Exportiert wurden …`: the last year opens a paragraph.

        So does a part of it: `Das zweite Quartal verlief gut.`; in the lead all the text. Where it isn't the
        subject, something else happened in it: `Im Jahr 2020 wurden Schulen gebaut.`
        """
        if not main.first_day or not self.published:
            return False
        of_year = _WAS_A_YEAR.match(self.text, main.end, sentence.end) is not None
        is_subject = of_year or _SUBJECT.match(self.text, max(0, main.start - 30), main.start) is not None
        if not is_subject or (main.kind != "year" and main.kind not in _PARTS):
            return False
        if sentence in self.times.lead:
            return True
        first = self.layout.sentence_index(paragraph.start)
        near = self.layout.sentence_index(sentence.start) - first in (0, 1)  # behind a dateline, the second
        return near and main.first_day.year >= self.published.year - 1

    def _is_heading(self, main: Period, sentence: Span, paragraph: Span) -> bool:
        """`2012. Der Warenumsatz klettert auf …`: in a chronicle a paragraph begins with its year."""
        is_alone = self.text[sentence.start : sentence.end].strip(" .:–—-") == main.text
        return is_alone and sentence.start >= paragraph.start

    def _looks_back(self, period: Period) -> bool:
        """Tell whether a time is one that its clause only looks back to, or that of a benchmark."""
        clause = self._clause_with_verb(period)
        return (
            _LOOKS_BACK.search(self.text, clause.start, clause.end) is not None
            or looks_further_back(self.text, clause.start, clause.end)
            or RECORD.match(self.text, max(0, period.start - 60), period.start) is not None
            or _A_YEAR_BEFORE.match(period.text) is not None
        )

    def _clause_with_verb(self, period: Period) -> Span:
        """Return the clause of a time, with the one before if that has its verb: `…, im Mai 2 Mrd. Euro`."""
        pieces = clauses(self.text, self.times.around(period.start, period.end))
        own = clause_index(pieces, period.start)
        start, end = pieces[own].start, pieces[own].end
        has_verb = reports(self.text, start, end) or is_present(self.text, start, end)
        if own and not has_verb and not announces(self.text, start, end):
            start = pieces[own - 1].start
        return Span(start, end)

    def _main(self, sentence: Span) -> Period | None:
        """Return the time that a sentence is about: that of its last figure, else the last one it names."""
        last, is_goal = self.times.figure_before(sentence.end), False
        for index in range(last, max(-1, last - MOST_BEFORE), -1):
            if self.figures[index].start < sentence.start:
                break
            is_goal = self.status == ACTUAL and self._is_goal(index)
            if is_goal:  # `Für heuer peilt man 3 Mrd. an.`
                continue
            period = (
                None if self._to_value(index) is not None else self._beside(index) or self._in_sentence(index)
            )
            if period is None or self._is_compared(period) or not self._is_past(period):
                continue
            if not self._looks_back(period):
                return period
        mains = [] if is_goal else self._mains(sentence)
        return mains[-1] if mains else None

    # ------------------------------------------------ what the result may be

    def _is_present(self, index: int) -> bool:
        """Tell whether the clause of the figure, else its sentence, states what is."""
        for place in (self._clause(index), self._sentence(index)):
            if reports(self.text, place.start, place.end):
                return False
            if is_present(self.text, place.start, place.end):
                return True
        return False

    def _checked(self, index: int, timing: Timing) -> Timing:
        """Mark what the publication date makes unlikely."""
        if timing.first_day is None or self.published is None or self.status != ACTUAL:
            return timing
        if timing.first_day > self.published:
            return replace(timing, doubt=LATER)
        here = self.layout.sentence_index(self.figures[index].start)
        before = self.layout.sentences[max(0, here - 1) : here]
        told = (
            period for sentence in before for period in self.times.periods_in(sentence.start, sentence.end)
        )
        beside = (*told, *self._before(index), *self._after(index))
        lately = any(period.kind == "open" and _LATELY.search(period.text) for period in beside)
        if lately and timing.first_day.year < self.published.year - LONG_AGO:
            return replace(timing, doubt=LONG_BEFORE)
        return timing


def _is_earlier(one: Period, other: Period) -> bool:
    return bool(one.last_day and other.last_day and one.last_day < other.last_day)

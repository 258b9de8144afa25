"""The time of goals and forecasts that have none of their own: that of the same goal in a sentence beside.

What a sentence reports on is read here too: a goal beside it is no part of that.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradefigs.claims.clauses.modality import FORECAST, FUTURE, TARGET
from tradefigs.claims.clauses.syntax import clauses
from tradefigs.claims.scene.scene import Draft
from tradefigs.claims.timing.days import days_of, is_past, lies_ahead, was_expected, whole_year
from tradefigs.claims.timing.sentence import THAT_TIME
from tradefigs.claims.timing.surroundings import MOST_BEFORE, is_compared, times_before
from tradefigs.claims.timing.times import Sought, Timing
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.periods import Period
from tradefigs.periods.clauses.tense import announces, is_present, looks_further_back

MOST_GOALS = 6  # sentences back in which the time of a row of goals is looked for
_SPANS = ("year", "years", "half", "quarter", "month", "months", "until")
_BY_THEN = late(r"\b(?:dann|bis\s+dahin)\b")
_THAT_GOAL = late(r"\b(?i:es|das|dies|diese[smr]?)\b.{0,80}\bzu\s+(?:erreichen|schaffen)\b")

# `Das soll im Herbst so weit sein`, but `Die Messe findet im Herbst statt`
_POINTS = late(
    r"\b(?i:es|dies|diese[snmr]?|dafür|dann)\b|\b[Dd]as\b(?!\s+(?:\p{Ll}+\s+)?\p{Lu})|[Zz]iele?s?\b"
    r"|\b[Dd](?:er|ie|en)\s+(?:Betrag|Wert|Summe|Marke|Schwelle|Grenze)\b|\bso\s+weit\b|\b(?:erreich|schaff|geschafft)"
)
_OF_EVENTS = ("season", "month")

# `Ob sich das 2022 wiederholt, ist offen.`
_OPEN = late(
    r"\b(?i:ob|wie|was)\b.*\b(?:offen|ungewiss|unklar|unsicher|fraglich|abzuwarten|ab|wei(?:ß|ss)|wissen|wisse)\b"
)


def is_goal(at: Sought) -> bool:
    """Tell whether a figure is hoped for or expected, and was not so long ago: `man hatte … erwartet`."""
    return at.told_status in (TARGET, FORECAST, FUTURE) and not was_expected(at)


def time_that_goal_had(at: Sought) -> Timing | None:
    """`2023 wollte man für 2 Mrd. exportieren. Es wurde 1 Mrd.`: of the time of a goal, when that is over."""
    goal = at.previous
    here = at.layout.sentence_index(at.figure.start)
    if goal is None or not at.published or at.layout.sentence_index(goal.figure.start) != here - 1:
        return None
    if goal.told_status not in (TARGET, FORECAST) or is_present(at.text, *at.clause):
        return None
    of_goal = at.times.at(goal.place.index, goal.told_status, at.kind)
    for period in reversed(times_before(of_goal)):
        is_over = period.last_day is not None and period.last_day < at.published
        return days_of(at, period, "goal that is over") if is_over and period.kind in _SPANS else None
    return None


def main_times(at: Sought, sentence: Span) -> list[Period]:
    """Return the times that a sentence reports on."""
    return [
        period
        for period in at.times.between(sentence.start, sentence.end)[-MOST_BEFORE:]
        if not (period.part or is_compared(at, period) or period.kind in ("day", "now"))
        and not THAT_TIME.fullmatch(period.text)
        and is_past(at, period)
    ]


def time_of_goal(at: Sought) -> Timing | None:
    """A goal without a date takes that of the sentence before it, after it, or of a headline."""
    here, own = at.layout.sentence_index(at.figure.start), at.sentence
    sentences = at.layout.sentences
    after = sentences[here + 1 : here + 2]
    for sentence in _goals_before(at, here):
        if _has_other_goal(at, sentence, of_other_kind=True) or _is_of_other_trade(at, sentence):
            continue
        by_then = _BY_THEN.search(at.text, own.start, own.end)
        dates = _ahead(at, sentence) if by_then else _goal_dates(at, sentence)
        for period in reversed(dates):
            return days_of(at, period, "goal")
        for main in main_times(at, sentence) if at.status == FORECAST else ():
            if main.first_day and main.kind in ("months", "quarter", "half"):
                return whole_year(main.first_day.year, "goal")  # the rest of its year is open
    rest = Span(at.phrase.end, own.end)
    for place in [rest, *after, *at.layout.headlines]:
        if not _has_other_goal(at, place):
            for period in _goal_dates(at, place):
                return days_of(at, period, "goal")
    return None


def _is_of_other_trade(at: Sought, sentence: Span) -> bool:
    """`2030 soll der Handel Perus mit Polen 9 Mrd. erreichen. Chile will Tee für 5 Mrd. ausführen`.

    Of the same trade are its directions and the trade of which it is a part, with other goods or partners it
    is another. What is expected goes on with them: `Bei Tee dürften es 5 Mrd. werden`.
    """
    if at.status != TARGET:
        return False
    draft, last = at.place.reading, at.times.figure_before(sentence.end)
    told = at.times.scene.places[last].reading if last >= 0 else None
    if not (isinstance(draft, Draft) and isinstance(told, Draft)) or told.at.sentence != sentence:
        return False
    own, other = ({one.reporter, one.partner} - {""} for one in (draft, told))
    is_other_pair = not (own <= other or other <= own)
    return is_other_pair or bool(draft.product and draft.product != told.product)


def _goals_before(at: Sought, here: int) -> Iterator[Span]:
    """Yield the sentence before, and those before it while only goals without a time stand between.

    `2030 sollen die Exporte 5 Mrd. erreichen. Die Importe sollen 3 Mrd. betragen. Der Überschuss …`
    What a forecast looks back to between (`2017 hatten sie bei 4 Mrd. gelegen`) is passed over.
    """
    for number in range(here - 1, max(-1, here - 1 - MOST_GOALS), -1):
        sentence = at.layout.sentences[number]
        is_past = at.status == FORECAST and _only_looks_back(at.text, sentence)
        if not is_past:
            yield sentence
        last = at.times.figure_before(sentence.end)
        if last < 0 or at.times.figures[last].start < sentence.start:
            return
        if not is_past and (not is_goal(at.like(last)) or at.times.between(*sentence)):
            return


def _only_looks_back(text: str, sentence: Span) -> bool:
    """Not so `rechnet für heuer mit 9 Mrd., nachdem er von 8 Mrd. ausgegangen war`."""
    return looks_further_back(text, *sentence) and not any(
        announces(text, *clause) and not looks_further_back(text, *clause)
        for clause in clauses(text, sentence)
    )


def _has_other_goal(at: Sought, place: Span, *, of_other_kind: bool = False) -> bool:
    """`Das Ziel sind 5 Mrd. Der Export soll 2030 auf 3 Mrd. steigen`: the date is that of the other.

    ``of_other_kind``: only where one is wished for and the other expected, `2019 werden es 5. Ziel sind 9`.
    """
    figure = at.figure
    for other in range(at.times.figure_before(place.end), -1, -1):
        found = at.times.figures[other]
        if found.start < place.start:
            return False
        if (found.low, found.high) != (figure.low, figure.high) and is_goal(at.like(other)):
            return not of_other_kind or (at.like(other).told_status == TARGET) != (at.status == TARGET)
    return False


def _goal_dates(at: Sought, sentence: Span) -> list[Period]:
    """Return the times by which a sentence says that something shall be."""
    start, end = sentence.start, sentence.end
    of_goal = any(pattern.search(at.text, start, end) for pattern in (_THAT_GOAL, _OPEN))
    if not (of_goal or announces(at.text, start, end)):
        return []
    is_goal_told = _POINTS.search(at.text, start, end) is not None
    is_goal_told = is_goal_told or bool(at.place.scene.words.of_trade(at.layout.sentence_index(start)))
    return [period for period in _ahead(at, sentence) if is_goal_told or period.kind not in _OF_EVENTS]


def _ahead(at: Sought, sentence: Span) -> list[Period]:
    """Return the times of a sentence that aren't over at the publication."""
    return [
        period
        for period in at.times.between(sentence.start, sentence.end)[:MOST_BEFORE]
        if period.last_day
        and not (period.comparison or period.part or period.kind in ("day", "now"))
        and (at.published is None or lies_ahead(at, period))
    ]

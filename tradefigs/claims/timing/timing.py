"""Which period belongs to which figure.

The nearest evidence wins: what its own sentence says, then what goes on from the sentences before; a headline
has the time of the text below it, a goal that of its like.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from tradefigs.claims.clauses.modality import ACTUAL, is_to_be_done
from tradefigs.claims.timing.carried import (
    PARTS,
    carried_time,
    changes_subject,
    main_time,
    time_since_then,
    time_summed_up,
)
from tradefigs.claims.timing.days import days_of, present_year, was_expected, whole_year
from tradefigs.claims.timing.goals import time_of_goal, time_that_goal_had
from tradefigs.claims.timing.sentence import is_still_told, time_beside, time_in_sentence
from tradefigs.claims.timing.surroundings import (
    HEDGES,
    RIGHT_AFTER,
    ends_of_span,
    is_compared,
    is_converted,
    is_listed,
    time_in_step,
    times_after,
    times_before,
    to_value,
    value_after,
)
from tradefigs.claims.timing.times import Sought, Timing
from tradefigs.claims.timing.undated import is_of_undated_past
from tradefigs.language.patterns import late
from tradefigs.language.text import ending
from tradefigs.lexicon import any_of
from tradefigs.periods import Period, moved, number_of
from tradefigs.periods.clauses.relations import THIS_TIME
from tradefigs.periods.clauses.tense import is_present, reports

# `von 16,7 auf 16,4 Mrd. revidiert`: two readings of one value
_REVISED = late(r"\b(?:[Rr]evi[ds]|[Kk]orri?g|[Bb]erichtig)\p{Ll}+")
# `um 18,6 Mrd. Euro auf rund`, `um 30 Prozent auf`
_BY_TO = ending(rf"\b[Uu]m\s+{HEDGES}\d[\d.,]*[^,;()]{{0,30}}\s+auf\s+{HEDGES}")
_TOOK = late(
    r"\b(?:[Ii]nnerhalb|[Ii]nnert|[Bb]innen|[Ii]n)\s+(?:von\s+)?(?:\p{Ll}+\s+)?"
    r"(?:(?P<n>\w+)\s+Jahren?|(?P<decade>(?:eine[smr]|zehn)\s+(?:Jahrzehnte?s?|Dekade)))\b"
)
_YEAR_BEFORE = late(r"(?:Vorjahr|(?:vergangen|vorig|letzt)e[ns]\s+Jahr)e?s?")
LATER, LONG_BEFORE = "later than published", "long before published"
# How far a figure looks for its time in other sentences.
MOST_LISTED = 40  # figures in brackets, one party or kind of goods after the other
_SAME_CLAUSE = late(r"\)[^.;:,()\d]*")
# `), Chile (`, `, plus 4 Prozent) und nach Kuba (`
_NEXT_IN_LIST = late(r"(?:,\s[^()]{1,40})?\)(?:,|\s+(?:und|sowie|oder))\s+[^.;:,()\d]{1,80}\(")
_BARE_BRACKET = late(r"\s*\(")
# ` (Vorjahr: `, ` (2022 noch `
_NAMED_BRACKET = late(r"\s*\((?:[\p{L}\d.]+\s+){0,4}[\p{L}\d.]+:?\s+")
# `Einfuhren: Peru`
_LIST = late(r"[^.;:,\d]{3,80}:\s")
_IN_LAST_BRACKET = late(r"\)[.\s]*")
_SINCE_THEN = late(r"\b(?:seither|seitdem)\b", signs="seither seitdem")
MOST_FIGURES = 200  # figures among which the same amount is looked for
LONG_AGO = 10  # years
_LATELY = late(r"(?:letzten|vergangenen)\s+Jahren")
# `2020 war ein gutes Jahr`
_EACH = late(r"\b(?:jeweils|je)\b")
_BOTH = ending(r"\b[Ss]owohl\s+(?:(?:im|in)\s+)?")
# `Wir haben mit Peru ein Defizit von 3 Mrd.`; not `haben … erzielt`, which reports
_HAS_BALANCE = late(
    r"\b(?:hat|habe|haben)\b[^;:]*\bein(?:en)?\s+(?:\p{Ll}+\s+){0,2}\p{L}*(?i:defizit|überschuss|minus|plus|fehlbetrag)\b",
    signs="hat habe",
)
_HAS_TO = late(r"\b(?:muss|müssen)\b", signs="muss müss")
_A_YEAR = late(r"\s+im\s+Jahr\b(?!\s+\d)")  # `beträgt 800 Mrd. im Jahr`
_YEARLY = late(lambda: rf"(?i)\b{any_of('time', 'yearly.words')}\b")


def timings_of(at: Sought) -> list[Timing]:
    """Return the periods of a figure: several for `2021 und 2022 jeweils`."""
    return _each(at) or [timing_of(at)]


def timing_of(at: Sought) -> Timing:
    """Return the period of a figure."""
    found = _own(at) or _repeated(at) or _taken_over(at)
    return _checked(at, found) if found else Timing(None, None)


def _each(at: Sought) -> list[Timing]:
    """`2021 und 2022 jeweils 3 Mrd.`, `sowohl 2021 als auch 2022 3 Mrd.`; else nothing."""
    phrase, before = at.phrase, times_before(at)
    if not before or times_after(at):
        return []
    listed = at.times.parts_of(before[-1]) if before[-1].kind == "years" else [before[-1]]
    for one, next_one in pairwise(reversed(before)):
        if not is_listed(at, next_one, one):
            break
        listed.insert(0, next_one)
    each = _EACH.search(at.text, max(before[-1].end, phrase.start - 40), phrase.start)
    both = _BOTH.match(at.text, max(0, before[0].start - 20), before[0].start)
    if len(listed) < 2 or not (each or both):
        return []
    return [_checked(at, days_of(at, period, "each")) for period in listed]


def _own(at: Sought) -> Timing | None:
    """Return what the figure's own sentence says, or None where it says nothing."""
    if at not in at.times.own:
        at.times.own[at] = _read_own(at)
    return at.times.own[at]


def _read_own(at: Sought) -> Timing | None:
    if part := _part_of_this_year(at):
        return part
    beside = time_beside(at)
    if beside:
        return days_of(at, beside, "beside")
    before = at.previous
    if before is not None and is_converted(at) and not is_converted(before):
        return _own(before)
    parallel = _bracket_before(at)
    if parallel is not None:
        return _own(parallel)
    to = to_value(at)
    if to is not None and at.kind == "level":  # `ein Plus von 3 auf 9 Mrd.` is of the time reached
        return _from_value(at, to)
    later = value_after(at) if at.kind == "level" else None
    if later is not None and later.kind == "level":
        return _from_value(at, later)
    if before is not None and to_value(before) is at:
        ends = ends_of_span(before)
        if ends:
            return days_of(at, ends[-1], "from … to")
    if is_of_undated_past(at):
        return Timing(None, None, why="undated past")
    if since := _since_time_told(at):
        return since
    if again := _this_time(at):
        return again
    period = time_in_step(at) or time_in_sentence(at) or _time_behind_list(at) or _time_closing(at)
    if period and _is_reached(at, period):
        period = at.times.parts_of(period)[-1]
    return days_of(at, period, "sentence") if period else None


def _bracket_before(at: Sought) -> Sought | None:
    """`9 Mrd. (Vorjahr: 8 Mrd.), die Importe 7 Mrd. (6 Mrd.)`: the last bracket that says of when it is."""
    main = at.previous
    if main is None or not _BARE_BRACKET.fullmatch(at.text, main.phrase.end, at.phrase.start):
        return None
    for _ in range(MOST_LISTED):
        inner, outer = main.previous, main.previous and main.previous.previous
        if inner is None or outer is None or outer.figure.start < at.sentence.start:
            return None
        if _NAMED_BRACKET.fullmatch(at.text, outer.phrase.end, inner.phrase.start):
            return inner
        main = outer
    return None


def _time_behind_list(at: Sought) -> Period | None:
    """`nach Peru (9 Mrd.), Chile (8 Mrd.) und Kuba (7 Mrd.) stiegen 2023`: the time behind the last one."""
    last = at
    for _ in range(MOST_LISTED):
        following = last.next
        if following is None or at.text[last.phrase.start - 1] != "(":
            break
        if not _NEXT_IN_LIST.fullmatch(at.text, last.phrase.end, following.phrase.start):
            break
        last = following
    if at.text[last.phrase.start - 1] != "(":
        return None
    closed, behind = at.text.find(")", last.phrase.end, at.sentence.end), times_after(last)
    if closed >= 0 and behind and _SAME_CLAUSE.fullmatch(at.text, closed, behind[0].start):
        return None if is_compared(at, behind[0]) else behind[0]
    return time_in_sentence(last) if last is not at else None


def _time_closing(at: Sought) -> Period | None:
    """`Einfuhren: Peru 3 Mrd., Chile 2 Mrd. (Mai 2020)`: the only time of a list, in a bracket at its end."""
    sentence = at.sentence
    if not _LIST.match(at.text, sentence.start, at.phrase.start):
        return None
    named = [period for period in at.times.between(*sentence) if not period.part]
    is_last = len(named) == 1 and _IN_LAST_BRACKET.fullmatch(at.text, named[0].end, sentence.end)
    return named[0] if is_last and at.text[named[0].start - 1] == "(" else None


def _since_time_told(at: Sought) -> Timing | None:
    """`2014 waren es 5 Mrd., seither sank der Wert auf 3 Mrd.`: from then on.

    Also `Der Wert, der 2014 noch bei 5 Mrd. lag, ist seither auf 3 Mrd. gesunken`.
    """
    since = _SINCE_THEN.search(at.text, at.sentence.start, at.phrase.start)
    before = times_before(at)[-1:] if since else []
    for period in before:
        first, last = period.first_day, at.published
        is_told = since and period.end <= since.start() and period.kind != "now" and at.status == ACTUAL
        if is_told and first and last and first <= last:
            return Timing(first, last, why="since then")
    return None


def _this_time(at: Sought) -> Timing | None:
    """`Lag er im Mai 2021 bei 3 Mrd., so waren es diesmal 4 Mrd.`: a year after what is told before."""
    marked = THIS_TIME.search(at.text, at.clause.start, at.phrase.start)
    if marked is None or at.status != ACTUAL:
        return None
    told = [p for p in times_before(at, with_compared=True) if p.end < marked.start() and p.first_day]
    if not told:
        return None
    first, last = told[-1].first_day, told[-1].last_day
    if first is None or last is None or (at.published and moved(first, 1) > at.published):
        return None
    return Timing(moved(first, 1), moved(last, 1), why="this time")


def _part_of_this_year(at: Sought) -> Timing | None:
    """`von 3 Mrd. im ersten Halbjahr 2021 auf 4 Mrd. in diesem Jahr`: in the same part of it."""
    before = at.previous
    if before is None or to_value(before) is not at or at.status != ACTUAL:
        return None
    part, year = _right_behind(before), _right_behind(at)
    if part is None or part.kind not in PARTS or year is None or year.kind != "year":
        return None
    if (
        part.kind == "month" or year.text[-1].isdigit()
    ):  # `von 3 Mrd. im Mai 2020 auf 9 Mrd. im Jahr 2023`: the whole
        return None
    first, last = part.first_day, part.last_day
    if first is None or last is None or year.first_day is None:
        return None
    years = year.first_day.year - first.year
    return Timing(moved(first, years), moved(last, years), why="part of this year")


def _right_behind(at: Sought) -> Period | None:
    """Return the time right behind a figure: `3 Mrd. | in diesem Jahr`."""
    behind = times_after(at)[:1]
    touches = behind and RIGHT_AFTER.fullmatch(at.text, at.phrase.end, behind[0].start)
    return behind[0] if touches else None


def _is_reached(at: Sought, period: Period) -> bool:
    """`sank zwischen 2015 und 2020 um 18 Mrd. auf 32 Mrd.`: what is reached is of the last year."""
    if period.kind != "years" or at.kind != "level" or len(at.times.parts_of(period)) != 2:
        return False
    phrase, sentence = at.phrase, at.sentence
    return _BY_TO.match(at.text, max(sentence.start, phrase.start - 80), phrase.start) is not None


def _from_value(at: Sought, to: Sought) -> Timing:
    """The from-value is that of the time compared with, else of the year before the to-value."""
    ends = ends_of_span(at)
    if ends:
        return days_of(at, ends[0], "from … to")
    for period in reversed(times_before(at, with_compared=True)):
        if period.comparison and period.first_day:
            return days_of(at, period, "compared")
        if period.kind == "since":  # `seit 2015 von 3 auf 5 Mrd. gestiegen`
            return days_of(at, at.times.end_of(period), "from")
    reached = _own(to.reported)
    if _REVISED.search(at.text, *at.sentence):
        return reached or _taken_over(to.reported) or Timing(None, None, why="revised")
    still_ahead = reached and reached.first_day and at.published and reached.first_day > at.published
    if still_ahead or to.told_status != ACTUAL or is_to_be_done(at.text, to.phrase.end):
        return present_year(at, "from")
    reached = reached or _taken_over(to.reported)
    if reached is None or reached.first_day is None or reached.last_day is None:
        return Timing(None, None, why="from")
    if reached.first_day.year != reached.last_day.year:
        return whole_year(reached.first_day.year, "from")
    years = _years_it_took(at) or 1
    if reached.first_day.year <= years:  # the calendar begins with the year 1
        return Timing(None, None, why="from")
    return Timing(moved(reached.first_day, -years), moved(reached.last_day, -years), why="from")


def _years_it_took(at: Sought) -> int:
    """`wuchs innerhalb von fünf Jahren von 3 auf 5 Mrd. im Jahr 2023`: five years; 0 if not told."""
    took = _TOOK.search(at.text, at.sentence.start, at.phrase.start)
    if took is None:
        return 0
    return 10 if took["decade"] else number_of(took["n"])


def _repeated(at: Sought) -> Timing | None:
    """A headline takes the time of the same amount below, else of the lead; a goal that of its like."""
    figure = at.figure
    in_headline = at.layout.in_headline(figure.start)
    if not in_headline and at.status == ACTUAL:
        return None
    amount = (figure.low, figure.high, figure.currency)
    for index, same in enumerate(at.times.figures[:MOST_FIGURES]):
        if index == at.place.index or (same.low, same.high, same.currency) != amount:
            continue
        other = at.like(index)
        found = _own(other) if in_headline or other.told_status == at.status else None
        if found and not in_headline and _is_missed(at, found):
            continue
        if found and found.first_day:
            return replace(found, why="repeated")
    return _of_lead(at) if in_headline and at.status == ACTUAL else None


def _is_missed(at: Sought, goal: Timing) -> bool:
    """`Bis 2020 sollten es 3 Mrd. werden. … 3 Mrd. können wir schaffen`, told in 2024: another time."""
    is_over = bool(goal.last_day and at.published and goal.last_day < at.published)
    return is_over and is_present(at.text, *at.sentence)


def _of_lead(at: Sought) -> Timing | None:
    """Return the time of the first paragraph below the headlines: that of its first sentence with one."""
    mains = (main_time(at, sentence) for sentence in at.times.lead)
    main = next(filter(None, mains), None)
    return days_of(at, main, "lead") if main else None


def _taken_over(at: Sought) -> Timing | None:
    """Return what a figure without a time takes from the sentences around it, else the present."""
    if at.status != ACTUAL:
        told = carried_time(at) if was_expected(at) else None
        return told or time_of_goal(at)
    if near := time_since_then(at) or time_summed_up(at) or time_that_goal_had(at):
        return near
    carried, present = None if changes_subject(at) else carried_time(at), _is_present(at)
    if _is_yearly(at) and (present or not reports(at.text, *at.clause)):
        return present_year(at, "present")
    if carried and (carried.first_day or not present):
        return carried
    if present or _is_still_so(at):
        return present_year(at, "present")
    return _year_after_compared(at)


def _is_still_so(at: Sought) -> bool:
    """`lag immer noch bei 3 Mrd.`, where no time is told: it is so at present."""
    return any(is_still_told(at, period) for period in times_before(at))


def _year_after_compared(at: Sought) -> Timing | None:
    """`3 Mrd. Euro, mehr als im Mai des Vorjahres`: in the same part of a year, the last that was."""
    for period in times_after(at)[:1]:
        if not (period.comparison and period.kind in PARTS and _YEAR_BEFORE.search(period.text)):
            continue
        first, last = period.first_day, period.last_day
        if first and last and at.published:
            over = moved(last, 1) < at.published
            return Timing(moved(first, over), moved(last, over), why="year after compared")
    return None


def _is_yearly(at: Sought) -> bool:
    """`beträgt jährlich 800 Mrd.`, `beträgt 800 Mrd. im Jahr`: now, whatever else is told."""
    clause = at.clause
    told = _YEARLY.search(at.text, clause.start, clause.end)
    return told is not None or _A_YEAR.match(at.text, at.phrase.end) is not None


def _is_present(at: Sought) -> bool:
    """Tell whether the clause of the figure, else its sentence, states what is."""
    for place in (at.clause, at.sentence):
        if reports(at.text, place.start, place.end):
            return False
        if is_present(at.text, place.start, place.end) or _HAS_BALANCE.search(at.text, *place):
            return True
    return _HAS_TO.search(at.text, *at.clause) is not None  # `muss jedes Jahr für 3 Mrd. einführen`


def _checked(at: Sought, timing: Timing) -> Timing:
    """Mark what the publication date makes unlikely."""
    if timing.first_day is None or at.published is None or at.status != ACTUAL:
        return timing
    if timing.first_day > at.published:
        return replace(timing, doubt=LATER)
    here = at.layout.sentence_index(at.figure.start)
    before = at.layout.sentences[max(0, here - 1) : here]
    told = (period for sentence in before for period in at.times.between(sentence.start, sentence.end))
    beside = (*told, *times_before(at), *times_after(at))
    lately = any(period.kind == "open" and _LATELY.search(period.text) for period in beside)
    if lately and timing.first_day.year < at.published.year - LONG_AGO:
        return replace(timing, doubt=LONG_BEFORE)
    return timing

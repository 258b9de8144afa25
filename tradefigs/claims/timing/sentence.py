"""Which time of its own sentence is a figure's.

A time right beside the figure wins over one elsewhere in the sentence. What is only compared with (`gegenüber
800 Mio. im Vorjahr`) dates the compared figure alone.
"""

from __future__ import annotations

from datetime import timedelta

from tradefigs.claims.clauses.modality import ACTUAL, is_to_be_done
from tradefigs.claims.clauses.syntax import clause_index, clauses, separation
from tradefigs.claims.timing.days import is_past, lies_ahead, was_expected
from tradefigs.claims.timing.surroundings import (
    HEDGES,
    LATEST_VERB,
    RIGHT_AFTER,
    RIGHT_BEFORE,
    has_verb,
    is_aside,
    is_bracketed,
    is_compared,
    is_in_other_clause,
    is_of_next,
    narrowest,
    opens_sentence,
    shares_clause,
    times_after,
    times_before,
    to_value,
)
from tradefigs.claims.timing.times import Sought
from tradefigs.language.patterns import late
from tradefigs.language.text import ending
from tradefigs.lexicon import any_of
from tradefigs.periods import Period
from tradefigs.periods.clauses.tense import reports, tells_of_speech

# What the words between a figure and a time that follows it may cost (`syntax.separation`); the same where
# the figure opens its sentence and is its only one.
FARTHEST_AFTER, FARTHEST_OF_OPENING = 3.0, 6.0
# So many characters before a sentence and days before the publication a report is that goes on in it.
FARTHEST_REPORT, LATELY = 800, timedelta(days=366)
_NAMED_KINDS = {"year", "half", "quarter", "month", "months", "days", "years", "until", "since", "season"}
_OF_SPEECH = {"month", "season"}
_COLON = late(r"\s*:")
# Between a time and its figure: `(2022: minus 614 Mio.)`, `bis Dezember (10,3 Mrd.)`.
_INTO_BRACKET = late(rf"\s*[:(]\s*(?:minus\s+|plus\s+)?{HEDGES}")
# `(letztes Jahr 1,8 Mrd.)`, `(im Mai: 3 Mrd.)`
_BRACKET = ending(r"\(\s*(?:[Ii]m\s+)?")
_IN_BRACKET = late(rf"\s*[:(]?\s*(?:minus\s+|plus\s+)?{HEDGES}")
# Between a time compared with and its figure: `als im Vorjahr mit 1,5 Mrd.`, `als 2020, in dem 3 Mrd.`,
# `unter dem Juni-Wert von 3 Mrd.`; not `höher als im Juni (Exporte 3 Mrd., Importe 2 Mrd.)`
_COMPARED_WITH = late(
    r"(?:-\p{L}+)?\s*(?:\((?!(?:Ex|Im)porte?n?\b|(?:Aus|Ein)fuhren?\b)|:|[^,;.()]{0,30},\s+(?:in\s+de[nmr]|als|da|wo)\s|(?:mit|von|bei)\s)[^,;.()]{0,80}"
)
WITH_THAT = late(r"[\s„“\"»«]*(?:Damit|Somit|Daraus|Hieraus|Unterm\s+Strich)\b")
# `Statt für rund | 3 Mrd.`, `nicht mehr | 3 Mrd.`; ` wie noch im Jahr | 2021`
_INSTEAD = ending(rf"\b(?i:statt|anstatt|anstelle\s+von|nicht\s+mehr)\s+(?:(?:für|auf|bei|mit)\s+)?{HEDGES}")
_AS_IN = late(
    r"\s+(?:\p{Lu}[\p{L}-]+\s+)?wie\s+(?:(?:noch|zuletzt|einst)\s+)?(?:(?:im|in)\s+)?(?:(?:Jahr|de[mnr])\s+)?"
)
_INSTEAD_AS_IN = ending(
    r"\b(?i:statt|anstatt)\s+wie\s+(?:(?:noch|zuletzt)\s+)?(?:(?:im|in)\s+)?(?:(?:Jahr|de[mnr])\s+)?"
)
_RIGHT_BEHIND = late(rf"\s+(?:(?:für|auf|bei|mit)\s+)?{HEDGES}")
_STILL = late(r"(?i)immer\s+noch|nach\s+wie\s+vor")
_FOR = ending(r"\b[Ff]ür\s+(?:den\s+)?")
_COUNT_OF_MONTHS = late(r"\w+\s+Monaten?")
_STILL_THEN = late(r"\s+(?:noch|zunächst)\b")
_SETTLED = late(lambda: rf"\b{any_of('trade', 'status.settled')}\b")
_NEXT_CLAUSE = late(
    r";|,\s+(?:und(?!\s+zwar\b)|aber|doch|während|wobei|wohingegen|nachdem|obwohl|obgleich|bevor|ehe|weil|wogegen)\s"
)
# `, | nachdem es 2021 schlecht gelaufen war`
_HANGS = late(
    lambda: (
        rf"\s*(?:{any_of('grammar', 'subordinators')}"
        rf"|(?:{any_of('grammar', 'prepositions')}\s+)?(?:de[rmn]|die|das|dessen|deren|denen))\s"
    )
)
THAT_TIME = late(r"[Dd]amal(?:s|igen?)")


def time_beside(at: Sought) -> Period | None:
    """Return the time that stands right after the figure or right before it."""
    after, phrase = times_after(at), at.phrase
    if instead := _time_of_instead(at):
        return instead
    before = [period for period in times_before(at, with_compared=True) if not is_still(at, period)]
    is_now = before and before[-1].kind == "now"
    touches_now = is_now and RIGHT_BEFORE.fullmatch(at.text, before[-1].end, phrase.start)
    if touches_now and to_value(at) is not None:  # `von derzeit 7,3 bis 2030 auf 10`
        return before[-1]
    if (
        after
        and after[0].kind in _NAMED_KINDS
        and RIGHT_AFTER.fullmatch(at.text, phrase.end, after[0].start)
        and not _is_measured_by(at, after[0])
        and not _is_of_other(at, after[0])
    ):
        inner = [period for period in after[1:2] if not _is_past_verb(at, after[0], period)]
        return narrowest(at, [*inner, after[0]])
    if before and before[-1].kind in ("now", "open") and not THAT_TIME.fullmatch(before[-1].text):
        touches = RIGHT_BEFORE.fullmatch(at.text, before[-1].end, phrase.start)
        return before[-1] if touches else None
    named = next((period for period in reversed(before) if period.kind in _NAMED_KINDS), None)
    if named is None or at.place.previous_end > named.end:
        return None
    opens_bracket = _BRACKET.match(at.text, max(0, named.start - 8), named.start)
    between = _IN_BRACKET if opens_bracket else _INTO_BRACKET
    if between.fullmatch(at.text, named.end, phrase.start):
        return at.times.end_of(named)
    compared = named.comparison and _COMPARED_WITH.fullmatch(at.text, named.end, phrase.start)
    return at.times.end_of(named) if compared else None


def _time_of_instead(at: Sought) -> Period | None:
    """`Statt 3 Mrd. wie 2021 waren es 1 Mrd.`, `statt wie im Vorjahr 3 Mrd.`: the time of what isn't so."""
    phrase = at.phrase
    if _INSTEAD.match(at.text, max(at.sentence.start, phrase.start - 60), phrase.start):
        behind = (p for p in times_after(at)[:1] if _AS_IN.fullmatch(at.text, phrase.end, p.start))
        return next(behind, None)
    for period in times_before(at, with_compared=True)[-1:]:
        close = _RIGHT_BEHIND.fullmatch(at.text, period.end, phrase.start)
        low = max(at.sentence.start, period.start - 60)
        if close and _INSTEAD_AS_IN.match(at.text, low, period.start):
            return period
    return None


def _is_past_verb(at: Sought, own: Period, other: Period) -> bool:
    """`Nach 3 Mrd. im Jahr 2018 | verbuchte Peru im Dezember 2 Mrd.`: who and what parts two times."""
    following = at.next
    is_first = following is not None and other.end <= following.figure.start < at.sentence.end
    return is_first and any(map(str.isupper, at.text[own.end : other.start]))


def _is_measured_by(at: Sought, period: Period) -> bool:
    """`3 Mrd. (im Vorjahr: 2 Mrd.)`, `verfehlte mit 3 Mrd. das Vorjahr um 1 Mrd.`"""
    if not period.comparison:
        return False
    is_object = at.text[at.phrase.end : period.start].strip() == "das"
    return is_object or _COLON.match(at.text, period.end) is not None


def _is_of_other(at: Sought, period: Period) -> bool:
    """`3 Mrd. (im selben Zeitraum 2021 – 2 Mrd.)`, `von 3 bis 2028 auf 5 Mrd.`: of the next figure."""
    following = at.next
    if following is None:
        return False
    if period.kind in ("until", "since") and to_value(at) is following:
        return True
    if "(" not in at.text[at.phrase.end : period.start]:
        return False
    return period.end < following.figure.start <= at.text.find(")", period.end, at.sentence.end)


def time_in_sentence(at: Sought) -> Period | None:
    """Return the last fitting time before the figure, else one close behind it."""
    before = [period for period in times_before(at) if _fits(at, period)]
    closing = _closing(at) if before and not shares_clause(at, before[-1]) else None
    if closing:
        return closing
    if before:
        dated = [period for period in before if period.kind != "open"]
        open_in_clause = before[-1].kind == "open" and not (dated and shares_clause(at, dated[-1]))
        return before[-1] if open_in_clause else narrowest(at, dated or before)
    close = _close_behind(at)
    return narrowest(at, close[1::-1]) if close else _behind_aside(at)


def _behind_aside(at: Sought) -> Period | None:
    """`Waren für 3 Mio., ein Zehntel mehr als 2020, hat Peru 2021 verkauft`: in the clause with its verb.

    Likewise `3 Mrd. Rand, umgerechnet 1 Mrd. Euro, betrug der Handel 2021`, of both.
    """
    pieces = clauses(at.text, at.sentence)
    verb = next((n for n, piece in enumerate(pieces[:LATEST_VERB]) if has_verb(at.text, piece)), 0)
    told = pieces[verb]
    if clause_index(pieces, at.phrase.start) >= verb or _HANGS.match(at.text, *told):
        return None
    if at.place.scene.figures_between(*told):
        return None
    inside = (p for p in times_after(at) if p.start in told and not is_compared(at, p) and _fits(at, p))
    return next(inside, None)


def _close_behind(at: Sought) -> list[Period]:
    """Return the fitting times that stand close behind the figure."""
    phrase = at.phrase
    farthest = FARTHEST_OF_OPENING if opens_sentence(at) else FARTHEST_AFTER
    return [
        period
        for period in times_after(at)
        if not is_compared(at, period)
        and _fits(at, period)
        and separation(at.text, phrase, period) < farthest
        and not _NEXT_CLAUSE.search(at.text, phrase.end, period.start)
        and not is_of_next(at, period)
        and not _is_of_other(at, period)
    ]


def _closing(at: Sought) -> Period | None:
    """`2022 stieg er; das Hoch von 3 Mrd. stammt aus dem Jahr 2019`: its clause ends with its time."""
    behind = [p for p in _close_behind(at) if shares_clause(at, p) and p.kind != "now"]
    following = at.next.figure.start if at.next else -1
    alone = [period for period in behind if not at.phrase.end < following < period.start]
    return alone[0] if alone else None


def _fits(at: Sought, period: Period) -> bool:
    """Tell whether a time of the sentence can be that of the figure, by its kind."""
    if period.kind == "day" or is_aside(at, period) or _is_time_of_speech(at, period):
        return False
    if _is_of_second_in_bracket(at, period):
        return False
    if period.kind == "now":  # `Kakao spielt nach wie vor mit: Bohnen für 3 Mio. gingen …`
        apart = ":" in at.text[period.end : at.phrase.start]
        apart = apart or is_bracketed(at) or is_still(at, period) or is_in_other_clause(at, period)
        return at.status == ACTUAL and not (apart or _is_day_of_speech(at, period))
    if period.kind == "months" and period.first_day is None and _COUNT_OF_MONTHS.fullmatch(period.text):
        return False  # `der dritte Rekord binnen vier Monaten`
    if period.kind == "open":
        return not THAT_TIME.fullmatch(period.text) and shares_clause(at, period)
    if at.status == ACTUAL:
        return is_past(at, period) or period.kind not in ("years", "until") or _foretells(at, period)
    if lies_ahead(at, period):
        return True
    if shares_clause(at, period):
        return not (_is_of_value_reached(at, period) or _is_when_settled(at, period))
    if period.kind == "year" and _FOR.match(at.text, at.sentence.start, period.start):
        return True  # `Für 2023 erwarten wir, dass er auf 3 Mrd. steigt`, told when 2023 is over
    # `Im Mai 2021 war geplant, …` is the month in which it was, `Für Mai 2021 war geplant` that of the goal
    # `2019 hatte man sich geeinigt, ihn auf 3 Mrd. zu steigern` likewise
    is_apart = period.kind == "month" or is_to_be_done(at.text, at.phrase.end, at.sentence.end)
    is_of_plan = is_apart and not _FOR.match(at.text, at.sentence.start, period.start)
    return was_expected(at) and is_past(at, period) and not is_of_plan


def _is_when_settled(at: Sought, period: Period) -> bool:
    """`2018 setzten sie sich 3 Mrd. zum Ziel`: the year in which they did; not `für 2018`.

    Likewise `nachdem man im Frühjahr noch mit 3 Mrd. gerechnet hatte`.
    """
    is_part = period.kind in ("season", "month", "quarter")
    if is_part and _STILL_THEN.match(at.text, period.end) and was_expected(at):
        return True
    if period.kind not in ("year", "month") or _FOR.match(at.text, at.sentence.start, period.start):
        return False
    return _SETTLED.search(at.text, *at.clause) is not None


def _is_of_value_reached(at: Sought, period: Period) -> bool:
    """`habe im Vorjahr 3 Mrd. erreicht und solle auf 5 Mrd. steigen`: a time that is over, of what was."""
    reached = at.previous
    if reached is None or reached.figure.start < period.end or was_expected(at):
        return False
    return reached.told_status == ACTUAL


def _is_of_second_in_bracket(at: Sought, period: Period) -> bool:
    """`Öl (4 Mrd., 2022: 6 Mrd.) und | Fisch (1 Mrd.)`: the time of another figure, told beside its like."""
    text, start = at.text, at.sentence.start
    opened, closed = text.rfind("(", start, period.start), text.find(")", period.end, at.phrase.start)
    if opened < 0 or closed < 0 or ")" in text[opened : period.start]:
        return False
    before, last = at.times.figure_before(period.start), at.times.figure_before(closed)
    return opened < at.times.figures[before].start and before < last if before >= 0 else False


def _foretells(at: Sought, period: Period) -> bool:
    """`Wenn der Export bis 2040 um 3 Mrd. zunimmt`: a clause that tells nothing of the past."""
    clause = at.clause
    return (
        period.kind == "until" and period.start in clause and not reports(at.text, clause.start, clause.end)
    )


def _is_time_of_speech(at: Sought, period: Period) -> bool:
    """`Im Dezember hatte sie erklärt, man könne 3 Mrd. erreichen`: when it was said."""
    if period.kind not in _OF_SPEECH or shares_clause(at, period) or period.end > at.phrase.start:
        return False
    clause = at.times.clause_of(period)
    if at.place.scene.figures_between(*clause):  # `Die Bilanz wies im Mai ein Minus von 3 Mrd. aus`
        return False
    return tells_of_speech(at.text, clause.start, clause.end)


def is_still(at: Sought, period: Period) -> bool:
    """`Damit liegt er immer noch über 3 Mrd.`, `blieb nach wie vor bei 3 Mrd.`: in the time just told."""
    return is_still_told(at, period) or (period.text.lower() == "nach wie vor" and _goes_on_reporting(at))


def is_still_told(at: Sought, period: Period) -> bool:
    """Tell whether such a word stands in what is told of the time that was."""
    sums_up = WITH_THAT.match(at.text, at.sentence.start) is not None
    return _STILL.fullmatch(period.text) is not None and (sums_up or at.times.reports(period))


def _goes_on_reporting(at: Sought) -> bool:
    """`2024 stieg er. Am besten verkauft sich nach wie vor Tee`, in spring of 2025: a report goes on."""
    start = at.sentence.start
    told = (p for p in at.times.between(max(0, start - FARTHEST_REPORT), start) if not p.comparison)
    days = [p.last_day for p in told if p.kind in _NAMED_KINDS and p.last_day]
    return bool(days and at.published and timedelta() < at.published - days[-1] < LATELY)


def _is_day_of_speech(at: Sought, period: Period) -> bool:
    """`sagte er heute`"""
    if not period.text.lower().startswith("heute"):
        return False
    clause = at.times.clause_of(period)
    return tells_of_speech(at.text, clause.start, clause.end)

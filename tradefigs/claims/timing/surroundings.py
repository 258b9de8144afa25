"""What stands around a figure whose time is looked for: times before and behind, other figures.

Where a time stands, not what it means, is read here.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from tradefigs.claims.clauses.syntax import clause_index, clauses, separation
from tradefigs.claims.timing.times import Sought
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.periods import Period
from tradefigs.periods.clauses.tense import announces, is_present, looks_further_back, reports

MOST_BEFORE, MOST_AFTER = 12, 6  # times in its sentence on each side
HEDGES = r"(?:(?:rund|etwa|ca\.|fast|knapp|gut|über|mehr\s+als|nur|noch|schon|umgerechnet)\s+)*"
# `auf 4 Mrd. | nach | 3 Mrd.`, `(zuvor 3 Mrd.)`, of which the second was before the first
_AFTER_VALUE = late(rf"\s*\(?\s*(?:nach|zuvor|davor|vorher):?\s+(?:noch\s+)?{HEDGES}")
# Between a figure and the time that belongs to it: `800 Mio. im Vorjahr`, `(Jänner bis Mai)`.
RIGHT_AFTER = late(
    r"""\s*\(?\s*(?:(?:noch|erst|allein)\s+)?(?:(?:im|in|für|während|aus|vo[nm])\s+)?
    (?:(?:de[nmrs]|das|die)\s+)?""",
    regex.VERBOSE,
)
# `derzeit rund 5 Mrd.`
RIGHT_BEFORE = late(rf"\s+(?:bei\s+)?{HEDGES}")
# Before a figure that is compared with: `gegenüber rund 800 Mio.`, `nach 4 Mrd.`
_COMPARING = ending(
    rf"""(?<!\w)(?i:gegenüber|gegen|nach|statt|verglichen\s+mit|im\s+Vergleich\s+zu|als|anstelle\s+von|aus)\s+
    (?:den\s+|(?:eine[mr]|de[mr])\s+(?:\p{{Ll}}+\s+)?\p{{Lu}}[\p{{L}}-]+\s+(?:von|in\s+Höhe\s+von)\s+)?{HEDGES}"""
)
# `von derzeit 7,3 auf rund 4,2`
_FROM = ending(rf"\b[Vv]on\s+(?:(?:derzeit|aktuell|zuletzt|jetzt|heute|bisher|damals)\s+)?{HEDGES}")
_TO = ending(rf"\b(?:auf|bis|zu)\s+{HEDGES}")
# Between the members of a list: `2021, 2022 und 2023`, `5 Mrd. beziehungsweise 6 Mrd.`
_LISTED = late(
    r"""\s*(?:,|\b(?:und|sowie|als\s+auch|wie\s+auch|bzw\.|beziehungsweise|respektive))\s*
    (?:(?:auf|für|bei|im|in)\s+)?(?:(?:de[mnr]|rund|etwa|über|fast|knapp)\s+)?""",
    regex.VERBOSE,
)
LONGEST_LIST = 12
LATEST_VERB = 3  # clauses in which a sentence that opens with a time has its verb
LONGEST_TIME = 4  # words: `Im Jahr 2022`
_PARTING = late(r"[,;:()]|\s[-–—]\s")
LONGEST_FROM_TO, LONGEST_TO_FROM = 80, 20  # characters between the two figures
# `bei 3 Mrd., 2016 war er`: the time opens the next clause.
_OPENS_CLAUSE = ending(
    r",\s+(?:(?:noch|erst|schon|allein)\s+)?(?:(?:im|in|am|für)\s+)?(?:(?:Jahr|de[mn])\s+)?"
)
# `10 Mrd. Yuan (etwa 1,4 Mrd. Dollar)`: one amount in two currencies.
_CONVERTED = late(rf"\s*\(\s*(?:das\s+sind\s+|oder\s+)?{HEDGES}")
# How a clause that hangs on another begins and ends, what goes on with it behind a comma, and how it looks
# back: `das 2010 kaum Waren kaufte`, `die man vor drei Jahren mied`.
_HANGING = late(
    r"""\s*(?:(?:(?:in|an|auf|mit|bei|von|aus|zu)\s+)?(?:de[rmn]|die|das|dessen|de[nr]en|wo|welche[rsmn]?)
    |[Nn]achdem|[Ww]ährend|[Oo]bwohl|[Oo]bgleich)\s""",
    regex.VERBOSE,
)
_OF_FIGURE = late(r",\s+(?:die|welche)\s")
_BECAUSE = late(r"\s*(?:[Ww]eil|[Dd]a|[Zz]umal|[Ww]enngleich)\s")
_REASON = late(r"\s*(?:[Ww]eil|[Zz]umal|[Ww]enngleich)\s")
_ENDS_IN_VERB = ending(r"\s\p{Ll}{3,}\s*")
_GOES_ON = late(r"\s*(?:und|oder|sowie|nämlich|also|darunter|davon)\s")
_ONCE = late(r"\b(?:noch|kaum|erst|einst|nie|vor\s+(?:\p{Ll}+\s+)?\p{Ll}+\s+Jahren)\b")

# `Hatte er 2019`, `Während die Exporte 2019 noch`; `, so waren`
_OPENING = late(
    r"[\s„“\"»«]*(?:(?:Während|Obwohl|Nachdem)\s[^;]{0,200}?\b(?:noch|erst)\b"
    r"|(?P<verb>\p{Lu}\p{Ll}+)\s+(?:(?:er|sie|es|man|d(?:er|ie|as)|ihre?|seine?|unsere?|beide)\s|\p{Lu}))"
)
_THEN = late(r",\s+(?:(?:so|dann|da)\s+)?(?P<verb>\p{Ll}+)\b")


def shares_clause(at: Sought, period: Period) -> bool:
    """Tell whether a time stands in the clause of the figure."""
    return period.start in at.clause


def clause_with_verb(at: Sought, place: int, sentence: Span) -> Span:
    """Return the clause at ``place``, with the one that has its verb: `…, im Mai 2 Mrd. Euro`.

    That is the one before; of the first clause one behind: `2022, auf dem Höhepunkt, waren es`.
    """
    pieces = clauses(at.text, sentence)
    own = clause_index(pieces, place)
    if has_verb(at.text, pieces[own]):
        return pieces[own]
    if own:
        return Span(pieces[own - 1].start, pieces[own].end)
    is_time = len(at.text[slice(*pieces[0])].split()) <= LONGEST_TIME
    told = (piece for piece in pieces[1:LATEST_VERB] if is_time and has_verb(at.text, piece))
    return Span(pieces[0].start, next(told, pieces[0]).end)


def has_verb(text: str, clause: Span) -> bool:
    """Tell whether a finite verb that tells a time stands there."""
    return reports(text, *clause) or is_present(text, *clause) or announces(text, *clause)


def where_told(text: str, sentence: Span) -> int:
    """`Hatte er 2019 noch 9 Mrd. betragen, | so waren es 2023 7 Mrd.`: where what is told begins, else -1.

    Also behind `Während es 2019 noch 9 Mrd. waren`.
    """
    opening = _OPENING.match(text, *sentence)
    if opening is None or text.endswith("?", *sentence):
        return -1
    if opening["verb"] and not reports(opening["verb"].lower(), 0, len(opening["verb"])):
        return -1
    then = _THEN.finditer(text, opening.end(), sentence.end)
    return next((found.start() for found in then if has_verb(text, Span(*found.span("verb")))), -1)


def opens_sentence(at: Sought) -> bool:
    """`Auf 3 Mrd. Euro bezifferte die Botschafterin, Ana Roth, den Handel im Jahr 2019.`"""
    phrase, sentence = at.phrase, at.sentence
    ahead = at.text[sentence.start : phrase.start].split()
    alone = at.next is None or at.next.figure.start >= sentence.end
    return alone and len(ahead) <= 1


def is_bracketed(at: Sought) -> bool:
    """`liegt inzwischen vor Brasilien (1,6 Mrd. Euro)`"""
    phrase = at.phrase
    return at.text[phrase.start - 1 : phrase.start] == "(" and at.text.startswith(")", phrase.end)


def is_aside(at: Sought, period: Period) -> bool:
    """`Der Handel, der 2022 noch bei 3 Mrd. lag, erreichte 5 Mrd.`: a clause before that looks back.

    Also `Lag er 2022 noch bei 3 Mrd., so sind es nun 5 Mrd.`; and since when there is a reason for what is
    told: `Weil die Häfen seit Mai leer sind, sank er auf 3 Mrd.`
    """
    sentence, place = at.sentence, at.figure.start
    if not sentence.start < period.start < place:
        return False
    if period.start < where_told(at.text, sentence) <= place:
        return True
    aside, own = at.times.clause_at(period.start, sentence), at.times.clause_at(place, sentence)
    start, end = aside.start, aside.end
    if aside != own and period.kind == "since" and _REASON.match(at.text, start, end):
        return True
    is_whole = _ENDS_IN_VERB.match(at.text, start, end) and not _GOES_ON.match(at.text, own.start)
    if aside == own or not is_whole or not _HANGING.match(at.text, start, end):
        return False
    looks_back = period.kind == "since" or _ONCE.search(at.text, start, end)
    return bool(looks_back) or looks_further_back(at.text, start, end)


def is_in_other_clause(at: Sought, period: Period) -> bool:
    """`Weil der Markt nach wie vor schwächelt, stieg der Überschuss auf 3 Mrd.`: told of another thing.

    Not so `3 Mrd., die wir derzeit verdienen`: that is told of the figure.
    """
    there = at.times.clause_of(period)
    if there == at.clause or _OF_FIGURE.match(at.text, at.phrase.end, there.end):
        return False
    hangs = _HANGING.match(at.text, *there) or _BECAUSE.match(at.text, *there)
    return hangs is not None and _ENDS_IN_VERB.match(at.text, *there) is not None


def times_before(at: Sought, with_compared: bool = False) -> list[Period]:
    """Return the times in the sentence before the figure, in order."""
    found = at.times.between(at.sentence.start, at.phrase.start)[-MOST_BEFORE:]
    return [p for p in found if not p.part and (with_compared or not is_compared(at, p))]


def times_after(at: Sought) -> list[Period]:
    """Return the times in the sentence after the figure, in order."""
    found = at.times.between(at.phrase.end, at.sentence.end)[:MOST_AFTER]
    return [period for period in found if not period.part]


def is_compared(at: Sought, period: Period) -> bool:
    """Tell whether a time only dates what is compared with, or a from-value: `von 9 Mrd. im Vorjahr`."""
    if period.comparison:
        return True
    last = at.times.figure_before(period.start)
    if period.kind == "now" and last + 1 < len(at.times.figures):  # `von derzeit 3 Mrd. auf`
        following = at.like(last + 1)
        start = following.phrase.start
        touches = start >= period.end and RIGHT_BEFORE.fullmatch(at.text, period.end, start)
        return bool(touches) and to_value(following) is not None
    if last < 0:
        return False
    before = at.like(last)
    phrase = before.phrase
    if not RIGHT_AFTER.fullmatch(at.text, phrase.end, period.start):
        return False
    comparing = _COMPARING.match(at.text, max(0, phrase.start - 60), phrase.start)
    goes_on = period.kind in ("until", "since")  # `von 3 Mrd. bis 2028 auf 5 Mrd.`
    return comparing is not None or (to_value(before) is not None and not goes_on)


def narrowest(at: Sought, periods: Sequence[Period]) -> Period:
    """Return the last of ``periods``, or one close by inside it: `in den ersten sechs Monaten heuer`."""
    last = periods[-1]
    inner = (p for p in reversed(periods[:-1]) if within(p, last) and separation(at.text, p, last) < 1)
    return next(inner, last)


def is_of_next(at: Sought, period: Period) -> bool:
    """`Er lag bei 3 Mrd., 2016 war er bei 2 Mrd.`: the time opens the clause of the next figure."""
    following = at.next.figure.start if at.next else -1
    if not period.end <= following < at.sentence.end:
        return False
    return _OPENS_CLAUSE.match(at.text, max(0, period.start - 30), period.start) is not None


def time_in_step(at: Sought) -> Period | None:
    """`2022 und 2023 5 Mrd. beziehungsweise 6 Mrd.`: the times and the figures of two lists in step."""
    here, places = at.place.index, at.times.scene.places
    first = last = here
    lowest, highest = max(0, here - LONGEST_LIST), min(len(places), here + LONGEST_LIST) - 1
    while first > lowest and is_listed(at, places[first - 1].phrase, places[first].phrase):
        first -= 1
    while last < highest and is_listed(at, places[last].phrase, places[last + 1].phrase):
        last += 1
    count = last - first + 1
    times = times_before(at.like(first))[-count:] if count > 1 else []
    if times and times[-1].kind in ("months", "years"):  # `im ersten und zweiten Quartal`
        times = at.times.parts_of(times[-1])[-count:]
    if len(times) < count or any(not is_listed(at, *pair) for pair in pairwise(times)):
        return None
    return times[here - first]


def is_listed(at: Sought, one: Span | Period, next_one: Span | Period) -> bool:
    """Tell whether one figure or time follows another in a list."""
    return _LISTED.fullmatch(at.text, one.end, next_one.start) is not None


def is_converted(at: Sought) -> bool:
    """`10 Mrd. Yuan (etwa 1,4 Mrd. Dollar)`: tell whether it is the amount before in another currency."""
    before = at.previous.figure if at.previous else None
    if before is None or at.sentence.start > before.start:
        return False
    doubly = _CONVERTED.fullmatch(at.text, before.end, at.phrase.start)
    return doubly is not None and before.currency != at.figure.currency


def to_value(at: Sought) -> Sought | None:
    """Return the figure that this one leads to: `4,2` in `von 7,3 auf 4,2` and in `auf 4,2 von 7,3`."""
    phrase, sentence = at.phrase, at.sentence
    if not _FROM.match(at.text, max(sentence.start, phrase.start - 40), phrase.start):
        return None
    following, before = at.next, at.previous
    if following is not None and following.figure.start < sentence.end:
        gap = Span(phrase.end, following.phrase.start)
        if (
            gap.end - gap.start <= LONGEST_FROM_TO
            and not _PARTING.search(at.text, gap.start, gap.end)
            and _TO.match(at.text, gap.start, gap.end)
        ):
            return following
    if before is not None and before.figure.start >= sentence.start:
        start, end = before.phrase
        close = phrase.start - end <= LONGEST_TO_FROM
        if close and _TO.match(at.text, max(sentence.start, start - 40), start):
            return before
    return None


def value_after(at: Sought) -> Sought | None:
    """Return the figure that came after this one: `4` for `3` in `auf 4 Mrd. (zuvor 3 Mrd.)`.

    Not where this one has a time of its own behind it: `nach 3 Mrd. im Mai`.
    """
    before = at.previous
    if before is None or before.figure.start < at.sentence.start:
        return None
    if not _AFTER_VALUE.fullmatch(at.text, before.phrase.end, at.phrase.start):
        return None
    behind = times_after(at)[:1]
    dated = behind and RIGHT_AFTER.fullmatch(at.text, at.phrase.end, behind[0].start)
    return None if dated else before


def ends_of_span(at: Sought) -> Sequence[Period]:
    """`zwischen 2008 und 2011 von 3 auf 1 Mrd.`: the two years that the two figures belong to.

    Also those of `im selben Zeitraum`.
    """
    before = times_before(at)
    if not before or before[-1].kind not in ("years", "months"):
        return ()
    days = before[-1].first_day, before[-1].last_day
    same = (period for period in reversed(before) if (period.first_day, period.last_day) == days)
    each = ([part for part in at.times.parts_of(span) if part.kind == "year"] for span in same)
    return next((ends for ends in each if len(ends) == 2), ())


def within(inner: Period, outer: Period) -> bool:
    """Tell whether the days of one time lie in those of another."""
    if not (inner.first_day and inner.last_day and outer.first_day and outer.last_day):
        return False
    return outer.first_day <= inner.first_day and inner.last_day <= outer.last_day

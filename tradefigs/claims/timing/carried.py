"""The time that a figure without one takes over from the sentences before it."""

from __future__ import annotations

from tradefigs.claims.clauses.modality import ACTUAL, status_of
from tradefigs.claims.scene.scene import Draft
from tradefigs.claims.timing.days import days_of, is_past, present_year
from tradefigs.claims.timing.goals import is_goal, main_times
from tradefigs.claims.timing.lookback import looks_back
from tradefigs.claims.timing.sentence import THAT_TIME, WITH_THAT, time_beside, time_in_sentence
from tradefigs.claims.timing.surroundings import (
    MOST_BEFORE,
    is_compared,
    to_value,
    within,
)
from tradefigs.claims.timing.times import Sought, Timing
from tradefigs.claims.vocabulary.trade import RANK
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.periods import Period, is_singled_out
from tradefigs.periods.clauses.tense import is_present, reports

MOST_SENTENCES_BACK = 15
MOST_OTHER_SENTENCES = 3  # of these in a row that don't speak of trade
_BRANCH = late(r"\b[Dd]ie\s+(?:\p{L}+\s+)?\p{Lu}\p{Ll}+(?:industrie|branche)\b", signs="industrie branche")
_ARTICLE_FIRST = late(
    r"\s*(?:Die|Ihre|Deren)\s+(?:Exporte|Importe|Ausfuhren|Einfuhren|Lieferungen|Verkäufe)\b(?!\s+(?:de[rs]|aus)\b|\s+\p{Lu}\p{L}+s\b)"
)
# `Der Oktober ist gut verlaufen`, `Das schwache zweite Quartal`
PARTS = ("month", "months", "quarter", "half")
_SUBJECT = ending(r"\b(?:[Dd]er|[Dd]as|[Ee]in)\s+(?:\p{Ll}+\s+)?")
_OPENERS = frozenset(["", "im", "in den", "in der", "von", "zwischen"])
_WAS_A_YEAR = late(r"\s+(?:war|wurde|gilt|galt|ist)\s+[^,;.]*\bJahr\b")
_NUMBERS_OF = ending(
    r"\b\p{L}*(?:[Zz]ahlen|[Dd]aten|[Ss]tatistik|[Ee]rgebnisse|[Bb]ericht)\s+(?:des|vom|für|von|zum|über)\s+(?:das\s+)?(?:Jahres?\s+)?(?:(?:der|den)\s+)?"
)
# `Gesamtjahr 2024`, `ganzen Jahr`, `gesamten | Jahr 2024`
_WHOLE = late(r"(?:im\s+)?(?:Gesamt|ganze|gesamte)")
_OF_WHOLE = ending(r"\b(?:ganze|gesamte)n?\s+")
# `Das sind 2 Mrd. mehr`, `Dabei lag der Export bei`, `Davon entfielen`, beside `Damit`
_OF_THAT = late(
    r"[\s„“\"»«]*(?:D(?:as|ies)\s+(?:sind|ist|waren|war|entspr\p{Ll}+|mach\p{Ll}+)|Dabei|Davon)\b"
)
# `seit Jahren`, `seit zwei Jahrzehnten`
_SINCE = late(r"\bseit\s")
_SINCE_THEN = late(r"\b[Ss]eit(?:her|dem)\b")


def changes_subject(at: Sought) -> bool:
    """`Polens Exporte stiegen 2023 auf 5 Mrd. Euro. China lieferte Waren für 3 Mrd. Euro.`: China is new.

    Who follows in a ranking, or is the state of a region before, is no new subject.
    """
    draft, scene = at.place.reading, at.times.scene
    if not isinstance(draft, Draft) or draft.carried or scene.told.all[0].at.number == at.place.number:
        return False
    if _is_ranked_next(at, draft):
        return False
    told, named = scene.told.first, scene.cast.first
    codes = {draft.reporter, draft.partner} - {""}
    if any(
        told[code] < at.place.number or named.get(code, at.figure.start) < at.sentence.start for code in codes
    ):
        return False
    before = (other for other, number in told.items() if other and number < at.place.number)
    return not any(scene.item.topic.related(code, other) for other in before for code in codes)


def _is_ranked_next(at: Sought, draft: Draft) -> bool:
    """`An der Spitze lag Peru mit 9 Mrd. Auf den Plätzen folgten Chile …`: of the same ranking."""
    if RANK.search(at.text, *at.sentence) is None:
        return False
    readings = at.times.scene.told.readings[max(0, at.place.index - MOST_BEFORE) : at.place.index]
    earlier = (d for d in readings if isinstance(d, Draft) and d.at.number == at.place.number - 1)
    return any((d.measure, bool(d.partner)) == (draft.measure, bool(draft.partner)) for d in earlier)


def _is_ever_since(at: Sought, main: Period) -> bool:
    """`Wichtigster Kunde ist seit Jahren China. Dorthin gingen …`: no time of what is told next."""
    return main.kind == "open" and _SINCE.search(at.text, max(0, main.start - 20), main.end) is not None


def carried_time(at: Sought) -> Timing | None:
    """Return the time of the sentences before, as long as they speak of trade.

    A time that other sentences name in between ends the passage, unless the older one lies in it. Of a
    year and a part of it (`neu hinzu kam 2021 …` in a report on eleven months) the part holds; not where
    the year is over and a figure is told for it (`Im Jahr 2021 waren es 3 Mrd.`), and not a single month of
    a year that is over. A sentence that only looks back (`Im Juni hatte das Defizit noch bei 55 Mrd.
    gelegen`) hands on its time last.
    """
    here = at.layout.sentence_index(at.figure.start)
    own = at.sentence
    is_of_that_time = THAT_TIME.search(at.text, own.start, own.end) is not None  # `Damals waren es …`
    compared = _compared_before(at, here) if is_of_that_time else None
    if compared is not None:
        return days_of(at, compared, "carried")
    paragraph = at.layout.paragraph_at(own.start)
    others, named, found, looked_back, opening, singled_out = 0, None, None, None, None, None
    for number in range(here - 1, max(-1, here - 1 - MOST_SENTENCES_BACK), -1):
        sentence = at.layout.sentences[number]
        main = main_time(at, sentence)
        is_about_it = at.times.speaks_of_trade(number) or (is_of_that_time and number == here - 1)
        is_asked = number == here - 1 and _asks(at, sentence)
        if is_asked and any(p.kind == "now" for p in at.times.between(sentence.start, sentence.end)):
            return present_year(at, "asked")
        is_about_it = is_about_it or is_asked or _reports_on(at, main)
        is_about_it = is_about_it or (number == here - 1 and _is_of_branch(at, sentence))
        is_about_it = is_about_it or (number == here - 1 and _is_headed(at, main, paragraph))
        others = 0 if is_about_it else others + 1
        if others > MOST_OTHER_SENTENCES or (main and named and not within(main, named)):
            break
        if main is None and found is None and _holds_claim(at, sentence):
            looked_back = None  # `Er verkaufte für 3 Mrd. 2010 waren es 2 Mrd.`: the report has no time
        if main is None or (main.kind == "since" and not is_about_it):  # `Seit Mai läuft es schlechter`
            continue
        if _is_ever_since(at, main) and not _holds_claim(at, sentence):
            continue
        # `Die Messe findet im Herbst statt`, `Zuletzt half ein Kredit`
        if not is_about_it and (main.kind == "open" or not is_past(at, main) or _is_running(at, main)):
            continue
        if number == here - 1 and main.kind == "year" and _takes_up(at, sentence):
            return days_of(at, main, "carried")
        if sentence.start < paragraph.start and _sums_up_so_far(at, main):
            continue
        if looks_back(at, main) and not (number == here - 1 and _opens_same_trade(at, sentence, paragraph)):
            looked_back = looked_back or (main if is_about_it else None)
            continue
        if _is_singled_out(at, main, paragraph):
            singled_out = singled_out or main
            continue
        if main.kind != "month" or main.year_said or is_about_it:  # not `Im Mai half ein Kredit`
            named = main
        if _opens(at, main, sentence, paragraph):
            opening = main
        if is_about_it and found and main.kind == "month" and _is_past_year(at, found):
            break
        if is_about_it:
            found = main
            so_far = main.kind in ("since", "until") and sentence.start < paragraph.start
            is_whole = _is_past_year(at, main) and _holds_claim(at, sentence)
            if (main.kind != "year" and not so_far) or is_whole or _heads_list(at, main, sentence):
                break
    # `Vor zehn Jahren hatte er 3 Mrd. betragen. Die Ausfuhren sind mit 1 Mrd. zu klein`
    if found is None and is_present(at.text, *at.clause):
        looked_back = None
    if found is None or (looked_back and (_is_earlier(found, looked_back) or _is_yet_to_come(at, found))):
        found = looked_back  # `2021 waren es 4 Mrd.` after what was in 2020, or what is expected of 2022
    if singled_out and not (found and within(singled_out, found)):
        found = singled_out
    found = found or opening
    return days_of(at, _widened(at, here, found), "carried") if found else None


def _is_running(at: Sought, main: Period) -> bool:
    """`Im zweiten Halbjahr soll es besser werden`, told in August: nothing was yet of that time."""
    return main.kind in PARTS and bool(main.last_day and at.published and main.last_day >= at.published)


def _takes_up(at: Sought, before: Span) -> bool:
    """`Im ersten Quartal 2018 …. Im Vorjahr waren es 5 Mrd. | Das sind 2 Mrd. mehr`: of the year's value."""
    opens = (WITH_THAT.match(at.text, at.sentence.start), _OF_THAT.match(at.text, at.sentence.start))
    return any(opens) and _holds_claim(at, before)


def _compared_before(at: Sought, here: int) -> Period | None:
    """`Das ist mehr als im gleichen Zeitraum 2017. Damals waren es 3 Mio.`: the time compared with."""
    before = at.layout.sentences[max(0, here - 1)]
    times = at.times.between(before.start, before.end)
    return times[-1] if times and is_compared(at, times[-1]) and times[-1].first_day else None


def _widened(at: Sought, here: int, found: Period) -> Period:
    """`Im Mai waren es 3 Mrd., im Gesamtjahr 40 Mrd. | Die Importe fielen`: of the whole year told last."""
    if not here or found.kind not in PARTS:
        return found
    main = main_time(at, at.layout.sentences[here - 1])
    if main is None or main.kind != "year" or not within(found, main):
        return found
    before = max(0, main.start - 12), main.start
    is_whole = _WHOLE.match(at.text, main.start, main.end) or _OF_WHOLE.match(at.text, *before)
    return main if is_whole else found


def _holds_claim(at: Sought, sentence: Span) -> bool:
    """Tell whether the last figure of a sentence before tells what was."""
    last = at.times.figure_before(sentence.end)
    place = at.times.scene.places[last] if last >= 0 else at.place
    is_there = sentence.start <= place.figure.start < sentence.end
    return is_there and isinstance(place.reading, Draft) and place.reading.status == ACTUAL


def _opens_same_trade(at: Sought, sentence: Span, paragraph: Span) -> bool:
    """`Perus Exporte waren 2017 auf 9 Mrd. gestiegen. Hauptkunde war China mit 3 Mrd.`: of that time."""
    draft = at.place.reading
    if not isinstance(draft, Draft) or not draft.mention.counterpart or sentence.start != paragraph.start:
        return False
    told = (d for d in at.times.scene.told.all if d.at.sentence == sentence and d.measure == draft.measure)
    return any(d.reporter == draft.reporter for d in told)


def _is_of_branch(at: Sought, before: Span) -> bool:
    """`Die Uhrenindustrie hat 2024 verloren. | Die Exporte sanken auf 3 Mrd.`: hers."""
    starts = _ARTICLE_FIRST.match(at.text, at.sentence.start) is not None
    return starts and _BRANCH.search(at.text, *before) is not None


def _is_headed(at: Sought, main: Period | None, paragraph: Span) -> bool:
    """`Im ersten Halbjahr sei es besser gewesen. | Die Exporte stiegen`: it opens the paragraph."""
    if main is None or main.kind not in ("half", "quarter", "months") or not is_past(at, main):
        return False
    opens = at.text[paragraph.start : main.start].strip().lower() in _OPENERS
    return opens and _ARTICLE_FIRST.match(at.text, at.sentence.start) is not None


def _reports_on(at: Sought, main: Period | None) -> bool:
    """`Das Amt hat die Zahlen des Jahres 2019 vorgelegt.`: what follows is of that time."""
    return main is not None and _NUMBERS_OF.match(at.text, max(0, main.start - 40), main.start) is not None


def _asks(at: Sought, sentence: Span) -> bool:
    """`Und im Vorjahr? Nur 3 Mio.`: a question tells of what its answer is."""
    return at.text[sentence.start : sentence.end].rstrip(' \n"”“»«').endswith("?")


def _heads_list(at: Sought, main: Period, sentence: Span) -> bool:
    """`Die größten Abnehmer 2025:`: above what it lists, a year that is over is meant as a whole."""
    closes = at.text[main.end : sentence.end].strip() == ":" and _is_past_year(at, main)
    return closes and not (reports(at.text, *sentence) or is_present(at.text, *sentence))


def _is_past_year(at: Sought, period: Period) -> bool:
    over = period.last_day and at.published and period.last_day < at.published
    return period.kind == "year" and bool(over)


def time_summed_up(at: Sought) -> Timing | None:
    """`Die Importe stiegen 2022. Daraus ergab sich ein Defizit.`: of the figures right before it."""
    here = at.layout.sentence_index(at.figure.start)
    if not here or not WITH_THAT.match(at.text, at.sentence.start, at.sentence.end):
        return None
    before = at.layout.sentences[here - 1]
    last = at.times.figure_before(before.end)
    main = main_time(at, before)
    if last < 0 or at.times.figures[last].start < before.start or main is None or not main.first_day:
        return None
    return days_of(at, main, "summed up")


def time_since_then(at: Sought) -> Timing | None:
    """`2015 betrug er 3 Mrd. Seither ist er um 2 Mrd. gewachsen.`"""
    own, here = at.sentence, at.layout.sentence_index(at.figure.start)
    if not here or not at.published or not _SINCE_THEN.search(at.text, own.start, own.end):
        return None
    main = main_time(at, at.layout.sentences[here - 1])
    if main is None or not main.first_day or main.kind == "now":
        return None
    return Timing(main.first_day, at.published, why="since then")


def _is_singled_out(at: Sought, main: Period, paragraph: Span) -> bool:
    """`Allein im März wurden 7 Mrd. exportiert.`: a part of what is told, which the text leaves again.

    It does in another paragraph, and where a greater amount is no part of that one. What is measured by a
    year (`auf dem Niveau des Jahres 2005`) is of a year itself.
    """
    if main.kind in PARTS and _is_measured_by_year(at):
        return True
    if not is_singled_out(at.text, main.start, main.end):
        return False
    last = at.times.figure_before(at.times.around(main.start, main.end).end)
    if main.start < paragraph.start or last < 0:
        return True
    part, figure = at.times.figures[last], at.figure
    return part.start > main.start and part.currency == figure.currency and part.high < figure.low


def _sums_up_so_far(at: Sought, main: Period) -> bool:
    """`Im Mai exportierte man für 4 Mrd. Von Januar bis Mai waren es 20 Mrd.`, the last of its paragraph.

    A report on a month goes back to that.
    """
    if main.kind != "months" or not main.first_day or (main.first_day.month, main.first_day.day) != (1, 1):
        return False
    told = at.layout.paragraph_at(main.start)
    if at.times.around(main.start, main.end).end < told.end:
        return False
    beside = at.times.between(told.start, main.start)
    return any(period.kind == "month" and period.last_day == main.last_day for period in beside)


def _is_measured_by_year(at: Sought) -> bool:
    """Tell whether the sentence compares with a year by its number: with `Vorjahr` a month is, too."""
    beside = at.times.between(at.sentence.start, at.sentence.end)
    compared = (period for period in beside if period.comparison and period.kind == "year")
    return any(period.text[-4:].isdecimal() for period in compared)


def _opens(at: Sought, main: Period, sentence: Span, paragraph: Span) -> bool:
    """`Das Jahr 2020 war schwierig. … Exportiert wurden …`: the last year opens a paragraph.

    So does a part of it: `Das zweite Quartal verlief gut.`; in the lead all the text. Where it isn't the
    subject, something else happened in it: `Im Jahr 2020 wurden Schulen gebaut.`
    """
    if not main.first_day or not at.published:
        return False
    of_year = _WAS_A_YEAR.match(at.text, main.end, sentence.end) is not None
    is_subject = of_year or _SUBJECT.match(at.text, max(0, main.start - 30), main.start) is not None
    if not is_subject or (main.kind != "year" and main.kind not in PARTS):
        return False
    if sentence in at.times.lead:
        return True
    first = at.layout.sentence_index(paragraph.start)
    near = at.layout.sentence_index(sentence.start) - first in (0, 1)  # behind a dateline, the second
    return near and main.first_day.year >= at.published.year - 1


def _is_later_in_bracket(at: Sought, place: int, sentence: Span) -> bool:
    """`Peru (3 Mrd. Euro; | 2017: 2 Mrd. Euro)`: told beside, at another time than that of the sentence."""
    opened = at.text.rfind("(", sentence.start, place)
    last = at.times.figure_before(place)
    if opened < 0 or last < 0 or ")" in at.text[opened:place]:
        return False
    return at.times.figures[last].start > opened


def main_time(at: Sought, sentence: Span) -> Period | None:
    """Return the time that a sentence is about: that of its last figure, else the last one it names."""
    last, of_goal = at.times.figure_before(sentence.end), False
    for index in range(last, max(-1, last - MOST_BEFORE), -1):
        other = at.like(index)
        if other.figure.start < sentence.start:
            break
        of_goal = at.status == ACTUAL and is_goal(other)
        if of_goal or to_value(other) is not None:  # `Für heuer peilt man 3 Mrd. an.`
            continue
        if _is_later_in_bracket(at, other.phrase.start, sentence):
            continue
        period = time_beside(other) or time_in_sentence(other)
        if period is None or is_compared(at, period) or not is_past(at, period):
            continue
        if not looks_back(at, period):
            return period
    mains = [] if of_goal else main_times(at, sentence)
    mains = [period for period in mains if not _is_later_in_bracket(at, period.start, sentence)]
    return mains[-1] if mains else None


def _is_yet_to_come(at: Sought, period: Period) -> bool:
    """`Für 2022 rechnet man mit 9 Mrd. 2021 hatte man 7 Mrd. exportiert. | Das Plus erreichte 3 Mrd.`"""
    sentence = at.times.around(period.start, period.end)
    is_over = bool(period.last_day and at.published and period.last_day <= at.published)
    return not is_over and status_of(at.text, sentence, Span(sentence.end, sentence.end)) != ACTUAL


def _is_earlier(one: Period, other: Period) -> bool:
    return bool(one.last_day and other.last_day and one.last_day < other.last_day)

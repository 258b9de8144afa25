"""Trade with the whole world: whether a figure without a partner is none with whom the text speaks of.

`is_with_all` is where this is decided. What tells so: the words of the sentence (`world`), the parts of the
figure that stand beside it, its size (`sizes`).
"""

from __future__ import annotations

from itertools import islice

from tradefigs.claims.measure.antecedents import seller_by_difference
from tradefigs.claims.scene.scene import Place
from tradefigs.claims.scene.subclauses import mark_before
from tradefigs.claims.scene.topic import speaks_of_both
from tradefigs.claims.sides.pairs import Pair
from tradefigs.claims.sides.parts import OUT_OF_IT
from tradefigs.claims.sides.pointers import points_to_partner
from tradefigs.claims.sides.sizes import (
    exceeds_all,
    exceeds_flow,
    exceeds_trade,
    exceeds_whole,
    is_far_more,
    is_of_whole,
)
from tradefigs.claims.sides.world import EVERYWHERE, is_of_all, names_world, sums_up
from tradefigs.claims.vocabulary.trade import BALANCES, FELL, FLOWS, OF_IT, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_of
from tradefigs.parties.gazetteer import lies_in

BEHIND = 8  # characters behind a figure in which `davon` may stand
LEAST_GOODS = 2  # so many kinds of goods just told may be summed up


def is_with_all(at: Place, mention: Mention, measure: str, told: str, pair: Pair) -> bool:
    """Whether a figure that leaves out its partner is none of the ``pair`` that the text speaks of.

    ``told`` is the reporter that its sentence tells, "" for none.
    """
    # `Der Überschuss im Außenhandel betrug 3 Mrd.`, by so much as two flows just told differ
    if measure in BALANCES and seller_by_difference(at) is not None:
        return False
    if _is_said(at, mention, measure, told, pair) or _is_divided(at, measure, pair):
        return True
    if _is_balance_with_all(at, mention, measure, pair[0]):
        return True
    if exceeds_flow(at, measure, pair) or (told and exceeds_all(at, told, measure)):
        return True
    if exceeds_whole(at, mention, measure, pair):
        return True
    if is_part(at):
        return False
    if is_far_more(at, mention, pair):
        return True
    if measure == "turnover":
        return False
    if told and _is_named_later(at, pair[1]):
        return True
    return measure in FLOWS and (is_of_whole(at, measure, *pair) or exceeds_trade(at, measure, pair))


def is_part(at: Place) -> bool:
    """`davon 3 Mrd.`, `3 Mrd. davon`; of `3 Mrd., vieles davon Öl` the figure is the whole."""
    return OF_IT.search(at.text, at.sentence.start, at.phrase.end + BEHIND) is not None


def _is_said(at: Place, mention: Mention, measure: str, told: str, pair: Pair) -> bool:
    """Whether the words of the sentence say so."""
    if speaks_of_both(at.text, at.sentence):
        return False
    if at.before is None and names_world(at.scene, at.number, mention):
        return not _is_of_headed_two(at, mention, told)
    if told and _IN_GOODS.fullmatch(mention.text):
        return True  # `Der peruanische Warenhandel`, in a text on two: not only what it is about
    if _is_headed(at, pair) or _is_sum_of(at, pair):
        return True
    is_sum = _is_beside_part(at, mention) or (at.before is None and sums_up(at.scene, at.number, mention))
    return is_sum and not _are_parts_of(at, measure, pair)


def _is_of_headed_two(at: Place, mention: Mention, told: str) -> bool:
    """`Das Außenhandelsvolumen wuchs auf 3 Mrd.`, where the headline is on two and nobody is named."""
    topic, last = at.scene.item.topic, at.scene.told.last
    if mention.measure != "turnover" or told or not topic.pair[1] or at.scene.cast.within(at.sentence):
        return False
    if last is not None and last.partner not in topic.pair and sums_up(at.scene, at.number, mention):
        return False  # `… mit Mali 3 Mrd. Insgesamt belief sich der Außenhandel auf 9 Mrd.`
    return set(topic.pair) == at.scene.item.in_headlines and EVERYWHERE.search(at.text, *at.sentence) is None


def _is_headed(at: Place, pair: Pair) -> bool:
    """`4.2 Außenhandel des Landes`: the heading above says so, unless it names two."""
    heading = at.scene.layout.heading_of(at.sentence.start)
    if heading is None or at.scene.figures_between(*heading):
        return False
    number = at.scene.layout.sentence_index(heading.start)
    is_told = any(names_world(at.scene, number, word) for word in at.scene.words.of_trade(number))
    return is_told and len({party.code for party in at.scene.cast.within(heading)}) < len(pair)


def _is_sum_of(at: Place, pair: Pair) -> bool:
    """`Nach Mali ging Tee für 3 Mio. Der Teeexport brachte insgesamt 9 Mio.`: more of it, to anywhere."""
    last = at.scene.told.last
    if last is None or not last.product or (last.reporter, last.partner) != pair:
        return False
    if at.figure.low <= last.at.figure.high or not _SUM_BEFORE.match(at.text, 0, at.figure.start):
        return False
    start = max(at.sentence.start, at.previous_end)
    return last.product.lower() in at.text[start : at.phrase.start].lower()


def _are_parts_of(at: Place, measure: str, pair: Pair) -> bool:
    """`Peru lieferte Tee für 3 Mio. und Öl für 2 Mio. nach Mali; insgesamt …`: goods are summed up.

    Likewise both ways: `Perus Exporte nach Mali wuchsen auf 3 Mio. Insgesamt lag der Handel bei 5 Mio.`
    """
    last = at.scene.told.last
    if measure == "turnover" and last is not None and last.measure in FLOWS:
        return {last.reporter, last.partner} == set(pair)
    told = list(islice(reversed(at.scene.told.lately), LEAST_GOODS))
    goods = {draft.product for draft in told if draft.product and (draft.reporter, draft.partner) == pair}
    return len(goods) == LEAST_GOODS


def _is_beside_part(at: Place, mention: Mention) -> bool:
    """`dorthin für 3 Mrd., die gesamten Exporte …`, but not `3 Mrd. der gesamten Exporte`, those dorthin.

    Likewise `Nach Peru ging Tee für 3 Mrd., und insgesamt hat das Land Waren für 9 Mrd. exportiert`.
    """
    if at.before is None or at.before.mention == mention:
        return False
    if mention.measure in FLOWS and _IN_ALL.match(at.text, at.previous_end, at.phrase.start):
        return True
    if not is_of_all(at.scene, at.sentence, mention):
        return False
    if at.before.mention.measure == "turnover" or is_of_all(at.scene, at.sentence, at.before.mention):
        return False
    return mark_before(at.text, at.previous_end, mention.start) > at.previous_end


def _is_named_later(at: Place, partner: str) -> bool:
    """`Togos Exporte lagen bei 3 Mrd., die in die USA bei 1 Mrd.`: who comes with the next figure."""
    if at.next is None or at.next.number != at.number or at.scene.told.last is not None:
        return False
    first = at.scene.cast.first.get(partner, 0)
    return at.phrase.end < first and mark_before(at.text, at.phrase.end, first) > at.phrase.end


def _is_balance_with_all(at: Place, mention: Mention, measure: str, reporter: str) -> bool:
    """`Der Überschuss lag bei 9 Mrd. Nach Malta ging Tee für 3 Mrd. 2019 soll der Überschuss auf 8 sinken`.

    It goes on with the last one, unless both ways of the trade with one partner were told since. Likewise
    with all trade that was told, `Kubas Exporte lagen bei 9 Mrd.`, in a text that is not on that partner.
    """
    told = at.scene.told.lately
    is_own = measure in BALANCES and mention.start >= at.sentence.start
    if not is_own or not told or told[-1].at.number == at.number or told[-1].measure not in FLOWS:
        return False
    if OUT_OF_IT.match(at.text, *at.sentence):
        return False
    is_detail = told[-1].partner not in at.scene.item.topic.pair
    whole = [
        index
        for index, draft in enumerate(told)
        if draft.reporter == reporter
        and not draft.product
        and (draft.measure in BALANCES or is_detail)
        and (draft.measure in BALANCES or not draft.partner)
    ]
    if not whole or told[whole[-1]].partner:
        return False
    pair = {told[-1].reporter, told[-1].partner}
    ways = {(d.measure, d.reporter) for d in told[whole[-1] + 1 :] if {d.reporter, d.partner} == pair}
    return len(ways) == 1


def opens_whole(at: Place, reporter: str) -> bool:
    """`Von den Exporten im Wert von 9 Mrd. gingen 3 Mrd. nach Polen`: the first figure is the whole."""
    text, sentence, phrase, part = at.text, at.sentence, at.phrase, at.next
    if at.previous_end > sentence.start or part is None or part.number != at.number:
        return False
    clause = _RELATIVE.match(text, phrase.end, part.phrase.start)
    if clause is not None and points_to_partner(text, Span(*clause.span())):
        return False  # `Von den 9 Mrd., für die Peru dorthin lieferte, waren 3 Mrd. Gold`
    opening = _OUT_OF.fullmatch(text, sentence.start, phrase.start)
    if opening is None or (opening["beside"] and not _OWN_CLAUSE.match(text, part.phrase.end)):
        return False
    if FELL.search(text, sentence.start, phrase.start) or any(
        word.verb and word.start < phrase.start for word in at.trade_words
    ):
        return False
    told = at.scene.roles(Span(sentence.start, clause.end() if clause is not None else phrase.end))
    names_part = at.scene.cast.within(Span(phrase.end, sentence.end))
    is_less = part.figure.currency == at.figure.currency and part.figure.high < at.figure.high
    others = {told.destination, told.source, told.with_} - {"", reporter}
    return is_less and bool(names_part) and not others


def closes_share(at: Place) -> bool:
    """`3 Mrd. der Exporte von 9 Mrd. gingen nach Peru`: the figure behind is the whole."""
    before = at.before
    if before is None or not _SHARE_OF.fullmatch(at.text, before.at.phrase.end, at.phrase.start):
        return False
    return bool(at.scene.cast.within(Span(at.phrase.end, at.sentence.end)))


def _is_divided(at: Place, measure: str, pair: Pair) -> bool:
    """`166 Mrd. Franken, 120 Mrd. davon aus der EU`: a figure whose parts are told behind it is the whole."""
    match = _OF_THESE.match(at.text, at.figure.phrase_end)
    if match is None or match["side"] == _OWN_SIDE.get(measure, ""):
        # `exportierte Seife für 3 Mio., vor allem aus Nairobi`
        return _is_divided_behind(at) or _is_bought_by_many(at)
    named = _NAMED.match(at.text, match.end())  # no verb: `davon machte Holz 2 Mrd. aus`
    parts = at.scene.cast.within(Span(match.end(), named.end() if named is not None else match.end()))
    if measure == "turnover" and parts and all(party.code in pair for party in parts) and all(pair):
        return False  # `Der Handel beider betrug 9 Mrd., darunter 3 Mrd. Exporte aus Peru`
    if any(lies_in(party.code, pair[1]) for party in parts):
        return False  # `Mit der EU lag der Handel bei 9 Mrd. Die Exporte betrugen 3 Mrd., meist nach Malta`
    if match["preposition"] is None:
        behind = Span(match.end(), at.sentence.end)  # not `vor allem dank Honig`
        return match["side"] not in _CAUSES or bool(at.scene.cast.within(behind))
    if named is None or named["name"].startswith("Nachbar"):
        return named is not None
    forms = {party.form for party in parts}
    if match["preposition"] == "auf":  # `davon entfielen 2 Mrd. auf die polnischen Exporte`
        forms.discard("adjective")
    return bool(forms)


def _is_bought_by_many(at: Place) -> bool:
    """`exportierte Öl für 9 Mrd., davon kaufte Mali für 3 Mrd.`: who bought a part stands behind."""
    match = _OF_IT_BOUGHT.match(at.text, at.figure.phrase_end)
    return match is not None and bool(at.scene.cast.within(Span(match.end(), match.end() + 1)))


def _is_divided_behind(at: Place) -> bool:
    """`Der Export betrug 3 Mrd. Die Hälfte davon entfiel auf Polen`: on others than the two of the text."""
    number = at.number + 1
    last = at.next.figure.start if at.next else len(at.text)
    if number >= len(at.scene.layout.sentences) or last < at.scene.sentence(number).start:
        return False
    sentence = at.scene.sentence(number)
    match = _FELL_ON.search(at.text, sentence.start, sentence.end)
    if match is None:
        return False
    named = at.scene.cast.within(Span(match.end(), sentence.end))
    codes, two = {party.code for party in named if party.form == "name"}, at.scene.item.topic.pair
    return bool(codes) and all(
        len(code) == len("PL") and code not in two and not any(lies_in(code, one) for one in two)
        for code in codes
    )


# ---------------------------------------------------------------- patterns

# `, die Malta mit Exporten in die EU erlöste`, `, für die Malta dorthin lieferte`
_RELATIVE = late(r",\s+(?:für\s+)?(?:die|das)\s[^,;:]{1,120}(?=,)")
# `Von den Exporten im Wert von`, `Von den`; not `Von maltesischer Seite`, `Von Januar bis Mai`
_OUT_OF = late(
    r"[\s„“\"»«]*(?:Vo[nm]|(?P<beside>Bei|Gemessen\s+an))\s+(?!\p{Ll}+er\s+Seite\b)"
    r"(?!(?:\p{Lu}\p{Ll}+|\d+)\s+(?:(?:19|20)\d\d\s+)?bis\s)[^,;:.]{0,100}"
)
# `Bei Exporten von 9 Mrd. sind die 3 Mrd.`, die man mit Malta macht
_OWN_CLAUSE = late(r",\s+(?:die|welche)\s")
# `3 Mrd. (der Exporte von)` 9 Mrd.
_SHARE_OF = late(
    r"\s+(?:der|des|aller|von\s+den)\s+[^,;:.\d]{1,60}\s(?:von|in\s+Höhe\s+von|im\s+Wert\s+von)\s+"
)
# `Mehr als die Hälfte davon entfiel auf`, `Davon gingen zwei Drittel nach`
_IN_CLAUSE = r"(?:[^.,;:]|(?<=M(?:rd|io))\.)"
_FELL_ON = late(
    rf"\b[Dd]avon\b{_IN_CLAUSE}{{0,60}}?\b(?:entf(?:iel|ielen|ällt|allen)\s+(?:{_IN_CLAUSE}{{1,30}}\s)?auf"
    rf"|(?:ging|gingen|geht|gehen)\s+(?:{_IN_CLAUSE}{{1,30}}\s)?(?:nach|in)"
    rf"|(?:kam|kamen|kommt|kommen|stammt|stammte|stammten|stammen)\s+(?:{_IN_CLAUSE}{{1,30}}\s)?aus)\s",
    signs="avon",
)
# `, davon kaufte` Mali
_OF_IT_BOUGHT = late(
    lambda: (
        r"[^;.]{0,60}?,\s+(?:davon|wovon)\s+"
        rf"(?:{any_of('roles', 'world.buying')}\p{{Ll}}*\s+)?(?:(?:die|der|das)\s+)?(?=\p{{Lu}})"
    )
)
_CAUSES = ("dank", "durch", "wegen")
_OWN_SIDE = {"exports": "aus", "imports": "nach"}
_NAMED = late(r"\s+(?:(?:de[rmn]|die|das)\s+)?(?:\p{Ll}+\s+){0,2}(?P<name>\p{Lu}\p{L}*)")
# `3 Mrd.; in die Schweiz gingen davon 1 Mrd.`
_TO_POINT = r"(?:[^.;]|(?<=M(?:rd|io)|Tsd)\.)"
_NO_TIME = (
    r"(?!(?:\p{Ll}+\s+){0,3}\p{L}*(?:Jahr|Monat|Quartal|Woche|Tag|Zeit))"  # `in den ersten vier Monaten`
)
# `166 Mrd. Franken ein, 120 Mrd. davon aus der EU`: the first figure is the whole.
# `für 2 Mrd. (45 % nach Polen, 9 % nach Malta)`, `für 2 Mrd., vor allem nach Polen`,
# `vor allem dank Polen`: so are the goods that go anywhere.
_OF_THESE = late(
    lambda: (
        r"(?:[^.]|(?<=M(?:rd|io)|Tsd)\.){0,120}?\b(?:davon|darunter)\b(?:[^.;]|(?<=M(?:rd|io)|Tsd)\.){0,60}?"
        r"\b(?P<preposition>aus|nach|in|an|auf|mit)\b"
        rf"|(?:[^;.\d]|\b(?:19|20)\d\d\b|\([^()]{{1,60}}\)){{0,80}}?(?:,\s+|\(){any_of('claims', 'mostly')}"
        r"\s+(?:[^.,;:]{1,60}\s)??(?P<side>aus|nach|in(?!\s+erster\s+Linie)|an|mit|durch|dank|wegen)\b"
        r"|[^;.()]{0,40}\((?:\p{Ll}+\s+)?[\d.,]+\s?(?:%|Prozent)\s+(?:davon\s+)?(?:aus|nach|in|an)\b"
        rf"|[^;.]{{0,60}}?[,;]\s+(?:[\p{{L}}%\d]+\s+){{0,4}}?{any_of('claims', 'shares')}"
        r"\s+\p{Ll}+\s+(?:aus|nach|in|an)\b"
        rf"|[^;.]{{0,60}}?[,;]\s[^,;.]{{0,60}}\b{any_of('roles', 'world.buying')}\p{{Ll}}*\s+davon\b"
        rf"|{_TO_POINT}{{0,120}}?[;,]\s+(?:und\s+)?(?:nach|aus|in\s+(?:die|das|den))\s+{_NO_TIME}{_TO_POINT}{{1,80}}?"
        r"\b(?:davon|ging(?:en)?|floss(?:en)?|kam(?:en)?|stammten?)\b[^.;,]{0,40}\d"
        rf"|{_TO_POINT}{{0,120}}?[;,]\s+(?:und\s+)?allein\s+(?:nach|aus|in\s+(?:die|das|den)|dorthin|von\s+dort)\s"
        rf"{_NO_TIME}{_TO_POINT}{{1,80}}?\s\d"
    )
)
# ` aus, und insgesamt` (exportierte das Land)
_IN_ALL = late(r"[^;:,]{0,60},\s+(?:(?:und|während|aber|doch)\s+)?insgesamt\s")
# `brachte insgesamt rund` 3 Mio. ein
_SUM_BEFORE = ending(r"\b(?:insgesamt|zusammen|alles\s+in\s+allem)\s+(?:\p{Ll}+\s+){0,2}")
_IN_GOODS = late(r"(?:Waren|Güter)(?:handels?|verkehrs?)")

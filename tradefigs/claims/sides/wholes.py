"""Trade with the whole world: whether a figure without a partner is none with whom the text speaks of.

`is_with_all` is where this is decided. What tells so: the words of the sentence (`world`), the parts of the
figure that stand beside it, its size (`sizes`).
"""

from __future__ import annotations

from tradefigs.claims.measure.antecedents import seller_by_difference
from tradefigs.claims.scene.scene import Place
from tradefigs.claims.scene.subclauses import mark_before
from tradefigs.claims.scene.topic import speaks_of_both
from tradefigs.claims.sides.pairs import Pair
from tradefigs.claims.sides.sizes import exceeds_all, exceeds_trade, exceeds_whole, is_of_whole
from tradefigs.claims.sides.world import is_of_all, is_world
from tradefigs.claims.vocabulary.trade import BALANCES, FELL, FLOWS, OF_IT, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.lexicon import any_of

BEHIND = 8  # characters behind a figure in which `davon` may stand


def is_with_all(at: Place, mention: Mention, measure: str, told: str, pair: Pair) -> bool:
    """Whether a figure that leaves out its partner is none of the ``pair`` that the text speaks of.

    ``told`` is the reporter that its sentence tells, "" for none.
    """
    if measure in BALANCES and seller_by_difference(at) is not None:
        return (
            False  # `Der Überschuss im Außenhandel betrug 3 Mrd.`, by so much as two flows just told differ
        )
    if _is_said(at, mention, told) or _is_divided(at, measure):
        return True
    if _is_balance_with_all(at, mention, measure, pair[0]):
        return True
    if told and exceeds_all(at, told, measure):
        return True
    if exceeds_whole(at, mention, measure, pair):
        return True
    if measure == "turnover" or is_part(at):
        return False
    if told and _is_named_later(at, pair[1]):
        return True
    return measure in FLOWS and (is_of_whole(at, measure, *pair) or exceeds_trade(at, measure, pair))


def is_part(at: Place) -> bool:
    """`davon 3 Mrd.`, `3 Mrd. davon`; of `3 Mrd., vieles davon Öl` the figure is the whole."""
    return OF_IT.search(at.text, at.sentence.start, at.phrase.end + BEHIND) is not None


def _is_said(at: Place, mention: Mention, told: str) -> bool:
    """Whether the words of the sentence say so."""
    if at.before is None and is_world(at.scene, at.number, mention):
        return True
    if _is_beside_part(at, mention):
        return True
    # `Der peruanische Warenhandel`, in a text on two: not only what it is about
    of_goods = told and _IN_GOODS.fullmatch(mention.text)
    return bool(of_goods) and not speaks_of_both(at.text, at.sentence)


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

    It goes on with the last one, unless both ways of the trade with one partner were told since.
    """
    told = at.scene.told.lately
    is_own = measure in BALANCES and mention.start >= at.sentence.start
    if not is_own or not told or told[-1].at.number == at.number or told[-1].measure not in FLOWS:
        return False
    whole = [
        index
        for index, draft in enumerate(told)
        if draft.measure in BALANCES and draft.reporter == reporter and not draft.product
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
    if _OUT_OF.fullmatch(text, sentence.start, phrase.start) is None:
        return False
    if FELL.search(text, sentence.start, phrase.start) or any(
        word.verb and word.start < phrase.start for word in at.trade_words
    ):
        return False
    clause = _RELATIVE.match(text, phrase.end, part.phrase.start)
    told = at.scene.roles(Span(sentence.start, clause.end() if clause is not None else phrase.end))
    names_part = at.scene.cast.within(Span(phrase.end, sentence.end))
    is_less = part.figure.currency == at.figure.currency and part.figure.high < at.figure.high
    others = {told.destination, told.source, told.with_} - {"", reporter}
    return is_less and bool(names_part) and not others


def _is_divided(at: Place, measure: str) -> bool:
    """`166 Mrd. Franken, 120 Mrd. davon aus der EU`: a figure whose parts are told behind it is the whole."""
    match = _OF_THESE.match(at.text, at.figure.phrase_end)
    if match is None or match["side"] == _OWN_SIDE.get(measure, ""):
        return _is_divided_behind(at)  # `exportierte Seife für 3 Mio., vor allem aus Nairobi`
    if match["preposition"] is None:
        return True
    named = _NAMED.match(at.text, match.end())  # no verb: `davon machte Holz 2 Mrd. aus`
    if named is None or named["name"].startswith("Nachbar"):
        return named is not None
    forms = {party.form for party in at.scene.cast.within(Span(match.end(), named.end()))}
    if match["preposition"] == "auf":  # `davon entfielen 2 Mrd. auf die polnischen Exporte`
        forms.discard("adjective")
    return bool(forms)


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
    codes = {party.code for party in named if party.form == "name"}
    return bool(codes) and all(
        len(code) == len("PL") and code not in at.scene.item.topic.pair for code in codes
    )


# ---------------------------------------------------------------- patterns

# `, die Malta mit Exporten in die EU erlöste`
_RELATIVE = late(r",\s+(?:die|das)\s[^,;:]{1,120}(?=,)")
# `Von den Exporten im Wert von`, `Von den`
_OUT_OF = late(r"[\s„“\"»«]*Vo[nm]\s+[^,;:.]{0,100}")
# `Mehr als die Hälfte davon entfiel auf`, `Davon gingen zwei Drittel nach`
_FELL_ON = late(
    r"\b[Dd]avon\b[^.,;:]{0,60}?\b(?:entf(?:iel|ielen|ällt|allen)\s+(?:[^.,;:]{1,30}\s)?auf"
    r"|(?:ging|gingen|geht|gehen)\s+(?:[^.,;:]{1,30}\s)?(?:nach|in)"
    r"|(?:kam|kamen|kommt|kommen|stammt|stammte|stammten|stammen)\s+(?:[^.,;:]{1,30}\s)?aus)\s",
    signs="avon",
)
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
        r"\s+(?:[^,;:]{1,60}\s)??(?P<side>aus|nach|in|an|mit|durch|dank|wegen)\b"
        r"|[^;.()]{0,40}\((?:\p{Ll}+\s+)?[\d.,]+\s?(?:%|Prozent)\s+(?:davon\s+)?(?:aus|nach|in|an)\b"
        rf"|[^;.]{{0,60}}?[,;]\s+(?:[\p{{L}}%\d]+\s+){{0,4}}?{any_of('claims', 'shares')}"
        r"\s+\p{Ll}+\s+(?:aus|nach|in|an)\b"
        rf"|[^;.]{{0,60}}?[,;]\s[^,;.]{{0,60}}\b{any_of('roles', 'world.buying')}\p{{Ll}}*\s+davon\b"
        rf"|{_TO_POINT}{{0,120}}?[;,]\s+(?:und\s+)?(?:nach|aus|in\s+(?:die|das|den))\s+{_NO_TIME}{_TO_POINT}{{1,80}}?"
        r"\b(?:davon|ging(?:en)?|floss(?:en)?|kam(?:en)?|stammten?)\b[^.;,]{0,40}\d"
    )
)
# ` aus, und insgesamt` (exportierte das Land)
_IN_ALL = late(r"[^;:,]{0,60},\s+(?:(?:und|während|aber|doch)\s+)?insgesamt\s")
_IN_GOODS = late(r"(?:Waren|Güter)(?:handels?|verkehrs?)")

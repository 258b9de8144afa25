"""What a figure measures: what its word says, and what the words beside it make of that."""

from __future__ import annotations

import regex

from tradefigs.claims.clauses.change import LEVEL
from tradefigs.claims.clauses.syntax import separation
from tradefigs.claims.goods.phrases import gaining
from tradefigs.claims.measure.antecedents import IN_RETURN, in_return, seller_by_difference
from tradefigs.claims.measure.credibility import SOLD, is_credible, is_sold_abroad
from tradefigs.claims.measure.evidence import evidence
from tradefigs.claims.measure.governors import ONE_OF
from tradefigs.claims.measure.movements import THITHER
from tradefigs.claims.roles.roles import OPEN
from tradefigs.claims.scene.listings import step_of
from tradefigs.claims.scene.scene import Place, Scene
from tradefigs.claims.scene.subclauses import first_mark, last_mark
from tradefigs.claims.vocabulary.goods import is_goods, is_ware
from tradefigs.claims.vocabulary.mentions import is_domain
from tradefigs.claims.vocabulary.signs import OVER_TIME, SIGNS
from tradefigs.claims.vocabulary.trade import BALANCE, BALANCES, FELL, FLOWS, IN_BALANCE, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_of
from tradefigs.parties import Party

BEHIND = 40  # characters behind a figure in which it may be said whose goods they are
MOST_PARTS = 4  # figures back to the whole of which a figure is a part
SIGN_REACH = 3  # sentences before a difference in which it may be said who has the surplus
REVERSE = {"exports": "imports", "imports": "exports"}


def measure_of(at: Place, mention: Mention) -> str:
    """Return the measure of the figure, which ``mention`` governs."""
    sentence = at.sentence
    if in_return(at, mention) is not None:
        return "exports"
    if turned := _still_turned(at, mention) or _in_or_out(at):
        return turned
    if balance := _balance_like_it(at, mention):
        return balance
    labelled = _LABEL_BEHIND.match(at.text, at.figure.phrase_end)
    if labelled is not None:
        return "exports" if labelled["out"] else "imports"
    if mention.measure == "turnover" and seller_of_part(at):
        return "exports"
    if flow := _flow_divided(at, mention) or _part_of_difference(at):
        return flow
    if balance := _balance_again(at, mention):
        return balance
    behind = IN_BALANCE.match(at.text, at.figure.phrase_end) if mention.measure not in REVERSE else None
    if behind is not None and not OVER_TIME.search(at.text, sentence.start, at.phrase.start):
        return SIGNS[behind["sign"]]  # `Peru lag im Außenhandel mit 3 Mio. im Plus`
    if _BOTH_DIRECTIONS.match(at.text, at.figure.phrase_end):
        return "turnover"
    if mention.measure in BALANCES:
        excess = _excess_of(at.text, mention)
        return excess or _signed_part(at) or _flow_of_goods(at, mention) or mention.measure
    if mention.measure in REVERSE and (_is_sum(at, mention) or _goes_both_ways(at, mention)):
        return "turnover"
    if is_sold_abroad(at.scene, mention, sentence):
        return "exports"
    if mention.measure == "turnover":
        flow = _share_of_balance(at) or (
            (_flow_of_domain(at) or _sold_there(at))
            if mention.verb
            else _one_way(at, mention) or _flow_of_business(at, mention)
        )
        return flow or _signed_trade(at, mention, sentence) or mention.measure
    if mention.movement:
        return _movement(at, mention)
    came_in = mention.measure == "exports" and not mention.strong
    if came_in and (_is_import_side(at, mention) or _is_seen_by_buyer(at, mention)):
        return "imports"
    return _balance(at, mention, sentence) if mention.measure == BALANCE else mention.measure


def _balance_like_it(at: Place, mention: Mention) -> str:
    """`im Warenverkehr mit Peru ein Minus von 3 Mrd., mit Chile eines von | 2 Mrd.`"""
    last = at.just_told
    if last is None or last.mention != mention or last.measure not in BALANCES:
        return ""
    return last.measure if ONE_OF.match(at.text, 0, at.phrase.start) else ""


def _still_turned(at: Place, mention: Mention) -> str:
    """`Peru kaufte für 3 Mio. Die Gegenrichtung schrumpfte von 9 auf | 2 Mio.`: the same way as the 9."""
    before = at.before
    if before is None or before.mention != mention or {before.measure, mention.measure} != set(REVERSE):
        return ""
    return before.measure if IN_RETURN.search(at.text, at.sentence.start, before.at.phrase.start) else ""


def seller_of_part(at: Place) -> str:
    """`Peru und Kuba setzten 3 Mrd. um. Davon waren 2 Mrd. kubanische Zigarren`: return who sold them.

    Likewise `darunter kubanische Zigarren für 2 Mrd.`, `darunter Zigarren aus Kuba für 2 Mrd.`, `kubanische
    Waren machten davon 2 Mrd. aus`, `der Anteil Kubas daran betrug 2 Mrd.`
    """
    text = at.text
    before = next((d for d in reversed(at.scene.told.here[-MOST_PARTS:]) if d.measure == "turnover"), None)
    if before is None or not all((before.reporter, before.partner)):
        return ""
    pair = before.reporter, before.partner
    shared = _seller_of_share(at, pair)
    if shared:
        return shared
    of_it = _OF_IT.search(text, at.sentence.start, at.phrase.start)
    if of_it is None:
        return ""
    start = max(of_it.end(), at.previous_end)
    for party in at.scene.cast.within(Span(start, at.phrase.start)):
        goods = _goods_put(at, party, start)
        if party.code in pair and goods is not None and is_goods(goods["goods"]):
            return party.code
    behind = at.scene.cast.within(Span(at.phrase.end, min(at.phrase.end + BEHIND, at.sentence.end)))
    sold = next((party for party in behind if party.form == "adjective"), None)
    if sold is None or sold.code not in pair:
        return ""
    goods = _GOODS_OF.match(text, sold.end)
    return sold.code if goods is not None and is_goods(goods["goods"]) else ""


def _seller_of_share(at: Place, pair: tuple[str, str]) -> str:
    """`Der kubanische Anteil daran betrug 2 Mrd.`, `kubanische Waren machten davon 2 Mrd. aus`: who sold it.

    The figure and who sells stand in one part of the sentence, and a word points back to the whole.
    """
    text, end = at.text, _NEXT_PART.search(at.text, at.phrase.end, at.sentence.end)
    clause = Span(max(at.sentence.start, at.previous_end), end.start() if end else at.sentence.end)
    if not _SHARES_IN_IT.search(text, *clause):
        return ""
    points_back = _IN_IT.search(text, *clause) is not None
    for party in at.scene.cast.within(clause):
        if party.code not in pair:
            continue
        if party.form == "adjective":
            shared = _THEIR_SHARE.match(text, party.end)
            goods = _GOODS_OF.match(text, party.end) if points_back and shared is None else None
        else:
            shared = _SHARE_OF.match(text, 0, party.start)
            goods = _GOODS_FROM.search(text, clause.start, party.start) if points_back else None
        if shared is not None or (goods is not None and is_ware(goods["goods"])):
            return party.code
    return ""


def _goods_put(at: Place, party: Party, start: int) -> regex.Match[str] | None:
    """`kubanische Zigarren für | 2 Mrd.`, `Zigarren aus Kuba für | 2 Mrd.`: whose goods they are."""
    if party.form == "adjective":
        return _GOODS_PUT.fullmatch(at.text, party.end, at.phrase.start)
    is_put = _PUT.fullmatch(at.text, party.end, at.phrase.start) is not None
    return _GOODS_FROM.search(at.text, start, party.start) if is_put else None


def _flow_divided(at: Place, mention: Mention) -> str:
    """`Die Exporte stiegen auf 9 Mrd. Davon entfielen 2 Mrd. auf den Handel mit Peru`: a part of these."""
    before = at.just_told
    if mention.measure != "turnover" or mention.verb or before is None or before.measure not in REVERSE:
        return ""
    if not _OF_IT.search(at.text, at.sentence.start, at.phrase.end + BEHIND):
        return ""
    only = all(word.movement or word.measure not in REVERSE for word in at.trade_words)
    return before.measure if only and _WITH_WHOM.search(at.text, *at.sentence) else ""


def _part_of_difference(at: Place) -> str:
    """`Von den 9 Mrd., um die die Exporte die Importe übertrafen, entfielen 3 Mrd. auf Öl`: of that."""
    before = at.before
    if before is None or before.measure not in BALANCES or not _BY_WHICH.match(at.text, before.at.phrase.end):
        return ""
    fell = FELL.search(at.text, before.at.phrase.end, at.sentence.end)
    return before.measure if fell and _OF_THE.match(at.text, 0, before.at.phrase.start) else ""


def _one_way(at: Place, mention: Mention) -> str:
    """`Der Warenstrom von Peru nach Chile`: exports; "" for one `zwischen` two."""
    if not _STREAM.fullmatch(mention.text) or mention.end > at.phrase.start:
        return ""
    roles = at.scene.roles(Span(mention.end, at.phrase.start))
    return "exports" if roles.source and roles.destination else ""


def _share_of_balance(at: Place) -> str:
    """`Vom Überschuss von 9 Mrd. entfielen 3 Mrd. auf den Handel mit Peru`: a part of that balance."""
    before = at.before
    if before is None or before.measure not in BALANCES:
        return ""
    return before.measure if _FELL_TO_TRADE.search(at.text, *at.sentence) else ""


def _flow_of_domain(at: Place) -> str:
    """`setzten im Exportgeschäft 3 Mrd. um`: return which way the goods go, "" where nothing says it."""
    nouns = (m for m in at.trade_words if not m.verb and (m.counterpart or is_domain(at.text, m)))
    flows = {m.measure for m in nouns}
    return flows.pop() if len(flows) == 1 and flows < set(REVERSE) else ""


def _sold_there(at: Place) -> str:
    """`Die Uhrenexporte lagen bei 9 Mrd. In Peru setzten die Hersteller 3 Mrd. um`: a part of these."""
    last, before = at.just_told, at.before
    if before is not None:  # `…, in Chile 2 Mrd.`
        return before.measure if before.mention.text in SOLD and before.measure == "exports" else ""
    if last is None or last.measure != "exports" or last.partner:
        return ""
    roles = at.scene.roles(Span(at.sentence.start, at.phrase.start), at.number)
    is_abroad = roles.place not in ("", OPEN, last.reporter) and not (roles.with_ or roles.agent)
    is_part = at.figure.currency == last.at.figure.currency and at.figure.high <= last.at.figure.low
    return "exports" if is_abroad and is_part and not roles.between else ""


def _signed_part(at: Place) -> str:
    """`mit Peru ein Überschuss von 3 Mrd., mit China ein Minus von 2 Mrd.`: "" where no party is new."""
    before = at.before
    if before is None:
        return ""
    start, end = before.at.figure.end, at.figure.phrase_start
    sign = _SIGNED.search(at.text, start, end)
    return SIGNS[sign["sign"]] if sign is not None and at.scene.cast.within(Span(start, end)) else ""


def _flow_of_goods(at: Place, mention: Mention) -> str:
    """`Der Überschuss betrug 3 Mrd. Auf Kupfer entfielen 2 Mrd.`: goods have no surplus, they are sold.

    Nor has a branch: `Treiber war die Pharmasparte mit einem Plus von 2 Mrd.`
    """
    if mention.start >= at.sentence.start:
        return ""
    told, shown = {draft.measure for draft in at.scene.told.lately}, evidence(at)
    if gaining(at.text, at.sentence.start, at.phrase.start):
        return next((flow for flow in REVERSE if flow in told), "")
    if mention.measure == "surplus" and shown.goods and _BRINGS_IN.search(at.text, *at.sentence):
        return "exports"  # `Kupfer allein brachte 2 Mrd. ein`
    flow = "exports" if mention.measure == "surplus" else "imports"
    return flow if shown.goods and not shown.back and flow in told else ""


def _flow_of_business(at: Place, mention: Mention) -> str:
    """`Die Exporte stiegen auf 9 Mrd. Gut lief das Geschäft mit Peru (3 Mrd.)`: that of exporters."""
    last = at.scene.told.last
    if last is None or last.measure not in REVERSE or not _BUSINESS.fullmatch(mention.text):
        return ""
    return last.measure if last.at.sentence.start in at.scene.layout.paragraph_at(at.sentence.start) else ""


def compared(at: Place, mention: Mention) -> str:
    """Return `surplus` or `deficit` where the figure says by how much exports and imports differ, else "".

    `Die Einfuhren lagen um 9 Mrd. über den Ausfuhren`: imports are the greater, a deficit.
    """
    figure = at.figure
    sentence = at.sentence
    if result := _result(at):
        return result
    if mention.start < sentence.start:
        return _of_other_goods(at) or _difference(at)
    if mention.measure in BALANCES and at.before and at.previous_end <= mention.start < figure.start:
        return ""  # `überstiegen die Ausfuhren um 9 Mrd., das Defizit war um 2 Mrd. größer`
    more = _MORE_OUT_OR_IN.search(at.text, *sentence)
    if more is not None and more.start() >= figure.end:
        return "surplus" if more["out"] else "deficit"
    if balance := _beside_other_way(at, mention):
        return balance
    sides = [m for m in at.mentions if m.measure in REVERSE and not m.movement]
    if {m.measure for m in sides} != set(REVERSE):
        return ""
    sign = _SIGNED.search(at.text, sentence.start, figure.phrase_start)
    if sign is not None and _THAN_EARLIER.match(at.text, figure.phrase_end):
        return ""  # `Exporte 9 Mio., Importe 8 Mio. (ein Plus von 1 Mio. gegenüber dem Vorjahr)`
    if sign is not None:
        told = {m.measure for m in sides if m.start < sign.start()}
        return "" if len(told) == 1 else SIGNS[sign["sign"]]  # `bei den Importen ein Plus von`
    match = _EXCEEDS.search(at.text, sentence.start, sentence.end)
    by = _BY.search(at.text, max(sentence.start, figure.phrase_start - 40), figure.phrase_start)
    if match is None or not (
        by
        or _BY_WHICH.match(at.text, figure.phrase_end, sentence.end)
        or _MORE.match(at.text, figure.phrase_end, sentence.end)
        or _DIFFERENCE.search(at.text, sentence.start, sentence.end)
    ):
        return ""
    behind = [m for m in sides if m.start >= match.end()]
    before = [m for m in sides if m.start < match.start()]
    if match["verb"] and before and not behind and _IT.match(at.text, match.end()):
        greater = REVERSE[before[-1].measure] if match["less"] else before[-1].measure
        return "surplus" if greater == "exports" else "deficit"  # `die Importe übertrafen sie um 9 Mrd.`
    behind = behind or sides[-1:]
    # `Im Mai überstiegen die Einfuhren die Ausfuhren`: of two behind the verb the subject comes first.
    other = behind[-1] if match["verb"] and len(behind) == len(sides) else behind[0]
    greater = other.measure if match["less"] else REVERSE[other.measure]
    return "surplus" if greater == "exports" else "deficit"


def _beside_other_way(at: Place, mention: Mention) -> str:
    """`Die Importe lagen bei 9 Mrd., die Exporte waren um 2 Mrd. höher`: than these, a surplus."""
    before = at.just_told
    if before is None or before.kind != LEVEL or {before.measure, mention.measure} != set(FLOWS):
        return ""
    if not _STANDS_BY.search(at.text, max(mention.end, at.previous_end), at.phrase.start):
        return ""
    by = _HIGHER.match(at.text, at.figure.phrase_end)
    if by is None:
        return ""
    greater = REVERSE[mention.measure] if by["less"] else mention.measure
    return "surplus" if greater == "exports" else "deficit"


def _of_other_goods(at: Place) -> str:
    """`Bei Käse lagen die Exporte bei 9 Mio., die Importe bei 7. Bei Fleisch betrug das Minus 3 Mio.`

    Where only one way was told, it has become so much less.
    """
    last = at.just_told
    sign = _SIGNED_AHEAD.search(at.text, max(at.sentence.start, at.previous_end), at.figure.start)
    if last is None or sign is None or not _OF_GOODS_TOLD.search(at.text, *at.sentence):
        return ""
    both = {draft.measure for draft in at.scene.told.here[-2:]} == set(FLOWS)
    is_balanced = both or (last.measure in BALANCES and bool(last.product))
    return SIGNS[sign["sign"]] if is_balanced and evidence(at).goods else ""


def _result(at: Place) -> str:
    """`Exporten von 5 Mrd. standen Importe von 3 gegenüber, das ergibt | 2 Mrd.`: by so much they differ."""
    if not _RESULTS.search(at.text, max(at.sentence.start, at.previous_end), at.phrase.start):
        return ""
    flows = at.scene.told.difference(at.figure)
    if flows is None or {flow.measure for flow in flows} != set(REVERSE):
        return ""
    lesser, greater = flows
    if (lesser.reporter, lesser.partner) != (greater.reporter, greater.partner):
        return ""
    return "surplus" if greater.measure == "exports" else "deficit"


def _difference(at: Place) -> str:
    """`Die Exporte lagen bei 5 Mrd., die Importe bei 7 Mrd. Das Minus von 2 Mrd.`: by so much they differ."""
    sign = _SIGNED_AHEAD.search(at.text, at.sentence.start, at.figure.start)
    last = at.just_told
    if sign is not None and last is not None and last.measure in BALANCES and sign["the"]:
        return SIGNS[sign["sign"]]  # `… ein Defizit von 3 Mrd. Ohne Öl betrug das Minus 2 Mrd.`
    seller = seller_by_difference(at) if sign is not None else None
    if sign is None or seller is None:
        return ""
    balance = SIGNS[sign["sign"]]
    one, other = at.scene.told.here[-2:]
    is_told_so = one.measure == other.measure  # both sold: to whom it is a minus is not told yet
    return balance if is_told_so or (seller[0] == one.reporter) == (balance == "surplus") else ""


def _balance_again(at: Place, mention: Mention) -> str:
    """`Im Mai überstiegen die Importe die Exporte um 9 Mrd. Im Juni waren es 8 Mrd.`: a deficit again.

    Likewise `Der Handel schloss mit einem Minus von 9 Mrd., nach 8 Mrd. im Jahr davor`.
    """
    before = at.scene.told.last
    if before is None or before.mention != mention or before.measure not in BALANCES:
        return ""
    if mention.measure not in (*REVERSE, "turnover"):
        return ""
    between = Span(max(at.sentence.start, before.at.phrase.end), at.phrase.start)
    again = _IT_WAS.search(at.text, *between) or _AFTER.fullmatch(at.text, *between)
    if mention.start < at.sentence.start:
        again = (
            again
            or _THAT_IS_MORE.fullmatch(at.text, *between)
            or _MORE.match(at.text, at.figure.phrase_end, at.sentence.end)
        )
    return before.measure if again else ""


def _signed_trade(at: Place, mention: Mention, sentence: Span) -> str:
    """`das Minus im Handel`, `im Handel mit Italien ein Plus von 3 Mrd.`: a balance after all.

    Likewise `Mit Peru (3 Mrd.) rutschte der Handel ins Minus`.
    """
    sign = _SIGNED_TRADE.search(at.text, max(sentence.start, mention.start - 60), mention.end)
    closes = _CLOSES.search(at.text, sentence.start, sentence.end)
    if sign is None and at.text.startswith("(", at.phrase.start - 1):
        sign = _INTO.search(at.text, max(mention.end, at.phrase.end), sentence.end)
    if sign is None and (closes or is_domain(at.text, mention)):
        start, end = sentence.start, at.figure.phrase_start
        sign = _SIGNED.search(at.text, start, end) or _IS_SIGNED.search(at.text, start, at.figure.start)
    if sign is None and is_domain(at.text, mention) and _MISSES.match(at.text, 0, at.phrase.start):
        return "deficit"
    return "" if sign is None else _sign_of(sign["sign"])


def _sign_of(word: str) -> str:
    """Return the balance that a word names: `Fehlbetrag`."""
    return "deficit" if _NEGATIVE.match(word) else "surplus"


def _goes_both_ways(at: Place, mention: Mention) -> bool:
    """`die gegenseitigen Lieferungen beider Länder`"""
    before = max(at.sentence.start, mention.start - len("wechselseitigen "))
    return not mention.verb and _MUTUAL.search(at.text, before, mention.start) is not None


def _is_sum(at: Place, mention: Mention) -> bool:
    """`Exporte und Importe ergaben zusammen 3 Mrd.`, `Export und Import haben 3 Mrd. erreicht`.

    Not so two values, or one that each of them has: `Exporte und Importe lagen bei jeweils 3 Mrd.`
    """
    near = Span(max(at.sentence.start, at.phrase.start - 40), at.phrase.start)
    flows = (m for m in at.mentions if not m.movement)
    others = [m for m in flows if {m.measure, mention.measure} == set(REVERSE)]
    if _TOGETHER.search(at.text, *near):
        return any(separation(at.text, m, mention) < 1.5 for m in others)
    nouns = [] if mention.verb else [m for m in others if not m.verb]
    joined = any(_AND_THE.fullmatch(at.text, *_gap(m, mention)) for m in nouns)
    return joined and step_of(at, told_so=False) is None and not EACH.search(at.text, *near)


def _gap(one: Mention, other: Mention) -> tuple[int, int]:
    """Return where the earlier of two words ends and the later begins."""
    return min(one.end, other.end), max(one.start, other.start)


def _movement(at: Place, mention: Mention) -> str:
    """`gingen nach`, `kamen aus`: seen from the party that the text speaks of, else from the verb."""
    scene = at.scene
    sentence = _own_part(scene, mention, _behind_figure(at, mention))
    before = scene.told.last
    if before is None or before.mention == mention:
        return before.measure if before is not None else mention.measure
    roles = scene.roles(sentence)
    if before.measure in REVERSE and IN_RETURN.search(scene.text, sentence.start, _own_end(at, sentence.end)):
        # `Peru kaufte für 3 Mrd. in Mali. Umgekehrt kamen Waren für 2 Mrd. nach Mali`: it buys, too
        comes_back = mention.measure == "imports" and roles.destination not in ("", before.reporter)
        return mention.measure if comes_back else REVERSE[before.measure]
    if roles.source and roles.destination:  # `gingen deutsche Waren für 3 Mrd. nach Polen`
        return mention.measure
    if roles.destination and roles.destination != before.reporter:
        return "exports"
    if roles.source and roles.source != before.reporter:
        return "imports"
    return mention.measure


def _own_end(at: Place, end: int) -> int:
    """`Nach Peru gingen Waren für 3 Mrd., | umgekehrt waren es 2`: where the next figure's clause begins."""
    behind = at.next
    if behind is None or behind.phrase.start >= end:
        return end
    return last_mark(at.text, at.phrase.end, behind.phrase.start)


def _in_or_out(at: Place) -> str:
    """`Peru lieferte für 9 Mrd., während von dort 3 Mrd. ins Land kamen`: seen from who was told of.

    Not where a word says which way: `Die Exporte ins Land`.
    """
    before = at.scene.told.last
    if before is None or before.measure not in REVERSE:
        return ""
    end = at.sentence.end if at.next is None else min(at.sentence.end, at.next.phrase.start)
    clause = Span(max(at.sentence.start, at.previous_end), end)
    if any(word.start in clause and not word.movement for word in at.trade_words):
        return ""
    way = _IN_OR_OUT.search(at.text, *clause)
    return "" if way is None else "imports" if way["in"] else "exports"


# `während von dort 3 Mrd. ins Land kamen`, `Hinaus gingen Güter für 3 Mrd.`
_IN_OR_OUT = late(
    r"\b(?:(?P<in>ins\s+Land|(?i:herein|hierher))|(?i:außer|ausser)\s+Landes|(?i:hinaus)"
    r"|das\s+Land\s+verl(?:ie(?:ß|ss)|ass)en|verlie(?:ß|ss)(?:en)?\s+(?:[\p{L}\d.]+\s+){0,4}das\s+Land)\b",
    signs="Land erein ierher inaus",
)


def _behind_figure(at: Place, verb: Mention) -> Span:
    """`lieferte Waren für 3 Mrd. nach Polen, von dort kamen`: leave out the clause of the figure before."""
    sentence = at.sentence
    start, end = max(sentence.start, at.previous_end), min(verb.start, at.phrase.start)
    if not sentence.start < start < end:
        return sentence
    return Span(first_mark(at.text, start, end), sentence.end)


def _own_part(scene: Scene, verb: Mention, sentence: Span) -> Span:
    """Return the part up to another verb of trade: `gingen Waren dorthin; umgekehrt holten sie`."""
    number = scene.layout.sentence_index(verb.start)
    others = [m for m in scene.words.of_trade(number) if m.verb and m != verb]
    start = max((m.end for m in others if m.end <= verb.start), default=sentence.start)
    end = min((m.start for m in others if m.start >= verb.end), default=sentence.end)
    start = max(start, scene.text.rfind(";", sentence.start, verb.start) + 1)
    stop = scene.text.find(";", verb.end, end)
    if stop >= 0:
        end = stop
    elif end < sentence.end:
        marks = list(_PARTS.finditer(scene.text, verb.end, end))
        end = marks[-1].start() if marks else end
    return Span(max(start, sentence.start), max(end, verb.end))


def _is_import_side(at: Place, mention: Mention) -> bool:
    """`Auf der Importseite machten die Lieferungen aus Schweden … aus`."""
    return any(
        m.measure == "imports" and m.strong and not m.verb and m.start < mention.start
        and separation(at.text, m, mention) < 1.5
        for m in at.mentions
    )  # fmt: skip


def _balance(at: Place, mention: Mention, sentence: Span) -> str:
    """Take the sign from the figure, else from the nearest word that gives one."""
    if at.figure.negative:
        return "deficit"
    if excess := _excess_of(at.text, mention):
        return excess
    before = at.scene.told.last
    if mention.start < sentence.start and before is not None and before.mention == mention:
        return before.measure
    near = mention if at.before is None else at.phrase  # `mit Peru im Minus, mit Chile im Plus`
    signs = [
        (separation(at.text, Span(match.start(), match.end()), near), measure)
        for measure, pattern in (("deficit", _NEGATIVE), ("surplus", _POSITIVE))
        for match in pattern.finditer(at.text, sentence.start, sentence.end)
    ]
    if signs or mention.start < sentence.start or not _DIFFERENCE.fullmatch(mention.text):
        return min(signs)[1] if signs else "surplus"
    return _sign_before(at)


def _excess_of(text: str, balance: Mention) -> str:
    """`der Überhang der Importe`, `ein Überschuss der Einfuhren über die Ausfuhren`: "" for no flow."""
    of_flow = _EXCESS_OF.match(text, balance.end) if _EXCESS.fullmatch(balance.text) else None
    return "" if of_flow is None else "surplus" if of_flow["out"] else "deficit"


def _sign_before(at: Place) -> str:
    """`Das Defizit sinkt. Die Differenz zwischen Importen und Exporten betrug`: the balance told before."""
    start = at.scene.sentence(max(0, at.number - SIGN_REACH)).start
    signs = [
        (match.start(), measure)
        for measure, pattern in (("deficit", _DEFICIT), ("surplus", _SURPLUS))
        for match in pattern.finditer(at.text, start, at.sentence.start)
    ]
    return max(signs)[1] if signs else "surplus"


_EXCESS = late(r"\p{L}*[Üü]ber(?:hang|hänge|schuss|schuß|schüsse)(?:e?s)?")
_EXCESS_OF = late(
    r"\s+(?:de[rs]|an|von|bei\s+den)\s+(?:\p{Ll}+\s+)?(?:(?P<out>Export|Ausfuhr)|Import|Einfuhr)(?:en?|s)?\b"
)
_BUSINESS = late(r"Geschäfte?s?")
_STREAM = late(r"(?:Waren|Güter|Handels)(?:str[oö]m|fl[uü]ss)(?:e?s|en?)?")


def _is_seen_by_buyer(at: Place, mention: Mention) -> bool:
    """`China bezog Kohle aus der Mongolei. Die Lieferungen kosteten 3 Mrd.`: what came in."""
    if mention.verb or "lieferung" not in mention.text.lower() or mention.start < at.sentence.start:
        return False
    if at.scene.cast.within(at.sentence) or THITHER.search(at.text, *at.sentence):
        return False  # it is said who sells, or to whom
    before, earlier = at.scene.told.last, at.number - 1
    if before is not None and before.at.number >= earlier:
        return before.measure == "imports"
    bought = [
        m for m in at.scene.words.of_trade(max(0, earlier)) if m.verb and is_credible(at.scene, m, earlier)
    ]
    return earlier >= 0 and bool(bought) and bought[-1].measure == "imports"


# `Der Warenhandel schloss mit einem Plus von 3 Mrd.`, `steht aus maltesischer Sicht mit einem Minus zu Buche`
_CLOSES = late(
    r"(?i)\b(?:schl(?:oss|ießt|iesst)|geschlossen|abgeschlossen|abschl\p{Ll}+|ende(?:te|t|n)|geendet|mündete|wies|weist|ausgewiesen"
    r"|(?:un)?ausgeglichen|aus\s+\p{L}+\s+Sicht|in\s+den\s+Büchern)\b"
)
_MUTUAL = late(r"\b(?i:gegenseitig|wechselseitig|beiderseitig)(?:e[nrs]?)?\s+$", signs="seitig")
# 3 Mrd. `in beiden Richtungen`
_BOTH_DIRECTIONS = late(r"\s+in\s+beiden?\s+Richtungen\b")
_TOGETHER = late(r"\b(?:zusammen|insgesamt|in\s+Summe)\b")
EACH = late(lambda: rf"(?i)\b(?:jeweils|je|beide(?!\s+{any_of('claims', 'continuing.two_sides')}\b))\b")
_AND_THE = late(r"\s+(?:und|sowie|plus)\s+(?:(?:die|der|den)\s+)?")
_BRINGS_IN = late(r"\b(?:bracht|bring|bescher|spül|erbrach|erlös)\p{Ll}*\b")
# `lagen um` 3 Mrd. ` höher.`; not `höher als`, nor what rose
_STANDS_BY = late(
    r"\b(?:lag|lagen|liegt|liegen|liege|lägen|war|waren|ist|sind|sei|seien|fiel|fielen)\s+(?:[^,;:]{0,60}\s)?um\s+(?:\p{Ll}+\s+){0,2}$",
    signs="um ",
)
_HIGHER = late(
    r"\s+(?:höher|größer|grösser|umfangreicher|darüber|(?P<less>niedriger|geringer|kleiner|darunter))(?:\s+aus)?(?=\s*(?:[.;!?“”\"»«]|$))"
)
# `3 Mrd. Euro (Einfuhren)`, `3 Mrd. Euro an Einfuhren`
_LABEL_BEHIND = late(
    r"\s*\((?:die\s+)?(?:(?P<out>Export|Ausfuhr)|Import|Einfuhr)(?:en?|s)?\)"
    r"|\s+an\s+(?:\p{Ll}+en\s+)?(?:(?P<out>Export|Ausfuhr)|Import|Einfuhr)en\b"
)
_OF_IT = late(r"\b[Dd](?:avon|arunter)\b", signs="avon arunter")
# What points back to a whole: `davon`, `entfielen auf`
_POINTS_BACK = (
    r"\b(?:[Dd]a(?:von|ran|zu|bei|rin|runter)|[Ww]o(?:von|ran|zu|bei|runter)|[Hh]ier(?:von|zu|an)"
    r"|entf(?:iel|all|äll)\p{Ll}*)\b"
)
_IN_IT = late(_POINTS_BACK)
_NEXT_PART = late(r"[,;:](?=\s)|\s(?:und|sowie)\s")
# `(kubanischer) Anteil`, `(Die kubanische) Seite steuerte 2 Mrd. bei`
_SHARE = r"\p{L}*(?:[Aa]nteil|[Bb]eitrag)s?\b"
_SHARES_IN_IT = late(
    rf"{_POINTS_BACK}|{_SHARE}|\b(?:steuer|trug|trag|träg|bestr)\p{{Ll}}*",
    signs="da Da wo Wo hier Hier entf nteil eitrag steuer tr",
)
_THEIR_SHARE = late(
    rf"\s+(?:{_SHARE}|(?:Seite|Firmen|Unternehmen|Exporteure|Hersteller|Betriebe)\s[^;:]*"
    r"\b(?:bei|\p{Ll}*beisteuer\p{Ll}*|beitr\p{Ll}*|beigetragen|bestr(?:itt|eit)\p{Ll}*)\b)"
)
# `der Anteil (Kubas)`, `der Beitrag von (Kuba)`
_SHARE_OF = late(rf"(?r){_SHARE}\s+(?:(?:von|der|des|aus)\s+)?")
# `auf den Handel mit`, `im Geschäft mit`
_WITH_WHOM = late(r"\b(?:im|den|beim)\s+\p{L}*(?:[Hh]andel|[Gg]eschäft|[Vv]erkehr|[Aa]ustausch)\s+mit\s")
_GOODS_OF = late(r"\s+(?:\p{Ll}+\s+)?(?P<goods>\p{Lu}[\p{L}-]+)")
# `Vom Überschuss von 9 Mrd. entfielen 3 Mrd. auf den Handel mit`
_FELL_TO_TRADE = late(
    r"\bentf(?:iel|ällt|all)\p{Ll}*\s[^;:]{1,40}?\sauf\s+(?:den|das)\s+\p{L}+\s+mit\s", signs="entf"
)
# `(kubanische) Zigarren für`, `Zigarren aus (Kuba) für`
_PUTS = r"\s+(?:für|im\s+Werte?\s+von|in\s+Höhe\s+von|mit)\s+|\s+\((?:für\s+)?"
_PUT = late(_PUTS)
_GOODS_PUT = late(rf"\s+(?:\p{{Ll}}+\s+)?(?P<goods>\p{{Lu}}[\p{{L}}-]+)(?:{_PUTS})")
_GOODS_FROM = late(r"(?P<goods>\p{Lu}[\p{L}-]+)\s+aus\s+(?:de[mnr]\s+)?$")
_DEFICIT = late(r"(?i)\b(?!haushalt|budget|staat|leistung)\p{L}*(?:defizit|fehlbetr[aä]g)\p{L}*")
_SURPLUS = late(r"(?i)\p{L}*überschuss\p{L}*")
_NEGATIVE = late(
    r"(?i)\bnegativ\p{L}*|\bfehl(?:en|te?n?)\b|\bminus\b|\bdefizit\p{L}*|\bfehlbetr\p{L}*|\bpassiv\p{L}*|\bzu\s?(?:ungunsten|lasten)\b|\brote[nr]?\s+Zahlen|\bLoch\b|\bLücke\b"
)
_POSITIVE = late(r"(?i)\bpositiv\p{L}*|\bplus\b|\büberschuss\p{L}*|\baktiv\p{L}*|\bschwarze[nr]?\s+Zahlen")
# `rutschte ins Minus`
_INTO = late(r"\bi(?:m|ns)\s+(?P<sign>Minus|Plus)\b", signs="Minus Plus")
_SIGNED_TRADE = late(
    r"\b(?P<sign>Minus|Plus|Defizit|Überschuss|Fehlbetrag|Loch)(?:,\s+das\s[^,;.]{0,30})?"
    # of whom: `das Minus der Ukraine im Handel`, not `das Minus der Ausfuhren im Handel`
    r"(?:\s+(?:(?:de[rs]|von)\s+)?(?!\p{L}*(?i:port|fuhr|lieferung))\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+)?)?"
    r"\s+(?:im|in|beim|aus\s+dem)\s+(?:\p{L}+\s+){0,3}\p{L}+$"
)
_SIGNED = late(r"\b(?P<sign>Minus|Plus)(?:\s+(?:von|in\s+Höhe\s+von)(?:\s+\p{Ll}+en)?|:)?\s+$")
# `betrug das Minus` 3 Mrd., `belief sich das Minus auf` 3 Mrd.
_IS_SIGNED = late(r"\b\p{Ll}+\s+(?:sich\s+)?das\s+(?P<sign>Minus|Plus)\s+(?:(?:auf|bei)\s+)?(?:\p{Ll}+\s+)?$")
# 3 Mio. ` gegenüber dem Vorjahreszeitraum`
_THAN_EARLIER = late(
    r"\s+(?:gegenüber|zum|zur|im\s+Vergleich\s+(?:zu[mr]?|mit)|verglichen\s+mit)\s+(?:de[mnr]\s+)?(?:\p{Ll}+\s+){0,3}"
    r"(?:(?:19|20)\d\d|\p{L}*(?i:jahr|monat|quartal|zeitraum|periode|woche))"
)
_OF_GOODS_TOLD = late(r"\b[Bb]eim?\s+(?:den\s+)?(?:\p{Ll}+\s+)?\p{Lu}", signs="ei")
# `Das Plus betrug also` 3 Mrd., `betrug das Minus`; not `Das Minus gegenüber dem Vorjahr betrug`
_SIGNED_AHEAD = late(
    r"(?P<the>\b[Dd]as\s+)?\b(?P<sign>Minus|Plus)\b(?!\s+(?:gegenüber|im\s+Vergleich|zum))[^.;:\d]{0,40}$",
    signs="Minus Plus",
)
# `Im Handel fehlten Peru` 3 Mrd.
_MISSES = ending(r"\bfehl(?:t|en|te|ten)\s+(?:[^\s,;:.]+\s+){0,5}")
_PARTS = late(r",(?=\s)|\s(?:und|während|aber|doch)\s")
_BY = late(r"\b[Uu]m\s+(?:\p{Ll}+\s+){0,2}$")
# `(Von den) 3 Mrd., um die`
_OF_THE = ending(r"\b[Vv]on\s+(?:den|diesen|jenen)\s+(?:\p{Ll}+\s+)?")
_BY_WHICH = late(r",\s+um\s+(?:die|den|das|welche)\s", signs=", um")
_IT = late(r"\s*(?:sie|diese|jene)\b")
# 9 Mrd. ` zu Buche, nach ` 8 Mrd.
_AFTER = late(r"[^,;.]{0,20},?\s+(?:nach|gegenüber|verglichen\s+mit)\s+(?:\p{Ll}+\s+)?")
# `Das ist ein Drittel mehr als ein Jahr zuvor (` 8 Mrd.
_THAT_IS_MORE = late(
    r"[\s„“\"»«]*(?:Das|Dies)\s+(?:ist|sind|war|waren|entspricht|bedeutet)\s[^;:(]*?\s"
    r"(?:mehr|weniger|höher|niedriger)\s+als\s[^;:(]*\(\s*"
)
# `das ergibt`, `macht unterm Strich`
_RESULTS = late(
    r"\b(?:(?:das|dies)\s+(?:ergibt|ergab|macht|machte)|macht\s+unterm\s+Strich)\b", regex.IGNORECASE
)
_IT_WAS = late(r"\b(?:war|waren|sind|wären)\s+es\b")
# `um 3 Mrd. mehr Waren aus- als eingeführt`
_MORE_OUT_OR_IN = late(
    r"\bmehr\s+(?:[\p{L}-]+\s+){0,2}(?:(?P<out>(?:aus|ex)-)\s+als\s+(?:ein|im)|(?:ein|im)-\s+als\s+(?:aus|ex))\p{Ll}+",
    signs="- als",
)
_DIFFERENCE = late(r"\b(?:Differenz|Unterschied|(?<!\b[Mm]it\s+(?:\p{Ll}+\s+)?)Abstand)s?\b")
_MORE = late(r"\s+(?:mehr|weniger|höher|niedriger)\b")
# `weniger als | 2002`, `mehr als | noch im Mai`: with itself, not with the other way
_EARLIER = (
    r"(?:noch\s+)?(?:(?:19|20)\d\d\b|im\s+(?!Gegenzug|Ausland|Inland)|ein\s+(?:Jahr|Monat|Quartal)\b"
    r"|vor\s+(?:\p{Ll}+\s+)?Jahr|zwischen\s|je\b|damals\b|zuvor\b)"
)
# What compares two values: the lesser (or, with `less`, the greater) stands behind it.
_EXCEEDS = late(
    r"""\b(?:
        (?:lagen|liegen|lag|liegt)\b[^;]{0,200}?\büber\s+(?:de[nrm]|jene[nr])\s
      | (?P<verb>übertra(?:f|fen)
          |über(?:trifft|treffen|schritt|schritten|stieg|stiegen|steigt|steigen|wog|wogen|wiegen))\s
      | über(?:treffen|schreiten|steigen|wiegen|troffen|schritten|stiegen
          |traf(?:en)?|trifft|schritt|stieg|steigt|wog(?:en)?|wiegt)(?=[.,;:!?“”"«»]|\s*$)
      | (?:höher|größer|grösser|mehr)\b[^;]{0,60}?\bals\s(?!{EARLIER})
          (?!(?:nach|in|aus|an|mit)\s(?:(?:de[rmn]|die|das)\s)?\p{Lu}[\p{L}-]+\s*[,.;(])
      | mehr\s+(?=ein\s+als)
      | (?P<less>(?:lagen|liegen|lag|liegt)\b[^;]{0,200}?\bunter\s+(?:de[nrm]|jene[nr])\s
        | (?:blieb|blieben|bleibt|bleiben)\b[^;]{0,200}?\bhinter\s+(?:de[nrm]|jene[nr])\s
        | (?P<verb>unterschr(?:itt|itten|eitet|eiten)|verfehl(?:t|en|te|ten))\s
        | (?:niedriger|geringer|kleiner|weniger)\b[^;]{0,60}?\bals\s(?!{EARLIER}))
    )""".replace("{EARLIER}", _EARLIER),
    regex.VERBOSE,
)

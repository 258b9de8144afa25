"""Trade with all again, behind a part of it: the partner of a detail is not that of what follows.

`Togos Exporte stiegen auf 9 Mrd. Nach Mali gingen Waren für 2 Mrd. Die Importe lagen bei 7 Mrd.`
"""

from __future__ import annotations

from decimal import Decimal
from itertools import takewhile

from tradefigs.claims.clauses.change import LEVEL
from tradefigs.claims.scene.scene import Draft, Place, Scene
from tradefigs.claims.scene.topic import speaks_of_both
from tradefigs.claims.vocabulary.trade import BALANCES, FLOWS, OF_IT, Mention
from tradefigs.language.patterns import late

ROUNDED_BY = Decimal("0.02")  # by that part of the whole a sum of rounded values may be off


def whose_whole(at: Place, mention: Mention, measure: str) -> str:
    """Return whose trade with all a figure without a partner comes back to, "" if it goes on with a part."""
    if measure == "turnover" or mention.start < at.sentence.start:
        return ""
    found = _whole_and_parts(at)
    if found is None:
        return _seller_of_all(at, measure)
    whole, parts = found
    is_other = _is_of_other_goods(mention, measure, whole, parts)
    if is_other or _adds_up(at, measure, whole) or _is_named_again(at, mention, measure, whole, parts):
        return whole.reporter
    return whole.reporter if _turns_from_parts(at, measure, whole, parts) else ""


def _whole_and_parts(at: Place) -> tuple[Draft, list[Draft]] | None:
    """Return the last figure of trade with all in this paragraph, and those of its parts told since."""
    paragraph = at.scene.layout.paragraph_at(at.sentence.start)
    parts: list[Draft] = []
    for draft in reversed(at.scene.told.lately):
        if draft.at.sentence.start not in paragraph:
            return None
        if not draft.partner:
            alike = parts and all(draft.reporter in (part.reporter, part.partner) for part in parts)
            return (draft, parts) if alike else None
        parts.append(draft)
    return None


def _seller_of_all(at: Place, measure: str) -> str:
    """`Mali kaufte in Togo für 3 Mrd., Ghana für 2 Mrd. Die Exporte lagen bei 9 Mrd.`: Togo's, by size."""
    bought = _bought_from_one(at.scene, at.number) if measure == "exports" else []
    amounts = [draft.at.figure for draft in bought if draft.kind == LEVEL]
    alike = bool(bought) and all(amount.currency == at.figure.currency for amount in amounts)
    return bought[0].partner if alike and at.figure.high > sum(amount.high for amount in amounts) else ""


def seller_to_many(scene: Scene, number: int) -> str:
    """`Mali kaufte togoischen Tee für 3 Mrd., Ghana für 2 Mrd. Nach Peru gingen …`: who sold, "" for none."""
    bought = _bought_from_one(scene, number)
    return bought[0].partner if bought else ""


def _bought_from_one(scene: Scene, number: int) -> list[Draft]:
    """Return the last purchases told in the paragraph, of several buyers from one seller; else nothing."""
    paragraph = scene.layout.paragraph_at(scene.sentence(number).start)
    told = takewhile(lambda draft: draft.at.sentence.start in paragraph, reversed(scene.told.lately))
    bought = [draft for draft in takewhile(lambda draft: draft.measure == "imports", told) if draft.partner]
    sellers, buyers = {draft.partner for draft in bought}, {draft.reporter for draft in bought}
    return bought if len(sellers) == 1 < len(buyers) else []


def _turns_from_parts(at: Place, measure: str, whole: Draft, parts: list[Draft]) -> bool:
    """Tell whether the parts are those of a flow, and the figure is of the other one or of the balance.

    Not in a text on the two, nor where both ways of the trade with one partner were told.
    """
    last = parts[0]
    if last.at.number == at.number or OF_IT.search(at.text, at.sentence.start, at.phrase.start):
        return False
    partner = _other(last, whole.reporter)
    pair, first = at.scene.item.topic.pair, at.scene.cast.first.get(partner, 0)
    is_on_both = {whole.reporter, partner} == set(pair) and first < whole.at.phrase.start
    if is_on_both or speaks_of_both(at.text, at.sentence):
        return False
    if measure in BALANCES and _exceeds_flows(at, [p for p in parts if _other(p, whole.reporter) == partner]):
        return True
    ways = {_way(part, whole.reporter) for part in parts}
    if len(ways) != 1 or not ways <= set(FLOWS) or whole.measure not in (*ways, "turnover"):
        return False
    if measure in BALANCES:
        return OUT_OF_IT.match(at.text, *at.sentence) is None
    return measure not in ways and _is_like_whole(at, whole, parts)


def _is_named_again(at: Place, mention: Mention, measure: str, whole: Draft, parts: list[Draft]) -> bool:
    """`… Größter Kunde ist Mali mit 3 Mrd. Togos Exporte sind damit um 2 Mrd. gestiegen`: to all again."""
    is_there = _THERE.search(at.text, *at.sentence) is not None  # `Auch hier stiegen Togos Exporte`
    if measure != whole.measure or is_there:
        return False
    roles = at.scene.roles(at.sentence, at.number, mention)
    if mention.strong and mention.verb and roles.agent == whole.reporter:
        return _is_like_whole(at, whole, parts)  # `Bis 2030 will Togo Waren für 10 Mrd. exportieren`
    return parts[0].mention.counterpart and not mention.verb and roles.owner == whole.reporter


def _is_of_other_goods(mention: Mention, measure: str, whole: Draft, parts: list[Draft]) -> bool:
    """`Die Teeexporte erreichten 9 Mio., die nach Mali 2 Mio. Die Holzexporte lagen bei 3 Mio.`: to all."""
    goods, own = whole.product, mention.prefix
    if mention.verb or not own or not goods or own.startswith(goods[:3]):
        return False
    return measure == whole.measure and all(part.product == goods for part in parts)


def _exceeds_flows(at: Place, flows: list[Draft]) -> bool:
    """`Mali kaufte für 2 Mrd. und lieferte für 1 Mrd. Das Defizit lag bei 9 Mrd.`: not that with Mali."""
    amounts = [flow.at.figure for flow in flows if flow.kind == LEVEL and flow.measure in FLOWS]
    alike = all(amount.currency == at.figure.currency for amount in amounts)
    return bool(amounts) and alike and at.figure.low > max(amount.high for amount in amounts)


def _other(part: Draft, home: str) -> str:
    """Return with whom a part is, for the one whose whole it is a part of."""
    return part.partner if part.reporter == home else part.reporter


def _is_like_whole(at: Place, whole: Draft, parts: list[Draft]) -> bool:
    """Tell by its size whether a figure may be of all trade: nearer to the whole than to its least part."""
    levels = [part.at.figure.high for part in parts if part.kind == LEVEL]
    if whole.kind != LEVEL or whole.at.figure.currency != at.figure.currency:
        return False
    least = min(levels, default=whole.at.figure.high)
    return not levels or at.figure.high * at.figure.high > whole.at.figure.high * least


def _way(draft: Draft, home: str) -> str:
    """Return what a part is for the one whose whole it is: what others buy there is its exports."""
    if draft.reporter == home or draft.measure not in FLOWS:
        return draft.measure
    return "exports" if draft.measure == "imports" else "imports"


def _adds_up(at: Place, measure: str, whole: Draft) -> bool:
    """`Der Umsatz stieg auf 20 Mrd., mit Mali auf 9 Mrd. Die Exporte lagen bei 8, die Importe bei 12 Mrd.`

    Two flows told one after the other make up the turnover, or differ by the balance, of all trade.
    """
    if measure not in FLOWS or whole.kind != LEVEL or whole.measure not in ("turnover", *BALANCES):
        return False
    if not {word.measure for word in at.trade_words} >= set(FLOWS):
        return False
    for other in (at.before.at if at.before is not None else None, at.next):
        if other is None or other.number != at.number:
            continue
        one, two, all_of_it = at.figure, other.figure, whole.at.figure
        if len({one.currency, two.currency, all_of_it.currency}) > 1:
            continue
        total = one.high + two.high if whole.measure == "turnover" else abs(one.high - two.high)
        if abs(total - all_of_it.high) <= ROUNDED_BY * total:
            return True
    return False


# `Daraus ergab sich ein Überschuss`: from what was told last
OUT_OF_IT = late(r"[\s„“\"»«]*(?:Daraus|Dadurch|Hieraus)\s")
_THERE = late(r"\b(?:[Hh]ier|[Dd]ort|[Dd]orthin|[Dd]ahin)\b", signs="ier ort ahin")

"""Who trades with whom: the reporter and the partner of a figure.

What the figure's own passage says comes first (`figureroles`). What it leaves out (`unser Handelsumsatz`)
comes from the figure before, then from what the text spoke of, then from its topic (`pairs`), unless trade
with the whole world is meant (`world`).
"""

from __future__ import annotations

from typing import NamedTuple

from tradefigs.claims.antecedents import in_return
from tradefigs.claims.figureroles import roles_round
from tradefigs.claims.leftout import completed, times_told
from tradefigs.claims.listings import falls_to, party_in_rank
from tradefigs.claims.pairs import NOBODY, Pair, context
from tradefigs.claims.pointers import WE
from tradefigs.claims.roles import OPEN, Roles, pair_of
from tradefigs.claims.scene import Place, Scene
from tradefigs.claims.topic import is_partner, tells_topic
from tradefigs.claims.trade import BALANCES, FLOWS, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.parties.gazetteer import alliances


class Sides(NamedTuple):
    """The two sides of a figure; an empty one is the whole world, or partners that the text leaves open."""

    reporter: str
    partner: str
    roles: Roles  # which they were read from
    told: int  # how many of the two the sentence itself tells


def sides_of(at: Place, mention: Mention, measure: str) -> Sides:
    """Return who trades with whom by the figure, whose word of trade is ``mention``."""
    ranked, is_partner = party_in_rank(at)
    if ranked and not is_partner:
        return Sides(ranked, "", Roles(agent=ranked), 1)
    roles = roles_round(at, mention, measure)
    sentence = at.sentence
    we = WE.search(at.text, sentence.start, sentence.end) is not None
    pair = _told_by(at.scene, roles, mention, measure, we=we)
    told = sum(map(bool, pair))
    reporter, partner = completed(at, pair, mention, measure)
    pair = "" if reporter == OPEN else reporter, "" if partner == OPEN else partner
    if told < 2:
        pair = _weighed(at, mention, measure, pair, told)
    turned = in_return(at, mention)
    if turned is not None:
        pair = turned.reporter, turned.partner
        pair = pair[::-1] if turned.measure == "exports" else pair
    if measure == "turnover":
        pair = _inside_bloc(at, roles, pair)
    elif pair[0] == pair[1] and not _is_inside(at, pair[0], told_here=True):
        pair = pair[0], ""  # `Die EU handelte untereinander. Nach außen lieferte sie`
    land = "" if told or measure not in FLOWS else _the_land(at)
    if land and land not in pair:
        pair = land, ""
    if pair == NOBODY:
        pair = _last_resort(at), ""
    return Sides(*pair, roles, told)


def _the_land(at: Place) -> str:
    """`Malis Wolle ist begehrt. 2022 exportierte das Land …`: the only one that the sentence before names."""
    sentence = at.sentence
    if at.number == 0 or not _THE_LAND.search(at.text, sentence.start, sentence.end):
        return ""
    before = at.scene.sentence(at.number - 1)
    if before.start not in at.scene.layout.paragraph_at(sentence.start):
        return ""
    named = [party for party in at.scene.cast.within(before) if tells_topic(party)]
    if len({party.code for party in named}) != 1 or any(is_partner(at.text, party) for party in named):
        return ""
    return named[0].code


def _last_resort(at: Place) -> str:
    """Return who trades where nothing tells it: whom the paragraph named last, else whose text it is."""
    start = at.sentence.start
    paragraph = at.scene.layout.paragraph_at(start)
    for party in reversed(at.scene.cast.within(Span(paragraph.start, start))):
        if tells_topic(party) and party.form != "capital" and not at.scene.cast.is_aside(party):
            return party.code
    return at.scene.item.topic.of_text or next(iter(at.scene.item.topic.ranked), "")


def _told_by(scene: Scene, roles: Roles, mention: Mention, measure: str, *, we: bool) -> Pair:
    """Return the reporter and partner that the sentence itself tells, "" for what it leaves out."""
    # `Unsere Importe aus Polen lagen um 3 Mrd. über den Exporten`: a deficit told by its flows.
    flow = mention.measure if measure in BALANCES and mention.measure in FLOWS else measure
    reporter, partner = pair_of(flow, roles)
    if we and not reporter:  # `dort verkauften wir`
        return reporter, partner
    if measure == "turnover" and bool(reporter) != bool(partner) and roles.place != (reporter or partner):
        # `In Prag sagte der Minister, der Handel mit Peru`: one whom the text spoke of before
        there = roles.place if times_told(scene, (roles.place, ""), but="") else ""
        return reporter or there, partner or there
    if measure in BALANCES and roles.place and not (reporter or partner or scene.item.topic.pair[1]):
        return roles.place, ""  # `In Japan schrumpfte der Überschuss`
    # `In Japan sanken die Exporte`: the place reports where the text is about it.
    is_place = not reporter and partner == roles.place and mention.strong and not roles.named
    return (partner, "") if is_place and partner == scene.item.topic.pair[0] else (reporter, partner)


def _weighed(at: Place, mention: Mention, measure: str, pair: Pair, told: int) -> Pair:
    """Correct what was filled in by what else the sentence says of it."""
    reporter, partner = pair
    if measure == "turnover" and not told:
        reporter = next((code for code in at.scene.item.topic.pair if _is_inside(at, code)), reporter)
    if (mention.counterpart and measure != "turnover") or falls_to(at):
        reporter = _but_listed(at, reporter, partner)
    zone = at.sentence
    if not told and measure in BALANCES and _FOR_NEIGHBOUR.search(at.text, zone.start, zone.end):
        return partner, reporter
    return reporter, partner


def _but_listed(at: Place, reporter: str, partner: str) -> str:
    """`Wichtigste Kunden waren Italien und Polen`: none of those who are listed is the one they buy from."""
    listed = {p.code for p in at.scene.cast.within(at.sentence) if p.form == "name"}
    if reporter not in listed or partner not in listed or reporter == context(at.scene, at.number)[0]:
        return reporter
    return next((code for code in at.scene.item.topic.ranked if code not in listed), reporter)


def _inside_bloc(at: Place, roles: Roles, pair: Pair) -> Pair:
    """`der gegenseitige Handel der GUS-Staaten`: a bloc stands on both sides of its own trade."""
    inner = roles.between[0] if len(roles.between) == 1 else ""
    if inner and _is_inside(at, inner):
        return inner, inner
    reporter, partner = pair
    if not (roles.with_ or roles.between) and _is_inside(at, reporter):
        return reporter, reporter
    return reporter, partner


def _is_inside(at: Place, bloc: str, *, told_here: bool = False) -> bool:
    """`der gegenseitige Handel der GUS-Staaten`: trade inside a bloc, which stands on both sides."""
    before = at.scene.told.last
    if not told_here and before is not None and before.reporter == before.partner == bloc:
        return True
    sentence = at.sentence
    return bloc in alliances() and bool(_INNER.search(at.text, sentence.start, sentence.end))


# ---------------------------------------------------------------- patterns

# `exportierte das Land`, not `in das Land`
_THE_LAND = late(r"(?<!\b(?:[Ii]n|[Ff]ür|[Aa]n|[Aa]uf)\s)\bdas\s+Land\b", signs="Land")
# `Für das Nachbarland ergibt sich ein Defizit`
_FOR_NEIGHBOUR = late(r"\b[Ff]ür\s+(?:das|den)\s+Nachbar(?:land|staat|n)\b", signs="Nachbar")
_INNER = late(
    r"\b(?:(?i:inner|intra)\p{L}+isch(?:e[mnrs]?)?|gegenseitig\p{L}*|[Uu]ntereinander|[Bb]innenhandel|Mitglied(?:er|ern|staaten|sländern?)|miteinander|innerhalb|(?:zwischen|unter)\s+den\s+(?:\p{L}+-)?(?:Mitglied\p{L}*|Ländern|Staaten))\b",
    signs="nner ntra gegenseitig einander innenhandel Mitglied innerhalb zwischen unter",
)

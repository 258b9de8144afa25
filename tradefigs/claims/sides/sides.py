"""Who trades with whom: the reporter and the partner of a figure.

What the figure's own passage says comes first (`figureroles`). What it leaves out (`unser Handelsumsatz`)
comes from the figure before, then from what the text spoke of, then from its topic (`pairs`), unless trade
with the whole world is meant (`wholes`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from tradefigs.claims.measure.antecedents import first_or_latter, in_return, returned, seller_by_difference
from tradefigs.claims.roles.roles import OPEN, Roles, pair_of
from tradefigs.claims.scene.listings import party_in_rank
from tradefigs.claims.scene.scene import Place, Scene
from tradefigs.claims.scene.subclauses import clause_round
from tradefigs.claims.scene.topic import is_partner, tells_topic
from tradefigs.claims.sides.figureroles import roles_round
from tradefigs.claims.sides.leftout import completed
from tradefigs.claims.sides.pairs import Pair, without_own_region
from tradefigs.claims.sides.pointers import WE, federal_land
from tradefigs.claims.vocabulary.trade import BALANCES, FLOWS, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_of
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
    one = first_or_latter(at)
    if one is not None:
        return Sides(one.reporter, one.partner, one.roles, 2)
    roles = roles_round(at, mention, measure, ranked)
    sentence = at.sentence
    we = WE.search(at.text, sentence.start, sentence.end) is not None
    pair = without_own_region(_told_by(at.scene, roles, mention, measure, we=we), measure)
    told = sum(map(bool, pair))
    reporter, partner = completed(at, pair, mention, measure)
    pair = "" if reporter == OPEN else reporter, "" if partner == OPEN else partner
    if measure == "turnover" and not told:
        inside = next((code for code in at.scene.item.topic.pair if _is_inside(at, code)), pair[0])
        pair = inside, pair[1]
    turned = in_return(at, mention)
    if turned is not None:
        pair = turned.reporter, turned.partner
        pair = pair[::-1] if turned.measure == "exports" else pair
    elif not told:
        pair = returned(at, mention, measure) or pair
    pair = _faced(at, measure) or pair
    if measure == "turnover":
        pair = _inside_bloc(at, roles, pair)
    if measure in BALANCES and not told and all(pair) and _FOR_NEIGHBOUR.search(at.text, *sentence):
        pair = pair[::-1]
    seller = None if told or measure not in BALANCES or not all(pair) else seller_by_difference(at)
    if seller is not None:
        pair = seller if measure == "surplus" else seller[::-1]
    land = "" if told or measure not in FLOWS else _the_land(at)
    if land and land != pair[0]:
        pair = land, ""
    last = at.scene.told.last
    is_alone = last is None or not last.partner
    if measure == "exports" and not told and is_alone and _BROUGHT_IT.search(at.text, *sentence):
        pair = at.scene.item.topic.of_text, ""  # `Die Ausfuhr von Gold brachte dem Land 3 Mrd. ein`
    return Sides(*pair, roles, told)


def _faced(at: Place, measure: str) -> Pair | None:
    """`Exporten nach Peru von 3 Mrd. standen Importe von 2 Mrd. gegenüber`: the other way of that trade.

    Likewise `Man lieferte Peru Tee für 3 Mrd. Dem standen Importe von 2 Mrd. gegenüber`.
    """
    points_back = _STANDS_AGAINST_THAT.match(at.text, at.sentence.start, at.phrase.start) is not None
    before = at.just_told if points_back else at.before
    if before is None or {before.measure, measure} != set(FLOWS):
        return None
    start = max(before.at.figure.end, at.sentence.start)
    if not _STANDS_AGAINST.search(at.text, start, at.sentence.end):
        return None
    named = at.scene.cast.within(Span(start, at.sentence.end))
    pair = before.reporter, before.partner
    return pair if all(party.code in pair for party in named) else None


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
    return federal_land(at.scene, at.number) or named[0].code


def _told_by(scene: Scene, roles: Roles, mention: Mention, measure: str, *, we: bool) -> Pair:
    """Return the reporter and partner that the sentence itself tells, "" for what it leaves out."""
    # `Unsere Importe aus Polen lagen um 3 Mrd. über den Exporten`: a deficit told by its flows.
    flow = mention.measure if measure in BALANCES and mention.measure in FLOWS else measure
    if flow == "imports" and roles.destination and not _told_of_exports(scene, mention):
        roles = replace(roles, owner="", source=roles.source or roles.owner)
    if we and roles.agent and _we_act(scene, mention, roles.agent):
        roles = replace(roles, agent="")
    if (
        measure in BALANCES
        and roles.destination
        and not roles.acting
        and _is_imported_into(scene, mention, roles)
    ):
        return roles.destination, ""
    reporter, partner = pair_of(flow, roles)
    if we and not reporter:  # `dort verkauften wir`
        return reporter, partner
    if measure in BALANCES and roles.place and not (reporter or partner or scene.item.topic.pair[1]):
        return roles.place, ""  # `In Japan schrumpfte der Überschuss`
    # `In Japan sanken die Exporte`: the place reports where the text is about it.
    # `In Tirol wurde ein Exportrekord erzielt` likewise
    is_told = mention.strong or mention.text.endswith("rekord") or _is_done_there(scene.text, mention)
    is_place = not reporter and partner == roles.place and is_told and not roles.named
    is_own = is_place and (
        partner == scene.item.topic.pair[0]
        or _reports_likewise(scene, partner)
        or _is_all_of_it(scene, mention, partner)
    )
    return (partner, "") if is_own else (reporter, partner)


def _is_done_there(text: str, mention: Mention) -> bool:
    """`In Tirol wurden Waren für 3 Mrd. eingeführt`; what is sold there is others'."""
    if mention.text not in ("eingeführt", "ausgeführt", "importiert", "exportiert"):
        return False
    clause = clause_round(text, Span(max(0, mention.start - LONGEST_PASSIVE), mention.end), mention)
    return _WERE.search(text, *clause) is not None


def _reports_likewise(scene: Scene, place: str) -> bool:
    """`Tirol exportierte für 9 Mrd. In | Kärnten | wuchs die Ausfuhr auf 3 Mrd.`: regions of one state."""
    last = scene.told.last
    is_beside = last is not None and not last.partner and len(last.reporter) > len("AT")
    return is_beside and last is not None and scene.item.topic.related(place, last.reporter)


def _is_all_of_it(scene: Scene, mention: Mention, place: str) -> bool:
    """`Tirol führte für 3 Mrd. aus. In ganz Österreich lag die Ausfuhr bei 90 Mrd.`: the state reports."""
    named = scene.cast.within(scene.layout.sentence_at(mention.start))
    return any(p.code == place and _IN_ALL_OF.match(scene.text, 0, p.start) for p in named)


def _is_imported_into(scene: Scene, mention: Mention, roles: Roles) -> bool:
    """`Der Wert der nach Peru eingeführten Waren überstieg die Exporte um 3 Mrd.`: whose deficit it is."""
    named = scene.cast.within(scene.layout.sentence_at(mention.start))
    return any(p.code == roles.destination and _IMPORTED.match(scene.text, p.end) for p in named)


def _we_act(scene: Scene, mention: Mention, agent: str) -> bool:
    """`Damit gefährdet Peru 8 Mrd., die wir mit dem Export verdienen`: who acts in another clause.

    Likewise `Wir hatten 8 Mio. Export – Peru ist wichtig`.
    """
    clause = clause_round(scene.text, scene.layout.sentence_at(mention.start), mention)
    if _THAT_WE.match(scene.text, clause.start, clause.end):
        return True
    we = _WE_HAVE.search(scene.text, *clause) is not None
    return we and all(party.code != agent for party in scene.cast.within(clause))


def _told_of_exports(scene: Scene, mention: Mention) -> bool:
    """`Polens Exporte nach Peru übertrafen die Importe`; not `türkische Importe nach Polen`, from Turkey."""
    number = scene.layout.sentence_index(mention.start)
    return any(word.measure == "exports" for word in scene.words.of_trade(number))


def _inside_bloc(at: Place, roles: Roles, pair: Pair) -> Pair:
    """`der gegenseitige Handel der GUS-Staaten`: a bloc stands on both sides of its own trade."""
    inner = roles.between[0] if len(roles.between) == 1 else ""
    if inner and _is_inside(at, inner):
        return inner, inner
    reporter, partner = pair
    if not (roles.with_ or roles.between) and _is_inside(at, reporter):
        return reporter, reporter
    return reporter, partner


def _is_inside(at: Place, bloc: str) -> bool:
    """`der gegenseitige Handel der GUS-Staaten`: trade inside a bloc, which stands on both sides."""
    sentence = at.sentence
    if _TWO_OF_IT.search(at.text, *sentence):
        return False  # `der beiden jüngsten EU-Mitglieder`
    return bloc in alliances() and bool(_INNER.search(at.text, sentence.start, sentence.end))


# ---------------------------------------------------------------- patterns

_STANDS_AGAINST = late(
    r"\b(?:stehen|standen|steht|stand|stünden)\b[^;:]*\bgegenüber\b(?!\s+de[mnr]\b)", signs="gegenüber"
)
# `Dem standen Importe von`, `Diesen Exporten stehen Importe von`
_STANDS_AGAINST_THAT = late(
    r"[\s„“\"»«]*(?:Dem|Diesem|Diesen|Denen)\s+(?:\p{Lu}\p{L}+\s+)?(?:stehen|standen|steht|stand|stünden)\s",
    signs="Dem Diese Denen",
)
LONGEST_PASSIVE = 160  # characters from `wurden` to its participle
_WERE = late(r"\bw(?:urden?|erden|ird)\b", signs="wurde werden wird")
# `In ganz` Österreich
_IN_ALL_OF = ending(r"\b[Ii]n\s+(?:ganz|der\s+(?:ganzen|gesamten))\s+")
# `…, die wir mit dem Export verdienen`
_THAT_WE = late(r"[\s,]*(?:die|das|den|was|wo|womit)\s+wir\b")
# `Wir hatten`, `hatten wir` 3 Mio. Export
_WE_HAVE = late(r"\b(?:[Ww]ir\s+(?:haben|hatten)|(?:haben|hatten)\s+wir)\b", signs="ir")
_IMPORTED = late(r"\s+(?:importiert|eingeführt|gelieferte?|verkauft)\p{Ll}*\s")
# `exportierte das Land`, not `in das Land`
_THE_LAND = late(r"(?<!\b(?:[Ii]n|[Ff]ür|[Aa]n|[Aa]uf)\s)\b[Dd]as\s+Land\b", signs="Land")
_BROUGHT_IT = late(
    r"\b(?:bracht|bring|bescher|spül)\p{Ll}*\s[^.;]{0,100}?\bde[mr]\s+(?:Lande?|Inselstaat|Republik)\b(?!\s+\p{Lu})",
    signs="Land staat Republik",
)
# `Für das Nachbarland ergibt sich ein Defizit`
_FOR_NEIGHBOUR = late(
    lambda: rf"\b[Ff]ür\s+(?:das|den)\s+(?:\p{{Ll}}+\s+)?{any_of('roles', 'nouns.partners')}\b", signs="ür"
)
_TWO_OF_IT = late(r"\bbeiden?\s+(?:\p{Ll}+en\s+)?\p{Lu}\p{L}+-\p{Lu}", signs="beide")
_INNER = late(
    r"\b(?:(?i:inner|intra)\p{L}+isch(?:e[mnrs]?)?|gegenseitig\p{L}*|[Uu]ntereinander|[Bb]innenhandel|Mitglied(?:er|ern|staaten|sländern?)|miteinander|innerhalb|(?:zwischen|unter)\s+den\s+(?:\p{L}+-)?(?:Mitglied\p{L}*|Ländern|Staaten))\b",
    signs="nner ntra gegenseitig einander innenhandel Mitglied innerhalb zwischen unter",
)

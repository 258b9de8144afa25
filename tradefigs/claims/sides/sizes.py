"""Trade with the whole world, told by its size: more than its part, than all the trade with one partner."""

from __future__ import annotations

from decimal import Decimal

from tradefigs.claims.clauses.change import LEVEL
from tradefigs.claims.clauses.modality import ACTUAL, status_of
from tradefigs.claims.scene.listings import AHEAD
from tradefigs.claims.scene.scene import Draft, Place
from tradefigs.claims.sides.pairs import Pair
from tradefigs.claims.vocabulary.trade import BALANCES, FLOWS, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.lexicon import any_of, words
from tradefigs.parties.gazetteer import alliances, lies_in

FIGURES_AHEAD = 8  # figures behind one in which the part of a whole is looked for
CLEARLY_MORE = 2  # times as much as its part a whole is, for a third figure to be like one of the two
MONTHS = 12  # times as much as in any month a year may bring
BY_FAR_MORE = 50  # times as much as was told of their trade no two have in one text
MOST_IN_CHANGE = 3  # units of one currency that one of another worth about as much was ever changed for


def is_of_whole(at: Place, measure: str, reporter: str, partner: str) -> bool:
    """Tell by its size that a figure is no trade with ``partner``, but with the world.

    `Peru exportierte Waren für 60 Mrd., nach China für 20 Mrd. Die Importe lagen bei 55 Mrd.`
    """
    if _has_part(at, measure, partner):
        return True
    figure = at.figure
    flows = [draft for draft in at.scene.told.lately if draft.reporter == reporter and draft.measure in FLOWS]
    same = [d for d in flows if d.kind == LEVEL and d.at.figure.currency == figure.currency]
    part = next((d for d in reversed(same) if d.partner == partner), None)
    if part is None:
        return False
    whole = next((d for d in reversed(same) if not d.partner and bool(d.product) <= bool(part.product)), None)
    if whole is None:
        return False
    most, least = whole.at.figure.high, part.at.figure.high
    if whole.measure == measure:
        return figure.high >= most > least or min(figure.high, most) > MONTHS * least
    return most > CLEARLY_MORE * least and figure.high * figure.high > most * least


def _has_part(at: Place, measure: str, partner: str) -> bool:
    """`Perus Export erreichte 60 Mrd. Nach China gingen Waren für 20 Mrd.`: the first figure is the whole."""
    figure = at.figure
    sentence = at.sentence
    times = set(_YEAR.findall(at.text, sentence.start, sentence.end))
    only_headed = _is_only_headed(at, partner)
    for part in at.scene.places[at.index + 1 : at.index + FIGURES_AHEAD]:
        there, start = part.sentence, part.phrase.start
        other = part.figure
        if part.number == at.number or other.currency != figure.currency or other.high >= figure.high:
            continue
        if not set(_YEAR.findall(at.text, there.start, start)) <= times:
            continue
        if _is_of_customer(part, partner) or (only_headed and _is_flow_with(part, measure, partner)):
            return True
        of_these = part.number == at.number + 1 and _THEREOF.search(at.text, there.start, start)
        opening = _TO_OR_FROM.match(at.text, there.start, start)
        if not of_these and opening is None:
            continue
        roles = at.scene.roles(there if of_these else Span(there.start, start), part.number)
        side = (roles.destination if measure == "exports" else roles.source) or roles.place
        if of_these and side and (side == partner or partner not in alliances()):
            return True
        if opening is not None and side == partner:
            return any(
                p.code == partner for p in at.scene.cast.within(Span(opening.end(), opening.end() + 1))
            )
    return False


def _is_only_headed(at: Place, partner: str) -> bool:
    """Tell whether only the headlines have named ``partner`` so far: the text need not begin with it."""
    headlines = at.scene.layout.headlines
    told = Span(headlines[-1].end if headlines else 0, at.sentence.end)
    return all(party.code != partner for party in at.scene.cast.within(told))


def _is_flow_with(part: Place, measure: str, partner: str) -> bool:
    """`Die Exporte nach China legten auf 3 Mrd. zu`"""
    for word in part.trade_words:
        match = _TO.match(part.text, word.end) if word.measure == measure and not word.verb else None
        if match is not None and match.end() < part.phrase.start:
            beside = part.scene.cast.within(Span(match.end(), match.end() + 1))
            return any(party.code == partner and party.form == "name" for party in beside)
    return False


def _is_of_customer(part: Place, partner: str) -> bool:
    """`China bleibt mit 3 Mrd. größter Kunde`, `China spielt mit 3 Mrd. eine Nebenrolle`: one of several."""
    names = [party for party in part.scene.cast.within(part.sentence) if party.form == "name"]
    if [party.code for party in names] != [partner]:
        return False
    if AHEAD.match(part.text, part.phrase.end):
        return True
    is_called = any(word.counterpart for word in part.trade_words)
    return is_called and _CUSTOMER.match(part.text, part.phrase.end) is not None


def exceeds_all(at: Place, reporter: str, measure: str) -> bool:
    """`Maltas Exporte in die EU betrugen 3 Mrd. Italien liegt mit 600 Mrd. vorn`: its exports to all."""
    last = at.scene.told.last
    if last is None or last.measure != measure or last.reporter == reporter:
        return False
    own = Span(max(at.sentence.start, at.previous_end), at.sentence.end)
    if any(party.code == last.partner for party in at.scene.cast.within(own)):
        return False  # `Italien, das fast alles in der Union absetzt`
    return lies_in(reporter, last.partner) and at.figure.high > last.at.figure.high


def exceeds_whole(at: Place, mention: Mention, measure: str, pair: Pair) -> bool:
    """`… führte nach Polen Waren für 3 Mrd. aus. Kenias Teeexport brachte 9 Mrd.`: more than all to Poland.

    The amount may be told in another currency first: `9 Mrd. Schilling (3 Mrd. Euro)`.
    """
    nouns = [word for word in at.trade_words if not word.verb and word.measure == measure]
    named = nouns[0] if mention.verb and nouns else mention  # `Der Export von Tee hat 9 Mrd. eingebracht`
    of_goods = named.prefix or _OF_GOODS.match(at.text, named.end)
    if not of_goods or not all(pair) or measure not in FLOWS:
        return False
    if status_of(at.text, at.sentence, at.phrase) != ACTUAL:
        return False  # what is wished for may be many times as much
    told = [d for d in at.scene.told.lately if (d.measure, d.reporter, d.partner) == (measure, *pair)]
    whole = next((d for d in reversed(told) if d.kind == LEVEL and not d.product), None)
    if whole is None or whole.at.number == at.number:
        return False
    amounts = [at, *([at.next] if at.next is not None and at.next.number == at.number else [])]
    own = next((a.figure for a in amounts if a.figure.currency == whole.at.figure.currency), None)
    return own is not None and own.low > CLEARLY_MORE * whole.at.figure.high


def exceeds_flow(at: Place, measure: str, pair: Pair) -> bool:
    """`Peru lieferte Mali Waren für 3 Mrd. … Perus Handelsbilanz wies einen Überschuss von 9 Mrd. aus`.

    No surplus is greater than what was sold: it is one with all the world.
    """
    if measure not in BALANCES or not all(pair):
        return False
    way = pair if measure == "surplus" else pair[::-1]
    flows = [d for d in at.scene.told.lately if d.measure in FLOWS and d.kind == LEVEL and not d.product]
    sold = [
        _at_most(d, at)
        for d in flows
        if (d.reporter, d.partner) == (way if d.measure == "exports" else way[::-1])
    ]
    return bool(sold) and at.figure.low > max(sold) > 0


def exceeds_trade(at: Place, measure: str, pair: Pair) -> bool:
    """`Perus Handel mit Mali lag bei 3 Mrd. … Peru führte Waren für 90 Mrd. aus`: more than all with Mali.

    Likewise `Mali bezog im Mai Tee aus Peru für 3 Mio. Die Teeexporte sollen 90 Mio. erreichen`, which no
    year of such months would come to.
    """
    if not all(pair) or measure not in FLOWS:
        return False
    levels = [draft for draft in at.scene.told.lately if draft.kind == LEVEL]
    levels = [draft for draft in levels if draft.status == ACTUAL] or levels
    bounds = [bound for draft in levels if (bound := _bound(draft, at, measure, pair))]
    same = [d for d in levels if (d.measure, d.reporter, d.partner) == (measure, *pair)]
    told = [*bounds, *(CLEARLY_MORE * _at_most(draft, at) for draft in same)]
    return bool(bounds) and at.figure.low > max(told)


def is_far_more(at: Place, mention: Mention, pair: Pair) -> bool:
    """`Tirol verkaufte nach Mali Waren für 3 Mio. … Die Exporte erreichten 9 Mrd.`: all of them, to anywhere.

    What goes on with a word told before may grow so: `1992 lag der Handel bei 1 Mio., nun sind es …`
    """
    if mention.start < at.sentence.start:
        return False
    told = (draft for draft in at.scene.told.lately if {draft.reporter, draft.partner} == set(pair))
    most = max((_at_most(d, at) for d in told if d.kind == LEVEL and not d.product), default=Decimal(0))
    return bool(most) and at.figure.low > BY_FAR_MORE * most


def _bound(draft: Draft, at: Place, measure: str, pair: Pair) -> Decimal:
    """Return what no flow between the two of a ``pair`` may plainly exceed by what ``draft`` told of them."""
    parties = draft.reporter, draft.partner
    if draft.measure == "turnover" and set(parties) == set(pair):
        return CLEARLY_MORE * _at_most(draft, at)
    if {draft.measure, measure} == set(FLOWS) and parties == pair[::-1]:
        return MONTHS * _at_most(draft, at)
    return Decimal(0)


def _at_most(draft: Draft, at: Place) -> Decimal:
    """Return how much at most a value is in the currency of a figure, 0 where that is not to be told."""
    told, own = draft.at.figure.currency, at.figure.currency
    if told == own:
        return draft.at.figure.high
    alike = {told, own} <= set(words("roles", "world.alike"))
    return MOST_IN_CHANGE * draft.at.figure.high if alike else Decimal(0)


# ---------------------------------------------------------------- patterns

# `3 Mrd. Euro (aber weiterhin) der größte` Kunde
_CUSTOMER = late(
    lambda: rf"(?:\s+\p{{Ll}}+){{0,4}}\s+\p{{Ll}}*{any_of('roles', 'ranking.superlatives')}e[rsmn]?\b"
)

# `Nach China gingen davon`, `Gut lief es mit Milch: „In die Schweiz flossen`
_TO_OR_FROM = late(
    r"(?:[^.;:\d]{1,80}:)?[\s„“\"»]*(?:(?:Allein|Nur)\s+(?:nach|in|aus)|Nach|In|Aus)\s+(?:(?:die|den|das|der|dem)\s+)?"
)
_TO = late(r"\s+(?:nach|in|aus)\s+(?:(?:die|den|das|de[rmn])\s+)?")
_THEREOF = late(r"\b[Dd]avon\b", signs="avon")
_YEAR = late(r"\b(?:19|20)\d\d\b")
_OF_GOODS = late(r"\s+(?:von|an)\s+(?:\p{Ll}+\s+)?\p{Lu}")

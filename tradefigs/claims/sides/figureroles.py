"""The roles round one figure: what its own passage says of who sells, who buys, who trades with whom.

`roles.passages` reads a passage, `zones` tells which one is the figure's, `wordroles` what its word of trade
makes of them, `pointers` what `dorthin` and `das Land` mean.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from tradefigs.claims.roles.passages import viewing
from tradefigs.claims.roles.roles import AGENT, DESTINATION, OPEN, SOURCE, Roles
from tradefigs.claims.scene.listings import (
    AHEAD,
    MORE_THAN,
    behind_preposition,
    joined_to,
    next_label_of,
    party_listed,
)
from tradefigs.claims.scene.scene import Draft, Place, Scene
from tradefigs.claims.scene.subclauses import (
    acting_in_relative_clause,
    in_relative_clause,
    owning_in_relative_clause,
    told_of_figure,
)
from tradefigs.claims.sides.pointers import of_own_land, of_pronoun, pointed_at
from tradefigs.claims.sides.wordroles import calls_partner, with_word
from tradefigs.claims.sides.world import is_world
from tradefigs.claims.sides.zones import (
    after_colon,
    after_semicolon,
    after_so_that,
    neighbourhood,
    passage_of,
    zone_of,
)
from tradefigs.claims.vocabulary.trade import BALANCES, FELL, FLOWS, RANK, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_of, words
from tradefigs.parties import Party
from tradefigs.parties.gazetteer import alliances, lies_in

AGENT_BEFORE = 40  # from a figure to who is ranked by it: `Irland mit rund`


def roles_round(at: Place, mention: Mention, measure: str, ranked: str) -> Roles:
    """Return the roles of a figure, told by its sentence and by what this goes on with.

    ``ranked``: the partner that a ranking puts it to.
    """
    sentence = at.sentence
    relative = (
        told_of_figure(at)
        or in_relative_clause(at)
        or acting_in_relative_clause(at, mention)
        or owning_in_relative_clause(at, mention)
    )
    if relative is not None:
        return _pointed_in_clause(at, relative, measure)
    roles = _told_near(at, mention)
    if mention.movement and roles.source == roles.destination and roles.source not in alliances():
        roles = replace(roles, destination="")  # `spanische Waren gingen ins Königreich`: to the other one
    if sentence.start <= mention.start < sentence.end:
        roles = with_word(at.scene, at.number, mention, measure, roles)
    elif calls_partner(at.text, measure, at.trade_words):
        roles = roles.on_other_side(measure)  # `Malta exportierte Fisch. Hauptabnehmer ist Peru, das …`
    if measure == "exports" and _receives(at, roles):
        roles = roles.on_other_side(measure)
    if measure == "exports" and _is_paid_from(at, mention, roles):
        roles = replace(roles, source="", destination=roles.source)
    compared = _compared_with(at, measure)
    if compared is not None:
        return compared
    label, followed = party_listed(at, ranked)
    if label and _sells_in_turn(at, label, measure):
        return Roles(agent=label).with_role(_OTHER_SIDE[measure], at.scene.told.here[-1].reporter)
    acting = _acting_by_label(at, mention, label) or _acting_alone(at, mention, measure, label)
    if acting is not None:
        return acting
    passage = passage_of(at, mention)
    roles = of_own_land(
        at.scene, at.number, of_pronoun(at.scene, at.number, mention, roles, passage), passage
    )
    pointed = _placed(at, pointed_at(at, roles, passage, measure), measure, mention)
    before = at.before
    if label and before is not None and (followed or measure == "turnover") and _reports_by_rank(at, before):
        other = _OTHER_SIDE.get(measure, "")
        return replace(before.roles, agent=label).with_role(other, before.partner)
    if label and before is not None and _reports_beside(at, label, before):
        return replace(before.roles, agent=label, owner="")
    if _buyers_are_ranked(at, label, followed=followed):
        return Roles(agent=label, source=at.scene.told.here[-1].partner)
    if label and followed:
        pointed = _without_ranked_before(at, pointed)
    roles = _labelled(pointed, label, measure, counterpart=mention.counterpart, followed=followed)
    if label and followed:
        roles = replace(roles, also=joined_to(at, label))
    if before is not None and before.mention == mention:
        roles = roles.over(_carried(at, before, roles, measure, label=label, followed=followed))
    if measure == "turnover" and _is_ranked_partner(at, mention, roles):
        roles = replace(roles, agent="", with_=roles.agent)
    if measure in BALANCES and roles.agent:
        roles = _with_no_other(at, roles) or roles
    if measure in FLOWS and not mention.verb and _is_named_before_colon(at, mention, roles):
        roles = replace(roles, agent="").with_role(_OTHER_SIDE[measure], roles.agent)
    return _narrowed(at.scene, _of_own_region(at, _at_next_place(at, mention, roles), measure))


def _pointed_in_clause(at: Place, roles: Roles, measure: str) -> Roles:
    """`Von den 3 Mrd. Euro, für die Mali dorthin lieferte, war vieles Gold`: whither the clause tells."""
    if roles.with_ != OPEN:
        return roles
    pointed = pointed_at(at, replace(roles, with_=""), Span(at.phrase.end, at.sentence.end), measure)
    return pointed if pointed.destination or pointed.source else roles


def _compared_with(at: Place, measure: str) -> Roles | None:
    """`Peru lieferte für 9 Mio., mehr als Kuba (3 Mio.) oder Chile (2 Mio.)`: who is compared does the same.

    A bare name is compared with the subject: `mehr als aus Kuba` with whom that deals.
    """
    before = at.before
    if before is None or measure not in FLOWS or before.measure != measure:
        return None
    here = at.scene.told.here
    first = here[bisect_left(here, at.number, key=lambda draft: draft.at.number)]
    than = MORE_THAN.search(at.text, first.at.phrase.end, at.phrase.start)
    named = at.scene.cast.within(Span(than.end(), at.phrase.start)) if than is not None else []
    acts = bool(first.roles.agent) and first.roles.agent == first.reporter
    if not acts or not named or not _is_bare(at.text, named[-1]) or not first.partner:
        return None
    if not _BRACKET.fullmatch(at.text, named[-1].end, at.phrase.start):
        return None
    return Roles(agent=named[-1].code).with_role(_OTHER_SIDE[measure], first.partner)


def _is_ranked_partner(at: Place, mention: Mention, roles: Roles) -> bool:
    """`Auf Platz eins lag mit einem Umsatz von 9 Mrd. Peru, dahinter Chile`: of the partners of the text."""
    others = roles.owner or roles.with_ or roles.source or roles.destination or roles.between
    topic = at.scene.item.topic
    is_own = topic.related(roles.agent, topic.of_text)  # a region of it: of its exporters
    if not roles.agent or others or is_own:
        return False
    if _IS_OURS.match(at.text, at.phrase.end, at.sentence.end):
        return True  # `Peru ist mit 9 Mrd. unser bester Kunde`
    return RANK.search(at.text, *at.sentence) is not None and not is_world(at.scene, at.number, mention)


def _sells_in_turn(at: Place, label: str, measure: str) -> bool:
    """`Malta lieferte Peru Tee für 3 Mio.; Peru kam auf 2 Mio.`: who was sold to sells as well."""
    before = at.before
    if before is None or measure not in FLOWS or before.measure != measure or before.partner != label:
        return False
    if not before.mention.verb or before.roles.agent != before.reporter:
        return False  # `Nach Peru gingen 3 Mio., Peru kam auf 4`
    return _CAME_TO.search(at.text, before.at.phrase.end, at.phrase.start) is not None


def _with_no_other(at: Place, roles: Roles) -> Roles | None:
    """`Kein anderes Land brachte Malta einen größeren Überschuss, mit 9 Mrd. lag Peru vorn`: with Peru."""
    opening = _NO_OTHER.search(at.text, at.sentence.start, at.phrase.start)
    if opening is None:
        return None
    ranked = at.scene.cast.within(Span(opening.end(), at.sentence.end))
    if all(party.code != roles.agent for party in ranked):
        return None
    owner = next(iter(at.scene.cast.within(Span(*opening.span("whose")))), None)
    return replace(roles, agent="", owner=owner.code if owner else "", with_=roles.agent)


def _is_named_before_colon(at: Place, mention: Mention, roles: Roles) -> bool:
    """`Togos Exporte … Am wichtigsten bleibt Mali: Die Ausfuhren wuchsen auf 3 Mrd.`: those to Mali."""
    last = at.scene.told.last
    others = roles.owner or roles.with_ or roles.source or roles.destination or roles.between
    if not roles.agent or others or roles.agent == at.scene.item.topic.pair[0]:
        return False
    if last is not None:
        is_whole = not last.partner and last.at.figure.currency == at.figure.currency
        if roles.agent == last.reporter or (is_whole and at.figure.low > last.at.figure.high):
            return False
    named = (p for p in at.scene.cast.within(Span(at.sentence.start, mention.start)) if p.code == roles.agent)
    return any(at.text.startswith(":", p.end) and _IS_CALLED.match(at.text, 0, p.start) for p in named)


def _acting_by_label(at: Place, mention: Mention, label: str) -> Roles | None:
    """`Am meisten exportierten Peru (3 Mrd.) und Chile (2 Mrd.)`: those who are put to figures sell."""
    sentence, phrase = at.sentence, at.phrase
    is_told = mention.verb and mention.measure in FLOWS and sentence.start <= mention.start < phrase.start
    if not label or not is_told:
        return None
    first = next(iter(at.scene.cast.within(Span(mention.end, phrase.start))), None)
    if first is None:
        return None
    opening = _OPENS_LIST.fullmatch(at.text, mention.end, first.start)
    if opening is None or behind_preposition(at.text, first) or not _OF_LABELS.match(at.text, first.end):
        return None
    outer = at.scene.roles(Span(sentence.start, first.start), at.number)
    if outer.owner or outer.agent or outer.between:
        return None  # `Polen verkaufte vor allem Rohöl: Malta (3 Mrd.)`
    tail = _without_labelled(at, Span(phrase.end, sentence.end))
    destination, source = outer.destination or tail.destination, outer.source or tail.source
    if mention.measure == "imports":  # `kauften Peru (3 Mrd.) und Chile (2 Mrd.) Tee in Kenia`
        source = source or outer.place or tail.place
    return Roles(agent=label, destination=destination, source=source)


def _acting_alone(at: Place, mention: Mention, measure: str, label: str) -> Roles | None:
    """`Möbel aus Polen bezog vor allem Peru (3 Mio.), gefolgt von Chile (2 Mio.)`: who is labelled buys."""
    if not label or not mention.verb or mention.movement or measure not in FLOWS:
        return None
    other, before = DESTINATION if measure == "exports" else SOURCE, at.before
    if before is not None:
        here = at.scene.told.here
        first = here[bisect_left(here, at.number, key=lambda draft: draft.at.number)]
        acts = first.mention == mention and _acting_alone(first.at, mention, measure, first.reporter)
        return replace(acts, agent=label) if acts and _in_bracket(at, before.at) else None
    named = at.scene.cast.within(at.sentence)
    bare = [p for p in named if _is_bare(at.text, p) and p.start < at.phrase.start]
    if [p.code for p in bare] != [label] or not _BRACKET.fullmatch(at.text, bare[0].end, at.phrase.start):
        return None
    told = _without_labelled(at, at.sentence, mention)
    goods = (p.code for p in named if p.form == "adjective" and _GOODS_NEXT.match(at.text, p.end))
    partner = told.destination if measure == "exports" else told.source or next(goods, "")
    return Roles(agent=label).with_role(other, partner) if partner else None


def _without_labelled(at: Place, span: Span, mention: Mention | None = None) -> Roles:
    """Return the roles told in ``span`` but for those put to figures: `gefolgt von Chile (2 Mio.)`."""
    roles = at.scene.roles(span, at.number, mention)
    for party in at.scene.cast.within(span):
        roles = roles.without(party.code) if _BRACKET.match(at.text, party.end) else roles
    return roles


def _is_bare(text: str, party: Party) -> bool:
    """`Peru`, behind no preposition and no genitive."""
    return party.form == "name" and party.case != "genitive" and not behind_preposition(text, party)


def _in_bracket(at: Place, before: Place) -> bool:
    """Tell whether two figures stand in a bracket each."""
    return all(at.text.startswith("(", one.phrase.start - 1) for one in (before, at))


def _carried(at: Place, before: Draft, roles: Roles, measure: str, *, label: str, followed: bool) -> Roles:
    """Return what a figure takes over from the one ``before`` it, of the same word of trade."""
    other = DESTINATION if measure == "exports" else SOURCE
    if roles.agent and roles.agent == before.partner != label and measure in FLOWS:
        return Roles().with_role(other, before.reporter)  # `…, Ghana in Togo für 1 Mio.`
    earlier = replace(before.roles, between=()) if label and followed else before.roles
    if roles.with_ and measure in FLOWS:  # `an Peru für 3 Mio., zu den Kubanern für 2 Mio.`
        earlier = earlier.with_role(other, "")
    if roles.place == OPEN:  # `in die EU für 3 Mrd., in Drittstaaten für 2 Mrd.`
        earlier = replace(earlier, destination="", source="", with_="")
    is_elsewhere = roles.place not in ("", before.reporter, before.partner) and not earlier.place
    if is_elsewhere and not (roles.destination or roles.source or roles.with_) and measure in FLOWS:
        return replace(
            earlier, destination="", source="", with_=""
        )  # `nach Peru für 3 Mrd., in Mali sind es …`
    named = at.scene.cast.within(Span(before.at.phrase.end, at.phrase.start))
    if earlier.between and any(p.code == roles.with_ not in earlier.between for p in named):
        return replace(earlier, between=(), owner=before.reporter)  # `… und mit Peru 3 Mrd.`
    return earlier


def _told_near(at: Place, mention: Mention) -> Roles:
    """Return the roles told beside the figure, else beside its word of trade, else before both."""
    phrase = at.phrase
    sentence, zone = at.sentence, zone_of(at, mention)
    roles = at.scene.roles(zone, at.number, phrase)
    is_state = len(roles.with_) == len("PE")  # no region of who exports
    if is_state and mention.measure in FLOWS and FELL.search(at.text, sentence.start, zone.end):
        role = DESTINATION if mention.measure == "exports" else SOURCE
        roles = replace(roles, with_="").with_role(role, roles.with_)  # `auf Peru entfielen 3 Mrd.`
    if mention.measure in FLOWS and _is_among(at, roles, Span(sentence.start, zone.end)):
        role = DESTINATION if mention.measure == "exports" else SOURCE
        roles = replace(roles, agent="").with_role(role, roles.agent)
    before = at.before
    carried = not sentence.start <= mention.start < sentence.end
    if carried and at.scene.told.by(mention) is None:  # `Es wuchs auf 3 Mrd.`: what stands before
        there = at.scene.layout.sentence_index(mention.start)
        near = neighbourhood(at.scene, there, mention, at.scene.sentence(there))
        roles = roles.over(at.scene.roles(near, there, mention))
    elif not carried and (before is None or before.mention != mention):
        near = neighbourhood(at.scene, at.number, mention, zone)
        if before is not None and zone.start <= mention.start:  # `Den Exporten nach Peru von 3 Mrd. standen`
            near = Span(max(near.start, zone.start), near.end)
        roles = roles.over(at.scene.roles(near, at.number, mention))
    if not (roles.owner or roles.agent):
        view = viewing(at.text, at.scene.cast.within(Span(sentence.start, phrase.start)), sentence)
        roles = replace(roles, owner=view)
    if before is None and not roles.named:
        start = max(after_semicolon(at, mention), after_so_that(at, mention))
        start = after_colon(at.scene, start, phrase.start, mention)
        told = at.scene.roles(Span(start, phrase.start), at.number)
        roles = told.over(roles) if mention.verb else told  # `Es kaufte Waren für 3 Mrd. in China`
    return roles


def _is_among(at: Place, roles: Roles, span: Span) -> bool:
    """`Die Hälfte der Exporte entfällt auf die EU, wobei Malta mit 3 Mrd. vorn liegt`: one of those."""
    return lies_in(roles.agent, roles.destination or roles.source) and bool(FELL.search(at.text, *span))


def _placed(at: Place, roles: Roles, measure: str, mention: Mention) -> Roles:
    """`Beim Export sicherte sich das Land mit 3 Mrd. Platz zwei`: the partner of who reported before."""
    last = at.scene.told.last
    if last is None or mention.verb or not last.partner or roles.agent != last.partner:
        return roles
    return roles.on_other_side(measure) if AHEAD.match(at.text, at.phrase.end) else roles


def _reports_by_rank(at: Place, before: Draft) -> bool:
    """`Bei den Exporten nach Peru lag Chile mit 3 Mrd. vor Kuba mit 2 Mrd.`: those who are ranked sell."""
    roles, scene = before.roles, at.scene
    text, sentence = scene.text, before.at.sentence
    if roles.agent == before.reporter and _BEST_SELLER.search(text, sentence.start, at.phrase.start):
        return True  # `Größter Exporteur ist Chile mit 3 Mrd., gefolgt von Kuba mit 2 Mrd.`
    here = (draft.at.phrase.end for draft in scene.told.here if draft.at.number == before.at.number)
    if roles.agent == before.reporter and any(_MOST_OF_ALL.match(text, end) for end in here):
        return True  # `Chile lieferte mit 3 Mrd. am meisten, gefolgt von Kuba mit 2 Mrd.`
    if not before.partner or before.partner not in (roles.destination, roles.source, roles.with_):
        return False
    start, end = sentence.start, before.at.phrase.start
    named = scene.cast.within(Span(start, end))
    if roles.with_ and named:  # `Im Handel mit Peru kam Chile auf 3 Mrd., Kuba auf 2 Mrd.`
        return named[0].code == roles.with_ and roles.agent == before.reporter
    at_figure = {p.code for p in named if p.start >= end - AGENT_BEFORE and _WITH.match(scene.text, p.end)}
    return roles.agent == before.reporter and before.reporter in at_figure


def _reports_beside(at: Place, label: str, before: Draft) -> bool:
    """`Exporte von Peru (3 Mrd.) und Chile (2 Mrd.)`, `Sachsen lieferte für 3 Mrd., Hessen kam auf 2 Mrd.`

    The latter are regions of one state.
    """
    if next_label_of(at, before.reporter) == label:
        return True
    states = {party.code: party.country for party in at.scene.cast.within(at.sentence)}
    state = states.get(label, "")
    return bool(state) and label != before.reporter and state == states.get(before.reporter)


def _buyers_are_ranked(at: Place, label: str, *, followed: bool) -> bool:
    """`Größter Kunde ist Peru, es kaufte für 3 Mrd. Dahinter folgt Chile`: in a text on the one who sells."""
    last, before = at.scene.told.last, at.before
    if last is None or last.measure != "imports" or label in ("", last.reporter, last.partner):
        return False
    named = {party.code for party in at.scene.cast.within(at.sentence)}
    alone = last.at.number == at.number and bool(last.partner) and last.partner not in named
    if not followed and (before is None or not (before.carried or alone)):
        return False
    if any(word.counterpart and word.measure == "imports" for word in at.trade_words):
        return False  # `Als Lieferant liegt Peru bei 3 Mrd. vor Chile`
    is_told = last.reporter in (last.roles.agent, last.roles.owner)
    # `Mali lieferte Tee. Peru kaufte für 3 Mio., Chile kam auf 2 Mio.`: who sells is not told again
    return is_told and (alone or at.scene.item.topic.ranked[:1] == [last.partner])


def _without_ranked_before(at: Place, roles: Roles) -> Roles:
    """`Dritter wurde nach Peru Kuba mit 3 Mrd.`: no goods go to who is ranked before."""
    for party in at.scene.cast.within(Span(at.sentence.start, at.phrase.start)):
        opening = _RANKED_AFTER.match(at.text, 0, party.start)
        if opening is not None and RANK.search(at.text, at.sentence.start, opening.start()):
            roles = roles.without(party.code)
    return roles


def _labelled(roles: Roles, label: str, measure: str, *, counterpart: bool, followed: bool) -> Roles:
    """Put the party to which a figure is put (`Norwegen (16 Mrd. Euro)`) on the side of the partner."""
    if not label or label == roles.owner or (label in roles.between and not (counterpart or followed)):
        return roles
    if counterpart or followed:
        roles = replace(roles, between=())
    partner = {"exports": roles.destination, "imports": roles.source}.get(measure)
    if label == partner and roles.agent not in ("", label) and not followed:
        return roles  # `Litauen exportierte nach Lettland (5 Mrd.)`
    if measure == "exports":
        source = "" if (counterpart or followed) and roles.source == label else roles.source
        return replace(roles, agent="", source=source, destination=label) if label != source else roles
    if measure == "imports":
        destination = "" if followed and roles.destination == label else roles.destination
        is_source = label != destination
        return replace(roles, agent="", source=label, destination=destination) if is_source else roles
    return replace(roles.without(label), agent="", with_=label)


def _of_own_region(at: Place, roles: Roles, measure: str) -> Roles:
    """`Von den Exporten Österreichs entfielen 3 Mrd. auf Tirol`: a part of who exports, no partner.

    Likewise `Tirol bestreitet ein Zehntel der österreichischen Exporte`.
    """
    before = at.before
    state = roles.owner or roles.agent or (before.reporter if before is not None else "")
    partner = DESTINATION if measure == "exports" else SOURCE
    acting = (AGENT,) if roles.owner else ()
    for role in ("with_", SOURCE if measure == "exports" else DESTINATION, *acting):
        region = getattr(roles, role)
        if len(state) == 2 < len(region) and at.scene.item.topic.related(state, region):
            own = replace(roles.without(region), owner=region)
            if before is None or getattr(own, partner) or measure == "turnover":
                return own
            return own.with_role(partner, before.partner)
    return roles


def _at_next_place(at: Place, mention: Mention, roles: Roles) -> Roles:
    """`In Tirol stiegen die Exporte nach Peru auf 3 Mio., in Kärnten auf 2 Mio.`: the next place reports."""
    before = at.before
    if before is None or before.mention != mention or before.reporter != before.roles.place:
        return roles
    sells = roles.source if mention.measure == "exports" else ""
    is_told = roles.owner or roles.agent or sells or roles.between
    is_next = roles.place not in ("", before.roles.place) and not is_told
    return replace(roles, owner=roles.place, place="") if is_next else roles


def _narrowed(scene: Scene, roles: Roles) -> Roles:
    """`Im deutsch-tschechischen Handel kam Sachsen auf 9 Mrd.`: the region stands for its state."""
    if len(roles.between) != 2 or not roles.agent or roles.agent in roles.between:
        return roles
    pair = tuple(
        roles.agent if scene.item.topic.related(code, roles.agent) else code for code in roles.between
    )
    return replace(roles, between=pair)


def _is_paid_from(at: Place, mention: Mention, roles: Roles) -> bool:
    """`Peru nahm mit Blumen 9 Mio. ein. Davon stammten 3 Mio. aus der EU`: who paid, no part of Peru."""
    last = at.scene.told.last
    if last is None or mention.start >= at.sentence.start or not roles.source or roles.owner or roles.agent:
        return False
    is_other = not at.scene.item.topic.related(last.reporter, roles.source)
    return last.measure == "exports" and is_other and _STEM_FROM.search(at.text, *at.sentence) is not None


def _receives(at: Place, roles: Roles) -> bool:
    """`Peru lieferte China Kupfer. Japan bekam welches für 3 Mrd.`: another customer of the same."""
    before, sentence = at.scene.told.last, at.sentence
    if before is None or before.measure != "exports":
        return False
    others = roles.owner or roles.source or roles.destination
    new = roles.agent not in ("", before.reporter) and not others
    start = max(sentence.start, before.at.figure.end)
    return new and _RECEIVES.search(at.text, start, sentence.end) is not None


# ---------------------------------------------------------------- patterns

_OTHER_SIDE = {"exports": DESTINATION, "imports": SOURCE}
# `Schmerzlich ist dagegen` (Russland): …
_IS_CALLED = ending(
    lambda: (
        rf"\b(?:{any_of('roles', 'ranking.weighty')}(?:st|sten)?\s+{any_of('roles', 'ranking.being')}\s"
        rf"|\p{{Ll}}+sten\s+{any_of('roles', 'ranking.striking')}\s+es\s)[^.:;,]{{0,60}}"
    )
)

_STEM_FROM = late(r"\b(?:stamm(?:t|te|ten|en)|kam(?:en)?)\b[^;:]{0,60}\baus\b", signs="stamm kam")
_RECEIVES = late(
    r"\b(?:bekam|bekamen|bekommt|bekommen|erhielt|erhielten|erhält|erhalten|(?:be)?zahl(?:t|te|ten|en)|überwies(?:en)?"
    r"|g[ai]b(?:t|en)?\s[^.;:]{1,60}\saus)\b",
    signs="bek erh zahl überwies gab gib",
)
_BEST_SELLER = late(
    lambda: (
        rf"\b\p{{Ll}}*{any_of('roles', 'ranking.superlatives')}e[rsmn]?\s+(?:\p{{Ll}}+\s+)?"
        r"\p{L}*(?:[Ee]xporteure?n?|[Ee]xportland|[Ee]xportnation)\b"
    ),
    signs=lambda: words("roles", "ranking.superlatives"),
)
_IS_OURS = late(r"[^.,;:\d]{0,40}\s(?:unser|mein)e?[rm]?\s+(?:\p{Ll}+\s+)?\p{Lu}", signs="unser mein")
_MOST_OF_ALL = late(r"\s+am\s+(?:meisten|stärksten)\b")
_WITH = late(r"\s+mit\s")
# `exportierten (im Mai vor allem das)` Burgenland
_OPENS_LIST = late(r"[^,;:()]{0,80}")
_OF_LABELS = late(r"\s+\([^()]{0,60}\d")
_BRACKET = late(r"\s*\((?:\p{Ll}+\s+){0,2}")
_GOODS_NEXT = late(r"\s+(?:\p{Ll}+\s+)?\p{Lu}")
# `Mit keinem anderen Land erzielt Malta …:`, `Kein Land brachte ihm …,`
_NO_OTHER = late(
    r"\b(?:[Mm]it\s+keinem\s+(?:ander(?:e[nm])\s+)?(?:Land|Staat|Partner)\b"
    r"|[Kk]ein\s+(?:ander\p{Ll}+\s+)?(?:Land|Staat|Partner)\s+(?:brachte?|bringt|bescherte?|beschert|trug|trägt)\b)"
    r"(?P<whose>[^,:;]{3,160})[,:;]",
    signs="kein Kein",
)
# `Dritter wurde nach` Peru
_RANKED_AFTER = ending(r"\b(?:nach|hinter|vor)\s+(?:de[rmn]\s+)?")
_CAME_TO = late(r"\b(?:kam(?:en)?|kommt|kommen)\s+(?:\p{Ll}+\s+)?auf\s+(?:\p{Ll}+\s+){0,2}$", signs="auf")

"""Who trades with whom: the reporter and the partner of a figure.

What the sentence says comes first (`roles`). What it leaves out (`unser Handelsumsatz`, `die Exporte
dorthin`) comes from the figure before, then from what the text spoke of, then from its topic.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import takewhile

import regex

from tradefigs.antecedents import FIGURES_BACK, in_return
from tradefigs.change import LEVEL
from tradefigs.gazetteer import alliances
from tradefigs.lexicon import any_of
from tradefigs.patterns import late
from tradefigs.roles import OPEN, Roles, pair_of, stands_beside
from tradefigs.scene import Draft, Scene
from tradefigs.subclauses import (
    acting_in_relative_clause,
    first_mark,
    in_relative_clause,
    last_mark,
    mark_after,
    mark_before,
    marks,
    without_role,
)
from tradefigs.text import Span
from tradefigs.trade import BALANCE, OTHER, TRADE, Mention

Pair = tuple[str, str]
NOBODY: Pair = ("", "")
FLOWS, BALANCES = ("exports", "imports"), ("surplus", "deficit")
# How many sentences back the text may have spoken of a pair without a figure.
REACH = 3
FARTHEST_RANK = 600  # characters before a party in which its place in a list is told
FIGURES_AHEAD = 8  # figures behind one in which the part of a whole is looked for
CLEARLY_MORE = 2  # times as much as its part a whole is, for a third figure to be like one of the two
NEAR_LABEL = 90  # characters before a figure in which the party stands to which it is put


def sides_of(scene: Scene, index: int, mention: Mention, measure: str) -> tuple[str, str, Roles, int]:
    """Return reporter, partner, the roles they were read from, and how many sides the sentence itself told.

    An empty side is the whole world, or partners that the text leaves open.
    """
    ranked, is_partner = _in_rank(scene, index)
    if ranked and not is_partner:
        return ranked, "", Roles(agent=ranked), 1
    roles = _roles(scene, index, mention, measure)
    reporter, partner = _told_by(scene, roles, mention, measure)
    told = bool(reporter) + bool(partner)
    pair = _complete(scene, reporter, partner, index, mention, measure)
    reporter, partner = ("" if code == OPEN else code for code in pair)
    if told < 2:
        reporter, partner = _weighed(scene, index, mention, measure, (reporter, partner), told)
    turned = in_return(scene, index, mention)
    if turned is not None:
        reporter, partner = turned.reporter, turned.partner
        reporter, partner = (partner, reporter) if turned.measure == "exports" else (reporter, partner)
    if measure == "turnover":
        reporter, partner = _inside(scene, index, roles, (reporter, partner))
    return reporter, partner, roles, told


def _told_by(scene: Scene, roles: Roles, mention: Mention, measure: str) -> Pair:
    """Return the reporter and partner that the sentence itself tells, "" for what it leaves out."""
    # `Unsere Importe aus Polen lagen um 3 Mrd. über den Exporten`: a deficit told by its flows.
    flow = mention.measure if measure in BALANCES and mention.measure in FLOWS else measure
    reporter, partner = pair_of(flow, roles)
    # `In Japan sanken die Exporte`: the place reports where the text is about it.
    is_place = not reporter and partner == roles.place and mention.strong and not roles.named
    return (partner, "") if is_place and partner == scene.topic.pair[0] else (reporter, partner)


def _weighed(scene: Scene, index: int, mention: Mention, measure: str, pair: Pair, told: int) -> Pair:
    """Correct what was filled in by what else the sentence says of it."""
    reporter, partner = pair
    if measure == "turnover" and not told:
        reporter = next((code for code in scene.topic.pair if _is_inner(scene, code, index)), reporter)
    if (mention.counterpart and measure != "turnover") or _falls_to(scene, index):
        reporter = _but_listed(scene, index, reporter, partner)
    zone = scene.sentence(scene.number(index))
    if not told and measure in BALANCES and _FOR_NEIGHBOUR.search(scene.text, zone.start, zone.end):
        return partner, reporter
    return reporter, partner


def _inside(scene: Scene, index: int, roles: Roles, pair: Pair) -> Pair:
    """`der gegenseitige Handel der GUS-Staaten`: a bloc stands on both sides of its own trade."""
    inner = roles.between[0] if len(roles.between) == 1 else ""
    if inner and _is_inner(scene, inner, index):
        return inner, inner
    reporter, partner = pair
    if not (roles.with_ or roles.between) and _is_inner(scene, reporter, index):
        return reporter, reporter
    return reporter, partner


def _but_listed(scene: Scene, index: int, reporter: str, partner: str) -> str:
    """`Wichtigste Kunden waren Italien und Polen`: none of those who are listed is the one they buy from."""
    listed = {p.code for p in scene.parties_in(scene.sentence(scene.number(index))) if p.form == "name"}
    if reporter not in listed or partner not in listed:
        return reporter
    return next((code for code in scene.topic.ranked if code not in listed), reporter)


# ---------------------------------------------------------------- roles round a figure


def _roles(scene: Scene, index: int, mention: Mention, measure: str) -> Roles:
    """Return the roles of a figure, told by its sentence and by what this goes on with."""
    number, sentence = scene.number(index), scene.sentence(scene.number(index))
    relative = in_relative_clause(scene, index) or acting_in_relative_clause(scene, index, mention)
    if relative is not None:
        return relative
    roles = _told_near(scene, index, mention)
    if sentence.start <= mention.start < sentence.end:
        roles = _with_word(scene, number, mention, measure, roles)
    elif measure == "exports" and _receives(scene, sentence, roles):
        roles = _other_side(roles, measure)
    label, followed = _label(scene, index)
    pointed = _pointed_at(scene, roles, number, _passage(scene, index, mention))
    roles = _labelled(pointed, label, measure, counterpart=mention.counterpart, followed=followed)
    before = scene.draft_before(index)
    if before is not None and before.mention == mention:
        earlier = replace(before.roles, between=()) if label and followed else before.roles
        roles = roles.over(earlier)
    return _narrowed(scene, roles)


def _told_near(scene: Scene, index: int, mention: Mention) -> Roles:
    """Return the roles told beside the figure, else beside its word of trade, else before both."""
    number, phrase = scene.number(index), scene.phrase(index)
    sentence, zone = scene.sentence(number), _zone(scene, index, mention)
    roles = scene.roles(zone, number, phrase)
    before = scene.draft_before(index)
    carried = not sentence.start <= mention.start < sentence.end
    if carried and scene.draft_of(mention) is None:  # `Es wuchs auf 3 Mrd.`: what stands before
        there = scene.layout.sentence_index(mention.start)
        near = _neighbourhood(scene, there, mention, scene.sentence(there))
        roles = roles.over(scene.roles(near, there, mention))
    elif not carried and (before is None or before.mention != mention):
        near = _neighbourhood(scene, number, mention, zone)
        roles = roles.over(scene.roles(near, number, mention))
    if before is None and not roles.named:
        roles = scene.roles(Span(sentence.start, phrase.start), number)
    return roles


def _with_word(scene: Scene, number: int, mention: Mention, measure: str, roles: Roles) -> Roles:
    """Return the roles as the word of trade means them: who buys, who is given to, whose side it is."""
    sentence = scene.sentence(number)
    if not roles.owner and not roles.agent and not roles.source:
        roles = replace(roles, owner=_possessor(scene, number, mention))
    if mention.verb and measure == "exports":
        roles = _supplied(scene, sentence, mention, _given_to(scene, sentence, roles))
    if _acts_as_partner(mention, measure, scene.trade_words(number)):
        roles = _other_side(roles, measure)
    if roles.agent and _we_act(scene, mention, sentence):
        roles = _other_side(roles, measure)
    if _is_partner_on_its_side(scene, roles, mention):
        roles = _other_side(roles, measure)
    return roles


def _narrowed(scene: Scene, roles: Roles) -> Roles:
    """`Im deutsch-tschechischen Handel kam Sachsen auf 9 Mrd.`: the region stands for its state."""
    if len(roles.between) != 2 or not roles.agent or roles.agent in roles.between:
        return roles
    pair = tuple(roles.agent if scene.topic.related(code, roles.agent) else code for code in roles.between)
    return replace(roles, between=pair)


def _given_to(scene: Scene, sentence: Span, roles: Roles) -> Roles:
    """`lieferte dem Irak Strom`, `verkaufte der Ukraine Kohle`: the dative behind the verb buys."""
    for match in _SOLD_TO.finditer(scene.text, sentence.start, sentence.end):
        party = next(
            (p for p in scene.parties_in(Span(match.end(), match.end() + 1)) if p.form == "name"), None
        )
        clause = Span(mark_before(scene.text, sentence.start, match.start()), match.start())
        told = scene.roles(clause) if party else Roles()
        if match["article"] is None and not told.agent:
            continue  # `2019 verkaufte Peru Kupfer`
        others = [c for c in (roles.agent, *roles.between, told.agent) if party and c not in ("", party.code)]
        if party is not None and others and not (roles.destination and roles.destination != party.code):
            roles = without_role(roles, party.code)
            return replace(roles, agent=others[0], between=(), destination=party.code)
    return roles


def _receives(scene: Scene, sentence: Span, roles: Roles) -> bool:
    """`Peru lieferte China Kupfer. Japan bekam welches für 3 Mrd.`: another customer of the same."""
    before = scene.last_draft()
    if before is None or before.measure != "exports" or not before.partner:
        return False
    others = roles.owner or roles.source or roles.destination
    new = roles.agent not in ("", before.reporter) and not others
    return new and _RECEIVES.search(scene.text, sentence.start, sentence.end) is not None


def _supplied(scene: Scene, sentence: Span, mention: Mention, roles: Roles) -> Roles:
    """`Peru belieferte China mit Kupfer`, `hat China beliefert`: of two bare names the second buys."""
    if not _SUPPLIES.fullmatch(mention.text):
        return roles
    clause = Span(
        mark_before(scene.text, sentence.start, mention.start),
        mark_after(scene.text, mention.end, sentence.end),
    )
    bare = [
        party.code
        for party in scene.parties_in(clause)
        if party.form in ("name", "demonym")
        and not _PLACED.search(scene.text, max(clause.start, party.start - 20), party.start)
    ]
    return replace(roles, agent=bare[0], destination=bare[1], between=()) if len(bare) == 2 else roles


def _possessor(scene: Scene, number: int, mention: Mention) -> str:
    """`Das trifft irische Fischer. Ihre Ausfuhren sanken`: return who acts in the sentence before."""
    if number == 0 or not _ITS.search(scene.text, max(0, mention.start - 40), mention.start):
        return ""
    before = scene.roles(scene.sentence(number - 1), number - 1)
    return before.owner or before.agent


def _is_partner_on_its_side(scene: Scene, roles: Roles, mention: Mention) -> bool:
    """`Auf der Importseite lag China vorn` in a text on the trade of Peru: the subject sells."""
    before = scene.last_draft()
    if mention.measure not in FLOWS or before is None:
        return False
    if not roles.agent or roles.owner or roles.source or roles.destination:
        return False
    start = scene.sentence(scene.layout.sentence_index(mention.start)).start
    acting = (p.start for p in scene.parties_in(Span(start, mention.start)) if p.code == roles.agent)
    if mention.measure == "exports" and next(acting, None) is not None:  # `Sachsen kam im Export auf 3 Mrd.`
        return False
    side = _ON_SIDE.search(scene.text, max(start, mention.start - 30), mention.start)
    return side is not None and roles.agent != before.reporter and not mention.verb


def _we_act(scene: Scene, mention: Mention, sentence: Span) -> bool:
    """`Wir haben Norwegen Holz verkauft`: a name beside the subject `wir` is the other side."""
    if not mention.verb or mention.movement:
        return False
    clause = Span(
        mark_before(scene.text, sentence.start, mention.start),
        mark_after(scene.text, mention.end, sentence.end),
    )
    return _WE_SUBJECT.search(scene.text, clause.start, clause.end) is not None


def _acts_as_partner(mention: Mention, measure: str, trade_words: list[Mention]) -> bool:
    """`Größter Abnehmer war China`, `China nahm … ab` in a text on exports: who acts is the partner."""
    bought = mention.verb and not mention.movement and (mention.measure, measure) == ("imports", "exports")
    beside = any(word.counterpart and word.measure == measure for word in trade_words)
    return mention.counterpart or bought or (beside and not mention.verb)


def _zone(scene: Scene, index: int, mention: Mention) -> Span:
    """Return the part of the sentence that speaks of this figure alone."""
    number, phrase = scene.number(index), scene.phrase(index)
    sentence = scene.sentence(number)
    start, end = sentence.start, sentence.end
    if index and scene.figures[index - 1].end > sentence.start:
        start = scene.figures[index - 1].end
        before = scene.draft_before(index)
        if before is not None and before.mention != mention:
            if start <= before.mention.start < phrase.start:
                start = first_mark(scene.text, before.mention.end, phrase.start)
            elif start <= mention.start < phrase.start or (mention.verb and mention.start > phrase.start):
                between = marks(scene.text, start, min(mention.start, phrase.start))
                start = between[-1].end if between else start
    has_next = index + 1 < len(scene.figures) and scene.figures[index + 1].start < sentence.end
    limit = scene.phrase(index + 1).start if has_next else sentence.end
    following = next(
        (m for m in scene.trade_words(number) if phrase.end <= m.start < limit and m != mention), None
    )
    if has_next or (following is not None and following.verb):
        end = last_mark(scene.text, phrase.end, following.start if following is not None else limit)
    condition = _CONDITION.search(scene.text, phrase.end, end)
    if condition is not None and not condition.start() < mention.start < end:
        end = condition.start()
    return Span(min(start, phrase.start), max(end, phrase.end))


def _neighbourhood(scene: Scene, number: int, mention: Mention, zone: Span) -> Span:
    """Return the clause round a word of trade, up to the next verb of trade on either side."""
    sentence = scene.sentence(number)
    verbs = [m for m in scene.trade_words(number) if m.verb and m != mention]
    starts = [m.end for m in verbs if m.end <= mention.start]
    ends = [m.start for m in verbs if m.start >= mention.end]
    if zone.start <= mention.start and starts:
        starts.append(zone.start)
    return Span(
        max(mark_before(scene.text, sentence.start, mention.start), *starts, 0),
        min(mark_after(scene.text, mention.end, sentence.end), *ends, sentence.end),
    )


def _other_side(roles: Roles, measure: str) -> Roles:
    """`Größter Abnehmer Kenias war Uganda`: the subject buys; `Wichtigster Lieferant war China`: it sells."""
    if len(roles.between) == 2 and not (roles.owner or roles.source or roles.destination):  # both of two
        roles = replace(roles, agent=roles.between[0], also=roles.between[1], between=())
    if measure == "exports":
        return replace(roles, agent="", destination=roles.destination or roles.agent)
    if measure == "imports":
        return replace(roles, agent="", source=roles.source or roles.agent)
    return replace(roles, agent="", with_=roles.with_ or roles.agent)


def _labelled(roles: Roles, label: str, measure: str, *, counterpart: bool, followed: bool) -> Roles:
    """Put the party to which a figure is put (`Norwegen (16 Mrd. Euro)`) on the side of the partner."""
    if not label or label == roles.owner or (label in roles.between and not (counterpart or followed)):
        return roles
    if counterpart or followed:
        roles = replace(roles, between=())
    if measure == "exports":
        source = "" if (counterpart or followed) and roles.source == label else roles.source
        return replace(roles, agent="", source=source, destination=label) if label != source else roles
    if measure == "imports":
        return replace(roles, agent="", source=label) if label != roles.destination else roles
    return replace(roles, agent="", with_=label)


def _in_step(scene: Scene, index: int) -> str:
    """`Die Schweiz und Belgien kamen auf 31 Mio. beziehungsweise 15 Mio.`: party by party."""
    for place in (0, 1):
        first = index - place
        if first < 0 or first + 1 >= len(scene.figures):
            continue
        start = scene.phrase(first).start
        if not _RESPECTIVELY.fullmatch(scene.text, scene.figures[first].end, scene.phrase(first + 1).start):
            continue
        two = [
            p
            for p in scene.parties_in(Span(max(0, start - NEAR_LABEL), start))
            if p.form in ("name", "capital")
        ][-2:]
        joined = len(two) == 2 and _JOINED.fullmatch(scene.text, two[0].end, two[1].start)
        if joined and _RANKED.fullmatch(scene.text, two[1].end, start):
            return two[place].code
    return ""


def _label(scene: Scene, index: int) -> tuple[str, bool]:
    """Return the party the figure is put to, and whether it follows another (`gefolgt von den USA mit`)."""
    start = scene.phrase(index).start
    paired = _in_step(scene, index)
    if paired:
        return paired, True
    ranked, is_partner = _in_rank(scene, index)
    if is_partner:
        return ranked, True
    fallen = _falls_to(scene, index)
    if fallen:
        return fallen, True
    if _goes_through(scene, index):
        return scene.roles(scene.sentence(scene.number(index))).agent, True
    for party in scene.parties_in(Span(max(0, start - NEAR_LABEL), start)):
        if party.end > start or party.form not in ("name", "capital") or party.case == "genitive":
            continue
        followed = _FOLLOWED_BY.search(scene.text, max(0, party.start - 30), party.start)
        placed = _PLACED.search(scene.text, max(0, party.start - 20), party.start)
        if not placed and _RANKED.fullmatch(scene.text, party.end, start):
            return party.code, True
        if (_LABELS_WITH if followed else _LABELS).fullmatch(scene.text, party.end, start):
            return party.code, bool(followed)
    return "", False


def _falls_to(scene: Scene, index: int) -> str:
    """`3 Mrd. entfielen auf Polen und 2 Mrd. auf Ungarn`: return the party behind the figure, "" for none."""
    sentence, phrase = scene.sentence(scene.number(index)), scene.phrase(index)
    if not _FELL.search(scene.text, sentence.start, sentence.end):
        return ""
    following = scene.phrase(index + 1).start if index + 1 < len(scene.figures) else sentence.end
    for party in scene.parties_in(Span(phrase.end, min(phrase.end + NEAR_LABEL, following, sentence.end))):
        if party.form == "name" and _FALLS_TO.fullmatch(scene.text, phrase.end, party.start):
            return party.code
    return ""


def _goes_through(scene: Scene, index: int) -> bool:
    """`Nach Polen gingen Waren für 3 Mrd. Spanien blieb bei 2 Mrd.`: another partner of the same."""
    number, before, start = scene.number(index), scene.last_draft(), scene.phrase(index).start
    if before is None or not before.partner or before.sentence != number - 1 or scene.trade_words(number):
        return False
    sentence = scene.sentence(number)
    named = [party for party in scene.parties_in(sentence) if party.form == "name" and party.end <= start]
    if len(named) != 1 or named[0].code in (before.reporter, before.partner):
        return False
    agent = scene.roles(sentence).agent == named[0].code
    return agent and _REACHES.fullmatch(scene.text, named[0].end, start) is not None


def _in_rank(scene: Scene, index: int) -> tuple[str, bool]:
    """`Dahinter folgten Tschechien mit 9 Mrd. und Polen mit 6 Mrd.`: return the party, and what it is.

    True stands for a partner of the one who reports the figure before, False for one who reports likewise.
    """
    text, start, before = scene.text, scene.phrase(index).start, scene.last_draft()
    if before is None:
        return "", False
    sentence = scene.sentence(scene.number(index))
    for party in scene.parties_in(Span(max(sentence.start, start - NEAR_LABEL), start)):
        if party.code != before.reporter and _WITH_ITS.fullmatch(text, party.end, start):
            rank = _RANK.search(text, max(sentence.start, party.start - FARTHEST_RANK), party.start)
            if rank is not None:
                return party.code, bool(before.partner) or not rank["next"]
    return "", False


def _passage(scene: Scene, index: int, mention: Mention) -> Span:
    """Return the part of the sentence from the figure before to the next word of trade behind this figure."""
    number, phrase = scene.number(index), scene.phrase(index)
    sentence = scene.sentence(number)
    before = scene.draft_before(index)
    start = sentence.start
    if before is not None:
        start = scene.figures[before.index].end
        if before.mention != mention and start <= before.mention.start < phrase.start:
            start = before.mention.end  # `für 3 Mrd. dorthin verkauft und für 4 Mrd. von dort bezogen`
    contrast = _CONTRAST.search(scene.text, start, phrase.start)
    start = start if contrast is None else contrast.end()
    following = (m.start for m in scene.trade_words(number) if m.start > phrase.end and m != mention)
    return Span(start, min(following, default=sentence.end))


def _pointed_at(scene: Scene, roles: Roles, number: int, passage: Span) -> Roles:
    """`das Land`, `dorthin`, `von dort`: the party named last, where the text did not speak of it yet."""
    for pattern, role in (
        (_THE_LAND, "agent"),
        (_THITHER, "destination"),
        (_THENCE, "source"),
        (_THERE, "place"),
    ):
        match = pattern.search(scene.text, passage.start, passage.end)
        if (
            match is not None
            and not getattr(roles, role)
            and not (role == "agent" and (roles.owner or roles.source))
        ):
            known = {roles.owner, roles.agent, roles.source, roles.destination, roles.with_} - {""}
            only = next(iter(known)) if len(known) == 1 else ""
            beside = "achbar" in match[0]
            neighbour = scene.topic.neighbour_of(only) if beside and only else ""
            neighbour = OPEN if match[0].endswith("Nachbarn") and _SEVERAL.match(match[0]) else neighbour
            party = neighbour or _named_before(scene, match, but=only)
            first, second = _context(scene, number)
            last = scene.last_draft()
            if beside and last is not None:  # `Wichtigster Kunde ist Peru. Die Ausfuhren zum Nachbarn …`
                first = last.reporter
            own = party == first and not known  # whose trade the text speaks of anyway
            own = own and not (role in ("source", "destination") and _is_last_partner(scene, number, party))
            other = party == second and role == "agent" and len(first) == 2
            if party and party not in known and not own and not other:
                roles = roles.with_role(role, party)
    return roles


def _is_last_partner(scene: Scene, number: int, party: str) -> bool:
    """`Deutsche Waren gingen nach Polen. Die Einfuhren von dort …`: the partner of the sentence before."""
    before = scene.last_draft()
    return before is not None and before.sentence == number - 1 and before.partner == party


def _named_before(scene: Scene, match: regex.Match[str], *, but: str) -> str:
    """Return what `das Land`, `dorthin` points to, ``OPEN`` for partners that are left open."""
    named = [p for p in scene.parties_before(match.start()) if p.form in ("name", "open") and p.code != but]
    named = [party for party in named if not _NEIGHBOUR.match(party.text)]
    if "land" in match[0].lower():  # no part of the world
        named = [party for party in named if len(party.code) == 2]
    elif named and named[-1].form == "open":
        return OPEN
    return next((party.code for party in reversed(named) if party.form == "name"), "")


def _is_inner(scene: Scene, bloc: str, index: int) -> bool:
    """`der gegenseitige Handel der GUS-Staaten`: trade inside a bloc, which stands on both sides."""
    before = scene.last_draft()
    if before is not None and before.reporter == before.partner == bloc:
        return True
    sentence = scene.sentence(scene.number(index))
    return bloc in alliances() and bool(_INNER.search(scene.text, sentence.start, sentence.end))


# ---------------------------------------------------------------- what the sentence leaves out


def _complete(scene: Scene, reporter: str, partner: str, index: int, mention: Mention, measure: str) -> Pair:
    """Fill in the party that the sentence leaves out."""
    number = scene.number(index)
    reporter = "" if reporter == OPEN else reporter
    first, second = _context(scene, number, mention)
    if measure != "turnover" and not partner:
        second = "" if _is_past(scene, number, second) else second
        first = "" if reporter == second and _is_past(scene, number, first) else first
        other = first if reporter == second else second
        if reporter and other and not _is_coupled(scene, number, reporter, other):
            return reporter, ""
        if measure in FLOWS and other and _is_of_whole(scene, index, measure, reporter or first, other):
            return reporter or first, ""
    if _WE.search(scene.text, scene.sentence(number).start, scene.sentence(number).end):
        we = "" if measure == "turnover" or reporter else _we(scene, number)
        if we and we != partner:
            return we, partner or (second if we == first else _counterpart(scene, we, first, second))
        if (partner or reporter) in scene.topic.pair:
            first, second = scene.topic.pair
        first, second = (first, second) if second or measure != "turnover" else scene.topic.two
    if partner == OPEN:
        return reporter or first, ""
    if reporter and partner:
        return reporter, partner
    if reporter and measure == "turnover" and _is_whole(scene, number, mention):
        return reporter, ""
    joined = NOBODY if reporter or partner or measure != "turnover" else _joined_before(scene, number)
    if joined != NOBODY:
        return joined
    if not partner and scene.draft_before(index) is None and is_world(scene, number, mention):
        return reporter or first, ""
    if not partner and _OF_THESE.match(scene.text, scene.figures[index].phrase_end):
        return reporter or first, ""
    if not reporter and not partner:
        return (first, second) if measure == "turnover" else _as_before(scene, first, second)
    if reporter and scene.topic.related(reporter, first) and reporter != first:
        return reporter, ""  # a part of the state that the text spoke of
    if reporter:
        own = reporter == first or _is_member(scene, number, first)
        return reporter, second if own else _counterpart(scene, reporter, first, second)
    return _counterpart(scene, partner, first, second, reports=True), partner


def _is_member(scene: Scene, number: int, bloc: str) -> bool:
    """`Unter den Mitgliedstaaten hatte Italien die höchsten Ausfuhren`: one of the bloc spoken of."""
    sentence = scene.sentence(number)
    return bloc in alliances() and _OF_MEMBERS.search(scene.text, sentence.start, sentence.end) is not None


def _is_of_whole(scene: Scene, index: int, measure: str, reporter: str, partner: str) -> bool:
    """Tell by its size that a figure is no trade with ``partner``, but with the world.

    `Peru exportierte Waren für 60 Mrd., nach China für 20 Mrd. Die Importe lagen bei 55 Mrd.`
    """
    if _has_part(scene, index, measure, partner):
        return True
    figure = scene.figures[index]
    told = [d for d in scene.drafts if isinstance(d, Draft) and d.reporter == reporter and d.measure in FLOWS]
    same = [d for d in told if d.kind == LEVEL and scene.figures[d.index].currency == figure.currency]
    whole = next((d for d in reversed(same) if not d.partner and not d.product), None)
    part = next((d for d in reversed(same) if d.partner == partner), None)
    if whole is None or part is None or not figure.high:
        return False
    most, least = scene.figures[whole.index].high, scene.figures[part.index].high
    if whole.measure == measure:
        return figure.high >= most > least
    return most > CLEARLY_MORE * least and figure.high * figure.high > most * least


def _has_part(scene: Scene, index: int, measure: str, partner: str) -> bool:
    """`Perus Export erreichte 60 Mrd. Nach China gingen Waren für 20 Mrd.`: the first figure is the whole."""
    figure, number = scene.figures[index], scene.number(index)
    sentence = scene.sentence(number)
    times = set(_YEAR.findall(scene.text, sentence.start, sentence.end))
    for later in range(index + 1, min(index + FIGURES_AHEAD, len(scene.figures))):
        part, start = scene.figures[later], scene.phrase(later).start
        there = scene.sentence(scene.number(later))
        if scene.number(later) == number or part.currency != figure.currency or part.high >= figure.high:
            continue
        if not set(_YEAR.findall(scene.text, there.start, start)) <= times:
            continue
        of_these = scene.number(later) == number + 1 and _THEREOF.search(scene.text, there.start, start)
        opening = _TO_OR_FROM.match(scene.text, there.start, start)
        if not of_these and opening is None:
            continue
        roles = scene.roles(there if of_these else Span(there.start, start), scene.number(later))
        side = roles.destination if measure == "exports" else roles.source
        if of_these and side and (side == partner or partner not in alliances()):
            return True
        if opening is not None and side == partner:
            return any(p.code == partner for p in scene.parties_in(Span(opening.end(), opening.end() + 1)))
    return False


def _as_before(scene: Scene, first: str, second: str) -> Pair:
    """After the turnover of two, whose order means nothing, return first the one whose flows were told."""
    last = scene.last_draft()
    if last is None or last.measure != "turnover":
        return first, second
    near = reversed(scene.drafts[-FIGURES_BACK:])
    told = (d.reporter for d in near if isinstance(d, Draft) and d.measure != "turnover")
    return (second, first) if second and next(told, first) == second else (first, second)


def _is_whole(scene: Scene, number: int, mention: Mention) -> bool:
    """`Der chinesische Warenhandel wuchs`: not only what the text is about, unless it says `bilateral`."""
    sentence = scene.sentence(number)
    if mention.start < sentence.start or not _TRADE_IN_GOODS.fullmatch(mention.text):
        return False
    return not _BOTH_SIDES.search(scene.text, sentence.start, sentence.end)


def _joined_before(scene: Scene, number: int) -> Pair:
    """`Kampala und Nairobi rücken zusammen. Der Handel …`: the only two whom the sentence before names."""
    draft = scene.last_draft()
    if number == 0 or (draft is not None and (draft.partner or draft.sentence == number)):
        return NOBODY
    before = scene.sentence(number - 1)
    if before.start not in scene.layout.paragraph_at(scene.sentence(number).start):
        return NOBODY
    between = scene.roles(before).between
    two = len(between) == 2 and {party.code for party in scene.parties_in(before)} == set(between)
    return (between[0], between[1]) if two else NOBODY


def _counterpart(scene: Scene, known: str, first: str, second: str, *, reports: bool = False) -> str:
    """Return who trades with ``known``: one of the pair that the text was speaking of."""
    if known in (first, second):
        other = second if known == first else first
        return other or scene.topic.other_than(known)
    candidates = [code for code in (first, second) if code and not scene.topic.related(code, known)]
    if not candidates:
        return scene.topic.other_than(known)
    if reports and scene.last_draft() is not None:
        return candidates[0]
    return max(candidates, key=scene.topic.weight)


def _context(scene: Scene, number: int, mention: Mention | None = None) -> Pair:
    """Return the pair that the text was speaking of when sentence ``number`` began.

    Where that goes on with a ``mention`` farther back than the last figure, the pair of that one.
    """
    draft, sentence = scene.last_draft(), scene.sentence(number)
    if mention is not None and draft is not None and mention.start < sentence.start:
        resumed = scene.draft_of(mention)
        if resumed is not None and resumed.mention != draft.mention:
            return resumed.reporter, resumed.partner
    if draft is not None and draft.sentence == number:
        return draft.reporter, draft.partner
    if _BOTH_SIDES.search(scene.text, sentence.start, sentence.end):
        return _pair_of_both(scene, number)
    paragraph = scene.layout.paragraph_at(sentence.start)
    for earlier in range(number - 1, max(-1, number - 1 - REACH), -1):
        if draft is not None and draft.sentence == earlier:
            break
        pair = _spoken_of(scene, earlier)
        if pair[1] not in scene.topic.pair and scene.sentence(earlier).start not in paragraph:
            pair = pair[0], ""
        if pair[0] and (pair[1] or draft is None or earlier == number - 1):
            return pair
    if draft is None:
        return _of_headlines(scene) or scene.topic.pair
    reporter, partner = draft.reporter, draft.partner
    if partner and partner == _home(scene):  # `Italien bezog aus Tirol … Die Ausfuhr in die Schweiz …`
        reporter, partner = partner, reporter
    begins = scene.sentence(draft.sentence).start not in paragraph
    is_whole = begins and reporter == _home(scene) and not _first_draft(scene).partner
    return (reporter, "") if is_whole or _is_listed(scene, draft) else (reporter, partner)


def _pair_of_both(scene: Scene, number: int) -> Pair:
    """Return who `beide Länder` are: the pair of the figure before, in a new paragraph that of the topic."""
    draft = scene.last_draft()
    if draft is None or not draft.partner:
        return scene.envoy or scene.topic.two
    paragraph = scene.layout.paragraph_at(scene.sentence(number).start)
    goes_on = scene.sentence(draft.sentence).start in paragraph
    return (draft.reporter, draft.partner) if goes_on or not all(scene.topic.pair) else scene.topic.pair


def _first_draft(scene: Scene) -> Draft:
    return next(draft for draft in scene.drafts if isinstance(draft, Draft))


def _home(scene: Scene) -> str:
    """Return whose trade most of the figures so far were about, "" where only one was."""
    reporters = Counter(draft.reporter for draft in scene.drafts if isinstance(draft, Draft))
    code, count = reporters.most_common(1)[0] if reporters else ("", 0)
    return code if count > 1 else ""


def _we(scene: Scene, number: int) -> str:
    """Return whom `wir` means in the mouth of `der indische Sprecher`, "" where no office is told."""
    first, last = max(0, number - 1), min(number + 1, len(scene.layout.sentences) - 1)
    near = Span(scene.sentence(first).start, scene.sentence(last).end)
    spoken = {
        p.code for p in scene.parties_in(near) if _OFFICE.match(scene.text, p.end) and p.form == "adjective"
    }
    if not spoken:
        paragraph = scene.layout.paragraph_at(scene.sentence(number).start)
        names = set(_NAME.findall(scene.text, paragraph.start, paragraph.end))
        spoken = {code for name, code in scene.officials if name in names}
    return next(iter(spoken)) if len(spoken) == 1 else ""


def _is_coupled(scene: Scene, number: int, reporter: str, partner: str) -> bool:
    """Whether something besides the topic tells that the goods of the reporter are the partner's."""
    if scene.last_draft() is not None or not partner:
        return True
    first = max(0, number - REACH)
    if any(partner in _spoken_of(scene, earlier) for earlier in range(first, number)):
        return True
    return _are_told_together(scene, number, reporter, partner)


def _are_told_together(scene: Scene, number: int, reporter: str, partner: str) -> bool:
    """Tell whether sentence ``number``, those before it or the headline name both as a pair."""
    first = max(0, number - REACH)
    near = Span(scene.sentence(first).start, scene.sentence(number).end)
    inside = scene.sentence(number)
    named = {p.code for p in scene.parties_in(inside) if not stands_beside(scene.text, p, inside)}
    both = {reporter, partner}
    return (
        both <= named
        or (both <= scene.in_headlines and partner not in alliances() and not _heads_speak_of_money(scene))
        or bool(_BOTH_SIDES.search(scene.text, near.start, near.end))
    )


def _heads_speak_of_money(scene: Scene) -> bool:
    """`Berlin stockt Hilfe für Kenia auf`: the headlines tell of other money and of no trade between them."""
    numbers = {scene.layout.sentence_index(headline.start) for headline in scene.layout.headlines}
    measures = {mention.measure for number in numbers for mention in scene.mentions(number)}
    return OTHER in measures and measures.isdisjoint(TRADE)


def _is_past(scene: Scene, number: int, partner: str) -> bool:
    """Whether the partner of an earlier paragraph, no subject of the text nor of this one, is left behind.

    What is sold now may go anywhere.
    """
    draft = scene.last_draft()
    if draft is None or partner not in (draft.reporter, draft.partner) or partner in scene.topic.pair:
        return False
    paragraph = scene.layout.paragraph_at(scene.sentence(number).start)
    if scene.sentence(draft.sentence).start in paragraph:
        return False
    again = scene.parties_in(Span(paragraph.start, scene.sentence(number).start))
    return all(party.code != partner for party in again)


def _is_listed(scene: Scene, last: Draft) -> bool:
    """Whether the text just went through one partner after the other: none is meant by what follows."""
    if last.partner in scene.topic.pair:
        return False
    drafts = (d for d in reversed(scene.drafts) if isinstance(d, Draft))
    same = takewhile(lambda draft: draft.sentence == last.sentence, drafts)
    return any(d.partner != last.partner and d.reporter == last.reporter for d in same)


def _spoken_of(scene: Scene, number: int) -> Pair:
    """Return the pair of a sentence that speaks of trade without a figure, `NOBODY` for none."""
    trade_words = scene.trade_words(number)
    strong = [m for m in trade_words if m.strong]
    others = [m for m in trade_words if (m.verb and not m.movement) or m.counterpart]
    if not strong and not others:
        return NOBODY
    mention = (strong or others)[0]
    measure = mention.measure if mention.measure != BALANCE else "turnover"
    sentence = scene.sentence(number)
    roles = scene.roles(sentence, number, mention)
    if mention.counterpart:
        of_goods = measure == "exports" and roles.source  # `Größter Abnehmer kenianischen Tees ist Pakistan`
        roles = _other_side(roles, measure) if roles.owner or of_goods else Roles()
    elif _SHARE.search(scene.text, sentence.start, mention.start):
        roles = replace(roles, source="", destination="", with_="")
    reporter, partner = pair_of(measure, roles)
    if reporter and (partner or (strong and is_world(scene, number, mention))):
        return reporter, "" if partner == OPEN else partner
    known = reporter or partner
    if not known or not strong or scene.last_draft() is not None:
        return NOBODY
    other = scene.topic.partner_of(known)
    is_topic = not scene.layout.headlines or reporter in scene.in_headlines
    is_flow = reporter and measure in FLOWS and not mention.counterpart
    if is_flow and not (is_topic and _are_told_together(scene, number, reporter, other)):
        return reporter, ""
    return (reporter, other) if reporter else (other, partner)


def _of_headlines(scene: Scene) -> Pair | None:
    for headline in scene.layout.headlines:
        pair = _spoken_of(scene, scene.layout.sentence_index(headline.start))
        if all(pair):
            return pair
    return None


def is_world(scene: Scene, number: int, mention: Mention) -> bool:
    """Whether the words of the sentence mean trade with the whole world."""
    sentence = scene.sentence(number)
    if _BOTH_SIDES.search(scene.text, sentence.start, sentence.end):
        return False
    if _WORLD.search(scene.text, sentence.start, sentence.end) or _IN_ALL.match(scene.text, sentence.start):
        return True
    if any(
        m.measure != "turnover" and _ALL.search(scene.text, max(sentence.start, m.start - 30), m.start)
        for m in (mention, *_domains(scene, number))
    ):
        return True
    return bool(_FOREIGN_TRADE.match(mention.text)) and mention.start >= sentence.start


def _domains(scene: Scene, number: int) -> list[Mention]:
    return [m for m in scene.trade_words(number) if _FOREIGN_TRADE.match(m.text)]


# ---------------------------------------------------------------- patterns

# `3 Mrd., wenn das Abkommen mit Peru gilt`
_CONDITION = late(
    lambda: (
        rf",\s+(?:{any_of('claims', 'mostly')}\s+(?:aus|nach|in|an|mit)\b"
        r"|(?:wenn|falls|sofern|sobald|nachdem|obwohl|weil|ehe|bevor)\s"
        r"|[^,;]{0,60}\b(?:davon|darunter)\b"
        rf"|[^,;]{{0,40}}\b{any_of('claims', 'shares')}\s+\p{{Ll}}+\s+(?:aus|nach|in|an)\s)"
    ),
    signs=",",
)
# `Nach China gingen davon`, `In die Schweiz flossen`
_TO_OR_FROM = late(r"[\s„“\"»]*(?:Nach|In\s+(?:die|den|das)|Aus(?:\s+de[rmn])?)\s+")
_THEREOF = late(r"\b[Dd]avon\b", signs="avon")
_YEAR = late(r"\b(?:19|20)\d\d\b")
_CONTRAST = late(r"(?r)\b(?:während|wogegen|wohingegen)\b", signs="während wogegen wohingegen")
_SOLD_TO = late(r"\b(?:liefer|verkauf)(?:t|te|ten|en)\s+(?P<article>de[mrn]\s+)?", signs="liefer verkauf")
_RECEIVES = late(r"\b(?:bekam|bekamen|bekommt|bekommen|erhielt|erhielten|erhält|erhalten)\b", signs="bek erh")
_SUPPLIES = late(r"beliefer(?:n|t|te|ten)")
_FELL = late(r"\bentf(?:ielen|iel|allen|ällt)\b", signs="entf")
# `(3 Mrd.) Handelsumsatz entfielen 2018 auf die`, `(2 Mrd.) auf`
_FALLS_TO = late(
    r"(?:\s+\p{Lu}\p{L}+)?(?:\s+entf\p{Ll}+(?:\s+[\p{L}\d.]+){0,5}?)?\s+auf\s+(?:die\s+|den\s+|das\s+)?"
)
# `Norwegen (16 Mrd. Euro)`, `- China: 7,6 Mrd. Dollar`
_LABELS = late(r"\s*\((?:für\s+|mit\s+)?|:\s+")
_LABELS_WITH = late(r"\s*\((?:für\s+|mit\s+)?|:\s+|\s+(?:mit|für)\s+")
# `Österreich landete mit 5 Mrd. auf dem fünften Platz`
_RANKED = late(
    r"\s+(?:(?:landete|folgt|rangiert|liegt|lag|steht|stand)(?:en?)?\s+(?:\p{Ll}+\s+)?mit|kam(?:en)?\s+auf)\s+(?:\p{Ll}+\s+)?"
)
# `Polen mit 6 Mrd.`, `Polen mit einem Umsatz von 6 Mrd.`
_WITH_ITS = late(
    r"\s+mit\s+(?:(?:eine[mr]\s+)?(?:\p{Ll}+\s+){0,2}\p{Lu}[\p{L}-]+\s+(?:von|in\s+Höhe\s+von)\s+)?"
)
# `Für das Nachbarland ergibt sich ein Defizit`
_FOR_NEIGHBOUR = late(r"\b[Ff]ür\s+(?:das|den)\s+Nachbar(?:land|staat|n)\b", signs="Nachbar")
_NEIGHBOUR = late(r"Nachbar(?:land|staat)(?:e?s)?\b")  # not an open group, but what is sought
# `Spanien dagegen blieb mit` 3 Mrd.
_REACHES = late(r"\s+(?:\p{Ll}+\s+){1,6}")
_TRADE_IN_GOODS = late(r"(?:Waren|Güter)(?:handels?|verkehrs?)")
# `Auf der Importseite`, `Bei den Einfuhren`, `Im Export`
_ON_SIDE = late(r"(?:\b[Aa]uf\s+der|\b[Bb]ei\s+den|\b[Bb]eim|\b[Ii]m|\b[Uu]nter\s+den)\s+$")
_ITS = late(r"\b(?:[Ii]hr|[Ss]ein)e[nrm]?\s+(?:\p{Ll}+\s+)?$")
_RANK = late(
    r"\b(?i:(?P<next>folg(?:t|te|ten|en)|danach|dahinter|gefolgt)|auf\s+(?:den\s+)?(?:Platz|Rang|Plätzen?|Rängen)"
    r"|an\s+(?:der\s+)?(?:\p{Ll}+\s+)?(?:Stelle|Spitze)|rangier(?:t|te|ten|en))\b"
)
_PLACED = late(r"\b(?i:in|im|mit|aus|nach|von|zwischen|innerhalb)\s+(?:de[rmn]\s+|die\s+)?$")
_RESPECTIVELY = late(r"\s*(?:beziehungsweise|bzw\.|respektive|und)\s+")
_JOINED = late(r"\s+und\s+(?:(?:die|das|der)\s+)?")
_FOLLOWED_BY = late(
    r"\b(?:gefolgt|(?i:dahinter|danach)|folg(?:t|en|te|ten))\b[^,;.]*$|\bvor\s+(?:de[rmn]\s+)?$"
)
_THE_LAND = late(r"\b(?:[Dd]as|[Dd]ieses)\s+Land\b(?!\s+(?:\p{Lu}|selbst))", signs="Land")
_SEVERAL = late(r"an\s+(?:die|ihre|seine|unsere)\s")  # `an seine Nachbarn`, but `an seinen Nachbarn`
_THITHER = late(
    r"\b(?:[Dd]orthin|[Dd]ahin|(?:ins|in\s+das)\s+Nachbarland|(?:an\s+(?:den|die|ihren?|seinen?|unseren?)|zum|zu\s+(?:ihrem|seinem|unserem))\s+(?:\p{Ll}+\s+)?Nachbarn(?!\s+\p{Lu}))\b",
    signs="orthin ahin Nachbar",
)
# `verkauften deutsche Firmen dort`, but not `von dort`, `dort, wo`
_THERE = late(r"(?<!\b[Vv]on\s)\b[Dd]ort\b(?!,)", signs="Dort dort")
_THENCE = late(
    r"\b(?:[Vv]on\s+dort|[Dd]orther|[Aa]us\s+dem\s+Nachbarland)\b",
    signs="dort orther Nachbarland",
)
_OF_MEMBERS = late(
    r"\b(?:[Uu]nter|[Vv]on)\s+(?:den|allen)\s+(?:\d+\s+)?(?:\p{L}+-)?(?:Mitglied\p{L}*|Ländern|Staaten)\b",
    signs="nter on",
)
_INNER = late(
    r"\b(?:gegenseitig\p{L}*|[Uu]ntereinander|[Bb]innenhandel|Mitglied(?:er|ern|staaten|sländern?)|miteinander|innerhalb|zwischen\s+den\s+(?:Mitglied\p{L}*|Ländern|Staaten))\b",
    signs="gegenseitig einander innenhandel Mitglied innerhalb zwischen",
)
_BOTH_SIDES = late(
    r"\b[Bb]eide[rn]?\s+(?:Länder|Ländern|Staaten|Seiten|Partner|Nachbarn|Verbündeten|Nationen|Hauptstädte|Republiken|Völker)\b"
    r"|\b(?:zwischen|der)\s+(?:unseren|zwei)\s+(?:beiden\s+)?(?:Ländern|Länder|Staaten)\b"
    r"|\b(?:bilateral|gegenseitig|beiderseitig|wechselseitig)\p{L}*",
    signs="eide unseren zwei bilateral seitig",
)
_WORLD = late(
    r"(?i)\b(?:weltweit\p{L}*|(?:in|aus)\s+alle[rn]?\s+Welt|ins\s+Ausland|im\s+Ausland|mit\s+de[rm]\s+(?:Rest\s+der\s+)?Welt)"
)
_OFFICE = late(
    r"(?:\p{Ll}+\s+)?\s*\p{L}*(?i:sprecher(?:in)?|minister(?:in)?|präsident(?:in)?|premier|kanzler(?:in)?|botschafter(?:in)?|sekretär(?:in)?"
    r"|staatschef(?:in)?|regierungschef(?:in)?|vertreter(?:in)?|attaché)s?\b"
)
_NAME = late(r"\p{Lu}[\p{L}-]{2,}")
_WE_SUBJECT = late(r"\b[Ww]ir\b", signs="Wir wir")
_WE = late(r"\b(?:[Ww]ir|[Uu]nser(?:e[nrms]?)?)\b", signs="Wir wir nser")
_ALL = late(
    r"(?<!(?:Prozent|%|Anteil|Drittel|Hälfte|Viertel)\s+(?:an\s+)?(?:der|den|am)\s)\b(?:gesamte|sämtliche|alle)[nrms]?\s+$"
)
# `Zwei Drittel der Einfuhren stammen aus China`: not all of them.
_SHARE = late(
    r"(?:Prozent|%|Drittel|Viertel|Fünftel|Hälfte|Anteil|Teil|Großteil)\s+(?:an\s+)?(?:der|den|des|aller|am)\s+(?:\p{Ll}+\s+)?$",
    signs="Prozent % Drittel Viertel Fünftel Hälfte Anteil Teil Großteil",
)
_IN_ALL = late(r"[\s„“\"»]*(?:Insgesamt|Alles\s+(?:in\s+allem|zusammen)|Im\s+Ganzen)\b")
_FOREIGN_TRADE = late(
    r"(?i)(?:außen|aussen)handel|gesamt(?:export|import|ausfuhr|einfuhr|handel|defizit|überschuss|minus|plus)"
)
# `166 Mrd. Franken ein, 120 Mrd. davon aus der EU`: the first figure is the whole.
# `für 2 Mrd., vor allem nach Polen`: so are the goods that go anywhere.
_OF_THESE = late(
    lambda: (
        r"(?:[^.;]|(?<=M(?:rd|io)|Tsd)\.){0,120}?\b(?:davon|darunter)\b(?:[^.;]|(?<=M(?:rd|io)|Tsd)\.){0,60}?"
        r"\b(?:aus|nach|in\s+die|mit)\b"
        rf"|(?:\s+\p{{Ll}}+)?,\s+{any_of('claims', 'mostly')}\s+(?:aus|nach|in|an|mit)\b"
        rf"|[^;.]{{0,60}}?[,;]\s+(?:[\p{{L}}%\d]+\s+){{0,4}}?{any_of('claims', 'shares')}"
        r"\s+\p{Ll}+\s+(?:aus|nach|in|an)\b"
        r"|[^;.]{0,60}?[,;]\s[^,;.]{0,60}\b(?:kauf|bezog|nahm|import|erwarb)\p{Ll}*\s+davon\b"
    )
)

"""The roles round one figure: what its own passage says of who sells, who buys, who trades with whom.

`roles` reads a passage. Which passage is the figure's, what its word of trade makes of the roles (the subject
of `Größter Abnehmer war China` buys), is decided here; what `dorthin` and `das Land` mean by `pointers`.
"""

from __future__ import annotations

from dataclasses import replace

from tradefigs.claims.listings import behind_preposition, party_listed
from tradefigs.claims.pairs import context
from tradefigs.claims.partyroles import is_plural, viewing
from tradefigs.claims.pointers import POINTERS, of_own_land, of_pronoun, pointed_at
from tradefigs.claims.roles import DESTINATION, SOURCE, Roles
from tradefigs.claims.scene import Draft, Scene
from tradefigs.claims.subclauses import (
    acting_in_relative_clause,
    clause_round,
    first_mark,
    in_relative_clause,
    last_mark,
    mark_before,
    marks,
    owning_in_relative_clause,
)
from tradefigs.claims.trade import FELL, FLOWS, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.lexicon import any_of, both_cases, words
from tradefigs.parties import Party

# Characters to look back from a word of trade.
POSSESSIVE = 40  # to whose it is: `ihre landwirtschaftlichen`
AGENT_BEFORE = 40  # from a figure to who is ranked by it: `Irland mit rund`
ON_SIDE = 30  # to what makes it a side of the balance: `unter den`


def roles_round(scene: Scene, index: int, mention: Mention, measure: str) -> Roles:
    """Return the roles of a figure, told by its sentence and by what this goes on with."""
    number, sentence = scene.number(index), scene.sentence_of(index)
    relative = (
        in_relative_clause(scene, index)
        or acting_in_relative_clause(scene, index, mention)
        or owning_in_relative_clause(scene, index, mention)
    )
    if relative is not None:
        return relative
    roles = _told_near(scene, index, mention)
    if sentence.start <= mention.start < sentence.end:
        roles = _with_word(scene, number, mention, measure, roles)
    if measure == "exports" and _receives(scene, index, roles):
        roles = roles.on_other_side(measure)
    label, followed = party_listed(scene, index)
    passage = _passage(scene, index, mention)
    roles = of_own_land(scene, number, of_pronoun(scene, number, mention, roles, passage), passage)
    pointed = pointed_at(scene, index, roles, passage, measure)
    before = scene.draft_before(index)
    if (
        label
        and before is not None
        and (followed or measure == "turnover")
        and _reports_by_rank(scene, before)
    ):
        return replace(before.roles, agent=label)
    if _buyers_are_ranked(scene, index, label, followed=followed):
        return Roles(agent=label, source=scene.told[-1].partner)
    roles = _labelled(pointed, label, measure, counterpart=mention.counterpart, followed=followed)
    if before is not None and before.mention == mention:
        earlier = replace(before.roles, between=()) if label and followed else before.roles
        roles = roles.over(earlier)
    return _narrowed(scene, _of_own_region(scene, index, roles, measure))


def _told_near(scene: Scene, index: int, mention: Mention) -> Roles:
    """Return the roles told beside the figure, else beside its word of trade, else before both."""
    number, phrase = scene.number(index), scene.phrase(index)
    sentence, zone = scene.sentence(number), _zone(scene, index, mention)
    roles = scene.roles(zone, number, phrase)
    is_state = len(roles.with_) == len("PE")  # no region of who exports
    if is_state and mention.measure in FLOWS and FELL.search(scene.text, zone.start, zone.end):
        role = DESTINATION if mention.measure == "exports" else SOURCE
        roles = replace(roles, with_="").with_role(role, roles.with_)  # `auf Peru entfielen 3 Mrd.`
    before = scene.draft_before(index)
    carried = not sentence.start <= mention.start < sentence.end
    if carried and scene.draft_of(mention) is None:  # `Es wuchs auf 3 Mrd.`: what stands before
        there = scene.layout.sentence_index(mention.start)
        near = _neighbourhood(scene, there, mention, scene.sentence(there))
        roles = roles.over(scene.roles(near, there, mention))
    elif not carried and (before is None or before.mention != mention):
        near = _neighbourhood(scene, number, mention, zone)
        roles = roles.over(scene.roles(near, number, mention))
    if not (roles.owner or roles.agent):
        view = viewing(scene.text, scene.parties_in(Span(sentence.start, phrase.start)), sentence)
        roles = replace(roles, owner=view)
    if before is None and not roles.named:
        start = _after_colon(scene, _after_semicolon(scene, index, mention), phrase.start, mention)
        told = scene.roles(Span(start, phrase.start), number)
        roles = told.over(roles) if mention.verb else told  # `Es kaufte Waren für 3 Mrd. in China`
    return roles


def _reports_by_rank(scene: Scene, before: Draft) -> bool:
    """`Bei den Exporten nach Peru lag Chile mit 3 Mrd. vor Kuba mit 2 Mrd.`: those who are ranked sell."""
    roles = before.roles
    if not before.partner or before.partner not in (roles.destination, roles.source, roles.with_):
        return False
    start, end = scene.sentence(before.sentence).start, scene.phrase(before.index).start
    named = scene.parties_in(Span(start, end))
    if roles.with_ and named:  # `Im Handel mit Peru kam Chile auf 3 Mrd., Kuba auf 2 Mrd.`
        return named[0].code == roles.with_ and roles.agent == before.reporter
    at_figure = {p.code for p in named if p.start >= end - AGENT_BEFORE and _WITH.match(scene.text, p.end)}
    return roles.agent == before.reporter and before.reporter in at_figure


def _buyers_are_ranked(scene: Scene, index: int, label: str, *, followed: bool) -> bool:
    """`Größter Kunde ist Peru, es kaufte für 3 Mrd. Dahinter folgt Chile`: in a text on the one who sells."""
    last, before = scene.last_draft(), scene.draft_before(index)
    if last is None or last.measure != "imports" or label in ("", last.reporter, last.partner):
        return False
    if not followed and (before is None or not before.carried):
        return False
    is_told = last.reporter in (last.roles.agent, last.roles.owner)
    return is_told and scene.topic.ranked[:1] == [last.partner]


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
    return replace(roles.without(label), agent="", with_=label)


def _of_own_region(scene: Scene, index: int, roles: Roles, measure: str) -> Roles:
    """`Von den Exporten Österreichs entfielen 3 Mrd. auf Tirol`: a part of who exports, no partner."""
    before = scene.draft_before(index)
    state = roles.owner or roles.agent or (before.reporter if before is not None else "")
    partner = DESTINATION if measure == "exports" else SOURCE
    for role in ("with_", SOURCE if measure == "exports" else DESTINATION):
        region = getattr(roles, role)
        if len(state) == 2 < len(region) and scene.topic.related(state, region):
            own = replace(roles.without(region), owner=region)
            if before is None or getattr(own, partner) or measure == "turnover":
                return own
            return own.with_role(partner, before.partner)
    return roles


def _narrowed(scene: Scene, roles: Roles) -> Roles:
    """`Im deutsch-tschechischen Handel kam Sachsen auf 9 Mrd.`: the region stands for its state."""
    if len(roles.between) != 2 or not roles.agent or roles.agent in roles.between:
        return roles
    pair = tuple(roles.agent if scene.topic.related(code, roles.agent) else code for code in roles.between)
    return replace(roles, between=pair)


# ---------------------------------------------------------------- the figure's passage


def _zone(scene: Scene, index: int, mention: Mention) -> Span:
    """Return the part of the sentence that speaks of this figure alone."""
    number, phrase = scene.number(index), scene.phrase(index)
    sentence = scene.sentence(number)
    start, end = _after_semicolon(scene, index, mention), sentence.end
    contrast = _CONTRAST.search(scene.text, start, phrase.start)
    if contrast is not None and scene.parties_in(Span(contrast.end(), phrase.start)):
        start = contrast.end()  # `ging nach Polen, während auf Peru 3 Mrd. entfielen`
    if index and scene.figures[index - 1].end > sentence.start:
        start = max(start, scene.figures[index - 1].end)
        contrast = _CONTRAST.search(scene.text, start, phrase.start)
        start = start if contrast is None else contrast.end()
        before = scene.draft_before(index)
        if before is not None and before.mention != mention:
            if start <= before.mention.start < phrase.start:
                start = first_mark(scene.text, before.mention.end, phrase.start)
            elif start == scene.figures[index - 1].end <= mention.start < phrase.start or (
                mention.verb and mention.start > phrase.start
            ):
                between = marks(scene.text, start, min(mention.start, phrase.start))
                start = between[-1].end if between else start
    has_next = index + 1 < len(scene.figures) and scene.figures[index + 1].start < sentence.end
    limit = scene.phrase(index + 1).start if has_next else sentence.end
    following = next(
        (m for m in scene.trade_words(number) if phrase.end <= m.start < limit and m != mention), None
    )
    if following is not None and following.movement:
        is_predicate = _PREDICATE.fullmatch(scene.text, phrase.end, following.start)
        following = None if is_predicate else following
    if has_next or (following is not None and following.verb):
        end = last_mark(scene.text, phrase.end, following.start if following is not None else limit)
        behind = _ITS_OWN.search(scene.text, phrase.end, end)
        end = end if behind is None else behind.start()
    if (semicolon := scene.text.find(";", max(phrase.end, mention.end), end)) >= 0:
        end = semicolon
    start = max(start, _after_colon(scene, start, phrase.start, mention))
    condition = _CONDITION.search(scene.text, phrase.end, end)
    if condition is not None and not condition.start() < mention.start < end:
        end = condition.start()
    return Span(min(start, phrase.start), max(end, phrase.end))


def _after_semicolon(scene: Scene, index: int, mention: Mention) -> int:
    """`Den Norwegern geht es gut; beim Fisch gab es Exporte für 3 Mrd.`: where its part begins."""
    start, end = scene.sentence_of(index).start, scene.phrase(index).start
    if not start <= mention.start:
        return start
    return max(start, scene.text.rfind(";", start, min(mention.start, end)) + 1)


def _after_colon(scene: Scene, start: int, end: int, mention: Mention) -> int:
    """`Größter Kunde ist Peru: Dorthin gingen Waren für 3 Mio.`: return where a colon lets it begin anew.

    It does so where a party is named or pointed at again behind it.
    """
    colon = _COLON.search(scene.text, start, end)
    if colon is None or start <= mention.start < colon.end():
        return start
    again = {party.code for party in scene.parties_in(Span(colon.end(), end))}
    named = {party.code for party in scene.parties_in(Span(start, colon.start()))}
    pointed = any(pattern.search(scene.text, colon.end(), max(end, mention.end)) for pattern, _ in POINTERS)
    return colon.end() if pointed or again & named else start


def _neighbourhood(scene: Scene, number: int, mention: Mention, zone: Span) -> Span:
    """Return the clause round a word of trade, up to the next verb of trade on either side."""
    sentence = scene.sentence(number)
    verbs = [m for m in scene.trade_words(number) if m.verb and m != mention]
    starts = [m.end for m in verbs if m.end <= mention.start]
    ends = [m.start for m in verbs if m.start >= mention.end]
    if zone.start <= mention.start and starts:
        starts.append(zone.start)
    clause = clause_round(scene.text, sentence, mention)
    return Span(max([clause.start, *starts]), min([clause.end, *ends]))


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
        elif before.mention == mention:  # `für 3 Mrd. im Nachbarland, Polen nur für 2 Mrd.`
            start = mark_before(scene.text, start, phrase.start)
    contrast = _CONTRAST.search(scene.text, start, phrase.start)
    start = start if contrast is None else contrast.end()
    following = (m.start for m in scene.trade_words(number) if m.start > phrase.end and m != mention)
    end = min(following, default=sentence.end)
    condition = _CONDITION.search(scene.text, phrase.end, end)
    return Span(start, end if condition is None else condition.start())


# ---------------------------------------------------------------- what its word of trade makes of them


def _with_word(scene: Scene, number: int, mention: Mention, measure: str, roles: Roles) -> Roles:
    """Return the roles as the word of trade means them: who buys, who is given to, whose side it is."""
    sentence = scene.sentence(number)
    if not roles.owner and not roles.agent and not roles.source:
        roles = replace(roles, owner=_possessor(scene, number, mention) or _at_home(scene, sentence, mention))
    if mention.verb and measure == "exports":
        roles = _supplied(scene, sentence, mention, _given_to(scene, sentence, roles))
        roles = _given_to_pronoun(scene, number, mention, roles)
    if _acts_as_partner(scene.text, mention, measure, scene.trade_words(number)):
        roles = roles.on_other_side(measure)
    if roles.agent and _we_act(scene, mention, sentence):
        roles = roles.on_other_side(measure)
    roles = _of_other_side(roles, measure, scene.trade_words(number))
    if _is_partner_on_its_side(scene, roles, mention):
        roles = roles.on_other_side(measure)
    return roles


def _of_other_side(roles: Roles, measure: str, trade_words: list[Mention]) -> Roles:
    """`Mit Exporten von 3 Mrd. war Peru zweitgrößter Lieferant Chiles`: whose supplier it is buys."""
    if measure not in FLOWS or not roles.owner or roles.agent in ("", roles.owner):
        return roles
    if not any(
        word.counterpart and word.measure in FLOWS and word.measure != measure for word in trade_words
    ):
        return roles
    role = DESTINATION if measure == "exports" else SOURCE
    return roles.without(roles.owner).with_role(role, roles.owner)


def _possessor(scene: Scene, number: int, mention: Mention) -> str:
    """`Das trifft irische Fischer. Ihre Ausfuhren sanken`: return who acts in the sentence before."""
    match = _ITS.search(scene.text, max(0, mention.start - POSSESSIVE), mention.start)
    if match is None:
        return ""
    if _ITS_LAND.search(scene.text, scene.sentence(number).start, mention.start):
        return ""  # `ihr Land wolle seine Ausfuhren steigern`
    last = scene.last_draft()
    if last is not None and last.sentence == number and last.measure != "turnover":
        return last.reporter  # `Perus Importe lagen bei 3 Mrd., seine Exporte bei 2 Mrd.`
    if number == 0:
        return ""
    before = scene.roles(scene.sentence(number - 1), number - 1)
    acting = before.owner or before.agent
    return _agreeing(scene, number, acting, plural=match["whose"].lower() == "ihr")


def _agreeing(scene: Scene, number: int, acting: str, *, plural: bool) -> str:
    """`Ein schwaches China trifft Perus Minen. Ihre Verkäufe …`: who agrees with it, not who acts.

    `ihr` is whose name is feminine or a plural, or whose people were named: `Perus Minen`, `irische Fischer`.
    """
    named = scene.parties_in(scene.sentence(number - 1))
    fitting = [p.code for p in named if p.form != "open" and _agrees(scene, p, plural=plural)]
    return acting if acting in fitting or not fitting else fitting[-1]


def _agrees(scene: Scene, party: Party, *, plural: bool) -> bool:
    if party.form == "demonym" or is_plural(party) or party.code in words("partynames", "feminine"):
        return plural
    if not plural:
        return True
    owns = party.form == "adjective" or party.case == "genitive" or party.text.endswith("s")
    return owns and _OF_PEOPLE.match(scene.text, party.end) is not None


def _at_home(scene: Scene, sentence: Span, mention: Mention) -> str:
    """`die heimischen Exporte`, `Hiesige Firmen lieferten`: return the state whose text it is."""
    clause = clause_round(scene.text, sentence, mention)
    return scene.topic.of_text if _HOME.search(scene.text, clause.start, clause.end) else ""


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
            roles = roles.without(party.code)
            return replace(roles, agent=others[0], between=(), destination=party.code)
    return roles


def _given_to_pronoun(scene: Scene, number: int, mention: Mention, roles: Roles) -> Roles:
    """`Indien trinkt viel Tee: 2020 wurde ihm welcher für 3 Mio. geliefert`: who was named last buys."""
    clause = clause_round(scene.text, scene.sentence(number), mention)
    match = _TO_HIM.search(scene.text, clause.start, clause.end)
    if match is None or mention.movement or roles.destination:
        return roles
    is_several = match[0].lower() == "ihnen"
    named = [
        party.code
        for party in scene.parties_before(clause.start)
        if party.form in ("name", "demonym") and is_several == (is_plural(party) or party.form == "demonym")
    ]
    if not named or not (roles.source or named[-1] != context(scene, number)[0]):
        return roles
    return replace(roles.without(named[-1]), destination=named[-1])


def _supplied(scene: Scene, sentence: Span, mention: Mention, roles: Roles) -> Roles:
    """`Peru belieferte China mit Kupfer`, `hat China beliefert`: of two bare names the second buys."""
    if not _SUPPLIES.fullmatch(mention.text):
        return roles
    clause = clause_round(scene.text, sentence, mention)
    bare = [
        party.code
        for party in scene.parties_in(clause)
        if party.form in ("name", "demonym") and not behind_preposition(scene.text, party)
    ]
    return replace(roles, agent=bare[0], destination=bare[1], between=()) if len(bare) == 2 else roles


def _acts_as_partner(text: str, mention: Mention, measure: str, trade_words: list[Mention]) -> bool:
    """`Größter Abnehmer war China`, `China nahm … ab` in a text on exports: who acts is the partner."""
    if mention.counterpart and _GIVEN_TO.search(text, max(0, mention.start - ON_SIDE), mention.start):
        return False
    bought = mention.verb and not mention.movement and (mention.measure, measure) == ("imports", "exports")
    beside = any(
        word.counterpart
        and word.measure == measure
        and not _GIVEN_TO.search(text, max(0, word.start - ON_SIDE), word.start)
        for word in trade_words
    )
    return mention.counterpart or bought or (beside and not mention.verb)


def _we_act(scene: Scene, mention: Mention, sentence: Span) -> bool:
    """`Wir haben Norwegen Holz verkauft`: a name beside the subject `wir` is the other side."""
    if not mention.verb or mention.movement:
        return False
    clause = clause_round(scene.text, sentence, mention)
    return _WE_SUBJECT.search(scene.text, clause.start, clause.end) is not None


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
    side = _ON_SIDE.search(scene.text, max(start, mention.start - ON_SIDE), mention.start)
    return side is not None and roles.agent != before.reporter and not mention.verb


def _receives(scene: Scene, index: int, roles: Roles) -> bool:
    """`Peru lieferte China Kupfer. Japan bekam welches für 3 Mrd.`: another customer of the same."""
    before, sentence = scene.last_draft(), scene.sentence_of(index)
    if before is None or before.measure != "exports" or not before.partner:
        return False
    others = roles.owner or roles.source or roles.destination
    new = roles.agent not in ("", before.reporter) and not others
    start = max(sentence.start, scene.figures[before.index].end)
    return new and _RECEIVES.search(scene.text, start, sentence.end) is not None


# ---------------------------------------------------------------- patterns

# `3 Mrd., wenn das Abkommen mit Peru gilt`
_CONDITION = late(
    lambda: (
        rf",\s+(?:{any_of('claims', 'mostly')}\s+(?:aus|nach|in|an|mit|durch|dank|wegen)\b"
        r"|(?:wenn|falls|sofern|sobald|nachdem|obwohl|weil|ehe|bevor|wobei|womit|wodurch|weshalb)\s"
        r"|(?:den|die|das)\s+\p{Ll}+sten?\s"
        r"|[^,;]{0,60}\b(?:davon|darunter)\b"
        rf"|[^,;]{{0,40}}\b{any_of('claims', 'shares')}\s+(?:\p{{Ll}}+\s+){{0,2}}(?:aus|nach|in|an)\s)"
    ),
    signs=",",
)
# `Ausfuhren für 3 Mrd. Dollar gingen nach Peru`, `ein Drittel, nämlich 3 Mrd., ging`
_PREDICATE = late(r",?\s+(?:sind\s+|\p{Ll}+\s+)?")
_COLON = late(r"(?r):(?=\s+\p{Lu})", signs=":")
# `Lieferungen von 3 Mrd. standen serbische von` 2 Mrd. gegenüber
_ITS_OWN = late(r"\b\p{Ll}+isch(?:e[nr]?)?\s+(?:von|in\s+Höhe\s+von)\s+(?:\p{Ll}+\s+){0,2}$", signs="isch")
_CONTRAST = late(r"(?r)\b(?:während|wogegen|wohingegen)\b", signs="während wogegen wohingegen")
_SOLD_TO = late(r"\b(?:liefer|verkauf)(?:te?|ten|en?)\s+(?P<article>de[mrn]\s+)?", signs="liefer verkauf")
_TO_HIM = late(r"\b[Ii]h(?:m|nen|r(?=\s+(?:von|im|in|für|\d)))\b", signs="hm hn hr")
_RECEIVES = late(r"\b(?:bekam|bekamen|bekommt|bekommen|erhielt|erhielten|erhält|erhalten)\b", signs="bek erh")
_WITH = late(r"\s+mit\s")
_SUPPLIES = late(r"beliefer(?:n|t|te|ten)")
# `Auf der Importseite`, `Bei den Einfuhren`, `Im Export`
_ON_SIDE = late(r"(?:\b[Aa]uf\s+der|\b[Bb]ei\s+den|\b[Bb]eim|\b[Ii]m|\b[Uu]nter\s+den)\s+$")
_GIVEN_TO = late(
    r"\b(?:an|durch|von)\s+(?:(?:die|den|unsere|ihre|seine)\s+)?(?:\p{Ll}+e[nr]?\s+)?$"
)  # `an fremde` Kunden
# `Perus Minen`, `irische Fischer`
_OF_PEOPLE = late(r"\s+(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+(?:e|n|er|s|schaft|ie|ei)\b")
_ITS = late(r"\b(?P<whose>[Ii]hr|[Ss]ein)(?:e[nrms]?)?\s+(?:\p{Ll}+\s+)?$")
_ITS_LAND = late(r"\b(?:[Ii]hr|[Ss]ein|[Dd]as|[Dd]ieses)\s+Land\b", signs="Land")
_HOME = late(
    lambda: rf"(?i)\b{any_of('roles', 'nouns.at_home')}(?:e[nrsm]?)\b",
    signs=lambda: both_cases(words("roles", "nouns.at_home")),
)
_WE_SUBJECT = late(r"\b(?:[Ww]ir|[Uu]nser\s+Land)\b", signs="Wir wir nser")

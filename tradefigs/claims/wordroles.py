"""What a word of trade makes of the roles beside it: the subject of `Größter Abnehmer war China` buys."""

from __future__ import annotations

from dataclasses import replace

from tradefigs.claims.listings import behind_preposition
from tradefigs.claims.pairs import context
from tradefigs.claims.pointers import THE_LAND
from tradefigs.claims.prepositions import is_plural
from tradefigs.claims.roles import DESTINATION, SOURCE, Roles
from tradefigs.claims.scene import Scene
from tradefigs.claims.subclauses import (
    clause_round,
    mark_before,
)
from tradefigs.claims.trade import FLOWS, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.lexicon import any_of, both_cases, words
from tradefigs.parties import Party

# Characters to look back from a word of trade.
POSSESSIVE = 40  # to whose it is: `ihre landwirtschaftlichen`
ON_SIDE = 30  # to what makes it a side of the balance: `unter den`


def with_word(scene: Scene, number: int, mention: Mention, measure: str, roles: Roles) -> Roles:
    """Return the roles as the word of trade means them: who buys, who is given to, whose side it is."""
    sentence = scene.sentence(number)
    if not roles.owner and not roles.agent and not roles.source:
        roles = replace(roles, owner=_possessor(scene, number, mention) or _at_home(scene, sentence, mention))
    if mention.verb and measure == "exports":
        roles = _supplied(scene, sentence, mention, _given_to(scene, sentence, roles))
        roles = _given_to_pronoun(scene, number, mention, roles)
    if _acts_as_partner(scene.text, mention, measure, scene.words.of_trade(number)):
        roles = roles.on_other_side(measure)
    if roles.agent and _we_act(scene, mention, sentence):
        roles = roles.on_other_side(measure)
    roles = _of_other_side(roles, measure, scene.words.of_trade(number))
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
    last = scene.told.last
    if last is not None and last.at.number == number and last.measure != "turnover":
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
    named = scene.cast.within(scene.sentence(number - 1))
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
    return scene.item.topic.of_text if _HOME.search(scene.text, clause.start, clause.end) else ""


def _given_to(scene: Scene, sentence: Span, roles: Roles) -> Roles:
    """`lieferte dem Irak Strom`, `verkaufte der Ukraine Kohle`: the dative behind the verb buys."""
    for match in _SOLD_TO.finditer(scene.text, sentence.start, sentence.end):
        party = next(
            (p for p in scene.cast.within(Span(match.end(), match.end() + 1)) if p.form == "name"), None
        )
        clause = Span(mark_before(scene.text, sentence.start, match.start()), match.start())
        told = scene.roles(clause) if party else Roles()
        is_land = THE_LAND.search(scene.text, clause.start, match.end()) is not None  # who acts is pointed at
        if match["article"] is None and not (told.agent or is_land):
            continue  # `2019 verkaufte Peru Kupfer`
        others = [c for c in (roles.agent, *roles.between, told.agent) if party and c not in ("", party.code)]
        told_so = (others or is_land) and roles.destination in ("", party.code if party else "")
        if party is not None and told_so:
            roles = roles.without(party.code)
            return replace(roles, agent=next(iter(others), ""), between=(), destination=party.code)
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
        for party in scene.cast.within(clause)
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
    before = scene.told.last
    if mention.measure not in FLOWS or before is None:
        return False
    if not roles.agent or roles.owner or roles.source or roles.destination:
        return False
    start = scene.sentence(scene.layout.sentence_index(mention.start)).start
    acting = (p.start for p in scene.cast.within(Span(start, mention.start)) if p.code == roles.agent)
    if mention.measure == "exports" and next(acting, None) is not None:  # `Sachsen kam im Export auf 3 Mrd.`
        return False
    side = _ON_SIDE.search(scene.text, max(start, mention.start - ON_SIDE), mention.start)
    return side is not None and roles.agent != before.reporter and not mention.verb


# ---------------------------------------------------------------- patterns

_SOLD_TO = late(
    r"\b(?:liefer|verkauf)(?:te?|ten|en?)\s+(?:das\s+Land\s+)?(?P<article>de[mrn]\s+)?",
    signs="liefer verkauf",
)
_TO_HIM = late(r"\b[Ii]h(?:m|nen|r(?=\s+(?:von|im|in|für|\d)))\b", signs="hm hn hr")
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

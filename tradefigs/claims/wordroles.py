"""What a word of trade makes of the roles beside it: the subject of `Größter Abnehmer war China` buys."""

from __future__ import annotations

from dataclasses import replace

from tradefigs.claims.listings import behind_preposition
from tradefigs.claims.pointers import THE_LAND
from tradefigs.claims.prepositions import is_plural
from tradefigs.claims.roles import Roles
from tradefigs.claims.scene import Scene
from tradefigs.claims.subclauses import clause_round, mark_before
from tradefigs.claims.trade import Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.lexicon import any_of, both_cases, words
from tradefigs.parties import Party

# Characters to look back from a word of trade.
POSSESSIVE = 40  # to whose it is: `ihre landwirtschaftlichen`
TO_WHOM = 30  # to what makes it one who is given to: `an fremde`


def with_word(scene: Scene, number: int, mention: Mention, measure: str, roles: Roles) -> Roles:
    """Return the roles as the word of trade means them: who buys, who is given to, whose side it is."""
    sentence = scene.sentence(number)
    if not roles.owner and not roles.agent and not roles.source:
        own = _possessor(scene, number, mention)
        own = (
            "" if own in (roles.destination, roles.with_) else own
        )  # `ihre Exporte in die USA`: nobody's own
        roles = replace(roles, owner=own or _at_home(scene, sentence, mention))
    if mention.verb and measure == "exports":
        roles = _supplied(scene, sentence, mention, _given_to(scene, sentence, roles))
    if mention.verb and measure == "imports" and _BOUGHT_OFF.fullmatch(mention.text):
        buyer, seller = _two_bare(scene, sentence, mention) or ("", "")
        roles = replace(roles, agent=buyer, source=seller, between=()) if buyer else roles
    acts = _acts_as_partner(scene.text, mention, measure, scene.words.of_trade(number))
    if acts or _we_act(scene, sentence, mention):
        roles = roles.on_other_side(measure)
    return roles


def _possessor(scene: Scene, number: int, mention: Mention) -> str:
    """`Das trifft irische Fischer. Ihre Ausfuhren sanken`: return who acts in the sentence before."""
    match = _ITS.search(scene.text, max(0, mention.start - POSSESSIVE), mention.start)
    if match is None:
        return ""
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


def _supplied(scene: Scene, sentence: Span, mention: Mention, roles: Roles) -> Roles:
    """`Peru belieferte China mit Kupfer`, `hat China beliefert`: of two bare names the second buys."""
    if not _SUPPLIES.fullmatch(mention.text):
        return roles
    seller, buyer = _two_bare(scene, sentence, mention) or ("", "")
    return replace(roles, agent=seller, destination=buyer, between=()) if seller else roles


def _two_bare(scene: Scene, sentence: Span, mention: Mention) -> tuple[str, ...]:
    """`Peru kaufte Chile Kupfer ab`: the only two bare names of a clause, the dative behind; else nothing."""
    clause = clause_round(scene.text, sentence, mention)
    bare = [
        party
        for party in scene.cast.within(clause)
        if party.form in ("name", "demonym") and not behind_preposition(scene.text, party)
    ]
    if len(bare) != 2 or _JOINED.fullmatch(scene.text, bare[0].end, bare[1].start):
        return ()
    before = scene.text[max(clause.start, bare[0].start - len("der ")) : bare[0].start].lower()
    is_feminine = bare[0].code in words("partynames", "feminine")
    if before in ("dem ", "den ") or (before == "der " and is_feminine):  # `Den Chilenen kaufte Peru …`
        bare = bare[::-1]
    return bare[0].code, bare[1].code


def _acts_as_partner(text: str, mention: Mention, measure: str, trade_words: list[Mention]) -> bool:
    """`Größter Abnehmer war China`, `China nahm … ab` in a text on exports: who acts is the partner."""
    bought = mention.verb and not mention.movement and (mention.measure, measure) == ("imports", "exports")
    beside = any(
        word.counterpart
        and word.measure == measure
        and not _GIVEN_TO.search(text, max(0, word.start - TO_WHOM), word.start)
        for word in trade_words
    )
    return mention.counterpart or bought or (beside and not mention.verb)


def _we_act(scene: Scene, sentence: Span, mention: Mention) -> bool:
    """`Wir haben Norwegen Holz verkauft`: a bare name beside the subject `wir` is a dative."""
    if not mention.verb or mention.movement:
        return False
    return _WE_SUBJECT.search(scene.text, *clause_round(scene.text, sentence, mention)) is not None


# ---------------------------------------------------------------- patterns

_SOLD_TO = late(
    r"\b(?:liefer|verkauf)(?:te?|ten|en?)\s+(?:das\s+Land\s+)?(?P<article>de[mrn]\s+)?",
    signs="liefer verkauf",
)
_SUPPLIES = late(r"beliefer(?:n|t|te|ten)")
# `nahm Peru Kupfer ab`, `hat Peru Kupfer abgekauft`
_BOUGHT_OFF = late(r"ab|ab(?:ge)?(?:kauf|n[ae]hm|nimm|nomm)\p{Ll}*")
_JOINED = late(r"\s*(?:,|und|sowie|oder)\s+(?:die\s+|der\s+|das\s+)?")
_GIVEN_TO = late(
    r"\b(?:an|durch|von)\s+(?:(?:die|den|unsere|ihre|seine)\s+)?(?:\p{Ll}+e[nr]?\s+)?$"
)  # `an fremde` Kunden
# `Perus Minen`, `irische Fischer`
_OF_PEOPLE = late(r"\s+(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+(?:e|n|er|s|schaft|ie|ei)\b")
_ITS = late(r"\b(?P<whose>[Ii]hr|[Ss]ein)(?:e[nrms]?)?\s+(?:\p{Ll}+\s+)?$")
_HOME = late(
    lambda: rf"(?i)\b{any_of('roles', 'nouns.at_home')}(?:e[nrsm]?)\b",
    signs=lambda: both_cases(words("roles", "nouns.at_home")),
)
_WE_SUBJECT = late(r"\b(?:[Ww]ir(?!\s+\p{Lu})|[Uu]nser\s+Land)\b", signs="Wir wir nser")  # not `wir Finnen`

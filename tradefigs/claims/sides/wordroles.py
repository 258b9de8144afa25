"""What a word of trade makes of the roles beside it: the subject of `Größter Abnehmer war China` buys."""

from __future__ import annotations

from dataclasses import replace

from tradefigs.claims.roles.passages import stands_beside
from tradefigs.claims.roles.prepositions import is_plural, prepositions
from tradefigs.claims.roles.roles import DESTINATION, SOURCE, Roles
from tradefigs.claims.scene.listings import behind_preposition
from tradefigs.claims.scene.scene import Scene
from tradefigs.claims.scene.subclauses import clause_round, mark_before
from tradefigs.claims.scene.topic import readers_of
from tradefigs.claims.sides.pointers import THE_LAND, asked_of
from tradefigs.claims.vocabulary.trade import CALLS_TRADER, FLOWS, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.lexicon import any_of, both_cases, words
from tradefigs.parties import Party
from tradefigs.parties.gazetteer import lies_in

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
        roles = replace(roles, owner=own or _at_home(scene, sentence, mention, roles))
    if mention.verb and measure == "exports":
        roles = _given_to(scene, number, roles)
    if CALLS_TRADER.fullmatch(mention.text) and lies_in(roles.agent, roles.owner):
        roles = replace(roles, owner="")  # `Größter Exporteur der EU ist Malta`: Malta's exports
    last = scene.told.last
    if last is not None and measure == "imports" == mention.measure and last.partner == roles.owner:
        roles = _imported_from(scene, mention, roles)
    if mention.verb and measure in FLOWS:
        roles = _with_owner(scene, number, mention, roles)
    if mention.verb and measure in FLOWS:
        roles = _beside_dative(scene, sentence, mention, roles)
    acts = _acts_as_partner(scene.text, mention, measure, scene.words.of_trade(number))
    if acts and mention.counterpart:
        roles = _called_beside(scene, number, mention, roles)
    if acts or _we_act(scene, sentence, mention, roles.agent):
        roles = roles.on_other_side(measure)
    return roles


def _called_beside(scene: Scene, number: int, mention: Mention, roles: Roles) -> Roles:
    """`Das meiste geht in die EU, wobei Malta der größte Kunde ist`: who is called so, nobody else."""
    beside = scene.roles(clause_round(scene.text, scene.sentence(number), mention), number, mention)
    if not beside.agent or beside.destination or beside.source or beside.with_ or beside.owner:
        return roles
    return replace(roles, agent=beside.agent, destination="", source="", with_="")


def _possessor(scene: Scene, number: int, mention: Mention) -> str:
    """`Das trifft irische Fischer. Ihre Ausfuhren sanken`: return who acts in the sentence before."""
    match = _ITS.search(scene.text, max(0, mention.start - POSSESSIVE), mention.start)
    if match is None:
        return ""
    last = scene.told.last
    is_same = last is not None and last.mention == mention  # `Perus Handel sank auf 9 Mrd., 3 davon mit Mali`
    if last is not None and last.at.number == number and (last.measure != "turnover" or is_same):
        return last.reporter  # `Perus Importe lagen bei 3 Mrd., seine Exporte bei 2 Mrd.`
    if number == 0 or _is_of_own_sentence(scene, number, match.start()):
        return ""
    before = scene.roles(scene.sentence(number - 1), number - 1)
    acting = before.owner or before.agent
    return _agreeing(scene, number, acting, plural=match["whose"].lower() == "ihr")


def _is_of_own_sentence(scene: Scene, number: int, place: int) -> bool:
    """`Beliebt bleibt Tee, auch wenn | sein | Ausfuhrwert sank`: of what the main clause names.

    Likewise no possessive leans on another paragraph.
    """
    sentence = scene.sentence(number)
    main = Span(sentence.start, mark_before(scene.text, sentence.start, place))
    hangs_on = _SUBCLAUSE.match(scene.text, main.end) is not None and not scene.cast.within(main)
    return hangs_on or scene.sentence(number - 1).start not in scene.layout.paragraph_at(sentence.start)


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


def _at_home(scene: Scene, sentence: Span, mention: Mention, roles: Roles) -> str:
    """`die heimischen Exporte`, `Hiesige Firmen lieferten`: return the state or region whose text it is.

    Not the one that they are sold to, which may be the only one named: then that of the readers.
    """
    clause, topic, last = clause_round(scene.text, sentence, mention), scene.item.topic, scene.told.last
    if not _HOME.search(scene.text, clause.start, clause.end):
        return ""
    asked = asked_of(scene, scene.layout.sentence_index(sentence.start))
    if asked:
        return asked
    since = scene.cast.within(Span(last.at.sentence.end, sentence.start)) if last is not None else []
    is_state = any(party.code == topic.of_text for party in since)  # `Tirols Exporte …. Österreichweit …`
    code = topic.of_text if is_state else topic.at_home
    is_partner = code in ("", roles.destination, roles.with_) or topic.is_only_reached(code)
    return readers_of(scene.text) if is_partner else code


def _given_to(scene: Scene, number: int, roles: Roles) -> Roles:
    """`lieferte dem Irak Strom`, `verkaufte der Ukraine Kohle`: the dative behind the verb buys.

    Not so who stands there behind a dative: `Den USA lieferte Peru Tee`.
    """
    sentence = scene.sentence(number)
    for match in _SOLD_TO.finditer(scene.text, sentence.start, sentence.end):
        party = next(
            (p for p in scene.cast.within(Span(match.end(), match.end() + 1)) if p.form in _STATES), None
        )
        clause = Span(mark_before(scene.text, sentence.start, match.start()), match.start())
        told = scene.roles(clause, number) if party else Roles()
        is_land = THE_LAND.search(scene.text, clause.start, match.end()) is not None  # who acts is pointed at
        if match["article"] is None and not (told.agent or is_land):
            continue  # `2019 verkaufte Peru Kupfer`
        others = [c for c in (roles.agent, *roles.between, told.agent) if party and c not in ("", party.code)]
        told_so = (others or is_land) and roles.destination in ("", party.code if party else "")
        if party is not None and told_so:
            roles = roles.without(party.code)
            return replace(roles, agent=next(iter(others), ""), between=(), destination=party.code)
    return roles


def _imported_from(scene: Scene, mention: Mention, roles: Roles) -> Roles:
    """`Die Exporte nach Peru …, die Importe von Peru`: from who was the partner just before."""
    match = _FROM.match(scene.text, mention.end)
    named = scene.cast.within(Span(match.end(), match.end() + 1)) if match is not None else []
    is_source = not roles.source and any(party.code == roles.owner for party in named)
    return replace(roles, owner="", source=roles.owner) if is_source else roles


def _with_owner(scene: Scene, number: int, mention: Mention, roles: Roles) -> Roles:
    """`Von Perus Exporten nahm China Waren für 3 Mrd. ab`: whose exports they are sells, who acts buys.

    Likewise `China, Perus wichtigster Kunde, nahm Waren für 3 Mrd. ab`.
    """
    if not roles.owner or roles.agent in ("", roles.owner):
        return roles
    if roles.owner == (roles.source if mention.measure == "imports" else roles.destination):
        return replace(roles, owner="")  # `Malta verkaufte nach Rom: Nun ist es Lieferant Italiens`
    start, buys = scene.sentence(number).start, mention.measure == "imports"
    nouns = [w for w in scene.words.of_trade(number) if start <= w.start < mention.start and not w.verb]
    others = ("exports", "turnover") if buys else ("imports", "turnover")  # a customer sells nothing
    its_own = [w for w in nouns if w.measure in others and (w.counterpart or w.measure in FLOWS)]
    if not nouns or its_own != nouns:
        return roles
    return replace(roles, owner="").with_role(SOURCE if buys else DESTINATION, roles.owner)


def _beside_dative(scene: Scene, sentence: Span, mention: Mention, roles: Roles) -> Roles:
    """`Peru hat China Erz verkauft`, `nahm China Tee ab`: of two bare names the second is the other side.

    Likewise the accusative of `Peru belieferte China`.
    """
    if roles.owner or roles.source or roles.destination or not _TAKES_DATIVE.fullmatch(mention.text):
        return roles
    text = scene.text
    named = scene.cast.within(clause_round(text, sentence, mention))
    bare = [p for p in named if _is_bare(text, p) and not stands_beside(text, p, sentence)]
    if len(bare) != 2 or _NOT_ONE_BY_ONE.search(text, bare[0].end, bare[1].start):
        return roles
    if _NEXT_VERB.search(text, bare[1].end, max(bare[1].end, mention.start)):
        return roles
    other = DESTINATION if mention.measure == "exports" else SOURCE
    return replace(roles, agent=bare[0].code, between=()).with_role(other, bare[1].code)


def _is_bare(text: str, party: Party) -> bool:
    """Tell the name of a subject or a dative from `in Polen`, `laut Moskau`, `Polens`."""
    if party.form not in (*_STATES, "demonym") or party.case == "genitive":
        return False
    word = _WORD_BEFORE.search(text, max(0, party.start - TO_WHOM), party.start)
    is_governed = word is not None and (word[1].lower() in prepositions() or word[1] in ("und", "sowie"))
    is_dative = _TO_THE.search(text, max(0, party.start - TO_WHOM), party.start) is not None
    return not is_governed and not is_dative and not behind_preposition(text, party)


def _acts_as_partner(text: str, mention: Mention, measure: str, trade_words: list[Mention]) -> bool:
    """`Größter Abnehmer war China`, `China nahm … ab` in a text on exports: who acts is the partner."""
    bought = mention.verb and not mention.movement and (mention.measure, measure) == ("imports", "exports")
    beside = calls_partner(text, measure, trade_words, since=mention.end)
    is_verb = mention.verb and _ATTRIBUTE.match(text, mention.end) is None
    return mention.counterpart or bought or (beside and not is_verb)


def calls_partner(text: str, measure: str, trade_words: list[Mention], *, since: int = 0) -> bool:
    """Tell whether who acts is called a partner: `Größter Abnehmer war China`; not `an fremde Abnehmer`."""
    return any(
        word.counterpart
        and word.measure == measure
        and not _GIVEN_TO.search(text, max(0, word.start - TO_WHOM), word.start)
        and not (since and _PARTED.search(text, since, word.start))
        for word in trade_words
    )


def _we_act(scene: Scene, sentence: Span, mention: Mention, agent: str) -> bool:
    """`Wir haben Norwegen Holz verkauft`: a bare name beside the subject `wir` is a dative.

    Not so that of another clause: `Wir haben nach Peru Holz verkauft, die Finnen für 3 Mio.`
    """
    if not mention.verb or mention.movement:
        return False
    clause = clause_round(scene.text, sentence, mention)
    subject = _WE_SUBJECT.search(scene.text, *clause)
    beside = scene.cast.within(Span(subject.end(), subject.end() + 2)) if subject is not None else []
    if subject is None or any(party.form == "demonym" for party in beside):
        return False  # `wir Finnen`
    return not agent or any(party.code == agent for party in scene.cast.within(clause))


# ---------------------------------------------------------------- patterns

_STATES = ("name", "capital", "government")  # `verkaufte Ungarn`, `verkaufte Budapest`

_SOLD_TO = late(
    r"\b(?:liefer|verkauf)(?:te?|ten|en?)\s+(?:das\s+Land\s+)?(?P<article>de[mrn]\s+)?",
    signs="liefer verkauf",
)
# `Peru beliefert China`, `hat China geliefert`, `kaufte China ab`
_TAKES_DATIVE = late(
    r"(?:be|ge)?liefer(?:n|t|te|ten)|verkauf(?:en|t|te|ten)|ab(?:gekauft|genommen|kauft\p{Ll}*)?"
)
_NEXT_VERB = late(r"(?:^\s*|\b\p{Ll}+\s+)und\s")  # `hat Peru überholt | und | Tee verkauft`
_FROM = late(r"\s+vo[nm]\s+(?:de[rmn]\s+)?")
_ATTRIBUTE = late(r"(?<=en)\s+(?:Waren|Gütern|Produkten|Erzeugnissen)\b")  # `mit gelieferten Waren`
_TO_THE = late(r"\b[Dd]e[mn]\s+(?:\p{L}+\s+){0,2}$")  # `dem Königreich` Marokko
_NOT_ONE_BY_ONE = late(r"[,;:()]|\b(?:und|sowie|oder)\b|\bde[rmn]\s+$")
_WORD_BEFORE = late(r"(\p{L}+)\s+(?:(?:die|das|de[nmr])\s+)?$")  # `an die` Türkei
_GIVEN_TO = late(
    r"\b(?:an|durch|von)\s+(?:(?:die|den|unsere|ihre|seine)\s+)?(?:\p{Ll}+e[nr]?\s+)?$"
)  # `an fremde` Kunden
# `Kenia erlöste mit Exporten 3 Mrd.; Hauptkunde war Uganda`
_PARTED = late(r";|,\s+(?:(?:der|die|das)\s+)?(?:\p{Ll}+\s+)?$")
# `Perus Minen`, `irische Fischer`
_OF_PEOPLE = late(r"\s+(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+(?:e|n|er|s|schaft|ie|ei)\b")
_SUBCLAUSE = late(
    r"\s*(?:(?:auch|selbst|und)\s+)?(?:wenn|obwohl|obgleich|weil|da|doch|aber|nachdem|deren|dessen)\s"
)
_ITS = late(r"\b(?P<whose>[Ii]hr|[Ss]ein)(?:e[nrms]?)?\s+(?:\p{Ll}+\s+)?$")
_HOME = late(
    lambda: rf"(?i)\b{any_of('roles', 'nouns.at_home')}(?:e[nrsm]?)\b",
    signs=lambda: both_cases(words("roles", "nouns.at_home")),
)
_WE_SUBJECT = late(r"\b(?:[Ww]ir|[Uu]nser\s+Land)\b", signs="Wir wir nser")

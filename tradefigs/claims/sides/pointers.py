"""What `dorthin`, `das Land`, `ihr Land`, `es` point to: parties named before, round one figure."""

from __future__ import annotations

from dataclasses import replace

import regex

from tradefigs.claims.roles.adjectives import role_in_compound
from tradefigs.claims.roles.roles import AGENT, DESTINATION, OPEN, OWNER, PLACE, SOURCE, WITH, Roles
from tradefigs.claims.scene.scene import Place, Scene
from tradefigs.claims.sides.pairs import REACH, context
from tradefigs.claims.sides.world import IN_ALL
from tradefigs.claims.vocabulary.trade import BALANCES, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_case_of, words
from tradefigs.parties import Party
from tradefigs.parties.gazetteer import alliances


def of_own_land(scene: Scene, number: int, roles: Roles, passage: Span) -> Roles:
    """`Kenias Ministerin sagte, ihr Land habe exportiert`: the country for which she speaks."""
    match = _OWN_LAND.search(scene.text, passage.start, passage.end)
    if match is None:
        return roles
    before = scene.sentence(max(0, number - 1))
    zone = before if before.start in scene.layout.paragraph_at(passage.start) else scene.sentence(number)
    spoken = [
        party for party in scene.cast.within(Span(zone.start, match.start())) if scene.cast.has_office(party)
    ]
    code = spoken[-1].code if spoken else _subject_before(scene, number)
    if not code:
        return roles
    role = next((role for role in (SOURCE, DESTINATION, PLACE, OWNER, AGENT) if match[role]), "")
    return roles.without(code).with_role(role, code)


def asked_of(scene: Scene, number: int) -> str:
    """`Und Österreich? Heimische Firmen lieferten`: return whom the question right before is about."""
    before = scene.sentence(max(0, number - 1))
    named = scene.cast.within(before) if number and _AND_WHO.fullmatch(scene.text, *before) else []
    return named[0].code if len(named) == 1 and named[0].form == "name" else ""


def _subject_before(scene: Scene, number: int) -> str:
    """`Chile ist zufrieden. Der Minister sagte, sein Land habe exportiert`: of whom the text was speaking."""
    if number == 0:
        return ""
    roles = scene.roles(scene.sentence(number - 1), number - 1)
    return roles.agent or roles.owner


def of_pronoun(scene: Scene, number: int, mention: Mention, roles: Roles, passage: Span) -> Roles:
    """`Ein Beispiel ist Ghana. Nach Nigeria lieferte es Kakao`: the only one named before."""
    sentence = scene.sentence(number)
    opening = _opening(scene, sentence, mention)
    if (number == 0 and opening is None) or not mention.verb or mention.start < sentence.start:
        return roles
    told = roles.source and mention.measure != "imports"  # `Und Peru? Es bezog aus Polen Milch`: who did
    if roles.owner or roles.agent or roles.between or told:
        return roles
    start = passage.start if opening is None else max(passage.start, opening.end)
    match = _PRONOUN.match(scene.text, mention.end) or _PRONOUN_BEFORE.search(
        scene.text, start, mention.start
    )
    before = opening or scene.sentence(number - 1)
    if match is None or before.start not in scene.layout.paragraph_at(sentence.start):
        return roles
    told_in = number if opening is not None else number - 1
    named = scene.cast.within(before)
    meant = [party for party in named if _FOR.match(scene.text, 0, party.start)]  # `ein Markt für Mali`
    agent = meant[0].code if len(meant) == 1 < len(named) else scene.roles(before, told_in).agent
    if _THITHER.search(scene.text, passage.start, passage.end) and len(meant) != 1:
        return roles  # `Groß ist Frankreich. Dorthin lieferte es Wein`
    named = [party for party in named if party.form != "adjective"]  # `Käufer russischen Öls`
    named = named if len(named) == 1 else meant
    own = {"imports": "exports", "exports": "imports"}.get(mention.measure, "")  # a customer buys
    others = (w for w in scene.words.of_trade(told_in) if w.counterpart and w.end <= before.end)
    if len(named) != 1 or any(word.measure != own for word in others):
        return roles
    agent = agent or (named[0].code if opening is not None else "")
    is_she = match["pronoun"].lower() == "sie"
    return replace(roles, agent=agent) if _is_feminine(scene, named[0]) == is_she else roles


def _is_feminine(scene: Scene, party: Party) -> bool:
    """`die Ukraine`, `der Ukraine`"""
    article = scene.text[max(0, party.start - 4) : party.start].lower()
    return article == "die " or party.code in words("partynames", "feminine")


def _opening(scene: Scene, sentence: Span, mention: Mention) -> Span | None:
    """`Anders liegt es bei der Ukraine: Für 2 Mrd. bezog sie Öl`: what names one before a colon."""
    colon = scene.text.rfind(": ", sentence.start, mention.start)
    opening = Span(sentence.start, colon)
    return opening if colon >= 0 and scene.cast.within(opening) else None


def pointed_at(at: Place, roles: Roles, passage: Span, measure: str) -> Roles:
    """`das Land`, `dorthin`, `von dort`: the party named last, where the text did not speak of it yet."""
    for pattern, role in POINTERS:
        told = roles.owner or (pattern is not _THE_REPUBLIC and roles.source)
        given = getattr(roles, "with_" if role == WITH else role)
        if (given and not (given == OPEN and role in (SOURCE, DESTINATION))) or (role == AGENT and told):
            continue  # but `die Exporte in die zehn Staaten`: of the bloc just named
        if role == OWNER and (roles.agent or roles.source not in ("", OPEN) or roles.between):
            continue
        match = pattern.search(at.text, passage.start, passage.end)
        other_way = {SOURCE: roles.destination, DESTINATION: roles.source}.get(role, "")
        if match is not None and other_way and measure in BALANCES:  # `aus Peru und dorthin`
            roles = replace(roles, source="", destination="", with_=other_way)
            continue
        if match is not None and role == SOURCE and match.end() < at.phrase.start:
            turned = _turned_back(at.scene, roles, match)
            if turned is not None:
                roles = turned
                continue
        if match is not None and role == OWNER and not _owns_trade(at.scene, at.number, match.start()):
            continue
        party = "" if match is None else _party_pointed_at(at.scene, roles, at.number, match, role)
        if party and pattern is THE_LAND and points_to_partner(at.text, passage):
            party = _other_pointed_at(at.scene, party)
        if (
            party and pattern is _THERE and measure == "turnover"
        ):  # `Mit Peru ist es wenig. Dort lag der Umsatz`
            roles = replace(roles, with_=roles.with_ or party)
        elif party:
            roles = roles.with_role(role, party)
    return roles


def _other_pointed_at(scene: Scene, party: str) -> str:
    """`Mit Mali ist es anders. 2019 lieferte das Land dorthin …`: not Mali, but whose trade was told."""
    last = scene.told.last
    return party if last is None or last.reporter == party else last.reporter


def points_to_partner(text: str, span: Span) -> bool:
    """Tell whether `dorthin`, `von dort` stands in ``span``."""
    return any(role in (DESTINATION, SOURCE) and pattern.search(text, *span) for pattern, role in POINTERS)


def _owns_trade(scene: Scene, number: int, place: int) -> bool:
    """`die Exporte des Landes`, `die Firmen des Landes`, but not `die Kundenliste des Landes`."""
    words_before = scene.words.of_trade(number)
    return (
        any(0 < place - w.end <= 2 for w in words_before) or _FIRMS_OF.match(scene.text, 0, place) is not None
    )


def _turned_back(scene: Scene, roles: Roles, match: regex.Match[str]) -> Roles | None:
    """`haben an Polen verkauft und von dort für 2 Mio. gekauft`: goods come from where some went."""
    named = [p.code for p in scene.parties_before(match.start()) if p.form == "name"]
    behind = Span(match.end(), scene.layout.sentence_at(match.start()).end)
    goes_behind = any(party.code == roles.destination for party in scene.cast.within(behind))
    if not named or named[-1] != roles.destination or goes_behind:
        return None
    return replace(roles, destination="", source=roles.destination)


def _party_pointed_at(scene: Scene, roles: Roles, number: int, match: regex.Match[str], role: str) -> str:
    """Return whom a pointer means, "" for nobody besides those that the text speaks of anyway."""
    known = {roles.owner, roles.agent, roles.source, roles.destination, roles.with_} - {""}
    if not known and role in (SOURCE, DESTINATION):
        known = {_the_land(scene, number)} - {""}
    others = known - {roles.with_}  # `Neu ist der Handel mit Peru: Die Exporte dorthin`
    only = next(iter(others)) if len(others) == 1 else ""
    federal = federal_land(scene, number) if _IS_LAND.search(match[0]) and role in (AGENT, OWNER) else ""
    if federal and federal not in (*known, roles.place):
        return federal
    if match[0].endswith(("Republik", "Staat")) and role != OWNER:
        is_named = scene.cast.within(Span(match.start(), match.end() + 2))  # `die Republik Moldau`
        state = _republic(scene) if match[0].endswith("Republik") else scene.item.topic.of_text
        return "" if is_named or state in known else state
    to_neighbour = "achbar" in match[0]
    if not known and (to_neighbour or role in (SOURCE, DESTINATION)):
        called = _called_partner(scene, number, match)
        if called:
            return called
    if to_neighbour and not known:
        only, goal = context(scene, number)
        told = {draft.reporter for draft in scene.told.lately}
        # `Perus Exporte … Chile, das nach Peru liefert, klagt. Die Ausfuhr ins Nachbarland …`: Peru's
        only = goal if told == {goal} else only
    party = _neighbour_of(scene, only, match) if to_neighbour else ""
    if not party or (to_neighbour and _WHERE_IT_LIES.search(match[0])):  # the one just named, not any
        party = _named_before(scene, match, but=only) or party
    if role in (SOURCE, DESTINATION) and not party:
        party = _just_dealt_with(scene, number)
    if role in (SOURCE, DESTINATION):
        dealt = _dealt_with_by(scene, party, match.start(), role)
        keeps = dealt in ("", OPEN) or _is_whose_text(scene, dealt, party)
        party = party if keeps else dealt  # `Außerhalb der EU ist Peru vorn. Dorthin …`
        region, last = _region_told(scene, only), scene.told.last
        party = last.partner if last is not None and region and party in ("", region) else party
    if role == OWNER and not _is_spoken_of(scene, number, match.start(), party):
        return ""
    if role in (SOURCE, DESTINATION) and party and _is_ours(scene, number, party):
        party = scene.item.topic.other_of_pair(party) or party
    first, second = context(scene, number)
    last = scene.told.last
    if to_neighbour and last is not None:  # `Wichtigster Kunde ist Peru. Die Ausfuhren zum Nachbarn …`
        first = last.reporter
    own = party == first and not known  # whose trade it is
    is_other = _is_whose_text(scene, second, party) or _is_partner_before(scene, number, party)
    is_other = is_other or WE.search(scene.text, *scene.sentence(number)) is not None
    own = own and not (role in (SOURCE, DESTINATION) and is_other)
    other = party == second and role == AGENT and len(first) == 2 and first not in known
    other = other or (role in (AGENT, OWNER) and _is_one_of_partners(scene, party))
    return "" if party in known or own or other else party


def _just_dealt_with(scene: Scene, number: int) -> str:
    """`Aus Mali bezog Togo Tee für 3 Mio. Das Wetter war gut. Die Exporte dorthin …`: the partner before."""
    last = scene.told.last
    return last.partner if last is not None and number - last.at.number <= REACH else ""


def _republic(scene: Scene) -> str:
    """Return the republic whose text it is: also one of Russia, `Tatarstans Handel …. Die Republik …`."""
    topic, first = scene.item.topic, scene.item.topic.pair[0]
    is_part = topic.state_of(first) == "RU" != first and not _NO_REPUBLIC.match(first)
    return first if is_part else topic.of_text


def federal_land(scene: Scene, number: int) -> str:
    """`Tirols Exporte … Nach Polen gingen 3 Mio. Insgesamt hat das Land exportiert`: the Land of the text.

    Not where the sentence before names a state, `… Polen wächst. Das Land …`, unless all is summed up.
    """
    topic, last = scene.item.topic, scene.told.last
    lands = set(words("roles", "nouns.lands_of"))
    homes = (last.reporter if last is not None else "", topic.pair[0])
    home = next((home for home in homes if home and topic.state_of(home) in lands - {home}), "")
    sums_up = IN_ALL.match(scene.text, scene.sentence(number).start) is not None
    before = [] if sums_up else scene.cast.within(scene.sentence(max(0, number - 1)))
    return "" if any(len(party.code) == len("PL") for party in before) else home


def _region_told(scene: Scene, code: str) -> str:
    """`Tirol bezog von dort Tee. Österreich verkaufte dorthin …`: whose partner is meant, it is no other."""
    last = scene.told.last
    is_part = last is not None and code and scene.item.topic.related(last.reporter, code)
    return last.reporter if last is not None and is_part and last.reporter != code else ""


def _dealt_with_by(scene: Scene, party: str, place: int, role: str) -> str:
    """`Nach Mali lieferte Togo Tee; die Exporte dorthin …`: not who acts, but with whom."""
    sentence = scene.layout.sentence_at(place)
    number = scene.layout.sentence_index(place)
    named = {p.code for p in scene.cast.within(Span(sentence.start, place))}
    if party not in named and number:
        sentence, number = scene.sentence(number - 1), number - 1
    roles = scene.roles(Span(sentence.start, min(sentence.end, place)), number)
    last = scene.told.last
    if last is not None and party == last.reporter and last.at.number == number:
        if role == DESTINATION and party == roles.destination:
            return roles.source  # `Aus Mali kamen Waren für 3 Mrd. nach Togo. Die Exporte dorthin …`
        if role == SOURCE and party == roles.source:
            return roles.destination
    if not party or party not in (roles.agent, roles.source):
        return ""
    return (roles.destination if role == DESTINATION else roles.source) or roles.with_


def _is_whose_text(scene: Scene, dealt: str, party: str) -> bool:
    """`Perus Exporte … Mali kaufte peruanische Waren für 3 Mio. Von dort kamen …`: from Mali, it is Peru's.

    So it is where the ``party`` that acted is none with whose trade the text began.
    """
    here = scene.told.here
    return bool(here) and here[0].reporter == dealt and here[-1].reporter == party != dealt


def _the_land(scene: Scene, number: int) -> str:
    """`Mit Mali ist Togo eng verbunden. Das Land verkaufte dorthin`: who acts; the other is meant."""
    is_told = THE_LAND.search(scene.text, *scene.sentence(number)) is not None
    return _subject_before(scene, number) if is_told else ""


def _called_partner(scene: Scene, number: int, match: regex.Match[str]) -> str:
    """`Chile ist Perus wichtigster Kunde: In das Nachbarland …`: who is called so earlier in the sentence."""
    before = Span(scene.sentence(number).start, match.start())
    if not _OF_MARKET.search(scene.text, *before):
        return ""
    named = [p for p in scene.cast.within(before) if p.form == "name" and not scene.cast.is_aside(p.start)]
    others = [party.code for party in named if not _is_told_of(scene, party)]
    return others[0] if len(others) == 1 < len(named) else ""


def _is_ours(scene: Scene, number: int, party: str) -> bool:
    """`Für die Schweiz wuchs das Defizit. „Wir liefern dorthin“`, says a Swiss text: not to itself."""
    sentence = scene.sentence(number)
    if party != scene.item.topic.bureau or not WE.search(scene.text, *sentence):
        return False
    beside = scene.cast.within(scene.layout.paragraph_at(sentence.start))
    return not any(other.code != party and scene.cast.has_office(other) for other in beside)


def _is_spoken_of(scene: Scene, number: int, place: int, party: str) -> bool:
    """`In Peru ist es anders: Der Import des Landes …`, of the only one named before."""
    if any(p.code == party for p in scene.cast.within(Span(scene.sentence(number).start, place))):
        return True
    last = scene.told.last
    if number == 0 or (last is not None and last.at.number >= number - 1 and last.reporter != party):
        return False  # the text may be on another
    named = {p.code for p in scene.cast.within(scene.sentence(number - 1))}
    return named == {party} and not any(word.counterpart for word in scene.words.of_trade(number - 1))


def _neighbour_of(scene: Scene, party: str, match: regex.Match[str]) -> str:
    """Return the neighbour that the text names, ``OPEN`` for several (`an ihre Nachbarn`)."""
    if match[0].endswith("Nachbarn") and _SEVERAL.match(match[0]):
        return OPEN
    return scene.item.topic.other_of_pair(party) if party else ""


def _is_partner_before(scene: Scene, number: int, party: str) -> bool:
    """`Deutsche Waren gingen nach Polen. Die Einfuhren von dort …`: the partner of the sentence before.

    Likewise `Polen wurde zu einem der größten Märkte. Dorthin gingen …`, the first time that trade is told.
    """
    last = scene.told.last
    if last is None:
        return number > 0 and _OF_MARKET.search(scene.text, *scene.sentence(number - 1)) is not None
    return last.at.number == number - 1 and last.partner == party


def _is_one_of_partners(scene: Scene, party: str) -> bool:
    """`nach Polen für 3 Mio., nach Malta für 2 Mio. Das Land …`: not the last of several partners."""
    last = scene.told.last
    if last is None or last.partner != party:
        return False
    return any(
        d.at.number == last.at.number and d.partner not in ("", party) and d.reporter == last.reporter
        for d in scene.told.lately
    )


def _parties_back(scene: Scene, place: int, *, but: str = "") -> list[Party]:
    """Return the parties that may be pointed at: named here or just before, else farther back.

    `Und Malta? Ein schwieriges Pflaster. Dorthin haben wir wenig verkauft.`
    """

    def named_before(end: int) -> list[Party]:
        named = [p for p in scene.parties_before(end) or _alone_before(scene, end) if p.code != but]
        forms = ("name", "open", "demonym")  # `Kauften die Finnen, so handelten wir mit ihnen`
        return [p for p in named if p.form in forms or _is_market(scene, p) or _is_dealt_with(p)]

    number = scene.layout.sentence_index(place)
    named = named_before(place)
    for earlier in range(number - 2, max(-1, number - 1 - REACH), -1):
        last = scene.told.last
        if named or (last is not None and last.at.number >= earlier):
            break
        named = named_before(scene.sentence(earlier).end)
    return named


def _alone_before(scene: Scene, place: int) -> list[Party]:
    """`Dahinter steht Peru. „Dorthin haben wir …`: the only one named, though no subject of the text."""
    number = scene.layout.sentence_index(place)
    named = scene.cast.within(scene.sentence(number - 1)) if number else []
    return named if len(named) == 1 else []


def _is_market(scene: Scene, party: Party) -> bool:
    """`Der japanische Markt wächst. Die Exporte dorthin …`: a place as good as its name."""
    return party.form == "adjective" and _MARKET.match(scene.text, party.end) is not None


def _is_dealt_with(party: Party) -> bool:
    """`Im Chinageschäft ist es anders. Dorthin …`: with whom one trades."""
    return party.form == "compound" and role_in_compound(party) == WITH


def _is_told_of(scene: Scene, party: Party) -> bool:
    """`Chile ist für Malta ein Markt, Maltas Partner. Dorthin …`: for whom something is what it is."""
    of_it = _OF.match(scene.text, 0, party.start) is not None
    return of_it or party.case == "genitive" or _FOR.match(scene.text, 0, party.start) is not None


def _named_before(scene: Scene, match: regex.Match[str], *, but: str) -> str:
    """Return what `das Land`, `dorthin` points to, ``OPEN`` for partners that are left open."""
    named = _parties_back(scene, match.start(), but=but)
    named = [party for party in named if not _NEIGHBOUR.match(party.text)]
    named = [p for p in named if not (_is_told_of(scene, p) or scene.cast.is_aside(p.start))] or named
    named = _without_scenes(scene, _of_main_clause(scene, named))
    if "achbar" in match[0]:
        named = [party for party in named if party.code not in alliances()]
    if "land" in match[0].lower():  # no part of the world
        named = [party for party in named if len(party.code) == 2]
    elif _THESE.search(match[0]):  # `an die EU … aus diesen Staaten`: no single one
        named = [party for party in named if len(party.code) != 2]
    if named and named[-1].form == "open":
        return OPEN
    return next((party.code for party in reversed(named) if party.form != "open"), "")


def _of_main_clause(scene: Scene, named: list[Party]) -> list[Party]:
    """`Schuld ist Mali, wo Güter aus Togo verderben. Dorthin …`: to Mali, of the main clause.

    Likewise `Die Ausfuhr nach Mali sank, weil Käufer Tee aus Togo vorzogen, die Einfuhr von dort stieg`.
    """
    told = [party for party in named if not _is_in_subclause(scene, party, named)]
    return told or named


def _is_in_subclause(scene: Scene, party: Party, named: list[Party]) -> bool:
    """Tell whether ``party`` stands in a clause that hangs on one with another of the ``named``."""
    sentence = scene.layout.sentence_at(party.start)
    opening = _SUBCLAUSE.search(scene.text, sentence.start, party.start)
    return opening is not None and any(p.start in sentence and p.end <= opening.start() for p in named)


def _without_scenes(scene: Scene, named: list[Party]) -> list[Party]:
    """`Der Handel mit Mali fiel nach dem Putsch in Niger. Dorthin …`: not where something happened.

    Unless nobody else is one to trade with: `Mali leidet unter dem Putsch in Niger. Dorthin …`.
    """
    trading = [party for party in named if scene.has_role(party)]
    return trading if trading and _WITH.match(scene.text, 0, trading[-1].start) else named


# ---------------------------------------------------------------- patterns

# `, wo`, `, dessen`, `, weil`, and no other comma up to the end
_SUBCLAUSE = late(
    r",\s+(?:wo|dessen|deren|weil|da|obwohl|obgleich|nachdem|seit(?:dem)?|während|(?:in|an|aus|mit|bei|von)\s+(?:de[mnr]|denen))"
    r"\s(?=[^,;:]*$)"
)
_WITH = ending(r"\b(?i:mit|nach|in|an|aus|gegenüber)\s+(?:de[rmn]\s+|die\s+|das\s+)?")
_NEIGHBOUR = late(r"Nachbar(?:land|staat)(?:e?s)?\b")  # not an open group, but what is sought
# `für` Malta, `für die` Schweiz
_FOR = ending(r"\b[Ff]ür\s+(?:de[nr]\s+|die\s+|das\s+)?")
# `Lieferant der` Slowakei, `des Freistaats` Bayern
_OF = ending(
    r"\b\p{L}*(?i:markt|märkten?|partner|kunden?|abnehmern?|lieferant(?:en)?)\s+(?:de[rs]\s+)(?:\p{Lu}\p{L}+s\s+)?"
)
_OF_MARKET = late(
    r"\b\p{L}*(?:[Mm]arkt|[Mm]ärkten?|[Pp]artner|[Kk]unden?|[Aa]bnehmern?|[Ll]ieferant(?:en)?)\b",
    signs="arkt ärkte artner unde bnehmer ieferant",
)
_MARKET = late(r"\s+(?:\p{Ll}+\s+)?\p{L}*[Mm]arkt(?:e?s)?\b")
WE = late(r"\b(?:[Ww]ir|[Uu]nser(?:e[nrms]?)?)\b", signs="Wir wir nser")
_FIRMS_OF = ending(lambda: rf"\b\p{{L}}*(?:{any_case_of('roles', 'nouns.firms_of')}|[Pp]artnern?)\s+")
THE_LAND = late(
    r"(?<!\b(?:[Ii]n|[Aa]uf|[Ff]ür|[Dd]urch|[Üü]ber|[Gg]egen|[Uu]m|[Aa]n)\s+)\b(?:[Dd]as|[Dd]ieses)\s+Land\b(?!\s+(?:\p{Lu}|selbst))",
    signs="Land",
)
# Whose text it is, not who was named last.
_THE_REPUBLIC = late(
    r"(?<!\b(?:[Ii]n|[Aa]n|[Ff]ür)\s+)\b(?:[Dd]ie\s+Republik|[Dd]er\s+Staat)\b", signs="Republik Staat"
)
# `Gebiet Omsk`, `Region Krasnodar`
_NO_REPUBLIC = late(r"(?:Gebiet|Region|Stadt|Kreis|Rayon|Provinz|Moskau|Sankt)\b")
_IS_LAND = late(r"\b(?:[Dd]as\s+Land|des\s+Landes)$")
_OF_THE_LAND = late(r"\b(?:(?:des|dieses)\s+Landes|der\s+Republik)\b(?!\s+\p{Lu})", signs="Landes Republik")
_WHERE_IT_LIES = late(r"\b(?:(?:nörd|süd|öst|west)\p{L}*liche|große|mächtige|riesige|kleine)[mnr]?\s")
_SEVERAL = late(r"an\s+(?:die|ihre|seine|unsere)\s")  # `an seine Nachbarn`, but `an seinen Nachbarn`
_THESE = late(
    r"(?i)\b(?:(?:dies|jen)en?\s+(?:\p{Ll}+\s+)?|die\s+(?-i:\p{Ll}+|\d+)\s+|den\s+(?-i:\p{Ll}+|\d+)\s+)(?:Länder|Staaten)"
)
_THITHER = late(
    r"\b(?:[Dd]orthin|[Dd]ahin|[Ii]n\s+(?:(?:dies|jen)e\s+(?:\p{Ll}+\s+)?|die\s+(?:\p{Ll}{3,6}|\d{1,2})\s+)(?:Länder|Staaten)\b(?!\s+\p{Lu})|[Ii]n\s+(?:das|dieses|jenes)\s+Land(?!\s+\p{Lu})|[Ii]n\s+die\s+Republik(?!\s+\p{Lu})|(?:[Ii]n|[Aa]uf)\s+(?:dies|jen)en\s+(?:\p{Ll}+\s+)?(?:Markt|(?:Ziel|Absatz|Export)markt)(?!\s+\p{Lu})|(?<=\b(?:liefer|verkauf)\p{Ll}+\s+(?:\p{Lu}\p{L}+\s+)?)dem\s+Lande?\b|(?:[Ii]ns|[Ii]n\s+das|[Ii]n\s+den)\s+(?:\p{Ll}+\s+)?Nachbar(?:land|staat)"
    r"|(?:[Aa]n\s+(?:das|den|die|ihren?|seinen?|unseren?)|[Zz]um|[Zz]u\s+(?:ihrem|seinem|unserem))\s+(?:\p{Ll}+\s+)?"
    r"Nachbar(?:n|land|staat)(?!\s+\p{Lu}))\b",
    signs="orthin ahin Land Republik Nachbar Länder Staaten arkt",
)
# `verkauften deutsche Firmen dort`, but not `von dort`, `dort, wo`
_THERE = late(r"(?<!\b[Vv]on\s)\b[Dd]ort\b(?!,)", signs="Dort dort")
_THENCE = late(
    r"\b(?:[Vv]on\s+dort|[Dd]orther|[Zz]urück(?=\s+(?:kam|kommen|kommt|floss|gelangt)\p{Ll}*)|[Aa]us\s+(?:dem|diesem|jenem)\s+Lande?(?!\s+\p{Lu})|(?:[Aa]us\s+dem|[Vv]on\s+dem|[Vv]om|[Bb]eim)\s+(?:\p{Ll}+\s+)?"
    r"Nachbar(?:n|land|staat)(?!\s+\p{Lu})|[Aa]us\s+(?:(?:dies|jen)en\s+(?:\p{Ll}+\s+)?|den\s+(?:\p{Ll}{3,6}|\d{1,2})\s+)(?:Ländern|Staaten)\b(?!\s+\p{Lu}))\b",
    signs="dort orther urück Land Nachbar Länder Staaten",
)
# `kaufte im Nachbarland ein`, `in diesem wichtigen Absatzmarkt sanken`
_AT_NEIGHBOUR = late(
    r"\b(?:(?:[Ii]m|[Ii]n\s+dem)\s+(?:\p{Ll}+\s+)?Nachbar(?:land|staat)|[Ii]n\s+(?:diesem|jenem)\s+Lande?"
    r"|(?:[Ii]n|[Aa]uf)\s+diesem\s+(?:\p{Ll}+\s+)?(?:Markt|(?:Ziel|Absatz|Export)markt))\b(?!\s+\p{Lu})",
    signs="Nachbar Land arkt",
)
# `der Handel mit diesem Land`, `mit ihm`
_WITH_LAND = late(
    r"\b[Mm]it\s+(?:(?:dem|diesem|jenem)\s+Lande?|ihm|ihr|ihnen)\b(?!\s+(?:\p{Ll}+\s+)?\p{Lu})",
    signs="Land ihm ihr ihnen",
)
# `der Handel mit dem östlichen Nachbarn`
_WITH_NEIGHBOUR = late(
    r"\b[Mm]it\s+(?:dem|diesem|jenem|seinem|ihrem|unserem)\s+(?:\p{Ll}+\s+){0,2}Nachbar(?:n|land|staat)\b(?!\s+\p{Lu})",
    signs="Nachbar",
)
_OWN = "(?i:sein|ihr|mein)"
# `sein Land habe geliefert`, `die Exporte ihres Landes`, `aus seinem Land`, `in mein Land`
_OWN_LAND = late(
    rf"\b(?:(?P<{SOURCE}>(?i:aus|von)\s+{_OWN}em\s+Land)|(?P<{DESTINATION}>(?i:in|nach)\s+{_OWN}\s+Land)"
    rf"|(?P<{PLACE}>(?i:in)\s+{_OWN}em\s+Land)|(?P<{OWNER}>{_OWN}es\s+Landes)|(?P<{AGENT}>{_OWN}\s+Land))\b",
    signs="Land",
)
# `Und die Schweiz?`, `Und wie steht es um Peru?`
_AND_WHO = late(
    r"[\s„“\"»«–-]*Und\s+(?:(?:was\s+ist\s+mit|wie\s+(?:steht\s+es\s+um|sieht\s+es\s+in))\s+)?"
    r"(?:(?:die|der|den|das)\s+)?\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+)?(?:\s+aus)?\s*\?[\s“”\"»«]*"
)
_PRONOUN = late(r"\s+(?P<pronoun>es|sie)\b(?!\s+(?:sich|uns)\b)")
_PRONOUN_BEFORE = late(r"\b(?P<pronoun>[Ee]s|[Ss]ie)\s+(?=(?:\S+\s+){0,12}$)")
# `obwohl es | ihm | Tee lieferte`, `verkaufte sie | ihr | Tee`
_TO_IT = late(
    r"\b(?:[Ee]s|[Ee]r|[Ss]ie|[Mm]an|[Dd]as\s+Land)\s+(?:ihm|ihr|ihnen)\b(?=[^;:]*\b(?:liefer|verkauf)\p{Ll}+)"
    r"|\b(?:liefer|verkauf)\p{Ll}+\s+(?:es|er|sie|man)\s+(?:ihm|ihr|ihnen)\b"
    r"|\b(?:[Ee]s|[Ee]r|[Ss]ie)\s+(?:liefer|verkauf)(?:te|t|ten)\s+(?:ihm|ihr|ihnen)\b",
    signs="ihm ihr ihnen",
)
POINTERS = (
    (_OF_THE_LAND, OWNER),
    (THE_LAND, AGENT),
    (_THE_REPUBLIC, AGENT),
    (_THITHER, DESTINATION),
    (_TO_IT, DESTINATION),
    (_THENCE, SOURCE),
    (_AT_NEIGHBOUR, PLACE),
    (_WITH_LAND, WITH),
    (_WITH_NEIGHBOUR, WITH),
    (_THERE, PLACE),
)

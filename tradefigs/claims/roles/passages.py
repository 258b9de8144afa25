"""The roles that the parties of a passage play in the trade it speaks of.

A preposition, a case or a verb gives a party its role; `roles_in` reads them off.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

import regex

from tradefigs.claims.clauses.syntax import Spanned, separation
from tradefigs.claims.roles.adjectives import (
    FIRMS,
    PARTNER,
    SUBJECT,
    role_in_compound,
    role_of_adjective,
)
from tradefigs.claims.roles.prepositions import (
    ADJECTIVES,
    BESIDE,
    DETERMINER,
    FOR,
    Cue,
    cue_before,
    follows_noun,
    is_plural,
    names_trade,
    prepositions,
    role_by_preposition,
    titles,
)
from tradefigs.claims.roles.roles import (
    AGENT,
    BETWEEN,
    DESTINATION,
    NO_ROLES,
    OPEN,
    OWNER,
    PLACE,
    SOURCE,
    WITH,
    Roles,
)
from tradefigs.claims.vocabulary.trade import FLOWS, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_case_of, any_of, words
from tradefigs.parties import Party
from tradefigs.parties.gazetteer import alliances

# Characters to look back from a party: to its preposition, with adjectives and titles between, but not much
# farther than the passage that is read, whose parties have their roles from it.
BEFORE_PARTY, BEFORE_ZONE = 90, 60
MANY = 3  # partners in one list are left open: which one sold what is not told


def roles_in(
    text: str,
    zone: Span,
    parties: Sequence[Party],
    trade_words: Sequence[Mention],
    near: Spanned | None = None,
    *,
    floor: int = 0,
) -> Roles:
    """Return the roles of the ``parties`` that stand in ``zone``.

    Parameters
    ----------
    trade_words : all such words of the sentence: `Chinas Handel` is owned, `Chinas Präsident` is not.
    near : of several parties in one role the one nearest to this place is taken, else the first.
    floor : where the paragraph begins; what stands before it governs no party.
    """
    inside = parties_between(parties, zone.start, zone.end)
    if not inside:
        return NO_ROLES
    found: dict[str, list[Party]] = {}
    joined: list[Party] = []  # `Belarus und Lettland`, `X und Y exportierten`
    previous: tuple[Party, str] | None = None
    listed = 0  # how many parties of one list stand right before
    for party in inside:
        if previous is not None and _is_short_for(text, previous[0], party):
            continue
        linked = previous is not None and _is_linked(text, previous[0], party, trade_words)
        beside = linked or (previous is not None and _is_labelled_beside(text, previous[0], party))
        role = (
            previous[1]
            if previous is not None and beside
            else _role_of(text, party, trade_words, zone, floor)
        )
        if role == OWNER and party.tail and previous is not None and _is_owned_by(text, *previous, party):
            role = WITH
        listed = listed + 1 if linked else 1
        is_of_many = listed >= MANY and role in (DESTINATION, SOURCE, WITH)
        if is_of_many:  # `aus Kenia, Peru und Laos`: none of them alone
            del found[role][1 - MANY if listed == MANY else -1 :]
            party = replace(party, form="open")
        if previous is not None and linked and _is_rest(previous[0], party):
            found[role].pop()  # `aus der EU und Drittländern`: from anywhere
        if previous is not None and linked and role in (OWNER, AGENT):
            joined = joined or [previous[0], party]
        found.setdefault(role, []).append(party)
        previous = (party, role)
    _leave_houses(text, found, trade_words)
    owners = found.get(OWNER, [])
    if any(not party.tail for party in owners):  # `der belgische Überschuss im US-Handel`: with the USA
        deals = [
            party for party in owners if party.tail and _IN_DEAL.match(_before(text, party, zone, floor))
        ]
        if deals:
            found[OWNER] = [party for party in owners if party not in deals]
            found.setdefault(WITH, []).extend(deals)
    if len(dealt := found.get(WITH, [])) > 1:  # `Das Abkommen mit der EU hilft dem Handel mit Peru`
        before = [_before(text, party, zone, floor) for party in dealt]
        direct = [_is_beside_trade(*of, trade_words) for of in zip(before, dealt, strict=True)]
        if any(direct):
            found[WITH] = [
                p
                for p, b, is_direct in zip(dealt, before, direct, strict=True)
                if is_direct or not _WITH.match(b)
            ]
    nearest = dict(found)
    if near is not None:
        nearest = {
            role: [min(named, key=lambda p: separation(text, p, near))] if len(named) > 1 else named
            for role, named in found.items()
        }
    return _settle(found, nearest, joined)


def _leave_houses(text: str, found: dict[str, list[Party]], trade_words: Sequence[Mention]) -> None:
    """Leave out two of whom only a house is called, where others trade.

    `Laut der Deutsch-Kubanischen Kammer stieg der Export Perus nach Kuba`; not `… der Export nach Kuba`.
    """
    pairs = found.get(BETWEEN, [])
    houses = [
        pair
        for pair in pairs
        if pair.form == "pair"
        and (noun := _CALLED_BY_PAIR.match(text, pair.end)) is not None
        and not any(word.start <= noun.start("noun") < word.end for word in trade_words)
    ]
    told = any(found.get(role) for role in (OWNER, AGENT)) and any(
        found.get(role) for role in (DESTINATION, SOURCE, WITH)
    )
    if houses and (told or len(houses) < len(pairs)):
        found[BETWEEN] = [pair for pair in pairs if pair not in houses]


def _is_linked(text: str, before: Party, party: Party, trade_words: Sequence[Mention]) -> bool:
    """Tell `Polen und Malta`, `Polen, Malta` from `Polen, Maltas Nachbar`, `Polen, Malta Tee für 3 Mrd.`"""
    if party.code == before.code and party.form != before.form:
        return False  # `nach Mali, Bamako schickte`
    is_other = party.case == "genitive" != before.case or party.form == "adjective" != before.form
    if (is_other or _FOR_MONEY.match(text, party.end)) and _COMMA.match(text, before.end):
        return False
    if any(word.verb and before.end <= word.start < party.start for word in trade_words):
        return False  # `an seinen Partner, Polen, lieferte Malta`
    return _AND.fullmatch(text, before.end, party.start) is not None


def _is_labelled_beside(text: str, before: Party, party: Party) -> bool:
    """`nach Polen (3 Mrd.) und Malta (2 Mrd.)`: in the same role, each by itself."""
    label = _LABEL.match(text, before.end, party.start)
    return label is not None and _AND.fullmatch(text, label.end(), party.start) is not None


def _is_owned_by(text: str, before: Party, role: str, party: Party) -> bool:
    """`Perus US-Exporte`, `die deutschen EU-Exporte`: the first one's to the other, not the other's."""
    if role != OWNER or not (before.case == "genitive" or before.form == "adjective"):
        return False
    return _ADJECTIVE_BETWEEN.fullmatch(text, before.end, party.start) is not None


def _is_beside_trade(before: str, party: Party, trade_words: Sequence[Mention]) -> bool:
    """`der Handel mit Peru`, not `das Abkommen mit Peru`."""
    return follows_noun(party.start - cue_before(before, party.case).distance, trade_words)


def _is_rest(before: Party, party: Party) -> bool:
    """`(aus) der EU und Nicht-EU-Ländern`: a bloc and all who stand outside it are the whole world."""
    return party.form == "open" and before.code in alliances() and _OUTSIDERS.match(party.text) is not None


def _is_short_for(text: str, named: Party, party: Party) -> bool:
    """`die Vereinigten Arabischen Emirate (VAE)`: the same party, not another one in a role of its own."""
    return party.code == named.code and text[named.end : party.start].strip() == "("


def parties_between(parties: Sequence[Party], start: int, end: int) -> list[Party]:
    """Return those of the ``parties``, which stand in order of place, that begin in ``[start, end)``."""
    first = bisect_left(parties, start, key=_START)
    return list(parties[first : bisect_left(parties, end, lo=first, key=_START)])


_START = attrgetter("start")  # faster than a function


def _settle(found: dict[str, list[Party]], nearest: dict[str, list[Party]], joined: list[Party]) -> Roles:
    def code(party: Party) -> str:
        return OPEN if party.form == "open" else party.code

    def first(role: str) -> str:
        return code(nearest[role][0]) if role in found else ""

    between = tuple(_codes(found.get(BETWEEN, []))) or tuple(_codes(joined))
    owner, agent = first(OWNER), first(AGENT)
    agent = agent or ("" if owner else first(SUBJECT))
    if joined:  # the first of two that act together reports
        owner = joined[0].code if owner in between else owner
        agent = joined[0].code if agent in between else agent
    chosen = {role: first(role) for role in (DESTINATION, SOURCE, WITH)}
    if AGENT in found and first(SUBJECT) not in ("", agent) and not any(chosen.values()):
        chosen[SOURCE] = first(SUBJECT)  # `China bezog für 3 Mrd. peruanische Patronen`
    also = (code for role, taken in chosen.items() for code in _codes(found.get(role, [])) if code != taken)
    return Roles(
        owner,
        agent,
        chosen[SOURCE],
        chosen[DESTINATION],
        chosen[WITH],
        first(PLACE),
        between[:2],
        next(also, ""),
    )


def _codes(parties: list[Party]) -> list[str]:
    return list(dict.fromkeys(OPEN if party.form == "open" else party.code for party in parties))


def _before(text: str, party: Party, zone: Span, floor: int = 0) -> str:
    before = text[max(zone.start - BEFORE_ZONE, party.start - BEFORE_PARTY, floor) : party.start]
    outside = _OUTSIDE.search(before) if party.form == "open" else None
    return before if outside is None else before[: outside.start()]  # `in Nicht-EU-Länder`


def viewing(text: str, parties: Sequence[Party], zone: Span) -> str:
    """`Aus Sicht Wiens ist Ungarn wichtig`: return from whose side a passage looks, "" for none."""
    views = (party.code for party in parties if _IN_VIEW_OF.match(_before(text, party, zone)))
    return next(views, "")


def stands_beside(text: str, party: Party, zone: Span) -> bool:
    """Tell whether ``party`` is only named beside those who trade: `neben Polen`, `über Lettland`."""
    return cue_before(_before(text, party, zone)).role == BESIDE


def _role_of(text: str, party: Party, trade_words: Sequence[Mention], zone: Span, floor: int) -> str:
    before = _before(text, party, zone, floor)
    if party.form == "pair":
        return BETWEEN
    if party.tail and _AREA.fullmatch(party.tail):  # `aus dem EU-Binnenmarkt`: as without the noun
        return role_by_preposition(before, cue_before(before), trade_words, party) or WITH
    if party.code in alliances() and _THE_TWO.match(before):
        return ""  # `der beiden größten Mercosur-Staaten`: of two of them
    if party.tail:
        is_ranked = _PARTNERS.fullmatch(party.tail) and _RANKED_AS.match(before)
        return "" if is_ranked else role_in_compound(party)  # `wichtigster EU-Partner`: one of its members
    among = _AMONG_PARTNERS.match(before)
    if among is not None and party.form != "adjective" and (among["in"] or party.code in alliances()):
        return WITH
    partner = _PARTNER_OF.match(before)
    if partner is not None and (partner["article"] or party.case == "genitive"):
        return "" if partner["lands"] and _OWNED.search(before) else OWNER
    those = _THOSE_OF.match(before)
    if those is not None and (those["article"] or party.case == "genitive"):
        return OWNER if any(word.start < party.start for word in trade_words) else ""
    cue = cue_before(before, party.case)
    is_closed = party.form in ("name", "capital") and text.startswith((",", ".", ";"), party.end)
    apposed = _APPOSED.match(before) if is_closed and not cue.role else None
    if apposed is not None:
        return next(role for role in (DESTINATION, SOURCE, WITH) if apposed[role])
    is_bare = party.form == "name" and party.case != "genitive" and not cue.role
    if (
        party.form == "name"
        and _FLOW_IN_BRACKET.match(text, party.end)
        and _CALLED_PARTNER.search(text, zone.start, party.start)
    ):
        return WITH
    called = _called(party, trade_words) if is_bare and not _ITS_PARTNER.match(before) else ""
    if is_bare and _BOUGHT_AT.match(before):
        return SOURCE
    if called:
        return called
    if party.form == "adjective":
        if (
            not cue.role
            and _are_dative_firms(text, party, before)
            and (given := _given_by(text, party, trade_words))
        ):
            return given
        return role_of_adjective(text, party, before, cue, trade_words)
    if cue.role == BESIDE:  # `der Handel unter den Ländern der EU`
        is_inner = party.code in alliances() and follows_noun(party.start - cue.distance, trade_words)
        return BETWEEN if is_inner else ""
    if party.form == "open" and _NEIGHBOUR.fullmatch(party.text):
        return ""
    if _OFFICE_OF.match(before) or _is_ranked_among(party, before):
        return ""
    if _IN_VIEW_OF.match(before):
        return OWNER
    if _owns(text, party, cue, trade_words):
        return OWNER
    if _is_dative(party, before) and (given := _given_by(text, party, trade_words)):
        return given
    role = _expected_for(text, party, trade_words) if cue.role == FOR else ""
    role = role or role_by_preposition(before, cue, trade_words, party)
    if role or party.form == "open":
        return role
    return _role_by_case(text, party, before, trade_words)


def _is_ranked_among(party: Party, before: str) -> bool:
    """`das größte Land Südamerikas`, `der drittgrößten Volkswirtschaft der Eurozone`: where it is counted."""
    match = _FIRST_OF.match(before)
    return match is not None and (match["article"] is not None or party.case == "genitive")


def _called(party: Party, trade_words: Sequence[Mention]) -> str:
    """`das Exportziel Polen`, `der Lieferant Chile`: what the noun right before a name makes it."""
    noun = next((w for w in trade_words if w.counterpart and w.end == party.start - 1), None)
    return {"exports": DESTINATION, "imports": SOURCE}.get(noun.measure, "") if noun is not None else ""


def _expected_for(text: str, party: Party, trade_words: Sequence[Mention]) -> str:
    """`rechnet für Peru mit Ausfuhren Tiroler Firmen von 3 Mrd.`: theirs to Peru, not Peru's."""
    for word in trade_words:
        if word.measure in FLOWS and word.start > party.end and _OF_FIRMS.match(text, word.end):
            return DESTINATION if word.measure == "exports" else SOURCE
    return ""


def _nearest_verb(party: Party, trade_words: Sequence[Mention]) -> Mention | None:
    verbs = (word for word in trade_words if word.verb)
    return min(verbs, key=lambda word: abs(word.start - party.start), default=None)


def _given_by(text: str, party: Party, trade_words: Sequence[Mention]) -> str:
    """`verkaufte dem Irak`, `nahm dem Irak ab`: return what the verb makes of a dative, "" if it has none."""
    verb = _nearest_verb(party, trade_words)
    if verb is None or verb.measure not in FLOWS:
        return ""
    between = sorted((verb.start, verb.end, party.start, party.end))[1:3]
    if party.form == "adjective" and "," in text[slice(*between)]:
        return ""  # `Nach dem, was den peruanischen Händlern gefällt, kaufte Mali Tee`
    if verb.measure == "exports" and _BRINGS_IN.fullmatch(verb.text):
        return OWNER  # `Der Export brachte der Slowakei 3 Mrd. ein`
    return DESTINATION if verb.measure == "exports" else SOURCE


def _are_dative_firms(text: str, party: Party, before: str) -> bool:
    """`China nahm den deutschen Bauern Fleisch ab`: behind no noun, whose genitive it would be."""
    if not party.text.endswith("en") or _FIRMS_BEHIND.match(text, party.end) is None:
        return False
    return _dative_article(before) is not None


def _dative_article(before: str) -> regex.Match[str] | None:
    """Return the article of a dative, behind no preposition; not that of `die Exporte | der Ukraine`."""
    match = _DATIVE.match(before)
    word = (match["word"] or "") if match is not None else ""
    if match is None or word.lower() in prepositions():
        return None
    is_genitive = match["article"].lower() == "der" and word[:1].isupper()
    return None if is_genitive else match


def _is_dative(party: Party, before: str) -> bool:
    """`verkaufte Ankara dem Irak Waren`, `nahm der Ukraine Strom ab`: behind no preposition."""
    match = _dative_article(before)
    if match is None:
        return False
    article = match["article"].lower()
    if party.form == "demonym" or is_plural(party):
        return article == "den"
    is_feminine = party.code in words("partynames", "feminine") or party.text.startswith("Republik")
    if match["title"]:  # `dem Königreich Marokko`, `der Republik Moldau`
        is_feminine = match["title"] == "Republik"
    if article == "den":  # `verkaufte den Ungarn Strom`: a people of the same name
        return party.text.endswith("n") and party.code not in words("partynames", "with_article")
    return party.form == "name" and article == ("der" if is_feminine else "dem")


def _owns(text: str, party: Party, cue: Cue, trade_words: Sequence[Mention]) -> bool:
    """`Chinas Exporte`, also after a preposition: `für Chinas Exporte`, but not `nach Laos ausführen`."""
    may_own = party.text.endswith(("s", "’", "'")) and cue.role not in (DESTINATION, SOURCE, WITH)
    if party.case != "genitive" and not may_own:
        return False
    following = _OWNED_NOUN.match(text, party.end)
    return following is not None and names_trade(following.start("noun"), trade_words)


def _role_by_case(text: str, party: Party, before: str, trade_words: Sequence[Mention]) -> str:
    """A genitive belongs to the noun beside it; a bare name is the subject."""
    start = party.start - len(before)
    owned = _GENITIVE_WORD_BEFORE.match(before)
    if owned is not None:
        if names_trade(start + owned.start("noun"), trade_words):
            return OWNER
        return AGENT if _FIRM_NOUN.match(owned["noun"]) else ""  # `die Betriebe des Gebiets`
    if party.text.endswith(("s", "’", "'")):
        owned = _NOUN_BEFORE.match(before)
        if owned is not None and names_trade(start + owned.start("noun"), trade_words):
            return OWNER
        if owned is not None and _FIRM_NOUN.match(owned["noun"]):
            return AGENT
        if party.case == "genitive":
            owned = _OWNED_NOUN.match(text, party.end)
            return _role_before(owned["noun"]) if owned is not None else ""
    return AGENT


def _role_before(noun: str) -> str:
    """`Polens wichtigster Handelspartner` is owned, `Polens Molkereien` act."""
    if PARTNER.match(noun):
        return OWNER
    return AGENT if FIRMS.match(noun) else ""


# ---------------------------------------------------------------- patterns

# `brachte … ein`
_BRINGS_IN = late(r"ein(?:(?:ge)?br(?:acht|ing)\p{Ll}*)?")
# `das Abkommen mit` der EU
_WITH = ending(r"\b\p{Lu}[\p{L}-]+\s+mit\s+(?:de[rnm]\s+)?")
# `die deutsch(-kubanische Handelskammer)`
_CALLED_BY_PAIR = late(r"(?:[-\u2010\u2011]\p{L}+)?\s+(?:\p{Ll}[\p{L}-]*\s+){0,2}(?P<noun>\p{Lu}[\p{L}-]+)")
_OUTSIDE = late(r"(?<=\s)\p{L}+-$")
# `2 Mrd. auf die Lieferungen Perus und 3 Mrd. auf jene Chiles`, `die der Schweiz`
_THOSE_OF = ending(
    r"\b(?:jene[nrs]?|diejenigen|denjenigen|denen|die|das)\s+(?P<article>(?:der|des)\s+)?(?:\p{Ll}+en\s+)?"
)
_PARTNERS = late(r"(?i)(?:handels)?partnern?")
# `EU-Binnenmarkt`, `EU-Raum`; not `EU-Automarkt`
_AREA = late(lambda: rf"(?i)(?:binnen)?{any_of('roles', 'nouns.areas')}(?:e?s)?")
_IN_DEAL = ending(r"\b(?:im|beim)\s+(?:\p{Ll}+\s+)?")
_THE_TWO = ending(r"\bbeiden?\s+(?:\p{Ll}+en\s+)?")
_RANKED_AS = ending(lambda: rf"\p{{Ll}}*(?i:{any_of('roles', 'ranking.superlatives')})e[rsmn]?\s+")
# `im Handel mit den Partnern aus der EU`, `mit den Partnern der EU`: those who belong to it
_AMONG_PARTNERS = ending(
    lambda: (
        r"\b[Mm]it\s+(?:(?:den|unseren|ihren|seinen|allen)\s+)?(?:\p{Ll}+\s+)?\p{L}*"
        rf"{any_case_of('roles', 'nouns.members')}\s+"
        rf"(?:(?P<in>(?:aus|in|von|innerhalb)\s+){DETERMINER}|(?:der|des)\s+)"
    )
)
# `Wichtigster Partner ist (Peru) (Exporte: 3 Mrd.)`
_FLOW_IN_BRACKET = late(lambda: rf"\s+\(\p{{L}}*{any_case_of('claims', 'goods.flows')}\b")
_CALLED_PARTNER = late(
    r"\b(?:[Hh]andels|[Ee]xport|[Ii]mport)?[Pp]artner(?:in|n|s|innen|länder)?\b|\bgefolgt\s+von\s",
    signs="artner gefolgt",
)
_AND = late(
    lambda: (
        r"\s*(?:,|/|–|-)?\s*(?:und|sowie|bzw\.|oder|,|/)\s+"
        + DETERMINER
        + ADJECTIVES
        + titles()
        + "(?:Nicht-)?$"
    )
)
# `Perus gesamter US-Handel`
_ADJECTIVE_BETWEEN = late(r"\s+(?:\p{Ll}{4,}e[nrs]?\s+)?")
# `Polen (plus 3 Prozent auf 3 Mrd. Euro)`
_LABEL = late(r"\s+\([^()]{0,60}\d[^()]{0,60}\)")
_COMMA = late(r",\s+(?!und\b|sowie\b|oder\b)")
_OUTSIDERS = late(r"(?:EU-)?Dritt|EU\b")
_FOR_MONEY = late(
    r"\s+(?:\p{Ll}+\s+){0,3}(?:\p{Lu}[\p{L}-]+\s+)?(?:für|mit|um|im\s+Wert\s+von)\s+(?:\p{Ll}+\s+){0,2}\p{Sc}?\d"
)
# `(Exporte) der Republik` Moldau, `der Mitgliedstaaten der` EU
_GENITIVE_WORD_BEFORE = ending(
    r"\b(?P<noun>\p{Lu}[\p{L}-]+)\s+(?:der|des)\s+"
    + ADJECTIVES
    + r"(?:(?:Mitglieder|(?:Mitglieds?|Teilnehmer|Partner)?(?:[Ll]änder|[Ss]taaten))\s+(?:der|des)\s+)?"
    + r"(?:(?:Republik|Gebiets?|Region|Provinz|Landes)\s+)?"
)
_FIRST_OF = ending(
    lambda: (
        rf"\b\p{{Ll}}+[sßz]te[nmrs]?\s+{any_of('roles', 'nouns.countries_ranked')}\s+"
        r"(?P<article>der\s+|des\s+)?"
    )
)
_NOUN_BEFORE = ending(r"(?P<noun>\p{Lu}[\p{L}-]+)\s+")
# `Chinas gesamte Exporte`, but not `Chinas lagen die Exporte`
_OWNED_NOUN = late(
    r"\s*-?\s*(?:(?!(?:de[rmns]|die|das|eine?[mnrs]?|und|sowie)\s)\p{Ll}[\p{L}-]*\s+){0,3}(?P<noun>\p{Lu}[\p{L}-]+)"
)
# One neighbour is the other side that the text speaks of, not an open group.
_NEIGHBOUR = late(r"Nachbar(?:land(?:e?s)?|staat(?:e?s)?)")
# `der Botschafter von Belarus in Vietnam`: an office, no side of the trade.
_OFFICE_OF = ending(
    lambda: (
        rf"\b\p{{L}}*{any_case_of('roles', 'offices.before_name')}(?:\s+(?:von|der|des)\s+\S+)?"
        r"\s+(?:von|in|der|des|im|für|aus)\s+" + DETERMINER + r"(?:Republik\s+)?"
    )
)
# `den (deutschen) Bauern`, `der (deutschen) Landwirtschaft`
_FIRMS_BEHIND = late(lambda: rf"\s+(?:\p{{Ll}}+en\s+)?\p{{L}}*{any_case_of('roles', 'nouns.firms')}\b")
_DATIVE = ending(
    lambda: (
        rf"(?:\b(?P<word>\p{{L}}+)\s+)?\b(?P<article>[Dd]e[mrn])\s+{ADJECTIVES}"
        rf"(?:{any_of('roles', 'nouns.partners')}\s+"
        r"|(?P<title>(?:König|Kaiser)reich|Republik|Emirat|Sultanat)\s+)?"
    )
)
# `als größter Partner Polens`, `der wichtigste Handelspartner der Schweiz`, `in die Nachbarländer Polens`
_PARTNER_OF = ending(
    r"\b(?:\p{L}*[Pp]artnern?|\p{Ll}+ste[nr]?\s+\p{L}*(?i:markt|märkten?)"
    r"|(?P<lands>(?:Nachbar|Partner)(?:länder|staate)n?))\s+(?P<article>(?:der|des)\s+)?"
)
# `Kenias Exporte (in die Nachbarländer Polens)`
_OWNED = late(
    r"\b(?:\p{Lu}\p{L}+s|\p{Ll}+(?:isch|deutsch)en?)\s+\p{L}*(?i:exporte?|importe?|ausfuhr|einfuhr|handel)\p{L}*\s"
)
# `kaufte beim Nachbarn` Indien
_BOUGHT_AT = ending(
    r"\b[Bb]ei(?:m|\s+(?:dem|seinem|ihrem|unserem))\s+(?:\p{Ll}+\s+)?(?:Nachbar(?:n|land)?|Partner|Lieferanten)\s+"
)
# `Togos wichtigster Abnehmer` China
_ITS_PARTNER = ending(r"\b\p{Lu}[\p{L}-]+s\s+(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+\s+")
# `in den größten Markt, die` USA, `von ihrem wichtigsten Lieferanten,` Italien
_APPOSED = ending(
    rf"\b(?:(?P<{DESTINATION}>[Ii]n|[Aa]n|[Nn]ach|[Aa]uf)|(?P<{SOURCE}>[Aa]us|[Vv]o[nm]|[Bb]eim?)|(?P<{WITH}>[Mm]it|[Zz]um))\s+"
    r"(?:(?:de[nmr]|die|das|ihre[nmr]?|seine[nmr]?|unsere[nmr]?)\s+)?(?:\p{Ll}+e[nmrs]\s+){0,3}"
    r"\p{L}*(?i:markt|partner|partnerland|abnehmer|kunden|lieferanten|nachbarn?|nachbarland),\s+(?:(?:die|den|dem|der|das)\s+)?"
)
_IN_VIEW_OF = ending(
    lambda: rf"\b[Aa]us\s+(?:der\s+)?{any_of('roles', 'nouns.views')}\s+(?:de[rs]\s+|von\s+)?"
)
# `(Ausfuhren) deutscher Unternehmen`, `der deutschen Industrie`
_OF_FIRMS = late(
    lambda: rf"\s+(?:der\s+)?(?!der\b)\p{{L}}+er?n?\s+\p{{L}}*{any_case_of('roles', 'nouns.firms')}\b"
)
_FIRM_NOUN = late(lambda: rf"\b\p{{L}}*{any_case_of('roles', 'nouns.firms_of')}$")

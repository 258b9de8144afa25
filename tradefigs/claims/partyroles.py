"""The roles that the parties of a passage play in the trade it speaks of.

A preposition, a case or a verb gives a party its role; `roles_in` reads them off.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from tradefigs import lexicon
from tradefigs.claims.roles import (
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
from tradefigs.claims.syntax import Spanned, separation
from tradefigs.claims.trade import FLOWS, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import alternatives, any_case_of, any_of
from tradefigs.parties import Party
from tradefigs.parties.gazetteer import alliances

# The role of a party by the preposition before it; `von` and `für` depend on what else stands there.
OF, FOR, ON, BESIDE = "of", "for", "on", "beside"
SUBJECT = "subject"  # acts, unless another does: `dänische Kliniken bezogen`
# Of firms and customers, by the preposition: `an polnische Händler`.
_BY_TRADER = {SOURCE: SOURCE, OF: SOURCE, DESTINATION: DESTINATION, WITH: WITH}
# Characters to look back from a party: to its preposition, with adjectives and titles between, but not much
# farther than the passage that is read, whose parties have their roles from it.
BEFORE_PARTY, BEFORE_ZONE = 90, 60
MANY = 3  # partners in one list are left open: which one sold what is not told
LONGEST_NOUN = 60  # characters of a noun of trade with the article of a genitive
# Characters between a noun of trade and what stands right behind it, without and with an article.
WHITE_SPACE, ONE_ARTICLE = 2, 5


def roles_in(
    text: str,
    zone: Span,
    parties: Sequence[Party],
    trade_words: Sequence[Mention],
    near: Spanned | None = None,
) -> Roles:
    """Return the roles of the ``parties`` that stand in ``zone``.

    Parameters
    ----------
    trade_words : all such words of the sentence: `Chinas Handel` is owned, `Chinas Präsident` is not.
    near : of several parties in one role the one nearest to this place is taken, else the first.
    """
    inside = [party for party in parties_between(parties, zone.start, zone.end) if party.end <= zone.end]
    if not inside:
        return NO_ROLES
    found: dict[str, list[Party]] = {}
    joined: list[Party] = []  # `Belarus und Lettland`, `X und Y exportierten`
    previous: tuple[Party, str] | None = None
    listed = 0  # how many parties of one list stand right before
    for party in inside:
        if (
            previous is not None
            and previous[0].code == party.code
            and _IN_BRACKETS.fullmatch(text, previous[0].end, party.start)
        ):
            continue  # `der Europäischen Union (EU)`
        linked = previous is not None and is_linked(text, previous[0], party)
        role = previous[1] if previous is not None and linked else _role_of(text, party, trade_words, zone)
        listed = listed + 1 if linked else 1
        is_of_many = listed >= MANY and role in (DESTINATION, SOURCE, WITH)
        if is_of_many:  # `aus Kenia, Peru und Laos`: none of them alone
            del found[role][1 - MANY if listed == MANY else -1 :]
        if is_of_many or _is_mostly(text, party, zone):
            party = replace(party, form="open")
        if previous is not None and linked and role in (OWNER, AGENT) and previous[0].code != party.code:
            joined = joined or [previous[0], party]
        if party.form != "open" or role not in (OWNER, AGENT):
            found.setdefault(role, []).append(party)
        previous = (party, role)
    nearest = dict(found)
    if near is not None:
        nearest = {
            role: [min(named, key=lambda p: separation(text, p, near))] if len(named) > 1 else named
            for role, named in found.items()
        }
    return _settle(found, nearest, joined)


def is_linked(text: str, before: Party, party: Party) -> bool:
    """Tell `Polen und Ungarn`, `Polen, Ungarn` from `Polen, Ungarns Nachbar`, `Polen, Ungarn für 3 Mrd.`"""
    is_apart = (party.case == "genitive" != before.case) or _FOR_MONEY.match(text, party.end)
    if is_apart and _COMMA.match(text, before.end):
        return False
    return _AND.fullmatch(text, before.end, party.start) is not None


def parties_between(parties: Sequence[Party], start: int, end: int) -> list[Party]:
    """Return those of the ``parties``, which stand in order of place, that begin in ``[start, end)``."""
    first = bisect_left(parties, start, key=lambda party: party.start)
    return list(parties[first : bisect_left(parties, end, lo=first, key=lambda party: party.start)])


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


def _before(text: str, party: Party, zone: Span) -> str:
    return text[max(zone.start - BEFORE_ZONE, party.start - BEFORE_PARTY, 0) : party.start]


def _is_mostly(text: str, party: Party, zone: Span) -> bool:
    """`verkauft, fast alles nach China`: partners are left open, one of them is named."""
    before = _before(text, party, zone)
    return _NEARLY_ALL.match(before[: len(before) - _cue_before(before).distance]) is not None


def viewing(text: str, parties: Sequence[Party], zone: Span) -> str:
    """`Aus Sicht Wiens ist Ungarn wichtig`: return from whose side a passage looks, "" for none."""
    views = (party.code for party in parties if _IN_VIEW_OF.match(_before(text, party, zone)))
    return next(views, "")


def stands_beside(text: str, party: Party, zone: Span) -> bool:
    """Tell whether ``party`` is only named beside those who trade: `neben Polen`, `über Lettland`."""
    return _cue_before(_before(text, party, zone)).role == BESIDE


def _role_of(text: str, party: Party, trade_words: Sequence[Mention], zone: Span) -> str:
    before = _before(text, party, zone)
    if party.form == "pair":
        return BETWEEN
    if party.tail:
        return _role_in_compound(party)
    partner = _PARTNER_OF.match(before) if not _is_group(before, party) else None
    if partner is not None and (partner["article"] or party.case == "genitive"):
        return OWNER
    if _WE_OF.match(before) and party.form in ("name", "demonym", "adjective"):
        return OWNER
    if _THOSE_OF.match(before) and (party.case == "genitive" or _OF_ARTICLE.match(before)):
        return OWNER if any(not word.verb and word.start < party.start for word in trade_words) else ""
    cue = _cue_before(before)
    if party.form == "adjective":
        return _role_of_adjective(text, party, before, cue, trade_words)
    if cue.role == BESIDE and party.code in alliances():
        place = party.start - cue.distance  # `der Handel unter den Ländern der EU`
        return BETWEEN if any(0 < place - word.end <= WHITE_SPACE for word in trade_words) else ""
    if (party.form == "open" and _NEIGHBOUR.fullmatch(party.text)) or cue.role == BESIDE:
        return ""
    if party.form in ("name", "capital") and (relative := _WHITHER.match(text, party.end)) is not None:
        return DESTINATION if relative["to"] else SOURCE
    if _OFFICE_OF.match(before) or (party.case == "genitive" and _FIRST_OF.match(before)):
        return ""
    if _IN_VIEW_OF.match(before):
        return OWNER
    if _owns(text, party, cue, trade_words):
        return OWNER
    if party.form == "demonym" and _DATIVE.match(before):  # `kaufte den Moldawiern Wein ab`
        nearest = _nearest_verb(party, trade_words)
        return SOURCE if nearest is not None and nearest.measure == "imports" else DESTINATION
    taken = _TAKEN_FROM.match(before)
    if taken is not None and any(word.measure == "imports" for word in trade_words):
        return SOURCE if _is_in_dative(party, taken["article"]) else AGENT
    if _TO_NEIGHBOUR.match(before) and any(word.verb and word.measure == "exports" for word in trade_words):
        return DESTINATION
    if party.form == "name" and _is_dative(before):
        verb = _nearest_verb(party, trade_words)
        if verb is not None and verb.measure in FLOWS and not verb.movement:
            return DESTINATION if verb.measure == "exports" else SOURCE
    if _DATIVE_NAME.match(before) and _WERE_SENT.match(text, party.end):
        return DESTINATION
    role = _role_by_preposition(before, cue, trade_words, party)
    if role or party.form == "open":
        return role
    return _role_by_case(text, party, before, trade_words)


def _is_group(before: str, party: Party) -> bool:
    """`im Handel mit den Partnern der EU`: with those who belong to it, not with the partners that it has."""
    return party.code in alliances() and _WITH_PARTNERS_OF.match(before) is not None


def _nearest_verb(party: Party, trade_words: Sequence[Mention]) -> Mention | None:
    verbs = (word for word in trade_words if word.verb)
    return min(verbs, key=lambda word: abs(word.start - party.start), default=None)


def _is_in_dative(party: Party, article: str) -> bool:
    """`kaufte der Slowakei Strom ab`, but `Strom kaufte der Iran`."""
    if article == "der":
        return party.code in lexicon.words("partynames", "feminine")
    return article == "dem" or is_plural(party)


def _is_dative(before: str) -> bool:
    """`verkaufte Ankara dem Irak Waren`: `dem` behind no preposition."""
    article = _TO_THE.match(before)
    return article is not None and (article["word"] or "").lower() not in _prepositions()


class _Cue(NamedTuple):
    """The preposition before a party: what it says of its role, and how far before the party it stands."""

    role: str
    distance: int


@lru_cache(maxsize=64)  # of a party several things are asked
def _cue_before(before: str) -> _Cue:
    match = _PREPOSITION.match(before)
    if match is None:
        return _Cue("", 0)
    return _Cue(_by_preposition()[match["word"].lower()], len(before) - match.start())


@cache
def _by_preposition() -> dict[str, str]:
    """Return the role that each preposition gives."""
    table = lexicon.load("roles")["prepositions"]
    return {word: role for role, words in table.items() for word in words}


def _owns(text: str, party: Party, cue: _Cue, trade_words: Sequence[Mention]) -> bool:
    """`Chinas Exporte`, also after a preposition: `für Chinas Exporte`, but not `nach Laos ausführen`."""
    may_own = party.text.endswith(("s", "’", "'")) and cue.role not in (DESTINATION, SOURCE, WITH)
    if party.case != "genitive" and not may_own:
        return False
    following = _OWNED_NOUN.match(text, party.end)
    if following is None:
        return False
    return any(word.start <= following.start("noun") < word.end and not word.verb for word in trade_words)


def _role_in_compound(party: Party) -> str:
    """`China-Exporte`, `Italienhandel`: the other side; `US-Exporte`, `EU-Ausfuhren`: whose they are.

    `Deutschlandweit` is among whom the trade is told of, `EU-Mitgliedschaft` is neither.
    """
    if party.tail.startswith("weit"):
        return OWNER
    if not _TRADER.search(party.tail):
        return ""
    if _GOODS.match(party.tail):
        return SOURCE
    return OWNER if party.text.isupper() else WITH


def _role_of_adjective(
    text: str, party: Party, before: str, cue: _Cue, trade_words: Sequence[Mention]
) -> str:
    if (
        cue.role in ("", ON)
        and _ELLIPTIC.match(text, party.end)
        and any(not word.verb and word.end < party.start for word in trade_words)
    ):
        return OWNER  # `den russischen Lieferungen standen serbische von 1 Mrd. gegenüber`
    match = _NEXT_NOUN.match(text, party.end)
    if match is None:  # `auf dem belgischen Markt für 2 Mrd., auf dem französischen für 1 Mrd.`
        return DESTINATION if cue.role == ON and _FOR_MONEY.match(text, party.end) else ""
    noun = match["noun"]
    start = match.start("noun")
    named = [word for word in trade_words if word.start <= start < word.end and not word.verb]
    if any(word.counterpart for word in named) and cue.role in _BY_TRADER:  # `an britische Kunden`
        return _BY_TRADER[cue.role]
    if named:
        return OWNER
    genitive = _GENITIVE_OF.search(text, max(0, party.start - LONGEST_NOUN), party.start)
    if genitive and _follows_noun(party.start, trade_words, ONE_ARTICLE):
        return OWNER  # `die Exporte der Schweizer Maschinen- und Metallindustrie`
    if _VIEW.fullmatch(noun):
        return OWNER if cue.role == SOURCE else ""
    if _PARTNER.match(noun):
        return WITH
    if _MARKET.match(noun):
        return SOURCE if cue.role == SOURCE else DESTINATION
    if not _FIRMS.match(noun) and _follows_noun(party.start, trade_words):
        return SOURCE  # `die Einfuhr brasilianischen Kaffees`
    if _GOODS.match(noun) or _PRICED.match(text, match.end()):
        return SOURCE
    if _FIRMS.match(noun):
        return _BY_TRADER.get(cue.role, AGENT)
    if _COUNTRY.fullmatch(noun):
        return ""
    if cue.role == OF and _follows_noun(party.start - cue.distance, trade_words):
        return SOURCE  # `Abnehmer von rumänischem Getreide`
    if not cue.role and any(word.verb and not word.movement for word in trade_words):
        return SUBJECT if _may_be_subject(party, before) and not _OFFICIAL.search(noun) else ""
    if _TO_ITS.match(before) and party.text.endswith("e" if cue.distance == 3 else ("e", "en")):
        return DESTINATION
    return SOURCE if _OUT_OF_ITS.match(before) else ""


def _follows_noun(place: int, trade_words: Sequence[Mention], gap: int = WHITE_SPACE) -> bool:
    """Whether a noun of trade ends no more than ``gap`` characters before ``place``."""
    return any(not word.verb and 0 < place - word.end <= gap for word in trade_words)


def _may_be_subject(party: Party, before: str) -> bool:
    """Tell `die belgische Chemie`, `die dänischen Kliniken` from `bei der britischen Firma`."""
    match = _ARTICLE_BEFORE.match(before)
    article, first = (match["article"], match["word"]) if match is not None else (None, None)
    if first is not None and first.lower() in _prepositions():
        return False
    return (article or "").lower() == "die" or party.text.endswith(("e", "er", "es"))


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(lexicon.words("grammar", "prepositions"))


def _role_by_preposition(before: str, cue: _Cue, trade_words: Sequence[Mention], party: Party) -> str:
    if cue.role in (SOURCE, PLACE, OF) and _WITH_PARTNERS_IN.match(before):
        return WITH
    if cue.role != BETWEEN and _FIRM_OF.match(before) and not _INTO_IT.match(before):
        return AGENT
    if cue.role == OF:
        if _PASSIVE.search(before) and any(word.verb and word.measure == "imports" for word in trade_words):
            return AGENT  # `wurden von Luxemburg aus der Schweiz bezogen`
        if _ISLAND.fullmatch(party.text):  # `die Importe von der Insel`
            return SOURCE
        return OWNER if _follows_noun(party.start - cue.distance, trade_words) else SOURCE
    if cue.role == FOR:
        if _GOODS_FOR.match(before):
            return DESTINATION
        return OWNER if any(not word.verb for word in trade_words) else ""  # `kaufte für die Stadt ein Haus`
    if cue.role == PLACE and _ARRIVES.search(before):  # `landete in Peru`
        return DESTINATION
    if cue.role in ("", PLACE) and _INTO.match(before):
        return PLACE if _IN_THE.match(before) and is_plural(party) else DESTINATION
    if cue.role == PLACE and party.case == "genitive":
        return ""
    return WITH if cue.role == ON else cue.role


def is_plural(party: Party) -> bool:
    """Tell whether a name is a plural: `die USA`, `die GUS-Staaten`."""
    return party.code in _plurals() or party.text.endswith(("taaten", "ändern"))


@cache
def _plurals() -> frozenset[str]:
    return frozenset(lexicon.words("partynames", "plural"))


def _role_by_case(text: str, party: Party, before: str, trade_words: Sequence[Mention]) -> str:
    """A genitive belongs to the noun beside it; a bare name is the subject."""
    start = party.start - len(before)
    owned = _GENITIVE_WORD_BEFORE.match(before)
    if owned is not None and party.form != "capital":
        if _names_trade(start + owned.start("noun"), trade_words):
            return OWNER
        if _FIRM_NOUN.match(owned["noun"]):  # `die Betriebe des Gebiets`
            return AGENT
        return DESTINATION if _MARKET.match(owned["noun"]) else ""  # `auf dem Markt der Union`
    if party.text.endswith(("s", "’", "'")):
        owned = _NOUN_BEFORE.match(before)
        if owned is not None:
            if _names_trade(start + owned.start("noun"), trade_words):
                return OWNER
            if _SUPERLATIVE.match(before):
                return ""
            if _FIRM_NOUN.match(owned["noun"]):
                return AGENT
        owned = _OWNED_NOUN.match(text, party.end)
        if owned is not None and _names_trade(owned.start("noun"), trade_words):
            return OWNER
        if party.case == "genitive":
            return _role_before(party, owned["noun"]) if owned is not None else ""
    return "" if party.form == "capital" and _NEAR.match(before) else AGENT


def _names_trade(place: int, trade_words: Sequence[Mention]) -> bool:
    return any(word.start <= place < word.end for word in trade_words)


def _role_before(party: Party, noun: str) -> str:
    """`Polens Käse` comes from there, `Polens Molkereien` act."""
    if _GOODS.match(noun):
        return SOURCE
    if _PARTNER.match(noun) and party.case == "genitive":  # `Polens wichtigster Handelspartner`
        return OWNER
    return AGENT if _FIRMS.match(noun) else ""


# ---------------------------------------------------------------- patterns

_DETERMINER = r"(?:(?:de[rmns]|die|das|eine?[mnrs]?|ihre[mnrs]?|unsere[mnrs]?|beiden?|allen?|den\s+\d+)\s+)?"
_ADJECTIVES = (
    r"(?:(?!(?:de[rmns]|die|das|eine[mnr]?|hinter|unter|über|neben|gegen|außer|ausser|zwischen)\s)"
    r"\p{Ll}[\p{L}-]+(?:e[nmrs]?)\s+){0,3}"
)


# `in das [von Unruhen geplagte] Kenia`, `aus dem [lange gemiedenen] Iran`
_PARTICIPLE = (
    r"(?:(?:von|vom|durch|unter|seit|mit|im|in|am|an|zum|zur)\s+(?:(?:de[rmn]|die|eine[mr]?)\s+)?(?:\p{L}+\s+){1,3}"
    r"\p{Ll}+(?:te|ne|de)[nmrs]?\s+)?"
)


def _titles() -> str:
    return rf"(?:{any_of('roles', 'nouns.titles')}\s+)?"


# A preposition up to the name of a party: `für die benachbarte Republik`.
_PREPOSITION = ending(
    lambda: (
        rf"(?<!\b{any_of('roles', 'nouns.sayings')}\s)\b(?P<word>(?i:{alternatives(_by_preposition())}))\s+"
        + rf"(?:(?:de[rmn]|die|das)\s+{_PARTICIPLE}|{_DETERMINER})" + _ADJECTIVES + _titles() + r"[„\"»(]?"
    )
)  # fmt: skip
# `2 Mrd. auf die Lieferungen Perus und 3 Mrd. auf jene Chiles`, `die der Schweiz`
_THOSE_OF = ending(
    r"\b(?:jene[nrs]?|diejenigen|denjenigen|denen|die|das)\s+(?:(?:der|des)\s+)?(?:\p{Ll}+en\s+)?"
)
_OF_ARTICLE = ending(
    r"\b(?:jene[nrs]?|diejenigen|denjenigen|denen|die|das)\s+(?:der|des)\s+(?:\p{Ll}+en\s+)?"
)
# `im Handel mit den Partnern aus der EU`
_WITH_PARTNERS_IN = ending(
    lambda: (
        rf"\b[Mm]it\s+(?:(?:de[nm]|unseren|ihren|seinen|allen)\s+)?(?:\p{{Ll}}+\s+)?\p{{L}}*"
        rf"(?:[Pp]artnern?|[Nn]achbarn|[Ll]ändern|[Ss]taaten|[Mm]itgliedern|[Ff]reunden|[Kk]unden|[Aa]bnehmern|[Ll]ieferanten)"
        rf"\s+(?:aus|in|von|innerhalb)\s+{_DETERMINER}"
    )
)
_IN_BRACKETS = late(r"\s+\(")
_INTO_IT = ending(r"\bin\s+(?:die|das)\s+")
_INTO = ending(
    lambda: (
        r"\b(?:[Ii]n\s+(?:die|das|den|alle)|[Ii]ns)\s+" + _PARTICIPLE + _ADJECTIVES + _titles() + r"[„\"]?"
    )
)
# `in den USA`: where; `in den Irak`: whither
_IN_THE = ending(r"\b[Ii]n\s+den\s+" + _ADJECTIVES)
_ARRIVES = late(
    lambda: rf"\b{any_of('roles', 'nouns.arriving')}\s+(?:\p{{Ll}}+\s+)*(?i:in)\s+(?:\p{{Ll}}+\s+)*$"
)
# `Exportgüter für Japan`, but `ein Überschuss für Japan`
_GOODS_FOR = ending(
    lambda: rf"\b\p{{L}}*{any_case_of('roles', 'nouns.goods_meant_for')}\s+für\s+" + _DETERMINER
)
_AND = late(
    lambda: r"\s*(?:,|/|–|-)?\s*(?:und|sowie|bzw\.|oder|,|/)\s+" + _DETERMINER + _ADJECTIVES + _titles() + "$"
)
_COMMA = late(r",\s+(?!und\b|sowie\b|oder\b)")
_FOR_MONEY = late(r"\s+(?:\p{Ll}+\s+){0,3}(?:für|mit|um)\s+(?:\p{Ll}+\s+){0,2}[$€£¥]?\d")
_GENITIVE_WORD_BEFORE = ending(
    r"\b(?P<noun>\p{Lu}[\p{L}-]+)\s+(?:der|des)\s+"
    + _ADJECTIVES
    + r"(?:(?:Republik|Gebiets?|Region|Provinz|Landes)\s+)?"
)
# `die größte Volkswirtschaft Südamerikas`: one that was named before
_SUPERLATIVE = ending(r"\b\p{Ll}+[sßz]te[nr]?\s+\p{Lu}[\p{L}-]+\s+")
_FIRST_OF = ending(lambda: rf"\b\p{{Ll}}+[sßz]te[nmrs]?\s+{any_of('roles', 'nouns.countries_ranked')}\s+")
_NOUN_BEFORE = ending(r"(?P<noun>\p{Lu}[\p{L}-]+)\s+")
# `die japanischen (Exporte) in die EU`, `serbische von 3 Mrd.`
_ELLIPTIC = late(
    r"\s+(?:(?:von|auf|bei|in\s+Höhe\s+von)\s+(?:\p{Ll}+\s+){0,2}[$€£¥]?\d"
    r"|(?:nach|aus|in\s+(?:die|den|das))\s+(?:\p{Ll}+\s+)?\p{Lu})"
)
_NEXT_NOUN = late(r"\s*-?\s*(?:\p{Ll}[\p{L}-]*\s+){0,3}(?P<noun>\p{Lu}[\p{L}-]+)")
# `Chinas gesamte Exporte`, but not `Chinas lagen die Exporte`
_OWNED_NOUN = late(
    r"\s*-?\s*(?:(?!(?:de[rmns]|die|das|eine?[mnrs]?|und|sowie)\s)\p{Ll}[\p{L}-]*\s+){0,3}(?P<noun>\p{Lu}[\p{L}-]+)"
)
_GOODS = late(lambda: rf"\p{{L}}*{any_case_of('roles', 'nouns.goods')}$")
_FIRMS = late(lambda: rf"\p{{L}}*{any_case_of('roles', 'nouns.firms')}$")
# `Firmen in Chile`, `Importeure aus Peru` act; in `polnische Firmen in Chile` Poland does.
_FIRM_OF = ending(
    lambda: (
        r"(?<!\p{L}(?:sche[nrs]?|er)\s+)\b\p{L}*"
        rf"{any_case_of('roles', 'nouns.firms_in')}\s+(?:aus|in|von)\s+{_DETERMINER}"
    )
)
# One neighbour is the other side that the text speaks of, not an open group.
_NEIGHBOUR = late(r"Nachbar(?:land(?:e?s)?|staat(?:e?s)?)")
# `der Botschafter von Belarus in Vietnam`: an office, no side of the trade.
_OFFICE_OF = ending(
    lambda: (
        rf"\b\p{{L}}*{any_case_of('roles', 'offices.before_name')}(?:\s+(?:von|der|des)\s+\S+)?"
        r"\s+(?:von|in|der|des|im|für|aus)\s+" + _DETERMINER + r"(?:Republik\s+)?"
    )
)
_TO_THE = ending(r"(?:\b(?P<word>\p{L}+)\s+)?\b[Dd]em\s+" + _ADJECTIVES)
_DATIVE = ending(r"(?<!\b(?:mit|bei|von|zu|aus|in|unter|zwischen|gegenüber)\s)\bden\s+")
# `Der Ukraine wurden Waren geliefert`
_DATIVE_NAME = ending(
    lambda: (
        r"(?<!\b(?:mit|bei|von|zu|aus|in|unter|zwischen|gegenüber|\p{Lu}\p{L}+)\s)\b[Dd](?:er|em|en)\s+"
        + _ADJECTIVES
        + _titles()
    )
)
_WERE_SENT = late(
    lambda: (
        r"\s+(?:wird|wurden?|werden)\s(?:[^.;:]|(?<=M(?:io|rd)|Tsd)\.){0,120}?"
        rf"\b{any_of('roles', 'nouns.sent')}\b(?!\s+von\b)"
    )
)
# `nahmen der Ukraine Waren ab`
_TAKEN_FROM = ending(
    r"\b(?:nahm|nahmen|nimmt|nehmen|kauft|kaufte|kauften)\s+(?:\d{4}\s+)?(?P<article>de[rmn])\s+"
)
_NEARLY_ALL = ending(lambda: rf"(?<!\p{{L}}\s)\b{any_of('roles', 'ranking.nearly_all')}\s+(?:in\s+)?")
# `Es folgte China, wohin Maschinen verschifft wurden`
_WHITHER = late(r",\s+(?:(?P<to>wohin)|woher|von\s+wo)\b")
# `hat dem Nachbarn Botswana Waren verkauft`
_TO_NEIGHBOUR = ending(
    lambda: (
        r"(?<!\b(?:mit|bei|von|zu|aus|in|unter|gegenüber|neben)\s)"
        rf"\bdem\s+{any_of('roles', 'nouns.partners')}\s+"
    )
)
# `wir Tiroler haben verkauft`
_WE_OF = ending(r"\b[Ww]ir\s+")
_ISLAND = late(r"\p{L}*(?:[Ii]nsel|[Ee]iland)")
# `im Raum Minsk`: a place, no side of the trade.
_NEAR = ending(r"\b(?:bei|um|Raum)\s+")
# `griechischer Spargel für 3 Mio.`, `italienischer Wein schlug mit 3 Mio. zu Buche`
_PRICED = late(
    r"\s+(?:(?:im\s+(?:Gesamt)?[Ww]ert\s+von|für)\s+(?:\p{Ll}+\s+){0,3}[$€£¥\d]|schlug(?:en)?\s+mit|brachten?\s)"
)
_GENITIVE_OF = late(r"\b\p{Lu}[\p{L}-]+\s+(?:der|des)\s+$")
# `als größter Partner Polens`, `der wichtigste Handelspartner der Schweiz`
_WITH_PARTNERS_OF = ending(r"\b[Mm]it\s+(?:den|allen)\s+(?:\p{Ll}+\s+)?Partnern\s+(?:der|des)\s+")
_PARTNER_OF = ending(r"\b\p{L}*[Pp]artnern?\s+(?P<article>(?:der|des)\s+)?")
_PARTNER = late(r"\p{L}*[Pp]artnern?$")
# `aus irischer Sicht`, `aus der Sicht Irlands`: whose trade it is
_VIEW = late(lambda: any_of("roles", "nouns.views"))
_IN_VIEW_OF = ending(
    lambda: rf"\b[Aa]us\s+(?:der\s+)?{any_of('roles', 'nouns.views')}\s+(?:de[rs]\s+|von\s+)?"
)
# `aus dem afrikanischen Land`: one that was named before
_COUNTRY = late(lambda: rf"\p{{L}}*(?i:{any_of('roles', 'nouns.countries')})s?")
_OFFICIAL = late(
    lambda: rf"(?i){any_of('roles', 'offices.no_traders')}|{any_of('roles', 'offices.no_traders_at_end')}$"
)
_ARTICLE_BEFORE = ending(
    r"(?:\b(?P<word>\p{L}+)\s+)?(?:\b(?P<article>[Dd](?:er|ie|as)|[Ee]ine?|[Uu]nsere)\s+)?"
)
# `an britische Kunden`, `an die polnischen Mühlen`, `in die polnischen Läden`; `aus dänischer Zucht`
_TO_ITS = ending(r"\b(?:[Aa]n\s+(?:(?:die|das|einen?)\s+)?|[Ii]n\s+(?:die|das)\s+)")
_OUT_OF_ITS = ending(r"\b[Aa]us\s+(?:(?:de[rmn]|eine[mr])\s+)?")
_PASSIVE = late(r"\bwurden?\b")
_FIRM_NOUN = late(lambda: rf"\b\p{{L}}*{any_case_of('roles', 'nouns.firms_of')}$")
# Last parts of compounds by which the first part buys or sells.
_TRADER = late(
    lambda: rf"(?i){any_of('roles', 'compounds.traders')}|{any_of('roles', 'compounds.traders_at_end')}$"
)
_MARKET = late(lambda: rf"\p{{L}}*{any_case_of('roles', 'nouns.markets')}$")

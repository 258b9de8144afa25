"""The role of a party by the noun that it describes: `an britische Kunden`, `China-Handel`."""

from __future__ import annotations

from collections.abc import Sequence

from tradefigs.claims.roles.prepositions import OF, ON, ONE_ARTICLE, Cue, follows_noun, prepositions
from tradefigs.claims.roles.roles import AGENT, DESTINATION, OWNER, SOURCE, WITH
from tradefigs.claims.vocabulary.goods import is_goods
from tradefigs.claims.vocabulary.trade import Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import ending
from tradefigs.lexicon import any_case_of, any_of
from tradefigs.parties import Party
from tradefigs.parties.gazetteer import alliances

SUBJECT = "subject"  # acts, unless another does: `dänische Kliniken bezogen`
# Of firms and customers, by the preposition: `an polnische Händler`.
_BY_TRADER = {SOURCE: SOURCE, OF: SOURCE, DESTINATION: DESTINATION, WITH: WITH}
LONGEST_NOUN = 60  # characters of a noun of trade with the article of a genitive


def role_of_adjective(text: str, party: Party, before: str, cue: Cue, trade_words: Sequence[Mention]) -> str:
    """`polnische Exporte` are owned, `polnische Firmen` act, `polnischer Käse` comes from there."""
    elliptic = _ELLIPTIC.match(text, party.end)
    if cue.role in ("", ON) and elliptic and any(word.end < party.start for word in trade_words):
        if elliptic["for"]:  # `auf dem deutschen Markt für 2 Mrd., auf dem polnischen für 1 Mrd.`
            return DESTINATION if cue.role == ON else ""
        return OWNER  # `den russischen Lieferungen standen serbische von 1 Mrd. gegenüber`
    match = _NEXT_NOUN.match(text, party.end)
    if _ALONE.match(text, party.end) and _THE.search(before) and any(not w.verb for w in trade_words):
        return OWNER  # `3 Mrd. machten die deutschen Exporte aus, 2 Mrd. die britischen`
    if match is None:
        return SUBJECT if not cue.role and _sells_itself(text, party, trade_words) else ""
    if _RANKED.match(before) and (len(party.code) != len("PE") or party.code in alliances()):
        return ""  # `Malta, der wichtigste europäische Kunde`: among whom it is counted
    noun = match["noun"]
    start = match.start("noun")
    named = [word for word in trade_words if word.start <= start < word.end]
    if any(word.counterpart for word in named) and cue.role in _BY_TRADER:  # `an britische Kunden`
        return _BY_TRADER[cue.role]
    if named:
        return OWNER
    genitive = _GENITIVE_OF.search(text, max(0, party.start - LONGEST_NOUN), party.start)
    if genitive and follows_noun(party.start, trade_words, ONE_ARTICLE):
        return OWNER  # `die Exporte der Schweizer Maschinen- und Metallindustrie`
    if _VIEW.fullmatch(noun):
        return OWNER
    if PARTNER.match(noun):
        return WITH
    if _NEIGHBOURS.fullmatch(noun):  # `von den maltesischen Nachbarn`, `die maltesischen Nachbarn kauften`
        return _BY_TRADER.get(cue.role, "") if cue.role else SUBJECT
    if _MARKET.match(noun):
        if not cue.role and noun in ("Länder", "Staaten"):
            return AGENT  # `Bei der Einfuhr führen asiatische Länder`
        return SOURCE if cue.role == SOURCE else DESTINATION
    if not FIRMS.match(noun) and follows_noun(party.start, trade_words):
        return SOURCE  # `die Einfuhr brasilianischen Kaffees`
    if _are_goods(noun) or (_PRICED.match(text, match.end()) and not FIRMS.match(noun)):
        return SOURCE
    if FIRMS.match(noun):
        return _BY_TRADER.get(cue.role, AGENT)
    if _IS_DONE.match(text, match.end()):  # `Italienische Birnen wurden für 3 Mio. eingeführt`
        return SOURCE
    if any(word.movement and word.start == match.end() + 1 for word in trade_words):
        return SOURCE  # `Serbischer Strom kam für 3 Mio. nach Ungarn`
    if not cue.role and any(word.verb and not word.movement for word in trade_words):
        return SUBJECT if _may_be_subject(party, before) and not _OFFICIAL.search(noun) else ""
    if _TO_ITS.match(before):
        return DESTINATION
    return SOURCE if _OUT_OF_ITS.match(before) else ""


def _are_goods(noun: str) -> bool:
    """Tell `(dänische) Pferde`, which come from there, from `(dänische) Chemie`, which sells and buys."""
    if _GOODS.match(noun):
        return True
    return is_goods(noun) and not FIRMS.match(noun) and not _BRANCHES.fullmatch(noun)


def _sells_itself(text: str, party: Party, trade_words: Sequence[Mention]) -> bool:
    """`Deutsche Firmen kauften für 3 Mrd., französische verkauften für 2 Mrd.`: an adjective and a verb."""
    is_plural = party.text.endswith("e") and text[party.end : party.end + 1] == " "
    return is_plural and any(word.verb and word.start == party.end + 1 for word in trade_words)


def _may_be_subject(party: Party, before: str) -> bool:
    """Tell `die belgische Chemie`, `die dänischen Kliniken` from `bei der britischen Firma`."""
    match = _ARTICLE_BEFORE.match(before)
    article, first = (match["article"], match["word"]) if match is not None else (None, None)
    if first is not None and first.lower() in prepositions():
        return False
    return (article or "").lower() == "die" or party.text.endswith(("e", "er", "es"))


def role_in_compound(party: Party) -> str:
    """`China-Exporte`, `Italienhandel`: the other side; `US-Exporte`, `EU-Ausfuhren`: whose they are.

    `Deutschlandweit` is among whom the trade is told of, `EU-Mitgliedschaft`, `EU-Abnehmer` is neither.
    """
    if party.tail.startswith("weit"):
        return OWNER
    if not _TRADER.search(party.tail) or _BUYERS_THERE.fullmatch(party.tail):
        return ""
    if _GOODS.match(party.tail):
        return SOURCE
    return OWNER if party.text.isupper() else WITH


# ---------------------------------------------------------------- patterns

_ALONE = late(r"[.,;!?)]")
_THE = late(r"\b(?:die|der|jene[nr]?)\s+$")
_NEXT_NOUN = late(r"\s*-?\s*(?:\p{Ll}[\p{L}-]*\s+){0,3}(?P<noun>\p{Lu}[\p{L}-]+)")
# `die japanischen (Exporte) in die EU`, `serbische von 3 Mrd.`
_ELLIPTIC = late(
    r"\s+(?:solche\s+|jene\s+)?(?:(?:(?P<for>für)|von|auf|bei|in\s+Höhe\s+von)\s+(?:\p{Ll}+\s+){0,2}\p{Sc}?\d"
    r"|(?:(?:rund|etwa|knapp|gut|fast|nur)\s+)?\p{Sc}?\d[\d.,]*\s+M"
    r"|(?:nach|an|aus|mit|in\s+(?:die|den|das))\s+(?:\p{Ll}+\s+)?\p{Lu})"
)
# `der größte (afrikanische) Abnehmer`
_RANKED = ending(lambda: rf"\b\p{{Ll}}*{any_of('roles', 'ranking.superlatives')}e[rsnm]?\s+")
_GOODS = late(lambda: rf"\p{{L}}*{any_case_of('roles', 'nouns.goods')}$")
# `die wichtigsten EU-Bestimmungsländer`: those who buy or sell there
_BUYERS_THERE = late(
    lambda: (
        rf"(?i){any_of('roles', 'compounds.places')}(?:länder[ns]?|märkte?n?)"
        rf"|{any_of('roles', 'compounds.customers')}"
    )
)
_BRANCHES = late(lambda: rf"\p{{L}}*{any_case_of('roles', 'nouns.branches')}")
FIRMS = late(lambda: rf"\p{{L}}*{any_case_of('roles', 'nouns.firms')}$")
# `griechischer Spargel für 3 Mio.`, `italienischer Wein schlug mit 3 Mio. zu Buche`
_PRICED = late(
    r"\s+(?:(?:im\s+(?:Gesamt)?[Ww]ert\s+von|für)\s+(?:\p{Ll}+\s+){0,3}[\p{Sc}\d]|schlug(?:en)?\s+mit|brachten?\s)"
)
_IS_DONE = late(r"(?:\s+und\s+\p{Lu}[\p{L}-]+)?\s+(?:wird|werden|wurden?)\s")
_GENITIVE_OF = late(r"\b\p{Lu}[\p{L}-]+\s+(?:der|des)\s+$")
# `aus irischer Sicht`, `aus der Sicht Irlands`: whose trade it is
_VIEW = late(lambda: any_of("roles", "nouns.views"))
PARTNER = late(r"\p{L}*[Pp]artnern?$")
_NEIGHBOURS = late(lambda: rf"{any_of('roles', 'nouns.neighbours')}n?")
_MARKET = late(lambda: rf"\p{{L}}*{any_case_of('roles', 'nouns.markets')}$")
_OFFICIAL = late(
    lambda: rf"(?i){any_of('roles', 'offices.no_traders')}|{any_of('roles', 'offices.no_traders_at_end')}$"
)
_ARTICLE_BEFORE = ending(
    r"(?:\b(?P<word>\p{L}+)\s+)?(?:\b(?P<article>[Dd](?:er|ie|as)|[Ee]ine?|[Uu]nsere)\s+)?"
)
# `an britische Kunden`, `an die polnischen Mühlen`, `in die polnischen Läden`; `aus dänischer Zucht`
_TO_ITS = ending(r"\b(?:[Aa]n\s+(?:(?:die|das|einen?)\s+)?|[Ii]n\s+(?:die|das)\s+)")
_OUT_OF_ITS = ending(r"\b[Aa]us\s+(?:(?:de[rmn]|eine[mr])\s+)?")
# Last parts of compounds by which the first part buys or sells.
_TRADER = late(
    lambda: rf"(?i){any_of('roles', 'compounds.traders')}|{any_of('roles', 'compounds.traders_at_end')}$"
)

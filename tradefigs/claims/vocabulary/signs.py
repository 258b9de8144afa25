"""`Plus` and `Minus` as nouns of a balance: `Malta schrieb ein Minus von 3 Mio.`, `das maltesische Plus`.

The same nouns tell by how much something rose or fell: `Die Exporte verzeichneten ein Minus von 3 Mio.` They
name a balance where a country has it, or has it with another; not where its clause says what rose or fell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tradefigs.claims.vocabulary.trade import BALANCES, COMPANY, FLOWS, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import alternatives, any_of, numbered
from tradefigs.parties import Party, find_parties

FARTHEST_TELLING = 150  # characters from what tells of a balance to its sign
SIGNS = {"Plus": "surplus", "Minus": "deficit"}


def signed_balances(text: str, span: Span, found: Sequence[Mention]) -> Iterator[Mention]:
    """Find the balances that a sign names; ``found`` are the other words of trade and money."""
    for side in _SIDE.finditer(text, *span):
        measure = "surplus" if side["surplus"] else "deficit"
        yield Mention(*side.span(measure), side[measure], measure, strong=False)
    for sign in _SIGN.finditer(text, *span):
        place = Span(*sign.span())
        if _is_result(text, span, place) or _is_balance(text, span, place, found):
            yield Mention(*place, sign[0], SIGNS[sign[0]], strong=False)


def _is_result(text: str, span: Span, sign: Span) -> bool:
    """`Unter dem Strich blieb ein Plus`, `so dass am Ende ein Minus von 3 Mrd. stand`."""
    start = max(span.start, sign.start - FARTHEST_TELLING)
    if _BOTTOM_LINE.search(text, start, sign.start):
        return True
    return _OF.match(text, sign.end) is not None and _AT_END.match(text, start, sign.start) is not None


def _is_balance(text: str, span: Span, sign: Span, found: Sequence[Mention]) -> bool:
    """Tell whether a sign is no rise or fall, but what a country has, or what was just spoken of."""
    if _OF_PERCENT.match(text, sign.end) or OVER_TIME.match(text, sign.end):
        return False
    is_told = _THE.match(text, span.start, sign.start) is not None
    if is_told and _told_before(text, span, sign):
        return True
    if not any(m.strong and m.measure != COMPANY for m in found) and _gets(text, span, sign):
        return True
    clause = _clause_of(text, span, sign.start)
    if not is_told and OVER_TIME.search(text, *clause):
        return False
    words = (m.measure for m in found if m.start in clause and not m.movement)
    return not any(word in (*FLOWS, *BALANCES, "turnover") for word in words) and _is_had(text, clause, sign)


def _told_before(text: str, span: Span, sign: Span) -> bool:
    """`Malta führte mehr ein als aus. Das Minus betrug`, `schrieb rote Zahlen: Das Minus betrug`."""
    before = max(0, span.start - FARTHEST_TELLING)
    more = MORE_ONE_WAY.search(text, before, span.start)
    return more is not None or _RED_OR_BLACK.search(text, before, sign.start) is not None


def _gets(text: str, span: Span, sign: Span) -> bool:
    """`wir hatten ein Minus von`, `bei Diensten ein Plus von`, where nothing else of trade is named."""
    start = max(span.start, sign.start - FARTHEST_TELLING)
    return _OF.match(text, sign.end) is not None and _GETS.search(text, start, sign.start) is not None


def _clause_of(text: str, span: Span, offset: int) -> Span:
    pieces = (Span(*piece.span()) for piece in _CLAUSE.finditer(text, *span))
    return next((piece for piece in pieces if offset in piece), span)


def _is_had(text: str, clause: Span, sign: Span) -> bool:
    """Tell whether a country has it, or has it with another."""
    parties = [
        replace(party, start=party.start + clause.start, end=party.end + clause.start)
        for party in find_parties(text[slice(*clause)])
    ]
    if _OUR.match(text, clause.start, sign.start) or any(_is_owner(text, sign, party) for party in parties):
        return True
    if _WITH_LAND.match(text, sign.end) or any(_WITH.match(text, clause.start, p.start) for p in parties):
        return True
    if _HAS.search(text, *clause) and (_WE.search(text, *clause) or any(_acts(text, p) for p in parties)):
        return True
    is_for_one = any(_FOR.match(text, clause.start, party.start) for party in parties)
    return is_for_one and _RESULTS.search(text, *clause) is not None and not _THAT.search(text, *clause)


def _is_owner(text: str, sign: Span, party: Party) -> bool:
    """`das maltesische Minus`, `Maltas Plus`, `das Minus der Malteser`, `das Plus auf maltesischer Seite`."""
    if party.end <= sign.start:
        return text[party.end : sign.start].isspace()
    return _OF_WHOM.fullmatch(text, sign.end, party.start) is not None


def _acts(text: str, party: Party) -> bool:
    """`Malta schrieb`, `die Malteser stehen`: the subject, no `in Malta`, no `Maltas`."""
    is_one = party.form in ("name", "demonym", "capital") and not party.case
    return is_one and not _BEHIND_PREPOSITION.match(text, 0, party.start)


# A sign by itself, no part of a compound
_SIGN = late(r"(?<![\p{L}-])(?:Plus|Minus)(?![\p{L}-])", signs="Plus Minus")
# `blieben 3 Mrd. auf der Habenseite`
_SIDE = late(
    r"\b[Aa]uf\s+(?:der|ihrer|seiner|unserer|die)\s+"
    r"(?:(?P<surplus>Haben|Guthaben|Plus)|(?P<deficit>Soll|Minus))seite\b",
    signs="seite",
)
_BOTTOM_LINE = late(
    r"\b(?:[Uu]nter(?:\s+de)?m\s+Strich|[Pp]er\s+[Ss]aldo|[Ii]m\s+Saldo)\b[^.;:]{0,60}$",
    signs="Strich aldo",
)
_OF = late(r"\s+von\b")
_AT_END = ending(r"\b[Aa]m\s+Ende\s(?:\p{Ll}+\s+){0,3}ein\s+")
_OF_PERCENT = late(r"\s+(?:von|um)\s+(?:\p{Ll}+\s+){0,2}[\d.,]+\s?(?:%|Prozent)")
# `das` Minus, `ihr gesamtes` Minus
_THE = ending(r"\b(?i:das|dem|des|ihr|sein|unser|euer)(?:em)?\s+(?:\p{Ll}+e[ns]?\s+){0,2}")
# `gegenüber dem Vorjahr`, `zum Juni`, `im Vergleich zu 2019`; not `gegenüber Peru`
OVER_TIME = late(
    lambda: (
        r"\s*\b(?i:gegenüber|zum?|im\s+Vergleich\s+(?:mit|zu[mr]?)|verglichen\s+mit)\s+(?:de[mnr]\s+)?"
        r"(?:\p{Ll}+\s+){0,2}(?:(?:19|20)\d\d\b"
        r"|\p{L}*(?i:jahr|monat|quartal|zeitraum|periode|woche|zeit)(?:e?s|en?)?\b"
        rf"|{alternatives(numbered('time', 'months'))}\b)"
    ),
    signs="egenüber um ergleich erglichen Zu zu",
)
# `hat mehr ein- als ausgeführt.`, `führte mehr Waren ein als aus.`, `mehr exportiert als importiert`
MORE_ONE_WAY = late(
    r"\bmehr\s+(?:[\p{L}-]+\s+){0,3}?(?:(?:aus|ein|ex|im)-\s+als\s+(?:aus|ein|ex|im)\p{Ll}+"
    r"|ein\s+als\s+aus|aus\s+als\s+ein"
    r"|\p{Ll}+(?:führ|portier)\p{Ll}+\s+als\s+\p{Ll}+(?:führ|portier)\p{Ll}+)\b[^.!?]*[.!?]\s*$",
    signs="mehr",
)
_RED_OR_BLACK = late(r"\b(?:rote|schwarze)[nr]?\s+Zahlen\b", signs="rote schwarze")
_GETS = late(
    r"\b[Bb]ei(?:\s+den)?\s+(?:Dienstleistungen|Diensten|Waren|Gütern)\s[^;.]{0,80}?\bein\s+$"
    r"|\b(?:hat|haben|hatten?|verbuch\p{Ll}+|bleibt|blieb|(?:erziel|erwirtschaft)\p{Ll}+"
    r"|(?:ergibt|ergab|errechnet)\s+sich|ent(?:steht|stand))\s+(?:[\p{L}\d]+\s+){0,4}ein\s+$"
)
_CLAUSE = late(r"(?:[^,;:()]|,(?=\d))+")
_OUR = ending(r"\b(?:[Uu]nser|[Ee]uer)(?:em|es)?\s+(?:\p{Ll}+\s+)?")
# Minus ` der gesamten ` EU, Plus ` auf ` maltesischer
_OF_WHOM = late(r"\s+(?:(?:de[rs]|von|auf(?:\s+der)?|zugunsten(?:\s+de[rs]|\s+von)?)\s+)?(?:\p{Ll}+n\s+)?")
# `mit (Peru)`, `gegenüber der (Schweiz)`
_WITH = ending(r"\b(?i:mit|gegenüber)\s+(?:de[mnr]\s+)?(?:\p{Ll}+n\s+)?(?:\p{Lu}\p{L}+n\s+in\s+(?:der\s+)?)?")
_WITH_LAND = late(r"\s+(?:mit|gegenüber)\s+(?:dem|diesem)\s+(?:\p{L}*[Ll]and|Nachbarn?)\b")
_FOR = ending(r"\b(?i:für)\s+(?:die\s+|den\s+|das\s+)?")
_WE = late(
    r"\b(?i:wir|das\s+(?:Land|Nachbarland|Königreich)|der\s+(?:Freistaat|Kanton)|die\s+(?:Union|Republik|Insel))\b"
)
_BEHIND_PREPOSITION = ending(
    lambda: rf"\b(?i:{any_of('claims', 'evidence.prepositions')})\s+(?:de[rmn]\s+|die\s+|das\s+)?"
)
_SIGN_HERE = r"(?:\p{Ll}+\s+){0,2}(?:Plus|Minus)\b"
# `schrieb ein Minus`, `bilanzierte im Minus`, `dass man im Minus stand`
_HAS = late(
    lambda: (
        rf"\b(?:{any_of('trade', 'signs.having')}|{any_of('trade', 'signs.telling')})\b"
        rf".*?\bein(?:en)?\s+{_SIGN_HERE}"
        rf"|\b{any_of('trade', 'signs.standing')}\b.*?\bi(?:m|ns)\s+{_SIGN_HERE}"
        rf"|\bi(?:m|ns)\s+{_SIGN_HERE}\s+(?:\p{{Ll}}+\s+)?{any_of('trade', 'signs.standing')}\b"
    )
)
# `Für Malta bedeutet das ein Plus`: of what just rose
_THAT = late(r"\b(?:[Dd]as|[Dd]ies)\s+(?:für\s|ein\b)|\b(?:Das|Dies)\s+\p{Ll}+t(?:e|en)?\s")
_RESULTS = late(lambda: rf"\b{any_of('trade', 'signs.resulting')}\b")

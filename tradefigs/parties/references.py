"""Mentions that lean on others: parties under several names, `die Region`, `der südostasiatische Staat`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.language.text import ending
from tradefigs.lexicon import any_case_of, any_of
from tradefigs.parties.gazetteer import alliances, pointed_at_by
from tradefigs.parties.party import Mention, Party, Pointer

REGION = "region"
UNION = "Union"  # which is not named otherwise trades: the European one
EUROPE = "Europa"  # `die Europäer` are the EU as well
WIDE_TITLES = ("Region",)  # what a part of the world may be called too
LONGEST_ARTICLE = 12  # with the white space behind it

_PARTS_CLAUSES = late(r"[.,;:\n]|\bund\b")
# `(Nach Peru) lieferte der (Andenstaat)`: a verb and the article of a subject
_SUBJECT_AFTER = late(r"\s\p{Ll}+\s+(?:der|die|das)\s+(?:\p{Ll}+\s+)?$")
_WITHIN_IT = late(r"(?r)\b(?:[Ii]n|[Ii]nnerhalb)\s+der\s+")
_ALL_OF = late(r"(?r)\b(?:[Dd]en|[Dd]ie|[Dd]er|[Aa]lle[nr]?)\s+")
_MEMBERS = late(r"(?:\p{Ll}+\s+)*(?:Länder|Staaten|Nationen)n?\s+(?P<article>de[rs]\s+)?")
_ARTICLE = late(
    r"(?r)\b(?:[Dd](?:er|ie|as|em|en|es)|[Dd]iese[rsmn]?|[Ii]m|[Ii]ns|[Vv]om|[Bb]eim|[Zz]um|[Zz]ur)\s+"
)
# `nach (Irland)`, `auf die (Insel)`
_GOVERNED = ending(
    r"\b(?i:nach|an|mit|aus|in|auf|für|von|zu[mr]?|gegenüber)\s+(?:(?:de[rmn]|die|das|diese[rmn]?)\s+)?(?:\p{Ll}+\s+)?"
)
# `die Ausfuhren der (Union)`, `in die (Union)`
_OF_UNION = ending(
    r"(?:(?i:exporte?n?|importe?n?|ausfuhr(?:en)?|einfuhr(?:en)?|handels?)\s+der|\b(?:[Ii]n\s+die|[Aa]us\s+der))\s+"
)
# What shows that a text means another union
_OTHER_UNIONS = late(r"owjetunion|UdSSR|Unionsstaat|Lage\s+der\s+Union|\bC[DS]U\b|\b\p{L}*[Ff]raktion")
_JOINED_IT = late(
    r"\s+(?:kam(?:en)?|gekommen|eintrat(?:en)?|eingetreten|aufgenommen|strebt\p{Ll}*|will|wollen)\b"
)
LONGEST_BEFORE_PARTNER = 250  # characters from who trades to its partner
_OF_STATE = late(lambda: rf"\s+{any_of('blocs', 'called.of_state')}\b")
_OF_PART = late(lambda: rf"\s+{any_of('blocs', 'called.of_part')}\b(?!\s+\p{{Lu}})")
_OF_REGION = late(lambda: rf"\s+\p{{L}}*{any_case_of('blocs', 'called.of_region')}\b")


def unified(mentions: list[Mention]) -> list[Party]:
    """Give each party one name: of `Gebiet Pskow … Region Pskow … Pskow` the first, that of the town last.

    A name in full goes before one in letters: `NRW … Nordrhein-Westfalen`.
    """
    keyed = [mention for mention in mentions if mention.key]
    first: dict[str, str] = {}
    for mention in sorted(keyed, key=lambda mention: mention.rank):
        first.setdefault(mention.key, mention.party.code)
    return [
        replace(mention.party, code=first[mention.key]) if mention.key else mention.party
        for mention in mentions
    ]


def with_pointers(text: str, parties: list[Party], pointers: list[Pointer]) -> list[Party]:
    """Add a mention for each of ``pointers``: of what was named last before it and may be called so.

    `die Region` may also be a part of the world: `Zentralasien … die Exporte in die Region`.
    """
    found: list[Party] = []
    # By what may be called so: pointing words, a region, a wide title.
    last: dict[str, Party] = {}
    earlier: dict[str, Party] = {}  # likewise, the one before
    titled: dict[str, Party] = {}  # by the title that was named: `Provinz` Teheran
    whole = _meant_whole(parties)
    rest = iter(pointers)
    pointer = next(rest, None)
    for place, party in enumerate([*parties, None], start=1):
        while pointer is not None and (party is None or pointer.start < party.start):
            title = pointer.title if pointer.is_wide else REGION
            named = last.get(title) if pointer.is_wide else titled.get(pointer.title) or last.get(title)
            other = earlier.get(title)
            if named is not None and other is not None and _means_other(text, pointer, named, other):
                named = other
            inside = bool(found) and pointer.start < found[-1].end
            if named is None and _trades_as_union(text, pointer):
                named = Party(pointer.start, pointer.start + len(UNION), UNION, "EU", "name")
            if title in WIDE_TITLES and _is_within(text, pointer, named):
                named = None
            if named is not None and not inside and not _is_named_by(text, pointer, party):
                found.append(_pointing(pointer, named))
            pointer = next(rest, None)
        if party is None or (found and party.start < found[-1].end):
            continue  # `Nachbarland` in `das belgische Nachbarland`
        if party.form == "demonym" and party.code not in whole:
            found.append(_of_its_state(text, party, last.get(party.code)))
        else:
            behind = parties[place] if place < len(parties) else None
            found.append(_called(text, party, behind, last, earlier))
        if party.form == "name":
            titled[party.text.partition(" ")[0].removesuffix("s")] = party
        for title in _may_be_called(party):
            if title in last and last[title].code != party.code:
                earlier[title] = last[title]
            last[title] = party
    return found


def _trades_as_union(text: str, pointer: Pointer) -> bool:
    """`die Ausfuhren der Union`, `Exporte in die Union`; not `Seit Malta in die Union kam`."""
    is_side = pointer.text == UNION and _OF_UNION.match(text, 0, pointer.start) is not None
    if not is_side or _OTHER_UNIONS.search(text):
        return False
    return not _JOINED_IT.match(text, pointer.start + len(UNION))


def _is_within(text: str, pointer: Pointer, named: Party | None) -> bool:
    """`der größte Partner in der Region`: one of a bloc, not the bloc."""
    is_bloc = named is not None and named.code in _blocs()
    return is_bloc and _WITHIN_IT.match(text, 0, pointer.start) is not None


def _means_other(text: str, pointer: Pointer, named: Party, other: Party) -> bool:
    """Tell whether not the last one that may be called so is meant, but the ``other`` one before it."""
    return _is_other(text, pointer, named) or _is_reached(text, pointer, named, other)


def _is_other(text: str, pointer: Pointer, named: Party) -> bool:
    """`Nach Peru lieferte der Andenstaat`: the subject is no other part of its own clause."""
    if pointer.text.endswith("s") or _PARTS_CLAUSES.search(text, named.end, pointer.start):
        return False
    return _SUBJECT_AFTER.search(text, named.end, pointer.start) is not None


def _is_reached(text: str, pointer: Pointer | Party, named: Party, other: Party) -> bool:
    """`Islands Ausfuhren nach Irland stiegen. Die Insel verkaufte Fisch`: the subject is no mere partner.

    So it is where the other one was named just before; not `Die Exporte auf die Insel`.
    """
    if pointer.text.endswith("s") or named.start - other.start > LONGEST_BEFORE_PARTNER:
        return False
    if _GOVERNED.match(text, 0, pointer.start):
        return False
    return _GOVERNED.match(text, 0, named.start) is not None and not _GOVERNED.match(text, 0, other.start)


def _may_be_called(party: Party) -> tuple[str, ...]:
    """Return what may point back to ``party``."""
    if party.country or _is_named_by_title(party):
        return (REGION, *WIDE_TITLES, *pointed_at_by().get(party.code, ()))
    wide = WIDE_TITLES if party.code in alliances() and party.code not in _no_regions() else ()
    return (*wide, *pointed_at_by().get(party.code, ()))


@cache
def _blocs() -> frozenset[str]:
    return frozenset(lexicon.load("blocs")["blocs"])


@cache
def _no_regions() -> frozenset[str]:
    """Return the blocs that are no part of the world."""
    return _blocs() - frozenset(lexicon.words("blocs", "called.regional"))


def _is_named_by(text: str, pointer: Pointer, party: Party | None) -> bool:
    """`die Inselrepublik Malta`: the name stands behind the word."""
    end = pointer.start + len(pointer.text)
    return party is not None and pointer.is_wide and text[end : party.start].isspace()


def _called(
    text: str,
    party: Party,
    behind: Party | None,
    last: Mapping[str, Party],
    earlier: Mapping[str, Party],
) -> Party:
    """`der südostasiatische Staat` is the one of them named last, `dem belgischen Nachbarn` is Belgium.

    `dieser russischen Region` is the one of Russia named last.
    """
    if party.form != "adjective":
        return party
    region = last.get(REGION)
    part = _OF_PART.match(text, party.end) if region and region.country in ("", party.code) else None
    noun = part or (_OF_STATE if len(party.code) == 2 else _OF_REGION).match(text, party.end)
    if noun is not None and behind is not None and text[noun.end() : behind.start].isspace():
        return party  # `das afrikanische Land Malawi`
    if noun is None or not _ARTICLE.match(text, max(0, party.start - LONGEST_ARTICLE), party.start):
        return party
    meant = region if part else party if len(party.code) == 2 else last.get(party.code)
    if meant is None:
        return party
    other = earlier.get(party.code)
    if len(party.code) > 2 and not part and other and _is_reached(text, party, meant, other):
        meant = other  # `Peru bezog Tee aus Chile. Das südamerikanische Land lieferte`
    elif other and not part and not _may_be(noun[0].strip(), meant) and _may_be(noun[0].strip(), other):
        meant = other  # `Marokko hat Algerien überholt. Das nordafrikanische Königreich`
    case = "genitive" if noun[0].endswith("s") else ""
    return replace(
        meant,
        start=party.start,
        end=noun.end(),
        text=text[party.start : noun.end()],
        form="name",
        case=case,
        tail="",
    )


def _may_be(noun: str, party: Party) -> bool:
    """Tell whether a noun that points back, `Königreich`, may mean a party; any other noun may."""
    rows = [row for rows in pointed_at_by().values() for row in rows if noun in row.split(", ")]
    return not rows or any(row in rows for row in pointed_at_by().get(party.code, ()))


def _meant_whole(parties: list[Party]) -> set[str]:
    """Return what the text names itself, and the parts of the world of which it names several states."""
    named = {party.code for party in parties if party.form != "demonym"}
    counts = Counter(title for code in named for title in pointed_at_by().get(code, ()))
    return {EUROPE, *named, *(title for title, states in counts.items() if states > 1)}


def _of_its_state(text: str, party: Party, named: Party | None) -> Party:
    """`Peru liefert mehr. Für die Südamerikaner`: those of the state that was named."""
    if named is None or not _ARTICLE.match(text, max(0, party.start - LONGEST_ARTICLE), party.start):
        return party
    return replace(party, code=named.code)


def _pointing(pointer: Pointer, named: Party) -> Party:
    case = "genitive" if pointer.text.endswith("s") else ""
    end = pointer.start + len(pointer.text)
    return Party(pointer.start, end, pointer.text, named.code, "name", named.country, case)


def _is_all(text: str, members: Party) -> bool:
    """Tell `die fünf Staaten`, `alle Länder` from `fünf Staaten`."""
    if members.text.lower().startswith("alle"):
        return True
    return _ALL_OF.match(text, max(0, members.start - LONGEST_ARTICLE), members.start) is not None


def with_members(text: str, parties: list[Party]) -> list[Party]:
    """`mit den fünf Staaten der Region`, `alle Länder Zentralasiens`: all of a group are the group."""
    if not any(party.form == "open" for party in parties):
        return parties
    found: list[Party] = []
    for party in parties:
        before = found[-1] if found else None
        if before is not None and before.form == "open" and party.code in alliances():
            joint = _MEMBERS.fullmatch(text, before.start, party.start)
            belongs = joint is not None and (joint["article"] or party.case == "genitive")
            if belongs and _is_all(text, before):
                found[-1] = replace(party, start=before.start, text=text[before.start : party.end], case="")
                continue
        found.append(party)
    return found


def _is_named_by_title(party: Party) -> bool:
    """Tell whether an unlisted region is meant: `Gebiet Sughd`."""
    return len(party.code) > 2 and party.code.split()[0] in lexicon.load("regions")["titles"]

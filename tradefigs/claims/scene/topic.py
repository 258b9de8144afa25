"""Between whom a document trades: its topic, for passages that leave a party out (`unser Handelsumsatz`)."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from itertools import islice, pairwise

import regex

from tradefigs import lexicon
from tradefigs.language.layout import Layout
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_case_of, any_of
from tradefigs.parties import Party
from tradefigs.parties.gazetteer import alliances

# How much a mention of a party tells of the topic, by where it stands.
HEADLINE, LEAD, BODY = 3.0, 2.0, 1.0
REGION = 0.4  # `Osteuropa` is more often where than who
_TRADE_TAIL = late(
    r"(?i)export|import|ausfuhr|einfuhr|handel|geschäft|liefer|bilanz|überschuss|defizit|austausch"
)
AGENCY_WITHIN = 1200  # characters from the top in which an agency names itself
SHORTEST_PARAGRAPH = 80  # characters of a paragraph that may open with the lead
CAPITAL = 0.4  # a capital is more often a place than a party
# A second party with less weight than this share of the first is no topic.
SHARE = 0.1
# So much of the weight of a partner named at the top has whoever deals with it.
ALIKE = 0.5


class Topic:
    """The parties of a document, weighed by how often and where they are named."""

    def __init__(
        self, parties: Sequence[Party], layout: Layout, home: str = "", bureau: str = "", *, start: int = 0
    ) -> None:
        self._weights: dict[str, float] = defaultdict(float)
        self._first: dict[str, tuple[bool, int]] = {}  # (is a place or another's partner, offset)
        lead_end = _lead_end(layout, start)
        self._regions = {party.code: party.country for party in parties if party.country}
        venues = _venues(layout, parties, lead_end) if self._regions else frozenset()
        parties = [party for party in parties if party.code not in venues] if venues else parties
        for party in parties:
            if not tells_topic(party):
                continue
            weight = HEADLINE if layout.in_headline(party.start) else LEAD if party.start < lead_end else BODY
            self._weights[party.code] += weight * _share(party)
            place = _is_looked_at(layout.text, party), party.start
            self._first[party.code] = min(place, self._first.get(party.code, place))
        # Whom `wir` means in the text of an agency.
        # Who tells the figures reports where the text names no such country: `nach China, so Destatis`.
        self.home = home or ("" if bureau in self._weights else bureau)
        self.bureau = bureau  # whose office tells the figures, or who is asked in an interview
        if bureau in self._weights:  # who tells the figures is named at the top
            self._weights[bureau] += LEAD
        self._in_head = {
            party.code
            for party in parties
            if party.code
            and party.form != "open"
            and (layout.in_headline(party.start) or party.start < lead_end)
        }
        self._sentences: dict[str, set[int]] = defaultdict(set)  # in which each is named
        apart = _named_apart(layout, parties)
        self._apart = frozenset(party.code for party in parties if party.start in apart)
        for party in parties:
            if party.form != "capital" and not layout.in_headline(party.start) and party.start not in apart:
                self._sentences[party.code].add(layout.sentence_index(party.start))
        self._partners = {
            party.code for party in parties if is_partner(layout.text, party) and party.start not in apart
        }
        in_titles = [party for party in parties if layout.in_headline(party.start)]
        subjects = {party.code for party in in_titles if not is_partner(layout.text, party)}
        self._partners_in_head = {party.code for party in in_titles} - subjects  # `Das Geschäft mit Peru`
        listed = _listed_partners(layout.text, parties)
        self._only_listed = frozenset(listed.values()) - {
            party.code for party in parties if party.start not in listed
        }
        elsewhere = {party.code for party in parties if not _TOWARDS.match(layout.text, 0, party.start)}
        elsewhere -= self._only_listed
        self._reached = {party.code for party in parties} - elsewhere - {home, bureau}
        self._behind = _only_behind(layout.text, parties)
        self._only_where = _only_where(layout.text, parties) | _only_said_in(layout.text, parties)
        self._two = speaks_of_both(layout.text, Span(0, len(layout.text)))

    @cached_property
    def ranked(self) -> list[str]:
        """Party codes, the weightiest first."""
        return sorted(self._weights, key=lambda code: (-self._weights[code], self._first[code]))

    @cached_property
    def pair(self) -> tuple[str, str]:
        """The two parties the document is about, in order of first mention; "" where there is none.

        Of two the one whose office tells the figures comes first: `Peru lockt, so Statistik Austria`.
        """
        ranked = [code for code in self.ranked if self._two or code not in self._only_listed]
        ranked = [code for code in ranked if code not in self._only_where] or ranked
        if not ranked:
            return self.home, ""
        first = ranked[0]
        told = [code for code in ranked if code in self._in_head or code in (self.home, self.bureau)]
        second = next((code for code in told if not self.related(code, first)), "")
        if not second:
            dealing = self._deals_with(first)
            if dealing:
                return dealing, first
            return (self.home, first) if self.home and not self.related(self.home, first) else (first, "")
        if self._weights[second] < SHARE * self._weights[first]:
            return first, ""
        if not self._deal(first, second):
            is_aside = first in self._apart and second not in self._apart
            return second if is_aside else first, ""
        if self.bureau in (first, second):
            return self.bureau, first if second == self.bureau else second
        return (first, second) if self._first[first] < self._first[second] else (second, first)

    def _deals_with(self, first: str) -> str:
        """`Das Geschäft mit Peru stockt`: return who deals with the partner at the top, "" for none.

        It is the one that the text names nearly as often.
        """
        other = self.other_than(first)
        is_alike = self.weight(other) >= ALIKE * self.weight(first)
        is_goal = first in self._partners_in_head and not self.home
        return (
            other
            if other and is_goal and is_alike and self._sentences[first] & self._sentences[other]
            else ""
        )

    def _deal(self, first: str, second: str) -> bool:
        """Tell whether a text shows two who deal with each other: not `Chile obenauf, Peru im Minus`.

        Of one named apart, it is that one who must stand as a partner elsewhere.
        """
        apart = self._apart & {first, second}
        return bool(
            self._two
            or (self.home and not apart)
            or self._partners & (apart or {first, second})
            or (self._sentences[first] & self._sentences[second] and not {first, second} <= self._apart)
        )

    def trade_alike(self, one: str, other: str) -> bool:
        """`Chile und Peru exportieren mehr`: whether two are named together, and trade each by itself."""
        return {one, other} <= self._apart and not {one, other} <= set(self.pair)

    @property
    def of_text(self) -> str:
        """Return the state whose text it is, else the weightiest one: `die Republik`."""
        states = [code for code in self.ranked if len(code) == 2 and code not in alliances()]
        in_head = [code for code in states if code in self._in_head]
        own = [code for code in in_head if code not in self._partners]  # `Maltas Handel mit Peru und Chile`
        heads = all(code in self._in_head for code in self.pair)
        first = (
            self.pair[0] if heads and self.pair[0] in states else ""
        )  # `Österreich – Kroatien: Exporte steigen`
        return self.home or self.bureau or (own[0] if len(own) == 1 else first) or next(iter(states), "")

    @property
    def at_home(self) -> str:
        """Return whose `heimische` firms a text speaks of: the region that it is on, else the state."""
        region = next((code for code in self.pair if code in self._regions), "")
        own = self.home or self.bureau
        return region if region and own in ("", self._regions[region]) else self.of_text

    def is_only_reached(self, code: str) -> bool:
        """`Von den Exporten gingen 3 Mrd. nach Chile`: one to whom others sell, wherever it is named."""
        return code in self._reached

    def are_rivals(self, one: str, other: str) -> bool:
        """`Auf Peru entfielen Exporte von 3 Mrd., auf Chile 2 Mrd.`: partners of one, not of each other."""
        return not self._behind.get(one, frozenset()).isdisjoint(self._behind.get(other, ()))

    @property
    def two(self) -> tuple[str, str]:
        """The two weightiest parties, in order of first mention, wherever they are named."""
        if self.pair[1] or not self.ranked:
            return self.pair
        first, second = self.ranked[0], self.other_than(self.ranked[0])
        return (first, second) if not second or self._first[first] < self._first[second] else (second, first)

    def other_than(self, code: str) -> str:
        """Return the weightiest party that is neither ``code`` nor the state or region that contains it."""
        is_listed = code in self._only_listed  # `Die Abnehmer waren Peru (3 Mio.) und Chile (2 Mio.)`
        others = (other for other in self.ranked if not (is_listed and other in self._only_listed))
        return next((other for other in others if not self.related(code, other)), "")

    def related(self, code: str, other: str) -> bool:
        """Tell whether one of the two is the state of the other, or both are regions of one state."""
        return self.state_of(code) == self.state_of(other)

    def state_of(self, code: str) -> str:
        """Return the state in which a region lies, ``code`` itself for a state."""
        return self._regions.get(code, code)

    def state_of_many(self, code: str) -> str:
        """Return the state of the region ``code`` where another region of it is named, too; else ""."""
        state = self._regions.get(code, "")
        others = (other for other, of in self._regions.items() if of == state and other != code)
        return state if state and any(others) else ""

    def partner_of(self, code: str) -> str:
        """Return the other party of the topic's pair, else the weightiest other party."""
        first, second = self.pair
        return second if code == first else first if code == second else self.other_than(code)

    def other_of_pair(self, code: str) -> str:
        """Return the other one of the topic's pair, "" where ``code`` is none of them."""
        first, second = self.pair
        return second if code == first else first if code == second else ""

    def weight(self, code: str) -> float:
        """Return how much ``code`` is spoken of; 0 where it is not named."""
        return self._weights.get(code, 0.0)


def _is_looked_at(text: str, party: Party) -> bool:
    """`Peru bleibt Maltas wichtigster Partner`, `Treffen in Lima`: named first, and not whose view it is."""
    is_place = party.form == "capital" and _AT.match(text, 0, party.start) is not None
    return is_place or _IS_PARTNER.match(text, party.end) is not None


def _venues(layout: Layout, parties: Sequence[Party], lead_end: int) -> frozenset[str]:
    """`In Brest tagt das Forum von Belarus und Polen`: return the towns and regions that are only where.

    The state of each is named by itself at the top, and no goods come from there or go there.
    """
    regions = {party.code: party.country for party in parties if party.country}
    text, top = layout.text, max(lead_end, layout.headlines[-1].end if layout.headlines else 0)
    at_top = {party.code for party in parties if party.start < top and party.form != "capital"}
    trading = {
        party.code
        for party in parties
        if party.country and (not _AT.match(text, 0, party.start) or _tells_flow(layout, party))
    }
    return frozenset(code for code, state in regions.items() if state in at_top and code not in trading)


def _tells_flow(layout: Layout, party: Party) -> bool:
    return _FLOW.search(layout.text, *layout.sentence_at(party.start)) is not None


def _only_where(text: str, parties: Sequence[Party]) -> frozenset[str]:
    """`Asiengeschäft gleicht Rückgänge | in Südeuropa | aus`: parts of the world that are only where."""
    parts = {p.code for p in parties if p.form == "name" and _is_part_of_world(p)}
    elsewhere = {p.code for p in parties if p.code in parts and not _IN_IT.match(text, 0, p.start)}
    return frozenset(parts - elsewhere)


def _only_said_in(text: str, parties: Sequence[Party]) -> frozenset[str]:
    """`…, sagte Eva Huber bei einer Tagung | im Kanton Jura |`: regions in which one only speaks."""
    regions = [party for party in parties if party.country and party.code != party.country]
    elsewhere = {party.code for party in regions if not _SAID_IN.match(text, 0, party.start)}
    return frozenset({party.code for party in regions} - elsewhere)


def _is_part_of_world(party: Party) -> bool:
    """`Südeuropa`, `Asien`: no state, no bloc, no region of a state."""
    return not party.country and len(party.code) > 2 and not party.code.isupper()


def _only_behind(text: str, parties: Sequence[Party]) -> dict[str, frozenset[str]]:
    """Return the prepositions of those who are never named but behind one of a partner: `nach Chile`."""
    found: dict[str, set[str]] = defaultdict(set)
    for party in parties:
        match = _OF_PARTNER.match(text, 0, party.start)
        if party.form == "adjective" and SPEAKS_FOR.match(text, party.end):
            match = None  # `ein Gespräch mit dem peruanischen Minister`
        found[party.code].add(match["preposition"].lower() if match is not None else "")
    return {code: frozenset(behind) for code, behind in found.items() if "" not in behind}


def _named_apart(layout: Layout, parties: Sequence[Party]) -> set[int]:
    """Return where parties are named beside each other that each trade by themselves.

    `Chile und Peru exportieren mehr`, and likewise the headline above it, `Chile und Peru vorn`; also
    `neben Chile`, a rival (`überholt Chile`, `mehr als Chile`) and to whom a share goes: `ein Drittel geht
    nach Chile`. Not so where a sentence tells that they deal with each other.
    """
    text = layout.text
    apart = {party.start for party in parties if _NO_PARTNER.match(text, 0, party.start)}
    apart |= {party.start for party in parties if _has_share(layout, party)}
    pairs = [two for two in pairwise(parties) if _act_together(text, *two)]
    told = [layout.sentence_at(one.start) for one, _ in pairs]
    alike = {
        frozenset((one.code, other.code))
        for (one, other), sentence in zip(pairs, told, strict=True)
        if _FLOW.search(text, *sentence) and not _tells_of_deal(text, sentence)
    }
    for (one, other), sentence in zip(pairs, told, strict=True):
        if frozenset((one.code, other.code)) in alike and not _tells_of_deal(text, sentence):
            apart |= {one.start, other.start}
    return apart


def _listed_partners(text: str, parties: Sequence[Party]) -> dict[int, str]:
    """`Im Handel mit Chile (3 Mrd.) und Peru (2 Mrd.)`: return where those stand whom a third deals with.

    Likewise `Abnehmer waren Chile (3 Mrd.) und Peru (2 Mrd.)`.
    """
    found: dict[int, str] = {}
    for one, other in pairwise(parties):
        is_listed = one.start in found or _WITH_EACH.match(text, 0, one.start) is not None
        if one.code != other.code and is_listed and _BESIDE.fullmatch(text, one.end, other.start):
            found |= {one.start: one.code, other.start: other.code}
    return found


def _has_share(layout: Layout, party: Party) -> bool:
    """`Jedes dritte Auto kommt aus Chile`, `die Hälfte der Exporte geht nach Chile`: no partner of all."""
    if not _WITH.match(layout.text, 0, party.start):
        return False
    return _SHARE_GOES.search(layout.text, layout.sentence_at(party.start).start, party.start) is not None


def _act_together(text: str, one: Party, other: Party) -> bool:
    """`Chile und Peru`, neither of them adjective, genitive or governed by a preposition."""
    names = one.form == other.form == "name" and not (one.case or other.case)
    return names and _AND.fullmatch(text, one.end, other.start) is not None and not is_partner(text, one)


def _tells_of_deal(text: str, sentence: Span) -> bool:
    return _TOGETHER.search(text, *sentence) is not None or speaks_of_both(text, sentence)


def tells_topic(party: Party) -> bool:
    """Whether a mention tells of the topic: no open group, no `EU-Gelder`."""
    return (
        bool(party.code) and party.form != "open" and (not party.tail or bool(_TRADE_TAIL.search(party.tail)))
    )


def is_partner(text: str, party: Party) -> bool:
    """Tell whether a party stands as one whom another deals with: `mit Chile`, `chilenisch-`.

    Not so the house of a land: `aus dem chilenischen Ministerium`.
    """
    if party.form == "adjective" and _HOUSE.match(text, party.end):
        return False
    return _WITH.match(text, 0, party.start) is not None or text.startswith("-", party.end)


_WITH = late(
    r"(?r)\b(?i:mit|nach|aus|zwischen|gegenüber|an|bei|und|für|(?:in|auf)\s+(?:die|den|das))\s+"
    r"(?:(?:de[rmn]|die|das)\s+)?(?:\p{Ll}+\s+)?"
)

# `(Peru) bleibt ein wichtiger Markt für Malta`, `(Peru) – Maltas größter Kunde`
_IS_PARTNER = late(
    lambda: (
        rf"\s+(?:{any_of('roles', 'ranking.being')}|[–-])\s(?!(?:sein|ihr)e[nmr]?\s)(?:\p{{Ll}}+\s+){{0,2}}?"
        r"(?:für\s+(?:die\s+)?\p{Lu}\p{L}+\s+)?"
        r"(?:(?:ein|eine|der|die|einer\s+der|\p{Lu}\p{L}+s)\s+)?(?:\p{Ll}+(?:er|e|en)\s+){1,2}"
        rf"\p{{L}}*{any_case_of('roles', 'ranking.partners')}\b"
    )
)
# `(chilenisches) Finanzministerium`
_HOUSE = late(lambda: rf"\s+\p{{L}}*(?i:{any_of('roles', 'offices.telling')})(?:e?s)?\b")
# `nach (Chile)`, `in die (EU)`
# `(der indische) stellvertretende Außenminister`
SPEAKS_FOR = late(
    lambda: (
        rf"(?:\p{{Ll}}+\s+)?\s*\p{{L}}*(?i:{any_of('roles', 'offices.speaking_for_country')})(?:in|e?s|en)?\b"
    )
)
_TOWARDS = late(
    lambda: (
        rf"(?r)(?:(?<!\b{any_of('roles', 'nouns.sayings')}\s)\b(?i:nach)|\b(?i:in\s+(?:die|den|das)))"
        r"\s+(?:\p{Ll}+\s+)?"
    )
)

# `in (Brest)`, `nach (Brest)`, where one meets
_AT = ending(r"\b(?:[Ii]n|[Nn]ach|[Aa]us|[Bb]ei|[Bb]is)\s+")
# `, sagte Eva Huber bei einer Tagung im (Kanton Jura)`
_SAID_IN = ending(
    r",\s+(?:sagte|erklärte|berichtete|verkündete|betonte|meldete|teilte)n?\s[^.;:\d]{2,160}\b(?:in|im)\s+(?:de[rmn]\s+)?"
)
# `in (Südeuropa)`
_IN_IT = ending(r"\b[Ii]n\s+(?:ganz\s+)?")
# `mit (Peru)`, `auf die (Schweiz)`
_OF_PARTNER = late(
    r"(?r)\b(?P<preposition>(?i:nach|aus|mit|auf|gegenüber|in(?=\s+(?:die|das|den)\s)))\s+(?:(?:die|das|de[rnm])\s+)?"
    r"(?:\p{Ll}+e[nrm]?\s+)?"
)
# `neben (Polen)`, `die Ausfuhren aus (Polen)`, also a rival: `überholt (Polen)`, `mehr als (Polen)`
_NO_PARTNER = late(
    lambda: (
        r"(?r)(?:\b(?:[Nn]eben|als|[Vv]or|[Hh]inter)|\p{L}*(?i:exporte?n?|ausfuhre?n?)\s+(?:aus|von)"
        rf"|\b{any_of('roles', 'ranking.overtaking')}(?:te?n?|en))\s+(?:de[mnr]\s+|die\s+)?"
    )
)
# `die Hälfte der Einfuhren stammt aus (China)`
_SHARE_GOES = late(
    lambda: (
        rf"\b(?:[Jj]ede[rsn]?\s+\p{{Ll}}+te[rns]?|{any_of('roles', 'ranking.shares')})\s[^.;:,\d]{{0,80}}?"
        r"\b(?:stamm(?:t|en|te|ten)|komm(?:t|en)|kam(?:en)?|geh(?:t|en)|ging(?:en)?)\b[^.;:,\d]{0,40}$"
    )
)
# `mit Chile (3 Mrd.) und `: one after the other, each with its figure
_WITH_EACH = late(
    lambda: (
        r"(?r)(?:\b(?i:mit|nach|aus|(?:in|auf)\s+(?:die|den|das))"
        rf"|\b\p{{L}}*{any_case_of('roles', 'ranking.partners')}\s+{any_of('roles', 'ranking.being')})"
        r"\s+(?:(?:19|20)\d\d\s+)?(?:(?:de[rmn]|die|das)\s+)?"
    )
)
_BESIDE = late(r"\s+\([^()]{0,60}\d[^()]{0,60}\)(?:,|\s+(?:und|sowie))\s+(?:(?:de[rmn]|die|das)\s+)?")
_AND = late(r"\s+(?:\([^()]{0,120}\)\s+)?(?:und|sowie|wie)\s+(?:auch\s+)?(?:die\s+|der\s+)?")
_FLOW = late(r"(?i)export|import|ausfuhr|einfuhr|\b(?:liefer|verkauf)")
_TOGETHER = late(
    r"(?i)\b(?:zwischen|miteinander|untereinander|einander|gegenseitig|handel(?:s|n)?|handelten)\b|austausch"
)


def _share(party: Party) -> float:
    if party.form == "capital":
        return CAPITAL
    return REGION if _is_part_of_world(party) else 1.0


def home_of(text: str) -> str:
    """Return the country of the news agency that a dateline names, "" for none: whom its `wir` means."""
    return _first_named(text, lexicon.load("trade")["agencies"])


def readers_of(text: str) -> str:
    """Return the country for whose readers a text is, by its agency, its words; "": whose are `heimisch`."""
    return _first_named(text, lexicon.load("trade")["outlets"]) or _spoken_in(text)


def bureau_of(text: str) -> str:
    """Return the country of the office or association whose figures a text tells, "" for none."""
    return _first_named(text, lexicon.load("partynames")["bureaus"])


def _spoken_in(text: str) -> str:
    """`Heimische Firmen lieferten im Jänner`: return the country whose German a text speaks, "" for none."""
    return next((code for code, pattern in _dialects().items() if pattern.search(text)), "")


@cache
def _dialects() -> dict[str, regex.Pattern[str]]:
    countries = lexicon.load("partynames")["dialects"]
    return {code: regex.compile(rf"\b{any_of('partynames', f'dialects.{code}')}\b") for code in countries}


def _first_named(text: str, countries: Mapping[str, str]) -> str:
    """Return the first of ``countries`` whose house the top of the text names."""
    top = text[:AGENCY_WITHIN]
    low = top.lower()
    named = (name for name in countries if name.lower() in low and _agency(name).search(top))
    name = next(named, None)
    return "" if name is None else countries[name]


@cache
def _agency(name: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?i)(?<!\p{{L}}){regex.escape(name)}(?!\p{{L}})")


def _lead_end(layout: Layout, start: int = 0) -> int:
    """Return where the first sentence of the body, or of an item that begins at ``start``, ends."""
    headlines = layout.headlines
    after = max(start, headlines[-1].end if headlines else 0)
    first = bisect_left(layout.paragraphs, after, key=lambda paragraph: paragraph.start)
    for paragraph in islice(layout.paragraphs, first, None):
        if paragraph.end - paragraph.start >= SHORTEST_PARAGRAPH:
            first_of_it = layout.sentence_at(paragraph.start)
            is_lead = not _DATELINE.fullmatch(layout.text, *first_of_it) or first_of_it.end == paragraph.end
            return first_of_it.end if is_lead else layout.sentence_at(first_of_it.end + 1).end
    return after


# `Baku, 3. Mai 2018 (AZERTAC).`, `Graz.`
_DATELINE = late(r"\p{Lu}[\p{L}/-]*(?:\s\p{Lu}[\p{L}-]*){0,2}(?:(?:,|\s\()[^.]{0,9}\.?[^.]{0,40})?\.?\s*")


def speaks_of_both(text: str, span: Span) -> bool:
    """Whether the two who trade are spoken of as such: `beide Länder`, `der bilaterale Handel`."""
    return _BOTH_SIDES.search(text, span.start, span.end) is not None


_BOTH_SIDES = late(
    lambda: (
        # `beide Länder`, `der beiden größten Mercosur-Staaten`
        r"\b[Bb]eide[rn]?\s+(?:\p{Ll}+en\s+)?(?:\p{Lu}\p{L}+-)?"
        rf"{any_of('claims', 'continuing.two_sides')}\b"
        r"|\b(?:zwischen|der)\s+(?:unseren|zwei)\s+(?:beiden\s+)?(?:Ländern|Länder|Staaten)\b"
        r"|\b(?:bilateral|gegenseitig|beiderseitig|wechselseitig)\p{L}*"
        r"|\b[Gg]emeinsame[nrms]?\s+(?:Handel|Waren|Güter|Umsatz|Austausch)\p{Ll}*"
    ),
    signs="eide unseren zwei bilateral seitig emeinsam",
)

"""Who is named in a text: its parties, where they stand, and who speaks for them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property

from tradefigs.claims.roles.passages import parties_between
from tradefigs.claims.scene.asides import OVERTAKING, asides_in
from tradefigs.claims.scene.topic import SPEAKS_FOR
from tradefigs.language.layout import Layout
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_case_of, any_of
from tradefigs.parties import LONGEST_COUNT, Party, find_parties, may_name_party
from tradefigs.parties.gazetteer import gazetteer


class Cast:
    """The parties of one text; it is searched for them when one is needed."""

    def __init__(self, text: str, layout: Layout) -> None:
        self._text, self._layout = text, layout
        self._asides: dict[int, list[Span]] = {}

    @cached_property
    def all(self) -> list[Party]:
        """Every mention of a party, in order of place."""
        found = _among_regions(find_parties(self._text), self._layout)
        codes = {party.code for party in found}
        return [
            replace(party, code=_SAME[party.code]) if _SAME.get(party.code) in codes else party
            for party in found
        ]

    @cached_property
    def first(self) -> dict[str, int]:
        """Where each party is named first."""
        return {party.code: party.start for party in reversed(self.all)}

    def near(self, span: Span) -> list[Party]:
        """Return `all`, or none where ``span`` surely names none."""
        if "all" not in self.__dict__ and not may_name_party(self._text, span.start, span.end):
            return []
        return self.all

    def within(self, span: Span) -> list[Party]:
        """Return the parties that begin in ``span``."""
        near = Span(span.start, span.end + LONGEST_COUNT)  # of `27 Länder` only the end may tell
        return parties_between(self.near(near), span.start, span.end)

    def is_aside(self, place: int) -> bool:
        """Whether what begins there is only compared with another, a cause or a place."""
        number = self._layout.sentence_index(place)
        if number not in self._asides:
            sentence = self._layout.sentences[number]
            self._asides[number] = [*asides_in(self._text, sentence), *self._overtaken_in(sentence)]
        return any(place in span for span in self._asides[number])

    def _overtaken_in(self, sentence: Span) -> list[Span]:
        """`Peru hat Chile im vergangenen Jahr als größten Partner Malis überholt`: the one behind `hat`."""
        found = []
        for match in OVERTAKING.finditer(self._text, *sentence):
            before = self.within(Span(sentence.start, match.start()))
            behind = self.within(Span(*match.span("those")))
            is_subject = bool(before) and before[-1].end == match.start() and not before[-1].case
            if is_subject and behind and not behind[0].case:
                found.append(Span(behind[0].start, behind[0].end))
        return found

    @cached_property
    def envoy(self) -> tuple[str, str] | None:
        """Return the two states of `der Botschafter von Peru in Chile`, None where the text names no such."""
        for match in _ENVOY.finditer(self._text):
            named = self.within(Span(match.end(), match.end() + LONGEST_OF_ENVOY))[:2]
            if len(named) == 2 and _IN.fullmatch(self._text, named[0].end, named[1].start):
                return named[0].code, named[1].code
        return None

    @cached_property
    def officials(self) -> frozenset[tuple[str, str]]:
        """Surnames of those who speak for a country, with its code: `Indiens Minister Piyush Goyal`."""
        owning = (party for party in self.all if party.form == "adjective" or party.case == "genitive")
        named = ((_OFFICIAL.match(self._text, party.end), party.code) for party in owning)
        return frozenset((match["surname"], code) for match, code in named if match is not None)

    def has_office(self, party: Party) -> bool:
        """Whether ``party`` is one whom somebody speaks for: `Indiens Minister`, `der Minister Indiens`."""
        if party.form != "adjective" and party.case != "genitive":
            return False
        if SPEAKS_FOR.match(self._text, party.end) or _OFFICE_OF.match(self._text, 0, party.start):
            return True
        is_head = _HEAD_OF.match(self._text, 0, party.start) is not None
        return is_head and _OF_HOUSE.match(self._text, party.end) is not None


MANY_REGIONS = 3  # named parts of a state, among which its capital is one wherever it stands


def _among_regions(parties: list[Party], layout: Layout) -> list[Party]:
    """`Tirol liegt bei 3 Mrd., Wien bei 2 Mrd.`, in a text on more of them: the region.

    Not so beside another capital: `Wien und Prag handelten für 9 Mrd., davon Tirol für 1 Mrd.`
    """
    told = {(party.country, party.code) for party in parties if party.country}
    states = Counter(country for country, _ in told)
    if not any(party.form == "capital" and states[party.code] > 1 for party in parties):
        return parties
    places = [(party, layout.sentence_index(party.start)) for party in parties]
    beside = {(party.country, number) for party, number in places if party.country}
    capitals = {(party.code, number) for party, number in places if party.form == "capital"}
    alone = {number for number, count in Counter(number for _, number in capitals).items() if count == 1}
    return [
        _region_of(party)
        if party.form == "capital"
        and states[party.code] > 1
        and number in alone
        and ((party.code, number) in beside or states[party.code] >= MANY_REGIONS)
        else party
        for party, number in places
    ]


def _region_of(capital: Party) -> Party:
    """`Wien`, `Berlin`: return the part of the state that the town is, if it is one."""
    region = gazetteer().regions.get(capital.text)
    is_own = region is not None and region.country == capital.code
    return (
        replace(capital, code=region.code, form="name", country=region.country)
        if region and is_own
        else capital
    )


_SAME = {"Europa": "EU", "Amerika": "US"}  # one party under two names: `Europas Exporte`
LONGEST_OF_ENVOY = 80  # characters: `Republik Belarus in der Bundesrepublik Deutschland`
_ENVOY = late(lambda: rf"\b\p{{L}}*{any_case_of('roles', 'offices.envoys')}(?:in|s)?\s+(?:von|der|des)\s+")
_IN = late(r"\s+in\s+(?:de[rmn]\s+)?")
# `der Minister (Indiens)`, `Präsident des (indischen) Verbandes`
_OFFICE_OF = ending(
    lambda: (
        rf"\p{{L}}*(?i:{any_of('roles', 'offices.speaking_for_country')})(?:in|s|en)?\s+(?:(?:des|der)\s+)?"
    )
)
# `die Vorsitzende des (irischen) Obstbauernverbandes`, but not `der Chef der irischen Firma`
_HEAD_OF = ending(
    lambda: (
        rf"(?i:{any_of('roles', 'offices.heads_of_houses')})(?:in|s|n)?\s+(?:des|der)\s+(?:\p{{Ll}}+en\s+)?"
    )
)
_OF_HOUSE = late(lambda: rf"\s+\p{{L}}*(?i:{any_of('roles', 'offices.houses')})(?:e?s)?\b")
# `(der indische) Handelsminister Piyush Goyal`
_OFFICIAL = late(
    lambda: (
        rf"\s+\p{{L}}*(?i:{any_of('roles', 'offices.speaking_for_country')})(?:in)?"
        r"(?:\s+(?:\p{Lu}(?:[\p{L}-]+|\.)|\p{Ll}{1,3})){0,3}?\s+(?P<surname>\p{Lu}[\p{L}-]+)\b(?=\s+\p{Ll}|\s*[,.;:“”\"«»–(])"
    )
)

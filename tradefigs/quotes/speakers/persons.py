"""Who is meant: the persons and institutions of a text, and what pronouns and offices refer to.

`Cast` knows everybody whom the text names and resolves a mention to the full name: `der Diplomat`,
`Sorokin`, `er` become `Alexej Sorokin`.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from operator import itemgetter

from tradefigs.language.words import word_class
from tradefigs.quotes.names.names import INSTITUTION, OFFICE, OTHER, PERSON, PRONOUN, Mention
from tradefigs.quotes.names.offices import (
    BELONGING,
    institution_of,
    is_counterpart,
    is_institution_noun,
    is_statistical,
    nation_called,
    office_of,
    words_of,
)
from tradefigs.quotes.names.propernames import nations_in
from tradefigs.quotes.speakers.roster import Roster
from tradefigs.quotes.speakers.somebody import (
    Somebody,
    agreement,
    folded,
    gender_of_noun,
    genitive_of,
    head_noun,
    house_agreement,
    house_of,
    is_of_other_nation,
    named_last,
    named_next,
)

# So many characters before `es` the institution is named at most that it means.
FARTHEST_NEUTER = 300


class Cast(Roster):
    """Resolves mentions to everybody whom a text names, in the order in which they speak."""

    def __init__(self) -> None:
        super().__init__()
        self._last_speaker: Somebody | None = None

    def resolve(self, mention: Mention, *, answers: bool = False, speaks: bool = True) -> Somebody | None:
        """Return who is meant, None where nobody is named; that one then counts as speaker or subject there.

        ``answers``: the one who spoke last is not meant (`fragte er. „…“, antwortete der Minister`).
        """
        asking = self._last_speaker
        if asking is not None and asking.spoken == mention.start:
            asking = None  # the same place was read before: Auf die Frage … antwortete | der Botschafter
        other = answers or mention.owned or is_counterpart(mention.head)  # sein Gast, der Amtskollege
        somebody = self._find(mention, asking if other else None)
        if somebody is None and answers and mention.kind == OFFICE:  # the only one asked goes on answering
            somebody = self._find(mention, None)
        if somebody is None:
            return None
        if speaks:
            somebody.spoken = mention.start
            self._last_speaker = somebody
        else:
            insort(somebody.subjects, mention.start)
        if mention.kind == PERSON and somebody.named_before(mention.start + 1) < mention.start:
            insort(somebody.places, mention.start)  # die Kritik von | Jan Kos
        if mention.kind == OFFICE and (office := office_of(mention.head)):
            somebody.groups.add(office.group)
            somebody.houses |= {house_of(mention.head)} - {""}
        return somebody

    def pair(self, mention: Mention) -> list[Somebody]:
        """Return the two meant by `beide`: named together before; by `sie`: in the sentence before."""
        place = mention.start
        last = bisect_left(self._together, place, key=itemgetter(0)) - 1
        farthest = -1 if mention.head != "sie" else max(-1, last - 1)
        for number in range(last, farthest, -1):
            _, persons = self._together[number]
            people = [somebody for somebody in persons if somebody.named_before(place) >= 0]
            if len(people) == 2:
                break
        else:
            return []
        for somebody in people:
            somebody.spoken = place
        return people

    def _find(self, mention: Mention, asking: Somebody | None) -> Somebody | None:
        if mention.kind == PERSON:
            return self._person(mention.name, mention.gender)
        if mention.kind == PRONOUN:
            many = mention.both or mention.head == "ihnen"  # Manche erwarten mehr. | Ihnen | zufolge …
            return None if many else self._referent(mention)
        if mention.kind == OFFICE:
            return self._by_name(mention.head) or self._holder(mention, asking)
        if mention.kind == INSTITUTION and mention.definite:
            return self._fullest(mention)
        if mention.kind == OTHER:
            forms = (mention.name, mention.head, mention.head.rstrip("'’").removesuffix("s"))
            short = (one for one in self._institutions.values() if mention.name in one.short_forms)
            return next((somebody for form in forms if (somebody := self._by_name(form))), next(short, None))
        return None

    def _referent(self, mention: Mention) -> Somebody | None:
        """Return whom a pronoun means: the one who spoke or was the subject last, of its gender."""
        place = mention.start
        if mention.gender == "neuter":  # Das Ministerium prüft das. | Es | rechnet mit …
            return self._neuter(place)
        candidates = self._people(mention.gender) if mention.gender else self.everybody
        if mention.head in word_class("latter"):  # A traf B. Dieser sagte, …
            return named_last(self._people(mention.gender), place)
        best = max(candidates, key=lambda somebody: somebody.active_before(place), default=None)
        last = self._last_speaker
        own = "" if last is None else gender_of_noun(last)
        # Laut dem Amt … | Ihm | zufolge …
        either = own == "neuter" and mention.head.startswith(("ihm", "sein"))
        if mention.gender and last is not None and (own == mention.gender or either):
            latest = best.active_before(place) if best is not None else -1
            # Das sagte Kos, teilte der Pressedienst mit. | Ihm | zufolge …
            passes_on = not words_of("dependent").isdisjoint(last.name.split())
            if latest < last.spoken < place and (latest < 0 or (mention.opens and not (passes_on or either))):
                return last  # Laut der Kammer sinkt der Export. | Sie | rechnet mit …
        if best is not None and best.active_before(place) >= 0:
            return best
        person = named_last(candidates, place) if mention.gender else None
        return person or self._acting_house(mention)

    def _acting_house(self, mention: Mention) -> Somebody | None:
        """Return the institution that was the subject last: `Die Kammer tagte. | Ihren | Zahlen …`"""
        houses = [one for one in self._institutions.values() if gender_of_noun(one) == mention.gender != ""]
        house = max(houses, key=lambda one: one.active_before(mention.start), default=None)
        return house if house is not None and house.active_before(mention.start) >= 0 else None

    def _neuter(self, place: int) -> Somebody | None:
        """Return the institution that `es` means, under its fullest name."""
        houses = [one for one in self._institutions.values() if gender_of_noun(one) == "neuter"]
        house = named_last(houses, place)
        if house is None or place - house.named_before(place) > FARTHEST_NEUTER:
            return None
        return self._fullest(Mention(place, place, house.name, "", INSTITUTION, head=head_noun(house.name)))

    def _holder(self, mention: Mention, asking: Somebody | None) -> Somebody | None:
        """Return who holds an office: `der Botschafter`, `die Leiterin der Behörde`, `der Diplomat`."""
        office = office_of(mention.head)
        if office is not None and office.base in words_of("staff") and mention.definite:
            houses = self._institutions.values()  # das Statistikamt …, wie die Statistiker mitteilten
            counting = (one for one in houses if any(map(is_statistical, (one.name, *one.roles))))
            return named_last(counting, mention.start)
        if office is None or mention.plural or office.plural:
            return None
        place = mention.start
        people = [somebody for somebody in self._people(mention.gender) if somebody is not asking]
        people = [somebody for somebody in people if not is_of_other_nation(mention.role, somebody)]
        spoken = [somebody for somebody in people if somebody.spoken >= 0]
        if not mention.definite:
            if office.base in words_of("spokesmen"):
                institutions = (one for one in self.everybody if one.kind == INSTITUTION)
                return named_last(institutions, place)  # Das Amt prüft das, sagte ein Sprecher
            unnamed = bool(spoken) or office.base in words_of("nobodies")
            return None if unnamed else named_next(people, place, office.group)
        named = [somebody for somebody in people if somebody.named_before(place) >= 0]
        if office.group == BELONGING:
            nation = nation_called(mention.head)
            fit = [one for one in named if nation and any(nation in nations_in(role) for role in one.roles)]
            fit = fit or [one for one in named if agreement(mention.head, one)] or named
            return fit[0] if len(fit) == 1 else None
        holders = [somebody for somebody in named if office.group in somebody.groups]
        holders = [one for one in holders if house_agreement(mention.head, one) >= 0]
        free = [somebody for somebody in named if not somebody.groups]
        acting = [somebody for somebody in free if somebody.active_before(place) >= 0]
        # `Ann Roe reiste nach Peru und traf Präsident Jan Kos. …, sagte die irische Staatschefin`
        are_met = bool(nations_in(mention.role)) and all(one.active_before(place) < 0 for one in holders)
        if acting and (are_met or not holders):  # rather than one of another office
            return max(acting, key=lambda somebody: somebody.active_before(place))
        acted = [somebody for somebody in named if somebody.active_before(place) >= 0]
        if candidates := holders or acted or spoken:
            return _likeliest(candidates, mention)
        fit = [somebody for somebody in people if not somebody.groups or office.group in somebody.groups]
        return named_last(free, place) or named_last(people, place) or named_next(fit, place, office.group)

    def _fullest(self, mention: Mention) -> Somebody:
        """Return an institution under its fullest name: `das Ministerium`, `DIHK`, `die Behörde`."""
        own, place = self._institution(mention.name), mention.start
        others = [somebody for somebody in self._institutions.values() if somebody is not own]
        for somebody in others:
            if mention.name in somebody.short_forms:
                return somebody
        kind = own.name.lower()  # des Branchenverbands VDM …, so der Verband
        known = [*others, *self._people()]
        of_kind = [one for one in known if any(role.lower().endswith(kind) for role in one.roles)]
        called = named_last(of_kind, place)
        if called is not None and own.named_before(place) < 0:  # Bundesrat Jan Kos …, sagte der Bundesrat
            return called
        if len(own.name.split()) > 2:
            return own
        noun = folded((institution_of(mention.head) or ("", mention.head))[1])
        fuller = [
            somebody
            for somebody in others
            if len(somebody.name) > len(own.name)
            and somebody.named_before(place) >= 0
            and folded(head_noun(somebody.name)).endswith(noun)
        ]
        if fuller:
            return max(fuller, key=lambda somebody: (somebody.spoken, somebody.named_before(place)))
        union = self._union_before(place) if own.name in words_of("unions") else None
        if union is not None:
            return union
        owner = named_last([somebody for somebody in others if " " in somebody.name], place)
        if own.name in words_of("dependent") and owner is not None:
            return self._institution(f"{own.name} {genitive_of(owner.name)}")
        return self._last_house(own) or own

    def _last_house(self, own: Somebody) -> Somebody | None:
        """Return the institution that spoke last, where a bare noun may mean it: `die Behörde`."""
        last = self._last_speaker
        if last is None or last.kind != INSTITUTION:
            houses = [one for one in self._institutions.values() if one.spoken >= 0 and one is not own]
            if own.name not in words_of("umbrellas") or len(houses) != 1:
                return None
            last = houses[0]  # laut dem Zoll …, sagte Kos. | Die Behörde | erwartet …
        if not is_institution_noun(own.name) or own.name in words_of("unique"):
            return None
        nouns = [named[1] for word in last.name.split() if (named := institution_of(word)) is not None]
        firms = tuple(firm.lower() for firm in words_of("firms"))
        firm = own.name.lower() in firms and any(noun.lower().endswith(firms) for noun in nouns)
        return last if not nouns or firm or own.name in words_of("umbrellas") else None

    def _union_before(self, place: int) -> Somebody | None:
        """Return the union of firms named last: `der Ost-Ausschuss der Wirtschaft …, so der Verband`."""
        ends = tuple(map(str.lower, words_of("unions")))
        named = (one for one in self._institutions.values() if head_noun(one.name).lower().endswith(ends))
        return named_last((one for one in named if one.name not in words_of("unions")), place)


def _likeliest(candidates: Iterable[Somebody], mention: Mention) -> Somebody:
    """Return whom of several who may hold an office its words fit best."""
    place = mention.start
    beside = " ".join(word for word in mention.role.split() if office_of(word) is None)

    def likeness(one: Somebody) -> tuple[int, int, bool, int, int, int]:
        own, whole = agreement(beside, one), agreement(mention.role, one)
        house, active = house_agreement(mention.head, one), one.active_before(place)
        # who acts before one who is only spoken of
        return house, own, active >= 0, whole, active, one.named_before(place)

    return max(candidates, key=likeness)

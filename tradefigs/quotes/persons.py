"""Who is meant: the persons and institutions of a text, and what pronouns and offices refer to.

`Cast` knows everybody whom the text names and resolves a mention to the full name: `der Diplomat`,
`Sorokin`, `er` become `Alexej Sorokin`.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from operator import itemgetter

import regex

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.language.words import NUMBER, WORD, Token, is_acronym, word_class
from tradefigs.quotes.clauses import Sentence, is_scaled
from tradefigs.quotes.mentions import (
    INSTITUTION,
    OFFICE,
    OTHER,
    PERSON,
    PRONOUN,
    Mention,
    institution_in,
    last_sign,
    may_name,
    person_in,
)
from tradefigs.quotes.offices import (
    BELONGING,
    institution_of,
    is_first_name,
    is_institution_noun,
    is_state,
    nations_in,
    office_of,
)
from tradefigs.quotes.phrases import Phrase


@dataclass(slots=True, eq=False)
class Somebody:
    """A person or institution of the text: full ``name``, the offices it is named with, where it stands.

    ``groups`` are its offices' lines in ``lexicon/offices.toml``, ``houses`` what it was called the head of.
    Character offsets: ``places`` of all mentions, ``subjects`` where it is the subject, ``spoken`` where it
    spoke last (-1: nowhere yet).
    """

    name: str
    kind: str
    gender: str = ""
    roles: list[str] = field(default_factory=list)
    groups: set[int] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    spellings: Counter[str] = field(default_factory=Counter)
    short_forms: set[str] = field(default_factory=set)
    houses: set[str] = field(default_factory=set)
    spoken: int = -1
    speaks: bool = False

    @property
    def role(self) -> str:
        """The fullest office that the text gives."""
        return max(self.roles, key=len, default="")

    @property
    def is_clear(self) -> bool:
        """Whether an office, a first name or what it does shows that it is somebody, not just two nouns."""
        shown = self.roles or self.gender or self.speaks or self.subjects
        return bool(shown) or self.spoken >= 0 or len(self.places) > 1

    def weight(self, spelling: str) -> tuple[bool, int, int]:
        """Weigh a spelling of the name: in full, as most often written, the longest."""
        return spelling[1:2] != ".", self.spellings[spelling], len(spelling)

    def named_before(self, place: int) -> int:
        """Return where the one is named last before ``place``, -1 where nowhere."""
        return _last_before(self.places, place)

    def active_before(self, place: int) -> int:
        """Return where the one spoke or was the subject last before ``place``, -1 where nowhere."""
        return max(self.spoken, _last_before(self.subjects, place))


def _last_before(places: Sequence[int], place: int) -> int:
    index = bisect_left(places, place)
    return places[index - 1] if index else -1


class Cast:
    """Everybody whom a text names, found once; resolves mentions in the order in which they speak."""

    def __init__(self) -> None:
        self.everybody: list[Somebody] = []
        self._by_surname: dict[str, list[Somebody]] = {}
        self._institutions: dict[str, Somebody] = {}
        self._last_speaker: Somebody | None = None
        self._asker: Somebody | None = None
        self._together: list[tuple[int, list[Somebody]]] = []  # the persons of each sentence that names any

    # ------------------------------------------------------------ who is there

    def read(self, sentence: Sentence) -> None:
        """Note everybody whom a sentence names."""
        free, last = 0, last_sign(sentence.tokens)
        persons: dict[int, Somebody] = {}
        for place in _openings(sentence):
            if place > last:
                break
            phrase = sentence.phrase_at(place) if place >= free else None
            if phrase is None:
                continue
            free = phrase.last
            if not may_name(sentence.tokens, phrase):
                continue
            topic = place == 0 or (place == 1 and sentence.low(0) == "für")  # Für Ministerin Huber ist das …
            subject = topic and _may_act(sentence, phrase.last)
            for mention in sentence.mentions(phrase):
                somebody = self._note(mention, subject=subject)
                if somebody is not None and mention.kind == PERSON:
                    persons[id(somebody)] = somebody
                    if _is_counterpart(mention.head):
                        self._note_counterpart(somebody, persons.values())
            for number in range(len(phrase.parts)):
                self._note_institution(sentence, phrase, number)
                somebody = self._note_attribute(sentence, phrase, number)
                if somebody is not None:
                    persons[id(somebody)] = somebody
        if persons:
            self._note_behind_verb(sentence, list(persons.values()))
            self._together.append((sentence.tokens[0].start, list(persons.values())))
            _note_visit(sentence, list(persons.values()))

    def _note(self, mention: Mention, *, subject: bool) -> Somebody | None:
        if mention.kind == PERSON:
            somebody = self._person(mention.name, mention.gender)
        elif mention.kind == INSTITUTION and mention.definite:
            somebody = self._institution(mention.name)
        else:
            return None
        insort(somebody.places, mention.start)
        if subject:
            insort(somebody.subjects, mention.start)
        if mention.role:
            somebody.roles.append(mention.role)
            offices = [office_of(word.strip(",")) for word in mention.role.split()]
            somebody.groups |= {office.group for office in offices if office is not None}
        if mention.gender == "female" or not somebody.gender:
            somebody.gender = mention.gender
        return somebody

    def _note_institution(self, sentence: Sentence, phrase: Phrase, number: int) -> None:
        """Note an institution that an attribute names, and its short form behind: `beim Kammertag (DIHK)`."""
        tokens = sentence.tokens
        if _is_field(sentence, phrase, number):
            return
        mention = institution_in(sentence.text, tokens, phrase.parts[number : _next_head(phrase, number)])
        if mention is None:
            return
        somebody = self._institution(mention.name)
        if mention.start not in somebody.places[-2:]:
            insort(somebody.places, mention.start)
        bracket = _bracket_behind(sentence, phrase, number)
        if bracket + 1 < phrase.last and tokens[bracket].text == "(" and _is_short_form(tokens, bracket + 1):
            somebody.short_forms.add(tokens[bracket + 1].text)

    def _note_attribute(self, sentence: Sentence, phrase: Phrase, number: int) -> Somebody | None:
        """Note the person that an attribute names with an office: `unter Vorsitz | von Premier Jan Kos`."""
        if number in phrase.heads:
            return None
        mention = person_in(sentence.text, sentence.tokens, phrase.parts[number : _next_head(phrase, number)])
        return None if mention is None else self._note(mention, subject=False)

    def _note_counterpart(self, somebody: Somebody, beside: Iterable[Somebody]) -> None:
        """Note that `sein Kollege Kos` has the office of who is named before."""
        before = [one for one in beside if one is not somebody and not _holds_no_office(one)]
        if not before and self._together:
            before = [one for one in self._together[-1][1] if one is not somebody]
        if before:
            somebody.groups |= before[-1].groups - _groups_of("guests") - _groups_of("hosts")

    def _note_behind_verb(self, sentence: Sentence, people: Sequence[Somebody]) -> None:
        """Note an office behind the verb that parts it from its name: `hat X begrüßt, | den Gouverneur |`."""
        for comma in sentence.commas:
            phrase = sentence.phrase_at(comma + 1) if sentence.is_in(comma + 1, "articles") else None
            if phrase is None or not sentence.is_pause(phrase.last) or sentence.is_capital(comma - 1):
                continue
            mention = sentence.mentions(phrase)[0]
            office = office_of(mention.head) if mention.kind == OFFICE else None
            holder = _named_last(people, mention.start)
            if office is not None and holder is not None and holder.gender in ("", mention.gender):
                holder.roles.append(mention.role)
                holder.groups.add(office.group)

    def _person(self, name: str, gender: str = "") -> Somebody:
        """Return the person of that name, a new one where none fits: `Weber` is `Anna Weber`."""
        surname = name.rsplit(" ", 1)[-1]
        if surname not in self._by_surname:  # `laut Weber Waren aus Asien`: the noun behind is no surname
            known = next((word for word in name.split(" ")[:-1] if word in self._by_surname), None)
            if known is not None:
                surname, name = known, name[: name.index(known) + len(known)]
        if name not in self._by_surname and " " not in name and not is_first_name(name):
            eastern = [somebody for somebody in self._people() if somebody.name.startswith(name + " ")]
            if len(eastern) == 1:  # Minister Kim: Kim Min-ho
                return eastern[0]
        given = name.removesuffix(surname).strip()
        for somebody in self._by_surname.setdefault(surname, []):
            theirs = somebody.name.removesuffix(surname).strip()
            if not given or not theirs or _is_spelling(given, theirs):
                break
        else:
            somebody = Somebody(name, PERSON, gender)
            self._by_surname[surname].append(somebody)
            self.everybody.append(somebody)
        if given and given.split()[0].lower() not in word_class("particles") | {
            "von",
            "van",
        }:  # as most often written
            somebody.spellings[name] += 1
            somebody.name = max(somebody.spellings, key=somebody.weight)
        return somebody

    def _institution(self, name: str) -> Somebody:
        key = _key(name)
        if key not in self._institutions:
            self._institutions[key] = Somebody(name, INSTITUTION)
            self.everybody.append(self._institutions[key])
        return self._institutions[key]

    def announce(self, mentions: Iterable[Mention]) -> None:
        """Take note of who speaks anywhere in the text, before anything is resolved."""
        for mention in mentions:
            if mention.kind == PERSON:
                self._person(mention.name, mention.gender).speaks = True

    def persons_before(self, place: int) -> list[Somebody]:
        """Return the persons that are named before ``place``."""
        return [somebody for somebody in self._people() if somebody.named_before(place) >= 0]

    def knows(self, name: str) -> bool:
        """Tell whether a person of that surname or full name is in the text."""
        return bool(self._by_surname.get(name.rsplit(" ", 1)[-1]))

    def introduced(self, sentence: Sentence) -> Phrase | None:
        """Return who is introduced by a sentence that names a single person: `Für | Eva Kos | war es neu`."""
        found: dict[int, Phrase] = {}
        for place in _openings(sentence):
            phrase = sentence.phrase_at(place, appositions=False)
            if sentence.is_in(place - 1, "prepositions") and sentence.is_in(place - 2, "articles"):
                continue  # ein | von Jan Kos | vorgelegter Plan
            for mention in sentence.mentions(phrase) if phrase is not None else ():
                if phrase is not None and mention.kind == PERSON:
                    somebody = self._person(mention.name, mention.gender)
                    if somebody.roles or somebody.gender or somebody.speaks:  # not: der Osten Europas
                        found.setdefault(id(somebody), phrase)
        return next(iter(found.values())) if len(found) == 1 else None

    # ------------------------------------------------------------ who is meant

    def resolve(
        self, mention: Mention, *, asks: bool = False, answers: bool = False, speaks: bool = True
    ) -> Somebody | None:
        """Return who is meant, None where nobody is named; that one then counts as speaker or subject there.

        ``answers``: the one who spoke last is not meant (`fragte er. „…“, antwortete der Minister`).
        ``asks``: nor is this one by `er` in the answer.
        """
        asking = self._asker if mention.kind == PRONOUN else self._last_speaker
        if asking is not None and asking.spoken == mention.start:
            asking = None  # the same place was read before: Auf die Frage … antwortete | der Botschafter
        other = answers or mention.owned or _is_counterpart(mention.head)  # sein Gast, der Amtskollege
        somebody = self._find(mention, asking if other else None)
        if somebody is None:
            return None
        if speaks:
            somebody.spoken = mention.start
            self._last_speaker = somebody
            self._asker = somebody if asks else None
        else:
            insort(somebody.subjects, mention.start)
        if mention.kind == PERSON and somebody.named_before(mention.start + 1) < mention.start:
            insort(somebody.places, mention.start)  # die Kritik von | Jan Kos
        if mention.kind == OFFICE and (office := office_of(mention.head)):
            somebody.groups.add(office.group)
            somebody.houses |= {_house_of(mention.head)} - {""}
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
            return None if mention.both else self._referent(mention, asking)
        if mention.kind == OFFICE:
            return self._by_name(mention.head) or self._holder(mention, asking)
        if mention.kind == INSTITUTION and mention.definite:
            return self._fullest(mention)
        if mention.kind == OTHER:
            forms = (mention.name, mention.head, mention.head.rstrip("'’").removesuffix("s"))
            short = (one for one in self._institutions.values() if mention.name in one.short_forms)
            return next((somebody for form in forms if (somebody := self._by_name(form))), next(short, None))
        return None

    def _by_name(self, word: str) -> Somebody | None:
        """Return the person with a bare surname: `Weber`, `Kim` of `Kim Min-ho`."""
        people = self._by_surname.get(word, []) if word else []
        if not people and word:
            people = [somebody for somebody in self._people() if somebody.name.startswith(word + " ")]
            people = people if len(people) == 1 or not is_first_name(word) else []
        return max(people, key=lambda somebody: somebody.spoken, default=None)

    def _people(self, gender: str = "") -> list[Somebody]:
        """Return the persons who aren't of the other gender."""
        other = {"male": "female", "female": "male"}.get(gender, "none")
        people = (somebody for somebody in self.everybody if somebody.kind == PERSON and somebody.is_clear)
        return [somebody for somebody in people if somebody.gender != other]

    def _referent(self, mention: Mention, asking: Somebody | None) -> Somebody | None:
        """Return whom a pronoun means: the one who spoke or was the subject last, of its gender.

        Behind a question it is whom it was put to: `A fragte B. „…“, antwortete | er`.
        """
        place = mention.start
        candidates = self._people(mention.gender) if mention.gender else self.everybody
        if asking is not None:
            asked = [s for s in candidates if s is not asking and s.named_before(place) > asking.spoken]
            if asked:
                return _named_last(asked, place)
        if mention.head in _latter():  # A traf B. Dieser sagte, …
            return _named_last(self._people(mention.gender), place)
        best = max(candidates, key=lambda somebody: somebody.active_before(place), default=None)
        last = self._last_speaker
        if mention.gender and last is not None and _gender_of_noun(last) == mention.gender:
            latest = best.active_before(place) if best is not None else -1
            if latest < last.spoken < place and (mention.opens or latest < 0):
                return last  # Laut der Kammer sinkt der Export. | Sie | rechnet mit …
        if best is not None and best.active_before(place) >= 0:
            return best
        return _named_last(candidates, place) if mention.gender else None

    def _holder(self, mention: Mention, asking: Somebody | None) -> Somebody | None:
        """Return the person who holds an office.

        `der Botschafter`, `die Leiterin der Behörde`, `der Diplomat`.
        """
        office = office_of(mention.head)
        if office is None or mention.plural or office.plural:
            return None
        place = mention.start
        people = [somebody for somebody in self._people(mention.gender) if somebody is not asking]
        people = [somebody for somebody in people if not _is_of_other_nation(mention.role, somebody)]
        people = [somebody for somebody in people if not _is_other_side(office.group, somebody)]
        spoken = [somebody for somebody in people if somebody.spoken >= 0]
        if not mention.definite and office.base in _spokesmen():
            institutions = (one for one in self.everybody if one.kind == INSTITUTION)
            return _named_last(institutions, place)  # Das Amt prüft das, sagte ein Sprecher
        if not mention.definite:
            return None if spoken else _named_next(people, place, office.group)
        named = [somebody for somebody in people if somebody.named_before(place) >= 0]
        if office.group == BELONGING:
            fit = [somebody for somebody in named if _agreement(mention.head, somebody)] or named
            return fit[0] if len(fit) == 1 else None
        holders = [somebody for somebody in named if office.group in somebody.groups]
        holders = [one for one in holders if _house_agreement(mention.head, one) >= 0]
        free = [somebody for somebody in named if _holds_no_office(somebody)]
        acting = [somebody for somebody in free if somebody.active_before(place) >= 0]
        if acting and not holders:  # rather than one of another office
            return max(acting, key=lambda somebody: somebody.active_before(place))
        if candidates := holders or spoken:
            beside = " ".join(word for word in mention.role.split() if office_of(word) is None)

            def likeness(somebody: Somebody) -> tuple[int, int, bool, int, int, int]:
                house = _house_agreement(mention.head, somebody)
                own, whole = _agreement(beside, somebody), _agreement(mention.role, somebody)
                acts = somebody.active_before(place) >= 0  # before one who is only spoken of
                return house, own, acts, whole, somebody.spoken, somebody.named_before(place)

            return max(candidates, key=likeness)
        fit = [somebody for somebody in people if not somebody.groups or office.group in somebody.groups]
        return _named_last(free, place) or _named_last(people, place) or _named_next(fit, place, office.group)

    def _fullest(self, mention: Mention) -> Somebody:
        """Return the institution under its fullest name.

        `das Ministerium`, `die Zollverwaltung`, `DIHK`, `die Behörde`.
        """
        own, place = self._institution(mention.name), mention.start
        others = [somebody for somebody in self._institutions.values() if somebody is not own]
        for somebody in others:
            if mention.name in somebody.short_forms:
                return somebody
        if len(own.name.split()) > 2:
            return own
        noun = _key((institution_of(mention.head) or ("", mention.head))[1])
        fuller = [
            somebody
            for somebody in others
            if len(somebody.name) > len(own.name)
            and somebody.named_before(place) >= 0
            and _key(_head_noun(somebody.name)).endswith(noun)
        ]
        if fuller:
            return max(fuller, key=lambda somebody: (somebody.spoken, somebody.named_before(place)))
        owner = _named_last([somebody for somebody in others if " " in somebody.name], place)
        if own.name in _dependent() and owner is not None:
            return self._institution(f"{own.name} {_genitive(owner.name)}")
        last = self._last_speaker
        if (
            last is None
            or last.kind != INSTITUTION
            or not is_institution_noun(own.name)
            or own.name in _unique()
        ):
            return own
        nouns = [named[1] for word in last.name.split() if (named := institution_of(word)) is not None]
        firm = own.name in _firms() and any(noun.endswith(_firm_ends()) for noun in nouns)
        return last if not nouns or firm or own.name in _umbrellas() else own


def _note_visit(sentence: Sentence, people: Sequence[Somebody]) -> None:
    """Note who of the persons that a sentence names in turn is the guest, who the host: `Kos empfing Nadir`.

    A single one is the guest unless he is the subject: `Das Amt empfing Nadir`.
    """
    first, last = people[0], people[-1]
    if not sentence.vocabulary.isdisjoint(_visits("visiting")):
        guest, host = first, last
    elif not sentence.vocabulary.isdisjoint(_visits("receiving")):
        turned = sentence.is_passive or sentence.is_in(0, "oblique")  # Den Gast empfing Kos
        guest, host = (first, last) if turned else (last, first)
        if len(people) == 1 and not turned and first.subjects:
            first.groups |= _groups_of("hosts")  # Kos empfing eine Delegation
            return
    else:
        return
    guest.groups |= _groups_of("guests")
    if host is not guest:
        host.groups |= _groups_of("hosts")


def _holds_no_office(somebody: Somebody) -> bool:
    """Tell whether no office of somebody is told; that one is guest or host is none."""
    return somebody.groups <= _groups_of("guests") | _groups_of("hosts")


def _is_other_side(group: int, somebody: Somebody) -> bool:
    """Tell whether somebody is the host where the guest is meant, or the guest where the host is."""
    sides = _groups_of("guests") | _groups_of("hosts")
    own = somebody.groups & sides
    return group in sides and bool(own) and group not in own


@cache
def _visits(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("offices", f"visits.{name}"))


@cache
def _groups_of(name: str) -> frozenset[int]:
    offices = (office_of(word) for word in _visits(name))
    return frozenset(office.group for office in offices if office is not None)


def _is_field(sentence: Sentence, phrase: Phrase, number: int) -> bool:
    """Tell whether a part says what an institution is for: `das Amt für | Zoll und Grenze`."""
    return number > 0 and sentence.low(phrase.parts[number].first - 1) == "für"


def _next_head(phrase: Phrase, number: int) -> int:
    """Return the number of the part behind one at which another head begins: `des Amtes |, Jan Kos`."""
    return next((head for head in phrase.heads if head > number), len(phrase.parts))


def _is_short_form(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a bracket holds a short form: `(DIHK)`, `(Destatis)`, not `(am Montag)`."""
    word, closed = tokens[place].text, place + 1 < len(tokens) and tokens[place + 1].text == ")"
    if is_acronym(tokens[place - 2].text):
        return False  # Statistikamt der EU (Eurostat)
    return is_acronym(word) or (closed and tokens[place].capital and not is_state(word))


def _bracket_behind(sentence: Sentence, phrase: Phrase, number: int) -> int:
    """Return where the bracket may stand that shortens a name: `der Verband der Händler | (VDH)`."""
    last = phrase.parts[number].last
    for part in phrase.parts[number + 1 : _next_head(phrase, number)]:
        named = any(institution_of(token.text) for token in sentence.tokens[part.core : part.last])
        named = named and sentence.low(part.first - 1) != "für"
        if sentence.low(last) == "(" or named:
            break
        last = part.last
    return last


def _openings(sentence: Sentence) -> Iterator[int]:
    """Yield the places where a noun phrase may begin; what is counted is nobody."""
    before = ""
    for place, token in enumerate(sentence.tokens):
        if (token.capital or token.article) and before != NUMBER:
            yield place
        counting = before == NUMBER and (token.text == "." or is_scaled([token]))  # 3 Mrd. Euro
        before = NUMBER if counting else token.kind


def _may_act(sentence: Sentence, end: int) -> bool:
    """Tell whether the phrase that ends at ``end`` may be a subject, no headline or dateline: `Riga –`."""
    if end >= sentence.size:
        return False
    following = sentence.tokens[end]
    return (following.kind == WORD and not following.capital) or following.text == ","


def _named_last(people: Iterable[Somebody], place: int) -> Somebody | None:
    """Return the one named last before ``place``."""
    before = [somebody for somebody in people if somebody.named_before(place) >= 0]
    return max(before, key=lambda somebody: somebody.named_before(place), default=None)


def _named_next(people: Iterable[Somebody], place: int, group: int) -> Somebody | None:
    """Return the one who is named only after ``place``, first of all who speaks and holds such an office."""
    after = [somebody for somebody in people if somebody.places and somebody.places[0] > place]
    return min(after, key=lambda s: (not s.speaks, group not in s.groups, s.places[0]), default=None)


def _is_spelling(one: str, other: str) -> bool:
    """Tell whether two sets of first names are spellings of one: `Alexej`, `Alexei`, `A.`."""
    if one[0] == other[0] and (one.endswith(".") or other.endswith(".")):
        return True
    if f" {other}".lower().endswith(f" {one}".lower()):  # Eva von der Aue, Von der Aue
        return True
    return one in other.split() or other in one.split() or SequenceMatcher(None, one, other).ratio() >= 0.7


def _agreement(role: str, somebody: Somebody) -> int:
    """Count the words that two descriptions of an office share.

    `der chinesische Präsident`, `Präsident Chinas`.
    """
    theirs = {_stem(word) for one in somebody.roles for word in one.split()}
    return len(theirs & {_stem(word) for word in role.split()})


def _is_of_other_nation(role: str, somebody: Somebody) -> bool:
    """Tell whether an office is that of another state than all of somebody: `der armenische Präsident`."""
    nations = nations_in(role)
    theirs = {nation for one in somebody.roles for nation in nations_in(one)}
    return bool(nations and theirs) and nations.isdisjoint(theirs)


def _house_agreement(head: str, somebody: Somebody) -> int:
    """Tell whether a compound names the house of somebody, 1, or another, -1: `der WKO-Chef`.

    0 where it names none, or nothing tells of theirs.
    """
    house = _house_of(head)
    theirs = {*somebody.houses, *(word for role in somebody.roles for word in _HOUSES.findall(role))}
    if not house or not theirs:
        return 0
    return 1 if any(word.startswith(house) or house.startswith(word) for word in theirs) else -1


def _house_of(head: str) -> str:
    """Return the house that the first part of a compound names: `WKO` of `WKO-Chef`, "" for none."""
    house, hyphen, _ = head.rpartition("-")
    named = bool(hyphen) and (is_acronym(house) or "-" in house or institution_of(house) is not None)
    return house if named else ""


# `Leiter der | IHK | Linz`, `| WKO-|Präsident`
_HOUSES = late(r"\b(?:\p{Lu}{2,}[\p{L}\d]*|\p{Lu}\p{L}+-\p{Lu}\p{L}+(?=-))")


def _stem(word: str) -> str:
    return word.lower()[:4]


def _key(name: str) -> str:
    """Return a name folded for comparison: `Ost-Ausschuss`, `Ostausschuss`."""
    return name.lower().replace("-", "").replace(" ", "")


def _gender_of_noun(somebody: Somebody) -> str:
    """Return by which pronoun an institution is meant: `male` for `er`, `female` for `sie`."""
    noun = institution_of(_head_noun(somebody.name)) if somebody.kind == INSTITUTION else None
    return {"masculine": "male", "feminine": "female"}.get(noun[0] if noun else "", "")


def _head_noun(name: str) -> str:
    return next((word for word in name.split() if institution_of(word)), name)


def _is_counterpart(word: str) -> bool:
    """Tell whether a noun means somebody else than the one who spoke: `Amtskollegen`."""
    held = office_of(word)
    return word in _counterparts() or (held is not None and held.base in _counterparts())


@cache
def _counterparts() -> frozenset[str]:
    return frozenset(lexicon.words("offices", "counterparts"))


@cache
def _spokesmen() -> frozenset[str]:
    return frozenset(lexicon.words("offices", "spokesmen"))


@cache
def _latter() -> frozenset[str]:
    return frozenset(lexicon.words("grammar", "latter"))


@cache
def _umbrellas() -> frozenset[str]:
    return frozenset(lexicon.words("offices", "umbrellas"))


@cache
def _unique() -> frozenset[str]:
    return frozenset(lexicon.words("offices", "unique"))


@cache
def _firms() -> tuple[str, ...]:
    return lexicon.words("offices", "firms")


@cache
def _firm_ends() -> tuple[str, ...]:
    """Return the nouns of firms as they stand alone or end a compound."""
    return (*_firms(), *(noun.lower() for noun in _firms()))


@cache
def _dependent() -> frozenset[str]:
    return frozenset(lexicon.words("offices", "dependent"))


def _genitive(name: str) -> str:
    """Return an institution's name in the genitive with its article: `des Ministeriums für Handel`."""
    words = name.split(" ")
    place = next((place for place, word in enumerate(words) if institution_of(word)), 0)
    gender, _ = institution_of(words[place]) or ("neuter", "")
    words[:place] = [regex.sub(r"(?:er|es|e)$", "en", word) for word in words[:place]]
    if gender in ("feminine", "plural"):
        return " ".join(["der", *words])
    words[place] += "" if words[place].endswith(("s", "ß")) else "s"
    return " ".join(["des", *words])

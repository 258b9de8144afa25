"""Who is meant: the persons and institutions of a text, and what pronouns and offices refer to.

`Cast` knows everybody whom the text names and resolves a mention to the full name: `der Diplomat`,
`Sorokin`, `er` become `Alexej Sorokin`.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from functools import cache
from operator import itemgetter

from tradefigs import lexicon
from tradefigs.language.words import word_class
from tradefigs.quotes.appearances import bracket_behind, is_field, is_short_form, may_act, next_head, openings
from tradefigs.quotes.mentions import institution_in, person_in
from tradefigs.quotes.names import INSTITUTION, OFFICE, OTHER, PERSON, PRONOUN, Mention, last_sign, may_name
from tradefigs.quotes.offices import BELONGING, institution_of, is_first_name, is_institution_noun, office_of
from tradefigs.quotes.phrases import Phrase
from tradefigs.quotes.sentences import Sentence
from tradefigs.quotes.somebody import (
    Somebody,
    agreement,
    folded,
    gender_of_noun,
    genitive_of,
    groups_of,
    head_noun,
    holds_no_office,
    house_agreement,
    house_of,
    is_of_other_nation,
    is_other_side,
    is_spelling,
    named_last,
    named_next,
    visits,
)


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
        for place in openings(sentence):
            if place > last:
                break
            phrase = sentence.phrase_at(place) if place >= free else None
            if phrase is None:
                continue
            free = phrase.last
            if not may_name(sentence.tokens, phrase):
                continue
            topic = place == 0 or (place == 1 and sentence.low(0) == "für")  # Für Ministerin Huber ist das …
            subject = topic and may_act(sentence, phrase.last)
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
        if is_field(sentence, phrase, number):
            return
        mention = institution_in(sentence.text, tokens, phrase.parts[number : next_head(phrase, number)])
        if mention is None:
            return
        somebody = self._institution(mention.name)
        if mention.start not in somebody.places[-2:]:
            insort(somebody.places, mention.start)
        bracket = bracket_behind(sentence, phrase, number)
        if bracket + 1 < phrase.last and tokens[bracket].text == "(" and is_short_form(tokens, bracket + 1):
            somebody.short_forms.add(tokens[bracket + 1].text)

    def _note_attribute(self, sentence: Sentence, phrase: Phrase, number: int) -> Somebody | None:
        """Note the person that an attribute names with an office: `unter Vorsitz | von Premier Jan Kos`."""
        if number in phrase.heads:
            return None
        mention = person_in(sentence.text, sentence.tokens, phrase.parts[number : next_head(phrase, number)])
        return None if mention is None else self._note(mention, subject=False)

    def _note_counterpart(self, somebody: Somebody, beside: Iterable[Somebody]) -> None:
        """Note that `sein Kollege Kos` has the office of who is named before."""
        before = [one for one in beside if one is not somebody and not holds_no_office(one)]
        if not before and self._together:
            before = [one for one in self._together[-1][1] if one is not somebody]
        if before:
            somebody.groups |= before[-1].groups - groups_of("guests") - groups_of("hosts")

    def _note_behind_verb(self, sentence: Sentence, people: Sequence[Somebody]) -> None:
        """Note an office behind the verb that parts it from its name: `hat X begrüßt, | den Gouverneur |`."""
        for comma in sentence.commas:
            phrase = sentence.phrase_at(comma + 1) if sentence.is_in(comma + 1, "articles") else None
            if phrase is None or not sentence.is_pause(phrase.last) or sentence.is_capital(comma - 1):
                continue
            mention = sentence.mentions(phrase)[0]
            office = office_of(mention.head) if mention.kind == OFFICE else None
            holder = named_last(people, mention.start)
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
        if name not in self._by_surname and " " not in name:
            known = self._with_part(name)
            if len(known) == 1:  # Minister Kim: Kim Min-ho; Lula: Luiz Lula da Silva
                return known[0]
        given = name.removesuffix(surname).strip()
        for somebody in self._by_surname.setdefault(surname, []):
            theirs = somebody.name.removesuffix(surname).strip()
            if not given or not theirs or is_spelling(given, theirs):
                break
        else:
            somebody = Somebody(name, PERSON, gender)
            self._by_surname[surname].append(somebody)
            self.everybody.append(somebody)
        whole = somebody.name.removesuffix(surname).strip()
        if whole and given.endswith(f" {whole}") and not is_first_name(whole.split()[0]):
            somebody.spellings.clear()  # López Obrador … Andrés Manuel López Obrador
        shorter = whole.endswith(f" {given}") and not is_first_name(given.split(" ")[0])
        if given and not shorter and given.split()[0].lower() not in word_class("particles") | {"von", "van"}:
            somebody.spellings[name] += 1  # as most often written
            somebody.name = max(somebody.spellings, key=somebody.weight)
        return somebody

    def _institution(self, name: str) -> Somebody:
        key = folded(name)
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
        return bool(self._by_surname.get(name.rsplit(" ", 1)[-1]) or (name and self._with_part(name)))

    def introduced(self, sentence: Sentence) -> Phrase | None:
        """Return who is introduced by a sentence that names a single person: `Für | Eva Kos | war es neu`."""
        found: dict[int, Phrase] = {}
        for place in openings(sentence):
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
            people = self._with_part(word)
            people = people if len(people) == 1 or not is_first_name(word) else []
        return max(people, key=lambda somebody: somebody.spoken, default=None)

    def _with_part(self, name: str) -> list[Somebody]:
        """Return the persons of whose names in full a word or several are part: `Kim`, `López Obrador`."""
        part = f" {_without_article(name)} "
        return [one for one in self._people() if part in f" {_without_article(one.name)} "]

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
                return named_last(asked, place)
        if mention.head in _latter():  # A traf B. Dieser sagte, …
            return named_last(self._people(mention.gender), place)
        best = max(candidates, key=lambda somebody: somebody.active_before(place), default=None)
        last = self._last_speaker
        if mention.gender and last is not None and gender_of_noun(last) == mention.gender:
            latest = best.active_before(place) if best is not None else -1
            if latest < last.spoken < place and (mention.opens or latest < 0):
                return last  # Laut der Kammer sinkt der Export. | Sie | rechnet mit …
        if best is not None and best.active_before(place) >= 0:
            return best
        return named_last(candidates, place) if mention.gender else None

    def _holder(self, mention: Mention, asking: Somebody | None) -> Somebody | None:
        """Return the person who holds an office.

        `der Botschafter`, `die Leiterin der Behörde`, `der Diplomat`.
        """
        office = office_of(mention.head)
        if office is None or mention.plural or office.plural:
            return None
        place = mention.start
        people = [somebody for somebody in self._people(mention.gender) if somebody is not asking]
        people = [somebody for somebody in people if not is_of_other_nation(mention.role, somebody)]
        people = [somebody for somebody in people if not is_other_side(office.group, somebody)]
        spoken = [somebody for somebody in people if somebody.spoken >= 0]
        if not mention.definite and office.base in _spokesmen():
            institutions = (one for one in self.everybody if one.kind == INSTITUTION)
            return named_last(institutions, place)  # Das Amt prüft das, sagte ein Sprecher
        if not mention.definite:
            return None if spoken else named_next(people, place, office.group)
        named = [somebody for somebody in people if somebody.named_before(place) >= 0]
        if office.group == BELONGING:
            fit = [somebody for somebody in named if agreement(mention.head, somebody)] or named
            return fit[0] if len(fit) == 1 else None
        holders = [somebody for somebody in named if office.group in somebody.groups]
        holders = [one for one in holders if house_agreement(mention.head, one) >= 0]
        free = [somebody for somebody in named if holds_no_office(somebody)]
        acting = [somebody for somebody in free if somebody.active_before(place) >= 0]
        if acting and not holders:  # rather than one of another office
            return max(acting, key=lambda somebody: somebody.active_before(place))
        acted = [somebody for somebody in named if somebody.active_before(place) >= 0]
        if candidates := holders or acted or spoken:
            beside = " ".join(word for word in mention.role.split() if office_of(word) is None)

            def likeness(somebody: Somebody) -> tuple[int, int, bool, int, int, int]:
                house = house_agreement(mention.head, somebody)
                own, whole = agreement(beside, somebody), agreement(mention.role, somebody)
                acts = somebody.active_before(place) >= 0  # before one who is only spoken of
                return house, own, acts, whole, somebody.active_before(place), somebody.named_before(place)

            return max(candidates, key=likeness)
        fit = [somebody for somebody in people if not somebody.groups or office.group in somebody.groups]
        return named_last(free, place) or named_last(people, place) or named_next(fit, place, office.group)

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
        owner = named_last([somebody for somebody in others if " " in somebody.name], place)
        if own.name in _dependent() and owner is not None:
            return self._institution(f"{own.name} {genitive_of(owner.name)}")
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


def _without_article(name: str) -> str:
    """Return a name with its article written as inside a name: `Al-Hadi`, `Karim al-Hadi`."""
    return name[:1].lower() + name[1:] if name[:3] in ("Al-", "El-", "De ", "Da ", "Van", "Von") else name


def _note_visit(sentence: Sentence, people: Sequence[Somebody]) -> None:
    """Note who of the persons that a sentence names in turn is the guest, who the host: `Kos empfing Nadir`.

    A single one is the guest unless he is the subject: `Das Amt empfing Nadir`.
    """
    first, last = people[0], people[-1]
    if not sentence.vocabulary.isdisjoint(visits("visiting")):
        guest, host = first, last
    elif not sentence.vocabulary.isdisjoint(visits("receiving")):
        turned = sentence.is_passive or sentence.is_in(0, "oblique")  # Den Gast empfing Kos
        guest, host = (first, last) if turned else (last, first)
        if len(people) == 1 and not turned and first.subjects:
            first.groups |= groups_of("hosts")  # Kos empfing eine Delegation
            return
    else:
        return
    guest.groups |= groups_of("guests")
    if host is not guest:
        host.groups |= groups_of("hosts")


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

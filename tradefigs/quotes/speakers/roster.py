"""Everybody whom a text names: persons with their offices, institutions."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence

from tradefigs.language.words import NUMBER, WORD, Token, is_acronym, word_class
from tradefigs.quotes.names.heads import Head, institution_in
from tradefigs.quotes.names.mentions import person_in
from tradefigs.quotes.names.names import INSTITUTION, OFFICE, OTHER, PERSON, Mention, last_sign, may_name
from tradefigs.quotes.names.offices import institution_of, is_counterpart, office_of
from tradefigs.quotes.names.phrases import Phrase
from tradefigs.quotes.names.propernames import is_first_name, is_state
from tradefigs.quotes.sentences.sentences import Sentence, is_scaled
from tradefigs.quotes.speakers.somebody import Somebody, folded, is_spelling, named_last


class Roster:
    """Everybody whom a text names, found once."""

    def __init__(self) -> None:
        self.everybody: list[Somebody] = []
        self._by_surname: dict[str, list[Somebody]] = {}
        self._institutions: dict[str, Somebody] = {}
        self._together: list[tuple[int, list[Somebody]]] = []  # the persons of each sentence that names any

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
            topic = topic or _acts_behind_verb(sentence, place)
            ended = place > 0 and sentence.low(phrase.last) == "."
            subject = topic and (ended or _may_act(sentence, phrase.last))
            for mention in sentence.mentions(phrase):
                somebody = self._note(mention, subject=subject)
                if somebody is not None and mention.kind == PERSON:
                    persons[id(somebody)] = somebody
                    if is_counterpart(mention.head):
                        self._note_counterpart(somebody, persons.values())
            for number in range(len(phrase.parts)):
                self._note_institution(sentence, phrase, number)
                somebody = self._note_attribute(sentence, phrase, number)
                if somebody is not None:
                    persons[id(somebody)] = somebody
        if persons:
            self._note_behind_verb(sentence, list(persons.values()))
            self._together.append((sentence.tokens[0].start, list(persons.values())))

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
        mention = institution_in(sentence.text, tokens, phrase.parts[number : _next_head(phrase, number)])
        if mention is None and sentence.low(phrase.parts[number].last) == "(":
            parts = phrase.parts[number : _next_head(phrase, number)]
            mention = Head(sentence.text, tokens, parts).mention()  # das Central Statistics Office (CSO)
            if mention.kind == OTHER and _has_initials(tokens, parts[0].last + 1, mention.name):
                mention = mention._replace(kind=INSTITUTION)
        if mention is None or mention.kind != INSTITUTION:
            return
        holder = sentence.mentions(phrase)[0]
        name = mention.name
        if number > 0 and holder.kind == PERSON:  # der Leiter der Kammer | Jan Kos
            name = name.removesuffix(f" {holder.name}")
        somebody = self._institution(name)
        if mention.role and (kind := institution_of(mention.role)):  # des Branchenverbands | VDM
            somebody.roles.append(kind[1])
        if mention.start not in somebody.places[-2:]:
            insort(somebody.places, mention.start)
        bracket = _bracket_behind(sentence, phrase, number)
        called = sentence.find(range(phrase.last, phrase.last + 2), "kurz")  # das Amt für Handel, kurz AFH
        if called is not None and called + 1 < sentence.size and is_acronym(tokens[called + 1].text):
            somebody.short_forms.add(tokens[called + 1].text)
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
        before = [one for one in beside if one is not somebody and one.groups]
        if not before and self._together:
            before = [one for one in self._together[-1][1] if one is not somebody]
        if before:
            somebody.groups |= before[-1].groups

    def _note_behind_verb(self, sentence: Sentence, people: Sequence[Somebody]) -> None:
        """Note an office behind the verb that parts it from its name: `hat X begrüßt, | den Gouverneur |`."""
        for comma in sentence.commas:
            phrase = sentence.phrase_at(comma + 1) if sentence.is_in(comma + 1, "articles") else None
            if phrase is None or not sentence.is_pause(phrase.last) or sentence.is_capital(comma - 1):
                continue
            mention = sentence.mentions(phrase)[0]
            office = office_of(mention.head) if mention.kind == OFFICE else None
            holder = named_last(people, mention.start)
            if office is None or holder is None:
                continue
            if not mention.gender or holder.gender in ("", mention.gender):
                holder.roles.append(mention.role)
                holder.groups.add(office.group)

    def announce(self, mentions: Iterable[Mention]) -> None:
        """Take note of who speaks anywhere in the text, before anything is resolved."""
        for mention in mentions:
            if mention.kind == PERSON:
                self._person(mention.name, mention.gender).speaks = True
            elif mention.kind == OTHER:  # Wer mit Gerelmaa Damba reden will, … | Damba | sagte
                for somebody in self._by_surname.get(mention.name, []):
                    somebody.speaks = True

    def _person(self, name: str, gender: str = "") -> Somebody:
        """Return the person of that name, a new one where none fits: `Weber` is `Anna Weber`."""
        surname = name.rsplit(" ", 1)[-1]
        if surname not in self._by_surname:  # `laut Weber Waren aus Asien`: the noun behind is no surname
            known = next((word for word in name.split(" ")[:-1] if word in self._by_surname), None)
            if known is not None:
                surname, name = known, name[: name.index(known) + len(known)]
        if name not in self._by_surname and " " not in name:
            people = self._with_part(name)
            if len(people) == 1:  # Minister Kim: Kim Min-ho; Teles: João Teles da Costa
                return people[0]
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

    def persons_before(self, place: int) -> list[Somebody]:
        """Return the persons that are named before ``place``."""
        return [somebody for somebody in self._people() if somebody.named_before(place) >= 0]

    def knows(self, name: str) -> bool:
        """Tell whether a person of that surname or full name is in the text."""
        return bool(self._by_surname.get(name.rsplit(" ", 1)[-1]) or (name and self._with_part(name)))

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

    def surname_in_front(self, sentence: Sentence) -> Phrase | None:
        """Return the bare surname that opens a sentence and acts: `| Kos | dämpfte die Hoffnung`."""
        phrase = sentence.phrase_at(0, appositions=False)
        if phrase is None or not _may_act(sentence, phrase.last) or sentence.low(phrase.last) == ",":
            return None
        mention = sentence.mentions(phrase)[0]
        known = mention.name in self._by_surname or _without_article(mention.name) in self._by_surname
        return phrase if known and mention.kind == OTHER and mention.head == mention.name else None

    def _by_name(self, word: str) -> Somebody | None:
        """Return the person with a bare surname: `Weber`, `Kim` of `Kim Min-ho`."""
        people = self._by_surname.get(word, []) if word else []
        if not people and word:
            people = self._with_part(word)
            people = people if len(people) == 1 or not is_first_name(word) else []
        return max(people, key=lambda somebody: somebody.spoken, default=None)

    def _with_part(self, name: str) -> list[Somebody]:
        """Return the persons of whose names in full a word or several are part: `Kim`, `Ruiz Salcedo`."""
        part = f" {_without_article(name)} "
        return [one for one in self._people() if part in f" {_without_article(one.name)} "]

    def _people(self, gender: str = "") -> list[Somebody]:
        """Return the persons who aren't of the other gender."""
        other = {"male": "female", "female": "male"}.get(gender, "none")
        people = (somebody for somebody in self.everybody if somebody.kind == PERSON and somebody.is_clear)
        return [somebody for somebody in people if somebody.gender != other]


def _without_article(name: str) -> str:
    """Return a name with its article written as inside a name: `Al-Hadi`, `Karim al-Hadi`."""
    return name[:1].lower() + name[1:] if name[:3] in ("Al-", "El-", "De ", "Da ", "Van", "Von") else name


def _next_head(phrase: Phrase, number: int) -> int:
    """Return the number of the part behind one at which another head begins: `des Amtes |, Jan Kos`."""
    return next((head for head in phrase.heads if head > number), len(phrase.parts))


def _has_initials(tokens: Sequence[Token], place: int, name: str) -> bool:
    """Tell whether a short form is of the initials of a name: `die Riga Holz Werbung (RHW)`."""
    words, short = name.split(), tokens[place].text if place < len(tokens) else ""
    return len(words) > 1 and is_acronym(short) and [word[0] for word in words] == list(short)


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


def _acts_behind_verb(sentence: Sentence, place: int) -> bool:
    """Tell whether a man behind the first verb is its subject: `Die Delegation leitete | der Minister Kos |.`

    Not where another acts on him or he on another: `Ihn empfing der Minister Kos`.
    """
    before = sentence.tokens[place - 1] if place and sentence.low(place) == "der" else None
    verb = before is not None and before.kind == WORD and not (before.capital or before.function)
    return verb and "," not in map(sentence.low, range(place)) and _PERSONS.isdisjoint(sentence.vocabulary)


_PERSONS = frozenset(["er", "ihn", "ihm", "sie", "ihr"])


def _may_act(sentence: Sentence, end: int) -> bool:
    """Tell whether the phrase that ends at ``end`` may be a subject, no headline or dateline: `Riga –`."""
    if end >= sentence.size:
        return False
    following = sentence.tokens[end]
    return (following.kind == WORD and not following.capital) or following.text == ","

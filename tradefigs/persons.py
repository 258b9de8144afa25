"""Who is meant: the persons and institutions of a text, each under its full name, and what pronouns and offices refer to.

`Mention` is one place where somebody is named; `Cast` knows everybody whom the text names and resolves a mention to the
full name and the office: `der Diplomat`, `Bogdanow`, `er` become `Alexej Bogdanow`.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.offices import (
    gender_of_name,
    institution_of,
    is_first_name,
    is_institution_noun,
    is_source_noun,
    is_state,
    nominative_office,
    office_of,
)
from tradefigs.phrases import (
    MARK,
    NUMBER,
    Part,
    Phrase,
    Token,
    is_acronym,
    is_adjective,
    read_phrase,
    tokens_of,
    word_class,
)
from tradefigs.text import Layout, fold_space

PERSON, INSTITUTION, OFFICE, PRONOUN, SOURCE, OTHER = (
    "person",
    "institution",
    "office",
    "pronoun",
    "source",
    "other",
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One who is named at a place: ``start``, ``end`` are character offsets of the whole phrase.

    ``name`` is as written there (an institution's in the nominative), ``role`` the office beside it. ``kind``: `person`,
    `institution`, `office` (`der Diplomat`), `pronoun`, `source` (`Angaben`), `other`. ``definite``: `der Diplomat`, not `ein`.
    """

    start: int
    end: int
    name: str
    role: str
    kind: str
    gender: str = ""
    definite: bool = True
    plural: bool = False
    head: str = ""


# ---------------------------------------------------------------- reading a phrase


def mentions_in(text: str, tokens: Sequence[Token], phrase: Phrase) -> list[Mention]:
    """Return whom a noun phrase names: one mention for each, appositions joined to what they explain."""
    if phrase.pronoun:
        return [_pronoun(tokens[phrase.first])]
    found: list[Mention] = []
    bounds = [*phrase.heads, len(phrase.parts)]
    for first, end in zip(bounds, bounds[1:], strict=False):
        mention = _mention(text, tokens, phrase.parts[first:end])
        joined = tokens[phrase.parts[first].first - 1].text == "," if first else False
        if found and _same_one(found[-1], mention, joined, phrase.parts[first]):
            found[-1] = _join(found[-1], mention)
        else:
            found.append(mention)
    return found


def _pronoun(token: Token) -> Mention:
    gender = {"er": "male", "sie": "female"}.get(token.low, "")
    return Mention(token.start, token.end, "", "", PRONOUN, gender, head=token.low)


def _same_one(before: Mention, mention: Mention, apposition: bool, part: Part) -> bool:
    if apposition:
        return not (before.kind == PERSON and mention.kind == PERSON)
    return before.kind == PERSON and mention.kind == OFFICE and part.article is None


def _join(before: Mention, mention: Mention) -> Mention:
    """Return one mention for a name and its apposition, whichever comes first."""
    named = (
        before
        if before.kind in (PERSON, INSTITUTION) or mention.kind not in (PERSON, INSTITUTION)
        else mention
    )
    if before.kind == OTHER and mention.kind == OFFICE:  # a bare surname and its office
        named = replace(before, kind=PERSON)
    roles = [mention.role or mention.name * (mention is not named) for mention in (before, mention)]
    gender = before.gender or mention.gender
    role = ", ".join(role for role in roles if role)
    return replace(named, start=before.start, end=mention.end, role=role, gender=gender)


def _mention(text: str, tokens: Sequence[Token], parts: Sequence[Part]) -> Mention:
    """Return whom the head in ``parts[0]`` names, its attributes following."""
    head = parts[0]
    start, end = tokens[head.first].start, tokens[parts[-1].last - 1].end
    definite = head.article is None or not tokens[head.article].low.startswith(
        ("ein", "kein", "viele", "einige", "mehrere", "manche")
    )
    office = _office_index(tokens, head)
    base = Mention(start, end, "", "", OTHER, definite=definite)
    if office is not None:
        return _office_holder(text, tokens, parts, office, base)
    words = [index for index in range(head.core, head.last) if tokens[index].capital]
    if words and is_source_noun(tokens[words[0]].text):
        return replace(
            base, kind=SOURCE, name=_slice(text, tokens, head.core, head.last), head=tokens[words[0]].text
        )
    institution = next((index for index in reversed(words) if institution_of(tokens[index].text)), None)
    if institution is not None and not (head.article is None and is_first_name(tokens[words[0]].text)):
        return _institution(text, tokens, parts, institution, base)
    return _named(text, tokens, parts, words, base)


def _office_index(tokens: Sequence[Token], part: Part) -> int | None:
    """Return where the office stands in a part; a surname that means an office (`Klaus Richter`) is none."""
    found = None
    for index in range(part.core, part.last):
        if office_of(tokens[index].text) is None:
            continue
        if index > part.core and is_first_name(tokens[index - 1].text):
            break
        found = index
    return found


def _office_holder(text: str, tokens: Sequence[Token], parts: Sequence[Part], office: int, base: Mention) -> Mention:
    """Return the mention of an office, with the name of its holder behind it or behind its attributes."""
    head = parts[0]
    held = office_of(tokens[office].text)
    assert held is not None
    female = held.female or (held.base.endswith("er") and tokens[head.first].low == "die" and tokens[office].low.endswith("e"))
    behind = head.last - office - 1
    genitive = behind == 1 and (is_state(tokens[office + 1].text) or _is_genitive(text, tokens[office + 1].text))
    if behind and not genitive:
        name, role_end = _name(text, tokens, office + 1, head.last), office + 1
    else:
        name, role_end = _trailing_name(text, tokens, parts)
    if held.plural and " " not in name:  # die Nachbarn Polen und Litauen
        name = ""
    first = name.split(" ")[0]
    gender = "female" if female else gender_of_name(first) or ("" if held.plural else "male")
    role = _role(text, tokens, head, office, role_end, female)
    return replace(base, name=name, role=role, kind=PERSON if name else OFFICE, gender=gender, plural=held.plural and not name, head=tokens[office].text)


def _role(text: str, tokens: Sequence[Token], head: Part, office: int, end: int, female: bool) -> str:
    """Return an office in the nominative: `des belarussischen Präsidenten` gives `belarussischer Präsident`."""
    governed = head.article is not None or (head.first > 0 and "prepositions" in tokens[head.first - 1].classes)
    first = _after_article(tokens, head)
    inflected = head.core  # `im Ministerium für Handel | zuständige stellvertretende` Beamte
    while inflected > first and is_adjective(tokens[inflected - 1]) and not tokens[inflected - 1].capital:
        inflected -= 1
    words = [token.text for token in tokens[first:inflected]]
    for token in tokens[inflected:office]:
        adjective = governed and is_adjective(token) and institution_of(token.text) is None
        words.append(_nominative(token.text, "feminine" if female else "masculine") if adjective else token.text)
    alone = head.article is None and end == office + 1 and head.last == office + 1  # `von Experten`
    words.append(nominative_office(tokens[office].text, female=female) if governed and not alone else tokens[office].text)
    return fold_space(" ".join([*words, _slice(text, tokens, office + 1, end)]))


def _is_genitive(text: str, word: str) -> bool:
    """Tell whether a name in -s is a genitive: `Botschafterin Österreichs` where the text knows `Österreich`."""
    return word.endswith("s") and regex.search(rf"\b{regex.escape(word[:-1])}\b", text) is not None


def _trailing_name(text: str, tokens: Sequence[Token], parts: Sequence[Part]) -> tuple[str, int]:
    """Return the name behind the last attribute, and where it begins: `Chef des Rates | Ulrich Müller`."""
    last = parts[-1]
    if len(parts) == 1 or last.last - last.core < 2:
        return "", last.last
    places = range(last.core + 1, last.last - 1)
    given = next((index for index in places if is_first_name(tokens[index].text)), None)
    if given is None and not institution_of(tokens[last.last - 1].text):
        given = next((index for index in places if institution_of(tokens[index - 1].text)), None)
    if given is not None:
        return _name(text, tokens, given, last.last), given
    return "", last.last


def _institution(
    text: str, tokens: Sequence[Token], parts: Sequence[Part], place: int, base: Mention
) -> Mention:
    head = parts[0]
    own = _name(text, tokens, place + 1, head.last)
    role = ""
    if own and office_of(own) is None:  # das Statistikamt Eurostat
        name, role = own, _slice(text, tokens, _after_article(tokens, head), place + 1)
    else:
        name = institution_name(text, tokens, parts, place)
    return replace(base, name=name, role=role, kind=INSTITUTION, head=tokens[place].text)


def _named(
    text: str, tokens: Sequence[Token], parts: Sequence[Part], words: Sequence[int], base: Mention
) -> Mention:
    """Read a head that is neither office nor institution: a bare name, or a noun that says little."""
    head = parts[0]
    given = next((index for index in words if is_first_name(tokens[index].text)), None)
    if given is not None and head.last > given + 1:
        name = _name(text, tokens, given, head.last)
        role = _slice(text, tokens, _after_article(tokens, head), given) if head.article is not None else ""
        return replace(base, name=name, role=role if head.article is None or not role.islower() else "", kind=PERSON, gender=gender_of_name(tokens[given].text))
    name = _name(text, tokens, head.core, head.last)
    head_word = tokens[words[-1]].text if words else ""
    titled = bool(words) and tokens[words[0]].text in _titles()
    if len(words) == 1 and is_acronym(head_word):
        return replace(base, name=name, kind=INSTITUTION, head=head_word)
    described = bool(words) and is_state(tokens[words[0]].text)
    described |= (
        head.first == 0
        and given is None
        and regex.search(r"(?:e|er|es|en)$", head_word_before(tokens, words)) is not None
    )
    if head.article is None and head.core == head.first and (titled or (len(words) >= 2 and not described)):
        gender = "female" if tokens[words[0]].text == "Frau" else "male" if titled else ""
        return replace(base, name=name, kind=PERSON, gender=gender, head=head_word)
    return replace(base, name=name, kind=OTHER, head=head_word, plural=bool(words) and base.definite is False)


def head_word_before(tokens: Sequence[Token], words: Sequence[int]) -> str:
    """Return the first of several capitalised words: `Belarussischer | Export` begins with an adjective."""
    return tokens[words[0]].text if len(words) == 2 else ""


@cache
def _titles() -> frozenset[str]:
    return frozenset(lexicon.words("offices", "titles"))


_ARTICLES = frozenset(["articles", "determiners"])


def _after_article(tokens: Sequence[Token], part: Part) -> int:
    first = part.first
    while first < part.core and not tokens[first].classes.isdisjoint(_ARTICLES):
        first += 1
    return first


def _slice(text: str, tokens: Sequence[Token], first: int, last: int) -> str:
    return fold_space(text[tokens[first].start : tokens[last - 1].end]) if last > first else ""


def _name(text: str, tokens: Sequence[Token], first: int, last: int) -> str:
    """Return the words from ``first`` to ``last`` as a name: without titles and the marks round it."""
    while first < last and (tokens[first].text in _titles() or tokens[first].kind == MARK):
        first += 1
    while first < last and tokens[last - 1].kind == MARK:
        last -= 1
    return _slice(text, tokens, first, last)


# ---------------------------------------------------------------- names of institutions

_STRONG = {"neuter": "es", "masculine": "er", "feminine": "e", "plural": "e"}
# Only with the place behind it is the name of one of these complete: `die Botschaft in Tschechien`.
_LOCATED = ("botschaft", "vertretung", "konsulat", "mission")


def institution_name(text: str, tokens: Sequence[Token], parts: Sequence[Part], place: int) -> str:
    """Return an institution's name in the nominative: `des Statistischen Bundesamtes` gives `Statistisches Bundesamt`."""
    head = parts[0]
    gender, noun = institution_of(tokens[place].text) or ("", tokens[place].text)
    words = []
    governed = head.first > 0 and "prepositions" in tokens[head.first - 1].classes
    inflected = head.article is not None or governed
    for index in range(_after_article(tokens, head), place):
        word = tokens[index].text
        words.append(_nominative(word, gender) if inflected and not institution_of(word) else word)
    words.append(noun)
    words += [_slice(text, tokens, place + 1, head.last)] if head.last > place + 1 else []
    end = _attributes_end(tokens, parts, noun)
    if end > head.last:
        words.append(_slice(text, tokens, head.last, end))
    return fold_space(" ".join(words))


def _nominative(adjective: str, gender: str) -> str:
    stem = adjective
    for ending in ("en", "em", "er", "es", "e"):
        if adjective.endswith(ending) and len(adjective) > len(ending) + 3:
            stem = adjective[: -len(ending)]
            break
    else:
        return adjective
    if adjective.endswith("er") and adjective[0].isupper() and gender != "masculine":  # Wiener, Berliner
        return adjective
    return stem + _STRONG.get(gender, "e")


def _attributes_end(tokens: Sequence[Token], parts: Sequence[Part], noun: str) -> int:
    """Return where the attributes end that belong to the name: genitives and `für …`, not the town it sits in."""
    end = parts[0].last
    for part in parts[1:]:
        opener = (
            tokens[part.first - 1].low
            if part.article is None or "binding" in tokens[part.first - 1].classes
            else ""
        )
        if opener in (
            "in",
            "im",
            "an",
            "am",
            "aus",
            "bei",
            "beim",
            "auf",
            "zu",
            "zur",
        ) and not noun.lower().endswith(_LOCATED):
            break
        if tokens[end].text == "(" and part is not parts[0] and opener != "":
            break
        end = part.last
    return end


# ---------------------------------------------------------------- everybody in the text


@dataclass(slots=True)
class Figurehead:
    """A person or institution of the text: full ``name``, the offices it is named with, where it stands."""

    name: str
    kind: str
    gender: str = ""
    roles: list[str] = field(default_factory=list)
    groups: set[int] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    spellings: Counter[str] = field(default_factory=Counter)
    short: set[str] = field(default_factory=set)
    spoken: int = -1

    @property
    def role(self) -> str:
        """The fullest office that the text gives."""
        return max(self.roles, key=len, default="")

    def before(self, place: int) -> int:
        """Return where the one is named last before ``place``, -1 where nowhere."""
        index = bisect_left(self.places, place)
        return self.places[index - 1] if index else -1

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.rsplit(" ", 1)[-1]


class Cast:
    """Everybody whom a text names, found once; resolves mentions in the order in which they speak."""

    def __init__(self, text: str, layout: Layout) -> None:
        self.text = text
        self.everybody: list[Figurehead] = []
        self._by_surname: dict[str, list[Figurehead]] = {}
        self._institutions: dict[str, Figurehead] = {}
        self._speakers: list[Figurehead] = []
        self._heard: list[Figurehead] = []
        for sentence in layout.sentences:
            self._scan(tokens_of(text, sentence.start, sentence.end))

    def _scan(self, tokens: Sequence[Token]) -> None:
        """Note everybody whom one sentence names."""
        place = 0
        while place < len(tokens):
            token = tokens[place]
            counted = place > 0 and tokens[place - 1].kind == NUMBER
            if counted or not (token.capital or "articles" in token.classes):
                place += 1
                continue
            phrase = read_phrase(tokens, place)
            if phrase is None:
                place += 1
                continue
            for mention in mentions_in(self.text, tokens, phrase):
                self._note(mention, subject=place == 0)
            for number, part in enumerate(phrase.parts):
                self._note_institution(tokens, phrase, number, part)
            place = max(phrase.last, place + 1)

    def _note(self, mention: Mention, *, subject: bool) -> None:
        if mention.kind == PERSON:
            somebody = self._person(mention)
        elif mention.kind == INSTITUTION and mention.definite:
            somebody = self._institution(mention)
        else:
            return
        insort(somebody.places, mention.start)
        if subject:
            somebody.subjects.append(mention.start)
        if mention.role:
            somebody.roles.append(mention.role)
            somebody.groups |= {
                office.group for word in mention.role.split() if (office := office_of(word.strip(",")))
            }
        somebody.gender = somebody.gender or mention.gender
        if "female" in mention.gender:
            somebody.gender = mention.gender

    def _person(self, mention: Mention) -> Figurehead:
        """Return the person of that name, a new one where none fits: `Lukaschenko` is `Alexander Lukaschenko`."""
        surname = mention.name.rsplit(" ", 1)[-1]
        if surname not in self._by_surname:  # `laut Treier Waren aus Asien`: the noun behind is no surname
            earlier = next((word for word in mention.name.split(" ")[:-1] if word in self._by_surname), None)
            surname = earlier or surname
            if earlier is not None:
                mention = replace(mention, name=mention.name[: mention.name.index(earlier) + len(earlier)])
        known = self._by_surname.setdefault(surname, [])
        given = mention.name[: -len(surname)].strip()
        for somebody in known:
            theirs = somebody.name[: -len(surname)].strip()
            if not given or not theirs or _similar(given, theirs):
                if given:
                    somebody.spellings[mention.name] += 1
                    somebody.name = max(
                        somebody.spellings, key=lambda name: (somebody.spellings[name], len(name))
                    )
                return somebody
        somebody = Figurehead(mention.name, PERSON, mention.gender)
        if given:
            somebody.spellings[mention.name] += 1
        known.append(somebody)
        self.everybody.append(somebody)
        return somebody

    def _institution(self, mention: Mention) -> Figurehead:
        key = _key(mention.name)
        somebody = self._institutions.get(key)
        if somebody is None:
            somebody = Figurehead(mention.name, INSTITUTION)
            self._institutions[key] = somebody
            self.everybody.append(somebody)
        return somebody

    def _note_institution(self, tokens: Sequence[Token], phrase: Phrase, number: int, part: Part) -> None:
        """Note an institution that an attribute names, and its short form behind: `beim Kammertag (DIHK)`."""
        words = [index for index in range(part.core, part.last) if institution_of(tokens[index].text)]
        if not words or _office_index(tokens, part) is not None:
            return
        mention = _institution(
            self.text,
            tokens,
            phrase.parts[number:],
            words[-1],
            Mention(tokens[part.first].start, tokens[part.last - 1].end, "", "", OTHER),
        )
        somebody = self._institution(mention)
        if mention.start not in somebody.places:
            insort(somebody.places, mention.start)
        for index in range(part.last, min(phrase.last, part.last + 12)):
            if tokens[index].text == "(" and is_acronym(tokens[index + 1].text):
                somebody.short.add(tokens[index + 1].text)
                return

    # ------------------------------------------------------------ resolution

    def announce(self, mentions: Sequence[Mention]) -> None:
        """Take note of who speaks anywhere in the text, before anything is resolved."""
        for mention in mentions:
            if mention.kind == PERSON:
                self._heard.append(self._person(mention))

    def resolve(self, mention: Mention, *, answers: bool = False, speaks: bool = True) -> Figurehead | None:
        """Return who is meant, None where nobody is named anywhere; counts the one as speaking there, or as subject.

        ``answers``: the one who spoke last is not meant (`fragte er. „…“, antwortete der Minister`).
        """
        somebody = self._find(mention, self.last_speaker if answers else None)
        if somebody is not None:
            if speaks:
                somebody.spoken = mention.start
                self._speakers.append(somebody)
            else:
                insort(somebody.subjects, mention.start)
            if mention.kind == OFFICE and (office := office_of(mention.head)):
                somebody.groups.add(office.group)
        return somebody

    def _find(self, mention: Mention, asking: Figurehead | None) -> Figurehead | None:
        if mention.kind == PERSON:
            return self._person(mention)
        if mention.kind == PRONOUN:
            return self._referent(mention)
        if mention.kind == OFFICE:
            return self._by_name(mention.head) or self._holder(mention, asking)
        if mention.kind == INSTITUTION:
            return self._fullest(mention) if mention.definite else None
        if mention.kind == OTHER:
            return (
                self._by_name(mention.name)
                or self._by_name(mention.head)
                or self._by_name(mention.head.rstrip("'’").removesuffix("s"))
            )
        return None

    def knows(self, name: str) -> bool:
        """Tell whether a person of that surname or full name is in the text."""
        return bool(self._by_surname.get(name.rsplit(" ", 1)[-1]))

    def _by_name(self, word: str) -> Figurehead | None:
        """Return the one with a bare surname: `Treier`."""
        people = self._by_surname.get(word, []) if word else []
        if not people and word and not is_first_name(word):  # Xi for Xi Jinping
            people = [
                somebody
                for somebody in self.everybody
                if somebody.kind == PERSON and somebody.name.startswith(word + " ")
            ]
        return max(people, key=lambda somebody: somebody.spoken, default=None)

    def _referent(self, mention: Mention) -> Figurehead | None:
        """Return whom a pronoun means: the one who spoke or was the subject last, of its gender."""
        best, best_place = None, -1
        for somebody in self.everybody:
            if mention.gender and (
                somebody.kind != PERSON or somebody.gender == _OTHER_GENDER[mention.gender]
            ):
                continue
            place = max([somebody.spoken, *(place for place in somebody.subjects if place < mention.start)])
            if place > best_place:
                best, best_place = somebody, place
        if best is None and mention.gender:
            best = self._nearest([somebody for somebody in self._people(mention.gender)], mention.start)
        return best

    def _people(self, gender: str) -> list[Figurehead]:
        """Return the persons who aren't of the other gender."""
        return [
            somebody
            for somebody in self.everybody
            if somebody.kind == PERSON and somebody.gender != _OTHER_GENDER.get(gender, "")
        ]

    @staticmethod
    def _nearest(people: Sequence[Figurehead], place: int) -> Figurehead | None:
        """Return the one named last before ``place``."""
        before = [somebody for somebody in people if somebody.places and somebody.places[0] < place]
        return max(before, key=lambda somebody: somebody.before(place), default=None)

    def _holder(self, mention: Mention, asking: Figurehead | None) -> Figurehead | None:
        """Return the person who holds an office: `der Botschafter`, `die Leiterin der Behörde`, `der Diplomat`."""
        office = office_of(mention.head)
        if office is None or mention.plural or office.plural:
            return None
        people = [somebody for somebody in self._people(mention.gender) if somebody is not asking]
        if not mention.definite:
            return (
                self._later(people, mention, office.group)
                if not any(somebody.spoken >= 0 for somebody in people)
                else None
            )
        holders = [
            somebody
            for somebody in people
            if office.group in somebody.groups and somebody.before(mention.start) >= 0
        ]
        if holders:
            return max(
                holders,
                key=lambda somebody: (
                    _agreement(mention.role, somebody),
                    somebody.spoken,
                    somebody.before(mention.start),
                ),
            )
        spoken = [somebody for somebody in people if somebody.spoken >= 0]
        if spoken:
            return max(spoken, key=lambda somebody: (_agreement(mention.role, somebody), somebody.spoken))
        return self._nearest(people, mention.start) or self._later(people, mention, office.group)

    def _later(self, people: Sequence[Figurehead], mention: Mention, group: int) -> Figurehead | None:
        """Return the one who is named only afterwards, first of all who holds such an office and speaks."""
        after = [somebody for somebody in people if somebody.places and somebody.places[0] > mention.start]
        return min(
            after,
            key=lambda somebody: (
                somebody not in self._heard,
                group not in somebody.groups,
                somebody.places[0],
            ),
            default=None,
        )

    def _fullest(self, mention: Mention) -> Figurehead:
        """Return the institution under its fullest name: `das Ministerium`, `die Zollverwaltung`, `DIHK`, `die Behörde`."""
        own = self._institution(mention)
        for somebody in self.everybody:
            if mention.name in somebody.short:
                return somebody
        if len(own.name.split()) > 2:
            return own
        noun = _key((institution_of(mention.head) or ("", mention.head))[1])
        before = [
            somebody
            for somebody in self.everybody
            if somebody.kind == INSTITUTION
            and somebody is not own
            and somebody.before(mention.start) >= 0
            and _head_key(somebody.name).endswith(noun)
            and len(somebody.name) > len(own.name)
        ]
        if before:
            return max(before, key=lambda somebody: (somebody.spoken, somebody.before(mention.start)))
        if own.name in _dependent() and (owner := self._nearest_institution(mention.start, own)):
            return self._institution(replace(mention, name=f"{own.name} {_genitive(owner.name)}"))
        if (
            is_institution_noun(own.name)
            and self.last_speaker is not None
            and self.last_speaker.kind == INSTITUTION
        ):
            return self.last_speaker
        return own

    def _nearest_institution(self, place: int, own: Figurehead) -> Figurehead | None:
        others = [
            somebody
            for somebody in self.everybody
            if somebody.kind == INSTITUTION and somebody is not own and " " in somebody.name
        ]
        return self._nearest(others, place)

    @property
    def last_speaker(self) -> Figurehead | None:
        """The one who spoke last."""
        return self._speakers[-1] if self._speakers else None


_OTHER_GENDER = {"male": "female", "female": "male"}


@cache
def _dependent() -> frozenset[str]:
    return frozenset(lexicon.words("offices", "dependent"))


def _genitive(name: str) -> str:
    """Return an institution's name in the genitive with its article: `des Ministeriums für Handel`."""
    words = name.split(" ")
    place = next((place for place, word in enumerate(words) if institution_of(word)), 0)
    gender = (institution_of(words[place]) or ("neuter", ""))[0]
    article = "der" if gender in ("feminine", "plural") else "des"
    words[:place] = [regex.sub(r"(?:er|es|e)$", "en", word) for word in words[:place]]
    if article == "des" and not words[place].endswith(("s", "ß")):
        words[place] += "s"
    return " ".join([article, *words])


def _similar(one: str, other: str) -> bool:
    """Tell whether two sets of first names are spellings of one: `Alexej`, `Alexei`, `A.`."""
    if one[0] == other[0] and (one.endswith(".") or other.endswith(".")):
        return True
    if one in other.split() or other in one.split():
        return True
    return SequenceMatcher(None, one, other).ratio() >= 0.7


def _agreement(role: str, somebody: Figurehead) -> int:
    """Count the words that two descriptions of an office share: `der belarussische Präsident`."""
    words = {_stem(word) for word in role.split()}
    return len(words & {_stem(word) for one in somebody.roles for word in one.split()})


def _stem(word: str) -> str:
    """Return what `chinesische` and `China` share."""
    return word.lower().strip(",")[:4]


def _key(name: str) -> str:
    return name.lower().replace("-", "").replace(" ", "")


def _head_key(name: str) -> str:
    """Return the head noun of an institution's name, folded: the last word that is one."""
    words = [word for word in name.split() if institution_of(word)]
    return _key(words[0]) if words else _key(name)

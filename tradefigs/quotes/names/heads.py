"""The head of a noun phrase with its attributes: which person, office, institution or source it names.

`der Vorsitzende des Ausschusses Igor Petrow` names a person, his name and his office; `des Statistischen
Bundesamtes` an institution, whose name stands in the nominative.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.language.text import fold_space
from tradefigs.language.words import MARK, NUMBER, WORD, Token, is_acronym, scales, word_class
from tradefigs.quotes.names.names import INSTITUTION, OFFICE, OTHER, PERSON, SOURCE, Mention
from tradefigs.quotes.names.offices import (
    BELONGING,
    institution_of,
    is_adjective_too,
    is_common,
    is_counting,
    is_institution_noun,
    is_located,
    is_source_noun,
    is_visitor,
    names_trade,
    nominative_adjective,
    nominative_office,
    office_of,
    words_of,
)
from tradefigs.quotes.names.phrases import Part
from tradefigs.quotes.names.propernames import gender_of_name, is_first_name, is_of_either, is_place, is_state
from tradefigs.quotes.names.surnames import surnames_in

_BRACKET = late(r"\s*\([^()]*\)\s*")
_INITIAL = late(r"(?<=\b\p{Lu})\.(?=\p{Lu}\p{Ll})")  # T.|Rahimow
_NO_GENITIVES = ("ss", "us", "is", "as", "os")
_POSSESSIVES = ("sein", "ihr")
_ALSO_ADJECTIVES = ("Zentrale", "Zentralen")  # das Zentrale Statistikamt, die Zentrale
_INDEFINITE = ("ein", "kein", "viele", "einige", "mehrere", "manche")


class Head:
    """Reads one head of a phrase with its attributes."""

    def __init__(self, text: str, tokens: Sequence[Token], parts: Sequence[Part]) -> None:
        self.text = text
        self.tokens = tokens
        self.parts = _without_object(tokens, parts)
        self.head = self.parts[0]
        self.capitals = [place for place in range(self.head.core, self.head.last) if tokens[place].capital]
        # A case other than the nominative is possible: behind an article or a preposition.
        before = tokens[self.head.first - 1] if self.head.first else None
        governed = before is not None and "prepositions" in before.classes
        self.inflected = governed or self.head.article is not None

    def mention(self) -> Mention:
        """Return whom the head names."""
        office = self._office_place()
        if office is not None and not self._is_society(office):
            return self._holder(office)
        first = self.tokens[self.capitals[0]].text if self.capitals else ""
        if is_source_noun(first):
            following = [self.tokens[place].text for place in self.capitals[1:]]
            if following and not following[0].endswith(("s", "'", "’")):  # Statistik Austria
                ends = following[0] in words_of("foreign_ends")  # laut Statistik Austria | Autos
                last = self.capitals[1] + 1 if ends else self.head.last
                return self._mention(INSTITUTION, self._name(self.head.core, last), head=first)
            return self._mention(SOURCE, self._slice(self.head.core, self.head.last), head=first)
        institution = self._institution_place()
        if institution is not None and self._is_councillor(institution):
            return self._councillor(institution)
        if institution is not None and not (self.head.article is None and is_first_name(first)):
            return self._institution(institution)
        counting = next((p for p in self.capitals if is_counting(self.tokens[p].text)), None)
        if counting is not None:  # Daten von Eurostat; laut Eurostat | Autos: goods are none of its name
            name = self._name(self.head.core, counting + 1)
            return self._mention(INSTITUTION, name, head=self.tokens[counting].text)
        return self._other()

    def institution(self) -> Mention | None:
        """Return the institution that the head names, None where it names none or an office."""
        place = self._institution_place()
        if place is None or any(office_of(self.tokens[place].text) for place in self.capitals):
            return None
        return self._institution(place)

    def _mention(
        self, kind: str, name: str, role: str = "", *, head: str = "", gender: str = "", plural: bool = False
    ) -> Mention:
        start, end = self.tokens[self.head.first].start, self.tokens[self.parts[-1].last - 1].end
        return Mention(start, end, name, role, kind, gender, self._is_definite(), plural, head)

    def _is_definite(self) -> bool:
        article = self.head.article
        return article is None or not self.tokens[article].low.startswith(_INDEFINITE)

    def _institution_place(self) -> int | None:
        """Return where the noun of an institution stands."""
        places = (place for place in reversed(self.capitals) if institution_of(self.tokens[place].text))
        return next(places, None)

    def _is_councillor(self, place: int) -> bool:
        """Tell whether one is called as the council that he is of: `Landesrat Jan Kos`, not `Rat Energie`."""
        council = self.tokens[place].low.endswith(tuple(words_of("councils")))
        return council and self.head.last - place > 2 and is_first_name(self.tokens[place + 1].text)

    def _councillor(self, place: int) -> Mention:
        name, noun = self._name(place + 1, self.head.last), self.tokens[place].text
        gender = gender_of_name(name.split(" ")[0]) or "male"
        role = self._slice(self._after_article(), place + 1)
        return self._mention(PERSON, name, role, head=noun, gender=gender)

    def _is_society(self, office: int) -> bool:
        """Tell whether persons give an institution its name: `die Organisation Reporter ohne Grenzen`."""
        before = self.head.article is not None and self.capitals[-2:] == [office - 1, office]
        return (
            before
            and office == self.head.last - 1
            and institution_of(self.tokens[office - 1].text) is not None
        )

    def _office_place(self) -> int | None:
        """Return where the office stands; none is `Klaus Richter`, `die Zeitung „Reporter“`."""
        found = None
        for place in range(self.head.core, self.head.last):
            if office_of(self.tokens[place].text) is None:
                continue
            if place < self.head.last - 1 and is_adjective_too(self.tokens[place].text):
                continue  # der Schweizer | Zoll
            before = self.tokens[place - 1]
            if place > self.head.core and (is_first_name(before.text) or before.kind == MARK):
                break
            found = place
        return found

    # ------------------------------------------------------------ offices

    def _holder(self, office: int) -> Mention:
        """Return the mention of an office, with the name of its holder behind it or behind its attributes."""
        word = self.tokens[office]
        held = office_of(word.text)
        assert held is not None
        # `die Vorsitzende`: inflected like an adjective, only the article shows the gender
        article = self.tokens[self.head.first].low
        feminine = article in ("die", "eine", "seine", "ihre", "unsere", "meine")
        female = held.female or (feminine and held.base.endswith("er") and word.low.endswith("e"))
        behind = self.tokens[office + 1].low if self.head.last > office + 1 else ""
        if behind and not names_trade(behind) and not self._is_genitive(office + 1):
            end = office + 1
            if self.head.last - end > 2 and self._is_of_state(end):  # der Präsident Perus | Ana Roth
                end += 1
            name = self._name(end, self.head.last)
        else:
            name, end = self._trailing_name()
        many = held.plural or (not female and self._are_many(named=bool(name)))
        if many and " " not in name:  # die Nachbarn Polen und Litauen, gaben die Ermittler Hinweise
            name = ""
        unknown = many or is_visitor(word.text) or held.base in words_of("either")
        first = name.split(" ")[0]
        gender = "" if is_of_either(first) and not unknown else gender_of_name(first)  # Minister Andrea Orsi
        gender = "female" if female else gender or ("" if unknown else "male")
        kind, plural = (PERSON if name else OFFICE), many
        for_house = many or (held.base in words_of("spokesmen") and not self._is_definite())
        house = None if name or not for_house else self._house()
        if house is not None:  # Analysten der Bank, ein Sprecher der Bank
            return house._replace(start=self.tokens[self.head.first].start)
        told = held.base != "Jähriger" and (bool(name) or held.group != BELONGING)
        told = told and not (name and word.text in words_of("titles"))  # Frau Huber
        role = self._role(office, end, female=female) if told else ""
        mention = self._mention(kind, name, role, head=word.text, gender=gender, plural=plural)
        before = (self.tokens[place].low for place in range(self.head.first, self.head.core))
        both = not name and any(low in ("beide", "beiden") for low in before)
        owned = kind == OFFICE and article.startswith(_POSSESSIVES) and self.head.article is not None
        return mention._replace(plural=plural or both, both=both, owned=owned)

    def _house(self) -> Mention | None:
        """Return the house of those who are not named: `Ökonomen | der KfW`."""
        house = institution_in(self.text, self.tokens, self.parts[1:])
        if house is not None or len(self.parts) == 1:
            return house
        named = Head(self.text, self.tokens, self.parts[1:2]).mention()
        return named if named.kind == INSTITUTION else None

    def _are_many(self, *, named: bool) -> bool:
        """Tell whether the words beside a masculine noun show its plural: not those of `laut Minister`."""
        before = self.tokens[self.head.first - 1].low if self.head.first else ""
        noun = self.tokens[self.head.last - 1].text
        if before in word_class("contracted") or (before == "laut" and not noun.endswith("n")):
            return False
        words = range(self.head.first, self.head.core)
        if self.head.article is not None or (words and not self.inflected):
            return self.tokens[self.head.first].low.endswith("e")
        if named:
            return False
        if noun.endswith("en") and (len(self.parts) > 1 or self.inflected):
            return True  # Experten der Bank, laut Ökonomen
        places = (self.head.first - 1, self.head.last)
        beside = [self.tokens[place] for place in places if 0 <= place < len(self.tokens)]
        return any(token.low.endswith("en") and token.kind == WORD and not token.capital for token in beside)

    def _is_genitive(self, place: int) -> bool:
        """Tell whether a name in -s behind an office is a genitive: `Botschafterin Österreichs`."""
        word = self.tokens[place].text.rstrip("'’") if self.head.last == place + 1 else ""  # Barbados’
        if not word.endswith("s"):
            return False
        return is_state(word) or regex.search(rf"\b{regex.escape(word[:-1])}\b", self.text) is not None

    def _is_of_state(self, place: int) -> bool:
        word = self.tokens[place].text
        return word.endswith("s") and is_state(word) and word not in words_of("titles")

    def _trailing_name(self) -> tuple[str, int]:
        """Return the name behind the last attribute, and where it begins: `Chef des Rates | Erik Lund`."""
        for last in self.parts[:0:-1]:
            if (first := self._name_behind(last)) is not None:
                return self._name(first, last.last), first
            opener = self.tokens[last.first - 1]
            if "binding" not in opener.classes or opener.low == "für":
                break
        return "", self.parts[-1].last

    def unnamed(self) -> Mention | None:
        """Return the office alone where what looks like its holder's name may be that of a house.

        `Chef des Zulieferers | Kessler Metall`; None where a name is sure, or none stands there.
        """
        office = self._office_place()
        name, first = ("", 0) if office is None else self._trailing_name()
        if office is None or not name or is_first_name(self.tokens[first].text):
            return None
        if self.mention().name != name:
            return None
        role = self._role(office, self.parts[-1].last, female=False)
        return self.mention()._replace(kind=OFFICE, name="", role=role)

    def _name_behind(self, last: Part) -> int | None:
        """Return where a name begins behind the noun of an attribute."""
        if last.last - last.core < 2:
            return None
        if (
            self.tokens[last.first - 1].low == "von"
            and last.is_bare
            and office_of(self.tokens[last.core].text)
        ):
            return None  # der Sprecher von Präsident | Jan Kos
        fields = [
            place for place in range(last.core, last.last) if self.tokens[place].low in ("und", "sowie")
        ]
        places = range(max([last.core, *(place + 1 for place in fields)]) + 1, last.last - 1)
        first = next((place for place in places if is_first_name(self.tokens[place].text)), None)
        two = last.last - 2  # des Rates | Ulvi Nadir
        if two - 1 in places and not is_place(self.tokens[two - 1].text):
            two -= institution_of(self.tokens[two - 2].text) is not None  # der Kammer | Tran Thi Lan
        unknown = first is None and last is self.parts[-1] and two in places
        unknown = unknown and not institution_of(self.tokens[two + 1].text)
        unknown = unknown and self.tokens[two].text not in words_of("town_openers")  # der Kammer | St. Gallen
        field = self.tokens[last.first - 1].low in ("für", "und")  # Minister für Verkehr | Ulvi Nadir
        if unknown and (field or institution_of(self.tokens[two - 1].text)):
            first = two
        return first

    def _role(self, office: int, end: int, *, female: bool) -> str:
        """Return an office in the nominative: `polnischer Präsident` for `des polnischen Präsidenten`."""
        gender = "feminine" if female else "masculine"
        adjectives = self._adjectives()
        words = [token.text for token in self.tokens[self._after_article() : adjectives]]
        for token in self.tokens[adjectives:office]:
            inflected = self.inflected and token.adjective and institution_of(token.text) is None
            words.append(nominative_adjective(token.text, gender) if inflected else token.text)
        noun = self.tokens[office].text
        alone = self.head.article is None and end == self.head.last == office + 1  # von Experten
        words.append(nominative_office(noun, female=female) if self.inflected and not alone else noun)
        return fold_space(" ".join([*words, self._slice(office + 1, end)]))

    # ------------------------------------------------------------ institutions

    def _institution(self, place: int) -> Mention:
        """Return the mention of an institution whose noun stands at ``place``."""
        noun = self.tokens[place].text
        if self._is_one_of_many(place):  # Herstellern zufolge
            return self._mention(OTHER, noun, head=noun, plural=True)
        following = self.tokens[place + 1] if place + 1 < self.head.last else None
        small = following is not None and not following.capital  # Bank of Ghana, not: die Zeitung Le Soir
        if following is not None and small and following.low in word_class("particles"):
            return self._mention(INSTITUTION, self._name(self.capitals[0], self.head.last), head=noun)
        behind = [token.text for token in self.tokens[place + 1 : self.head.last]]
        if behind and words_of("foreign_ends").issuperset(behind):  # Raiffeisen Bank International
            return self._mention(INSTITUTION, self._name(self.head.core, self.head.last), head=noun)
        own = "" if self._is_genitive(place + 1) else self._name(place + 1, self.head.last)
        marked = bool(own) and self.tokens[place + 1].kind == MARK  # die Zeitung „Reporter“
        local = noun.lower().endswith(tuple(word.lower() for word in lexicon.words("offices", "local")))
        # das Statistische Landesamt Hessen, das Statistikamt Nord
        local = (
            (local and not is_acronym(own))
            or is_place(own)
            or own in words_of("compass")
            or self._is_titled(place, own)
        )
        named = marked or office_of(own) is None or self._with_purpose(own) != own
        listed = "," in own  # der Verband Glas, Papier, Druck
        is_league = bool(own) and noun.lower().endswith(lexicon.words("offices", "leagues"))
        of_many = own.partition(" ")[0].endswith("er") and " " in own  # der Verband Deutscher Banken
        # der Fachverband Metalltechnische Industrie
        listed = listed or (is_league and (of_many or is_common(own)))
        if own and named and not local and not listed:  # das Statistikamt Eurostat
            role = self._slice(self._after_article(), place + 1)
            return self._mention(INSTITUTION, self._with_purpose(own), role, head=noun)
        end = self._attributes_end(noun)
        short = self.tokens[end - 1].text
        inside = end > self.head.last and self.tokens[end - 2].capital and is_acronym(short)
        if inside and not self._is_titled(place, short):  # die Agentur für Exportförderung | PROX
            return self._mention(INSTITUTION, short, self._slice(self._after_article(), end - 1), head=noun)
        return self._mention(INSTITUTION, self._institution_name(place), head=noun)

    def _is_titled(self, place: int, own: str) -> bool:
        """Tell whether a short form only closes a name in full: `das Nationale Zentralamt | NZA`."""
        return is_acronym(own) and any(
            self.tokens[before].adjective and self.tokens[before].capital
            for before in range(self.head.core, place)
        )

    def _is_one_of_many(self, place: int) -> bool:
        """Tell whether an institution's noun stands alone in the plural: `laut Banken`."""
        gender, noun = institution_of(self.tokens[place].text) or ("", "")
        alone = self.head.article is None and len(self.capitals) == 1
        ending = self.tokens[place].text.removeprefix(noun)
        person_like = gender == "masculine" and noun.endswith("er") and not ending  # private Hersteller
        plain = len(self.parts) == 1 and (gender == "plural" or ending in ("n", "en"))
        return alone and (plain or person_like)

    def _with_purpose(self, name: str) -> str:
        """Return a name with what belongs to it: `die Organisation Bürger | für Linz`."""
        if len(self.parts) == 1 or self.tokens[self.parts[1].first - 1].low not in ("für", "gegen", "ohne"):
            return name
        return fold_space(f"{name} {self._slice(self.head.last, self.parts[1].last)}")

    def _institution_name(self, place: int) -> str:
        """Return the name in the nominative: `Statistisches Amt` for `des Statistischen Amtes`."""
        gender, noun = institution_of(self.tokens[place].text) or ("", self.tokens[place].text)
        adjectives = self._adjectives()
        words = [token.text for token in self.tokens[self._after_article() : adjectives]]
        for token in self.tokens[adjectives:place]:
            inflected = self.inflected and (
                institution_of(token.text) is None or token.text in _ALSO_ADJECTIVES
            )
            if token.kind != MARK:  # die „Abendpost“
                words.append(nominative_adjective(token.text, gender) if inflected else token.text)
        end = self.head.last
        words += [noun, self._name(place + 1, end), self._slice(end, self._attributes_end(noun))]
        return fold_space(_BRACKET.sub(" ", " ".join(words)))  # das Handelszentrum (ITC) der …

    def _attributes_end(self, noun: str) -> int:
        """Return where the attributes end that belong to the name: genitives, `für …`, not its town."""
        end = self.head.last
        alone = is_institution_noun(noun) and end - self._after_article() == 1
        for part in self.parts[1:]:
            opener = self.tokens[part.first - 1]
            apart = opener.low not in ("von", "vom", "für") and not is_located(noun)
            if "binding" in opener.classes and (apart or self.tokens[end].text == "("):
                break
            owner = self._slice(part.first, part.last)
            # das Statistikamt, die Zentralbank des Landes; not: der Rat der Republik
            if owner in words_of("own_state") and not (alone and owner == "der Republik"):
                break
            end = part.last
        return end

    # ------------------------------------------------------------ other names

    def _other(self) -> Mention:
        """Read a head that is neither office nor institution: a name, or a noun that says little."""
        words = [self.tokens[place].text for place in self.capitals]
        given = next((place for place in self.capitals if is_first_name(self.tokens[place].text)), None)
        if given is not None and self.head.last > given + 1:
            return self._first_and_last_name(given)
        name, head = self._name(self.head.core, self.head.last), words[-1] if words else ""
        if words and words[0].lower() in scales():  # 3 | Milliarden Euro Verlust
            return self._mention(OTHER, name, head=head, plural=True)
        if len(words) == 1 and is_acronym(head):
            return self._mention(INSTITUTION, name, head=head)
        foreign = not words_of("foreign").isdisjoint(words)
        foreign = foreign or not words_of("foreign_ends").isdisjoint(words[-1:])
        if len(words) > 1 and foreign:  # Statistics Canada, die Erste Group
            return self._mention(INSTITUTION, name, head=head)
        titled = bool(words) and words[0] in words_of("titles")
        timely = bool(words) and self.tokens[self.capitals[0]].time
        counted = self.head.first > 0 and self.tokens[self.head.first - 1].kind == NUMBER  # 3 | Mrd. Dollar
        named = len(words) >= 2 and not (timely or counted) and not self._is_described(words)
        if self.head.is_bare and (titled or named):
            gender = "" if not titled else "female" if words[0] == "Frau" else "male"
            return self._mention(PERSON, name, head=head, gender=gender)
        return self._mention(OTHER, self._nominative_name(), head=head, plural=not self._is_definite())

    def _nominative_name(self) -> str:
        """Return a name that no noun shows to be one, in the nominative: `des Berliner Kurier|s`."""
        name = self._name(self.head.core, self.head.last)
        article = "" if self.head.article is None else self.tokens[self.head.article].low
        first, blank, rest = name.partition(" ")
        if article in ("der", "den", "die") and rest and first.endswith("en") and office_of(rest) is None:
            return f"{first[:-1]} {rest}"  # die Vereinten Nationen, der Syrischen Beobachtungsstelle
        genitive = article == "des" and name.endswith("s") and not name.endswith(_NO_GENITIVES)
        return name[:-1] if genitive and blank else name

    def _first_and_last_name(self, given: int) -> Mention:
        while given - 2 >= self.head.core and self.tokens[given - 1].low in word_class("particles"):
            given -= 2  # Thani bin | Ahmed al-Zaabi
        role = self._slice(self._after_article(), given) if self.head.article is not None else ""
        gender = gender_of_name(self.tokens[given].text)
        name = self._name(given, self.head.last)
        return self._mention(PERSON, name, "" if role.islower() else role, gender=gender)

    def _is_described(self, words: Sequence[str]) -> bool:
        """Tell `Belarussischer Export`, `Bayerns Handel`, `Gebiet Brest` from a name."""
        if words[0] in lexicon.load("regions")["titles"] or any(names_trade(word.lower()) for word in words):
            return True
        if any(word.endswith("-") for word in words):  # Fleisch- und Milchwaren
            return True
        adjective = self.head.first == 0 and len(words) == 2 and words[0].endswith(("e", "er", "es", "en"))
        held = adjective and words[1] in surnames_in(self.text)  # Minister Horak … Péter Horak
        return is_place(words[0]) or is_place(" ".join(words)) or (adjective and not held)

    # ------------------------------------------------------------ words

    def _after_article(self) -> int:
        first = self.head.first
        while first < self.head.core and self.tokens[first].article:
            first += 1
        return first

    def _adjectives(self) -> int:
        """Return where the adjectives right before a noun begin: `im Amt für Handel | zuständige` Beamte."""
        first, place = self._after_article(), self.head.core
        while place > first and self.tokens[place - 1].adjective and not self.tokens[place - 1].capital:
            place -= 1
        return place

    def _slice(self, first: int, last: int) -> str:
        if last <= first:
            return ""
        written = fold_space(self.text[self.tokens[first].start : self.tokens[last - 1].end])
        return _INITIAL.sub(". ", written)

    def _name(self, first: int, last: int) -> str:
        """Return the words as a name: without titles and the marks round it."""
        titles = words_of("titles")
        while first < last and (self.tokens[first].text in titles or self.tokens[first].kind == MARK):
            first += 1
        inside = any(token.kind == MARK for token in self.tokens[first : last - 1])  # der Kanal „Heute“
        while first < last and self.tokens[last - 1].kind == MARK and not inside:
            last -= 1
        return self._slice(first, last)


def _without_object(tokens: Sequence[Token], parts: Sequence[Part]) -> Sequence[Part]:
    """`hatte der Verband | Ausfuhren Perus gemeldet`: end a phrase before what a house tells of."""
    head = parts[0]
    for place in range(head.core + 1, head.last):
        house = tokens[place - 1].text
        is_object = tokens[place].low.endswith(lexicon.words("offices", "objects"))
        if is_object and (institution_of(house) is not None or is_source_noun(house)):
            return [head._replace(last=place)]
    return parts


def institution_in(text: str, tokens: Sequence[Token], parts: Sequence[Part]) -> Mention | None:
    """Return the institution that an attribute names: `Sprecher | der Handelskammer`."""
    head = parts[0] if parts else None
    if head is None or not any(institution_of(token.text) for token in tokens[head.core : head.last]):
        return None
    mention = Head(text, tokens, parts).institution()
    return None if mention is None else mention._replace(end=tokens[head.last - 1].end, definite=True)

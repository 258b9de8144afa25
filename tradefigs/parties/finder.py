"""Which states, blocs, world regions and parties below the state a text names, and where.

At each word that may begin a name the longest form of the gazetteer is taken. Who of the parties reports and
who is the partner is decided elsewhere: this room only finds and names.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

import regex

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.lexicon import any_of
from tradefigs.parties.gazetteer import (
    HEAD_LETTERS,
    JOINTS,
    SIBILANTS,
    WORD,
    Entry,
    alliances,
    gazetteer,
    pointed_at_by,
    spellings,
)


@dataclass(frozen=True, slots=True)
class Party:
    """One mention of a party.

    Attributes
    ----------
    start, end, text
        Character offsets (``end`` exclusive) and the words between them.
    code
        ISO 3166-1 alpha-2 for a state, the bloc's code for a bloc (``EU``, ``EAEU``), else the name in the
        nominative as the text gives it; empty for an open group.
    form
        ``name`` (`Chinas`), ``compound`` (`China` of `China-Handel`), ``adjective`` (`chinesische`), ``pair``
        (each part of `deutsch-chinesische`, `EU-China-Gipfel`), ``demonym`` (`Chinesen`), ``capital``
        (`Peking`), ``government`` (`Kreml`), ``open`` (`Drittländer`, `27 Länder`).
    country
        The state of a party below the state, where known; else empty.
    case
        ``genitive`` where the form says so (`Chinas`, `Belarus'`, `des Gebiets Minsk`), else empty.
    tail
        What a compound goes on with: `Handel` in `China-Handel`, `exporte` in `Russlandexporte`; else empty.
    """

    start: int
    end: int
    text: str
    code: str
    form: str
    country: str = ""
    case: str = ""
    tail: str = ""


def find_parties(text: str) -> list[Party]:
    """Return every mention of a party in ``text``, sorted, none overlapping.

    Parties that are called by their name go by one name all through a text, the first one that it gives them.
    What points back to a region (`der Kanton`) names it too.
    """
    reader = _Reader(text)
    return _with_members(text, _with_pointers(text, _unified(reader.read()), reader.pointers))


def may_name_party(text: str, start: int, end: int) -> bool:
    """Tell whether a party may stand in ``text[start:end]``, much faster than `find_parties` finds it."""
    reader = _Reader(text[start:end])
    return reader.is_odd or any(reader.may_be_party(*place) for place in reader.candidates())


class _Mention(NamedTuple):
    party: Party
    key: str  # as in Entry
    rank: int  # which mention the party is called by: the first of the lowest rank


class _Pointer(NamedTuple):
    """A word that points back to a party: a title without a name, `das Gebiet`, or `der Inselstaat`."""

    start: int
    text: str
    title: str
    is_wide: bool  # no title of a region: `die Union`, `der Inselstaat`


# A name that is the party's only; one in letters (`NRW`); a town's name; an adjective, a demonym, the place
# of an event.
OWN_NAME, LETTERS, TOWN_NAME, NO_NAME = 0, 1, 2, 3


def _unified(mentions: list[_Mention]) -> list[Party]:
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


def _with_pointers(text: str, parties: list[Party], pointers: list[_Pointer]) -> list[Party]:
    """Add a mention for each of ``pointers``: of what was named last before it and may be called so.

    `die Region` may also be a part of the world: `Zentralasien … die Exporte in die Region`.
    """
    found: list[Party] = []
    # By what may be called so: pointing words, a region, a wide title.
    last: dict[str, Party] = {}
    earlier: dict[str, Party] = {}  # likewise, the one before
    rest = iter(pointers)
    pointer = next(rest, None)
    for party in [*parties, None]:
        while pointer is not None and (party is None or pointer.start < party.start):
            title = pointer.title if pointer.is_wide else REGION
            named = last.get(title)
            if named is not None and title in earlier and _is_other(text, pointer, named):
                named = earlier[title]
            inside = bool(found) and pointer.start < found[-1].end
            if named is not None and not inside and not _is_named_by(text, pointer, party):
                found.append(_pointing(pointer, named))
            pointer = next(rest, None)
        if party is None or (found and party.start < found[-1].end):
            continue  # `Nachbarland` in `das belgische Nachbarland`
        found.append(_called(text, party, last))
        for title in _may_be_called(party):
            if title in last and last[title].code != party.code:
                earlier[title] = last[title]
            last[title] = party
    return found


def _is_other(text: str, pointer: _Pointer, named: Party) -> bool:
    """`Nach Peru lieferte der Andenstaat`: the subject is no other part of its own clause."""
    if pointer.text.endswith("s") or _PARTS_CLAUSES.search(text, named.end, pointer.start):
        return False
    return _SUBJECT_AFTER.search(text, named.end, pointer.start) is not None


def _may_be_called(party: Party) -> tuple[str, ...]:
    """Return what may point back to ``party``."""
    if party.country or _is_named_by_title(party):
        return (REGION, *WIDE_TITLES, *pointed_at_by().get(party.code, ()))
    wide = WIDE_TITLES if party.code in alliances() and party.code not in _blocs() else ()
    return (*wide, *pointed_at_by().get(party.code, ()))


@cache
def _blocs() -> frozenset[str]:
    return frozenset(lexicon.load("blocs")["blocs"])


def _is_named_by(text: str, pointer: _Pointer, party: Party | None) -> bool:
    """`die Inselrepublik Malta`: the name stands behind the word."""
    end = pointer.start + len(pointer.text)
    return party is not None and pointer.is_wide and text[end : party.start].isspace()


def _called(text: str, party: Party, last: Mapping[str, Party]) -> Party:
    """`der südostasiatische Staat` is the one of them named last, `dem belgischen Nachbarn` is Belgium."""
    if party.form != "adjective":
        return party
    noun = (_OF_STATE if len(party.code) == 2 else _OF_REGION).match(text, party.end)
    if noun is None or not _ARTICLE.match(text, max(0, party.start - LONGEST_ARTICLE), party.start):
        return party
    meant = party if len(party.code) == 2 else last.get(party.code)
    if meant is None:
        return party
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


def _pointing(pointer: _Pointer, named: Party) -> Party:
    case = "genitive" if pointer.text.endswith("s") else ""
    end = pointer.start + len(pointer.text)
    return Party(pointer.start, end, pointer.text, named.code, "name", named.country, case)


def _is_all(text: str, members: Party) -> bool:
    """Tell `die fünf Staaten`, `alle Länder` from `fünf Staaten`."""
    if members.text.lower().startswith("alle"):
        return True
    return _ALL_OF.match(text, max(0, members.start - LONGEST_ARTICLE), members.start) is not None


def _with_members(text: str, parties: list[Party]) -> list[Party]:
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


# ---------------------------------------------------------------- words

# Characters to look back, each as long as any text has it.
LONGEST_ADJECTIVE = 80  # `nordrhein-westfälisch-niederländischen`
LONGEST_WORD = 60
LONGEST_COUNT = 60  # the two words before `Länder`: `mehr als 100 weiteren`
LONGEST_ARTICLE = 12  # with the white space behind it
LONGEST_DESCRIPTION = 40  # an article and an adjective with the white space behind them
LONGEST_PLACING = 8  # a preposition with the white space behind it: `bei`
LONGEST_AUTHORITY = 120  # `Staatliches Komitee für Statistik der Republik Usbekistan`
LONGEST_DATELINE = 40  # from the beginning of a line to who sends it: `Wien/Brüssel (`

_WORD = late(WORD)
_CAPITALISED = late(r"\p{Lu}[\w\u00ad]*")
# The end of an adjective in small letters, and all of it: `belarussisch-kasachischen`.
_ADJECTIVE_END = late(r"(?:[iy]|eut)sch(?:e[mnrs]?)?(?!\p{L})")
_ADJECTIVE = late(r"(?r)(?<!\p{L})(?:\p{Ll}[\p{Ll}\p{M}\u00ad]*-)*+\p{Ll}[\p{Ll}\p{M}\u00ad]*")
# The next word of the same name, or one joined to it.
_NEXT = late(
    rf"""(?P<gap> [^\S\n]+(?:\n[^\S\n]*)? | \n[^\S\n]* | [-.]\s? | [\u2010\u2011/'’] | ,\s | \s&\s )
         (?P<word> {WORD})""",
    regex.VERBOSE,
)
_WORD_BEFORE = late(rf"(?r)(?P<word>{WORD})(?P<gap>\s|[-\u2010\u2011])")

# `Minsk, 17. Februar`, `WIEN (APA)`, `Wien/Brüssel – Die`: where a report was written.
_DATELINE = late(r"(?:/\p{Lu}[\p{L}.]+)*(?:,\s*(?:den\s+)?\d{1,2}\.|\s*\(\p{L}|\s*[–—-]\s|\s*//)")
_AGENCY = late(r"\s*\([\p{L}/ .-]{2,20}\)\s*[–—-]\s")
# `in Archangelsk`: a place, not a party.
_PLACE = late(r"\b(?:[Ii]n|[Aa]us|[Bb]ei|[Nn]ahe|um)\s+$")
# `27` Länder, `mehr als 100 weiteren` Staaten
_TWO_WORDS_BEFORE = late(r"(?r)(?:(?<!\S)(?P<first>\S+)\s+)?(?<!\S)(?P<second>\S+)\s+")
_PARTS_CLAUSES = late(r"[.,;:\n]|\bund\b")
# `(Nach Peru) lieferte der (Andenstaat)`: a verb and the article of a subject
_SUBJECT_AFTER = late(r"\s\p{Ll}+\s+(?:der|die|das)\s+(?:\p{Ll}+\s+)?$")
_ALL_OF = late(r"(?r)\b(?:[Dd]en|[Dd]ie|[Dd]er|[Aa]lle[nr]?)\s+")
_MEMBERS = late(r"(?:\p{Ll}+\s+)*(?:Länder|Staaten|Nationen)n?\s+(?P<article>de[rs]\s+)?")
# `die Gebiete Grodno, Minsk und Brest`
_GOES_ON = late(r"(?:,|\s+(?:und|sowie|oder))\s+(?=\p{Lu})")
_CAPITALS_AHEAD = late(r"(?:[^\S\n]+\p{Lu}[\p{L}-]*){0,4}")
# `der Kanton`, but not `auf dem Gebiet`, `das Gebiet der Wirtschaft`
_POINTING = late(
    r"(?r)(?<!\b[Aa]uf\s)\b(?:[Dd](?:er|ie|as|em|en|es)|[Dd]iese[rsmn]?|[Ii]m|[Ii]ns|[Vv]om|[Zz]um|[Zz]ur)\s+"
)
_POINTING_WIDE = late(
    r"(?r)\b(?:[Dd](?:er|ie|as|em|en|es)|[Dd]iese[rsmn]?|[Ii]m|[Ii]ns|[Vv]om|[Bb]eim|[Zz]um|[Zz]ur)\s+(?:\p{Ll}{4,}e[rnsm]?\s+)?"
)
_ARTICLE = late(
    r"(?r)\b(?:[Dd](?:er|ie|as|em|en|es)|[Dd]iese[rsmn]?|[Ii]m|[Ii]ns|[Vv]om|[Bb]eim|[Zz]um|[Zz]ur)\s+"
)
_OF_STATE = late(lambda: rf"\s+{any_of('blocs', 'called.of_state')}\b(?!\s+\p{{Lu}})")
_OF_REGION = late(lambda: rf"\s+{any_of('blocs', 'called.of_region')}\b(?!\s+\p{{Lu}})")
_DEFINED_WIDE = late(r"\s+de[rs]\b|-")
# `das Gebiet um Graz`, `das Gebiet 7`, but `lieferte das Gebiet 2019 Waren`, `das Gebiet für 3 Mio.`
_DEFINED = late(
    r"\s+(?:de[rs]|um|von|zwischen|rund|mit|wo)\b|[^\S\n]+(?!(?:19|20)\d\d\b|\d{1,2}\.\s|[\d.,]+\s+M(?:io|rd|ill))[\d„“»«\"']|-"
)
# `lieferte die Provinz Holz und Stahl für 3 Mio.`: what is delivered.
_VERB_BEFORE = late(r"(?r)(?P<word>\p{Ll}+)\s+(?:das|die|der)\s+")
_PRICED = late(
    r"(?:(?:,|\s+und|\s+sowie)\s+\p{Lu}[\p{L}-]+)*\s+(?:für|um|im\s+(?:Gesamt)?[Ww]erte?\s+von|im\s+Umfang\s+von)"
    r"\s+(?:\p{L}+\s+){0,3}[$€£¥]?\d"
)
# `Hauptamt für Statistik (`
_AUTHORITY = late(
    lambda: (
        rf"\b\p{{L}}*{lexicon.any_case_of('trade', 'names.authorities')}(?:e?s)?"
        r"(?:\s+(?:für|des|der)\s+(?:(?:de[nr]|die|das)\s+)?\p{Lu}[\p{L}-]+)?\s+\($"
    )
)
# `Wien (OTS) –`, `Linz (OTS/LK) –`: who sends the text.
_SENDER = late(r"(?:/[\p{L} ]{2,20})?\)\s*[–—-]+\s")
_WITHIN = late(r"(?r)\p{Ll}\s")  # no sentence begins there
HYPHENS = ("-", "\u2010", "\u2011")
TOWN_TITLE = "Stadt"
REGION = "region"
WIDE_TITLES = ("Region",)  # what a part of the world may be called too
# Titles that say little alone: of a state, of a town, of any state of a federation
NO_POINTERS = ("Republik", "Volksrepublik", "Bundesstaat", TOWN_TITLE)


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What stands round a name; see ``partynames.toml``."""

    currencies: frozenset[str]
    members: frozenset[str]
    compounds: tuple[str, ...]
    no_party_with: tuple[str, ...]
    no_regions: tuple[str, ...]
    goods: frozenset[str]
    listed_titles: frozenset[str]
    dropped_titles: frozenset[str]
    before_open_nouns: frozenset[str]
    outside: tuple[str, ...]


@cache
def _surroundings() -> _Surroundings:
    before = [spelling for word in lexicon.words("blocs", "open.before") for spelling in spellings(word)]
    return _Surroundings(
        _currencies(),
        frozenset(lexicon.words("partynames", "members")),
        lexicon.words("partynames", "compounds"),
        lexicon.words("partynames", "no_party_with"),
        lexicon.words("partynames", "no_regions"),
        frozenset((*lexicon.words("trade", "whole.goods"), *lexicon.words("trade", "movement.goods"))),
        frozenset(lexicon.words("partynames", "listed_titles")),
        frozenset(lexicon.words("partynames", "dropped_titles")),
        frozenset(before),
        lexicon.words("blocs", "open.outside"),
    )


@cache
def _no_verbs() -> frozenset[str]:
    """Return the small words that may stand before an article and are no verbs."""
    lists = ("prepositions", "conjunctions", "subordinators", "relatives")
    return frozenset(word for name in lists for word in lexicon.words("grammar", name))


def _currencies() -> frozenset[str]:
    """Return the names of currencies: after an adjective or a hyphen they make it one of money."""
    listed = lexicon.load("currencies")
    forms = [*listed["names"].values(), *(shared["forms"] for shared in listed["shared"].values())]
    return frozenset(" ".join(forms).split()) | frozenset(lexicon.words("partynames", "money"))


# ---------------------------------------------------------------- reading


class _Reader:
    """Reads the mentions in one text from front to back.

    Each ``read_…`` method is given what was matched, from ``start`` to ``end``, notes the mention if it is
    one, and returns where reading goes on.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.known = gazetteer()
        self.around = _surroundings()
        self.is_odd = "\u00ad" in text or "\u0308" in text  # soft hyphens, umlauts of two characters
        self.authorities: set[str] = set()  # letters that stand for an authority, no bloc
        self.found: list[_Mention] = []
        self.pointers: list[_Pointer] = []

    def read(self) -> list[_Mention]:
        longest, heads = self.known.longest, self.known.heads
        free = 0
        for start, end in self.candidates():
            if start < free:
                continue
            word = self.spelled(start, end) if self.is_odd else self.text[start:end]
            if word in longest or word.isupper():
                free = self.read_form(start, end)
            elif word[:HEAD_LETTERS] in heads:
                self.read_compound_word(start, end)
        return self.found

    def may_be_party(self, start: int, end: int) -> bool:
        """Tell whether `read` looks at the word: what is no party for it is none."""
        word = self.text[start:end]
        return word in self.known.longest or word.isupper() or word[:HEAD_LETTERS] in self.known.heads

    def candidates(self) -> list[tuple[int, int]]:
        """Return where names may begin: the capitalised words, and adjectives in small letters."""
        begins, is_odd = self.known.begins, self.is_odd
        words = [
            match.span()
            for match in _CAPITALISED.finditer(self.text)
            if match[0][:HEAD_LETTERS] in begins or is_odd
        ]
        if adjectives := list(self.adjectives()):
            words += adjectives
            words.sort()
        return words

    def adjectives(self) -> Iterator[tuple[int, int]]:
        """Yield the first part of each adjective in small letters: `deutsch` of `deutsch-polnische`."""
        for match in _ADJECTIVE_END.finditer(self.text):
            adjective = _ADJECTIVE.match(self.text, max(0, match.end() - LONGEST_ADJECTIVE), match.end())
            if adjective is not None:
                hyphen = self.text.find("-", *adjective.span())
                yield adjective.start(), adjective.end() if hyphen < 0 else hyphen

    def spelled(self, start: int, end: int) -> str:
        word = self.text[start:end]
        return unicodedata.normalize("NFC", word.replace("\u00ad", "")) if self.is_odd else word

    def match(self, start: int, end: int, forms: Mapping[str, Entry]) -> tuple[Entry | None, int]:
        """Return the longest of ``forms`` that begins with the word ``start`` to ``end``, and its end."""
        longest = self.known.longest
        form = self.spelled(start, end)
        if longest.get(form) == 1:
            return forms.get(form), end
        in_capitals = form not in longest and len(form) >= HEAD_LETTERS and form.isupper()
        if in_capitals:
            form = form.capitalize()
        best, best_end = forms.get(form), end
        for _ in range(longest.get(form, 1) - 1):
            following = _NEXT.match(self.text, end)
            if following is None:
                break
            end = following.end()
            word = self.spelled(*following.span("word"))
            form += JOINTS.get(following["gap"], " ") + (word.capitalize() if in_capitals else word)
            if form in forms:
                best, best_end = forms[form], end
        return best, best_end

    def next_match(self, end: int, forms: Mapping[str, Entry]) -> tuple[Entry | None, int]:
        """Return what ``match`` finds at the word after ``end``, if that is joined to it."""
        following = _NEXT.match(self.text, end)
        return self.match(*following.span("word"), forms) if following else (None, end)

    def read_form(self, start: int, end: int) -> int:
        entry, end = self.match(start, end, self.known.forms)
        if entry is None:
            return end
        match entry.form:
            case "name":
                return self.read_name(start, end, entry)
            case "adjective" | "stem":
                return self.read_adjectives(start, end, entry)
            case "title":
                return self.read_title(start, end, entry)
            case "pointing":
                self.note_pointer(start, end, entry)
            case "noun":
                self.read_open_noun(start, end)
            case "capital" | "demonym" | "government" | "open":
                if not self.hangs_on(start) and not (
                    entry.form == "capital" and self.is_dateline(start, end)
                ):
                    self.note(start, end, entry)
        return end

    # ---------------------------------------------------------------- what stands beside a word

    def has_hyphen(self, end: int) -> bool:
        """Tell whether a hyphen joins a word to the one that ends at ``end``."""
        return self.text.startswith(HYPHENS, end) and self.text[end + 1 : end + 2].isalpha()

    def hangs_on(self, start: int) -> bool:
        """Tell whether a hyphen joins a word to what is no party: `Müller-Schweizer`."""
        return self.text.endswith(HYPHENS, 0, start) and not self.is_paired(start)

    def is_paired(self, start: int) -> bool:
        """Tell whether a hyphen joins a word to a party: `EU-China-Gipfel`."""
        return (
            bool(self.found)
            and self.found[-1].party.end == start - 1
            and self.text.endswith(HYPHENS, 0, start)
        )

    def next_word(self, end: int) -> str:
        following = _NEXT.match(self.text, end)
        return following["word"] if following and following["gap"].isspace() else ""

    def is_dateline(self, start: int, end: int) -> bool:
        pattern = _DATELINE if start == 0 or self.text[start - 1] in "\n\r" else _AGENCY
        return pattern.match(self.text, end) is not None

    # ---------------------------------------------------------------- names

    def read_name(self, start: int, end: int, entry: Entry) -> int:
        if self.text.startswith(("$", "-$"), end) or (entry.country and self.is_dateline(start, end)):  # US$
            return end
        if self.is_authority(start, end, entry):
            return end
        if self.text.endswith(self.around.outside, 0, start):
            entry = Entry("open")
        if self.has_hyphen(end):
            return self.read_hyphenated(start, end, entry)
        self.note(start, end, entry, "pair" if self.is_paired(start) else "name")
        return end

    def is_authority(self, start: int, end: int, entry: Entry) -> bool:
        """Tell whether letters stand for a house: `Hauptamt für Statistik (GUS)`, `Wien (OTS) –`."""
        word = self.text[start:end]
        if word in self.authorities:
            return True
        if not (word.isupper() and self.text.endswith("(", 0, start)):
            return False
        if not self.names_authority(start, end) and not (entry.key and self.sends(start, end)):
            return False
        self.authorities.add(word)
        return True

    def names_authority(self, start: int, end: int) -> bool:
        if not self.text.startswith(")", end):
            return False
        return _AUTHORITY.search(self.text, max(0, start - LONGEST_AUTHORITY), start) is not None

    def sends(self, start: int, end: int) -> bool:
        line = self.text.rfind("\n", 0, start) + 1
        return start - line <= LONGEST_DATELINE and _SENDER.match(self.text, end) is not None

    def read_hyphenated(self, start: int, end: int, entry: Entry) -> int:
        """`China-Handel`, `US-Dollar`, `EU-Staaten`, `EU-chinesische`, `Iran-Russland`."""
        tail_start, tail_end = end + 1, _next_end(self.text, end)
        word = self.text[tail_start:tail_end]
        if word in self.around.currencies or word.startswith(self.around.no_party_with):
            return self.compound_end(tail_end)
        following, following_end = self.match(tail_start, tail_end, self.known.forms)
        beside = following.form if following else ""
        if beside in ("name", "capital"):
            self.note(start, end, entry, "pair")
            return end
        if following and beside == "adjective":
            self.note(start, end, entry, "pair")
            self.note(tail_start, following_end, following, "pair")
            return following_end
        if following and beside == "title" and entry.country:
            self.note_region(start, following_end, f"{self.text[start:end]}-{following.code}", entry)
            return following_end
        if word in self.around.members:
            self.note(start, tail_end, entry)
            return tail_end
        tail_end = self.compound_end(tail_end)
        form = "pair" if self.is_paired(start) else "compound"
        self.note(start, end, entry, form, self.text[tail_start:tail_end])
        return tail_end

    def compound_end(self, end: int) -> int:
        """Return the end of the compound that goes on after ``end``: `China-Export-Boom`."""
        while self.has_hyphen(end):
            end = _next_end(self.text, end)
        return end

    def read_compound_word(self, start: int, end: int) -> None:
        """`Italienhandel`, `Russlandexporte`."""
        word = self.text[start:end]
        for name in self.known.heads.get(word[:HEAD_LETTERS], ()):
            tail = word[len(name) :]
            if word.startswith(name) and tail.startswith(self.around.compounds):
                entry = self.known.forms[name]
                form = "compound" if entry.form == "name" else entry.form
                self.note(start, start + len(name), entry, form, tail)
                return

    def read_open_noun(self, start: int, end: int) -> None:
        """`27 Länder`, `in mehreren anderen Staaten`, `die übrige Welt`."""
        before = _TWO_WORDS_BEFORE.match(self.text, max(0, start - LONGEST_COUNT), start)
        if before is None:
            return
        if self.counts(before["first"]) and before["second"].islower():
            first = before.start("first")
        elif self.counts(before["second"]):
            first = before.start("second")
        else:
            return
        if not self.found or self.found[-1].party.end <= first:
            self.note(first, end, Entry("open"))

    def counts(self, word: str | None) -> bool:
        return word is not None and (
            word in self.around.before_open_nouns or word.replace(".", "").isdecimal()
        )

    # ---------------------------------------------------------------- adjectives

    def read_adjectives(self, start: int, end: int, entry: Entry) -> int:
        """`deutsche Exporte`, `kasachisch-belarussische`, `die Deutschen`."""
        row = [(start, end, entry)]
        while row[-1][2].form == "stem" and self.has_hyphen(end):
            following, following_end = self.next_match(end, self.known.forms)
            if following is None or following.form not in ("adjective", "stem"):
                break
            row.append((end + 1, following_end, following))
            end = following_end
        if len(row) > 1:
            for part in row:
                self.note(*part, "pair")
            return end
        if entry.form == "stem" or self.hangs_on(start) or self.has_hyphen(end):
            return end
        if self.is_part_of_name(start, entry):
            return end
        if self.next_word(end) not in self.around.currencies:
            self.note(start, end, entry, "demonym" if self.is_noun(start, end) else "adjective")
        return end

    def is_part_of_name(self, start: int, entry: Entry) -> bool:
        """Tell the name of a house, `der Eurasische Fonds`, from `asiatische Länder`, `Schweizer Uhren`."""
        is_region = len(entry.code) > 2 and not entry.country
        if not is_region or not self.text[start].isupper():
            return False
        return _WITHIN.match(self.text, max(0, start - LONGEST_ARTICLE), start) is not None

    def is_noun(self, start: int, end: int) -> bool:
        """Tell `die Deutschen kauften`, `die Schweizer` from `Deutsche Exporte`, `Schweizer Exporte`."""
        if "isch" in self.text[start:end]:  # `im Englischen`
            return False
        following = self.next_word(end)
        return (
            self.text[start].isupper()
            and not following[:1].isupper()
            and following not in ("und", "oder", "sowie")
        )

    # ---------------------------------------------------------------- parties below the state

    def read_title(self, start: int, end: int, title: Entry) -> int:
        """`Gebiet Kemerowo`, `die Gebiete Grodno und Brest`, `Leningrader Gebiet`, `Republik Belarus`."""
        is_singular = _is_singular(self.text[start:end], title)
        if is_singular and self.read_name_before_title(start, end, title):
            return end
        region, region_end = self.next_match(end, self.known.regions) if self.next_word(end) else (None, end)
        if region is None:
            return self.read_bare_title(start, end, title) if is_singular else end
        if region.genitive:  # `die Gebiete Oberösterreichs`
            return end
        if title.code == TOWN_TITLE:  # the town, not the region round it
            region = replace(region, key=f"{region.key} {TOWN_TITLE}")
        if is_singular:
            self.note_region(start, region_end, self.with_title(title, region.code), region)
            return region_end
        return self.read_regions(start, region_end, region, title)

    def read_name_before_title(self, start: int, end: int, title: Entry) -> bool:
        """`Leningrader Gebiet`, `Amur-Region`."""
        before = _WORD_BEFORE.match(self.text, max(0, start - LONGEST_WORD), start)
        if before is None:
            return False
        name = before["word"]
        stem = name if before["gap"] in HYPHENS else name.removesuffix("er")
        region = self.known.regions.get(stem)
        if region is None or (stem == name and before["gap"] not in HYPHENS):
            return False
        joint = "-" if stem == name else " "
        self.note_region(before.start(), end, f"{name}{joint}{title.code}", region)
        return True

    def read_regions(self, start: int, end: int, region: Entry, title: Entry) -> int:
        """`die Gebiete Grodno, Minsk und Brest`, `die Regionen Lombardei und Venetien`."""
        while True:
            # `Gebiet Grodno`, but `Lombardei`: that is no town's name.
            code = self.with_title(title, region.code) if region.town else region.code
            self.note_region(start, end, code, region)
            joint = _GOES_ON.match(self.text, end)
            if joint is None:
                return end
            start = joint.end()
            following, following_end = self.match(start, _next_end(self.text, start - 1), self.known.regions)
            if following is None:
                return end
            region, end = following, following_end

    def read_bare_title(self, start: int, end: int, title: Entry) -> int:
        """`Provinz Nord-Kivu`, whose name isn't listed, or `die Provinz` for the one named before."""
        name_end = self.read_unlisted_region(start, end, title) if self.next_word(end) else end
        if name_end == end and title.code not in NO_POINTERS:
            self.note_pointer(start, end, title)
        return name_end

    def note_pointer(self, start: int, end: int, word: Entry) -> None:
        """`das Gebiet`, `die Union`, `das südliche Königreich`: what was named before."""
        pattern, reach = (
            (_POINTING_WIDE, LONGEST_DESCRIPTION) if word.form == "pointing" else (_POINTING, LONGEST_ARTICLE)
        )
        article = pattern.match(self.text, max(0, start - reach), start)
        defined = _DEFINED_WIDE if word.form == "pointing" else _DEFINED
        if article is not None and not defined.match(self.text, end):
            is_wide = word.form == "pointing" or word.code in WIDE_TITLES
            self.pointers.append(_Pointer(start, self.text[start:end], word.code, is_wide))

    def read_unlisted_region(self, start: int, end: int, title: Entry) -> int:
        """`Provinz Teheran`, `Provinz Nord-Kivu`: a capital or a name that isn't listed, after a title."""
        name_start = end + 1
        entry, name_end = self.next_match(end, self.known.forms)
        if entry is None:
            name_end = self.compound_end(name_end)
            if title.code == TOWN_TITLE or title.code in self.around.listed_titles:
                return end
            if not self.may_be_region(start, end, name_end) or self.is_object(start, end, name_end):
                return end
        elif entry.form != "capital" or title.code == "Republik":
            return end
        name = self.text[name_start:name_end].lstrip()
        # Only the provinces listed go by their bare name.
        code = f"Provinz {name}" if title.code == "Provinz" else self.with_title(title, name)
        self.note_region(start, name_end, code, Entry("name", name, code, entry.code if entry else ""))
        return name_end

    def may_be_region(self, start: int, end: int, name_end: int) -> bool:
        """Tell `Gebiet Sughd` from `auf dem Gebiet Handel`, `des Gebiets Alexander Drosdenko`."""
        name = self.text[end:name_end].strip()
        if not name[0].isupper() or name.isupper() or name.endswith(self.around.no_regions):
            return False
        if self.text[max(0, start - LONGEST_ARTICLE) : start].casefold().split()[:1] == ["auf"]:
            return False
        capitals = _CAPITALS_AHEAD.match(self.text, end)
        return capitals is None or len(capitals[0].split()) != 2

    def is_object(self, start: int, end: int, name_end: int) -> bool:
        """Tell what a region sells from its name: `führte das Gebiet Waren aus`."""
        if self.text[end:name_end].strip() in self.around.goods:
            return True
        before = _VERB_BEFORE.match(self.text, max(0, start - LONGEST_WORD), start)
        if before is None or before["word"] in _no_verbs():
            return False
        return _PRICED.match(self.text, name_end) is not None

    def with_title(self, title: Entry, name: str) -> str:
        return name if title.code in self.around.dropped_titles else f"{title.code} {name}"

    def note_region(self, start: int, end: int, code: str, region: Entry) -> None:
        region = self.located(start, region)
        words = self.text[start:end].split()
        genitive = any(word.endswith(("ets", "etes", "tons", "stes")) for word in words[:-1])
        self.note(start, end, replace(region, code=code, town=False, genitive=genitive))

    # ---------------------------------------------------------------- notes

    def note(self, start: int, end: int, entry: Entry, form: str = "", tail: str = "") -> None:
        """Add the mention from ``start`` to ``end``."""
        if entry.country:
            entry = self.located(start, entry)
        if entry.form == "open":
            form = "open"
        elif self.found and self.found[-1].party.form == "open" and self.follows_directly(start):
            self.found.pop()  # `das Nachbarland Polen` is Polen
        rank = OWN_NAME
        if entry.form != "name" or (entry.town and self.is_place(start)):
            rank = NO_NAME
        elif entry.town:
            rank = TOWN_NAME
        elif self.text[start:end].isupper():
            rank = LETTERS
        sign = 0 if tail else self.genitive_sign(end)
        end += sign
        case = "genitive" if sign or (entry.genitive and not tail) else ""
        party = Party(
            start, end, self.text[start:end], entry.code, form or entry.form, entry.country, case, tail
        )
        while self.found and self.found[-1].party.end > start:
            self.found.pop()  # `Salzburger` in `Salzburger Gebiet`
        self.found.append(_Mention(party, entry.key, rank))

    def genitive_sign(self, end: int) -> int:
        """Return how many characters of a genitive follow a name: `Belarus'`, `China's`."""
        if not self.text.startswith(("'", "’"), end):
            return 0
        follows = self.text[end + 1 : end + 3]
        if follows[:1] == "s" and not follows[1:].isalpha():
            return 2
        return int(self.text[end - 1] in SIBILANTS and follows[:1].isspace() and follows[1:].isalpha())

    def follows_directly(self, start: int) -> bool:
        """Tell whether only white space stands before ``start`` and after the mention before."""
        return self.text[self.found[-1].party.end : start].isspace()

    def is_place(self, start: int) -> bool:
        return bool(_PLACE.search(self.text, max(0, start - LONGEST_PLACING), start))

    def located(self, start: int, region: Entry) -> Entry:
        """Take the adjective before a region as the state that it lies in: `das russische Gebiet Pskow`."""
        before = self.found[-1].party if self.found else None
        if before is None or before.form != "adjective" or len(before.code) != 2:
            return region
        if region.country not in ("", before.code) or not self.follows_directly(start):
            return region
        self.found.pop()
        return replace(region, country=before.code)


def _is_singular(word: str, title: Entry) -> bool:
    noun = title.code.split()[-1]
    return word.split()[-1] in (noun, noun + "s", noun + "es")


def _next_end(text: str, end: int) -> int:
    """Return the end of the word that begins one character after ``end``."""
    match = _WORD.match(text, end + 1)
    return match.end() if match else end + 1

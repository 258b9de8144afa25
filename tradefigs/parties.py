"""Which states, blocs, world regions and parties below the state a text names, and where.

A text is cut into words once; at each word the longest form of a name that begins there is taken. Who of the
parties reports and who is the partner is decided elsewhere: this room only finds and names.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.gazetteer import HEAD_LETTERS, JOINTS, SIBILANTS, WORD, Entry, gazetteer


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
        ``name`` (`Chinas`), ``compound`` (`China` of `China-Handel`), ``adjective`` (`chinesische`), ``pair`` (each part
        of `deutsch-chinesische`, `EU-China-Gipfel`), ``demonym`` (`Chinesen`), ``capital`` (`Peking`), ``government``
        (`Kreml`), ``open`` (`Drittländer`, `27 Länder`).
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
    """
    return _unified(_Reader(text).read())


@dataclass(frozen=True, slots=True)
class _Mention:
    party: Party
    key: str  # as in Entry
    names: bool  # whether the party may go by this name: not an adjective, not a town where something takes place


def _unified(mentions: list[_Mention]) -> list[Party]:
    """Give each party one name: `Gebiet Archangelsk … Region Archangelsk … Archangelsk` are the first of these."""
    first: dict[str, str] = {}
    for mention in sorted(
        (mention for mention in mentions if mention.key), key=lambda mention: not mention.names
    ):
        first.setdefault(mention.key, mention.party.code)
    return [
        replace(mention.party, code=first[mention.key]) if mention.key else mention.party
        for mention in mentions
    ]


# ---------------------------------------------------------------- what stands round a name

# `Minsk, 17. Februar`, `WIEN (APA)`, `Wien/Brüssel – Die`: where a report was written.
_DATELINE = regex.compile(r"(?:/\p{Lu}[\p{L}.]+)*(?:,\s*(?:den\s+)?\d{1,2}\.|\s*\(\p{L}|\s*[–—-]\s|\s*//)")
# `in Archangelsk`: a place, not a party.
_PLACE = regex.compile(r"\b(?:[Ii]n|[Aa]us|[Bb]ei|[Nn]ahe|um)\s+$")
# `27 weitere` Länder
_COUNT = regex.compile(r"(?:(?P<word>\p{L}+)|\d[\d.\u00a0]*)\s+(?:\p{Ll}+e[nr]?\s+)?$")
# `die Gebiete Grodno, Minsk und Brest`
_GOES_ON = regex.compile(r"(?:,|\s+(?:und|sowie|oder))\s+")
_HYPHENS = "-\u2010\u2011"
_LONGEST_COUNT = 40
CITY = "Stadt"


@dataclass(frozen=True, slots=True)
class _Surroundings:
    currencies: frozenset[str]
    compounds: tuple[str, ...]
    members: frozenset[str]
    no_party_with: tuple[str, ...]
    counts: frozenset[str]
    dropped_titles: frozenset[str]
    no_regions: tuple[str, ...]


@cache
def _surroundings() -> _Surroundings:
    money = lexicon.words("partynames", "currencies")
    return _Surroundings(
        frozenset(word + ending for word in money for ending in ("", "s", "n")),
        lexicon.words("partynames", "compounds"),
        frozenset(lexicon.words("partynames", "members")),
        lexicon.words("partynames", "no_party_with"),
        frozenset(lexicon.words("blocs", "open.counts")),
        frozenset(lexicon.words("partynames", "dropped_titles")),
        lexicon.words("partynames", "no_regions"),
    )


# ---------------------------------------------------------------- reading


class _Reader:
    """Reads the mentions in one text, word by word.

    Words go by their index. Each ``read_…`` method is given the words of what was matched, from ``place`` to before
    ``end``, notes the mention if it is one, and returns the index of the first word that isn't used up.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.known = gazetteer()
        self.around = _surroundings()
        self.spans = [match.span() for match in WORD.finditer(text)]
        self.words = [text[start:end] for start, end in self.spans]
        if "\u00ad" in text or "\u0308" in text:
            self.words = [unicodedata.normalize("NFC", word.replace("\u00ad", "")) for word in self.words]
        self.found: list[_Mention] = []

    def read(self) -> list[_Mention]:
        longest, heads = self.known.longest, self.known.heads
        free = 0
        for place, word in enumerate(self.words):
            if place < free:
                continue
            if word in longest:
                free = self.read_form(place)
            if free <= place:
                if word[:HEAD_LETTERS] in heads:
                    self.read_compound_word(place)
                elif len(word) >= HEAD_LETTERS and word.isupper() and word.capitalize() in longest:
                    self.words[place] = word.capitalize()
                    free = self.read_form(place)
        return self.found

    def read_form(self, place: int) -> int:
        entry, end = self.match(place, self.known.forms)
        if entry is None:
            return place
        match entry.form:
            case "name":
                return self.read_name(place, end, entry)
            case "adjective" | "stem":
                return self.read_adjectives(place, end, entry)
            case "title":
                return self.read_title(place, end, entry)
            case "counted":
                self.read_counted(place)
            case "capital":
                return self.read_capital(place, end, entry)
            case "demonym" | "government" | "open":
                if not self.hangs_on(place):
                    self.note(place, end, entry)
        return end

    def match(self, place: int, forms: Mapping[str, Entry]) -> tuple[Entry | None, int]:
        """Return the longest of ``forms`` that begins at word ``place``, and the index of the word after it."""
        word = self.words[place]
        best, best_end = forms.get(word), place + 1
        form = word
        for end in range(place + 1, min(place + self.known.longest.get(word, 1), len(self.words))):
            joint = self.joint(end)
            if not joint:
                break
            form += joint + self.words[end]
            if form in forms:
                best, best_end = forms[form], end + 1
        return best, best_end

    def joint(self, place: int) -> str:
        """Return how word ``place`` is joined to the one before, as in the gazetteer's keys; empty if it isn't."""
        gap = self.gap(place)
        if gap.isspace():
            return " " if gap.count("\n") < 2 else ""
        return JOINTS.get(gap, "")

    def gap(self, place: int) -> str:
        return self.text[self.spans[place - 1][1] : self.spans[place][0]]

    def is_hyphenated(self, place: int) -> bool:
        """Tell whether word ``place`` is joined to the one before by a hyphen."""
        return 0 < place < len(self.words) and self.gap(place) in _HYPHENS

    def hangs_on(self, place: int) -> bool:
        """Tell whether a hyphen joins word ``place`` to what is no party: `Müller-Schweizer`."""
        return self.is_hyphenated(place) and not (
            self.found and self.found[-1].party.end == self.spans[place - 1][1]
        )

    def has_noun_after(self, end: int) -> bool:
        return end < len(self.words) and self.joint(end) == " " and self.words[end][0].isupper()

    # ---------------------------------------------------------------- names

    def read_name(self, place: int, end: int, entry: Entry) -> int:
        stop = self.spans[end - 1][1]
        if self.text.startswith(("$", "-$"), stop):  # US$
            return end
        if entry.town and self.is_dateline(place, end):
            return end
        if self.is_hyphenated(end):
            return self.read_hyphenated(place, end, entry)
        form = "pair" if self.is_hyphenated(place) and not self.hangs_on(place) else "name"
        self.note(place, end, entry, form)
        return end

    def read_hyphenated(self, place: int, end: int, entry: Entry) -> int:
        """`China-Handel`, `US-Dollar`, `EU-Staaten`, `EU-chinesische`, `Iran-Russland`, `Altai-Region`."""
        word = self.words[end]
        chain_end = end + 1
        while self.is_hyphenated(chain_end):
            chain_end += 1
        if word in self.around.currencies or word.startswith(self.around.no_party_with):
            return chain_end
        following, _ = self.match(end, self.known.forms)
        if following is not None and following.form == "title" and entry.country:
            self.note_region(place, end + 1, f"{self.words[place]}-{following.code}", entry)
            return end + 1
        if following is not None and following.form in ("name", "capital", "adjective"):
            self.note(place, end, entry, "pair")
            if following.form == "adjective":
                self.note(end, end + 1, following, "pair")
                return end + 1
            return end
        if word in self.around.members:
            self.note(place, end + 1, entry)
            return end + 1
        tail = self.text[self.spans[end][0] : self.spans[chain_end - 1][1]]
        self.note(place, end, entry, "compound", tail)
        return chain_end

    def read_compound_word(self, place: int) -> None:
        """`Italienhandel`, `Russlandexporte`."""
        word = self.words[place]
        start, end = self.spans[place]
        for name in self.known.heads[word[:HEAD_LETTERS]]:
            tail = word[len(name) :]
            if word.startswith(name) and tail.startswith(self.around.compounds) and end - start == len(word):
                entry = self.known.forms[name]
                party = self.party(
                    start, start + len(name), entry, entry.form if entry.form == "open" else "compound"
                )
                self.found.append(_Mention(replace(party, case="", tail=tail), entry.key, names=True))
                return

    def read_capital(self, place: int, end: int, entry: Entry) -> int:
        if self.is_dateline(place, end):
            return end
        if not self.hangs_on(place):
            self.note(place, end, entry)
        return end

    def is_dateline(self, place: int, end: int) -> bool:
        start = self.spans[place][0]
        return (start == 0 or self.text[start - 1] in "\n\r") and bool(
            _DATELINE.match(self.text, self.spans[end - 1][1])
        )

    def read_counted(self, place: int) -> None:
        """`27 Länder`, `in mehreren Staaten`."""
        start, end = self.spans[place]
        match = _COUNT.search(self.text, max(0, start - _LONGEST_COUNT), start)
        if match is None or (match["word"] and match["word"] not in self.around.counts):
            return
        if not self.found or self.found[-1].party.end <= match.start():
            self.found.append(
                _Mention(Party(match.start(), end, self.text[match.start() : end], "", "open"), "", False)
            )

    # ---------------------------------------------------------------- adjectives

    def read_adjectives(self, place: int, end: int, entry: Entry) -> int:
        """`deutsche Exporte`, `kasachisch-belarussische`, `die Deutschen`."""
        row = [(place, end, entry)]
        while row[-1][2].form == "stem" and self.is_hyphenated(row[-1][1]):
            following, following_end = self.match(row[-1][1], self.known.forms)
            if following is None or following.form not in ("adjective", "stem"):
                break
            row.append((row[-1][1], following_end, following))
        if len(row) > 1:
            for part in row:
                self.note(*part, "pair")
            return row[-1][1]
        if entry.form == "stem" or self.hangs_on(place) or self.is_hyphenated(end):
            return end
        if end < len(self.words) and self.words[end] in self.around.currencies:
            return end + 1
        self.note(place, end, entry, "demonym" if self.is_noun(place, end) else "adjective")
        return end

    def is_noun(self, place: int, end: int) -> bool:
        """Tell `die Deutschen kauften`, `die Schweizer` from `Deutsche Exporte`, `Schweizer Exporte`."""
        if self.words[place][0].islower() or self.has_noun_after(end):
            return False
        return end == len(self.words) or self.words[end] not in ("und", "oder", "sowie")

    # ---------------------------------------------------------------- parties below the state

    def read_title(self, place: int, end: int, title: Entry) -> int:
        """`Gebiet Kemerowo`, `die Gebiete Grodno und Brest`, `Leningrader Gebiet`, `Republik Belarus`."""
        if self.read_name_before_title(place, end, title):
            return end
        if end == len(self.words) or self.joint(end) != " ":
            return end
        region, region_end = self.match(end, self.known.regions)
        if region is None:
            return self.read_unlisted_region(place, end, title)
        if title.code == CITY:  # the town, not the region round it
            region = replace(region, key=f"{region.key} {CITY}")
        self.note_region(place, region_end, self.name_with(title, region.code), region)
        return region_end if self.is_singular(end, title) else self.read_more_regions(region_end, title)

    def read_name_before_title(self, place: int, end: int, title: Entry) -> bool:
        """`Leningrader Gebiet`, `Amur-Region`."""
        if place == 0 or not self.is_singular(end, title):
            return False
        name = self.words[place - 1]
        if self.joint(place) == " " and name.endswith("er"):
            region = self.known.regions.get(name[:-2])
            code = f"{name} {title.code}"
        elif self.is_hyphenated(place):
            region = self.known.regions.get(name)
            code = f"{name}-{title.code}"
        else:
            return False
        if region is None:
            return False
        self.note_region(place - 1, end, code, region)
        return True

    def read_more_regions(self, end: int, title: Entry) -> int:
        """Read the rest of a list after a plural: `, Minsk und Brest` after `die Gebiete Grodno`."""
        while end < len(self.words):
            place = end + 1 if self.words[end] in ("und", "sowie", "oder") else end
            if place == len(self.words):
                break
            gap = self.text[self.spans[end - 1][1] : self.spans[place][0]]
            region, region_end = self.match(place, self.known.regions)
            if region is None or not _GOES_ON.fullmatch(gap):
                break
            self.note_region(place, region_end, self.name_with(title, region.code), region)
            end = region_end
        return end

    def read_unlisted_region(self, place: int, end: int, title: Entry) -> int:
        """`Provinz Teheran`, `Provinz Gaziantep`: a capital or an unknown name after a title."""
        entry, stop = self.match(end, self.known.forms)
        if entry is None:
            while self.is_hyphenated(stop):
                stop += 1
            if (
                title.code == CITY
                or not self.is_singular(end, title)
                or not self.may_be_region(place, end, stop)
            ):
                return end
        elif entry.form != "capital" or title.code == "Republik":
            return end
        name = self.text[self.spans[end][0] : self.spans[stop - 1][1]]
        if title.code == "Provinz":
            name = f"Provinz {name}"
        state = entry.code if entry else ""
        self.note_region(
            place, stop, self.name_with(title, name), Entry("name", name, f"{title.code} {name}", state)
        )
        return stop

    def may_be_region(self, place: int, end: int, stop: int) -> bool:
        """Tell `Gebiet Sughd` from `auf dem Gebiet Handel`, `des Gebiets Alexander Drosdenko`."""
        word = self.words[end]
        if not word[0].isupper() or word.isupper() or word.endswith(self.around.no_regions):
            return False
        if place > 1 and self.words[place - 2] in ("auf", "Auf"):
            return False
        capitals = 1
        while self.has_noun_after(end + capitals):
            capitals += 1
        return capitals != 2 or stop > end + 1

    def is_singular(self, end: int, title: Entry) -> bool:
        noun = title.code.split()[-1]
        return self.words[end - 1] in (noun, noun + "s", noun + "es")

    def name_with(self, title: Entry, name: str) -> str:
        return name if title.code in self.around.dropped_titles else f"{title.code} {name}"

    def note_region(self, place: int, end: int, code: str, region: Entry) -> None:
        genitive = self.words[place].endswith(("biets", "bietes", "tons", "stes"))
        self.note(place, end, replace(region, code=code, town=False, genitive=genitive))

    # ---------------------------------------------------------------- notes

    def note(self, place: int, end: int, entry: Entry, form: str = "", tail: str = "") -> None:
        """Add a mention that covers the words from ``place`` to before ``end``."""
        start, stop = self.spans[place][0], self.spans[end - 1][1]
        if entry.key:
            entry = self.located(start, entry)
        names = entry.form == "name" and not (entry.town and self.is_place(start))
        self.found.append(
            _Mention(self.party(start, stop, entry, form or entry.form, tail), entry.key, names)
        )

    def party(self, start: int, stop: int, entry: Entry, form: str, tail: str = "") -> Party:
        case = "genitive" if entry.genitive else ""
        if not tail and (sign := self.genitive_sign(stop)):
            stop, case = stop + sign, "genitive"
        return Party(start, stop, self.text[start:stop], entry.code, form, entry.country, case, tail)

    def genitive_sign(self, stop: int) -> int:
        """Return how many characters of a genitive follow a name: `Belarus'`, `China's`."""
        if self.text[stop : stop + 1] not in ("'", "’"):
            return 0
        if self.text[stop + 1 : stop + 2] == "s" and not self.text[stop + 2 : stop + 3].isalpha():
            return 2
        follows = self.text[stop + 1 : stop + 3]
        return int(self.text[stop - 1] in SIBILANTS and follows[:1].isspace() and follows[1:].isalpha())

    def is_place(self, start: int) -> bool:
        return bool(_PLACE.search(self.text, max(0, start - 8), start))

    def located(self, start: int, region: Entry) -> Entry:
        """Take the adjective before a region as the state that it lies in: `das russische Gebiet Pskow`."""
        before = self.found[-1].party if self.found else None
        if before is None or before.form != "adjective" or len(before.code) != 2 or before.country:
            return region
        if (
            region.key == region.code
            or region.country not in ("", before.code)
            or not self.text[before.end : start].isspace()
        ):
            return region
        self.found.pop()
        return replace(region, country=before.code)

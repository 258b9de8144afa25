"""A text in which parties are read: the names at a word, what stands beside it, and what was found so far."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace

import regex

from tradefigs.language.patterns import late
from tradefigs.parties.gazetteer import HEAD_LETTERS, JOINTS, SIBILANTS, WORD, Entry, gazetteer
from tradefigs.parties.party import Mention, Party, Pointer
from tradefigs.parties.surroundings import surroundings

LONGEST_PLACING = 8  # a preposition with the white space behind it: `bei`
HYPHENS = ("-", "\u2010", "\u2011")

_WORD = late(WORD)
# The next word of the same name, or one joined to it.
_NEXT = late(
    rf"""(?P<gap> [^\S\n]+(?:\n[^\S\n]*)? | \n[^\S\n]* | [-.]\s? | [\u2010\u2011/'’] | ,\s | \s&\s )
         (?P<word> {WORD})""",
    regex.VERBOSE,
)
# `Minsk, 17. Februar`, `WIEN (APA)`, `Wien/Brüssel – Die`: where a report was written.
_DATELINE = late(r"(?:/\p{Lu}[\p{L}.]+)*(?:,\s*(?:den\s+)?\d{1,2}\.|\s*\(\p{L}|\s*[–—-]\s|\s*//)")
_AGENCY = late(r"\s*\([\p{L}/ .-]{2,20}\)\s*[–—-]\s")
# `in Archangelsk`: a place, not a party.
_PLACE = late(r"\b(?:[Ii]n|[Aa]us|[Bb]ei|[Nn]ahe|um)\s+$")

# A name that is the party's only; one in letters (`NRW`); a town's name; an adjective, a demonym, the place
# of an event.
OWN_NAME, LETTERS, TOWN_NAME, NO_NAME = 0, 1, 2, 3


class Page:
    """One text and the mentions in it, noted from front to back."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.known = gazetteer()
        self.around = surroundings()
        self.is_odd = "\u00ad" in text or "\u0308" in text  # soft hyphens, umlauts of two characters
        self.authorities: set[str] = set()  # letters that stand for an authority, no bloc
        self.found: list[Mention] = []
        self.pointers: list[Pointer] = []

    # ---------------------------------------------------------------- words

    def spelled(self, start: int, end: int) -> str:
        """Return the word ``start`` to ``end`` without soft hyphens, each umlaut one character."""
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

    def has_hyphen(self, end: int) -> bool:
        """Tell whether a hyphen joins a word to the one that ends at ``end``."""
        return self.text.startswith(HYPHENS, end) and self.text[end + 1 : end + 2].isalpha()

    def next_word(self, end: int) -> str:
        """Return the word after ``end`` where only white space is between."""
        following = _NEXT.match(self.text, end)
        return following["word"] if following and following["gap"].isspace() else ""

    def compound_end(self, end: int) -> int:
        """Return the end of the compound that goes on after ``end``: `China-Export-Boom`."""
        while self.has_hyphen(end):
            end = next_end(self.text, end)
        return end

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

    def is_dateline(self, start: int, end: int) -> bool:
        """Tell whether a name says where a report was written: `MINSK, 17. Februar`."""
        pattern = _DATELINE if start == 0 or self.text[start - 1] in "\n\r" else _AGENCY
        return pattern.match(self.text, end) is not None

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
        self.found.append(Mention(party, entry.key, rank))

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
        """Tell whether what begins at ``start`` is where something happened: `in Archangelsk`."""
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


def next_end(text: str, end: int) -> int:
    """Return the end of the word that begins one character after ``end``."""
    match = _WORD.match(text, end + 1)
    return match.end() if match else end + 1

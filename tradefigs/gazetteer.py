"""Every form of every name of a party, from the lexicons ``states``, ``blocs``, ``regions`` and ``partynames``.

The forms stand in one dictionary, each under its key: its words, and between them one sign (a blank, a hyphen, a
point), however the text breaks or joins them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, zip_longest

import regex

from tradefigs import lexicon

WORD = regex.compile(r"\p{L}[\p{L}\p{M}\p{N}\u00ad]*")
# What may stand between two words of one name: as in a text, as in a key.
JOINTS = {joint: joint.strip() or " " for joint in (" ", "-", "- ", ".", ". ", "'", "/", ", ", " & ")} | {
    "’": "'",
    "\u2010": "-",
    "\u2011": "-",
}
SIBILANTS = ("s", "ß", "x", "z")
ADJECTIVE_ENDINGS = ("e", "en", "em", "er", "es")
# A name with fewer letters begins no compound that is written as one word.
HEAD_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form means.

    Attributes
    ----------
    form
        As in ``Party``; also ``stem`` (`deutsch` before a hyphen), ``title`` (`Gebiet`), ``counted`` (`27 Länder`),
        ``nothing`` (`Deutsche Bank`).
    code
        What the party is called in a table; of a title its nominative.
    key
        One for all the names of a party that is called by its name; empty where ``code`` is a code.
    country
        The state of a party below the state.
    genitive
        Whether the form is a genitive.
    town
        Whether the name is a town's too.
    """

    form: str
    code: str = ""
    key: str = ""
    country: str = ""
    genitive: bool = False
    town: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The forms and what helps to look them up.

    Attributes
    ----------
    forms
        What stands for a party, and what must not be taken for one.
    regions
        Names of parties below the state as they stand after a title (`Gebiet Wladimir`).
    longest
        By the first word of a form: how many words the longest such form has.
    heads
        By its first letters: the names that may begin a compound, longest first.
    """

    forms: Mapping[str, Entry]
    regions: Mapping[str, Entry]
    longest: Mapping[str, int]
    heads: Mapping[str, tuple[str, ...]]


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer, built once a process."""
    forms: dict[str, Entry] = {}
    regions: dict[str, Entry] = {}
    blocs = lexicon.load("blocs")
    _add(forms, lexicon.words("partynames", "no_party"), Entry("nothing"))
    for code, row in chain(lexicon.load("states").items(), blocs["blocs"].items()):
        _add_row(forms, row, Entry("name", code))
    for name, row in blocs["groups"].items():
        _add_row(forms, row, Entry("name", name, key=name))
    for title, row in lexicon.load("regions")["titles"].items():
        _add(forms, row.split(", "), Entry("title", title))
    for country, lists in lexicon.load("regions")["of"].items():
        _add_regions(forms, regions, country, lists)
    for stem, code in lexicon.load("partynames")["bound"].items():
        _add_adjective(forms, stem, Entry("stem", code))
    _add(forms, lexicon.words("blocs", "open.names"), Entry("open"))
    _add(forms, lexicon.words("blocs", "open.counted"), Entry("counted"))
    return Gazetteer(forms, regions, _longest(chain(forms, regions)), _heads(forms))


def _add_regions(
    forms: dict[str, Entry], regions: dict[str, Entry], country: str, lists: Mapping[str, str]
) -> None:
    for section, rows in lists.items():
        for row in rows.strip().splitlines():
            name = row.split("|")[0].split(",")[0].strip()
            entry = Entry("name", name, f"{country} {name}", country, town=section == "towns")
            _add_row(regions, row, entry)
            if section != "titled":
                _add_row(forms, row, entry)


def _add_row(forms: dict[str, Entry], row: str, entry: Entry) -> None:
    """Add what one line of a lexicon names; the head of ``states.toml`` says what its columns hold."""
    columns = [
        [cell for cell in map(str.strip, column.split(",")) if cell != "-"] for column in row.split("|")
    ]
    names, adjectives, demonyms, capitals, governments = columns + [[]] * (5 - len(columns))
    for name in names:
        _add(forms, [name], replace(entry, code=name) if entry.key and "*" not in name else entry)
    for adjective in adjectives:
        _add_adjective(forms, adjective, replace(entry, form="adjective", town=False))
    for demonym in demonyms:
        for form in _demonyms(demonym):
            forms.setdefault(form, replace(entry, form="demonym", town=False))
    _add(forms, capitals, replace(entry, form="capital"))
    _add(forms, governments, replace(entry, form="government"))


def _add(forms: dict[str, Entry], names: Iterable[str], entry: Entry) -> None:
    """Add nouns with their genitive."""
    genitive = replace(entry, genitive=True)
    for name in names:
        for spelling in _spellings(name):
            form = as_key(spelling)
            forms.setdefault(form, entry)
            if not form.endswith(SIBILANTS) and not form.isupper():
                forms.setdefault(form + "s", genitive)
            if form.endswith(("staat", "land", "raum", "rat", "bund")):
                forms.setdefault(form + "es", genitive)
            if form.endswith(("länder", "laender")):
                forms.setdefault(form + "n", entry)


def _add_adjective(forms: dict[str, Entry], adjective: str, entry: Entry) -> None:
    for spelling in _spellings(adjective):
        form = as_key(spelling)
        if form.endswith("er"):
            forms.setdefault(form, entry)
            continue
        # `deutsch-russisch`, `Deutsch-Russisches`
        for word in {
            form,
            form[0].upper() + form[1:],
            "-".join(part.capitalize() for part in form.split("-")),
        }:
            forms.setdefault(word, replace(entry, form="stem"))
            if entry.form == "adjective":
                for ending in ADJECTIVE_ENDINGS:
                    forms.setdefault(word + ending, entry)


def _demonyms(singular: str) -> list[str]:
    """Return the forms of a demonym: `Kasache, Kasachen, Kasachin, Kasachinnen`."""
    if singular.endswith("in"):
        return [singular, singular + "nen"]
    if singular.endswith(("i", "o")):
        return [singular, singular + "s"]
    if singular.endswith("er"):
        return [singular + ending for ending in ("", "s", "n", "in", "innen")]
    stem = singular.removesuffix("e")
    return [singular, *(stem + ending for ending in ("en", "in", "innen"))]


def _spellings(name: str) -> set[str]:
    """Return the ways to write a name: endings for the star, the Swiss ss, `ae` for `ä`."""
    found = {name.replace("*", ending) for ending in ADJECTIVE_ENDINGS} if "*" in name else {name}
    if "ß" in name:
        found |= {spelling.replace("ß", "ss") for spelling in found}
    if not name.isascii():
        found |= {_without_umlauts(spelling) for spelling in found}
    return found


def _without_umlauts(word: str) -> str:
    for umlaut, digraph in zip("äöüÄÖÜ", ("ae", "oe", "ue", "Ae", "Oe", "Ue"), strict=True):
        word = word.replace(umlaut, digraph)
    return word


def as_key(name: str) -> str:
    """Return the key of a name: `Elysée-Palast`, `St. Gallen` as `St.Gallen`."""
    if name.isalnum():
        return name
    joints = [JOINTS[gap] for gap in WORD.split(name)[1:-1]]
    return "".join(chain.from_iterable(zip_longest(WORD.findall(name), joints, fillvalue="")))


def _longest(forms: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for form in forms:
        words = [form] if form.isalnum() else WORD.findall(form)
        longest[words[0]] = max(len(words), longest.get(words[0], 1))
    return longest


def _heads(forms: Mapping[str, Entry]) -> dict[str, tuple[str, ...]]:
    heads: dict[str, list[str]] = defaultdict(list)
    for form, entry in forms.items():
        if (
            entry.form in ("name", "open")
            and not entry.genitive
            and len(form) >= HEAD_LETTERS
            and form.isalpha()
        ):
            heads[form[:HEAD_LETTERS]].append(form)
    return {letters: tuple(sorted(names, key=len, reverse=True)) for letters, names in heads.items()}

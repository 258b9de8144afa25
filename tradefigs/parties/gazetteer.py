"""Every form of every name of a party, from the lexicons ``states``, ``blocs``, ``regions``, ``partynames``.

The forms stand in one dictionary, each under its key: its words with one sign between them (a blank, a
hyphen, a point), however a text breaks or joins them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, zip_longest

import regex

from tradefigs import lexicon

WORD = r"\p{L}[\p{L}\p{M}\p{N}\u00ad]*"
# What may stand between two words of one name, besides white space: as in a text, as in a key.
JOINTS = {joint: joint.strip() for joint in ("-", "- ", ".", ". ", "'", "/", ", ", " & ")} | {
    "’": "'",
    "\u2010": "-",
    "\u2011": "-",
}
SIBILANTS = ("s", "ß", "x", "z")
ADJECTIVE_ENDINGS = ("e", "en", "em", "er", "es")
# A name with fewer letters begins no compound that is written as one word.
HEAD_LETTERS = 4

_WORD = regex.compile(WORD)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form means.

    Attributes
    ----------
    form
        As in ``Party``; also ``stem`` (`deutsch` before a hyphen), ``title`` (`Gebiet`), ``pointing``
        (`Union`), ``noun`` of an open group (`27 Länder`), ``nothing`` (`Deutsche Bank`).
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
    begins
        The first letters of all forms, also all capital: a word that begins otherwise begins no form.
    """

    forms: Mapping[str, Entry]
    regions: Mapping[str, Entry]
    longest: Mapping[str, int]
    heads: Mapping[str, tuple[str, ...]]
    begins: frozenset[str]


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer, built once a process."""
    forms: dict[str, Entry] = {}
    regions: dict[str, Entry] = {}
    blocs, listed = lexicon.load("blocs"), lexicon.load("regions")
    _add(forms, lexicon.words("partynames", "no_party"), Entry("nothing"))
    for code, row in chain(lexicon.load("states").items(), blocs["blocs"].items()):
        _add_row(forms, row, Entry("name", code))
    for name, row in blocs["groups"].items():
        _add_row(forms, row, Entry("name", name, key=name))
    for title, row in listed["titles"].items():
        _add(forms, row.split(", "), Entry("title", title))
    for country, sections in listed["of"].items():
        for section, rows in sections.items():
            for row in rows.strip().splitlines():
                name = row.split("|")[0].split(",")[0].strip()
                entry = Entry("name", name, f"{country} {name}", country, town=section != "regions")
                _add_row(regions, row.split("|")[0], entry)
                if section != "titled":
                    _add_row(forms, row, entry)
    for stem, code in lexicon.load("partynames")["bound"].items():
        forms[stem] = forms[stem.capitalize()] = Entry("stem", code)
    for row in blocs["pointing"]:
        _add(forms, row.split(", "), Entry("pointing", row))
    _add(forms, lexicon.words("blocs", "open.names"), Entry("open"))
    _add(forms, lexicon.words("blocs", "open.nouns"), Entry("noun"))
    longest = _longest(chain(forms, regions))
    begins = {word[:HEAD_LETTERS] for word in longest}
    begins |= {letters.upper() for letters in begins}
    return Gazetteer(forms, regions, longest, _heads(forms), frozenset(begins))


@cache
def alliances() -> frozenset[str]:
    """Return the codes of all blocs and groups of states, which may trade within themselves."""
    listed = lexicon.load("blocs")
    names = chain.from_iterable(row.split("|")[0].strip().split(", ") for row in listed["groups"].values())
    return frozenset(chain(listed["blocs"], listed["groups"], names))


def points_back(word: str) -> bool:
    """Tell `Inselstaat`, `Emirat`, which point back to a party, from its name."""
    entry = gazetteer().forms.get(word)
    return entry is not None and entry.form == "pointing"


@cache
def pointed_at_by() -> Mapping[str, tuple[str, ...]]:
    """Return by the code of each party what points back to it: lines of words, and parts of the world."""
    blocs, found = lexicon.load("blocs"), defaultdict[str, list[str]](list)
    for row, codes in chain(blocs["pointing"].items(), blocs["states_of"].items()):
        for code in codes:
            found[code].append(row)
    return {code: tuple(rows) for code, rows in found.items()}


def lies_in(state: str, region: str) -> bool:
    """Tell whether a state is in a part of the world or in a bloc."""
    if state in lexicon.load("blocs")["members_of"].get(region, ()):
        return True
    rows = pointed_at_by().get(state, ())
    return bool(region) and any(region == row or row.startswith(f"{region}-Land, ") for row in rows)


# ---------------------------------------------------------------- from a line to its forms


def _add_row(forms: dict[str, Entry], row: str, entry: Entry) -> None:
    """Add what one line of a lexicon names; the head of ``states.toml`` says what its columns hold."""
    columns = [[cell for cell in column.strip().split(", ") if cell != "-"] for column in row.split("|")]
    names, adjectives, demonyms, capitals, governments = columns + [[]] * (5 - len(columns))
    if entry.key:  # each name is a name that the party may go by
        for name in names:
            _add(forms, [name], entry if "*" in name else replace(entry, code=name))
    else:
        _add(forms, names, entry)
        if not entry.country:  # `Sri-Lanka-Exporte`
            _add(forms, [name.replace(" ", "-") for name in names if " " in name and "*" not in name], entry)
    if adjectives:
        _add_adjectives(forms, adjectives, Entry("adjective", entry.code, entry.key, entry.country))
    if demonyms:
        _add_demonyms(forms, demonyms, Entry("demonym", entry.code, entry.key, entry.country))
    if capitals:
        _add(forms, capitals, Entry("capital", entry.code))
    if governments:
        _add(forms, governments, Entry("government", entry.code))


def _add(forms: dict[str, Entry], names: Iterable[str], entry: Entry) -> None:
    """Add nouns with their genitive."""
    genitive = Entry(entry.form, entry.code, entry.key, entry.country, True, entry.town)
    for name in names:
        for form in map(as_key, spellings(name)):
            forms.setdefault(form, entry)
            if not form.endswith(SIBILANTS) and not form.isupper():
                forms.setdefault(form + "s", genitive)
            if form.endswith(("staat", "land", "raum", "rat", "bund")):
                forms.setdefault(form + "es", genitive)
            if form.endswith(("änder", "aender")):
                forms.setdefault(form + "n", entry)


def _add_adjectives(forms: dict[str, Entry], adjectives: Iterable[str], entry: Entry) -> None:
    """Add `belarussisch` with its endings; those in -er, which are capitalised, have none.

    Of what lies in several states also `innerafrikanisch`, of a state `gesamtösterreichisch`.
    """
    stem = Entry("stem", entry.code, entry.key, entry.country)
    adjectives = list(adjectives)
    if len(entry.code) > len("AF") and not entry.country:
        adjectives += [inside + adjective for adjective in adjectives for inside in ("inner", "intra")]
    for adjective in adjectives:
        for form in map(as_key, spellings(adjective)):
            if len(entry.code) == len("AF") and form.endswith("sch"):
                for ending in ADJECTIVE_ENDINGS:
                    forms.setdefault(f"gesamt{form}{ending}", entry)
            if form.endswith("er"):
                forms.setdefault(form, entry)
                continue
            for word in {form, form[0].upper() + form[1:], form.title()}:
                forms.setdefault(word, stem)
                for ending in ADJECTIVE_ENDINGS:
                    forms.setdefault(word + ending, entry)


def _add_demonyms(forms: dict[str, Entry], singulars: Iterable[str], entry: Entry) -> None:
    """Add `Kasache, Kasachen, Kasachin, Kasachinnen`."""
    for singular in singulars:
        if singular.endswith("in"):
            endings = ["", "nen"]
        elif singular.endswith(("i", "o")):
            endings = ["", "s"]
        elif singular.endswith("er"):
            endings = ["", "s", "n", "in", "innen"]
        else:
            forms.setdefault(singular, entry)
            singular = singular.removesuffix("e")
            endings = ["en", "in", "innen"]
        for spelling in spellings(singular):
            for ending in endings:
                forms.setdefault(as_key(spelling + ending), entry)


_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def spellings(name: str) -> set[str]:
    """Return the ways to write a name: endings for the star, the Swiss ss, `ae` for `ä`."""
    found = {name.replace("*", ending) for ending in ADJECTIVE_ENDINGS} if "*" in name else {name}
    if not name.isascii():
        found |= {spelling.replace("ß", "ss") for spelling in found}
        found |= {spelling.translate(_DIGRAPHS) for spelling in found}
    return found


def as_key(name: str) -> str:
    """Return the key of a name: `St. Gallen` has the key `St.Gallen`."""
    if name.isalnum():
        return name
    joints = [JOINTS.get(gap, " ") for gap in _WORD.split(name)[1:-1]]
    return "".join(chain.from_iterable(zip_longest(_WORD.findall(name), joints, fillvalue="")))


# ---------------------------------------------------------------- what helps to look a form up


def _longest(forms: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for form in forms:
        if form.isalnum():
            longest.setdefault(form, 1)
            continue
        words = _WORD.findall(form)
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

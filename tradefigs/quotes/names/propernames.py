"""Which words are proper names: first names, states, their capitals, blocs and regions."""

from __future__ import annotations

from functools import cache, lru_cache

from tradefigs import lexicon


@cache
def columns_of(name: str) -> dict[str, list[list[str]]]:
    """Return the words of each column of a lexicon's rows, by the code of the row."""
    rows = {code: row for code, row in lexicon.load(name).items() if isinstance(row, str)}
    return {code: [_listed(column) for column in row.split("|")] for code, row in rows.items()}


def _listed(column: str) -> list[str]:
    return [word.strip() for word in column.split(",")]


@cache
def _first_names() -> dict[str, str]:
    table = lexicon.load("firstnames")
    return {name: gender for gender in ("male", "female") for name in table[gender].split()}


def gender_of_name(word: str) -> str:
    """Return ``male``, ``female`` or an empty text for a first name (the first part of `Hans-Peter`)."""
    return _first_names().get(word, "") or _first_names().get(word.partition("-")[0], "")


def is_of_either(word: str) -> bool:
    """Tell whether men and women have a first name, so that an office tells more of the sex: `Andrea`."""
    return word in lexicon.load("firstnames")["either"]


@lru_cache(maxsize=20_000)
def is_first_name(word: str) -> bool:
    """Tell whether ``word`` is a first name or an initial."""
    return bool(gender_of_name(word)) or (len(word) == 2 and word[0].isupper() and word[1] == ".")


@cache
def _states() -> frozenset[str]:
    return frozenset(name for columns in columns_of("states").values() for name in columns[0])


@cache
def _places() -> frozenset[str]:
    """Names of states, their capitals and governments, of blocs and regions."""
    states, blocs = columns_of("states").values(), columns_of("blocs").values()
    names = {name for columns in states for column in (*columns[:1], *columns[3:5]) for name in column}
    names |= {name for columns in blocs for name in columns[0]}
    for regions in lexicon.load("regions")["of"].values():
        rows = (row for name in ("regions", "towns") for row in regions.get(name, "").split("\n"))
        names |= {name for row in rows for name in _listed(row.split("|")[0])}
    return frozenset(names)


def is_place(word: str) -> bool:
    """Tell whether ``word`` names a state, a bloc, a region or a capital, also in the genitive."""
    return word in _places() or word.removesuffix("s") in _places()


def is_state(word: str) -> bool:
    """Tell whether ``word`` is a state's name, also in the genitive."""
    return (
        word in _states() or word.rstrip("'’") in _states() or (word.endswith("s") and word[:-1] in _states())
    )


@cache
def _nations() -> dict[str, str]:
    """Adjectives of states in lower case, without ending, and their names, with the states' codes."""
    found: dict[str, str] = {}
    for code, columns in columns_of("states").items():
        for word in (word for column in columns[:2] for word in column):
            found.setdefault(word.lower(), code)
    return found


@lru_cache(maxsize=5_000)
def nations_in(role: str) -> frozenset[str]:
    """Return the codes of the states in an office: `armenischer Präsident`, `Präsident Kasachstans`."""
    known = _nations()
    stems = (
        (low, low.removesuffix("s"), low.rstrip("'’"), low[:-1], low[:-2])
        for low in map(str.lower, role.split())
    )
    return frozenset(known[stem] for forms in stems for stem in forms if stem in known)

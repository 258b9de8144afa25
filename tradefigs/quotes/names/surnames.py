"""Names that a text itself shows to be some: by a first name, an office or an article beside them."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from tradefigs.language.patterns import late
from tradefigs.language.verbs import verb_forms
from tradefigs.language.words import is_acronym
from tradefigs.quotes.names.offices import is_held, office_of
from tradefigs.quotes.names.propernames import is_first_name


@lru_cache(maxsize=2)
def surnames_in(text: str) -> frozenset[str]:
    """Return the last words of the names that stand behind an office, a first name or `sagte`.

    Those with particles, too: `von der Aue`.
    """
    found: set[str] = set()
    for match in _CAPITALS.finditer(text):
        words = match[0].split()
        pairs = pairwise(words)
        found.update(name for before, name in pairs if is_first_name(before) or is_held(before))
        before = _SMALL_WORD.match(text, 0, match.start())
        said = before is not None and before["word"] in verb_forms()
        if len(words) > 1 and (said or any(office_of(word) for word in words[:-2])):
            found.add(words[-1])
    return particled_surnames(text).union(name for name in found if office_of(name) is None)


# `sagte Anna Weber`, `Minister Weber`, `J.-P. Weber`, `Omar al-Sayed`; not `sagte Weber. Allein Tee`
_CAPITALS = late(
    r"(?<![\p{L}.'’-])(?:(?:\p{Lu}\.-?)+|(?:Dr|Prof|St|Mag|Ing|Dipl|Ch|Th)\.|\p{Lu}[\p{L}'’-]*+)"
    r"(?:\s(?:\p{Ll}{1,3}[’'-])?\p{Lu}[\p{L}'’-]++)+"
)
_SMALL_WORD = late(r"(?r)(?<![\p{L}.'’-])(?P<word>\p{Ll}++)\s+")


@lru_cache(maxsize=2)
def unions_in(text: str) -> frozenset[str]:
    """Return the short forms of unions and institutes: with `der`, `das`, or in brackets behind a name.

    Firms have no such article: `der BGA`, `das IfW`, `Fachverband der Köche (FK)`, but `BMW`, `die BASF`.
    """
    found = (match["one"] or match["other"] for match in _SHORT_FORMS.finditer(text))
    return frozenset(name for name in found if is_acronym(name))


_SHORT_FORMS = late(
    r"\b[Dd](?:er|as)\s(?P<one>\p{Lu}[\p{L}\d]{1,11}+)(?![\p{L}-])|\((?P<other>\p{Lu}[\p{L}\d]{1,11}+)\)"
)


@lru_cache(maxsize=2)
def particled_surnames(text: str) -> frozenset[str]:
    """Return the surnames with particles behind a first name: `von der Aue`, `da Silva`, `da Silva Neto`."""
    found = set()
    for match in _PARTICLED.finditer(text):
        given = match["given"].split()
        near = given[-1:] if match["name"].startswith(("von ", "vom ", "zu ", "van ")) else given
        if any(is_first_name(word) for word in near):  # not: Minister Jan Kos von Lettland
            found |= {match["name"], match["name"] + (match["more"] or "")}
    return frozenset(found)


# `Anna von der Aue`, `João Teles da Costa`
_PARTICLED = late(
    r"\b(?P<given>(?:\p{Lu}[\p{L}’'-]++ ){1,3})"
    r"(?P<name>(?:v[oa]n|vom|zu|d[aeiu]|dos|del(?:la)?|l[ae]|bin|ibn|ben|te[nr])"
    r"(?: (?:de[rnm]|l[ae]s?|los))? \p{Lu}[\p{L}’'-]++)(?P<more> \p{Lu}[\p{L}’'-]++)?"
)

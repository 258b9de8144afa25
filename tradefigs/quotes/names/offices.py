"""What a common noun says of a speaker: an office, an institution, a source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tradefigs import lexicon
from tradefigs.language.verbs import speech_nouns
from tradefigs.quotes.names.propernames import columns_of, gender_of_name, is_state

# The group of all that persons are called by nation or party.
BELONGING = -1


@dataclass(frozen=True, slots=True)
class Office:
    """An office: ``base`` its head in the nominative, ``group`` the number of its line of synonyms."""

    base: str
    group: int
    female: bool
    plural: bool


@cache
def _offices() -> tuple[dict[str, tuple[str, int, bool, bool]], frozenset[str]]:
    """All forms of the offices in lower case, and those that may end a compound."""
    forms: dict[str, tuple[str, int, bool, bool]] = {}
    alone = set(lexicon.words("offices", "alone"))
    feminine = lexicon.load("offices")["feminine"]
    ends: set[str] = set()
    for form, female in _belongings():
        forms[form.lower()] = (form, BELONGING, female, False)
    for group, bases in enumerate(lexicon.load("offices")["groups"]):
        for base in bases:
            for form, female, plural in _office_forms(base, feminine.get(base.removesuffix("(r)"), "")):
                forms.setdefault(form.lower(), (base.replace("(r)", "r"), group, female, plural))
                if base not in alone and len(form) > 3:
                    ends.add(form.lower())
    return forms, frozenset(ends)


def _belongings() -> Iterator[tuple[str, bool]]:
    """Yield what a person is called by nation or party and whether it is a woman: `Lette`, `Lettin`."""
    for word in lexicon.words("offices", "parties"):
        yield word, False
        yield word + "in", True
    for columns in columns_of("states").values():
        for word in [*columns[2:3], []][0]:
            if len(word) > 2 and word.isalpha():
                yield word, word.endswith("in")
                yield word.removesuffix("e") + "in", True
                inflected = word + ("n" if word.endswith("e") else "s")  # laut dem Letten, des Iraners
                if not is_state(inflected):  # dem Polen
                    yield inflected, False


@cache
def _nations_called() -> dict[str, str]:
    """What a person is called by nation, in lower case without ending, with the state's code."""
    found: dict[str, str] = {}
    for code, columns in columns_of("states").items():
        for word in [*columns[2:3], []][0]:
            found.setdefault(word.lower().removesuffix("e"), code)
    return found


def nation_called(word: str) -> str:
    """Return the code of the state of whom a word calls so: `Polin`, `Serben`; "" where it calls nobody."""
    known = _nations_called()
    stems = (word.lower().removesuffix(ending) for ending in ("", "e", "in", "en", "s"))
    return next((known[stem] for stem in stems if stem in known), "")


def _office_forms(base: str, feminine: str) -> list[tuple[str, bool, bool]]:
    """Return (form, is feminine, is plural) of an office; what can be both counts as singular."""
    if base.endswith("(r)"):
        stem = base.removesuffix("(r)")
        return [(stem + ending, False, False) for ending in ("", "n", "r", "m")]
    women = lexicon.load("offices")["women"]
    if base in women:
        return [(base, True, False), (women[base], True, True)]
    stem = base.removesuffix("e")
    female = feminine or stem + "in"
    forms = [(base, False, False), (base + "s", False, False), (base + "es", False, False)]
    if base.endswith(_WEAK):
        forms += [(stem + "en", False, False)]
    forms += [(female, True, False), (female + "nen", True, True)]
    forms += [(stem + ending, False, True) for ending in ("e", "n", "en", "er", "ern")]
    if base.endswith("mann"):
        forms += [(base[:-4] + "leute", False, True), (base[:-4] + "leuten", False, True)]
    return forms


# Masculine nouns in these are inflected with -en: `des Analysten`
_WEAK = ("ent", "ant", "ist", "yst", "at", "ot", "ekt", "nom", "arch", "graf", "ürst", "oge", "e", "mut")


@lru_cache(maxsize=20_000)
def is_adjective_too(word: str) -> bool:
    """Tell whether who is of a nation and what is its are called alike: `der Schweizer`, `Schweizer Zoll`."""
    return any(word in column for columns in columns_of("states").values() for column in columns[1:2])


@lru_cache(maxsize=20_000)
def office_of(word: str) -> Office | None:
    """Return the office that ``word`` names, or ends in: `Vizeaußenministerin` is a `Minister`."""
    forms, ends = _offices()
    low = word.lower().rpartition("-")[2].strip("'’.")
    found = forms.get(low)
    if found is None and word[:1].isupper() | ("-" in word):
        end = next((end for end in _endings(low) if end in ends), None)
        found = forms[end] if end else None
    return Office(*found) if found else None


@cache
def words_of(*names: str) -> frozenset[str]:
    """Return the words of one list or several of ``lexicon/offices.toml``."""
    return frozenset(word for name in names for word in lexicon.words("offices", name))


def is_visitor(word: str) -> bool:
    """Tell whether a noun says only who visits or receives: `Gast`, `Gastgebers`."""
    held = office_of(word)
    return held is not None and held.base in words_of("visits.guests", "visits.hosts")


def is_held(word: str) -> bool:
    """Tell whether a word names an office, no nation: `Schweizer`."""
    held = office_of(word)
    return held is not None and held.group != BELONGING


def is_counterpart(word: str) -> bool:
    """Tell whether a noun means somebody else than the one who spoke: `Amtskollegen`."""
    held = office_of(word)
    return word in words_of("counterparts") or (held is not None and held.base in words_of("counterparts"))


def nominative_office(word: str, *, female: bool) -> str:
    """Return an office in the nominative singular: `Vizeminister` for `Vizeministers`."""
    held = office_of(word)
    if held is not None and held.female and word.endswith("innen"):
        return word.removesuffix("nen")
    if held is not None and held.plural and word.lower().endswith(f"{held.base.lower()}n"):
        return word.removesuffix("n")  # den Statistikern zufolge
    if held is None or held.female or held.plural:
        return word
    adjectival = held.base in _adjectival()
    place = word.lower().rfind(held.base.lower().removesuffix("r") if adjectival else held.base.lower())
    if place < 0:
        return word
    end = place + len(held.base)
    if adjectival:
        return word[: end - 1] + ("" if female else "r")
    return word[:end] + "." * word.endswith(".")


@cache
def _adjectival() -> frozenset[str]:
    """Offices that are inflected like adjectives: `Vorsitzender`."""
    bases = (base for group in lexicon.load("offices")["groups"] for base in group)
    return frozenset(base.replace("(r)", "r") for base in bases if base.endswith("(r)"))


LONGEST_NOUN = 40  # letters of an office's or institution's noun, with its ending


def _endings(word: str) -> Iterator[str]:
    """Yield what a word may end in, longest first."""
    return (word[start:] for start in range(max(0, len(word) - LONGEST_NOUN), len(word)))


# ---------------------------------------------------------------- institutions


@cache
def _institutions() -> dict[str, tuple[str, str]]:
    """Forms of the nouns for institutions in lower case, with gender and ending.

    Feminines end in -n in the plural only: `Behörden`. Old spelling has `ß` at the end: `Ausschuß`.
    """
    table = lexicon.load("offices")["institutions"]
    nouns = [(noun.lower(), gender) for gender, nouns in table.items() for noun in nouns]
    nouns += [(f"{noun.removesuffix('ss')}ß", gender) for noun, gender in nouns if noun.endswith("uss")]
    found: dict[str, tuple[str, str]] = {}
    for noun, gender in sorted(nouns, key=lambda pair: -len(pair[0])):
        for ending in ("", "s", "es", "n", "en", "e"):
            several = gender == "feminine" and ending in ("n", "en")
            found.setdefault(noun + ending, ("plural", "") if several else (gender, ending))
    return found


# So many letters a compound has at least before a noun that is so short: `Beirat`, not `Marat`.
SHORTEST_FIRST_PART, LONGEST_SYLLABLE = 3, 6


@cache
def _no_institutions() -> tuple[str, ...]:
    return tuple(
        noun + end
        for noun in lexicon.words("offices", "no_institutions")
        for end in ("", "n", "en", "e", "s")
    )


@lru_cache(maxsize=20_000)
def institution_of(word: str) -> tuple[str, str] | None:
    """Return the gender of an institution's noun and its nominative: `Bundesamtes`: neuter, `Bundesamt`."""
    if (not word[:1].isupper() and "-" not in word) or gender_of_name(word):  # Kairat
        return None
    low, forms = word.lower(), _institutions()
    if low.endswith(_no_institutions()):
        return None
    for form in _endings(low):
        gender, ending = forms.get(form, ("", ""))
        rest = len(low) - len(form)
        if 0 < rest < SHORTEST_FIRST_PART and len(form) <= LONGEST_SYLLABLE and not low[:rest].endswith("-"):
            continue  # Marat
        if gender and not low.removesuffix(ending).endswith(lexicon.words("offices", "days")):
            return gender, word[: len(word) - len(ending)]
    if low.endswith(("ministerien", "ämter", "ämtern", "häuser", "verbände", "verbänden")):
        return "plural", word.removesuffix("n") if low.endswith(("ämtern", "verbänden")) else word
    return None


def is_institution_noun(word: str) -> bool:
    """Tell whether ``word`` alone names no institution in particular: `Behörde`, `Verband`."""
    return _institutions().get(word.lower(), ("", "no noun"))[1] == ""


def is_counting(word: str) -> bool:
    """Tell whether a word is the name of a statistical office or base: `Eurostat`, `Comtrade`."""
    return word.lower().endswith(lexicon.words("offices", "tellers"))


def is_statistical(name: str) -> bool:
    """Tell whether an institution counts trade: `Statistisches Bundesamt`, `Eurostat`."""
    return any("statisti" in word or is_counting(word) for word in name.lower().split())


# Only with the place behind it is the name of one of these complete: `die Botschaft in Tschechien`.
_LOCATED = ("botschaft", "vertretung", "konsulat", "mission")


def is_located(noun: str) -> bool:
    """Tell whether an institution's name needs the place behind it."""
    low = noun.lower()
    return low.endswith(_LOCATED) and not low.endswith("kommission")


_STRONG = {"neuter": "es", "masculine": "er", "feminine": "e", "plural": "e"}


def nominative_adjective(adjective: str, gender: str) -> str:
    """Return an adjective without article in the nominative: `Statistischen`, neuter: `Statistisches`."""
    ending = next((end for end in ("en", "em", "er", "es", "e") if adjective.endswith(end)), "")
    stem = adjective.removesuffix(ending)
    # Wiener, Berliner; not Eidgenössischer, Nationaler
    town = ending == "er" and adjective[0].isupper() and gender != "masculine"
    town = town and not adjective.endswith(("scher", "licher", "tionaler", "traler"))
    return adjective if town or not ending or len(stem) <= 2 else stem + _STRONG.get(gender, "e")


# ---------------------------------------------------------------- sources


@cache
def _source_nouns() -> tuple[frozenset[str], tuple[str, ...]]:
    nouns = frozenset(noun.lower() for noun in lexicon.words("speech", "sources.nouns"))
    return nouns, tuple(
        sorted((noun for noun in nouns if len(noun) > 4), key=lambda noun: (-len(noun), noun))
    )


@lru_cache(maxsize=20_000)
def is_source_noun(word: str) -> bool:
    """Tell whether ``word`` means what a source gives: `Angaben`, `Polizeiangaben`, `Presseberichten`."""
    nouns, ends = _source_nouns()
    low = word.lower()
    return low in nouns or (
        word[:1].isupper() and low.endswith(ends) and not low.endswith(speech_nouns("sources.no_sources"))
    )


def is_known_source(word: str) -> bool:
    """Tell whether a source needs nobody who named it before: `die Zollstatistik`, not `der Bericht`."""
    return word.lower().endswith(tuple(noun.lower() for noun in lexicon.words("speech", "sources.known")))


@cache
def document_nouns() -> tuple[str, ...]:
    """Return the nouns for documents in lower case."""
    return tuple(noun.lower() for noun in lexicon.words("speech", "sources.documents"))


def is_relay(name: str, role: str) -> bool:
    """Tell whether a speaker only passes on what others say: a news agency, a paper."""
    return name in words_of("relays") or any(word in words_of("relays") for word in role.split())


def is_agency(word: str) -> bool:
    """Tell whether a word is the bare name of a news agency: `BelTA`, not `Agentur`."""
    return is_relay(word, "") and institution_of(word) is None and office_of(word) is None


# ---------------------------------------------------------------- things


@lru_cache(maxsize=5_000)
def is_common(word: str) -> bool:
    """Tell whether a noun by its form means things, many people, or a trade, and nobody: `Holzexporte`."""
    lists = ("abstract_endings", "goods_endings", "many_endings", "branch_endings", "nobodys_endings")
    endings = tuple(ending for name in lists for ending in lexicon.words("grammar", name))
    return word.lower().endswith((*endings, *document_nouns()))


@lru_cache(maxsize=5_000)
def names_trade(word: str) -> bool:
    """Tell whether a word in lower case is a noun of trade, which nobody is called: `Handelsvolumen`."""
    forms = (word.removesuffix(ending) for ending in ("", "e", "s", "es", "n", "en"))
    return any(form.endswith(_trade_nouns()) for form in forms)


@cache
def _trade_nouns() -> tuple[str, ...]:
    table = lexicon.load("trade")["nouns"]
    return tuple(noun.replace("|", "").lower() for nouns in table.values() for noun in nouns)

"""Which states, blocs, world regions and parties below the state a text names, and where.

At each word that may begin a name the longest form of the gazetteer is taken. Who of the parties reports and
who is the partner is decided elsewhere: this room only finds and names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.parties.adjectives import read_adjectives
from tradefigs.parties.gazetteer import HEAD_LETTERS
from tradefigs.parties.names import read_compound_word, read_name, read_open_noun
from tradefigs.parties.page import Page
from tradefigs.parties.party import Mention, Party
from tradefigs.parties.references import unified, with_members, with_pointers
from tradefigs.parties.regions import note_pointer, read_title

# Characters to look back, each as long as any text has it.
LONGEST_ADJECTIVE = 80  # `nordrhein-westfälisch-niederländischen`
_CAPITALISED = late(r"\p{Lu}[\w\u00ad]*")
_NOUN_BEFORE = late(r"(?r)\p{Lu}[\p{L}-]+\s+")
# The end of an adjective in small letters, and all of it: `belarussisch-kasachischen`.
_ADJECTIVE_END = late(r"(?:[iy]|eut)sch(?:e[mnrs]?)?(?!\p{L})")
_ADJECTIVE = late(r"(?r)(?<!\p{L})(?:\p{Ll}[\p{Ll}\p{M}\u00ad]*-)*+\p{Ll}[\p{Ll}\p{M}\u00ad]*")


def find_parties(text: str) -> list[Party]:
    """Return every mention of a party in ``text``, sorted, none overlapping.

    Parties that are called by their name go by one name all through a text, the first one that it gives them.
    What points back to a region (`der Kanton`) names it too.
    """
    return _named_on(Page(text))


def parties_of_passage(text: str) -> list[Party] | None:
    """Return the same of a part of a text; None where a word may mean a party named before: `der Kanton`."""
    page = Page(text)
    named = _named_on(page)
    return None if page.pointers else named


def may_name_party(text: str, start: int, end: int) -> bool:
    """Tell whether a party may stand in ``text[start:end]``, much faster than `find_parties` finds it."""
    page = Page(text[start:end])
    return page.is_odd or any(_may_be_party(page, *place) for place in _candidates(page))


def _named_on(page: Page) -> list[Party]:
    parties = unified(_read(page))
    return with_members(page.text, with_pointers(page.text, parties, page.pointers))


def _read(page: Page) -> list[Mention]:
    longest, heads = page.known.longest, page.known.heads
    free = 0
    for start, end in _candidates(page):
        if start < free:
            continue
        word = page.spelled(start, end) if page.is_odd else page.text[start:end]
        if word in longest or word.isupper():
            free = _read_form(page, start, end)
        elif word[:HEAD_LETTERS] in heads:
            read_compound_word(page, start, end)
    return page.found


def _may_be_party(page: Page, start: int, end: int) -> bool:
    """Tell whether `_read` looks at the word: what is no party for it is none."""
    word = page.text[start:end]
    return word in page.known.longest or word.isupper() or word[:HEAD_LETTERS] in page.known.heads


def _candidates(page: Page) -> list[tuple[int, int]]:
    """Return where names may begin: the capitalised words, and adjectives in small letters."""
    begins, is_odd = page.known.begins, page.is_odd
    words = [
        match.span()
        for match in _CAPITALISED.finditer(page.text)
        if match[0][:HEAD_LETTERS] in begins or is_odd
    ]
    if adjectives := list(_adjectives(page)):
        words += adjectives
        words.sort()
    return words


def _adjectives(page: Page) -> Iterator[tuple[int, int]]:
    """Yield the first part of each adjective in small letters: `deutsch` of `deutsch-polnische`."""
    for match in _ADJECTIVE_END.finditer(page.text):
        adjective = _ADJECTIVE.match(page.text, max(0, match.end() - LONGEST_ADJECTIVE), match.end())
        if adjective is not None:
            hyphen = page.text.find("-", *adjective.span())
            yield adjective.start(), adjective.end() if hyphen < 0 else hyphen


def _is_first_name(page: Page, start: int, end: int) -> bool:
    """Tell `Ministerin Sofia Weber` from `Bulgarien und Sofia`: a name between two nouns."""
    if page.text[start:end] not in _first_names():
        return False
    before = _NOUN_BEFORE.match(page.text, max(0, start - LONGEST_ADJECTIVE), start)
    return before is not None and page.next_word(end)[:1].isupper()


@cache
def _first_names() -> frozenset[str]:
    names = lexicon.load("firstnames")
    return frozenset((*names["male"].split(), *names["female"].split()))


def _read_form(page: Page, start: int, end: int) -> int:
    entry, end = page.match(start, end, page.known.forms)
    if entry is None:
        return end
    match entry.form:
        case "name":
            return read_name(page, start, end, entry)
        case "adjective" | "stem":
            return read_adjectives(page, start, end, entry)
        case "title":
            return read_title(page, start, end, entry)
        case "pointing":
            note_pointer(page, start, end, entry)
        case "noun":
            read_open_noun(page, start, end)
        case "capital" | "demonym" | "government" | "open":
            is_no_party = entry.form == "capital" and (
                page.is_dateline(start, end) or _is_first_name(page, start, end)
            )
            if not page.hangs_on(start) and not is_no_party:
                page.note(start, end, entry)
    return end

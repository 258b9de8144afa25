"""Names of states and blocs, alone and in compounds, and open groups: `China`, `China-Handel`, `27 Länder`.

What reads is given what was matched, from ``start`` to ``end``, notes the mention if it is one, and returns
where reading goes on.
"""

from __future__ import annotations

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.parties.gazetteer import HEAD_LETTERS, Entry, alliances
from tradefigs.parties.page import Page, next_end
from tradefigs.parties.regions import note_pointer, note_region

LONGEST_COUNT = 60  # the two words before `Länder`: `mehr als 100 weiteren`
LONGEST_AUTHORITY = 120  # `Staatliches Komitee für Statistik der Republik Usbekistan`
LONGEST_DATELINE = 40  # from the beginning of a line to who sends it: `Wien/Brüssel (`

_MEMBER = ("Mitglied", "Mitglieds")  # `aus dem jüngsten EU-Mitglied`: a state named before
# `27` Länder, `mehr als 100 weiteren` Staaten
_TWO_WORDS_BEFORE = late(r"(?r)(?:(?<!\S)(?P<first>\S+)\s+)?(?<!\S)(?P<second>\S+)\s+")
# `die beiden Andenländer`: two that are named elsewhere; not `Platz zwei die EU`, `aus den beiden Staaten`
_TWO_OF = late(
    r"(?r)(?<!\b(?:Platz|Rang|Stelle)\s)(?<!\b(?:[Aa]us|[Ii]n|[Nn]ach|[Aa]n|[Mm]it)\s+(?:(?:den|die)\s+)?)"
    r"\b(?:[Bb]eiden?|[Zz]wei)\s+"
)
# `Hauptamt für Statistik (`, `das Statistische Hauptamt `
_AUTHORITY = late(
    lambda: (
        rf"\b\p{{L}}*{lexicon.any_case_of('trade', 'names.authorities')}(?:e?s)?"
        r"(?:\s+(?:für|des|der)\s+(?:(?:de[nr]|die|das)\s+)?\p{Lu}[\p{L}-]+)?\s+(?P<bracket>\()?$"
    )
)
# `Wien (OTS) –`, `Linz (OTS/LK) –`, `Graz (OTS/03.05.2019) –`: who sends the text.
_SENDER = late(r"(?:/[\p{L}\d. ]{2,20})?\)\s*[–—-]+\s")


def read_name(page: Page, start: int, end: int, entry: Entry) -> int:
    """`China`, `Belarus'`, `EU-China`."""
    is_money = page.text.startswith(("$", "-$", " Dollar"), end)  # US$, US Dollar
    may_be_town = entry.country or page.text[start:end].isupper()  # `LUXEMBURG - Der Überschuss`
    if is_money or (may_be_town and page.is_dateline(start, end)):
        return end
    if _is_authority(page, start, end, entry):
        return end
    if entry.code in alliances() and _TWO_OF.match(page.text, max(0, start - LONGEST_COUNT), start):
        return page.compound_end(end)
    if page.text.endswith(page.around.outside, 0, start):
        entry = Entry("open")
    if page.has_hyphen(end):
        return read_hyphenated(page, start, end, entry)
    page.note(start, end, entry, "pair" if page.is_paired(start) else "name")
    return end


def _is_authority(page: Page, start: int, end: int, entry: Entry) -> bool:
    """Tell whether letters stand for a house: `Amt für Statistik (GUS)`, `Hauptamt GUS`, `Wien (OTS) –`."""
    word = page.text[start:end]
    if word in page.authorities:
        return True
    is_bracketed = page.text.endswith("(", 0, start)
    if not word.isupper() or not (is_bracketed or (entry.code in alliances() and not page.has_hyphen(end))):
        return False
    if not _names_authority(page, start, end) and not (
        is_bracketed and entry.key and _sends(page, start, end)
    ):
        return False
    page.authorities.add(word)
    return True


def _names_authority(page: Page, start: int, end: int) -> bool:
    house = _AUTHORITY.search(page.text, max(0, start - LONGEST_AUTHORITY), start)
    return house is not None and (house["bracket"] is None or page.text.startswith(")", end))


def _sends(page: Page, start: int, end: int) -> bool:
    line = page.text.rfind("\n", 0, start) + 1
    return start - line <= LONGEST_DATELINE and _SENDER.match(page.text, end) is not None


def read_hyphenated(page: Page, start: int, end: int, entry: Entry) -> int:
    """`China-Handel`, `US-Dollar`, `EU-Staaten`, `EU-chinesische`, `Iran-Russland`."""
    tail_start, tail_end = end + 1, next_end(page.text, end)
    word = page.text[tail_start:tail_end]
    if word in page.around.currencies or word.startswith(page.around.no_party_with):
        return page.compound_end(tail_end)
    following, following_end = page.match(tail_start, tail_end, page.known.forms)
    beside = following.form if following else ""
    if beside in ("name", "capital"):
        page.note(start, end, entry, "pair")
        return end
    if following and beside == "adjective":
        page.note(start, end, entry, "pair")
        page.note(tail_start, following_end, following, "pair")
        return following_end
    if following and beside == "title" and entry.country:
        note_region(page, start, following_end, f"{page.text[start:end]}-{following.code}", entry)
        return following_end
    if word in page.around.members:
        state = page.known.forms.get(f"{page.text[start:end]}-Land") if word in _MEMBER else None
        if state is not None and not page.next_word(tail_end)[:1].isupper():
            note_pointer(page, start, tail_end, state)
        else:
            page.note(start, tail_end, entry)
        return tail_end
    tail_end = page.compound_end(tail_end)
    form = "pair" if page.is_paired(start) else "compound"
    page.note(start, end, entry, form, page.text[tail_start:tail_end])
    return tail_end


def read_compound_word(page: Page, start: int, end: int) -> None:
    """`Italienhandel`, `Russlandexporte`."""
    word = page.text[start:end]
    for name in page.known.heads.get(word[:HEAD_LETTERS], ()):
        tail = word[len(name) :]
        if word.startswith(name) and tail.startswith(page.around.compounds):
            entry = page.known.forms[name]
            form = "compound" if entry.form == "name" else entry.form
            page.note(start, start + len(name), entry, form, tail)
            return


def read_open_noun(page: Page, start: int, end: int) -> None:
    """`27 Länder`, `in mehreren anderen Staaten`, `die übrige Welt`."""
    before = _TWO_WORDS_BEFORE.match(page.text, max(0, start - LONGEST_COUNT), start)
    if before is None:
        return
    if _counts(page, before["first"]) and before["second"].islower():
        first = before.start("first")
    elif _counts(page, before["second"]):
        first = before.start("second")
    else:
        return
    if not page.found or page.found[-1].party.end <= first:
        page.note(first, end, Entry("open"))


def _counts(page: Page, word: str | None) -> bool:
    return word is not None and (word in page.around.before_open_nouns or word.replace(".", "").isdecimal())

"""Adjectives and demonyms: `deutsche`, `kasachisch-belarussische`, `die Deutschen`."""

from __future__ import annotations

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.parties.gazetteer import Entry
from tradefigs.parties.page import Page

_WITHIN = late(r"(?r)\p{Ll}\s")  # no sentence begins there


def read_adjectives(page: Page, start: int, end: int, entry: Entry) -> int:
    """`deutsche Exporte`, `kasachisch-belarussische`, `die Deutschen`."""
    row = [(start, end, entry)]
    while row[-1][2].form == "stem" and page.has_hyphen(end):
        following, following_end = page.next_match(end, page.known.forms)
        if following is None or following.form not in ("adjective", "stem"):
            break
        row.append((end + 1, following_end, following))
        end = following_end
    if len(row) > 1:
        if _is_house(page, row[-1][0], end):
            return end
        for part in row:
            page.note(*part, "pair")
        return end
    if entry.form == "stem" or page.hangs_on(start) or page.has_hyphen(end):
        return end
    if _is_part_of_name(page, start, entry):
        return end
    if page.next_word(end) not in page.around.currencies:
        page.note(start, end, entry, "demonym" if _is_noun(page, start, end) else "adjective")
    return end


def _is_house(page: Page, start: int, end: int) -> bool:
    """`die Deutsch-Kasachische Universität`, with two capitals: a name, no pair of two who trade."""
    house = page.next_word(end).lower()
    return page.text[start].isupper() and house.endswith(lexicon.words("partynames", "houses_of_two"))


def _is_part_of_name(page: Page, start: int, entry: Entry) -> bool:
    """Tell the name of a house, `der Eurasische Fonds`, from `asiatische Länder`, `Schweizer Uhren`."""
    is_region = len(entry.code) > 2 and not entry.country
    if not is_region or not page.text[start].isupper():
        return False
    return _WITHIN.match(page.text, max(0, start - 2), start) is not None


def _is_noun(page: Page, start: int, end: int) -> bool:
    """Tell `die Deutschen kauften`, `die Schweizer` from `Deutsche Exporte`, `Schweizer Exporte`."""
    if "isch" in page.text[start:end]:  # `im Englischen`
        return False
    following = page.next_word(end)
    return (
        page.text[start].isupper()
        and not following[:1].isupper()
        and following not in ("und", "oder", "sowie")
    )

"""Parties below the state: `Gebiet Kemerowo`, `die Gebiete Grodno und Brest`, `Leningrader Gebiet`."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.parties.gazetteer import WORD, Entry
from tradefigs.parties.page import HYPHENS, Page, next_end
from tradefigs.parties.party import Pointer
from tradefigs.parties.references import LONGEST_ARTICLE, WIDE_TITLES

LONGEST_WORD = 60
LONGEST_DESCRIPTION = 40  # an article and an adjective with the white space behind them
TOWN_TITLE = "Stadt"
# Titles that say little alone: of a state, of a town, of any state of a federation
NO_POINTERS = ("Republik", "Volksrepublik", "Bundesstaat", TOWN_TITLE)

_WORD_BEFORE = late(rf"(?r)(?P<word>{WORD})(?P<gap>\s|[-\u2010\u2011])")
# `die Gebiete Grodno, Minsk und Brest`
_GOES_ON = late(r"(?:,|\s+(?:und|sowie|oder))\s+(?=\p{Lu})")
_CAPITALS_AHEAD = late(r"(?:[^\S\n]+\p{Lu}[\p{L}-]*){0,4}")
# `der Kanton`, but not `auf dem Gebiet`, `das Gebiet der Wirtschaft`
_POINTING = late(
    r"(?r)(?<!\b[Aa]uf\s)\b(?:[Dd](?:er|ie|as|em|en|es)|[Dd]iese[rsmn]?|[Ii]m|[Ii]ns|[Vv]om|[Zz]um|[Zz]ur"
    r"|(?:[Ss]ein|[Ii]hr|[Uu]nser|[Mm]ein)(?:e[rsmn]?)?)\s+"
)
_POINTING_WIDE = late(
    r"(?r)\b(?:[Dd](?:er|ie|as|em|en|es)|[Dd]iese[rsmn]?|[Ii]m|[Ii]ns|[Vv]om|[Bb]eim|[Zz]um|[Zz]ur)\s+(?:\p{Ll}{4,}e[rnsm]?\s+)?"
)
_DEFINED_WIDE = late(r"\s+de[rs]\b|-")
# `das Gebiet um Graz`, `das Gebiet 7`, but `lieferte das Gebiet 2019 Waren`, `das Gebiet für 3 Mio.`
_DEFINED = late(
    r"\s+(?:de[rs]|um|von|zwischen|rund|mit|wo)\b|[^\S\n]+(?!(?:19|20)\d\d\b|\d{1,2}\.\s|[\d.,]+\s+M(?:io|rd|ill))[\d„“»«\"']|-"
)
# `lieferte die Provinz Holz und Stahl für 3 Mio.`, `habe seine Region Kipper für`: what is delivered.
_VERB_BEFORE = late(r"(?r)(?P<word>\p{Ll}+)\s+(?:das|die|der|(?:sein|ihr|unser|mein)e?)\s+")
_PRICED = late(
    r"(?:(?:,|\s+und|\s+sowie)\s+(?:\p{Ll}+e\s+)?\p{Lu}[\p{L}-]+)*\s+(?:für|um|im\s+(?:Gesamt)?[Ww]erte?\s+von|im\s+Umfang\s+von)"
    r"\s+(?:\p{L}+\s+){0,3}\p{Sc}?\d"
)


def read_title(page: Page, start: int, end: int, title: Entry) -> int:
    """`Gebiet Kemerowo`, `die Gebiete Grodno und Brest`, `Leningrader Gebiet`, `Republik Belarus`."""
    is_singular = _is_singular(page.text[start:end], title)
    if is_singular and _read_name_before_title(page, start, end, title):
        return end
    region, region_end = page.next_match(end, page.known.regions) if page.next_word(end) else (None, end)
    if region is None:
        return _read_bare_title(page, start, end, title) if is_singular else end
    if region.genitive:  # `die Gebiete Oberösterreichs`
        return end
    if title.code == TOWN_TITLE:  # the town, not the region round it
        region = replace(region, key=f"{region.key} {TOWN_TITLE}")
    if is_singular:
        note_region(page, start, region_end, _with_title(page, title, region.code), region)
        return region_end
    return _read_regions(page, start, region_end, region, title)


def _read_name_before_title(page: Page, start: int, end: int, title: Entry) -> bool:
    """`Leningrader Gebiet`, `Amur-Region`."""
    before = _WORD_BEFORE.match(page.text, max(0, start - LONGEST_WORD), start)
    if before is None:
        return False
    name = before["word"]
    stem = name if before["gap"] in HYPHENS else name.removesuffix("er")
    region = page.known.regions.get(stem)
    if region is None or (stem == name and before["gap"] not in HYPHENS):
        return False
    joint = "-" if stem == name else " "
    note_region(page, before.start(), end, f"{name}{joint}{title.code}", region)
    return True


def _read_regions(page: Page, start: int, end: int, region: Entry, title: Entry) -> int:
    """`die Gebiete Grodno, Minsk und Brest`, `die Regionen Lombardei und Venetien`."""
    while True:
        # `Gebiet Grodno`, but `Lombardei`: that is no town's name.
        code = _with_title(page, title, region.code) if region.town else region.code
        note_region(page, start, end, code, region)
        joint = _GOES_ON.match(page.text, end)
        if joint is None:
            return end
        start = joint.end()
        following, following_end = page.match(start, next_end(page.text, start - 1), page.known.regions)
        if following is None:
            return end
        region, end = following, following_end


def _read_bare_title(page: Page, start: int, end: int, title: Entry) -> int:
    """`Provinz Nord-Kivu`, whose name isn't listed, or `die Provinz` for the one named before."""
    name_end = _read_unlisted_region(page, start, end, title) if page.next_word(end) else end
    if name_end == end and title.code not in NO_POINTERS:
        note_pointer(page, start, end, title)
    return name_end


def note_pointer(page: Page, start: int, end: int, word: Entry) -> None:
    """`das Gebiet`, `die Union`, `das südliche Königreich`: what was named before."""
    if page.text.endswith(page.around.outside, 0, start):
        page.note(start, end, Entry("open"))
        return
    pattern, reach = (
        (_POINTING_WIDE, LONGEST_DESCRIPTION) if word.form == "pointing" else (_POINTING, LONGEST_ARTICLE)
    )
    article = pattern.match(page.text, max(0, start - reach), start)
    defined = _DEFINED_WIDE if word.form == "pointing" else _DEFINED
    if article is not None and not defined.match(page.text, end):
        is_wide = word.form == "pointing" or word.code in WIDE_TITLES
        page.pointers.append(Pointer(start, page.text[start:end], word.code, is_wide))


def _read_unlisted_region(page: Page, start: int, end: int, title: Entry) -> int:
    """`Provinz Teheran`, `Provinz Nord-Kivu`: a capital or a name that isn't listed, after a title."""
    name_start = end + 1
    entry, name_end = page.next_match(end, page.known.forms)
    if entry is None:
        name_end = page.compound_end(name_end)
        if title.code == TOWN_TITLE or title.code in page.around.listed_titles:
            return end
        if not _may_be_region(page, start, end, name_end) or _is_object(page, start, end, name_end):
            return end
    elif entry.form != "capital" or title.code == "Republik":
        return end
    name = page.text[name_start:name_end].lstrip()
    # Only the provinces listed go by their bare name.
    code = f"Provinz {name}" if title.code == "Provinz" else _with_title(page, title, name)
    note_region(page, start, name_end, code, Entry("name", name, code, entry.code if entry else ""))
    return name_end


def _may_be_region(page: Page, start: int, end: int, name_end: int) -> bool:
    """Tell `Gebiet Sughd` from `auf dem Gebiet Handel`, `des Gebiets Alexander Drosdenko`."""
    name = page.text[end:name_end].strip()
    if not name[0].isupper() or name.isupper() or name.endswith(page.around.no_regions):
        return False
    if page.text[max(0, start - LONGEST_ARTICLE) : start].casefold().split()[:1] == ["auf"]:
        return False
    capitals = _CAPITALS_AHEAD.match(page.text, end)
    return capitals is None or len(capitals[0].split()) != 2


def _is_object(page: Page, start: int, end: int, name_end: int) -> bool:
    """Tell what a region sells from its name: `führte das Gebiet Waren aus`."""
    if page.text[end:name_end].strip() in page.around.goods:
        return True
    before = _VERB_BEFORE.match(page.text, max(0, start - LONGEST_WORD), start)
    if before is None or before["word"] in _no_verbs():
        return False
    return _PRICED.match(page.text, name_end) is not None


def _with_title(page: Page, title: Entry, name: str) -> str:
    return name if title.code in page.around.dropped_titles else f"{title.code} {name}"


def note_region(page: Page, start: int, end: int, code: str, region: Entry) -> None:
    """Note the region from ``start`` to ``end`` under the name ``code``."""
    region = page.located(start, region)
    words = page.text[start:end].split()
    genitive = any(word.endswith(("ets", "etes", "tons", "stes")) for word in words[:-1])
    page.note(start, end, replace(region, code=code, town=False, genitive=genitive))


def _is_singular(word: str, title: Entry) -> bool:
    noun = title.code.split()[-1]
    return word.split()[-1] in (noun, noun + "s", noun + "es")


@cache
def _no_verbs() -> frozenset[str]:
    """Return the small words that may stand before an article and are no verbs."""
    lists = ("prepositions", "conjunctions", "subordinators", "relatives")
    return frozenset(word for name in lists for word in lexicon.words("grammar", name))

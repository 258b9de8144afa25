"""Where the items of a news ticker begin: each opens with its own place and tells its own story.

`+++ OSLO. Norwegen hat …`, `SOFIA +++ Der Handel …`, `++ Wien – …`, `ROM (dpa) – …`.
"""

from __future__ import annotations

from tradefigs.language.patterns import late
from tradefigs.language.text import Layout

LONGEST_PLACE = 80  # characters from the beginning of a paragraph in which its place line stands

SHORTEST_REPORT = 60  # characters behind a place in capitals: `ASEAN – 3 Mrd. Dollar` is no report


def item_starts(text: str, layout: Layout) -> list[int]:
    """Return where the items of a ticker begin, and where the text does; of another text, only that.

    One place line opens any report; those of two places open two.
    """
    if not _MAY_OPEN.search(text):
        return [0]
    starts, places = [], set()
    for paragraph in layout.paragraphs:
        match = _OPENS.match(text, paragraph.start, min(paragraph.end, paragraph.start + LONGEST_PLACE))
        if match is not None and (not match["capitals"] or paragraph.end - match.end() >= SHORTEST_REPORT):
            starts.append(paragraph.start)
            places.add((match["marked"] or match["placed"] or match["capitals"]).casefold())
    return [0, *starts] if len(places) > 1 else [0]


_PLACE = r"\p{Lu}[\p{L}.]*(?:[ -](?:\p{Lu}[\p{L}.]*|de|da|am|an|der)){0,3}"
_CAPITALS = r"\p{Lu}{3,}(?:[ /-]\p{Lu}{2,}){0,3}"
_SIGNS = r"(?:\+{2,3}|\#{2,3})"
_BULLET = r"(?:[•·►▶■*–-]\s*)?"
# A place with a sign before or behind it, or one in capitals before a stop, a dash, an agency, a day.
_OPENS = late(
    rf"{_SIGNS}\s*(?P<marked>{_PLACE})\s*(?:[.:–—+/(,]|-\s|$)"
    rf"|(?P<placed>{_PLACE})\s*\+{{2,3}}"
    rf"|{_BULLET}(?P<capitals>{_CAPITALS})(?:\.\s+\p{{Lu}}|\s+[–—-]\s+[„\"»]?\p{{Lu}}"
    r"|\s*\(\p{L}[\p{L} /-]{1,20}\)|,\s+\d{1,2}\.\s)"
)
_MAY_OPEN = late(rf"(?m)^\s*(?:{_SIGNS}\s*\p{{Lu}}|{_BULLET}\p{{Lu}}{{3,}}|.{{3,40}}\+{{2,3}})")

"""Neighbouring pieces that are one time: `Mai` and `2024`, `Januar` to `Mai`."""

from __future__ import annotations

from collections.abc import Callable

import regex

from tradefigs.language.text import ending
from tradefigs.periods.expressions.pieces import FIRST_OF_YEAR, KIND_OF, LONGEST_SPAN, PARTS_OF_YEAR, Piece

# Between a part of a year and its year: `Mai 2024`, `Mai des Rekordjahres 2024`, `Q1/2024`, `in diesem Jahr
# (2024`.
OF = regex.compile(
    r"\s*[/'’-]\s*|,?\s+(?:(?:des|im|in|vom|von|de[mr]|seit)\s+)?(?:\p{Lu}[\p{L}-]+[Jj]ahre?s?\s+)?|\s*\("
)
# Between the ends of a span: `Januar bis einschließlich Mai`, `Januar-Mai`, `Jan.–Okt.`.
_TO = regex.compile(
    r"""\s*[-–—/]\s*
    | \s+bis\s+(?:(?:ein(?:schließlich|schl\.)|ink(?:lusive|l\.)|mit|zu[mr]|in|de[nms]|das|Ende|Anfang
        |Mitte)\s+)*
    """,
    regex.VERBOSE,
)
_BIS = regex.compile(r"\s+bis\s+(?:(?:einschließlich|zum)\s+)?")
_AND = regex.compile(r"\s*(?:,|und|sowie|oder|&)\s*(?:(?:im|in(?:\s+der)?|de[nmr])\s+)?")
_CODE = regex.compile(r"[QH]\d(?!\w)")
_APART = regex.compile(r"\b(?:im|in)\b")  # `im Mai und im Juni`: two times
_BETWEEN = ending(r"\b[Zz]wischen\s+(?:de[mnr]\s+)?")
_ENDS = frozenset({"day", "month", "quarter", "half", "year"})
LONGEST_GAP = 40  # characters between two pieces that are read together


def merged(
    text: str, pieces: list[Piece], merge: Callable[[str, Piece, Piece], list[Piece] | None]
) -> list[Piece]:
    """Return ``pieces``, each two neighbours that ``merge`` can read together as it reads them."""
    merged = pieces[:1]
    for piece in pieces[1:]:
        near = piece.start - merged[-1].end <= LONGEST_GAP
        together = merge(text, merged[-1], piece) if near else None
        if together:
            merged[-1:] = together
        else:
            merged.append(piece)
    return merged


def with_year(text: str, part: Piece, year: Piece) -> list[Piece] | None:
    """Join `Mai` + `2024`, `gleichen Zeitraum` + `Vorjahres`, `letzten Quartal` + `2024`."""
    if part.kind == "year" and _CODE.match(text, year.start) and not year.base:  # 2024 Q3
        bare = part.base == "said" and text[part.end : year.start].isspace()
        return [year._replace(start=part.start, base="said", year=part.year)] if bare else None
    if part.kind == "season" and year.kind == "years" and (part.base, year.years) == ("", 1):
        # Winter 2022/23
        is_its = part.first > part.last and text[part.end : year.start].isspace()
        return [part._replace(end=year.end, base=year.base, year=year.year)] if is_its else None
    if year.kind != "year" or year.edge or not OF.fullmatch(text, part.end, year.start):
        return None
    of_year = part._replace(end=year.end, base=year.base, year=year.year)
    if part.kind == "year":
        bare = text[year.start : year.end - 4] in ("", "Jahr ")
        apposed = part.base == "published" and year.base == "said" and bare
        return [of_year._replace(tells=year.year - part.year)] if apposed else None
    if part.kind == "run":
        length = part.unit * part.run
        is_at_end = part.base == "published" and part.year in (-1, -2)  # `letzten`, `vorletzten Monat`
        if not is_at_end or length > 12 or "," in text[part.end : year.start]:
            return None
        kind, last = "months" if part.run > 1 else KIND_OF[part.unit], 12 + (part.year + 1) * part.unit
        return [of_year._replace(kind=kind, first=(last - length + 1, 1), last=(last, 0), unit=0, run=1)]
    if part.kind == "same":
        from_passage = year.base == "published" and year.year == -1
        return [of_year._replace(base="passage") if from_passage else of_year]
    return [of_year] if part.kind in PARTS_OF_YEAR and not part.base else None


def as_span(text: str, first: Piece, last: Piece) -> list[Piece] | None:
    """Join `Januar` + `Mai 2024` to a span; in `Januar und Mai 2024` only the year is shared."""
    up_to = _up_to(text, first, last)
    if up_to:
        return [up_to]
    if last.kind == "now" and first.kind in _ENDS and _BIS.fullmatch(text, first.end, last.start):
        return [first._replace(end=last.end, edge="now")]
    if first.kind in _ENDS and last.kind in _ENDS and first.kind != last.kind and _goes_to(text, first, last):
        years = last.year + last.years - first.year
        return [first._replace(end=last.end, kind="months", last=last.last, years=years, parts=(first, last))]
    if _goes_on_listing(text, first, last):
        return [first._replace(end=last.end, years=first.years + 1, parts=(*first.parts, last))]
    if first.kind not in _ENDS or first.kind != last.kind or first.parts or last.parts:
        return None
    if not _reach(text, first, last):
        in_a_list = first.kind != "year" and _AND.fullmatch(text, first.end, last.start)
        shares_year = in_a_list and last.base and not first.base
        return [first._replace(base=last.base, year=last.year), last] if shares_year else None
    turn = first.first > (last.last[0], 31)  # `November bis Januar`
    if last.base and not first.base:
        first = first._replace(base=last.base, year=last.year - turn)
    elif first.base and not last.base:
        last = last._replace(base=first.base, year=first.year + turn)
    years = last.year - first.year if first.base == last.base else 0
    if not 0 <= years <= LONGEST_SPAN or (years == 0 and first.kind == "year"):
        return None
    kind = {"day": "days", "year": "years"}.get(first.kind, "months")
    whole = first._replace(end=last.end, kind=kind, last=last.last, years=years, edge="", parts=(first, last))
    return [whole]


def _up_to(text: str, first: Piece, last: Piece) -> Piece | None:
    """Join `drei Monaten bis Ende` + `September`, `Jahresanfang bis` + `August`, `Mai, Juni und` + `Juli`."""
    if last.kind != "month":
        return None
    month = last.first[0]
    if first.parts and first.kind == "months" and not first.base:
        follows = month - first.last[0] == 1 and _AND.fullmatch(text, first.end, last.start)
        return last._replace(start=first.start, kind="months", first=first.first) if follows else None
    if not _BIS.fullmatch(text, first.end, last.start):
        return None
    if first.kind == "year" and first.edge == "beginning" and first.base == "passage":
        return last._replace(start=first.start, kind="months", first=FIRST_OF_YEAR, edge="")
    if first.kind != "months" or first.base or first.parts or first.first != FIRST_OF_YEAR:
        return None
    begin = month - first.last[0] + 1
    turn = begin < 1  # `in den drei Monaten bis Januar`
    beginning = (begin + 12 * turn, 1)
    return last._replace(start=first.start, kind="months", first=beginning, year=last.year - turn, edge="")


def _goes_on_listing(text: str, first: Piece, last: Piece) -> bool:
    """`in den Jahren 2021, 2022` and `2023`: a span of three years."""
    follows = last.year - first.year == first.years + 1 and last.base == first.base == "said"
    return (
        (first.kind, last.kind) == ("years", "year")
        and follows
        and bool(first.parts)
        and text.startswith("Jahren", first.start)
        and _AND.fullmatch(text, first.end, last.start) is not None
    )


def _goes_to(text: str, first: Piece, last: Piece) -> bool:
    """`2021 bis Mai 2023`: two times that differ in kind, each with its year."""
    if first.base != "said" or last.base != "said" or not 0 < last.year - first.year <= LONGEST_SPAN:
        return False
    return "day" not in (first.kind, last.kind) and _BIS.fullmatch(text, first.end, last.start) is not None


def _reach(text: str, first: Piece, last: Piece) -> bool:
    """Tell whether two times are the ends of a span: `2008 bis 2010`, `zwischen Mai und Juli`."""
    if _TO.fullmatch(text, first.end, last.start):
        return True
    if not _AND.fullmatch(text, first.end, last.start):
        return False
    if _BETWEEN.match(text, max(0, first.start - 16), first.start):
        return True
    if first.kind == "year":
        return last.year - first.year == 1 and text.startswith("Jahren", first.start)
    step = {"month": 1, "quarter": 3, "half": 6}.get(first.kind)
    if _APART.search(text, first.end, last.start):
        return False
    return not first.base and last.first[0] - first.first[0] == step

"""The words of time: which part of which year a German expression names.

Pieces are found where a word of time stands (a month, a year, `ersten Halbjahr`, `Vorjahr`), one rule a form;
neighbouring pieces are joined: `Januar` + `Mai` + `2024` is one span. Which days a piece means is decided
elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import regex
from ahocorasick_rs import AhoCorasick, Implementation

from tradefigs.language.patterns import find_words
from tradefigs.language.text import ending
from tradefigs.periods.expressions import calendarwords, partwords, passagewords, relativewords
from tradefigs.periods.expressions.capitals import in_running_case, signs_of_capitals
from tradefigs.periods.expressions.fiscalyears import with_fiscal_years
from tradefigs.periods.expressions.forms import APOSTROPHES, FOUR, ORDINAL, SHORT_YEAR, Rule
from tradefigs.periods.expressions.iranianyears import part_of_iranian
from tradefigs.periods.expressions.joining import LONGEST_GAP, as_span, merged, with_year
from tradefigs.periods.expressions.pieces import Piece


def find_pieces(text: str) -> list[Piece]:
    """Find the pieces of ``text`` in order; parts of a year are joined to it, and the ends of a span."""
    pieces: list[Piece] = []
    for group in _side_by_side(_single_pieces(text)):
        for merge in (with_year, as_span, with_year, part_of_iranian) if group[1:] else ():
            group = merged(text, group, merge)
        pieces += group
    if any(piece.kind == "fiscal" for piece in pieces):
        pieces = with_fiscal_years(text, pieces)
    return pieces


def _side_by_side(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Return the pieces in groups, so far from each other that none can be read with one of another group."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and piece.start - groups[-1][-1].end <= LONGEST_GAP:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def worded_as_running_text(text: str) -> str:
    """Return ``text`` with what is set all in capitals as in running text, each character at its place."""
    return in_running_case(text, _rules()) if _looked_through(text)[1] else text


def _single_pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of ``text``: at each word of time, by the first rule that fits."""
    rules_of = _rules()
    closed = f"{BLANKS}{text}{BLANKS}"
    low = 0
    for start, end, name in words_of_time(text):
        if start < low or (text[start - 1 : start] == "-" and start - 1 != low):  # in a piece, in a compound
            continue
        point = rules_of[name][0].point
        if point and closed[start + 2] != "t" and closed[end + 5] not in _MAY_TURN_POINT:
            yield Piece(start, end, point)
            low = end
            continue
        before, after = closed[start : start + 3], closed[end + 5 : end + 8]
        other_before = other_after = None  # whether another word, or a mark, stands there, once asked
        for rule in rules_of[name]:
            if rule.after and after not in rule.after:
                if other_after is None:
                    mark = closed[end + 4]
                    other_after = mark in _CLOSING or (mark.isspace() and after.rstrip(" ").isalpha())
                if other_after:
                    continue
            if rule.before and before not in rule.before:
                if other_before is None:
                    other_before = before.lstrip(" ").isalpha()
                if other_before:
                    continue
            match = rule.pattern.match(text, start)
            piece = rule.read(match) if match else None
            if match and piece:
                lead = match.start("lead") if rule.leads else start
                piece = piece._replace(start=lead) if low <= lead < start else piece
                yield _with_lead(text, piece, low, closed[piece.start : piece.start + 3])
                low = piece.end
                break


_MAY_TURN_POINT = frozenset("ai12 \n\t\u00a0\u202f")  # damals [als, im Jahr 2008, 2008]; nich[t] heute
_CLOSING = frozenset(',;:!?()„“”"»«')  # behind these no form goes on
BLANKS = "    "  # as many as the three letters of a word beside, and the blank between


def words_of_time(text: str) -> list[tuple[int, int, str]]:
    """Return the places of the words that have rules, in order, each with the name of its rules."""
    return _looked_through(text)[0]


@lru_cache(maxsize=2)  # whether a text has capitals is asked first, then its words are
def _looked_through(text: str) -> tuple[list[tuple[int, int, str]], bool]:
    """Return the words of time, and whether one stands there that is set all in capitals."""
    automaton, names = _automaton()
    closed = f"{text} "  # what stands before its first character is the last one
    found: list[tuple[int, int, str]] = []
    in_capitals = False
    for index, start, end in find_words(automaton, text):
        name = names[index]
        if name == CAPITALS:
            in_capitals = True
        elif name == SHORT_YEAR:
            if not _is_in_word(closed[end]):
                found.append((start + 1, end, name))  # without its apostrophe
        elif not _is_in_word(closed[start - 1]):
            is_whole = _is_ordinal(closed, start, end) if name == ORDINAL else not _is_in_word(closed[end])
            if is_whole:
                found.append((start, end, name))
    found.sort()
    return found, in_capitals


CAPITALS = ""  # the name under which capitals stand in the automaton; no rule has it


def _is_ordinal(text: str, start: int, end: int) -> bool:
    """Tell whether a number with a point may be an ordinal: `15.`, not `3.500`, `19.30`, `'24.`"""
    if end - start == 3 and text[start - 1] in APOSTROPHES:
        return False
    return not text[end].isdecimal() or _DAY_OF_MONTH.match(text, end) is not None


_DAY_OF_MONTH = regex.compile(r"[0-9]++\.|[^0-9]")  # 15.[1.]2024


@cache
def _is_in_word(character: str) -> bool:
    """Tell whether the patterns take a character for one of a word; accents that stand alone are, too."""
    return regex.match(r"\w", character) is not None


@cache
def _automaton() -> tuple[AhoCorasick, list[str]]:
    """Return what finds all words and numbers in one pass, and under which name the rules of each are."""
    named = [(word, word) for word in _rules() if word not in (ORDINAL, FOUR, SHORT_YEAR)]
    named += [(str(year), FOUR) for year in range(*YEARS)]
    named += [(f"{mark}{year:02}", SHORT_YEAR) for mark in APOSTROPHES for year in range(100)]
    named += [(f"{number}.", ORDINAL) for number in (*range(10), *(f"{two:02}" for two in range(100)))]
    named += [(word, CAPITALS) for word in signs_of_capitals()]
    automaton = AhoCorasick([word for word, _ in named], implementation=Implementation.DFA)
    return automaton, [name for _, name in named]


YEARS = 1000, 2200  # that any rule reads


_EDGES = {
    "Anfang": "beginning", "Beginn": "beginning", "Mitte": "middle", "Ende": "end", "Ausklang": "end",
    "Jahresanfang": "beginning", "Jahresbeginn": "beginning", "Jahresmitte": "middle", "Jahresende": "end",
}  # fmt: skip
# `Ende des Jahres 2024`, `Jahr 2024`; not `Corona-Jahr 2020`
_LEAD = ending(
    r"""(?<!\w)(?:
      (?P<edge>(?:Jahres)?(?:[Aa]nfang|[Bb]eginn|[Mm]itte|[Ee]nde)|Ausklang)\s+(?:(?:de[rs]|vo[mn])\s+)?
        (?:(?P<year>(?:Kalender|Gesamt)?[Jj]ahr(?:e[sn]?|s)?)\s+|Monats\s+)?
    | (?<!-)(?P<year>(?:Kalender|Gesamt)?[Jj]ahr(?:e[sn]?|s)?)\s+ | Monats\s+ )"""
)
# The last letters of `Anfang`, `Beginn`, `Mitte`, `Ende`, `der`, `von`, `Jahr`, `Monats` and so on.
_ENDS_OF_LEADS = frozenset(
    ["ang", "inn", "tte", "nde", "der", "des", "vom", "von", "ahr", "hre", "hrs", "res", "ren", "ats"]
)


def _with_lead(text: str, piece: Piece, low: int, before: str) -> Piece:
    """Take in what stands before a piece and belongs to it: `Ende` Mai, `Anfang des Jahres` 2024.

    ``before``: the last three letters of the word before it.
    """
    if piece.kind in ("open", "now") or piece.edge:
        return piece
    if before not in _ENDS_OF_LEADS and before.lstrip(" ").isalpha():
        return piece
    lead = _LEAD.match(text, max(low, piece.start - 30), piece.start)
    if lead is None or (lead["year"] and piece.base != "said"):
        return piece
    return piece._replace(start=lead.start(), edge=_EDGES.get(lead["edge"], ""))


_FORMS = (
    calendarwords.day_rules,
    calendarwords.year_rules,
    partwords.part_rules,
    relativewords.relative_rules,
    passagewords.passage_rules,
    relativewords.point_rules,
)


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """Return the rules of each word, in order."""
    by_word: dict[str, list[Rule]] = {}
    for rules in _FORMS:
        for rule in rules():
            for word in rule.words:
                by_word.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in by_word.items()}

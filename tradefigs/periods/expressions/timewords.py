"""The words of time: which part of which year a German expression names.

Pieces are found where a word of time stands (a month, a year, `ersten Halbjahr`, `Vorjahr`), one rule a form;
neighbouring pieces are joined: `Januar` + `Mai` + `2024` is one span. Which days a piece means is decided
elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import regex
from ahocorasick_rs import AhoCorasick, Implementation

from tradefigs.language.patterns import find_words
from tradefigs.language.text import ending
from tradefigs.periods.expressions import calendarwords, partwords, passagewords, relativewords
from tradefigs.periods.expressions.capitals import in_running_case
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
    return in_running_case(text, _rules())


def _single_pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of ``text``: at each word of time, by the first rule that fits."""
    rules_of = _rules()
    closed = f"{BLANKS}{text}{BLANKS}"
    low = 0
    for start, end, name in words_of_time(text):
        if start < low or (text[start - 1 : start] == "-" and start - 1 != low):  # in a piece, in a compound
            continue
        point = rules_of[name][0].point
        if point and closed[start + 1] != "t" and closed[end + 4] not in _MAY_TURN_POINT:
            yield Piece(start, end, point)
            low = end
            continue
        before, after = closed[start : start + 2], closed[end + 4 : end + 6]
        word_before = word_after = None  # whether one stands there, once asked
        for rule in rules_of[name]:
            if rule.after and after not in rule.after:
                if word_after is None:
                    word_after = after.isalpha() and closed[end + 3].isspace()
                if word_after:
                    continue
            if rule.before and before not in rule.before:
                if word_before is None:
                    word_before = before.isalpha()
                if word_before:
                    continue
            match = rule.pattern.match(text, start)
            piece = rule.read(match) if match else None
            if match and piece:
                lead = match.start("lead") if rule.leads else start
                piece = piece._replace(start=lead) if low <= lead < start else piece
                yield _with_lead(text, piece, low, closed[piece.start : piece.start + 2])
                low = piece.end
                break


_MAY_TURN_POINT = frozenset("ai12 \n\t\u00a0\u202f")  # damals [als, im Jahr 2008, 2008]; nich[t] heute
BLANKS = "   "  # as many as the two letters of a word beside, and the blank between
# 2024   15.   '24   not 3.500, 19.30
_NUMBER = regex.compile(
    rf"""[0-9](?<!\w[0-9])
    (?: [0-9]{{3}} | [0-9]?(?=\.(?![0-9]++(?!\.))) | (?<=[{APOSTROPHES}][0-9])[0-9] )(?!\w)""",
    regex.VERBOSE,
)


def words_of_time(text: str) -> list[tuple[int, int, str]]:
    """Return the places of the words that have rules, in order, each with the name of its rules."""
    automaton, names = _automaton()
    closed = f"{text} "  # what stands before its first character is the last one
    found = [
        (start, end, names[index])
        for index, start, end in find_words(automaton, text)
        if not (_is_in_word(closed[end]) or _is_in_word(closed[start - 1]))
    ]
    for number in _NUMBER.finditer(text):
        start, end = number.span()
        if end - start == 4:
            found.append((start, end, FOUR))
        elif end - start == 2 and closed[start - 1] in APOSTROPHES:
            found.append((start, end, SHORT_YEAR))
        else:
            found.append((start, end + 1, ORDINAL))
    found.sort()
    return found


@cache
def _is_in_word(character: str) -> bool:
    """Tell whether the patterns take a character for one of a word; accents that stand alone are, too."""
    return regex.match(r"\w", character) is not None


@cache
def _automaton() -> tuple[AhoCorasick, list[str]]:
    names = [name for name in _rules() if name not in (ORDINAL, FOUR, SHORT_YEAR)]
    return AhoCorasick(names, implementation=Implementation.DFA), names


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
# The last two letters of what it may end in, of `Anfang`, `Mitte`, `der`, `von`, `Jahr`, `Jahre`, `Monats`.
_ENDS_OF_LEADS = frozenset(["ng", "nn", "te", "de", "er", "es", "om", "on", "hr", "re", "en", "rs", "ts"])


def _with_lead(text: str, piece: Piece, low: int, before: str) -> Piece:
    """Take in what stands before a piece and belongs to it: `Ende` Mai, `Anfang des Jahres` 2024.

    ``before``: the last two letters of the word before it.
    """
    if piece.kind in ("open", "now") or piece.edge or (before not in _ENDS_OF_LEADS and before.isalpha()):
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

"""Where quotations begin and end: by their marks, where one is lost, by a dash; and which are speech.

German prints `„…“` and `»…«`, Swiss papers `«…»`, agencies `"…"`, some `“…”`: what a mark does follows from
its neighbours. Marks are paired inside a paragraph; a quotation over several paragraphs opens in one and
closes in another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.language.verbs import FINITE, PARTICIPLE, feeling_forms, verb_forms
from tradefigs.language.words import scales

# A quotation may run over this many paragraphs.
MOST_PARAGRAPHS = 6
# So many characters one without closing mark may hold.
LONGEST_UNCLOSED = 600
_MARK = late(
    r"""[„“”"»«]
      | ‚(?=[\p{L}\d]) | (?<=[\p{L}.!?,…])‘                                 # ‚so‘
      | (?<=[\s:(]|^)'(?=\p{Lu}|\d[^'\n]{1,40}\p{L}'[\s.,;:!?])              # 'so'
      | (?<=[\p{L}\d.!?,…])'(?=[\s.,;:!?]|$)
      | ''(?=\p{L}) | (?<=[\p{L}.])''""",
    regex.VERBOSE | regex.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation, its marks included; ``kind`` is `marked`, `lost` (one mark is), `dash`."""

    start: int
    end: int
    kind: str = "marked"


def find_quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """Return the outermost quotations and the speech that dashes open, in order, none overlapping."""
    found: list[Quotation] = []
    pending: _Open | None = None
    for number, paragraph in enumerate(paragraphs):
        pairs = _pair(text, paragraph)
        if pending is not None and (pairs.marks or number - pending.paragraph >= MOST_PARAGRAPHS):
            if pairs.orphans and (not pairs.closed or pairs.orphans[0] <= pairs.closed[0].start):
                found.append(Quotation(pending.start, pairs.orphans.pop(0)))
            else:
                found.append(_unclosed(text, pending.start, paragraphs[pending.paragraph]))
            pending = None
        found += pairs.closed
        found += _without_opening(text, paragraph, pairs)
        found += _dashed(text, paragraph, pairs)
        if pairs.open is not None:
            if _reporting_clause(text, pairs.open, paragraph.end) is not None:
                found.append(_unclosed(text, pairs.open, paragraph))
            else:
                pending = _Open(pairs.open, number)
    if pending is not None:
        found.append(_unclosed(text, pending.start, paragraphs[pending.paragraph]))
    return _apart(found)


@dataclass(frozen=True, slots=True)
class _Open:
    """An opening mark without a closing one: its offset, and the number of its paragraph."""

    start: int
    paragraph: int


@dataclass(slots=True)
class _Pairs:
    """What the marks of one paragraph come to: pairs, ends of lone closing marks, a lone opening one."""

    marks: bool
    closed: list[Quotation]
    orphans: list[int]
    open: int | None = None


def _pair(text: str, paragraph: Span) -> _Pairs:
    """Pair the marks of a paragraph; of nested ones only the outer pair counts."""
    marks = [(match, *_role(text, match)) for match in _MARK.finditer(text, paragraph.start, paragraph.end)]
    surplus = sum(opens - closes for _, opens, closes in marks)
    pairs = _Pairs(bool(marks), [], [])
    start, depth, outer = 0, 0, ""
    for match, opens, closes in marks:
        single = match[0] in _SINGLE
        if depth == 0:
            if opens:
                start, depth, outer = match.start(), 1, match[0]
            elif not single:
                pairs.orphans.append(match.end())
        elif single and outer not in _SINGLE:
            continue
        elif closes:
            depth -= 1
            if depth == 0:
                pairs.closed.append(Quotation(start, match.end()))
        elif surplus > 0 and _begins_sentence(text, match.start()):  # the closing mark before is lost
            pairs.closed.append(_unclosed(text, start, _trimmed(text, paragraph.start, match.start())))
            start, surplus = match.start(), surplus - 1
        else:
            depth += 1
    if depth and outer not in ("‚", "'"):  # an apostrophe may look like one
        pairs.open = start
    return pairs


_SINGLE = frozenset(["‚", "‘", "'", "''"])


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without white space at its end."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _role(text: str, match: regex.Match[str]) -> tuple[bool, bool]:
    """Return whether a mark opens and whether it closes."""
    mark = match[0]
    if mark in "„‚":
        return True, False
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    opens = (before.isspace() or before in "([-–—/„‚»“") and not (after.isspace() or after in ".,;:!?)")
    if mark == "‘" or (mark == "“" and not opens):
        return False, True
    return (True, False) if opens else (before.isspace() and after.isspace(), True)


_SENTENCE_BEFORE = late(r"[.!?…]\s+$")


def _begins_sentence(text: str, place: int) -> bool:
    return bool(_SENTENCE_BEFORE.search(text, max(0, place - 4), place))


# ---------------------------------------------------------------- lost marks


# A clause that reports behind a statement: `, sagte X`, `, so der Minister`, ` – antwortete er`.
_REPORTING = late(
    r"(?:,\s+)?[,–—-]\s+(?P<verb>\p{L}+)\s+(?=\p{Lu}|ein|(?:der|die|das|er|sie|am|im|in|von|van|al|da|de)\b)"
)


@cache
def _sayings() -> frozenset[str]:
    """Return the verbs of such a clause."""
    modal = lexicon.words("speech", "auxiliaries.modal")  # wollte … wissen
    forms = ((form, readings) for form, readings in verb_forms().items() if form not in modal)
    return frozenset(["so"]).union(
        form
        for form, readings in forms
        if any(r.kind == FINITE and r.frame == "say" and not r.plural for r in readings)
    )


def _reporting_clause(text: str, start: int, end: int) -> int | None:
    clauses = _REPORTING.finditer(text, start, end)
    return next((clause.start() for clause in clauses if clause["verb"] in _sayings()), None)


def _unclosed(text: str, start: int, paragraph: Span) -> Quotation:
    """Return a quotation without closing mark: up to the reporting clause, else to its paragraph's end.

    In a long paragraph only its first sentence: nobody forgets a mark for so long.
    """
    clause = _reporting_clause(text, start, paragraph.end)
    if clause is None and paragraph.end - start > LONGEST_UNCLOSED:
        following = _NEXT_SENTENCE.search(text, start, paragraph.end)
        clause = following.start() + 1 if following else None
    return Quotation(start, paragraph.end if clause is None else clause, "lost")


_DASH = late(r"(?<=[.!?…])\s+[-–—]\s*(?=\p{Lu})")
_COLON = late(r":\s+(?=\p{Lu})")
_NEXT_SENTENCE = late(r"[.!?]\s+(?=\p{Lu})")


def _without_opening(text: str, paragraph: Span, pairs: _Pairs) -> list[Quotation]:
    """Return the quotations without opening mark."""
    found: list[Quotation] = []
    closed = [quotation.end for quotation in pairs.closed]
    for end in pairs.orphans:
        place = bisect_left(closed, end)
        before = max([paragraph.start, *closed[max(0, place - 1) : place], *(q.end for q in found[-1:])])
        found.append(Quotation(_lost_opening(text, paragraph.start, before, end), end, "lost"))
    return found


def _lost_opening(text: str, start: int, before: int, end: int) -> int:
    """Return where a quotation begins whose opening mark is lost; ``before``: where the one before ended.

    Behind a dash, a colon, the first full stop after the quotation before, or at the start of the paragraph.
    """
    if dash := _DASH.search(text, before, end):
        return dash.end()
    colons = [colon.end() for colon in _COLON.finditer(text, before, end)]
    if colons:
        return colons[-1]
    following = _NEXT_SENTENCE.search(text, before, end) if before > start else None
    return following.end() if following else start


# ---------------------------------------------------------------- dashes

# So many characters a reporting clause before a dash may have: `„…“, sagte X. – Wir …`
LONGEST_REPORT = 200
_DASH_PARAGRAPH = late(r"[-–—](?:\s*(?=\p{Lu})|\s+(?=\d))")


def _dashed(text: str, paragraph: Span, pairs: _Pairs) -> list[Quotation]:
    """Return speech that a dash opens: behind `„…“, sagte X.`, or at the start of a paragraph."""
    found = []
    opening = _DASH_PARAGRAPH.match(text, paragraph.start, paragraph.end)
    if opening is not None and not pairs.marks:
        clause = _reporting_clause(text, opening.end(), paragraph.end)
        if clause is not None:
            found.append(Quotation(paragraph.start, clause, "dash"))
            dash = _DASH.search(text, clause, min(paragraph.end, clause + LONGEST_REPORT))
            if dash is not None:  # – …, sagte X. – …
                found.append(Quotation(dash.end(), paragraph.end, "dash"))
    starts = [quotation.start for quotation in pairs.closed[1:]]
    starts.append(paragraph.end if pairs.open is None else pairs.open)
    for quotation, following in zip(pairs.closed, starts, strict=False):
        dashed = _dash_behind(text, quotation.end, following)
        orphans = bisect_right(pairs.orphans, following) - bisect_right(pairs.orphans, quotation.end)
        if dashed is not None and not orphans:
            found.append(dashed)
    return found


def _dash_behind(text: str, start: int, end: int) -> Quotation | None:
    """Return the speech that a dash opens behind a quotation (ends at ``start``) and its reporting clause."""
    dash = _DASH.search(text, start, min(end, start + LONGEST_REPORT))
    if dash is None or not _reports(text, start):
        return None
    clause = _reporting_clause(text, dash.end(), end)
    return Quotation(dash.end(), _trimmed(text, dash.end(), end).end if clause is None else clause, "dash")


_BEHIND_MARK = late(r"\s*(?P<comma>,?)\s*(?P<verb>\w+)")


def _reports(text: str, place: int, *, paused: bool = True) -> bool:
    """Tell whether a reporting clause begins behind a quotation: `„…“, sagte`, `„…“, so`, `„…“ heißt es`.

    Where nothing in the marks has ``paused`` only behind a comma.
    """
    match = _BEHIND_MARK.match(text, place)
    if match is None or not (paused or match["comma"]):
        return False
    readings = verb_forms().get(match["verb"], ())
    felt = match["verb"] in ("so", "heißt", "hieß") or match["verb"] in feeling_forms()
    felt = felt or bool(match["comma"] and match["verb"] in ("hat", "hatte", "hatten"))  # „…“, hatte X gesagt
    return felt or any(reading.kind == FINITE for reading in readings)


def _apart(found: list[Quotation]) -> list[Quotation]:
    """Return the quotations in order without those that overlap an earlier one."""
    kept: list[Quotation] = []
    for quotation in sorted(found, key=lambda q: (q.start, -q.end)):
        if quotation.end > quotation.start and (not kept or quotation.start >= kept[-1].end):
            kept.append(quotation)
    return kept


# ---------------------------------------------------------------- names and titles in marks

# So many words are a name or a term, where nothing introduces them as speech.
LONGEST_TERM = 3
# Words that no name has: finite auxiliaries, the first person.
_SENTENCE_WORD = late(
    r"""\b(?i:ich|wir|uns|unser\p{L}*|mir|mein\p{L}*|ist|sind|war|waren|hat|haben|hatte|lag|lagen|liegt|liegen|betrug|beträgt|wird|werden|wurde
         |kann|können|muss|müssen|soll|will)\b""",
    regex.VERBOSE,
)
_LAST_WORD = late(r"([\p{L}-]+)[s]?\s*$")


def is_speech(text: str, quotation: Quotation) -> bool:
    """Tell speech in marks from names, titles and single words, by what stands round it."""
    if quotation.kind != "marked":
        return True
    inner = text[quotation.start + 1 : quotation.end - 1].strip()
    gap = text[max(0, quotation.start - 40) : quotation.start]
    before = gap.rstrip()
    followed = _reports(text, quotation.end, paused=inner[-1:] in (".", "!", "?", ","))
    words = inner.split()
    if _is_amount(words):
        return True
    if len(words) <= LONGEST_TERM:
        opens = gap.count("\n", len(before)) > 1  # a paragraph, below a headline
        begins = opens or before == "" or before[-1] in ".:!?“"
        utterance = before.endswith(":") or inner[-1:] in ".!?," or inner[:1].isupper()
        return bool(words) and begins and utterance and (followed or before.endswith(":"))
    told = before.endswith(":") and inner[-1] in ".!?"  # sieht die Kehrseite: „Der Export sinkt.“
    titled = _ends_in_title_noun(before.rstrip(" :"), whole=told)
    if not followed and not inner[0].islower() and titled:
        return False
    letters = [word for word in words if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in letters)
    foreign = capitals >= 0.6 * len(letters) and inner[-1] not in ".!?,"  # „People's Alliance for Democracy“
    foreign = foreign and _SENTENCE_WORD.search(inner) is None  # „Der Export hat 3 Mrd. Euro erreicht“
    return followed or before.endswith(":") or not foreign


def _is_amount(words: Sequence[str]) -> bool:
    """Tell whether words end an amount, which is somebody's, no term: `weit über 50 Milliarden Euro`."""
    scaled = any(one[-1].isdecimal() and two.rstrip(".").lower() in scales() for one, two in pairwise(words))
    return scaled and not words[-1][-1].isdecimal()


def is_name(quotation: str, before: str) -> bool:
    """Tell whether words in marks where nobody speaks are a name: `die „Ode an die Freude“`.

    ``before`` is the word before the marks in lower case, empty where none stands there.
    """
    inner = quotation[1:-1].strip("'")
    embedded = before[:1].isalpha() and before not in ("worten", "satz", "frage", "aussage", "ruf", "rufen")
    if not embedded or _is_saying(before) or _SENTENCE_WORD.search(inner) is not None:
        return False
    return inner[-1:] not in ".!?," and (inner[:1].isupper() or quotation.startswith("''"))


def _is_saying(word: str) -> bool:
    """Tell whether a word is the participle of a verb of speech: `mit gerufenem „…“`."""
    stem = next((word.removesuffix(end) for end in ("en", "em", "es", "er", "e") if word.endswith(end)), "")
    return any(reading.kind == PARTICIPLE for reading in verb_forms().get(stem, ()))


def _ends_in_title_noun(before: str, *, whole: bool) -> bool:
    """Tell whether a noun like `Film` or `Motto` stands before the marks; ``whole``: no compound."""
    match = _LAST_WORD.search(before)
    if match is None:
        return False
    exact, ends = _title_nouns()
    word = match[1].lower()
    if word in exact or word.removesuffix("s") in exact:
        return True
    return not whole and match[1][0].isupper() and word.endswith(ends)


@cache
def _title_nouns() -> tuple[frozenset[str], tuple[str, ...]]:
    nouns = [noun.lower() for noun in lexicon.words("speech", "titles.nouns")]
    return frozenset(nouns), tuple(noun for noun in nouns if len(noun) > 3)

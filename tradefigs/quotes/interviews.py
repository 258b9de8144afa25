"""Interviews without quotation marks: which paragraphs answer a question.

Agencies print `– Frage? – Antwort.`, `Frage: …? Antwort: …`, `Kos: …`, papers the question in bold type, of
which only the question mark is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.language.text import Span

# Questions that show an interview where neither dash nor label does.
FEWEST_QUESTIONS = 2


class Answer(NamedTuple):
    """What answers a question: character offsets; ``label`` ends where `Antwort:`, `Kos:` does, else 0."""

    start: int
    end: int
    label: int = 0


class _Turn(NamedTuple):
    """A paragraph or a part of one that a dash opens; ``label``: where `Frage:` ends, 0 without one."""

    start: int
    end: int
    dashed: bool
    label: int
    asks: bool


def find_answers(text: str, paragraphs: Sequence[Span]) -> list[Answer]:
    r"""Return the answers of the interviews in ``text``, in order.

    >>> text = "– Was liefern Sie?\n\n– Holz und Papier."
    >>> [text[a.start : a.end] for a in find_answers(text, [Span(0, 18), Span(20, 38)])]
    ['– Holz und Papier.']
    """
    if _ASKED.search(text) is None:
        return []
    turns = [turn for paragraph in paragraphs for turn in _turns(text, paragraph)]
    dashed = any(turn.asks and turn.dashed for turn in turns)  # then other questions are the reporter's
    turns = [turn._replace(asks=turn.asks and (turn.dashed or not dashed)) for turn in turns]
    questions = [turn for turn in turns if turn.asks]
    addressed = any(_ADDRESS.search(text, turn.start, turn.end) for turn in questions)
    several = len(questions) >= FEWEST_QUESTIONS
    found: list[Answer] = []
    question: _Turn | None = None
    behind: list[Answer] | None = None  # an answer, if another question comes
    for turn in turns:
        answer = Answer(turn.start, turn.end, turn.label)
        if turn.asks:
            found += behind or []
            question, behind = turn, None
        elif question is not None:
            marked = question.dashed or question.label or turn.label
            sure = addressed or several if turn.dashed else addressed and several
            behind = [] if marked or sure else None
            found += [answer] if behind is not None else []
            question = None
        elif behind is not None:
            behind.append(answer)
    return found


_ASKED = late(r"\?[“”\"»«]?[ \t]*(?:\n|[-–—]\s)")
_ADDRESS = late(r"\b(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?|Herr|Frau)\b")
_DASH = late(r"[-–—]\s*(?=[\p{Lu}\d„])")
_NEXT_TURN = late(r"(?<=[.!?…])\s+(?=[-–—]\s+[\p{Lu}\d])")


def _turns(text: str, paragraph: Span) -> Iterator[_Turn]:
    """Yield a paragraph, or its parts where dashes part question and answer."""
    dashed = _DASH.match(text, paragraph.start, paragraph.end) is not None
    places = [paragraph.start]
    if dashed:
        places += [match.end() for match in _NEXT_TURN.finditer(text, paragraph.start, paragraph.end)]
    for start, following in pairwise([*places, paragraph.end]):
        end = start + len(text[start:following].rstrip())
        label = _label_end(text, Span(start, end))
        yield _Turn(start, end, dashed, label, text[start:end].rstrip('“”"»«').endswith("?"))


def _label_end(text: str, turn: Span) -> int:
    """Return where `Frage:`, `Antwort:`, `Kos:` ends, 0 where nothing of the kind begins a paragraph."""
    match = _LABEL.match(text, turn.start, turn.end)
    return match.end() if match else 0


_LABEL = late(r"(?:\p{Lu}[\p{L}.'’-]*+\s?){1,4}:\s+(?=[\p{Lu}\d„“\"»«])")


def is_told(label: str) -> bool:
    """Tell whether a label says which part it is, and not who speaks: `Antwort:`."""
    return label.rstrip(": ") in _labels()


@cache
def _labels() -> frozenset[str]:
    return frozenset(lexicon.words("speech", "interviews.labels"))


def is_conversation(word: str) -> bool:
    """Tell whether a noun means an interview: `Exklusivinterview`."""
    return word.lower().endswith(_conversations())


@cache
def _conversations() -> tuple[str, ...]:
    return tuple(noun.lower() for noun in lexicon.words("speech", "interviews.nouns"))

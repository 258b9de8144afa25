"""Interviews without quotation marks: which paragraphs answer a question, and who gives the answers.

Agencies print `– Frage? – Antwort.`, `Frage: …? Antwort: …`, `Kos: …`, papers the question in bold type, of
which only the question mark is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.language.verbs import speech_nouns, speech_words
from tradefigs.quotes.attribution import Quote
from tradefigs.quotes.blocks import Parsed
from tradefigs.quotes.names import OFFICE, PERSON
from tradefigs.quotes.offices import office_of
from tradefigs.quotes.persons import Voice, Voices
from tradefigs.quotes.phrases import Phrase
from tradefigs.quotes.sentences import Sentence

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
    return label.rstrip(": ") in speech_words("interviews.labels")


def is_conversation(word: str) -> bool:
    """Tell whether a noun means an interview: `Exklusivinterview`."""
    return word.lower().endswith(speech_nouns("interviews.nouns"))


def interviewee(sentences: Sequence[Parsed], first: int, voices: Voices) -> Voice:
    """Return who gives the answers, the first of which stands at ``first``.

    Whom the lead or a question names, else the only person named before.
    """
    lead = [parsed.sentence for parsed in sentences if parsed.span.start < first]
    named = [(sentence, _conversed_with(sentence)) for sentence in lead]
    named += [(parsed.sentence, _addressed(parsed.sentence)) for parsed in sentences]
    for sentence, phrase in named:
        voice = Voice() if phrase is None else voices.of_phrase(sentence, phrase, speaks=True)
        if voice.speaker:
            return voice
    persons = voices.cast.persons_before(first)
    if len(persons) == 1:
        return Voice(persons[0].name, persons[0].role)
    return Voice(*_office_holder(voices.text, first))


def _office_holder(text: str, end: int) -> tuple[str, str]:
    """`Seit einem Jahr amtiert Bat Sur als Botschafter`: return name and office, "" for nobody."""
    for match in _AS_OFFICE.finditer(text, 0, end):
        office = next((word for word in match["words"].split() if office_of(word)), "")
        if office:
            return match["name"], office
    return "", ""


_AS_OFFICE = late(
    r"\b(?P<name>\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+){1,2})\s+(?:(?:sein|ihr|das|die)\s+\p{Lu}\p{L}+\s+)?"
    r"als\s+(?P<words>(?:\p{L}+\s+){0,4}\p{L}+)",
    signs="als",
)


def _conversed_with(sentence: Sentence) -> Phrase | None:
    """Return with whom one speaks: `Interview der Agentur mit | Botschafter Jan Kos`."""
    nouns = (place for place, t in enumerate(sentence.tokens) if t.capital and is_conversation(t.text))
    noun = next(nouns, None)
    joint = None if noun is None else sentence.find(range(noun + 1, sentence.size), "mit")
    phrase = None if joint is None else sentence.noun_phrase_at(joint + 1)
    somebody = phrase is not None and sentence.mentions(phrase)[0].kind in (PERSON, OFFICE)
    return phrase if somebody else None  # not `Interview mit der Agentur`


def _addressed(sentence: Sentence) -> Phrase | None:
    """Return who is asked: `Herr | Botschafter |, was liefern Sie?`, `Frau | Huber |, der Export sinkt.`"""
    asks = sentence.low(sentence.size - 1) == "?"
    places = (
        place
        for place, token in enumerate(sentence.tokens)
        if token.text in speech_words("interviews.address")
    )
    place = next(places, None)
    phrase = None if place is None else sentence.noun_phrase_at(place + 1, appositions=False)
    if phrase is None or asks:
        return phrase
    behind_label = place == phrase.first - 1 and sentence.low(phrase.first - 2) == ":"  # Kos: Frau Huber, …
    opens = phrase.first <= 2 or behind_label
    return phrase if opens and sentence.low(phrase.last) == "," else None


_ANSWERED = late(r"\b(?:antworte|entgegne|erwider|konter)|\b[Ff]rage\b")


def is_answered(text: str, quote: Quote, following: Quote) -> bool:
    """Tell whether somebody else answers a question: `„Wann?“ „Bald“, antwortete X`."""
    asks = text[quote.end - 2 : quote.end - 1] == "?"
    end = max(following.end, following.mention_start or 0)
    return asks and _ANSWERED.search(text, quote.end, end) is not None

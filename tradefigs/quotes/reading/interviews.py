"""Interviews without quotation marks: which paragraphs answer a question, and who gives the answers.

Agencies print `– Frage?`, `– Antwort.`, or `Frage: …?`, `Antwort: …`, or `Kos: …`, papers the question in
bold type, of which only the question mark is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.language.verbs import speech_nouns, speech_words
from tradefigs.quotes.names.names import OFFICE, PERSON
from tradefigs.quotes.names.phrases import Phrase
from tradefigs.quotes.reading.blocks import Parsed
from tradefigs.quotes.sentences.sentences import Sentence
from tradefigs.quotes.speakers.voices import Voice, Voices

# Questions that show an interview where neither dash nor label does.
FEWEST_QUESTIONS = 2
# The first token of a statement that may address somebody: `Kos: Frau Huber, …`
FARTHEST_ADDRESS = 3


class Turn(NamedTuple):
    """A paragraph of a talk; ``label``: where `Antwort:`, `Kos:` ends, else 0; ``asks``: a question."""

    start: int
    end: int
    dashed: bool
    label: int
    asks: bool


def find_answers(text: str, paragraphs: Sequence[Span]) -> list[Turn]:
    r"""Return the answers of the interviews in ``text``, in order.

    >>> text = "– Was liefern Sie?\n\n– Holz und Papier."
    >>> [text[a.start : a.end] for a in find_answers(text, [Span(0, 18), Span(20, 38)])]
    ['– Holz und Papier.']
    """
    if _ASKED.search(text) is None:
        return []
    turns = [_turn(text, paragraph) for paragraph in paragraphs]
    dashed = any(turn.asks and turn.dashed for turn in turns)  # then other questions are the reporter's
    turns = [turn._replace(asks=turn.asks and (turn.dashed or not dashed)) for turn in turns]
    questions = [turn for turn in turns if turn.asks]
    addressed = any(_ADDRESS.search(text, turn.start, turn.end) for turn in questions)
    several = len(questions) >= FEWEST_QUESTIONS
    found: list[Turn] = []
    question: Turn | None = None
    behind: list[Turn] | None = None  # an answer, if another question comes
    for turn in turns:
        if turn.asks:
            found += behind or []
            question, behind = turn, None
        elif question is not None:
            marked = question.dashed or question.label or turn.label
            sure = addressed or several if turn.dashed else addressed and several
            found += [turn] if marked or sure else []
            question, behind = None, [] if marked or sure else None
        elif behind and turn.label and not behind[-1].label:
            # Kos: … | Das sagen Sie! | Kos: …: asks without a question mark
            found += [*behind[:-1], turn]
            behind = []
        elif behind is not None:
            behind.append(turn)
    return found


_ASKED = late(r"\?[“”\"»«]?[ \t]*(?:\n|[-–—]\s)")
_ADDRESS = late(r"\b(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?|Herr|Frau)\b")
_DASH = late(r"[-–—]\s*(?=[\p{Lu}\d„])")
# `Kos:`, `Eva van der Aue:`, in a transcript `[00:53] Kos:`
_LABEL = late(
    r"(?:[\[(]?\d{1,2}(?::\d\d){1,2}[\])]?\s+)?"
    r"(?:(?:(?:von|van|der|de|da|del|di|dos|zu)\s){0,2}(?:al-|el-)?\p{Lu}[\p{L}.'’-]*+\s?){1,4}:\s+(?=[\p{Lu}\d„“\"»«])"
)


def _turn(text: str, paragraph: Span) -> Turn:
    start, said = paragraph.start, text[paragraph.start : paragraph.end].rstrip()
    label, dashed = _LABEL.match(text, start, paragraph.end), _DASH.match(text, start, paragraph.end)
    asks = said.rstrip('“”"»«').endswith("?")
    return Turn(start, start + len(said), dashed is not None, label.end() if label else 0, asks)


def is_told(label: str) -> bool:
    """Tell whether a label says which part it is, and not who speaks: `Antwort:`."""
    return label.rstrip(": ") in speech_words("interviews.labels")


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
    return Voice()


def _conversed_with(sentence: Sentence) -> Phrase | None:
    """Return with whom one speaks: `Interview der Agentur mit | Botschafter Jan Kos`.

    Likewise `darüber sprach die Agentur mit | Jan Kos`.
    """
    talks = speech_nouns("interviews.nouns")
    nouns = (
        place for place, token in enumerate(sentence.tokens) if token.capital and token.low.endswith(talks)
    )
    noun = next(nouns, None)
    verbs = speech_words("interviews.verbs")
    if noun is None and any(token.text in verbs for token in sentence.tokens):
        noun = 0  # a verb leaves its `mit` on either side: `mit … sprach die Agentur`
    if noun is None:
        return None
    joints = (place for place in sentence.places_of("mit") if place > noun)
    phrases = (phrase for joint in joints if (phrase := sentence.noun_phrase_at(joint + 1)) is not None)
    somebody = (one for one in phrases if sentence.mentions(one)[0].kind in (PERSON, OFFICE))
    return next(somebody, None)  # not `Interview mit der Agentur`


def _addressed(sentence: Sentence) -> Phrase | None:
    """Return who is asked: `Herr | Botschafter |, was liefern Sie?`, `Frau | Huber |, der Export sinkt.`"""
    forms = speech_words("interviews.address")
    place = next((place for place, token in enumerate(sentence.tokens) if token.text in forms), None)
    phrase = None if place is None else sentence.noun_phrase_at(place + 1, appositions=False)
    if place is None or phrase is None or sentence.low(sentence.size - 1) == "?":
        return phrase
    return phrase if place <= FARTHEST_ADDRESS and sentence.low(phrase.last) == "," else None

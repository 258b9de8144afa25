"""Who says what: quotations, direct and indirect, and their speakers.

A text is read sentence by sentence, quotations in marks taken as one word. Cues (`cues`) say who speaks; this room says what is
said: the passage in marks, the clause after `dass` or in the subjunctive, the sentence round `laut X`, the paragraph before
`Das sagte X`. A sentence in the subjunctive without a cue goes on with the last speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.cues import Cue, Sentence, find_cues, is_animate, subject_after
from tradefigs.offices import is_source_noun
from tradefigs.marks import Quotation, find_quotations
from tradefigs.persons import INSTITUTION, OFFICE, OTHER, PERSON, SOURCE, Cast, Mention
from tradefigs.phrases import MARK, POINT, QUOTE, WORD, Phrase, is_adjective, is_function_word, tokens_of
from tradefigs.text import Layout, Span
from tradefigs.verbs import verb_forms

DIRECT, INDIRECT, NONE = "direct", "indirect", "none"


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of speech: character offsets, ``end`` exclusive.

    ``speaker`` is the full name that the text gives anywhere, empty for unnamed sources; ``mention_start`` and
    ``mention_end`` are where the speaker is named next to the quotation, None when nowhere. ``attribution`` is
    ``direct`` (quotation marks, dashes) or ``indirect`` (reported speech).
    """

    start: int
    end: int
    speaker: str
    speaker_role: str
    mention_start: int | None
    mention_end: int | None
    attribution: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose word a passage is. ``attribution``: ``direct``, ``indirect`` or ``none`` (the reporter's own)."""

    speaker: str
    speaker_role: str
    attribution: str


# `MINSK, 5. Juli (BelTA) –`, `Berlin (dpa) -`, `ISTANBUL, 24. April. /tass/.`
_DATELINE = regex.compile(
    r"\p{Lu}[\p{L} ./-]{1,40}(?:,\s*\d{1,2}\.\s*\p{L}+\.?)?\s*(?:\([^()\n]{2,40}\)\s*[-–—]|/\w+/)[-–—.\s]*"
)

REPORTER = Attribution("", "", NONE)


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who speaks, and where that is said."""

    speaker: str = ""
    role: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class _Statement:
    """What a cue attributes: token indexes inside its sentence."""

    first: int
    last: int
    cue: Cue


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A sentence, quotations taken as one word each, and its cues."""

    span: Span
    sentence: Sentence
    cues: list[Cue]


def find_quotes(text: str, layout: Layout | None = None) -> list[Quote]:
    """Return the direct and indirect quotations of ``text``, sorted by start.

    Indirect quotations may hold direct ones, and one another (`laut dpa sagte X, …`).
    """
    return _Reader(text, layout or Layout(text)).read()


def attribution_of(start: int, end: int, quotes: Sequence[Quote], layout: Layout) -> Attribution:
    """Return whose word the passage from ``start`` to ``end`` is, after the rules for speakers of claims."""
    holding = [quote for quote in quotes if quote.start <= start and end <= quote.end]
    direct = [quote for quote in holding if quote.attribution == DIRECT]
    if direct:
        quote = max(direct, key=lambda quote: quote.end - quote.start)
        return Attribution(quote.speaker, quote.speaker_role, DIRECT)
    if holding:
        sentence = layout.sentence_at(start)
        quote = max(
            holding,
            key=lambda quote: (
                bool(quote.speaker),
                quote.start >= sentence.start and quote.end <= sentence.end,
                quote.end - quote.start,
            ),
        )
        return Attribution(quote.speaker, quote.speaker_role, INDIRECT)
    return _between_statements(start, quotes, layout)


def _between_statements(start: int, quotes: Sequence[Quote], layout: Layout) -> Attribution:
    """A sentence between two statements of one speaker in one paragraph is the speaker's."""
    paragraph = layout.paragraph_at(start)
    sentence = layout.sentence_at(start)
    inside = [quote for quote in quotes if quote.start in paragraph and quote.start not in sentence]
    before = max((quote for quote in inside if quote.end <= start), key=lambda quote: quote.end, default=None)
    after = min(
        (quote for quote in inside if quote.start > start), key=lambda quote: quote.start, default=None
    )
    if before is None or after is None or not before.speaker or before.speaker != after.speaker:
        return REPORTER
    return Attribution(before.speaker, before.speaker_role or after.speaker_role, INDIRECT)


# ---------------------------------------------------------------- reading a text


class _Reader:
    """Reads one text from its beginning; knows who spoke last."""

    def __init__(self, text: str, layout: Layout) -> None:
        self.text = text
        self.layout = layout
        self.cast = Cast(text, layout)
        self.quotations = [q for q in find_quotations(text, layout.paragraphs) if _is_speech(text, q)]
        self.quotes: list[Quote] = []
        self.last = _Voice()
        self.last_paragraph = -1
        self.reported = False  # the sentence before was reported speech
        self.sources: dict[str, _Voice] = {}  # who speaks through `der Bericht`

    def read(self) -> list[Quote]:
        """Return the quotes of the text."""
        parsed = [
            (paragraph, [self._parse(span) for span in spans]) for paragraph, spans in self._paragraphs()
        ]
        for _, sentences in parsed:
            for sentence in sentences:
                self.cast.announce([mention for cue in sentence.cues for mention in cue.speakers])
        previous: Span | None = None
        for paragraph, sentences in parsed:
            self.reported = False
            if self.layout.in_headline(paragraph.start):
                self._read_headline(sentences[0])
            for number, sentence in enumerate(sentences):
                self._read_sentence(sentence, sentences[:number], previous)
            if previous is None or not self.layout.in_headline(paragraph.start):
                previous = paragraph
        return self._with_later_speakers(sorted(self.quotes, key=lambda quote: (quote.start, -quote.end)))

    def _with_later_speakers(self, quotes: list[Quote]) -> list[Quote]:
        """Give direct speech whose speaker isn't named yet the speaker of what follows: `„A.“ „B“, sagte X`."""
        for number in range(len(quotes) - 2, -1, -1):
            quote, following = quotes[number], quotes[number + 1]
            unnamed = quote.attribution == DIRECT and quote.mention_start is None and not quote.speaker
            if unnamed and self.layout.paragraph_at(quote.start) == self.layout.paragraph_at(following.start):
                quotes[number] = replace(following, start=quote.start, end=quote.end, attribution=DIRECT)
        return quotes

    def _parse(self, span: Span) -> _Parsed:
        dateline = _DATELINE.match(self.text, span.start, span.end)
        if dateline is not None and dateline.end() < span.end:
            span = Span(dateline.end(), span.end)
        inside = [(q.start, q.end) for q in self.quotations if span.start <= q.start and q.end <= span.end]
        sentence = Sentence(self.text, tokens_of(self.text, span.start, span.end, inside))
        return _Parsed(span, sentence, find_cues(sentence))

    def _paragraphs(self) -> Iterator[tuple[Span, list[Span]]]:
        """Yield each paragraph with its sentences; a quotation is never cut, so it may join paragraphs."""
        breaks = [q for q in self.quotations]
        sentences: list[Span] = []
        place = 0
        for sentence in self.layout.sentences:
            while place < len(breaks) and breaks[place].end <= sentence.start:
                place += 1
            if (
                sentences
                and place < len(breaks)
                and breaks[place].start < sentences[-1].end
                and sentence.start < breaks[place].end
            ):
                sentences[-1] = Span(sentences[-1].start, sentence.end)
            elif (
                place < len(breaks)
                and sentence.start < breaks[place].start < sentence.end < breaks[place].end
            ):
                sentences.append(sentence)
            else:
                sentences.append(sentence)
        current: list[Span] = []
        for sentence in sentences:
            if current and self.layout.paragraph_at(sentence.start) != self.layout.paragraph_at(
                current[0].start
            ):
                yield self.layout.paragraph_at(current[0].start), current
                current = []
            current.append(sentence)
        if current:
            yield self.layout.paragraph_at(current[0].start), current

    def _read_sentence(self, parsed: _Parsed, before: Sequence[_Parsed], previous: Span | None) -> None:
        sentence, cues = parsed.sentence, parsed.cues
        voices = {id(cue): self._voice(cue, cues) for cue in cues}
        statements = _statements(sentence, cues)
        for statement in statements:
            self._add(sentence, statement.first, statement.last, voices[id(statement.cue)])
        for cue in cues:
            if _points_back(sentence, cue):
                self._add_before(sentence, cue, voices[id(cue)], before, previous)
        stated = {id(statement.cue) for statement in statements}
        speaking = [
            cue
            for cue in cues
            if voices[id(cue)].start is not None
            and cue.frame != "invoke"
            and (id(cue) in stated or not (cue.reported or cue.frame == "noun"))
        ]
        direct = self._add_direct(sentence, [cue for cue in speaking if cue.frame != "noun"], voices)
        if speaking:
            self._remember_speaker(sentence, speaking, statements, voices)
        pointing = any(_points_back(sentence, cue) for cue in cues)
        free = not pointing and self._add_free(sentence, statements)
        if not speaking and not direct:
            self._remember_subject(sentence)
        self.reported = bool(statements) or direct or free

    def _read_headline(self, parsed: _Parsed) -> None:
        """Read `Ministerium: Exporte steigen`."""
        sentence = parsed.sentence
        phrase = sentence.phrase_at(0)
        if phrase is None or sentence.low(phrase.last) != ":" or phrase.last + 1 >= len(sentence.tokens):
            return
        mentions = sentence.mentions(phrase)
        known = all(
            mention.kind in (PERSON, OFFICE, INSTITUTION) or self.cast.knows(mention.name)
            for mention in mentions
        )
        if known and sentence.tokens[phrase.last + 1].kind != QUOTE:
            voice = self._voice_of(
                mentions, sentence.tokens[phrase.first].start, sentence.tokens[phrase.last - 1].end
            )
            self._add(sentence, phrase.last + 1, len(sentence.tokens), voice)

    # ------------------------------------------------------------ speakers

    def _voice(self, cue: Cue, cues: Sequence[Cue]) -> _Voice:
        """Return who speaks at a cue, under the full name."""
        invoked = next((other for other in cues if other.frame == "invoke"), None)
        mentions = invoked.speakers if invoked is not None and invoked.speakers else cue.speakers
        if cue.start is None and cue.frame == "hear":
            return replace(self.last, start=None, end=None)
        if mentions and mentions[0].kind == SOURCE:
            return replace(self.sources.get(mentions[0].head, self.last), start=cue.start, end=cue.end)
        return self._voice_of(mentions, cue.start, cue.end, answers=cue.verb_name in _ANSWERS)

    def _voice_of(
        self,
        mentions: Sequence[Mention],
        start: int | None,
        end: int | None,
        *,
        answers: bool = False,
        speaks: bool = True,
    ) -> _Voice:
        names: list[str] = []
        roles: list[str] = []
        for mention in mentions:
            name, role = self._identity(mention, answers=answers, speaks=speaks)
            if name and name not in names:
                names.append(name)
            if role:
                roles.append(role)
        return _Voice("; ".join(names), "; ".join(roles), start, end)

    def _going_on(self, sentence: Sentence, free: int) -> _Voice:
        """Return who goes on speaking in a sentence without a cue, or gives a reason in its last clause."""
        phrase = _subject(sentence) if free > 0 else None
        if phrase is None or phrase.last > free:
            return self.last
        return self._voice_of(
            sentence.mentions(phrase),
            sentence.tokens[phrase.first].start,
            sentence.tokens[phrase.last - 1].end,
        )

    def _identity(self, mention: Mention, *, answers: bool = False, speaks: bool = True) -> tuple[str, str]:
        somebody = self.cast.resolve(mention, answers=answers, speaks=speaks)
        if somebody is not None:
            return somebody.name, mention.role or somebody.role
        if mention.kind == INSTITUTION or (mention.kind == OTHER and _is_proper(mention)):
            return mention.name, mention.role
        return "", mention.role

    def _remember_speaker(
        self,
        sentence: Sentence,
        cues: Sequence[Cue],
        statements: Sequence[_Statement],
        voices: dict[int, _Voice],
    ) -> None:
        """Keep who spoke in the sentence: at its last cue that isn't part of what another says."""
        inner = [
            cue
            for cue in cues
            if any(s.cue is not cue and s.first <= cue.first and cue.last <= s.last for s in statements)
        ]
        inner += [
            cue
            for cue in cues
            if any(other is not cue and other.first <= cue.first and cue.last <= other.last for other in cues)
        ]
        outer = [cue for cue in cues if cue not in inner] or cues
        self.last = voices[id(outer[-1])]
        for token in sentence.tokens:
            if self.last.speaker and token.capital and is_source_noun(token.text):
                self.sources.setdefault(token.low, self.last)

    def _remember_subject(self, sentence: Sentence) -> None:
        """Keep the subject of a sentence without a cue: the subjunctive after it is what that one says."""
        phrase = None if _is_passive(sentence) else _subject(sentence)
        if phrase is not None:
            start, end = sentence.tokens[phrase.first].start, sentence.tokens[phrase.last - 1].end
            self.last = self._voice_of(sentence.mentions(phrase), start, end, speaks=False)

    # ------------------------------------------------------------ quotes

    def _add(
        self, sentence: Sentence, first: int, last: int, voice: _Voice, attribution: str = INDIRECT
    ) -> None:
        tokens = sentence.tokens
        while first < last and tokens[first].kind == POINT and tokens[first].text not in "(":
            first += 1
        while last > first and tokens[last - 1].kind == POINT and tokens[last - 1].text not in ")%":
            last -= 1
        if last <= first:
            return
        self.quotes.append(
            Quote(
                tokens[first].start,
                tokens[last - 1].end,
                voice.speaker,
                voice.role,
                voice.start,
                voice.end,
                attribution,
            )
        )

    def _add_before(
        self, sentence: Sentence, cue: Cue, voice: _Voice, before: Sequence[_Parsed], previous: Span | None
    ) -> None:
        """Attribute what stands before `Das sagte X`: its paragraph up to there, else the paragraph before."""
        clause = sentence.clause_start(cue.verb)
        if clause > 0 and not _points_after_verb(sentence, cue):
            self._add(sentence, 0, clause, voice)
        elif before:
            start, end = before[0].span.start, before[-1].span.end
            self.quotes.append(Quote(start, end, voice.speaker, voice.role, voice.start, voice.end, INDIRECT))
        elif previous is not None:
            self.quotes.append(
                Quote(
                    previous.start, previous.end, voice.speaker, voice.role, voice.start, voice.end, INDIRECT
                )
            )

    def _add_direct(self, sentence: Sentence, cues: Sequence[Cue], voices: dict[int, _Voice]) -> bool:
        added = False
        for place, token in enumerate(sentence.tokens):
            if token.kind != QUOTE or (not cues and _is_name(sentence, place)):
                continue
            voice = self._direct_voice(sentence, place, cues, voices)
            self.quotes.append(
                Quote(token.start, token.end, voice.speaker, voice.role, voice.start, voice.end, DIRECT)
            )
            if voice.start is not None:
                self.last = voice
            added = True
        return added

    def _add_free(self, sentence: Sentence, statements: Sequence[_Statement]) -> bool:
        """Add the parts of a sentence that go on reporting without a cue."""
        added = False
        for first, last in _segments(sentence):
            if any(statement.first < last and first < statement.last for statement in statements):
                continue
            start = _free_start(
                sentence,
                first,
                last,
                reported=self.reported or added or bool(statements),
                speaker=bool(self.last.speaker),
            )
            if start is not None:
                self._add(sentence, start, last, self._going_on(sentence, start))
                added = True
        return added

    def _direct_voice(
        self, sentence: Sentence, place: int, cues: Sequence[Cue], voices: dict[int, _Voice]
    ) -> _Voice:
        """Return who speaks a quotation in marks: the cue behind it, before its colon, around it, else the last speaker."""
        behind = [cue for cue in cues if place < cue.first <= place + 3 or place < cue.verb <= place + 3]
        if behind:
            return voices[id(behind[0])]
        before = [cue for cue in cues if cue.verb < place]
        if before and (
            sentence.low(place - 1) == ":" or before[-1].last >= sentence.clause_start(place - 1) - 2
        ):
            return voices[id(before[-1])]
        if cues:
            return voices[id(min(cues, key=lambda cue: min(abs(cue.first - place), abs(cue.last - place))))]
        voice = self._speaker_without_verb(sentence, place)
        alone = sum(token.kind == WORD for token in sentence.tokens) < 3
        goes_on = has_mood(sentence, 0, len(sentence.tokens), first_only=not self.reported)
        subject = None if alone or voice is not None or goes_on else _subject(sentence)
        if subject is not None:
            voice = self._voice_of(
                sentence.mentions(subject),
                sentence.tokens[subject.first].start,
                sentence.tokens[subject.last - 1].end,
                speaks=False,
            )
        return voice or self.last

    def _speaker_without_verb(self, sentence: Sentence, place: int) -> _Voice | None:
        """Return the subject of an unknown verb next to the quotation: `„…“, freut sich X`, `X ist zufrieden: „…“`."""
        phrase = None
        if (
            sentence.low(place + 1) in (",", "–", "-")
            and place + 2 < len(sentence.tokens)
            and not sentence.tokens[place + 2].capital
            and not is_function_word(sentence.tokens[place + 2])
        ):
            phrase = subject_after(sentence, place + 2)
        elif sentence.low(place - 1) == ":":
            start = 0
            while sentence.is_in(start, "focus"):
                start += 1
            phrase = sentence.phrase_at(start) or subject_after(sentence, start)
        if phrase is None:
            return None
        return self._voice_of(
            sentence.mentions(phrase),
            sentence.tokens[phrase.first].start,
            sentence.tokens[phrase.last - 1].end,
        )


def _is_proper(mention: Mention) -> bool:
    """Tell whether an unknown noun is a name: `Verdi`, `die „Zeit“`, `das ifo-Institut`, not `das Ergebnis`."""
    bare = mention.end - mention.start == len(mention.name)
    marked = (
        any(mark in mention.name for mark in "-„“»«'.")
        or regex.search(r"\p{L}\p{Lu}|\d", mention.name) is not None
        or " " in mention.name
    )
    return mention.definite and not mention.plural and mention.name[:1] != "" and (bare or marked)


_ANSWERS = frozenset(["antworten", "entgegnen", "erwidern", "kontern"])


def _is_passive(sentence: Sentence) -> bool:
    return any(token.low in ("wurde", "wurden", "worden") for token in sentence.tokens)


def _subject(sentence: Sentence) -> Phrase | None:
    """Return the subject of a sentence where it is somebody who can speak."""
    start = 0
    while sentence.is_in(start, "focus"):
        start += 1
    if sentence.low(start + 1) == ":":  # Verkehr: Die Partei will …
        start += 2
    front = sentence.phrase_at(start)
    if front is None or sentence.is_in(front.first, "oblique"):
        front = subject_after(sentence, start - 1)
    if front is None:
        return None
    if front.pronoun and sentence.low(front.first) == "sie" and sentence.low(front.last).endswith("n"):
        return None  # they
    if is_animate(sentence, front):
        return front
    behind = subject_after(sentence, front.last - 1)
    clear = behind is not None and sentence.low(behind.first) in ("der", "er") and behind.first > front.last
    return behind if clear and is_animate(sentence, behind) else None


# ---------------------------------------------------------------- what is speech

# Words that no name has: finite auxiliaries, the first person.
_SENTENCE_WORD = regex.compile(
    r"\b(?:ich|wir|uns|unser\p{L}*|mir|mein\p{L}*|ist|sind|war|waren|hat|haben|hatte|wird|werden|wurde|kann|können|muss|müssen|soll|will)\b"
)


def _is_name(sentence: Sentence, place: int) -> bool:
    """Tell whether words in marks that stand in a sentence like a noun are a name: `die „Ode an die Freude“`."""
    inner = sentence.tokens[place].text[1:-1].strip("'")
    embedded = (
        place > 0
        and sentence.tokens[place - 1].kind == WORD
        and sentence.low(place - 1) not in ("worten", "satz", "frage", "aussage")
    )
    if _SENTENCE_WORD.search(inner) is not None:
        return False
    return (
        embedded
        and inner[-1:] not in ".!?,"
        and (inner[:1].isupper() or sentence.tokens[place].text.startswith("''"))
    )


@cache
def _title_nouns() -> tuple[frozenset[str], tuple[str, ...]]:
    nouns = [noun.lower() for noun in lexicon.words("speech", "titles.nouns")]
    return frozenset(nouns), tuple(noun for noun in nouns if len(noun) > 3)


_LAST_WORD = regex.compile(r"([\p{L}-]+)[s]?\s*$")


def _is_speech(text: str, quotation: Quotation) -> bool:
    """Tell speech in marks from names, titles and single words."""
    if quotation.kind != "marked":
        return True
    inner = text[quotation.start + 1 : quotation.end - 1].strip()
    words = inner.split()
    after = text[quotation.end : quotation.end + 24]
    before = text[max(0, quotation.start - 40) : quotation.start]
    introduced = before.rstrip().endswith(":") or _FOLLOWED.match(after) is not None
    if len(words) <= 3:
        return (
            introduced
            and (before.rstrip().endswith(":") or inner[-1:] in ".!?," or inner[:1].isupper())
            and len(words) > 0
            and (before.strip() == "" or before.rstrip()[-1:] in ".:!?“")
        )
    if not inner[:1].islower() and _follows_title(before.rstrip(" :")) and _FOLLOWED.match(after) is None:
        return False
    if introduced:
        return True
    letters = [word for word in words if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in letters)
    return not (capitals >= 0.6 * len(letters) and inner[-1] not in ".!?,")


def _follows_title(before: str) -> bool:
    """Tell whether a noun like `Film` or `Motto` stands before the marks."""
    match = _LAST_WORD.search(before)
    if match is None:
        return False
    exact, ends = _title_nouns()
    word = match[1].lower()
    return word in exact or word.removesuffix("s") in exact or (match[1][0].isupper() and word.endswith(ends))


_FOLLOWED = regex.compile(
    r"\s*,?\s*(?:so|sagte|sagt|erklärte|betonte|meinte|antwortete|fragte|rief|teilte|heißt es|hieß es)\b"
)


# ---------------------------------------------------------------- the statement of a cue


def _statements(sentence: Sentence, cues: Sequence[Cue]) -> list[_Statement]:
    found: list[_Statement] = []
    pointing = any(_points_back(sentence, cue) for cue in cues)
    for number, cue in enumerate(cues):
        if _points_back(sentence, cue) or (pointing and cue.frame == "wie"):
            continue
        for first, last in _extents(sentence, cue, cues, cues[number + 1 :]):
            if _has_words(sentence, first, last, cue):
                found.append(_Statement(first, last, cue))
    return found


def _has_words(sentence: Sentence, first: int, last: int, cue: Cue) -> bool:
    """Tell whether there is something besides quotations in the stretch and the cue itself."""
    rest = [
        token
        for index, token in enumerate(sentence.tokens[first:last], first)
        if not cue.first <= index < cue.last
    ]
    words = [token.low for token in rest if token.kind == WORD]
    return len(words) >= 2 or (words[:1] and words[0] in _THAT and any(token.kind == QUOTE for token in rest))


def _extents(
    sentence: Sentence, cue: Cue, others: Sequence[Cue], later: Sequence[Cue]
) -> list[tuple[int, int]]:
    size = len(sentence.tokens)
    if cue.frame == "invoke":
        return []
    if cue.frame == "call":
        after = _after_colon(sentence, cue.last)
        return [after] if after is not None else []
    if cue.frame in ("source", "so", "wie", "state"):
        return [] if cue.reported and cue.frame == "state" else [_round(sentence, cue, others)]
    if cue.frame == "noun":
        return [after] if (after := _noun_complement(sentence, cue)) is not None else []
    if cue.frame == "hear" and sentence.low(cue.first) == "wie":
        return [_round(sentence, cue, others)]
    after = _complement(sentence, cue.last, size, asking=cue.verb_name in _ASKING)
    if after is not None and any(other.verb == after[0] and other is not cue for other in others):
        after = None
    before = _is_inserted(sentence, cue) and not any(
        other.last == cue.first - 1 for other in others if other.frame == "wie"
    )
    if before:
        start = _segment_start(sentence, cue.first)
        if after is None:
            return [(start, _inserted_end(sentence, cue))]
        return [(start, after[1])]
    if after is not None:
        return [(after[0], _cut(sentence, after, later))]
    return []


def _segment_start(sentence: Sentence, place: int) -> int:
    """Return where the part of a sentence begins that a semicolon or colon opened."""
    while place > 0 and sentence.tokens[place - 1].text != ";":
        place -= 1
    return place


def _segment_end(sentence: Sentence, place: int) -> int:
    while place < len(sentence.tokens) and sentence.tokens[place].text != ";":
        place += 1
    return place


def _noun_complement(sentence: Sentence, cue: Cue) -> tuple[int, int] | None:
    """Return the clause behind a noun that carries a statement, where one follows at once or behind one word."""
    place = cue.last
    while place < min(len(sentence.tokens), cue.last + 3) and not sentence.is_break(place):
        place += 1
    if sentence.low(place) != "," or place + 1 >= len(sentence.tokens):
        return None
    opens = sentence.low(place + 1) == "wonach" or _opens_statement(sentence, place + 1, len(sentence.tokens))
    return (place + 1, len(sentence.tokens)) if opens else None


def _round(sentence: Sentence, cue: Cue, others: Sequence[Cue]) -> tuple[int, int]:
    """Return the sentence round a cue, without the cue where it opens or closes it."""
    start, end = _segment_start(sentence, cue.first), _segment_end(sentence, cue.last)
    clause = sentence.clause_start(cue.first)
    if (
        cue.frame == "source"
        and clause > start
        and sentence.is_in(clause, "relatives")
        and cue.first - clause <= 3
        and sentence.low(clause - 1) == ","
    ):
        return clause, sentence.clause_end(cue.last)
    opening = [
        other.last
        for other in others
        if other.first <= start + 1
        and other.frame in ("wie", "source")
        and other.last <= cue.first
        and other is not cue
    ]
    if opening and cue.frame != "wie":
        start = max(opening)
    elif cue.first <= start + 1 and cue.frame != "state":
        start = cue.last
    elif cue.last >= end - 1 and cue.frame != "state":
        end = cue.first
    return start, end


def _is_inserted(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether the cue is a main clause put into or behind what is said: `…, sagte X`."""
    start = cue.first - (sentence.low(cue.first - 1) == "so")
    if start == 0 or cue.reported or cue.verb != cue.first or cue.frame == "wie":
        return False
    before = sentence.tokens[start - 1]
    if cue.passive and cue.last - cue.first > 3:
        return False
    dashes = sum(token.text in "–—-" for token in sentence.tokens[:start])
    return before.kind == QUOTE or before.text == "," or (before.text in "–—-" and dashes == 1)


def _inserted_end(sentence: Sentence, cue: Cue) -> int:
    """Return where a statement ends round an inserted cue: before it, or behind it where it goes on."""
    end = sentence.clause_end(cue.last)
    first = cue.first - (sentence.low(cue.first - 1) == "so")
    if (
        end + 1 >= len(sentence.tokens)
        or sentence.low(end) != ","
        or sentence.is_in(end + 1, "subordinators")
    ):
        return first
    phrase = sentence.phrase_at(end + 1, appositions=False)
    relative = sentence.is_in(end + 1, "relatives") and (phrase is None or phrase.pronoun)
    quoted = not any(token.kind == WORD for token in sentence.tokens[_segment_start(sentence, first) : first])
    if quoted and not has_mood(
        sentence, end, len(sentence.tokens)
    ):  # `„…“, sagte X, Leiter des Amtes, der Zeitung`
        return first
    return first if relative else _segment_end(sentence, end)


_THAT = frozenset(["dass", "daß", "ob"])
_QUESTION_WORDS = frozenset(
    [
        "warum",
        "weshalb",
        "wieso",
        "wann",
        "wer",
        "wo",
        "wohin",
        "inwieweit",
        "inwiefern",
        "was",
        "wie",
        "welche",
        "welcher",
        "welches",
    ]
)
_ASKING = frozenset(
    ["fragen", "erzählen", "beschreiben", "schildern", "erläutern", "erklären", "verraten", "darlegen"]
)
_CONDITIONS = frozenset(
    [
        "wenn",
        "falls",
        "weil",
        "da",
        "solange",
        "sobald",
        "sollte",
        "sollten",
        "obwohl",
        "nachdem",
        "seit",
        "bis",
        "als",
        "während",
        "um",
        "damit",
        "je",
    ]
)


def _complement(sentence: Sentence, place: int, end: int, *, asking: bool = False) -> tuple[int, int] | None:
    """Return the clause that says what is said: `, dass …`, `, die Lage sei …`, `, … zu tun`, `: …`."""
    for _ in range(6):
        while place < end and not sentence.is_break(place):
            place += 1
        if place >= end - 1:
            return None
        token = sentence.tokens[place]
        if token.kind == QUOTE:
            return None
        place += 1
        if token.text == ":" and not _in_marks(sentence, place - 1):
            return None if sentence.tokens[place].kind == QUOTE else (place, end)
        if token.text != ",":
            continue
        if sentence.low(place) in ("und", "sondern", "aber"):
            place += 1
        if _opens_statement(sentence, place, end) or (asking and sentence.low(place) in _QUESTION_WORDS):
            return place, end
    return None


def _in_marks(sentence: Sentence, place: int) -> bool:
    """Tell whether a name in quotation marks goes on at ``place``."""
    return sum(token.kind == MARK for token in sentence.tokens[:place]) % 2 == 1


def _after_colon(sentence: Sentence, place: int) -> tuple[int, int] | None:
    for index in range(place, len(sentence.tokens) - 1):
        if sentence.tokens[index].kind == QUOTE:
            return None
        if sentence.tokens[index].text == ":":
            return index + 1, len(sentence.tokens)
    return None


def _opens_statement(sentence: Sentence, place: int, end: int) -> bool:
    if sentence.low(place) in _THAT:
        return True
    opening = sentence.tokens[place]
    if (
        opening.kind == WORD
        and not opening.capital
        and not is_function_word(opening)
        and not is_adjective(opening)
    ):
        return False  # a finite verb: `, griff der Minister zu …`
    clause = sentence.clause_end(place)
    phrase = sentence.phrase_at(place, appositions=False)
    relative = sentence.is_in(place, "relatives") and (phrase is None or phrase.pronoun)
    if relative:
        return False
    if sentence.low(place) in _CONDITIONS:
        return has_mood(sentence, clause, end) or has_mood(sentence, place, clause, first_only=True)
    if has_mood(sentence, place, end):
        return True
    if sentence.low(place) not in ("ohne", "statt", "anstatt") and _has_zu(sentence, place, end):
        return True
    return any(token.kind == QUOTE for token in sentence.tokens[place:end])


_JOINED_ZU = regex.compile(
    r"(?:ab|an|auf|aus|bei|dar|ein|fest|fort|frei|her|heraus|hervor|hin|hinzu|mit|nach|nieder|statt|teil|über|um|unter|vor|voran|weg|weiter|wieder|zu|zurück|zusammen|entgegen|fertig|bekannt|bereit|sicher|still|durch|voraus|bereit)zu\p{L}+n"
)


def _has_zu(sentence: Sentence, place: int, end: int) -> bool:
    for index in range(place, end):
        low = sentence.low(index)
        if low == "zu" and sentence.low(index + 1).endswith("n") and not sentence.tokens[index + 1].capital:
            return True
        if low.endswith("n") and _JOINED_ZU.fullmatch(low):
            return True
    return False


def _cut(sentence: Sentence, after: tuple[int, int], later: Sequence[Cue]) -> int:
    """Return where a statement ends: before a second cue that `und` joins to the first, else at the end."""
    for cue in later:
        if (
            cue.frame in ("say", "ask")
            and cue.first > after[0] + 1
            and sentence.low(cue.first - 1) in ("und", "sowie")
            and sentence.tokens[cue.first - 2].text == ","
        ):
            return cue.first - 1
    return after[1]


_POINTERS = frozenset(["das", "dies", "dieses", "davon", "darauf", "darüber", "drüber", "so"])


def _points_back(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether the cue is a sentence of its own about what was said before: `Das sagte X`."""
    tells = cue.frame in ("say", "show") or (
        cue.verb_name == "sprechen" and sentence.low(cue.verb - 1) in ("darüber", "drüber", "davon")
    )
    if (
        not tells
        or cue.passive
        or cue.reported
        or _complement(sentence, cue.last, len(sentence.tokens)) is not None
    ):
        return False
    if _points_after_verb(sentence, cue):
        return True
    if sentence.low(cue.verb - 1) == "so" and cue.verb_name not in ("äußern", "sich äußern"):
        return False
    return sentence.low(cue.verb - 1) in _POINTERS and (
        cue.verb == 1 or (cue.verb >= 2 and sentence.is_break(cue.verb - 2))
    )


def _points_after_verb(sentence: Sentence, cue: Cue) -> bool:
    """Read `In Brünn bestätigte dies Jan Bauer`."""
    after = sentence.low(cue.verb + 1) in ("das", "dies") and sentence.phrase_at(cue.verb + 1) is None
    return after and cue.start is not None and cue.start > sentence.tokens[cue.verb + 1].start


# ---------------------------------------------------------------- mood


@cache
def _moods() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    first, second, modal = (
        frozenset(lexicon.words("speech", f"mood.{name}")) for name in ("first", "second", "modal")
    )
    return first, second, modal


def has_mood(sentence: Sentence, first: int, last: int, *, first_only: bool = False) -> bool:
    """Tell whether the subjunctive of reported speech stands between two tokens."""
    if _mood_place(sentence, first, last, first_only=first_only) is not None:
        return True
    return not first_only and any(sentence.low(place) in _moods()[2] for place in range(first, last))


def _mood_place(sentence: Sentence, first: int, last: int, *, first_only: bool = False) -> int | None:
    one, two, _ = _moods()
    for place in range(first, last):
        low = sentence.low(place)
        if sentence.tokens[place].capital and (place > 0 or sentence.low(1) not in _SUBJECTS):
            continue
        if low in one or _is_final_subjunctive(sentence, place):
            if "ich" in (sentence.low(place - 1), sentence.low(place + 1)):
                continue
            if low == "sei" and sentence.low(place + 1) in ("denn", "es") and sentence.low(place - 1) == "es":
                continue
            return place
        if not first_only and low in two:
            return place
    return None


# What follows a verb in the subjunctive that opens a sentence: `Beziehe man dies ein, …`.
_SUBJECTS = frozenset(["man", "er", "sie", "es", "der", "die", "das", "sich"])


def _is_final_subjunctive(sentence: Sentence, place: int) -> bool:
    """Tell whether a verb in -e closes a subordinate clause: `wenn die Krise ende,`; the past ends in -te."""
    low = sentence.low(place)
    if (
        sentence.tokens[place].kind != WORD
        or not low.endswith("e")
        or low.endswith(("te", "wurde", "würde"))
        or len(low) < 4
    ):
        return False
    start = sentence.clause_start(place)
    return (
        sentence.is_break(place + 1)
        and place - start >= 2
        and sentence.low(start) in _CONDITIONS | {"dass", "ob"}
        and not sentence.is_in(place, "adverbs")
    )


def _segments(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the parts of a sentence between semicolons."""
    stops = [index for index, token in enumerate(sentence.tokens) if token.text == ";"]
    return list(zip([0, *(stop + 1 for stop in stops)], [*stops, len(sentence.tokens)], strict=True))


def _free_start(sentence: Sentence, first: int, last: int, *, reported: bool, speaker: bool) -> int | None:
    """Return where a part of a sentence without a cue goes on reporting, by the subjunctive; None where it doesn't."""
    place = _mood_place(sentence, first, last, first_only=not reported)
    if place is None:
        reports = _is_hearsay(sentence, first, last) or (
            speaker and _is_reported_perfect(sentence, first, last)
        )
        return first if reports else None
    start = max(first, sentence.clause_start(place))
    colon = next((index for index in range(place, first - 1, -1) if sentence.tokens[index].text == ":"), None)
    if colon is not None:  # `Die Kammer reagierte: Der Minister solle …`
        return colon + 1
    # `A kam hinzu, ferner seien B wichtig`: a main clause of its own behind an indicative one.
    if (
        first < start == place - 1
        and sentence.is_in(start, "adverbs")
        and not any(sentence.is_in(index, "subordinators") for index in range(first, start))
    ):
        return start
    # `A wies den Vorwurf zurück, da er jeder Grundlage entbehre`: the reason only.
    if (
        start > first
        and sentence.low(start - 1) == ","
        and sentence.is_in(start, "subordinators")
        and not sentence.is_in(first, "subordinators")
    ):
        return start if not has_mood(sentence, first, start) else first
    return first


_UNREAL = frozenset(
    [
        "wenn",
        "falls",
        "ohne",
        "fast",
        "beinahe",
        "gern",
        "gerne",
        "lieber",
        "können",
        "müssen",
        "sollen",
        "dürfen",
        "wollen",
        "sonst",
    ]
)


def _is_reported_perfect(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether `hätten … erreicht` reports, as it does where nothing in the sentence is unreal."""
    lows = [sentence.low(index) for index in range(first, last)]
    if "hätten" not in lows or _UNREAL & set(lows):
        return False
    behind = [token for token in sentence.tokens[first:last] if token.kind == WORD]
    return bool(behind) and behind[-1].low.endswith(("t", "en")) and not behind[-1].capital


def _is_hearsay(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether the sentence passes on a rumour: `soll … getötet haben`, `sollen verletzt worden sein`."""
    for place in range(first, last):
        token = sentence.tokens[place]
        if (
            token.low in ("haben", "sein")
            and sentence.is_break(place + 1)
            and not sentence.tokens[place - 1].capital
        ):
            before = sentence.low(place - 1)
            if (before == "worden" or before.endswith(("t", "en"))) and any(
                sentence.low(index) in ("soll", "sollen") for index in range(place)
            ):
                return True
    return False

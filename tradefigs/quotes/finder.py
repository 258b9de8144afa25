"""Who says what: quotations, direct and indirect, and their speakers.

A text is read sentence by sentence, quotations in marks taken as one word. Cues say who speaks (`cues`) and
what is said (`utterances`); this room joins both to quotes, finds the speaker of each quotation in marks, and
lets the last speaker go on where a sentence in the subjunctive has no cue.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

import regex

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.language.text import CLOSING_MARKS, Layout, Span
from tradefigs.language.words import POINT, QUOTE, Token, tokens_of
from tradefigs.quotes.clauses import Sentence, speaking_subject, subject_after
from tradefigs.quotes.cues import (
    AS,
    HEARD,
    INVOKED,
    NOUN,
    SAY,
    SHOW,
    SOURCE_NAMED,
    Cue,
    as_person,
    concludes,
    find_cues,
    is_doubtful,
    names_paper_only,
    published_in,
    source_beside,
    words_given_back,
)
from tradefigs.quotes.interviews import Answer, find_answers, is_conversation, is_told
from tradefigs.quotes.marks import MOST_PARAGRAPHS, find_quotations, is_name, is_speech
from tradefigs.quotes.mentions import INSTITUTION, OFFICE, OTHER, PERSON, SOURCE, Mention
from tradefigs.quotes.offices import document_nouns, is_relay, is_source_noun, is_visitor, office_of
from tradefigs.quotes.persons import Cast
from tradefigs.quotes.phrases import Phrase
from tradefigs.quotes.utterances import (
    Statement,
    find_statements,
    free_start,
    is_between_dashes,
    points_back,
    points_behind_verb,
)

DIRECT, INDIRECT, NONE = "direct", "indirect", "none"
# Longer texts are read in blocks of so many characters, longer sentences in parts of so many tokens: reading
# takes time in proportion to the length. News articles stay far below.
LONGEST_BLOCK, LONGEST_SENTENCE = 50_000, 250


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of speech: character offsets, ``end`` exclusive.

    ``speaker`` is the full name that the text gives anywhere, empty for unnamed sources; ``mention_start``
    and ``mention_end`` are where the speaker is named next to the quotation, None when nowhere.
    ``attribution`` is ``direct`` (quotation marks, dashes) or ``indirect`` (reported speech).
    """

    start: int
    end: int
    speaker: str
    speaker_role: str
    mention_start: int | None
    mention_end: int | None
    attribution: str

    @property
    def length(self) -> int:
        """Number of characters."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose word a passage is. ``attribution``: ``direct``, ``indirect`` or ``none`` (the reporter's own)."""

    speaker: str
    speaker_role: str
    attribution: str


REPORTER = Attribution("", "", NONE)


def find_quotes(text: str, layout: Layout | None = None) -> list[Quote]:
    """Return the direct and indirect quotations of ``text``, sorted by start.

    Quotation marks belong to it. Indirect quotations may hold direct ones, and one another (`laut dpa sagte
    X, …`).

    Parameters
    ----------
    text
        A German text of any length.
    layout
        Its sentences and paragraphs, when the caller has them already.

    Examples
    --------
    >>> text = "„Das genügt nicht“, sagte Ministerin Eva Huber. Ihr zufolge wächst der Export."
    >>> for quote in find_quotes(text):
    ...     print(quote.attribution, text[quote.start : quote.end], quote.speaker, sep=" | ")
    direct | „Das genügt nicht“ | Eva Huber
    indirect | wächst der Export | Eva Huber
    """
    return _in_order(quote for reader in _readers(layout or Layout(text)) for quote in reader.read())


def quotes_at(places: Sequence[int], layout: Layout) -> list[Quote]:
    """Return the quotes by which `attribution_of` tells whose word it is what stands at ``places`` (sorted).

    None where surely nobody is quoted at these places; else all up to the last of them, and those behind it
    that may tell whose word that is. To find a speaker's name takes the whole text, though.
    """
    found: list[Quote] = []
    for reader in _readers(layout):
        quoted = [place for place in reader.inside(places) if reader.may_quote(place)]
        if quoted:
            found += reader.read(quoted[-1])
    return _in_order(found)


def _in_order(quotes: Iterable[Quote]) -> list[Quote]:
    return sorted(quotes, key=lambda quote: (quote.start, -quote.end))


def _readers(layout: Layout) -> Iterator[_Reader]:
    """Yield a reader for each block of the text."""
    quotations = [
        (quotation.start, quotation.end)
        for quotation in find_quotations(layout.text, layout.paragraphs)
        if is_speech(layout.text, quotation)
    ]
    starts = {start for start, _ in quotations}  # an answer in marks needs no help
    answers = [one for one in find_answers(layout.text, layout.paragraphs) if one.start not in starts]
    if answers:
        quotations = _joined(quotations, [answer for answer in answers if not answer.label])
    return (_Reader(layout, block, quotations, answers) for block in _blocks(layout, quotations))


def _joined(quotations: Sequence[tuple[int, int]], answers: Sequence[Answer]) -> list[tuple[int, int]]:
    """Return the answers of an interview and the quotations that are not inside them, in order."""
    starts = [answer.start for answer in answers]

    def is_inside(place: int) -> bool:
        number = bisect_right(starts, place) - 1
        return number >= 0 and place < answers[number].end

    others = (one for one in quotations if not (is_inside(one[0]) or is_inside(one[1] - 1)))
    return sorted([*((answer.start, answer.end) for answer in answers), *others])


def _blocks(layout: Layout, quotations: Sequence[tuple[int, int]]) -> Iterator[list[list[Span]]]:
    """Yield the text in blocks of paragraphs, each a list of sentences; no quotation is cut."""
    block: list[list[Span]] = []
    for sentences in _paragraphs(layout, quotations):
        if block and sentences[-1].end - block[0][0].start > LONGEST_BLOCK:
            yield block
            block = []
        block.append(sentences)
    if block:
        yield block


def _paragraphs(layout: Layout, quotations: Sequence[tuple[int, int]]) -> Iterator[list[Span]]:
    """Yield the sentences of each paragraph; a quotation joins sentences, and paragraphs too."""
    current: list[Span] = []
    paragraph: Span | None = None
    place = 0
    for sentence in layout.sentences:
        while place < len(quotations) and quotations[place][1] <= sentence.start:
            place += 1
        if current and place < len(quotations) and quotations[place][0] < current[-1].end:
            current[-1] = Span(current[-1].start, sentence.end)
            continue
        if current and layout.paragraph_at(sentence.start) != paragraph:
            yield current
            current = []
        paragraph = paragraph if current else layout.paragraph_at(sentence.start)
        current.append(sentence)
    if current:
        yield current


# ---------------------------------------------------------------- whose word a passage is


def attribution_of(start: int, end: int, quotes: Sequence[Quote], layout: Layout) -> Attribution:
    """Return whose word the passage from ``start`` to ``end`` is; ``quotes`` as `find_quotes` returns them.

    Inside quotation marks it is direct, inside reported speech indirect; so is a sentence between two
    statements of one speaker in one paragraph. A headline is only asked for itself: that it repeats a claim
    of the body is for others to see.
    """
    near = _near(start, quotes, layout)
    # The point of `3 Mrd. Fr.` may be that of the sentence, too.
    holding = [quote for quote in near if quote.start <= start and end <= quote.end + 1]
    direct = [quote for quote in holding if quote.attribution == DIRECT]
    if not holding:
        return _between_statements(start, near, layout)
    sentence = layout.sentence_at(start)

    def weight(quote: Quote) -> tuple[bool, bool, bool, int]:
        # A named speaker before none, sources before agencies, the sentence's own cue before the paragraph's,
        # the outer first.
        own = quote.start >= sentence.start and quote.end <= sentence.end
        return bool(quote.speaker), not is_relay(quote.speaker, quote.speaker_role), own, quote.length

    quote = max(direct or holding, key=weight)
    return Attribution(quote.speaker, quote.speaker_role, quote.attribution)


def _near(place: int, quotes: Sequence[Quote], layout: Layout) -> Sequence[Quote]:
    """Return the quotes of the paragraph at ``place`` and of those from which a quotation may reach in."""
    index = max(0, bisect_right(layout.paragraphs, place, key=lambda paragraph: paragraph.start) - 1)
    first, last = layout.paragraphs[max(0, index - MOST_PARAGRAPHS)].start, layout.paragraphs[index].end
    return quotes[bisect_left(quotes, first, key=_start) : bisect_left(quotes, last, key=_start)]


def _start(quote: Quote) -> int:
    return quote.start


def _between_statements(place: int, quotes: Sequence[Quote], layout: Layout) -> Attribution:
    """Return the speaker of the statements before and behind in the same paragraph, where it is one."""
    paragraph, sentence = layout.paragraph_at(place), layout.sentence_at(place)
    inside = [quote for quote in quotes if quote.start in paragraph and quote.start not in sentence]
    before = max((quote for quote in inside if quote.end <= place), key=lambda quote: quote.end, default=None)
    after = min((quote for quote in inside if quote.start > place), key=_start, default=None)
    if before is None or after is None or not before.speaker or before.speaker != after.speaker:
        return REPORTER
    return Attribution(before.speaker, before.speaker_role or after.speaker_role, INDIRECT)


# ---------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who speaks: full name, office, and the character offsets where that is said."""

    speaker: str = ""
    role: str = ""
    start: int | None = None
    end: int | None = None


class _Parsed(NamedTuple):
    """A sentence with its cues and what they attribute."""

    span: Span
    sentence: Sentence
    cues: list[Cue]
    statements: list[Statement]


# `RIGA, 3. Mai (LETA) –`, `Berlin (dpa) -`, `SOFIA, 12. Juni. /tass/.`, `Wien, 2023-12-07 –`,
# `Bern (sda) - 03.04.2025, 15:22 -`
_DATELINE = late(
    r"""\p{Lu}[\p{L}./-]{1,40}?(?:\s[\p{L}./-]+){0,3}?
    (?P<day>,\s*(?:\d{4}-\d\d-\d\d|\d{1,2}\.\s*(?:\p{L}+\.?|\d{1,2}\.)(?:\s*\d{4})?))?
    \s*(?:\([^()\n]{2,40}\)\s*[-–—]|/\w+/|(?(day)[-–—]\s|(?!)))[-–—.\s]*
    (?:\d{1,2}\.\d{1,2}\.\d{4}(?:,?\s*\d\d:\d\d(?:\s*Uhr)?)?\s*[-–—]\s*)?""",
    regex.VERBOSE,
)


MOST_HEADLINES = 20  # between a statement and the `Das sagte X` behind it


class _Reader:
    """Reads one block of a text from its beginning; knows who spoke last."""

    def __init__(
        self,
        layout: Layout,
        block: list[list[Span]],
        quotations: Sequence[tuple[int, int]],
        answers: Sequence[Answer] = (),
    ) -> None:
        self.text = layout.text
        self.layout = layout
        self.block = block
        self.quotations = quotations
        self.answers = {answer.start: answer for answer in answers}
        # Where what is said begins behind `Antwort:`
        self.told = {
            one.label for one in answers if is_told(self.text[one.start : max(one.start, one.label)])
        }
        self.cast = Cast()
        self.quotes: list[Quote] = []
        self.last = _Voice()
        self.spoken = False  # that one spoke, and was not only the subject
        self.asked = _Voice()  # who answers in an interview
        self.unnamed: set[int] = (
            set()
        )  # where quotations begin that nobody in particular says: `„…“, hieß es`
        self.reported = False  # the sentence before was reported speech
        self.published = False  # the sentence before made figures known
        self.sources: dict[str, _Voice] = {}  # who speaks through `der Bericht`
        self._parsed: dict[int, list[_Parsed]] = {}
        self._quoting: dict[int, tuple[list[Span], int]] = {}

    def read(self, last: int | None = None) -> list[Quote]:
        """Return the quotes of the block, those far behind ``last`` left out."""
        paragraphs = [self._paragraph(number) for number in range(len(self.block))]
        self._meet([parsed for paragraph in paragraphs for parsed in paragraph])
        if self.answers:
            self.asked = self._interviewee([parsed for paragraph in paragraphs for parsed in paragraph])
        body: Span | None = None  # the paragraph before, headlines left out where there are others
        for paragraph in paragraphs:
            known = len(self.quotes)
            self.reported = False
            headline = bool(paragraph) and self.layout.in_headline(paragraph[0].span.start)
            answer = self.answers.get(paragraph[0].span.start) if paragraph else None
            if answer is not None and answer.label:
                self._add_labelled(paragraph[0].sentence, answer)
            elif headline:
                self._read_headline(paragraph[0].sentence)
            for number, parsed in enumerate(paragraph):
                before = Span(paragraph[0].span.start, paragraph[number - 1].span.end) if number else body
                self._read_sentence(parsed, before)
            if paragraph and (body is None or not headline):
                body = Span(paragraph[0].span.start, paragraph[-1].span.end)
            behind = last is not None and bool(paragraph) and paragraph[0].span.start > last
            if behind and not headline and len(self.quotes) == known:
                break  # What stands behind a paragraph without a quote tells nothing of those before it.
        return self._with_later_speakers()

    def _paragraph(self, number: int) -> list[_Parsed]:
        """Return the sentences of a paragraph of the block, each parsed once."""
        if number not in self._parsed:
            self._parsed[number] = [part for span in self.block[number] for part in self._parse(span)]
        return self._parsed[number]

    def _parse(self, span: Span) -> Iterator[_Parsed]:
        """Yield a sentence without its dateline, in parts where it is endless."""
        dateline = _DATELINE.match(self.text, span.start, span.end)
        if dateline is not None and dateline.end() < span.end:
            span = Span(dateline.end(), span.end)
        first = bisect_left(self.quotations, (span.start, 0))
        last = bisect_left(self.quotations, (span.end, 0))
        tokens = tokens_of(self.text, span.start, span.end, self.quotations[first:last])
        for place in range(0, len(tokens), LONGEST_SENTENCE):
            part = tokens[place : place + LONGEST_SENTENCE]
            sentence = Sentence(self.text, part)
            cues = find_cues(sentence)
            yield _Parsed(Span(part[0].start, part[-1].end), sentence, cues, find_statements(sentence, cues))

    def _meet(self, sentences: Sequence[_Parsed]) -> None:
        """Note who is in the text, in quotations too, and who speaks, before anybody is resolved."""
        for parsed in sentences:
            self.cast.read(parsed.sentence)
            for place in parsed.sentence.quotes:
                token = parsed.sentence.tokens[place]
                self.cast.read(Sentence(self.text, tokens_of(self.text, token.start, token.end)))
        self.cast.announce(mention for parsed in sentences for cue in parsed.cues for mention in cue.speakers)

    def _read_sentence(self, parsed: _Parsed, before: Span | None) -> None:
        """Add the quotes of one sentence; ``before``: its paragraph up to there, or the paragraph before."""
        sentence = parsed.sentence
        self._give_back(sentence)
        parsed = self._without_doubtful(parsed)
        voices = {cue: self._voice(cue, parsed) for cue in parsed.cues}
        for statement in parsed.statements:
            self._add_tokens(sentence.tokens[statement.first : statement.last], voices[statement.cue])
        pointing = [cue for cue in parsed.cues if points_back(sentence, cue)]
        for cue in pointing:
            self._add_before(parsed, cue, voices[cue], before)
        speaking = {
            cue: voices[cue] for cue in parsed.cues if self._speaks(cue, voices[cue], parsed.statements)
        }
        naming = {cue: voice for cue, voice in speaking.items() if cue.frame != NOUN}
        naming |= {cue: voices[cue] for cue in parsed.cues if concludes(sentence, cue)}
        direct = self._add_direct(sentence, naming)
        self.unnamed.update(_unnamed_in(parsed))
        own = {cue: voice for cue, voice in speaking.items() if not cue.reported}
        if own:
            self._remember_speaker(parsed, own)
        free = not pointing and self._add_free(parsed)
        source = published_in(sentence)
        self.published = source is not None or any(_makes_known(cue) for cue in parsed.cues)
        if not (speaking or direct or free):
            self._remember_subject(sentence)
            if source is not None and source[0]:
                self.last = self._voice_of(*source, speaks=False)
        self.reported = bool(parsed.statements) or direct or free

    def _without_doubtful(self, parsed: _Parsed) -> _Parsed:
        """Return a sentence without `danach` where that only says when."""
        if self.published or not any(is_doubtful(cue.name) for cue in parsed.cues):
            return parsed
        cues = [cue for cue in parsed.cues if not is_doubtful(cue.name)]
        return parsed._replace(cues=cues, statements=find_statements(parsed.sentence, cues))

    def _read_headline(self, sentence: Sentence) -> None:
        """Read `Ministerium: Exporte steigen`, `Exporte steigen – Ministerium`."""
        phrase = sentence.phrase_at(0)
        if phrase is not None and sentence.low(phrase.last) == ":":
            said = sentence.tokens[phrase.last + 1 :]
        else:
            dashes = (
                place for place in range(sentence.size - 1, 0, -1) if sentence.low(place) in ("–", "—", "-")
            )
            dash = next(dashes, sentence.size)
            phrase, said = sentence.phrase_at(dash + 1), sentence.tokens[:dash]
            if phrase is None or phrase.last < sentence.size:
                return
        if any(token.kind == QUOTE for token in said):
            return
        mentions = sentence.mentions(phrase)
        kinds = (PERSON, OFFICE, INSTITUTION)
        if all(mention.kind in kinds or self.cast.knows(mention.name) for mention in mentions):
            self._add_tokens(said, self._voice_of(mentions, sentence.span(phrase)))

    # ------------------------------------------------------------ where nobody speaks

    def inside(self, places: Sequence[int]) -> Sequence[int]:
        """Return those of sorted ``places`` that lie in the block."""
        first, last = self.block[0][0].start, self.block[-1][-1].end
        return places[bisect_left(places, first) : bisect_left(places, last)]

    def may_quote(self, place: int) -> bool:
        """Tell whether a quote may hold ``place``, or stand before and another behind it in its paragraph."""
        number = max(0, bisect_right(self.block, place, key=lambda sentences: sentences[0].start) - 1)
        if self.block[number][0].start in self.answers:
            return True
        quoting, last_pointing = self._quoting_in(number)
        index = bisect_right(quoting, place, key=lambda span: span.start)
        if last_pointing > place or (index and place in quoting[index - 1]):
            return True
        before = index > 0 or self._begins_inside(number)
        behind = index < len(quoting) or self._begins_inside(number + 1)
        return (before and behind) or self._is_headline_of(number) or self._is_given_back(number)

    def _quoting_in(self, number: int) -> tuple[list[Span], int]:
        """Return a paragraph's sentences that may hold quotes, and where its last `Das sagte X` begins."""
        if number not in self._quoting:
            quoting, last_pointing, reported = [], -1, False
            for parsed in self._paragraph(number):
                reported = _may_speak(parsed, reported=reported)
                if reported:
                    quoting.append(parsed.span)
                if any(points_back(parsed.sentence, cue) for cue in parsed.cues):
                    last_pointing = parsed.span.start
            self._quoting[number] = quoting, last_pointing
        return self._quoting[number]

    def _begins_inside(self, number: int) -> bool:
        """Tell whether a quotation over several paragraphs ends in this one: only its rest is left."""
        start = self.block[number][0].start if number < len(self.block) else 0
        return self.layout.paragraph_at(start).start < start

    def _is_headline_of(self, number: int) -> bool:
        """Tell whether a paragraph is a headline that may say who speaks: `Ministerium: Exporte steigen`."""
        paragraph = self._paragraph(number)
        if not paragraph or not self.layout.in_headline(paragraph[0].span.start):
            return False
        return not paragraph[0].sentence.vocabulary.isdisjoint((":", "–", "—", "-"))

    def _is_given_back(self, number: int) -> bool:
        """Tell whether the paragraph behind, headlines skipped, may begin with `Das sagte X`."""
        last = min(number + MOST_HEADLINES, len(self.block) - 1)
        for following in map(self._paragraph, range(number + 1, last + 1)):
            if not following:
                continue
            if any(points_back(following[0].sentence, cue) for cue in following[0].cues):
                return True
            if not self.layout.in_headline(following[0].span.start):
                return False
        return False

    # ------------------------------------------------------------ speakers

    def _voice(self, cue: Cue, parsed: _Parsed) -> _Voice:
        """Return who speaks at a cue, under the full name; an invoked source speaks instead of the agency."""
        invoked = next(
            (other.speakers for other in parsed.cues if other.frame == INVOKED and other.speakers), None
        )
        mentions = invoked or cue.speakers
        if cue.start is None and cue.frame == HEARD:
            goes_on = self.spoken or any(parsed.sentence.low(place) in _INSIDE for place in (0, cue.verb + 2))
            return replace(self.last, start=None, end=None) if goes_on else _Voice()
        if mentions and mentions[0].kind == SOURCE:  # demnach, der Bericht
            return replace(self.sources.get(mentions[0].head, self.last), start=cue.start, end=cue.end)
        if not mentions and self._goes_on_beside(cue, parsed.sentence):
            return replace(self.last, start=cue.start, end=cue.end)
        if cue.frame == HEARD and names_paper_only(parsed.sentence, cue) and self._is_near(parsed):
            return replace(self.last, start=cue.start, end=cue.end)  # hieß es in einer Mitteilung
        asks, answers = cue.name == "fragen" and not cue.passive, cue.name in _ANSWERS
        return self._voice_of(mentions, (cue.start, cue.end), asks=asks, answers=answers)

    def _is_near(self, parsed: _Parsed) -> bool:
        """Tell whether one spoke before in the paragraph of a sentence."""
        place = self.last.start if self.spoken else None
        return place is not None and place in self.layout.paragraph_at(parsed.span.start)

    def _goes_on_beside(self, cue: Cue, sentence: Sentence) -> bool:
        """Tell whether a source without owner is only what the last speaker tells from.

        `Er sei | nach vorläufigen Zahlen | gestiegen`, not `Laut einer Studie sei er gestiegen`.
        """
        if cue.frame != SOURCE_NAMED or cue.start is None or not (self.reported and self.spoken):
            return False
        named = next((place for place, token in enumerate(sentence.tokens) if token.start == cue.start), 0)
        bare = not sentence.tokens[named].article
        return bare and sentence.has_mood(0, sentence.size, certain=True)

    def _voice_of(
        self,
        mentions: Sequence[Mention],
        span: tuple[int | None, int | None],
        *,
        asks: bool = False,
        answers: bool = False,
        speaks: bool = True,
    ) -> _Voice:
        identities = []
        for mention in mentions:
            pair = self.cast.pair(mention) if mention.both else []
            identities += [(somebody.name, somebody.role) for somebody in pair]
            if not pair:
                identities.append(self._identity(mention, asks=asks, answers=answers, speaks=speaks))
        names = dict.fromkeys(name for name, _ in identities if name)
        return _Voice("; ".join(names), "; ".join(role for _, role in identities if role), *span)

    def _identity(self, mention: Mention, *, asks: bool, answers: bool, speaks: bool) -> tuple[str, str]:
        """Return full name and office of one who is mentioned."""
        somebody = self.cast.resolve(mention, asks=asks, answers=answers, speaks=speaks)
        if somebody is not None:
            role = "" if is_visitor(mention.head) else mention.role  # der Gast
            return somebody.name, role or somebody.role
        named = mention.kind == INSTITUTION or (mention.kind == OTHER and self._is_proper(mention))
        return mention.name if named else "", mention.role

    def _is_proper(self, mention: Mention) -> bool:
        """Tell whether an unknown noun is a name, by its form or the marks round it: `laut „Spiegel“`."""
        written = self.text[mention.start : mention.end].rstrip()
        # laut „Spiegel“; Angaben des Statec: of nouns the genitive would end in -s or -n
        named = written[-1:] in CLOSING_MARKS or (
            written == f"des {mention.name}" and not written.endswith(("s", "n"))
        )
        return _is_proper(mention) or (named and bool(mention.name))

    def _subject_voice(self, sentence: Sentence, phrase: Phrase, *, speaks: bool) -> _Voice:
        return self._voice_of(sentence.mentions(phrase), sentence.span(phrase), speaks=speaks)

    @staticmethod
    def _speaks(cue: Cue, voice: _Voice, statements: Sequence[Statement]) -> bool:
        """Tell whether a cue names somebody who may go on speaking."""
        states = any(statement.cue is cue for statement in statements)
        if voice.start is None or cue.frame == INVOKED:
            return False
        return states or not (cue.reported or cue.frame == NOUN)

    def _remember_speaker(self, parsed: _Parsed, speaking: dict[Cue, _Voice]) -> None:
        """Keep who spoke in the sentence: at its last cue that isn't part of what another says."""
        outer = [
            cue
            for cue in speaking
            if not any(statement.holds(cue) for statement in parsed.statements)
            and not any(other.holds(cue) for other in speaking)
        ]
        cue = (outer or list(speaking))[-1]
        told = [one for one in speaking if cue.frame == AS and one.frame == SAY and one.start is not None]
        # Wie die Agentur mitteilte, betonte der Minister, …: he goes on
        self.last = speaking[told[-1] if told else cue]
        self.spoken = True
        for token in parsed.sentence.tokens:
            if token.capital and is_source_noun(token.text):
                self.sources.setdefault(token.low, self.last)

    def _remember_subject(self, sentence: Sentence) -> None:
        """Keep the subject of a sentence without a cue: the subjunctive after it is what that one says."""
        phrase = None if sentence.is_passive else speaking_subject(sentence)
        if phrase is not None:
            self.last = self._subject_voice(sentence, phrase, speaks=False)
            self.spoken = False

    def _with_later_speakers(self) -> list[Quote]:
        """Return the quotes; direct speech without a speaker gets the next one's: `„A.“ „B“, sagte X`."""
        quotes = sorted(self.quotes, key=lambda quote: (quote.start, -quote.end))
        for number in range(len(quotes) - 2, -1, -1):
            quote, following = quotes[number], quotes[number + 1]
            unnamed = quote.attribution == DIRECT and quote.mention_start is None and not quote.speaker
            if (
                unnamed
                and quote.start not in self.unnamed
                and not self._is_answered(quote, following)
                and self._goes_on_in(quote, following)
            ):
                quotes[number] = replace(following, start=quote.start, end=quote.end, attribution=DIRECT)
        return quotes

    def _goes_on_in(self, quote: Quote, following: Quote) -> bool:
        """Tell whether a quotation goes on: in its paragraph, or in the next, which opens a mark again."""
        paragraph = self.layout.paragraph_at(quote.start)
        if following.start in paragraph:
            return True
        opens = self.layout.paragraph_at(following.start).start == following.start
        return opens and quote.end == paragraph.end and not self.text[paragraph.end : following.start].strip()

    def _is_answered(self, quote: Quote, following: Quote) -> bool:
        """Tell whether somebody else answers a question: `„Wann?“ „Bald“, antwortete X`."""
        asks = self.text[quote.end - 2 : quote.end - 1] == "?"
        end = max(following.end, following.mention_start or 0)
        return asks and _ANSWERED.search(self.text, quote.end, end) is not None

    # ------------------------------------------------------------ quotes

    def _add(self, start: int, end: int, voice: _Voice, attribution: str = INDIRECT) -> None:
        self.quotes.append(Quote(start, end, voice.speaker, voice.role, voice.start, voice.end, attribution))

    def _add_tokens(self, tokens: Sequence[Token], voice: _Voice) -> None:
        """Add reported speech, without the points round it."""
        inner = [token for token in tokens if token.kind != POINT or token.text in "()%€$£¥"]
        if inner:
            self._add(inner[0].start, inner[-1].end, voice)

    def _add_before(self, parsed: _Parsed, cue: Cue, voice: _Voice, before: Span | None) -> None:
        """Attribute what stands before `Das sagte X` in the sentence, the paragraph, or the one before."""
        clause = parsed.sentence.clause_start(cue.verb)
        if clause > 0 and not points_behind_verb(parsed.sentence, cue):
            goes_on = is_between_dashes(parsed.sentence, clause, cue.last)
            self._add_tokens(parsed.sentence.tokens[: None if goes_on else clause], voice)
        elif before is not None:
            self._add(before.start, before.end, voice)

    def _add_free(self, parsed: _Parsed) -> bool:
        """Add the parts of a sentence that go on reporting without a cue; tell whether there are any."""
        sentence, reported = parsed.sentence, self.reported or bool(parsed.statements)
        added = False
        for first, last in sentence.segments:
            inside = (one for one in parsed.statements if one.first < last and first < one.last)
            if any(not one.cue.reported for one in inside):
                continue
            named = bool(self.last.speaker)
            start = free_start(sentence, first, last, reported=reported or added, named=named)
            if start is not None:
                self.last = self._going_on(sentence, start)
                self._add_tokens(sentence.tokens[start:last], self.last)
                added = True
        return added

    def _going_on(self, sentence: Sentence, start: int) -> _Voice:
        """Return who goes on speaking: the last one, or the subject, which gives a reason."""
        phrase = speaking_subject(sentence) if start > 0 else None
        own = phrase is not None and phrase.last <= start
        return self._subject_voice(sentence, phrase, speaks=True) if phrase is not None and own else self.last

    def _give_back(self, sentence: Sentence) -> None:
        """Give a quotation before to whom this sentence names.

        `Dieses Versprechen des Ministers …`, `Mit diesen Worten begrüßte X …`.
        """
        quote = self.quotes[-1] if self.quotes else None
        if quote is None or quote.attribution != DIRECT or not sentence.tokens:
            return
        own = self.layout.sentence_at(quote.start)
        named = quote.mention_start is not None and quote.mention_start in own
        if named or sentence.tokens[0].start not in self.layout.paragraph_at(quote.start):
            return
        giver = words_given_back(sentence)
        if giver is not None:
            voice = self._voice_of(*giver)
            self.quotes[-1] = Quote(
                quote.start, quote.end, voice.speaker, voice.role, voice.start, voice.end, DIRECT
            )

    # ------------------------------------------------------------ interviews

    def _interviewee(self, sentences: Sequence[_Parsed]) -> _Voice:
        """Return who answers: whom the lead or a question names, else the only person named before."""
        first = min(self.answers)
        lead = [parsed.sentence for parsed in sentences if parsed.span.start < first]
        named = [(sentence, _conversed_with(sentence)) for sentence in lead]
        named += [(parsed.sentence, _addressed(parsed.sentence)) for parsed in sentences]
        for sentence, phrase in named:
            voice = _Voice() if phrase is None else self._subject_voice(sentence, phrase, speaks=True)
            if voice.speaker:
                return voice
        persons = self.cast.persons_before(first)
        if len(persons) == 1:
            return _Voice(persons[0].name, persons[0].role)
        return _Voice(*_office_holder(self.text, first))

    def _add_labelled(self, sentence: Sentence, answer: Answer) -> None:
        """Add what stands behind a label: `Antwort: …`, `Kos: …`; not behind `Fazit: …`."""
        phrase = sentence.noun_phrase_at(0)
        if not self.text[answer.label].isalnum():
            return  # Antwort: „…“ is read as a quotation in marks
        if answer.label in self.told:
            self._add(answer.label, answer.end, self.asked)
        elif phrase is not None:
            voice = self._subject_voice(sentence, phrase, speaks=True)
            if voice.speaker:
                self._add(answer.label, answer.end, voice)

    # ------------------------------------------------------------ quotations in marks

    def _add_direct(self, sentence: Sentence, speaking: dict[Cue, _Voice]) -> bool:
        """Add the quotations in marks; tell whether there are any."""
        added = False
        for place in sentence.quotes:
            token = sentence.tokens[place]
            if not speaking and is_name(token.text, sentence.low(place - 1)):
                continue
            voice = self._direct_voice(sentence, place, speaking)
            self._add(token.start, token.end, voice, DIRECT)
            if voice.start is not None:
                self.last, self.spoken = voice, True
            added = True
        return added

    def _direct_voice(self, sentence: Sentence, place: int, speaking: dict[Cue, _Voice]) -> _Voice:
        """Return who speaks a quotation: at the cue before a colon, behind, before or near it."""
        start = sentence.tokens[place].start
        if start in self.answers or start in self.told:
            return self.asked
        before = [cue for cue in speaking if cue.verb < place]
        if before and sentence.low(place - 1) == ":":
            return speaking[before[-1]]
        behind = [cue for cue in speaking if place < cue.first <= place + 3 or place < cue.verb <= place + 3]
        if behind:
            return speaking[behind[0]]
        if before and before[-1].last >= sentence.clause_start(place - 1) - 2:
            return speaking[before[-1]]
        if speaking:
            return speaking[min(speaking, key=lambda cue: min(abs(cue.first - place), abs(cue.last - place)))]
        subject = _subject_beside(sentence, place)
        if subject is not None:
            return self._subject_voice(sentence, subject, speaks=True)
        source = source_beside(sentence, place)
        if source is not None:
            return self._voice_of(*source)
        alone = len(sentence.words_in(0, sentence.size)) < 3
        goes_on = sentence.has_mood(0, sentence.size, certain=not self.reported)
        colons = (index + 1 for index in range(place - 1, -1, -1) if sentence.low(index) == ":")
        subject = None if alone or goes_on else speaking_subject(sentence)
        if subject is None and not (alone or goes_on):
            subject = speaking_subject(sentence, next(colons, 0))  # Steuern: Die „Lücke“: Die Partei will
        return self.last if subject is None else self._subject_voice(sentence, subject, speaks=False)


_ANSWERED = late(r"\b(?:antworte|entgegne|erwider|konter)|\b[Ff]rage\b")
_INSIDE = frozenset(["darin", "dort", "hierin"])  # `X legte einen Bericht vor. Darin heißt es, …`
_ANSWERS = frozenset(["antworten", "entgegnen", "erwidern", "kontern"])


def _makes_known(cue: Cue) -> bool:
    """Tell whether a cue says from where figures are known: `Das zeigen | Daten des Amtes`."""
    return cue.start is not None and (cue.frame == SHOW or cue.name == "hervorgehen")


def _may_speak(parsed: _Parsed, *, reported: bool) -> bool:
    """Tell whether anybody may be quoted in a sentence; ``reported``: so in the one before."""
    sentence = parsed.sentence
    if parsed.cues or sentence.quotes:
        return True
    starts = (free_start(sentence, *part, reported=reported, named=True) for part in sentence.segments)
    return any(start is not None for start in starts)


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
    places = (place for place, token in enumerate(sentence.tokens) if token.text in _forms_of_address())
    place = next(places, None)
    phrase = None if place is None else sentence.noun_phrase_at(place + 1, appositions=False)
    if phrase is None or asks:
        return phrase
    behind_label = place == phrase.first - 1 and sentence.low(phrase.first - 2) == ":"  # Kos: Frau Huber, …
    opens = phrase.first <= 2 or behind_label
    return phrase if opens and sentence.low(phrase.last) == "," else None


@cache
def _forms_of_address() -> frozenset[str]:
    return frozenset(lexicon.words("speech", "interviews.address"))


def _unnamed_in(parsed: _Parsed) -> Iterator[int]:
    """Yield where quotations begin that a cue right behind gives to nobody: `„…“, hieß es`."""
    for place in parsed.sentence.quotes:
        behind = (cue for cue in parsed.cues if place < cue.verb <= place + 3)
        if any(cue.start is None and (cue.frame == HEARD or cue.passive) for cue in behind):
            yield parsed.sentence.tokens[place].start


def _subject_beside(sentence: Sentence, place: int) -> Phrase | None:
    """Return the subject of an unknown verb next to a quotation.

    `„…“, freut sich X`, `X ist zufrieden: „…“`.
    """
    verb = place + 2
    if sentence.low(place + 1) == ":":  # „…“: Minister Kos im Interview
        return sentence.noun_phrase_at(place + 2)
    if sentence.low(place + 1) in (",", "–", "-") and verb < sentence.size and not sentence.is_capital(verb):
        return None if sentence.tokens[verb].function else subject_after(sentence, verb)
    if sentence.low(place - 1) != ":":
        return None
    start = sentence.after_focus(0)
    front = sentence.phrase_at(start)
    behind = subject_after(sentence, sentence.clause_start(place - 1))  # Wenn es kälter wird, bleibt X ruhig
    spoken = behind is not None and any(
        as_person(sentence, one).can_speak for one in sentence.mentions(behind)
    )
    if spoken and (front is None or not sentence.can_speak(front)):
        return behind
    return front or subject_after(sentence, start)


_NAME_LIKE = late(r"[-„“»«'. ]|\p{L}\p{Lu}|\d")


def _is_proper(mention: Mention) -> bool:
    """Tell whether an unknown noun is a name.

    `Verdi`, `die „Zeit“`, `das ifo-Institut`, not `das Ergebnis`.
    """
    document = mention.name.lower().endswith(document_nouns())
    if not mention.definite or mention.plural or not mention.name or document:
        return False
    bare = mention.end - mention.start == len(mention.name)
    return bare or _NAME_LIKE.search(mention.name) is not None

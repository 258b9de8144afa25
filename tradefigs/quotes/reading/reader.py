"""Reading one block of a text from its beginning: quotes, in the light of who spoke last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tradefigs.language.text import Span
from tradefigs.language.verbs import speech_words
from tradefigs.language.words import POINT, QUOTE, WORD, Token, tokens_of
from tradefigs.quotes.attribution import DIRECT, INDIRECT, Quote
from tradefigs.quotes.cues.cues import AS, CALL, HEARD, INVOKED, NOUN, SAY, SOURCE_NAMED, Cue
from tradefigs.quotes.cues.nouncues import concludes, is_before_colon, is_told_of
from tradefigs.quotes.cues.sourcecues import is_doubtful
from tradefigs.quotes.cues.sources import is_definite, means_same, names_document, names_paper_only
from tradefigs.quotes.marks import is_name
from tradefigs.quotes.names.names import INSTITUTION, OFFICE, PERSON, PRONOUN, SOURCE
from tradefigs.quotes.names.offices import is_known_source, is_relay, is_source_noun
from tradefigs.quotes.reading.blocks import Block, Parsed
from tradefigs.quotes.reading.interviews import Turn, interviewee, is_told
from tradefigs.quotes.reading.ownwords import find_runs
from tradefigs.quotes.reading.silence import Silence
from tradefigs.quotes.sentences.sentences import Sentence
from tradefigs.quotes.sentences.subjects import speaking_subject
from tradefigs.quotes.speakers.persons import Cast
from tradefigs.quotes.speakers.voices import Voice, Voices
from tradefigs.quotes.statements.complements import points_back, points_behind_verb
from tradefigs.quotes.statements.freeindirect import free_start
from tradefigs.quotes.statements.statements import Statement, find_statements
from tradefigs.quotes.statements.unspoken import (
    headline_parts,
    makes_known,
    person_asked,
    published_in,
    source_beside,
    source_owned,
    subject_beside,
    unnamed_in,
    words_given_back,
)


class Reader:
    """Reads one block of a text from its beginning; knows who spoke last."""

    def __init__(self, block: Block, answers: Sequence[Turn] = ()) -> None:
        self.text = block.text
        self.layout = block.layout
        self.block = block
        self.answers = {answer.start: answer for answer in answers}
        self.silence = Silence(block, self.answers)
        # Where what is said begins behind `Antwort:`
        self.told = {
            one.label for one in answers if is_told(self.text[one.start : max(one.start, one.label)])
        }
        self.cast = Cast()
        self.voices = Voices(self.text, self.cast)
        self.quotes: list[Quote] = []
        self.last = Voice()
        self.spoken = False  # that one spoke, and was not only the subject
        self.wrote = False  # that one wrote a paper, as the sentence before says
        self.asked = Voice()  # who answers in an interview
        # Where quotations begin that nobody in particular says: `„…“, hieß es`
        self.unnamed: set[int] = set()
        self.opens = False  # the sentence opens a paragraph
        self.reported = False  # the sentence before was reported speech
        self.running: int | None = None  # which quote goes on from there, without a cue
        self.published = False  # the sentence before made figures known
        self.given = 0  # where the last sentence ended that says whose word something is
        self.source = Voice()  # whose figures the sentence before speaks of
        self.sources: dict[str, Voice] = {}  # who speaks through `der Bericht`

    def read(self, last: int | None = None) -> list[Quote]:
        """Return the quotes of the block, those far behind ``last`` left out."""
        paragraphs = [self.block.paragraph(number) for number in range(self.block.size)]
        sentences = [parsed for paragraph in paragraphs for parsed in paragraph]
        self._meet(sentences)
        if self.answers:
            self.asked = interviewee(sentences, min(self.answers), self.voices)
        body: Span | None = None  # the paragraph before, headlines left out where there are others
        for paragraph in paragraphs:
            if self._is_caption(paragraph):
                continue
            known = len(self.quotes)
            self.reported, self.running = False, None
            headline = self.block.is_headline(paragraph)
            answer = self.answers.get(paragraph[0].span.start) if paragraph else None
            if answer is not None and answer.label:
                self._add_labelled(paragraph[0].sentence, answer)
            elif headline:
                self._read_headline(paragraph[0].sentence)
            voices = []
            for number, parsed in enumerate(paragraph):
                before = Span(paragraph[0].span.start, paragraph[number - 1].span.end) if number else body
                self.opens = number == 0 and not headline
                self._read_sentence(parsed, before)
                voices.append(self.last)
            if any(parsed.sentence.in_first_person for parsed in paragraph):
                self._add_own_words(paragraph, voices, known)
            if paragraph and (body is None or not headline):
                body = Span(paragraph[0].span.start, paragraph[-1].span.end)
            behind = last is not None and bool(paragraph) and paragraph[0].span.start > last
            if behind and not headline and len(self.quotes) == known:
                break  # What stands behind a paragraph without a quote tells nothing of those before it.
        return self._with_later_speakers()

    def _is_caption(self, paragraph: Sequence[Parsed]) -> bool:
        """Tell whether a paragraph only names who is in a picture; another may end in the credit of one."""
        if not paragraph or not self.layout.is_boilerplate(paragraph[0].span.start):
            return False
        for one in paragraph:
            spoken = any(statement.cue.frame != NOUN for statement in one.statements)
            if spoken or (one.sentence.quotes and any(cue.frame != NOUN for cue in one.cues)):
                return False
        return True

    def _meet(self, sentences: Sequence[Parsed]) -> None:
        """Note who is in the text, in quotations too, and who speaks, before anybody is resolved."""
        for parsed in sentences:
            self.cast.read(parsed.sentence)
            for place in parsed.sentence.quotes:
                token = parsed.sentence.tokens[place]
                self.cast.read(Sentence(self.text, tokens_of(self.text, token.start, token.end)))
        self.cast.announce(mention for parsed in sentences for cue in parsed.cues for mention in cue.speakers)

    def _read_sentence(self, parsed: Parsed, before: Span | None) -> None:
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
        self.given = parsed.span.end if pointing or parsed.statements else self.given
        speaking = {
            cue: voices[cue] for cue in parsed.cues if self._speaks(cue, voices[cue], parsed.statements)
        }
        naming = {cue: voice for cue, voice in speaking.items() if cue.frame != NOUN}
        naming |= {cue: voices[cue] for cue in parsed.cues if concludes(sentence, cue)}
        direct = self._add_direct(sentence, naming)
        self.unnamed.update(unnamed_in(parsed.sentence, parsed.cues))
        told = [cue for cue in speaking if cue.reported or is_told_of(sentence, cue)]
        if own := {cue: voice for cue, voice in speaking.items() if cue not in told}:
            self._remember_speaker(parsed, own)
        free = not pointing and self._add_free(parsed)
        if free and self._is_near(parsed):  # Kos sagte, … Der Zoll sei hoch. | Das Holz ist da. Das sagte X.
            self.given = parsed.span.end
        source = published_in(sentence)
        self.published = source is not None or any(makes_known(cue) for cue in parsed.cues)
        heard = [voices[one.cue] for one in parsed.statements if one.cue.frame == HEARD]
        if heard and not speaking:
            self.last = heard[-1]
        elif not (speaking or direct or free):
            self._remember_subject(sentence)
            if source is not None and source[0]:
                self.last = self.voices.of(*source, speaks=False)
        judged = any(cue.name in speech_words("verbs.judging") for cue in speaking)
        said = bool(parsed.statements or pointing) or direct or free or judged
        self.reported = said or (self.reported and sentence.in_first_person)
        owned = None if speaking or direct else source_owned(sentence)
        self.source = Voice() if owned is None else self.voices.of(*owned, speaks=False)

    def _without_doubtful(self, parsed: Parsed) -> Parsed:
        """Return a sentence without `danach` where that only says when, and `es` where nothing is meant."""
        doubtful = [cue for cue in parsed.cues if self._is_idle(cue)]
        if not doubtful:
            return parsed
        cues = [cue for cue in parsed.cues if cue not in doubtful]
        return parsed._replace(cues=cues, statements=find_statements(parsed.sentence, cues))

    def _is_idle(self, cue: Cue) -> bool:
        """Tell whether a cue points to nobody."""
        if is_doubtful(cue.name):
            return not self.published
        doubtful = [one for one in cue.speakers if one.kind == PRONOUN and one.gender == "neuter"]
        if is_before_colon(cue):
            doubtful += [one for one in cue.speakers if one.kind == OFFICE]  # Der größte Importeur: Polen
        return any(not self.cast.resolve(one, speaks=False) for one in doubtful)

    def _read_headline(self, sentence: Sentence) -> None:
        """Read `Ministerium: Exporte steigen`, `Exporte steigen – Ministerium`."""
        if (parts := headline_parts(sentence)) is None or any(token.kind == QUOTE for token in parts[1]):
            return
        phrase, said = parts
        mentions = sentence.mentions(phrase)
        kinds = (PERSON, OFFICE, INSTITUTION)
        if all(mention.kind in kinds or self.cast.knows(mention.name) for mention in mentions):
            self._add_tokens(said, self.voices.of(mentions, sentence.span(phrase)))

    def _voice(self, cue: Cue, parsed: Parsed) -> Voice:
        """Return who speaks at a cue, under the full name; an invoked source speaks instead of the agency."""
        invoked = next(
            (other.speakers for other in parsed.cues if other.frame == INVOKED and other.speakers), None
        )
        if invoked and not any(one.can_speak or self.cast.knows(one.name) for one in invoked):
            told = cue.speakers and not any(is_relay(one.name, one.role) for one in cue.speakers)
            invoked = None if told else invoked  # die Bank unter Verweis auf die Zahlungsbilanz
        if invoked and cue.speakers and _is_invoked_beside(cue, parsed.cues):
            invoked = None
        if any(one.role and not is_relay(one.name, one.role) for one in cue.speakers):
            invoked = None  # sagte der Minister unter Berufung auf das Amt
        mentions = invoked or cue.speakers
        if self.last.start is not None and [one.head for one in mentions] == ["man"]:
            return self.last
        if cue.start is None and cue.frame == HEARD:
            goes_on = self.spoken or any(parsed.sentence.low(place) in _INSIDE for place in (0, cue.verb + 2))
            return replace(self.last, start=None, end=None) if goes_on else Voice()
        if mentions and mentions[0].kind == SOURCE:  # demnach, der Bericht
            return replace(self._through(mentions[0].head), start=cue.start, end=cue.end)
        if not mentions and self._goes_on_beside(cue, parsed.sentence):
            return replace(self.last, start=cue.start, end=cue.end)
        paper = cue.frame == HEARD and names_paper_only(parsed.sentence, cue)
        if paper and (self._is_near(parsed) or (self.wrote and is_definite(parsed.sentence, cue))):
            return replace(self.last, start=cue.start, end=cue.end)  # hieß es in einer Mitteilung
        return self.voices.of(mentions, (cue.start, cue.end), answers=cue.name in _ANSWERS)

    def _through(self, word: str) -> Voice:
        """Return who speaks through a source that is pointed back to: `demnach`, `der Bericht`.

        ``word``: the noun, or what means the source itself, `demnach`, `denselben`.
        """
        pointing = means_same(word) or word in speech_words("sources.pointing")
        if pointing and self.source.speaker:
            return self.source
        unknown = Voice() if is_known_source(word) else self.last
        return self.sources.get(word, unknown)

    def _is_near(self, parsed: Parsed) -> bool:
        """Tell whether one spoke before in the paragraph of a sentence."""
        place = self.last.start if self.spoken else None
        return place is not None and place in self.layout.paragraph_at(parsed.span.start)

    def _goes_on_beside(self, cue: Cue, sentence: Sentence) -> bool:
        """Tell whether the last speaker only tells from a source: `Er sei | nach Zahlen | gestiegen`."""
        if cue.frame != SOURCE_NAMED or cue.start is None or not (self.reported and self.spoken):
            return False
        named = next((place for place, token in enumerate(sentence.tokens) if token.start == cue.start), 0)
        bare = not sentence.tokens[named].article
        return bare and sentence.has_mood(0, sentence.size, certain=True)

    @staticmethod
    def _speaks(cue: Cue, voice: Voice, statements: Sequence[Statement]) -> bool:
        """Tell whether a cue names somebody who may go on speaking."""
        states = any(statement.cue is cue for statement in statements)
        if voice.start is None or cue.frame == INVOKED:
            return False
        return states or not (cue.reported or cue.frame == NOUN)

    def _remember_speaker(self, parsed: Parsed, speaking: dict[Cue, Voice]) -> None:
        """Keep who spoke in the sentence: at its last cue that isn't part of what another says."""
        outer = [
            cue
            for cue in speaking
            if not any(statement.holds(cue) for statement in parsed.statements)
            and not any(other.holds(cue) for other in speaking)
        ]
        outer = outer or list(speaking)
        # Kos lobte das | laut einer Mitteilung |
        named = [cue for cues in (outer, speaking) for cue in cues if speaking[cue].speaker]
        cue = outer[-1] if speaking[outer[-1]].speaker or not named else named[-1]
        told = [one for one in speaking if cue.frame == AS and one.frame == SAY and one.start is not None]
        # Wie die Agentur mitteilte, betonte der Minister, …: he goes on
        voice = speaking[told[-1] if told else cue]
        pointing = cue.name in speech_words("sources.pointing") and self.spoken
        if not pointing or self.last.start is None or voice.speaker != self.last.speaker:
            self.last = voice  # behind `demnach` it goes on with where its speaker was named
            self.wrote = False
        self.spoken = True
        for token in parsed.sentence.tokens:
            if token.capital and is_source_noun(token.text):
                self.sources.setdefault(token.low, self.last)

    def _remember_subject(self, sentence: Sentence) -> None:
        """Keep the subject of a sentence without a cue: the subjunctive after it is what that one says."""
        if sentence.in_first_person or sentence.mood_place(0, sentence.size, certain=False) is not None:
            return  # who says `ich`, and whom one tells of, is nobody new
        asked = person_asked(sentence)
        if asked is not None:
            self.last, self.spoken = self.voices.of_phrase(sentence, asked, speaks=True), True
            return
        phrase = None if sentence.is_passive else speaking_subject(sentence)
        if phrase is None or (phrase.first > 0 and sentence.low(phrase.first) not in ("der", "er")):
            phrase = self.cast.surname_in_front(sentence) or phrase  # Kos | traf Premier Lund
        if phrase is None and self.opens:
            phrase = self.cast.introduced(sentence)
        amid = phrase is not None and self.reported and self.spoken
        if phrase is not None and amid and sentence.mentions(phrase)[0].kind == INSTITUTION:
            return  # in the midst of what one says
        if phrase is not None:
            self.last = self.voices.of_phrase(sentence, phrase, speaks=False)
            self.spoken, self.wrote = False, names_document(sentence)

    def _with_later_speakers(self) -> list[Quote]:
        """Return the quotes; direct speech without a speaker gets the next one's: `„A.“ „B“, sagte X`."""
        quotes = sorted(self.quotes, key=lambda quote: (quote.start, -quote.end))
        for number in range(len(quotes) - 2, -1, -1):
            quote, following = quotes[number], quotes[number + 1]
            unnamed = quote.attribution == DIRECT and quote.mention_start is None and not quote.speaker
            if unnamed and quote.start not in self.unnamed and self._goes_on_in(quote, following):
                quotes[number] = replace(following, start=quote.start, end=quote.end, attribution=DIRECT)
        return quotes

    def _goes_on_in(self, quote: Quote, following: Quote) -> bool:
        """Tell whether a quotation goes on: in its paragraph, or in the next, which opens a mark again."""
        paragraph = self.layout.paragraph_at(quote.start)
        if following.start in paragraph:
            return True
        opens = self.layout.paragraph_at(following.start).start == following.start
        return opens and quote.end == paragraph.end and not self.text[paragraph.end : following.start].strip()

    def _add(self, start: int, end: int, voice: Voice, attribution: str = INDIRECT) -> None:
        quote = Quote(start, end, voice.speaker, voice.role, voice.start, voice.end, attribution)
        last = self.quotes[-1] if self.quotes else None
        known = last is not None and last.end >= end and replace(last, end=end) == quote
        if not known:  # Kos: … is a headline, an answer, and a cue
            self.quotes.append(quote)

    def _add_tokens(self, tokens: Sequence[Token], voice: Voice) -> None:
        """Add reported speech, without the points round it."""
        inner = [token for token in tokens if token.kind != POINT or token.text in "()%€$£¥"]
        if inner:
            self._add(inner[0].start, inner[-1].end, voice)

    def _add_before(self, parsed: Parsed, cue: Cue, voice: Voice, before: Span | None) -> None:
        """Attribute what stands before `Das sagte X` in the sentence, the paragraph, or the one before."""
        clause = parsed.sentence.clause_start(cue.verb)
        if clause > 0 and not points_behind_verb(parsed.sentence, cue):
            self._add_tokens(parsed.sentence.tokens[:clause], voice)
        elif before is not None:
            rest = self.text[max(before.start, self.given) : before.end].lstrip()
            self._add(before.end - len(rest) if rest else before.start, before.end, voice)

    def _add_free(self, parsed: Parsed) -> bool:
        """Add the parts of a sentence that go on reporting without a cue; tell whether there are any."""
        sentence, reported = parsed.sentence, self.reported or bool(parsed.statements)
        added = False
        for first, last in sentence.segments:
            inside = (one for one in parsed.statements if one.first < last and first < one.last)
            if any(not (one.cue.reported or is_told_of(sentence, one.cue)) for one in inside):
                continue
            named = bool(self.last.speaker)
            start = free_start(sentence, first, last, reported=reported or added, named=named)
            if start is not None:
                self.last = self._going_on(sentence, start)
                self._add_tokens(sentence.tokens[start:last], self.last)
                if sentence.mood_place(first, last, certain=False) is not None:
                    self._join_last()
                added = True
        self.running = self.running if added else None
        return added

    def _add_own_words(self, paragraph: Sequence[Parsed], voices: Sequence[Voice], known: int) -> None:
        """Add sentences in the first person beside what is said; ``voices``: who spoke last at each."""
        opened, ended = self._plain_quotes(paragraph, known)
        for run in find_runs(paragraph, self.quotes[known:], opened):
            tokens = [token for parsed in paragraph[run.first : run.last] for token in parsed.sentence.tokens]
            voice, behind = voices[run.beside], opened.get(run.last)
            if behind is not None and voice.speaker == self.quotes[behind].speaker:
                self.quotes[behind] = replace(self.quotes[behind], start=tokens[0].start)
            elif voice.start is not None:
                self._add_tokens(tokens, voice)
                if run.beside in ended:  # Kos sagte: Der Hafen ist voll. | Wir warten. |
                    self.running = ended[run.beside]
                    self._join_last()

    def _plain_quotes(self, paragraph: Sequence[Parsed], known: int) -> tuple[dict[int, int], dict[int, int]]:
        """Return the main clauses in somebody's own words, by the number of the sentence.

        Those that open a sentence whose end says whose they are, and those that close one.
        """
        plain = {
            parsed.span.start: place
            for place, parsed in enumerate(paragraph)
            if not parsed.sentence.has_mood(0, parsed.sentence.size, certain=True)
        }
        opened, ended = {}, {}
        for number, quote in enumerate(self.quotes[known:], known):
            if quote.start in plain and _is_closed(quote):
                opened[plain[quote.start]] = number
            own = self.layout.sentence_at(quote.end - 1).start
            if own in plain and self.text[max(0, quote.start - 3) : quote.start].rstrip()[-1:] in _OPENING:
                ended[plain[own]] = number
        return opened, ended

    def _join_last(self) -> None:
        """Join the last quote to one that ends in the sentence before, where the same is named for both."""
        quote, before = self.quotes[-1], self.quotes[-1 if self.running is None else self.running]
        same = replace(before, start=quote.start, end=quote.end) == quote
        if same and before.end < quote.start and len(self.text[before.end : quote.start].split()) == 1:
            self.quotes[self.running or 0] = replace(before, end=quote.end)
            del self.quotes[-1]
        else:
            self.running = len(self.quotes) - 1

    def _going_on(self, sentence: Sentence, start: int) -> Voice:
        """Return who goes on speaking: the last one, or the subject, which gives a reason."""
        phrase = speaking_subject(sentence) if start > 0 else None
        if phrase is None and sentence.low(start - 1) == ":":  # Kos geht weiter: Der Handel lasse sich …
            phrase = self.cast.surname_in_front(sentence)
        own = phrase is not None and phrase.last <= start
        return (
            self.voices.of_phrase(sentence, phrase, speaks=True) if phrase is not None and own else self.last
        )

    def _give_back(self, sentence: Sentence) -> None:
        """Give a quotation before to whom a sentence names: `Dieses Versprechen des Ministers …`."""
        quote = self.quotes[-1] if self.quotes else None
        if quote is None or quote.attribution != DIRECT or not sentence.tokens:
            return
        own = self.layout.sentence_at(quote.start)
        named = quote.mention_start is not None and quote.mention_start in own
        if named or sentence.tokens[0].start not in self.layout.paragraph_at(quote.start):
            return
        giver = words_given_back(sentence)
        if giver is not None:
            voice = self.voices.of(*giver)
            self.quotes[-1] = Quote(
                quote.start, quote.end, voice.speaker, voice.role, voice.start, voice.end, DIRECT
            )

    def _add_labelled(self, sentence: Sentence, answer: Turn) -> None:
        """Add what stands behind a label: `Antwort: …`, `Kos: …`; not behind `Fazit: …`."""
        first = next((place for place, token in enumerate(sentence.tokens) if token.kind == WORD), 0)
        phrase = sentence.noun_phrase_at(first)  # behind `[00:53]`
        if not self.text[answer.label].isalnum():
            return  # Antwort: „…“ is read as a quotation in marks
        if answer.label in self.told:
            self._add(answer.label, answer.end, self.asked)
        elif phrase is not None:
            voice = self.voices.of_phrase(sentence, phrase, speaks=True)
            if voice.speaker:
                self._add(answer.label, answer.end, voice)

    def _add_direct(self, sentence: Sentence, speaking: dict[Cue, Voice]) -> bool:
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

    def _direct_voice(self, sentence: Sentence, place: int, speaking: dict[Cue, Voice]) -> Voice:
        """Return who speaks a quotation: at the cue before a colon, behind, before or near it."""
        start = sentence.tokens[place].start
        if start in self.answers or start in self.told:
            return self.asked
        before = [cue for cue in speaking if cue.verb < place]
        if before and sentence.low(place - 1) == ":":
            return speaking[before[-1]]
        behind = [cue for cue in speaking if place < cue.first <= place + 3 or place < cue.verb <= place + 3]
        own = sentence.clause_start(place)
        sources = [cue for cue in before if cue.frame == SOURCE_NAMED and cue.first >= own]
        if sources and behind and behind[0].frame == CALL:
            return speaking[sources[-1]]  # Laut A ist es „…“, B sprach von „…“
        if behind:
            return speaking[behind[0]]
        if before and before[-1].last >= sentence.clause_start(place - 1) - 2:
            return speaking[before[-1]]
        if speaking:
            return speaking[min(speaking, key=lambda cue: min(abs(cue.first - place), abs(cue.last - place)))]
        subject = subject_beside(sentence, place)
        if subject is not None:
            return self.voices.of_phrase(sentence, subject, speaks=True)
        source = source_beside(sentence)
        if source is not None:
            return self.voices.of(*source)
        alone = len(sentence.words_in(0, sentence.size)) < 3
        goes_on = sentence.has_mood(0, sentence.size, certain=not self.reported)
        colons = (index + 1 for index in range(place - 1, -1, -1) if sentence.low(index) == ":")
        subject = None if alone or goes_on else speaking_subject(sentence)
        if subject is None and not (alone or goes_on):
            subject = speaking_subject(sentence, next(colons, 0))  # Steuern: Die „Lücke“: Die Partei will
        return self.last if subject is None else self.voices.of_phrase(sentence, subject, speaks=False)


def _is_closed(quote: Quote) -> bool:
    """Tell whether who says it is named behind it: `Der Hafen ist voll, sagte X.`"""
    named = quote.mention_start
    return quote.attribution == INDIRECT and named is not None and named >= quote.end


_OPENING = frozenset(["", ":", ".", "!", "?"])  # before what is said in a main clause
_INSIDE = frozenset(["darin", "dort", "hierin"])  # `X legte einen Bericht vor. Darin heißt es, …`
_ANSWERS = frozenset(["antworten", "entgegnen", "erwidern", "kontern"])


def _is_invoked_beside(cue: Cue, cues: Sequence[Cue]) -> bool:
    """`Das sagte | Kos, wie die Agentur unter Berufung auf … meldet`: tell whether another relies on it."""

    def relays(one: Cue) -> bool:
        return any(is_relay(mention.name, mention.role) for mention in one.speakers)

    return not relays(cue) and any(relays(one) for one in cues)

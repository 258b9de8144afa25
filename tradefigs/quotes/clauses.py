"""One sentence: its clauses, its noun phrases, subjects, and its mood.

No parser: commas and the like show where clauses part; what stands before the verb or behind it in the
nominative is its subject. Places are token indexes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

import regex

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.language.verbs import verb_forms
from tradefigs.language.words import (
    MARK,
    POINT,
    QUOTE,
    WORD,
    Token,
    word_class,
)
from tradefigs.quotes.mentions import PERSON, Mention, mentions_in
from tradefigs.quotes.offices import institution_of, office_of
from tradefigs.quotes.phrases import Part, Phrase, read_phrase

_PAUSES = frozenset(",;:–—-.!?…")
# A remark between commas behind the verb, `sagte, wie die Agentur meldet, X`, holds so many tokens at most.
LONGEST_REMARK = 16
# So many commas a name in front of the verb may hold: `Das Amt für Arbeit, Bildung und Verkehr`.
LONGEST_LIST = 4
# What shows that a subject is one: with these a verb in -e, not -te, is in the subjunctive.
_SINGULAR = frozenset(
    [
        "der",
        "das",
        "ein",
        "eine",
        "kein",
        "keine",
        "sein",
        "seine",
        "ihr",
        "ihre",
        "er",
        "es",
        "man",
        "die",
        "sie",
    ]
)
# A relative pronoun's noun phrase begins so many tokens before it at most.
LONGEST_ANTECEDENT = 14


_PASSIVE = frozenset(["wurde", "wurden", "worden"])


class Sentence:
    """The tokens of one sentence, quotations taken as one token each, and what can be asked about them."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.size = len(tokens)
        self._lows = [token.low for token in tokens]
        # Its words in lower case: what isn't among them needs no search.
        self.vocabulary = frozenset(self._lows)
        # Where a quotation stands, where a comma.
        self.quotes = [place for place, token in enumerate(tokens) if token.kind == QUOTE]
        self.commas = self.places_of(",")
        self._phrases: dict[tuple[int, bool], Phrase | None] = {}
        self._mentions: dict[tuple[int, int, tuple[int, ...]], tuple[Mention, ...]] = {}

    # ------------------------------------------------------------ words

    def low(self, place: int) -> str:
        """Return the word at ``place`` in lower case, an empty text outside the sentence."""
        return self._lows[place] if 0 <= place < self.size else ""

    def is_in(self, place: int, name: str) -> bool:
        """Tell whether the word at ``place`` is in a list of ``lexicon/grammar.toml``."""
        return 0 <= place < self.size and name in self.tokens[place].classes

    def is_quote(self, place: int) -> bool:
        """Tell whether a quotation stands at ``place``."""
        return 0 <= place < self.size and self.tokens[place].kind == QUOTE

    def is_capital(self, place: int) -> bool:
        """Tell whether the word at ``place`` is written like a noun."""
        return 0 <= place < self.size and self.tokens[place].capital

    def find(self, places: range, *words: str) -> int | None:
        """Return the first of ``places`` where one of ``words`` stands."""
        if self.vocabulary.isdisjoint(words):
            return None
        return next((place for place in places if self.low(place) in words), None)

    def words_in(self, first: int, last: int) -> list[Token]:
        """Return the words between two places, without quotations, numbers, points."""
        return [token for token in self.tokens[first:last] if token.kind == WORD]

    # ------------------------------------------------------------ clauses

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        """For each place where its clause begins, and the pause after it."""
        starts, ends = [0] * (self.size + 1), [self.size] * (self.size + 1)
        for place in range(1, self.size + 1):
            starts[place] = place if self.is_pause(place - 1) else starts[place - 1]
        for place in range(self.size - 1, -1, -1):
            ends[place] = place if self.is_pause(place) else ends[place + 1]
        return starts, ends

    def is_pause(self, place: int) -> bool:
        """Tell whether the sentence pauses at ``place``: its end, a comma, a quotation, a colon."""
        if not 0 <= place < self.size:
            return True
        token = self.tokens[place]
        if token.text == "." and place + 1 < self.size and self._lows[place - 1] in _abbreviated():
            return False  # 3 Mrd. Euro
        return token.kind == QUOTE or (token.kind == POINT and token.text in _PAUSES)

    def clause_start(self, place: int) -> int:
        """Return where the part between two pauses begins that ends at ``place`` or holds it."""
        return self._bounds[0][min(max(place, 0), self.size)]

    def clause_end(self, place: int) -> int:
        """Return the first pause from ``place`` on."""
        return self._bounds[1][min(place, self.size)]

    @cached_property
    def _semicolons(self) -> list[int]:
        return self.places_of(";")

    def places_of(self, word: str) -> list[int]:
        """Return where a word in lower case, or a point, stands."""
        if word not in self.vocabulary:
            return []
        return [place for place, low in enumerate(self._lows) if low == word]

    @cached_property
    def segments(self) -> list[tuple[int, int]]:
        """The parts of the sentence between semicolons."""
        starts = [0, *(stop + 1 for stop in self._semicolons)]
        return list(zip(starts, [*self._semicolons, self.size], strict=True))

    def segment_start(self, place: int) -> int:
        """Return where the part between semicolons begins that holds ``place``."""
        return next((stop + 1 for stop in reversed(self._semicolons) if stop < place), 0)

    def segment_end(self, place: int) -> int:
        """Return where the part between semicolons ends that holds ``place``."""
        return next((stop for stop in self._semicolons if stop >= place), self.size)

    # ------------------------------------------------------------ noun phrases

    def phrase_at(self, place: int, *, appositions: bool = True) -> Phrase | None:
        """Return the noun phrase at ``place``."""
        if place >= self.size:
            return None
        key = (place, appositions)
        if key not in self._phrases:
            self._phrases[key] = read_phrase(self.tokens, place, appositions=appositions)
        return self._phrases[key]

    def noun_phrase_at(self, place: int, *, appositions: bool = True) -> Phrase | None:
        """Return the noun phrase at ``place``, None for a pronoun."""
        phrase = self.phrase_at(place, appositions=appositions)
        return None if phrase is None or phrase.pronoun else phrase

    def mentions(self, phrase: Phrase) -> tuple[Mention, ...]:
        """Return whom a phrase names."""
        key = (phrase.first, phrase.last, phrase.heads)
        if key not in self._mentions:
            self._mentions[key] = mentions_in(self.text, self.tokens, phrase)
        return self._mentions[key]

    def span(self, phrase: Phrase) -> tuple[int, int]:
        """Return the character offsets of a phrase."""
        return self.tokens[phrase.first].start, self.tokens[phrase.last - 1].end

    def can_speak(self, phrase: Phrase) -> bool:
        """Tell whether a phrase names somebody who can speak: a person, an office, an institution."""
        return any(mention.can_speak for mention in self.mentions(phrase))

    def after_focus(self, place: int) -> int:
        """Return the place behind words like `auch`, `selbst`, `und` in front of a noun phrase."""
        while self.is_in(place, "focus"):
            place += 1
        return place

    def is_relative(self, place: int) -> bool:
        """Tell whether a relative pronoun stands at ``place``, not the article of a noun."""
        return self.is_in(place, "relatives") and self.noun_phrase_at(place, appositions=False) is None

    # ------------------------------------------------------------ mood

    @cached_property
    def _moods(self) -> tuple[list[int], list[int], list[int]]:
        """Where subjunctive I stands, subjunctive II, and modal verbs in subjunctive II."""
        words, first, second, modal = _mood_words()
        found: tuple[list[int], list[int], list[int]] = ([], [], [])
        for place, low in enumerate(self._lows):
            if low not in words and not low.endswith("e"):
                continue
            if self.tokens[place].capital and (place > 0 or self.low(1) not in word_class("after_verb")):
                continue
            shaped = self._is_final_subjunctive(place) or self._is_second_subjunctive(place)
            if (low in first or shaped) and not self._is_unreported(place):
                found[0].append(place)
            elif low in second:
                found[1].append(place)
            elif low in modal:
                found[2].append(place)
        return found

    def _is_unreported(self, place: int) -> bool:
        """Tell `ich habe`, `es sei denn` from the subjunctive of reported speech."""
        before, after = self.low(place - 1), self.low(place + 1)
        fixed = self.low(place) == "sei" and before == "es" and after in ("denn", "es")
        return fixed or "ich" in (before, after)

    def _is_final_subjunctive(self, place: int) -> bool:
        """Tell whether a verb in -e (the past has -te) closes a subordinate clause.

        `wenn die Krise ende,`.
        """
        token = self.tokens[place]
        if token.kind != WORD or not self.is_pause(place + 1) or "adverbs" in token.classes:
            return False
        start = self.clause_start(place)
        if place - start < 2 or not (self.is_in(start, "conditions") or self.is_in(start, "that")):
            return False
        past = token.low.endswith(("te", "wurde", "würde"))
        return token.low.endswith("e") and len(token.low) >= 4 and not past

    def _is_second_subjunctive(self, place: int) -> bool:
        """Tell whether a verb in -e is the second part of a main clause, beside a singular subject.

        `Die Kundschaft | springe ab`, `Im Mai | springe die Kundschaft ab`.
        """
        token = self.tokens[place]
        if token.kind != WORD or token.classes or len(token.low) < 4 or not token.low.endswith("e"):
            return False
        if token.low.endswith(("te", "weise")) or token.low in word_class("no_subjunctives"):
            return False
        if self.is_pause(place + 1) or self.is_capital(place + 1):  # der 5 Zoll | große Schirm
            return False
        start = self.after_focus(self.clause_start(place))
        front = self.phrase_at(start)
        if front is not None and front.last == place and len(front.heads) == 1:
            return self.low(start) in _SINGULAR and is_nominative(self, front)
        if self.low(place + 1) not in _SINGULAR:
            return False
        if self.is_in(start, "prepositions"):  # Im Handel | mit China | springe die Kundschaft ab
            while start < place and self.is_in(start, "prepositions"):
                start = after_prepositional(self, start)
            return start == place
        return start == place - 1 and self.is_in(start, "adverbs")

    def mood_place(self, first: int, last: int, *, certain: bool) -> int | None:
        """Return where the subjunctive of reported speech stands; ``certain``: subjunctive I only."""
        lists = self._moods[:1] if certain else self._moods[:2]
        found = (_first_in(places, first, last) for places in lists)
        return min((place for place in found if place is not None), default=None)

    def has_mood(self, first: int, last: int, *, certain: bool = False) -> bool:
        """Tell whether there is a subjunctive; not ``certain``: also `könnte`, `sollte`."""
        lists = self._moods[:1] if certain else self._moods
        return any(_first_in(places, first, last) is not None for places in lists)

    @cached_property
    def _infinitives(self) -> list[int]:
        return [place for place, low in enumerate(self._lows) if "zu" in low and self._is_infinitive(place)]

    def _is_infinitive(self, place: int) -> bool:
        low = self.low(place)
        apart = low == "zu" and self.low(place + 1).endswith("n") and not self.is_capital(place + 1)
        return apart or (low.endswith("n") and _JOINED_ZU.fullmatch(low) is not None)

    def has_infinitive(self, first: int, last: int) -> bool:
        """Tell whether there is an infinitive with `zu`: `zu steigern`, `auszuführen`."""
        return _first_in(self._infinitives, first, last) is not None

    @cached_property
    def has_amount(self) -> bool:
        """Whether it counts in thousands and more: `3 Mrd. Euro`."""
        return is_scaled(self.tokens)

    def has_amount_in(self, first: int, last: int) -> bool:
        """Tell whether an amount in thousands and more stands between two places."""
        return is_scaled(self.tokens[first:last])

    @cached_property
    def is_passive(self) -> bool:
        """Whether something is done to the subject: `wurde gewählt`, `soll einbezogen werden`."""
        if not _PASSIVE.isdisjoint(self.vocabulary):
            return True
        done = (self.low(place - 1) for place in self.places_of("werden"))
        return any(before.endswith("t") or "ge" in before[:5] for before in done)

    def has_quote(self, first: int, last: int) -> bool:
        """Tell whether there is a quotation between two places."""
        return _first_in(self.quotes, first, last) is not None

    def opens_verb(self, place: int) -> bool:
        """Tell whether a word can only be a verb: small, no adjective, no function word."""
        if not 0 <= place < self.size:
            return False
        token = self.tokens[place]
        small = token.kind == WORD and not token.capital
        return small and not token.function and not token.adjective


def is_scaled(tokens: Sequence[Token]) -> bool:
    """Tell whether a scale of numbers, `Mrd.`, is among ``tokens``."""
    return any(token.low in _scales() for token in tokens)


@cache
def _scales() -> frozenset[str]:
    return frozenset(word for row in lexicon.load("numbers")["scales"].values() for word in row.split())


@cache
def _abbreviated() -> frozenset[str]:
    return frozenset(lexicon.load("numbers")["abbreviated"]["scales"].split())


def _first_in(places: Sequence[int], first: int, last: int) -> int | None:
    """Return the first of sorted ``places`` from ``first`` on and before ``last``."""
    index = bisect_left(places, first)
    return places[index] if index < len(places) and places[index] < last else None


_JOINED_ZU = late(
    r"""(?:ab|an|auf|aus|bei|dar|durch|ein|entgegen|fest|fort|frei|her|heraus|hervor|hin|hinzu|mit|nach|nieder|statt|teil
        |über|um|unter|vor|voran|voraus|weg|weiter|wieder|zu|zurück|zusammen|bekannt|bereit|fertig|sicher|still)zu\p{L}+n""",
    regex.VERBOSE,
)


@cache
def _mood_words() -> tuple[frozenset[str], ...]:
    """Return all words of mood; those of subjunctive I; of subjunctive II; modal verbs in the latter."""
    lists = [frozenset(lexicon.words("speech", f"mood.{name}")) for name in ("first", "second", "modal")]
    return frozenset().union(*lists), *lists


# ---------------------------------------------------------------- subjects


def subject_of(sentence: Sentence, verb: int) -> Phrase | None:
    """Return the subject of a main clause: before the verb, or behind it."""
    if is_joined(sentence, verb):  # X begrüßte dies und | sagte
        shared = _shared_subject(sentence, verb) or first_subject(sentence)
        if shared is not None and shared.last <= verb:
            return shared
    before = subject_before(sentence, verb)
    if before is not None and (sentence.can_speak(before) or not sentence.is_pause(verb - 1)):
        return before
    after = subject_after(sentence, verb)
    if after is not None and (before is None or sentence.can_speak(after)):
        return after
    return before or after or name_with_particle(sentence, verb)


_JOINING = frozenset(["und", "sowie", "aber", "oder", "doch"])
_CONTRASTING = frozenset(["aber", "jedoch", "zugleich", "dagegen", "indes"])


def is_joined(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb shares the subject of a clause before: `und | betonte`, `, | verwies aber darauf`.

    Not `, sagte aber der Minister`.
    """
    if sentence.low(verb - 1) in _JOINING:
        return True
    behind = verb + 1 + (sentence.low(verb + 1) in ("sich", "es"))  # , zeigte sich | aber zuversichtlich
    contrasted = sentence.low(verb - 1) == "," and sentence.low(behind) in _CONTRASTING
    own = subject_after(sentence, verb + 1) if contrasted else None
    return contrasted and (own is None or not sentence.can_speak(own))


def _shared_subject(sentence: Sentence, verb: int) -> Phrase | None:
    """Return who speaks behind the verb of a clause before: `…, sagte | X | und betonte, …`."""
    start = sentence.clause_start(verb)
    while start > 0:
        opened = sentence.low(start) in verb_forms() or sentence.opens_verb(start)
        subject = subject_after(sentence, start) if opened else None
        inside = subject is not None and subject.last < verb and subject.first < sentence.clause_end(start)
        if subject is not None and inside and sentence.can_speak(subject):
            return subject
        start = sentence.clause_start(start - 1)
    return None


def first_subject(sentence: Sentence) -> Phrase | None:
    """Return the subject of the sentence's first clause."""
    start = sentence.after_focus(0)
    phrase = sentence.phrase_at(start)
    if phrase is not None and is_nominative(sentence, phrase):
        return phrase
    return subject_after(sentence, start)


def speaking_subject(sentence: Sentence, first: int = 0) -> Phrase | None:
    """Return the subject of the sentence, or of what begins at ``first``, where it is somebody who speaks."""
    start = sentence.after_focus(first)
    front = sentence.phrase_at(start)
    while front is not None and sentence.low(front.last) == ":" and not sentence.can_speak(front):
        start = front.last + 1  # Verkehr: Die Partei will …
        front = sentence.phrase_at(start)
    if front is None or sentence.is_in(front.first, "oblique"):
        front = subject_after(sentence, start - 1)
    if front is None:
        return None
    if front.pronoun and sentence.low(front.first) == "sie" and sentence.low(front.last).endswith("n"):
        return None  # sie haben: they
    if sentence.can_speak(front):
        return front
    behind = subject_after(sentence, front.last - 1)
    if behind is None or not sentence.can_speak(behind):
        return None
    somebody = sentence.mentions(behind)[0]  # Wenig Hoffnung macht | Jan Kos | den Winzern
    named = somebody.kind == PERSON and bool(somebody.gender or somebody.role)
    return behind if named or sentence.low(behind.first) in ("der", "er") else None


def subject_after(sentence: Sentence, verb: int) -> Phrase | None:
    """Return the subject behind a verb: `sagte am Montag | der Minister`."""
    place = verb + 1
    remarks = 0
    while place < sentence.size:
        token = sentence.tokens[place]
        if token.kind == QUOTE or (token.kind == POINT and token.text in ".:;!?–—"):
            return None
        if token.text == ",":
            remarks += 1
            behind = _after_remark(sentence, place)
            if behind is None or remarks > 1:
                return None
            place = behind
        elif "prepositions" in token.classes:
            place = after_prepositional(sentence, place)
        elif (phrase := sentence.phrase_at(place)) is not None:
            if is_nominative(sentence, phrase):
                return phrase
            shorter = sentence.noun_phrase_at(place, appositions=False)
            place = place + 1 if shorter is None else shorter.last
        elif "subordinators" in token.classes and "objects" not in token.classes:
            return None
        else:
            place += 1
    return None


def _after_remark(sentence: Sentence, comma: int) -> int | None:
    """Return the place behind `, wie die Agentur meldet,`, None where the comma opens something else."""
    if not sentence.is_in(comma + 1, "remarks"):
        return None
    closing = sentence.find(range(comma + 2, min(sentence.size, comma + LONGEST_REMARK)), ",")
    return None if closing is None else closing + 1


def after_prepositional(sentence: Sentence, place: int) -> int:
    """Return the place behind the preposition at ``place`` and its noun phrase."""
    if sentence.low(place + 1) == "anderem":  # unter anderem | Erik Lund
        return place + 2
    phrase = sentence.phrase_at(place + 1, appositions=False)
    if phrase is None or phrase.pronoun:
        return place + 1 + (phrase is not None)
    head = phrase.parts[0]
    if head.article is None and sentence.tokens[phrase.first].time:
        return phrase.first + 1
    words = sentence.tokens[head.core : head.last]
    if head.is_bare and len(words) >= 3 and office_of(words[0].text) is None:
        return head.core + 1  # in Paris | Erik Lund: town and speaker side by side
    return phrase.last


def after_extension(sentence: Sentence, place: int) -> int:
    """Return the place behind what belongs to a participle before a noun: `von der LETA | befragte Händler`.

    ``place`` itself where nothing of the kind begins there.
    """
    if not sentence.is_in(place, "prepositions") or sentence.noun_phrase_at(place + 1) is None:
        return place
    behind = after_prepositional(sentence, place)
    participle = sentence.tokens[behind] if behind < sentence.size else None
    if participle is None or participle.kind != WORD or not participle.adjective:
        return place
    small = not participle.capital and not participle.article
    return behind if small and sentence.noun_phrase_at(behind) is not None else place


def is_nominative(sentence: Sentence, phrase: Phrase) -> bool:
    """Tell whether a phrase can be a subject.

    `dem Sender`, `der Zeitung`, `Journalisten`, `Jan Kos, den Minister,` can't.
    """
    if phrase.pronoun:
        return sentence.low(phrase.first) != "es"
    head = phrase.parts[0]
    words = [token for token in sentence.tokens[head.core : head.last] if token.capital]
    beside = [phrase.parts[number].first for number in phrase.heads[1:]]
    explained = [place for place in beside if sentence.low(place - 1) == ","]
    if any(sentence.is_in(place, "oblique") for place in (phrase.first, *explained)):
        return False
    if not words:
        return sentence.tokens[head.core].kind == MARK
    if sentence.low(phrase.first) in ("der", "einer", "dieser", "seiner", "ihrer"):
        return not _is_feminine([token.text for token in words])
    fronted = phrase.first == 0 and phrase.last == 1 and _may_be_adverb(words[0])
    return not fronted and not words[0].time and not (head.is_bare and words[0].text in _listeners())


def _may_be_adverb(word: Token) -> bool:
    """Tell whether an adverb may open a sentence with a capital: `Folgerichtig`, `Zurückhaltender`."""
    if word.low.endswith(_adverb_endings()):
        return True
    return word.low.endswith(_comparative_endings()) and office_of(word.text) is None


def _is_feminine(words: Sequence[str]) -> bool:
    """Tell whether the noun among ``words`` is feminine, so that `der` before it is no nominative."""
    head = next((word for word in words if office_of(word) or institution_of(word)), words[0])
    held, institution = office_of(head), institution_of(head)
    if held is not None:
        return held.female
    if institution is not None:
        return institution[0] == "feminine"
    return head.lower().endswith(_feminine_endings())


@cache
def _feminine_endings() -> tuple[str, ...]:
    return lexicon.words("grammar", "feminine_endings")


@cache
def _adverb_endings() -> tuple[str, ...]:
    return lexicon.words("grammar", "adverb_endings")


@cache
def _comparative_endings() -> tuple[str, ...]:
    return lexicon.words("grammar", "comparative_endings")


@cache
def _listeners() -> frozenset[str]:
    return frozenset(lexicon.words("speech", "listeners.nouns"))


def subject_before(sentence: Sentence, verb: int) -> Phrase | None:
    """Return the subject in front of a verb.

    `| Der Minister (CDU) | sagte`, `| X, der gestern ankam, | sagte`.
    """
    for start in _fronts(sentence, verb):
        phrase = sentence.phrase_at(after_extension(sentence, sentence.after_focus(start)))
        if phrase is None or phrase.last > verb or not is_nominative(sentence, phrase):
            continue
        if _reaches(sentence, phrase.last, verb):
            return phrase
    return None


def _fronts(sentence: Sentence, verb: int) -> Iterator[int]:
    """Yield where the part in front of ``verb`` may begin: its own clause, then those before an insertion."""
    own = place = _list_start(sentence, sentence.clause_start(verb))
    if own < verb:
        yield own
    joint = sentence.find(range(verb - 1, own, -1), "und", "während", "doch")
    if joint is not None and _holds_verb(sentence, own, joint):  # Kos sagte und | Horak | bestätigte
        yield joint + 1
    while place > 0 and not sentence.is_quote(place - 1) and sentence.low(place - 1) not in (":", ";"):
        place = sentence.clause_start(place - 1)
        if sentence.low(place) in ("und", "aber", "doch"):
            yield _explained_start(sentence, place)
    if place < own:
        yield place


def _holds_verb(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a verb stands between two places, so that a clause may end there."""
    return any(
        sentence.opens_verb(place) or sentence.low(place) in verb_forms()
        for place in range(first, last)
        if not sentence.is_capital(place)
    )


def _list_start(sentence: Sentence, clause: int) -> int:
    """Return where a noun phrase begins that holds commas: `Das Amt für Arbeit, | Bildung und Verkehr`."""
    place = clause
    for _ in range(LONGEST_LIST):
        if sentence.low(place - 1) != ",":
            break
        place = sentence.clause_start(place - 1)
        phrase = sentence.phrase_at(place, appositions=False)
        if phrase is not None and phrase.last > clause:
            return place
    return _explained_start(sentence, clause)


def _explained_start(sentence: Sentence, clause: int) -> int:
    """Return where the phrase begins of which the clause holds the second: `Kos, der Chef, | und Horak`."""
    if sentence.low(clause) not in ("und", "sowie"):
        return clause
    place = start = clause
    for _ in range(LONGEST_LIST):
        if sentence.low(place - 1) != ",":
            break
        place = sentence.clause_start(place - 1)
        phrase = sentence.phrase_at(place)
        start = place if phrase is not None and phrase.last > clause else start
    return start


def _reaches(sentence: Sentence, place: int, verb: int) -> bool:
    """Tell whether nothing but adverbs, or an insertion between commas, stands from ``place`` to the verb."""
    quoted = sentence.has_quote(place, verb)
    while not quoted and place < verb and sentence.is_in(place, "prepositions"):
        place = after_prepositional(sentence, place)
    if place == verb or (sentence.low(place) == "," and sentence.low(verb - 1) == ","):
        return not quoted
    between = sentence.tokens[place:verb]
    adverbs = all("adverbs" in token.classes and not token.capital for token in between)
    return 0 < len(between) <= 4 and adverbs


def name_with_particle(sentence: Sentence, verb: int) -> Phrase | None:
    """Return a name that begins the sentence with `Von der …`."""
    name = verb - 1
    opens = sentence.low(0) in ("von", "van", "de", "al") and sentence.is_capital(name)
    if not opens or name not in (1, 2) or (name == 2 and not sentence.is_in(1, "articles")):
        return None
    return Phrase(0, verb, (Part(0, 0, verb, None),))


def antecedent_of(sentence: Sentence, relative: int) -> Phrase | None:
    """Return the noun phrase before the comma that a relative pronoun refers to."""
    for start in range(max(0, relative - LONGEST_ANTECEDENT), relative - 1):
        phrase = sentence.noun_phrase_at(start)
        if phrase is not None and phrase.last == relative - 1:
            return phrase
    return None


# ---------------------------------------------------------------- subordinate clauses


def opener_of(sentence: Sentence, verb: int) -> int | None:
    """Return the word that opens the subordinate clause in which ``verb`` stands last.

    `wie`, `dass`, `der`.
    """
    place = verb
    if sentence.is_quote(verb - 1) and sentence.low(verb - 2).isalpha():  # die vor „…“ | warnte
        place = verb - 1
    elif sentence.clause_start(verb) == verb:
        return _opener_before_apposition(sentence, verb)
    for _ in range(4):
        start = sentence.clause_start(place)
        after_comma = sentence.low(start - 1) == ","
        if sentence.is_in(start, "subordinators"):
            return start
        if after_comma and sentence.is_in(start, "relatives"):
            phrase = sentence.noun_phrase_at(start)  # `, der Minister sagte,` is no relative clause
            return None if phrase is not None and phrase.last == verb else start
        if sentence.low(start) in ("und", "oder"):
            if sentence.is_in(start + 1, "subordinators"):
                return start + 1
            phrase = sentence.noun_phrase_at(start + 1)
            if phrase is not None and phrase.last == verb:
                return None  # sagte, der Preis sinke, und die Kammer | betonte
        governed = sentence.is_in(start, "prepositions") and sentence.is_in(start + 1, "relatives")
        adverbial = governed and after_prepositional(sentence, start) == verb  # wie X, Y, | bei dem Treffen |
        if after_comma and governed and start < verb - 1 and not adverbial:  # , mit denen
            return start + 1
        if not after_comma:
            return None
        place = start - 1
    return None


def _opener_before_apposition(sentence: Sentence, verb: int) -> int | None:
    """Return the `wie` of `wie der Direktor, Jan Meier, | mitteilte`, `wie Jan Meier, der …, | mitteilte`."""
    place = verb
    for _ in range(4):
        place = sentence.clause_start(place - 1)
        if sentence.is_in(place, "subordinators"):
            governed, phrase = sentence.is_in(place + 1, "prepositions"), sentence.phrase_at(place + 1)
            behind = after_prepositional(sentence, place + 1) if governed else phrase.last if phrase else 0
            if sentence.low(behind) == "," and sentence.is_in(behind + 1, "relatives"):
                behind = sentence.clause_end(behind + 1)
            return place if behind == verb - 1 else None
        if place == 0:
            return None
    return None

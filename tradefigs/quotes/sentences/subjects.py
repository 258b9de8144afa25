"""Who does it: the subject before or behind its verb, `sagte am Montag | der Minister`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tradefigs.language.verbs import auxiliaries, speech_words, verb_forms
from tradefigs.language.words import MARK, NUMBER, POINT, QUOTE, WORD, Token, endings, is_acronym
from tradefigs.quotes.names.names import PERSON
from tradefigs.quotes.names.offices import institution_of, names_trade, office_of
from tradefigs.quotes.names.phrases import Phrase, plain_phrase
from tradefigs.quotes.names.propernames import is_first_name
from tradefigs.quotes.names.surnames import surnames_in
from tradefigs.quotes.sentences.clauses import Clauses

# A remark between commas behind the verb, `sagte, wie die Agentur meldet, X`, holds so many tokens at most.
LONGEST_REMARK = 16
# So many commas a name in front of the verb may hold: `Das Amt für Arbeit, Bildung und Verkehr`.
LONGEST_LIST = 4


def subject_of(sentence: Clauses, verb: int) -> Phrase | None:
    """Return the subject of a main clause: before the verb, or behind it."""
    if is_joined(sentence, verb):  # X begrüßte dies und | sagte
        shared = _shared_subject(sentence, verb) or first_subject(sentence)
        if shared is not None and shared.last <= verb:
            return shared
    after = subject_after(sentence, verb)
    if after is not None and _closes(sentence, verb, after):
        return after
    before = subject_before(sentence, verb)
    if after is not None and before is not None and sentence.is_in(before.first, "first_person"):
        return after  # Wir warten noch, sagte | X | in Riga
    if before is not None and (sentence.can_speak(before) or not sentence.is_pause(verb - 1)):
        return before
    if after is not None and (before is None or sentence.can_speak(after)):
        return after
    return before or after or _neuter_before(sentence, verb) or _name_with_particle(sentence, verb)


def _closes(sentence: Clauses, verb: int, subject: Phrase) -> bool:
    """Tell whether verb and subject close a sentence, so that all is said before: `…, sagte | X |.`"""
    inserted = subject.first == verb + 1 and sentence.low(verb - 1) == ","
    named = subject.parts[0].is_bare or sentence.can_speak(subject)
    return inserted and named and subject.last >= sentence.size - 1


def _neuter_before(sentence: Clauses, verb: int) -> Phrase | None:
    """Return `es` before the verb, by which an institution may be meant: `| Es | erwartet ein Plus`."""
    phrase = sentence.phrase_at(0)
    opens = phrase is not None and verb == phrase.last == 1 and sentence.low(0) == "es"
    return phrase if opens else None


_JOINING = frozenset(["und", "sowie", "aber", "oder", "doch"])
_CONTRASTING = frozenset(["aber", "jedoch", "zugleich", "dagegen", "indes"])


def is_joined(sentence: Clauses, verb: int) -> bool:
    """Tell whether a verb shares the subject of a clause before: `und | betonte`, `, | verwies aber darauf`.

    Not `, sagte aber der Minister`.
    """
    if sentence.low(verb - 1) in _JOINING:
        return True
    behind = verb + 1 + (sentence.low(verb + 1) in ("sich", "es"))  # , zeigte sich | aber zuversichtlich
    contrasted = sentence.low(verb - 1) == "," and sentence.low(behind) in _CONTRASTING
    own = subject_after(sentence, verb + 1) if contrasted else None
    return contrasted and (own is None or not sentence.can_speak(own))


def _shared_subject(sentence: Clauses, verb: int) -> Phrase | None:
    """Return who speaks behind the verb of a clause before: `…, sagte | X | und betonte, …`."""
    start = sentence.clause_start(verb)
    while start > 0:
        opened = sentence.low(start) in verb_forms() or sentence.opens_verb(start)
        subject = subject_after(sentence, start) if opened else None
        inside = subject is not None and subject.last < verb and subject.first < sentence.clause_end(start)
        if subject is not None and inside and _is_somebody(sentence, subject):
            return subject
        start = sentence.clause_start(start - 1)
    return None


def _is_somebody(sentence: Clauses, phrase: Phrase) -> bool:
    """Tell whether a phrase names who can speak, by a surname of the text, too."""
    start, end = sentence.span(phrase)
    return sentence.text[start:end] in surnames_in(sentence.text) or sentence.can_speak(phrase)


def first_subject(sentence: Clauses) -> Phrase | None:
    """Return the subject of the sentence's first clause."""
    start = sentence.after_focus(0)
    phrase = sentence.phrase_at(start)
    if phrase is not None and is_nominative(sentence, phrase):
        return phrase
    return subject_after(sentence, start)


def speaking_subject(sentence: Clauses, first: int = 0) -> Phrase | None:
    """Return the subject of the sentence, or of what begins at ``first``, where it is somebody who speaks."""
    start = sentence.after_focus(first)
    front = sentence.phrase_at(start)
    while front is not None and sentence.low(front.last) == ":" and not sentence.can_speak(front):
        start = front.last + 1  # Verkehr: Die Partei will …
        front = sentence.phrase_at(start)
    # Pünktlich zum Fest hat | die Kammer | Zahlen vorgelegt
    alone = front is not None and front.last == start + 1 and sentence.surname_at(start) is None
    is_adverb = alone and _may_be_adverb(sentence.tokens[start])
    if front is None or sentence.is_in(front.first, "oblique") or is_adverb:
        front = subject_after(sentence, start - 1 + is_adverb)
    if front is None or (front.pronoun and sentence.low(front.first) == "es"):  # Es gibt …
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


def subject_after(sentence: Clauses, verb: int) -> Phrase | None:
    """Return the subject behind a verb: `sagte am Montag | der Minister`."""
    place = verb + 1
    while place < sentence.size:
        token = sentence.tokens[place]
        if token.kind == QUOTE or (token.kind == POINT and token.text in ".:;!?–—"):
            return None
        if token.text == ",":
            behind = _after_remark(sentence, place)
            if behind is None:
                return None
            place = behind
        elif "prepositions" in token.classes and sentence.surname_at(place) is None:
            place = after_prepositional(sentence, place)
        elif (phrase := sentence.phrase_at(place)) is not None:
            if is_nominative(sentence, phrase):
                return _without_object(sentence, phrase)
            shorter = sentence.noun_phrase_at(place, appositions=False)
            place = place + 1 if shorter is None else shorter.last
        elif "subordinators" in token.classes and "objects" not in token.classes:
            return None
        else:
            place += 1
    return None


def _without_object(sentence: Clauses, phrase: Phrase) -> Phrase:
    """Return a surname without the noun or the surname behind it: `erwartet | Weber | Exporte`."""
    head, surnames = phrase.parts[0], surnames_in(sentence.text)
    name = sentence.tokens[head.core]
    if not head.is_bare or head.last - head.core < 2 or name.text not in surnames:
        return phrase
    behind = sentence.tokens[head.core + 1 : head.last]
    other = behind[0].text in surnames or any(names_trade(token.low) for token in behind)
    if is_first_name(name.text) or not other:
        return phrase
    return plain_phrase(head.core, head.core + 1)


def _after_remark(sentence: Clauses, comma: int) -> int | None:
    """Return the place behind `, wie die Agentur meldet,`, None where the comma opens something else."""
    if not sentence.is_in(comma + 1, "remarks"):
        return None
    closing = sentence.find(range(comma + 2, min(sentence.size, comma + LONGEST_REMARK)), ",")
    return None if closing is None else closing + 1


def after_prepositional(sentence: Clauses, place: int) -> int:
    """Return the place behind the preposition at ``place`` and its noun phrase."""
    if sentence.low(place + 1) == "anderem":  # unter anderem | Erik Lund
        return place + 2
    phrase = sentence.phrase_at(place + 1, appositions=False)
    if phrase is None or phrase.pronoun:
        return place + 1 + (phrase is not None)
    head = phrase.parts[0]
    if head.article is None and sentence.tokens[phrase.first].time:
        return phrase.first + 1
    words = [token for token in sentence.tokens[head.core : head.last] if token.kind != NUMBER]
    if head.is_bare and len(words) >= 3 and office_of(words[0].text) is None:
        return head.core + 1  # in Paris | Erik Lund: town and speaker side by side
    return phrase.last


def after_extension(sentence: Clauses, place: int) -> int:
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


def is_nominative(sentence: Clauses, phrase: Phrase) -> bool:
    """Tell whether a phrase can be a subject; `dem Sender`, `Journalisten`, `Kos, den Minister,` can't."""
    if phrase.pronoun:
        return sentence.low(phrase.first) != "es"
    if sentence.low(phrase.last) in speech_words("sources.after"):  # | BelTA | zufolge sagte dies X
        return False
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
    listening = head.is_bare and words[0].text in speech_words("listeners.nouns")
    listening = listening and sentence.low(phrase.first - 1) != "wie"  # wie | Medien | berichten
    return not (fronted or listening or _is_when(words))


def _is_when(words: Sequence[Token]) -> bool:
    """Tell whether capitals name a time, not who does something: `Montag`, `Vergangenes Jahr`."""
    if words[0].time:
        return True
    return len(words) == 2 and words[1].time and words[0].adjective and office_of(words[0].text) is None


def _may_be_adverb(word: Token) -> bool:
    """Tell whether an adverb may open a sentence with a capital: `Folgerichtig`, `Zurückhaltender`."""
    if word.low.endswith(endings("adverb_endings")):
        return True
    return word.low.endswith(endings("comparative_endings")) and office_of(word.text) is None


def _is_feminine(words: Sequence[str]) -> bool:
    """Tell whether the noun among ``words`` is feminine, so that `der` before it is no nominative."""
    head = next((word for word in words if office_of(word) or institution_of(word)), words[0])
    held, institution = office_of(head), institution_of(head)
    if held is not None:
        return held.female
    if is_acronym(head):
        return False  # der ZVEI
    if institution is not None:
        return institution[0] == "feminine"
    return head.lower().endswith(endings("feminine_endings"))


def subject_before(sentence: Clauses, verb: int) -> Phrase | None:
    """Return the subject before a verb: `| Der Minister (CDU) | sagte`, `| X, der gestern ankam, | sagte`."""
    for start in _fronts(sentence, verb):
        phrase = sentence.phrase_at(after_extension(sentence, sentence.after_focus(start)))
        if phrase is None or phrase.last > verb or not is_nominative(sentence, phrase):
            continue
        if _reaches(sentence, phrase.last, verb):
            return phrase
    return None


def _fronts(sentence: Clauses, verb: int) -> Iterator[int]:
    """Yield where the part in front of ``verb`` may begin: its own clause, then those before an insertion."""
    own = place = _list_start(sentence, sentence.clause_start(verb))
    if own < verb:
        yield own
    joint = sentence.find(range(verb - 1, own, -1), "und", "während", "doch")
    if joint is not None and any(sentence.opens_verb(index) for index in range(own, joint)):
        yield joint + 1  # Das half mir und | die Ärzte | sagten
    while place > 0 and not sentence.is_quote(place - 1) and sentence.low(place - 1) not in (":", ";"):
        place = sentence.clause_start(place - 1)
        if sentence.low(place) in ("und", "aber", "doch"):
            yield _explained_start(sentence, place)
    if place < own:
        yield place


def _list_start(sentence: Clauses, clause: int) -> int:
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


def _explained_start(sentence: Clauses, clause: int) -> int:
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


def _reaches(sentence: Clauses, place: int, verb: int) -> bool:
    """Tell whether nothing but adverbs, or an insertion between commas, stands from ``place`` to the verb."""
    quoted = sentence.has_quote(place, verb)
    while not quoted and place < verb and sentence.is_in(place, "prepositions"):
        place = after_prepositional(sentence, place)
    if place == verb or (sentence.low(place) == "," and sentence.low(verb - 1) == ","):
        return not quoted
    between = sentence.tokens[place:verb]
    adverbs = all("adverbs" in token.classes and not token.capital for token in between)
    return 0 < len(between) <= 4 and adverbs


def _name_with_particle(sentence: Clauses, verb: int) -> Phrase | None:
    """Return a name that begins the sentence with `Von der …`."""
    name = verb - 1
    opens = sentence.low(0) in ("von", "van", "de", "al") and sentence.is_capital(name)
    return plain_phrase(0, verb) if opens and name in (1, 2) else None


# A relative pronoun's noun phrase begins so many tokens before it at most.
LONGEST_ANTECEDENT = 14


def antecedent_of(sentence: Clauses, relative: int) -> Phrase | None:
    """Return the noun phrase before the comma that a relative pronoun refers to."""
    for start in range(max(0, relative - LONGEST_ANTECEDENT), relative - 1):
        phrase = sentence.noun_phrase_at(start)
        if phrase is not None and phrase.last == relative - 1:
            return phrase
    return None


def opener_of(sentence: Clauses, verb: int) -> int | None:
    """Return the word that opens the clause in which ``verb`` stands last: `wie`, `dass`, `der`."""
    place = verb
    if sentence.is_quote(verb - 1) and sentence.low(verb - 2).isalpha():  # die vor „…“ | warnte
        place = verb - 1
    elif sentence.clause_start(verb) == verb:
        return _opener_before_apposition(sentence, verb)
    for _ in range(4):
        start = sentence.clause_start(place)
        after_comma = sentence.low(start - 1) == ","
        if start < verb and sentence.low(start) in auxiliaries("have"):
            return None  # X, der Vater des Abkommens, | hatte es gut genannt
        if sentence.is_in(start, "subordinators"):
            return start
        if after_comma and sentence.is_in(start, "relatives"):
            if place < verb and _is_closed(sentence, place - 1):
                place = start - 1  # wie X, der in Riga war, im Interview | sagte
                continue
            phrase = sentence.noun_phrase_at(start)  # `, der Minister sagte,` is no relative clause
            return _wie_before(sentence, start) if phrase is not None and phrase.last == verb else start
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


def _wie_before(sentence: Clauses, told: int) -> int | None:
    """Return the `wie` whose subject is explained up to who is told.

    `Wie Kos, Leiter des Zolls, | der Deutschen Welle | sagte, …`
    """
    first = sentence.segment_start(told)
    subject = sentence.noun_phrase_at(first + 1) if sentence.low(first) == "wie" else None
    explained = subject is not None and len(subject.heads) > 1 and subject.last in (told - 1, told)
    return first if explained else None


def _is_closed(sentence: Clauses, last: int) -> bool:
    """Tell whether a relative clause has its verb at its end, so that none behind it is its own."""
    return sentence.low(last) in auxiliaries() or sentence.opens_verb(last)


def _is_remark_of_time(sentence: Clauses, place: int, end: int) -> bool:
    """Tell whether nothing but a time stands there: `Daten des Amtes | von heute, Montag,| hervorgeht`."""
    between = sentence.tokens[place:end]
    return all(
        token.time
        or token.kind in (NUMBER, POINT)
        or not token.classes.isdisjoint(("adverbs", "prepositions"))
        for token in between
    )


def _opener_before_apposition(sentence: Clauses, verb: int) -> int | None:
    """Return the `wie` of `wie der Direktor, Jan Meier, | mitteilte`, `wie Jan Meier, der …, | mitteilte`."""
    place = verb
    for _ in range(4):
        place = sentence.clause_start(place - 1)
        if sentence.is_in(place, "subordinators"):
            governed, phrase = sentence.is_in(place + 1, "prepositions"), sentence.phrase_at(place + 1)
            behind = after_prepositional(sentence, place + 1) if governed else phrase.last if phrase else 0
            if sentence.low(behind) == "," and sentence.is_in(behind + 1, "relatives"):
                behind = sentence.clause_end(behind + 1)
            return place if _is_remark_of_time(sentence, behind, verb - 1) else None
        if place == 0:
            return None
    return None

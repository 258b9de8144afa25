"""Who speaks through a source: `Angaben | des Amtes`, `seinem Jahresbericht`, `vorgelegte Zahlen`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tradefigs import lexicon
from tradefigs.language.verbs import speech_nouns, speech_words
from tradefigs.language.words import Token, is_acronym
from tradefigs.quotes.cues.cues import NOUN, SO, SOURCE_NAMED, Cue
from tradefigs.quotes.names.names import INSTITUTION, OTHER, SOURCE, Mention, genitive_name, pronoun
from tradefigs.quotes.names.offices import document_nouns, institution_of, is_counting, is_source_noun
from tradefigs.quotes.names.phrases import Phrase
from tradefigs.quotes.names.propernames import is_state
from tradefigs.quotes.sentences.sentences import Sentence
from tradefigs.quotes.sentences.subjects import subject_after


def names_paper_only(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a cue names a paper, and not whose it is: `hieß es | in einer Mitteilung`."""
    if cue.start is None or not all(_is_paper(one) and " " not in one.name for one in cue.speakers):
        return False
    named = [token for token in sentence.tokens if cue.start <= token.start < (cue.end or 0)]
    if _is_joint(named):
        return False
    return any(is_source_noun(token.text) or token.low.endswith(document_nouns()) for token in named)


def is_definite(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a cue names a paper that is known: `heißt es in | dem Schreiben |`, `im Brief`."""
    opening = next((place for place, token in enumerate(sentence.tokens) if token.start == cue.start), 0)
    return sentence.low(opening) in _DEFINITE or sentence.low(opening - 1) == "im"


def names_document(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of a paper: `Er wandte sich in einem | Brief | an das Amt.`"""
    return any(token.capital and token.low.endswith(document_nouns()) for token in sentence.tokens)


def _is_joint(words: Sequence[Token]) -> bool:
    """Tell whether a paper is of several, none of whom speaks: `in der | gemeinsamen Erklärung`."""
    joint = speech_words("sources.joint")
    return any(
        token.low in joint or token.low.endswith(speech_nouns("sources.joint_papers")) for token in words
    )


def _is_paper(mention: Mention) -> bool:
    """Tell whether a source or a document is meant, nobody who speaks."""
    return mention.kind == SOURCE or (
        mention.kind == OTHER and mention.head.lower().endswith(document_nouns())
    )


def with_speaker(sentence: Sentence, cue: Cue, phrase: Phrase | None) -> Cue:
    """Return a cue with those whom a phrase names, nobody for None."""
    if phrase is None:
        return cue
    start, end = sentence.span(phrase)
    first, last = min(cue.first, phrase.first), max(cue.last, phrase.last)
    return replace(cue, first=first, last=last, speakers=speakers_of(sentence, phrase), start=start, end=end)


def source_cue(sentence: Sentence, first: int, verb: int, phrase: Phrase, frame: str = SOURCE_NAMED) -> Cue:
    """Return the cue of a source: `laut | dem Ministerium`, with ``verb`` at the word that names it so."""
    start, end = sentence.span(phrase)
    # nach vom Zoll vorgelegten | Daten
    bare = first < phrase.first and _publisher_in(sentence, first, phrase)
    speakers = bare or speakers_of(sentence, phrase, content=frame in (NOUN, SO))
    return with_publisher(sentence, Cue(frame, first, verb, max(verb + 1, phrase.last), speakers, start, end))


def with_publisher(sentence: Sentence, cue: Cue) -> Cue:
    """Return the cue with who made the source known: `Zahlen, die | das Amt | vorlegte`."""
    if cue.start is None or not all(_is_paper(mention) for mention in cue.speakers):
        return cue
    behind = next((place for place, token in enumerate(sentence.tokens) if token.start >= (cue.end or 0)), 0)
    for comma in (behind, cue.last):
        if sentence.low(comma) != "," or not sentence.is_in(comma + 1, "relatives"):
            continue
        end = sentence.clause_end(comma + 1)
        subject = subject_after(sentence, comma + 1)
        if subject is None or subject.last >= end or not sentence.can_speak(subject):
            continue
        if sentence.low(end - 1) in ("vorliegt", "vorliegen", "vorlag", "vorlagen"):  # das der dpa vorliegt
            continue
        speakers, (start, last) = sentence.named(subject)
        return replace(cue, speakers=speakers, start=start, end=last, last=max(cue.last, end))
    return cue


Source = tuple[tuple[Mention, ...], tuple[int | None, int | None]]
"""Who speaks, and between which character offsets that is said."""


_DEFINITE = frozenset(["der", "die", "das", "dem", "den", "dieser", "diese", "diesen", "diesem"])


def speakers_of(sentence: Sentence, phrase: Phrase, *, content: bool = False) -> tuple[Mention, ...]:
    """Return who speaks through a source: `Angaben | des Amtes`, `seinen Worten`, `Webers Angaben`, `Weber`.

    ``content``: nouns like `Forderung` are sources, too.
    """
    if publisher := _publisher_in(sentence, phrase.first, phrase):
        return publisher
    tokens, head = sentence.tokens, phrase.parts[0]
    if len(phrase.parts) == 1 and _is_joint(tokens[head.first : head.last]):
        return ()
    nouns = (place for place in range(head.core, head.last) if is_source(sentence, place, content=content))
    noun = next(nouns, None)
    if noun is None:
        papers = is_document(sentence, phrase) or _is_owned(sentence, phrase)  # laut Ergebnissen | des Amtes
        if papers and tokens[phrase.first].low.startswith(("sein", "ihr")) and len(phrase.parts) == 1:
            return (pronoun(tokens[phrase.first]),)  # seinem Jahresbericht zufolge
        owned = len(phrase.parts) > 1 and papers and not sentence.can_speak(phrase)
        return owners_of(sentence, phrase) if owned else sentence.mentions(phrase)
    owner = tokens[phrase.first]
    if owner.low.startswith(("sein", "ihr")) and phrase.first < noun:
        return (pronoun(owner),)
    for neighbour in (noun - 1, noun + 1):  # Webers Angaben, Ansicht Webers
        inside = head.core <= neighbour < head.last and tokens[neighbour].capital
        if inside and tokens[neighbour].text.endswith(("s", "'", "’")):
            return (genitive_name(tokens[neighbour]),)
    if (teller := _teller_in(sentence.text, tokens[noun])) is not None:  # BDI-Angaben
        return (teller,)
    if noun + 1 < head.last and tokens[noun + 1].capital:  # Statistik Austria
        return sentence.mentions(phrase)
    same = means_same(owner.low)
    if same or len(phrase.parts) == 1:  # der Bericht: one named before
        word = owner.low if same else tokens[noun].low
        mention = Mention(tokens[noun].start, tokens[noun].end, "", "", SOURCE, head=word)
        return (mention,) if same or owner.low in _DEFINITE else ()
    return owners_of(sentence, phrase)


def means_same(word: str) -> bool:
    """Tell whether an article means the source named last: `nach | denselben | Angaben`."""
    return word.endswith(("selbe", "selben"))


def _teller_in(text: str, token: Token) -> Mention | None:
    """Return whom the first part of a compound names: `BDI-Angaben`, `Weltbank-Daten`, not `US-Angaben`.

    Two words are a name where the text has them apart, too: `Bio-Pan-Zahlen`, `Direktor von Bio Pan`.
    """
    name, hyphen, _ = token.text.rpartition("-")
    apart = name.replace("-", " ")
    name = apart if apart != name and apart in text else name
    known = institution_of(name) is not None or is_counting(name) or " " in name
    telling = bool(hyphen and name) and (is_acronym(name) or known)
    if not telling or is_state(name) or name.lower() in speech_nouns("sources.nameless"):
        return None
    return Mention(token.start, token.end, name, "", INSTITUTION, head=name)


def _is_passed_on(sentence: Sentence, phrase: Phrase) -> bool:
    """Tell whether somebody only cites another's figures: `von der Agentur | zitierte Angaben des Amtes`."""
    core = phrase.parts[0].core
    return len(phrase.parts) > 1 and sentence.low(core - 1).startswith(("zitiert", "wiedergegeben"))


def _publisher_in(sentence: Sentence, first: int, phrase: Phrase) -> tuple[Mention, ...]:
    """Return who made a source known, by its participle: `nach den | vom Zollamt | vorgelegten Zahlen`."""
    papers = names_source(sentence, phrase) or is_document(sentence, phrase)
    if not papers or _is_passed_on(sentence, phrase):
        return ()
    core = phrase.parts[0].core
    place = sentence.find(range(first, core), "von", "vom", "durch")
    agent = None if place is None else sentence.noun_phrase_at(place + 1, appositions=False)
    known = agent is not None and agent.last < core and sentence.can_speak(agent)
    return sentence.mentions(agent) if agent is not None and known else ()


def owners_of(sentence: Sentence, phrase: Phrase) -> tuple[Mention, ...]:
    """Return whom the attributes of a source name; `bei`, `in` and the like name no owner."""
    parts = phrase.parts[1:]
    opener = parts[0].first - 1
    if sentence.is_in(opener, "binding") and sentence.low(opener) not in ("von", "vom"):
        return _owners_inside(sentence, phrase)
    heads = tuple(sorted({0, *(head - 1 for head in phrase.heads if head > 1)}))
    inner = Phrase(parts[0].first, phrase.last, parts, heads)
    papers = len(parts) > 1 and (names_source(sentence, inner) or is_document(sentence, inner))
    if papers and not sentence.can_speak(inner):  # das Ergebnis einer Studie | des Zollamts
        return owners_of(sentence, inner)
    return sentence.mentions(inner)


def _owners_inside(sentence: Sentence, phrase: Phrase) -> tuple[Mention, ...]:
    """Return the institution where a source is from: `Informationen aus | dem Kreml`, not `aus Riga`."""
    part = phrase.parts[1]
    house = sentence.noun_phrase_at(part.first) if part.article is not None else None
    if house is None or sentence.low(part.first - 1) != "aus":
        return ()
    mentions = sentence.mentions(house)
    return mentions if all(one.kind == INSTITUTION for one in mentions) else ()


def owned_cue(sentence: Sentence, first: int, phrase: Phrase) -> Cue | None:
    """Return the cue of a noun that is a source by whose it is: `nach | Ergebnissen des Amtes |`.

    Likewise by who made it known, `nach | Ergebnissen, die das Amt vorlegte |`, or by what it is part of,
    `nach | Ergebnissen der Zollstatistik |`.
    """
    cue = Cue(SOURCE_NAMED, first, first, phrase.last, (), *sentence.span(phrase))
    if owners := owners_of_noun(sentence, phrase):
        return replace(cue, speakers=owners)
    if not _is_owned(sentence, phrase):
        return None
    cue = with_publisher(sentence, cue)
    whole = len(phrase.parts) > 1 and is_source(sentence, phrase.parts[1].core)
    return cue if cue.speakers or whole else None


def owners_of_noun(sentence: Sentence, phrase: Phrase) -> tuple[Mention, ...]:
    """Return whose a noun is that is a source by that: `nach Ergebnissen | des Amtes`, not `des Jahres`."""
    named = _is_owned(sentence, phrase)
    many = len(phrase.parts) > 1 and sentence.low(phrase.parts[1].first) in ("beider", "aller")
    owners = owners_of(sentence, phrase) if named and len(phrase.parts) > 1 and not many else ()
    return owners if any(owner.can_speak for owner in owners) else ()


def _is_owned(sentence: Sentence, phrase: Phrase) -> bool:
    head = phrase.parts[0]
    words = {token.text for token in sentence.tokens[head.core : head.last]}
    return not words.isdisjoint(speech_words("sources.owned"))


def quoted_through(sentence: Sentence, phrase: Phrase) -> Source:
    """Return who speaks through a noun phrase: itself, or whose it is; nobody where neither can speak."""
    owned = len(phrase.parts) > 1 and not sentence.can_speak(phrase)
    mentions = owners_of(sentence, phrase) if owned else sentence.mentions(phrase)
    spoken = any(mention.can_speak for mention in mentions) or is_document(sentence, phrase)
    return mentions, sentence.span(phrase) if spoken else (None, None)


def is_document(sentence: Sentence, phrase: Phrase) -> bool:
    """Tell whether a phrase names what is written: `der Jahresbericht`, `ein Brief des Amtes`."""
    head = phrase.parts[0]
    nouns = [sentence.low(place) for place in range(head.core, head.last)]
    return any(
        noun.endswith(document_nouns()) or noun.rstrip("s").endswith(document_nouns()) for noun in nouns
    )


def names_source(sentence: Sentence, phrase: Phrase) -> bool:
    """Tell whether a phrase names a source of figures: `neue Zahlen`, `Angaben des Amtes`."""
    head = phrase.parts[0]
    return any(is_source(sentence, place) for place in range(head.core, head.last))


def is_source(sentence: Sentence, place: int, *, content: bool = False) -> bool:
    """Tell whether a token is the noun of a source; with ``content`` also one that carries a statement."""
    token = sentence.tokens[place]
    carrying = content and (token.low in content_nouns() or token.low in speech_nouns("nouns.concluding"))
    return token.capital and (is_source_noun(token.text) or carrying)


@cache
def content_nouns() -> frozenset[str]:
    """Return the nouns that carry a statement: `die Forderung`."""
    return frozenset(noun.lower() for noun in lexicon.words("speech", "nouns.content"))


def phrase_round(sentence: Sentence, noun: int) -> Phrase | None:
    """Return the phrase that a noun belongs to, with article and adjectives before it."""
    start = noun
    while start > 0 and not sentence.is_pause(start - 1):
        before = sentence.tokens[start - 1]
        if not before.article and (before.capital or not before.adjective):
            break
        start -= 1
    return sentence.noun_phrase_at(start) or sentence.noun_phrase_at(noun)

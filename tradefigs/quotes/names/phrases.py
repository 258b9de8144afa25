"""Noun phrases without a parser: `der Vorsitzende des Ausschusses für Handel, Igor Petrow (SPD),`.

German writes nouns with a capital and puts article and adjectives before them; genitive, preposition,
apposition behind. Places are token indexes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tradefigs import lexicon
from tradefigs.language.verbs import FINITE, auxiliaries, speech_nouns, speech_words, verb_forms
from tradefigs.language.words import MARK, NUMBER, POINT, WORD, Token, is_acronym
from tradefigs.quotes.names.offices import (
    document_nouns,
    institution_of,
    is_agency,
    is_source_noun,
    office_of,
    words_of,
)
from tradefigs.quotes.names.propernames import is_first_name, is_place, is_state
from tradefigs.quotes.names.runs import (
    ABBREVIATION,
    AND,
    core_end,
    is_capital,
    list_end,
    low_at,
    marked_name_end,
    skip_adjectives,
)

# So many tokens a bracket, a participle's extension may hold at most.
LONGEST_BRACKET, LONGEST_EXTENSION = 14, 12
# So many attributes a noun may have.
MOST_ATTRIBUTES = 6
# So far before the second of two fields `für` stands: `für Handel und | Industrie`.
FARTHEST_FIELD = 6


class Part(NamedTuple):
    """One noun with what stands before it; ``article`` is its place, None where there is none.

    ``core`` is where the capitalised words begin: `der stellvertretende | Minister Petrow`.
    """

    first: int
    core: int
    last: int
    article: int | None

    @property
    def is_bare(self) -> bool:
        """Neither article nor adjectives stand before the noun."""
        return self.article is None and self.core == self.first


class Phrase(NamedTuple):
    """A noun phrase: ``parts`` are its head, then its attributes and appositions in order.

    ``heads`` are the indexes in ``parts`` of the head and of what stands beside it (apposition, `und`).
    """

    first: int
    last: int
    parts: tuple[Part, ...]
    heads: tuple[int, ...] = (0,)
    pronoun: bool = False


def plain_phrase(first: int, last: int, *, pronoun: bool = False) -> Phrase:
    """Return a phrase of one noun or pronoun without an article."""
    return Phrase(first, last, (Part(first, first, last, None),), pronoun=pronoun)


def read_phrase(tokens: Sequence[Token], place: int, *, appositions: bool = True) -> Phrase | None:
    """Return the noun phrase or pronoun that begins at ``place``, None where none does."""
    part = _read_part(tokens, place)
    if part is None:
        if low_at(tokens, place) in ("die", "den") and low_at(tokens, place + 1) == "beiden":
            return plain_phrase(place, place + 2, pronoun=True)
        if place < len(tokens) and ("pronouns" in tokens[place].classes or _is_demonstrative(tokens, place)):
            return plain_phrase(place, place + 1, pronoun=True)
        return None
    parts, heads = [part], [0]
    last = _attach_attributes(tokens, parts)
    while (beside := _read_beside(tokens, parts, heads[-1], last, appositions=appositions)) is not None:
        heads.append(len(parts))
        parts.append(beside)
        last = _attach_attributes(tokens, parts)
    return Phrase(place, last, tuple(parts), tuple(heads))


def _is_demonstrative(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether `Der` is a pronoun: `A traf B. | Der | sagte`, `| Der | wiederum erklärte`."""
    if tokens[place].text != "Der":
        return False
    behind = (t for t in tokens[place + 1 : place + 3] if t.classes.isdisjoint(("adverbs", "conjunctions")))
    verb = next(behind, None)
    return verb is not None and (verb.text in _saying() or verb.text in auxiliaries())


_AFTER_ARTICLE = frozenset(["beide", "beiden", "vielen", "meisten", "diese", "dieser"])


def _read_part(tokens: Sequence[Token], place: int) -> Part | None:
    """Read article, adjectives and the capitalised words after them."""
    index, article = place, None
    if index < len(tokens) and tokens[index].article:
        article = place
        index += 1 + (low_at(tokens, index + 1) in _AFTER_ARTICLE)
    loose = article is None or tokens[place].low == "das"
    if loose and index < len(tokens) and tokens[index].text in _saying():
        return None  # `Das erklärte der Minister`: no adjective
    core = skip_adjectives(tokens, index)
    if article is not None and not _opens_core(tokens, core, place):
        core = _skip_extension(tokens, index, definite=low_at(tokens, place) in _DEFINITE)
    percentage = article is None and core > index and tokens[index].text.endswith("%")
    if percentage or not _opens_core(tokens, core, place):
        return None
    last = core_end(tokens, core)
    last -= _ends_in_goods(tokens, core, last) or _ends_in_figures(tokens, core, last)
    if last - core > 1 and is_acronym(tokens[last - 1].text):
        last -= _is_listening(tokens[last - 2].text, tokens[last - 1].text)  # wie das Amt | BNS mitteilte
    if low_at(tokens, last) == "," and any(institution_of(token.text) for token in tokens[core:last]):
        last = list_end(tokens, last, closing=ABBREVIATION)
    return Part(place, core, last, article)


def _ends_in_goods(tokens: Sequence[Token], core: int, last: int) -> bool:
    """Tell whether goods stand behind a name: `laut der Kammer Perus | Tee | für 3 Mio.`"""
    if last - core < 3 or low_at(tokens, last) not in _PUT or not _tells_amount(tokens, last):
        return False
    owned = tokens[last - 2].text.endswith("s") and is_place(tokens[last - 2].text)
    named = is_first_name(tokens[last - 3].text) and not is_first_name(tokens[last - 2].text)
    return owned or named


def _ends_in_figures(tokens: Sequence[Token], core: int, last: int) -> bool:
    """Tell whether what a house publishes stands behind it: `legte die Kammer | Zahlen | vor`."""
    if last - core < 2 or tokens[last - 1].text not in lexicon.words("offices", "publications"):
        return False
    governed = core > 0 and (tokens[core - 1].article or tokens[core - 1].low == "für")
    return governed and tokens[last - 2].capital


def _tells_amount(tokens: Sequence[Token], place: int) -> bool:
    return any(token.kind == NUMBER for token in tokens[place + 1 : place + 4])


_PUT = frozenset(["für", "im"])  # goods `für 3 Mio.`, `im Wert von 3 Mio.`


@cache
def _saying() -> frozenset[str]:
    """Forms like `sagte`, `erklärte`, `zeigen`, which look like adjectives."""
    forms = verb_forms().items()
    return frozenset(
        form
        for form, readings in forms
        if any(r.frame in ("say", "show") and r.kind == FINITE for r in readings)
    )


def _opens_core(tokens: Sequence[Token], core: int, place: int) -> bool:
    if core >= len(tokens):
        return False
    if tokens[core].kind == MARK:
        return marked_name_end(tokens, core) is not None
    opens = core != place or not tokens[core].function or is_acronym(tokens[core].text)  # laut INS
    return tokens[core].capital and opens


_DEFINITE = frozenset(["der", "die", "das", "den", "dem", "des"])


def _skip_extension(tokens: Sequence[Token], index: int, *, definite: bool) -> int:
    """Skip what stands before a participle: `der | im Ministerium für Handel zuständige | Beamte`.

    A definite article asks for `zuständige` or `zuständigen`: in `der … mit Hilfe großer Banken` it is a
    relative pronoun.
    """
    end = min(len(tokens), index + LONGEST_EXTENSION)
    for place in range(index, end - 1):
        token = tokens[place]
        if (token.kind == POINT and token.text not in "()") or token.low in ("als", "wie", "sich", "nicht"):
            break
        if token.capital or token.kind != WORD or token.article or not token.adjective:
            continue
        core, before = skip_adjectives(tokens, place), tokens[place - 1]
        governed = before.article or "prepositions" in before.classes
        governed = governed or (definite and not token.low.endswith(("e", "en")))
        if core < end and tokens[core].capital and not governed:
            return core
    return len(tokens)


def _attach_attributes(tokens: Sequence[Token], parts: list[Part]) -> int:
    """Add the attributes of the last part to ``parts``; return where the phrase ends, brackets included."""
    last = parts[-1].last
    for _ in range(MOST_ATTRIBUTES):
        if last >= len(tokens) or not _may_attach(tokens[last]):
            break
        if tokens[last].low in ("(", "["):
            closing = _bracket_end(tokens, last)
            if closing is None:
                break
            last = closing
        elif (attribute := _read_attribute(tokens, parts[-1], last)) is not None:
            parts.append(attribute)
            last = attribute.last
        else:
            break
    return last


_JOINTS = frozenset(["(", "[", "und", "sowie", "&", "ohne"])
_ATTACHING = frozenset(["genitive", "binding"])


def _may_attach(token: Token) -> bool:
    """Tell whether what belongs to the noun before it may begin at a token."""
    return token.low in _JOINTS or not token.classes.isdisjoint(_ATTACHING) or token.low.endswith("er")


def _bracket_end(tokens: Sequence[Token], index: int) -> int | None:
    places = range(index + 1, min(len(tokens), index + LONGEST_BRACKET))
    return next((place + 1 for place in places if tokens[place].text in ")]"), None)


_WHERE = frozenset(["auf", "bei", "beim", "in", "im"])
_FROM = frozenset(["von", "vom", "für", "bei", "beim"])


def _read_attribute(tokens: Sequence[Token], head: Part, place: int) -> Part | None:
    """Read what belongs to a noun before it: `Leiter | der Abteilung | für Asien | und Afrika`."""
    if place + 1 >= len(tokens):
        return None
    token = tokens[place]
    if _opens_bare_genitive(tokens, head, place):
        return _read_part(tokens, place)
    is_name = _is_proper_name(tokens, head)
    is_name = is_name and (is_first_name(tokens[head.core].text) or not _is_explained_behind(tokens, place))
    if "genitive" in token.classes and not is_name:
        part = None if _opens_subject(tokens, place) else _read_part(tokens, place)
        told = part is not None and _is_listening(tokens[head.last - 1].text, tokens[part.last - 1].text)
        if part is not None and _is_told_paper(tokens, head, part):
            return None  # sagte das Amt | der Zeitung „Kurier“
        if part is not None and told and part.last - part.core > 1:
            return part._replace(last=part.last - 1)  # wie das Amt | der Republik Peru | der BelTA mitteilte
        return None if told else part  # teilte das Amt für Zoll | der BelTA mit
    if token.low in ("und", "sowie", "&") and _is_coordinated(tokens, head, place):
        return _read_part(tokens, place + 1)
    if "binding" not in token.classes and not (token.low == "ohne" and head.last - head.core > 1):
        return None  # die Organisation Reporter ohne Grenzen
    if tokens[place + 1].kind == NUMBER:
        return None
    if token.low not in _FROM and token.low != "aus" and is_name:
        return None
    part = _read_part(tokens, place + 1)
    if part is None or any(token.time for token in tokens[place + 1 : part.last]):
        return None
    noun = tokens[part.last - 1].text
    if token.low == "an" and office_of(noun):
        return None  # wandte sich der Minister | an seinen Gast
    placed = token.low in _WHERE and noun in speech_words("listeners.channels")
    if placed and office_of(tokens[head.last - 1].text):
        return None  # schrieb der Minister | auf Facebook
    listed = token.low == "für" and low_at(tokens, part.last) == ","
    return part._replace(last=list_end(tokens, part.last, closing=AND)) if listed else part


def _is_explained_behind(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a name explains the whole: `der Leiter der Abteilung Export | in der Kammer, Eva Roth`."""
    part = _read_part(tokens, place + ("genitive" not in tokens[place].classes))
    if part is None or low_at(tokens, part.last) != "," or part.last + 2 >= len(tokens):
        return False
    return is_first_name(tokens[part.last + 1].text) and tokens[part.last + 2].capital


def _is_listening(before: str, word: str) -> bool:
    """Tell whether an agency owns nothing that the noun before may be: not `das Büro | der BelTA`."""
    if not is_agency(word):
        return False
    owned = before.lower().endswith((*lexicon.words("offices", "reporting"), *document_nouns()))
    return not (owned or is_source_noun(before) or office_of(before) is not None)


def _is_told_paper(tokens: Sequence[Token], head: Part, part: Part) -> bool:
    """Tell whether a paper is told what somebody says: `sagte das Amt | der Zeitung „Kurier“`.

    Not where it may have what stands before: `die Redaktion der Zeitung`, `der Chef der Zeitung`.
    """
    before, word = tokens[head.last - 1].text, tokens[part.core].low
    told = word.endswith(lexicon.words("offices", "papers"))
    told = told or (word.endswith("agentur") and is_agency(tokens[part.last - 1].text))  # der Agentur BelTA
    if tokens[part.first].low != "der" or not told:
        return False
    held = office_of(before)
    if held is not None:
        theirs = held.base in words_of("of_papers") and (before.startswith(held.base) or held.base != "Chef")
        return not theirs
    own = before.lower().endswith(lexicon.words("offices", "reporting"))
    return institution_of(before) is not None and not own


def _opens_bare_genitive(tokens: Sequence[Token], head: Part, place: int) -> bool:
    """Tell whether a genitive without article follows: `Verband | deutscher Reeder`, `für Analyse | …`."""
    token = tokens[place]
    strong = token.adjective and token.low.endswith("er") and not token.classes and not token.capital
    if not strong or not is_capital(tokens, place + 1):
        return False
    field = head.is_bare and head.first > 0 and tokens[head.first - 1].low == "für"
    return field or institution_of(tokens[head.last - 1].text) is not None


def _opens_subject(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether `der` opens a new subject, as its adjective or the noun shows: `der chinesische Konzern`.

    Likewise `laut dem Amt | der Rückgang`: no genitive.
    """
    following = tokens[place + 1]
    weak = following.low.endswith("e") and not following.capital and following.adjective
    return tokens[place].low == "der" and (weak or _is_masculine(following.text))


@lru_cache(maxsize=5_000)
def _is_masculine(noun: str) -> bool:
    """Tell whether a noun of trade is a masculine in the singular: `Rückgang`, `Weinexport`."""
    heads = tuple(head.lower() for head in lexicon.load("trade")["gender"]["masculine"])
    return noun[:1].isupper() and noun.lower().endswith(heads)


def _is_coordinated(tokens: Sequence[Token], head: Part, place: int) -> bool:
    """Tell whether `und` joins two nouns inside an attribute: `für Asien und Afrika`, `Polens und Maltas`."""
    owners = (tokens[place - 1].text, tokens[place + 1].text)
    if all(owner.endswith("s") and is_state(owner) for owner in owners) and head.last - head.core > 1:
        return True
    governed = head.article is None and head.first > 0 and "binding" in tokens[head.first - 1].classes
    core = skip_adjectives(tokens, place + 1)
    if _is_of_union(tokens, head) and core == place + 1 and not is_capital(tokens, core + 1):
        return is_capital(tokens, core) and not is_first_name(tokens[core].text)
    governed = governed or _is_shortened(tokens, head, core)
    if not governed or not is_capital(tokens, core) or tokens[core].function:
        return False
    return office_of(tokens[core].text) is None and not is_first_name(tokens[core].text)


def _is_shortened(tokens: Sequence[Token], head: Part, core: int) -> bool:
    """Tell whether a bracket shortens a name of two nouns: `Direktion der Zölle und Steuern | (DZS)`."""
    attribute = head.first > 0 and institution_of(tokens[head.first - 1].text) is not None
    return (
        attribute
        and low_at(tokens, core + 1) == "("
        and is_acronym(tokens[min(core + 2, len(tokens) - 1)].text)
    )


def _is_of_union(tokens: Sequence[Token], head: Part) -> bool:
    """Tell whether a noun says whose union one is: `Verband | der Müller | und Bäcker`."""
    union = tokens[head.first - 1].text.lower() if head.first > 0 else ""
    return tokens[head.first].low == "der" and union.removesuffix("es").removesuffix("s").endswith(_unions())


@cache
def _unions() -> tuple[str, ...]:
    return tuple(word.lower() for word in words_of("unions"))


def _is_proper_name(tokens: Sequence[Token], part: Part) -> bool:
    """Tell whether the part ends in a proper name, after which `der` opens no genitive."""
    word = tokens[part.last - 1].text
    common = office_of(word) or institution_of(word) or is_source_noun(word)
    common = common or word.lower().endswith(document_nouns()) or word in speech_words("sources.owned")
    common = common or word.lower() in speech_nouns("nouns.concluding")  # Begründung | des Ministers
    if part.last - part.core == 1:
        before = tokens[part.first - 1].low if part.first > 0 else ""
        fields = (token.low for token in tokens[max(0, part.first - FARTHEST_FIELD) : part.first])
        attribute = before in _FROM or (before in ("und", "sowie") and "für" in fields)
        return part.is_bare and not attribute and not common
    holder = is_state(word) and office_of(tokens[part.last - 2].text)  # Botschafter Kasachstans
    return not common and not holder


def _read_beside(
    tokens: Sequence[Token], parts: Sequence[Part], number: int, place: int, *, appositions: bool
) -> Part | None:
    """Read what stands beside the phrase before ``place``: `, Minister für Handel`, `und die Kammer`.

    ``number``: which of its ``parts`` is its last head.
    """
    low, head = low_at(tokens, place), parts[number]
    explained = appositions and number > 0 and low == low_at(tokens, head.first - 1) == ","
    if explained and parts[0].first <= 1 and low_at(tokens, place + 1) in ("und", "sowie"):
        return _read_joined(tokens, place + 2)
    oblique = place + 1 < len(tokens) and "oblique" in tokens[place + 1].classes
    if explained and oblique and "oblique" not in tokens[head.first].classes:
        return None  # sagte X, Leiter des Amtes, | den versammelten Ministern
    if low in ("und", "sowie"):
        return _read_part(tokens, place + 1)
    if low == "als" and low_at(tokens, place + 1) == "auch":
        return _read_part(tokens, place + 2)
    if low != "," or not appositions:
        return None
    part = _read_part(tokens, place + 1)
    if part is None:
        return None
    return part if _is_apposition(tokens, part) or _is_in_same_case(tokens, head, part) else None


def _is_in_same_case(tokens: Sequence[Token], head: Part, part: Part) -> bool:
    """`der Behörde, dem Census Bureau, zufolge`, `Zahlen der Bank, des Hauses Kos,`: closed by a mark."""
    case = _SAME_CASE.get(tokens[part.first].low, ())
    words = [token for token in tokens[part.core : part.last] if token.capital]
    return tokens[head.first].low in case and len(words) > 1 and _is_closed(tokens, part.last)


# The article of an apposition, and those that the noun before it may have.
_SAME_CASE = {"dem": ("der", "dem", "einer", "einem"), "des": ("der", "des", "einer", "eines")}


def _read_joined(tokens: Sequence[Token], place: int) -> Part | None:
    """Read the second of two where the first is explained: `Laut Kos, dem Minister, und | Eva Huber`."""
    part = _read_part(tokens, place)
    words = [token.text for token in tokens[part.core : part.last] if token.capital] if part else []
    named = any(office_of(word) or institution_of(word) or is_first_name(word) for word in words)
    return part if named else None


def _is_apposition(tokens: Sequence[Token], part: Part) -> bool:
    """Tell whether the noun after a comma names the same one again: an office, or a name of two words."""
    if low_at(tokens, part.last) in _no_apposition():
        return False
    words = [token.text for token in tokens[part.core : part.last] if token.capital]
    if any(office_of(word) or institution_of(word) for word in words):
        opening, held = tokens[part.first].low, any(office_of(word) for word in words)
        if "oblique" not in tokens[part.first].classes and (held or not tokens[part.first].article):
            return True
        # als er X, den Minister von Y |, empfing; not: sagte X, das Zollamt | prüfe
        definite = opening in ("den", "dem", "der", "die", "das")
        return definite and _is_closed(tokens, _attach_attributes(tokens, [part]))
    if part.article is None:
        counted = any(token.kind == NUMBER for token in tokens[part.first : part.core])  # 3 Millionen Euro
        return len(words) >= 2 and not (counted or tokens[part.core].time)
    return _is_closed(tokens, part.last) and tokens[part.first].low in ("der", "die", "das", "ein", "eine")


def _is_closed(tokens: Sequence[Token], place: int) -> bool:
    return place >= len(tokens) or tokens[place].kind == POINT


@cache
def _no_apposition() -> frozenset[str]:
    """Return words that show that a noun opens a clause: `, die Bank zu …`, `, der Minister habe …`."""
    moods = speech_words("mood.first", "mood.second", "mood.modal")
    return moods | auxiliaries("have", "be", "passive") | {"zu"}

"""Noun phrases without a parser: `der Vorsitzende des Ausschusses für Handel, Igor Petrow (SPD),`.

German writes nouns with a capital and puts article and adjectives before them; genitive, preposition,
apposition behind. Places are token indexes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tradefigs import lexicon
from tradefigs.language.verbs import FINITE, verb_forms
from tradefigs.language.words import (
    MARK,
    NUMBER,
    POINT,
    WORD,
    Token,
    is_acronym,
    word_class,
)
from tradefigs.quotes.offices import (
    document_nouns,
    institution_of,
    is_first_name,
    is_relay,
    is_source_noun,
    is_state,
    office_of,
)

# So many tokens a bracket, a participle's extension, a name in marks may hold at most.
LONGEST_BRACKET, LONGEST_EXTENSION, LONGEST_NAME = 14, 12, 8
# So many attributes a noun may have.
MOST_ATTRIBUTES = 6
# So many letters goods have that no surname ends in, as those in `holz`, `stahl` do.
SHORTEST_GOODS = 6
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


def read_phrase(tokens: Sequence[Token], place: int, *, appositions: bool = True) -> Phrase | None:
    """Return the noun phrase or pronoun that begins at ``place``, None where none does."""
    part = _read_part(tokens, place)
    if part is None:
        if _low(tokens, place) in ("die", "den") and _low(tokens, place + 1) == "beiden":
            return Phrase(place, place + 2, (Part(place, place, place + 2, place),), pronoun=True)
        if place < len(tokens) and "pronouns" in tokens[place].classes:
            return Phrase(place, place + 1, (Part(place, place, place + 1, None),), pronoun=True)
        return None
    parts, heads = [part], [0]
    last = _attach_attributes(tokens, parts)
    while (beside := _read_beside(tokens, parts, heads[-1], last, appositions=appositions)) is not None:
        heads.append(len(parts))
        parts.append(beside)
        last = _attach_attributes(tokens, parts)
    return Phrase(place, last, tuple(parts), tuple(heads))


def _low(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].low if 0 <= place < len(tokens) else ""


def _is_capital(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].capital


# ---------------------------------------------------------------- article, adjectives, noun

_AFTER_ARTICLE = frozenset(["beide", "beiden", "vielen", "meisten", "diese", "dieser"])


def _read_part(tokens: Sequence[Token], place: int) -> Part | None:
    """Read article, adjectives and the capitalised words after them."""
    index, article = place, None
    if index < len(tokens) and tokens[index].article:
        article = place
        index += 1 + (_low(tokens, index + 1) in _AFTER_ARTICLE)
    loose = article is None or tokens[place].low == "das"
    if loose and index < len(tokens) and tokens[index].text in _saying():
        return None  # `Das erklärte der Minister`: no adjective
    core = _skip_adjectives(tokens, index)
    if article is not None and not _opens_core(tokens, core, place):
        core = _skip_extension(tokens, index, definite=_low(tokens, place) in _DEFINITE)
    percentage = article is None and core > index and tokens[index].text.endswith("%")
    if percentage or not _opens_core(tokens, core, place):
        return None
    last = _core_end(tokens, core)
    if _low(tokens, last) == "," and any(institution_of(token.text) for token in tokens[core:last]):
        last = _list_end(tokens, last, closing=_ABBREVIATION)
    return Part(place, core, last, article)


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
        return _marked_name_end(tokens, core) is not None
    opens = core != place or not tokens[core].function or is_acronym(tokens[core].text)  # laut INS
    return tokens[core].capital and opens


def _skip_adjectives(tokens: Sequence[Token], index: int) -> int:
    while index < len(tokens):
        token = tokens[index]
        aged = token.low == "jahre" and _low(tokens, index + 1).startswith(
            "alt"
        )  # der 52 Jahre alte | Lehrer
        if not aged and (token.capital or not (token.adjective or _joins_adjectives(tokens, index))):
            return index
        index += 1
    return index


def _joins_adjectives(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a comma or `und` stands between two adjectives: `der neue, junge | Minister`."""
    if tokens[index].low not in ("und", ",", "oder", "bzw.") or not 0 < index < len(tokens) - 1:
        return False
    following = tokens[index + 1]
    joined = following.adjective and following.kind != NUMBER  # die das Amt vorlegte, 141 Mrd.
    return tokens[index - 1].adjective and joined and not following.capital


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
        core, before = _skip_adjectives(tokens, place), tokens[place - 1]
        governed = before.article or "prepositions" in before.classes
        governed = governed or (definite and not token.low.endswith(("e", "en")))
        if core < end and tokens[core].capital and not governed:
            return core
    return len(tokens)


def _marked_name_end(tokens: Sequence[Token], index: int) -> int | None:
    """Return where a name in marks ends that begins at ``index``: `„Neue Zeitung“`."""
    for place in range(index + 1, min(len(tokens), index + LONGEST_NAME)):
        if tokens[place].kind == MARK:
            named = place == index + 2 or any(token.capital for token in tokens[index:place])
            return place + 1 if named else None  # „ganz besonders sorgfältig“ is no name
        if tokens[place].kind not in (WORD, NUMBER):
            return None
    return None


# ---------------------------------------------------------------- runs of capitals


def _core_end(tokens: Sequence[Token], start: int) -> int:
    """Return the end of the run of capitalised words that begins at ``start``."""
    index = start
    while index < len(tokens):
        token = tokens[index]
        if token.kind == MARK and (end := _marked_name_end(tokens, index)) is not None:
            index = end
        elif index == start or _goes_on(tokens, start, index):
            index += 1
        else:
            break
    return index


def _goes_on(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell whether the word at ``index`` belongs to the run of capitals that begins at ``start``."""
    if not tokens[index].capital:
        return _is_inside_name(tokens, start, index)
    if _is_priced(tokens, start, index) or (index > start + 1 and tokens[index].low in _light_nouns()):
        return False
    if _is_time_behind(tokens, start, index) or _is_told(tokens, start, index):
        return False
    if tokens[index].low.endswith(_goods()) and _is_speaker(tokens, start, index):
        return False
    if _opens_name(tokens, index) and _is_abstract(tokens[index - 1].text):
        return False  # im Palast der Einheit | Jan Kos
    named = _opens_name(tokens, index)  # Minister | Per Dahl
    return not tokens[index].function or named or _is_in_title(tokens, index)


def _is_time_behind(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell whether a name ends before a time: `Minister Jan Kos | Ende Mai`, `Jan Kos | Montag früh`.

    Not `Karl Sommer`, `Minister Freitag`.
    """
    if not tokens[index].time or index == start:
        return False
    if tokens[index].low in _PHASES:
        place = index + 1
        while place < len(tokens) and not tokens[place].capital and _is_beside_noun(tokens[place]):
            place += 1  # Anfang der vergangenen | Woche, Ende 2021
        return place < len(tokens) and (tokens[place].time or tokens[place - 1].kind == NUMBER)
    named = any(is_first_name(word.text) or office_of(word.text) for word in tokens[start : index - 1])
    return named and not is_first_name(tokens[index - 1].text)


def _is_beside_noun(token: Token) -> bool:
    return token.article or token.adjective


_PHASES = frozenset(["anfang", "mitte", "ende"])


def _is_told(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell whether the run so far is who is told: `gegenüber der TASS | Anna Kos`, `vor Reportern | Kos`."""
    if index == start + 1 and _low(tokens, start - 1) in ("vor", "gegenüber"):
        held = office_of(tokens[start].text)
        if held is not None and tokens[start].low.endswith(("ern", "innen", "isten")):
            return True
    told = bool(_opening(tokens, start)) or _low(tokens, start - 1) == "gegenüber"
    return told and is_relay(tokens[index - 1].text, "") and institution_of(tokens[index - 1].text) is None


def _opens_name(tokens: Sequence[Token], index: int) -> bool:
    return is_first_name(tokens[index].text) and _is_capital(tokens, index + 1)


def _is_abstract(word: str) -> bool:
    """Tell whether a word is no name and nobody who has one: `Einheit`, not `Stiftung`, `Leitung`."""
    abstract = word.lower().endswith(lexicon.words("grammar", "abstract_endings"))
    return abstract and institution_of(word) is None and office_of(word) is None


@cache
def _light_nouns() -> frozenset[str]:
    return frozenset(noun.lower() for noun in lexicon.words("speech", "nouns.light"))


@cache
def _goods() -> tuple[str, ...]:
    return lexicon.words("grammar", "goods_endings")


@cache
def _long_goods() -> tuple[str, ...]:
    """Return goods so long that no name ends in them: `Agrarexporte`."""
    return tuple(noun for noun in _goods() if len(noun) >= SHORTEST_GOODS)


def _is_speaker(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell whether the words before goods name who speaks, so that the goods are another phrase.

    `laut Weber | Maschinen und Stahl`, `laut Anna Weber | Autos`, `nach Angaben des Zollamts | Holz`, but the
    `Verband Holz`, `Chinas Autos`, `die Firma Weber Stahl`.
    """
    words = tokens[start:index]
    if any(word.low in _leagues() or word.low.endswith(_leagues()) for word in words):
        return False
    if is_first_name(words[-1].text):  # Olaf Buchholz
        return False
    if office_of(words[-1].text):  # stellt der Minister | Exporte in Aussicht; not: Kanzler Buchholz
        plain = tokens[index].low in _goods() or tokens[index].low.endswith(_long_goods())
        return plain and (bool(_opening(tokens, start)) or _low(tokens, start - 1) in ("laut", "lt."))
    if _low(tokens, start - 1) in ("laut", "lt."):
        return True
    held = [office_of(word.text) is not None or is_first_name(word.text) for word in words]
    if len(words) >= 2 and any(held[:-1]):
        return words[-1].low not in ("von", "van", "der")
    opening = _opening(tokens, start)
    inflected = institution_of(words[-1].text) is not None and opening in ("des", "der", "dem")
    inflected = inflected or (opening == "des" and not words[-1].low.endswith(("s", "n")))  # des Statec
    sourced = any(is_source_noun(token.text) for token in tokens[max(0, start - 4) : start])
    return inflected and sourced


@cache
def _leagues() -> tuple[str, ...]:
    return lexicon.words("offices", "leagues")


def _is_priced(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell whether goods with their price follow a genitive.

    `des Bundesamts | Güter für 11 Milliarden`, `der Weltbank | Einnahmen von rund 3 Mrd.`
    """
    before = tokens[index - 1]
    if is_acronym(before.text) and index - 2 >= start:  # des Statistikamts GSS | Güter für 11 Milliarden
        before = tokens[index - 2]
    opening, institution = _opening(tokens, start), institution_of(before.text)
    if institution is None:
        return False
    if opening == "des" and before.low.endswith("s"):
        return _low(tokens, index + 1) in ("für", "im", "in")
    priced = _low(tokens, index + 1) in ("für", "von", "im", "in") and _has_scale(tokens, index + 2)
    named = opening == "der" and institution[0] == "feminine"
    return priced and (named or _low(tokens, start - 1) in ("laut", "lt."))


# An amount of money stands at most so many tokens behind the preposition of goods: `im Wert von mehr als`.
LONGEST_PRICE = 8


@cache
def _scales() -> frozenset[str]:
    return frozenset(word for row in lexicon.load("numbers")["scales"].values() for word in row.split())


def _has_scale(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the number from ``place`` on counts money, no years: `von rund 3 | Mrd.`"""
    for index in range(place, min(len(tokens) - 1, place + LONGEST_PRICE)):
        if tokens[index].kind == NUMBER:
            return tokens[index + 1].low in _scales()
        if tokens[index].low in _scales():  # von mehreren | Milliarden
            return True
    return False


def _opening(tokens: Sequence[Token], start: int) -> str:
    """Return the article before a run of capitals, "" where there is none."""
    place = start - 1
    while place >= 0 and not tokens[place].capital and tokens[place].adjective:
        place -= 1
    return tokens[place].low if place >= 0 and tokens[place].article else ""


_AND, _ABBREVIATION = ("und", "sowie", "&"), ("(",)
LONGEST_LIST = 5  # nouns behind the first


def _list_end(tokens: Sequence[Token], place: int, *, closing: Sequence[str]) -> int:
    """Return where the list ends that goes on behind the noun before the comma at ``place``.

    It counts only where it is closed: `für Arbeit, Bildung | und Verkehr`, `Verband Glas, Papier, Druck |
    (VGPD)`. Else ``place``.
    """
    for last in range(place, place + 2 * LONGEST_LIST, 2):
        if _low(tokens, last) in closing:
            return _core_end(tokens, last + 1) if closing == _AND and _is_capital(tokens, last + 1) else last
        if _low(tokens, last) != "," or not _is_capital(tokens, last + 1) or tokens[last + 1].function:
            return place
    return place


def _is_in_title(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a small word with a capital belongs to a name.

    `Magazin Der Spiegel`, `Frau Von der Aue`.
    """
    if _low(tokens, index) in ("von", "van", "de"):
        return _is_capital(tokens, index + 1) or _low(tokens, index + 1) in ("der", "den")
    return "articles" in tokens[index].classes and _is_capital(tokens, index + 1)


def _is_inside_name(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell whether a small word or number behind a capital belongs to the same name."""
    token, before = tokens[index], tokens[index - 1]
    capital_follows = _is_capital(tokens, index + 1)
    if token.kind == NUMBER:  # Belarus 1
        return token.text.isdigit() and len(token.text) <= 2 and not capital_follows
    if token.text in ("h.", "c."):  # Dr. h. c. Weber
        return True
    if token.low in ("von", "van", "zu"):
        return _is_name_particle(tokens, index)
    if token.low in ("der", "den"):
        return before.low in ("von", "van") and capital_follows
    if token.low in ("und", "oder"):
        return capital_follows and _is_split_name(tokens, index)
    if token.low in ("&", "+", "/") or token.low in word_class("particles"):
        return capital_follows
    return _follows_genitive(tokens, start, index)


def _is_name_particle(tokens: Sequence[Token], index: int) -> bool:
    """Tell `Eva von der Aue` from `Eva Huber von der Behörde`: one first name, one name after."""
    name = index + 2 if _low(tokens, index + 1) in ("der", "den", "dem") else index + 1
    named = _is_capital(tokens, name) and not institution_of(tokens[name].text)
    return named and (tokens[index].low == "van" or is_first_name(tokens[index - 1].text))


def _is_split_name(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether `und` stands inside one name.

    `Industrie- und Handelskammer`, `Außerordentliche und … Botschafterin`.
    """
    before = tokens[index - 1]
    if before.text.endswith("-"):
        return True
    noun = tokens[index + 2].text if _is_capital(tokens, index + 2) else ""
    adjectives = before.adjective and tokens[index + 1].adjective and office_of(before.text) is None
    return adjectives and (office_of(noun) or institution_of(noun)) is not None


def _follows_genitive(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell whether adjectives stand between a genitive and its noun.

    `Chinas | stellvertretender | Minister`.
    """
    token, before = tokens[index], tokens[index - 1]
    if not token.adjective or _opening(tokens, start):
        return False
    if index == start + 1:
        genitive = before.text.endswith(("s", "’", "'")) and not token.low.endswith("te")
        return genitive and _is_capital(tokens, _skip_adjectives(tokens, index))
    return not before.capital and before.adjective and _is_capital(tokens, index + 1)


# ---------------------------------------------------------------- attributes


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


_FROM = frozenset(["von", "vom", "für", "bei", "beim"])


def _read_attribute(tokens: Sequence[Token], head: Part, place: int) -> Part | None:
    """Read a genitive, `von …`, `für …`, `und …` behind a noun.

    `Leiter | der Abteilung | für Asien | und Afrika`.
    """
    if place + 1 >= len(tokens):
        return None
    token = tokens[place]
    if _opens_bare_genitive(tokens, head, place):
        return _read_part(tokens, place)
    if "genitive" in token.classes and not _is_proper_name(tokens, head):
        return None if _opens_subject(tokens, place) else _read_part(tokens, place)
    if token.low in ("und", "sowie", "&") and _is_coordinated(tokens, head, place):
        return _read_part(tokens, place + 1)
    if "binding" not in token.classes and not (token.low == "ohne" and head.last - head.core > 1):
        return None  # die Organisation Reporter ohne Grenzen
    if tokens[place + 1].kind == NUMBER:
        return None
    if token.low not in _FROM and token.low != "aus" and _is_proper_name(tokens, head):
        return None
    part = _read_part(tokens, place + 1)
    if part is None or any(token.time for token in tokens[place + 1 : part.last]):
        return None
    if token.low == "an" and office_of(tokens[part.last - 1].text):
        return None  # wandte sich der Minister | an seinen Gast
    listed = token.low == "für" and _low(tokens, part.last) == ","
    return part._replace(last=_list_end(tokens, part.last, closing=_AND)) if listed else part


def _opens_bare_genitive(tokens: Sequence[Token], head: Part, place: int) -> bool:
    """Tell whether a genitive without article follows: `Verband | deutscher Reeder`, `für Analyse | …`."""
    token = tokens[place]
    strong = token.adjective and token.low.endswith("er") and not token.classes and not token.capital
    if not strong or not _is_capital(tokens, place + 1):
        return False
    field = head.is_bare and head.first > 0 and tokens[head.first - 1].low == "für"
    return field or institution_of(tokens[head.last - 1].text) is not None


def _opens_subject(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether `der` opens a new subject, which its adjective shows: `der chinesische Konzern`."""
    following = tokens[place + 1]
    weak = following.low.endswith("e") and not following.capital and following.adjective
    return tokens[place].low == "der" and weak


def _is_coordinated(tokens: Sequence[Token], head: Part, place: int) -> bool:
    """Tell whether `und` joins two nouns inside an attribute: `für Asien und Afrika`, `Polens und Maltas`."""
    owners = (tokens[place - 1].text, tokens[place + 1].text)
    if all(owner.endswith("s") and is_state(owner) for owner in owners) and head.last - head.core > 1:
        return True
    governed = head.article is None and head.first > 0 and "binding" in tokens[head.first - 1].classes
    core = _skip_adjectives(tokens, place + 1)
    if not governed or not _is_capital(tokens, core) or tokens[core].function:
        return False
    return office_of(tokens[core].text) is None and not is_first_name(tokens[core].text)


def _is_proper_name(tokens: Sequence[Token], part: Part) -> bool:
    """Tell whether the part ends in a proper name, after which `der` opens no genitive."""
    word = tokens[part.last - 1].text
    common = office_of(word) or institution_of(word) or is_source_noun(word)
    common = common or word.lower().endswith(document_nouns()) or word in _owned_nouns()
    if part.last - part.core == 1:
        before = tokens[part.first - 1].low if part.first > 0 else ""
        fields = (token.low for token in tokens[max(0, part.first - FARTHEST_FIELD) : part.first])
        attribute = before in _FROM or (before in ("und", "sowie") and "für" in fields)
        return part.is_bare and not attribute and not common
    holder = is_state(word) and office_of(tokens[part.last - 2].text)  # Botschafter Kasachstans
    return not common and not holder


@cache
def _owned_nouns() -> frozenset[str]:
    """Return nouns that are a source by whose they are: `nach Ergebnissen | des Amtes`."""
    return frozenset(lexicon.words("speech", "sources.owned"))


# ---------------------------------------------------------------- what stands beside a phrase


def _read_beside(
    tokens: Sequence[Token], parts: Sequence[Part], number: int, place: int, *, appositions: bool
) -> Part | None:
    """Read what stands beside the phrase before ``place``: `, Minister für Handel`, `und die Kammer`.

    ``number``: which of its ``parts`` is its last head.
    """
    low, head = _low(tokens, place), parts[number]
    explained = appositions and number > 0 and low == _low(tokens, head.first - 1) == ","
    if explained and _low(tokens, place + 1) in ("und", "sowie"):
        return _read_joined(tokens, parts[0].first, place + 2)
    if explained and "oblique" not in tokens[head.first].classes and _is_oblique(tokens, place + 1):
        return None  # sagte X, Leiter des Amtes, | den versammelten Ministern
    if low in ("und", "sowie"):
        return _read_part(tokens, place + 1)
    if low == "als" and _low(tokens, place + 1) == "auch":
        return _read_part(tokens, place + 2)
    if low != "," or not appositions:
        return None
    part = _read_part(tokens, place + 1)
    return part if part is not None and _is_apposition(tokens, part) else None


def _is_oblique(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and "oblique" in tokens[place].classes


def _read_joined(tokens: Sequence[Token], first: int, place: int) -> Part | None:
    """Read the second of two where the first is explained: `Kos, der Minister, und | Eva Huber | sagten`.

    A clause may begin there as well, `und die Kammer prüfe`: both count only with a verb in the plural, or
    where the phrase, ``first``, opens the sentence: `Laut Kos, dem Minister, und | Eva Huber`.
    """
    part = _read_part(tokens, place)
    if part is None:
        return None
    words = [token.text for token in tokens[part.core : part.last] if token.capital]
    if not any(office_of(word) or institution_of(word) or is_first_name(word) for word in words):
        return None
    end = _attach_attributes(tokens, [part])
    others = [*tokens[: part.first], *tokens[end:]] if _is_closed(tokens, end) else tokens[end : end + 1]
    return part if first <= 1 or any(_is_plural_verb(token) for token in others) else None


def _is_plural_verb(token: Token) -> bool:
    readings = verb_forms().get(token.low, ()) if token.kind == WORD and not token.capital else ()
    return token.low in _plural_auxiliaries() or any(one.kind == FINITE and one.plural for one in readings)


@cache
def _plural_auxiliaries() -> frozenset[str]:
    names = ("have", "be", "passive", "modal")
    forms = (word for name in names for word in lexicon.words("speech", f"auxiliaries.{name}"))
    return frozenset(form for form in forms if form.endswith("en") and form != "worden") | {"sind"}


def _is_apposition(tokens: Sequence[Token], part: Part) -> bool:
    """Tell whether the noun after a comma names the same one again: an office, or a name of two words."""
    if _low(tokens, part.last) in _no_apposition():
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
        return len(words) >= 2 and not tokens[part.core].time
    return _is_closed(tokens, part.last) and tokens[part.first].low in ("der", "die", "das", "ein", "eine")


def _is_closed(tokens: Sequence[Token], place: int) -> bool:
    return place >= len(tokens) or tokens[place].kind == POINT


@cache
def _no_apposition() -> frozenset[str]:
    """Words that show that a noun after a comma opens a clause.

    `, die Bank zu …`, `, der Minister habe …`.
    """
    moods = ["mood.first", "mood.second", "mood.modal"]
    lists = [*moods, "auxiliaries.have", "auxiliaries.be", "auxiliaries.passive"]
    return frozenset(["zu", *(word for name in lists for word in lexicon.words("speech", name))])

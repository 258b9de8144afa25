"""Words of a sentence and the noun phrases that they form: who is named where, without a parser.

German writes nouns with a capital and puts article and adjectives before them, genitive, preposition and apposition
behind. That is enough to say where `der Vorsitzende des Ausschusses für Außenpolitik, Igor Petrow (SPD),` begins and ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from tradefigs import lexicon
from tradefigs.lexicon import load
from tradefigs.offices import institution_of, is_first_name, is_source_noun, is_state, office_of
from tradefigs.verbs import FINITE, verb_forms

WORD, NUMBER, MARK, POINT, QUOTE = "word", "number", "mark", "point", "quote"


class Token(NamedTuple):
    """A word, number, quotation mark or punctuation mark, or a whole quotation taken as one.

    ``start`` and ``end`` are character offsets into the text; ``low`` is ``text`` in lower case. ``capital``: written like
    a noun or a name (`Amt`, `39-Jährige`, `n24`). ``classes``: the lists of ``lexicon/grammar.toml`` that hold the word.
    """

    start: int
    end: int
    text: str
    low: str
    kind: str
    capital: bool = False
    classes: frozenset[str] = frozenset()


@cache
def _small_names() -> frozenset[str]:
    return frozenset(lexicon.words("offices", "small"))


_CAPITAL = regex.compile(
    r"\p{Lu}|\d+-?\p{Lu}|[\p{Ll}\d]+-\p{Lu}|\p{Ll}{1,2}\d|[ld][’']\p{Lu}|\p{Ll}\p{Lu}|\p{Ll}+\.\p{Ll}"
)
_TOKEN = regex.compile(
    r"""(?P<word>(?:Dr|Prof|St|Mag|Ing|Mr|Mrs|Hrn?|Dipl|lt|h|c|\p{Lu})\.(?=\s?[-\p{L}])   # Dr. J. F. h. c.
          | \d+-?\p{L}[\p{L}\p{M}\d-]*                                        # 39-Jährige
          | \p{L}[\p{L}\p{M}\d]*(?:[-'’´.:/&+*](?=\p{L})[\p{L}\p{M}\d]+)*['’]?(?![\p{L}])-?)
      | (?P<number>\d+(?:[.,:]\d+)*\.?%?)
      | (?P<mark>[„“”"»«‹›‚‘’'])
      | (?P<point>\S)""",
    regex.VERBOSE,
)


def tokens_of(text: str, start: int, end: int, quotations: Sequence[tuple[int, int]] = ()) -> list[Token]:
    """Return the tokens between two offsets; each of ``quotations`` (sorted spans) counts as one token."""
    found: list[Token] = []
    place = start
    for first, last in quotations:
        found += _plain_tokens(text, place, first)
        found.append(Token(first, last, text[first:last], "", QUOTE))
        place = last
    return found + _plain_tokens(text, place, end)


def _plain_tokens(text: str, start: int, end: int) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup or POINT
        word = match[0]
        if kind == WORD:
            found.append(Token(match.start(), match.end(), word, *_read_word(word)))
        else:
            found.append(Token(match.start(), match.end(), word, word, kind))
    return found


@lru_cache(maxsize=50_000)
def _read_word(word: str) -> tuple[str, str, bool, frozenset[str]]:
    low = word.lower()
    capital = bool(_CAPITAL.match(word)) or low in _small_names()
    return low, WORD, capital, frozenset(name for name in load("grammar") if low in word_class(name))


# ---------------------------------------------------------------- word classes


@cache
def word_class(name: str) -> frozenset[str]:
    """Return a list of small words from ``lexicon/grammar.toml``."""
    return frozenset(lexicon.words("grammar", name))


def _is(token: Token, *names: str) -> bool:
    return not token.classes.isdisjoint(names)


_WEEKDAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag")


def is_acronym(word: str) -> bool:
    """Tell whether a word is a short form of capitals: `DIHK`, `EU`, `BaFin`, not `CDs`."""
    capitals = sum(letter.isupper() for letter in word)
    return capitals >= 2 and capitals * 2 >= len(word) and word[0].isupper() and word[-1] != "s" and word.isalnum()


def is_time(token: Token) -> bool:
    """Tell whether the noun names a time or an occasion: `Montagabend`, `Juni`, `Rande`."""
    return _is(token, "times") or token.low.startswith(_WEEKDAYS)


_ADJECTIVE = regex.compile(r"[\p{L}\d-]{3,}(?:e|en|er|es|em|zig|lila|rosa)|\d+\.|[\p{L}]+-", regex.IGNORECASE)


def is_adjective(token: Token) -> bool:
    """Tell whether the word can stand between article and noun: `neue`, `Deutschen`, `56-jährige`, `Industrie-`."""
    return token.kind == NUMBER or (token.kind == WORD and _looks_like_adjective(token.text))


@lru_cache(maxsize=50_000)
def _looks_like_adjective(word: str) -> bool:
    low = word.lower()
    small = low in word_class("no_adjectives") or low in word_class("prepositions")
    return not small and bool(_ADJECTIVE.fullmatch(word))


_FUNCTION_CLASSES = frozenset(
    [
        "articles",
        "determiners",
        "prepositions",
        "pronouns",
        "objects",
        "conjunctions",
        "subordinators",
        "adverbs",
        "focus",
    ]
)


def is_function_word(token: Token) -> bool:
    """Tell whether the word is no noun even where a sentence begins with it: `Gestern`, `Nach`, `Der`."""
    return not token.classes.isdisjoint(_FUNCTION_CLASSES)


# ---------------------------------------------------------------- noun phrases


@dataclass(frozen=True, slots=True)
class Part:
    """One noun with what stands before it: token indexes; ``article`` None where there is none.

    ``core`` is where the capitalised words begin: `der stellvertretende | Minister Petrow`.
    """

    first: int
    core: int
    last: int
    article: int | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: ``parts`` are its head, then its attributes and appositions in order; token indexes.

    ``heads`` are the indexes in ``parts`` of the head and of what stands beside it (apposition, `und`).
    """

    first: int
    last: int
    parts: tuple[Part, ...]
    heads: tuple[int, ...]
    pronoun: bool = False


# Between the capitals of one name: `van der Bellen`, `Abu al Sadr`.
_PARTICLES = frozenset(
    "van de den der del della di da dos du la le al el bin ibn ben af ter y e of and for the voor".split()
)
LONGEST_BRACKET = 14
LONGEST_EXTENSION = 12


def read_phrase(tokens: Sequence[Token], place: int, *, appositions: bool = True) -> Phrase | None:
    """Return the noun phrase or pronoun that begins at token ``place``, None where none does."""
    part = _read_part(tokens, place)
    if part is None:
        if place < len(tokens) and _is(tokens[place], "pronouns"):
            return Phrase(place, place + 1, (Part(place, place, place + 1, None),), (0,), pronoun=True)
        return None
    parts = [part]
    heads = [0]
    last = _attach_attributes(tokens, parts)
    while (more := _read_beside(tokens, last, appositions=appositions)) is not None:
        heads.append(len(parts))
        parts.append(more)
        last = _attach_attributes(tokens, parts)
    return Phrase(place, last, tuple(parts), tuple(heads))


def _is_at(tokens: Sequence[Token], place: int, *texts: str) -> bool:
    return place < len(tokens) and tokens[place].low in texts


def _read_part(tokens: Sequence[Token], place: int) -> Part | None:
    """Read article, adjectives and the capitalised words after them."""
    index = place
    article = None
    if index < len(tokens) and _is(tokens[index], "articles", "determiners"):
        article = place
        index += 1
        if index < len(tokens) and tokens[index].low in (
            "beide",
            "beiden",
            "vielen",
            "meisten",
            "diese",
            "dieser",
        ):
            index += 1
    if (article is None or tokens[place].low == "das") and index < len(tokens) and tokens[index].text in _saying():
        return None  # `Das erklärte der Minister`: no adjective
    core = _skip_adjectives(tokens, index)
    if article is not None and not _opens_core(tokens, core, place):
        core = _skip_extension(tokens, index)
    if not _opens_core(tokens, core, place):
        return None
    if article is None and core > index and tokens[index].kind == NUMBER and tokens[index].text.endswith("%"):
        return None
    return Part(place, core, _core_end(tokens, core), article)


@cache
def _saying() -> frozenset[str]:
    return frozenset(
        form
        for form, readings in verb_forms().items()
        if any(reading.frame == "say" and reading.kind == FINITE for reading in readings)
    )


def _opens_core(tokens: Sequence[Token], core: int, place: int) -> bool:
    if core >= len(tokens):
        return False
    token = tokens[core]
    if token.kind == MARK:
        return _quoted_name_end(tokens, core) is not None
    return token.capital and not (core == place and is_function_word(token))


def _skip_adjectives(tokens: Sequence[Token], index: int) -> int:
    while index < len(tokens):
        token = tokens[index]
        if token.capital or not is_adjective(token):
            between = (
                index > 0 and token.low in ("und", ",", "oder", "bzw.") and is_adjective(tokens[index - 1])
            )
            if not (
                between
                and index + 1 < len(tokens)
                and not tokens[index + 1].capital
                and is_adjective(tokens[index + 1])
            ):
                return index
        index += 1
    return index


def _skip_extension(tokens: Sequence[Token], index: int) -> int:
    """Skip what stands before a participle: `der | im Ministerium für Handel zuständige | Beamte`."""
    end = min(len(tokens), index + LONGEST_EXTENSION)
    for place in range(index, end - 1):
        token = tokens[place]
        if (token.kind == POINT and token.text not in "()") or token.low in ("als", "wie", "sich", "nicht"):
            return len(tokens)
        if (
            token.capital
            or token.kind != WORD
            or not is_adjective(token)
            or _is(token, "articles", "determiners")
        ):
            continue
        core = _skip_adjectives(tokens, place)
        before = tokens[place - 1]
        if core < end and tokens[core].capital and not _is(before, "articles", "determiners", "prepositions"):
            return core
    return len(tokens)


def _quoted_name_end(tokens: Sequence[Token], index: int) -> int | None:
    """Return where a name in marks ends that begins at ``index``: `„Neue Zeitung“`."""
    for place in range(index + 1, min(len(tokens), index + 8)):
        if tokens[place].kind == MARK:
            return place + 1 if place > index + 1 else None
        if tokens[place].kind not in (WORD, NUMBER):
            return None
    return None


def _core_end(tokens: Sequence[Token], index: int) -> int:
    """Return the end of the run of capitalised words that begins at ``index``."""
    start = index
    while index < len(tokens):
        token = tokens[index]
        if token.kind == MARK and (end := _quoted_name_end(tokens, index)) is not None:
            index = end
        elif token.capital and (
            index == start or not is_function_word(token) or _is_capital_article(tokens, index)
        ):
            index += 1
        elif index > start and _goes_on_lower(tokens, start, index):
            index += 1
        else:
            break
    return index


def _is_capital_article(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether it is the article of a title inside a sentence: `Magazin Der Spiegel`."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if tokens[index].low in ("von", "van", "de"):
        return following is not None and (following.capital or following.low in ("der", "den"))
    return _is(tokens[index], "articles") and following is not None and following.capital


def _goes_on_lower(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell whether a small word or number inside a run of capitals belongs to it."""
    token, before = tokens[index], tokens[index - 1]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.kind == NUMBER:
        return token.text.isdigit() and len(token.text) <= 2 and (following is None or not following.capital)
    if following is None:
        return False
    if token.low in ("&", "+", "/"):
        return following.capital
    if token.text in ("h.", "c."):  # Dr. h. c. Weber
        return True
    if token.low in ("und", "oder") and following.capital and _is_split_word(tokens, index):
        return True
    if token.low in ("von", "van", "zu") and _is_name_particle(tokens, start, index):
        return True
    if token.low in _PARTICLES and token.low not in ("der", "den", "e", "y", "da", "di"):
        return following.capital
    if token.low in ("da", "di"):
        return following.capital and before.capital
    if token.low in ("der", "den") and before.low in ("von", "van"):
        return following.capital
    if (
        index == start + 1
        and before.text.endswith(("s", "’", "'"))
        and is_adjective(token)
        and not token.low.endswith("te")
    ):  # Chinas stellvertretender Minister
        core = _skip_adjectives(tokens, index)
        return core < len(tokens) and tokens[core].capital
    return (
        index > start + 1
        and is_adjective(token)
        and not before.capital
        and is_adjective(before)
        and following.capital
    )


def _is_split_word(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether `und` stands inside one name: `Industrie- und Handelskammer`, `Außerordentliche und Bevollmächtigte Botschafterin`."""
    before = tokens[index - 1]
    if before.text.endswith("-"):
        return True
    noun = tokens[index + 2] if index + 2 < len(tokens) else None
    adjectives = is_adjective(before) and is_adjective(tokens[index + 1]) and office_of(before.text) is None
    return (
        adjectives
        and noun is not None
        and noun.capital
        and (office_of(noun.text) or institution_of(noun.text)) is not None
    )


def _is_name_particle(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell `Ursula von der Leyen` from `Patrick Kamanda von der Umweltbehörde`: one first name, one name after."""
    if index + 1 >= len(tokens) or not is_first_name(tokens[index - 1].text):
        return False
    name = index + 2 if tokens[index + 1].low in ("der", "den", "dem") else index + 1
    return name < len(tokens) and tokens[name].capital and institution_of(tokens[name].text) is None


def _attach_attributes(tokens: Sequence[Token], parts: list[Part]) -> int:
    """Add genitives and prepositional attributes of the last part to ``parts``; return where the phrase ends."""
    last = parts[-1].last
    head = parts[-1]
    for _ in range(6):
        if _is_at(tokens, last, "(", "["):
            closing = _bracket_end(tokens, last)
            if closing is None:
                return last
            last = closing
            continue
        part = _read_attribute(tokens, head, last)
        if part is None:
            return last
        parts.append(part)
        head, last = part, part.last
    return last


def _bracket_end(tokens: Sequence[Token], index: int) -> int | None:
    for place in range(index + 1, min(len(tokens), index + LONGEST_BRACKET)):
        if tokens[place].text in ")]":
            return place + 1
    return None


def _read_attribute(tokens: Sequence[Token], head: Part, place: int) -> Part | None:
    if place + 1 >= len(tokens):
        return None
    token = tokens[place]
    if _is(token, "genitive") and not _is_bare_name(tokens, head):
        return None if _is_nominative(tokens, place) else _read_part(tokens, place)
    if token.low in ("und", "sowie", "&") and _is_coordinated(tokens, head, place):
        return _read_part(tokens, place + 1)
    if not _is(token, "binding") or _is(token, "genitive"):
        return None
    part = _read_part(tokens, place + 1)
    if part is None or any(is_time(tokens[index]) for index in range(place + 1, part.last)):
        return None
    if tokens[place + 1].kind == NUMBER:
        return None
    if token.low not in ("von", "vom", "für", "aus", "bei", "beim") and _is_bare_name(tokens, head):
        return None
    return part


def _is_nominative(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether `der` opens a new subject, which its adjective shows: `der chinesische Konzern`."""
    following = tokens[place + 1]
    return (
        tokens[place].low == "der"
        and not following.capital
        and following.low.endswith("e")
        and is_adjective(following)
    )


def _is_coordinated(tokens: Sequence[Token], head: Part, place: int) -> bool:
    """Tell whether `und` joins two nouns inside an attribute: `Leiter der Abteilung für Asien und Afrika`."""
    core = _skip_adjectives(tokens, place + 1)
    if (
        head.article is not None
        or head.first == 0
        or not _is(tokens[head.first - 1], "binding")
        or core >= len(tokens)
    ):
        return False
    following = tokens[core]
    common = office_of(following.text) is None and not is_first_name(following.text)
    return following.capital and not is_function_word(following) and common


def _is_bare_name(tokens: Sequence[Token], part: Part) -> bool:
    """Tell whether the part ends in a proper name, after which `der` opens no genitive."""
    if part.last - part.core < 2:
        word = tokens[part.core].text
        attribute = part.first > 0 and tokens[part.first - 1].low in ("von", "vom", "für", "bei", "beim")
        common = office_of(word) or institution_of(word) or is_source_noun(word)
        return part.article is None and part.core == part.first and not attribute and not common
    final = tokens[part.last - 1].text
    if is_state(final) and office_of(tokens[part.last - 2].text):  # Botschafter Kasachstans
        return False
    return office_of(final) is None and institution_of(final) is None and not is_source_noun(final)


def _read_beside(tokens: Sequence[Token], place: int, *, appositions: bool) -> Part | None:
    """Read what stands beside the phrase before ``place``: `, Minister für Handel`, `und die Kammer`."""
    if place + 1 >= len(tokens):
        return None
    if tokens[place].low in ("und", "sowie", "als") and not (
        tokens[place].low == "als" and not _is_at(tokens, place + 1, "auch")
    ):
        start = place + 2 if tokens[place].low == "als" else place + 1
        return _read_part(tokens, start)
    if not appositions or tokens[place].text != ",":
        return None
    part = _read_part(tokens, place + 1)
    if part is None or not _is_apposition(tokens, part):
        return None
    return part


@cache
def _no_apposition() -> frozenset[str]:
    """Words that show that a noun after a comma opens a clause: `, die Bank zu …`, `, der Minister habe …`."""
    groups = [
        lexicon.words("speech", name)
        for name in (
            "mood.first",
            "mood.second",
            "mood.modal",
            "auxiliaries.have",
            "auxiliaries.be",
            "auxiliaries.passive",
        )
    ]
    return frozenset(["zu", *(word for group in groups for word in group)])


def _is_apposition(tokens: Sequence[Token], part: Part) -> bool:
    """Tell whether the noun after a comma names the same one again: an office, or a name of two words."""
    words = [token for token in tokens[part.core : part.last] if token.capital]
    if part.last < len(tokens) and tokens[part.last].low in _no_apposition():
        return False
    if any(office_of(token.text) or institution_of(token.text) for token in words):
        return not _is(tokens[part.first], "oblique")
    if part.article is not None:
        closed = part.last >= len(tokens) or tokens[part.last].kind == POINT
        return closed and tokens[part.first].low in ("der", "die", "das", "ein", "eine")
    return len(words) >= 2 and part.article is None

"""The words and marks of a sentence, each with what German grammar says of it at first sight."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from tradefigs import lexicon
from tradefigs.language.patterns import late

WORD, NUMBER, MARK, POINT, QUOTE = "word", "number", "mark", "point", "quote"


class Token(NamedTuple):
    """A word, number, quotation mark or punctuation mark, or a whole quotation taken as one.

    ``start`` and ``end`` are character offsets into the text; ``low`` is ``text`` in lower case. ``capital``:
    written like a noun or a name (`Amt`, `39-Jährige`, `n24`). ``classes``: the lists of
    ``lexicon/grammar.toml`` that hold it. ``article``: an article or determiner. ``adjective``: it can stand
    between article and noun (`neue`, `Deutschen`, `56-jährige`, `Industrie-`). ``function``: no noun even
    where a sentence begins with it (`Gestern`, `Nach`, `Der`). ``time``: a noun of time or occasion
    (`Montagabend`, `Juni`, `Rande`).
    """

    start: int
    end: int
    text: str
    low: str
    kind: str
    capital: bool = False
    classes: frozenset[str] = frozenset()
    article: bool = False
    adjective: bool = False
    function: bool = False
    time: bool = False


_TOKEN = late(
    r"""(?P<left>e\.V\.)  # Verband der Händler e.V.
      | (?P<word>(?:Dr|Prof|St|Mag|Ing|Mr|Mrs|Hrn?|Dipl|Bgm|Abg|lt|h|c|\p{Lu})\.(?=\s?[-\p{L}])  # Dr. J.
          | (?:\p{L}+-)?(?:LH)?[Ss]tv\.(?=\s?[-\p{L}])  # LH-Stv.
          | \d+-?\p{L}[\p{L}\p{M}\d-]*  # 39-Jährige
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


_CHUNK = late(r"\s*+\S++")
# What `Token` is made of beside its place.
_Word = tuple[str, str, str, bool, frozenset[str], bool, bool, bool, bool]


def _plain_tokens(text: str, start: int, end: int) -> list[Token]:
    """Read chunk by chunk: most were read before."""
    found: list[Token] = []
    make = tuple.__new__  # what `Token` itself calls, which takes time to sort its arguments first
    behind = start
    for chunk in _CHUNK.findall(text, start, end):
        place, behind = behind, behind + len(chunk)
        # Only behind a point it matters what follows: `St. Gallen`.
        following = text[behind : min(behind + 2, end)] if chunk[-1] == "." else ""
        for first, last, word in _read_chunk(chunk, following):
            found.append(make(Token, (place + first, place + last, *word)))
    return found


@lru_cache(maxsize=50_000)
def _read_chunk(chunk: str, following: str) -> tuple[tuple[int, int, _Word], ...]:
    """Return the tokens of a blank and what stands up to the next; ``following``: two characters more.

    Without `e.V.`, which parts the name of a club from what belongs to it.
    """
    return tuple(
        (match.start(), match.end(), _read(match[0], match.lastgroup or POINT))
        for match in _TOKEN.finditer(chunk + following)
        if match.start() < len(chunk) and match.lastgroup != "left"
    )


# `Amt`, `39-Jährige`, `al-Sudani`, `n24`, `d’Estaing`, `eHomes`, `atmedia.at`
_CAPITAL = late(
    r"\p{Lu}|\d+-?\p{Lu}|[\p{Ll}\d]+-\p{Lu}|\p{Ll}{1,2}\d|[ld][’']\p{Lu}|\p{Ll}\p{Lu}|\p{Ll}+\.\p{Ll}"
)


_JOINING = ["prepositions", "conjunctions", "subordinators"]
_FUNCTION_CLASSES = frozenset(
    [*_JOINING, "articles", "determiners", "pronouns", "objects", "adverbs", "focus"]
)
_ARTICLES = frozenset(["articles", "determiners"])
_WEEKDAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag")


@lru_cache(maxsize=50_000)
def _read(word: str, kind: str) -> _Word:
    """Return what a token says beside its place: the other fields of `Token`, in their order."""
    if kind != WORD:
        return word, word, kind, False, frozenset(), False, kind == NUMBER, False, False
    low = word.lower()
    capital = bool(_CAPITAL.match(word)) or low in _small_names()
    classes = frozenset(name for name in lexicon.load("grammar") if low in word_class(name))
    article, function = not classes.isdisjoint(_ARTICLES), not classes.isdisjoint(_FUNCTION_CLASSES)
    time = "times" in classes or low.startswith(_WEEKDAYS)
    return word, low, kind, capital, classes, article, _looks_like_adjective(word), function, time


@cache
def _small_names() -> frozenset[str]:
    return frozenset(lexicon.words("offices", "small"))


@cache
def word_class(name: str) -> frozenset[str]:
    """Return a list of small words from ``lexicon/grammar.toml``."""
    return frozenset(lexicon.words("grammar", name))


def endings(name: str) -> tuple[str, ...]:
    """Return a list of ends of words from ``lexicon/grammar.toml``."""
    return lexicon.words("grammar", name)


@cache
def scales() -> frozenset[str]:
    """Return the words that count in thousands and more: `Mrd.`, `Millionen`."""
    return frozenset(word for row in lexicon.load("numbers")["scales"].values() for word in row.split())


_ADJECTIVE = late(r"[\p{L}\d-]{3,}(?:e|en|er|es|em|zig|lila|rosa)|\d+\.|[\p{L}]+-", regex.IGNORECASE)


def _looks_like_adjective(word: str) -> bool:
    low = word.lower()
    small = low in word_class("no_adjectives") or low in word_class("prepositions")
    return not small and bool(_ADJECTIVE.fullmatch(word))


@lru_cache(maxsize=50_000)
def is_acronym(word: str) -> bool:
    """Tell whether a word is a short form of capitals: `DIHK`, `EU`, `BaFin`, not `CDs`."""
    capitals = sum(letter.isupper() for letter in word)
    return (
        capitals >= 2
        and capitals * 2 >= len(word)
        and word[0].isupper()
        and word[-1] != "s"
        and word.isalnum()
    )

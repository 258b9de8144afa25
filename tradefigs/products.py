"""Which goods or sector restrict a trade value: `Käseexporte`, `Export von Lebensmitteln`, `Pkw (60 Mio. Euro)`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.syntax import Spanned
from tradefigs.text import Span
from tradefigs.trade import Mention

_PHRASE = r"(?:(?:\p{Ll}[\p{Ll}-]+e[nrsm]?)\s+){0,3}\p{Lu}[\p{L}-]+(?:(?:,\s+|\s+(?:und|sowie)\s+)(?:(?:\p{Ll}[\p{Ll}-]+e[nrsm]?)\s+){0,2}\p{Lu}[\p{L}-]+){0,4}"
# `Export von Lebensmitteln und Agrarrohstoffen`, `Handel mit Dienstleistungen`
_OF = regex.compile(rf"\s+(?:von|an|mit|bei)\s+(?:den\s+|der\s+|dem\s+)?(?P<product>{_PHRASE})")
# `Export belarussischer Lebensmittel`
_GENITIVE = regex.compile(r"\s+(?:der\s+)?(?P<product>(?:\p{Ll}[\p{L}-]+er\s+){1,3}\p{Lu}[\p{L}-]+)")
# `Käse im Wert von`, `Pkw für`, `Treibstoff mit`
_WORTH = regex.compile(
    rf"(?P<product>{_PHRASE})\s+(?:im\s+(?:Wert|Umfang|Ausmaß|Volumen|Gesamtwert)\s+von|in\s+Höhe\s+von|für|mit)\s+(?:insgesamt\s+|zusammen\s+)?$"
)
# `Ammoniak (`, `Pkw (für`
_BEFORE_BRACKET = regex.compile(rf"(?P<product>{_PHRASE})\s+\((?:für\s+|im\s+Wert\s+von\s+|mit\s+)?$")
# `150 Mio. Euro Mais`
_AFTER = regex.compile(r"\s+(?P<product>\p{Lu}\p{Ll}[\p{L}-]+)")
# `Bei arbeitsintensiven Produkten kamen`
_TOPIC = regex.compile(
    r"[\s„“\"»]*(?:Bei|Unter)\s+(?:den\s+)?(?P<product>(?:\p{Ll}+en\s+){0,3}\p{Lu}[\p{L}-]+n)\s+\p{Ll}"
)
_SERVICES = regex.compile(
    r"(?<!Waren und )(?<!Waren- und )(?<!Gütern und )(?<!Güter und )\bDienstleistungen\b(?!\s+und\s+(?:Waren|Güter))"
)
_WITHOUT = regex.compile(
    r"\b(?:[Oo]hne|[Ee]xkl(?:usive|\.)|[Aa]bgesehen\s+von)\s+(?P<product>[\p{L}\s,-]{3,60}?)(?=\s+(?:ergab|betrug|lag|stieg|erreicht|kam|wuchs|macht|beläuft|belief|waren|war)|[.;])"
)
_JOINED_FIRST = regex.compile(r"(?P<first>\p{Lu}[\p{L}]+-)\s+und\s+$")


@cache
def _whole() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = lexicon.load("trade")
    return (
        frozenset(prefix.lower() for prefix in table["whole"]["prefixes"]),
        frozenset(table["whole"]["goods"]),
        frozenset(table["whole"]["no_goods"]),
    )


def product_of(
    text: str,
    sentence: Span,
    phrase: Span,
    mention: Mention,
    parties: Sequence[Spanned],
    mentions: Sequence[Mention],
) -> str:
    """Return the goods that restrict the figure with this ``phrase``, "" for trade as a whole."""
    compound = _compound(text, mention, parties)
    if compound:
        return compound
    taken = [*parties, *(m for m in mentions if not m.verb)]
    before = text[max(sentence.start, phrase.start - 160) : phrase.start]
    offset = phrase.start - len(before)
    for pattern in (_BEFORE_BRACKET, _WORTH):
        match = pattern.search(before)
        if match is not None:
            product = _clean(match["product"], offset + match.start("product"), taken)
            if product:
                return product
    if not mention.verb:
        for pattern in (_OF, _GENITIVE):
            match = pattern.match(text, mention.end, sentence.end)
            if match is not None:
                product = _clean(match["product"], match.start("product"), taken)
                if product:
                    return product
    match = _AFTER.match(text, phrase.end, sentence.end)
    if match is not None and (mention.verb or "(" in before[-40:]):
        product = _clean(match["product"], match.start("product"), taken)
        if product:
            return product
    return _topic(text, sentence, phrase, taken)


def _topic(text: str, sentence: Span, phrase: Span, taken: Sequence[Spanned]) -> str:
    match = _WITHOUT.search(text, sentence.start, phrase.start)
    if match is not None:
        return match[0].strip()
    match = _TOPIC.match(text, sentence.start, phrase.start)
    if match is not None:
        product = _clean(match["product"], match.start("product"), taken)
        if product:
            return product
    start = max(text.rfind(mark, sentence.start, phrase.start) for mark in (", ", "; ", " – ", " - "))
    if _SERVICES.search(text, max(start, sentence.start), phrase.start):
        return "Dienstleistungen"
    return ""


def _compound(text: str, mention: Mention, parties: Sequence[Spanned]) -> str:
    prefix = mention.prefix
    stem = prefix.removesuffix("s") if not prefix.endswith("ss") else prefix
    whole = _whole()[0]
    if len(stem) < 3 or prefix.lower() in whole or stem.lower() in whole:
        return ""
    if any(mention.start <= party.start < mention.end for party in parties):
        return ""
    if stem.endswith("ung") or stem.endswith("ion"):
        stem += "en"
    joined = _JOINED_FIRST.search(text, max(0, mention.start - 40), mention.start)
    return f"{joined['first']} und {stem}" if joined else stem.rstrip("-")


def _clean(product: str, start: int, taken: Sequence[Spanned]) -> str:
    """Drop what is no product: parties, words of trade, goods as a whole, words that are no goods."""
    _, goods, no_goods = _whole()
    kept = []
    for word in regex.finditer(r"[\p{L}-]+", product):
        place = start + word.start()
        if any(place < other.end and other.start < place + len(word[0]) for other in taken):
            if word[0][0].isupper() or not kept:
                kept = []
                if word[0][0].isupper():
                    return ""
            continue
        kept.append(word[0])
    nouns = [word for word in kept if word[0].isupper()]
    if not nouns or any(noun in no_goods for noun in nouns):
        return ""
    if all(noun in goods for noun in nouns) and all(
        word[0].isupper() or word in ("und", "sowie") for word in kept
    ):
        return ""
    while kept and kept[0] in _STOP:
        kept.pop(0)
    return " ".join(kept)


_STOP = frozenset(
    (
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "eine",
        "einen",
        "einer",
        "seine",
        "ihre",
        "und",
        "sowie",
        "bei",
    )
)

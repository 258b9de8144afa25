"""What a bare number borrows from its neighbour: in ``von 7,3 auf 4,2 Mrd. Euro`` scale and currency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.figures import qualifiers
from tradefigs.figures.amounts import Amount, share
from tradefigs.figures.subjects import COUNT, MONEY, subject
from tradefigs.figures.tokens import Tokens, looks_like_year
from tradefigs.language.layout import Layout
from tradefigs.language.patterns import late

# How many tokens before an amount the numbers that borrow from it may stand.
REACH = 14
# The same with the words of its qualifiers between.
FARTHEST = REACH + 3 * qualifiers.MOST_WORDS
# How many words before an amount may say that it was so much: im Jahr 2021 waren es noch
MOST_BEFORE = 6


def with_borrowed(source: Tokens, amounts: list[Amount], layout: Layout) -> Iterator[Amount]:
    """Yield the amounts that have a scale or a currency, their own or one that a neighbour lends them."""
    if "S(" in source.kinds:
        amounts = [_with_currency_behind(source, amount) for amount in amounts]
    bare = [amount.bare for amount in amounts]
    if True not in bare:
        yield from amounts
        return
    lenders = dict(_lent_behind_brackets(source))
    bracketed: Amount | None = None
    first: Amount | None = None
    for index, amount in enumerate(amounts):
        if not bare[index]:
            if True in bare[max(0, index - 1) : index + 2]:  # none borrows across another amount
                lenders |= dict.fromkeys(_borrowers(source, amount, layout), amount)
            bracketed = amount if _is_bracketed(source, amount) else bracketed
            first = amount
        elif bracketed and _is_bracketed(source, amount) and _is_beside(source, amount, bracketed, layout):
            lenders.setdefault(amount.first, bracketed)
        elif first and _is_bracketed(source, amount) and _is_ranked_behind(source, amount, first, layout):
            lenders.setdefault(amount.first, first)
    for amount in amounts:
        lender = lenders.get(amount.first)
        single = amount.last == amount.first + 1 and not looks_like_year(source.tokens[amount.first])
        if not amount.bare:
            yield amount
        elif lender and single:
            yield share(amount, lender)


# ---------------------------------------------------------------- numbers before and behind an amount

# 5, 6 und [7 Mio.] | 14 bzw. etwa [15 Euro]
_LIST_BEFORE = late(r"(?r)(?:d,)*d(?:u|j\.?)")
# von derzeit 7,3 (2022) auf [4,2 Mrd.] | um 1,5 auf [6,1 Mrd.]
_VON_BEFORE = late(r"(?r)[mq](?P<words>[xQ]{0,2})(?P<number>d)(?P<gap>[xdmnp.]{0,5}|\([xdb.]{1,6}\))f")
# auf 4,4 und 2023 auf [5,1 Mrd.]
_AUF_BEFORE = late(r"(?r)f(?P<words>Q?)(?P<number>d)[u,](?P<gap>[xd.]{0,4})f")
# auf Erz entfielen 18,2, auf Öl [16,5 Mrd.] | nach Polen 3,5 und nach Chile [2,5 Mrd.]
# Tirol mit Ausfuhren von 6,3 und Kärnten mit [5,8 Mrd.] | für 4,0 aus Polen und für [1,6 Mrd.] aus Chile
# bei Wein 4,6 und bei Obst und Gemüse [2,3 Mrd. Euro]
_PARALLEL_BEFORE = late(
    r"""(?r)(?P<words>[xfmqa]{1,4})(?P<number>d)(?P<gap>[xa]{0,3})[u,]
    (?P<same>d?[xfmqa]{1,4}|[xfmqa]{1,6}u[xfmqa]{1,3})""",
    regex.VERBOSE,
)
# 2022 waren es 900, 2023 schon [1.100 Mio. Euro]
_THEY_WERE_BEFORE = late(r"(?r)(?P<words>[xdmpfqQ]{1,6})(?P<number>d)[u,](?P<same>[xdmpfqQ]{1,6})")
# mit 3 nach [2 Mrd. Euro] | mit 3,1 zu [2,8 Mrd. Euro]
_NACH_BEFORE = late(r"(?r)(?P<words>[xmf])(?P<number>d)(?P<same>[xy])")
# 2021 waren es [7,8 Mrd.], im Jahr darauf 9,9. | im Juni [190 Dirham], im März waren es nur 110 gewesen.
_LATER_BEHIND = late(r"[,~](?P<words>[xdfmnpqQ]{1,8})(?P<number>[dw])(?P<been>x?)(?=[.;|]|$)")
# [2,1 Mrd. Euro] nach 1,9 im Vorjahr.
_EARLIER_BEHIND = regex.compile(r"(?P<words>[xm][xQ]?)(?P<number>d)(?P<gap>[xd]{0,4})(?=[.,;)|]|$)")
# Exporten von 14,2 stehen Importe von [12,8 Mrd. Euro] gegenüber
_FACED_BEFORE = late(r"(?r)m(?P<number>d)(?P<faced>x)[xa]{1,3}m")
# auf 52,3 von [50,1 Mrd. Euro]
_AUF_VON_BEFORE = late(r"(?r)fQ?(?P<number>d)m")
# [1,1 Mrd.] (2023: 1,0)
_BRACKET_BEHIND = late(r"(?P<words>\([xdnpQ.,:]{1,6})(?P<number>d)\)")


def _borrowers(source: Tokens, amount: Amount, layout: Layout) -> Iterator[int]:
    """Yield the indices of the numbers that have scale and currency from ``amount``."""
    kinds = source.kinds
    if kinds.startswith("(", amount.last):
        match = _BRACKET_BEHIND.match(kinds, amount.last)
        if match and _say_earlier(source, *match.span("words")):
            yield match.start("number")
    elif kinds.startswith((",", "~"), amount.last):
        match = _LATER_BEHIND.match(kinds, amount.last)
        if match and _is_later(source, match, amount):
            yield match.start("number")
    elif (match := _EARLIER_BEHIND.match(kinds, amount.last)) and _is_earlier(source, match):
        yield match.start("number")
    farthest = max(kinds.rfind("|", 0, amount.first) + 1, amount.first - FARTHEST)
    if kinds.find("d", farthest, amount.first) < 0:  # most amounts
        return
    first = _before_qualifiers(source, amount)
    if match := _LIST_BEFORE.match(kinds, max(0, first - REACH), first):
        yield from range(match.start(), match.end())
        first = match.start()
    for pattern in (_VON_BEFORE, _AUF_BEFORE):
        match = pattern.match(kinds, max(0, first - REACH), first)
        if match and _say_when(source, *match.span("gap")) and not _has_noun(source, *match.span("words")):
            yield match.start("number")
    for pattern in (_FACED_BEFORE, _AUF_VON_BEFORE):
        match = pattern.match(kinds, max(0, first - REACH), first)
        if match and _is_opposed(source, match, layout):
            yield match.start("number")
    match = _NACH_BEFORE.match(kinds, max(0, first - REACH), first)
    if match and _is_before_after(source, match, amount, layout):
        yield match.start("number")
    while amount.currency or _ends_clause(source, amount):
        match = _PARALLEL_BEFORE.match(kinds, max(0, first - REACH), first)
        if match is None or not _is_parallel(source, match, layout):
            match = _THEY_WERE_BEFORE.match(kinds, max(0, first - REACH), first)
            if match is None or not _they_were(source, match, layout):
                return
        first = match.start("number")
        yield first


def _is_later(source: Tokens, match: regex.Match[str], amount: Amount) -> bool:
    """Tell whether a decimal behind an amount, or what `they were`, is the value of another time.

    `They were` may be said of the amount: ``2021 waren es noch [6 Mrd.], 2022 bereits über 12``.
    """
    if match["been"] and not source.text.startswith("gewesen", source.start(match.start("been"))):
        return False
    number = source.tokens[match.start("number")]
    place = qualifiers.before(source.text, number.start).place
    words = source.text[source.start(match.start("words")) : place]
    found = _they_were_words().search(words)
    rest = words if found is None else f"{words[: found.start()]} {words[found.end() :]}"
    if not _time_words().fullmatch(rest):
        return False
    is_decimal = number.kind == "d" and not number.written.isdecimal()
    if is_decimal or found is not None:
        return True
    return (words.split() or [""])[-1] not in _BEFORE_DAYS and _were_so_many(source, amount)


# am 12. Juni
_BEFORE_DAYS = ("am", "vom", "zum", "bis", "den", "dem", "der", "im", "in")


def _were_so_many(source: Tokens, amount: Amount) -> bool:
    """``2021 waren es noch`` [6 Mrd. Euro]"""
    words = source.between(max(0, amount.first - MOST_BEFORE), amount.first)
    found = _they_were_words().search(words)
    return found is not None and bool(_time_words().fullmatch(words, found.end()))


def _is_earlier(source: Tokens, match: regex.Match[str]) -> bool:
    """Tell whether a decimal behind an amount is the value before it: ``nach 1,9 im Vorjahr``."""
    if source.tokens[match.start("number")].written.isdecimal():
        return False
    word, *rest = source.between(*match.span("words")).split()
    compared = word in lexicon.words("figures", "money.compared_with")
    return (
        compared and bool(_time_words().fullmatch(" ".join(rest))) and _say_when(source, *match.span("gap"))
    )


def _is_opposed(source: Tokens, match: regex.Match[str], layout: Layout) -> bool:
    """Tell whether a decimal and an amount are set against each other."""
    if source.tokens[match.start("number")].written.isdecimal():
        return False
    if "faced" not in match.re.groupindex:
        return _told_of(source, match, layout) in (MONEY, "")
    return source.between(*match.span("faced")).strip() in lexicon.words("figures", "money.faced")


def _ends_clause(source: Tokens, amount: Amount) -> bool:
    """Tell whether no noun follows that an amount without currency would count: ``3,9 Millionen Tonnen``."""
    return source.kinds[amount.last : amount.last + 1] in ("", "|", ".", ",", ";", ")")


# What follows a value, and is no noun that it counts: für 4,0 *aus* Polen
_PLACES = frozenset({"aus", "nach", "in", "an", "mit", "im", "dorthin"})
_OF_VALUES = frozenset({"von", "mit", "bei", "auf", "für", "um"})
_OF_PRICES = frozenset({"mit", "für"})
# What may open a clause and its parallel: *an* Maschinen lieferte Polen 2,2 und *an* Wein
_OF_PARTS = _PLACES | _OF_VALUES


def _is_parallel(source: Tokens, match: regex.Match[str], layout: Layout) -> bool:
    """Tell whether a number and what follows it are told with the same preposition, or each with one.

    A number without decimals, or one with words behind it, only with the same: ``Peru mit 7, Chile mit``; and
    what only grew, only where it is money that grew: ``der Index um 5,2, der Export um``.
    """
    before, behind = (source.between(*match.span(group)).casefold().split() for group in ("words", "same"))
    number, gap = source.tokens[match.start("number")], source.between(*match.span("gap")).split()
    year = source.kinds[match.start("same")] == "d"
    if year and not looks_like_year(source.tokens[match.start("same")]):
        return False
    same = before[-1] == behind[-1] and before[-1] in _OF_VALUES
    led = False
    if not gap and not number.written.isdecimal():
        shared = {word for word in before if len(word) > 2} & set(behind)
        in_step = {before[-1], behind[-1]} <= _OF_VALUES and len(behind) > 1
        led = len(behind) > 1 and behind[0] in _OF_PARTS and behind[0] == _opening(source, match, layout)
        if not (shared or in_step or led):
            return False
    elif not same or (len(behind) < 2 if not gap else gap[0] not in _PLACES):
        return False
    told = _told_of(source, match, layout)
    is_count = not gap and number.written.isdecimal() and before[-1] not in _OF_PRICES
    if led and told == COUNT:  # An Wein nahmen die Betriebe 2,3 ein: there are no 2.3 of them
        return True
    return told == MONEY or (not told and not (is_count or year or before[-1] == "um"))


def _opening(source: Tokens, match: regex.Match[str], layout: Layout) -> str:
    """Return the word that opens the clause of a number: ``An`` of ``An Wein lieferte Polen 2,2``."""
    place = source.start(match.start("number"))
    start = layout.sentence_at(place).start
    clause = max(start, source.text.rfind(", ", start, place) + 1)
    return source.text[clause:place].strip().partition(" ")[0].casefold()


def _told_of(source: Tokens, match: regex.Match[str], layout: Layout) -> str:
    """Return what the sentence says a number is of, as `subject` does."""
    place = source.start(match.start("number"))
    return subject(source.text, layout.sentence_at(place).start, place)


def _they_were(source: Tokens, match: regex.Match[str], layout: Layout) -> bool:
    """Tell whether a number was at another time what an amount is: ``2022 waren es 900, 2023 schon``."""
    words, same = (source.between(*match.span(group)) for group in ("words", "same"))
    found = _they_were_words().search(words)
    if found is None or not _time_words().fullmatch(words, found.end()):
        return False
    return bool(_time_words().fullmatch(_they_were_words().sub("", same))) and _told_of(
        source, match, layout
    ) in (MONEY, "")


def _is_before_after(source: Tokens, match: regex.Match[str], amount: Amount, layout: Layout) -> bool:
    """Tell whether a value follows an earlier one: the export lay ``bei 3 nach [2 Mrd. Euro]``."""
    words, same = (source.between(*match.span(group)).strip().casefold() for group in ("words", "same"))
    if same == "zu":
        is_decimal = not source.tokens[match.start("number")].written.isdecimal()
        return words == "mit" and is_decimal and _told_of(source, match, layout) in (MONEY, "")
    if same != "nach" or words not in _OF_VALUES:
        return False
    end = source.end(amount.last - 1)
    told = _told_of(source, match, layout) or subject(source.text, end, layout.sentence_at(end).end)
    return told == MONEY


def _before_qualifiers(source: Tokens, amount: Amount) -> int:
    """Return the token at which the qualifiers of an amount begin: auf [mehr als 7 Mrd.]"""
    place = qualifiers.before(source.text, source.start(amount.first)).place
    first = amount.first
    while first > 0 and source.start(first - 1) >= place:
        first -= 1
    return first


def _say_when(source: Tokens, first: int, last: int) -> bool:
    """Tell whether the tokens, where there are any, say when: ``im Vorjahr``, ``(2022)``."""
    return bool(_time_words().fullmatch(source.between(first, last)))


def _has_noun(source: Tokens, first: int, last: int) -> bool:
    """Tell whether the number counts something: ``von Platz 8``."""
    return any(source.begins_with_capital(index) for index in range(first, last))


def _say_earlier(source: Tokens, first: int, last: int) -> bool:
    """Tell whether the words before a number in brackets say that it is the earlier value."""
    return bool(_earlier_words().search(source.between(first, last)))


@cache
def _time_words() -> regex.Pattern[str]:
    words = lexicon.alternatives(lexicon.words("figures", "money.time"))
    return regex.compile(rf"(?:[\s.,()]|\d{{4}}|\b{words}\b)*")


@cache
def _they_were_words() -> regex.Pattern[str]:
    return regex.compile(rf"(?i)\b{lexicon.any_of('figures', 'money.they_were')}\b")


@cache
def _earlier_words() -> regex.Pattern[str]:
    return regex.compile(rf":|\b{lexicon.alternatives(lexicon.words('figures', 'money.earlier'))}\b")


# ---------------------------------------------------------------- brackets

# 1,1 (2023: 1,0) Mrd. Euro | 7,5 (-10,2 %) Mrd. Euro
_BRACKET_BETWEEN = regex.compile(
    r"d(?P<words>\((?:[^()|]{0,5}?[^()d|])?)(?P<number>d)?\)(?P<scale>S)(?:(?:a[-t~]?)?(?P<currency>[c$]))?"
)


def _lent_behind_brackets(source: Tokens) -> Iterator[tuple[int, Amount]]:
    """Yield the numbers before and in a bracket that have scale and currency from behind it, and these."""
    one = Decimal(1)
    for match in _BRACKET_BETWEEN.finditer(source.kinds):
        scale = source.tokens[match.start("scale")].value
        currency = source.tokens[match.start("currency")].written if match["currency"] else ""
        lender = Amount(match.start("scale"), match.end(), one, one, one, scale, currency)
        yield match.start(), lender
        if match["number"] and (match["words"] == "(" or _say_earlier(source, *match.span("words"))):
            yield match.start("number"), lender


# 1,1 Mrd. (2023: 1,0 Mrd.) Euro
_CURRENCY_BEHIND_BRACKET = late(r"\([^()|]{0,8}\)(?P<name>(?:a[-t~]?)?[c$])")


def _with_currency_behind(source: Tokens, amount: Amount) -> Amount:
    """Give an amount the currency that stands behind a bracket that follows it."""
    if amount.currency or amount.scale is None or not source.kinds.startswith("(", amount.last):
        return amount
    match = _CURRENCY_BEHIND_BRACKET.match(source.kinds, amount.last)
    if match is None:
        return amount
    name = source.tokens[match.start("name") : match.end("name")]
    adjectives = tuple(token.written for token in name if token.kind in "ac")
    return replace(amount, currency=name[-1].written, adjectives=adjectives)


def _is_bracketed(source: Tokens, amount: Amount) -> bool:
    return source.kinds[amount.first - 1 : amount.first] == "(" and source.kinds.startswith(")", amount.last)


def _is_beside(source: Tokens, amount: Amount, other: Amount, layout: Layout) -> bool:
    """Tell whether a number is in the sentence of another: ``China (246,1 Mrd. Euro), Polen (180,2)``.

    One without decimals may be an age, unless it is the next of a list: ``China (246 Mrd.), Polen (18)``.
    """
    number, place = source.tokens[amount.first], source.tokens[other.first].start
    if number.value >= 1000 or place not in layout.sentence_at(number.start):
        return False
    between = source.end(other.last - 1), source.start(amount.first)
    return not number.written.isdecimal() or _LISTED.fullmatch(source.text, *between) is not None


def _is_ranked_behind(source: Tokens, amount: Amount, first: Amount, layout: Layout) -> bool:
    """Tell whether a decimal follows in a ranking: ``Polen mit [2,2 Mrd. Euro], gefolgt von Malta (1,5)``."""
    if not first.currency or not _is_beside(source, amount, first, layout):
        return False
    return _RANKED.fullmatch(source.text, source.end(first.last - 1), source.start(amount.first)) is not None


_NAME = r"(?:(?:de[rmn]|die|das)\s+)?\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+){0,2}\s*\("
# `), Polen (`, `), Polen (18) und Estland (`
_LISTED = late(
    rf"\)(?:(?:,|\s+und|\s+sowie)\s+{_NAME}\d+(?:,\d+)?\))*(?:,|\s+und|\s+sowie)\s+(?!Frau|Herr){_NAME}"
)
# `, gefolgt von Polen (2,1) und Estland (`, ` exportierte, vor China (`
_RANKED = late(
    rf"""(?:\s+\p{{Ll}}+)?,?\s+(?:gefolgt\s+von|vor|(?:dahinter|danach|es)\s+(?:folg|lieg|lag|kam|komm)\p{{Ll}}*)\s+
    (?:{_NAME}\d+,\d+\)(?:,|\s+und|\s+sowie)\s+)*{_NAME}""",
    regex.VERBOSE,
)

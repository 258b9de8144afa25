"""Money figures of a German text: amounts and ranges with value, currency and qualifier.

``find_figures`` is the way of a text through this room: the stretches that may hold money, the amounts in them,
what a bare number borrows from its neighbour, what of it is money, in which currency, and how its words and its
verb say that it is to be read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, localcontext
from functools import cache

import regex

from tradefigs import lexicon, qualifiers
from tradefigs.amounts import Amount, amounts_of, share
from tradefigs.currencies import code_at, currencies
from tradefigs.numerals import EXACT, VULGAR, digits
from tradefigs.text import Layout
from tradefigs.tokens import DASHES, NUMBERS, SIGNS, Token, kind_of, looks_like_year, tokens_of


@dataclass(frozen=True, slots=True)
class Figure:
    """A money figure of a text.

    ``start``, ``end`` and ``text`` hold the amount itself; ``phrase_start`` and ``phrase_end`` include qualifier
    words, the ``zwischen`` or ``von`` of a range and a sign. ``low`` and ``high`` are in units of ``currency``
    (ISO 4217, empty where the whole text names none), equal unless a range or a vague amount is stated; ``negative``
    tells that a minus stands before them. ``qualifier`` is one of ``exact about almost over at_least under up_to
    vague``.
    """

    start: int
    end: int
    text: str
    low: Decimal
    high: Decimal
    currency: str
    qualifier: str = "exact"
    phrase_start: int = -1
    phrase_end: int = -1
    negative: bool = False


def find_figures(text: str, layout: Layout | None = None, published: date | None = None) -> list[Figure]:
    """Return the money figures of ``text`` in order, none overlapping another.

    Parameters
    ----------
    text
        A German text of any length.
    layout
        Its sentences and paragraphs, when the caller has them already.
    published
        Its date: decides between a currency and the one that it replaced (BYN, before it BYR).
    """
    stretches = _stretches(text)
    if not stretches:
        return []
    with localcontext(EXACT):
        return _Reader(text, stretches, layout or Layout(text), published).figures()


# ---------------------------------------------------------------- where to look

# A text shorter than this is read as a whole.
SHORT = 300
# How far before and behind its trigger a figure and its neighbours may reach.
REACH_BEFORE, REACH_BEHIND = 50, 40
LONGEST_WORD = 80


def _stretches(text: str) -> list[tuple[int, int]]:
    """Return the stretches of ``text`` that may hold figures, in order: those round its triggers.

    This is what text without money costs, so it looks for few things.
    """
    if len(text) < SHORT:
        return [(0, len(text))]
    found: list[tuple[int, int]] = []
    for place in sorted({*_digits(text), *_number_words(text)}):
        start, end = _whole_words(text, place - REACH_BEFORE, place + REACH_BEHIND)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch so that it cuts no word or number of usual length."""
    start, end = max(0, start), min(len(text), end)
    first = next((place for place in range(start, max(0, start - LONGEST_WORD), -1) if text[place - 1].isspace()), start)
    last = next((place for place in range(end, min(len(text), end + LONGEST_WORD)) if text[place].isspace()), end)
    return first, last


def _digits(text: str) -> Iterator[int]:
    """Yield where a digit stands beside a currency sign, or before a word that begins like a scale or a currency."""
    return (match.start() for match in _digit_and_money().finditer(text))


@cache
def _digit_and_money() -> regex.Pattern[str]:
    rests: dict[str, set[str]] = {}
    for word in _money_words():
        if word[0].isupper():
            rests.setdefault(word[0], set()).add(regex.escape(word[1:4]) + (r"\b" if len(word) < 5 else ""))
    beginnings = "|".join(f"{letter}(?:{'|'.join(sorted(rest))})" for letter, rest in sorted(rests.items()))
    name = rf"(?=\p{{Lu}})(?:{beginnings})"
    return regex.compile(
        rf"""\d(?: (?:[.,][{DASHES}]{{1,2}}|(?![\d.,])) [\s\u00ad)-]{{0,3}}                # 5   5.–   5-
                   (?: \p{{L}}{{0,3}}-?\s?[{SIGNS}] | Mi[lo]|Bil | {name}                  # $   Mio.   Euro
                     | [A-Z]{{3}}|DM|FF|US|S\b|k[A-Z]{{3}}                                 # EUR   TEUR
                     | tsd|taus|hund|mi[loa]|mrd|mln|bi[lo]|euro|doll|fran|rub|yen
                     | \p{{L}}+\.?[\s-]{{1,2}}{name} )                                     # belarussische Rubel
               | (?<=(?:[{SIGNS}]|[A-Z]{{3}})\s?\d) )                                      # $5   EUR500""",
        regex.VERBOSE,
    )


def _number_words(text: str) -> Iterator[int]:
    """Yield where a number word stands before a scale or currency word, or such a word before a number."""
    for pattern, behind in ((_MILLION, 1), (_HYPHENATED, 0)):
        for match in pattern.finditer(text):
            if _ends_with_number(text, match.start() - behind):
                yield match.start()
    for word in _money_tokens().intersection(text.split()):
        place = text.find(word)
        while place >= 0:
            end = place + len(word)
            if _ends_with_number(text, place) or text[end : end + 2].strip()[:1].isdecimal():
                yield place
            place = text.find(word, end)


_MILLION = regex.compile(r"illi(?=[oa])")  # one literal: much faster than more
_HYPHENATED = regex.compile(r"-(?=(?:Mi[ol]|Mrd|Mia|Tsd|Tau|Euro|Doll|Fran|Rub|Cent|Pfund|Kron))")


def _ends_with_number(text: str, place: int) -> bool:
    """Tell whether a number word stands before ``place``, perhaps with an adjective between: ``zwei kanadische``."""
    for _ in range(3):
        before = _word_before().match(text, max(0, place - 90), place)
        kind = kind_of(before["word"]) if before else "x"
        if kind in NUMBERS:
            return True
        if before is None or kind not in "asm":
            return False
        place = before.start()
    return False


@cache
def _word_before() -> regex.Pattern[str]:
    return regex.compile(rf"(?r)(?P<word>(?:\p{{L}}+-[ ]*\n[ ]*)?[\p{{L}}\u00ad{VULGAR}]+)[\s-]*")


@cache
def _money_words() -> frozenset[str]:
    """Currency names and scale words of two letters at least."""
    sections = (lexicon.load("numbers")[section] for section in ("scales", "scales_beside_money"))
    scales = {word.capitalize() for section in sections for forms in section.values() for word in forms.split()}
    return frozenset(word for word in {*currencies(), *scales} if word[0].isalpha() and len(word) > 1)


@cache
def _money_tokens() -> frozenset[str]:
    """The money words as they stand between white space: with a mark behind, in capitals."""
    words = {word for word in _money_words() if "illi" not in word}  # _MILLION finds these
    spelled = words | {word.upper() for word in _money_words()}
    return frozenset(word + mark for word in spelled for mark in ("", ".", ",", ")", ";", ":", "!", "?", "“", '"'))


# ---------------------------------------------------------------- reading

# How near to its sentence money makes a number with a scale word money as well.
NEAR = 120



class _Reader:
    """One text on its way to its figures."""

    def __init__(
        self, text: str, stretches: list[tuple[int, int]], layout: Layout, published: date | None
    ) -> None:
        self.text = text
        self.layout = layout
        self.published = published
        self.tokens: list[Token] = []
        for start, end in stretches:
            self.tokens += [*tokens_of(text, start, end), Token("|", end, end)]
        self.kinds = "".join(token.kind for token in self.tokens)
        self._settle_points()
        self._nouns: dict[tuple[int, int], tuple[bool, bool]] = {}
        self._codes_by_text: dict[tuple[str, int], str] = {}

    def figures(self) -> list[Figure]:
        amounts = [amount for amount in self._amounts() if self._is_possible(amount)]
        places = [self._start(amount) for amount in amounts if amount.currency]
        amounts = [amount for amount in amounts if amount.currency or self._counts_money(amount, places)]
        codes = self._codes(amounts)
        figures = [self._figure(amount, code) for amount, code in zip(amounts, codes, strict=True)]
        return self._with_verbs(self._with_repeated_numbers(figures))

    def _start(self, amount: Amount) -> int:
        return self.tokens[amount.first].start

    def _end(self, amount: Amount) -> int:
        return self.tokens[amount.last - 1].end

    def _sentence(self, amount: Amount) -> tuple[int, int]:
        sentence = self.layout.sentence_at(self._start(amount))
        return sentence.start, sentence.end

    # ---- numbers

    def _settle_points(self) -> None:
        """Read ``1.234 Mrd.`` as 1 and 234 thousandths in a text that writes decimal points."""
        doubtful = [
            index
            for index, token in enumerate(self.tokens)
            if token.kind == "d" and "." in token.written and self.kinds.startswith("S", index + 1)
        ]
        if doubtful and _writes_decimal_points(self.text):
            for index in doubtful:
                token = self.tokens[index]
                value = digits(token.written, point_is_decimal=True)
                self.tokens[index] = token._replace(value=value or token.value)

    def _amounts(self) -> Iterator[Amount]:
        """Yield the amounts; bare numbers only where a neighbour lends them its scale or currency."""
        amounts = list(amounts_of(self.tokens, self.kinds))
        lenders = dict(self._lent_behind_brackets())
        bracketed: Amount | None = None
        for amount in amounts:
            if not amount.bare:
                lenders |= dict.fromkeys(self._borrowers(amount), amount)
                bracketed = amount if self._is_bracketed(amount) else bracketed
            elif bracketed and self._is_bracketed(amount) and self._is_decimal_beside(amount, bracketed):
                lenders.setdefault(amount.first, bracketed)
        for amount in amounts:
            lender = lenders.get(amount.first)
            if not amount.bare:
                yield amount
            elif lender and amount.last == amount.first + 1 and not looks_like_year(self.tokens[amount.first]):
                yield share(amount, lender)

    def _borrowers(self, amount: Amount) -> Iterator[int]:
        """Yield the indices of the numbers that have scale and currency from ``amount``."""
        first = amount.first
        if match := _LIST_BEFORE.match(self.kinds, max(0, first - 14), first):
            yield from (index for index in range(match.start(), match.end()) if self.kinds[index] == "d")
            first = match.start()
        for pattern in (_VON_BEFORE, _AUF_BEFORE):
            match = pattern.match(self.kinds, max(0, first - 14), first)
            if match and self._is_time(*match.span("gap")) and not self._has_noun(*match.span("words")):
                yield match.start("number")
        match = _BRACKET_BEHIND.match(self.kinds, amount.last)
        if match and self._is_earlier(amount.last, match.start("number")):
            yield match.start("number")

    def _is_bracketed(self, amount: Amount) -> bool:
        return self.kinds[amount.first - 1 : amount.first] == "(" and self.kinds.startswith(")", amount.last)

    def _is_decimal_beside(self, amount: Amount, other: Amount) -> bool:
        """``China (246,1 Mrd. Euro), Frankreich (205,8)``: decimals in the same sentence."""
        decimal = not self.tokens[amount.first].written.isdecimal() and amount.number < 1000
        return decimal and self._sentence(amount) == self._sentence(other)

    def _lent_behind_brackets(self) -> Iterator[tuple[int, Amount]]:
        """``1,1 (2023: 1,0) Mrd. Euro``: both numbers have scale and currency from behind the bracket."""
        for match in _BRACKET_BETWEEN.finditer(self.kinds):
            currency = self.tokens[match.start("currency")].written if match["currency"] else ""
            one, scale = Decimal(1), self.tokens[match.start("scale")].value
            lender = Amount(match.start(), match.end(), one, one, one, scale, currency)
            yield match.start(), lender
            if match["number"] and self._is_earlier(match.start() + 1, match.start("number")):
                yield match.start("number"), lender

    def _is_time(self, first: int, last: int) -> bool:
        """Tell whether the tokens say when: ``im Vorjahr``, ``(2022)``."""
        return first >= last or bool(
            _time_words().fullmatch(self.text, self.tokens[first].start, self.tokens[last].start)
        )

    def _has_noun(self, first: int, last: int) -> bool:
        """``von Platz 8``."""
        return any(self.text[token.start].isupper() for token in self.tokens[first:last])

    def _is_earlier(self, bracket: int, number: int) -> bool:
        """Tell whether the words between a bracket and a number say that it is the earlier value."""
        return bool(_earlier_words().search(self.text, self.tokens[bracket].end, self.tokens[number].start))

    # ---- what is money

    def _is_possible(self, amount: Amount) -> bool:
        """Sort out currency names that are other words, and thousands without a currency."""
        tokens = self.tokens[amount.first : amount.last]
        if amount.scale is not None:
            usual = 1000 < amount.scale < 10**15 or (amount.scale == 1000 and tokens[0].kind == "d")
            return usual or bool(amount.currency)
        if self.kinds.startswith("-", amount.last) and self._is_compound(amount, tokens):
            return False
        plain = amount.low % 1 == 0 and not any(token.kind in "ar" for token in tokens)
        return amount.high >= currencies()[amount.currency].fewest or not plain

    def _is_compound(self, amount: Amount, tokens: list[Token]) -> bool:
        """``17 Euro-Länder`` and ``Ein-Euro-Job`` are no amounts, a ``100-Dollar-Marke`` is one."""
        joined = any(token.kind == "-" for token in tokens)
        return not joined or self.text.startswith(("-Job", "-Shop", "-Laden", "-Läden"), self._end(amount))

    def _counts_money(self, amount: Amount, places: list[int]) -> bool:
        """Decide for a number with a scale word and no currency: by the noun that it counts, else by the sentence.

        ``places`` are those of the amounts with a currency.
        """
        noun = _counted_noun(self.text, self._end(amount))
        if noun and not noun.startswith("-"):
            return bool(_money_noun().search(noun))
        if noun in _THRESHOLDS or not places:
            return bool(places)
        start, end = self._sentence(amount)
        if _any_between(places, start, end):
            return True
        named_thing, named_money = self._named_in(start, end)
        return not named_thing and (named_money or _any_between(places, start - NEAR, end + NEAR))

    def _named_in(self, start: int, end: int) -> tuple[bool, bool]:
        """Tell whether a sentence names something that is counted in millions, and whether it names money."""
        if (start, end) not in self._nouns:
            patterns = (_thing(), _money_noun())
            thing, money = (bool(pattern.search(self.text, start, end)) for pattern in patterns)
            self._nouns[start, end] = thing, money
        return self._nouns[start, end]

    # ---- currency

    def _codes(self, amounts: list[Amount]) -> list[str]:
        """Return the currency of each amount: its own, else that of the nearest."""
        own = {amount.first: self._own_code(amount) for amount in amounts if amount.currency}
        if len(own) == len(amounts):
            return list(own.values())
        known = [amount for amount in amounts if amount.currency]
        known = [amount for amount in known if not self._is_conversion(amount)] or known
        places = [amount.first for amount in known]
        return [own.get(amount.first) or own.get(self._nearest(amount, places), "") for amount in amounts]

    def _own_code(self, amount: Amount) -> str:
        currency = currencies()[amount.currency]
        if not currency.countries:
            return code_at(currency.code, self.published)
        by_adjective = (currency.code_by_adjective(adjective) for adjective in reversed(amount.adjectives))
        code = next(filter(None, by_adjective), "") or self._code_by_text(amount)
        return code_at(code or currency.code, self.published)

    def _code_by_text(self, amount: Amount) -> str:
        """Return the code that the sentence, else the whole text, gives a name that countries share."""
        currency = currencies()[amount.currency]
        start, end = self._sentence(amount) if currency.by_text else (0, 0)
        key = (amount.currency, start)
        if key not in self._codes_by_text:
            code = currency.code_by_outlet(self.text) or currency.code_by_text(self.text[start:end])
            self._codes_by_text[key] = code or self._code_by_whole_text(amount.currency)
        return self._codes_by_text[key]

    def _code_by_whole_text(self, name: str) -> str:
        key = (name, -1)
        if key not in self._codes_by_text:
            currency = currencies()[name]
            self._codes_by_text[key] = currency.code_by_text(self.text) if currency.by_text else ""
        return self._codes_by_text[key]

    def _is_conversion(self, amount: Amount) -> bool:
        """``10 Mrd. Yuan (1,4 Mrd. Dollar)``: no one's neighbour."""
        return _OPENED.match(self.kinds, max(0, amount.first - 4), amount.first) is not None

    def _nearest(self, amount: Amount, places: list[int]) -> int:
        """Return the one of ``places`` (first tokens) that is nearest in the sentence, else before, else behind."""
        index = bisect_left(places, amount.first)
        around = places[max(0, index - 1) : index + 1]
        start, end = self._sentence(amount)

        def distance(place: int) -> tuple[bool, bool, int]:
            outside = not start <= self.tokens[place].start < end
            between = abs(self.tokens[place].start - self._start(amount))
            return outside, outside and place > amount.first, between

        return min(around, key=distance, default=-1)

    # ---- qualifiers

    def _figure(self, amount: Amount, code: str) -> Figure:
        start, end = self._start(amount), self._end(amount)
        sign = self.kinds[amount.first - 1] if amount.first else ""
        place = self.tokens[amount.first - 1].start if sign in ("n", "p") else start
        if amount.is_range:
            place = self._before_range_word(place)
        before, after = qualifiers.before(self.text, place), qualifiers.after(self.text, end)
        inside = (token.written for token in self.tokens[amount.first : amount.last] if token.kind in "sQ")
        stated = qualifiers.strongest([before.qualifier, after.qualifier, *map(qualifiers.of_word, inside)])
        return Figure(
            start,
            end,
            self.text[start:end],
            _plain(amount.low),
            _plain(amount.high),
            code,
            "vague" if amount.vague else stated,
            self._before_range_word(before.place) if amount.is_range else before.place,
            after.place,
            negative=sign == "n",
        )

    def _before_range_word(self, place: int) -> int:
        match = _RANGE_WORD.match(self.text, 0, place)
        return match.start() if match else place

    def _with_verbs(self, figures: list[Figure]) -> list[Figure]:
        """Give qualifiers by the verb; an amount in brackets has that of the one before it."""
        done: list[Figure] = []
        for index, figure in enumerate(figures):
            before = done[-1] if done else None
            if figure.qualifier == "exact":
                following = figures[index + 1].start if index + 1 < len(figures) else len(self.text)
                qualifier = self._by_verb(figure, before.end if before else 0, following)
                if qualifier == "exact" and before and self._converts(figure, before):
                    qualifier = before.qualifier
                figure = replace(figure, qualifier=qualifier) if qualifier != "exact" else figure
            done.append(figure)
        return done

    def _converts(self, figure: Figure, before: Figure) -> bool:
        """``mehr als 5 Mrd. Yuan (0,7 Mrd. Dollar)``: more than, too."""
        opened = _OPENED_ONLY.fullmatch(self.text, before.end, figure.start)
        return bool(opened) and before.currency != figure.currency and before.qualifier != "vague"

    def _by_verb(self, figure: Figure, start: int, end: int) -> str:
        """Look for the verb between the figures round this one, inside its paragraph."""
        if _OPENED_ONLY.fullmatch(self.text, figure.end, end):  # 5 Mrd. Yuan (0,7 Mrd. Dollar) übersteigen
            end = len(self.text)
        start, end = max(start, figure.start - 300), min(end, figure.end + 300)
        if "\n" in self.text[start:end]:
            paragraph = self.layout.paragraph_at(figure.start)
            start, end = max(start, paragraph.start), min(end, paragraph.end)
        return qualifiers.of_verb(self.text, start, figure.phrase_start, figure.end, end)

    # ---- numbers said again

    def _with_repeated_numbers(self, figures: list[Figure]) -> list[Figure]:
        """Add the numbers, of a thousand at least, that stand alone but elsewhere have their currency."""
        named = {match[0]: figure for figure in figures if (match := _large_number().search(figure.text))}
        if not named:
            return figures
        ends = {figure.end for figure in figures}
        again = [
            replace(
                named[match[0]],
                start=match.start(),
                end=match.end(),
                text=match[0],
                qualifier="exact",
                phrase_start=match.start(),
                phrase_end=match.end(),
                negative=False,
            )
            for match in _lone_number().finditer(self.text)
            if match[0] in named and match.end() not in ends
        ]
        return sorted(figures + again, key=lambda figure: figure.start)


# ---------------------------------------------------------------- patterns over the kinds of tokens

# 5, 6 und [7 Mio.] | 14 bzw. etwa [15 Euro]
_LIST_BEFORE = regex.compile(r"(?r)(?:d,)*d(?:u|j\.?)Q?")
# von derzeit 8,4 (2022) auf [4,9 Mrd.] | um 1,98 auf [6,43 Mrd.]
_VON_BEFORE = regex.compile(r"(?r)[mq](?P<words>[xQ]{0,2})(?P<number>d)(?P<gap>[xdmnp.]{0,5}|\([xd.]{1,5}\))fQ?")
# auf 4,4 und 2023 auf [5,1 Mrd.]
_AUF_BEFORE = regex.compile(r"(?r)f(?P<words>Q?)(?P<number>d)[u,](?P<gap>[xd.]{0,4})fQ?")
# [1,1 Mrd.] (2023: 1,0)
_BRACKET_BEHIND = regex.compile(r"\([xdnpQ.,:]{1,6}(?P<number>d)\)")
# 1,1 (2023: 1,0) Mrd. Euro | 7,5 (-10,2 %) Mrd. Euro
_BRACKET_BETWEEN = regex.compile(r"d\([^()|]{1,6}?(?P<number>d)?\)(?P<scale>S)(?P<currency>[c$])?")
# 10 Mrd. Yuan (etwa [1,4 Mrd. Dollar])
_OPENED = regex.compile(r"(?r)[ScC$F]\([xQ]?")


# ---------------------------------------------------------------- patterns over the text

_RANGE_WORD = regex.compile(r"(?r)\b(?:[Zz]wischen|[Vv]on)\s+")
_OPENED_ONLY = regex.compile(r"\s*\(\s*(?:umgerechnet\s+)?")
_THRESHOLDS = ("-Marke", "-Schwelle", "-Grenze", "-Hürde", "-Latte")  # the 500-Millionen-Marke


@cache
def _time_words() -> regex.Pattern[str]:
    return regex.compile(rf"(?:[\s.,()]|\d{{4}}|\b{lexicon.alternatives(lexicon.words('figures', 'money.time'))}\b)*")


@cache
def _earlier_words() -> regex.Pattern[str]:
    return regex.compile(rf":|\b{lexicon.alternatives(lexicon.words('figures', 'money.earlier'))}\b")


@cache
def _money_noun() -> regex.Pattern[str]:
    """Nouns that end like one of the lexicon: ``Exporterlöse``."""
    return regex.compile(rf"(?i)(?:{'|'.join(lexicon.words('figures', 'money.nouns'))})(?:e[nrs]?|ern|n|s)?\b")


@cache
def _thing() -> regex.Pattern[str]:
    """Nouns for what is counted in millions and is no money."""
    return regex.compile(rf"\b(?:{'|'.join(lexicon.words('figures', 'money.things'))})\p{{Ll}}{{0,3}}\b")


def _counted_noun(text: str, place: int) -> str:
    """Return the noun or unit that the number before ``place`` counts, with a hyphen before it, or nothing."""
    match = _counted().match(text, place)
    if match is None or any(word in _function_words() for word in match["words"].split()):
        return ""
    return match["unit"] or (match["hyphen"] or "") + match["noun"]


@cache
def _counted() -> regex.Pattern[str]:
    units = lexicon.alternatives(lexicon.words("figures", "money.units"))
    return regex.compile(
        rf"""\s*(?P<words>)(?P<unit>(?i:{units})[²³]?)\b                              # [5 Mio.] t
           | (?P<hyphen>-)?\s*                                                      # [500-Millionen]-Marke
             (?P<words>(?:(?:\p{{Ll}}+\s+){{0,2}}\p{{Ll}}{{3,}}(?:e|en|er|es|em)\s+)?)   # stets verfügbare
             (?P<noun>\p{{Lu}}\p{{L}}+|%|°)""",
        regex.VERBOSE,
    )


@cache
def _function_words() -> frozenset[str]:
    return frozenset(lexicon.words("figures", "money.function_words"))


@cache
def _large_number() -> regex.Pattern[str]:
    """12'200, with neither scale nor range."""
    return regex.compile(r"(?<![\d.,'’-])\d{1,3}(?:['’.]\d{3})+(?![\d.,'’-]|\s*(?:[TM]|bis))")


@cache
def _lone_number() -> regex.Pattern[str]:
    """Auf [12'200]."""
    return regex.compile(r"(?<=\b(?:auf|von|um|als|für|mit|bei)\s)\d{1,3}(?:['’.]\d{3})+(?=[;:!?)]|[.,](?!\d))")


def _any_between(places: list[int], start: int, end: int) -> bool:
    """Tell whether one of the sorted ``places`` lies from ``start`` to ``end``."""
    index = bisect_left(places, start)
    return index < len(places) and places[index] < end


def _writes_decimal_points(text: str) -> bool:
    """Tell whether the numbers of a text have decimal points more often than commas."""
    points = regex.findall(r"(?<![\d.,])\d+\.(?:\d\d?|\d{4,})(?![\d.]|,\d|\s*Uhr)", text)
    return len(points) > len(regex.findall(r"\d,\d", text))


def _plain(value: Decimal) -> Decimal:
    """Return ``value`` without idle zeros; thirds are rounded to the hundredth."""
    if value == value.to_integral_value():
        return Decimal(int(value))
    return value.normalize() if len(value.as_tuple().digits) < EXACT.prec else round(value, 2)

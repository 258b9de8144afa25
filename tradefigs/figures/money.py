"""Which amounts are money, and which are numbers of people or tonnes, or other words like currencies."""

from __future__ import annotations

from bisect import bisect_left, insort
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.figures.amounts import Amount
from tradefigs.figures.currencies import currencies
from tradefigs.figures.subjects import sale
from tradefigs.figures.tokens import Tokens, looks_like_year
from tradefigs.language.layout import Layout
from tradefigs.language.patterns import late

# How near to its sentence money makes a number with a scale word money as well; how far before an amount the
# words begin that turn it.
NEAR = 120
# A scale that only an amount with its currency has: without one, `3-Trillion` is English.
# Of so many there are few things but money.
BILLION = 10**9
LARGEST_SCALE = 10**15


def money_of(source: Tokens, amounts: list[Amount], layout: Layout) -> list[Amount]:
    """Return the amounts that are money: those with a currency, and those that their sentence shows so."""
    possible = [amount for amount in amounts if _is_possible(source, amount)]
    sentences = _Sentences(source, possible, layout)
    found: list[Amount] = []
    for amount in possible:
        if amount.currency:
            found.append(amount)
        elif _counts_money(source, amount, sentences):
            found.append(amount)
            sentences.add(source.start(amount.first))
    return found


def _is_possible(source: Tokens, amount: Amount) -> bool:
    """Sort out currency names that are other words, and thousands or trillions without a currency."""
    if amount.scale is not None and not amount.currency:
        in_digits = source.kinds[amount.first] == "d"  # 417 Tausend, but not hunderttausend
        return 1000 < amount.scale < LARGEST_SCALE or (amount.scale == 1000 and in_digits)
    if _is_weight(source, amount):
        return False
    if _is_other_word(source, amount):
        return False
    if amount.scale is not None:
        return True
    if amount.currency in lexicon.load("currencies")["scaled"].split():
        return False
    kinds = source.kinds[amount.first : amount.last]
    if source.kinds.startswith("-", amount.last) and ("-" not in kinds or _names_a_thing(source, amount)):
        return False
    plain = amount.low % 1 == 0 and not any(kind in "ar" for kind in kinds)
    return not plain or amount.high >= currencies()[amount.currency].fewest


def _is_other_word(source: Tokens, amount: Amount) -> bool:
    """``2009 Real Madrid``, ``Seit 1990 Mark Müller kam``, ``Im Jahr 2020 Pfund und Dollar fielen``."""
    text, name, rests = source.text, amount.currency, _other_words().get(amount.currency)
    if rests and text.startswith(rests, source.end(amount.last - 1)):
        return True
    if amount.scale is not None or amount.is_range or source.kinds[amount.first] != "d":
        return False
    if text.startswith((f" für {name}", f" um {name}"), source.end(amount.last - 1)):  # Mark für Mark
        return True
    place = source.start(amount.first)
    before = text, max(0, place - NEAR), place
    if looks_like_year(source.tokens[amount.first]):
        return _YEAR_LEAD.match(*before) is not None
    return name == "Cent" and bool(_before_names().match(*before))


@cache
def _other_words() -> dict[str, tuple[str, ...]]:
    """Return the words that look like currencies, with what makes each of them another word behind it."""
    rests: dict[str, tuple[str, ...]] = {}
    for words in lexicon.words("figures", "money.other_words"):
        word, rest = words.split(" ", 1)
        rests[word] = (*rests.get(word, ()), f" {rest}")
    return rests


@cache
def _before_names() -> regex.Pattern[str]:
    return regex.compile(rf"(?r)\b{lexicon.any_of('figures', 'money.before_names')}\s+")


# What only says when, so that a verb or a subject follows: Im Jahr [2020], seit [1990]
_YEAR_LEAD = late(r"(?r)(?:\b(?:Im|In)\s+(?:Jahre?|\p{Lu}\p{Ll}+)|\b[Ss]eit|\b(?:Anfang|Mitte|Ende))\s+")


def _is_weight(source: Tokens, amount: Amount) -> bool:
    """``5 Millionen Pfund Kaffee`` are no money, ``für 5 Millionen Pfund Kaffee`` were sold."""
    if amount.currency not in lexicon.words("figures", "money.weights") or len(amount.adjectives) > 1:
        return False
    goods = _GOODS.match(source.text, source.end(amount.last - 1))
    if goods is None or _money_noun().search(goods[0]):
        return False
    place = source.start(amount.first)
    return not _PAID.search(source.text, max(0, place - NEAR), place)


_GOODS = late(r"[^\S\n]+\p{Lu}\p{Ll}+")
_PAID = late(r"(?r)\b(?:für|um|von|auf|über|mit)\s+(?:\p{Ll}+\s+){0,3}$")


def _names_a_thing(source: Tokens, amount: Amount) -> bool:
    """``Ein-Euro-Job`` is no amount, a ``100-Dollar-Marke`` is one."""
    return source.text.startswith(
        lexicon.words("figures", "money.compounds"), source.end(amount.last - 1) + 1
    )


# ---------------------------------------------------------------- a number with a scale word and no currency


def _counts_money(source: Tokens, amount: Amount, sentences: _Sentences) -> bool:
    """Decide by the noun that the number counts, else by its sentence, else by the figures near."""
    place, end = source.start(amount.first), source.end(amount.last - 1)
    noun, priced = _counted_noun(source.text, end), _is_priced(source.text, place)
    if noun and (not sentences.goes_on(place, end) or sentences.is_what_is_part(place)):
        noun = ""
    if noun and priced:
        noun = "" if _is_paid_for(source.text, end, noun) or sentences.pays_before(place) else noun
    if noun and not noun.startswith("-"):
        return bool(_money_noun().search(noun))
    if amount.scale == 1000:
        return sentences.names_currency(place)
    if noun in _THRESHOLDS:  # the 500-Millionen-Marke
        return bool(sentences.named)
    if not sentences.named:
        return amount.vague and _is_sum_of_money(source, amount, sentences)
    return (
        sentences.speaks_of_money(place)
        or sentences.is_of_money(amount, place)
        or sentences.is_part(place)
        or sentences.says_again(amount, place)
        or (priced and sentences.is_beside_money(place))  # Autos kaufte es für [4 Milliarden]
        or (priced and amount.high >= BILLION and sentences.tells_of_sale(place))
    )


def _is_sum_of_money(source: Tokens, amount: Amount, sentences: _Sentences) -> bool:
    """``ein dreistelliger Millionenbetrag``, ``Verluste von mehreren Milliarden``: money with no currency."""
    word, place = source.tokens[amount.last - 1], source.start(amount.first)
    if word.kind != "B":
        return not sentences.names_things(place) and sentences.is_of_money(amount, place)
    return bool(_money_noun().search(word.written)) or sentences.speaks_of_money(place)


def _is_paid_for(text: str, end: int, noun: str) -> bool:
    """``für 61 Milliarden Waren verkauft``, ``für 7 Milliarden importierte Polen``: no count of a noun."""
    return noun in lexicon.words("trade", "whole.goods") or _VERB.match(text, end) is not None


def _is_priced(text: str, place: int) -> bool:
    return _PRICED.match(text, max(0, place - NEAR), place) is not None


# für rund [61 Milliarden]
_PRICED = late(r"(?r)\b[Ff]ür\s+(?:\p{Ll}+\s+){0,2}")
# [7 Milliarden] importierte Polen
_VERB = late(r"\s+\p{Ll}+ten?\s+\p{Lu}")
_THRESHOLDS = ("-Marke", "-Schwelle", "-Grenze", "-Hürde", "-Latte")


class _Sentences:
    """What the sentences of a text speak of; ``named`` are the places of the amounts with a currency."""

    def __init__(self, source: Tokens, amounts: list[Amount], layout: Layout) -> None:
        self.text = source.text
        self.layout = layout
        self.named = [source.start(amount.first) for amount in amounts if amount.currency]
        self.sums = {(amount.low, amount.high) for amount in amounts if amount.currency}
        self._known: dict[int, bool] = {}

    def add(self, place: int) -> None:
        """Let what stands at ``place`` be money for those behind it, too."""
        if self.named:
            insort(self.named, place)

    def speaks_of_money(self, place: int) -> bool:
        """Tell whether the sentence at ``place`` has a currency, or money without other things."""
        sentence = self.layout.sentence_at(place)
        if sentence.start not in self._known:
            self._known[sentence.start] = self._decide(sentence.start, sentence.end)
        return self._known[sentence.start]

    def names_things(self, place: int) -> bool:
        """Tell whether the sentence at ``place`` speaks of things that come in millions."""
        sentence = self.layout.sentence_at(place)
        return bool(_thing().search(self.text, sentence.start, sentence.end))

    def is_of_money(self, amount: Amount, place: int) -> bool:
        """Tell whether a noun of money is put to the number, or stands in its sentence beside billions."""
        sentence = self.layout.sentence_at(place)
        if _put_to().search(self.text, max(sentence.start, place - NEAR), place):
            return True
        large = amount.scale is not None and amount.scale >= BILLION
        return large and bool(_money_noun().search(self.text, sentence.start, place))

    def tells_of_sale(self, place: int) -> bool:
        """Tell whether goods are sold in the sentence at ``place``: ``für [2,5 Milliarden] geliefert``."""
        return sale().search(self.text, *self.layout.sentence_at(place)) is not None

    def pays_before(self, place: int) -> bool:
        """Tell whether its sentence paid before: ``für 3 Mrd. Dollar Soja, für [2 Milliarden] Mais``."""
        start = self.layout.sentence_at(place).start
        last = bisect_left(self.named, place) - 1
        return last >= 0 and self.named[last] >= start and _is_priced(self.text, self.named[last])

    def names_currency(self, place: int) -> bool:
        """Tell whether the sentence at ``place`` holds an amount with a currency."""
        sentence = self.layout.sentence_at(place)
        return self._is_named(sentence.start, sentence.end)

    def goes_on(self, place: int, end: int) -> bool:
        """Tell whether the sentence goes on behind ``end``: what a number counts stands in its sentence."""
        return self.layout.sentence_at(place).end > end + 1

    def is_part(self, place: int) -> bool:
        """Tell whether the number is a part of the money named last: ``ein Drittel davon, 14 Milliarden``."""
        sentence = self.layout.sentence_at(place)
        return bool(_of_that().search(self.text, sentence.start, place)) and self._is_named(
            self.layout.sentence_at(max(0, sentence.start - 2)).start, place
        )

    def is_what_is_part(self, place: int) -> bool:
        """Tell whether a part of a sum is told: ``Von den 5 Mrd. Dollar waren [4 Milliarden] Gold``."""
        sentence = self.layout.sentence_at(place)
        whole = _OUT_OF.match(self.text, sentence.start)
        is_named = whole is not None and whole.end() in self.named
        return (
            is_named
            and _IT_IS.match(self.text, sentence.start, place) is not None
            and not self.names_things(place)
        )

    def says_again(self, amount: Amount, place: int) -> bool:
        """Tell whether the same sum has a currency elsewhere: a headline that leaves it out."""
        return (amount.low, amount.high) in self.sums and not self.names_things(place)

    def _decide(self, start: int, end: int) -> bool:
        if self._is_named(start, end):
            return True
        if _thing().search(self.text, start, end):
            return False
        return bool(_money_noun().search(self.text, start, end)) or self.is_beside_money(start)

    def is_beside_money(self, place: int) -> bool:
        """Tell whether an amount with a currency stands near the sentence at ``place``."""
        sentence = self.layout.sentence_at(place)
        before = self.layout.sentence_at(max(0, sentence.start - 2)).start
        return self._is_named(min(before, sentence.start - NEAR), sentence.end + NEAR)

    def _is_named(self, start: int, end: int) -> bool:
        index = bisect_left(self.named, start)
        return index < len(self.named) and self.named[index] < end


def _counted_noun(text: str, place: int) -> str:
    """Return the noun or unit that the number before ``place`` counts (``-Marke`` with its hyphen)."""
    match = _counted().match(text, place)
    if match is None or not _function_words().isdisjoint(match["words"].split()):
        return ""
    is_rank = match["noun"] in lexicon.words("figures", "money.ranks") or _best().search(match["words"])
    if is_rank:  # mit [9 Milliarden] größter Kunde
        return ""
    return match["unit"] or (match["hyphen"] or "") + match["noun"]


@cache
def _counted() -> regex.Pattern[str]:
    units = lexicon.alternatives(lexicon.words("figures", "money.units"))
    return regex.compile(
        rf"""\s*(?P<words>)(?P<unit>(?i:{units})[²³]?)\b                                # [5 Mio.] t
           | (?P<hyphen>-)?\s*                                                        # [500-Millionen]-Marke
             (?P<words>(?:(?:\p{{Ll}}+\s+){{0,2}}\p{{Ll}}{{3,}}(?:e|en|er|es|em)\s+)?)     # stets verfügbare
             (?P<noun>\p{{Lu}}\p{{L}}+|%|°)""",
        regex.VERBOSE,
    )


@cache
def _best() -> regex.Pattern[str]:
    return regex.compile(rf"(?i:{lexicon.any_of('roles', 'ranking.superlatives')})er\s")


@cache
def _function_words() -> frozenset[str]:
    return frozenset(lexicon.words("figures", "money.function_words"))


@cache
def _money_noun() -> regex.Pattern[str]:
    """Nouns that end like one of the lexicon: ``Exporterlöse``."""
    nouns = "|".join(lexicon.words("figures", "money.nouns"))
    return regex.compile(rf"(?i)(?:{nouns})(?:e[nrs]?|ern|n|s)?\b")


@cache
def _put_to() -> regex.Pattern[str]:
    """``ein Export von`` [13 bis 14 Milliarden]."""
    nouns = "|".join(lexicon.words("figures", "money.nouns"))
    return regex.compile(
        rf"(?i:(?:{nouns})(?:e[nrs]?|ern|n|s)?)\s+(?:von|in\s+Höhe\s+von)\s+(?:\p{{Ll}}+\s+){{0,2}}$"
    )


# Von den [5 Mrd. Dollar]
_OUT_OF = late(r"\W*Von\s+(?:den|diesen|jenen|ihren|seinen)\s+(?:(?:rund|etwa|gut|knapp|fast|insgesamt)\s+)?")
_IT_IS = late(r"(?r)\b(?:sind|waren|seien|wären)\s+(?:\p{Ll}+\s+){0,2}")


@cache
def _of_that() -> regex.Pattern[str]:
    return regex.compile(r"\bdavon\b,?\s+(?:\p{Ll}+\s+){0,2}$")


@cache
def _thing() -> regex.Pattern[str]:
    """Nouns for other things that come in millions; not `Beste Kunden waren Polen mit [207 Millionen]`."""
    things = "|".join(lexicon.words("figures", "money.things"))
    ranked = rf"(?i:{lexicon.any_of('roles', 'ranking.superlatives')})e[rnms]?\s"
    return regex.compile(rf"(?<!{ranked})\b(?:{things})\p{{Ll}}{{0,3}}\b")

"""Numbers whose unit another of the sentence has: ``nach Peru für 3,9 Mrd., nach Chile für 2,6``.

What is read here is far from its unit; what stands right beside it `borrowing` reads. A number is short for
money where it stands as the money does: behind the same preposition (``auf 3,9 Mrd., die Importe auf 2,6``),
behind the value that it preceded (``3,9 Mrd., nach 2,6 im Jahr davor``), or in the place of its like (``auf
Tee 3,9 Mrd., auf Wein 2,6``).
"""

from __future__ import annotations

from bisect import bisect, insort
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import NamedTuple

import regex

from tradefigs import lexicon
from tradefigs.figures import qualifiers
from tradefigs.figures.figure import Figure
from tradefigs.figures.numerals import digits, number_word, plain
from tradefigs.figures.subjects import COUNT, MONEY, RATE, sale, subject
from tradefigs.language.layout import Layout
from tradefigs.language.patterns import late
from tradefigs.language.text import CLOSING_MARKS, Span

_UNITS = frozenset(Decimal(10) ** power for power in (3, 6, 9, 12))
_SMALLEST_UNIT = min(_UNITS)
FARTHEST_APART = 50  # how many times as large as the one the other may be
REACH = 120  # characters before a number in which the words may stand that tell of what it is
_ANY_NUMBER = late(r"\d[\d.,'’]*")
_YEAR = late(r"(?:1[89]|20)\d\d")
_ONE = late(r"[Ee]ine[rmn]?")
_start = attrgetter("start")


def with_elliptical(text: str, figures: list[Figure], layout: Layout) -> list[Figure]:
    """Add the numbers of the figures' sentences that are short for money."""
    if len(figures) == 1 and figures[0].text == text.strip():  # a phrase, for which no pattern is compiled
        return figures
    found: list[Figure] = []
    lending = [figure for figure in figures if figure.high >= _SMALLEST_UNIT]
    for span in {layout.sentence_at(figure.start): None for figure in lending}:
        first, last = (bisect(figures, end - 1, key=_start) for end in span)
        found += _Sentence(text, span, figures[first:last]).elliptical()
    return sorted([*figures, *found], key=_start) if found else figures


def unit_of(figure: Figure) -> Decimal:
    """Return the unit of the number of ``figure``: 1e6 in ``5 Mio. Euro``; 0 where it has several or none."""
    numbers = _ANY_NUMBER.findall(figure.text)
    if not numbers:
        return _unit_of_words(figure)
    value = digits(numbers[0].rstrip(".,")) if len(numbers) == 1 else None
    unit = figure.high / value if value else Decimal(0)
    return unit if unit in _UNITS else Decimal(0)


def _unit_of_words(figure: Figure) -> Decimal:
    """``acht Millionen Pfund``, but not ``eine halbe Milliarde``."""
    word = figure.text.split()[0]
    value = Decimal(1) if _ONE.fullmatch(word) else number_word(word)
    unit = figure.high / value if value and figure.low == figure.high else Decimal(0)
    return unit if unit in _UNITS else Decimal(0)


class _Number(NamedTuple):
    """A number without a unit: its place, the place of its qualifiers, and the preposition before these."""

    start: int
    end: int
    written: str
    value: Decimal
    words: qualifiers.Words
    lead: str
    place: int  # where the lead begins; without one, the adverbs: `nur noch`

    @property
    def is_emphatic(self) -> bool:
        """`nur noch` stands before it, or a qualifier."""
        return self.place < self.start

    @property
    def is_decimal(self) -> bool:
        return "," in self.written


class _Sentence:
    """A sentence with figures, and the numbers in it that are short for money."""

    def __init__(self, text: str, span: Span, figures: list[Figure]) -> None:
        self.text = text
        self.span = span
        self.figures = figures

    def elliptical(self) -> Iterator[Figure]:
        """Yield what its numbers are short for; each lends its unit to the next."""
        for match in _numbers().finditer(self.text, *self.span):
            if self._is_in_figure(match.start()):
                continue
            short = self._short_for(match)
            if short:
                insort(self.figures, short, key=_start)
                yield short

    def _is_in_figure(self, place: int) -> bool:
        index = bisect(self.figures, place, key=_start) - 1
        return index >= 0 and place < self.figures[index].end

    def _short_for(self, match: regex.Match[str]) -> Figure | None:
        is_flow = _FLOW_BEHIND.match(self.text, match.end()) is not None
        if not (is_flow or self._counts_nothing(match.end())):
            return None
        number = self._read(match)
        lender = self._lender(number) if number else None
        if number is None or lender is None:
            return None
        amount = plain(number.value * unit_of(lender))
        if max(amount, lender.low) > FARTHEST_APART * min(amount, lender.low):
            return None
        return replace(
            lender,
            start=number.start,
            end=number.end,
            text=number.written,
            low=amount,
            high=amount,
            qualifier=number.words.qualifier,
            phrase_start=number.words.place,
            phrase_end=number.end,
            negative=False,
        )

    def _read(self, match: regex.Match[str]) -> _Number | None:
        written = match[0]
        value = digits(written) if written[0].isdecimal() else number_word(written)
        if not value:
            return None
        words = qualifiers.before(self.text, match.start())
        lead, place = self._lead(words.place)
        # für `gerade einmal` zehn, `gerade einmal` für zehn, or beside `eine Milliarde`
        is_stressed = (
            bool(self.text[place + len(lead) : match.start()].strip()) or self._lead(place)[1] < place
        )
        if written.isalpha() and not is_stressed and not any(f.text[0].isalpha() for f in self.figures):
            return None
        return _Number(match.start(), match.end(), written, value, words, lead, place)

    def _lead(self, place: int) -> tuple[str, int]:
        """Return the preposition before ``place`` and where it begins: `für (nur noch)` 3."""
        match = _led_by().match(self.text, self.span.start, place)
        return (
            (match["lead"].lower(), match.start())
            if match and match["lead"]
            else ("", match.start() if match else place)
        )

    # ------------------------------------------------------------ the figure that lends its unit

    def _lender(self, number: _Number) -> Figure | None:
        lending = sorted(
            (figure for figure in self.figures if unit_of(figure)),
            key=lambda figure: max(figure.start - number.end, number.start - figure.end),
        )
        following = next((f for f in self.figures if f.start >= number.end), None)
        if following is not None and unit_of(following) and self._precedes(number, following):
            return following
        if number.lead == "um" and sale().search(
            self.text, *self.span
        ):  # `verkaufte um` 3: Austrian for `für`
            return next((f for f in lending if self._lead(f.phrase_start)[0] == number.lead), None)
        if number.lead in _words("money.price_leads"):
            return next(
                (f for f in lending[:1] if not self._has_rival(number) or self._is_sold(number)), None
            )
        before = [figure for figure in lending if figure.end <= number.start][:1]
        if before and (self._is_part(before[0], number) or self._is_at_other_time(before[0], number)):
            return before[0]
        if not self._may_be_money(number):
            return None
        compared = number.lead in _words("money.compared_with")
        is_earlier = number.is_decimal or _IN_EARLIER_TIME.match(self.text, number.end) is not None
        if compared and is_earlier and before:
            return before[0] if self._goes_on(before[0], number) else None
        if number.lead in _words("money.value_leads"):
            same = (
                f
                for f in lending
                if self._lead(f.phrase_start)[0] == number.lead
                and (number.is_decimal or f.end <= number.start)
            )
            return None if self._has_rival(number) else next(same, None)
        if number.is_decimal and self._is_of_year(number.place):
            return next((f for f in lending if self._is_of_year(self._lead(f.phrase_start)[1])), None)
        return next((f for f in before if self._stands_like(f, number)), None)

    def _precedes(self, number: _Number, figure: Figure) -> bool:
        """``(Exporte`` [6,4]``, Importe 7,1 Mrd.)``, [3,6] ``Export und 3,1 Mrd. Import``.

        Likewise ``ein Minus,`` [6,4] ``nach 7,1 Mrd.``
        """
        between = number.end, figure.phrase_start
        if _FLOW_NEXT.fullmatch(self.text, *between):
            return _FLOW_BEFORE.match(self.text, self.span.start, number.place) is not None
        if _FLOW_BEHIND.fullmatch(self.text, *between):
            return _FLOW_LAST.match(self.text, figure.phrase_end) is not None
        is_apart = number.is_decimal and self.text[: number.place].endswith((", ", "("))
        return is_apart and _EARLIER_NEXT.fullmatch(self.text, *between) is not None

    def _told_of(self, number: _Number) -> str:
        return subject(self.text, max(self.span.start, number.place - 3 * REACH), number.place)

    def _may_be_money(self, number: _Number) -> bool:
        """Tell whether what the sentence tells a number of may be money: things have no decimals."""
        told = self._told_of(number)
        # of an unknown noun: die Note fiel auf [2,3]
        is_value = number.lead in _words("money.value_leads") and number.lead not in _PRICED
        if told == MONEY:
            return not self._is_of_currency(number) and not (is_value and self._is_of_new(number))
        if told == RATE or is_value:
            return False
        return number.is_decimal or (told != COUNT and (bool(number.lead) or number.is_emphatic))

    def _is_of_new(self, number: _Number) -> bool:
        """``3 Mrd. Euro, das Klima auf`` [98,2]: of a noun that is no money, behind the last figure."""
        start = max((f.end for f in self.figures if f.end <= number.start), default=-1)
        if start < 0 or subject(self.text, start, number.place) == MONEY:
            return False
        named = _BESIDE.sub(" ", self.text[start : number.place])
        return _NOUN.search(named) is not None and _COMES_TO.search(named) is None

    def _is_of_currency(self, number: _Number) -> bool:
        """``der Dollar fiel auf 1,08``"""
        before = max([f.end for f in self.figures if f.end <= number.start], default=self.span.start)
        return _of_currency().search(self.text, before, number.place) is not None

    def _is_sold(self, number: _Number) -> bool:
        """``und kaufte dort für [15] ein``: whatever was counted before."""
        clause = max(self.text.rfind(mark, self.span.start, number.place) for mark in (",", " und "))
        return clause >= 0 and sale().search(self.text, clause, number.place) is not None

    def _goes_on(self, lender: Figure, number: _Number) -> bool:
        """``3,9 Mrd. waren es im Mai, nach [2,6] im April``: no other number stands between."""
        if number.place - lender.end > REACH:
            return False
        numbers = _ANY_NUMBER.findall(self.text, lender.end, number.place)
        return all(_YEAR.fullmatch(other.rstrip(".,")) for other in numbers)

    def _is_of_year(self, place: int) -> bool:
        """``2022 schon`` [3,9], ``2023`` [4,2 Mrd.]"""
        return _YEAR_BEFORE.match(self.text, self.span.start, place) is not None

    def _is_part(self, whole: Figure, number: _Number) -> bool:
        """``3,9 Mrd., davon`` [2,6] ``nach Peru``, ``Von den 250 Mio. kamen`` [160] ``aus Peru``"""
        if number.value * unit_of(whole) > whole.high or not self._goes_on(whole, number):
            return False
        if number.written.isalpha() and not number.is_emphatic:  # `Firmen, davon zwei aus Lodz`
            return False
        falls = any(self._is_followed_by(number, place) for place in _PARTS)
        of_it = _OF_IT.match(self.text, whole.end, number.place) is not None
        if self._is_followed_by(number, "davon"):
            return _PARTED.fullmatch(self.text, whole.end, number.place) is not None
        opens = _OF_THOSE.fullmatch(self.text, self.span.start, whole.phrase_start) is not None
        return falls and (of_it or (opens and _FELL.match(self.text, whole.end, number.place) is not None))

    def _is_at_other_time(self, lender: Figure, number: _Number) -> bool:
        """``3,9 Mrd.; 2021 waren es`` [2], ``3,9 Mrd. (2021:`` [2]``; 2020:`` [1]``)``"""
        if not self._goes_on(lender, number):
            return False
        if bracket := _YEAR_IN_BRACKET.match(self.text, self.span.start, number.place):
            # `3 Mrd. aus` (2021: 2,9), not `3 Mrd., die Quote` (2021: 5,9)
            is_beside = _PARTICLE.fullmatch(self.text, lender.end, bracket.start()) is not None
            return lender.start > bracket.start() or is_beside
        were = _they_were().search(self.text, self.span.start, number.place)
        told = self._told_of(number)
        is_sure = told == MONEY or number.is_decimal or number.is_emphatic  # not `Pferde, 2021 waren es` 5
        if were is None or not is_sure or told in (COUNT, RATE):
            return False
        return were.end() == number.place or self._is_of_year(number.place)

    def _stands_like(self, lender: Figure, number: _Number) -> bool:
        """Tell whether a number without a preposition stands where its like has the figure ``lender``."""
        if self._counts_other(self.span.start, number.start, ""):
            return False
        between = lender.end, number.place
        if number.is_decimal and (joined := _JOINED.fullmatch(self.text, *between)):
            return self._is_followed_by(number, joined["preposition"])
        like = _like().match(self.text, max(lender.end, number.place - REACH), number.place)
        if like is None:
            fell = number.is_decimal and _FELL.match(self.text, lender.end, number.place)
            return bool(fell) and any(self._is_followed_by(number, place) for place in _PARTS)
        if like["preposition"]:
            places = _PLACES if like["preposition"] in _PLACES else (like["preposition"],)
            named = rf"\b(?i:{'|'.join(places)})\b"
            told = regex.search(named, self.text[self.span.start : like.start()])
            return told is not None and (number.is_decimal or number.is_emphatic)
        return number.is_decimal

    def _is_followed_by(self, number: _Number, preposition: str) -> bool:
        return self.text.startswith(f" {preposition} ", number.end)

    # ------------------------------------------------------------ what else it may count

    def _counts_nothing(self, place: int) -> bool:
        """Tell whether no noun follows that the number counts: the clause ends, or another phrase begins."""
        end = self.span.end
        while end > place and (self.text[end - 1].isspace() or self.text[end - 1] in ".!?…" + CLOSING_MARKS):
            end -= 1
        if place >= end:
            return True
        match = _BEHIND.match(self.text, place, end)
        if match is None:
            return False
        word = match["word"]
        if word in _words("money.behind_values"):
            joined = _AND_NUMBER.match(self.text, place, end)  # um 3,2 und 4,1 Prozent
            return joined is None or any(f.start == joined.start("number") for f in self.figures)
        return not word or match.end() >= end or bool(match["closed"])

    def _has_rival(self, number: _Number) -> bool:
        """Tell whether a number beside it counts something: ``30 Schulen`` before ``Lehrer für 20``."""
        first = max((f.end for f in self.figures if f.end <= number.start), default=self.span.start)
        last = min((f.start for f in self.figures if f.start >= number.end), default=self.span.end)
        lead = "" if number.lead in _words("money.price_leads") else number.lead
        return self._counts_other(first, number.start, lead) or self._counts_other(number.end, last, lead)

    def _counts_other(self, start: int, end: int, lead: str) -> bool:
        """Tell whether between two places a number counts something (behind ``lead``): ``14 Prozent``."""
        return any(
            not _YEAR.fullmatch(match[1])
            and not self._is_in_figure(match.start())
            and (not lead or self._lead(qualifiers.before(self.text, match.start()).place)[0] == lead)
            for match in _COUNTED.finditer(self.text, start, end)
        )


# (Exporte [6,4]`, Importe` 7,1 Mrd.) | bei [3,6] `Export und` 3,1 Mrd. Import
_FLOW = r"(?:Exporte?|Importe?|Ausfuhr(?:en)?|Einfuhr(?:en)?)"
_FLOW_NEXT = late(rf"(?:[,;]|\s+und)\s+{_FLOW}:?\s+")
_FLOW_BEFORE = late(rf"(?r)\b{_FLOW}:?\s+")
_FLOW_BEHIND = late(rf"\s+(?:an\s+)?{_FLOW}\s+und\s+")
_FLOW_LAST = late(rf"\s+(?:an\s+)?{_FLOW}\b")
# ein Minus, [6,4] `nach` 7,1 Mrd.
_EARLIER_NEXT = late(r"\s+(?:nach|gegenüber|statt|verglichen\s+mit)\s+")
# gegenüber [18] ` im Jahr davor`
_IN_EARLIER_TIME = late(
    r"\s+(?:im\s+(?:Jahr\s+(?:zuvor|davor|(?:19|20)\d\d)|\p{L}*[Vv]orjahr\p{Ll}*)|(?:ein|zwei|drei)\s+Jahre?\s+(?:zuvor|davor|früher))\b"
)
# Behind these a whole number may be money, too, where it isn't said what it is told of: Peru mit [7].
_PRICED = ("für", "mit")
_PLACES = ("in", "nach", "aus", "an")
# Before what a part falls to: entfielen [1,2] auf
_PARTS = ("auf", *_PLACES)
_FELL = late(r"(?r)\b(?:entf(?:ielen|iel|allen|ällt)|stammten?|kamen|gingen|flossen)\s+(?:(?:19|20)\d\d\s+)?")
_OF_IT = late(r"(?r)\b(?:davon|darunter|hiervon)\s+")
_PARTED = late(r"\s*(?:,|[–-]|\bund)\s+")
# Von den georgischen Exporten im Wert von [250 Mio.]
_OF_THOSE = late(r"\W*Von\s[^,;.:]{1,80}")
# (2021: 5,9; 2020: 4,7)
_YEAR_IN_BRACKET = late(
    r"(?r)\((?:[^()\p{Lu}]|\b(?:Mi(?:o|ll)|Mrd|Euro|Dollar|Franken|Pfund|Milliarden?|Millionen?)\b)*"
    r"(?:(?:19|20)\d\d|Vor(?:jahr|monat|quartal)\p{Ll}*):\s*"
)
_PARTICLE = late(r"\s*(?:\p{Ll}+\s*)?")
_BEHIND = late(
    r"\s*(?:[;:),“”\"»]|\.(?=\p{Lu})|\s\(|\s[–-]\s|\s\p{Ll}+\s+Jahre?\s+(?:zuvor|davor|früher|später)\b"
    r"|\s(?P<word>\p{Ll}+)\b(?P<closed>\s*[,;)“”\"»])?)"
)
# What stands beside the subject: `nach Chile`, `im Mai 2021`, `laut Zoll`
_BESIDE = late(
    r"\b(?i:nach|in|im|ins|aus|mit|von|vom|zu[mr]?|bei|beim|an|am|für|seit|bis|laut|gegenüber|dem|den|des|einem)"
    r"\s+(?:(?:der|den|dem|die|das|einem|einer)\s+)?(?:\p{Ll}+\s+){0,2}\p{Lu}[\p{L}.-]+|\bJahre?\b"
)
_NOUN = late(r"\p{Lu}\p{L}+")
_COMES_TO = late(r"\bk(?:am|amen|ommt|ommen)\s*$")
_AND_NUMBER = late(
    r"\s+(?:und|oder|bis|bzw\.|beziehungsweise)\s+(?:\p{Ll}+\s+){0,2}(?!(?:19|20)\d\d\s)(?P<number>\d)"
)
_COUNTED = late(r"(?<![\d.,])(\d+(?:[.,]\d+)*)\s?(?:%|\p{Lu}\p{Ll})")
_YEAR_BEFORE = late(r"(?r)\b(?:19|20)\d\d\s+")
# [3,9 Mrd.] auf Tee und (auf …) 2,6 auf Wein
_JOINED = late(
    r"\s+(?P<preposition>auf|nach|aus|in|an|im|mit|bei|für)\s+[^,;]{2,40}?(?:,|\s+(?:und|sowie))\s+"
)


@cache
def _numbers() -> regex.Pattern[str]:
    """Numbers of up to three digits, and the small ones in words."""
    words = lexicon.any_of("figures", "money.small_numbers")
    return regex.compile(
        rf"(?<![\p{{L}}\d.,:/’'–-])(?:[0-9]\d{{0,2}}(?:,\d{{1,2}})?|{words})"
        r"(?![\p{L}\d%°]|[.,'’:/]\d|\s?[%‰]|[–-]|\s[–-](?:\S|\s*\d))"
    )


@cache
def _they_were() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?i:{lexicon.any_of('figures', 'money.they_were')})\s+")


@cache
def _led_by() -> regex.Pattern[str]:
    leads = [*_words("money.price_leads"), *_words("money.value_leads"), *_words("money.compared_with")]
    adverbs = lexicon.any_of("figures", "money.adverbs")
    return regex.compile(
        rf"(?r)(?:\b(?P<lead>{lexicon.alternatives(lexicon.both_cases(leads))})\s+)?(?:\b{adverbs}\s+)*"
    )


@cache
def _like() -> regex.Pattern[str]:
    """A phrase in whose place another has its value: ``, auf Tee``, ``und Kuba``, ``, meldete der Zoll``."""
    noun = r"\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+)?"
    telling = lexicon.any_of("figures", "money.telling")
    article = r"(?:(?:de[rmns]|die|das|ein(?:e[rmn]?)?)\s+)?(?:\p{Ll}+e[rnms]?\s+)?"
    return regex.compile(
        rf"""(?r)(?:[,;–:]|\b(?:und|sowie))\s+
        (?:(?P<preposition>auf|nach|in|aus|an|bei|mit|für)\s+{article}{noun}\s+
        |{telling}\s+{article}{noun}\s+
        |{article}{noun}\s+{telling}\s+
        |{noun}:?\s+)""",
        regex.VERBOSE,
    )


@cache
def _of_currency() -> regex.Pattern[str]:
    names = lexicon.any_of("figures", "money.exchanged")
    return regex.compile(rf"\b(?i:de[rsmn]|ein(?:e[nmrs]?)?|vom|zum)\s+(?:\p{{L}}+-)?{names}\b")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("figures", name))

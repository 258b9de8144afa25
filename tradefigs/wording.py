"""How charts and reports word amounts, periods, dates and parties, in German and in English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from tradefigs import lexicon

LANGUAGES = ("de", "en")

_DIGITS = 4
"""Significant digits of an amount on a chart."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A scale and a currency sign that amounts are told in: ``Mrd. $``."""

    factor: float
    scale: str
    sign: str


class Wording:
    """The words of one language; ``Wording("de")`` or ``Wording("en")``."""

    def __init__(self, lang: str) -> None:
        if lang not in LANGUAGES:
            raise ValueError(f"no language {lang!r}; there are {', '.join(LANGUAGES)}")
        self.lang = lang
        self._words: dict[str, Any] = lexicon.load("wording")[lang]

    def text(self, name: str, **values: object) -> str:
        """Return chart text ``name`` with ``values`` in place of its braces."""
        return str(self._words["chart"][name]).format(**values)

    def title(self, measure: str, reporter: str, partner: str) -> str:
        """Return the headline for a measure and two party codes."""
        return str(self._words["titles"][measure]).format(
            reporter=self.party(reporter), partner=self.party(partner)
        )

    def measure(self, name: str) -> str:
        """Return the name of a measure."""
        return str(self._words["measures"][name])

    def party(self, code: str) -> str:
        """Return the name of a state or bloc by its code, a region's own name, or the world."""
        if not code:
            return str(self._words["world"])
        own: dict[str, str] = self._words["parties"]
        return own.get(code) or _territories(self.lang).get(code, code)

    def number(self, value: float) -> str:
        """Return ``value`` with at most four significant digits: ``1.145``, ``38,25``."""
        before = len(f"{abs(value):.0f}")
        text = f"{value:,.{max(0, _DIGITS - before)}f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        marks = str.maketrans({",": self._words["thousands"], ".": self._words["decimal"]})
        return text.translate(marks)

    def scale(self, values: Sequence[float]) -> list[str]:
        """Return the numbers of an axis, all but zero with as many decimals: ``0``, ``0,5``, ``1,0``."""
        mark = self._words["decimal"]
        parts = [self.number(value).partition(mark) for value in values]
        most = max((len(decimals) for _, _, decimals in parts), default=0)
        return [
            f"{whole}{mark}{decimals:0<{most}}" if most and value else whole
            for value, (whole, _, decimals) in zip(values, parts, strict=True)
        ]

    def unit(self, value: float, currency: str) -> Unit:
        """Return the unit in which ``value`` has a handy number."""
        sign = self.sign(currency)
        for factor, scale in self._words["scales"]:
            if abs(value) >= factor * 0.99995:
                return Unit(factor, scale, sign)
        return Unit(1.0, "", sign)

    def amount(self, low: float, high: float, currency: str, qualifier: str = "exact") -> str:
        """Return an amount in words: ``rund 1,1 Mrd. $``, ``$800–900 m``."""
        unit = self.unit(high, currency)
        low_text, high_text = self.number(low / unit.factor), self.number(high / unit.factor)
        numbers = high_text if low_text == high_text else f"{low_text}–{high_text}"
        prefix = self._words["qualifiers"].get(qualifier, "")
        return f"{prefix}{self._money(numbers, unit)}"

    def axis_unit(self, unit: Unit) -> str:
        """Return the unit as an axis names it: ``Mrd. $``, ``$ bn``."""
        return self._money("", unit)

    def _money(self, numbers: str, unit: Unit) -> str:
        amount = " ".join(part for part in (numbers, unit.scale) if part)
        sign = f"{unit.sign} " if self.lang == "en" and (unit.sign.isalpha() or not numbers) else unit.sign
        return str(self._words["money"]).format(amount=amount, sign=sign).strip()

    def day(self, day: date) -> str:
        """Return a day as a footnote tells it: ``17.2.2025``, ``17 Feb 2025``."""
        return str(self._words["date"]).format(
            day=day.day, month=day.month, name=self._month(day), year=day.year
        )

    def period(self, first: date, last: date) -> str:
        """Return a period in short: ``2024``, ``1. Hj. 2024``, ``Jan.–Mai 2024``, ``2012–2015``."""
        whole_months = first.day == 1 and (last + timedelta(days=1)).day == 1
        if not whole_months:
            return self._days(first, last)
        span = (last.year - first.year) * 12 + last.month - first.month + 1
        if first.year != last.year:
            if span % 12 == 0 and first.month == 1:
                return f"{first.year}–{last.year}"
            return f"{self._month(first)} {first.year}–{self._month(last)} {last.year}"
        if span == 12:
            return str(first.year)
        if span == 1:
            return self.month(first)
        for name, size in (("half", 6), ("quarter", 3)):
            if span == size and first.month % size == 1:
                number = first.month // size + 1
                return f"{str(self._words[name]).format(number=number)} {first.year}"
        return f"{self._month(first)}–{self._month(last)} {first.year}"

    def _days(self, first: date, last: date) -> str:
        return self.day(first) if first == last else f"{self.day(first)}–{self.day(last)}"

    def month(self, day: date) -> str:
        """Return a month of a year in short: ``Feb. 2025``."""
        return f"{self._month(day)} {day.year}"

    def sign(self, currency: str) -> str:
        """Return the sign of a currency, or its code where it has none."""
        return str(lexicon.load("wording")["signs"].get(currency, currency))

    def _month(self, day: date) -> str:
        return str(self._words["months"][day.month - 1])

    def listed(self, items: Sequence[str]) -> str:
        """Return ``items`` as a list in words: ``a, b und c``."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self._words['and']} {items[-1]}"

    def names(self, speakers: Sequence[str], most: int = 2) -> str:
        """Return names of speakers, ``most`` of them at most."""
        if len(speakers) > most:
            return f"{', '.join(speakers[:most])} {self._words['others']}"
        return ", ".join(speakers)

    def count(self, noun: str, number: int) -> str:
        """Return ``number`` of ``noun`` (``statement``, ``document``): ``1 Angabe``, ``12 Angaben``."""
        return self.text(noun if number == 1 else f"{noun}s", count=number)


@cache
def _territories(lang: str) -> dict[str, str]:
    from babel import Locale

    return {code: name for code, name in Locale(lang).territories.items() if code.isalpha()}

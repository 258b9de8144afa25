"""Currencies: codes, signs and German names, and which country's currency a shared name means.

The lists are in ``lexicon/currencies.toml``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.figures.numerals import fold
from tradefigs.language.patterns import late


@dataclass(frozen=True, slots=True)
class Currency:
    """What a currency name, sign or code means.

    ``code`` is its ISO 4217 code when nothing tells it apart; ``countries`` gives the codes by the beginning
    of the adjective (or country name) that does; ``by_text``: the country may be looked for in the text;
    ``outlets`` is a pattern for the texts in which it means the first of the countries' currencies. ``unit``
    is what one of it is worth in units of the code: 1/100 for Cent. ``before_number``: it may stand in front
    of one (``$ 5``). ``fewest``: with a smaller number and nothing else beside it, it is some other word.
    """

    code: str
    countries: tuple[tuple[str, str], ...] = ()
    by_text: bool = False
    outlets: str = ""
    unit: Decimal = Decimal(1)
    before_number: bool = False
    fewest: int = 0

    def code_by_adjective(self, adjective: str) -> str:
        """Return the code that an adjective or name in front gives (``kanadische``), or nothing."""
        word = fold(adjective).removesuffix(".") + "."
        return next((code for stem, code in self.countries if word.startswith(stem)), "")

    def code_by_text(self, text: str, day: date | None, *, whole: bool) -> str:
        """Return the code of the outlet of ``text``, else of the country that it names most often, if any.

        What was no money any more on ``day`` is not meant; a country that is only traded with (`nach Uganda
        lieferte Kenia Waren`) where the ``whole`` text names no other.
        """
        if self.outlets and regex.search(self.outlets, text):
            return self.countries[0][1]
        if not self.by_text:
            return ""
        until = lexicon.load("currencies")["until"]
        stems = {
            stem: code
            for stem, code in self.countries
            if not stem.endswith(".") and not (day and code in until and until[code] <= day)
        }
        folded = fold(text)
        named = list(_any_of(tuple(stems)).finditer(folded))
        acting = [name for name in named if not _TRADED_WITH.match(folded, 0, name.start())]
        counts = Counter(stems[name[0]] for name in acting or (named if whole else []))
        return counts.most_common(1)[0][0] if counts else ""


# `aus dem benachbarten (Norwegen)`
_TRADED_WITH = late(
    r"(?r)\b(?:nach|aus|mit|gegenueber|in\s+(?:die|das|den))\s+(?:de[rmn]\s+)?(?:\p{Ll}+e[nmr]\s+)?"
)


@cache
def _any_of(stems: tuple[str, ...]) -> regex.Pattern[str]:
    return regex.compile(r"\b" + lexicon.alternatives(stems))


@cache
def currencies() -> dict[str, Currency]:
    """Return every sign, code and name, in all its forms."""
    entries = lexicon.load("currencies")
    fewest = {name: int(number) for number, names in entries["fewest"].items() for name in names.split()}
    found = {
        code: Currency(code, before_number=True, fewest=fewest.get(code, 0))
        for code in entries["codes"].split()
    }
    found |= {sign: Currency(code, before_number=True) for sign, code in entries["signs"].items()}
    found |= {name: Currency(code, fewest=fewest.get(name, 0)) for name, code in entries["after"].items()}
    for code, forms in entries["names"].items():
        found |= {form: Currency(code, fewest=fewest.get(form, 0)) for form in forms.split()}
    shared = entries["shared"]
    for entry in ({**shared.get(entry.get("part_of"), {}), **entry} for entry in shared.values()):
        forms = entry["forms"].split()
        currency = Currency(
            entry["alone"],
            tuple(
                (fold(stem), code) for code, stems in entry.get("of", {}).items() for stem in stems.split()
            ),
            entry.get("by_text", False),
            entry.get("outlets", ""),
            Decimal(entry.get("unit", "1")),
            fewest=fewest.get(forms[0], 0),
        )
        found |= dict.fromkeys(forms, currency)
        if (sign := entry.get("sign")) and currency.unit == 1:
            found[sign] = replace(found[sign], countries=currency.countries)
    return found


@cache
def adjective_stems() -> tuple[str, ...]:
    """Return how the words begin that tell a shared name apart or may stand before any name, folded."""
    stems = {stem for currency in currencies().values() for stem, _ in currency.countries}
    return (*stems, *map(fold, lexicon.load("currencies")["neutral"].split()))


def depends_on_day(code: str) -> bool:
    """Tell whether the name that was read as ``code`` may mean another currency on another day."""
    lists = lexicon.load("currencies")
    return code in lists["replaced"] or code in lists["until"]


def code_at(code: str, day: date | None) -> str:
    """Return the code that was valid on ``day`` where a new one has replaced it since (BYR, today BYN)."""
    replaced = lexicon.load("currencies")["replaced"].get(code)
    return replaced["code"] if replaced and day and day < replaced["before"] else code

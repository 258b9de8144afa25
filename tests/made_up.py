"""Made-up tables of claims: countries, people and values mean nothing."""

from __future__ import annotations

import random

import pandas as pd

NAMES = [
    "Anna Beispiel",
    "Jürgen Muster",
    "Þórunn Ægisdóttir",
    "Łukasz Żółć",
    "Șerban Đorđević",
    "Nationales Amt für Statistik",
    "Ministerium für Wirtschaft und Außenhandel der Republik",
    "",
]


def claim(**fields: object) -> dict[str, object]:
    """A claim on the turnover of Belarus and Kazakhstan in 2024, but for ``fields``."""
    plain: dict[str, object] = {
        "doc_id": "a",
        "published": "2025-02-17",
        "low": 1e9,
        "high": None,
        "qualifier": "exact",
        "currency": "USD",
        "kind": "level",
        "direction": "",
        "measure": "turnover",
        "product": "",
        "reporter": "BY",
        "partner": "KZ",
        "status": "actual",
        "period_start": "2024-01-01",
        "period_end": "2024-12-31",
        "year": 2024,
        "speaker": "",
    }
    plain.update(fields)
    if "year" in fields and "period_start" not in fields:
        year = fields["year"]
        plain["period_start"] = "" if year is None else f"{year}-01-01"
        plain["period_end"] = "" if year is None else f"{year}-12-31"
    if plain["high"] is None:
        plain["high"] = plain["low"]
    return plain


def frame(*claims: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(list(claims))


def seeds() -> pd.DataFrame:
    """The claims of the articles in seeds/."""
    return frame(
        claim(low=1.1e9, speaker="Sergej Ratschkow"),
        claim(
            doc_id="c",
            published="2025-01-14",
            measure="exports",
            status="target",
            qualifier="over",
            year=None,
            speaker="Alexej Bogdanow",
        ),
        claim(doc_id="c", published="2025-01-14", year=2021, speaker="Alexej Bogdanow"),
        claim(
            doc_id="c", published="2025-01-14", low=1.1e9, high=1.2e9, year=2025, speaker="Alexej Bogdanow"
        ),
        claim(
            doc_id="c",
            published="2025-01-14",
            measure="exports",
            low=8e8,
            high=9e8,
            qualifier="about",
            year=2025,
            speaker="Alexej Bogdanow",
        ),
        claim(
            doc_id="e",
            published="2019-10-25",
            low=9e8,
            qualifier="almost",
            year=2008,
            speaker="Alexander Lukaschenko",
        ),
        claim(
            doc_id="e", published="2019-10-25", status="target", year=None, speaker="Alexander Lukaschenko"
        ),
    )


def many(count: int, seed: int = 1) -> pd.DataFrame:
    """Statements on one pair: all statuses, qualifiers, ranges, parts of years, some without a date."""
    chance = random.Random(seed)
    return frame(*(_any_claim(chance) for _ in range(count)))


def _any_claim(chance: random.Random) -> dict[str, object]:
    status = chance.choices(["actual", "target", "forecast"], [17, 2, 1])[0]
    year = chance.randint(2010, 2024)
    value = 1e9 * (1 + 0.12 * (year - 2010)) * chance.gauss(1, 0.08)
    if status != "actual":
        year, value = year + chance.randint(1, 5), value * 1.5
    half = chance.random() < 0.1
    value = round(value / 2 if half else value, -7)
    dated = chance.random() < 0.95
    qualifiers = ["exact", "about", "over", "almost", "under", "at_least", "up_to", "vague"]
    return claim(
        doc_id=f"d{chance.randint(1, 120)}",
        published=f"{year + 1}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        low=value,
        high=round(value * 1.1, -7) if chance.random() < 0.1 else value,
        qualifier=chance.choices(qualifiers, [60, 20, 10, 10, 5, 3, 2, 1])[0],
        reporter="PL",
        partner="UA",
        status=status,
        year=year if dated else None,
        **({"period_start": f"{year}-01-01", "period_end": f"{year}-06-30"} if half and dated else {}),
        speaker=chance.choice(NAMES),
    )

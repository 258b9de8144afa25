"""What a text says of one country it would say of any other, and of `3 Mrd.` what of `drei Milliarden`."""

from __future__ import annotations

from datetime import date

import pytest
import regex
from tables import rows
from test_claims_table import EXAMPLES, OPEN, expected, said, written

import tradefigs

# States that grammar treats alike, and each in the place of the one before it: `Chile` for `Peru`.
STATES = {
    "PE": ("Peru", "peruanisch"),
    "CL": ("Chile", "chilenisch"),
    "KE": ("Kenia", "kenianisch"),
    "GH": ("Ghana", "ghanaisch"),
    "KZ": ("Kasachstan", "kasachisch"),
    "UG": ("Uganda", "ugandisch"),
    "TG": ("Togo", "togoisch"),
    "ZM": ("Sambia", "sambisch"),
    "NP": ("Nepal", "nepalesisch"),
    "VN": ("Vietnam", "vietnamesisch"),
    "JP": ("Japan", "japanisch"),
    "AO": ("Angola", "angolanisch"),
}
NEXT = dict(zip(STATES, [*STATES][1:] + [*STATES][:1], strict=True))
FORMS = {name: STATES[NEXT[code]][0] for code, (name, _) in STATES.items()} | {
    form(adjective): form(STATES[NEXT[code]][1])
    for code, (_, adjective) in STATES.items()
    for form in (str, str.capitalize)
}
FORM = regex.compile(rf"(?<![\p{{L}}-])({'|'.join(sorted(FORMS, key=len, reverse=True))})(?=s?\b|e[nmrs]?\b)")
# What else means one of them, or only some of them: demonyms, capitals, seas, parts of the world.
OTHERWISE = regex.compile(
    r"\b(?:Kenian|Peruan|Chilen|Ghana|Kasach|Ugand|Togo|Sambi|Nepal|Vietnam|Japan|Angola)\p{L}{2,}"
    r"|(?i:\p{L}*(?:asi|afrika|amerika|anden|insel|sowjet|yen)\p{L}*)"
    r"|Nairobi|Lima|Santiago|Accra|Astana|Kampala|Lomé|Lusaka|Kathmandu|Hanoi|Tokio|Luanda|Nippon|Viet"
)
WORDS = {
    "2": "zwei",
    "3": "drei",
    "4": "vier",
    "5": "fünf",
    "6": "sechs",
    "7": "sieben",
    "8": "acht",
    "9": "neun",
}
SCALES = {"Mio.": "Millionen", "Mrd.": "Milliarden", "Millionen": "Millionen", "Milliarden": "Milliarden"}
AMOUNT = regex.compile(
    r"(?<![\w.,$-])([2-9]) (Mio\.|Mrd\.|Millionen|Milliarden)(?= (?:US-)?(?:Euro|Dollar|Franken))"
)

# Examples that are read as expected; enough of them for a quick test.
READ = [
    example for example, (text, *_) in zip(EXAMPLES, rows("claims"), strict=True) if not text.startswith(OPEN)
]


def exchanged(text: str) -> str:
    return FORM.sub(lambda form: FORMS[form[0]], text)


def in_words(text: str) -> str:
    return AMOUNT.sub(lambda amount: f"{WORDS[amount[1]]} {SCALES[amount[2]]}", text)


def speaks_of_them_alone(text: str, claims: list[dict[str, str]]) -> bool:
    """Tell whether nothing in an example depends on which of the states it names."""
    codes = {claim[side] for claim in claims for side in ("reporter", "partner")} - {"", "EU"}
    return bool(codes) and codes <= STATES.keys() and not OTHERWISE.search(FORM.sub("", text))


def found_in(text: str, published: str) -> list[str]:
    day = date.fromisoformat(published) if published else None
    return sorted(written(said(claim)) for claim in tradefigs.extract(text, published=day))


ON_STATES = [example for example in READ if speaks_of_them_alone(example[0], expected(example[2]))][::9]
IN_DIGITS = [example for example in READ if AMOUNT.search(example[0])][::25]


def test_there_are_examples() -> None:
    assert len(ON_STATES) >= 50
    assert len(IN_DIGITS) >= 50


@pytest.mark.parametrize(("text", "published", "claims"), ON_STATES)
def test_states_may_be_exchanged(text: str, published: str, claims: str) -> None:
    others = [
        claim
        | {side: NEXT.get(claim[side], claim[side]) for side in ("reporter", "partner")}
        | {word: exchanged(claim[word]) for word in ("speaker", "product")}
        for claim in expected(claims)
    ]
    text = exchanged(text)
    assert found_in(text, published) == sorted(map(written, others)), text


@pytest.mark.parametrize(("text", "published", "claims"), IN_DIGITS)
def test_numbers_may_stand_in_words(text: str, published: str, claims: str) -> None:
    figures = [claim | {"text": in_words(claim["text"])} for claim in expected(claims)]
    text = in_words(text)
    assert found_in(text, published) == sorted(map(written, figures)), text

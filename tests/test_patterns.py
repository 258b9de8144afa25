"""What is told of a pattern without searching for it holds for all its matches."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import regex

import tradefigs
from tradefigs.language.patterns import Several, _Rare, late

TESTS = Path(__file__).parent
TEXTS = [
    path.read_text("utf-8") for folder in ("articles", "tables") for path in (TESTS / folder).glob("*.txt")
]


def test_a_pattern_is_searched_only_where_a_sign_of_it_stands() -> None:
    pattern = late(r"\b[Oo]hne\s+\w+", signs="hne")
    found = pattern.search("Ohne Zölle")
    assert found is not None
    assert found.span() == (0, 10)
    assert pattern.search("Ohne Zölle", 2) is None
    assert pattern.search("mit Zöllen") is None
    assert [match[0] for match in pattern.finditer("ohne Öl, ohne Gas", 3)] == ["ohne Gas"]
    assert list(pattern.finditer("mit Öl")) == []
    assert pattern.match("ohne Öl") is not None
    assert pattern.match("mit Öl") is None


def test_patterns_looked_for_together_are_found_in_their_order() -> None:
    both = Several(late(r"\bmit\s+\w+", signs="mit"), late(r"[Oo]hne\s+\w+", signs="ohne Ohne"))
    assert [match[0] for match in both.finditer("ohne Öl, mit Gas, Ohne Erz")] == [
        "mit Gas",
        "ohne Öl",
        "Ohne Erz",
    ]
    assert both.may_match("ohne Öl", 0, 7)
    assert not both.may_match("ohne Öl", 1, 7)
    assert list(both.finditer("nach Erz")) == []
    always = Several(late(r"\d+"), late("mit", signs="mit"))
    assert [match[0] for match in always.finditer("5 Mio.")] == ["5"]
    assert always.may_match("Erz", 0, 3)


def test_every_match_holds_a_sign() -> None:
    names = (module.name for module in walk_packages(tradefigs.__path__, "tradefigs."))
    rare = {
        f"{name}.{key}": value
        for name in names
        if not name.endswith("__main__")
        for key, value in vars(import_module(name)).items()
        if isinstance(value, _Rare)
    }
    assert len(rare) > 20
    matches: list[tuple[str, regex.Match[str], tuple[str, ...]]] = [
        (name, match, pattern.signs)
        for name, pattern in rare.items()
        for text in TEXTS
        for match in pattern.pattern.finditer(text)
    ]
    assert len({name for name, _, _ in matches}) > 20
    assert [(name, m[0]) for name, m, signs in matches if not any(sign in m[0] for sign in signs)] == []

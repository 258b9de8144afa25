"""What is said of a lexicon that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tradefigs import lexicon


@pytest.mark.parametrize(
    ("name", "section", "message"),
    [
        ("nothing", "words", "lexicon/nothing.toml: .*"),
        ("numbers", "nothing", "lexicon/numbers.toml: no section nothing"),
        ("figures", "before.about.rund", "lexicon/figures.toml: no section before.about.rund"),
        ("figures", "before", "lexicon/figures.toml: before is not a list of words"),
    ],
)
def test_a_missing_word_list_is_named(name: str, section: str, message: str) -> None:
    with pytest.raises(lexicon.LexiconError, match=f"^{message}$"):
        lexicon.words(name, section)


@pytest.mark.parametrize("name", ["claims", "goods", "roles", "trade"])
def test_every_list_is_read(name: str) -> None:
    """A word that somebody adds to a list which no module reads would teach nothing."""
    code = "".join(path.read_text("utf-8") for path in Path(lexicon.__file__).parents[1].rglob("*.py"))

    def lists(table: dict[str, object], *above: str) -> list[tuple[str, ...]]:
        below = [(value, (*above, key)) for key, value in table.items()]
        found = [path for value, path in below if not isinstance(value, dict)]
        return found + [
            path for value, path in below if isinstance(value, dict) for path in lists(value, *path)
        ]

    def is_read(path: tuple[str, ...]) -> bool:
        tables = (path[: end + 1] for end in range(len(path)))
        return any(f"{quote}{'.'.join(part)}{quote}" in code for part in tables for quote in "'\"")

    assert [path for path in lists(lexicon.load(name)) if not is_read(path)] == []

"""What is said of a lexicon that cannot be read."""

from __future__ import annotations

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

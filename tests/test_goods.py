"""Which nouns name goods by themselves."""

from __future__ import annotations

import pytest

from tradefigs.claims.vocabulary.goods import is_goods


@pytest.mark.parametrize(
    "noun",
    [
        *("Zink", "Zinks", "Mehl", "Reis", "Reises", "Öl", "Öle", "Ölen", "Eisen", "Lkw"),
        *(
            "Weizenmehl",
            "Rohzink",
            "Neupkw",
            "Lederwaren",
            "Holzerzeugnissen",
            "Ölprodukte",
        ),  # the last part tells
        *("Bio-Käse", "Kfz-Industrie", "IT-Branche", "Bau-Materialien"),
    ],
)
def test_goods(noun: str) -> None:
    assert is_goods(noun)


@pytest.mark.parametrize(
    "noun", ["zink", "käse", "Industrie", "Branche", "Sektor", "Käse-Platz", "Grind", "Handel", ""]
)
def test_no_goods(noun: str) -> None:
    assert not is_goods(noun)

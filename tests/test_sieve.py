"""No text with a claim is dismissed."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from tables import rows

from tradefigs.claims import read_document
from tradefigs.claims.sieve import may_claim
from tradefigs.documents import Document
from tradefigs.language.layout import Layout

ARTICLES = sorted(Path(__file__).with_name("articles").glob("*.txt"))
FILLING = "Am Abend fiel dort wieder Regen, und alle blieben noch lange bei ihm. " * 6


def missed(text: str) -> bool:
    text = f"{FILLING}\n\n{text}\n\n{FILLING}"
    return not may_claim(text) and bool(read_document(Document("", text)).claims)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_no_part_of_an_article_with_a_claim_is_dismissed(path: Path) -> None:
    text = path.read_text("utf-8")
    sentences = Layout(text).sentences
    parts = [text, *(text[first.start : last.end] for first, last in pairwise(sentences))]
    assert not [part for part in parts if missed(part)]


def test_no_example_with_a_claim_is_dismissed() -> None:
    examples = {row[0] for name in ("claims", "timing", "attributions") for row in rows(name)}
    examples = {text.replace("[", "").replace("]", "") for text in examples}  # the figure that is asked for
    assert not [text for text in examples if missed(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Kenia hat Tee nach Uganda verkauft. Was brachte das ein? Es waren 3 Millionen Dollar.",
        "Nach Kenia gingen Waren für 3 Millionen Dollar.",
        "Sie öffnete 2005. Die Exporte Kenias nach Uganda erreichten 5 Mio. Euro. Im Januar 2021 fror es.",
        "Kenia kaufte in Uganda Waren für 12.200 Dollar. Das Ziel waren 3.100.",
        "Kenias Export wächst. Er lag bei 3 Millionen Dollar.",
        "Kenias Einfuhr wächst. Die Straßen sind frei. 2019 lag sie bei 3 Millionen Dollar.",
    ],
)
def test_trade_spoken_of_before_its_figure_is_seen(text: str) -> None:
    assert read_document(Document("", f"{text}\n\n{FILLING}")).claims
    assert may_claim(f"{text}\n\n{FILLING}")


@pytest.mark.parametrize(
    "text",
    [
        "Der Umbau der Schule kostet 3 Mio. Euro.",
        "Er verkauft sein Haus für 300.000 Euro.",
        "Der Export hat es schwer. Das sagte er auch gestern. Und 5 Millionen Euro sind viel.",
    ],
)
def test_other_money_is_dismissed(text: str) -> None:
    assert not may_claim(FILLING + text)


def test_a_text_without_money_is_dismissed() -> None:
    assert not may_claim(FILLING + "Die Exporte nach Polen sind gestiegen.")

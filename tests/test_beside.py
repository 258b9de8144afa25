"""What stands beside a text, in a headline and a paragraph of other things, changes none of its claims.

Both are full of the words by which claims are read: `dafür`, `davon`, `dorthin`, `Kunden`, `minus`, brackets.
Neither names a party, an amount or a time. So a word that is looked for in a sentence must be found there.
"""

from __future__ import annotations

from datetime import date

import pytest
from tables import rows
from test_claims_table import EXAMPLES, LINES, OPEN, expected, said, written
from test_quotes import written as voice

import tradefigs
from tradefigs.quotes import find_quotes

# Only above an example of one paragraph: another may open with a headline of its own.
ABOVE = (
    "Dafür stockt der Bau: Größte Firmen (und Kunden) verlieren dort davon mehr, auch sie zusammen, dorthin, "
    "minus hier, plus da"
)
BELOW = (
    "Dafür wird dort vieles teurer (auch das): Der Bau stockt, minus hier, plus da, mehr als genug davon. "
    "Hinzu kommen die größten Firmen, die gegenüber anderen verlieren, und Kunden, die es dorthin zieht. "
    "Im Schnitt bleibt es dabei, so oder so, insgesamt. Zugleich sanken die Löhne, während die Kosten "
    "stiegen; der Export von Wein dorthin soll wachsen, der Import von dort "
    "und der Überschuss aber kleiner werden."
)
READ = [
    pytest.param(*example, id=f"line {line}")
    for line, example, (text, *_) in zip(LINES, EXAMPLES, rows("claims"), strict=True)
    if not text.startswith(OPEN)
]


@pytest.mark.parametrize(("text", "published", "claims"), READ)
def test_claims_stay_the_same(text: str, published: str, claims: str) -> None:
    parts = [text, BELOW] if "\n" in text else [ABOVE, text, BELOW]
    found = tradefigs.extract(
        "\n\n".join(parts), published=date.fromisoformat(published) if published else None
    )
    assert sorted(written(said(claim)) for claim in found) == sorted(
        written(fields) for fields in expected(claims)
    )


@pytest.mark.parametrize("row", rows("voices"), ids=lambda row: row[0])
def test_voices_stay_the_same(row: list[str]) -> None:
    """Not above a text without voices: what stands there may be all that `Das sagte X` can mean."""
    text, *voices = row
    whole = "\n\n".join([text, BELOW] if "\n" in text or voices == ["-"] else [ABOVE, text, BELOW])
    assert [voice(whole, quote) for quote in find_quotes(whole)] == [cell for cell in voices if cell != "-"]

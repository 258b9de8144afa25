"""Shows whether claims with more confidence are right more often.

    python tests/benchmarks/confidence.py [FOLDER]

FOLDER holds pairs of NAME.txt and NAME.json as in tests/articles, the default. A claim is right when value,
kind, measure, parties, whole or product, status, year and speaker are what the annotation says.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tradefigs import Claim, Document, extract

BANDS = ((0.9, 1.01), (0.85, 0.9), (0.8, 0.85), (0.7, 0.8), (0.0, 0.7))


def annotated(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield each text with its annotated figures, which are given their place."""
    for path in sorted(folder.rglob("*.json")):
        figures = json.loads(path.read_text("utf-8")).get("money", [])
        text = path.with_suffix(".txt").read_text("utf-8")
        place = 0
        for figure in figures:
            figure["start"] = text.index(figure["text"], place)
            figure["end"] = place = figure["start"] + len(figure["text"])
        yield text, figures


def is_right(claim: Claim, figure: dict[str, Any]) -> bool:
    said = figure["claim"]
    if said is None:
        return False
    pair, gold = [claim.reporter, claim.partner], [said["reporter"], said["partner"]]
    if said["measure"] == "turnover":
        pair, gold = sorted(pair), sorted(gold)
    return (
        (float(claim.low), float(claim.high), claim.currency)
        == (figure["low"], figure["high"], figure["currency"])
        and (claim.kind, claim.direction, claim.measure) == (said["kind"], said["direction"], said["measure"])
        and pair == gold
        and bool(claim.product) == bool(said["product"])
        and (claim.status, claim.year) == (said["status"], said["year"])
        and claim.speaker.split()[-1:] == said["speaker"].split()[-1:]
    )


def main(folder: Path) -> None:
    judged: list[tuple[float, bool]] = []
    for text, figures in annotated(folder):
        for claim in extract(Document(id="", text=text)):
            beside = [f for f in figures if f["start"] < claim.end and claim.start < f["end"]]
            judged.append((claim.confidence, any(is_right(claim, figure) for figure in beside)))
    print("confidence      claims  right")
    for low, high in BANDS:
        band = [right for confidence, right in judged if low <= confidence < high]
        if band:
            print(f"{low:.2f} to {min(high, 1):.2f}  {len(band):6}  {sum(band) / len(band):.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[1] / "articles"))

"""How fast ``find_figures`` is beside a plain ``regex`` pass for a number and a scale word.

Usage: python tests/benchmarks/figures_speed.py FILE [FILE ...]

Each line of a FILE is one article. The plain pass is run twice: for numbers in digits, and, as German needs
it, for numbers in digits or words. Then texts made to be slow: the time must grow as their length does.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import regex

from tradefigs import lexicon
from tradefigs.figures import find_figures

SCALE = r"(?:Tausend|Tsd\.?|Million(?:en)?|Mio\.?|Milliarden?|Mrd\.?|Billion(?:en)?)"
DIGITS = r"\d[\d.,]*"
WORDS = lexicon.alternatives(
    word
    for section in ("digits", "teens", "tens", "articles", "fractions", "vague", "vague_plurals")
    for forms in lexicon.load("numbers")[section].values()
    for word in forms.split()
)
PLAIN = {
    "plain pass, digits": regex.compile(rf"{DIGITS}\s*{SCALE}"),
    "plain pass, digits or words": regex.compile(rf"(?:{DIGITS}|\b{WORDS})\s*{SCALE}"),
}
SLOW = (
    "1.1.1.1.",
    "1 1 1 1 ",
    "1-1-1-1-",
    "Millionen Millionen ",
    "ein ein ein ",
    "zwei hundert ",
    "$$$$",
    "$1",
    "Euro ",
    "5 Mio. bis ",
    "5 Mio. Kronen, 5 Mio. und ",
    "x" * 200 + "5Mio.",
    "5 Mrd. Euro überschritt ",
)
ROUNDS = 5


def seconds(read: Callable[[str], object], texts: list[str], rounds: int = ROUNDS) -> float:
    """Return the shortest of a few runs over all texts, in seconds of this process."""
    shortest = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            read(text)
        shortest = min(shortest, time.process_time() - start)
    return shortest


def main(paths: list[str]) -> None:
    texts = [line for path in paths for line in Path(path).read_text("utf-8").splitlines()]
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    ours = seconds(find_figures, texts)
    print(
        f"{len(texts)} articles, {megabytes:.1f} MB, {sum(len(find_figures(text)) for text in texts)} figures"
    )
    print(f"{'find_figures':30} {ours * 1000:7.0f} ms {megabytes / ours:6.1f} MB/s")
    for name, pattern in PLAIN.items():
        plain = seconds(pattern.findall, texts)
        print(
            f"{name:30} {plain * 1000:7.0f} ms {megabytes / plain:6.1f} MB/s, ours {plain / ours:.2f} of it"
        )
    for piece in SLOW:
        one, two = (seconds(find_figures, [piece * (size // len(piece))], 1) for size in (500_000, 1_000_000))
        print(f"{piece[-30:]!r:34} {one:7.2f} s for half a megabyte, {two:7.2f} s for one")


if __name__ == "__main__":
    main(sys.argv[1:])

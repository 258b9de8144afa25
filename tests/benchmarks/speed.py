"""How fast text is read, beside a plain ``regex`` pass for a number and a scale word over the same text.

    python tests/benchmarks/speed.py FILE...    each line of a FILE is an article
    python tests/benchmarks/speed.py FOLDER     each file is one
    python tests/benchmarks/speed.py --slow     texts made to be slow: the time must grow as their length does

The texts are in memory before the clock starts; a first round, not counted, makes the patterns compile. The
plain pass is run twice: for numbers in digits, and, as German needs it, for numbers in digits or words.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sized
from pathlib import Path

import regex

from tradefigs import extract, find_figures, find_periods, lexicon

SCALE = r"(?:Tausend|Tsd\.?|Million(?:en)?|Mio\.?|Milliarden?|Mrd\.?|Billion(?:en)?)"
DIGITS = r"\d[\d.,]*"
WORDS = lexicon.alternatives(
    word
    for section in ("digits", "teens", "tens", "articles", "fractions", "vague", "vague_plurals")
    for forms in lexicon.load("numbers")[section].values()
    for word in forms.split()
)
WORK: dict[str, Callable[[str], Sized]] = {
    "plain pass, digits": regex.compile(rf"{DIGITS}\s*{SCALE}").findall,
    "plain pass, digits or words": regex.compile(rf"(?:{DIGITS}|\b{WORDS})\s*{SCALE}").findall,
    "find_figures": find_figures,
    "find_periods": find_periods,
    "extract": extract,
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


def seconds(read: Callable[[str], Sized], texts: list[str], rounds: int = ROUNDS) -> float:
    """Return the shortest of a few runs over all texts, in seconds of this process."""
    shortest = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            read(text)
        shortest = min(shortest, time.process_time() - start)
    return shortest


def main(arguments: list[str]) -> None:
    if arguments == ["--slow"]:
        show_slow()
    elif arguments:
        texts = [text for name in arguments for text in texts_of(Path(name))]
        show([text for text in texts if text.strip()])
    else:
        sys.exit(__doc__)


def texts_of(path: Path) -> list[str]:
    if path.is_dir():
        return [file.read_text("utf-8") for file in sorted(path.rglob("*.txt"))]
    return path.read_text("utf-8").splitlines()


def show(texts: list[str]) -> None:
    """Print a line for each kind of work: what it finds, how fast, how many times the plain pass it takes."""
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{len(texts)} articles, {megabytes:.2f} MB")
    plain = 0.0
    for name, work in WORK.items():
        found = sum(len(work(text)) for text in texts)
        took = seconds(work, texts)
        plain = plain or took
        speed = f"{took * 1000:7.0f} ms {megabytes / took:7.2f} MB/s {len(texts) / took:8.0f} articles/s"
        print(f"{name:30} {found:6} found {speed} {took / plain:6.1f} plain passes")


def show_slow() -> None:
    for name in ("find_figures", "find_periods", "extract"):
        print(name)
        for piece in SLOW:
            half, whole = (piece * (size // len(piece)) for size in (500_000, 1_000_000))
            one, two = (seconds(WORK[name], [text], 1) for text in (half, whole))
            print(f"{piece[-30:]!r:34} {one:7.2f} s for half a megabyte, {two:7.2f} s for one")


if __name__ == "__main__":
    main(sys.argv[1:])

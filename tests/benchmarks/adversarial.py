"""How the time of each finder grows with the length of texts made to be slow.

    python tests/benchmarks/adversarial.py              all finders, 250 kB and 1 MB; takes long
    python tests/benchmarks/adversarial.py --kilobytes 50 quotes periods

A line for each finder and text: seconds for a quarter of the size and for all of it, megabytes a second, and
how many times as long twice the length takes. 2 is in proportion; a busy machine makes it 1.7 to 2.4. The
worst come at the end. What takes longer than ``--limit`` is given up and counts as worst.
"""

from __future__ import annotations

import argparse
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import inf
from pathlib import Path
from types import FrameType
from typing import Any

from tradefigs import Document, extract, find_figures, find_periods, find_quotes
from tradefigs.parties import find_parties

FINDERS: dict[str, Callable[[str], Any]] = {
    "figures": find_figures,
    "periods": lambda text: find_periods(text, date(2024, 5, 17)),
    "parties": find_parties,
    "quotes": find_quotes,
    "extract": lambda text: extract(Document("text", text, date(2024, 5, 17))),
}
GERMAN = (
    "Polens Ausfuhren nach Litauen seien 2023, so sagte Ministerin Anna Beispiel in Warschau, gegenüber dem "
    "Vorjahr um rund 12 Prozent auf fast 5 Mrd. Euro gestiegen und würden bis 2030 wohl 8 Milliarden Euro "
    "erreichen, während die Einfuhren im ersten Halbjahr um 300 Millionen Euro zurückgingen und "
)
# Pieces that are repeated to the length wanted; a piece in a tuple stands once, before the others.
TEXTS: dict[str, str | tuple[str, str]] = {
    "a ranking without an end": ("Polens Exporte: ", "Peru kam auf 3 Mrd. Euro, "),
    "a time before each figure": ("Polens Exporte: ", "sie lagen nach wie vor bei 3 Mrd. Euro, "),
    "digits": "1",
    "digits and points": "1.",
    "digits and blanks": "1 ",
    "groups of digits": "123.456.",
    "digits, commas": "1,",
    "fractions": "1/2 ",
    "points": ".",
    "blanks": " ",
    "tabs": "\t",
    "no-break spaces": "\u00a0",
    "line ends": "\n",
    "line ends of Windows": "\r\n",
    "paragraphs of one word": "Handel\n\n",
    "straight quotation marks": '"',
    "quotation marks, blanks": '" ',
    "opening quotation marks": "„",
    "closing quotation marks": "“",
    "guillemets": "»",
    "apostrophes": "'",
    "nested marks": "„‚",
    "marks round words": "„Wort“ ",
    "opened and never closed": "„Wort ",
    "marks and a verb": '"a", sagte er. ',
    "scale words": "Milliarden ",
    "short scale words": "Mrd. ",
    "scale words without blanks": "Milliarden",
    "number words": "zwei ",
    "number words without blanks": "zwei",
    "hundreds": "hundert",
    "articles": "ein ",
    "half": "halbe ",
    "currencies": "Euro ",
    "signs of currencies": "$",
    "signs and digits": "$1",
    "capital letters": "A",
    "capital words": "Anna ",
    "names": "Anna Beispiel ",
    "names and offices": "Präsident Anna Beispiel, Ministerin ",
    "offices": "Minister für Wirtschaft und ",
    "long offices": "stellvertretender ",
    "initials": "A. ",
    "brackets": "(",
    "closed brackets": "()",
    "brackets round words": "(Anna) ",
    "open square brackets": "[",
    "hyphens": "-",
    "words and hyphens": "Handels-",
    "dashes": "– ",
    "dashes round words": "– Wort ",
    "colons": ": ",
    "commas": ", ",
    "commas and words": "wort, ",
    "semicolons": "wort; ",
    "countries": "Polen ",
    "countries, commas": "Polen, Litauen, ",
    "countries and": "Polen und ",
    "countries, hyphens": "Polen-",
    "adjectives": "polnische ",
    "between": "zwischen Polen und ",
    "capitals of countries": "Warschau ",
    "open countries": "Republik ",
    "time words": "gestern ",
    "months": "Mai ",
    "days": "am 3. Mai ",
    "years": "2023 ",
    "years, hyphens": "2023-",
    "years to years": "2023 bis ",
    "numbered quarters": "im ersten Quartal ",
    "dates": "17.05.2024 ",
    "time phrases": "in den letzten drei Jahren ",
    "since": "seit ",
    "verbs of speech": "sagte ",
    "verbs of speech and that": "sagte, dass ",
    "according to": "laut ",
    "reported speech": "sei ",
    "relative clauses": ", der ",
    "trade": "Export ",
    "trade of": "Exporte von ",
    "figures": "5 Mio. Euro ",
    "figures, commas": "5 Mio. Euro, ",
    "figures in sentences": "Es waren 5 Mio. Euro. ",
    "from to": "von 5 auf 6 Mio. Euro ",
    "to": "5 Mio. bis ",
    "more and more": "mehr als ",
    "claims": "Polens Exporte nach Litauen lagen 2023 bei 5 Mio. Euro. ",
    "claims in one sentence": "Polens Exporte nach Litauen lagen 2023 bei 5 Mio. Euro und ",
    "claims in quotation": ("„", "Polens Exporte lagen bei 5 Mio. Euro. "),
    "claims, speakers": "Polens Exporte lagen bei 5 Mio. Euro, sagte Anna Beispiel. ",
    "opened, closed, claims": "„Die Exporte lagen bei 5 Mio. Euro“, sagte Anna Beispiel, ",
    "he said": "„Wir haben 5 Mio. Euro“, sagte er. ",
    "goods": "Exporte von Wein, Käse, Holz, ",
    "one token": "Handelsumsatzsteigerung",
    "one token of umlauts": "äöüß",
    "one sentence": GERMAN,
    "headline words": "HANDEL ",
    "combining marks": "a\u0301\u0301",
    "soft hyphens": "Mil\u00adli\u00ad",
    "right-to-left marks": "\u202e1 ",
    "replacement characters": "\ufffd",
    "emoji": "😀 ",
    "addresses": "https://a.de/1 ",
    "markup": "<b>1 Mio. Euro</b>",
    "captions": ("Polens Exporte lagen bei 5 Mio. Euro. ", "Lager (Foto: AFP)\n\n"),
    "list items": "- 5 Mio. Euro\n",
    "table rows": "Polen | 2023 | 5 Mio. Euro\n",
}


@dataclass(frozen=True, slots=True)
class Line:
    """How long a finder took for a text of a quarter of the size, and of the whole, in seconds."""

    finder: str
    name: str
    quarter: float
    whole: float
    megabytes: float

    @property
    def speed(self) -> float:
        """Megabytes a second."""
        return self.megabytes / max(self.whole, 1e-9)

    @property
    def growth(self) -> float:
        """How many times as long twice the length takes."""
        return (self.whole / max(self.quarter, 0.002)) ** 0.5

    def __str__(self) -> str:
        times = f"{self.quarter:8.2f} s {self.whole:8.2f} s {self.speed:8.2f} MB/s"
        return f"{self.finder:8} {self.name:30} {times} {self.growth:5.1f} times for twice the length"


class GivenUp(BaseException):
    """A text took too long."""


def text_of(piece: str | tuple[str, str], size: int) -> str:
    """Return ``size`` characters of ``piece`` again and again."""
    first, again = piece if isinstance(piece, tuple) else ("", piece)
    return (first + again * (size // len(again) + 1))[:size]


def seconds(finder: Callable[[str], Any], text: str, limit: float) -> float:
    """Return the time of this process, or infinity after ``limit`` seconds."""
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        finder(text)
    except GivenUp:
        return inf
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def _give_up(number: int, frame: FrameType | None) -> None:
    raise GivenUp


def main() -> None:
    options = argparse.ArgumentParser(description="Read texts made to be slow.")
    options.add_argument("finders", nargs="*", default=list(FINDERS))
    options.add_argument("--kilobytes", type=int, default=1000)
    options.add_argument("--limit", type=float, default=120, help="Seconds for a text.")
    options.add_argument("--only", default="", help="Texts whose names hold this.")
    chosen = options.parse_args()

    signal.signal(signal.SIGVTALRM, _give_up)
    seeds = Path(__file__).parents[2] / "seeds"
    warm = "\n\n".join(path.read_text("utf-8") for path in sorted(seeds.glob("*.txt")))
    lines = []
    for name in chosen.finders:
        finder = FINDERS[name]
        finder(warm)  # makes the patterns compile
        for what, piece in TEXTS.items():
            if chosen.only not in what:
                continue
            size = chosen.kilobytes * 1000
            quarter = seconds(finder, text_of(piece, size // 4), chosen.limit)
            whole = inf if quarter == inf else seconds(finder, text_of(piece, size), chosen.limit)
            lines.append(Line(name, what, quarter, whole, size / 1e6))
            print(lines[-1], flush=True)
    print("\nslowest")
    for line in sorted(lines, key=lambda line: line.speed)[:8]:
        print(line)
    print("\nfastest growing, of those that take a tenth of a second")
    slow = [line for line in lines if line.whole > 0.1]
    for line in sorted(slow, key=lambda line: line.growth, reverse=True)[:8]:
        print(line)


if __name__ == "__main__":
    main()

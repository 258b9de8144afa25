"""How fast archives are read, and in how much memory.

    python tests/benchmarks/archive.py NEWS [MEGABYTES ...]

NEWS is a CSV file with an article in the last column (separated by semicolons, quoted by apostrophes, as
10kGNAD is). First its texts are read in memory by one process: a plain ``regex`` pass for a number with a
scale word, the figures, the claims, and what of Recognizers-Text and quantulum3 is installed (they get a
sample). Then JSON lines and gzip WARC of 1, 10 and 100 megabytes (or as said) are made of them, repeated and
shuffled, and exported with one and two jobs as ``tradefigs export`` does it.

Times are of the clock: an idle machine, please; on a busy one look at the seconds that the busiest process
got of a processor. Memory is the most that any one process held.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import regex

import tradefigs

PLAIN = regex.compile(
    r"\d[\d.,]*\s*(?:Tausend|Tsd\.?|Million(?:en)?|Mio\.?|Milliarden?|Mrd\.?|Billion(?:en)?)"
)
SAMPLE = 20_000  # characters for the slow
SIZES = (1, 10, 100)
JOBS = (1, 2)


# ---------------------------------------------------------------- in memory


def articles(path: str) -> list[str]:
    """Return the texts of a CSV file."""
    csv.field_size_limit(2**31 - 1)
    with Path(path).open(encoding="utf-8", newline="") as file:
        return [row[-1] for row in csv.reader(file, delimiter=";", quotechar="'") if row]


def peers() -> Iterator[tuple[str, Callable[[str], object]]]:
    """Yield what else is installed that reads sums of money."""
    try:
        from recognizers_number_with_unit import recognize_currency

        yield "Recognizers-Text", lambda text: recognize_currency(text, "de-de")
    except ImportError:
        print("Recognizers-Text is not installed (recognizers-text-suite)")
    try:
        from quantulum3 import parser

        yield "quantulum3", parser.parse
    except ImportError:
        print("quantulum3 is not installed")


def in_memory(texts: list[str]) -> None:
    """Print a line for each way to read ``texts``."""
    size = sum(len(text.encode()) for text in texts)
    print(f"{len(texts)} articles, {size / 1e6:.1f} MB, in memory, one process")
    plain = _told("plain regex pass", PLAIN.findall, texts)
    _told("figures", tradefigs.find_figures, texts, plain)
    _told("claims", tradefigs.extract, texts, plain)
    sample = [text for text in texts if PLAIN.search(text)] or texts
    while sum(map(len, sample)) > SAMPLE and len(sample) > 1:
        sample = sample[: len(sample) // 2]
    for name, read in peers():
        _told(f"{name} (sample)", read, sample, plain)


def _told(name: str, read: Callable[[str], object], texts: list[str], plain: float = 0) -> float:
    read(texts[0])  # what is loaded at first use is not counted
    size = sum(len(text.encode()) for text in texts) / 1e6
    seconds = float("inf")
    for _ in range(3 if size > 0.1 else 1):
        begin = time.perf_counter()
        for text in texts:
            read(text)
        seconds = min(seconds, time.perf_counter() - begin)
    speed = size / seconds
    beside = f"{speed / plain:8.3f} of the plain pass" if plain else ""
    print(f"{name:26} {speed:9.2f} MB/s {len(texts) / seconds:9.0f} articles/s {beside}")
    return speed


# ---------------------------------------------------------------- archives


def shuffled(texts: list[str], size: int) -> Iterator[str]:
    """Yield texts of together ``size`` bytes."""
    order = random.Random(size)
    while True:
        for text in order.sample(texts, len(texts)):
            size -= len(text.encode())
            yield text
            if size <= 0:
                return


def json_lines(texts: Iterator[str], path: Path) -> int:
    """Write an archive; return how many articles are in it."""
    with path.open("w", encoding="utf-8") as file:
        for count, text in enumerate(texts, 1):
            record = {"url": f"https://news.example/{count}", "date": "2024-05-17", "text": text}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return count


def gzip_warc(texts: Iterator[str], path: Path) -> int:
    """Write an archive of pages, each record packed alone; return how many articles are in it."""
    with path.open("wb") as file:
        for count, text in enumerate(texts, 1):
            paragraphs = "".join(f"<p>{escape(sentence)}.</p>" for sentence in text.split(". "))
            page = (
                f"<!doctype html><html lang=de><title>{count}</title><article>{paragraphs}</article></html>"
            )
            reply = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-05-17T00:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{count:012}>\r\n"
                f"WARC-Target-URI: https://news.example/{count}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(reply)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + reply + b"\r\n\r\n", 6, mtime=0))
    return count


ARCHIVES: dict[str, Callable[[Iterator[str], Path], int]] = {"jsonl": json_lines, "warc.gz": gzip_warc}


@dataclass
class Use:
    """What processes have used, by their ids: seconds of a processor, and megabytes at most."""

    seconds: dict[int, float] = field(default_factory=dict)
    peaks: dict[int, float] = field(default_factory=dict)


def export(archive: Path, jobs: int, output: str) -> tuple[float, Use, int]:
    """Run ``tradefigs export``; return its seconds, what its processes used, and the claims."""
    command = [sys.executable, "-m", "tradefigs", "export", str(archive), "--jobs", str(jobs), "-o", output]
    begin = time.perf_counter()
    process = subprocess.Popen(command)
    use = Use()
    watcher = threading.Thread(target=_watch, args=(process, use))
    watcher.start()
    if process.wait() != 0:
        sys.exit(f"{' '.join(command)} failed")
    seconds = time.perf_counter() - begin
    watcher.join()
    manifest = Path(output, "manifest.jsonl").read_text("utf-8").splitlines()
    return seconds, use, json.loads(manifest[-1])["records"]


def _watch(process: subprocess.Popen[bytes], use: Use) -> None:
    import psutil

    while process.poll() is None:
        try:
            top = psutil.Process(process.pid)
            for each in (top, *top.children(recursive=True)):
                spent, held = each.cpu_times(), each.memory_info().rss / 1e6
                use.peaks[each.pid] = max(use.peaks.get(each.pid, 0), held)
                use.seconds[each.pid] = max(use.seconds.get(each.pid, 0), spent.user + spent.system)
        except psutil.Error:
            pass
        time.sleep(0.05)


COLUMNS = "{:>8} {:>8} {:>4} {:>8} {:>8} {:>10} {:>9} {:>9} {:>8} {:>7}"
HEADER = (
    "archive",
    "MB text",
    "jobs",
    "s",
    "MB/s",
    "articles/s",
    "x one job",
    "busiest s",
    "peak MB",
    "claims",
)


def archives(texts: list[str], sizes: list[float]) -> None:
    """Print a line for each archive and number of jobs."""
    print(f"\n{COLUMNS.format(*HEADER)}")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            for name, write in ARCHIVES.items():
                archive = Path(folder, f"{size}.{name}")
                count = write(shuffled(texts, int(size * 1e6)), archive)
                alone = 0.0
                for jobs in JOBS:
                    seconds, use, claims = export(archive, jobs, f"{folder}/{size}-{name}-{jobs}/")
                    alone = alone or seconds
                    measured = (seconds, size / seconds, count / seconds, alone / seconds)
                    rounded = [f"{value:.{2 if value < 100 else 0}f}" for value in measured]
                    most = [f"{max(used.values()):.0f}" for used in (use.seconds, use.peaks)]
                    print(COLUMNS.format(name, f"{size:g}", jobs, *rounded, *most, claims), flush=True)
                archive.unlink()


def main(news: str, *sizes: str) -> None:
    texts = articles(news)
    in_memory(texts)
    archives(texts, [float(size) for size in sizes] or list(SIZES))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])

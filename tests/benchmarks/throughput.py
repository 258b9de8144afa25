"""How much text a second one process reads.

    python tests/benchmarks/throughput.py INPUT...

INPUT is what ``tradefigs export`` takes. The texts are in memory before the clock starts; a first document,
not counted, makes the patterns compile.
"""

import sys
import time
from collections.abc import Callable, Iterable

import tradefigs
from tradefigs.batch.records import figure_rows

WORK: dict[str, Callable[[tradefigs.Document], Iterable[object]]] = {
    "claims": tradefigs.extract,
    "figures": figure_rows,
    "figures alone": lambda document: tradefigs.find_figures(document.text),
    "periods alone": lambda document: tradefigs.find_periods(document.text),
    "quotes alone": lambda document: tradefigs.find_quotes(document.text),
}


def main(inputs: list[str]) -> None:
    """Print a line for each kind of work."""
    documents = list(tradefigs.read(*inputs))
    size = sum(len(document.text.encode()) for document in documents) / 1e6
    print(f"{len(documents)} documents, {size:.2f} MB")
    for name, work in WORK.items():
        list(work(documents[0]))
        begin = time.perf_counter()
        found = sum(len(list(work(document))) for document in documents)
        seconds = time.perf_counter() - begin
        print(f"{name:15} {found:7} found {size / seconds:8.2f} MB/s {len(documents) / seconds:7.0f} texts/s")


if __name__ == "__main__":
    main(sys.argv[1:])

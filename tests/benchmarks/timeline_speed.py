"""How many seconds of one core statements, timeline, conflicts and targets of 1,000 to 100,000 claims take.

Usage: python tests/benchmarks/timeline_speed.py

Three made-up tables of each size: claims on many pairs; all on one pair; all with one value, the worst case
for finding out what is one statement. The time must grow no faster than n log n.
"""

from __future__ import annotations

import math
import random
import sys
import time
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from made_up import many

from tradefigs.comparisons.conflicts import conflicts
from tradefigs.comparisons.statements import with_statements
from tradefigs.comparisons.targets import targets
from tradefigs.comparisons.timeline import timeline

PARTIES = ["AT", "BY", "CN", "DE", "FR", "IR", "IT", "KZ", "PL", "RU", "TR", "UA"]
WORK = {"statements": with_statements, "timeline": timeline, "conflicts": conflicts, "targets": targets}


def tables(size: int) -> dict[str, pd.DataFrame]:
    chance = random.Random(size)
    table = many(size)
    table["sentence"] = [
        f"Der Handel belief sich im Jahr darauf auf so viel, sagte Nummer {n % 997}." for n in range(size)
    ]
    spread = table.copy()
    pairs = [chance.sample(PARTIES, 2) for _ in range(size)]
    spread["reporter"], spread["partner"] = zip(*pairs, strict=True)
    same = table.assign(low=1e9, high=1e9, period_start="", period_end="", year=None)
    return {"many pairs": spread, "one pair": table, "one value": same}


def main() -> None:
    before: dict[tuple[str, str], float] = {}
    for size in (1_000, 10_000, 100_000):
        for name, table in tables(size).items():
            told = []
            for work, run in WORK.items():
                start = time.process_time()
                run(table)
                seconds = time.process_time() - start
                growth = seconds / before.get((name, work), seconds)
                told.append(f"{work} {seconds:6.2f} s" + (f" (x {growth:4.1f})" if growth != 1 else ""))
                before[name, work] = seconds
            print(f"{size:7,} claims, {name:10}: {', '.join(told)}")
    print(f"n log n grows by {10 * math.log(1e5) / math.log(1e4):.1f} from 10,000 to 100,000")


if __name__ == "__main__":
    main()

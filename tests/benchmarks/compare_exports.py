"""Shows what a change of rules changes: the claims added, lost and changed between two exports.

    python tests/benchmarks/compare_exports.py before.jsonl after.jsonl

Both files are written by ``tradefigs export`` from the same folder. A claim is the same when it stands at the
same place with the same measure; of a changed one each field is shown before and after.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

Claim = dict[str, Any]
Place = tuple[str, int, str, int]


def read(path: str) -> dict[Place, Claim]:
    """Return the claims of an export by place; the last number tells several at one place apart."""
    claims: dict[Place, Claim] = {}
    for line in Path(path).read_text("utf-8").splitlines():
        claim = json.loads(line)
        place = (claim["doc_id"], claim["start"], claim["measure"])
        claims[*place, sum(known[:3] == place for known in claims)] = claim
    return claims


def show(mark: str, claim: Claim, note: str) -> None:
    print(f"{mark} {claim['doc_id']} {claim['text']!r} {claim['measure']} {note}")


def main(before_path: str, after_path: str) -> None:
    before, after = read(before_path), read(after_path)
    added, lost = after.keys() - before.keys(), before.keys() - after.keys()
    changed = [place for place in before.keys() & after.keys() if before[place] != after[place]]
    for place in sorted(lost):
        show("-", before[place], f"{before[place]['reporter']}-{before[place]['partner']}")
    for place in sorted(added):
        show("+", after[place], f"{after[place]['reporter']}-{after[place]['partner']}")
    for place in sorted(changed):
        old, new = before[place], after[place]
        fields = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        show("~", new, "; ".join(f"{name}: {old.get(name)!r} -> {new.get(name)!r}" for name in fields))
    print(f"{len(added)} added, {len(lost)} lost, {len(changed)} changed, {len(after)} in all")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])

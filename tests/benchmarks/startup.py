"""How long the light commands take, in times of the bare interpreter.

    python tests/benchmarks/startup.py [ROUNDS]

Takes turns between the commands, so that a busy machine slows all of them alike, and prints the medians.
"""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

SCRIPT = Path(sys.executable).with_name("tradefigs")
TRADEFIGS = [str(SCRIPT)] if SCRIPT.exists() else [sys.executable, "-m", "tradefigs"]
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "python -c 'import click, regex'": [sys.executable, "-c", "import click, regex"],
    "tradefigs --version": [*TRADEFIGS, "--version"],
    "tradefigs parse '1,1 Mrd. Dollar'": [*TRADEFIGS, "parse", "1,1 Mrd. Dollar"],
}


def seconds(command: list[str]) -> float:
    """Return how long ``command`` takes."""
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def main(rounds: int) -> None:
    """Print the table."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, command in COMMANDS.items():
            times[name].append(seconds(command))
    bare = median(times["python -c pass"])
    for name, measured in times.items():
        print(f"{name:35} {median(measured) * 1000:6.1f} ms {median(measured) / bare:5.1f} x")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)

"""How long the light commands take, in times of the bare interpreter.

    python tests/benchmarks/startup.py [ROUNDS]

Takes turns between the commands, so that a busy machine slows all of them alike, and prints the medians.
"""

import subprocess
import sys
import time
from statistics import median

COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "python -c 'import click, regex'": ["-c", "import click, regex"],
    "tradefigs --version": ["-m", "tradefigs", "--version"],
    "tradefigs parse '1,1 Mrd. Dollar'": ["-m", "tradefigs", "parse", "1,1 Mrd. Dollar"],
}


def seconds(arguments: list[str]) -> float:
    """Return how long the interpreter takes with ``arguments``."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def main(rounds: int) -> None:
    """Print the table."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, arguments in COMMANDS.items():
            times[name].append(seconds(arguments))
    bare = median(times["python -c pass"])
    for name, measured in times.items():
        print(f"{name:35} {median(measured) * 1000:6.1f} ms {median(measured) / bare:5.1f} x")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)

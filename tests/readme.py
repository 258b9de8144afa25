"""Runs the examples of the README, so that what it shows is what happens.

    python tests/readme.py

writes the present output of each ``$ command`` of the README's console blocks below that command.
``test_readme.py`` fails as long as that would change anything.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner

from tradefigs.cli import main

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(r"(?<=```console\n)(\$ .*?)(?=```)", re.DOTALL)


def with_present_output(text: str) -> str:
    """Return the README with the output that its commands give now, run in order in a copy of its folder."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "seeds", Path(folder, "seeds"))
        os.chdir(folder)
        try:
            return _BLOCK.sub(lambda block: _rerun(block[1]), text)
        finally:
            os.chdir(here)


def _rerun(block: str) -> str:
    commands = [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{_output(command)}" for command in commands)


def _output(command: str) -> str:
    """Return what ``command`` prints; one that runs nothing but tradefigs doesn't need a new process."""
    words = shlex.split(command)
    needs_shell = any(set(word) <= set("|<>;&") for word in shlex.shlex(command, punctuation_chars=True))
    if words[0] == "tradefigs" and not needs_shell:
        return CliRunner().invoke(main, words[1:], terminal_width=100).output
    program = f'tradefigs() {{ "{sys.executable}" -m tradefigs "$@"; }}\n'
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        ["bash", "-c", program + command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        env=environment,
    ).stdout


def python_blocks(text: str) -> str:
    """Return the Python sessions of the README as one."""
    return "\n".join(re.findall(r"```python\n(>>> .*?)```", text, re.DOTALL))


if __name__ == "__main__":
    README.write_text(with_present_output(README.read_text("utf-8")), "utf-8")

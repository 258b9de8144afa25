"""Runs the examples of the README, so that what it shows is what happens.

    python tests/readme.py

writes the present output of each ``$ command`` of the README's console blocks below that command, and the
pictures and tables that these commands write to ``charts``. ``test_readme.py`` fails as long as that would
change a text.
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


def rerun(text: str, folder: Path) -> str:
    """Return the README with the output that its commands give now, run in order in ``folder``."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "charts").mkdir()
    here = Path.cwd()
    os.chdir(folder)
    try:
        return _BLOCK.sub(lambda block: _with_output(block[1]), text)
    finally:
        os.chdir(here)


def _with_output(block: str) -> str:
    commands = [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{_output(command)}" for command in commands)


def _output(command: str) -> str:
    """Return what ``command`` prints; tradefigs needs no new process, unless the shell asks how it ended."""
    own, pipe, rest = command.partition(" | ")
    name, *arguments = shlex.split(own)
    needs_shell = any(set(word) <= set("|<>;&") for word in shlex.shlex(own, punctuation_chars=True))
    if name != "tradefigs" or needs_shell:
        return _shell(command)
    done = CliRunner().invoke(main, arguments, terminal_width=100)
    return done.stderr + _shell(rest, done.stdout) if pipe else done.output


def _shell(command: str, given: str = "") -> str:
    program = f'tradefigs() {{ "{sys.executable}" -m tradefigs "$@"; }}\n'
    return subprocess.run(
        ["bash", "-c", program + command],
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ).stdout


def python_session(text: str) -> str:
    """Return the Python blocks of the README as one session."""
    return "\n".join(re.findall(r"```python\n(>>> .*?)```", text, re.DOTALL))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        shown = rerun(README.read_text("utf-8"), Path(folder))
        if "Traceback" in shown or "fault of tradefigs" in shown:
            sys.exit("a command of the README fails; try it yourself")
        README.write_text(shown, "utf-8")
        shutil.copytree(Path(folder, "charts"), ROOT / "charts", dirs_exist_ok=True)

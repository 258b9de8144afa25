"""Runs tradefigs, in this process or in one of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from tradefigs.cli import main

PROGRAM = [sys.executable, "-m", "tradefigs"]


def run(*arguments: object, stdin: str | None = None) -> Result:
    """Run a command in this process; what it should have told itself is raised."""
    return CliRunner().invoke(main, list(map(str, arguments)), input=stdin, catch_exceptions=False)


def process(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command as a process of its own; ``options`` are those of ``subprocess.run``."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "check": False, **options}
    return subprocess.run([*PROGRAM, *map(str, arguments)], **options)


def content(folder: str | Path) -> dict[str, bytes]:
    """Return the files in a folder, by name."""
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}

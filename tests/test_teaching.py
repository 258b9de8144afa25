"""The README's section *Teach it a word* works as it is written."""

import os
import re
import shutil
import subprocess
import sys

import pytest
import readme

SECTION = readme.README.read_text("utf-8").partition("## Teach it a word\n")[2].partition("\n## ")[0]
CHANGES = re.findall(r"```diff\n--- (\S+)\n(.*?)```", SECTION, re.DOTALL)
NEW_WORDS = "Kupons or orakelte or moldowische"


def changed(text: str, change: str) -> str:
    """Return ``text`` with a change as ``diff`` shows it; what has only new lines goes to the end."""
    lines = change.splitlines()
    before = "".join(f"{line[1:]}\n" for line in lines if line[0] in " -")
    after = "".join(f"{line[1:]}\n" for line in lines if line[0] in " +")
    if not before:
        return text + after
    assert text.count(before) == 1, before
    return text.replace(before, after)


@pytest.fixture
def copy(tmp_path):
    for folder in ("tradefigs", "tests"):
        shutil.copytree(
            readme.ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "articles")
        )
    shutil.copy(readme.ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_examples_fail_without_the_words_and_pass_with_them(copy):
    in_tables = [name for name, _ in CHANGES if name.startswith("tests/tables/")]
    in_lexicon = [name for name, _ in CHANGES if name.startswith("tradefigs/lexicon/")]
    assert len(in_tables) == len(in_lexicon) == 3
    tests = [f"tests/test_{table.partition('tables/')[2].removesuffix('.txt')}.py" for table in in_tables]

    def outcome() -> str:
        run = subprocess.run(
            [sys.executable, "-m", "pytest", "--tb=no", "-k", NEW_WORDS, *tests],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy)},
            capture_output=True,
            text=True,
            check=False,
        )
        return run.stdout.splitlines()[-1]

    for name, change in CHANGES:
        if name in in_tables:
            (copy / name).write_text(changed((copy / name).read_text("utf-8"), change), "utf-8")
    assert re.search(r"\b[1-9]\d* failed", untaught := outcome()), untaught
    assert "passed" not in untaught
    for name, change in CHANGES:
        if name in in_lexicon:
            (copy / name).write_text(changed((copy / name).read_text("utf-8"), change), "utf-8")
    assert re.search(r"\b[1-9]\d* passed", taught := outcome()), taught
    assert "failed" not in taught

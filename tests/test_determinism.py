"""The same inputs give the same bytes: in any order, in any surroundings, on any Python."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from program import run

ROOT = Path(__file__).parents[1]
RECORDS = ("export", "figures", "quotes")
DERIVED = ("timeline", "conflicts", "targets")
ARTICLES = (*sorted((ROOT / "seeds").iterdir()), ROOT / "tests/articles/mixed03-irna-ir-iq.txt")
DISPUTED = "Der Warenumsatz von Belarus und Kasachstan lag 2021 bei 1,4 Mrd. Dollar, sagte Anna Beispiel."

# Runs commands, given as JSON, one after the other.
SEVERAL = """
import json, sys
from tradefigs.cli import main
for arguments in json.loads(sys.argv[1]):
    try:
        main(arguments)
    except SystemExit as end:
        assert not end.code, (arguments, end.code)
"""


def news(folder: Path) -> Path:
    """Make ``folder`` hold articles, two of which contradict each other."""
    (folder / "news").mkdir(parents=True)
    for article in ARTICLES:
        shutil.copy(article, folder / "news")
    (folder / "news/disputed.txt").write_text(DISPUTED, "utf-8")
    return folder


def outputs(folder: Path, *, python: str = sys.executable, jobs: int = 1, pictures: bool = True,
            **surroundings: str) -> dict[str, bytes]:  # fmt: skip
    """Return what the commands write in a process of its own, by file name."""
    commands = [
        *([name, "news", "-o", f"{name}.csv", "--jobs", str(jobs)] for name in RECORDS),
        *([name, "export.csv", "-o", f"{name}.csv"] for name in DERIVED),
        ["report", "news", "-o", "report.html"],
        *([["chart", "news", "-o", "chart.svg"]] if pictures else []),
    ]
    subprocess.run(
        [python, "-c", SEVERAL, json.dumps(commands)],
        cwd=news(folder),
        env={**os.environ, "PYTHONPATH": str(ROOT), **surroundings},
        check=True,
    )
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    found = outputs(tmp_path_factory.mktemp("expected") / "here", PYTHONHASHSEED="1")
    assert {name for name, data in found.items() if data.count(b"\n") > 1} == {
        *(f"{name}.csv" for name in (*RECORDS, *DERIVED)), "report.html", "chart.svg",
    }  # fmt: skip
    return found


@pytest.mark.parametrize(
    ("jobs", "surroundings"),
    [
        (2, {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"}),
        (1, {"PYTHONHASHSEED": "3", "TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONUTF8": "0"}),
    ],
)
def test_neither_surroundings_nor_jobs_change_a_byte(expected, tmp_path, jobs, surroundings):
    assert outputs(tmp_path / "there", jobs=jobs, **surroundings) == expected


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_every_python_gives_the_same_bytes(expected, tmp_path, version):
    if version == "{}.{}".format(*sys.version_info):
        pytest.skip("the Python of all other tests")
    python = shutil.which(f"python{version}")
    needed = [python, "-c", "import click, matplotlib, pandas, bokeh, pyarrow, regex"]
    if python is None or subprocess.run(needed, capture_output=True, check=False).returncode:
        pytest.skip(f"no python{version} on the path with tradefigs[report] installed")
    # The same picture takes the same matplotlib too.
    found = outputs(tmp_path / "there", python=python, pictures=False)
    assert found == {name: data for name, data in expected.items() if name != "chart.svg"}


# ---------------------------------------------------------------- order


@pytest.mark.parametrize("command", RECORDS)
def test_the_order_of_the_inputs_is_that_of_the_rows_and_nothing_else(command, tmp_path, monkeypatch):
    monkeypatch.chdir(news(tmp_path / "here"))
    files = sorted(map(str, Path("news").iterdir()))

    def rows(inputs: list[str]) -> list[dict[str, object]]:
        done = run(command, *inputs, "--format", "jsonl")
        assert done.exit_code == 0, done.output
        return [json.loads(line) for line in done.stdout.splitlines()]

    there, back = rows(files), rows(files[::-1])
    assert there != back
    assert there == sorted(back, key=lambda row: str(row["doc_id"]))


@pytest.mark.parametrize("command", DERIVED)
def test_what_is_made_of_claims_does_not_depend_on_their_order(command, expected, tmp_path):
    (tmp_path / "claims.csv").write_bytes(expected["export.csv"])
    claims = pd.read_csv(tmp_path / "claims.csv", dtype="string", keep_default_na=False)
    for seed in (1, 2):
        claims.sample(frac=1, random_state=seed).to_csv(tmp_path / "shuffled.csv", index=False)
        done = run(command, str(tmp_path / "shuffled.csv"))
        assert done.stdout_bytes == expected[f"{command}.csv"]

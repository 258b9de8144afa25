"""Outputs in parts: what a run leaves behind, whatever ends it."""

import json
import multiprocessing
import os
import random
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from inputs import article
from program import content, process, run

from tradefigs.batch import parts


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder with forty articles and two files that are none."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    Path("news").mkdir()
    for number in range(40):
        Path(f"news/{number:03}.txt").write_text(article(number), "utf-8")
    Path("news/007a.txt").write_bytes(b"\0")
    Path("news/030a.txt").write_text("")
    return tmp_path


EXPORT = ["export", "news", "--part-size", 6]
UNDISTURBED: dict[str, bytes] = {}


@pytest.fixture
def whole(folder: Path) -> dict[str, bytes]:
    """Return what an undisturbed run in one process leaves in the folder ``whole``; only the first is run."""
    if not UNDISTURBED:
        assert run(*EXPORT, "--jobs", 1, "-o", "whole/").exit_code == 1
        UNDISTURBED.update(content("whole"))
    Path("whole").mkdir(exist_ok=True)
    for name, data in UNDISTURBED.items():
        Path("whole", name).write_bytes(data)
    return UNDISTURBED


def test_a_folder_holds_parts_a_manifest_and_the_errors(whole):
    names = [f"part-{number:05}.parquet" for number in range(1, 8)]
    assert sorted(whole) == ["errors.csv", "manifest.jsonl", *names]
    assert whole["errors.csv"].decode().splitlines() == [
        "source,reason",
        "news/007a.txt,not a text file; save it as plain text in UTF-8 first",
        "news/030a.txt,the file is empty; leave it out or save the article again",
    ]
    lines = [json.loads(line) for line in whole["manifest.jsonl"].splitlines()]
    assert [line.get("part") for line in lines[1:-1]] == names
    assert lines[1]["inputs"] == [[f"news/{number:03}.txt", 0, None] for number in range(6)]
    assert lines[-1] == {"complete": True, "documents": 40, "records": 80, "foreign": 0, "errors": 2}


def test_commands_that_read_a_table_read_a_folder(whole):
    run("export", "news", "-o", "claims.csv")
    pd.testing.assert_frame_equal(
        parts.load("whole"),
        pd.concat(map(pd.read_parquet, sorted(Path("whole").glob("*.parquet"))), ignore_index=True),
    )
    for command in ("timeline", "conflicts", "targets"):
        assert run(command, "whole").stdout_bytes == run(command, "claims.csv").stdout_bytes
    assert run("chart", "whole/", "-o", "chart.png").exit_code == 0


def test_a_folder_of_something_else_is_no_table_of_claims(folder):
    run("figures", "news", "-o", "figures/")
    result = run("timeline", "figures")
    assert (result.exit_code, result.stderr) == (
        1, "tradefigs: figures: the folder holds no claims; write them with export\n",
    )  # fmt: skip


def test_a_folder_without_any_claim_is_a_table_without_rows(tmp_path):
    (tmp_path / "a.txt").write_text("Heute scheint die Sonne.")
    assert run("export", tmp_path / "a.txt", "-o", f"{tmp_path}/claims/").exit_code == 0
    result = run("timeline", tmp_path / "claims")
    assert result.exit_code == 0
    assert "no trade claim found; the table has no rows" in result.stderr


# ---------------------------------------------------------------- the same bytes


def test_jobs_hash_seed_locale_and_time_zone_change_no_byte(whole):
    other = {"PYTHONHASHSEED": "7", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"}
    done = process(*EXPORT, "--jobs", 2, "-o", "other/", env={**os.environ, **other})
    assert done.stderr == "tradefigs: 2 inputs failed; they are listed in other/errors.csv\n"
    assert content("other") == whole


# ---------------------------------------------------------------- kills


def test_a_run_that_is_killed_ten_times_goes_on_to_the_same_bytes(whole):
    # Its processes are forked from one that has loaded all that a run needs, which takes most of its time.
    from_loaded = multiprocessing.get_context("forkserver")
    from_loaded.set_forkserver_preload(
        ["program", "tradefigs.batch.runs", "tradefigs.batch.records", "pandas"]
    )
    moments = random.Random(8)
    for kill in range(10):
        command = [*EXPORT, "--jobs", 1 + (kill in (4, 8)), "-o", "claims/", "--resume"]
        begun = from_loaded.Process(target=run, args=command)
        before = len(list(Path("claims").glob("*.parquet"))) if kill else 0
        begun.start()
        deadline = time.monotonic() + 20
        while kill % 3 and before < 6 and begun.is_alive() and time.monotonic() < deadline:
            if len(list(Path("claims").glob("part-*"))) > before:  # kill while parts are written
                break
            time.sleep(0.002)
        time.sleep(moments.uniform(0, 0.02 if kill % 3 else 0.4))
        begun.kill()
        begun.join()
        entered = [json.loads(line).get("part") for line in _lines("claims")]
        assert {path.name for path in Path("claims").glob("part-*")} <= set(entered)
    assert run(*EXPORT, "--resume", "-o", "claims/").exit_code == 1
    assert content("claims") == whole


def _lines(name: str) -> list[bytes]:
    manifest = Path(name, "manifest.jsonl")
    return manifest.read_bytes().split(b"\n")[:-1] if manifest.exists() else []


@pytest.mark.parametrize("cut", ["end", "line", "part", "leftover"])
def test_what_a_kill_leaves_half_done_is_done_again(whole, cut):
    (done := Path("claims")).mkdir()
    for name, data in whole.items():
        (done / name).write_bytes(data)
    manifest = done / "manifest.jsonl"
    lines = manifest.read_bytes().splitlines(keepends=True)
    (done / "errors.csv").unlink()
    if cut == "end":
        manifest.write_bytes(b"".join(lines[:-1]))
    if cut == "line":  # killed while the last part was entered
        (done / "part-00007.parquet").rename(done / ".part-00007.parquet.x.part")
        manifest.write_bytes(b"".join(lines[:-2]) + lines[-2][:40])
    if cut == "part":  # killed after that, before the part got its name
        (done / "part-00007.parquet").unlink()
        manifest.write_bytes(b"".join(lines[:-1]))
    if cut == "leftover":  # killed while the manifest itself began
        for path in done.iterdir():
            path.unlink()
        (done / ".manifest.jsonl.x.part").write_bytes(lines[0][:9])
    assert run(*EXPORT, "--resume", "-o", "claims/").exit_code == 1
    assert content("claims") == whole


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_large_file_goes_on_where_it_was_cut(folder, monkeypatch, jobs):
    monkeypatch.setattr("tradefigs.documents.inputs.LARGE", 0)
    monkeypatch.setattr("tradefigs.documents.jsonlines.PART", 1000)
    lines = [json.dumps({"text": article(number)}) + "\n" for number in range(39)]
    Path("news.jsonl").write_text("".join(lines))
    export = ["export", "news.jsonl", "--part-size", 7]
    run(*export, "--jobs", 1, "-o", "claims/")
    expected = content("claims")
    manifest = Path("claims/manifest.jsonl")
    entered = manifest.read_bytes().splitlines(keepends=True)
    assert len(entered) > 5
    assert len(parts.load("claims")) == 78
    manifest.write_bytes(b"".join(entered[:3]))
    assert run(*export, "--jobs", jobs, "-o", "claims/", "--resume").exit_code == 0
    assert content("claims") == expected
    with Path("news.jsonl").open("a") as file:
        file.writelines(lines)
    result = run(*export, "-o", "claims/", "--resume")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "claims/: news.jsonl has changed since the run there began; begin anew" in result.stderr


def test_a_run_that_was_cut_short_is_read_and_that_is_told(whole):
    manifest = Path("whole/manifest.jsonl")
    manifest.write_bytes(b"".join(manifest.read_bytes().splitlines(keepends=True)[:3]))
    result = run("timeline", "whole")
    assert result.exit_code == 1
    assert result.stderr == (
        "tradefigs: whole: the run was cut short, more claims are to come; go on with it by --resume\n"
    )
    assert len(result.stdout.splitlines()) > 4


# ---------------------------------------------------------------- what cannot be done


def test_a_folder_is_never_written_over(whole):
    for arguments, told in (
        ([*EXPORT, "-o", "whole/"], "a run was written there; go on with it by --resume"),
        ([*EXPORT, "-o", "news"], "it is a folder with other files"),
        ([*EXPORT, "--resume", "-o", "news/001.txt"], "it is a file"),
        ([*EXPORT, "--resume", "-o", "c.csv"], "c.csv is one file, which is written at the end; name a"),
        ([*EXPORT, "-o", "no/claims/"], "create it first"),
        (["figures", "news", "--resume", "-o", "whole"], 'begun with table "claims", not "figures"'),
        (["export", "news/001.txt", "--resume", "-o", "whole"], 'begun with inputs ["news"], not'),
        ([*EXPORT, "-o", "new/", "--format", "csv"], "new/: a folder gets Parquet files"),
    ):
        result = run(*arguments)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert told in result.stderr
    assert content("whole") == whole
    assert not Path("new").exists()


def test_only_one_process_writes_to_a_folder(whole):
    with parts._alone("whole"):
        result = run(*EXPORT, "--resume", "-o", "whole")
    assert (result.exit_code, result.stderr) == (
        2, "tradefigs: whole: another process writes there; wait for its end\n",
    )  # fmt: skip


@pytest.mark.parametrize("output", ["claims/", "claims.csv"])
def test_strict_stops_at_the_first_input_that_fails(folder, output):
    result = run(*EXPORT, "--strict", "--jobs", 2, "-o", output)
    assert (result.exit_code, result.stderr) == (
        2, "tradefigs: news/007a.txt: not a text file; save it as plain text in UTF-8 first\n",
    )  # fmt: skip
    assert not Path("claims.csv").exists()
    if output == "claims/":
        assert [path.name for path in Path("claims").glob("part-*")] == ["part-00001.parquet"]
        Path("news/007a.txt").write_text(article(7), "utf-8")
        Path("news/030a.txt").unlink()
        assert run(*EXPORT, "--resume", "-o", "claims").exit_code == 0
        assert len(parts.load("claims")) == 82


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of a process")
@pytest.mark.parametrize("output", ["claims/", "claims.parquet"])
def test_a_disk_that_fills_up_leaves_no_half_file(whole, output):
    import resource

    def little_space() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000))

    done = process("export", "news", "--part-size", 39, "-o", output, preexec_fn=little_space)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"tradefigs: {output}: cannot be written (File too large); ")
    if output == "claims/":
        assert [path.name for path in Path("claims").iterdir()] == ["manifest.jsonl"]
        assert run(*EXPORT, "--resume", "-o", output).exit_code == 1
        assert content("claims") == whole
    else:
        assert not Path(output).exists()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs permissions")
@pytest.mark.parametrize("output", ["claims/", "claims.csv"])
def test_a_folder_that_cannot_be_written_is_refused_at_once(folder, output, monkeypatch):
    Path("read-only").mkdir(mode=0o555)
    if os.geteuid() == 0:  # whom nothing is denied
        monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "read-only")
    result = run("export", "news", "-o", f"read-only/{output}")
    assert result.exit_code == 2
    assert result.stderr == (
        f"tradefigs: read-only/{output}: cannot be written (no permission); name another "
        + ("folder\n" if output == "claims/" else "output\n")
    )
    assert list(Path("read-only").iterdir()) == []

"""Odd command lines, files that are none, signals in the middle, texts made to be slow: nothing breaks."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import inputs
import pandas as pd
import pytest
from program import PROGRAM, run

from tradefigs import Claim, Document, extract, find_figures, find_periods, find_quotes, read, table
from tradefigs.language.layout import Layout
from tradefigs.parties import find_parties
from tradefigs.table.frames import typed

ARTICLE = (
    "Polens Exporte nach Litauen stiegen im Jahr 2023 auf 5 Mrd. Euro, sagte Ministerin Anna Beispiel.\n"
)

NO_SPACE = "standard output: cannot be written (No space left on device)"
CLOSED = "standard output: closed by its reader; the rest is not written"

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")


@pytest.fixture(autouse=True)
def inside(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(ARTICLE, "utf-8")


def shell(line: str) -> tuple[int, str]:
    """Return the exit code and what stood on standard error; $T is the program."""
    environment = os.environ | {"T": " ".join(PROGRAM)}
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, env=environment, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


def claims_of(text: str) -> list[Claim]:
    return extract(Document(id="text", text=text))


def ended(*arguments: str) -> tuple[int, str]:
    """Return the same of a command that needs no process of its own."""
    done = run(*arguments)
    return done.exit_code, done.stderr


# ---------------------------------------------------------------- command lines


@posix
@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("$T export a.txt >&-", 2, "standard output: it is closed; name a file with -o"),
        ("$T export a.txt 2>&- >/dev/null", 0, ""),
        ("$T export a.txt >/dev/full", 2, NO_SPACE),
        ("$T explain a.txt >/dev/full", 2, NO_SPACE),
        ("$T --help >/dev/full", 2, NO_SPACE),
        ("$T parse '5 Mio. Euro' | true; exit ${PIPESTATUS[0]}", 2, CLOSED),
        ("$T export a.txt | true; exit ${PIPESTATUS[0]}", 2, CLOSED),
    ],
)  # fmt: skip
def test_odd_surroundings_end_with_one_message(line, code, told):
    assert Path("/dev/full").exists() or "/dev/full" not in line
    end, said = shell(line)
    assert told in said
    assert (end, said.count("\n")) == (code, bool(told))
    assert Path("a.txt").read_text("utf-8") == ARTICLE


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["export", "a.txt", "--max-size", "nan"], "nan is no number"),
        (["export", "a.txt", "--max-size", "inf"], "is not in the range"),
        (["timeline", "a.txt", "--min-confidence", "nan"], "nan is no number"),
        (["export", "a.txt", "--resume"], "--resume: goes on with the run that began to write a folder"),
        (["export", "a.txt", "-o", ""], "its name tells no format"),
        (["export", "a.txt", "-o", "a.txt", "--format", "csv"], "a.txt: it is an input, which would be lost"),
        (["export", ".", "-o", "link.csv"], "link.csv: it is an input, which would be lost"),
        (["timeline", "c.csv", "-o", "c.csv"], "c.csv: it is an input"),
    ],
)
def test_odd_arguments_end_with_one_message(arguments, told):
    Path("link.csv").symlink_to("a.txt")
    assert ended("export", "a.txt", "-o", "c.csv") == (0, "")
    written = Path("c.csv").read_bytes()
    code, said = ended(*arguments)
    assert code == 2
    assert told in said
    assert Path("a.txt").read_text("utf-8") == ARTICLE
    assert Path("c.csv").read_bytes() == written


# ---------------------------------------------------------------- files


@posix
@pytest.mark.parametrize("given", [".", "*", "**/*"])
def test_a_pipe_in_a_folder_is_not_waited_for(given):
    os.mkfifo("b.txt")
    os.mkfifo("c.csv")
    errors = []
    assert [document.id for document in read(given, on_error=errors.append)] in (["./a.txt"], ["a.txt"])
    assert [Path(error.source).name for error in errors] == ["b.txt", "c.csv"]
    assert {error.reason for error in errors} == {
        "no regular file, so it is passed over; name it itself to read it"
    }


@posix
def test_a_pipe_that_is_named_is_read():
    os.mkfifo("b.txt")
    with subprocess.Popen(["cp", "a.txt", "b.txt"]):
        assert [document.text for document in read("b.txt")] == [ARTICLE]


@posix
def test_a_file_of_many_names_is_read_once():
    Path("up").symlink_to(".")
    Path("b.txt").symlink_to("a.txt")
    Path("loop.txt").symlink_to("loop.txt")
    errors = []
    given = ("a.txt", "./a.txt", str(Path.cwd()), "**/*.txt", "up")
    assert [document.id for document in read(*given, on_error=errors.append)] == ["a.txt"]
    assert {error.source.rpartition("/")[2] for error in errors} == {"loop.txt"}


@pytest.mark.parametrize("name", ["x" * 5000, "x/" * 3000, "a\0b"])
def test_a_name_that_no_system_takes_is_named(name):
    for command in ("export", "timeline", "explain"):
        code, said = ended(command, "a.txt", name)
        assert (code, said.count("\n")) == (1, 1)
    for output in (f"{name}.csv", f"{name}/", f"{name}/b.csv"):
        code, said = ended("export", "a.txt", "-o", output)
        assert (code, said.count("\n")) == (2, 1)


def test_a_fault_costs_only_the_text_that_is_explained(monkeypatch):
    from tradefigs.cli import explain

    show = explain.show
    monkeypatch.setattr(explain, "show", lambda text: {}["gone"] if text.id == "a.txt" else show(text))
    Path("b.txt").write_text(ARTICLE, "utf-8")
    done = run("explain", "a.txt", "b.txt")
    assert (done.exit_code, "Anna Beispiel" in done.stdout) == (1, True)
    assert (
        done.stderr
        == "tradefigs: a.txt: failed by a fault of tradefigs (KeyError: 'gone'); please report it\n"
    )


SURROGATES = (
    "Der Handel\ud800 Polens mit Litauen stieg 2023 auf 5 Mrd. Euro, sagte\udfff Ministerin Eva Huber."
)


def test_a_headline_that_asks_for_its_own_pair_ends():
    text = "Möbelexporte Größter Sojaexporteur ist Peru mit 9\nPolen aus Peru für 30 Mio. Dollar exportiert."
    assert [claim.text for claim in claims_of(text)] == ["30 Mio. Dollar"]


def test_what_no_encoding_has_is_a_character_like_any_other():
    whole = SURROGATES.replace("\ud800", "\ufffd").replace("\udfff", "\ufffd")
    assert [claim.end for claim in extract(whole)] != []
    assert [claim.end for claim in extract(SURROGATES)] == [claim.end for claim in extract(whole)]
    for find in (find_figures, find_quotes, partial(find_periods, published=None), find_parties):
        assert [found.start for found in find(SURROGATES)] == [found.start for found in find(whole)] != []


@pytest.mark.parametrize("output", ["c.csv", "c.jsonl", "c.parquet", "c.html", "c.svg"])
def test_what_no_encoding_has_is_written_as_unknown(output):
    Path("b.jsonl").write_text(json.dumps({"text": SURROGATES, "title": "\ud800", "url": "x:\udfff"}))
    command = {".html": "report", ".svg": "chart"}.get(Path(output).suffix, "export")
    assert ended(command, "b.jsonl", "-o", output) == (0, "")
    if command == "export":
        assert table.load(output)["sentence"].str.count("\ufffd").tolist() == [2]


# ---------------------------------------------------------------- signals


@posix
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_run_that_is_stopped_leaves_nothing(name, jobs):
    Path("news").mkdir()
    for number in range(400):
        Path(f"news/{number}.txt").write_text((ARTICLE + "\n") * 40, "utf-8")
    os.mkfifo("first.txt")
    command = [*PROGRAM, "export", "first.txt", "news", "-o", "claims.csv", "--jobs", str(jobs)]
    begun = subprocess.Popen(
        command, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=_heed_interrupts
    )
    os.close(_reader_of("first.txt"))
    time.sleep(0.5)
    assert begun.poll() is None, "too fast to be stopped"
    begun.send_signal(getattr(signal, name))
    said = begun.communicate(timeout=60)[1]
    assert begun.returncode == 128 + getattr(signal, name)
    assert said.startswith(b"tradefigs: stopped\n")
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "first.txt", "news"]
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and _lives(begun.pid):
        time.sleep(0.1)
    assert not _lives(begun.pid), "a process was left"


def _heed_interrupts() -> None:
    """Undo what a shell does to what it runs in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _reader_of(pipe: str) -> int:
    """Wait until somebody reads ``pipe``, and return an end to write to."""
    deadline = time.monotonic() + 60
    while True:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            assert time.monotonic() < deadline, "nobody reads it"
            time.sleep(0.02)


def _lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


# ---------------------------------------------------------------- tables


def export(frame: pd.DataFrame, **how: bool) -> str:
    table.write(frame, "c.csv", **how)
    return Path("c.csv").read_bytes().decode("utf-8-sig")


def claims(**cells: object) -> pd.DataFrame:
    assert ended("export", "a.txt", "-o", "base.jsonl") == (0, "")
    return table.load("base.jsonl").assign(**cells)


FORMULAS = ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "'=1", "''=1", "＝1"]


@posix
def test_formulas_are_guarded_and_come_back_and_raw_ones_are_not():
    claim = claims()
    frame = pd.concat([claim.assign(speaker=formula) for formula in FORMULAS], ignore_index=True)
    for excel in (False, True):
        lines = csv.DictReader(io.StringIO(export(frame, excel=excel), newline=""), delimiter=",;"[excel])
        assert [line["speaker"] for line in lines] == [f"'{formula}" for formula in FORMULAS]
        assert table.load("c.csv")["speaker"].tolist() == FORMULAS
    raw = csv.DictReader(io.StringIO(export(frame, raw=True), newline=""))
    assert [line["speaker"] for line in raw] == FORMULAS


@posix
def test_raw_and_excel_exclude_each_other():
    assert ended("export", "a.txt", "--raw", "--excel") == (
        2,
        "tradefigs: --raw and --excel: Excel would run what looks like a formula; leave one out\n",
    )
    assert ended("export", "a.txt", "--raw") == (0, "")


@posix
@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"measure": "</script>"}, "measure '</script>'"),
        ({"status": "\u202e"}, "status"),
        ({"low": -5.0}, "an amount below 0"),
    ],
)
def test_a_table_of_something_else_is_refused(cells, told):
    table.write(claims(**cells), "odd.csv")
    code, said = ended("chart", "odd.csv", "-o", "chart.svg")
    assert (code, said.count("\n")) == (1, 1)
    assert told in said
    assert "\u202e" not in said


@posix
@pytest.mark.parametrize("column", ["start", "end", "year", "mentions"])
def test_numbers_beyond_all_measure_are_refused(column):
    table.write(claims(), "claims.csv")
    rows = pd.read_csv("claims.csv", dtype=str, keep_default_na=False)
    rows.assign(**{column: "9" * 25}).to_csv("large.csv", index=False)
    code, said = ended("timeline", "large.csv")
    assert (code, said.count("\n")) == (1, 1)
    assert f"large.csv: not a table that tradefigs wrote ({'9' * 25} is no number" in said


@posix
def test_long_names_on_charts_are_cut_in_time():
    table.write(claims(partner="W" * 10_000, speaker="W" * 10_000, measure="turnover"), "long.jsonl")
    assert shell("timeout 60 $T chart long.jsonl -o chart.svg") == (0, "")


@posix
def test_amounts_beyond_all_measure_are_unknown():
    assert claims(low=1e308, high=1.7e308).pipe(typed)[["low", "high"]].isna().all(axis=None)


@posix
def test_an_empty_file_of_json_lines_has_no_rows_but_an_output():
    Path("empty.jsonl").touch()
    code, said = ended("export", "empty.jsonl", "-o", "out.csv")
    assert (code, said) == (0, "tradefigs: empty.jsonl: no trade claim found; the table has no rows\n")
    assert Path("out.csv").read_text("utf-8").startswith("doc_id,")
    code, said = ended("chart", "empty.jsonl", "-o", "chart.svg")
    assert (code, said) == (1, "tradefigs: empty.jsonl: no trade claim found, so there is nothing to draw\n")


# ---------------------------------------------------------------- terminals

STEERING = "\x1b]0;a\x07\x9b31m\u202e\u2066 5 Mio. Euro \x08\r\x1b[2J"


@posix
@pytest.mark.parametrize("command", ["parse", "parse --json", "explain"])
def test_no_text_steers_the_terminal(command):
    Path("b.txt").write_text(f"Das kostet\x1b {STEERING} {ARTICLE}", "utf-8", newline="")
    given = "- < b.txt" if command.startswith("parse") else "b.txt"
    line = [*PROGRAM, *command.split(), *given.split()[:1]]
    with Path("b.txt").open("rb") as file:
        shown = subprocess.run(line, stdin=file, capture_output=True, check=True).stdout.decode()
    assert "5 Mio. Euro" in shown
    assert [each for each in shown if not each.isprintable() and each != "\n"] == []


@posix
def test_no_message_steers_the_terminal():
    code, said = ended("export", "lost\x1b[31m\u202e.txt", "-o", "x\x1b/b.csv")
    assert code == 2
    assert [each for each in said if not each.isprintable()] == ["\n"]


# ---------------------------------------------------------------- texts


@pytest.mark.parametrize(
    ("work", "piece"),
    [
        (find_quotes, "."),
        (find_quotes, ". "),
        (find_figures, "Milliarden"),
        (lambda text: Layout(text).sentences, "!?"),
        (lambda text: Layout(text).sentences, ".\n"),
        (lambda text: Layout(text).paragraphs, "- Punkt\n"),
        (claims_of, "Der Handel mit China wuchs. Es waren 5 Mrd. Euro. "),
        (claims_of, "Export nach China bei 5 Mrd. Euro\n\n"),
        (claims_of, "„Der Handel mit China lag bei 5 Mrd. Euro“, sagte Minister Iwan Petrow. "),
        (claims_of, "Minister Holm in Lima (Foto: AFP)\n\n"),
        (lambda text: Layout(text).article([]).paragraphs, "Lager (Foto: AFP)\n\n"),
    ],
)
def test_twice_the_length_takes_twice_the_time(work, piece):
    def seconds(size: int) -> float:
        text = "Es war so. Es " + piece * (size // len(piece)) + " und nicht anders"
        begin = time.process_time()
        work(text)
        return time.process_time() - begin

    seconds(500)
    assert min(seconds(40_000) for _ in range(2)) < 8 * seconds(10_000) + 0.3


@pytest.mark.parametrize(
    "piece",
    [
        "nach Polen auf 5 Mio. Euro und ",
        "der Wert in Polen für 5 Mio. Euro und ",
        "das Defizit sank auf 3 Mrd. Euro; ",
        "für 2 Mrd. Euro bezog sie Waren: ",
    ],
)
def test_a_figure_takes_hardly_longer_in_a_long_sentence(piece):
    """What is found out of a clause is not found out anew for each of its figures."""

    def seconds(size: int) -> float:
        text = "Die Exporte stiegen " + piece * (size // len(piece)) + "nicht anders."
        begin = time.process_time()
        claims_of(text)
        return time.process_time() - begin

    seconds(350)
    short, long = (min(seconds(size) for _ in range(5)) for size in (350, 1400))
    assert long < 12 * short + 0.1  # 16 times, were each found anew; the machine may be busy


def test_a_damaged_parquet_file_ends_no_process():
    """Some damage lies where the library that reads it would end the process instead of raising an error."""
    code = (
        "import random, sound\n"
        "sound_file, chance = sound.FILES['a.parquet'], random.Random(1)\n"
        "for _ in range(400):\n"
        "    damaged = bytearray(sound_file)\n"
        "    damaged[chance.randrange(len(damaged))] = chance.randrange(256)\n"
        "    sound.READERS['a.parquet'](bytes(damaged))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parent, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr


def test_a_member_of_a_zip_archive_without_a_name_is_read():
    Path("a.zip").write_bytes(inputs.zip_file({"name": ARTICLE.encode()}).replace(b"name", b"\0ame"))
    documents = list(read("a.zip"))
    assert [document.text.strip() for document in documents] == [ARTICLE.strip()]


@pytest.mark.parametrize("day", ["1\x1f", "²", "99999999999999999999", "-5", "٣"])
def test_a_date_that_is_none_is_no_date(day):
    Path("a.csv").write_text(f'text,date\n"{ARTICLE.strip()}","{day}"\n', "utf-8")
    assert [document.published for document in read("a.csv")] == [None]


def test_a_zip_archive_whose_names_are_no_text_is_reported():
    whole = inputs.zip_file({"näme": ARTICLE.encode()})
    Path("a.zip").write_bytes(whole.replace("näme".encode(), b"n\x96\x96me", 1))  # in the local header alone
    failed = []
    assert list(read("a.zip", on_error=failed.append)) == []
    assert "make the archive anew" in str(failed[0])

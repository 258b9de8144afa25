"""The way of many documents: what a run makes of pieces, chunks and faults."""

import subprocess
import sys
from pathlib import Path

import pytest

from tradefigs.batch import runs as batch
from tradefigs.batch.records import FigureRow, figure_rows
from tradefigs.batch.runs import Settings, gather, run
from tradefigs.documents import Document, InputError

ONE = Settings(jobs=1)
TWO = Settings(jobs=2)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for number in range(1, 151):
        (tmp_path / f"{number:03}.txt").write_text(f"Es kostet {number} Mio. Euro.", "utf-8")
    return tmp_path


def first_or_fault(document: Document) -> list[FigureRow]:
    if document.id.endswith("077.txt"):
        raise KeyError("gone")
    return figure_rows(document)[:1]


@pytest.mark.parametrize("settings", [ONE, TWO])
def test_records_and_errors_come_in_the_order_of_the_inputs(news, settings):
    result = gather([f"{news}/lost.txt", str(news)], first_or_fault, settings=settings)
    assert [int(record.low) for record in result.records] == [
        number * 1_000_000 for number in range(1, 151) if number != 77
    ]
    assert [str(error) for error in result.errors] == [
        f"{news}/lost.txt: no such file or folder; check the path",
        f"{news}/077.txt: failed by a fault of tradefigs (KeyError: 'gone'); please report it",
    ]
    assert result.documents == 149


def test_a_fault_of_a_reader_costs_only_its_input(news, monkeypatch):
    opened = batch.open_source

    def broken(source, options):
        if source.path.endswith("002.txt"):
            raise ZeroDivisionError("by zero")
        return opened(source, options)

    monkeypatch.setattr(batch, "open_source", broken)
    result = gather([f"{news}/00[1-3].txt"], figure_rows, settings=ONE)
    assert [int(record.low) for record in result.records] == [1_000_000, 3_000_000]
    assert [error.source for error in result.errors] == [f"{news}/002.txt"]


def test_the_day_of_a_text_tells_which_rubel_is_meant():
    text = "{}\n\nGOMEL (BelTA) – Das Werk bekommt 3 Mrd. Rubel."
    days = {"4. Mai 2014": "BYR", "4. Mai 2019": "BYN"}
    for day, currency in days.items():
        assert [row.currency for row in figure_rows(Document("", text.format(day)))] == [currency]


def test_strict_raises_the_first_error(news):
    (news / "100.txt").write_text("")
    with pytest.raises(InputError, match=r"077\.txt: failed by a fault"):
        gather([str(news)], first_or_fault, settings=Settings(jobs=2, strict=True))


def test_each_piece_is_complete_once_whoever_reads_it(news, monkeypatch):
    monkeypatch.setattr(batch, "CHUNK_CHARACTERS", 5)
    for settings in (ONE, TWO):
        completed = [
            source.path for result in run([str(news)], figure_rows, settings) for source in result.sources
        ]
        assert completed == [f"{news}/{number:03}.txt" for number in range(1, 151)]


def test_memory_is_that_of_the_tasks_under_way(news, monkeypatch):
    """Without a bound all 150 files would be opened before the first result is taken."""
    monkeypatch.setattr(batch, "TASK_FILES", 1)
    opened = []
    listed = batch.sources

    def counted(paths, options):
        for source in listed(paths, options):
            opened.append(source)
            yield source

    monkeypatch.setattr(batch, "sources", counted)
    results = run([str(news)], figure_rows, TWO)
    next(results)
    assert len(opened) < 20
    results.close()


def test_small_inputs_are_read_in_this_process(news, monkeypatch):
    used = []
    pool = batch.pool
    monkeypatch.setattr(batch, "pool", lambda jobs, cluster: used.append(jobs) or pool(1))
    monkeypatch.setattr(batch, "cores", lambda: 8)
    gather([f"{news}/00*.txt"], figure_rows)
    gather([str(news)], figure_rows)
    assert used == [1, 8]


def test_standard_input_is_read_here_and_worked_on_there():
    command = [sys.executable, "-m", "tradefigs", "figures", "-", "--jobs", "2", "--format", "jsonl"]
    text = "Es kostet 5 Mio. Euro.\n"
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    assert done.stdout.count('"doc_id": "stdin"') == 1
    assert '"low": 5000000' in done.stdout

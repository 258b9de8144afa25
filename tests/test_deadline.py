"""A document that takes too long is left and named, in whatever thread or process."""

import signal
import threading
import time
from contextlib import suppress

import pytest
from inputs import GERMAN, page
from program import run

from tradefigs import Document
from tradefigs.batch import records
from tradefigs.batch.runs import Settings, gather
from tradefigs.deadline import TimeUp, limited
from tradefigs.documents import web
from tradefigs.documents.base import InputError, Options


def slow(document: Document) -> list[str]:
    """Never end, and swallow what can be swallowed, where the text says so."""
    while "langsam" in document.text:
        with suppress(Exception):
            time.sleep(0.01)
    return [document.id]


@pytest.fixture
def texts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in (("a", GERMAN), ("b", f"{GERMAN} Das ging langsam."), ("c", GERMAN)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return ["a.txt", "b.txt", "c.txt"]


LEFT = "took more than 0.3 seconds, so it was left; raise --timeout to read it"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_slow_document_is_named_and_the_others_go_on(texts, jobs):
    settings = Settings(jobs=jobs, options=Options(timeout=0.3))
    result = gather(texts, slow, settings=settings)
    assert result.records == ["a.txt", "c.txt"]
    assert result.documents == 2
    assert [(error.source, error.reason) for error in result.errors] == [("b.txt", LEFT)]


def test_in_a_thread_too_as_on_a_cluster(texts):
    results = []
    settings = Settings(jobs=1, options=Options(timeout=0.3))
    thread = threading.Thread(target=lambda: results.append(gather(texts, slow, settings=settings)))
    thread.start()
    thread.join(30)
    assert [result.records for result in results] == [["a.txt", "c.txt"]]
    assert [error.reason for error in results[0].errors] == [LEFT]


def test_a_slow_page_is_named(monkeypatch):
    monkeypatch.setattr(web, "_page", lambda *_: time.sleep(30))
    found = web.page(page(), "a.html", Options(timeout=0.2))
    assert isinstance(found, InputError)
    assert str(found) == "a.html: took more than 0.2 seconds, so it was left; raise --timeout to read it"


class Loud:
    """What raises a signal where Python lets no exception out: while it is cleared away."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __del__(self) -> None:
        signal.raise_signal(self.number)


def test_what_is_raised_in_vain_is_raised_again(capsys):
    def work() -> None:
        with limited(30):
            Loud(signal.SIGALRM)
            time.sleep(10)

    begin = time.monotonic()
    with pytest.raises(TimeUp):
        work()
    assert time.monotonic() - begin < 5
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_that_is_raised_in_vain_is_raised_again(texts, monkeypatch, number):
    def read(text: str) -> list[str]:
        Loud(number)
        time.sleep(10)
        return []

    monkeypatch.setattr(records, "find_quotes", read)
    before = signal.signal(number, signal.SIG_DFL)  # perhaps started with &, so without Ctrl-C
    begin = time.monotonic()
    try:
        done = run("quotes", *texts, "--jobs", "1")
    finally:
        signal.signal(number, before)
    assert (done.exit_code, done.stderr) == (128 + number, "tradefigs: stopped\n")
    assert time.monotonic() - begin < 5


@pytest.mark.parametrize("start", [lambda work: work(), lambda work: _in_thread(work)])
def test_nothing_rings_after_the_end(start):
    def work() -> None:
        for _ in range(20):
            with suppress(TimeUp), limited(0.002):
                end = time.monotonic() + 0.0018
                while time.monotonic() < end:
                    pass
        time.sleep(0.01)
        done.append(True)

    done: list[bool] = []
    before = signal.getsignal(signal.SIGALRM)
    start(work)
    assert done == [True]
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def _in_thread(work):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join(30)


def test_the_option(texts, monkeypatch):
    monkeypatch.setattr(records, "find_quotes", lambda text: slow(Document("", text)) and [])
    done = run("quotes", *texts, "--timeout", "0.3", "--jobs", "1")
    assert done.exit_code == 1
    assert f"tradefigs: b.txt: {LEFT}" in done.output

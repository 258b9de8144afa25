"""Work is done in order, whoever does it and whatever happens to them."""

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from tradefigs.batch.executors import ClusterError, LostTask, in_order, pool


def slow_if_even(number: int) -> int:
    time.sleep(0.05 * (number % 2 == 0))
    return number * 10


def fatal_if_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 10


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_tasks(jobs):
    with pool(jobs) as workers:
        done = list(in_order(workers, slow_if_even, iter(range(10))))
    assert done == [(number, number * 10) for number in range(10)]


def test_tasks_are_taken_only_as_fast_as_results():
    taken = []

    def tasks() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    with pool(2) as workers:
        results = in_order(workers, slow_if_even, tasks())
        for received in range(5):
            next(results)
            assert len(taken) <= received + workers.ahead
    assert len(taken) < 100


def test_a_task_that_kills_its_worker_is_named_and_the_others_are_done():
    with pool(2) as workers:
        done = dict(in_order(workers, fatal_if_three, iter(range(8))))
    assert isinstance(done.pop(3), LostTask)
    assert done == {number: number * 10 for number in range(8) if number != 3}


def test_a_worker_that_is_killed_costs_nothing():
    def kill_one(workers: object) -> None:
        time.sleep(0.3)
        os.kill(next(iter(workers._executor._processes)), signal.SIGKILL)

    with pool(2) as workers:
        results = in_order(workers, slow_if_even, iter(range(60)))
        done = [next(results)]
        killer = threading.Thread(target=kill_one, args=(workers,))
        killer.start()
        done += results
        killer.join()
    assert done == [(number, number * 10) for number in range(60)]


def test_an_error_ends_the_workers_at_once():
    def fail() -> None:
        with pool(2) as workers:
            workers.submit(time.sleep, 60)
            time.sleep(0.2)
            raise ZeroDivisionError

    begin = time.monotonic()
    with pytest.raises(ZeroDivisionError):
        fail()
    assert time.monotonic() - begin < 30


def test_a_cluster_that_is_not_there_is_told_in_one_line(monkeypatch):
    pytest.importorskip("distributed", reason="Dask is not installed")
    monkeypatch.setattr("tradefigs.batch.executors.CONNECT_SECONDS", 0.5)
    for address in ("tcp://127.0.0.1:9", "nonsense"):
        with (
            pytest.raises(ClusterError, match=f"^{address}: no Dask scheduler answers there"),
            pool(2, address),
        ):
            pass


def test_without_dask_it_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install 'tradefigs\[cluster\]'"), pool(2, "local"):
        pass

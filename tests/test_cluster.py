"""The same work on a cluster: a Dask scheduler and two workers, all real processes on this machine."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from inputs import article
from program import content, run

pytest.importorskip("distributed", reason="Dask is not installed: pip install 'tradefigs[cluster]'")


def dask(program: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{program}", *arguments]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Return the address of a scheduler and its two workers, which nobody starts again."""
    from distributed import Client

    tmp_path = tmp_path_factory.mktemp("cluster")
    told = tmp_path / "scheduler.json"
    processes = [dask("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
                      "--no-jupyter", "--scheduler-file", str(told))]  # fmt: skip
    options = ("--scheduler-file", str(told), "--nthreads", "1", "--no-nanny", "--no-dashboard")
    processes += [dask("worker", *options, "--local-directory", str(tmp_path)) for _ in range(2)]
    try:
        deadline = time.monotonic() + 60
        while not told.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        with Client(scheduler_file=str(told), set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
            address = client.scheduler.address
        yield address, processes[1:]
    finally:
        for process in processes:
            process.kill()
            process.wait()


def test_workers_of_another_version_are_refused(cluster, monkeypatch):
    from tradefigs.batch import executors

    monkeypatch.setattr("tradefigs.__version__", "9.9")
    told = r"it has tradefigs \d.*, this is 9\.9; install the same"
    with pytest.raises(executors.ClusterError, match=told), executors.pool(1, cluster[0]):
        pass


def test_a_cluster_gives_the_bytes_of_one_process_also_when_a_worker_is_killed(
    cluster, tmp_path, monkeypatch
):
    address, workers = cluster
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    for number in range(200):
        Path(f"news/{number:03}.txt").write_text(article(number) * (number % 7 + 1), "utf-8")
    export = ["export", f"{tmp_path}/news", "--part-size", "50"]
    assert run(*export, "--jobs", 1, "-o", "one/").exit_code == 0

    def kill_in_the_middle() -> None:
        while not Path("many/part-00001.parquet").exists():
            time.sleep(0.01)
        workers[0].send_signal(signal.SIGKILL)

    killer = threading.Thread(target=kill_in_the_middle, daemon=True)
    killer.start()
    result = run(*export, "--cluster", address, "-o", "many/")
    killer.join(5)
    assert (result.exit_code, result.stderr) == (0, "")
    assert workers[0].wait(5) == -signal.SIGKILL
    assert workers[1].poll() is None
    assert content("many") == content("one")


def test_a_cluster_of_this_machine_is_started_for_the_run(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(article(number), "utf-8")
    export = ["export", str(tmp_path), "--format", "jsonl"]
    shown = [run(*export, *how) for how in (["--cluster", "local", "--jobs", "2"], [])]
    assert shown[0].stdout_bytes == shown[1].stdout_bytes
    assert len(shown[0].stdout.splitlines()) == 6


def test_a_cluster_without_workers_is_refused(cluster, monkeypatch):
    from tradefigs.batch import executors

    address, workers = cluster
    for worker in workers:
        worker.kill()
        worker.wait()
    monkeypatch.setattr(executors, "JOIN_SECONDS", 0.2)
    time.sleep(1)  # until the scheduler knows
    with pytest.raises(executors.ClusterError, match="no worker has joined"), executors.pool(1, address):
        pass

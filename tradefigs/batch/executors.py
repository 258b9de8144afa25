"""Who does the work: this process, local processes, or a Dask cluster, all behind ``concurrent.futures``.

>>> with pool(jobs=1) as workers:
...     [result for _, result in in_order(workers, len, iter(["a", "bcd"]))]
[1, 3]
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

LOCAL = "local"
"""The name of a cluster that is started for the run and ends with it."""

CONNECT_SECONDS = 10
JOIN_SECONDS = 60
FEWEST_WORKERS = 4  # of a cluster: more may come later

AHEAD = 8
"""So many tasks a worker are under way, so that none waits while a slow one holds up the order."""

Task = TypeVar("Task")
Result = TypeVar("Result")


class LostTask(Exception):  # noqa: N818 (an outcome, not raised)
    """The process that did a task died, also when it did nothing else."""


class ClusterError(Exception):
    """A cluster cannot be used. The message is one line that says what to do."""


class Pool(Protocol):
    """What does the tasks; ``here`` tells that it is this process, ``ahead`` how many may be under way."""

    here: bool
    ahead: int

    def submit(self, function: Callable[[Task], Result], task: Task) -> Callable[[], Result]:
        """Begin a task; what is returned waits for its result, or raises BrokenExecutor."""

    def restart(self) -> None:
        """Go on with new workers after one has died."""


def in_order(
    workers: Pool, function: Callable[[Task], Result], tasks: Iterator[Task]
) -> Iterator[tuple[Task, Result | LostTask]]:
    """Yield each task with its result, in the order of ``tasks`` whatever is done first.

    Tasks are taken only as fast as results are, so that memory does not grow with their number. After the
    death of a worker the tasks that were under way are done again one by one, so that the one which kills its
    worker is known.
    """
    waiting: deque[tuple[Task, Callable[[], Result]]] = deque()
    for task in tasks:
        waiting.append((task, workers.submit(function, task)))
        if len(waiting) >= workers.ahead:
            yield from _first(workers, function, waiting)
    while waiting:
        yield from _first(workers, function, waiting)


def _first(
    workers: Pool, function: Callable[[Task], Result], waiting: deque[tuple[Task, Callable[[], Result]]]
) -> Iterator[tuple[Task, Result | LostTask]]:
    task, result = waiting.popleft()
    try:
        yield task, result()
    except BrokenExecutor:
        again = [task, *(task for task, _ in waiting)]
        waiting.clear()
        for task in again:
            yield task, alone(workers, function, task)


def alone(workers: Pool, function: Callable[[Task], Result], task: Task) -> Result | LostTask:
    """Return the result of ``task`` when nothing else is done."""
    for _ in range(2):  # the pool may be broken already
        try:
            return workers.submit(function, task)()
        except BrokenExecutor:
            workers.restart()
    return LostTask()


@contextmanager
def pool(jobs: int, cluster: str = "") -> Iterator[Pool]:
    """Yield the workers: ``jobs`` processes of this machine (1: this process), or those of ``cluster``.

    ``cluster`` is the address of a Dask scheduler, or ``local`` for one of ``jobs`` processes that is started
    here.

    Raises
    ------
    ClusterError
        There is no scheduler at this address, Dask is not installed, or the workers lack tradefigs.
    """
    if cluster:
        with _client(cluster, jobs) as client:
            yield _Cluster(client)
        return
    if jobs == 1:
        yield _Here()
        return
    processes = _Processes(jobs)
    try:
        yield processes
    except BaseException:
        processes.kill()
        raise
    finally:
        processes.close()


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# ---------------------------------------------------------------- this process


class _Here:
    here = True
    ahead = 1

    def submit(self, function: Callable[[Task], Result], task: Task) -> Callable[[], Result]:
        return partial(function, task)

    def restart(self) -> None:
        raise AssertionError("this process has not died")


# ---------------------------------------------------------------- processes of this machine


class _Processes:
    here = False

    def __init__(self, jobs: int) -> None:
        self.ahead = AHEAD * jobs
        self._jobs = jobs
        self._start()

    def _start(self) -> None:
        way = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(way)
        theirs, self._lifeline = context.Pipe(duplex=False)
        context.set_forkserver_preload(["tradefigs.batch.runs", "tradefigs.batch.records"])
        self._executor: Executor = ProcessPoolExecutor(self._jobs, context, _begin, (theirs,))

    def submit(self, function: Callable[[Task], Result], task: Task) -> Callable[[], Result]:
        return self._executor.submit(function, task).result

    def restart(self) -> None:
        self.kill()
        self.close()
        self._start()

    def kill(self) -> None:
        """End the workers at once, whatever they do."""
        self._lifeline.close()

    def close(self) -> None:
        self._executor.shutdown(cancel_futures=True)
        self._lifeline.close()


def _begin(lifeline: Connection) -> None:
    """Let this worker end with the process that started it, however that ends, and leave Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    with contextlib.suppress(EOFError, OSError):
        lifeline.recv()
    os._exit(1)


# ---------------------------------------------------------------- a cluster


class _Cluster:
    here = False

    def __init__(self, client: Any) -> None:
        self._executor: Executor = client.get_executor(pure=False)
        workers = sum(client.nthreads().values())
        self.ahead = AHEAD * max(workers, FEWEST_WORKERS)

    def submit(self, function: Callable[[Task], Result], task: Task) -> Callable[[], Result]:
        return partial(_outcome, self._executor.submit(function, task))

    def restart(self) -> None:
        """Leave it to the cluster, which starts its workers itself."""


def _outcome(future: Future[Result]) -> Result:
    """Return the result, or tell failures of the cluster as those of local processes are told."""
    from distributed import KilledWorker

    try:
        return future.result()
    except KilledWorker as error:
        raise BrokenExecutor(str(error)) from error
    except (CancelledError, OSError) as error:
        raise ClusterError("the cluster was lost; start it again and go on with --resume") from error
    except ImportError as error:
        raise _unfit(error) from error


@contextmanager
def _client(cluster: str, jobs: int) -> Iterator[Any]:  # Dask has no types
    try:
        import distributed
    except ImportError:
        told = "needs Dask, which is not installed; pip install 'tradefigs[cluster]'"
        raise ClusterError(f"--cluster {told}") from None
    dask: Any = distributed
    with contextlib.ExitStack() as stack:
        address: Any = cluster
        if cluster == LOCAL:
            address = stack.enter_context(
                dask.LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None)
            )
        try:
            client = dask.Client(address, set_as_default=False, timeout=CONNECT_SECONDS)
        except (OSError, ValueError, TypeError) as error:
            told = "no Dask scheduler answers there; start one with `dask scheduler`, or check the address"
            raise ClusterError(f"{cluster}: {told}") from error
        stack.enter_context(client)
        _check_workers(client, cluster)
        yield client


def _check_workers(client: Any, cluster: str) -> None:
    """Refuse workers that are not there, or that would read a text in another way."""
    try:
        client.wait_for_workers(1, timeout=JOIN_SECONDS)
        versions = client.run(_version)
    except TimeoutError:
        told = f"no worker has joined in {JOIN_SECONDS} seconds; start some with `dask worker {cluster}`"
        raise ClusterError(f"{cluster}: {told}") from None
    except ImportError as error:
        raise _unfit(error) from error
    for worker, version in versions.items():
        if version != _version():
            told = f"it has tradefigs {version}, this is {_version()}; install the same"
            raise ClusterError(f"worker {worker}: {told}")


def _version() -> str:
    from tradefigs import __version__

    return __version__


def _unfit(error: ImportError) -> ClusterError:
    return ClusterError(f"a worker cannot run tradefigs ({error}); install it there")

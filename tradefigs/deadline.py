"""A time limit for the reading of one document, as the last guard against texts that nobody foresaw.

In the main thread of a process, where all but Dask's workers read, the system's clock interrupts whatever is
done, also the search for a pattern. In other threads, and on Windows, another thread asks this one to stop:
that works as soon as the piece of compiled code is done that it is in.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, NoReturn, TypeVar

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

AGAIN = 1.0  # seconds; for what swallowed the first
SOON = 0.01  # for what Python itself swallowed

Raised = TypeVar("Raised", bound=BaseException)


class TimeUp(BaseException):
    """A document took too long."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TimeUp in the block as soon as it has taken so many seconds of real time; 0 is no limit.

    >>> import time
    >>> try:
    ...     with limited(0.01):
    ...         time.sleep(10)
    ... except TimeUp:
    ...     print("left")
    left
    """
    if not seconds:
        yield
    elif hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        with _alarm(seconds):
            yield
    else:
        with _watched(seconds):
            yield


@contextmanager
def insisting(kind: type[Raised], again: Callable[[Raised], object]) -> Iterator[None]:
    """Call ``again`` with what was raised in vain: Python lets nothing out of ``__del__`` and the like.

    Where a signal raises is chance, and regex alone has a ``__del__`` for each group of a pattern.
    """
    before = sys.unraisablehook

    def lost(what: UnraisableHookArgs) -> None:
        if isinstance(what.exc_value, kind):
            again(what.exc_value)
        else:
            before(what)

    sys.unraisablehook = lost
    try:
        yield
    finally:
        sys.unraisablehook = before


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, _ring)
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
            with insisting(TimeUp, lambda _: signal.setitimer(signal.ITIMER_REAL, SOON, AGAIN)):
                yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    finally:  # also when it rang just then
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(number: int, frame: FrameType | None) -> NoReturn:
    raise TimeUp


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    import ctypes

    reader = ctypes.c_ulong(threading.get_ident())
    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
    lock = threading.Lock()
    done = False

    def ring() -> None:
        with lock:
            if not done:
                raise_in(reader, ctypes.py_object(TimeUp))

    timer = threading.Timer(seconds, ring)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            done = True
        timer.cancel()
        raise_in(reader, None)  # takes back one that is under way

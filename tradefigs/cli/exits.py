"""How a command ends: exit codes, refusals in one line, signals, a standard output that fails."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, NoReturn

import click

from tradefigs.deadline import SOON, insisting

if TYPE_CHECKING:
    from tradefigs.documents import InputError

SOME_FAILED = 1
NOTHING_WRITTEN = 2


def say(message: str) -> None:
    """Print one line on standard error, without characters that steer a terminal."""
    shown = "".join(character if character.isprintable() else "\ufffd" for character in message)
    click.echo(f"tradefigs: {shown}", err=True)


class Refusal(click.ClickException):
    """Wrong usage, or an output that cannot be written: one line, and nothing is written."""

    exit_code = NOTHING_WRITTEN

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the one line."""
        say(self.message)


class Commands(click.Group):
    """The commands, which end in good order when they are stopped or standard output fails."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command; see ``click.Command.main``."""
        try:
            with _stopping():
                return super().main(*args, **kwargs)
        except OSError as error:  # of --help and --version
            _standard_output_failed(error)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was named."""
        try:
            super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
        except OSError as error:
            _standard_output_failed(error)


@contextmanager
def _stopping() -> Iterator[None]:
    """End in good order by signals that would end the program anyhow."""
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    usual = (signal.SIG_DFL, signal.default_int_handler)
    ours = [number for number in numbers if before[number] in usual] if _in_main_thread() else []
    again: list[threading.Timer] = []

    def stop_again(stopped: _Stopped) -> None:
        started = False
        while not started:
            again.append(threading.Timer(SOON, os.kill, (os.getpid(), stopped.number)))
            try:
                again[-1].start()
                started = True
            except _Stopped:  # on a busy machine it rings before its start is over, in vain again
                pass

    for number in ours:
        signal.signal(number, _stop)
    try:
        with insisting(_Stopped, stop_again):
            yield
    except _Stopped:
        say("stopped")
        raise
    finally:
        for timer in again:
            timer.cancel()
            timer.join()
        for number in ours:
            signal.signal(number, before[number])


def _in_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


class _Stopped(SystemExit):
    """The end by a signal, as by an error, so that no half file and no process is left."""

    def __init__(self, number: int) -> None:
        super().__init__(128 + number)
        self.number = number


def _stop(number: int, _: object) -> NoReturn:
    raise _Stopped(number)


def _standard_output_failed(error: OSError) -> NoReturn:
    from tradefigs.table.outputs import lost_standard_output

    if error.filename is not None:
        raise error
    say(str(lost_standard_output(error)))
    sys.exit(NOTHING_WRITTEN)


# ---------------------------------------------------------------- what went wrong, or may


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what the user can mend into a refusal."""
    from tradefigs.batch.executors import ClusterError
    from tradefigs.documents import InputError
    from tradefigs.table.outputs import OutputError

    try:
        yield
    except (OutputError, ClusterError, InputError) as error:
        raise Refusal(str(error)) from None


@contextmanager
def selecting(inputs: Sequence[str]) -> Iterator[None]:
    """Refuse what the claims do not hold, or a day that is none."""
    from tradefigs.comparisons.selection import SelectionError

    try:
        yield
    except SelectionError as error:
        raise Refusal(f"{names_of(inputs)}: {error}") from None
    except ValueError as error:
        raise Refusal(str(error)) from None


def end(errors: Sequence[InputError], code: int = 0) -> NoReturn:
    """Name the inputs that failed and end the program with ``code``, or with that of failed inputs."""
    for error in errors:
        say(str(error))
    sys.exit(SOME_FAILED if errors else code)


def tell_foreign(count: int) -> None:
    """Say how many texts were passed over."""
    if count:
        texts = "1 text is" if count == 1 else f"{count:,} texts are"
        say(f"{texts} not German and passed over; --all-languages reads all")


def names_of(inputs: Sequence[str]) -> str:
    """Return how messages name the inputs."""
    return inputs[0] if len(inputs) == 1 else f"{inputs[0]} and {len(inputs) - 1} more"

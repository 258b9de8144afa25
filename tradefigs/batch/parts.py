"""Outputs that last: a folder of Parquet parts, to which a run that was cut short can be added.

``manifest.jsonl`` tells on its first line what the run is, then line by line which part holds the records of
which pieces of the inputs, and on its last line that the run is complete. A part is written beside, entered
in the manifest, and only then gets its name: at whatever moment a kill comes, each part that is there is
entered, and no piece of an input is in two of them. What is entered and not there is done again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tradefigs import table
from tradefigs.batch.results import Result
from tradefigs.documents import InputError, Source
from tradefigs.documents.records import ERRORS, MANIFEST
from tradefigs.table.outputs import OutputError, open_whole

if TYPE_CHECKING:
    import pandas as pd

PART_DOCUMENTS = 100_000
PART_RECORDS = 10_000
"""A part is complete with the piece of an input that reaches one of these: the inputs alone decide."""

CLAIMS_TABLE = "claims"
"""What the manifest calls the table of claims."""

Line = dict[str, Any]


def is_folder(path: str) -> bool:
    """Tell whether an output of this name is a folder."""
    return path.endswith(("/", os.sep)) or (path not in ("", "-") and os.path.isdir(path))  # noqa: PTH112 (raises nothing)


def is_run(path: str) -> bool:
    """Tell whether ``path`` is a folder that a run has written to."""
    try:
        return Path(path, MANIFEST).is_file()
    except (OSError, ValueError):
        return False


# ---------------------------------------------------------------- writing


@dataclass(frozen=True, slots=True)
class Limits:
    """With how many documents or records a part is complete."""

    documents: int = PART_DOCUMENTS
    records: int = PART_RECORDS


@dataclass(slots=True)
class _Pending:
    """What the next part will hold."""

    records: list[Any] = field(default_factory=list)
    line: Line = field(default_factory=lambda: {"inputs": [], "documents": 0, "foreign": 0, "errors": []})


class Folder:
    """The folder that a run writes to, by ``open_folder``; each Source whose records are there is in it."""

    def __init__(self, path: str, header: Mapping[str, Any], columns: dict[str, str], limits: Limits) -> None:
        self._path = path
        self._folder = Path(path)
        self._columns = columns
        self._limits = limits
        self._pending = _Pending()
        self._lines = self._begun(header)
        named = [line["part"] for line in self._lines[1:] if line["part"]]
        self._next = 1 + max((int(name[5:-8]) for name in named), default=0)
        for leftover in [*self._folder.glob(".*.part"), *self._folder.glob("part-*.parquet")]:
            if leftover.name not in named:
                leftover.unlink()
        entries = (entry for line in self._lines[1:] for entry in line.pop("inputs"))
        self._done = {(path, start): stop for path, start, stop in entries}
        self._told = {tuple(error) for line in self._lines[1:] for error in line["errors"]}

    def __contains__(self, source: object) -> bool:
        if not isinstance(source, Source) or (source.path, source.start) not in self._done:
            return False
        if self._done[source.path, source.start] != source.stop:
            told = f"{source.path} has changed since the run there began"
            raise OutputError(f"{self._path}: {told}; begin anew in another folder")
        return True

    def _begun(self, header: Mapping[str, Any]) -> list[Line]:
        """Return the manifest so far, after writing what of it holds."""
        first, *lines = _manifest(self._folder) or [dict(header)]
        for name, value in header.items():
            if first.get(name) != value:
                told = f"the run there was begun with {name} {_short(first.get(name))}, not {_short(value)}"
                raise OutputError(f"{self._path}: {told}; go on with the same, or name another folder")
        entered = [line for line in lines if "part" in line and self._is_there(line["part"])]
        with open_whole(str(self._folder / MANIFEST)) as file:
            for line in (first, *entered):
                file.write(_encoded(line))
        return [first, *entered]

    def _is_there(self, part: str | None) -> bool:
        return part is None or (self._folder / part).is_file()

    def add(self, piece: Result[Any]) -> None:
        """Take over what came of a piece of the inputs; parts are written as they fill up."""
        pending = self._pending
        pending.records += piece.records
        line = pending.line
        line["inputs"] += [_entry(source) for source in piece.sources]
        told = [(error.source, error.reason) for error in piece.errors]
        line["errors"] += [error for error in told if error not in self._told]
        line["documents"] += piece.documents
        line["foreign"] += piece.foreign
        full = len(pending.records) >= self._limits.records or line["documents"] >= self._limits.documents
        if full and piece.sources:
            self._write_part()

    def _write_part(self) -> None:
        pending, self._pending = self._pending, _Pending()
        name = f"part-{self._next:05}.parquet" if pending.records else None
        line: Line = {"part": name, "records": len(pending.records), **pending.line}
        with self._telling():
            if name is None:
                self._enter(line)
            else:
                frame = table.to_frame(pending.records, self._columns)
                with open_whole(str(self._folder / name), partial(self._enter, line)) as file:
                    frame.to_parquet(file, index=False)
                self._next += 1
        del line["inputs"]  # of which there may be millions
        self._lines.append(line)

    def _enter(self, line: Line) -> None:
        with (self._folder / MANIFEST).open("ab") as file:
            file.write(_encoded(line))
            file.flush()
            os.fsync(file.fileno())

    def close(self, complete: bool) -> None:
        """Write what is left, list what failed, and enter that the run is ``complete``."""
        if complete and any(self._pending.line.values()):
            self._write_part()
        with self._telling():
            table.write(_errors(self._lines), str(self._folder / ERRORS))
            if complete:
                self._enter({"complete": True, **self.totals()})

    def totals(self) -> dict[str, int]:
        """Return how many documents, records, foreign texts and errors there are in all parts."""
        lines = self._lines[1:]
        counts = {name: sum(line[name] for line in lines) for name in ("documents", "records", "foreign")}
        return counts | {"errors": sum(len(line["errors"]) for line in lines)}

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (OSError, OutputError) as error:
            cause = error if isinstance(error, OSError) else error.__cause__
            reason = getattr(cause, "strerror", None) or str(error)
            raise OutputError(
                f"{self._path}: cannot be written ({reason}); set that right, then go on with --resume"
            ) from error


@contextmanager
def open_folder(
    path: str,
    header: Mapping[str, Any],
    columns: dict[str, str],
    resume: bool,
    limits: Limits | None = None,
) -> Iterator[Folder]:
    """Open a folder for the records of a run, which is complete when the block ends without an error.

    Parameters
    ----------
    header
        What the run is: plain values by name. A run goes on only with the same.
    columns
        Those of the table, with their dtypes.
    resume
        Whether to go on with the run that is there, if one is.

    Raises
    ------
    OutputError
        The folder cannot be written, holds something else, or another process writes to it.
    """
    check_folder(path, resume)
    try:
        Path(path).mkdir(exist_ok=True)
        with _alone(path):
            folder = Folder(path, header, columns, limits or Limits())
            try:
                yield folder
            except OutputError:
                raise
            except BaseException:
                folder.close(complete=False)
                raise
            folder.close(complete=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); name another folder") from error


def check_folder(path: str, resume: bool) -> None:
    """Raise OutputError when the folder surely cannot be written, so that no work is done in vain."""
    try:
        _check(path, resume)
    except (OSError, ValueError) as error:  # no name that this system takes, or a folder that is closed
        reason = getattr(error, "strerror", None) or error
        raise OutputError(f"{path}: cannot be written ({reason}); name another folder") from error


def _check(path: str, resume: bool) -> None:
    folder = Path(path)
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{path}: it is a file; name a folder, or leave out --resume")
    if not folder.exists() and not folder.resolve().parent.is_dir():
        raise OutputError(f"{path}: cannot be written (no folder {folder.resolve().parent}); create it first")
    if not os.access(folder if folder.exists() else folder.resolve().parent, os.W_OK):
        raise OutputError(f"{path}: cannot be written (no permission); name another folder")
    if is_run(path) and not resume:
        raise OutputError(
            f"{path}: a run was written there; go on with it by --resume, or name another folder"
        )
    if folder.is_dir() and not is_run(path) and any(not _is_leftover(entry) for entry in folder.iterdir()):
        raise OutputError(f"{path}: cannot be written (it is a folder with other files); name a new one")


def _is_leftover(path: Path) -> bool:
    return path.name.startswith(".") and path.suffix == ".part"


@contextmanager
def _alone(path: str) -> Iterator[None]:
    """Keep other processes from writing to the folder, where the system can."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OutputError(f"{path}: another process writes there; wait for its end") from None
    else:
        yield
    finally:
        os.close(descriptor)


# ---------------------------------------------------------------- the manifest


def _manifest(folder: Path) -> list[Line]:
    """Return the lines of the manifest; what a kill has cut off is none."""
    try:
        written = (folder / MANIFEST).read_bytes()
    except FileNotFoundError:
        return []
    lines = []
    for line in written.split(b"\n")[:-1]:
        try:
            lines.append(json.loads(line))
        except ValueError:
            continue
    return lines


def _encoded(line: Line) -> bytes:
    # Names of files that are no UTF-8 come as half surrogate pairs, which JSON escapes.
    return json.dumps(line).encode("ascii") + b"\n"


def _entry(source: Source) -> list[Any]:
    return [source.path, source.start, source.stop]


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return f"{text[:60]}…" if len(text) > 60 else text


def _errors(lines: list[Line]) -> pd.DataFrame:
    import pandas as pd

    errors = [error for line in lines[1:] for error in line["errors"]]
    return pd.DataFrame(errors, columns=["source", "reason"], dtype="string")


# ---------------------------------------------------------------- reading back


def load(path: str) -> pd.DataFrame:
    """Return the claims in the folder ``path``, in the order of their inputs.

    Raises
    ------
    InputError
        It holds no claims, or a part of it cannot be read.
    """
    import pandas as pd

    lines = _manifest(Path(path))
    if not lines or lines[0].get("table") != CLAIMS_TABLE:
        raise InputError(path, "the folder holds no claims; write them with export")
    named = [Path(path, line["part"]) for line in lines if line.get("part")]
    frames = [table.load(str(part)) for part in named if part.exists()]
    return pd.concat(frames, ignore_index=True) if frames else table.to_frame([])


def is_complete(path: str) -> bool:
    """Tell whether the run that wrote the folder ``path`` came to its end."""
    return any(line.get("complete") for line in _manifest(Path(path))[-1:])

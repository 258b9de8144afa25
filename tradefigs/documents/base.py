"""What every reader takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias, TypeVar

from tradefigs.deadline import TimeUp, limited

MEGABYTE = 1_000_000

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    Attributes
    ----------
    id
        Path or address; ``stdin`` for standard input.
    text
        The text as it stands in the source, line ends included, without a byte order mark: every offset that
        tradefigs gives counts characters of it.
    published
        Publication date given with the text (metadata); None leaves it to the text itself.
    title, url
        Given with the text, else empty.
    published_by
        Where ``published`` comes from, such as ``metadata``; empty when it is None.
    """

    id: str
    text: str
    published: date | None = None
    title: str = ""
    url: str = ""
    published_by: str = ""


class InputError(Exception):
    """An input cannot be read. The message is one line that names the input and says what to do."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source, reason)
        self.source = source
        self.reason = " ".join(reason.split())  # names of columns stand in it, as the input has them

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"


class ForeignTextError(InputError):
    """A text is not German. It is passed over and counted, which is no failure."""


Found: TypeAlias = Iterator[Document | InputError]


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are read.

    Attributes
    ----------
    text_field, date_field, url_field, title_field
        Columns of tables and keys of JSON objects; when empty the usual names are tried.
    max_size
        Bytes, unpacked, beyond which one document is refused.
    foreign
        Whether texts that are not German are read too.
    timeout
        Seconds after which one document is left; 0 is no limit.
    published
        Day of publication of all documents, whatever they say of it themselves.
    sought
        Tells of all the words of a web page whether its article may hold what is sought, which takes far less
        time than to find the article in it. Where it says no, these words stand for the article. It must be
        importable by name in other processes. None: every article is found.
    """

    text_field: str = ""
    date_field: str = ""
    url_field: str = ""
    title_field: str = ""
    max_size: int = 50 * MEGABYTE
    foreign: bool = False
    timeout: float = 0
    published: date | None = None
    sought: Callable[[str], bool] | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A piece of the inputs that one process reads at once: a file, or some of the records of a large one.

    It is small and can be pickled. What it is and where it ends depends on the files and their order alone.

    Attributes
    ----------
    path
        The file as the user named it; ``-`` is standard input, which only the process that was given it can
        read (see ``here``).
    start, stop
        The part of the file, in bytes, row groups or members, as its reader counts; ``stop`` None is the end.
    first
        Number of the first record of the part, from 1.
    data
        The bytes themselves, where the file cannot be opened twice.
    """

    path: str
    start: int = 0
    stop: int | None = None
    first: int = 1
    data: bytes | None = field(default=None, repr=False, compare=False)

    @property
    def here(self) -> bool:
        """Whether only this process can read it."""
        return self.path == "-" and self.data is None


def in_time(seconds: float, name: str, work: Callable[[], Made]) -> Made | InputError:
    """Return what ``work`` makes of the document ``name``, or that it took too long; 0 is no limit."""
    try:
        with limited(seconds):
            return work()
    except TimeUp:
        told = f"took more than {seconds:g} seconds, so it was left; raise --timeout to read it"
        return InputError(name, told)


def one_line(error: Exception) -> str:
    """Return the message of an error on one line, or what it is called where it has none."""
    return " ".join(str(error).split()) or type(error).__name__


def told(error: Exception) -> str:
    """Return what an error of somebody else's code says, on one line of bounded length."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


def fault(name: str, error: Exception) -> InputError:
    """Return what stands in place of the input ``name`` where tradefigs itself failed."""
    return InputError(name, f"failed by a fault of tradefigs ({told(error)}); please report it")

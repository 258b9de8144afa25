"""Archives: zip and tar. Nothing is ever written to where a member says; its name only names the document.

The id of a text is ``archive.zip/inner/name.txt``, with ``#2`` behind it for the second member of that name.
"""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Callable, Iterator
from typing import IO, BinaryIO, cast

from tradefigs.documents.base import Found, InputError, Source
from tradefigs.documents.names import shown
from tradefigs.documents.streams import FAULTS, DamagedError, SuspiciousError, guarded

# Reads one member: its bytes, its id, its name.
Inner = Callable[[BinaryIO, str, str], Found]

_FAULTS: tuple[type[Exception], ...] = (*FAULTS, NotImplementedError, UnicodeDecodeError)
PART = 4 * 1024 * 1024  # bytes, packed
MOST_READS_BEHIND = 10  # of a tar archive, behind its end; a sound one is read so twice
MOST_MEMBERS = 1_000_000  # of a zip archive, whose list of members is in memory


def split_zip(path: str, file: BinaryIO) -> Iterator[Source]:
    """Yield parts of ``file`` by the numbers of its members; what makes it none is left to ``read_zip``."""
    try:
        members = _members(zipfile.ZipFile(file))
    except _FAULTS:
        yield Source(path)
        return
    start = size = 0
    for place, member in enumerate(members, 1):
        size += member.compress_size
        if size >= PART and place < len(members):
            yield Source(path, start, place)
            start, size = place, 0
    yield Source(path, start)


def read_zip(file: BinaryIO, name: str, inner: Inner, part: Source | None = None) -> Found:
    """Yield what ``inner`` finds in the members of ``file``, which can seek; ``part`` counts them.

    Raises
    ------
    DamagedError
    """
    try:
        archive = zipfile.ZipFile(file)
        members = _members(archive)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise DamagedError(f"no zip archive, or a damaged one: {error}") from error
    ids = _Ids(name)
    for place, member in enumerate(members):
        identity = ids.of(member.filename)
        if part and (place < part.start or (part.stop is not None and place >= part.stop)):
            continue
        if member.flag_bits & 1:
            yield InputError(identity, "asks for a password; unpack it first")
            continue
        try:
            with archive.open(member) as stream:
                packed = guarded(cast(BinaryIO, stream), member.compress_size)
                yield from inner(cast(BinaryIO, packed), identity, member.filename)
        except _FAULTS as error:
            yield InputError(identity, f"cannot be unpacked ({error}); make the archive anew")


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    members = [member for member in archive.infolist() if not member.filename.endswith("/")]
    if len(members) > MOST_MEMBERS:
        raise SuspiciousError(f"more than {MOST_MEMBERS:,} members; unpack it first")
    return members


def read_tar(stream: IO[bytes], name: str, inner: Inner) -> Found:
    """Yield what ``inner`` finds in the files in ``stream``, which is read once from its beginning.

    Raises
    ------
    DamagedError
    """
    ids = _Ids(name)
    try:
        with tarfile.open(fileobj=cast(IO[bytes], _Ending(stream)), mode="r|") as archive:
            while (member := archive.next()) is not None:
                archive.members.clear()  # type: ignore[attr-defined]  # else it remembers all of them
                if not member.isreg():
                    continue
                file = archive.extractfile(member)
                if file is not None:
                    # Guarded also because what tarfile gives of a stream cannot tell that it cannot seek.
                    once = cast(BinaryIO, guarded(cast(BinaryIO, file), member.size))
                    yield from inner(once, ids.of(member.name), member.name)
    except tarfile.TarError as error:
        raise DamagedError(f"no tar archive, or a damaged one: {error}") from error


class _Ending:
    """A stream that breaks off who reads on behind its end.

    tarfile does, block by block, up to where a damaged header lets a member end: for years.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._reads_behind = 0

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._reads_behind += not data
        if self._reads_behind > MOST_READS_BEHIND:
            raise tarfile.ReadError("it ends within a member")
        return data


class _Ids:
    """Gives each member of an archive an id of its own."""

    def __init__(self, archive: str) -> None:
        self._archive = archive
        self._seen: dict[int, int] = {}  # by the hash of the name, which takes less memory

    def of(self, member: str) -> str:
        identity = f"{self._archive}/{shown(member)}"
        key = hash(identity)
        self._seen[key] = self._seen.get(key, 0) + 1
        return identity if self._seen[key] == 1 else f"{identity}#{self._seen[key]}"

"""What comes of a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tradefigs.documents import InputError, Source

Record = TypeVar("Record")


@dataclass(slots=True)
class Result(Generic[Record]):
    """What came of a run, or of a part of it.

    ``records`` in the order of the inputs, of how many documents with how many characters, ``errors`` for
    what failed, and the number of texts in a ``foreign`` language, which were passed over. ``sources`` are
    the pieces of the inputs that are complete with it.
    """

    records: list[Record] = field(default_factory=list)
    documents: int = 0
    characters: int = 0
    errors: list[InputError] = field(default_factory=list)
    foreign: int = 0
    sources: list[Source] = field(default_factory=list)

    @property
    def all_failed(self) -> bool:
        """Whether there were inputs, and none could be read; one without a text in it could."""
        return bool(self.errors) and not self.documents and not self.foreign

    def add(self, other: Result[Record]) -> None:
        """Append what came after this."""
        self.records += other.records
        self.documents += other.documents
        self.characters += other.characters
        self.errors += other.errors
        self.foreign += other.foreign
        self.sources += other.sources

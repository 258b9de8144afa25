"""A mention of a party, and what points back to one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Party:
    """One mention of a party.

    Attributes
    ----------
    start, end, text
        Character offsets (``end`` exclusive) and the words between them.
    code
        ISO 3166-1 alpha-2 for a state, the bloc's code for a bloc (``EU``, ``EAEU``), else the name in the
        nominative as the text gives it; empty for an open group.
    form
        ``name`` (`Chinas`), ``compound`` (`China` of `China-Handel`), ``adjective`` (`chinesische`), ``pair``
        (each part of `deutsch-chinesische`, `EU-China-Gipfel`), ``demonym`` (`Chinesen`), ``capital``
        (`Peking`), ``government`` (`Kreml`), ``open`` (`Drittländer`, `27 Länder`).
    country
        The state of a party below the state, where known; else empty.
    case
        ``genitive`` where the form says so (`Chinas`, `Belarus'`, `des Gebiets Minsk`), else empty.
    tail
        What a compound goes on with: `Handel` in `China-Handel`, `exporte` in `Russlandexporte`; else empty.
    """

    start: int
    end: int
    text: str
    code: str
    form: str
    country: str = ""
    case: str = ""
    tail: str = ""


class Mention(NamedTuple):
    """A party as it was found, with what decides which name it goes by."""

    party: Party
    key: str  # as in Entry
    rank: int  # which mention the party is called by: the first of the lowest rank


class Pointer(NamedTuple):
    """A word that points back to a party: a title without a name, `das Gebiet`, or `der Inselstaat`."""

    start: int
    text: str
    title: str
    is_wide: bool  # no title of a region: `die Union`, `der Inselstaat`

"""What a money figure is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Figure:
    """A money figure of a text.

    ``start``, ``end`` and ``text`` hold the amount itself; ``phrase_start`` and ``phrase_end`` include
    qualifier words, the ``zwischen`` or ``von`` of a range and a sign. ``low`` and ``high`` are in units of
    ``currency`` (ISO 4217, empty where the whole text names none), equal unless a range or a vague amount is
    stated; ``negative`` tells that a minus stands before them. ``qualifier`` is one of ``exact about almost
    over at_least under up_to vague``.
    """

    start: int
    end: int
    text: str
    low: Decimal
    high: Decimal
    currency: str
    qualifier: str = "exact"
    phrase_start: int = -1
    phrase_end: int = -1
    negative: bool = False

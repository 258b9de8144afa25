"""When: the times that a text names, and the day on which it was published."""

from tradefigs.periods.finder import (
    Period,
    find_periods,
    is_singled_out,
    moved,
)

__all__ = ["Period", "find_periods", "is_singled_out", "moved"]

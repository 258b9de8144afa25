"""Charts: `plot` chooses the kind, and each kind has its module."""

from tradefigs.charts.kinds import plot

__all__ = ["plot"]

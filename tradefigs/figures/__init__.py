"""What amount: every money figure of a text, without knowledge of trade."""

from tradefigs.figures.figure import Figure
from tradefigs.figures.finder import find_figures, lone_numbers

__all__ = ["Figure", "find_figures", "lone_numbers"]

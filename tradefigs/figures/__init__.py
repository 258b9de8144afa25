"""What amount: every money figure of a text, without knowledge of trade."""

from tradefigs.figures.finder import Figure, find_figures, lone_numbers

__all__ = ["Figure", "find_figures", "lone_numbers"]

"""Read German news and turn every figure on trade between countries into a record."""

__version__ = "0.1.0"

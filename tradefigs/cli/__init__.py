"""The command line."""

from tradefigs.cli.commands import main

__all__ = ["main"]

"""Names of files and of what is in them, as they are shown."""

from __future__ import annotations

import os


def shown(path: str) -> str:
    """Return ``path`` with bytes that are no UTF-8 and control characters replaced."""
    decoded = os.fsencode(path).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in decoded)

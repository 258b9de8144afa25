"""The day in an address, in the name of a file, or given as a number of seconds."""

from __future__ import annotations

from datetime import UTC, date, datetime

import regex

_IN_ADDRESS = regex.compile(
    r"""(?<!\d)(?:
        (?P<y>(?:19|20)\d\d)(?P<sep>[-/._]?)(?P<m>[01]\d)(?P=sep)(?P<d>[0-3]\d)     # 2025-01-14, 20250114
      | (?P<y>(?:19|20)\d\d)[-/](?P<m>\d{1,2})/(?P<d>\d{1,2})                       # 2025/1/14, 2025-01/14
      | (?P<d>[0-3]?\d)(?P<sep>[-._])(?P<m>[01]?\d)(?P=sep)(?P<y>(?:19|20)\d\d)     # 14.01.2025
    )(?!\d)""",
    regex.VERBOSE,
)
_YEAR_IN_ADDRESS = regex.compile(r"/((?:19|20)\d\d)/")  # /2025/export, /2025/01/export
# since 1970; thousandths of them too
_SECONDS = regex.compile(r"\s*(?P<seconds>[12]\d{9})(?:\d{3}|\.\d+)?\s*")


def day_in_address(address: str) -> date | None:
    """Return the day in an address or name: `/2025/01/14/`, `2025-01-14-export.txt`."""
    for match in _IN_ADDRESS.finditer(address):
        try:
            return date(int(match["y"]), int(match["m"]), int(match["d"]))
        except ValueError:
            continue
    return None


def year_in_address(address: str) -> int:
    """Return the year in an address, 0 where it has none."""
    match = _YEAR_IN_ADDRESS.search(address)
    return int(match[1]) if match else 0


def day_of_seconds(given: str) -> date | None:
    """Return the day of a time that is given in seconds since 1970, as computers keep it."""
    match = _SECONDS.fullmatch(given)
    return datetime.fromtimestamp(int(match["seconds"]), UTC).date() if match else None

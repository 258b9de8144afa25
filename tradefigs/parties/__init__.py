"""Which country, bloc or region: the parties that a text names."""

from tradefigs.parties.finder import (
    LONGEST_COUNT,
    Party,
    find_parties,
    may_name_party,
)

__all__ = ["LONGEST_COUNT", "Party", "find_parties", "may_name_party"]

"""Which country, bloc or region: the parties that a text names."""

from tradefigs.parties.finder import find_parties, may_name_party, parties_of_passage
from tradefigs.parties.names import LONGEST_COUNT
from tradefigs.parties.party import Party

__all__ = ["LONGEST_COUNT", "Party", "find_parties", "may_name_party", "parties_of_passage"]

"""What becomes of claims: who says the same, who differs, what was hoped for and what came of it."""

from tradefigs.timeline.rows import MIRRORS, speakers_of, timeline

__all__ = ["MIRRORS", "speakers_of", "timeline"]

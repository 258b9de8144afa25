"""What is claimed: each figure read as a trade claim, or the reason why it is none."""

from tradefigs.claims.claim import Claim, Reading
from tradefigs.claims.extraction import extract, read_document, with_figures

__all__ = ["Claim", "Reading", "extract", "read_document", "with_figures"]

"""What is claimed: each figure read as a trade claim, or the reason why it is none."""

from tradefigs.claims.extraction import (
    Claim,
    Reading,
    dated,
    extract,
    read_document,
)

__all__ = ["Claim", "Reading", "dated", "extract", "read_document"]

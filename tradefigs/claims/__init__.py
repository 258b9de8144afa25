"""What is claimed: each figure read as a trade claim, or the reason why it is none.

Begin with `extraction`, the way from a document to its claims, and `drafts`, which reads one figure:
whether it is a value of trade, whose, and of what. Each of these questions has its room. The rooms build
upon each other in this order:

- `vocabulary`: the words of trade
- `clauses`: how a sentence is built; whether a figure is a value or a change, reported or hoped for
- `roles`: who exports to whom in one passage
- `scene`: one text under reading
- `goods`: which goods
- `measure`: whether a figure is a value of trade, and of which measure
- `sides` and `timing`: reporter and partner; when

Upon them stand `sieve` (which texts hold no claim for sure), `drafts`, `confidence` (how far a claim can
be trusted), `claim` (the claim itself) and, last, `extraction`.
"""

from tradefigs.claims.claim import Claim, Reading
from tradefigs.claims.extraction import extract, read_document, with_figures

__all__ = ["Claim", "Reading", "extract", "read_document", "with_figures"]

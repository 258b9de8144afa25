"""How far a claim can be trusted: by how much of it the text says outright and how much is inferred."""

from __future__ import annotations

from tradefigs.claims.clauses.change import CHANGE
from tradefigs.claims.clauses.modality import ACTUAL
from tradefigs.claims.scene.scene import MOST_TOLD, Draft
from tradefigs.claims.timing.times import Timing
from tradefigs.quotes import Attribution

# What each circumstance leaves of the confidence. The sizes are set by annotated articles that no rule was
# drawn from: how much less often claims in it are right. `tests/benchmarks/confidence.py` shows whether they
# still fit.
CARRIED = 0.97  # the word of trade stands in a sentence before
WEAK = 0.97  # a word that means trade only in its company (`Lieferungen`)
MOVEMENT = 0.9  # goods that go or come
ONE_WAY = 0.96  # exports, imports or a balance: who has them must be told, too
OF_CHANGE = 0.9
HOPED_FOR = 0.87  # a target or forecast
ONE_SIDE = 0.95  # one of the two parties comes from elsewhere
NO_SIDE = 0.9  # both do
OTHER_PARTY = 0.9  # the sentence names a party that takes no part in the claim
SEVERAL_PAIRS = 0.94  # the text tells of the trade of several pairs
PRODUCT = 0.97
NO_PERIOD = 0.93
NO_SPEAKER = 0.9  # reported speech whose speaker is not named
DOUBT = 0.7  # the period can hardly be meant
LONG_SENTENCE = 0.85
LONG = 200  # characters


def confidence_of(draft: Draft, timing: Timing, said: Attribution) -> float:
    """Return the confidence of a claim, from 0 to 1, rounded to two places."""
    sentence = draft.at.sentence
    sides = {draft.reporter, draft.partner}
    factors = (
        (draft.carried, CARRIED),
        (not draft.mention.strong and not draft.mention.movement, WEAK),
        (draft.mention.movement, MOVEMENT),
        (draft.measure != "turnover", ONE_WAY),
        (draft.kind == CHANGE, OF_CHANGE),
        (draft.status != ACTUAL, HOPED_FOR),
        (draft.told == 1, ONE_SIDE),
        (draft.told == 0, NO_SIDE),
        (any(party.code not in sides for party in draft.at.scene.cast.within(sentence)), OTHER_PARTY),
        (
            any({other.reporter, other.partner} != sides for other in draft.at.scene.told.all[:MOST_TOLD]),
            SEVERAL_PAIRS,
        ),
        (bool(draft.product), PRODUCT),
        (timing.first_day is None, NO_PERIOD),
        (said.attribution == "indirect" and not said.speaker, NO_SPEAKER),
        (bool(timing.doubt), DOUBT),
        (sentence.end - sentence.start > LONG, LONG_SENTENCE),
    )
    confidence = 1.0
    for applies, factor in factors:
        confidence *= factor if applies else 1.0
    return round(confidence, 2)

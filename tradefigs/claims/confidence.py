"""How far a claim can be trusted: by how much of it the text says outright and how much is inferred."""

from __future__ import annotations

from tradefigs.claims.scene import Draft, Scene
from tradefigs.claims.sentencetimes import Timing
from tradefigs.quotes import Attribution

# What each inference leaves of the confidence. The sizes are set by annotated articles: how much less often
# claims with the inference are right. ``tests/benchmarks/confidence.py`` shows whether they still fit.
CARRIED = 0.9  # the word of trade stands in a sentence before
WEAK = 0.92  # a word that means trade only in its company (`Lieferungen`)
MOVEMENT = 0.85  # goods that go or come
ONE_SIDE = 0.96  # one of the two parties comes from elsewhere
NO_SIDE = 0.9  # both do
PRODUCT = 0.93
NO_PERIOD = 0.93
NO_SPEAKER = 0.9  # reported speech whose speaker is not named
DOUBT = 0.7  # the period can hardly be meant
LONG_SENTENCE = 0.95
LONG = 300  # characters


def confidence_of(scene: Scene, draft: Draft, timing: Timing, said: Attribution) -> float:
    """Return the confidence of a claim, from 0 to 1, rounded to two places."""
    sentence = scene.sentence(draft.sentence)
    factors = (
        (draft.carried, CARRIED),
        (not draft.mention.strong and not draft.mention.movement, WEAK),
        (draft.mention.movement, MOVEMENT),
        (draft.sides == 1, ONE_SIDE),
        (draft.sides == 0, NO_SIDE),
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

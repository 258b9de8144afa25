"""How far stated values bear each other out, read with their qualifiers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

Numbers = npt.NDArray[np.float64]

SLACK = 0.1
"""Values less than this share apart merely differ; farther apart they contradict each other."""

# What a qualifier makes of a stated range: its ends times these numbers. A value that is `over` something has
# no upper end, one that is `under` something none but zero below.
_READINGS = {
    "exact": (1.0, 1.0),
    "about": (0.95, 1.05),
    "almost": (0.9, 1.0),
    "over": (1.0, np.inf),
    "at_least": (1.0, np.inf),
    "under": (0.0, 1.0),
    "up_to": (0.0, 1.0),
    "vague": (1.0, 1.0),
}


def reading(qualifier: str) -> tuple[float, float]:
    """Return what a qualifier makes of the ends of a stated range: by how much they are multiplied."""
    return _READINGS.get(qualifier, (1.0, 1.0))


def bounds(claims: pd.DataFrame) -> tuple[Numbers, Numbers]:
    """Return the least and the greatest value that each claim allows, in currency units.

    `rund 1 Mrd.` allows five per cent on either side, `fast 1 Mrd.` ten per cent below.
    """
    readings = np.array([reading(name) for name in claims["qualifier"]]).reshape(-1, 2)
    low, high = claims["low"].to_numpy(float), claims["high"].to_numpy(float)
    with np.errstate(invalid="ignore"):
        upper = high * readings[:, 1]
    return low * readings[:, 0], np.where(np.isnan(upper), np.inf, upper)  # over 0: no limit


def gap(lower: Numbers | float, upper: Numbers | float) -> Numbers:
    """Return how far ``upper`` of one value stays below ``lower`` of another, as a share of the latter.

    Zero where the two touch or overlap.
    """
    lower, upper = np.asarray(lower, float), np.asarray(upper, float)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(upper < lower, (lower - upper) / lower, 0.0)


def agreement(statements: pd.Series[int], lower: pd.Series[float], upper: pd.Series[float]) -> list[str]:
    """Return for groups of claims how they agree.

    Parameters
    ----------
    statements
        How many statements each group holds.
    lower, upper
        The greatest of their lower bounds and the least of their upper bounds, which are farthest apart.

    Returns
    -------
    list of str
        ``single``: there is only one; ``agree``: one value would fit all; ``differ``: apart by less than a
        tenth; ``conflict``.
    """
    gaps = gap(np.asarray(lower, float), np.asarray(upper, float))
    words = np.where(gaps == 0, "agree", np.where(gaps < SLACK, "differ", "conflict"))
    return [str(word) for word in np.where(statements.to_numpy() <= 1, "single", words)]

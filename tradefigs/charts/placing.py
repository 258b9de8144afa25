"""Where the labels of a chart go, so that none covers another or a mark: plain geometry, nothing drawn.

All lengths are in one unit (points), the vertical axis points up. Same input, same places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

_RINGS = (2.0, 7.0, 13.0, 20.0, 29.0, 40.0, 54.0, 70.0, 90.0, 115.0, 145.0)
"""Distances of a label from its mark that are tried, nearest first."""

_LEADER_FROM = 5.0
"""From this distance on, a line leads from the label to its mark."""

_GAP = 2.0
"""Free space round every label."""

_APART = 0.5
"""What is less than this apart can't be told apart."""

_ROUNDS = 6
"""How often labels that found no room are tried again before the others."""

# Directions from the mark in which a label may lie, best first: horizontal and vertical side, -1, 0 or 1, and
# how the label is shifted along that side (-1 flush at the far end, 0 centred, 1 flush at the near end).
_SIDES = (
    (1, 0, 0.0),
    (-1, 0, 0.0),
    (0, 1, 0.0),
    (0, -1, 0.0),
    (1, 1, 0.0),
    (-1, 1, 0.0),
    (1, -1, 0.0),
    (-1, -1, 0.0),
    (0, 1, 0.6),
    (0, 1, -0.6),
    (0, -1, 0.6),
    (0, -1, -0.6),
    (1, 0, 0.8),
    (1, 0, -0.8),
    (-1, 0, 0.8),
    (-1, 0, -0.8),
)


_CANDIDATES = np.array([(ring, *side) for ring in _RINGS for side in _SIDES])


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    def grown(self, by: float) -> Box:
        """Return the box with ``by`` more on every side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def overlaps(self, other: Box) -> bool:
        """Tell whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def within(self, other: Box) -> bool:
        """Tell whether the box lies in ``other``."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.bottom <= self.bottom
            and self.top <= other.top
        )


@dataclass(frozen=True, slots=True)
class Wish:
    """A label that wants a place: its mark and its sizes (width, height), the longest wording first.

    ``full`` is how many of the wordings say everything: the others serve where none of these has room.
    ``home`` is where the label had better lie, if anywhere.
    """

    mark: Box
    sizes: tuple[tuple[float, float], ...]
    full: int = 1
    home: Box | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label goes, in which of its wordings, and the line that leads to its mark, if it needs one."""

    box: Box
    wording: int
    leader: tuple[float, float, float, float] | None


def place(
    wishes: Sequence[Wish], marks: Sequence[Box], room: Box, reach: float = _RINGS[-1]
) -> list[Place | None]:
    """Find a place for each label, the first wishes first.

    Parameters
    ----------
    wishes
        The labels, the most telling first.
    marks
        What no label may cover.
    room
        Where labels may lie.
    reach
        The greatest distance of a label from its mark.

    Returns
    -------
    list
        One place a wish, in their order; None where there is none that is free.
    """
    order = list(range(len(wishes)))
    best: list[Place | None] = [None] * len(wishes)
    for _ in range(_ROUNDS):
        places = _in_order(wishes, order, marks, room, reach)
        if _worth(places) > _worth(best) or not any(best):
            best = places
        left_out = [index for index in order if places[index] is None]
        if not left_out or order[: len(left_out)] == left_out:
            break
        order = [*left_out, *(index for index in order if places[index] is not None)]
    return best


def _worth(places: Sequence[Place | None]) -> tuple[int, float]:
    """More labels are better, then those that the caller named first."""
    kept = [index for index, found in enumerate(places) if found is not None]
    return len(kept), -float(sum(kept))


def _in_order(
    wishes: Sequence[Wish], order: Sequence[int], marks: Sequence[Box], room: Box, reach: float
) -> list[Place | None]:
    places: list[Place | None] = [None] * len(wishes)
    taken = _Taken(marks)
    for index in order:
        found = _find(wishes[index], taken, room, reach)
        places[index] = found
        if found is not None:
            taken.add(found)
    return places


def _find(wish: Wish, taken: _Taken, room: Box, reach: float) -> Place | None:
    parts = (wish.home, room) if wish.home else (room,)
    every = range(len(wish.sizes))
    for wordings in (every[: wish.full], every[wish.full :]):
        for part in parts:
            for wording in wordings:
                if found := _near(wish, wording, taken, part, reach):
                    return found
    return None


def _near(wish: Wish, wording: int, taken: _Taken, room: Box, reach: float) -> Place | None:
    """Return the nearest free place for one wording."""
    distances, boxes = _around(wish.mark, *wish.sizes[wording])
    inside = (boxes[:, :2] >= _edges(room)[:2]).all(axis=1) & (boxes[:, 2:] <= _edges(room)[2:]).all(axis=1)
    near = np.flatnonzero(inside & (distances <= reach))
    # Without a line to its mark a label is taken for that of the nearest.
    clear = (distances[near] >= _LEADER_FROM) | taken.nearest(boxes[near], wish.mark)
    for index in near[taken.free(boxes[near]) & clear]:
        box = Box(*(float(edge) for edge in boxes[index]))
        leader = _leader(box, wish.mark) if distances[index] >= _LEADER_FROM else None
        if leader is None or not taken.crossed(leader, wish.mark):
            return Place(box, wording, leader)
    return None


def _around(mark: Box, width: float, height: float) -> tuple[Numbers, Numbers]:
    """Return the boxes round a mark that a label may take, the nearest first, and how far they are."""
    distance, across, up, shift = _CANDIDATES.T
    away = np.where((across != 0) & (up != 0), distance * 0.75, distance)  # a corner is farther than a side
    middle_x, middle_y = (mark.left + mark.right) / 2, (mark.bottom + mark.top) / 2
    left = np.select(
        [across > 0, across < 0],
        [mark.right + away, mark.left - away - width],
        middle_x - width / 2 + shift * width / 2,
    )
    bottom = np.select(
        [up > 0, up < 0],
        [mark.top + away, mark.bottom - away - height],
        middle_y - height / 2 + np.abs(across) * shift * (height + mark.top - mark.bottom) / 2,
    )
    return distance, np.column_stack([left, bottom, left + width, bottom + height])


def _leader(box: Box, mark: Box) -> tuple[float, float, float, float]:
    """Return the line from the mark's nearest edge to the label's nearest edge."""
    start_x, end_x = _nearest(mark.left, mark.right, box.left, box.right)
    start_y, end_y = _nearest(mark.bottom, mark.top, box.bottom, box.top)
    return start_x, start_y, end_x, end_y


def _nearest(low: float, high: float, other_low: float, other_high: float) -> tuple[float, float]:
    if high <= other_low:
        return high, other_low
    if other_high <= low:
        return low, other_high
    middle = (max(low, other_low) + min(high, other_high)) / 2
    return middle, middle


class _Taken:
    """What is already on the chart."""

    def __init__(self, marks: Sequence[Box]) -> None:
        self._boxes = np.array([_edges(mark) for mark in marks], dtype=float).reshape(-1, 4)
        self._cores = _cores(self._boxes)
        self._leaders = np.empty((0, 4))

    def add(self, found: Place) -> None:
        self._boxes = np.vstack([self._boxes, _edges(found.box.grown(_GAP))])
        if found.leader is not None:
            self._leaders = np.vstack([self._leaders, found.leader])

    def free(self, boxes: Numbers) -> npt.NDArray[np.bool_]:
        """Tell for each box whether neither a mark, a label nor the line of one is in its way."""
        low, high = boxes[:, None, :2], boxes[:, None, 2:]
        hit = ((low < self._boxes[None, :, 2:]) & (self._boxes[None, :, :2] < high)).all(axis=2)
        crossed = _crossing(self._leaders, boxes + np.array([-1.0, -1.0, 1.0, 1.0]))
        free: npt.NDArray[np.bool_] = ~(np.any(hit, axis=1) | np.any(crossed, axis=0))
        return free

    def nearest(self, boxes: Numbers, mark: Box) -> npt.NDArray[np.bool_]:
        """Tell for each box whether no other mark is as near to it as ``mark`` is."""
        own = _cores(_edges(mark)[None])
        others = self._cores[np.abs(self._cores - own).max(axis=1) >= _APART]
        least = _distances(boxes, others).min(axis=1, initial=np.inf)
        nearest: npt.NDArray[np.bool_] = _distances(boxes, own)[:, 0] + _APART <= least
        return nearest

    def crossed(self, line: tuple[float, float, float, float], own: Box) -> bool:
        """Tell whether ``line`` runs through a mark other than ``own``, a label or another line."""
        others = self._boxes[~(self._boxes == _edges(own)).all(axis=1)]
        return bool(_crossing(np.array([line]), others).any()) or _meeting(self._leaders, line)


def _edges(box: Box) -> Numbers:
    return np.array([box.left, box.bottom, box.right, box.top])


def _cores(boxes: Numbers) -> Numbers:
    """Return the middle of each box; of a long one the line that it is made of."""
    half = (boxes[:, 2:] - boxes[:, :2]).min(axis=1, keepdims=True) / 2
    return np.hstack([boxes[:, :2] + half, boxes[:, 2:] - half])


def _distances(boxes: Numbers, others: Numbers) -> Numbers:
    """Return how far each box (rows) is from each of ``others`` (columns)."""
    low, high = boxes[:, None, :2], boxes[:, None, 2:]
    apart = np.maximum(np.maximum(low - others[None, :, 2:], others[None, :, :2] - high), 0.0)
    distances: Numbers = np.hypot(apart[..., 0], apart[..., 1])
    return distances


def _crossing(lines: Numbers, boxes: Numbers) -> npt.NDArray[np.bool_]:
    """Tell for each line (rows: x0, y0, x1, y1) and each box whether the line runs through the box."""
    start, step = lines[:, None, :2], (lines[:, 2:] - lines[:, :2])[:, None, :]
    low, high = boxes[None, :, :2], boxes[None, :, 2:]
    with np.errstate(divide="ignore", invalid="ignore"):
        first, second = (low - start) / step, (high - start) / step
    flat = step == 0
    inside = (low < start) & (start < high)
    enter = np.where(flat, np.where(inside, -np.inf, np.inf), np.minimum(first, second))
    leave = np.where(flat, np.where(inside, np.inf, -np.inf), np.maximum(first, second))
    begin, end = enter.max(axis=2), leave.min(axis=2)
    crosses: npt.NDArray[np.bool_] = (begin < end) & (end > 0.0) & (begin < 1.0)
    return crosses


def _meeting(lines: Numbers, line: tuple[float, float, float, float]) -> bool:
    """Tell whether ``line`` crosses one of ``lines``: the ends of each lie on both sides of the other."""
    start, end = lines[:, :2], lines[:, 2:]
    own_start, own_end = np.array(line[:2]), np.array(line[2:])
    apart = _side(start, end, own_start) * _side(start, end, own_end) < 0
    return bool((apart & (_side(own_start, own_end, start) * _side(own_start, own_end, end) < 0)).any())


def _side(start: Numbers, end: Numbers, point: Numbers) -> Numbers:
    """Return on which side of the line from ``start`` to ``end`` a point lies, by the sign."""
    along, to = end - start, point - start
    side: Numbers = along[..., 0] * to[..., 1] - along[..., 1] * to[..., 0]
    return side

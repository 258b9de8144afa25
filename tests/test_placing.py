"""Labels find room: none covers another, a mark, or the edge."""

from __future__ import annotations

import math
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tradefigs.charts.placing import Box, Wish, place

ROOM = Box(0, 0, 300, 200)


def dot(x: float, y: float) -> Box:
    return Box(x - 3, y - 3, x + 3, y + 3)


def test_alone_a_label_stands_right_of_its_mark() -> None:
    (found,) = place([Wish(dot(100, 100), ((40, 10),))], [dot(100, 100)], ROOM)
    assert found is not None
    assert found.leader is None
    assert found.box == Box(105, 95, 145, 105)


def test_at_the_right_edge_it_stands_left() -> None:
    (found,) = place([Wish(dot(290, 100), ((40, 10),))], [dot(290, 100)], ROOM)
    assert found is not None
    assert found.box.right == 285


def test_a_short_wording_where_the_long_one_has_no_room() -> None:
    narrow = Box(0, 0, 60, 30)
    (found,) = place([Wish(dot(10, 15), ((80, 10), (30, 10)))], [dot(10, 15)], narrow)
    assert found is not None
    assert found.wording == 1


def test_no_room_no_label() -> None:
    assert place([Wish(dot(10, 15), ((80, 10),))], [dot(10, 15)], Box(0, 0, 60, 30)) == [None]


def test_home_comes_before_nearness() -> None:
    home = Box(150, 0, 300, 200)
    (found,) = place([Wish(dot(140, 100), ((40, 10),), home=home)], [dot(140, 100)], ROOM)
    assert found is not None
    assert found.box.within(home)


def test_a_label_from_afar_has_a_line_to_its_mark() -> None:
    marks = [dot(150, 100), *(dot(x, y) for x in range(120, 190, 7) for y in range(70, 140, 7))]
    (found,) = place([Wish(marks[0], ((40, 10),))], marks[:1], ROOM)
    assert found is not None
    assert found.leader is None
    crowd = [box for box in marks if not box.overlaps(marks[0].grown(1))]
    wall = [box for box in crowd if abs((box.left + box.right) / 2 - 150) > 10]
    (found,) = place([Wish(marks[0], ((40, 10),))], [marks[0], *wall], ROOM)
    assert found is not None
    assert found.leader is not None


points = st.tuples(st.integers(5, 295), st.integers(5, 195))
sizes = st.tuples(st.integers(5, 90), st.integers(5, 30))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(points, sizes), max_size=25))
def test_labels_are_apart(given_: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    marks = [dot(*point) for point, _ in given_]
    wishes = [Wish(mark, (size, (5, 5))) for mark, (_, size) in zip(marks, given_, strict=True)]
    places = place(wishes, marks, ROOM)
    boxes = [found.box for found in places if found is not None]
    assert all(box.within(ROOM) for box in boxes)
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    assert not any(box.overlaps(mark) for box in boxes for mark in marks)
    assert places == place(wishes, marks, ROOM)


@given(st.lists(st.tuples(st.integers(20, 280), st.integers(20, 180)), min_size=2, max_size=25, unique=True))
@settings(max_examples=60, deadline=None)
def test_a_label_without_a_line_is_nearest_to_its_own_mark(points: list[tuple[int, int]]) -> None:
    marks = [dot(x, y) for x, y in points]
    found = place([Wish(mark, ((40, 10),)) for mark in marks], marks, ROOM)
    for own, spot in zip(points, found, strict=True):
        if spot is not None and spot.leader is None:
            assert min(points, key=lambda point: _away(point, spot.box)) == own


def _away(point: tuple[int, int], box: Box) -> float:
    across = max(box.left - point[0], point[0] - box.right, 0)
    return math.hypot(across, max(box.bottom - point[1], point[1] - box.top, 0))

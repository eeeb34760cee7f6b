"""Where things stand on a page, and the order in which a reader takes them in."""

from collections.abc import Sequence
from typing import NamedTuple

LARGEST_CUT = 400
"""Boxes; a page with more is read in plain rows, since cutting takes quadratic time."""

COLUMN_PREFERENCE = 1.0
"""A gap between columns wins when it is wider than this many times the gap between rows."""


class Box(NamedTuple):
    """A rectangle in points, y growing downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Area in square points; 0 for a box turned inside out."""
        return max(0.0, self.width) * max(0.0, self.height)


def around(boxes: Sequence[Box]) -> Box:
    """Return the smallest box that holds all; raise ValueError where there is none."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def reading_order(boxes: Sequence[Box]) -> list[int]:
    """Return the indices of the boxes, columns kept together, top to bottom, left to right.

    Recursive XY-cut: the page is cut at its widest gap, across or down, and so are its parts.
    """
    if len(boxes) > LARGEST_CUT:
        return _in_rows(boxes, range(len(boxes)))
    ordered: list[int] = []
    waiting = [list(range(len(boxes)))]
    while waiting:
        part = waiting.pop()
        cut = _cut(boxes, part)
        if cut is None:
            ordered += _in_rows(boxes, part)
        else:
            first, second = cut
            waiting += [second, first]
    return ordered


def _cut(boxes: Sequence[Box], part: list[int]) -> tuple[list[int], list[int]] | None:
    """Split at the widest gap; None where boxes overlap all the way."""
    if len(part) < 2:
        return None
    row_gap, row_at = _widest_gap([(boxes[i].top, boxes[i].bottom) for i in part])
    column_gap, column_at = _widest_gap([(boxes[i].left, boxes[i].right) for i in part])
    if max(row_gap, column_gap) <= 0:
        return None
    if column_gap > COLUMN_PREFERENCE * row_gap:
        before = [i for i in part if boxes[i].left < column_at]
        return before, [i for i in part if boxes[i].left >= column_at]
    above = [i for i in part if boxes[i].top < row_at]
    return above, [i for i in part if boxes[i].top >= row_at]


def _widest_gap(stretches: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the widest stretch that nothing covers, and where what follows it starts."""
    widest, at = 0.0, 0.0
    ordered = sorted(stretches)
    reached = ordered[0][1]
    for start, end in ordered[1:]:
        if start - reached > widest:
            widest, at = start - reached, start
        reached = max(reached, end)
    return widest, at


def _in_rows(boxes: Sequence[Box], part: Sequence[int]) -> list[int]:
    """Order boxes by rows: those that begin within half a height of the row's first share it."""
    rows: list[list[int]] = []
    for i in sorted(part, key=lambda i: (boxes[i].top, boxes[i])):
        if rows:
            first = boxes[rows[-1][0]]
            if boxes[i].top < first.top + min(first.height, boxes[i].height) / 2:
                rows[-1].append(i)
                continue
        rows.append([i])
    return [i for row in rows for i in sorted(row, key=lambda i: boxes[i])]

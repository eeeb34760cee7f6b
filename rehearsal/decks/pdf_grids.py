"""Ruled tables on a PDF page: cells told from the lines and boxes that are drawn around them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rehearsal.decks.layout import Box, around
from rehearsal.decks.pages import Line, Mark, tidy
from rehearsal.talk import Table

MOST_STROKES = 1500
"""Strokes on one page; a plot has more, and is no table."""

HAIRLINE = 4.0
"""Points; a path that is thinner is a line, a thicker one a box."""

SHORTEST_RULE = 12.0
"""Points; shorter lines are tick marks and arrow heads."""

TOUCHING = 3.0
"""Points between two lines that belong to one grid, or are one line drawn twice."""

RULED_SHARE = 0.5
"""Share of a grid's height or width that a line must cover to part its cells throughout."""

FILLED_SHARE, FEWEST_FILLED = 0.5, 4
"""Cells with text, as a share and in number, that make a grid a table and not a plot."""


@dataclass(frozen=True, slots=True)
class Found:
    """A table and the box that it fills."""

    table: Table
    box: Box


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: where it stands, and from where to where it runs."""

    at: float
    start: float
    end: float


def verticals(marks: Collection[Mark]) -> list[Rule]:
    """Return the upright lines and box sides of a page; text on either side is not one line."""
    return [rule for box in _strokes(marks) for rule in _upright(box)]


def ruled_tables(lines: Sequence[Line], marks: Collection[Mark]) -> tuple[list[Found], list[Line]]:
    """Return the tables with ruled cells, and the lines outside of them."""
    found = []
    rest = list(lines)
    for boxes in _touching(_strokes(marks)):
        table = _table(around(boxes), boxes, rest)
        if table is not None:
            found.append(table)
            rest = [line for line in rest if not _inside(line, table.box)]
    return found, rest


def _strokes(marks: Collection[Mark]) -> list[Box]:
    """Return lines and boxes that are long enough to rule something; none in a busy drawing."""
    boxes = [
        mark.box
        for mark in marks
        if mark.kind == "path" and max(mark.box.width, mark.box.height) >= SHORTEST_RULE
    ]
    return boxes if len(boxes) <= MOST_STROKES else []


def _upright(box: Box) -> list[Rule]:
    if box.height < SHORTEST_RULE:
        return []
    if box.width <= HAIRLINE:
        return [Rule((box.left + box.right) / 2, box.top, box.bottom)]
    return [Rule(at, box.top, box.bottom) for at in (box.left, box.right)]


def _level(box: Box) -> list[Rule]:
    if box.width < SHORTEST_RULE:
        return []
    if box.height <= HAIRLINE:
        return [Rule((box.top + box.bottom) / 2, box.left, box.right)]
    return [Rule(at, box.left, box.right) for at in (box.top, box.bottom)]


def _touching(boxes: Sequence[Box]) -> list[list[Box]]:
    """Gather the boxes that touch each other, directly or through others."""
    groups: list[tuple[Box, list[Box]]] = []
    for box in boxes:
        mine, others = [box], []
        reach = box
        for outline, members in groups:
            if any(_meet(box, member) for member in members if _meet(box, outline)):
                mine += members
                reach = around([reach, outline])
            else:
                others.append((outline, members))
        groups = [*others, (reach, mine)]
    return [members for _, members in groups if len(members) >= FEWEST_FILLED]


def _meet(first: Box, second: Box) -> bool:
    return (
        first.left - TOUCHING <= second.right
        and second.left - TOUCHING <= first.right
        and first.top - TOUCHING <= second.bottom
        and second.top - TOUCHING <= first.bottom
    )


def _table(outline: Box, boxes: Sequence[Box], lines: Sequence[Line]) -> Found | None:
    """Fill the cells of a grid; None where it is none, or holds too little text."""
    columns = _partings((r for box in boxes for r in _upright(box)), outline.height)
    rows = _partings((r for box in boxes for r in _level(box)), outline.width)
    if len(columns) < 3 or len(rows) < 3:
        return None
    cells = [
        tuple(_text(lines, Box(left, top, right, bottom)) for left, right in pairwise(columns))
        for top, bottom in pairwise(rows)
    ]
    filled = sum(bool(cell) for row in cells for cell in row)
    if filled < max(FEWEST_FILLED, FILLED_SHARE * len(cells) * len(cells[0])):
        return None
    return Found(
        Table(tuple(row for row in cells if any(row))),
        Box(columns[0], rows[0], columns[-1], rows[-1]),
    )


def _partings(rules: Iterable[Rule], extent: float) -> list[float]:
    """Return where lines run through most of a grid, those drawn twice once."""
    bundles: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if bundles and rule.at - bundles[-1][-1].at <= TOUCHING:
            bundles[-1].append(rule)
        else:
            bundles.append([rule])
    return [
        sum(rule.at for rule in bundle) / len(bundle)
        for bundle in bundles
        if _covered(bundle) >= RULED_SHARE * extent
    ]


def _covered(bundle: Sequence[Rule]) -> float:
    """Return the length that at least one of the lines covers."""
    covered, reached = 0.0, float("-inf")
    for rule in sorted(bundle, key=lambda rule: rule.start):
        covered += max(0.0, rule.end - max(rule.start, reached))
        reached = max(reached, rule.end)
    return covered


def _text(lines: Sequence[Line], cell: Box) -> str:
    inside = sorted(
        (line for line in lines if _inside(line, cell)),
        key=lambda line: (round(line.box.bottom), line.box.left),
    )
    return tidy(" ".join(line.text for line in inside))


def _inside(line: Line, box: Box) -> bool:
    x = (line.box.left + line.box.right) / 2
    y = (line.box.top + line.box.bottom) / 2
    return box.left <= x <= box.right and box.top <= y <= box.bottom

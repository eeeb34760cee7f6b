"""Tables and plot axes on a PDF page, told from running text by how they line up."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from rehearsal.decks.layout import around
from rehearsal.decks.pages import Line
from rehearsal.decks.pdf_grids import Found
from rehearsal.talk import Table

FEWEST_ROWS = 3
"""Rows, the header included."""

ROW_PITCH = 3.2
"""Font sizes from one row to the next within a table."""

NUMERIC_SHARE = 0.3
"""Share of the cells beyond the first column that hold numbers or ticks."""

FILLED_SHARE = 0.6
"""Share of the rows that fill two columns or more."""

FEWEST_TICKS = 3
"""Numbers in even steps, evenly spaced, that make an axis."""

EVEN = 0.15
"""How far, as a share of the mean, the spacing of tick marks may stray."""

MARKERS = {"✓", "✗", "✔", "✘", "×", "–", "—", "-", "n/a", "N/A", "yes", "no", "Yes", "No"}
NUMBER = re.compile(r"[-−–]?\d+(?:[.,]\d+)?")


def aligned_tables(lines: Sequence[Line]) -> tuple[list[Found], list[Line]]:
    """Return the tables without ruled cells, top to bottom, and the lines outside of them."""
    found = []
    inside: set[Line] = set()
    for rows in _stretches(_rows(lines)):
        table = _table(rows)
        if table is not None:
            cells = [cell for row in rows for cell in row]
            inside |= set(cells)
            found.append(Found(table, around([cell.box for cell in cells])))
    return found, [line for line in lines if line not in inside]


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines in rows, those of one base line together, left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.box.bottom):
        if rows and line.box.bottom - rows[-1][0].box.bottom < 0.4 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box.left) for row in rows]


def _stretches(rows: Sequence[list[Line]]) -> list[list[list[Line]]]:
    """Cut the page into stretches of rows with several cells each, close below each other."""
    stretches: list[list[list[Line]]] = [[]]
    for row in rows:
        above = stretches[-1][-1] if stretches[-1] else None
        step = row[0].box.bottom - above[0].box.bottom if above else 0.0
        if len(row) < 2 or step > ROW_PITCH * max(line.size for line in row):
            stretches.append([])
        if len(row) >= 2:
            stretches[-1].append(row)
    return [stretch for stretch in stretches if len(stretch) >= FEWEST_ROWS]


def _table(rows: Sequence[list[Line]]) -> Table | None:
    """Return rows as a table; None where they are text in columns, or labels in a drawing."""
    columns = _columns(rows)
    if len(columns) < 2:
        return None
    grid = [_cells(row, columns) for row in rows]
    beyond = [cell for cells in grid for cell in cells[1:] if cell]
    named = sum(map(_has_letters, (cells[0] for cells in grid))) >= len(grid) / 2
    headed = len(columns) >= 3 and all(map(_has_letters, filter(None, grid[0])))
    filled = sum(sum(bool(cell) for cell in cells) >= 2 for cells in grid)
    is_table = (
        (named or headed)
        and filled >= FILLED_SHARE * len(grid)
        and sum(map(_is_value, beyond)) >= NUMERIC_SHARE * len(beyond)
    )
    return Table(tuple(grid)) if is_table else None


def _columns(rows: Sequence[list[Line]]) -> list[tuple[float, float]]:
    """Return left and right edges of the columns, from the rows with the usual number of cells."""
    count, _ = max(Counter(len(row) for row in rows).items(), key=lambda item: (item[1], item[0]))
    usual = [row for row in rows if len(row) == count]
    columns = [
        (min(row[i].box.left for row in usual), max(row[i].box.right for row in usual))
        for i in range(count)
    ]
    return columns if all(a[1] < b[0] for a, b in pairwise(columns)) else []


def _cells(row: Sequence[Line], columns: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    """Return a row's texts, each in the column whose middle is nearest to its own."""
    cells = [""] * len(columns)
    for line in row:
        middle = (line.box.left + line.box.right) / 2
        nearest = min(range(len(columns)), key=lambda i: abs(sum(columns[i]) / 2 - middle))
        cells[nearest] = f"{cells[nearest]} {line.text}".strip()
    return tuple(cells)


def _has_letters(cell: str) -> bool:
    return any(character.isalpha() for character in cell)


def _is_value(cell: str) -> bool:
    marks = [c for c in cell if not c.isspace()]
    return cell in MARKERS or sum(c.isdigit() for c in marks) >= 0.4 * len(marks)


def without_ticks(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without the numbers along the axes of a plot."""
    numbers = [line for line in lines if NUMBER.fullmatch(line.text)]
    ticks: set[Line] = set()
    for row in _rows(numbers):
        ticks |= _ticks(row, [line.box.left + line.box.right for line in row])
    for column in _beneath(numbers):
        ticks |= _ticks(column, [line.box.bottom for line in column])
    return [line for line in lines if line not in ticks]


def _beneath(numbers: Sequence[Line]) -> list[list[Line]]:
    """Return the numbers in columns, those with one right edge together, top to bottom."""
    columns: list[list[Line]] = []
    for line in sorted(numbers, key=lambda line: line.box.right):
        if columns and line.box.right - columns[-1][0].box.right < 0.4 * line.size:
            columns[-1].append(line)
        else:
            columns.append([line])
    return [sorted(column, key=lambda line: line.box.bottom) for column in columns]


def _ticks(numbers: Sequence[Line], places: Sequence[float]) -> set[Line]:
    """Return those numbers that rise or fall in even steps at evenly spaced places."""
    values = [float(re.sub("[−–]", "-", line.text).replace(",", ".")) for line in numbers]
    ticks: set[Line] = set()
    start = 0
    for end in range(1, len(numbers) + 1):
        if end < len(numbers) and _goes_on(values[start : end + 1], places[start : end + 1]):
            continue
        if end - start >= FEWEST_TICKS:
            ticks |= set(numbers[start:end])
        start = max(start, end - 1)
    return ticks


def _goes_on(values: Sequence[float], places: Sequence[float]) -> bool:
    """Whether the last value and place continue the steps before them."""
    if len(values) < 3:
        return True
    step, last_step = values[1] - values[0], values[-1] - values[-2]
    gap, last_gap = places[1] - places[0], places[-1] - places[-2]
    factor = values[1] / values[0] if values[0] else 0.0
    even = step != 0 and abs(last_step - step) <= 0.01 * abs(step)
    logarithmic = (
        factor > 0
        and factor != 1
        and abs(values[-1] - factor * values[-2]) <= 0.01 * abs(values[-1])
    )
    return (even or logarithmic) and abs(last_gap - gap) <= EVEN * abs(gap)

"""Lines that run through the deck: footers, page numbers, navigation bars, the paper's title.

They say where one is, not what is said, and would make every slide look like the next.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

from rehearsal.decks.pages import Line, masked

MARGIN_SHARE = 0.5
"""Share of the pages on which a line in the margin must stand to be taken for a running one."""

ANYWHERE_SHARE = 0.6
"""The same for a line in the midst of the slide."""

FEWEST_IN_MARGIN, FEWEST_ANYWHERE = 3, 4
"""Pages; repetition on fewer is no habit."""

TOP_MARGIN, BOTTOM_MARGIN, SIDE_MARGIN = 0.1, 0.9, 0.15
"""Shares of the page's height and width in which footers and navigation stand."""

SMALL_PRINT = 0.72
"""Share of the deck's median font size; Beamer's footers have 0.55, body text 0.9 and more."""

GRID = 100
"""Places per width and height; a running line stands within one of them on every page."""

PAGE_NUMBER = re.compile(r"(?:(?:page|slide)\s*)?\d{1,4}(?:\s*(?:/|of|von|\||-)\s*\d{1,4})?", re.I)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of one page with what is needed to tell the margin from the midst."""

    width: float
    height: float
    lines: tuple[Line, ...]

    def place(self, line: Line) -> tuple[int, int]:
        """Return where a line begins, on a coarse grid."""
        return (
            round(line.box.left / self.width * GRID),
            round(line.box.top / self.height * GRID),
        )

    def in_margin(self, line: Line) -> bool:
        """Whether a line stands at the top, the bottom or one of the sides."""
        middle = (line.box.top + line.box.bottom) / 2 / self.height
        return (
            not TOP_MARGIN <= middle <= BOTTOM_MARGIN
            or line.box.right < SIDE_MARGIN * self.width
            or line.box.left > (1 - SIDE_MARGIN) * self.width
        )

    def is_largest(self, line: Line) -> bool:
        """Whether nothing on the page is set in larger type: a title, whatever its place."""
        return line.size >= 0.95 * max(other.size for other in self.lines)


def without_page_numbers(sheet: Sheet) -> tuple[Line, ...]:
    """Return the lines without the page's number in its margin."""
    return tuple(
        line
        for line in sheet.lines
        if not (PAGE_NUMBER.fullmatch(line.text) and sheet.in_margin(line))
        or sheet.is_largest(line)
    )


def without_running_margins(sheets: Sequence[Sheet]) -> list[tuple[Line, ...]]:
    """Return each page's lines without what its margins repeat, wording or small print."""
    body_size = median([line.size for sheet in sheets for line in sheet.lines] or [0.0])

    def small_print(sheet: Sheet, line: Line) -> bool:
        return line.size <= SMALL_PRINT * body_size and sheet.in_margin(line)

    worded = _often(
        [_wordings(sheet, sheet.lines) for sheet in sheets], MARGIN_SHARE, FEWEST_IN_MARGIN
    )
    slots = _often(
        [{sheet.place(li)[1] for li in sheet.lines if small_print(sheet, li)} for sheet in sheets],
        MARGIN_SHARE,
        FEWEST_IN_MARGIN,
    )
    return [
        tuple(
            line
            for line in without_page_numbers(sheet)
            if sheet.is_largest(line)
            or not (
                (sheet.in_margin(line) and _near(sheet, line, worded))
                or (small_print(sheet, line) and sheet.place(line)[1] in slots)
            )
        )
        for sheet in sheets
    ]


def without_repeated(sheets: Sequence[Sheet]) -> list[tuple[Line, ...]]:
    """Return each slide's lines without those that most slides show at the same place."""
    often = _often(
        [_wordings(sheet, sheet.lines) for sheet in sheets], ANYWHERE_SHARE, FEWEST_ANYWHERE
    )
    return [
        tuple(line for line in sheet.lines if not _near(sheet, line, often)) for sheet in sheets
    ]


Wording = tuple[str, int, int]
T = TypeVar("T", Wording, int)


def _wordings(sheet: Sheet, lines: Iterable[Line]) -> set[Wording]:
    return {(masked(line.text), *sheet.place(line)) for line in lines}


def _near(sheet: Sheet, line: Line, often: set[Wording]) -> bool:
    text, (x, y) = masked(line.text), sheet.place(line)
    return any((text, x + dx, y + dy) in often for dx in (-1, 0, 1) for dy in (-1, 0, 1))


def _often(found: Sequence[set[T]], share: float, fewest: int) -> set[T]:
    """Return what stands on this share of the pages, and on no fewer than so many."""
    counts = Counter(one for page in found for one in page)
    needed = max(fewest, share * len(found))
    return {one for one, count in counts.items() if count >= needed}

"""Lines that run through the deck: footers, page numbers, navigation bars, the paper's title.

They say where one is, not what is said, and would make every slide look like the next.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from rehearsal.decks.pages import Line, masked

MARGIN_SHARE = 0.5
"""Share of the pages on which a line in the margin must stand to be taken for a running one."""

ANYWHERE_SHARE = 0.6
"""The same for a line in the midst of the slide."""

HEADING_SHARE = 0.8
"""The same for a line in the page's largest type, which is a title on fewer pages."""

FEWEST_IN_MARGIN, FEWEST_ANYWHERE, FEWEST_HEADINGS = 3, 4, 8
"""Pages; repetition on fewer is no habit."""

TOP_MARGIN, BOTTOM_MARGIN, SIDE_MARGIN = 0.1, 0.9, 0.15
"""Shares of the page's height and width in which footers and navigation stand."""

SMALL_PRINT = 0.72
"""Share of the deck's median font size; Beamer's footers have 0.55, body text 0.9 and more."""

FEW_WORDINGS = 0.4
"""Wordings per line, of a bar that names the section and not a source."""

GRID = 100
"""Places per width and height; a running line stands within one of them on every page."""

PAGE_NUMBER = re.compile(r"(?:page|slide)?\s*(\d{1,4})(?:\s*(?:/|of|\|)\s*\d{1,4})?", re.I)

Place = tuple[int, int]
Wording = tuple[str, Place]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of one page; `titled`: its title is known and not among them."""

    width: float
    height: float
    lines: tuple[Line, ...]
    titled: bool = False
    numbers: frozenset[str] = frozenset()
    """What the page may call itself: its position in the file, its label."""

    def is_page_number(self, line: Line) -> bool:
        """Whether a line says which page this is."""
        found = PAGE_NUMBER.fullmatch(line.text)
        return found is not None and (found[1] in self.numbers or found[0] != found[1])

    def place(self, line: Line) -> Place:
        """Return where a line begins, on a coarse grid."""
        return (
            round(line.box.left / self.width * GRID),
            round(line.box.top / self.height * GRID),
        )

    def in_margin(self, line: Line, small_print: float) -> bool:
        """Whether a line stands at the top or the bottom, or small at one of the sides."""
        beside = (
            line.box.right < SIDE_MARGIN * self.width
            or line.box.left > (1 - SIDE_MARGIN) * self.width
        )
        return self.above_or_below(line) or (beside and line.size <= small_print)

    def above_or_below(self, line: Line) -> bool:
        """Whether a line stands at the top or the bottom."""
        middle = (line.box.top + line.box.bottom) / 2 / self.height
        return not TOP_MARGIN <= middle <= BOTTOM_MARGIN

    def may_be_title(self, line: Line, small_print: float) -> bool:
        """Whether nothing on the page is set in larger type, and the line is no small print."""
        return (
            not self.titled
            and line.size > small_print
            and line.size >= 0.95 * max(other.size for other in self.lines)
        )


def without_running(
    sheets: Sequence[Sheet], distinct: Sequence[int] | None = None
) -> list[tuple[Line, ...]]:
    """Return each page's lines without what its margins repeat and the page's number.

    `distinct` indexes the pages that count, where the file tells overlays from slides.
    """
    counted = sheets if distinct is None else [sheets[i] for i in distinct]
    small_print = SMALL_PRINT * median([li.size for s in counted for li in s.lines] or [0.0])
    worded = [_wordings(sheet) for sheet in counted]
    marginal = _often(worded, MARGIN_SHARE, FEWEST_IN_MARGIN)
    headings = _often(worded, HEADING_SHARE, FEWEST_HEADINGS)
    bars = _bars(counted, small_print)

    def runs(sheet: Sheet, line: Line) -> bool:
        if _near(sheet, line, headings):
            return True
        if not sheet.in_margin(line, small_print):
            return False
        if sheet.is_page_number(line):
            return True
        if sheet.may_be_title(line, small_print):
            return False
        in_bar = line.size <= small_print and sheet.place(line)[1] in bars
        return in_bar or _near(sheet, line, marginal)

    return [tuple(line for line in sheet.lines if not runs(sheet, line)) for sheet in sheets]


def without_repeated(sheets: Sequence[Sheet]) -> list[tuple[Line, ...]]:
    """Return each slide's lines without those that most slides show at the same place."""
    often = _often([_wordings(sheet) for sheet in sheets], ANYWHERE_SHARE, FEWEST_ANYWHERE)
    return [
        tuple(line for line in sheet.lines if not _near(sheet, line, often)) for sheet in sheets
    ]


def _wordings(sheet: Sheet) -> set[Wording]:
    return {(masked(line.text), sheet.place(line)) for line in sheet.lines}


def _bars(sheets: Sequence[Sheet], small_print: float) -> set[int]:
    """Return the heights at which the margin says in small print where one is.

    A bar of sections says few things on many pages; citations differ from page to page.
    """
    said: dict[int, list[str]] = {}
    for sheet in sheets:
        for line in sheet.lines:
            if line.size <= small_print and sheet.above_or_below(line):
                said.setdefault(sheet.place(line)[1], []).append(masked(line.text))
    needed = max(FEWEST_IN_MARGIN, MARGIN_SHARE * len(sheets))
    return {
        row
        for row, texts in said.items()
        if len(texts) >= needed and len(set(texts)) <= FEW_WORDINGS * len(texts)
    }


def _near(sheet: Sheet, line: Line, often: set[Wording]) -> bool:
    text, (x, y) = masked(line.text), sheet.place(line)
    return any((text, (x + dx, y + dy)) in often for dx in (-1, 0, 1) for dy in (-1, 0, 1))


def _often(found: Sequence[set[Wording]], share: float, fewest: int) -> set[Wording]:
    """Return what stands on this share of the pages, and on no fewer than so many."""
    counts = Counter(one for page in found for one in page)
    needed = max(fewest, share * len(found))
    return {one for one, count in counts.items() if count >= needed}

"""The text of a PDF page: its characters, gathered into lines with place and size."""

import ctypes
import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rehearsal.decks.layout import Box
from rehearsal.decks.pages import Line, tidy
from rehearsal.decks.pdf_grids import Rule
from rehearsal.decks.pdfium import RawPage

MOST_CHARACTERS = 20_000
"""Characters read of one page; a full page of print has 6,000."""

ASCENT, DESCENT = 0.75, 0.25
"""Shares of the font size above and below the base line."""

SAME_BASE_LINE, INDEX_SHIFT = 0.25, 0.5
"""Shares of the line's font size by which text of its size, and indices, leave its base line."""

CELL_GAP = 0.95
"""Shares of the font size; a wider blank separates columns, labels or cells."""

WORD_GAP = 0.18
"""Shares of the font size; a wider one separates words where the file holds no blank."""

SLANT = 0.06
"""Share of a quarter turn by which text may be skewed."""

LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
LATEX_LIGATURES = dict(
    zip([*range(0x0B, 0x10), *range(0x1B, 0x20)], 2 * ["ff", "fi", "fl", "ffi", "ffl"], strict=True)
)
"""Codes of TeX's own font encodings, OT1 and T1, in files that do not say what they mean."""

PLAIN = 32, 0xD800
"""Codes between these stand for themselves."""

FIRST_LEFTWARDS = "\u0590"
"""The first letter of a script that runs from right to left."""

HYPHENS = {0x02, 0xFFFE}
"""What PDFium makes of a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class _Direction:
    """How text in one direction measures a point of the file: along its line, and across."""

    turns: int | None
    along_x: float
    along_y: float
    along_0: float
    across_x: float
    across_y: float
    across_0: float

    def along(self, x: float, y: float) -> float:
        return self.along_x * x + self.along_y * y + self.along_0

    def across(self, x: float, y: float) -> float:
        return self.across_x * x + self.across_y * y + self.across_0


class Placement:
    """Turns PDF coordinates, y upwards and the page perhaps rotated, into those of the reader."""

    def __init__(self, page: RawPage) -> None:
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.rotation = page.get_rotation() // 90 % 4
        self.width, self.height = page.get_size()
        self._known: dict[int | None, _Direction] = {}

    def direction(self, x: float, y: float) -> _Direction:
        """Return how text measures that runs in this direction of the file."""
        angle = math.degrees(math.atan2(y, x)) / 90 - self.rotation
        turns = round(angle) % 4 if abs(angle - round(angle)) < SLANT else None
        if turns not in self._known:
            along_0, across_0 = self._turned(0.0, 0.0, turns or 0)
            along_x, across_x = self._turned(1.0, 0.0, turns or 0)
            along_y, across_y = self._turned(0.0, 1.0, turns or 0)
            self._known[turns] = _Direction(
                turns=turns,
                along_x=along_x - along_0,
                along_y=along_y - along_0,
                along_0=along_0,
                across_x=across_x - across_0,
                across_y=across_y - across_0,
                across_0=across_0,
            )
        return self._known[turns]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies on the page."""
        return bool(self.left <= x <= self.right and self.bottom <= y <= self.top)

    def _turned(self, x: float, y: float, turns: int) -> tuple[float, float]:
        """Return a point as text with so many quarter turns measures it."""
        x, y = self.on_page(x, y)
        return [(x, y), (-y, x), (-x, -y), (y, -x)][turns]

    def on_page(self, x: float, y: float) -> tuple[float, float]:
        """Return a point, y growing downwards from the top of the page as it is seen."""
        x, y = x - self.left, y - self.bottom
        if self.rotation == 1:
            return y, x
        if self.rotation == 2:
            return self.width - x, y
        if self.rotation == 3:
            return self.width - y, self.height - x
        return x, self.height - y


class Glyph(NamedTuple):
    """One character; its place is measured along and across the direction that it runs in."""

    text: str
    left: float
    right: float
    base: float
    size: float
    turns: int | None
    """Quarter turns anticlockwise from the horizontal; None for slanted text."""

    def gap_after(self, last: "Glyph") -> float:
        """Return the blank between the glyph before and this one, in points."""
        if self.text >= FIRST_LEFTWARDS and _is_leftwards(self.text) and _is_leftwards(last.text):
            return last.left - self.right
        return self.left - last.right


@dataclass(slots=True)
class _Run:
    """Glyphs that follow each other on one base line."""

    glyphs: list[Glyph] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    main: Glyph | None = None
    """The largest glyph: it sets the base line."""

    def takes(self, glyph: Glyph) -> bool:
        last = self.glyphs[-1]
        if glyph.turns is None or glyph.turns != last.turns:
            return glyph.turns == last.turns
        main = self.main or last
        size = max(glyph.size, main.size)
        smaller = min(glyph.size, main.size) < 0.85 * size
        shift = (INDEX_SHIFT if smaller else SAME_BASE_LINE) * size
        gap = glyph.gap_after(last)
        return abs(glyph.base - main.base) < shift and -size < gap < CELL_GAP * size

    def take(self, glyph: Glyph, blank: bool) -> None:
        if self.glyphs:
            apart = glyph.turns is not None
            gap = glyph.gap_after(self.glyphs[-1])
            if blank or (apart and gap > WORD_GAP * glyph.size):
                self.pieces.append(" ")
        self.glyphs.append(glyph)
        self.pieces.append(glyph.text)
        if self.main is None or glyph.size > self.main.size:
            self.main = glyph

    def line(self) -> Line:
        main = self.main or self.glyphs[0]
        box = Box(
            min(glyph.left for glyph in self.glyphs),
            main.base - ASCENT * main.size,
            max(glyph.right for glyph in self.glyphs),
            main.base + DESCENT * main.size,
        )
        text = tidy("".join(self.pieces))
        return Line(text, _turned_back(box, main.turns or 0), main.size)


def _turned_back(box: Box, turns: int) -> Box:
    """Return a box that was measured along turned text as it stands on the page."""
    left, top, right, bottom = box
    if turns == 1:
        return Box(top, -right, bottom, -left)
    if turns == 2:
        return Box(-right, -bottom, -left, -top)
    if turns == 3:
        return Box(-bottom, left, -top, right)
    return box


def text_lines(page: RawPage, rules: Sequence[Rule] = ()) -> list[Line]:
    """Return the lines of a page in the order of the file; wide blanks and rules end a line."""
    lines = []
    run = _Run()
    blank = False
    for glyph in _glyphs(page):
        if glyph is None:
            blank = True
            continue
        if run.glyphs and (not run.takes(glyph) or _parted(run.glyphs[-1], glyph, rules)):
            lines.append(run.line())
            run = _Run()
        run.take(glyph, blank)
        blank = False
    if run.glyphs:
        lines.append(run.line())
    return [line for line in lines if line.text]


def _parted(last: Glyph, glyph: Glyph, rules: Sequence[Rule]) -> bool:
    """Whether an upright line stands between two glyphs of one row."""
    if glyph.turns != 0 or glyph.left - last.right <= WORD_GAP * glyph.size:
        return False
    return any(
        last.right - 1 <= rule.at <= glyph.left + 1 and rule.start <= glyph.base <= rule.end
        for rule in rules
    )


def _glyphs(page: RawPage) -> Iterator[Glyph | None]:
    """Yield the characters that stand on the page; None for white space that the file holds."""
    from pypdfium2 import raw

    text = page.get_textpage()
    place = Placement(page)
    x, y, rect = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    seen, size, line = 0, 0.0, place.direction(1.0, 0.0)
    for i in range(min(text.count_chars(), MOST_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(text, i)
        character = chr(code) if PLAIN[0] < code < PLAIN[1] else _character(text, i, code)
        if not character.strip():
            if line.turns is None or not raw.FPDFText_IsGenerated(text, i):
                yield None
            continue
        owner = raw.FPDFText_GetTextObject(text, i)
        address = ctypes.addressof(owner.contents) if owner else 0
        if address != seen or not owner:
            seen, (size, line) = address, _size(text, i, place)
        raw.FPDFText_GetCharOrigin(text, i, x, y)
        raw.FPDFText_GetLooseCharBox(text, i, rect)
        if size > 0 and place.holds(x.value, y.value):
            first, last = line.along(rect.left, rect.top), line.along(rect.right, rect.bottom)
            left, right = (first, last) if first <= last else (last, first)
            yield Glyph(character, left, right, line.across(x.value, y.value), size, line.turns)
    text.close()


def _character(text: RawPage, i: int, code: int) -> str:
    """Return what a code stands for that is no plain letter; empty where for nothing."""
    from pypdfium2 import raw

    if code in HYPHENS:
        return "-"
    if code < 32:
        # PDFium writes line ends of its own; other control codes come from the file.
        made_up = raw.FPDFText_IsGenerated(text, i)
        return "" if made_up else str(LATEX_LIGATURES.get(code, ""))
    if code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return ""
    return str(LIGATURES.get(chr(code), chr(code)))


def _is_leftwards(character: str) -> bool:
    return unicodedata.bidirectional(character[0]) in {"R", "AL"}


def _size(text: RawPage, i: int, place: Placement) -> tuple[float, _Direction]:
    """Return the size of a character as it is seen, and the direction that it runs in."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    size = float(raw.FPDFText_GetFontSize(text, i))
    if not raw.FPDFText_GetMatrix(text, i, matrix):
        return size, place.direction(1.0, 0.0)
    return size * math.hypot(matrix.c, matrix.d), place.direction(matrix.a, matrix.b)

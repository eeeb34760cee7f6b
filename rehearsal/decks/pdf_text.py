"""The text of a PDF page: its characters, gathered into lines with place and size."""

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from rehearsal.decks.layout import Box
from rehearsal.decks.pages import Line, tidy
from rehearsal.decks.pdfium import RawPage

MOST_CHARACTERS = 20_000
"""Characters read of one page; a full page of print has 6,000."""

ASCENT, DESCENT = 0.75, 0.25
"""Shares of the font size above and below the base line."""

SAME_BASE_LINE = 0.4
"""Shares of the font size by which indices and exponents leave the base line."""

CELL_GAP = 0.95
"""Shares of the font size; a wider blank separates columns, labels or cells."""

WORD_GAP = 0.18
"""Shares of the font size; a wider one separates words where the file holds no blank."""

LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
HYPHENS = {0x02, 0xFFFE}
"""What PDFium makes of a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: where it stands, its size in points, and whether it runs left to right."""

    text: str
    left: float
    right: float
    base: float
    size: float
    upright: bool


@dataclass(slots=True)
class _Run:
    """Glyphs that follow each other on one base line."""

    glyphs: list[Glyph] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    def takes(self, glyph: Glyph) -> bool:
        last = self.glyphs[-1]
        if glyph.upright != last.upright:
            return False
        if not glyph.upright:
            return True
        size = max(glyph.size, last.size)
        gap = glyph.left - last.right
        return abs(glyph.base - last.base) < SAME_BASE_LINE * size and -size < gap < CELL_GAP * size

    def take(self, glyph: Glyph, blank: bool) -> None:
        if self.glyphs:
            gap = glyph.left - self.glyphs[-1].right
            if blank or (glyph.upright and gap > WORD_GAP * glyph.size):
                self.pieces.append(" ")
        self.glyphs.append(glyph)
        self.pieces.append(glyph.text)

    def line(self) -> Line:
        size = max(glyph.size for glyph in self.glyphs)
        base = max(self.glyphs, key=lambda glyph: glyph.size).base
        box = Box(
            min(glyph.left for glyph in self.glyphs),
            base - ASCENT * size,
            max(glyph.right for glyph in self.glyphs),
            base + DESCENT * size,
        )
        return Line(tidy("".join(self.pieces)), box, size)


def text_lines(page: RawPage) -> list[Line]:
    """Return the lines of a page in the order of the file; wide blanks end a line."""
    lines = []
    run = _Run()
    blank = False
    for glyph in _glyphs(page):
        if glyph is None:
            blank = True
            continue
        if run.glyphs and not run.takes(glyph):
            lines.append(run.line())
            run = _Run()
        run.take(glyph, blank)
        blank = False
    if run.glyphs:
        lines.append(run.line())
    return [line for line in lines if line.text]


def _glyphs(page: RawPage) -> Iterator[Glyph | None]:
    """Yield the characters that stand on the page; None for white space."""
    from pypdfium2 import raw

    text = page.get_textpage()
    place = _Placement(page)
    x, y, rect = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    seen, size, upright = None, 0.0, True
    for i in range(min(text.count_chars(), MOST_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(text, i)
        character = _character(code)
        if not character.strip():
            yield None
            continue
        owner = ctypes.cast(raw.FPDFText_GetTextObject(text, i), ctypes.c_void_p).value
        if owner != seen or owner is None:
            seen = owner
            size, upright = _size(text, i, place)
        raw.FPDFText_GetCharOrigin(text, i, x, y)
        raw.FPDFText_GetLooseCharBox(text, i, rect)
        origin_x, base = place.on_page(x.value, y.value)
        left, right = place.across(rect)
        if place.holds(origin_x, base) and size > 0:
            yield Glyph(character, left, right, base, size, upright)
    text.close()


def _character(code: int) -> str:
    if code in HYPHENS:
        return "-"
    if code < 32 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return ""
    return LIGATURES.get(chr(code), chr(code))


def _size(text: RawPage, i: int, place: "_Placement") -> tuple[float, bool]:
    """Return the size of a character as it is seen, and whether it runs left to right."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, i, matrix):
        return raw.FPDFText_GetFontSize(text, i), True
    size = raw.FPDFText_GetFontSize(text, i) * math.hypot(matrix.c, matrix.d)
    across, along = place.direction(matrix.a, matrix.b)
    return size, across > 0 and abs(along) < 0.1 * across


class _Placement:
    """Turns PDF coordinates, y upwards and the page perhaps rotated, into those of the reader."""

    def __init__(self, page: RawPage) -> None:
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.turns = page.get_rotation() // 90 % 4
        self.width, self.height = page.get_size()

    def on_page(self, x: float, y: float) -> tuple[float, float]:
        """Return a point, y growing downwards from the top of the page as it is seen."""
        x, y = x - self.left, y - self.bottom
        if self.turns == 1:
            return y, x
        if self.turns == 2:
            return self.width - x, y
        if self.turns == 3:
            return self.width - y, self.height - x
        return x, self.height - y

    def across(self, rect: RawPage) -> tuple[float, float]:
        """Return the left and right edge of a rectangle as it is seen."""
        first, _ = self.on_page(rect.left, rect.top)
        second, _ = self.on_page(rect.right, rect.bottom)
        return min(first, second), max(first, second)

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """Return a direction as it is seen."""
        for _ in range(self.turns):
            x, y = y, -x
        return x, y

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies on the page."""
        return bool(0 <= x <= self.width and 0 <= y <= self.height)

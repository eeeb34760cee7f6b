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

HYPHENS = {0x02, 0xFFFE}
"""What PDFium makes of a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character; its place is measured along and across the direction that it runs in."""

    text: str
    left: float
    right: float
    base: float
    size: float
    turns: int | None
    """Quarter turns anticlockwise from the horizontal; None for slanted text."""
    leftwards: bool
    """Whether it belongs to a script written from right to left."""

    def gap_after(self, last: "Glyph") -> float:
        """Return the blank between the glyph before and this one, in points."""
        if self.leftwards and last.leftwards:
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
    """Yield the characters that stand on the page; None for white space that the file holds."""
    from pypdfium2 import raw

    text = page.get_textpage()
    place = _Placement(page)
    x, y, rect = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    seen: int | None = None
    size, turns = 0.0, place.turns_of(1.0, 0.0)
    for i in range(min(text.count_chars(), MOST_CHARACTERS)):
        made_up = bool(raw.FPDFText_IsGenerated(text, i))
        character = _character(raw.FPDFText_GetUnicode(text, i), made_up=made_up)
        if not character.strip():
            if not made_up or turns is None:
                yield None
            continue
        owner = ctypes.cast(raw.FPDFText_GetTextObject(text, i), ctypes.c_void_p).value
        if owner != seen or owner is None:
            seen = owner
            size, turns = _size(text, i, place)
        raw.FPDFText_GetCharOrigin(text, i, x, y)
        raw.FPDFText_GetLooseCharBox(text, i, rect)
        if size > 0 and place.holds(x.value, y.value):
            corners = (rect.left, rect.top), (rect.right, rect.bottom)
            edges = [place.along(*corner, turns or 0) for corner in corners]
            _, base = place.along(x.value, y.value, turns or 0)
            left, right = sorted(edge for edge, _ in edges)
            yield Glyph(character, left, right, base, size, turns, _is_leftwards(character))
    text.close()


def _character(code: int, *, made_up: bool) -> str:
    """Return what a code stands for; `made_up`: PDFium put it there, as it does line ends."""
    if code in HYPHENS:
        return "-"
    if code < 32 and not made_up:
        return str(LATEX_LIGATURES.get(code, ""))
    if code < 32 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return ""
    return str(LIGATURES.get(chr(code), chr(code)))


def _is_leftwards(character: str) -> bool:
    return character >= "\u0590" and unicodedata.bidirectional(character) in {"R", "AL"}


def _size(text: RawPage, i: int, place: "_Placement") -> tuple[float, int | None]:
    """Return the size of a character as it is seen, and the quarter turns that it runs in."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    size = float(raw.FPDFText_GetFontSize(text, i))
    if not raw.FPDFText_GetMatrix(text, i, matrix):
        return size, place.turns_of(1.0, 0.0)
    return size * math.hypot(matrix.c, matrix.d), place.turns_of(matrix.a, matrix.b)


class _Placement:
    """Turns PDF coordinates, y upwards and the page perhaps rotated, into those of the reader."""

    def __init__(self, page: RawPage) -> None:
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.rotation = page.get_rotation() // 90 % 4
        self.width, self.height = page.get_size()

    def _on_page(self, x: float, y: float) -> tuple[float, float]:
        """Return a point, y growing downwards from the top of the page as it is seen."""
        x, y = x - self.left, y - self.bottom
        if self.rotation == 1:
            return y, x
        if self.rotation == 2:
            return self.width - x, y
        if self.rotation == 3:
            return self.width - y, self.height - x
        return x, self.height - y

    def along(self, x: float, y: float, turns: int) -> tuple[float, float]:
        """Return a point as text in this direction measures it: along its line, and across."""
        x, y = self._on_page(x, y)
        return [(x, y), (-y, x), (-x, -y), (y, -x)][turns]

    def turns_of(self, x: float, y: float) -> int | None:
        """Return the quarter turns of a direction as it is seen; None for one in between."""
        angle = math.degrees(math.atan2(y, x)) / 90 - self.rotation
        return round(angle) % 4 if abs(angle - round(angle)) < SLANT else None

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies on the page."""
        return bool(self.left <= x <= self.right and self.bottom <= y <= self.top)

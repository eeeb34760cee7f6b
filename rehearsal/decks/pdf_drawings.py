"""What is drawn on a PDF page: pictures and strokes, as marks that tell pages apart."""

import ctypes
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice

from rehearsal.decks.layout import Box, around
from rehearsal.decks.pages import Mark
from rehearsal.decks.pdf_text import Placement
from rehearsal.decks.pdfium import RawPage

Matrix = tuple[float, float, float, float, float, float]
Getter = Callable[[RawPage, int], RawPage]
Things = Iterator[tuple[RawPage, int, Matrix]]
UNTURNED: Matrix = (1, 0, 0, 1, 0, 0)

DEEPEST_FORM = 6
"""Forms inside forms; deeper ones are not entered."""

MOST_OBJECTS = 3000
"""Objects looked at on one page; a scatter plot has more, and they need no counting."""

SMALLEST_PICTURE = 0.02
"""Share of the page; smaller pictures are logos and icons."""

BACKGROUND = 0.85
"""Share of the page; a larger path is its background."""

FEWEST_STROKES, SMALLEST_DRAWING = 8, 0.05
"""Paths, and the share of the page that they span, that make a drawing."""

RULE_SLACK = 3.0
"""Points; the outer lines of a table stand on the edge of its box."""

DECORATION_SHARE, FEWEST_DECORATED = 0.5, 3
"""Share of the pages; what is drawn alike on more of them, and on three, is the theme's."""


def marks_of(page: RawPage) -> frozenset[Mark]:
    """Return one mark per picture and path: its kind, its box in points, its bytes."""
    from pypdfium2 import raw

    kinds = {
        raw.FPDF_PAGEOBJ_IMAGE: "picture",
        raw.FPDF_PAGEOBJ_PATH: "path",
        raw.FPDF_PAGEOBJ_SHADING: "path",
    }
    marks = set()
    place = Placement(page)
    for thing, kind, matrix in islice(_things(page), MOST_OBJECTS):
        if kind in kinds:
            size = ""
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                size = str(raw.FPDFImageObj_GetImageDataRaw(thing, ctypes.c_void_p(), 0))
            marks.add(Mark(kinds[kind], _bounds(thing, matrix, place), size))
    return frozenset(marks)


def _things(page: RawPage) -> Things:
    """Yield the objects of a page and of the forms in it, with their kinds and matrices."""
    from pypdfium2 import raw

    def below(owner: RawPage, count: int, get: Getter, matrix: Matrix, depth: int) -> Things:
        for i in range(count):
            thing = get(owner, i)
            kind = raw.FPDFPageObj_GetType(thing)
            yield thing, kind, matrix
            if kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
                inside = raw.FPDFFormObj_CountObjects(thing)
                inner = _after(_matrix(thing), matrix)
                yield from below(thing, inside, raw.FPDFFormObj_GetObject, inner, depth + 1)

    yield from below(page, raw.FPDFPage_CountObjects(page), raw.FPDFPage_GetObject, UNTURNED, 0)


def _matrix(form: RawPage) -> Matrix:
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(form, matrix):
        return UNTURNED
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _after(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does what the first does, then the second."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        (e * q + f * s + u),
    )


def _bounds(thing: RawPage, matrix: Matrix, place: Placement) -> Box:
    """Return an object's box on the page in whole points."""
    from pypdfium2 import raw

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return Box(0, 0, 0, 0)
    a, b, c, d, e, f = matrix
    corners = [
        place.on_page(a * x + c * y + e, b * x + d * y + f)
        for x in (left.value, right.value)
        for y in (bottom.value, top.value)
    ]
    xs, ys = zip(*corners, strict=True)
    return Box(round(min(xs)), round(min(ys)), round(max(xs)), round(max(ys)))


def without_decoration(pages: Sequence[frozenset[Mark]]) -> list[frozenset[Mark]]:
    """Return the marks of each page without those that most pages have."""
    counts = Counter(mark for marks in pages for mark in marks)
    needed = max(FEWEST_DECORATED, DECORATION_SHARE * len(pages))
    often = {mark for mark, count in counts.items() if count >= needed}
    return [marks - often for marks in pages]


def within_page(marks: Collection[Mark], area: float) -> list[Mark]:
    """Return the marks without those that fill the page: its background."""
    return [mark for mark in marks if mark.box.area < BACKGROUND * area]


def outside(marks: Collection[Mark], boxes: Sequence[Box]) -> list[Mark]:
    """Return the marks whose middle lies in none of the boxes."""
    return [mark for mark in marks if not any(_middle_in(mark.box, box) for box in boxes)]


def _middle_in(inner: Box, box: Box) -> bool:
    x, y = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
    slack = RULE_SLACK
    return box.left - slack <= x <= box.right + slack and box.top - slack <= y <= box.bottom + slack


def pictures_in(marks: Collection[Mark], area: float) -> int:
    """Count pictures of some size, and what is drawn by many strokes as one more."""
    pictures = sum(
        mark.kind == "picture" and mark.box.area >= SMALLEST_PICTURE * area for mark in marks
    )
    strokes = [
        mark.box for mark in marks if mark.kind == "path" and mark.box.area < BACKGROUND * area
    ]
    drawn = len(strokes) >= FEWEST_STROKES and around(strokes).area >= SMALLEST_DRAWING * area
    return pictures + drawn

"""What a shape takes over from its placeholder in the layout and the master."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rehearsal.decks.drawingml import A, Element
from rehearsal.decks.layout import Box

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
EMU_PER_POINT = 12700
DEFAULT_SIZE = 18.0
"""Points; what PowerPoint sets where no file says otherwise."""

TITLES = ("title", "ctrTitle")
BODIES = ("body", "obj", "subTitle", "half", "quarter")
PARENT_TYPES = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
"""The kind of master placeholder that a kind of slide placeholder is drawn after."""


def placeholder(shape: Element) -> Element | None:
    """Return the `p:ph` of a shape; None for a shape that is no placeholder."""
    return shape.find(f"./*/{P}nvPr/{P}ph")


def placeholder_type(shape: Element) -> str:
    """Return "title", "body", "ftr" and the like; empty for a shape that is no placeholder."""
    ph = placeholder(shape)
    return "" if ph is None else str(ph.get("type", "obj"))


@dataclass(frozen=True, slots=True)
class Ancestry:
    """The shape trees of a slide's layout and master, nearest first, and the master's styles."""

    trees: tuple[Element, ...] = ()
    styles: Element | None = None

    def of(self, shape: Element) -> Iterator[Element]:
        """Yield the shape, then the placeholders that it inherits from."""
        yield shape
        ph = placeholder(shape)
        if ph is None:
            return
        kind, index = ph.get("type", "obj"), ph.get("idx", "0")
        for tree in self.trees:
            found = _matching(tree, kind, index)
            if found is not None:
                yield found
                kind = placeholder_type(found)

    def box(self, shape: Element) -> Box | None:
        """Return where a shape stands, in points of its group; None where no file says."""
        for relative in self.of(shape):
            frame = relative.find(f"{P}xfrm")
            if frame is None:
                frame = relative.find(f"./*/{A}xfrm")
            box = None if frame is None else box_of(frame)
            if box is not None:
                return box
        return None

    def size(self, shape: Element) -> float:
        """Return the largest font size of a shape's text, in points."""
        explicit = [_size(run) for run in shape.iter(f"{A}rPr")]
        scale = _autofit(shape)
        if any(explicit):
            return max(size for size in explicit if size) * scale
        for relative in self.of(shape):
            for style in relative.iter(f"{A}lvl1pPr"):
                for run in style.iter(f"{A}defRPr"):
                    if _size(run):
                        return _size(run) * scale
        return self._style_size(placeholder_type(shape)) * scale

    def _style_size(self, kind: str) -> float:
        name = "titleStyle" if kind in TITLES else "bodyStyle" if kind in BODIES else "otherStyle"
        if self.styles is None:
            return DEFAULT_SIZE
        for style in self.styles.iterfind(f"{P}{name}/{A}lvl1pPr/{A}defRPr"):
            return _size(style) or DEFAULT_SIZE
        return DEFAULT_SIZE


def _matching(tree: Element, kind: str, index: str) -> Element | None:
    """Find the placeholder that one of this kind and index is drawn after."""
    shapes = [(shape, placeholder(shape)) for shape in tree]
    known: Sequence[tuple[Element, Element]] = [(s, ph) for s, ph in shapes if ph is not None]
    kinds = {kind, PARENT_TYPES.get(kind, kind)}
    by_index = (s for s, ph in known if index != "0" and ph.get("idx", "0") == index)
    by_kind = (s for s, ph in known if ph.get("type", "obj") in kinds)
    found = next(by_index, None)
    return next(by_kind, None) if found is None else found


def box_of(frame: Element) -> Box | None:
    """Return the box that an `xfrm` element describes, in points."""
    offset, extent = frame.find(f"{A}off"), frame.find(f"{A}ext")
    if offset is None or extent is None:
        return None
    try:
        x, y = float(offset.get("x")), float(offset.get("y"))
        width, height = float(extent.get("cx")), float(extent.get("cy"))
    except (TypeError, ValueError):
        return None
    edges = [edge / EMU_PER_POINT for edge in (x, y, x + width, y + height)]
    return Box(*edges) if all(map(math.isfinite, edges)) else None


def _size(run: Element) -> float:
    size = str(run.get("sz", ""))
    return int(size) / 100 if size.isdecimal() else 0.0


def _autofit(shape: Element) -> float:
    """Return the share to which PowerPoint shrank the text, 1 where it did not."""
    for fit in shape.iter(f"{A}normAutofit"):
        scale = str(fit.get("fontScale", "")).removesuffix("%")
        if scale.isdecimal():
            return int(scale) / (100_000 if int(scale) > 1000 else 100)
    return 1.0

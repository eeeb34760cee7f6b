"""What is drawn on a .pptx slide: text, tables, charts, SmartArt and pictures, each in its box."""

from collections.abc import Callable
from dataclasses import dataclass, field

from rehearsal.decks import figures
from rehearsal.decks.drawingml import A, Element, lines_of, local
from rehearsal.decks.inheritance import TITLES, Ancestry, P, placeholder_type
from rehearsal.decks.layout import Box, around, reading_order
from rehearsal.decks.pages import Line, Mark, tidy
from rehearsal.talk import Chart, Table

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

RUNNING = ("dt", "ftr", "sldNum", "hdr")
"""Placeholders that stand on every slide alike: date, footer, slide number, header."""

PARTS = {"sp", "grpSp", "pic", "graphicFrame", "contentPart"}
DRAWN = {"custGeom": "path", "blipFill": "picture"}
"""What makes a shape without text part of a drawing, or a picture, and no arrow or rectangle."""

LINE_HEIGHT = 1.2
LETTER_WIDTH = 0.5
"""Shares of the font size, to estimate how much of its frame a text fills."""

DEEPEST_GROUP = 40
"""Groups inside groups; deeper ones are not entered."""

NOWHERE = Box(0, 0, 0, 0)


@dataclass(slots=True)
class Drawing:
    """What has been read of one slide or group; filled shape by shape."""

    blocks: list[list[Line]] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    figures: list[tuple[Box, Table | Chart]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    """Pictures, and drawings that hold no text."""
    title: str = ""
    title_box: Box | None = None

    def pictures(self) -> int:
        """Count the pictures; loose strokes are one drawing, however many."""
        strokes = sum(mark.kind == "path" for mark in self.marks)
        return len(self.marks) - strokes + bool(strokes)

    def lines(self) -> list[Line]:
        """Return the text in reading order."""
        return [line for i in reading_order(self.boxes) for line in self.blocks[i]]

    def tables(self) -> tuple[Table, ...]:
        """Return the tables in reading order."""
        return tuple(found for found in self.in_order() if isinstance(found, Table))

    def charts(self) -> tuple[Chart, ...]:
        """Return the charts in reading order."""
        return tuple(found for found in self.in_order() if isinstance(found, Chart))

    def in_order(self) -> list[Table | Chart]:
        """Return tables and charts in reading order."""
        order = reading_order([box for box, _ in self.figures])
        return [self.figures[i][1] for i in order]


@dataclass(frozen=True, slots=True)
class Draughtsman:
    """Reads the shapes of one slide.

    `related` fetches the XML behind a relationship id, `name_of` the name of its part.
    """

    canvas: Box
    ancestry: Ancestry
    related: Callable[[str], Element | None]
    name_of: Callable[[str], str]

    def read(self, tree: Element, depth: int = 0) -> Drawing:
        """Read a shape tree or a group."""
        drawing = Drawing()
        for shape in tree:
            if local(shape) in PARTS and self._is_seen(shape, depth):
                self._take(shape, drawing, depth)
        return drawing

    def _is_seen(self, shape: Element, depth: int) -> bool:
        """Whether the audience sees a shape: it is not hidden, and not parked beside the slide."""
        properties = shape.find(f"./*/{P}cNvPr")
        if properties is not None and properties.get("hidden") in {"1", "true"}:
            return False
        box = self.ancestry.box(shape) if depth == 0 else None
        return box is None or (
            box.left < self.canvas.right
            and box.right > self.canvas.left
            and box.top < self.canvas.bottom
            and box.bottom > self.canvas.top
        )

    def _take(self, shape: Element, drawing: Drawing, depth: int) -> None:
        kind = local(shape)
        if kind == "sp":
            self._take_text(shape, drawing)
        elif kind == "grpSp":
            self._take_group(shape, drawing, depth)
        elif kind == "graphicFrame":
            self._take_frame(shape, drawing)
        else:
            drawing.marks.append(self._mark(shape))

    def _mark(self, shape: Element) -> Mark:
        """Return what tells this picture from others: its box and the part that it shows."""
        shown = next((blip.get(f"{R}embed", "") for blip in shape.iter(f"{A}blip")), "")
        return Mark(local(shape), self.ancestry.box(shape) or NOWHERE, self.name_of(shown))

    def _take_text(self, shape: Element, drawing: Drawing) -> None:
        role = placeholder_type(shape)
        if role in RUNNING:
            return
        body = shape.find(f"{P}txBody")
        texts = [] if body is None else list(lines_of(body))
        if not texts:
            for inside, kind in DRAWN.items():
                if shape.find(f"./{P}spPr/{A}{inside}") is not None:
                    drawing.marks.append(self._mark(shape)._replace(kind=kind))
        elif role in TITLES and not drawing.title:
            drawing.title = tidy(" ".join(texts))
            drawing.title_box = self.ancestry.box(shape)
        else:
            size = self.ancestry.size(shape)
            box = _filled(self.ancestry.box(shape) or NOWHERE, texts, size)
            drawing.blocks.append([Line(text, box, size) for text in texts])
            drawing.boxes.append(box)

    def _take_group(self, group: Element, drawing: Drawing, depth: int) -> None:
        if depth >= DEEPEST_GROUP:
            return
        inner = self.read(group, depth + 1)
        lines = inner.lines()
        box = self.ancestry.box(group) or (around(inner.boxes) if inner.boxes else NOWHERE)
        if lines:
            drawing.blocks.append([Line(line.text, box, line.size) for line in lines])
            drawing.boxes.append(box)
        drawing.figures += [(box, found) for found in inner.in_order()]
        drawing.marks += inner.marks
        if not (lines or inner.figures or inner.marks):
            drawing.marks.append(self._mark(group))

    def _take_frame(self, frame: Element, drawing: Drawing) -> None:
        box = self.ancestry.box(frame) or NOWHERE
        table = frame.find(f".//{A}tbl")
        reference = next((e for e in frame.iter() if local(e) in {"chart", "relIds"}), None)
        if table is not None:
            drawing.figures.append((box, _table(table)))
        elif reference is None:
            drawing.marks.append(self._mark(frame))
        elif local(reference) == "chart":
            part = self.related(reference.get(f"{R}id", ""))
            if part is not None:
                drawing.figures.append((box, figures.chart_of(part)))
        else:
            self._take_diagram(frame, reference, drawing)

    def _take_diagram(self, frame: Element, reference: Element, drawing: Drawing) -> None:
        part = self.related(reference.get(f"{R}dm", ""))
        texts = [] if part is None else figures.diagram_lines(part)
        if part is not None and texts:
            box, size = self.ancestry.box(frame) or NOWHERE, self.ancestry.size(frame)
            drawn = self.related(figures.drawing_id(part))
            box = box if drawn is None else figures.drawn_box(drawn, box)
            drawing.blocks.append([Line(text, box, size) for text in texts])
            drawing.boxes.append(box)
        else:
            drawing.marks.append(self._mark(frame))


def _table(table: Element) -> Table:
    return Table(
        tuple(
            tuple(" ".join(lines_of(cell)) for cell in row.iterfind(f"{A}tc"))
            for row in table.iterfind(f"{A}tr")
        )
    )


def _filled(frame: Box, texts: list[str], size: float) -> Box:
    """Estimate the part of a frame that its text fills, from the top."""
    in_line = max(1.0, frame.width / (LETTER_WIDTH * size)) if size else 1.0
    lines = sum(1 + int(len(text) / in_line) for text in texts)
    return frame._replace(bottom=min(frame.bottom, frame.top + lines * LINE_HEIGHT * size))

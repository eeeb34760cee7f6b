"""The words and shapes that the sample deck is drawn from."""

from lxml import etree
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from deck_theme import CENTRE, GOLD, INK, LEFT, PALE, PAPER, SLATE, TEAL, WHITE, Box

MIDDLE = MSO_ANCHOR.MIDDLE


def words(
    shapes,
    box,
    text,
    size=18,
    colour=INK,
    *,
    bold=False,
    italic=False,
    align=LEFT,
    anchor=MSO_ANCHOR.TOP,
):
    """Write text into a rectangle, one paragraph a line; `**` at its ends makes a line bold."""
    shape = shapes.add_textbox(*box.emu)
    fill_text(shape, text, size, colour, bold=bold, italic=italic, align=align, anchor=anchor)
    return shape


def fill_text(
    shape,
    text,
    size=18,
    colour=INK,
    *,
    bold=False,
    italic=False,
    align=CENTRE,
    anchor=MSO_ANCHOR.MIDDLE,
    margin=0.0,
):
    """Write text into a shape that is there."""
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = Inches(margin)
    frame.margin_top = frame.margin_bottom = Inches(margin / 2)
    for index, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        paragraph.alignment = align
        strong = line.startswith("**") and line.endswith("**")
        run = paragraph.add_run()
        run.text = line.strip("*") if strong else line
        run.font.size = Pt(size)
        run.font.bold = bold or strong
        run.font.italic = italic
        run.font.color.theme_color = colour


def bullets(slide, lines, size=22, spacing=14):
    """Fill the body placeholder of a list slide."""
    body = next(p for p in slide.placeholders if p.placeholder_format.idx == 1)
    body.text_frame.word_wrap = True
    for index, line in enumerate(lines):
        paragraph = body.text_frame.paragraphs[0] if index == 0 else body.text_frame.add_paragraph()
        paragraph.space_after = Pt(spacing)
        colour = etree.SubElement(paragraph._p.get_or_add_pPr(), qn("a:buClr"))
        etree.SubElement(colour, qn("a:schemeClr"), val="accent2")
        run = paragraph.add_run()
        run.text = line
        run.font.size = Pt(size)
        run.font.color.theme_color = INK
    return body


def paint(shape, fill=None, line=None, width=1.0, dash=None):
    """Set a shape's fill and outline; None means none."""
    if fill is None:
        shape.fill.background()
    else:
        shape.fill.solid()
        shape.fill.fore_color.theme_color = fill
    stroke(shape, line, width, dash)
    shape.shadow.inherit = False
    return shape


def stroke(shape, colour=None, width=1.0, dash=None):
    """Set a shape's or connector's outline, and take the theme's shadow away."""
    # PowerPoint heeds an empty effect list too, LibreOffice only the style's reference.
    for reference in shape._element.iter(qn("a:effectRef")):
        reference.set("idx", "0")
    if colour is None:
        shape.line.fill.background()
        return
    shape.line.color.theme_color = colour
    shape.line.width = Pt(width)
    if dash:
        shape.line.dash_style = MSO_LINE.ROUND_DOT if dash == "dots" else MSO_LINE.DASH


def rectangle(shapes, box, fill=WHITE, line=None, *, width=1.0, rounding=None, dash=None):
    """Draw a rectangle; `rounding` in inches."""
    kind = MSO_SHAPE.ROUNDED_RECTANGLE if rounding else MSO_SHAPE.RECTANGLE
    shape = shapes.add_shape(kind, *box.emu)
    if rounding:
        shape.adjustments[0] = min(0.5, rounding / min(box.w, box.h))
    return paint(shape, fill, line, width, dash)


def card(shapes, box, fill=WHITE, edge=PALE):
    """Draw the pale rounded card that content stands on."""
    return rectangle(shapes, box, fill, edge, rounding=0.12)


def disc(shapes, x, y, size, fill, text="", size_pt=16, colour=WHITE):
    """Draw a disc around (x, y) with a short text in it."""
    box = Box(x - size / 2, y - size / 2, size, size)
    shape = paint(shapes.add_shape(MSO_SHAPE.OVAL, *box.emu), fill)
    if text:
        fill_text(shape, text, size_pt, colour, bold=True)
    return shape


def arrow(shapes, start, end, colour=SLATE, width=2.0, *, head=True, dash=None):
    """Draw a straight arrow between two points."""
    line = shapes.add_connector(
        MSO_CONNECTOR.STRAIGHT, *(Inches(value) for value in (*start, *end))
    )
    stroke(line, colour, width, dash)
    if head:
        etree.SubElement(
            line.line._get_or_add_ln(), qn("a:tailEnd"), type="triangle", w="med", len="med"
        )
    return line


def path(shapes, points, colour, width=2.0, dash=None):
    """Draw an open line through points."""
    scale = 914400
    builder = shapes.build_freeform(int(points[0][0] * scale), int(points[0][1] * scale), scale=1.0)
    builder.add_line_segments(
        [(int(x * scale), int(y * scale)) for x, y in points[1:]], close=False
    )
    shape = builder.convert_to_shape()
    return paint(shape, None, colour, width, dash)


def key(shapes, x, y, size, colour=GOLD, hole=PAPER):
    """Draw a key, its bow's left edge at x and its middle at y; `size` is its length."""
    bow = size * 0.42
    disc(shapes, x + bow / 2, y, bow, colour)
    disc(shapes, x + bow / 2, y, bow * 0.42, hole)
    bar = size * 0.11
    rectangle(shapes, Box(x + bow * 0.95, y - bar / 2, size - bow * 0.95, bar), colour)
    for at in (0.8, 0.93):
        rectangle(shapes, Box(x + size * at - bar / 2, y, bar, size * 0.17), colour)


def tokens(shapes, box, columns, rows, kept, *, fill=PALE, keep=GOLD, gap=0.3):
    """Draw a grid of tokens, those in `kept` (counted by rows) in their own colour."""
    pitch_x, pitch_y = box.w / columns, box.h / rows
    side = min(pitch_x, pitch_y) * (1 - gap)
    plain, coloured = [], []
    for index in range(columns * rows):
        row, column = divmod(index, columns)
        corner = Box(
            box.x + column * pitch_x + (pitch_x - side) / 2,
            box.y + row * pitch_y + (pitch_y - side) / 2,
            side,
            side,
        )
        (coloured if index in kept else plain).append(corner)
    for squares, colour in ((plain, fill), (coloured, keep)):
        if squares:
            tiles(shapes, squares, colour)


def tiles(shapes, boxes, colour):
    """Draw many rectangles of one colour as one shape."""
    outline = None
    for box in boxes:
        left, top = Inches(box.x), Inches(box.y)
        right, bottom = Inches(box.x + box.w), Inches(box.y + box.h)
        if outline is None:
            outline = shapes.build_freeform(left, top, scale=1.0)
        else:
            outline.move_to(left, top)
        outline.add_line_segments([(right, top), (right, bottom), (left, bottom)], close=True)
    return paint(outline.convert_to_shape(), colour)


def numbered(shapes, box, lines, *, size=20, colour=TEAL):
    """Write lines one below the other, each behind its number."""
    for number, (line, row) in enumerate(zip(lines, box.rows(len(lines))), start=1):
        middle = row.y + row.h / 2
        disc(shapes, row.x + 0.27, middle, 0.54, colour, str(number))
        words(
            shapes,
            Box(row.x + 0.8, row.y, row.w - 0.8, row.h),
            line,
            size,
            anchor=MSO_ANCHOR.MIDDLE,
        )


def describe(shape, text):
    """Say in words what a drawing, chart or table shows, for those who do not see it."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", text)
    return shape


def group(slide, description):
    """Return the shapes of a new group; a drawing is one object, described in words."""
    made = slide.shapes.add_group_shape()
    describe(made, description)
    return made.shapes


def statement(slide, box, text, *, size=20, colour=INK, bar=GOLD):
    """Write a sentence behind a short upright bar."""
    rectangle(slide.shapes, Box(box.x, box.y, 0.07, box.h), bar)
    words(
        slide.shapes,
        Box(box.x + 0.25, box.y, box.w - 0.25, box.h),
        text,
        size,
        colour,
        anchor=MIDDLE,
    )

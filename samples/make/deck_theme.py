"""The theme of the sample deck: sizes, colours, layouts.

Lengths are inches on a slide of 13.333 × 7.5; colours are the theme's own, so that the deck can be
recoloured from PowerPoint's Design tab.
"""

import copy
from dataclasses import dataclass

from lxml import etree
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches

WIDTH, HEIGHT = 13.333, 7.5
MARGIN = 0.75
TOP = 1.65
"""Where the content of a slide begins, below its title."""

FONT = "Arial"
"""Everywhere at hand, and Liberation Sans has its widths where it is not."""

THEME_COLOURS = {
    "dk1": "1B2A41",
    "lt1": "FFFFFF",
    "dk2": "55606E",
    "lt2": "FAF7F0",
    "accent1": "0F766E",
    "accent2": "D9982B",
    "accent3": "8795A5",
    "accent4": "B9472F",
    "accent5": "3F6199",
    "accent6": "DCE2E8",
    "hlink": "0F766E",
    "folHlink": "55606E",
}

INK = MSO_THEME_COLOR.TEXT_1
QUIET = MSO_THEME_COLOR.TEXT_2
WHITE = MSO_THEME_COLOR.BACKGROUND_1
PAPER = MSO_THEME_COLOR.BACKGROUND_2
TEAL = MSO_THEME_COLOR.ACCENT_1
GOLD = MSO_THEME_COLOR.ACCENT_2
SLATE = MSO_THEME_COLOR.ACCENT_3
RUST = MSO_THEME_COLOR.ACCENT_4
BLUE = MSO_THEME_COLOR.ACCENT_5
PALE = MSO_THEME_COLOR.ACCENT_6

LEFT, CENTRE, RIGHT = PP_ALIGN.LEFT, PP_ALIGN.CENTER, PP_ALIGN.RIGHT


@dataclass(frozen=True)
class Box:
    """A rectangle on the slide."""

    x: float
    y: float
    w: float
    h: float

    @property
    def emu(self):
        """The four lengths as python-pptx wants them."""
        return Inches(self.x), Inches(self.y), Inches(self.w), Inches(self.h)

    def inset(self, by):
        """Return the rectangle that lies `by` inside this one."""
        return Box(self.x + by, self.y + by, self.w - 2 * by, self.h - 2 * by)

    def columns(self, count, gap=0.35):
        """Return this rectangle cut into columns."""
        width = (self.w - gap * (count - 1)) / count
        return [Box(self.x + i * (width + gap), self.y, width, self.h) for i in range(count)]

    def rows(self, count, gap=0.2):
        """Return this rectangle cut into rows."""
        height = (self.h - gap * (count - 1)) / count
        return [Box(self.x, self.y + i * (height + gap), self.w, height) for i in range(count)]


CONTENT = Box(MARGIN, TOP, WIDTH - 2 * MARGIN, HEIGHT - TOP - 0.75)


def new_presentation():
    """Return an empty 16:9 presentation with our theme and three layouts: cover, plain, list."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    _paint_theme(deck)
    master = deck.slide_master
    wanted = {0: "Cover", 1: "Title and list", 5: "Title"}
    layouts = list(master.slide_layouts)
    for index, layout in enumerate(layouts):
        if index in wanted:
            layout.name = wanted[index]
        else:
            master.slide_layouts.remove(layout)
    for holder in (master, *master.slide_layouts):
        _arrange(holder)
    _set_background(master, "bg2")
    _set_background(deck.slide_layouts.get_by_name("Cover"), "tx1")
    return deck


def _paint_theme(deck):
    part = next(
        rel.target_part
        for rel in deck.slide_master.part.rels.values()
        if rel.reltype.endswith("/theme")
    )
    theme = etree.fromstring(part.blob)
    space = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    theme.set("name", "Forget on purpose")
    for name, value in THEME_COLOURS.items():
        slot = theme.find(f".//a:clrScheme/a:{name}", space)
        for child in list(slot):
            slot.remove(child)
        etree.SubElement(slot, qn("a:srgbClr"), val=value)
    for latin in theme.iterfind(".//a:fontScheme//a:latin", space):
        latin.set("typeface", FONT)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _arrange(holder):
    """Put the placeholders of a master or layout where ours are, in our type."""
    cover = holder.name == "Cover"
    for shape in list(holder.placeholders):
        kind = shape.placeholder_format.type
        name = str(kind).split(" ")[0].split(".")[-1]
        if name in ("DATE", "FOOTER"):
            shape._element.getparent().remove(shape._element)
        elif name in ("TITLE", "CENTER_TITLE"):
            place(shape, Box(MARGIN, 2.2, 7.3, 2.3) if cover else Box(MARGIN, 0.5, 11.8, 0.85))
            _set_style(shape, 40 if cover else 30, "bg1" if cover else "tx1", bold=True)
        elif name == "SUBTITLE":
            place(shape, Box(MARGIN, 4.75, 7.0, 1.0))
            _set_style(shape, 20, "accent6")
        elif name in ("BODY", "OBJECT"):
            place(shape, CONTENT)
        elif name == "SLIDE_NUMBER":
            place(shape, Box(WIDTH - MARGIN - 1.0, HEIGHT - 0.55, 1.0, 0.3))
            _set_style(shape, 12, "tx2", align="r")


def place(shape, box):
    """Move a shape to a rectangle."""
    shape.left, shape.top, shape.width, shape.height = box.emu


def _set_style(shape, size, colour, *, bold=False, align="l"):
    """Set the type of a placeholder's first level, which its slides inherit."""
    body = shape._element.txBody
    body.find(qn("a:bodyPr")).set("anchor", "b" if bold and size > 30 else "ctr")
    body.find(qn("a:bodyPr")).set("lIns", "0")
    style = body.find(qn("a:lstStyle"))
    for child in list(style):
        style.remove(child)
    level = etree.SubElement(style, qn("a:lvl1pPr"), marL="0", indent="0", algn=align)
    etree.SubElement(level, qn("a:buNone"))
    run = etree.SubElement(level, qn("a:defRPr"), sz=str(size * 100), b="1" if bold else "0")
    fill = etree.SubElement(run, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:schemeClr"), val=colour)


def _set_background(holder, colour):
    common = holder._element.find(qn("p:cSld"))
    old = common.find(qn("p:bg"))
    if old is not None:
        common.remove(old)
    background = etree.Element(qn("p:bg"))
    properties = etree.SubElement(background, qn("p:bgPr"))
    fill = etree.SubElement(properties, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:schemeClr"), val=colour)
    etree.SubElement(properties, qn("a:effectLst"))
    common.insert(0, background)


def add_slide(deck, title, *, layout="Title"):
    """Add a slide with its title, and its number unless it is a cover."""
    found = deck.slide_layouts.get_by_name(layout)
    slide = deck.slides.add_slide(found)
    slide.shapes.title.text = title
    for shape in found.placeholders:
        if str(shape.placeholder_format.type).startswith("SLIDE_NUMBER") and layout != "Cover":
            slide.shapes._spTree.append(copy.deepcopy(shape._element))
    return slide

"""Decks for tests, made by python-pptx; what it cannot make is added as XML."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pptx
from pptx.chart.data import CategoryChartData
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Pt

from rehearsal.decks.read import read_deck
from rehearsal.talk import Deck, Slide

TITLE_AND_BODY, TITLE_ONLY, BLANK = 1, 5, 6

NAMES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
)

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)
"""A picture of one grey pixel, PNG."""

Talk = Any
Sheet = Any
"""python-pptx's presentation and slide; it types neither their XML nor their parts."""


def talk() -> Talk:
    """Make an empty deck, 720 by 540 points."""
    return pptx.Presentation()


def add(deck: Talk, title: str = "", *lines: str, layout: int = TITLE_AND_BODY) -> Sheet:
    """Add a slide with a title and, below it, lines."""
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    if title:
        slide.shapes.title.text = title
    if lines:
        slide.placeholders[1].text = "\n".join(lines)
    return slide


def box(
    slide: Sheet, text: str, x: float, y: float, *, size: float = 18, width: float = 200
) -> Sheet:
    """Add a text box, its corner x and y points from the left and top."""
    shape = slide.shapes.add_textbox(Pt(x), Pt(y), Pt(width), Pt(30))
    shape.text_frame.text = text
    for paragraph in shape.text_frame.paragraphs:
        paragraph.font.size = None
        for run in paragraph.runs:
            run.font.size = Pt(size)
    return shape


def chart_data(categories: Sequence[str], **series: Sequence[float]) -> Any:  # noqa: ANN401  python-pptx's
    """Make the data of a chart: its categories and what is compared over them."""
    make: Any = CategoryChartData
    data = make()
    data.categories = categories
    for name, values in series.items():
        data.add_series(name, values)
    return data


def bound(xml: str) -> str:
    """Bind the prefixes of an element that is written as XML."""
    name = re.match(r"<[\w:]+", xml)
    assert name
    return f"{name[0]} {NAMES}{xml[name.end() :]}"


def element(xml: str) -> Any:  # noqa: ANN401  python-pptx's own
    """Parse an element, its prefixes bound."""
    return parse_xml(bound(xml))


def draw(slide: Sheet, xml: str) -> None:
    """Add a shape that is written as XML."""
    slide.shapes._spTree.append(element(xml))


def attach(slide: Sheet, name: str, xml: str, kind: str) -> str:
    """Add a part that a shape refers to; return the id of the relationship."""
    part = Part(PackURI(f"/ppt/{name}"), "application/xml", slide.part.package, bound(xml).encode())
    return str(slide.part.relate_to(part, f"http://schemas.test/{kind}"))


def shape_xml(text: str, *, inside: str = "") -> str:
    """Write a shape with one paragraph: a text, or what is given inside."""
    run = inside or f"<a:r><a:t>{text}</a:t></a:r>"
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="9" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:p>{run}</a:p></p:txBody></p:sp>"
    )


def frame_xml(kind: str, content: str) -> str:
    """Write a graphic frame with this content."""
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="8" name="x"/><p:cNvGraphicFramePr/>'
        '<p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{kind}">{content}</a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


def read(deck: Talk, folder: Path, name: str = "talk.pptx") -> Deck:
    """Save the deck and read it."""
    path = folder / name
    deck.save(str(path))
    return read_deck(path)


def only_slide(deck: Talk, folder: Path) -> Slide:
    """Save the deck and return its one slide as it is read."""
    (slide,) = read(deck, folder).slides
    return slide

"""Read .pptx decks by python-pptx."""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rehearsal.decks.drawing import Draughtsman, R
from rehearsal.decks.drawingml import A, Element, lines_of, local, unwrap_alternatives
from rehearsal.decks.inheritance import EMU_PER_POINT, Ancestry, P, placeholder_type
from rehearsal.decks.layout import Box
from rehearsal.decks.package import without_media
from rehearsal.decks.pages import Page, with_working_title
from rehearsal.decks.running import Sheet, without_repeated, without_running
from rehearsal.errors import DeckError

Presentation = Any
PptxSlide = Any
Part = Any
"""python-pptx's own objects; mostly their XML is wanted, which it does not type."""

UNNAMED_SECTIONS = {"default section", "untitled section"}
"""What PowerPoint calls a section that nobody named."""


def read_pages(path: Path) -> list[Page]:
    """Return the slides of a .pptx file in order; raise DeckError where it cannot be read."""
    presentation = _open(path)
    width, height = _slide_size(presentation.part._element)
    sections = dict(_sections(presentation.part._element))
    pages = []
    for position, (identifier, slide) in enumerate(_slides(presentation), start=1):
        pages.append(_page(slide, position, width, height, sections.get(identifier, "")))
    return [with_working_title(page) for page in _without_running(pages)]


def _without_running(pages: Sequence[Page]) -> list[Page]:
    """Take off what runs through the deck, before a title is looked for in the rest."""
    for clean in (without_running, without_repeated):
        sheets = [
            Sheet(p.width, p.height, p.lines, bool(p.title), frozenset([str(p.position)]))
            for p in pages
        ]
        pages = [replace(p, lines=rest) for p, rest in zip(pages, clean(sheets), strict=True)]
    return list(pages)


def _open(path: Path) -> Presentation:
    import pptx
    from lxml.etree import LxmlError
    from pptx.exc import PythonPptxError

    try:
        return pptx.Presentation(without_media(path))
    except (
        PythonPptxError,
        LxmlError,
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,  # a compression method that zipfile does not know
        RuntimeError,  # a member with a password
        EOFError,
        OSError,
        KeyError,
        ValueError,
        AttributeError,  # a part that is not what its content type says
    ) as error:
        raise broken(path) from error


def broken(path: Path) -> DeckError:
    """Make the error for a .pptx that is damaged or is none."""
    return DeckError(
        f"{path.name} is not a PowerPoint deck that can be read, or it is damaged.",
        "Open it in PowerPoint and save it again as .pptx, or export it as PDF.",
    )


def _slides(presentation: Presentation) -> Iterator[tuple[str, PptxSlide]]:
    """Yield each slide with its id; those whose part is missing are left out."""
    part = presentation.part
    for reference in part._element.iter(f"{P}sldId"):
        try:
            related = part.related_part(reference.get(f"{R}id", ""))
        except KeyError:
            continue
        if hasattr(related, "slide"):
            yield str(reference.get("id", "")), related.slide


def _slide_size(presentation: Element) -> tuple[float, float]:
    """Return width and height of the slides in points; 4:3 where the file does not say."""
    size = presentation.find(f"{P}sldSz")
    edges = [] if size is None else [str(size.get(name)) for name in ("cx", "cy")]
    if not edges or not all(edge.isdecimal() and int(edge) > 0 for edge in edges):
        return 720.0, 540.0
    return int(edges[0]) / EMU_PER_POINT, int(edges[1]) / EMU_PER_POINT


def _sections(presentation: Element) -> Iterator[tuple[str, str]]:
    """Yield slide ids with the names of the sections that they lie in."""
    for section in presentation.iter():
        if local(section) == "section":
            name = str(section.get("name", ""))
            for slide in section.iter():
                if local(slide) == "sldId" and name.casefold() not in UNNAMED_SECTIONS:
                    yield str(slide.get("id", "")), name


def _page(slide: PptxSlide, position: int, width: float, height: float, section: str) -> Page:
    tree = slide._element.find(f"{P}cSld/{P}spTree")
    if tree is None:
        return Page(position, width, height, section=section)
    unwrap_alternatives(tree)
    draughtsman = Draughtsman(
        canvas=Box(0, 0, width, height),
        ancestry=_ancestry(slide),
        related=lambda identifier: _related(slide.part, identifier),
        name_of=lambda identifier: _part_name(slide.part, identifier),
    )
    drawing = draughtsman.read(tree)
    return Page(
        position=position,
        width=width,
        height=height,
        title=drawing.title,
        lines=tuple(drawing.lines()),
        tables=drawing.tables(),
        charts=drawing.charts(),
        pictures=drawing.pictures() + _others(slide._element),
        marks=frozenset(drawing.marks),
        title_box=drawing.title_box,
        notes=_notes(slide),
        hidden=slide._element.get("show") in {"0", "false"},
        section=section,
    )


def _others(slide: Element) -> int:
    """Count a picture behind the slide, and embedded players and the like."""
    background = slide.find(f"{P}cSld/{P}bg/{P}bgPr/{A}blipFill")
    return (background is not None) + sum(
        1 for _ in slide.iterfind(f"{P}cSld/{P}controls//{P}control")
    )


def _ancestry(slide: PptxSlide) -> Ancestry:
    """Return what the slide inherits from; nothing where layout or master are missing."""
    trees = []
    styles = None
    try:
        layout = slide.slide_layout
        trees.append(layout._element.find(f"{P}cSld/{P}spTree"))
        master = layout.slide_master
        trees.append(master._element.find(f"{P}cSld/{P}spTree"))
        styles = master._element.find(f"{P}txStyles")
    except (KeyError, AttributeError):
        pass
    return Ancestry(tuple(tree for tree in trees if tree is not None), styles)


def _related(part: Part, identifier: str) -> Element | None:
    """Return the XML of a part that the slide refers to; None where it is missing or broken."""
    from lxml import etree

    try:
        blob = part.related_part(identifier).blob
        return etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True))
    except (KeyError, etree.XMLSyntaxError):
        return None


def _part_name(part: Part, identifier: str) -> str:
    """Return the name of a part that the slide refers to; empty where there is none."""
    relationship = part.rels.get(identifier)
    return "" if relationship is None else str(relationship.target_ref)


def _notes(slide: PptxSlide) -> str:
    """Return the speaker's notes without what else stands on the notes page."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    if not slide.has_notes_slide:
        return ""
    # `slide.notes_slide` would fail on a part whose content type is wrong.
    tree = getattr(slide.part.part_related_by(RELATIONSHIP_TYPE.NOTES_SLIDE), "_element", None)
    shapes = [] if tree is None else tree.iter(f"{P}sp")
    bodies = [shape for shape in shapes if placeholder_type(shape) == "body"]
    return "\n".join(line for body in bodies for line in lines_of(body))

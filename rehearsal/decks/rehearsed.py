"""The deck itself back: a copy whose slides advance as they were rehearsed.

A slide's transition holds the time after which it advances (`advTm`), which is where PowerPoint's
own "Rehearse Timings" puts it. Nothing else in the package changes by a byte, unless what was said
is to go under the notes.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rehearsal.errors import DeckError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LONGEST = 24 * 3600.0
"""Seconds. A page that was shown longer was left standing, and gets no time. Strength D."""
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
BEFORE = ("cSld", "clrMapOvr")
"""Children of a slide that come before its transition."""
OFFICE_DOCUMENT = "/officeDocument"
SLIDE = "/slide"


def rehearsed_copy(
    deck: Path, seconds: Mapping[int, float], said: Mapping[int, str], heading: str = ""
) -> bytes:
    """Return a copy of a .pptx with its rehearsed timings; the file itself is only read.

    `seconds` and `said` are by the position of a slide in the file, from 1; what was said goes
    under the notes, below `heading`. Slides without a time keep the transition that they have.
    Raises DeckError where the file holds no slides that could be timed.
    """
    from lxml.etree import LxmlError

    if deck.suffix.lower() == ".pdf":
        raise DeckError(
            f"{deck.name} is a PDF, which holds no timings.",
            "Rehearse with the .pptx, and its copy can advance as you rehearsed it.",
        )
    try:
        content = deck.read_bytes()
        return _timed(_with_notes(content, said, heading) if said else content, seconds)
    except (OSError, zipfile.BadZipFile, LxmlError, KeyError, ValueError) as error:
        raise DeckError(
            f"{deck.name} cannot be written with its timings.",
            "Save it once more as .pptx in PowerPoint, rehearse with that, and try again.",
        ) from error


def _timed(content: bytes, seconds: Mapping[int, float]) -> bytes:
    """Copy a package member by member, the times put into its slides."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(made, "w") as copy:
        timed = {
            name: seconds[position]
            for position, name in enumerate(_slide_parts(package), start=1)
            if 0 < seconds.get(position, 0.0) < LONGEST
        }
        for part in package.infolist():
            data = package.read(part)
            if part.filename in timed:
                data = _advancing(data, timed[part.filename])
            copy.writestr(part, data, compress_type=part.compress_type)
    return made.getvalue()


def _slide_parts(package: zipfile.ZipFile) -> Iterator[str]:
    """Yield the names of the slides' parts in the order of the deck, hidden ones counted."""
    presentation = next(
        target for _, kind, target in _relations(package, "") if kind.endswith(OFFICE_DOCUMENT)
    )
    targets = {
        key: target
        for key, kind, target in _relations(package, presentation)
        if kind.endswith(SLIDE)
    }
    root = _parsed(package.read(presentation))
    for entry in root.iter("{*}sldId"):
        key = next((value for name, value in entry.items() if name.endswith("}id")), "")
        if key in targets:
            yield targets[key]


def _relations(package: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str, str]]:
    """Yield key, kind and target of what a part refers to; "" is the package itself."""
    folder, name = posixpath.split(part)
    root = _parsed(package.read(posixpath.join(folder, "_rels", f"{name}.rels")))
    for one in root.iter("{*}Relationship"):
        target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
        yield one.get("Id", ""), one.get("Type", ""), target


def _advancing(slide: bytes, seconds: float) -> bytes:
    """Return a slide's XML in which it advances after so many seconds, and on a click as before."""
    from lxml import etree

    root = _parsed(slide)
    names = root.nsmap | {None: etree.QName(root).namespace}
    kind = f"{{{names[None]}}}transition"
    transitions = [*root.findall(kind), *root.findall(f"{{{MC}}}AlternateContent//{kind}")]
    if not transitions:
        transitions = [etree.Element(kind)]
        root.insert(_place(root), transitions[0])
    for transition in transitions:
        transition.set("advTm", str(round(seconds * 1000)))
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _place(root: "Element") -> int:
    """Return where among its children a slide's transition belongs."""
    from lxml import etree

    names = [etree.QName(child).localname if isinstance(child.tag, str) else "" for child in root]
    return max((names.index(name) + 1 for name in BEFORE if name in names), default=0)


def _parsed(content: bytes) -> "Element":
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=False)
    root: Element = etree.fromstring(content, parser)
    return root


def _with_notes(content: bytes, said: Mapping[int, str], heading: str) -> bytes:
    """Return a package in which what was said stands under the notes of its slides."""
    import pptx
    from pptx.exc import PythonPptxError

    try:
        deck = pptx.Presentation(io.BytesIO(content))
    except (PythonPptxError, KeyError, ValueError) as error:
        raise DeckError(
            "What was said cannot be put under the notes of this deck.",
            "Save it as an ordinary .pptx and rehearse with that, or leave the notes out.",
        ) from error
    for position, slide in enumerate(deck.slides, start=1):
        if position in said:
            frame = slide.notes_slide.notes_text_frame
            if frame is None:
                continue  # its notes page has no room for text
            for line in ("", heading, *said[position].split("\n")):
                paragraph = frame.add_paragraph()
                paragraph.text = line
    made = io.BytesIO()
    deck.save(made)
    return made.getvalue()

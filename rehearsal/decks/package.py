"""A .pptx package without its media: all that is needed to read it, in bounded memory."""

import io
import zipfile
from pathlib import Path

from rehearsal.errors import DeckError

LARGEST_PART = 64 * 1024**2
"""Bytes of one XML part, unpacked. The largest seen in a real deck: 4 MB."""

LARGEST_PACKAGE = 256 * 1024**2
"""Bytes of all XML parts together, unpacked; lxml needs about three times as much."""

MOST_PARTS = 50_000
"""Files in the package; real decks hold a few thousand at most."""

READ = (".xml", ".rels")
"""Only these are unpacked; pictures, films, fonts and embedded files become empty."""

PRESENTATION = b"presentationml.presentation.main+xml"
SAME_INSIDE = (b"presentationml.slideshow.main+xml", b"presentationml.template.main+xml")
"""Kinds of file that differ from a presentation in what a double click does, and in no more."""

STRICT = b"http://purl.oclc.org/ooxml/"
TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
    ),
    b"http://purl.oclc.org/ooxml/presentationml/main": (
        b"http://schemas.openxmlformats.org/presentationml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/": (
        b"http://schemas.openxmlformats.org/drawingml/2006/"
    ),
}
"""The names that a file saved as "Strict Open XML" uses, and the usual ones."""


def without_media(path: Path) -> io.BytesIO:
    """Return a copy of the package in memory; raise DeckError where it is unreasonably large.

    Broken archives raise what `zipfile` raises.
    """
    lean = io.BytesIO()
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(lean, "w") as copy:
        parts = {part.filename: part for part in package.infolist() if not part.is_dir()}
        sizes = [part.file_size for name, part in parts.items() if _is_read(name)]
        if (
            len(parts) > MOST_PARTS
            or sum(sizes) > LARGEST_PACKAGE
            or max(sizes, default=0) > LARGEST_PART
        ):
            raise DeckError(
                f"{path.name} unpacks to far more than slides need, so it was not opened.",
                "Save a fresh copy from PowerPoint, or export it as PDF and use that.",
            )
        for name, part in parts.items():
            copy.writestr(name, _usual(package.read(part)) if _is_read(name) else b"")
    lean.seek(0)
    return lean


def _is_read(name: str) -> bool:
    return name.lower().endswith(READ)


def _usual(content: bytes) -> bytes:
    """Return a part as an ordinary presentation would write it."""
    for kind in SAME_INSIDE:
        content = content.replace(kind, PRESENTATION)
    if STRICT in content:
        for strict, transitional in TRANSITIONAL.items():
            content = content.replace(strict, transitional)
    return content

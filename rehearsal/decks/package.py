"""A .pptx package without its media: all that is needed to read it, in bounded memory."""

import io
import zipfile
from pathlib import Path

from rehearsal.errors import DeckError

LARGEST_PART, LARGEST_PACKAGE = 48 * 1024**2, 160 * 1024**2
"""Bytes of one XML part and of all together, unpacked. Seen in real decks: 2 MB and 12 MB."""

MOST_MARKUP = 3_000_000
"""Tags and attributes in all; each takes about 130 bytes of memory once it is parsed."""

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
            or max([0, *sizes]) > LARGEST_PART
        ):
            raise _too_large(path)
        markup = 0
        for name, part in parts.items():
            content = _usual(package.read(part)) if _is_read(name) else b""
            markup += content.count(b"<") + content.count(b'="')
            if markup > MOST_MARKUP:
                raise _too_large(path)
            copy.writestr(name, content)
    lean.seek(0)
    return lean


def _too_large(path: Path) -> DeckError:
    return DeckError(
        f"{path.name} unpacks to far more than slides need, so it was not opened.",
        "Save a fresh copy from PowerPoint, or export it as PDF and use that.",
    )


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

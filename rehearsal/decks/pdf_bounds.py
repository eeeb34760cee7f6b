"""What the streams of a PDF unpack to, before PDFium unpacks them without asking."""

import mmap
import re
import zlib
from pathlib import Path

from rehearsal.errors import DeckError

LARGEST_STREAM, LARGEST_TOTAL = 64 * 1024**2, 400 * 1024**2
"""Bytes, unpacked, of one stream that is no picture, and of all. A plot of a million strokes has
25 MB, and PDFium needs twelve times as much memory to hold it."""

STREAM = re.compile(rb"stream\r?\n")
DICTIONARY = 600
"""Bytes before a stream in which its dictionary is looked for."""

PIECE = 1024**2
"""Bytes unpacked at a time."""


def refuse_if_boundless(path: Path) -> None:
    """Raise DeckError where a page's content unpacks to more than any slide needs."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        total = 0
        for found in STREAM.finditer(content):
            head = content[max(0, found.start() - DICTIONARY) : found.start()]
            head = head[head.rfind(b" obj") + 1 :]
            if b"/FlateDecode" in head and not re.search(rb"/Subtype\s*/Image", head):
                size = _unpacked(content, found.end())
                total += size
                if size > LARGEST_STREAM or total > LARGEST_TOTAL:
                    raise DeckError(
                        f"{path.name} unpacks to far more than slides need, so it was not opened.",
                        "Export the deck as PDF once more, its plots as pictures.",
                    )


def _unpacked(content: mmap.mmap, start: int) -> int:
    """Return the size of a stream unpacked, or just over the limit where it is larger."""
    unpacker = zlib.decompressobj()
    size, at = 0, start
    try:
        while not unpacker.eof and size <= LARGEST_STREAM:
            packed = unpacker.unconsumed_tail
            if not packed:
                packed = content[at : at + PIECE]
                at += PIECE
            if not packed:
                break
            size += len(unpacker.decompress(packed, PIECE))
    except zlib.error:
        pass  # damaged or encrypted: PDFium makes of it what it can
    return size

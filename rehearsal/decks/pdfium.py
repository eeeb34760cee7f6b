"""PDFium behind one lock: it is not thread-safe, and pages are read and drawn in threads."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rehearsal.errors import DeckError

LOCK = threading.RLock()
"""Held while any of PDFium's functions runs, in whatever thread."""

Document = Any
RawPage = Any
"""pypdfium2's own objects; it ships no types."""


@contextmanager
def opened(path: Path) -> Iterator[Document]:
    """Open a PDF and close it again; raise DeckError where it is locked or damaged.

    The lock is not held meanwhile: take it around every use.
    """
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    with LOCK:
        try:
            document = pdfium.PdfDocument(path)
        except pdfium.PdfiumError as error:
            if error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
                raise DeckError(
                    f"{path.name} is locked with a password.",
                    "Save a copy without the password and use that.",
                ) from error
            raise damaged(path) from error
    try:
        yield document
    finally:
        with LOCK:
            document.close()


def damaged(path: Path) -> DeckError:
    """Make the error for a PDF that PDFium cannot make sense of."""
    return DeckError(
        f"{path.name} is damaged, or not a PDF after all.",
        "Export the deck as PDF once more and use that file.",
    )

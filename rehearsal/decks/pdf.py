"""Read PDF decks by pypdfium2."""

from collections.abc import Sequence
from pathlib import Path

from rehearsal.decks.layout import reading_order
from rehearsal.decks.pages import Line, Page, with_working_title
from rehearsal.decks.pdf_text import text_lines
from rehearsal.decks.pdfium import LOCK, Document, RawPage, damaged, opened
from rehearsal.errors import DeckError

MOST_PAGES = 1000
"""Pages; a talk with every overlay on a page of its own has a few hundred."""

SMALLEST_PICTURE = 0.02
"""Share of the page; smaller pictures are logos and icons."""


def read_pages(path: Path) -> list[Page]:
    """Return the pages of a PDF in order; raise DeckError where it cannot be read."""
    from pypdfium2 import PdfiumError

    with opened(path) as document:
        with LOCK:
            count = len(document)
        if count > MOST_PAGES:
            raise DeckError(
                f"{path.name} has {count} pages, more than any talk.",
                "Choose the deck of your talk, or export only its pages.",
            )
        pages = []
        for index in range(count):
            try:
                with LOCK:
                    pages.append(_page(document, index))
            except PdfiumError as error:
                raise damaged(path) from error
    return [with_working_title(page) for page in pages]


def _page(document: Document, index: int) -> Page:
    raw_page = document[index]
    width, height = raw_page.get_size()
    page = Page(
        position=index + 1,
        width=width,
        height=height,
        lines=tuple(_in_reading_order(text_lines(raw_page))),
        pictures=_pictures(raw_page, width * height),
        label=document.get_page_label(index),
    )
    raw_page.close()
    return page


def _in_reading_order(lines: Sequence[Line]) -> list[Line]:
    return [lines[i] for i in reading_order([line.box for line in lines])]


def _pictures(page: RawPage, area: float) -> int:
    from pypdfium2 import raw

    count = 0
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = picture.get_bounds()
        count += (right - left) * (top - bottom) >= SMALLEST_PICTURE * area
    return count

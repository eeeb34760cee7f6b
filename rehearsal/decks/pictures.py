"""Pictures of a deck's pages for the rehearsal room, made once and kept.

They lie under the deck's digest, one PNG per page of the file, each put there whole: whoever
shows them looks for a file, and need not know who draws it, or when.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rehearsal.decks.libreoffice import find_libreoffice, to_pdf
from rehearsal.decks.pdfium import LOCK, Document, opened
from rehearsal.decks.read import digest_of
from rehearsal.decks.refusals import kind_of
from rehearsal.errors import DeckError
from rehearsal.talk import Deck, Progress

LONGEST_EDGE = 1600
"""Pixels; sharp on a laptop's screen, about 0.2 MB a page."""

STEP = "Drawing the slides"
ORIGIN = "origin.txt"
"""Names what the pictures were drawn from; another origin replaces them."""

CONVERTED = "slides.pdf"
"""What LibreOffice made, kept until the last page is drawn from it."""

WAIT = 0.2
"""Seconds between looks at a lock that another process holds."""

HINT = (
    "To see your slides here, export the deck as PDF and put the PDF beside it under the same "
    "name, or install LibreOffice."
)


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures that there are by now; a page without one is shown as a text card."""

    folder: Path
    pages: tuple[int, ...]
    """Positions in the file, from 1, that have a picture; hidden slides never have one."""
    hint: str = ""
    """What the speaker can do to get pictures; empty where there is nothing to do."""

    def path(self, page: int) -> Path | None:
        """Return the picture of a page; None where there is none by now."""
        return _picture(self.folder, page) if page in self.pages else None


@dataclass(frozen=True, slots=True)
class _Origin:
    """What pictures can be drawn from: a PDF, or LibreOffice."""

    mark: str
    pdf: Path | None = None
    program: Path | None = None


def drawn(deck: Deck, folder: Path, hint: str = "") -> Pictures:
    """Return the pictures of a deck that are ready; cheap, so that a page may ask often."""
    own = folder / deck.digest
    ready = (page for page in _wanted(deck) if _picture(own, page).is_file())
    return Pictures(own, tuple(ready), hint)


def draw(path: Path, deck: Deck, folder: Path, progress: Progress) -> Pictures:
    """Draw the pages that have no picture yet, and return what there is then.

    A PDF is drawn as it is; a .pptx from the PDF beside it (same name, the same pages, not
    older), else by LibreOffice, else from a PDF beside it that is older, else not at all: then
    the hint says how to get pictures. `progress` may raise Cancelled: what is drawn stays, and
    the next call goes on from there.
    """
    if digest_of(path) != deck.digest:
        return drawn(deck, folder, f"{path.name} has changed since it was read: open it again.")
    own = folder / deck.digest
    own.mkdir(parents=True, exist_ok=True)
    with _alone(own, progress):
        origin, hint = _origin(path, deck)
        if origin is None:
            return drawn(deck, folder, hint)
        _forget_other_origins(own, origin)
        if drawn(deck, folder).pages == _wanted(deck):
            return drawn(deck, folder)
        try:
            pdf = origin.pdf or _converted(origin, path, deck, own, progress)
            _draw_pages(pdf, deck, own, progress)
        except DeckError as error:
            hint = str(error)
        return drawn(deck, folder, hint)


def _wanted(deck: Deck) -> tuple[int, ...]:
    """Return the positions of all pages that the audience sees."""
    return tuple(page for slide in deck.shown for page in slide.pages)


def _picture(own: Path, page: int) -> Path:
    return own / f"page-{page:04}.png"


@contextmanager
def _alone(own: Path, progress: Progress) -> Iterator[None]:
    """Wait until nobody else draws this deck."""
    from filelock import FileLock, Timeout

    lock = FileLock(own / "lock")
    while not lock.is_locked:
        try:
            lock.acquire(timeout=WAIT)
        except Timeout:
            progress(STEP, 0.0)
    try:
        yield
    finally:
        lock.release()


def _origin(path: Path, deck: Deck) -> tuple[_Origin | None, str]:
    """Choose what to draw from; where there is nothing, say what would help."""
    if kind_of(path) == "pdf":
        return _Origin("the deck itself", pdf=path), ""
    beside, hint = _pdf_beside(path, deck)
    program = find_libreoffice()
    made = _Origin("LibreOffice", program=program) if program else None
    if beside is None:
        return made, "" if made else hint
    told = beside.stat()
    lying = _Origin(f"PDF {told.st_size} {told.st_mtime_ns}", pdf=beside)
    is_fresh = told.st_mtime >= path.stat().st_mtime
    return (lying if is_fresh or made is None else made), ""


def _pdf_beside(path: Path, deck: Deck) -> tuple[Path | None, str]:
    """Return the PDF under the deck's name if it shows the deck's pages, else what to do."""
    pdf = path.with_suffix(".pdf")
    if not pdf.is_file():
        return None, HINT
    try:
        with opened(pdf) as document, LOCK:
            count = len(document)
    except DeckError as error:
        return None, str(error)
    if _positions(deck, count):
        return pdf, ""
    return None, (
        f"{pdf.name} beside the deck has {count} pages, the deck has {deck.page_count}: "
        "export it again to see your slides here."
    )


def _positions(deck: Deck, count: int) -> tuple[int, ...]:
    """Return the position in the deck of each page of a PDF; none where they do not match.

    A PDF may hold the hidden slides or leave them out.
    """
    if count == deck.page_count:
        return tuple(range(1, count + 1))
    return _wanted(deck) if count == len(_wanted(deck)) else ()


def _forget_other_origins(own: Path, origin: _Origin) -> None:
    """Remove pictures that were drawn from something else."""
    mark = own / ORIGIN
    if not mark.is_file() or mark.read_text(encoding="utf-8") != origin.mark:
        for picture in [*own.glob("page-*.png"), own / CONVERTED]:
            picture.unlink(missing_ok=True)
        mark.write_text(origin.mark, encoding="utf-8")


def _converted(origin: _Origin, path: Path, deck: Deck, own: Path, progress: Progress) -> Path:
    """Return the PDF that LibreOffice makes of the deck, or has made before."""
    kept = own / CONVERTED
    if origin.program and not kept.is_file():
        working = Path(tempfile.mkdtemp(prefix="libreoffice-", dir=own))
        try:
            to_pdf(origin.program, path, working, deck.page_count, progress).replace(kept)
        finally:
            shutil.rmtree(working, ignore_errors=True)
    return kept


def _draw_pages(pdf: Path, deck: Deck, own: Path, progress: Progress) -> None:
    """Draw what is missing, page by page; remove what LibreOffice made once all are there."""
    with opened(pdf) as document:
        with LOCK:
            positions = _positions(deck, len(document))
        if not positions:
            raise DeckError(
                f"{pdf.name} does not show the slides of {deck.name}.",
                "Export the deck as PDF and put the PDF beside it, under the same name.",
            )
        wanted = set(_wanted(deck))
        for index, position in enumerate(positions):
            progress(STEP, index / len(positions))
            if position in wanted and not _picture(own, position).is_file():
                _draw_page(document, index, _picture(own, position))
    (own / CONVERTED).unlink(missing_ok=True)
    progress(STEP, 1.0)


def _draw_page(document: Document, index: int, picture: Path) -> None:
    """Draw one page; the file appears when it is whole."""
    from pypdfium2 import PdfiumError

    with LOCK:
        try:
            page = document[index]
        except PdfiumError:
            return
        bitmap = page.render(scale=LONGEST_EDGE / max(1.0, *page.get_size()))
        image = bitmap.to_pil().convert("RGB")  # a copy: the bitmap's own memory goes with it
        bitmap.close()
        page.close()
    part = picture.with_suffix(".part")
    image.save(part, format="PNG")
    part.replace(picture)

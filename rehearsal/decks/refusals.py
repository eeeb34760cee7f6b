"""What kind of file a deck is, by its content; other kinds are refused with a way out."""

import zipfile
from pathlib import Path
from typing import Literal

from rehearsal.errors import DeckError

Kind = Literal["pptx", "pdf"]

HEAD = 1024
"""Bytes; a PDF's mark may stand anywhere in the first 1024."""

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream in which Office keeps a file with a password."""

DIRECTORY_SEARCH = 64 * 1024 * 1024
"""Bytes searched for that name; the directory may stand anywhere in the file."""

EXPORT = "Export it as PDF or .pptx and use that file."
POWERPOINT_EXPORT = "Open it in PowerPoint or LibreOffice and save it as .pptx or PDF."
KEYNOTE_EXPORT = "In Keynote: File, Export To, PowerPoint (keeps your notes) or PDF."
IMPRESS_EXPORT = "In Impress: File, Save As, .pptx (keeps your notes), or export it as PDF."

NAMED = {
    ".ppt": ("an old PowerPoint file", POWERPOINT_EXPORT),
    ".pps": ("an old PowerPoint file", POWERPOINT_EXPORT),
    ".key": ("a Keynote deck", KEYNOTE_EXPORT),
    ".odp": ("an OpenDocument presentation", IMPRESS_EXPORT),
    ".odt": ("an OpenDocument text", EXPORT),
    ".docx": ("a Word document", EXPORT),
    ".doc": ("a Word document", EXPORT),
    ".xlsx": ("a spreadsheet", EXPORT),
    ".html": ("a web page", "Print it to PDF from the browser and use that file."),
    ".htm": ("a web page", "Print it to PDF from the browser and use that file."),
    ".tex": ("LaTeX source", "Compile it and use the PDF."),
    ".md": ("Markdown source", "Make a PDF of the slides and use that."),
    ".png": ("a picture", "Choose the deck, as .pptx or PDF."),
    ".jpg": ("a picture", "Choose the deck, as .pptx or PDF."),
    ".jpeg": ("a picture", "Choose the deck, as .pptx or PDF."),
    ".zip": ("an archive", "Unpack it and choose the deck inside, as .pptx or PDF."),
}
"""What a suffix stands for, and the way out."""

INSIDE = {
    "ppt/presentation.xml": "",
    "word/document.xml": ".docx",
    "xl/workbook.xml": ".xlsx",
    "Index/Document.iwa": ".key",
    "Index.zip": ".key",
    "index.apxl": ".key",
}
"""Members of an archive that give away what it is."""


def kind_of(path: Path) -> Kind:
    """Return what the file is, by its content; raise DeckError for what cannot be a deck."""
    if path.is_dir():
        raise _folder(path)
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except FileNotFoundError as error:
        raise DeckError(
            f"There is no file {path}.", "Check the name, and that the drive is connected."
        ) from error
    except OSError as error:
        raise DeckError(
            f"{path.name} cannot be opened: {error.strerror or error}.",
            "Close it in other programs and check that you may read it.",
        ) from error
    if not head:
        raise DeckError(f"{path.name} is empty.", "Save or download the deck again.")
    if head.startswith(b"PK"):
        return _archive(path)
    if head.startswith(OLD_OFFICE):
        raise _old_office(path)
    if b"%PDF-" in head:
        return "pdf"
    raise _refusal(path, path.suffix.lower())


def _folder(path: Path) -> DeckError:
    if path.suffix.lower() == ".key":
        return _refusal(path, ".key")
    name = path.resolve().name or path  # "." has no name, nor has "/"
    return DeckError(f"{name} is a folder.", "Choose the deck itself, a .pptx or PDF file.")


def _old_office(path: Path) -> DeckError:
    with path.open("rb") as file:
        locked = ENCRYPTED in file.read(DIRECTORY_SEARCH)
    if locked:
        return DeckError(
            f"{path.name} is locked with a password.",
            "Save a copy without the password (File, Info, Protect) and use that.",
        )
    return _refusal(path, ".doc" if path.suffix.lower() == ".doc" else ".ppt")


def _archive(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            mime = b""
            if "mimetype" in names:
                with archive.open("mimetype") as file:
                    mime = file.read(HEAD)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError):
        return "pptx"  # its reader says what is wrong with a damaged one
    for member, suffix in INSIDE.items():
        if member in names and suffix:
            raise _refusal(path, suffix)
    if mime.startswith(b"application/vnd.oasis.opendocument"):
        raise _refusal(path, ".odp" if b"presentation" in mime else ".odt")
    if "[Content_Types].xml" not in names:
        raise _refusal(path, ".zip")
    return "pptx"


def _refusal(path: Path, suffix: str) -> DeckError:
    if suffix not in NAMED:
        return DeckError(f"{path.name} is neither a .pptx nor a PDF deck.", EXPORT)
    what, hint = NAMED[suffix]
    return DeckError(f"{path.name} is {what}, which cannot be read here.", hint)

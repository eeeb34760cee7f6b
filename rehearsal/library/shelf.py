"""Decks that the speaker has handed in, at hand for the next time: home()/decks/DIGEST/FILE.

The PDF that the slides' pictures are drawn from lies beside a .pptx, under the same name.
"""

import hashlib
import os
import re
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from rehearsal.errors import LibraryError
from rehearsal.library.leftovers import forget_deck
from rehearsal.places import home

DIGEST = re.compile(r"[0-9a-f]{64}")
TITLE = "title.txt"
KINDS = (".pptx", ".pdf")
"""A .pptx is the deck; a PDF beside it is only what its pictures are drawn from."""


@dataclass(frozen=True, slots=True)
class ShelvedDeck:
    """A deck's file on the shelf."""

    digest: str
    """SHA-256 of the file, the digest of the Deck that is read from it."""
    path: Path
    title: str = ""
    """The talk's, of its first slide; empty: not known."""

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name


def shelve(name: str, content: bytes, pdf: bytes | None = None, title: str = "") -> ShelvedDeck:
    """Put a deck on the shelf, or take it up again, and return it; the last one used is first.

    `title` is the talk's: lists name it without opening the file.
    """
    digest = hashlib.sha256(content).hexdigest()
    folder = _folder(digest)
    path = folder / Path(name.replace("\\", "/")).name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for other in _files(folder):
            if other.stem != path.stem:
                other.unlink()
        if not path.exists():
            _write(path, content)
        if pdf is not None:
            _write(path.with_suffix(".pdf"), pdf)
        if title:
            _write(folder / TITLE, title.encode())
        os.utime(folder)
    except OSError as error:
        raise LibraryError(
            f"The deck {path.name} cannot be kept ({error.strerror}).",
            "Free some space, or set REHEARSAL_HOME to another disk.",
        ) from error
    return ShelvedDeck(digest, path, _title(folder))


def shelf() -> tuple[ShelvedDeck, ...]:
    """Return all decks on the shelf, the last one used first."""
    folders = [path for path in (home() / "decks").glob("*") if DIGEST.fullmatch(path.name)]
    latest = sorted(folders, key=lambda folder: folder.stat().st_mtime, reverse=True)
    return tuple(deck for folder in latest if (deck := shelved(folder.name)))


def shelved(digest: str) -> ShelvedDeck | None:
    """Return the deck with this digest; None where it is not on the shelf."""
    if not DIGEST.fullmatch(digest):
        return None
    files = sorted(_files(_folder(digest)), key=lambda path: path.suffix.lower() == ".pdf")
    return ShelvedDeck(digest, files[0], _title(_folder(digest))) if files else None


def unshelve(digest: str) -> None:
    """Remove a deck from the shelf: its file, and where no run-through has it, what goes with it.

    That is its slides' pictures, what was set right about it, and the answers about it.
    """
    deck = shelved(digest)
    if deck is None:
        return
    try:
        shutil.rmtree(_folder(digest))
    except OSError as error:
        raise LibraryError(
            f"The deck {deck.name} cannot be removed ({error.strerror}).",
            "Close what uses it, then remove it again.",
        ) from error
    forget_deck(deck.name, digest)


def _title(folder: Path) -> str:
    try:
        return (folder / TITLE).read_text(encoding="utf-8")
    except OSError:
        return ""  # handed in before titles were kept


def _folder(digest: str) -> Path:
    return home() / "decks" / digest


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.glob("*") if path.suffix.lower() in KINDS]


def _write(path: Path, content: bytes) -> None:
    """Write a file whole; a PDF must not be older than the deck that it was made of."""
    partial = path.with_name(f"{path.name}.part")
    partial.write_bytes(content)
    os.utime(partial, (time.time(), time.time()))
    os.replace(partial, path)  # noqa: PTH105  (the same on every system)

"""The decks of kept run-throughs, as files: what slides are drawn from, and timings written into.

Each run-through has its own, so that deleting it needs to ask no other; where the file system
can, equal files share their room on the disk.
"""

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path

from rehearsal.errors import LibraryError
from rehearsal.library.database import opened
from rehearsal.library.names import folder_of
from rehearsal.talk import Deck

FOLDER = "deck"


def deck_file_of(rehearsal_id: str) -> Path | None:
    """Return the deck's file that is kept with a run-through; None where there is none."""
    folder = folder_of(rehearsal_id) / FOLDER
    kept = [path for path in folder.glob("*") if path.suffix.lower() in (".pptx", ".pdf")]
    # A PDF beside a .pptx is only what its pictures are drawn from.
    return min(kept, key=lambda path: path.suffix.lower() != ".pptx", default=None)


def keep_deck(deck: Deck, rehearsal_id: str, file: Path | None) -> None:
    """Keep a deck's file with a run-through, and the PDF of the same name that lies beside it.

    What its take has brought is not copied again; equal files of the same deck become one.
    """
    try:
        if deck_file_of(rehearsal_id) is None and file is not None and file.is_file():
            folder = folder_of(rehearsal_id) / FOLDER
            folder.mkdir(parents=True, exist_ok=True)
            for path in {file, file.with_suffix(".pdf")}:
                if path.is_file():
                    shutil.copy2(path, folder / path.name)
        _share(deck, rehearsal_id)
    except OSError as error:
        raise LibraryError(
            f"The deck {deck.name} cannot be kept with its run-through ({error.strerror}).",
            "Free some space, or set REHEARSAL_HOME to another disk.",
        ) from error


def _share(deck: Deck, rehearsal_id: str) -> None:
    """Replace a deck's file by a link to the same one of an earlier run-through."""
    own = deck_file_of(rehearsal_id)
    with opened() as db:
        rows = db.execute(
            "SELECT id FROM rehearsals WHERE deck_digest = ? AND id != ? ORDER BY id DESC",
            (deck.digest, rehearsal_id),
        ).fetchall()
    for (other_id,) in rows:
        other = deck_file_of(other_id)
        if own is None or other is None or digest_of(own) != digest_of(other):
            continue
        link = own.with_name(f"{own.name}.link")
        with suppress(OSError):  # a file system without links keeps two files
            link.unlink(missing_ok=True)
            os.link(other, link)
            os.replace(link, own)  # noqa: PTH105  (the same on every system)
        return


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file, the digest of a deck."""
    with file.open("rb") as opened_file:
        return hashlib.file_digest(opened_file, "sha256").hexdigest()

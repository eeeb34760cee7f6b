"""A deck file → `talk.Deck`."""

import hashlib
from pathlib import Path

from rehearsal.decks import pdf, powerpoint
from rehearsal.decks.overlays import collapsed
from rehearsal.decks.pages import slides_of
from rehearsal.decks.refusals import kind_of
from rehearsal.errors import DeckError
from rehearsal.talk import Deck


def read_deck(path: Path) -> Deck:
    """Read a .pptx or PDF deck, whatever its suffix says; the file is never altered.

    Raises DeckError where it is missing, empty, damaged, locked or of another kind.
    """
    kind = kind_of(path)
    pages = pdf.read_pages(path) if kind == "pdf" else powerpoint.read_pages(path)
    if not pages:
        raise DeckError(f"{path.name} holds no slides.", "Choose the deck of your talk.")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Deck(
        name=path.name,
        digest=digest,
        slides=slides_of(collapsed(pages)),
        page_count=len(pages),
    )

"""A deck file → `talk.Deck`."""

import hashlib
from dataclasses import replace
from pathlib import Path

from rehearsal.decks import pdf, powerpoint
from rehearsal.decks.overlays import collapsed
from rehearsal.decks.pages import Page, slides_of
from rehearsal.decks.refusals import kind_of
from rehearsal.decks.running import Sheet, without_repeated
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
    return Deck(
        name=path.name,
        digest=digest_of(path),
        slides=slides_of(_tidied(collapsed(pages))),
        page_count=len(pages),
    )


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _tidied(runs: list[list[Page]]) -> list[list[Page]]:
    """Take the lines that most slides repeat off the page that shows each slide in full."""
    shown = [run[-1] for run in runs]
    lines = without_repeated([Sheet(p.width, p.height, p.lines, titled=True) for p in shown])
    return [
        [*run[:-1], replace(run[-1], lines=rest)] for run, rest in zip(runs, lines, strict=True)
    ]

"""What is known of a deck goes when nothing needs it: no run-through, and not the shelf."""

import shutil

from rehearsal.library.answers import delete_drills_about
from rehearsal.library.database import opened
from rehearsal.library.deck_files import FOLDER, digest_of
from rehearsal.library.pitches import delete_pitches_about
from rehearsal.places import home


def forget_deck(name: str, digest: str) -> None:
    """Remove what hangs on a deck that neither a run-through nor the shelf has any more.

    That is the answers and pitches about it, its slides' pictures, and what was set right about
    it, unless an edited version of it, under the same name, still takes that over.
    """
    shelf = home() / "decks"
    with opened() as db:
        rehearsed = db.execute(
            "SELECT deck_digest FROM rehearsals WHERE deck = ? OR deck_digest = ?", (name, digest)
        ).fetchall()
        if not digest or (digest,) in rehearsed or (shelf / digest).is_dir():
            return
        if not rehearsed and not any(path.name == name for path in shelf.glob("*/*")):
            db.execute(
                "DELETE FROM deck_corrections WHERE deck = ? OR deck_digest = ?", (name, digest)
            )
    delete_drills_about(deck_digest=digest)
    delete_pitches_about(digest)
    pictures = home() / "pictures" / digest
    if pictures.is_dir() and digest not in _shown_now():
        shutil.rmtree(pictures, ignore_errors=True)


def _shown_now() -> set[str]:
    """Return the decks of recordings that are not finished."""
    files = (home() / "takes").glob(f"*/{FOLDER}/*")
    return {digest_of(path) for path in files if path.is_file()}

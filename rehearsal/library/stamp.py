"""Whether a run-through is still what it was when it was last opened."""

from zlib import crc32

from rehearsal.errors import LibraryError
from rehearsal.library.database import opened


def stamp_of(rehearsal_id: str) -> str:
    """Return a mark that changes with a run-through's evidence, its corrections or its deck's.

    Nothing is decoded: it takes a millisecond. Raises LibraryError where there is no such id.
    """
    with opened() as db:
        row = db.execute(
            "SELECT evidence, deck, deck_digest FROM rehearsals WHERE id = ?", (rehearsal_id,)
        ).fetchone()
        if row is None:
            raise LibraryError(
                f"There is no run-through {rehearsal_id}.", "`rehearsal history` lists them all."
            )
        evidence, deck, digest = row
        of_deck = db.execute(
            "SELECT deck_digest, made_at, corrections FROM deck_corrections"
            " WHERE deck_digest = ? OR deck = ? ORDER BY made_at",
            (digest, deck),
        ).fetchall()
    return f"{crc32(evidence):08x}{crc32(repr(of_deck).encode()):08x}"

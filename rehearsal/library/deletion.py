"""Delete means deleted: what goes with a run-through, and with the last one of a deck."""

import shutil
from contextlib import suppress

from rehearsal.errors import LibraryError
from rehearsal.library.answers import delete_drills_about
from rehearsal.library.audio import alone_with, remove_audio
from rehearsal.library.database import opened
from rehearsal.library.leftovers import forget_deck
from rehearsal.library.names import folder_of, id_of, work_folder_of
from rehearsal.places import home


def delete(beginning: str, *, audio_only: bool = False) -> str:
    """Remove a run-through, or only its sound, from the disk, and return its id.

    The beginning of an id is enough where it names only one. The answers to what was asked about
    it go too. With the last run-through of a deck that is not on the shelf goes what was set right
    about it, its slides' pictures, and all answers and pitches that were about it.
    """
    rehearsal_id = id_of(beginning)
    try:
        if audio_only:
            remove_audio(rehearsal_id)
            return rehearsal_id
        with alone_with(rehearsal_id):
            waiting = home() / "takes" / rehearsal_id
            for folder in (folder_of(rehearsal_id), waiting, work_folder_of(rehearsal_id)):
                if folder.exists():
                    shutil.rmtree(folder)
    except OSError as error:
        raise LibraryError(
            f"The recording of {rehearsal_id} cannot be removed ({error.strerror}).",
            f"Close what uses {folder_of(rehearsal_id)}, then delete it again.",
        ) from error
    delete_drills_about(run_through=rehearsal_id)
    with opened() as db:
        decks = db.execute(
            "SELECT deck, deck_digest FROM rehearsals WHERE id = ?", (rehearsal_id,)
        ).fetchall()
        db.execute("DELETE FROM rehearsals WHERE id = ?", (rehearsal_id,))
    for name, digest in decks:
        forget_deck(name, digest)
    _remove_locks(rehearsal_id)
    with opened() as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return rehearsal_id


def _remove_locks(rehearsal_id: str) -> None:
    """Remove what only said that somebody was at work on a run-through."""
    for lock in (home() / "locks").glob(f"{rehearsal_id}*.lock"):
        with suppress(OSError):  # on Windows one that is held stays
            lock.unlink()

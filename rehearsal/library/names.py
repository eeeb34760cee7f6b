"""What a run-through is called, and where its files lie."""

import secrets
from datetime import UTC, datetime
from pathlib import Path

from rehearsal.errors import LibraryError
from rehearsal.library.database import opened
from rehearsal.places import home

SHORTEST = 4
"""Characters from which the beginning of an id may name it: a slip of the finger is none."""


def new_id(moment: datetime) -> str:
    """Return an id that sorts by time."""
    return f"{moment.astimezone(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


def folder_of(rehearsal_id: str) -> Path:
    """Return the folder that holds a run-through's take; it need not exist."""
    return home() / "rehearsals" / rehearsal_id


def work_folder_of(rehearsal_id: str) -> Path:
    """Return the folder of work on a kept run-through that is under way; it need not exist."""
    return home() / "work" / rehearsal_id


def id_of(beginning: str) -> str:
    """Return the one id that begins so; raise LibraryError where there is none, or several.

    A whole id names its run-through however short it is; a beginning needs `SHORTEST` characters.
    """
    with opened() as db:
        if db.execute("SELECT 1 FROM rehearsals WHERE id = ?", (beginning,)).fetchone():
            return beginning
        if len(beginning) < SHORTEST:
            raise LibraryError(
                f"{beginning!r} is too short to name a run-through:"
                f" at least {SHORTEST} characters of its id are needed.",
                "`rehearsal history` lists them all.",
            )
        rows = db.execute(
            "SELECT id FROM rehearsals WHERE substr(id, 1, ?) = ?", (len(beginning), beginning)
        ).fetchall()
    if len(rows) != 1:
        raise LibraryError(
            f"{len(rows) or 'No'} saved run-through{'s' if rows else ''}"
            f" {'have' if rows else 'has'} an id that begins with {beginning!r}.",
            "`rehearsal history` lists them all.",
        )
    rehearsal_id: str = rows[0][0]
    return rehearsal_id

"""Run-throughs on disk: one row each, and each one's take beside it.

Evidence is stored, judgement never: findings are computed anew whenever a run-through is opened.
"""

import secrets
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from rehearsal.errors import LibraryError
from rehearsal.library.database import opened
from rehearsal.library.decks import correct_deck, corrections_of_deck, merged
from rehearsal.library.evidence import decode, encode
from rehearsal.places import home
from rehearsal.talk import Corrections, Rehearsal

TAKE_FILES = ("audio.s16", "events.jsonl", "windows.jsonl")


@dataclass(frozen=True, slots=True)
class Entry:
    """One saved run-through, as the list shows it."""

    id: str
    """Sorts by time: 20260314-101500-ab12cd."""
    made_at: str
    """Local time, ISO 8601."""
    deck: str
    format: str
    duration: float | None
    """Seconds."""


def folder_of(rehearsal_id: str) -> Path:
    """Return the folder that holds a run-through's take; it need not exist."""
    return home() / "rehearsals" / rehearsal_id


def new_id(moment: datetime) -> str:
    """Return an id that sorts by time."""
    return f"{moment.astimezone(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


def save(
    rehearsal: Rehearsal,
    take_folder: Path | None,
    now: datetime | None = None,
    rehearsal_id: str | None = None,
) -> str:
    """Keep a run-through, move its take into the library, and return its id.

    With an id of its own, saving the same run-through again replaces it.
    """
    moment = now or datetime.now(UTC)
    rehearsal_id = rehearsal_id or new_id(moment)
    deck = rehearsal.deck
    row = (
        rehearsal_id,
        moment.astimezone().isoformat(timespec="seconds"),
        deck.name if deck else "",
        deck.digest if deck else "",
        rehearsal.format.name,
        rehearsal.duration,
        encode(rehearsal),
    )
    with opened() as db:
        db.execute("INSERT OR REPLACE INTO rehearsals VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    if take_folder is not None:
        _keep_take(take_folder, folder_of(rehearsal_id))
    return rehearsal_id


def _keep_take(take: Path, kept: Path) -> None:
    """Bring a take's folder into the library: move our own, copy one that is the speaker's."""
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(kept, ignore_errors=True)  # what an attempt that was cut off has left
        if take.is_relative_to(home()):
            shutil.move(take, kept)
            return
        kept.mkdir()
        for name in TAKE_FILES:
            if (take / name).exists():
                shutil.copyfile(take / name, kept / name)
    except OSError as error:
        raise LibraryError(
            f"The recording cannot be kept ({error.strerror}).",
            f"It is still in {take}. Free some space, or set REHEARSAL_HOME to another disk.",
        ) from error


def history() -> tuple[Entry, ...]:
    """Return all run-throughs, the newest first, without opening their evidence."""
    with opened() as db:
        rows = db.execute(
            "SELECT id, made_at, deck, format, duration FROM rehearsals ORDER BY id DESC"
        ).fetchall()
    return tuple(Entry(*row) for row in rows)


def _id_of(beginning: str) -> str:
    """Return the one id that begins so; raise LibraryError where there is none, or several."""
    with opened() as db:
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


def load(beginning: str) -> tuple[Entry, Rehearsal]:
    """Return a run-through by its id, or by the beginning of it where that names only one."""
    rehearsal_id = _id_of(beginning)
    with opened() as db:
        *entry, evidence = db.execute(
            "SELECT id, made_at, deck, format, duration, evidence FROM rehearsals WHERE id = ?",
            (rehearsal_id,),
        ).fetchone()
    return Entry(*entry), _with_the_decks(decode(evidence))


def _with_the_decks(rehearsal: Rehearsal) -> Rehearsal:
    """Apply what the speaker has set right for the deck, in this run-through or in another."""
    if rehearsal.deck is None:
        return rehearsal
    of_deck = corrections_of_deck(rehearsal.deck)
    if of_deck is None:
        return rehearsal
    return replace(rehearsal, corrections=merged(rehearsal.corrections, of_deck))


def correct(beginning: str, corrections: Corrections) -> None:
    """Keep what the speaker set right in a run-through.

    Stages, plan and misheard words stay with its deck, and apply to all its run-throughs;
    boundaries and filled pauses are of this one alone.
    """
    entry, rehearsal = load(beginning)
    if rehearsal.deck is not None:
        correct_deck(rehearsal.deck, corrections)
    evidence = encode(replace(rehearsal, corrections=corrections))
    with opened() as db:
        db.execute("UPDATE rehearsals SET evidence = ? WHERE id = ?", (evidence, entry.id))


def delete(beginning: str) -> str:
    """Remove a run-through and its take from the disk, and return its id.

    The beginning of an id is enough where it names only one.
    """
    rehearsal_id = _id_of(beginning)
    try:
        for folder in (folder_of(rehearsal_id), home() / "takes" / rehearsal_id):
            if folder.exists():
                shutil.rmtree(folder)
    except OSError as error:
        raise LibraryError(
            f"The recording of {rehearsal_id} cannot be removed ({error.strerror}).",
            f"Close what uses {folder_of(rehearsal_id)}, then delete it again.",
        ) from error
    with opened() as db:
        db.execute("PRAGMA secure_delete=ON")
        db.execute("DELETE FROM rehearsals WHERE id = ?", (rehearsal_id,))
    with opened() as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return rehearsal_id

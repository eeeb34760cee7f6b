"""Run-throughs on disk: one row each, and each one's take and deck beside it.

Evidence is stored, judgement never: findings are computed anew whenever a run-through is opened.
"""

import hashlib
import re
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from rehearsal.errors import LibraryError
from rehearsal.library.audio import RAW
from rehearsal.library.database import library_file, opened
from rehearsal.library.deck_files import keep_deck
from rehearsal.library.decks import correct_deck, corrections_of_deck, merged, of_deck
from rehearsal.library.evidence import decode, encode
from rehearsal.library.names import folder_of, id_of, new_id
from rehearsal.places import home
from rehearsal.settings import KeepAudio
from rehearsal.talk import Corrections, Rehearsal

JOURNAL = "windows.jsonl"
TAKE_FILES = (RAW, "events.jsonl", JOURNAL)

DAMAGED = "This run-through is damaged and cannot be opened."
ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}")
ENTRY = "id, made_at, deck, format, duration, deck_digest, with_listener"
"""The columns of an `Entry`, in its order."""
BEGINS = b"\x78"
"""First byte of evidence that zlib has written."""


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
    deck_digest: str = ""
    with_listener: bool = False
    """Whether the speaker said that somebody listened."""
    damage: str = ""
    """What is wrong with it, in one sentence; empty where nothing is seen to be."""


def save(
    rehearsal: Rehearsal,
    take_folder: Path | None,
    now: datetime | None = None,
    rehearsal_id: str | None = None,
    *,
    deck_file: Path | None = None,
    keep_audio: KeepAudio = "kept",
) -> str:
    """Keep a run-through, move its take into the library, and return its id.

    The deck's file is copied unless the take brings it. `keep_audio` says what `settle_audio`
    will do with the sound. With an id of its own, saving the same run-through again replaces it.
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
        keep_audio,
        _digest(take_folder / RAW) if take_folder else "",
        encode(rehearsal),
    )
    with opened() as db:
        db.execute(
            "INSERT OR REPLACE INTO rehearsals (id, made_at, deck, deck_digest, format, duration,"
            " keep_audio, audio_digest, evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
    if take_folder is not None:
        _keep_take(take_folder, folder_of(rehearsal_id))
    if deck is not None:
        keep_deck(deck, rehearsal_id, deck_file)
    return rehearsal_id


def _digest(sound: Path) -> str:
    """Return the SHA-256 of a take's samples; empty where there are none."""
    if not sound.is_file():
        return ""
    with sound.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _keep_take(take: Path, kept: Path) -> None:
    """Bring a take's folder into the library: move our own, copy one that is the speaker's."""
    if not take.is_dir():
        raise LibraryError(
            "The recording is not where it was.",
            "Perhaps it was kept or discarded elsewhere meanwhile: `rehearsal history` tells.",
        )
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(kept, ignore_errors=True)  # what an attempt that was cut off has left
        if take.is_relative_to(home()) and not take.is_relative_to(kept.parent):
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
    """Return all run-throughs, the newest first, without opening their evidence.

    One that is seen to be damaged is listed as such, and so is one whose part of the library's
    file cannot be read.
    """
    columns = f"SELECT {ENTRY}, substr(evidence, 1, 1) FROM rehearsals"
    with opened() as db:
        try:
            rows = db.execute(f"{columns} ORDER BY id DESC").fetchall()
        except sqlite3.DatabaseError:  # one page is bad: the index still names every row
            ids = db.execute("SELECT id FROM rehearsals ORDER BY id DESC").fetchall()
            rows = [_row_or_what_is_known(db, columns, *found) for found in ids]
    return tuple(_entry(*row) for row in rows)


def _row_or_what_is_known(
    db: sqlite3.Connection, columns: str, rehearsal_id: str
) -> tuple[object, ...]:
    try:
        row: tuple[object, ...] = db.execute(f"{columns} WHERE id = ?", (rehearsal_id,)).fetchone()
    except sqlite3.DatabaseError:
        return rehearsal_id, "", "", "", None, "", 0, b""
    return row


def _entry(*row: object) -> Entry:
    """Return an entry of which every field is what it is said to be."""
    rehearsal_id, made_at, deck, format_name, duration, digest, with_listener, begins = row
    texts = (rehearsal_id, made_at, deck, format_name, digest)
    whole = (
        all(isinstance(text, str) for text in texts)
        and ID.fullmatch(str(rehearsal_id)) is not None
        and _is_moment(made_at)
        and (duration is None or (isinstance(duration, float) and duration >= 0))
        and begins == BEGINS
    )
    return Entry(
        id=str(rehearsal_id),
        made_at=str(made_at),
        deck=str(deck),
        format=str(format_name),
        duration=duration if isinstance(duration, float) and duration >= 0 else None,
        deck_digest=str(digest),
        with_listener=bool(with_listener),
        damage="" if whole else DAMAGED,
    )


def _is_moment(text: object) -> bool:
    try:
        datetime.fromisoformat(str(text))
    except ValueError:
        return False
    return True


def load(beginning: str) -> tuple[Entry, Rehearsal]:
    """Return a run-through by its id, or by the beginning of it where that names only one.

    Raises LibraryError where it is damaged.
    """
    rehearsal_id = id_of(beginning)
    with opened() as db:
        *row, evidence = db.execute(
            f"SELECT {ENTRY}, evidence FROM rehearsals WHERE id = ?", (rehearsal_id,)
        ).fetchone()
    return _entry(*row, evidence[:1]), _with_the_decks(decode(evidence))


def _with_the_decks(rehearsal: Rehearsal) -> Rehearsal:
    """Apply what the speaker has set right for the deck, in this run-through or in another."""
    if rehearsal.deck is None:
        return rehearsal
    of_all = corrections_of_deck(rehearsal.deck)
    if of_all is None:
        return rehearsal
    return replace(rehearsal, corrections=merged(rehearsal.corrections, of_all))


def correct(beginning: str, corrections: Corrections) -> None:
    """Keep what the speaker set right in a run-through.

    Stages, plan and misheard names stay with its deck, and apply to all its run-throughs;
    boundaries, filled pauses and misheard numbers are of this one alone.
    """
    entry, rehearsal = load(beginning)
    if rehearsal.deck is not None and of_deck(rehearsal.corrections) != of_deck(corrections):
        correct_deck(rehearsal.deck, corrections)
    amend(entry.id, lambda now: replace(now, corrections=corrections))


def amend(rehearsal_id: str, change: Callable[[Rehearsal], Rehearsal]) -> None:
    """Change the evidence of a run-through where it stands; nobody else changes it meanwhile.

    Raises LibraryError where it is damaged, or gone.
    """
    with opened() as db:
        db.execute("BEGIN IMMEDIATE")
        row = db.execute("SELECT evidence FROM rehearsals WHERE id = ?", (rehearsal_id,)).fetchone()
        if row is None:
            raise LibraryError(
                f"There is no run-through {rehearsal_id}.", "`rehearsal history` lists them all."
            )
        changed = change(decode(row[0]))
        db.execute(
            "UPDATE rehearsals SET evidence = ?, duration = ? WHERE id = ?",
            (encode(changed), changed.duration, rehearsal_id),
        )


def tag_listener(beginning: str, with_listener: bool) -> None:
    """Keep whether somebody listened to a run-through."""
    with opened() as db:
        db.execute(
            "UPDATE rehearsals SET with_listener = ? WHERE id = ?",
            (int(with_listener), id_of(beginning)),
        )


def journal_of_sound(audio_digest: str) -> Path | None:
    """Return the transcriber's journal of a run-through with this very sound; None: there is none.

    `audio_digest` is the SHA-256 of its samples, as `Take.digest` gives it.
    """
    if not library_file().exists():
        return None  # to look for something makes no library
    with opened() as db:
        rows = db.execute(
            "SELECT id FROM rehearsals WHERE audio_digest = ? ORDER BY id DESC", (audio_digest,)
        ).fetchall()
    journals = [folder_of(rehearsal_id) / JOURNAL for (rehearsal_id,) in rows]
    return next((path for path in journals if path.is_file()), None)

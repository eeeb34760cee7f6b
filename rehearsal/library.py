"""Rehearsals on disk: one SQLite file, and each run-through's take beside it.

Evidence is stored, judgement never: findings are computed anew whenever a run-through is opened.
"""

import json
import secrets
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rehearsal.errors import LibraryError
from rehearsal.places import home
from rehearsal.talk import Rehearsal

if TYPE_CHECKING:
    from cattrs import Converter


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


def _m001_rehearsals(db: sqlite3.Connection) -> None:
    db.execute(
        "CREATE TABLE rehearsals (id TEXT PRIMARY KEY, made_at TEXT NOT NULL, deck TEXT NOT NULL,"
        " deck_digest TEXT NOT NULL, format TEXT NOT NULL, duration REAL, evidence BLOB NOT NULL)"
    )
    db.execute("CREATE INDEX by_deck ON rehearsals (deck_digest, made_at)")


TAKE_FILES = ("audio.s16", "events.jsonl", "windows.jsonl")

MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_m001_rehearsals,)
"""Each brings the file from version i to i + 1; `user_version` counts them."""


@contextmanager
def _opened() -> Iterator[sqlite3.Connection]:
    path = home() / "library.sqlite3"
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, timeout=10)
    try:
        _migrate(db)
        with db:
            yield db
    except sqlite3.DatabaseError as error:
        raise LibraryError(
            f"The library at {path} cannot be used ({error}).",
            "Move that file away to start a new library; nothing else is affected.",
        ) from error
    finally:
        db.close()


def _migrate(db: sqlite3.Connection) -> None:
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise LibraryError(
            "The library was written by a newer version of this program.",
            "Update the program: `uv tool upgrade rehearsal`.",
        )
    if version < len(MIGRATIONS):
        db.execute("PRAGMA journal_mode=WAL")
    for number in range(version, len(MIGRATIONS)):
        with db:
            db.execute("BEGIN IMMEDIATE")
            if db.execute("PRAGMA user_version").fetchone()[0] == number:
                MIGRATIONS[number](db)
                db.execute(f"PRAGMA user_version={number + 1}")


@cache
def _converter() -> "Converter":
    """Return the converter between values and JSON; it forbids nothing, so old files still open."""
    import cattrs
    from cattrs.strategies import configure_union_passthrough

    converter = cattrs.Converter()
    configure_union_passthrough(str | int | float | None, converter)
    return converter


def encode(rehearsal: Rehearsal) -> bytes:
    """Return the evidence as compressed JSON."""
    plain: Any = _converter().unstructure(rehearsal)
    return zlib.compress(json.dumps(plain, separators=(",", ":")).encode())


def decode(evidence: bytes) -> Rehearsal:
    """Return the rehearsal that `encode` was given; raise LibraryError where it is damaged."""
    try:
        return _converter().structure(json.loads(zlib.decompress(evidence)), Rehearsal)
    except Exception as error:
        raise LibraryError(
            "This run-through is damaged and cannot be opened.",
            "Delete it with `rehearsal delete`; the others are not affected.",
        ) from error


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
    with _opened() as db:
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
    with _opened() as db:
        rows = db.execute(
            "SELECT id, made_at, deck, format, duration FROM rehearsals ORDER BY id DESC"
        ).fetchall()
    return tuple(Entry(*row) for row in rows)


def _id_of(beginning: str) -> str:
    """Return the one id that begins so; raise LibraryError where there is none, or several."""
    with _opened() as db:
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
    with _opened() as db:
        *entry, evidence = db.execute(
            "SELECT id, made_at, deck, format, duration, evidence FROM rehearsals WHERE id = ?",
            (rehearsal_id,),
        ).fetchone()
    return Entry(*entry), decode(evidence)


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
    with _opened() as db:
        db.execute("PRAGMA secure_delete=ON")
        db.execute("DELETE FROM rehearsals WHERE id = ?", (rehearsal_id,))
    with _opened() as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return rehearsal_id

"""The library's one SQLite file: opened, brought up to date, closed."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rehearsal.errors import LibraryError
from rehearsal.places import home


def _m001_rehearsals(db: sqlite3.Connection) -> None:
    db.execute(
        "CREATE TABLE rehearsals (id TEXT PRIMARY KEY, made_at TEXT NOT NULL, deck TEXT NOT NULL,"
        " deck_digest TEXT NOT NULL, format TEXT NOT NULL, duration REAL, evidence BLOB NOT NULL)"
    )
    db.execute("CREATE INDEX by_deck ON rehearsals (deck_digest, made_at)")


def _m002_deck_corrections(db: sqlite3.Connection) -> None:
    db.execute(
        "CREATE TABLE deck_corrections (deck_digest TEXT PRIMARY KEY, deck TEXT NOT NULL,"
        " made_at TEXT NOT NULL, titles TEXT NOT NULL, corrections TEXT NOT NULL)"
    )


def _m003_what_is_kept_of_a_run_through(db: sqlite3.Connection) -> None:
    """Make the table anew: what is listed lies before the evidence, so that a list reads none."""
    db.execute(
        "CREATE TABLE kept (id TEXT PRIMARY KEY, made_at TEXT NOT NULL, deck TEXT NOT NULL,"
        " deck_digest TEXT NOT NULL, format TEXT NOT NULL, duration REAL,"
        " with_listener INTEGER NOT NULL DEFAULT 0, keep_audio TEXT NOT NULL DEFAULT 'kept',"
        " audio_digest TEXT NOT NULL DEFAULT '', evidence BLOB NOT NULL)"
    )
    db.execute(
        "INSERT INTO kept (id, made_at, deck, deck_digest, format, duration, evidence)"
        " SELECT id, made_at, deck, deck_digest, format, duration, evidence FROM rehearsals"
    )
    db.execute("DROP TABLE rehearsals")
    db.execute("ALTER TABLE kept RENAME TO rehearsals")
    db.execute("CREATE INDEX by_deck ON rehearsals (deck_digest, made_at)")
    db.execute("CREATE INDEX by_audio ON rehearsals (audio_digest)")


def _m004_answers(db: sqlite3.Connection) -> None:
    db.execute(
        "CREATE TABLE drills (id TEXT PRIMARY KEY, made_at TEXT NOT NULL, deck TEXT NOT NULL,"
        " deck_digest TEXT NOT NULL, run_through TEXT NOT NULL, asked TEXT NOT NULL)"
    )
    db.execute(
        "CREATE TABLE answers (id TEXT PRIMARY KEY, made_at TEXT NOT NULL, drill TEXT NOT NULL,"
        " place INTEGER NOT NULL, follow_up INTEGER NOT NULL, question_id TEXT NOT NULL,"
        " kind TEXT NOT NULL, slide INTEGER, rating INTEGER, question TEXT NOT NULL,"
        " typed TEXT NOT NULL, spoken BLOB)"
    )
    db.execute("CREATE INDEX by_drill ON answers (drill, place, follow_up)")
    db.execute(
        "CREATE TABLE pitches (id TEXT PRIMARY KEY, made_at TEXT NOT NULL, deck TEXT NOT NULL,"
        " deck_digest TEXT NOT NULL, preset REAL NOT NULL, typed TEXT NOT NULL, spoken BLOB)"
    )


def _m005_summaries(db: sqlite3.Connection) -> None:
    """Room for what was computed of a run-through; void as soon as the evidence changes."""
    db.execute(
        "CREATE TABLE summaries (rehearsal_id TEXT PRIMARY KEY, program TEXT NOT NULL,"
        " summary TEXT NOT NULL)"
    )
    for event, row in (("INSERT", "NEW"), ("UPDATE OF evidence", "NEW"), ("DELETE", "OLD")):
        name = f"summary_void_on_{event.split()[0].lower()}"
        db.execute(
            f"CREATE TRIGGER {name} AFTER {event} ON rehearsals"
            f" BEGIN DELETE FROM summaries WHERE rehearsal_id = {row}.id; END"
        )
    db.execute(
        "CREATE TRIGGER summary_void_on_correction AFTER INSERT ON deck_corrections BEGIN"
        " DELETE FROM summaries WHERE rehearsal_id IN (SELECT id FROM rehearsals"
        " WHERE deck = NEW.deck OR deck_digest = NEW.deck_digest); END"
    )


def _m006_void_summaries(db: sqlite3.Connection) -> None:
    """Keep what is void until it is computed anew: it still tells what the talk is called."""
    void = "UPDATE summaries SET program = '' WHERE rehearsal_id"
    for name, event, which in (
        ("insert", "INSERT ON rehearsals", "= NEW.id"),
        ("update", "UPDATE OF evidence ON rehearsals", "= NEW.id"),
        (
            "correction",
            "INSERT ON deck_corrections",
            "IN (SELECT id FROM rehearsals WHERE deck = NEW.deck OR deck_digest = NEW.deck_digest)",
        ),
    ):
        db.execute(f"DROP TRIGGER summary_void_on_{name}")
        db.execute(f"CREATE TRIGGER summary_void_on_{name} AFTER {event} BEGIN {void} {which}; END")


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _m001_rehearsals,
    _m002_deck_corrections,
    _m003_what_is_kept_of_a_run_through,
    _m004_answers,
    _m005_summaries,
    _m006_void_summaries,
)
"""Each brings the file from version i to i + 1; `user_version` counts them."""


def library_file() -> Path:
    """Return where the library lies; the file need not exist."""
    return home() / "library.sqlite3"


@contextmanager
def opened() -> Iterator[sqlite3.Connection]:
    """Lend the library's file, up to date; what was written is committed when the block ends well.

    Raises LibraryError where it is damaged, locked or was written by a newer program.
    """
    path = library_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            f"The folder {path.parent} for your rehearsals cannot be made ({error.strerror}).",
            "Set REHEARSAL_HOME to a folder that you may write in.",
        ) from error
    db = sqlite3.connect(path, timeout=10)
    try:
        db.execute("PRAGMA secure_delete=ON")
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

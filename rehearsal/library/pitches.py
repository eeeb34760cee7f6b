"""Takes of the elevator pitch on disk: what was said, for which time; never a verdict."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rehearsal.errors import LibraryError
from rehearsal.library.answers import emptied, move_take, remove_folder
from rehearsal.library.database import opened
from rehearsal.library.evidence import decode, encode
from rehearsal.library.names import new_id
from rehearsal.places import home
from rehearsal.talk import Rehearsal


@dataclass(frozen=True, slots=True)
class Pitch:
    """One take of a pitch: typed, or spoken and transcribed."""

    id: str
    made_at: datetime
    deck: str
    """File name of the deck that it was drawn from; empty: none."""
    deck_digest: str
    preset: float
    """Seconds that it was to take."""
    typed: str
    spoken: Rehearsal | None
    """Transcript and acoustics; None: typed, or not transcribed yet."""

    @property
    def waiting(self) -> bool:
        """Whether its sound is not transcribed yet."""
        return not self.typed and self.spoken is None


@dataclass(frozen=True, slots=True)
class PitchEntry:
    """What a list says of a pitch: known without what was heard, which may be damaged."""

    id: str
    made_at: datetime
    deck: str
    preset: float
    waiting: bool
    """Whether its sound is not transcribed yet."""


def pitch_folder(pitch_id: str) -> Path:
    """Return the folder of a pitch's take; it need not exist."""
    return home() / "pitches" / pitch_id


def keep_pitch(
    preset: float,
    *,
    deck: tuple[str, str] = ("", ""),
    typed: str = "",
    spoken: Rehearsal | None = None,
    take: Path | None = None,
    now: datetime | None = None,
) -> Pitch:
    """Keep a pitch; `deck`: its name and digest. The take of a spoken one moves into the library.

    `spoken`: what was transcribed elsewhere.
    """
    moment = now or datetime.now(UTC)
    pitch = Pitch(new_id(moment), moment, *deck, preset, typed, spoken)
    if take is not None:
        move_take(take, pitch_folder(pitch.id))
    evidence = encode(spoken) if spoken is not None else None
    row = (pitch.id, moment.isoformat(), *deck, preset, typed, evidence)
    with opened() as db:
        db.execute("INSERT INTO pitches VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    return pitch


def pitches(deck_digest: str, preset: float) -> tuple[Pitch, ...]:
    """Return the takes of one length, about one deck or none, in the order they were made."""
    return _read("WHERE deck_digest = ? AND preset = ? ORDER BY made_at", deck_digest, preset)


def listed_pitches() -> tuple[PitchEntry, ...]:
    """Return what a list says of every take that is kept, the latest first."""
    columns = "id, made_at, deck, preset, typed = '' AND spoken IS NULL"
    with opened() as db:
        rows = db.execute(f"SELECT {columns} FROM pitches ORDER BY made_at DESC").fetchall()
    return tuple(
        PitchEntry(name, datetime.fromisoformat(made_at), deck, preset, bool(waiting))
        for name, made_at, deck, preset, waiting in rows
    )


def load_pitch(pitch_id: str) -> Pitch:
    """Return a pitch; raise LibraryError where there is none of that name."""
    found = _read("WHERE id = ?", pitch_id)
    if not found:
        raise LibraryError("This pitch is not kept any more.", "Speak it again.")
    return found[0]


def _read(which: str, *values: str | float) -> tuple[Pitch, ...]:
    columns = "id, made_at, deck, deck_digest, preset, typed, spoken"
    with opened() as db:
        rows = db.execute(f"SELECT {columns} FROM pitches {which}", values).fetchall()
    return tuple(_pitch(row) for row in rows)


def _pitch(row: tuple[Any, ...]) -> Pitch:
    name, made_at, deck, digest, preset, typed, spoken = row
    evidence = decode(spoken) if spoken is not None else None
    return Pitch(name, datetime.fromisoformat(made_at), deck, digest, preset, typed, evidence)


def hear_pitch(pitch_id: str, spoken: Rehearsal) -> None:
    """Keep what was understood of a spoken pitch."""
    with opened() as db:
        db.execute("UPDATE pitches SET spoken = ? WHERE id = ?", (encode(spoken), pitch_id))


def drop_pitch_sound(pitch_id: str) -> None:
    """Remove the sound of a pitch; its words stay."""
    shutil.rmtree(pitch_folder(pitch_id), ignore_errors=True)


def delete_pitch(pitch_id: str) -> None:
    """Remove a pitch and its sound from the disk."""
    remove_folder(pitch_folder(pitch_id))
    with opened() as db:
        db.execute("PRAGMA secure_delete=ON")
        db.execute("DELETE FROM pitches WHERE id = ?", (pitch_id,))
    emptied()


def delete_pitches_about(deck_digest: str) -> None:
    """Remove all pitches about a deck from the disk."""
    with opened() as db:
        rows = db.execute(
            "SELECT id FROM pitches WHERE deck_digest = ? AND ? != ''", (deck_digest, deck_digest)
        ).fetchall()
    for (pitch_id,) in rows:
        delete_pitch(pitch_id)

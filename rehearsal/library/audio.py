"""The sound of kept run-throughs: raw samples until the report is made, then FLAC, or nothing.

audio.s16     the take's own samples; while they are there, they alone are true
audio.flac    what is kept of them, 16 kHz mono
audio.json    {"samples": of the take, "pieces": [[first, last + 1], …]}: which of them it holds
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rehearsal.errors import LibraryError, RecordingError, RehearsalError
from rehearsal.library.database import opened
from rehearsal.library.evidence import decode
from rehearsal.library.names import folder_of, id_of, work_folder_of
from rehearsal.places import home
from rehearsal.talk import Span

if TYPE_CHECKING:
    from rehearsal.speech.take import Samples, Take

RAW, FLAC, PIECES = "audio.s16", "audio.flac", "audio.json"
AUDIO_FILES = (RAW, FLAC, PIECES)

LONG_SILENCE = 2.0
"""Seconds of silence from which "trimmed" cuts. Strength D: a pause of this length is none."""
SILENCE_LEFT = 0.5
"""Seconds of a long silence that stay on either side of the cut. Strength D."""
PATIENCE = 60.0
"""Seconds to wait for another process that is putting the same sound away."""


@dataclass(frozen=True, slots=True)
class Audio:
    """The sound of a run-through, as a file that browsers and players open."""

    path: Path
    """FLAC, 16 kHz, mono."""
    pieces: tuple[Span, ...]
    """The stretches of the run-through that the file holds, one after the other."""
    media_type: str = "audio/flac"

    @property
    def duration(self) -> float:
        """Seconds that the file plays."""
        return sum(piece.duration for piece in self.pieces)

    def at(self, time: float) -> float:
        """Return where in the file a moment of the run-through is; one that was cut: at its cut."""
        passed = 0.0
        for piece in self.pieces:
            if time < piece.end:
                return passed + max(0.0, time - piece.start)
            passed += piece.duration
        return passed

    def time(self, at: float) -> float:
        """Return which moment of the run-through a place in the file is."""
        for piece in self.pieces:
            if at < piece.duration:
                return piece.start + at
            at -= piece.duration
        return self.pieces[-1].end if self.pieces else 0.0


def audio_of(beginning: str) -> Audio | None:
    """Return the sound of a run-through for playing and export; None: it was not kept.

    Sound that still lies there as it was recorded is put away first, which takes a second.
    """
    rehearsal_id = id_of(beginning)
    settle_audio(rehearsal_id)
    path, pieces = folder_of(rehearsal_id) / FLAC, folder_of(rehearsal_id) / PIECES
    if not path.is_file():
        return None
    try:
        told = json.loads(pieces.read_text(encoding="utf-8"))["pieces"]
        return Audio(path, tuple(_span(first, last) for first, last in told))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LibraryError(
            "The recording of this run-through is damaged and cannot be played.",
            f"Its report is not affected; the sound is {path}.",
        ) from error


def pieces_of(beginning: str) -> tuple[Span, ...]:
    """Return the stretches that the sound of a run-through holds; empty: it was not kept.

    Sound that still lies there as it was recorded is not waited for: what it will hold is known.
    """
    rehearsal_id = id_of(beginning)
    from rehearsal.speech.take import Take

    take = Take(folder_of(rehearsal_id))
    length = take.length
    if not length:  # put away, by now
        kept = audio_of(rehearsal_id)
        return kept.pieces if kept else ()
    keep, evidence = _row(rehearsal_id)
    return tuple(_span(first, last) for first, last in _pieces(keep, evidence, length))


def has_audio(rehearsal_id: str) -> bool:
    """Whether sound of a run-through lies on the disk, as it was recorded or as it was put away."""
    return any((folder_of(rehearsal_id) / name).is_file() for name in (RAW, FLAC))


def settle_audio(rehearsal_id: str) -> None:
    """Put a run-through's raw samples away as the speaker chose: as FLAC, trimmed, or not at all.

    Harmless to call again, and to be cut off: the raw samples go when the file that takes their
    place is on the disk and was read back.
    """
    folder = folder_of(rehearsal_id)
    if not (folder / RAW).is_file():
        return
    with alone_with(rehearsal_id):
        try:
            if (folder / RAW).is_file():
                _put_away(rehearsal_id, folder)
        except OSError as error:
            raise LibraryError(
                f"The recording of {rehearsal_id} cannot be put away ({error.strerror}).",
                f"It is whole, in {folder}. Free some space, or close what uses it.",
            ) from error


@contextmanager
def alone_with(rehearsal_id: str) -> Iterator[None]:
    """Wait until no other program changes the sound of a run-through, and keep them away."""
    from rehearsal.speech.journal import sole_writer

    busy = f"The recording of {rehearsal_id} is being put away by another program."
    lock = sole_writer(home() / "locks" / f"{rehearsal_id}-audio", busy, PATIENCE)
    try:
        yield
    finally:
        lock.release()


def settle_all(stop: Callable[[], bool] = lambda: False) -> None:
    """Put away what an earlier program, or one that was cut off, has left raw.

    `stop` is asked before each: what is not put away by then stays raw, for the next time.
    """
    for raw in sorted((home() / "rehearsals").glob(f"*/{RAW}")):
        if stop():
            return
        try:
            settle_audio(id_of(raw.parent.name))
        except RehearsalError:  # the raw sound stays, and none waits for another
            continue


def remove_audio(rehearsal_id: str) -> None:
    """Remove the sound of a run-through from the disk, and note that none is to be kept."""
    with opened() as db:
        db.execute("UPDATE rehearsals SET keep_audio = 'dropped' WHERE id = ?", (rehearsal_id,))
    with alone_with(rehearsal_id):
        _remove_files(folder_of(rehearsal_id))
        if work_folder_of(rehearsal_id).exists():  # it is written down from a copy
            shutil.rmtree(work_folder_of(rehearsal_id))


def _remove_files(folder: Path) -> None:
    for name in AUDIO_FILES:
        for path in (folder / name, folder / f"{name}.part"):
            path.unlink(missing_ok=True)


def _put_away(rehearsal_id: str, folder: Path) -> None:
    from rehearsal.speech.take import Take

    keep, evidence = _row(rehearsal_id)
    take = Take(folder)
    if keep == "dropped" or not take.length:
        _remove_files(folder)
        return
    pieces = _pieces(keep, evidence, take.length)
    _write_flac(take, pieces, folder)
    partial = folder / f"{PIECES}.part"
    with partial.open("w", encoding="utf-8") as file:
        json.dump({"samples": take.length, "pieces": pieces}, file)
        file.flush()
        os.fsync(file.fileno())  # before the samples go
    os.replace(partial, folder / PIECES)  # noqa: PTH105  (the same on every system)
    os.replace(folder / f"{FLAC}.part", folder / FLAC)  # noqa: PTH105
    take.audio.unlink()


def _row(rehearsal_id: str) -> tuple[str, bytes]:
    with opened() as db:
        row: tuple[str, bytes] | None = db.execute(
            "SELECT keep_audio, evidence FROM rehearsals WHERE id = ?", (rehearsal_id,)
        ).fetchone()
    if row is None:
        raise LibraryError(
            f"There is no run-through {rehearsal_id}.", "`rehearsal history` lists them all."
        )
    return row


def _write_flac(take: "Take", pieces: tuple[tuple[int, int], ...], folder: Path) -> None:
    """Write the pieces of a take, and read them back before anyone relies on them."""
    from rehearsal.speech.sound_files import digest_of_sound, write_sound

    partial = folder / f"{FLAC}.part"
    written = write_sound(_blocks(take, pieces), partial)
    if digest_of_sound(partial) != written:
        raise RecordingError(
            f"The recording in {folder} could not be written whole.",
            "It stays as it was recorded. Look after the disk: it may be failing.",
        )


def _blocks(take: "Take", pieces: tuple[tuple[int, int], ...]) -> Iterator["Samples"]:
    from rehearsal.speech.take import BLOCK

    for first, last in pieces:
        for start in range(first, last, BLOCK):
            yield take.samples(start, min(start + BLOCK, last))


def _pieces(keep: str, evidence: bytes, length: int) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a take of `length` samples that are kept, in samples."""
    if keep == "dropped":
        return ()
    return _spoken_pieces(evidence, length) if keep == "trimmed" else ((0, length),)


def _spoken_pieces(evidence: bytes, length: int) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a take without its long silences, in samples."""
    from rehearsal.speech.take import RATE

    try:
        acoustics = decode(evidence).acoustics
    except LibraryError:
        acoustics = None
    pieces: list[list[int]] = []
    for run in acoustics.speech if acoustics else ():
        first = max(0, round((run.start - SILENCE_LEFT) * RATE))
        last = min(length, round((run.end + SILENCE_LEFT) * RATE))
        if pieces and first - pieces[-1][1] < (LONG_SILENCE - 2 * SILENCE_LEFT) * RATE:
            pieces[-1][1] = max(last, pieces[-1][1])
        elif first < last:
            pieces.append([first, last])
    return tuple((first, last) for first, last in pieces) or ((0, length),)


def _span(first: int, last: int) -> Span:
    from rehearsal.speech.take import RATE

    return Span(first / RATE, last / RATE)

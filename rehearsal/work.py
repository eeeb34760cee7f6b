"""Recordings as takes while they are analysed: what is cut off goes on, what is done is gone."""

import hashlib
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rehearsal.errors import RecordingError, RehearsalError
from rehearsal.places import home
from rehearsal.speech.journal import sole_writer
from rehearsal.speech.take import Take
from rehearsal.speech.window_journal import share_transcribed
from rehearsal.talk import Progress

LEFT_WORK_STAYS = 7 * 24 * 3600.0
"""Seconds for which work that was cut off can go on; then it is removed. Strength: speaker."""


@contextmanager
def taken(recording: Path, progress: Progress) -> Iterator[Take]:
    """Lend the take of a recording: a take's own folder, or a sound or video file decoded.

    A file becomes a take under `home()/work`, named after its content, and is removed when the
    block ends well, or fails before any of it was transcribed. Work that is cut off stays there
    for a week, and goes on when it is asked for again. One analysis at a time works on a recording.
    """
    if recording.is_dir():
        yield existing_take(recording)
        return
    _forget_old_work()
    folder = home() / "work" / file_digest(recording)[:16]
    lock = sole_writer(folder, f"{recording.name} is being analysed already.")
    try:
        yield _decoded(recording, folder, progress)
        shutil.rmtree(folder, ignore_errors=True)
    except RehearsalError:
        if not share_transcribed(Take(folder)):
            shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        with suppress(OSError):  # Windows does it by itself, once the lock is let go
            Path(lock.lock_file).unlink()
        lock.release()


def _decoded(recording: Path, folder: Path, progress: Progress) -> Take:
    from rehearsal.speech.audio import decode

    take = Take(folder)
    if take.finished:
        return take
    shutil.rmtree(folder, ignore_errors=True)
    return decode(recording, folder, progress)


def _forget_old_work() -> None:
    for left in (home() / "work").glob("*/"):
        if time.time() - left.stat().st_mtime > LEFT_WORK_STAYS:
            shutil.rmtree(left, ignore_errors=True)


def existing_take(folder: Path) -> Take:
    """Return the take in a folder; raise RecordingError where there is none."""
    take = Take(folder)
    if not take.audio.is_file():
        raise RecordingError(
            f"{folder} holds no recording.",
            "Name a sound or video file, or the folder of a take, with its audio.s16.",
        )
    return take


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise RecordingError(f"{path} cannot be read.", f"{error.strerror}.") from error

"""The words of a kept run-through: heard again from its sound, or handed in as a file.

It stays what it is: id, date, corrections and answers. Only its transcript takes the place of the
one that it had, or lacked. Until that is done, the sound as a take, the transcriber's journal and
how far it is lie in the run-through's work folder, so that work that is cut off goes on there.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rehearsal import comparing, library, workflow
from rehearsal.errors import Cancelled, LibraryError, RecordingError
from rehearsal.library.run_throughs import JOURNAL
from rehearsal.pending import PATIENCE
from rehearsal.places import home
from rehearsal.settings import load_settings
from rehearsal.speech.journal import cannot_write, sole_writer
from rehearsal.speech.models import Model, find_model
from rehearsal.talk import Progress, Rehearsal, Transcript
from rehearsal.telling import CANCEL, STATE, carried_out, tell

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from rehearsal.speech.take import Samples, Take

STEP = "Reading the recording"
WAITING = "Waiting for its turn"


def hear_again(
    rehearsal_id: str, model: Model, language: str | None, progress: Progress
) -> Transcript:
    """Write down what is said in a kept run-through, and return it.

    Whatever `progress` raises stops it; what is written down by then is not heard again. Raises
    LibraryError where the sound was not kept.
    """
    with _alone(rehearsal_id):
        return _heard(rehearsal_id, model, language, progress)


def hand_in(rehearsal_id: str, transcript: Transcript, language: str | None = None) -> None:
    """Give a kept run-through the transcript that another program made."""
    _, rehearsal = library.load(rehearsal_id)
    spoken = language or load_settings().language or transcript.language or "en"
    _check_same_talk(rehearsal, transcript)
    _put(rehearsal_id, replace(transcript, language=spoken))
    with suppress(RecordingError), _alone(rehearsal_id):  # who is at work there clears it himself
        _clear(library.work_folder_of(rehearsal_id))


def ask(rehearsal_id: str) -> None:
    """Note that a run-through is to be written down, for the first time or once more."""
    folder = library.work_folder_of(rehearsal_id)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / CANCEL).unlink(missing_ok=True)
        tell(folder / STATE, step=WAITING, fraction=0.0)
    except OSError as error:
        raise cannot_write(folder / STATE, error) from error


def is_asked(rehearsal_id: str) -> bool:
    """Whether that was asked for and is not done."""
    return (library.work_folder_of(rehearsal_id) / STATE).exists()


def leave(rehearsal_id: str) -> None:
    """Ask for it no more, after it has failed."""
    (library.work_folder_of(rehearsal_id) / STATE).unlink(missing_ok=True)


def cancel(rehearsal_id: str) -> None:
    """Ask this work to end; what is written down stays, and `ask` lets it go on there."""
    with suppress(FileNotFoundError):  # it is done
        (library.work_folder_of(rehearsal_id) / CANCEL).touch()


def write_down(rehearsal_id: str) -> int:
    """Do what was asked, with the model of the settings, as a process of its own."""

    def work(progress: Progress) -> None:
        with _alone(rehearsal_id, PATIENCE):
            if not is_asked(rehearsal_id):  # another process has done it
                return
            chosen = load_settings()
            model = find_model(chosen.model, chosen.language)
            _heard(rehearsal_id, model, chosen.language, progress)
        comparing.summary_of(rehearsal_id)  # the report is there to be read meanwhile

    return carried_out(library.work_folder_of(rehearsal_id) / STATE, work)


def _alone(rehearsal_id: str, patience: float = 0.0) -> "BaseFileLock":
    busy = "This run-through is being written down already."
    return sole_writer(home() / "locks" / f"{rehearsal_id}-words", busy, patience)


def _heard(rehearsal_id: str, model: Model, language: str | None, progress: Progress) -> Transcript:
    from rehearsal.speech.transcribe import transcribe_in_child

    folder = library.work_folder_of(rehearsal_id)
    going_on = _while_it_is_there(folder, progress)
    take = _sound_of(rehearsal_id, folder, going_on)
    try:
        transcript = transcribe_in_child(take, model, language=language, progress=going_on)
    except RecordingError as error:
        if not folder.is_dir():  # it was deleted before the transcriber had begun
            raise Cancelled from error
        raise
    _put(rehearsal_id, transcript)
    with suppress(OSError):  # the words are kept; this saves hearing them a second time
        _keep_journal(take, library.folder_of(rehearsal_id) / JOURNAL)
    _clear(folder)
    return transcript


def _while_it_is_there(folder: Path, progress: Progress) -> Progress:
    """Return a progress that ends the work when the run-through, or its sound, is deleted."""

    def told(step: str, fraction: float) -> None:
        if not folder.is_dir():
            raise Cancelled
        progress(step, fraction)

    return told


def _sound_of(rehearsal_id: str, folder: Path, progress: Progress) -> "Take":
    """Return the sound of a run-through as a take, silent where long silences were cut.

    A word is then where it is in the talk. What was heard of it before lies beside it.
    """
    from rehearsal.speech.take import RATE, Take, TakeWriter

    _, rehearsal = library.load(rehearsal_id)
    audio = library.audio_of(rehearsal_id)
    if audio is None:
        raise LibraryError(
            "The sound of this run-through was not kept, so it cannot be heard again.",
            "A transcript that you have can still be handed in.",
        )
    take, length = Take(folder), round((rehearsal.duration or audio.pieces[-1].end) * RATE)
    if not take.finished:
        with TakeWriter(folder) as writer:
            for first, samples in _placed(audio):
                progress(STEP, min(1.0, first / length))
                writer.append(samples, at=first)
            writer.gap(until=length)
            writer.event("stop")
    kept = library.folder_of(rehearsal_id) / JOURNAL
    if kept.is_file() and not take.window_journal.exists():
        shutil.copyfile(kept, take.window_journal)
    workflow.recall_words(take)
    return take


def _placed(audio: library.Audio) -> "Iterator[tuple[int, Samples]]":
    """Yield the sound that was kept, each stretch with its first sample in the talk."""
    from rehearsal.speech.sound_files import read_sound
    from rehearsal.speech.take import RATE

    pieces = [(round(piece.start * RATE), round(piece.end * RATE)) for piece in audio.pieces]
    for samples in read_sound(audio.path):
        left = samples
        while len(left) and pieces:
            first, last = pieces[0]
            fitting = left[: last - first]
            yield first, fitting
            left, first = left[len(fitting) :], first + len(fitting)
            pieces[:1] = [(first, last)] if first < last else []


def _check_same_talk(rehearsal: Rehearsal, transcript: Transcript) -> None:
    """Raise LibraryError where a transcript goes on after the recording has ended."""
    recorded, said_until = rehearsal.duration, transcript.words[-1].end
    if rehearsal.acoustics is None or recorded is None:
        return
    if said_until > recorded + workflow.LATEST_WORD:
        raise LibraryError(
            f"The transcript goes on until {said_until / 60:.1f} min, and this run-through ends at"
            f" {recorded / 60:.1f} min: they are not of the same talk.",
            "Hand in the transcript of this recording.",
        )


def _put(rehearsal_id: str, transcript: Transcript) -> None:
    """Put a transcript in the place of the one that a run-through has, or lacks."""

    def with_words(now: Rehearsal) -> Rehearsal:
        duration = now.duration
        if now.acoustics is None:  # it is as long as what is known of it
            ends = [word.end for word in transcript.words[-1:]]
            ends += [event.time for event in now.events[-1:]]
            duration = max(ends, default=duration)
        return replace(now, transcript=transcript, no_transcript="", duration=duration)

    library.amend(rehearsal_id, with_words)


def _keep_journal(take: "Take", kept: Path) -> None:
    """Lay what was heard beside the sound: no model hears it twice."""
    partial = kept.with_name(f"{kept.name}.part")
    shutil.copyfile(take.window_journal, partial)
    os.replace(partial, kept)  # noqa: PTH105  (the same on every system)


def _clear(folder: Path) -> None:
    """Remove the work folder of a run-through, its state before all."""
    (folder / STATE).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(write_down(sys.argv[1]))

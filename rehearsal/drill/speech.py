"""Sound of an answer or a pitch → what was said, by the recogniser that is here."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rehearsal.places import home
from rehearsal.settings import load_settings
from rehearsal.speech.models import Model, find_model
from rehearsal.speech.take import Take
from rehearsal.talk import Progress, Rehearsal, Transcript


def recogniser(name: str | None = None) -> Model:
    """Return the model to use: a name, or what the settings say; raise ModelError for none."""
    chosen = load_settings()
    return find_model(name or chosen.model, chosen.language)


@contextmanager
def decoded(recording: Path, progress: Progress) -> Iterator[Path]:
    """Lend the folder of a take made of a sound file; the block may move it away."""
    from rehearsal.speech.audio import decode

    (home() / "work").mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="answer-", dir=home() / "work"))
    try:
        decode(recording, folder, progress)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def understood(folder: Path, model: Model, progress: Progress) -> Rehearsal:
    """Transcribe and measure a take, in a process of its own; what is done already is not redone.

    Whatever `progress` raises stops it.
    """
    from rehearsal.speech.transcribe import transcribe_in_child

    language = load_settings().language
    take = Take(folder)
    return evidence(
        take, transcribe_in_child(take, model, language=language, progress=progress), progress
    )


def evidence(take: Take, transcript: Transcript, progress: Progress) -> Rehearsal:
    """Return what is kept of a spoken answer: its words, and what the sound alone tells."""
    from rehearsal.speech.acoustics import measure

    acoustics = measure(take, progress)
    return Rehearsal(duration=take.duration, acoustics=acoustics, transcript=transcript)

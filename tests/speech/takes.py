"""Takes for tests, and what is asked of their transcripts."""

import hashlib
from pathlib import Path

from rehearsal.speech.take import Samples, Take, TakeWriter
from rehearsal.talk import Transcript

SECONDS = 18
"""Of the elevator pitch: three windows of the sample's recogniser."""


def silent(step: str, fraction: float) -> None:
    """Take no notice of progress."""


def digest(transcript: Transcript | None) -> str:
    assert transcript is not None
    return hashlib.sha256(repr(transcript).encode()).hexdigest()


def recorded(folder: Path, sound: Samples, *, finished: bool = True) -> Take:
    with TakeWriter(folder) as writer:
        writer.append(sound)
        if finished:
            writer.event("stop")
    return Take(folder)


def lines_of(take: Take) -> int:
    """Return how many whole lines the window journal holds."""
    path = take.window_journal
    return path.read_bytes().count(b"\n") if path.exists() else 0

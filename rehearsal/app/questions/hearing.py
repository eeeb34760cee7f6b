"""Transcribing an answer while its page is shown, left, or loaded again.

One process for each answer, of this server's; what it has written is in the answer's folder, so
that another one goes on there when this server was killed.
"""

import threading
from dataclasses import dataclass
from pathlib import Path

from rehearsal.drill import speech
from rehearsal.errors import ModelError, RehearsalError
from rehearsal.settings import load_settings
from rehearsal.speech.models import Model
from rehearsal.speech.take import Take
from rehearsal.speech.transcribe import Transcriber

_running: dict[Path, Transcriber] = {}
_turn = threading.Lock()


@dataclass(frozen=True, slots=True)
class State:
    """How far the transcript of an answer is."""

    step: str = ""
    fraction: float = 0.0
    done: bool = False
    error: str = ""
    hint: str = ""


def model_here() -> tuple[Model | None, str]:
    """Return the recogniser that is used, or none and why."""
    try:
        return speech.recogniser(), ""
    except ModelError as error:
        return None, error.message


def transcribe(folder: Path) -> State:
    """Start transcribing the take in a folder unless it runs; tell how far it is."""
    try:
        with _turn:
            child = _running.get(folder)
            if child is None:
                language = load_settings().language
                child = Transcriber(Take(folder), speech.recogniser(), language=language)
                _running[folder] = child
        if child.running:
            return State(*child.progress())
        child.check()
    except ModelError as error:
        return State(error=error.message, hint="Fetch it on Settings, then try again here.")
    except RehearsalError as error:
        return State(error=error.message, hint=error.hint)
    stop(folder)
    return State(done=True)


def stop(folder: Path) -> None:
    """End the transcribing of a take; what it has written stays."""
    with _turn:
        child = _running.pop(folder, None)
    if child is not None:
        child.stop()

"""The takes that this server is writing, one window each.

Nothing lives here that is not on the disk: a server that was killed opens a take again at the
next piece of audio, and goes on at the exact sample.
"""

import threading
import time
from dataclasses import dataclass, field
from functools import cache

from rehearsal.app.computer import ComputerMicrophone, Wanted
from rehearsal.errors import RecordingError
from rehearsal.pending import find
from rehearsal.speech.take import TakeWriter

SILENT_WINDOW = 6.0
"""Seconds after which a window that sends nothing any more has lost its take to another one.
A recording window sends audio, or a sign of life, each second. Strength: speaker."""


@dataclass(slots=True)
class _Held:
    writer: TakeWriter
    window: str
    heard: float = field(default_factory=time.monotonic)
    microphone: ComputerMicrophone | None = None

    def unplug(self) -> None:
        if self.microphone is not None:
            self.microphone.close()
            self.microphone = None

    def close(self) -> None:
        self.unplug()
        self.writer.close()


class LiveTakes:
    """Opens takes for writing, and keeps each with the window that records it."""

    def __init__(self) -> None:
        self._held: dict[str, _Held] = {}
        self._turn = threading.Lock()

    def writer(self, take_id: str, window: str) -> TakeWriter:
        """Return the writer of a take for a window; raise RecordingError where another has it."""
        with self._turn:
            held = self._held.get(take_id)
            if held is None:
                held = self._held[take_id] = _Held(TakeWriter(find(take_id).folder), window)
            elif held.window != window:
                if time.monotonic() - held.heard < SILENT_WINDOW:
                    raise RecordingError(
                        "This rehearsal is open in another window.",
                        "Go on there, or close that window and reload this one.",
                    )
                held.window = window
            held.heard = time.monotonic()
            return held.writer

    def hear(self, take_id: str, window: str, wanted: Wanted) -> dict[str, float | str | bool]:
        """Let this computer's microphone do what a window wants, and tell what it hears.

        Raises RecordingError where another window has the take, or another take the microphone.
        """
        if wanted.device:
            self.writer(take_id, window)
        with self._turn:
            held = self._held.get(take_id)
            if held is None or held.window != window:
                return {}
            if held.microphone is not None and held.microphone.device != wanted.device:
                held.unplug()
            if not wanted.device:
                return {}
            if held.microphone is None:
                if any(other.microphone is not None for other in self._held.values()):
                    raise RecordingError(
                        "This computer's microphone records another rehearsal.",
                        "Stop that one first, or choose the browser's microphone.",
                    )
                held.microphone = ComputerMicrophone(held.writer, wanted.device)
            held.microphone.follow(wanted)
            return held.microphone.told()

    def leave(self, take_id: str, window: str) -> bool:
        """Let another window have the take at once; return whether this one had it.

        The recording is not stopped.
        """
        with self._turn:
            held = self._held.get(take_id)
            if held is None or held.window != window:
                return False
            self._held.pop(take_id).close()
            return True

    def release_silent(self) -> tuple[str, ...]:
        """Let go of the takes whose windows are gone without a word; return which."""
        with self._turn:
            now = time.monotonic()
            silent = [key for key, held in self._held.items() if now - held.heard > SILENT_WINDOW]
            for take_id in silent:
                self._held.pop(take_id).close()
            return tuple(silent)

    def drop(self, take_id: str) -> None:
        """Let go of a take, whichever window has it."""
        with self._turn:
            held = self._held.pop(take_id, None)
            if held is not None:
                held.close()

    def close(self) -> None:
        """Close all takes, unfinished ones too."""
        with self._turn:
            while self._held:
                self._held.popitem()[1].close()


@cache
def shared() -> LiveTakes:
    """Return the takes of this server, for its routes and its pages alike."""
    return LiveTakes()

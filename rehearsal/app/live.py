"""The takes that this server is writing, one window each.

Nothing lives here that is not on the disk: a server that was killed opens a take again at the
next piece of audio, and goes on at the exact sample.
"""

import threading
import time
from dataclasses import dataclass, field

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

    def leave(self, take_id: str, window: str) -> None:
        """Let another window have the take at once; the recording is not stopped."""
        with self._turn:
            held = self._held.get(take_id)
            if held and held.window == window:
                self._held.pop(take_id).writer.close()

    def close(self) -> None:
        """Close all takes, unfinished ones too."""
        with self._turn:
            while self._held:
                self._held.popitem()[1].writer.close()

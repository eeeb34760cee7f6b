"""This computer's microphone, recorded by the server while the page keeps the clock.

The page says again and again what should be: which microphone, whether it records, and where the
talk's clock stands. So a server that was started again takes it up at the next word.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from rehearsal.errors import RecordingError
from rehearsal.speech.microphone import (
    DRIFT,
    Microphone,
    TalkClock,
    devices,
    look_for_devices_again,
)
from rehearsal.speech.take import RATE, TakeWriter


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a page wants of this computer's microphone."""

    device: str
    """Its name; empty: none."""
    recording: bool
    seconds: float
    """Where the talk's clock stands."""

    @classmethod
    def parsed(cls, body: bytes) -> Self:
        """Read what a page sent; raise ValueError where it cannot be read."""
        record = json.loads(body)
        if not isinstance(record, Mapping) or not isinstance(record.get("device"), str):
            raise ValueError("no microphone")
        sample = int(str(record.get("clock", 0)))
        return cls(record["device"], record.get("recording") is True, sample / RATE)


class ComputerMicrophone:
    """A microphone that records into a take while the page says so."""

    def __init__(self, writer: TakeWriter, device: str) -> None:
        self.device = device
        self._writer, self._clock = writer, TalkClock()
        self._microphone = Microphone(writer, self._clock, device)
        self._microphone.__enter__()

    def follow(self, wanted: Wanted) -> None:
        """Record or rest as the page wants it, by its clock."""
        lasting = wanted.recording and self._clock.running
        if not lasting or abs(wanted.seconds - self._clock.seconds) > DRIFT:
            self._clock.set(wanted.seconds)
        if wanted.recording:
            self._clock.go()
        else:
            self._clock.halt()

    def told(self) -> dict[str, float | str | bool]:
        """Return what the page shows: level, what is wrong, and how much is recorded."""
        failure = self._microphone.failure
        return {
            "rms": 10 ** (self._microphone.level_dbfs / 20),
            "peak": self._microphone.peak(),
            "silent": self._microphone.silent,
            "trouble": f"{failure.message} {failure.hint}" if failure else self._microphone.trouble,
            "failing": failure is not None,
            "length": self._writer.length,
        }

    def close(self) -> None:
        """Let go of the microphone; all it has heard is written."""
        self._microphone.__exit__(None, None, None)


def offered() -> dict[str, list[str] | str]:
    """Return the names of the microphones, the default first, or why there are none."""
    try:
        look_for_devices_again()
        found = devices()
    except RecordingError as error:
        return {"names": [], "reason": f"{error.message} {error.hint}"}
    names = [device.name for device in sorted(found, key=lambda device: not device.default)]
    return {"names": list(dict.fromkeys(names)), "reason": ""}

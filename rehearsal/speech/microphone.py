"""This computer's microphone, through PortAudio, into a take.

Losing a device raises nothing: a stream may fall silent, turn inactive, or simply call no more.
So a watchdog looks at the age of the last call, at the stream and at the level, says what is
wrong, and opens the microphone again until it is back. Meanwhile the talk's clock goes on, and
what could not be heard is a gap.
"""

import queue
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from rehearsal.errors import RecordingError
from rehearsal.speech.audio import silence_hint
from rehearsal.speech.take import RATE, TakeWriter

if TYPE_CHECKING:
    import sounddevice
    from av import AudioResampler

BLOCK_SECONDS = 0.1
"""Seconds of one call: how fresh the level is."""
STALE_AFTER = 1.5
"""Seconds without a call after which the microphone is lost. With the poll and a reopening, the
speaker is told within 3 s. Strength: speaker."""
SILENT_AFTER = 2.0
"""Seconds of nothing but zeros after which the microphone is muted or may not be used."""
REOPEN_EVERY = 1.0
"""Seconds between two attempts to open a microphone that is lost."""
DRIFT = 0.5
"""Seconds by which audio may lag behind the clock before that is a loss, not a difference of
two clocks."""
WENT_AWAY = "The microphone went away. Slides and clock go on; recording resumes when it is back."

_portaudio_turn = threading.RLock()
"""PortAudio is not to be asked for its devices, nor to open or close one, while it looks for them
again."""
_in_use: "set[Microphone]" = set()
"""Those with a stream, which PortAudio would lose if it looked again; to be used in turn."""


@dataclass(frozen=True, slots=True)
class Device:
    """A microphone of this computer."""

    number: int
    name: str
    default: bool


def devices() -> tuple[Device, ...]:
    """Return the microphones; raise RecordingError where PortAudio is missing."""
    with _portaudio_turn:
        portaudio = _portaudio()
        chosen = portaudio.default.device[0]
        return tuple(
            Device(number, found["name"], number == chosen)
            for number, found in enumerate(portaudio.query_devices())
            if found["max_input_channels"] > 0
        )


def look_for_devices_again() -> None:
    """Let PortAudio see what has been plugged in since it was loaded, unless one is in use."""
    with _portaudio_turn:
        portaudio = sys.modules.get("sounddevice")
        if portaudio is not None and not _in_use:
            portaudio._terminate()
            portaudio._initialize()


def find_device(name: str | None) -> Device | None:
    """Return a microphone by its number, its name or a part of that; None stands for the default.

    A number is a number: those in names ("hw:1,0") are not looked at.
    """
    if name is None:
        return None
    found, wanted = devices(), name.strip().lower()
    same = [device for device in found if wanted in (str(device.number), device.name.lower())]
    if not same and wanted and not wanted.isdecimal():
        same = [device for device in found if wanted in device.name.lower()]
    if same:
        return min(same, key=lambda device: wanted != str(device.number))
    known = ", ".join(f"{device.number} {device.name}" for device in found) or "none at all"
    raise RecordingError(
        f"There is no microphone {name!r}.",
        f"These are here: {known}. Plug it in, or name another.",
    )


def _portaudio() -> Any:  # noqa: ANN401  (sounddevice ships no types)
    try:
        import sounddevice
    except OSError as error:
        raise RecordingError(
            "PortAudio is missing, so this computer's microphone cannot be used.",
            "On Debian and Ubuntu: sudo apt install libportaudio2. Or record in the browser.",
        ) from error
    return sounddevice


class TalkClock:
    """Seconds of the talk: monotonic, pauses out."""

    def __init__(self, before: float = 0.0) -> None:
        self._before = before
        self._since: float | None = None

    @property
    def running(self) -> bool:
        """Whether time counts."""
        return self._since is not None

    @property
    def seconds(self) -> float:
        """Seconds that have counted."""
        return self._before + (0 if self._since is None else time.monotonic() - self._since)

    def go(self) -> None:
        """Let time count."""
        if self._since is None:
            self._since = time.monotonic()

    def halt(self) -> None:
        """Stop counting."""
        self._before, self._since = self.seconds, None

    def set(self, seconds: float) -> None:
        """Let so many seconds have counted."""
        self._before, self._since = seconds, self._since and time.monotonic()


def end_of_talk(clock: TalkClock, writer: TakeWriter) -> int:
    """Return the sample of a stop: where the audio ends while it keeps up with the clock, else
    where the clock stands, for what was not recorded belongs to the talk too.
    """
    now = round(clock.seconds * RATE)
    return writer.length if now - writer.length <= DRIFT * RATE else now


class Microphone:
    """Records into a take while its clock runs.

    `device` is one of this computer's, or the whole name of one; None: the default. One that was
    unplugged is found again by its name, for the numbers change with what is plugged in.
    `opened` opens a stream (the default: sounddevice); a test gives one that can be unplugged.
    """

    def __init__(
        self,
        writer: TakeWriter,
        clock: TalkClock,
        device: Device | str | None = None,
        opened: "Callable[..., sounddevice.RawInputStream] | None" = None,
    ) -> None:
        self._writer, self._clock, self._device = writer, clock, device
        self._open_stream = opened or self._sounddevice
        self._stream: Any = None
        self._rate, self._resampler = RATE, _resampler(RATE)
        self._heard: queue.SimpleQueue[tuple[float, bytes] | None] = queue.SimpleQueue()
        self._called = self._loud = self._tried = time.monotonic()
        self._end = threading.Event()
        self._peak = 0.0
        self.trouble = ""
        """What is wrong, in one sentence; empty while all is well."""
        self.level_dbfs = -100.0
        """RMS of the last tenth of a second."""
        self.silent = False
        """Whether it is open, and hears nothing but zeros."""
        self.failure: RecordingError | None = None
        """Why nothing can be written, such as a full disk; cleared when it can again."""

    def __enter__(self) -> Self:
        self._open()
        self._threads = [
            threading.Thread(target=run, daemon=True) for run in (self._write, self._watch)
        ]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end.set()
        self._close()
        self._heard.put(None)
        for thread in self._threads:
            thread.join()
        self._close()  # the watchdog may have been opening it again

    def peak(self) -> float:
        """Return the highest absolute sample since this was last asked; 1 is full scale."""
        peak, self._peak = self._peak, 0.0
        return peak

    def _open(self) -> None:
        """Open the microphone, or note why it cannot be."""
        self._tried = self._called = self._loud = time.monotonic()
        try:
            with _portaudio_turn:
                self._stream = self._open_stream()
                _in_use.add(self)
                self._stream.start()
        except RecordingError as error:
            self.trouble = f"{error.message} {error.hint}"
        except Exception as error:
            if type(error).__name__ != "PortAudioError":
                raise
            self.trouble = "The microphone cannot be opened: is it plugged in, and free?"
            self._close()

    def _sounddevice(self) -> "sounddevice.RawInputStream":
        portaudio = _portaudio()
        device, rate = self._number(), RATE
        try:
            portaudio.check_input_settings(
                device=device, channels=1, dtype="int16", samplerate=RATE
            )
        except portaudio.PortAudioError:
            rate = int(portaudio.query_devices(device, "input")["default_samplerate"])
        self._rate, self._resampler = rate, _resampler(rate)
        return portaudio.RawInputStream(
            samplerate=rate,
            channels=1,
            dtype="int16",
            blocksize=round(rate * BLOCK_SECONDS),
            device=device,
            callback=lambda data, frames, at, status: self.hear(bytes(data)),
        )

    def _number(self) -> int | None:
        if self._device is None:
            return None
        name = self._device if isinstance(self._device, str) else self._device.name
        same = [device.number for device in devices() if device.name == name]
        if isinstance(self._device, Device) and self._device.number in same:
            return self._device.number  # others of that name may be here too
        if same:
            return same[0]
        raise RecordingError("The microphone is gone.", "Plug it in, or choose another one.")

    def hear(self, pcm: bytes) -> None:
        """Take samples from the stream's own thread: 16-bit mono at the stream's rate."""
        self._called = time.monotonic()
        self._heard.put((self._called, pcm))

    def _write(self) -> None:
        while (piece := self._heard.get()) is not None:
            samples = self._at_16_khz(piece[1])
            wave = samples.astype(np.float64) / 32768
            power = float(np.mean(wave**2)) if len(wave) else 0.0
            self.level_dbfs = 10 * np.log10(power + 1e-10)
            self._peak = max(self._peak, float(np.max(np.abs(wave), initial=0.0)))
            if power:
                self._loud = piece[0]
            if self._clock.running and len(samples):
                self._keep(samples)

    def _keep(self, samples: np.ndarray[Any, np.dtype[np.int16]]) -> None:
        begins = round(self._clock.seconds * RATE) - len(samples)
        lost = begins - self._writer.length > DRIFT * RATE
        try:
            self._writer.append(samples, at=begins if lost else None)
            self.failure = None
        except RecordingError as error:
            self.failure = error

    def _at_16_khz(self, pcm: bytes) -> np.ndarray[Any, np.dtype[np.int16]]:
        samples = np.frombuffer(pcm, np.int16)
        if self._resampler is None:
            return samples
        import av

        frame = av.AudioFrame.from_ndarray(samples[None], format="s16", layout="mono")
        frame.sample_rate = self._rate
        parts = [out.to_ndarray().ravel() for out in self._resampler.resample(frame)]
        return np.concatenate(parts) if parts else samples[:0]

    def _watch(self) -> None:
        while not self._end.wait(0.25):
            now = time.monotonic()
            active = self._stream is not None and self._stream.active
            if active and now - self._called < STALE_AFTER:
                self.silent = now - self._loud > SILENT_AFTER
                self.trouble = f"This is silence. {silence_hint()}" if self.silent else ""
            elif now - self._tried > REOPEN_EVERY:
                self.trouble, self.silent = WENT_AWAY, False
                self._close()
                look_for_devices_again()
                self._open()

    def _close(self) -> None:
        with _portaudio_turn:
            stream, self._stream = self._stream, None
            if stream is not None:
                stream.abort(ignore_errors=True)
                stream.close(ignore_errors=True)
            _in_use.discard(self)


def _resampler(rate: int) -> "AudioResampler | None":
    if rate == RATE:
        return None
    import av

    return av.AudioResampler(format="s16", layout="mono", rate=RATE)

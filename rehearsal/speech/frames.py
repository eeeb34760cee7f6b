"""Frame features of a recording, taken in one streaming pass.

Everything that is measured later (level, pitch, syllables, filled pauses, signal quality) is
derived from these arrays; no sample is kept. Until the last frame they grow in temporary files,
so that while a talk of hours is recorded its memory does not grow.
"""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rehearsal.errors import RecordingError
from rehearsal.speech import pitch
from rehearsal.speech.journal import write_all
from rehearsal.speech.take import RATE, Samples

Floats = NDArray[np.float32]

POWER_STEP = 0.01
"""Seconds between power values: syllable nuclei need 10 ms."""
STEP = 0.02
"""Seconds between pitch and spectrum frames."""
HUM_STEP = 0.5
"""Seconds of one window of the low spectrum: 2 Hz resolution tells 50 Hz from its neighbours."""
HUM_BINS = 200
"""Bins kept of that spectrum: 0 to 398 Hz."""
FULL_SCALE = 32_760
"""A sample at or above this magnitude is clipped (16 bit)."""
CHUNK = 10 * RATE
"""Samples worked on at a time; a whole number of every step above."""

_POWER_HOP = int(POWER_STEP * RATE)
_HOP = int(STEP * RATE)
_HUM_WINDOW = int(HUM_STEP * RATE)
_CEPSTRA = 12
_MEL_BANDS = 24
_MEL_LOW_HZ, _MEL_HIGH_HZ = 100.0, 5500.0
_HUM_TAPER = np.hanning(_HUM_WINDOW).astype(np.float32)
_FLOOR = 1e-10
"""Power of the quietest thing that 16 bits can say, about -100 dBFS."""


@dataclass(frozen=True, slots=True)
class Features:
    """Frame features, all evenly spaced.

    Pitch and spectrum frames are centred on index × STEP; the others begin at index × step.
    """

    samples: int
    clipped: int
    """Samples at full scale."""
    peak: int
    """Largest magnitude, 0 to 32768."""
    power: Floats
    """Mean square in each 10 ms, shape (n,); full scale is 1."""
    f0: Floats
    """Fundamental frequency in Hz by 20 ms, 0 where unvoiced, unsmoothed."""
    drift: Floats
    """How far the mel cepstrum, its zeroth coefficient left out, moves within 40 ms around each
    20 ms, shape (n,), in dB."""
    low_spectrum: NDArray[np.float16]
    """Power from 0 to 398 Hz in each half second, shape (n, 200), in dB; -inf for none."""

    @property
    def duration(self) -> float:
        """Length in seconds."""
        return self.samples / RATE


def decibels(power: Floats) -> Floats:
    """Turn power into dBFS, never below -100."""
    return np.asarray(10 * np.log10(np.maximum(power, _FLOOR)), np.float32)


def frame_features(blocks: Iterable[Samples]) -> Features:
    """Measure a recording that arrives in blocks of any length.

    Raises RecordingError when there is no space for temporary files.
    """
    samples = clipped = peak = 0
    with (
        closing(_Growing(np.float32)) as power,
        closing(_Growing(np.float32)) as f0,
        closing(_Growing(np.float32)) as moved,
        closing(_Growing(np.float16)) as low,
    ):
        drift = _Drift(moved)
        for chunk, before, after in _in_context(blocks):
            samples += len(chunk)
            magnitude = np.abs(chunk.astype(np.int32))
            clipped += int(np.count_nonzero(magnitude >= FULL_SCALE))
            peak = max(peak, int(magnitude.max(initial=0)))
            wave = _wave(chunk)
            power.add(_power(wave))
            spectrum = _spectra(_around(wave, before, after))
            f0.add(pitch.from_spectra(spectrum))
            drift.feed(_cepstra(spectrum))
            low.add(_low_spectrum(wave))
        return Features(
            samples=samples,
            clipped=clipped,
            peak=peak,
            power=power.of_all(),
            f0=f0.of_all(),
            drift=drift.of_all(),
            low_spectrum=low.of_all().reshape(-1, HUM_BINS),
        )


class _Growing:
    """An array that grows in a temporary file, which nobody else sees, and comes back whole."""

    def __init__(self, kind: type[np.floating[Any]]) -> None:
        self._kind = np.dtype(kind)
        try:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115  (closed with this)
        except OSError as error:
            raise _no_space(error) from error

    def add(self, values: NDArray[np.floating[Any]]) -> None:
        try:
            write_all(self._file.fileno(), memoryview(values.astype(self._kind).tobytes()))
        except OSError as error:
            raise _no_space(error) from error

    def of_all(self) -> NDArray[Any]:
        self._file.seek(0)
        return np.frombuffer(self._file.read(), self._kind)

    def close(self) -> None:
        self._file.close()


def _no_space(error: OSError) -> RecordingError:
    return RecordingError(
        f"This system's folder for temporary files cannot be written ({error.strerror}).",
        "Free some space there, then analyse the recording again: it is kept.",
    )


class _Drift:
    """Mel cepstra in, how far they move out; of the cepstra only the last four are kept."""

    def __init__(self, moved: _Growing) -> None:
        self._waiting = np.zeros((0, _CEPSTRA), np.float32)
        self._moved = moved
        self._frames = 0

    def feed(self, cepstra: Floats) -> None:
        """Take the next frames."""
        self._frames += len(cepstra)
        before = self._waiting if len(self._waiting) else cepstra[:1]  # as if it had begun before
        held = np.concatenate([before, cepstra])
        if len(held) > 4:
            smooth = (held[:-2] + held[1:-1] + held[2:]) / 3
            moved = np.linalg.norm(smooth[2:] - smooth[:-2], axis=1)
            self._moved.add(moved)
        self._waiting = held[-4:]

    def of_all(self) -> Floats:
        """Return one value for each frame; at the ends that of the frame beside it."""
        if not self._frames:
            return np.zeros(0, np.float32)
        frames = self._frames
        self.feed(self._waiting[-1:])
        moved = self._moved.of_all()
        return np.pad(moved, 1, mode="edge") if len(moved) else np.zeros(frames, np.float32)


def _chunks(blocks: Iterable[Samples]) -> Iterator[Samples]:
    """Cut blocks of any length into chunks of ten seconds, the last one shorter."""
    waiting: list[Samples] = []
    held = 0
    for block in blocks:
        waiting.append(block)
        held += len(block)
        while held >= CHUNK:
            joined = np.concatenate(waiting)
            yield joined[:CHUNK]
            waiting = [joined[CHUNK:]]
            held -= CHUNK
    if held:
        yield np.concatenate(waiting)


def _in_context(blocks: Iterable[Samples]) -> Iterator[tuple[Samples, Samples, Samples]]:
    """Yield each chunk with the half frame before and after it."""
    half = pitch.FRAME // 2
    nothing = np.zeros(0, np.int16)
    before, current = nothing, None
    for chunk in _chunks(blocks):
        if current is not None:
            yield current, before, chunk[:half]
            before = current[-half:]
        current = chunk
    if current is not None:
        yield current, before, nothing


def _around(wave: Floats, before: Samples, after: Samples) -> Floats:
    """Return the frames centred on each 20 ms of a chunk, shape (n, FRAME), zeros at the ends."""
    half = pitch.FRAME // 2
    count = -(-len(wave) // _HOP)
    padded = np.zeros(half + count * _HOP + half, np.float32)
    padded[half - len(before) : half] = _wave(before)
    padded[half : half + len(wave)] = wave
    end = half + len(wave)
    tail = after[: len(padded) - end]
    padded[end : end + len(tail)] = _wave(tail)
    return np.lib.stride_tricks.sliding_window_view(padded, pitch.FRAME)[::_HOP][:count]


def _wave(samples: Samples) -> Floats:
    return np.asarray(samples / np.float32(32768), np.float32)


def _power(wave: Floats) -> Floats:
    whole = len(wave) // _POWER_HOP * _POWER_HOP
    return np.asarray(np.square(wave[:whole]).reshape(-1, _POWER_HOP).mean(axis=1), np.float32)


def _spectra(frames: Floats) -> Floats:
    """Return the power spectra of windowed frames, shape (n, pitch.BINS)."""
    centred = frames - frames.mean(axis=1, keepdims=True)
    transformed = np.fft.rfft(centred * pitch.WINDOW, pitch.TRANSFORM)
    return np.asarray(transformed.real**2 + transformed.imag**2, np.float32)


def _low_spectrum(wave: Floats) -> NDArray[np.float16]:
    whole = len(wave) // _HUM_WINDOW * _HUM_WINDOW
    windows = wave[:whole].reshape(-1, _HUM_WINDOW) * _HUM_TAPER
    with np.errstate(divide="ignore"):
        return (20 * np.log10(np.abs(np.fft.rfft(windows)[:, :HUM_BINS]))).astype(np.float16)


def _mel_filters() -> Floats:
    """Return triangular filters, evenly spaced in mel, shape (pitch.BINS, bands)."""
    low, high = (2595 * np.log10(1 + hz / 700) for hz in (_MEL_LOW_HZ, _MEL_HIGH_HZ))
    edges = 700 * (10 ** (np.linspace(low, high, _MEL_BANDS + 2) / 2595) - 1)
    hz = np.arange(pitch.BINS) * RATE / pitch.TRANSFORM
    rising = (hz[:, None] - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - hz[:, None]) / (edges[2:] - edges[1:-1])
    return np.asarray(np.maximum(0, np.minimum(rising, falling)), np.float32)


def _cosines() -> Floats:
    bands = np.arange(_MEL_BANDS) + 0.5
    order = np.arange(1, _CEPSTRA + 1)
    scale = np.sqrt(2 / _MEL_BANDS)
    return np.asarray(scale * np.cos(np.pi / _MEL_BANDS * np.outer(bands, order)), np.float32)


_PIECE = 20
_FILTERS = _mel_filters()
_COSINES = _cosines()


def _cepstra(spectra: Floats) -> Floats:
    # In small pieces, for which BLAS starts no threads: they would wait for work at full speed,
    # on the core that voice activity needs.
    pieces = np.split(spectra, range(_PIECE, len(spectra), _PIECE))
    bands = np.concatenate([piece @ _FILTERS for piece in pieces])
    return np.asarray(decibels(bands) @ _COSINES, np.float32)

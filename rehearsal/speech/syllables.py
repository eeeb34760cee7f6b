"""Syllable nuclei from intensity and voicing (de Jong & Wempe 2009).

A nucleus is a peak of intensity that is voiced, not much quieter than the loudest speech, and
parted from the peak before it by a dip. It needs no transcript and no language.
"""

import numpy as np
from numpy.typing import NDArray

from rehearsal.speech.frames import POWER_STEP, STEP, Floats, decibels

LEAST_DIP_DB = 2.0
"""How far intensity falls between two nuclei (de Jong & Wempe 2009, for clean recordings)."""
QUIETEST_DB = -25.0
"""A nucleus is no further than this below the loudest speech (de Jong & Wempe 2009)."""
LOUDEST_PERCENTILE = 99
"""What counts as the loudest speech: the maximum itself may be a cough."""
_SMOOTHING = 7
"""10 ms values in the Hann window that smooths intensity: as Praat's 64 ms."""


def nuclei(power: Floats, voiced: NDArray[np.bool_]) -> tuple[float, ...]:
    """Return the times of syllable nuclei.

    `power` by 10 ms; `voiced` by 20 ms, True where there is speech with a pitch.
    """
    if len(power) < 3 or not voiced.any():
        return ()
    intensity = _intensity(power)
    at_peak = _is_voiced(voiced, len(intensity))
    threshold = np.percentile(intensity[at_peak], LOUDEST_PERCENTILE) + QUIETEST_DB
    rising = intensity[1:-1] > intensity[:-2]
    falling = intensity[1:-1] >= intensity[2:]
    peaks = np.flatnonzero(rising & falling & (intensity[1:-1] > threshold)) + 1
    kept = [peak for peak in _parted(intensity, peaks) if at_peak[peak]]
    return tuple(round((peak + 0.5) * POWER_STEP, 3) for peak in kept)


def _intensity(power: Floats) -> Floats:
    window = np.hanning(_SMOOTHING + 2)[1:-1]
    return decibels(np.convolve(power, window / window.sum(), "same").astype(np.float32))


def _is_voiced(voiced: NDArray[np.bool_], count: int) -> NDArray[np.bool_]:
    """Tell for each 10 ms whether the nearest 20 ms frame is voiced."""
    at = np.round((np.arange(count) + 0.5) * POWER_STEP / STEP).astype(int)
    return np.asarray(voiced[np.minimum(at, len(voiced) - 1)], np.bool_)


def _parted(intensity: Floats, peaks: NDArray[np.intp]) -> list[int]:
    """Keep the peaks that a dip parts from the one before; of two unparted, the louder."""
    kept: list[int] = []
    for peak in peaks.tolist():
        if not kept or intensity[peak] - intensity[kept[-1] : peak].min() >= LEAST_DIP_DB:
            kept.append(peak)
        elif intensity[peak] > intensity[kept[-1]]:
            kept[-1] = peak
    return kept

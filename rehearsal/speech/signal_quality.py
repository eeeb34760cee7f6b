"""How good the recording is: level, noise, clipping, hum, silence."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rehearsal.speech.frames import HUM_STEP, POWER_STEP, Features, Floats, decibels
from rehearsal.speech.take import RATE
from rehearsal.talk import Signal, Span, Track

Times = NDArray[np.floating[Any]]

LEVEL_STEP = 0.1
"""Seconds over which a level is taken."""
APART = 0.1
"""Seconds kept free around speech before a frame counts as noise: voices fade."""
LEAST_NOISE = 1.0
"""Seconds of noise frames below which the noise level is not known."""
MAINS_HZ = (50.0, 60.0)
HARMONICS = 6
"""Harmonics of the mains looked at: up to 300 or 360 Hz."""
CLEAREST = 3
"""Of these, hum shows in some; the mean of the clearest three is taken."""
_NEAR_HZ, _AROUND_HZ = 2.0, 18.0


def mask(spans: Sequence[Span], times: Times, margin: float = 0.0) -> NDArray[np.bool_]:
    """Return whether each time, in ascending order, lies in a span widened by `margin` s."""
    covered = np.zeros(len(times), np.bool_)
    for span in spans:
        first, last = np.searchsorted(times, (span.start - margin, span.end + margin))
        covered[first:last] = True
    return covered


def level(power: Floats) -> Track:
    """Return the level in dBFS, RMS over each 0.1 s, from power by 10 ms."""
    hops = round(LEVEL_STEP / POWER_STEP)
    whole = len(power) // hops * hops
    values = decibels(power[:whole].reshape(-1, hops).mean(axis=1))
    return Track(LEVEL_STEP, tuple(round(float(value), 1) for value in values))


def signal(features: Features, speech: Sequence[Span], gaps: Sequence[Span] = ()) -> Signal:
    """Judge the whole recording; what lies in a gap was not recorded and does not count."""
    times = (np.arange(len(features.power)) + 0.5) * POWER_STEP
    recorded = ~mask(gaps, times)
    spoken = mask(speech, times) & recorded
    quiet = ~mask(speech, times, APART) & recorded
    levels = decibels(features.power)
    return Signal(
        speech_dbfs=_median(levels[spoken], 0.0),
        noise_dbfs=_median(levels[quiet], LEAST_NOISE),
        clipped_share=features.clipped / max(int(recorded.sum() * POWER_STEP * RATE), 1),
        silent=features.peak == 0,
        hum_db=_hum(features.low_spectrum, speech, gaps),
    )


def _median(levels: Floats, least_seconds: float) -> float | None:
    if len(levels) == 0 or len(levels) * POWER_STEP < least_seconds:
        return None
    return round(float(np.median(levels)), 1)


def _hum(low: NDArray[np.float16], speech: Sequence[Span], gaps: Sequence[Span]) -> float | None:
    """Return how far the mains stand above their surroundings, where nobody speaks."""
    middles = (np.arange(len(low)) + 0.5) * HUM_STEP
    busy = mask([*speech, *gaps], middles, HUM_STEP / 2 + APART)
    quiet = low[~busy]
    if len(quiet) * HUM_STEP < LEAST_NOISE or np.isneginf(quiet).all():
        return None
    decibel = np.median(quiet.astype(np.float32), axis=0)
    spectrum = np.asarray(10 ** (decibel / 10), np.float32)
    return round(max(_above_surroundings(spectrum, mains) for mains in MAINS_HZ), 1)


def _above_surroundings(spectrum: Floats, mains: float) -> float:
    hz = np.arange(len(spectrum)) / HUM_STEP
    heights = []
    for harmonic in range(1, HARMONICS + 1):
        distance = np.abs(hz - mains * harmonic)
        near = spectrum[distance <= _NEAR_HZ].max()
        around = np.median(spectrum[(distance > 2 * _NEAR_HZ) & (distance <= _AROUND_HZ)])
        heights.append(10 * np.log10(max(float(near), 1e-9) / max(float(around), 1e-9)))
    return float(np.mean(sorted(heights)[-CLEAREST:]))

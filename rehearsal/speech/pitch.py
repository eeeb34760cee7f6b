"""Fundamental frequency by autocorrelation (Boersma 1993), octave errors guarded.

The autocorrelation of each windowed frame is divided by that of its window; the highest peak
between 65 and 500 Hz, with a small premium on short periods, is the pitch of the frame.
"""

import numpy as np
from numpy.typing import NDArray

from rehearsal.speech.take import RATE

Floats = NDArray[np.float32]

FRAME = 768
"""Samples in a frame: 48 ms, three periods of the lowest pitch."""
TRANSFORM = 1024
"""FFT length: FRAME plus the longest lag, so that the autocorrelation is linear there."""
BINS = TRANSFORM // 2 + 1
WINDOW = np.hanning(FRAME).astype(np.float32)

LOWEST_HZ = 65.0
"""Lowest pitch looked for: below nearly all modal voices."""
HIGHEST_HZ = 500.0
"""Highest pitch looked for: above nearly all speaking voices."""
VOICING = 0.45
"""Least normalised autocorrelation of a voiced frame (Praat uses 0.45)."""
OCTAVE_COST = 0.02
"""What doubling the period costs a peak, so that period doubling does not win by a hair."""
NEIGHBOURHOOD = 50
"""Frames (1 s at 20 ms) on either side whose median a pitch is compared with."""
LEAP = 1.6
"""A pitch this many times above or below its surroundings is tried an octave off, else dropped.
Speakers do leap, but seldom past a minor sixth from the median of two seconds."""
SMOOTHING = 5
"""Frames in the running median."""

_SHORTEST = int(RATE / HIGHEST_HZ)
_LONGEST = int(RATE / LOWEST_HZ) + 1


def _window_autocorrelation() -> Floats:
    power = np.abs(np.fft.rfft(WINDOW, TRANSFORM)) ** 2
    lags = np.fft.irfft(power)[: _LONGEST + 2]
    return np.asarray(lags / lags[0], np.float32)


_WINDOW_LAGS = _window_autocorrelation()
_PREMIUM = (OCTAVE_COST * np.log2(np.arange(_SHORTEST, _LONGEST + 1) / _SHORTEST)).astype("f4")


def from_spectra(spectra: Floats) -> Floats:
    """Return F0 in Hz, 0 where unvoiced, shape (n,), for power spectra of shape (n, BINS)."""
    lags = np.fft.irfft(spectra, TRANSFORM)[:, : _LONGEST + 2].astype(np.float32)
    lags /= np.maximum(lags[:, :1], 1e-12) * _WINDOW_LAGS
    best = (lags[:, _SHORTEST : _LONGEST + 1] - _PREMIUM).argmax(axis=1) + _SHORTEST
    row = np.arange(len(lags))
    left, top, right = lags[row, best - 1], lags[row, best], lags[row, best + 1]
    bend = left - 2 * top + right
    shift = np.where(bend < 0, (left - right) / (2 * np.minimum(bend, -1e-6)), 0)
    f0 = RATE / (best + np.clip(shift, -0.5, 0.5))
    # At the edge of the range there is no peak, only a slope from outside.
    peak = (top >= left) & (top >= right)
    f0[~peak | (top < VOICING)] = 0
    return np.asarray(f0, np.float32)


def smoothed(f0: Floats, heard: NDArray[np.bool_]) -> Floats:
    """Guard against octave errors and smooth; 0 outside `heard` (where there is speech)."""
    voiced = np.where(heard, f0, 0).astype(np.float32)
    return _running_median(_within_an_octave(voiced))


def _within_an_octave(f0: Floats) -> Floats:
    """Move a pitch that leaps from its surroundings by an octave, or drop it."""
    centre = _surroundings(f0)
    fixed = f0.copy()
    for factor in (2.0, 0.5):
        moved = f0 * factor
        fits = _leaps(f0, centre) & ~_leaps(moved, centre)
        fixed[fits] = moved[fits]
    fixed[_leaps(fixed, centre)] = 0
    return fixed


def _leaps(f0: Floats, centre: Floats) -> NDArray[np.bool_]:
    ratio = f0 / centre
    return np.asarray((f0 > 0) & ((ratio > LEAP) | (ratio < 1 / LEAP)), np.bool_)


def _surroundings(f0: Floats) -> Floats:
    """Return the median voiced pitch within a second of each frame; the talk's where none is."""
    voiced = np.flatnonzero(f0)
    overall = float(np.median(f0[voiced])) if len(voiced) else 1.0
    centre = np.full(len(f0), overall, np.float32)
    # The median moves slowly: every fifth of a second is enough, and ten times cheaper.
    for start in range(0, len(f0), 10):
        near = f0[max(0, start + 5 - NEIGHBOURHOOD) : start + 5 + NEIGHBOURHOOD]
        near = near[near > 0]
        if len(near) >= 10:
            centre[start : start + 10] = np.median(near)
    return centre


def _running_median(f0: Floats) -> Floats:
    """Smooth voiced frames by the median of the voiced frames in the window around them."""
    if not f0.any():
        return f0
    half = SMOOTHING // 2
    padded = np.pad(np.where(f0 > 0, f0, np.nan), half, constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(padded, SMOOTHING)
    result = np.zeros(len(f0), np.float32)
    voiced = np.flatnonzero(f0)
    result[voiced] = np.nanmedian(windows[voiced], axis=1)
    # A voiced stretch shorter than the window's half is a click, not a vowel.
    enough = np.isfinite(windows).sum(axis=1) > half
    result[~enough] = 0
    return result

"""Sounds that may be filled pauses (um, uh, er), found without a transcript.

A filled pause is a vowel held longer than vowels in words are, at a level pitch, with the mouth
standing still; an "um" closes into a steady m. Goto, Itou & Hayamizu (1999) found 85 % of filled
pauses by these two signs, and 91 % of what they found was one (Japanese). Long vowels in words
pass the same test: what is found here becomes an estimate only beside the words.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from rehearsal.speech.frames import POWER_STEP, STEP, Features, Floats, decibels
from rehearsal.talk import Candidate

SHORTEST = 0.12
"""Seconds of steady sound. Vowels in words reach it too, and are told apart by the words; in ten
synthetic voices at three rates 0.16 s missed 29 filled pauses of 100, 0.12 s 10."""
LONGEST = 2.0
"""Seconds; a longer steady tone is a machine or a song."""
STEADY_SEMITONES = 3.0
"""How far F0 may move within 80 ms: intonation on a stressed word moves faster."""
STEADY_SPECTRUM_DB = 25.0
"""Distance of mel cepstra 40 ms apart below which the mouth stands still; fluent speech has a
median of about 45."""
CLOSING = 0.1
"""Seconds from the vowel of an "um" to its m, in which the spectrum may move."""
DROPOUT = 0.04
"""Seconds for which the pitch may fail or jump within a steady sound."""
FADING_DB = -20.0
"""Sound further than this below the talk's speech is a breath or an echo."""
LONG = 0.4
"""Seconds of steady sound at which length alone says as much as it can."""
ALONE_DB = -15.0
"""A level this far below the sound, just before and after it, sets it apart from words."""
BESIDE = 0.15
"""Seconds before and after in which that is looked for."""

_HIDDEN = 4
"""Frames at each edge of a steady sound in which the analysis windows still see what is beside."""


def candidates(features: Features, f0: Floats, speech_dbfs: float) -> tuple[Candidate, ...]:
    """Return the steady voiced sounds, scored; `f0` smoothed, 0 outside speech.

    The score is the mean of four signs, each 0 to 1: length, steady spectrum, level pitch, and
    silence on both sides.
    """
    drift = features.drift
    bend = _bend(f0)
    loud = _levels(features.power, len(f0)) > speech_dbfs + FADING_DB
    sounding = (f0 > 0) & loud
    steady = sounding & (drift < STEADY_SPECTRUM_DB) & (bend < STEADY_SEMITONES)
    found = []
    for first, last in _joined(list(_runs(_bridged(steady, loud))), sounding):
        seconds = int(steady[first:last].sum()) * STEP
        if not SHORTEST <= seconds <= LONGEST:
            continue
        inside = slice(first, last)
        signs = (
            _ramp(seconds, SHORTEST / 2, LONG),
            1 - float(np.median(drift[inside])) / STEADY_SPECTRUM_DB,
            1 - float(np.median(bend[inside])) / STEADY_SEMITONES,
            _alone(features.power, first, last),
        )
        start, end = _extended(first, last, sounding)
        end = min(end, features.duration)
        found.append(Candidate(round(start, 3), round(end, 3), round(float(np.mean(signs)), 3)))
    return tuple(found)


def _bend(f0: Floats) -> Floats:
    """Return how far F0 moves within 80 ms around each frame, in semitones; 0 at an edge."""
    semitones = 12 * np.log2(np.where(f0 > 0, f0, np.nan))
    padded = np.pad(semitones, 2, constant_values=np.nan)
    return np.asarray(np.nan_to_num(np.abs(padded[4:] - padded[:-4])), np.float32)


def _levels(power: Floats, count: int) -> Floats:
    """Return the level at each 20 ms frame, in dBFS, from power by 10 ms."""
    at = np.minimum(np.arange(count) * round(STEP / POWER_STEP), max(len(power) - 1, 0))
    return decibels(power[at]) if len(power) else np.full(count, -100, np.float32)


def _runs(flags: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Yield first and last (exclusive) index of each run of True."""
    edges = np.flatnonzero(np.diff(np.pad(flags.astype(np.int8), 1)))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def _bridged(steady: NDArray[np.bool_], loud: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Fill short breaks in a steady sound that goes on sounding."""
    filled = steady.copy()
    for first, last in _runs(~steady & loud):
        inside = first > 0 and last < len(steady) and steady[first - 1] and steady[last]
        if inside and (last - first) * STEP <= DROPOUT + 1e-9:
            filled[first:last] = True
    return filled


def _joined(runs: list[tuple[int, int]], voiced: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Join two steady runs that a short voiced movement parts: the vowel and the m of "um"."""
    index = 0
    while index < len(runs):
        first, last = runs[index]
        if index + 1 < len(runs):
            after, end = runs[index + 1]
            if (after - last) * STEP <= CLOSING + 1e-9 and voiced[last:after].all():
                last, index = end, index + 1
        yield first, last
        index += 1


def _extended(first: int, last: int, voiced: NDArray[np.bool_]) -> tuple[float, float]:
    """Return start and end in seconds, with the edges that the frames' width hides."""
    before = voiced[max(0, first - _HIDDEN) : first][::-1]
    after = voiced[last : last + _HIDDEN]
    first -= int(np.argmin(np.append(before, False)))
    last += int(np.argmin(np.append(after, False)))
    return max(0.0, (first - 0.5) * STEP), (last - 0.5) * STEP


def _ramp(value: float, low: float, high: float) -> float:
    return float(np.clip((value - low) / (high - low), 0, 1))


def _alone(power: Floats, first: int, last: int) -> float:
    """Return 1 for silence before and after, 0.5 for one of them, 0 for neither."""
    per_frame, beside = round(STEP / POWER_STEP), round(BESIDE / POWER_STEP)
    start, end = first * per_frame, last * per_frame
    levels = decibels(power[max(0, start - beside) : end + beside])
    before, inside = levels[: min(start, beside)], levels[min(start, beside) :][: end - start]
    after = levels[min(start, beside) + end - start :]
    limit = float(np.median(inside)) + ALONE_DB if len(inside) else 0.0
    sides = [bool(part.min() < limit) if len(part) else True for part in (before, after)]
    return sum(sides) / 2

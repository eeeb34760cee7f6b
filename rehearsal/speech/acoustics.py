"""What the audio alone tells: level, signal quality, pitch, syllables, maybe-filled pauses."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from rehearsal.speech import filled_pauses, pitch, signal_quality, syllables
from rehearsal.speech.frames import STEP, Features, Floats, Samples, frame_features
from rehearsal.speech.signal_quality import mask
from rehearsal.talk import Acoustics, Candidate, Progress, Span, Track

STEP_NAME = "Listening to the recording"
"""What the speaker reads while this is done."""
AROUND_SPEECH = 0.05
"""Seconds by which voice activity is widened for pitch: its grid is 32 ms wide."""


def measure_blocks(
    blocks: Iterable[Samples],
    speech: Sequence[Span],
    gaps: Sequence[Span] = (),
    progress: Progress | None = None,
    length: int | None = None,
) -> Acoustics:
    """Measure 16 kHz mono samples that arrive in blocks of any length, in one pass.

    `speech` are the runs of voice activity, `gaps` what was not recorded; `length`, the number
    of samples that will come, is needed only for progress. Whatever `progress` raises goes up.
    """
    if progress is not None and length:
        blocks = _reported(blocks, progress, length)
    return describe(frame_features(blocks), speech, gaps)


def describe(features: Features, speech: Sequence[Span], gaps: Sequence[Span] = ()) -> Acoustics:
    """Turn frame features into Acoustics."""
    times = np.arange(len(features.f0)) * STEP
    f0 = pitch.smoothed(features.f0, mask(speech, times, AROUND_SPEECH))
    signal = signal_quality.signal(features, speech, gaps)
    candidates: tuple[Candidate, ...] = ()
    if signal.speech_dbfs is not None:
        candidates = filled_pauses.candidates(features, f0, signal.speech_dbfs)
    return Acoustics(
        duration=features.duration,
        speech=tuple(speech),
        level=signal_quality.level(features.power),
        signal=signal,
        f0=_track(f0),
        syllable_nuclei=syllables.nuclei(features.power, f0 > 0),
        candidates=candidates,
        gaps=tuple(gaps),
    )


def _track(f0: Floats) -> Track:
    return Track(STEP, tuple(round(hz, 1) if hz > 0 else None for hz in f0.tolist()))


def _reported(blocks: Iterable[Samples], progress: Progress, length: int) -> Iterator[Samples]:
    """Pass blocks on, telling how far they have come."""
    done = 0
    for block in blocks:
        progress(STEP_NAME, min(1.0, done / length))
        yield block
        done += len(block)
    progress(STEP_NAME, 1.0)

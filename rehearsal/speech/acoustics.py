"""What the audio alone tells: level, signal quality, pitch, syllables, maybe-filled pauses."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event

import numpy as np

from rehearsal.speech import filled_pauses, pitch, signal_quality, syllables
from rehearsal.speech.frames import STEP, Features, Floats, frame_features
from rehearsal.speech.signal_quality import mask
from rehearsal.speech.take import Samples, Take
from rehearsal.speech.voice_activity import speech_spans
from rehearsal.talk import Acoustics, Candidate, Progress, Span, Track

STEP_NAME = "Listening to the recording"
"""What the speaker reads while this is done."""
POLL = 0.2
"""Seconds between reports while voice activity is still being found."""
AROUND_SPEECH = 0.05
"""Seconds by which voice activity is widened for pitch: its grid is 32 ms wide."""


def measure(take: Take, progress: Progress, *, follow: bool = False) -> Acoustics:
    """Measure what a take holds by now; with `follow`, until the recording is stopped.

    Both come to the same, whenever the samples arrive. Whatever `progress` raises stops it and
    goes up. Voice activity is found beside the rest, on a second core where there is one.
    """
    blocks = take.followed if follow else take.blocks
    work = _Work(take.length)
    with ThreadPoolExecutor(max_workers=1) as beside:
        listening = beside.submit(speech_spans, work.passing("voice", blocks()))
        try:
            features = frame_features(work.passing("frames", blocks(), progress))
            while wait([listening], timeout=POLL).not_done:
                work.report(progress)
        except BaseException:
            work.stopped.set()
            raise
        speech = listening.result()
    progress(STEP_NAME, 1.0)
    return describe(features, _clipped(speech, features.duration), take.gaps())


class _Work:
    """How far two readers of one take have come, and whether they shall stop."""

    def __init__(self, length: int) -> None:
        self.stopped = Event()
        self._length = length
        self._done = {"voice": 0, "frames": 0}  # one writer each

    def passing(
        self, reader: str, blocks: Iterable[Samples], progress: Progress | None = None
    ) -> Iterator[Samples]:
        """Pass blocks on and count them, with progress told where it is given."""
        for block in blocks:
            if self.stopped.is_set():
                return
            if progress is not None:
                self.report(progress)
            yield block
            self._done[reader] += len(block)

    def report(self, progress: Progress) -> None:
        """Tell how far both readers are together."""
        progress(STEP_NAME, min(1.0, sum(self._done.values()) / max(2 * self._length, 1)))


def measure_blocks(
    blocks: Iterable[Samples],
    speech: Sequence[Span],
    gaps: Sequence[Span] = (),
) -> Acoustics:
    """Measure 16 kHz mono samples that arrive in blocks of any length, in one pass.

    `speech` are the runs of voice activity, `gaps` what was not recorded.
    """
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


def _clipped(speech: Sequence[Span], duration: float) -> list[Span]:
    """Cut off what the last, filled-up frame of voice activity has beyond the recording."""
    return [Span(s.start, min(s.end, duration)) for s in speech if s.start < duration]

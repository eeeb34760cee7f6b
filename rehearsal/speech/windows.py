"""Where to cut a recording, so that each piece can be recognised alone.

Windows tile the take and are cut in pauses. They are a function of the samples alone: live,
resumed and offline runs cut at the same places, however the samples arrive.
"""

from dataclasses import dataclass, replace

import numpy as np

from rehearsal.speech.take import RATE
from rehearsal.speech.voice_activity import FRAME, Probabilities, runs, speaking

LONGEST = 29 / 30
"""Share of the model's own window that a window may fill: an edge is left so that the last word
is heard out. 29 s for Whisper. Strength D."""
EAGER = 20 / 30
"""Share of the model's own window from which a clear pause closes a window: fuller ones cost
less, since each costs the same; shorter ones are ready sooner. Strength D."""
CLEAR_PAUSE = 0.6
"""Seconds. Most pauses of this length end a phrase. Strength D."""
EARLIEST = 0.4
"""Share of the model's own window before which no full window is cut. Strength D."""
USABLE_PAUSE = 0.16
"""Seconds. A shorter silence is rather a plosive than a place to cut. Strength D."""
LONG_SILENCE = 8 / 30
"""Share of the model's own window. A silence this long closes the window: Whisper invents words
in long silences, so they must not reach it. Strength C (its authors' repository)."""
SPOKEN_OUT = 1.5
"""Seconds of silence after which the open window is recognised ahead. A talk ends in one that is
longer, before a hand is at the key; within a talk there is about one a minute, and the speaker
going on costs that recognition. Strength: speaker."""
EDGE = 6 * FRAME
"""Samples, 0.19 s, that are kept around the speech of a window: voice activity begins late and
breath helps the recogniser. Strength D."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the take, in samples: start to stop, and the runs of speech in it."""

    start: int
    stop: int
    speech: tuple[tuple[int, int], ...]
    """Empty: nothing was said, and the recogniser must not see it."""
    open: bool = False
    """Whether more of it may come: this is what it would be if the take ended now."""

    @property
    def heard(self) -> tuple[int, int]:
        """What the recogniser gets: from the first speech to the last, with an edge."""
        first, last = self.speech[0][0], self.speech[-1][1]
        return max(self.start, first - EDGE), min(self.stop, last + EDGE)


class Cutter:
    """Probabilities of speech in, closed windows out."""

    def __init__(self, model_window: float) -> None:
        """`model_window`: the seconds that the model hears at once."""
        self._longest = int(LONGEST * model_window * RATE / FRAME)
        self._eager = _frames(EAGER * model_window)
        self._earliest = _frames(EARLIEST * model_window)
        self._long_silence = _frames(LONG_SILENCE * model_window)
        self._start = 0
        self._probabilities: list[float] = []
        self._speech: list[bool] = []
        self._speaking = False
        self._silence = 0
        """Frames of silence up to now, within the window."""

    def feed(self, probabilities: Probabilities) -> list[Window]:
        """Return the windows that the next frames close."""
        closed = []
        flags = speaking(probabilities, self._speaking)
        for probability, self._speaking in zip(probabilities.tolist(), flags, strict=True):
            self._probabilities.append(probability)
            self._speech.append(self._speaking)
            self._silence = 0 if self._speaking else self._silence + 1
            cut = self._cut()
            if cut is not None:
                closed.append(self._close(cut))
        return closed

    def spoken_out(self) -> list[Window]:
        """Return the open window where the speaker has paused as at the end of a talk; else none.

        It stays open. Recognised ahead, it is ready if the take ends in this pause.
        """
        if self._silence < _frames(SPOKEN_OUT) or self._silence == len(self._speech):
            return []
        return [replace(self._first(len(self._speech)), open=True)]

    def finish(self, length: int) -> list[Window]:
        """Return the last window of a take of `length` samples, where one is open."""
        if not self._speech:
            return []
        last = self._close(len(self._speech))
        speech = tuple((start, min(stop, length)) for start, stop in last.speech)
        return [Window(last.start, length, speech)]

    def _cut(self) -> int | None:
        """Return the frame of the window at which it can be closed now."""
        frames, silence = len(self._speech), self._silence
        if silence >= self._long_silence:
            # Never after the newest frame: it may reach beyond the end of the take.
            return frames - 1 if silence == frames else frames - silence + self._long_silence // 2
        if frames >= self._eager and silence >= _frames(CLEAR_PAUSE):
            return frames - silence // 2
        return self._best_cut() if frames >= self._longest else None

    def _best_cut(self) -> int:
        """Return the middle of the longest pause of a full window, of several the latest.

        Without a pause: the least speech-like place, of several the latest.
        """
        pauses = [
            (min(stop - start, _frames(CLEAR_PAUSE)), (start + stop) // 2)
            for start, stop in _silences(self._speech)
            if stop - start >= _frames(USABLE_PAUSE) and (start + stop) // 2 >= self._earliest
        ]
        if pauses:
            return max(pauses)[1]
        smooth = np.convolve(self._probabilities, np.ones(3) / 3, "same")[self._earliest : -2]
        return self._earliest + len(smooth) - 1 - int(np.argmin(smooth[::-1]))

    def _close(self, cut: int) -> Window:
        """Make a window of the first `cut` frames and keep the others for the next."""
        window = self._first(cut)
        self._start = window.stop
        del self._speech[:cut], self._probabilities[:cut]
        self._silence = min(self._silence, len(self._speech))
        return window

    def _first(self, cut: int) -> Window:
        """Return the first `cut` frames as a window."""
        speech = tuple(
            (self._start + first * FRAME, self._start + after * FRAME)
            for first, after in runs(self._speech[:cut])
        )
        return Window(self._start, self._start + cut * FRAME, speech)


def _frames(seconds: float) -> int:
    return round(seconds * RATE / FRAME)


def _silences(speech: list[bool]) -> list[tuple[int, int]]:
    """Return the runs of frames without speech, first frame and frame after the last."""
    edges = np.flatnonzero(np.diff(np.array([True, *speech, True]).astype(np.int8)))
    return [(int(first), int(after)) for first, after in edges.reshape(-1, 2)]

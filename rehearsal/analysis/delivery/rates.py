"""How fast a talk is spoken, over any stretch of it: in words, in syllables, pauses in and out."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from rehearsal.analysis.delivery.spoken import is_filled_pause, word_count
from rehearsal.analysis.reading import Reading
from rehearsal.talk import Span, Stage

WINDOW = 30.0
"""Seconds of one point of the curve: bursts are fine, drift is not (Speech Away; C)."""
STEP = 5.0
"""Seconds between two points of the curve."""
LEAST_RECORDED = 0.5
"""Share of a window that must have been recorded for a rate to mean anything. Strength D."""
SHORTEST_PAUSE = 0.25
"""Seconds of silence that are no speaking time (de Jong & Wempe 2009; B)."""


@dataclass(frozen=True, slots=True)
class Rates:
    """How fast a stretch of the talk is spoken; None where it cannot be known."""

    seconds: float
    """Recorded time, silences included."""
    words: int | None
    """Words without filled pauses, numbers as they are spoken; None without a transcript."""
    speech_rate_wpm: float | None
    syllable_rate: float | None
    """Syllables per second of recorded time."""
    articulation_rate: float | None
    """Syllables per second of speaking time, pauses of 0.25 s and more out."""


@dataclass(frozen=True, slots=True)
class RatePoint:
    """The rates in the window around a time."""

    time: float
    rates: Rates


class _Pace:
    """Counts of one reading, ready to be asked for any stretch."""

    def __init__(self, reading: Reading, without: Sequence[Span] = ()) -> None:
        acoustics = reading.rehearsal.acoustics
        words = [word for word in reading.words if not is_filled_pause(word.text)]
        counted = sorted((_middle(word), word_count(word.text)) for word in words)
        self.transcribed = reading.rehearsal.transcript is not None
        self.measured = acoustics is not None
        self.times = [time for time, _ in counted]
        self.totals = [0, *accumulate(count for _, count in counted)]
        self.nuclei = acoustics.syllable_nuclei if acoustics else ()
        self.gaps = _joined([*(acoustics.gaps if acoustics else ()), *without], 0.0)
        # Pauses that are too short to count are speaking time.
        self.speaking = _joined(acoustics.speech if acoustics else (), SHORTEST_PAUSE)

    def rates(self, spans: Sequence[Span]) -> Rates:
        """Return the rates over some stretches taken together."""
        seconds = sum(s.duration - sum(s.overlap(gap) for gap in self.gaps) for s in spans)
        words = sum(self._words(span) for span in spans) if self.transcribed else None
        syllables = sum(self._syllables(span) for span in spans) if self.measured else None
        spoken = sum(self._spoken(span) for span in spans)
        return Rates(
            seconds=seconds,
            words=words,
            speech_rate_wpm=None if words is None or seconds <= 0 else words * 60 / seconds,
            syllable_rate=None if syllables is None or seconds <= 0 else syllables / seconds,
            articulation_rate=None if syllables is None or spoken <= 0 else syllables / spoken,
        )

    def _words(self, span: Span) -> int:
        first, last = bisect_left(self.times, span.start), bisect_left(self.times, span.end)
        return self.totals[last] - self.totals[first]

    def _syllables(self, span: Span) -> int:
        return bisect_left(self.nuclei, span.end) - bisect_left(self.nuclei, span.start)

    def _spoken(self, span: Span) -> float:
        first = bisect_left(self.speaking, span.start, key=lambda run: run.end)
        last = bisect_left(self.speaking, span.end, key=lambda run: run.start)
        return sum(run.overlap(span) for run in self.speaking[first:last])


def _middle(span: Span) -> float:
    return (span.start + span.end) / 2


def _joined(spans: Sequence[Span], parting: float) -> list[Span]:
    """Join the spans that overlap or lie closer than the time that parts two."""
    joined: list[Span] = []
    for run in sorted(spans, key=lambda run: run.start):
        if joined and run.start - joined[-1].end < parting:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, run.end))
        else:
            joined.append(run)
    return joined


def overall(reading: Reading) -> Rates:
    """Return the rates over the whole talk."""
    return _Pace(reading).rates([Span(0, reading.duration or 0.0)])


def rates_over(reading: Reading, spans: Sequence[Span], without: Sequence[Span] = ()) -> Rates:
    """Return the rates over some stretches taken together, some time left out."""
    return _Pace(reading, without).rates(spans)


def curve(reading: Reading, without: Sequence[Span] = ()) -> tuple[RatePoint, ...]:
    """Return the rates in windows of 30 s, every 5 s; empty for less than 30 s of talk.

    Windows are dropped of which less than half was recorded and is not to be left out.
    """
    pace, duration = _Pace(reading, without), reading.duration or 0.0
    points = []
    for index in range(int((duration - WINDOW) / STEP) + 1 if duration >= WINDOW else 0):
        window = Span(index * STEP, index * STEP + WINDOW)
        rates = pace.rates([window])
        if rates.seconds >= LEAST_RECORDED * WINDOW:
            points.append(RatePoint(_middle(window), rates))
    return tuple(points)


def by_slide(reading: Reading) -> dict[int, Rates]:
    """Return the rates on each slide that was shown, all its visits together."""
    pace = _Pace(reading)
    visits: dict[int, list[Span]] = {}
    for span in reading.timeline:
        visits.setdefault(span.slide, []).append(span)
    return {slide: pace.rates(spans) for slide, spans in sorted(visits.items())}


def by_stage(reading: Reading) -> dict[Stage, Rates]:
    """Return the rates in each stage of the argument that was shown."""
    pace, stages = _Pace(reading), {label.slide: label.stage for label in reading.stages}
    visits: dict[Stage, list[Span]] = {}
    for span in reading.timeline:
        if span.slide in stages:
            visits.setdefault(stages[span.slide], []).append(span)
    return {stage: pace.rates(spans) for stage, spans in visits.items()}

"""The voice: how much the pitch varies and where it is flat, how loud, how sentences end.

Never a judgement on how high a voice is, or on an accent.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import fmean, median, quantiles

import numpy as np

from rehearsal.analysis.delivery.signal import weakness
from rehearsal.analysis.phrasing import clock, listed
from rehearsal.analysis.reading import Check, Pause, Reading
from rehearsal.analysis.sureness import NO_SOUND, no_transcript
from rehearsal.talk import Evidence, Finding, Measure, NotMeasured, Span

WINDOW = 10.0
"""Seconds over which pitch variation is taken (Hincks 2005; B)."""
STEP = 5.0
"""Seconds between two windows: fine enough to say where a flat stretch begins."""
LEAST_VOICED = 2.0
"""Voiced seconds that a window needs before its variation means anything. Strength D."""
LEAST_WINDOWS = 3
"""Windows with enough voice that a talk needs."""
FLAT_PVQ = 0.15
"""Pitch variation quotient below which ten seconds were rated as flat (Hincks 2005; B)."""
FLAT_SHARE = 0.6
"""A stretch is flat for its speaker below this share of the talk's own median. Strength D: whole
talks differ from 0.11 to 0.24 (Hincks 2005), so one limit for all would grade the voice."""
FLAT_SECONDS = 30.0
"""Seconds of flat voice that are worth a finding. Strength D."""
ENDING = 0.5
"""Seconds before a pause that are a sentence's ending."""
BEFORE_ENDING = 3.0
"""Seconds before that, with which the ending is compared."""
TRAILING_DB = 12.0
"""Decibels by which an ending is quieter than its sentence before it trails off. Strength D:
endings fall by about half of that anyway."""
TRAILING_SHARE = 0.25
"""Share of the sentence ends that trail off before it is worth a note. Strength D."""
LEAST_ENDINGS = 8
"""Sentence ends needed for such a share."""
EXAMPLES = 3
"""Places shown."""

TOO_LITTLE = "Too little voiced speech was heard for the pitch to be judged."


@dataclass(frozen=True, slots=True)
class PitchPoint:
    """Pitch variation in the window around a time."""

    time: float
    pvq: float
    """Standard deviation ÷ mean of F0."""


def pitch_curve(reading: Reading) -> tuple[PitchPoint, ...]:
    """Return the pitch variation in windows of 10 s, every 5 s; windows with little voice out."""
    acoustics = reading.rehearsal.acoustics
    if acoustics is None or acoustics.f0 is None:
        return ()
    step = acoustics.f0.step
    values = np.array(acoustics.f0.values, np.float64)  # None becomes not-a-number
    width, hop = round(WINDOW / step), round(STEP / step)
    points = []
    for first in range(0, max(len(values) - width + 1, 0), hop):
        window = values[first : first + width]
        voiced = window[np.isfinite(window)]
        if len(voiced) * step >= LEAST_VOICED:
            pvq = float(voiced.std() / voiced.mean())
            points.append(PitchPoint(first * step + WINDOW / 2, pvq))
    return tuple(points)


def unheard(reading: Reading) -> str:
    """Say why the pitch is not judged; empty where it is."""
    reason = weakness(reading)
    if reason:
        return reason
    return "" if len(pitch_curve(reading)) >= LEAST_WINDOWS else TOO_LITTLE


def pitch_variation(reading: Reading) -> Measure:
    """Measure the pitch variation quotient, the mean of windows of 10 s.

    There is no band for a whole talk: 18 student talks lay between 0.11 and 0.24 (Hincks 2005).

    Cannot tell: whether a listener is bored; nothing is said of how high a voice is.
    """
    reason = unheard(reading)
    return Measure(
        name="pitch_variation",
        value=None if reason else fmean(point.pvq for point in pitch_curve(reading)),
        unit="PVQ",
        method="standard deviation ÷ mean of F0 in windows of 10 s, their mean (Hincks 2005); "
        "F0 by autocorrelation every 20 ms",
        reason=reason,
    )


def level(reading: Reading) -> Measure:
    """Measure the median level of speech, in dBFS: of the recording, not of the voice alone.

    Cannot tell: how loud you were in the room; it hangs on the microphone and its distance.
    """
    acoustics = reading.rehearsal.acoustics
    value = acoustics.signal.speech_dbfs if acoustics else None
    return Measure(
        name="level",
        value=value,
        unit="dBFS",
        method="median over 10 ms frames with voice activity; depends on the microphone",
        reason="" if value is not None else weakness(reading) or NO_SOUND,
    )


def level_range(reading: Reading) -> Measure:
    """Measure how far the level of speech spreads, 10th to 90th percentile, in dB.

    Cannot tell: whether the voice varied, or its distance to the microphone.
    """
    reason = weakness(reading)
    spoken = [] if reason else _levels(reading)
    if not reason and len(spoken) < 10:
        reason = TOO_LITTLE
    tenths = quantiles(spoken, n=10) if not reason else []
    return Measure(
        name="level_range",
        value=None if reason else tenths[-1] - tenths[0],
        unit="dB",
        method="10th to 90th percentile of the level over 0.1 s where there is speech",
        reason=reason,
    )


def _levels(reading: Reading, within: Span | None = None) -> list[float]:
    """Return the levels of the 0.1 s frames that lie wholly in speech, and within a span."""
    acoustics = reading.rehearsal.acoustics
    if acoustics is None:
        return []
    within = within or Span(0.0, acoustics.duration)
    step, found = acoustics.level.step, []
    begin = bisect_left(acoustics.speech, within.start, key=lambda run: run.end)
    after = bisect_left(acoustics.speech, within.end, key=lambda run: run.start)
    for run in acoustics.speech[begin:after]:
        start, end = max(run.start, within.start), min(run.end, within.end)
        first, last = ceil(start / step - 1e-6), int(end / step + 1e-6)
        found += [value for value in acoustics.level.values[first:last] if value is not None]
    return found


def check_flat(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find stretches of 30 s and more in which the pitch hardly moves.

    Title: Stretches of 30 s and more in which the pitch hardly moves.
    Measured: standard deviation ÷ mean of F0 (PVQ) in windows of 10 s.
    Limit: 0.15, below which ten seconds were rated as flat (Hincks 2005: r = 0.83 with rated
    liveliness, 18 students presenting in English), and at most 0.6 of this talk's own median, so
    that a voice is compared with itself.
    Strength: B.
    Cannot tell: whether a listener is bored; nothing is said of how high a voice is.
    """
    reason = unheard(reading)
    if reason:
        yield NotMeasured("voice.flat", reason)
        return
    points = pitch_curve(reading)
    own = median(point.pvq for point in points)
    limit = min(FLAT_PVQ, FLAT_SHARE * own)
    for run in _flat_runs(points, limit):
        stretch = Span(run[0].time - WINDOW / 2, run[-1].time + WINDOW / 2)
        if stretch.duration >= FLAT_SECONDS:
            yield _flat(reading, stretch, fmean(point.pvq for point in run), own)


def _flat_runs(points: Sequence[PitchPoint], limit: float) -> Iterator[list[PitchPoint]]:
    run: list[PitchPoint] = []
    for point in points:
        if point.pvq < limit:
            run.append(point)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _flat(reading: Reading, stretch: Span, pvq: float, own: float) -> Finding:
    middle = (stretch.start + stretch.end) / 2
    slide = reading.slide_at(middle)
    where = f", on slide {slide}" if slide is not None else ""
    return Finding(
        check="voice.flat",
        severity="advice",
        message=f"From {clock(stretch.start)} to {clock(stretch.end)}{where} your pitch hardly "
        f"moved: variation {pvq:.2f}, against {own:.2f} in the talk as a whole. You are compared "
        "with your own talk, for the absolute value depends on voice and microphone.",
        advice="Choose the one word of each sentence that matters, and say this part again "
        "leaning on it.",
        source=f"below {FLAT_SHARE:.1f} of this talk's own median; pitch variation goes with rated "
        "liveliness: Hincks 2005",
        strength="B",
        evidence=(Evidence(stretch.start, stretch.end, slide),),
    )


def check_trailing(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Tell whether sentences trail off, so that their last words are lost.

    Title: Sentences that trail off, so that their last words are lost.
    Measured: the loudest tenth of the last half second before the pause that ends a sentence,
    against the median level of the three seconds before.
    Limit: 12 dB quieter, in a quarter of the sentences; a rule of thumb, hence a note.
    Strength: D.
    Cannot tell: how it sounds in the room.
    """
    reason = weakness(reading)
    known = [pause for pause in reading.pauses if pause.sentence_end is not None]
    if not reason and not known:
        reason = no_transcript(reading) if reading.rehearsal.transcript is None else TOO_LITTLE
    falls = [] if reason else [(p, _fall(reading, p)) for p in known if p.sentence_end]
    if not reason and len(falls) < LEAST_ENDINGS:
        reason = f"Fewer than {LEAST_ENDINGS} sentences end in a pause."
    if reason:
        yield NotMeasured("voice.trailing", reason)
        return
    trailing = [(pause, fall) for pause, fall in falls if fall >= TRAILING_DB]
    if len(trailing) >= TRAILING_SHARE * len(falls):
        yield _trailing(reading, trailing, len(falls))


def _fall(reading: Reading, pause: Pause) -> float:
    """Return by how many dB the speech before a pause is quieter at its end; 0: not known."""
    start = max(0.0, pause.start - ENDING)
    ending = _levels(reading, Span(start, pause.start))
    before = _levels(reading, Span(max(0.0, start - BEFORE_ENDING), start))
    return median(before) - max(ending) if ending and before else 0.0


def _trailing(reading: Reading, trailing: Sequence[tuple[Pause, float]], sentences: int) -> Finding:
    worst = sorted(trailing, key=lambda found: -found[1])[:EXAMPLES]
    places = sorted(pause.start for pause, _ in worst)
    return Finding(
        check="voice.trailing",
        severity="note",
        message=f"{len(trailing)} of {sentences} sentences trail off by {TRAILING_DB:.0f} dB or "
        f"more, most at {listed([clock(time) for time in places])}.",
        advice="Breathe before a long sentence, and aim your voice at the last word.",
        source="a rule of thumb; endings fall by about 6 dB anyway",
        strength="D",
        evidence=tuple(
            Evidence(max(0.0, time - ENDING), time, reading.slide_at(time)) for time in places
        ),
    )


CHECKS: tuple[Check, ...] = (check_flat, check_trailing)

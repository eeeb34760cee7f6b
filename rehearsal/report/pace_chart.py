"""The drawing of the speech rate over the talk."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rehearsal.analysis.delivery.rates import STEP, RatePoint
from rehearsal.analysis.phrasing import clock
from rehearsal.analysis.timeline import visits
from rehearsal.report.axis import Scale, Tick, path, time_step
from rehearsal.report.report import Report
from rehearsal.report.view import Numbered
from rehearsal.talk import Band, Stage

STRETCHES = ("pacing.drift", "pacing.end_rush", "timing.ending")
"""The checks that find a stretch spoken too fast or too slowly; it is drawn into the curve."""

BREAK = 1.5
"""Steps of the curve without a point, after which the line is broken."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What the curve counts; the axis shows at least `low` to `high`, whatever was measured.

    Two reports can so be compared at a glance.
    """

    label: str
    measure: str
    step: int
    low: float
    high: float


WORDS = Unit("words per minute", "speech_rate", 40, 80.0, 220.0)
SYLLABLES = Unit("syllables per second", "syllable_rate", 1, 1.0, 6.0)
"""Where there are no words."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The frame of the drawing, in points."""

    width: float
    left: float
    ticks: int
    right: float = 8.0
    top: float = 30.0
    height: float = 190.0

    @property
    def bottom(self) -> float:
        """Where the time axis lies."""
        return self.top + self.height


WIDE = Layout(width=880, left=66, ticks=12)
NARROW = Layout(width=380, left=34, ticks=6)


@dataclass(frozen=True, slots=True)
class Boundary:
    """Where a slide begins; the label is empty where it would touch the one before."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Drift:
    """A stretch in which the pace left its band for long."""

    x: float
    width: float
    line: str
    one: Numbered


@dataclass(frozen=True, slots=True)
class PaceChart:
    """Everything that the drawing holds."""

    layout: Layout
    unit: Unit
    lines: tuple[str, ...]
    band: tuple[float, float] | None
    limits: Band | None
    mean: tuple[float, float] | None
    """Where the talk's own rate lies, and that rate."""
    drifts: tuple[Drift, ...]
    boundaries: tuple[Boundary, ...]
    stages: tuple[tuple[float, float, Stage], ...]
    ticks: tuple[Tick, ...]
    rates: tuple[Tick, ...]


def pace_chart(report: Report, findings: Sequence[Numbered], layout: Layout) -> PaceChart | None:
    """Lay the chart out; None where no rate was measured."""
    unit = WORDS if report.reading.words else SYLLABLES
    points = _measured(report.pace, unit)
    if len(points) < 2:
        return None
    duration = report.reading.duration or points[-1][0]
    across = Scale(0.0, duration, layout.left, layout.width - layout.right)
    rates = [rate for _, rate in points]
    up = Scale(min(unit.low, *rates), max(unit.high, *rates), layout.bottom, layout.top)
    measure = next((one for one in report.measures if one.name == unit.measure), None)
    limits = measure.band if measure else None
    return PaceChart(
        layout=layout,
        unit=unit,
        lines=tuple(_lines(points, across, up)),
        band=_band(limits, up),
        limits=limits,
        mean=_mean(measure.value if measure else None, up),
        drifts=tuple(_drifts(points, findings, across, up)),
        boundaries=tuple(_boundaries(report, across)),
        stages=tuple(_stages(report, across)),
        ticks=_times(across, layout.ticks),
        rates=_rates(unit, up),
    )


def _measured(points: Sequence[RatePoint], unit: Unit) -> list[tuple[float, float]]:
    pairs = [
        (p.time, p.rates.speech_rate_wpm if unit is WORDS else p.rates.syllable_rate)
        for p in points
    ]
    return [(time, rate) for time, rate in pairs if rate is not None]


def _lines(points: Sequence[tuple[float, float]], across: Scale, up: Scale) -> Iterator[str]:
    """Yield the curve, broken where nothing was measured."""
    run: list[tuple[float, float]] = []
    for time, rate in points:
        if run and time - run[-1][0] > BREAK * STEP:
            yield path([(across(t), up(r)) for t, r in run])
            run = []
        run.append((time, rate))
    if run:
        yield path([(across(t), up(r)) for t, r in run])


def _band(band: Band | None, up: Scale) -> tuple[float, float] | None:
    """Return top and bottom of the band."""
    if band is None:
        return None
    low = up.low if band.low is None else max(band.low, up.low)
    high = up.high if band.high is None else min(band.high, up.high)
    return up(high), up(low)


def _mean(rate: float | None, up: Scale) -> tuple[float, float] | None:
    return None if rate is None or not up.low <= rate <= up.high else (up(rate), rate)


def _drifts(
    points: Sequence[tuple[float, float]],
    findings: Sequence[Numbered],
    across: Scale,
    up: Scale,
) -> Iterator[Drift]:
    for one in findings:
        for place in one.finding.evidence if one.finding.check in STRETCHES else ():
            if place.quote or place.start is None or place.end is None:
                continue
            inside = [point for point in points if place.start <= point[0] <= place.end]
            x = across(place.start)
            width = round(across(min(place.end, across.high)) - x, 1)
            yield Drift(x, width, "".join(_lines(inside, across, up)), one)


def _boundaries(report: Report, across: Scale) -> Iterator[Boundary]:
    free = float("-inf")
    for visit in visits(report.reading.timeline):
        x, label = across(visit.start), str(visit.slide)
        fits = free <= x <= across.end - 8.0
        yield Boundary(x, label if fits else "")
        free = x + 8.0 * len(label) + 6 if fits else free


def _stages(report: Report, across: Scale) -> Iterator[tuple[float, float, Stage]]:
    stages = {label.slide: label.stage for label in report.reading.stages}
    for stage, group in itertools.groupby(
        report.reading.timeline, key=lambda span: stages.get(span.slide)
    ):
        spans = list(group)
        if stage is not None:
            x = across(spans[0].start)
            yield x, round(max(across(spans[-1].end) - x - 1, 0.6), 1), stage


def _times(across: Scale, most: int) -> tuple[Tick, ...]:
    step = time_step(across.high, most)
    return tuple(Tick(across(time), clock(time)) for time in range(0, int(across.high) + 1, step))


def _rates(unit: Unit, up: Scale) -> tuple[Tick, ...]:
    first = -(-int(up.low) // unit.step) * unit.step
    rates = range(first, int(up.high) + 1, unit.step)
    return tuple(Tick(up(rate), str(rate)) for rate in rates)

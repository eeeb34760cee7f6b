"""The drawing of the speech rate over the talk."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rehearsal.analysis.phrasing import clock
from rehearsal.report.axis import Scale, Tick, path, time_step
from rehearsal.report.report import PacePoint, Report
from rehearsal.report.view import Numbered
from rehearsal.talk import Band, Stage

GRID = 20
"""Words per minute between which the axis is rounded; its labels are two apart."""

LOWEST, HIGHEST = 80.0, 220.0
"""The axis shows at least this much, so that two reports can be compared at a glance."""

SUSTAINED = 20.0
"""Seconds; findings on pace that last as long are drawn into the curve."""


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
    lines: tuple[str, ...]
    band: tuple[float, float] | None
    mean: tuple[float, float] | None
    """Where the talk's own rate lies, and that rate."""
    drifts: tuple[Drift, ...]
    boundaries: tuple[Boundary, ...]
    stages: tuple[tuple[float, float, Stage], ...]
    ticks: tuple[Tick, ...]
    rates: tuple[Tick, ...]


def pace_chart(report: Report, findings: Sequence[Numbered], layout: Layout) -> PaceChart | None:
    """Lay the chart out; None where no rate was measured."""
    points = [point for point in report.pace if point.rate_wpm is not None]
    if len(points) < 2:
        return None
    band = _measure_band(report)
    across = Scale(
        0.0, report.reading.duration or points[-1].time, layout.left, layout.width - layout.right
    )
    up = _rate_scale(points, layout)
    return PaceChart(
        layout=layout,
        lines=tuple(_lines(report.pace, across, up)),
        band=_band(band, up),
        mean=_mean(report, up),
        drifts=tuple(_drifts(report.pace, findings, across, up)),
        boundaries=tuple(_boundaries(report, across)),
        stages=tuple(_stages(report, across)),
        ticks=_times(across, layout.ticks),
        rates=_rates(up),
    )


def _rate_scale(points: Sequence[PacePoint], layout: Layout) -> Scale:
    rates = [point.rate_wpm for point in points if point.rate_wpm is not None]
    low = min(LOWEST, min(rates) // GRID * GRID)
    high = max(HIGHEST, -(-max(rates) // GRID) * GRID)
    return Scale(low, high, layout.bottom, layout.top)


def _lines(points: Sequence[PacePoint], across: Scale, up: Scale) -> Iterator[str]:
    """Yield the curve, broken where nothing was measured."""
    for known, group in itertools.groupby(points, key=lambda point: point.rate_wpm is not None):
        placed = [(across(p.time), up(p.rate_wpm)) for p in group if p.rate_wpm is not None]
        if known and len(placed) > 1:
            yield path(placed)


def _measure_band(report: Report) -> Band | None:
    return next((one.band for one in report.measures if one.name == "speech_rate"), None)


def _band(band: Band | None, up: Scale) -> tuple[float, float] | None:
    """Return top and bottom of the band."""
    if band is None:
        return None
    low = up.low if band.low is None else max(band.low, up.low)
    high = up.high if band.high is None else min(band.high, up.high)
    return up(high), up(low)


def _mean(report: Report, up: Scale) -> tuple[float, float] | None:
    rate = next((one.value for one in report.measures if one.name == "speech_rate"), None)
    return None if rate is None or not up.low <= rate <= up.high else (up(rate), rate)


def _drifts(
    points: Sequence[PacePoint], findings: Sequence[Numbered], across: Scale, up: Scale
) -> Iterator[Drift]:
    for one in findings:
        if not one.finding.check.startswith("pacing."):
            continue
        for place in one.finding.evidence:
            if place.start is None or place.end is None or place.end - place.start < SUSTAINED:
                continue
            inside = [p for p in points if place.start <= p.time <= place.end]
            line = "".join(_lines(inside, across, up))
            x = across(place.start)
            yield Drift(x, round(across(min(place.end, across.high)) - x, 1), line, one)


def _boundaries(report: Report, across: Scale) -> Iterator[Boundary]:
    free = float("-inf")
    for slide, group in itertools.groupby(report.reading.timeline, key=lambda span: span.slide):
        x = across(next(group).start)
        fits = x >= free
        yield Boundary(x, str(slide) if fits else "")
        free = x + 8.0 * len(str(slide)) + 6 if fits else free


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


def _rates(up: Scale) -> tuple[Tick, ...]:
    rates = range(int(up.low), int(up.high) + 1, 2 * GRID)
    return tuple(Tick(up(rate), str(rate)) for rate in rates)

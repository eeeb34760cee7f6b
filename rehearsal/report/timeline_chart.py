"""The drawing of a talk's time: slides as planned above, as spoken below."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rehearsal.analysis.phrasing import clock, length
from rehearsal.analysis.reading import Reading
from rehearsal.analysis.sureness import SURE_SLIDE, is_aligned
from rehearsal.analysis.timeline import visits
from rehearsal.report.axis import Scale, Tick, time_step
from rehearsal.report.view import Numbered
from rehearsal.report.wording import STAGE_LETTERS, STAGE_NAMES, clean
from rehearsal.talk import Span, Stage

DOUBTFUL = SURE_SLIDE
"""Confidence below which a stretch of the timeline is hatched."""

MOSTLY = 0.5
"""Share of the spoken time that is doubtful from which the whole timeline is (D)."""

APART = 15.0
"""Seconds between the ends of speech in the sound and in the words that silence explains (D)."""

GAP = 1.0
"""Points between two blocks."""

NARROWEST_NUMBER = 7.0
"""Points of width that each digit of a slide's number needs."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the rows of the drawing lie, in points."""

    width: float
    left: float
    ticks: int
    right: float = 8.0
    planned_top: float = 34.0
    planned_height: float = 30.0
    spoken_top: float = 112.0
    spoken_height: float = 38.0


WIDE = Layout(width=880, left=66, ticks=12)
NARROW = Layout(width=380, left=8, ticks=6)


@dataclass(frozen=True, slots=True)
class Block:
    """One slide's time; the label is empty where it would not fit."""

    x: float
    width: float
    slide: int
    stage: Stage | None
    label: str
    description: str
    doubtful: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Ribbon:
    """What joins a slide's planned time to its spoken time."""

    points: str
    stage: Stage | None


@dataclass(frozen=True, slots=True)
class StageRun:
    """Neighbouring slides of one stage, named by letter, or in full where that fits."""

    x: float
    width: float
    stage: Stage
    label: str


@dataclass(frozen=True, slots=True)
class Pin:
    """Where a finding lies in time."""

    x: float
    one: Numbered


@dataclass(frozen=True, slots=True)
class TimelineChart:
    """Everything that the drawing holds; `low` and `high` bound the format's band."""

    layout: Layout
    planned: tuple[Block, ...]
    spoken: tuple[Block, ...]
    ribbons: tuple[Ribbon, ...]
    planned_runs: tuple[StageRun, ...]
    spoken_runs: tuple[StageRun, ...]
    pins: tuple[Pin, ...]
    ticks: tuple[Tick, ...]
    band: tuple[float, float] | None
    aligned: bool


def timeline_chart(
    reading: Reading, findings: Sequence[Numbered], layout: Layout
) -> TimelineChart | None:
    """Lay the chart out; None where there is neither a plan nor a timeline."""
    total = max(sum(dwell.planned for dwell in reading.dwells), reading.duration or 0.0)
    if total <= 0 or not (reading.dwells or reading.timeline):
        return None
    scale = Scale(0.0, total, layout.left, layout.width - layout.right)
    planned = tuple(_planned(reading, scale))
    spoken = tuple(_spoken(reading, scale))
    return TimelineChart(
        layout=layout,
        planned=planned,
        spoken=spoken,
        ribbons=tuple(_ribbons(planned, spoken, layout)),
        planned_runs=tuple(_runs(planned)),
        spoken_runs=tuple(_runs(spoken)),
        pins=tuple(_pins(findings, scale)),
        ticks=_ticks(total, scale, layout.ticks),
        band=_band(reading, scale),
        aligned=is_aligned(reading),
    )


def _planned(reading: Reading, scale: Scale) -> Iterator[Block]:
    time = 0.0
    for dwell in reading.dwells:
        described = f"{_named(reading, dwell.slide)}: {length(dwell.planned)} planned"
        span = Span(time, time + dwell.planned)
        yield _block(reading, scale, span, dwell.slide, described)
        time += dwell.planned


def _spoken(reading: Reading, scale: Scale) -> Iterator[Block]:
    for visit in visits(reading.timeline):
        told = f"{length(visit.seconds)}, from {clock(visit.start)}"
        described = f"{_named(reading, visit.slide)}: {told}"
        sure = visit.confidence if visit.aligned else None
        yield _block(reading, scale, visit, visit.slide, described, confidence=sure)


def _named(reading: Reading, number: int) -> str:
    title = next((clean(slide.title) for slide in reading.slides if slide.number == number), "")
    stage = _stage(reading, number)
    name = f"Slide {number}, {title}" if title else f"Slide {number}"
    return f"{name} ({STAGE_NAMES[stage]})" if stage else name


def _stage(reading: Reading, slide: int) -> Stage | None:
    return next((label.stage for label in reading.stages if label.slide == slide), None)


def _block(
    reading: Reading,
    scale: Scale,
    span: Span,
    slide: int,
    description: str,
    *,
    confidence: float | None = None,
) -> Block:
    x = scale(span.start)
    width = round(max(scale(span.end) - x - GAP, 0.6), 1)
    label = str(slide)
    return Block(
        x=x,
        width=width,
        slide=slide,
        stage=_stage(reading, slide),
        label=label if width >= NARROWEST_NUMBER * len(label) + 2 else "",
        description=description,
        doubtful=confidence is not None and confidence < DOUBTFUL,
        confidence=confidence,
    )


def _ribbons(planned: Sequence[Block], spoken: Sequence[Block], layout: Layout) -> Iterator[Ribbon]:
    top = layout.planned_top + layout.planned_height + 2
    bottom = layout.spoken_top - 2
    for plan in planned:
        visit = next((block for block in spoken if block.slide == plan.slide), None)
        if visit is None:
            continue
        corners = (
            (plan.x, top),
            (plan.x + plan.width, top),
            (visit.x + visit.width, bottom),
            (visit.x, bottom),
        )
        yield Ribbon(" ".join(f"{x:g},{y:g}" for x, y in corners), plan.stage)


def _runs(blocks: Sequence[Block]) -> Iterator[StageRun]:
    for stage, group in itertools.groupby(blocks, key=lambda block: block.stage):
        if stage is None:
            continue
        run = list(group)
        x, width = run[0].x, run[-1].x + run[-1].width - run[0].x
        name = f"{STAGE_LETTERS[stage]} · {STAGE_NAMES[stage]}"
        fits = width >= NARROWEST_NUMBER * len(name)
        yield StageRun(x, round(width, 1), stage, name if fits else STAGE_LETTERS[stage])


def _pins(findings: Sequence[Numbered], scale: Scale) -> Iterator[Pin]:
    # Problems are listed first; drawn last, they lie on top.
    for one in reversed(findings):
        if one.finding.severity not in ("problem", "advice"):
            continue
        start = next((e.start for e in one.finding.evidence if e.start is not None), None)
        if start is not None and start <= scale.high:
            yield Pin(scale(start), one)


def _ticks(total: float, scale: Scale, most: int) -> tuple[Tick, ...]:
    step = time_step(total, most)
    return tuple(Tick(scale(time), clock(time)) for time in range(0, int(total) + 1, step))


def _band(reading: Reading, scale: Scale) -> tuple[float, float] | None:
    """Return where the format's band lies, as far as the drawing reaches."""
    format = reading.rehearsal.format
    if format.low >= scale.high:
        return None
    return scale(format.low), scale(min(format.high, scale.high))


def doubts(reading: Reading) -> tuple[str, ...]:
    """Say in sentences why the times of the slides are not to be relied on."""
    return tuple(filter(None, (_ends_apart(reading), _mostly_doubtful(reading))))


def _ends_apart(reading: Reading) -> str:
    acoustics = reading.rehearsal.acoustics
    if acoustics is None or not acoustics.speech or not reading.words:
        return ""
    heard, told = acoustics.speech[-1].end, reading.words[-1].end
    if abs(heard - told) <= APART:
        return ""
    return (
        f"The speech in the recording ends at {clock(heard)}, the transcript at {clock(told)}: "
        "they may not belong together, and times may be wrong."
    )


def _mostly_doubtful(reading: Reading) -> str:
    spans = [span for span in reading.timeline if span.source == "aligned"]
    total = sum(span.duration for span in reading.timeline)
    doubtful = sum(span.duration for span in spans if span.confidence < DOUBTFUL)
    if not total or doubtful <= MOSTLY * total:
        return ""
    return (
        f"For {doubtful / total:.0%} of the talk the program is less than {DOUBTFUL:.0%} sure "
        "which slide was spoken to: take the times of single slides as guesses."
    ).replace("%", " %")

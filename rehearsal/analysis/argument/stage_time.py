"""How the time is shared among the stages of the argument."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rehearsal.analysis.argument.numbers import written_numbers
from rehearsal.analysis.phrasing import clock, length, listed, named, shown
from rehearsal.analysis.plan import BUDGET
from rehearsal.analysis.reading import Check, Reading
from rehearsal.analysis.sureness import (
    STAGES_UNSURE,
    doubtful_timeline,
    slides_of,
    stages_are_sure,
    surely,
    untimed,
)
from rehearsal.talk import Finding, NotMeasured, Stage

GROUPS: tuple[tuple[str, tuple[Stage, ...]], ...] = (
    ("the problem and the approach together", ("problem", "approach")),
    ("the experiments", ("experiments",)),
    ("the takeaways", ("takeaways",)),
    ("future work", ("future",)),
)
"""Stages whose time is compared with their budget.

Careful readers disagree most about the border between problem and approach, so no finding hangs
on it.
"""
FAR_BELOW = 0.5
"""Share of its budget's lower end below which a stage is too short; strength D."""
FAR_ABOVE = 1.5
"""Times its budget's upper end above which a stage is too long; strength D."""
SHORTEST_FORMAT = 5 * 60.0
"""Seconds of a format below which stages have no budgets: a pitch is one breath; strength D."""
LATE_RESULT = 0.65
"""Share of the talk after which the first result comes late.

Source: the budgets of problem and approach end at 55 %; a slide of set-up and some grace on top;
strength D.
"""

_RESULT = re.compile(r"\b(?:results?|findings|outcomes?)\b", re.IGNORECASE)
_SET_UP = re.compile(
    r"\b(?:set-?ups?|settings?|data|data ?sets?|corpus|corpora|baselines?|metrics?|measures?"
    r"|protocols?|design|procedure|participants?|cohorts?|samples?|hyper-?parameters?|training"
    r"|implementation|tasks?|(?:research )?questions?|hypothes[ie]s|what we (?:measure|compare)"
    r"|how we (?:test|measure|evaluate)d?)\b",
    re.IGNORECASE,
)
"""Titles of slides that show how the experiments were made, not what came out."""
_PLAN = re.compile(
    r"(?:(?:the|our|main|project) )?(?:market(?: (?:analysis|overview|size))?|competit(?:ion|ors?)"
    r"|compet(?:itive|itor) (?:analysis|landscape)|competing products?|gantt(?: charts?)?"
    r"|schedules?|time ?lines?|time analysis|milestones?)",
    re.IGNORECASE,
)
"""Whole titles of slides that show the market or a plan; "Timeline of accuracy" is none."""


def check_stage_share(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Compare each stage's share of the time with its budget.

    Title: Each stage's share of the time against its budget.
    Measured: time on the slides of a stage ÷ time on all slides of the argument; problem and
    approach are taken together.
    Source: problem 15 to 25 %, approach 20 to 30, experiments 30 to 40, takeaways 8 to 12, future
    7 to 15 (Nock, PracHub, interview-coach-skill, blended): lore, so only what is under half of it
    or over one and a half times is told.
    Strength: D.
    Cannot tell: what this panel wants to hear most.
    """
    check = "timing.stage_share"
    reason = unmeasurable(reading)
    if reason:
        yield NotMeasured(check, reason)
        return
    if reading.rehearsal.format.high < SHORTEST_FORMAT:
        return
    outside = list(_outside_budget(reading))
    for short in (True, False):
        groups = [group for group in outside if group.short is short]
        if groups:
            yield _out_of_budget(reading, groups)


@dataclass(frozen=True, slots=True)
class _Group:
    """Stages that got far less or far more than their budget."""

    took: str
    slides: tuple[int, ...]
    short: bool


def _outside_budget(reading: Reading) -> Iterator[_Group]:
    seconds = stage_seconds(reading)
    total = sum(seconds.values())
    for name, stages in GROUPS:
        spent = sum(seconds.get(stage, 0.0) for stage in stages)
        labels = [label for label in reading.stages if label.stage in stages]
        if not spent or len(surely(reading, *stages)) < len(labels):
            continue
        low, high = (sum(BUDGET[stage][side] for stage in stages) for side in (0, 1))
        share = spent / total
        if share < FAR_BELOW * low or share > FAR_ABOVE * high:
            yield _Group(
                f"{name} {length(spent)} ({100 * share:.0f} %; usual: {100 * low:.0f} to "
                f"{100 * high:.0f} %)",
                tuple(slides_of(labels)),
                short=share < low,
            )


def stage_seconds(reading: Reading) -> dict[Stage, float]:
    """Return the seconds spent on each stage of the argument."""
    seconds: dict[Stage, float] = {}
    for dwell in reading.dwells:
        stage = reading.stage_of(dwell.slide)
        if stage in BUDGET:
            seconds[stage] = seconds.get(stage, 0.0) + (dwell.seconds or 0.0)
    return seconds


def _out_of_budget(reading: Reading, groups: Sequence[_Group]) -> Finding:
    short = groups[0].short
    took = listed([group.took for group in groups])
    return Finding(
        "timing.stage_share",
        "advice" if short else "note",
        f"{'Little' if short else 'Much'} time in the argument: {took}.",
        "Plan this part first and give the others what is left."
        if short
        else "Ask of each of these slides what the audience would miss without it.",
        "budgets blended from Nock, PracHub and interview-coach-skill",
        "D",
        tuple(shown(reading, slide) for group in groups for slide in group.slides),
    )


def check_first_result(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Tell when the first result came, where that was late.

    Title: A first result that comes late.
    Measured: the start of the first slide, surely one of the experiments, that shows or says a
    result; slides titled as set-up, data, baselines or metrics do not, nor a plan without results.
    Source: by the budgets, problem and approach take 55 % of the talk at most; lore.
    Strength: D.
    Cannot tell: whether a result was said before, on a slide that is not of the experiments.
    """
    check = "timing.first_result"
    reason = unmeasurable(reading)
    if reason:
        yield NotMeasured(check, reason)
        return
    if reading.rehearsal.format.high < SHORTEST_FORMAT:
        return
    first = first_result(reading)
    duration = reading.duration or 0.0
    if first is None or not duration or first[0] <= LATE_RESULT * duration:
        return
    time, slide = first
    yield Finding(
        check,
        "advice",
        f"The first result came at {clock(time)}, {100 * time / duration:.0f} % into the talk, "
        f"on {named(reading, slide)}.",
        "Say your main result once in the first minutes, with its number; the audience follows the "
        "method better when it knows where it leads.",
        "budgets blended from Nock, PracHub and interview-coach-skill",
        "D",
        (shown(reading, slide),),
    )


def first_result(reading: Reading) -> tuple[float, int] | None:
    """Return when the first result came up, and on which slide of the experiments."""
    slides = {n for n in slides_of(surely(reading, "experiments")) if holds_result(reading, n)}
    for span in reading.timeline:
        if span.slide in slides:
            return span.start, span.slide
    return None


def holds_result(reading: Reading, slide: int) -> bool:
    """Tell whether a slide of the experiments shows or says a result.

    Its title calls it a result, or it holds a chart, a picture, or a number with a point or a
    percent sign, on the slide or in speech; a title that names the set-up outweighs them, and one
    that names the market or a plan all but such numbers on the slide.
    """
    here = reading.slides[slide - 1]
    if _RESULT.search(here.title):
        return True
    if _SET_UP.search(here.title):
        return False
    if _measures(here.text):
        return True
    if _PLAN.fullmatch(here.title.strip(" .:")):
        return False
    said = any(_measures(s.text) for s in reading.sentences if s.slide == slide)
    return said or bool(here.charts or here.pictures)


def _measures(text: str) -> bool:
    """Tell whether a text holds a number with a point or a percent sign."""
    return any(number.decimals or number.percent for number in written_numbers(text))


def unmeasurable(reading: Reading) -> str:
    """Say why the stages have no times, in one sentence; empty where they have."""
    reason = untimed(reading) or doubtful_timeline(reading)
    return reason or ("" if stages_are_sure(reading) else STAGES_UNSURE)


CHECKS: tuple[Check, ...] = (check_stage_share, check_first_result)

"""What to cut: the same talk in fewer minutes, as slides and seconds."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from typing import Literal

from rehearsal.analysis.argument.content import content
from rehearsal.analysis.argument.passed_over import SKIPPED_SECONDS
from rehearsal.analysis.phrasing import length
from rehearsal.analysis.reading import Reading
from rehearsal.analysis.sureness import (
    NOTHING_SPOKEN,
    doubtful_timeline,
    no_timeline,
    slides_of,
    surely,
)
from rehearsal.analysis.text import terms
from rehearsal.talk import ARGUMENT, Stage

SHORTER_TALKS = (20, 15, 10, 5)
"""Minutes for which cuts are offered: a talk is often given again in less time."""
LEAST_SECONDS = 15.0
"""Seconds that a slide which stays is left with: one sentence and a look; strength D."""
TIGHT = 0.9
"""Share to which the slides that stay may be told tighter, before another one goes; D."""
CARRIES = re.compile(
    r"\b(?:in one picture|overview|architecture|in a nutshell|results?$"
    r"|(?:key|main|our) (?:idea|insight|method|approach|result)s?)",
    re.IGNORECASE,
)
"""Titles of slides that carry a stage by themselves."""
CARRYING = 0.5
"""What such a title adds to a slide's worth; strength D."""
ADMITTING = 0.4
"""What admitting a limitation adds: it earns trust, and is asked for; strength D."""
_LIMITS = re.compile(r"\b(?:limit|caveat|shortcoming|weakness|threats? to)", re.IGNORECASE)
"""Titles of slides that are there to admit a limitation."""
WORTH: Mapping[Stage, float] = {
    "problem": 0.8,
    "approach": 0.6,
    "experiments": 0.7,
    "takeaways": 2.0,
    "future": 0.4,
    "front": 0.5,
    "closing": 1.0,
    "divider": 0.1,
    "backup": 0.0,
}
"""What a slide of each stage is worth to a shorter talk, before what it shares with the takeaways
is added; strength D."""
PASSED = "it was passed over"
LEAST_RESTS = "the takeaways rest least on it, for the time it takes"
Action = Literal["keep", "shorten", "drop"]


@dataclass(frozen=True, slots=True)
class Cut:
    """What to do with one slide."""

    slide: int
    action: Action
    before: float
    """Seconds that it took, or was planned with."""
    after: float
    """Seconds that it is left with."""
    reason: str


@dataclass(frozen=True, slots=True)
class ShorterTalk:
    """The talk in so many minutes."""

    minutes: float
    before: float
    """Seconds of the talk now."""
    after: float
    """Seconds after the cuts; over the target only where nothing more can go."""
    cuts: tuple[Cut, ...]
    """One for each slide that takes time, in order."""
    why_planned: str = ""
    """Why its times are those of the plan, in one sentence; empty where they are the talk's own."""


def cuts(reading: Reading, minutes: float) -> ShorterTalk:
    """Say what to keep, shorten and drop to get down to so many minutes.

    Times are those of the run-through, or those of the plan where these are not known. First what
    ran over its plan goes back to it; then whole slides go, those first that share least with the
    takeaways for the time they take, and never the ones that carry the question, the idea, the
    result and the end; then the longest of those that stay are told tighter.
    """
    planned = why_planned(reading)
    before = _seconds(reading, by_plan=bool(planned))
    target = 60.0 * minutes
    after = dict(before)
    reasons: dict[int, str] = {}
    if sum(after.values()) > target:
        if not planned:
            _back_to_plan(reading, after, reasons, target)
        _drop(reading, after, reasons, target)
        _tighten(after, reasons, target)
    made = [
        Cut(slide, _action(before[slide], after[slide]), before[slide], after[slide], reason)
        for slide in before
        for reason in [reasons.get(slide, "")]
    ]
    return ShorterTalk(minutes, sum(before.values()), sum(after.values()), tuple(made), planned)


def _action(before: float, after: float) -> Action:
    if after == 0:
        return "drop"
    return "keep" if after == before else "shorten"


def why_planned(reading: Reading) -> str:
    """Say why only the plan can be cut, in one sentence; empty where the talk itself can be."""
    if any(dwell.seconds for dwell in reading.dwells):
        return doubtful_timeline(reading)
    return no_timeline(reading) if reading.duration else NOTHING_SPOKEN


def _seconds(reading: Reading, *, by_plan: bool) -> dict[int, float]:
    times = {
        dwell.slide: dwell.planned if by_plan else dwell.seconds or 0.0 for dwell in reading.dwells
    }
    return {slide: seconds for slide, seconds in times.items() if seconds > 0}


def _back_to_plan(
    reading: Reading, after: dict[int, float], reasons: dict[int, str], target: float
) -> None:
    """Take back what ran over its plan, the most first, and no more than is needed."""
    planned = {dwell.slide: dwell.planned for dwell in reading.dwells}
    over = {slide: after[slide] - planned[slide] for slide in after if planned[slide] > 0}
    for slide, excess in sorted(over.items(), key=lambda item: -item[1]):
        spare = min(excess, sum(after.values()) - target)
        if spare < LEAST_SECONDS:
            return
        after[slide] -= spare
        reasons[slide] = f"it ran {length(excess)} over its plan"


def _drop(
    reading: Reading, after: dict[int, float], reasons: dict[int, str], target: float
) -> None:
    """Drop slides until the rest, told a little tighter, fits."""
    worth = _worth(reading)
    kept = _kept(reading, worth)
    passed, last = _passed(reading), _last_to_go(reading)
    for slide in sorted(
        after,
        key=lambda slide: (
            slide not in passed,
            slide in last,
            worth[slide] / after[slide] ** 0.5,
        ),
    ):
        if sum(after.values()) * TIGHT <= target:
            return
        if slide not in kept:
            after[slide] = 0.0
            reasons[slide] = PASSED if slide in passed else LEAST_RESTS


def _tighten(after: dict[int, float], reasons: dict[int, str], target: float) -> None:
    """Take what is still over from the longest slides, down to one common length."""
    longest = _common_length(list(after.values()), target)
    for slide, seconds in after.items():
        if seconds > longest + 1:
            after[slide] = longest
            reasons.setdefault(slide, "it is one of the longest that stay")


def _common_length(seconds: list[float], target: float) -> float:
    """Return the length to which the longest are cut so that all fit; LEAST_SECONDS at least."""
    rest, left = target, len(seconds)
    for length_ in sorted(seconds):
        if length_ * left >= rest:
            return max(LEAST_SECONDS, rest / left)
        rest, left = rest - length_, left - 1
    return max(seconds, default=0.0)


def _passed(reading: Reading) -> set[int]:
    """Return the slides that were up too shortly to be spoken to, where that is known."""
    if why_planned(reading):
        return set()
    return {d.slide for d in reading.dwells if d.seconds and d.seconds < SKIPPED_SECONDS}


def _kept(reading: Reading, worth: Mapping[int, float]) -> set[int]:
    """Return the slides that any length of talk needs: opening, question, idea, result, end."""
    kept: set[int] = set()
    for stage in ("front", "problem", "approach", "experiments"):
        slides = [label.slide for label in reading.stages if label.stage == stage]
        if slides:
            kept.add(max(slides, key=lambda slide: worth[slide]))
    for stage in ("takeaways", "closing"):
        slides = [label.slide for label in reading.stages if label.stage == stage]
        if slides:
            kept.add(max(slides, key=lambda slide: (worth[slide], slide)))
    return kept - _passed(reading)


def _worth(reading: Reading) -> dict[int, float]:
    """Value each slide by its stage, and by what it shows or says that the takeaways rest on."""
    topics = {label.slide: _terms(reading, label.slide) for label in reading.stages}
    common = Counter(term for own in topics.values() for term in own)
    rare = {term: log(1 + len(topics) / count) for term, count in common.items()}
    ending = [label.slide for label in reading.stages if label.stage == "takeaways"]
    message = {term for slide in ending for term in terms(reading.slides[slide - 1].text)}
    whole = sum(rare[term] for term in message) or 1.0
    admitting = _admitting(reading)
    worth = {}
    for label in reading.stages:
        shared = sum(rare[term] for term in topics[label.slide] & message) / whole
        title = reading.slides[label.slide - 1].title
        carries = label.stage in ARGUMENT and bool(CARRIES.search(title))
        worth[label.slide] = (
            WORTH[label.stage]
            + (shared if label.stage in ARGUMENT else 0.0)
            + (CARRYING if carries else 0.0)
            + (ADMITTING if label.slide in admitting else 0.0)
        )
    return worth


def _admitting(reading: Reading) -> set[int]:
    """Return the slides on which a limitation is admitted."""
    return {
        place.slide
        for item in content(reading)
        if item.topic == "limitations"
        for place in item.evidence
        if place.slide is not None
    }


def _last_to_go(reading: Reading) -> set[int]:
    """Return the takeaways, future work, and what a limitation is shown on."""
    closing = set(slides_of(surely(reading, "takeaways", "future")))
    shown = {n for n in _admitting(reading) if _LIMITS.search(reading.slides[n - 1].title)}
    return closing | shown


def _terms(reading: Reading, slide: int) -> set[str]:
    said = " ".join(s.text for s in reading.sentences if s.slide == slide)
    return set(terms(f"{reading.slides[slide - 1].text} {said}"))

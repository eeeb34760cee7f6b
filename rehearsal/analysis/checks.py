"""All checks, run over one Reading; what they found in order, and what to do first."""

from collections.abc import Sequence

from rehearsal.analysis.argument import (
    coverage,
    ending,
    finish,
    flow,
    missing_stage,
    passed_over,
    placing,
    ranking,
    reading_aloud,
    signposts,
    slides,
    slips,
    stage_time,
    substance,
    timing,
)
from rehearsal.analysis.delivery import fluency, pacing, pauses, signal, voice
from rehearsal.analysis.reading import Check, Reading
from rehearsal.talk import Finding, NotMeasured, Severity

CHECKS: tuple[Check, ...] = (
    *placing.CHECKS,
    *finish.CHECKS,
    *timing.CHECKS,
    *passed_over.CHECKS,
    *ending.CHECKS,
    *stage_time.CHECKS,
    *missing_stage.CHECKS,
    *flow.CHECKS,
    *signposts.CHECKS,
    *slides.CHECKS,
    *reading_aloud.CHECKS,
    *coverage.CHECKS,
    *slips.CHECKS,
    *substance.CHECKS,
    *ranking.CHECKS,
    *pacing.CHECKS,
    *pauses.CHECKS,
    *fluency.CHECKS,
    *voice.CHECKS,
    *signal.CHECKS,
)
"""Every check there is; each module adds its own."""

SEVERITIES: tuple[Severity, ...] = ("problem", "advice", "note", "praise")
"""In the order in which they are shown."""

WORTH_DOING_FIRST = (
    "timing.belonging",
    "timing.finish",
    "coverage.numbers",
    "timing.unreached",
    "flow.missing_stage",
    "timing.ending",
    "pacing.end_rush",
    "flow.takeaway_last",
    "timing.dwell",
    "content.ranking",
    "timing.skipped",
    "delivery.reading_aloud",
)
"""Checks whose findings come first among those of one severity, most telling first.

Running over is called the first failure of presentation rounds (norms.md); a number said
wrong is what a panel remembers. Strength D.
"""

OF_SLIDES = (
    "flow.missing_stage",
    "flow.order",
    "slides.words",
    "slides.pictures",
    "content.limitations",
    "content.baselines",
    "content.variance",
    "content.asked_about",
)
"""Checks that a deck alone is enough for: what they leave open is told before anybody speaks."""

MARGIN = 5.0
"""Seconds by which two findings about one stretch may differ."""
SAID_ONCE: tuple[tuple[str, str], ...] = (
    ("pacing.drift", "timing.ending"),
    ("pacing.drift", "pacing.end_rush"),
    ("timing.slides_per_minute", "slides.count"),
)
"""Pairs of checks that see one thing: the first one's finding is left out where it lies within
the second one's time."""


def run_checks(reading: Reading) -> tuple[tuple[Finding, ...], tuple[NotMeasured, ...]]:
    """Return what was found, the weightiest first, and what could not be measured."""
    results = [result for check in CHECKS for result in check(reading)]
    findings = [result for result in results if isinstance(result, Finding)]
    not_measured = [result for result in results if isinstance(result, NotMeasured)]
    said = [finding for finding in findings if not _is_said(finding, findings)]
    return tuple(sorted(said, key=_weight)), tuple(dict.fromkeys(not_measured))


def left_open(not_measured: Sequence[NotMeasured]) -> tuple[str, ...]:
    """Return why checks that a deck is enough for could not be made, each reason once."""
    return tuple(dict.fromkeys(gap.reason for gap in not_measured if gap.check in OF_SLIDES))


def _is_said(finding: Finding, findings: Sequence[Finding]) -> bool:
    stronger = {second for first, second in SAID_ONCE if first == finding.check}
    start, end = _time(finding)
    return any(
        _time(other)[0] - MARGIN <= start and end <= _time(other)[1] + MARGIN
        for other in findings
        if other.check in stronger
    )


def _time(finding: Finding) -> tuple[float, float]:
    """Return the time that a finding speaks of; all of it where it names none."""
    times = [
        (p.start, p.end) for p in finding.evidence if p.start is not None and p.end is not None
    ]
    return times[0] if times else (0.0, float("inf"))


def first_three(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return at most three findings to act on first, each from another check.

    Only problems and advice are chosen: a talk without any has nothing to do first.
    """
    chosen: list[Finding] = []
    for finding in sorted(findings, key=_weight):
        if finding.severity not in ("problem", "advice"):
            continue
        if all(finding.check != other.check for other in chosen):
            chosen.append(finding)
    return tuple(chosen[:3])


def _weight(finding: Finding) -> tuple[int, int, float]:
    rank = len(WORTH_DOING_FIRST)
    if finding.check in WORTH_DOING_FIRST:
        rank = WORTH_DOING_FIRST.index(finding.check)
    starts = [place.start for place in finding.evidence if place.start is not None]
    return SEVERITIES.index(finding.severity), rank, min(starts, default=float("inf"))

"""All checks, run over one Reading; what they found in order, and what to do first."""

from collections.abc import Sequence

from rehearsal.analysis import (
    coverage,
    ending,
    flow,
    pacing,
    passed_over,
    pauses,
    reading_aloud,
    signposts,
    slides,
    slips,
    stage_time,
    timing,
)
from rehearsal.analysis.reading import Check, Reading
from rehearsal.talk import Finding, NotMeasured, Severity

CHECKS: tuple[Check, ...] = (
    *timing.CHECKS,
    *passed_over.CHECKS,
    *ending.CHECKS,
    *stage_time.CHECKS,
    *flow.CHECKS,
    *signposts.CHECKS,
    *slides.CHECKS,
    *reading_aloud.CHECKS,
    *coverage.CHECKS,
    *slips.CHECKS,
    *pacing.CHECKS,
    *pauses.CHECKS,
)
"""Every check there is; each module adds its own."""

SEVERITIES: tuple[Severity, ...] = ("problem", "advice", "note", "praise")
"""In the order in which they are shown."""

WORTH_DOING_FIRST = (
    "timing.finish",
    "coverage.numbers",
    "flow.missing_stage",
    "flow.takeaway_last",
    "timing.skipped",
    "timing.ending",
    "timing.dwell",
)
"""Checks whose findings come first among those of one severity, most telling first.

Running over is called the first failure of presentation rounds (norms.md); a number said
wrong is what a panel remembers. Strength D.
"""


def run_checks(reading: Reading) -> tuple[tuple[Finding, ...], tuple[NotMeasured, ...]]:
    """Return what was found, the weightiest first, and what could not be measured."""
    results = [result for check in CHECKS for result in check(reading)]
    findings = [result for result in results if isinstance(result, Finding)]
    not_measured = [result for result in results if isinstance(result, NotMeasured)]
    return tuple(sorted(findings, key=_weight)), tuple(dict.fromkeys(not_measured))


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

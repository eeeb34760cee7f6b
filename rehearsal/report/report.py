"""What a report is made of: a Reading and everything judged from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rehearsal.analysis.argument.content import content
from rehearsal.analysis.argument.cuts import SHORTER_TALKS, ShorterTalk, cuts
from rehearsal.analysis.checks import first_three, run_checks
from rehearsal.analysis.delivery.rates import RatePoint, curve
from rehearsal.analysis.measures import measures
from rehearsal.analysis.reading import Reading
from rehearsal.talk import ContentItem, Finding, Measure, NotMeasured, Question


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the exports show; judged anew each time, never stored."""

    reading: Reading
    measures: tuple[Measure, ...] = ()
    findings: tuple[Finding, ...] = ()
    not_measured: tuple[NotMeasured, ...] = ()
    content: tuple[ContentItem, ...] = ()
    questions: tuple[Question, ...] = ()
    first: tuple[Finding, ...] = ()
    """What to do first: at most three of the findings, the most useful one first."""
    shorter: tuple[ShorterTalk, ...] = ()
    """What to cut: the same talk in fewer minutes, the longest first."""
    pace: tuple[RatePoint, ...] = ()
    """How fast it was spoken, window by window."""


def make_report(reading: Reading, questions: Sequence[Question]) -> Report:
    """Judge a reading by every check there is."""
    findings, not_measured = run_checks(reading)
    return Report(
        reading=reading,
        measures=measures(reading),
        findings=findings,
        not_measured=not_measured,
        content=content(reading),
        questions=tuple(questions),
        first=first_three(findings),
        shorter=_shorter(reading),
        pace=curve(reading),
    )


def _shorter(reading: Reading) -> tuple[ShorterTalk, ...]:
    """Cut the talk to its format where it runs over, and to the usual shorter lengths."""
    lengths = {reading.rehearsal.format.high / 60, *SHORTER_TALKS}
    made = [cuts(reading, minutes) for minutes in sorted(lengths, reverse=True)]
    return tuple(one for one in made if one.before > 60 * one.minutes)

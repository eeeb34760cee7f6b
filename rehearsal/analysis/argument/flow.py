"""How the argument runs: in which order, and where it went back."""

from collections.abc import Iterator
from itertools import groupby

from rehearsal.analysis.argument.missing_stage import LOOKED_FOR
from rehearsal.analysis.phrasing import capital, clock, listed, named, shown
from rehearsal.analysis.reading import Check, Reading
from rehearsal.analysis.sureness import (
    NO_DECK,
    STAGES_UNSURE,
    doubtful_timeline,
    stages_are_sure,
    untimed,
)
from rehearsal.talk import Evidence, Finding, NotMeasured, SlideSpan

VISIT_SECONDS = 3.0
"""Seconds for which an earlier slide must be up to count as gone back to; less is a slip; D."""
SURE_VISIT = 0.8
"""Confidence that a return to an earlier slide needs where nothing was clicked; strength D."""
MANY_RETURNS = 3
"""Returns from which they are advised against; strength D."""
VERY_SURE = 0.8
"""Confidence of a label that a finding about the order needs; strength D."""
AFTER_THE_END = 3
"""Slides of method or results after the takeaways from which the order is mentioned; D."""


def check_order(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find method or results that come after the takeaways.

    Title: Method or results that come after the takeaways.
    Measured: three or more slides surely of approach or experiments after a slide that is surely
    of takeaways or future work and says so in its title. Talks of several parts, which take the
    steps more than once, are left alone.
    Source: the order problem, approach, experiments, takeaways, future work (Nock); lore.
    Strength: D.
    Cannot tell: whether the slides after the end are a backup without a heading.
    """
    check = "flow.order"
    if not reading.slides:
        yield NotMeasured(check, NO_DECK)
        return
    if not stages_are_sure(reading):
        yield NotMeasured(check, STAGES_UNSURE)
        return
    if has_parts(reading):
        return
    for label in reading.stages:
        if label.stage not in ("takeaways", "future") or label.confidence < VERY_SURE:
            continue
        title = reading.slides[label.slide - 1].title
        if not LOOKED_FOR[label.stage].shown.search(title):
            continue
        after = [
            later.slide
            for later in reading.stages
            if later.slide > label.slide
            and later.stage in ("approach", "experiments")
            and later.confidence >= VERY_SURE
        ]
        if len(after) >= AFTER_THE_END:
            yield _after_the_end(reading, label.slide, after)
            return


def _after_the_end(reading: Reading, slide: int, after: list[int]) -> Finding:
    return Finding(
        "flow.order",
        "note",
        f"{capital(named(reading, slide))} sounds like the end, but {len(after)} slides of method "
        f"and results follow, the first being {named(reading, after[0])}.",
        "If they are a backup, put a slide “Backup” before them; if they belong to the talk, move "
        "the takeaways behind them.",
        "the order problem, approach, experiments, takeaways, future work (Nock)",
        "D",
        (shown(reading, slide), *(shown(reading, number) for number in after)),
    )


def has_parts(reading: Reading) -> bool:
    """Tell whether the talk takes the steps of the argument more than once.

    So it does with two dividers or more, or when problem or approach comes back for two slides or
    more between two runs of experiments.
    """
    stages = [label.stage for label in reading.stages if label.stage != "backup"]
    if stages.count("divider") >= 2:
        return True
    runs = [(stage, len(list(run))) for stage, run in groupby(stages)]
    seen_results = False
    between = 0
    for stage, count in runs:
        if stage == "experiments":
            if seen_results and between >= 2:
                return True
            seen_results, between = True, 0
        elif stage in ("problem", "approach"):
            between += count
    return False


def check_going_back(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find returns to an earlier slide.

    Title: Returns to an earlier slide.
    Measured: an earlier slide than the furthest one so far is up for 3 s or more; where nothing
    was clicked, only returns that are certain.
    Source: searching for a slide costs the audience's attention (Golub); lore, so one return is a
    note.
    Strength: D.
    Cannot tell: whether the return was planned.
    """
    check = "flow.going_back"
    reason = doubtful_timeline(reading) if reading.timeline else untimed(reading)
    if reason:
        yield NotMeasured(check, reason)
        return
    returns = list(_returns(reading))
    if not returns:
        return
    first_from, first = returns[0]
    times = "once" if len(returns) == 1 else f"{len(returns)} times"
    back = listed(
        [f"from {left} to {span.slide} at {clock(span.start)}" for left, span in returns[:4]]
    )
    yield Finding(
        check,
        "advice" if len(returns) >= MANY_RETURNS else "note",
        f"You went back {times}: {back}.",
        f"Put a copy of slide {first.slide} behind slide {first_from}, and the talk only ever runs "
        "forward.",
        "Golub's job-talk field guide",
        "D",
        tuple(Evidence(span.start, span.end, span.slide) for _, span in returns),
    )


def _returns(reading: Reading) -> Iterator[tuple[int, SlideSpan]]:
    """Yield each stay on an earlier slide, with the slide that was left for it."""
    previous: SlideSpan | None = None
    for span in reading.timeline:
        moved_back = previous is not None and span.slide < previous.slide
        certain = span.source != "aligned" or span.confidence >= SURE_VISIT
        if moved_back and previous is not None and certain and span.duration >= VISIT_SECONDS:
            yield previous.slide, span
        if not moved_back or span.duration >= VISIT_SECONDS:
            previous = span


CHECKS: tuple[Check, ...] = (check_order, check_going_back)

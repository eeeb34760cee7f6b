"""How the argument runs: which stages are there, in which order, and where it went back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from rehearsal.analysis.argument.stage_time import SHORTEST_FORMAT
from rehearsal.analysis.phrasing import capital, clock, listed, named, shown
from rehearsal.analysis.reading import Check, Reading
from rehearsal.analysis.sureness import (
    NO_DECK,
    STAGES_UNSURE,
    doubtful_timeline,
    nothing_to_read,
    other_language,
    stages_are_sure,
    untimed,
)
from rehearsal.talk import Evidence, Finding, NotMeasured, Severity, SlideSpan, Stage

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


@dataclass(frozen=True, slots=True)
class _Missing:
    name: str
    severity: Severity
    shown: re.Pattern[str]
    """What a slide holds that serves this stage, whatever its label."""
    said: re.Pattern[str]
    advice: str
    source: str


_MISSING: Mapping[Stage, _Missing] = {
    "experiments": _Missing(
        "results",
        "note",
        re.compile(
            r"result|experiment|evaluat|accuracy|ablation|finding|case stud|analys|compar|error"
            r"|\d ?%|participants|baseline|performance|simulat|example|demo",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:results?|experiments?|evaluat\w+|accurac\w+|percent|baselines?|we found|I found"
            r"|we (?:measured|tested|compared)|ablations?|outperforms?|better than)\b",
            re.IGNORECASE,
        ),
        "If there are results, show one early; if the work has none by its nature, say how one "
        "would know that it is right.",
        "30 of 32 research decks that were read show experiments",
    ),
    "takeaways": _Missing(
        "takeaways",
        "advice",
        re.compile(
            r"conclu|take-? ?aways?|take-? ?home|\bsummary|\brecap\b|lessons? learn|wrap-? ?up"
            r"|in a nutshell|to sum up|key (?:points|messages?)|contributions",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:take-? ?aways?|take-? ?home|to (?:conclude|sum up|summari[sz]e|wrap up)"
            r"|in (?:conclusion|summary|short)|let me (?:conclude|summari[sz]e|sum up|wrap up)"
            r"|(?:main|key|one) (?:message|lesson|point)|if you remember|we have (?:seen|shown)"
            r"|I (?:hope|want) you (?:will |to )?(?:take|remember))\b",
            re.IGNORECASE,
        ),
        "End on one slide with the two or three sentences that the panel should repeat to a "
        "colleague.",
        "272 ACL decks: 81 % have a conclusion or takeaways title",
    ),
    "future": _Missing(
        "future work",
        "advice",
        re.compile(
            r"\bfuture\b|next steps?|\boutlook\b|open (?:problems?|questions?|issues?|challenges?)"
            r"|ongoing|road ?map|research (?:agenda|plan|vision|program)|going forward"
            r"|what.?s next|further (?:work|research|studies|development)|still (?:to do|needed)"
            r"|to ?-?do\b|under way|underway|planned",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:future|next steps?|going forward|outlook|open questions?|in the coming years?"
            r"|(?:I|we) (?:plan|intend|hope|would (?:like|love)|want|am planning|are planning) to"
            r"|I'd (?:like|love) to|remains? to be|next,? (?:I|we) (?:will|want)|what comes next)"
            r"\b",
            re.IGNORECASE,
        ),
        "A job talk is also about the next years: say in two sentences what you would work on here "
        "first, and what would make you stop.",
        "272 ACL decks: 22 % have a future-work title, 31 % the word “future”; a job talk is "
        "expected to look further",
    ),
}


def check_missing_stage(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find stages of the argument that are neither shown nor said.

    Measured: the labels of the slides, and words on any slide or in the transcript that serve the
    stage ("to conclude", "next steps"); problem and approach are not looked for, since careful
    readers disagree on their border.
    Source: 272 ACL decks: a conclusion title in 81 %, future work in 22 %, so a missing stage is
    advice at most, and none is asked of a pitch.
    Strength: B.
    Cannot tell: what stands in a picture.
    """
    check = "flow.missing_stage"
    if not reading.slides and not reading.words:
        yield NotMeasured(check, nothing_to_read(reading))
        return
    if other_language(reading):
        yield NotMeasured(check, other_language(reading))
        return
    if reading.rehearsal.format.high < SHORTEST_FORMAT:
        return
    for stage, missing in _MISSING.items():
        if _is_there(reading, stage, missing):
            continue
        pictures = [n for n, s in enumerate(reading.slides, start=1) if not s.readable]
        if pictures and not reading.words:
            yield NotMeasured(
                check, f"Pictures may show {missing.name}: {len(pictures)} slides hold no text."
            )
            continue
        looked = [*(["shown"] if reading.slides else []), *(["said"] if reading.words else [])]
        neither = "neither shown nor said" if len(looked) == 2 else f"not {looked[0]}"
        yield Finding(
            check,
            missing.severity,
            f"{capital(missing.name)}: {neither}, as far as the words tell.",
            missing.advice,
            missing.source,
            "B",
        )


def _is_there(reading: Reading, stage: Stage, missing: _Missing) -> bool:
    if any(label.stage == stage for label in reading.stages):
        return True
    if any(missing.shown.search(slide.text) for slide in reading.slides):
        return True
    return any(missing.said.search(sentence.text) for sentence in reading.sentences)


def check_order(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find method or results that come after the takeaways.

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
        if not _MISSING[label.stage].shown.search(title):
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


CHECKS: tuple[Check, ...] = (check_missing_stage, check_order, check_going_back)

"""Where the time went: the slides against their plan."""

from collections.abc import Iterator, Sequence

from rehearsal.analysis import plan
from rehearsal.analysis.phrasing import (
    capital,
    clock,
    counted,
    length,
    listed,
    named,
    numbered,
    quoted,
    shown,
)
from rehearsal.analysis.reading import Check, Dwell, Reading
from rehearsal.analysis.sureness import (
    SURE_SLIDE,
    doubtful_timeline,
    is_aligned,
    no_timeline,
    unplaced,
    untimed,
)
from rehearsal.talk import ARGUMENT, Finding, NotMeasured

OVER_STATED = 1.5
"""Times its plan from which a slide is too long, where notes or speaker set the plan; D."""
OVER_GUESSED = 2.0
"""The same where the plan was worked out from what the slide holds; strength D."""
LONG_SLIDE = 150.0
"""Seconds from which a slide is long, where its plan was worked out.

Source: 0.4 slides a minute, half of what Golub advises; strength D.
"""
LEAST_OVER = 30.0
"""Seconds over its plan below which no slide is too long; strength D."""
FAR_OVER = 2.0
"""Times a plan of the speaker's own from which a slide is a problem; strength D."""
ALIGNED_OVER = 60.0
"""The same where nothing was clicked, for a boundary may lie half a minute off; strength D."""
LOST_SECONDS = 60.0
"""Seconds over plan, in sum, from which it is worth telling where they went; strength D."""
TELLING_STATED = 1.25
"""Times a stated plan from which a slide took time from others; one that got less than the
inverse square of it (0.64) paid; strength D."""
TELLING_GUESSED = 1.5
"""The same for a plan that was worked out: less than 0.44 of it has paid; strength D."""
LISTED = 4
"""Slides that are named, at most."""
SLIDES_PER_MINUTE = (0.4, 1.6)
"""Slides a minute outside of which the number is mentioned.

Source: about 20 main slides for 25 minutes, 0.8 a minute (Golub); half and double; strength D.
"""
SHORTEST_TALK = 180.0
"""Seconds from which slides a minute mean anything; strength D."""


def check_dwell(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Compare the time on each slide with its plan.

    Title: The time on each slide against its plan.
    Measured: all visits of a slide; the plan comes from the speaker, from a time in the notes, or
    from words, figures and stage.
    Source: the plan; the margins (1.5 times a stated plan; twice a guessed one, and 2:30 min) are
    lore.
    Strength: speaker.
    Cannot tell: whether the time was well spent.
    """
    check = "timing.dwell"
    reason = untimed(reading)
    if reason:
        yield NotMeasured(check, reason)
        return
    least = ALIGNED_OVER if is_aligned(reading) else LEAST_OVER
    over = [d for d in reading.dwells if is_known(d) and _excess(d) >= least]
    for dwell in over:
        if plan.is_stated(reading, dwell.slide) and _ratio(dwell) >= OVER_STATED:
            yield _over_plan(reading, dwell)
    long = [d for d in over if not plan.is_stated(reading, d.slide) and _is_long(d)]
    if long:
        yield _long(reading, sorted(long, key=_excess, reverse=True))
    doubtful = unplaced(reading)
    if doubtful:
        yield NotMeasured(
            check, f"It is not certain enough when {numbered(doubtful)} began and ended."
        )


def _is_long(dwell: Dwell) -> bool:
    return (dwell.seconds or 0.0) >= LONG_SLIDE and _ratio(dwell) >= OVER_GUESSED


def _over_plan(reading: Reading, dwell: Dwell) -> Finding:
    visit = shown(reading, dwell.slide)
    ran_out = (visit.start or 0.0) + dwell.planned
    said = [s for s in reading.sentences if s.slide == dwell.slide and s.end > ran_out]
    where = f", and the plan ran out at {clock(ran_out)}" if said else ""
    return Finding(
        "timing.dwell",
        "problem" if _ratio(dwell) >= FAR_OVER else "advice",
        f"{capital(named(reading, dwell.slide))} took {length(dwell.seconds or 0.0)}; planned: "
        f"{length(dwell.planned)}{where}.",
        "Decide which one sentence this slide is for and stop after it; the story behind it can "
        "wait for a question.",
        "your own plan",
        "speaker",
        (visit, *(quoted(sentence) for sentence in said[:1])),
    )


def _long(reading: Reading, dwells: Sequence[Dwell]) -> Finding:
    first = dwells[:LISTED]
    took = [f"{named(reading, d.slide)}: {length(d.seconds or 0.0)}" for d in first]
    more = f", and {len(dwells) - LISTED} more" if len(dwells) > LISTED else ""
    return Finding(
        "timing.dwell",
        "advice",
        f"More than twice the time that their words and figures ask for: {', '.join(took)}{more}.",
        "Say in one sentence what the slide is for. If it holds two thoughts, give each its own "
        "slide; if you plan this time, set it beside the slide.",
        "a plan worked out from words, figures and stage; 0.4 slides a minute at least (Golub)",
        "D",
        tuple(shown(reading, dwell.slide) for dwell in first),
    )


def check_time_lost(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Tell which slides took the time, and which slides paid for it.

    Title: Slides that took the time, and slides that paid for it.
    Measured: time on each slide less its plan; slides that got much less than theirs, later in
    the deck, have paid.
    Source: the plan, where notes or speaker state one or the talk ran over; mentioned from a
    minute on, which is lore.
    Strength: D.
    Cannot tell: whether the plan was right.
    """
    check = "timing.time_lost"
    reason = untimed(reading) or doubtful_timeline(reading)
    if reason:
        yield NotMeasured(check, reason)
        return
    known = [dwell for dwell in reading.dwells if is_known(dwell) and dwell.planned > 0]
    over = [d for d in known if _excess(d) >= LEAST_OVER / 2 and _ratio(d) >= _tell(reading, d)]
    over = sorted(over, key=_excess, reverse=True)[:LISTED]
    first = min((dwell.slide for dwell in over), default=0)
    paid = [
        dwell
        for dwell in known
        if dwell.slide > first
        and _ratio(dwell) < 1 / _tell(reading, dwell) ** 2
        and reading.stage_of(dwell.slide) in ARGUMENT
    ]
    lost, saved = sum(map(_excess, over)), -sum(map(_excess, paid))
    stated = any(plan.is_stated(reading, dwell.slide) for dwell in (*over, *paid))
    ran_over = (reading.duration or 0.0) > reading.rehearsal.format.high
    if lost < LOST_SECONDS or saved < LOST_SECONDS or not (stated or ran_over):
        return
    spent = [f"slide {dwell.slide} (+{clock(_excess(dwell))})" for dwell in over]
    got = sum(dwell.seconds or 0.0 for dwell in paid)
    yield Finding(
        check,
        "note",
        f"{capital(listed(spent))} took {length(lost)} more than planned; "
        f"{numbered([dwell.slide for dwell in paid])} paid: {length(got)} instead of "
        f"{length(got + saved)}.",
        f"Win the time back on slide {over[0].slide}, not at the end: the last slides are what "
        "the audience leaves with.",
        "the plan for each slide",
        "D",
        tuple(shown(reading, dwell.slide) for dwell in (*over, *paid)),
    )


def check_slides_per_minute(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Compare the number of slides shown with the time.

    Title: The number of slides shown for the time.
    Measured: different slides shown, backup left out, per minute of the talk.
    Source: about 20 main slides for 25 minutes (Golub); half and double that are mentioned.
    Strength: D.
    Cannot tell: whether slides that build on each other should count as one.
    """
    check = "timing.slides_per_minute"
    if not reading.timeline or reading.duration is None:
        yield NotMeasured(check, no_timeline(reading))
        return
    doubt = doubtful_timeline(reading)
    if doubt:
        yield NotMeasured(check, doubt)
        return
    if reading.duration < SHORTEST_TALK:
        return
    slides = slides_shown(reading)
    rate = 60 * len(slides) / reading.duration
    low, high = SLIDES_PER_MINUTE
    if not slides or low <= rate <= high:
        return
    yield Finding(
        check,
        "note",
        f"{counted(len(slides), 'slide')} in {length(reading.duration)}: {rate:.1f} a minute, "
        f"where {low} to {high} is common.",
        "Fewer slides give each one time to be read." if rate > high
        else "A slide that stays for minutes loses the eyes: a figure or a line that appears when "
        "you get to it brings them back.",
        "Golub's job-talk field guide",
        "D",
    )  # fmt: skip


def slides_shown(reading: Reading) -> frozenset[int]:
    """Return the slides that were up, without those of the backup: they answer questions."""
    backup = {label.slide for label in reading.stages if label.stage == "backup"}
    return frozenset(span.slide for span in reading.timeline) - backup


def is_known(dwell: Dwell) -> bool:
    """Tell whether the time on a slide is certain enough to speak of."""
    return dwell.seconds is not None and dwell.confidence >= SURE_SLIDE


def _ratio(dwell: Dwell) -> float:
    """Return the time on a slide in units of its plan; 0 where nothing was planned."""
    return (dwell.seconds or 0.0) / dwell.planned if dwell.planned else 0.0


def _tell(reading: Reading, dwell: Dwell) -> float:
    return TELLING_STATED if plan.is_stated(reading, dwell.slide) else TELLING_GUESSED


def _excess(dwell: Dwell) -> float:
    return (dwell.seconds or 0.0) - dwell.planned


CHECKS: tuple[Check, ...] = (
    check_dwell,
    check_time_lost,
    check_slides_per_minute,
)

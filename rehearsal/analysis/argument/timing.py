"""Where the time went: the finish, the slides against their plan, the slides passed over."""

from collections.abc import Iterator, Sequence

from rehearsal.analysis import plan
from rehearsal.analysis.argument.stage_time import SHORTEST_FORMAT
from rehearsal.analysis.delivery.spoken import spoken_words
from rehearsal.analysis.phrasing import (
    band,
    capital,
    clock,
    counted,
    length,
    listed,
    named,
    numbered,
    of_format,
    quoted,
    shown,
)
from rehearsal.analysis.reading import Check, Dwell, Reading
from rehearsal.analysis.sureness import (
    NO_TIMELINE,
    NOTHING_SPOKEN,
    SURE_SLIDE,
    doubtful_timeline,
    is_aligned,
    unplaced,
    untimed,
)
from rehearsal.talk import ARGUMENT, Evidence, Finding, NotMeasured, Severity

SLACK = 60.0
"""Seconds before the end of a format's band in which a finish is worth a note.

Source: leave a minute of slack for a late start (Golub's job-talk field guide); strength D.
"""
SLACK_SHARE = 0.1
"""Share of the band that the slack may take at most, so that a pitch has 6 s; strength D."""
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
FEWEST_TO_CUT = 2
"""Slides of a deck from which it can be cut slide by slide."""
LISTED = 4
"""Slides that are named, at most."""
SLIDES_PER_MINUTE = (0.4, 1.6)
"""Slides a minute outside of which the number is mentioned.

Source: about 20 main slides for 25 minutes, 0.8 a minute (Golub); half and double; strength D.
"""
SHORTEST_TALK = 180.0
"""Seconds from which slides a minute mean anything; strength D."""


def check_finish(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Compare the length of the talk with its format.

    Measured: from the start to the stop of the recording, the clock's pauses out, in whole seconds.
    Source: the format's own band; anywhere inside is right. Running over is called the first
    failure of presentation rounds (interview-coach-skill; Golub); a minute of slack is advised.
    Strength: speaker.
    Cannot tell: how long the talk takes with questions in between.
    """
    check, format = "timing.finish", reading.rehearsal.format
    if not round(reading.duration or 0.0):
        yield NotMeasured(check, NOTHING_SPOKEN)
        return
    severity, message, advice = _finish(reading)
    yield Finding(
        check,
        severity,
        message,
        advice,
        f"{band(format)} {of_format(format)}",
        "speaker",
        (Evidence(start=reading.duration, end=reading.duration),),
    )


def _finish(reading: Reading) -> tuple[Severity, str, str]:
    """Judge whole seconds, as they are written: nobody stops at a fraction of one."""
    format, duration = reading.rehearsal.format, round(reading.duration or 0.0)
    took, allowed = length(duration), f"the {band(format)} {of_format(format)}"
    slack = min(SLACK, SLACK_SHARE * (format.high - format.low))
    if duration > format.high:
        over = duration - format.high
        return (
            "problem",
            f"The talk took {took}: {length(over)} over {allowed}.",
            _what_to_cut(reading, over, slack),
        )
    if duration < format.low:
        return (
            "advice",
            f"The talk took {took}: {length(format.low - duration)} short of {allowed}.",
            "If this was the whole talk, give the time to what the panel will ask about first: "
            "how the results were got, and where the method fails.",
        )
    if duration > format.high - slack:
        return (
            "note",
            f"The talk took {took}: inside {allowed}, with {length(format.high - duration)} left.",
            "Rooms start late: keep one slide in mind that can go.",
        )
    return "praise", f"The talk took {took}: inside {allowed}.", "Nothing to change."


def _what_to_cut(reading: Reading, over: float, slack: float) -> str:
    """Say how much has to go: slides where there are several, else words."""
    if reading.rehearsal.format.high < SHORTEST_FORMAT:
        return (
            f"Cut {length(over)}{_in_words(reading, over)}, and keep the first and last sentence."
        )
    cut = f"Cut {length(over + slack)}"
    why = "so that a late start or a question does not push you over"
    if len(reading.slides) < FEWEST_TO_CUT or untimed(reading) or doubtful_timeline(reading):
        return f"{cut}{_in_words(reading, over + slack)}, {why}."
    return f"{cut}, {why}; the list of cuts names slides and seconds."


def _in_words(reading: Reading, seconds: float) -> str:
    words = sum(spoken_words(word.text) for word in reading.words)
    count = round(words * seconds / (reading.duration or 1.0))
    return f", about {counted(count, 'word')}" if count else ""


def check_dwell(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Compare the time on each slide with its plan.

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

    Measured: different slides shown, backup left out, per minute of the talk.
    Source: about 20 main slides for 25 minutes (Golub); half and double that are mentioned.
    Strength: D.
    Cannot tell: whether slides that build on each other should count as one.
    """
    check = "timing.slides_per_minute"
    if not reading.timeline or reading.duration is None:
        yield NotMeasured(check, NO_TIMELINE)
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
    check_finish,
    check_dwell,
    check_time_lost,
    check_slides_per_minute,
)

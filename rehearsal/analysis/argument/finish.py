"""When the talk ended, against the band of its format, and how much has to go."""

from collections.abc import Iterator

from rehearsal.analysis.argument.stage_time import SHORTEST_FORMAT
from rehearsal.analysis.delivery.spoken import spoken_words
from rehearsal.analysis.phrasing import band, counted, length, of_format
from rehearsal.analysis.reading import Check, Reading
from rehearsal.analysis.sureness import NOTHING_SPOKEN, doubtful_timeline, untimed
from rehearsal.talk import Evidence, Finding, NotMeasured, Severity

SLACK = 60.0
"""Seconds before the end of a format's band in which a finish is worth a note.

Source: leave a minute of slack for a late start (Golub's job-talk field guide); strength D.
"""
SLACK_SHARE = 0.1
"""Share of the band that the slack may take at most, so that a pitch has 6 s; strength D."""
FEWEST_TO_CUT = 2
"""Slides of a deck from which it can be cut slide by slide."""


def check_finish(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Compare the length of the talk with its format.

    Title: The length of the talk against its format.
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
        left = format.high - duration
        return (
            "note",
            f"The talk took {took}: inside {allowed}, "
            f"{f'with {length(left)} left' if left else 'to the second'}.",
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


CHECKS: tuple[Check, ...] = (check_finish,)

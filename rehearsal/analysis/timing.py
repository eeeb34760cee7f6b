"""Where the time went: the finish, each slide, each stage, the ending."""

from collections.abc import Iterator

from rehearsal.analysis.phrasing import length
from rehearsal.analysis.reading import Check, Reading
from rehearsal.talk import Evidence, Finding, NotMeasured

LAST_MINUTE = 60.0
"""Seconds before the end of the band in which a finish is worth a note.

Source: leave a minute of slack for a late start (Golub's job-talk field guide); strength D.
"""


def check_finish(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Compare the length of the talk with its format.

    Measured: from the start to the stop of the recording, the clock's pauses out.
    Band: the format's own; anywhere inside is right, running over is called the first failure of
    presentation rounds (interview-coach-skill; Golub), and a minute of slack is advised (Golub).
    Cannot tell: how long the talk takes with questions in between.
    """
    check, duration, format = "timing.finish", reading.duration, reading.rehearsal.format
    if duration is None:
        yield NotMeasured(check, "Nothing was recorded, so there is no finish.")
        return
    end = (Evidence(start=duration, end=duration),)
    band = f"{length(format.low)} to {length(format.high)}"
    if duration > format.high:
        over = length(duration - format.high)
        yield Finding(
            check,
            "problem",
            f"The talk took {length(duration)}, {over} over the {band} of a {format.name}.",
            f"Cut at least {length(duration - format.high + LAST_MINUTE)}: the list of cuts names "
            "slides and seconds.",
            f"the format: {format.name}",
            "speaker",
            end,
        )


CHECKS: tuple[Check, ...] = (check_finish,)

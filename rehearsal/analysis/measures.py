"""The numbers of a talk, each with its band, its method and, where it has none, the reason."""

from rehearsal.analysis import timing
from rehearsal.analysis.reading import Reading
from rehearsal.talk import Band, Measure

SLIDES_PER_MINUTE = Band(
    *timing.SLIDES_PER_MINUTE, "about 20 main slides for 25 minutes (Golub)", "D"
)
"""Slides shown per minute; planned is 0.8."""

NOTHING_SPOKEN = "Nothing was recorded."
NO_TRANSCRIPT = "There is no transcript."
NO_TIMELINE = "It is not known which slide was shown when."


def measures(reading: Reading) -> tuple[Measure, ...]:
    """Return every measure, in a fixed order; what is missing says why."""
    return (
        duration(reading),
        word_count(reading),
        slides_per_minute(reading),
    )


def duration(reading: Reading) -> Measure:
    """Measure how long the talk took, in seconds, against its format."""
    format = reading.rehearsal.format
    return Measure(
        name="duration",
        value=reading.duration,
        unit="s",
        method="from the start to the stop of the recording, the clock's pauses out",
        band=Band(format.low, format.high, f"the format: {format.name}", "speaker"),
        reason="" if reading.duration is not None else NOTHING_SPOKEN,
    )


def word_count(reading: Reading) -> Measure:
    """Count the words of the transcript, filled pauses among them."""
    known = reading.rehearsal.transcript is not None
    return Measure(
        name="words",
        value=len(reading.words) if known else None,
        unit="count",
        method="words in the transcript",
        reason="" if known else NO_TRANSCRIPT,
    )


def slides_per_minute(reading: Reading) -> Measure:
    """Count the different slides that were shown, per minute."""
    shown = {span.slide for span in reading.timeline}
    minutes = (reading.duration or 0.0) / 60
    measurable = bool(shown) and minutes > 0
    return Measure(
        name="slides_per_minute",
        value=len(shown) / minutes if measurable else None,
        unit="per min",
        method="different slides shown ÷ duration",
        band=SLIDES_PER_MINUTE,
        reason="" if measurable else NO_TIMELINE,
    )

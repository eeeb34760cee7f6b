"""The numbers of a talk, each with its band, its method and, where it has none, the reason."""

from collections.abc import Callable

from rehearsal.analysis.argument import stage_time, timing
from rehearsal.analysis.delivery import fillers, fluency, pacing, pauses, voice
from rehearsal.analysis.delivery.spoken import spoken_words
from rehearsal.analysis.phrasing import of_format
from rehearsal.analysis.reading import Reading
from rehearsal.analysis.sureness import (
    NOTHING_SPOKEN,
    doubtful_timeline,
    no_timeline,
    no_transcript,
)
from rehearsal.talk import Band, Measure

SLIDES_PER_MINUTE = Band(
    *timing.SLIDES_PER_MINUTE, "about 20 main slides for 25 minutes (Golub)", "D"
)
"""Slides shown per minute; planned is 0.8."""


def measures(reading: Reading) -> tuple[Measure, ...]:
    """Return every measure, in a fixed order; what is missing says why."""
    return tuple(measure(reading) for measure in MEASURES)


def duration(reading: Reading) -> Measure:
    """Measure how long the talk took, in seconds, against its format.

    Cannot tell: how long it takes with questions in between.
    """
    format = reading.rehearsal.format
    return Measure(
        name="duration",
        value=reading.duration,
        unit="s",
        method="from the start to the stop of the recording, the clock's pauses out",
        band=Band(format.low, format.high, f"the band {of_format(format)}", "speaker"),
        reason="" if reading.duration is not None else NOTHING_SPOKEN,
    )


def word_count(reading: Reading) -> Measure:
    """Count the words as they were spoken: "64.2" is four, a filled pause is none.

    Cannot tell: words that the recogniser did not hear.
    """
    known = reading.rehearsal.transcript is not None
    return Measure(
        name="words",
        value=sum(spoken_words(word.text) for word in reading.words) if known else None,
        unit="count",
        method="words in the transcript, numbers as they are spoken, filled pauses out",
        reason="" if known else no_transcript(reading),
    )


def slides_per_minute(reading: Reading) -> Measure:
    """Count the different slides that were shown, backup left out, per minute.

    Cannot tell: whether slides that build on each other should count as one.
    """
    shown = timing.slides_shown(reading)
    minutes = (reading.duration or 0.0) / 60
    reason = (
        doubtful_timeline(reading) if reading.timeline and minutes > 0 else no_timeline(reading)
    )
    return Measure(
        name="slides_per_minute",
        value=None if reason else len(shown) / minutes,
        unit="per min",
        method="different slides shown, backup left out ÷ duration",
        band=SLIDES_PER_MINUTE,
        reason=reason,
    )


def first_result(reading: Reading) -> Measure:
    """Measure when the first result was shown, in seconds.

    Cannot tell: whether a result was said before, on a slide that is not of the experiments.
    """
    reason = stage_time.unmeasurable(reading)
    first = None if reason else stage_time.first_result(reading)
    latest = stage_time.LATE_RESULT * (reading.duration or reading.rehearsal.format.high)
    return Measure(
        name="first_result",
        value=first[0] if first else None,
        unit="s",
        method="start of the first slide of the experiments that shows or says a result; set-up, "
        "data and baselines are none",
        band=Band(None, latest, "problem and approach take 55 % of the talk at most", "D"),
        reason="" if first else reason or "No slide of the experiments surely shows a result.",
    )


MEASURES: tuple[Callable[[Reading], Measure], ...] = (
    duration,
    word_count,
    pacing.speech_rate,
    pacing.articulation_rate,
    pacing.syllable_rate,
    pauses.pause_median,
    pauses.pause_share,
    pauses.long_pauses,
    fillers.filled_pauses,
    fillers.filler_word_rate,
    fluency.repetition_rate,
    fluency.hedge_rate,
    voice.pitch_variation,
    voice.level,
    voice.level_range,
    slides_per_minute,
    first_result,
)
"""Every measure there is, in the order in which they are shown."""

"""What evidence was not there, and how the speaker gets it."""

import re
from dataclasses import dataclass

from rehearsal.analysis.reading import Reading
from rehearsal.report.wording import clean

WITH_COMMAND = re.compile(r"(?P<remedy>.*?)\s*`(?P<command>[^`]+)`\.?")
"""A reason that ends in the command that helps."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A part of the evidence that was not there, and how to get it."""

    what: str
    effect: str
    remedy: str
    command: str = ""


def missing(reading: Reading) -> tuple[Missing, ...]:
    """Return the parts of the evidence that were not there, but for the transcript."""
    rehearsal = reading.rehearsal
    gaps = []
    if rehearsal.deck is None:
        gaps.append(NO_DECK)
    if reading.duration is None:
        gaps.append(NOTHING_SPOKEN)
        return tuple(gaps)
    if rehearsal.acoustics is None:
        gaps.append(NO_SOUND)
    if rehearsal.transcript is not None and not reading.words:
        gaps.append(NO_WORDS)
    if rehearsal.deck is not None and not reading.timeline and not reading.strangers:
        gaps.append(NO_TIMELINE)
    return tuple(gaps)


def no_transcript(reading: Reading) -> Missing | None:
    """Say why a talk that was spoken has no transcript; None where it has one."""
    rehearsal = reading.rehearsal
    if rehearsal.transcript is not None or reading.duration is None:
        return None
    reason = clean(rehearsal.no_transcript)
    if not reason:
        return NO_TRANSCRIPT
    told = WITH_COMMAND.fullmatch(reason)
    if told is None:
        return Missing(NO_TRANSCRIPT.what, NO_TRANSCRIPT.effect, reason)
    return Missing(NO_TRANSCRIPT.what, NO_TRANSCRIPT.effect, told["remedy"] + ":", told["command"])


def briefly(reading: Reading, reason: str) -> str:
    """Return a reason without why there is no transcript, which the page says once, on top."""
    why = clean(reading.rehearsal.no_transcript)
    return clean(reason).replace(why, "There is no transcript.") if why else clean(reason)


NO_DECK = Missing(
    "No deck",
    "Slides, stages, planned times and content were not looked at.",
    "Give the .pptx or the .pdf:",
    "rehearsal analyse DECK AUDIO",
)
NOTHING_SPOKEN = Missing(
    "Nothing spoken",
    "Length, pace, pauses, voice and wording need a run-through.",
    "Name a recording after the deck, or rehearse aloud once:",
    "rehearsal record DECK",
)
NO_SOUND = Missing(
    "No recording",
    "Pauses, voice and level are measured from the sound.",
    "Record the next run-through, or name the recording after the deck.",
)
NO_TRANSCRIPT = Missing(
    "No transcript",
    "Words, pace, fillers, quotes and what was said of each topic need one.",
    "Give --transcript FILE, or get a model once:",
    "rehearsal models download base.en",
)
NO_WORDS = Missing(
    "No words",
    "The recogniser found no word in this recording.",
    "Listen to it: is it you that is recorded, and is the language the one you chose?",
)
NO_TIMELINE = Missing(
    "No slide times",
    "Which slide was spoken to when is not known, so no time is given for a slide.",
    "Change slides in the rehearsal room while you record, or add a transcript: "
    "slides are then matched with the words.",
)

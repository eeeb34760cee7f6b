"""When a slide or a stage is known well enough for a finding to hang on it."""

from collections.abc import Iterable

from rehearsal.analysis.reading import Reading, StageLabel
from rehearsal.talk import Stage

SURE_SLIDE = 0.6
"""Confidence of a slide's time below which no finding blames the slide.

Unit: probability, calibrated by benchmarks/alignment.py. Strength D: of two findings that blame
a slide, one wrong one would cost the other its credit.
"""
SURE_STAGE = 0.6
"""Confidence of a label below which no finding hangs on the stage of a slide.

Unit: probability, calibrated by benchmarks/stages.py. Strength D.
"""
UNSURE_SHARE = 0.3
"""Share of the slides with an unsure label above which the stages of a deck are unknown."""

STAGES_UNSURE = (
    "The stages of too many slides are uncertain: set them beside the slides, and this is checked."
)
NO_DECK = "There is no deck."
NOTHING_SPOKEN = "Nothing was recorded."
NO_TIMELINE = "It is not known which slide was shown when."
NO_SOUND = "There is no audio."


def no_transcript(reading: Reading) -> str:
    """Say why there are no words, in one sentence."""
    rehearsal = reading.rehearsal
    if rehearsal.transcript is not None:
        return "The transcript holds no words."
    return rehearsal.no_transcript or "There is no transcript."


def is_placed(reading: Reading, slide: int) -> bool:
    """Tell whether it is known well enough when a slide was shown."""
    return any(d.slide == slide and d.confidence >= SURE_SLIDE for d in reading.dwells)


def unplaced(reading: Reading) -> list[int]:
    """Return the slides of which it is not known well enough when they were shown."""
    return [dwell.slide for dwell in reading.dwells if dwell.confidence < SURE_SLIDE]


def stages_are_sure(reading: Reading) -> bool:
    """Tell whether enough labels are certain to speak of the stages of the talk."""
    unsure = sum(label.confidence < SURE_STAGE for label in reading.stages)
    return bool(reading.stages) and unsure <= UNSURE_SHARE * len(reading.stages)


def surely(reading: Reading, *stages: Stage) -> list[StageLabel]:
    """Return the labels of these stages that are certain enough, in order."""
    return [
        label
        for label in reading.stages
        if label.stage in stages and label.confidence >= SURE_STAGE
    ]


def slides_of(labels: Iterable[StageLabel]) -> list[int]:
    """Return the slides of labels."""
    return [label.slide for label in labels]

"""When a slide or a stage is known well enough for a finding to hang on it."""

from collections.abc import Iterable

from rehearsal.analysis.reading import Reading, StageLabel
from rehearsal.analysis.text import tokens
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
UNSURE_TIME = 1 / 3
"""Share of the talk that is placed unsurely above which sums over the timeline mean nothing; D."""
ENGLISH = frozenset(("the", "of", "and", "to", "for", "with", "are", "from", "that", "we", "this"))
"""Function words that English hardly does without and other languages do not have."""
ENGLISH_SHARE = 0.015
"""Share of such words on slides below which they are in another language.

133 English decks hold 0.024 or more (median 0.13), decks in other languages next to none.
"""
SPOKEN_SHARE = 0.1
"""Share of such words in speech below which it is in another language; strength D.

The sample talk holds 0.24; Dutch, which shares "we" and "of", stays near 0.04.
"""
FEWEST_WORDS = 100
"""Words, said or on the slides, from which their language can be told; strength D."""

STAGES_UNSURE = (
    "The stages of too many slides are uncertain: set them beside the slides, and this is checked."
)
NO_DECK = "There is no deck."
NOTHING_SPOKEN = "Nothing was recorded."
NO_TIMELINE = "It is not known which slide was shown when."
STRANGERS = "What was said hardly matches the slides: they seem to be of another talk."
NO_SOUND = "There is no audio."


def no_transcript(reading: Reading) -> str:
    """Say why there are no words, in one sentence."""
    rehearsal = reading.rehearsal
    if rehearsal.transcript is not None:
        return "The transcript holds no words."
    return rehearsal.no_transcript or "There is no transcript."


def nothing_to_read(reading: Reading) -> str:
    """Say why there is not one line to read, neither shown nor said."""
    if reading.deck is None and reading.rehearsal.transcript is None:
        return "There is neither a deck nor a transcript."
    shown = "The slides hold no text." if reading.slides else "The deck shows no slide."
    return f"{NO_DECK if reading.deck is None else shown} {no_transcript(reading)}"


def other_language(reading: Reading) -> str:
    """Say why English cues are not looked for, in one sentence; empty where they are.

    The transcript names its language; where it does not, and for slides alone, English is known by
    its function words.
    """
    transcript = reading.rehearsal.transcript
    if transcript is not None and transcript.words and transcript.language:
        if transcript.language.lower().partition("-")[0] in ("en", "english"):
            return ""
        return f"The cues are English words, and the talk is in “{transcript.language}”."
    said = [token for word in reading.words for token in tokens(word.text)]
    written = [token for slide in reading.slides for token in tokens(slide.text)]
    if in_other_language(said or written, SPOKEN_SHARE if said else ENGLISH_SHARE):
        return "The cues are English words, and the talk is in another language."
    return ""


def in_other_language(words: Iterable[str], share: float = ENGLISH_SHARE) -> bool:
    """Tell whether words, in lower case, are surely not English; False for too few of them."""
    letters = [word for word in words if word[0].isalpha()]
    english = sum(word in ENGLISH for word in letters)
    return len(letters) >= FEWEST_WORDS and english < share * len(letters)


def unheard(reading: Reading) -> str:
    """Say why nothing can be heard in the words, in one sentence; empty where it can."""
    return other_language(reading) if reading.words else no_transcript(reading)


def untimed(reading: Reading) -> str:
    """Say why the slides have no times, in one sentence; empty where they have."""
    if not reading.slides:
        return NO_DECK
    return "" if reading.timeline else no_timeline(reading)


def no_timeline(reading: Reading) -> str:
    """Say why it is not known which slide was shown when, in one sentence."""
    return apart(reading) or NO_TIMELINE


def unmatched(reading: Reading) -> str:
    """Say why words cannot be held against slides, in one sentence; empty where they can."""
    if reading.slides and not reading.words:
        return no_transcript(reading)
    return untimed(reading) or apart(reading)


def apart(reading: Reading) -> str:
    """Say that words and slides are of two talks, in one sentence; empty where they are of one."""
    return STRANGERS if reading.strangers else ""


def is_placed(reading: Reading, slide: int) -> bool:
    """Tell whether it is known well enough when a slide was shown."""
    return any(d.slide == slide and d.confidence >= SURE_SLIDE for d in reading.dwells)


def unplaced(reading: Reading) -> list[int]:
    """Return the slides of which it is not known well enough when they were shown."""
    return [dwell.slide for dwell in reading.dwells if dwell.confidence < SURE_SLIDE]


def is_aligned(reading: Reading) -> bool:
    """Tell whether the timeline was worked out from the words, not clicked or edited."""
    return any(span.source == "aligned" for span in reading.timeline)


def doubtful_timeline(reading: Reading) -> str:
    """Say why the timeline as a whole tells nothing, in one sentence; empty where it does."""
    total = sum(span.duration for span in reading.timeline)
    unsure = sum(span.duration for span in reading.timeline if span.confidence < SURE_SLIDE)
    if unsure <= UNSURE_TIME * total:
        return ""
    count = len(unplaced(reading))
    what = "Too much of the talk" if not count else f"{count} slide{'s' if count > 1 else ''}"
    return f"{what} could not be placed surely; set the times beside the slides, or click along."


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

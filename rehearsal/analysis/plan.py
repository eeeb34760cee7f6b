"""How long each slide should take: what the notes say, else what the slide holds.

Planned seconds add up to the middle of the format's band. What the speaker set comes first,
then a time in the notes ("40 seconds"); the rest is shared out by the words and figures on a
slide, drawn towards the budget of its stage.
"""

import re
from collections.abc import Mapping, Sequence

from rehearsal.analysis.reading import Reading, StageLabel
from rehearsal.talk import Corrections, Deck, Format, Slide, Stage

BUDGET: Mapping[Stage, tuple[float, float]] = {
    "problem": (0.15, 0.25),
    "approach": (0.20, 0.30),
    "experiments": (0.30, 0.40),
    "takeaways": (0.08, 0.12),
    "future": (0.07, 0.15),
}
"""Share of the talk that each stage is given.

Source: a blend of Nock, PracHub and interview-coach-skill; strength D; the speaker can plan
otherwise slide by slide.
"""
FIXED: Mapping[Stage, float] = {"front": 25.0, "divider": 8.0, "closing": 15.0, "backup": 0.0}
"""Seconds for slides outside the argument, before scaling; strength D."""
BASE_SECONDS = 30.0
"""Seconds that any slide of the argument takes, before scaling; strength D."""
SECONDS_PER_WORD = 0.4
"""Seconds for each word on a slide, before scaling: speech at 150 words a minute; strength D."""
SECONDS_PER_FIGURE = 15.0
"""Seconds for each table, chart or picture that has to be explained, before scaling; strength D."""
WORDS_COUNTED = 80
"""Words on a slide beyond which more of them plan no more time; strength D."""
FIGURES_COUNTED = 3
"""Figures on a slide beyond which more of them plan no more time; strength D."""
LEAST_SECONDS = 5.0
"""What a slide is left with when the others have used the talk up."""

_NUMBER_WORDS = {
    "half a": 0.5, "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0,
    "five": 5.0, "ten": 10.0, "fifteen": 15.0, "twenty": 20.0, "thirty": 30.0, "forty": 40.0,
    "forty-five": 45.0, "fifty": 50.0, "sixty": 60.0, "ninety": 90.0,
}  # fmt: skip
_AMOUNT = r"(?P<amount>\d+(?:\.\d+)?|" + "|".join(_NUMBER_WORDS) + ")"
_UNIT = r"(?P<unit>s|secs?|seconds?|m|mins?|minutes?)"
_LEAD = (
    r"(?:^|[.,;:!?()\[\]–—\n-]|\b(?:in|for|about|max|maximum|at most|under|only|spend|take|~))\s*"
)
_TAIL = r"\s*(?=$|[.,;:!?()\[\]–—\n]|\b(?:max|maximum|here|for this|on this|at most|only|in all)\b)"
_STATED = re.compile(f"{_LEAD}~?{_AMOUNT}[ -]?{_UNIT}{_TAIL}", re.IGNORECASE)
_CLOCK = re.compile(_LEAD + r"~?(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d)(?:\s*min)?" + _TAIL)
STATED_RANGE = (5.0, 600.0)
"""Seconds within which a time in the notes is taken for a plan; strength D."""


def stated_seconds(notes: str) -> float | None:
    """Return the time that the notes set for their slide in seconds; None where they set none.

    Only a time that stands as a phrase of its own counts: "Keep this short, 40 seconds", not
    "training takes 40 seconds per frame".
    """
    for match in _STATED.finditer(notes):
        amount = match["amount"].lower()
        value = _NUMBER_WORDS.get(amount) or float(amount)
        seconds = value * (60 if match["unit"].lower().startswith("m") else 1)
        if STATED_RANGE[0] <= seconds <= STATED_RANGE[1]:
            return seconds
    clock = _CLOCK.search(notes)
    if clock:
        seconds = 60.0 * int(clock["minutes"]) + int(clock["seconds"])
        if STATED_RANGE[0] <= seconds <= STATED_RANGE[1]:
            return seconds
    return None


def is_stated(reading: Reading, slide: int) -> bool:
    """Tell whether the plan for a slide was set by the speaker or by its notes."""
    if slide in dict(reading.rehearsal.corrections.planned):
        return True
    return stated_seconds(reading.slides[slide - 1].notes) is not None


def planned_seconds(
    deck: Deck, labels: Sequence[StageLabel], format: Format, corrections: Corrections
) -> dict[int, float]:
    """Return the planned seconds of each shown slide, by its number, in order."""
    stages = {label.slide: label.stage for label in labels}
    set_by_speaker = dict(corrections.planned)
    fixed: dict[int, float] = {}
    weights: dict[int, float] = {}
    for number, slide in enumerate(deck.shown, start=1):
        stated = set_by_speaker.get(number, stated_seconds(slide.notes))
        if stated is not None:
            fixed[number] = stated
        else:
            weights[number] = _weight(slide, stages.get(number, "approach"))
    drawn = _towards_budget(weights, stages)
    target = (format.low + format.high) / 2 - sum(fixed.values())
    return dict(sorted((fixed | _share_out(drawn, target)).items()))


def _weight(slide: Slide, stage: Stage) -> float:
    if stage in FIXED:
        return FIXED[stage]
    words = min(len(slide.text.split()), WORDS_COUNTED)
    figures = min(len(slide.tables) + len(slide.charts) + slide.pictures, FIGURES_COUNTED)
    return BASE_SECONDS + SECONDS_PER_WORD * words + SECONDS_PER_FIGURE * figures


def _towards_budget(weights: Mapping[int, float], stages: Mapping[int, Stage]) -> dict[int, float]:
    """Draw each stage half-way (in ratio) from what its slides hold to what its budget gives."""
    held: dict[Stage, float] = {}
    for number, weight in weights.items():
        stage = stages.get(number)
        if stage is not None and stage in BUDGET:
            held[stage] = held.get(stage, 0.0) + weight
    total, budget = sum(held.values()), sum(sum(BUDGET[stage]) for stage in held)
    factor = {
        stage: ((sum(BUDGET[stage]) / budget) / (share / total)) ** 0.5
        for stage, share in held.items()
    }
    return {
        number: weight * factor.get(stages.get(number, "divider"), 1.0)
        for number, weight in weights.items()
    }


def _share_out(weights: Mapping[int, float], target: float) -> dict[int, float]:
    total = sum(weights.values())
    speakable = sum(weight > 0 for weight in weights.values())
    scale = max(target, LEAST_SECONDS * speakable) / total if total else 0.0
    return {number: weight * scale for number, weight in weights.items()}

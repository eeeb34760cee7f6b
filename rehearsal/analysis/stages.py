"""What each slide does in the argument: titles, position, and the order of the whole deck."""

import re

import numpy as np
from numpy.typing import NDArray

from rehearsal.analysis.reading import StageLabel
from rehearsal.talk import Deck, Slide, Stage

STAGES: tuple[Stage, ...] = (
    "front",
    "problem",
    "approach",
    "experiments",
    "takeaways",
    "future",
    "closing",
    "backup",
    "divider",
)
_CUES: tuple[tuple[Stage, str], ...] = (
    ("front", r"^(outline|agenda|road ?map|contents|table of contents|about me)\b"),
    ("problem", r"motivat|introduc|background|problem|related work|\bwhy\b|challenge|contribution"),
    ("approach", r"method|approach|architecture|model|algorithm|proposed|framework|system|design"),
    ("experiments", r"experiment|result|evaluat|data ?set|baseline|metric|ablation|error|compar"),
    ("takeaways", r"conclu|take-?aways?|^summary\b|lessons learn"),
    ("future", r"future (work|direction|research|plan)|next steps|outlook|research agenda"),
    ("closing", r"\bthank|^questions?\W*$|^q ?(&|and) ?a|acknowledge?ment|^references\b"),
    ("backup", r"^back-?up|^appendi|^supplement|^extra slides"),
)
_MEDIANS = (0.0, 0.16, 0.46, 0.68, 0.92, 0.92, 0.99, 1.0, 0.5)
_WIDTHS = (0.04, 0.18, 0.2, 0.2, 0.12, 0.1, 0.08, 0.05, 0.4)
_RARITY = (1.0, 0.0, 0.0, 0.0, 0.5, 2.0, 2.0, 3.0, 3.0)
CUE_WEIGHT = 5.0
STAY = 0.75


def label_stages(deck: Deck) -> tuple[StageLabel, ...]:
    """Give each shown slide its stage, in order, with the probability that it is right."""
    slides = deck.shown
    if not slides:
        return ()
    scores = np.array([_score(slide, i, len(slides)) for i, slide in enumerate(slides)])
    change = (1 - STAY) / (len(STAGES) - 1)
    moves = np.full((len(STAGES), len(STAGES)), change)
    np.fill_diagonal(moves, STAY)
    marginal = marginals(scores, np.log(moves))
    best = marginal.argmax(axis=1)
    return tuple(
        StageLabel(slide=i + 1, stage=STAGES[k], confidence=float(marginal[i, k]))
        for i, k in enumerate(best)
    )


def _score(slide: Slide, index: int, count: int) -> list[float]:
    position = index / max(1, count - 1)
    named = {stage for stage, cue in _CUES if re.search(cue, slide.title, re.IGNORECASE)}
    return [
        -0.5 * ((position - _MEDIANS[k]) / _WIDTHS[k]) ** 2
        - _RARITY[k]
        + (CUE_WEIGHT if stage in named else 0.0)
        + (4.0 if stage == "front" and index == 0 else 0.0)
        for k, stage in enumerate(STAGES)
    ]


def marginals(scores: NDArray[np.float64], moves: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return each stage's probability for each slide (forward-backward), all logs in."""
    forward, backward = scores.copy(), np.zeros_like(scores)
    for t in range(1, len(scores)):
        forward[t] += np.logaddexp.reduce(forward[t - 1][:, None] + moves, axis=0)
    for t in range(len(scores) - 2, -1, -1):
        backward[t] = np.logaddexp.reduce(moves + (scores[t + 1] + backward[t + 1]), axis=1)
    joint = forward + backward
    shares: NDArray[np.float64] = np.exp(joint - np.logaddexp.reduce(joint, axis=1)[:, None])
    return shares

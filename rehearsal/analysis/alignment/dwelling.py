"""How a talk moves through its slides: a hidden Markov model of dwelling and moving on.

Each slide is two states in a row, so that very short dwells are unlikely; from the last of them
the talk moves on, rarely skips, and hardly ever goes back.
"""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

PHASES = 2
"""States per slide; the dwell is Erlang-distributed. benchmarks/alignment.py."""
UNITS_PER_SLIDE = 4
"""Units of speech per slide below which one state has to do: a dwell of one unit is nothing odd."""
UNHURRIED = 1.2
"""Expected dwell over the talk's even share for each slide; benchmarks/alignment.py."""
SKIP = 0.001
"""Weight of each slide that is skipped, against moving to the next; benchmarks/alignment.py."""
BACK = 0.001
"""Weight of going back by one slide, against moving to the next; benchmarks/alignment.py."""
FURTHER_BACK = 0.6
"""Weight of each further slide back; benchmarks/alignment.py."""
LATER_START = 0.3
"""Log-cost of each slide that the talk starts beyond the first; benchmarks/alignment.py."""


def moves(slide_count: int) -> Matrix:
    """Return where the talk goes when it leaves a slide: shape (slides, slides), rows ≤ 1."""
    step = np.arange(slide_count)[None, :] - np.arange(slide_count)[:, None]
    ahead = SKIP ** np.maximum(step - 1.0, 0)
    back = BACK * FURTHER_BACK ** np.maximum(-step - 1.0, 0)
    total = 1 / (1 - SKIP) + BACK / (1 - FURTHER_BACK)
    return np.where(step > 0, ahead, np.where(step < 0, back, 0.0)) / total


def posteriors(evidence: Matrix, ease: Vector) -> Matrix:
    """Return each slide's probability in each unit of speech, shape (units, slides).

    `evidence` holds log-likelihoods; `ease` says how much likelier than elsewhere the slide
    changes on entering each unit (mean 1). Forward-backward; rows sum to 1.
    """
    units, slides = evidence.shape
    phases = PHASES if units >= UNITS_PER_SLIDE * slides else 1
    leave = min(0.5, phases * slides / (UNHURRIED * units))
    go = _states(slides, phases)
    likelihood = np.exp(np.repeat(evidence - evidence.max(axis=1, keepdims=True), phases, axis=1))
    change = np.minimum(ease[:, None] * leave, 0.9)
    forward = np.empty_like(likelihood)
    forward[0] = _scaled(likelihood[0] * _start(slides, phases))
    for t in range(1, units):
        moved = (forward[t - 1] * change[t]) @ go + forward[t - 1] * (1 - change[t])
        forward[t] = _scaled(moved * likelihood[t])
    backward = np.ones_like(likelihood)
    for t in range(units - 2, -1, -1):
        after = likelihood[t + 1] * backward[t + 1]
        backward[t] = _scaled(change[t + 1] * (go @ after) + (1 - change[t + 1]) * after)
    joint = (forward * backward).reshape(units, slides, phases).sum(axis=2)
    shares: Matrix = joint / joint.sum(axis=1, keepdims=True)
    return shares


def _states(slides: int, phases: int) -> Matrix:
    """Return where each state leads when it is left; rows sum to 1."""
    go = np.zeros((slides * phases, slides * phases))
    for phase in range(phases - 1):
        go[phase::phases, phase + 1 :: phases] = np.eye(slides)
    go[phases - 1 :: phases, ::phases] = moves(slides)
    last = np.arange(slides) * phases + phases - 1
    go[last, last] += 1 - go[last].sum(axis=1)  # where there is nowhere to go, it stays
    return go


def _start(slides: int, phases: int) -> Vector:
    start = np.zeros(slides * phases)
    start[::phases] = np.exp(-LATER_START * np.arange(slides))
    return start


def _scaled(vector: Vector) -> Vector:
    scaled: Vector = vector / vector.sum()
    return scaled

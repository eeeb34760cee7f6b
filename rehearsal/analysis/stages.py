"""What each slide does in the argument, read from the deck as a whole.

Features of each slide and its neighbours are weighed by a classifier learnt from real talks
(`stages_model.json`: see what it says of itself), front matter and endings by rule, and the order
of the talk by a hidden Markov model that may begin anew with each project.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rehearsal.analysis.parts import View, builds, projects, views
from rehearsal.analysis.reading import StageLabel
from rehearsal.analysis.stage_features import Features, slide_features
from rehearsal.analysis.stage_rules import INDEX, STAGES, anchor, rules
from rehearsal.talk import ARGUMENT, Deck

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

ORDER_WEIGHT = 0.8
"""Weight of the order of stages against what the slides hold; benchmarks/stages.py."""
PRIOR_WEIGHT = 0.4
"""Share of the stages' frequency in training that is taken out again; benchmarks/stages.py."""
USUAL_LENGTH = 15
"""Slides of the talks that the order was learnt from; longer talks stay longer in a stage."""
STRETCH = 0.7
"""How far the moves of a longer talk are thinned out, 0 (not) to 1 (in proportion)."""
PROJECT_RANGE = (0.1, 0.8)
"""Where the first and the last slide of a project stand in a talk of its own."""
_ARGUMENT = [INDEX[stage] for stage in ARGUMENT]


@dataclass(frozen=True, slots=True)
class Model:
    """What was learnt: weights, the stages' frequency, and their order."""

    weights: dict[str, Vector]
    """For each feature its weight for the five stages of the argument."""
    log_prior: Vector
    moves: Matrix
    """Log-probability of each stage (column) after each other (row)."""
    first: Vector
    last: Vector
    sharpness: float
    """Exponent that makes the probabilities honest; below 1 where they claim too much."""


@cache
def shipped_model() -> Model:
    """Return the model that comes with the program."""
    text = files("rehearsal.analysis").joinpath("stages_model.json").read_text(encoding="utf-8")
    learnt = json.loads(text)
    return Model(
        weights={name: np.array(row) for name, row in learnt["weights"].items()},
        log_prior=np.log(learnt["frequency"]),
        moves=np.log(learnt["moves"]),
        first=np.log(learnt["first"]),
        last=np.log(learnt["last"]),
        sharpness=float(learnt["sharpness"]),
    )


def label_stages(deck: Deck, model: Model | None = None) -> tuple[StageLabel, ...]:
    """Give each shown slide its stage, in order, with the probability that it is right."""
    probabilities = stage_probabilities(deck, model or shipped_model())
    best = probabilities.argmax(axis=1) if len(probabilities) else []
    return tuple(
        StageLabel(slide=i + 1, stage=STAGES[k], confidence=float(probabilities[i, k]))
        for i, k in enumerate(best)
    )


def stage_probabilities(deck: Deck, model: Model) -> Matrix:
    """Return the probability of each of STAGES for each shown slide, shape (slides, 9)."""
    if not deck.shown:
        return np.zeros((0, len(STAGES)))
    everything = views(deck.shown)
    groups = builds(everything)
    seen = [max((everything[i] for i in group), key=lambda view: view.words) for group in groups]
    parts = projects(seen)
    positions = talk_positions(seen, parts)
    evidence = _weighed(slide_features(seen, positions), model) + rules(seen, positions)
    shares = marginals(evidence, _order(model, len(seen), parts), model) ** model.sharpness
    shares /= shares.sum(axis=1, keepdims=True)
    spread: Matrix = np.repeat(shares, [len(group) for group in groups], axis=0)
    return spread


def talk_positions(seen: Sequence[View], parts: Sequence[range] = ()) -> list[float]:
    """Return how far through the argument each slide stands, 0 to 1.

    What comes after the closing is 1; within a project the argument runs its course anew.
    """
    end = max(1, anchor(seen) - 1)
    positions = [min(1.0, i / end) for i in range(len(seen))]
    low, high = PROJECT_RANGE
    for part in parts:
        for i in part:
            if i < end:
                positions[i] = low + (high - low) * (i - part.start) / max(1, len(part) - 1)
    return positions


def _weighed(slides: Sequence[Features], model: Model) -> Matrix:
    """Return log-evidence; stages outside the argument stand at the mean of the five."""
    learnt = np.array(
        [
            sum(
                (
                    value * model.weights[name]
                    for name, value in slide.items()
                    if name in model.weights
                ),
                start=np.zeros(len(ARGUMENT)),
            )
            for slide in slides
        ]
    )
    learnt -= np.logaddexp.reduce(learnt, axis=1)[:, None]
    learnt -= PRIOR_WEIGHT * model.log_prior
    level = np.logaddexp.reduce(learnt, axis=1) - np.log(len(ARGUMENT))
    evidence = np.tile(level[:, None], (1, len(STAGES)))
    evidence[:, _ARGUMENT] = learnt
    return evidence


def _order(model: Model, count: int, parts: Sequence[range]) -> Matrix:
    """Return log-weights of the moves into each slide, shape (slides, stages, stages)."""
    chances = np.exp(model.moves)
    if count > USUAL_LENGTH:
        chances *= (USUAL_LENGTH / count) ** STRETCH
        np.fill_diagonal(chances, 0.0)
        np.fill_diagonal(chances, 1 - chances.sum(axis=1))
    order = np.repeat(np.log(chances)[None], count, axis=0)
    for part in parts:  # a project may begin after anything
        order[part.start] = np.logaddexp(order[part.start], model.first[None, :]) - np.log(2)
    return ORDER_WEIGHT * order


def marginals(evidence: Matrix, order: Matrix, model: Model) -> Matrix:
    """Return each stage's probability for each slide (forward-backward)."""
    forward, backward = evidence.copy(), np.zeros_like(evidence)
    forward[0] += model.first
    for t in range(1, len(evidence)):
        forward[t] += np.logaddexp.reduce(forward[t - 1][:, None] + order[t], axis=0)
    backward[-1] = model.last
    for t in range(len(evidence) - 2, -1, -1):
        after = evidence[t + 1] + backward[t + 1]
        backward[t] = np.logaddexp.reduce(order[t + 1] + after, axis=1)
    joint = forward + backward
    shares: Matrix = np.exp(joint - np.logaddexp.reduce(joint, axis=1)[:, None])
    return shares

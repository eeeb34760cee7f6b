"""What each slide does in the argument, read from the deck as a whole.

Features of each slide and its neighbours are weighed by a classifier learnt from real talks
(`model.json`: see what it says of itself), front matter and endings by rule, and the order
of the talk by a hidden Markov model that may begin anew with each project.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rehearsal.analysis.reading import StageLabel
from rehearsal.analysis.stages.features import Features, position_features, slide_features
from rehearsal.analysis.stages.parts import (
    SEVERAL_PROJECTS_FROM,
    View,
    builds,
    is_reading_list,
    projects,
    under_one_title,
    views,
)
from rehearsal.analysis.stages.rules import INDEX, STAGES, anchor, rules
from rehearsal.analysis.text import terms
from rehearsal.talk import ARGUMENT, Deck

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

ORDER_WEIGHT = 0.8
"""Weight of the order of stages against what the slides hold; benchmarks/stages.py."""
PRIOR_WEIGHT = 0.5
"""Share of the stages' frequency in training that is taken out again: more of it makes too many
conclusions and plans where titles say nothing; benchmarks/stages.py."""
USUAL_LENGTH = 15
"""Slides of the talks that the order was learnt from; longer talks stay longer in a stage."""
STRETCH = 0.7
"""How far the moves of a longer talk are thinned out, 0 (not) to 1 (in proportion)."""
PROJECT_RANGE = (0.1, 0.8)
"""Where the first and the last slide of a project stand in a talk of its own."""
LEFT_OVER = 0.35
"""Largest share of a deck that may be extra slides after the end; benchmarks/stages.py."""
MOST_ENDS = 12
"""Ends of the talk that are weighed against each other."""
WHOLE_UNTITLED = 1.0
"""Log-odds that a talk without a closing or backup heading fills its deck, against each other end,
where most slides have no title that would tell; benchmarks/stages.py."""
EARLY_END = 2.0
"""Weight of how talks end where the deck goes on: extra slides follow a conclusion."""
POSITION_TITLED = 0.6
"""Weight of the position where most slides have titles, against 1 where titles say nothing: with
titles the words tell more; benchmarks/stages.py."""
SAME_TITLE = 2.0
"""Log-odds that a slide under the title of the one before it is in the same stage."""
KNOWN_WORDS, FOREIGN_WORDS = 0.7, 0.45
"""Share of a deck's words that the model knows: of most training talks, and of other fields."""
FOREIGN_DOUBT = 0.55
"""How far probabilities are flattened where all words are foreign, 0 (not) to 1 (all alike)."""
LONG_DOUBT = 0.4
"""Exponent by which they are flattened in a talk longer than SEVERAL_PROJECTS_FROM: one mistake
there runs over many slides. Strength D: seven talks of other fields."""
WORDLESS_DOUBT = 0.5
"""How far they are flattened for a slide without a word: only its place and its neighbours tell.
Strength D."""
CONCLUDING = frozenset({"conclude", "recap", "future"})
"""Cues in the title of a slide that a talk may end on."""
IMPOSSIBLE = -30.0
"""Log-odds that end all doubt."""
_ARGUMENT = [INDEX[stage] for stage in ARGUMENT]
_WORK = [INDEX[stage] for stage in ("problem", "approach", "experiments")]


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


@dataclass(frozen=True, slots=True)
class Fit:
    """How far a deck is like the talks that the model was learnt from."""

    foreign: float
    """0 where its words are those of the training talks, 1 where hardly any are."""
    position: float
    """Weight of where a slide stands."""
    order: float
    """Weight of how stages follow one another."""


READING_LIST = Fit(foreign=1.0, position=0.0, order=0.25)
"""A deck that reads papers one by one: each slide is an argument of its own, by other people."""


@cache
def shipped_model() -> Model:
    """Return the model that comes with the program."""
    text = files("rehearsal.analysis.stages").joinpath("model.json").read_text(encoding="utf-8")
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
    held = np.array([_weighed(features, model) for features in slide_features(seen)])
    fit = fit_of(seen, model)
    readings = [_read(seen, held, parts, model, fit, end=end) for end in possible_ends(seen)]
    odds = np.array([log_odds for log_odds, _ in readings])
    likely = np.exp(odds - np.logaddexp.reduce(odds))
    mixed = sum(weight * shares for weight, (_, shares) in zip(likely, readings, strict=True))
    wordless = np.array([[not view.words] for view in seen])
    long = min(1.0, SEVERAL_PROJECTS_FROM / len(seen)) ** LONG_DOUBT
    doubt = (1 - FOREIGN_DOUBT * fit.foreign) * long * np.where(wordless, 1 - WORDLESS_DOUBT, 1.0)
    honest = np.asarray(mixed) ** (model.sharpness * doubt)
    honest /= honest.sum(axis=1, keepdims=True)
    spread: Matrix = np.repeat(honest, [len(group) for group in groups], axis=0)
    return spread


def possible_ends(seen: Sequence[View]) -> list[int]:
    """Return how many slides the talk proper may have: what is left over is extra.

    One answer where a heading tells, or papers are read one by one; else the whole deck, or less by
    up to LEFT_OVER; where slides have titles, only after one that concludes.
    """
    told = anchor(seen)
    if told < len(seen) or is_reading_list(seen):
        return [told]
    fewest = min(len(seen), max(2, math.ceil(len(seen) * (1 - LEFT_OVER))))
    if _titled(seen):
        earlier = range(len(seen) - 1, fewest - 1, -1)
        return [len(seen), *(end for end in earlier if seen[end - 1].cues & CONCLUDING)]
    step = max(1, (len(seen) - fewest) // MOST_ENDS)
    return list(range(len(seen), fewest - 1, -step))


def _read(
    seen: Sequence[View], held: Matrix, parts: Sequence[range], model: Model, fit: Fit, *, end: int
) -> tuple[float, Matrix]:
    """Return the log-odds that the talk ends there, and the stages' probabilities if it does."""
    positions = talk_positions(len(seen), end, parts)
    placed = [
        fit.position * _weighed(position_features(position, i, end - 1), model)
        for i, position in enumerate(positions)
    ]
    ruled = rules(seen, positions, fit.foreign)
    ruled[:, INDEX["backup"]] += ruled[:, _WORK].max(axis=1).clip(0)  # it may look like any work
    evidence = _levelled(held + np.array(placed), model) + ruled
    evidence[end:, : INDEX["closing"]] = IMPOSSIBLE
    evidence[:end, INDEX["backup"]] = IMPOSSIBLE
    prior = WHOLE_UNTITLED if end == len(seen) and not _titled(seen) else 0.0
    order = fit.order * _order(model, len(seen), parts)
    order[under_one_title(seen)] += SAME_TITLE * np.eye(len(STAGES))
    log_odds, shares = marginals(evidence, order, model, end)
    return prior + log_odds, shares


def talk_positions(count: int, end: int, parts: Sequence[range] = ()) -> list[float]:
    """Return how far through the argument each of `count` slides stands, 0 to 1.

    What comes after the end is at 1; within a project the argument runs its course anew.
    """
    positions = [min(1.0, i / max(1, end - 1)) for i in range(count)]
    low, high = PROJECT_RANGE
    for part in parts:
        for i in part:
            if i < end:
                positions[i] = low + (high - low) * (i - part.start) / max(1, len(part) - 1)
    return positions


def fit_of(seen: Sequence[View], model: Model) -> Fit:
    """Judge how far position, order and words of the training talks hold for a deck."""
    if is_reading_list(seen):
        return READING_LIST
    return Fit(foreign_share(seen, model), POSITION_TITLED if _titled(seen) else 1.0, 1.0)


def _titled(seen: Sequence[View]) -> bool:
    """Return whether most slides have titles."""
    return sum(bool(view.title) for view in seen) > len(seen) / 2


def foreign_share(seen: Sequence[View], model: Model) -> float:
    """Return 0 (KNOWN_WORDS or more of a deck's words were learnt) to 1 (FOREIGN_WORDS or less)."""
    words = [term for view in seen for term in terms(" ".join(view.lines))]
    known = sum(f"word {word}" in model.weights for word in words) / max(1, len(words))
    share = (KNOWN_WORDS - known) / (KNOWN_WORDS - FOREIGN_WORDS)
    return min(1.0, max(0.0, share)) if words else 0.0


def _weighed(features: Features, model: Model) -> Vector:
    """Return what features say for each stage of the argument."""
    total = np.zeros(len(ARGUMENT))
    for name, value in features.items():
        if name in model.weights:
            total += value * model.weights[name]
    return total


def _levelled(learnt: Matrix, model: Model) -> Matrix:
    """Return log-evidence; stages outside the argument stand at the mean of the five."""
    learnt = learnt - np.logaddexp.reduce(learnt, axis=1)[:, None] - PRIOR_WEIGHT * model.log_prior
    level = np.logaddexp.reduce(learnt, axis=1) - np.log(len(ARGUMENT))
    evidence = np.tile(level[:, None], (1, len(STAGES)))
    evidence[:, _ARGUMENT] = learnt
    return evidence


def _order(model: Model, count: int, parts: Sequence[range]) -> Matrix:
    """Return log-weights of the moves into each slide, shape (slides, stages, stages)."""
    chances = np.exp(model.moves)
    if count > USUAL_LENGTH:  # dividers and outlines are as frequent in a long talk, and as short
        thinned = chances * (USUAL_LENGTH / count) ** STRETCH
        for single in (INDEX["divider"], INDEX["front"]):
            thinned[single] = chances[single]
            thinned[:, single] = chances[:, single]
        np.fill_diagonal(thinned, 0.0)
        np.fill_diagonal(thinned, 1 - thinned.sum(axis=1))
        chances = thinned
    order = np.repeat(np.log(chances)[None], count, axis=0)
    for part in parts:  # a project may begin after anything
        order[part.start] = np.logaddexp(order[part.start], model.first[None, :]) - np.log(2)
    return ORDER_WEIGHT * order


def marginals(evidence: Matrix, order: Matrix, model: Model, end: int) -> tuple[float, Matrix]:
    """Return the log-evidence for the whole deck, and each stage's probability for each slide.

    `end` counts the slides of the talk proper; its last one bears the weight of endings.
    """
    evidence = evidence.copy()
    evidence[0] += model.first
    evidence[end - 1] += model.last * (1.0 if end == len(evidence) else EARLY_END)
    forward, backward = evidence.copy(), np.zeros_like(evidence)
    for t in range(1, len(evidence)):
        forward[t] += np.logaddexp.reduce(forward[t - 1][:, None] + order[t], axis=0)
    for t in range(len(evidence) - 2, -1, -1):
        after = evidence[t + 1] + backward[t + 1]
        backward[t] = np.logaddexp.reduce(order[t + 1] + after, axis=1)
    joint = forward + backward
    whole = np.logaddexp.reduce(joint, axis=1)
    shares: Matrix = np.exp(joint - whole[:, None])
    return float(whole[0]), shares

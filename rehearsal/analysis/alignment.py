"""Speech → slides: which slide is being spoken to, when nothing was clicked.

The talk is cut into short chunks; each is compared with each slide (TF-IDF), and the most
likely path is found under costs for moving on, skipping and going back.
"""

from collections.abc import Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from rehearsal.analysis.text import terms, vocabulary
from rehearsal.talk import Deck, Slide, SlideSpan, Word

Matrix = NDArray[np.float64]

CHUNK_WORDS = 15
"""Words that are placed together; benchmarks/alignment.py."""
NEXT_COST = 0.2
"""Cost of moving to the next slide, in units of cosine similarity; benchmarks/alignment.py."""
SKIP_COST = 0.4
"""Added for each slide that is skipped; benchmarks/alignment.py."""
BACK_COST = 2.0
"""Cost of going back by one slide; each further one adds SKIP_COST; benchmarks/alignment.py."""
SHARPNESS = 6.0
"""Turns similarities into log-probabilities, so that confidences are calibrated."""


def align(words: Sequence[Word], deck: Deck, duration: float) -> tuple[SlideSpan, ...]:
    """Tell which slide is spoken to when, from the words alone.

    The spans are in order, without overlap, and cover 0 to duration (s); empty without words,
    slides or time. A span's confidence is the mean posterior probability of its slide.
    """
    slides = deck.shown
    if not words or not slides or duration <= 0:
        return ()
    chunks = [words[i : i + CHUNK_WORDS] for i in range(0, len(words), CHUNK_WORDS)]
    scores = SHARPNESS * similarity(
        [terms(" ".join(word.text for word in chunk)) for chunk in chunks],
        [_slide_terms(slide) for slide in slides],
    )
    costs = SHARPNESS * jump_costs(len(slides))
    path = best_path(scores, costs)
    posterior = posteriors(scores, costs)
    starts = [min(chunk[0].start, duration) for chunk in chunks]
    return _spans(path, posterior, starts, duration)


def _slide_terms(slide: Slide) -> list[str]:
    return terms(f"{slide.text}\n{slide.notes}")


def similarity(chunks: Sequence[Sequence[str]], slides: Sequence[Sequence[str]]) -> Matrix:
    """Return cosine similarities of TF-IDF vectors, shape (chunks, slides), 0 to 1."""
    index = vocabulary(slides)
    slide_counts, chunk_counts = _log_counts(slides, index), _log_counts(chunks, index)
    frequency = (slide_counts > 0).sum(axis=0)
    idf = np.log((1 + len(slides)) / (1 + frequency)) + 1
    cosines: Matrix = _unit_rows(chunk_counts * idf) @ _unit_rows(slide_counts * idf).T
    return cosines


def _log_counts(documents: Sequence[Sequence[str]], index: dict[str, int]) -> Matrix:
    counts = np.zeros((len(documents), max(1, len(index))))
    for row, document in enumerate(documents):
        for term in document:
            if term in index:
                counts[row, index[term]] += 1
    return np.log1p(counts)


def _unit_rows(matrix: Matrix) -> Matrix:
    scaled: Matrix = matrix / np.maximum(1e-9, np.linalg.norm(matrix, axis=1, keepdims=True))
    return scaled


def jump_costs(slide_count: int) -> Matrix:
    """Return the cost of going from one slide (row) to another (column)."""
    number = np.arange(slide_count)
    step = number[None, :] - number[:, None]
    forward = NEXT_COST + SKIP_COST * (step - 1)
    back = BACK_COST + SKIP_COST * (-step - 1)
    return np.where(step == 0, 0.0, np.where(step > 0, forward, back))


def best_path(scores: Matrix, costs: Matrix) -> list[int]:
    """Return the slide index of each chunk on the cheapest path (Viterbi)."""
    best = scores[0].copy()
    came_from = np.zeros(scores.shape, dtype=int)
    for t in range(1, len(scores)):
        candidates = best[:, None] - costs
        came_from[t] = candidates.argmax(axis=0)
        best = candidates.max(axis=0) + scores[t]
    path = [int(best.argmax())]
    for t in range(len(scores) - 1, 0, -1):
        path.append(int(came_from[t, path[-1]]))
    return path[::-1]


def posteriors(scores: Matrix, costs: Matrix) -> Matrix:
    """Return each slide's probability at each chunk (forward-backward); rows sum to 1."""
    weights = np.exp(-costs)
    weights /= weights.sum(axis=1, keepdims=True)
    likelihood = np.exp(scores - scores.max(axis=1, keepdims=True))
    forward = np.empty_like(scores)
    forward[0] = likelihood[0] / likelihood[0].sum()
    for t in range(1, len(scores)):
        ahead = (forward[t - 1] @ weights) * likelihood[t]
        forward[t] = ahead / ahead.sum()
    backward = np.ones_like(scores)
    for t in range(len(scores) - 2, -1, -1):
        behind = weights @ (likelihood[t + 1] * backward[t + 1])
        backward[t] = behind / behind.sum()
    joint = forward * backward
    normalised: Matrix = joint / joint.sum(axis=1, keepdims=True)
    return normalised


def _spans(
    path: Sequence[int], posterior: Matrix, starts: Sequence[float], duration: float
) -> tuple[SlideSpan, ...]:
    runs = [list(run) for _, run in groupby(range(len(path)), key=lambda t: path[t])]
    edges = [0.0, *(starts[run[0]] for run in runs[1:]), duration]
    return tuple(
        SlideSpan(
            start=edges[i],
            end=edges[i + 1],
            slide=path[run[0]] + 1,
            confidence=float(np.mean([posterior[t, path[t]] for t in run])),
            source="aligned",
        )
        for i, run in enumerate(runs)
    )

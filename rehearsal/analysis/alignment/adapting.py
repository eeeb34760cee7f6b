"""What the talk itself tells about the words of each slide, beyond those that the slide holds.

A speaker's words for a slide change when the slide does, whether they are on it or not. A first
alignment tells roughly which words are said with which slide; these counts, each unit's own left
out, are evidence for the next alignment (self-training). Against none, on nine lectures: the
median error of a slide change 6.5 s, not 8.4; on stretches of six minutes the right slide for 0.64
of the time, not 0.60; benchmarks/alignment.py.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

SAID_WEIGHT = 0.2
"""Weight of what is said with a slide, against what is on it; benchmarks/alignment.py."""
SHARED_SHARE = 0.2
"""Share of the talk's terms that the words of each slide are diluted with;
benchmarks/alignment.py."""
STRONGEST = 2.5
"""Ceiling of one term's log-likelihood ratio, either way."""


class Said:
    """The terms of a talk, counted by unit of speech."""

    def __init__(self, said: Sequence[tuple[int, str]], unit_of: Sequence[int]) -> None:
        """Count `said`, as `evidence.spoken_terms` returns it; `unit_of` each word's unit."""
        index: dict[str, int] = {}
        rows = [unit_of[at] for at, _ in said]
        columns = [index.setdefault(term, len(index)) for _, term in said]
        self.counts = np.zeros((unit_of[-1] + 1, len(index)))
        np.add.at(self.counts, (rows, columns), 1)
        total = self.counts.sum(axis=0)
        self.units, self.terms = np.nonzero((self.counts > 0) & (total > self.counts))

    def log_ratios(self, posterior: Matrix) -> Matrix:
        """Return each unit's evidence for each slide, shape (units, slides).

        `posterior` holds each slide's probability in each unit, as the alignment before this
        one found it; a term that is said in one unit only tells nothing.
        """
        units, terms = self.units, self.terms
        own, share = self.counts[units, terms][:, None], posterior[units]
        total = self.counts.sum(axis=0)[terms][:, None]
        everything, length = self.counts.sum(), self.counts.sum(axis=1)
        dilution = SHARED_SHARE * everything
        elsewhere = (self.counts.T @ posterior)[terms] - own * share
        diluted = elsewhere + dilution * total / everything
        in_slide = diluted / (length @ posterior - share * length[units][:, None] + dilution)
        in_talk = (total - own + 0.5) / everything
        ratios = np.clip(np.log(in_slide / in_talk), -STRONGEST, STRONGEST)
        evidence = np.zeros_like(posterior)
        np.add.at(evidence, units, ratios)
        return SAID_WEIGHT * evidence

"""Passages of speech get stages too: what is said may serve another end than the slide shows.

A sentence follows the stage of its slide unless a phrase says otherwise, and a passage lasts until
another phrase, or another slide, ends it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from rehearsal.analysis.reading import Sentence, StageLabel
from rehearsal.analysis.stages.rules import INDEX, STAGES
from rehearsal.talk import Span, Stage

Matrix = NDArray[np.float64]

STAY, STAY_ACROSS = 0.7, 0.3
"""Chance that the next sentence serves the same stage, on one slide and across a change; D."""
SLIDE_TRUST = 0.7
"""Most that the stage of the slide is believed about what is said on it, 0 to 1; D."""
PLAIN, LOOSE = 9.0, 4.0
"""Log-odds of a phrase that names a stage plainly, so that one sentence is enough, and of one that
is also used elsewhere ("the problem is"), so that it takes several; D."""
_PHRASES: tuple[tuple[Stage, float, tuple[str, ...]], ...] = (
    (
        "problem",
        LOOSE,
        (
            r"\bthe (main |real |key )?(problem|challenge|question) (is|here|that|we)\b",
            r"\bwhy (does|do|is|should) (this|we|it|that|anyone)\b",
            r"\b(prior|previous|existing) (work|methods|approaches)\b",
            r"\bmotivat\w+|\bresearch question\b|\bthe gap\b",
        ),
    ),
    (
        "approach",
        LOOSE,
        (
            r"\b(our|my) (approach|method|model|idea|solution|system|design|algorithm)\b",
            r"\b(we|i) (therefore )?(propose|introduce|designed|developed|built)\b",
            r"\bthe (key|main|core) (idea|insight)\b|\bhow (it|this|that) works\b",
        ),
    ),
    (
        "experiments",
        LOOSE,
        (
            r"\b(we|i) (evaluated?|compared?|measured?|tested|ran)\b|\bablations?\b",
            r"\bour (results|experiments|evaluation|baselines?)\b|\bthe baselines?\b",
            r"\bthe results (show|are)\b|\boutperform\w*",
            r"\b(percent|percentage points?) (better|higher|lower|of the)\b",
        ),
    ),
    (
        "takeaways",
        PLAIN,
        (
            r"\b(to|let me) (conclude|summari[sz]e|sum up|wrap up)\b",
            r"\bin (conclusion|summary)\b|\btake.?(home|away)\b",
            r"\bif you remember (only )?one thing\b|\bwhat (we|i) have (shown|seen)\b",
        ),
    ),
    (
        "future",
        PLAIN,
        (
            r"\bin the future\b|\bfuture (work|research)\b|\bnext steps?\b",
            r"\b(we|i) (plan|hope|intend) to\b|\bgoing forward\b|\blooking ahead\b",
            r"\bopen (questions|problems)\b",
        ),
    ),
    (
        "closing",
        PLAIN,
        (
            r"\bthank you (all |very much )?(for|so much)\b|\bthank you\W*$",
            r"\bthanks (for|everyone)\b|\bhappy to (take|answer)\b|\bany questions\b",
        ),
    ),
)
_PATTERNS = tuple(
    (stage, re.compile("|".join(phrases), re.IGNORECASE)) for stage, _, phrases in _PHRASES
)
_ODDS = {stage: odds for stage, odds, _ in _PHRASES}


@dataclass(frozen=True, slots=True)
class Passage(Span):
    """Sentences in a row that serve one stage; `first` and `last` index them, last exclusive."""

    first: int
    last: int
    stage: Stage
    confidence: float
    """Estimated probability that the stage is right, 0 to 1."""
    announced: bool
    """Whether a phrase in it names the stage, so that it does not hang on the slides alone."""


def stages_of_speech(
    sentences: Sequence[Sentence], labels: Sequence[StageLabel]
) -> tuple[Passage, ...]:
    """Cut what was said into passages, each serving one stage; in order, without overlap.

    `labels` are the stages of the slides; without them the phrases stand alone.
    """
    if not sentences:
        return ()
    said = [announced_stages(sentence.text) for sentence in sentences]
    shares = _smoothed(_evidence(sentences, said, labels), sentences)
    best = shares.argmax(axis=1)
    runs = [list(run) for _, run in groupby(range(len(best)), key=lambda i: best[i])]
    return tuple(
        Passage(
            start=sentences[run[0]].start,
            end=max(sentences[run[0]].start, sentences[run[-1]].end),
            first=run[0],
            last=run[-1] + 1,
            stage=STAGES[best[run[0]]],
            confidence=float(shares[run, best[run[0]]].mean()),
            announced=any(STAGES[best[i]] in said[i] for i in run),
        )
        for run in runs
    )


def announced_stages(text: str) -> frozenset[Stage]:
    """Return the stages that phrases in a sentence announce."""
    return frozenset(stage for stage, pattern in _PATTERNS if pattern.search(text))


def _evidence(
    sentences: Sequence[Sentence],
    said: Sequence[frozenset[Stage]],
    labels: Sequence[StageLabel],
) -> Matrix:
    shown = {label.slide: label for label in labels}
    evidence = np.full((len(sentences), len(STAGES)), -np.log(len(STAGES)))
    for i, sentence in enumerate(sentences):
        label = shown.get(sentence.slide) if sentence.slide is not None else None
        if label:
            trust = min(SLIDE_TRUST, label.confidence)
            evidence[i] = np.log((1 - trust) / (len(STAGES) - 1))
            evidence[i, INDEX[label.stage]] = np.log(trust)
        for stage in said[i]:
            evidence[i, INDEX[stage]] += _ODDS[stage]
    return evidence


def _smoothed(evidence: Matrix, sentences: Sequence[Sentence]) -> Matrix:
    """Return each stage's probability for each sentence (forward-backward)."""
    within, across = _moves(STAY), _moves(STAY_ACROSS)
    moves = [
        within if before.slide == after.slide else across for before, after in pairwise(sentences)
    ]
    forward, backward = evidence.copy(), np.zeros_like(evidence)
    for t in range(1, len(evidence)):
        forward[t] += np.logaddexp.reduce(forward[t - 1][:, None] + moves[t - 1], axis=0)
    for t in range(len(evidence) - 2, -1, -1):
        backward[t] = np.logaddexp.reduce(moves[t] + evidence[t + 1] + backward[t + 1], axis=1)
    joint = forward + backward
    shares: Matrix = np.exp(joint - np.logaddexp.reduce(joint, axis=1)[:, None])
    return shares


def _moves(stay: float) -> Matrix:
    moves = np.full((len(STAGES), len(STAGES)), np.log((1 - stay) / (len(STAGES) - 1)))
    np.fill_diagonal(moves, np.log(stay))
    return moves

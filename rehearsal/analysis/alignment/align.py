"""Speech → slides: which slide is being spoken to, when nothing was clicked.

The talk is cut into short units at pauses and sentence ends; their words are evidence for the
slides (`evidence`), weighed with how talks move (`dwelling`), then with what this talk says at each
slide (`adapting`). Each unit goes to the slide that is
likeliest given the whole talk, which is right for more of the time than the likeliest path.
"""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from rehearsal.analysis.alignment.adapting import Said
from rehearsal.analysis.alignment.dwelling import posteriors
from rehearsal.analysis.alignment.evidence import log_ratios, spoken_terms
from rehearsal.analysis.sentences import ends_sentence
from rehearsal.talk import Deck, SlideSpan, Word

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Unit = Sequence[Word]

UNIT_WORDS = (4, 15)
"""Fewest words before a pause or sentence end may close a unit, and most in one;
benchmarks/alignment.py."""
GAP = 0.6
"""Seconds between words that close a unit."""
LONG_GAP, SHORT_GAP = 1.0, 0.5
"""Seconds of silence before a sentence; slides change twice as often as elsewhere in gaps beyond
the one, half as often below the other (228 changes in nine lectures; benchmarks/alignment.py)."""
LEAD = 1.0
"""Seconds by which the slide changes before the first sentence about it, at most: the median in
the same lectures."""
ADAPTED = 3
"""Times that the alignment learns from itself; benchmarks/alignment.py."""
HONESTY = 0.66
"""Power of the odds that makes confidences honest: words that lean on each other claim too much.
Fitted on nine lectures, 0.59 to 0.72 with one of them left out; benchmarks/alignment.py."""
_OPENERS = re.compile(
    r"(okay|ok|all right|alright|next|now|so (now|let's|here|the next|next)|let's|finally"
    r"|moving on)\b",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(r"\bnext slide|moving on|let's move on|turning to", re.IGNORECASE)


def align(words: Sequence[Word], deck: Deck, duration: float) -> tuple[SlideSpan, ...]:
    """Tell which slide is spoken to when, from the words alone.

    The spans are in order, without overlap, and cover 0 to duration (s); empty without words,
    slides or time. A span's confidence is the probability that its slide is the right one.
    """
    slides = deck.shown
    if not words or not slides or duration <= 0:
        return ()
    units = _units(words)
    unit_of = [i for i, unit in enumerate(units) for _ in unit]
    terms = spoken_terms(words)
    shown, said = log_ratios(terms, slides, unit_of), Said(terms, unit_of)
    ease = _ease(units)
    posterior = posteriors(shown, ease)
    for _ in range(ADAPTED):
        posterior = posteriors(shown + said.log_ratios(posterior), ease)
    return _spans(posterior, _starts(units), duration)


def _units(words: Sequence[Word]) -> list[Unit]:
    fewest, most = UNIT_WORDS
    units: list[Unit] = []
    first = 0
    for i, word in enumerate(words, start=1):
        paused = i < len(words) and words[i].start - word.end > GAP
        closed = i - first >= fewest and (paused or ends_sentence(word.text))
        if closed or i - first >= most or i == len(words):
            units.append(words[first:i])
            first = i
    return units


def _ease(units: Sequence[Unit]) -> Vector:
    """Return how much likelier than elsewhere the slide changes on entering each unit."""
    ease = np.ones(len(units))
    for i in range(1, len(units)):
        gap = units[i][0].start - units[i - 1][-1].end
        text = " ".join(word.text for word in units[i])
        if not ends_sentence(units[i - 1][-1].text):
            ease[i] = 0.6
        elif gap > LONG_GAP:
            ease[i] = 2.0
        elif gap < SHORT_GAP:
            ease[i] = 0.8
        ease[i] *= 1.5 if _OPENERS.match(text) else 1.0
        ease[i] *= 8.0 if _ANNOUNCED.search(text) else 1.0
    scaled: Vector = ease / ease.mean()
    return scaled


def _starts(units: Sequence[Unit]) -> list[float]:
    """Return the second from which each unit's slide is taken to be shown."""
    starts = [0.0]
    for before, unit in pairwise(units):
        starts.append(max(before[-1].end, unit[0].start - LEAD, starts[-1]))
    return starts


def _spans(posterior: Matrix, starts: Sequence[float], duration: float) -> tuple[SlideSpan, ...]:
    likeliest = posterior.argmax(axis=1)
    runs = [list(run) for _, run in groupby(range(len(likeliest)), key=lambda t: likeliest[t])]
    edges = [*(min(starts[run[0]], duration) for run in runs), duration]
    return tuple(
        SlideSpan(
            start=edges[i],
            end=edges[i + 1],
            slide=int(likeliest[run[0]]) + 1,
            confidence=_honest(float(posterior[run, likeliest[run[0]]].mean())),
            source="aligned",
        )
        for i, run in enumerate(runs)
        if edges[i] < edges[i + 1]
    )


def _honest(claimed: float) -> float:
    right, wrong = float(claimed**HONESTY), float((1 - claimed) ** HONESTY)
    return right / (right + wrong)

"""Passages of speech get stages too: what is said may serve another end than the slide shows.

A sentence follows the stage of its slide unless a phrase says otherwise, and a passage lasts until
another phrase, or another slide, ends it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from rehearsal.analysis.reading import Sentence, SpokenStage, StageLabel
from rehearsal.analysis.stages.rules import INDEX, STAGES
from rehearsal.talk import Stage

Matrix = NDArray[np.float64]

STAY, STAY_ACROSS = 0.7, 0.3
"""Chance that the next sentence serves the same stage, on one slide and across a change; D."""
SLIDE_TRUST = 0.7
"""Most that the stage of the slide is believed about what is said on it, 0 to 1; D."""
PLAIN, LOOSE = 9.0, 4.0
"""Log-odds of a phrase that names a stage plainly, so that one sentence is enough, and of one that
is also used elsewhere ("the problem is"), so that it takes several; D."""
_I_WILL = r"\b(?:let me|let us|let's|(?:i|we)(?: will|'ll|(?: want|'d like| would like) to))"
_WORK = (
    r"(?:extend|apply|add|scale|build|work|stud(?:y|ies)|explore|investigate|try|test|use|develop"
    r"|bring|collect|combine|run|generali[sz]e|improve|look (?:at|into)|make|move|understand|learn)"
)
"""What is done in future work, and not in the talk itself ("I want to show you")."""


@dataclass(frozen=True, slots=True)
class _Phrases:
    """How speech tells its stage."""

    plain: re.Pattern[str]
    loose: re.Pattern[str]
    hints: re.Pattern[str]
    """Words that may serve the stage: too many to place it, enough not to call it missing."""


def _phrases(
    *, plain: Sequence[str] = (), loose: Sequence[str] = (), hints: Sequence[str] = ()
) -> _Phrases:
    made = (
        re.compile("|".join(patterns) if patterns else r"(?!)", re.IGNORECASE)
        for patterns in (plain, loose, hints)
    )
    return _Phrases(*made)


_PHRASES: Mapping[Stage, _Phrases] = {
    "problem": _phrases(
        loose=(
            r"\b(the|this) (main |real |key )?(problem|challenge|question) (is|here|that|we)\b",
            r"\bwhy (does|do|is|should) (this|we|it|that|anyone)\b",
            r"\b(prior|previous|existing) (work|methods|approaches)\b",
            r"\bmotivat\w+|\bresearch question\b|\bthe gap\b",
        ),
    ),
    "approach": _phrases(
        loose=(
            r"\b(our|my) (approach|method|model|idea|solution|system|design|algorithm)\b",
            r"\b(we|i) (therefore )?(propose|introduce|designed|developed|built)\b",
            r"\bthe (key|main|core) (idea|insight)\b|\bhow (it|this|that) works\b",
        ),
    ),
    "experiments": _phrases(
        plain=(
            r"\bhere are (the|our|my) (main |first )?(results|findings)\b",
            r"\b(our|the|my) (main )?(results|experiments) (show|tell|confirm|suggest)\b",
        ),
        loose=(
            r"\b(we|i) (evaluated?|compared?|measured?|tested|ran)\b|\bablations?\b",
            r"\bour (results|experiments|evaluation|baselines?)\b|\bthe baselines?\b",
            r"\bthe results are\b|\boutperform\w*",
            r"\b(percent|percentage points?) (better|higher|lower|of the)\b",
        ),
        hints=(
            r"\b(results?|experiments?|evaluat\w+|accurac\w+|percent|baselines?|better than)\b",
            r"\b(we|i) found\b|%",
        ),
    ),
    "takeaways": _phrases(
        plain=(
            r"^\W*((so|okay|ok|and|now|well|then|all right|alright)\W+)*"
            r"to (conclude|summari[sz]e|sum up|wrap up)\b",
            rf"{_I_WILL} (now )?(conclude|summari[sz]e|sum up|wrap up)\b",
            r"\bin (conclusion|summary)\b|\btake-?(home|aways?)\b|\btake home\b",
            r"\bif you remember (only )?one thing\b|\bwhat (we|i) have (shown|seen)\b",
        ),
        loose=(r"\bto (conclude|sum up|wrap up)\b",),
        hints=(
            r"\bto summari[sz]e\b|\bin short\b|\bconclu\w+\b|\b(we|i)('ve| have) (seen|shown)\b",
            r"\b(main|key|one) (message|lesson|point)\b|\bif you remember\b",
            r"\bi (hope|want) you (will |to )?(take|remember)\b",
        ),
    ),
    "future": _phrases(
        plain=(
            r"\b(for|our|my|as|of|the) future (work|research)\b|^\W*future (work|research)\b",
            r"\bin (the|the near|near) future,? (we|i|my|our)\b|\b(our|my) next steps?\b",
            rf"\b(we|i) (also )?(plan|intend|hope|(would|'d) (like|love)|want) to {_WORK}\b"
            r".*\b(next|future|later|in my lab|in my group|in the coming)\b",
            rf"\bnext,? (we|i)( will|'ll|( would|'d) (like|love) to| want to| plan to) {_WORK}\b",
            rf"\b(we|i) (plan|intend) to {_WORK}\b",
        ),
        loose=(
            r"\bin the future\b|\bfuture (work|research)\b|\bnext steps\b|\blooking ahead\b",
            r"\b(we|i) (plan|hope|intend) to\b|\bgoing forward\b|\bopen (questions|problems)\b",
        ),
        hints=(
            r"\b(future|next steps?|outlook|in the coming years?|remains? to be|what comes next)\b",
            r"\b(i|we)('d| would) (like|love) to\b|\b(i|we) want to\b",
            r"\b(i am|i'm|we are|we're) planning to\b|\bnext,? (i|we) (will|want)\b",
        ),
    ),
    "closing": _phrases(
        plain=(
            r"\bthank you (all |very much )?(for|so much)\b|\bthank you\W*$",
            r"\bthanks (for|everyone)\b|\bhappy to (take|answer)\b|\bany questions\b",
        ),
    ),
}


def stages_of_speech(
    sentences: Sequence[Sentence], labels: Sequence[StageLabel]
) -> tuple[SpokenStage, ...]:
    """Cut what was said into passages, each serving one stage; in order, without overlap.

    `labels` are the stages of the slides; without them the phrases stand alone.
    """
    if not sentences:
        return ()
    said = [_said(sentence.text) for sentence in sentences]
    shares = _smoothed(_evidence(sentences, said, labels), sentences)
    best = shares.argmax(axis=1)
    runs = [list(run) for _, run in groupby(range(len(best)), key=lambda i: best[i])]
    return tuple(
        SpokenStage(
            start=sentences[run[0]].start,
            end=max(sentences[run[0]].start, sentences[run[-1]].end),
            first=run[0],
            last=run[-1] + 1,
            stage=STAGES[best[run[0]]],
            confidence=float(shares[run, best[run[0]]].mean()),
            named_by=next((i for i in run if said[i].get(STAGES[best[i]]) == PLAIN), None),
        )
        for run in runs
    )


def may_serve(text: str, stage: Stage) -> bool:
    """Tell whether any words of a sentence may serve a stage: if none do, it was not said."""
    phrases, text = _PHRASES[stage], _plainly(text)
    return any(pattern.search(text) for pattern in (phrases.plain, phrases.loose, phrases.hints))


def _said(text: str) -> dict[Stage, float]:
    """Return the stages that a sentence names, each with the log-odds of the phrase."""
    text = _plainly(text)
    plain = {stage: PLAIN for stage, phrases in _PHRASES.items() if phrases.plain.search(text)}
    loose = {stage: LOOSE for stage, phrases in _PHRASES.items() if phrases.loose.search(text)}
    return loose | plain


def _plainly(text: str) -> str:
    return text.replace("’", "'")


def _evidence(
    sentences: Sequence[Sentence],
    said: Sequence[Mapping[Stage, float]],
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
        for stage, odds in said[i].items():
            evidence[i, INDEX[stage]] += odds
    return evidence


def _smoothed(evidence: Matrix, sentences: Sequence[Sentence]) -> Matrix:
    """Return each stage's probability for each sentence (forward-backward)."""
    within, across = _moves(STAY), _moves(STAY_ACROSS)
    moves = [
        within if before.slide == after.slide else across for before, after in pairwise(sentences)
    ]
    likely = np.exp(evidence - evidence.max(axis=1, keepdims=True))
    forward, backward = likely.copy(), np.ones_like(likely)
    for t in range(1, len(likely)):
        forward[t] *= forward[t - 1] @ moves[t - 1]
        forward[t] /= forward[t].sum()
    for t in range(len(likely) - 2, -1, -1):
        backward[t] = moves[t] @ (likely[t + 1] * backward[t + 1])
        backward[t] /= backward[t].sum()
    joint = forward * backward
    shares: Matrix = joint / joint.sum(axis=1, keepdims=True)
    return shares


def _moves(stay: float) -> Matrix:
    moves = np.full((len(STAGES), len(STAGES)), (1 - stay) / (len(STAGES) - 1))
    np.fill_diagonal(moves, stay)
    return moves

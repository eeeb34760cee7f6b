"""What is known of each slide, as named numbers for the classifier in `model.json`."""

import math
from collections import Counter
from collections.abc import Sequence

from rehearsal.analysis.stages.cues import body_cues, title_cues
from rehearsal.analysis.stages.parts import View
from rehearsal.analysis.text import terms

Features = dict[str, float]

WORD_WEIGHT = 2.0
"""Length of a slide's vector of words, against 1 for a cue in the title."""
TITLE_WORD_WEIGHT = 0.7
NEIGHBOUR_WEIGHTS = {"body": 0.35, "title": 0.5}
POSITIONS = 9
"""Bumps over the course of the talk, each 0.12 wide, that stand for the position."""
HEADLINE = 60
"""Characters up to which a first line may be a headline."""
THREAD_WEIGHT = 2.0
"""Weight of how a slide's words are spread over the deck; benchmarks/stages.py."""
THREAD_WORDS = 3
"""Different words from which on that can be told."""


def slide_features(seen: Sequence[View]) -> list[Features]:
    """Return what each slide holds, and what its neighbours hold; not where it stands."""
    bodies = [body_cues(view.lines) for view in seen]
    words = [terms(" ".join(view.lines)) for view in seen]
    threads = _threads(words)
    return [
        {
            "bias": 1.0,
            **_layout(view),
            **_words(view, words[i]),
            **threads[i],
            **{f"body {cue}": min(1.0, 0.5 + 0.25 * n) for cue, n in bodies[i].items()},
            **_neighbours(seen, bodies, i),
        }
        for i, view in enumerate(seen)
    ]


def position_features(position: float, index: int, end: int) -> Features:
    """Return where a slide stands: `position` 0 (start of the talk) to 1, `end` its last slide."""
    bumps = {
        f"position {k}": math.exp(-(((position - k / (POSITIONS - 1)) / 0.12) ** 2))
        for k in range(POSITIONS)
    }
    ends = {"first": 0, "second": 1, "last but one": end - 1, "last": end}
    return bumps | {name: 1.0 for name, at in ends.items() if at == index}


def _layout(view: View) -> Features:
    text = " ".join(view.lines)
    words = len(text.split())
    count = max(1, len(view.lines))
    digits = sum(character.isdigit() for character in text)
    return {
        "length": min(1.5, math.log1p(words) / 4),
        "few words": float(words < 8),
        "no words": float(words == 0),
        "digits": min(1.0, 8 * digits / max(1, len(text))),
        "short lines": sum(len(line) < 25 for line in view.lines) / count,
        "long lines": sum(len(line) > 60 for line in view.lines) / count,
    }


def _threads(words: Sequence[Sequence[str]]) -> list[Features]:
    """Return how far each slide's words were told before, are told later, or stand there alone.

    A conclusion says again what was said, an introduction what will be, whatever the field.
    Against the deck's mean, since in a long deck all words come again.
    """
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for i, each in enumerate(words):
        for term in each:
            first.setdefault(term, i)
            last[term] = i
    shares: dict[int, tuple[float, float, float]] = {}
    for i, each in enumerate(words):
        here = set(each)
        if len(here) >= THREAD_WORDS:
            before = sum(first[term] < i for term in here)
            later = sum(last[term] > i for term in here)
            alone = sum(first[term] == last[term] for term in here)
            shares[i] = (before / len(here), later / len(here), alone / len(here))
    means = [sum(column) / len(shares) for column in zip(*shares.values(), strict=True)]
    names = ("told before", "told later", "told only here")
    return [
        {
            name: THREAD_WEIGHT * (share - mean)
            for name, share, mean in zip(names, shares.get(i, ()), means, strict=False)
        }
        for i in range(len(words))
    ]


def _words(view: View, words: Sequence[str]) -> Features:
    counts = Counter(words)
    damped = {term: 1 + math.log(count) for term, count in counts.items()}
    length = math.sqrt(sum(value**2 for value in damped.values())) or 1.0
    features = {f"word {term}": WORD_WEIGHT * value / length for term, value in damped.items()}
    if not view.running:
        features |= {f"title word {term}": TITLE_WORD_WEIGHT for term in terms(view.title)}
    features |= {f"title {cue}": 1.0 for cue in view.cues}
    if view.lines and len(view.lines[0]) < HEADLINE:
        features |= {f"headline {cue}": 0.5 for cue in title_cues(view.lines[0])}
    return features


def _neighbours(seen: Sequence[View], bodies: Sequence[dict[str, int]], index: int) -> Features:
    features: Features = {}
    for offset in (-2, -1, 1, 2):
        at = index + offset
        if not 0 <= at < len(seen):
            features[f"{offset:+d} none"] = 0.7
            continue
        for cue in bodies[at]:
            features[f"{offset:+d} body {cue}"] = NEIGHBOUR_WEIGHTS["body"]
        for cue in seen[at].cues:
            features[f"{offset:+d} title {cue}"] = NEIGHBOUR_WEIGHTS["title"]
    return features

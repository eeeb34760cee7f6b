"""How well the stages of slides are told, by cross-validation over talks.

    uv run python benchmarks/stages.py --data DIR [--folds N]

DIR as in `train_stages.py`. Printed: with titles blanked, the slides whose role the author's own
title names, over the five stages of the argument; with titles, the readers' labels over all
stages; the confusions; and how far the confidences can be believed.
"""

import argparse
import itertools
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from train_stages import LabelledTalk, read_talks, train

from rehearsal.analysis.stages.label import stage_probabilities
from rehearsal.analysis.stages.rules import STAGES
from rehearsal.talk import ARGUMENT, Deck

BINS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
Matrix = NDArray[np.float64]
Judged = list[tuple[str, str, float]]
"""True stage, stage found, confidence."""


def cross_validated(
    talks: Sequence[LabelledTalk], folds: int
) -> list[tuple[LabelledTalk, Matrix, Matrix]]:
    """Return each talk with its probabilities, titles blanked and shown, under a model that has
    not seen it."""
    judged = []
    for fold in range(folds):
        model = train([t for i, t in enumerate(talks) if i % folds != fold])
        for talk in talks[fold::folds]:
            decks: tuple[Deck, Deck] = (talk.blanked(), talk.deck)
            blanked, shown = (stage_probabilities(deck, model) for deck in decks)
            judged.append((talk, blanked, shown))
    return judged


def by_title(talk: LabelledTalk, probabilities: Matrix) -> Judged:
    """Compare with the roles that titles name, over the five stages."""
    columns = [STAGES.index(stage) for stage in ARGUMENT]
    five = probabilities[:, columns] / probabilities[:, columns].sum(axis=1, keepdims=True)
    return [
        (role, ARGUMENT[int(row.argmax())], float(row.max()))
        for role, row in zip(talk.by_title, five, strict=True)
        if role
    ]


def by_reader(talk: LabelledTalk, probabilities: Matrix) -> Judged:
    """Compare with a reader's labels, over all stages."""
    return [
        (label, STAGES[int(row.argmax())], float(row.max()))
        for label, row in zip(talk.by_reader, probabilities, strict=True)
        if label
    ]


def print_judged(name: str, per_talk: Sequence[Judged]) -> None:
    """Print accuracy, confusions and reliability."""
    judged = [one for each in per_talk for one in each]
    right = np.mean([true == found for true, found, _ in judged])
    decks = np.mean([np.mean([t == f for t, f, _ in each]) for each in per_talk if each])
    print(f"\n{name}: {right:.3f} of {len(judged)} slides; averaged over decks {decks:.3f}")
    stages = [stage for stage in STAGES if any(stage in (t, f) for t, f, _ in judged)]
    print("is \\ found    " + "".join(f"{stage[:10]:>12s}" for stage in stages))
    for true in stages:
        counts = [sum((t, f) == (true, found) for t, f, _ in judged) for found in stages]
        print(f"{true:14s}" + "".join(f"{count:12d}" for count in counts))
    print("confidence     slides  stated  right")
    for low, high in itertools.pairwise(BINS):
        inside = [(c, t == f) for t, f, c in judged if low < c <= high]
        if inside:
            stated, hit = np.mean(inside, axis=0)
            print(f"{low:.2f} – {high:.2f} {len(inside):8d}  {stated:6.2f}  {hit:5.2f}")


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=10)
    arguments = parser.parse_args()
    talks = read_talks(arguments.data)
    judged = cross_validated(talks, arguments.folds)
    compare: Callable[[LabelledTalk, Matrix], Judged] = by_title
    print_judged("titles blanked", [compare(talk, blanked) for talk, blanked, _ in judged])
    print_judged("titles shown", [by_reader(talk, shown) for talk, _, shown in judged])


if __name__ == "__main__":
    main()

"""How well the stages of slides are told, by cross-validation over talks.

    uv run python benchmarks/stages.py --data DIR [--folds N]

DIR as in `train_stages.py`. Printed: with titles blanked, the slides whose role the author's own
title names, over the five stages of the argument; the readers' labels over all stages, with titles,
with titles blanked, and with titles under a model that knows no single words, as on a deck of
another field; the confusions; and how far the confidences can be believed.
"""

import argparse
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from train_stages import LabelledTalk, read_talks, train

from rehearsal.analysis.stages.label import Model, stage_probabilities
from rehearsal.analysis.stages.rules import STAGES
from rehearsal.talk import ARGUMENT

BINS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
Matrix = NDArray[np.float64]
Judged = list[tuple[str, str, float]]
"""True stage, stage found, confidence."""


@dataclass(frozen=True)
class Told:
    """A talk's probabilities under a model that has not seen it."""

    talk: LabelledTalk
    blanked: Matrix
    shown: Matrix
    foreign: Matrix
    """With titles, under a model that knows cues but no single words."""


def cross_validated(talks: Sequence[LabelledTalk], folds: int) -> list[Told]:
    """Tell the stages of each talk by a model that was learnt from the other folds."""
    told = []
    for fold in range(folds):
        model = train([t for i, t in enumerate(talks) if i % folds != fold])
        wordless = without_words(model)
        for talk in talks[fold::folds]:
            blanked = stage_probabilities(talk.blanked(), model)
            shown = stage_probabilities(talk.deck, model)
            told.append(Told(talk, blanked, shown, stage_probabilities(talk.deck, wordless)))
    return told


def without_words(model: Model) -> Model:
    """Return the model as it meets a deck none of whose words it was taught."""
    kept = {n: w for n, w in model.weights.items() if not n.startswith(("word ", "title word "))}
    return replace(model, weights=kept)


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
    told = cross_validated(talks, arguments.folds)
    print_judged("titles blanked", [by_title(t.talk, t.blanked) for t in told])
    print_judged("titles shown", [by_reader(t.talk, t.shown) for t in told])
    print_judged("titles blanked, readers", [by_reader(t.talk, t.blanked) for t in told])
    print_judged("titles shown, no word known", [by_reader(t.talk, t.foreign) for t in told])


if __name__ == "__main__":
    main()

"""How well the stages of slides are told, by cross-validation over talks.

    uv run python benchmarks/stages.py --data DIR [--talks DIR] [--folds N] [--unread]

Both as in `train_stages.py`. Printed, each talk told by a model that was learnt from other talks:
with titles blanked, the slides whose role the author's own title names, over the five stages of the
argument; the readers' labels over all stages, with titles, with titles blanked, and with titles
under a model that knows no single words, as on a deck of another field; the confusions; how far the
confidences can be believed; and the public talks of many fields, averaged over talks, one label or
either of two accepted. Without --talks, nothing is learnt from public talks, nor told of them. With
--unread, only these: all told by a model that was learnt from none, and those whose errors nobody
read, by a model that was learnt from the others.
"""

import argparse
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from train_stages import LabelledTalk, read_talks, read_typed_talks, train
from typed_talks import unread

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
    speakers = list(dict.fromkeys(_speaker(talk) for talk in talks))
    for fold in range(folds):
        out = {*speakers[fold::folds]}
        model = train([talk for talk in talks if _speaker(talk) not in out])
        wordless = without_words(model)
        for talk in (talk for talk in talks if _speaker(talk) in out):
            blanked = stage_probabilities(talk.blanked(), model)
            shown = stage_probabilities(talk.deck, model)
            told.append(Told(talk, blanked, shown, stage_probabilities(talk.deck, wordless)))
    return told


def _speaker(talk: LabelledTalk) -> str:
    """Return what the talks of one speaker have in common: the first word of their names."""
    return talk.deck.name.partition("-")[0]


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


def print_fields(talks: Sequence[LabelledTalk], found: Sequence[Matrix]) -> None:
    """Print how many slides of the public talks are told rightly, averaged over talks."""
    rows: list[tuple[float, float, float]] = []
    slides: list[tuple[float, float, float]] = []
    for talk, probabilities in zip(talks, found, strict=True):
        stages = [STAGES[k] for k in probabilities.argmax(axis=1)]
        strictly = [s == labels[0] for s, labels in zip(stages, talk.labels, strict=True)]
        either = [s in labels for s, labels in zip(stages, talk.labels, strict=True)]
        rows.append((len(stages), float(np.mean(strictly)), float(np.mean(either))))
        stated = probabilities.max(axis=1).tolist()
        slides += list(zip(stated, map(float, strictly), map(float, either), strict=True))
    print("\npublic talks of many fields         talks  strictly  by either label")
    for name, above, most in (("all", 0, 999), ("up to 36", 0, 36), ("longer", 36, 999)):
        inside = [row for row in rows if above < row[0] <= most]
        right, either_right = np.mean(inside, axis=0)[1:]
        print(f"{name:35s} {len(inside):5d} {right:9.3f} {either_right:16.3f}")
    print("confidence     slides  stated  strictly  by either label")
    for low, high in itertools.pairwise(BINS):
        means = [one for one in slides if low < one[0] <= high]
        if means:
            stated, right, either_right = np.mean(means, axis=0)
            told = f"{stated:6.2f} {right:9.2f} {either_right:16.2f}"
            print(f"{low:.2f} – {high:.2f} {len(means):8d}  {told}")


def print_unread(talks: Sequence[LabelledTalk], fields: Sequence[LabelledTalk]) -> None:
    """Print how the public talks are told where none, or only others, were learnt from."""
    left = [talk for talk in fields if talk.deck.name in unread()]
    read = [talk for talk in fields if talk.deck.name not in unread()]
    for taught, new in ((talks, fields), ([*talks, *read], left)):
        model = train(taught)
        print_fields(new, [stage_probabilities(talk.deck, model) for talk in new])


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--talks", type=Path)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--unread", action="store_true", help="public talks as if they were new")
    arguments = parser.parse_args()
    talks = read_talks(arguments.data)
    fields = read_typed_talks(arguments.talks) if arguments.talks else []
    if arguments.unread:
        print_unread(talks, fields)
        return
    everything = cross_validated([*talks, *fields], arguments.folds)
    told = [one for one in everything if not one.talk.labels]
    print_judged("titles blanked", [by_title(t.talk, t.blanked) for t in told])
    print_judged("titles shown", [by_reader(t.talk, t.shown) for t in told])
    print_judged("titles blanked, readers", [by_reader(t.talk, t.blanked) for t in told])
    print_judged("titles shown, no word known", [by_reader(t.talk, t.foreign) for t in told])
    public = [one for one in everything if one.talk.labels]
    if public:
        print_fields([one.talk for one in public], [one.shown for one in public])


if __name__ == "__main__":
    main()

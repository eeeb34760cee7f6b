"""Learn the stages of slides from real talks, and write `rehearsal/analysis/stages/model.json`.

    uv run python benchmarks/train_stages.py --data DIR --talks DIR

The first holds `sciduet_train.json` (slides of conference talks in order, the role where the
author's own title names it) and `sciduet_reader_labels.json` (a label for each slide of some of
them), the second public talks of many fields (typed_talks.py).

A multinomial logistic regression, each talk taken twice: with titles, and with titles blanked, so
that the text keeps its weight where titles say nothing. numpy only; the same data give the same
file.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from typed_talks import typed_talks

from rehearsal.analysis.stages.features import Features, position_features, slide_features
from rehearsal.analysis.stages.label import Model, talk_positions
from rehearsal.analysis.stages.parts import View, projects, views
from rehearsal.analysis.stages.rules import STAGES, anchor
from rehearsal.talk import ARGUMENT, Deck, Slide, Stage

Matrix = NDArray[np.floating]
Vector = NDArray[np.float64]

NOTE = (
    "Learnt by benchmarks/train_stages.py from the train split of SciDuet (IBM/document2slides, "
    "Apache-2.0): 133 decks of talks at ACL conferences, the roles that their authors' own titles "
    "name, and labels of 98 of the decks read by a language model; and from 95 public talks of "
    "many fields, named in benchmarks/stage_labels.json with the labels that a language model "
    "read. Words of fields that neither holds count for nothing, the cues and positions for more."
)
ROLES = {
    "problem": "problem",
    "related": "problem",
    "contributions": "problem",
    "approach": "approach",
    "experiments": "experiments",
    "takeaways": "takeaways",
    "takeaways+future": "takeaways",
    "future": "future",
}
"""What the data's roles are called here."""
BLANKED_WEIGHT = 0.5
TITLE_ROLE_WEIGHT, READER_WEIGHT = 2.0, 0.5
"""Trust in a role that the author's title names, and in a reader's label."""
FIELDS_WEIGHT = 1.0
"""Trust in the label of a slide of the public talks of many fields; 0.7 to 1.5 are as good, by
cross-validation."""
SECOND_SHARE = 0.33
"""Share of a slide that goes to its second label, where careful readers would differ."""
RIDGE = 2.0
SHARPNESS = 0.6
"""Makes the confidences honest: `stages.py` prints how well it does. A little below the best on
these talks (0.65), since others are further from what was learnt."""
FEWEST = 3
"""Talks in which a feature must occur."""
PRECISION = 3
"""Decimals of the weights in the file."""
ITERATIONS = 250
BELIEF = 30
"""The order below counts as much as so many moves out of each stage."""
ORDER = (
    (0.250, 0.550, 0.050, 0.020, 0.010, 0.001, 0.005, 0.001, 0.110),
    (0.010, 0.780, 0.140, 0.030, 0.005, 0.001, 0.001, 0.001, 0.035),
    (0.002, 0.020, 0.830, 0.100, 0.015, 0.002, 0.002, 0.002, 0.030),
    (0.002, 0.015, 0.050, 0.830, 0.060, 0.010, 0.006, 0.004, 0.025),
    (0.002, 0.030, 0.030, 0.030, 0.500, 0.140, 0.160, 0.090, 0.010),
    (0.002, 0.010, 0.010, 0.020, 0.160, 0.470, 0.220, 0.100, 0.010),
    (0.001, 0.002, 0.002, 0.002, 0.010, 0.005, 0.350, 0.620, 0.008),
    (0.0005, 0.0005, 0.0005, 0.0005, 0.002, 0.002, 0.030, 0.960, 0.005),
    (0.020, 0.220, 0.300, 0.300, 0.080, 0.030, 0.010, 0.020, 0.020),
)
"""How stages follow one another before anything is learnt: rows and columns as STAGES."""
FIRST = (0.85, 0.1, 0.02, 0.01, 0.005, 0.002, 0.001, 0.001, 0.011)
LAST = (0.01, 0.03, 0.06, 0.08, 0.55, 0.5, 0.8, 0.45, 0.01)
"""How likely a talk begins, and how willingly it ends, with each stage; set by hand."""
TITLE_SLIDE = Slide(number=1, pages=(1,), title="", body=("A. Speaker", "University"))
"""Stands for the title slide, which the data leave out; what pictures the others hold they do not
say either, so each is taken to hold one."""


@dataclass(frozen=True)
class LabelledTalk:
    """A talk's slides, a title slide before them, with what is known of their roles."""

    deck: Deck
    by_title: tuple[str | None, ...]
    """The role that the author's title names."""
    by_reader: tuple[str | None, ...]
    labels: tuple[tuple[Stage, ...], ...] = ()
    """A public talk's labels with the second ones; empty for the others."""

    def end(self, seen: Sequence[View]) -> int:
        """Return how many slides the talk proper has: a reader's word before a heading's."""
        extra = [stage in ("backup", "closing") for stage in self.by_reader]
        trailing = len(extra) - (extra[::-1].index(False) if False in extra else 0)
        return trailing if any(self.by_reader) else anchor(seen)

    def blanked(self) -> Deck:
        """Return the deck without titles."""
        slides = tuple(replace(slide, title="") for slide in self.deck.slides)
        return Deck(self.deck.name, "", slides, len(slides))


def read_talks(folder: Path) -> list[LabelledTalk]:
    """Read the labelled talks."""
    decks = json.loads((folder / "sciduet_train.json").read_text(encoding="utf-8"))
    path = folder / "sciduet_reader_labels.json"
    read = json.loads(path.read_text(encoding="utf-8"))
    return [_talk(deck, read.get(deck["deck"])) for deck in decks]


def read_typed_talks(folder: Path) -> list[LabelledTalk]:
    """Read the public talks of many fields."""
    return [
        LabelledTalk(deck, (None,) * len(labels), tuple(one[0] for one in labels), tuple(labels))
        for deck, labels in typed_talks(folder).values()
    ]


def _talk(deck: dict[str, list[dict[str, str]]], read: list[str] | None) -> LabelledTalk:
    slides = [TITLE_SLIDE]
    for number, slide in enumerate(deck["slides"], start=2):
        body = tuple(slide["text"])
        slides.append(Slide(number, (number,), slide["title"], body=body, pictures=1))
    by_title = [ROLES.get(slide["role_by_title"] or "") for slide in deck["slides"]]
    by_reader: list[str | None] = [*read] if read else [None] * len(deck["slides"])
    name = str(deck["deck"])
    return LabelledTalk(
        deck=Deck(name, "", tuple(slides), len(slides)),
        by_title=(None, *by_title),
        by_reader=(None, *by_reader),
    )


def examples(talk: LabelledTalk) -> list[tuple[Features, Vector, float]]:
    """Return features, shares of the stages and weight of each slide whose stage is known."""
    found = []
    for deck, weight in ((talk.deck, 1.0), (talk.blanked(), BLANKED_WEIGHT)):
        seen = views(deck.slides)
        end = talk.end(seen)
        positions = talk_positions(len(seen), end, projects(seen))
        for i, (held, position) in enumerate(zip(slide_features(seen), positions, strict=True)):
            shares, trust = taught(talk, i)
            if trust:
                features = held | position_features(position, i, end - 1)
                found.append((features, shares, weight * trust))
    return found


def taught(talk: LabelledTalk, i: int) -> tuple[Vector, float]:
    """Return the stages that a slide is held to be in, as shares, and the trust in that."""
    shares = np.zeros(len(ARGUMENT))
    role, label = talk.by_title[i], talk.by_reader[i]
    if role:
        shares[ARGUMENT.index(role)] = 1.0
        return shares, TITLE_ROLE_WEIGHT
    if label not in ARGUMENT:
        return shares, 0.0
    shares[ARGUMENT.index(label)] = 1.0
    if not talk.labels:
        return shares, READER_WEIGHT
    for second in talk.labels[i][1:]:
        if second in ARGUMENT:
            shares *= 1 - SECOND_SHARE
            shares[ARGUMENT.index(second)] = SECOND_SHARE
    return shares, FIELDS_WEIGHT


def train(talks: Sequence[LabelledTalk], sharpness: float = SHARPNESS) -> Model:
    """Learn a model from talks."""
    per_talk = [examples(talk) for talk in talks]
    occurs = Counter(name for each in per_talk for name in {n for f, _, _ in each for n in f})
    names = sorted(name for name, count in occurs.items() if count >= FEWEST)
    index = {name: i for i, name in enumerate(names)}
    rows = [example for each in per_talk for example in each]
    matrix = np.zeros((len(rows), len(names)), np.float32)
    for row, (features, _, _) in enumerate(rows):
        for name, value in features.items():
            if name in index:
                matrix[row, index[name]] = value
    shares = np.array([shares for _, shares, _ in rows])
    weight = np.array([weight for _, _, weight in rows])
    fitted = fit(matrix, shares, weight)
    frequency = weight @ shares + 1
    return Model(
        weights=dict(zip(names, fitted, strict=True)),
        log_prior=np.log(frequency / frequency.sum()),
        moves=np.log(order(talks)),
        first=np.log(FIRST),
        last=np.log(LAST),
        sharpness=sharpness,
    )


def fit(matrix: Matrix, wanted: Matrix, weight: Vector) -> Matrix:
    """Fit a ridge-penalised multinomial logistic regression by accelerated gradient descent."""
    weights = np.zeros((matrix.shape[1], len(ARGUMENT)))
    ahead, pace = weights, 1.0
    step = 1 / (0.5 * _largest_curvature(matrix, weight) + RIDGE)
    for _ in range(ITERATIONS):
        scores = matrix @ ahead.astype(matrix.dtype)
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        missed = (shares - wanted) * weight[:, None]
        gradient = matrix.T @ missed.astype(matrix.dtype) + RIDGE * ahead
        moved = ahead - step * gradient
        quicker = (1 + np.sqrt(1 + 4 * pace**2)) / 2
        ahead = moved + (pace - 1) / quicker * (moved - weights)
        weights, pace = moved, quicker
    return weights


def _largest_curvature(matrix: Matrix, weight: Vector) -> float:
    vector: Matrix = (
        np.ones(matrix.shape[1], matrix.dtype) / matrix.dtype.type(matrix.shape[1]) ** 0.5
    )
    size = 1.0
    for _ in range(20):
        vector = matrix.T @ (weight * (matrix @ vector)).astype(matrix.dtype)
        size = float(np.linalg.norm(vector))
        vector /= size
    return size


def order(talks: Sequence[LabelledTalk]) -> Matrix:
    """Return how stages follow one another: ORDER, and what the readers saw in the talks."""
    counts = BELIEF * np.array(ORDER)
    hand_set = [STAGES.index(stage) for stage in ("front", "closing", "divider")]
    for talk in talks:
        for before, after in zip(talk.by_reader, talk.by_reader[1:], strict=False):
            if before in STAGES and after in STAGES and STAGES.index(before) not in hand_set:
                counts[STAGES.index(before), STAGES.index(after)] += 1
    moves: Matrix = counts / counts.sum(axis=1, keepdims=True)
    return moves


def write(model: Model, path: Path) -> None:
    """Write the model as JSON, a line for each feature, weights that round to nothing left out."""
    rounded = {name: np.round(row, PRECISION) for name, row in model.weights.items()}
    kept = [
        f"    {json.dumps(name, ensure_ascii=False)}: {json.dumps(row.tolist())}"
        for name, row in rounded.items()
        if np.abs(row).max() >= 0.02
    ]
    head = {
        "note": NOTE,
        "stages": list(ARGUMENT),
        "order_of": list(STAGES),
        "sharpness": model.sharpness,
        "frequency": np.round(np.exp(model.log_prior), 4).tolist(),
        "first": list(FIRST),
        "last": list(LAST),
        "moves": np.round(np.exp(model.moves), 5).tolist(),
    }
    lines = [f"  {json.dumps(key)}: {json.dumps(value)}," for key, value in head.items()]
    text = "\n".join(["{", *lines, '  "weights": {', ",\n".join(kept), "  }", "}", ""])
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Train on everything and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--talks", type=Path, required=True)
    package = Path(__file__).parent.parent / "rehearsal" / "analysis"
    parser.add_argument("--out", type=Path, default=package / "stages/model.json")
    arguments = parser.parse_args()
    talks = [*read_talks(arguments.data), *read_typed_talks(arguments.talks)]
    write(train(talks), arguments.out)
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()

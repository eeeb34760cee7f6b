"""How often the alignment names the right slide, and whether its confidence can be believed.

    uv run python benchmarks/alignment.py --data DIR [--leave-one-out] [--excerpts]

DIR holds one JSON file per talk: `words` [[start s, end s, word]], `slides` [text], `gt`
[[start s, end s, slide]], slide -1 where none is on the screen (left out). Time-weighted, then
averaged over talks. `--leave-one-out` chooses the main constants anew for each talk from all the
others, so that nothing is measured on the talk that it was tuned on. `--excerpts` cuts the talks
into stretches of six minutes, each with only the slides that it shows: short talks.
"""

import argparse
import itertools
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rehearsal.analysis.alignment import dwelling, evidence
from rehearsal.analysis.alignment.align import align
from rehearsal.talk import Deck, Slide, SlideSpan, Span, Word

GRID = {
    (evidence, "TRUST"): (0.5, 0.9, 1.3),
    (evidence, "CARRIED_WEIGHT"): (0.3, 1.0),
    (evidence, "REPEAT_HALF_LIFE"): (60, 250),
    (dwelling, "SKIP"): (0.001, 0.03),
    (dwelling, "UNHURRIED"): (0.7, 1.4),
}
"""What `--leave-one-out` chooses from."""
EXCERPT, EXCERPT_SLIDES = 360.0, 6
"""Seconds of an excerpt, and the fewest slides in it."""
BINS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


@dataclass(frozen=True)
class Talk:
    """A talk with the truth about its slides."""

    name: str
    words: tuple[Word, ...]
    deck: Deck
    truth: tuple[tuple[Span, int], ...]

    @property
    def duration(self) -> float:
        """Seconds up to the last word or the last slide."""
        return max(self.words[-1].end, self.truth[-1][0].end)


@dataclass(frozen=True)
class Score:
    """Shares of the time, and errors of the slide changes in seconds."""

    exact: float
    within_one: float
    boundary_errors: tuple[float, ...]


def read_talk(path: Path) -> Talk:
    """Read one talk."""
    data = json.loads(path.read_text(encoding="utf-8"))
    slides = []
    for number, text in enumerate(data["slides"], start=1):
        title, *body = [line.strip() for line in text.splitlines() if line.strip()] or [""]
        slides.append(Slide(number=number, pages=(number,), title=title, body=tuple(body)))
    return Talk(
        name=path.stem,
        words=tuple(Word(start, max(start, end), text) for start, end, text in data["words"]),
        deck=Deck(path.stem, "", tuple(slides), len(slides)),
        truth=tuple((Span(start, end), slide) for start, end, slide in data["gt"]),
    )


def score(spans: Sequence[SlideSpan], talk: Talk) -> Score:
    """Compare spans with the truth, stretches without a slide left out."""
    exact = near = total = 0.0
    for truth, slide in talk.truth:
        if slide < 1:
            continue
        total += truth.duration
        for span in spans:
            exact += truth.overlap(span) * (span.slide == slide)
            near += truth.overlap(span) * (abs(span.slide - slide) <= 1)
    changes = [
        after.start
        for (_, left), (after, entered) in itertools.pairwise(talk.truth)
        if left > 0 and entered > 0
    ]
    found = np.array([span.start for span in spans[1:]])
    errors = tuple(float(np.abs(found - change).min()) for change in changes if found.size)
    return Score(exact / total, near / total, errors)


def timed(talk: Talk) -> Score:
    """Align a talk and compare it with the truth."""
    return score(align(talk.words, talk.deck, talk.duration), talk)


def leave_one_out(talks: Sequence[Talk]) -> list[float]:
    """Return each talk's accuracy under the constants that are best on the others."""
    shipped = [getattr(module, name) for module, name in GRID]
    table = []
    for values in itertools.product(*GRID.values()):
        for (module, name), value in zip(GRID, values, strict=True):
            setattr(module, name, value)
        table.append([timed(talk).exact for talk in talks])
    for (module, name), value in zip(GRID, shipped, strict=True):
        setattr(module, name, value)
    accuracy = np.array(table)
    chosen = [int(np.delete(accuracy, i, axis=1).mean(axis=1).argmax()) for i in range(len(talks))]
    return [float(accuracy[row, i]) for i, row in enumerate(chosen)]


def excerpts(talk: Talk) -> list[Talk]:
    """Cut a talk into overlapping stretches that show EXCERPT_SLIDES slides or more."""
    found = []
    for start in np.arange(0.0, talk.duration - EXCERPT, EXCERPT / 2):
        window = Span(float(start), float(start) + EXCERPT)
        truth = [(span, slide) for span, slide in talk.truth if span.overlap(window) > 5]
        shown = {slide for _, slide in truth if slide > 0}
        seconds = sum(span.overlap(window) for span, slide in truth if slide > 0)
        if len(shown) < EXCERPT_SLIDES or seconds < EXCERPT / 2:
            continue
        first, last = min(shown), max(shown)
        if last - first < 2 * len(shown):
            found.append(_excerpt(talk, window, truth, first, last))
    return found


def _excerpt(
    talk: Talk, window: Span, truth: Sequence[tuple[Span, int]], first: int, last: int
) -> Talk:
    words = [
        Word(word.start - window.start, word.end - window.start, word.text)
        for word in talk.words
        if window.start <= word.start and word.end <= window.end
    ]
    slides = tuple(
        Slide(number=i, pages=(i,), title=slide.title, body=slide.body)
        for i, slide in enumerate(talk.deck.slides[first - 1 : last], start=1)
    )
    cut = [
        (
            Span(
                max(span.start, window.start) - window.start,
                min(span.end, window.end) - window.start,
            ),
            slide - first + 1 if slide > 0 else slide,
        )
        for span, slide in truth
    ]
    return Talk(talk.name, tuple(words), Deck(talk.name, "", slides, len(slides)), tuple(cut))


def print_reliability(talks: Sequence[Talk]) -> None:
    """Print, for each range of confidence, how much of the time the spans were right."""
    rows = []
    for talk in talks:
        for span in align(talk.words, talk.deck, talk.duration):
            judged = [(span.overlap(truth), slide) for truth, slide in talk.truth if slide > 0]
            seconds = sum(overlap for overlap, _ in judged)
            right = sum(overlap for overlap, slide in judged if slide == span.slide)
            rows.append((span.confidence, seconds, right))
    table = np.array(rows)
    print("\nconfidence   spans   seconds  stated  right (share of the time)")
    for low, high in itertools.pairwise(BINS):
        inside = table[(table[:, 0] > low) & (table[:, 0] <= high) & (table[:, 1] > 0)]
        if len(inside):
            seconds = inside[:, 1].sum()
            stated = (inside[:, 0] * inside[:, 1]).sum() / seconds
            right = inside[:, 2].sum() / seconds
            counts = f"{len(inside):6d} {seconds:9.0f}"
            print(f"{low:.2f} – {high:.2f} {counts}  {stated:6.2f}  {right:5.2f}")


def print_speed(talks: Sequence[Talk]) -> None:
    """Print how long 60 slides × 60 minutes take."""
    words = [word for talk in talks for word in talk.words]
    slides = [slide for talk in talks for slide in talk.deck.slides]
    count = 60 * 150
    speech = tuple(Word(i * 0.4, i * 0.4 + 0.4, words[i % len(words)].text) for i in range(count))
    deck = Deck(
        "sixty",
        "",
        tuple(
            Slide(number=i + 1, pages=(i + 1,), title=slide.title, body=slide.body)
            for i, slide in enumerate(itertools.islice(itertools.cycle(slides), 60))
        ),
        60,
    )
    started = time.perf_counter()
    align(speech, deck, 3600.0)
    print(f"\n60 slides × 60 min: {time.perf_counter() - started:.2f} s (aim: under 0.3)")


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--leave-one-out", action="store_true")
    parser.add_argument("--excerpts", action="store_true")
    arguments = parser.parse_args()
    talks = [read_talk(path) for path in sorted(arguments.data.glob("*.json"))]
    scores = [timed(talk) for talk in talks]
    print("talk                     exact  within one  median boundary error")
    for talk, result in zip(talks, scores, strict=True):
        boundary = f"{np.median(result.boundary_errors):6.1f} s" if result.boundary_errors else "-"
        print(f"{talk.name:24s} {result.exact:.3f}  {result.within_one:.3f}       {boundary}")
    errors = [error for result in scores for error in result.boundary_errors]
    print(
        f"{'mean':24s} {np.mean([s.exact for s in scores]):.3f}  "
        f"{np.mean([s.within_one for s in scores]):.3f}       {np.median(errors):6.1f} s (pooled)"
    )
    print("aims                     0.700  0.900          7.0 s")
    print_reliability(talks)
    print_speed(talks)
    if arguments.excerpts:
        short = [timed(cut) for talk in talks for cut in excerpts(talk)]
        exact, near = np.mean([(s.exact, s.within_one) for s in short], axis=0)
        print(f"\n{len(short)} excerpts of six minutes: {exact:.3f} exact, {near:.3f} within one")
    if arguments.leave_one_out:
        print("\nconstants chosen on the other talks:")
        for talk, accuracy in zip(talks, chosen := leave_one_out(talks), strict=True):
            print(f"{talk.name:24s} {accuracy:.3f}")
        print(f"{'mean':24s} {np.mean(chosen):.3f}")


if __name__ == "__main__":
    main()

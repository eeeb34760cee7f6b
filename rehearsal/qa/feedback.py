"""What is said about an answer: marks with the words they hang on, points heard and not heard."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rehearsal.qa.said import Quote

Aspect = Literal[
    "answer_first",
    "evidence",
    "limit",
    "not_knowing",
    "hedging",
    "bluffing",
    "length",
    "fillers",
    "ending",
    "situation",
    "task",
    "action",
    "result",
    "result_quantified",
    "own_part",
]
Verdict = Literal["good", "weak", "missing", "note"]
Rating = Literal[1, 2, 3, 4]
"""1 again, 2 hard, 3 good, 4 easy: what the scheduler of weak questions is given."""


def apart(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Leave out quotations that another one holds already."""
    kept: list[Quote] = []
    for quote in sorted(quotes, key=lambda quote: -len(quote.text)):
        if not any(quote.text.strip(".,;") in other.text for other in kept):
            kept.append(quote)
    return tuple(quote for quote in quotes if quote in kept)


@dataclass(frozen=True, slots=True)
class Mark:
    """One judgement, in one sentence, with the words by which it was made."""

    aspect: Aspect
    verdict: Verdict
    message: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class PointHeard:
    """A point that a good answer comes to; `quote` None: no words were found for it."""

    point: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Feedback:
    """All that is said about one answer. It judges wording, never whether the science is right."""

    seconds: float
    word_count: int
    marks: tuple[Mark, ...]
    points: tuple[PointHeard, ...]
    follow_up: str
    """The question on the weakest point; empty where there is none."""

    @property
    def heard(self) -> int:
        """Points for which words were found."""
        return sum(point.quote is not None for point in self.points)

    def of(self, aspect: Aspect) -> Mark | None:
        """Return the mark on an aspect; None where it was not judged."""
        return next((mark for mark in self.marks if mark.aspect == aspect), None)

    @property
    def rating(self) -> Rating:
        """How well it went, for the scheduler; recomputed, like every judgement."""
        if not self.word_count:
            return 1
        share = self.heard / len(self.points) if self.points else 1.0
        weak = sum(mark.verdict in ("weak", "missing") for mark in self.marks)
        honest = self.of("not_knowing")
        if honest and honest.verdict == "good":
            return 3 if share >= ENOUGH else 2
        if share < FEW:
            return 1
        if share < ENOUGH or weak > MOST_WEAK:
            return 2
        return 4 if share == 1 and not weak else 3


FEW, ENOUGH = 0.34, 0.6
"""Shares of the points below which an answer failed, and from which it will do; with three points:
one at least, two of them (strength: speaker)."""
MOST_WEAK = 2
"""Weak marks that a good answer may still have (strength: speaker)."""

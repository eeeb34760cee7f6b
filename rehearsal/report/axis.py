"""What the charts share: a scale, and where its ticks lie."""

from collections.abc import Sequence
from dataclasses import dataclass

STEPS = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
"""Seconds between ticks that a reader can count in."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from values to points on the page."""

    low: float
    high: float
    begin: float
    end: float

    def __call__(self, value: float) -> float:
        """Return where a value lies; the range is never empty."""
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return round(self.begin + share * (self.end - self.begin), 1)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis."""

    at: float
    label: str


def time_step(duration: float, most: int) -> int:
    """Return the seconds between ticks so that at most so many fit."""
    return next((step for step in STEPS if duration / step <= most), STEPS[-1])


def path(points: Sequence[tuple[float, float]]) -> str:
    """Return the points as an SVG line."""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)

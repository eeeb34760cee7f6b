"""The small drawings in tables: a number against its band, a slide's time against its plan."""

from dataclasses import dataclass

from rehearsal.report.axis import Scale
from rehearsal.talk import Measure

WIDTH = 160.0
"""Points; both drawings are as wide."""

MARGIN = 0.35
"""How far the drawing goes on beyond what it has to show, as a share of that."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A value on a line, its band and its uncertainty in points."""

    value: float
    band: tuple[float, float]
    uncertainty: tuple[float, float] | None
    standing: str
    """below, inside or above."""


def strip(measure: Measure, width: float = WIDTH) -> Strip | None:
    """Draw a measure against its band; None where either is not known.

    What may be at most so much, and is no less than nought, is drawn from nought.
    """
    band, value = measure.band, measure.value
    if band is None or value is None or (band.low is None and band.high is None):
        return None
    bounds = [bound for bound in (band.low, band.high) if bound is not None]
    shown = [value, *bounds, *(measure.uncertainty or ())]
    from_nought = band.low is None and min(shown) >= 0
    least = 0.0 if from_nought else min(shown)
    spread = (max(shown) - least) or abs(value) or 1.0
    begin = least if from_nought else least - spread * MARGIN
    scale = Scale(begin, max(shown) + spread * MARGIN, 0.0, width)
    low = 0.0 if band.low is None else scale(band.low)
    high = width if band.high is None else scale(band.high)
    spread_points = None
    if measure.uncertainty is not None:
        spread_points = scale(measure.uncertainty[0]), scale(measure.uncertainty[1])
    return Strip(scale(value), (low, high), spread_points, _standing(value, band.low, band.high))


def _standing(value: float, low: float | None, high: float | None) -> str:
    if low is not None and value < low:
        return "below"
    return "above" if high is not None and value > high else "inside"

"""Every number with what it is, how it was measured, how sure it is, and its band's source."""

from functools import cache
from typing import Any

from rehearsal.analysis.explained import Explanation, explained_measure
from rehearsal.analysis.measures import MEASURES
from rehearsal.analysis.reading import Reading
from rehearsal.app.review.kept import Opened
from rehearsal.app.told_here import told_here
from rehearsal.report.missing import briefly
from rehearsal.report.strip import strip
from rehearsal.report.wording import (
    amount,
    band_text,
    measure_name,
    number,
    sentence,
    strength_text,
    unit_name,
)
from rehearsal.talk import Band, Measure

GAUGE = 100.0
"""Width of a drawing, in per cent of its place."""

STANDINGS = {"below": "below", "inside": "within", "above": "above"}
NO_BAND = "No band: the number is shown, not judged."
UNJUDGED = "no band: shown, not judged"
NO_RANGE = "No range is given: it is counted or timed, not estimated."


def number_tiles(talk: Opened) -> list[dict[str, Any]]:
    """Return the measures, those that were taken first; each opens to how it was taken."""
    tiles = [_tile(talk.reading, measure) for measure in talk.report.measures]
    return sorted(tiles, key=lambda tile: not tile["value"])


def _tile(reading: Reading, measure: Measure) -> dict[str, Any]:
    value, band = measure.value, measure.band
    told = _explanations().get(measure.name)
    return {
        "name": measure_name(measure.name),
        "value": "" if value is None else _value(value, measure.unit),
        "unit": "" if value is None else _unit(value, measure.unit),
        "standing": _standing(measure),
        "gauge": _gauge(measure),
        "details": [
            ["What it is", told.what if told else ""],
            ["How it was measured", sentence(_capital(measure.method))],
            ["How sure", _range(measure)],
            [
                "Band",
                sentence(_capital(band_text(band.low, band.high, measure.unit))) if band else "",
            ],
            [
                "Where the band comes from",
                f"{sentence(_capital(band.source))} {_capital(strength_text(band.strength))}."
                if band
                else NO_BAND,
            ],
            ["What it cannot tell", told.cannot_tell if told else ""],
        ],
        "reason": ""
        if value is not None
        else sentence(told_here(briefly(reading, measure.reason))),
    }


@cache
def _explanations() -> dict[str, Explanation]:
    return {told.name: told for told in map(explained_measure, MEASURES)}


def _value(value: float, unit: str) -> str:
    return amount(value, unit).split(" ")[0] if unit == "s" else number(value)


def _unit(value: float, unit: str) -> str:
    return amount(value, unit).partition(" ")[2] if unit == "s" else unit_name(unit)


def _range(measure: Measure) -> str:
    if measure.value is None:
        return ""
    if measure.uncertainty is None:
        return NO_RANGE
    low, high = measure.uncertainty
    return f"Between {number(low)} and {amount(high, measure.unit)} (90 %)."


def _standing(measure: Measure) -> str:
    drawn, band = strip(measure, GAUGE), measure.band
    if band is None and measure.value is not None:
        return UNJUDGED
    if drawn is None or band is None:
        return ""
    return f"{STANDINGS[drawn.standing]} {_limits(band, measure.unit)}"


def _limits(band: Band, unit: str) -> str:
    """Write a band as what a number is within: 110–190 words per minute; a limit by that name."""
    text = band_text(band.low, band.high, unit)
    if band.low is None or band.high is None:
        return f"the limit: {text}"
    return text.replace(" to ", "–", 1)


def _gauge(measure: Measure) -> dict[str, Any] | None:
    drawn = strip(measure, GAUGE)
    if drawn is None:
        return None
    return {
        "value": round(drawn.value, 1),
        "band": [round(edge, 1) for edge in drawn.band],
        "range": [round(edge, 1) for edge in drawn.uncertainty] if drawn.uncertainty else None,
        "inside": drawn.standing == "inside",
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""The drawings of time: stages against the clock, planned and spoken, and the pace curve."""

from typing import Any

import altair as alt

from rehearsal.analysis.reading import Reading
from rehearsal.app.review.chart_rows import (
    Row,
    finding_rows,
    pace_rows,
    planned_rows,
    row_names,
    spoken_rows,
    total_time,
)
from rehearsal.app.review.palette import (
    BAND_COLOURS,
    ON_STAGE,
    OTHER,
    PICK,
    SEVERITY_COLOURS,
    Scheme,
    stage_scale,
)
from rehearsal.report.pace_chart import SYLLABLES, WORDS
from rehearsal.report.report import Report
from rehearsal.report.view import Numbered
from rehearsal.talk import Band

ROW = 40
"""Pixels of one stage's row."""
PACE_HEIGHT = 180
"""Pixels of the pace curve."""
HEADROOM = 1.06
"""Top of the pace curve ÷ its peak: the peak's point is whole."""
LEFT = 118
"""Pixels left of both drawings, so that their times stand one above the other."""

CLOCK = (
    "floor(datum.value / 60) + ':' + (datum.value % 60 < 10 ? '0' : '') + floor(datum.value % 60)"
)
"""A time of an axis as m:ss, in Vega's language."""

SLIDE_TOLD = [
    alt.Tooltip("slide:O", title="Slide"),
    alt.Tooltip("title:N", title="Title"),
    alt.Tooltip("name:N", title="Stage"),
    alt.Tooltip("time:N", title="Time"),
]

Layer = Any
"""Altair's charts are typed too loosely to name one."""


def timeline(reading: Reading, findings: tuple[Numbered, ...], scheme: Scheme) -> Layer | None:
    """Draw each slide in its stage's row: spoken as a full bar, planned as a line above it.

    None where there is no timeline and no plan. A bar that is clicked selects its `start`.
    """
    spoken, planned = spoken_rows(reading), planned_rows(reading)
    if not spoken and not planned:
        return None
    names, total = row_names([*spoken, *planned]), total_time(reading)
    domain, colours = stage_scale(scheme)
    encodings = {
        "x": _time_axis("start:Q", total),
        "y": alt.Y(
            "row:N",
            sort=names,
            title=None,
            scale=alt.Scale(domain=names),
            axis=alt.Axis(
                minExtent=LEFT, maxExtent=LEFT, ticks=False, domain=False, labelFontSize=13
            ),
        ),
    }
    colour = alt.Color("stage:N", scale=alt.Scale(domain=domain, range=colours), legend=None)
    plan = (
        alt.Chart(_data(planned))
        .mark_bar(height=5, yOffset=-13, cornerRadius=2, opacity=0.7)
        .encode(**encodings, x2="end:Q", color=colour, tooltip=SLIDE_TOLD)
    )
    layers = [*_end_band(reading, total, scheme), plan]
    layers += _spoken(spoken, encodings, colour, scheme)
    layers += _pins(findings, total, scheme)
    both = alt.layer(*layers).resolve_scale(color="independent")  # stages, and severities
    return both.properties(
        height=ROW * len(names) + 12, padding={"top": 14, "left": 0, "right": 8, "bottom": 4}
    )


def _data(rows: list[Row]) -> Any:  # noqa: ANN401  (Altair's own type of data is private)
    return alt.InlineData(values=rows)


def _time_axis(field: str, total: float) -> alt.X:
    return alt.X(
        field,
        scale=alt.Scale(domain=[0, total], nice=False),
        axis=alt.Axis(labelExpr=CLOCK, title=None, values=_minutes(total)),
    )


def _minutes(total: float) -> list[int]:
    """Return the times that the axis names: whole minutes, a dozen at most."""
    for step in (15, 30, 60, 120, 300, 600, 900):
        if total / step <= 13:
            return list(range(0, int(total) + 1, step))
    return list(range(0, int(total) + 1, 1800))


def _spoken(
    rows: list[Row], encodings: dict[str, Any], colour: alt.Color, scheme: Scheme
) -> list[Layer]:
    pick = alt.selection_point(name=PICK, fields=["start"], on="click")
    told = [*SLIDE_TOLD, alt.Tooltip("sure:N", title="Sure of the slide")]
    bars = (
        alt.Chart(_data(rows))
        .mark_bar(
            height=20,
            yOffset=4,
            cornerRadius=2,
            cursor="pointer",
            stroke=ON_STAGE[scheme],
            aria=bool(rows),  # an empty drawing has no name that could be read out
        )
        .encode(
            **encodings,
            x2="end:Q",
            color=colour,
            opacity=alt.condition("datum.doubtful", alt.value(0.55), alt.value(1.0)),
            tooltip=told,
        )
        .add_params(pick)
    )
    numbers = (
        alt.Chart(_data(rows))
        .transform_calculate(middle="(datum.start + datum.end) / 2")
        .mark_text(yOffset=4, fontSize=11, fontWeight=600, color=ON_STAGE[scheme])
        .encode(x="middle:Q", y=encodings["y"], text="label:N")
    )  # without a tooltip it lets a click through to its bar
    below = (
        alt.Chart(_data(rows))
        .transform_filter("datum.label === ''")
        .transform_calculate(middle="(datum.start + datum.end) / 2")
        .mark_text(yOffset=20, fontSize=10, color=OTHER[scheme])
        .encode(x="middle:Q", y=encodings["y"], text="slide:N")
    )  # too narrow to hold its number
    return [bars, numbers, below]


def _end_band(reading: Reading, total: float, scheme: Scheme) -> list[Layer]:
    """Shade the time in which the format wants the talk to end."""
    format = reading.rehearsal.format
    if format.low >= total:
        return []
    rows = [{"start": format.low, "end": min(format.high, total)}]
    shade = alt.Chart(_data(rows)).mark_rect(color=BAND_COLOURS[scheme], opacity=0.16)
    return [shade.encode(x=_time_axis("start:Q", total), x2="end:Q")]


def _pins(findings: tuple[Numbered, ...], total: float, scheme: Scheme) -> list[Layer]:
    rows = finding_rows(findings)
    if not rows:
        return []
    colours = SEVERITY_COLOURS[scheme]
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    pins = alt.Chart(_data(rows)).mark_point(shape="triangle-down", size=60, filled=True, opacity=1)
    told = [alt.Tooltip("clock:N", title="At"), alt.Tooltip("message:N", title="Finding")]
    return [
        pins.encode(
            x=_time_axis("start:Q", total),
            y=alt.value(-6),
            color=alt.Color("severity:N", scale=scale, legend=None),
            tooltip=told,
        )
    ]


def pace(report: Report, scheme: Scheme) -> Layer | None:
    """Draw the speech rate in windows of 30 s; None where none was measured.

    A point that is clicked selects its `time`.
    """
    rows = pace_rows(report)
    if len(rows) < 2:
        return None
    unit = WORDS if report.reading.words else SYLLABLES
    measure = next((one for one in report.measures if one.name == unit.measure), None)
    rates = [row["rate"] for row in rows]
    low, high = min(unit.low, *rates), max(unit.high, HEADROOM * max(rates))
    encodings = {
        "x": _time_axis("time:Q", total_time(report.reading)),
        "y": alt.Y(
            "rate:Q",
            title=None,
            scale=alt.Scale(domain=[low, high], nice=False, zero=False),
            axis=alt.Axis(minExtent=LEFT, maxExtent=LEFT, tickCount=5, ticks=False, domain=False),
        ),
    }
    pick = alt.selection_point(name=PICK, fields=["time"], nearest=True, on="click")
    told = [
        alt.Tooltip("clock:N", title="Around"),
        alt.Tooltip("rate:Q", title=unit.label, format=".0f" if unit is WORDS else ".1f"),
        alt.Tooltip("slide:N", title="Slide"),
    ]
    base, blue = alt.Chart(_data(rows)), stage_scale(scheme)[1][1]
    line = base.mark_line(color=OTHER[scheme], strokeWidth=2).encode(**encodings, detail="run:N")
    dots = (
        base.mark_point(filled=True, size=40, color=blue, cursor="pointer", opacity=0.9)
        .encode(**encodings, tooltip=told)
        .add_params(pick)
    )
    layers = [*_pace_band(measure.band if measure else None, low, high, scheme), line, dots]
    return alt.layer(*layers).properties(
        height=PACE_HEIGHT, padding={"top": 4, "left": 0, "right": 8, "bottom": 4}
    )


def _pace_band(band: Band | None, low: float, high: float, scheme: Scheme) -> list[Layer]:
    if band is None:
        return []
    edges = {
        "low": low if band.low is None else max(low, band.low),
        "high": high if band.high is None else min(high, band.high),
    }
    shade = alt.Chart(_data([edges])).mark_rect(color=BAND_COLOURS[scheme], opacity=0.16)
    return [
        shade.encode(
            y=alt.Y("low:Q", scale=alt.Scale(domain=[low, high])),
            y2="high:Q",
            x=alt.value(0),
            x2=alt.value("width"),
        )
    ]

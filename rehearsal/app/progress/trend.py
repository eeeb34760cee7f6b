"""One measure from run to run, drawn with what it is known to and where it is expected."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import altair as alt

from rehearsal.app.progress.runs import Run, Scheme
from rehearsal.report.comparison import heading, value
from rehearsal.talk import Measure

INK: dict[Scheme, str] = {"light": "#1a6fe0", "dark": "#8ab8ff"}
BAND: dict[Scheme, str] = {"light": "#5f8f78", "dark": "#7fb79c"}
HEIGHT = 150
CLOCK = (
    "floor(datum.value) + ':' + (datum.value % 1 < 0.166 ? '0' : '') + round(datum.value % 1 * 60)"
)
"""Minutes of an axis as m:ss, in Vega's language."""
FEW = 4
"""Run-throughs whose days have room below; of more, only their numbers stand there."""

Layer = Any
"""Altair's charts are typed too loosely to name one."""


@lru_cache(maxsize=100)
def trend(runs: tuple[Run, ...], measure: Measure, scheme: Scheme) -> dict[str, Any]:
    """Return the drawing of one measure over the run-throughs, in Vega-Lite's language.

    Made once for the same run-throughs: Altair takes a tenth of a second for each drawing.
    """
    drawn: dict[str, Any] = _drawn(runs, measure, scheme).to_dict(validate=False)
    return drawn


def _drawn(runs: Sequence[Run], measure: Measure, scheme: Scheme) -> Layer:
    rows = list(_rows(runs, measure.name))
    labels = [run.label for run in runs]
    x = alt.X(
        "run:N",
        sort=labels,
        title=None,
        scale=alt.Scale(domain=labels),
        axis=alt.Axis(
            labelAngle=0,
            grid=False,
            labelExpr="datum.label" if len(labels) <= FEW else "split(datum.label, ' ')[0]",
        ),
    )
    y = _y(measure)
    base = alt.Chart(_data(rows))
    line = base.mark_line(color=INK[scheme], opacity=0.5).encode(x=x, y=y)
    known = base.mark_rule(color=INK[scheme], strokeWidth=2, opacity=0.7).encode(
        x=x, y=alt.Y("low:Q"), y2="high:Q"
    )
    point = base.mark_point(filled=True, size=70, color=INK[scheme], opacity=1).encode(
        x=x,
        y=y,
        shape=alt.Shape(
            "who:N",
            scale=alt.Scale(domain=["alone", "with a listener"], range=["circle", "triangle-up"]),
            legend=None,
        ),
        tooltip=[
            alt.Tooltip("run:N", title="Run-through"),
            alt.Tooltip("told:N", title=heading(measure)),
            alt.Tooltip("who:N", title="Rehearsed"),
        ],
    )
    told = "; ".join(f"{row['run']}: {row['told']}" for row in rows)
    return (
        alt.layer(*_band(runs, measure, rows, scheme), line, known, point)
        .properties(height=HEIGHT, description=f"{heading(measure)}. {told}")
        .configure_view(strokeWidth=0)
    )


def _data(rows: Sequence[dict[str, Any]]) -> alt.Data:
    return alt.Data(values=list(rows))  # type: ignore[no-untyped-call]


def _y(measure: Measure) -> alt.Y:
    time = measure.unit == "s"
    axis = alt.Axis(tickCount=4, labelExpr=CLOCK) if time else alt.Axis(tickCount=4)
    return alt.Y("value:Q", title=None, scale=alt.Scale(zero=False, nice=True), axis=axis)


def _rows(runs: Sequence[Run], name: str) -> Iterator[dict[str, Any]]:
    for run in runs:
        measure = run.summary.measure(name)
        if measure is None or measure.value is None:
            continue
        low, high = measure.uncertainty or (measure.value, measure.value)
        drawn = 60.0 if measure.unit == "s" else 1.0
        yield {
            "run": run.label,
            "value": measure.value / drawn,
            "low": low / drawn,
            "high": high / drawn,
            "told": value(measure),
            "who": "with a listener" if run.entry.with_listener else "alone",
        }


def _band(
    runs: Sequence[Run], measure: Measure, rows: Sequence[dict[str, Any]], scheme: Scheme
) -> list[Layer]:
    """Draw where the measure is expected, as far as that lies near the values."""
    band = measure.band
    if band is None or not rows:
        return []
    drawn = 60.0 if measure.unit == "s" else 1.0
    least, most = min(row["low"] for row in rows), max(row["high"] for row in rows)
    room = max(most - least, 0.1 * most)
    low = max((band.low or 0.0) / drawn, least - room, 0.0)
    high = min(most + room if band.high is None else band.high / drawn, most + room)
    if low >= high:
        return []
    chart = alt.Chart(_data([{"low": low, "high": high}]))
    return [chart.mark_rect(color=BAND[scheme], opacity=0.18).encode(y=alt.Y("low:Q"), y2="high:Q")]

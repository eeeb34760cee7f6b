"""The tab of time: the drawings, a click on which plays, and the boundaries to set right."""

from typing import TYPE_CHECKING, Any

import streamlit as st

from rehearsal.analysis.reading import Reading
from rehearsal.app.review import corrections as change
from rehearsal.app.review.kept import Opened, correct
from rehearsal.app.review.palette import PICK, Scheme
from rehearsal.app.review.parts import part
from rehearsal.report.pace_chart import SYLLABLES, WORDS
from rehearsal.report.wording import clean

if TYPE_CHECKING:
    import altair as alt

HALF_WINDOW = 15.0
"""Seconds that a point of the pace curve stands for on either side of it."""

CUE = "chosen-in-a-drawing"
"""Session key of the moment that is to be played, and how many were chosen so far."""

HOW_TO_READ = (
    "Each bar is a slide in its stage's row; the thin line above it is its plan, ▼ a problem or "
    "advice, the green stretch is where the format wants you to end."
)


def show(talk: Opened, *, heard: bool) -> None:
    """Show the drawings, and what sets the slides' times right."""
    scheme: Scheme = "dark" if st.context.theme.type == "dark" else "light"
    _drawings(talk, scheme, heard=heard)
    if len(talk.reading.timeline) > 1:
        _boundaries(talk)


@st.fragment
def _drawings(talk: Opened, scheme: Scheme, *, heard: bool) -> None:
    from rehearsal.app.review import charts  # Altair takes a while, and only this tab needs it

    drawn = talk.made(
        f"timeline {scheme}",
        lambda talk: _spec(charts.timeline(talk.reading, talk.findings, scheme)),
    )
    if drawn is None:
        st.info("Which slide was spoken to when is not known, so there is no timeline.")
    else:
        st.caption(HOW_TO_READ + _to_hear("bar", heard=heard))
        _clickable(drawn, "timeline-chart", "start", 0.0)
    curve = talk.made(f"pace {scheme}", lambda talk: _spec(charts.pace(talk.report, scheme)))
    if curve is not None:
        st.caption(_about_pace(talk) + _to_hear("point", heard=heard))
        _clickable(curve, "pace-chart", "time", HALF_WINDOW)
    at, count = st.session_state.get(CUE, (None, 0))
    part("cue", "cue", {"version": count, "at": at, "n": count})


def _to_hear(mark: str, *, heard: bool) -> str:
    return f" Click a {mark} to hear it." if heard else ""


def _about_pace(talk: Opened) -> str:
    """Say how the curve is read; syllables, which stand in for words, have no band."""
    unit = WORDS if talk.reading.words else SYLLABLES
    measures = talk.report.measures
    banded = any(one.name == unit.measure and one.band is not None for one in measures)
    band = ", the green band what is easy to follow" if banded else ""
    return (
        f"Pace in {unit.label}: each point is 30 s of speech{band}. "
        "Only a drift that lasts is a finding."
    )


def _spec(chart: "alt.LayerChart | None") -> dict[str, Any] | None:
    """Return a drawing in Vega-Lite's language: to check it each time would take 0.1 s."""
    return None if chart is None else chart.to_dict(validate=False)


def _clickable(chart: dict[str, Any], key: str, field: str, before: float) -> None:
    """Show a chart; what is clicked in it plays, from so many seconds before its time."""

    def clicked() -> None:
        picked = st.session_state[key].selection.get(PICK) or []
        if picked and picked[0].get(field) is not None:
            _, count = st.session_state.get(CUE, (None, 0))
            st.session_state[CUE] = (max(0.0, float(picked[0][field]) - before), count + 1)

    st.vega_lite_chart(spec=chart, key=key, on_select=clicked, width="stretch")


def _boundaries(talk: Opened) -> None:
    st.markdown("##### Where the slides change")
    data = {
        "version": f"{talk.id} {talk.stamp}",
        "spans": talk.made("spans", lambda talk: spans_of(talk.reading)),
        "words": [[clean(w.text), round(w.start, 2)] for w in talk.reading.words],
        "total": max(talk.reading.duration or 0.0, talk.reading.timeline[-1].end),
        "slides": [
            {"number": slide.number, "title": clean(slide.title)} for slide in talk.reading.slides
        ],
    }
    part("boundaries", "boundaries", data, lambda news: _move(talk, news), talk.id)


def spans_of(reading: Reading) -> list[dict[str, Any]]:
    """Return the timeline as the editor of boundaries shows it."""
    stages = {label.slide: label.stage for label in reading.stages}
    titles = {slide.number: clean(slide.title) for slide in reading.slides}
    return [
        {
            "start": span.start,
            "end": span.end,
            "slide": span.slide,
            "title": titles.get(span.slide, ""),
            "stage": stages.get(span.slide),
            "sure": span.confidence,
        }
        for span in reading.timeline
    ]


def _move(talk: Opened, news: dict[str, Any]) -> None:
    shown = talk.reading.timeline
    if news["kind"] == "boundary" and 0 <= int(news["boundary"]) < len(shown) - 1:
        at, time = int(news["boundary"]), float(news["time"])
        what = f"where slide {shown[at + 1].slide} begins"
        correct(
            talk.id,
            lambda now: change.with_boundary(now, now.boundaries or shown, at, time),
            what,
        )
    elif news["kind"] == "slide" and 0 <= int(news["span"]) < len(shown):
        at, slide = int(news["span"]), int(news["slide"])
        what = f"slide {shown[at].slide} to {slide}"
        correct(
            talk.id, lambda now: change.with_slide(now, now.boundaries or shown, at, slide), what
        )

"""The slides of the latest deck down, the run-throughs across: time, words or fillers in each."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from rehearsal.analysis.phrasing import clock
from rehearsal.app.progress.runs import Run
from rehearsal.report.comparison import SlideTime, matched
from rehearsal.report.wording import shorten

TIME, WORDS, FILLERS = "Time", "Words", "Fillers"
OVER, UNDER = 1.25, 0.8
"""Time ÷ plan from which a slide counts as longer or shorter than planned. Strength D."""
SHOWN = 8
"""Run-throughs across at most, the latest ones."""
TITLE = 48

STYLE = """<style>
.runs { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
.runs caption { text-align: left; padding-bottom: .5rem; }
.runs th, .runs td { padding: .3rem .6rem; text-align: right; font-weight: 400;
  border-bottom: 1px solid rgba(128, 128, 128, .25); }
.runs thead th { font-weight: 600; white-space: nowrap; }
.runs th[scope=row] { text-align: left; }
.runs td.over { background: rgba(230, 145, 30, .26); }
.runs td.under { background: rgba(70, 130, 230, .24); }
</style>"""

Cell = tuple[str, str]
"""What stands in it, and its class."""


def show(runs: Sequence[Run]) -> None:
    """Show the table, and the choice of what stands in it."""
    runs = runs[-SHOWN:]
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    left.subheader("Slide by slide", anchor=False)
    what = right.segmented_control(
        "What", [TIME, WORDS, FILLERS], default=TIME, required=True, label_visibility="collapsed"
    )
    st.html(STYLE + table(runs, what))


def table(runs: Sequence[Run], what: str) -> str:
    """Return the table as HTML."""
    latest = runs[-1].summary.slides
    columns = [_by_latest(run.summary.slides, latest) for run in runs]
    head = "".join(f'<th scope="col">{escape(run.label)}</th>' for run in runs)
    rows = [_row(slide, [column.get(slide.number) for column in columns], what) for slide in latest]
    plan = '<th scope="col">Plan</th>' if what == TIME else ""
    return (
        f'<div style="overflow-x: auto" tabindex="0" role="region" aria-label="Slide by slide">'
        f'<table class="runs"><caption>{_told(what)}</caption><thead><tr>'
        f'<th scope="col" style="text-align: left">Slide</th>{plan}{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _told(what: str) -> str:
    if what == TIME:
        return "Minutes on each slide; ▲ a quarter longer than planned, ▼ a fifth shorter or more."
    if what == WORDS:
        return "Words said to each slide."
    return "Filled pauses and filler words on each slide, doubtful sounds left out."


def _by_latest(slides: Sequence[SlideTime], latest: Sequence[SlideTime]) -> dict[int, SlideTime]:
    """Return an earlier deck's slides by their number in the latest one."""
    return {
        pair.after.number: pair.before
        for pair in matched(slides, latest)
        if pair.after is not None and pair.before is not None
    }


def _row(slide: SlideTime, found: Sequence[SlideTime | None], what: str) -> str:
    title = escape(shorten(slide.title, TITLE) or "(no title)")
    plan = f"<td>{clock(slide.planned)}</td>" if what == TIME and slide.planned else ""
    if what == TIME and not slide.planned:
        plan = "<td>–</td>"
    cells = (_cell(one, what) for one in found)
    return (
        f'<tr><th scope="row">{slide.number}. {title}</th>{plan}'
        + "".join(f'<td class="{kind}">{text}</td>' for text, kind in cells)
        + "</tr>"
    )


def _cell(slide: SlideTime | None, what: str) -> Cell:
    if slide is None:
        return "–", ""
    if what == TIME:
        return _time(slide)
    count = slide.words if what == WORDS else slide.fillers
    return ("–" if count is None else str(count)), ""


def is_over(slide: SlideTime) -> bool:
    """Whether a slide took a quarter longer than planned, or more."""
    return bool(slide.dwell and slide.planned and slide.dwell >= OVER * slide.planned)


def _time(slide: SlideTime) -> Cell:
    if slide.dwell is None:
        return "–", ""
    if is_over(slide):
        return f"{clock(slide.dwell)} ▲", "over"
    if slide.planned and slide.dwell <= UNDER * slide.planned:
        return f"{clock(slide.dwell)} ▼", "under"
    return clock(slide.dwell), ""

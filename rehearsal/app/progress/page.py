"""Progress: what changed since the last run-through, slide by slide, and what is still weak."""

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from rehearsal import comparing, library
from rehearsal.analysis.phrasing import clock
from rehearsal.app import choosing, named, rehearse
from rehearsal.app.progress import listing, slide_table
from rehearsal.app.progress.runs import Run, Scheme, numbered_runs, talks
from rehearsal.app.progress.weak import weak_questions
from rehearsal.app.told_here import coded, told_here
from rehearsal.app.words import escaped, problem, when
from rehearsal.errors import RehearsalError
from rehearsal.library import Entry
from rehearsal.report.comparison import Summary, compare, heading, value
from rehearsal.report.comparison import told as change
from rehearsal.report.wording import shorten
from rehearsal.talk import Measure

ALL, ALONE, LISTENED = "All", "Alone", "With a listener"
SHOWN = 12
"""Run-throughs that are drawn at most, the latest ones."""
NOT_DRAWN = ("pitch_variation",)
"""Measures that are compared and not drawn: nothing that a speaker sets out to change."""
LONGEST = 3
"""Slides named as longer than planned."""
TITLE = 40
"""Characters of a slide's title in a sentence."""


def page() -> None:
    """Show the run-throughs of a talk side by side."""
    st.title("Progress", anchor=False)
    try:
        entries = library.history()
        if entries:
            _page(entries)
        else:
            _nothing_yet()
    except RehearsalError as error:
        problem(error)


def _nothing_yet() -> None:
    st.info(
        "Nothing is kept yet. Rehearse a talk, and rehearse it again:"
        " this page then shows what changed."
    )
    if st.button("Rehearse", type="primary"):
        st.switch_page(rehearse.as_page())


def _page(entries: Sequence[Entry]) -> None:
    entries = tuple(entries)
    decks = talks(entries)
    if decks:
        left, right = st.columns([2, 1], vertical_alignment="bottom")
        titles = named.titles()
        options = {deck: named.run_through_named(runs[-1], titles) for deck, runs in decks.items()}
        with left:
            deck = choosing.choose("Talk", options, "talk")
        who = right.segmented_control(
            "Run-throughs", [ALL, ALONE, LISTENED], default=ALL, required=True
        )
        _talk(decks[deck], who)
        weak_questions([entry.deck_digest for entry in decks[deck]], decks[deck][-1].id)
    listing.show(entries)


def _talk(entries: Sequence[Entry], who: str) -> None:
    wanted = [entry for entry in entries if who == ALL or entry.with_listener == (who == LISTENED)]
    if not wanted:
        listened = f"Tick “{LISTENED.lower()}” below where somebody listened."
        st.info(f"None of these was so. {listened if who == LISTENED else ''}")
        return
    chosen = {entry.id for entry in wanted[-SHOWN:]}
    known = _summaries([entry for entry in entries if entry.id in chosen])
    runs = [run for run in numbered_runs(entries, known) if run.entry.id in chosen]
    if not runs:
        return
    _verdict(runs)
    if len(runs) > 1:  # of one there is no trend
        _trends(runs)
    if runs[-1].summary.slides:
        slide_table.show(runs)


def _summaries(entries: Sequence[Entry]) -> dict[str, Summary]:
    """Return what comparing needs; what is not kept yet is computed once, with a bar."""
    known = comparing.kept()
    missing = [entry for entry in entries if entry.id not in known]
    bar = st.progress(0.0, text="Reading the run-throughs") if missing else None
    for number, entry in enumerate(missing):
        try:
            known[entry.id] = comparing.summary_of(entry.id)
        except RehearsalError as error:
            st.warning(f"**{when(entry.id)}:** {error.message} {told_here(error.hint)}")
        finally:
            if bar:
                text = f"Reading run-through {number + 1} of {len(missing)}"
                bar.progress((number + 1) / len(missing), text=text)
    if bar:
        bar.empty()
    return known


def _verdict(runs: Sequence[Run]) -> None:
    """Say what changed since the run-through before, and where time is to be won now."""
    if len(runs) < 2:
        st.info("One run-through so far. Rehearse once more, and what changed shows here.")
    else:
        since = f"**Since run-through {runs[-2].label}:**"
        st.markdown(f"{since} {_changes(runs[-2], runs[-1])}.")
    long = sorted(
        (slide for slide in runs[-1].summary.slides if slide_table.is_over(slide)),
        key=lambda slide: (slide.planned or 0.0) - (slide.dwell or 0.0),
    )
    if long:
        told = [
            f"slide {slide.number}, {escaped(shorten(slide.title, TITLE))}"
            f" ({clock(slide.dwell or 0.0)} for {clock(slide.planned or 0.0)})"
            for slide in long[:LONGEST]
        ]
        longer = "Still longer" if len(runs) > 1 else "Longer"
        st.markdown(f"**{longer} than planned:** {'; '.join(told)}.")


def _changes(before: Run, after: Run) -> str:
    changes = compare(before.summary, after.summary).changes
    sure = [one for one in changes if one.verdict in ("more", "less")]
    told = [f"{heading(one.after)} {change(one)}, now {value(one.after)}" for one in sure]
    return "; ".join(told) or "no change beyond what the measures are known to"


def _trends(runs: Sequence[Run]) -> None:
    """Draw the few measures that matter from run to run."""
    from rehearsal.app.progress.trend import trend

    st.subheader("From run to run", anchor=False)
    scheme: Scheme = "dark" if st.context.theme.type == "dark" else "light"
    few = [one for one in runs[-1].summary.measures if one.name not in NOT_DRAWN]
    measures = [one for one in few if _is_known(runs, one)]
    drawn = tuple(runs)
    columns = st.columns(3)
    for place, measure in enumerate(measures):
        with columns[place % 3]:
            st.markdown(f"**{heading(measure)}**")
            st.vega_lite_chart(spec=trend(drawn, measure, scheme), key=f"trend-{measure.name}")
    st.caption(
        "Bars: the range that a value is known to. Pale green: where it is expected."
        " ● alone, ▲ with a listener. No overall score: each of these is its own matter."
    )
    for one in few:
        if one not in measures:
            st.caption(f"{heading(one)} was not measured: {coded(told_here(one.reason))}")


def _is_known(runs: Sequence[Run], measure: Measure) -> bool:
    found = (run.summary.measure(measure.name) for run in runs)
    return any(one is not None and one.value is not None for one in found)


def as_page() -> StreamlitPage:
    """Return the page as navigation knows it."""
    return st.Page(page, title="Progress", url_path="progress")

"""Progress: what changed since the last run-through, slide by slide, and what is still weak."""

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from rehearsal import comparing, library
from rehearsal.app.progress import listing, slide_table
from rehearsal.app.progress.runs import Run, Scheme, deck_name, numbered_runs, talks
from rehearsal.app.progress.weak import weak_questions
from rehearsal.app.words import escaped, problem
from rehearsal.errors import RehearsalError
from rehearsal.library import Entry
from rehearsal.report.comparison import Summary, compare, heading, told, value
from rehearsal.talk import Measure

ALL, ALONE, LISTENED = "All", "Alone", "With a listener"
SHOWN = 12
"""Run-throughs that are drawn at most, the latest ones."""


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
    st.link_button("Rehearse", "/rehearse", type="primary")


def _page(entries: Sequence[Entry]) -> None:
    entries = tuple(entries)
    decks = talks(entries)
    if decks:
        left, right = st.columns([2, 1], vertical_alignment="bottom")
        deck = left.selectbox("Talk", list(decks), format_func=deck_name)
        who = right.segmented_control(
            "Run-throughs", [ALL, ALONE, LISTENED], default=ALL, required=True
        )
        _talk(decks[deck], who)
        weak_questions([entry.deck_digest for entry in decks[deck]], deck)
    listing.show(entries)


def _talk(entries: Sequence[Entry], who: str) -> None:
    wanted = [entry for entry in entries if who == ALL or entry.with_listener == (who == LISTENED)]
    if not wanted:
        listened = (
            "Tick “with a listener” below where somebody listened." if who == LISTENED else ""
        )
        st.info(f"There is no such run-through of this talk. {listened}")
        return
    runs = numbered_runs(wanted, _summaries(wanted))[-SHOWN:]
    if not runs:
        return
    _verdict(runs)
    _trends(runs)
    if runs[-1].summary.slides:
        slide_table.show(runs)


def _summaries(entries: Sequence[Entry]) -> dict[str, Summary]:
    """Return what comparing needs; what is not kept yet is computed once, with a bar."""
    known = comparing.kept()
    missing = [entry for entry in entries[-SHOWN:] if entry.id not in known]
    bar = st.progress(0.0, text="Reading the run-throughs") if missing else None
    for number, entry in enumerate(missing):
        try:
            known[entry.id] = comparing.summary_of(entry.id)
        except RehearsalError:
            continue  # it is named in the list below
        finally:
            if bar:
                text = f"Reading run-through {number + 1} of {len(missing)}"
                bar.progress((number + 1) / len(missing), text=text)
    if bar:
        bar.empty()
    return known


def _verdict(runs: Sequence[Run]) -> None:
    """Say in one sentence what changed since the run-through before."""
    if len(runs) < 2:
        st.info("One run-through so far. Rehearse once more, and what changed shows here.")
        return
    comparison = compare(runs[-2].summary, runs[-1].summary)
    sure = [one for one in comparison.changes if one.verdict in ("more", "less")]
    words = [f"**{heading(one.after)}** {told(one)}, now {value(one.after)}" for one in sure]
    since = f"Since the run-through before ({runs[-2].label})"
    if words:
        st.markdown(f"{since}: {'; '.join(words)}.")
    else:
        st.markdown(f"{since} nothing changed by more than what it is known to.")


def _trends(runs: Sequence[Run]) -> None:
    """Draw the few measures that matter from run to run."""
    from rehearsal.app.progress.trend import trend

    st.subheader("From run to run", anchor=False)
    scheme: Scheme = "dark" if st.context.theme.type == "dark" else "light"
    measures = [one for one in runs[-1].summary.measures if _is_known(runs, one)]
    columns = st.columns(3)
    for place, measure in enumerate(measures):
        with columns[place % 3]:
            st.markdown(f"**{heading(measure)}**")
            st.altair_chart(trend(runs, measure, scheme), key=f"trend-{measure.name}")
    st.caption(
        "Bars: the range that a value is known to. Pale green: where it is expected."
        " ● alone, ▲ with a listener. No overall score: each of these is its own matter."
    )
    unknown = [one for one in runs[-1].summary.measures if not _is_known(runs, one)]
    for one in unknown:
        st.caption(f"{heading(one)} was not measured: {escaped(one.reason)}")


def _is_known(runs: Sequence[Run], measure: Measure) -> bool:
    found = (run.summary.measure(measure.name) for run in runs)
    return any(one is not None and one.value is not None for one in found)


def as_page() -> StreamlitPage:
    """Return the page as navigation knows it."""
    return st.Page(page, title="Progress", url_path="progress")

"""Review: what to do first, and everything that the report knows of a run-through."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from rehearsal import library, workflow
from rehearsal.app.words import clock, problem, when
from rehearsal.errors import RehearsalError
from rehearsal.report.html import html


def page() -> None:
    """Show a kept run-through: the newest, or the one that is chosen."""
    try:
        _page()
    except RehearsalError as error:
        problem(error)


def _page() -> None:
    entries = {entry.id: entry for entry in library.history()}
    if not entries:
        st.title("Review")
        st.info("Nothing is kept yet. Rehearse a talk, and its report opens here by itself.")
        return
    asked = st.query_params.get("id", "")
    chosen = st.selectbox(
        "Run-through",
        list(entries),
        index=list(entries).index(asked) if asked in entries else 0,
        format_func=lambda key: (
            f"{entries[key].deck or 'without a deck'}, {when(key)},"
            f" {clock(entries[key].duration or 0)}"
        ),
    )
    st.iframe(_report(chosen), height=1400)


@st.cache_data(show_spinner="Judging by today's checks …", max_entries=4)
def _report(rehearsal_id: str) -> str:
    _, rehearsal = library.load(rehearsal_id)
    return html(workflow.report(rehearsal, lambda *_: None), date=when(rehearsal_id))


def open_report(rehearsal_id: str) -> None:
    """Leave the present page for the report of a run-through."""
    st.switch_page(as_page(), query_params={"id": rehearsal_id})


def as_page() -> StreamlitPage:
    """Return the page as navigation knows it."""
    return st.Page(page, title="Review", url_path="review")

"""Help: how to go about it, what every number and check is, and what leaves this computer."""

import platform
from collections.abc import Sequence
from dataclasses import replace
from importlib import metadata

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from rehearsal.analysis.explained import Explanation
from rehearsal.app.help_words import explained, found, found_sections, grouped, heading
from rehearsal.readiness import computer_microphone, readiness

SHOWN_OPEN = 3
"""Hits that are opened at once when something is looked for."""


def page() -> None:
    """Show the help, or what of it holds the words that are looked for."""
    st.title("Help", anchor=False)
    query = st.text_input(
        "Look for", st.query_params.get("about", ""), placeholder="such as pause, filler, privacy"
    )
    texts, told = found_sections(query), found(query)
    if not texts and not told:
        st.info(f"Nothing here speaks of “{query}”. Try one word, or a shorter one.")
        return
    if texts and told:
        left, right = st.columns(2, gap="large")
    else:
        left = right = st.container()
    with left:
        _texts(texts)
    with right:
        _explanations(told, opened=bool(query) and len(told) <= SHOWN_OPEN)
        if not query:
            _details()


def _texts(texts: Sequence[tuple[str, str]]) -> None:
    for title, text in texts:
        st.subheader(title, anchor=False)
        st.markdown(text)


def _explanations(told: Sequence[Explanation], *, opened: bool) -> None:
    for group, members in grouped(told).items():
        st.subheader(group, anchor=False)
        with st.container(gap="xsmall"):
            for one in members:
                with st.expander(heading(one), expanded=opened):
                    st.markdown(explained(one))


def _details() -> None:
    """Show what a report of a fault has to name."""
    st.subheader("Something is wrong", anchor=False)
    st.markdown("Copy this into your report; `rehearsal doctor` in a terminal tries each part.")
    st.code("\n".join(details()), language=None, wrap_lines=True)


@st.cache_data(show_spinner=False, ttl=60)
def details() -> list[str]:
    """Return versions and how this computer stands, a line each; no path, no talk, no name."""
    lines = [
        f"rehearsal {metadata.version('rehearsal')}, Python {platform.python_version()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        *(f"{name} {metadata.version(name)}" for name in ("streamlit", "faster-whisper", "av")),
    ]
    microphone = computer_microphone()
    if microphone.state == "ready":  # “Anna's AirPods”
        microphone = replace(microphone, told="there is one")
    found = (*readiness(), microphone)
    return [*lines, *(f"{one.what}: {one.state}; {one.told}" for one in found)]


def as_page() -> StreamlitPage:
    """Return the page as navigation knows it."""
    return st.Page(page, title="Help", url_path="help")

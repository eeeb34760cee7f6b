"""Waiting for the words of what was said: how far they are, and what else can be done."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from rehearsal.app.questions import hearing
from rehearsal.errors import RehearsalError


@st.fragment(run_every=0.5)
def wait_for_words(
    folder: Path,
    said: str,
    anew: str,
    settle: Callable[[], object],
    delete: Callable[[], object],
) -> None:
    """Show how far the transcript of a take is; the work goes on when the page is left.

    `said` names what was recorded, `anew` what the speaker does once it is thrown away; `settle`
    keeps the words, `delete` removes the take.
    """
    unsettled = f"unsettled-{folder.name}"
    state = st.session_state.get(unsettled) or hearing.transcribe(folder)
    if state.done:
        try:
            settle()
        except RehearsalError as error:
            state = hearing.State(error=error.message, hint=error.hint)
            st.session_state[unsettled] = state
        else:
            st.rerun(scope="app")
    if state.error:
        st.error(f"**{state.error}**\n\n{state.hint}")
    else:
        st.progress(state.fraction, text=f"Your {said} is kept. {state.step} …")
    with st.container(horizontal=True):
        if state.error and st.button("Try again", type="primary"):
            st.session_state.pop(unsettled, None)
            hearing.stop(folder)
            st.rerun(scope="app")
        if st.button(f"Throw it away and {anew} again"):
            hearing.stop(folder)
            delete()
            st.rerun(scope="app")

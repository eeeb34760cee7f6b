"""Questions: what a panel would ask, answered aloud, and what comes again."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from rehearsal.app.questions import drilling, lobby
from rehearsal.app.words import problem
from rehearsal.errors import RehearsalError


def page() -> None:
    """Show the drill that the address names, or what is needed to begin one."""
    try:
        drill_id = st.query_params.get("drill")
        if drill_id is None:
            lobby.show()
        else:
            drilling.show(drill_id)
    except RehearsalError as error:
        problem(error)
        st.button("Back to the questions", on_click=st.query_params.clear)


def as_page() -> StreamlitPage:
    """Return the page as navigation knows it."""
    return st.Page(page, title="Questions", url_path="questions")

"""The pages of the app and how one gets from one to the other."""

from pathlib import Path

import streamlit as st

from rehearsal.app import prepare, rehearse, review
from rehearsal.app.questions import page as questions
from rehearsal.app.questions import pitch

# Named icons would be fetched from outside for the browser's tab; this one is our own. (No string
# may stand alone here: Streamlit would show it.)
ICON = Path(__file__).with_name("icon.png")

# Streamlit's captions are fainter than 4.5 to 1, and it leaves a hand's breadth above each title.
LOOK = """<style>
[data-testid="stMainBlockContainer"] { padding-top: 4.75rem; }
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p {
  color: inherit !important; opacity: .9; }
</style>"""

st.set_page_config(page_title="Rehearsal", layout="wide", page_icon=str(ICON))
st.html(LOOK)
PAGES = (prepare, rehearse, review, questions, pitch)
st.navigation([one.as_page() for one in PAGES], position="top").run()

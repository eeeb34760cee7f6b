"""The pages of the app and how one gets from one to the other."""

from pathlib import Path

import streamlit as st

from rehearsal.app import (
    help_page,
    news,
    prepare,
    progress,
    rehearse,
    returning,
    review,
    settings_page,
)
from rehearsal.app.questions import page as questions
from rehearsal.app.questions import pitch

# Named icons would be fetched from outside for the browser's tab; this one is our own. (No string
# may stand alone here: Streamlit would show it.)
ICON = Path(__file__).with_name("icon.png")

# Streamlit's captions, chosen buttons and (on the dark page) chosen tabs are fainter than 4.5 to 1,
# and it leaves a hand's breadth above each title.
LOOK = """<style>
[data-testid="stMainBlockContainer"] { padding-top: 4.75rem; }
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p {
  color: inherit !important; opacity: .9; }
[data-variant="segmented_control"][aria-checked="true"],
[data-variant="pills"]:is([aria-checked="true"], [aria-pressed="true"]) {
  background: #1a6fe0 !important; color: #fff !important; }
[role="tab"][aria-selected="true"], [role="tab"][aria-selected="true"] * {
  color: inherit !important; font-weight: 600; }
</style>"""

st.set_page_config(page_title="Rehearsal", layout="wide", page_icon=str(ICON))
st.html(LOOK)
news.hear_all()
PAGES = (prepare, rehearse, review, questions, pitch, progress, settings_page, help_page)
present = st.navigation([one.as_page() for one in PAGES], position="top")
returning.arrive(present.url_path)
present.run()
returning.note(present.url_path)

"""The pages of the app and how one gets from one to the other."""

from pathlib import Path

import streamlit as st

from rehearsal.app import rehearse, review

# Named icons would be fetched from outside for the browser's tab; this one is our own. (No string
# may stand alone here: Streamlit would show it.)
ICON = Path(__file__).with_name("icon.png")

st.set_page_config(page_title="Rehearsal", layout="wide", page_icon=str(ICON))
st.navigation([rehearse.as_page(), review.as_page()]).run()

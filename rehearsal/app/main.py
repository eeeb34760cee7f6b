"""The pages of the app and how one gets from one to the other."""

import streamlit as st

from rehearsal.app import rehearse, review

PAGES = [
    st.Page(rehearse.page, title="Rehearse", icon=":material/mic:", url_path="rehearse"),
    st.Page(review.page, title="Review", icon=":material/insights:", url_path="review"),
]

st.set_page_config(page_title="Rehearsal", layout="wide")
st.navigation(PAGES).run()

"""The app, for `streamlit run streamlit_app.py`; pages and routes live in rehearsal/app/."""

from rehearsal.app.server import build

app = build()

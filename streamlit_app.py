"""The app for `streamlit run streamlit_app.py`; pages and routes live in rehearsal/app/."""

"""The Streamlit pages, the recorder component and its routes."""

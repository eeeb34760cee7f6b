"""Coming back to a page by the menu, which names the page alone: what was open on it is open again.

Only where one comes from another page: on the page itself, the menu leads out of what is open.
"""

import streamlit as st

OPEN = {"": "deck"}
"""By the path of a page that is come back to so, what in its address says what is open there.

The empty path is that of Prepare.
"""
PRESENT = "page-present"
"""Session key of the path of the page that was shown last."""
LEFT = "addresses-left"
"""Session key of the addresses with which pages were shown last, by their paths."""


def arrive(path: str) -> None:
    """Give a page that is come to from another one the address with which it was left.

    One that says itself what is open stands as it is.
    """
    before = st.session_state.get(PRESENT)
    st.session_state[PRESENT] = path
    if path in OPEN and before not in (None, path) and OPEN[path] not in st.query_params:
        st.query_params.from_dict(st.session_state.get(LEFT, {}).get(path, {}))


def note(path: str) -> None:
    """Note the address with which a page is shown, now that it has run to its end."""
    st.session_state.setdefault(LEFT, {})[path] = st.query_params.to_dict()

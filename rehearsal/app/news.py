"""What the parts of a page tell Python: carried out once each, in order, whatever comes between.

A component could tell by a trigger, but Streamlit drops those: where the page is to run again while
a callback runs, the callback ends at its first look into the session, and of two triggers that wait
only the later one is kept. So a part tells all that it does not know to be heard, numbered, in its
state, which goes along with everything else that the page asks for; and who carries it out looks
into the session before, never in between. A page outlives a server that is started again, and its
state comes along: what it told the session before counts for that one only, and what is not known
to be heard is told to the next. So news says what shall be, not by how much it changes.
"""

import threading
import uuid
from collections.abc import Callable
from typing import Any

LISTENERS = "listeners"
"""Session key of who listens to which part."""

News = dict[str, Any]

PATIENCE = 5.0
"""Seconds for which one run of a page waits while another carries news out. Strength: speaker."""


class _Listener:
    """What is done with a part's news, and the number of the last that was."""

    def __init__(self) -> None:
        self.session, self.heard = uuid.uuid4().hex, 0
        self.told: dict[str, Callable[[News], None]] = {}
        """By what the part was about: the present subject, and the one before it."""
        self.news: list[News] = []
        """What the part has told last; it may be gone from the page when its turn comes."""
        self.turn = threading.Lock()

    def note(self, news: list[News]) -> None:
        """Note what a part tells, unless it is older than what is known."""
        own = [one for one in news if one["session"] == self.session]
        if own and (not self.news or own[-1]["n"] >= self.news[-1]["n"]):
            self.news = own


def listen(key: str, told: Callable[[News], None], about: str = "") -> dict[str, Any]:
    """Have the news of the part `key` carried out by `told` from now on.

    A page may still show what the part was about before: each of its news says so, and is carried
    out by whoever listened then. Returns what the part is to be given with its data: whom it tells,
    as `session`, what it is `about`, and the number of the last news that was `heard`.
    """
    import streamlit as st

    listeners: dict[str, _Listener] = st.session_state.setdefault(LISTENERS, {})
    listener = listeners.setdefault(key, _Listener())
    before = [one for one in listener.told if one != about][-1:]
    listener.told = {one: listener.told[one] for one in before} | {about: told}
    return {"session": listener.session, "about": about, "heard": listener.heard}


def hear(key: str) -> None:
    """Carry out what the part `key` has told and nobody has heard yet."""
    import streamlit as st

    listener = st.session_state.get(LISTENERS, {}).get(key)
    state = st.session_state.get(key)
    if listener is None:
        return
    if state is not None:
        listener.note(state.get("news") or [])
    # The page may run twice at a time. Who comes second waits, and finds less to do.
    if listener.turn.acquire(timeout=PATIENCE):
        try:
            for news in listener.news:
                if news["n"] > listener.heard:
                    _carry_out(listener, news)
        finally:
            listener.turn.release()


def hear_all() -> None:
    """Carry out what was told while another run of the page was beginning."""
    import streamlit as st

    for key in list(st.session_state.get(LISTENERS, {})):
        hear(key)


def _carry_out(listener: _Listener, news: News) -> None:
    told = listener.told.get(news["about"])
    try:
        if told is not None:
            told(news)
    except Exception:  # a bug is told once; a run that was cut short by Streamlit is no Exception
        listener.heard = news["n"]
        raise
    listener.heard = news["n"]

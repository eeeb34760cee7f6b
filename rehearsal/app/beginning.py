"""A take is begun once, also where its button is pressed twice."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from rehearsal import pending
from rehearsal.errors import RecordingError
from rehearsal.pending import Pending, Plan

BEGUN = "begun"
"""Session key of the take that was begun last."""
MOMENT = 3.0
"""Seconds within which the same is not wanted twice. Strength: speaker."""


@dataclass
class _Begun:
    """What was begun last in this session, and when."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    wanted: tuple[Path | None, Plan] | None = None
    take_id: str = ""
    at: float = 0.0


def begin_once(deck: Path | None, plan: Plan, begin: Callable[[], Pending]) -> Pending:
    """Begin a take; the second press of a double click gets the one that the first has begun.

    Streamlit runs the page for each press, the second run beside the first, which it cuts short.
    """
    begun: _Begun = st.session_state.setdefault(BEGUN, _Begun())
    with begun.turn:
        if begun.wanted == (deck, plan) and time.monotonic() - begun.at < MOMENT:
            with suppress(RecordingError):  # it is discarded again
                return pending.find(begun.take_id)
        take = begin()
        begun.wanted, begun.take_id, begun.at = (deck, plan), take.id, time.monotonic()
        return take

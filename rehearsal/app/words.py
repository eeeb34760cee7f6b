"""How the app says times and troubles."""

import re
from datetime import UTC, datetime

import streamlit as st

from rehearsal.errors import RehearsalError


def problem(error: RehearsalError) -> None:
    """Show what happened and what the speaker can do about it."""
    st.error(f"**{error.message}**\n\n{error.hint}")


def clock(seconds: float) -> str:
    """Return seconds as m:ss."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def left(seconds: float | None) -> str:
    """Return how long work still takes, as one says it; empty where that is not known."""
    if seconds is None:
        return ""
    if seconds < 10:
        return "a few seconds left"
    if seconds < 60:
        return f"about {round(seconds, -1):.0f} s left"
    return f"about {seconds / 60:.0f} min left"


def when(rehearsal_id: str) -> str:
    """Return the local date and time at which a take or run-through was begun.

    The id itself where a damaged library names none.
    """
    try:
        moment = datetime.strptime(rehearsal_id[:15], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return rehearsal_id
    return f"{moment.astimezone():%d %B %Y, %H:%M}"


def escaped(text: str) -> str:
    """Return text so that Markdown shows it as it stands: slides and quotes may hold its signs."""
    return re.sub(r"([\\`*_\[\]{}<>#$|~:])", r"\\\1", text)

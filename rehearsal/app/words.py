"""How the app says times and troubles."""

import re
from datetime import UTC, datetime
from importlib import metadata

import streamlit as st

from rehearsal.errors import RehearsalError


def problem(error: RehearsalError) -> None:
    """Show what happened, what the speaker can do about it, and what a report of it needs."""
    from rehearsal.app.told_here import lead, told_here

    hint = told_here(error.hint)
    st.error(f"**{error.message}**\n\n{hint}")
    if hint != error.hint:
        lead(hint)
    if error.__cause__ is not None:
        with st.expander("Details to copy"):
            st.code("\n".join(details(error)), language=None, wrap_lines=True)


def details(error: BaseException) -> list[str]:
    """Return an error and what led to it, a line each, the last cause last."""
    lines = [f"rehearsal {metadata.version('rehearsal')}"]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(f"{type(cause).__name__}: {cause}")
        cause = cause.__cause__
    return lines


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

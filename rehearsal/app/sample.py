"""The sample talk, one click away: a real deck, a real recording, a real analysis."""

import streamlit as st

from rehearsal import pending, workflow
from rehearsal.app.once import begin_once
from rehearsal.errors import RehearsalError
from rehearsal.pending import Pending, Plan

MINUTES = "about a minute and a half"
"""How long its analysis takes on two cores (docs/figures.md)."""


def begin_sample() -> Pending:
    """Begin the analysis of the sample talk: a take like any other."""
    talk = workflow.sample_talk()
    plan = Plan(
        format=talk.format,
        model=talk.model,
        language=talk.language,
        recording=str(talk.recording),
        events=talk.events or "",
    )
    return begin_once(talk.deck, plan, lambda: pending.begin(talk.deck, plan))


def sample_button(label: str, *, primary: bool) -> None:
    """Offer the sample talk; it opens where its analysis can be watched."""
    from rehearsal.app import rehearse
    from rehearsal.app.words import problem

    if not st.button(label, type="primary" if primary else "secondary"):
        return
    try:
        take = begin_sample()
    except RehearsalError as error:
        problem(error)
        return
    st.switch_page(rehearse.as_page(), query_params={"take": take.id})

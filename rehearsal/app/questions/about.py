"""What the questions are about: a talk as it was given, a deck's slides, or nothing."""

from dataclasses import dataclass

import streamlit as st

from rehearsal import library, workflow
from rehearsal.app import choosing, named
from rehearsal.app.judged import judged
from rehearsal.app.words import when
from rehearsal.drill.subject import NOTHING, Subject, of_run_through
from rehearsal.library.shelf import shelf, shelved
from rehearsal.talk import JOB_TALK

SAMPLE, NONE = "sample", "none"
RUN, DECK = "run-", "deck-"


@dataclass(frozen=True, slots=True)
class About:
    """What was chosen."""

    key: str
    subject: Subject


def choose_about(label: str, without: str) -> About:
    """Ask what the questions are about; the address says it, so that a reload changes nothing.

    `without` is what is offered besides decks.
    """
    key, shown = f"about-{label}", f"about-shown-{label}"
    asked, held = st.query_params.get("about", ""), choosing.held(key)
    options = _options(asked, held) | {NONE: without}
    if asked in options and (held not in options or st.session_state.get(shown) != asked):
        st.session_state[key] = asked  # the address was followed here
    elif held not in options:
        st.session_state[key] = next(iter(options))
    chosen = choosing.choose(label, options, key)
    st.session_state[shown] = chosen
    st.query_params["about"] = chosen
    return About(chosen, _subject(chosen))


def about_run_through(rehearsal_id: str) -> dict[str, str]:
    """Return the address by which the questions are about this very run-through."""
    return {"about": f"{RUN}{rehearsal_id}"}


def _options(*wanted: str | None) -> dict[str, str]:
    """Return what can be chosen, the talk that was given last first.

    Of each deck that is the newest run-through, and those that are `wanted`.
    """
    options: dict[str, str] = {}
    titles = named.titles()
    known: set[str] = set()
    for entry in library.history():
        key = f"{RUN}{entry.id}"
        if not entry.damage and (entry.deck_digest not in known or key in wanted):
            known.add(entry.deck_digest)
            name = named.run_through_named(entry, titles) if entry.deck else "a talk without a deck"
            options[key] = f"{name}, and what I said on {when(entry.id)}"
    for deck in shelf():
        if deck.digest not in known:
            options[f"{DECK}{deck.digest}"] = f"{named.deck_named(deck)}, its slides"
    options[SAMPLE] = "the slides of the sample talk"
    return options


def _subject(key: str) -> Subject:
    """Return what is read of a choice; a run-through and a deck are read only once."""
    if key.startswith(RUN):
        run_through = key.removeprefix(RUN)
        return _talk(run_through, library.stamp_of(run_through))
    deck = shelved(key.removeprefix(DECK)) if key.startswith(DECK) else None
    path = workflow.sample_talk().deck if key == SAMPLE else deck.path if deck else None
    return Subject(judged(path, JOB_TALK).reading) if path else NOTHING


@st.cache_resource(show_spinner="Reading the talk …", max_entries=8)
def _talk(run_through: str, stamp: str) -> Subject:
    """Return a run-through as it is kept now; `stamp` changes with it."""
    return of_run_through(run_through)

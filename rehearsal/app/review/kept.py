"""A kept run-through, opened once: every page after that finds it read and judged."""

from collections.abc import Callable
from functools import cache, cached_property
from typing import Any, NamedTuple, TypeVar, cast

import streamlit as st

from rehearsal import library, workflow
from rehearsal.analysis.reading import Reading
from rehearsal.app import background
from rehearsal.app.review.corrections import taken_back
from rehearsal.app.words import escaped, problem
from rehearsal.errors import RehearsalError
from rehearsal.library.stamp import stamp_of
from rehearsal.report.report import Report
from rehearsal.report.view import Numbered, numbered
from rehearsal.settings import load_settings
from rehearsal.talk import Corrections, Rehearsal

SHOWN = "run-through-shown"
"""Session key of the run-through that this page has shown last."""
MOST_UNDONE = 50
"""Corrections that can be taken back, one after the other."""


Made = TypeVar("Made")


class Opened:
    """A run-through with everything judged from it; what a page derives is kept with it."""

    def __init__(self, rehearsal_id: str, stamp: str, rehearsal: Rehearsal) -> None:
        self.id, self.stamp, self.rehearsal = rehearsal_id, stamp, rehearsal
        self.report: Report = workflow.report(rehearsal, lambda *_: None)
        self._made: dict[str, Any] = {}

    @property
    def reading(self) -> Reading:
        """What the evidence says."""
        return self.report.reading

    @property
    def corrections(self) -> Corrections:
        """What the speaker has set right so far."""
        return self.rehearsal.corrections

    @cached_property
    def findings(self) -> tuple[Numbered, ...]:
        """The findings, numbered as the static report numbers them."""
        return numbered(self.report)

    def made(self, name: str, make: Callable[["Opened"], Made]) -> Made:
        """Return what a page has derived from the run-through, derived once."""
        if name not in self._made:
            self._made[name] = make(self)
        return cast(Made, self._made[name])


def opened(rehearsal_id: str) -> Opened:
    """Return a run-through as it is kept now; read and judged again only where it has changed."""
    if st.session_state.get(SHOWN) == rehearsal_id:  # after a correction the page stands as it is
        return _opened(rehearsal_id, _stamp(rehearsal_id))
    with st.spinner("Judging by today's checks …"):
        talk = _opened(rehearsal_id, _stamp(rehearsal_id))
    st.session_state[SHOWN] = rehearsal_id
    return talk


def _stamp(rehearsal_id: str) -> str:
    """Return a mark that changes with all that the judgement of a run-through hangs on."""
    chosen = load_settings()
    return f"{stamp_of(rehearsal_id)} {chosen.pace} {chosen.own_pace}"


@st.cache_resource(show_spinner=False, max_entries=6)
def _opened(rehearsal_id: str, stamp: str) -> Opened:
    _, rehearsal = library.load(rehearsal_id)
    return Opened(rehearsal_id, stamp, rehearsal)


def correct(rehearsal_id: str, change: Callable[[Corrections], Corrections], what: str) -> None:
    """Keep a correction, and remember what was there before; `what` names it to the speaker.

    It is applied to what is kept now: a speaker may be faster than the page, which then shows
    what was there before the last correction. (Nothing is looked up in the session after it is
    kept: Streamlit may end a callback there.)
    """
    steps = _steps(rehearsal_id)
    try:
        before = library.load(rehearsal_id)[1].corrections
        after = change(before)
        if after == before:
            return
        library.correct(rehearsal_id, after)
    except RehearsalError as error:
        problem(error)
        return
    steps.append(_Step(what, before, after))
    del steps[:-MOST_UNDONE]


def last_correction(rehearsal_id: str) -> str:
    """Return what the last correction was; empty where there is none to take back."""
    steps = _steps(rehearsal_id)
    return steps[-1].what if steps else ""


def undo(rehearsal_id: str) -> None:
    """Take the last correction back; what was set right elsewhere since then stays.

    Stages, plan and words are the deck's: Prepare and other run-throughs set them right as well.
    """
    steps = _steps(rehearsal_id)
    if not steps:
        return
    step = steps[-1]
    try:
        now = library.load(rehearsal_id)[1].corrections
        restored = taken_back(now, step.before, step.after)
        if restored is not None:
            library.correct(rehearsal_id, restored)
    except RehearsalError as error:
        problem(error)
        return
    steps[:] = [other for other in steps if other is not step]  # alike ones stay
    if restored is None:
        told = "this was changed elsewhere since then, so it is left as it is."
        st.info(f"{escaped(step.what)}: {told}")


class _Step(NamedTuple):
    """A correction: what it is called, and what was set right before it and after it."""

    what: str
    before: Corrections
    after: Corrections


@cache
def _steps(rehearsal_id: str) -> list[_Step]:
    """Return what was set right in a run-through since the server was started, the last one last.

    It is the server's and not the session's: a page that is loaded again begins a new session.
    """
    return []


def pictures(talk: Opened) -> str:
    """Return the digest under which the slides' pictures are served; empty: there are none."""
    deck = talk.reading.deck
    if deck is None:
        return ""
    if deck.shown and background.picture(deck.digest, deck.shown[0].pages[0]).is_file():
        return deck.digest
    file = library.deck_file_of(talk.id)
    return background.pictures(file, deck) if file else ""

"""The words of a run-through that lacks them, or whose words are bad: heard again, or handed in.

What is asked for is in the run-through's work folder: a page that was left finds it again.
"""

import time

import streamlit as st

from rehearsal import library, workflow, writing_down
from rehearsal.app import background, settings_page
from rehearsal.app.background import State
from rehearsal.app.told_here import coded, remedy, told_here
from rehearsal.app.words import escaped, left, problem
from rehearsal.errors import RehearsalError
from rehearsal.report.missing import Missing
from rehearsal.speech.models import Model
from rehearsal.speech.transcripts import LARGEST, transcript_in
from rehearsal.talk import Transcript

NOW, GO_ON = "Write it down now", "Go on writing it down"
FILE = "I have a transcript"
KINDS = ["vtt", "srt", "json"]
GONE = "Its sound was not kept, so it takes a transcript that you have."
FOR_THE_NEXT = "The next run-through gets its words from a Whisper model."
GET_ONE = "With a Whisper model here, what you said can still be written down."
HANDED_IN = "transcripts-handed-in"
"""Session key of how many there were: each gets an empty place for the next one."""


def without_words(rehearsal_id: str, gap: Missing, *, heard: bool) -> None:
    """Say what a run-through without words lacks, and offer what gives it words."""
    why = "" if _model() else coded(remedy(gap))
    told = [f"**{gap.what}.**", gap.effect, why, way(rehearsal_id, heard=heard)]
    st.info(" ".join(word for word in told if word))
    offer(rehearsal_id, "above", heard=heard)


def way(rehearsal_id: str, *, heard: bool) -> str:
    """Say how a run-through without words comes to them; empty where it takes a model first."""
    if _is_going_on(rehearsal_id):
        return "The words are being written down."
    model = _model()
    if not heard:
        return GONE
    return f"The model {escaped(model.name)} can write down what was recorded." if model else ""


def offer(rehearsal_id: str, place: str, *, heard: bool) -> None:
    """Offer what gives a run-through its words; `place` tells two offers on a page apart."""
    if _is_going_on(rehearsal_id):
        if place == "tab":
            st.caption("How far this is stands at the top of the page.")
        return
    state = _state(rehearsal_id)
    if _model() is None:
        settings_page.fetch_here(GET_ONE if heard else FOR_THE_NEXT)
    with st.container(horizontal=True, vertical_alignment="center"):
        if heard and _model() is not None and not (state and state.error):
            label = GO_ON if state else NOW
            _hear(rehearsal_id, label, f"write-{place}", primary=place == "above")
        with st.popover(FILE):
            _hand_in(rehearsal_id, place)
        if state is not None and state.cancelled:
            st.caption("Stopped. What is written down by now is kept.", width="content")


def other_words(rehearsal_id: str, transcript: Transcript, *, heard: bool) -> None:
    """Offer to have a run-through with words heard once more, or to hand in better ones."""
    handed_in = transcript.model == "imported"
    told = "Handed in" if handed_in else f"Written down by the model {escaped(transcript.model)}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"{told}. A word that was heard wrongly is set right in place.", width="content")
        with st.popover("Not what you said?", type="tertiary"):
            model = _model()
            if heard and model is not None and model.name != transcript.model:
                _hear(rehearsal_id, f"Hear it again with {model.name}", "write-again")
            elif heard:
                settings_page.fetch_here("Another model may hear it better.")
            st.caption("What you have set right stays.")
            _hand_in(rehearsal_id, "again")


def standing(rehearsal_id: str) -> None:
    """Show how far the work is that was asked for, or what has stopped it."""
    state = _state(rehearsal_id)
    if state is None or state.cancelled:
        return
    if not state.error:
        _going(rehearsal_id)
        return
    st.error(f"**{state.error}**\n\n{told_here(state.hint)}")
    with st.container(horizontal=True):
        _hear(rehearsal_id, "Try again", "write-try-again")
        st.button("Leave it", on_click=writing_down.leave, args=(rehearsal_id,))


@st.fragment(run_every=0.5)
def _going(rehearsal_id: str) -> None:
    state = _state(rehearsal_id)
    if state is None or state.error or state.cancelled:
        st.rerun(scope="app")
        return
    told = [state.step, f"{state.fraction:.0%}", left(state.left(time.time()))]
    st.progress(min(1.0, state.fraction), text=" · ".join(word for word in told if word))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Cancel", on_click=writing_down.cancel, args=(rehearsal_id,), key="cancel-writing"
        )
        st.caption("You can leave this page and come back; the work goes on.")


def _state(rehearsal_id: str) -> State | None:
    """Return how far it is, and see that it goes on; None: nothing is asked for."""
    if not writing_down.is_asked(rehearsal_id):
        return None
    folder = library.work_folder_of(rehearsal_id)
    return background.at_work(_name(rehearsal_id), "rehearsal.writing_down", rehearsal_id, folder)


def _is_going_on(rehearsal_id: str) -> bool:
    state = _state(rehearsal_id)
    return state is not None and not state.cancelled and not state.error


def _name(rehearsal_id: str) -> str:
    return f"write {rehearsal_id}"


def _model() -> Model | None:
    return workflow.model_here(None, None)


def _hear(rehearsal_id: str, label: str, key: str, *, primary: bool = False) -> None:
    st.button(
        label,
        key=key,
        type="primary" if primary else "secondary",
        on_click=_begin,
        args=(rehearsal_id,),
    )


def _begin(rehearsal_id: str) -> None:
    background.forget(_name(rehearsal_id))
    try:
        writing_down.ask(rehearsal_id)
    except RehearsalError as error:
        problem(error)


def _hand_in(rehearsal_id: str, place: str) -> None:
    """Take a transcript in; one that cannot be read, or is of another talk, changes nothing."""
    count = st.session_state.get(HANDED_IN, 0)
    file = st.file_uploader(
        "A transcript of this recording",
        type=KINDS,
        max_upload_size=LARGEST // 1_000_000,
        help="Captions (.vtt, .srt), or JSON as Whisper tools write it.",
        key=f"transcript-{place}-{rehearsal_id}-{count}",
    )
    if file is None:
        return
    try:
        writing_down.hand_in(rehearsal_id, transcript_in(file.getvalue(), file.name))
    except RehearsalError as error:
        problem(error)
        return
    st.session_state[HANDED_IN] = count + 1
    st.rerun()

"""Where an answer is given: aloud, where a recogniser is here, or typed."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from rehearsal.app import settings_page
from rehearsal.app.once import once
from rehearsal.app.questions import hearing
from rehearsal.app.words import problem
from rehearsal.drill import speech
from rehearsal.errors import RehearsalError
from rehearsal.places import home

ALOUD, TYPED = "aloud", "typed"


def answer_box(
    key: str, what: str, aloud: Callable[[Path], object], typed: Callable[[str], object]
) -> None:
    """Take one answer and hand it on: `aloud` the folder of a take, `typed` a text."""
    model, missing = hearing.model_here()
    way = _way() if model is not None else TYPED
    if way == ALOUD:
        sound = st.audio_input(f"Record {what}", key=f"sound-{key}")
        if model is not None and model.label:
            st.caption(f"The recogniser “{model.name}” {model.label}.")
        if sound is not None:
            _keep(f"{key} {sound.file_id}", lambda: _hand_on(sound.getvalue(), aloud))
        return
    text = st.text_area(f"Type {what}", key=f"text-{key}", height=130)
    done = st.button("Done", type="primary", key=f"done-{key}")
    if missing:
        settings_page.fetch_here(f"To answer aloud, a model is needed. {missing}")
    if done and text.strip():
        _keep(f"{key} {text}", lambda: typed(text))
    elif done:
        st.warning("There is nothing to judge yet: write a sentence.")


def _way() -> str:
    return st.segmented_control(
        "How do you answer?",
        [ALOUD, TYPED],
        key="way",
        default=ALOUD,
        required=True,
        persist_state="session",
    )


def _keep(answer: str, keep: Callable[[], object]) -> None:
    """Keep an answer once, and show the page anew."""
    try:
        once("answer-kept", answer, keep)
    except RehearsalError as error:
        problem(error)
        return
    st.rerun()


def _hand_on(recording: bytes, aloud: Callable[[Path], object]) -> None:
    """Make a take of what the browser has recorded."""
    folder = home() / "work"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, suffix=".wav", delete=False) as file:
        file.write(recording)
    sound = Path(file.name)
    try:
        with speech.decoded(sound, lambda *_: None) as take:
            aloud(take)
    finally:
        sound.unlink(missing_ok=True)

"""Readiness at a glance: what this computer has, and how to get what it lacks."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import streamlit as st

from rehearsal.app import fetching
from rehearsal.app.told_here import told_here
from rehearsal.readiness import Readiness, State, model_wanted, readiness
from rehearsal.speech.models import known_models

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

SIGNS: dict[State, str] = {"ready": ":green[**✓**]", "partly": "**○**", "missing": ":red[**✗**]"}


def glance(columns: int = 1) -> None:
    """Show what is ready on this computer, and what can be done about the rest."""
    st.subheader("On this computer", anchor=False)
    with st.container(gap="small"):
        places = st.columns(4, gap="medium") if columns > 1 else [st.container(gap="xsmall")] * 4
        for place, one in zip(places, readiness(), strict=False):
            with place:
                _line(one)
        with places[-1]:
            _microphone()(key="microphone")
    st.caption("Nothing leaves it: slides, sound and words stay here.")


def _line(one: Readiness) -> None:
    st.markdown(f":small[{SIGNS[one.state]} **{one.what}** {one.told}]")
    if one.what == "Whisper model" and one.state == "partly":
        get_model(model_wanted())
    elif one.mend:
        st.caption(one.mend)


@cache
def _microphone() -> "ComponentRenderer":
    folder = files("rehearsal.app") / "microphone"
    html, css, js = (
        (folder / f"microphone.{kind}").read_text(encoding="utf-8")
        for kind in ("html", "css", "js")
    )
    return st.components.v2.component("rehearsal_microphone", html=html, css=css, js=js)


def get_model(name: str) -> None:
    """Offer to fetch a model; while one is being fetched, show how far it is."""
    state = fetching.state()
    if state is not None and state.running:
        _going()
        return
    size = next((known.megabytes for known in known_models() if known.name == name), None)
    if size is None:
        return
    if state is not None and state.error:
        st.error(f"**{state.error}**\n\n{told_here(state.hint)}")
    elif state is not None and not state.done:
        st.caption(state.step)
    if st.button(
        f"Get {name}, {size} MB", help="The one time that anything is fetched.", key=f"get-{name}"
    ):
        fetching.fetch(name)
        st.rerun()


@st.fragment(run_every=0.5)
def _going() -> None:
    state = fetching.state()
    if state is None or not state.running:
        st.rerun(scope="app")
        return
    st.progress(state.fraction, text=state.step)
    st.button("Cancel", on_click=fetching.cancel, key="cancel-fetching")

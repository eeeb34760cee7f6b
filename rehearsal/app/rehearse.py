"""Rehearse: open the room, talk, and see the report by itself.

Everything that is live is in the take's folder. The page keeps only which take it shows, and
keeps that in its address, so a reload, a closed tab or a killed server loses nothing.
"""

import tempfile
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from rehearsal import library, pending, workflow
from rehearsal.analysis.reading import Reading, read
from rehearsal.app import background, review
from rehearsal.app.room import room
from rehearsal.app.words import clock, problem, when
from rehearsal.errors import RehearsalError
from rehearsal.pending import Pending, Plan
from rehearsal.speech.models import DEFAULT_MODEL
from rehearsal.talk import FORMATS, JOB_TALK, Format, Rehearsal

SAMPLE = "the sample talk"
OWN_BAND = "a band of my own"
HERE = "here, in the rehearsal room"
ELSEWHERE = "elsewhere: only record me"
ROOM_ALONE = """<style>
[data-testid="stSidebar"], [data-testid="stExpandSidebarButton"], [data-testid="stHeader"] {
  display: none; }
[data-testid="stMainBlockContainer"] { padding: .75rem 1rem 0; max-width: none; }
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { gap: 0; }
</style>"""
"""The slide gets the whole window: in the room, Streamlit's own frame is out of sight."""


def page() -> None:
    """Show the take that the address names, or what is needed to begin one."""
    take_id = st.query_params.get("take")
    if take_id is None:
        _lobby()
    elif any(entry.id == take_id for entry in library.history()):
        review.open_report(take_id)
    else:
        try:
            _show(pending.find(take_id))
        except RehearsalError as error:
            problem(error)
            st.button("Begin a new rehearsal", on_click=st.query_params.clear)


def _show(take: Pending) -> None:
    if take.take.finished:
        _analysis(take.id)
        return
    reading = _reading(take.deck, take.plan.format) if take.deck else None
    background.follow(take)
    shown = reading.deck if reading and take.plan.slides_shown else None
    pictures = background.pictures(take.deck, shown) if take.deck and shown else ""
    st.html(ROOM_ALONE)
    if room(take, reading, pictures):
        st.rerun()


def _lobby() -> None:
    st.title("Rehearse")
    _unfinished()
    deck = _deck()
    left, middle, right = st.columns(3)
    chosen = _format(left)
    slides = middle.radio(
        "My slides are",
        [HERE, ELSEWHERE],
        help="Elsewhere: you present from PowerPoint or Keynote, animations and all;"
        " what you say is matched with the slides afterwards.",
    )
    model = right.text_input(
        "Whisper model",
        placeholder=DEFAULT_MODEL,
        help="A name or a folder. `rehearsal models` lists those that are here.",
    )
    missing = deck is None and slides == HERE
    if st.button("Open the room", type="primary", disabled=missing):
        _open(deck, Plan(slides_shown=slides == HERE, format=chosen, model=model.strip() or None))
    if missing:
        st.caption("Drop a deck to begin, or choose to be only recorded.")


def _deck() -> tuple[str, bytes] | None:
    """Return the deck's file name and bytes."""
    source = st.segmented_control(
        "Deck", ["my own", SAMPLE], default="my own", label_visibility="collapsed"
    )
    if source == SAMPLE:
        sample = workflow.sample_talk().deck
        return (sample.name, sample.read_bytes()) if sample else None
    upload = st.file_uploader("Your slides, .pptx or .pdf", type=["pptx", "pdf"])
    return (upload.name, upload.getvalue()) if upload else None


def _format(place: DeltaGenerator) -> Format:
    names = {
        f"{known.name}, {known.low / 60:g}–{known.high / 60:g} min": known for known in FORMATS
    }
    name = place.selectbox("Format", [*names, OWN_BAND])
    if name != OWN_BAND:
        return names.get(name, JOB_TALK)
    low, high = place.slider("Minutes", 1, 90, (20, 25))
    return Format("custom", low * 60, high * 60)


def _open(deck: tuple[str, bytes] | None, plan: Plan) -> None:
    """Begin a take for a deck that can be read, and go to its room."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = None
            if deck is not None:
                path = Path(folder) / Path(deck[0]).name
                path.write_bytes(deck[1])
                workflow.read_deck(path, lambda *_: None)
            take = pending.begin(path, plan)
    except RehearsalError as error:
        problem(error)
        return
    st.query_params["take"] = take.id
    st.rerun()


@st.cache_data(show_spinner="Reading the deck …", max_entries=8)
def _reading(deck: Path, format: Format) -> Reading:
    return read(Rehearsal(format=format, deck=workflow.read_deck(deck, lambda *_: None)))


def _unfinished() -> None:
    """Offer takes that a power cut or a closed window left: finish, or discard."""
    for take in pending.pending():
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            name = take.plan.deck or "a talk without a deck"
            st.write(f"**{name}**, {when(take.id)}: {clock(take.take.duration)} recorded.")
            if st.button("Go on", key=f"open-{take.id}", help="back to the room, or its report"):
                st.query_params["take"] = take.id
                st.rerun()
            if not take.take.finished and st.button("Finish", key=f"finish-{take.id}"):
                background.analyse(take.id)
                st.query_params["take"] = take.id
                st.rerun()
            if st.button("Discard", key=f"discard-{take.id}"):
                pending.discard(take.id)
                st.rerun()


@st.fragment(run_every=0.5)
def _analysis(take_id: str) -> None:
    """Show how far the report is; the work goes on when the page is left."""
    state = background.analyse(take_id)
    if state.done:
        review.open_report(take_id)
    elif state.error:
        st.error(f"**{state.error}**\n\n{state.hint}")
        st.button("Try again", on_click=background.retry, args=(take_id,))
    else:
        st.subheader("Your talk is saved. The report is being made.")
        st.progress(state.fraction, text=state.step)


def as_page() -> StreamlitPage:
    """Return the page as navigation knows it."""
    return st.Page(page, title="Rehearse", url_path="rehearse", default=True)

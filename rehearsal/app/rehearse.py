"""Rehearse: open the room, talk, and see the report by itself.

Everything that is live is in the take's folder. The page keeps only which take it shows, and
keeps that in its address, so a reload, a closed tab or a killed server loses nothing.
"""

import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from rehearsal import pending, workflow
from rehearsal.analysis.phrasing import clock
from rehearsal.app import background, chosen, review, settings_page
from rehearsal.app.handed_in import drop, not_opened, used_before
from rehearsal.app.judged import judged, read_once
from rehearsal.app.named import deck_named
from rehearsal.app.once import begin_once
from rehearsal.app.room import room, upload
from rehearsal.app.told_here import told_here
from rehearsal.app.words import escaped, left, problem, when
from rehearsal.drill.interrupting import prepare
from rehearsal.errors import RecordingError, RehearsalError
from rehearsal.library.shelf import ShelvedDeck, shelf
from rehearsal.pending import UPLOADED, Pending, Plan
from rehearsal.qa.interrupt import INTERRUPTIONS
from rehearsal.readiness import model_wanted
from rehearsal.report.wording import plural
from rehearsal.speech.models import find_model
from rehearsal.talk import Deck

SAMPLE = "the sample talk"
HERE = "here, in the rehearsal room"
ELSEWHERE = "elsewhere: only record me"
RECORDED = "held already: I have a recording"
WAYS = {
    HERE: "The slides on this screen, the clock below them.",
    ELSEWHERE: "You present from PowerPoint or Keynote; what you say is matched with the slides.",
    RECORDED: "Analyse a recording: sound or video, of any length.",
}
NO_TRANSCRIPT = "The talk is recorded all the same; a transcript needs a Whisper model."
ANOTHER = "another"
"""In the address: not the deck that was used last, nor one that is named."""
FROM_BROWSER = "a file that I choose"
FROM_PATH = "a path on this computer"
STAYS = "The file stays where it is and is never changed."

DECKS_SHOWN = 3
"""Decks used before that are listed at once: what is chosen below them stays in sight."""

LOOK_AGAIN = 0.5
"""Seconds after which the page tells anew how far a report is. Strength: speaker."""

ROOM_ALONE = """<style>
[data-testid="stSidebar"], [data-testid="stExpandSidebarButton"], [data-testid="stHeader"] {
  display: none; }
[data-testid="stMainBlockContainer"] { padding: .75rem 1rem 0; max-width: none; }
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { gap: 0; }
</style>"""
"""The slide gets the whole window: in the room, Streamlit's own frame is out of sight."""

NOTHING_BELOW = "<style>.st-key-cancel-report ~ * { display: none; }</style>"
"""What the page showed before would stay below as long as the report takes: Streamlit takes it away
at the end of a run, and one that looks again has none."""


def page() -> None:
    """Show the take that the address names, or what is needed to begin one."""
    try:
        _page()
    except RehearsalError as error:
        problem(error)
        st.button("Begin a new rehearsal", on_click=st.query_params.clear)


def _page() -> None:
    take_id = st.query_params.get("take")
    # A run of this page that was asked for meanwhile gets the address of the report, and stays.
    report = st.query_params.get("id", "")
    if take_id is None and report and pending.is_kept(report):
        review.open_report(report)
    elif take_id is None:
        _lobby()
    elif pending.is_kept(take_id):
        review.open_report(take_id)
    else:
        _show(pending.find(take_id))


def _show(take: Pending) -> None:
    if take.ready:
        _analysis(take.id)
        return
    if take.plan.recording:
        _receive(take)
        return
    reading = judged(take.deck, take.plan.format).reading if take.deck else None
    shown = reading.deck if reading and take.plan.slides_shown else None
    pictures = background.pictures(take.deck, shown) if take.deck and shown else ""
    st.html(ROOM_ALONE)
    if room(take, reading, pictures):
        st.rerun()


def _lobby() -> None:
    st.title("Rehearse")
    with st.container():  # of its own, lest what stands below moves when this grows or shrinks
        _unfinished()
    prepared = chosen.deck()
    if prepared is None and "deck" not in st.query_params:
        prepared = next(iter(shelf()), None)  # the one that was used last
    with st.container():
        deck = _prepared(prepared) if prepared else _deck()
    left, middle, right = st.columns(3)
    format = chosen.choose_format(left, chosen.talk_format())
    way = middle.radio("My talk is", list(WAYS), captions=list(WAYS.values()))
    model = right.expander("With another Whisper model").text_input(
        "Whisper model",
        placeholder=model_wanted(),
        help="A name or a folder. Settings shows those that are here, and fetches others.",
    )
    if not model.strip() and workflow.model_here(None, None) is None:
        settings_page.fetch_here(NO_TRANSCRIPT)
    plan = Plan(slides_shown=way == HERE, format=format, model=model.strip() or None)
    if way == RECORDED:
        _begin_analysis(deck, plan)
        return
    missing = not deck and way == HERE
    interrupted = way == HERE and st.checkbox(
        f"A panel interrupts me with {INTERRUPTIONS} questions",
        help="A question comes when you leave a slide, as panels do. The clock goes on.",
    )
    if st.button("Open the room", type="primary", disabled=missing):
        _open(deck, plan, interrupted=interrupted)
    if missing:
        st.caption("Drop or open a deck to begin, or choose to be only recorded.")


def _begin_analysis(deck: Path | None, plan: Plan) -> None:
    """Ask where the recording is, and begin a take that is made of it."""
    place = st.radio("The recording", [FROM_BROWSER, FROM_PATH], horizontal=True)
    typed = ""
    if place == FROM_PATH:
        typed = st.text_input(
            "Path of the recording", placeholder="/home/me/talks/rehearsal.mp4", help=STAYS
        )
    if st.button("Analyse it" if place == FROM_PATH else "Choose the file", type="primary"):
        path = Path(typed.strip().strip("'\"")).expanduser()
        if place == FROM_PATH and not path.is_file():
            st.error(f"**There is no file at {path}.**\n\nCopy its whole path, name and all.")
            return
        recording = str(path.resolve()) if place == FROM_PATH else UPLOADED
        _open(deck, replace(plan, recording=recording))


def _receive(take: Pending) -> None:
    """Let a recording be sent."""
    st.title("Analyse a recording")
    st.write(f"It will be read together with **{take.plan.deck or 'no deck'}**.")
    if upload(take):
        st.rerun()
    st.button("Back", on_click=st.query_params.clear)


def _prepared(deck: ShelvedDeck) -> Path:
    """Show the deck that was chosen here or on Prepare, and return its file."""
    not_opened(deck)
    with st.container(horizontal=True, vertical_alignment="center"):
        told = f"**{escaped(deck_named(deck))}**, with its stages and times as Prepare shows them."
        st.markdown(told, width="stretch")
        st.button("Another deck", on_click=_another)
    return deck.path


def _another() -> None:
    st.query_params["deck"] = ANOTHER


def _deck() -> Path | None:
    """Offer a deck of one's own, dropped or used before, or the sample talk's, and return that."""
    source = st.radio("Deck", ["my own", SAMPLE], horizontal=True)
    if source == SAMPLE:
        return workflow.sample_talk().deck
    drop("Your slides, .pptx or .pdf")
    used_before(shelf(), DECKS_SHOWN, removable=False)
    return None


def _open(deck: Path | None, plan: Plan, *, interrupted: bool = False) -> None:
    """Begin a take for a deck that can be read, and go to its room."""
    try:
        if plan.model and plan.model != workflow.NO_MODEL:
            find_model(plan.model, plan.language)
        read = read_once(deck) if deck else None
        take = begin_once(deck, plan, lambda: _begun(deck, plan, read if interrupted else None))
    except RehearsalError as error:
        problem(error)
        return
    st.query_params["take"] = take.id
    st.rerun()


def _begun(deck: Path | None, plan: Plan, interrupted: Deck | None) -> Pending:
    take = pending.begin(deck, plan)
    if interrupted is not None:
        prepare(take.id, interrupted)
    return take


def _unfinished() -> None:
    """Offer takes that a power cut or a closed window left, the latest in sight."""
    takes = pending.pending()
    for take in takes[-1:]:
        _unfinished_row(take)
    if takes[:-1]:
        with st.expander(plural(len(takes) - 1, "earlier recording") + " not finished"):
            for take in reversed(takes[:-1]):
                _unfinished_row(take)


def _unfinished_row(take: Pending) -> None:
    """Offer to finish a take, or to discard it."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        name = take.plan.deck or "a talk without a deck"
        try:
            st.write(f"**{name}**, {when(take.id)}: {_standing(take)}")
            _ways_on(take)
        except RehearsalError as error:  # one that is damaged keeps none of the others away
            problem(error)
        with st.popover("Discard"):
            st.write("This recording goes from the disk for good.")
            st.button("Discard it", key=f"discard-{take.id}", on_click=_discarded, args=(take.id,))


def _discarded(take_id: str) -> None:
    with suppress(RecordingError):  # pressed twice
        background.discard(take_id)


def _ways_on(take: Pending) -> None:
    """Offer to go on with a take, or to end it and see its report."""
    if st.button("Go on", key=f"open-{take.id}", help="where it was left"):
        st.query_params["take"] = take.id
        st.rerun()
    can_finish = take.take.length and not take.ready and not take.plan.recording
    if can_finish and st.button(
        "Finish", key=f"finish-{take.id}", help="its report, of what was recorded"
    ):
        background.release_silent()
        background.analyse(take.id)
        st.query_params["take"] = take.id
        st.rerun()


def _standing(take: Pending) -> str:
    """Say how far a take is."""
    if take.ready:
        return "waiting for its report."
    if take.plan.recording:
        return "its recording was not sent to the end."
    return f"{clock(take.take.duration)} recorded, not stopped."


def _analysis(take_id: str) -> None:
    """Show how far the report is; the work goes on when the page is left.

    The page looks again by itself. A fragment that ticks would do it more quietly, but a tick that
    comes after the switch to Review clears that page.
    """
    try:
        state = background.analyse(take_id)
    except RehearsalError as error:
        problem(error)
        return
    if state.done:
        review.open_report(take_id)
    elif state.error:
        st.error(f"**{state.error}**\n\n{told_here(state.hint)}")
        _choices(take_id, "Try again")
    elif state.cancelled:
        st.info("The analysis is stopped. What is done of it is kept, and so is the recording.")
        _choices(take_id, "Go on")
    else:
        st.html(NOTHING_BELOW)
        st.subheader("Your talk is saved. The report is being made.")
        told = [state.step, f"{state.fraction:.0%}", left(state.left(time.time()))]
        st.progress(state.fraction, text=" · ".join(word for word in told if word))
        st.caption("You can leave this page and come back; the work goes on.")
        st.button("Cancel", key="cancel-report", on_click=pending.cancel, args=(take_id,))
        background.wait_for_report(take_id, LOOK_AGAIN)
        st.rerun()


def _choices(take_id: str, again: str) -> None:
    """Offer what can be done about an analysis that does not run."""
    with st.container(horizontal=True):
        st.button(again, type="primary", on_click=background.resume, args=(take_id,))
        if st.button("Back"):
            st.query_params.clear()
            st.rerun()


def as_page() -> StreamlitPage:
    """Return the page as navigation knows it."""
    return st.Page(page, title="Rehearse", url_path="rehearse")

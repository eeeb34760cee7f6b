"""Review: what to do first, and everything that is known of a run-through."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from rehearsal import library
from rehearsal.analysis.phrasing import clock
from rehearsal.app import choosing, named
from rehearsal.app.guard import token
from rehearsal.app.review import kept, tabs, writing
from rehearsal.app.review.kept import Opened
from rehearsal.app.review.moments import first_cards
from rehearsal.app.review.parts import part
from rehearsal.app.sound import sound_data
from rehearsal.app.told_here import coded, lead, remedy
from rehearsal.app.words import problem, when
from rehearsal.errors import RehearsalError
from rehearsal.report.missing import missing, no_transcript
from rehearsal.report.timeline_chart import doubts
from rehearsal.report.view import title, verdict
from rehearsal.report.wording import clean

PAGE_STYLE = """<style>
[data-testid="stMainBlockContainer"] {
  padding-top: 4.6rem; padding-bottom: 6rem; max-width: 92rem; }
.st-key-talk h2 { padding: 0 0 .1rem; font-size: 1.65rem; line-height: 1.25; }
.st-key-talk [data-testid="stCaptionContainer"] p { font-size: 1rem; }
.st-key-sound { position: relative; z-index: 99; }
</style>"""
"""The player lies over the page's foot."""

LEFT = "run-through-left"
"""Session key of the newest run-through when the page was shown last, and of the one it showed."""
GONE = "The run-through that you asked for is not kept any more. This is another one."
NOTHING_FIRST = "Nothing needs mending first. Rehearse once more, or answer the questions aloud."


def page() -> None:
    """Show a kept run-through: the newest, or the one that is chosen."""
    try:
        _page()
    except RehearsalError as error:
        problem(error)


def _page() -> None:
    entries = {entry.id: entry for entry in library.history()}
    if not entries:
        st.title("Review")
        st.info("Nothing is kept yet. Rehearse a talk, and its report opens here by itself.")
        return
    st.html(PAGE_STYLE)
    gone = (st.query_params.get("id") or next(iter(entries))) not in entries
    head = st.container(horizontal=True, vertical_alignment="bottom", key="head")
    with head.container(key="talk", width="stretch"):
        heading = st.container()
    with head.container(width=330):
        chosen = _chosen(entries)
    talk = kept.opened(chosen)
    sound = sound_data(talk.id)
    _heading(heading, talk, heard=bool(sound))
    if gone:
        st.info(GONE)
    body, foot = st.container(), st.container(key="sound")
    with foot:
        _player(talk, sound)
    with body:
        _first(talk, heard=bool(sound))
        tabs.show(talk, heard=bool(sound))


def _chosen(entries: dict[str, library.Entry]) -> str:
    """Return the run-through of the address, or the one that is chosen in its place."""
    address = st.query_params.get("id", "")
    titles = named.titles()
    options = {
        key: f"{when(key)} · {clock(entry.duration or 0)}"
        f" · {named.run_through_named(entry, titles)}"
        for key, entry in entries.items()
    }
    left = "run-through" not in st.session_state  # another page was open: the choice went with it
    asked = address or (_as_left(entries) if left else "")
    if asked in entries and (left or st.session_state.get("shown-by-address") != asked):
        st.session_state["run-through"] = asked
    chosen = choosing.choose("Run-through", options, "run-through")
    st.session_state["shown-by-address"] = chosen
    st.session_state[LEFT] = (next(iter(entries)), chosen)
    if address != chosen:
        st.query_params["id"] = chosen
    return chosen


def _as_left(entries: dict[str, library.Entry]) -> str:
    """Return the run-through that was open when the page was left, unless there is a newer one."""
    newest, chosen = st.session_state.get(LEFT, ("", ""))
    return chosen if newest == next(iter(entries)) else ""


def _heading(place: "st.delta_generator.DeltaGenerator", talk: Opened, *, heard: bool) -> None:
    with place:
        st.header(title(talk.report), anchor=False)
        st.caption(verdict(talk.report))
        last = kept.last_correction(talk.id)
        if last:
            st.button(
                f"↶ Undo: {last}", key="undo", on_click=kept.undo, args=(talk.id,), type="tertiary"
            )
    for doubt in doubts(talk.reading):
        st.warning(doubt)
    without_words = no_transcript(talk.reading)
    if without_words:
        writing.without_words(talk.id, without_words, heard=heard)
    writing.standing(talk.id)
    for gap in missing(talk.reading):
        told = remedy(gap)
        st.info(f"**{gap.what}.** {gap.effect} {coded(told)}")
        lead(told)


def _player(talk: Opened, sound: dict[str, object]) -> None:
    titles = {slide.number: clean(slide.title) for slide in talk.reading.slides}
    spans = [
        [round(span.start, 2), span.slide, titles.get(span.slide, "")]
        for span in talk.reading.timeline
    ]
    data = {
        "version": f"{talk.id} {talk.stamp} {bool(sound)}",
        "source": sound.get("source", ""),
        "pieces": sound.get("pieces", []),
        "duration": talk.reading.duration or 0.0,
        "spans": spans,
    }
    part("player", "player", data)


def _first(talk: Opened, *, heard: bool) -> None:
    pictures = kept.pictures(talk)
    cards = first_cards(talk, pictures)
    if not cards:
        st.success(NOTHING_FIRST)
        return
    st.subheader("Do this first", anchor=False)
    brief = tabs.chosen() != tabs.FIRST
    data = {
        "version": f"{talk.id} {talk.stamp} {pictures} {heard} {brief}",
        "cards": cards,
        "token": token(),
        "sound": heard,
        "brief": brief,
    }
    part("first", "first", data)


def open_report(rehearsal_id: str) -> None:
    """Leave the present page for the report of a run-through."""
    st.switch_page(as_page(), query_params={"id": rehearsal_id})


def as_page() -> StreamlitPage:
    """Return the page as navigation knows it."""
    return st.Page(page, title="Review", url_path="review")

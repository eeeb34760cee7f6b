"""All run-throughs: found, opened, tagged and deleted."""

from collections.abc import Callable, Sequence

import streamlit as st

from rehearsal import library
from rehearsal.analysis.phrasing import clock
from rehearsal.app import named, review
from rehearsal.app.words import escaped, problem, when
from rehearsal.errors import RehearsalError
from rehearsal.library import Entry

FIRST, MORE = 6, 20
"""Run-throughs that are listed at once, and how many each click adds."""
SOUND_ONLY = "Only the recording; the report stays"
ALL = "Everything of this run-through, and your answers to the questions about it"
TROUBLE = "progress-trouble"


def show(entries: Sequence[Entry]) -> None:
    """List the run-throughs that fit what is searched for, the newest first."""
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    left.subheader("All run-throughs", anchor=False)
    sought = right.text_input(
        "Search", placeholder="deck, month, format, “listener”", key="progress-search"
    )
    trouble = st.session_state.pop(TROUBLE, None)
    if trouble is not None:
        problem(trouble)
    titles = named.titles()
    found = [entry for entry in entries if fits(entry, sought, titles)]
    if not found:
        st.info(f"No run-through fits “{escaped(sought)}”.")
    limit = st.session_state.get("progress-limit", FIRST)
    for entry in found[:limit]:
        _row(entry, titles)
    if len(found) > limit:
        st.button(
            f"Show more of the other {len(found) - limit}",
            on_click=lambda: st.session_state.update({"progress-limit": limit + MORE}),
        )


def fits(entry: Entry, sought: str, titles: dict[str, str]) -> bool:
    """Whether every word that is searched for occurs in what the list tells of a run-through."""
    told = [named.run_through_named(entry, titles), entry.format, entry.id]
    if entry.damage:
        told.append("damaged")
    else:
        told += [when(entry.id), "with a listener" if entry.with_listener else "alone"]
    text = " ".join(told).casefold()
    return all(word in text for word in sought.casefold().split())


def _row(entry: Entry, titles: dict[str, str]) -> None:
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key=f"run-through-{entry.id}"
    ):
        if entry.damage:
            st.markdown(f"**{escaped(entry.id)}**  \n{entry.damage}", width="stretch")
        else:
            length = clock(entry.duration) if entry.duration is not None else "no recording"
            talk = escaped(named.run_through_named(entry, titles))
            st.markdown(
                f"**{when(entry.id)}**  \n{talk} · {length} · {escaped(entry.format)}",
                width="stretch",
            )
            _listener(entry)
            if st.button("Open", key=f"open-{entry.id}"):
                review.open_report(entry.id)
        _delete(entry)


def _listener(entry: Entry) -> None:
    """Ask whether somebody listened; a callback that was cut short is made up for here.

    Only what was ticked on this page is kept: it may have been changed in another window since.
    """
    key, seen = f"listener-{entry.id}", f"listener-seen-{entry.id}"
    before = st.session_state.get(seen) if key in st.session_state else entry.with_listener
    ticked = st.checkbox(
        "with a listener", value=entry.with_listener, key=key, on_change=_tag, args=(entry.id,)
    )
    if ticked not in (before, entry.with_listener):
        _tag(entry.id)
    st.session_state[seen] = ticked


def _tag(rehearsal_id: str) -> None:
    ticked = st.session_state[f"listener-{rehearsal_id}"]
    _try(lambda: library.tag_listener(rehearsal_id, ticked))


def _delete(entry: Entry) -> None:
    # The key ties it to its run-through: by its place alone, an open one would show the next row's
    # when the list moves under it.
    with st.popover("Delete", help="you are asked what exactly", key=f"delete-or-not-{entry.id}"):
        st.markdown(f"**{escaped(entry.id) if entry.damage else when(entry.id)}**")
        alone = not entry.damage and library.has_audio(entry.id)
        choices = [SOUND_ONLY, ALL] if alone else [ALL]
        st.radio("What goes from the disk", choices, key=f"what-{entry.id}")
        st.caption("It cannot be brought back.")
        st.button(
            "Delete it",
            key=f"delete-{entry.id}",
            type="primary",
            on_click=_deleted,
            args=(entry.id,),
        )


def _deleted(rehearsal_id: str) -> None:
    # As it is chosen now: the button was drawn before a choice that was made quickly.
    sound_only = st.session_state[f"what-{rehearsal_id}"] == SOUND_ONLY

    def delete() -> None:
        library.delete(rehearsal_id, audio_only=sound_only)
        st.toast("The recording is deleted." if sound_only else "It is deleted.")

    _try(delete)


def _try(change: Callable[[], None]) -> None:
    """Do what was asked for; what went wrong is told above the list."""
    try:
        change()
    except RehearsalError as error:
        st.session_state[TROUBLE] = error

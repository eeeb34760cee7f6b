"""Decks handed in: dropped on a page, or taken up again from the shelf."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from rehearsal import library, workflow
from rehearsal.app.named import deck_named
from rehearsal.app.words import escaped, problem, when
from rehearsal.errors import RehearsalError
from rehearsal.library.shelf import ShelvedDeck, shelve, unshelve
from rehearsal.report.wording import plural

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

KINDS = ["pptx", "pdf"]
WITH_PDF = "With a .pptx, drop its PDF export too: the slides are then shown as they look."
NOT_OPENED = "deck-not-opened"
"""Session key of a deck's digest, and what could not be opened of what was dropped with it."""


def drop(label: str) -> None:
    """Take a deck in, and open the newest one that can be read."""
    dropped = st.file_uploader(label, type=KINDS, accept_multiple_files=True, help=WITH_PDF)
    if not dropped:
        return
    kept, troubles = newest(dropped)
    if kept is None:
        for trouble in troubles:
            problem(trouble)
        return
    told = list(dict.fromkeys(trouble.message for trouble in troubles))
    st.session_state[NOT_OPENED] = (kept.digest, told)
    _open(kept)


def newest(
    dropped: Sequence["UploadedFile"],
) -> tuple[ShelvedDeck | None, tuple[RehearsalError, ...]]:
    """Shelve the newest deck that can be read; return it, and what is wrong with other files.

    A .pptx goes before a .pdf, which may be its export. What cannot be read is not shelved.
    """
    tried = [(file, _title(file)) for file in reversed(dropped)]
    troubles = tuple(told for _, told in tried if isinstance(told, RehearsalError))
    good = [(file, told) for file, told in tried if isinstance(told, str)]
    good.sort(key=lambda one: _is_pdf(one[0]))
    readable = [file for file, _ in good]
    if not readable:
        return None, troubles
    deck = readable[0]
    exports = [] if _is_pdf(deck) else [file for file in readable if _is_pdf(file)]
    pdf = exports[0].getvalue() if exports else None
    return shelve(deck.name, deck.getvalue(), pdf, good[0][1]), troubles


def _title(file: "UploadedFile") -> str | RehearsalError:
    """Return the title of the talk in a file, or why it cannot be read as a deck."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(file.name).name
        path.write_bytes(file.getvalue())
        try:
            deck = workflow.read_deck(path, lambda *_: None)
        except RehearsalError as error:
            return error
    return next((slide.title for slide in deck.shown), "")


def _is_pdf(file: "UploadedFile") -> bool:
    return Path(file.name).suffix.lower() == ".pdf"


def not_opened(deck: ShelvedDeck) -> None:
    """Say what was dropped with this deck and could not be opened."""
    digest, told = st.session_state.get(NOT_OPENED, ("", []))
    if digest == deck.digest and told:
        st.warning(f"{escaped(' '.join(told))} {escaped(deck.name)} was opened instead.")


def used_before(known: Sequence[ShelvedDeck], shown: int, *, removable: bool) -> None:
    """List the decks on the shelf, so many of them at once, the last one used first."""
    if not known:
        return
    st.subheader("Used before", anchor=False)
    for deck in known[:shown]:
        _row(deck, removable=removable)
    if known[shown:]:
        with st.expander(plural(len(known) - shown, "more deck")):
            for deck in known[shown:]:
                _row(deck, removable=removable)


def _row(deck: ShelvedDeck, *, removable: bool) -> None:
    runs = [entry for entry in library.history() if entry.deck_digest == deck.digest]
    told = f"{rehearsed(len(runs))}, last {when(runs[0].id)}" if runs else "not rehearsed yet"
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{escaped(deck_named(deck))}**  \n:small[{told}]", width="stretch")
        if st.button("Open", key=f"open-{deck.digest}"):
            _open(deck)
        if removable:
            _remove(deck)


def rehearsed(times: int) -> str:
    """Say how often a talk was rehearsed, as one says it."""
    return f"rehearsed {({1: 'once', 2: 'twice'}).get(times, f'{times} times')}"


def _remove(deck: ShelvedDeck) -> None:
    with st.popover("Remove"):
        st.write("The file goes from this app's shelf; your own is not touched.")
        if st.button("Remove it", key=f"remove-{deck.digest}"):
            unshelve(deck.digest)
            st.rerun()


def _open(deck: ShelvedDeck) -> None:
    st.query_params["deck"] = deck.digest
    st.rerun()

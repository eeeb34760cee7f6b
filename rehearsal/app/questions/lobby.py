"""Before a drill: what it is about, which questions, and what was kept of those before."""

from contextlib import suppress

import streamlit as st

from rehearsal.app.questions import drilling, standing
from rehearsal.app.questions.about import NONE, About, choose_about
from rehearsal.app.words import escaped, problem, when
from rehearsal.drill.asking import QUESTIONS, Wish, begin
from rehearsal.drill.interrupting import answered, settle
from rehearsal.drill.own import add_own_question
from rehearsal.errors import LibraryError, RehearsalError
from rehearsal.library import answers, interruptions
from rehearsal.library.stamp import stamp_of
from rehearsal.qa.bank import DRILL_KINDS, PERSONAS, QUESTION_KINDS, TALK_KINDS
from rehearsal.settings import load_settings, own_bank_folder

MOST = 15
"""Questions of one drill: half an hour."""
ANY = ""
WITHOUT = "no deck: general questions, and drills for the rest of the interviews"


def kind_name(kind: str) -> str:
    """Return a kind of question as the page names it."""
    if kind == ANY:
        return "what a panel asks"
    name = kind.replace("_", " ").replace("ml ", "ML ")
    return f"drill: {name}" if kind in DRILL_KINDS else name


def show() -> None:
    """Show what is needed to begin a drill, and what comes of those before."""
    st.title("Questions", anchor=False)
    st.markdown(
        "What a panel would ask about your talk. Answer aloud, and read what was heard:"
        " your own words, quoted. Whether the science is right is not judged."
    )
    about, wish = _choice()
    without_a_break = st.checkbox(
        "All one after another, as in the real Q&A; what was heard comes at the end"
    )
    _settle_interruptions()
    if st.button("Ask me", type="primary"):
        _begin(about, wish, without_a_break)
    _interruptions(about)
    left, right = st.columns(2, gap="large")
    with left:
        standing.show(about)
    with right:
        _own_questions()
        _earlier()


def _choice() -> tuple[About, Wish]:
    first, second, third = st.columns([4, 3, 2])
    with first:
        about = choose_about("About", WITHOUT)
    kinds = [ANY, *TALK_KINDS, *DRILL_KINDS]
    if about.key == NONE:
        kinds = [ANY, *DRILL_KINDS, *TALK_KINDS]
    kind = second.selectbox("Kind", kinds, format_func=kind_name)
    count = third.number_input("How many", 1, MOST, QUESTIONS)
    widen = False
    with st.expander("Only one slide, or a panel of your choice"):
        numbers = [0, *(slide.number or 0 for slide in about.subject.reading.slides)]
        titles = {slide.number: slide.title for slide in about.subject.reading.slides}
        slide = st.selectbox(
            "Slide",
            numbers,
            format_func=lambda n: f"{n}  {titles.get(n, '')}" if n else "the whole talk",
        )
        panel = st.pills(
            "Panel",
            PERSONAS,
            selection_mode="multi",
            format_func=lambda persona: persona.replace("_", " "),
            help="None chosen: all of them ask.",
        )
        if load_settings().language_model:
            widen = st.checkbox("Let the language model on this computer word some of them", True)
    wish = Wish(
        count=int(count), kind=kind or None, slide=slide or None, panel=tuple(panel), widen=widen
    )
    return about, wish


def _begin(about: About, wish: Wish, without_a_break: bool) -> None:
    troubles: list[RehearsalError] = []
    try:
        with st.spinner("Choosing the questions …"):
            drill = begin(about.subject, wish, tell=troubles.append)
    except RehearsalError as error:
        problem(error)
        return
    if troubles:
        st.session_state["drill-trouble"] = f"{troubles[0].message} {troubles[0].hint}"
    st.query_params["drill"] = drill.id
    if without_a_break:
        st.query_params[drilling.INTERVIEW] = "yes"
    st.rerun()


def _settle_interruptions() -> None:
    """Find what was said to a panel that interrupted, in any run-through: it comes again as well.

    One that cannot be opened has its sentence in Review.
    """
    looked: set[tuple[str, str]] = st.session_state.setdefault("interruptions-looked-for", set())
    for run_through in interruptions.interrupted():
        with suppress(LibraryError):
            seen = (run_through, stamp_of(run_through))
            if seen not in looked:
                settle(run_through)
                looked.add(seen)


def _interruptions(about: About) -> None:
    """Offer what was asked during this run-through, and what was said to it."""
    drill = answered(about.subject.run_through) if about.subject.run_through else None
    if drill is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown("During this run-through the panel interrupted you.", width="stretch")
        if st.button("Read what was heard"):
            st.query_params["drill"] = drill.id
            st.query_params["q"] = "end"
            st.rerun()


def _own_questions() -> None:
    """Take a question that was really asked; it is asked again until it was answered."""
    said: dict[str, object] = st.session_state.setdefault("own-said", {})
    with (
        st.expander("Add a question that I was really asked"),
        st.form("own", clear_on_submit=True),
    ):
        st.text_input("The question, as it was asked", key="own-text")
        st.selectbox(
            "Kind of question",
            QUESTION_KINDS,
            format_func=lambda kind: kind.replace("_", " "),
            key="own-kind",
        )
        st.form_submit_button("Keep it", on_click=_keep_own)
        trouble, path = said.get("trouble"), said.get("path")
        if isinstance(trouble, RehearsalError):
            problem(trouble)
        elif path is not None:
            st.success("Kept. It comes first in the next drill.")
            st.caption(f"In {path}, which you can change.")
        else:
            st.caption(f"They lie in {own_bank_folder()}, as text that you can change.")
        said.clear()  # once it is shown


def _keep_own() -> None:
    """Keep the question before the page runs again: the form is empty by then."""
    said = st.session_state["own-said"]
    text, kind = st.session_state["own-text"], st.session_state["own-kind"]
    try:
        said["path"] = add_own_question(kind, text)
    except RehearsalError as error:
        said["trouble"] = error


def _earlier() -> None:
    """List the drills before, to be read again or deleted."""
    kept = answers.drills()
    if not kept:
        return
    with st.expander(f"Earlier drills ({len(kept)})"):
        for drill_id, deck, count in kept[:30]:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(
                    f"{when(drill_id)} · {count} answers · {escaped(deck or 'no deck')}",
                    width="stretch",
                )
                if st.button("Read", key=f"read-{drill_id}"):
                    st.query_params["drill"] = drill_id
                    st.query_params["q"] = "end"
                    st.rerun()
                with st.popover("Delete"):
                    st.write("The answers and their sound go from the disk for good.")
                    if st.button("Delete it", key=f"delete-{drill_id}"):
                        answers.delete_drill(drill_id)
                        st.rerun()

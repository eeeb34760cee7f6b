"""Prepare: hand in the slides, set their stages and times right, see what helps before speaking."""

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from rehearsal import library
from rehearsal.analysis.phrasing import clock, hidden_told
from rehearsal.app import background, chosen, ready, rehearse, slide_plan
from rehearsal.app.handed_in import drop, not_opened, used_before
from rehearsal.app.judged import Judged, judged
from rehearsal.app.sample import MINUTES, sample_button
from rehearsal.app.slide_plan import usual_source
from rehearsal.app.words import escaped, problem
from rehearsal.errors import RehearsalError
from rehearsal.library.shelf import ShelvedDeck, shelf
from rehearsal.report.wording import SEVERITY_SIGNS, plural, strength_text
from rehearsal.talk import Finding

WHAT_FOR = "See where the time will go and how the argument runs, before you speak."
ADVICE_SHOWN = 3
"""Findings that are shown at once; the others are one click away."""
DECKS_SHOWN = 6
"""Decks used before that are listed at once."""


def page() -> None:
    """Show the deck that the address names, or ask for one."""
    try:
        deck = chosen.deck()
        if deck is None:
            _ask()
        else:
            _show(deck)
    except RehearsalError as error:
        problem(error)
        st.button("Choose another deck", on_click=st.query_params.clear)


def _ask() -> None:
    """Ask for a deck; on a first visit, show what one gets before anything is asked."""
    known = shelf()
    if not known and not library.history():
        _welcome()
        return
    left, right = st.columns([2, 1], gap="large")
    with left:
        st.title("Prepare", anchor=False)
        st.markdown("Hand in your slides: see their stages and times, and what to mend first.")
        drop("Your slides, .pptx or .pdf")
        used_before(known, DECKS_SHOWN, removable=True)
    with right:
        ready.glance()
        sample_button("Run the sample talk", primary=False)


def _welcome() -> None:
    st.title("Rehearse your job talk", anchor=False)
    st.markdown(
        "Speak to your slides as you will on the day. You get back where the time went, how the"
        " argument ran, what to do first, and the questions that a panel would ask."
        " Everything happens on this computer."
    )
    left, right = st.columns(2, gap="large")
    with left.container(border=True, height="stretch"):
        st.subheader("See it first", anchor=False)
        st.markdown(
            f"A sample talk, analysed before your eyes in {MINUTES}, and then its report:"
            " real slides, a real recording, nothing to set up."
        )
        sample_button("Run the sample talk", primary=True)
    with right.container(border=True, height="stretch"):
        st.subheader("Begin with your slides", anchor=False)
        drop("A .pptx or .pdf")
    st.space("small")
    ready.glance(columns=4)


def _show(deck: ShelvedDeck) -> None:
    """Show a deck with its stages, its plan and the advice before speaking."""
    slides, aside = st.columns([2.6, 1], gap="large")
    with aside:
        format = chosen.choose_format(st.container(), chosen.talk_format())
        st.query_params.from_dict(chosen.address(deck, format))
        if st.button("Rehearse this talk", type="primary", width="stretch"):
            st.switch_page(rehearse.as_page(), query_params=chosen.address(deck, format))
    now = judged(deck.path, format)
    with slides:
        _slides(deck, now)
    with aside:
        _advice(now.findings)
        _left_open(now.left_open)
        ready.glance()
        st.button("Another deck", on_click=st.query_params.clear, width="stretch")


def _slides(deck: ShelvedDeck, now: Judged) -> None:
    """Show the slides, to be set right in place."""
    reading = now.reading
    assert reading.deck is not None
    first = next((slide.title for slide in reading.slides), "")
    st.title(first or deck.name, anchor=False)
    not_opened(deck)
    st.markdown(f"{escaped(deck.name)}, {plural(len(reading.slides), 'slide')}. {plan_told(now)}")
    told = (WHAT_FOR, times_told(now), hidden_told(reading.deck))
    st.caption(" ".join(filter(None, told)))
    background.pictures(deck.path, reading.deck)
    slide_plan.slides(now)


def plan_told(now: Judged) -> str:
    """Say how the plan stands to the format."""
    reading = now.reading
    format = reading.rehearsal.format
    total = sum(dwell.planned for dwell in reading.dwells)
    band = f"{format.low / 60:g}–{format.high / 60:g} min"
    if total > format.high + 1:
        return f"The times that you or your notes set come to **{clock(total)}**: more than {band}."
    return f"**{clock(total)}** planned, of {band}."


def times_told(now: Judged) -> str:
    """Say once where the slides' times are from; a card tells it only where its own differs."""
    if usual_source(now.reading) != "notes":
        return ""
    return "Times are from your notes, but where a slide says otherwise."


def _advice(findings: Sequence[Finding]) -> None:
    """Show what helps before anybody has spoken."""
    st.subheader("Before you speak", anchor=False)
    told = [finding for finding in findings if finding.severity != "praise"]
    if not told:
        st.markdown("The checks of the slides found nothing to mend. Speak.")
        return
    for finding in told[:ADVICE_SHOWN]:
        _finding(finding)
    if told[ADVICE_SHOWN:]:
        with st.expander(f"{len(told) - ADVICE_SHOWN} more"):
            for finding in told[ADVICE_SHOWN:]:
                _finding(finding)


def _left_open(reasons: Sequence[str]) -> None:
    """Say what the checks of the slides could not tell, and why."""
    if reasons:
        listed = "\n".join(f"- {escaped(reason)}" for reason in reasons)
        st.caption(f"Not measured, and why:\n{listed}")


def _finding(finding: Finding) -> None:
    sign = SEVERITY_SIGNS[finding.severity]
    st.markdown(
        f"{sign} **{escaped(finding.message)}**  \n{escaped(finding.advice)}",
        help=f"{finding.source} ({strength_text(finding.strength)})",
    )


def as_page() -> StreamlitPage:
    """Return the page as navigation knows it."""
    return st.Page(page, title="Prepare", url_path="prepare", default=True)

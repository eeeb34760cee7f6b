"""What is weak, when it comes again, and how the answers have gone: in words, never a grade."""

from datetime import UTC, datetime

import streamlit as st

from rehearsal.app.questions.about import About
from rehearsal.app.words import escaped
from rehearsal.drill.asking import standing, trends_by_kind, trends_by_slide
from rehearsal.library import answers, pitches
from rehearsal.qa.memory import Standing, Trend

RATINGS = {1: "badly", 2: "hard", 3: "well", 4: "easily"}
SHOWN = 6
"""Lines of a list that are shown."""


def rating_name(rating: float) -> str:
    """Return a rating, or a mean of some, in a word."""
    return RATINGS[min(4, max(1, round(rating)))]


def show(about: About) -> None:
    """Show what comes again, and the trends by kind and by slide."""
    st.subheader("What comes again", anchor=False)
    given = answers.rated()
    if not given:
        st.markdown("Nothing yet. What goes badly comes first the next day; what goes well rests.")
        return
    texts = {one.question_id: one.text for one in given}
    for one in standing()[:SHOWN]:
        text = escaped(texts.get(one.question_id, one.question_id))
        st.markdown(f"**{_due(one)}**: {text}  \n:small[last time {RATINGS[one.last_rating]}]")
    digest = about.subject.deck[1]
    with st.expander("How the answers have gone"):
        st.markdown("**By kind**")
        _trends(trends_by_kind(), "")
        by_slide = trends_by_slide(digest) if digest else ()
        if by_slide:
            st.markdown("**By slide**")
            _trends(by_slide, "slide ")
    if digest and any(one.deck_digest == digest for one in given):
        _forget(about, digest)


def _due(one: Standing) -> str:
    now = datetime.now(UTC)
    return "now" if one.due <= now else f"{one.due.astimezone():%d %B}"


def _trends(found: tuple[Trend, ...], before: str) -> None:
    lines = []
    for trend in found:
        name = f"{before}{trend.group.replace('_', ' ')}"
        count = f"{trend.answers} answer{'s' if trend.answers > 1 else ''}"
        latest = rating_name(trend.latest)
        went = latest
        if trend.earlier is not None:
            earlier = rating_name(trend.earlier)
            went = (
                f"{latest}, as before" if earlier == latest else f"{earlier} at first, now {latest}"
            )
        lines.append(f"- {name}: {count}; {went}")
    st.markdown("\n".join(lines))


def _forget(about: About, digest: str) -> None:
    with st.popover("Delete all answers about this deck"):
        st.write("Answers, pitches and their sound go from the disk for good.")
        if st.button("Delete them", key="forget-deck"):
            answers.delete_drills_about(deck_digest=digest)
            pitches.delete_pitches_about(digest)
            st.rerun()

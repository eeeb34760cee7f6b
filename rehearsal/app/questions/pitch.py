"""The elevator pitch: a skeleton, take after take, what changed, and the best one kept in view."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from rehearsal.app.questions.about import About, choose_about
from rehearsal.app.questions.answer_box import answer_box
from rehearsal.app.questions.card import card
from rehearsal.app.questions.heard import SIGNS, play, quoted
from rehearsal.app.questions.waiting import wait_for_words
from rehearsal.app.words import escaped, problem
from rehearsal.drill import pitching
from rehearsal.drill.pitching import Judged
from rehearsal.errors import RehearsalError
from rehearsal.library import pitches
from rehearsal.library.pitches import Pitch
from rehearsal.qa.pitch import GRACE, PRESETS, SHORTEST_SHARE, Beat, Preset
from rehearsal.qa.skeleton import skeleton

BEAT_NAMES: dict[Beat, str] = {
    "problem": "The problem",
    "why_it_matters": "Why it matters",
    "what_i_did": "What I did",
    "evidence": "Evidence, with one number",
    "why_here": "Why here, or what next",
}


def page() -> None:
    """Show the pitch and its takes."""
    try:
        _page()
    except RehearsalError as error:
        problem(error)


def _page() -> None:
    st.title("Elevator pitch", anchor=False)
    about, preset = _choice()
    takes = pitching.takes_of(about.subject, preset)
    waiting = next((take for take in takes if take.waiting), None)
    judged = pitching.judged(takes)
    left, right = st.columns([3, 2], gap="large")
    with left:
        if waiting is not None:
            _listen(waiting.id)
        else:
            _speak(about, preset, len(takes))
        if judged:
            _latest(judged)
    with right:
        _draft(about, preset)
        _ranked(judged)


def _choice() -> tuple[About, Preset]:
    first, second = st.columns([3, 2])
    with first:
        about = choose_about("Drawn from", "nothing: I begin from scratch")
    seconds = second.segmented_control(
        "Length",
        [preset.seconds for preset in PRESETS],
        format_func=lambda seconds: f"{seconds:.0f} s",
        default=PRESETS[0].seconds,
        required=True,
        key="length",
        bind="query-params",
    )
    return about, pitching.preset_of(seconds or PRESETS[0].seconds)  # the address may name none


def _speak(about: About, preset: Preset, number: int) -> None:
    card(
        f"pitch-{preset.seconds:.0f}-{number}",
        f"Take {number + 1} · about {preset.words} words · {GRACE:.0f} s of grace",
        "What do you work on?",
        "",
        (SHORTEST_SHARE * preset.seconds, preset.seconds),
        ready="Speak when you are ready",
    )
    keep: Callable[[Path], object] = lambda take: pitching.pitch_aloud(  # noqa: E731
        about.subject, preset, take
    )
    answer_box(
        f"pitch-{about.key}-{preset.seconds:.0f}-{number}",
        "your pitch",
        keep,
        lambda text: pitching.pitch_typed(about.subject, preset, text),
    )


def _listen(pitch_id: str) -> None:
    wait_for_words(
        pitches.pitch_folder(pitch_id),
        "pitch",
        "speak",
        settle=lambda: pitching.settle(pitches.load_pitch(pitch_id)),
        delete=lambda: pitches.delete_pitch(pitch_id),
    )


def _latest(judged: tuple[Judged, ...]) -> None:
    """Show what is to be said about the last take."""
    last = max(judged, key=lambda one: one.number)
    feedback = last.feedback
    st.subheader(f"Take {last.number}", anchor=False)
    told = (
        f"{feedback.seconds:.0f} s of {feedback.preset.seconds:.0f} s, {feedback.word_count} words"
    )
    st.markdown(f"{told}, of about {feedback.preset.words}.")
    if last.changed:
        changed = " ".join(escaped(change) for change in last.changed)
        st.markdown(f"**Since the take before:** {changed}")
    for beat in feedback.beats:
        sign = SIGNS["missing" if beat.quote is None else "weak" if beat.advice else "good"]
        lines = [f"{sign} **{BEAT_NAMES[beat.beat]}**"]
        lines += [f":small[{quoted(beat.quote)}]"] if beat.quote else []
        lines += [escaped(beat.advice)] if beat.advice else []
        st.markdown("  \n".join(lines))
    for remark in feedback.remarks:
        st.markdown(f"{SIGNS['weak']} {escaped(remark)}")
    if feedback.jargon:
        words = ", ".join(escaped(word) for word in feedback.jargon)
        st.markdown(f"{SIGNS['note']} Words of your field: {words}")
    play(pitches.pitch_folder(last.pitch.id))


def _draft(about: About, preset: Preset) -> None:
    st.subheader("A skeleton", anchor=False)
    for line in skeleton(about.subject.reading.facts, preset):
        told = [f"**{BEAT_NAMES[line.beat]}**, {line.words} words: {escaped(line.begin)}"]
        if line.draw_on:
            told.append(f":small[{line.source}: “{escaped(line.draw_on)}”]")
        st.markdown("  \n".join(told))


def _ranked(judged: tuple[Judged, ...]) -> None:
    """List the takes, the best first; any of them can be heard, read and deleted."""
    if not judged:
        return
    st.subheader("Your takes, the best first", anchor=False)
    for rank, one in enumerate(judged):
        feedback = one.feedback
        told = f"{feedback.heard} of 5 beats, {feedback.seconds:.0f} s"
        if not feedback.in_time:
            told += ", not in time"
        best = " · the best so far" if rank == 0 and len(judged) > 1 else ""
        with st.expander(f"Take {one.number}{best}: {told}"):
            st.write(escaped(_words(one.pitch)))
            play(pitches.pitch_folder(one.pitch.id))
            if st.button("Delete this take", key=f"delete-{one.pitch.id}"):
                pitches.delete_pitch(one.pitch.id)
                st.rerun()
    st.caption("Ranked by beats heard, time kept, beats well told, few words of the field.")


def _words(pitch: Pitch) -> str:
    transcript = pitch.spoken.transcript if pitch.spoken else None
    return transcript.text if transcript else pitch.typed


def as_page() -> StreamlitPage:
    """Return the page as navigation knows it."""
    return st.Page(page, title="Pitch", url_path="pitch")

"""What was heard of an answer, with the words by which it is judged."""

import io
import wave
from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from rehearsal.analysis.phrasing import clock
from rehearsal.app.words import escaped
from rehearsal.drill import answering
from rehearsal.library import answers
from rehearsal.library.answers import Answer
from rehearsal.qa.feedback import Feedback, Mark
from rehearsal.qa.said import Quote
from rehearsal.speech.take import RATE, Take

SIGNS = {
    "good": ":green[**✓**]",
    "weak": ":orange[**→**]",
    "missing": ":red[**✗**]",
    "note": "**·**",
}
QUOTES = 2
"""Quotations shown for one mark."""


def show_heard(answer: Answer) -> None:
    """Show the marks and the points, each with its quotation, and the answer itself."""
    feedback = answering.feedback(answer)
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.subheader("What was heard", anchor=False)
        _thought(answer)
        for mark in feedback.marks:
            _mark(mark)
    with right:
        if feedback.points:
            _points(feedback)
    _whole(answer)


def _thought(answer: Answer) -> None:
    pause = answering.thinking_pause(answer)
    if pause is not None and pause >= 1:
        st.markdown(f"{SIGNS['note']} You thought for {pause:.0f} s before you spoke.")


def _mark(mark: Mark) -> None:
    quotes = "".join(f"  \n:small[{quoted(quote)}]" for quote in _few(mark.quotes))
    st.markdown(f"{SIGNS[mark.verdict]} {escaped(mark.message)}{quotes}")


def _few(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(quotes))[:QUOTES]


def quoted(quote: Quote) -> str:
    """Return a quotation with the time at which it was said."""
    at = f"{escaped(clock(quote.start))} " if quote.start is not None else ""
    return f"{at}“{escaped(quote.text)}”"


def _points(feedback: Feedback) -> None:
    st.subheader("A good answer comes to", anchor=False)
    for point in feedback.points:
        sign = SIGNS["good"] if point.quote else SIGNS["missing"]
        told = quoted(point.quote) if point.quote else "no words were found for it"
        st.markdown(f"{sign} {escaped(point.point)}  \n:small[{told}]")


def _whole(answer: Answer) -> None:
    with st.expander("Your answer, word for word"):
        st.write(escaped(answering.words_of(answer)) or "No words were heard.")
        play(answers.answer_folder(answer.id))


def play(folder: Path) -> None:
    """Offer the sound of a take, where it was kept."""
    take = Take(folder)
    if take.length:
        st.audio(wav(take), format="audio/wav")


def wav(take: Take) -> bytes:
    """Return a take as a WAV file."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(take.samples().astype("<i2").tobytes())
    return made.getvalue()

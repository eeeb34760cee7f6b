"""The question as a card: large, with a breath, a clock and a local voice."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from rehearsal.app.questions.slide import Shown
from rehearsal.qa.answer import LONGEST, SHORTEST
from rehearsal.talk import Question

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

BREATH = 3.0
"""Seconds of thinking before an answer. Source: pause 2–3 s (interview-coach-skill), strength D."""


@cache
def _component() -> "ComponentRenderer":
    import streamlit as st

    folder = files("rehearsal.app.questions") / "card"
    html, css, js = (
        (folder / f"card.{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js")
    )
    return st.components.v2.component("rehearsal_question", html=html, css=css, js=js)


def limits(question: Question) -> tuple[float, float]:
    """Return the seconds that an answer is to take, low and high, as it will be judged."""
    return min(SHORTEST, question.seconds / 2), max(LONGEST, 1.5 * question.seconds)


def question_card(
    question: Question, number: str, key: str, slide: Shown = None, *, still: bool = False
) -> None:
    """Show a question beside its slide; `still`: it is answered, and no clock runs."""
    persona = question.persona.replace("_", " ")
    model = f" · worded by {question.worded_by}" if question.worded_by else ""
    who = f"{number} · {question.kind.replace('_', ' ')} · the {persona}{model}"
    because = f"Because: {question.because}" if question.because else ""
    card(key, who, question.text, because, limits(question), slide=slide, spoken=True, still=still)


def card(
    key: str,
    who: str,
    text: str,
    because: str,
    seconds: tuple[float, float],
    *,
    slide: Shown = None,
    ready: str = "Answer when you are ready",
    spoken: bool = False,
    still: bool = False,
) -> None:
    """Show a card; `ready` bids begin, `spoken`: a voice of this machine may read it."""
    low, high = seconds
    data = {
        "version": f"{key} {text} {still} {slide['source'] if slide else ''}",
        "who": who,
        "text": text,
        "because": because,
        "low": round(low),
        "high": round(high),
        "slide": slide,
        "ready": ready,
        "breath": BREATH,
        "spoken": spoken,
        "still": still,
    }
    _component()(key=f"card-{key}", data=data)

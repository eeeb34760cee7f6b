"""The recorder as a component of the page: its parts are plain strings, there is no build step."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from rehearsal.analysis.reading import Reading
from rehearsal.app.guard import token
from rehearsal.drill.interrupting import prepared
from rehearsal.pending import Pending

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

ROOM = ("resampler.js", "outbox.js", "microphone.js", "computer.js", "clock.js", "screen.js")
UPLOAD = ("upload.js",)
"""One script in this order; the last one exports the component."""


def part(names: Sequence[str]) -> str:
    """Return files of the recorder, joined."""
    folder = files("rehearsal.app") / "recorder"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


@cache
def _component(name: str, scripts: tuple[str, ...]) -> "ComponentRenderer":
    import streamlit as st

    return st.components.v2.component(
        f"rehearsal_{name}",
        html=part([f"{name}.html"]),
        css=part([f"{name}.css"]),
        js=part(scripts),
    )


def room_data(take: Pending, reading: Reading | None, pictures: str) -> dict[str, Any]:
    """Return what the page needs to know before the talk begins.

    `pictures` is the digest under which the slides' pictures are served; empty: text cards.
    """
    shown = reading if reading is not None and take.plan.slides_shown else None
    return {
        "take": take.id,
        "token": token(),
        "band": [take.plan.format.low, take.plan.format.high],
        "pictures": pictures,
        "slides": _slides(shown) if shown else [],
        "questions": _questions(take.id) if shown else [],
    }


def _questions(take_id: str) -> list[dict[str, Any]]:
    """Return what is asked during the talk, each when its slide is left."""
    drill = prepared(take_id)
    return [
        {
            "slide": asked.question.slide,
            "who": asked.question.persona.replace("_", " "),
            "text": asked.question.text,
        }
        for asked in (drill.asked if drill else ())
    ]


def _slides(reading: Reading) -> list[dict[str, Any]]:
    planned = {dwell.slide: dwell.planned for dwell in reading.dwells}
    return [
        {
            "number": slide.number,
            "pages": list(slide.pages),
            "title": slide.title or f"Slide {slide.number}",
            "lines": list(slide.body),
            "notes": slide.notes,
            "planned": planned.get(slide.number or 0, 0.0),
        }
        for slide in reading.slides
    ]


def room(take: Pending, reading: Reading | None, pictures: str) -> str | None:
    """Show the room; return the take's id once it has been stopped and everything is sent."""
    result = _component("recorder", ROOM)(
        key=f"room-{take.id}",
        data=room_data(take, reading, pictures),
        on_finished_change=lambda: None,
    )
    finished: str | None = result.finished
    return finished


def upload(take: Pending) -> str | None:
    """Show what sends a recording; return the take's id once all of it is here."""
    result = _component("upload", UPLOAD)(
        key=f"upload-{take.id}",
        data={"take": take.id, "token": token()},
        on_finished_change=lambda: None,
    )
    finished: str | None = result.finished
    return finished

"""The slides as a component of the page: their stages and planned times, set right in place."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, get_args

from rehearsal import library, workflow
from rehearsal.analysis.plan import stated_seconds
from rehearsal.analysis.reading import Reading, StageLabel
from rehearsal.app.guard import token
from rehearsal.app.judged import Judged
from rehearsal.report.wording import STAGE_LETTERS, STAGE_NAMES, STAGE_ORDER
from rehearsal.talk import Corrections, Deck, Slide, Stage

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

SURE = 0.6
"""Confidence from which a stage is shown without a doubt, as in `rehearsal deck`."""
LONGEST = 3600.0
"""Seconds that may be planned for one slide."""


@cache
def _component() -> "ComponentRenderer":
    import streamlit as st

    folder = files("rehearsal.app") / "slides"
    html, css, js = (
        (folder / f"slides.{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js")
    )
    return st.components.v2.component("rehearsal_slides", html=html, css=css, js=js)


def slides(judged: Judged, seen: int = 0) -> Mapping[str, Any] | None:
    """Show the slides; return what the speaker has just changed, None where that is nothing.

    `seen` numbers the last change that is kept: the page then forgets its own copy of it.
    """
    deck = judged.reading.deck
    assert deck is not None
    result = _component()(
        key=f"slides-{deck.digest}",
        data=slides_data(judged, seen),
        on_edit_change=lambda: None,
    )
    edit: Mapping[str, Any] | None = result.edit
    return edit


def slides_data(judged: Judged, seen: int) -> dict[str, Any]:
    """Return what the page needs to show the slides."""
    reading = judged.reading
    return {
        "deck": reading.deck.digest if reading.deck else "",
        "token": token(),
        "seen": seen,
        "stages": [
            {"key": key, "letter": STAGE_LETTERS[key], "name": STAGE_NAMES[key]}
            for key in STAGE_ORDER
        ],
        "slides": [
            _slide(reading, slide, label)
            for slide, label in zip(reading.slides, reading.stages, strict=True)
        ],
    }


def _slide(reading: Reading, slide: Slide, label: StageLabel) -> dict[str, Any]:
    number = label.slide
    planned = reading.dwell_of(number).planned
    return {
        "number": number,
        "page": slide.pages[-1],  # of overlays the last one holds everything
        "title": slide.title or f"Slide {number}",
        "lines": list(slide.body[:8]),
        "stage": label.stage,
        "corrected": label.corrected,
        "doubtful": label.confidence < SURE,
        "planned": planned,
        "source": _source(reading, slide, number),
    }


def _source(reading: Reading, slide: Slide, number: int) -> str:
    if number in dict(reading.rehearsal.corrections.planned):
        return "you"
    return "notes" if stated_seconds(slide.notes) is not None else ""


def keep(deck: Deck, edit: Mapping[str, Any]) -> None:
    """Keep what was changed in the page with the deck."""
    before = workflow.corrections_of(deck)
    after = edited(before, edit, len(deck.shown))
    if after != before:
        library.correct_deck(deck, after)


def edited(before: Corrections, edit: Mapping[str, Any], count: int) -> Corrections:
    """Return corrections with an edit applied; None in it takes a correction back.

    What is no stage, no time or no slide is left out: it comes from a page.
    """
    stages, planned = dict(before.stages), dict(before.planned)
    for number, stage in _numbered(edit.get("stages"), count):
        if stage is None:
            stages.pop(number, None)
        elif stage in get_args(Stage):
            stages[number] = stage
    for number, seconds in _numbered(edit.get("planned"), count):
        if seconds is None:
            planned.pop(number, None)
        elif isinstance(seconds, int | float) and 0 <= seconds <= LONGEST:
            planned[number] = float(seconds)
    return replace(
        before, stages=tuple(sorted(stages.items())), planned=tuple(sorted(planned.items()))
    )


def _numbered(changes: object, count: int) -> list[tuple[int, Any]]:
    """Return the changes whose keys are numbers of slides."""
    if not isinstance(changes, Mapping):
        return []
    numbered = ((int(key), value) for key, value in changes.items() if str(key).isdecimal())
    return [(number, value) for number, value in numbered if 1 <= number <= count]

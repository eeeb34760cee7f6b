"""The slides as a component of the page: their stages and planned times, set right in place."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, get_args

from rehearsal import library, workflow
from rehearsal.analysis.plan import BUDGET, stated_seconds
from rehearsal.analysis.reading import Reading, StageLabel
from rehearsal.app import news
from rehearsal.app.guard import token
from rehearsal.app.judged import Judged
from rehearsal.report.wording import STAGE_LETTERS, STAGE_NAMES, STAGE_ORDER
from rehearsal.talk import ARGUMENT, Corrections, Deck, Slide, Stage

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
    html, css, time, js = (
        (folder / name).read_text(encoding="utf-8")
        for name in ("slides.html", "slides.css", "planned_time.js", "slides.js")
    )
    return st.components.v2.component("rehearsal_slides", html=html, css=css, js=time + js)


def slides(judged: Judged) -> None:
    """Show the slides; what the speaker changes in them is kept before the page runs again."""
    deck = judged.reading.deck
    assert deck is not None
    key = f"slides-{deck.digest}"
    heard = news.listen(key, lambda edit: keep(deck, edit))
    _component()(key=key, data=slides_data(judged) | heard, on_news_change=lambda: news.hear(key))


def slides_data(judged: Judged) -> dict[str, Any]:
    """Return what the page needs to show the slides."""
    reading = judged.reading
    return {
        "deck": reading.deck.digest if reading.deck else "",
        "token": token(),
        "usual": usual_source(reading),
        "stages": [
            {"key": key, "letter": STAGE_LETTERS[key], "name": STAGE_NAMES[key]}
            for key in STAGE_ORDER
        ],
        "shares": [asdict(share) for share in shares(reading)],
        "slides": [
            _slide(reading, slide, label)
            for slide, label in zip(reading.slides, reading.stages, strict=True)
        ],
    }


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the talk a stage is given."""

    stage: Stage
    seconds: float
    share: float
    """Of the time planned for the argument, 0 to 1."""
    usual: tuple[float, float]
    off: str
    """On which side of what is usual it is planned; empty: inside."""


def shares(reading: Reading) -> tuple[Share, ...]:
    """Return the time planned for each stage of the argument, against what is usual."""
    planned = dict.fromkeys(ARGUMENT, 0.0)
    for label in reading.stages:
        if label.stage in planned:
            planned[label.stage] += reading.dwell_of(label.slide).planned
    total = sum(planned.values()) or 1.0
    return tuple(
        Share(stage, seconds, seconds / total, BUDGET[stage], _off(seconds / total, *BUDGET[stage]))
        for stage, seconds in planned.items()
    )


def _off(share: float, low: float, high: float) -> str:
    """Say on which side of its budget a share is; one that rounds into it is inside."""
    return "less" if share < low - 0.005 else "more" if share > high + 0.005 else ""


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


def usual_source(reading: Reading) -> str:
    """Return where the time of most slides is from: the page says it once."""
    sources = [_source(reading, slide, slide.number or 0) for slide in reading.slides]
    return max(sources, key=sources.count, default="")


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

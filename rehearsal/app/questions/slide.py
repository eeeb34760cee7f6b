"""The picture of the slide that a question is about, for its card."""

from pathlib import Path
from typing import Any

from rehearsal import library, workflow
from rehearsal.app import background
from rehearsal.app.guard import token
from rehearsal.app.judged import read_once
from rehearsal.library.answers import Drill
from rehearsal.library.shelf import shelved
from rehearsal.talk import Question

Shown = dict[str, Any] | None
"""What the card needs to show a slide; None: there is no slide, or no file to draw it from."""


def slide_shown(drill: Drill, question: Question) -> Shown:
    """Return the slide that a question is about, as far as the deck's file is at hand."""
    file = _file(drill) if question.slide is not None else None
    if file is None:
        return None
    deck = read_once(file)
    slide = next((one for one in deck.shown if one.number == question.slide), None)
    if slide is None or deck.digest != drill.deck_digest:
        return None
    digest = background.pictures(file, deck)
    page = slide.pages[-1]  # of overlays the last one holds everything
    return {
        "source": f"/rehearsal/pictures/{digest}/{page}.png",
        "alt": f"Slide {slide.number}: {slide.title}",
        "token": token(),
    }


def _file(drill: Drill) -> Path | None:
    """Return the file of a drill's deck: the run-through's own, the shelf's, or the sample."""
    kept = library.deck_file_of(drill.run_through) if drill.run_through else None
    on_shelf = shelved(drill.deck_digest)
    if kept or on_shelf:
        return kept or (on_shelf.path if on_shelf else None)
    sample = workflow.sample_talk().deck
    return sample if sample and read_once(sample).digest == drill.deck_digest else None

"""The sample job talk, read from its deck and the truth about what was said and when."""

import json
from functools import cache

from rehearsal.analysis.reading import Reading, read
from rehearsal.decks.read import read_deck
from rehearsal.places import bundled
from rehearsal.speech.events import parse_events
from rehearsal.talk import (
    Acoustics,
    Rehearsal,
    Signal,
    Span,
    Track,
    Transcript,
    Word,
)

FOLDER = bundled("samples", "job_talk")


@cache
def sample_talk(*, clicks: bool = True) -> Rehearsal:
    """Return the sample with the words and the voice activity of its truth; no pitch, no level."""
    truth = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
    words = tuple(Word(w["start"], w["end"], w["word"], probability=1.0) for w in truth["words"])
    events = (FOLDER / "events.jsonl").read_text(encoding="utf-8")
    return Rehearsal(
        deck=read_deck(FOLDER / "deck.pptx"),
        duration=truth["seconds"],
        acoustics=Acoustics(
            duration=truth["seconds"],
            speech=tuple(Span(u["start"], u["end"]) for u in truth["utterances"]),
            level=Track(step=0.1, values=()),
            signal=Signal(speech_dbfs=-20, noise_dbfs=-60, clipped_share=0.0, silent=False),
        ),
        transcript=Transcript(words, model="truth", language="en"),
        events=parse_events(events, "events.jsonl") if clicks else (),
    )


@cache
def sample_reading(*, clicks: bool = True) -> Reading:
    """Return the sample talk, read."""
    return read(sample_talk(clicks=clicks))

"""Decks as they stand before anybody has spoken: read and judged once, however often they show."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from rehearsal import workflow
from rehearsal.analysis.checks import left_open, run_checks
from rehearsal.analysis.reading import Reading, read
from rehearsal.talk import Corrections, Deck, Finding, Format, Rehearsal


@dataclass(frozen=True, slots=True)
class Judged:
    """A deck with its stages, its plan, and the advice before speaking."""

    reading: Reading
    findings: tuple[Finding, ...]
    """What the checks of the slides found, the weightiest first."""
    left_open: tuple[str, ...] = ()
    """Why some of these checks could not be made."""


def judged(path: Path, format: Format) -> Judged:
    """Return a deck, judged for a format, with what the speaker has set right about it."""
    deck = read_once(path)
    return _judged(deck, format, workflow.corrections_of(deck))


def read_once(path: Path) -> Deck:
    """Read a deck's file, unless it was read and is as it was."""
    return _read(path, path.stat().st_mtime_ns)


@st.cache_data(show_spinner="Reading the deck …", max_entries=16)
def _read(path: Path, changed: int) -> Deck:
    return workflow.read_deck(path, lambda *_: None)


@st.cache_data(show_spinner="Reading the slides …", max_entries=32)
def _judged(deck: Deck, format: Format, corrections: Corrections) -> Judged:
    reading = read(Rehearsal(format=format, deck=deck, corrections=corrections))
    findings, not_measured = run_checks(reading)
    return Judged(reading, findings, left_open(not_measured))

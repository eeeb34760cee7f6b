"""Which deck and which format a page is about: in its address, so that pages hand them on."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from rehearsal import workflow
from rehearsal.errors import SettingError
from rehearsal.library.shelf import ShelvedDeck, shelved
from rehearsal.talk import FORMATS, JOB_TALK, Format

OWN_BAND = "a length of my own"
USUAL_BAND = (20, 25)
"""Minutes that a band of one's own begins with."""


def deck() -> ShelvedDeck | None:
    """Return the deck that the address names; None where it names none that is on the shelf."""
    return shelved(st.query_params.get("deck", ""))


def talk_format() -> Format:
    """Return the format that the address names; the job talk where it names none."""
    try:
        return format_from(st.query_params)
    except SettingError:
        return JOB_TALK


def format_from(query: Mapping[str, str]) -> Format:
    """Return the format of `format=NAME` or `minutes=LOW-HIGH`."""
    return workflow.format_named(query.get("format"), query.get("minutes"))


def address(deck: ShelvedDeck | None, format: Format) -> dict[str, str]:
    """Return what a page's address needs to be about a deck and a format."""
    named = {"deck": deck.digest} if deck else {}
    if format.name in {known.name for known in FORMATS}:
        return named | {"format": format.name.replace(" ", "-")}
    return named | {"minutes": f"{format.low / 60:g}-{format.high / 60:g}"}


def choose_format(place: DeltaGenerator, present: Format) -> Format:
    """Ask for the format, beginning with the present one."""
    names = {_label(known): known for known in FORMATS}
    labels = [*names, OWN_BAND]
    now = next((label for label, known in names.items() if known == present), OWN_BAND)
    label = place.selectbox("Format", labels, index=labels.index(now), key="format")
    if label in names:
        return names[label]
    band = (round(present.low / 60), round(present.high / 60)) if now == OWN_BAND else USUAL_BAND
    low, high = place.slider("Minutes", 1, 90, band, key="minutes")
    return Format("custom", low * 60, high * 60)


def _label(known: Format) -> str:
    return f"{known.name}, {known.low / 60:g}–{known.high / 60:g} min"

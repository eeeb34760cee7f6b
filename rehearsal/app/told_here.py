"""What the terminal says with a command, said with the page of the app that does the same."""

import re

import streamlit as st

from rehearsal.app.words import escaped
from rehearsal.report.missing import Missing
from rehearsal.report.wording import clean

MODEL = r"`rehearsal models download [^`]+`"
SAID_HERE: tuple[tuple[str, str], ...] = (
    (rf"Give --transcript FILE, or get a model once: {MODEL}", "Get a model once, on Settings"),
    (rf"with:? {MODEL}", "on Settings"),
    (rf"{MODEL} goes on", "Get it again on Settings: that goes on"),
    (r"Name it as one: --transcript .+", "Choose the recording; Review takes a transcript in."),
    (r"`rehearsal models` lists", "Settings lists"),
    (r"`rehearsal history` (lists|tells)", r"Progress \1"),
    (r"with `rehearsal delete`", "on Progress"),
    (
        r"Give the \.pptx or the \.pdf: `rehearsal analyse DECK AUDIO`",
        "Hand in the .pptx or the .pdf with it on Rehearse",
    ),
    (
        r"Name a recording after the deck, or rehearse aloud once: `rehearsal record DECK`",
        "Rehearse aloud once, or hand in a recording, on Rehearse",
    ),
)
"""Ways to name a command, and what is said in their place."""
CODE = re.compile(r"(`[^`]+`)")
WAYS = ("Settings", "Rehearse", "Progress")
"""Pages that a sentence may lead to."""


def told_here(text: str) -> str:
    """Return a sentence that names pages of the app where it named the terminal's commands."""
    for said, here in SAID_HERE:
        text = re.sub(said, here, text)
    return text


def remedy(gap: Missing) -> str:
    """Return how the speaker gets what was missing."""
    command = f" `{gap.command}`." if gap.command else ""
    return told_here(f"{clean(gap.remedy)}{command}")


def coded(text: str) -> str:
    """Return a sentence for Markdown: what stands in backticks as code, the rest as it stands."""
    parts = CODE.split(text)
    return "".join(part if CODE.fullmatch(part) else escaped(part) for part in parts)


def lead(text: str) -> None:
    """Link the page that a sentence of `told_here` leads to; nothing where it names none."""
    from rehearsal.app import progress, rehearse, settings_page

    pages = (settings_page.as_page, rehearse.as_page, progress.as_page)
    for name, as_page in zip(WAYS, pages, strict=True):
        if re.search(rf"\bon {name}\b|^{name}\b", text):
            st.page_link(as_page(), label=f"**Go to {name} →**", width="content")

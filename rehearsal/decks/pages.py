"""Pages as both readers deliver them, and how a run of pages becomes slides."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from rehearsal.decks.layout import Box
from rehearsal.talk import Chart, Slide, Table

TITLE_ZONE = 0.4
"""Share of the page's height, from the top, in which a working title is looked for."""

TITLE_CHARACTERS = 200
"""A longer line is a sentence of the body, whatever its size."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, the box that it or its text frame fills, and its font size in points."""

    text: str
    box: Box
    size: float


class Mark(NamedTuple):
    """Something drawn: what tells two pictures, or the same one on two pages, apart or alike."""

    kind: str
    box: Box
    make: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the file before overlays are collapsed; `position` counts from 1."""

    position: int
    width: float
    height: float
    title: str = ""
    lines: tuple[Line, ...] = ()
    """The body in reading order."""
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    pictures: int = 0
    marks: frozenset[Mark] = frozenset()
    notes: str = ""
    hidden: bool = False
    section: str = ""
    label: str = ""
    """The page label of a PDF; Beamer gives each overlay of a frame the same."""
    title_guessed: bool = False
    title_box: Box | None = None


def tidy(text: str) -> str:
    """Return the text with every run of white space as one blank, and nothing invisible in it."""
    return " ".join(re.sub("[\u200b\u2060\ufeff\xad]", "", text).split())


def masked(text: str) -> str:
    """Return the text in lower case with its numbers blotted out: page 3 equals page 4."""
    return re.sub(r"\d+", "#", tidy(text).casefold())


def has_words(text: str) -> bool:
    """Whether a text holds a word, or at least a "Q&A", and not only numbers and signs."""
    return re.search(r"[^\W\d_](?:\s?&\s?)?[^\W\d_]", text) is not None


def with_working_title(page: Page) -> Page:
    """Give a page without a title the largest text near its top, else its first line."""
    candidates = [
        (i, line)
        for i, line in enumerate(page.lines)
        if len(line.text) <= TITLE_CHARACTERS and has_words(line.text)
    ]
    if page.title or not candidates:
        return page
    near_top = [(i, line) for i, line in candidates if line.box.top < TITLE_ZONE * page.height]
    chosen = max(near_top, key=lambda found: found[1].size)[0] if near_top else candidates[0][0]
    return replace(
        page,
        title=page.lines[chosen].text,
        title_guessed=True,
        title_box=page.lines[chosen].box,
        lines=page.lines[:chosen] + page.lines[chosen + 1 :],
    )


def slides_of(runs: Sequence[Sequence[Page]]) -> tuple[Slide, ...]:
    """Make a slide of each run of pages, numbered as the audience sees them."""
    slides = []
    number = 0
    for run in runs:
        last = run[-1]
        if not last.hidden:
            number += 1
        notes = dict.fromkeys(page.notes for page in run if page.notes)
        slides.append(
            Slide(
                number=None if last.hidden else number,
                pages=tuple(page.position for page in run),
                title=last.title,
                title_guessed=last.title_guessed,
                body=tuple(line.text for line in last.lines),
                tables=last.tables,
                charts=last.charts,
                notes="\n\n".join(notes),
                hidden=last.hidden,
                section=last.section,
                pictures=last.pictures,
            )
        )
    return tuple(slides)

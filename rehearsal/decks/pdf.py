"""Read PDF decks by pypdfium2."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rehearsal.decks.overlays import telling_labels
from rehearsal.decks.pages import Line, Mark, Page
from rehearsal.decks.pdf_blocks import Block, blocks_of, paragraphs, whole, without
from rehearsal.decks.pdf_bounds import refuse_if_boundless
from rehearsal.decks.pdf_drawings import (
    marks_of,
    outside,
    pictures_in,
    within_page,
    without_decoration,
)
from rehearsal.decks.pdf_grids import ruled_tables, verticals
from rehearsal.decks.pdf_tables import aligned_tables, without_ticks
from rehearsal.decks.pdf_text import text_lines
from rehearsal.decks.pdf_titles import Title, titles_of
from rehearsal.decks.pdfium import LOCK, Document, opened
from rehearsal.decks.running import Sheet, without_running
from rehearsal.errors import DeckError
from rehearsal.talk import Table

MOST_PAGES = 1000
"""Pages; a talk with every overlay on a page of its own has a few hundred."""

MOST_TEXT = 1_500_000
"""Characters in all; 500 pages of overlays have half as many, a textbook twice as many."""

SLIDE_LIST_SHARE = 0.5
"""Entries per page; an outline with more of them lists slides, one with fewer sections."""


@dataclass(frozen=True, slots=True)
class _Sheaf:
    """What the file says, page by page, before anything is made of it."""

    sheets: list[Sheet]
    marks: list[frozenset[Mark]]
    labels: list[str]
    outline: dict[int, str]
    """Names of pages, or of the sections that begin there."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """One page with its lines sorted into tables and blocks of text."""

    tables: tuple[Table, ...]
    blocks: list[Block]
    pictures: int


def read_pages(path: Path) -> list[Page]:
    """Return the pages of a PDF in order; raise DeckError where it cannot be read."""
    refuse_if_boundless(path)
    with opened(path) as document:
        sheaf = _sheaf(document, path)
    texts = without_running(sheaf.sheets, _distinct(sheaf.labels))
    drawn = without_decoration(sheaf.marks)
    drafts = [
        _draft(lines, sheaf.marks[i], drawn[i], sheaf.sheets[i]) for i, lines in enumerate(texts)
    ]
    sections, names = _sections_and_names(sheaf.outline, len(drafts))
    heights = [sheet.height for sheet in sheaf.sheets]
    titles = titles_of([draft.blocks for draft in drafts], heights, names)
    return [
        replace(
            _with_text(drafts[i], titles[i], sheet.width),
            position=i + 1,
            height=sheet.height,
            marks=sheaf.marks[i],
            label=sheaf.labels[i],
            section=sections[i],
        )
        for i, sheet in enumerate(sheaf.sheets)
    ]


def _sheaf(document: Document, path: Path) -> _Sheaf:
    with LOCK:
        count = len(document)
    if count > MOST_PAGES:
        raise _no_talk(f"{path.name} has {count} pages, more than any talk.")
    with LOCK:
        labels = [document.get_page_label(i) for i in range(count)]
        outline = _outline(document)
    sheaf = _Sheaf([], [], labels, outline)
    text = 0
    for i in range(count):
        sheet, marks = _sheet(document, i, labels[i])
        sheaf.sheets.append(sheet)
        sheaf.marks.append(marks)
        text += sum(len(line.text) for line in sheet.lines)
        if text > MOST_TEXT:
            raise _no_talk(f"{path.name} holds more text than any talk.")
    return sheaf


def _no_talk(message: str) -> DeckError:
    return DeckError(message, "Choose the deck of your talk, or export only its pages.")


def _sheet(document: Document, index: int, label: str) -> tuple[Sheet, frozenset[Mark]]:
    """Return the lines and the drawings of one page; nothing for a page that is damaged."""
    from pypdfium2 import PdfiumError

    with LOCK:
        try:
            page = document[index]
        except PdfiumError:
            return Sheet(1.0, 1.0, ()), frozenset()
        width, height = page.get_size()
        marks = marks_of(page)
        lines = tuple(text_lines(page, verticals(marks)))
        sheet = Sheet(width, height, lines, numbers=frozenset([str(index + 1), label]))
        page.close()
    return sheet, marks


def _outline(document: Document) -> dict[int, str]:
    """Return the entries of the outline's first level by the index of their page."""
    entries: dict[int, str] = {}
    for entry in document.get_toc(max_depth=1):
        target = entry.get_dest()
        index = target.get_index() if target else None
        if index is not None:
            entries.setdefault(index, entry.get_title().strip())
    return entries


def _distinct(labels: Sequence[str]) -> list[int]:
    """Return the index of the last page of each run of pages that one label makes a slide."""
    telling = telling_labels(labels)
    following = [*labels[1:], ""]
    return [
        index
        for index, label in enumerate(labels)
        if label not in telling or label != following[index]
    ]


def _sections_and_names(outline: dict[int, str], count: int) -> tuple[list[str], list[str]]:
    """Return for each page the section that it lies in and its name; empty where unknown."""
    if len(outline) > SLIDE_LIST_SHARE * count:
        return [""] * count, [outline.get(index, "") for index in range(count)]
    sections = []
    current = ""
    for index in range(count):
        current = outline.get(index, current)
        sections.append(current)
    return sections, [""] * count


def _draft(
    lines: Sequence[Line], marks: Collection[Mark], own: Collection[Mark], sheet: Sheet
) -> _Draft:
    """Sort a page's lines; `own` are the marks without those of the deck's theme."""
    area = sheet.width * sheet.height
    ruled, rest = ruled_tables(lines, within_page(marks, area))
    aligned, rest = aligned_tables(rest)
    tables = sorted(ruled + aligned, key=lambda found: found.box.top)
    return _Draft(
        tables=tuple(found.table for found in tables),
        blocks=blocks_of(without_ticks(rest)),
        pictures=pictures_in(outside(own, [found.box for found in tables]), area),
    )


def _with_text(draft: _Draft, title: Title | None, width: float) -> Page:
    """Make a page of a draft, its place in the file still to be filled in."""
    taken = title.block.lines if title else ()
    rest = [part for block in draft.blocks for part in without(block, taken)]
    body = tuple(line for block in rest for line in paragraphs(block, width))
    page = Page(0, width, 0, lines=body, tables=draft.tables, pictures=draft.pictures)
    if title is None:
        return page
    heading = whole(title.block)
    return replace(page, title=heading.text, title_guessed=not title.named, title_box=heading.box)

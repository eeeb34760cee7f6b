"""Which block of each PDF page is its title."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rehearsal.decks.pages import TITLE_CHARACTERS, TITLE_ZONE, has_words, masked
from rehearsal.decks.pdf_blocks import Block, is_item, whole

MOST_TITLE_LINES = 4
"""Lines; a larger block in large type is the body of a slide with few words."""

MOST_NAMED_LINES, CUT_SHORT = 6, 50
"""Lines of a title that the outline names, and characters from which it may be cut short."""

USUAL_SHARE = 0.3
"""Share of the pages with their title in one place that makes it the usual one."""

SIZE_STEP, PLACE_STEP = 0.12, 0.04
"""Share of the font size and of the page's height by which titles in the usual place differ."""


@dataclass(frozen=True, slots=True)
class Title:
    """The block that a page's title stands in; `named`: the file's outline says so."""

    block: Block
    named: bool


def titles_of(
    pages: Sequence[Sequence[Block]], heights: Sequence[float], outline: Sequence[str]
) -> list[Title | None]:
    """Return the title of each page.

    The outline's own, else the text in the usual place and size of this deck's titles, else the
    largest near the top, else the first that holds words; None on a page without words.
    """
    candidates = [[block for block in blocks if _may_be_title(block)] for blocks in pages]
    largest = [_largest(found, height) for found, height in zip(candidates, heights, strict=True)]
    usual = _usual([(block, h) for block, h in zip(largest, heights, strict=True) if block])
    titles: list[Title | None] = []
    for i, found in enumerate(candidates):
        named = _named(pages[i], outline[i])
        in_place = (block for block in found if usual and usual.holds(block, heights[i]))
        block = named or next(in_place, None) or largest[i] or next(iter(found), None)
        block = block or _first_line(pages[i])
        titles.append(Title(block, named is not None) if block else None)
    return titles


@dataclass(frozen=True, slots=True)
class _Usual:
    """Where most titles stand, as a share of the page's height, and their font size."""

    top: float
    size: float

    def holds(self, block: Block, height: float) -> bool:
        return (
            abs(block.box.top / height - self.top) <= PLACE_STEP
            and abs(block.size - self.size) <= SIZE_STEP * self.size
        )


def _may_be_title(block: Block) -> bool:
    text = whole(block).text
    return (
        len(block.lines) <= MOST_TITLE_LINES
        and len(text) <= TITLE_CHARACTERS
        and has_words(text)
        and not any(map(is_item, block.lines[1:]))
    )


def _first_line(blocks: Sequence[Block]) -> Block | None:
    lines = (line for block in blocks for line in block.lines if has_words(line.text))
    return next((Block((line,)) for line in lines), None)


def _largest(blocks: Sequence[Block], height: float) -> Block | None:
    near_top = [block for block in blocks if block.box.top < TITLE_ZONE * height]
    return max(near_top, key=lambda block: block.size, default=None)


def _usual(titles: Sequence[tuple[Block, float]]) -> _Usual | None:
    """Return the place and size that many titles share; None where they share none."""
    places = Counter((round(b.box.top / height, 2), round(b.size)) for b, height in titles)
    if not places:
        return None
    (top, size), count = places.most_common(1)[0]
    return _Usual(top, size) if count >= max(2, USUAL_SHARE * len(titles)) else None


def _named(blocks: Sequence[Block], entry: str) -> Block | None:
    """Return the first lines of a block that are what the outline calls the page.

    Outlines write "Slide 3: Results" and "Results (2)", and cut long titles short.
    """
    name = masked(re.sub(r"^slide \d+\s*[:.\-]?\s*|\s*\(\d+\)$", "", entry, flags=re.IGNORECASE))
    for block in blocks if name else ():
        for count in range(1, min(len(block.lines), MOST_NAMED_LINES) + 1):
            lines = Block(block.lines[:count])
            text = masked(whole(lines).text)
            if text == name or (len(name) >= CUT_SHORT and text.startswith(name)):
                return lines
    return None

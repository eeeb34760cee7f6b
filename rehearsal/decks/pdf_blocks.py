"""The lines of a PDF page gathered into blocks, and blocks into paragraphs in reading order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rehearsal.decks.layout import Box, around, reading_order
from rehearsal.decks.pages import Line, tidy
from rehearsal.decks.pdf_text import DESCENT

MOST_LINES = 800
"""Lines on one page; more are read row by row, since gathering takes quadratic time."""

BULLETS = "•◦▪▫‣⁃▶►▸▹▷➢➤➔→✓✔✗●○■□◆◇∙⋅·∗*–—-o"
ALONE = re.compile(rf"[{re.escape(BULLETS)}\ue000-\uf8ff]")
LEADING = re.compile(rf"[{re.escape(BULLETS.removesuffix('o'))}\ue000-\uf8ff]\s+")
NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])[.)]\s")
"""What begins an item: "1." or "(a)"."""

SAME_BASE_LINE = 0.3
"""Share of the font size by which cells of one row differ."""

BULLET_GAP, PIECE_GAP = 5.0, 1.2
"""Font sizes between a bullet and its text, and between pieces of one line."""

PITCH, PITCH_BETWEEN_SIZES = 1.8, 1.45
"""Font sizes from one base line to the next within a block; less where the size changes."""

WIDE_PITCH, WIDER_PITCH = 1.45, 1.1
"""Font sizes, and times the closest pitch in the block, that part one item from the next."""

SAME_SIZE, LIKE_SIZE = 0.88, 0.97
"""Ratio of the smaller to the larger font size within a block, and where it counts as the same."""

NARROW = 0.55
"""Share of the page's width; in narrower blocks only a small letter tells a wrapped line."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines below each other in one size: a title, a list, a caption."""

    lines: tuple[Line, ...]

    @property
    def box(self) -> Box:
        """The box around all lines."""
        return around([line.box for line in self.lines])

    @property
    def size(self) -> float:
        """The largest font size."""
        return max(line.size for line in self.lines)


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Return the blocks of a page in reading order."""
    if len(lines) > MOST_LINES:
        blocks = [Block((line,)) for line in lines]
    else:
        blocks = _stacked(_rows_joined(_with_bullets(lines)))
    return [blocks[i] for i in reading_order([block.box for block in blocks])]


def whole(block: Block) -> Line:
    """Return a block as one line, as for a title over two lines."""
    return Line(_joined([line.text for line in block.lines]), block.box, block.size)


def paragraphs(block: Block, page_width: float) -> list[Line]:
    """Return the block's paragraphs, wrapped lines joined, bullets taken off."""
    closest = min(map(_pitch, block.lines, block.lines[1:]), default=0.0)
    widest = min(WIDER_PITCH * closest, WIDE_PITCH)
    found: list[list[Line]] = []
    for line in block.lines:
        close = found and _pitch(found[-1][-1], line) <= widest
        if close and _is_wrapped(found[-1][-1], line, block, page_width):
            found[-1].append(line)
        else:
            found.append([line])
    joined = [
        replace(whole(Block(tuple(lines))), text=_joined([line.text for line in lines]))
        for lines in found
    ]
    bare = [replace(line, text=tidy(LEADING.sub("", line.text, count=1))) for line in joined]
    return [line for line in bare if line.text and not ALONE.fullmatch(line.text)]


def _joined(texts: Sequence[str]) -> str:
    """Join lines; a hyphen that cuts a word between small letters is taken out."""
    text = " ".join(texts)
    return tidy(re.sub(r"(?<=[^\W\d_]{2})- (?=[a-zà-ÿ]{2})", "", text))


def _is_wrapped(before: Line, line: Line, block: Block, page_width: float) -> bool:
    """Whether a line goes on with the one before: its first word had no room there."""
    if LEADING.match(line.text) or NUMBERED.match(line.text):
        return False
    first_word = len(line.text.split()[0]) + 1
    needed = first_word * line.box.width / max(1, len(line.text))
    flush = abs(before.box.left - line.box.left) < before.size / 2
    room = block.box.right - before.box.right if flush else block.box.width - before.box.width
    if room > needed:
        return False
    return line.text[0].islower() or block.box.width >= NARROW * page_width


def _with_bullets(lines: Sequence[Line]) -> list[Line]:
    """Put bullets that stand alone before the text to their right."""
    bullets = [line for line in lines if ALONE.fullmatch(line.text)]
    others = [line for line in lines if not ALONE.fullmatch(line.text)]
    for bullet in bullets:
        reach = BULLET_GAP * max(bullet.size, 6.0)
        beside = [
            (line.box.left, i)
            for i, line in enumerate(others)
            if _same_row(bullet, line)
            and bullet.box.left < line.box.left < bullet.box.right + reach
        ]
        if beside:
            _, i = min(beside)
            text = others[i]
            others[i] = replace(text, text=f"• {text.text}")
    return others


def _same_row(first: Line, second: Line) -> bool:
    """Whether two lines stand on one base line."""
    apart = abs(_base(first) - _base(second))
    return apart < SAME_BASE_LINE * min(first.size, second.size)


def _base(line: Line) -> float:
    return line.box.bottom - DESCENT * line.size


def _rows_joined(lines: Sequence[Line]) -> list[Line]:
    """Join pieces of one line that a wide blank had parted."""
    joined: list[Line] = []
    for line in sorted(lines, key=lambda line: (line.box.left, line.box.top)):
        for i, before in enumerate(joined):
            gap = line.box.left - before.box.right
            size = max(line.size, before.size)
            if _same_row(before, line) and -size < gap < PIECE_GAP * size and not _item(line):
                box = around([before.box, line.box])
                joined[i] = Line(f"{before.text} {line.text}", box, size)
                break
        else:
            joined.append(line)
    return joined


def _item(line: Line) -> bool:
    return bool(LEADING.match(line.text))


def _stacked(lines: Sequence[Line]) -> list[Block]:
    """Chain lines to blocks: each to the one below it, where either has no other choice."""
    ordered = sorted(lines, key=lambda line: (line.box.bottom, line.box.left))
    below: dict[int, list[int]] = {}
    above: dict[int, list[int]] = {}
    for i, upper in enumerate(ordered):
        for j in range(i + 1, len(ordered)):
            lower = ordered[j]
            if lower.box.bottom - upper.box.bottom > PITCH * max(upper.size, lower.size):
                if lower.size <= upper.size:
                    break
                continue
            if _follows(upper, lower):
                below.setdefault(i, []).append(j)
                above.setdefault(j, []).append(i)
    next_of = {
        i: followers[0]
        for i, followers in below.items()
        if len(followers) == 1 and len(above[followers[0]]) == 1
    }
    starts = sorted(set(range(len(ordered))) - set(next_of.values()))
    blocks = []
    for start in starts:
        chain = [start]
        while chain[-1] in next_of:
            chain.append(next_of[chain[-1]])
        blocks.append(Block(tuple(ordered[i] for i in chain)))
    return blocks


def _follows(upper: Line, lower: Line) -> bool:
    """Whether the lower line stands right below the upper one, in its size."""
    likeness = min(upper.size, lower.size) / max(upper.size, lower.size)
    furthest = PITCH if likeness >= LIKE_SIZE else PITCH_BETWEEN_SIZES
    overlap = min(upper.box.right, lower.box.right) - max(upper.box.left, lower.box.left)
    return (
        SAME_BASE_LINE < _pitch(upper, lower) <= furthest and likeness >= SAME_SIZE and overlap > 0
    )


def _pitch(upper: Line, lower: Line) -> float:
    """Return the step from one base line to the next in font sizes."""
    return (_base(lower) - _base(upper)) / max(upper.size, lower.size)

"""The lines of a PDF page gathered into blocks, and blocks into paragraphs in reading order."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rehearsal.decks.layout import Box, around, reading_order
from rehearsal.decks.pages import Line, tidy
from rehearsal.decks.pdf_text import DESCENT

MOST_LINES = 800
"""Lines on one page; more are read row by row, since gathering takes quadratic time."""

BULLETS = "•◦▪▫‣⁃▶►▸▹▷➢➤➔→✓✔✗●○■□◆◇∙⋅·∗*–—-o"
ALONE = re.compile(rf"[{re.escape(BULLETS)}\ue000-\uf8ff]")
LEADING = re.compile(rf"^[{re.escape(BULLETS.removesuffix('o'))}\ue000-\uf8ff]\s+")
NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])[.)]\s")
"""What begins an item: "1." or "(a)"."""

SAME_BASE_LINE = 0.3
"""Share of the font size by which cells of one row differ."""

BULLET_GAP, PIECE_GAP = 5.0, 1.2
"""Font sizes between a bullet and its text, and between pieces of one line."""

PITCH, PITCH_BETWEEN_SIZES = 2.2, 1.45
"""Font sizes from one base line to the next within a block; less where the size changes."""

WIDE_PITCH, WIDER_PITCH = 1.45, 1.15
"""Font sizes, and times the closest pitch in the block, beyond which lines are items."""

LARGEST_TYPE = 60.0
"""Points; how far below a line of small type the next line may be looked for."""

SAME_SIZE, LIKE_SIZE = 0.88, 0.97
"""Ratio of the smaller to the larger font size within a block, and where it counts as the same."""

NARROW, WIDE = 0.35, 0.55
"""Shares of the page's width. Widely spaced lines in a narrower block are items of their own; in
a wider block a wrapped line may begin with a capital."""


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


def without(block: Block, lines: Sequence[Line]) -> list[Block]:
    """Return the block without these lines; nothing where none is left."""
    rest = tuple(line for line in block.lines if line not in lines)
    return [Block(rest)] if rest else []


def paragraphs(block: Block, page_width: float) -> list[Line]:
    """Return the block's paragraphs, wrapped lines joined, bullets taken off."""
    closest = min(
        (_pitch(a, b) for a, b in pairwise(block.lines) if _likeness(a, b) >= LIKE_SIZE),
        default=WIDE_PITCH,
    )
    telling = closest <= WIDE_PITCH or block.box.width >= NARROW * page_width
    found: list[list[Line]] = []
    for line in block.lines:
        close = found and _pitch(found[-1][-1], line) <= WIDER_PITCH * closest
        if close and telling and _is_wrapped(found[-1][-1], line, block, page_width):
            found[-1].append(line)
        else:
            found.append([line])
    joined = [whole(Block(tuple(lines))) for lines in found]
    bare = [replace(line, text=tidy(LEADING.sub("", line.text, count=1))) for line in joined]
    return [line for line in bare if line.text]


def _joined(texts: Sequence[str]) -> str:
    """Join lines; what ends in a hyphen goes on without a blank."""
    return tidy(re.sub(r"(?<=[^\W\d_]-) (?=[^\W\d_])", "", " ".join(texts)))


def _is_wrapped(before: Line, line: Line, block: Block, page_width: float) -> bool:
    """Whether a line goes on with the one before: its first word had no room there."""
    if is_item(line):
        return False
    first_word = len(line.text.split()[0]) + 1
    needed = first_word * line.box.width / max(1, len(line.text))
    indent = line.box.left - before.box.left
    flush = abs(indent) < before.size / 2 or (indent > 0 and is_item(before))
    room = block.box.right - before.box.right if flush else block.box.width - before.box.width
    if room > needed:
        return False
    return line.text[0].islower() or block.box.width >= WIDE * page_width


def is_item(line: Line) -> bool:
    """Whether a line begins with a bullet or a number."""
    return bool(LEADING.match(line.text) or NUMBERED.match(line.text))


def _with_bullets(lines: Sequence[Line]) -> list[Line]:
    """Put bullets that stand alone before the text to their right."""
    texts = [line for line in lines if not ALONE.fullmatch(line.text)]
    rest = []
    for bullet in (line for line in lines if ALONE.fullmatch(line.text)):
        i = _text_beside(bullet, texts)
        if i is None:
            rest.append(bullet)
        elif not LEADING.match(texts[i].text):
            texts[i] = replace(texts[i], text=f"• {texts[i].text}")
    return texts + rest


def _text_beside(bullet: Line, texts: Sequence[Line]) -> int | None:
    """Return the index of the text that a bullet belongs to; None for a dash in mid-line."""
    row = [(line.box.left, i) for i, line in enumerate(texts) if _same_row(bullet, line)]
    before = [texts[i] for left, i in row if left < bullet.box.left]
    if any(bullet.box.left - line.box.right < PIECE_GAP * bullet.size for line in before):
        return None
    reach = bullet.box.right + BULLET_GAP * bullet.size
    _, i = min(((left, i) for left, i in row if bullet.box.left < left < reach), default=(0, None))
    return i


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
            if (
                _same_row(before, line)
                and -size < gap < PIECE_GAP * size
                and not LEADING.match(line.text)
            ):
                box = around([before.box, line.box])
                joined[i] = Line(f"{before.text} {line.text}", box, size)
                break
        else:
            joined.append(line)
    return joined


def _stacked(lines: Sequence[Line]) -> list[Block]:
    """Chain lines to blocks: each to the one right below it, where neither has a second choice."""
    ordered = sorted(lines, key=lambda line: (_base(line), line.box.left))
    below = {i: _right_below(i, ordered) for i in range(len(ordered))}
    claims = Counter(j for followers in below.values() for j in followers)
    next_of = {i: js[0] for i, js in below.items() if len(js) == 1 and claims[js[0]] == 1}
    blocks = []
    for start in sorted(set(below) - set(next_of.values())):
        chain = [start]
        while chain[-1] in next_of:
            chain.append(next_of[chain[-1]])
        blocks.append(Block(tuple(ordered[i] for i in chain)))
    return blocks


def _right_below(i: int, ordered: Sequence[Line]) -> list[int]:
    """Return the nearest lines below one, those of a single row."""
    upper = ordered[i]
    found: list[int] = []
    for j in range(i + 1, len(ordered)):
        lower = ordered[j]
        if _base(lower) - _base(upper) > PITCH * max(upper.size, LARGEST_TYPE) or (
            found and not _same_row(ordered[found[0]], lower)
        ):
            break
        if _follows(upper, lower):
            found.append(j)
    return found


def _follows(upper: Line, lower: Line) -> bool:
    """Whether the lower line stands right below the upper one, in its size."""
    likeness = _likeness(upper, lower)
    furthest = PITCH if likeness >= LIKE_SIZE else PITCH_BETWEEN_SIZES
    overlap = min(upper.box.right, lower.box.right) - max(upper.box.left, lower.box.left)
    return (
        SAME_BASE_LINE < _pitch(upper, lower) <= furthest and likeness >= SAME_SIZE and overlap > 0
    )


def _likeness(first: Line, second: Line) -> float:
    """Return the ratio of the smaller font size to the larger."""
    return min(first.size, second.size) / max(first.size, second.size)


def _pitch(upper: Line, lower: Line) -> float:
    """Return the step from one base line to the next in font sizes."""
    return (_base(lower) - _base(upper)) / max(upper.size, lower.size)

"""Slides 6 to 10: Sieve."""

import deck_shapes as draw
import deck_theme as theme
from deck_shapes import MIDDLE
from deck_theme import (
    CENTRE,
    GOLD,
    INK,
    MARGIN,
    PALE,
    PAPER,
    QUIET,
    RIGHT,
    RUST,
    SLATE,
    TEAL,
    TOP,
    WHITE,
    Box,
)


def picture(deck, source):
    slide = theme.add_slide(deck, source.title)
    drawn = draw.group(
        slide,
        "A frame becomes 64 tokens, a gate lets about six through, they join a memory of "
        "fixed size, and a question reads 32 blocks of it.",
    )
    y, h = 1.95, 2.6
    _frame(drawn, Box(MARGIN, y + 0.3, 1.9, 2.0))
    draw.arrow(drawn, (2.75, y + 1.3), (3.25, y + 1.3), INK, 2.5)
    draw.tokens(drawn, Box(3.35, y + 0.3, 2.0, 2.0), 8, 8, {9, 18, 27, 28, 44, 53})
    draw.arrow(drawn, (5.45, y + 1.3), (5.95, y + 1.3), INK, 2.5)
    _gate(drawn, Box(6.0, y + 0.1, 1.15, 2.4))
    draw.arrow(drawn, (7.2, y + 1.3), (7.75, y + 1.3), GOLD, 3.5)
    memory = Box(7.9, y, 4.65, h)
    draw.rectangle(drawn, memory, WHITE, TEAL, width=2.5, rounding=0.12)
    read = {3, 12, 22, 31}
    question = Box(memory.x, y + 3.75, memory.w, 0.62)
    blocks = [
        Box(memory.x + 0.2 + column * 0.535, memory.y + 0.2 + row * 0.448, 0.48, 0.39)
        for row in range(5)
        for column in range(8)
    ]
    for index, cell in enumerate(blocks):
        colour = TEAL if index in read else GOLD
        draw.tokens(drawn, cell, 4, 2, set(range(8)), keep=colour, gap=0.25)
        if index in read:
            below = (cell.x + 0.24, memory.y + h + 0.06)
            draw.arrow(drawn, (memory.x + memory.w / 2, question.y), below, TEAL, 2)
    draw.fill_text(
        draw.rectangle(drawn, question, TEAL, rounding=0.3),
        "Where did I leave my keys?",
        18,
        WHITE,
        bold=True,
    )
    labels = (
        (MARGIN, 1.9, "a frame"),
        (3.35, 2.0, "64 tokens"),
        (5.7, 1.75, "write gate"),
        (memory.x, memory.w, "memory, in blocks of 16"),
    )
    for x, width, text in labels:
        draw.words(drawn, Box(x, y - 0.45, width, 0.4), text, 16, QUIET, align=CENTRE)
    for line, box in zip(
        source.shown,
        (
            Box(MARGIN, 5.05, 3.6, 0.8),
            Box(4.5, 5.05, 3.2, 0.8),
            Box(MARGIN, 6.0, 3.6, 0.8),
            Box(4.5, 6.0, 3.2, 0.8),
        ),
    ):
        name, _, what = line.partition(": ")
        draw.words(slide.shapes, box, f"**{name}**\n{what}", 18)


def _frame(shapes, box):
    """A camera frame: a table, a cup and the keys on it."""
    draw.rectangle(shapes, box, PALE, INK, width=2)
    draw.rectangle(
        shapes, Box(box.x + 0.02, box.y + box.h * 0.62, box.w - 0.04, box.h * 0.36), SLATE
    )
    draw.rectangle(shapes, Box(box.x + 0.3, box.y + 0.75, 0.4, 0.5), WHITE, INK, rounding=0.05)
    draw.key(shapes, box.x + 0.95, box.y + 1.45, 0.75, hole=SLATE)


def _gate(shapes, box):
    """A sieve: a frame with a mesh."""
    draw.rectangle(shapes, box, WHITE, GOLD, width=3, rounding=0.1)
    for index in range(1, 6):
        y = box.y + box.h * index / 6
        draw.arrow(
            shapes,
            (box.x + 0.12, y),
            (box.x + box.w - 0.12, y),
            GOLD,
            1.25,
            head=False,
            dash="dots",
        )
    for index in range(1, 4):
        x = box.x + box.w * index / 4
        draw.arrow(
            shapes,
            (x, box.y + 0.12),
            (x, box.y + box.h - 0.12),
            GOLD,
            1.25,
            head=False,
            dash="dots",
        )


def score(deck, source):
    slide = theme.add_slide(deck, source.title)
    formula = Box(MARGIN, TOP + 0.05, 5.6, 1.15)
    draw.fill_text(
        draw.rectangle(slide.shapes, formula, INK, rounding=0.12),
        source.shown[0],
        28,
        WHITE,
        bold=True,
    )
    for line, row, colour in zip(
        source.shown[1:], Box(MARGIN, 3.2, 5.6, 3.1).rows(3, 0.3), (GOLD, TEAL, SLATE)
    ):
        head, _, rest = line.partition(": ")
        text = f"**{head}**\n{rest}" if rest else line
        draw.statement(slide, row, text, size=19, bar=colour)
    drawn = draw.group(
        slide,
        "The score of three tokens as two bars each: the table as expected scores low, the keys "
        "when put down score high by surprise, the keys asked for by use as well.",
    )
    floor = 5.85
    draw.arrow(drawn, (7.1, floor), (12.6, floor), INK, 2, head=False)
    cases = (
        ("the table\nas expected", 0.35, 0.25),
        ("the keys,\njust put down", 2.4, 0.1),
        ("the keys,\nasked for", 2.4, 1.15),
    )
    for column, (name, surprise, use) in zip(Box(7.2, TOP, 5.3, 4.6).columns(3, 0.35), cases):
        bar = Box(column.x + 0.3, floor - surprise, column.w - 0.6, surprise)
        draw.rectangle(drawn, bar, GOLD)
        draw.rectangle(drawn, Box(bar.x, floor - surprise - use, bar.w, use), TEAL)
        draw.words(
            drawn,
            Box(column.x - 0.15, floor + 0.1, column.w + 0.3, 0.7),
            name,
            15,
            QUIET,
            align=CENTRE,
        )
    draw.arrow(drawn, (7.1, floor - 1.5), (12.6, floor - 1.5), RUST, 2, head=False, dash="dash")
    draw.words(drawn, Box(7.1, floor - 1.9, 2.0, 0.35), "what gets in", 14, RUST, bold=True)
    for x, colour, name in ((7.2, GOLD, "surprise"), (9.0, TEAL, "0.3 x use")):
        draw.rectangle(drawn, Box(x, 1.82, 0.24, 0.24), colour)
        draw.words(drawn, Box(x + 0.35, 1.74, 1.5, 0.4), name, 16, anchor=MIDDLE)


def eviction(deck, source):
    slide = theme.add_slide(deck, source.title)
    heads = ("Drops what nobody has read for longest", "Drops what never was surprising or useful")
    orders = (
        ("keys\n8:02", "coffee\n8:10", "a call\n8:31", "the\nstreet", "the\ndesk"),
        ("the\nstreet", "the\ndesk", "coffee\n8:10", "a call\n8:31", "keys\n8:02"),
    )
    for line, head, order, box, colour in zip(
        source.shown[:2],
        heads,
        orders,
        Box(MARGIN, TOP + 0.1, 11.83, 3.9).columns(2, 0.5),
        (RUST, TEAL),
    ):
        draw.card(slide.shapes, box)
        inner = box.inset(0.35)
        draw.words(
            slide.shapes, Box(inner.x, inner.y - 0.05, inner.w, 0.5), line, 22, colour, bold=True
        )
        draw.words(slide.shapes, Box(inner.x, inner.y + 0.45, inner.w, 0.4), head, 16, QUIET)
        _queue(
            draw.group(slide, f"{line}. Five blocks in order; the first is on its way out."),
            Box(inner.x, inner.y + 1.2, inner.w, 1.9),
            order,
            colour,
        )
    draw.statement(slide, Box(MARGIN, 5.95, 11.8, 0.55), source.shown[2], size=20)


def _queue(shapes, box, order, colour):
    """Blocks of memory in the order in which they are dropped, the first of them on its way out."""
    for index, (name, column) in enumerate(zip(order, box.columns(len(order), 0.14))):
        goes = index == 0
        has_keys = name.startswith("keys")
        block = Box(column.x, column.y + (0.35 if goes else 0), column.w, column.w)
        draw.rectangle(
            shapes,
            block,
            PAPER if goes else WHITE,
            colour if goes else SLATE,
            width=1.5,
            rounding=0.06,
            dash="dash" if goes else None,
        )
        draw.tokens(
            shapes, block.inset(0.1), 4, 4, set(range(16)), keep=GOLD if has_keys else PALE, gap=0.2
        )
        draw.words(
            shapes,
            Box(column.x - 0.1, column.y + 1.35, column.w + 0.2, 0.6),
            name,
            14,
            INK if has_keys else QUIET,
            bold=has_keys,
            align=CENTRE,
        )
    draw.arrow(shapes, (box.x + 0.45, box.y + 0.3), (box.x + 0.45, box.y - 0.05), colour, 2.5)


def training(deck, source):
    slide = theme.add_slide(deck, source.title)
    trained = source.shown[3].partition(": ")
    for box, name, fill, colour in zip(
        Box(MARGIN, TOP + 0.05, 11.83, 0.8).columns(5, 0.18),
        ("encoder", "predictor", "gate", "read", "language model"),
        (PALE, TEAL, TEAL, TEAL, PALE),
        (INK, WHITE, WHITE, WHITE, INK),
    ):
        draw.fill_text(
            draw.rectangle(slide.shapes, box, fill, rounding=0.1), name, 18, colour, bold=True
        )
    draw.words(
        slide.shapes,
        Box(MARGIN, 2.62, 11.83, 0.4),
        f"{trained[0]}: {trained[2]}",
        18,
        QUIET,
        align=CENTRE,
    )
    left, right = Box(MARGIN, 3.4, 6.2, 3.1), Box(7.4, 3.4, 5.18, 3.1)
    draw.card(slide.shapes, left)
    inner = left.inset(0.35)
    draw.words(
        slide.shapes, Box(inner.x, inner.y, inner.w, 0.45), "Hyper-parameters", 20, bold=True
    )
    draw.words(
        slide.shapes, Box(inner.x, inner.y + 0.65, inner.w, 1.7), "\n".join(source.shown[:2]), 20
    )
    draw.words(
        slide.shapes,
        Box(inner.x, inner.y + 1.75, inner.w, 0.7),
        "tuned on the training videos only",
        16,
        QUIET,
    )
    draw.card(slide.shapes, right)
    inner = right.inset(0.35)
    draw.words(slide.shapes, Box(inner.x, inner.y, inner.w, 0.45), source.shown[2], 20, bold=True)
    steps = draw.group(slide, "Clips grow in six steps, from 2 to 30 minutes.")
    for index, (column, minutes) in enumerate(
        zip(Box(inner.x, 0, inner.w, 0).columns(6, 0.16), (2, 5, 10, 15, 20, 30))
    ):
        height = 0.12 + 1.3 * minutes / 30
        draw.rectangle(
            steps, Box(column.x, 5.85 - height, column.w, height), GOLD if index else TEAL
        )
        draw.words(
            steps,
            Box(column.x - 0.1, 5.88, column.w + 0.2, 0.35),
            str(minutes),
            14,
            QUIET,
            align=CENTRE,
        )


def phone(deck, source):
    slide = theme.add_slide(deck, source.title)
    body = draw.group(slide, "A phone that shows a memory of fixed blocks.")
    case = Box(1.2, TOP + 0.1, 2.6, 4.8)
    draw.rectangle(body, case, INK, rounding=0.35)
    screen = case.inset(0.18)
    draw.rectangle(body, screen, WHITE, rounding=0.22)
    for index, cell in enumerate(
        cell
        for row in Box(screen.x + 0.25, screen.y + 0.45, screen.w - 0.5, 2.9).rows(6, 0.14)
        for cell in row.columns(4, 0.12)
    ):
        draw.rectangle(body, cell, GOLD if index in (2, 9, 10, 17) else PALE, rounding=0.06)
    draw.key(body, screen.x + 0.62, screen.y + 3.85, 1.0, hole=WHITE)
    draw.words(slide.shapes, Box(4.9, TOP + 0.05, 7.7, 0.6), source.shown[0], 26, bold=True)
    speed, power = Box(4.9, 2.75, 7.7, 3.7).rows(2, 0.35)
    for row, line, colour in ((speed, source.shown[1], TEAL), (power, source.shown[2], GOLD)):
        draw.card(slide.shapes, row)
        number, _, unit = line.partition(" ")
        draw.words(
            slide.shapes,
            Box(row.x + 0.35, row.y + 0.2, 1.8, 0.9),
            number,
            48,
            TEAL if colour == TEAL else RUST,
            bold=True,
            anchor=MIDDLE,
        )
        draw.words(slide.shapes, Box(row.x + 1.85, row.y + 0.3, 3.2, 0.8), unit, 22, anchor=MIDDLE)
    meters = (
        (speed, 41 / 500, TEAL, "of the 500 that\ntwo frames a second leave"),
        (power, 0.9 / 2.6, RUST, "of the 2.6 that\na full cache needs"),
    )
    for row, share, colour, what in meters:
        draw.words(
            slide.shapes,
            Box(row.x + 4.75, row.y + 0.3, 2.6, 0.8),
            what,
            14,
            QUIET,
            align=RIGHT,
            anchor=MIDDLE,
        )
        _meter(
            draw.group(slide, f"{share:.0%} {what}"),
            Box(row.x + 0.35, row.y + 1.25, row.w - 0.7, 0.2),
            share,
            colour,
        )


def _meter(shapes, box, share, colour):
    draw.rectangle(shapes, box, PALE, rounding=0.1)
    draw.rectangle(
        shapes, Box(box.x, box.y, max(box.h, box.w * share), box.h), colour, rounding=0.1
    )

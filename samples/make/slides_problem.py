"""Slides 1 to 5: the problem."""

import random

import deck_charts as charts
import deck_shapes as draw
import deck_theme as theme
from deck_shapes import MIDDLE
from deck_theme import (
    BLUE,
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
    WIDTH,
    Box,
)
from talk_source import EVENT, SPEAKER


def cover(deck, source):
    slide = theme.add_slide(deck, source.title, layout="Cover")
    subtitle = next(p for p in slide.placeholders if p.placeholder_format.idx == 1)
    subtitle.text = f"{SPEAKER}\n{EVENT}"
    dice = random.Random(7)
    kept = {dice.randrange(16 * 16) for _ in range(14)}
    field = draw.group(
        slide, "A field of 256 dim tokens, fourteen of them bright: what is remembered."
    )
    draw.tokens(field, Box(8.55, 1.35, 4.05, 4.05), 16, 16, kept, fill=QUIET)
    draw.key(field, 8.6, 6.15, 1.15, hole=INK)
    draw.arrow(field, (9.95, 6.15), (12.45, 6.15), GOLD, 2, dash="dots", head=False)


def keys(deck, source):
    slide = theme.add_slide(deck, source.title)
    draw.numbered(slide.shapes, Box(MARGIN, 2.1, 4.9, 3.9), source.shown, size=24)
    plan = draw.group(
        slide, "A floor plan of three rooms, a path through them, and a key on a table in the last."
    )
    rooms = [
        ("kitchen", Box(6.3, 1.8, 3.1, 2.4)),
        ("hall", Box(6.3, 4.2, 3.1, 2.1)),
        ("living room", Box(9.4, 1.8, 3.2, 4.5)),
    ]
    for name, room in rooms:
        draw.rectangle(plan, room, WHITE, INK, width=2.25)
        draw.words(plan, Box(room.x + 0.15, room.y + 0.1, 2.2, 0.35), name, 14, QUIET, italic=True)
    # Doors are gaps in the walls, and the front door is where the day begins.
    for door in (Box(7.5, 4.15, 0.75, 0.1), Box(9.35, 4.9, 0.1, 0.75), Box(6.25, 5.0, 0.1, 0.75)):
        draw.rectangle(plan, door, PAPER)
    draw.rectangle(plan, Box(6.55, 2.35, 0.6, 1.25), PALE)
    draw.rectangle(plan, Box(10.2, 2.6, 1.7, 0.95), PALE, rounding=0.15)
    draw.rectangle(plan, Box(11.75, 4.5, 0.6, 1.4), PALE, rounding=0.1)
    draw.path(
        plan,
        [
            (5.85, 5.38),
            (7.85, 5.38),
            (7.85, 3.1),
            (7.35, 2.9),
            (7.85, 3.4),
            (7.85, 5.2),
            (9.8, 5.25),
            (11.3, 4.9),
            (10.95, 3.75),
        ],
        SLATE,
        2.5,
        "dots",
    )
    draw.key(plan, 10.6, 3.05, 0.95, hole=PALE)
    draw.disc(plan, 11.75, 2.35, 0.5, RUST, "?", 18)
    draw.disc(plan, 7.35, 2.9, 0.2, BLUE)
    draw.disc(plan, 11.3, 4.9, 0.2, BLUE)


def cost(deck, source):
    slide = theme.add_slide(deck, source.title)
    draw.describe(
        charts.table(
            slide,
            Box(MARGIN, TOP + 0.15, 4.6, 2.6),
            source.table,
            [3.4, 1.5],
            size=18,
            row_height=0.56,
        ),
        "What a token costs, and what an hour costs.",
    )
    draw.words(
        slide.shapes,
        Box(MARGIN, 4.95, 4.9, 0.9),
        f"{source.shown[0]}\n{source.shown[1]}",
        16,
        QUIET,
    )
    chart = charts.bar_chart(
        slide,
        Box(6.1, TOP - 0.05, 6.5, 3.55),
        ["One hour of video", "What a phone gives one app", "The model itself"],
        (5.7, 2.0, 1.0),
        (RUST, TEAL, SLATE),
        name="Gigabytes",
        sideways=True,
        axis=(0, 6.6),
        title="Gigabytes",
    )
    draw.describe(
        chart, "One hour of video takes 5.7 gigabytes, a phone gives one app 2, the model needs 1."
    )
    for line, box, colour in zip(
        source.shown[2:], Box(6.1, 5.4, 6.5, 1.0).columns(2), (RUST, TEAL)
    ):
        draw.statement(slide, box, line, size=20, bar=colour)


def simple_answers(deck, source):
    slide = theme.add_slide(deck, source.title)
    drawings = (_sliding_window, _uniform_sampling, _token_merging)
    for line, box, sketch in zip(
        source.shown, Box(MARGIN, TOP + 0.1, 11.83, 4.15).columns(3), drawings
    ):
        draw.card(slide.shapes, box)
        name, _, fault = line.partition(": ")
        inner = box.inset(0.3)
        draw.words(slide.shapes, Box(inner.x, inner.y, inner.w, 0.5), name, 24, bold=True)
        sketch(
            draw.group(slide, f"{name}: which parts of the day are kept."),
            Box(inner.x, inner.y + 0.85, inner.w, 1.55),
        )
        draw.words(slide.shapes, Box(inner.x, inner.y + 2.75, inner.w, 1.0), fault, 20, RUST)
    arrow_y = 6.3
    draw.arrow(slide.shapes, (MARGIN, arrow_y), (WIDTH - MARGIN, arrow_y), SLATE, 1.5)
    draw.words(slide.shapes, Box(MARGIN, arrow_y + 0.08, 3, 0.35), "morning", 14, QUIET)
    draw.words(
        slide.shapes,
        Box(WIDTH - MARGIN - 3, arrow_y + 0.08, 3, 0.35),
        "now",
        14,
        QUIET,
        align=RIGHT,
    )


def _sliding_window(shapes, box):
    draw.tokens(
        shapes,
        box,
        12,
        5,
        {row * 12 + column for row in range(5) for column in (9, 10, 11)},
        keep=TEAL,
    )


def _uniform_sampling(shapes, box):
    draw.tokens(
        shapes,
        box,
        12,
        5,
        {row * 12 + column for row in range(5) for column in (1, 6, 11)},
        keep=TEAL,
    )


def _token_merging(shapes, box):
    for step, (count, fill) in enumerate(((12, PALE), (6, PALE), (3, SLATE), (1, TEAL))):
        height = box.h / 4
        for index in range(count):
            width = box.w / count
            tile = Box(box.x + index * width, box.y + step * height, width, height)
            draw.rectangle(shapes, tile.inset(0.04), fill, rounding=0.06)
    draw.disc(shapes, box.x + box.w * 0.46, box.y + box.h * 0.125, 0.16, GOLD)


def claims(deck, source):
    slide = theme.add_slide(deck, source.title)
    panel = Box(MARGIN, TOP + 0.1, 4.6, 4.7)
    draw.rectangle(slide.shapes, panel, INK, rounding=0.12)
    draw.words(
        slide.shapes,
        Box(panel.x + 0.4, panel.y + 0.35, panel.w - 0.8, 3.1),
        source.shown[0],
        30,
        WHITE,
        bold=True,
        anchor=MIDDLE,
    )
    draw.key(draw.group(slide, "A key."), panel.x + 0.4, panel.y + panel.h - 0.65, 1.1, hole=INK)
    for number, (line, row) in enumerate(
        zip(source.shown[1:], Box(5.8, panel.y, 6.8, panel.h).rows(3, 0.3)), start=1
    ):
        draw.card(slide.shapes, row)
        label, _, claim = line.partition(": ")
        draw.disc(
            slide.shapes,
            row.x + 0.75,
            row.y + row.h / 2,
            0.8,
            (GOLD, TEAL, BLUE)[number - 1],
            str(number),
            24,
            INK if number == 1 else WHITE,
        )
        draw.words(
            slide.shapes, Box(row.x + 1.45, row.y + 0.22, row.w - 1.7, 0.4), label, 16, QUIET
        )
        draw.words(
            slide.shapes,
            Box(row.x + 1.45, row.y + 0.55, row.w - 1.7, 0.7),
            claim[0].upper() + claim[1:],
            22,
            bold=True,
        )

"""Slides 20 to 22, and the hidden backup slides."""

from pptx.enum.shapes import MSO_SHAPE

import deck_charts as charts
import deck_shapes as draw
import deck_theme as theme
from deck_shapes import MIDDLE
from deck_theme import BLUE, GOLD, INK, MARGIN, QUIET, RUST, TEAL, TOP, Box


def takeaways(deck, source):
    slide = theme.add_slide(deck, source.title)
    for line, row, colour in zip(
        source.shown, Box(MARGIN, TOP + 0.1, 11.83, 4.7).rows(4, 0.25), (INK, TEAL, RUST, BLUE)
    ):
        draw.card(slide.shapes, row)
        draw.rectangle(slide.shapes, Box(row.x, row.y + 0.16, 0.1, row.h - 0.32), colour)
        draw.words(
            slide.shapes,
            Box(row.x + 0.45, row.y, row.w - 0.9, row.h),
            line,
            26,
            bold=colour == INK,
            anchor=MIDDLE,
        )


def future(deck, source):
    slide = theme.add_slide(deck, source.title)
    cells = [
        cell for row in Box(MARGIN, TOP + 0.1, 11.83, 4.7).rows(2, 0.35) for cell in row.columns(2)
    ]
    for line, cell, colour, mark in zip(
        source.shown, cells, (TEAL, RUST, BLUE, GOLD), (_wave, _tally, _arm, _person)
    ):
        draw.card(slide.shapes, cell)
        mark(
            draw.group(slide, line), Box(cell.x + 0.4, cell.y + cell.h / 2 - 0.5, 1.0, 1.0), colour
        )
        head, _, rest = line.partition(": ")
        text = f"**{head}**\n{rest}" if rest else line
        draw.words(
            slide.shapes, Box(cell.x + 1.75, cell.y, cell.w - 2.1, cell.h), text, 22, anchor=MIDDLE
        )


def _wave(shapes, box, colour):
    for height, column in zip((0.35, 0.7, 1.0, 0.55, 0.85, 0.3), box.columns(6, 0.07)):
        draw.rectangle(
            shapes,
            Box(column.x, box.y + (box.h - height) / 2, column.w, height),
            colour,
            rounding=0.04,
        )


def _tally(shapes, box, colour):
    for column in box.columns(4, 0.14):
        draw.rectangle(shapes, Box(column.x, box.y, 0.08, box.h), colour)
    draw.arrow(
        shapes, (box.x - 0.08, box.y + 0.85), (box.x + 0.95, box.y + 0.15), colour, 6, head=False
    )


def _arm(shapes, box, colour):
    joints = ((0.1, 0.95), (0.25, 0.35), (0.75, 0.15), (0.95, 0.6))
    for start, end in zip(joints, joints[1:]):
        draw.arrow(
            shapes,
            (box.x + start[0], box.y + start[1]),
            (box.x + end[0], box.y + end[1]),
            colour,
            7,
            head=False,
        )
    for x, y in joints:
        draw.disc(shapes, box.x + x, box.y + y, 0.22, colour)


def _person(shapes, box, colour):
    draw.disc(shapes, box.x + 0.5, box.y + 0.24, 0.44, colour)
    body = shapes.add_shape(
        MSO_SHAPE.ROUND_2_SAME_RECTANGLE, *Box(box.x + 0.12, box.y + 0.52, 0.76, 0.48).emu
    )
    body.adjustments[0] = 0.5
    draw.paint(body, colour)


def thanks(deck, source):
    slide = theme.add_slide(deck, source.title, layout="Cover")
    subtitle = next(p for p in slide.placeholders if p.placeholder_format.idx == 1)
    subtitle.text = source.shown[0]
    picture = draw.group(slide, "A dim field of tokens with a key in it.")
    draw.tokens(picture, Box(8.55, 1.7, 4.05, 4.05), 16, 16, {119, 120, 135, 136}, fill=QUIET)


def backup_ablation(deck):
    slide = theme.add_slide(deck, "Backup: the ablation on both sets")
    rows = [
        ["Variant", "Kitchen", "Street"],
        ["Sieve", "64.2 ± 0.4", "59.6 ± 0.5"],
        ["without surprise", "60.0 ± 0.6", "55.8 ± 0.6"],
        ["without use", "62.7 ± 0.5", "58.3 ± 0.5"],
        ["random gate", "54.4 ± 0.8", "50.7 ± 0.9"],
        ["without growing clips", "61.1 ± 0.7", "56.9 ± 0.6"],
    ]
    charts.table(
        slide,
        Box(MARGIN, TOP + 0.1, 9, 4),
        rows,
        [4.0, 2.4, 2.4],
        highlight=1,
        size=18,
        row_height=0.62,
    )
    draw.words(
        slide.shapes,
        Box(MARGIN, 5.7, 10, 0.4),
        "Accuracy in percent, mean ± standard deviation over five seeds",
        14,
        QUIET,
    )
    return slide


def backup_weight(deck):
    slide = theme.add_slide(deck, "Backup: the weight of use")
    weights = ("0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.7", "1")
    accuracy = (62.7, 63.4, 63.9, 64.2, 64.1, 63.8, 63.0, 61.8)
    charts.line_chart(
        slide,
        Box(MARGIN, TOP - 0.1, 8.2, 5.1),
        weights,
        {"Sieve": accuracy},
        (TEAL,),
        axis=(60, 66),
        axis_title="accuracy, kitchen (%)",
        category_title="weight of use",
        labelled=((0, 3),),
    )
    draw.statement(slide, Box(9.4, 2.6, 3.2, 1.5), "From 0.2 to 0.5: within half a point", size=20)
    return slide

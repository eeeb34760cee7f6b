"""Slides 11 to 19: the experiments."""

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR

import deck_charts as charts
import deck_shapes as draw
import deck_theme as theme
from deck_shapes import MIDDLE
from deck_theme import (
    BLUE,
    CENTRE,
    GOLD,
    INK,
    LEFT,
    MARGIN,
    PALE,
    PAPER,
    QUIET,
    RUST,
    SLATE,
    TEAL,
    TOP,
    WHITE,
    Box,
)


def setup(deck, source):
    slide = theme.add_slide(deck, source.title, layout="Title and list")
    body = draw.bullets(slide, source.shown, 22, 16)
    theme.place(body, Box(MARGIN, TOP, 8.7, 4.9))
    hours = draw.group(slide, "84 hours of kitchens and 52 hours of streets as two reels of film.")
    for x, share, colour, name in (
        (10.1, 84, TEAL, "kitchen\n84 h"),
        (11.5, 52, GOLD, "street\n52 h"),
    ):
        height = 3.9 * share / 84
        strip = Box(x, 5.75 - height, 1.0, height)
        draw.rectangle(hours, strip, colour, rounding=0.08)
        holes = [
            Box(x + side, strip.y + 0.1 + index * 0.26, 0.12, 0.14)
            for index in range(int(height / 0.26))
            for side in (0.08, 0.8)
        ]
        draw.tiles(hours, holes, PAPER)
        draw.words(hours, Box(x - 0.2, 5.85, 1.4, 0.6), name, 14, QUIET, align=CENTRE)


def result(deck, source):
    slide = theme.add_slide(deck, source.title)
    table = charts.table(
        slide,
        Box(MARGIN, TOP + 0.1, 8, 4),
        source.table,
        [2.9, 1.75, 1.75, 1.45],
        highlight=2,
        size=18,
        row_height=0.62,
    )
    draw.describe(
        table,
        "Accuracy in percent of six methods on two data sets, mean over five seeds with spread.",
    )
    draw.words(
        slide.shapes,
        Box(MARGIN, 6.22, 7.8, 0.4),
        "Accuracy in percent, mean ± standard deviation over five seeds",
        14,
        QUIET,
    )
    side = Box(9.0, TOP + 0.1, 3.6, 4.35)
    for line, row, colour in zip(source.shown, side.rows(3, 0.3), (TEAL, GOLD, SLATE)):
        draw.statement(slide, row, line, size=19, bar=colour)


def size(deck, source):
    slide = theme.add_slide(deck, source.title)
    series = {name: tuple(values.values()) for name, values in source.chart.items()}
    categories = [str(tokens) for tokens in source.chart["Sieve"]]
    chart = charts.line_chart(
        slide,
        Box(MARGIN - 0.1, TOP - 0.1, 8.6, 5.1),
        categories,
        series,
        (TEAL, QUIET),
        axis=(45, 70),
        axis_title="accuracy, kitchen (%)",
        category_title="memory (tokens)",
        labelled=((0, 1), (0, 5), (1, 3), (1, 5)),
    )
    draw.describe(
        chart,
        "Accuracy against memory size: Sieve lies above token merging, most where memory is small.",
    )
    draw.words(slide.shapes, Box(4.0, 2.0, 1.5, 0.4), "Sieve", 18, TEAL, bold=True)
    draw.words(slide.shapes, Box(5.4, 4.25, 2.4, 0.4), "Token merging", 18, QUIET, bold=True)
    for line, box, colour in zip(source.shown, Box(9.5, 2.3, 3.1, 3.0).rows(2, 0.5), (TEAL, GOLD)):
        draw.statement(slide, box, line, size=19, bar=colour)


def ablation(deck, source):
    slide = theme.add_slide(deck, source.title)
    names = [row[0] for row in source.table[1:]]
    values = [float(row[1]) for row in source.table[1:]]
    chart = charts.bar_chart(
        slide,
        Box(MARGIN - 0.1, TOP - 0.1, 7.5, 5.1),
        names,
        values,
        (TEAL, RUST, GOLD, SLATE, BLUE),
        name="Kitchen",
        sideways=True,
        axis=(0, 72),
        title="Accuracy on the kitchen set (%)",
        gap=45,
    )
    draw.describe(chart, "Accuracy with one part taken away at a time.")
    for line, row, colour in zip(
        source.shown, Box(8.7, TOP + 0.35, 3.9, 4.3).rows(4, 0.3), (RUST, GOLD, SLATE, BLUE)
    ):
        head, _, rest = line.partition(": ")
        draw.statement(slide, row, f"{head}\n**{rest}**", size=19, bar=colour)


def question_types(deck, source):
    slide = theme.add_slide(deck, source.title)
    values = source.chart["Sieve"]
    chart = charts.bar_chart(
        slide,
        Box(MARGIN, TOP - 0.1, 7.9, 5.0),
        list(values),
        list(values.values()),
        (TEAL, TEAL, TEAL, RUST),
        name="Sieve",
        axis=(0, 78),
        title="Accuracy (%)",
        size=18,
        gap=70,
    )
    draw.describe(
        chart, "Accuracy of Sieve for questions of four types; how many is far below the others."
    )
    for line, row in zip(source.shown, Box(9.2, TOP + 0.3, 3.4, 4.2).rows(4, 0.3)):
        weak = line.startswith("How many")
        draw.statement(
            slide,
            row,
            f"**{line}**" if weak else line,
            size=26 if weak else 22,
            colour=RUST if weak else INK,
            bar=RUST if weak else TEAL,
        )


def speed(deck, source):
    slide = theme.add_slide(deck, source.title)
    left, right = Box(MARGIN, TOP, 11.83, 3.7).columns(2, 0.5)
    pair = (
        (left, "First word of the answer (seconds)", (0.18, 2.4), "0.00", (0, 2.9)),
        (right, "Power, mean over the hour (watts)", (0.9, 2.6), "0.0", (0, 3.1)),
    )
    for box, title, values, number, axis in pair:
        draw.card(slide.shapes, box)
        chart = charts.bar_chart(
            slide,
            box.inset(0.15),
            ["Sieve", "Full cache"],
            values,
            (TEAL, SLATE),
            name=title,
            number=number,
            sideways=True,
            axis=axis,
            title=title,
            gap=60,
        )
        draw.describe(chart, f"{title}: Sieve {values[0]}, full cache {values[1]}.")
    for line, box, colour in zip(
        source.shown, Box(MARGIN, 5.6, 11.83, 0.85).columns(3), (TEAL, SLATE, GOLD)
    ):
        draw.statement(slide, box, line, size=18, bar=colour)


def failures(deck, source):
    slide = theme.add_slide(deck, source.title)
    for line, box, sketch in zip(
        source.shown, Box(MARGIN, TOP, 11.83, 3.35).columns(3), (_dusk, _cups, _letter)
    ):
        draw.card(slide.shapes, box)
        inner = box.inset(0.28)
        head, _, rest = line.partition(": ")
        sketch(draw.group(slide, line), Box(inner.x, inner.y, inner.w, 1.3))
        draw.words(
            slide.shapes, Box(inner.x, inner.y + 1.55, inner.w, 0.45), head, 21, RUST, bold=True
        )
        draw.words(slide.shapes, Box(inner.x, inner.y + 2.0, inner.w, 0.8), rest, 18)
    draw.words(
        slide.shapes,
        Box(MARGIN, 5.25, 8, 0.4),
        "200 wrong answers, sorted by hand (percent)",
        16,
        QUIET,
    )
    x = MARGIN
    bar = draw.group(
        slide,
        "Of 200 wrong answers 38 percent are counting, 22 slow change, 17 small text, 23 other.",
    )
    for share, name, fill, colour in (
        (38, "counting", RUST, WHITE),
        (22, "slow change", GOLD, INK),
        (17, "small text", BLUE, WHITE),
        (23, "no clear reason", PALE, INK),
    ):
        width = 11.83 * share / 100
        draw.fill_text(
            draw.rectangle(bar, Box(x, 5.7, width, 0.7), fill),
            f"{share}  {name}",
            16,
            colour,
            bold=True,
        )
        x += width


def _dusk(shapes, box):
    fills = (GOLD, MSO_THEME_COLOR.ACCENT_2, SLATE, SLATE, QUIET, INK)
    for fill, pane, light in zip(fills, box.columns(6, 0.08), (0.55, 0.2, 0.35, 0.0, 0.0, 0.0)):
        shape = draw.rectangle(shapes, pane, fill)
        shape.fill.fore_color.brightness = light


def _cups(shapes, box):
    for index, column in enumerate(box.columns(3, 0.3)):
        first = index == 0
        cup = Box(column.x + 0.12, box.y + 0.3, 0.62, 0.85)
        handle = shapes.add_shape(MSO_SHAPE.DONUT, *Box(cup.x + 0.45, cup.y + 0.18, 0.45, 0.45).emu)
        draw.paint(handle, GOLD if first else PALE)
        draw.rectangle(shapes, cup, GOLD if first else PALE, rounding=0.08)
        draw.words(
            shapes,
            Box(cup.x, cup.y + 0.2, cup.w, 0.45),
            ("1", "1?", "1?")[index],
            18,
            INK,
            bold=True,
            align=CENTRE,
        )


def _letter(shapes, box):
    sheet = Box(box.x + box.w / 2 - 0.95, box.y, 1.9, box.h)
    draw.rectangle(shapes, sheet, WHITE, SLATE, width=1.5)
    for index in range(5):
        width = (1.5, 1.35, 1.5, 1.1, 0.7)[index]
        draw.rectangle(
            shapes,
            Box(sheet.x + 0.2, sheet.y + 0.22 + index * 0.2, width, 0.06),
            PALE if index < 4 else RUST,
        )


def limitation(deck, source):
    slide = theme.add_slide(deck, source.title)
    chart = charts.bar_chart(
        slide,
        Box(MARGIN, TOP - 0.1, 6.3, 5.0),
        ["Kitchen", "Hospital", "Hospital, scaled"],
        (64.2, 55.9, 60.8),
        (TEAL, RUST, GOLD),
        name="Accuracy",
        axis=(0, 74),
        title="Accuracy (%)",
        gap=60,
    )
    draw.describe(
        chart,
        "Accuracy falls from 64.2 in kitchens to 55.9 in a hospital; scaling brings it back to 60.8.",
    )
    for line, row, colour in zip(
        source.shown, Box(7.5, TOP + 0.2, 5.1, 4.4).rows(3, 0.35), (RUST, RUST, GOLD)
    ):
        draw.statement(slide, row, line, size=21, bar=colour)


def reproduce(deck, source):
    slide = theme.add_slide(deck, source.title)
    for line, row, mark in zip(
        source.shown, Box(MARGIN, TOP + 0.2, 5.4, 4.2).rows(3, 0.3), ("1", "2", "3")
    ):
        draw.disc(slide.shapes, row.x + 0.32, row.y + row.h / 2, 0.64, TEAL, mark, 18)
        draw.words(
            slide.shapes, Box(row.x + 0.95, row.y, row.w - 0.95, row.h), line, 22, anchor=MIDDLE
        )
    screen = Box(6.7, TOP + 0.1, 5.9, 4.6)
    draw.rectangle(slide.shapes, screen, INK, rounding=0.15)
    for index, colour in enumerate((RUST, GOLD, TEAL)):
        draw.disc(slide.shapes, screen.x + 0.35 + index * 0.28, screen.y + 0.33, 0.16, colour)
    code = slide.shapes.add_textbox(*Box(screen.x + 0.35, screen.y + 0.75, screen.w - 0.7, 3.2).emu)
    draw.fill_text(
        code,
        "$ sieve table main\nkitchen  64.2 ± 0.4\nstreet   59.6 ± 0.5\n\n$ sieve table ablation\n"
        "no surprise  60.0\nno use       62.7\nrandom gate  54.4\n\n$ sieve table phone\n41 ms   0.9 W",
        18,
        WHITE,
        align=LEFT,
        anchor=MSO_ANCHOR.TOP,
    )
    for paragraph in code.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.name = "Courier New"

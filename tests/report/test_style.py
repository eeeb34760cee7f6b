"""The style sheet: every text stands out from what lies behind it, in both themes."""

import re

import pytest

from rehearsal.report.html import html
from tests.report.pages import parsed
from tests.report.reports import empty_report

TEXT = 4.5
"""WCAG 2.2 AA, contrast of text."""

SHAPE = 3.0
"""WCAG 2.2 AA, contrast of what a drawing is understood by."""

TEXTS = [
    *[(ink, ground) for ink in ("ink", "soft", "link") for ground in ("paper", "card", "tint")],
    *[(f"{name}", "paper") for name in ("problem", "advice", "note", "praise")],
    *[(f"{name}", f"{name}-tint") for name in ("problem", "advice", "note", "praise")],
    *[("ink", f"{name}-tint") for name in ("problem", "advice", "note", "praise")],
    *[
        ("on-stage", f"s-{stage}")
        for stage in ("problem", "approach", "experiments", "takeaways", "future", "rest", "none")
    ],
    ("praise", "bandfill"),
]
SHAPES = [
    *[(f"s-{stage}", "paper") for stage in ("problem", "approach", "experiments", "takeaways")],
    ("s-future", "paper"),
    ("s-rest", "paper"),
    ("bandline", "paper"),
    ("link", "bandfill"),
    ("problem", "bandfill"),
]


def themes() -> dict[str, dict[str, str]]:
    """Return the colours of each theme by their name in the style sheet."""
    css = parsed(html(empty_report())).one("style").text
    blocks = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    light, dark, paper = (dict(re.findall(r"--([\w-]+): (#\w{6})", block)) for block in blocks)
    return {"light": light, "dark": light | dark, "print": light | paper}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_contrast_is_reckoned_as_the_guideline_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_text_can_be_read(theme: str) -> None:
    colours = themes()[theme]
    weak = [
        (ink, ground, round(contrast(colours[ink], colours[ground]), 2))
        for ink, ground in TEXTS
        if contrast(colours[ink], colours[ground]) < TEXT
    ]
    assert weak == []


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_drawings_can_be_seen(theme: str) -> None:
    colours = themes()[theme]
    weak = [
        (shape, ground, round(contrast(colours[shape], colours[ground]), 2))
        for shape, ground in SHAPES
        if contrast(colours[shape], colours[ground]) < SHAPE
    ]
    assert weak == []


def test_dark_colours_never_reach_paper() -> None:
    css = parsed(html(empty_report())).one("style").text
    assert re.findall(r"@media[^{]*prefers-color-scheme[^{]*", css) == [
        "@media screen and (prefers-color-scheme: dark) "
    ]

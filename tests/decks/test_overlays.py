"""Which pages are steps of one slide."""

from dataclasses import replace

import pytest

from rehearsal.decks.layout import Box
from rehearsal.decks.overlays import collapsed
from rehearsal.decks.pages import Line, Mark, Page, slides_of
from rehearsal.talk import Chart, Table

TOP = Box(40, 20, 400, 60)


def page(title: str, *lines: str, **more: object) -> Page:
    body = tuple(Line(text, Box(40, 100, 400, 120), 18) for text in lines)
    made = Page(0, 720, 540, title=title, title_box=TOP, lines=body)
    return replace(made, **more)  # type: ignore[arg-type]  # the fields that a test names


def runs(*pages: Page) -> list[int]:
    """Return the lengths of the runs that the pages fall into."""
    numbered = [replace(one, position=i) for i, one in enumerate(pages, start=1)]
    return [len(run) for run in collapsed(numbered)]


PICTURE, OTHER = Mark("picture", TOP, "a"), Mark("picture", TOP, "b")
STROKE = Mark("path", TOP)
TABLE, CHART = Table((("F1", "92.4"),)), Chart("bar", "F1", (), ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (page("Model", "one"), page("Model", "one", "two")),
        (page("Model", "one"), page("Model", "zero", "one")),
        (page("Model", "one"), page("Model", "one")),
        (page("Model"), page("Model", "one")),
        (page("Model", "one"), page("Model", "one", tables=(TABLE,))),
        (page("Model", tables=(TABLE,)), page("Model", "one", tables=(TABLE,))),
        (page("Model", "one"), page("Model", "one", marks=frozenset([PICTURE]))),
        (
            page("Model", "five words that both share", marks=frozenset([PICTURE])),
            page("Model", "five words that both share", marks=frozenset([OTHER])),
        ),
        (page("Model", "one", notes="Wait."), page("Model", "one", "two")),
        (
            page("Model", "one", marks=frozenset([PICTURE, STROKE])),
            page("Model", "one", "two", marks=frozenset([PICTURE])),
        ),
    ],
)
def test_a_page_that_keeps_all_and_adds_to_it_goes_on(before: Page, after: Page) -> None:
    assert runs(before, after) == [2]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (page("Model", "one"), page("Model", "two")),
        (page("Model", "one"), page("Results", "one", "two")),
        (page("Model", "one", "one"), page("Model", "one")),
        (page("Model", "one", hidden=True), page("Model", "one", "two")),
        (page("Model", "one", notes="Here."), page("Model", "one", "two", notes="There.")),
        (page("Model", "one", tables=(TABLE,)), page("Model", "one")),
        (page("Model", "one", charts=(CHART,)), page("Model", "one", "two")),
        (
            page("Model", "Figure 1", marks=frozenset([PICTURE])),
            page("Model", "Figure 1", marks=frozenset([OTHER])),
        ),
        (
            page("Model", "one", marks=frozenset([PICTURE])),
            page("Model", "one", "two", marks=frozenset([OTHER])),
        ),
        (page("Model", marks=frozenset([PICTURE])), page("Model", marks=frozenset([OTHER]))),
        (page("Results", title_box=Box(40, 240, 400, 280)), page("Results", "one")),
        (page(""), page("")),
        (page("", "one"), page("", "one", "two")),
    ],
)
def test_a_page_that_takes_something_away_is_a_slide_of_its_own(before: Page, after: Page) -> None:
    assert runs(before, after) == [1, 1]


def test_the_last_step_is_the_slide_and_notes_of_all_steps_are_kept() -> None:
    steps = [
        page("Model", "one", notes="Wait.", position=1),
        page("Model", "one", "two", position=2),
    ]
    (slide,) = slides_of(collapsed(steps))
    assert (slide.body, slide.pages, slide.notes) == (("one", "two"), (1, 2), "Wait.")


def test_labels_that_differ_keep_pages_apart() -> None:
    labelled = [("1", "one"), ("1", "one two"), ("2", "one"), ("3", "end")]
    assert runs(*(page("Model", *text.split(), label=label) for label, text in labelled)) == [
        2,
        1,
        1,
    ]


def test_labels_that_are_all_different_tell_nothing() -> None:
    assert runs(page("Model", "one", label="1"), page("Model", "one", "two", label="2")) == [2]

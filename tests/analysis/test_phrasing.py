import pytest

from rehearsal.analysis.phrasing import counted, hidden_told, in_runs, numbered
from rehearsal.talk import Slide
from tests.notation import deck


@pytest.mark.parametrize(
    ("numbers", "written"),
    [
        ((4,), "4"),
        ((4, 5), "4 and 5"),
        ((4, 5, 6), "4 to 6"),
        ((1, 2, 4, 5, 6, 7, 9), "1, 2, 4 to 7 and 9"),
        ((3, 4, 5, 6, 7, 8, 9, 12), "3 to 9 and 12"),
        ((9, 4, 7), "9, 4 and 7"),
        (tuple(range(1, 23)), "1 to 22"),
    ],
)
def test_three_in_a_row_are_written_as_one(numbers: tuple[int, ...], written: str) -> None:
    assert in_runs(numbers) == written


def test_one_is_no_plural() -> None:
    assert (numbered([4]), numbered([4, 5])) == ("slide 4", "slides 4 and 5")
    assert (counted(1, "slide"), counted(2, "slide")) == ("1 slide", "2 slides")


@pytest.mark.parametrize(
    ("hidden", "told"),
    [
        ((), ""),
        ((2,), "Slide 2 of the file is hidden and not counted: its slide 3 is slide 2 here."),
        (
            (3, 5),
            "Slides 3 and 5 of the file are hidden and not counted: its slide 4 is slide 3 here.",
        ),
        (
            (1, 2),
            "Slides 1 and 2 of the file are hidden and not counted: its slide 3 is slide 1 here.",
        ),
        ((6,), "Slide 6 of the file is hidden and not counted."),
    ],
)
def test_what_is_hidden_is_told_with_what_it_shifts(hidden: tuple[int, ...], told: str) -> None:
    shown = [page for page in range(1, 7) if page not in hidden]
    slides = [
        Slide(
            number=None if page in hidden else shown.index(page) + 1,
            pages=(page,),
            hidden=page in hidden,
        )
        for page in range(1, 7)
    ]
    assert hidden_told(deck(*slides)) == told

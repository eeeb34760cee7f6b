import pytest

from rehearsal.analysis.phrasing import counted, in_runs, numbered


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

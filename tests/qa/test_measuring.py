"""Numbers that measure something are told from ways of speaking."""

import pytest

from rehearsal.qa.said import listen


def numbers(text: str) -> list[str]:
    return [number.text for number, _ in listen(text).numbers()]


@pytest.mark.parametrize(
    "text",
    [
        "We saved 3 weeks.",
        "We saved three weeks.",
        "It is two times faster.",
        "It took one week.",
        "There were 3 more engineers.",
        "It fell by 2 percent.",
        "It gained 1.2 in all.",
        "It has 40 parts.",
        "We heard 2019 patients.",
    ],
)
def test_a_unit_makes_a_number_count_however_small(text: str) -> None:
    assert len(numbers(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "There is one thing, or two, to say.",
        "It came out in 2019.",
        "It came out in twenty nineteen.",
        "Since 2012, nobody has.",
        "One day it broke.",
        "That was three years ago.",
        "One of the two.",
    ],
)
def test_ways_of_speaking_and_years_do_not(text: str) -> None:
    assert numbers(text) == []

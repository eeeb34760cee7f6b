"""The order in which boxes on a page are read."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from rehearsal.decks.layout import LARGEST_CUT, Box, reading_order

edges = st.integers(0, 700)
boxes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h),
    edges,
    edges,
    st.integers(0, 300),
    st.integers(0, 90),
)


@given(st.lists(boxes, max_size=30))
def test_every_box_is_read_once(page: list[Box]) -> None:
    assert sorted(reading_order(page)) == list(range(len(page)))


@given(st.lists(boxes, max_size=12), st.randoms())
def test_the_order_in_the_file_does_not_matter(page: list[Box], random: Random) -> None:
    shuffled = list(page)
    random.shuffle(shuffled)
    read = [page[i] for i in reading_order(page)]
    assert [shuffled[i] for i in reading_order(shuffled)] == read


@given(st.lists(boxes, min_size=2, max_size=30))
def test_what_lies_wholly_above_and_left_is_read_first(page: list[Box]) -> None:
    order = reading_order(page)
    corner = min(range(len(page)), key=lambda i: (page[i].bottom, page[i].right))
    before_all = all(
        page[corner].bottom < page[i].top and page[corner].right < page[i].left
        for i in range(len(page))
        if i != corner
    )
    assert not before_all or order[0] == corner


def test_a_heading_over_two_columns_comes_before_both() -> None:
    heading = Box(0, 0, 600, 40)
    left, right = Box(0, 60, 280, 300), Box(320, 60, 600, 300)
    assert reading_order([right, left, heading]) == [2, 1, 0]


def test_rows_of_boxes_are_read_row_by_row() -> None:
    grid = [Box(x, y, x + 180, y + 80) for y in (0, 120) for x in (0, 200, 400)]
    assert reading_order(grid) == list(range(6))


def test_boxes_that_overlap_are_read_from_the_top() -> None:
    assert reading_order([Box(50, 50, 500, 300), Box(0, 0, 400, 200)]) == [1, 0]


def test_thousands_of_boxes_are_read_in_rows() -> None:
    count = 10 * LARGEST_CUT
    scattered = [
        Box(i * 37 % 700, i * 91 % 500, i * 37 % 700 + 9, i * 91 % 500 + 9) for i in range(count)
    ]
    assert sorted(reading_order(scattered)) == list(range(count))

"""What goes back into the deck: seconds and words by page of the file."""

from dataclasses import replace

import pytest

from rehearsal.analysis.reading import read
from rehearsal.report.rehearsed import seconds_by_page, words_by_page
from rehearsal.talk import Event, Slide
from tests.notation import deck, spoken

TALK = spoken(
    "so (1.0) today | our method | thanks", rate_wpm=60, slides=["Title", "Method", "End"]
)


def test_each_page_has_its_time_and_its_words() -> None:
    assert seconds_by_page(read(TALK)) == pytest.approx({1: 3.0, 2: 2.0, 3: 1.0})
    assert words_by_page(read(TALK)) == {1: "so today", 2: "our method", 3: "thanks"}


def test_a_slide_that_is_shown_twice_has_the_time_of_both_visits() -> None:
    back = (*TALK.events[:3], Event(5 * 16000, 5.0, "slide", slide=1), *TALK.events[4:])
    assert seconds_by_page(read(replace(TALK, events=back))) == pytest.approx({1: 4.0, 2: 2.0})
    assert words_by_page(read(replace(TALK, events=back)))[1] == "so today\nthanks"


def test_hidden_pages_are_counted_as_the_file_counts_them() -> None:
    hidden = Slide(number=None, pages=(1,), title="Hidden", hidden=True)
    shown = deck(hidden, Slide(number=1, pages=(2, 3), title="Title"), name="talk.pptx")
    reading = read(replace(spoken("so today", rate_wpm=60, slides=["x"]), deck=shown))
    assert seconds_by_page(reading) == pytest.approx({2: 1.0, 3: 1.0})
    assert words_by_page(reading) == {3: "so today"}


def test_a_talk_without_a_deck_has_no_pages() -> None:
    assert seconds_by_page(read(spoken("so today"))) == {}
    assert words_by_page(read(spoken("so today"))) == {}

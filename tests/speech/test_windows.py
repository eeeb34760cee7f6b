"""Windows tile the take, fit the model, are cut in silence, and never depend on block sizes."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearsal.speech.take import RATE
from rehearsal.speech.voice_activity import FRAME, Probabilities
from rehearsal.speech.windows import EDGE, Cutter, Window


def drawn(*stretches: tuple[float, float]) -> Probabilities:
    """Return probabilities by frame for stretches of (seconds, probability)."""
    return np.concatenate(
        [np.full(round(seconds * RATE / FRAME), value, np.float32) for seconds, value in stretches]
    )


def cut(probabilities: Probabilities, model_window: float = 30) -> list[Window]:
    cutter = Cutter(model_window)
    return cutter.feed(probabilities) + cutter.finish(len(probabilities) * FRAME)


def seconds(window: Window) -> float:
    return (window.stop - window.start) / RATE


probabilities = st.lists(
    st.tuples(st.floats(0.03, 12), st.floats(0, 1, width=32)), min_size=1, max_size=40
)


@settings(max_examples=40, deadline=None)
@given(probabilities, st.sampled_from([10.0, 30.0]), st.integers(0, FRAME - 1))
def test_windows_tile_fit_and_never_depend_on_the_blocks(
    stretches: list[tuple[float, float]], model_window: float, odd: int
) -> None:
    told = drawn(*stretches)
    if not len(told):
        return
    length = len(told) * FRAME - odd
    whole = Cutter(model_window)
    expected = whole.feed(told) + whole.finish(length)

    pieces, found, at = Cutter(model_window), [], 0
    rng = np.random.default_rng(len(told))
    while at < len(told):
        step = int(rng.integers(1, 70))
        found += pieces.feed(told[at : at + step])
        pieces.spoken_out()  # looked at, a window stays open
        at += step
    assert found + pieces.finish(length) == expected

    assert expected[0].start == 0
    assert expected[-1].stop == length
    for before, after in pairwise(expected):
        assert before.stop == after.start
    for window in expected:
        assert seconds(window) <= {10.0: 9.7, 30.0: 29.0}[model_window]
        for first, after_last in window.speech:
            assert window.start <= first < after_last <= window.stop


def test_a_window_never_reaches_beyond_the_take() -> None:
    told, length = drawn((7.97, 0.0)), 127_487  # an odd sample short of whole frames
    cutter = Cutter(10)
    windows = cutter.feed(told) + cutter.finish(length)
    assert windows[-1].stop == length


def test_nothing_at_all_makes_no_window() -> None:
    assert Cutter(30).finish(0) == []


def test_a_clear_pause_closes_a_window_that_is_full_enough() -> None:
    windows = cut(drawn((10, 0.9), (1, 0.0), (12, 0.9), (1, 0.0), (10, 0.9)))
    assert len(windows) == 2
    assert 23 < windows[0].stop / RATE < 24


def test_a_full_window_is_cut_in_its_longest_pause() -> None:
    windows = cut(drawn((15, 0.9), (0.5, 0.0), (8, 0.9), (0.2, 0.0), (20, 0.9)))
    assert 15 < windows[0].stop / RATE < 15.5


def test_without_a_pause_the_least_speech_like_place_is_taken() -> None:
    windows = cut(drawn((20, 0.9), (0.1, 0.6), (20, 0.9)))
    assert 19.95 < windows[0].stop / RATE < 20.15


def test_a_long_silence_closes_the_window_and_is_left_out_itself() -> None:
    windows = cut(drawn((5, 0.9), (40, 0.0), (5, 0.9)))
    spoken = [window for window in windows if window.speech]
    assert len(windows) > 4
    assert [round(window.speech[0][0] / RATE) for window in spoken] == [5 - 5, 45]
    for window in spoken:
        assert (window.heard[1] - window.heard[0]) / RATE < 5.5


def test_a_window_is_heard_ahead_as_it_is_when_the_talk_ends_in_its_pause() -> None:
    cutter = Cutter(30)
    assert cutter.feed(drawn((2, 0.0), (5, 0.9), (1.3, 0.0))) == []
    assert cutter.spoken_out() == []
    assert cutter.feed(drawn((0.4, 0.0))) == []
    (ahead,) = cutter.spoken_out()
    assert cutter.feed(drawn((1, 0.0))) == []
    (last,) = cutter.finish(round(9.7 * RATE))
    assert (ahead.open, last.open) == (True, False)
    assert (ahead.start, ahead.heard, ahead.speech) == (last.start, last.heard, last.speech)


def test_nothing_is_heard_ahead_before_anybody_spoke() -> None:
    cutter = Cutter(30)
    cutter.feed(drawn((4, 0.0)))
    assert cutter.spoken_out() == []


def test_silence_never_reaches_the_recogniser() -> None:
    assert all(not window.speech for window in cut(drawn((200, 0.1))))


def test_what_is_heard_keeps_an_edge_inside_the_window() -> None:
    (window,) = cut(drawn((1, 0.0), (2, 0.9), (1, 0.0)))
    first, last = window.heard
    assert window.speech[0][0] - first == EDGE
    assert last - window.speech[-1][1] == EDGE
    (whole,) = cut(drawn((2, 0.9)))
    assert whole.heard == (whole.start, whole.stop)


@pytest.mark.parametrize("click", [0.03, 0.06])
def test_a_click_is_no_speech(click: float) -> None:
    assert cut(drawn((2, 0.0), (click, 0.9), (2, 0.0)))[0].speech == ()

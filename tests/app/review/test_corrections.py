"""What each gesture of the speaker changes, and what it leaves alone."""

from hypothesis import given
from hypothesis import strategies as st

from rehearsal.analysis.reading import read
from rehearsal.analysis.transcript import corrected
from rehearsal.app.review.corrections import (
    SHORTEST_SPAN,
    with_boundary,
    with_plan,
    with_slide,
    with_stages,
    with_verdicts,
    with_word,
)
from rehearsal.talk import Corrections, SlideSpan
from tests.notation import spoken

NONE = Corrections()
TIMELINE = (
    SlideSpan(0, 10, slide=1, confidence=1.0, source="clicked"),
    SlideSpan(10, 30, slide=2, confidence=0.4, source="aligned"),
    SlideSpan(30, 40, slide=3, confidence=0.7, source="aligned"),
)


def words_after(corrections: Corrections, said: str) -> str:
    return " ".join(word.text for word in corrected(spoken(said, corrections=corrections)))


def test_a_whole_part_gets_its_stage_and_the_rest_keeps_its_own() -> None:
    before = with_stages(NONE, [2], "problem")
    after = with_stages(before, [3, 4], "approach")
    assert after.stages == ((2, "problem"), (3, "approach"), (4, "approach"))
    assert with_stages(after, [4], "future").stages[-1] == (4, "future")


def test_a_plan_replaces_the_plan_of_its_slide_alone() -> None:
    after = with_plan(with_plan(with_plan(NONE, 2, 60), 1, 30), 2, 90)
    assert after.planned == ((1, 30), (2, 90))
    assert with_plan(with_plan(after, 2, None), 3, None).planned == ((1, 30),)


def test_a_sound_is_judged_once_and_can_be_left_open_again() -> None:
    judged = with_verdicts(NONE, [(4.2, True), (9.0, False)])
    assert judged.filled_pauses == ((4.2, True), (9.0, False))
    assert with_verdicts(judged, [(4.23, False)]).filled_pauses == ((4.23, False), (9.0, False))
    assert with_verdicts(judged, [(9.0, None)]).filled_pauses == ((4.2, True),)


def test_a_misheard_name_is_spelt_right_wherever_it_comes() -> None:
    after = with_word(NONE, "Seive,", "Sieve")
    assert words_after(after, "our seive, the Seive") == "our Sieve, the Sieve"


def test_a_correction_can_itself_be_corrected() -> None:
    once = with_word(NONE, "civ", "Seive")
    twice = with_word(once, "Seive", "Sieve")
    assert twice.words == (("civ", "Sieve"),)
    assert words_after(twice, "our civ works") == "our Sieve works"


def test_going_back_to_what_was_heard_leaves_no_correction() -> None:
    assert with_word(with_word(NONE, "token", "talking"), "talking", "token") == NONE


def test_several_words_are_corrected_as_one_place() -> None:
    after = with_word(NONE, "gets 62.4 percent", "gets 64.2 percent")
    said = "Sieve gets 62.4 percent and they get 62.4 once"
    assert words_after(after, said) == "Sieve gets 64.2 percent and they get 62.4 once"


def test_an_empty_word_corrects_nothing() -> None:
    assert with_word(NONE, "…", "Sieve") == NONE
    assert with_word(NONE, "sieve", "   ") == NONE


def test_a_boundary_that_is_moved_is_sure_and_moves_no_other() -> None:
    after = with_boundary(NONE, TIMELINE, 1, 25.0).boundaries
    assert [(span.start, span.end) for span in after] == [(0, 10), (10, 25), (25, 40)]
    assert [span.source for span in after] == ["clicked", "edited", "edited"]
    assert [span.confidence for span in after] == [1.0, 1.0, 1.0]


@given(st.integers(-2, 4), st.floats(-100, 100))
def test_no_boundary_leaves_its_two_slides(boundary: int, time: float) -> None:
    after = with_boundary(NONE, TIMELINE, boundary, time).boundaries
    if not 0 <= boundary < 2:
        assert after == ()
        return
    assert all(span.duration >= SHORTEST_SPAN - 1e-6 for span in after)
    assert [span.end for span in after[:-1]] == [span.start for span in after[1:]]


def test_a_span_can_be_given_to_another_slide() -> None:
    after = with_slide(NONE, TIMELINE, 1, 3).boundaries
    assert [span.slide for span in after] == [1, 3, 3]
    assert with_slide(NONE, TIMELINE, 3, 1) == NONE


def test_a_moved_boundary_changes_how_long_its_slides_took() -> None:
    talk = spoken("one two three four | five six", slides=["A", "B"], rate_wpm=60)
    before = read(talk)
    moved = with_boundary(NONE, before.timeline, 0, 3.0)
    after = read(spoken("one two three four | five six", slides=["A", "B"], rate_wpm=60,
                        corrections=moved))  # fmt: skip
    assert [dwell.seconds for dwell in before.dwells] == [4.0, 2.0]
    assert [dwell.seconds for dwell in after.dwells] == [3.0, 3.0]
